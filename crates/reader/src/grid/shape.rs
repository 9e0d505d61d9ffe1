//! From rows of cells to tables: titles, units, heads, sides and notes.

use juesuan_model::tables::{kind_of_title, plain_label};
use juesuan_model::{MoneyUnit, TableKind};

use super::value::{Content, content, is_code_text};
use super::{Cell, Grid};

/// The most columns of a grid that are looked at; the forms have a dozen.
const MAX_COLUMNS: usize = 256;
/// The most rows of heads; the forms have four.
const MAX_HEADS: usize = 16;
/// A cell with more characters is running text.
const LONGEST_LABEL: usize = 80;
const LONGEST_TITLE: usize = 45;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    /// 科目编码, or one level of it.
    Code,
    /// 项目, 科目名称
    Label,
    /// 行次
    Line,
    /// Figures, under these plain heads from the top down.
    Value(Vec<String>),
}

/// Columns that belong together: labels, and the figures to their right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Side {
    pub labels: Vec<usize>,
    pub values: Vec<usize>,
}

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Layout {
    pub columns: Vec<Column>,
    pub sides: Vec<Side>,
}

/// One table of a grid, or one part of a table that goes on.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub title: Option<String>,
    pub unit: Option<MoneyUnit>,
    /// The rows of heads and data.
    pub body: Vec<usize>,
    /// How many rows of the body are heads.
    pub heads: usize,
    pub layout: Layout,
    pub notes: Vec<String>,
}

impl Table {
    pub(super) fn kind_of_title(&self) -> Option<TableKind> {
        self.title.as_deref().and_then(kind_of_title)
    }

    pub(super) fn data(&self) -> &[usize] {
        self.body.get(self.heads..).unwrap_or_default()
    }
}

pub(super) fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{feff}').collect()
}

pub(super) fn is_title(text: &str) -> bool {
    let text = compact(text);
    text.chars().count() <= LONGEST_TITLE
        && !text.starts_with("公开")
        && !text.starts_with("财决")
        && !text.contains(['。', '：', ':', '，', ','])
        && (kind_of_title(&text).is_some()
            || text.ends_with('表')
                && ["决算", "情况", "经费", "信息", "支出", "收入"].iter().any(|word| text.contains(word)))
}

/// The unit of money that a line such as 金额单位：万元 states.
pub(super) fn unit_of(text: &str) -> Option<MoneyUnit> {
    let text = compact(text);
    let at = text.find("单位")?;
    let rest = text[at + "单位".len()..].trim_start_matches([':', '：', '(', '（', '为', '人', '民', '币']);
    [("万元", MoneyUnit::WanYuan), ("亿元", MoneyUnit::YiYuan), ("元", MoneyUnit::Yuan)]
        .into_iter()
        .find(|(word, _)| rest.starts_with(word))
        .map(|(_, unit)| unit)
}

/// Whether a text is nothing but the number of a table, as offices print them: 附表1, 公开01表, 表三.
fn is_number_of_table(text: &str) -> bool {
    let mut rest = text.trim_start_matches(['（', '(']);
    for word in ["附件", "附表", "附", "第", "表"] {
        rest = rest.trim_start_matches(word);
    }
    let is_part = |c: char| c.is_ascii_digit() || "一二三四五六七八九十-－—_.（）()".contains(c);
    let number = rest.trim_end_matches(['表', '号', '：', ':']);
    let is_counted = number.contains(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    text.contains(['表', '附']) && is_counted && number.chars().all(is_part)
}

enum Row {
    Blank,
    Title(String),
    Info,
    Note(String),
    Body,
}

fn row_kind(cells: &[Cell], started: bool) -> Row {
    let filled: Vec<&str> =
        cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty()).collect();
    let [first, others @ ..] = filled.as_slice() else { return Row::Blank };
    let is_info = |text: &str| {
        let text = compact(text);
        unit_of(&text).is_some()
            || [
                "公开部门",
                "公开单位",
                "编制单位",
                "编制部门",
                "填报单位",
                "部门：",
                "部门:",
                "单位：",
                "单位:",
                "部门名称",
                "单位名称",
            ]
            .iter()
            .any(|word| text.starts_with(word))
            || (text.starts_with("公开") || text.starts_with("财决"))
                && text.ends_with('表')
                && text.len() < 30
            || is_number_of_table(&text)
    };
    let short = filled.len() <= 4 && filled.iter().all(|text| text.chars().count() <= LONGEST_TITLE * 2);
    let numbers = filled.iter().any(|text| matches!(content(text), Content::Number { .. }));
    if let Some(title) = filled.iter().find(|text| is_title(text)).filter(|_| short && !numbers)
        && filled.iter().all(|text| text == title || is_info(text))
    {
        return Row::Title(compact(title));
    }
    if short && !numbers && filled.iter().any(|text| is_info(text)) {
        return Row::Info;
    }
    let note =
        ["注：", "注:", "说明：", "说明:", "备注：", "备注:"].iter().any(|word| first.starts_with(word))
            || first.contains('。')
            || first.chars().count() > LONGEST_LABEL;
    if others.is_empty() && note && (started || first.contains('。')) {
        return Row::Note((*first).to_owned());
    }
    Row::Body
}

/// Whether a row only numbers the columns: 栏次 1 2 3.
fn is_numbering(cells: &[Cell]) -> bool {
    let mut texts =
        cells.iter().filter(|cell| !cell.text.trim().is_empty()).map(|cell| plain_label(&cell.text));
    match texts.next() {
        Some(first) if matches!(first.as_str(), "栏次" | "行次") => true,
        // Beside the levels of the codes.
        Some(first) if is_code_head(&first) => texts.take(3).any(|text| text == "栏次"),
        _ => false,
    }
}

/// Whether a row holds data and not heads.
fn is_data(cells: &[Cell]) -> bool {
    let mut texts = cells.iter().filter(|cell| !cell.text.trim().is_empty());
    let Some(first) = texts.next() else { return false };
    if is_numbering(cells) {
        return false;
    }
    let label = plain_label(&first.text);
    let alone = texts.next().is_none();
    if alone && matches!(label.as_str(), "合计" | "总计") {
        return true;
    }
    cells.iter().any(|cell| {
        matches!(content(&cell.text), Content::Number { .. }) || cell.text.trim_start().starts_with("一、")
    })
}

/// The tables of a grid, from the top down.
pub(super) fn tables(grid: &Grid) -> Vec<Table> {
    let mut out = Vec::new();
    let mut now = Table::default();
    for line in &grid.above {
        if is_title(line) && (now.title.is_none() || kind_of_title(&compact(line)).is_some()) {
            now.title = Some(compact(line));
        }
        now.unit = unit_of(line).or(now.unit);
    }
    let mut ended = false;
    for (at, cells) in grid.rows.iter().enumerate() {
        let row = row_kind(cells, !now.body.is_empty());
        let begins = match row {
            Row::Title(_) | Row::Info => !now.body.is_empty(),
            Row::Body => ended,
            Row::Blank | Row::Note(_) => false,
        };
        if begins {
            let unit = now.unit;
            out.push(std::mem::take(&mut now));
            now.unit = unit;
            ended = false;
        }
        match row {
            Row::Blank => {}
            Row::Title(title) => {
                if now.title.is_none() || kind_of_title(&title).is_some() {
                    now.title = Some(title);
                }
                now.unit = cells.iter().find_map(|cell| unit_of(&cell.text)).or(now.unit);
            }
            Row::Info => now.unit = cells.iter().find_map(|cell| unit_of(&cell.text)).or(now.unit),
            Row::Note(note) => {
                // What stands above a table introduces it.
                if !now.body.is_empty() {
                    now.notes.push(note);
                    ended = true;
                }
            }
            Row::Body => now.body.push(at),
        }
    }
    let note = |line: &&String| ["注", "说明", "备注"].iter().any(|word| line.trim_start().starts_with(word));
    now.notes.extend(grid.below.iter().filter(note).cloned());
    out.push(now);
    out.retain(|table| !table.body.is_empty());
    for table in &mut out {
        table.heads = table
            .body
            .iter()
            .take(MAX_HEADS)
            .take_while(|&&row| grid.rows.get(row).is_some_and(|cells| !is_data(cells)))
            .count();
        table.layout = layout(grid, table);
    }
    out
}

/// The cell that each cell of the first rows is a part of, row by row.
///
/// Where a grid does not say how far its merged cells go, each goes right first and then down, and
/// blank cells cover only what is left.
fn masters(grid: &Grid, rows: &[usize]) -> Vec<Vec<(usize, usize)>> {
    let cell = |r: usize, c: usize| grid.rows.get(*rows.get(r)?)?.get(c);
    let covered = |r: usize, c: usize| cell(r, c).is_some_and(|cell| cell.covered);
    let widths: Vec<usize> =
        rows.iter().map(|&row| grid.rows.get(row).map_or(0, Vec::len).min(MAX_COLUMNS)).collect();
    let mut out: Vec<Vec<Option<(usize, usize)>>> = widths.iter().map(|&width| vec![None; width]).collect();
    for pass in 0..3 {
        for (r, &width) in widths.iter().enumerate() {
            for c in 0..width {
                let Some(at) = cell(r, c).filter(|cell| !cell.covered) else { continue };
                let is_now = match (at.merged, at.text.trim().is_empty()) {
                    (Some(_), _) => pass == 0,
                    (None, blank) => pass == 1 + usize::from(blank),
                };
                if !is_now {
                    continue;
                }
                let (down, right) = at.merged.map_or((usize::MAX, usize::MAX), |(rows, columns)| {
                    (rows.max(1) as usize, columns.max(1) as usize)
                });
                let free = |out: &[Vec<Option<(usize, usize)>>], r: usize, c: usize| {
                    covered(r, c) && out.get(r).and_then(|row| row.get(c)) == Some(&None)
                };
                let mut last = c + 1;
                while last - c < right && free(&out, r, last) {
                    last += 1;
                }
                let mut end = r + 1;
                while end - r < down && (c..last).all(|c| free(&out, end, c)) {
                    end += 1;
                }
                for row in out.iter_mut().take(end).skip(r) {
                    row[c..last].fill(Some((r, c)));
                }
            }
        }
    }
    out.into_iter()
        .enumerate()
        .map(|(r, row)| row.into_iter().enumerate().map(|(c, master)| master.unwrap_or((r, c))).collect())
        .collect()
}

fn is_code_head(head: &str) -> bool {
    head.contains("编码")
        || head.contains("代码")
        || head.contains("编号")
        || matches!(head, "类" | "款" | "项" | "类款项")
}

fn is_label_head(head: &str) -> bool {
    ["项目", "名称", "科目", "指标", "内容", "分类"].iter().any(|word| head.ends_with(word))
}

/// The plain heads of a column from the top down, each once.
fn heads(grid: &Grid, table: &Table, width: usize) -> Vec<Vec<String>> {
    let rows = table.body.get(..table.heads).unwrap_or_default();
    let masters = masters(grid, rows);
    let mut out: Vec<Vec<String>> = vec![Vec::new(); width];
    // Where the head above each column began, so that a head is spread no further.
    let mut above = vec![0usize; width];
    for (row, masters) in masters.iter().enumerate() {
        let cells = rows.get(row).and_then(|&row| grid.rows.get(row)).filter(|cells| !is_numbering(cells));
        let Some(cells) = cells else { continue };
        let mut spread: Option<(usize, String)> = None;
        for column in 0..width {
            let (Some(cell), Some(&(r, c))) = (cells.get(column), masters.get(column)) else { break };
            let master = rows.get(r).and_then(|&row| grid.rows.get(row)?.get(c));
            let text = master.map_or_else(String::new, |cell| plain_label(&cell.text));
            if !text.is_empty() {
                if (r, c) == (row, column) || spread.is_none() {
                    spread = (r == row).then(|| (column, text.clone()));
                }
                push(&mut out[column], text);
            } else if !cell.covered
                && let Some((from, text)) = &spread
                && above[*from] == above[column]
            {
                push(&mut out[column], text.clone());
            } else {
                spread = None;
            }
        }
        // The places at which this row's heads begin bound the next row's.
        let mut began = 0;
        for (column, above) in above.iter_mut().enumerate() {
            if cells.get(column).is_some_and(|cell| !cell.text.trim().is_empty()) {
                began = column;
            }
            *above = began.max(*above);
        }
    }
    out
}

fn push(path: &mut Vec<String>, text: String) {
    if path.last() != Some(&text) {
        path.push(text);
    }
}

fn layout(grid: &Grid, table: &Table) -> Layout {
    let width = table.body.iter().filter_map(|&row| grid.rows.get(row)).map(Vec::len).max().unwrap_or(0);
    let width = width.min(MAX_COLUMNS);
    let heads = heads(grid, table, width);
    let mut columns = Vec::with_capacity(width);
    for (column, path) in heads.into_iter().enumerate() {
        columns.push(column_of(grid, table, column, path));
    }
    Layout { sides: sides(&columns), columns }
}

fn column_of(grid: &Grid, table: &Table, column: usize, path: Vec<String>) -> Column {
    let last = path.last().map_or("", String::as_str);
    if matches!(last, "行次" | "栏次" | "序号") {
        return Column::Line;
    }
    let (mut words, mut numbers, mut codes) = (0u32, 0u32, 0u32);
    for &row in table.data() {
        let Some(cell) = grid.rows.get(row).and_then(|cells| cells.get(column)) else { continue };
        match content(&cell.text) {
            Content::Number { .. } => {
                numbers += 1;
                codes += u32::from(is_code_text(&cell.text));
            }
            Content::Words => words += 1,
            _ => {}
        }
    }
    if path.iter().any(|head| is_code_head(head)) && codes == numbers {
        return Column::Code;
    }
    // Without a head, digits of a code's length are a code where its class is one.
    let class = |text: &str| {
        let text = compact(text);
        matches!(text.len(), 3 | 5 | 7) && (text.starts_with('2') || text.starts_with('3'))
    };
    let first = table.data().iter().find_map(|&row| {
        grid.rows.get(row)?.get(column).map(|cell| cell.text.as_str()).filter(|text| is_code_text(text))
    });
    if path.is_empty() && codes > 0 && codes == numbers && first.is_some_and(class) {
        return Column::Code;
    }
    if words > numbers || words + numbers == 0 && (is_label_head(last) || matches!(last, "收入" | "支出"))
    {
        return Column::Label;
    }
    Column::Value(path)
}

fn sides(columns: &[Column]) -> Vec<Side> {
    let mut out: Vec<Side> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let is_value = matches!(column, Column::Value(_));
        if out.last().is_none_or(|side| !is_value && !side.values.is_empty()) {
            out.push(Side::default());
        }
        let Some(side) = out.last_mut() else { continue };
        match column {
            Column::Value(_) => side.values.push(at),
            Column::Code | Column::Label => side.labels.push(at),
            Column::Line => {}
        }
    }
    out
}
