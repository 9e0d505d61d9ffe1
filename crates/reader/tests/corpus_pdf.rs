//! A published PDF, its cells measured against those that people read in it.
#![cfg(feature = "pdf")]
#![allow(clippy::unwrap_used, reason = "the helper functions of a test may fail")]

#[path = "common/folder.rs"]
mod folder;

use std::collections::BTreeSet;

use folder::corpus;
use juesuan_reader::grid::{Cell, Grid};
use juesuan_reader::{Document, open, read};
use serde_json::Value;

const NAME: &str = "shanghai-putuo-finance-bureau-2024";

/// A cell as the truth file names it: the table, the row and column, and the number without separators.
type Seen = (String, String, String);

/// The cells of tables that stand in some relation of the truth file.
fn wanted(truth: &Value) -> BTreeSet<Seen> {
    let mut out = BTreeSet::new();
    for relation in truth["relations"].as_array().unwrap() {
        let places: Vec<&str> = relation["where"].as_str().unwrap().split(" | ").collect();
        let operands: Vec<&str> = relation["operands"]
            .as_array()
            .unwrap()
            .iter()
            .map(|operand| operand.as_str().unwrap())
            .collect();
        if places.len() != operands.len() {
            continue;
        }
        for (place, operand) in places.into_iter().zip(operands) {
            let Some((table, cell)) = place.split_once(" / ").filter(|_| place.starts_with('T')) else {
                continue;
            };
            let title = table.split_once(' ').unwrap().1;
            if operand != "(blank)" && !title.contains("三公") {
                out.insert((title.to_owned(), cell.to_owned(), operand.replace(',', "")));
            }
        }
    }
    out
}

fn number(cell: &Cell) -> Option<String> {
    let plain = cell.text.replace(',', "");
    plain.contains('.').then(|| plain.parse::<f64>().ok().map(|_| plain)).flatten()
}

/// The cells with figures of a grid, named in the same way.
fn found(grid: &Grid, title: &str) -> BTreeSet<Seen> {
    let mut out = BTreeSet::new();
    for row in &grid.rows {
        // What a figure belongs to is to its left: a label, and the digits of a code before it.
        let (mut code, mut label, mut column) = (String::new(), String::new(), 0);
        for (at, cell) in row.iter().enumerate() {
            if let Some(number) = number(cell) {
                let key = match title {
                    "收入支出决算总表" | "财政拨款收入支出决算总表" => {
                        format!("{} {label}", if at < 2 { "收入" } else { "支出" })
                    }
                    "一般公共预算财政拨款基本支出决算表" => {
                        format!("{code} {label}").trim().to_owned()
                    }
                    _ if label == "合计" => format!("TOT 合计 列{column}"),
                    _ => format!("{code} {label} 列{column}"),
                };
                out.insert((title.to_owned(), key, number));
                column += 1;
            } else if !cell.text.is_empty() && cell.text.bytes().all(|byte| byte.is_ascii_digit()) {
                if column > 0 {
                    (code, column) = (String::new(), 0);
                }
                code += &cell.text;
            } else if !cell.text.is_empty() && !matches!(&*cell.text, "类" | "款" | "项") {
                (label, column) = (cell.text.replace(' ', ""), 1);
            } else if column > 0 && !cell.covered {
                column += 1;
            }
        }
    }
    out
}

fn title(grid: &Grid) -> &str {
    grid.above.iter().rev().find(|line| line.ends_with('表')).map_or("", String::as_str)
}

#[test]
fn every_cell_of_the_tables_is_right() {
    let Some(folder) = corpus() else { return };
    let bytes = std::fs::read(folder.join(format!("{NAME}.pdf"))).unwrap();
    let truth = std::fs::read_to_string(folder.join(format!("{NAME}.truth.json"))).unwrap();
    let wanted = wanted(&serde_json::from_str(&truth).unwrap());
    let Document { grids, problems, .. } = open(&bytes).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    let found: BTreeSet<Seen> = grids
        .iter()
        .filter(|grid| !title(grid).contains("三公"))
        .flat_map(|grid| found(grid, title(grid)))
        .collect();
    let missing: Vec<_> = wanted.difference(&found).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    // What people did not need for a relation they did not list.
    let more: Vec<_> = found.difference(&wanted).collect();
    assert!(more.is_empty(), "{more:#?}");
    let three_public = grids.iter().find(|grid| title(grid).contains("三公")).unwrap();
    let figures: Vec<(usize, String)> = three_public
        .rows
        .iter()
        .flat_map(|row| row.iter().enumerate().filter_map(|(column, cell)| Some((column, number(cell)?))))
        .collect();
    assert_eq!(figures, [(0, "0.95".to_owned()), (10, "0.95".to_owned())]);
}

#[test]
fn the_nine_tables_are_known() {
    let Some(folder) = corpus() else { return };
    let bytes = std::fs::read(folder.join(format!("{NAME}.pdf"))).unwrap();
    let reading = read(&bytes, NAME);
    let kinds: Vec<&str> = reading.tables.iter().map(|table| &*table.kind).collect();
    assert_eq!(
        kinds,
        [
            "income_expenditure_summary",
            "income",
            "expenditure",
            "fiscal_summary",
            "gpb_expenditure",
            "gpb_basic",
            "three_public",
            "gov_fund",
            "soe_capital"
        ]
    );
    let of_table = |unbound: &&u32| {
        matches!(reading.figures[**unbound as usize].origin, juesuan_model::Origin::Cell { .. })
    };
    assert_eq!(reading.unbound.iter().filter(of_table).count(), 0);
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    assert!(reading.contents.iter().any(|content| content == "units"), "{:?}", reading.contents);
}

#[test]
fn the_template_has_its_placeholders_and_no_figures() {
    let Some(folder) = corpus() else { return };
    let name = "shanghai-template-2024";
    let bytes = std::fs::read(folder.join(format!("{name}.pdf"))).unwrap();
    let layout = std::fs::read_to_string(folder.join(format!("{name}.layout.txt"))).unwrap();
    let reading = read(&bytes, name);
    let mut runs = 0;
    let mut last = ' ';
    for c in layout.chars() {
        runs += usize::from(c == 'X' && last != 'X');
        last = c;
    }
    let marks = reading.marks.iter().filter(|mark| mark.kind == juesuan_model::MarkKind::Placeholder);
    let places: BTreeSet<u32> = marks.clone().map(|mark| mark.start).collect();
    assert_eq!(places.len(), marks.count(), "each once");
    assert_eq!(places.len(), runs);
    assert!(reading.facts.is_empty(), "{:?}", reading.facts);
}
