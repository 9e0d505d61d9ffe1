//! The document as text: as it is published, with the cells of tables separated by tabs.

use crate::document::{Block, Cell, Document, Table};

impl Document {
    /// The document as text. A line is a heading, a paragraph, an item or a row.
    pub fn to_text(&self) -> String {
        let mut out = String::with_capacity(self.figures.len() * 48);
        if let Some(draft) = &self.draft {
            out.push_str(draft);
            out.push('\n');
        }
        for block in &self.blocks {
            match block {
                Block::Heading { text, .. } | Block::Paragraph(text) | Block::Item(text) => {
                    for inline in text {
                        self.print(inline, &mut out);
                    }
                    out.push('\n');
                }
                Block::Table(table) => self.table_as_text(table, &mut out),
            }
        }
        out
    }

    fn table_as_text(&self, table: &Table, out: &mut String) {
        for line in [&table.title, &table.corner] {
            if !line.is_empty() {
                out.push_str(line);
                out.push('\n');
            }
        }
        for row in table.head.iter().chain(&table.rows) {
            for (index, cell) in row.iter().enumerate() {
                if index > 0 {
                    out.push('\t');
                }
                self.cell(cell, out);
            }
            out.push('\n');
        }
        if let Some(note) = &table.note {
            out.push_str(note);
            out.push('\n');
        }
    }

    /// A cell on one line, whatever stands in it.
    pub(crate) fn cell(&self, cell: &Cell, out: &mut String) {
        for inline in cell.inlines() {
            match inline {
                crate::Inline::Break => out.push(' '),
                inline => self.print(inline, out),
            }
        }
    }
}
