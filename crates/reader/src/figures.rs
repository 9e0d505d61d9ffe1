//! Numbers become figures: value, place in the document, line and column.

use juesuan_model::AmountError;
use juesuan_model::{Figure, FigureId, Origin, Printed, Problem, Role, Unit};

use crate::normalise::Normalised;
use crate::parse::Parse;

/// Where a number stands, before it is a figure.
struct Place {
    start: usize,
    end: usize,
    /// The number of the grammar, or nothing for one of a page's mark.
    number: Option<u32>,
}

/// Finds lines and columns while moving forward only.
struct Cursor<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
    column: u32,
}

impl Cursor<'_> {
    fn to(&mut self, target: usize) {
        let Some(bytes) = self.text.get(self.at..target) else { return };
        for &byte in bytes {
            if byte == b'\n' {
                self.line += 1;
                self.column = 1;
            } else if byte & 0xc0 != 0x80 {
                self.column += 1;
            }
        }
        self.at = target;
    }
}

/// The figures in the order of the document, and the figure of each number.
pub(crate) fn figures(
    original: &str,
    normal: &Normalised,
    parse: &Parse,
    problems: &mut Vec<Problem>,
) -> (Vec<Figure>, Vec<FigureId>) {
    let mut places: Vec<Place> = Vec::with_capacity(parse.numbers.len() + normal.aside.len());
    for (index, number) in (0u32..).zip(&parse.numbers) {
        let (start, end) = normal.span(original, number.start, number.end);
        places.push(Place { start, end, number: Some(index) });
    }
    if !normal.aside.is_empty() {
        for &(start, end) in &normal.aside {
            aside(original, start as usize, end as usize, &mut places);
        }
        places.sort_by_key(|place| place.start);
    }
    let mut ids = vec![0; parse.numbers.len()];
    let mut cursor = Cursor { text: original.as_bytes(), at: 0, line: 1, column: 1 };
    let mut out = Vec::with_capacity(places.len());
    for (id, place) in (0u32..).zip(places) {
        cursor.to(place.start);
        let text = original.get(place.start..place.end).unwrap_or_default().to_owned();
        let number = place.number.and_then(|number| parse.numbers.get(number as usize));
        let role = place.number.and_then(|number| parse.roles.get(number as usize)).copied();
        if let Some(slot) = place.number.and_then(|number| ids.get_mut(number as usize)) {
            *slot = id;
        }
        let printed = number
            .map_or(text.as_str(), |number| normal.text.get(number.start..number.end).unwrap_or_default());
        let value = value(printed);
        if let Err(error) = &value {
            problems.push(Problem::new(error.zh(), error.to_string(), cursor.line));
        }
        out.push(Figure {
            id,
            text: text.into(),
            start: place.start as u32,
            end: place.end as u32,
            line: cursor.line,
            column: cursor.column,
            origin: Origin::Text,
            value: value.ok(),
            decimals: number.map_or(0, |number| number.decimals),
            unit: number.map_or(Unit::None, |number| number.unit),
            approximate: number.is_some_and(|number| number.approximate),
            role: role.unwrap_or(Role::Other),
        });
    }
    (out, ids)
}

/// The value of a number: separators go, zeros in front go.
pub(crate) fn value(printed: &str) -> Result<Printed, AmountError> {
    if let Ok(value) = printed.parse::<Printed>() {
        return Ok(value);
    }
    let negative = printed.starts_with(['-', '—', '负']);
    let plain: String = printed.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let mut digits = plain.trim_start_matches('0');
    let padded;
    if digits.is_empty() || digits.starts_with('.') {
        padded = format!("0{digits}");
        digits = &padded;
    }
    let signed = if negative { format!("-{digits}") } else { digits.to_owned() };
    signed.parse()
}

/// The numbers of a line that was set aside.
fn aside(original: &str, start: usize, end: usize, places: &mut Vec<Place>) {
    let bytes = original.as_bytes();
    let mut at = start;
    while at < end {
        if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
            continue;
        }
        let first = at;
        while at < end && bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        places.push(Place { start: first, end: at, number: None });
    }
}
