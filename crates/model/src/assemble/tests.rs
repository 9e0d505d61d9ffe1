use super::*;
use crate::reading::Figure;
use crate::{Concept, Dimensions, Fact, Printed, Unit, project};
use std::borrow::Cow;

fn disclosure(json: &str) -> Disclosure {
    let json = format!(
        r#"{{"schema": "disclosure/1", "department": {{"name": "甲局"}}, "fiscal_year": 2024, {json}}}"#
    );
    serde_json::from_str(&json).unwrap()
}

#[track_caller]
fn comes_back(json: &str) {
    let disclosure = disclosure(json);
    let reading = project(&disclosure);
    let assembly = assemble(&[Source::reading(&reading)]).unwrap();
    assert_eq!(assembly.disclosure, disclosure);
    assert_eq!(assembly.left, []);
    assert_eq!(assembly.conflicts, []);
}

fn both(one: &str, other: &str) -> Assembly {
    let (one, other) = (disclosure(one), disclosure(other));
    assemble(&[Source::disclosure(&one), Source::disclosure(&other)]).unwrap()
}

#[test]
fn a_projection_comes_back() {
    comes_back(
        r#""overall": {"total": {"value": "30.00", "prior_year": {"amount": "27.0", "change": "3.0"},
             "stated": [{"of": "rate", "basis": "prior_year", "figure": "11.1", "section": "overall"}]}},
           "general_public_budget": {"by_function": [{"code": "201", "amount": {"value": "9",
             "initial_budget": {"change": "-1"}, "stated": [{"of": "share", "figure": "30.0", "section": "gpb_expenditure"}]}}]},
           "government_fund": {"none": true},
           "three_public": {"vehicle_stock_count": {"value": 2}, "reception": {"value": "0", "prior_year": {"change": "0"}}}"#,
    );
}

#[test]
fn tables_come_back_row_by_row() {
    comes_back(
        r#""tables": {"income_expenditure_summary": {"income": {"current_income": "9.00", "total": "9.10"},
             "classes": [{"code": "208", "cells": {"amount": "9.00"}}], "expenditure": {"total": "9.10"}, "note": "丙"},
           "gpb_expenditure": {"rows": [{"code": "208", "name": "社保", "cells": {"total": "9.00"}},
             {"code": "208", "name": "又", "cells": {"basic": "1.00"}}]},
           "fiscal_summary": {"total": {"total": "3.00", "state_capital": "1.00"}},
           "three_public": {"budget": {"total": "4.00"}, "actual": {"total": "3.00"}}}"#,
    );
}

#[test]
fn a_second_printing_is_kept_with_its_section() {
    let mut reading = project(&disclosure(r#""three_public": {"total": {"value": "3.00"}}"#));
    reading.figures.push(Figure {
        id: 1,
        text: "4.00".into(),
        value: Some("4.00".parse().unwrap()),
        ..reading.figures[0].clone()
    });
    reading.facts.push(Fact { figure: 1, occurrence: Cow::Borrowed("overall"), ..reading.facts[0].clone() });
    let assembly = assemble(&[Source::reading(&reading)]).unwrap();
    let total = assembly.disclosure.three_public.total.unwrap();
    assert_eq!(total.value, Some("3.00".parse().unwrap()));
    assert_eq!(total.stated[0].figure.text(), "4.00");
    assert_eq!(total.stated[0].section.as_deref(), Some("overall"));
}

#[test]
fn amounts_keep_their_interval_in_the_unit_of_most() {
    let mut reading = project(&disclosure(
        r#""three_public": {"total": {"value": "3.00"}, "reception": {"value": "3"}, "overseas_travel": {"value": "1.2"}}"#,
    ));
    let figure = |reading: &Reading, concept| {
        reading.facts.iter().find(|fact| fact.concept == concept).unwrap().figure as usize
    };
    let yuan = figure(&reading, Concept::ReceptionExpense);
    (reading.figures[yuan].unit, reading.figures[yuan].value) = (Unit::Yuan, Some(Printed::integer(12345)));
    let coarse = figure(&reading, Concept::OverseasTravelExpense);
    reading.figures[coarse].unit = Unit::YiYuan;
    reading.facts.push(Fact { concept: Concept::ConferenceExpense, ..reading.facts[0].clone() });
    let got = assemble(&[Source::reading(&reading)]).unwrap().disclosure.three_public;
    assert_eq!(got.reception.unwrap().value, Some("1.2345".parse().unwrap()));
    // 1.2亿元 is exact to ten million, which 12000万元 would not say.
    let travel = got.overseas_travel.unwrap();
    assert_eq!(travel.value, None);
    assert_eq!((travel.stated[0].figure.text().as_str(), travel.stated[0].unit), ("1.2", Some(Unit::YiYuan)));
}

#[test]
fn what_has_no_place_is_listed() {
    let mut reading = project(&disclosure(r#""three_public": {"total": {"value": "3.00"}}"#));
    reading.facts[0].dimensions = Dimensions::economic("30217");
    let assembly = assemble(&[Source::reading(&reading)]).unwrap();
    assert_eq!(assembly.left, [Left { source: 0, figure: 0, why: WhyLeft::NoPlace }]);
}

#[test]
fn of_sources_that_agree_the_finer_is_kept() {
    let got = both(
        r#""overall": {"total": {"value": "2694"}, "current_income": {"value": "3.10"}}"#,
        r#""overall": {"total": {"value": "2694.00"}, "current_income": {"value": "3.1"}}"#,
    );
    assert_eq!(got.conflicts, []);
    assert_eq!(got.disclosure.overall.total.unwrap().value, Some("2694.00".parse().unwrap()));
    assert_eq!(got.disclosure.overall.current_income.unwrap().value, Some("3.10".parse().unwrap()));
    assert_eq!(got.sources["/overall/total/value"], 1);
}

#[test]
fn of_sources_that_differ_the_first_is_kept_and_both_are_listed() {
    let got = both(r#""overall": {"total": {"value": "5.0"}}"#, r#""overall": {"total": {"value": "6.0"}}"#);
    let conflict = &got.conflicts[0];
    assert_eq!(conflict.pointer, "/overall/total/value");
    assert_eq!((conflict.kept.says.as_str(), conflict.other.says.as_str()), ("5.0", "6.0"));
    let total = got.disclosure.overall.total.as_ref().unwrap();
    assert_eq!(total.stated[0].figure.text(), "6.0");
    assert_eq!(describe(&got.disclosure, &conflict.pointer), Concept::TotalReceiptsAndExpenditure.zh());
}

#[test]
fn tables_are_believed_before_a_narrative_of_another_file_and_not_of_their_own() {
    let table = r#""tables": {"three_public": {"actual": {"reception": "2.00"}}}"#;
    let narrative = r#""three_public": {"reception": {"value": "3.00"}}"#;
    let got = both(table, narrative);
    assert_eq!((got.conflicts[0].kept.source, got.conflicts[0].other.source), (0, 1));
    let reception = got.disclosure.three_public.reception.unwrap();
    assert_eq!(reception.value, Some("2.00".parse().unwrap()));
    assert_eq!(reception.stated[0].figure.text(), "3.00");
    let one = disclosure(&format!("{table}, {narrative}"));
    let got = assemble(&[Source::disclosure(&one)]).unwrap();
    assert_eq!(got.disclosure, one);
    assert_eq!(got.conflicts.len(), 1);
}

#[test]
fn last_year_gives_amounts_and_leaves_changes() {
    let this = disclosure(
        r#""overall": {"current_income": {"value": "9.0", "prior_year": {"change": "1.0"}}, "other_income": {"value": "1"}}"#,
    );
    let mut last =
        disclosure(r#""overall": {"current_income": {"value": "8.5"}, "business_income": {"value": "2"}}"#);
    last.fiscal_year = 2023;
    let got = assemble(&[Source::disclosure(&last), Source::disclosure(&this)]).unwrap().disclosure;
    let prior = got.overall.current_income.unwrap().prior_year.unwrap();
    assert_eq!((prior.amount, prior.change), (Some("8.5".parse().unwrap()), Some("1.0".parse().unwrap())));
    assert_eq!((got.overall.business_income, got.fiscal_year), (None, 2024));
}

#[test]
fn sources_of_two_departments_or_distant_years_are_refused() {
    let of = |name: &str, year| Disclosure::new(name, year);
    let refused = |one: &Disclosure, other: &Disclosure| {
        assemble(&[Source::disclosure(one), Source::disclosure(other)]).unwrap_err()
    };
    assert!(matches!(refused(&of("甲局", 2024), &of("乙局", 2024)), AssembleError::Departments { .. }));
    assert!(matches!(refused(&of("甲局", 2024), &of("甲局", 2021)), AssembleError::Year { found: 2021, .. }));
    assert_eq!(assemble(&[]), Err(AssembleError::Nothing));
    let long = assemble(&[Source::disclosure(&of("甲局", 2024)), Source::disclosure(&of("某县甲局", 2024))]);
    assert_eq!(long.unwrap().disclosure.department.name, "某县甲局");
}

#[test]
fn a_short_name_is_the_unit_that_it_shortens() {
    let mut one = Disclosure::new("甲局", 2024);
    let full = place::unit(&mut one, "某县城市运行和治理中心");
    assert_eq!(place::unit(&mut one, "县治理中心"), full);
    assert_eq!(place::unit(&mut one, "县治理所"), 1);
}
