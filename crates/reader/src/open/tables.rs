//! Tables inside running text: their cells are ranges of the text that is being written.

use crate::grid::{Cell, Grid};

/// The widest table.
const MAX_COLUMNS: u32 = 512;
/// The most cells that the tables of one document spread to; further cells are not spread.
const MAX_CELLS: usize = 1_000_000;
/// How many lines above and below a table can belong to it.
const LINES_AROUND: usize = 5;
const LONGEST_LINE: usize = 80;

/// A cell of a table that is still open.
#[derive(Debug, Default, Clone, Copy)]
struct Raw {
    /// The first and the last byte of its text.
    span: Option<(usize, usize)>,
    rows: u32,
    columns: u32,
    /// Whether it goes on from the cell above.
    continues: bool,
    /// Whether it holds a table; the words around that are running text.
    nested: bool,
}

#[derive(Debug, Default)]
struct Open {
    start: usize,
    rows: Vec<Vec<Raw>>,
    in_cell: bool,
}

/// The tables of a text that is being written.
#[derive(Debug, Default)]
pub(super) struct Tables {
    open: Vec<Open>,
    done: Vec<(Grid, usize)>,
    cells: usize,
}

impl Tables {
    /// Whether what is written next stands in a cell.
    #[cfg(feature = "docx")]
    pub(super) fn in_cell(&self) -> bool {
        self.open.last().is_some_and(|table| table.in_cell)
    }

    /// Begins a table behind what is written.
    pub(super) fn begin(&mut self, text: &str) {
        if let Some(cell) = self.cell() {
            cell.nested = true;
        }
        self.open.push(Open { start: text.len(), ..Open::default() });
    }

    /// Says that what was written of the table is its caption, and stands above it.
    #[cfg(feature = "html")]
    pub(super) fn end_caption(&mut self, text: &str) {
        if let Some(table) = self.open.last_mut() {
            table.start = text.len();
        }
    }

    pub(super) fn row(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.rows.push(Vec::new());
            table.in_cell = false;
        }
    }

    /// Begins a cell over rows and columns; `continues` says that it is a part of the one above.
    pub(super) fn begin_cell(&mut self, rows: u32, columns: u32, continues: bool) {
        let Some(table) = self.open.last_mut() else { return };
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        table.in_cell = true;
        let raw =
            Raw { rows: rows.max(1), columns: columns.clamp(1, MAX_COLUMNS), continues, ..Raw::default() };
        if let Some(row) = table.rows.last_mut() {
            row.push(raw);
        }
    }

    pub(super) fn end_cell(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.in_cell = false;
        }
    }

    /// Says how many columns the cell that was begun last goes over.
    #[cfg(feature = "docx")]
    pub(super) fn widen(&mut self, columns: u32) {
        if let Some(cell) = self.cell() {
            cell.columns = columns.clamp(1, MAX_COLUMNS);
        }
    }

    /// Says that the cell that was begun last is a part of the one above.
    #[cfg(feature = "docx")]
    pub(super) fn continue_cell(&mut self) {
        if let Some(cell) = self.cell() {
            cell.continues = true;
        }
    }

    /// Whether the row has a cell already.
    #[cfg(feature = "docx")]
    pub(super) fn in_row(&self) -> bool {
        self.open.last().and_then(|table| table.rows.last()).is_some_and(|row| !row.is_empty())
    }

    fn cell(&mut self) -> Option<&mut Raw> {
        let table = self.open.last_mut().filter(|table| table.in_cell)?;
        table.rows.last_mut()?.last_mut()
    }

    /// Says that a range of the text was written.
    pub(super) fn written(&mut self, start: usize, end: usize) {
        if let Some(cell) = self.cell() {
            cell.span = Some((cell.span.map_or(start, |(first, _)| first), end));
        }
    }

    pub(super) fn end(&mut self, text: &str) {
        let Some(table) = self.open.pop() else { return };
        let mut grid = Grid { above: above(text, table.start), ..Grid::default() };
        // How many more rows the cells above reach down to, column by column.
        let mut reach: Vec<u32> = Vec::new();
        for raws in &table.rows {
            let mut row: Vec<Cell> = Vec::new();
            let blocked = |row: &mut Vec<Cell>, reach: &mut Vec<u32>| {
                while let Some(rows) = reach.get_mut(row.len()).filter(|rows| **rows > 0) {
                    *rows -= 1;
                    row.push(Cell { covered: true, ..Cell::default() });
                }
            };
            for raw in raws {
                blocked(&mut row, &mut reach);
                if row.len() >= MAX_COLUMNS as usize {
                    break;
                }
                let first = row.len();
                let span = raw.span.filter(|_| !raw.nested);
                let words = span.and_then(|(start, end)| text.get(start..end)).unwrap_or_default();
                self.cells += raw.columns as usize;
                let spread = self.cells < MAX_CELLS;
                row.push(Cell {
                    text: words.to_owned(),
                    span: span.map(|(start, end)| (start as u32, end as u32)),
                    covered: raw.continues,
                    merged: (raw.rows > 1 || raw.columns > 1).then_some((raw.rows, raw.columns)),
                    ..Cell::default()
                });
                if spread {
                    let covered = Cell { covered: true, ..Cell::default() };
                    row.extend(std::iter::repeat_n(covered, raw.columns as usize - 1));
                    if raw.rows > 1 {
                        reach.resize(reach.len().max(row.len()), 0);
                        if let Some(columns) = reach.get_mut(first..row.len()) {
                            columns.fill(raw.rows - 1);
                        }
                    }
                }
            }
            blocked(&mut row, &mut reach);
            grid.rows.push(row);
        }
        down(&mut grid);
        if grid.rows.iter().flatten().any(|cell| !cell.text.is_empty()) {
            self.done.push((grid, text.len()));
        }
    }

    /// The tables, in the order of their beginnings, those that were left open ended.
    pub(super) fn finish(mut self, text: &str) -> Vec<Grid> {
        while !self.open.is_empty() {
            self.end(text);
        }
        let mut out: Vec<Grid> = Vec::with_capacity(self.done.len());
        for (mut grid, end) in self.done {
            grid.below = below(text, end);
            out.push(grid);
        }
        out
    }
}

/// Says how far down the cells go that others continue.
fn down(grid: &mut Grid) {
    let continues = |grid: &Grid, r: usize, c: usize| grid.rows.get(r)?.get(c).map(|cell| cell.covered);
    for r in 0..grid.rows.len() {
        for c in 0..grid.rows.get(r).map_or(0, Vec::len) {
            if continues(grid, r, c) != Some(false) || continues(grid, r + 1, c) != Some(true) {
                continue;
            }
            let width = (c + 1..).take_while(|&c| continues(grid, r, c) == Some(true)).count() + 1;
            let mut end = r + 1;
            while (c..c + width).all(|c| continues(grid, end, c) == Some(true)) {
                end += 1;
            }
            if let Some(cell) = grid.rows.get_mut(r).and_then(|row| row.get_mut(c))
                && cell.merged.is_none_or(|(rows, _)| rows == 1)
                && end > r + 1
            {
                cell.merged = Some(((end - r) as u32, width as u32));
            }
        }
    }
}

/// The last lines before a byte.
fn above(text: &str, start: usize) -> Vec<String> {
    let before = text.get(..start).unwrap_or_default();
    let lines = before.lines().rev().filter(|line| !line.trim().is_empty()).take(LINES_AROUND);
    let mut out: Vec<String> = lines
        .take_while(|line| {
            line.chars().take(LONGEST_LINE + 1).count() <= LONGEST_LINE && !line.contains('。')
        })
        .map(|line| line.trim().to_owned())
        .collect();
    out.reverse();
    out
}

/// The note behind a byte.
fn below(text: &str, end: usize) -> Vec<String> {
    let after = text.get(end..).unwrap_or_default();
    let lines = after.lines().filter(|line| !line.trim().is_empty()).take(LINES_AROUND);
    lines
        .skip_while(|line| line.trim_start().is_empty())
        .take_while(|line| ["注", "说明", "备注"].iter().any(|word| line.trim_start().starts_with(word)))
        .map(|line| line.trim().to_owned())
        .collect()
}
