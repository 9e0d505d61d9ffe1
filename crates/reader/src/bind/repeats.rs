//! What a document says twice in the same words, and numbers of things that it also lists by name.

use std::collections::HashMap;

use juesuan_model::{Concept, FigureId, Statement, StatementKind, Unit};

use super::{Binder, resolve};
use crate::parse::is_unit_name;
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
        self.repeated_changes(&mut equal);
        for (one, other) in equal {
            let mut statement = Statement::new(StatementKind::Equal);
            statement.subject = Some(one);
            statement.base = Some(other);
            self.statements.push(statement);
        }
    }

    /// A change in the reason of a whole, and in the same words in the reason of its part.
    fn repeated_changes(&self, equal: &mut Vec<(FigureId, FigureId)>) {
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

    /// `listed:⟨figure⟩:⟨names⟩` for numbers of units and offices whose names stand beside them.
    pub(super) fn listed(&mut self) {
        let mut found = Vec::new();
        for item in &self.parse.parsed.items {
            let concept = self.concept(item.number);
            let listed = match concept {
                Some(Concept::InternalOfficeCount) => self.offices_before(item),
                Some(Concept::SubordinateUnitCount) => self.units_behind(item),
                _ => None,
            };
            let Some((names, others)) = listed else { continue };
            let stated = self.count(item.number);
            // 等 says that more may follow: then only too many names are too many.
            if names > 1 && (!others || stated.is_some_and(|stated| names >= stated)) {
                found.push(format!("listed:{}:{names}", self.figure(item.number)));
            }
        }
        self.contents.extend(found.into_iter().map(Into::into));
    }

    /// 内设甲科、乙科等2个科室
    fn offices_before(&self, item: &Item) -> Option<(usize, bool)> {
        let number = self.parse.numbers.get(item.number as usize)?;
        let mut from = number.start.saturating_sub(1500);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let before = self.text.get(from..number.start)?;
        let sentence = before.rsplit(['。', '\n', ';']).next()?;
        let at = sentence.find("内设机构:").map(|at| at + "内设机构:".len());
        let at = at.or_else(|| sentence.find("内设:").map(|at| at + "内设:".len()));
        let at = at.or_else(|| sentence.find("内设").map(|at| at + "内设".len()));
        let at = at.or_else(|| sentence.find('设').map(|at| at + "设".len()))?;
        let list = sentence.get(at..)?.trim_start_matches("有").trim_end_matches(['共', '计']);
        let (list, others) = list.strip_suffix('等').map_or((list, false), |list| (list, true));
        names(list, |name| {
            (2..=16).contains(&name.chars().count())
                && ["科", "室", "处", "股", "办", "部", "组", "队", "中心", "站", "所", "局", "委", "会"]
                    .iter()
                    .any(|end| name.ends_with(end))
        })
        .map(|count| (count, others))
    }

    /// 下属3个预算单位：甲中心、乙所、丙站。
    fn units_behind(&self, item: &Item) -> Option<(usize, bool)> {
        let number = self.parse.numbers.get(item.number as usize)?;
        let mut to = (number.after + 3000).min(self.text.len());
        while !self.text.is_char_boundary(to) {
            to -= 1;
        }
        let rest = self.text.get(number.after..to)?;
        let sentence = rest.get(..rest.find(['。', '\n'])?)?;
        let (noun, list) = sentence.split_once(':')?;
        if noun.contains([',', ';']) || noun.chars().count() > 16 {
            return None;
        }
        let (list, others) = list.strip_suffix('等').map_or((list, false), |list| (list, true));
        names(list, is_unit_name).map(|count| (count, others))
    }
}

/// How many names a list has, where each of its items is one.
fn names(list: &str, is_name: impl Fn(&str) -> bool) -> Option<usize> {
    let mut count = 0;
    let mut depth = 0usize;
    let items = list.split(|c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, '、' | ',')
    });
    for name in items {
        let outer =
            name.strip_suffix(')').and_then(|inner| inner.split_once('(')).map_or(name, |(outer, _)| outer);
        if !is_name(outer.trim()) {
            return None;
        }
        count += 1;
    }
    Some(count)
}
