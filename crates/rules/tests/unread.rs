//! A sum is not stated beside a figure that nobody knows.
#![allow(clippy::unwrap_used, reason = "a reading that is no reading is a failed test")]

use juesuan_model::{Reading, Severity, project};
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

/// The errors of a disclosure with these fields.
fn errors_of(fields: &str) -> usize {
    let json = format!(
        r#"{{"schema": "disclosure/1", "department": {{"name": "甲局"}}, "fiscal_year": 2024, {fields}}}"#
    );
    let reading = project(&serde_json::from_str(&json).unwrap());
    let findings = check(&reading, &CheckOptions::default()).findings;
    findings.iter().filter(|finding| finding.severity == Severity::Error && *finding.rule < *"JS6").count()
}

#[test]
fn what_is_withheld_is_not_zero() {
    let table = |other: &str| {
        errors_of(&format!(
            r#""tables": {{"income_expenditure_summary": {{"income": {{
                "gpb_income": "100.00", "other_income": "{other}", "current_income": "105.00"}}}}}}"#
        ))
    };
    assert_eq!([table(""), table("withheld"), table("5.00")], [1, 0, 0]);
    let classes = |other: &str| {
        errors_of(&format!(
            r#""general_public_budget": {{"expenditure": {{"value": "105.00"}}, "by_function": [
                {{"code": "201", "amount": {{"value": "100.00"}}}},
                {{"code": "208", "amount": {{"value": "{other}"}}}}]}}"#
        ))
    };
    assert_eq!([classes("4.00"), classes("withheld"), classes("5.00")], [1, 0, 0]);
    let reports = |amount: &str| {
        errors_of(&format!(
            r#""performance": {{"self_evaluated_amount": {{"value": "9.00"}},
                "target_form_amount": {{"value": "7.00"}}, "target_report_amount": {{"value": "{amount}"}}}}"#
        ))
    };
    assert_eq!([reports("1.00"), reports("withheld"), reports("2.00")], [1, 0, 0]);
}
