//! The projection: a disclosure as a reading.
//!
//! Every figure of the disclosure becomes a figure, every quantity with a meaning a fact, every
//! comparison, share and explained change a statement. Nothing is computed and nothing mended: a
//! contradictory disclosure gives a contradictory reading.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::amount::{Printed, Value};
use crate::classification::Classification;
use crate::concept::Concept;
use crate::disclosure::{
    Comparative, Disclosure, FunctionAmount, Group, Printing, Quantity, Reason, ReasonRef, Shown, Slot,
};
use crate::period::Basis;
use crate::reading::{
    CodedName, Dimensions, Direction, Fact, Figure, FigureId, Origin, Reading, Role, Statement,
    StatementKind, TableSeen,
};
use crate::tables::{Block, Cells, TableKind};
use crate::unit::Unit;

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
        named: HashMap::new(),
        pending: Vec::new(),
    };
    projector.department();
    for (path, group) in disclosure.groups().into_iter().skip(1) {
        projector.group(path, group, Dimensions::NONE);
    }
    for (path, concept, rows) in disclosure.by_function() {
        projector.by_function(path, concept, rows);
    }
    if let Some(quantity) = &disclosure.internal_transfer {
        projector.quantity("/internal_transfer", Concept::InternalTransfer, Dimensions::NONE, quantity);
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
    named: HashMap<&'a str, ReasonSeen>,
    pending: Vec<Pending>,
}

/// A change inside a reason, whose level may be projected only later.
struct Pending {
    statement: usize,
    fact: Fact,
}

impl<'a> Projector<'a> {
    fn figure(&mut self, pointer: String, printed: Printed, unit: Unit, role: Role) -> FigureId {
        let id = self.reading.figures.len() as FigureId;
        self.reading.figures.push(Figure {
            id,
            text: Cow::Owned(printed.to_string()),
            start: 0,
            end: 0,
            line: 0,
            column: 0,
            origin: Origin::Json { pointer, line: None, column: None },
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
            let path = format!("/department/units/{index}/figures");
            let first = self.reading.figures.len();
            self.group(&path, &unit.figures, &Dimensions::unit(unit.name.clone()));
            let counted = unit.figures.office_count.as_ref().is_some_and(|count| count.value.is_some());
            if counted && !unit.offices.is_empty() {
                self.reading.contents.push(format!("listed:{first}:{}", unit.offices.len()).into());
            }
            self.reading.contents.push(format!("unit:{}", unit.name).into());
        }
        let units = disclosure.department.units.len();
        let first = self.reading.figures.len();
        self.group("/department/organisation", &disclosure.department.organisation, Dimensions::NONE);
        let counted = disclosure.department.organisation.subordinate_units.as_ref();
        if units > 0 && counted.is_some_and(|count| count.value.is_some()) {
            self.reading.contents.push(format!("listed:{first}:{units}").into());
        }
    }

    fn group(&mut self, path: &str, group: &'a dyn Group, dimensions: &Dimensions) {
        for (index, field) in group.fields().iter().enumerate() {
            let Some(slot) = group.slot(index) else { continue };
            match slot {
                Slot::Quantity(Some(quantity)) => {
                    self.quantity(&format!("{path}/{}", field.name), field.concept, dimensions, quantity);
                }
                Slot::Tally(Some(tally)) => {
                    let path = format!("{path}/{}", field.name);
                    if let Some(count) = tally.value {
                        let printed = Printed::integer(count.get());
                        let id = self.figure(
                            format!("{path}/value"),
                            printed,
                            field.concept.info().unit,
                            Role::Count,
                        );
                        self.fact(
                            id,
                            field.concept,
                            Basis::Actual,
                            dimensions,
                            field.concept.section_id().into(),
                        );
                    }
                    self.printings(&path, field.concept, dimensions, Role::Count, &tally.stated);
                }
                Slot::Ratio(Some(ratio)) => {
                    let path = format!("{path}/{}", field.name);
                    let role = match field.concept.info().unit {
                        Unit::Percent => Role::Completion,
                        _ => Role::Average,
                    };
                    self.printings(&path, field.concept, dimensions, role, &ratio.stated);
                }
                _ => {}
            }
        }
    }

    /// The printings of a number or derived figure, which have no comparatives.
    fn printings(
        &mut self,
        path: &str,
        concept: Concept,
        dimensions: &Dimensions,
        role: Role,
        stated: &[Printing],
    ) {
        for (index, printing) in stated.iter().enumerate() {
            let unit = printing.unit.unwrap_or_else(|| self.unit_of(concept));
            let id = self.figure(format!("{path}/stated/{index}/figure"), printing.figure, unit, role);
            self.fact(id, concept, Basis::Actual, dimensions, section(printing, concept));
        }
    }

    fn by_function(&mut self, path: &'static str, concept: Concept, rows: &'a [FunctionAmount]) {
        for (index, row) in rows.iter().enumerate() {
            let dimensions = Dimensions::function(row.code.clone());
            let row_path = format!("{path}/{index}");
            let first = self.reading.figures.len() as FigureId;
            self.quantity(&format!("{row_path}/amount"), concept, &dimensions, &row.amount);
            let figure = (self.reading.figures.len() as FigureId > first).then_some(first);
            self.name(
                Classification::Functional,
                &row.code,
                row.name.as_deref(),
                concept.section_id(),
                format!("{row_path}/code"),
                figure,
            );
        }
        self.classes_add_up(concept, rows);
    }

    fn is_value(&self, figure: FigureId) -> bool {
        self.reading.figure(figure).is_some_and(
            |figure| matches!(&figure.origin, Origin::Json { pointer, .. } if pointer.ends_with("/value")),
        )
    }

    /// The classes are all there are, so they are the parts of the whole; so are their changes.
    fn classes_add_up(&mut self, concept: Concept, rows: &[FunctionAmount]) {
        let total = if concept == Concept::GpbExpenditureByClass { Concept::GpbExpenditure } else { concept };
        let is_class =
            |dimensions: &Dimensions| dimensions.function.as_deref().is_some_and(|code| code.len() == 3);
        if !rows.iter().any(|row| row.code.len() == 3) {
            return;
        }
        let Some(whole) = self.base_figure(total, Dimensions::NONE, Basis::Actual) else { return };
        let levels: Vec<FigureId> = self
            .reading
            .facts
            .iter()
            .filter(|fact| {
                fact.concept == concept && fact.basis == Basis::Actual && is_class(&fact.dimensions)
            })
            // A second printing of a class is not another part.
            .filter(|fact| self.is_value(fact.figure))
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
            let mut complete = true;
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
            closed: true,
            ..Statement::new(StatementKind::Sum)
        });
    }

    fn name(
        &mut self,
        classification: Classification,
        code: &str,
        name: Option<&str>,
        occurrence: impl Into<Cow<'static, str>>,
        pointer: String,
        figure: Option<FigureId>,
    ) {
        self.reading.names.push(CodedName {
            classification,
            code: Some(code.to_owned()),
            name: name.unwrap_or_default().to_owned(),
            occurrence: occurrence.into(),
            origin: Origin::Json { pointer, line: None, column: None },
            figure,
        });
    }

    fn quantity(&mut self, path: &str, concept: Concept, dimensions: &Dimensions, quantity: &'a Quantity) {
        let unit = self.unit_of(concept);
        let home = concept.section_id();
        let mut level = None;
        if let Some(Value::Figure(printed)) = quantity.value {
            let id = self.figure(format!("{path}/value"), printed, unit, Role::Amount);
            self.fact(id, concept, Basis::Actual, dimensions, home.into());
            level = Some(id);
        }
        for (basis, comparative) in quantity.comparatives() {
            self.comparative(path, concept, dimensions, level, basis, comparative);
        }
        for (index, printing) in quantity.stated.iter().enumerate() {
            let id = self.printing(format!("{path}/stated/{index}/figure"), unit, printing);
            let occurrence = section(printing, concept);
            match (printing.shown, printing.basis) {
                (Shown::Value, _) => {
                    self.fact(id, concept, Basis::Actual, dimensions, occurrence);
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

    fn printing(&mut self, pointer: String, unit: Unit, printing: &Printing) -> FigureId {
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
        self.figure(pointer, figure, unit, role)
    }

    fn base_figure(&self, concept: Concept, dimensions: &Dimensions, basis: Basis) -> Option<FigureId> {
        self.reading
            .facts
            .iter()
            .rev()
            .find(|fact| fact.concept == concept && fact.basis == basis && fact.dimensions == *dimensions)
            .map(|fact| fact.figure)
    }

    fn comparative(
        &mut self,
        path: &str,
        concept: Concept,
        dimensions: &Dimensions,
        level: Option<FigureId>,
        basis: Basis,
        comparative: &'a Comparative,
    ) {
        let unit = self.unit_of(concept);
        let path = format!("{path}/{basis}");
        let mut base = None;
        if let Some(Value::Figure(printed)) = comparative.amount {
            let id = self.figure(format!("{path}/amount"), printed, unit, Role::Amount);
            self.fact(id, concept, basis, dimensions, concept.section_id().into());
            base = Some(id);
        }
        let mut explained = None;
        if let Some(Value::Figure(printed)) = comparative.change {
            let id = self.figure(format!("{path}/change"), printed.abs(), unit, Role::Change);
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
            self.reading.contents.push(format!("reason:{}:{basis}", concept.id()).into());
            let Some(seen) = self.reason(&path, reason) else { return };
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

    fn reason(&mut self, path: &str, reason: &'a ReasonRef) -> Option<ReasonSeen> {
        match reason {
            ReasonRef::Named(name) => {
                if let Some(seen) = self.named.get(name.as_str()) {
                    return Some(seen.clone());
                }
                let reason = self.disclosure.reasons.get(name)?;
                let seen = self.reason_figures(&format!("/reasons/{}", escape(name)), reason);
                self.named.insert(name, seen.clone());
                Some(seen)
            }
            ReasonRef::Here(reason) => Some(self.reason_figures(&format!("{path}/reason"), reason)),
        }
    }

    fn reason_figures(&mut self, path: &str, reason: &Reason) -> ReasonSeen {
        let mut seen = ReasonSeen { increases: Vec::new(), decreases: Vec::new(), complete: reason.complete };
        for (index, figure) in reason.figures.iter().enumerate() {
            let unit = figure.unit.unwrap_or(self.disclosure.unit.unit());
            let role = match figure.direction {
                _ if unit.is_count() => Role::Count,
                Some(_) => Role::Change,
                None => Role::Amount,
            };
            let id = self.figure(format!("{path}/figures/{index}/figure"), figure.figure, unit, role);
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
            let basis =
                figure.basis.unwrap_or(if role == Role::Change { Basis::PriorYear } else { Basis::Actual });
            let dimensions = Dimensions {
                unit: figure.of_unit.clone().map(Cow::Owned),
                project: figure.project.clone().map(Cow::Owned),
                ..Dimensions::default()
            };
            let fact =
                Fact { figure: id, concept, basis, dimensions, occurrence: format!("reason:{path}").into() };
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

    fn table(&mut self, kind: TableKind, blocks: Vec<Block<'_>>, note: Option<&str>) {
        let occurrence: Cow<'static, str> = table_occurrence(kind).into();
        let base = format!("/tables/{}", kind.id());
        let mut rows = 0;
        for block in blocks {
            match block {
                Block::Fixed { path, cells, .. } => {
                    rows += 1;
                    self.cells(&format!("{base}/{path}"), cells, Dimensions::NONE, &occurrence);
                }
                Block::Coded { path, classification, rows: coded } => {
                    for index in 0..coded.len() {
                        let Some((code, name, cells)) = coded.row(index) else { continue };
                        rows += 1;
                        let dimensions = match classification {
                            Classification::Functional => Dimensions::function(code.to_owned()),
                            Classification::Economic => Dimensions::economic(code.to_owned()),
                        };
                        let row = format!("{base}/{path}/{index}");
                        let first = self.reading.figures.len() as FigureId;
                        self.cells(&format!("{row}/cells"), cells, &dimensions, &occurrence);
                        let figure = (self.reading.figures.len() as FigureId > first).then_some(first);
                        self.name(
                            classification,
                            code,
                            name,
                            occurrence.clone(),
                            format!("{row}/code"),
                            figure,
                        );
                    }
                }
            }
        }
        self.reading.tables.push(TableSeen {
            kind: kind.id().into(),
            title: kind.title().to_owned(),
            rows,
            page: None,
            note: note.map(str::to_owned),
        });
    }

    fn cells(
        &mut self,
        path: &str,
        cells: &dyn Cells,
        dimensions: &Dimensions,
        occurrence: &Cow<'static, str>,
    ) {
        for (index, field) in cells.fields().iter().enumerate() {
            let Some(Value::Figure(printed)) = cells.get(index) else { continue };
            let role = if field.concept.is_money() { Role::Amount } else { Role::Count };
            let id =
                self.figure(format!("{path}/{}", field.name), printed, self.unit_of(field.concept), role);
            let concept =
                if dimensions.function.is_some() { field.concept.by_function() } else { field.concept };
            let mut dimensions = dimensions.clone();
            dimensions.fund = field.fund.map(Cow::Borrowed);
            self.fact(id, concept, field.basis, &dimensions, occurrence.clone());
        }
    }

    fn contents(&mut self) {
        let disclosure = self.disclosure;
        let mut add = |present: bool, content: &'static str| {
            if present {
                self.reading.contents.push(content.into());
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
        self.reading.unbound = (0..).zip(&used).filter(|(_, used)| !**used).map(|(id, _)| id).collect();
        self.reading
    }
}

/// Whether its figures are averages in a unit of their own, whatever the disclosure's unit is.
fn is_money_ratio(concept: Concept) -> bool {
    concept.info().kind == crate::concept::ConceptKind::Ratio
}

fn section(printing: &Printing, concept: Concept) -> Cow<'static, str> {
    match &printing.section {
        Some(section) => Cow::Owned(section.clone()),
        None => Cow::Borrowed(concept.section_id()),
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

macro_rules! occurrences {
    ($($variant:ident $id:literal)*) => {
        /// The occurrence of facts of a table.
        pub fn table_occurrence(kind: TableKind) -> &'static str {
            match kind { $(TableKind::$variant => concat!("table:", $id),)* }
        }
    };
}

occurrences! {
    IncomeExpenditureSummary "income_expenditure_summary"
    Income "income"
    Expenditure "expenditure"
    FiscalSummary "fiscal_summary"
    GpbExpenditure "gpb_expenditure"
    GpbBasic "gpb_basic"
    GovFund "gov_fund"
    SoeCapital "soe_capital"
    ThreePublic "three_public"
    AgencyOperation "agency_operation"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(json: &str) -> Reading {
        let json = format!(
            r#"{{"schema": "disclosure/1", "department": {{"name": "甲局"}}, "fiscal_year": 2024, {json}}}"#
        );
        project(&serde_json::from_str(&json).unwrap())
    }

    #[test]
    fn a_decrease_is_printed_without_sign_beside_its_word() {
        let reading = reading(
            r#""three_public": {"total": {"value": "37.31", "prior_year": {"change": "-26.69"},
               "stated": [{"of": "rate", "basis": "prior_year", "figure": "-41.7"}]}}"#,
        );
        let statement = &reading.statements[0];
        assert_eq!(statement.direction, Some(Direction::Decrease));
        assert_eq!(reading.figures[statement.change.unwrap() as usize].text, "26.69");
        assert_eq!(reading.figures[statement.rate.unwrap() as usize].text, "41.7");
        assert_eq!(reading.statements.len(), 1);
    }

    #[test]
    fn a_rate_of_the_other_direction_has_a_statement_of_its_own() {
        let reading = reading(
            r#""three_public": {"total": {"value": "37.31", "prior_year": {"change": "-26.69"},
               "stated": [{"of": "rate", "basis": "prior_year", "figure": "41.7"}]}}"#,
        );
        assert_eq!(reading.statements.len(), 2);
    }

    #[test]
    fn a_shared_reason_is_one_set_of_figures_that_explains_two_changes() {
        let reading = reading(
            r#""reasons": {"new": {"text": "甲{0}乙{1}", "complete": true, "figures": [
                 {"figure": "5", "direction": "increase"}, {"figure": "2", "direction": "decrease"}]}},
               "overall": {"current_income": {"value": "30", "prior_year": {"change": "3", "reason": "new"}},
                           "current_expenditure": {"value": "30", "prior_year": {"change": "3", "reason": "new"}}}"#,
        );
        let sums: Vec<_> = reading.statements.iter().filter(|s| s.kind == StatementKind::Sum).collect();
        assert_eq!(sums.len(), 2);
        assert_eq!((&sums[0].parts, &sums[0].subtracted), (&sums[1].parts, &sums[1].subtracted));
        assert_eq!(reading.figures.len(), 6);
    }

    #[test]
    fn a_cell_knows_its_concept_and_code() {
        let reading = reading(
            r#""tables": {"gpb_expenditure": {"total": {"total": "10.00"},
               "rows": [{"code": "201", "name": "一般公共服务支出", "cells": {"total": "10.00", "basic": "", "project": "—"}}]}}"#,
        );
        assert_eq!(reading.facts.len(), 2);
        assert_eq!(reading.facts[1].concept, Concept::GpbExpenditureByClass);
        assert_eq!(reading.facts[1].dimensions.function.as_deref(), Some("201"));
        assert_eq!(reading.facts[1].table(), Some("gpb_expenditure"));
    }

    #[test]
    fn a_figure_without_a_meaning_is_listed_as_unbound() {
        let reading = reading(
            r#""reasons": {}, "overall": {"current_income": {"prior_year": {"change": "3",
               "reason": {"text": "涉及{0}", "figures": [{"figure": "7", "unit": "person"}]}}}}"#,
        );
        assert_eq!(reading.unbound, [1]);
    }
}
