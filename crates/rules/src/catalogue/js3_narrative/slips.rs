//! Figures that cannot or can hardly be, for what is said beside them.

use juesuan_model::{Basis, Direction, Figure, FigureId, Role, Severity, StatementKind};

use crate::context::Context;
use crate::interval::Measure;
use crate::relation::{Relation, RelationKind, Term, TermRole};
use crate::rule::{Check, FORM, Rule};
use crate::sink::Sink;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS351",
        name: "increase-above-level",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "增加额不超过增加后的数",
        en: "An increase is at most the level that it led to",
        example: "支出83.32，较年初预算增加93.32：预算就成了负数。",
        blind: "本期数为负的不看。",
        check: Check::One(increase_above_level),
    },
    Rule {
        code: "JS352",
        name: "completion-against-change",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "完成率与较预算的增减额相符",
        en: "A completion rate agrees with the change against the same budget",
        example: "决算90.00，较年初预算减少10.00，则完成年初预算的90.0%。",
        blind: "预算数印出时见 completion-rate。",
        check: Check::One(completion_against_change),
    },
    Rule {
        code: "JS353",
        name: "odd-rate-on-zero-base",
        severity: Severity::Warning,
        source: FORM,
        since: 2011,
        zh: "对比数或预算数为零的，不印100%以外的增减率、完成率",
        en: "On a base of zero no rate but the customary 100 percent is printed",
        example: "年初预算0，决算83.32，印“增长200.0%”。",
        blind: "印100%的见 rate-on-zero-base。",
        check: Check::One(odd_rate_on_zero_base),
    },
    Rule {
        code: "JS354",
        name: "reason-near-change",
        severity: Severity::Warning,
        source: FORM,
        since: 2011,
        zh: "原因中的金额与所说明的增减额不只差一位数字",
        en: "The amount in a reason does not differ from the change explained by one digit alone",
        example: "增加83.32，原因写“信息化运维93.32”：像是同一个数打错一位。",
        blind: "原因只有一个金额时才看；差得多的可能只是部分原因；5.00与8.00这样的整数不看。",
        check: Check::One(reason_near_change),
    },
    Rule {
        code: "JS355",
        name: "reason-above-change",
        severity: Severity::Warning,
        source: FORM,
        since: 2011,
        zh: "原因中未实施、收回的各项之和不超过所说明的减少额",
        en: "What was not carried out or was taken back adds up to at most the decrease explained",
        example: "减少10.00，原因只列未实施甲8.00、收回乙5.00，合计13.00。",
        blind: "原因提到增加因素的不看；没有写出的增加因素会误报，所以只作疑点。",
        check: Check::One(reason_above_change),
    },
    Rule {
        code: "JS356",
        name: "fewer-names-than-stated",
        severity: Severity::Warning,
        source: FORM,
        since: 2011,
        zh: "用“等”列举大半的，机构数等于所列机构数",
        en: "A list that ends in 等 after most of the names has as many as are stated",
        example: "列出11个名称，写“等21个内设机构”。",
        blind: "列出不到一半的，可能只是举例，不看。",
        check: Check::One(fewer_names),
    },
];

/// States it only where the change is not plainly less, so that nothing is judged for nothing.
fn increase_above_level(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for statement in context.statements(StatementKind::Change) {
        let (Some(level), Some(change), Some(Direction::Increase)) =
            (statement.subject, statement.change, statement.direction)
        else {
            continue;
        };
        if !is_plainly_less(context, change, level) {
            sink.state(Relation::at_most(change, level), statement.basis);
        }
    }
}

/// Whether one printing is less than another that is not below zero.
fn is_plainly_less(context: &Context<'_>, lesser: FigureId, greater: FigureId) -> bool {
    let measure = |figure| context.figure(figure).and_then(Measure::of);
    let (Some(lesser), Some(greater)) = (measure(lesser), measure(greater)) else { return true };
    let least = lesser.exponent.min(greater.exponent);
    let scaled = |of: &Measure| of.value.checked_mul(10i128.checked_pow(of.exponent.abs_diff(least))?);
    match (scaled(&lesser), scaled(&greater)) {
        (Some(lesser), Some(greater)) => lesser < greater || greater < 0,
        _ => true,
    }
}

fn completion_against_change(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for completion in context.statements(StatementKind::Completion) {
        let (Some(level), Some(rate), None) =
            (completion.subject, completion.rate, context.base_of(completion))
        else {
            continue;
        };
        let changes = context.statements_about(level).filter(|statement| {
            matches!(statement.kind, StatementKind::Change | StatementKind::Unchanged)
                && statement.unsure.is_none()
                && statement.basis == completion.basis
                && matches!(completion.basis, Some(Basis::InitialBudget | Basis::FinalBudget))
        });
        for statement in changes {
            let mut relation = Relation::new(RelationKind::Completion)
                .with(TermRole::Completion, rate)
                .with(TermRole::Level, level)
                .with(TermRole::Base, level);
            match (statement.kind, statement.change, statement.direction) {
                // 与预算持平: the budget is the level.
                (StatementKind::Unchanged, _, _) => {}
                (StatementKind::Change, Some(figure), Some(direction)) => {
                    let negative = direction == Direction::Increase;
                    relation.push(Term { figure, role: TermRole::Base, negative });
                }
                _ => continue,
            }
            sink.state(relation, statement.basis);
        }
    }
}

fn odd_rate_on_zero_base(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let hundred = juesuan_model::Printed::integer(100);
    for (kind, figure) in context.rates_on_zero() {
        if figure.value.is_none_or(|value| value.same_value(&hundred) || value.is_zero()) {
            continue;
        }
        let text = &figure.text;
        let (zh, en) = match kind {
            StatementKind::Completion => (
                format!("预算数为零，没有完成率，印的却是{text}%，也不是习惯的100%；请核对。"),
                format!(
                    "A completion rate of {text} % is printed on a budget of zero, which has none and by custom 100 %; check it."
                ),
            ),
            _ => (
                format!("对比数为零，没有增减率，印的却是{text}%，也不是习惯的100%；请核对。"),
                format!(
                    "{text} % is printed on a base of zero, which has no rate and by custom 100 %; check it."
                ),
            ),
        };
        sink.finding(rule, rule.severity, Some(figure.id), zh, en);
    }
}

/// The open sums of a change's reason: the change, and the amounts.
fn reasons<'a>(context: &Context<'a>) -> impl Iterator<Item = (FigureId, &'a [FigureId], Option<Basis>)> {
    let reading = context.reading;
    reading.statements.iter().filter_map(|statement| {
        let whole = statement.whole.filter(|_| {
            statement.kind == StatementKind::Sum && !statement.closed && statement.unsure.is_none()
        })?;
        let figure = reading.figure(whole)?;
        (figure.role == Role::Change && statement.subtracted.is_empty()).then_some((
            whole,
            &statement.parts[..],
            statement.basis,
        ))
    })
}

/// Whether two printings are the same, or one digit, two neighbouring digits in the other order, or
/// the last two of several digits apart.
fn nearly_the_same(one: &Figure, other: &Figure) -> bool {
    let (Some(a), Some(b)) = (one.value, other.value) else { return false };
    if one.unit != other.unit || one.approximate || other.approximate {
        return false;
    }
    let decimals = a.decimals().max(b.decimals());
    let digits = |value: juesuan_model::Printed| {
        let more = decimals - value.decimals();
        format!("{}{}", value.mantissa(), "0".repeat(more as usize)).into_bytes()
    };
    is_one_slip(&digits(a), &digits(b))
}

/// Whether two rows of digits differ by one slip at most.
fn is_one_slip(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() || a.len() < 3 {
        return false;
    }
    let apart: Vec<usize> = (0..a.len()).filter(|at| a[*at] != b[*at]).collect();
    // 5.00 and 8.00 have nothing in common: two round amounts, and no slip.
    let shared = (0..a.len()).filter(|at| a[*at] == b[*at] && a[*at] != b'0').count();
    match apart[..] {
        [_] if shared < 2 => false,
        [] | [_] => true,
        [one, other] if other == one + 1 => {
            other + 1 == a.len() && a.len() > 3 || a[one] == b[other] && a[other] == b[one]
        }
        _ => false,
    }
}

fn reason_near_change(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for (change, parts, _) in reasons(context) {
        if let (&[part], Some(whole)) = (parts, context.figure(change))
            && context.figure(part).is_some_and(|part| nearly_the_same(whole, part))
        {
            sink.equal(rule, change, part);
        }
    }
    // A change that a reason elsewhere names, and the change beside the level.
    for fact in &context.reading.facts {
        let Some(figure) = context.figure(fact.figure).filter(|figure| figure.role == Role::Change) else {
            continue;
        };
        let Some(level) = context.narrative(fact.concept, Basis::Actual, &fact.dimensions) else { continue };
        let stated = context.statements_about(level.figure).find(|statement| {
            statement.kind == StatementKind::Change
                && statement.unsure.is_none()
                && statement.basis == Some(fact.basis)
        });
        if let Some(change) = stated.and_then(|statement| statement.change)
            && context.figure(change).is_some_and(|change| nearly_the_same(change, figure))
        {
            sink.equal(rule, change, fact.figure);
        }
    }
}

fn reason_above_change(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for (change, parts, basis) in reasons(context).filter(|(_, parts, _)| parts.len() > 1) {
        let mut order = Relation::new(RelationKind::Order).with(TermRole::Greater, change);
        for &figure in parts {
            order.push(Term { figure, role: TermRole::Lesser, negative: false });
        }
        sink.state(order, basis);
    }
}

/// A list that ends in 等 shows so many names at least before it is taken for the whole.
const MANY_NAMES: u32 = 5;

fn fewer_names(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for (figure, listed) in super::quantities::listed(context, "listed-some:") {
        let stated = context.figure(figure).and_then(|figure| figure.value).map(|value| value.mantissa());
        let most = stated.is_some_and(|stated| i128::from(listed) * 2 > stated);
        if most && listed >= MANY_NAMES {
            sink.state(super::quantities::as_listed(figure, listed), None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_amounts_are_no_slips_of_each_other() {
        assert!(is_one_slip(b"8332", b"9332"));
        assert!(is_one_slip(b"800", b"800"));
        assert!(!is_one_slip(b"500", b"800"));
        assert!(!is_one_slip(b"510", b"810"));
    }
}
