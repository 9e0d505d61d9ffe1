//! 增减、持平的用词: words of comparison that are wrong where the figures are right.

use std::collections::BTreeSet;

use juesuan_model::{FigureId, Finding, Statement, StatementKind};

use super::slip::Slip;
use super::suspect::{Suspect, may_hold};
use super::{Case, Cause, MAX_TRIED, Mends, World};
use crate::context::Context;
use crate::engine::Engine;
use crate::interval::Measure;
use crate::relation::{Relation, RelationKind, TermRole};

impl World<'_> {
    /// The causes of a group whose figures all agree once words of direction are turned round;
    /// nothing unless that mends every case.
    ///
    /// That a difference is met exactly, but the other way, hardly ever comes of a wrong figure.
    pub(super) fn turned_round(&self, cases: &[Case]) -> Option<Vec<Cause>> {
        if cases.len() > MAX_TRIED {
            return None;
        }
        let mut open: Vec<&Case> = cases.iter().collect();
        let mut causes = Vec::new();
        let figures = cases.iter().flat_map(|case| &case.figures);
        let said: BTreeSet<usize> =
            figures.filter_map(|figure| self.said.get(figure)).flatten().copied().collect();
        for statement in said.into_iter().filter_map(|at| self.context.reading.statements.get(at)) {
            if open.is_empty() {
                break;
            }
            let Some((figure, turned)) = self.turned(statement) else { continue };
            let said = [statement.change, statement.rate];
            let of = |case: &&Case| said.iter().flatten().any(|figure| case.has(*figure));
            let (mine, others): (Vec<&Case>, Vec<&Case>) = open.iter().copied().partition(of);
            let contrary = contrary(self.context, statement).is_some();
            if mine.is_empty() || !self.is_mended(&said, &turned, contrary) {
                continue;
            }
            open = others;
            let suspect = Suspect::of_word(figure, Slip::DirectionWord);
            causes.push(Cause {
                cases: mine.into_iter().cloned().collect(),
                suspects: vec![suspect],
                mends: Mends::All,
            });
        }
        open.is_empty().then_some(causes)
    }

    /// The figure beside a word that is all that contradicts the figures.
    pub(super) fn word_alone(&self, cases: &[Case]) -> Option<Suspect> {
        let [Case { relations, .. }] = cases else { return None };
        let [index] = relations[..] else { return None };
        let relation = self.relations[index];
        let of_word = matches!(relation.kind, RelationKind::Sign | RelationKind::Unchanged);
        let figure = relation.terms().first().filter(|_| of_word)?.figure;
        Some(Suspect::of_word(figure, Slip::DirectionWord))
    }

    /// The figure beside the word of a statement, and the engine with the word turned round: the
    /// change and the rate with the other sign.
    fn turned(&self, statement: &Statement) -> Option<(FigureId, Engine)> {
        if statement.kind != StatementKind::Change || statement.direction.is_none() {
            return None;
        }
        let said = [statement.change, statement.rate];
        let figure = said.into_iter().flatten().find(|figure| self.in_question.contains(figure))?;
        let negative = |figure: FigureId| self.engine.measure(figure).ok()?.negative();
        let turned = self.engine.replacing(figure, negative(figure)?);
        let turned = match said.into_iter().flatten().find(|other| *other != figure) {
            Some(other) => turned.replacing(other, negative(other)?),
            None => turned,
        };
        Some((statement.change.unwrap_or(figure), turned))
    }

    /// Whether all relations around some figures may hold, at least one of them with the figures
    /// that the word compares. A bound is enough beside a rate with the contrary word.
    fn is_mended(&self, said: &[Option<FigureId>], engine: &Engine, contrary: bool) -> bool {
        let around = || said.iter().flatten().flat_map(|figure| self.places.of(*figure));
        let relation = |index: &u32| self.relations[*index as usize];
        let compares = |index: &u32| match relation(index).kind {
            RelationKind::Sum | RelationKind::Growth => true,
            RelationKind::Order => contrary,
            _ => false,
        };
        around().any(|index| {
            compares(index)
                && self.broken.contains(&(*index as usize))
                && (contrary || !self.is_rounding(relation(index)))
        }) && around().all(|index| self.is_mended_by(engine, relation(index)))
    }

    /// Whether a rate misses the figures by less than a unit of its last digit: small rates fit either
    /// direction nearly alike, and a slip in rounding is likelier than two wrong words.
    fn is_rounding(&self, relation: &Relation) -> bool {
        let rate = relation.terms().iter().find(|term| term.role == TermRole::Rate);
        let widened = rate.and_then(|rate| {
            let wide = self.engine.measure(rate.figure).ok()?.widened()?;
            Some(self.engine.replacing(rate.figure, wide))
        });
        widened.is_some_and(|engine| may_hold(&engine, relation))
    }
}

/// The statement of the same comparison with the contrary word: 减少1.00万元，增长5.0%.
fn contrary<'c>(context: &Context<'c>, statement: &Statement) -> Option<&'c Statement> {
    let mut about = context.statements_about(statement.subject?);
    about.find(|other| {
        other.kind == StatementKind::Change
            && other.basis == statement.basis
            && other.direction.is_some()
            && other.direction != statement.direction
    })
}

/// That the words of one comparison contradict each other is explained where one of them is found
/// to be wrong.
pub(crate) fn explain_contrary_words(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let turned = Slip::DirectionWord.id();
    for at in (0..findings.len()).rev() {
        let [contradicting] = &*findings[at].figures else { continue };
        if findings[at].name != "contradicting-directions" {
            continue;
        }
        let contrary =
            context.statement_of(contradicting.id).and_then(|statement| contrary(context, statement));
        let said = [contrary.and_then(|other| other.change), Some(contradicting.id)];
        let explains = |finding: &Finding| {
            finding.slip.as_ref() == Some(&turned)
                && finding.suspects.iter().any(|id| said.contains(&Some(*id)))
        };
        if let Some(cause) = findings.iter().position(explains) {
            let Finding { rule, severity, .. } = findings[at].clone();
            findings[cause].severity = findings[cause].severity.max(severity);
            findings[cause].explains.push(rule);
            findings[cause].explains.sort_unstable();
            findings.remove(at);
        }
    }
}

impl Measure {
    /// The same with a unit of the last digit more to either side.
    fn widened(self) -> Option<Self> {
        let unit = self.high.checked_sub(self.low)?;
        Some(Self { low: self.low.checked_sub(unit)?, high: self.high.checked_add(unit)?, ..self })
    }

    /// The same with the other sign; nothing where that is the same.
    fn negative(self) -> Option<Self> {
        let negated = |value: i128| value.checked_neg();
        (self.value != 0).then_some(())?;
        Some(Self { value: negated(self.value)?, low: negated(self.high)?, high: negated(self.low)?, ..self })
    }
}
