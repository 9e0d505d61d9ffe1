//! The settings of a profile: decimals, separators, words.

use juesuan_model::Printed;
use juesuan_model::profile::{Content, Form};
use juesuan_model::tables::{CHONGQING, Layout, NATIONAL};
use serde::Deserialize;

use crate::arithmetic::MAX_DECIMALS;
use crate::error::ProfileError;

/// 表格的式样。Which tables a profile prints, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum LayoutName {
    Chongqing,
    National,
}

/// 用词。The words that a profile uses.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    /// 增加。For an amount that is more than what it is compared with.
    pub(crate) increase: String,
    /// 减少。For an amount that is less.
    pub(crate) decrease: String,
    /// 增长。For a rate above zero.
    pub(crate) grow: String,
    /// 下降。For a rate below zero.
    pub(crate) shrink: String,
    /// 无增减。For no change.
    pub(crate) unchanged: String,
    /// 大于。For a result above the budget.
    pub(crate) above: String,
    /// 小于。For a result below the budget.
    pub(crate) below: String,
    /// 等于。For a result equal to the budget.
    pub(crate) equal: String,
    /// 约。Before a rounded figure.
    pub(crate) about: String,
    /// 【待填】。In a draft, where something is missing.
    pub(crate) missing: String,
    /// 涉密不公开。In place of a figure that is withheld.
    pub(crate) withheld: String,
    /// 空白。What running text prints for a blank.
    pub(crate) blank: String,
    /// 一字线。What running text prints for a dash.
    pub(crate) dash: String,
    /// 部门的自称。What the department is called where it has no short name.
    pub(crate) department: String,
    /// 草稿首行。The first line of a draft.
    pub(crate) draft: String,
    /// 没有政府性基金时的说明。That there was no government fund budget; `{name}`, `{short}` and `{year}` are filled in.
    pub(crate) no_government_fund: String,
    /// 没有国有资本经营预算时的说明。That there was no state capital budget.
    pub(crate) no_state_capital: String,
    /// 没有“三公”经费时的说明。That there was no 三公 expense.
    pub(crate) no_three_public: String,
}

/// 一种格式的设置（profile.json）。The settings of a form of disclosure.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "profile"))]
#[serde(deny_unknown_fields)]
struct Raw {
    /// 给人看的说明，程序不用。A note to people, which is not used.
    #[serde(rename = "说明", default)]
    _about: String,
    /// 百分比的小数位数，最多8位。Decimals of rates, shares and completion rates, at most 8.
    #[cfg_attr(feature = "schema", schemars(range(max = 8)))]
    percent_decimals: u32,
    /// 人均、车均的小数位数，最多8位。Decimals of averages, at most 8.
    #[cfg_attr(feature = "schema", schemars(range(max = 8)))]
    average_decimals: u32,
    /// 是否印千分位。Whether figures have a comma before every third digit.
    thousands_separators: bool,
    /// 金额末尾的零是否照印。Whether amounts keep the zeros at their end.
    trailing_zeros: bool,
    /// 基数为零时印出的增长率，不写则不印。The rate printed where the base is zero; without it none is.
    #[serde(default)]
    zero_base_rate: Option<String>,
    /// 表格的版式。The layout of the tables.
    tables: LayoutName,
    /// 没有表格时是否用正文数据填表。Whether quantities fill the tables that the disclosure does not have.
    derive_tables: bool,
    /// 应有的部分，不写则同内置格式。The sections that the form has; without them, those of the built-in form of its name.
    #[serde(default)]
    sections: Option<Vec<String>>,
    /// 必须有的内容，不写则同内置格式。What the form must have; without it, that of the built-in form of its name.
    #[serde(default)]
    contents: Option<Vec<Content>>,
    /// 用词。The words.
    words: Words,
}

/// The JSON Schema of `profile.json`, the settings of a form of disclosure.
///
/// ```
/// let schema = juesuan_narrative::settings_schema();
/// assert!(schema["properties"]["contents"].is_object());
/// ```
#[cfg(feature = "schema")]
pub fn settings_schema() -> serde_json::Value {
    let mut schema =
        schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Raw>();
    schema.insert("$id".to_owned(), "urn:juesuan:schema:profile:1".into());
    schema.insert("title".to_owned(), "格式的设置 / Settings of a form of disclosure".into());
    schema.to_value()
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

#[cfg(all(test, feature = "schema"))]
mod tests {
    use super::settings_schema;

    #[test]
    fn the_schema_takes_what_is_read_as_settings_and_nothing_else() {
        let schema = jsonschema::validator_for(&settings_schema()).unwrap();
        for text in [
            include_str!("../profiles/chongqing-2024/profile.json"),
            include_str!("../profiles/national-2024/profile.json"),
        ] {
            let mut settings: serde_json::Value = serde_json::from_str(text).unwrap();
            let agrees = |settings: &serde_json::Value| {
                let read = super::Settings::parse("national", &settings.to_string()).is_ok();
                assert_eq!(schema.is_valid(settings), read, "{settings}");
                read
            };
            assert!(agrees(&settings));
            settings["sections"] = serde_json::json!(["overall"]);
            settings["contents"] = serde_json::json!(["contact"]);
            assert!(agrees(&settings));
            settings["contents"] = serde_json::json!(["weather"]);
            assert!(!agrees(&settings));
            settings["contents"] = serde_json::json!([]);
            settings["percent_decimals"] = 9.into();
            assert!(!agrees(&settings));
            settings["percent_decimals"] = 2.into();
            settings["colour"] = "red".into();
            assert!(!agrees(&settings));
        }
    }
}
