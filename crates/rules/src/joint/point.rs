//! One value for every figure, moved until all relations hold there.

use std::collections::VecDeque;

use juesuan_model::FigureId;

use super::search::Places;
use super::translate::{operand, slot};
use crate::engine::{Demand, Engine};
use crate::exact::Int;
use crate::relation::{Relation, RelationKind, Term, TermRole};

/// How many digits finer than the printed intervals' ends the values can be.
const FINER: i32 = 4;
/// No constant of a sum may be larger, so that no sum of figures overflows.
const LARGEST: u128 = 1 << 96;
/// How often one figure may be moved.
const MAX_MOVES: u8 = 3;
/// The most terms that are looked at for each term of the relations, so that giving up is cheap.
const MAX_EFFORT: usize = 8;

/// A figure's value with its interval, in whole numbers of its dimension's power of ten.
#[derive(Debug, Clone, Copy)]
struct Place {
    value: i64,
    low: i64,
    high: i64,
    slot: u8,
    moves: u8,
}

impl Place {
    fn value(&self) -> i128 {
        self.value.into()
    }
}

/// By how much a relation does not hold.
#[derive(Debug, Clone, Copy)]
enum Missed {
    /// A signed sum is this much too large.
    Sum(i128),
    /// Figures with a role for which this is so must be zero.
    Zero(fn(TermRole) -> bool),
    /// `over · over's factor + under · under's factor` is this much below zero.
    Quotient { lacks: i128, over: i128, under: i128 },
    /// No move of one figure can be computed that would help.
    Hopeless,
}

/// Values of the figures within their intervals.
///
/// Where every relation holds at such a point, the point is the proof that all can hold together,
/// whatever way it was found.
#[derive(Debug)]
pub(super) struct Point<'a> {
    engine: &'a Engine,
    relations: &'a [&'a Relation],
    /// `None` for figures that no exact value of moderate size can be given to.
    figures: Vec<Option<Place>>,
    scales: [i32; 3],
    effort: usize,
}

impl<'a> Point<'a> {
    /// The printed values.
    pub(super) fn printed(engine: &'a Engine, relations: &'a [&'a Relation]) -> Self {
        let mut scales = [0; 3];
        for measure in engine.measures().flatten() {
            let scale = &mut scales[slot(measure.dimension)];
            *scale = measure.exponent.min(*scale);
        }
        let scales = scales.map(|scale: i32| scale - FINER);
        let place = |measure: &crate::interval::Measure| {
            let slot = slot(measure.dimension);
            let ten = <i128 as Int>::ten((measure.exponent - scales[slot]).unsigned_abs()).ok()?;
            let of = |number: i128| i64::try_from(Int::mul(&number, &ten).ok()?).ok();
            let value = of(measure.value)?;
            let (low, high) = match measure.is_exact() {
                true => (value, value),
                false => (of(measure.low)?, of(measure.high)?),
            };
            Some(Place { value, low, high, slot: slot as u8, moves: 0 })
        };
        let figures = engine.measures().map(|measure| measure.and_then(place)).collect();
        Self { engine, relations, figures, scales, effort: 0 }
    }

    /// The relations that do not hold here, by their indices, among those that may not.
    pub(super) fn missed(&mut self, may_miss: impl Fn(usize) -> bool) -> Vec<u32> {
        let all = 0..self.relations.len() as u32;
        all.filter(|index| may_miss(*index as usize) && self.miss(*index).is_some()).collect()
    }

    /// Moves figures, one at a time, until the relations that do not hold do. Whether that was
    /// enough; where it was not, nothing is said about the relations.
    ///
    /// Of the figures of a relation, that one is moved whose move is enough and breaks the fewest
    /// others, which then have their turn.
    pub(super) fn mend(&mut self, places: &Places, missed: &[u32]) -> bool {
        let mut waiting: VecDeque<u32> = missed.iter().copied().collect();
        self.effort = 0;
        let most = MAX_EFFORT * self.relations.iter().map(|relation| relation.terms().len()).sum::<usize>();
        while let Some(index) = waiting.pop_front() {
            let Some(miss) = self.miss(index) else { continue };
            let relation = self.relations[index as usize];
            let mut best: Option<((bool, u8, usize), FigureId, i64)> = None;
            for term in relation.terms() {
                if self.effort > most {
                    return false;
                }
                let Some(value) = self.wished(relation, miss, term) else { continue };
                let (old, moves) = self.put(term.figure, value);
                let partial = self.miss(index).is_some();
                // Counting ends where another figure is known to be no worse.
                let enough = match best {
                    Some(((least, fewest, broken), ..)) if (least, fewest) <= (partial, moves) => broken,
                    _ => usize::MAX,
                };
                let others = places.of(term.figure).iter();
                let broken = others.filter(|other| **other != index && self.miss(**other).is_some());
                let broken = broken.take(enough).count();
                self.put(term.figure, old);
                let cost = (partial, moves, broken);
                if best.is_none_or(|(least, ..)| cost < least) {
                    best = Some((cost, term.figure, value));
                }
                if cost == (false, 0, 0) {
                    break;
                }
            }
            let Some((_, figure, value)) = best else { return false };
            self.put(figure, value);
            if let Some(Some(place)) = self.figures.get_mut(figure as usize) {
                place.moves += 1;
            }
            waiting.extend(places.of(figure).iter().filter(|other| self.miss(**other).is_some()));
        }
        true
    }

    /// The value within its interval with which a term does most for its relation, where it can do
    /// anything.
    fn wished(&self, relation: &Relation, miss: Missed, term: &Term) -> Option<i64> {
        let place = self.place(term)?;
        let delta = match miss {
            Missed::Sum(excess) if relation.weight(term)? => excess,
            Missed::Sum(excess) => -excess,
            Missed::Zero(counts) if counts(term.role) => -place.value(),
            Missed::Quotient { lacks, over, under } => {
                let (in_over, in_under) = operand(relation, term)?;
                let slope = in_over * over + in_under * under;
                if slope == 0 {
                    return None;
                }
                let steps = lacks.checked_add(slope.abs() - 1)? / slope.abs();
                steps * slope.signum()
            }
            Missed::Zero(_) | Missed::Hopeless => return None,
        };
        let value = place.value().checked_add(delta)?.clamp(place.low.into(), place.high.into());
        let value = i64::try_from(value).ok()?;
        (place.moves < MAX_MOVES && value != place.value).then_some(value)
    }

    /// Gives a figure a value, for the one that it had and how often it was moved.
    fn put(&mut self, figure: FigureId, value: i64) -> (i64, u8) {
        match self.figures.get_mut(figure as usize) {
            Some(Some(place)) => (std::mem::replace(&mut place.value, value), place.moves),
            _ => (value, 0),
        }
    }

    fn place(&self, term: &Term) -> Option<&Place> {
        self.figures.get(term.figure as usize)?.as_ref()
    }

    /// By how much a relation does not hold here; `None` where it holds.
    fn miss(&mut self, index: u32) -> Option<Missed> {
        use RelationKind::{Average, Completion, Growth, Link, Share, Unchanged, Zero};
        use TermRole::{Base, Change, Level, Rate};
        let relation = self.relations[index as usize];
        self.effort += relation.terms().len();
        let all = |roles: &[TermRole]| roles.iter().all(|role| relation.has(*role));
        match relation.kind {
            // That both are zero or both are not takes no part in a system of equations.
            Link => None,
            Zero => self.miss_zero(relation, |_| true),
            Unchanged => self
                .miss_zero(relation, |role| matches!(role, Change | Rate))
                .or_else(|| if all(&[Level, Base]) { self.miss_sum(relation) } else { None }),
            Share | Completion | Average => self.miss_quotient(relation),
            Growth if relation.has(Rate) => {
                let sum = if all(&[Level, Base, Change]) { self.miss_sum(relation) } else { None };
                sum.or_else(|| self.miss_quotient(relation))
            }
            _ => self.miss_sum(relation),
        }
    }

    fn miss_zero(&self, relation: &Relation, counts: fn(TermRole) -> bool) -> Option<Missed> {
        let is_zero = |term: &Term| self.place(term).is_some_and(|place| place.value == 0);
        let all = relation.terms().iter().filter(|term| counts(term.role)).all(is_zero);
        (!all).then_some(Missed::Zero(counts))
    }

    fn miss_sum(&self, relation: &Relation) -> Option<Missed> {
        let mut sum = 0;
        let mut scale = 0;
        for term in relation.terms() {
            let Some(negative) = relation.weight(term) else { continue };
            let Some(place) = self.place(term) else { return Some(Missed::Hopeless) };
            sum += if negative { -place.value() } else { place.value() };
            scale = self.scales[usize::from(place.slot)];
        }
        if let Some(constant) = relation.constant {
            let ten = <i128 as Int>::ten(scale.unsigned_abs());
            match ten.and_then(|ten| Int::mul(&i128::from(constant), &ten)) {
                Ok(constant) if constant.unsigned_abs() <= LARGEST => sum += constant,
                _ => return Some(Missed::Hopeless),
            }
        }
        let holds = match relation.demand() {
            Ok(Demand::Zero) => sum == 0,
            Ok(Demand::NotBelow) => sum >= 0,
            Ok(Demand::NotAbove) => sum <= 0,
            Err(_) => return Some(Missed::Hopeless),
        };
        (!holds).then_some(Missed::Sum(sum))
    }

    fn miss_quotient(&self, relation: &Relation) -> Option<Missed> {
        let quotient = || {
            let role = relation.kind.derived()?;
            let term = relation.terms().iter().find(|term| term.role == role)?;
            let derived = self.engine.measure(term.figure).ok()?.derived();
            let (mut over, mut under) = (0, 0);
            let (mut above, mut below) = (0, 0);
            for term in relation.terms() {
                let Some((in_over, in_under)) = operand(relation, term) else { continue };
                let place = self.place(term)?;
                if in_over != 0 {
                    over += in_over * place.value();
                    above = self.scales[usize::from(place.slot)];
                }
                if in_under != 0 {
                    under += in_under * place.value();
                    below = self.scales[usize::from(place.slot)];
                }
            }
            // hundred · over · 10^above against derived · under · 10^(below + exponent)
            let shift = above - below - derived.exponent;
            let hundred = if relation.kind == RelationKind::Average { 1 } else { 100 };
            let ten = |power: i32| <i128 as Int>::ten(power.max(0).unsigned_abs()).ok();
            let factor = Int::mul(&hundred, &ten(shift)?).ok()?;
            let of_derived = ten(-shift)?;
            let (low, high) = derived.counted(relation, term);
            let (low, high) = (Int::mul(&low, &of_derived).ok()?, Int::mul(&high, &of_derived).ok()?);
            let quotient = Int::mul(&over, &factor).ok()?;
            if under <= 0 {
                return None;
            }
            let least = quotient.checked_sub(Int::mul(&low, &under).ok()?)?;
            let most = Int::mul(&high, &under).ok()?.checked_sub(quotient)?;
            // A factor that is not small could overflow where a move is computed from it.
            let small = |number: i128| i64::try_from(number).map(i128::from).ok();
            let (factor, low, high) = (small(factor)?, small(low)?, small(high)?);
            Some(if least < 0 {
                Some(Missed::Quotient { lacks: -least, over: factor, under: -low })
            } else if most < 0 {
                Some(Missed::Quotient { lacks: -most, over: -factor, under: high })
            } else {
                None
            })
        };
        quotient().unwrap_or(Some(Missed::Hopeless))
    }
}
