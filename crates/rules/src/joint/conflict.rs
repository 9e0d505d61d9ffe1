//! Conflicts and their proofs.

use super::system::{Comparison, System, normalised};
use crate::exact::Rational;

/// A proof that constraints cannot hold together.
///
/// By Farkas' lemma there is one for every contradiction: multiply each constraint by its number
/// and add up. The left side is then a sum of variables whose least value within their intervals
/// is above the right side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Indices of constraints with their multipliers; not below zero for an inequality.
    pub multipliers: Vec<(usize, Rational)>,
    /// A variable whose interval is empty, which is proof enough.
    pub empty: Option<u32>,
}

/// Constraints that cannot hold together.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// Their ids, sorted.
    pub ids: Vec<u32>,
    /// The proof.
    pub certificate: Certificate,
    /// Whether the rest can hold without any one of the ids; not known where a limit was reached.
    pub minimal: bool,
}

impl Conflict {
    /// The variables whose intervals the proof needs, sorted.
    pub fn variables(&self, system: &System) -> Vec<u32> {
        let sum = total(system, &self.certificate).map(|(sum, _)| sum).unwrap_or_default();
        let named = sum.into_iter().map(|(variable, _)| variable);
        let mut variables: Vec<u32> = named.chain(self.certificate.empty).collect();
        variables.sort_unstable();
        variables.dedup();
        variables
    }
}

/// The constraints of a certificate added up: weights by variable, and the right side. `None`
/// where a multiplier is not allowed.
pub(super) fn total(system: &System, certificate: &Certificate) -> Option<(Vec<(u32, Rational)>, Rational)> {
    let mut sum: Vec<(u32, Rational)> = Vec::new();
    let mut right = Rational::ZERO;
    for (index, multiplier) in &certificate.multipliers {
        let constraint = system.constraints.get(*index)?;
        if constraint.comparison == Comparison::AtMost && multiplier.sign().is_lt() {
            return None;
        }
        right = &right + &(multiplier * &constraint.right);
        sum.extend(constraint.sum.iter().map(|(variable, weight)| (*variable, weight * multiplier)));
    }
    Some((normalised(sum), right))
}

/// Whether a certificate proves that its constraints cannot hold: an addition and a comparison,
/// which share nothing with the search that found it.
pub fn certificate_holds(system: &System, certificate: &Certificate) -> bool {
    if let Some(variable) = certificate.empty {
        let Some(bounds) = system.bounds(variable) else { return false };
        return matches!((&bounds.low, &bounds.high), (Some(low), Some(high)) if high < low);
    }
    let Some((sum, right)) = total(system, certificate) else { return false };
    least(system, &sum).is_some_and(|least| least > right)
}

/// The least value of a sum within the intervals of its variables, where there is one.
pub(super) fn least(system: &System, sum: &[(u32, Rational)]) -> Option<Rational> {
    sum.iter().try_fold(Rational::ZERO, |least, (variable, weight)| {
        let bounds = system.bounds(*variable)?;
        let end = match weight.sign() {
            core::cmp::Ordering::Equal => return Some(least),
            core::cmp::Ordering::Greater => bounds.low.as_ref()?,
            core::cmp::Ordering::Less => bounds.high.as_ref()?,
        };
        Some(&least + &(weight * end))
    })
}
