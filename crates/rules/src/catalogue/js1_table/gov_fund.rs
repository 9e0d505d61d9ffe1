//! 政府性基金预算财政拨款收入支出决算表 (T7).

use juesuan_model::{Concept, Severity};

use crate::identity::{ACTUAL, Identity, Scope, cell, less, roll_up};
use crate::rule::{Check, FORM, Rule};

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS133",
        name: "gov-fund-row-balance",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "政府性基金预算表：每行年末结转和结余等于年初加本年收入减本年支出",
        en: "Government fund table: each closing carry-over is opening plus income less expenditure",
        example: "年初1.00，收入10.00，支出9.00，则年末应为2.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Rows("gov_fund"),
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
        code: "JS134",
        name: "gov-fund-row-kinds",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "政府性基金预算表：每行本年支出等于基本支出与项目支出之和",
        en: "Government fund table: expenditure of each row is basic and project expenditure",
        example: "基本支出2.00，项目支出7.00，则本年支出应为9.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Rows("gov_fund"),
            bases: ACTUAL,
            whole: Concept::GovFundExpenditure,
            last: false,
            parts: &[cell(Concept::GovFundBasicExpenditure), cell(Concept::GovFundProjectExpenditure)],
        }),
    },
    Rule {
        code: "JS135",
        name: "gov-fund-total-balance",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "政府性基金预算表：合计行年末结转和结余等于年初加本年收入减本年支出",
        en: "Government fund table: the closing carry-over of the total row is opening plus income less expenditure",
        example: "年初1.00，收入10.00，支出9.00，则年末应为2.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("gov_fund"),
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
        code: "JS136",
        name: "gov-fund-total-kinds",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "政府性基金预算表：合计行本年支出等于基本支出与项目支出之和",
        en: "Government fund table: expenditure of the total row is basic and project expenditure",
        example: "基本支出2.00，项目支出7.00，则本年支出应为9.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("gov_fund"),
            bases: ACTUAL,
            whole: Concept::GovFundExpenditure,
            last: false,
            parts: &[cell(Concept::GovFundBasicExpenditure), cell(Concept::GovFundProjectExpenditure)],
        }),
    },
    Rule {
        code: "JS137",
        name: "gov-fund-roll-up",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "政府性基金预算表：类等于所属款之和，款等于所属项之和",
        en: "Government fund table: a class is the sum of its groups, a group of its items",
        example: "21208款下2120801项9.00，则21208应为9.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::One(|rule, context, sink| {
            roll_up(
                rule,
                context,
                sink,
                Some("gov_fund"),
                &[
                    Concept::GovFundOpeningCarryover,
                    Concept::GovFundIncome,
                    Concept::GovFundExpenditure,
                    Concept::GovFundBasicExpenditure,
                    Concept::GovFundProjectExpenditure,
                    Concept::GovFundClosingCarryover,
                ],
                false,
            )
        }),
    },
    Rule {
        code: "JS138",
        name: "gov-fund-total-of-classes",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "政府性基金预算表：合计行等于各类之和",
        en: "Government fund table: the total row is the sum of the classes",
        example: "212类9.00，229类1.00，则合计应为10.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::One(|rule, context, sink| {
            roll_up(
                rule,
                context,
                sink,
                Some("gov_fund"),
                &[
                    Concept::GovFundOpeningCarryover,
                    Concept::GovFundIncome,
                    Concept::GovFundExpenditure,
                    Concept::GovFundBasicExpenditure,
                    Concept::GovFundProjectExpenditure,
                    Concept::GovFundClosingCarryover,
                ],
                true,
            )
        }),
    },
];
