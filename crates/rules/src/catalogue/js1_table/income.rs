//! 收入决算表 (T2).

use juesuan_model::{Concept, Severity};

use crate::identity::{ACTUAL, Identity, Scope, cell, roll_up};
use crate::rule::{Check, FORM, Rule};

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS106",
        name: "income-row-sum",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "收入决算表：每行合计等于各栏之和",
        en: "Income table: each row total is the sum of its columns",
        example: "财政拨款收入100.00，其他收入5.00，则本年收入合计应为105.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Rows("income"),
            bases: ACTUAL,
            whole: Concept::CurrentIncome,
            last: false,
            parts: &[
                cell(Concept::FiscalAppropriationIncome),
                cell(Concept::SuperiorSubsidyIncome),
                cell(Concept::InstitutionIncome),
                cell(Concept::BusinessIncome),
                cell(Concept::AffiliatedUnitRemittance),
                cell(Concept::OtherIncome),
            ],
        }),
    },
    Rule {
        code: "JS107",
        name: "income-total-row-sum",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "收入决算表：合计行的合计等于各栏之和",
        en: "Income table: the total of the total row is the sum of its columns",
        example: "财政拨款收入100.00，其他收入5.00，则本年收入合计应为105.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("income"),
            bases: ACTUAL,
            whole: Concept::CurrentIncome,
            last: false,
            parts: &[
                cell(Concept::FiscalAppropriationIncome),
                cell(Concept::SuperiorSubsidyIncome),
                cell(Concept::InstitutionIncome),
                cell(Concept::BusinessIncome),
                cell(Concept::AffiliatedUnitRemittance),
                cell(Concept::OtherIncome),
            ],
        }),
    },
    Rule {
        code: "JS108",
        name: "income-roll-up",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "收入决算表：类等于所属款之和，款等于所属项之和",
        en: "Income table: a class is the sum of its groups, a group of its items",
        example: "20103款下2010301项60.00、2010302项30.00，则20103应为90.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。没有下级行的科目不看。",
        check: Check::One(|rule, context, sink| {
            roll_up(
                rule,
                context,
                sink,
                Some("income"),
                &[
                    Concept::CurrentIncome,
                    Concept::FiscalAppropriationIncome,
                    Concept::SuperiorSubsidyIncome,
                    Concept::InstitutionIncome,
                    Concept::BusinessIncome,
                    Concept::AffiliatedUnitRemittance,
                    Concept::OtherIncome,
                ],
                false,
            )
        }),
    },
    Rule {
        code: "JS109",
        name: "income-total-of-classes",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "收入决算表：合计行等于各类之和",
        en: "Income table: the total row is the sum of the classes",
        example: "201类90.00，208类15.00，则合计应为105.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::One(|rule, context, sink| {
            roll_up(
                rule,
                context,
                sink,
                Some("income"),
                &[
                    Concept::CurrentIncome,
                    Concept::FiscalAppropriationIncome,
                    Concept::SuperiorSubsidyIncome,
                    Concept::InstitutionIncome,
                    Concept::BusinessIncome,
                    Concept::AffiliatedUnitRemittance,
                    Concept::OtherIncome,
                ],
                true,
            )
        }),
    },
];
