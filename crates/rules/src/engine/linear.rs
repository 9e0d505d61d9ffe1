//! Sums, equalities and orders: a weighted sum of figures against zero.

use core::cmp::Ordering;

use juesuan_model::Direction;

use super::{Engine, Judgement, NotChecked, Stop, Verdict};
use crate::exact::Int;
use crate::relation::{Relation, RelationKind, TermRole};

/// What the sum of a linear relation must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Demand {
    Zero,
    NotBelow,
    NotAbove,
}

impl Relation {
    /// What its sum, the left side less the right, must be.
    pub(crate) fn demand(&self) -> Result<Demand, NotChecked> {
        Ok(match (self.kind, self.direction) {
            (RelationKind::Order, _) | (RelationKind::Sign, Some(Direction::Increase)) => Demand::NotBelow,
            (RelationKind::Sign, Some(Direction::Decrease)) => Demand::NotAbove,
            (RelationKind::Sign, None) => return Err(NotChecked::NoDirection),
            _ => Demand::Zero,
        })
    }
}

/// Whether a term stands on the side that is computed from the other.
fn is_left(role: TermRole) -> bool {
    matches!(role, TermRole::Whole | TermRole::Left | TermRole::Greater | TermRole::Level)
}

impl Engine {
    /// The sum of intervals is the interval of sums, since every figure varies on its own; the
    /// relation can hold when that interval meets what is demanded. A figure that stands twice
    /// varies twice, which can only make the interval wider and so never breaks a true relation.
    pub(super) fn linear<N: Int>(&self, relation: &Relation) -> Result<Judgement, Stop> {
        let demand = relation.demand()?;
        let mut exponent = if relation.constant.is_some() { 0 } else { i32::MAX };
        let mut place = i32::MIN;
        let mut dimension = None;
        let (mut left, mut right) = (relation.constant.is_some(), false);
        let mut approximate = false;
        for term in relation.terms() {
            if relation.weight(term).is_none() {
                continue;
            }
            let measure = self.measure(term.figure)?;
            if *dimension.get_or_insert(measure.dimension) != measure.dimension {
                return Err(NotChecked::UnitsDiffer.into());
            }
            exponent = exponent.min(measure.exponent);
            if !measure.is_exact() {
                place = place.max(measure.place);
            }
            approximate |= measure.approximate;
            if is_left(term.role) {
                left = true;
            } else {
                right = true;
            }
        }
        if !left || !right {
            return Err(NotChecked::MissingTerm.into());
        }
        if relation.kind == RelationKind::Growth
            && !(relation.has(TermRole::Level)
                && relation.has(TermRole::Base)
                && relation.has(TermRole::Change))
        {
            return Err(NotChecked::MissingTerm.into());
        }

        // The printed values of the two sides, and the interval of their difference.
        let mut sides = [N::of(0)?, N::of(0)?];
        let (mut low, mut high) = (N::of(0)?, N::of(0)?);
        if let Some(constant) = relation.constant {
            let constant = N::of(constant.into())?.mul(&N::ten(exponent.unsigned_abs())?)?;
            sides[0] = constant.clone();
            low = constant.clone();
            high = constant;
        }
        for term in relation.terms() {
            let Some(negative) = relation.weight(term) else { continue };
            let measure = self.measure(term.figure)?;
            let factor = N::ten((measure.exponent - exponent).unsigned_abs())?;
            let value = N::of(measure.value)?.mul(&factor)?;
            let (least, most) = (N::of(measure.low)?.mul(&factor)?, N::of(measure.high)?.mul(&factor)?);
            if negative {
                low = low.sub(&most)?;
                high = high.sub(&least)?;
            } else {
                low = low.add(&least)?;
                high = high.add(&most)?;
            }
            let on_left = is_left(term.role);
            let side = &mut sides[usize::from(!on_left)];
            *side = if negative == on_left { side.sub(&value)? } else { side.add(&value)? };
        }
        let (low, high) = (low.side(), high.side());
        let holds = match demand {
            Demand::Zero => low != Ordering::Greater && high != Ordering::Less,
            Demand::NotBelow => high != Ordering::Less,
            Demand::NotAbove => low != Ordering::Greater,
        };
        if !holds {
            return Ok(Verdict::Broken.into());
        }
        // The printed sides are compared at the coarsest place that is printed among them.
        let agrees = |order: Ordering| match demand {
            Demand::Zero => order == Ordering::Equal,
            Demand::NotBelow => order != Ordering::Less,
            Demand::NotAbove => order != Ordering::Greater,
        };
        let [left, right] = &sides;
        let as_printed = agrees(left.cmp(right));
        if as_printed || approximate || place < exponent {
            return Ok(Judgement { verdict: Verdict::Kept, as_printed });
        }
        let unit = N::ten((place - exponent).unsigned_abs())?;
        let order = left.rounded(&unit)?.cmp(&right.rounded(&unit)?);
        Ok(if agrees(order) { Verdict::Kept } else { Verdict::Tight }.into())
    }
}
