//! What a disclosure must contain and does not.

use juesuan_model::{Basis, Concept, Dimensions, Fact, Severity};

use crate::context::Context;
use crate::rule::Rule;
use crate::sink::Sink;

/// What a missing content weighs: in a fragment it says nothing.
fn weight(rule: &Rule, context: &Context<'_>) -> Severity {
    // Of a file in which nothing was read, the problem says all there is to say.
    let nothing = context.reading.figures.is_empty() && !context.reading.problems.is_empty();
    if context.fragment || nothing { Severity::Note } else { rule.severity }
}

fn say_missing(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>, zh: &str, en: &str) {
    sink.finding(
        rule,
        weight(rule, context),
        None,
        format!("没有读到{zh}；请补上，确实没有的写明“无”或0。"),
        format!("{en} is not disclosed; add it, or say that there was none."),
    );
}

pub(super) fn missing(
    rule: &Rule,
    context: &Context<'_>,
    sink: &mut Sink<'_>,
    concepts: &[Concept],
    zh: &str,
    en: &str,
) {
    // Where nothing was spent, there is nothing to count.
    let unspent = |concept: &Concept| spent_on(*concept).is_some_and(|expense| all_zero(context, expense));
    let said = |concept: &Concept| context.has(*concept) || context.says_none(*concept) || unspent(concept);
    // The vehicles' total tells nothing of its two parts, but none at all tells of both.
    let no_three_public =
        || context.has_content("zero:three_public_total") || all_zero(context, Concept::ThreePublicTotal);
    let covered = || concepts.iter().all(is_three_public) && no_three_public();
    if !concepts.iter().all(said) && !covered() {
        say_missing(rule, context, sink, zh, en);
    }
}

/// Whether a quantity is printed, and is zero wherever it is.
fn all_zero(context: &Context<'_>, concept: Concept) -> bool {
    let mut printed = context.at(concept, Basis::Actual, Dimensions::NONE).peekable();
    printed.peek().is_some() && printed.all(|fact| context.is_zero(fact.figure))
}

/// The expense that a number tells what it was spent on.
fn spent_on(concept: Concept) -> Option<Concept> {
    Some(match concept {
        Concept::OverseasGroupCount | Concept::OverseasPersonCount => Concept::OverseasTravelExpense,
        Concept::VehiclePurchaseCount => Concept::VehiclePurchaseExpense,
        Concept::DomesticReceptionBatches | Concept::DomesticReceptionPersons => Concept::ReceptionExpense,
        _ => return None,
    })
}

fn is_three_public(concept: &Concept) -> bool {
    use Concept::*;
    matches!(
        concept,
        ThreePublicTotal
            | OverseasTravelExpense
            | ReceptionExpense
            | VehiclePurchaseExpense
            | VehicleOperationExpense
            | OverseasGroupCount
            | OverseasPersonCount
            | VehiclePurchaseCount
            | VehicleStockCount
            | DomesticReceptionBatches
            | DomesticReceptionPersons
    )
}

pub(super) fn missing_budget(
    rule: &Rule,
    context: &Context<'_>,
    sink: &mut Sink<'_>,
    concept: Concept,
    zh: &str,
    en: &str,
) {
    if !context.has(concept) && !context.says_none(concept) {
        say_missing(rule, context, sink, zh, en);
    }
}

pub(super) fn missing_content(
    rule: &Rule,
    context: &Context<'_>,
    sink: &mut Sink<'_>,
    content: &str,
    zh: &str,
    en: &str,
) {
    if !context.has_content(content) {
        say_missing(rule, context, sink, zh, en);
    }
}

const ITEMS: [Concept; 4] = [
    Concept::ThreePublicTotal,
    Concept::OverseasTravelExpense,
    Concept::VehicleOperationExpense,
    Concept::ReceptionExpense,
];

pub(super) fn missing_reason(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    // The reasons of the expenses are those of their total.
    let explained = |concept: Concept, basis: Basis| {
        context.has_reason(concept, basis)
            || concept == Concept::ThreePublicTotal
                && ITEMS.iter().any(|item| context.has_reason(*item, basis))
    };
    for concept in ITEMS {
        let Some(level) = context.narrative(concept, Basis::Actual, Dimensions::NONE) else { continue };
        for statement in context.statements_about(level.figure) {
            let (Some(change), Some(basis)) = (statement.change, statement.basis) else { continue };
            if context.is_nonzero(change) && !explained(concept, basis) {
                sink.finding(
                    rule,
                    weight(rule, context),
                    Some(change),
                    format!("{}与{}相比有增减，没有读到原因；请补上。", concept.zh(), basis.zh()),
                    format!(
                        "{} changed against the {} and no reason is given; add it.",
                        concept.info().en,
                        basis.en()
                    ),
                );
            }
        }
    }
}

pub(super) fn missing_comparison(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    use Concept::*;
    if context.narrative(ThreePublicTotal, Basis::Actual, Dimensions::NONE).is_none() {
        return;
    }
    let compared = |concept: Concept, wanted: &[Basis]| {
        let stated = |level: &Fact| {
            context
                .statements_about(level.figure)
                .any(|statement| statement.basis.is_some_and(|basis| wanted.contains(&basis)))
        };
        context.at(concept, Basis::Actual, Dimensions::NONE).any(stated)
            || context.facts(concept).any(|fact| wanted.contains(&fact.basis))
    };
    // Where each expense is compared, or nothing was spent on it, the total is too.
    let told = |wanted: &[Basis]| {
        let item = |of: &[Concept]| {
            of.iter().any(|concept| compared(*concept, wanted) || all_zero(context, *concept))
        };
        compared(ThreePublicTotal, wanted)
            || item(&[OverseasTravelExpense])
                && item(&[ReceptionExpense])
                && item(&[VehicleTotalExpense, VehicleOperationExpense])
    };
    if !told(&[Basis::PriorYear]) {
        say_missing(
            rule,
            context,
            sink,
            "“三公”经费与上年的比较",
            "the comparison of the three public expenses with the prior year",
        );
    }
    if !told(&[Basis::InitialBudget, Basis::FinalBudget]) {
        say_missing(
            rule,
            context,
            sink,
            "“三公”经费与预算的比较",
            "the comparison of the three public expenses with the budget",
        );
    }
}

pub(super) fn empty_table(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for table in &context.reading.tables {
        let filled = context.reading.facts.iter().any(|fact| fact.table() == Some(&*table.kind));
        if !filled && table.note.as_deref().is_none_or(|note| note.trim().is_empty()) {
            sink.finding(
                rule,
                weight(rule, context),
                None,
                format!("“{}”没有数字，也没有说明；请在表下写明没有数据。", table.title),
                format!(
                    "Table “{}” has no figures and no note; say below it that there are none.",
                    table.title
                ),
            );
        }
    }
}
