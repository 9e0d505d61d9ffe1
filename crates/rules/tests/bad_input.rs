//! Relations by the thousand, in circles, against each other, and of numbers at the limits: an
//! answer or the honest 'not decided', never a wrong one.
#![allow(clippy::unwrap_used, reason = "a test may stop where its own data are wrong")]

mod common;

use common::Build;
use juesuan_model::{Basis, Concept, Dimensions, Role, Severity, Statement, StatementKind, Unit};
use juesuan_rules::engine::Engine;
use juesuan_rules::joint::{certificate_holds, contradictions};
use juesuan_rules::relation::{Relation, RelationKind, TermRole};
use juesuan_rules::{CheckOptions, check};

/// Figures of money with these printings.
fn engine<'t>(texts: impl IntoIterator<Item = &'t str>) -> Engine {
    let mut build = Build::new();
    for text in texts {
        build.figure(text, Unit::WanYuan, Role::Amount);
    }
    Engine::new(&build.0.figures)
}

/// The relations of the conflicts that are found, whose proofs hold.
fn found(engine: &Engine, relations: &[Relation]) -> Vec<Vec<u32>> {
    let relations: Vec<&Relation> = relations.iter().collect();
    let found = contradictions(engine, &relations);
    assert_eq!(found.undecided, None);
    for conflict in &found.conflicts {
        assert!(certificate_holds(found.translation.system(), &conflict.certificate));
    }
    found.conflicts.into_iter().map(|conflict| conflict.ids).collect()
}

const MANY: u32 = 10_000;

#[test]
fn a_circle_of_equalities_is_no_contradiction() {
    let same = engine((0..MANY).map(|_| "7.00"));
    let relations: Vec<Relation> = (0..MANY).map(|at| Relation::equal(at, (at + 1) % MANY)).collect();
    assert!(found(&same, &relations).is_empty());
    // Printed to different places, so that the printed values themselves do not agree.
    let mixed = engine((0..MANY).map(|at| ["7", "7.1", "7.12"][at as usize % 3]));
    assert!(found(&mixed, &relations).is_empty());
}

#[test]
fn the_ends_of_a_long_row_of_equalities_contradict_each_other() {
    // 6.6 and 7.4 both agree with 7, which stands between them.
    let long = engine((0..MANY).map(|at| match at {
        0 => "6.6",
        9_999 => "7.4",
        _ => "7",
    }));
    let relations: Vec<Relation> = (1..MANY).map(|at| Relation::equal(at - 1, at)).collect();
    let conflicts = found(&long, &relations);
    assert_eq!((conflicts.len(), conflicts[0].len()), (1, 9_999));
}

#[test]
fn contradictory_copies_by_the_hundred() {
    // Each copy of 2.1 agrees with the 2 that all share, and each copy of 1.8 too.
    let copies = engine((0..601).map(|at| match at {
        0 => "2",
        at if at % 2 == 0 => "2.1",
        _ => "1.8",
    }));
    let relations: Vec<Relation> = (1..601).map(|at| Relation::equal(0, at)).collect();
    let conflicts = found(&copies, &relations);
    assert!(!conflicts.is_empty());
    assert!(conflicts.iter().all(|ids| ids.len() == 2), "{conflicts:?}");

    let mut build = Build::new();
    for at in 0..400 {
        build.figure(["1.00", "2.00"][at % 2], Unit::WanYuan, Role::Amount);
    }
    for at in 1..400 {
        let mut same = Statement::new(StatementKind::Equal);
        (same.subject, same.base) = (Some(0), Some(at));
        build.0.statements.push(same);
    }
    let result = check(&build.0, &CheckOptions::default());
    assert!(result.findings.iter().any(|finding| finding.severity == Severity::Error));
}

#[test]
fn numbers_at_the_limits_of_a_printing() {
    let large = "9999999999999999.99999999";
    let small = "0.00000001";
    let limits = engine([large, small, large, small, "-9999999999999999.99999999"]);
    let sum = |whole: u32, parts: [u32; 2]| {
        parts.into_iter().fold(Relation::new(RelationKind::Sum).with(TermRole::Whole, whole), |sum, part| {
            sum.with(TermRole::Part, part)
        })
    };
    assert!(found(&limits, &[sum(0, [2, 1]), sum(1, [0, 4]), Relation::equal(1, 3)]).is_empty());
    let share = Relation::new(RelationKind::Share)
        .with(TermRole::Part, 1)
        .with(TermRole::Whole, 0)
        .with(TermRole::Share, 3);
    found(&limits, &[share, sum(0, [2, 1])]);
}

#[test]
fn intervals_without_width() {
    let mut build = Build::new();
    for text in ["3", "1", "2", "0"] {
        build.figure(text, Unit::Person, Role::Count);
    }
    let engine = Engine::new(&build.0.figures);
    let sum = Relation::new(RelationKind::Sum).with(TermRole::Whole, 0).with(TermRole::Part, 1);
    let holds = sum.clone().with(TermRole::Part, 2);
    assert!(found(&engine, std::slice::from_ref(&holds)).is_empty());
    let conflicts = found(&engine, &[holds, sum.with(TermRole::Part, 3)]);
    assert_eq!(conflicts, [[1]]);
}

#[test]
fn a_document_that_contradicts_itself_everywhere_is_told_where() {
    let mut build = Build::new();
    let mut figures = Vec::new();
    for line in 0..300 {
        let of = |build: &mut Build, concept, text: &str| {
            let figure = build.fact(concept, Basis::Actual, Dimensions::NONE, "narrative:income", text);
            build.0.figures[figure as usize].line = line;
            figure
        };
        let whole = of(&mut build, Concept::CurrentIncome, &format!("{}.50", 1000 + 7 * line));
        let part = of(&mut build, Concept::FiscalAppropriationIncome, "9999.99");
        let share = build.figure("1.00", Unit::Percent, Role::Share);
        let mut stated = Statement::new(StatementKind::Share);
        (stated.subject, stated.whole, stated.rate) = (Some(part), Some(whole), Some(share));
        build.0.statements.push(stated);
        figures.push(whole);
    }
    let result = check(&build.0, &CheckOptions::default());
    let told = |figure: &&u32| {
        let errors = result.findings.iter().filter(|finding| finding.severity == Severity::Error);
        errors.flat_map(|finding| &finding.figures).any(|named| named.id == **figure)
    };
    assert_eq!(figures.iter().filter(told).count(), figures.len());
}
