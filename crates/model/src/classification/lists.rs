//! The lists as tables. The compiler reads the data files, so that a program has nothing to parse,
//! and a line that is no entry does not compile or fails the tests beside this.

use super::entry::{Budget, Confidence, Entry, Side};
use crate::period::FiscalYear;

const FUNCTIONAL_TEXT: &str = include_str!("functional.tsv");
const ECONOMIC_TEXT: &str = include_str!("economic.tsv");
const OTHER_NAMES_TEXT: &str = include_str!("other_names.tsv");

static FUNCTIONAL_ENTRIES: [Entry; lines(FUNCTIONAL_TEXT)] = entries(FUNCTIONAL_TEXT);
static FUNCTIONAL_KEYS: [u32; lines(FUNCTIONAL_TEXT)] = keys(&FUNCTIONAL_ENTRIES);
static FUNCTIONAL_NAMES: Names<{ lines(FUNCTIONAL_TEXT) }> = Names::of(&FUNCTIONAL_ENTRIES);
static ECONOMIC_ENTRIES: [Entry; lines(ECONOMIC_TEXT)] = entries(ECONOMIC_TEXT);
static ECONOMIC_KEYS: [u32; lines(ECONOMIC_TEXT)] = keys(&ECONOMIC_ENTRIES);
static ECONOMIC_NAMES: Names<{ lines(ECONOMIC_TEXT) }> = Names::of(&ECONOMIC_ENTRIES);

/// 支出功能分类.
pub(super) static FUNCTIONAL: List = List {
    entries: &FUNCTIONAL_ENTRIES,
    keys: &FUNCTIONAL_KEYS,
    first: &FUNCTIONAL_NAMES.first,
    next: &FUNCTIONAL_NAMES.next,
};

/// 部门预算支出经济分类.
pub(super) static ECONOMIC: List = List {
    entries: &ECONOMIC_ENTRIES,
    keys: &ECONOMIC_KEYS,
    first: &ECONOMIC_NAMES.first,
    next: &ECONOMIC_NAMES.next,
};

/// Other names by code, of both classifications: no code is in both.
pub(super) static OTHER_NAMES: [Other; lines(OTHER_NAMES_TEXT)] = other_names(OTHER_NAMES_TEXT);

/// A code with a name that the list of 2024 does not give it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Other {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) until: Option<FiscalYear>,
}

/// One classification, with an index by name.
#[derive(Debug)]
pub(super) struct List {
    /// Every entry in the order of the codes, the retired names of a code before the one in use.
    pub(super) entries: &'static [Entry],
    keys: &'static [u32],
    first: &'static [u16; BUCKETS],
    next: &'static [u16],
}

impl List {
    /// The entries whose code starts with some digits.
    pub(super) fn under(&self, prefix: &str) -> &'static [Entry] {
        let rest = &self.entries[self.entries.partition_point(|entry| entry.code < prefix)..];
        &rest[..rest.partition_point(|entry| entry.code.starts_with(prefix))]
    }

    /// The entries of a code; more than one where its name has changed.
    pub(super) fn of_code(&self, code: &str) -> &'static [Entry] {
        let Some(wanted) = key(code) else { return &[] };
        let first = self.keys.partition_point(|key| *key < wanted);
        let count = self.keys[first..].iter().take_while(|key| **key == wanted).count();
        &self.entries[first..first + count]
    }

    /// The entries of a name, in the order of the codes.
    pub(super) fn of_name(&self, name: &str) -> impl Iterator<Item = &'static Entry> {
        let at = |place: u16| self.entries.get(usize::from(place)).map(|entry| (place, entry));
        core::iter::successors(at(self.first[bucket(name)]), move |(place, _)| {
            at(self.next[usize::from(*place)])
        })
        .map(|(_, entry)| entry)
        .filter(move |entry| entry.name == name)
    }
}

/// A code as a number in the order of the codes: its digits as if it were an item, then its length.
///
/// Numbers lie side by side, where the codes themselves are all over the memory.
const fn key(code: &str) -> Option<u32> {
    let digits = code.as_bytes();
    if digits.len() > 7 {
        return None;
    }
    let (mut key, mut at) = (0, 0);
    while at < 7 {
        let digit = if at < digits.len() { digits[at] } else { b'0' };
        if !digit.is_ascii_digit() {
            return None;
        }
        key = key * 10 + (digit - b'0') as u32;
        at += 1;
    }
    Some(key * 10 + digits.len() as u32)
}

const fn keys<const N: usize>(entries: &[Entry; N]) -> [u32; N] {
    let mut keys = [0; N];
    let mut place = 0;
    while place < N {
        if let Some(key) = key(entries[place].code) {
            keys[place] = key;
        }
        place += 1;
    }
    keys
}

/// How many heads the chains of names have.
const BUCKETS: usize = 2048;

/// The end of a chain: no list has so many entries.
const END: u16 = u16::MAX;

/// Chains of the entries whose names share a bucket: the first of each chain, the next of each entry.
struct Names<const N: usize> {
    first: [u16; BUCKETS],
    next: [u16; N],
}

impl<const N: usize> Names<N> {
    const fn of(entries: &[Entry; N]) -> Self {
        let mut names = Self { first: [END; BUCKETS], next: [END; N] };
        let mut place = N;
        while place > 0 {
            place -= 1;
            let bucket = bucket(entries[place].name);
            names.next[place] = names.first[bucket];
            names.first[bucket] = place as u16;
        }
        names
    }
}

/// The bucket of a name, by FNV-1a.
const fn bucket(name: &str) -> usize {
    let bytes = name.as_bytes();
    let mut hash = 0x811c_9dc5_u32;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (hash ^ (hash >> 16)) as usize % BUCKETS
}

/// The lines of a file after its comment.
const fn lines(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut count, mut at) = (0, 0);
    while at < bytes.len() {
        if bytes[at] == b'\n' {
            count += 1;
        }
        at += 1;
    }
    count - 1
}

/// A place in a file.
struct Cursor {
    text: &'static str,
    at: usize,
}

impl Cursor {
    /// The start of the line after the comment.
    const fn after_comment(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        let mut at = 0;
        while bytes[at] != b'\n' {
            at += 1;
        }
        Self { text, at: at + 1 }
    }

    /// The text up to the next tab or end of line.
    const fn field(&mut self) -> &'static str {
        let bytes = self.text.as_bytes();
        let start = self.at;
        while !matches!(bytes[self.at], b'\t' | b'\r' | b'\n') {
            self.at += 1;
        }
        let (_, rest) = self.text.split_at(start);
        let (field, _) = rest.split_at(self.at - start);
        if bytes[self.at] == b'\r' {
            self.at += 1;
        }
        self.at += 1;
        field
    }

    /// A year, or none for a dash.
    const fn year(&mut self) -> Option<FiscalYear> {
        let digits = self.field().as_bytes();
        if digits[0] == b'-' {
            return None;
        }
        let (mut year, mut at) = (0, 0);
        while at < digits.len() {
            year = year * 10 + (digits[at] - b'0') as FiscalYear;
            at += 1;
        }
        Some(year)
    }
}

const fn entries<const N: usize>(text: &'static str) -> [Entry; N] {
    const BLANK: Entry =
        Entry { code: "", name: "", until: None, confidence: Confidence::Low, side: None, budgets: &[] };
    let mut entries = [BLANK; N];
    let mut cursor = Cursor::after_comment(text);
    let mut place = 0;
    while place < N {
        let (code, name, until) = (cursor.field(), cursor.field(), cursor.year());
        let confidence = match cursor.field().as_bytes() {
            b"h" => Confidence::High,
            b"m" => Confidence::Medium,
            _ => Confidence::Low,
        };
        let (side, budgets): (_, &'static [Budget]) = match cursor.field().as_bytes() {
            b"p" => (Some(Side::Personnel), &[]),
            b"o" => (Some(Side::Operating), &[]),
            b"g" => (None, &[Budget::GeneralPublic]),
            b"f" => (None, &[Budget::GovernmentFund]),
            b"s" => (None, &[Budget::StateCapital]),
            b"i" => (None, &[Budget::SocialInsurance]),
            b"gf" => (None, &[Budget::GeneralPublic, Budget::GovernmentFund]),
            _ => (None, &[]),
        };
        entries[place] = Entry { code, name, until, confidence, side, budgets };
        place += 1;
    }
    entries
}

const fn other_names<const N: usize>(text: &'static str) -> [Other; N] {
    let mut names = [Other { code: "", name: "", until: None }; N];
    let mut cursor = Cursor::after_comment(text);
    let mut place = 0;
    while place < N {
        names[place] = Other { code: cursor.field(), name: cursor.field(), until: cursor.year() };
        place += 1;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classification::{Classification, names::normal};

    #[test]
    fn every_line_is_in_its_table() {
        for (text, entries) in
            [(FUNCTIONAL_TEXT, &FUNCTIONAL_ENTRIES[..]), (ECONOMIC_TEXT, &ECONOMIC_ENTRIES)]
        {
            let mut lines = text.lines();
            assert!(lines.next().is_some_and(|line| line.starts_with("# ")));
            assert!(text.ends_with('\n'));
            for (line, entry) in lines.by_ref().zip(entries) {
                let fields: Vec<_> = line.split('\t').collect();
                assert_eq!(fields[..2], [entry.code, entry.name]);
                assert_eq!(fields[2].parse().ok(), entry.until, "{line}");
                assert!(matches!(fields[3], "h" | "m" | "l"), "{line}");
                assert!(matches!(fields[4], "p" | "o" | "-" | "g" | "f" | "s" | "i" | "gf"), "{line}");
                assert_eq!(fields.len(), 5, "{line}");
            }
            assert_eq!(text.lines().count(), entries.len() + 1);
        }
    }

    #[test]
    fn the_lists_are_sorted_and_unique() {
        for list in [&FUNCTIONAL, &ECONOMIC] {
            for pair in list.entries.windows(2) {
                let place = |entry: &Entry| (entry.code, entry.until.unwrap_or(FiscalYear::MAX));
                assert!(place(&pair[0]) < place(&pair[1]), "{}", pair[1].code);
            }
            assert!(list.keys.is_sorted());
            for (entry, found) in list.entries.iter().zip(list.keys) {
                assert_eq!(key(entry.code), Some(*found));
                assert!(list.of_code(entry.code).contains(entry));
            }
        }
    }

    #[test]
    fn names_are_stored_as_they_are_looked_for() {
        for list in [&FUNCTIONAL, &ECONOMIC] {
            for entry in list.entries {
                assert!(!entry.name.is_empty() && normal(entry.name) == entry.name, "{}", entry.code);
                assert!(list.of_name(entry.name).any(|found| found == entry), "{}", entry.code);
            }
        }
        for other in &OTHER_NAMES {
            assert_eq!(normal(other.name), other.name);
        }
    }

    #[test]
    fn other_names_are_of_codes_and_sorted() {
        assert!(OTHER_NAMES.is_sorted_by_key(|other| other.code));
        for other in &OTHER_NAMES {
            let of = |list: &List| list.of_code(other.code).iter().all(|entry| entry.name != other.name);
            assert!(of(&FUNCTIONAL) && of(&ECONOMIC), "{}", other.code);
            let known = [Classification::Functional, Classification::Economic]
                .map(|of| !of.list().of_code(other.code).is_empty());
            assert!(known[0] != known[1], "{}", other.code);
        }
    }
}
