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

/// What is being read; the text of a paragraph or item is in [`Parser::text`].
enum Open {
    Nothing,
    Paragraph,
    Item,
    Table(Table),
}

struct Parser<'a> {
    /// Where the output starts; pieces of it are known by their distance from there.
    output: &'a str,
    figures: &'a [FigureRef],
    tables: Vec<Option<Table>>,
    blocks: Vec<Block>,
    open: Open,
    /// The inlines of the block that is being read.
    text: Vec<Inline>,
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

pub(crate) fn parse(output: &str, figures: &[FigureRef], tables: Vec<Table>) -> Result<Vec<Block>, Torn> {
    let mut parser = Parser {
        output,
        figures,
        tables: tables.into_iter().map(Some).collect(),
        blocks: Vec::with_capacity(128),
        open: Open::Nothing,
        text: Vec::with_capacity(64),
    };
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', output.as_bytes()).chain([output.len()]);
    for (number, end) in ends.enumerate() {
        let line = output.get(start..end).unwrap_or_default();
        start = end + 1;
        parser.lines(line).ok_or(Torn(number + 1))?;
    }
    parser.close();
    Ok(parser.blocks)
}

impl Parser<'_> {
    /// A line of the output, which may hold the ends of paragraphs.
    fn lines(&mut self, mut line: &str) -> Option<()> {
        loop {
            line = line.trim_ascii();
            if line.is_empty() {
                return Some(());
            }
            let after = match line.strip_prefix(PARAGRAPH) {
                Some(after) => Some(after),
                None => self.line(line)?,
            };
            match after {
                Some(after) => {
                    self.close();
                    line = after;
                }
                None => return Some(()),
            }
        }
    }

    /// A line up to the end of a paragraph; gives what comes after that, if the paragraph ended.
    fn line<'t>(&mut self, line: &'t str) -> Option<Option<&'t str>> {
        let after;
        if let Some(rest) = line.strip_prefix('#') {
            self.close();
            let text = rest.trim_start_matches('#');
            let level = 1 + rest.len() - text.len();
            after = self.inlines(text.trim_ascii_start())?;
            let text = self.text.drain(..).collect();
            self.blocks.push(Block::Heading { level: u8::try_from(level).unwrap_or(u8::MAX), text });
        } else if let Some(rest) = line.strip_prefix("- ") {
            self.close();
            self.open = Open::Item;
            after = self.inlines(rest)?;
        } else if line.starts_with('|') {
            let (row, rest) = match line.split_once(PARAGRAPH) {
                Some((row, rest)) => (row, Some(rest)),
                None => (line, None),
            };
            self.row(row.trim_ascii())?;
            after = rest;
        } else if let Some(rest) = line.strip_prefix(TABLE) {
            let (index, rest) = rest.split_once(END)?;
            self.table(index)?;
            return Some(Some(rest));
        } else {
            if !matches!(self.open, Open::Paragraph | Open::Item) {
                self.close();
                self.open = Open::Paragraph;
            }
            after = self.inlines(line)?;
        }
        Some(after)
    }

    fn table(&mut self, index: &str) -> Option<()> {
        self.close();
        let index: usize = index.parse().ok()?;
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
            Open::Paragraph => self.blocks.push(Block::Paragraph(self.text.drain(..).collect())),
            Open::Item => self.blocks.push(Block::Item(self.text.drain(..).collect())),
            Open::Table(table) => self.blocks.push(Block::Table(table)),
        }
    }

    fn row(&mut self, line: &str) -> Option<()> {
        if !matches!(self.open, Open::Table(_)) {
            self.close();
            self.open = Open::Table(Table::default());
        }
        let line = line.strip_prefix('|')?;
        let line = line.strip_suffix('|').filter(|rest| !rest.ends_with(GUARD)).unwrap_or(line);
        let mut cells: Vec<Cell> = Vec::new();
        let mut start = 0;
        let mut before = None;
        let ruler = line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) && line.contains("---");
        for (at, c) in line.char_indices().chain([(line.len(), '|')]) {
            if c == '|' && before != Some(GUARD) {
                self.inlines(line.get(start..at)?.trim())?;
                cells.push(self.text.drain(..).collect::<Vec<_>>().into());
                start = at + 1;
            }
            before = Some(c);
        }
        if let Open::Table(table) = &mut self.open {
            if ruler {
                // What stands above the ruler is the head.
                table.head.append(&mut table.rows);
            } else {
                table.rows.push(cells);
            }
        }
        Some(())
    }

    fn push_text(&mut self, text: &str) {
        if !text.is_empty() {
            let start = text.as_ptr().addr() - self.output.as_ptr().addr();
            self.text.push(Inline::Text(Words(Held::Output { start, end: start + text.len() })));
        }
    }

    /// Reads text with marks up to the end of the paragraph, and gives what comes after that;
    /// nothing where a mark is torn.
    fn inlines<'t>(&mut self, text: &'t str) -> Option<Option<&'t str>> {
        let bytes = text.as_bytes();
        let mut start = 0;
        let mut from = 0;
        // The marks are U+FDD0 to U+FDD6: EF B7 90 to EF B7 96.
        while let Some(found) = memchr::memchr(0xB7, bytes.get(from..)?) {
            let middle = from + found;
            from = middle + 1;
            let (Some(0xEF), Some(last @ 0x90..=0x96)) =
                (middle.checked_sub(1).and_then(|before| bytes.get(before)), bytes.get(middle + 1))
            else {
                continue;
            };
            self.push_text(text.get(start..middle - 1)?);
            let after = middle + 2;
            start = after;
            match char::from_u32(0xFD40 + u32::from(*last))? {
                mark @ (FIGURE | MISSING) => {
                    let (content, _) = text.get(after..)?.split_once(END)?;
                    start = after + content.len() + END.len_utf8();
                    if mark == FIGURE {
                        let index: u32 = content.parse().ok()?;
                        self.figures.get(index as usize)?;
                        self.text.push(Inline::Figure(FigureIndex(index)));
                    } else {
                        self.text.push(Inline::Missing { path: content.replace(GUARD, "") });
                    }
                }
                BREAK => self.text.push(Inline::Break),
                GUARD => {}
                PARAGRAPH => return Some(Some(text.get(after..)?)),
                _ => return None,
            }
            from = start;
        }
        self.push_text(text.get(start..)?);
        Some(None)
    }
}
