//! From the template's output, in light markup, to the document tree, in one pass.
//!
//! A line that begins with `#` is a heading, one with `- ` an item, one with `|` a row of a table.
//! A blank line **of the template** ends a paragraph; the lines of a paragraph are joined without a
//! space. So a template can break a sentence and set its conditions wherever it reads best, and
//! a condition that prints nothing leaves no trace.

use crate::document::{Block, Cell, FigureIndex, FigureRef, Held, Inline, Table, Words};
use crate::marks::{BREAK, END, FIGURE, GUARD, MISSING, PARAGRAPH, TABLE};

/// A figure that was cut apart: the line of the output, from 1.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Torn(pub(crate) usize);

/// What is being read; the text of a heading, paragraph or item is in [`Parser::text`].
enum Open {
    Nothing,
    Heading(u8),
    Paragraph,
    Item,
    Table,
}

struct Parser<'a> {
    output: &'a str,
    figures: &'a [FigureRef],
    tables: Vec<Option<Table>>,
    blocks: Vec<Block>,
    open: Open,
    /// The inlines of the block that is being read.
    text: Vec<Inline>,
    /// The table that is being read.
    table: Table,
    /// Whether nothing but spaces was read of the line yet.
    fresh: bool,
    missing: bool,
}

/// What the output says.
pub(crate) struct Parsed {
    pub(crate) blocks: Vec<Block>,
    /// Whether something is missing that the template itself asks for; a table's gaps do not count.
    pub(crate) missing: bool,
}

/// Marks the blank lines of a template that stand outside its tags. Lines keep their numbers.
pub(crate) fn mark_paragraphs(template: &str) -> String {
    let mut out = String::with_capacity(template.len() + 256);
    let mut closes: Option<&str> = None;
    for line in template.split_inclusive('\n') {
        if closes.is_none() && line.trim().is_empty() {
            out.push(PARAGRAPH);
        }
        out.push_str(line);
        let mut rest = line;
        loop {
            rest = match closes {
                Some(close) => match rest.split_once(close) {
                    Some((_, after)) => after,
                    None => break,
                },
                None => match rest.split_once('{') {
                    Some((_, after)) => {
                        closes = match after.as_bytes().first() {
                            Some(b'{') => Some("}}"),
                            Some(b'%') => Some("%}"),
                            Some(b'#') => Some("#}"),
                            _ => None,
                        };
                        rest = after;
                        continue;
                    }
                    None => break,
                },
            };
            closes = None;
        }
    }
    out
}

pub(crate) fn parse(output: &str, figures: &[FigureRef], tables: Vec<Table>) -> Result<Parsed, Torn> {
    let mut parser = Parser {
        output,
        figures,
        tables: tables.into_iter().map(Some).collect(),
        blocks: Vec::with_capacity(192),
        open: Open::Nothing,
        text: Vec::with_capacity(64),
        table: Table::default(),
        fresh: true,
        missing: false,
    };
    let bytes = output.as_bytes();
    let torn = |at: usize| {
        let before = bytes.get(..at).unwrap_or(bytes);
        move || Torn(1 + memchr::memchr_iter(b'\n', before).count())
    };
    // Words begin at `start`; up to `from` there is neither a mark nor the end of a line in them.
    let (mut start, mut from) = (0, 0);
    while let Some(found) = bytes.get(from..).and_then(|rest| memchr::memchr2(b'\n', MIDDLE, rest)) {
        let at = from + found;
        from = at + 1;
        if bytes.get(at) == Some(&b'\n') {
            start = parser.line_end(start, at).ok_or_else(torn(at))?;
            // Empty lines, of which conditions leave many, say nothing.
            while bytes.get(start) == Some(&b'\n') {
                start += 1;
            }
            from = start;
        } else if let Some(mark) = mark_at(output, at) {
            start = parser.mark(start, at - 1, mark).ok_or_else(torn(at))?;
            from = start;
        }
    }
    parser.line_end(start, output.len()).ok_or_else(torn(output.len()))?;
    parser.close();
    Ok(Parsed { blocks: parser.blocks, missing: parser.missing })
}

/// The second byte of every mark: they are U+FDD0 to U+FDD6, EF B7 90 to EF B7 96.
const MIDDLE: u8 = 0xB7;

/// The mark whose second byte stands here.
fn mark_at(text: &str, middle: usize) -> Option<char> {
    let bytes = text.as_bytes();
    match (bytes.get(middle.checked_sub(1)?), bytes.get(middle + 1)) {
        (Some(0xEF), Some(last @ 0x90..=0x96)) => char::from_u32(0xFD40 + u32::from(*last)),
        _ => None,
    }
}

/// The number between here and the end of the mark, and where the mark ends.
fn number(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut number: usize = 0;
    let mut at = from;
    while let Some(digit) = text.as_bytes().get(at).filter(|byte| byte.is_ascii_digit()) {
        number = number.checked_mul(10)?.checked_add(usize::from(digit - b'0'))?;
        at += 1;
    }
    let ends = at > from && mark_at(text, at + 1) == Some(END);
    ends.then_some((number, at + END.len_utf8()))
}

impl Parser<'_> {
    /// The end of a line, whose text from `start` was not looked at yet. Gives where the next starts.
    fn line_end(&mut self, start: usize, end: usize) -> Option<usize> {
        if start < end {
            let line = self.output.get(start..end)?.trim_ascii_end();
            let next = self.words(start, start + line.len())?;
            // A row is read to its end at once.
            if next > end {
                return Some(next);
            }
        }
        if matches!(self.open, Open::Heading(_)) {
            self.close();
        }
        self.fresh = true;
        Some(end + 1)
    }

    /// A mark, after words that were not looked at yet. Gives where the next words start.
    fn mark(&mut self, start: usize, at: usize, mark: char) -> Option<usize> {
        // A row is read to its end at once.
        let next = self.words(start, at)?;
        if next > at {
            return Some(next);
        }
        let after = at + mark.len_utf8();
        match mark {
            PARAGRAPH => {
                self.close();
                self.fresh = true;
                return Some(after);
            }
            TABLE => {
                let (index, end) = number(self.output, after)?;
                self.table(index)?;
                return Some(end);
            }
            _ => {}
        }
        if self.fresh {
            self.continue_paragraph();
        }
        self.inline(mark, after)
    }

    /// The inline that a mark stands for. Gives where the next words start.
    fn inline(&mut self, mark: char, after: usize) -> Option<usize> {
        Some(match mark {
            FIGURE => {
                let (index, end) = number(self.output, after)?;
                let index = u32::try_from(index).ok()?;
                self.figures.get(index as usize)?;
                self.text.push(Inline::Figure(FigureIndex(index)));
                end
            }
            MISSING => {
                let (content, _) = self.output.get(after..)?.split_once(END)?;
                self.missing = true;
                self.text.push(Inline::Missing { path: content.replace(GUARD, "") });
                after + content.len() + END.len_utf8()
            }
            BREAK => {
                self.text.push(Inline::Break);
                after
            }
            GUARD => after,
            _ => return None,
        })
    }

    /// Words up to the next mark or the end of the line. Gives where they end, which for a row is
    /// the start of the next line.
    fn words(&mut self, mut start: usize, end: usize) -> Option<usize> {
        if self.fresh {
            let words = self.output.get(start..end)?;
            let trimmed = words.trim_ascii_start();
            if trimmed.is_empty() {
                return Some(end);
            }
            start = end - trimmed.len();
            if trimmed.starts_with('|') {
                return self.row(start);
            }
            if trimmed.starts_with('#') {
                self.close();
                let text = trimmed.trim_start_matches('#');
                let level = u8::try_from(trimmed.len() - text.len()).unwrap_or(u8::MAX);
                start = end - text.trim_ascii_start().len();
                self.open = Open::Heading(level);
            } else if let Some(text) = trimmed.strip_prefix("- ") {
                self.close();
                start = end - text.len();
                self.open = Open::Item;
            } else {
                self.continue_paragraph();
            }
            self.fresh = false;
        }
        self.push_words(start, end);
        Some(end)
    }

    /// A line that goes on with a paragraph or an item, or begins a paragraph.
    fn continue_paragraph(&mut self) {
        if !matches!(self.open, Open::Paragraph | Open::Item) {
            self.close();
            self.open = Open::Paragraph;
        }
        self.fresh = false;
    }

    fn table(&mut self, index: usize) -> Option<()> {
        self.close();
        self.fresh = true;
        // A table that is printed twice is copied; nearly all are printed once.
        let table = match self.tables.get_mut(index)?.take() {
            Some(table) => table,
            None => self.blocks.iter().find_map(|block| match block {
                Block::Table(table) if table.index == Some(index) => Some(table.clone()),
                _ => None,
            })?,
        };
        self.blocks.push(Block::Table(table));
        Some(())
    }

    fn close(&mut self) {
        match std::mem::replace(&mut self.open, Open::Nothing) {
            Open::Nothing => {}
            Open::Heading(level) => {
                let text = self.take_text();
                self.blocks.push(Block::Heading { level, text });
            }
            Open::Paragraph => {
                let text = self.take_text();
                self.blocks.push(Block::Paragraph(text));
            }
            Open::Item => {
                let text = self.take_text();
                self.blocks.push(Block::Item(text));
            }
            Open::Table => self.blocks.push(Block::Table(std::mem::take(&mut self.table))),
        }
    }

    /// The inlines read so far, in a list of just their length; the room for the next ones is kept.
    fn take_text(&mut self) -> Vec<Inline> {
        let mut text = Vec::with_capacity(self.text.len());
        text.append(&mut self.text);
        text
    }

    /// A row of a table, from its first bar to the end of its line. Gives where the next line starts.
    fn row(&mut self, start: usize) -> Option<usize> {
        if !matches!(self.open, Open::Table) {
            self.close();
            self.open = Open::Table;
        }
        let rest = self.output.get(start..)?;
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let end = rest.get(..end)?.find(PARAGRAPH).unwrap_or(end);
        let line = rest.get(..end)?.trim_ascii_end();
        let next = start + end + usize::from(rest.as_bytes().get(end) == Some(&b'\n'));
        let ruler =
            line.contains("---") && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '));
        let cells = if ruler { Vec::new() } else { self.cells(start + 1, start + line.len())? };
        if ruler {
            // What stands above the ruler is the head.
            self.table.head.append(&mut self.table.rows);
        } else {
            self.table.rows.push(cells);
        }
        Some(next)
    }

    /// The cells of a row between its first bar and its end.
    fn cells(&mut self, start: usize, end: usize) -> Option<Vec<Cell>> {
        let line = self.output.get(start..end)?;
        let line = line.strip_suffix('|').filter(|rest| !rest.ends_with(GUARD)).unwrap_or(line);
        let mut cells = Vec::new();
        let mut from = 0;
        let mut before = None;
        for (at, c) in line.char_indices().chain([(line.len(), '|')]) {
            if c == '|' && before != Some(GUARD) {
                let cell = line.get(from..at)?;
                let left = start + from + cell.len() - cell.trim_ascii_start().len();
                self.inlines(left, left + cell.trim_ascii().len())?;
                cells.push(self.take_text().into());
                from = at + 1;
            }
            before = Some(c);
        }
        Some(cells)
    }

    /// Words and marks of one cell.
    fn inlines(&mut self, mut start: usize, end: usize) -> Option<()> {
        let mut push = start;
        while let Some(found) = memchr::memchr(MIDDLE, self.output.as_bytes().get(start..end)?) {
            let middle = start + found;
            start = middle + 1;
            let Some(mark) = mark_at(self.output, middle) else { continue };
            self.push_words(push, middle - 1);
            start = self.inline(mark, middle + 2).filter(|after| *after <= end)?;
            push = start;
        }
        self.push_words(push, end);
        Some(())
    }

    fn push_words(&mut self, start: usize, end: usize) {
        if start < end {
            self.text.push(Inline::Text(Words(Held::Output { start, end })));
        }
    }
}
