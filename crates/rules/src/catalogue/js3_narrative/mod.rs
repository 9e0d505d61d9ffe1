//! JS3xx: arithmetic inside the narrative.

mod identities;
mod implied;
mod quantities;
mod slips;
mod statements;

use juesuan_model::{Statement, StatementKind};

use crate::context::Context;
use crate::rule::Rule;
use crate::sink::Sink;

/// The rules of the family, file by file in the order of their codes.
pub(super) const FAMILY: &[&[Rule]] =
    &[identities::RULES, statements::RULES, quantities::RULES, implied::RULES, slips::RULES];

/// The statements of a kind whose scope the reader was sure of; the others are noted.
fn of_kind<'a>(
    context: &Context<'a>,
    kind: StatementKind,
    sink: &mut Sink<'_>,
) -> impl Iterator<Item = &'a Statement> + use<'a> {
    for statement in context.unsure().filter(|statement| statement.kind == kind) {
        sink.unstated(statement.figures().collect(), statement.unsure.as_deref().unwrap_or_default());
    }
    context.statements(kind)
}
