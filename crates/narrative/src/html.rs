//! The document as one web page: accessible, printable, without anything from elsewhere.

use std::fmt::Write;

use crate::document::{Block, Cell, Document, Inline, Table};
use crate::escape::escape;
use crate::explain::Explainer;

/// What a browser needs to lay the page out; on paper as GB/T 9704-2012 has it.
const STYLE: &str = include_str!("html.css");

/// The labels of columns whose cells name their row.
const ROW_NAMES: [&str; 5] = ["项目", "科目编码", "科目名称", "单位名称", "名称"];

impl Document {
    /// The document as one self-contained HTML page.
    ///
    /// Headings are headings, tables have captions and scopes, and charts are SVG with a text
    /// alternative. A figure shows its definition, computation and law where the pointer rests on
    /// it or the keyboard moves to it. What is only explanation stands in attributes and in `svg`,
    /// so that the text of the page is the text of the document.
    pub fn to_html(&self) -> String {
        let explainer = Explainer::new(self);
        let mut page = Page {
            document: self,
            explainer,
            out: String::with_capacity(STYLE.len() + self.figures.len() * 512),
        };
        page.write();
        page.out
    }
}

struct Page<'d> {
    document: &'d Document,
    explainer: Explainer<'d>,
    out: String,
}

impl Page<'_> {
    fn write(&mut self) {
        self.out.push_str("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        escape(&self.document.title(), &mut self.out);
        self.out.push_str("</title>\n<style>\n");
        self.out.push_str(STYLE);
        self.out.push_str("</style>\n</head>\n<body>\n<main>\n");
        if let Some(draft) = &self.document.draft {
            self.out.push_str("<p class=\"draft\"><strong>");
            escape(draft, &mut self.out);
            self.out.push_str("</strong></p>\n");
        }
        let blocks = &self.document.blocks;
        let contents = self.document.contents();
        let is_title = |block: &Block| matches!(block, Block::Heading { level: 1, .. });
        let mut charts = Some(self.document.charts(&self.explainer));
        let mut at = 0;
        while let Some(block) = blocks.get(at) {
            // Charts stand between the title and the text.
            if !is_title(block)
                && let Some(charts) = charts.take_if(|charts| !charts.is_empty())
            {
                for chart in charts {
                    let _ = writeln!(self.out, "<figure>{chart}</figure>");
                }
            }
            let alike = |other: &Block| std::mem::discriminant(other) == std::mem::discriminant(block);
            match block {
                Block::Heading { level: 1, .. } => {
                    let run = blocks.iter().skip(at).take_while(|block| is_title(block)).count();
                    self.title(blocks.get(at..at + run).unwrap_or_default());
                    at += run;
                    continue;
                }
                Block::Heading { level, text } => {
                    let level = (*level).clamp(2, 6);
                    let _ = write!(self.out, "<h{level} id=\"s{at}\">");
                    self.inlines(text);
                    let _ = writeln!(self.out, "</h{level}>");
                }
                Block::Paragraph(text) => {
                    self.out.push_str("<p>");
                    self.linked(text, contents.contains(&at));
                    self.out.push_str("</p>\n");
                }
                Block::Item(_) => {
                    let run = blocks.iter().skip(at).take_while(|block| alike(block)).count();
                    self.out.push_str("<ul>\n");
                    for index in at..at + run {
                        if let Some(Block::Item(text)) = blocks.get(index) {
                            self.out.push_str("<li>");
                            self.linked(text, contents.contains(&index));
                            self.out.push_str("</li>\n");
                        }
                    }
                    self.out.push_str("</ul>\n");
                    at += run;
                    continue;
                }
                Block::Table(table) => self.table(table, at),
            }
            at += 1;
        }
        self.out.push_str("</main>\n</body>\n</html>\n");
    }

    fn title(&mut self, lines: &[Block]) {
        self.out.push_str("<h1>");
        for (index, line) in lines.iter().enumerate() {
            self.out.push_str(if index > 0 { "<br>" } else { "" });
            if let Block::Heading { text, .. } = line {
                self.inlines(text);
            }
        }
        self.out.push_str("</h1>\n");
    }

    /// A line of the contents leads to the heading or table that it names.
    fn linked(&mut self, text: &[Inline], contents: bool) {
        let target = contents.then(|| self.document.listed(&self.document.plain(text))).flatten();
        if let Some(target) = target {
            let _ = write!(self.out, "<a href=\"#s{target}\">");
        }
        self.inlines(text);
        self.out.push_str(if target.is_some() { "</a>" } else { "" });
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(words) => escape(self.document.words(words), &mut self.out),
                Inline::Break => self.out.push_str("<br>"),
                Inline::Missing { path } => {
                    self.out.push_str("<mark title=\"");
                    escape(path, &mut self.out);
                    self.out.push_str("\">");
                    self.printed(inline);
                    self.out.push_str("</mark>");
                }
                Inline::Figure(index) => {
                    let Some(figure) = self.document.figure(*index) else { continue };
                    let _ = write!(self.out, "<data value=\"{}\" tabindex=\"0\" title=\"", figure.value);
                    escape(&self.explainer.explain(figure), &mut self.out);
                    self.out.push_str("\">");
                    self.printed(inline);
                    self.out.push_str("</data>");
                }
            }
        }
    }

    fn printed(&mut self, inline: &Inline) {
        let mut text = String::new();
        self.document.print(inline, &mut text);
        escape(&text, &mut self.out);
    }

    fn table(&mut self, table: &Table, at: usize) {
        let _ = write!(self.out, "<div class=\"t\" role=\"region\" tabindex=\"0\"");
        if !table.title.is_empty() {
            self.out.push_str(" aria-label=\"");
            escape(&table.title, &mut self.out);
            self.out.push('"');
        }
        let _ = writeln!(self.out, "><table id=\"s{at}\">");
        if !(table.title.is_empty() && table.corner.is_empty()) {
            self.out.push_str("<caption>");
            for (class, text) in [("ti", &table.title), ("co", &table.corner)] {
                if !text.is_empty() {
                    let _ = write!(self.out, "<div class=\"{class}\">");
                    escape(text, &mut self.out);
                    self.out.push_str("</div>");
                }
            }
            self.out.push_str("</caption>\n");
        }
        self.out.push_str("<thead>\n");
        for row in &table.head {
            self.head(row);
        }
        self.out.push_str("</thead>\n<tbody>\n");
        let names: Vec<bool> = table.head.last().map_or_else(Vec::new, |row| {
            row.iter().map(|cell| ROW_NAMES.contains(&self.document.plain(cell.inlines()).as_str())).collect()
        });
        for row in &table.rows {
            self.out.push_str("<tr>");
            for (column, cell) in row.iter().enumerate() {
                let names_row = names.get(column) == Some(&true);
                self.cell(cell, names_row);
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table></div>\n");
        if let Some(note) = &table.note {
            self.out.push_str("<p class=\"note\">");
            escape(note, &mut self.out);
            self.out.push_str("</p>\n");
        }
    }

    /// Labels that stand beside each other and are the same are one.
    fn head(&mut self, row: &[Cell]) {
        self.out.push_str("<tr>");
        for run in row.chunk_by(|left, right| !left.inlines().is_empty() && left == right) {
            let Some(cell) = run.first() else { continue };
            match run.len() {
                1 => self.out.push_str("<th scope=\"col\">"),
                span => {
                    let _ = write!(self.out, "<th scope=\"colgroup\" colspan=\"{span}\">");
                }
            }
            self.inlines(cell.inlines());
            self.out.push_str("</th>");
        }
        self.out.push_str("</tr>\n");
    }

    fn cell(&mut self, cell: &Cell, names_row: bool) {
        let inlines = cell.inlines();
        let (open, close) = match inlines {
            [Inline::Figure(_)] => ("<td class=\"n\">", "</td>"),
            [] => ("<td>", "</td>"),
            _ if names_row => ("<th scope=\"row\">", "</th>"),
            _ => ("<td>", "</td>"),
        };
        self.out.push_str(open);
        self.inlines(inlines);
        self.out.push_str(close);
    }
}

#[cfg(test)]
mod tests {
    use crate::{Profile, RenderOptions};

    const DRAFT: RenderOptions = RenderOptions { as_stated: false, draft: true };

    fn page(name: &str, json: &str) -> String {
        let json = format!(
            r#"{{"schema": "disclosure/1", "department": {{"name": "{name}"}}, "fiscal_year": 2024{json}}}"#
        );
        let disclosure = serde_json::from_str(&json).unwrap();
        Profile::builtin("national").unwrap().render(&disclosure, DRAFT).unwrap().to_html()
    }

    #[test]
    fn hostile_text_stays_text() {
        let hostile = "<script>alert(1)</script>&lt;' onmouseover='x";
        let page = page(
            hostile,
            r#", "three_public": {"reception": {"value": "1", "purpose": "</title><img src=x onerror=y>"}},
              "general_public_budget": {"expenditure": {"value": "1"}, "by_function": [{"code": "\"><b>", "amount": {"value": "1"}}]}"#,
        );
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>"), "{page}");
        assert!(!page.contains("' onmouseover"));
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;&#39; onmouseover=&#39;x"));
    }

    #[test]
    fn a_page_has_one_title_captions_scopes_and_explained_figures() {
        let page = page(
            "甲局",
            r#", "overall": {"current_income": {"value": "10.00"}, "fiscal_appropriation_income": {"value": "9.00"}, "other_income": {"value": "1.00"}},
              "general_public_budget": {"income": {"value": "9.00"}}"#,
        );
        assert_eq!(page.matches("<h1>").count(), 1);
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
        assert!(page.contains(
            "<caption><div class=\"ti\">收入决算表</div><div class=\"co\">单位：万元</div></caption>"
        ));
        assert!(page.contains("<th scope=\"colgroup\" colspan=\"2\">收入</th>"));
        assert!(page.contains("<th scope=\"row\">八、其他收入</th><td class=\"n\"><data value=\"1.00\" tabindex=\"0\" title=\"其他收入，本年决算数（万元）&#10;依据："));
        assert!(
            page.contains("<desc id=\"c0d\">一般公共预算财政拨款收入9.00万元；其他收入1.00万元</desc>"),
            "{page}"
        );
        assert!(page.contains("width=\"11.1\""), "the second bar is a ninth of the first");
        assert!(page.contains("<mark title=\"/overall/total/value\">【待填】</mark>"));
    }
}
