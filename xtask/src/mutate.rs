//! `cargo xtask mutate`: how many single mistakes in a clean document are found, and named.

use std::fs;
use std::ops::Range;

use juesuan_model::{
    Disclosure, FileResult, Finding, FindingFigure, Origin, Reading, Role, Severity, project,
};
use juesuan_rules::{CheckOptions, check};

use crate::Failure;

/// How a figure is changed.
#[derive(Debug, Clone, Copy)]
enum Change {
    /// The first digit that is not zero becomes the next.
    FirstDigit,
    /// So many units more in the last place.
    Last(u32),
}

/// How many pairs of figures are changed together.
const PAIRS: usize = 500;

/// A document that can be changed figure by figure.
struct Document {
    name: String,
    text: String,
    is_json: bool,
    /// Where the numbers of its data figures stand.
    places: Vec<Range<usize>>,
}

/// What came of some changes.
#[derive(Debug, Default)]
struct Tally {
    runs: usize,
    errors: usize,
    noticed: usize,
    named: usize,
    alone: usize,
    several: usize,
}

/// Changes one figure at a time in every file, and prints what is found.
pub(crate) fn mutate(files: &[&str]) -> Result<(), Failure> {
    for file in files {
        let document = Document::open(file)?;
        let before = document.check(&document.text)?;
        if before.has_errors() {
            return Err(format!(
                "{file} has errors of its own; only a clean document shows what a change does"
            ));
        }
        let noticed = serious(&before).count();
        println!("{}: {} figures\n", document.name, document.places.len());
        println!(
            "| change | with an error | with an error or a new warning | suspects contain the figure | only suspect | more than one error |"
        );
        println!("|---|---|---|---|---|---|");
        for (change, title) in [
            (Change::FirstDigit, "first non-zero digit"),
            (Change::Last(9), "last digit + 9 units"),
            (Change::Last(1), "last digit + 1 unit"),
        ] {
            let singles: Vec<Vec<usize>> = (0..document.places.len()).map(|at| vec![at]).collect();
            println!("| {title} {}", document.tally(&singles, change, noticed)?.row());
        }
        let pairs = pairs(document.places.len());
        let tally = document.tally(&pairs, Change::FirstDigit, noticed)?;
        println!("| first digits of {} pairs, both named {}", pairs.len(), tally.row());
        println!();
    }
    Ok(())
}

/// Seeded pairs of different figures.
fn pairs(figures: usize) -> Vec<Vec<usize>> {
    let mut state = 20_24_u64;
    let mut next = |limit: usize| {
        // SplitMix64
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % limit as u64) as usize
    };
    if figures < 2 {
        return Vec::new();
    }
    (0..PAIRS)
        .map(|_| {
            let (one, other) = (next(figures), next(figures - 1));
            vec![one, if other < one { other } else { other + 1 }]
        })
        .collect()
}

fn serious(result: &FileResult) -> impl Iterator<Item = &Finding> {
    result.findings.iter().filter(|finding| finding.severity > Severity::Note)
}

impl Tally {
    fn row(&self) -> String {
        let percent = |part: usize| match self.errors {
            0 => "–".to_owned(),
            errors => format!("{part} ({}.{} %)", part * 100 / errors, part * 1000 / errors % 10),
        };
        let Self { runs, errors, noticed, named, alone, several } = self;
        format!("| {errors} of {runs} | {noticed} | {} | {} | {several} |", percent(*named), percent(*alone))
    }

    fn add(&mut self, other: &Self) {
        self.runs += other.runs;
        self.errors += other.errors;
        self.noticed += other.noticed;
        self.named += other.named;
        self.alone += other.alone;
        self.several += other.several;
    }
}

impl Document {
    fn open(file: &str) -> Result<Self, Failure> {
        let text = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
        let is_json = text.trim_start().starts_with('{');
        let mut document = Self { name: file.to_owned(), text, is_json, places: Vec::new() };
        let reading = document.read(&document.text)?;
        let mut places: Vec<Range<usize>> = reading
            .figures
            .iter()
            .filter(|figure| is_data(figure.role))
            .filter_map(|figure| document.place(&figure.origin, figure.start, figure.end))
            .collect();
        places.sort_by_key(|place| place.start);
        places.dedup();
        document.places = places;
        Ok(document)
    }

    fn read(&self, text: &str) -> Result<Reading, Failure> {
        if !self.is_json {
            return Ok(juesuan_reader::read(text.as_bytes(), &self.name));
        }
        let disclosure: Disclosure =
            serde_json::from_str(text).map_err(|error| format!("{}: {error}", self.name))?;
        Ok(project(&disclosure))
    }

    fn check(&self, text: &str) -> Result<FileResult, Failure> {
        Ok(check(&self.read(text)?, &CheckOptions::default()))
    }

    /// Where a figure's number stands in the file.
    fn place(&self, origin: &Origin, start: u32, end: u32) -> Option<Range<usize>> {
        let Origin::Json { pointer, .. } = origin else { return Some(start as usize..end as usize) };
        json_string(&self.text, pointer)
    }

    fn tally(&self, runs: &[Vec<usize>], change: Change, noticed: usize) -> Result<Tally, Failure> {
        let workers = std::thread::available_parallelism().map_or(1, usize::from);
        let size = runs.len().div_ceil(workers).max(1);
        let mut total = Tally::default();
        std::thread::scope(|scope| {
            let parts: Vec<_> = runs
                .chunks(size)
                .map(|runs| {
                    scope.spawn(move || runs.iter().map(|run| self.run(run, change, noticed)).collect())
                })
                .collect();
            for part in parts {
                let results: Vec<Result<Tally, Failure>> =
                    part.join().map_err(|_| "a check panicked".to_owned())?;
                for result in results {
                    total.add(&result?);
                }
            }
            Ok(total)
        })
    }

    /// Changes some figures together.
    fn run(&self, run: &[usize], change: Change, noticed: usize) -> Result<Tally, Failure> {
        let mut text = self.text.clone();
        let mut order: Vec<&Range<usize>> = run.iter().map(|at| &self.places[*at]).collect();
        order.sort_by_key(|place| std::cmp::Reverse(place.start));
        // From the last to the first, so that the places before keep theirs.
        let mut changed: Vec<(usize, isize)> = Vec::new();
        for place in order {
            let old = &self.text[place.clone()];
            let new = changed_number(old, change);
            for (start, _) in &mut changed {
                *start = start.saturating_add_signed(new.len() as isize - old.len() as isize);
            }
            text.replace_range(place.clone(), &new);
            changed.push((place.start, 0));
        }
        // A change that the form does not allow is found before any rule is asked.
        let Ok(reading) = self.read(&text) else { return Ok(Tally::default()) };
        let result = check(&reading, &CheckOptions::default());
        let errors: Vec<&Finding> =
            result.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        let starts = |figure: &FindingFigure| match &figure.origin {
            Origin::Json { pointer, .. } => json_string(&text, pointer).map(|place| place.start),
            _ => Some(figure.start as usize),
        };
        let names = |finding: &Finding, at: usize, alone: bool| {
            let suspected = |figure: &&FindingFigure| finding.suspects.contains(&figure.id);
            (!alone || finding.suspects.len() == 1)
                && finding.figures.iter().filter(suspected).any(|figure| starts(figure) == Some(at))
        };
        let all = |alone: bool| {
            changed.iter().all(|(at, _)| errors.iter().any(|finding| names(finding, *at, alone)))
        };
        let found = !errors.is_empty();
        Ok(Tally {
            runs: 1,
            errors: usize::from(found),
            noticed: usize::from(found || serious(&result).count() > noticed),
            named: usize::from(found && all(false)),
            alone: usize::from(found && all(true)),
            several: usize::from(errors.len() > run.len()),
        })
    }
}

fn is_data(role: Role) -> bool {
    !matches!(
        role,
        Role::Year | Role::Ordinal | Role::DocumentNumber | Role::Telephone | Role::Threshold | Role::Other
    )
}

fn changed_number(number: &str, change: Change) -> String {
    let mut digits: Vec<char> = number.chars().collect();
    match change {
        Change::FirstDigit => {
            let first = digits.iter().position(|digit| ('1'..='9').contains(digit));
            let at = first.or_else(|| digits.iter().position(char::is_ascii_digit));
            if let Some(digit) = at.and_then(|at| digits.get_mut(at)) {
                let value = digit.to_digit(10).unwrap_or_default();
                *digit = char::from_digit(value % 9 + 1, 10).unwrap_or('1');
            }
        }
        Change::Last(units) => {
            let mut carry = units;
            for digit in digits.iter_mut().rev() {
                let Some(value) = digit.to_digit(10) else { continue };
                *digit = char::from_digit((value + carry) % 10, 10).unwrap_or('0');
                carry = (value + carry) / 10;
            }
            if carry > 0 {
                let at = digits.iter().position(char::is_ascii_digit).unwrap_or_default();
                digits.insert(at, char::from_digit(carry, 10).unwrap_or('1'));
            }
        }
    }
    digits.into_iter().collect()
}

/// Where the string or number that a pointer names stands in a JSON text, without its quotes.
fn json_string(text: &str, pointer: &str) -> Option<Range<usize>> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    // The leaves in the order of the text: the same as in the value, which keeps its order.
    let mut leaves = Vec::new();
    leaves_of(&value, String::new(), &mut leaves);
    let mut from = 0;
    for (path, leaf) in leaves {
        let written = serde_json::to_string(leaf).ok()?;
        let at = from + find_value(text.get(from..)?, &written)?;
        from = at + written.len();
        if path == pointer {
            let quotes = usize::from(leaf.is_string());
            return Some(at + quotes..from - quotes);
        }
    }
    None
}

/// The first place of a value that is no key.
fn find_value(text: &str, written: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find(written)?;
        let after = text[at + written.len()..].trim_start();
        let before = text[..at].trim_end();
        if !after.starts_with(':') && before.ends_with([':', ',', '[']) {
            return Some(at);
        }
        from = at + 1;
        while !text.is_char_boundary(from) {
            from += 1;
        }
    }
}

fn leaves_of<'v>(
    value: &'v serde_json::Value,
    path: String,
    leaves: &mut Vec<(String, &'v serde_json::Value)>,
) {
    match value {
        serde_json::Value::Object(fields) => {
            for (key, field) in fields {
                leaves_of(field, format!("{path}/{}", key.replace('~', "~0").replace('/', "~1")), leaves);
            }
        }
        serde_json::Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                leaves_of(item, format!("{path}/{index}"), leaves);
            }
        }
        leaf => leaves.push((path, leaf)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_changed_in_one_digit_or_its_last_place() {
        let cases = [
            ("2694.00", "3694.00", "2694.09", "2694.01"),
            ("0", "1", "9", "1"),
            ("0.09", "0.01", "0.18", "0.10"),
            ("99.95", "19.95", "100.04", "99.96"),
        ];
        for (number, first, nine, one) in cases {
            assert_eq!(changed_number(number, Change::FirstDigit), first);
            assert_eq!(changed_number(number, Change::Last(9)), nine);
            assert_eq!(changed_number(number, Change::Last(1)), one);
        }
    }

    #[test]
    fn a_pointer_is_found_in_its_text() {
        let text = r#"{"value": "name", "a": {"value": "1.00"}, "b": ["1.00", 7]}"#;
        for (pointer, expected) in [("/a/value", "1.00"), ("/b/0", "1.00"), ("/b/1", "7"), ("/value", "name")]
        {
            let place = json_string(text, pointer).unwrap();
            assert_eq!(&text[place], expected, "{pointer}");
        }
        assert!(json_string(text, "/a/value").unwrap().start < json_string(text, "/b/0").unwrap().start);
    }
}
