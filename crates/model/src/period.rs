//! The fiscal year, and the basis of a figure: actual, comparative or budget.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A fiscal year (会计年度), the calendar year in China.
pub type FiscalYear = u16;

/// The years that a disclosure may be of; publication began in 2010.
pub const FISCAL_YEARS: core::ops::RangeInclusive<FiscalYear> = 2000..=2100;

/// What a figure measures its concept at (口径).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Basis {
    /// This year's final account (本年决算数).
    Actual,
    /// The prior year's final account (上年决算数).
    PriorYear,
    /// The initial budget (年初预算数).
    InitialBudget,
    /// The final budget (全年预算数, 调整预算数).
    FinalBudget,
    /// A named year's final account.
    Year(FiscalYear),
}

impl Basis {
    /// The name in JSON, of those that have one for every year.
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::Actual => Some("actual"),
            Self::PriorYear => Some("prior_year"),
            Self::InitialBudget => Some("initial_budget"),
            Self::FinalBudget => Some("final_budget"),
            Self::Year(_) => None,
        }
    }

    /// The term that a clerk uses.
    pub fn zh(self) -> String {
        match self {
            Self::Actual => "本年决算数".into(),
            Self::PriorYear => "上年决算数".into(),
            Self::InitialBudget => "年初预算数".into(),
            Self::FinalBudget => "全年预算数".into(),
            Self::Year(year) => format!("{year}年决算数"),
        }
    }

    /// The term in English.
    pub fn en(self) -> String {
        match self {
            Self::Actual => "actual".into(),
            Self::PriorYear => "prior year".into(),
            Self::InitialBudget => "initial budget".into(),
            Self::FinalBudget => "final budget".into(),
            Self::Year(year) => format!("actual of {year}"),
        }
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.word(), self) {
            (Some(word), _) => f.write_str(word),
            (None, Self::Year(year)) => write!(f, "year:{year}"),
            (None, _) => Ok(()),
        }
    }
}

/// No basis has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no basis; expected actual, prior_year, initial_budget, final_budget or year: with four digits"
)]
pub struct UnknownBasis(pub String);

impl FromStr for Basis {
    type Err = UnknownBasis;
    fn from_str(text: &str) -> Result<Self, UnknownBasis> {
        Ok(match text {
            "actual" => Self::Actual,
            "prior_year" => Self::PriorYear,
            "initial_budget" => Self::InitialBudget,
            "final_budget" => Self::FinalBudget,
            other => other
                .strip_prefix("year:")
                .filter(|digits| digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()))
                .and_then(|digits| digits.parse().ok())
                .map(Self::Year)
                .ok_or_else(|| UnknownBasis(other.chars().take(40).collect()))?,
        })
    }
}

impl Serialize for Basis {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Basis {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Basis {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Basis".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^(actual|prior_year|initial_budget|final_budget|year:[0-9]{4})$",
            "title": "口径 / Basis",
            "description": "本年决算、上年决算、年初预算、全年预算，或指定年度决算（year:2021）。This year's actual, the prior year's, initial budget, final budget, or a named year's actual.",
            "examples": ["actual", "prior_year", "year:2021"]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_round_trip() {
        for basis in
            [Basis::Actual, Basis::PriorYear, Basis::InitialBudget, Basis::FinalBudget, Basis::Year(2021)]
        {
            assert_eq!(basis.to_string().parse(), Ok(basis));
        }
        assert!("year:21".parse::<Basis>().is_err());
        assert!("budget".parse::<Basis>().is_err());
    }
}
