//! Equal variables as one: the same quantity printed many times is one unknown.

use super::conflict::Certificate;
use super::simplex::Row;
use super::system::{Comparison, Constraint, System, normalised};
use crate::exact::Rational;
use crate::interval::Interval;

/// The classes of variables that some constraints say are equal.
pub(super) struct Merged {
    /// The sorted variables of the constraints.
    variables: Vec<u32>,
    /// For each of them, the place of the variable that stands for its class.
    class: Vec<u32>,
    /// For each place, its neighbours with the constraint between and its weight there.
    neighbours: Vec<Vec<(u32, usize, Rational)>>,
    /// What all printings of a class allow, by the place of the variable that stands for it.
    bounds: Vec<Interval>,
}

impl Merged {
    pub(super) fn new(system: &System, constraints: &[usize], variables: &[u32]) -> Self {
        let mut class: Vec<u32> = (0..variables.len() as u32).collect();
        let mut neighbours = vec![Vec::new(); variables.len()];
        fn root(class: &mut [u32], mut at: u32) -> u32 {
            while class[at as usize] != at {
                class[at as usize] = class[class[at as usize] as usize];
                at = class[at as usize];
            }
            at
        }
        for &index in constraints {
            let Some([(a, weight), (b, other)]) = equality(&system.constraints[index]) else { continue };
            let place = |variable| variables.binary_search(variable).ok();
            let (Some(a), Some(b)) = (place(a), place(b)) else { continue };
            neighbours[a].push((b as u32, index, weight.clone()));
            neighbours[b].push((a as u32, index, other.clone()));
            let (a, b) = (root(&mut class, a as u32), root(&mut class, b as u32));
            class[a.max(b) as usize] = a.min(b);
        }
        for at in 0..class.len() as u32 {
            class[at as usize] = root(&mut class, at);
        }
        let mut bounds = vec![Interval::default(); variables.len()];
        for (variable, class) in variables.iter().zip(&class) {
            let slot = &mut bounds[*class as usize];
            if let Some(own) = system.bounds(*variable) {
                *slot = std::mem::take(slot).meet(own.clone());
            }
        }
        Self { variables: variables.to_vec(), class, neighbours, bounds }
    }

    /// The proof that some class is contradicted by its own printings: the row of equalities from
    /// the one that must be most to the one that must be least.
    pub(super) fn contradiction(&self, system: &System) -> Option<Certificate> {
        let class = self.bounds.iter().position(Interval::is_empty)?;
        let members = || (0..self.class.len()).filter(|at| self.class[*at] as usize == class);
        let of = |at: &usize| system.bounds(self.variables[*at]);
        let most = members().max_by_key(|at| of(at).and_then(|bounds| bounds.low.clone()))?;
        let least = members()
            .filter(|at| of(at).is_some_and(|bounds| bounds.high.is_some()))
            .min_by_key(|at| of(at).and_then(|bounds| bounds.high.clone()))?;
        // most − least = 0 by the equalities, and above zero by the intervals.
        let mut multipliers = self.carried(least, &[(most, Rational::ONE)]);
        multipliers.sort_by_key(|(index, _)| *index);
        Some(Certificate { multipliers, empty: None })
    }

    /// The variables that stand for classes, with what these allow and their places in the rows.
    pub(super) fn representatives(&self) -> (Vec<u32>, Vec<Interval>) {
        let standing = (0..self.class.len()).filter(|at| self.class[*at] as usize == *at);
        standing.map(|at| (self.variables[at], self.bounds[at].clone())).unzip()
    }

    /// A row with every variable replaced by what stands for its class.
    pub(super) fn row(&self, constraint: &Constraint) -> Row {
        let replaced = |(variable, weight): &(u32, Rational)| {
            let at = self.variables.binary_search(variable).ok()?;
            Some((self.variables[self.class[at] as usize], weight.clone()))
        };
        normalised(constraint.sum.iter().filter_map(replaced).collect())
    }

    /// Adds to a proof about classes what makes it one about the variables: within each class, all
    /// weight is carried to the variable whose interval the proof needs.
    pub(super) fn completed(&self, system: &System, mut multipliers: Vec<(usize, Rational)>) -> Certificate {
        let mut weights: Vec<Rational> = vec![Rational::ZERO; self.class.len()];
        for (index, multiplier) in &multipliers {
            for (variable, weight) in &system.constraints[*index].sum {
                if let Ok(at) = self.variables.binary_search(variable) {
                    weights[at] = &weights[at] + &(weight * multiplier);
                }
            }
        }
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); self.class.len()];
        for (at, class) in self.class.iter().enumerate() {
            members[*class as usize].push(at);
        }
        for members in members.into_iter().filter(|members| members.len() > 1) {
            let total = members.iter().fold(Rational::ZERO, |total, at| &total + &weights[*at]);
            let bounds = |at: &usize| system.bounds(self.variables[*at]);
            let target = match total.sign() {
                core::cmp::Ordering::Less => members
                    .iter()
                    .filter(|at| bounds(at).is_some_and(|bounds| bounds.high.is_some()))
                    .min_by_key(|at| bounds(at).and_then(|bounds| bounds.high.clone())),
                _ => members.iter().max_by_key(|at| bounds(at).and_then(|bounds| bounds.low.clone())),
            };
            let Some(&target) = target.or(members.first()) else { continue };
            let away: Vec<(usize, Rational)> = members
                .iter()
                .filter(|at| **at != target && !weights[**at].is_zero())
                .map(|at| (*at, weights[*at].clone()))
                .collect();
            if !away.is_empty() {
                multipliers.extend(
                    self.carried(target, &away).into_iter().map(|(index, multiplier)| (index, -multiplier)),
                );
            }
        }
        multipliers.sort_by_key(|(index, _)| *index);
        Certificate { multipliers, empty: None }
    }

    /// The multiples of equalities whose sum has these weights, and at the target the opposite of
    /// them all.
    fn carried(&self, target: usize, weights: &[(usize, Rational)]) -> Vec<(usize, Rational)> {
        // The way to the target: for each place the next one, breadth first.
        let mut next: Vec<Option<(usize, usize, Rational)>> = vec![None; self.class.len()];
        let mut seen = vec![false; self.class.len()];
        seen[target] = true;
        let mut order = vec![target];
        let mut done = 0;
        while done < order.len() {
            let at = order[done];
            for (other, index, _) in &self.neighbours[at] {
                let other = *other as usize;
                if std::mem::replace(&mut seen[other], true) {
                    continue;
                }
                let weight = self.neighbours[other].iter().find(|(_, same, _)| same == index);
                next[other] = weight.map(|(_, _, weight)| (at, *index, weight.clone()));
                order.push(other);
            }
            done += 1;
        }
        let mut flow = vec![Rational::ZERO; self.class.len()];
        for (at, weight) in weights {
            flow[*at] = &flow[*at] + weight;
        }
        let mut multipliers = Vec::new();
        for at in order.into_iter().rev() {
            let Some((to, index, weight)) = &next[at] else { continue };
            if flow[at].is_zero() {
                continue;
            }
            let carried = std::mem::replace(&mut flow[at], Rational::ZERO);
            flow[*to] = &flow[*to] + &carried;
            multipliers.extend(carried.over(weight).map(|multiplier| (*index, multiplier)));
        }
        multipliers
    }
}

/// The two variables that a constraint says are the same, with their weights in it.
pub(super) fn equality(constraint: &Constraint) -> Option<[&(u32, Rational); 2]> {
    let [a, b] = constraint.sum.as_slice() else { return None };
    let same = constraint.comparison == Comparison::Equal
        && constraint.right.is_zero()
        && a.0 != b.0
        && !a.1.is_zero()
        && a.1 == -&b.1;
    same.then_some([a, b])
}
