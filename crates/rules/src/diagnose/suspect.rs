//! Whether one figure alone can be what is wrong, and how likely that is.
//!
//! A figure is suspected where some other printing in its place lets everything hold. Of several,
//! Bayes' rule says which is likely: every printing that would fit is what may have been meant, and
//! counts as much as a slip of the hand is likely to make what stands there of it
//! ([`slip`](super::slip)). A figure for which one wrong digit accounts is likelier than one for
//! which nothing does, and one that may have been many near values is likelier than one that must
//! have been a single far one. Two more facts of the document count:
//!
//! - A number of several digits that is printed elsewhere too, of the same kind, is seldom a slip:
//!   a slip would have to meet it by chance.
//! - A printed zero is seldom wrong: most zeros of a form are what nothing happened for.
//!
//! Where these leave two figures equally likely, the one that stands in fewer kept relations comes
//! first, and what was read from the accounts before what was computed. The weights are whole
//! numbers that put suspects in order; what is an error and what is not never depends on them.

use juesuan_model::{FigureId, Printed, Role, Unit};

use super::World;
use super::slip::{self, Meant, Slip};
use crate::engine::{Engine, Verdict};
use crate::exact::Rational;
use crate::interval::{Dimension, Interval, Measure};
use crate::joint::Range;
use crate::relation::{Relation, RelationKind, Term, TermRole};

/// By how much a number of three significant digits that stands elsewhere is less likely wrong;
/// one of more digits is by its square.
const REPEATED: u64 = 4;
/// By how much a printed zero is less likely wrong.
const ZERO: u64 = 4;
/// How likely the slips are that follow from what the figure is, such as a wrong denominator.
const EXPLAINED: u64 = 150;

/// A figure that can be what is wrong.
#[derive(Debug, Clone)]
pub(crate) struct Suspect {
    pub(crate) figure: FigureId,
    pub(crate) weight: u64,
    /// What the others allow for it.
    pub(crate) allowed: Interval,
    /// The printing that fits.
    pub(crate) repair: Option<String>,
    /// How what stands there came of it.
    pub(crate) slip: Option<Slip>,
    /// Whether a change of it only silences a quotient that would contradict it.
    pub(super) silences: bool,
    kept: usize,
    derived: bool,
}

impl Suspect {
    /// A figure of which is known only that it explains more than any other.
    pub(super) fn likeliest_of_many(figure: FigureId) -> Self {
        let allowed = Interval::default();
        Self {
            figure,
            weight: 1,
            allowed,
            repair: None,
            slip: None,
            silences: false,
            kept: 0,
            derived: false,
        }
    }

    /// The figure beside a word that seems to be wrong.
    pub(super) fn of_word(figure: FigureId, slip: Slip) -> Self {
        Self { slip: Some(slip), ..Self::likeliest_of_many(figure) }
    }

    /// The likeliest first.
    pub(crate) fn order(&self) -> impl Ord + use<> {
        (core::cmp::Reverse(self.weight), self.kept, self.derived, self.figure)
    }
}

/// A figure as whole units of its last printed place.
struct Shown {
    figure: FigureId,
    measure: Measure,
    unit: Unit,
    decimals: u32,
    units: i128,
}

impl Shown {
    /// The same with more decimals.
    fn finer(&self, by: u32) -> Option<Self> {
        let units = self.units.checked_mul(10i128.checked_pow(by)?)?;
        Some(Self { decimals: self.decimals + by, units, ..*self })
    }

    fn measured(&self, units: i128) -> Option<Measure> {
        let printed = Printed::from_digits(units, self.decimals).ok()?;
        Some(Measure::new(printed, self.unit, self.measure.approximate))
    }

    fn text(&self, units: i128) -> String {
        Rational::decimal(units, -(self.decimals as i32)).to_decimal_rounded(self.decimals)
    }

    /// The least and the greatest printing that meets an interval, of the sign that is printed: a
    /// cost or a count does not turn negative by a slip.
    fn printings(&self, allowed: &Interval) -> Option<(i128, i128)> {
        let ten = Rational::decimal(1, self.decimals as i32);
        let half = if self.measure.is_exact() && self.unit.is_count() {
            Rational::ZERO
        } else {
            Rational::decimal(5, -1)
        };
        let (mut low, mut high) = (-FAR, FAR);
        if let Some(bound) = &allowed.low {
            low = whole(&(&(bound * &ten) - &half).to_decimal_above(0)).unwrap_or(low).max(low);
        }
        if let Some(bound) = &allowed.high {
            high = whole(&(&(bound * &ten) + &half).to_decimal_below(0)).unwrap_or(high).min(high);
        }
        if self.units >= 0 {
            low = low.max(0);
        } else {
            high = high.min(0);
        }
        (low <= high).then_some((low, high))
    }
}

/// More units than a printing has digits for.
const FAR: i128 = 10i128.pow(27);

fn whole(text: &str) -> Option<i128> {
    text.parse().ok()
}

impl World<'_> {
    /// Whether changing one figure, besides those in doubt already, can let all that is connected
    /// with it hold.
    pub(super) fn suspect(&self, figure: FigureId, doubted: &[FigureId]) -> Option<Suspect> {
        if !self.spends(1) {
            return None;
        }
        let measure = *self.engine.measure(figure).ok()?;
        let shown = self.context.figure(figure)?;
        let units = measure.value / 10i128.checked_pow((measure.place - measure.exponent).unsigned_abs())?;
        let shown = Shown { figure, measure, unit: shown.unit, decimals: measure.decimals(), units };
        let around: Vec<usize> = self.places.of(figure).iter().map(|index| *index as usize).collect();
        // A rate on a base that may be zero states nothing: a figure below the line can be such
        // that a quotient no longer has to hold.
        let mut may_cease = self.quotients_on(figure);
        may_cease.extend(doubted.iter().flat_map(|figure| self.quotients_on(*figure)));
        let range = |without: &[u32]| self.translation.range_besides(self.engine, figure, doubted, without);
        let (allowed, ceases) = match range(&[]) {
            Range::Nowhere if !may_cease.is_empty() => (range(&may_cease), true),
            range => (range, false),
        };
        let Range::Within(mut allowed) = allowed else { return None };
        let silent = self.silent_places.of(figure).iter().map(|index| self.silent[*index as usize]);
        let silent: Vec<&Relation> = silent.filter(|relation| divides(relation, figure)).collect();
        for relation in &silent {
            let term = relation.terms().iter().position(|term| term.figure == figure);
            let demanded = self.engine.allowed(relation, term).map(|demanded| demanded.interval);
            let narrowed = demanded.map(|demanded| allowed.clone().meet(demanded));
            allowed = narrowed.filter(|both| shown.printings(both).is_some()).unwrap_or(allowed);
        }
        let (low, high) = shown.printings(&allowed)?;
        if shown.measure.is_exact() && shown.unit.is_count() {
            let whole = |units| Rational::decimal(units, -(shown.decimals as i32));
            allowed.low = allowed.low.map(|_| whole(low));
            allowed.high = allowed.high.map(|_| whole(high));
        }
        let fits = |units: i128, finer: u32| {
            let with = |shown: &Shown, low: i128, high: i128| {
                (low..=high).contains(&units) && self.holds_with(shown, units, &around, &silent, doubted)
            };
            match finer {
                0 => with(&shown, low, high),
                _ => shown.finer(finer).is_some_and(|shown| {
                    shown.printings(&allowed).is_some_and(|(low, high)| with(&shown, low, high))
                }),
            }
        };
        let is_percent = shown.unit == Unit::Percent;
        let mut meant =
            slip::meant(shown.units, shown.decimals, measure.dimension == Dimension::Money, is_percent);
        meant.retain(|meant| fits(meant.units, meant.finer));
        if shown.units == 0 {
            meant.truncate(1);
        }
        meant.extend(self.explained(&shown, &around, low, high).filter(|meant| fits(meant.units, 0)));
        let fitting = self.fitting(&shown, &allowed, &around, low, high).filter(|units| fits(*units, 0));
        // Of what is equally likely meant, the printing that the others come to.
        let as_fitting = |meant: &Meant| meant.finer == 0 && Some(meant.units) == fitting;
        let best = meant.iter().max_by_key(|meant| (meant.weight, as_fitting(meant))).copied();
        let repair = best.map(|meant| (meant.units, meant.finer)).or(fitting.map(|units| (units, 0)));
        // Where a quotient would have to cease, only a printing that was tried shows that it does.
        if repair.is_none() && (ceases || self.has_link(&around)) {
            return None;
        }
        let mut weight = slip::ANYTHING + meant.iter().map(|meant| meant.weight).sum::<u64>();
        if repair.is_some() && !ceases {
            weight += slip::near(shown.units, low, high);
        }
        if shown.units == 0 {
            weight = weight.min(slip::WRONG_DIGIT + slip::NEAR) / ZERO;
        }
        if let digits @ 3.. = slip::significant(shown.units)
            && self.stands_elsewhere(&shown)
        {
            weight /= if digits > 3 { REPEATED * REPEATED } else { REPEATED };
        }
        // A bound on one side, or what lies between a part and a whole, does not tell which of many
        // values was meant.
        let equated = around
            .iter()
            .any(|index| self.broken.contains(index) && self.relations[*index].kind != RelationKind::Order);
        let bounded = low == high || equated && allowed.low.is_some() && allowed.high.is_some();
        // Nor does a value that only silences what would contradict it.
        let known = !ceases && (bounded || meant.len() == 1);
        let kept = around.iter().filter(|index| !self.broken.contains(index)).count();
        let derived =
            matches!(self.context.figure(figure)?.role, role if role != Role::Amount && role != Role::Count);
        Some(Suspect {
            figure,
            weight: weight.max(1),
            repair: repair.filter(|_| known).and_then(|(units, finer)| Some(shown.finer(finer)?.text(units))),
            slip: best
                .map(|meant| meant.slip)
                .or_else(|| self.is_a_siblings(&shown).then_some(Slip::SiblingsFigure))
                .filter(|_| known),
            allowed,
            silences: ceases,
            kept,
            derived,
        })
    }

    /// The quotients that a figure is an operand of.
    fn quotients_on(&self, figure: FigureId) -> Vec<u32> {
        let is_operand = |index: &&u32| {
            let relation = self.relations[**index as usize];
            !relation.is_linear()
                && relation.derived().is_some()
                && self.derived(**index as usize) != Some(figure)
        };
        self.places.of(figure).iter().filter(is_operand).copied().collect()
    }

    /// Whether a relation holds in a changed document. A change that leaves it without anything to
    /// say, such as a rate on no base, has not mended it.
    pub(super) fn is_mended_by(&self, changed: &Engine, relation: &Relation) -> bool {
        match changed.verdict(relation) {
            Verdict::NotChecked(_) => matches!(self.engine.verdict(relation), Verdict::NotChecked(_)),
            verdict => matches!(verdict, Verdict::Kept | Verdict::Tight),
        }
    }

    /// Two figures as suspects, where all their relations hold once they change places.
    pub(super) fn exchanged(&self, first: FigureId, second: FigureId) -> Option<Vec<Suspect>> {
        let (a, b) = (self.context.figure(first)?, self.context.figure(second)?);
        let (one, other) = (*self.engine.measure(first).ok()?, *self.engine.measure(second).ok()?);
        if a.unit != b.unit || one.printed() == other.printed() {
            return None;
        }
        let changed = self.engine.replacing(first, other).replacing(second, one);
        let around = self.places.of(first).iter().chain(self.places.of(second));
        let silent = self.silent_places.of(first).iter().chain(self.silent_places.of(second));
        let silent = silent.map(|index| self.silent[*index as usize]);
        let mut around = around.map(|index| self.relations[*index as usize]).chain(silent);
        let suspect = |figure: FigureId, measure: Measure, text: &str| Suspect {
            figure,
            weight: EXPLAINED,
            allowed: measure.interval(),
            repair: Some(text.to_owned()),
            slip: Some(Slip::SwappedValues),
            silences: false,
            kept: 0,
            derived: false,
        };
        around
            .all(|relation| self.is_mended_by(&changed, relation))
            .then(|| vec![suspect(first, other, &b.text), suspect(second, one, &a.text)])
    }

    /// Whether the relations of a figure hold with another printing of it.
    fn holds_with(
        &self,
        shown: &Shown,
        units: i128,
        around: &[usize],
        silent: &[&Relation],
        doubted: &[FigureId],
    ) -> bool {
        let Some(measure) = shown.measured(units) else { return false };
        let changed = self.engine.replacing(shown.figure, measure);
        around.iter().map(|index| &self.relations[*index]).chain(silent).all(|relation| {
            relation.terms().iter().any(|term| doubted.contains(&term.figure)) || may_hold(&changed, relation)
        })
    }

    /// A printing that the broken relations recompute; else the one in the middle of what is allowed.
    fn fitting(
        &self,
        shown: &Shown,
        allowed: &Interval,
        around: &[usize],
        low: i128,
        high: i128,
    ) -> Option<i128> {
        let ten = Rational::decimal(1, shown.decimals as i32);
        let rounded = |value: &Rational| whole(&(value * &ten).to_decimal_rounded(0));
        let recomputed = around.iter().filter(|index| self.broken.contains(index)).filter_map(|index| {
            let relation = self.relations[*index];
            let term = relation.terms().iter().position(|term| term.figure == shown.figure);
            let recomputed = self.engine.allowed(relation, term)?.recomputed?;
            rounded(&recomputed).filter(|units| (low..=high).contains(units))
        });
        let mut recomputed: Vec<i128> = recomputed.collect();
        recomputed.dedup();
        // Where they come to several, the one with which most agree to the last digit.
        let agree = |units: i128| {
            let changed = shown.measured(units).map(|measure| self.engine.replacing(shown.figure, measure));
            let agrees = |index: &&usize| {
                changed
                    .as_ref()
                    .is_some_and(|engine| engine.verdict(self.relations[**index]) == Verdict::Kept)
            };
            around.iter().filter(agrees).count()
        };
        let recomputed = match recomputed[..] {
            [] => None,
            [only] => Some(only),
            _ => recomputed.into_iter().rev().max_by_key(|units| agree(*units)),
        };
        recomputed.or_else(|| match (&allowed.low, &allowed.high) {
            (Some(least), Some(most)) => {
                let middle = (least + most).over(&Rational::integer(2))?;
                Some(rounded(&middle)?.clamp(low, high))
            }
            _ if low > -FAR && shown.units < low => Some(low),
            _ if high < FAR && shown.units > high => Some(high),
            _ => None,
        })
    }

    fn has_link(&self, around: &[usize]) -> bool {
        around.iter().any(|index| self.relations[*index].kind == RelationKind::Link)
    }

    /// The figure that a relation derives from the others.
    fn derived(&self, index: usize) -> Option<FigureId> {
        let relation = self.relations[index];
        Some(relation.terms().get(relation.derived()?)?.figure)
    }

    /// Whether the same number stands somewhere that has nothing to do with what is broken.
    fn stands_elsewhere(&self, shown: &Shown) -> bool {
        let same = self.printed.get(&(shown.measure.dimension, shown.measure.printed()));
        same.into_iter().flatten().any(|other| *other != shown.figure && !self.in_question.contains(other))
    }

    /// What is printed, where it is what comes of a wrong way of computing, or of copying.
    fn explained<'s>(
        &'s self,
        shown: &'s Shown,
        around: &'s [usize],
        low: i128,
        high: i128,
    ) -> impl Iterator<Item = Meant> + 's {
        let slips = around.iter().filter(|index| self.broken.contains(index)).filter_map(move |index| {
            let relation = self.relations[*index];
            let term = relation.terms().iter().position(|term| term.figure == shown.figure)?;
            let slip = self.miscomputed(shown, relation, relation.terms()[term].role)?;
            let recomputed = self.engine.allowed(relation, Some(term))?.recomputed?;
            let ten = Rational::decimal(1, shown.decimals as i32);
            let units = whole(&(&recomputed * &ten).to_decimal_rounded(0))?.clamp(low, high);
            Some(Meant { units, finer: 0, slip, weight: EXPLAINED })
        });
        slips.take(1)
    }

    fn miscomputed(&self, shown: &Shown, relation: &Relation, role: TermRole) -> Option<Slip> {
        let value = |role| {
            let measure = self.engine.measure(relation.figure(role)?).ok()?;
            Some(Rational::decimal(measure.value, measure.exponent))
        };
        let printed = shown.measure.printed();
        let is = |other: Option<Rational>| {
            other.is_some_and(|other| {
                let (a, b) = (other.abs(), printed.abs());
                a.to_decimal_rounded(shown.decimals) == b.to_decimal_rounded(shown.decimals)
            })
        };
        let hundred = Rational::integer(100);
        let (level, base, change) = (value(TermRole::Level), value(TermRole::Base), value(TermRole::Change));
        let computed = match (relation.kind, role) {
            (RelationKind::Growth, TermRole::Rate) => {
                let change = change.or_else(|| Some(level.as_ref()? - base.as_ref()?))?;
                let level = level.or_else(|| Some(base.as_ref()? + &change))?;
                // The change in its own unit, such as 26.69 万元 printed as 26.69%.
                let unit = |power: i32| is(Some(&change * &Rational::decimal(1, -power)));
                if is((&change * &hundred).over(&level)) {
                    Some(Slip::CurrentYearAsBase)
                } else {
                    (unit(4) || unit(0)).then_some(Slip::DifferenceAsPercent)
                }
            }
            (RelationKind::Sum, TermRole::Whole) => {
                let value = |measure: &Measure| Rational::decimal(measure.value, measure.exponent);
                let of = |term: &Term| self.engine.measure(term.figure).ok().map(value);
                let parts: Option<Vec<Rational>> =
                    relation.terms().iter().filter(|term| term.role == TermRole::Part).map(of).collect();
                let parts = parts.filter(|parts| parts.len() > 2)?;
                let sum = parts.iter().fold(Rational::ZERO, |sum, part| &sum + part);
                let missing = &sum - &value(&shown.measure);
                parts.iter().any(|part| !part.is_zero() && *part == missing).then_some(Slip::ParentNotUpdated)
            }
            _ => None,
        };
        computed.or_else(|| self.copied(shown))
    }

    /// Whether an amount is that of another item near by.
    fn is_a_siblings(&self, shown: &Shown) -> bool {
        let (Some(figure), Some(own)) =
            (self.context.figure(shown.figure), self.context.fact_of(shown.figure))
        else {
            return false;
        };
        let place = shown.figure as usize;
        let near = self.context.reading.figures.get(place.saturating_sub(SIBLINGS)..).unwrap_or_default();
        slip::significant(shown.units) > 2
            && near.iter().take(2 * SIBLINGS).any(|other| {
                other.id != shown.figure
                    && other.role == Role::Amount
                    && (other.unit, other.value) == (figure.unit, figure.value)
                    && self.context.fact_of(other.id).is_some_and(|fact| {
                        (fact.concept, &fact.dimensions) != (own.concept, &own.dimensions)
                    })
            })
    }

    /// Whether a percentage is the one that stands before it, as where a line is copied.
    fn copied(&self, shown: &Shown) -> Option<Slip> {
        if shown.unit != Unit::Percent || slip::significant(shown.units) < 3 {
            return None;
        }
        let before = self.context.reading.figures.get(..shown.figure as usize)?.iter().rev();
        let role = self.context.figure(shown.figure)?.role;
        let sibling = before.take(SIBLINGS).find(|other| other.unit == shown.unit && other.role == role)?;
        let same = self.engine.measure(sibling.id).is_ok_and(|measure| measure.value == shown.measure.value);
        same.then_some(Slip::SiblingsFigure)
    }
}

/// Whether a quotient divides by a figure.
fn divides(relation: &Relation, figure: FigureId) -> bool {
    use TermRole::{Base, Change, Count, Level, Whole};
    relation.terms().iter().any(|term| {
        term.figure == figure
            && match term.role {
                Base | Count | Whole => true,
                Level | Change => relation.kind == RelationKind::Growth && !relation.has(Base),
                _ => false,
            }
    })
}

/// Whether a relation holds, or has nothing to say.
pub(super) fn may_hold(engine: &Engine, relation: &Relation) -> bool {
    matches!(engine.verdict(relation), Verdict::Kept | Verdict::Tight | Verdict::NotChecked(_))
}

/// How many figures away from another its sibling's can be, in the lines around.
const SIBLINGS: usize = 12;
