//! A sum is not stated beside a cell that nobody knows.
#![allow(clippy::unwrap_used, reason = "a reading that is no reading is a failed test")]

use juesuan_model::{Reading, Severity};
use juesuan_rules::{CheckOptions, check};

/// Income of the year in column two, with a cell that is read as nothing at a row and column.
fn errors(row: u32, column: u32) -> usize {
    let cell = |id: u32, text: &str, row: u32, column: u32| {
        format!(
            r#"{{"id": {id}, "text": "{text}", "value": "{text}", "decimals": 2, "unit": "wan_yuan", "role": "amount",
                "origin": {{"kind": "cell", "table": "income_expenditure_summary", "row": {row}, "column": {column}}}}}"#
        )
    };
    let fact = |id: u32, concept: &str| {
        format!(
            r#"{{"figure": {id}, "concept": "{concept}", "basis": "actual", "occurrence": "table:income_expenditure_summary"}}"#
        )
    };
    let json = format!(
        r#"{{"schema": "reading/1", "figures": [{}, {}, {}], "facts": [{}, {}], "statements": [], "sections": [],
            "tables": [], "marks": [], "unbound": [2], "problems": []}}"#,
        cell(0, "100.00", 5, 2),
        cell(1, "105.00", 9, 2),
        cell(2, "5.00", row, column),
        fact(0, "gpb_income"),
        fact(1, "current_income"),
    );
    let reading: Reading = serde_json::from_str(&json).unwrap();
    let findings = check(&reading, &CheckOptions::default()).findings;
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

#[test]
fn the_cell_may_be_the_part_that_is_missing() {
    assert_eq!(errors(8, 2), 0, "in its column");
    assert_eq!(errors(9, 3), 0, "in its row");
    assert_eq!(errors(8, 4), 1, "on the other side");
}
