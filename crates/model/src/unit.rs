//! Units: of money, and of everything else that a disclosure counts.

use serde::{Deserialize, Serialize};

/// 金额单位。The unit of the amounts of a disclosure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MoneyUnit {
    /// 元。Yuan.
    Yuan,
    /// 万元，决算公开大多用它。10,000 yuan, what nearly all disclosures use.
    #[default]
    WanYuan,
    /// 亿元。100 million yuan.
    YiYuan,
}

impl MoneyUnit {
    /// The power of ten of 元 that it stands for.
    pub const fn power(self) -> u32 {
        match self {
            Self::Yuan => 0,
            Self::WanYuan => 4,
            Self::YiYuan => 8,
        }
    }

    /// The same unit among all units.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Yuan => Unit::Yuan,
            Self::WanYuan => Unit::WanYuan,
            Self::YiYuan => Unit::YiYuan,
        }
    }
}

macro_rules! units {
    ($($variant:ident $id:literal $zh:literal $en:literal;)*) => {
        /// 计量单位。What a figure is counted in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum Unit { $(
            #[doc = concat!("单位“", $zh, "”。The unit: ", $en, ".")]
            #[serde(rename = $id)]
            $variant,
        )* }

        impl Unit {
            /// Every unit.
            pub const ALL: &'static [Unit] = &[$(Unit::$variant),*];

            /// The name in published files.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// What a document prints after the number.
            pub const fn zh(self) -> &'static str {
                match self { $(Self::$variant => $zh,)* }
            }

            /// The unit in English.
            pub const fn en(self) -> &'static str {
                match self { $(Self::$variant => $en,)* }
            }
        }
    };
}

units! {
    Yuan "yuan" "元" "yuan";
    WanYuan "wan_yuan" "万元" "10,000 yuan";
    YiYuan "yi_yuan" "亿元" "100 million yuan";
    Percent "percent" "%" "percent";
    PercentagePoint "percentage_point" "个百分点" "percentage points";
    Person "person" "人" "persons";
    PersonTime "person_time" "人次" "person-times";
    Batch "batch" "批次" "batches";
    Group "group" "个" "groups";
    Vehicle "vehicle" "辆" "vehicles";
    Set "set" "台（套）" "sets";
    Project "project" "个" "projects";
    Item "item" "项" "items";
    Organisation "unit" "个" "units";
    Office "office" "个" "offices";
    Point "point" "分" "points";
    Piece "piece" "个" "pieces";
    Year "year" "年" "years";
    Month "month" "月" "months";
    Day "day" "日" "days";
    None "none" "" "without unit";
}

impl Unit {
    /// The power of ten of 元, for money.
    pub const fn money_power(self) -> Option<u32> {
        match self {
            Self::Yuan => Some(0),
            Self::WanYuan => Some(4),
            Self::YiYuan => Some(8),
            _ => None,
        }
    }

    /// Whether figures in this unit are exact whole numbers.
    pub const fn is_count(self) -> bool {
        self.money_power().is_none()
            && !matches!(self, Self::Percent | Self::PercentagePoint | Self::Point | Self::None)
    }
}

impl core::fmt::Display for Unit {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.zh())
    }
}
