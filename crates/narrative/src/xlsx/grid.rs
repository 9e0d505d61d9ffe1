//! A table as a sheet has it: what stands in each cell.

use juesuan_model::Printed;

use crate::arithmetic::difference;
use crate::document::{Cell, Document, Inline, Table};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Empty,
    Text(String),
    Figure(Printed),
}

/// A cell by row, from the first below the head, and column.
pub(super) type Place = (usize, usize);

/// A whole and its parts, of which those with `true` are taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) whole: Place,
    pub(super) parts: Vec<(Place, bool)>,
}

impl Sum {
    pub(super) fn of(whole: Place, parts: impl IntoIterator<Item = Place>) -> Self {
        Self { whole, parts: parts.into_iter().map(|place| (place, false)).collect() }
    }
}

/// The head and the rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Grid {
    pub(super) head: Vec<Vec<String>>,
    pub(super) rows: Vec<Vec<Item>>,
}

impl Grid {
    pub(super) fn of(document: &Document, table: &Table) -> Self {
        let text = |cell: &Cell| {
            let mut text = String::new();
            document.cell(cell, &mut text);
            text
        };
        let item = |cell: &Cell| match cell.inlines() {
            [] => Item::Empty,
            [Inline::Figure(index)] => {
                document.figure(*index).map_or(Item::Empty, |figure| Item::Figure(figure.value))
            }
            _ => Item::Text(text(cell)),
        };
        Self {
            head: table.head.iter().map(|row| row.iter().map(text).collect()).collect(),
            rows: table.rows.iter().map(|row| row.iter().map(item).collect()).collect(),
        }
    }

    pub(super) fn item(&self, (row, column): Place) -> &Item {
        self.rows.get(row).and_then(|row| row.get(column)).unwrap_or(&Item::Empty)
    }

    /// The words of a cell; none in one with a figure.
    pub(super) fn words(&self, place: Place) -> &str {
        match self.item(place) {
            Item::Text(text) => text,
            _ => "",
        }
    }

    /// How many columns the widest row has.
    pub(super) fn width(&self) -> usize {
        let head = self.head.iter().map(Vec::len).max();
        head.max(self.rows.iter().map(Vec::len).max()).unwrap_or(0)
    }

    /// Whether a sum is exactly the figure printed, so that a formula shows the same. A cell
    /// without a figure adds nothing.
    pub(super) fn holds(&self, sum: &Sum) -> bool {
        let Item::Figure(whole) = self.item(sum.whole) else { return false };
        let mut rest = Some(*whole);
        let mut any = false;
        for (place, taken_away) in &sum.parts {
            if let Item::Figure(part) = self.item(*place) {
                any = true;
                rest = rest.and_then(|rest| difference(rest, if *taken_away { -*part } else { *part }));
            }
        }
        any && rest.is_some_and(|rest| rest.is_zero())
    }
}
