//! Quantities: the value, what it is compared with, why it changed, what was printed of it.

use std::borrow::Cow;

use crate::amount::{Printed, Value};
use crate::concept::Concept;
use crate::disclosure::{Comparative, Printing, Quantity, Reason, ReasonRef, Shown};
use crate::period::Basis;
use crate::reading::{Dimensions, Direction, Fact, FigureId, Role, Statement, StatementKind};
use crate::unit::Unit;

use super::{Pending, Projector, ReasonSeen, number, section};

impl<'a> Projector<'a> {
    pub(super) fn quantity(&mut self, concept: Concept, dimensions: &Dimensions, quantity: &'a Quantity) {
        let unit = self.unit_of(concept);
        let home = concept.section_id();
        // What a unit received is income, and only its change alone is a change.
        let concept = match concept {
            Concept::UnitFiscalIncomeDelta if quantity.value.is_some() => Concept::FiscalAppropriationIncome,
            concept => concept,
        };
        let mut level = None;
        if quantity.value == Some(Value::Withheld) {
            self.texts.content(&["withheld:", home]);
        }
        if let Some(Value::Figure(printed)) = quantity.value {
            let id = self.figure(&["/value"], printed, unit, Role::Amount);
            self.fact(id, concept, concept.level_basis(), dimensions, home.into());
            level = Some(id);
        }
        for (basis, comparative) in quantity.comparatives() {
            self.within(&["/", basis.word().unwrap_or_default()], |projector| {
                projector.comparative(concept, dimensions, level, basis, comparative);
            });
        }
        for (index, printing) in quantity.stated.iter().enumerate() {
            let id = self.printing(index, unit, printing);
            let occurrence = section(printing, concept);
            match (printing.shown, printing.basis) {
                (Shown::Value, _) => {
                    self.fact(id, concept, concept.level_basis(), dimensions, occurrence);
                    level = level.or(Some(id));
                }
                (Shown::Amount, basis) => {
                    self.fact(id, concept, basis.unwrap_or(Basis::PriorYear), dimensions, occurrence);
                }
                (Shown::Share, _) => {
                    if let Some(share) = concept.share() {
                        self.fact(id, share, Basis::Actual, dimensions, occurrence);
                    }
                    self.reading.statements.push(Statement {
                        subject: level,
                        rate: Some(id),
                        ..Statement::new(StatementKind::Share)
                    });
                }
                (Shown::Completion, basis) => {
                    let basis = basis.unwrap_or(Basis::InitialBudget);
                    let base = self.base_figure(concept, dimensions, basis);
                    self.reading.statements.push(Statement {
                        subject: level,
                        base,
                        rate: Some(id),
                        basis: Some(basis),
                        ..Statement::new(StatementKind::Completion)
                    });
                }
                (Shown::Change | Shown::Rate, basis) => {
                    self.stated_change(
                        concept,
                        dimensions,
                        level,
                        basis.unwrap_or(Basis::PriorYear),
                        printing,
                        id,
                    );
                }
            }
        }
    }

    fn printing(&mut self, index: usize, unit: Unit, printing: &Printing) -> FigureId {
        let role = printing.shown.role();
        let unit = printing.unit.unwrap_or(match printing.shown {
            Shown::Rate | Shown::Share | Shown::Completion => Unit::Percent,
            _ => unit,
        });
        // A change is printed without its sign beside a direction word.
        let figure = match printing.shown {
            Shown::Change | Shown::Rate => printing.figure.abs(),
            _ => printing.figure,
        };
        self.figure(&["/stated/", &number(index), "/figure"], figure, unit, role)
    }

    fn comparative(
        &mut self,
        concept: Concept,
        dimensions: &Dimensions,
        level: Option<FigureId>,
        basis: Basis,
        comparative: &'a Comparative,
    ) {
        let unit = self.unit_of(concept);
        let mut base = None;
        if let Some(Value::Figure(printed)) = comparative.amount {
            let id = self.figure(&["/amount"], printed, unit, Role::Amount);
            self.fact(id, concept, basis, dimensions, concept.section_id().into());
            base = Some(id);
        }
        let mut explained = None;
        if let Some(Value::Figure(printed)) = comparative.change {
            let id = self.figure(&["/change"], printed.abs(), unit, Role::Change);
            let direction = direction_of(printed);
            let exact_zero = printed.is_zero() && printed.decimals() == 0;
            self.reading.statements.push(Statement {
                subject: level,
                base,
                change: Some(id),
                basis: Some(basis),
                direction: Some(direction),
                ..Statement::new(if exact_zero { StatementKind::Unchanged } else { StatementKind::Change })
            });
            if level.is_none() {
                self.fact(id, concept, basis, dimensions, concept.section_id().into());
            }
            explained = Some((id, direction));
        }
        if let Some(reason) = &comparative.reason {
            self.texts.content(&["reason:", concept.id(), ":", basis.word().unwrap_or_default()]);
            let Some(seen) = self.reason(reason) else { return };
            let Some((whole, direction)) = explained else { return };
            if seen.complete && !(seen.increases.is_empty() && seen.decreases.is_empty()) {
                let (parts, subtracted) = match direction {
                    Direction::Decrease => (seen.decreases, seen.increases),
                    _ => (seen.increases, seen.decreases),
                };
                self.reading.statements.push(Statement {
                    whole: Some(whole),
                    parts,
                    subtracted,
                    closed: true,
                    basis: Some(basis),
                    ..Statement::new(StatementKind::Sum)
                });
            }
        }
    }

    /// A change or rate as printed joins the comparison that the disclosure has, or makes one.
    fn stated_change(
        &mut self,
        concept: Concept,
        dimensions: &Dimensions,
        level: Option<FigureId>,
        basis: Basis,
        printing: &Printing,
        id: FigureId,
    ) {
        let is_rate = printing.shown == Shown::Rate;
        let direction = direction_of(printing.figure);
        let found = self.reading.statements.iter_mut().rev().find(|statement| {
            matches!(statement.kind, StatementKind::Change | StatementKind::Unchanged)
                && statement.basis == Some(basis)
                && statement.subject == level
                && level.is_some()
                && if is_rate { statement.rate.is_none() } else { statement.change.is_none() }
        });
        if let Some(statement) = found {
            if is_rate {
                statement.rate = Some(id);
                // The word beside the amount says the direction where both are printed; a rate of
                // the other direction has a statement of its own, so that the contradiction shows.
                if statement.direction == Some(direction) || printing.figure.is_zero() {
                    statement.kind = StatementKind::Change;
                    return;
                }
                statement.rate = None;
            } else {
                statement.change = Some(id);
                return;
            }
        }
        let base = self.base_figure(concept, dimensions, basis);
        self.reading.statements.push(Statement {
            subject: level,
            base,
            change: (!is_rate).then_some(id),
            rate: is_rate.then_some(id),
            basis: Some(basis),
            direction: Some(direction),
            ..Statement::new(StatementKind::Change)
        });
    }

    fn reason(&mut self, reason: &'a ReasonRef) -> Option<ReasonSeen> {
        match reason {
            ReasonRef::Named(name) => {
                if let Some(seen) = self.named.get(name.as_str()) {
                    return Some(seen.clone());
                }
                let reason = self.disclosure.reasons.get(name)?;
                // A shared reason has a place of its own.
                let here = core::mem::take(&mut self.path);
                let seen =
                    self.within(&["/reasons/", &escape(name)], |projector| projector.reason_figures(reason));
                self.path = here;
                self.named.insert(name, seen.clone());
                Some(seen)
            }
            ReasonRef::Here(reason) => {
                Some(self.within(&["/reason"], |projector| projector.reason_figures(reason)))
            }
        }
    }

    fn reason_figures(&mut self, reason: &Reason) -> ReasonSeen {
        let mut seen = ReasonSeen { increases: Vec::new(), decreases: Vec::new(), complete: reason.complete };
        for (index, figure) in reason.figures.iter().enumerate() {
            let unit = figure.unit.unwrap_or(self.disclosure.unit.unit());
            let role = match figure.direction {
                _ if unit.is_count() => Role::Count,
                Some(_) => Role::Change,
                None => Role::Amount,
            };
            let id = self.figure(&["/figures/", &number(index), "/figure"], figure.figure, unit, role);
            if let Some(entry) = self.reading.figures.last_mut() {
                entry.approximate = figure.approximate;
            }
            if role == Role::Change {
                match figure.direction {
                    Some(Direction::Decrease) => seen.decreases.push(id),
                    _ => seen.increases.push(id),
                }
            }
            let Some(concept) = figure.concept else { continue };
            let basis = figure.basis.unwrap_or(if role == Role::Change {
                Basis::PriorYear
            } else {
                concept.level_basis()
            });
            let dimensions = Dimensions {
                unit: figure.of_unit.clone().map(Cow::Owned),
                project: figure.project.clone().map(Cow::Owned),
                ..Dimensions::default()
            };
            let fact = Fact {
                figure: id,
                concept,
                basis,
                dimensions,
                occurrence: ["reason:", &self.path].concat().into(),
            };
            if role == Role::Change {
                self.pending.push(Pending { statement: self.reading.statements.len(), fact });
                self.reading.statements.push(Statement {
                    change: Some(id),
                    basis: Some(basis),
                    direction: figure.direction,
                    ..Statement::new(StatementKind::Change)
                });
            } else {
                self.reading.facts.push(fact);
            }
        }
        seen
    }
}

fn direction_of(change: Printed) -> Direction {
    if change.is_negative() {
        Direction::Decrease
    } else if change.is_zero() {
        Direction::Unchanged
    } else {
        Direction::Increase
    }
}

/// A name as one step of a JSON pointer (RFC 6901).
fn escape(name: &str) -> Cow<'_, str> {
    if name.contains(['~', '/']) {
        Cow::Owned(name.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(name)
    }
}
