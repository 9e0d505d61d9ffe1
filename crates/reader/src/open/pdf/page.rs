//! From pages to one text and its tables: what is above what, which lines are one paragraph, and
//! what belongs to the page and not to the document.

use std::collections::HashMap;

use juesuan_model::Problem;

use super::Opened;
use super::columns::{self, Before, Printed};
use super::content::{Content, Glyph};
use super::lines::{Line, line, lines, push_joined, rows, words};
use super::parts;
use super::table::{RuledTable, tables};
use crate::grid::{Cell, Grid, is_value};
use crate::normalise::starts_item;

/// The parts of a page, above and below, in which running heads and page numbers stand.
const HEAD: f64 = 0.1;
const FOOT: f64 = 0.88;
/// On how many pages a line stands at the same place before it is a running head.
const REPEATED: usize = 3;
/// How many lines above and below a table are looked at for its title, unit and note.
const LINES_AROUND: usize = 4;
/// How far the sides of a table's parts on two pages may differ, in points.
const SAME_SIDE: f64 = 6.0;

/// A thing on a page.
enum Item {
    Line(Line),
    Table(Sheet),
}

impl Item {
    fn top(&self) -> f64 {
        match self {
            Item::Line(line) => line.y,
            Item::Table(sheet) => sheet.table.top(),
        }
    }
}

/// A table with what its cells say.
struct Sheet {
    table: RuledTable,
    texts: HashMap<(usize, usize), String>,
    /// Its lines, where the places of its words alone make it a table.
    lines: Vec<Line>,
    /// Whether it goes on from the page before.
    goes_on: bool,
}

impl Sheet {
    fn text(&self, row: usize, column: usize) -> &str {
        self.texts.get(&(row, column)).map_or("", String::as_str)
    }

    fn row_texts(&self, row: usize) -> Vec<&str> {
        (0..self.table.columns()).map(|column| self.text(row, column)).collect()
    }
}

/// The left and right ends of full lines.
#[derive(Debug, Clone, Copy)]
struct Margins {
    left: f64,
    right: f64,
}

struct Page {
    items: Vec<Item>,
    margins: Option<Margins>,
}

/// What is printed on a page: its ruled tables, and the lines outside of them.
struct Laid {
    tables: Vec<Sheet>,
    printed: Vec<Printed>,
    width: f64,
    height: f64,
}

impl Laid {
    fn stops(&self) -> Vec<f64> {
        self.tables.iter().map(|sheet| sheet.table.top()).collect()
    }
}

/// Puts the pages of a document together.
pub(super) fn assemble(contents: Vec<Content>) -> Opened {
    let mut problems = Vec::new();
    let mut notes = Vec::with_capacity(contents.len());
    let mut laid = Vec::with_capacity(contents.len());
    for content in contents {
        let is_picture = content.glyphs.is_empty() && content.pictures;
        notes.push((content.unknown, is_picture, content.damaged, Vec::new()));
        laid.push(lay(content));
    }
    let furniture = Furniture::of_pages(&laid);
    let mut before = Before::default();
    let mut pages: Vec<(Vec<Item>, f64)> = Vec::with_capacity(laid.len());
    for (at, mut page) in laid.into_iter().enumerate() {
        furniture.remove(&mut page);
        let width = page.width;
        let Some((.., doubtful)) = notes.get_mut(at) else { continue };
        let (items, is_lost) = items(page, &mut before, doubtful);
        if is_lost {
            for page in take_back(&mut pages) {
                notes.get_mut(page).into_iter().for_each(|(.., doubtful)| doubtful.push(String::new()));
            }
        }
        pages.push((items, width));
    }
    let margins = margins(&pages);
    let pages = pages
        .into_iter()
        .map(|(items, width)| Page { items, margins: margins.get(&(width as i64)).copied() });
    let mut writer = Writer::default();
    for (at, (page, (unknown, is_picture, damaged, doubtful))) in pages.zip(notes).enumerate() {
        let number = at as u32 + 1;
        let mut problem = |zh: String, en: String| problems.push(Problem::new(zh, en, writer.line));
        if damaged {
            problem(
                format!("第{number}页的内容已损坏，没有读；请重新导出PDF。"),
                format!("Page {number} is damaged and was not read; export the PDF again."),
            );
        }
        if is_picture {
            problem(
                format!("第{number}页是图片，没有文字，没有读；请从Word、WPS导出PDF，或先做文字识别。"),
                format!(
                    "Page {number} is a picture without text and was not read; export the PDF from Word or WPS, or have its characters recognised first."
                ),
            );
        }
        if unknown > 0 {
            problem(
                format!(
                    "第{number}页有{unknown}个字的字体没有写明是什么字，没有读；请从Word、WPS重新导出PDF。"
                ),
                format!(
                    "The fonts of {unknown} characters of page {number} do not say which they are, and they were not read; export the PDF again from Word or WPS."
                ),
            );
        }
        for title in doubtful {
            let title = if title.is_empty() { String::new() } else { format!("“{title}”") };
            problem(
                format!(
                    "第{number}页的表{title}没有框线，也看不准哪个数字在哪一栏，没有作为表格读；请导出带框线的PDF，或者提供原来的XLSX、DOCX。"
                ),
                format!(
                    "The table {title} of page {number} has no lines, and it is not sure which figure is in which column; it was not read as a table. Export the PDF with lines, or give the XLSX or DOCX that it was made from."
                ),
            );
        }
        writer.page(page, number);
    }
    writer.end_paragraph();
    Opened { text: writer.text, grids: writer.grids, problems }
}

/// Makes the table without lines that the pages end in lines again, as part of it cannot be read: a
/// part of a table would have totals without what adds up to them. Returns its pages.
fn take_back(pages: &mut [(Vec<Item>, f64)]) -> Vec<usize> {
    let mut out = Vec::new();
    for (at, (items, _)) in pages.iter_mut().enumerate().rev() {
        let is_aligned = |item: &Item| matches!(item, Item::Table(sheet) if !sheet.lines.is_empty());
        let Some(last) = items.iter().rposition(is_aligned) else { break };
        let Item::Table(sheet) = items.remove(last) else { break };
        items.splice(last..last, sheet.lines.into_iter().map(Item::Line));
        out.push(at);
        if !sheet.goes_on {
            break;
        }
    }
    out
}

/// The ruled tables of a page, and the lines outside of them.
fn lay(content: Content) -> Laid {
    let (width, height) = (content.width, content.height);
    let ruled = tables(&content.horizontal, &content.vertical);
    let mut cells: Vec<HashMap<(usize, usize), Vec<Glyph>>> = ruled.iter().map(|_| HashMap::new()).collect();
    let mut free = Vec::new();
    for glyph in content.glyphs {
        let found = ruled.iter().enumerate().find_map(|(at, table)| Some((at, table.cell_of(&glyph)?)));
        match found.and_then(|(at, cell)| Some((cells.get_mut(at)?, cell))) {
            Some((cells, cell)) => cells.entry(cell).or_default().push(glyph),
            None => free.push(glyph),
        }
    }
    let mut sheets = Vec::new();
    for (table, cells) in ruled.into_iter().zip(cells) {
        let text = |glyphs: Vec<Glyph>| {
            let mut text = String::new();
            lines(glyphs).iter().for_each(|line| push_joined(&mut text, &line.text));
            text
        };
        let texts: HashMap<_, _> = cells.into_iter().map(|(cell, glyphs)| (cell, text(glyphs))).collect();
        sheets.push(Sheet { table, texts, lines: Vec::new(), goes_on: false });
    }
    let printed = rows(free)
        .into_iter()
        .filter_map(|row| Some(Printed { line: line(row.clone())?, words: words(row) }))
        .collect();
    Laid { tables: sheets, printed, width, height }
}

/// The lines and tables of a page, from the top down, and whether the table without lines that the
/// pages before end in goes on where it cannot be read. `before` is what those pages say of tables
/// without lines, and then this page as well; `doubtful` gets the titles of such tables that stay text.
fn items(page: Laid, before: &mut Before, doubtful: &mut Vec<String>) -> (Vec<Item>, bool) {
    let stops = page.stops();
    let Laid { tables: ruled, printed, height, .. } = page;
    let is_number = |printed: &&Printed| is_page_number(&printed.line.text);
    let inner = printed.len() - printed.iter().rev().take_while(is_number).count();
    let goes_on = before.layout.is_some();
    let (tables, titles) = columns::tables(&printed[..inner], before, &stops);
    // Rows without a figure fill the page, and the figures below them would be missing.
    let is_full = tables.is_empty()
        && titles.is_empty()
        && printed[..inner].iter().all(|printed| !printed.line.text.contains('。'))
        && printed[..inner].last().is_some_and(|last| last.line.y > height * 0.5);
    let is_lost = goes_on && (titles.first().is_some_and(String::is_empty) || is_full);
    doubtful.extend(titles);
    let in_foot = |from: usize| printed[from..].iter().all(|printed| printed.line.y > height * FOOT);
    before.layout = tables.last().filter(|last| in_foot(last.lines.end)).map(|last| last.layout.clone());
    let mut out = Vec::new();
    let mut tables = tables.into_iter().peekable();
    let mut lines = Vec::new();
    for (at, printed) in printed.into_iter().enumerate() {
        if tables.peek().is_none_or(|aligned| at < aligned.lines.start) {
            out.push(Item::Line(printed.line));
            continue;
        }
        lines.push(printed.line);
        if let Some(aligned) = tables.next_if(|aligned| at + 1 == aligned.lines.end) {
            let goes_on = goes_on && aligned.lines.start == 0;
            let lines = std::mem::take(&mut lines);
            out.push(Item::Table(Sheet { table: aligned.table, texts: aligned.texts, lines, goes_on }));
        }
    }
    out.extend(ruled.into_iter().filter(|sheet| !sheet.texts.is_empty()).map(Item::Table));
    out.sort_by(|a, b| a.top().total_cmp(&b.top()));
    (out, is_lost)
}

/// The ends of full lines, by the width of the page.
fn margins(pages: &[(Vec<Item>, f64)]) -> HashMap<i64, Margins> {
    let mut ends: HashMap<i64, (Vec<f64>, Vec<f64>)> = HashMap::new();
    for (items, width) in pages {
        let (left, right) = ends.entry(*width as i64).or_default();
        for item in items {
            if let Item::Line(line) = item {
                left.push(line.x0);
                right.push(line.x1);
            }
        }
    }
    let margin = |mut ends: Vec<f64>, outwards: f64| {
        ends.sort_by(|a, b| (a * outwards).total_cmp(&(b * outwards)));
        // The outermost end that several lines share.
        ends.windows(3).rev().find(|three| (three[2] - three[0]).abs() < 6.0).map(|three| three[1])
    };
    ends.into_iter()
        .filter_map(|(width, (left, right))| {
            Some((width, Margins { left: margin(left, -1.0)?, right: margin(right, 1.0)? }))
        })
        .collect()
}

/// What belongs to the page: its number, and what is repeated on page after page.
struct Furniture {
    repeated: HashMap<(String, i64), usize>,
}

impl Furniture {
    fn of_pages(pages: &[Laid]) -> Self {
        let mut repeated = HashMap::new();
        for page in pages {
            for Printed { line, .. } in &page.printed {
                if Self::is_outer(line, page.height) {
                    *repeated.entry(Self::key(line)).or_insert(0) += 1;
                }
            }
        }
        Self { repeated }
    }

    fn is_outer(line: &Line, height: f64) -> bool {
        line.y < height * HEAD || line.y > height * FOOT
    }

    fn key(line: &Line) -> (String, i64) {
        let text = line.text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        (text, (line.y / 4.0).round() as i64)
    }

    /// Takes the furniture off a page: outermost lines alone, so that a page full of text keeps it.
    fn remove(&self, page: &mut Laid) {
        let stops = page.stops();
        let (first, last) = (
            stops.iter().copied().fold(f64::INFINITY, f64::min),
            stops.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        );
        let is_furniture = |Printed { line, .. }: &Printed| {
            Self::is_outer(line, page.height)
                && (is_page_number(&line.text)
                    || self.repeated.get(&Self::key(line)).is_some_and(|&times| times >= REPEATED))
        };
        while page.printed.last().is_some_and(|printed| printed.line.y > last && is_furniture(printed)) {
            page.printed.pop();
        }
        let is_head = |printed: &&Printed| printed.line.y < first && is_furniture(printed);
        let heads = page.printed.iter().take_while(is_head).count();
        page.printed.drain(..heads);
    }
}

/// Whether a line is nothing but the number of a page.
fn is_page_number(text: &str) -> bool {
    let inner: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let inner = inner.trim_matches(['—', '–', '-', '－', '·', '―', '─', '~', '～']);
    let inner = inner.strip_prefix('第').unwrap_or(inner);
    let (number, rest) = inner.split_at(inner.find(|c: char| !c.is_ascii_digit()).unwrap_or(inner.len()));
    !number.is_empty()
        && number.len() <= 4
        && rest.chars().all(|c| c.is_ascii_digit() || "页共，,/".contains(c))
}

/// Writes the text of a document.
#[derive(Default)]
struct Writer {
    text: String,
    line: u32,
    grids: Vec<Grid>,
    /// The last lines, for the table below them.
    recent: Vec<String>,
    /// The line that the paragraph ends in so far.
    open: Option<Line>,
    /// The table that the text ends in, with the places of its columns.
    table: Option<Vec<f64>>,
    /// How many more lines can belong to the table above them.
    below: usize,
}

impl Writer {
    fn page(&mut self, page: Page, number: u32) {
        let Page { items, margins } = page;
        for (at, item) in items.into_iter().enumerate() {
            let begins = at == 0;
            match item {
                Item::Line(line) => self.line(line, margins, begins),
                Item::Table(sheet) => self.sheet(&sheet, number, begins),
            }
        }
        self.below = 0;
    }

    fn end_paragraph(&mut self) {
        if self.open.take().is_some() {
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        self.text.push('\n');
        self.line += 1;
    }

    fn line(&mut self, line: Line, margins: Option<Margins>, begins_page: bool) {
        self.table = None;
        let goes_on = |last: &Line, margins: Margins| goes_on(last, &line, margins, begins_page);
        if self.open.as_ref().zip(margins).is_some_and(|(last, margins)| goes_on(last, margins)) {
            push_joined(&mut self.text, &line.text);
            if let Some(last) = self.recent.last_mut() {
                push_joined(last, &line.text);
            }
        } else {
            self.end_paragraph();
            self.text.push_str(&line.text);
            if let Some(grid) = self.grids.last_mut().filter(|_| self.below > 0) {
                grid.below.push(line.text.clone());
                self.below -= 1;
            }
            if self.recent.len() == LINES_AROUND {
                self.recent.remove(0);
            }
            self.recent.push(line.text.clone());
        }
        self.open = Some(line);
    }

    fn sheet(&mut self, sheet: &Sheet, page: u32, begins_page: bool) {
        self.end_paragraph();
        let xs = &sheet.table.xs;
        // The page before can end in heads that are over several columns each.
        if begins_page
            && let (Some(columns), Some(grid)) = (&mut self.table, self.grids.last_mut())
            && continues(xs, columns)
            && !grid.rows.iter().flatten().any(|cell| is_value(&cell.text))
        {
            parts::widen(grid, |at| {
                let x = columns.get(at)?;
                xs.iter().position(|other| (other - x).abs() <= SAME_SIDE)
            });
            columns.clone_from(xs);
        }
        let goes_on = begins_page && self.table.as_ref().is_some_and(|columns| continues(columns, xs));
        let columns = if goes_on { self.table.clone().unwrap_or_default() } else { xs.clone() };
        let mut grid = if goes_on { self.grids.pop().unwrap_or_default() } else { Grid::default() };
        if !goes_on {
            grid.page = Some(page);
            grid.above = std::mem::take(&mut self.recent);
        }
        let place = |x: f64| columns.iter().position(|column| (column - x).abs() <= SAME_SIDE);
        // Heads that are repeated on each page are said once.
        let mut first = 0;
        while goes_on && first < sheet.table.rows() {
            let texts: Vec<&str> = grid
                .rows
                .get(first)
                .map(|row| row.iter().map(|cell| cell.text.as_str()).collect())
                .unwrap_or_default();
            if texts.iter().all(|text| text.is_empty()) || texts != sheet.row_texts(first) {
                break;
            }
            first += 1;
        }
        for row in 0..sheet.table.rows() {
            let mut cells = vec![Cell { covered: true, ..Cell::default() }; columns.len().saturating_sub(1)];
            for column in 0..sheet.table.columns() {
                let Some(&x) = xs.get(column) else { break };
                let Some(cell) = place(x).and_then(|at| cells.get_mut(at)) else { continue };
                if sheet.table.master(row, column) != (row, column) {
                    continue;
                }
                let (down, right) = sheet.table.extent(row, column);
                let right = match (place(x), xs.get(column + right).and_then(|&x| place(x))) {
                    (Some(from), Some(to)) => to - from,
                    _ => right,
                };
                let text = sheet.text(row, column);
                if column > 0 {
                    self.text.push('\t');
                }
                let start = self.text.len() as u32;
                self.text.push_str(text);
                *cell = Cell {
                    text: text.to_owned(),
                    span: (!text.is_empty()).then_some((start, self.text.len() as u32)),
                    page: (Some(page) != grid.page).then_some(page),
                    merged: (down * right > 1).then_some((down as u32, right as u32)),
                    ..Cell::default()
                };
            }
            self.end_line();
            if row == first
                && goes_on
                && let Some(last) = grid.rows.last_mut()
                && parts::join(last, &mut cells)
            {
                continue;
            }
            if row >= first {
                grid.rows.push(cells);
            }
        }
        self.grids.push(grid);
        self.table = Some(columns);
        self.recent.clear();
        self.below = LINES_AROUND;
    }
}

/// Whether a line goes on with the paragraph of the line before.
fn goes_on(last: &Line, line: &Line, margins: Margins, begins_page: bool) -> bool {
    let em = last.size;
    if (line.size - em).abs() > em * 0.15 || !begins_page && line.y - last.y > em * 3.2 {
        return false;
    }
    // What stands first in the line would not have had room in the line before.
    if last.x1 + first_width(&line.text) * line.size < margins.right - em * 0.7 {
        return false;
    }
    let ended = last.text.ends_with(['。', '；', '：', ';', ':']);
    if line.x0 < margins.left + em * 0.9 {
        return !(ended && starts_item(&line.text));
    }
    // A title of two lines.
    let centre = (margins.left + margins.right) / 2.0;
    let is_centred = |line: &Line| ((line.x0 + line.x1) / 2.0 - centre).abs() < em * 0.5;
    !ended && !starts_item(&line.text) && is_centred(last) && is_centred(line)
}

/// The width, in ems, of what no line may end in at the beginning of a text: a number, or a sign
/// with the punctuation around it.
fn first_width(text: &str) -> f64 {
    let is_half = |c: char| c.is_ascii_alphanumeric() || ".,%".contains(c);
    let (mut width, mut core) = (0.0, ' ');
    for c in text.chars() {
        let is_more = match core {
            ' ' => true,
            _ if "，。；：、！？）》”’％".contains(c) => true,
            core => is_half(core) && is_half(c),
        };
        if !is_more {
            break;
        }
        width += if c.is_ascii() { 0.5 } else { 1.0 };
        if !"（《“‘".contains(c) {
            core = c;
        }
    }
    width
}

/// Whether a table at the top of a page goes on from the one that the page before ends in.
fn continues(columns: &[f64], xs: &[f64]) -> bool {
    let near = |a: Option<&f64>, b: Option<&f64>| a.zip(b).is_some_and(|(a, b)| (a - b).abs() <= SAME_SIDE);
    near(columns.first(), xs.first())
        && near(columns.last(), xs.last())
        && xs.iter().all(|x| columns.iter().any(|column| (column - x).abs() <= SAME_SIDE))
}
