//! Worksheets as text and grids, whatever workbook they came from.

use std::collections::BTreeMap;

use juesuan_model::Problem;

use super::{OpenError, Phrase};
use crate::grid::{Cell, Grid};

/// The most rows of a worksheet that hold anything.
pub(super) const MAX_ROWS: usize = 100_000;
/// The most columns of a worksheet that are read.
pub(super) const MAX_COLUMNS: u32 = 512;
/// The most cells of a workbook, the blank ones between others included.
pub(super) const MAX_CELLS: usize = 1_000_000;
/// The most merged ranges of a worksheet.
pub(super) const MAX_MERGES: usize = 100_000;

/// A worksheet: its cells that hold anything, and its merged ranges, both with rows and columns
/// from 0; a range is its first row and column, and its last.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub name: String,
    pub rows: BTreeMap<u32, BTreeMap<u32, String>>,
    pub merges: Vec<[u32; 4]>,
    /// Cells too far to the right to be read.
    pub beyond: usize,
}

impl Sheet {
    /// Adds a cell, unless it is blank.
    ///
    /// # Errors
    /// [`OpenError::Limit`].
    pub(super) fn set(&mut self, row: u32, column: u32, text: &str) -> Result<(), OpenError> {
        let text = text.replace("\r\n", "\n").replace(['\t', '\r'], " ");
        if text.trim().is_empty() {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            self.beyond += 1;
            return Ok(());
        }
        self.rows.entry(row).or_default().insert(column, text);
        if self.rows.len() > MAX_ROWS {
            return Err(OpenError::Limit {
                what: Phrase::new("一张工作表的行", "a worksheet"),
                limit: MAX_ROWS as u64,
                unit: Phrase::new("行", "rows"),
            });
        }
        Ok(())
    }
}

impl Sheet {
    /// Says that cells were not read.
    pub(super) fn too_far_right(&self) -> Problem {
        let (name, beyond) = (&self.name, self.beyond);
        Problem::new(
            format!("工作表“{name}”有{beyond}个单元格太靠右，没有读；请把表移到左边。"),
            format!(
                "{beyond} cells of the sheet “{name}” are too far to the right and were not read; move the table to the left."
            ),
            0,
        )
    }

    /// Says that formulas have no results.
    pub(super) fn not_computed(&self, count: usize) -> Problem {
        let name = &self.name;
        Problem::new(
            format!(
                "工作表“{name}”有{count}个公式没有保存计算结果，按空白读；请用Excel或WPS打开后保存，再导入。"
            ),
            format!(
                "{count} formulas of the sheet “{name}” were saved without their results and are read as blank; open the workbook in Excel or WPS, save it, and give it again."
            ),
            0,
        )
    }
}

/// The text of a workbook and its grids.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    pub text: String,
    pub grids: Vec<Grid>,
    cells: usize,
}

impl Workbook {
    /// Adds a worksheet: a line for each row, a tab between cells, an empty line behind it.
    ///
    /// # Errors
    /// [`OpenError::Limit`].
    pub(super) fn add(&mut self, sheet: Sheet) -> Result<(), OpenError> {
        let width =
            sheet.rows.values().filter_map(|row| row.keys().next_back()).max().map_or(0, |last| last + 1);
        let mut grid = Grid { sheet: Some(sheet.name), ..Grid::default() };
        // Where each row of the worksheet stands in the grid.
        let mut places: BTreeMap<u32, usize> = BTreeMap::new();
        let mut last = None;
        for (row, cells) in &sheet.rows {
            if last.is_some_and(|last| last + 1 < *row) {
                grid.rows.push(Vec::new());
            }
            last = Some(*row);
            self.cells += width as usize;
            if self.cells > MAX_CELLS {
                return Err(OpenError::Limit {
                    what: Phrase::new("工作簿的单元格", "the workbook"),
                    limit: MAX_CELLS as u64,
                    unit: Phrase::new("个", "cells"),
                });
            }
            places.insert(*row, grid.rows.len());
            grid.rows.push(self.row(*row, cells, width));
        }
        for [top, left, bottom, right] in sheet.merges.into_iter().take(MAX_MERGES) {
            merge(
                &mut grid,
                &places,
                [top, left, bottom.max(top), right.max(left).min(width.saturating_sub(1))],
            );
        }
        if !grid.rows.is_empty() {
            self.text.push('\n');
            self.grids.push(grid);
        }
        Ok(())
    }

    fn row(&mut self, row: u32, cells: &BTreeMap<u32, String>, width: u32) -> Vec<Cell> {
        let mut out = vec![Cell::default(); width as usize];
        let mut at = 0;
        for (&column, text) in cells {
            let Some(cell) = out.get_mut(column as usize) else { continue };
            for _ in at..column {
                self.text.push('\t');
            }
            at = column;
            let start = self.text.len() as u32;
            self.text.push_str(text);
            cell.span = Some((start, self.text.len() as u32));
            cell.text.clone_from(text);
            cell.address = Some(address(row, column));
        }
        self.text.push('\n');
        out
    }
}

fn merge(grid: &mut Grid, places: &BTreeMap<u32, usize>, [top, left, bottom, right]: [u32; 4]) {
    let Some(&first) = places.get(&top) else { return };
    let end = places.range(top..=bottom).next_back().map_or(first, |(_, place)| *place);
    let range = left as usize..=right as usize;
    // Ranges that overlap are a damaged workbook: the first one stays.
    let taken = |cell: &Cell| cell.covered || cell.merged.is_some();
    let rows = grid.rows.get(first..=end).unwrap_or_default();
    if rows.iter().any(|row| row.get(range.clone()).is_none_or(|cells| cells.iter().any(taken))) {
        return;
    }
    for (r, row) in grid.rows.iter_mut().skip(first).take(end + 1 - first).enumerate() {
        for (c, cell) in row.get_mut(range.clone()).unwrap_or_default().iter_mut().enumerate() {
            if (r, c) == (0, 0) {
                cell.merged = Some(((end + 1 - first) as u32, right - left + 1));
            } else {
                cell.covered = true;
            }
        }
    }
}

/// The address of a cell, as a workbook names it.
pub(super) fn address(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &(row + 1).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        assert_eq!(address(8, 2), "C9");
        assert_eq!(address(0, 25), "Z1");
        assert_eq!(address(0, 26), "AA1");
        assert_eq!(address(1_048_575, 16_383), "XFD1048576");
    }

    #[test]
    fn rows_far_apart_are_close_in_the_grid() {
        let mut sheet = Sheet { name: "一".into(), ..Sheet::default() };
        sheet.set(4, 1, "合计").unwrap();
        sheet.set(1_000_000, 2, "3.00").unwrap();
        sheet.set(7, MAX_COLUMNS, "远").unwrap();
        sheet.merges = vec![[4, 1, 4, 2], [4, 2, 1_000_000, 2], [3, 0, 3, 9]];
        let mut book = Workbook::default();
        assert_eq!(sheet.beyond, 1);
        book.add(sheet).unwrap();
        let rows = &book.grids[0].rows;
        assert_eq!(
            (rows.len(), rows[1].len(), rows[0][1].merged, rows[0][2].covered),
            (3, 0, Some((1, 2)), true)
        );
        assert_eq!(book.text, "\t合计\n\t\t3.00\n\n");
        assert_eq!(
            rows[2][2].span.map(|(start, end)| &book.text[start as usize..end as usize]),
            Some("3.00")
        );
    }
}
