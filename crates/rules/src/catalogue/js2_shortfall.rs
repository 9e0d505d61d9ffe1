//! JS2xx, continued: what the fiscal tables leave out of the tables of all sources.
//!
//! What a table of one source lacks of a row of all sources is what other sources paid for it: never
//! less than nothing, and in one row never more than in all rows together.

use juesuan_model::{Basis, Concept, Dimensions, Fact, Severity};

use crate::context::Context;
use crate::rule::{Check, FORM, Rule};
use crate::sink::Sink;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS221",
        name: "row-shortfall-above-total",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "任一科目支出决算表与一般公共预算支出决算表之差，不超过两表合计之差",
        en: "What the general public budget lacks of a row of the expenditure table is at most what it lacks of the total",
        example: "两表合计同为100.00，208类一表印60.00，一表印59.00：合计没有其他资金，这一类却差1.00。",
        blind: "只看两张表都有的科目；表内勾稽见JS1。",
        check: Check::One(|rule, context, sink| {
            use Concept::*;
            let columns = [
                (GpbExpenditure, CurrentExpenditure),
                (GpbBasicExpenditure, BasicExpenditureTotal),
                (GpbProjectExpenditure, ProjectExpenditureTotal),
            ];
            shortfall(rule, context, sink, &columns, "gpb_expenditure", "expenditure");
        }),
    },
    Rule {
        code: "JS222",
        name: "class-shortfall-above-total",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "任一类收入支出决算总表与财政拨款收入支出决算总表之差，不超过两表本年支出合计之差",
        en: "What the fiscal summary lacks of a class of the summary table is at most what it lacks of the expenditure",
        example: "两表本年支出合计同为100.00，208类一表印60.00，一表印59.00：合计没有其他资金，这一类却差1.00。",
        blind: "只看两张表都有的类。",
        check: Check::One(|rule, context, sink| {
            let columns = [(Concept::FiscalExpenditure, Concept::CurrentExpenditure)];
            shortfall(rule, context, sink, &columns, "fiscal_summary", "income_expenditure_summary");
        }),
    },
    Rule {
        code: "JS223",
        name: "fiscal-summary-within-all",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "财政拨款收入支出决算总表各数不超过收入支出决算总表同名数",
        en: "Amounts of the fiscal summary are at most those of the summary table",
        example: "208类财政拨款60.00，全部支出59.00，前者不应大于后者。",
        blind: "结转和结余见 fiscal-carryover-within-all；正文见 fiscal-within-all。",
        check: Check::One(fiscal_within_all),
    },
];

/// The two facts of a row, the part's and the whole's.
fn pair<'a>(
    context: &Context<'a>,
    (part, lesser): (&'a Fact, &str),
    (whole, greater): (Concept, &str),
) -> Option<&'a Fact> {
    let concept = if part.dimensions.is_none() { whole } else { whole.by_function() };
    (part.table() == Some(lesser))
        .then(|| context.in_table(greater, concept, part.basis, &part.dimensions, false))
        .flatten()
}

fn shortfall(
    rule: &Rule,
    context: &Context<'_>,
    sink: &mut Sink<'_>,
    columns: &[(Concept, Concept)],
    lesser: &str,
    greater: &str,
) {
    for &(part, whole) in columns {
        let total = |table, concept| context.in_table(table, concept, Basis::Actual, Dimensions::NONE, false);
        let (Some(part_total), Some(whole_total)) = (total(lesser, part), total(greater, whole)) else {
            continue;
        };
        for fact in context.facts(part.by_function()).filter(|fact| fact.dimensions.function.is_some()) {
            let Some(all) = pair(context, (fact, lesser), (whole, greater)) else { continue };
            let mut sum = sink.sum(rule, whole_total.figure);
            sum.add(all.figure, false);
            sum.add(part_total.figure, false);
            sum.add(fact.figure, true);
            sum.at_most();
        }
    }
}

fn fiscal_within_all(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    use Concept::*;
    let pairs = [
        (FiscalAppropriationIncome, CurrentIncome),
        (FiscalExpenditure, CurrentExpenditure),
        (FiscalTotal, TotalReceiptsAndExpenditure),
    ];
    for (part, whole) in pairs {
        for fact in context.facts(part).filter(|fact| fact.dimensions.fund.is_none()) {
            if let Some(all) = pair(context, (fact, "fiscal_summary"), (whole, "income_expenditure_summary"))
            {
                sink.order(rule, fact.figure, all.figure);
            }
        }
    }
}
