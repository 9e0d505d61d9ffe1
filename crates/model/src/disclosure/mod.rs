//! The disclosure (部门决算公开): what a department publishes, as one typed value.
//!
//! Only the department's name and the fiscal year are required. Whether something that is missing
//! is a fault is for the completeness rules. Amounts are in [`Disclosure::unit`].

pub mod department;
pub mod group;
pub mod quantity;
pub mod reason;
pub mod sections;

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::period::{FISCAL_YEARS, FiscalYear};
use crate::strict::Strict;
use crate::tables::Tables;
use crate::unit::MoneyUnit;

pub use department::{Contact, Department, Organisation, Term, Unit, UnitFigures, UnitKind};
pub use group::{Field, Group, Slot, SlotMut};
use quantity::present;
pub use quantity::{Comparative, Count, MAX_COUNT, Printing, Quantity, Ratio, Shown, Tally};
pub use reason::{Reason, ReasonFigure, ReasonRef, Reasons};
pub use sections::{
    Assets, FiscalOverall, FunctionAmount, GeneralPublicBudget, GovernmentFund, Operation, Overall,
    Performance, Procurement, StateCapital, ThreePublic,
};

/// The name that every disclosure carries.
pub const DISCLOSURE_SCHEMA: &str = "disclosure/1";

pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A department's final accounts as published.
///
/// ```
/// use juesuan_model::Disclosure;
/// let json = r#"{"schema": "disclosure/1", "department": {"name": "某区档案馆"}, "fiscal_year": 2024,
///   "overall": {"current_income": {"value": "312.40"}}}"#;
/// let disclosure: Disclosure = serde_json::from_str(json)?;
/// assert_eq!(disclosure.fiscal_year, 2024);
/// // A JSON number is refused: it would lose the printed decimals.
/// assert!(serde_json::from_str::<Disclosure>(&json.replace("\"312.40\"", "312.4")).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Disclosure {
    /// 格式名称和版本，固定为 disclosure/1。The format and its version.
    #[serde(deserialize_with = "schema_name")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema_const"))]
    pub schema: String,
    /// 部门基本情况。The department.
    #[serde(deserialize_with = "named")]
    pub department: Department,
    /// 决算年度。The fiscal year.
    #[serde(deserialize_with = "year")]
    #[cfg_attr(feature = "schema", schemars(range(min = 2000, max = 2100)))]
    pub fiscal_year: FiscalYear,
    /// 采用的公开格式，如 chongqing-2024。The profile, such as chongqing-2024.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub profile: Option<String>,
    /// 金额单位，缺省为万元。The unit of amounts, 万元 where it is left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unit: MoneyUnit,
    /// 被多处引用的原因。Reasons that several places refer to.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
    /// 收入支出决算总体情况。Income and expenditure from all sources.
    #[serde(default, skip_serializing_if = "is_default")]
    pub overall: Overall,
    /// 财政拨款收入支出决算总体情况。The three budgets together.
    #[serde(default, skip_serializing_if = "is_default")]
    pub fiscal: FiscalOverall,
    /// 一般公共预算财政拨款。The general public budget.
    #[serde(default, skip_serializing_if = "is_default")]
    pub general_public_budget: GeneralPublicBudget,
    /// 政府性基金预算财政拨款。The government fund budget.
    #[serde(default, skip_serializing_if = "is_default")]
    pub government_fund: GovernmentFund,
    /// 国有资本经营预算财政拨款。The state capital budget.
    #[serde(default, skip_serializing_if = "is_default")]
    pub state_capital: StateCapital,
    /// 财政拨款“三公”经费。The three public expenses.
    #[serde(default, skip_serializing_if = "is_default")]
    pub three_public: ThreePublic,
    /// 会议费、培训费、差旅费和机关运行经费。Meetings, training, travel and agency operation.
    #[serde(default, skip_serializing_if = "is_default")]
    pub operation: Operation,
    /// 国有资产占用情况。Assets.
    #[serde(default, skip_serializing_if = "is_default")]
    pub assets: Assets,
    /// 政府采购支出情况。Procurement.
    #[serde(default, skip_serializing_if = "is_default")]
    pub procurement: Procurement,
    /// 预算绩效管理情况。Performance evaluation.
    #[serde(default, skip_serializing_if = "is_default")]
    pub performance: Performance,
    /// 名词解释。The glossary.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glossary: Vec<Term>,
    /// 联系方式。Where to ask.
    #[serde(default, skip_serializing_if = "is_default")]
    pub contact: Contact,
    /// 汇总各单位时抵销的内部往来。Transfers between units, eliminated in the department's figures.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub internal_transfer: Option<Quantity>,
    /// 公开表格。The public tables.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tables: Tables,
    /// 其他程序的数据，本项目不解释。Other programs' data, which nothing here interprets.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub extensions: Option<Extensions>,
}

impl Serialize for Disclosure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Disclosure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(Strict(deserializer))
    }
}

/// Data of other programs, kept as they are.
///
/// Numbers are kept as the text that was read only where they are strings.
pub type Extensions = BTreeMap<String, Extension>;

/// 其他程序的JSON值。A JSON value of another program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "AnyJson"))]
#[serde(untagged)]
pub enum Extension {
    /// true or false.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Extension>),
    /// An object.
    Object(BTreeMap<String, Extension>),
    /// null.
    Null(()),
}

impl Eq for Extension {}

#[cfg(feature = "schema")]
struct AnyJson;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for AnyJson {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "any".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::Schema::default()
    }
}

#[cfg(feature = "schema")]
fn schema_const(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({"type": "string", "const": DISCLOSURE_SCHEMA})
}

fn schema_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let name = String::deserialize(deserializer)?;
    if name == DISCLOSURE_SCHEMA {
        Ok(name)
    } else {
        Err(de::Error::custom(format_args!(
            "the schema is `{name}`; this program reads `{DISCLOSURE_SCHEMA}`"
        )))
    }
}

fn year<'de, D: Deserializer<'de>>(deserializer: D) -> Result<FiscalYear, D::Error> {
    let year = quantity::Count::deserialize(deserializer)?.get();
    u16::try_from(year).ok().filter(|year| FISCAL_YEARS.contains(year)).ok_or_else(|| {
        de::Error::custom(format_args!(
            "{year} is no fiscal year; expected {} to {}",
            FISCAL_YEARS.start(),
            FISCAL_YEARS.end()
        ))
    })
}

/// Whether a text says nothing. The schema's pattern `NOT_BLANK` asks the same.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c == '\u{feff}')
}

fn named<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Department, D::Error> {
    let department = Department::deserialize(deserializer)?;
    if is_blank(&department.name) {
        return Err(de::Error::custom("the department's name is empty; write its full name as on the cover"));
    }
    Ok(department)
}

impl Disclosure {
    /// A disclosure with nothing in it but who and when.
    pub fn new(department: impl Into<String>, fiscal_year: FiscalYear) -> Self {
        Self {
            schema: DISCLOSURE_SCHEMA.to_owned(),
            department: Department { name: department.into(), ..Department::default() },
            fiscal_year,
            profile: None,
            unit: MoneyUnit::default(),
            reasons: Reasons::new(),
            overall: Overall::default(),
            fiscal: FiscalOverall::default(),
            general_public_budget: GeneralPublicBudget::default(),
            government_fund: GovernmentFund::default(),
            state_capital: StateCapital::default(),
            three_public: ThreePublic::default(),
            operation: Operation::default(),
            assets: Assets::default(),
            procurement: Procurement::default(),
            performance: Performance::default(),
            glossary: Vec::new(),
            contact: Contact::default(),
            internal_transfer: None,
            tables: Tables::default(),
            extensions: None,
        }
    }

    /// The groups of quantities with their names in JSON, in the order of the narrative.
    pub fn groups(&self) -> [(&'static str, &dyn Group); 11] {
        [
            ("/department/organisation", &self.department.organisation),
            ("/overall", &self.overall),
            ("/fiscal", &self.fiscal),
            ("/general_public_budget", &self.general_public_budget),
            ("/government_fund", &self.government_fund),
            ("/state_capital", &self.state_capital),
            ("/three_public", &self.three_public),
            ("/operation", &self.operation),
            ("/assets", &self.assets),
            ("/procurement", &self.procurement),
            ("/performance", &self.performance),
        ]
    }

    /// The groups of quantities, to be filled.
    pub fn groups_mut(&mut self) -> [(&'static str, &mut dyn Group); 11] {
        [
            ("/department/organisation", &mut self.department.organisation),
            ("/overall", &mut self.overall),
            ("/fiscal", &mut self.fiscal),
            ("/general_public_budget", &mut self.general_public_budget),
            ("/government_fund", &mut self.government_fund),
            ("/state_capital", &mut self.state_capital),
            ("/three_public", &mut self.three_public),
            ("/operation", &mut self.operation),
            ("/assets", &mut self.assets),
            ("/procurement", &mut self.procurement),
            ("/performance", &mut self.performance),
        ]
    }

    /// The expenditure by functional code of the three budgets, with their names in JSON and the
    /// concept of their figures.
    pub fn by_function(&self) -> [(&'static str, crate::Concept, &[FunctionAmount]); 3] {
        let [gpb, fund, capital] = BY_FUNCTION;
        [
            (gpb.0, gpb.1, &self.general_public_budget.by_function),
            (fund.0, fund.1, &self.government_fund.by_function),
            (capital.0, capital.1, &self.state_capital.by_function),
        ]
    }

    /// [`by_function`](Self::by_function), to be filled.
    pub fn by_function_mut(&mut self) -> [(&'static str, crate::Concept, &mut Vec<FunctionAmount>); 3] {
        let [gpb, fund, capital] = BY_FUNCTION;
        [
            (gpb.0, gpb.1, &mut self.general_public_budget.by_function),
            (fund.0, fund.1, &mut self.government_fund.by_function),
            (capital.0, capital.1, &mut self.state_capital.by_function),
        ]
    }
}

const BY_FUNCTION: [(&str, crate::Concept); 3] = [
    ("/general_public_budget/by_function", crate::Concept::GpbExpenditureByClass),
    ("/government_fund/by_function", crate::Concept::GovFundExpenditure),
    ("/state_capital/by_function", crate::Concept::SoeExpenditure),
];
