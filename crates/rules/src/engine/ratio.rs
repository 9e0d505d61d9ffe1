//! Rates, shares, completion rates and averages: a quotient against its printed rounding.

use core::cmp::Ordering;

use super::{Engine, Judgement, NotChecked, Stop, Verdict};
use crate::exact::Int;
use crate::interval::{Dimension, Measure};
use crate::relation::{Relation, RelationKind, TermRole};

/// An operand, in whole numbers of a common power of ten.
#[derive(Debug, Clone)]
pub(super) struct Operand<N> {
    pub(super) low: N,
    pub(super) high: N,
    pub(super) value: N,
}

/// The quotient of a relation.
#[derive(Debug, Clone)]
pub(super) enum Quotient<N> {
    /// One figure over another.
    Plain { over: Operand<N>, under: Operand<N> },
    /// (level − base) / base
    LevelBase { level: Operand<N>, base: Operand<N> },
    /// change / (level − change)
    LevelChange { level: Operand<N>, change: Operand<N> },
    /// change / base where level = base + change is stated as well
    All { level: Operand<N>, base: Operand<N>, change: Operand<N> },
}

/// The derived figure in signed whole numbers.
#[derive(Debug, Clone)]
struct Bounds<N> {
    low: N,
    high: N,
}

/// A quotient, with what makes it comparable to the derived figure.
#[derive(Debug, Clone)]
pub(super) struct Setting<N> {
    pub(super) quotient: Quotient<N>,
    /// What the number above the line is multiplied by.
    over_factor: N,
    /// What the derived figure is multiplied by.
    derived_factor: N,
    /// The derived figure as printed.
    pub(super) derived: Measure,
    /// Whether it counts with the other sign.
    pub(super) negated: bool,
}

impl<N: Int> Quotient<N> {
    /// Visits numbers above and below the line among which the least and the greatest quotient
    /// are.
    ///
    /// Each operand varies in a closed interval on its own, so the values form a box (for the last
    /// form, the box cut by one plane), which is convex and connected. Over it the quotient is a
    /// linear sum over a linear sum whose denominator is never zero, because the caller made sure
    /// that it is above zero everywhere. Along any segment such a quotient is monotone (its
    /// derivative has a constant numerator over a square), so that its extremes over a polytope
    /// are at vertices; and being continuous on a connected set, it takes every value between.
    /// Hence the derived interval can be met exactly when some vertex is not above its upper end
    /// and some vertex is not below its lower end.
    pub(super) fn vertices<E: From<crate::exact::Overflow>>(
        &self,
        visit: &mut impl FnMut(&N, &N) -> Result<(), E>,
    ) -> Result<(), E> {
        match self {
            Self::Plain { over, under } => {
                for above in [&over.low, &over.high] {
                    visit(above, &under.low)?;
                    visit(above, &under.high)?;
                }
            }
            Self::LevelBase { level, base } => {
                for level in [&level.low, &level.high] {
                    visit(&level.sub(&base.low)?, &base.low)?;
                    visit(&level.sub(&base.high)?, &base.high)?;
                }
            }
            Self::LevelChange { level, change } => {
                for level in [&level.low, &level.high] {
                    visit(&change.low, &level.sub(&change.low)?)?;
                    visit(&change.high, &level.sub(&change.high)?)?;
                }
            }
            Self::All { level, base, change } => {
                let inside = |value: &N, of: &Operand<N>| *value >= of.low && *value <= of.high;
                for base_end in [&base.low, &base.high] {
                    for change_end in [&change.low, &change.high] {
                        if inside(&base_end.add(change_end)?, level) {
                            visit(change_end, base_end)?;
                        }
                    }
                }
                for level_end in [&level.low, &level.high] {
                    for base_end in [&base.low, &base.high] {
                        let implied = level_end.sub(base_end)?;
                        if inside(&implied, change) {
                            visit(&implied, base_end)?;
                        }
                    }
                    for change_end in [&change.low, &change.high] {
                        let implied = level_end.sub(change_end)?;
                        if inside(&implied, base) {
                            visit(change_end, &implied)?;
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// The numbers above and below the line as printed.
    pub(super) fn printed(&self) -> Result<(N, N), Stop> {
        Ok(match self {
            Self::Plain { over, under } => (over.value.clone(), under.value.clone()),
            Self::LevelBase { level, base } => (level.value.sub(&base.value)?, base.value.clone()),
            Self::LevelChange { level, change } => (change.value.clone(), level.value.sub(&change.value)?),
            Self::All { base, change, .. } => (change.value.clone(), base.value.clone()),
        })
    }

    /// The interval below the line.
    fn under(&self) -> Result<(N, N), Stop> {
        Ok(match self {
            Self::Plain { under, .. } => (under.low.clone(), under.high.clone()),
            Self::LevelBase { base, .. } | Self::All { base, .. } => (base.low.clone(), base.high.clone()),
            Self::LevelChange { level, change } => {
                (level.low.sub(&change.high)?, level.high.sub(&change.low)?)
            }
        })
    }
}

impl Engine {
    /// The sum of the terms with a role.
    fn operand<N: Int>(
        &self,
        relation: &Relation,
        role: TermRole,
        exponent: i32,
    ) -> Result<Operand<N>, Stop> {
        let mut sum: Option<Operand<N>> = None;
        for term in relation.terms().iter().filter(|term| term.role == role) {
            let measure = self.measure(term.figure)?;
            let factor = N::ten((measure.exponent - exponent).unsigned_abs())?;
            let of = |number: i128| N::of(number)?.mul(&factor);
            let (low, high, value) = (of(measure.low)?, of(measure.high)?, of(measure.value)?);
            let negative = (role == TermRole::Change && relation.decreases()) != term.negative;
            let one = if negative {
                Operand { low: high.neg()?, high: low.neg()?, value: value.neg()? }
            } else {
                Operand { low, high, value }
            };
            sum = Some(match sum {
                None => one,
                Some(sum) => Operand {
                    low: sum.low.add(&one.low)?,
                    high: sum.high.add(&one.high)?,
                    value: sum.value.add(&one.value)?,
                },
            });
        }
        sum.ok_or(NotChecked::MissingTerm.into())
    }

    /// The common power of ten and dimension of the terms with one of the roles.
    fn common(&self, relation: &Relation, roles: &[TermRole]) -> Result<(i32, Dimension), Stop> {
        let mut common: Option<(i32, Dimension)> = None;
        for term in relation.terms().iter().filter(|term| roles.contains(&term.role)) {
            let measure = self.measure(term.figure)?;
            common = Some(match common {
                None => (measure.exponent, measure.dimension),
                Some((_, dimension)) if dimension != measure.dimension => {
                    return Err(NotChecked::UnitsDiffer.into());
                }
                Some((exponent, dimension)) => (exponent.min(measure.exponent), dimension),
            });
        }
        common.ok_or(NotChecked::MissingTerm.into())
    }

    /// The quotient of a relation and its derived figure.
    pub(super) fn setting<N: Int>(&self, relation: &Relation) -> Result<Setting<N>, Stop> {
        use TermRole::{Base, Change, Count, Level, Part, Rate, Total, Whole};
        let role = relation.kind.derived().ok_or(NotChecked::MissingTerm)?;
        let term = relation.terms().iter().find(|term| term.role == role).ok_or(NotChecked::MissingTerm)?;
        let derived = self.measure(term.figure)?.derived();
        let (over_exponent, under_exponent, hundred);
        let quotient = match relation.kind {
            RelationKind::Average => {
                let (above, dimension) = self.common(relation, &[Total])?;
                let (below, counted) = self.common(relation, &[Count])?;
                if derived.dimension != dimension || counted != Dimension::Plain {
                    return Err(NotChecked::UnitsDiffer.into());
                }
                (over_exponent, under_exponent, hundred) = (above, below, false);
                Quotient::Plain {
                    over: self.operand(relation, Total, above)?,
                    under: self.operand(relation, Count, below)?,
                }
            }
            kind => {
                let roles: &[TermRole] = match kind {
                    RelationKind::Share => &[Part, Whole],
                    RelationKind::Completion => &[Level, Base],
                    _ => &[Level, Base, Change],
                };
                let (exponent, _) = self.common(relation, roles)?;
                if derived.dimension == Dimension::Money {
                    return Err(NotChecked::UnitsDiffer.into());
                }
                (over_exponent, under_exponent, hundred) = (exponent, exponent, true);
                let of = |role| self.operand(relation, role, exponent);
                match kind {
                    RelationKind::Share => Quotient::Plain { over: of(Part)?, under: of(Whole)? },
                    RelationKind::Completion => Quotient::Plain { over: of(Level)?, under: of(Base)? },
                    _ => match (relation.has(Level), relation.has(Base), relation.has(Change)) {
                        (true, true, true) => {
                            Quotient::All { level: of(Level)?, base: of(Base)?, change: of(Change)? }
                        }
                        (true, true, false) => Quotient::LevelBase { level: of(Level)?, base: of(Base)? },
                        (true, false, true) => {
                            Quotient::LevelChange { level: of(Level)?, change: of(Change)? }
                        }
                        (false, true, true) => Quotient::Plain { over: of(Change)?, under: of(Base)? },
                        _ => return Err(NotChecked::MissingTerm.into()),
                    },
                }
            }
        };
        // hundred · over · 10^over_exponent against derived · under · 10^(under_exponent + derived)
        let shift = over_exponent - under_exponent - derived.exponent;
        let hundred = N::of(if hundred { 100 } else { 1 })?;
        let ten = N::ten(shift.unsigned_abs())?;
        let (over_factor, derived_factor) =
            if shift >= 0 { (hundred.mul(&ten)?, N::of(1)?) } else { (hundred, ten) };
        let negated = (role == Rate && relation.decreases()) != term.negative;
        Ok(Setting { quotient, over_factor, derived_factor, derived, negated })
    }

    pub(super) fn ratio<N: Int>(&self, relation: &Relation) -> Result<Judgement, Stop> {
        let setting = self.setting::<N>(relation)?;
        let mut sum = Judgement { verdict: Verdict::Kept, as_printed: true };
        if let Quotient::All { .. } = setting.quotient {
            sum = self.linear::<N>(relation)?;
            if sum.verdict == Verdict::Broken {
                return Ok(sum);
            }
        }
        let (least, most) = setting.quotient.under()?;
        if least.side() != Ordering::Greater {
            return Err(match (relation.kind, most.side()) {
                (RelationKind::Average, _) => NotChecked::CountIsZero,
                (_, Ordering::Less) => NotChecked::BaseNegative,
                _ => NotChecked::BaseMayBeZero,
            }
            .into());
        }
        let bounds = setting.bounds(&setting.derived)?;
        if !setting.meets(&bounds)? {
            // Nobody cuts off what is only about right, and two figures that disagree in
            // themselves were dealt with above.
            let cut = setting.derived.cut_off();
            let held = !setting.derived.approximate && setting.meets(&setting.bounds(&cut)?)?;
            return Ok(if held { Verdict::Truncated } else { Verdict::Broken }.into());
        }
        let approximate = relation
            .terms()
            .iter()
            .any(|term| self.measure(term.figure).is_ok_and(|measure| measure.approximate));
        let recomputes = setting.recomputes(&bounds)?;
        let tight =
            !approximate && (sum.verdict == Verdict::Tight || !setting.derived.is_exact() && !recomputes);
        let verdict = if tight { Verdict::Tight } else { Verdict::Kept };
        // What rounds to the derived figure lies in its interval.
        Ok(Judgement { verdict, as_printed: recomputes && sum.as_printed })
    }
}

impl<N: Int> Setting<N> {
    /// The signed interval of the derived figure.
    fn bounds(&self, derived: &Measure) -> Result<Bounds<N>, Stop> {
        let of = |number: i128| N::of(number)?.mul(&self.derived_factor);
        let (low, high) = (of(derived.low)?, of(derived.high)?);
        Ok(if self.negated { Bounds { low: high.neg()?, high: low.neg()? } } else { Bounds { low, high } })
    }

    /// Whether some values of the operands give a quotient inside.
    fn meets(&self, bounds: &Bounds<N>) -> Result<bool, Stop> {
        let (mut not_above, mut not_below) = (false, false);
        self.quotient.vertices(&mut |over, under| {
            let over = over.mul(&self.over_factor)?;
            not_above = not_above || over <= bounds.high.mul(under)?;
            not_below = not_below || over >= bounds.low.mul(under)?;
            Ok::<(), Stop>(())
        })?;
        Ok(not_above && not_below)
    }

    /// Whether the quotient of the printed operands, rounded half away from zero, is what is
    /// printed: the end of the interval that is nearer to zero belongs to it, the other does not.
    fn recomputes(&self, bounds: &Bounds<N>) -> Result<bool, Stop> {
        let (over, under) = self.quotient.printed()?;
        let over = over.mul(&self.over_factor)?;
        let low = over.cmp(&bounds.low.mul(&under)?);
        let high = over.cmp(&bounds.high.mul(&under)?);
        let after_low =
            low == Ordering::Greater || (low == Ordering::Equal && bounds.low.side() == Ordering::Greater);
        let before_high =
            high == Ordering::Less || (high == Ordering::Equal && bounds.high.side() == Ordering::Less);
        Ok(after_low && before_high)
    }
}
