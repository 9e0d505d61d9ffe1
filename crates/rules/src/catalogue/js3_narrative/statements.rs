//! Statements of the narrative: changes, rates, shares, completions, averages, breakdowns.

use juesuan_model::{Basis, Concept, Dimensions, Severity, StatementKind};

use super::of_kind;
use crate::context::Context;
use crate::relation::{Relation, RelationKind, Term, TermRole};
use crate::rule::{Check, FORM, Rule};
use crate::sink::Sink;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS321",
        name: "change-against-levels",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "增减额等于本期数减对比数",
        en: "A change is the level less what it is compared with",
        example: "上年100.00，本年110.00，则增加额应为10.00。",
        blind: "对比数没有印出时不看；见 growth-rate。",
        check: Check::One(change_against_levels),
    },
    Rule {
        code: "JS322",
        name: "growth-rate",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "增减率等于增减额除以对比数",
        en: "A rate of change is the change in percent of what it is compared with",
        example: "本年37.31，减少26.69，则对比数为64.00，下降率应为41.7%。",
        blind: "对比数可能为零时不看；见 rate-on-zero-base。",
        check: Check::One(growth_rate),
    },
    Rule {
        code: "JS323",
        name: "share-of-whole",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "占比等于部分除以总体",
        en: "A share is the part in percent of its whole",
        example: "总体2940.05，部分2106.66，则占比应在71.65%左右；印71.73%不成立。",
        blind: "没有说明占谁的比重而又推不出时不看。",
        check: Check::One(share_of_whole),
    },
    Rule {
        code: "JS324",
        name: "completion-rate",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "完成率等于决算数除以预算数",
        en: "A completion rate is the final account in percent of the budget",
        example: "预算200.00，决算196.40，则完成预算的98.20%。",
        blind: "预算为零时不看。",
        check: Check::One(completion_rate),
    },
    Rule {
        code: "JS325",
        name: "average",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "平均数等于总额除以数量",
        en: "An average is the total by the number",
        example: "总额1.20万元，60人次，则人均200元。",
        blind: "人均接待费、车均费用各有专门规则。",
        check: Check::One(average),
    },
    Rule {
        code: "JS326",
        name: "reception-per-person",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "人均接待费等于公务接待费除以国内外接待人次",
        en: "Reception cost per person is reception by the persons at home and abroad",
        example: "公务接待费15.21万元，1458人次，则人均在104.29元至104.36元之间，印104.31元成立而末位为104.32元，只作提示。",
        blind: "有外宾接待另计时不区分。",
        check: Check::One(reception_per_person),
    },
    Rule {
        code: "JS327",
        name: "operation-per-vehicle",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "车均运行维护费等于公务用车运行维护费除以保有量",
        en: "Operation cost per vehicle is operation by the vehicles held",
        example: "运行维护费22.10万元，7辆，则车均3.16万元。",
        blind: "保有量为零时不看。",
        check: Check::One(operation_per_vehicle),
    },
    Rule {
        code: "JS328",
        name: "purchase-per-vehicle",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "车均购置费等于公务用车购置费除以购置数",
        en: "Purchase cost per vehicle is purchase by the vehicles bought",
        example: "购置费40.00万元，2辆，则车均20.00万元。",
        blind: "没有购置时不看。",
        check: Check::One(purchase_per_vehicle),
    },
    Rule {
        code: "JS329",
        name: "stated-breakdown",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "“其中”所列各项之和等于总数",
        en: "The parts of a closed breakdown add up to the whole",
        example: "共100.00，其中甲60.00、乙40.00。",
        blind: "用“主要包括”等列举而未列全的，只看是否超过总数，见 part-above-whole。",
        check: Check::One(stated_breakdown),
    },
    Rule {
        code: "JS330",
        name: "explained-change",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "原因中各项增减之和等于所说明的增减额",
        en: "The changes that a complete reason names add up to the change explained",
        example: "甲单位增加5.00，乙单位减少2.00，则合计增加应为3.00。",
        blind: "原因没有说明全部增减时不看。",
        check: Check::One(explained_change),
    },
    Rule {
        code: "JS331",
        name: "part-above-whole",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "所列部分不超过总数",
        en: "Listed parts are at most the whole",
        example: "共100.00，主要包括甲60.00、乙50.00，合计已超过总数。",
        blind: "没有列全的部分之和是否偏小，不看。",
        check: Check::One(part_above_whole),
    },
    Rule {
        code: "JS332",
        name: "shares-of-hundred",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "各类占比之和等于100%",
        en: "The shares of a complete breakdown add up to 100 percent",
        example: "80.6+3.1+9.8+3.0+3.6=100.1，在四舍五入范围内，只作提示。",
        blind: "各项占比没有都印出时不看。",
        check: Check::One(shares_of_hundred),
    },
];

fn change_against_levels(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for statement in of_kind(context, StatementKind::Change, sink) {
        if let (Some(level), Some(base), Some(change)) =
            (statement.subject, context.base_of(statement), statement.change)
        {
            sink.growth(Some(level), Some(base), Some(change), None, statement.direction, statement.basis);
        }
    }
}

fn growth_rate(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for statement in of_kind(context, StatementKind::Change, sink) {
        let Some(rate) = statement.rate else { continue };
        let base = context.base_of(statement);
        if statement.subject.is_some() && statement.change.is_some() {
            sink.growth(
                statement.subject,
                None,
                statement.change,
                Some(rate),
                statement.direction,
                statement.basis,
            );
        } else if base.is_some() && (statement.subject.is_some() || statement.change.is_some()) {
            sink.growth(
                statement.subject,
                base,
                statement.change,
                Some(rate),
                statement.direction,
                statement.basis,
            );
        } else if let Some(level) = statement.subject {
            match amount_beside(context, statement) {
                Some(amount) => {
                    // 减少5.0万元，增长-5.0%: the rate has a word and a sign of its own.
                    let mut relation = Relation::new(RelationKind::Growth)
                        .with(TermRole::Level, level)
                        .with_some(TermRole::Change, amount.change);
                    let negative = amount.direction != statement.direction;
                    relation.push(Term { figure: rate, role: TermRole::Rate, negative });
                    relation.direction = amount.direction;
                    sink.state(relation, statement.basis);
                }
                None => sink.unstated(vec![rate], "没有印出增减额，也没有印出对比数"),
            }
        }
    }
    rate_of_repeated_change(context, sink);
}

/// The statement that gives the amount of a change whose rate is printed below zero.
fn amount_beside<'a>(
    context: &Context<'a>,
    rate: &juesuan_model::Statement,
) -> Option<&'a juesuan_model::Statement> {
    let below = context.figure(rate.rate?)?.value?.is_negative();
    context.statements_about(rate.subject?).find(|other| {
        other.kind == StatementKind::Change
            && other.unsure.is_none()
            && other.basis == rate.basis
            && other.change.is_some()
            && other.rate.is_none()
            && (other.direction != rate.direction) == below
    })
}

/// A change that a reason repeats, perhaps with other decimals, has the rate that is printed beside
/// the level.
fn rate_of_repeated_change(context: &Context<'_>, sink: &mut Sink<'_>) {
    let sure = |s: &&juesuan_model::Statement| s.kind == StatementKind::Change && s.unsure.is_none();
    for repeated in context.reading.statements.iter().filter(sure) {
        let (Some(level), Some(_), None) = (repeated.subject, repeated.change, repeated.rate) else {
            continue;
        };
        let rated = context.statements_about(level).filter(sure).find(|s| {
            s.basis == repeated.basis
                && s.direction == repeated.direction
                && s.change.is_some()
                && s.rate.is_some()
        });
        if let Some(rated) = rated {
            let (level, change) = (repeated.subject, repeated.change);
            sink.growth(level, None, change, rated.rate, repeated.direction, repeated.basis);
        }
    }
}

/// The whole of a share: the one that is named, or the one that the taxonomy knows.
fn whole_of(context: &Context<'_>, statement: &juesuan_model::Statement) -> Option<u32> {
    statement.whole.or_else(|| {
        let part = context.fact_of(statement.subject?)?;
        let dimensions = if part.dimensions.function.is_some() {
            let Dimensions { function: _, economic, fund, unit, project } = &part.dimensions;
            let (economic, fund) = (economic.clone(), fund.clone());
            &Dimensions { function: None, economic, fund, unit: unit.clone(), project: project.clone() }
        } else {
            &part.dimensions
        };
        context.narrative(part.concept.whole()?, part.basis, dimensions).map(|fact| fact.figure)
    })
}

fn share_of_whole(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for statement in of_kind(context, StatementKind::Share, sink) {
        let (Some(part), Some(share)) = (statement.subject, statement.rate) else { continue };
        let Some(whole) = whole_of(context, statement) else {
            sink.unstated(vec![part, share], "没有说明占谁的比重");
            continue;
        };
        let relation = Relation::new(RelationKind::Share)
            .with(TermRole::Share, share)
            .with(TermRole::Part, part)
            .with(TermRole::Whole, whole);
        sink.state(relation, None);
    }
}

fn completion_rate(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for statement in of_kind(context, StatementKind::Completion, sink) {
        let (Some(level), Some(completion)) = (statement.subject, statement.rate) else { continue };
        let Some(base) = context.base_of(statement) else {
            sink.unstated(vec![level, completion], "没有印出预算数");
            continue;
        };
        let relation = Relation::new(RelationKind::Completion)
            .with(TermRole::Completion, completion)
            .with(TermRole::Level, level)
            .with(TermRole::Base, base);
        sink.state(relation, statement.basis);
    }
}

const AVERAGES: [Concept; 3] =
    [Concept::ReceptionPerCapita, Concept::VehicleOperationPerUnit, Concept::VehiclePurchasePerUnit];

fn average(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for statement in of_kind(context, StatementKind::Average, sink) {
        let average = statement.rate.or(statement.change);
        let (Some(total), Some(count), Some(average)) = (statement.subject, statement.base, average) else {
            continue;
        };
        if context.fact_of(average).is_some_and(|fact| AVERAGES.contains(&fact.concept)) {
            continue;
        }
        let relation = Relation::new(RelationKind::Average)
            .with(TermRole::Average, average)
            .with(TermRole::Total, total)
            .with(TermRole::Count, count);
        sink.state(relation, None);
    }
}

fn average_of(
    context: &Context<'_>,
    sink: &mut Sink<'_>,
    average: Concept,
    total: Concept,
    counts: &[Concept],
) {
    let find = |concept| context.narrative(concept, Basis::Actual, Dimensions::NONE).map(|fact| fact.figure);
    let (Some(average), Some(total)) = (find(average), find(total)) else { return };
    let mut relation =
        Relation::new(RelationKind::Average).with(TermRole::Average, average).with(TermRole::Total, total);
    let counts: Vec<u32> = counts.iter().filter_map(|count| find(*count)).collect();
    let is_nonzero = |count: &u32| context.is_nonzero(*count);
    if !counts.iter().any(is_nonzero) && context.is_exact_zero(total) {
        // Nothing was spent on nothing, which the forms print as an average of zero.
        return sink.state(Relation::new(RelationKind::Zero).with(TermRole::Average, average), None);
    }
    // Counts are exact, so that one that is zero adds nothing beside another.
    let all_zero = !counts.iter().any(is_nonzero);
    for count in counts.into_iter().filter(|count| all_zero || is_nonzero(count)) {
        relation.push(Term { figure: count, role: TermRole::Count, negative: false });
    }
    if relation.has(TermRole::Count) {
        sink.state(relation, None);
    } else {
        sink.unstated(vec![average, total], "数量没有印出");
    }
}

fn reception_per_person(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let counts = [Concept::DomesticReceptionPersons, Concept::OverseasReceptionPersons];
    average_of(context, sink, Concept::ReceptionPerCapita, Concept::ReceptionExpense, &counts);
}

fn operation_per_vehicle(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let counts = [Concept::VehicleStockCount];
    average_of(context, sink, Concept::VehicleOperationPerUnit, Concept::VehicleOperationExpense, &counts);
}

fn purchase_per_vehicle(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let counts = [Concept::VehiclePurchaseCount];
    average_of(context, sink, Concept::VehiclePurchasePerUnit, Concept::VehiclePurchaseExpense, &counts);
}

/// Sums whose whole is a level, or whose whole is a change.
fn sums(context: &Context<'_>, sink: &mut Sink<'_>, closed: bool, of_changes: bool) {
    for statement in of_kind(context, StatementKind::Sum, sink) {
        let Some(whole) = statement.whole else { continue };
        let is_change =
            context.figure(whole).is_some_and(|figure| figure.role == juesuan_model::Role::Change);
        if statement.closed != closed || is_change != of_changes {
            continue;
        }
        let (kind, role) = if closed {
            (RelationKind::Sum, TermRole::Part)
        } else {
            (RelationKind::Order, TermRole::Lesser)
        };
        let whole_role = if closed { TermRole::Whole } else { TermRole::Greater };
        let mut relation = Relation::new(kind).with(whole_role, whole);
        for &figure in &statement.parts {
            relation.push(Term { figure, role, negative: false });
        }
        for &figure in &statement.subtracted {
            let role = if closed { TermRole::Subtracted } else { role };
            relation.push(Term { figure, role, negative: !closed });
        }
        if relation.terms().len() > 1 {
            sink.state(relation, statement.basis);
        }
    }
}

fn stated_breakdown(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    sums(context, sink, true, false);
}

fn explained_change(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    sums(context, sink, true, true);
}

fn part_above_whole(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    sums(context, sink, false, false);
}

/// The shares of the parts of a closed breakdown, where every part has one of this whole.
fn shares_of_hundred(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for sum in context.reading.statements.iter().filter(|statement| {
        statement.kind == StatementKind::Sum && statement.closed && statement.unsure.is_none()
    }) {
        let Some(whole) = sum.whole else { continue };
        // Nothing has no shares, and whatever is printed for them says nothing.
        if context.is_zero(whole) {
            continue;
        }
        let mut relation = Relation::new(RelationKind::Sum).with_constant(100);
        let mut shares = 0;
        let mut rounded_away = false;
        let complete = sum.subtracted.is_empty()
            && sum.parts.iter().all(|part| {
                let share = context.statements_about(*part).find(|statement| {
                    // One that names a whole which is not printed is of no list.
                    statement.kind == StatementKind::Share
                        && (statement.unsure.is_none() || statement.whole.is_some())
                        && whole_of(context, statement) == Some(whole)
                });
                match share.and_then(|statement| statement.rate) {
                    Some(figure) => {
                        // 占0% of an amount that is there stands for less than half a percent.
                        rounded_away |= context.is_exact_zero(figure) && !context.is_zero(*part);
                        relation.push(Term { figure, role: TermRole::Part, negative: false });
                        shares += 1;
                        true
                    }
                    // A part of exactly nothing has no share to print.
                    None => context.is_exact_zero(*part),
                }
            });
        if complete && shares > 1 && !rounded_away {
            sink.state(relation, None);
        }
    }
}
