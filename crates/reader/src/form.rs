//! A form that was filled in: what stands in its cells, by the field that each is of.

use std::borrow::Cow;

use juesuan_model::assemble::{Source, assemble};
use juesuan_model::{Concept, Disclosure, Reason, ReasonRef};

use crate::grid::Grid;
use crate::open::{Document, Format};
use crate::read_words;

/// The heads of the two columns that make a workbook a form.
const FILLED: &str = "填写";
const FIELD: &str = "字段路径";
/// The most characters of a unit behind a figure: 平方米.
const LONGEST_UNIT: usize = 3;

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
    /// What is read in it, where the field is a reason whose text names figures.
    pub reason: Option<Reason>,
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
            let text = cell.text.trim();
            entries.push(FormEntry {
                pointer: pointer.to_owned(),
                reason: pointer.ends_with("/reason").then(|| reason(text)).flatten(),
                text: text.to_owned(),
                sheet: sheet.to_owned(),
                cell: cell.address.clone().unwrap_or_default(),
            });
        }
    }
    Some(())
}

/// A reason with its figures, each with its unit; nothing where it names none, or where not all of
/// its words are read as one reason.
///
/// It is read as in a narrative, behind a change that it explains.
fn reason(text: &str) -> Option<Reason> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = text.trim_end_matches('。');
    let narrative = format!(
        "某某局2024年度部门决算公开说明\n二、收入决算情况说明\n\
         本年收入合计98765.43万元，与2023年度相比，增加12345.67万元，主要原因是{text}。\n"
    );
    let document = Document {
        text: Cow::Owned(narrative),
        format: Format::Text,
        grids: Vec::new(),
        marks: Vec::new(),
        problems: Vec::new(),
    };
    let reading = read_words(&document, "");
    let Disclosure { unit, overall, .. } = assemble(&[Source::reading(&reading)]).ok()?.disclosure;
    let read = overall.current_income?.prior_year?.reason?;
    let ReasonRef::Here(mut reason) = read else { return None };
    for figure in &mut reason.figures {
        figure.unit = figure.unit.or(Some(unit.unit()));
        // What is explained here is not what the form explains.
        if figure.concept == Some(Concept::CurrentIncome) {
            (figure.concept, figure.basis) = (None, None);
        }
    }
    (!reason.figures.is_empty() && says(&reason.text, text)).then_some(reason)
}

/// Whether a text is what a reason says, with figures in its slots.
fn says(reason: &str, text: &str) -> bool {
    let mut rest = text;
    let mut pieces = reason.split(['{', '}']).enumerate().peekable();
    while let Some((at, piece)) = pieces.next() {
        // Every second piece is the number of a slot.
        if at % 2 == 1 {
            continue;
        }
        let found = if at == 0 {
            rest.starts_with(piece).then_some(0)
        } else if pieces.peek().is_none() {
            rest.ends_with(piece).then(|| rest.len() - piece.len())
        } else {
            rest.find(piece)
        };
        let Some((gap, found)) = found.and_then(|found| rest.split_at_checked(found)) else { return false };
        // A figure with its unit, and no further words.
        let unit = gap.trim_start_matches('约').trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        if at > 0 && (gap == unit || unit.chars().count() > LONGEST_UNIT || unit.contains(['，', '。', '；']))
        {
            return false;
        }
        rest = found.get(piece.len()..).unwrap_or_default();
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use juesuan_model::{Direction, MoneyUnit};

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

    #[test]
    fn the_figures_of_a_reason_are_read() {
        let read = reason("新增甲项目增加12.30万元，压减办公费2.3万元").unwrap();
        assert_eq!(read.text, "新增甲项目增加{0}，压减办公费{1}");
        let figures: Vec<_> = read
            .figures
            .iter()
            .map(|figure| (figure.figure.to_string(), figure.unit, figure.direction))
            .collect();
        let wan = Some(MoneyUnit::WanYuan.unit());
        assert_eq!(
            figures,
            [
                ("12.30".to_owned(), wan, Some(Direction::Increase)),
                ("2.3".to_owned(), wan, Some(Direction::Decrease))
            ]
        );
        let bare = reason("用车次数上升，支出增加6.15万元").unwrap();
        assert_eq!(bare.figures[0].concept, None);
        assert_eq!(reason("人员变动"), None);
        assert_eq!(reason("甲事增加1.00万元。另外乙事减少2.00万元"), None);
    }
}
