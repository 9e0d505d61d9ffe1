//! The classifications of government revenue and expenditure (政府收支分类科目), as data by year.
//!
//! The ministry publishes a list for every year. The one here is that of 2024, with some codes
//! that were retired before; another year uses it as the nearest and says so
//! ([`list_year`]). A code is three digits for a class (类), five for a group (款) and seven for an
//! item (项); economic codes stop at five.

mod equivalents;

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::period::FiscalYear;

/// The only year that has a list of its own.
pub const LIST_YEAR: FiscalYear = 2024;

/// Which classification a code belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Classification {
    /// 支出功能分类: what the money is for.
    Functional,
    /// 支出经济分类 (部门预算): what the money buys.
    Economic,
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
    /// 公用经费
    Operating,
}

/// A code with its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The code, its levels written together.
    pub code: &'static str,
    /// The official name.
    pub name: &'static str,
    /// The last year that it was in the list, where it was retired.
    pub until: Option<FiscalYear>,
    /// How certain it is.
    pub confidence: Confidence,
    /// The side of basic expenditure, for economic codes that count on one.
    pub side: Option<Side>,
}

impl Entry {
    /// Whether the list of a year has it.
    pub fn valid_in(&self, year: FiscalYear) -> bool {
        self.until.is_none_or(|until| year <= until)
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

/// The list that a year uses: its own, or the nearest.
///
/// ```
/// use juesuan_model::classification::list_year;
/// assert!(list_year(2024).exact);
/// assert_eq!((list_year(2026).year, list_year(2026).exact), (2024, false));
/// ```
pub fn list_year(year: FiscalYear) -> ListYear {
    ListYear { year: LIST_YEAR, exact: year == LIST_YEAR }
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

fn parse(text: &'static str, of: impl Fn(&mut std::str::Split<'static, char>) -> Option<Entry>) -> Vec<Entry> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| of(&mut line.split('\t'))).collect()
}

fn confidence(letter: Option<&str>) -> Confidence {
    match letter {
        Some("h") => Confidence::High,
        Some("m") => Confidence::Medium,
        _ => Confidence::Low,
    }
}

impl Classification {
    /// Every entry in the order of the codes, retired ones among them.
    pub fn entries(self) -> &'static [Entry] {
        static FUNCTIONAL: OnceLock<Vec<Entry>> = OnceLock::new();
        static ECONOMIC: OnceLock<Vec<Entry>> = OnceLock::new();
        match self {
            Self::Functional => FUNCTIONAL.get_or_init(|| {
                parse(include_str!("functional.tsv"), |fields| {
                    Some(Entry {
                        code: fields.next()?,
                        name: fields.next()?,
                        until: fields.next()?.parse().ok(),
                        confidence: confidence(fields.next()),
                        side: None,
                    })
                })
            }),
            Self::Economic => ECONOMIC.get_or_init(|| {
                parse(include_str!("economic.tsv"), |fields| {
                    let (code, name) = (fields.next()?, fields.next()?);
                    let side = match fields.next()? {
                        "p" => Some(Side::Personnel),
                        "o" => Some(Side::Operating),
                        _ => None,
                    };
                    Some(Entry { code, name, until: None, confidence: confidence(fields.next()), side })
                })
            }),
        }
    }

    /// The entries of a code; more than one where it was used again for something else.
    fn of_code(self, code: &str) -> &'static [Entry] {
        let entries = self.entries();
        let first = entries.partition_point(|entry| entry.code < code);
        let count = entries[first..].iter().take_while(|entry| entry.code == code).count();
        &entries[first..first + count]
    }

    /// Whether a text is a code: digits, of a length that a level has.
    pub fn is_code(self, text: &str) -> bool {
        let lengths: &[usize] = match self {
            Self::Functional => &[3, 5, 7],
            Self::Economic => &[3, 5],
        };
        lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    }

    /// What the list of a year says of a code.
    ///
    /// ```
    /// use juesuan_model::classification::{Classification, Lookup};
    /// let of = |code| Classification::Functional.lookup(code, 2024);
    /// assert!(matches!(of("2010301"), Lookup::Known(entry) if entry.name == "行政运行"));
    /// assert_eq!(of("2010388"), Lookup::UnknownItem);
    /// assert_eq!(of("998"), Lookup::UnknownClass);
    /// assert_eq!(of("20l"), Lookup::Malformed);
    /// ```
    pub fn lookup(self, code: &str, year: FiscalYear) -> Lookup {
        if !self.is_code(code) {
            return Lookup::Malformed;
        }
        let entries = self.of_code(code);
        if let Some(entry) = entries.iter().find(|entry| entry.valid_in(year) && entry.until.is_none()) {
            return Lookup::Known(entry);
        }
        if let Some(entry) = entries.iter().find(|entry| entry.valid_in(year)) {
            return Lookup::Known(entry);
        }
        match entries.last() {
            Some(entry) if equivalents::is_accepted(code) => Lookup::Known(entry),
            Some(entry) => Lookup::Retired(entry),
            None if equivalents::is_accepted(code) => Lookup::UnknownItem,
            None if self.of_code(&code[..3]).is_empty() => Lookup::UnknownClass,
            None => Lookup::UnknownItem,
        }
    }

    /// The name of a code in the list of a year.
    pub fn name_of(self, code: &str, year: FiscalYear) -> Option<&'static str> {
        match self.lookup(code, year) {
            Lookup::Known(entry) | Lookup::Retired(entry) => Some(entry.name),
            _ => None,
        }
    }

    /// Whether a name belongs to a code, in the wordings that the year accepts.
    ///
    /// ```
    /// use juesuan_model::Classification::Functional;
    /// assert!(Functional.accepts_name("20103", "政府办公厅(室)及相关机构事务（款）", 2024));
    /// assert!(!Functional.accepts_name("20103", "人大事务", 2024));
    /// ```
    pub fn accepts_name(self, code: &str, name: &str, year: FiscalYear) -> bool {
        let wanted = normal(name);
        self.of_code(code)
            .iter()
            .filter(|entry| entry.valid_in(year))
            .any(|entry| normal(entry.name) == wanted || equivalents::same_name(&normal(entry.name), &wanted))
    }

    /// The entries of a year with a name, whatever brackets or level mark it is written with.
    ///
    /// ```
    /// use juesuan_model::Classification::Functional;
    /// assert_eq!(Functional.by_name("住房保障支出（类）", 2024)[0].code, "221");
    /// ```
    pub fn by_name(self, name: &str, year: FiscalYear) -> Vec<&'static Entry> {
        static NAMES: [OnceLock<Names>; 2] = [OnceLock::new(), OnceLock::new()];
        let names = NAMES[self as usize].get_or_init(|| {
            let mut names = Names::new();
            for entry in self.entries() {
                names.entry(normal(entry.name)).or_default().push(entry);
            }
            names
        });
        let wanted = normal(name);
        let mut found = names.get(&wanted);
        if found.is_none() {
            found = equivalents::other_name(&wanted).and_then(|other| names.get(other));
        }
        found.into_iter().flatten().copied().filter(|entry| entry.valid_in(year)).collect()
    }

    /// The code one level above.
    pub fn parent(self, code: &str) -> Option<&str> {
        (self.is_code(code) && code.len() > 3).then(|| &code[..code.len() - 2])
    }

    /// The classes of a year in the order of the codes.
    pub fn classes(self, year: FiscalYear) -> impl Iterator<Item = &'static Entry> {
        self.entries().iter().filter(move |entry| entry.code.len() == 3 && entry.valid_in(year))
    }

    /// The codes of a year one level below a code.
    pub fn children(self, code: &str, year: FiscalYear) -> impl Iterator<Item = &'static Entry> {
        let (code, length) = (code.to_owned(), code.len() + 2);
        let first = self.entries().partition_point(|entry| entry.code < code.as_str());
        self.entries()[first..]
            .iter()
            .take_while({
                let code = code.clone();
                move |entry| entry.code.starts_with(&code)
            })
            .filter(move |entry| entry.code.len() == length && entry.valid_in(year))
    }

    /// The side of basic expenditure that an economic code counts on.
    pub fn side(self, code: &str) -> Option<Side> {
        self.of_code(code.get(..3)?).first()?.side
    }
}

type Names = std::collections::HashMap<String, Vec<&'static Entry>>;

/// A name without spaces, with full-width brackets, and without the mark of its level.
fn normal(name: &str) -> String {
    let mut out: String = name
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '(' => '（',
            ')' => '）',
            c => c,
        })
        .collect();
    for mark in ["（类）", "（款）", "（项）"] {
        if let Some(bare) = out.strip_suffix(mark) {
            out.truncate(bare.len());
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_hang_together() {
        for classification in [Classification::Functional, Classification::Economic] {
            let entries = classification.entries();
            assert!(entries.len() > 100);
            for pair in entries.windows(2) {
                assert!(pair[0].code <= pair[1].code, "{}", pair[1].code);
            }
            for entry in entries {
                assert!(classification.is_code(entry.code) && !entry.name.is_empty(), "{}", entry.code);
                let class = classification.of_code(&entry.code[..3]);
                assert!(!class.is_empty(), "{} has no class", entry.code);
                if let Some(parent) = classification.parent(entry.code) {
                    assert!(!classification.of_code(parent).is_empty(), "{} has no parent", entry.code);
                }
            }
        }
    }

    #[test]
    fn every_valid_code_is_known_by_its_own_name() {
        for classification in [Classification::Functional, Classification::Economic] {
            for entry in classification.entries().iter().filter(|entry| entry.until.is_none()) {
                assert_eq!(classification.lookup(entry.code, 2024), Lookup::Known(entry));
                assert!(classification.accepts_name(entry.code, entry.name, 2024), "{}", entry.code);
                assert!(classification.by_name(entry.name, 2024).contains(&entry), "{}", entry.code);
            }
        }
    }

    #[test]
    fn a_retired_code_is_known_in_its_years() {
        let retired = Classification::Functional.entries().iter().find(|entry| entry.code == "2010307").unwrap();
        assert_eq!(Classification::Functional.lookup("2010307", 2018), Lookup::Known(retired));
        assert_eq!(Classification::Functional.lookup("2010307", 2024), Lookup::Retired(retired));
    }

    #[test]
    fn sides_of_basic_expenditure() {
        assert_eq!(Classification::Economic.side("30101"), Some(Side::Personnel));
        assert_eq!(Classification::Economic.side("30201"), Some(Side::Operating));
        assert_eq!(Classification::Economic.side("30901"), None);
        assert_eq!(Classification::Economic.side("9"), None);
    }

    #[test]
    fn what_is_no_code() {
        for text in ["", "2", "20", "2010", "201030", "20103011", "二〇一", "2 1", "20１"] {
            assert_eq!(Classification::Functional.lookup(text, 2024), Lookup::Malformed, "{text}");
        }
        assert_eq!(Classification::Economic.lookup("3010101", 2024), Lookup::Malformed);
    }
}
