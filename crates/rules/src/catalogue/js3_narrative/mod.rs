//! JS3xx: arithmetic inside the narrative.

mod identities;
mod statements;

use crate::rule::Rule;

/// The rules of the family, file by file in the order of their codes.
pub(super) const FAMILY: &[&[Rule]] = &[identities::RULES, statements::RULES];
