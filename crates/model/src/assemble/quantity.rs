//! Facts and statements of the narrative: values, comparatives, and what was printed of them.

use crate::amount::{Printed, Value};
use crate::concept::{Concept, ConceptKind};
use crate::disclosure::{Comparative, Count, Printing, Quantity, Shown};
use crate::period::Basis;
use crate::reading::{Dimensions, Direction, Fact, Figure, FigureId, Origin, Role, Statement, StatementKind};
use crate::unit::Unit;

use super::convert::convert;
use super::place::{Place, place};
use super::{Assembler, WhyLeft};

impl Assembler<'_> {
    /// A figure in the unit that its concept has in the disclosure.
    pub(super) fn printed(&self, figure: &Figure, concept: Concept) -> Option<Printed> {
        let printed = figure.value?;
        match (figure.unit.money_power(), self.unit_of(concept).money_power()) {
            (Some(from), Some(to)) => convert(printed, from, to),
            (None, None) => Some(printed),
            _ => None,
        }
    }

    fn unit_of(&self, concept: Concept) -> Unit {
        let info = concept.info();
        if concept.is_money() && info.kind != ConceptKind::Ratio {
            self.disclosure.unit.unit()
        } else {
            info.unit
        }
    }

    pub(super) fn facts(&mut self) {
        let reading = self.reading;
        let mut narrative: Vec<&Fact> = reading.facts.iter().filter(|fact| fact.table().is_none()).collect();
        // The printing in a quantity's own section is its value; of several the first.
        narrative.sort_by_key(|fact| fact.occurrence != fact.concept.section_id());
        for fact in narrative {
            let Some(figure) = reading.figure(fact.figure) else { continue };
            if self.in_passage(fact.figure) || fact.occurrence.starts_with("reason:") {
                continue;
            }
            match figure.role {
                // What a statement says of a level is taken from the statement.
                Role::Rate | Role::Share => {}
                Role::Change => self.change_of_no_level(fact, figure),
                _ => self.level(fact, figure),
            }
            if figure.approximate {
                self.left.push((figure.id, WhyLeft::About));
            }
        }
    }

    fn level(&mut self, fact: &Fact, figure: &Figure) {
        if matches!(fact.basis, Basis::Year(_)) {
            return;
        }
        let unit = self.unit_of(fact.concept);
        let exact = self.printed(figure, fact.concept);
        let Some(raw) = figure.value else { return self.leave(fact.figure, WhyLeft::NotExact) };
        let printing = |shown, basis| Printing {
            shown,
            basis,
            figure: exact.unwrap_or(raw),
            unit: (exact.is_none() && figure.unit != unit).then_some(figure.unit),
            section: Some(fact.occurrence.to_string()),
        };
        let actual = fact.basis == fact.concept.level_basis();
        let Some(place) = place(&mut self.disclosure, fact.concept, &fact.dimensions) else { return };
        match place {
            Place::Quantity(quantity) if actual => match exact {
                Some(exact) if quantity.value.is_none() => quantity.value = Some(exact.into()),
                _ => quantity.stated.push(printing(Shown::Value, None)),
            },
            Place::Quantity(quantity) => {
                let Some(slot) = comparative(quantity, fact.basis) else { return };
                match exact {
                    Some(exact) if slot.amount.is_none() => slot.amount = Some(exact.into()),
                    _ => quantity.stated.push(printing(Shown::Amount, Some(fact.basis))),
                }
            }
            Place::Tally(tally) if actual => {
                let count = whole(raw);
                match count {
                    Some(count) if tally.value.is_none() => tally.value = Some(count),
                    _ => tally.stated.push(Printing { unit: None, ..printing(Shown::Value, None) }),
                }
            }
            Place::Ratio(ratio) if actual => {
                let mut printing = printing(Shown::Value, None);
                if figure.unit != unit {
                    (printing.figure, printing.unit) = (raw, Some(figure.unit));
                }
                ratio.stated.push(printing);
            }
            _ => return,
        }
        self.take(fact.figure);
    }

    /// A change of something whose level is not printed.
    fn change_of_no_level(&mut self, fact: &Fact, figure: &Figure) {
        let statements = &self.reading.statements;
        let of = |statement: &&Statement| statement.change == Some(fact.figure);
        if statements.iter().any(|statement| of(&statement) && statement.subject.is_some()) {
            return;
        }
        let direction = statements.iter().find(of).and_then(|statement| statement.direction);
        let Some(exact) = self.printed(figure, fact.concept) else {
            return self.leave(fact.figure, WhyLeft::NotExact);
        };
        if self.put_change(fact, fact.basis, signed(exact, direction), Said::Once) {
            self.take(fact.figure);
        }
    }

    /// A change joins the comparative, or stands beside it where there is one already.
    fn put_change(&mut self, of: &Fact, basis: Basis, change: Printed, said: Said) -> bool {
        let place = place(&mut self.disclosure, of.concept, &of.dimensions);
        let Some(Place::Quantity(quantity)) = place else { return false };
        let Some(slot) = comparative(quantity, basis) else { return false };
        // One change of two sides of an account is said once.
        if said == Said::Again && slot.change == Some(change.into()) {
            return true;
        }
        let free = slot.change.is_none();
        if free {
            slot.change = Some(change.into());
        }
        if !free || said == Said::Zero {
            quantity.stated.push(Printing {
                shown: Shown::Change,
                basis: Some(basis),
                figure: change,
                unit: None,
                section: Some(of.occurrence.to_string()),
            });
        }
        true
    }

    pub(super) fn statements(&mut self) {
        let reading = self.reading;
        for statement in &reading.statements {
            match statement.kind {
                StatementKind::Change | StatementKind::Unchanged => self.comparison(statement),
                StatementKind::Share => self.derived(statement, Shown::Share),
                StatementKind::Completion => self.derived(statement, Shown::Completion),
                _ => {}
            }
        }
    }

    /// What a statement's subject measures.
    fn subjects(&self, subject: Option<FigureId>) -> Vec<Fact> {
        let facts = subject.and_then(|subject| self.measured.get(&subject));
        facts.into_iter().flatten().map(|fact| (*fact).clone()).collect()
    }

    fn comparison(&mut self, statement: &Statement) {
        if statement.change.is_some_and(|change| self.in_passage(change)) {
            return;
        }
        let Some(basis) = statement.basis else { return };
        for subject in self.subjects(statement.subject) {
            if subject.basis != Basis::Actual {
                continue;
            }
            if let Some(figure) = statement.change.and_then(|change| self.reading.figure(change)) {
                match self.printed(figure, subject.concept) {
                    Some(exact) => {
                        let change = signed(exact, statement.direction);
                        let printed = !matches!(figure.origin, Origin::Json { .. });
                        let said = if self.used.get(figure.id as usize) == Some(&true) {
                            Said::Again
                        } else if printed && exact.is_zero() && statement.kind == StatementKind::Change {
                            Said::Zero
                        } else {
                            Said::Once
                        };
                        if self.put_change(&subject, basis, change, said) {
                            self.take(figure.id);
                        }
                    }
                    None => self.leave(figure.id, WhyLeft::NotExact),
                }
                if figure.approximate {
                    self.left.push((figure.id, WhyLeft::About));
                }
            } else if statement.kind == StatementKind::Unchanged && statement.rate.is_none() {
                let none = Printed::integer(0);
                self.put_change(&subject, basis, none, Said::Again);
            }
            self.base(statement, &subject, basis);
            if let Some(rate) = statement.rate.and_then(|rate| self.reading.figure(rate)) {
                let Some(printed) = rate.value else { continue };
                let printed = signed(printed, statement.direction);
                self.state(&subject, Shown::Rate, Some(basis), printed, rate.id);
            }
        }
    }

    /// The amount that a statement compares with, where it is no fact of its own.
    fn base(&mut self, statement: &Statement, subject: &Fact, basis: Basis) {
        let Some(base) = statement.base.filter(|base| !self.measured.contains_key(base)) else { return };
        let Some(exact) = self.reading.figure(base).and_then(|figure| self.printed(figure, subject.concept))
        else {
            return;
        };
        if let Some(Place::Quantity(quantity)) =
            place(&mut self.disclosure, subject.concept, &subject.dimensions)
            && let Some(slot) = comparative(quantity, basis)
            && slot.amount.is_none()
        {
            slot.amount = Some(exact.into());
            self.take(base);
        }
    }

    /// A share or completion rate.
    fn derived(&mut self, statement: &Statement, shown: Shown) {
        let Some(rate) = statement.rate.and_then(|rate| self.reading.figure(rate)) else { return };
        let Some(printed) = rate.value else { return };
        let basis = (shown == Shown::Completion).then(|| statement.basis.unwrap_or(Basis::InitialBudget));
        for subject in self.subjects(statement.subject) {
            if subject.basis != Basis::Actual {
                continue;
            }
            // A share of another whole than the usual one has no place.
            let usual = statement.whole.is_none_or(|whole| {
                let of = self.measured.get(&whole).into_iter().flatten();
                of.clone().next().is_none()
                    || of.into_iter().any(|whole| Some(whole.concept) == subject.concept.whole())
            });
            if shown == Shown::Share && !usual {
                continue;
            }
            if let Some(basis) = basis {
                self.base(statement, &subject, basis);
            }
            self.state(&subject, shown, basis, printed, rate.id);
        }
    }

    fn state(&mut self, subject: &Fact, shown: Shown, basis: Option<Basis>, figure: Printed, id: FigureId) {
        let section = Some(subject.occurrence.to_string());
        let place = place(&mut self.disclosure, subject.concept, &subject.dimensions);
        if let Some(Place::Quantity(quantity)) = place {
            let printing = Printing { shown, basis, figure, unit: None, section };
            let said = self.used.get(id as usize) == Some(&true);
            if !said || !quantity.stated.contains(&printing) {
                quantity.stated.push(printing);
            }
            self.take(id);
        }
    }

    /// 无, 未发生: a zero in words, where no figure of it is printed.
    pub(super) fn zeros(&mut self) {
        let reading = self.reading;
        let zeros: Vec<Concept> = reading
            .contents
            .iter()
            .filter_map(|content| content.strip_prefix("zero:")?.parse().ok())
            .collect();
        for &concept in &zeros {
            let fund = match concept {
                Concept::GovFundIncome | Concept::GovFundExpenditure => Some((
                    &mut self.disclosure.government_fund.none,
                    [Concept::GovFundIncome, Concept::GovFundExpenditure],
                )),
                Concept::SoeIncome | Concept::SoeExpenditure => Some((
                    &mut self.disclosure.state_capital.none,
                    [Concept::SoeIncome, Concept::SoeExpenditure],
                )),
                _ => None,
            };
            match fund {
                Some((none, both)) => {
                    let stated = |fact: &Fact| fact.table().is_none() && both.contains(&fact.concept);
                    *none |= !reading.facts.iter().any(stated);
                }
                None => match place(&mut self.disclosure, concept, Dimensions::NONE) {
                    Some(Place::Quantity(quantity))
                        if quantity.value.is_none() && quantity.stated.is_empty() =>
                    {
                        quantity.value = Some(Value::Figure(Printed::integer(0)));
                    }
                    Some(Place::Tally(tally)) => tally.value = tally.value.or(Count::new(0)),
                    _ => {}
                },
            }
        }
    }
}

/// How a change was printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Once,
    /// The same figure, or the same words, of another level too.
    Again,
    /// 增加0万元 is no 无增减: what was printed is kept.
    Zero,
}

/// The comparative of a basis, made where it was missing.
pub(super) fn comparative(quantity: &mut Quantity, basis: Basis) -> Option<&mut Comparative> {
    let slot = match basis {
        Basis::PriorYear => &mut quantity.prior_year,
        Basis::InitialBudget => &mut quantity.initial_budget,
        Basis::FinalBudget => &mut quantity.final_budget,
        _ => return None,
    };
    Some(slot.get_or_insert_default())
}

/// A change as it is kept: negative beside 减少.
fn signed(figure: Printed, direction: Option<Direction>) -> Printed {
    match direction {
        Some(Direction::Decrease) => -figure,
        _ => figure,
    }
}

fn whole(figure: Printed) -> Option<Count> {
    let digits = (figure.decimals() == 0).then(|| figure.mantissa())?;
    u32::try_from(digits).ok().and_then(Count::new)
}
