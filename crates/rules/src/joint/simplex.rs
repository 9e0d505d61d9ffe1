//! A bounded simplex in exact rationals: finds values within bounds, or a row that rules them out.
//!
//! Every constraint gets a slack variable that equals its left side and is bounded by its right
//! side, so that only bounds remain to be satisfied. Variables begin at their printed values,
//! where an honest document satisfies nearly every constraint already; each violated one is
//! repaired by a pivot. The pivots that keep the rows short are tried first; if that takes long,
//! both choices follow Bland's rule (the least index), under which the simplex does not cycle.

use core::cmp::Ordering;

use crate::exact::Rational;
use crate::interval::Interval;

/// The most pivots of one component.
pub const MAX_PIVOTS: usize = 20_000;
/// The most variables and constraints of one component.
pub const MAX_COMPONENT: usize = 20_000;
/// The most entries of the tableau of one component.
pub const MAX_ENTRIES: usize = 2_000_000;
/// The most multiplications of entries in one component, large numbers counted several times. It
/// bounds the time that a tangled system can take to a second or so; a real document of 300
/// relations needs a few thousand.
pub const MAX_WORK: usize = 1_000_000;
/// The most bits of a number on the way.
pub const MAX_BITS: u64 = 4_096;

/// A limit that was reached before an answer was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Limit {
    /// [`MAX_PIVOTS`].
    #[error("more than {MAX_PIVOTS} pivots")]
    Pivots,
    /// [`MAX_COMPONENT`].
    #[error("more than {MAX_COMPONENT} connected figures and relations")]
    Component,
    /// [`MAX_ENTRIES`].
    #[error("more than {MAX_ENTRIES} entries")]
    Entries,
    /// [`MAX_WORK`].
    #[error("more than {MAX_WORK} multiplications")]
    Work,
    /// [`MAX_BITS`].
    #[error("numbers of more than {MAX_BITS} bits")]
    Bits,
    /// [`super::MAX_STEPS`].
    #[error("more than {} steps towards the extreme of a quotient", super::MAX_STEPS)]
    Steps,
}

impl Limit {
    /// What a clerk is told.
    pub fn zh(self) -> String {
        match self {
            Self::Pivots => format!("换元超过{MAX_PIVOTS}次"),
            Self::Component => format!("互相关联的数字和关系超过{MAX_COMPONENT}个"),
            Self::Entries => format!("系数超过{MAX_ENTRIES}个"),
            Self::Work => format!("乘法超过{MAX_WORK}次"),
            Self::Bits => format!("数字超过{MAX_BITS}位二进制"),
            Self::Steps => format!("求商的极值超过{}步", super::MAX_STEPS),
        }
    }
}

/// A sparse sum, sorted by variable.
pub(super) type Row = Vec<(u32, Rational)>;

/// Where a variable is when it is not the subject of a row.
const NO_ROW: u32 = u32::MAX;

/// What [`Tableau::check`] found.
#[derive(Debug)]
pub(super) enum Checked {
    Feasible,
    /// The coefficients of a sum of variables that is zero by definition, and above zero by the
    /// bounds.
    Infeasible(Row),
}

#[derive(Debug)]
pub(super) struct Tableau {
    bounds: Vec<Interval>,
    values: Vec<Rational>,
    rows: Vec<Row>,
    subjects: Vec<u32>,
    row_of: Vec<u32>,
    /// The rows that may contain a variable; some no longer do.
    columns: Vec<Vec<u32>>,
    entries: usize,
    pivots: usize,
    work: usize,
    looked_at: usize,
}

impl Tableau {
    /// Variables with their bounds and the values to begin with, which must lie within.
    pub(super) fn new(bounds: Vec<Interval>, values: Vec<Rational>) -> Self {
        let count = bounds.len();
        Self {
            bounds,
            values,
            rows: Vec::new(),
            subjects: Vec::new(),
            row_of: vec![NO_ROW; count],
            columns: vec![Vec::new(); count],
            entries: 0,
            pivots: 0,
            work: 0,
            looked_at: 0,
        }
    }

    /// Adds a variable that equals a sum of the first variables; sums are added before any pivot,
    /// or substituted to what is then free.
    pub(super) fn define(&mut self, sum: &Row, bounds: Interval) -> u32 {
        let variable = self.bounds.len() as u32;
        let row = self.rows.len() as u32;
        let mut value = Rational::ZERO;
        for (of, coefficient) in sum {
            value = &value + &(coefficient * self.value(*of));
        }
        let sorted = sum.is_sorted_by(|(a, _), (b, _)| a < b);
        let defined = if sorted && sum.iter().all(|(of, _)| self.subject_row(*of).is_none()) {
            sum.clone()
        } else {
            sum.iter().fold(Row::new(), |defined, (of, coefficient)| match self.subject_row(*of) {
                None => combined(&defined, coefficient, &vec![(*of, Rational::ONE)], None),
                Some(inner) => combined(&defined, coefficient, &self.rows[inner], None),
            })
        };
        for (of, _) in &defined {
            self.columns[*of as usize].push(row);
        }
        self.entries += defined.len();
        self.bounds.push(bounds);
        self.values.push(value);
        self.columns.push(Vec::new());
        self.row_of.push(row);
        self.subjects.push(variable);
        self.rows.push(defined);
        variable
    }

    fn subject_row(&self, variable: u32) -> Option<usize> {
        match self.row_of[variable as usize] {
            NO_ROW => None,
            row => Some(row as usize),
        }
    }

    /// How many entries and rows were looked at so far.
    pub(super) fn looked_at(&self) -> usize {
        self.looked_at
    }

    /// The value that a variable has now.
    pub(super) fn value(&self, variable: u32) -> &Rational {
        &self.values[variable as usize]
    }

    fn can_rise(&self, variable: u32) -> bool {
        let high = &self.bounds[variable as usize].high;
        high.as_ref().is_none_or(|high| self.values[variable as usize] < *high)
    }

    fn can_fall(&self, variable: u32) -> bool {
        let low = &self.bounds[variable as usize].low;
        low.as_ref().is_none_or(|low| self.values[variable as usize] > *low)
    }

    /// A violated subject, with the bound it must reach and whether upwards: the one of the
    /// shortest row, or under Bland's rule the one of least index.
    fn violated(&self, bland: bool) -> Option<(usize, Rational, bool)> {
        let mut found: Option<(usize, u32, usize)> = None;
        for (row, subject) in self.subjects.iter().enumerate() {
            let length = if bland { 0 } else { self.rows[row].len() };
            if found.is_some_and(|(least, other, _)| (least, other) < (length, *subject)) {
                continue;
            }
            if !self.bounds[*subject as usize].contains(&self.values[*subject as usize]) {
                found = Some((length, *subject, row));
            }
        }
        let (_, subject, row) = found?;
        let bounds = &self.bounds[subject as usize];
        let value = &self.values[subject as usize];
        match (&bounds.low, &bounds.high) {
            (Some(low), _) if value < low => Some((row, low.clone(), true)),
            (_, Some(high)) => Some((row, high.clone(), false)),
            _ => None,
        }
    }

    /// Looks for values within all bounds.
    pub(super) fn check(&mut self) -> Result<Checked, Limit> {
        if self.bounds.len() > MAX_COMPONENT {
            return Err(Limit::Component);
        }
        // The choices that keep rows short are quick and nearly always enough; they could cycle,
        // so after as many pivots as there are rows, a few times over, Bland's rule takes over.
        let patience = self.pivots + 4 * self.rows.len() + 16;
        while let Some((row, target, upwards)) = self.violated(self.pivots > patience) {
            let bland = self.pivots > patience;
            self.looked_at += self.rows.len();
            let subject = self.subjects[row];
            let helps = |(variable, coefficient): &&(u32, Rational)| {
                if coefficient.sign().is_gt() == upwards {
                    self.can_rise(*variable)
                } else {
                    self.can_fall(*variable)
                }
            };
            let mut helpful = self.rows[row].iter().filter(helps);
            let entering = if bland {
                helpful.next()
            } else {
                helpful.min_by_key(|(variable, _)| self.columns[*variable as usize].len())
            };
            let Some((entering, coefficient)) = entering.cloned() else {
                // Everything that could help is at its bound: subject − Σ coefficient · variable
                // is zero by definition, and above zero by the bounds; or below, then its opposite.
                let one = Rational::integer(if upwards { 1 } else { -1 });
                let mut sum: Row = self.rows[row]
                    .iter()
                    .map(|(variable, coefficient)| (*variable, -&(coefficient * &one)))
                    .collect();
                sum.push((subject, one));
                return Ok(Checked::Infeasible(sum));
            };
            let delta =
                (&target - &self.values[subject as usize]).over(&coefficient).unwrap_or(Rational::ZERO);
            self.shift(entering, &delta);
            self.pivot(row, entering)?;
        }
        Ok(Checked::Feasible)
    }

    /// The rows that contain a free variable, each once.
    fn users(&mut self, variable: u32) -> Vec<u32> {
        let mut users = core::mem::take(&mut self.columns[variable as usize]);
        users.sort_unstable();
        users.dedup();
        users.retain(|row| coefficient(&self.rows[*row as usize], variable).is_some());
        users
    }

    /// Moves a free variable, and every subject with it.
    fn shift(&mut self, variable: u32, delta: &Rational) {
        let users = self.users(variable);
        for row in &users {
            if let Some(coefficient) = coefficient(&self.rows[*row as usize], variable) {
                let subject = self.subjects[*row as usize] as usize;
                self.values[subject] = &self.values[subject] + &(coefficient * delta);
            }
        }
        self.columns[variable as usize] = users;
        self.values[variable as usize] = &self.values[variable as usize] + delta;
    }

    /// Exchanges the subject of a row with a variable of the row.
    fn pivot(&mut self, row: usize, entering: u32) -> Result<(), Limit> {
        self.pivots += 1;
        if self.pivots > MAX_PIVOTS {
            return Err(Limit::Pivots);
        }
        let leaving = self.subjects[row];
        let old = core::mem::take(&mut self.rows[row]);
        let Some(inverse) = coefficient(&old, entering).and_then(Rational::reciprocal) else {
            // The caller chose the variable from this row.
            self.rows[row] = old;
            return Ok(());
        };
        let minus = -&inverse;
        let mut new: Row = Vec::with_capacity(old.len());
        let mut placed = false;
        for (variable, coefficient) in &old {
            if !placed && *variable > leaving {
                new.push((leaving, inverse.clone()));
                placed = true;
            }
            if *variable != entering {
                new.push((*variable, coefficient * &minus));
            }
        }
        if !placed {
            new.push((leaving, inverse));
        }
        let bits = widest(&new);
        if bits > MAX_BITS {
            return Err(Limit::Bits);
        }
        let users = self.users(entering);
        self.columns[entering as usize].clear();
        self.columns[leaving as usize].clear();
        self.columns[leaving as usize].push(row as u32);
        for user in users {
            let other = user as usize;
            if other == row {
                continue;
            }
            let Some(factor) = coefficient(&self.rows[other], entering).cloned() else { continue };
            let before = self.rows[other].len();
            let changed = combined(&self.rows[other], &factor, &new, Some(entering));
            self.entries = (self.entries + changed.len()).saturating_sub(before);
            self.looked_at += before + new.len();
            self.work += new.len() * price(bits.max(widest(&changed)));
            // A variable that was not in the row before is now.
            let mut old_entries = self.rows[other].iter().map(|(variable, _)| *variable).peekable();
            for (variable, _) in &changed {
                while old_entries.next_if(|old| old < variable).is_some() {}
                if old_entries.peek() != Some(variable) {
                    self.columns[*variable as usize].push(user);
                }
            }
            self.rows[other] = changed;
        }
        if self.entries > MAX_ENTRIES {
            return Err(Limit::Entries);
        }
        if self.work > MAX_WORK {
            return Err(Limit::Work);
        }
        self.rows[row] = new;
        self.subjects[row] = entering;
        self.row_of[entering as usize] = row as u32;
        self.row_of[leaving as usize] = NO_ROW;
        Ok(())
    }

    /// The greatest (or least) value of a variable without bounds of its own, over all values
    /// within the bounds of the others; `None` where there is no end. [`check`](Self::check) must
    /// have found values before.
    pub(super) fn extreme(&mut self, of: u32, upwards: bool) -> Result<Option<Rational>, Limit> {
        loop {
            // What moves the variable the right way: itself where it is free, else what is in its row.
            let mover = match self.subject_row(of) {
                None => Some((of, upwards)),
                Some(row) => self.rows[row].iter().find_map(|(variable, coefficient)| {
                    let rise = coefficient.sign().is_gt() == upwards;
                    (if rise { self.can_rise(*variable) } else { self.can_fall(*variable) })
                        .then_some((*variable, rise))
                }),
            };
            let Some((mover, rise)) = mover else { return Ok(Some(self.value(of).clone())) };
            // How far, before it or another reaches a bound.
            let bounds = &self.bounds[mover as usize];
            let own = if rise { &bounds.high } else { &bounds.low };
            let mut step =
                own.as_ref().map(|bound| ((bound - self.value(mover)).abs(), None::<(u32, usize)>));
            let users = self.users(mover);
            for row in &users {
                let row = *row as usize;
                let subject = self.subjects[row];
                let Some(coefficient) = coefficient(&self.rows[row], mover) else { continue };
                let bounds = &self.bounds[subject as usize];
                let bound = if (coefficient.sign() == Ordering::Greater) == rise {
                    &bounds.high
                } else {
                    &bounds.low
                };
                let Some(bound) = bound else { continue };
                let Some(room) = (bound - self.value(subject)).abs().over(&coefficient.abs()) else {
                    continue;
                };
                let shorter = match &step {
                    None => true,
                    Some((least, None)) => room < *least,
                    Some((least, Some((other, _)))) => room < *least || (room == *least && subject < *other),
                };
                if shorter {
                    step = Some((room, Some((subject, row))));
                }
            }
            self.columns[mover as usize] = users;
            let Some((length, reached)) = step else { return Ok(None) };
            self.shift(mover, &if rise { length } else { -length });
            self.pivots += 1;
            if self.pivots > MAX_PIVOTS {
                return Err(Limit::Pivots);
            }
            if let Some((_, row)) = reached {
                self.pivot(row, mover)?;
            }
        }
    }
}

/// The coefficient of a variable in a row.
fn coefficient(row: &Row, variable: u32) -> Option<&Rational> {
    row.binary_search_by_key(&variable, |(at, _)| *at).ok().map(|index| &row[index].1)
}

/// How many bits the largest number of a row has.
fn widest(row: &Row) -> u64 {
    row.iter().map(|(_, coefficient)| coefficient.bits()).max().unwrap_or(0)
}

/// What a multiplication counts: a number beyond 128 bits takes some thirty times as long, for
/// each 128 bits.
fn price(bits: u64) -> usize {
    if bits > 128 { 30 * (bits as usize / 128) } else { 1 }
}

/// `row + factor · other`, without one variable.
fn combined(row: &Row, factor: &Rational, other: &Row, without: Option<u32>) -> Row {
    let mut sum: Row = Vec::with_capacity(row.len() + other.len());
    let (mut left, mut right) = (row.iter().peekable(), other.iter().peekable());
    loop {
        let order = match (left.peek(), right.peek()) {
            (None, None) => return sum,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some((a, _)), Some((b, _))) => a.cmp(b),
        };
        let (variable, coefficient) = match order {
            Ordering::Less => match left.next() {
                Some((variable, coefficient)) => (*variable, coefficient.clone()),
                None => return sum,
            },
            Ordering::Greater => match right.next() {
                Some((variable, coefficient)) => (*variable, coefficient * factor),
                None => return sum,
            },
            Ordering::Equal => match (left.next(), right.next()) {
                (Some((variable, a)), Some((_, b))) => (*variable, a + &(b * factor)),
                _ => return sum,
            },
        };
        if Some(variable) != without && !coefficient.is_zero() {
            sum.push((variable, coefficient));
        }
    }
}
