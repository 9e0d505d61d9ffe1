//! The real example: every figure that others determine is accused when it is changed.

#![allow(clippy::unwrap_used, reason = "a failed assumption here is a failed test")]
use juesuan_model::{Disclosure, Origin, Printed, Severity, project};
use juesuan_rules::{CheckOptions, check};
use serde_json::Value;

const EXAMPLE: &str = include_str!("../../../schemas/examples/qijiang-government-office-2024.json");

/// The figures that no other figure determines: numbers that a reason mentions in passing, changes
/// against a base that is stated nowhere, counts that stand alone, and a part beside another that
/// is not stated.
const FREE: &[&str] = &[
    "/reasons/new_units/figures/0/figure",
    "/reasons/budget_withdrawn/figures/0/figure",
    "/reasons/budget_withdrawn/figures/1/figure",
    "/reasons/budget_withdrawn/figures/2/figure",
    "/reasons/new_units_staff/figures/0/figure",
    "/reasons/new_units_staff/figures/1/figure",
    "/three_public/total/prior_year/reason/figures/0/figure",
    "/three_public/total/prior_year/reason/figures/2/figure",
    "/three_public/vehicle_operation/prior_year/reason/figures/0/figure",
    "/three_public/reception/prior_year/reason/figures/0/figure",
    "/three_public/domestic_reception_batches/value",
    "/reasons/new_units_activity/figures/0/figure",
    "/operation/travel/prior_year/reason/figures/0/figure",
    "/assets/large_equipment/value",
    "/performance/target_form_amount/value",
    "/performance/key_evaluation_projects/value",
];

fn errors_and_warnings(json: &Value) -> usize {
    let disclosure: Disclosure = serde_json::from_value(json.clone()).unwrap();
    let result = check(&project(&disclosure), &CheckOptions::default());
    result.findings.iter().filter(|finding| finding.severity > Severity::Note).count()
}

/// The first digit that is not zero, made another one.
fn changed(printed: Printed) -> String {
    let text = printed.to_string();
    let at = text.find(|c: char| ('1'..='9').contains(&c));
    match at {
        Some(at) => {
            let digit = text[at..].chars().next().and_then(|c| c.to_digit(10)).unwrap();
            format!("{}{}{}", &text[..at], digit % 9 + 1, &text[at + 1..])
        }
        None => text.replacen('0', "9", 1),
    }
}

#[test]
fn a_changed_figure_is_accused_unless_it_is_free() {
    let json: Value = serde_json::from_str(EXAMPLE).unwrap();
    let clean = errors_and_warnings(&json);
    let disclosure: Disclosure = serde_json::from_str(EXAMPLE).unwrap();
    let reading = project(&disclosure);
    assert!(reading.figures.len() > 150);
    let mut free = Vec::new();
    for figure in &reading.figures {
        let Origin::Json { pointer, .. } = &figure.origin else { panic!("{:?}", figure.origin) };
        let mut changed_json = json.clone();
        let slot = changed_json.pointer_mut(pointer).unwrap();
        *slot = match &*slot {
            Value::String(text) => Value::String(changed(text.parse().unwrap())),
            Value::Number(number) => {
                let other = changed(Printed::integer(number.as_u64().unwrap() as u32));
                Value::Number(other.parse::<u32>().unwrap().into())
            }
            other => panic!("{other}"),
        };
        if errors_and_warnings(&changed_json) <= clean {
            free.push(pointer.clone());
        }
    }
    assert_eq!(free, FREE);
}

#[test]
fn the_example_has_its_true_notes_and_nothing_else() {
    let disclosure: Disclosure = serde_json::from_str(EXAMPLE).unwrap();
    let result = check(&project(&disclosure), &CheckOptions::default());
    let mut found: Vec<_> =
        result.findings.iter().map(|finding| (&*finding.name, finding.severity)).collect();
    found.sort_unstable();
    let note = Severity::Note;
    assert_eq!(
        found,
        [
            ("explained-change", note),
            ("growth-rate", note),
            ("item-changes", note),
            ("rate-on-zero-base", note),
            ("reception-per-person", note),
            ("shares-of-hundred", note),
        ]
    );
}
