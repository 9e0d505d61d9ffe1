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
//! [`Translation`] makes a system of relations and the figures as printed.

mod conflict;
mod search;
mod simplex;
mod system;
#[cfg(test)]
mod tests;
mod translate;

pub use conflict::{Certificate, Conflict, certificate_holds};
pub(crate) use search::Places;
pub use search::{Found, contradictions};
pub use simplex::{Limit, MAX_BITS, MAX_COMPONENT, MAX_ENTRIES, MAX_PIVOTS, MAX_WORK};
pub use system::{Comparison, Constraint, Decision, Range, Relaxation, System};
pub use translate::{ImpossibleSum, Translation};

/// The most constraints of a conflict that are tried one by one to make it smaller.
pub const MAX_MINIMISED: usize = 200;
/// The most conflicts that [`System::conflicts`] looks for.
pub const MAX_CONFLICTS: usize = 64;
/// The most steps towards the extreme of a quotient, each of which is an exact optimum.
pub const MAX_STEPS: usize = 64;
