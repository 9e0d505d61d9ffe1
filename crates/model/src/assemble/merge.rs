//! Several sources: the first that says something is believed, and every difference is listed.

use crate::amount::{Printed, Value};
use crate::disclosure::{
    Comparative, Disclosure, FunctionAmount, Group, Printing, Quantity, Shown, SlotMut, Tally, Unit,
};
use crate::period::Basis;
use crate::tables::{BlockMut, Cells, TableKind};

use super::Assembly;
use super::place::known_unit;

/// What one source says of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The source, by its place among the sources.
    pub source: usize,
    /// The figure or the words.
    pub says: String,
}

/// Two sources that say different things of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The JSON pointer of the place in the disclosure.
    pub pointer: String,
    /// What it has now.
    pub kept: Side,
    /// What is not, or only as `stated`, in the disclosure.
    pub other: Side,
}

/// Adds what a source says to what is known.
pub(super) fn merge(assembly: &mut Assembly, part: Disclosure, source: usize) {
    let Assembly { disclosure, conflicts, sources, .. } = assembly;
    let mut merger = Merger { conflicts, sources, source };
    merger.disclosure(disclosure, part);
}

struct Merger<'a> {
    conflicts: &'a mut Vec<Conflict>,
    sources: &'a mut std::collections::BTreeMap<String, usize>,
    source: usize,
}

impl Merger<'_> {
    fn disclosure(&mut self, known: &mut Disclosure, mut part: Disclosure) {
        known.unit = part.unit;
        self.say(&mut known.profile, part.profile.take(), "/profile");
        self.say(
            &mut known.department.short_name,
            part.department.short_name.take(),
            "/department/short_name",
        );
        self.say(&mut known.department.region, part.department.region.take(), "/department/region");
        for (to, from) in [
            (&mut known.department.functions, &mut part.department.functions),
            (&mut known.department.reforms, &mut part.department.reforms),
            (&mut known.performance.measures, &mut part.performance.measures),
        ] {
            take_list(to, from);
        }
        take_list(&mut known.glossary, &mut part.glossary);
        self.say(&mut known.contact.telephone, part.contact.telephone.take(), "/contact/telephone");
        self.say(&mut known.contact.other, part.contact.other.take(), "/contact/other");
        let (to, from) = (&mut known.performance, &mut part.performance);
        for (to, from, pointer) in [
            (&mut to.publication_scope, &mut from.publication_scope, "/performance/publication_scope"),
            (&mut to.publication_place, &mut from.publication_place, "/performance/publication_place"),
            (&mut to.report, &mut from.report, "/performance/report"),
            (&mut to.result_note, &mut from.result_note, "/performance/result_note"),
            (&mut to.key_results, &mut from.key_results, "/performance/key_results"),
        ] {
            self.say(to, from.take(), pointer);
        }
        for (name, reason) in std::mem::take(&mut part.reasons) {
            known.reasons.entry(name).or_insert(reason);
        }
        self.units(&mut known.department.units, std::mem::take(&mut part.department.units));
        for ((pointer, to), (_, from)) in known.groups_mut().into_iter().zip(part.groups_mut()) {
            self.group(pointer, to, from);
        }
        for ((pointer, _, to), (.., from)) in known.by_function_mut().into_iter().zip(part.by_function_mut())
        {
            self.rows(pointer, to, std::mem::take(from));
        }
        known.government_fund.none |= part.government_fund.none;
        known.state_capital.none |= part.state_capital.none;
        if let Some(from) = &mut part.internal_transfer {
            self.quantity("/internal_transfer", known.internal_transfer.get_or_insert_default(), from);
        }
        self.tables(known, &mut part);
        if let Some(from) = part.extensions {
            let to = known.extensions.get_or_insert_default();
            for (name, value) in from {
                to.entry(name).or_insert(value);
            }
        }
    }

    /// Words: those of the source that is believed.
    fn say(&mut self, known: &mut Option<String>, said: Option<String>, pointer: &str) {
        let Some(said) = said else { return };
        match known {
            None => {
                self.sources.insert(pointer.to_owned(), self.source);
                *known = Some(said);
            }
            Some(kept) if *kept != said => self.conflict(pointer, kept.clone(), said),
            Some(_) => {}
        }
    }

    fn conflict(&mut self, pointer: &str, kept: String, other: String) {
        let source = self.sources.get(pointer).copied().unwrap_or_default();
        let conflict = Conflict {
            pointer: pointer.to_owned(),
            kept: Side { source, says: kept },
            other: Side { source: self.source, says: other },
        };
        if !self.conflicts.contains(&conflict) {
            self.conflicts.push(conflict);
        }
    }

    /// A value: of two that agree the finer is kept. Gives whether they agree.
    fn value(&mut self, known: &mut Option<Value>, said: Option<Value>, pointer: String) -> bool {
        let Some(said) = said else { return true };
        match (*known, said) {
            (None, _) | (Some(Value::Blank | Value::Dash), Value::Figure(_) | Value::Withheld) => {
                self.sources.insert(pointer, self.source);
                *known = Some(said);
            }
            (Some(Value::Figure(kept)), Value::Figure(figure)) if kept.same_value(&figure) => {
                let finer = figure.decimals() > kept.decimals();
                if finer {
                    self.sources.insert(pointer, self.source);
                    *known = Some(said);
                }
            }
            (Some(_), Value::Blank | Value::Dash) => {}
            (Some(kept), _) if kept != said => {
                self.conflict(&pointer, says(kept), says(said));
                return false;
            }
            _ => {}
        }
        true
    }

    fn units(&mut self, known: &mut Vec<Unit>, said: Vec<Unit>) {
        for mut unit in said {
            let at = known_unit(known, &unit.name).unwrap_or_else(|| {
                known.push(Unit::new(&unit.name));
                known.len() - 1
            });
            let Some(to) = known.get_mut(at) else { continue };
            let pointer = format!("/department/units/{at}");
            if unit.name != to.name && to.short_name.is_none() {
                unit.short_name.get_or_insert_with(|| unit.name.clone());
            }
            self.say(&mut to.short_name, unit.short_name.take(), &format!("{pointer}/short_name"));
            self.say(&mut to.note, unit.note.take(), &format!("{pointer}/note"));
            to.kind = to.kind.or(unit.kind);
            take_list(&mut to.offices, &mut unit.offices);
            self.group(&format!("{pointer}/figures"), &mut to.figures, &mut unit.figures);
        }
    }

    fn group(&mut self, pointer: &str, known: &mut dyn Group, said: &mut dyn Group) {
        for (at, field) in known.fields().iter().enumerate() {
            let pointer = format!("{pointer}/{}", field.name);
            match (known.slot_mut(at), said.slot_mut(at)) {
                (Some(SlotMut::Quantity(to)), Some(SlotMut::Quantity(Some(from)))) => {
                    self.quantity(&pointer, to.get_or_insert_default(), from);
                }
                (Some(SlotMut::Tally(to)), Some(SlotMut::Tally(Some(from)))) => {
                    self.tally(&pointer, to.get_or_insert_default(), from);
                }
                (Some(SlotMut::Ratio(to)), Some(SlotMut::Ratio(Some(from)))) => {
                    let to = to.get_or_insert_default();
                    self.stated(&pointer, &mut to.stated, &from.stated);
                }
                _ => {}
            }
        }
    }

    fn rows(&mut self, pointer: &str, known: &mut Vec<FunctionAmount>, said: Vec<FunctionAmount>) {
        let mut seen: Vec<String> = Vec::new();
        for mut row in said {
            // A code that is written twice is two rows.
            let nth = seen.iter().filter(|code| **code == row.code).count();
            seen.push(row.code.clone());
            let same = |(at, known): (usize, &FunctionAmount)| (known.code == row.code).then_some(at);
            let at = known.iter().enumerate().filter_map(same).nth(nth).unwrap_or_else(|| {
                let code = row.code.clone();
                known.push(FunctionAmount { code, name: None, amount: Quantity::default() });
                known.len() - 1
            });
            let pointer = format!("{pointer}/{at}");
            if let Some(to) = known.get_mut(at) {
                self.say(&mut to.name, row.name.take(), &format!("{pointer}/name"));
                self.quantity(&format!("{pointer}/amount"), &mut to.amount, &mut row.amount);
            }
        }
    }

    fn quantity(&mut self, pointer: &str, known: &mut Quantity, said: &mut Quantity) {
        if !self.value(&mut known.value, said.value, format!("{pointer}/value"))
            && let Some(Value::Figure(figure)) = said.value
        {
            keep_printing(&mut known.stated, Shown::Value, None, figure);
        }
        self.say(&mut known.purpose, said.purpose.take(), &format!("{pointer}/purpose"));
        for basis in [Basis::PriorYear, Basis::InitialBudget, Basis::FinalBudget] {
            let from = match basis {
                Basis::PriorYear => said.prior_year.take(),
                Basis::InitialBudget => said.initial_budget.take(),
                _ => said.final_budget.take(),
            };
            let (Some(from), Some(word)) = (from, basis.word()) else { continue };
            let Quantity { stated, prior_year, initial_budget, final_budget, .. } = known;
            let to = match basis {
                Basis::PriorYear => prior_year,
                Basis::InitialBudget => initial_budget,
                _ => final_budget,
            };
            self.comparative(&format!("{pointer}/{word}"), to.get_or_insert_default(), from, basis, stated);
        }
        self.stated(pointer, &mut known.stated, &said.stated);
    }

    fn comparative(
        &mut self,
        pointer: &str,
        known: &mut Comparative,
        said: Comparative,
        basis: Basis,
        stated: &mut Vec<Printing>,
    ) {
        for (to, from, shown, name) in [
            (&mut known.amount, said.amount, Shown::Amount, "amount"),
            (&mut known.change, said.change, Shown::Change, "change"),
        ] {
            if !self.value(to, from, format!("{pointer}/{name}"))
                && let Some(Value::Figure(figure)) = from
            {
                keep_printing(stated, shown, Some(basis), figure);
            }
        }
        if known.reason.is_none() {
            known.reason = said.reason;
        }
        self.say(&mut known.restated, said.restated, &format!("{pointer}/restated"));
    }

    fn tally(&mut self, pointer: &str, known: &mut Tally, said: &Tally) {
        match (known.value, said.value) {
            (None, Some(_)) => {
                self.sources.insert(format!("{pointer}/value"), self.source);
                known.value = said.value;
            }
            (Some(kept), Some(other)) if kept != other => {
                let pointer = format!("{pointer}/value");
                self.conflict(&pointer, kept.get().to_string(), other.get().to_string());
                keep_printing(&mut known.stated, Shown::Value, None, Printed::integer(other.get()));
            }
            _ => {}
        }
        self.stated(pointer, &mut known.stated, &said.stated);
    }

    /// Printings of several documents all stand; those of one place that differ are a conflict.
    fn stated(&mut self, pointer: &str, known: &mut Vec<Printing>, said: &[Printing]) {
        let already = known.len();
        for printing in said {
            let here = |other: &&Printing| {
                (other.shown, other.basis, &other.section)
                    == (printing.shown, printing.basis, &printing.section)
            };
            let same =
                |other: &Printing| other.unit == printing.unit && other.figure.same_value(&printing.figure);
            match known.iter().take(already).find(here) {
                Some(other) if same(other) => continue,
                Some(other) => {
                    let (kept, other) = (other.figure.text(), printing.figure.text());
                    self.conflict(&format!("{pointer}/stated"), kept, other);
                }
                None => {}
            }
            known.push(printing.clone());
        }
    }

    fn tables(&mut self, known: &mut Disclosure, part: &mut Disclosure) {
        for &kind in TableKind::ALL {
            if part.tables.get(kind).is_none() {
                continue;
            }
            let from = part.tables.get_or_insert(kind);
            let note = from.note().map(str::to_owned);
            let to = known.tables.get_or_insert(kind);
            if let (None, Some(note)) = (to.note(), note) {
                to.set_note(note);
            }
            for (to, from) in to.blocks_mut().into_iter().zip(from.blocks_mut()) {
                match (to, from) {
                    (BlockMut::Fixed { path, cells: to }, BlockMut::Fixed { cells: from, .. }) => {
                        self.cells(&format!("/tables/{}/{path}", kind.id()), to, from);
                    }
                    (BlockMut::Coded { path, rows: to, .. }, BlockMut::Coded { rows: from, .. }) => {
                        for at in 0..from.len() {
                            let Some((code, name, cells)) = from.row(at) else { continue };
                            let nth =
                                (0..at).filter(|&at| from.row(at).is_some_and(|row| row.0 == code)).count();
                            let found = (0..to.len())
                                .filter(|&at| to.row(at).is_some_and(|row| row.0 == code))
                                .nth(nth);
                            let index = found.unwrap_or_else(|| {
                                to.add(code.to_owned(), name.map(str::to_owned));
                                to.len() - 1
                            });
                            if let Some(to) = to.cells_mut(index) {
                                let pointer = format!("/tables/{}/{path}/{index}/cells", kind.id());
                                self.cells(&pointer, to, cells);
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn cells(&mut self, pointer: &str, known: &mut dyn Cells, said: &dyn Cells) {
        for (at, field) in known.fields().iter().enumerate() {
            let mut cell = known.get(at);
            self.value(&mut cell, said.get(at), format!("{pointer}/{}", field.name));
            if let Some(value) = cell {
                known.set(at, value);
            }
        }
    }
}

/// What a value is in words.
pub(super) fn says(value: Value) -> String {
    match value {
        Value::Figure(figure) => figure.text(),
        Value::Blank => "（空白）".to_owned(),
        Value::Dash => "—".to_owned(),
        Value::Withheld => "涉密".to_owned(),
    }
}

/// Keeps a figure that another source overrode.
pub(super) fn keep_printing(stated: &mut Vec<Printing>, shown: Shown, basis: Option<Basis>, figure: Printed) {
    stated.push(Printing { shown, basis, figure, unit: None, section: None });
}

fn take_list<T>(known: &mut Vec<T>, said: &mut Vec<T>) {
    if known.is_empty() {
        *known = std::mem::take(said);
    }
}
