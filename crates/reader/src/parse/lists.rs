//! 分别 and 加上: names and numbers that pair by order, and wholes that come last.

use juesuan_model::{Direction, StatementKind};

use super::grammar::Grammar;
use super::model::Opened;
use super::number::{Class, Number};

/// 甲、乙分别…: the names before, and the numbers as they come.
#[derive(Debug)]
pub(super) struct Respectively {
    labels: Vec<u16>,
    /// How many levels were given a name.
    named: usize,
    /// The levels that changes and shares pair with.
    subjects: Vec<u32>,
    pub direction: Option<Direction>,
    changes: Vec<(u32, Direction)>,
    rates: Vec<(u32, Direction)>,
    shares: Option<(usize, usize)>,
    /// Where the first share stands.
    first_share: Option<usize>,
}

/// 甲，加上：乙、丙，总计丁
#[derive(Debug)]
pub(super) struct Plus {
    parts: Vec<u32>,
    /// 减去丁: what is taken off again.
    subtracted: Vec<u32>,
    /// Whether a name stood without an amount.
    pub open: bool,
    /// Whether it is not sure what is added to, or what is added.
    pub unsure: bool,
}

impl Grammar<'_> {
    pub(super) fn begin_respectively(&mut self) {
        let share = self.before.share;
        let labels = self.labels.iter().map(|label| label.id).collect::<Vec<_>>();
        if let Some(known) = &mut self.respectively {
            known.shares = share.map(|start| (start, 0)).or(known.shares);
            if known.changes.is_empty() && known.rates.is_empty() {
                known.subjects.clone_from(&self.levels);
            }
            return;
        }
        self.respectively = Some(Respectively {
            labels,
            named: 0,
            subjects: if self.levels.is_empty() { self.earlier.clone() } else { self.levels.clone() },
            direction: None,
            changes: Vec::new(),
            rates: Vec::new(),
            shares: None,
            first_share: None,
        });
    }

    /// Whether another number of the same kind follows directly.
    pub(super) fn is_followed(&self, index: u32) -> bool {
        let index = index as usize;
        let (Some(one), Some(other)) = (self.numbers.get(index), self.numbers.get(index + 1)) else {
            return false;
        };
        let gap = self.text.get(one.after..other.start);
        matches!(gap, Some("和" | "、" | "," | "及" | "与")) && other.class == one.class
    }

    pub(super) fn respective_label(&mut self) -> Option<u16> {
        let state = self.respectively.as_mut()?;
        if state.direction.is_some() || state.labels.len() < 2 {
            return None;
        }
        let label = state.labels.get(state.named).copied();
        state.named += 1;
        label
    }

    /// A change or rate after 分别: it waits for the others.
    pub(super) fn respectively_change(&mut self, index: u32, direction: Direction, rate: bool) -> bool {
        let several = self.is_followed(index);
        let Some(state) = self.respectively.as_mut() else { return false };
        let begun = !state.changes.is_empty() || !state.rates.is_empty();
        if state.subjects.len() < 2 && state.labels.len() < 2 && !several && !begun {
            return false;
        }
        state.direction = Some(direction);
        if rate {
            state.rates.push((index, direction));
        } else {
            state.changes.push((index, direction));
        }
        true
    }

    /// Another number of the same list: 分别减少2万元和5万元.
    pub(super) fn continues_change(&self, number: &Number) -> bool {
        let Some(state) = &self.respectively else { return false };
        let Some(&(last, _)) = state.changes.last() else { return false };
        let Some(last) = self.numbers.get(last as usize) else { return false };
        matches!(self.text.get(last.after..number.start), Some("和" | "、" | "," | "及" | "与"))
            && last.unit == number.unit
    }

    /// Another rate of the same list: 下降10%和20%.
    pub(super) fn continues_rate(&self, number: &Number) -> Option<Direction> {
        let &(last, direction) = self.respectively.as_ref()?.rates.last()?;
        let last = self.numbers.get(last as usize)?;
        matches!(self.text.get(last.after..number.start), Some("和" | "、" | "," | "及" | "与"))
            .then_some(direction)
    }

    pub(super) fn is_respective_share(&self) -> bool {
        self.respectively.as_ref().is_some_and(|state| state.shares.is_some())
    }

    pub(super) fn share_started(&self) -> Option<usize> {
        self.respectively.as_ref()?.shares.map(|(start, _)| start)
    }

    /// Where the first share of the list stands, or this one.
    pub(super) fn first_share(&mut self, here: usize) -> usize {
        match &mut self.respectively {
            Some(state) if state.shares.is_some() => *state.first_share.get_or_insert(here),
            _ => here,
        }
    }

    /// The amount that the next share of a list is of, by order; nothing in it where the amounts
    /// are fewer than the shares.
    pub(super) fn respective_share(&mut self, index: u32) -> Option<Option<u32>> {
        let before = self.before.share;
        let mut run = 1;
        while run < 8 {
            let next = index as usize + run;
            let (Some(one), Some(other)) = (self.numbers.get(next - 1), self.numbers.get(next)) else {
                break;
            };
            let gap = self.text.get(one.after..other.start);
            if other.class != Class::Percent || !matches!(gap, Some("和" | "、" | "," | "及" | "与")) {
                break;
            }
            run += 1;
        }
        // 占丙的p%和q%: a list of shares pairs by order without the word 分别.
        if run > 1 && self.respectively.is_none() {
            self.begin_respectively();
        }
        let levels = &self.levels;
        let state = self.respectively.as_mut()?;
        let (start, count) = state.shares.or(before.map(|start| (start, 0)))?;
        if count == 0 {
            if run == 1 && levels.len() < 2 {
                return None;
            }
            // As many amounts as there are shares in the list.
            let surplus = levels.len().checked_sub(run);
            state.subjects = surplus.and_then(|from| levels.get(from..)).unwrap_or_default().to_vec();
        }
        state.shares = Some((start, count + 1));
        Some(state.subjects.get(count).copied())
    }

    pub(super) fn end_respectively(&mut self) {
        let Some(state) = self.respectively.take() else { return };
        let count = state.changes.len().max(state.rates.len());
        if count == 0 {
            return;
        }
        // 甲A，乙B，合计C，分别增加…: of A and B.
        let total = |&&level: &&u32| {
            self.item(level).is_some_and(|item| {
                let words = self.text.get(item.phrase.0..item.phrase.1).unwrap_or_default();
                let words = words.trim_end_matches(['为', '是', ' ']);
                ["合计", "共计", "合共", "总计"].iter().any(|total| words.ends_with(total))
                    && item.labels[0].is_none_or(|label| !self.is_of_all(label))
            })
        };
        let apart: Vec<u32> = state.subjects.iter().filter(|level| !total(level)).copied().collect();
        let named = if state.subjects.len() > count { apart } else { state.subjects.clone() };
        // 甲A，乙B，分别减少C和持平: which of them C is of is not followed.
        let one = count == 1 && named.len() > 1;
        let subjects = &named[named.len().saturating_sub(count)..];
        // 二者上年分别为A和B，分别增加…: of this year's, which stand before.
        let ours = |level: &u32| self.item(*level).is_none_or(|item| self.out.is_main(item.basis));
        // 与上年A、B相比，分别增加…: each has a base of its own.
        let based = self.base.is_some_and(|base| base.figure.is_some()) && count > 1;
        let fits = !one && !based && subjects.iter().all(ours) && subjects.len() == count
            || subjects.is_empty() && state.labels.len() == count;
        for place in 0..count {
            let mut claim = self.claim(StatementKind::Change);
            let (change, rate) = (state.changes.get(place), state.rates.get(place));
            claim.change = change.map(|&(change, _)| change);
            claim.rate = rate.map(|&(rate, _)| rate);
            claim.direction = change.or(rate).map(|&(_, direction)| direction).or(state.direction);
            claim.basis = self.base.and_then(|base| base.basis);
            if fits {
                claim.subject = subjects.get(place).copied();
                if claim.subject.is_none() {
                    claim.subject_named = state.labels.get(place).copied();
                }
            } else {
                claim.unsure = Some("the numbers after 分别 are not as many as the names before it");
            }
            if claim.basis.is_none() {
                claim.unsure = claim.unsure.or(Some("no basis is named before this change"));
            }
            self.out.claims.push(claim);
        }
    }

    pub(super) fn begin_plus(&mut self) {
        if self.reason.is_some() {
            return;
        }
        if let Some(level) = self.last_level {
            // 收入A，其中：B。C。加上…: to which of two amounts is added is not said.
            let apart = |level: &&u32| self.item(**level).is_some_and(|item| item.whole.is_none());
            let before = self.paragraph_levels as usize > self.earlier.len();
            // 加上B，总计C；加上D，总计E: the second is not added to the first total.
            let named_total = self.item(level).is_some_and(|item| {
                let words = self.text.get(item.phrase.0..item.phrase.1).unwrap_or_default();
                let apart = self.text.get(..self.here).is_some_and(|before| before.ends_with([';', '。']));
                apart && ["总量", "总计"].iter().any(|total| words.ends_with(total))
            });
            let total = self
                .out
                .claims
                .iter()
                .rev()
                .take(8)
                .any(|claim| claim.opened == Some(Opened::Plus) && claim.whole == Some(level));
            // 收入A，其中：B。加上C，总计D: D is A and C in one account, and B and C in another.
            let part = self.item(level).is_some_and(|item| item.whole.is_some());
            // 收入A，剔除甲后为B；加上…: A is what is added to, which stands farther away.
            let recounted = self.recounted
                || self
                    .item(level)
                    .and_then(|item| self.text.get(item.phrase.0..item.phrase.1))
                    .is_some_and(|words| words.contains("口径"));
            let unsure = part
                || recounted
                || total
                || named_total
                || self.levels.is_empty() && (before || self.earlier.iter().filter(apart).count() > 1);
            self.close_inline_scopes();
            self.plus = Some(Plus { parts: vec![level], subtracted: Vec::new(), open: false, unsure });
        }
    }

    /// A level after 加上: an addend, or the total that ends the list.
    pub(super) fn join_plus(&mut self, index: u32, number: &Number) {
        let phrase = self.text.get(self.phrase.min(number.start)..number.start).unwrap_or_default();
        let total = phrase.contains("总计") || phrase.contains("合计") || phrase.contains("总量");
        // Inside a bracket stand the parts of an addend.
        if self.depth > 0 {
            return;
        }
        let taken = self.is_taken_off(number);
        let Some(plus) = &mut self.plus else { return };
        if !total {
            // 加上甲A，含乙B，丙C: which of them hold others is not said.
            let name = phrase.trim_start_matches([',', '、', ' ']);
            plus.unsure |= ["含", "用于", "包含", "包括", "其中"].iter().any(|of| name.starts_with(of));
            if taken {
                plus.subtracted.push(index);
            } else {
                plus.parts.push(index);
            }
            return;
        }
        let Some(plus) = &self.plus else { return };
        // 支出A，加上：收入B，收入总计C: what was spent is no part of what came in.
        let other = match (phrase.contains("收入"), phrase.contains("支出")) {
            (true, false) => Some("支出"),
            (false, true) => Some("收入"),
            _ => None,
        };
        let first = plus.parts.first().and_then(|&first| self.item(first));
        let words = first.and_then(|item| self.text.get(item.phrase.0..item.phrase.1)).unwrap_or_default();
        let label = first.and_then(|item| item.labels[0]).and_then(|label| self.lexicon.label(label));
        let side = label.and_then(|label| label.concepts.first()).map_or("", |concept| concept.id());
        let mixed = other.is_some_and(|other| {
            let id = if other == "支出" { "expenditure" } else { "income" };
            words.contains(other) || side.ends_with(id)
        });
        let Some(plus) = self.plus.take() else { return };
        let mut claim = self.claim(StatementKind::Sum);
        claim.whole = Some(index);
        claim.and_others = plus.open || plus.parts.len() < 2;
        claim.parts = plus.parts;
        claim.subtracted = plus.subtracted;
        claim.opened = Some(Opened::Plus);
        claim.unsure = (plus.unsure || mixed).then_some("to which of several amounts is added is not said");
        self.out.claims.push(claim);
    }

    /// 甲A，乙B，两项合计C; 甲A、乙B，合计C: a total that stands behind its parts.
    pub(super) fn sum_behind(&mut self, index: u32, number: &Number) {
        if self.plus.is_some() || self.depth > 0 || !self.scopes.is_empty() || self.levels.len() < 2 {
            return;
        }
        let clause = self.text.get(self.clause.min(number.start)..number.start).unwrap_or_default();
        let name = clause.trim_end_matches(['为', '是', '共', ' ']);
        let name = name.strip_prefix("以上").or_else(|| name.strip_prefix("上述")).unwrap_or(name);
        let Some(counted) =
            ["合计", "共计", "总计", "合共"].iter().find_map(|total| name.strip_suffix(total))
        else {
            return;
        };
        let several = ["项", "者", "类", "个部分", "部分"].iter().find_map(|unit| counted.strip_suffix(unit));
        let count = match several {
            Some(count) => {
                ["两二", "三", "四", "五", "六"].iter().position(|of| of.contains(count)).map(|at| at + 2)
            }
            None if counted.is_empty() => Some(self.levels.len()),
            None => None,
        };
        let Some(parts) = count.and_then(|count| self.levels.get(self.levels.len().checked_sub(count)?..))
        else {
            return;
        };
        let begins =
            parts.first().and_then(|&part| self.item(part)).map_or(number.start, |item| item.phrase.0);
        let words = self.text.get(begins..self.clause.min(number.start)).unwrap_or_default();
        let plain = words.len() <= super::SENTENCE
            && ![
                "其中", "含", "包括", "(", "比", "较", "占", "预算", "上年", "完成", "分别", "各", "加",
                "减", "增", "结转", "总", "合计", "计划", "去年",
            ]
            .iter()
            .any(|other| words.contains(other));
        let same = parts.iter().all(|&part| {
            self.unit_of(part).money_power().is_some() == number.unit.money_power().is_some()
                && super::scope::same_measure(self.unit_of(part), number.unit)
                && self.item(part).is_some_and(|item| {
                    let words = self.text.get(item.phrase.0..item.phrase.1).unwrap_or_default();
                    item.whole.is_none() && item.basis.is_none() && !super::quantity::is_unnamed(words)
                })
        });
        if !plain || !same || parts.len() < 2 {
            return;
        }
        let mut claim = self.claim(StatementKind::Sum);
        claim.whole = Some(index);
        claim.parts = parts.to_vec();
        claim.opened = Some(Opened::Plus);
        self.out.claims.push(claim);
    }

    pub(super) fn end_plus(&mut self) {
        self.plus = None;
    }
}
