use super::*;
use crate::reading::Direction;

fn reading(json: &str) -> Reading {
    let json = format!(
        r#"{{"schema": "disclosure/1", "department": {{"name": "甲局"}}, "fiscal_year": 2024, {json}}}"#
    );
    project(&serde_json::from_str(&json).unwrap())
}

#[test]
fn a_decrease_is_printed_without_sign_beside_its_word() {
    let reading = reading(
        r#""three_public": {"total": {"value": "37.31", "prior_year": {"change": "-26.69"},
           "stated": [{"of": "rate", "basis": "prior_year", "figure": "-41.7"}]}}"#,
    );
    let statement = &reading.statements[0];
    assert_eq!(statement.direction, Some(Direction::Decrease));
    assert_eq!(reading.figures[statement.change.unwrap() as usize].text, "26.69");
    assert_eq!(reading.figures[statement.rate.unwrap() as usize].text, "41.7");
    assert_eq!(reading.statements.len(), 1);
}

#[test]
fn a_rate_of_the_other_direction_has_a_statement_of_its_own() {
    let reading = reading(
        r#""three_public": {"total": {"value": "37.31", "prior_year": {"change": "-26.69"},
           "stated": [{"of": "rate", "basis": "prior_year", "figure": "41.7"}]}}"#,
    );
    assert_eq!(reading.statements.len(), 2);
}

#[test]
fn a_shared_reason_is_one_set_of_figures_that_explains_two_changes() {
    let reading = reading(
        r#""reasons": {"new": {"text": "甲{0}乙{1}", "complete": true, "figures": [
             {"figure": "5", "direction": "increase"}, {"figure": "2", "direction": "decrease"}]}},
           "overall": {"current_income": {"value": "30", "prior_year": {"change": "3", "reason": "new"}},
                       "current_expenditure": {"value": "30", "prior_year": {"change": "3", "reason": "new"}}}"#,
    );
    let sums: Vec<_> = reading.statements.iter().filter(|s| s.kind == StatementKind::Sum).collect();
    assert_eq!(sums.len(), 2);
    assert_eq!((&sums[0].parts, &sums[0].subtracted), (&sums[1].parts, &sums[1].subtracted));
    assert_eq!(reading.figures.len(), 6);
}

#[test]
fn a_cell_knows_its_concept_and_code() {
    let reading = reading(
        r#""tables": {"gpb_expenditure": {"total": {"total": "10.00"},
           "rows": [{"code": "201", "name": "一般公共服务支出", "cells": {"total": "10.00", "basic": "", "project": "—"}}]}}"#,
    );
    assert_eq!(reading.facts.len(), 2);
    assert_eq!(reading.facts[1].concept, Concept::GpbExpenditureByClass);
    assert_eq!(reading.facts[1].dimensions.function.as_deref(), Some("201"));
    assert_eq!(reading.facts[1].table(), Some("gpb_expenditure"));
}

#[test]
fn a_figure_without_a_meaning_is_listed_as_unbound() {
    let reading = reading(
        r#""reasons": {}, "overall": {"current_income": {"prior_year": {"change": "3",
           "reason": {"text": "涉及{0}", "figures": [{"figure": "7", "unit": "person"}]}}}}"#,
    );
    assert_eq!(reading.unbound, [1]);
}
