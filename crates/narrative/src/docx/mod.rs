//! The document as DOCX, laid out as GB/T 9704-2012 has it for official documents.

mod styles;
mod table;

use std::fmt::Write;

use crate::document::{Block, Document, Inline};
use crate::error::RenderError;
use crate::escape::escape;
use crate::package::pack;

const CONTENT_TYPES: &[u8] = include_bytes!("parts/content_types.xml");
const RELATIONS: &[u8] = include_bytes!("parts/rels.xml");
const DOCUMENT_RELATIONS: &[u8] = include_bytes!("parts/document_rels.xml");
const SETTINGS: &[u8] = include_bytes!("parts/settings.xml");
const FONTS: &[u8] = include_bytes!("parts/font_table.xml");
/// The page number stands outside: on the right of odd pages, on the left of even ones.
const FOOTER_ODD: &[u8] = include_bytes!("parts/footer_odd.xml");
const FOOTER_EVEN: &[u8] = include_bytes!("parts/footer_even.xml");

/// A4 with margins of 37, 35, 28 and 26 mm above, below, left and right, in twentieths of a point.
const SECTION: &str = r#"<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1304" w:gutter="0"/></w:sectPr>"#;
/// What the margins leave of the page.
const TEXT_WIDTH: usize = 11906 - 1474 - 1587;

impl Document {
    /// The document as DOCX, for Word, WPS and LibreOffice.
    ///
    /// Headings have heading styles, the entries of a table of contents lead to what they name and
    /// have its page as a field, and tables are tables whose heads repeat on every page. It names no author and no time: the
    /// same document gives the same bytes.
    ///
    /// # Errors
    /// [`RenderError::Package`] where the container cannot be written.
    pub fn to_docx(&self) -> Result<Vec<u8>, RenderError> {
        let mut core = String::from(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>"#,
        );
        escape(&self.title(), &mut core);
        core.push_str("</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>");
        pack(&[
            ("[Content_Types].xml", CONTENT_TYPES),
            ("_rels/.rels", RELATIONS),
            ("docProps/core.xml", core.as_bytes()),
            ("word/document.xml", self.body().as_bytes()),
            ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
            ("word/styles.xml", styles::styles(self).as_bytes()),
            ("word/settings.xml", SETTINGS),
            ("word/fontTable.xml", FONTS),
            ("word/footer1.xml", FOOTER_ODD),
            ("word/footer2.xml", FOOTER_EVEN),
        ])
    }

    fn body(&self) -> String {
        let mut out = String::with_capacity(self.figures.len() * 256);
        out.push_str(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#);
        if let Some(draft) = &self.draft {
            paragraph("Draft", &mut out);
            run(draft, &mut out);
            out.push_str("</w:p>");
        }
        let contents = self.contents();
        let entries = self.blocks.get(contents.clone()).unwrap_or_default().iter().map(|block| match block {
            Block::Paragraph(text) | Block::Item(text) => self.listed(&self.plain(text)),
            _ => None,
        });
        let entries: Vec<Option<usize>> = entries.collect();
        for (at, block) in self.blocks.iter().enumerate() {
            let listed = contents.contains(&at);
            let style = match block {
                Block::Table(table) => {
                    let named = entries.contains(&Some(at)).then_some(at);
                    self.table(table, named, &mut out);
                    continue;
                }
                Block::Heading { .. } if at + 1 == contents.start => "TOCHeading",
                Block::Heading { level, .. } => styles::heading(*level),
                Block::Item(_) if listed => "TOC2",
                Block::Paragraph(_) if listed => "TOC1",
                _ => "",
            };
            let (Block::Heading { text, .. } | Block::Paragraph(text) | Block::Item(text)) = block else {
                continue;
            };
            paragraph(style, &mut out);
            let entry = at.checked_sub(contents.start).and_then(|at| entries.get(at).copied().flatten());
            match entry.filter(|_| listed) {
                Some(target) => self.entry(text, target, &mut out),
                None if entries.contains(&Some(at)) => {
                    bookmark(at, &mut out, |out| self.runs(text, out));
                }
                None => self.runs(text, &mut out),
            }
            out.push_str("</w:p>");
        }
        out.push_str(SECTION);
        out.push_str("</w:body></w:document>");
        out
    }

    /// An entry of the table of contents, which leads to what it names, with the page as a field of
    /// its own. LibreOffice computes the page at opening, Word at printing or when fields are
    /// updated (F9). A field around the whole table would keep LibreOffice from it, and a document
    /// that asks to be updated makes Word ask the reader at every opening.
    fn entry(&self, text: &[Inline], target: usize, out: &mut String) {
        let _ = write!(out, r#"<w:hyperlink w:anchor="_Toc{target}" w:history="1">"#);
        self.runs(text, out);
        let _ = write!(
            out,
            r#"<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF _Toc{target} \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>"#
        );
    }

    /// Text and figures that follow each other are one run.
    fn runs(&self, inlines: &[Inline], out: &mut String) {
        let mut text = String::new();
        for inline in inlines {
            match inline {
                Inline::Text(_) | Inline::Figure(_) => self.print(inline, &mut text),
                Inline::Break => {
                    run(&std::mem::take(&mut text), out);
                    out.push_str("<w:r><w:br/></w:r>");
                }
                Inline::Missing { .. } => {
                    run(&std::mem::take(&mut text), out);
                    out.push_str(r#"<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>"#);
                    escape(&self.gap, out);
                    out.push_str("</w:t></w:r>");
                }
            }
        }
        run(&text, out);
    }
}

/// Puts the place that an entry of the table of contents leads to around what is written.
fn bookmark(at: usize, out: &mut String, write: impl FnOnce(&mut String)) {
    let _ = write!(out, r#"<w:bookmarkStart w:id="{at}" w:name="_Toc{at}"/>"#);
    write(out);
    let _ = write!(out, r#"<w:bookmarkEnd w:id="{at}"/>"#);
}

/// Opens a paragraph; without a style it is body text.
fn paragraph(style: &str, out: &mut String) {
    out.push_str("<w:p>");
    if !style.is_empty() {
        out.push_str(r#"<w:pPr><w:pStyle w:val=""#);
        out.push_str(style);
        out.push_str(r#""/></w:pPr>"#);
    }
}

fn run(text: &str, out: &mut String) {
    if !text.is_empty() {
        out.push_str(r#"<w:r><w:t xml:space="preserve">"#);
        escape(text, out);
        out.push_str("</w:t></w:r>");
    }
}
