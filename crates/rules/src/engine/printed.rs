//! Whether the printed values themselves satisfy a relation, without any rounding.

use core::cmp::Ordering;

use super::linear::Demand;
use super::{Engine, Stop};
use crate::exact::{Int, Overflow};
use crate::relation::{Relation, RelationKind, TermRole};

impl Engine {
    /// Whether the printed values are among the true values that satisfy a relation.
    ///
    /// Where they are for every relation, nothing has to be searched: the printed values show that
    /// all can hold together. `false` where the numbers are too large to say so quickly.
    pub(crate) fn holds_as_printed(&self, relation: &Relation) -> bool {
        let nothing = |role: fn(TermRole) -> bool| {
            let is_zero = |figure| self.measure(figure).is_ok_and(|measure| measure.value == 0);
            relation.terms().iter().filter(|term| role(term.role)).all(|term| is_zero(term.figure))
        };
        match relation.kind {
            RelationKind::Zero => nothing(|_| true),
            // That both are zero or both are not takes no part in a system of equations.
            RelationKind::Link => true,
            RelationKind::Unchanged => {
                nothing(|role| matches!(role, TermRole::Change | TermRole::Rate))
                    && (!relation.has(TermRole::Level)
                        || !relation.has(TermRole::Base)
                        || self.adds_up(relation).unwrap_or(false))
            }
            _ if relation.is_linear() => self.adds_up(relation).unwrap_or(false),
            _ => {
                let all = [TermRole::Level, TermRole::Base, TermRole::Change];
                let sum = relation.kind == RelationKind::Growth && all.iter().all(|role| relation.has(*role));
                let quotient = || self.setting::<i128>(relation)?.holds_as_printed();
                (!sum || self.adds_up(relation).unwrap_or(false)) && quotient().unwrap_or(false)
            }
        }
    }

    /// The signed sum of the printed values against what is demanded of it.
    fn adds_up(&self, relation: &Relation) -> Result<bool, Stop> {
        let measured = || relation.terms().iter().filter_map(|term| Some((term, relation.weight(term)?)));
        let mut exponent = if relation.constant.is_some() { 0 } else { i32::MAX };
        for (term, _) in measured() {
            exponent = exponent.min(self.measure(term.figure)?.exponent);
        }
        let mut sum = match relation.constant {
            Some(constant) => Int::mul(&i128::from(constant), &Int::ten(exponent.unsigned_abs())?)?,
            None => 0,
        };
        for (term, negative) in measured() {
            let measure = self.measure(term.figure)?;
            let value = Int::mul(&measure.value, &Int::ten((measure.exponent - exponent).unsigned_abs())?)?;
            let next = if negative { sum.checked_sub(value) } else { sum.checked_add(value) };
            sum = next.ok_or(Overflow)?;
        }
        Ok(match relation.demand()? {
            Demand::Zero => sum == 0,
            Demand::NotBelow => sum.cmp(&0) != Ordering::Less,
            Demand::NotAbove => sum.cmp(&0) != Ordering::Greater,
        })
    }
}
