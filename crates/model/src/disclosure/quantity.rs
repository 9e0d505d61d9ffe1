//! A quantity with its comparatives, reasons and printings.

use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

use super::reason::ReasonRef;
use crate::amount::{Printed, Value};
use crate::period::Basis;
use crate::reading::Role;
use crate::unit::Unit;

/// 本年金额，连同与之比较的数。An amount of this year with what it is compared with.
///
/// ```
/// # use juesuan_model::Quantity;
/// let json = r#"{"value": "37.31", "initial_budget": {"change": "-26.69"}, "prior_year": {"change": "8.22"}}"#;
/// let quantity: Quantity = serde_json::from_str(json)?;
/// assert!(quantity.final_budget.is_none());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// 本年决算数。This year's actual, in the unit of the disclosure.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub value: Option<Value>,
    /// 与上年决算数相比。Against the prior year's actual.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub prior_year: Option<Comparative>,
    /// 与年初预算数相比。Against the initial budget.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub initial_budget: Option<Comparative>,
    /// 与全年预算数相比。Against the final budget.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub final_budget: Option<Comparative>,
    /// 用途说明。What the money was used for, as one phrase without a full stop.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub purpose: Option<String>,
    /// 文件中印出的数字及所在部分。The printings found in a document, with their sections.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stated: Vec<Printing>,
}

impl Quantity {
    /// The comparative of a basis.
    pub fn comparative(&self, basis: Basis) -> Option<&Comparative> {
        match basis {
            Basis::PriorYear => self.prior_year.as_ref(),
            Basis::InitialBudget => self.initial_budget.as_ref(),
            Basis::FinalBudget => self.final_budget.as_ref(),
            _ => None,
        }
    }

    /// The comparatives that are there, in the order of the narrative.
    pub fn comparatives(&self) -> impl Iterator<Item = (Basis, &Comparative)> {
        [Basis::PriorYear, Basis::InitialBudget, Basis::FinalBudget]
            .into_iter()
            .filter_map(|basis| Some((basis, self.comparative(basis)?)))
    }
}

/// 比较：另一个金额，或者相差的数，知道哪个写哪个。What a quantity is compared with: the other amount, or the difference; whichever is known.
///
/// A difference is signed: `"-26.69"` is 减少26.69万元, `"0"` is 无增减. Neither is ever computed
/// from the other when a document is imported.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Comparative {
    /// 对比数。The amount compared with.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub amount: Option<Value>,
    /// 增减额，减少为负。The difference, negative for a decrease.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub change: Option<Value>,
    /// 增减原因。Why it changed: a reason, or the name of one in `reasons`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub reason: Option<ReasonRef>,
    /// 上年数因机构改革等重述的原因。Why the prior-year figure was restated.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub restated: Option<String>,
}

/// 所写的是什么。What a printing shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, PartialOrd, Ord)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Shown {
    /// 数值本身: the value itself.
    Value,
    /// 对比数: the amount compared with.
    Amount,
    /// 增减额: the difference.
    Change,
    /// 增减率: the rate of change, in percent.
    Rate,
    /// 占比: the share of the whole that the narrative names, in percent.
    Share,
    /// 完成率: the completion rate, in percent.
    Completion,
}

impl Shown {
    /// The role of such a figure.
    pub const fn role(self) -> Role {
        match self {
            Self::Value | Self::Amount => Role::Amount,
            Self::Change => Role::Change,
            Self::Rate => Role::Rate,
            Self::Share => Role::Share,
            Self::Completion => Role::Completion,
        }
    }
}

/// 文件所写的一个数字。A figure as a document printed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Printing {
    /// 印出的是什么。What it shows.
    #[serde(rename = "of")]
    pub shown: Shown,
    /// 与何数相比；数值和占比不写。What it is compared with; absent for the value and its share.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub basis: Option<Basis>,
    /// 印出的数字，减少为负。The figure; negative for a decrease.
    pub figure: Printed,
    /// 单位，缺省为本文件金额单位或百分比。The unit, where it is not the disclosure's own or percent.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub unit: Option<Unit>,
    /// 所在部分。The section of the narrative.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub section: Option<String>,
}

/// 文件所写的派生数：平均数或自成一项的比率。A derived figure that a document prints: an average or a rate of its own.
///
/// Rendering computes it; `stated` is what a document printed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    /// 文件中印出的数字。The printings found in a document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stated: Vec<Printing>,
}

/// The largest number of things that a disclosure counts.
pub const MAX_COUNT: u32 = 999_999_999;

/// A number of things: whole and never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize)]
#[serde(transparent)]
pub struct Count(u32);

impl Count {
    /// A number, where it is at most [`MAX_COUNT`].
    pub const fn new(number: u32) -> Option<Self> {
        if number <= MAX_COUNT { Some(Self(number)) } else { None }
    }

    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Whole;
        impl de::Visitor<'_> for Whole {
            type Value = Count;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a whole number from 0 to {MAX_COUNT}")
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Count, E> {
                u32::try_from(number)
                    .ok()
                    .and_then(Count::new)
                    .ok_or_else(|| E::invalid_value(de::Unexpected::Unsigned(number), &self))
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Count, E> {
                match u64::try_from(number) {
                    Ok(number) => self.visit_u64(number),
                    Err(_) => Err(E::invalid_value(de::Unexpected::Signed(number), &self)),
                }
            }
            // JSON Schema counts 7.0 among the integers, so this does too.
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Count, E> {
                if number.fract() == 0.0 && (0.0..=f64::from(MAX_COUNT)).contains(&number) {
                    Ok(Count(number as u32))
                } else {
                    Err(E::invalid_value(de::Unexpected::Float(number), &self))
                }
            }
        }
        deserializer.deserialize_any(Whole)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Count {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Count".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "integer", "minimum": 0, "maximum": MAX_COUNT,
            "title": "数量 / Count",
            "description": "非负整数。A whole number, never negative.",
            "examples": [0, 147]
        })
    }
}

/// 数量，连同文件所写。A number of things with what was printed of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// 数量。The number.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub value: Option<Count>,
    /// 文件中印出的数字。The printings found in a document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stated: Vec<Printing>,
}

/// Reads a field that is there: `null` is refused, since absence is written by leaving it out.
pub(crate) fn present<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}
