//! Cells of the public tables: facts of a table go back to their rows and columns.

use crate::amount::Value;
use crate::classification::Classification;
use crate::project::table_occurrence;
use crate::reading::{Fact, FigureId, Origin};
use crate::tables::{BlockMut, CellField, Cells, Table, TableKind};

use super::{Assembler, WhyLeft};

/// A row with a code, as the reading names it.
struct Row<'r> {
    classification: Classification,
    code: &'r str,
    name: &'r str,
    /// Its first figure.
    first: Option<FigureId>,
}

impl Assembler<'_> {
    pub(super) fn tables(&mut self) {
        for &kind in TableKind::ALL {
            let occurrence = table_occurrence(kind);
            let facts: Vec<&Fact> =
                self.reading.facts.iter().filter(|fact| fact.occurrence == occurrence).collect();
            let seen = self.reading.tables.iter().find(|seen| seen.kind == kind.id());
            if facts.is_empty() && seen.is_none() {
                continue;
            }
            let rows: Vec<Row<'_>> = self
                .reading
                .names
                .iter()
                .filter(|name| name.occurrence == occurrence)
                .filter_map(|name| {
                    Some(Row {
                        classification: name.classification,
                        code: name.code.as_deref()?,
                        name: &name.name,
                        first: name.figure,
                    })
                })
                .collect();
            let note = seen.and_then(|seen| seen.note.clone());
            let table = self.disclosure.tables.get_or_insert(kind);
            note.into_iter().for_each(|note| table.set_note(note));
            add_rows(table, &rows);
            for fact in facts {
                self.cell(kind, fact, &rows);
            }
        }
    }

    fn cell(&mut self, kind: TableKind, fact: &Fact, rows: &[Row<'_>]) {
        let Some(figure) = self.reading.figure(fact.figure) else { return };
        let Some(printed) = self.printed(figure, fact.concept) else {
            return self.leave(fact.figure, WhyLeft::NotExact);
        };
        let path = match &figure.origin {
            Origin::Json { pointer, .. } => pointer.split('/').nth(3),
            _ => None,
        };
        let mut blocks = self.disclosure.tables.get_or_insert(kind).blocks_mut();
        // Totals stand on both sides: the pointer says on which, and else the order.
        blocks.sort_by_key(|block| path.is_some_and(|path| path != path_of(block)));
        let mut taken = false;
        for block in blocks {
            let free = match block {
                BlockMut::Fixed { cells, .. } if fact.dimensions.function.is_none() => {
                    if fact.dimensions.economic.is_some() {
                        continue;
                    }
                    set(cells, fact, printed.into(), &mut taken)
                }
                BlockMut::Coded { classification, rows: coded, .. } => {
                    let code = match classification {
                        Classification::Functional => fact.dimensions.function.as_deref(),
                        Classification::Economic => fact.dimensions.economic.as_deref(),
                    };
                    let Some(code) = code else { continue };
                    if column(coded.columns(), fact).is_none() {
                        continue;
                    }
                    let at = row_of(rows, classification, code, fact.figure);
                    // A code that no name stands beside still has its row.
                    let known = (0..coded.len()).filter(|&at| coded.row(at).is_some_and(|row| row.0 == code));
                    let known: Vec<usize> = known.collect();
                    let cells = match known.get(at).or(known.last()) {
                        Some(&at) => coded.cells_mut(at),
                        None => Some(coded.add(code.to_owned(), None)),
                    };
                    cells.is_some_and(|cells| set(cells, fact, printed.into(), &mut taken))
                }
                BlockMut::Fixed { .. } => continue,
            };
            if free {
                return self.take(fact.figure);
            }
        }
        self.leave(fact.figure, if taken { WhyLeft::CellTaken } else { WhyLeft::NoPlace });
    }
}

fn path_of(block: &BlockMut<'_>) -> &'static str {
    match block {
        BlockMut::Fixed { path, .. } | BlockMut::Coded { path, .. } => path,
    }
}

fn add_rows(table: &mut dyn Table, rows: &[Row<'_>]) {
    for block in table.blocks_mut() {
        if let BlockMut::Coded { classification, rows: coded, .. } = block {
            for row in rows.iter().filter(|row| row.classification == classification) {
                let name = (!row.name.is_empty()).then(|| row.name.to_owned());
                coded.add(row.code.to_owned(), name);
            }
        }
    }
}

/// Which of the rows of a code a figure stands in: the last that begins before it.
fn row_of(rows: &[Row<'_>], classification: Classification, code: &str, figure: FigureId) -> usize {
    let same = rows.iter().filter(|row| row.classification == classification && row.code == code);
    let before = same.take_while(|row| row.first.is_none_or(|first| first <= figure)).count();
    before.saturating_sub(1)
}

/// The column, or fixed row, of a fact.
fn column(fields: &[CellField], fact: &Fact) -> Option<usize> {
    fields.iter().position(|field| {
        let concept =
            if fact.dimensions.function.is_some() { field.concept.by_function() } else { field.concept };
        concept == fact.concept && field.basis == fact.basis && field.fund == fact.dimensions.fund.as_deref()
    })
}

/// Fills a cell that is empty.
fn set(cells: &mut dyn Cells, fact: &Fact, value: Value, taken: &mut bool) -> bool {
    let Some(at) = column(cells.fields(), fact) else { return false };
    if cells.get(at).is_some() {
        *taken = true;
        return false;
    }
    cells.set(at, value)
}
