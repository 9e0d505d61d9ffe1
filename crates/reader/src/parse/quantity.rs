//! A quantity: the role that its clause gives it, and the names that it has.

use juesuan_model::{Basis, Concept, Direction, Role, StatementKind};

use super::grammar::Grammar;
use super::lexicon::Word;
use super::model::ItemKind;
use super::number::{Class, Number};
use super::token::Kind;
use super::year;

/// Words that may stand between a word and its number without meaning anything.
const FILLERS: &[&str] = &[
    "为", "了", "额", "数", "约", "达到", "达", "共计", "共", "合计", "近", "各", ":", "是", "逾", "超过",
    "率", "幅度", "幅", "总额", "金额", "分别", " ", "总计", "均", "安排", "执行", "到", "至", "有", "比例",
    "的", "比重", "计", "量", "总量", "(", "整整", "足足", "仅", "只", "将近", "大约", "高达", "多达",
];

/// Whether a gap means nothing.
pub(super) fn is_filler(mut gap: &str) -> bool {
    for _ in 0..6 {
        if gap.is_empty() {
            return true;
        }
        match FILLERS.iter().find_map(|word| gap.strip_prefix(word)) {
            Some(rest) => gap = rest,
            None => return false,
        }
    }
    gap.is_empty()
}

/// Words that stand before a level without naming it.
const PREFIXES: &[&str] = &[
    "采购金额",
    "支出决算数",
    "支出决算",
    "收入决算",
    "决算数",
    "决算",
    "实际支出数",
    "实际支出",
    "实际完成",
    "实际",
    "执行数",
    "支出数",
    "费用支出",
    "支出",
    "收入",
    "费用",
    "年初预算数",
    "年初预算",
    "全年预算数",
    "全年预算",
    "调整预算数",
    "调整预算",
    "预算数",
    "预算",
    "本年度",
    "本年",
    "年度",
    "当年",
    "年",
    "度",
    "末",
    "底",
    "其中",
    "本部门",
    "本单位",
    "我单位",
    "部门",
    "上年度",
    "上年",
    "数",
    "共有",
    "共计",
    "合计",
    "共",
    "为",
    "约",
    "是",
    "达",
    "总额",
    "金额",
    "计",
    "安排",
    "支",
    "的",
    "了",
    "各",
    "均",
    ":",
    ",",
    " ",
    "和",
    "及",
    "、",
    "/",
    "涉及",
    "累计",
    "接待",
    "购置",
    "来访",
    "人数",
    "批次",
    "资金",
    "人次",
    "团组",
    "辆数",
];

/// Whether the words before a number say no name of their own.
pub(super) fn is_unnamed(mut phrase: &str) -> bool {
    for _ in 0..10 {
        if phrase.is_empty() {
            return true;
        }
        match PREFIXES.iter().find_map(|word| phrase.strip_prefix(word)) {
            Some(rest) => phrase = rest,
            None => return false,
        }
    }
    phrase.is_empty()
}

impl Grammar<'_> {
    pub(super) fn gap(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The last word, where nothing that matters stands between it and the number.
    pub(super) fn adjacent(&self, number: &Number) -> Option<Word> {
        let (word, _, end) = self.before.last?;
        let mut end = end;
        if matches!(word, Word::Prior | Word::Initial | Word::Final | Word::Budget | Word::YearOnYear) {
            end = year::tail(self.text, end);
            // 比上年（累计支出12万元）减少…
            if self.gap(end, number.start).starts_with('(') {
                end = year::tail(self.text, end + 1);
            }
        }
        let gap = self.gap(end, number.start);
        // 减少支出3万元: what is said to fall is all that is spoken of.
        let moved =
            matches!(word, Word::Direction(_)) && matches!(gap, "支出" | "收入" | "经费" | "资金" | "开支");
        (moved || is_filler(gap)).then_some(word)
    }

    pub(super) fn quantity(&mut self, index: u32, number: Number, at: usize) {
        match number.class {
            Class::Percent => self.percent(index, &number, at),
            Class::Points => {
                let role = if self.before.direction.is_some() { Role::Change } else { Role::Other };
                self.set_role(index, role);
                self.reset(number.after);
            }
            _ => self.amount(index, &number, at),
        }
    }

    fn percent(&mut self, index: u32, number: &Number, at: usize) {
        if self.is_unchosen(number) {
            self.set_role(index, Role::Rate);
            self.reset(number.after);
            return;
        }
        let adjacent = self.adjacent(number);
        let completes = self.gap(number.after, number.after + "完成".len()) == "完成";
        if let (Some((direction, _)), true) = (
            self.before.direction,
            matches!(adjacent, Some(Word::Direction(_) | Word::Respectively | Word::Each)),
        ) {
            self.set_role(index, Role::Rate);
            self.change(index, number, direction, true);
        } else if self.before.share.is_some() || self.is_respective_share() {
            self.set_role(index, Role::Share);
            self.share(index, number);
        } else if let Some(direction) = self.beyond_budget() {
            self.set_role(index, Role::Rate);
            self.change(index, number, direction, true);
        } else if self.before.complete
            || completes
            || self.names_rate()
            || matches!(adjacent, Some(Word::Initial | Word::Final | Word::Budget))
        {
            self.set_role(index, Role::Completion);
            self.completion(index, number);
            self.behind(index, number, at);
        } else if let Some(direction) = self.continues_rate(number).or_else(|| self.brackets_rate(number)) {
            self.set_role(index, Role::Rate);
            self.change(index, number, direction, true);
        } else {
            self.set_role(index, Role::Other);
        }
        self.reset(number.after);
        self.before.complete = false;
    }

    /// 较上年减少3万元（5.0%）: a rate in brackets behind its change.
    fn brackets_rate(&self, number: &Number) -> Option<Direction> {
        let claim = self.out.claims.get(self.open?)?;
        let change = self.numbers.get(claim.change? as usize)?;
        let alone = self.gap(change.after, number.start) == "("
            && self.text.get(number.after..).is_some_and(|rest| rest.starts_with(')'));
        claim.direction.filter(|_| alone && claim.rate.is_none())
    }

    fn amount(&mut self, index: u32, number: &Number, at: usize) {
        if self.reason.is_some() {
            self.reason_amount(index, number);
            self.reset(number.after);
            return;
        }
        let money = number.class == Class::Money;
        let adjacent = self.adjacent(number);
        let reaches = |grammar: &Self, end: usize| {
            // 减少到, 减少为: what follows is where it ended.
            let gap = grammar.gap(end, number.start);
            gap.contains('到') || gap.contains('至') || gap.starts_with('为')
        };
        if money && (self.before.average || self.names_average()) {
            self.set_role(index, Role::Average);
            let mut item = self.named_item(number, index, ItemKind::Average);
            // 人均每月A, 较上年人均A: of another time than the total.
            let prior =
                matches!(self.before.last, Some((Word::Prior, ..))) || self.basis_of_level().is_some();
            // 人均A，其中住宿费人均B: of a part of the total.
            let sentence = self.text.get(self.sentence_start..number.start).unwrap_or_default();
            let near = super::ending(sentence);
            let opened = near.rfind("其中").map(|at| number.start - near.len() + at);
            let mut before =
                self.out.items.iter().rev().take(6).filter(|item| item.kind == ItemKind::Average);
            let again = opened.is_some_and(|opened| {
                before.any(|item| (self.sentence_start..opened).contains(&item.phrase.1))
            });
            let other = again || prior || self.is_of_a_month(number) || self.before.compared.is_some();
            if other {
                item.labels = [None, None];
            }
            self.push_item(item);
            if !other {
                self.average(index);
            }
            self.aside = true;
            self.reset(number.after);
            return;
        }
        // 补贴A，每人B: what each gets is no part of A.
        if money && self.is_for_each(number) {
            self.set_role(index, Role::Average);
            self.aside = true;
            self.reset(number.after);
            return;
        }
        // 预算A，结余B: what was left is not what a comparison behind it is of.
        if money && (self.is_remainder(number) || self.is_of_either(number)) {
            self.set_role(index, Role::Amount);
            let item = self.new_item(number, index, ItemKind::Level);
            self.push_item(item);
            self.aside = true;
            self.reset(number.after);
            return;
        }
        // 收入超200亿元的学校, 首次突破500亿元: a bound is no amount.
        if money && self.is_bound(number) {
            self.set_role(index, Role::Amount);
            self.reset(number.after);
            return;
        }
        // 较上年（P万元、Q万元）分别增加…: of which of them each is cannot be told here.
        if self.is_of_several_bases(number) {
            self.set_role(index, Role::Amount);
            self.reset(number.after);
            return;
        }
        // 比预算数少3万元: by how much.
        if money && let Some(direction) = self.is_less_or_more(number) {
            self.set_role(index, Role::Change);
            self.change(index, number, direction, false);
            self.reset(number.after);
            return;
        }
        self.compared_behind(number, adjacent);
        let compared = self.before.compared == Some(number.start) && matches!(adjacent, Some(Word::Label(_)));
        if money && (compared || self.is_named_base(number, adjacent)) {
            self.base_figure(index, number);
            self.reset(number.after);
            return;
        }
        // 增加（减少）3万元: nobody chose, and nobody can tell.
        if self.is_unchosen(number) {
            self.set_role(index, Role::Change);
            self.reset(number.after);
            return;
        }
        match (adjacent, self.before.direction) {
            (Some(Word::Direction(direction)), Some(_)) => {
                let end = self.before.last.map_or(number.start, |(_, _, end)| end);
                if reaches(self, end) {
                    self.level(index, number, None);
                    self.rise_or_fall(index, direction);
                    self.moved_to(index, direction, end, number);
                } else if money || self.before.compared.is_some() {
                    self.set_role(index, Role::Change);
                    self.change(index, number, direction, false);
                } else {
                    self.set_role(index, Role::Count);
                    let mut item = self.named_item(number, index, ItemKind::Level);
                    item.direction = Some(direction);
                    self.push_item(item);
                }
            }
            (Some(Word::Each), Some((direction, _))) if money => {
                self.set_role(index, Role::Change);
                self.change(index, number, direction, false);
            }
            (Some(Word::Respectively), Some((direction, _))) if money => {
                self.set_role(index, Role::Change);
                self.change(index, number, direction, false);
            }
            // 年初预算A，年中追加预算B: by how much the budget was changed.
            (Some(Word::Budget), _) if money && self.changes_budget() => {
                self.set_role(index, Role::Change);
                self.aside = true;
            }
            // 决算A，为调整后预算B的r%
            (Some(Word::Initial | Word::Final | Word::Budget), _) if self.is_measured_by(number) => {
                self.before.complete = true;
                self.base_figure(index, number);
            }
            (Some(Word::Prior | Word::Opening), _) if self.before.compared.is_some() => {
                self.base_figure(index, number);
            }
            (Some(Word::Initial | Word::Final | Word::Budget), _)
                if self.before.compared.is_some() || self.before.complete =>
            {
                self.base_figure(index, number);
            }
            // 决算数大于预算数3万元: by how much.
            (Some(Word::Initial | Word::Final | Word::Budget), None) if self.exceeds().is_some() && money => {
                self.exceeding(index);
            }
            // 决算A（其中当年预算安排B）: what it was paid from.
            (Some(Word::Initial | Word::Budget), _) if self.is_arranged(number) => {
                self.labels.clear();
                self.carry = None;
                self.level(index, number, None);
            }
            (Some(Word::Initial), _) => self.level(index, number, Some(Basis::InitialBudget)),
            (Some(Word::Final), _) => self.level(index, number, Some(Basis::FinalBudget)),
            (Some(Word::Budget), _) => self.level(index, number, Some(Basis::InitialBudget)),
            _ if self.lost_verb(number) => {
                self.set_role(index, Role::Change);
                self.change_without_verb(index);
            }
            _ if self.continues_change(number) => {
                let direction = self.respectively.as_ref().and_then(|r| r.direction);
                self.set_role(index, Role::Change);
                if let Some(direction) = direction {
                    self.change(index, number, direction, false);
                }
            }
            // 减少公务接待费3万元: what the name lost, and not what it is.
            _ if money && self.is_moved() => {
                self.recounted = true;
                self.set_role(index, Role::Change);
                let item = self.new_item(number, index, ItemKind::Change);
                self.push_item(item);
            }
            // 甲支出3万元，占本年支出5万元的60%: the whole of the share is spoken of by the way.
            _ if money && self.is_whole_of_share(number) => {
                let (last, levels) = (self.last_level, self.levels.clone());
                let (scope, carry) = (self.scopes.pop(), self.carry.take());
                self.labels.clear();
                self.level(index, number, None);
                self.scopes.extend(scope);
                (self.last_level, self.levels, self.carry) = (last, levels, carry);
            }
            _ => {
                let whole = self.last_level;
                let all_of = self.before.all_of;
                self.level(index, number, self.before.budget);
                if self.is_adjusted(number) {
                    self.take_back_before(index);
                }
                if let (true, Some(whole)) = (all_of, whole)
                    && self.unit_of(whole) == number.unit
                {
                    let mut claim = self.claim(StatementKind::Equal);
                    claim.subject = Some(whole);
                    claim.base = Some(index);
                    self.out.claims.push(claim);
                }
            }
        }
        self.behind(index, number, at);
        self.reset(number.after);
    }

    /// The name behind a number of things.
    fn behind(&mut self, index: u32, number: &Number, at: usize) {
        if number.class != Class::Count && number.class != Class::Percent {
            return;
        }
        let behind = self.tokens.get(at + 1..).and_then(|tokens| {
            tokens.iter().take(6).take_while(|token| matches!(token.kind, Kind::Word(_))).find_map(|token| {
                match token.kind {
                    Kind::Word(Word::Label(id)) => Some(id),
                    _ => None,
                }
            })
        });
        let item = self.out.item_of.get(index as usize).copied().flatten();
        if let Some(item) = item.and_then(|item| self.out.items.get_mut(item as usize)) {
            item.behind = behind;
        }
    }

    /// Whether a name is of all income or expenditure of the year, or of one budget.
    pub(super) fn is_total(&self, label: u16) -> bool {
        use Concept::{CurrentExpenditure, CurrentIncome, FiscalExpenditure, GpbExpenditure, GpbIncome};
        let first = self.lexicon.label(label).and_then(|label| label.concepts.first());
        matches!(
            first,
            Some(CurrentIncome | CurrentExpenditure | FiscalExpenditure | GpbExpenditure | GpbIncome)
        )
    }

    /// Whether a name is of all income or expenditure of an account, or of one of its budgets.
    pub(super) fn is_of_all(&self, label: u16) -> bool {
        use Concept::*;
        let first = self.lexicon.label(label).and_then(|label| label.concepts.first());
        self.is_total(label)
            || matches!(
                first,
                Some(
                    TotalReceiptsAndExpenditure
                        | FiscalTotal
                        | FiscalAppropriationIncome
                        | GovFundIncome
                        | GovFundExpenditure
                        | SoeIncome
                        | SoeExpenditure
                )
            )
    }

    /// Whether a name is of an expense, and of no budget or total.
    pub(super) fn is_expense(&self, label: u16) -> bool {
        let first = self.lexicon.label(label).and_then(|label| label.concepts.first());
        first.is_some_and(|concept| {
            let id = concept.id();
            concept.is_money()
                && !["gov_fund", "soe", "gpb", "fiscal", "total", "current"]
                    .iter()
                    .any(|of| id.starts_with(of))
        })
    }

    /// Whether the name before a percentage is of a rate of completion: 绩效目标完成率.
    pub(super) fn names_rate(&self) -> bool {
        let label = self.labels.last().and_then(|label| self.lexicon.label(label.id));
        label.is_some_and(|label| label.concepts.contains(&Concept::PerformanceCompletionRate))
    }

    /// Whether the name before a number is of an average: 人均接待费.
    fn names_average(&self) -> bool {
        let label = self.labels.last().and_then(|label| self.lexicon.label(label.id));
        label.and_then(|label| label.concepts.first()).is_some_and(|concept| {
            concept.info().kind == juesuan_model::ConceptKind::Ratio && concept.is_money()
        })
    }
}
