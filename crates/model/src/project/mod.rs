//! The projection: a disclosure as a reading.
//!
//! Every figure of the disclosure becomes a figure, every quantity with a meaning a fact, every
//! comparison, share and explained change a statement. Nothing is computed and nothing mended: a
//! contradictory disclosure gives a contradictory reading.

mod quantity;
mod table;
mod texts;

use std::borrow::Cow;
use std::collections::HashMap;

use crate::amount::Printed;
use crate::classification::Classification;
use crate::concept::Concept;
use crate::disclosure::{Disclosure, FunctionAmount, Group, Printing, Shown, Slot};
use crate::period::Basis;
use crate::reading::{
    CodedName, Dimensions, Fact, Figure, FigureId, Origin, Reading, Role, Statement, StatementKind,
};
use crate::text::Text;
use crate::unit::Unit;

pub use table::table_occurrence;
use texts::Texts;

/// The disclosure as a reading.
///
/// Origins are JSON pointers; lines and columns are for whoever has the source text.
///
/// ```
/// use juesuan_model::{Concept, Disclosure, project};
/// let json = r#"{"schema": "disclosure/1", "department": {"name": "某区档案馆"}, "fiscal_year": 2024,
///   "overall": {"current_income": {"value": "312.40", "prior_year": {"change": "-2.40"}}}}"#;
/// let disclosure: Disclosure = serde_json::from_str(json)?;
/// let reading = project(&disclosure);
/// assert_eq!(reading.facts[0].concept, Concept::CurrentIncome);
/// assert_eq!(reading.statements[0].change, Some(1));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn project(disclosure: &Disclosure) -> Reading {
    let mut projector = Projector {
        disclosure,
        reading: Reading {
            figures: Vec::with_capacity(320),
            facts: Vec::with_capacity(256),
            statements: Vec::with_capacity(96),
            department: Some(disclosure.department.name.clone()),
            fiscal_year: Some(disclosure.fiscal_year),
            profile: disclosure.profile.clone(),
            ..Reading::default()
        },
        path: String::with_capacity(128),
        texts: Texts::new(),
        named: HashMap::new(),
        pending: Vec::new(),
    };
    projector.department();
    for (path, group) in disclosure.groups().into_iter().skip(1) {
        projector.within(&[path], |projector| projector.group(group, Dimensions::NONE));
    }
    for (path, concept, rows) in disclosure.by_function() {
        projector.by_function(path, concept, rows);
    }
    if let Some(quantity) = &disclosure.internal_transfer {
        projector.within(&["/internal_transfer"], |projector| {
            projector.quantity(Concept::InternalTransfer, Dimensions::NONE, quantity);
        });
    }
    for (kind, table) in disclosure.tables.iter() {
        projector.table(kind, table.blocks(), table.note());
    }
    projector.contents();
    projector.finish()
}

/// What the figures of one reason came to, and whether they explain the whole change.
#[derive(Clone)]
struct ReasonSeen {
    increases: Vec<FigureId>,
    decreases: Vec<FigureId>,
    complete: bool,
}

struct Projector<'a> {
    disclosure: &'a Disclosure,
    reading: Reading,
    /// The JSON pointer of what is being projected.
    path: String,
    texts: Texts,
    named: HashMap<&'a str, ReasonSeen>,
    pending: Vec<Pending>,
}

/// A change inside a reason, whose level may be projected only later.
struct Pending {
    statement: usize,
    fact: Fact,
}

impl<'a> Projector<'a> {
    /// Projects what lies below the present place.
    fn within<R>(&mut self, steps: &[&str], project: impl FnOnce(&mut Self) -> R) -> R {
        let length = self.path.len();
        steps.iter().for_each(|step| self.path.push_str(step));
        let projected = project(self);
        self.path.truncate(length);
        projected
    }

    /// The figure at a place below the present one.
    fn figure(&mut self, steps: &[&str], printed: Printed, unit: Unit, role: Role) -> FigureId {
        let id = self.reading.figures.len() as FigureId;
        self.texts.figure(&self.path, steps, printed);
        self.reading.figures.push(Figure {
            id,
            text: Text::default(),
            start: 0,
            end: 0,
            line: 0,
            column: 0,
            origin: Origin::Json { pointer: Text::default(), line: None, column: None },
            value: Some(printed),
            decimals: printed.decimals(),
            unit,
            approximate: false,
            role,
        });
        id
    }

    fn fact(
        &mut self,
        figure: FigureId,
        concept: Concept,
        basis: Basis,
        dimensions: &Dimensions,
        occurrence: Cow<'static, str>,
    ) {
        self.reading.facts.push(Fact { figure, concept, basis, dimensions: dimensions.clone(), occurrence });
    }

    fn unit_of(&self, concept: Concept) -> Unit {
        if concept.is_money() && !is_money_ratio(concept) {
            self.disclosure.unit.unit()
        } else {
            concept.info().unit
        }
    }

    fn department(&mut self) {
        let disclosure = self.disclosure;
        for (index, unit) in disclosure.department.units.iter().enumerate() {
            let first = self.reading.figures.len();
            self.within(&["/department/units/", &number(index), "/figures"], |projector| {
                projector.group(&unit.figures, &Dimensions::unit(unit.name.clone()));
            });
            let counted = unit.figures.office_count.as_ref().is_some_and(|count| count.value.is_some());
            if counted && !unit.offices.is_empty() {
                self.texts.content(&["listed:", &number(first), ":", &number(unit.offices.len())]);
            }
            self.texts.content(&["unit:", &unit.name]);
        }
        let units = disclosure.department.units.len();
        let first = self.reading.figures.len();
        self.within(&["/department/organisation"], |projector| {
            projector.group(&disclosure.department.organisation, Dimensions::NONE);
        });
        let counted = disclosure.department.organisation.subordinate_units.as_ref();
        if units > 0 && counted.is_some_and(|count| count.value.is_some()) {
            self.texts.content(&["listed:", &number(first), ":", &number(units)]);
        }
    }

    fn group(&mut self, group: &'a dyn Group, dimensions: &Dimensions) {
        for (index, field) in group.fields().iter().enumerate() {
            let Some(slot) = group.slot(index) else { continue };
            self.within(&["/", field.name], |projector| projector.slot(field.concept, slot, dimensions));
        }
    }

    fn slot(&mut self, concept: Concept, slot: Slot<'a>, dimensions: &Dimensions) {
        match slot {
            Slot::Quantity(Some(quantity)) => self.quantity(concept, dimensions, quantity),
            Slot::Tally(Some(tally)) => {
                if let Some(count) = tally.value {
                    let printed = Printed::integer(count.get());
                    let id = self.figure(&["/value"], printed, concept.info().unit, Role::Count);
                    self.fact(id, concept, Basis::Actual, dimensions, concept.section_id().into());
                }
                self.printings(concept, dimensions, Role::Count, &tally.stated);
            }
            Slot::Ratio(Some(ratio)) => {
                let role = match concept.info().unit {
                    Unit::Percent => Role::Completion,
                    _ => Role::Average,
                };
                self.printings(concept, dimensions, role, &ratio.stated);
            }
            _ => {}
        }
    }

    /// The printings of a number or derived figure, which have no comparatives.
    fn printings(&mut self, concept: Concept, dimensions: &Dimensions, role: Role, stated: &[Printing]) {
        for (index, printing) in stated.iter().enumerate() {
            let unit = printing.unit.unwrap_or_else(|| self.unit_of(concept));
            let id = self.figure(&["/stated/", &number(index), "/figure"], printing.figure, unit, role);
            self.fact(id, concept, Basis::Actual, dimensions, section(printing, concept));
        }
    }

    fn by_function(&mut self, path: &'static str, concept: Concept, rows: &'a [FunctionAmount]) {
        for (index, row) in rows.iter().enumerate() {
            let dimensions = Dimensions::function(row.code.clone());
            let first = self.reading.figures.len() as FigureId;
            self.within(&[path, "/", &number(index)], |projector| {
                projector.within(&["/amount"], |projector| {
                    projector.quantity(concept, &dimensions, &row.amount);
                });
                let figure = (projector.reading.figures.len() as FigureId > first).then_some(first);
                projector.name(
                    Classification::Functional,
                    &row.code,
                    row.name.as_deref(),
                    concept.section_id(),
                    figure,
                );
            });
        }
        self.classes_add_up(concept, rows);
    }

    /// The classes are all there are, so they are the parts of the whole; so are their changes.
    fn classes_add_up(&mut self, concept: Concept, rows: &[FunctionAmount]) {
        let total = if concept == Concept::GpbExpenditureByClass { Concept::GpbExpenditure } else { concept };
        let is_class =
            |dimensions: &Dimensions| dimensions.function.as_deref().is_some_and(|code| code.len() == 3);
        if !rows.iter().any(|row| row.code.len() == 3) {
            return;
        }
        // What is withheld is a part without a figure, so that the others are not all there are.
        let withheld = |row: &FunctionAmount| {
            row.code.len() == 3
                && row.amount.value.is_none_or(|value| value.figure().is_none())
                && !row.amount.stated.iter().any(|printing| printing.shown == Shown::Value)
        };
        let all = !rows.iter().any(withheld);
        let Some(whole) = self.base_figure(total, Dimensions::NONE, Basis::Actual) else { return };
        let levels: Vec<FigureId> = self
            .reading
            .facts
            .iter()
            .filter(|fact| {
                fact.concept == concept && fact.basis == Basis::Actual && is_class(&fact.dimensions)
            })
            // A second printing of a class is not another part.
            .filter(|fact| self.texts.pointer(fact.figure).ends_with("/value"))
            .map(|fact| fact.figure)
            .collect();
        for basis in [Basis::PriorYear, Basis::InitialBudget, Basis::FinalBudget] {
            let change = |level: FigureId| {
                self.reading.statements.iter().find(|statement| {
                    statement.subject == Some(level)
                        && statement.basis == Some(basis)
                        && statement.change.is_some()
                })
            };
            let Some(of_whole) = change(whole) else { continue };
            let mut sum = Statement {
                whole: of_whole.change,
                closed: true,
                basis: Some(basis),
                ..Statement::new(StatementKind::Sum)
            };
            let mut complete = all;
            for level in &levels {
                match change(*level) {
                    Some(part) if part.direction == of_whole.direction => sum.parts.extend(part.change),
                    Some(part) => sum.subtracted.extend(part.change),
                    None => complete = false,
                }
            }
            if complete {
                self.reading.statements.push(sum);
            }
        }
        self.reading.statements.push(Statement {
            whole: Some(whole),
            parts: levels,
            closed: all,
            ..Statement::new(StatementKind::Sum)
        });
    }

    fn name(
        &mut self,
        classification: Classification,
        code: &str,
        name: Option<&str>,
        occurrence: &'static str,
        figure: Option<FigureId>,
    ) {
        self.texts.name(&self.path, "/code");
        self.reading.names.push(CodedName {
            classification,
            code: Some(code.to_owned()),
            name: name.unwrap_or_default().to_owned(),
            occurrence: occurrence.into(),
            origin: Origin::Json { pointer: Text::default(), line: None, column: None },
            figure,
        });
    }

    fn base_figure(&self, concept: Concept, dimensions: &Dimensions, basis: Basis) -> Option<FigureId> {
        self.reading
            .facts
            .iter()
            .rev()
            .find(|fact| fact.concept == concept && fact.basis == basis && fact.dimensions == *dimensions)
            .map(|fact| fact.figure)
    }

    fn contents(&mut self) {
        let disclosure = self.disclosure;
        let mut add = |present: bool, content: &'static str| {
            if present {
                self.texts.content(&[content]);
            }
        };
        add(!disclosure.department.functions.is_empty(), "functions");
        add(!disclosure.department.units.is_empty(), "units");
        add(!disclosure.glossary.is_empty(), "glossary");
        add(disclosure.contact.telephone.is_some() || disclosure.contact.other.is_some(), "contact");
        add(disclosure.government_fund.none, "zero:gov_fund_income");
        add(disclosure.government_fund.none, "zero:gov_fund_expenditure");
        add(disclosure.state_capital.none, "zero:soe_income");
        add(disclosure.state_capital.none, "zero:soe_expenditure");
        add(
            disclosure.three_public.reception.as_ref().is_some_and(|q| q.purpose.is_some()),
            "purpose:reception",
        );
    }

    /// A change whose level is stated speaks of it; one whose level is not is a fact of its own.
    fn settle(&mut self) {
        for Pending { statement, fact } in core::mem::take(&mut self.pending) {
            let level = self.base_figure(fact.concept, &fact.dimensions, Basis::Actual);
            match self.reading.statements.get_mut(statement).filter(|_| level.is_some()) {
                Some(statement) => statement.subject = level,
                None => self.reading.facts.push(fact),
            }
        }
    }

    fn finish(mut self) -> Reading {
        self.settle();
        let mut used = vec![false; self.reading.figures.len()];
        let statements = self.reading.statements.iter().flat_map(Statement::figures);
        for id in self.reading.facts.iter().map(|fact| fact.figure).chain(statements) {
            if let Some(used) = used.get_mut(id as usize) {
                *used = true;
            }
        }
        self.texts.give_to(&mut self.reading);
        self.reading.unbound = (0..).zip(&used).filter(|(_, used)| !**used).map(|(id, _)| id).collect();
        self.reading
    }
}

/// Whether its figures are averages in a unit of their own, whatever the disclosure's unit is.
fn is_money_ratio(concept: Concept) -> bool {
    concept.info().kind == crate::concept::ConceptKind::Ratio
}

/// A list's index as a step of a pointer.
fn number(index: usize) -> Cow<'static, str> {
    const SMALL: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    match SMALL.get(index) {
        Some(digit) => Cow::Borrowed(digit),
        None => Cow::Owned(index.to_string()),
    }
}

fn section(printing: &Printing, concept: Concept) -> Cow<'static, str> {
    match &printing.section {
        Some(section) if section != concept.section_id() => Cow::Owned(section.clone()),
        _ => Cow::Borrowed(concept.section_id()),
    }
}

#[cfg(test)]
mod tests;
