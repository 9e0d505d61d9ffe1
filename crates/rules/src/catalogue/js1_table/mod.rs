//! JS1xx: inside one table.

mod agency_operation;
mod expenditure;
mod fiscal_summary;
mod gov_fund;
mod gpb_basic;
mod gpb_expenditure;
mod income;
mod income_expenditure_summary;
mod soe_capital;
mod three_public;

use crate::rule::Rule;

/// The rules of the family, file by file in the order of their codes.
pub(super) const FAMILY: &[&[Rule]] = &[
    income_expenditure_summary::RULES,
    income::RULES,
    expenditure::RULES,
    gpb_expenditure::RULES,
    fiscal_summary::RULES,
    gpb_basic::RULES,
    gov_fund::RULES,
    soe_capital::RULES,
    three_public::RULES,
    agency_operation::RULES,
];
