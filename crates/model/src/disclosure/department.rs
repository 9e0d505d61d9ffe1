//! The department: who it is, what it does, which units it has.

use serde::{Deserialize, Serialize};

use super::group::group;
use super::quantity::{Quantity, Tally, present};

/// The pattern of a text that says something, in the published schemas.
///
/// Unicode and ECMA-262 differ on U+0085 and U+FEFF; both count as blank here.
#[cfg(feature = "schema")]
const NOT_BLANK: &str = r"[^\s\u0085\uFEFF]";

/// 部门基本情况: who publishes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// 部门全称。The full name, as on the cover.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = NOT_BLANK)))]
    pub name: String,
    /// 正文中的简称，缺省为“本部门”。What the narrative calls it, where that is not 本部门.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub short_name: Option<String>,
    /// 行政区划代码或名称。The region, as code or name.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub region: Option<String>,
    /// 职能职责，一条一项，句末不加标点。What it does, an entry each, without the final stop.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<String>,
    /// 所属预算单位。The budget units that its accounts cover.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Unit>,
    /// 机构改革情况，一段一项。Reforms of the year, a paragraph each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reforms: Vec<String>,
    /// 机构和人员数量。Numbers of units, offices and staff.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub organisation: Organisation,
}

group! {
    /// 机构和人员数量: how many units, offices and staff.
    Organisation {
        subordinate_units: Tally = SubordinateUnitCount,
        internal_offices: Tally = InternalOfficeCount,
        headcount_increase: Tally = HeadcountIncrease,
    }
}

/// 单位性质，决定哪些支出算作机关运行经费。What a unit is, which decides what counts as its agency operation expenditure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum UnitKind {
    /// 行政单位: an administrative unit.
    Administrative,
    /// 参照公务员法管理的事业单位: an institution under the civil-service law.
    Participating,
    /// 其他事业单位: any other institution.
    Institution,
}

/// 预算单位: a unit whose accounts the department's cover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "BudgetUnit"))]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// 单位全称。The full name.
    pub name: String,
    /// 正文中的简称。What the narrative calls it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub short_name: Option<String>,
    /// 单位性质。What kind of unit it is.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub kind: Option<UnitKind>,
    /// 成立或设置的说明，句末不加标点。How it was set up, without the final stop.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub note: Option<String>,
    /// 内设机构名称。The names of its offices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<String>,
    /// 数量和财政拨款收入。Its number of offices and its fiscal income.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub figures: UnitFigures,
}

impl Unit {
    /// A unit of which nothing but the name is known.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            short_name: None,
            kind: None,
            note: None,
            offices: Vec::new(),
            figures: UnitFigures::default(),
        }
    }
}

group! {
    /// 单位的数量和财政拨款收入: a unit's number of offices and the change of its fiscal income.
    UnitFigures {
        office_count: Tally = InternalOfficeCount,
        fiscal_income: Quantity = UnitFiscalIncomeDelta,
    }
}

/// 名词解释: an entry of the glossary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// 名词。The term.
    pub term: String,
    /// 解释，句末不加标点。What it means, without the final stop.
    pub meaning: String,
}

/// 联系方式: where to ask.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// 电话。The telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub telephone: Option<String>,
    /// 其他渠道。Any other way.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub other: Option<String>,
}
