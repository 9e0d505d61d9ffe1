//! Rolling: this year's disclosure becomes the skeleton of next year's.

use crate::assemble::actuals;
use crate::disclosure::{Comparative, Disclosure, FunctionAmount, Quantity, SlotMut};
use crate::period::{FISCAL_YEARS, FiscalYear};

/// Why a disclosure cannot be rolled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RollError {
    /// The actuals of a year are the prior year's only in the next.
    #[error("the actuals of {from} are the prior year's of {}, not of {to}; roll the disclosure of {}", from.saturating_add(1), to.saturating_sub(1))]
    Year {
        /// The year of the disclosure.
        from: FiscalYear,
        /// The year that was asked for.
        to: FiscalYear,
    },
    /// There is no such year.
    #[error("{0} is no fiscal year; expected {start} to {end}", start = FISCAL_YEARS.start(), end = FISCAL_YEARS.end())]
    Range(FiscalYear),
}

impl RollError {
    /// What a clerk is told.
    pub fn zh(&self) -> String {
        match self {
            Self::Year { from, to } => format!(
                "{from}年的决算数只能作{}年的上年数，不能作{to}年的；请用{}年的数据。",
                from.saturating_add(1),
                to.saturating_sub(1)
            ),
            Self::Range(year) => {
                format!("{year}年超出范围；年度应在{}到{}之间。", FISCAL_YEARS.start(), FISCAL_YEARS.end())
            }
        }
    }
}

/// Next year's disclosure, with this year's actuals as its prior year's amounts.
///
/// Beside them it has who publishes, in which form and in which unit. Budgets, changes, reasons,
/// numbers of things, tables and words are of this year, and none of them is carried over.
///
/// ```
/// use juesuan_model::{Disclosure, roll::roll};
/// let json = r#"{"schema": "disclosure/1", "department": {"name": "某区档案馆"}, "fiscal_year": 2024,
///   "overall": {"current_income": {"value": "312.40", "prior_year": {"change": "-2.40"}}}}"#;
/// let next = roll(&serde_json::from_str(json)?, 2025)?;
/// let income = next.overall.current_income.as_ref().unwrap();
/// assert_eq!(income.value, None);
/// assert_eq!(income.prior_year.as_ref().unwrap().amount, Some("312.40".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`RollError`] where the year is not the next one.
pub fn roll(disclosure: &Disclosure, year: FiscalYear) -> Result<Disclosure, RollError> {
    if !FISCAL_YEARS.contains(&year) {
        return Err(RollError::Range(year));
    }
    if disclosure.fiscal_year.checked_add(1) != Some(year) {
        return Err(RollError::Year { from: disclosure.fiscal_year, to: year });
    }
    let mut next = Disclosure::new(disclosure.department.name.clone(), year);
    next.department.short_name.clone_from(&disclosure.department.short_name);
    next.department.region.clone_from(&disclosure.department.region);
    next.profile.clone_from(&disclosure.profile);
    next.unit = disclosure.unit;
    let actuals = actuals(disclosure);
    let of = |amount| Quantity {
        prior_year: Some(Comparative { amount, ..Comparative::default() }),
        ..Quantity::default()
    };
    for (_, group) in next.groups_mut() {
        for (at, field) in group.fields().iter().enumerate() {
            if let Some(SlotMut::Quantity(held)) = group.slot_mut(at)
                && let Some(figure) = actuals.get(&(field.concept, String::new()))
            {
                *held = Some(of(Some((*figure).into())));
            }
        }
    }
    let rows = |concept, given: &[FunctionAmount]| -> Vec<FunctionAmount> {
        let row = |((_, code), figure): (&(_, String), &crate::Printed)| {
            let name = given.iter().find(|row| row.code == *code).and_then(|row| row.name.clone());
            FunctionAmount { code: code.clone(), name, amount: of(Some((*figure).into())) }
        };
        actuals.iter().filter(|((of, code), _)| *of == concept && !code.is_empty()).map(row).collect()
    };
    let [gpb, fund, capital] = disclosure.by_function().map(|(_, concept, given)| rows(concept, given));
    next.general_public_budget.by_function = gpb;
    next.government_fund.by_function = fund;
    next.state_capital.by_function = capital;
    let transfer = disclosure.internal_transfer.as_ref().and_then(|transfer| transfer.value);
    next.internal_transfer = transfer.and_then(|value| value.figure()).map(|figure| of(Some(figure.into())));
    Ok(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disclosure(json: &str) -> Disclosure {
        let json = format!(
            r#"{{"schema": "disclosure/1", "department": {{"name": "甲局", "functions": ["乙"]}}, "fiscal_year": 2024, {json}}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn nothing_but_actuals_is_carried_over() {
        let this = disclosure(
            r#""three_public": {"total": {"value": "3.10", "prior_year": {"amount": "2"}, "initial_budget": {"amount": "4"},
                 "purpose": "丙"}, "vehicle_stock_count": {"value": 2}}, "contact": {"telephone": "1"},
               "government_fund": {"none": true}"#,
        );
        let next = roll(&this, 2025).unwrap();
        let mut expected = Disclosure::new("甲局", 2025);
        expected.three_public.total = serde_json::from_str(r#"{"prior_year": {"amount": "3.10"}}"#).unwrap();
        assert_eq!(next, expected);
    }

    #[test]
    fn what_only_a_table_states_is_an_actual_too() {
        let this = disclosure(
            r#""tables": {"gpb_expenditure": {"total": {"total": "9.00"}, "rows": [{"code": "208", "cells": {"total": "9.00"}}]}}"#,
        );
        let next = roll(&this, 2025).unwrap();
        let gpb = &next.general_public_budget;
        assert!(gpb.expenditure.is_some());
        assert_eq!((gpb.by_function.len(), gpb.by_function[0].code.as_str()), (1, "208"));
        assert!(next.tables.iter().next().is_none());
    }

    #[test]
    fn only_the_next_year_has_this_year_as_its_prior_year() {
        let this = disclosure(r#""overall": {}"#);
        assert_eq!(roll(&this, 2026), Err(RollError::Year { from: 2024, to: 2026 }));
        assert_eq!(roll(&this, 2101), Err(RollError::Range(2101)));
    }
}
