//! The settings of a profile: decimals, separators, words.

use juesuan_model::Printed;
use juesuan_model::profile::{Content, Form};
use juesuan_model::tables::{CHONGQING, Layout, NATIONAL};
use serde::Deserialize;

use crate::arithmetic::MAX_DECIMALS;
use crate::error::ProfileError;

/// Which tables a profile prints, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LayoutName {
    Chongqing,
    National,
}

/// The words that a profile uses.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    /// 增加
    pub(crate) increase: String,
    /// 减少
    pub(crate) decrease: String,
    /// 增长
    pub(crate) grow: String,
    /// 下降
    pub(crate) shrink: String,
    /// 无增减
    pub(crate) unchanged: String,
    /// 大于
    pub(crate) above: String,
    /// 小于
    pub(crate) below: String,
    /// 等于
    pub(crate) equal: String,
    /// 约
    pub(crate) about: String,
    /// 【待填】
    pub(crate) missing: String,
    /// 涉密不公开
    pub(crate) withheld: String,
    /// What running text prints for a blank.
    pub(crate) blank: String,
    /// —
    pub(crate) dash: String,
    /// What the department is called where it has no short name.
    pub(crate) department: String,
    /// The first line of a draft.
    pub(crate) draft: String,
    /// That there was no government fund budget; `{name}`, `{short}` and `{year}` are filled in.
    pub(crate) no_government_fund: String,
    /// That there was no state capital budget.
    pub(crate) no_state_capital: String,
    /// That there was no 三公 expense.
    pub(crate) no_three_public: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(rename = "说明", default)]
    _about: String,
    percent_decimals: u32,
    average_decimals: u32,
    thousands_separators: bool,
    trailing_zeros: bool,
    #[serde(default)]
    zero_base_rate: Option<String>,
    tables: LayoutName,
    derive_tables: bool,
    #[serde(default)]
    sections: Option<Vec<String>>,
    #[serde(default)]
    contents: Option<Vec<Content>>,
    words: Words,
}

/// What a profile decides beside its template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Settings {
    /// Decimals of rates, shares and completion rates.
    pub(crate) percent_decimals: u32,
    /// Decimals of averages.
    pub(crate) average_decimals: u32,
    /// Whether figures have a comma before every third digit.
    pub(crate) separators: bool,
    /// Whether amounts keep the zeros at their end.
    pub(crate) trailing_zeros: bool,
    /// The rate printed where the base is zero; nothing: no rate is printed.
    pub(crate) zero_base_rate: Option<Printed>,
    /// The tables.
    pub(crate) layout: Layout,
    /// Whether quantities fill the tables that the disclosure does not have.
    pub(crate) derive_tables: bool,
    /// The sections and contents that it asks for.
    pub(crate) form: Form,
    /// The words.
    pub(crate) words: Words,
}

impl Settings {
    pub(crate) fn parse(profile: &str, json: &str) -> Result<Self, ProfileError> {
        let fault = |line, column, message| ProfileError::Settings {
            profile: profile.to_owned(),
            line,
            column,
            message,
        };
        let raw: Raw = serde_json::from_str(json)
            .map_err(|error| fault(error.line(), error.column(), error.to_string()))?;
        for (name, decimals) in
            [("percent_decimals", raw.percent_decimals), ("average_decimals", raw.average_decimals)]
        {
            if decimals > MAX_DECIMALS {
                return Err(fault(
                    0,
                    0,
                    format!("`{name}` is {decimals}; at most {MAX_DECIMALS} decimals can be printed"),
                ));
            }
        }
        let zero_base_rate =
            raw.zero_base_rate.map(|figure| figure.parse()).transpose().map_err(|source| {
                ProfileError::Figure { profile: profile.to_owned(), field: "zero_base_rate", source }
            })?;
        let known = Form::of(profile);
        let form = Form {
            sections: raw.sections.unwrap_or_else(|| known.sections.clone()),
            contents: raw.contents.unwrap_or_else(|| known.contents.clone()),
        };
        Ok(Self {
            percent_decimals: raw.percent_decimals,
            average_decimals: raw.average_decimals,
            separators: raw.thousands_separators,
            trailing_zeros: raw.trailing_zeros,
            zero_base_rate,
            layout: match raw.tables {
                LayoutName::Chongqing => CHONGQING,
                LayoutName::National => NATIONAL,
            },
            derive_tables: raw.derive_tables,
            form,
            words: raw.words,
        })
    }
}
