//! What the walk remembers of the words before a number.

use juesuan_model::{Basis, Direction, Unit};

use super::lexicon::Word;

/// A name of the taxonomy where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct LabelAt {
    pub id: u16,
    pub start: usize,
    pub end: usize,
}

/// A basis that later changes are compared with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Base {
    pub basis: Option<Basis>,
    /// The printed figure of it, and the subject that it is of.
    pub figure: Option<u32>,
    pub figure_of: Option<u32>,
    /// The paragraph in which it was named.
    pub paragraph: u32,
    /// How many claims there were when it was named.
    pub claims: usize,
    /// The name before the comparison: 收入与上年相比，…
    pub topic: Option<u16>,
    /// 比上年预算: the budget of another year, which is no basis of ours and still a number.
    pub budget_of_another_year: bool,
}

/// What came before in the clause, for the next number.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Before {
    pub last: Option<(Word, usize, usize)>,
    pub direction: Option<(Direction, usize)>,
    pub share: Option<usize>,
    pub complete: bool,
    pub average: bool,
    pub all_of: bool,
    pub total: bool,
    /// 预算收入: the basis of the name that follows.
    pub budget: Option<Basis>,
    pub stopped: bool,
    /// The end of a comparison's words in this clause.
    pub compared: Option<usize>,
    /// 同口径: the comparison is with a base that was counted again.
    pub other_count: bool,
    /// A year that is no comparison.
    pub year: Option<u16>,
}

/// The last names, the nearest first, with the units and bases that they were given for.
pub(super) type Carried = ([Option<u16>; 2], Vec<(Unit, Option<Basis>)>);

/// What stood before a bracket, to go on with behind it.
pub(super) struct Bracket {
    /// The level that was spoken of.
    pub level: Option<u32>,
    /// Whether it stands in a reason: a reason that begins in a bracket ends with it.
    pub in_reason: bool,
    /// How many levels the sentence had.
    pub levels: usize,
    /// The budgets that were spoken of.
    pub budgets: Vec<(Basis, u32)>,
    pub names: Option<Carried>,
}
