//! 收入支出决算总表 (T1).

use juesuan_model::{Concept, Severity};

use crate::context::Context;
use crate::identity::{ACTUAL, Identity, Scope, cell, part, roll_up};
use crate::rule::{Check, FORM, Rule};
use crate::sink::Sink;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS101",
        name: "income-total-of-sources",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "收入支出决算总表：本年收入合计等于八项收入之和",
        en: "Summary table: income of the year is the sum of its eight sources",
        example: "一般公共预算财政拨款收入100.00，其他收入5.00，则本年收入合计应为105.00，容许四舍五入差0.015。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("income_expenditure_summary"),
            bases: ACTUAL,
            whole: Concept::CurrentIncome,
            last: false,
            parts: &[
                cell(Concept::GpbIncome),
                cell(Concept::GovFundIncome),
                cell(Concept::SoeIncome),
                cell(Concept::SuperiorSubsidyIncome),
                cell(Concept::InstitutionIncome),
                cell(Concept::BusinessIncome),
                cell(Concept::AffiliatedUnitRemittance),
                cell(Concept::OtherIncome),
            ],
        }),
    },
    Rule {
        code: "JS102",
        name: "income-grand-total",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "收入支出决算总表：收入总计等于本年收入、使用非财政拨款结余、年初结转和结余之和",
        en: "Summary table: the grand total of income is income of the year, use of non-fiscal surplus and opening carry-over",
        example: "本年收入105.00，年初结转2.00，则总计应为107.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("income_expenditure_summary"),
            bases: ACTUAL,
            whole: Concept::TotalReceiptsAndExpenditure,
            last: false,
            parts: &[
                part(Concept::CurrentIncome),
                cell(Concept::UseOfNonfiscalSurplus),
                cell(Concept::OpeningCarryover),
            ],
        }),
    },
    Rule {
        code: "JS103",
        name: "summary-expenditure-of-classes",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "收入支出决算总表：本年支出合计等于各类支出之和",
        en: "Summary table: expenditure of the year is the sum of the functional classes",
        example: "201类90.00，208类15.00，则本年支出合计应为105.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::One(|rule, context, sink| {
            roll_up(
                rule,
                context,
                sink,
                Some("income_expenditure_summary"),
                &[Concept::CurrentExpenditure],
                true,
            )
        }),
    },
    Rule {
        code: "JS104",
        name: "expenditure-grand-total",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "收入支出决算总表：支出总计等于本年支出、结余分配、年末结转和结余之和",
        en: "Summary table: the grand total of expenditure is expenditure of the year, distribution of surplus and closing carry-over",
        example: "本年支出105.00，年末结转2.00，则总计应为107.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("income_expenditure_summary"),
            bases: ACTUAL,
            whole: Concept::TotalReceiptsAndExpenditure,
            last: true,
            parts: &[
                part(Concept::CurrentExpenditure),
                cell(Concept::SurplusDistribution),
                cell(Concept::ClosingCarryover),
            ],
        }),
    },
    Rule {
        code: "JS105",
        name: "unbalanced-totals",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "收入支出决算总表：收入总计等于支出总计",
        en: "Summary table: both grand totals are equal",
        example: "收入总计107.00，支出总计107.10，相差0.10，不平。",
        blind: "不看哪一边错；见 income-grand-total 和 expenditure-grand-total。",
        check: Check::One(balance),
    },
];

fn balance(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let table = "income_expenditure_summary";
    let mut totals =
        context.facts(Concept::TotalReceiptsAndExpenditure).filter(|fact| fact.table() == Some(table));
    if let (Some(income), Some(expenditure)) = (totals.next(), totals.next()) {
        sink.equal(rule, income.figure, expenditure.figure);
    }
}
