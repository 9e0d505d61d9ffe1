//! From the template's output, in light markup, to the document tree, in one pass.
//!
//! A line that begins with `#` is a heading, one with `- ` an item, one with `|` a row of a table.
//! A blank line **of the template** ends a paragraph; the lines of a paragraph are joined without a
//! space. So a template can break a sentence and set its conditions wherever it reads best, and
//! a condition that prints nothing leaves no trace.

use crate::document::{Block, Cell, FigureIndex, FigureRef, Inline, Table};
use crate::marks::{BREAK, END, FIGURE, GUARD, MISSING, PARAGRAPH, TABLE};

/// A figure that was cut apart: the line of the output, from 1.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Torn(pub(crate) usize);

/// What is being read.
enum Open {
    Nothing,
    Paragraph(Vec<Inline>),
    Item(Vec<Inline>),
    Table(Table),
}

struct Parser<'a> {
    figures: &'a [FigureRef],
    tables: Vec<Option<Table>>,
    blocks: Vec<Block>,
    open: Open,
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
        figures,
        tables: tables.into_iter().map(Some).collect(),
        blocks: Vec::with_capacity(128),
        open: Open::Nothing,
    };
    for (number, line) in output.split('\n').enumerate() {
        for (at, piece) in line.split(PARAGRAPH).enumerate() {
            if at > 0 {
                parser.close();
            }
            let piece = piece.trim();
            if !piece.is_empty() {
                parser.line(piece).ok_or(Torn(number + 1))?;
            }
        }
    }
    parser.close();
    Ok(parser.blocks)
}

impl Parser<'_> {
    fn line(&mut self, line: &str) -> Option<()> {
        if let Some(rest) = line.strip_prefix('#') {
            self.close();
            let text = rest.trim_start_matches('#');
            let level = 1 + rest.len() - text.len();
            let mut inlines = Vec::with_capacity(2);
            self.inlines(text.trim_start(), &mut inlines)?;
            self.blocks.push(Block::Heading { level: u8::try_from(level).unwrap_or(u8::MAX), text: inlines });
        } else if let Some(rest) = line.strip_prefix("- ") {
            self.close();
            let mut inlines = Vec::with_capacity(16);
            self.inlines(rest, &mut inlines)?;
            self.open = Open::Item(inlines);
        } else if line.starts_with('|') {
            self.row(line)?;
        } else if let Some(index) = line.strip_prefix(TABLE) {
            self.close();
            let index: usize = index.strip_suffix(END)?.parse().ok()?;
            let table = self.tables.get_mut(index)?;
            // A table that is printed twice is copied; nearly all are printed once.
            let table = match table.take() {
                Some(table) => table,
                None => self.blocks.iter().find_map(|block| match block {
                    Block::Table(table) if table.index == Some(index) => Some(table.clone()),
                    _ => None,
                })?,
            };
            self.blocks.push(Block::Table(table));
        } else {
            let mut inlines = match std::mem::replace(&mut self.open, Open::Nothing) {
                Open::Paragraph(inlines) => {
                    self.open = Open::Paragraph(Vec::new());
                    inlines
                }
                Open::Item(inlines) => {
                    self.open = Open::Item(Vec::new());
                    inlines
                }
                open => {
                    self.open = open;
                    self.close();
                    self.open = Open::Paragraph(Vec::new());
                    Vec::with_capacity(16)
                }
            };
            self.inlines(line, &mut inlines)?;
            if let Open::Paragraph(place) | Open::Item(place) = &mut self.open {
                *place = inlines;
            }
        }
        Some(())
    }

    fn close(&mut self) {
        match std::mem::replace(&mut self.open, Open::Nothing) {
            Open::Nothing => {}
            Open::Paragraph(inlines) => self.blocks.push(Block::Paragraph(inlines)),
            Open::Item(inlines) => self.blocks.push(Block::Item(inlines)),
            Open::Table(table) => self.blocks.push(Block::Table(table)),
        }
    }

    fn row(&mut self, line: &str) -> Option<()> {
        let line = line.strip_prefix('|')?;
        let line = line.strip_suffix('|').filter(|rest| !rest.ends_with(GUARD)).unwrap_or(line);
        let mut cells: Vec<Cell> = Vec::new();
        let mut start = 0;
        let mut before = None;
        let ruler = line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) && line.contains("---");
        for (at, c) in line.char_indices().chain([(line.len(), '|')]) {
            if c == '|' && before != Some(GUARD) {
                let mut cell = Cell::new();
                self.inlines(line.get(start..at)?.trim(), &mut cell)?;
                cells.push(cell);
                start = at + 1;
            }
            before = Some(c);
        }
        if !matches!(self.open, Open::Table(_)) {
            self.close();
            self.open = Open::Table(Table::default());
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

    /// Reads text with marks; nothing where a mark is torn.
    fn inlines(&self, text: &str, out: &mut Vec<Inline>) -> Option<()> {
        let bytes = text.as_bytes();
        let mut start = 0;
        let mut at = 0;
        while at < bytes.len() {
            // The marks are U+FDD0 to U+FDD6: EF B7 90 to EF B7 96.
            if bytes.get(at) != Some(&0xEF) || bytes.get(at + 1) != Some(&0xB7) {
                at += 1;
                continue;
            }
            let mark = text.get(at..)?.chars().next()?;
            let after = at + mark.len_utf8();
            let content = |end: char| text.get(after..)?.split_once(end).map(|(content, _)| content);
            match mark {
                FIGURE => {
                    push_text(text.get(start..at)?, out);
                    let content = content(END)?;
                    let index: u32 = content.parse().ok()?;
                    self.figures.get(index as usize)?;
                    out.push(Inline::Figure(FigureIndex(index)));
                    at = after + content.len() + END.len_utf8();
                    start = at;
                }
                MISSING => {
                    push_text(text.get(start..at)?, out);
                    let content = content(END)?;
                    out.push(Inline::Missing { path: content.replace(GUARD, "") });
                    at = after + content.len() + END.len_utf8();
                    start = at;
                }
                BREAK => {
                    push_text(text.get(start..at)?, out);
                    out.push(Inline::Break);
                    at = after;
                    start = at;
                }
                GUARD => {
                    push_text(text.get(start..at)?, out);
                    at = after;
                    start = at;
                }
                END | TABLE | PARAGRAPH => return None,
                _ => at = after,
            }
        }
        push_text(text.get(start..)?, out);
        Some(())
    }
}

fn push_text(text: &str, out: &mut Vec<Inline>) {
    if text.is_empty() {
        return;
    }
    match out.last_mut() {
        Some(Inline::Text(before)) => before.push_str(text),
        _ => out.push(Inline::Text(text.to_owned())),
    }
}
