//! Quantities of the narrative beside each other: printed twice, parts of others, one above another.

use juesuan_model::{Basis, Concept, Dimensions, Fact, Origin, Severity, StatementKind};

use super::of_kind;
use crate::context::Context;
use crate::relation::{Relation, RelationKind, Term, TermRole};
use crate::rule::{Check, FORM, Rule, title};
use crate::sink::Sink;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS333",
        name: "same-quantity-twice",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "同一指标在正文各处相等",
        en: "The same quantity is the same wherever the narrative prints it",
        example: "一处印1704.40，另一处印1704.30，两处必有一误。",
        blind: "与表格的比较见JS4。",
        check: Check::One(same_quantity_twice),
    },
    Rule {
        code: "JS334",
        name: "stated-equality",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "文字说明相等的两数相等",
        en: "Two figures that the words call the same are the same",
        example: "“全部为公务接待费15.21万元”，而总数印15.31万元。",
        blind: "只看文字明说的相等。",
        check: Check::One(stated_equality),
    },
    Rule {
        code: "JS335",
        name: "item-changes",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "“三公”经费各项增减之和等于总增减额",
        en: "The changes of the three public expenses add up to the total change",
        example: "出国减2.43，运行增6.15，接待增4.50，则合计增8.22。",
        blind: "有一项没有印出增减额时不看。",
        check: Check::One(item_changes),
    },
    Rule {
        code: "JS336",
        name: "fiscal-within-all",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "正文财政拨款各数不超过全口径同名数",
        en: "Fiscal amounts of the narrative are at most those from all sources",
        example: "财政拨款收入100.00，收入合计90.00，前者不应大于后者。",
        blind: "只看正文印出的数。",
        check: Check::One(fiscal_within_all),
    },
    Rule {
        code: "JS337",
        name: "sub-item-above-item",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "“其中”项不超过上级项",
        en: "An amount that is part of another is at most that other",
        example: "国内接待147批次，其中外事接待150批次，后者不应大于前者。",
        blind: "只看有固定从属关系的指标。",
        check: Check::One(sub_items),
    },
    Rule {
        code: "JS338",
        name: "fewer-persons-than-groups",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "接待人次不少于批次，出国人次不少于团组数",
        en: "Persons are at least as many as batches or groups",
        example: "接待20批次、15人次：每批次至少一人。",
        blind: "批次为零时见 count-without-count。",
        check: Check::One(persons),
    },
    Rule {
        code: "JS339",
        name: "contract-above-procurement",
        severity: Severity::Warning,
        source: title("《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）"),
        since: 2011,
        zh: "授予中小企业合同金额不超过政府采购支出总额",
        en: "Contracts to small and medium enterprises are at most procurement",
        example: "采购总额4.45，授予中小企业5.00。",
        blind: "合同与支出的时点可以不同，所以只作疑点。",
        check: Check::One(contracts),
    },
    Rule {
        code: "JS340",
        name: "evaluated-above-projects",
        severity: Severity::Note,
        source: title("《项目支出绩效评价管理办法》（财预〔2020〕10号）"),
        since: 2011,
        zh: "绩效自评涉及资金不超过项目支出",
        en: "The self-evaluated amount is at most project expenditure",
        example: "项目支出989.60，自评涉及资金1000.00。",
        blind: "自评口径可以是预算数，所以只作提示。",
        check: Check::One(evaluated),
    },
    Rule {
        code: "JS341",
        name: "rate-on-zero-base",
        severity: Severity::Note,
        source: FORM,
        since: 2011,
        zh: "对比数为零时不印增减率，预算数为零时不印完成率",
        en: "No rate of change or of completion is printed on a base of zero",
        example: "年初预算0，决算83.32，印“增长100.0%”：零的增长率没有意义，只写增加额为宜。",
        blind: "只作提示；有的地区约定印100%。",
        check: Check::One(rate_on_zero_base),
    },
    Rule {
        code: "JS342",
        name: "only-general-public-budget",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "没有政府性基金和国有资本经营预算时，财政拨款收入等于一般公共预算收入",
        en: "Without the other two budgets, fiscal appropriation is the general public budget",
        example: "无基金、无国有资本，财政拨款收入100.00，则一般公共预算收入应为100.00。",
        blind: "文字没有说明另两项为零时不看。",
        check: Check::One(only_gpb),
    },
    Rule {
        code: "JS343",
        name: "offices-listed",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "内设机构数等于所列机构数",
        en: "The number of offices is that of the list",
        example: "写11个内设机构，列出10个名称。",
        blind: "没有列名称时不看。",
        check: Check::One(offices_listed),
    },
    Rule {
        code: "JS344",
        name: "unbalanced-in-words",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "正文说收支总计相等的，两数相等",
        en: "Income and expenditure balance where the words say so",
        example: "收入总计107.00，支出总计107.10，而写“收、支总计均为”。",
        blind: "只看文字明说的平衡。",
        check: Check::One(balance),
    },
];

fn same_quantity_twice(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    // A number of offices belongs to a unit that the text may not name beside it.
    let ambiguous = [Concept::InternalOfficeCount, Concept::ProjectNotImplementedAmount];
    for &concept in Concept::ALL {
        if ambiguous.contains(&concept) {
            continue;
        }
        let mut first: Option<&Fact> = None;
        for fact in context.facts(concept).filter(|fact| fact.table().is_none()) {
            match first {
                Some(one) if one.basis == fact.basis && one.dimensions == fact.dimensions => {
                    let role = |fact: &Fact| context.figure(fact.figure).map(|figure| figure.role);
                    if role(one) == role(fact) {
                        sink.equal(rule, one.figure, fact.figure);
                    }
                }
                _ => first = Some(fact),
            }
        }
    }
    changes_twice(rule, context, sink);
}

/// The same change of the same quantity, stated in a section and inside a reason.
fn changes_twice(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let sure = |s: &&juesuan_model::Statement| s.kind == StatementKind::Change && s.unsure.is_none();
    for statement in context.reading.statements.iter().filter(sure) {
        let (Some(subject), Some(change)) = (statement.subject, statement.change) else { continue };
        let first = context.statements_about(subject).filter(sure).find(|other| {
            other.change.is_some() && other.basis == statement.basis && other.direction == statement.direction
        });
        if let Some(first) = first.and_then(|first| first.change) {
            sink.equal(rule, first, change);
        }
    }
}

fn stated_equality(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for statement in of_kind(context, StatementKind::Equal, sink) {
        if let (Some(one), Some(other)) = (statement.subject.or(statement.whole), statement.base) {
            sink.equal(rule, one, other);
        }
    }
}

fn balance(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for statement in of_kind(context, StatementKind::Balance, sink) {
        if let (Some(income), Some(expenditure)) = (statement.subject, statement.base) {
            sink.equal(rule, income, expenditure);
        }
    }
}

/// A change that is stated of a concept against a basis: its figure, and whether it falls. Where a
/// reason repeats it, the change beside the level itself counts, or the one nearest to `near`.
fn change_of(
    context: &Context<'_>,
    concept: Concept,
    basis: Basis,
    near: Option<u32>,
) -> Option<(u32, bool)> {
    use juesuan_model::Direction::{Decrease, Increase};
    let level = context.narrative(concept, Basis::Actual, Dimensions::NONE)?.figure;
    let stated = context
        .statements_about(level)
        .filter(|statement| statement.basis == Some(basis) && statement.unsure.is_none())
        .filter_map(|statement| Some((statement.change?, statement.direction?)));
    let by = |near: u32| move |(change, _): &(u32, _)| change.abs_diff(near);
    let Some(near) = near else {
        return stated.min_by_key(by(level)).map(|(change, direction)| (change, direction == Decrease));
    };
    // A reason's change may also be a fact of its own, in the direction of the one beside the level.
    let beside = stated.clone().min_by_key(by(level));
    let own = context.at(concept, basis, Dimensions::NONE).filter_map(|fact| {
        let is_change = context.figure(fact.figure)?.role == juesuan_model::Role::Change;
        is_change.then_some((fact.figure, beside.map_or(Increase, |(_, direction)| direction)))
    });
    stated.chain(own).min_by_key(by(near)).map(|(change, direction)| (change, direction == Decrease))
}

/// Whether the words say that a concept did not change against a basis.
fn unchanged(context: &Context<'_>, concept: Concept, basis: Basis) -> bool {
    context.narrative(concept, Basis::Actual, Dimensions::NONE).is_some_and(|level| {
        context
            .statements_about(level.figure)
            .any(|statement| statement.kind == StatementKind::Unchanged && statement.basis == Some(basis))
    })
}

fn item_changes(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    use Concept::*;
    for basis in [Basis::PriorYear, Basis::InitialBudget, Basis::FinalBudget] {
        let Some((whole, whole_falls)) = change_of(context, ThreePublicTotal, basis, None) else { continue };
        let known = |concept| {
            change_of(context, concept, basis, None).is_some() || unchanged(context, concept, basis)
        };
        let items: &[Concept] = if known(VehiclePurchaseExpense) && known(VehicleOperationExpense) {
            &[OverseasTravelExpense, VehiclePurchaseExpense, VehicleOperationExpense, ReceptionExpense]
        } else {
            &[OverseasTravelExpense, VehicleTotalExpense, ReceptionExpense]
        };
        let state = |near: Option<u32>| {
            let mut relation = Relation::new(RelationKind::Sum).with(TermRole::Whole, whole);
            for item in items {
                match change_of(context, *item, basis, near) {
                    Some((figure, falls)) => {
                        let role = if falls == whole_falls { TermRole::Part } else { TermRole::Subtracted };
                        relation.push(Term { figure, role, negative: false });
                    }
                    None if unchanged(context, *item, basis) => {}
                    None => return None,
                }
            }
            (relation.terms().len() > 1).then_some(relation)
        };
        // Once with the changes beside the items, and once as the total's reason gives them.
        let Some(beside) = state(None) else { continue };
        let explained = state(Some(whole)).filter(|other| other.terms() != beside.terms());
        for relation in [Some(beside), explained].into_iter().flatten() {
            sink.state(relation, Some(basis));
        }
    }
}

fn pairs(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>, pairs: &[(Concept, Concept)]) {
    let find = |concept| context.narrative(concept, Basis::Actual, Dimensions::NONE);
    for &(lesser, greater) in pairs {
        if let (Some(lesser), Some(greater)) = (find(lesser), find(greater)) {
            sink.order(rule, lesser.figure, greater.figure);
        }
    }
}

fn fiscal_within_all(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    use Concept::*;
    // 其他收入-9.50: what was paid back makes all income less than the appropriation.
    let others =
        [SuperiorSubsidyIncome, InstitutionIncome, BusinessIncome, AffiliatedUnitRemittance, OtherIncome];
    if others.iter().any(|&of| context.facts(of).any(|fact| context.is_below_zero(fact.figure))) {
        return;
    }
    pairs(
        rule,
        context,
        sink,
        &[
            (FiscalAppropriationIncome, CurrentIncome),
            (GpbIncome, FiscalAppropriationIncome),
            (GpbExpenditure, CurrentExpenditure),
            (GpbBasicExpenditure, BasicExpenditureTotal),
            (GpbProjectExpenditure, ProjectExpenditureTotal),
            (FiscalTotal, TotalReceiptsAndExpenditure),
            (GpbOpeningCarryover, OpeningCarryover),
            (GpbClosingCarryover, ClosingCarryover),
            (GpbExpenditure, FiscalTotal),
        ],
    );
}

fn sub_items(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    use Concept::*;
    let contracts = [(MicroContractAmount, SmeContractAmount), (ReservedMicroAmount, ReservedSmeAmount)];
    pairs(rule, context, sink, &contracts);
    // In prose 外宾接待 stands within 国内接待 in some forms and beside it in others: there the
    // words of the list tell.
    let guests = [
        (DomesticForeignAffairsBatches, DomesticReceptionBatches),
        (DomesticForeignAffairsPersons, DomesticReceptionPersons),
        (ForeignAffairsReceptionExpense, DomesticReceptionExpense),
    ];
    for pair in guests {
        let of = context.narrative(pair.0, Basis::Actual, Dimensions::NONE);
        let figure = of.and_then(|of| context.figure(of.figure));
        if figure.is_some_and(|figure| figure.origin != Origin::Text) {
            pairs(rule, context, sink, &[pair]);
        }
    }
}

fn persons(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    use Concept::*;
    let counts = [
        (OverseasGroupCount, OverseasPersonCount),
        (DomesticReceptionBatches, DomesticReceptionPersons),
        (DomesticForeignAffairsBatches, DomesticForeignAffairsPersons),
        (OverseasReceptionBatches, OverseasReceptionPersons),
    ];
    pairs(rule, context, sink, &counts);
}

fn contracts(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    pairs(rule, context, sink, &[(Concept::SmeContractAmount, Concept::ProcurementTotal)]);
}

fn evaluated(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    pairs(rule, context, sink, &[(Concept::SelfEvaluatedAmount, Concept::ProjectExpenditureTotal)]);
}

fn rate_on_zero_base(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for (kind, figure) in context.rates_on_zero() {
        let text = &figure.text;
        let (zh, en) = match kind {
            StatementKind::Completion => (
                format!("预算数为零，却印有完成{text}%；零没有完成率，只写决算数为宜。"),
                format!(
                    "A completion rate of {text} % is printed on a budget of zero, which has none; state the amount alone."
                ),
            ),
            _ => (
                format!("对比数为零，却印有{text}%；零没有增减率，只写增减额为宜。"),
                format!(
                    "{text} % is printed on a base of zero; zero has no rate of change, so state the amount alone."
                ),
            ),
        };
        sink.finding(rule, Severity::Note, Some(figure.id), zh, en);
    }
}

fn only_gpb(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    use Concept::*;
    let find = |concept| context.narrative(concept, Basis::Actual, Dimensions::NONE);
    let none = |concept: Concept| {
        find(concept).map_or_else(|| context.says_none(concept), |fact| context.is_exact_zero(fact.figure))
    };
    // Without spending and without carry-over there was no income either.
    let nothing_kept = find(ClosingCarryover).is_some_and(|fact| context.is_exact_zero(fact.figure));
    let none = |income, expenditure| none(income) || (nothing_kept && none(expenditure));
    if !(none(GovFundIncome, GovFundExpenditure) && none(SoeIncome, SoeExpenditure)) {
        return;
    }
    if let (Some(whole), Some(part)) = (find(FiscalAppropriationIncome), find(GpbIncome)) {
        sink.equal(rule, whole.figure, part.figure);
    }
    // An income that is printed as zero says nothing of what the budget carried over.
    if find(GovFundIncome).is_some() || find(SoeIncome).is_some() {
        return;
    }
    // With one budget alone, the fiscal totals are that budget's.
    if let (Some(total), Some(income), Some(opening)) =
        (find(FiscalTotal), find(GpbIncome), find(GpbOpeningCarryover))
    {
        let mut sum = sink.sum(rule, total.figure);
        sum.add(income.figure, false);
        sum.add(opening.figure, false);
        sum.equal();
    }
    if let (Some(total), Some(expenditure), Some(closing)) =
        (find(FiscalTotal), find(GpbExpenditure), find(GpbClosingCarryover))
    {
        let mut sum = sink.sum(rule, total.figure);
        sum.add(expenditure.figure, false);
        sum.add(closing.figure, false);
        sum.equal();
    }
}

/// The reader and the projection say how many names a list has: `listed:11:4` for four names of
/// what figure 11 counts, and `listed-some:` where 等 says that there may be more.
pub(super) fn listed<'a>(
    context: &Context<'a>,
    prefix: &'static str,
) -> impl Iterator<Item = (u32, u32)> + 'a {
    let contents = context.reading.contents.iter();
    contents.filter_map(move |content| {
        let (figure, listed) = content.strip_prefix(prefix)?.split_once(':')?;
        Some((figure.parse().ok()?, listed.parse().ok()?))
    })
}

/// A number that is that of the names in a list.
pub(super) fn as_listed(figure: u32, listed: u32) -> Relation {
    let listed = i32::try_from(listed).unwrap_or(i32::MAX);
    Relation::new(RelationKind::Equal).with_constant(listed).with(TermRole::Right, figure)
}

fn offices_listed(_: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for (figure, listed) in listed(context, "listed:") {
        if context.figure(figure).is_some() {
            sink.state(as_listed(figure, listed), None);
        }
    }
}
