//! 国有资本经营预算财政拨款收入支出决算表 (T8).

use juesuan_model::{Concept, Severity};

use crate::identity::{ACTUAL, Identity, Scope, cell, less, roll_up};
use crate::rule::{Check, FORM, Rule};

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS139",
        name: "soe-row-balance",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "国有资本经营预算表：每行年末结转和结余等于年初加本年收入减本年支出",
        en: "State capital table: each closing carry-over is opening plus income less expenditure",
        example: "年初1.00，收入10.00，支出9.00，则年末应为2.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Rows("soe_capital"),
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
    Rule {
        code: "JS140",
        name: "soe-row-kinds",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "国有资本经营预算表：每行本年支出等于基本支出与项目支出之和",
        en: "State capital table: expenditure of each row is basic and project expenditure",
        example: "基本支出2.00，项目支出7.00，则本年支出应为9.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Rows("soe_capital"),
            bases: ACTUAL,
            whole: Concept::SoeExpenditure,
            last: false,
            parts: &[cell(Concept::SoeBasicExpenditure), cell(Concept::SoeProjectExpenditure)],
        }),
    },
    Rule {
        code: "JS141",
        name: "soe-total-balance",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "国有资本经营预算表：合计行年末结转和结余等于年初加本年收入减本年支出",
        en: "State capital table: the closing carry-over of the total row is opening plus income less expenditure",
        example: "年初1.00，收入10.00，支出9.00，则年末应为2.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("soe_capital"),
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
    Rule {
        code: "JS142",
        name: "soe-total-kinds",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "国有资本经营预算表：合计行本年支出等于基本支出与项目支出之和",
        en: "State capital table: expenditure of the total row is basic and project expenditure",
        example: "基本支出2.00，项目支出7.00，则本年支出应为9.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("soe_capital"),
            bases: ACTUAL,
            whole: Concept::SoeExpenditure,
            last: false,
            parts: &[cell(Concept::SoeBasicExpenditure), cell(Concept::SoeProjectExpenditure)],
        }),
    },
    Rule {
        code: "JS143",
        name: "soe-roll-up",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "国有资本经营预算表：类等于所属款之和，款等于所属项之和",
        en: "State capital table: a class is the sum of its groups, a group of its items",
        example: "21208款下2120801项9.00，则21208应为9.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::One(|rule, context, sink| {
            roll_up(
                rule,
                context,
                sink,
                Some("soe_capital"),
                &[
                    Concept::SoeOpeningCarryover,
                    Concept::SoeIncome,
                    Concept::SoeExpenditure,
                    Concept::SoeBasicExpenditure,
                    Concept::SoeProjectExpenditure,
                    Concept::SoeClosingCarryover,
                ],
                false,
            )
        }),
    },
    Rule {
        code: "JS144",
        name: "soe-total-of-classes",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "国有资本经营预算表：合计行等于各类之和",
        en: "State capital table: the total row is the sum of the classes",
        example: "212类9.00，229类1.00，则合计应为10.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::One(|rule, context, sink| {
            roll_up(
                rule,
                context,
                sink,
                Some("soe_capital"),
                &[
                    Concept::SoeOpeningCarryover,
                    Concept::SoeIncome,
                    Concept::SoeExpenditure,
                    Concept::SoeBasicExpenditure,
                    Concept::SoeProjectExpenditure,
                    Concept::SoeClosingCarryover,
                ],
                true,
            )
        }),
    },
];
