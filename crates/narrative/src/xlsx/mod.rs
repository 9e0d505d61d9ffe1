//! The tables of a document as a workbook, a sheet each, with totals as formulas.

mod operation;

use juesuan_model::{Printed, TableKind};
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError};

use crate::document::{Block, Cell, Document, Table};
use crate::error::RenderError;
use crate::package::pack_workbook;
use crate::tables::grid::{Grid, Item, Place, Sum};
use crate::tables::sums::sums;

/// The narrowest and the widest column, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=44;
/// The most characters that the name of a sheet may have.
const SHEET_NAME: usize = 31;

impl Document {
    /// The public tables as a workbook, a sheet each.
    ///
    /// A total is a formula where the figures of the form add up to it exactly, with the printed
    /// figure as its value; any other is the figure alone, so that no figure ever changes. Figures
    /// keep their decimals, what is empty stays empty. It names no author and no time: the same
    /// document gives the same bytes.
    ///
    /// # Errors
    /// [`RenderError::Package`] where the workbook cannot be written.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, RenderError> {
        let fault =
            |error: XlsxError| RenderError::Package { part: "xlsx".to_owned(), message: error.to_string() };
        pack_workbook(&mut self.workbook().map_err(fault)?)
    }

    fn workbook(&self) -> Result<Workbook, XlsxError> {
        let mut workbook = Workbook::new();
        let formats = Formats::new();
        let tables = self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some((table, table.kind?)),
            _ => None,
        });
        let mut any = false;
        for (number, (table, kind)) in tables.enumerate() {
            any = true;
            let sheet = workbook.add_worksheet();
            let name = match table.corner.split_once(' ') {
                Some((numbered, _)) => numbered.to_owned(),
                None => format!("{}{}", number + 1, table.title),
            };
            let name: String = name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(SHEET_NAME).collect();
            sheet.set_name(name)?;
            self.sheet(sheet, table, kind, &formats)?;
        }
        if !any {
            workbook.add_worksheet();
        }
        Ok(workbook)
    }

    fn sheet(
        &self,
        sheet: &mut Worksheet,
        table: &Table,
        kind: TableKind,
        formats: &Formats,
    ) -> Result<(), XlsxError> {
        let words = |cell: &Cell| {
            let mut text = String::new();
            self.cell(cell, &mut text);
            text
        };
        let figure = |index| self.figure(index).map(|figure| figure.value);
        let mut grid = Grid::of(table, |cell| words(cell).into(), figure);
        let mut sums = sums(kind, &grid);
        let mut head: Vec<Vec<String>> =
            table.head.iter().map(|row| row.iter().map(words).collect()).collect();
        if kind == TableKind::AgencyOperation {
            (grid, sums) = operation::two_blocks(&grid, sums);
            head = vec![operation::HEAD.map(str::to_owned).to_vec()];
        }
        let columns = grid.width().max(head.iter().map(Vec::len).max().unwrap_or(0));
        let last = column(columns.saturating_sub(1));
        if last > 0 {
            sheet.merge_range(0, 0, 0, last, &table.title, &formats.title)?;
        } else {
            sheet.write_with_format(0, 0, &table.title, &formats.title)?;
        }
        sheet.set_row_height(0, 30)?;
        // In the corner stand the number of the form, where it has one, and the unit.
        let (number, unit) = table.corner.rsplit_once(' ').unwrap_or(("", &table.corner));
        if !number.is_empty() {
            sheet.write_with_format(1, last, number, &formats.corner)?;
        }
        sheet.write(2, 0, format!("公开部门：{}", self.department))?;
        if last > 1 {
            sheet.write_with_format(2, last - 1, format!("{}年度", self.year), &formats.corner)?;
        }
        sheet.write_with_format(2, last, unit, &formats.corner)?;
        let top = 3;
        for (row, labels) in (top..).zip(&head) {
            // Long labels are broken into two lines.
            sheet.set_row_height(
                row,
                if labels.iter().any(|label| label.chars().count() > 6) { 32 } else { 18 },
            )?;
            let mut at = 0;
            for run in labels.chunk_by(|left, right| !left.is_empty() && left == right) {
                let (from, to) = (column(at), column(at + run.len() - 1));
                at += run.len();
                let label = run.first().map_or("", String::as_str);
                if from == to {
                    sheet.write_with_format(row, from, label, &formats.head)?;
                } else {
                    sheet.merge_range(row, from, row, to, label, &formats.head)?;
                }
            }
        }
        let first = top + head.len() as u32;
        for (row, items) in grid.rows.iter().enumerate() {
            sheet.set_row_height(first + row as u32, 18)?;
            for at in 0..columns {
                let place = (row, at);
                let here = (first + row as u32, column(at));
                let item = items.get(at).unwrap_or(&Item::Empty);
                let sum = sums.iter().find(|sum| sum.whole == place && grid.holds(sum));
                self.sheet_cell(sheet, here, item, sum.map(|sum| formula(sum, first)), formats)?;
            }
        }
        if let Some(note) = &table.note {
            sheet.write(first + grid.rows.len() as u32, 0, note)?;
        }
        for at in 0..columns {
            sheet.set_column_width(column(at), width(&grid, &head, at) as f64)?;
        }
        sheet.set_freeze_panes(first, 0)?;
        sheet.set_repeat_rows(0, first.saturating_sub(1))?;
        sheet
            .set_landscape()
            .set_paper_size(A4)
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true);
        sheet.set_footer("&C— &P —");
        Ok(())
    }

    fn sheet_cell(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        item: &Item<'_>,
        formula: Option<String>,
        formats: &Formats,
    ) -> Result<(), XlsxError> {
        match (item, formula) {
            (Item::Empty, _) => sheet.write_blank(row, column, &formats.text)?,
            (Item::Text(text), _) if text.chars().all(|c| c == '—' || c.is_ascii_digit()) => {
                sheet.write_with_format(row, column, text.as_ref(), &formats.middle)?
            }
            (Item::Text(text), _) => sheet.write_with_format(row, column, text.as_ref(), &formats.text)?,
            (Item::Figure(figure), Some(formula)) => {
                let formula = Formula::new(formula).set_result(figure.text());
                sheet.write_formula_with_format(row, column, formula, &self.number(*figure, formats))?
            }
            (Item::Figure(figure), None) => {
                // A workbook has no numbers but these; the format keeps the printed decimals.
                let number: f64 = figure.text().parse().unwrap_or_default();
                sheet.write_number_with_format(row, column, number, &self.number(*figure, formats))?
            }
        };
        Ok(())
    }

    fn number(&self, figure: Printed, formats: &Formats) -> Format {
        let mut code = String::from(if self.separators { "#,##0" } else { "0" });
        if figure.decimals() > 0 {
            code.push('.');
            code.extend(std::iter::repeat_n('0', figure.decimals() as usize));
        }
        formats.number.clone().set_num_format(code)
    }
}

/// The number of A4 among paper sizes.
const A4: u8 = 9;

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// A formula for a sum, in cells of the sheet; text and empty cells add nothing in it.
fn formula(sum: &Sum, first: u32) -> String {
    let name = |(row, at): Place| row_col_to_cell(first + row as u32, column(at));
    let list = |taken_away: bool| {
        let mut parts: Vec<Place> =
            sum.parts.iter().filter(|(_, away)| *away == taken_away).map(|(place, _)| *place).collect();
        parts.sort_unstable();
        let next = |left: &Place, right: &Place| {
            (left.1 == right.1 && left.0 + 1 == right.0) || (left.0 == right.0 && left.1 + 1 == right.1)
        };
        let ranges = parts.chunk_by(next).filter_map(|run| match run {
            [] => None,
            [one] => Some(name(*one)),
            [from, .., to] => Some(format!("{}:{}", name(*from), name(*to))),
        });
        ranges.collect::<Vec<_>>().join(",")
    };
    match (list(false), list(true)) {
        (added, away) if away.is_empty() => format!("=SUM({added})"),
        (added, away) => format!("=SUM({added})-SUM({away})"),
    }
}

/// How wide a column is: as its longest line, within bounds. A Chinese character takes two places.
fn width(grid: &Grid<'_>, head: &[Vec<String>], at: usize) -> usize {
    let places = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let rows = grid.rows.iter().filter_map(|row| row.get(at)).map(|item| match item {
        Item::Empty => 0,
        Item::Text(text) => places(text),
        Item::Figure(figure) => figure.text().len(),
    });
    // The labels of the head are broken into two lines.
    let head = head.last().and_then(|row| row.get(at)).map_or(0, |label| places(label).div_ceil(2));
    (rows.max().unwrap_or(0).max(head) + 2).clamp(*WIDTHS.start(), *WIDTHS.end())
}

struct Formats {
    title: Format,
    corner: Format,
    head: Format,
    text: Format,
    middle: Format,
    number: Format,
}

impl Formats {
    fn new() -> Self {
        let plain =
            Format::new().set_font_name("宋体").set_font_size(11).set_align(FormatAlign::VerticalCenter);
        let boxed = plain.clone().set_border(FormatBorder::Thin);
        let middle = boxed.clone().set_align(FormatAlign::Center);
        Self {
            title: plain.clone().set_bold().set_font_size(16).set_align(FormatAlign::Center),
            corner: plain.set_align(FormatAlign::Right),
            head: middle.clone().set_bold().set_text_wrap(),
            text: boxed.clone().set_text_wrap(),
            middle,
            number: boxed.set_align(FormatAlign::Right),
        }
    }
}
