//! A form that was filled in: what stands in its cells, by the field that each is of.

use crate::grid::Grid;
use crate::open::Document;

/// The heads of the two columns that make a workbook a form.
const FILLED: &str = "填写";
const FIELD: &str = "字段路径";

/// A cell of a form that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormEntry {
    /// The JSON pointer of the field in a disclosure.
    pub pointer: String,
    /// What was filled in, as the cell shows it.
    pub text: String,
    /// The worksheet.
    pub sheet: String,
    /// The address of the cell.
    pub cell: String,
}

/// The entries of a form; nothing where a document is no form.
///
/// A form is a workbook with a row that heads a column 填写 and one 字段路径; other columns and
/// their order do not matter. Cells that are empty are not listed.
pub fn form(document: &Document<'_>) -> Option<Vec<FormEntry>> {
    let mut entries = Vec::new();
    let mut any = false;
    for grid in &document.grids {
        any |= entries_of(grid, &mut entries).is_some();
    }
    any.then_some(entries)
}

fn entries_of(grid: &Grid, entries: &mut Vec<FormEntry>) -> Option<()> {
    let sheet = grid.sheet.as_deref()?;
    let mut rows = grid.rows.iter();
    let (filled, field) = rows.find_map(|row| {
        let column = |head: &str| row.iter().position(|cell| cell.text.trim() == head);
        Some((column(FILLED)?, column(FIELD)?))
    })?;
    for row in rows {
        let (Some(cell), Some(field)) = (row.get(filled), row.get(field)) else { continue };
        let pointer = field.text.trim();
        if pointer.starts_with('/') && !cell.text.trim().is_empty() {
            entries.push(FormEntry {
                pointer: pointer.to_owned(),
                text: cell.text.trim().to_owned(),
                sheet: sheet.to_owned(),
                cell: cell.address.clone().unwrap_or_default(),
            });
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::Cell;
    use crate::open::Format;

    fn document(rows: &[&[&str]]) -> Document<'static> {
        let row = |(at, row): (usize, &&[&str])| {
            let cell = |text: &&str| Cell {
                text: (*text).to_owned(),
                address: Some(format!("B{}", at + 1)),
                ..Cell::default()
            };
            row.iter().map(cell).collect()
        };
        let grid = Grid {
            sheet: Some("填报表".into()),
            rows: rows.iter().enumerate().map(row).collect(),
            ..Grid::default()
        };
        Document {
            text: "".into(),
            format: Format::Workbook,
            grids: vec![grid],
            marks: Vec::new(),
            problems: Vec::new(),
        }
    }

    #[test]
    fn columns_are_known_by_their_heads() {
        let document = document(&[
            &["填报表"],
            &["字段路径", "填写", "状态"],
            &["/fiscal_year", "2024", "已填"],
            &["/department/name", " ", "未填"],
            &["小计", "3", ""],
        ]);
        let entries = form(&document).unwrap();
        assert_eq!(entries.len(), 1);
        assert_eq!((entries[0].pointer.as_str(), entries[0].cell.as_str()), ("/fiscal_year", "B3"));
    }

    #[test]
    fn a_workbook_of_tables_is_no_form() {
        assert_eq!(form(&document(&[&["收入决算表"], &["项目", "决算数"]])), None);
    }
}
