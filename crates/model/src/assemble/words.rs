//! Passages: reasons with their figures, purposes, and the lists of the department.

use crate::concept::Concept;
use crate::disclosure::{Comparative, Reason, ReasonFigure, ReasonRef, Term};
use crate::passage::{Passage, PassageFigure, PassageKind};
use crate::period::Basis;
use crate::reading::{Dimensions, FigureId, Reading, Role, StatementKind};

use super::Assembler;
use super::place::{Place, known_unit, place, unit};
use super::quantity::comparative;

/// Which figures stand in passages.
pub(super) fn figures_in_passages(reading: &Reading) -> Vec<bool> {
    let mut inside = vec![false; reading.figures.len()];
    for figure in reading.passages.iter().flat_map(|passage| &passage.figures) {
        if let Some(inside) = inside.get_mut(figure.figure as usize) {
            *inside = true;
        }
    }
    inside
}

impl Assembler<'_> {
    /// The units first, so that facts find them by their names.
    pub(super) fn units(&mut self) {
        let reading = self.reading;
        for passage in &reading.passages {
            let Some(name) = &passage.name else { continue };
            match passage.kind {
                PassageKind::Unit => {
                    let at = unit(&mut self.disclosure, name);
                    if let Some(unit) = self.disclosure.department.units.get_mut(at)
                        && !passage.text.is_empty()
                    {
                        unit.note.get_or_insert_with(|| passage.text.clone());
                    }
                }
                PassageKind::Office => {
                    let at = unit(&mut self.disclosure, name);
                    if let Some(unit) = self.disclosure.department.units.get_mut(at) {
                        unit.offices.push(passage.text.clone());
                    }
                }
                _ => {}
            }
        }
        for content in &reading.contents {
            if let Some(name) = content.strip_prefix("unit:") {
                unit(&mut self.disclosure, name);
            }
        }
        // The short names that the narrative calls them by.
        for short in reading.facts.iter().filter_map(|fact| fact.dimensions.unit.as_deref()) {
            let units = &mut self.disclosure.department.units;
            if let Some(unit) = known_unit(units, short).and_then(|at| units.get_mut(at))
                && unit.name != short
            {
                unit.short_name.get_or_insert_with(|| short.to_owned());
            }
        }
    }

    pub(super) fn words(&mut self) {
        let reading = self.reading;
        // A name as printed, where it is not the list's own.
        for name in reading.names.iter().filter(|name| !name.name.is_empty()) {
            if name.occurrence.starts_with("table:") {
                continue;
            }
            let of_figure = || self.measured.get(&name.figure?)?.first()?.dimensions.function.as_deref();
            if let Some(code) = name.code.as_deref().or_else(of_figure).map(str::to_owned) {
                self.name_of_code(&code, &name.name);
            }
        }
        for passage in &reading.passages {
            self.passage(passage);
        }
    }

    fn name_of_code(&mut self, code: &str, name: &str) {
        let year = self.disclosure.fiscal_year;
        if crate::Classification::Functional.name_of(code, year) == Some(name) {
            return;
        }
        for rows in [
            &mut self.disclosure.general_public_budget.by_function,
            &mut self.disclosure.government_fund.by_function,
            &mut self.disclosure.state_capital.by_function,
        ] {
            if let Some(row) = rows.iter_mut().find(|row| row.code == code && row.name.is_none()) {
                row.name = Some(name.to_owned());
            }
        }
    }

    fn passage(&mut self, passage: &Passage) {
        let text = || passage.text.clone();
        match passage.kind {
            PassageKind::Reason => return self.reason(passage),
            PassageKind::Purpose => return self.purpose(passage),
            PassageKind::Unit | PassageKind::Office => {}
            PassageKind::Function => self.disclosure.department.functions.push(text()),
            PassageKind::Reform => self.disclosure.department.reforms.push(text()),
            PassageKind::Term => {
                let term = passage.name.clone().unwrap_or_default();
                self.disclosure.glossary.push(Term { term, meaning: text() });
            }
            PassageKind::Telephone => keep(&mut self.disclosure.contact.telephone, text()),
            PassageKind::Contact => keep(&mut self.disclosure.contact.other, text()),
            PassageKind::Measure => self.disclosure.performance.measures.push(text()),
            PassageKind::PublicationScope => keep(&mut self.disclosure.performance.publication_scope, text()),
            PassageKind::PublicationPlace => keep(&mut self.disclosure.performance.publication_place, text()),
            PassageKind::Report => keep(&mut self.disclosure.performance.report, text()),
            PassageKind::ResultNote => keep(&mut self.disclosure.performance.result_note, text()),
            PassageKind::KeyResults => keep(&mut self.disclosure.performance.key_results, text()),
        }
        passage.figures.iter().for_each(|figure| self.take(figure.figure));
    }

    fn purpose(&mut self, passage: &Passage) {
        let Some(concept) = passage.concept else { return };
        let place = place(&mut self.disclosure, concept, &passage.dimensions);
        if let Some(Place::Quantity(quantity)) = place {
            quantity.purpose.get_or_insert_with(|| passage.text.clone());
            passage.figures.iter().for_each(|figure| self.take(figure.figure));
        }
    }

    fn reason(&mut self, passage: &Passage) {
        let (Some(concept), Some(basis)) = (passage.concept, passage.basis) else { return };
        let figures: Vec<ReasonFigure> =
            passage.figures.iter().filter_map(|figure| self.reason_figure(figure)).collect();
        if figures.len() < passage.figures.len() {
            return;
        }
        let complete = self.explains_all(passage, concept, basis);
        let reason = Reason { text: passage.text.clone(), figures, complete };
        let Some(Place::Quantity(quantity)) = place(&mut self.disclosure, concept, &passage.dimensions)
        else {
            return;
        };
        let Some(slot) = comparative(quantity, basis) else { return };
        join(slot, reason);
        passage.figures.iter().for_each(|figure| self.take(figure.figure));
    }

    fn reason_figure(&self, figure: &PassageFigure) -> Option<ReasonFigure> {
        let read = self.reading.figure(figure.figure)?;
        let of = self.meaning(figure.figure);
        let mut dimensions = of.as_ref().map(|of| of.2.clone()).unwrap_or_default();
        let of_unit = dimensions.unit.take().map(|name| {
            let units = &self.disclosure.department.units;
            known_unit(units, &name)
                .and_then(|at| units.get(at))
                .map_or_else(|| name.to_string(), |unit| unit.name.clone())
        });
        Some(ReasonFigure {
            figure: read.value?,
            unit: (read.unit != self.disclosure.unit.unit()).then_some(read.unit),
            direction: figure.direction,
            approximate: read.approximate,
            concept: of.as_ref().map(|of| of.0),
            basis: of.as_ref().map(|of| of.1).filter(|&basis| {
                let money = read.unit.money_power().is_some();
                let usual = match (&of, figure.direction) {
                    (_, Some(_)) if money => Basis::PriorYear,
                    (Some((concept, ..)), _) => concept.level_basis(),
                    _ => Basis::Actual,
                };
                basis != usual
            }),
            of_unit,
            project: dimensions.project.map(Into::into),
        })
    }

    /// What a figure in a reason measures: by a fact, or as the change of a level elsewhere.
    fn meaning(&self, figure: FigureId) -> Option<(Concept, Basis, Dimensions)> {
        if let Some(fact) = self.measured.get(&figure).and_then(|facts| facts.first()) {
            return Some((fact.concept, fact.basis, fact.dimensions.clone()));
        }
        self.reading.statements.iter().filter(|statement| statement.change == Some(figure)).find_map(
            |statement| {
                let fact = self.measured.get(&statement.subject?)?.first()?;
                Some((fact.concept, statement.basis?, fact.dimensions.clone()))
            },
        )
    }

    /// Whether the figures with a direction are known to add up to the change that they explain.
    fn explains_all(&self, passage: &Passage, concept: Concept, basis: Basis) -> bool {
        let reading = self.reading;
        let mut named: Vec<FigureId> = passage
            .figures
            .iter()
            .filter(|figure| figure.direction.is_some())
            .filter(|figure| reading.figure(figure.figure).is_some_and(|figure| figure.role == Role::Change))
            .map(|figure| figure.figure)
            .collect();
        named.sort_unstable();
        let explained = |change: FigureId| {
            reading.statements.iter().any(|statement| {
                statement.change == Some(change)
                    && statement.basis == Some(basis)
                    && statement.subject.and_then(|subject| self.measured.get(&subject)).is_some_and(
                        |facts| {
                            facts
                                .iter()
                                .any(|fact| fact.concept == concept && fact.dimensions == passage.dimensions)
                        },
                    )
            })
        };
        !named.is_empty()
            && reading.statements.iter().any(|sum| {
                let mut parts: Vec<FigureId> = sum.parts.iter().chain(&sum.subtracted).copied().collect();
                parts.sort_unstable();
                sum.kind == StatementKind::Sum
                    && sum.closed
                    && sum.unsure.is_none()
                    && parts == named
                    && sum.whole.is_some_and(explained)
            })
    }
}

fn keep(held: &mut Option<String>, text: String) {
    match held {
        Some(known) => {
            known.push('。');
            known.push_str(&text);
        }
        None => *held = Some(text),
    }
}

/// A second reason for the same change goes on with the first.
fn join(slot: &mut Comparative, reason: Reason) {
    match &mut slot.reason {
        Some(ReasonRef::Here(known)) if known.text != reason.text => {
            let offset = known.figures.len();
            let mut at = 0..;
            let mut figures = Vec::new();
            let text = reason.fill(|figure| {
                figures.push(figure.clone());
                format!("{{{}}}", offset + at.next().unwrap_or_default())
            });
            known.text = format!("{}；{text}", known.text);
            known.figures.append(&mut figures);
            known.complete = false;
        }
        Some(_) => {}
        None => slot.reason = Some(ReasonRef::Here(reason)),
    }
}
