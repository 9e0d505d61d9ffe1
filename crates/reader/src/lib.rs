//! Reads published final accounts (部门决算公开说明).
mod bind;
mod figures;
pub mod normalise;
mod open;
mod parse;

use std::borrow::Cow;

use juesuan_model::{Problem, Reading, Section};

pub use open::{Document, Format, OpenError, open};

/// Reads a document.
pub fn read(bytes: &[u8], name: &str) -> Reading {
    match open(bytes) {
        Ok(document) => {
            let mut reading = read_text(&document.text, name);
            reading.problems.splice(0..0, document.problems);
            reading
        }
        Err(error) => Reading {
            file: name.to_owned(),
            problems: vec![Problem { message: error.to_string(), line: 0 }],
            ..Reading::default()
        },
    }
}

/// Reads a text.
pub fn read_text(text: &str, name: &str) -> Reading {
    let normal = normalise::normalise(text);
    let parse = parse::parse(&normal, text);
    let mut problems = Vec::new();
    let (figures, ids) = figures::figures(text, &normal, &parse, &mut problems);
    let mut reading = Reading {
        file: name.to_owned(),
        fiscal_year: parse.parsed.fiscal_year,
        figures,
        problems,
        ..Reading::default()
    };
    reading.sections = sections(text, &normal, &parse);
    bind::bind(&mut reading, &normal.text, &parse, &ids, None);
    reading
}

fn sections(text: &str, normal: &normalise::Normalised, parse: &parse::Parse) -> Vec<Section> {
    let headings = &parse.parsed.headings;
    let mut out = Vec::with_capacity(headings.len());
    for (index, heading) in headings.iter().enumerate() {
        let start = normal.origin(heading.title_start);
        let end = headings.get(index + 1).map_or(text.len(), |next| normal.origin(next.title_start));
        out.push(Section {
            id: Cow::Borrowed(heading.id),
            title: normal.text.get(heading.title_start..heading.title_end).unwrap_or_default().to_owned(),
            start: start as u32,
            end: end as u32,
        });
    }
    out
}
