//! What is written is read again: the facts of a disclosure, all of them, none wrong.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generated;

use std::collections::{BTreeMap, BTreeSet};

use generated::{Generated, generated};
use juesuan_model::assemble::{Source, WhyLeft, assemble};
use juesuan_model::{
    Basis, Concept, ConceptKind, Dimensions, Disclosure, Fact, Figure, FigureId, Printed, Printing, Quantity,
    Reading, Shown, SlotMut, Statement, StatementKind, project,
};
use juesuan_narrative::{Profile, RenderOptions};
use juesuan_rules::{CheckOptions, check};
use proptest::prelude::*;
use rust_decimal::Decimal;

type Key = (Concept, Basis, Dimensions, String);

/// An amount in 元, the power of ten that its unit has; any other figure as it is.
fn in_yuan(value: Decimal, power: u32) -> String {
    (value * Decimal::from(10u64.pow(power))).normalize().to_string()
}

fn shown(figure: &Figure) -> Option<String> {
    Some(in_yuan(figure.value?.value(), figure.unit.money_power().unwrap_or(0)))
}

fn key(reading: &Reading, fact: &Fact) -> Option<Key> {
    let value = shown(reading.figure(fact.figure)?)?;
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
                let value = shown(reading.figure(change).unwrap()).unwrap();
                if value == "0" { value } else { format!("{sign}{value}") }
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
    let said = changes(&read);
    let own_changes = changes(&own);
    let power = generated.disclosure.unit.power();
    let text_of = |cents: i64| in_yuan(Decimal::new(cents, 2), power);
    // A base that is known by its change is printed as the change, and the other way round.
    let by_change = |(concept, basis, dimensions, value): &Key| {
        let Some(actual) = generated.cents(*concept, Basis::Actual, dimensions) else { return false };
        let Some(base) = generated.cents(*concept, *basis, dimensions) else { return false };
        text_of(base) == *value
            && said.contains(&(*concept, dimensions.clone(), *basis, text_of(actual - base)))
    };
    let by_base = |(concept, dimensions, basis, _): &(Concept, Dimensions, Basis, String)| {
        let Some(base) = generated.cents(*concept, *basis, dimensions) else { return false };
        found.contains(&(*concept, *basis, dimensions.clone(), text_of(base)))
    };
    // 无项目开展重点绩效评价: a zero in words.
    let in_words = |(concept, .., value): &Key| {
        let zero = |id: &str| read.contents.iter().any(|content| *content == *format!("zero:{id}"));
        let all = concept.section_id().starts_with("three_public") && zero(Concept::ThreePublicTotal.id());
        value == "0" && (zero(concept.id()) || all)
    };
    for missing in mine.difference(&found).filter(|fact| !by_change(fact) && !in_words(fact)) {
        out.push(format!("missing {} {} {} | {:?}", missing.0.id(), missing.1, missing.3, missing.2));
    }
    for fact in &read.facts {
        let known = key(&read, fact).is_some_and(|key| mine.contains(&key));
        if !known && !is_true(generated, &read, fact) {
            let figure = read.figure(fact.figure).unwrap();
            let (id, text) = (fact.concept.id(), &figure.text);
            out.push(format!(
                "wrong {id} {} {text} in line {} | {:?}",
                fact.basis, figure.line, fact.dimensions
            ));
        }
        if generated.is_withheld(fact) {
            out.push(format!("given away {} | {:?}", fact.concept.id(), fact.dimensions));
        }
    }
    for missing in own_changes.difference(&said).filter(|change| !by_base(change)) {
        let (concept, dimensions, basis, change) = missing;
        out.push(format!("missing change {} {basis} {change} | {dimensions:?}", concept.id()));
    }
    out.extend(read.statements.iter().filter_map(|statement| wrong_claim(generated, &read, statement)));
    for (of, reading) in [("the text", &read), ("the disclosure", &own)] {
        for finding in check(reading, &CheckOptions::default()).findings {
            if finding.severity == juesuan_model::Severity::Error {
                out.push(format!("error of {of} {} | {}", finding.rule, finding.message_zh));
            }
        }
    }
    out
}

/// Whether a fact that the disclosure does not state itself follows from its accounts.
fn is_true(generated: &Generated, reading: &Reading, fact: &Fact) -> bool {
    let Some(printed) = reading.figure(fact.figure).and_then(|figure| figure.value) else { return false };
    if fact.concept.info().kind == ConceptKind::Ratio {
        return generated.ratio(fact.concept, &fact.dimensions).is_some_and(|exact| exact.is(printed));
    }
    let power = generated.disclosure.unit.power();
    let read = shown(reading.figure(fact.figure).unwrap());
    generated.level(fact.concept, fact.basis, &fact.dimensions).is_some_and(|value| {
        let value = if fact.concept.is_money() { in_yuan(value, power) } else { in_yuan(value, 0) };
        Some(value) == read
    })
}

/// A rate, share or completion that is not what the accounts make of it.
fn wrong_claim(generated: &Generated, reading: &Reading, statement: &Statement) -> Option<String> {
    let of = |figure: Option<FigureId>| reading.facts.iter().filter(move |fact| Some(fact.figure) == figure);
    let rate = statement.rate?;
    let figure = reading.figure(rate)?;
    let printed = figure.value?;
    let subjects: Vec<&Fact> = of(statement.subject).filter(|fact| fact.basis == Basis::Actual).collect();
    let right = |fact: &&&Fact| {
        let (concept, dimensions) = (fact.concept, &fact.dimensions);
        let exact = match statement.kind {
            StatementKind::Change => {
                let Some(basis) = statement.basis else { return false };
                let base = generated.cents(concept, basis, dimensions);
                // 基数为零: the form's own convention.
                if base == Some(0) {
                    return printed.text() == "100.0";
                }
                generated.rate(concept, basis, dimensions)
            }
            StatementKind::Completion => {
                generated.completion(concept, statement.basis.unwrap_or(Basis::InitialBudget), dimensions)
            }
            StatementKind::Share => {
                let wholes: Vec<Concept> = match statement.whole {
                    Some(_) => of(statement.whole).map(|fact| fact.concept).collect(),
                    None => concept.whole().into_iter().collect(),
                };
                return wholes.iter().any(|whole| {
                    generated.share(concept, dimensions, *whole).is_some_and(|exact| exact.is(printed))
                });
            }
            _ => return true,
        };
        exact.is_some_and(|exact| exact.is(printed))
    };
    let kind = statement.kind;
    if subjects.is_empty() {
        return Some(format!("{kind:?} of nothing known: {} in line {}", figure.text, figure.line));
    }
    let wrong = subjects.iter().find(|fact| !right(fact))?;
    Some(format!("{kind:?} {} of {} in line {}", figure.text, wrong.concept.id(), figure.line))
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

/// What a rate, a share or a completion is of, and against what.
type Rated = (Shown, Concept, Dimensions, Option<Basis>);

/// The rates, shares and completions of a text, below zero where they fall.
fn rates(reading: &Reading) -> BTreeMap<Rated, BTreeSet<String>> {
    let mut found: BTreeMap<Rated, BTreeSet<String>> = BTreeMap::new();
    for statement in &reading.statements {
        let shown = match statement.kind {
            StatementKind::Change => Shown::Rate,
            StatementKind::Share => Shown::Share,
            StatementKind::Completion => Shown::Completion,
            _ => continue,
        };
        let rate = statement.rate.and_then(|rate| reading.figure(rate)?.value);
        let (Some(rate), Some(subject)) = (rate, statement.subject) else { continue };
        let falls = statement.direction == Some(juesuan_model::Direction::Decrease);
        let text = if falls { (-rate).text() } else { rate.text() };
        for fact in reading.facts.iter().filter(|fact| fact.figure == subject) {
            let of = (shown, fact.concept, fact.dimensions.clone(), statement.basis);
            found.entry(of).or_default().insert(text.clone());
        }
    }
    found
}

/// The quantity of a concept, or of a code below it.
fn quantity_of<'d>(
    disclosure: &'d mut Disclosure,
    concept: Concept,
    of: &Dimensions,
) -> Option<&'d mut Quantity> {
    if let Some(code) = of.function.as_deref() {
        let rows = match concept {
            Concept::GpbExpenditureByClass => &mut disclosure.general_public_budget.by_function,
            Concept::GovFundExpenditure => &mut disclosure.government_fund.by_function,
            _ => return None,
        };
        return rows.iter_mut().find(|row| row.code == code).map(|row| &mut row.amount);
    }
    of.is_none().then_some(())?;
    disclosure.groups_mut().into_iter().find_map(|(_, group)| {
        let at = group.fields().iter().position(|field| field.concept == concept)?;
        match group.slot_mut(at)? {
            SlotMut::Quantity(quantity) => quantity.as_mut(),
            _ => None,
        }
    })
}

/// What a rendering as stated prints otherwise than it was stated, or than it was computed where
/// nothing was stated. `picks` says which of the percentages are stated, and as what.
fn misstated(generated: &Generated, profile: &str, picks: &[(u8, u16)]) -> Vec<String> {
    let read = |text: &str| rates(&juesuan_reader::read(text.as_bytes(), "generated.txt"));
    let computed = read(&written(generated, profile));
    let mut disclosure = generated.disclosure.clone();
    let mut expected = computed.clone();
    for (at, (of, printed)) in expected.iter_mut().enumerate() {
        let pick = picks.get(at % picks.len()).filter(|(pick, _)| pick % 3 == 0);
        let (shown, concept, dimensions, basis) = of;
        // One figure of several meanings is one statement.
        let (1, Some(&(pick, tenths)), Some(quantity)) =
            (printed.len(), pick, quantity_of(&mut disclosure, *concept, dimensions))
        else {
            continue;
        };
        let falls = printed.iter().any(|text| text.starts_with('-'));
        let size = i128::from(tenths) + 1 + i128::from(pick);
        let figure = Printed::from_digits(if falls { -size } else { size }, 1 + u32::from(pick % 2)).unwrap();
        let basis = basis.filter(|_| *shown != Shown::Share);
        quantity.stated.push(Printing { shown: *shown, basis, figure, unit: None, section: None });
        *printed = BTreeSet::from([figure.text()]);
    }
    let profile = Profile::builtin(profile).unwrap();
    let options = RenderOptions { as_stated: true, draft: false };
    let text = profile.render(&disclosure, options).unwrap().to_text();
    let found = read(&text);
    let of_both: BTreeSet<&Rated> = expected.keys().chain(found.keys()).collect();
    let different = of_both.into_iter().filter(|of| expected.get(of) != found.get(of));
    let mut out: Vec<String> = different
        .map(|of| format!("{of:?}: {:?} printed as {:?}", expected.get(of), found.get(of)))
        .collect();
    if !out.is_empty() {
        out.push(text);
    }
    out
}

/// Few cases, so that the test is quick; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(20),
    }
}

proptest! {
    #![proptest_config(config())]

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

    #[test]
    fn what_is_stated_is_printed_and_read(
        case in generated(),
        picks in proptest::collection::vec(any::<(u8, u16)>(), 1..40),
    ) {
        for profile in Profile::names() {
            prop_assert_eq!(misstated(&case, profile, &picks), Vec::<String>::new(), "{}", profile);
        }
    }
}
