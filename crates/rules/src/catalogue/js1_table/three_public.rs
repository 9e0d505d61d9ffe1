//! 财政拨款“三公”经费支出决算表 (T9).

use juesuan_model::{Concept, Severity};

use crate::identity::{BUDGET_AND_ACTUAL, Identity, Scope, cell};
use crate::rule::{Check, FORM, Rule};

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS145",
        name: "table-three-public-sum",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "“三公”经费支出决算表：“三公”经费合计等于因公出国（境）、公务用车、公务接待之和",
        en: "Three public table: the three public expenses add up",
        example: "出国2.00，公车22.00，接待15.00，则合计应为39.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("three_public"),
            bases: BUDGET_AND_ACTUAL,
            whole: Concept::ThreePublicTotal,
            last: false,
            parts: &[
                cell(Concept::OverseasTravelExpense),
                cell(Concept::VehicleTotalExpense),
                cell(Concept::ReceptionExpense),
            ],
        }),
    },
    Rule {
        code: "JS146",
        name: "table-vehicle-sum",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "“三公”经费支出决算表：公务用车小计等于购置费与运行维护费之和",
        en: "Three public table: vehicle expenses are purchase and operation",
        example: "购置20.00，运行维护22.00，则小计应为42.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::Identity(&Identity {
            scope: Scope::Table("three_public"),
            bases: BUDGET_AND_ACTUAL,
            whole: Concept::VehicleTotalExpense,
            last: false,
            parts: &[cell(Concept::VehiclePurchaseExpense), cell(Concept::VehicleOperationExpense)],
        }),
    },
];
