//! Identities as data: a whole and its parts, in a table or in the narrative.

use juesuan_model::{Basis, Concept, Dimensions, Fact};

use crate::context::{Context, is_narrative};
use crate::rule::Rule;
use crate::sink::Sink;

/// Where an identity is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// In the running narrative.
    Narrative,
    /// In one kind of table, in its rows without a code.
    Table(&'static str),
    /// In every coded row of one kind of table.
    Rows(&'static str),
}

/// What a part that is not stated means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// An empty cell, which the forms use for zero.
    Zero,
    /// Not known: without it nothing is stated.
    Unknown,
    /// Not known, unless words say that there was none: without it the others may not exceed the whole.
    Open,
}

/// One part of an identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The concept.
    pub concept: Concept,
    /// Whether it is taken away.
    pub negative: bool,
    /// What its absence means.
    pub absent: Absent,
}

/// A part that must be stated.
pub const fn part(concept: Concept) -> Part {
    Part { concept, negative: false, absent: Absent::Unknown }
}

/// A part whose absence leaves the sum open.
pub const fn optional(concept: Concept) -> Part {
    Part { concept, negative: false, absent: Absent::Open }
}

/// A part whose cell is left empty where it is zero.
pub const fn cell(concept: Concept) -> Part {
    Part { concept, negative: false, absent: Absent::Zero }
}

/// A part that is taken away; empty where it is zero.
pub const fn less(concept: Concept) -> Part {
    Part { concept, negative: true, absent: Absent::Zero }
}

/// A whole and its parts.
#[derive(Debug, Clone, Copy)]
pub struct Identity {
    /// Where it is looked at.
    pub scope: Scope,
    /// At which bases.
    pub bases: &'static [Basis],
    /// The whole.
    pub whole: Concept,
    /// Whether the whole is the last of several cells of its concept.
    pub last: bool,
    /// The parts.
    pub parts: &'static [Part],
}

/// The basis of most identities.
pub const ACTUAL: &[Basis] = &[Basis::Actual];
/// The bases that the three public expenses are printed at.
pub const BUDGET_AND_ACTUAL: &[Basis] = &[Basis::Actual, Basis::InitialBudget];
/// Every basis that a level can be stated at.
pub const LEVELS: &[Basis] = &[Basis::Actual, Basis::PriorYear, Basis::InitialBudget, Basis::FinalBudget];

/// Why a sum is not stated beside cells that nobody knows.
pub(crate) const UNREAD: &str = "有不认识或涉密的数字，它可能也是其中一项";

impl Identity {
    /// States the identity wherever its whole is printed.
    pub(crate) fn state(&self, rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
        if self.scope != Scope::Narrative && !context.has_tables() {
            return;
        }
        for &basis in self.bases {
            match self.scope {
                Scope::Narrative => {
                    let find = |concept| context.narrative(concept, basis, Dimensions::NONE);
                    if let Some(whole) = find(self.whole) {
                        self.state_one(rule, context, whole, find, sink);
                    }
                }
                Scope::Table(table) => {
                    let find = |concept| context.in_table(table, concept, basis, Dimensions::NONE, false);
                    if let Some(whole) =
                        context.in_table(table, self.whole, basis, Dimensions::NONE, self.last)
                    {
                        self.state_one(rule, context, whole, find, sink);
                    }
                }
                Scope::Rows(table) => {
                    let whole = self.whole.by_function();
                    for fact in context.facts(whole) {
                        if fact.basis != basis || fact.table() != Some(table) || fact.dimensions.is_none() {
                            continue;
                        }
                        let find = |concept: Concept| {
                            context.in_table(table, concept.by_function(), basis, &fact.dimensions, false)
                        };
                        self.state_one(rule, context, fact, find, sink);
                    }
                }
            }
        }
    }

    fn state_one<'a>(
        &self,
        rule: &Rule,
        context: &Context<'_>,
        whole: &'a Fact,
        find: impl Fn(Concept) -> Option<&'a Fact>,
        sink: &mut Sink<'_>,
    ) {
        if context.unread_beside(whole.figure) {
            sink.unstated(vec![whole.figure], UNREAD);
            return;
        }
        let withheld = |part: &Part| match whole.table() {
            Some(table) => context.withholds(table),
            None => context.withholds(part.concept.section_id()),
        };
        let zero = |part: &&Part| part.absent == Absent::Zero && find(part.concept).is_none();
        if self.parts.iter().filter(zero).any(withheld) {
            sink.unstated(vec![whole.figure], UNREAD);
            return;
        }
        let mut sum = sink.sum(rule, whole.figure);
        let mut open = whole.table().is_none() && context.has_more(self.whole);
        for part in self.parts {
            match (find(part.concept), part.absent) {
                (Some(fact), _) => sum.add(fact.figure, part.negative),
                (None, Absent::Zero) => {}
                (None, Absent::Open) if context.implies_none(part.concept) => {}
                (None, Absent::Open) => open = true,
                (None, Absent::Unknown) => return,
            }
        }
        if sum.is_empty() {
            return;
        }
        if open {
            sum.at_most();
        } else {
            sum.equal();
        }
    }
}

/// States that a code is the sum of the codes one level below, and the total that of the classes,
/// for every column of a table or of the narrative.
pub(crate) fn roll_up(
    rule: &Rule,
    context: &Context<'_>,
    sink: &mut Sink<'_>,
    table: Option<&str>,
    concepts: &[Concept],
    totals: bool,
) {
    if table.is_some() && !context.has_tables() {
        return;
    }
    for &column in concepts {
        let concept = column.by_function();
        let here = |fact: &&Fact| match table {
            Some(table) => fact.table() == Some(table),
            None => is_narrative(fact),
        };
        let mut rows: Vec<(&str, &Fact)> = context
            .facts(concept)
            .filter(here)
            .filter(|fact| fact.basis == Basis::Actual)
            .filter_map(|fact| Some((fact.dimensions.function.as_deref()?, fact)))
            .collect();
        rows.dedup_by_key(|(code, _)| *code);
        if rows.is_empty() {
            continue;
        }
        if totals {
            let total = context.at(column, Basis::Actual, Dimensions::NONE).find(here);
            if let Some(total) = total {
                if context.unread_beside(total.figure) {
                    sink.unstated(vec![total.figure], UNREAD);
                    continue;
                }
                let mut sum = sink.sum(rule, total.figure);
                rows.iter()
                    .filter(|(code, _)| code.len() == 3)
                    .for_each(|(_, fact)| sum.add(fact.figure, false));
                if !sum.is_empty() {
                    sum.equal();
                }
            }
            continue;
        }
        // The rows are in the order of their codes, so that the codes below one follow it.
        for (index, (code, whole)) in rows.iter().enumerate() {
            let below = code.len() + 2;
            if context.unread_beside(whole.figure) {
                sink.unstated(vec![whole.figure], UNREAD);
                continue;
            }
            let mut sum = sink.sum(rule, whole.figure);
            rows[index + 1..]
                .iter()
                .take_while(|(other, _)| other.starts_with(code))
                .filter(|(other, _)| other.len() == below)
                .for_each(|(_, fact)| sum.add(fact.figure, false));
            if !sum.is_empty() {
                sum.equal();
            }
        }
    }
}
