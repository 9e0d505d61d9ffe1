//! Relations: what must hold between figures, as data.

use juesuan_model::{Direction, FigureId};

/// What kind of relation it is, which says how its terms are read.
///
/// | kind | holds when |
/// |---|---|
/// | [`Sum`](Self::Sum) | Σ whole = Σ part − Σ subtracted |
/// | [`Equal`](Self::Equal) | left = right |
/// | [`Order`](Self::Order) | Σ lesser ≤ Σ greater |
/// | [`Growth`](Self::Growth) | level = base + change, rate = 100 · change / base, as far as the terms go |
/// | [`Share`](Self::Share) | share = 100 · part / whole |
/// | [`Completion`](Self::Completion) | completion = 100 · level / base |
/// | [`Average`](Self::Average) | average = total / count |
/// | [`Sign`](Self::Sign) | the direction word fits level and base |
/// | [`Unchanged`](Self::Unchanged) | level = base, change = 0, rate = 0, as far as the terms go |
/// | [`Zero`](Self::Zero) | every term is zero |
/// | [`Link`](Self::Link) | left and right are both zero or both not |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum RelationKind {
    /// A whole and its parts.
    Sum,
    /// The same quantity twice.
    Equal,
    /// One at most the other.
    Order,
    /// A change against a base.
    Growth,
    /// A part in percent of its whole.
    Share,
    /// A level in percent of what was planned.
    Completion,
    /// A total by heads or things.
    Average,
    /// 增加, 减少, 持平 against two levels.
    Sign,
    /// 持平, 无增减.
    Unchanged,
    /// 无, 未发生.
    Zero,
    /// A cost and the number of what it paid for.
    Link,
}

impl RelationKind {
    /// The name in findings.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Equal => "equal",
            Self::Order => "order",
            Self::Growth => "growth",
            Self::Share => "share",
            Self::Completion => "completion",
            Self::Average => "average",
            Self::Sign => "sign",
            Self::Unchanged => "unchanged",
            Self::Zero => "zero",
            Self::Link => "link",
        }
    }

    /// The role of the figure that is computed from the others, where one is.
    pub const fn derived(self) -> Option<TermRole> {
        match self {
            Self::Sum => Some(TermRole::Whole),
            Self::Equal => Some(TermRole::Left),
            Self::Growth => Some(TermRole::Rate),
            Self::Share => Some(TermRole::Share),
            Self::Completion => Some(TermRole::Completion),
            Self::Average => Some(TermRole::Average),
            Self::Order | Self::Sign | Self::Unchanged | Self::Zero | Self::Link => None,
        }
    }
}

/// What a figure is in its relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TermRole {
    /// The whole of a sum or share.
    Whole,
    /// A part of it.
    Part,
    /// A part that is taken away.
    Subtracted,
    /// One side of an equality.
    Left,
    /// The other side.
    Right,
    /// What may not be more.
    Lesser,
    /// What may not be less.
    Greater,
    /// What was reached.
    Level,
    /// What it is compared with.
    Base,
    /// The difference, unsigned beside a direction word.
    Change,
    /// The difference in percent of the base, unsigned beside a direction word.
    Rate,
    /// A part in percent of a whole.
    Share,
    /// A level in percent of a plan.
    Completion,
    /// A total by a count.
    Average,
    /// What is divided.
    Total,
    /// What divides.
    Count,
}

impl TermRole {
    /// The name in findings.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Part => "part",
            Self::Subtracted => "subtracted",
            Self::Left => "left",
            Self::Right => "right",
            Self::Lesser => "lesser",
            Self::Greater => "greater",
            Self::Level => "level",
            Self::Base => "base",
            Self::Change => "change",
            Self::Rate => "rate",
            Self::Share => "share",
            Self::Completion => "completion",
            Self::Average => "average",
            Self::Total => "total",
            Self::Count => "count",
        }
    }
}

/// A figure in a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Term {
    /// Which figure.
    pub figure: FigureId,
    /// What it is here.
    pub role: TermRole,
    /// Whether it counts with the other sign, such as a decrease printed without sign in a sum of
    /// changes.
    pub negative: bool,
}

/// How many terms stand in the relation itself; longer lists go to the heap.
const INLINE: usize = 5;

/// Few terms stand in place, so that stating a relation allocates nothing.
#[derive(Debug, Clone)]
enum Terms {
    Few([Term; INLINE], u8),
    Many(Vec<Term>),
}

const UNUSED: Term = Term { figure: 0, role: TermRole::Whole, negative: false };

/// What must hold between some figures.
///
/// ```
/// use juesuan_model::Direction;
/// use juesuan_rules::relation::{Relation, RelationKind, TermRole};
/// // 较上年减少26.69万元，下降43.6%
/// let growth = Relation::new(RelationKind::Growth)
///     .with(TermRole::Level, 0)
///     .with(TermRole::Change, 1)
///     .with(TermRole::Rate, 2)
///     .directed(Direction::Decrease);
/// assert_eq!(growth.figure(TermRole::Rate), Some(2));
/// // 80.6% + 19.4% = 100%
/// let shares = Relation::new(RelationKind::Sum).with_constant(100).with(TermRole::Part, 3).with(TermRole::Part, 4);
/// assert_eq!(shares.terms().len(), 2);
/// ```
#[derive(Debug, Clone)]
pub struct Relation {
    /// The kind.
    pub kind: RelationKind,
    /// The word beside change and rate: both count with its sign times their printed sign.
    pub direction: Option<Direction>,
    /// A whole number, in the unit of the terms (money in 元), that stands for the whole, the left
    /// or the greater side; it adds to such terms where there are some.
    pub constant: Option<i32>,
    terms: Terms,
}

impl Relation {
    /// A relation without terms.
    pub const fn new(kind: RelationKind) -> Self {
        Self { kind, direction: None, constant: None, terms: Terms::Few([UNUSED; INLINE], 0) }
    }

    /// That two figures are the same.
    pub fn equal(left: FigureId, right: FigureId) -> Self {
        Self::new(RelationKind::Equal).with(TermRole::Left, left).with(TermRole::Right, right)
    }

    /// That one figure is at most another.
    pub fn at_most(lesser: FigureId, greater: FigureId) -> Self {
        Self::new(RelationKind::Order).with(TermRole::Lesser, lesser).with(TermRole::Greater, greater)
    }

    /// With one more term.
    #[must_use]
    pub fn with(mut self, role: TermRole, figure: FigureId) -> Self {
        self.push(Term { figure, role, negative: false });
        self
    }

    /// With a term where there is one.
    #[must_use]
    pub fn with_some(self, role: TermRole, figure: Option<FigureId>) -> Self {
        match figure {
            Some(figure) => self.with(role, figure),
            None => self,
        }
    }

    /// With a direction word.
    #[must_use]
    pub const fn directed(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
    }

    /// With a constant for the whole, left or greater side.
    #[must_use]
    pub const fn with_constant(mut self, constant: i32) -> Self {
        self.constant = Some(constant);
        self
    }

    /// Adds a term.
    pub fn push(&mut self, term: Term) {
        match &mut self.terms {
            Terms::Few(few, length) => match few.get_mut(usize::from(*length)) {
                Some(slot) => {
                    *slot = term;
                    *length += 1;
                }
                None => {
                    let mut many = Vec::with_capacity(2 * INLINE);
                    many.extend_from_slice(few);
                    many.push(term);
                    self.terms = Terms::Many(many);
                }
            },
            Terms::Many(many) => many.push(term),
        }
    }

    /// The same relation between figures that stand further down a row.
    #[must_use]
    pub(crate) fn moved(&self, offset: FigureId) -> Self {
        let mut moved = self.clone();
        let terms = match &mut moved.terms {
            Terms::Few(few, length) => few.get_mut(..usize::from(*length)).unwrap_or_default(),
            Terms::Many(many) => many,
        };
        terms.iter_mut().for_each(|term| term.figure += offset);
        moved
    }

    /// The terms, in the order in which they were stated.
    pub fn terms(&self) -> &[Term] {
        match &self.terms {
            Terms::Few(few, length) => few.get(..usize::from(*length)).unwrap_or(few),
            Terms::Many(many) => many,
        }
    }

    /// The first figure with a role.
    pub fn figure(&self, role: TermRole) -> Option<FigureId> {
        self.terms().iter().find(|term| term.role == role).map(|term| term.figure)
    }

    /// Whether a term has a role.
    pub fn has(&self, role: TermRole) -> bool {
        self.terms().iter().any(|term| term.role == role)
    }

    /// The index of the term that is computed from the others: the rate, share, completion or
    /// average, the whole of a sum, the left of two, the change where a growth has no rate.
    pub fn derived(&self) -> Option<usize> {
        let role = match self.kind {
            RelationKind::Growth if !self.has(TermRole::Rate) => TermRole::Change,
            kind => kind.derived()?,
        };
        self.terms().iter().position(|term| term.role == role)
    }

    /// Whether it is an equality or order between weighted sums of its figures, without a quotient.
    pub fn is_linear(&self) -> bool {
        match self.kind {
            RelationKind::Growth => !self.has(TermRole::Rate),
            RelationKind::Share | RelationKind::Completion | RelationKind::Average | RelationKind::Link => {
                false
            }
            _ => true,
        }
    }

    /// Whether a term is taken away in the sum that must be zero (or not below zero, for an
    /// order); `None` where it does not stand in that sum.
    pub(crate) fn weight(&self, term: &Term) -> Option<bool> {
        use RelationKind::{Equal, Growth, Order, Sign, Sum, Unchanged};
        use TermRole::{Base, Change, Greater, Left, Lesser, Level, Part, Right, Subtracted, Whole};
        let negative = match (self.kind, term.role) {
            (Sum | Order, Whole | Subtracted) | (Order, Greater) | (Equal, Left) => false,
            (Sum | Order, Part) | (Order, Lesser) | (Equal, Right) => true,
            (Growth | Sign | Unchanged, Level) => false,
            (Growth | Sign | Unchanged, Base) => true,
            (Growth, Change) => !self.decreases(),
            _ => return None,
        };
        Some(negative != term.negative)
    }

    /// Whether change and rate count with the other sign.
    pub(crate) fn decreases(&self) -> bool {
        self.direction == Some(Direction::Decrease)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_keep_their_order_when_they_outgrow_the_relation() {
        let mut relation = Relation::new(RelationKind::Sum).with(TermRole::Whole, 0);
        for figure in 1..20 {
            relation.push(Term { figure, role: TermRole::Part, negative: figure % 2 == 0 });
            assert_eq!(relation.terms().len(), figure as usize + 1);
        }
        assert!(relation.terms().iter().enumerate().all(|(index, term)| term.figure as usize == index));
        assert_eq!(relation.derived(), Some(0));
    }

    #[test]
    fn a_growth_without_rate_is_linear() {
        let growth = Relation::new(RelationKind::Growth)
            .with(TermRole::Level, 0)
            .with(TermRole::Base, 1)
            .with(TermRole::Change, 2);
        assert!(growth.is_linear());
        assert_eq!(growth.derived(), Some(2));
        assert!(!growth.with(TermRole::Rate, 3).is_linear());
    }
}
