//! A table as rows of cells whose words and figures are at hand, and what adds up in it.

use std::borrow::Cow;

use juesuan_model::Printed;

use crate::arithmetic::difference;
use crate::document::{Cell, FigureIndex, Inline, Table};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Item<'t> {
    Empty,
    Text(Cow<'t, str>),
    Figure(Printed),
}

/// A cell by row, from the first below the head, and column.
pub(crate) type Place = (usize, usize);

/// A whole and its parts, of which those with `true` are taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sum {
    pub(crate) whole: Place,
    pub(crate) parts: Vec<(Place, bool)>,
}

impl Sum {
    pub(crate) fn of(whole: Place, parts: impl IntoIterator<Item = Place>) -> Self {
        Self { whole, parts: parts.into_iter().map(|place| (place, false)).collect() }
    }
}

/// The rows below the head.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Grid<'t> {
    pub(crate) rows: Vec<Vec<Item<'t>>>,
}

impl<'t> Grid<'t> {
    /// The rows of a table, with the words and the figures of its cells.
    pub(crate) fn of(
        table: &'t Table,
        words: impl Fn(&'t Cell) -> Cow<'t, str>,
        figure: impl Fn(FigureIndex) -> Option<Printed>,
    ) -> Self {
        let item = |cell: &'t Cell| match cell.inlines() {
            [] => Item::Empty,
            [Inline::Figure(index)] => figure(*index).map_or(Item::Empty, Item::Figure),
            _ => Item::Text(words(cell)),
        };
        Self { rows: table.rows.iter().map(|row| row.iter().map(item).collect()).collect() }
    }

    pub(crate) fn item(&self, (row, column): Place) -> &Item<'t> {
        self.rows.get(row).and_then(|row| row.get(column)).unwrap_or(&Item::Empty)
    }

    /// The words of a cell; none in one with a figure.
    pub(crate) fn words(&self, place: Place) -> &str {
        match self.item(place) {
            Item::Text(text) => text,
            _ => "",
        }
    }

    /// How many columns the widest row has.
    pub(crate) fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    pub(super) fn figure(&self, place: Place) -> Option<Printed> {
        match self.item(place) {
            Item::Figure(figure) => Some(*figure),
            _ => None,
        }
    }

    /// What is left of the whole without its parts, where there are any: a cell without a figure
    /// adds nothing.
    fn rest(&self, sum: &Sum) -> Option<Printed> {
        let parts = || sum.parts.iter().filter_map(|(place, away)| Some((self.figure(*place)?, away)));
        parts().next()?;
        parts().try_fold(self.figure(sum.whole)?, |rest, (part, away)| {
            difference(rest, if *away { -part } else { part })
        })
    }

    /// Whether a sum is exactly the figure printed, so that a formula shows the same.
    pub(crate) fn holds(&self, sum: &Sum) -> bool {
        self.rest(sum).is_some_and(|rest| rest.is_zero())
    }

    /// Whether some of the parts are not known, and the others are not the whole, whichever of the
    /// values that round to the figures one takes. A part that is withheld says so itself.
    pub(crate) fn is_cut_short(&self, sum: &Sum, withheld: &str) -> bool {
        let unknown = |(place, _): &(Place, bool)| self.figure(*place).is_none();
        let says_so = |(place, _): &(Place, bool)| self.words(*place) == withheld;
        if !sum.parts.iter().any(unknown) || sum.parts.iter().any(says_so) {
            return false;
        }
        let Some(rest) = self.rest(sum) else { return false };
        // Half a unit of the last decimal of each figure, in halves of the last decimal of the rest.
        let figures = std::iter::once(sum.whole).chain(sum.parts.iter().map(|(place, _)| *place));
        let room = figures.filter_map(|place| {
            10i128.checked_pow(rest.decimals().saturating_sub(self.figure(place)?.decimals()))
        });
        rest.mantissa().saturating_mul(2).saturating_abs() > room.sum()
    }
}
