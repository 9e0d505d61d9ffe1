//! What the lists say of a code.

use crate::period::FiscalYear;

/// The level of a code in its classification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// 类, three digits.
    Class,
    /// 款, five digits.
    Group,
    /// 项, seven digits; functional codes alone have it.
    Item,
}

impl Level {
    /// The term that a clerk uses.
    ///
    /// ```
    /// use juesuan_model::classification::Level;
    /// assert_eq!(Level::Group.zh(), "款");
    /// ```
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Class => "类",
            Self::Group => "款",
            Self::Item => "项",
        }
    }
}

/// How certain an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Recalled, or a rename or move whose year is not certain: never more than a note.
    Low,
    /// Recalled beside entries that were read.
    Medium,
    /// Read in a published document or list.
    High,
}

/// The side of basic expenditure that an economic class counts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// 人员经费
    Personnel,
    /// 公用经费; 307, 312 and 399 count on it where a table shows them.
    Operating,
}

/// A budget that a functional code is spent from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Budget {
    /// 一般公共预算
    GeneralPublic,
    /// 政府性基金预算
    GovernmentFund,
    /// 国有资本经营预算
    StateCapital,
    /// 社会保险基金预算
    SocialInsurance,
}

/// A code with its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The code, its levels written together.
    pub code: &'static str,
    /// The official name, its brackets full-width.
    pub name: &'static str,
    /// The last year that it was in the list, where it was retired.
    pub until: Option<FiscalYear>,
    /// How certain it is.
    pub confidence: Confidence,
    /// The side of basic expenditure, for economic codes that count on one.
    pub side: Option<Side>,
    /// The budgets that a functional code is spent from; empty for an economic one.
    pub budgets: &'static [Budget],
}

impl Entry {
    /// Whether the list of a year has it. The first year of a code is not recorded.
    ///
    /// ```
    /// use juesuan_model::Classification::Functional;
    /// use juesuan_model::classification::Lookup;
    /// let Lookup::Retired(entry) = Functional.lookup("2010307", 2024) else { panic!() };
    /// assert!(entry.valid_in(2018) && !entry.valid_in(2019));
    /// ```
    pub fn valid_in(&self, year: FiscalYear) -> bool {
        self.until.is_none_or(|until| year <= until)
    }

    /// Its level.
    ///
    /// ```
    /// use juesuan_model::Classification::Economic;
    /// use juesuan_model::classification::Level;
    /// assert_eq!(Economic.by_name("办公费", 2024)[0].level(), Level::Group);
    /// ```
    pub const fn level(&self) -> Level {
        match self.code.len() {
            3 => Level::Class,
            5 => Level::Group,
            _ => Level::Item,
        }
    }
}

/// A name that a code has had, or has in other lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherName {
    /// The name, its brackets full-width.
    pub name: &'static str,
    /// The last year of the name; none where that is not known, or it is still in use.
    pub until: Option<FiscalYear>,
}

/// What the list says of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup {
    /// It is in the list.
    Known(&'static Entry),
    /// It was, in earlier years.
    Retired(&'static Entry),
    /// It is not, and its class is.
    UnknownItem,
    /// Not even its class is.
    UnknownClass,
    /// It is no code.
    Malformed,
}

impl Lookup {
    /// The entry, where there is one.
    ///
    /// ```
    /// use juesuan_model::Classification::Economic;
    /// assert_eq!(Economic.lookup("30211", 2024).entry().map(|entry| entry.name), Some("差旅费"));
    /// assert_eq!(Economic.lookup("30288", 2024).entry(), None);
    /// ```
    pub const fn entry(self) -> Option<&'static Entry> {
        match self {
            Self::Known(entry) | Self::Retired(entry) => Some(entry),
            Self::UnknownItem | Self::UnknownClass | Self::Malformed => None,
        }
    }
}

/// The list that a year uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListYear {
    /// The year of the list.
    pub year: FiscalYear,
    /// Whether it is the year asked for.
    pub exact: bool,
}
