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
fn of_kind<'a>(context: &Context<'a>, kind: StatementKind, sink: &mut Sink<'_>) -> Vec<&'a Statement> {
    let mut sure = Vec::new();
    for statement in context.reading.statements.iter().filter(|statement| statement.kind == kind) {
        match &statement.unsure {
            None => sure.push(statement),
            Some(why) => sink.unstated(statement.figures().collect(), why.to_string()),
        }
    }
    sure
}
