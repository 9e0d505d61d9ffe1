//! Amounts that went from one figure to another: 由X增加到Y, 减少为Y.

use juesuan_model::{Basis, Direction, StatementKind};

use super::context::Base;
use super::grammar::Grammar;
use super::model::ItemKind;
use super::number::Number;
use super::subject::Subject;

impl Grammar<'_> {
    /// 减少为3万元: which way it went, where it is said against what.
    pub(super) fn moved_to(&mut self, index: u32, direction: Direction, end: usize, number: &Number) {
        if !self.gap(end, number.start).starts_with('为') {
            return;
        }
        let mut claim = self.comparison(Subject { number: Some(index), named: None, unsure: None });
        if claim.unsure.is_none() {
            claim.direction = Some(direction);
            self.out.claims.push(claim);
        }
    }

    /// A number that was taken for a level, and is one of the last two.
    fn take_back(&mut self, number: u32) {
        let drop_from = |list: &mut Vec<u32>| {
            if let Some(at) =
                list.iter().rposition(|&known| known <= number).filter(|&at| list.get(at) == Some(&number))
            {
                list.remove(at);
            }
        };
        self.paragraph_levels = self.paragraph_levels.saturating_sub(1);
        drop_from(&mut self.levels);
        for scope in &mut self.scopes {
            drop_from(&mut scope.parts);
        }
    }

    /// 其中：甲A，由上年的P增加到A: the amount again is no other part.
    fn drop_repeated_part(&mut self, index: u32) {
        let printed = |number: u32| {
            let number = self.numbers.get(number as usize);
            number.and_then(|number| self.text.get(number.start..number.after))
        };
        let again = self.scopes.last().is_some_and(|scope| match &scope.parts[..] {
            [.., before, last] => *last == index && printed(*before) == printed(index),
            _ => false,
        });
        if let Some(scope) = self.scopes.last_mut().filter(|_| again) {
            scope.parts.pop();
        }
    }

    /// Takes back the amount right before another that replaces it.
    pub(super) fn take_back_before(&mut self, index: u32) {
        let base = self.out.items.len().checked_sub(2).and_then(|at| self.out.items.get_mut(at));
        let Some(base) = base.filter(|item| item.kind == ItemKind::Level && item.number + 1 == index) else {
            return;
        };
        (base.labels, base.path, base.whole) = ([None, None], None, None);
        let number = base.number;
        self.take_back(number);
    }

    /// 由X增加到Y
    pub(super) fn rise_or_fall(&mut self, index: u32, direction: Direction) {
        let base = self.out.items.len().checked_sub(2).and_then(|at| self.out.items.get_mut(at));
        let Some(base) = base.filter(|item| item.kind == ItemKind::Level && item.number + 1 == index) else {
            return;
        };
        // 收入总计由2030年度的P增加到A: the year stands between the word and its amount.
        let from = super::ending(self.text.get(..base.phrase.1).unwrap_or_default());
        let from = from.rsplit([',', ';', '。', '\n']).next().unwrap_or_default();
        if !(from.contains('由') || from.contains('从')) {
            return;
        }
        let prior = from.contains("上年") || from.contains("去年");
        let basis =
            if prior { Some(Basis::PriorYear) } else { base.basis.or(self.base.and_then(|base| base.basis)) };
        base.basis = basis;
        base.whole = None;
        let number = base.number;
        let labels = base.labels;
        // What comes before the first figure names both.
        if let Some(item) = self.out.items.last_mut()
            && item.labels[0].is_none()
        {
            item.labels = labels;
            item.inherited = true;
        }
        self.take_back(number);
        self.drop_repeated_part(index);
        if basis.is_none()
            && let Some(base) = self.out.items.len().checked_sub(2).and_then(|at| self.out.items.get_mut(at))
        {
            base.labels = [None, None];
        }
        let mut claim = self.claim(StatementKind::Change);
        claim.subject = Some(index);
        claim.base = Some(number);
        claim.basis = basis;
        claim.direction = Some(direction);
        self.base = Some(Base {
            basis,
            figure: Some(number),
            figure_of: Some(index),
            paragraph: self.paragraph,
            claims: self.out.claims.len(),
            topic: None,
            budget_of_another_year: false,
        });
        self.open = Some(self.out.claims.len());
        self.out.claims.push(claim);
    }
}
