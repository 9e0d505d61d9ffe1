//! Tables without ruling lines: columns from where words stand.
//!
//! Cells of different columns never stand one above the other, so that words that do are of one
//! column, and each column stands under a head of its own. Where that leaves a doubt there is no
//! table, since a figure in the wrong column would be a false one: the lines stay text, and a
//! problem says so.

use std::collections::HashMap;

use super::lines::{Line, push_joined};
use super::table::RuledTable;
use crate::grid::{is_known_label, is_known_title, is_value, states_unit};
use crate::normalise::starts_item;

/// How many lines below its title a table states its unit.
const UNIT_WITHIN: usize = 4;
/// Lines closer than this, in ems, are parts of one row: the cell in the middle of a wrapped one.
const SAME_ROW: f64 = 0.9;
/// A broader gap, in ems, ends a table.
const END: f64 = 4.0;
/// A figure that is nearer, in ems, to the label before it is a part of it: 单价100万元以上.
const LABEL_GAP: f64 = 0.3;
/// Ends closer than this, in points, are aligned.
const ALIGNED: f64 = 1.0;
/// How far, in ems, the middles of two lines of one head differ.
const SAME_MIDDLE: f64 = 0.6;

/// A printed line, whole and in words.
pub(super) struct Printed {
    pub line: Line,
    pub words: Vec<Line>,
}

/// A column: how far its head and its cells reach.
#[derive(Debug, Clone, PartialEq)]
struct Column {
    head: String,
    x0: f64,
    x1: f64,
}

/// A table of aligned words.
pub(super) struct Aligned {
    pub table: RuledTable,
    pub texts: HashMap<(usize, usize), String>,
    pub layout: Layout,
    /// The lines that it consists of.
    pub lines: std::ops::Range<usize>,
}

/// Finds the tables in the lines of a page, and the titles of those that stay text. `stops` has the
/// tops of ruled tables.
pub(super) fn tables(lines: &[Printed], before: &mut Before, stops: &[f64]) -> (Vec<Aligned>, Vec<String>) {
    let (mut found, mut doubtful) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(printed) = lines.get(at) {
        let title = printed.line.text.as_str();
        let start = if is_known_title(title) {
            let unit =
                (at..lines.len().min(at + 1 + UNIT_WITHIN)).find(|&i| states_unit(&lines[i].line.text));
            unit.map(|unit| unit + 1)
        } else {
            (at == 0 && before.layout.is_some()).then_some(0)
        };
        let Some(start) = start else {
            at += 1;
            continue;
        };
        let end = end(lines, start, stops);
        let layout = before.layout.as_ref().filter(|_| start == 0);
        let rows = bands(&lines[start..end]);
        match aligned(&rows, layout, &mut before.right) {
            Some((table, texts, layout)) => {
                found.push(Aligned { table, texts, layout, lines: start..end });
            }
            None if rows.iter().filter(|row| row.iter().any(|word| is_value(&word.text))).count() > 0 => {
                doubtful.push(if start == 0 { String::new() } else { title.to_owned() });
            }
            None => {}
        }
        at = end.max(at + 1);
    }
    (found, doubtful)
}

/// Where a table ends that begins at a line.
fn end(lines: &[Printed], start: usize, stops: &[f64]) -> usize {
    let ends = |i: usize| {
        let line = &lines[i].line;
        let note = ["注", "说明", "备注"].iter().any(|word| line.text.starts_with(word));
        let before = i.checked_sub(1).map(|i| &lines[i].line);
        let top = before.map_or(0.0, |before| before.y);
        note || line.text.contains('。')
            || is_known_title(&line.text)
            || before.is_some_and(|before| line.y - before.y > line.size.max(before.size) * END)
            // The title and the unit were those of a table with lines.
            || stops.iter().any(|&stop| top < stop && stop < line.y)
    };
    (start..lines.len()).find(|&i| ends(i)).unwrap_or(lines.len())
}

/// The words of each row: of lines that stand beside each other.
fn bands(lines: &[Printed]) -> Vec<Vec<Line>> {
    let mut out: Vec<Vec<Line>> = Vec::new();
    let mut last: Option<&Line> = None;
    for printed in lines {
        // Who discloses, and for which year, stands between the title and the heads.
        let info =
            printed.line.text.contains([':', '：']) && !printed.words.iter().any(|word| is_value(&word.text));
        if info && out.is_empty() {
            continue;
        }
        let beside =
            last.is_some_and(|last| printed.line.y - last.y < printed.line.size.max(last.size) * SAME_ROW);
        let words = printed.words.iter().cloned();
        match out.last_mut().filter(|_| beside) {
            Some(row) => row.extend(words),
            None => out.push(words.collect()),
        }
        last = Some(&printed.line);
    }
    out.into_iter().map(spaced).collect()
}

/// Puts words together whose two characters are spaced out, and what stands around the figure of a
/// label.
fn spaced(words: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for word in words {
        let joined = |last: &Line| {
            let whole = format!("{}{}", last.text, word.text);
            let near = word.x0 - last.x1 < word.size * LABEL_GAP && !is_value(&last.text);
            ["合计", "总计", "小计", "项目"].contains(&whole.as_str())
                || near && (last.text.ends_with(|c: char| c.is_ascii_digit()) || is_value(&word.text))
        };
        if let Some(last) = out.last_mut().filter(|last| (last.y - word.y).abs() < ALIGNED && joined(last)) {
            last.text += &word.text;
            last.x1 = word.x1;
        } else {
            out.push(word);
        }
    }
    out
}

/// Whether a row is no longer one of heads.
fn begins_data(row: &[Line]) -> bool {
    let Some(first) = row.first() else { return false };
    first.text.starts_with("一、")
        || matches!(first.text.as_str(), "合计" | "总计")
        || !matches!(first.text.as_str(), "栏次" | "行次") && row.iter().any(|word| is_value(&word.text))
}

/// What the pages before say of those that follow.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// The columns of the table that the page before ends in.
    pub layout: Option<Layout>,
    /// Whether figures end together at the right, in all tables so far that show it.
    right: Option<bool>,
}

/// The columns of a table that may go on.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    columns: Vec<Column>,
    xs: Vec<f64>,
}

type Texts = HashMap<(usize, usize), String>;
/// Heads over several columns, each with the first of them.
type Sides = Vec<(usize, String)>;

fn aligned(
    rows: &[Vec<Line>],
    before: Option<&Layout>,
    right: &mut Option<bool>,
) -> Option<(RuledTable, Texts, Layout)> {
    let first = rows.iter().position(|row| begins_data(row))?;
    let (above, body) = rows.split_at(first);
    let above: Vec<&Line> = above.iter().flatten().collect();
    let (heads, sides) = if above.is_empty() { (Vec::new(), Vec::new()) } else { heads(&above, body)? };
    let columns = match before {
        // The heads may be said again.
        Some(before) => {
            let said = heads.iter().map(|column| &column.head);
            let again = heads.is_empty() || said.eq(before.columns.iter().map(|column| &column.head));
            again.then(|| before.columns.clone())?
        }
        None => heads,
    };
    let body = wrapped(body);
    let (places, columns) = places(&body, columns, right)?;
    let (width, mut texts, mut masters, mut ys) = (columns.len(), Texts::new(), Vec::new(), Vec::new());
    // The heads over several columns, then those of the columns.
    for (at, (from, text)) in sides.iter().enumerate() {
        let to = sides.get(at + 1).map_or(width, |side| side.0);
        masters.extend((*from..to).map(|_| (0, *from)));
        texts.insert((0, *from), text.clone());
    }
    if !above.is_empty() {
        let row = masters.len() / width;
        for (at, column) in columns.iter().enumerate() {
            masters.push((row, at));
            texts.insert((row, at), column.head.clone());
        }
        ys = vec![above.first()?.y; row + 1];
    }
    for (row, places) in body.iter().zip(places) {
        let at = ys.len();
        ys.push(row.first()?.y);
        masters.extend((0..width).map(|column| (at, column)));
        let mut cells: HashMap<usize, Vec<&Line>> = HashMap::new();
        row.iter().zip(places).for_each(|(word, column)| cells.entry(column).or_default().push(word));
        for (column, mut words) in cells {
            // A figure stands alone in its cell.
            if words.len() > 1 && words.iter().any(|word| is_value(&word.text)) {
                return None;
            }
            words.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
            let text = texts.entry((at, column)).or_default();
            words.iter().for_each(|word| push_joined(text, &word.text));
        }
    }
    ys.push(body.last()?.last()?.y);
    if width < 2 {
        return None;
    }
    let xs = match before {
        Some(before) => before.xs.clone(),
        None => {
            let between = columns.windows(2).map(|pair| (pair[0].x1 + pair[1].x0) / 2.0);
            [columns.first()?.x0].into_iter().chain(between).chain([columns.last()?.x1]).collect()
        }
    };
    Some((RuledTable { xs: xs.clone(), ys, masters }, texts, Layout { columns, xs }))
}

fn overlap(a: (f64, f64), b: (f64, f64)) -> bool {
    a.1.min(b.1) - a.0.max(b.0) > 0.5
}

fn reach(word: &Line) -> (f64, f64) {
    (word.x0, word.x1)
}

fn middle(word: &Line) -> f64 {
    (word.x0 + word.x1) / 2.0
}

/// The heads of columns from the left, and the heads over several of them, each with its first column.
fn heads(words: &[&Line], body: &[Vec<Line>]) -> Option<(Vec<Column>, Sides)> {
    let mut words = words.to_vec();
    words.sort_by(|a, b| b.y.total_cmp(&a.y));
    // From the bottom up: each word begins a head, goes on with the one below it, or is over several.
    let mut stacks: Vec<Vec<&Line>> = Vec::new();
    let mut over: Vec<&Line> = Vec::new();
    let top = words.last()?.y;
    let bottom = words.first()?.y;
    for word in words {
        let below: Vec<usize> = (0..stacks.len())
            .filter(|&at| stacks[at].iter().any(|other| overlap(reach(other), reach(word))))
            .collect();
        match below[..] {
            [] if bottom - word.y > word.size && word.y - top < word.size * 0.3 => over.push(word),
            [] => stacks.push(vec![word]),
            [at] => {
                let under = stacks[at].last()?;
                if under.y - word.y < word.size * 0.5 {
                    return None;
                }
                let one = (middle(word) - middle(under)).abs() < word.size * SAME_MIDDLE
                    || (word.x0 - under.x0).abs() < ALIGNED;
                let below: String = stacks[at].iter().rev().map(|word| word.text.as_str()).collect();
                let whole = format!("{}{below}", word.text);
                // Two heads that are whole by themselves are not the lines of one.
                if !one || is_known_label(&word.text) && is_known_label(&below) && !is_known_label(&whole) {
                    over.push(word);
                } else {
                    stacks[at].push(word);
                }
            }
            _ => over.push(word),
        }
    }
    let mut columns: Vec<Column> = stacks
        .into_iter()
        .map(|stack| {
            let mut column = Column { head: String::new(), x0: f64::INFINITY, x1: f64::NEG_INFINITY };
            for word in stack.iter().rev() {
                push_joined(&mut column.head, &word.text);
                (column.x0, column.x1) = (column.x0.min(word.x0), column.x1.max(word.x1));
            }
            column
        })
        .collect();
    columns.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    if columns.windows(2).any(|pair| pair[0].x1 > pair[1].x0) {
        return None;
    }
    let sides = sides(over, &columns, body)?;
    Some((columns, sides))
}

/// Heads over several columns, where together they are over all of them: each is in the middle of
/// its own, and so says where they end.
fn sides(mut over: Vec<&Line>, columns: &[Column], body: &[Vec<Line>]) -> Option<Sides> {
    if over.is_empty() {
        return Some(Vec::new());
    }
    over.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let words = || body.iter().flatten();
    let mut left = words().map(|word| word.x0).fold(columns.first()?.x0, f64::min);
    let right = words().map(|word| word.x1).fold(columns.last()?.x1, f64::max);
    let mut out = Vec::new();
    let count = over.len();
    for (at, word) in over.into_iter().enumerate() {
        let first = columns.iter().position(|column| (column.x0 + column.x1) / 2.0 > left)?;
        out.push((first, word.text.clone()));
        let ends = 2.0 * middle(word) - left;
        let room = word.size * 1.5;
        let cut = columns.iter().position(|column| column.x1 > ends);
        left = if at + 1 == count {
            if (ends - right).abs() > room * 2.0 {
                return None;
            }
            right
        } else {
            // It ends between the head of one column and that of the next.
            let next = columns.get(cut?)?;
            if next.x0 < ends - room {
                return None;
            }
            ends.min(next.x0)
        };
        if !(columns.get(first)?.x0 <= word.x1 && word.x0 <= left) {
            return None;
        }
    }
    let rising = out.windows(2).all(|pair| pair[0].0 + 1 < pair[1].0);
    (rising && out.first()?.0 == 0 && out.last()?.0 + 1 < columns.len()).then_some(out)
}

/// Rows, those together that are the lines of one: a label that fills its column goes on below.
fn wrapped(rows: &[Vec<Line>]) -> Vec<Vec<Line>> {
    let mut out: Vec<Vec<Line>> = Vec::new();
    for row in rows {
        if let ([word], Some(last)) = (&row[..], out.last_mut())
            && !is_value(&word.text)
            && !is_known_label(&word.text)
            && !starts_item(&word.text)
            && let Some(above) = last.iter().rev().find(|above| (above.x0 - word.x0).abs() < ALIGNED)
            && word.y - above.y < word.size * 1.6
            && !is_known_label(&above.text)
        {
            // Nothing in the column reaches further than the line that was full.
            let room = rows.iter().flatten().filter(|other| (other.x0 - word.x0).abs() < ALIGNED);
            let right = room.map(|other| other.x1).fold(0.0, f64::max);
            if above.x1 + word.size > right {
                last.push(word.clone());
                continue;
            }
        }
        out.push(row.clone());
    }
    out
}

/// Words of one column.
struct Group<'w> {
    words: Vec<(usize, &'w Line)>,
    reach: (f64, f64),
    values: bool,
}

impl<'w> Group<'w> {
    fn new(row: usize, word: &'w Line, values: bool) -> Self {
        Self { words: vec![(row, word)], reach: reach(word), values }
    }

    fn add(&mut self, row: usize, word: &'w Line) {
        self.reach = (self.reach.0.min(word.x0), self.reach.1.max(word.x1));
        self.words.push((row, word));
    }

    /// Whether its words of different widths have one end in common.
    fn aligned(&self, end: impl Fn(&Line) -> f64) -> bool {
        let widths = || self.words.iter().map(|(_, word)| word.x1 - word.x0);
        let differ = widths().fold(0.0, f64::max) - widths().fold(f64::INFINITY, f64::min) > 2.0 * ALIGNED;
        let ends = || self.words.iter().map(|(_, word)| end(word));
        differ && ends().fold(f64::NEG_INFINITY, f64::max) - ends().fold(f64::INFINITY, f64::min) < ALIGNED
    }
}

/// The column of each word of each row, and how far the columns reach with them.
fn places(
    rows: &[Vec<Line>],
    mut columns: Vec<Column>,
    right: &mut Option<bool>,
) -> Option<(Vec<Vec<usize>>, Vec<Column>)> {
    let words = || rows.iter().enumerate().flat_map(|(row, words)| words.iter().map(move |word| (row, word)));
    let mut values: Vec<(usize, &Line)> = words().filter(|(_, word)| is_value(&word.text)).collect();
    values.sort_by(|a, b| a.1.x0.total_cmp(&b.1.x0));
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (row, word) in values {
        match groups.last_mut().filter(|group| overlap(group.reach, reach(word))) {
            Some(group) => group.add(row, word),
            None => groups.push(Group::new(row, word, true)),
        }
    }
    // The shortest labels first: one that then reaches over several columns is a merged cell.
    let mut labels: Vec<(usize, &Line)> = words().filter(|(_, word)| !is_value(&word.text)).collect();
    labels.sort_by(|a, b| (a.1.x1 - a.1.x0).total_cmp(&(b.1.x1 - b.1.x0)));
    let mut merged: Vec<(usize, &Line)> = Vec::new();
    for (row, word) in labels {
        let touched: Vec<usize> =
            (0..groups.len()).filter(|&at| overlap(groups[at].reach, reach(word))).collect();
        match touched[..] {
            [] => groups.push(Group::new(row, word, false)),
            [at] if !groups[at].values => groups[at].add(row, word),
            _ => merged.push((row, word)),
        }
    }
    for group in groups.iter().filter(|group| group.values) {
        let ends = group.aligned(|word| word.x1);
        if ends || group.aligned(|word| word.x0) || group.aligned(middle) {
            *right = Some(ends && *right != Some(false));
        }
    }
    let mut of: HashMap<*const Line, usize> = HashMap::new();
    let heads: Vec<(f64, f64)> = columns.iter().map(|column| (column.x0, column.x1)).collect();
    let mut figures = vec![false; columns.len()];
    let mut broad: Vec<Vec<usize>> = Vec::new();
    for group in &groups {
        let under: Vec<usize> = (0..heads.len()).filter(|&at| overlap(heads[at], group.reach)).collect();
        let column = match under[..] {
            [at] => at,
            // Between two heads: figures that end together are under the head to their left,
            // labels that begin together under that to their right.
            [] if group.values => {
                let left = heads.iter().rposition(|head| head.1 <= group.reach.0 + 0.5);
                left.filter(|_| *right == Some(true))?
            }
            [] => heads.iter().position(|head| head.0 >= group.reach.1 - 0.5)?,
            [first, ..] if !group.values => {
                broad.push(under.clone());
                first
            }
            _ => return None,
        };
        let code = group.values && group.words.iter().all(|(_, word)| is_code(&word.text));
        figures[column] |= group.values && !(code && is_label_head(&columns[column].head));
        if under.len() < 2 {
            let column = &mut columns[column];
            (column.x0, column.x1) = (column.x0.min(group.reach.0), column.x1.max(group.reach.1));
        }
        of.extend(group.words.iter().map(|&(_, word)| (std::ptr::from_ref(word), column)));
    }
    for (_, word) in merged {
        let under: Vec<usize> =
            (0..columns.len()).filter(|&at| overlap((columns[at].x0, columns[at].x1), reach(word))).collect();
        of.insert(std::ptr::from_ref(word), *under.first()?);
        if under.len() > 1 {
            broad.push(under);
        }
    }
    // A label reaches over the columns of codes and labels alone.
    if broad.iter().flatten().any(|&at| figures[at])
        || columns.windows(2).any(|pair| pair[0].x1 > pair[1].x0 + 0.5)
    {
        return None;
    }
    let place = |word: &Line| of.get(&std::ptr::from_ref(word)).copied();
    let places: Option<Vec<Vec<usize>>> =
        rows.iter().map(|row| row.iter().map(place).collect::<Option<Vec<usize>>>()).collect();
    Some((places?, columns))
}

/// Whether a text can be a code or one level of it.
pub(super) fn is_code(text: &str) -> bool {
    text.len() <= 7 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_label_head(head: &str) -> bool {
    ["编码", "代码", "科目", "项目", "类", "款", "项", "名称"].iter().any(|word| head.contains(word))
}
