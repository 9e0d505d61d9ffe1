//! What the tables say, by concept, basis and code, for quantities that the narrative groups lack.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use juesuan_model::tables::{Block, Cells};
use juesuan_model::{Basis, Concept, Disclosure, Value};

/// Values by concept, basis and code; the code is empty where there is none.
#[derive(Debug, Default)]
pub(crate) struct Values<'a> {
    /// Those without a code, by the number of the concept and of the basis; empty until there is one.
    plain: Vec<Option<Value>>,
    coded: HashMap<(Concept, Basis, &'a str), Value>,
}

/// The place of a value without a code; a named year has none.
fn place(concept: Concept, basis: Basis) -> Option<usize> {
    let basis = match basis {
        Basis::Actual => 0,
        Basis::PriorYear => 1,
        Basis::InitialBudget => 2,
        Basis::FinalBudget => 3,
        _ => return None,
    };
    Some(concept as usize * 4 + basis)
}

impl<'a> Values<'a> {
    pub(crate) fn get(&self, concept: Concept, basis: Basis, code: &str) -> Option<Value> {
        if code.is_empty() {
            self.plain.get(place(concept, basis)?).copied().flatten()
        } else if self.coded.is_empty() {
            None
        } else {
            self.coded.get(&(concept, basis, code)).copied()
        }
    }

    /// Keeps a value unless there is one already; says whether it was kept.
    pub(crate) fn keep(&mut self, concept: Concept, basis: Basis, code: &'a str, value: Value) -> bool {
        if !code.is_empty() {
            let entry = self.coded.entry((concept, basis, code));
            let vacant = matches!(entry, Entry::Vacant(_));
            entry.or_insert(value);
            return vacant;
        }
        if self.plain.is_empty() {
            self.plain = vec![None; Concept::ALL.len() * 4];
        }
        match place(concept, basis).and_then(|at| self.plain.get_mut(at)) {
            Some(held @ None) => {
                *held = Some(value);
                true
            }
            _ => false,
        }
    }
}

/// The cells of a disclosure's tables.
#[derive(Debug, Default)]
pub(crate) struct TableIndex<'a> {
    values: Values<'a>,
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
            if self.values.keep(concept, field.basis, code, value) && !code.is_empty() {
                self.codes.push((concept, code));
            }
        }
    }

    /// Whether no table says anything.
    pub(crate) fn is_empty(&self) -> bool {
        self.values.plain.is_empty() && self.values.coded.is_empty()
    }

    /// The value of a cell; the code is empty where there is none.
    pub(crate) fn get(&self, concept: Concept, basis: Basis, code: &str) -> Option<Value> {
        self.values.get(concept, basis, code)
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
