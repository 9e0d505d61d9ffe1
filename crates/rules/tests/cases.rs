//! Every rule that is not an identity fires, holds and nearly fires; and no rule is left out.

mod common;
#[path = "cases/documents.rs"]
mod documents;
#[path = "cases/statements.rs"]
mod statements;
#[path = "cases/tables.rs"]
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use common::{Build, disclosed};
use juesuan_model::{
    Basis, Classification, CodedName, Concept, Dimensions, Direction, FileResult, Finding, Mark, MarkKind,
    Origin, Outcome, Reading, Role, Severity, Statement, StatementKind, Unit,
};
use juesuan_rules::rule::Check;
use juesuan_rules::{CheckOptions, check, check_together, find, rules};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// What the rule states is broken.
    Fires,
    /// It holds.
    Holds,
    /// It holds, and would not hold one step further.
    Nearly,
}
use Verdict::{Fires, Holds, Nearly};

struct Case {
    code: &'static str,
    verdict: Verdict,
    /// What the case says, for the message of a failure.
    given: String,
    /// One file, or several of one department.
    files: Vec<Reading>,
}

#[derive(Default)]
struct Cases(Vec<Case>);

/// The values of one gap: those with which a rule fires, holds, and nearly fires.
type Values<'a> = [&'a [&'a str]; 3];

impl Cases {
    fn add(&mut self, code: &'static str, values: Values<'_>, files: impl Fn(&str) -> Vec<Reading>) {
        for (verdict, values) in [Fires, Holds, Nearly].into_iter().zip(values) {
            for value in values {
                let given = (*value).to_owned();
                self.0.push(Case { code, verdict, given, files: files(value) });
            }
        }
    }

    /// A disclosure with one gap, `@`.
    fn json(&mut self, code: &'static str, fields: &str, values: Values<'_>) {
        assert!(fields.contains('@'), "{code}");
        self.add(code, values, |value| vec![disclosed(&fields.replace('@', value))]);
    }

    /// A second file of the department with one gap, after a first.
    fn second(&mut self, code: &'static str, first: &str, fields: &str, values: Values<'_>) {
        self.add(code, values, |value| vec![disclosed(first), disclosed(&fields.replace('@', value))]);
    }

    /// A reading as only a document can give it.
    fn built(&mut self, code: &'static str, values: Values<'_>, build: impl Fn(&str) -> Reading) {
        self.add(code, values, |value| vec![build(value)]);
    }

    /// Two cells of two tables that must be equal.
    fn cells(&mut self, code: &'static str, one: &str, other: &str) {
        let fields = tables(&[(one, "105.00"), (other, "@")]);
        self.json(code, &fields, [&["105.10", "105.02", "104.98"], &["105.00"], &["105.01", "104.99"]]);
    }
}

/// Tables with these cells. A cell's path is `table.block.column`, or `table.rows.code.column`.
fn tables(cells: &[(&str, &str)]) -> String {
    let mut all: BTreeMap<&str, BTreeMap<&str, Vec<String>>> = BTreeMap::new();
    for (path, value) in cells {
        let steps: Vec<&str> = path.split('.').collect();
        let cell = |column: &str| format!(r#""{column}": "{value}""#);
        let text = match steps[2..] {
            [column] => cell(column),
            [code, column] => format!(r#"{{"code": "{code}", "cells": {{{}}}}}"#, cell(column)),
            _ => panic!("{path}"),
        };
        all.entry(steps[0]).or_default().entry(steps[1]).or_default().push(text);
    }
    let table = |blocks: &BTreeMap<&str, Vec<String>>| -> String {
        let block = |(name, parts): (&&str, &Vec<String>)| {
            let parts = parts.join(", ");
            let coded = parts.starts_with('{');
            if coded { format!(r#""{name}": [{parts}]"#) } else { format!(r#""{name}": {{{parts}}}"#) }
        };
        blocks.iter().map(block).collect::<Vec<_>>().join(", ")
    };
    let all: Vec<String> =
        all.iter().map(|(name, blocks)| format!(r#""{name}": {{{}}}"#, table(blocks))).collect();
    format!(r#""tables": {{{}}}"#, all.join(", "))
}

/// Fields of the narrative, `group.field`, with a value each: a text is money, a number a count.
fn narrative(fields: &[(&str, &str)]) -> String {
    let mut groups: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (path, value) in fields {
        let Some((group, field)) = path.split_once('.') else { panic!("{path}") };
        groups.entry(group).or_default().push(format!(r#""{field}": {{"value": {value}}}"#));
    }
    let groups: Vec<String> =
        groups.iter().map(|(group, fields)| format!(r#""{group}": {{{}}}"#, fields.join(", "))).collect();
    groups.join(", ")
}

fn cases() -> Vec<Case> {
    let mut cases = Cases::default();
    for family in [
        tables::inside_tables,
        tables::between_tables,
        tables::shortfalls,
        statements::sums_and_changes,
        statements::orders,
        statements::implied,
        documents::only_in_documents,
        documents::against_tables_and_words,
        documents::completeness,
        documents::codes,
        documents::between_files,
    ] {
        family(&mut cases);
    }
    cases.0
}

fn results(case: &Case) -> Vec<FileResult> {
    let options = CheckOptions { relations: true, ..CheckOptions::default() };
    match &*case.files {
        [file] => vec![check(file, &options)],
        files => check_together(files, &options),
    }
}

#[test]
fn every_rule_fires_holds_and_nearly_fires() {
    let mut failures = Vec::new();
    // The rules whose findings have a relation: what they hold must have been stated.
    let mut related = BTreeMap::new();
    for case in cases() {
        let Some(rule) = find(case.code) else { panic!("{} is no rule", case.code) };
        assert!(!matches!(rule.check, Check::Identity(_)), "{} has its own tests", rule.code);
        let results = results(&case);
        // A rule that one wrong figure breaks beside others may stand in the finding of another.
        let of_rule =
            |finding: &&Finding| finding.rule == rule.code || finding.explains.contains(&rule.code.into());
        let found: Vec<&Finding> =
            results.iter().flat_map(|result| &result.findings).filter(of_rule).collect();
        let stated: Vec<Outcome> = results
            .iter()
            .flat_map(|result| result.relations.iter().flatten())
            .filter(|seen| seen.rule == rule.code)
            .map(|seen| seen.verdict)
            .collect();
        let mut fail = |why: &str| {
            let severities: Vec<Severity> = found.iter().map(|finding| finding.severity).collect();
            failures.push(format!(
                "{} {:?} `{}`: {why}; found {severities:?}, stated {stated:?}",
                case.code, case.verdict, case.given
            ));
        };
        match case.verdict {
            Fires => {
                let weighty = |finding: &&&Finding| {
                    finding.severity == rule.severity
                        || (finding.rule != rule.code && finding.severity > rule.severity)
                };
                let Some(finding) = found.iter().find(weighty) else {
                    fail("it does not fire");
                    continue;
                };
                if let Some(relation) = &finding.relation {
                    let shown: BTreeSet<u32> = finding.figures.iter().map(|figure| figure.id).collect();
                    let terms: BTreeSet<u32> = relation.terms.iter().map(|term| term.figure).collect();
                    if terms.is_empty() || !terms.is_subset(&shown) {
                        fail("its relation has no figures, or not among its own");
                    }
                }
                related.insert(rule.code, finding.relation.is_some());
            }
            Holds | Nearly => {
                let fired = |finding: &&&Finding| {
                    finding.severity > Severity::Note || rule.severity == Severity::Note
                };
                if found.iter().any(|finding| fired(&finding)) {
                    fail("it fires");
                }
                let is_stated =
                    stated.iter().any(|outcome| matches!(outcome, Outcome::Kept | Outcome::Tight));
                let alone = case.files.len() == 1;
                if alone && related.get(rule.code) == Some(&true) && !is_stated {
                    fail("nothing was stated, so that nothing holds");
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} cases fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn no_rule_is_without_its_three_kinds_of_case() {
    let mut kinds: BTreeMap<&str, BTreeSet<Verdict>> = BTreeMap::new();
    for rule in rules() {
        // An identity has all three by construction.
        let by_construction = matches!(rule.check, Check::Identity(_));
        kinds
            .insert(rule.code, if by_construction { [Fires, Holds, Nearly].into() } else { BTreeSet::new() });
    }
    for case in cases() {
        let Some(kinds) = kinds.get_mut(case.code) else { panic!("{} is no rule", case.code) };
        kinds.insert(case.verdict);
    }
    let missing: Vec<String> = kinds
        .iter()
        .filter(|(_, kinds)| kinds.len() < 3)
        .map(|(code, kinds)| format!("{code} has only {kinds:?}"))
        .collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn codes_names_and_statements_are_told_apart() {
    let normal = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let mut seen = BTreeMap::new();
    let mut twice = Vec::new();
    for rule in rules() {
        for (kind, text) in [("code", rule.code), ("name", rule.name), ("zh", rule.zh), ("en", rule.en)] {
            assert!(!text.trim().is_empty(), "{}: {kind}", rule.code);
            if let Some(other) = seen.insert((kind, normal(text)), rule.code) {
                twice.push(format!("{other} and {} share their {kind}: {text}", rule.code));
            }
        }
    }
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

#[test]
fn what_is_missing_from_a_fragment_of_text_is_only_a_note() {
    let mut build = Build::new();
    build.fact(Concept::CurrentIncome, Basis::Actual, &Dimensions::default(), "income", "5.00");
    let result = check(&build.0, &CheckOptions::default());
    let missing: Vec<Severity> =
        result.findings.iter().filter(|f| f.rule.starts_with("JS6")).map(|f| f.severity).collect();
    assert!(missing.len() > 10 && missing.iter().all(|severity| *severity == Severity::Note), "{missing:?}");
}

#[test]
fn a_share_above_hundred_is_an_error_only_of_what_is_within_its_whole() {
    // A contract may be more than what was paid of it in the year.
    let contracts = r#""procurement": {"total": {"value": "4.45"},
        "sme_contracts": {"value": "4.45", "stated": [{"of": "share", "figure": "100.1"}]}}"#;
    let result = check(&disclosed(contracts), &CheckOptions::default());
    let found: Vec<Severity> =
        result.findings.iter().filter(|f| f.rule == "JS509").map(|f| f.severity).collect();
    assert_eq!(found, [Severity::Warning]);
}

type Fill = fn(&mut Statement);

#[test]
fn an_unsure_statement_is_never_judged() {
    let broken: [(&str, StatementKind, Fill); 9] = [
        ("JS321", StatementKind::Change, |s| (s.subject, s.base, s.change) = (Some(0), Some(1), Some(2))),
        ("JS322", StatementKind::Change, |s| (s.subject, s.change, s.rate) = (Some(1), Some(2), Some(3))),
        ("JS323", StatementKind::Share, |s| (s.subject, s.whole, s.rate) = (Some(0), Some(1), Some(3))),
        ("JS324", StatementKind::Completion, |s| (s.subject, s.base, s.rate) = (Some(0), Some(1), Some(3))),
        ("JS329", StatementKind::Sum, |s| (s.whole, s.parts, s.closed) = (Some(0), vec![1, 2], true)),
        ("JS331", StatementKind::Sum, |s| (s.whole, s.parts) = (Some(2), vec![0, 1])),
        ("JS334", StatementKind::Equal, |s| (s.subject, s.base) = (Some(0), Some(1))),
        ("JS344", StatementKind::Balance, |s| (s.subject, s.base) = (Some(0), Some(1))),
        ("JS502", StatementKind::Unchanged, |s| (s.subject, s.base) = (Some(0), Some(1))),
    ];
    for (code, kind, fill) in broken {
        for unsure in [None, Some("不能确定所指")] {
            let mut build = Build::new();
            for text in ["50.00", "70.00", "3.00"] {
                build.figure(text, Unit::WanYuan, Role::Amount);
            }
            build.figure("12.3", Unit::Percent, Role::Rate);
            let mut statement = Statement::new(kind);
            fill(&mut statement);
            statement.unsure = unsure.map(Into::into);
            build.0.statements.push(statement);
            let result = check(&build.0, &CheckOptions::default());
            let fired = result.findings.iter().any(|f| f.rule == code && f.severity == Severity::Error);
            assert_eq!(fired, unsure.is_none(), "{code}");
        }
    }
}

#[test]
fn files_of_other_departments_or_years_are_not_compared() {
    let file = |department: &str, year: u32, total: &str| {
        disclosed(&format!(
            r#""department": {{"name": "{department}"}}, "fiscal_year": {year}, "overall": {{"total":
               {{"value": "{total}"}}, "opening_carryover": {{"value": "{total}"}},
               "closing_carryover": {{"value": "{total}"}}}}"#
        ))
    };
    let found = |other: Reading| {
        let results = check_together(&[file("甲局", 2023, "105.00"), other], &CheckOptions::default());
        results.iter().flat_map(|r| &r.findings).filter(|f| f.rule.starts_with("JS8")).count()
    };
    assert_eq!(found(file("乙局", 2023, "200.00")), 0);
    assert_eq!(found(file("甲局", 2025, "200.00")), 0);
    assert_eq!(found(file("甲局", 2023, "200.00")), 3);
    assert_eq!(found(file("甲局", 2024, "200.00")), 1);
    assert_eq!(found(file("甲局", 2022, "200.00")), 1);
}
