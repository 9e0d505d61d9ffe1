//! The Chongqing form of the example against the figures of the document that it was taken from:
//! every quantity that parts 二 to 五 state, with the same values, in the same order.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stderr)]

use std::path::{Path, PathBuf};

use juesuan_model::{Basis, Concept, Disclosure, Printed};
use juesuan_narrative::{Block, Document, FigureRef, Inline, Profile, RenderOptions};

const EXAMPLE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/examples/qijiang-government-office-2024.json");
const FIGURES: &str = "chongqing-qijiang-government-office-2024.figures.csv";
/// The lines of the document on which its parts begin: 一, 二, 三, 四, 五 and 六.
const PARTS: [u32; 6] = [5, 33, 59, 69, 78, 92];

/// A quantity: what, at which basis (none where the list has none), how much.
type Seen = (Concept, Option<Basis>, Printed);

fn corpus() -> Option<PathBuf> {
    let (folder, asked) = match std::env::var_os("JUESUAN_CORPUS") {
        Some(folder) => (PathBuf::from(folder), true),
        None => (Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus"), false),
    };
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(!asked, "JUESUAN_CORPUS names {}, which is no folder", folder.display());
    eprintln!("skipped: no corpus");
    None
}

fn example() -> Disclosure {
    serde_json::from_str(&std::fs::read_to_string(EXAMPLE).unwrap()).unwrap()
}

fn chongqing(options: RenderOptions) -> Document {
    Profile::builtin("chongqing-2024").unwrap().render(&example(), options).unwrap()
}

/// The quantities of a part of the published document. Fields before the last three have no commas
/// in them but for the dimensions, which are not looked at.
fn published(csv: &str, lines: std::ops::Range<u32>) -> Vec<Seen> {
    let mut seen = Vec::new();
    for row in csv.lines().skip(1) {
        let fields: Vec<&str> = row.split(',').collect();
        let (line, printed, kind, concept, basis) = (fields[0], fields[3], fields[6], fields[8], fields[9]);
        if !lines.contains(&line.parse().unwrap()) || !["money", "pct", "count"].contains(&kind) {
            continue;
        }
        let Ok(concept) = concept.parse() else { continue };
        let basis = if basis.is_empty() { None } else { Some(basis.parse().unwrap()) };
        seen.push((concept, basis, printed.parse().unwrap()));
    }
    seen
}

/// The figures of the rendered parts, by the heading under which they stand.
fn rendered(document: &Document) -> Vec<Vec<&FigureRef>> {
    let mut parts = Vec::new();
    for block in &document.blocks {
        if matches!(block, Block::Heading { level: 2, .. }) {
            parts.push(Vec::new());
        }
        let Some(part) = parts.last_mut() else { continue };
        for inline in block.inlines() {
            if let Inline::Figure(index) = inline {
                part.push(document.figure(*index).unwrap());
            }
        }
    }
    parts
}

#[test]
fn parts_two_to_five_state_what_the_document_states_in_the_same_order() {
    let Some(corpus) = corpus() else { return };
    let csv = std::fs::read_to_string(corpus.join(FIGURES)).unwrap();
    let document = chongqing(RenderOptions { as_stated: true, draft: false });
    let parts = rendered(&document);
    for part in 1..5 {
        let expected = published(&csv, PARTS[part]..PARTS[part + 1]);
        let seen: Vec<_> = parts[part].iter().filter(|figure| figure.concept.is_some()).collect();
        for (at, (expected, seen)) in expected.iter().zip(&seen).enumerate() {
            let (concept, basis, value) = expected;
            let same = seen.concept == Some(*concept)
                && basis.is_none_or(|basis| basis == seen.basis)
                && seen.value.same_value(value);
            assert!(same, "figure {at} of part {}: expected {expected:?}, found {seen:?}", part + 1);
        }
        assert_eq!(seen.len(), expected.len(), "part {}", part + 1);
    }
}

#[test]
fn computed_figures_differ_from_stated_ones_where_the_document_cut_off_a_digit() {
    let stated = chongqing(RenderOptions { as_stated: true, draft: false });
    let computed = chongqing(RenderOptions::default());
    let differing: Vec<_> = stated
        .figures()
        .zip(computed.figures())
        .filter(|(stated, computed)| !stated.value.same_value(&computed.value))
        .map(|(stated, computed)| (stated.concept, stated.value.to_string(), computed.value.to_string()))
        .collect();
    let per_person = (Some(Concept::ReceptionPerCapita), "104.31".to_owned(), "104.32".to_owned());
    assert_eq!(differing, [per_person]);
}
