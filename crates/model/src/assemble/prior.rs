//! Last year's disclosure: its actuals are this year's prior-year amounts.

use std::collections::BTreeMap;

use crate::amount::{Printed, Value};
use crate::concept::Concept;
use crate::disclosure::{Disclosure, Quantity, Slot, SlotMut};
use crate::tables::Block;

use super::Assembly;
use super::merge::{Conflict, Side, says};

/// The actuals of a disclosure that are not of a unit, by concept and functional code.
pub(crate) fn actuals(disclosure: &Disclosure) -> BTreeMap<(Concept, String), Printed> {
    let mut found = BTreeMap::new();
    let mut add = |concept: Concept, code: &str, value: Option<Value>| {
        if let Some(Value::Figure(figure)) = value {
            found.entry((concept, code.to_owned())).or_insert(figure);
        }
    };
    for (_, group) in disclosure.groups() {
        for (at, field) in group.fields().iter().enumerate() {
            if let Some(Slot::Quantity(Some(quantity))) = group.slot(at) {
                add(field.concept, "", quantity.value);
            }
        }
    }
    for (_, concept, rows) in disclosure.by_function() {
        rows.iter().for_each(|row| add(concept, &row.code, row.amount.value));
    }
    for (_, table) in disclosure.tables.iter() {
        for block in table.blocks() {
            let mut cells = |code: &str, row: &dyn crate::tables::Cells| {
                for (at, field) in row.fields().iter().enumerate() {
                    if field.fund.is_none() && field.basis == crate::Basis::Actual && field.concept.is_money()
                    {
                        let concept =
                            if code.is_empty() { field.concept } else { field.concept.by_function() };
                        add(concept, code, row.get(at));
                    }
                }
            };
            match block {
                Block::Fixed { cells: row, .. } => cells("", row),
                Block::Coded { classification: crate::Classification::Functional, rows, .. } => {
                    for at in 0..rows.len() {
                        if let Some((code, _, row)) = rows.row(at) {
                            cells(code, row);
                        }
                    }
                }
                Block::Coded { .. } => {}
            }
        }
    }
    found
}

/// Gives what is stated this year the prior year's amount, where it has none.
///
/// A change that is stated stays beside it. An amount that differs is a conflict: this year's
/// source is believed, since figures are restated after a reorganisation.
pub(super) fn prior_year(assembly: &mut Assembly, prior: &Disclosure, source: usize) {
    let before = actuals(prior);
    let now = actuals(&assembly.disclosure);
    let Assembly { disclosure, conflicts, sources, .. } = assembly;
    let mut compare = |pointer: String, concept: Concept, code: &str, quantity: &mut Quantity| {
        let Some(&figure) = before.get(&(concept, code.to_owned())) else { return };
        let pointer = format!("{pointer}/prior_year/amount");
        let held = &mut quantity.prior_year.get_or_insert_default().amount;
        match *held {
            None => {
                sources.insert(pointer, source);
                *held = Some(figure.into());
            }
            Some(Value::Figure(kept)) if kept.same_value(&figure) => {
                if figure.decimals() > kept.decimals() {
                    *held = Some(figure.into());
                }
            }
            Some(kept) => {
                let of = sources.get(&pointer).copied().unwrap_or_default();
                conflicts.push(Conflict {
                    pointer,
                    kept: Side { source: of, says: says(kept) },
                    other: Side { source, says: figure.text() },
                });
            }
        }
    };
    for (path, group) in disclosure.groups_mut() {
        for (at, field) in group.fields().iter().enumerate() {
            let Some(SlotMut::Quantity(held)) = group.slot_mut(at) else { continue };
            // What this year's tables alone state is compared too.
            if held.is_some() || now.contains_key(&(field.concept, String::new())) {
                let pointer = format!("{path}/{}", field.name);
                if before.contains_key(&(field.concept, String::new())) {
                    compare(pointer, field.concept, "", held.get_or_insert_default());
                }
            }
        }
    }
    for (path, concept, rows) in disclosure.by_function_mut() {
        for (at, row) in rows.iter_mut().enumerate() {
            compare(format!("{path}/{at}/amount"), concept, &row.code, &mut row.amount);
        }
    }
}
