//! The parts of a table on two pages: a row of which each page has some lines, and heads of which
//! only the upper ones are on the page before.

use super::columns::is_code;
use super::lines::push_joined;
use crate::grid::{Cell, Grid, is_known_label, is_value};
use crate::normalise::starts_item;

/// Puts the cells of a grid into more columns; `place` says where each of its columns now begins,
/// and where its last one ends.
pub(super) fn widen(grid: &mut Grid, place: impl Fn(usize) -> Option<usize>) {
    for row in &mut grid.rows {
        let Some(width) = place(row.len()) else { continue };
        let mut wide = vec![Cell { covered: true, ..Cell::default() }; width];
        for (at, mut cell) in std::mem::take(row).into_iter().enumerate() {
            let (down, right) = cell.merged.unwrap_or((1, 1));
            let Some((from, to)) = place(at).zip(place(at + right as usize)) else { continue };
            let right = to.saturating_sub(from) as u32;
            cell.merged = (!cell.covered && down * right > 1).then_some((down, right));
            if let Some(wide) = wide.get_mut(from) {
                *wide = cell;
            }
        }
        *row = wide;
    }
}

/// Moves to the last row of a page the lines of its labels that stand on the next page, where
/// `first` has them; whether nothing is left there.
///
/// A text goes on where only both parts together are a label, or where it stands alone below a name
/// with a code: an item has a code of its own.
pub(super) fn join(last: &mut [Cell], first: &mut [Cell]) -> bool {
    let filled = |cells: &[Cell]| cells.iter().filter(|cell| !cell.text.is_empty()).count();
    let of_code = last.iter().find(|cell| !cell.text.is_empty()).is_some_and(|cell| is_code(&cell.text));
    let is_alone = filled(first) == 1;
    let mut moved = false;
    for (above, cell) in last.iter_mut().zip(first.iter_mut()) {
        let is_part =
            |text: &str| !text.is_empty() && !is_value(text) && !is_known_label(text) && !starts_item(text);
        if !is_part(&cell.text) || above.text.is_empty() || is_value(&above.text) {
            continue;
        }
        let mut whole = above.text.clone();
        push_joined(&mut whole, &cell.text);
        if is_known_label(&whole) || of_code && is_alone {
            above.text = whole;
            *cell = Cell { covered: true, ..Cell::default() };
            moved = true;
        }
    }
    moved && filled(first) == 0
}
