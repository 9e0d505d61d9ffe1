//! The document tree: blocks of inlines, in which every figure carries the fact that it prints.

use std::borrow::Cow;
use std::sync::Arc;

use juesuan_model::{Basis, Concept, Dimensions, Direction, FiscalYear, Printed, Role, TableKind, Unit};

use crate::arithmetic;

/// The index of a figure in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureIndex(pub(crate) u32);

/// A figure with the fact that it prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRef {
    /// What it measures; for a change or rate, what changed. Nothing where the taxonomy has no
    /// concept, as in most reasons.
    pub concept: Option<Concept>,
    /// At which basis; of a change or rate, what it is against.
    pub basis: Basis,
    /// What it is broken down by; nothing for nearly all.
    pub(crate) dimensions: Option<Arc<Dimensions>>,
    /// What it does.
    pub role: Role,
    /// The word beside a change or rate, which is printed without sign.
    pub direction: Option<Direction>,
    /// The figure as printed.
    pub value: Printed,
    /// What it is counted in.
    pub unit: Unit,
    /// Whether 约 stands before it.
    pub approximate: bool,
}

impl FigureRef {
    /// What it is broken down by.
    pub fn dimensions(&self) -> &Dimensions {
        self.dimensions.as_deref().unwrap_or(Dimensions::NONE)
    }
}

/// Words of a document; [`Document::words`] gives them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words(pub(crate) Held);

/// Where words are held: in the output of the template, or on their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Held {
    Output { start: usize, end: usize },
    Own(Cow<'static, str>),
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Inline {
    /// Words.
    Text(Words),
    /// A figure, without its unit, which stands in the text after it.
    Figure(FigureIndex),
    /// A gap to be filled in; only in drafts.
    Missing {
        /// The JSON path of what belongs there.
        path: String,
    },
    /// A line break that the writer of the disclosure made.
    Break,
}

/// A block of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Block {
    /// A heading. Level 1 is the title, 2 is 一、, 3 is （一）.
    Heading {
        /// The level, from 1.
        level: u8,
        /// Its text, with its number.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// An item of a list, with its number.
    Item(Vec<Inline>),
    /// A table.
    Table(Table),
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell(Content);

/// Nearly all cells have at most one inline, which then needs no list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Content {
    #[default]
    Empty,
    One(Inline),
    Many(Vec<Inline>),
}

impl Cell {
    /// What stands in it; nothing in an empty one.
    pub fn inlines(&self) -> &[Inline] {
        match &self.0 {
            Content::Empty => &[],
            Content::One(inline) => std::slice::from_ref(inline),
            Content::Many(inlines) => inlines,
        }
    }
}

impl From<Inline> for Cell {
    fn from(inline: Inline) -> Self {
        Self(Content::One(inline))
    }
}

impl From<Vec<Inline>> for Cell {
    fn from(inlines: Vec<Inline>) -> Self {
        Self(Content::Many(inlines))
    }
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Which public table it is, where it is one.
    pub kind: Option<TableKind>,
    /// The title above it.
    pub title: String,
    /// What the corner says: the number of the form and the unit.
    pub corner: String,
    /// The rows of the head.
    pub head: Vec<Vec<Cell>>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// The note below it.
    pub note: Option<String>,
    pub(crate) index: Option<usize>,
}

/// A rendered disclosure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The first line of a draft.
    pub draft: Option<String>,
    /// The blocks.
    pub blocks: Vec<Block>,
    pub(crate) figures: Vec<FigureRef>,
    /// The output of the template, in which most words stand.
    pub(crate) output: String,
    pub(crate) separators: bool,
    pub(crate) gap: String,
    /// The name of the department.
    pub(crate) department: String,
    pub(crate) year: FiscalYear,
    /// The unit of amounts.
    pub(crate) unit: Unit,
}

impl Document {
    /// A figure of this document.
    pub fn figure(&self, index: FigureIndex) -> Option<&FigureRef> {
        self.figures.get(index.0 as usize)
    }

    /// The words of an inline.
    pub fn words<'a>(&'a self, words: &'a Words) -> &'a str {
        match &words.0 {
            Held::Output { start, end } => self.output.get(*start..*end).unwrap_or_default(),
            Held::Own(text) => text,
        }
    }

    /// The figures in the order in which they are printed; one that is printed twice comes twice.
    pub fn figures(&self) -> impl Iterator<Item = &FigureRef> {
        self.blocks.iter().flat_map(Block::inlines).filter_map(|inline| match inline {
            Inline::Figure(index) => self.figure(*index),
            _ => None,
        })
    }

    /// The JSON paths of the gaps, in the order in which they stand; only drafts have gaps.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().flat_map(Block::inlines).filter_map(|inline| match inline {
            Inline::Missing { path } => Some(path.as_str()),
            _ => None,
        })
    }

    /// Adds to `out` what an inline prints.
    pub fn print(&self, inline: &Inline, out: &mut String) {
        match inline {
            Inline::Text(words) => out.push_str(self.words(words)),
            Inline::Figure(index) => {
                if let Some(figure) = self.figure(*index) {
                    arithmetic::print(figure.value, self.separators, out);
                }
            }
            Inline::Missing { .. } => out.push_str(&self.gap),
            Inline::Break => out.push('\n'),
        }
    }

    /// What inlines print, on one line.
    #[cfg(any(feature = "docx", feature = "html"))]
    pub(crate) fn plain(&self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        inlines.iter().for_each(|inline| self.print(inline, &mut out));
        out.replace('\n', " ")
    }

    /// The title: the headings of level 1, on one line.
    #[cfg(any(feature = "docx", feature = "html"))]
    pub(crate) fn title(&self) -> String {
        let titles = self.blocks.iter().filter_map(|block| match block {
            Block::Heading { level: 1, text } => Some(self.plain(text)),
            _ => None,
        });
        titles.collect()
    }

    /// The blocks of the table of contents, which follow a heading 目录; empty where there is none.
    #[cfg(any(feature = "docx", feature = "html"))]
    pub(crate) fn contents(&self) -> std::ops::Range<usize> {
        let is_heading = |block: &Block| matches!(block, Block::Heading { .. });
        let names_it = |block: &Block| match block {
            Block::Heading { text, .. } => {
                self.plain(text).chars().filter(|c| !c.is_whitespace()).eq("目录".chars())
            }
            _ => false,
        };
        let Some(start) = self.blocks.iter().position(names_it).map(|at| at + 1) else { return 0..0 };
        let rest = self.blocks.get(start..).unwrap_or_default();
        start..rest.iter().position(is_heading).map_or(self.blocks.len(), |length| start + length)
    }
}

impl Document {
    /// The block that an entry of the table of contents names: a heading, or a table by its title.
    #[cfg(any(feature = "docx", feature = "html"))]
    pub(crate) fn listed(&self, entry: &str) -> Option<usize> {
        self.blocks.iter().position(|block| match block {
            Block::Heading { level: 2.., text } => self.plain(text) == entry,
            Block::Table(table) => {
                !table.title.is_empty()
                    && entry.split_once('、').is_some_and(|(_, title)| title == table.title)
            }
            _ => false,
        })
    }
}

impl Block {
    /// Its inlines in the order in which they stand; those of a table row by row.
    pub fn inlines(&self) -> Box<dyn Iterator<Item = &Inline> + '_> {
        match self {
            Self::Heading { text, .. } | Self::Paragraph(text) | Self::Item(text) => Box::new(text.iter()),
            Self::Table(table) => {
                Box::new(table.head.iter().chain(&table.rows).flatten().flat_map(Cell::inlines))
            }
        }
    }
}
