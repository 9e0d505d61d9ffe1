//! The classifications of government revenue and expenditure (政府收支分类科目), as data by year.
//!
//! The ministry publishes a list for every year. The one here is that of 2024, with some codes
//! that were retired before; another year uses it as the nearest and says so ([`list_year`]), less
//! the retired codes that it still had. The first year of a code is not recorded. A code is three
//! digits for a class (类), five for a group (款) and seven for an item (项); economic codes stop at
//! five.
//!
//! ```
//! use juesuan_model::Classification::Functional;
//! use juesuan_model::classification::Lookup;
//!
//! assert!(matches!(Functional.lookup("21305", 2024), Lookup::Known(entry) if entry.name != "扶贫"));
//! assert!(matches!(Functional.lookup("21305", 2020), Lookup::Known(entry) if entry.name == "扶贫"));
//! ```

mod entry;
mod equivalents;
mod lists;
mod names;

use serde::{Deserialize, Serialize};

use self::lists::List;
use self::names::normal;
use crate::period::FiscalYear;

pub use self::entry::{Budget, Confidence, Entry, Level, ListYear, Lookup, OtherName, Side};

/// The only year that has a list of its own.
pub const LIST_YEAR: FiscalYear = 2024;

/// 编码属于哪种分类。Which classification a code belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Classification {
    /// 支出功能分类: what the money is for.
    Functional,
    /// 支出经济分类 (部门预算): what the money buys.
    Economic,
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

impl Classification {
    fn list(self) -> &'static List {
        match self {
            Self::Functional => &lists::FUNCTIONAL,
            Self::Economic => &lists::ECONOMIC,
        }
    }

    /// Every entry in the order of the codes, the retired names of a code before the one in use.
    ///
    /// ```
    /// use juesuan_model::Classification::Economic;
    /// assert_eq!(Economic.entries()[0].code, "301");
    /// ```
    pub fn entries(self) -> &'static [Entry] {
        self.list().entries
    }

    /// The entry of a code in the list of a year: of several, the one whose time it was.
    fn in_year(self, code: &str, year: FiscalYear) -> Option<&'static Entry> {
        self.list().of_code(code).iter().find(|entry| entry.valid_in(year))
    }

    /// The level of a code, whether or not a list has it.
    ///
    /// ```
    /// use juesuan_model::Classification::{Economic, Functional};
    /// use juesuan_model::classification::Level;
    /// assert_eq!(Functional.level("2080505"), Some(Level::Item));
    /// assert_eq!(Economic.level("3010101"), None);
    /// ```
    pub fn level(self, code: &str) -> Option<Level> {
        let level = match (self, code.len()) {
            (_, 3) => Level::Class,
            (_, 5) => Level::Group,
            (Self::Functional, 7) => Level::Item,
            _ => return None,
        };
        code.bytes().all(|b| b.is_ascii_digit()).then_some(level)
    }

    /// Whether a text is a code: digits, of a length that a level has.
    ///
    /// ```
    /// use juesuan_model::Classification::Functional;
    /// assert!(Functional.is_code("20805") && !Functional.is_code("2080"));
    /// ```
    pub fn is_code(self, text: &str) -> bool {
        self.level(text).is_some()
    }

    /// What the list of a year says of a code.
    ///
    /// Both codes of a move that 2024 carried out unevenly are known, whatever the year.
    ///
    /// ```
    /// use juesuan_model::classification::{Classification, Lookup};
    /// let of = |code| Classification::Functional.lookup(code, 2024);
    /// assert!(matches!(of("2010301"), Lookup::Known(entry) if entry.name == "行政运行"));
    /// assert!(matches!(of("2010307"), Lookup::Retired(entry) if entry.until == Some(2018)));
    /// assert_eq!(of("2010388"), Lookup::UnknownItem);
    /// assert_eq!(of("998"), Lookup::UnknownClass);
    /// assert_eq!(of("20l"), Lookup::Malformed);
    /// ```
    pub fn lookup(self, code: &str, year: FiscalYear) -> Lookup {
        if !self.is_code(code) {
            return Lookup::Malformed;
        }
        let entries = self.list().of_code(code);
        if let Some(entry) = entries.iter().find(|entry| entry.valid_in(year)) {
            return Lookup::Known(entry);
        }
        match entries.last() {
            Some(entry) if equivalents::is_accepted(code) => Lookup::Known(entry),
            Some(entry) => Lookup::Retired(entry),
            None if self.list().of_code(&code[..3]).is_empty() => Lookup::UnknownClass,
            None => Lookup::UnknownItem,
        }
    }

    /// The name of a code in the list of a year, or the last that it had.
    ///
    /// ```
    /// use juesuan_model::Classification::Functional;
    /// assert_eq!(Functional.name_of("20805", 2019), Some("行政事业单位离退休"));
    /// assert_eq!(Functional.name_of("20805", 2020), Some("行政事业单位养老支出"));
    /// ```
    pub fn name_of(self, code: &str, year: FiscalYear) -> Option<&'static str> {
        self.lookup(code, year).entry().map(|entry| entry.name)
    }

    /// The other names that a code has had, or has in other lists.
    ///
    /// ```
    /// use juesuan_model::Classification::Economic;
    /// let name = Economic.other_names("310").next();
    /// assert_eq!(name.map(|name| (name.name, name.until)), Some(("其他资本性支出", Some(2017))));
    /// ```
    pub fn other_names(self, code: &str) -> impl Iterator<Item = OtherName> {
        let entries = self.list().of_code(code);
        let retired = entries.len().saturating_sub(1);
        let others = if entries.is_empty() { &[][..] } else { &lists::OTHER_NAMES };
        entries[..retired].iter().map(|entry| OtherName { name: entry.name, until: entry.until }).chain(
            others
                .iter()
                .filter(move |other| other.code == code)
                .map(|other| OtherName { name: other.name, until: other.until }),
        )
    }

    /// Whether a name belongs to a code, in the wordings that the year accepts.
    ///
    /// An other name counts up to its last year, and in every year where that is not known.
    ///
    /// ```
    /// use juesuan_model::Classification::Functional;
    /// assert!(Functional.accepts_name("20103", "政府办公厅(室)及相关机构事务（款）", 2024));
    /// assert!(!Functional.accepts_name("20103", "人大事务", 2024));
    /// assert!(Functional.accepts_name("2080713", "求职创业补贴", 2024));
    /// ```
    pub fn accepts_name(self, code: &str, name: &str, year: FiscalYear) -> bool {
        let wanted = normal(name);
        let named = |wanted: &str| {
            self.list().of_code(code).iter().any(|entry| entry.name == wanted && accepted_in(entry, year))
        };
        named(&wanted)
            || self
                .other_names(code)
                .any(|other| other.name == wanted && other.until.is_none_or(|until| year <= until))
            || equivalents::other_wordings(&wanted).any(|wording| named(&wording))
    }

    /// The entries of a year with a name, whatever brackets or level mark it is written with.
    ///
    /// An other name whose last year is known finds its code up to that year.
    ///
    /// ```
    /// use juesuan_model::Classification::{Economic, Functional};
    /// assert_eq!(Functional.by_name("住房保障支出（类）", 2024)[0].code, "221");
    /// let codes = |year| Economic.by_name("其他资本性支出", year).iter().map(|e| e.code).collect::<Vec<_>>();
    /// assert_eq!((codes(2017), codes(2018)), (vec!["310", "31099"], vec!["31099"]));
    /// ```
    pub fn by_name(self, name: &str, year: FiscalYear) -> Vec<&'static Entry> {
        let wanted = normal(name);
        let named = |wanted: &str| -> Vec<_> {
            self.list().of_name(wanted).filter(|entry| accepted_in(entry, year)).collect()
        };
        let mut found = named(&wanted);
        let once =
            |other: &&lists::Other| other.name == wanted && other.until.is_some_and(|until| year <= until);
        for other in lists::OTHER_NAMES.iter().filter(once) {
            found.extend(self.in_year(other.code, year));
            found.sort_by_key(|entry| entry.code);
        }
        if found.is_empty() {
            found.extend(equivalents::other_wordings(&wanted).flat_map(|wording| named(&wording)));
        }
        found
    }

    /// The code one level above.
    ///
    /// ```
    /// use juesuan_model::Classification::Functional;
    /// assert_eq!(Functional.parent("2080505"), Some("20805"));
    /// assert_eq!(Functional.parent("208"), None);
    /// ```
    pub fn parent(self, code: &str) -> Option<&str> {
        (self.level(code)? > Level::Class).then(|| &code[..code.len() - 2])
    }

    /// The classes of a year in the order of the codes.
    ///
    /// ```
    /// use juesuan_model::Classification::Economic;
    /// assert_eq!(Economic.classes(2024).map(|class| class.code).last(), Some("399"));
    /// ```
    pub fn classes(self, year: FiscalYear) -> impl Iterator<Item = &'static Entry> {
        of_level(self.entries(), Level::Class, year)
    }

    /// The codes of a year one level below a code, in order.
    ///
    /// ```
    /// use juesuan_model::Classification::Functional;
    /// let codes: Vec<_> = Functional.children("20139", 2024).map(|entry| entry.code).collect();
    /// assert_eq!(codes.first(), Some(&"2013901"));
    /// ```
    pub fn children(self, code: &str, year: FiscalYear) -> impl Iterator<Item = &'static Entry> {
        let (under, level) = match self.level(code) {
            Some(Level::Class) => (self.list().under(code), Level::Group),
            Some(Level::Group) => (self.list().under(code), Level::Item),
            Some(Level::Item) | None => (&[][..], Level::Item),
        };
        of_level(under, level, year)
    }

    /// The side of basic expenditure that an economic code counts on, by its class.
    ///
    /// ```
    /// use juesuan_model::Classification::Economic;
    /// use juesuan_model::classification::Side;
    /// assert_eq!(Economic.side("30309"), Some(Side::Personnel));
    /// assert_eq!(Economic.side("309"), None);
    /// ```
    pub fn side(self, code: &str) -> Option<Side> {
        self.level(code)?;
        self.list().of_code(&code[..3]).last()?.side
    }
}

/// Whether a year accepts an entry: its list has it, or has only just moved it.
fn accepted_in(entry: &Entry, year: FiscalYear) -> bool {
    entry.valid_in(year) || equivalents::is_accepted(entry.code)
}

/// The entries of a level in the list of a year, one for a code.
fn of_level(
    entries: &'static [Entry],
    level: Level,
    year: FiscalYear,
) -> impl Iterator<Item = &'static Entry> {
    let mut last = "";
    entries.iter().filter(move |entry| {
        entry.level() == level
            && entry.valid_in(year)
            && core::mem::replace(&mut last, entry.code) != entry.code
    })
}

#[cfg(test)]
mod tests {
    use super::Classification::{Economic, Functional};
    use super::*;

    #[test]
    fn every_code_hangs_under_its_class() {
        for classification in [Functional, Economic] {
            assert!(classification.entries().len() > 100);
            for entry in classification.entries() {
                assert_eq!(classification.level(entry.code), Some(entry.level()), "{}", entry.code);
                assert!(!classification.list().of_code(&entry.code[..3]).is_empty(), "{}", entry.code);
                let Some(parent) = classification.parent(entry.code) else { continue };
                assert!(!classification.list().of_code(parent).is_empty(), "{}", entry.code);
                let year = entry.until.unwrap_or(LIST_YEAR);
                assert_eq!(classification.children(parent, year).filter(|&child| child == entry).count(), 1);
            }
        }
    }

    #[test]
    fn every_valid_code_is_known_by_its_own_name() {
        for classification in [Functional, Economic] {
            for entry in classification.entries().iter().filter(|entry| entry.until.is_none()) {
                assert_eq!(classification.lookup(entry.code, 2024), Lookup::Known(entry));
                assert!(classification.accepts_name(entry.code, entry.name, 2024), "{}", entry.code);
                assert!(classification.by_name(entry.name, 2024).contains(&entry), "{}", entry.code);
            }
        }
    }

    #[test]
    fn every_retired_code_is_known_in_its_years() {
        for classification in [Functional, Economic] {
            for entry in classification.entries() {
                let Some(until) = entry.until else { continue };
                assert_eq!(classification.lookup(entry.code, until), Lookup::Known(entry));
                assert!(classification.accepts_name(entry.code, entry.name, until));
                assert!(classification.by_name(entry.name, until).contains(&entry));
                let after = classification.lookup(entry.code, until + 1);
                match classification.list().of_code(entry.code).last() {
                    Some(last) if last != entry => assert_eq!(after, Lookup::Known(last)),
                    _ if equivalents::is_accepted(entry.code) => assert_eq!(after, Lookup::Known(entry)),
                    _ => assert_eq!(after, Lookup::Retired(entry)),
                }
            }
        }
    }

    #[test]
    fn a_renamed_code_has_the_name_of_the_year() {
        for (year, name) in [(2013, "劳教"), (2014, "强制隔离戒毒"), (2024, "强制隔离戒毒")] {
            assert_eq!(Functional.name_of("20408", year), Some(name));
            let count = Functional.children("204", year).filter(|entry| entry.code == "20408").count();
            assert_eq!(count, 1);
        }
        assert!(Functional.accepts_name("21305", "扶贫", 2021));
        assert!(!Functional.accepts_name("21305", "扶贫", 2024));
        assert!(Economic.accepts_name("310", "其他资本性支出", 2017));
        assert!(!Economic.accepts_name("310", "其他资本性支出", 2018));
        assert!(Economic.accepts_name("31101", "资本金注入(一)", 2024));
    }

    #[test]
    fn names_shared_by_codes_come_in_order() {
        let found = Functional.by_name("行政运行", 2024);
        assert!(found.len() > 50 && found.is_sorted_by_key(|entry| entry.code));
        assert!(Functional.by_name("没有这个科目", 2024).is_empty());
        assert!(Functional.by_name("", 2024).is_empty());
        // A name of one classification finds nothing in the other.
        assert!(Functional.by_name("其他资本性支出", 2017).is_empty());
    }

    #[test]
    fn classes_in_order() {
        assert_eq!(Functional.classes(2024).next().map(|class| class.code), Some("201"));
        assert_eq!(Functional.classes(2024).count(), 30);
        assert!(Functional.classes(2024).is_sorted_by_key(|class| class.code));
        let codes: Vec<_> = Economic.classes(2024).map(|class| class.code).collect();
        assert_eq!(codes, ["301", "302", "303", "307", "309", "310", "311", "312", "313", "399"]);
        for code in ["", "2010301", "2", "20l", "998"] {
            assert_eq!(Functional.children(code, 2024).count(), 0, "{code}");
        }
    }

    #[test]
    fn sides_and_budgets() {
        for entry in Economic.entries() {
            assert_eq!(Economic.side(entry.code), entry.side, "{}", entry.code);
            assert!(entry.budgets.is_empty());
        }
        for entry in Functional.entries() {
            assert!(entry.side.is_none() && !entry.budgets.is_empty(), "{}", entry.code);
        }
        assert_eq!(Economic.side("30201"), Some(Side::Operating));
        for code in ["9", "301a5", "3010101", "398"] {
            assert_eq!(Economic.side(code), None, "{code}");
        }
    }

    #[test]
    fn what_is_no_code() {
        for text in ["", "2", "20", "2010", "201030", "20103011", "二〇一", "2 1", "20１", "+01", "二"] {
            assert_eq!(Functional.lookup(text, 2024), Lookup::Malformed, "{text}");
            assert_eq!(Functional.parent(text), None, "{text}");
        }
        assert_eq!(Economic.lookup("3010101", 2024), Lookup::Malformed);
    }

    #[test]
    fn a_year_without_a_list_uses_the_nearest() {
        for year in [2011, 2018, 2023, 2025, 2030] {
            assert_eq!(list_year(year), ListYear { year: LIST_YEAR, exact: false });
            assert!(matches!(Functional.lookup("2010301", year), Lookup::Known(_)));
        }
        assert_eq!(list_year(LIST_YEAR), ListYear { year: LIST_YEAR, exact: true });
    }
}
