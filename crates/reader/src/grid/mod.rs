//! Tables as a document prints them: cells in rows, before anybody knows what they mean.
//!
//! A worksheet, a table of a web page or of a word processor, and a table rebuilt from the glyphs
//! of a page all become grids; what their cells mean is decided once, whatever they came from.
//!
//! A table is known by what is printed in it: its title, the heads of its columns, the labels of
//! its rows. Rows and columns that nobody knows are reported, and their figures are unbound.

mod bind;
mod figures;
mod kind;
mod shape;
mod value;

#[cfg(test)]
mod tests;

use crate::open::Phrase;
use juesuan_model::tables::plain_label;
use juesuan_model::{Figure, MoneyUnit, Problem, Reading, Role, TableKind, TableSeen, Unit};

use bind::{Binder, Bound};
use figures::Writer;
use shape::{Column, Layout, Table};
use value::{Content, content};

/// A table as printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// The page that it begins on, from 1, in documents with pages.
    pub page: Option<u32>,
    /// The name of the worksheet, in workbooks.
    pub sheet: Option<String>,
    /// The lines directly above it, such as its title and its unit (`单位：万元`), where they are not
    /// rows of its own.
    pub above: Vec<String>,
    /// The cells, row by row. Rows can differ in length.
    pub rows: Vec<Vec<Cell>>,
    /// The lines directly below it, such as its note (`注：…`).
    pub below: Vec<String>,
}

/// One cell of a [`Grid`]. What a merged cell covers are cells of their own, empty and `covered`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What is printed, with its spaces; empty where the cell is blank.
    pub text: String,
    /// Where it stands in the document's text, in bytes, if that text has it.
    pub span: Option<(u32, u32)>,
    /// The page, where it is not that of the grid: tables go on.
    pub page: Option<u32>,
    /// The address in its worksheet, such as `C9`.
    pub address: Option<String>,
    /// Whether another cell, merged, covers it.
    pub covered: bool,
    /// How many rows and columns it covers, its own included, where it is merged and the format says so.
    pub merged: Option<(u32, u32)>,
}

/// A table of a grid with its kind.
struct Known<'g> {
    grid: &'g Grid,
    table: Table,
    kind: Option<TableKind>,
    /// Whether it goes on from the one before.
    continued: bool,
}

/// The tables of a document, before their figures are written.
pub(crate) struct Tables<'g> {
    grids: &'g [Grid],
    list: Vec<Known<'g>>,
}

/// Finds the tables in the grids of a document.
pub(crate) fn tables(grids: &[Grid]) -> Tables<'_> {
    let mut list: Vec<Known<'_>> = Vec::new();
    for grid in grids {
        for mut table in shape::tables(grid) {
            let before = list.last();
            let named = table.kind_of_title();
            let same_heads = |known: &&Known<'_>| {
                table.title.is_none() && table.heads > 0 && table.layout.columns == known.table.layout.columns
            };
            let no_heads = |known: &&Known<'_>| {
                table.title.is_none()
                    && table.heads == 0
                    && table.layout.columns.len() == known.table.layout.columns.len()
            };
            let (kind, continued) = if named.is_some() {
                let again =
                    before.is_some_and(|known| known.kind == named && known.table.title == table.title);
                (named, again)
            } else if let Some(known) = before.filter(no_heads) {
                table.layout = known.table.layout.clone();
                (known.kind, true)
            } else if let Some(known) = before.filter(same_heads) {
                (known.kind, true)
            } else if let Some(layout) = before.and_then(|known| narrower(known, &table)) {
                table.layout = layout;
                (before.and_then(|known| known.kind), true)
            } else if table.title.as_deref().is_none_or(is_general_title) {
                (kind::of_content(grid, &table), false)
            } else {
                (None, false)
            };
            list.push(Known { grid, table, kind, continued });
        }
    }
    Tables { grids, list }
}

/// The columns of a table that goes on without heads, where the page before has a column for each
/// level of the codes and this one has one for all: the columns of figures are the same.
fn narrower(known: &Known<'_>, table: &Table) -> Option<Layout> {
    let ([before], [side]) = (&known.table.layout.sides[..], &table.layout.sides[..]) else {
        return None;
    };
    let has_code = |layout: &Layout| layout.columns.contains(&Column::Code);
    let goes_on = table.title.is_none()
        && table.heads == 0
        && before.values.len() == side.values.len()
        && has_code(&known.table.layout)
        && has_code(&table.layout);
    if !goes_on {
        return None;
    }
    let mut layout = table.layout.clone();
    for (&from, &to) in before.values.iter().zip(&side.values) {
        *layout.columns.get_mut(to)? = known.table.layout.columns.get(from)?.clone();
    }
    Some(layout)
}

/// Whether a text is a figure or a dash, as cells have them.
#[cfg(feature = "pdf")]
pub(crate) fn is_value(text: &str) -> bool {
    matches!(content(text), Content::Number { .. } | Content::Dash)
}

/// Whether a line is the title of a published table.
#[cfg(feature = "pdf")]
pub(crate) fn is_known_title(line: &str) -> bool {
    shape::is_title(line) && juesuan_model::tables::kind_of_title(&shape::compact(line)).is_some()
}

/// Whether a line states a unit of money.
#[cfg(feature = "pdf")]
pub(crate) fn states_unit(line: &str) -> bool {
    shape::unit_of(line).is_some()
}

/// Whether a text labels a row or heads a column of a published table, and needs no more words.
#[cfg(feature = "pdf")]
pub(crate) fn is_known_label(text: &str) -> bool {
    let plain = plain_label(text);
    let of_kind =
        |kind: &TableKind| !kind.fields_labelled(&plain).is_empty() || kind.block_labelled(&plain).is_some();
    TableKind::ALL.iter().any(of_kind) || juesuan_model::tables::head_basis(&plain).is_some()
}

/// Whether a grid lists the units of a department: a column of their names, beside their numbers or
/// remarks, with names below.
fn names_units(grid: &Grid) -> bool {
    let is = |cell: &Cell, heads: &[&str]| heads.contains(&plain_label(&cell.text).as_str());
    let beside = ["序号", "备注", "单位性质", "预算级次", "单位代码", "单位类别"];
    grid.rows.iter().enumerate().any(|(at, cells)| {
        let name = |cell: &Cell| is(cell, &["单位名称", "预算单位", "预算单位名称", "所属单位"]);
        let Some(column) = cells.iter().position(name).filter(|_| cells.iter().any(|cell| is(cell, &beside)))
        else {
            return false;
        };
        let below = grid.rows.iter().skip(at + 1).filter_map(|cells| cells.get(column));
        below.into_iter().any(|cell| content(&cell.text) == Content::Words)
    })
}

/// Whether a title names the whole set of tables, and no other table.
fn is_general_title(title: &str) -> bool {
    (title.contains("部门决算") || title.contains("单位决算") || title.contains("决算公开"))
        && !["明细", "绩效", "情况", "采购", "项目", "支出", "收入"].iter().any(|word| title.contains(word))
}

impl Tables<'_> {
    /// Whether the cells of a table are read as a table, and not as running text.
    fn is_table(known: &Known<'_>) -> bool {
        known.kind.is_some() || {
            let cells = || known.table.body.iter().filter_map(|&row| known.grid.rows.get(row)).flatten();
            known.table.layout.columns.len() > 1
                && cells().any(|cell| matches!(content(&cell.text), Content::Number { .. }))
        }
    }

    /// Whether a cell of a table is running text.
    fn is_prose(known: &Known<'_>, cell: &Cell) -> bool {
        known.kind.is_none() && cell.text.contains('。')
    }

    /// The text without the cells that are read as tables; every byte stands where it stood.
    pub(crate) fn prose(&self, text: &str) -> Option<String> {
        let mut spans: Vec<(u32, u32)> = Vec::new();
        for known in self.list.iter().filter(|known| Self::is_table(known)) {
            let cells = known.table.body.iter().filter_map(|&row| known.grid.rows.get(row)).flatten();
            spans.extend(cells.filter(|cell| !Self::is_prose(known, cell)).filter_map(|cell| cell.span));
        }
        if spans.is_empty() {
            return None;
        }
        spans.sort_unstable();
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (start, end) in spans {
            let (start, end) = ((start as usize).max(at), end as usize);
            let (Some(kept), Some(hidden)) = (text.get(at..start), text.get(start..end)) else { continue };
            out.push_str(kept);
            out.extend(hidden.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
            at = end;
        }
        out.push_str(text.get(at..).unwrap_or_default());
        Some(out)
    }

    /// Adds what the tables say to a reading.
    pub(crate) fn bind(&self, text: &str, reading: &mut Reading) {
        if self.grids.is_empty() {
            return;
        }
        let lines = figures::lines(text);
        let first = reading.figures.len();
        let mut money = MoneyUnit::default();
        let mut seen: Vec<Seen> = Vec::new();
        let mut bound_figures = Vec::new();
        for (index, known) in self.list.iter().enumerate() {
            let Known { grid, table, kind, continued } = known;
            // Tables of one document share their unit where only the first states it.
            money = table.unit.unwrap_or(money);
            let mut writer = Writer {
                grid,
                text,
                lines: &lines,
                figures: &mut reading.figures,
                marks: &mut reading.marks,
                problems: &mut reading.problems,
                done: Vec::new(),
            };
            let line = table.body.first().map_or(0, |&row| writer.line_of(row));
            if let Some(kind) = *kind {
                let binder = Binder { kind, year: reading.fiscal_year, grid, table, money };
                let bound = binder.bind(&mut writer);
                let before = self.list[..index].last().is_some_and(|before| before.kind == Some(kind));
                let first = seen.iter_mut().find(|seen| seen.kind == kind);
                let again =
                    first.as_ref().is_some_and(|first| !(*continued && before) || first.total && bound.total);
                let place = place(grid, table);
                if again {
                    let title = kind.title();
                    writer.problems.push(Problem::new(
                        format!(
                            "{}又是一张“{title}”，其中的数字没有核对；一个文件请只放一个部门的一套报表。",
                            place.zh
                        ),
                        format!(
                            "{place}: another “{title}”, whose figures were not checked; keep one set of tables of one department in a file."
                        ),
                        line,
                    ));
                } else {
                    unknown(&bound, &place, kind, line, writer.problems);
                    bound_figures.extend(bound.facts.iter().map(|fact| fact.figure));
                    match first {
                        Some(first) => first.add(&bound, table),
                        None => seen.push(Seen::new(kind, known, &bound)),
                    }
                    reading.facts.extend(bound.facts);
                    reading.names.extend(bound.names);
                }
            }
            if kind.is_none() && names_units(grid) {
                reading.contents.push("units".into());
            }
            // What may be the rest of the table before was not read: its sums are not known.
            if kind.is_none()
                && table.title.is_none()
                && table.heads == 0
                && table.layout.columns.contains(&Column::Code)
                && let Some(before) = self.list[..index].last()
                && let Some(kind) = before.kind
            {
                let values = before.table.layout.sides.iter().flat_map(|side| &side.values);
                let unread = values.map(|column| format!("unread:{}:0:{}", kind.id(), column + 1));
                reading.contents.extend(unread.map(Into::into));
            }
            if Self::is_table(known) {
                let mut numbers = 0;
                for &row in &table.body {
                    let Some(cells) = grid.rows.get(row) else { continue };
                    for (column, cell) in cells.iter().enumerate() {
                        if let (Some(kind), value::Content::Withheld) = (kind, value::content(&cell.text)) {
                            let content = format!("withheld:{}:{}:{}", kind.id(), row + 1, column + 1);
                            reading.contents.push(content.into());
                        }
                        if writer.done.contains(&(row, column))
                            || Self::is_prose(known, cell) && cell.span.is_some()
                        {
                            continue;
                        }
                        let value = kind.is_none() && !value::is_code_text(&cell.text);
                        if value && writer.value(None, (row, column), cell, None, money).is_some() {
                            numbers += 1;
                        } else {
                            writer.others(*kind, (row, column), cell);
                        }
                    }
                }
                if numbers > 0 {
                    let place = place(grid, table);
                    let title = table.title.as_deref().map(|title| format!("“{title}”")).unwrap_or_default();
                    writer.problems.push(Problem::new(
                        format!("{}的表{title}不认识，其中{numbers}个数字没有核对。", place.zh),
                        format!("{place}: the table {title} is not known, and {numbers} figures in it were not checked."),
                        line,
                    ));
                }
            }
        }
        self.outside(text, &lines, reading);
        reading.tables.extend(seen.into_iter().map(|seen| seen.table));
        bound_figures.sort_unstable();
        let open = |figure: &&Figure| {
            bound_figures.binary_search(&figure.id).is_err()
                && (matches!(figure.role, Role::Amount | Role::Count)
                    || figure.role == Role::Other && figure.unit != Unit::None)
        };
        reading.unbound.extend(reading.figures.iter().skip(first).filter(open).map(|figure| figure.id));
    }

    /// The numbers of rows that belong to no table and that the text does not have.
    fn outside(&self, text: &str, lines: &[u32], reading: &mut Reading) {
        for grid in self.grids {
            let of_table = |row: usize| {
                self.list.iter().any(|known| {
                    std::ptr::eq(known.grid, grid) && Self::is_table(known) && known.table.body.contains(&row)
                })
            };
            let mut writer = Writer {
                grid,
                text,
                lines,
                figures: &mut reading.figures,
                marks: &mut reading.marks,
                problems: &mut reading.problems,
                done: Vec::new(),
            };
            for (row, cells) in grid.rows.iter().enumerate() {
                if cells.iter().all(|cell| cell.span.is_some() || cell.text.is_empty()) || of_table(row) {
                    continue;
                }
                for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.span.is_none()) {
                    writer.others(None, (row, column), cell);
                }
            }
        }
    }
}

/// A table that was read, with the parts that it goes on in.
struct Seen {
    kind: TableKind,
    total: bool,
    table: TableSeen,
}

impl Seen {
    fn new(kind: TableKind, known: &Known<'_>, bound: &Bound) -> Self {
        let mut seen = Self {
            kind,
            total: false,
            table: TableSeen {
                kind: kind.id().into(),
                title: known.table.title.clone().unwrap_or_else(|| kind.title().to_owned()),
                rows: 0,
                page: known.grid.page,
                note: None,
            },
        };
        seen.add(bound, &known.table);
        seen
    }

    fn add(&mut self, bound: &Bound, table: &Table) {
        self.total |= bound.total;
        self.table.rows += bound.rows;
        if self.table.note.is_none() && !table.notes.is_empty() {
            self.table.note = Some(table.notes.join("\n"));
        }
    }
}

/// Where a table stands, for people.
fn place(grid: &Grid, table: &Table) -> Phrase {
    let row = table.body.first().map_or(1, |row| row + 1);
    let (zh, en) = match (&grid.sheet, grid.page) {
        (Some(sheet), _) => {
            (format!("工作表“{sheet}”第{row}行起"), format!("sheet “{sheet}” from row {row}"))
        }
        (None, Some(page)) => (format!("第{page}页"), format!("page {page}")),
        (None, None) => ("文中".to_owned(), "in the text".to_owned()),
    };
    Phrase { zh: zh.into(), en: en.into() }
}

/// The most rows that one problem names.
const MOST_NAMED: usize = 12;

fn unknown(bound: &Bound, place: &Phrase, kind: TableKind, line: u32, problems: &mut Vec<Problem>) {
    if bound.unknown.is_empty() {
        return;
    }
    let names: Vec<String> = bound.unknown.iter().take(MOST_NAMED).map(|name| format!("“{name}”")).collect();
    let more = if bound.unknown.len() > MOST_NAMED { "等" } else { "" };
    let (title, names, count) = (kind.title(), names.join(""), bound.unknown.len());
    problems.push(Problem::new(
        format!("{}的{title}中，{names}{more}共{count}处的行名或栏名不认识，其中的数字没有核对。", place.zh),
        format!(
            "{place}: in {title}, {count} names of rows or columns are not known, and their figures were not checked: {names}"
        ),
        line,
    ));
}
