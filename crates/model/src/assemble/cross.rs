//! Tables against narrative: two occurrences of the same quantities, which ought to agree.

use crate::amount::{Printed, Value};
use crate::concept::Concept;
use crate::disclosure::{Quantity, Shown, SlotMut};
use crate::period::Basis;
use crate::tables::Block;

use super::Assembly;
use super::merge::{Conflict, Side, keep_printing, says};

/// A cell of the tables.
struct Cell {
    concept: Concept,
    basis: Basis,
    code: String,
    figure: Printed,
    source: usize,
}

/// Lists what the tables and the narrative say differently. Where they come from two sources the
/// table is believed, and what the narrative printed is kept as stated; one document that
/// contradicts itself is left as it is.
pub(super) fn tables_against_narrative(assembly: &mut Assembly) {
    let cells = cells(assembly);
    if cells.is_empty() {
        return;
    }
    let Assembly { disclosure, conflicts, sources, .. } = assembly;
    let mut check = |pointer: String, concept: Concept, code: &str, quantity: &mut Quantity| {
        let found = |basis: Basis| {
            cells.iter().find(|cell| cell.concept == concept && cell.basis == basis && cell.code == code)
        };
        let Quantity { value, prior_year, initial_budget, final_budget, stated, .. } = quantity;
        for (basis, held, shown, step) in [
            (Basis::Actual, Some(value), Shown::Value, "value"),
            (
                Basis::PriorYear,
                prior_year.as_mut().map(|held| &mut held.amount),
                Shown::Amount,
                "prior_year/amount",
            ),
            (
                Basis::InitialBudget,
                initial_budget.as_mut().map(|held| &mut held.amount),
                Shown::Amount,
                "initial_budget/amount",
            ),
            (
                Basis::FinalBudget,
                final_budget.as_mut().map(|held| &mut held.amount),
                Shown::Amount,
                "final_budget/amount",
            ),
        ] {
            let (Some(held), Some(cell)) = (held, found(basis)) else { continue };
            let Some(Value::Figure(figure)) = *held else { continue };
            if agree(figure, cell.figure) {
                continue;
            }
            let pointer = format!("{pointer}/{step}");
            let source = sources.get(&pointer).copied().unwrap_or_default();
            let table = Side { source: cell.source, says: says(cell.figure.into()) };
            let narrative = Side { source, says: says(figure.into()) };
            let (kept, other) = if source == cell.source {
                (narrative, table)
            } else {
                *held = Some(cell.figure.into());
                sources.insert(pointer.clone(), cell.source);
                keep_printing(stated, shown, (basis != Basis::Actual).then_some(basis), figure);
                (table, narrative)
            };
            conflicts.push(Conflict { pointer, kept, other });
        }
    };
    for (path, group) in disclosure.groups_mut() {
        for (at, field) in group.fields().iter().enumerate() {
            if let Some(SlotMut::Quantity(Some(quantity))) = group.slot_mut(at) {
                check(format!("{path}/{}", field.name), field.concept, "", quantity);
            }
        }
    }
    for (path, concept, rows) in disclosure.by_function_mut() {
        for (at, row) in rows.iter_mut().enumerate() {
            check(format!("{path}/{at}/amount"), concept, &row.code, &mut row.amount);
        }
    }
}

/// Whether the coarser of two figures can be the finer one rounded.
fn agree(one: Printed, other: Printed) -> bool {
    let decimals = one.decimals().min(other.decimals());
    let half = Printed::from_digits(5, decimals + 1).map(|half| half.value());
    match (one.value().checked_sub(other.value()), half) {
        _ if one.decimals() == other.decimals() => one.same_value(&other),
        (Some(difference), Ok(half)) => difference.abs() <= half,
        _ => false,
    }
}

fn cells(assembly: &Assembly) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (kind, table) in assembly.disclosure.tables.iter() {
        for block in table.blocks() {
            let mut add = |pointer: String, code: &str, row: &dyn crate::tables::Cells| {
                for (at, field) in row.fields().iter().enumerate() {
                    let (Some(Value::Figure(figure)), None) = (row.get(at), field.fund) else { continue };
                    let source = assembly.sources.get(&format!("{pointer}/{}", field.name));
                    let concept = if code.is_empty() { field.concept } else { field.concept.by_function() };
                    let source = source.copied().unwrap_or_default();
                    cells.push(Cell { concept, basis: field.basis, code: code.to_owned(), figure, source });
                }
            };
            match block {
                Block::Fixed { path, cells, .. } => add(format!("/tables/{}/{path}", kind.id()), "", cells),
                Block::Coded { path, rows, .. } => {
                    for at in 0..rows.len() {
                        if let Some((code, _, cells)) = rows.row(at) {
                            add(format!("/tables/{}/{path}/{at}/cells", kind.id()), code, cells);
                        }
                    }
                }
            }
        }
    }
    cells
}
