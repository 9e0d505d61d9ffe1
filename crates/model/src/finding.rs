//! Findings: the types alone, so that the schema can export them and others can annotate with them.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::period::FiscalYear;
use crate::reading::{FigureId, Origin, Problem, Role};
use crate::unit::Unit;

/// The name that every result carries.
pub const FINDINGS_SCHEMA: &str = "findings/1";

/// 把握程度。How sure a finding is.
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

/// 关系的结果。What came of one relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 成立。It holds.
    Kept,
    /// 成立，但按所写数字重算，末位不同。It holds, but recomputing the derived figure gives another last digit.
    Tight,
    /// 派生数截尾而非四舍五入时才成立。It holds only if the derived figure was cut off instead of rounded.
    Truncated,
    /// 不成立：没有任何真实值能四舍五入成所写数字。No values that round to the printed figures satisfy it.
    Broken,
    /// 无法核对。It could not be evaluated.
    NotCheckable,
}

/// 检查结果中的一个数字及其位置。A figure of a finding, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindingFigure {
    /// 数字的编号。Its number in the reading.
    pub id: FigureId,
    /// 所在文件。The file that it stands in.
    pub file: String,
    /// 印出的数字。The number as printed.
    pub text: String,
    /// 正文中的起始字节。The first byte, in text.
    #[serde(default)]
    pub start: u32,
    /// 正文中末字节之后的位置。The byte after the last, in text.
    #[serde(default)]
    pub end: u32,
    /// 行号，从 1 起。The line, from 1.
    #[serde(default)]
    pub line: u32,
    /// 列号，按字符从 1 起。The column in characters, from 1.
    #[serde(default)]
    pub column: u32,
    /// 作用。What it does where it stands.
    pub role: Role,
    /// 出处。Where it stands.
    pub origin: Origin,
}

/// 数字在关系中的角色。A figure's part in a relation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindingTerm {
    /// 数字的编号。The figure.
    pub figure: FigureId,
    /// 在关系中的作用，如 whole、rate。Its part, such as `whole` or `rate`.
    #[serde(rename = "as")]
    pub role: Cow<'static, str>,
}

/// 检查结果所依据的关系。The relation behind a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindingRelation {
    /// 关系的种类，如 growth。The kind, such as `growth`.
    pub kind: Cow<'static, str>,
    /// 关系中的各数。Its terms.
    pub terms: Vec<FindingTerm>,
}

/// 证明的一步，可用计算器复算。One line of a proof that can be done again on a pocket calculator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProofStep {
    /// 规则编码；相加的一步没有。The rule that states the relation; none for the step that adds up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Cow<'static, str>>,
    /// 这一步的关系。The relation of the step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<FindingRelation>,
    /// 算式，中文。The arithmetic, in Chinese.
    pub zh: String,
    /// 算式，英文。The arithmetic, in English.
    pub en: String,
}

/// 其他数字所允许的范围。What the other figures allow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// 最小值。The least value.
    pub low: String,
    /// 最大值。The greatest value.
    pub high: String,
    /// 两者的单位。The unit of both.
    pub unit: Unit,
}

/// 经核实予以接受。That somebody looked at a finding and accepted it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// 接受的理由。Why it was accepted.
    pub reason: String,
    /// 接受的人。Who accepted it.
    pub person: String,
    /// 有效的最后年度。The last fiscal year of validity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<FiscalYear>,
}

/// 一条检查结果。One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// 规则编码。The rule's code.
    pub rule: Cow<'static, str>,
    /// 规则名称。The rule's name.
    pub name: Cow<'static, str>,
    /// 严重程度。How sure it is.
    pub severity: Severity,
    /// 指纹，行号变动时不变。What tells this finding from others; it does not change when lines move.
    pub fingerprint: String,
    /// 是否已被接受、由谁接受。That it was accepted, and by whom.
    pub accepted: Option<Accepted>,
    /// 问题和改法，中文。What is the matter and what to do, in Chinese.
    pub message_zh: String,
    /// 问题和改法，英文。The same in English.
    pub message_en: String,
    /// 依据。What the rule rests on.
    pub law: Cow<'static, str>,
    /// 有关的数字。The figures concerned.
    pub figures: Vec<FindingFigure>,
    /// 不成立的关系。The relation, where there is one.
    pub relation: Option<FindingRelation>,
    /// 印出的数。The figure printed.
    pub printed: Option<String>,
    /// 按其他数字应在的范围。What the others allow in its place.
    pub expected: Option<Expected>,
    /// 差额。By how much it is out.
    pub difference: Option<String>,
    /// 可能有错的数字，最可能的在前，不超过五个。The figures that may be wrong, best first, never more than five.
    pub suspects: Vec<FigureId>,
    /// 建议改为。The printing that would fit.
    pub repair: Option<String>,
    /// 笔误的种类。The kind of slip, where it is recognisable.
    pub slip: Option<Cow<'static, str>>,
    /// 同一原因引起的其他规则问题。The other rules that the same cause breaks.
    pub explains: Vec<Cow<'static, str>>,
    /// 证明：不能同时成立的最少几个关系，逐一列出算式。The fewest relations that cannot all hold, each
    /// with its arithmetic; of several, the last step adds them up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proof: Vec<ProofStep>,
}

/// 一个关系及其结果。One relation with its outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RelationSeen {
    /// 规则编码。The rule's code.
    pub rule: Cow<'static, str>,
    /// 规则名称。The rule's name.
    pub name: Cow<'static, str>,
    /// 结果。What came of it.
    pub verdict: Outcome,
    /// 有关的数字。Its figures.
    pub figures: Vec<FigureId>,
    /// 不能核对的原因，或结果说明。Why it could not be evaluated, or how it stands.
    pub why: String,
}

/// 各种结果的关系数。How many relations came to which outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RelationCounts {
    /// 成立的关系数。Those that hold.
    pub kept: u32,
    /// 成立但末位不同的关系数。Those that hold with another last digit.
    pub tight: u32,
    /// 按截尾才成立的关系数。Those that hold only under cutting off.
    pub truncated: u32,
    /// 不成立的关系数。Those that are contradicted.
    pub broken: u32,
    /// 不能核对的关系数。Those that could not be evaluated.
    pub not_checkable: u32,
}

/// 读到了多少。How much was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// 数字总数。All numbers.
    pub figures: u32,
    /// 有归属的数字数。Those in a fact or a statement.
    pub bound: u32,
    /// 没有归属的数字数。Quantities in neither.
    pub unbound: u32,
    /// 表格数。The tables that were read.
    pub tables: u32,
    /// 各类结果的关系数。Relations by outcome.
    pub relations: RelationCounts,
}

/// 检查结论。What a file's check came to.
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
    /// 无法读取。The file could not be read.
    Unreadable,
}

/// The result for one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FileResult {
    /// 格式名称和版本，固定为 findings/1。The format and its version, always `findings/1`.
    pub schema: Cow<'static, str>,
    /// 文件名。The file as it was named.
    pub file: String,
    /// 部门名称。The department, where one is named.
    pub department: Option<String>,
    /// 决算年度。The fiscal year, where one is named.
    pub fiscal_year: Option<FiscalYear>,
    /// 结论。What it came to.
    pub verdict: Verdict,
    /// 读取情况。How much was read.
    pub coverage: Coverage,
    /// 发现的问题，错误在前。The findings, errors first.
    pub findings: Vec<Finding>,
    /// 全部关系，要求时才列出。Every relation, where asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relations: Option<Vec<RelationSeen>>,
    /// 未能读取的内容。What could not be read.
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
