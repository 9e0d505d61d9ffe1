//! A reading: what a document or a disclosure says, as figures, facts and statements.
//!
//! Both roads lead here: the reader makes a reading from a published document, and
//! [`project`](crate::project()) makes one from a [`Disclosure`](crate::Disclosure). Rules see
//! nothing else.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

use crate::amount::Printed;
use crate::concept::Concept;
use crate::passage::Passage;
use crate::period::{Basis, FiscalYear};
use crate::text::Text;
use crate::unit::Unit;

/// The index of a [`Figure`] in [`Reading::figures`].
pub type FigureId = u32;

/// The name that every reading carries.
pub const READING_SCHEMA: &str = "reading/1";

/// 数字的位置。Where a figure stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Origin {
    /// 在正文中，起止和行列写在数字上。In running text; the four numbers stand in the figure.
    Text,
    /// 在数据文件中。In a disclosure.
    Json {
        /// 数值的 JSON 指针（RFC 6901）。The JSON pointer (RFC 6901) of the value.
        pointer: Text,
        /// 行号，从 1 起；有原文时才写。The line, from 1, where the source was at hand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        line: Option<u32>,
        /// 列号，按字符从 1 起。The column in characters, from 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        column: Option<u32>,
    },
    /// 在表中。In a table.
    Cell {
        /// 表的种类。The kind of table.
        table: String,
        /// 行，从 1 起。The row, from 1.
        row: u32,
        /// 列，从 1 起。The column, from 1.
        column: u32,
        /// 工作表名称。The sheet of a workbook.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sheet: Option<String>,
        /// 单元格地址。The cell's address in a workbook.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cell: Option<String>,
        /// 页码，从 1 起。The page, from 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        page: Option<u32>,
    },
}

/// 数字在该处的作用。What a number does where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Role {
    /// 金额。A level of money.
    Amount,
    /// 与比较基数相差的数。A difference against a basis.
    Change,
    /// 增减幅度。A rate of change.
    Rate,
    /// 占比。A share of a whole.
    Share,
    /// 预算完成率。A completion rate.
    Completion,
    /// 人均或者单位平均数。An average per head or per thing.
    Average,
    /// 数量。A number of things.
    Count,
    /// 年、月、日。A year, month or day.
    Year,
    /// 序号。A number of a list or heading.
    Ordinal,
    /// 文号。A number of an official document.
    DocumentNumber,
    /// 电话或传真。A telephone or fax number.
    Telephone,
    /// 定义中的限额。A limit in a definition.
    Threshold,
    /// 其他。Anything else.
    Other,
}

/// 文件中的一个数字，不论在何处。One number as it is printed, wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// 编号，即在 figures 中的序号。Its number, which is its index among the figures.
    pub id: FigureId,
    /// 印出的数字，不带单位和百分号。The number alone, without unit or percent sign, as printed.
    pub text: Text,
    /// 正文中的起始字节。The first byte, in text.
    #[serde(default)]
    pub start: u32,
    /// 正文中末字节之后的位置。The byte after the last, in text.
    #[serde(default)]
    pub end: u32,
    /// 正文中的行号，从 1 起。The line, from 1, in text.
    #[serde(default)]
    pub line: u32,
    /// 正文中的列号，按字符从 1 起。The column in characters, from 1, in text.
    #[serde(default)]
    pub column: u32,
    /// 出处。Where it stands.
    pub origin: Origin,
    /// 数值；数字过长、不能精确保存时不写。The value; absent where the number is too long to be kept exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Printed>,
    /// 印出的小数位数。The printed decimals.
    pub decimals: u32,
    /// 单位。The unit.
    pub unit: Unit,
    /// 旁边是否有“约”“余”等字。Whether 约, 余 or a similar word stands beside it.
    #[serde(default)]
    pub approximate: bool,
    /// 作用。What it does where it stands.
    pub role: Role,
}

/// 细分：科目、资金、单位、项目。What a fact is broken down by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Dimensions {
    /// 支出功能分类编码，三、五或七位。The functional code: three, five or seven digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function: Option<Cow<'static, str>>,
    /// 支出经济分类编码，三或五位。The economic code: three or five digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub economic: Option<Cow<'static, str>>,
    /// 所属预算，指标本身未指明时才写。The budget (general public, government fund, state capital) where the concept leaves it open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fund: Option<Cow<'static, str>>,
    /// 所属单位。The unit of the department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Cow<'static, str>>,
    /// 项目。The project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<Cow<'static, str>>,
}

impl Dimensions {
    /// Not broken down.
    pub const NONE: &'static Dimensions =
        &Dimensions { function: None, economic: None, fund: None, unit: None, project: None };

    /// Broken down by a functional code.
    pub fn function(code: impl Into<Cow<'static, str>>) -> Self {
        Self { function: Some(code.into()), ..Self::default() }
    }

    /// Broken down by an economic code.
    pub fn economic(code: impl Into<Cow<'static, str>>) -> Self {
        Self { economic: Some(code.into()), ..Self::default() }
    }

    /// Of one unit of the department.
    pub fn unit(name: impl Into<Cow<'static, str>>) -> Self {
        Self { unit: Some(name.into()), ..Self::default() }
    }

    /// Whether it is not broken down.
    pub fn is_none(&self) -> bool {
        let Self { function, economic, fund, unit, project } = self;
        function.is_none() && economic.is_none() && fund.is_none() && unit.is_none() && project.is_none()
    }
}

/// 事实：一个数字及其含义。A figure with its meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// 数字的编号。The figure.
    pub figure: FigureId,
    /// 指标。What it measures.
    pub concept: Concept,
    /// 口径。At which basis.
    pub basis: Basis,
    /// 分项。What it is broken down by.
    #[serde(default, skip_serializing_if = "Dimensions::is_none")]
    pub dimensions: Dimensions,
    /// 印在何处：`table:` 加表的种类，或正文的部分。Which printing: `table:` and the kind of table, or the section of the narrative.
    pub occurrence: Cow<'static, str>,
}

impl Fact {
    /// The kind of table that it stands in, if in one.
    pub fn table(&self) -> Option<&str> {
        self.occurrence.strip_prefix("table:")
    }
}

/// 陈述的种类。What a statement asserts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StatementKind {
    /// 增减，写金额、幅度或者两者。A change against a basis, as amount, rate or both.
    Change,
    /// 占比。A share of a whole.
    Share,
    /// 预算完成率：主项除以基数。A completion rate: subject over base.
    Completion,
    /// 合计及其组成。A whole and its parts.
    Sum,
    /// 平均数：主项是总额，基数是数量，所写平均数在 change。An average: subject is the total, base the count, change the average.
    Average,
    /// 两数相等。Two figures are the same.
    Equal,
    /// 没有发生。There is none.
    Zero,
    /// 持平。No change against a basis.
    Unchanged,
    /// 收支平衡。Income and expenditure balance.
    Balance,
}

/// 表示增减的词。The word that a change is stated with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// 增加、增长、上升: an increase.
    Increase,
    /// 减少、下降、降低: a decrease.
    Decrease,
    /// 持平、无增减: no change.
    Unchanged,
}

/// 数值以外的陈述。What a document asserts beyond a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// 陈述的种类。The kind of statement.
    pub kind: StatementKind,
    /// 所说的数字。The figure that it speaks of.
    #[serde(default)]
    pub subject: Option<FigureId>,
    /// 对比的数字。The figure that it is compared with.
    #[serde(default)]
    pub base: Option<FigureId>,
    /// 增减额，旁有增减字样，不带正负号。The difference, printed without sign beside a direction word.
    #[serde(default)]
    pub change: Option<FigureId>,
    /// 增减率、占比、完成率或平均数。The rate, share, completion or average.
    #[serde(default)]
    pub rate: Option<FigureId>,
    /// 占比或合计的总数。The whole of a share or sum.
    #[serde(default)]
    pub whole: Option<FigureId>,
    /// 合计的各项。The parts of a sum.
    #[serde(default)]
    pub parts: Vec<FigureId>,
    /// 合计中要减去的各项。Further parts that are taken away (减少 among 增加).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subtracted: Vec<FigureId>,
    /// 各项是否已列全。Whether the parts are all there are.
    #[serde(default)]
    pub closed: bool,
    /// 增减的对比口径。What a change is against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// 增减方向。The direction word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// 读取时不能确定、因而不核对的原因。Why its relation cannot be checked, where the reader was not sure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unsure: Option<Cow<'static, str>>,
}

impl Statement {
    /// A statement of a kind, with nothing in it.
    pub fn new(kind: StatementKind) -> Self {
        Self {
            kind,
            subject: None,
            base: None,
            change: None,
            rate: None,
            whole: None,
            parts: Vec::new(),
            subtracted: Vec::new(),
            closed: false,
            basis: None,
            direction: None,
            unsure: None,
        }
    }

    /// Every figure that it names.
    pub fn figures(&self) -> impl Iterator<Item = FigureId> + '_ {
        [self.subject, self.base, self.change, self.rate, self.whole]
            .into_iter()
            .flatten()
            .chain(self.parts.iter().copied())
            .chain(self.subtracted.iter().copied())
    }
}

/// 正文的一个部分。A section of the narrative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// 部分的标识。The profile's name of it.
    pub id: Cow<'static, str>,
    /// 印出的标题。The title as printed.
    pub title: String,
    /// 起始字节。The first byte.
    pub start: u32,
    /// 末字节之后的位置。The byte after the last.
    pub end: u32,
}

/// 读到的一张表。A table that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TableSeen {
    /// 表的种类。The kind of table.
    pub kind: Cow<'static, str>,
    /// 印出的标题。The title as printed.
    pub title: String,
    /// 数据行数。How many rows of data.
    pub rows: u32,
    /// 页码。The page, where there are pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// 表下的说明。The note below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// 标记的种类。What a mark points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MarkKind {
    /// XX, a blank where a figure belongs, 【待填】.
    Placeholder,
    /// 增加（减少） left unchosen.
    Unchosen,
    /// 标点重复或者不成对。Doubled or unpaired punctuation.
    Punctuation,
    /// 模板的说明文字、书签等残留。An instruction of the template, a bookmark.
    Leftover,
}

/// 没有写完或者不该留下的地方。A place where the text was not finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// 标记的种类。The kind of mark.
    pub kind: MarkKind,
    /// 起始字节。The first byte.
    pub start: u32,
    /// 末字节之后的位置。The byte after the last.
    pub end: u32,
    /// 原文字样。The words.
    pub text: String,
}

impl Mark {
    /// How the words of leftovers begin that a file holds and its print does not show: comments,
    /// tracked changes, hidden content. They stand nowhere in the text.
    pub const UNSEEN: &'static [&'static str] = &["批注：", "修订：", "隐藏的"];

    /// Whether it is a leftover that a file holds and its print does not show.
    pub fn is_unseen(&self) -> bool {
        self.kind == MarkKind::Leftover
            && self.start == self.end
            && Self::UNSEEN.iter().any(|words| self.text.starts_with(words))
    }

    /// Whether it is a person's number that was left in the text: of an identity card (eighteen
    /// characters) or of a mobile telephone (eleven digits).
    pub fn is_personal_number(&self) -> bool {
        self.kind == MarkKind::Leftover
            && matches!(self.text.len(), 11 | 18)
            && self.text.bytes().take(11).all(|b| b.is_ascii_digit())
    }
}

/// 没有读懂或者读不了的内容。Something that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// 发现了什么、应当是什么、怎么办。What was found, what was expected and what to do.
    pub message: String,
    /// 行号，从 1 起；不分行则为 0。The line, from 1; 0 where there are no lines.
    #[serde(default)]
    pub line: u32,
    /// The message in English; empty where only the message is known, as in a reading from JSON.
    #[serde(skip)]
    pub english: String,
}

impl Problem {
    /// A problem in both languages.
    ///
    /// ```
    /// use juesuan_model::Problem;
    /// let problem = Problem::new("文件是空的。", "The file is empty.", 0);
    /// assert_eq!(problem.message, "文件是空的。");
    /// assert_eq!(problem.in_english().message, "The file is empty.");
    /// ```
    pub fn new(message: impl Into<String>, english: impl Into<String>, line: u32) -> Self {
        Self { message: message.into(), line, english: english.into() }
    }

    /// The same with its message in English, where that is known.
    pub fn in_english(mut self) -> Self {
        if !self.english.is_empty() {
            self.message = std::mem::take(&mut self.english);
        }
        self
    }
}

/// 科目编码旁边所写的名称。A printed name beside its code, in a table or a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CodedName {
    /// 哪一种分类科目。Which classification.
    pub classification: crate::classification::Classification,
    /// 印出的编码。The code as printed, if one is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 印出的名称。The name as printed.
    pub name: String,
    /// 印在何处。Where it stands: a table or a section.
    pub occurrence: Cow<'static, str>,
    /// 出处。Its place.
    pub origin: Origin,
    /// 同一行或同一句中的数字。A figure of the same row or sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<FigureId>,
}

/// What a document or a disclosure says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// 格式名称和版本，固定为 reading/1。The format and its version, always `reading/1`.
    pub schema: Cow<'static, str>,
    /// 文件名。The file as it was named.
    #[serde(default)]
    pub file: String,
    /// 部门名称。The department, where one is named.
    #[serde(default)]
    pub department: Option<String>,
    /// 决算年度。The fiscal year, where one is named.
    #[serde(default)]
    pub fiscal_year: Option<FiscalYear>,
    /// 采用的公开格式。The profile that it follows, where one is recognised.
    #[serde(default)]
    pub profile: Option<String>,
    /// 全部数字。Every number.
    pub figures: Vec<Figure>,
    /// 有含义的数字。The numbers with a meaning.
    pub facts: Vec<Fact>,
    /// 陈述。What is asserted.
    pub statements: Vec<Statement>,
    /// 正文的各部分。The narrative's sections.
    pub sections: Vec<Section>,
    /// 读到的表格。The tables that were read.
    pub tables: Vec<TableSeen>,
    /// 印出的科目编码和名称。Codes and names as printed.
    #[serde(default)]
    pub names: Vec<CodedName>,
    /// 未完成的地方。Places that are not finished.
    pub marks: Vec<Mark>,
    /// 没有归入任何指标或陈述的数字。Quantities in neither fact nor statement.
    pub unbound: Vec<FigureId>,
    /// 未能读取的内容。What could not be read.
    pub problems: Vec<Problem>,
    /// 已有的必备内容，以及有涉密数字的表和部分（withheld:）、另有他项的合计（more:）。Contents that a profile may demand and that the source has, the tables and sections that withhold figures (`withheld:`), and totals with parts that the form does not have (`more:`).
    #[serde(default)]
    pub contents: Vec<Text>,
    /// 数据文件要用的文字，如原因、名词解释；只在导入时读取。Words that a disclosure keeps, such as
    /// reasons and the glossary; read only where they are asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passage>,
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            schema: READING_SCHEMA.into(),
            file: String::new(),
            department: None,
            fiscal_year: None,
            profile: None,
            figures: Vec::new(),
            facts: Vec::new(),
            statements: Vec::new(),
            sections: Vec::new(),
            tables: Vec::new(),
            names: Vec::new(),
            marks: Vec::new(),
            unbound: Vec::new(),
            problems: Vec::new(),
            contents: Vec::new(),
            passages: Vec::new(),
        }
    }
}

impl Reading {
    /// The figure with this number.
    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.figures.get(id as usize)
    }
}
