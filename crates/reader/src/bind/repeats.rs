//! What a document says twice in the same words.

use std::collections::HashMap;

use juesuan_model::{Concept, FigureId, Statement, StatementKind, Unit};

use super::{Binder, resolve};
use crate::parse::model::{Item, ItemKind};

/// Shorter clauses may be said of two things.
const SPECIFIC: usize = 12;

impl Binder<'_> {
    /// Figures of one project, or in one and the same clause about a named unit, are the same.
    pub(super) fn repeats(&mut self) {
        let mut equal: Vec<(FigureId, FigureId)> = Vec::new();
        let mut projects: HashMap<&str, FigureId> = HashMap::new();
        for fact in &self.facts {
            if fact.concept != Concept::ProjectNotImplementedAmount || fact.dimensions.function.is_some() {
                continue;
            }
            let Some(project) = fact.dimensions.project.as_deref() else { continue };
            if project.chars().count() < 8 {
                continue;
            }
            match projects.get(project) {
                Some(&first) => equal.push((first, fact.figure)),
                None => {
                    projects.insert(project, fact.figure);
                }
            }
        }
        let mut clauses: HashMap<(&str, &str), FigureId> = HashMap::new();
        for item in &self.parse.parsed.items {
            let event = item.reason
                && item.direction.is_some()
                && item.kind == ItemKind::Level
                && matches!(self.unit(item.number), Unit::Organisation | Unit::Vehicle);
            if !event {
                continue;
            }
            let Some(clause) = self.clause_around(item) else { continue };
            match clauses.get(&clause) {
                Some(&first) => equal.push((first, self.figure(item.number))),
                None => {
                    clauses.insert(clause, self.figure(item.number));
                }
            }
        }
        let changes = self.repeated_changes();
        self.name_repeated(&changes);
        equal.extend(changes);
        self.recovered(&mut equal);
        self.same_names(&mut equal);
        equal.sort_unstable();
        equal.dedup();
        for (one, other) in equal {
            let mut statement = Statement::new(StatementKind::Equal);
            statement.subject = Some(one);
            statement.base = Some(other);
            self.statements.push(statement);
        }
    }

    /// Amounts of one kind that two reasons state in the same words: of the whole department they
    /// are the same, and those of one class are among them.
    fn recovered(&mut self, equal: &mut Vec<(FigureId, FigureId)>) {
        let mut firsts: HashMap<(&str, &str), FigureId> = HashMap::new();
        let mut within = Vec::new();
        for item in self.parse.parsed.items.iter().filter(|item| item.stopped && item.reason) {
            let Some(Some((concept, of))) = self.concepts.get(item.number as usize) else { continue };
            let named = of.project.as_deref().is_some_and(|project| project.chars().count() >= 8);
            let (true, Some(words)) = (!named || of.function.is_some(), self.words_before(item)) else {
                continue;
            };
            let of_class = of.function.is_some();
            // What one item's reason says is of that item.
            if !of_class && self.explains_item(item) {
                continue;
            }
            match firsts.get(&words) {
                Some(&first) if *concept == Concept::ProjectNotImplementedAmount => {
                    let figure = self.figure(item.number);
                    if of_class { within.push((first, figure)) } else { equal.push((first, figure)) }
                }
                None if !of_class => {
                    firsts.insert(words, self.figure(item.number));
                }
                _ => {}
            }
        }
        for (whole, part) in within {
            let mut statement = Statement::new(StatementKind::Sum);
            statement.whole = Some(whole);
            statement.parts.push(part);
            self.statements.push(statement);
        }
    }

    /// Whether a reason stands in a numbered paragraph of which nobody knows the class: 2.甲事业（2010607）….
    fn explains_item(&self, item: &Item) -> bool {
        let before = crate::parse::ending(self.text.get(..item.phrase.0).unwrap_or_default());
        let line = before.rsplit('\n').next().unwrap_or_default();
        let claim = item.explains.and_then(|at| self.parse.parsed.claims.get(at));
        let subject = claim.and_then(|claim| claim.subject).and_then(|subject| self.concept(subject));
        crate::parse::list_number(line).is_some() && subject.is_none()
    }

    /// The clause of a number and the one before it, where both are words alone.
    fn words_before(&self, item: &Item) -> Option<(&str, &str)> {
        let (clause, _) = self.words_around(item)?;
        let number = self.parse.numbers.get(item.number as usize)?;
        let start = number.start - clause.len();
        let mut from = start.saturating_sub(180);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let before = self.text.get(from..start)?.strip_suffix([',', ';', ':'])?;
        let before = before.rsplit([',', '。', ';', ':', '\n']).next()?;
        let words = !before.contains(|c: char| c.is_ascii_digit());
        (words && before.chars().count() + clause.chars().count() >= SPECIFIC).then_some((before, clause))
    }

    /// A change in the reason of a whole, and in the same words in the reason of its part.
    fn repeated_changes(&self) -> Vec<(FigureId, FigureId)> {
        let mut equal = Vec::new();
        let mut seen: HashMap<(&str, &str), (&Item, Concept)> = HashMap::new();
        let mut explained = None;
        for item in &self.parse.parsed.items {
            if !item.reason && item.kind == ItemKind::Level {
                explained = self.concept(item.number);
            }
            if !item.reason || item.kind != ItemKind::Change || item.exact || item.of_unit {
                continue;
            }
            let (Some(concept), Some(clause)) = (explained, self.words_around(item)) else { continue };
            if clause.0.chars().count() < SPECIFIC {
                continue;
            }
            match seen.get(&clause) {
                Some(&(first, of)) if resolve::is_part(of, concept) || resolve::is_part(concept, of) => {
                    if first.basis == item.basis && first.direction == item.direction {
                        equal.push((self.figure(first.number), self.figure(item.number)));
                    }
                }
                Some(_) => {}
                None => {
                    seen.insert(clause, (item, concept));
                }
            }
        }
        equal
    }

    /// Of two changes in the same words, one may stand where it is known what changed.
    fn name_repeated(&mut self, changes: &[(FigureId, FigureId)]) {
        let facts = self.facts.len();
        for &(one, other) in changes {
            let known = |figure| self.facts.iter().position(|fact| fact.figure == figure);
            let (known, unknown) = match (known(one), known(other)) {
                (Some(known), None) => (known, other),
                (None, Some(known)) => (known, one),
                _ => continue,
            };
            if known < facts
                && let Some(fact) = self.facts.get(known)
            {
                let fact = juesuan_model::Fact { figure: unknown, ..fact.clone() };
                self.facts.push(fact);
            }
        }
    }

    /// The words of a clause before and behind a number, where they name a unit.
    fn clause_around(&self, item: &Item) -> Option<(&str, &str)> {
        let (before, behind) = self.words_around(item)?;
        let long = before.chars().count() + behind.chars().count() >= SPECIFIC;
        let named = ["中心", "局", "所", "院", "校", "站", "馆", "队", "办", "委"]
            .iter()
            .any(|word| before.contains(word) || behind.contains(word));
        (long && named).then_some((before, behind))
    }

    /// The words of a clause before and behind a number, where no other number stands in it.
    fn words_around(&self, item: &Item) -> Option<(&str, &str)> {
        let number = self.parse.numbers.get(item.number as usize)?;
        let ends = |c: char| matches!(c, ',' | '。' | ';' | ':' | '\n');
        let before = self.words((item.phrase.0, number.start));
        let before = before.rsplit(ends).next()?;
        let mut window = (number.end + 180).min(self.text.len());
        while !self.text.is_char_boundary(window) {
            window -= 1;
        }
        let rest = self.text.get(number.end..window)?;
        let behind = rest.get(..rest.find(ends)?)?;
        (!behind.contains(|c: char| c.is_ascii_digit())).then_some((before, behind))
    }
}
