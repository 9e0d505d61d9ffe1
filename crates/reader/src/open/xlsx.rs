//! Workbooks in the open format: cells as their number formats print them.

use std::collections::{HashMap, HashSet};
use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx};
use juesuan_model::Problem;

use super::decimals;
use super::leftovers::Leftovers;
use super::package::Package;
use super::sheet::{Sheet, Workbook, address};
use super::{OpenError, Phrase, xml};

/// The most worksheets of a workbook.
pub(super) const MAX_SHEETS: usize = 256;

/// What a worksheet's part says beside its cells.
#[derive(Debug, Default)]
struct View {
    /// Rows that are hidden, from 0.
    hidden_rows: HashSet<u32>,
    hidden_columns: bool,
    /// Whether zeros are shown as blanks.
    no_zeros: bool,
    /// The addresses of formulas whose result is no text.
    formulas: HashSet<String>,
}

/// Reads a workbook.
///
/// # Errors
/// [`OpenError`] where it is damaged or larger than the limits.
pub(super) fn open(
    bytes: &[u8],
    mut package: Package<'_>,
    problems: &mut Vec<Problem>,
) -> Result<(Workbook, Leftovers), OpenError> {
    package.check()?;
    let mut leftovers = Leftovers::default();
    leftovers.package(&mut package)?;
    let mut views = views(&mut package)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let sheets = book.sheets_metadata().to_vec();
    if sheets.len() > MAX_SHEETS {
        return Err(OpenError::Limit {
            what: Phrase::new("工作簿的工作表", "the workbook"),
            limit: MAX_SHEETS as u64,
            unit: Phrase::new("张", "sheets"),
        });
    }
    let mut out = Workbook::default();
    for meta in sheets.iter().filter(|meta| meta.typ == SheetType::WorkSheet) {
        if meta.visible != SheetVisible::Visible {
            // What nobody sees in print is not what was published, and must not be published.
            leftovers.add(format!("隐藏的工作表：“{}”", meta.name));
            continue;
        }
        let mut view = views.remove(&meta.name).unwrap_or_default();
        if view.hidden_columns {
            leftovers.add(format!("隐藏的列：工作表“{}”", meta.name));
        }
        let mut sheet = Sheet { name: meta.name.clone(), ..Sheet::default() };
        let merges = book.merge_cells_by_sheet_name(&meta.name).map_err(damaged)?;
        sheet.merges =
            merges.iter().map(|range| [range.start.0, range.start.1, range.end.0, range.end.1]).collect();
        cells(&mut book, &mut sheet, &mut view, &mut leftovers)?;
        if !view.formulas.is_empty() {
            problems.push(sheet.not_computed(view.formulas.len()));
        }
        if sheet.beyond > 0 {
            problems.push(sheet.too_far_right());
        }
        out.add(sheet)?;
    }
    Ok((out, leftovers))
}

fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &mut Sheet,
    view: &mut View,
    leftovers: &mut Leftovers,
) -> Result<(), OpenError> {
    let name = sheet.name.clone();
    let mut hidden: HashSet<u32> = HashSet::new();
    let mut reader = book.worksheet_cells_reader(&name).map_err(damaged)?;
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(damaged)? {
        let (row, column) = cell.get_position();
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let format = format.map_or("General", |format| format.format_code.as_str());
        if !matches!(cell.get_value(), DataRef::Empty) && !view.formulas.is_empty() {
            view.formulas.remove(&address(row, column));
        }
        let text = match cell.get_value() {
            DataRef::Int(number) => number_text(*number as f64, format, view),
            DataRef::Float(number) => number_text(*number, format, view),
            DataRef::DateTime(date) if date.is_datetime() => {
                let (year, month, day, ..) = date.to_ymd_hms_milli();
                format!("{year}年{month}月{day}日")
            }
            DataRef::DateTime(span) => number_text(span.as_f64(), "General", view),
            DataRef::String(text) => text.clone(),
            DataRef::SharedString(text) => (*text).to_owned(),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
            DataRef::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
            DataRef::Error(_) => {
                leftovers.formula(&name);
                String::new()
            }
            _ => String::new(),
        };
        if !text.trim().is_empty() && view.hidden_rows.contains(&row) {
            hidden.insert(row);
        }
        sheet.set(row, column, &text)?;
    }
    if !hidden.is_empty() {
        leftovers.add(format!("隐藏的行：工作表“{name}”（{}行）", hidden.len()));
    }
    Ok(())
}

fn number_text(number: f64, format: &str, view: &View) -> String {
    if number == 0.0 && view.no_zeros { String::new() } else { decimals::print(number, format) }
}

/// The views of the worksheets by name.
fn views(package: &mut Package<'_>) -> Result<HashMap<String, View>, OpenError> {
    let mut targets = HashMap::new();
    if let Some(part) = package.part("xl/_rels/workbook.xml.rels")? {
        xml::elements(&part, |name, element| {
            if name == "Relationship"
                && let (Some(id), Some(target)) =
                    (xml::attribute(element, "Id"), xml::attribute(element, "Target"))
            {
                let target = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                targets.insert(id, target);
            }
        })?;
    }
    let mut sheets = Vec::new();
    if let Some(part) = package.part("xl/workbook.xml")? {
        xml::elements(&part, |name, element| {
            if name == "sheet"
                && let (Some(name), Some(id)) =
                    (xml::attribute(element, "name"), xml::attribute(element, "id"))
                && let Some(target) = targets.get(&id)
            {
                sheets.push((name, target.clone()));
            }
        })?;
    }
    let mut out = HashMap::new();
    for (name, target) in sheets.into_iter().take(MAX_SHEETS) {
        let Some(part) = package.part(&target)? else { continue };
        let mut view = View::default();
        let mut row = 0u32;
        let mut cell = None;
        // The library that reads the cells does not look whether the numbers of addresses fit, and
        // takes every part for UTF-8, so that what is something else would be read in two ways.
        let mut wrong = matches!(part.as_slice(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
        xml::elements(&part, |name, element| match name {
            "row" => {
                wrong |= !xml::all(element, "r", |number| number.len() <= 8);
                row = xml::attribute(element, "r")
                    .and_then(|number| number.parse().ok())
                    .unwrap_or(row.saturating_add(1));
                // A row that is hidden and empty is how some forms end; its cells are what counts.
                if xml::is_on(element, "hidden") {
                    view.hidden_rows.insert(row - u32::from(row > 0));
                }
            }
            "c" => {
                wrong |= !xml::all(element, "r", is_range);
                let is_text = xml::attribute(element, "t").is_some_and(|kind| kind == "str");
                cell = xml::attribute(element, "r").filter(|_| !is_text);
            }
            "f" => view.formulas.extend(cell.take()),
            "dimension" | "mergeCell" => wrong |= !xml::all(element, "ref", is_range),
            "col" if xml::is_on(element, "hidden") => view.hidden_columns = true,
            "sheetView" => {
                view.no_zeros = xml::attribute(element, "showZeros")
                    .is_some_and(|value| value == "0" || value == "false");
            }
            _ => {}
        })?;
        if wrong {
            let detail = Phrase::new(
                "有不存在的单元格地址，或者编码不是UTF-8",
                "an address that no cell has, or an encoding other than UTF-8",
            );
            return Err(OpenError::Damaged { format: Phrase::new("XLSX", "XLSX"), detail });
        }
        out.insert(name, view);
    }
    Ok(out)
}

/// Whether a cell or a range such as `A1:C9` can be one: its numbers are not beyond all worksheets,
/// and it does not end above or left of its beginning.
fn is_range(range: &str) -> bool {
    let place = |cell: &str| {
        let letters = cell.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (column, row) = cell.split_at(letters);
        let digit = |byte: u8| u32::from(byte.to_ascii_uppercase() - b'A') + 1;
        let column = (letters <= 4).then(|| column.bytes().fold(0, |sum, byte| sum * 26 + digit(byte)))?;
        (row.len() <= 8).then(|| Some((row.parse::<u32>().ok()?, column)))?
    };
    let (from, to) = range.split_once(':').unwrap_or((range, range));
    place(from).zip(place(to)).is_some_and(|(from, to)| from.0 <= to.0 && from.1 <= to.1)
}

fn damaged(error: calamine::XlsxError) -> OpenError {
    OpenError::Damaged { format: Phrase::new("XLSX", "XLSX"), detail: Phrase::told(error) }
}
