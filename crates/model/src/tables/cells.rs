//! Cells that know the concept, basis and column they stand for.

use serde::{Deserialize, Serialize};

use crate::amount::Value;
use crate::classification::Classification;
use crate::concept::Concept;
use crate::disclosure::quantity::present;
use crate::period::Basis;

/// A column, or a fixed row, of a public table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellField {
    /// The name in JSON.
    pub name: &'static str,
    /// The label of the form.
    pub label: &'static str,
    /// What it measures.
    pub concept: Concept,
    /// At which basis.
    pub basis: Basis,
    /// The budget that it belongs to, where the concept leaves it open.
    pub fund: Option<&'static str>,
}

/// A run of cells: the columns of a row, or the rows of a one-column block.
pub trait Cells {
    /// The cells in the order of the form.
    fn fields(&self) -> &'static [CellField];
    /// The content of a cell. The index is that of [`fields`](Self::fields).
    fn get(&self, index: usize) -> Option<Value>;
    /// Sets the content of a cell; false where there is no such cell.
    fn set(&mut self, index: usize, value: Value) -> bool;
}

/// Declares a run of cells.
macro_rules! cells {
    ($(#[$meta:meta])* $name:ident { $($field:ident $label:literal = $concept:ident $(@ $basis:ident)? $(/ $fund:literal)?,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(
                #[doc = concat!($label, "。A cell of [`", stringify!($concept), "`](crate::Concept::", stringify!($concept), ").")]
                #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::disclosure::quantity::present")]
                pub $field: Option<crate::amount::Value>,
            )*
        }

        impl $name {
            /// The cells in the order of the form.
            pub const FIELDS: &'static [crate::tables::CellField] = &[$(crate::tables::CellField {
                name: stringify!($field),
                label: $label,
                concept: crate::concept::Concept::$concept,
                basis: crate::tables::cells::basis!($($basis)?),
                fund: crate::tables::cells::fund!($($fund)?),
            },)*];
        }

        impl crate::tables::Cells for $name {
            fn fields(&self) -> &'static [crate::tables::CellField] {
                Self::FIELDS
            }
            fn get(&self, index: usize) -> Option<crate::amount::Value> {
                let mut here = 0..;
                $(if here.next() == Some(index) { return self.$field; })*
                None
            }
            fn set(&mut self, index: usize, value: crate::amount::Value) -> bool {
                let mut here = 0..;
                $(if here.next() == Some(index) { self.$field = Some(value); return true; })*
                false
            }
        }
    };
}

macro_rules! basis {
    () => {
        crate::period::Basis::Actual
    };
    ($basis:ident) => {
        crate::period::Basis::$basis
    };
}

macro_rules! fund {
    () => {
        None
    };
    ($fund:literal) => {
        Some($fund)
    };
}

pub(super) use {basis, cells, fund};

/// 带科目编码的一行。A row with a code of a classification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "{C}Row"))]
#[serde(deny_unknown_fields)]
pub struct CodedRow<C> {
    /// 科目编码，类款项连写。The code, its levels written together.
    pub code: String,
    /// 科目名称，缺省为该年度科目表中的名称。The name, where it is not the list's own.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub name: Option<String>,
    /// 各栏数字。The cells of the row.
    pub cells: C,
}

/// Rows with codes, whatever their cells are.
pub trait CodedRows {
    /// How many rows.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The code, the printed name and the cells of a row.
    fn row(&self, index: usize) -> Option<(&str, Option<&str>, &dyn Cells)>;
    /// The cells of a row, to be filled.
    fn cells_mut(&mut self, index: usize) -> Option<&mut dyn Cells>;
    /// Adds a row, empty but for its code and name, and gives its cells.
    fn add(&mut self, code: String, name: Option<String>) -> &mut dyn Cells;
    /// 各栏。The columns.
    fn columns(&self) -> &'static [CellField];
}

impl<C: Cells + Default> CodedRows for Vec<CodedRow<C>> {
    fn len(&self) -> usize {
        Vec::len(self)
    }
    fn row(&self, index: usize) -> Option<(&str, Option<&str>, &dyn Cells)> {
        self.get(index).map(|row| (row.code.as_str(), row.name.as_deref(), &row.cells as &dyn Cells))
    }
    fn cells_mut(&mut self, index: usize) -> Option<&mut dyn Cells> {
        self.get_mut(index).map(|row| &mut row.cells as &mut dyn Cells)
    }
    fn add(&mut self, code: String, name: Option<String>) -> &mut dyn Cells {
        let at = Vec::len(self);
        self.push(CodedRow { code, name, cells: C::default() });
        &mut self[at].cells
    }
    fn columns(&self) -> &'static [CellField] {
        C::default().fields()
    }
}

/// A part of a table.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)]
pub enum Block<'a> {
    /// Cells with fixed places; the path is the field's name in JSON, the label the row's.
    Fixed {
        /// The name in JSON.
        path: &'static str,
        /// The label of the row, empty for a one-column block.
        label: &'static str,
        /// The cells.
        cells: &'a dyn Cells,
    },
    /// Rows with codes.
    Coded {
        /// The name in JSON.
        path: &'static str,
        /// Which classification the codes are of.
        classification: Classification,
        /// The rows.
        rows: &'a dyn CodedRows,
    },
}

/// A part of a table, to be filled.
#[allow(missing_debug_implementations)]
pub enum BlockMut<'a> {
    /// Cells with fixed places.
    Fixed {
        /// The name in JSON.
        path: &'static str,
        /// The cells.
        cells: &'a mut dyn Cells,
    },
    /// Rows with codes.
    Coded {
        /// The name in JSON.
        path: &'static str,
        /// Which classification the codes are of.
        classification: Classification,
        /// The rows.
        rows: &'a mut dyn CodedRows,
    },
}

/// Declares a table: its blocks and the note below it.
macro_rules! table {
    ($(#[$meta:meta])* $name:ident {
        $($kind:ident $field:ident $label:literal : $type:ty $(= $class:ident)?,)*
    }) => {
        #[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        $(#[$meta])*
        pub struct $name {
            $(
                #[doc = concat!($label, "。A part of the table.")]
                #[serde(default, skip_serializing_if = "crate::disclosure::is_default")]
                pub $field: $type,
            )*
            /// 表下的说明。The note below the table.
            #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::disclosure::quantity::present")]
            pub note: Option<String>,
        }

        impl crate::tables::Table for $name {
            fn blocks(&self) -> Vec<crate::tables::Block<'_>> {
                vec![$(crate::tables::cells::block!(self, $kind $field $label $($class)?),)*]
            }
            fn blocks_mut(&mut self) -> Vec<crate::tables::BlockMut<'_>> {
                vec![$(crate::tables::cells::block_mut!(self, $kind $field $($class)?),)*]
            }
            fn note(&self) -> Option<&str> {
                self.note.as_deref()
            }
            fn set_note(&mut self, note: String) {
                self.note = Some(note);
            }
        }
    };
}

macro_rules! block {
    ($self:ident, fixed $field:ident $label:literal) => {
        crate::tables::Block::Fixed { path: stringify!($field), label: $label, cells: &$self.$field }
    };
    ($self:ident, coded $field:ident $label:literal $class:ident) => {
        crate::tables::Block::Coded {
            path: stringify!($field),
            classification: crate::classification::Classification::$class,
            rows: &$self.$field,
        }
    };
}

macro_rules! block_mut {
    ($self:ident, fixed $field:ident) => {
        crate::tables::BlockMut::Fixed { path: stringify!($field), cells: &mut $self.$field }
    };
    ($self:ident, coded $field:ident $class:ident) => {
        crate::tables::BlockMut::Coded {
            path: stringify!($field),
            classification: crate::classification::Classification::$class,
            rows: &mut $self.$field,
        }
    };
}

pub(super) use {block, block_mut, table};
