//! Findings: the types alone, so that the schema can export them and others can annotate with them.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::period::FiscalYear;
use crate::reading::{FigureId, Origin, Problem, Role};
use crate::unit::Unit;

/// The name that every result carries.
pub const FINDINGS_SCHEMA: &str = "findings/1";

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 提示: a convention, a matter of style, a tail of rounding.
    Note,
    /// 疑点: very likely a slip.
    Warning,
    /// 错误: a proved contradiction, or a mandatory content that is certainly absent.
    Error,
}

/// What came of one relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It holds.
    Kept,
    /// It holds, but recomputing the derived figure gives another last digit.
    Tight,
    /// It holds only if the derived figure was cut off instead of rounded.
    Truncated,
    /// No values that round to the printed figures satisfy it.
    Broken,
    /// It could not be evaluated.
    NotCheckable,
}

/// A figure of a finding, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindingFigure {
    /// Its number in the reading.
    pub id: FigureId,
    /// The file.
    pub file: String,
    /// The number as printed.
    pub text: String,
    /// The first byte, in text.
    #[serde(default)]
    pub start: u32,
    /// The byte after the last, in text.
    #[serde(default)]
    pub end: u32,
    /// The line, from 1.
    #[serde(default)]
    pub line: u32,
    /// The column in characters, from 1.
    #[serde(default)]
    pub column: u32,
    /// What it does.
    pub role: Role,
    /// Where it stands.
    pub origin: Origin,
}

/// A figure's part in a relation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindingTerm {
    /// The figure.
    pub figure: FigureId,
    /// Its part, such as `whole` or `rate`.
    #[serde(rename = "as")]
    pub role: Cow<'static, str>,
}

/// The relation behind a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindingRelation {
    /// The kind, such as `growth`.
    pub kind: Cow<'static, str>,
    /// Its terms.
    pub terms: Vec<FindingTerm>,
}

/// What the other figures allow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The least value.
    pub low: String,
    /// The greatest value.
    pub high: String,
    /// The unit of both.
    pub unit: Unit,
}

/// That somebody looked at a finding and accepted it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// Why.
    pub reason: String,
    /// Who.
    pub person: String,
    /// The last fiscal year of validity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<FiscalYear>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The rule's code.
    pub rule: Cow<'static, str>,
    /// The rule's name.
    pub name: Cow<'static, str>,
    /// How sure it is.
    pub severity: Severity,
    /// What tells this finding from others; it does not change when lines move.
    pub fingerprint: String,
    /// That it was accepted, and by whom.
    pub accepted: Option<Accepted>,
    /// What is the matter and what to do, in Chinese.
    pub message_zh: String,
    /// The same in English.
    pub message_en: String,
    /// What the rule rests on.
    pub law: Cow<'static, str>,
    /// The figures concerned.
    pub figures: Vec<FindingFigure>,
    /// The relation, where there is one.
    pub relation: Option<FindingRelation>,
    /// The figure printed.
    pub printed: Option<String>,
    /// What the others allow in its place.
    pub expected: Option<Expected>,
    /// By how much it is out.
    pub difference: Option<String>,
    /// The figures that may be wrong, best first, never more than five.
    pub suspects: Vec<FigureId>,
    /// The printing that would fit.
    pub repair: Option<String>,
    /// The kind of slip, where it is recognisable.
    pub slip: Option<Cow<'static, str>>,
    /// The other rules that the same cause breaks.
    pub explains: Vec<Cow<'static, str>>,
}

/// One relation with its outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RelationSeen {
    /// The rule's code.
    pub rule: Cow<'static, str>,
    /// The rule's name.
    pub name: Cow<'static, str>,
    /// What came of it.
    pub verdict: Outcome,
    /// Its figures.
    pub figures: Vec<FigureId>,
    /// Why it could not be evaluated, or how it stands.
    pub why: String,
}

/// How many relations came to which outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RelationCounts {
    /// Those that hold.
    pub kept: u32,
    /// Those that hold with another last digit.
    pub tight: u32,
    /// Those that hold only under cutting off.
    pub truncated: u32,
    /// Those that are contradicted.
    pub broken: u32,
    /// Those that could not be evaluated.
    pub not_checkable: u32,
}

/// How much was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// All numbers.
    pub figures: u32,
    /// Those in a fact or a statement.
    pub bound: u32,
    /// Quantities in neither.
    pub unbound: u32,
    /// Tables.
    pub tables: u32,
    /// Relations by outcome.
    pub relations: RelationCounts,
}

/// What a file's check came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 通过: no errors, no warnings, and the document was really read.
    Pass,
    /// 需改正: errors.
    Fix,
    /// 需复核: warnings only, or too little could be read to say.
    Review,
    /// 无法读取.
    Unreadable,
}

/// The result for one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FileResult {
    /// Always `findings/1`.
    pub schema: Cow<'static, str>,
    /// The file as it was named.
    pub file: String,
    /// The department, where one is named.
    pub department: Option<String>,
    /// The fiscal year, where one is named.
    pub fiscal_year: Option<FiscalYear>,
    /// What it came to.
    pub verdict: Verdict,
    /// How much was read.
    pub coverage: Coverage,
    /// The findings, errors first.
    pub findings: Vec<Finding>,
    /// Every relation, where asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relations: Option<Vec<RelationSeen>>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl FileResult {
    /// The result for a file that could not be read.
    pub fn unreadable(file: impl Into<String>, problem: Problem) -> Self {
        Self {
            schema: FINDINGS_SCHEMA.into(),
            file: file.into(),
            department: None,
            fiscal_year: None,
            verdict: Verdict::Unreadable,
            coverage: Coverage::default(),
            findings: Vec::new(),
            relations: None,
            problems: vec![problem],
        }
    }

    /// Whether an error stands that nobody accepted.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error && finding.accepted.is_none())
    }
}
