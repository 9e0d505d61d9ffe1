//! Every identity of the catalogue fires, holds and nearly fires, at the exact bounds.

mod common;

use common::Build;
use juesuan_model::{Basis, Concept, Dimensions, FigureId, FileResult, Finding, Outcome, Severity};
use juesuan_rules::identity::{Absent, Identity, Scope};
use juesuan_rules::rule::Check;
use juesuan_rules::{CheckOptions, Rule, check, rules};

/// The identities with the bases that each is looked at.
fn identities() -> impl Iterator<Item = (&'static Rule, &'static Identity, Basis)> {
    rules().flat_map(|rule| match rule.check {
        Check::Identity(identity) => identity.bases.iter().map(|basis| (rule, identity, *basis)).collect(),
        _ => Vec::new(),
    })
}

/// What is printed of one identity: values in hundredths of money, or in things.
struct Sample {
    identity: &'static Identity,
    basis: Basis,
    /// The parts; one that is not stated is `None`.
    parts: Vec<Option<i64>>,
    /// Of money, the parts that are printed as a zero without decimals.
    bare: Vec<bool>,
    approximate: bool,
    /// What the words say.
    contents: Vec<String>,
}

impl Sample {
    /// Parts that are all different, with what is taken away the smallest.
    fn of(identity: &'static Identity, basis: Basis) -> Self {
        let part = |index: usize, negative: bool| if negative { 111 } else { 1_000 + 7 * (index as i64 + 1) };
        let parts: Vec<Option<i64>> =
            identity.parts.iter().enumerate().map(|(index, seen)| Some(part(index, seen.negative))).collect();
        let bare = vec![false; parts.len()];
        Self { identity, basis, parts, bare, approximate: false, contents: Vec::new() }
    }

    fn is_money(&self) -> bool {
        self.identity.whole.is_money()
    }

    fn sum(&self) -> i64 {
        self.identity
            .parts
            .iter()
            .zip(&self.parts)
            .filter_map(|(part, value)| Some(if part.negative { -(*value)? } else { (*value)? }))
            .sum()
    }

    /// The rounding slack of whole and parts together, in hundredths of money: exact, since an odd
    /// number of rounded figures makes the last part a bare zero, which is not rounded.
    fn touching(mut self) -> (Self, i64) {
        if self.parts.len().is_multiple_of(2) {
            let last = self.parts.len() - 1;
            self.parts[last] = Some(0);
            self.bare[last] = true;
        }
        let rounded = 1 + self.bare.iter().filter(|bare| !**bare).count() as i64;
        assert_eq!(rounded % 2, 0);
        (self, rounded / 2)
    }

    fn print(&self, value: i64) -> String {
        if self.is_money() {
            assert!(value >= 0);
            format!("{}.{:02}", value / 100, value % 100)
        } else {
            value.to_string()
        }
    }

    fn place(&self, concept: Concept) -> (Concept, Dimensions, String) {
        match self.identity.scope {
            Scope::Narrative => (concept, Dimensions::default(), concept.section_id().to_owned()),
            Scope::Table(table) => (concept, Dimensions::default(), format!("table:{table}")),
            Scope::Rows(table) => {
                (concept.by_function(), Dimensions::function("2080505"), format!("table:{table}"))
            }
        }
    }

    /// The result where the whole is printed so much above the sum, and the figures: whole first.
    fn check(&self, above: i64) -> (FileResult, Vec<FigureId>) {
        let mut build = Build::new();
        build.0.contents.extend(self.contents.iter().map(|content| content.clone().into()));
        let mut ids = Vec::new();
        let mut add = |concept, text: String| {
            let (concept, dimensions, occurrence) = self.place(concept);
            ids.push(build.fact(concept, self.basis, &dimensions, &occurrence, &text));
        };
        let about = if self.approximate { "约" } else { "" };
        add(self.identity.whole, format!("{about}{}", self.print(self.sum() + above)));
        for ((part, value), bare) in self.identity.parts.iter().zip(&self.parts).zip(&self.bare) {
            match value {
                Some(_) if *bare => add(part.concept, "0".to_owned()),
                Some(value) => add(part.concept, self.print(*value)),
                None => {}
            }
        }
        (check(&build.0, &CheckOptions { relations: true, ..CheckOptions::default() }), ids)
    }
}

fn errors(result: &FileResult) -> Vec<&Finding> {
    result.findings.iter().filter(|finding| finding.severity == Severity::Error).collect()
}

/// What came of the rule's relations.
fn outcomes(rule: &Rule, result: &FileResult) -> Vec<Outcome> {
    let relations = result.relations.iter().flatten();
    relations.filter(|seen| seen.rule == rule.code).map(|seen| seen.verdict).collect()
}

#[track_caller]
fn holds(rule: &Rule, sample: &Sample, above: i64, outcome: Outcome) {
    let (result, _) = sample.check(above);
    assert_eq!(outcomes(rule, &result), [outcome], "{} {:?} off by {above}", rule.code, sample.basis);
    assert!(errors(&result).is_empty(), "{} {:?}: {:?}", rule.code, sample.basis, errors(&result));
    let heavy = result.findings.iter().any(|f| f.rule == rule.code && f.severity > Severity::Note);
    assert!(!heavy, "{}", rule.code);
}

/// The rule, and no other, calls it an error, with whole and parts and nothing else.
#[track_caller]
fn fires(rule: &Rule, sample: &Sample, above: i64, kind: &str) {
    let (result, ids) = sample.check(above);
    let found = errors(&result);
    let codes: Vec<&str> = found.iter().map(|finding| &*finding.rule).collect();
    assert_eq!(codes, [rule.code], "{:?} off by {above}", sample.basis);
    let relation = found[0].relation.as_ref();
    assert_eq!(relation.map(|relation| &*relation.kind), Some(kind), "{}", rule.code);
    let terms: Vec<(FigureId, &str)> =
        relation.iter().flat_map(|r| &r.terms).map(|term| (term.figure, &*term.role)).collect();
    let stated = sample.identity.parts.iter().zip(&sample.parts).filter(|(_, value)| value.is_some());
    let mut expected = vec![(ids[0], if kind == "sum" { "whole" } else { "greater" })];
    expected.extend(ids[1..].iter().zip(stated).map(|(id, (part, _))| match (kind, part.negative) {
        ("sum", false) => (*id, "part"),
        ("sum", true) => (*id, "subtracted"),
        _ => (*id, "lesser"),
    }));
    assert_eq!(terms, expected, "{}", rule.code);
    let mut shown: Vec<FigureId> = found[0].figures.iter().map(|figure| figure.id).collect();
    shown.sort_unstable();
    assert_eq!(shown, ids, "{}", rule.code);
}

#[test]
fn an_exact_sum_holds() {
    for (rule, identity, basis) in identities() {
        holds(rule, &Sample::of(identity, basis), 0, Outcome::Kept);
    }
}

#[test]
fn a_sum_of_money_holds_up_to_the_rounding_slack_and_no_further() {
    let mut seen = 0;
    for (rule, identity, basis) in identities() {
        let (sample, slack) = Sample::of(identity, basis).touching();
        if !sample.is_money() {
            continue;
        }
        seen += 1;
        for sign in [1, -1] {
            holds(rule, &sample, sign * slack, Outcome::Tight);
            fires(rule, &sample, sign * (slack + 1), "sum");
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn a_sum_of_things_is_exact_unless_it_is_approximate() {
    let mut seen = 0;
    for (rule, identity, basis) in identities() {
        let mut sample = Sample::of(identity, basis);
        if sample.is_money() {
            continue;
        }
        seen += 1;
        for above in [1, -1] {
            sample.approximate = false;
            fires(rule, &sample, above, "sum");
            sample.approximate = true;
            holds(rule, &sample, above, Outcome::Kept);
        }
    }
    assert!(seen >= 5, "{seen}");
}

#[test]
fn without_an_unknown_part_nothing_is_stated() {
    for (rule, identity, basis) in identities() {
        for (index, _) in identity.parts.iter().enumerate().filter(|(_, p)| p.absent == Absent::Unknown) {
            let mut sample = Sample::of(identity, basis);
            sample.parts[index] = None;
            let (result, _) = sample.check(5_000);
            assert_eq!(outcomes(rule, &result), [], "{} without part {index}", rule.code);
        }
    }
}

#[test]
fn without_an_open_part_the_others_only_bound_the_whole() {
    let mut seen = 0;
    for (rule, identity, basis) in identities() {
        for (index, _) in identity.parts.iter().enumerate().filter(|(_, p)| p.absent == Absent::Open) {
            seen += 1;
            let mut sample = Sample::of(identity, basis);
            sample.parts[index] = None;
            let rounded = 1 + sample.parts.iter().flatten().count() as i64;
            // What is left out may be any amount that is not negative.
            holds(rule, &sample, 0, Outcome::Kept);
            holds(rule, &sample, 5_000, Outcome::Kept);
            let slack = if sample.is_money() { rounded / 2 } else { 0 };
            if slack > 0 {
                holds(rule, &sample, -slack, Outcome::Tight);
            }
            fires(rule, &sample, -slack - 1, "order");
        }
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn an_open_part_that_words_say_there_was_none_of_is_zero() {
    for said in ["zero", "none"] {
        for (rule, identity, basis) in identities() {
            for (index, part) in identity.parts.iter().enumerate().filter(|(_, p)| p.absent == Absent::Open) {
                let mut sample = Sample::of(identity, basis);
                sample.parts[index] = None;
                sample.contents.push(format!("{said}:{}", part.concept.id()));
                holds(rule, &sample, 0, Outcome::Kept);
                let rounded = 1 + sample.parts.iter().flatten().count() as i64;
                let slack = if sample.is_money() { rounded / 2 } else { 0 };
                fires(rule, &sample, slack + 1, "sum");
            }
        }
    }
}

#[test]
fn an_empty_cell_is_zero() {
    for (rule, identity, basis) in identities() {
        if identity.parts.len() < 2 {
            continue;
        }
        for (index, _) in identity.parts.iter().enumerate().filter(|(_, p)| p.absent == Absent::Zero) {
            let mut sample = Sample::of(identity, basis);
            sample.parts[index] = None;
            holds(rule, &sample, 0, Outcome::Kept);
            let rounded = 1 + sample.parts.iter().flatten().count() as i64;
            let slack = if sample.is_money() { rounded / 2 } else { 0 };
            fires(rule, &sample, slack + 1, "sum");
        }
    }
}

#[test]
fn without_any_part_nothing_is_stated() {
    for (rule, identity, basis) in identities() {
        let mut sample = Sample::of(identity, basis);
        sample.parts.fill(None);
        let (result, _) = sample.check(5_000);
        assert_eq!(outcomes(rule, &result), [], "{} without parts", rule.code);
    }
}

#[test]
fn where_a_table_prints_the_whole_twice_each_side_has_its_own() {
    let mut seen = 0;
    for (rule, identity, basis) in identities().filter(|(_, identity, _)| identity.last) {
        seen += 1;
        let sample = Sample::of(identity, basis);
        let (right, wrong) = (sample.print(sample.sum()), sample.print(1));
        for (first, second, outcome) in [(&wrong, &right, Outcome::Kept), (&right, &wrong, Outcome::Broken)] {
            let mut build = Build::new();
            let mut add = |concept, text: &str| {
                let (concept, dimensions, occurrence) = sample.place(concept);
                build.fact(concept, basis, &dimensions, &occurrence, text);
            };
            add(identity.whole, first);
            for (part, value) in identity.parts.iter().zip(&sample.parts) {
                add(part.concept, &sample.print(value.unwrap_or_default()));
            }
            add(identity.whole, second);
            let result = check(&build.0, &CheckOptions { relations: true, ..CheckOptions::default() });
            assert_eq!(outcomes(rule, &result), [outcome], "{}", rule.code);
        }
    }
    assert!(seen >= 2, "{seen}");
}

#[test]
fn another_code_basis_or_place_is_another_sum() {
    for (rule, identity, basis) in identities() {
        let sample = Sample::of(identity, basis);
        let mut build = Build::new();
        let (concept, dimensions, occurrence) = sample.place(identity.whole);
        build.fact(concept, basis, &dimensions, &occurrence, &sample.print(9_999));
        for (index, part) in identity.parts.iter().enumerate() {
            let (concept, mut dimensions, mut occurrence) = sample.place(part.concept);
            // A part in a reason, or of another unit of the department, is no part of this sum.
            if index % 2 == 0 {
                occurrence = "reason:/elsewhere".to_owned();
            } else {
                dimensions.unit = Some("乙中心".into());
            }
            build.fact(concept, basis, &dimensions, &occurrence, &sample.print(1_000));
        }
        let result = check(&build.0, &CheckOptions { relations: true, ..CheckOptions::default() });
        assert_eq!(outcomes(rule, &result), [], "{}", rule.code);
    }
}
