//! Quantities as a template sees them: what is given, and what is computed from it.

use std::sync::Arc;

use juesuan_model::{
    Basis, Comparative, Concept, Dimensions, Direction, Printed, Printing, Quantity, Role, Shown, Unit, Value,
};
use minijinja::Value as Shape;

use super::Builder;
use super::views::{Comparison, Path, View, nothing};
use crate::arithmetic::{difference, quotient, without_trailing_zeros};
use crate::document::FigureRef;
use crate::marks;

/// What a quantity measures, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Subject<'d> {
    pub(super) path: Path,
    pub(super) concept: Concept,
    pub(super) dimensions: Option<&'d Arc<Dimensions>>,
    pub(super) code: &'d str,
}

const BASES: [(Basis, &str); 3] = [
    (Basis::PriorYear, "prior_year"),
    (Basis::InitialBudget, "initial_budget"),
    (Basis::FinalBudget, "final_budget"),
];

/// The printing of something, in its own section if there is one.
fn printing<'p>(
    stated: &'p [Printing],
    shown: Shown,
    basis: Option<Basis>,
    section: &str,
) -> Option<&'p Printing> {
    let fits = |printing: &&Printing| {
        printing.shown == shown
            && match shown {
                Shown::Value | Shown::Share => true,
                Shown::Completion => Some(printing.basis.unwrap_or(Basis::InitialBudget)) == basis,
                _ => Some(printing.basis.unwrap_or(Basis::PriorYear)) == basis,
            }
    };
    let mut found = stated.iter().filter(fits);
    let first = found.next()?;
    let here = |printing: &&Printing| printing.section.as_deref() == Some(section);
    Some(if here(&first) { first } else { found.find(here).unwrap_or(first) })
}

impl<'a> Builder<'a> {
    /// Keeps a figure and gives its mark, with its unit after it.
    fn figure(&mut self, figure: FigureRef, after: &str) -> Shape {
        self.figures.push(figure);
        marks::figure_in(&mut self.mark, self.figures.len() - 1, after)
    }

    fn plain(
        &mut self,
        subject: Subject<'_>,
        basis: Basis,
        role: Role,
        value: Printed,
        unit: Unit,
    ) -> FigureRef {
        let value = if self.settings.trailing_zeros || role == Role::Count {
            value
        } else {
            without_trailing_zeros(value)
        };
        FigureRef {
            concept: Some(subject.concept),
            basis,
            dimensions: subject.dimensions.cloned(),
            role,
            direction: None,
            value,
            unit,
            approximate: false,
        }
    }

    /// What running text prints for a value, with its unit.
    fn level(&mut self, subject: Subject<'_>, basis: Basis, role: Role, value: Value, unit: Unit) -> Shape {
        let words = &self.settings.words;
        let word = match value {
            Value::Figure(printed) => {
                let figure = self.plain(subject, basis, role, printed, unit);
                return self.figure(figure, unit.zh());
            }
            Value::Withheld => &words.withheld,
            Value::Blank => &words.blank,
            Value::Dash => &words.dash,
        };
        Shape::from(word.as_str())
    }

    fn percent(&mut self, subject: Subject<'_>, basis: Basis, role: Role, value: Printed) -> Shape {
        let concept = match role {
            Role::Share => subject.concept.share().unwrap_or(subject.concept),
            _ => subject.concept,
        };
        let figure = FigureRef {
            concept: Some(concept),
            basis,
            dimensions: subject.dimensions.cloned(),
            role,
            direction: None,
            value,
            unit: Unit::Percent,
            approximate: false,
        };
        self.figure(figure, Unit::Percent.zh())
    }

    fn stated<'p>(
        &self,
        stated: &'p [Printing],
        shown: Shown,
        basis: Option<Basis>,
        concept: Concept,
    ) -> Option<&'p Printing> {
        if self.options.as_stated { printing(stated, shown, basis, concept.section_id()) } else { None }
    }

    /// An amount; nothing where neither the group nor a table has anything of it.
    pub(super) fn quantity(&mut self, subject: Subject<'_>, quantity: Option<&'a Quantity>) -> Option<Shape> {
        let Subject { concept, .. } = subject;
        let unit = self.disclosure.unit.unit();
        let stated: &'a [Printing] = quantity.map_or(&[], |quantity| &quantity.stated);
        let printed = self.stated(stated, Shown::Value, None, concept);
        let value = printed
            .map(|printing| Value::Figure(printing.figure))
            .or(quantity.and_then(|quantity| quantity.value))
            .or_else(|| self.index.get(concept, Basis::Actual, subject.code));
        let mut against = [None, None, None];
        for (slot, (basis, name)) in against.iter_mut().zip(BASES) {
            *slot = self.comparison(subject, quantity, value, basis, name);
        }
        if quantity.is_none() && value.is_none() && against.iter().all(Option::is_none) {
            return None;
        }
        let figure = value.and_then(|value| value.figure());
        let unit = printed.and_then(|printing| printing.unit).unwrap_or(unit);
        let shape = value.map(|value| self.level(subject, Basis::Actual, Role::Amount, value, unit));
        let at = figure.map(|_| self.figures.len() - 1);
        let share = value.and_then(|value| self.share(subject, value, stated));
        let purpose = quantity.and_then(|quantity| quantity.purpose.as_deref());
        Some(Shape::from_object(View {
            path: subject.path,
            draft: self.options.draft,
            given: quantity.is_some(),
            zero: figure.is_some_and(|figure| figure.is_zero()),
            value: shape,
            figure: at,
            share,
            purpose: purpose.map(|text| Shape::from(&*marks::clean(text))),
            against,
        }))
    }

    fn share(&mut self, subject: Subject<'_>, value: Value, stated: &'a [Printing]) -> Option<Shape> {
        if let Some(printing) = self.stated(stated, Shown::Share, None, subject.concept) {
            return Some(self.percent(subject, Basis::Actual, Role::Share, printing.figure));
        }
        let whole = self.levels.get(subject.concept.whole()? as usize).copied().flatten()?;
        let (Some(value), Some(whole)) = (value.figure(), whole.figure()) else { return Some(nothing()) };
        if whole.is_zero() {
            return Some(nothing());
        }
        let share = quotient(value, whole, 2, self.settings.percent_decimals)?;
        Some(self.percent(subject, Basis::Actual, Role::Share, share))
    }

    fn comparison(
        &mut self,
        subject: Subject<'_>,
        quantity: Option<&'a Quantity>,
        level: Option<Value>,
        basis: Basis,
        name: &'static str,
    ) -> Option<Shape> {
        let comparative = quantity.and_then(|quantity| quantity.comparative(basis));
        if comparative.is_none() && !self.options.as_stated && self.index.is_empty() {
            return None;
        }
        let stated: &'a [Printing] = quantity.map_or(&[], |quantity| &quantity.stated);
        let find = |this: &Self, shown| this.stated(stated, shown, Some(basis), subject.concept);
        let amount = find(self, Shown::Amount)
            .map(|printing| Value::Figure(printing.figure))
            .or(comparative.and_then(|comparative| comparative.amount))
            .or_else(|| self.index.get(subject.concept, basis, subject.code));
        let stated_change = find(self, Shown::Change);
        let stated_rate = find(self, Shown::Rate);
        let stated_completion = find(self, Shown::Completion);
        let printed = [stated_change, stated_rate, stated_completion];
        if comparative.is_none() && amount.is_none() && printed.iter().all(Option::is_none) {
            return None;
        }
        let figure = |value: Option<Value>| value.and_then(|value| value.figure());
        let given_change = stated_change
            .map(|printing| Value::Figure(printing.figure))
            .or(comparative.and_then(|comparative| comparative.change));
        let withheld = [level, amount, given_change].contains(&Some(Value::Withheld));
        let change = figure(given_change).or_else(|| match (figure(level), figure(amount)) {
            (Some(level), Some(base)) => difference(level, base),
            _ => None,
        });
        let base = figure(amount).or_else(|| difference(figure(level)?, change?));
        let rate = match (stated_rate, change, base) {
            (Some(printing), ..) => Some(printing.figure),
            (None, Some(change), Some(base)) => self.rate(change, base, figure(level)),
            _ => None,
        };
        let mut view = Comparison {
            path: subject.path,
            name,
            draft: self.options.draft,
            unchanged: change.is_some_and(|change| change.is_zero())
                && stated_change.is_none()
                && stated_rate.is_none(),
            ..Comparison::default()
        };
        self.comparison_words(&mut view, subject, basis, change, rate, withheld);
        let base_value = match (amount, base) {
            (Some(amount), _) => Some(amount),
            (None, Some(base)) if !withheld => Some(Value::Figure(base)),
            _ => withheld.then_some(Value::Withheld),
        };
        // The base is printed by the forms that name it, and where there is no change to print.
        if self.wants.base || change.is_none() {
            view.base = base_value
                .map(|amount| self.level(subject, basis, Role::Amount, amount, self.disclosure.unit.unit()));
        }
        if rate.is_none() && change.is_some() && base.is_some() {
            view.rate = Some(nothing());
        }
        // The change is withheld, and what it is against is not: that much can be said.
        if let (None, Some(base)) = (change, base)
            && withheld
        {
            let unit = self.disclosure.unit.unit();
            let base = self.level(subject, basis, Role::Amount, Value::Figure(base), unit);
            let word = &self.settings.words.withheld;
            view.change = Some(Shape::from(format!("{word}（{}{base}）", basis.zh())));
        }
        if self.wants.completion {
            view.completion = self.completion(subject, basis, figure(level), base, stated_completion);
        }
        if let (Some(level), Some(base)) = (figure(level), base) {
            let words = &self.settings.words;
            let order = match level.value().cmp(&base.value()) {
                std::cmp::Ordering::Greater => &words.above,
                std::cmp::Ordering::Less => &words.below,
                std::cmp::Ordering::Equal => &words.equal,
            };
            view.order = Some(Shape::from(order.as_str()));
        }
        if let Some(Comparative { reason, restated, .. }) = comparative {
            view.reason = reason.as_ref().and_then(|reason| self.reason(reason));
            view.restated = restated.as_deref().map(|text| Shape::from(&*marks::clean(text)));
        }
        Some(Shape::from_object(view))
    }

    /// The change and the rate with the words beside them.
    fn comparison_words(
        &mut self,
        view: &mut Comparison,
        subject: Subject<'_>,
        basis: Basis,
        change: Option<Printed>,
        rate: Option<Printed>,
        withheld: bool,
    ) {
        let words = &self.settings.words;
        let unknown = |up: &str, down: &str| Shape::from([up, "（", down, "）"].concat());
        view.word = Some(match change {
            Some(change) if change.is_negative() => Shape::from(words.decrease.as_str()),
            Some(_) => Shape::from(words.increase.as_str()),
            None if withheld => nothing(),
            None => unknown(&words.increase, &words.decrease),
        });
        view.rate_word = Some(match rate {
            Some(rate) if rate.is_negative() => Shape::from(words.shrink.as_str()),
            Some(_) => Shape::from(words.grow.as_str()),
            None => unknown(&words.grow, &words.shrink),
        });
        if change.is_none() && withheld {
            view.change = Some(Shape::from(words.withheld.as_str()));
            view.rate = Some(nothing());
        }
        let direction = |figure: Printed| {
            if figure.is_negative() {
                Direction::Decrease
            } else if figure.is_zero() {
                Direction::Unchanged
            } else {
                Direction::Increase
            }
        };
        if let Some(change) = change {
            let unit = self.disclosure.unit.unit();
            let mut figure = self.plain(subject, basis, Role::Change, change.abs(), unit);
            figure.direction = Some(direction(change));
            view.change = Some(self.figure(figure, unit.zh()));
        }
        if let Some(rate) = rate {
            view.rate = Some(self.percent(subject, basis, Role::Rate, rate.abs()));
            if let Some(figure) = self.figures.last_mut() {
                figure.direction = Some(direction(rate));
            }
        }
    }

    /// The rate of a change, signed as the change is. A change that is known less exactly than its
    /// level does not make a rate of more decimals than itself, but for the first.
    fn rate(&self, change: Printed, base: Printed, level: Option<Printed>) -> Option<Printed> {
        if !base.is_zero() {
            let coarse = level.filter(|level| change.decimals() < level.decimals());
            let most = coarse.map_or(u32::MAX, |_| change.decimals().max(1));
            return quotient(change, base.abs(), 2, self.settings.percent_decimals.min(most));
        }
        let rate = self.settings.zero_base_rate.filter(|_| !change.is_zero())?;
        Some(if change.is_negative() { -rate } else { rate })
    }

    fn completion(
        &mut self,
        subject: Subject<'_>,
        basis: Basis,
        level: Option<Printed>,
        base: Option<Printed>,
        stated: Option<&Printing>,
    ) -> Option<Shape> {
        let completion = match stated {
            Some(printing) => printing.figure,
            None => {
                let (level, base) = (level?, base?);
                if base.is_zero() {
                    return Some(nothing());
                }
                quotient(level, base, 2, self.settings.percent_decimals)?
            }
        };
        Some(self.percent(subject, basis, Role::Completion, completion))
    }

    /// A number of things.
    pub(super) fn tally(
        &mut self,
        subject: Subject<'_>,
        tally: Option<&'a juesuan_model::Tally>,
    ) -> Option<Shape> {
        let stated: &'a [Printing] = tally.map_or(&[], |tally| &tally.stated);
        let value = self
            .stated(stated, Shown::Value, None, subject.concept)
            .map(|printing| Value::Figure(printing.figure))
            .or(tally.and_then(|tally| tally.value).map(|count| Value::Figure(Printed::integer(count.get()))))
            .or_else(|| self.index.get(subject.concept, Basis::Actual, subject.code));
        if tally.is_none() && value.is_none() {
            return None;
        }
        let mut view = View::missing(subject.path, self.options.draft);
        view.given = tally.is_some();
        if let Some(value) = value {
            let unit = subject.concept.info().unit;
            view.value = Some(self.level(subject, Basis::Actual, Role::Count, value, unit));
            view.figure = value.figure().map(|_| self.figures.len() - 1);
            view.zero = value.figure().is_some_and(|figure| figure.is_zero());
        }
        Some(Shape::from_object(view))
    }

    /// An average or a rate of its own: computed where it can be, else as it was printed.
    pub(super) fn ratio(
        &mut self,
        subject: Subject<'_>,
        ratio: Option<&'a juesuan_model::Ratio>,
    ) -> Option<Shape> {
        let concept = subject.concept;
        let stated: &'a [Printing] = ratio.map_or(&[], |ratio| &ratio.stated);
        let computed = self.average(concept);
        let printed = (self.options.as_stated || computed.is_none())
            .then(|| printing(stated, Shown::Value, None, concept.section_id()).or(stated.first()))
            .flatten();
        let unit = printed.and_then(|printing| printing.unit).unwrap_or(concept.info().unit);
        let value = printed.map(|printing| printing.figure).or(computed)?;
        let role = if unit == Unit::Percent { Role::Completion } else { Role::Average };
        let mut figure = self.plain(subject, Basis::Actual, role, value, unit);
        // An average keeps the decimals that the profile gives it.
        figure.value = value;
        let with_unit = self.figure(figure, unit.zh());
        let mut view = View::missing(subject.path, self.options.draft);
        view.given = ratio.is_some();
        view.zero = value.is_zero();
        (view.value, view.figure) = (Some(with_unit), Some(self.figures.len() - 1));
        Some(Shape::from_object(view))
    }

    fn average(&self, concept: Concept) -> Option<Printed> {
        let level = |concept: Concept| self.levels.get(concept as usize).copied().flatten()?.figure();
        let (total, number) = match concept {
            Concept::ReceptionPerCapita => {
                let home = level(Concept::DomesticReceptionPersons);
                let abroad = level(Concept::OverseasReceptionPersons);
                let persons = match (home, abroad) {
                    (Some(home), Some(abroad)) => difference(home, -abroad)?,
                    (home, abroad) => home.or(abroad)?,
                };
                (level(Concept::ReceptionExpense)?, persons)
            }
            Concept::VehiclePurchasePerUnit => {
                (level(Concept::VehiclePurchaseExpense)?, level(Concept::VehiclePurchaseCount)?)
            }
            Concept::VehicleOperationPerUnit => {
                (level(Concept::VehicleOperationExpense)?, level(Concept::VehicleStockCount)?)
            }
            _ => return None,
        };
        if total.is_zero() && number.is_zero() {
            return Some(Printed::integer(0));
        }
        let power = self.disclosure.unit.power() as i32 - concept.info().unit.money_power()? as i32;
        quotient(total, number, power, self.settings.average_decimals)
    }
}
