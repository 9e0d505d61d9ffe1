//! The styles: fonts and sizes of GB/T 9704-2012.

use std::fmt::Write;

use crate::document::{Block, Document};

const BEFORE_HEADINGS: &str = include_str!("parts/styles.xml");

/// The style of a heading: level 1 is the title, the next is the first level of the outline.
pub(super) fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "Title",
        2 => "Heading1",
        3 => "Heading2",
        4 => "Heading3",
        _ => "Heading4",
    }
}

/// The styles, with those of the headings as the form numbers them: 一、 in 黑体, （一） in 楷体,
/// Arabic numbers in the font of the text. A heading without number begins a page, in the middle.
pub(super) fn styles(document: &Document) -> String {
    let mut out = String::with_capacity(BEFORE_HEADINGS.len() + 2048);
    out.push_str(BEFORE_HEADINGS);
    for level in 2..=5u8 {
        let first = document.blocks.iter().find_map(|block| match block {
            Block::Heading { level: of, text } if *of == level => Some(document.plain(text)),
            _ => None,
        });
        let start = first.as_deref().and_then(|text| text.chars().next()).unwrap_or('一');
        let (font, bold) = match start {
            '（' | '(' => ("楷体_GB2312", ""),
            '0'..='9' | '０'..='９' => ("仿宋_GB2312", "<w:b/>"),
            _ => ("黑体", ""),
        };
        let numbered =
            matches!(start, '（' | '(' | '0'..='9' | '０'..='９') || "一二三四五六七八九十".contains(start);
        let place = if numbered {
            ""
        } else {
            r#"<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>"#
        };
        let page = if numbered { "" } else { "<w:pageBreakBefore/>" };
        let outline = level - 2;
        let _ = write!(
            out,
            r#"<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="heading {}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>{page}{place}<w:outlineLvl w:val="{outline}"/></w:pPr><w:rPr><w:rFonts w:eastAsia="{font}"/>{bold}</w:rPr></w:style>"#,
            heading(level),
            outline + 1,
        );
    }
    out.push_str("</w:styles>");
    out
}
