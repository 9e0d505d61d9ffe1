//! 财政拨款收入支出决算总表 (T4).

use juesuan_model::{Concept, Severity};

use crate::context::Context;
use crate::identity::{ACTUAL, Identity, Scope, cell, less, part, roll_up};
use crate::rule::{Check, FORM, Rule};
use crate::sink::Sink;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS118",
        name: "fiscal-income-total",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "财政拨款收入支出决算总表：本年收入合计等于三项财政拨款之和",
        en: "Fiscal summary: income of the year is the sum of the three appropriations",
        example: "一般公共预算90.00，政府性基金10.00，则本年收入合计应为100.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("fiscal_summary"),
            bases: ACTUAL,
            whole: Concept::FiscalAppropriationIncome,
            last: false,
            parts: &[cell(Concept::GpbIncome), cell(Concept::GovFundIncome), cell(Concept::SoeIncome)],
        }),
    },
    Rule {
        code: "JS119",
        name: "fiscal-opening-total",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "财政拨款收入支出决算总表：年初财政拨款结转和结余等于三项之和",
        en: "Fiscal summary: opening carry-over is the sum of its three rows",
        example: "一般公共预算结转2.00，基金结转1.00，则年初结转和结余应为3.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("fiscal_summary"),
            bases: ACTUAL,
            whole: Concept::FiscalOpeningCarryover,
            last: false,
            parts: &[
                cell(Concept::GpbOpeningCarryover),
                cell(Concept::GovFundOpeningCarryover),
                cell(Concept::SoeOpeningCarryover),
            ],
        }),
    },
    Rule {
        code: "JS120",
        name: "fiscal-income-grand-total",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "财政拨款收入支出决算总表：收入总计等于本年收入与年初结转和结余之和",
        en: "Fiscal summary: the grand total of income is income of the year and opening carry-over",
        example: "本年收入100.00，年初结转3.00，则总计应为103.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("fiscal_summary"),
            bases: ACTUAL,
            whole: Concept::FiscalTotal,
            last: false,
            parts: &[part(Concept::FiscalAppropriationIncome), cell(Concept::FiscalOpeningCarryover)],
        }),
    },
    Rule {
        code: "JS121",
        name: "fiscal-row-sum",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "财政拨款收入支出决算总表：每类合计等于三项财政拨款支出之和",
        en: "Fiscal summary: each class is the sum of the three budgets",
        example: "201类一般公共预算90.00，基金10.00，则合计应为100.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Rows("fiscal_summary"),
            bases: ACTUAL,
            whole: Concept::FiscalExpenditure,
            last: false,
            parts: &[
                cell(Concept::GpbExpenditure),
                cell(Concept::GovFundExpenditure),
                cell(Concept::SoeExpenditure),
            ],
        }),
    },
    Rule {
        code: "JS122",
        name: "fiscal-expenditure-row-sum",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "财政拨款收入支出决算总表：本年支出合计行等于三项财政拨款支出之和",
        en: "Fiscal summary: expenditure of the year is the sum of the three budgets",
        example: "一般公共预算支出90.00，基金支出10.00，则本年支出合计应为100.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("fiscal_summary"),
            bases: ACTUAL,
            whole: Concept::FiscalExpenditure,
            last: false,
            parts: &[
                cell(Concept::GpbExpenditure),
                cell(Concept::GovFundExpenditure),
                cell(Concept::SoeExpenditure),
            ],
        }),
    },
    Rule {
        code: "JS123",
        name: "fiscal-expenditure-of-classes",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "财政拨款收入支出决算总表：本年支出合计等于各类支出之和",
        en: "Fiscal summary: expenditure of the year is the sum of the classes, column by column",
        example: "201类90.00，208类10.00，则本年支出合计应为100.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::One(|rule, context, sink| {
            roll_up(
                rule,
                context,
                sink,
                Some("fiscal_summary"),
                &[
                    Concept::FiscalExpenditure,
                    Concept::GpbExpenditure,
                    Concept::GovFundExpenditure,
                    Concept::SoeExpenditure,
                ],
                true,
            )
        }),
    },
    Rule {
        code: "JS124",
        name: "fiscal-closing-total",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "财政拨款收入支出决算总表：年末财政拨款结转和结余等于三项之和",
        en: "Fiscal summary: closing carry-over is the sum of the three budgets",
        example: "一般公共预算结转2.00，基金结转1.00，则年末结转和结余应为3.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("fiscal_summary"),
            bases: ACTUAL,
            whole: Concept::FiscalClosingCarryover,
            last: false,
            parts: &[
                cell(Concept::GpbClosingCarryover),
                cell(Concept::GovFundClosingCarryover),
                cell(Concept::SoeClosingCarryover),
            ],
        }),
    },
    Rule {
        code: "JS125",
        name: "fiscal-expenditure-grand-total",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "财政拨款收入支出决算总表：支出总计等于本年支出与年末结转和结余之和",
        en: "Fiscal summary: the grand total of expenditure is expenditure of the year and closing carry-over",
        example: "本年支出100.00，年末结转3.00，则总计应为103.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("fiscal_summary"),
            bases: ACTUAL,
            whole: Concept::FiscalTotal,
            last: true,
            parts: &[part(Concept::FiscalExpenditure), cell(Concept::FiscalClosingCarryover)],
        }),
    },
    Rule {
        code: "JS126",
        name: "fiscal-unbalanced",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "财政拨款收入支出决算总表：收入总计等于支出总计",
        en: "Fiscal summary: both grand totals are equal",
        example: "收入总计103.00，支出总计103.20，相差0.20，不平。",
        blind: "不看哪一边错。",
        check: Check::One(balance),
    },
    Rule {
        code: "JS127",
        name: "gpb-fund-balance",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "财政拨款收入支出决算总表：一般公共预算年初结转、本年收入之和等于本年支出、年末结转之和",
        en: "Fiscal summary: opening carry-over and income of the general public budget equal expenditure and closing carry-over",
        example: "年初2.00，收入100.00，支出99.00，则年末应为3.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("fiscal_summary"),
            bases: ACTUAL,
            whole: Concept::GpbClosingCarryover,
            last: false,
            parts: &[
                cell(Concept::GpbOpeningCarryover),
                cell(Concept::GpbIncome),
                less(Concept::GpbExpenditure),
            ],
        }),
    },
    Rule {
        code: "JS128",
        name: "gov-fund-fund-balance",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "财政拨款收入支出决算总表：政府性基金预算年初结转、本年收入之和等于本年支出、年末结转之和",
        en: "Fiscal summary: opening carry-over and income of the government fund equal expenditure and closing carry-over",
        example: "年初2.00，收入100.00，支出99.00，则年末应为3.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("fiscal_summary"),
            bases: ACTUAL,
            whole: Concept::GovFundClosingCarryover,
            last: false,
            parts: &[
                cell(Concept::GovFundOpeningCarryover),
                cell(Concept::GovFundIncome),
                less(Concept::GovFundExpenditure),
            ],
        }),
    },
    Rule {
        code: "JS129",
        name: "soe-fund-balance",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "财政拨款收入支出决算总表：国有资本经营预算年初结转、本年收入之和等于本年支出、年末结转之和",
        en: "Fiscal summary: opening carry-over and income of the state capital equal expenditure and closing carry-over",
        example: "年初2.00，收入100.00，支出99.00，则年末应为3.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("fiscal_summary"),
            bases: ACTUAL,
            whole: Concept::SoeClosingCarryover,
            last: false,
            parts: &[
                cell(Concept::SoeOpeningCarryover),
                cell(Concept::SoeIncome),
                less(Concept::SoeExpenditure),
            ],
        }),
    },
];

fn balance(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let mut totals = context
        .facts(Concept::FiscalTotal)
        .filter(|fact| fact.table() == Some("fiscal_summary") && fact.dimensions.is_none());
    if let (Some(income), Some(expenditure)) = (totals.next(), totals.next()) {
        sink.equal(rule, income.figure, expenditure.figure);
    }
}
