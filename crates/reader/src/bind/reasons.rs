//! What a reason's amounts say of the change that it explains.

use juesuan_model::{Concept, Dimensions, Direction, Statement, StatementKind, Unit};

use super::Binder;
use crate::parse::model::{Item, ItemKind};

impl Binder<'_> {
    /// The amounts of each reason as open parts of the change explained, and what they repeat.
    pub(super) fn reasons(&mut self) {
        let parse = self.parse;
        let mut items = parse.parsed.items.iter().filter(|item| item.explains.is_some()).peekable();
        while let Some(first) = items.next() {
            let mut run = vec![first];
            while let Some(next) = items.next_if(|next| next.explains == first.explains) {
                run.push(next);
            }
            self.reason(&run);
        }
        self.added_vehicles();
    }

    fn reason(&mut self, run: &[&Item]) {
        let Some(at) = run.first().and_then(|item| item.explains) else { return };
        let Some(claim) = self.parse.parsed.claims.get(at) else { return };
        let Some(change) = claim.change else { return };
        let money: Vec<&Item> =
            run.iter().copied().filter(|item| self.unit(item.number).money_power().is_some()).collect();
        let one_sided = self.parse.parsed.one_sided.binary_search(&at).is_ok();
        // What was not spent is part of the decrease; other causes may be set off by untold ones.
        let stopped = claim.direction == Some(Direction::Decrease) && money.iter().all(|item| item.stopped);
        let all = money.len() > 1 && one_sided && stopped;
        let alone = money.len() == 1
            && money.iter().all(|item| matches!(item.kind, ItemKind::Level | ItemKind::Change))
            && money.iter().all(|item| item.direction.is_none_or(|of| Some(of) == claim.direction))
            // A named change is a change of its own.
            && money.iter().all(|item| !item.exact && !item.of_unit);
        if !(all || alone) {
            return;
        }
        let (basis, subject) = (claim.basis, claim.subject);
        let mut statement = Statement::new(StatementKind::Sum);
        statement.whole = Some(self.figure(change));
        statement.parts = money.iter().map(|item| self.figure(item.number)).collect();
        statement.basis = basis;
        self.statements.push(statement);
        // 支出增加D at the end of the reason speaks of what is explained.
        if let (true, [item]) = (alone, &money[..])
            && item.kind == ItemKind::Change
            && self.is_bare(item)
            && let Some(concept) = subject.and_then(|subject| self.concept(subject))
            && let Some(basis) = basis
        {
            self.fact(item.number, concept, basis, Dimensions::default(), item.section);
        }
    }

    /// Whether a change in a reason is of 支出 or 费用 and of no kind of it.
    fn is_bare(&self, item: &Item) -> bool {
        let words = self.words(item.phrase).trim_end_matches(['了', '约', '共']);
        let Some(words) =
            ["增加", "减少", "上升", "下降", "增长", "降低"].iter().find_map(|word| words.strip_suffix(word))
        else {
            return false;
        };
        let Some(before) = ["支出", "费用", "经费"].iter().find_map(|word| words.strip_suffix(word))
        else {
            return false;
        };
        before.is_empty()
            || ["增加", "减少", "相应", "导致", "使", "致", "故", ","]
                .iter()
                .any(|word| before.ends_with(word))
    }

    /// 划拨增加1辆公务车: what was added is among what is held.
    fn added_vehicles(&mut self) {
        let Some(stock) = self
            .levels
            .get(&Concept::VehicleStockCount)
            .and_then(|known| known.first())
            .map(|known| known.number)
        else {
            return;
        };
        let mut found = Vec::new();
        for item in &self.parse.parsed.items {
            let added = item.reason
                && item.kind == ItemKind::Level
                && item.direction == Some(Direction::Increase)
                && self.unit(item.number) == Unit::Vehicle;
            let number = self.parse.numbers.get(item.number as usize);
            let rest = number.and_then(|number| self.text.get(number.after..)).unwrap_or_default();
            if added && ["公务", "车辆", "用车", "一般公务", "执法"].iter().any(|word| rest.starts_with(word))
            {
                found.push(item.number);
            }
        }
        for number in found {
            let mut statement = Statement::new(StatementKind::Sum);
            statement.whole = Some(self.figure(stock));
            statement.parts.push(self.figure(number));
            self.statements.push(statement);
        }
    }
}
