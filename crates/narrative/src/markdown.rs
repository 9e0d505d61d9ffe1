//! The document as Markdown.

use crate::document::{Block, Cell, Document, Inline, Table};

impl Document {
    /// The document as Markdown (CommonMark with tables).
    pub fn to_markdown(&self) -> String {
        let mut out = String::with_capacity(self.figures.len() * 48);
        if let Some(draft) = &self.draft {
            out.push_str("> **");
            escape(draft, &mut out);
            out.push_str("**\n");
        }
        let mut after_item = false;
        for block in &self.blocks {
            let item = matches!(block, Block::Item(_));
            if !(out.is_empty() || (item && after_item)) {
                out.push('\n');
            }
            after_item = item;
            match block {
                Block::Heading { level, text } => {
                    out.extend(std::iter::repeat_n('#', usize::from((*level).clamp(1, 6))));
                    out.push(' ');
                    self.line(text, &mut out);
                }
                Block::Paragraph(text) => self.line(text, &mut out),
                Block::Item(text) => {
                    out.push_str("- ");
                    self.line(text, &mut out);
                }
                Block::Table(table) => self.table_as_markdown(table, &mut out),
            }
        }
        out
    }

    fn line(&self, text: &[Inline], out: &mut String) {
        for inline in text {
            match inline {
                Inline::Text(words) => escape(self.words(words), out),
                Inline::Break => out.push_str("\\\n"),
                inline => self.print(inline, out),
            }
        }
        out.push('\n');
    }

    fn table_as_markdown(&self, table: &Table, out: &mut String) {
        if !table.title.is_empty() {
            out.push_str("**");
            escape(&table.title, out);
            out.push_str("**\n\n");
        }
        if !table.corner.is_empty() {
            escape(&table.corner, out);
            out.push_str("\n\n");
        }
        // A table of Markdown has one row as its head; further rows of the head follow as rows.
        let columns = table.head.iter().chain(&table.rows).map(Vec::len).max().unwrap_or(0);
        for (index, row) in table.head.iter().chain(&table.rows).enumerate() {
            self.row(row, columns, out);
            if index == 0 {
                out.push('|');
                out.extend(std::iter::repeat_n("---|", columns));
                out.push('\n');
            }
        }
        if let Some(note) = &table.note {
            out.push('\n');
            escape(note, out);
            out.push('\n');
        }
    }

    fn row(&self, row: &[Cell], columns: usize, out: &mut String) {
        out.push('|');
        for index in 0..columns {
            out.push(' ');
            let mut content = String::new();
            if let Some(cell) = row.get(index) {
                self.cell(cell, &mut content);
            }
            escape(&content, out);
            out.push_str(" |");
        }
        out.push('\n');
    }
}

/// Writes text so that Markdown takes none of it for its own.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
}
