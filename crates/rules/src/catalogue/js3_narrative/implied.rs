//! What other figures of the narrative imply: totals that are one, changes with one explanation,
//! parts that change as their whole does.

use juesuan_model::{
    Basis, Concept, Dimensions, Direction, FigureId, Role, Severity, Statement, StatementKind,
};

use crate::context::Context;
use crate::relation::{Relation, RelationKind, Term, TermRole};
use crate::rule::{ACCURACY, Check, FORM, Rule};
use crate::sink::Sink;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS345",
        name: "equal-totals",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "其余各项为零时，各总计相等",
        en: "Totals between which everything else is zero are equal",
        example: "年初、年末结转均为0，只有财政拨款，则收支总计、收入合计、支出合计、财政拨款各总计为同一个数。",
        blind: "中间各项没有印出零的，不看。",
        check: Check::One(equal_totals),
    },
    Rule {
        code: "JS346",
        name: "same-explanation",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "由同样各单位增减说明的增减额相等",
        en: "Changes that the same changes of the same units explain are equal",
        example: "收入、支出的增减原因都列甲增5.00、乙减2.00，则增减额都应为3.00。",
        blind: "原因没有列全各单位的，不看。",
        check: Check::One(same_explanation),
    },
    Rule {
        code: "JS347",
        name: "budgets-of-one-account",
        severity: Severity::Warning,
        source: ACCURACY,
        since: 2011,
        zh: "没有结转的一般公共预算，收入和支出较预算的增减额相等",
        en: "Without carry-over, income and expenditure of one budget differ from it by the same",
        example: "收入、支出均为100.00，年初年末无结转，收入较年初预算减少8.00，支出也应减少8.00。",
        blind: "年初预算列有上年结转的，两者可以不同，所以只作疑点。",
        check: Check::One(budgets_of_one_account),
    },
    Rule {
        code: "JS348",
        name: "parts-budgets-above-whole",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "各项的对比数之和不超过总数的对比数",
        en: "What the parts are compared with is at most what their whole is compared with",
        example: "两类合计100.00，总数减少5.00；两类各减少4.00，则两类的预算比总预算多3.00。",
        blind: "本年没有发生而预算有数的项不会列出，所以各项之和偏小时见 part-changes。",
        check: Check::One(parts_budgets),
    },
    Rule {
        code: "JS349",
        name: "part-changes",
        severity: Severity::Warning,
        source: FORM,
        since: 2011,
        zh: "各项增减额之和等于总数的增减额",
        en: "The changes of the parts add up to the change of their whole",
        example: "总数减少5.00，两类分别减少4.00和1.00。",
        blind: "本年没有发生而预算有数的项不会列出，所以只作疑点。",
        check: Check::One(part_changes),
    },
    Rule {
        code: "JS350",
        name: "closing-against-opening",
        severity: Severity::Warning,
        source: FORM,
        since: 2011,
        zh: "年末结转较上年的增减额等于年末数减年初数",
        en: "Carry-over changes in the year by closing less opening",
        example: "年末结转3.00，较上年无增减，则年初结转应为3.00。",
        blind: "年初数经调整的，与上年年末数可以不同，所以只作疑点。",
        check: Check::One(closing_against_opening),
    },
    Rule {
        code: "JS357",
        name: "implied-projects-within-all",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "一般公共预算支出减去其基本支出，不超过全部项目支出",
        en: "What the general public budget spent beyond basic expenditure is at most all project expenditure",
        example: "一般公共预算支出100.00、其中基本支出60.00，则项目支出40.00；全部项目支出印39.00，两者必有一误。",
        blind: "没有印出项目支出合计的，只看基本支出的差额是否超过支出合计的差额；印有一般公共预算项目支出的，见 fiscal-within-all。",
        check: Check::One(implied_projects),
    },
    Rule {
        code: "JS358",
        name: "balance-without-totals",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "没有印出总计的，年初结转加收入减支出等于年末结转",
        en: "Where no total is printed, opening plus income less expenditure is closing",
        example: "年初结转5.00，本年收入100.00，本年支出98.00，没有使用结余和结余分配，则年末结转应为7.00。",
        blind: "六个数都印出才看；印有收、支总计的，见 income-and-carryover 和 expenditure-and-carryover。",
        check: Check::One(balance_without_totals),
    },
];

/// The levels that can be one and the same in an account without carry-over.
const TOTALS: [Concept; 7] = [
    Concept::TotalReceiptsAndExpenditure,
    Concept::CurrentIncome,
    Concept::CurrentExpenditure,
    Concept::FiscalTotal,
    Concept::FiscalAppropriationIncome,
    Concept::GpbIncome,
    Concept::GpbExpenditure,
];

/// The totals that what was stated so far makes equal: the first of each group, and another.
fn equal_pairs(context: &Context<'_>, sink: &Sink<'_>) -> Vec<(FigureId, FigureId)> {
    let mut totals: Vec<FigureId> = TOTALS
        .iter()
        .filter_map(|total| context.narrative(*total, Basis::Actual, Dimensions::NONE))
        .map(|fact| fact.figure)
        .collect();
    totals.sort_unstable();
    totals.dedup();
    let mut group: Vec<usize> = (0..totals.len()).collect();
    let place = |figure: FigureId| totals.binary_search(&figure).ok();
    for stated in &sink.stated {
        let relation = &stated.relation;
        if !matches!(relation.kind, RelationKind::Sum | RelationKind::Equal) || relation.constant.is_some() {
            continue;
        }
        let mut terms = relation.terms().iter().filter(|term| !context.is_exact_zero(term.figure));
        let Some((one, first)) = terms.next().and_then(|one| Some((one, place(one.figure)?))) else {
            continue;
        };
        let (Some(other), None) = (terms.next(), terms.next()) else { continue };
        if relation.weight(one) == relation.weight(other) {
            continue;
        }
        if let Some(second) = place(other.figure) {
            let (one, other) = (first, second);
            let (low, high) = (group[one].min(group[other]), group[one].max(group[other]));
            group.iter_mut().filter(|of| **of == high).for_each(|of| *of = low);
        }
    }
    totals
        .iter()
        .zip(&group)
        .filter_map(|(figure, group)| Some((*totals.get(*group)?, *figure)))
        .filter(|(first, figure)| first != figure)
        .collect()
}

fn equal_totals(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for (first, other) in equal_pairs(context, sink) {
        // What a relation says of the two directly needs no saying again.
        let said = sink.stated.iter().any(|stated| {
            let terms = stated.relation.terms();
            let of = |figure: FigureId| terms.iter().any(|term| term.figure == figure);
            matches!(stated.relation.kind, RelationKind::Sum | RelationKind::Equal) && of(first) && of(other)
        });
        if !said {
            sink.equal(rule, first, other);
        }
    }
}

/// The change of a level against a basis that is stated beside it.
fn change_of<'a>(context: &Context<'a>, level: FigureId, basis: Basis) -> Option<&'a Statement> {
    context
        .statements_about(level)
        .filter(|statement| {
            matches!(statement.kind, StatementKind::Change | StatementKind::Unchanged)
                && statement.basis == Some(basis)
                && statement.unsure.is_none()
                && (statement.change.is_some() || statement.kind == StatementKind::Unchanged)
        })
        // A reason elsewhere may repeat it.
        .min_by_key(|statement| statement.change.map_or(0, |change| change.abs_diff(level)))
}

fn same_explanation(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let is_change =
        |figure: FigureId| context.figure(figure).is_some_and(|figure| figure.role == Role::Change);
    let mut explained: Vec<(Vec<_>, FigureId)> = Vec::new();
    let pairs = equal_pairs(context, sink);
    for sum in context.reading.statements.iter().filter(|statement| {
        statement.kind == StatementKind::Sum && statement.closed && statement.unsure.is_none()
    }) {
        let Some(whole) = sum.whole.filter(|whole| is_change(*whole)) else { continue };
        let part = |figure: &FigureId, negative: bool| {
            let fact = context.fact_of(*figure)?;
            Some((fact.concept, fact.basis, &fact.dimensions, negative))
        };
        let parts: Option<Vec<_>> = sum
            .parts
            .iter()
            .map(|figure| part(figure, false))
            .chain(sum.subtracted.iter().map(|figure| part(figure, true)))
            .collect();
        let Some(mut parts) = parts.filter(|parts| parts.len() > 1) else { continue };
        parts.sort();
        let Some((_, first)) = explained.iter().find(|(known, _)| *known == parts) else {
            explained.push((parts, whole));
            continue;
        };
        sink.equal(rule, *first, whole);
        // The same change of the same level is the same rate.
        let (Some(one), Some(other)) = (context.statement_of(*first), context.statement_of(whole)) else {
            continue;
        };
        let of_one_level = one.subject.zip(other.subject).is_some_and(|(one, other)| {
            let first =
                |figure| pairs.iter().find(|(_, of)| *of == figure).map_or(figure, |(first, _)| *first);
            first(one) == first(other)
        });
        if let (true, Some(one), Some(other)) = (of_one_level, one.rate, other.rate) {
            sink.equal(rule, one, other);
        }
    }
}

fn budgets_of_one_account(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let find = |concept| context.narrative(concept, Basis::Actual, Dimensions::NONE).map(|fact| fact.figure);
    let zero = |concept| find(concept).is_some_and(|figure| context.is_exact_zero(figure));
    let (Some(income), Some(expenditure)) = (find(Concept::GpbIncome), find(Concept::GpbExpenditure)) else {
        return;
    };
    if !(zero(Concept::GpbOpeningCarryover) && zero(Concept::GpbClosingCarryover)) {
        return;
    }
    for basis in [Basis::InitialBudget, Basis::FinalBudget] {
        let (Some(one), Some(other)) =
            (change_of(context, income, basis), change_of(context, expenditure, basis))
        else {
            continue;
        };
        if one.direction != other.direction {
            continue;
        }
        for (one, other) in [(one.change, other.change), (one.rate, other.rate)] {
            if let (Some(one), Some(other)) = (one, other) {
                sink.equal(rule, one, other);
            }
        }
    }
}

/// The changes of a closed list's parts and of its whole, where all are stated: figure, and whether
/// it rises.
type Changes = (Basis, (FigureId, bool), Vec<(FigureId, bool)>);

fn changes_of_parts(context: &Context<'_>) -> Vec<Changes> {
    let signed = |statement: &Statement| {
        let rises = statement.direction != Some(Direction::Decrease);
        statement.change.map(|change| (change, rises))
    };
    let closed = context.reading.statements.iter().filter(|s| s.kind == StatementKind::Sum && s.closed);
    let mut explained: Vec<FigureId> = closed.filter_map(|statement| statement.whole).collect();
    explained.sort_unstable();
    let mut found = Vec::new();
    for sum in context.reading.statements.iter().filter(|statement| {
        statement.kind == StatementKind::Sum && statement.closed && statement.unsure.is_none()
    }) {
        let Some(whole) = sum.whole.filter(|_| sum.subtracted.is_empty()) else { continue };
        if context.figure(whole).is_none_or(|figure| figure.role != Role::Amount) {
            continue;
        }
        for basis in [Basis::PriorYear, Basis::InitialBudget, Basis::FinalBudget] {
            let Some(whole) = change_of(context, whole, basis).and_then(signed) else { continue };
            let parts: Option<Vec<_>> =
                sum.parts.iter().map(|part| change_of(context, *part, basis).map(signed)).collect();
            let Some(parts) = parts else { continue };
            let parts: Vec<_> = parts.into_iter().flatten().collect();
            // A reason that gives the same sum states it already.
            if !parts.is_empty() && explained.binary_search(&whole.0).is_err() {
                found.push((basis, whole, parts));
            }
        }
    }
    found
}

/// Σ parts' bases ≤ the whole's base, and Σ levels is the whole: so Σ changes ≥ the whole's change.
fn parts_budgets(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for (basis, (whole, rises), parts) in changes_of_parts(context) {
        let mut order = Relation::new(RelationKind::Order);
        for (figure, rises) in parts {
            order.push(Term { figure, role: TermRole::Greater, negative: !rises });
        }
        order.push(Term { figure: whole, role: TermRole::Lesser, negative: !rises });
        sink.state(order, Some(basis));
    }
}

fn part_changes(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for (basis, (whole, whole_rises), parts) in changes_of_parts(context) {
        let mut sum = Relation::new(RelationKind::Sum).with(TermRole::Whole, whole);
        for (figure, rises) in parts {
            let role = if rises == whole_rises { TermRole::Part } else { TermRole::Subtracted };
            sum.push(Term { figure, role, negative: false });
        }
        sink.state(sum, Some(basis));
    }
}

/// The general public budget pays for basic expenditure and projects only, and what other sources
/// paid for either is not negative.
fn implied_projects(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    use Concept::*;
    let find = |concept| context.narrative(concept, Basis::Actual, Dimensions::NONE).map(|fact| fact.figure);
    let (Some(all), Some(basic), None) =
        (find(GpbExpenditure), find(GpbBasicExpenditure), find(GpbProjectExpenditure))
    else {
        return;
    };
    let (greater, lesser) = match find(ProjectExpenditureTotal) {
        Some(projects) => (projects, None),
        None => match (find(CurrentExpenditure), find(BasicExpenditureTotal)) {
            (Some(expenditure), Some(basic)) => (expenditure, Some(basic)),
            _ => return,
        },
    };
    let mut sum = sink.sum(rule, greater);
    sum.add(all, false);
    sum.add(basic, true);
    if let Some(lesser) = lesser {
        sum.add(lesser, false);
    }
    sum.at_most();
}

fn balance_without_totals(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    use Concept::*;
    let find = |concept| context.narrative(concept, Basis::Actual, Dimensions::NONE).map(|fact| fact.figure);
    if context.has(TotalReceiptsAndExpenditure) {
        return;
    }
    let (Some(opening), Some(income), Some(used)) =
        (find(OpeningCarryover), find(CurrentIncome), find(UseOfNonfiscalSurplus))
    else {
        return;
    };
    let (Some(spent), Some(distributed), Some(closing)) =
        (find(CurrentExpenditure), find(SurplusDistribution), find(ClosingCarryover))
    else {
        return;
    };
    let mut sum = sink.sum(rule, closing);
    for received in [opening, income, used] {
        sum.add(received, false);
    }
    for gone in [spent, distributed] {
        sum.add(gone, true);
    }
    sum.equal();
}

fn closing_against_opening(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    use Concept::*;
    for (closing, opening) in [
        (ClosingCarryover, OpeningCarryover),
        (FiscalClosingCarryover, FiscalOpeningCarryover),
        (GpbClosingCarryover, GpbOpeningCarryover),
        (GovFundClosingCarryover, GovFundOpeningCarryover),
    ] {
        let find =
            |concept| context.narrative(concept, Basis::Actual, Dimensions::NONE).map(|fact| fact.figure);
        let (Some(closing), Some(opening)) = (find(closing), find(opening)) else { continue };
        let Some(statement) = change_of(context, closing, Basis::PriorYear) else { continue };
        let kind = match statement.change {
            Some(_) => RelationKind::Growth,
            None => RelationKind::Unchanged,
        };
        let mut relation = Relation::new(kind)
            .with(TermRole::Level, closing)
            .with(TermRole::Base, opening)
            .with_some(TermRole::Change, statement.change);
        relation.direction = statement.direction;
        sink.state(relation, Some(Basis::PriorYear));
    }
}
