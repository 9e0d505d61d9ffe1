//! Units of money: which one a disclosure is in, and exact conversion to it.

use crate::amount::{Printed, Value};
use crate::concept::ConceptKind;
use crate::disclosure::{Disclosure, Quantity, Reason, ReasonRef, Shown, SlotMut};
use crate::reading::{Reading, Role};
use crate::tables::{BlockMut, Cells, TableKind};
use crate::unit::MoneyUnit;

/// The unit that most amounts of a reading are in; the coarsest of those.
pub(super) fn unit_of(reading: &Reading) -> MoneyUnit {
    let count = |unit: MoneyUnit| {
        reading
            .facts
            .iter()
            .filter_map(|fact| reading.figure(fact.figure))
            .filter(|figure| figure.role != Role::Average && figure.unit == unit.unit())
            .count()
    };
    let counts = [MoneyUnit::Yuan, MoneyUnit::WanYuan, MoneyUnit::YiYuan].map(|unit| (count(unit), unit));
    counts.into_iter().filter(|(count, _)| *count > 0).max().map_or(MoneyUnit::default(), |(_, unit)| unit)
}

/// A figure in another unit, with the same interval; nothing where decimals are lost or made up.
pub(super) fn convert(figure: Printed, from_power: u32, to_power: u32) -> Option<Printed> {
    // A zero without decimals is none at all, in any unit.
    if from_power == to_power || figure.is_zero() && figure.decimals() == 0 {
        return Some(figure);
    }
    let decimals = (figure.decimals() + to_power).checked_sub(from_power)?;
    Printed::from_digits(figure.mantissa(), decimals).ok()
}

/// Brings disclosures to the coarsest of their units to which all of them go exactly; false where
/// there is none.
pub(super) fn to_one_unit<'d>(parts: impl Iterator<Item = &'d mut Disclosure>) -> bool {
    let mut parts: Vec<&mut Disclosure> = parts.collect();
    let mut units: Vec<MoneyUnit> = parts.iter().map(|part| part.unit).collect();
    units.sort_unstable_by(|one, other| other.cmp(one));
    units.dedup();
    let exact = |parts: &mut [&mut Disclosure], unit: MoneyUnit| {
        let mut exact = true;
        for part in parts {
            let from = part.unit.power();
            every_amount(part, &mut |figure| exact &= convert(*figure, from, unit.power()).is_some());
        }
        exact
    };
    let Some(unit) = units.into_iter().find(|&unit| exact(&mut parts, unit)) else { return parts.is_empty() };
    for part in parts {
        let from = part.unit.power();
        every_amount(part, &mut |figure| {
            if let Some(converted) = convert(*figure, from, unit.power()) {
                *figure = converted;
            }
        });
        part.unit = unit;
    }
    true
}

/// Every amount that is in the disclosure's unit.
fn every_amount(disclosure: &mut Disclosure, change: &mut dyn FnMut(&mut Printed)) {
    for (_, group) in disclosure.groups_mut() {
        for at in 0..group.fields().len() {
            if let Some(SlotMut::Quantity(Some(held))) = group.slot_mut(at) {
                quantity(held, change);
            }
        }
    }
    for rows in [
        &mut disclosure.general_public_budget.by_function,
        &mut disclosure.government_fund.by_function,
        &mut disclosure.state_capital.by_function,
    ] {
        rows.iter_mut().for_each(|row| quantity(&mut row.amount, change));
    }
    for unit in &mut disclosure.department.units {
        unit.figures.fiscal_income.iter_mut().for_each(|held| quantity(held, change));
    }
    disclosure.internal_transfer.iter_mut().for_each(|held| quantity(held, change));
    disclosure.reasons.values_mut().for_each(|held| reason(held, change));
    for &kind in TableKind::ALL {
        if disclosure.tables.get(kind).is_none() {
            continue;
        }
        for block in disclosure.tables.get_or_insert(kind).blocks_mut() {
            match block {
                BlockMut::Fixed { cells: row, .. } => cells(row, change),
                BlockMut::Coded { rows, .. } => {
                    (0..rows.len())
                        .for_each(|at| rows.cells_mut(at).into_iter().for_each(|row| cells(row, change)));
                }
            }
        }
    }
}

fn value(held: &mut Option<Value>, change: &mut dyn FnMut(&mut Printed)) {
    if let Some(Value::Figure(figure)) = held {
        change(figure);
    }
}

fn quantity(quantity: &mut Quantity, change: &mut dyn FnMut(&mut Printed)) {
    value(&mut quantity.value, change);
    let against = [&mut quantity.prior_year, &mut quantity.initial_budget, &mut quantity.final_budget];
    for comparative in against.into_iter().flatten() {
        value(&mut comparative.amount, change);
        value(&mut comparative.change, change);
        if let Some(ReasonRef::Here(held)) = &mut comparative.reason {
            reason(held, change);
        }
    }
    for printing in quantity.stated.iter_mut().filter(|printing| printing.unit.is_none()) {
        if matches!(printing.shown, Shown::Value | Shown::Amount | Shown::Change) {
            change(&mut printing.figure);
        }
    }
}

fn reason(reason: &mut Reason, change: &mut dyn FnMut(&mut Printed)) {
    reason
        .figures
        .iter_mut()
        .filter(|figure| figure.unit.is_none())
        .for_each(|figure| change(&mut figure.figure));
}

fn cells(row: &mut dyn Cells, change: &mut dyn FnMut(&mut Printed)) {
    for (at, field) in row.fields().iter().enumerate() {
        if !field.concept.is_money() || field.concept.info().kind == ConceptKind::Ratio {
            continue;
        }
        let mut held = row.get(at);
        value(&mut held, change);
        if let Some(converted) = held {
            row.set(at, converted);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_keeps_its_interval_in_another_unit() {
        let of = |text: &str, from, to| convert(text.parse().unwrap(), from, to).map(|figure| figure.text());
        assert_eq!(of("1234567.80", 0, 4).as_deref(), Some("123.456780"));
        assert_eq!(of("2.25", 4, 0), None);
        assert_eq!(of("0.12345", 8, 4).as_deref(), Some("1234.5"));
        // 1.2亿元 is exact to ten million, which no figure in 万元 says.
        assert_eq!(of("1.2", 8, 4), None);
        assert_eq!(of("1.23", 0, 8), None);
        assert_eq!(of("0", 0, 8).as_deref(), Some("0"));
    }
}
