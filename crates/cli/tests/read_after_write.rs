//! What is written is read again: the facts of a disclosure, all of them, none wrong.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generated;

use std::collections::BTreeSet;

use generated::{Generated, generated};
use juesuan_model::assemble::{Source, WhyLeft, assemble};
use juesuan_model::{Basis, Concept, ConceptKind, Dimensions, Reading, StatementKind, project};
use juesuan_narrative::{Profile, RenderOptions};
use juesuan_rules::{CheckOptions, check};
use proptest::prelude::*;

type Key = (Concept, Basis, Dimensions, String);

fn key(reading: &Reading, fact: &juesuan_model::Fact) -> Option<Key> {
    let value = reading.figure(fact.figure)?.value?.value().normalize().to_string();
    Some((fact.concept, fact.basis, fact.dimensions.clone(), value))
}

fn facts(reading: &Reading) -> BTreeSet<Key> {
    reading.facts.iter().filter_map(|fact| key(reading, fact)).collect()
}

/// Every comparison: what changed, against what, by how much.
fn changes(reading: &Reading) -> BTreeSet<(Concept, Dimensions, Basis, String)> {
    let of = |subject| reading.facts.iter().filter(move |fact| fact.figure == subject);
    let mut found = BTreeSet::new();
    for statement in &reading.statements {
        let (Some(subject), Some(basis)) = (statement.subject, statement.basis) else { continue };
        let change = match (statement.kind, statement.change) {
            (StatementKind::Unchanged, _) => "0".to_owned(),
            (StatementKind::Change, Some(change)) => {
                let sign =
                    if statement.direction == Some(juesuan_model::Direction::Decrease) { "-" } else { "" };
                let value = reading.figure(change).unwrap().value.unwrap().value().normalize();
                if value.is_zero() { "0".to_owned() } else { format!("{sign}{value}") }
            }
            _ => continue,
        };
        found.extend(of(subject).map(|fact| (fact.concept, fact.dimensions.clone(), basis, change.clone())));
    }
    found
}

fn written(generated: &Generated, profile: &str) -> String {
    let profile = Profile::builtin(profile).unwrap();
    let options = RenderOptions::default();
    match profile.render(&generated.disclosure, options) {
        Ok(document) => document.to_text(),
        Err(error) => panic!("{error}"),
    }
}

/// What is not as it should be.
fn differences(generated: &Generated, profile: &str) -> Vec<String> {
    let text = written(generated, profile);
    let own = project(&generated.disclosure);
    let read = juesuan_reader::read(text.as_bytes(), "generated.txt");
    let mut out = Vec::new();
    let (mine, found) = (facts(&own), facts(&read));
    let show = |(concept, basis, dimensions, value): &Key| {
        let code = dimensions.function.as_deref().map(|code| &code[..code.len().min(3)]);
        let _ = value;
        format!(
            "{} {basis} {:?}{:?}{:?}",
            concept.id(),
            code.map(|_| "f"),
            dimensions.unit.as_deref().map(|_| "u"),
            dimensions.project.as_deref().map(|_| "p")
        )
    };
    let said = changes(&read);
    let own_changes = changes(&own);
    let text_of = |cents: i64| rust_decimal::Decimal::new(cents, 2).normalize().to_string();
    // A base that is known by its change is printed as the change, and the other way round.
    let by_change = |(concept, basis, dimensions, value): &Key| {
        let Some(actual) = true_value(generated, *concept, Basis::Actual, dimensions) else { return false };
        let Some(base) = true_value(generated, *concept, *basis, dimensions) else { return false };
        text_of(base) == *value
            && said.contains(&(*concept, dimensions.clone(), *basis, text_of(actual - base)))
    };
    let by_base = |(concept, dimensions, basis, _): &(Concept, Dimensions, Basis, String)| {
        let Some(base) = true_value(generated, *concept, *basis, dimensions) else { return false };
        found.contains(&(*concept, *basis, dimensions.clone(), text_of(base)))
    };
    // 无项目开展重点绩效评价: a zero in words.
    let in_words = |(concept, .., value): &Key| {
        let zero = |id: &str| read.contents.iter().any(|content| *content == *format!("zero:{id}"));
        let all = concept.section_id().starts_with("three_public") && zero(Concept::ThreePublicTotal.id());
        value == "0" && (zero(concept.id()) || all)
    };
    for missing in mine.difference(&found).filter(|fact| !by_change(fact) && !in_words(fact)) {
        out.push(format!("missing {} | {}", show(missing), missing.3));
    }
    for wrong in found.difference(&mine).filter(|fact| !is_true(generated, fact)) {
        out.push(format!("wrong {} | {}", show(wrong), wrong.3));
    }
    for missing in own_changes.difference(&said).filter(|change| !by_base(change)) {
        let (concept, dimensions, basis, change) = missing;
        out.push(format!(
            "missing change {} {basis} {} | {change} {dimensions:?}",
            concept.id(),
            dimensions.function.is_some()
        ));
    }
    for finding in check(&read, &CheckOptions::default()).findings {
        if finding.severity == juesuan_model::Severity::Error {
            out.push(format!("error {} | {}", finding.rule, finding.message_zh));
        }
    }
    out
}

/// Whether a fact that the disclosure does not state itself follows from its accounts.
fn is_true(generated: &Generated, (concept, basis, dimensions, value): &Key) -> bool {
    if concept.info().kind == ConceptKind::Ratio {
        return true;
    }
    let value: rust_decimal::Decimal = value.parse().unwrap();
    true_value(generated, *concept, *basis, dimensions)
        .is_some_and(|cents| rust_decimal::Decimal::new(cents, 2) == value)
}

/// What the accounts have of a quantity.
fn true_value(generated: &Generated, concept: Concept, basis: Basis, dimensions: &Dimensions) -> Option<i64> {
    let code = dimensions.function.as_deref().unwrap_or("");
    let of = generated.truth.get(basis.word()?)?;
    // Where all expenditure is of one budget, its classes are all classes.
    let whole = |concept| of.get(&(concept, ""));
    let concept = match concept {
        Concept::CurrentExpenditure | Concept::FiscalExpenditure
            if !code.is_empty() && whole(Concept::CurrentExpenditure) == whole(Concept::GpbExpenditure) =>
        {
            Concept::GpbExpenditureByClass
        }
        concept => concept,
    };
    of.iter().find(|((of, class), _)| *of == concept && *class == code).map(|(_, cents)| *cents)
}

/// What an import of the rendering lacks or changes.
fn lost_by_import(generated: &Generated, profile: &str) -> Vec<String> {
    let text = written(generated, profile);
    let document = juesuan_reader::open(text.as_bytes()).unwrap();
    let read = juesuan_reader::read_words(&document, "generated.txt");
    let assembly = assemble(&[Source::reading(&read)]).unwrap();
    let mut out = Vec::new();
    for conflict in &assembly.conflicts {
        out.push(format!("conflict | {conflict:?}"));
    }
    // An amount of a reason has no meaning of its own, and a reason may have no subject.
    let meant = |why| !matches!(why, WhyLeft::About | WhyLeft::NoMeaning);
    for left in assembly.left.iter().filter(|left| meant(left.why)) {
        let figure = read.figure(left.figure).unwrap();
        out.push(format!("left {:?} {:?} | {} in line {}", left.why, figure.role, figure.text, figure.line));
    }
    let own = project(&assembly.disclosure);
    for missing in facts(&read).difference(&facts(&own)) {
        out.push(format!("lost {} {} | {} {:?}", missing.0.id(), missing.1, missing.3, missing.2));
    }
    for missing in changes(&read).difference(&changes(&own)) {
        out.push(format!("lost change {} {} | {} {:?}", missing.0.id(), missing.2, missing.3, missing.1));
    }
    let again = facts(&own);
    for new in again.difference(&facts(&read)) {
        // A zero in words becomes a zero, and a share of an unnamed whole is one of the usual whole.
        if new.3 != "0" && new.0.info().kind != ConceptKind::Ratio {
            out.push(format!("made up {} {} | {} {:?}", new.0.id(), new.1, new.3, new.2));
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_facts_of_a_disclosure_are_read_again(case in generated()) {
        for profile in Profile::names() {
            let text = || written(&case, profile);
            prop_assert_eq!(differences(&case, profile), Vec::<String>::new(), "{} {}", profile, text());
        }
    }

    #[test]
    fn what_is_read_is_imported(case in generated()) {
        for profile in Profile::names() {
            let text = || written(&case, profile);
            prop_assert_eq!(lost_by_import(&case, profile), Vec::<String>::new(), "{} {}", profile, text());
        }
    }
}
