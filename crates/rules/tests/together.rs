//! Several files of one department, decided as one system.

mod common;

use common::disclosed;
use juesuan_model::profile::Form;
use juesuan_model::{FileResult, Finding, Reading, Severity};
use juesuan_rules::{CheckOptions, check, check_together};

fn file(name: &str, overall: &str) -> Reading {
    let mut reading = disclosed(&format!(r#""overall": {{{overall}}}"#));
    reading.file = name.into();
    reading
}

fn errors(results: &[FileResult]) -> Vec<(&str, &Finding)> {
    let of = |result: &FileResult| result.findings.iter().filter(|f| f.severity == Severity::Error).count();
    assert_eq!(results.iter().map(of).sum::<usize>(), results.iter().filter(|r| r.has_errors()).count());
    results
        .iter()
        .flat_map(|r| r.findings.iter().map(|finding| (&*r.file, finding)))
        .filter(|(_, finding)| finding.severity == Severity::Error && finding.relation.is_some())
        .collect()
}

const TOTAL: &str = r#""current_expenditure": {"value": "100"}"#;

fn kinds(basic: &str, projects: &str) -> String {
    format!(
        r#""basic_expenditure": {{"value": "{basic}"}}, "project_expenditure": {{"value": "{projects}"}}"#
    )
}

#[test]
fn what_no_file_and_no_pair_of_figures_shows_is_found_in_all_together() {
    // 60 + 40 = 100 in whole numbers; the finer parts of the other file come to 100.8.
    let coarse = file("a.json", &[TOTAL, &kinds("60", "40")].join(", "));
    let fine = |basic, projects| file("b.json", &kinds(basic, projects));
    let together = |files: &[Reading]| check_together(files, &CheckOptions::default());
    let results = together(&[coarse.clone(), fine("60.4", "40.4")]);
    for alone in [&coarse, &fine("60.4", "40.4")] {
        let alone = [check(alone, &CheckOptions::default())];
        assert!(errors(&alone).is_empty());
    }
    let found = errors(&results);
    let [(_, finding)] = &*found else { panic!("{found:?}") };
    assert!(finding.proof.len() > 2, "{:?}", finding.proof);
    assert!(finding.message_zh.contains(".json中的"), "{}", finding.message_zh);
    // At 60.2 and 40.3 the parts come to 100.5, which is printed as 100.
    assert!(errors(&together(&[coarse, fine("60.2", "40.3")])).is_empty());
}

#[test]
fn one_wrong_figure_is_one_finding_in_its_own_file() {
    let right = file("批复.json", &[TOTAL, &kinds("60", "40")].join(", "));
    let wrong = file("公开.json", &[TOTAL, &kinds("65", "40")].join(", "));
    for files in [[right.clone(), wrong.clone()], [wrong, right]] {
        let results = check_together(&files, &CheckOptions::default());
        let found = errors(&results);
        let [(of, finding)] = &*found else { panic!("{found:?}") };
        assert_eq!(*of, "公开.json");
        assert_eq!((finding.suspects.len(), &*finding.figures[0].text), (1, "65"));
        assert!(finding.rule == "JS801" || finding.explains.iter().any(|rule| rule == "JS801"));
        assert_eq!(finding.repair.as_deref(), Some("60"));
    }
}

#[test]
fn of_two_files_that_differ_either_may_be_wrong_and_both_are_named() {
    let one = file("批复.json", r#""total": {"value": "100.00"}"#);
    let other = file("公开.json", r#""total": {"value": "109.00"}"#);
    let results = check_together(&[one, other], &CheckOptions::default());
    let found = errors(&results);
    let [(of, finding)] = &*found else { panic!("{found:?}") };
    assert_eq!(*of, "公开.json");
    let named: Vec<&str> = finding.figures.iter().map(|figure| &*figure.file).collect();
    assert_eq!(finding.suspects.len(), 2);
    assert!(named.contains(&"批复.json") && named.contains(&"公开.json"));
}

#[test]
fn files_are_held_together_to_the_form_that_is_asked_for() {
    let files = [file("a.json", TOTAL), file("b.json", TOTAL)];
    let missing = |form: &Form| {
        let options = CheckOptions { form: Some(form), ..CheckOptions::default() };
        let results = check_together(&files, &options);
        let found = |result: &FileResult| result.findings.iter().any(|f| f.name == "missing-contact");
        results.iter().map(found).collect::<Vec<_>>()
    };
    assert_eq!(missing(Form::of("chongqing")), [true, true]);
    assert_eq!(missing(Form::of("national")), [false, false]);
}
