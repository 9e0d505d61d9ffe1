//! JS5xx: words against figures.

use juesuan_model::{Basis, Concept, ConceptKind, Dimensions, Direction, FigureId, Severity, StatementKind};

use crate::context::{Context, is_narrative};
use crate::registry;
use crate::relation::{Relation, RelationKind, Term, TermRole};
use crate::rule::{Check, FORM, Rule, clause, title};
use crate::sink::{Sink, Stated};

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS501",
        name: "direction-against-levels",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "“增加”“减少”与本期数、对比数的大小一致",
        en: "The direction word fits the two levels",
        example: "本年110.00，上年100.00，却写“减少10.00”。",
        blind: "只看数字能证明的；用词是否得体不看。",
        check: Check::One(direction),
    },
    Rule {
        code: "JS502",
        name: "unchanged-against-levels",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "写“持平”“无增减”的，本期数等于对比数",
        en: "What is called unchanged is equal to what it is compared with",
        example: "本年110.00，上年100.00，却写“持平”。",
        blind: "“基本持平”不看。",
        check: Check::One(unchanged),
    },
    Rule {
        code: "JS503",
        name: "zero-in-words-against-figure",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "文字说明没有的，正文数字为零",
        en: "What the words say there was none of has no figure but zero",
        example: "写“无政府性基金收支”，又写政府性基金支出9.00。",
        blind: "与表格的比较见 zero-in-words-against-table。",
        check: Check::One(zero_in_words),
    },
    Rule {
        code: "JS504",
        name: "cost-without-count",
        severity: Severity::Warning,
        source: clause("《机关事务管理条例》第七条（公务接待、公务用车、因公出国（境）经费公开）"),
        since: 2011,
        zh: "有费用的，实物量不为零",
        en: "Where money was spent, something was counted",
        example: "公务接待费15.21，国内外接待均为0批次。",
        blind: "费用以0.00等印出时可能不足半个单位，不看。",
        check: Check::One(cost_without_count),
    },
    Rule {
        code: "JS505",
        name: "count-without-cost",
        severity: Severity::Warning,
        source: clause("《机关事务管理条例》第七条（公务接待、公务用车、因公出国（境）经费公开）"),
        since: 2011,
        zh: "有实物量的，费用不为零",
        en: "Where something was counted, money was spent",
        example: "购置公务用车2辆，购置费0。",
        blind: "由其他单位承担费用的，会有这种情况，所以只作疑点。",
        check: Check::One(count_without_cost),
    },
    Rule {
        code: "JS506",
        name: "count-without-count",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "接待批次为零的，人次为零，反之亦然；有出国团组的，有出国人数",
        en: "Receptions have guests, guests have receptions, and groups that travel have persons",
        example: "国内公务接待0批次、12人次。",
        blind: "两数都要印出。参加其他单位团组出国的，有费用、有人数而没有团组。",
        check: Check::One(count_without_count),
    },
    Rule {
        code: "JS507",
        name: "contradicting-directions",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "同一比较的金额和百分比方向一致",
        en: "The amount and the rate of one comparison have one direction",
        example: "“减少10.00，增长5.0%”。",
        blind: "只看数字能证明的；用词是否得体不看。",
        check: Check::One(contradicting_directions),
    },
    Rule {
        code: "JS508",
        name: "negative-level",
        severity: Severity::Warning,
        source: FORM,
        since: 2011,
        zh: "收入、支出、结转不为负",
        en: "Income, expenditure and carry-over are not negative",
        example: "其他收入-3.00：冲减应在说明中写明。",
        blind: "红字冲减确有其事的，可以验收。",
        check: Check::One(negative_level),
    },
    Rule {
        code: "JS509",
        name: "share-above-hundred",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "部分占总体的比重不超过100%",
        en: "A share of a whole is at most 100 percent",
        example: "中小企业合同4.45，占采购总额4.45的100.1%。",
        blind: "已经列明部分不超过总体的，是错误；其余的，有负项时也会超过，只作疑点。",
        check: Check::One(share_above_hundred),
    },
    Rule {
        code: "JS510",
        name: "targets-above-hundred",
        severity: Severity::Warning,
        source: title("《项目支出绩效评价管理办法》（财预〔2020〕10号）"),
        since: 2011,
        zh: "绩效目标完成率不超过100%",
        en: "Performance targets are met by at most 100 percent",
        example: "17个项目200%完成了预期绩效目标。",
        blind: "超额完成也有写成超过100%的，所以只作疑点。",
        check: Check::One(targets_above_hundred),
    },
    Rule {
        code: "JS511",
        name: "moved-and-unchanged",
        severity: Severity::Warning,
        source: FORM,
        since: 2011,
        zh: "同一比较不能既写增减又写持平",
        en: "One comparison does not say both that an amount moved and that it did not",
        example: "“减少为0.00万元，与上年持平”。",
        blind: "两处用词哪一处有误，看不出来；对比数印出时见 direction-against-levels、unchanged-against-levels。",
        check: Check::One(moved_and_unchanged),
    },
];

fn moved_and_unchanged(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for said in context.statements(StatementKind::Unchanged) {
        let Some(subject) = said.subject.filter(|_| said.basis.is_some() && context.base_of(said).is_none())
        else {
            continue;
        };
        let moved = context.statements_about(subject).any(|other| {
            other.kind == StatementKind::Change
                && other.unsure.is_none()
                && other.basis == said.basis
                && matches!(other.direction, Some(Direction::Increase | Direction::Decrease))
                && other.change.is_none_or(|change| context.is_nonzero(change))
                && other.rate.is_none_or(|rate| context.is_nonzero(rate))
        });
        if moved {
            sink.finding(
                rule,
                rule.severity,
                Some(subject),
                "同一比较一处写有增减、一处写持平；请改正其中一个用词。",
                "One comparison is called a move in one place and unchanged in another; correct one of the words.",
            );
        }
    }
}

fn direction(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for statement in
        context.reading.statements.iter().filter(|s| s.kind == StatementKind::Change && s.unsure.is_none())
    {
        // Where the difference is printed too, `change-against-levels` says more.
        if statement.change.is_some() {
            continue;
        }
        if let (Some(level), Some(base), Some(direction)) =
            (statement.subject, context.base_of(statement), statement.direction)
        {
            let relation = Relation::new(RelationKind::Sign)
                .with(TermRole::Level, level)
                .with(TermRole::Base, base)
                .directed(direction);
            sink.state(relation, statement.basis);
        }
    }
}

fn unchanged(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for statement in
        context.reading.statements.iter().filter(|s| s.kind == StatementKind::Unchanged && s.unsure.is_none())
    {
        let base = context.base_of(statement);
        if base.is_none() && statement.change.is_none() && statement.rate.is_none() {
            continue;
        }
        let relation = Relation::new(RelationKind::Unchanged)
            .with_some(TermRole::Level, statement.subject.filter(|_| base.is_some()))
            .with_some(TermRole::Base, base)
            .with_some(TermRole::Change, statement.change)
            .with_some(TermRole::Rate, statement.rate);
        sink.state(relation, statement.basis);
    }
}

fn zero_in_words(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for concept in super::js4_narrative_against_tables::zero_contents(context) {
        let stated = context.facts(concept).find(|fact| {
            fact.basis == Basis::Actual
                && is_narrative(fact)
                && fact.dimensions.is_none()
                && context.is_nonzero(fact.figure)
        });
        if let Some(fact) = stated {
            super::js4_narrative_against_tables::contradiction(rule, context, sink, concept, fact.figure);
        }
    }
}

/// Costs with the numbers of what they paid for.
const COSTS: [(Concept, &[Concept]); 3] = [
    (Concept::OverseasTravelExpense, &[Concept::OverseasGroupCount, Concept::OverseasPersonCount]),
    (Concept::VehiclePurchaseExpense, &[Concept::VehiclePurchaseCount]),
    (
        Concept::ReceptionExpense,
        &[
            Concept::DomesticReceptionBatches,
            Concept::DomesticReceptionPersons,
            Concept::OverseasReceptionBatches,
            Concept::OverseasReceptionPersons,
        ],
    ),
];

fn figure_of(context: &Context<'_>, concept: Concept) -> Option<u32> {
    context.narrative(concept, Basis::Actual, Dimensions::NONE).map(|fact| fact.figure)
}

fn cost_without_count(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    costs(context, sink, false);
}

fn count_without_cost(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    costs(context, sink, true);
}

/// A cost and what it was for are both nothing or both something. Each rule leaves to the other what
/// only the other can say.
fn costs(context: &Context<'_>, sink: &mut Sink<'_>, of_counts: bool) {
    for (cost, counts) in COSTS {
        let Some(cost) = figure_of(context, cost) else { continue };
        let stated = || counts.iter().filter_map(|count| figure_of(context, *count));
        let counted = stated().any(|count| context.is_nonzero(count));
        if counted != context.is_nonzero(cost) && counted != of_counts {
            continue;
        }
        let mut link = Relation::new(RelationKind::Link).with(TermRole::Left, cost);
        for count in stated() {
            link.push(Term { figure: count, role: TermRole::Right, negative: false });
        }
        if link.has(TermRole::Right) {
            sink.state(link, None);
        }
    }
}

fn count_without_count(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    use Concept::*;
    let pairs = [
        (OverseasGroupCount, OverseasPersonCount),
        (DomesticReceptionBatches, DomesticReceptionPersons),
        (DomesticForeignAffairsBatches, DomesticForeignAffairsPersons),
        (OverseasReceptionBatches, OverseasReceptionPersons),
    ];
    for (concept, persons) in pairs {
        if let (Some(groups), Some(persons)) = (figure_of(context, concept), figure_of(context, persons)) {
            // Who travels with the group of another unit is counted where it cost something, and the
            // group is not.
            let free =
                || figure_of(context, OverseasTravelExpense).is_some_and(|cost| context.is_exact_zero(cost));
            if concept == OverseasGroupCount && context.is_zero(groups) && !free() {
                continue;
            }
            sink.state(
                Relation::new(RelationKind::Link).with(TermRole::Left, groups).with(TermRole::Right, persons),
                None,
            );
        }
    }
}

fn contradicting_directions(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    // One word for both: then neither is nothing unless the other is.
    for statement in
        context.reading.statements.iter().filter(|s| s.kind == StatementKind::Change && s.unsure.is_none())
    {
        if let (Some(change), Some(rate)) = (statement.change, statement.rate)
            // A small change may round to a rate of zero.
            && (context.is_zero(change) || context.is_nonzero(rate))
        {
            sink.state(
                Relation::new(RelationKind::Link).with(TermRole::Left, change).with(TermRole::Right, rate),
                statement.basis,
            );
        }
    }
    let directed = |s: &&juesuan_model::Statement| {
        s.kind == StatementKind::Change
            && s.unsure.is_none()
            && matches!(s.direction, Some(Direction::Increase | Direction::Decrease))
    };
    let mut told = Vec::new();
    for one in context.reading.statements.iter().filter(directed).filter(|s| s.rate.is_none()) {
        let Some(subject) = one.subject else { continue };
        let contrary = context.statements_about(subject).filter(directed).find(|other| {
            other.basis == one.basis && other.change.is_none() && other.direction != one.direction
        });
        if let Some(rate) = contrary.and_then(|other| other.rate).filter(|rate| !told.contains(rate)) {
            // 增长-5.0% is a fall.
            let below = |figure: u32| {
                context
                    .figure(figure)
                    .and_then(|figure| figure.value)
                    .is_some_and(|value| value.is_negative())
            };
            if context.is_zero(rate) || below(rate) != one.change.is_some_and(below) {
                continue;
            }
            told.push(rate);
            sink.finding(
                rule,
                rule.severity,
                Some(rate),
                "同一比较中金额和百分比一个表述为增、一个表述为减；请改正其中一个用词。",
                "The words for the amount and for the rate of one comparison go opposite ways; correct one of them.",
            );
        }
    }
}

fn negative_level(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for fact in &context.reading.facts {
        if fact.concept.info().kind == ConceptKind::Ratio || fact.concept == Concept::UnitFiscalIncomeDelta {
            continue;
        }
        let Some(figure) = context.figure(fact.figure) else { continue };
        if figure.role == juesuan_model::Role::Amount && figure.value.is_some_and(|value| value.is_negative())
        {
            sink.finding(
                rule,
                rule.severity,
                Some(fact.figure),
                format!("{}印为负数{}；请核对，确为冲减的在说明中写明。", fact.concept.zh(), figure.text),
                format!(
                    "{} is printed as {}; check it, and explain it where it is a reversal.",
                    fact.concept.info().en,
                    figure.text
                ),
            );
        }
    }
}

fn share_above_hundred(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let hundred = juesuan_model::Printed::integer(100).value();
    for statement in context.reading.statements.iter().filter(|s| s.kind == StatementKind::Share) {
        let Some(rate) = statement.rate else { continue };
        let Some(figure) = context.figure(rate) else { continue };
        let Some(value) = figure.value.filter(|value| value.value() >= hundred) else { continue };
        if is_within(context, sink, rate) {
            let most = Relation::new(RelationKind::Order).with_constant(100).with(TermRole::Lesser, rate);
            sink.state(most, None);
        } else if value.value() > hundred {
            sink.finding(
                rule,
                Severity::Warning,
                Some(rate),
                format!("占比印为{}%，超过100%；请核对部分和总体。", figure.text),
                format!("A share of {} % is more than the whole; check part and whole.", figure.text),
            );
        }
    }
}

/// Whether what a share is the share of is stated to be at most its whole: as such, or as one part of a
/// sum whose parts are all printed without a minus.
fn is_within(context: &Context<'_>, sink: &Sink<'_>, share: FigureId) -> bool {
    let of_share = |stated: &&Stated| {
        stated.relation.kind == RelationKind::Share && stated.relation.figure(TermRole::Share) == Some(share)
    };
    let Some(Stated { relation, .. }) = sink.stated.iter().find(of_share) else { return false };
    let (Some(part), Some(whole)) = (relation.figure(TermRole::Part), relation.figure(TermRole::Whole))
    else {
        return false;
    };
    let not_negative = |figure| {
        context.figure(figure).and_then(|figure| figure.value).is_some_and(|value| !value.is_negative())
    };
    sink.stated.iter().any(|stated| {
        let relation = &stated.relation;
        let (greater, lesser) = match relation.kind {
            RelationKind::Order => (TermRole::Greater, TermRole::Lesser),
            RelationKind::Sum => (TermRole::Whole, TermRole::Part),
            _ => return false,
        };
        let plain = |term: &Term| match term.role {
            role if term.negative || role != lesser => {
                role == greater && term.figure == whole && !term.negative
            }
            _ => not_negative(term.figure),
        };
        relation.constant.is_none()
            && registry::at(stated.rule).severity == Severity::Error
            && relation.terms().iter().any(|term| term.figure == part && term.role == lesser)
            && relation.figure(greater).is_some()
            && relation.terms().iter().all(plain)
    })
}

fn targets_above_hundred(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let hundred = juesuan_model::Printed::integer(100).value();
    for fact in context.facts(Concept::PerformanceCompletionRate) {
        let Some(figure) = context.figure(fact.figure) else { continue };
        if figure.value.is_some_and(|value| value.value() > hundred) {
            sink.finding(
                rule,
                rule.severity,
                Some(fact.figure),
                format!("绩效目标完成率印为{}%，超过100%；请核对。", figure.text),
                format!("Targets are stated to be met by {} %; check it.", figure.text),
            );
        }
    }
}
