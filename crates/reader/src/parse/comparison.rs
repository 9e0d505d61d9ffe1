//! Changes, rates and completion: what is compared with what.

use juesuan_model::{Basis, Direction, Role, StatementKind, Unit};

use super::grammar::Grammar;
use super::lexicon::Word;
use super::model::{Claim, Item, ItemKind};
use super::number::{Class, Number};
use super::subject::{MANY, Subject, UNNAMED};
use super::token::Token;

const NO_BASE: &str = "no basis is named before this change";
const CARRIED: &str = "the basis was named in another paragraph";
const OTHER_YEAR: &str = "the comparison is of another year than the accounts";
const OTHER_COUNT: &str =
    "the amount is counted in another way than the accounts, and its basis is not printed";

impl Grammar<'_> {
    /// A change or a rate with its direction word.
    pub(super) fn change(&mut self, index: u32, number: &Number, direction: Direction, rate: bool) {
        if self.reason.is_some() && rate {
            // Rates in a reason are of what the reason speaks of, which is not printed.
            let item = self.named_item(number, index, ItemKind::Rate);
            self.push_item(item);
            return;
        }
        // 各减少A，B万元: several changes pair with the amounts by order.
        if self.each && self.respectively.is_none() && self.is_followed(index) {
            self.begin_respectively();
        }
        if self.respectively_change(index, direction, rate) {
            return;
        }
        // A label inside the clause decides; without one, an open comparison takes it.
        if self.former_or_latter().is_some() {
            self.open = None;
        }
        if let Some(open) = self.open.filter(|_| self.labels.is_empty())
            && let Some(claim) = self.out.claims.get_mut(open)
        {
            let free = if rate { claim.rate.is_none() } else { claim.change.is_none() };
            let same = claim.direction.is_none_or(|known| known == direction);
            if free && same {
                if rate {
                    claim.rate = Some(index);
                } else {
                    claim.change = Some(index);
                }
                claim.direction = Some(direction);
                self.each_other(open, index, rate);
                return;
            }
        }
        let mut subject = self.subject();
        // An amount of money changes by money, a number of things by things.
        if subject
            .number
            .is_some_and(|level| !rate && !super::scope::same_measure(self.unit_of(level), number.unit))
        {
            let mut fitting = self
                .levels
                .iter()
                .copied()
                .filter(|&level| super::scope::same_measure(self.unit_of(level), number.unit));
            let one = fitting.next().filter(|_| fitting.next().is_none() && subject.named.is_none());
            subject = match one {
                // 接待费3万元，接待5批次60人，比上年增加1万元
                Some(level) => Subject { number: Some(level), named: None, unsure: None },
                None => {
                    Subject { number: None, named: subject.named, unsure: subject.unsure.or(Some(UNNAMED)) }
                }
            };
        }
        let named = subject.named;
        self.topic = self.labels.last().map(|label| label.id).or(self.topic);
        let mut claim = self.comparison(subject);
        let again = !rate && self.labels.is_empty() && self.is_another_change(&claim, direction);
        if again || self.labels.is_empty() && self.is_changed_again(&claim) {
            claim.unsure = claim.unsure.or(Some(MANY));
        }
        claim.direction = Some(direction);
        if rate {
            claim.rate = Some(index);
        } else {
            claim.change = Some(index);
        }
        if claim.subject.is_none() && !rate {
            let mut item = self.named_item(number, index, ItemKind::Change);
            item.basis = claim.basis;
            item.direction = Some(direction);
            item.labels[0] = named.or(item.labels[0]);
            // What is told of another year is no change of the accounts.
            if self.of_year.is_some() || self.recounted || again {
                item.labels = [None, None];
            }
            self.push_item(item);
        }
        self.open = Some(self.out.claims.len());
        self.out.claims.push(claim);
        if let Some(scope) = self.scopes.last_mut() {
            scope.compared = true;
        }
        self.each_subject();
    }

    /// 甲支出A，较上年减少C，主要原因是…B，较上年减少D: whether an amount that a reason gives stands before
    /// another comparison of the same amount with the same basis, which may then be of B.
    fn is_changed_again(&self, claim: &Claim) -> bool {
        let behind = self.told.is_some_and(|told| claim.subject.is_some_and(|subject| subject < told));
        // …年初预算收入B，比上年P增加D: of the amount right before, which has no known name.
        let told = self.told.and_then(|told| self.numbers.get(told as usize));
        let right = told.is_some_and(|told| self.clause == told.after + 1);
        if behind && right && self.base.is_some_and(|base| base.figure.is_some()) {
            return true;
        }
        let same = |other: &Claim| {
            other.kind == StatementKind::Change
                && (other.subject, other.basis) == (claim.subject, claim.basis)
                && other.change.or(other.rate).is_some()
        };
        behind && self.out.claims.iter().rev().take(6).any(same)
    }

    /// 甲较上年增加C。新增项目2个，增加支出D: whether an amount is said of what has changed by another one already,
    /// without a comparison of its own, and so is what a reason gives.
    fn is_another_change(&self, claim: &Claim, direction: Direction) -> bool {
        let same = |other: &Claim| {
            other.kind == StatementKind::Change
                && other.subject == claim.subject
                && (claim.subject.is_some() || other.subject_named == claim.subject_named)
                && (other.change.is_some() || other.base.is_some() || other.direction != Some(direction))
        };
        let since = self.base.and_then(|base| self.out.claims.get(base.claims..)).unwrap_or_default();
        since.iter().rev().take(6).any(same)
    }

    /// A claim against the basis that is in force.
    pub(super) fn comparison(&self, subject: Subject) -> Claim {
        let mut claim = self.claim(StatementKind::Change);
        claim.subject = subject.number;
        claim.subject_named = subject.named;
        claim.unsure = subject.unsure;
        match self.base {
            Some(base) => {
                claim.basis = base.basis;
                // Where neither is printed, another name than the base's is another subject.
                let renamed = |figure: u32| {
                    let end = self.numbers.get(figure as usize).map_or(0, |base| base.after);
                    claim.subject.is_none() && self.labels.iter().any(|label| label.start >= end)
                };
                claim.base =
                    base.figure.filter(|figure| base.figure_of == claim.subject && !renamed(*figure));
                // 较年初3万元增加1万元: what is printed needs no other basis.
                if base.basis.is_none() && !base.budget_of_another_year && claim.base.is_none() {
                    claim.unsure = claim.unsure.or(Some(NO_BASE));
                } else if base.paragraph != self.paragraph {
                    claim.unsure = claim.unsure.or(Some(CARRIED));
                }
            }
            None => claim.unsure = claim.unsure.or(Some(NO_BASE)),
        }
        // 与2030年甲收入P相比，增加D: of what the base has for a name.
        if let Some(figure) = self.base.and_then(|base| base.figure)
            && self.numbers.get(figure as usize).is_some_and(|base| base.start >= self.sentence_start)
            && let Some(of) = self.item(figure).filter(|item| !item.inherited).and_then(|item| item.labels[0])
            && let Some(subject) = claim.subject.and_then(|subject| self.item(subject))
            && subject.labels[0].is_some_and(|label| {
                // 收入总计 and 收支总计 are two names of one total.
                let total = self.is_of_all(label) && self.is_of_all(of);
                label != of && !total && !self.alike(Some(label), of)
            })
        {
            claim.unsure = claim.unsure.or(Some(UNNAMED));
        }
        let phrase = claim.subject.and_then(|subject| self.item(subject)).map(|item| item.phrase);
        if phrase.is_some_and(|(start, end)| self.text.get(start..end).is_some_and(|of| of.contains("口径)")))
        {
            claim.unsure = claim.unsure.or(Some(OTHER_COUNT));
        }
        if self.recounted || self.before.other_count {
            claim.unsure = Some(OTHER_COUNT);
        }
        if let Some(year) = self.of_year {
            match claim.basis {
                Some(Basis::PriorYear) => claim.basis = Some(Basis::Year(year.saturating_sub(1))),
                Some(Basis::Year(_)) => {}
                _ => claim.unsure = claim.unsure.or(Some(OTHER_YEAR)),
            }
            if claim.subject.is_none() {
                claim.unsure = claim.unsure.or(Some(OTHER_YEAR));
            }
        }
        if claim.base.is_none() && claim.subject.is_some() && claim.subject == self.last_level {
            claim.base = self.budget_for(claim.subject, claim.basis);
        }
        claim
    }

    /// The budget on a basis that an amount is compared with.
    fn budget_for(&self, subject: Option<u32>, basis: Option<Basis>) -> Option<u32> {
        let of_basis = |&&(known, _): &&(Basis, u32)| Some(known) == basis;
        let &(_, budget) = self.budgets.iter().rev().find(of_basis)?;
        self.is_budget_for(budget, subject).then_some(budget)
    }

    /// 三公经费决算A，完成预算B的r%，其中公务接待费决算C: B is of A, and no budget of C.
    fn is_budget_for(&self, budget: u32, subject: Option<u32>) -> bool {
        // 甲A，预算B。其中：乙C，与预算持平: B is of A.
        let place = |number: u32| self.numbers.get(number as usize);
        let between = place(budget).zip(subject.and_then(place));
        let between = between.and_then(|(from, to)| self.text.get(from.after..to.start));
        let opened = between.and_then(|words| super::ending(words).rsplit_once("其中"));
        if opened.is_some_and(|(_, rest)| !rest.contains(')')) {
            return false;
        }
        let last = |levels: &[u32]| levels.iter().rev().find(|&&level| level < budget).copied();
        let before = last(&self.levels).or_else(|| last(&self.earlier));
        before.is_none_or(|of| subject.is_none_or(|subject| subject == of) || !self.is_budget_of(budget, of))
    }

    /// 收入总计A，支出总计B，各增加D: the same for the other amount.
    fn each_subject(&mut self) {
        if !self.each || self.levels.len() != 2 {
            return;
        }
        let (Some(open), Some(&first)) = (self.open, self.levels.first()) else { return };
        let Some(claim) = self.out.claims.get(open) else { return };
        if claim.subject == Some(first)
            || self.unit_of(first) != claim.subject.map_or(Unit::None, |s| self.unit_of(s))
        {
            return;
        }
        let mut other = claim.clone();
        other.subject = Some(first);
        other.base = None;
        // The open claim stays the last one.
        self.out.claims.insert(open, other);
        self.open = Some(open + 1);
    }

    /// The rate after 各增加D belongs to both claims.
    fn each_other(&mut self, open: usize, index: u32, rate: bool) {
        if !self.each || !rate || open == 0 {
            return;
        }
        let change = self.out.claims.get(open).and_then(|claim| claim.change);
        if let Some(other) = self.out.claims.get_mut(open - 1)
            && other.change == change
            && other.rate.is_none()
        {
            other.rate = Some(index);
        }
    }

    /// 较上年210万元15万元，增长7.1%: an amount after a base's amount, without a verb or with a short one.
    pub(super) fn lost_verb(&self, number: &Number) -> bool {
        let Some(base) = self.base.and_then(|base| base.figure) else { return false };
        self.before.compared.is_some()
            && number.class == Class::Money
            && self.numbers.get(base as usize).is_some_and(|base| {
                matches!(self.text.get(base.after..number.start), Some("" | "少" | "多" | "少了" | "多了"))
            })
    }

    pub(super) fn change_without_verb(&mut self, index: u32) {
        let subject = self.subject();
        let mut claim = self.comparison(subject);
        claim.change = Some(index);
        let start = self.numbers.get(index as usize).map_or(0, |number| number.start);
        claim.direction = match self.text.get(..start).unwrap_or_default().trim_end_matches('了') {
            before if before.ends_with('少') => Some(Direction::Decrease),
            before if before.ends_with('多') => Some(Direction::Increase),
            _ => None,
        };
        self.open = Some(self.out.claims.len());
        self.out.claims.push(claim);
    }

    /// 持平, 无增减
    pub(super) fn unchanged(&mut self) {
        if self.reason.is_some() || self.before.direction.is_some() && self.before.compared.is_none() {
            return;
        }
        // 甲A，乙B，分别减少C和持平: of which of them is not followed.
        if self.respectively.as_ref().is_some_and(|of| of.direction.is_some()) {
            return;
        }
        let subject = self.subject();
        if subject.number.is_none() && subject.named.is_none() {
            return;
        }
        // 接待4批次、20人次，比上年4批次持平: of what the base is counted in.
        let of_base = self.base.filter(|base| base.figure.is_some()).and_then(|base| base.figure_of);
        let other = |level| of_base.is_some_and(|of| self.unit_of(of) != self.unit_of(level));
        let subject = match of_base {
            Some(of) if subject.number.is_some_and(other) => Subject { number: Some(of), ..subject },
            _ => subject,
        };
        let mut claim = self.comparison(subject);
        if claim.basis.is_none() {
            return;
        }
        claim.kind = StatementKind::Unchanged;
        self.topic = self.labels.last().map(|label| label.id).or(self.topic);
        claim.direction = Some(Direction::Unchanged);
        self.open = Some(self.out.claims.len());
        self.out.claims.push(claim);
        if let Some(scope) = self.scopes.last_mut() {
            scope.compared = true;
        }
    }

    /// 决算数小于预算数: a direction without a figure of its own, between two that are printed.
    pub(super) fn against(&mut self, direction: Direction, token: Token) {
        let before = self.text.get(..token.start).unwrap_or_default();
        let rest = self.text.get(token.end..).unwrap_or_default();
        let stated = before.ends_with("决算数") || before.ends_with("决算");
        let budget = ["年初预算", "全年预算", "预算数", "调整预算"].iter().any(|word| rest.starts_with(word));
        // 比上年增加D，低于年初预算3万元，下降p%: another comparison, whose basis is not followed further.
        if self.reason.is_none() && !stated {
            self.open = None;
            self.base = None;
        }
        let named = self.labels.last().map(|label| label.id);
        let of = |number: u32| {
            named.is_none_or(|label| {
                self.item(number)
                    .is_some_and(|item| item.labels[0] == Some(label) || self.alike(item.labels[0], label))
            })
        };
        if self.reason.is_some() || !stated || !budget {
            return;
        }
        let level = self.last_level.filter(|&level| of(level));
        let known = self.budgets.last().copied().filter(|&(_, budget)| of(budget));
        let (subject, basis, base) = match (level, known, named) {
            (Some(subject), Some((basis, base)), _) => {
                let one = self.budgets.iter().all(|&(known, _)| known == basis);
                // The figures must be of one thing, and the only ones near.
                let near = self.levels.len() + self.earlier.len() == 1 || self.same_subject(base, subject);
                if !one || !near || base > subject {
                    return self.against_unprinted(direction, subject);
                }
                (subject, basis, base)
            }
            // 三公经费支出决算数小于预算数 speaks of the whole, whatever stands between.
            (_, _, Some(label)) => match self.budget_and_level(label) {
                Some(found) if found.2 < found.0 => found,
                _ => return,
            },
            (Some(subject), None, None) => return self.against_unprinted(direction, subject),
            _ => return,
        };
        let kind =
            if direction == Direction::Unchanged { StatementKind::Unchanged } else { StatementKind::Change };
        let mut claim = self.claim(kind);
        claim.subject = Some(subject);
        claim.base = Some(base);
        claim.basis = Some(basis);
        claim.direction = Some(direction);
        self.open = Some(self.out.claims.len());
        self.out.claims.push(claim);
    }

    /// The direction of 大于, 小于 before the budget that was named last.
    pub(super) fn exceeds(&self) -> Option<Direction> {
        let start = self.before.last.map_or(0, |(_, start, _)| start);
        let before = self.text.get(..start)?;
        let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
        if ends(&["大于", "高于", "多于", "超过", "超出", "超"]) {
            Some(Direction::Increase)
        } else if ends(&["小于", "低于", "少于"]) {
            Some(Direction::Decrease)
        } else {
            None
        }
    }

    /// 超预算20%, 低于年初预算20%, 超额完成20%: which way the accounts went from the budget, that becomes the base.
    pub(super) fn beyond_budget(&mut self) -> Option<Direction> {
        let (word, start, _) = self.before.last?;
        let before = self.text.get(..start)?;
        let direction = match word {
            Word::Initial | Word::Final | Word::Budget => match self.exceeds() {
                None if before.ends_with('超') => Some(Direction::Increase),
                direction => direction,
            },
            Word::Complete if before.ends_with("超额") => Some(Direction::Increase),
            Word::Complete if before.ends_with(['未', '欠']) => Some(Direction::Decrease),
            _ => None,
        }?;
        let known = self.budgets.last().map_or(Basis::InitialBudget, |&(basis, _)| basis);
        let basis = match word {
            Word::Final => Basis::FinalBudget,
            Word::Initial => Basis::InitialBudget,
            _ => known,
        };
        self.set_base(Some(basis));
        Some(direction)
    }

    /// 决算数大于预算数3万元: by how much.
    pub(super) fn exceeding(&mut self, index: u32) {
        self.set_role(index, Role::Change);
        let direction = self.exceeds();
        let open = self.open.and_then(|open| self.out.claims.get_mut(open));
        if let Some(claim) = open.filter(|claim| claim.direction == direction && claim.change.is_none()) {
            claim.change = Some(index);
        }
    }

    /// 完成预算的r%，决算数小于预算数: the budget itself is not printed, but a reason may follow.
    fn against_unprinted(&mut self, direction: Direction, subject: u32) {
        let mut claim = self.claim(StatementKind::Change);
        claim.subject = Some(subject);
        let last = self.out.claims.last().filter(|last| last.subject == Some(subject));
        claim.basis = last.and_then(|last| last.basis).or(Some(Basis::InitialBudget));
        claim.direction = Some(direction);
        claim.unsure = Some("the budget that this compares with is not printed");
        self.open = Some(self.out.claims.len());
        self.out.claims.push(claim);
    }

    /// The level of a name in this section, and the one budget of it.
    fn budget_and_level(&self, label: u16) -> Option<(u32, Basis, u32)> {
        let subject = self.named_above(label)?;
        let of = |item: &&Item| item.labels[0] == Some(label) || self.alike(item.labels[0], label);
        let here = self.out.items.iter().rev().take(64).take_while(|item| item.section == self.section);
        let mut budgets = here
            .filter(|item| item.kind == ItemKind::Level && !item.reason)
            .filter(of)
            .filter_map(|item| Some((item.basis?, item.number)))
            .filter(|(basis, _)| matches!(basis, Basis::InitialBudget | Basis::FinalBudget));
        let (basis, base) = budgets.next()?;
        budgets.next().is_none().then_some((subject, basis, base))
    }

    /// Whether a budget and a level were said of one name.
    fn same_subject(&self, base: u32, subject: u32) -> bool {
        match (self.item(base), self.item(subject)) {
            (Some(base), Some(subject)) => base.labels[0].is_some() && base.labels == subject.labels,
            _ => false,
        }
    }

    /// 完成年初预算的r%
    pub(super) fn completion(&mut self, index: u32, number: &Number) {
        let item = self.named_item(number, index, ItemKind::Completion);
        let named_budget = match self.before.last.map(|(word, ..)| word) {
            Some(Word::Initial) => Some(Basis::InitialBudget),
            Some(Word::Final) => Some(Basis::FinalBudget),
            Some(Word::Budget) if self.gap_before_last("全年") => Some(Basis::FinalBudget),
            _ => None,
        };
        let mut claim = self.claim(StatementKind::Completion);
        let level = self.levels.last().copied().or(self.last_level);
        let base = match named_budget {
            Some(basis) => self.budgets.iter().rev().find(|&&(known, _)| known == basis),
            None => self.budgets.last(),
        };
        let base = base.filter(|&&(_, budget)| self.is_budget_for(budget, level));
        let different = self.budgets.windows(2).any(|pair| matches!(pair, [one, other] if one.0 != other.0));
        if named_budget.is_none() && different {
            claim.unsure = Some("two budgets are printed, and the rate does not say of which it is");
        }
        claim.base = base.map(|&(_, figure)| figure);
        claim.assumed = named_budget.is_none() && base.is_none();
        claim.basis = named_budget.or(base.map(|&(basis, _)| basis)).or(Some(Basis::InitialBudget));
        let subject =
            self.levels.last().copied().or_else(|| self.last_level.filter(|_| self.earlier.len() == 1));
        claim.rate = Some(index);
        // 决算A，其中基本支出完成预算的r%: of what the clause names, whose amount is not printed.
        let named = self.labels.last().map(|label| label.id);
        let of_level = subject.and_then(|subject| self.item(subject)).and_then(|item| item.labels[0]);
        let other = named.is_some_and(|named| of_level != Some(named) && !self.alike(of_level, named));
        if subject.is_some()
            && (other && !self.names_rate() || named.is_none() && self.completes_another(number))
        {
            claim.unsure = claim.unsure.or(Some(UNNAMED));
        }
        match subject {
            Some(subject) => claim.subject = Some(subject),
            None if !self.labels.is_empty() => claim.subject_named = self.labels.last().map(|label| label.id),
            None => claim.unsure = claim.unsure.or(Some(UNNAMED)),
        }
        if self.of_year.is_some() {
            claim.unsure = claim.unsure.or(Some(OTHER_YEAR));
        }
        self.push_item(item);
        // A rate of things done is no rate of an amount.
        let money = claim.subject.is_some_and(|subject| self.unit_of(subject).money_power().is_some());
        if money || claim.base.is_some() || claim.subject_named.is_some() {
            self.out.claims.push(claim);
        }
    }
}
