//! The engine: whether stated relations can hold between the figures as they are printed.
//!
//! Each relation is judged alone, in whole numbers of one power of ten, so that nothing is rounded
//! but what the question itself rounds. `i64` is enough for nearly all accounts; where it is not,
//! the same code runs again in `i128`, and then in large numbers.

mod allowed;
mod linear;
mod ratio;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use juesuan_model::{Figure, FigureId, Outcome as Reported};
use num_bigint::BigInt;

pub use self::allowed::Allowed;
pub(crate) use self::linear::Demand;
use crate::exact::{Int, Overflow};
use crate::interval::Measure;
use crate::relation::{Relation, RelationKind, TermRole};

/// Why a relation could not be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, thiserror::Error)]
#[non_exhaustive]
pub enum NotChecked {
    /// A figure is missing that the relation needs.
    #[error("a figure of the relation is not stated")]
    MissingTerm,
    /// A term names a figure that the reading does not have.
    #[error("a figure of the relation is not in the reading")]
    NoSuchFigure,
    /// A figure whose digits are too many to be kept exactly.
    #[error("a figure of the relation is too long to be kept exactly")]
    NoValue,
    /// Money beside counts, or another unit than a quotient can have.
    #[error("the figures of the relation are in units that cannot be compared")]
    UnitsDiffer,
    /// The base of a quotient may be zero as far as its printing says.
    #[error("the base may be zero")]
    BaseMayBeZero,
    /// A rate on a base below zero has no agreed meaning.
    #[error("the base is below zero")]
    BaseNegative,
    /// An average over nothing.
    #[error("the count is zero")]
    CountIsZero,
    /// A direction is asked for and no word says which.
    #[error("no word says in which direction the figure changed")]
    NoDirection,
}

impl NotChecked {
    /// The reason in Chinese.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::MissingTerm => "缺少计算所需的数字",
            Self::NoSuchFigure => "所引数字不存在",
            Self::NoValue => "数字过长，无法精确保存",
            Self::UnitsDiffer => "计量单位不可比",
            Self::BaseMayBeZero => "基数可能为零",
            Self::BaseNegative => "基数为负",
            Self::CountIsZero => "数量为零",
            Self::NoDirection => "没有说明增减方向",
        }
    }
}

/// What came of one relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It holds, and the printed figures agree to their last digit.
    Kept,
    /// It holds, but computing from the printed figures gives another last digit than printed.
    Tight,
    /// It does not hold, but would if the derived figure had been cut off instead of rounded.
    Truncated,
    /// No values that round to the printed figures satisfy it.
    Broken,
    /// It was not judged.
    NotChecked(NotChecked),
}

impl Verdict {
    /// The verdict as it is reported.
    pub const fn reported(self) -> Reported {
        match self {
            Self::Kept => Reported::Kept,
            Self::Tight => Reported::Tight,
            Self::Truncated => Reported::Truncated,
            Self::Broken => Reported::Broken,
            Self::NotChecked(_) => Reported::NotCheckable,
        }
    }

    /// Whether it was not judged because what it divides by is, or may be, nothing or less. Were
    /// that figure another, the relation would have to hold.
    pub(crate) const fn divides_by_nothing(self) -> bool {
        matches!(
            self,
            Self::NotChecked(NotChecked::BaseMayBeZero | NotChecked::BaseNegative | NotChecked::CountIsZero)
        )
    }

    /// Whether some values that round to the printed figures satisfy it.
    pub const fn holds(self) -> bool {
        matches!(self, Self::Kept | Self::Tight)
    }
}

/// A verdict, and whether the values as printed satisfy the relation, were they the true ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Judgement {
    pub(crate) verdict: Verdict,
    /// `false` where it is not known.
    pub(crate) as_printed: bool,
}

impl From<Verdict> for Judgement {
    fn from(verdict: Verdict) -> Self {
        Self { verdict, as_printed: false }
    }
}

/// A verdict, and what the other figures allow for the derived one where they disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Verdict,
    /// The index of the term that is derived from the others, or whose value is in question;
    /// `None` for a constant.
    pub term: Option<usize>,
    /// What the others allow for it: only where the verdict is tight, truncated or broken.
    pub allowed: Option<Box<Allowed>>,
}

/// Why a judgement stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    Overflow,
    NotChecked(NotChecked),
}

impl From<Overflow> for Stop {
    fn from(_: Overflow) -> Self {
        Self::Overflow
    }
}

impl From<NotChecked> for Stop {
    fn from(reason: NotChecked) -> Self {
        Self::NotChecked(reason)
    }
}

/// Figures, measured once, that relations are judged against.
///
/// ```
/// use juesuan_model::{Direction, Figure, Origin, Role, Unit};
/// use juesuan_rules::engine::{Engine, Verdict};
/// use juesuan_rules::relation::{Relation, RelationKind, TermRole};
///
/// let figure = |id, text: &'static str, unit, role| Figure {
///     id, text: text.into(), start: 0, end: 0, line: 0, column: 0, origin: Origin::Text,
///     value: text.parse().ok(), decimals: 0, unit, approximate: false, role,
/// };
/// // 支出2694.00万元，较上年增加26.69万元，增长1.1%
/// let figures = [
///     figure(0, "2694.00", Unit::WanYuan, Role::Amount),
///     figure(1, "26.69", Unit::WanYuan, Role::Change),
///     figure(2, "1.1", Unit::Percent, Role::Rate),
/// ];
/// let growth = Relation::new(RelationKind::Growth)
///     .with(TermRole::Level, 0)
///     .with(TermRole::Change, 1)
///     .with(TermRole::Rate, 2)
///     .directed(Direction::Increase);
/// let outcome = Engine::new(&figures).evaluate(&growth);
/// assert_eq!(outcome.verdict, Verdict::Broken);
/// let allowed = outcome.allowed.expect("what the others allow");
/// assert_eq!(allowed.interval.low_text(1).as_deref(), Some("1.0"));
/// assert_eq!(allowed.fitting.as_deref(), Some("1.0"));
/// ```
#[derive(Debug)]
pub struct Engine {
    measures: Arc<[Result<Measure, NotChecked>]>,
    /// The few figures that stand for others: a changed engine shares all else.
    replaced: Vec<(FigureId, Measure)>,
}

impl Engine {
    /// Measures the figures; a term's figure is its index here.
    pub fn new(figures: &[Figure]) -> Self {
        Self {
            measures: figures.iter().map(|figure| Measure::of(figure).ok_or(NotChecked::NoValue)).collect(),
            replaced: Vec::new(),
        }
    }

    /// The measure of a figure.
    ///
    /// # Errors
    /// Where there is no such figure, or its value is not known exactly.
    pub fn measure(&self, figure: FigureId) -> Result<&Measure, NotChecked> {
        if let Some((_, measure)) = self.replaced.iter().rev().find(|(replaced, _)| *replaced == figure) {
            return Ok(measure);
        }
        match self.measures.get(figure as usize) {
            Some(Ok(measure)) => Ok(measure),
            Some(Err(reason)) => Err(*reason),
            None => Err(NotChecked::NoSuchFigure),
        }
    }

    /// Whether 约 or a similar word stands beside a figure that is not printed to the last digit.
    pub(crate) fn is_vague(&self, figure: FigureId) -> bool {
        self.measure(figure).is_ok_and(|measure| measure.approximate && !measure.copied)
    }

    /// The measures of all figures, in their order; `None` where a value is not known exactly.
    pub(crate) fn measures(&self) -> impl Iterator<Item = Option<&Measure>> + Clone {
        (0..self.measures.len()).map(|figure| self.measure(figure as FigureId).ok())
    }

    /// The same figures with another measure in place of one.
    pub(crate) fn replacing(&self, figure: FigureId, measure: Measure) -> Self {
        let mut replaced = self.replaced.clone();
        if (figure as usize) < self.measures.len() {
            replaced.push((figure, measure));
        }
        Self { measures: Arc::clone(&self.measures), replaced }
    }

    /// Whether a relation can hold.
    pub fn verdict(&self, relation: &Relation) -> Verdict {
        self.judged(relation).verdict
    }

    /// The same, with whether the printed values themselves satisfy it.
    pub(crate) fn judged(&self, relation: &Relation) -> Judgement {
        let judged = match self.judge::<i64>(relation) {
            Err(Stop::Overflow) => self.judge_in_more_digits(relation),
            judged => judged,
        };
        judged.unwrap_or_else(|stop| {
            Judgement::from(Verdict::NotChecked(match stop {
                Stop::NotChecked(reason) => reason,
                // Large numbers do not overflow.
                Stop::Overflow => NotChecked::NoValue,
            }))
        })
    }

    /// Whether a relation can hold, and what the others allow where they disagree.
    pub fn evaluate(&self, relation: &Relation) -> Outcome {
        let verdict = self.verdict(relation);
        if matches!(verdict, Verdict::Kept | Verdict::NotChecked(_)) {
            return Outcome { verdict, term: relation.derived(), allowed: None };
        }
        let term = self.questioned(relation);
        Outcome { verdict, term, allowed: self.allowed(relation, term).map(Box::new) }
    }

    /// The outcomes of many relations, in their order.
    pub fn evaluate_all<'r>(
        &'r self,
        relations: impl IntoIterator<Item = &'r Relation> + 'r,
    ) -> impl Iterator<Item = Outcome> + 'r {
        relations.into_iter().map(|relation| self.evaluate(relation))
    }

    /// The term that a message speaks of.
    fn questioned(&self, relation: &Relation) -> Option<usize> {
        let of = |role| relation.terms().iter().position(|term| term.role == role);
        if let Some(derived) = relation.derived() {
            // Of a growth with all four terms, the amounts are in question before the rate is.
            let amounts = relation.kind == RelationKind::Growth
                && relation.has(TermRole::Level)
                && relation.has(TermRole::Base)
                && match self.linear::<i64>(relation) {
                    Err(Stop::Overflow) => self.linear::<BigInt>(relation),
                    judged => judged,
                }
                .is_ok_and(|judged| judged.verdict == Verdict::Broken);
            return if amounts { of(TermRole::Change) } else { Some(derived) };
        }
        let nonzero = || {
            let is = |figure| self.measure(figure).is_ok_and(|measure| !measure.may_be_zero());
            relation.terms().iter().position(|term| is(term.figure))
        };
        match relation.kind {
            RelationKind::Order => of(TermRole::Greater).or_else(|| of(TermRole::Whole)),
            RelationKind::Sign => of(TermRole::Level),
            RelationKind::Unchanged => of(TermRole::Level).or_else(nonzero),
            RelationKind::Zero => nonzero(),
            RelationKind::Link => of(TermRole::Left),
            RelationKind::Equal => of(TermRole::Right),
            _ => None,
        }
    }

    #[cold]
    fn judge_in_more_digits(&self, relation: &Relation) -> Result<Judgement, Stop> {
        match self.judge::<i128>(relation) {
            Err(Stop::Overflow) => self.judge::<BigInt>(relation),
            judged => judged,
        }
    }

    fn judge<N: Int>(&self, relation: &Relation) -> Result<Judgement, Stop> {
        match relation.kind {
            RelationKind::Sum | RelationKind::Equal | RelationKind::Order | RelationKind::Sign => {
                self.linear::<N>(relation)
            }
            RelationKind::Growth if relation.is_linear() => self.linear::<N>(relation),
            RelationKind::Growth | RelationKind::Share | RelationKind::Completion | RelationKind::Average => {
                self.ratio::<N>(relation)
            }
            RelationKind::Unchanged => self.unchanged::<N>(relation),
            RelationKind::Zero => self.zero(relation),
            RelationKind::Link => self.link(relation),
        }
    }

    /// Level = base where both are stated, and a stated change or rate is zero.
    fn unchanged<N: Int>(&self, relation: &Relation) -> Result<Judgement, Stop> {
        let mut judged = None;
        if relation.has(TermRole::Level) && relation.has(TermRole::Base) {
            judged = Some(self.linear::<N>(relation)?);
        }
        if relation.has(TermRole::Change) || relation.has(TermRole::Rate) {
            let zero = self.zeros(relation, |role| matches!(role, TermRole::Change | TermRole::Rate))?;
            judged = Some(match judged {
                Some(linear) if zero.verdict == Verdict::Kept => {
                    Judgement { as_printed: linear.as_printed && zero.as_printed, ..linear }
                }
                _ => zero,
            });
        }
        judged.ok_or(NotChecked::MissingTerm.into())
    }

    fn zero(&self, relation: &Relation) -> Result<Judgement, Stop> {
        if relation.terms().is_empty() {
            return Err(NotChecked::MissingTerm.into());
        }
        self.zeros(relation, |_| true)
    }

    /// Whether the terms with some roles are zero.
    fn zeros(&self, relation: &Relation, counts: impl Fn(TermRole) -> bool) -> Result<Judgement, Stop> {
        let mut as_printed = true;
        for term in relation.terms().iter().filter(|term| counts(term.role)) {
            let measure = self.measure(term.figure)?;
            if !measure.may_be_zero() {
                return Ok(Verdict::Broken.into());
            }
            as_printed = as_printed && measure.value == 0;
        }
        Ok(Judgement { verdict: Verdict::Kept, as_printed })
    }

    /// Broken where one side is certainly zero and the other certainly is not; a side of several
    /// figures is zero where they all are. A cost of 0.00 may be a few 元, so that beside a count
    /// it is only tight.
    fn link(&self, relation: &Relation) -> Result<Judgement, Stop> {
        // Whether a side is printed as nothing, certainly is, and certainly is not.
        let side = |role| {
            let mut side = None;
            for term in relation.terms().iter().filter(|term| term.role == role) {
                let measure = self.measure(term.figure)?;
                let (printed, none, some) = side.unwrap_or((true, true, false));
                let zero = measure.value == 0;
                side = Some((
                    printed && zero,
                    none && zero && measure.is_exact(),
                    some || !measure.may_be_zero(),
                ));
            }
            side.ok_or(NotChecked::MissingTerm)
        };
        let (left, right) = (side(TermRole::Left)?, side(TermRole::Right)?);
        let verdict = if (left.1 && right.2) || (right.1 && left.2) {
            Verdict::Broken
        } else if left.0 != right.0 {
            Verdict::Tight
        } else {
            Verdict::Kept
        };
        Ok(verdict.into())
    }
}
