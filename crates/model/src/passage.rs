//! Passages: the words of a narrative that a disclosure keeps, such as reasons and the glossary.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::concept::Concept;
use crate::period::Basis;
use crate::reading::{Dimensions, Direction, FigureId};

/// 文字的种类。What a passage of the narrative is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PassageKind {
    /// 增减原因: why a quantity changed against a basis.
    Reason,
    /// 用途: what money was used for.
    Purpose,
    /// 职能职责: what the department does, an entry each.
    Function,
    /// 机构改革情况: a paragraph on the year's reforms.
    Reform,
    /// 所属单位: a unit of the department; the text is what is said of it.
    Unit,
    /// 内设机构: an office of the unit that is named.
    Office,
    /// 名词解释: what the term that is named means.
    Term,
    /// 联系电话: the telephone number.
    Telephone,
    /// 其他联系方式: any other way to ask.
    Contact,
    /// 绩效管理制度和机制: a rule or working method.
    Measure,
    /// 绩效自评公开范围: what is published of the self-evaluation.
    PublicationScope,
    /// 绩效自评公开内容所在: where it is to be found.
    PublicationPlace,
    /// 绩效自评报告或案例: the report or case.
    Report,
    /// 绩效自评结果的说明: what there is to say of the results.
    ResultNote,
    /// 重点绩效评价结果: the results of the key evaluations.
    KeyResults,
}

/// 文字中的一个数字。A figure in a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PassageFigure {
    /// 数字的编号。The figure.
    pub figure: FigureId,
    /// 旁边的增减字样。The direction word beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
}

/// 原样保留的文字，不含句末句号。Words that a disclosure keeps, as printed but without the full stop at their end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// 文字的种类。What kind of passage it is.
    pub kind: PassageKind,
    /// 原文；原因中的数字写成 {0}、{1}。The words; in a reason `{0}` stands for the first figure and its unit.
    pub text: String,
    /// 文字中的数字。The figures in the words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<PassageFigure>,
    /// 所说的名词或单位。The term or unit that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 所说的指标。The quantity that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concept: Option<Concept>,
    /// 原因所说的对比口径。Of a reason: what the change is against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// 分项。What the quantity is broken down by.
    #[serde(default, skip_serializing_if = "Dimensions::is_none")]
    pub dimensions: Dimensions,
    /// 印在何处。The section of the narrative.
    #[serde(default)]
    pub occurrence: Cow<'static, str>,
}

impl Passage {
    /// A passage of a kind, about nothing in particular.
    pub fn new(kind: PassageKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            text: text.into(),
            figures: Vec::new(),
            name: None,
            concept: None,
            basis: None,
            dimensions: Dimensions::default(),
            occurrence: Cow::Borrowed(""),
        }
    }

    /// The same about a term or a unit.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}
