//! Tables that the quantities of the narrative fill, where the disclosure has no table of a kind.

use juesuan_model::tables::{BlockMut, CellField, Table as Source};
use juesuan_model::{Basis, Concept, Disclosure, Slot, TableKind, Value};
use juesuan_model::{Classification, Printed};

use crate::arithmetic::difference;
use crate::context::{TableIndex, Values};

/// An amount by functional code, with its value at each basis that it is known at.
struct Row<'d> {
    concept: Concept,
    code: &'d str,
    values: Vec<(Basis, Value)>,
}

/// The quantities of a disclosure, by concept and basis, or by functional code.
pub(super) struct Quantities<'d> {
    values: Values<'d>,
    /// The amounts by functional code, in order, with the concept that they break down.
    rows: Vec<Row<'d>>,
    /// Cells of the tables that there are fill what the groups do not have.
    index: &'d TableIndex<'d>,
    /// The budgets that there are none of, whose figures are zero.
    none: [bool; 2],
}

impl<'d> Quantities<'d> {
    pub(super) fn new(disclosure: &'d Disclosure, index: &'d TableIndex<'d>) -> Self {
        let mut this = Self {
            values: Values::default(),
            index,
            rows: Vec::new(),
            none: [disclosure.government_fund.none, disclosure.state_capital.none],
        };
        for (_, group) in disclosure.groups() {
            for (at, field) in group.fields().iter().enumerate() {
                match group.slot(at) {
                    Some(Slot::Quantity(Some(quantity))) => each_value(quantity, |basis, value| {
                        this.values.keep(field.concept, basis, "", value);
                    }),
                    Some(Slot::Tally(Some(tally))) => {
                        if let Some(count) = tally.value {
                            let value = Value::Figure(Printed::integer(count.get()));
                            this.values.keep(field.concept, Basis::Actual, "", value);
                        }
                    }
                    _ => {}
                }
            }
        }
        for (_, concept, rows) in disclosure.by_function() {
            for row in rows {
                let mut values = Vec::with_capacity(4);
                each_value(&row.amount, |basis, value| values.push((basis, value)));
                this.rows.push(Row { concept, code: &row.code, values });
            }
        }
        this
    }

    fn get(&self, concept: Concept, basis: Basis) -> Option<Value> {
        let known = self.values.get(concept, basis, "").or_else(|| self.index.get(concept, basis, ""));
        known.or_else(|| self.computed(concept, basis).map(Value::Figure))
    }

    /// The value of a row: its own, or that of a table.
    fn of_row(&self, row: &Row<'_>, basis: Basis) -> Option<Value> {
        let own = row.values.iter().find(|(of, _)| *of == basis).map(|(_, value)| *value);
        own.or_else(|| self.index.get(row.concept, basis, row.code))
    }

    /// What the definition of a concept makes of others that are known.
    fn computed(&self, concept: Concept, basis: Basis) -> Option<Printed> {
        use Concept::*;
        let figure = |concept| self.get(concept, basis)?.figure();
        let sum = |left: Printed, right: Printed| difference(left, -right);
        let budgets = |gpb, gov_fund, soe| {
            let [no_gov_fund, no_soe] = self.none;
            let or_none = |concept, none: bool| figure(concept).or(none.then(|| Printed::integer(0)));
            sum(sum(figure(gpb)?, or_none(gov_fund, no_gov_fund)?)?, or_none(soe, no_soe)?)
        };
        match concept {
            VehicleTotalExpense => sum(figure(VehiclePurchaseExpense)?, figure(VehicleOperationExpense)?),
            GpbProjectExpenditure => difference(figure(GpbExpenditure)?, figure(GpbBasicExpenditure)?),
            FiscalExpenditure => budgets(GpbExpenditure, GovFundExpenditure, SoeExpenditure),
            FiscalClosingCarryover => {
                budgets(GpbClosingCarryover, GovFundClosingCarryover, SoeClosingCarryover)
            }
            FiscalOpeningCarryover => {
                budgets(GpbOpeningCarryover, GovFundOpeningCarryover, SoeOpeningCarryover)
            }
            _ => None,
        }
    }

    /// Whether all parts of the three public expenses are known.
    fn has_three_public(&self, basis: Basis) -> bool {
        let known = |concept| self.get(concept, basis).is_some();
        let vehicles = [Concept::VehiclePurchaseExpense, Concept::VehicleOperationExpense].map(known);
        known(Concept::OverseasTravelExpense)
            && known(Concept::ReceptionExpense)
            && known(Concept::VehicleTotalExpense)
            && vehicles[0] == vehicles[1]
    }

    /// A table of a kind with every cell that a quantity fills.
    pub(super) fn table(&self, kind: TableKind) -> Box<dyn Source> {
        let mut table = kind.empty();
        for block in table.blocks_mut() {
            match block {
                BlockMut::Fixed { cells, .. } => {
                    // Empty cells are zeros: a sum whose parts are not all known is not printed.
                    let basis = cells.fields().first().map_or(Basis::Actual, |field| field.basis);
                    if kind == TableKind::ThreePublic && !self.has_three_public(basis) {
                        continue;
                    }
                    for (at, field) in cells.fields().iter().enumerate() {
                        if field.fund.is_some() {
                            continue;
                        }
                        if let Some(value) = self.get(field.concept, field.basis) {
                            cells.set(at, value);
                        }
                    }
                }
                BlockMut::Coded { classification: Classification::Functional, rows, .. } => {
                    for row in &self.rows {
                        let summary =
                            matches!(kind, TableKind::IncomeExpenditureSummary | TableKind::FiscalSummary);
                        if summary && row.code.len() != 3 {
                            continue;
                        }
                        let columns = rows.columns();
                        let value = |field: &CellField| {
                            // Beside budgets that there are none of, its classes are all fiscal ones.
                            let fiscal = field.concept == Concept::FiscalExpenditure
                                && row.concept == Concept::GpbExpenditureByClass
                                && self.none == [true; 2];
                            let fits = fiscal || field.concept.by_function() == row.concept;
                            if fits { self.of_row(row, field.basis) } else { None }
                        };
                        if columns.iter().all(|field| value(field).is_none()) {
                            continue;
                        }
                        let cells = rows.add(row.code.to_owned(), None);
                        for (at, field) in columns.iter().enumerate() {
                            if let Some(value) = value(field) {
                                cells.set(at, value);
                            }
                        }
                    }
                }
                BlockMut::Coded { .. } => {}
            }
        }
        table
    }
}

/// The bases at which an amount is known, with its value there.
fn each_value(quantity: &juesuan_model::Quantity, mut keep: impl FnMut(Basis, Value)) {
    if let Some(value) = quantity.value {
        keep(Basis::Actual, value);
    }
    let level = quantity.value.and_then(|value| value.figure());
    for (basis, comparative) in quantity.comparatives() {
        let change = comparative.change.and_then(|change| change.figure());
        let computed = || difference(level?, change?).map(Value::Figure);
        if let Some(value) = comparative.amount.or_else(computed) {
            keep(basis, value);
        }
    }
}
