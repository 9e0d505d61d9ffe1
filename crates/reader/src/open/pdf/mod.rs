//! PDF with text: glyphs and ruling lines become text in reading order and tables.
//!
//! # Which library
//!
//! Measured on the two PDFs of the corpus (25 and 23 pages, 3.7 and 0.3 MB) and on 106 copies of
//! them with flipped bytes, cut ends and holes; release builds, two cores that others used too, so
//! that only the proportions count.
//!
//! | library | packages | build, CPU | larger / smaller file | damaged copies |
//! |---|---|---|---|---|
//! | pdf-extract 0.12 | 72 | 78 s | 286 / 233 ms, text without places | 12 panics, 90 refused |
//! | hayro-interpret 0.9 | 68 | 163 s | 209 / 105 ms, every glyph with its characters | no panic, 17 refused |
//! | lopdf 0.47, instructions alone | 65 | 75 s | 319 / 106 ms | no panic, 20 refused |
//! | hayro-syntax 0.9, instructions alone | 12 | – | 25 / 7 ms | no panic, 17 refused |
//! | pdf_oxide 0.3 | 170 | not built: 450 000 lines for what is a part of it | | |
//!
//! A panic ends the program, since it is built to abort; that rules pdf-extract out. Most of what
//! hayro-interpret does is for pictures and outlines, and it cannot be stopped on the way. So
//! hayro-syntax reads the file and hayro-cmap the maps of characters (the predefined ones, such as
//! `GBK-EUC-H`, included); which text stands where is worked out here, in [`content`], [`font`],
//! [`lines`], [`table`] and [`columns`].

mod columns;
mod content;
mod font;
mod limits;
mod lines;
mod page;
mod parts;
mod table;

use hayro_syntax::{LoadPdfError, Pdf};
use juesuan_model::Problem;
use memchr::memmem;

use super::{OpenError, Phrase};
use crate::grid::Grid;
use content::{Content, Fonts, Interpreter};
use limits::{Budget, MAX_FILE, MAX_PAGES};

/// How far from its end the mark of the end is looked for, in bytes.
const MARGIN: usize = 2048;

/// What a PDF says.
pub(super) struct Opened {
    pub text: String,
    pub grids: Vec<Grid>,
    pub problems: Vec<Problem>,
}

/// Reads a PDF.
///
/// # Errors
/// [`OpenError`] where it is protected, damaged, beyond the limits, or has no text.
pub(super) fn open(bytes: &[u8]) -> Result<Opened, OpenError> {
    if bytes.len() > MAX_FILE {
        return Err(limits::megabytes(Phrase::new("PDF文件", "the PDF")));
    }
    limits::measure(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => OpenError::Encrypted,
        LoadPdfError::Invalid => damaged(),
    })?;
    let (mut budget, mut fonts) = (Budget::default(), Fonts::default());
    let mut pages: Vec<Content> = Vec::new();
    for page in pdf.pages().iter() {
        if pages.len() == MAX_PAGES {
            budget.met = Some(limits::limit(
                Phrase::new("PDF的页数", "the PDF"),
                MAX_PAGES,
                Phrase::new("页", "pages"),
            ));
        }
        if budget.met.is_some() {
            break;
        }
        pages.push(Interpreter::new(&mut budget, &mut fonts).page(page));
    }
    if pages.is_empty() {
        return Err(damaged());
    }
    if pages.iter().all(|page| page.glyphs.is_empty()) {
        if let Some(limit) = budget.met {
            return Err(limit);
        }
        let unknown = pages.iter().map(|page| page.unknown).sum();
        return Err(if pages.iter().any(|page| page.damaged) && unknown == 0 {
            damaged()
        } else {
            OpenError::NoText { pages: pages.len(), unknown }
        });
    }
    let mut opened = page::assemble(pages);
    let mut problem = |zh: String, en: String| opened.problems.push(Problem::new(zh, en, 0));
    if let Some(limit) = budget.met {
        problem(
            format!("后面的内容没有读：{}。", limit.zh()),
            format!("What follows was not read: {limit}."),
        );
    }
    let end = &bytes[bytes.len().saturating_sub(MARGIN)..];
    if memmem::rfind(end, b"%%EOF").is_none() {
        problem(
            "PDF文件的结尾缺失，可能没有下载完整，后面的页可能没有读到；请重新下载或重新导出。".into(),
            "The end of the PDF is missing, so that pages may not have been read; download or export it again.".into(),
        );
    }
    Ok(opened)
}

fn damaged() -> OpenError {
    OpenError::Damaged {
        format: Phrase::new("PDF", "PDF"),
        detail: Phrase::new("找不到可读的页", "no page of it can be read"),
    }
}
