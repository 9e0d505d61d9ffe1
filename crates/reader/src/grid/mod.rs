//! Tables as a document prints them: cells in rows, before anybody knows what they mean.
//!
//! A worksheet, a table of a web page or of a word processor, and a table rebuilt from the glyphs
//! of a page all become grids; what their cells mean is decided once, whatever they came from.

/// A table as printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// The page that it begins on, from 1, in documents with pages.
    pub page: Option<u32>,
    /// The name of the worksheet, in workbooks.
    pub sheet: Option<String>,
    /// The lines directly above it, such as its title and its unit (`单位：万元`), where they are not
    /// rows of its own.
    pub above: Vec<String>,
    /// The cells, row by row. Rows can differ in length.
    pub rows: Vec<Vec<Cell>>,
    /// The lines directly below it, such as its note (`注：…`).
    pub below: Vec<String>,
}

/// One cell of a [`Grid`]. What a merged cell covers are cells of their own, empty and `covered`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What is printed, with its spaces; empty where the cell is blank.
    pub text: String,
    /// Where it stands in the document's text, in bytes, if that text has it.
    pub span: Option<(u32, u32)>,
    /// The page, where it is not that of the grid: tables go on.
    pub page: Option<u32>,
    /// The address in its worksheet, such as `C9`.
    pub address: Option<String>,
    /// Whether another cell, merged, covers it.
    pub covered: bool,
}
