//! Joint feasibility: whether several relations can hold at the same time.
//!
//! Relations that hold one by one can still contradict each other: 1.00 + 1.00 = 2.01 and
//! 1.00 + 1.00 = 1.99 are both true within rounding, and not together. This module knows nothing
//! of accounts: a [`System`] is variables in closed intervals and linear constraints between them,
//! with exact coefficients. [`System::decide`] says whether any values satisfy all of it. Where
//! none do, the answer carries a [`Certificate`]: multipliers under which the constraints add up
//! to something that the intervals rule out, which [`certificate_holds`] checks without trusting
//! how they were found. Where a named limit is reached, the answer is [`Decision::NotDecided`]:
//! never a guess.
//!
//! [`Translation`] makes a system of relations and the figures as printed, and [`contradictions`]
//! looks for conflicts where they can be.
//!
//! # What was chosen
//!
//! A document is nearly always possible, and its printed values nearly say so. They are therefore
//! tried first; then single figures are moved within their intervals until no relation is missed,
//! each where it breaks the fewest others. The point that this ends at is the proof, so that nothing
//! has to be proved about the way there. Where it ends nowhere, the figures of the few relations
//! that the printed values miss, and their neighbours, may move while all others stay; only what is
//! left is decided as a whole: equal printings merged into one unknown, split into connected
//! components, and each component solved by an exact bounded simplex in rationals that starts from
//! the printed values.
//! An ordinary solver in floating point would need a tolerance, and each of its conflicts the same
//! exact proof; a component of a real document is decided in some sixty microseconds, which leaves
//! such a solver nothing to win. Without the merging, a row of 10,000 equalities printed to
//! different places ends at [`MAX_WORK`] after a minute in a debug build; with it, it is decided in
//! a second. Narrowing the intervals of single figures over and over before the simplex was left
//! out: it decides nothing that a pivot does not, and a closed circle of roundings narrows without
//! end. What a search costs stands in `benches/README.md` as the benchmark `joint`.

mod conflict;
mod merge;
mod point;
mod search;
mod simplex;
mod system;
#[cfg(test)]
mod tests;
mod translate;

pub use conflict::{Certificate, Conflict, certificate_holds};
pub use search::{Found, contradictions};
pub(crate) use search::{Places, contradictions_among};
pub use simplex::{Limit, MAX_BITS, MAX_COMPONENT, MAX_ENTRIES, MAX_PIVOTS, MAX_WORK};
pub use system::{Comparison, Constraint, Decision, Range, Relaxation, System};
pub use translate::{ImpossibleSum, Translation};

/// The most constraints of a conflict that are tried one by one to make it smaller.
pub const MAX_MINIMISED: usize = 200;
/// The most entries of tableaus that are looked at to make one conflict smaller: each of
/// [`MAX_MINIMISED`] trials solves a system, and each may be tangled.
pub const MAX_MINIMISING: usize = 20_000_000;
/// The most conflicts that [`System::conflicts`] looks for.
pub const MAX_CONFLICTS: usize = 64;
/// The most steps towards the extreme of a quotient, each of which is an exact optimum.
pub const MAX_STEPS: usize = 64;
