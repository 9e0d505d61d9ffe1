//! Sentences of the two forms: each test gives one quantity and looks at the line that states it.
#![allow(missing_docs, clippy::unwrap_used)]

#[allow(dead_code)]
mod common;

use common::{DRAFT, PLAIN, STATED, line, render};
use juesuan_model::{Concept, Direction, Role, Unit};

fn chongqing(json: &str, start: &str) -> String {
    line(&render("chongqing", json, PLAIN).to_text(), start).to_owned()
}

fn national(json: &str, start: &str) -> String {
    line(&render("national", json, PLAIN).to_text(), start).to_owned()
}

#[test]
fn a_change_is_computed_from_an_amount_and_a_rate_from_both() {
    let of = |prior: &str| {
        let json = format!(r#""overall": {{"total": {{"value": "520.00", "prior_year": {prior}}}}}"#);
        chongqing(&json, "2024年度收、支总计")
    };
    let expected = "2024年度收、支总计均为520.00万元。收、支与2023年度相比，减少130.5万元，下降20.1%。";
    assert_eq!(of(r#"{"change": "-130.5"}"#), expected);
    assert_eq!(of(r#"{"amount": "650.5"}"#), expected.replace("130.5", "130.50"));
}

#[test]
fn a_rate_is_no_finer_than_a_change_that_is_coarser_than_its_level() {
    let of = |level: &str, prior: &str| {
        let json = format!(r#""overall": {{"total": {{"value": "{level}", "prior_year": {prior}}}}}"#);
        let line = national(&json, "云岭县档案馆2024年度收入支出总计");
        line.rsplit_once('长').unwrap().1.to_owned()
    };
    assert_eq!(of("15.21", r#"{"change": "4.5"}"#), "42.0%。");
    assert_eq!(of("15.21", r#"{"change": "4.50"}"#), "42.02%。");
    assert_eq!(of("15.21", r#"{"amount": "10.7"}"#), "42.15%。");
    assert_eq!(of("1521", r#"{"change": "450"}"#), "42.02%。");
}

#[test]
fn zero_base_prints_what_the_profile_says() {
    let json = r#""three_public": {"total": {"value": "3.00", "initial_budget": {"amount": "0"}}}"#;
    assert_eq!(
        chongqing(json, "2024年度“三公”"),
        "2024年度“三公”经费支出共计3.00万元，较年初预算数增加3.00万元，增长100.0%。"
    );
    assert_eq!(
        national(json, "“三公”经费财政拨款支出年初"),
        "“三公”经费财政拨款支出年初预算为0万元，支出决算为3.00万元。"
    );
    let negative = json.replace("3.00", "-3.00");
    assert!(chongqing(&negative, "2024年度“三公”").ends_with("减少3.00万元，下降100.0%。"));
}

#[test]
fn no_change_is_a_word_of_the_profile() {
    let json = r#""overall": {"total": {"value": "520.00", "prior_year": {"change": "0"}}}"#;
    assert!(chongqing(json, "2024年度收、支").ends_with("收、支与2023年度相比，无增减。"));
    assert!(national(json, "云岭县档案馆2024年度收入支出总计").ends_with("收入支出总计持平。"));
    // From 0 to 0 there is no rate either.
    let zero = r#""overall": {"closing_carryover": {"value": "0", "prior_year": {"amount": "0.00"}}}"#;
    assert_eq!(
        chongqing(zero, "3．结转结余"),
        "3．结转结余情况。2024年度年末结转和结余0万元，与2023年度相比，无增减。"
    );
}

#[test]
fn an_absent_fund_is_said_in_words_and_a_present_one_in_figures() {
    assert_eq!(chongqing("", "档案馆2024年度无政府性"), "档案馆2024年度无政府性基金预算财政拨款收支。");
    assert_eq!(
        national("", "云岭县档案馆2024年度无国有"),
        "云岭县档案馆2024年度无国有资本经营预算财政拨款收入和支出。"
    );
    let zeros =
        r#""government_fund": {"none": false, "income": {"value": "0"}, "expenditure": {"value": "0"}}"#;
    assert!(chongqing(zeros, "档案馆2024年度无政府性").contains("收支"));
    let some = r#""government_fund": {"none": true, "income": {"value": "8.00"}, "expenditure": {"value": "8.00"},
      "by_function": [{"code": "229", "name": "其他支出", "amount": {"value": "8.00", "purpose": "补助展览"}}]}"#;
    assert_eq!(
        chongqing(some, "2024年度政府性基金"),
        "2024年度政府性基金预算财政拨款本年收入8.00万元；本年支出8.00万元。"
    );
    assert_eq!(chongqing(some, "（1）其他支出"), "（1）其他支出8.00万元，主要用于补助展览。");
    assert_eq!(national(some, "1、其他支出"), "1、其他支出（类）。主要用于：补助展览。支出决算为8.00万元。");
}

#[test]
fn the_kinds_of_nothing_print_distinctly() {
    let of = |value: &str| {
        let json = format!(r#""operation": {{"conference": {{"value": {value}}}}}"#);
        render("chongqing", &json, PLAIN).to_text()
    };
    assert!(of("\"0\"").contains("会议费支出0万元。"));
    assert!(of("\"0.00\"").contains("会议费支出0.00万元。"));
    assert!(of("\"withheld\"").contains("会议费支出涉密不公开。"));
    assert!(of("\"—\"").contains("会议费支出—。"));
    assert!(of("\"\"").contains("会议费支出（空白）。"));
    assert!(!render("chongqing", "", PLAIN).to_text().contains("会议费支出"));
    assert!(render("chongqing", "", DRAFT).to_text().contains("会议费支出【待填】"));
}

#[test]
fn nothing_is_computed_from_what_is_withheld() {
    let json = r#""operation": {"travel": {"value": "withheld", "prior_year": {"amount": "2.00"}}}"#;
    assert_eq!(
        chongqing(json, "本年度差旅费"),
        "本年度差旅费支出涉密不公开，与2023年度相比，涉密不公开（上年决算数2.00万元）。"
    );
}

#[test]
fn a_reason_is_filled_with_its_figures_and_their_units() {
    let json = r#""reasons": {"move": {"text": "搬迁库房{0}处，收回约{1}，另付{2}", "figures": [
        {"figure": "2", "unit": "item"}, {"figure": "1.50", "approximate": true}, {"figure": "0.3", "approximate": true}]}},
      "overall": {"total": {"value": "520.00", "prior_year": {"change": "20.00", "reason": "move"}}}"#;
    let document = render("chongqing", json, PLAIN);
    let text = document.to_text();
    assert!(
        line(&text, "2024年度收、支").ends_with("主要原因是搬迁库房2项处，收回约1.50万元，另付约0.3万元。")
    );
    let approximate: Vec<_> = document
        .figures()
        .filter(|figure| figure.approximate)
        .map(|figure| figure.value.to_string())
        .collect();
    assert_eq!(approximate, ["1.50", "0.3"]);
}

#[test]
fn averages_are_computed_in_their_own_units() {
    let of = |unit: &str, reception: &str, operation: &str| {
        let json = format!(
            r#""unit": "{unit}", "three_public": {{"total": {{"value": "1"}}, "reception": {{"value": "{reception}"}},
            "vehicle_operation": {{"value": "{operation}"}}, "vehicle_purchase": {{"value": "0"}},
            "vehicle_purchase_count": {{"value": 0}}, "vehicle_stock_count": {{"value": 3}},
            "domestic_reception_persons": {{"value": 100}}, "overseas_reception_persons": {{"value": 20}}}}"#
        );
        render("chongqing", &json, PLAIN).to_text()
    };
    let expected = "2024年档案馆人均接待费100.83元，车均购置费0万元，车均维护费2.50万元。";
    assert!(of("wan_yuan", "1.21", "7.5").contains(expected));
    assert!(of("yuan", "12100", "75000").contains(expected));
}

#[test]
fn as_stated_prints_what_was_stated_in_its_own_section() {
    let json = r#""three_public": {"total": {"value": "3.00", "prior_year": {"change": "1.00"}, "stated": [
        {"of": "rate", "basis": "prior_year", "figure": "49.9", "section": "elsewhere"},
        {"of": "rate", "basis": "prior_year", "figure": "-49", "section": "three_public_overall"}]}},
      "procurement": {"total": {"value": "4.00"}, "sme_contracts": {"value": "2.00",
        "stated": [{"of": "share", "figure": "51", "section": "somewhere"}]}}"#;
    let computed = render("chongqing", json, PLAIN).to_text();
    assert!(computed.contains("较上年支出数增加1.00万元，增长50.0%"));
    assert!(computed.contains("占政府采购支出总额的50.0%"));
    let stated = render("chongqing", json, STATED).to_text();
    assert!(stated.contains("较上年支出数增加1.00万元，下降49%"), "{stated}");
    assert!(stated.contains("占政府采购支出总额的51%"));
}

#[test]
fn a_rate_that_stands_alone_is_printed_as_stated_and_cannot_be_computed() {
    let json = r#""operation": {"travel": {"value": "2.00", "stated": [{"of": "rate", "basis": "prior_year", "figure": "-6.2"}]}}"#;
    assert!(
        render("chongqing", json, STATED)
            .to_text()
            .contains("差旅费支出2.00万元，与2023年度相比，下降6.2%。")
    );
    assert!(render("chongqing", json, PLAIN).to_text().contains("差旅费支出2.00万元。"));
}

#[test]
fn a_figure_carries_the_fact_that_it_prints() {
    let json = r#""general_public_budget": {"expenditure": {"value": "500.00"}, "by_function": [
        {"code": "207", "name": "文化旅游体育与传媒支出", "amount": {"value": "125.00", "initial_budget": {"change": "-25.00"}}}]}"#;
    let document = render("chongqing", json, PLAIN);
    let facts: Vec<_> = document
        .figures()
        .filter(|figure| figure.dimensions().function.as_deref() == Some("207"))
        .map(|figure| (figure.concept, figure.role, figure.direction, figure.value.to_string(), figure.unit))
        .collect();
    let class = Some(Concept::GpbExpenditureByClass);
    let down = Some(Direction::Decrease);
    assert_eq!(
        facts,
        [
            (class, Role::Amount, None, "125.00".into(), Unit::WanYuan),
            (Some(Concept::GpbClassShare), Role::Share, None, "25.0".into(), Unit::Percent),
            (class, Role::Change, down, "25.00".into(), Unit::WanYuan),
            (class, Role::Rate, down, "16.7".into(), Unit::Percent),
        ]
    );
}

#[test]
fn what_the_groups_lack_is_taken_from_the_tables() {
    let json = r#""tables": {
        "income": {"total": {"total": "520.00", "fiscal_appropriation": "500.00", "superior_subsidy": "0.00", "other": "20.00"}},
        "gpb_expenditure": {"total": {"total": "500.00"}, "rows": [
          {"code": "207", "name": "文化旅游体育与传媒支出", "cells": {"total": "500.00"}},
          {"code": "20702", "name": "文物", "cells": {"total": "500.00"}}]},
        "agency_operation": {"actual": {"vehicle_count": "2", "conference": "1.10"}}}"#;
    let text = render("chongqing", json, PLAIN).to_text();
    assert!(text.contains("其中：财政拨款收入500.00万元，占96.2%；其他收入20.00万元，占3.8%。"), "{text}");
    assert!(text.contains("（1）文化旅游体育与传媒支出500.00万元，占100.0%。"));
    assert!(text.contains("共有车辆2辆。"));
    assert!(text.contains("本年度会议费支出1.10万元。"));
    assert!(text.contains("公开02表 单位：万元\n科目编码\t科目名称\t本年收入合计"));
}
