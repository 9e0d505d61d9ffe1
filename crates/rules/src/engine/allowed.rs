//! What the other figures of a relation allow for one of them.

use num_bigint::BigInt;

use super::linear::Demand;
use super::ratio::{Operand, Quotient, Setting};
use super::{Engine, Stop};
use crate::exact::{Int, Rational};
use crate::interval::{Dimension, Interval, Measure};
use crate::relation::{Relation, RelationKind, Term, TermRole};

/// What the others allow for one figure, in the unit of that figure and with the sign that it is
/// printed with (unsigned beside a direction word).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// The interval that its true value must lie in; one-sided for an order.
    ///
    /// It is exact, but for an operand of a growth that states its change beside the level: there
    /// it contains the exact one.
    pub interval: Interval,
    /// The value that the others give as they are printed.
    pub recomputed: Option<Rational>,
    /// That value at the printed decimals (四舍五入), where its printing satisfies the relation.
    pub fitting: Option<String>,
    /// The printed value less the recomputed one.
    pub difference: Option<Rational>,
}

/// An interval and the value as printed, as rationals.
#[derive(Debug, Clone)]
struct Ranged {
    interval: Interval,
    value: Rational,
}

impl Ranged {
    /// The least and the greatest of a function of two numbers, each of which varies on its own.
    ///
    /// The function must be monotone in each of them where the other is held fixed: then its
    /// extremes over the box are at corners. Every function below is a product or a quotient of
    /// linear terms, one of each number, whose denominator does not pass through zero.
    fn with(&self, other: &Self, of: impl Fn(&Rational, &Rational) -> Option<Rational>) -> Option<Self> {
        let mut span: Option<(Rational, Rational)> = None;
        for a in [self.interval.low.as_ref()?, self.interval.high.as_ref()?] {
            for b in [other.interval.low.as_ref()?, other.interval.high.as_ref()?] {
                let corner = of(a, b)?;
                span = Some(match span {
                    None => (corner.clone(), corner),
                    Some((low, high)) => (low.min(corner.clone()), high.max(corner)),
                });
            }
        }
        let (low, high) = span?;
        Some(Self { interval: Interval::new(low, high), value: of(&self.value, &other.value)? })
    }

    fn scaled(&self, factor: &Rational) -> Self {
        Self { interval: self.interval.scaled(factor), value: &self.value * factor }
    }

    fn meet(self, other: Option<Self>) -> Self {
        match other {
            Some(other) => {
                let both = self.interval.clone().meet(other.interval);
                // Where the others contradict each other, the plain sum is what a message can use.
                Self { interval: if both.is_empty() { self.interval } else { both }, value: self.value }
            }
            None => self,
        }
    }

    /// Whether zero lies outside.
    fn is_nonzero(&self) -> bool {
        !self.interval.contains(&Rational::ZERO)
    }
}

impl Engine {
    /// What the other figures allow for the term with an index; for the constant of a sum, without
    /// one. `None` where they allow everything, or where the relation cannot be judged.
    pub fn allowed(&self, relation: &Relation, term: Option<usize>) -> Option<Allowed> {
        let Some(index) = term else {
            return self.allowed_sum(relation, None).map(|ranged| Allowed {
                difference: relation
                    .constant
                    .map(|constant| &Rational::integer(constant.into()) - &ranged.value),
                interval: ranged.interval,
                recomputed: Some(ranged.value),
                fitting: None,
            });
        };
        let term = relation.terms().get(index)?;
        let measure = *self.measure(term.figure).ok()?;
        let zero = Ranged { interval: Interval::point(Rational::ZERO), value: Rational::ZERO };
        let ranged = match (relation.kind, term.role) {
            (RelationKind::Link, _) => return None,
            (RelationKind::Zero, _) | (RelationKind::Unchanged, TermRole::Change | TermRole::Rate) => zero,
            (RelationKind::Growth, _) if !relation.is_linear() => self.allowed_ratio(relation, term)?,
            (RelationKind::Share | RelationKind::Completion | RelationKind::Average, _) => {
                self.allowed_ratio(relation, term)?
            }
            _ => self.allowed_sum(relation, Some(index))?,
        };
        // Back from 元 to the figure's own unit.
        let ranged = ranged.scaled(&Rational::decimal(1, -(measure.power as i32)));
        let two_sided = relation.demand().is_ok_and(|demand| demand == Demand::Zero);
        let recomputed = two_sided.then_some(ranged.value);
        let decimals = measure.decimals();
        Some(Allowed {
            fitting: recomputed
                .as_ref()
                .map(|value| value.to_decimal_rounded(decimals))
                .filter(|text| fits(text, &measure, &ranged.interval)),
            difference: recomputed.as_ref().map(|value| &measure.printed() - value),
            recomputed,
            interval: ranged.interval,
        })
    }

    /// The term of a linear relation that makes its sum what is demanded; without an index the
    /// constant.
    fn allowed_sum(&self, relation: &Relation, index: Option<usize>) -> Option<Ranged> {
        let demand = relation.demand().ok()?;
        let rest = match self.rest::<i128>(relation, index) {
            Err(Stop::Overflow) => self.rest::<BigInt>(relation, index).ok()?,
            rest => rest.ok()?,
        }?;
        // weight · x + rest (=, ≥, ≤) 0
        let negative = match index.map(|index| relation.terms().get(index)) {
            Some(term) => relation.weight(term?)?,
            None => false,
        };
        let minus = Rational::integer(-1);
        let mut solved = rest.scaled(&minus);
        match demand {
            Demand::Zero => {}
            // At least what the most favourable rest demands.
            Demand::NotBelow => solved.interval.high = None,
            Demand::NotAbove => solved.interval.low = None,
        }
        Some(if negative { solved.scaled(&minus) } else { solved })
    }

    /// The signed sum of a linear relation without one of its terms; without an index, without the
    /// constant.
    fn rest<N: Int>(&self, relation: &Relation, index: Option<usize>) -> Result<Option<Ranged>, Stop> {
        let constant = relation.constant.filter(|_| index.is_some());
        let terms = || {
            let others = relation.terms().iter().enumerate().filter(|(at, _)| Some(*at) != index);
            others.filter_map(|(_, term)| Some((term, relation.weight(term)?)))
        };
        let mut exponent = 0;
        for (term, _) in terms() {
            exponent = exponent.min(self.measure(term.figure)?.exponent);
        }
        let unit = N::ten(exponent.unsigned_abs())?;
        let value = N::of(constant.unwrap_or(0).into())?.mul(&unit)?;
        let mut sum = Operand { low: value.clone(), high: value.clone(), value };
        for (term, negative) in terms() {
            let measure = self.measure(term.figure)?;
            let factor = N::ten((measure.exponent - exponent).unsigned_abs())?;
            let of = |number: i128| N::of(number)?.mul(&factor);
            let (low, high, value) = (of(measure.low)?, of(measure.high)?, of(measure.value)?);
            sum = match negative {
                false => Operand {
                    low: sum.low.add(&low)?,
                    high: sum.high.add(&high)?,
                    value: sum.value.add(&value)?,
                },
                true => Operand {
                    low: sum.low.sub(&high)?,
                    high: sum.high.sub(&low)?,
                    value: sum.value.sub(&value)?,
                },
            };
        }
        let ranged = || {
            let interval = Interval::new(sum.low.over(&unit)?, sum.high.over(&unit)?);
            Some(Ranged { interval, value: sum.value.over(&unit)? })
        };
        Ok(ranged())
    }

    /// A term of a quotient.
    fn allowed_ratio(&self, relation: &Relation, term: &Term) -> Option<Ranged> {
        match self.allowed_ratio_in::<i128>(relation, term) {
            Err(Stop::Overflow) => self.allowed_ratio_in::<BigInt>(relation, term).ok()?,
            found => found.ok()?,
        }
    }

    fn allowed_ratio_in<N: Int>(&self, relation: &Relation, term: &Term) -> Result<Option<Ranged>, Stop> {
        let setting = self.setting::<N>(relation)?;
        if Some(term.role) != relation.kind.derived() {
            return Ok(self.allowed_operand(relation, term, &setting));
        }
        let derived = self.derived(relation, &setting)?;
        let sign = Rational::integer(if setting.negated { -1 } else { 1 });
        Ok(derived.map(|derived| derived.scaled(&sign)))
    }

    /// A term of a quotient that is not the quotient itself.
    fn allowed_operand<N: Int>(
        &self,
        relation: &Relation,
        term: &Term,
        setting: &Setting<N>,
    ) -> Option<Ranged> {
        let hundred = Rational::integer(if relation.kind == RelationKind::Average { 1 } else { 100 });
        let of = |operand: &Operand<N>, role| {
            let unit = Rational::decimal(1, self.scale(relation, role)?);
            let number = |number: &N| Some(&number.over(&N::of(1).ok()?)? * &unit);
            Some(Ranged {
                interval: Interval::new(number(&operand.low)?, number(&operand.high)?),
                value: number(&operand.value)?,
            })
        };
        let rate = {
            let unit = Rational::decimal(1, setting.derived.exponent);
            let sign = Rational::integer(if setting.negated { -1 } else { 1 });
            let number = |number| &(&Rational::integer(number) * &unit) * &sign;
            Ranged {
                interval: Interval::new(number(setting.derived.low), number(setting.derived.high)),
                value: number(setting.derived.value),
            }
        };
        use TermRole::{Base, Change, Count, Level, Part, Total, Whole};
        let product = |a: &Ranged| a.with(&rate, |a, r| (a * r).over(&hundred));
        let quotient =
            |a: &Ranged| rate.is_nonzero().then(|| a.with(&rate, |a, r| (a * &hundred).over(r))).flatten();
        let grown = |a: &Ranged| a.with(&rate, |a, r| (a * &(&hundred + r)).over(&hundred));
        let above_minus_hundred =
            rate.interval.low.as_ref().is_some_and(|low| (low + &hundred).sign().is_gt());
        let shrunk = |a: &Ranged| {
            above_minus_hundred.then(|| a.with(&rate, |a, r| (a * &hundred).over(&(&hundred + r)))).flatten()
        };
        let sum = |a: &Ranged, b: &Ranged| a.with(b, |a, b| Some(a + b));
        let less = |a: &Ranged, b: &Ranged| a.with(b, |a, b| Some(a - b));
        let found = match (&setting.quotient, term.role) {
            (Quotient::Plain { under, .. }, role) if matches!(role, Part | Total | Change) => product(&of(
                under,
                if role == Part {
                    Whole
                } else if role == Total {
                    Count
                } else {
                    Base
                },
            )?)?,
            (Quotient::Plain { under, .. }, Level) => product(&of(under, Base)?)?,
            (Quotient::Plain { over, .. }, role) => {
                let above = match (relation.kind, role) {
                    (RelationKind::Share, _) => Part,
                    (RelationKind::Completion, _) => Level,
                    (RelationKind::Average, _) => Total,
                    _ => Change,
                };
                quotient(&of(over, above)?)?
            }
            (Quotient::LevelBase { base, .. }, Level) => grown(&of(base, Base)?)?,
            (Quotient::LevelBase { level, .. }, _) => shrunk(&of(level, Level)?)?,
            // level = change · (100 + rate) / rate
            (Quotient::LevelChange { change, .. }, Level) => rate
                .is_nonzero()
                .then(|| of(change, Change)?.with(&rate, |c, r| (c * &(&hundred + r)).over(r)))??,
            // change = level · rate / (100 + rate)
            (Quotient::LevelChange { level, .. }, _) => above_minus_hundred
                .then(|| of(level, Level)?.with(&rate, |l, r| (l * r).over(&(&hundred + r))))??,
            (Quotient::All { base, change, .. }, Level) => {
                let base = of(base, Base)?;
                sum(&base, &of(change, Change)?)?.meet(grown(&base))
            }
            (Quotient::All { level, change, .. }, Base) => {
                let (level, change) = (of(level, Level)?, of(change, Change)?);
                less(&level, &change)?.meet(shrunk(&level)).meet(quotient(&change))
            }
            (Quotient::All { level, base, .. }, _) => {
                let base = of(base, Base)?;
                less(&of(level, Level)?, &base)?.meet(product(&base))
            }
        };
        // What is below the line is not below zero.
        let found = match term.role {
            Base | Whole | Count => {
                let above = Interval { low: Some(Rational::ZERO), high: None };
                Ranged { interval: found.interval.meet(above), value: found.value }
            }
            _ => found,
        };
        self.alone(relation, term, found)
    }

    /// From the signed sum of the terms of a role to one of them, as it is printed.
    fn alone(&self, relation: &Relation, term: &Term, mut found: Ranged) -> Option<Ranged> {
        let sign = |other: &Term| {
            let negative = (other.role == TermRole::Change && relation.decreases()) != other.negative;
            Rational::integer(if negative { -1 } else { 1 })
        };
        for other in relation.terms().iter().filter(|other| other.role == term.role && *other != term) {
            let measure = self.measure(other.figure).ok()?;
            let of = |number| &Rational::decimal(number, measure.exponent) * &sign(other);
            let (low, high) = (of(measure.low), of(measure.high));
            let taken = Ranged { interval: Interval::new(low, high), value: of(measure.value) };
            found = found.with(&taken, |a, b| Some(a - b))?;
        }
        Some(found.scaled(&sign(term)))
    }

    /// The power of ten that the operands with a role are counted in.
    fn scale(&self, relation: &Relation, role: TermRole) -> Option<i32> {
        use TermRole::{Average, Completion, Count, Rate, Share, Total};
        let together = |other: TermRole| match role {
            Total | Count => other == role,
            _ => !matches!(other, Average | Completion | Rate | Share),
        };
        let terms = relation.terms().iter().filter(|term| together(term.role));
        terms.filter_map(|term| self.measure(term.figure).ok()).map(|measure| measure.exponent).min()
    }

    /// The quotient itself: its extremes, and its value as printed.
    fn derived<N: Int>(&self, relation: &Relation, setting: &Setting<N>) -> Result<Option<Ranged>, Stop> {
        let unit = match relation.kind {
            RelationKind::Average => {
                let of = |role| self.scale(relation, role);
                let scales = of(TermRole::Total).zip(of(TermRole::Count));
                let Some((total, count)) = scales else { return Ok(None) };
                Rational::decimal(1, total - count)
            }
            _ => Rational::integer(100),
        };
        let of = |over: &N, under: &N| if under.side().is_gt() { over.over(under) } else { None };
        let mut span: Option<(Rational, Rational)> = None;
        let mut defined = true;
        setting.quotient.vertices(&mut |over: &N, under: &N| {
            if let Some(corner) = of(over, under) {
                span = Some(match span.take() {
                    None => (corner.clone(), corner),
                    Some((low, high)) => (low.min(corner.clone()), high.max(corner)),
                });
            } else {
                defined = false;
            }
            Ok::<(), Stop>(())
        })?;
        let (over, under) = setting.quotient.printed()?;
        let (value, span) = (of(&over, &under), span.filter(|_| defined));
        let ranged = |(value, (low, high))| Ranged { interval: Interval::new(low, high), value };
        // The unit is above zero.
        Ok(value.zip(span).map(ranged).map(|ranged| ranged.scaled(&unit)))
    }
}

/// Whether a printing in place of a figure's would meet what the others allow.
fn fits(text: &str, measure: &Measure, interval: &Interval) -> bool {
    let Ok(printed) = text.parse::<juesuan_model::Printed>() else { return false };
    let unit = match (measure.dimension, measure.power) {
        (Dimension::Money, 0) => juesuan_model::Unit::Yuan,
        (Dimension::Money, 4) => juesuan_model::Unit::WanYuan,
        (Dimension::Money, _) => juesuan_model::Unit::YiYuan,
        (Dimension::Percent, _) => juesuan_model::Unit::Percent,
        // An exact figure that is not zero is a count.
        (Dimension::Plain, _) if measure.is_exact() && measure.value != 0 => juesuan_model::Unit::Item,
        (Dimension::Plain, _) => juesuan_model::Unit::None,
    };
    let fitting = Measure::new(printed, unit, measure.approximate).interval();
    !fitting.meet(interval.clone()).is_empty()
}
