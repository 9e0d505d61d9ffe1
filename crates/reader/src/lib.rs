//! Reads published final accounts (部门决算公开说明): a narrative of any region and year becomes a
//! [`Reading`] of figures, facts and statements that know where they stand.
//!
//! Four steps: *open* (bytes to text), *normalise* (forms folded, lines joined, the way back
//! kept), *parse* (a grammar of clauses that knows no document by heart), *bind* (names, section
//! and unit to a concept). Nothing is computed and nothing mended. Where the scope of a statement
//! is not sure, the statement says why, and its relation is not to be checked; what was read and
//! not understood is listed as unbound.
//!
//! ```
//! use juesuan_reader::read;
//! use juesuan_model::{Concept, Direction};
//!
//! let text = "2031年度收入合计810.40万元，与2030年度相比，减少9.60万元，下降1.2%。";
//! let reading = read(text.as_bytes(), "excerpt.txt");
//! assert_eq!(reading.facts[0].concept, Concept::CurrentIncome);
//! let change = &reading.statements[0];
//! assert_eq!(change.direction, Some(Direction::Decrease));
//! let figure = reading.figure(change.change.unwrap()).unwrap();
//! assert_eq!(&text[figure.start as usize..figure.end as usize], "9.60");
//! ```
//!
//! Work and memory grow linearly with the text, whatever the text is.

mod bind;
mod figures;
mod form;
pub mod grid;
mod head;
mod marks;
pub mod normalise;
mod open;
mod parse;

use std::borrow::Cow;

use juesuan_model::{Problem, Reading, Section};

pub use form::{FormEntry, form};
pub use open::{Document, Format, OpenError, Phrase, open};

/// Reads a document.
///
/// What cannot be opened gives a reading with nothing but a problem; [`open`] tells the two apart.
pub fn read(bytes: &[u8], name: &str) -> Reading {
    match open(bytes) {
        Ok(document) => read_document(&document, name),
        Err(error) => Reading {
            file: name.to_owned(),
            problems: vec![Problem::new(error.zh(), error.to_string(), 0)],
            ..Reading::default()
        },
    }
}

/// The text that the positions of a reading refer to.
///
/// # Errors
/// [`OpenError`] where the bytes are no text.
pub fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, OpenError> {
    open(bytes).map(|document| document.text)
}

/// Reads a document that is already open.
pub fn read_document(document: &Document<'_>, name: &str) -> Reading {
    read_in(document, name, false)
}

/// Reads a document with the words that a disclosure keeps: reasons, the glossary, units and so on,
/// as [`Reading::passages`].
pub fn read_words(document: &Document<'_>, name: &str) -> Reading {
    read_in(document, name, true)
}

fn read_in(document: &Document<'_>, name: &str, words: bool) -> Reading {
    let whole = document.text.as_ref();
    let tables = grid::tables(&document.grids);
    // What is read as a table is not read as a sentence too.
    let prose = tables.prose(whole);
    let text = prose.as_deref().unwrap_or(whole);
    let normal = normalise::normalise(text);
    let parse = parse::parse(&normal, text);
    let mut problems = document.problems.clone();
    if whole.trim().is_empty() && problems.is_empty() && document.grids.is_empty() {
        problems.push(Problem::new(
            "文件里没有文字；请确认取到的是完整的文件。",
            "There are no words in the file; make sure that it is the whole file.",
            0,
        ));
    }
    let (figures, ids) = figures::figures(text, &normal, &parse, &mut problems);
    let mut marks = marks::marks(text, &normal, &mut problems);
    marks.extend(document.marks.iter().cloned());
    let department = head::department(&normal.text);
    let sections = sections(text, &normal, &parse);
    let mut reading = Reading {
        file: name.to_owned(),
        department: department.clone(),
        fiscal_year: parse.parsed.fiscal_year,
        profile: head::profile(&sections).map(str::to_owned),
        figures,
        sections,
        marks,
        problems,
        ..Reading::default()
    };
    bind::bind(&mut reading, text, &normal, &parse, &ids, department.as_deref(), words);
    tables.bind(whole, &mut reading);
    reading
}

fn sections(text: &str, normal: &normalise::Normalised, parse: &parse::Parse) -> Vec<Section> {
    let headings = &parse.parsed.headings;
    let mut out = Vec::with_capacity(headings.len());
    for (index, heading) in headings.iter().enumerate() {
        let (mut start, title_end) = normal.span(text, heading.title_start, heading.title_end);
        // Quotation marks are not in the text that is parsed.
        for mark in ['“', '"', '「'] {
            if text.get(..start).is_some_and(|before| before.ends_with(mark)) {
                start -= mark.len_utf8();
            }
        }
        let end = headings.get(index + 1).map_or(text.len(), |next| normal.origin(next.title_start));
        // A table of contents names sections that follow.
        let next = headings.get(index + 1);
        let empty = next.is_some_and(|next| next.title_start <= heading.title_end + 16);
        let title =
            |heading: &parse::section::Heading| normal.text.get(heading.title_start..heading.title_end);
        let again = headings.iter().skip(index + 1).take(64).any(|later| title(later) == title(heading));
        if empty && again {
            continue;
        }
        out.push(Section {
            id: Cow::Borrowed(heading.id),
            title: text.get(start..title_end).unwrap_or_default().to_owned(),
            start: start as u32,
            end: end as u32,
        });
    }
    out
}
