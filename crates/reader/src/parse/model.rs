//! What the grammar hands on: quantities and claims, still without concepts.

use juesuan_model::{Basis, Direction, StatementKind};

use super::section::Heading;

/// What a quantity is where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemKind {
    /// A level of money or of things.
    Level,
    /// A difference.
    Change,
    /// A rate of change.
    Rate,
    /// A share.
    Share,
    /// A completion rate.
    Completion,
    /// An average.
    Average,
}

/// A quantity with what the clause says of it.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub number: u32,
    pub kind: ItemKind,
    pub basis: Option<Basis>,
    pub direction: Option<Direction>,
    /// The names before it, the nearest first.
    pub labels: [Option<u16>; 2],
    /// Where the first name in the clause of the number stands.
    pub named_at: Option<usize>,
    /// Whether both names have this value.
    pub joint: bool,
    /// Whether the names were said of the number before it.
    pub inherited: bool,
    /// The words between the number before and this one.
    pub phrase: (usize, usize),
    /// The place in the list of sections.
    pub section: Option<usize>,
    /// Whether it stands in a reason.
    pub reason: bool,
    /// In a reason: the claim that it explains.
    pub explains: Option<usize>,
    /// In a reason: whether the clause says that a project stopped.
    pub stopped: bool,
    /// In a reason: whether the clause is the name, the direction and the number, and no more.
    pub exact: bool,
    /// In a reason: whether a unit of the department is named, which `phrase` then is.
    pub of_unit: bool,
    /// The name behind the number, for numbers of things: 3个内设机构.
    pub behind: Option<u16>,
    /// The quantity that it is a part of.
    pub whole: Option<u32>,
    /// The words of 类, 款 and 项 that it is broken down by.
    pub path: Option<(usize, usize)>,
}

/// A whole that a share names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named {
    pub label: Option<u16>,
    pub start: usize,
    pub end: usize,
}

/// How a list was opened, which says whether its parts are all there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opened {
    /// 其中, 包括
    Parts,
    /// 主要包括
    Some,
    /// 主要用于以下方面
    Below,
    /// 加上 … 总计: the whole comes last.
    Plus,
    /// A reason with the changes of the units.
    Reason,
}

/// A statement; figures are indices of numbers.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    pub kind: StatementKind,
    pub subject: Option<u32>,
    /// The name of the subject, where the level stands elsewhere.
    pub subject_named: Option<u16>,
    pub base: Option<u32>,
    pub change: Option<u32>,
    pub rate: Option<u32>,
    pub whole: Option<u32>,
    pub whole_named: Option<Named>,
    pub parts: Vec<u32>,
    pub subtracted: Vec<u32>,
    pub opened: Option<Opened>,
    /// Whether 等 says that there are more parts.
    pub and_others: bool,
    /// Whether a list stands in this one, or this one in a list, without brackets.
    pub nested: bool,
    /// Whether the text broke off before the list was over.
    pub cut: bool,
    /// Whether no colon opened the list and semicolons stand in it, which may end it.
    pub loose: bool,
    pub basis: Option<Basis>,
    /// Whether no word names the basis, which is only the likeliest.
    pub assumed: bool,
    pub direction: Option<Direction>,
    pub unsure: Option<&'static str>,
    pub section: Option<usize>,
    /// Whether a reason follows it.
    pub reasoned: bool,
    /// Names that a zero statement is about.
    pub labels: Vec<u16>,
}

impl Claim {
    pub(crate) fn new(kind: StatementKind, section: Option<usize>) -> Self {
        Self {
            kind,
            subject: None,
            subject_named: None,
            base: None,
            change: None,
            rate: None,
            whole: None,
            whole_named: None,
            parts: Vec::new(),
            subtracted: Vec::new(),
            opened: None,
            and_others: false,
            nested: false,
            cut: false,
            loose: false,
            assumed: false,
            basis: None,
            direction: None,
            unsure: None,
            section,
            reasoned: false,
            labels: Vec::new(),
        }
    }
}

/// The words of a reason or a purpose.
#[derive(Debug)]
pub(crate) struct Explained {
    pub start: usize,
    pub end: usize,
    /// The comparisons that a reason explains.
    pub claims: Vec<usize>,
    /// The name that a reason or purpose is given for, and the basis of a reason.
    pub label: Option<u16>,
    pub basis: Option<Basis>,
    /// The amount that a purpose is of.
    pub level: Option<u32>,
    pub purpose: bool,
    /// Whether a purpose stands in a sentence of its own.
    pub apart: bool,
    pub section: Option<usize>,
}

/// A document after the grammar.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub items: Vec<Item>,
    /// The item of each number, where it is one.
    pub item_of: Vec<Option<u32>>,
    pub claims: Vec<Claim>,
    pub headings: Vec<Heading>,
    pub fiscal_year: Option<u16>,
    /// Years that can hardly be meant: compared with the year itself, or left from an earlier text.
    pub odd_years: Vec<u32>,
    /// Amounts and percentages whose unit was forgotten.
    pub unitless: Vec<u32>,
    /// Claims whose reasons name only causes of one direction.
    pub one_sided: Vec<usize>,
    /// Names whose change a reason is given for, the basis of the change, and the section.
    pub reasons: Vec<(u16, Basis, Option<usize>)>,
    /// The sections in which amounts are withheld.
    pub withheld: Vec<usize>,
    /// What the words of reasons and purposes are.
    pub explained: Vec<Explained>,
    /// Whether the text says what receptions were for.
    pub reception_purpose: bool,
    /// Whether the document is that of a budget, and its amounts are compared with one another.
    pub of_budget: bool,
}

impl Parsed {
    /// Whether an amount of a basis is what others are compared with: the accounts' own, or the
    /// budget's in the document of a budget.
    pub(crate) fn is_main(&self, basis: Option<Basis>) -> bool {
        match basis {
            None | Some(Basis::Actual) => true,
            Some(basis) => self.of_budget && basis == Basis::InitialBudget,
        }
    }
}
