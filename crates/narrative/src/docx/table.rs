//! Tables of a DOCX.

use std::fmt::Write;

use super::{TEXT_WIDTH, bookmark, paragraph, run};
use crate::document::{Cell, Document, Inline, Table};

impl Document {
    /// The title, with a bookmark where the table of contents names it, the corner, the table and
    /// its note.
    pub(super) fn table(&self, table: &Table, named: Option<usize>, out: &mut String) {
        for (style, text) in [("TableTitle", &table.title), ("TableCorner", &table.corner)] {
            if !text.is_empty() {
                paragraph(style, out);
                match named.filter(|_| style == "TableTitle") {
                    Some(at) => bookmark(at, out, |out| run(text, out)),
                    None => run(text, out),
                }
                out.push_str("</w:p>");
            }
        }
        // Many columns need small print; sizes are in half points.
        let columns = table.head.iter().chain(&table.rows).map(Vec::len).max().unwrap_or(0);
        let size = match columns {
            0..=5 => 21,
            6..=8 => 18,
            _ => 15,
        };
        let widths = self.widths(table, size);
        let _ = write!(
            out,
            r#"<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"#
        );
        for width in &widths {
            let _ = write!(out, r#"<w:gridCol w:w="{width}"/>"#);
        }
        out.push_str("</w:tblGrid>");
        for row in &table.head {
            out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
            let mut column = 0;
            for cells in row.chunk_by(|left, right| !left.inlines().is_empty() && left == right) {
                let width = widths.iter().skip(column).take(cells.len()).sum();
                column += cells.len();
                self.table_cell(cells.first(), width, cells.len(), "center", size, out);
            }
            self.rest(&widths, column, size, out);
            out.push_str("</w:tr>");
        }
        for row in &table.rows {
            out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (cell, width) in row.iter().zip(&widths) {
                let place = if matches!(cell.inlines(), [Inline::Figure(_)]) { "right" } else { "left" };
                self.table_cell(Some(cell), *width, 1, place, size, out);
            }
            self.rest(&widths, row.len(), size, out);
            out.push_str("</w:tr>");
        }
        out.push_str("</w:tbl>");
        // A table that follows directly would become part of this one.
        paragraph(if table.note.is_some() { "TableNote" } else { "TableEnd" }, out);
        run(table.note.as_deref().unwrap_or_default(), out);
        out.push_str("</w:p>");
    }

    /// Empty cells for the columns that a row does not have.
    fn rest(&self, widths: &[usize], from: usize, size: usize, out: &mut String) {
        for width in widths.iter().skip(from) {
            self.table_cell(None, *width, 1, "left", size, out);
        }
    }

    fn table_cell(
        &self,
        cell: Option<&Cell>,
        width: usize,
        span: usize,
        place: &str,
        size: usize,
        out: &mut String,
    ) {
        let _ = write!(out, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#);
        if span > 1 {
            let _ = write!(out, r#"<w:gridSpan w:val="{span}"/>"#);
        }
        let _ = write!(
            out,
            r#"<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText{size}"/><w:jc w:val="{place}"/></w:pPr>"#
        );
        if let Some(cell) = cell {
            self.runs(cell.inlines(), out);
        }
        out.push_str("</w:p></w:tc>");
    }

    /// Column widths that share the line as the contents need it; no figure is broken.
    fn widths(&self, table: &Table, size: usize) -> Vec<usize> {
        let mut needs: Vec<Need> = Vec::new();
        for (index, row) in table.head.iter().chain(&table.rows).enumerate() {
            needs.resize(needs.len().max(row.len()), Need::default());
            for (cell, need) in row.iter().zip(&mut needs) {
                let mut text = String::new();
                self.cell(cell, &mut text);
                let length: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
                let figure = matches!(cell.inlines(), [Inline::Figure(_)]);
                let (least, best) = match (index < table.head.len(), figure) {
                    (true, _) => (4, length.min(10)),
                    (false, true) => (length, length),
                    _ => (4, length.min(30)),
                };
                need.least = need.least.max(least);
                need.best = need.best.max(best);
            }
        }
        // A digit is half as wide as the font is high, which is counted in half points; the
        // margins of the cell come on top.
        let least: Vec<usize> = needs.iter().map(|need| need.least * size * 11 / 2 + 160).collect();
        let free = TEXT_WIDTH.saturating_sub(least.iter().sum());
        let all: usize = needs.iter().map(|need| need.best).sum::<usize>().max(1);
        let shares = needs.iter().zip(least);
        let mut widths: Vec<usize> = shares.map(|(need, least)| least + free * need.best / all).collect();
        let used: usize = widths.iter().sum();
        if let Some(last) = widths.last_mut() {
            *last += TEXT_WIDTH.saturating_sub(used);
        }
        widths
    }
}

/// How wide a column must be, and how wide it would like to be, in digits.
#[derive(Clone, Copy, Default)]
struct Need {
    least: usize,
    best: usize,
}
