//! 一般公共预算财政拨款支出决算表 (T5).

use juesuan_model::{Concept, Severity};

use crate::identity::{ACTUAL, Identity, Scope, cell, roll_up};
use crate::rule::{Check, FORM, Rule};

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS114",
        name: "gpb-row-sum",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "一般公共预算财政拨款支出决算表：每行合计等于各栏之和",
        en: "General public budget table: each row total is the sum of its columns",
        example: "基本支出80.00，项目支出20.00，则合计应为100.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Rows("gpb_expenditure"),
            bases: ACTUAL,
            whole: Concept::GpbExpenditure,
            last: false,
            parts: &[cell(Concept::GpbBasicExpenditure), cell(Concept::GpbProjectExpenditure)],
        }),
    },
    Rule {
        code: "JS115",
        name: "gpb-total-row-sum",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "一般公共预算财政拨款支出决算表：合计行的合计等于各栏之和",
        en: "General public budget table: the total of the total row is the sum of its columns",
        example: "基本支出80.00，项目支出20.00，则合计应为100.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("gpb_expenditure"),
            bases: ACTUAL,
            whole: Concept::GpbExpenditure,
            last: false,
            parts: &[cell(Concept::GpbBasicExpenditure), cell(Concept::GpbProjectExpenditure)],
        }),
    },
    Rule {
        code: "JS116",
        name: "gpb-roll-up",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "一般公共预算财政拨款支出决算表：类等于所属款之和，款等于所属项之和",
        en: "General public budget table: a class is the sum of its groups, a group of its items",
        example: "20103款下2010301项60.00、2010302项30.00，则20103应为90.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。没有下级行的科目不看。",
        check: Check::One(|rule, context, sink| {
            roll_up(
                rule,
                context,
                sink,
                Some("gpb_expenditure"),
                &[Concept::GpbExpenditure, Concept::GpbBasicExpenditure, Concept::GpbProjectExpenditure],
                false,
            )
        }),
    },
    Rule {
        code: "JS117",
        name: "gpb-total-of-classes",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "一般公共预算财政拨款支出决算表：合计行等于各类之和",
        en: "General public budget table: the total row is the sum of the classes",
        example: "201类90.00，208类15.00，则合计应为105.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::One(|rule, context, sink| {
            roll_up(
                rule,
                context,
                sink,
                Some("gpb_expenditure"),
                &[Concept::GpbExpenditure, Concept::GpbBasicExpenditure, Concept::GpbProjectExpenditure],
                true,
            )
        }),
    },
];
