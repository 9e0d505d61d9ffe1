//! A system of linear constraints over variables in closed intervals.

use super::conflict::{Certificate, Conflict};
use super::merge::{Merged, equality};
use super::simplex::{Checked, Limit, Row, Tableau};
use super::{MAX_CONFLICTS, MAX_MINIMISED, MAX_MINIMISING, MAX_STEPS};
use crate::exact::Rational;
use crate::interval::Interval;

/// How the two sides of a constraint compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// The left side is the right side.
    Equal,
    /// The left side is at most the right side.
    AtMost,
}

/// A weighted sum of variables against a number.
#[derive(Debug, Clone)]
pub struct Constraint {
    /// What it belongs to; several constraints of one relation share it.
    pub id: u32,
    /// Variables with their weights.
    pub sum: Vec<(u32, Rational)>,
    /// How the sum compares.
    pub comparison: Comparison,
    /// To what.
    pub right: Rational,
}

impl Constraint {
    /// The interval that its sum must lie in.
    fn interval(&self) -> Interval {
        match self.comparison {
            Comparison::Equal => Interval::point(self.right.clone()),
            Comparison::AtMost => Interval { low: None, high: Some(self.right.clone()) },
        }
    }

    /// Its sum with each variable once, sorted.
    pub(super) fn row(&self) -> Row {
        normalised(self.sum.clone())
    }
}

/// A sum with each variable once, sorted, and none that counts nothing.
pub(super) fn normalised(mut row: Row) -> Row {
    row.sort_by_key(|(variable, _)| *variable);
    row.dedup_by(|later, earlier| {
        let same = later.0 == earlier.0;
        if same {
            earlier.1 = &earlier.1 + &later.1;
        }
        same
    });
    row.retain(|(_, weight)| !weight.is_zero());
    row
}

/// Whether a system can hold.
#[derive(Debug, Clone)]
pub enum Decision {
    /// Some values satisfy it.
    Feasible,
    /// None do, and this is why.
    Infeasible(Conflict),
    /// A limit was reached first.
    NotDecided(Limit),
}

/// What the rest of a system allows for one variable or sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Range {
    /// These values.
    Within(Interval),
    /// No value: the rest contradicts itself.
    Nowhere,
    /// A limit was reached first.
    NotDecided(Limit),
}

/// What is taken off a system for a question about it.
#[derive(Debug, Clone, Default)]
pub struct Relaxation {
    /// Variables whose bounds do not count.
    pub free: Vec<u32>,
    /// Indices of constraints that do not count.
    pub without: Vec<usize>,
}

/// Variables in closed intervals, and constraints between them.
///
/// ```
/// use juesuan_rules::exact::Rational;
/// use juesuan_rules::interval::Interval;
/// use juesuan_rules::joint::{Comparison, Decision, System, certificate_holds};
/// let of = |low, high| Interval::new(Rational::integer(low), Rational::integer(high));
/// let one = Rational::ONE;
/// let mut system = System::default();
/// let (a, b, c) = (system.variable(of(1, 2)), system.variable(of(1, 2)), system.variable(of(5, 6)));
/// // a + b = c cannot be: 4 is the most, 5 the least
/// system.constraint(7, vec![(a, one.clone()), (b, one.clone()), (c, -one)], Comparison::Equal, Rational::ZERO);
/// let Decision::Infeasible(conflict) = system.decide() else { panic!("a contradiction") };
/// assert_eq!(conflict.ids, [7]);
/// assert!(certificate_holds(&system, &conflict.certificate));
/// ```
#[derive(Debug, Clone, Default)]
pub struct System {
    pub(super) bounds: Vec<Interval>,
    starts: Vec<Option<Rational>>,
    pub(super) constraints: Vec<Constraint>,
}

impl System {
    /// Adds a variable. An empty interval contradicts itself once a constraint names the variable.
    pub fn variable(&mut self, bounds: Interval) -> u32 {
        self.starts.push(None);
        self.bounds.push(bounds);
        (self.bounds.len() - 1) as u32
    }

    /// Adds a variable with a likely value, from which the search begins.
    pub fn variable_near(&mut self, bounds: Interval, start: Rational) -> u32 {
        let variable = self.variable(bounds);
        if let Some(slot) = self.starts.last_mut() {
            *slot = Some(start);
        }
        variable
    }

    /// Adds a constraint; a variable that does not exist is taken to be unbounded.
    pub fn constraint(
        &mut self,
        id: u32,
        sum: Vec<(u32, Rational)>,
        comparison: Comparison,
        right: Rational,
    ) {
        for (variable, _) in &sum {
            while self.bounds.len() <= *variable as usize {
                self.variable(Interval::default());
            }
        }
        self.constraints.push(Constraint { id, sum, comparison, right });
    }

    /// The constraints, in the order in which they were added.
    pub fn constraints(&self) -> &[Constraint] {
        &self.constraints
    }

    /// The interval of a variable.
    pub fn bounds(&self, variable: u32) -> Option<&Interval> {
        self.bounds.get(variable as usize)
    }

    /// Takes the bounds off a variable.
    pub fn free(&mut self, variable: u32) {
        if let Some(bounds) = self.bounds.get_mut(variable as usize) {
            *bounds = Interval::default();
        }
    }

    /// Takes what they say from constraints, whose places stay.
    pub(super) fn release(&mut self, chosen: &[usize]) {
        for index in chosen {
            if let Some(constraint) = self.constraints.get_mut(*index) {
                constraint.sum.clear();
                constraint.right = Rational::ZERO;
            }
        }
    }

    /// Holds variables at their likely values, which takes them out of every sum.
    pub(super) fn hold(&mut self, held: impl Fn(u32) -> bool) {
        for Constraint { sum, right, .. } in &mut self.constraints {
            sum.retain(|(variable, weight)| {
                let start = self.starts.get(*variable as usize).and_then(Option::as_ref);
                let Some(start) = start.filter(|_| held(*variable)) else { return true };
                *right = &*right - &(weight * start);
                false
            });
        }
    }

    /// The ids of what is connected with a contradiction, or not decided.
    pub(super) fn failing(&self) -> Vec<u32> {
        let mut failing: Vec<u32> = Vec::new();
        for component in self.components() {
            if !matches!(self.solve(&component), Ok(None)) {
                failing.extend(component.iter().map(|index| self.constraints[*index].id));
            }
        }
        failing.dedup();
        failing
    }

    /// Takes away the constraints whose id is chosen.
    pub fn remove(&mut self, chosen: impl Fn(u32) -> bool) {
        self.constraints.retain(|constraint| !chosen(constraint.id));
    }

    /// Whether some values within the bounds satisfy all constraints.
    ///
    /// The constraints of a conflict are the fewest in this sense: without any one of them the
    /// rest of them can hold.
    pub fn decide(&self) -> Decision {
        let mut undecided = None;
        for component in self.components() {
            match self.solve(&component) {
                Ok(None) => {}
                Ok(Some(certificate)) => return Decision::Infeasible(self.minimised(certificate)),
                Err(limit) => undecided = Some(limit),
            }
        }
        undecided.map_or(Decision::Feasible, Decision::NotDecided)
    }

    /// Conflicts that share no id: after each, its constraints are taken away and the rest is
    /// decided again, until it can hold, or a limit is reached, which is the second answer.
    pub fn conflicts(&self) -> (Vec<Conflict>, Option<Limit>) {
        let mut conflicts = Vec::new();
        let mut undecided = None;
        for mut component in self.components() {
            while conflicts.len() < MAX_CONFLICTS {
                match self.solve(&component) {
                    Ok(None) => break,
                    Ok(Some(certificate)) => {
                        let conflict = self.minimised(certificate);
                        component.retain(|index| !conflict.ids.contains(&self.constraints[*index].id));
                        let alone = conflict.ids.is_empty();
                        conflicts.push(conflict);
                        if alone {
                            break;
                        }
                    }
                    Err(limit) => {
                        undecided = Some(limit);
                        break;
                    }
                }
            }
        }
        (conflicts, undecided)
    }

    /// What the constraints that are connected with a variable, and the other variables, allow for
    /// it, whatever its own bounds are.
    pub fn range(&self, variable: u32) -> Range {
        self.range_of(&[(variable, Rational::ONE)], &Relaxation { free: vec![variable], without: Vec::new() })
    }

    /// What a weighted sum of variables can be in a relaxed system.
    pub fn range_of(&self, sum: &[(u32, Rational)], relaxation: &Relaxation) -> Range {
        self.with_component(sum, relaxation, |tableau, local| {
            let target = tableau.define(&localised(sum, local), Interval::default());
            Ok(Interval { low: tableau.extreme(target, false)?, high: tableau.extreme(target, true)? })
        })
    }

    /// What the quotient of two weighted sums can be, where the second is above zero.
    ///
    /// Dinkelbach's method: from a quotient `q` that is reached, the greatest of `over − q · under`
    /// gives a better one, until that greatest is zero. Each step ends at a vertex, so that there
    /// are finitely many, and the last is exact.
    pub fn range_of_quotient(
        &self,
        over: &[(u32, Rational)],
        under: &[(u32, Rational)],
        relaxation: &Relaxation,
    ) -> Range {
        let both: Vec<_> = over.iter().chain(under).cloned().collect();
        let sum = |sum: &[(u32, Rational)], values: &dyn Fn(u32) -> Rational| {
            sum.iter()
                .fold(Rational::ZERO, |total, (variable, weight)| &total + &(weight * &values(*variable)))
        };
        self.with_component(&both, relaxation, |tableau, local| {
            let mut ends = [None, None];
            for (end, upwards) in [(0, false), (1, true)] {
                let mut steps = 0;
                let quotient = |tableau: &Tableau| {
                    let values =
                        |variable| local(variable).map_or(Rational::ZERO, |at| tableau.value(at).clone());
                    let under = sum(under, &values);
                    if under.sign().is_gt() { sum(over, &values).over(&under) } else { None }
                };
                let mut best = quotient(tableau);
                while let Some(reached) = &best {
                    steps += 1;
                    if steps > MAX_STEPS {
                        return Err(Limit::Steps);
                    }
                    let mut objective: Vec<_> = over.to_vec();
                    objective
                        .extend(under.iter().map(|(variable, weight)| (*variable, -&(weight * reached))));
                    let target = tableau.define(&localised(&objective, local), Interval::default());
                    match tableau.extreme(target, upwards)? {
                        None => best = None,
                        Some(left) if left.is_zero() => break,
                        Some(_) => best = quotient(tableau),
                    }
                }
                ends[end] = best;
            }
            let [low, high] = ends;
            Ok(Interval { low, high })
        })
    }

    /// Solves what is connected with some variables, and asks further.
    fn with_component(
        &self,
        about: &[(u32, Rational)],
        relaxation: &Relaxation,
        then: impl FnOnce(&mut Tableau, &dyn Fn(u32) -> Option<u32>) -> Result<Interval, Limit>,
    ) -> Range {
        let named = |index: &usize| {
            let sum = &self.constraints[*index].sum;
            sum.iter().any(|(variable, _)| about.iter().any(|(other, _)| other == variable))
        };
        let connected: Vec<usize> = self
            .components()
            .into_iter()
            .filter(|component| component.iter().any(named))
            .flatten()
            .filter(|index| !relaxation.without.contains(index))
            .collect();
        let mut variables = self.variables(&connected);
        variables.extend(about.iter().map(|(variable, _)| *variable));
        variables.sort_unstable();
        variables.dedup();
        let mut tableau = self.tableau(&connected, &variables, &relaxation.free);
        let local = |variable: u32| variables.binary_search(&variable).ok().map(|at| at as u32);
        let answer = match tableau.check() {
            Ok(Checked::Feasible) => then(&mut tableau, &local),
            Ok(Checked::Infeasible(_)) => return Range::Nowhere,
            Err(limit) => Err(limit),
        };
        match answer {
            Ok(interval) => Range::Within(interval),
            Err(limit) => Range::NotDecided(limit),
        }
    }

    /// The variables of some constraints, sorted.
    fn variables(&self, constraints: &[usize]) -> Vec<u32> {
        let mut variables: Vec<u32> = constraints
            .iter()
            .flat_map(|index| self.constraints[*index].sum.iter().map(|(variable, _)| *variable))
            .collect();
        variables.sort_unstable();
        variables.dedup();
        variables
    }

    fn tableau(&self, constraints: &[usize], variables: &[u32], freed: &[u32]) -> Tableau {
        let bounds: Vec<Interval> = variables
            .iter()
            .map(|variable| {
                let free = freed.contains(variable);
                if free {
                    Interval::default()
                } else {
                    self.bounds.get(*variable as usize).cloned().unwrap_or_default()
                }
            })
            .collect();
        let rows = constraints.iter().map(|index| {
            let constraint = &self.constraints[*index];
            (constraint.row(), constraint.interval())
        });
        self.tableau_of(variables, bounds, rows)
    }

    /// A tableau of variables within bounds, and of sums of them within theirs.
    fn tableau_of(
        &self,
        variables: &[u32],
        bounds: Vec<Interval>,
        rows: impl Iterator<Item = (Row, Interval)>,
    ) -> Tableau {
        let values =
            variables.iter().zip(&bounds).map(|(variable, bounds)| self.start(*variable, bounds)).collect();
        let mut tableau = Tableau::new(bounds, values);
        let local = |variable: u32| variables.binary_search(&variable).ok().map(|at| at as u32);
        for (row, interval) in rows {
            let row = row.into_iter().filter_map(|(variable, weight)| Some((local(variable)?, weight)));
            tableau.define(&row.collect(), interval);
        }
        tableau
    }

    /// A value within bounds, as near as possible to the likely one.
    fn start(&self, variable: u32, bounds: &Interval) -> Rational {
        let wish = self.starts.get(variable as usize).and_then(Option::as_ref);
        match (&bounds.low, &bounds.high, wish) {
            (Some(low), _, Some(wish)) if wish < low => low.clone(),
            (_, Some(high), Some(wish)) if wish > high => high.clone(),
            (_, _, Some(wish)) => wish.clone(),
            (Some(low), _, None) => low.clone(),
            (_, Some(high), None) => high.clone(),
            _ => Rational::ZERO,
        }
    }

    /// Whether the likely values satisfy constraints already, as the printed values of a document
    /// without rounding tails do.
    fn holds_at_start(&self, constraints: &[usize], variables: &[u32]) -> bool {
        let start = |variable: u32| self.starts.get(variable as usize).and_then(Option::as_ref);
        let within = |variable: &u32| {
            let bounds = self.bounds.get(*variable as usize);
            start(*variable).zip(bounds).is_some_and(|(start, bounds)| bounds.contains(start))
        };
        variables.iter().all(within)
            && constraints.iter().all(|index| {
                let constraint = &self.constraints[*index];
                let left = constraint.sum.iter().try_fold(Rational::ZERO, |left, (variable, weight)| {
                    start(*variable).map(|start| &left + &(weight * start))
                });
                left.is_some_and(|left| match constraint.comparison {
                    Comparison::Equal => left == constraint.right,
                    Comparison::AtMost => left <= constraint.right,
                })
            })
    }

    /// Solves some constraints: a certificate where no values satisfy them.
    fn solve(&self, constraints: &[usize]) -> Result<Option<Certificate>, Limit> {
        self.solve_counting(constraints, &mut 0)
    }

    /// The same, adding to what was looked at.
    fn solve_counting(
        &self,
        constraints: &[usize],
        looked_at: &mut usize,
    ) -> Result<Option<Certificate>, Limit> {
        let variables = self.variables(constraints);
        let empty = |variable: &&u32| self.bounds.get(**variable as usize).is_some_and(Interval::is_empty);
        if let Some(variable) = variables.iter().find(empty) {
            return Ok(Some(Certificate { multipliers: Vec::new(), empty: Some(*variable) }));
        }
        if self.holds_at_start(constraints, &variables) {
            return Ok(None);
        }
        let merged = Merged::new(self, constraints, &variables);
        if let Some(contradiction) = merged.contradiction(self) {
            return Ok(Some(contradiction));
        }
        let rest: Vec<usize> = constraints
            .iter()
            .copied()
            .filter(|index| equality(&self.constraints[*index]).is_none())
            .collect();
        let (variables, bounds) = merged.representatives();
        let rows = rest.iter().map(|index| {
            let constraint = &self.constraints[*index];
            (merged.row(constraint), constraint.interval())
        });
        let mut tableau = self.tableau_of(&variables, bounds, rows);
        let checked = tableau.check();
        *looked_at += tableau.looked_at();
        Ok(match checked? {
            Checked::Feasible => None,
            Checked::Infeasible(sum) => {
                // The sum is zero by definition only as a combination of the slacks' definitions;
                // the weight of each slack in it is the weight of that definition.
                let first = variables.len() as u32;
                let slack = |(variable, weight): (u32, Rational)| {
                    let index = rest.get(variable.checked_sub(first)? as usize)?;
                    Some((*index, -weight))
                };
                Some(merged.completed(self, sum.into_iter().filter_map(slack).collect()))
            }
        })
    }

    /// Takes constraints away one id at a time, as long as the rest still contradicts itself.
    fn minimised(&self, certificate: Certificate) -> Conflict {
        let mut certificate = certificate;
        let ids = |certificate: &Certificate| {
            let of = |(index, _): &(usize, Rational)| self.constraints[*index].id;
            let mut ids: Vec<u32> = certificate.multipliers.iter().map(of).collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        };
        let mut left = ids(&certificate);
        let mut minimal = left.len() <= MAX_MINIMISED;
        let mut needed: Vec<u32> = Vec::new();
        let mut looked_at = 0;
        while minimal {
            let Some(candidate) = left.iter().copied().find(|id| !needed.contains(id)) else { break };
            // All constraints of the other ids, not only those in the certificate.
            let rest: Vec<usize> = (0..self.constraints.len())
                .filter(|index| {
                    let id = self.constraints[*index].id;
                    id != candidate && left.binary_search(&id).is_ok()
                })
                .collect();
            let solved = self.solve_counting(&rest, &mut looked_at);
            minimal = looked_at <= MAX_MINIMISING;
            match solved {
                Ok(None) => needed.push(candidate),
                Ok(Some(smaller)) => {
                    left = ids(&smaller);
                    certificate = smaller;
                }
                Err(_) => minimal = false,
            }
        }
        Conflict { ids: left, certificate, minimal }
    }

    /// The constraints by what they are connected with.
    fn components(&self) -> Vec<Vec<usize>> {
        let mut parents: Vec<u32> = (0..self.bounds.len() as u32).collect();
        fn root(parents: &mut [u32], mut at: u32) -> u32 {
            while parents[at as usize] != at {
                let next = parents[parents[at as usize] as usize];
                parents[at as usize] = next;
                at = next;
            }
            at
        }
        for constraint in &self.constraints {
            let mut variables = constraint.sum.iter().map(|(variable, _)| *variable);
            let Some(first) = variables.next() else { continue };
            for other in variables {
                let (a, b) = (root(&mut parents, first), root(&mut parents, other));
                parents[a.max(b) as usize] = a.min(b);
            }
        }
        let mut slots: Vec<u32> = vec![u32::MAX; self.bounds.len()];
        let mut components: Vec<Vec<usize>> = Vec::new();
        for (index, constraint) in self.constraints.iter().enumerate() {
            // A constraint without variables stands alone.
            let slot = match constraint.sum.first() {
                Some((variable, _)) => {
                    let slot = &mut slots[root(&mut parents, *variable) as usize];
                    if *slot == u32::MAX {
                        *slot = components.len() as u32;
                    }
                    *slot as usize
                }
                None => components.len(),
            };
            if slot == components.len() {
                components.push(Vec::new());
            }
            components[slot].push(index);
        }
        components
    }
}

/// A sum in the indices of a tableau.
fn localised(sum: &[(u32, Rational)], local: &dyn Fn(u32) -> Option<u32>) -> Row {
    sum.iter().filter_map(|(variable, weight)| Some((local(*variable)?, weight.clone()))).collect()
}
