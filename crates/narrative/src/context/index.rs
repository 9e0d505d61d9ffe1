//! What the tables say, by concept, basis and code, for quantities that the narrative groups lack.

use std::collections::HashMap;

use juesuan_model::tables::{Block, Cells};
use juesuan_model::{Basis, Concept, Disclosure, Value};

/// The cells of a disclosure's tables.
#[derive(Debug, Default)]
pub(crate) struct TableIndex<'a> {
    values: HashMap<(Concept, Basis, &'a str), Value>,
    codes: Vec<(Concept, &'a str)>,
    names: HashMap<&'a str, &'a str>,
}

impl<'a> TableIndex<'a> {
    pub(crate) fn new(disclosure: &'a Disclosure) -> Self {
        let mut index = Self::default();
        for (_, _, rows) in disclosure.by_function() {
            for row in rows {
                if let Some(name) = &row.name {
                    index.names.entry(&row.code).or_insert(name);
                }
            }
        }
        for (_, table) in disclosure.tables.iter() {
            for block in table.blocks() {
                match block {
                    Block::Fixed { cells, .. } => index.add(cells, ""),
                    Block::Coded { rows, .. } => {
                        for at in 0..rows.len() {
                            let Some((code, name, cells)) = rows.row(at) else { continue };
                            if let Some(name) = name {
                                index.names.entry(code).or_insert(name);
                            }
                            index.add(cells, code);
                        }
                    }
                }
            }
        }
        index
    }

    fn add(&mut self, cells: &dyn Cells, code: &'a str) {
        for (at, field) in cells.fields().iter().enumerate() {
            // A cell of one budget's column is not the quantity itself.
            let (Some(value), None) = (cells.get(at), field.fund) else { continue };
            let concept = if code.is_empty() { field.concept } else { field.concept.by_function() };
            if let std::collections::hash_map::Entry::Vacant(vacant) =
                self.values.entry((concept, field.basis, code))
            {
                vacant.insert(value);
                if !code.is_empty() {
                    self.codes.push((concept, code));
                }
            }
        }
    }

    /// The value of a cell; the code is empty where there is none.
    pub(crate) fn get(&self, concept: Concept, basis: Basis, code: &str) -> Option<Value> {
        if self.values.is_empty() { None } else { self.values.get(&(concept, basis, code)).copied() }
    }

    /// Every value, by concept, basis and code.
    pub(crate) fn into_values(self) -> impl Iterator<Item = ((Concept, Basis, &'a str), Value)> {
        self.values.into_iter()
    }

    /// The codes that a concept is broken down by, in the order of the form.
    pub(crate) fn codes(&self, concept: Concept) -> impl Iterator<Item = &'a str> {
        self.codes.iter().filter(move |(of, _)| *of == concept).map(|(_, code)| *code)
    }

    /// The name that the disclosure gives a code.
    pub(crate) fn name(&self, code: &str) -> Option<&'a str> {
        self.names.get(code).copied()
    }
}
