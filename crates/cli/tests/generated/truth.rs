//! What is true of a generated department: its accounts, and what follows from them exactly.

use juesuan_model::Concept::{self, *};
use juesuan_model::{Basis, Dimensions, Fact, Printed, Unit};
use rust_decimal::Decimal;

use super::Generated;

/// A quotient that is never rounded.
pub(crate) struct Exact {
    above: i128,
    below: i128,
}

impl Exact {
    /// Whether a figure is the quotient, rounded half away from zero to the figure's decimals.
    pub(crate) fn is(&self, printed: Printed) -> bool {
        let (above, below) = (self.above * 10i128.pow(printed.decimals()), self.below);
        if below == 0 {
            return false;
        }
        let sign = above.signum() * below.signum();
        let rounded = (2 * above.abs() + below.abs()) / (2 * below.abs());
        printed.mantissa() == sign * rounded
    }
}

impl Generated {
    /// A level of the accounts, in hundredths of the unit.
    pub(crate) fn cents(&self, concept: Concept, basis: Basis, dimensions: &Dimensions) -> Option<i64> {
        if let Some(unit) = dimensions.unit.as_deref().filter(|_| concept == FiscalAppropriationIncome) {
            let (_, level, change) = self.units.iter().find(|(name, ..)| name == unit)?;
            return match basis {
                Basis::Actual => *level,
                Basis::PriorYear => level.map(|level| level - change),
                _ => None,
            };
        }
        let Dimensions { function, economic, fund, unit: None, project: None } = dimensions else {
            return None;
        };
        let of = self.truth.get(basis.word()?)?;
        let code = function.as_deref().or(economic.as_deref()).unwrap_or("");
        let whole = |concept| of.get(&(concept, "")).copied();
        if let Some(fund) = fund {
            let [opening, income] = match &**fund {
                "general_public_budget" => [GpbOpeningCarryover, GpbIncome],
                "government_fund" => [GovFundOpeningCarryover, GovFundIncome],
                _ => [SoeOpeningCarryover, SoeIncome],
            };
            let total = whole(opening).unwrap_or(0) + whole(income).unwrap_or(0);
            return (concept == FiscalTotal && code.is_empty()).then_some(total);
        }
        // Where all expenditure, or all fiscal one, is of one budget, its classes are all classes.
        let concept = match concept {
            CurrentExpenditure | FiscalExpenditure
                if !code.is_empty() && whole(concept) == whole(GpbExpenditure) =>
            {
                GpbExpenditureByClass
            }
            concept => concept,
        };
        of.iter().find(|((of, class), _)| *of == concept && *class == code).map(|(_, cents)| *cents)
    }

    /// The same as printed.
    pub(crate) fn level(&self, concept: Concept, basis: Basis, dimensions: &Dimensions) -> Option<Decimal> {
        match self.counts.get(&concept) {
            Some(count) if basis == Basis::Actual && dimensions.is_none() => Some((*count).into()),
            _ => self.cents(concept, basis, dimensions).map(|cents| Decimal::new(cents, 2)),
        }
    }

    /// A share of a whole, in percent.
    pub(crate) fn share(&self, of: Concept, dimensions: &Dimensions, whole: Concept) -> Option<Exact> {
        let above = self.cents(of, Basis::Actual, dimensions)?;
        let below = self.cents(whole, Basis::Actual, Dimensions::NONE)?;
        Some(Exact { above: 100 * i128::from(above), below: below.into() })
    }

    /// The share, average or rate that a concept of its own measures.
    pub(crate) fn ratio(&self, concept: Concept, dimensions: &Dimensions) -> Option<Exact> {
        let part = Concept::ALL.iter().copied().find(|part| part.share() == Some(concept));
        if let Some(part) = part {
            return self.share(part, dimensions, part.whole()?);
        }
        let count = |concept| self.counts.get(&concept).copied().map_or(0, i128::from);
        let (total, number) = match concept {
            ReceptionPerCapita => {
                (ReceptionExpense, count(DomesticReceptionPersons) + count(OverseasReceptionPersons))
            }
            VehiclePurchasePerUnit => (VehiclePurchaseExpense, count(VehiclePurchaseCount)),
            VehicleOperationPerUnit => (VehicleOperationExpense, count(VehicleStockCount)),
            _ => return None,
        };
        let total = i128::from(self.cents(total, Basis::Actual, dimensions)?);
        let unit = |unit: Unit| 10i128.pow(unit.money_power().unwrap_or(0));
        Some(Exact {
            above: total * unit(self.disclosure.unit.unit()),
            // None spent on nothing is none a head.
            below: if total == 0 { 1 } else { 100 * number * unit(concept.info().unit) },
        })
    }

    /// How a level changed against a basis, in percent; the size alone.
    pub(crate) fn rate(&self, of: Concept, basis: Basis, dimensions: &Dimensions) -> Option<Exact> {
        let actual = i128::from(self.cents(of, Basis::Actual, dimensions)?);
        let base = i128::from(self.cents(of, basis, dimensions)?);
        Some(Exact { above: 100 * (actual - base).abs(), below: base })
    }

    /// How much of a budget was spent, in percent.
    pub(crate) fn completion(&self, of: Concept, basis: Basis, dimensions: &Dimensions) -> Option<Exact> {
        let actual = i128::from(self.cents(of, Basis::Actual, dimensions)?);
        let base = i128::from(self.cents(of, basis, dimensions)?);
        Some(Exact { above: 100 * actual, below: base })
    }

    /// Whether a fact says what is not to be published.
    pub(crate) fn is_withheld(&self, fact: &Fact) -> bool {
        let code = fact.dimensions.function.as_deref().unwrap_or("");
        fact.basis == Basis::Actual
            && fact.dimensions.unit.is_none()
            && self.withheld.iter().any(|(concept, of)| *concept == fact.concept && *of == code)
    }
}
