//! Reasons: text with slots, and the figures that stand in the slots.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, de};

use super::quantity::present;
use crate::amount::Printed;
use crate::concept::Concept;
use crate::period::Basis;
use crate::reading::Direction;
use crate::unit::Unit;

/// Reasons that are written once and referred to by name.
pub type Reasons = BTreeMap<String, Reason>;

/// 增减原因，连同文字中的数字。Why something changed, with the figures that the text names.
///
/// `{0}` in the text is the first figure. The words around a slot are the writer's; the figure's
/// unit is printed with it. The model never parses the text.
///
/// ```
/// use juesuan_model::Reason;
/// let json = r#"{"text": "新设一个中心增加{0}，压减办公费{1}",
///   "figures": [{"figure": "12.30", "direction": "increase"}, {"figure": "2.30", "direction": "decrease"}],
///   "complete": true}"#;
/// let reason: Reason = serde_json::from_str(json)?;
/// assert_eq!(reason.fill(|figure| format!("{}万元", figure.figure)), "新设一个中心增加12.30万元，压减办公费2.30万元");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// 文字，数字处写 {0}、{1}。The text, without a full stop at its end; `{0}` stands for the first figure.
    pub text: String,
    /// 文字中的数字。The figures in the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<ReasonFigure>,
    /// 各数合计等于所解释的增减额。Whether the figures with a direction explain the whole change, so that they must add up to it.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub complete: bool,
}

impl Reason {
    /// The text with its slots filled.
    pub fn fill(&self, mut print: impl FnMut(&ReasonFigure) -> String) -> String {
        let mut out = String::with_capacity(self.text.len() + 16);
        let mut rest = self.text.as_str();
        while let Some(open) = rest.find('{') {
            let (before, tail) = rest.split_at(open);
            out.push_str(before);
            let slot = tail.find('}').and_then(|close| {
                let index: usize = tail.get(1..close)?.parse().ok()?;
                Some((self.figures.get(index)?, close))
            });
            match slot {
                Some((figure, close)) => {
                    out.push_str(&print(figure));
                    rest = &tail[close + 1..];
                }
                None => {
                    out.push('{');
                    rest = &tail[1..];
                }
            }
        }
        out.push_str(rest);
        out
    }
}

/// 原因中的一个数字。A figure inside a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReasonFigure {
    /// 数字，不带正负号。The figure, without sign.
    pub figure: Printed,
    /// 单位，缺省为本文件金额单位。The unit, where it is not the disclosure's own.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub unit: Option<Unit>,
    /// 增加或减少；不是增减额则不写。Whether it is an increase or a decrease; absent for a level or a number.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub direction: Option<Direction>,
    /// 前有“约”字等。Whether it is only about so much.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub approximate: bool,
    /// 指标。What it measures, where the taxonomy has it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub concept: Option<Concept>,
    /// 口径。At which basis; a change's basis is what it is against.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub basis: Option<Basis>,
    /// 所属单位。The unit of the department that it belongs to.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "present",
        rename = "of_unit"
    )]
    pub of_unit: Option<String>,
    /// 项目。The project that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub project: Option<String>,
}

/// A reason, or the name of one in the disclosure's `reasons`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReasonRef {
    /// The name.
    Named(String),
    /// The reason itself.
    Here(Reason),
}

impl ReasonRef {
    /// The reason, looked up where it is a name.
    pub fn resolve<'a>(&'a self, reasons: &'a Reasons) -> Option<&'a Reason> {
        match self {
            Self::Named(name) => reasons.get(name),
            Self::Here(reason) => Some(reason),
        }
    }
}

impl Serialize for ReasonRef {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Named(name) => name.serialize(serializer),
            Self::Here(reason) => reason.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for ReasonRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> de::Visitor<'de> for Either {
            type Value = ReasonRef;
            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("a reason {\"text\": …}, or the name of one in `reasons`")
            }
            fn visit_str<E: de::Error>(self, name: &str) -> Result<ReasonRef, E> {
                Ok(ReasonRef::Named(name.to_owned()))
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<ReasonRef, A::Error> {
                Reason::deserialize(de::value::MapAccessDeserializer::new(map)).map(ReasonRef::Here)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ReasonRef {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ReasonOrName".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let reason = generator.subschema_for::<Reason>();
        schemars::json_schema!({
            "title": "原因或其名称 / Reason or its name",
            "description": "原因，或 reasons 中一条原因的名称。A reason, or the name of one in `reasons`.",
            "anyOf": [reason, {"type": "string"}]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_without_a_figure_stays_as_it_is() {
        let reason = Reason { text: "{0}{1}{x}{".into(), ..Reason::default() };
        assert_eq!(reason.fill(|_| unreachable!()), "{0}{1}{x}{");
    }

    #[test]
    fn a_reason_is_written_or_named() {
        assert_eq!(
            serde_json::from_str::<ReasonRef>("\"merger\"").unwrap(),
            ReasonRef::Named("merger".into())
        );
        assert!(serde_json::from_str::<ReasonRef>("3").is_err());
        assert!(serde_json::from_str::<ReasonRef>(r#"{"txt": ""}"#).is_err());
    }
}
