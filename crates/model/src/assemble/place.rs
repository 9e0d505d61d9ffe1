//! Where a figure belongs: from concept and dimensions to a place in the disclosure.

use std::collections::HashMap;

use crate::concept::Concept;
use crate::disclosure::{
    Disclosure, FunctionAmount, Group, Quantity, Ratio, SlotMut, Tally, Unit, UnitFigures,
};
use crate::reading::{Dimensions, Fact, FigureId, Reading};

/// The narrative's facts of each figure.
pub(super) type Measured<'r> = HashMap<FigureId, Vec<&'r Fact>>;

pub(super) fn measured(reading: &Reading) -> Measured<'_> {
    let mut measured = Measured::with_capacity(reading.facts.len());
    for fact in reading.facts.iter().filter(|fact| fact.table().is_none()) {
        measured.entry(fact.figure).or_default().push(fact);
    }
    measured
}

/// A place to be filled, made where it was missing.
pub(super) enum Place<'d> {
    Quantity(&'d mut Quantity),
    Tally(&'d mut Tally),
    Ratio(&'d mut Ratio),
}

impl<'d> Place<'d> {
    fn of(slot: SlotMut<'d>) -> Self {
        match slot {
            SlotMut::Quantity(held) => Self::Quantity(held.get_or_insert_default()),
            SlotMut::Tally(held) => Self::Tally(held.get_or_insert_default()),
            SlotMut::Ratio(held) => Self::Ratio(held.get_or_insert_default()),
        }
    }
}

/// The place of a concept, made where it was missing; nothing where a disclosure has none.
pub(super) fn place<'d>(
    disclosure: &'d mut Disclosure,
    concept: Concept,
    dimensions: &Dimensions,
) -> Option<Place<'d>> {
    match dimensions {
        Dimensions { function: None, economic: None, fund: None, unit: None, project: None } => {
            if concept == Concept::InternalTransfer {
                return Some(Place::Quantity(disclosure.internal_transfer.get_or_insert_default()));
            }
            // Groups in groups: the first that has the concept.
            disclosure.groups_mut().into_iter().find_map(|(_, group)| in_group(group, concept))
        }
        Dimensions { function: Some(code), economic: None, fund: None, unit: None, project: None } => {
            Some(Place::Quantity(by_function(disclosure, concept, code)?))
        }
        Dimensions { unit: Some(name), function: None, economic: None, fund: None, project: None } => {
            let at = unit(disclosure, name);
            let figures = &mut disclosure.department.units.get_mut(at)?.figures;
            in_unit(figures, concept)
        }
        _ => None,
    }
}

fn in_group(group: &mut dyn Group, concept: Concept) -> Option<Place<'_>> {
    let at = group.fields().iter().position(|field| field.concept == concept)?;
    group.slot_mut(at).map(Place::of)
}

fn in_unit(figures: &mut UnitFigures, concept: Concept) -> Option<Place<'_>> {
    // The income itself stands where its change does.
    let concept = match concept {
        Concept::FiscalAppropriationIncome => Concept::UnitFiscalIncomeDelta,
        concept => concept,
    };
    in_group(figures, concept)
}

fn by_function<'d>(disclosure: &'d mut Disclosure, concept: Concept, code: &str) -> Option<&'d mut Quantity> {
    let rows = match concept {
        Concept::GpbExpenditureByClass => &mut disclosure.general_public_budget.by_function,
        Concept::GovFundExpenditure => &mut disclosure.government_fund.by_function,
        Concept::SoeExpenditure => &mut disclosure.state_capital.by_function,
        _ => return None,
    };
    let at = rows.iter().position(|row| row.code == code).unwrap_or_else(|| {
        rows.push(FunctionAmount { code: code.to_owned(), name: None, amount: Quantity::default() });
        rows.len() - 1
    });
    rows.get_mut(at).map(|row| &mut row.amount)
}

/// The unit of a name, added where there is none.
pub(super) fn unit(disclosure: &mut Disclosure, name: &str) -> usize {
    let units = &mut disclosure.department.units;
    if let Some(at) = known_unit(units, name) {
        return at;
    }
    units.push(Unit::new(name));
    units.len() - 1
}

/// The unit that a name, in full or cut short, stands for.
///
/// A short name leaves characters of the full one out: 区治理中心 for 某区城市运行和治理中心. Where two
/// units could be meant it is neither.
pub(super) fn known_unit(units: &[Unit], name: &str) -> Option<usize> {
    let exact = |unit: &Unit| unit.name == name || unit.short_name.as_deref() == Some(name);
    if let Some(at) = units.iter().position(exact) {
        return Some(at);
    }
    let mut fitting = units.iter().enumerate().filter(|(_, unit)| shortens(name, &unit.name));
    let (at, _) = fitting.next()?;
    fitting.next().is_none().then_some(at)
}

fn shortens(short: &str, full: &str) -> bool {
    let mut rest = full.chars();
    short.chars().count() >= 3
        && short.chars().last() == full.chars().last()
        && short.chars().all(|c| rest.any(|of| of == c))
}
