//! Shares, averages, and statements that there is none of something.

use juesuan_model::{Concept, StatementKind, Unit};

use super::grammar::Grammar;
use super::model::{ItemKind, Named};
use super::number::Number;

/// What may follow the name of what there is none of.
const ZERO_ENDS: &[&str] = &[
    ",", "。", ";", "\n", "、", "和", "及", "与", "也", "支出", "收入", "收支", "安排", "的", "情况", "决算",
    "预算", "发生", "未", "没有", "(", ")", "为零", "无", "费用", "拨款",
];

impl Grammar<'_> {
    /// 占p%
    pub(super) fn share(&mut self, index: u32, number: &Number) {
        let mut item = self.new_item(number, index, ItemKind::Share);
        let start = self.before.share.or_else(|| self.share_started()).unwrap_or(number.start);
        let named = self.named_before_share(start);
        let subject = match self.respective_share(index) {
            Some(subject) => subject,
            None => match self.former_or_latter() {
                Some(of) => of,
                None => self.levels.last().copied().filter(|_| named.is_none()),
            },
        };
        // 收入预算A，其中：甲B，占p%: the part of a budget right before the share.
        let budgeted = || {
            let before = index.checked_sub(1)?;
            let item =
                self.item(before).filter(|item| item.kind == ItemKind::Level && item.whole.is_some())?;
            (item.basis.is_some() && self.levels.is_empty() && named.is_none()).then_some(before)
        };
        let subject = subject.or_else(budgeted);
        item.labels =
            subject.and_then(|subject| self.item(subject)).map_or([None, None], |subject| subject.labels);
        // In a list of shares the whole is named before the first of them.
        let first = self.first_share(number.start);
        let mut words = self.text.get(start..first).unwrap_or_default();
        words = words.trim_start_matches([',', ' ']);
        let named_start = first - words.len();
        for end in ["为", "约", "达", "的", "比重", "比例", "分别", " ", ":"] {
            words = words.strip_suffix(end).unwrap_or(words);
        }
        let label = self.labels.iter().rev().find(|label| label.start >= start).map(|label| label.id);
        let mut claim = self.claim(StatementKind::Share);
        claim.subject = subject;
        claim.rate = Some(index);
        if words.is_empty() || words == "比" {
            claim.whole = subject.and_then(|subject| self.head(subject));
            match self.frame.filter(|_| claim.whole.is_none()) {
                Some(frame) => {
                    claim.whole_named =
                        Some(Named { label: Some(frame.id), start: frame.start, end: frame.end })
                }
                None if claim.whole.is_none() => match self.whole_of_siblings() {
                    Some(named) => claim.whole_named = Some(named),
                    None => claim.unsure = Some("the whole of this share is not named"),
                },
                None => {}
            }
        } else {
            claim.whole_named = Some(Named { label, start: named_start, end: named_start + words.len() });
        }
        // 占p%，上年占比q%: of the year before.
        let clause = self.text.get(self.clause.min(number.start)..number.start).unwrap_or_default();
        if ["上年", "去年", "上一年"].iter().any(|prior| clause.starts_with(prior)) {
            claim.unsure = Some("the share is of the year before");
        }
        if self.aside && named.is_none() {
            claim.unsure = Some("the amount that this share is of is not printed near it");
        }
        claim.subject_named = named.filter(|_| subject.is_none());
        // 甲支出占p%，占q%，较上年增加D: of 甲支出.
        self.topic = claim.subject_named.or(self.topic);
        if subject.is_none() && named.is_none() {
            claim.unsure = claim.unsure.or(Some("the amount that this share is of is not printed near it"));
        }
        self.push_item(item);
        self.out.claims.push(claim);
    }

    /// 公务接待费支出决算占p%: a share of what is only named here, and printed elsewhere.
    fn named_before_share(&self, start: usize) -> Option<u16> {
        let label = self.labels.iter().rev().find(|label| {
            let class = self.lexicon.label(label.id).is_some_and(|of| of.class.is_some());
            label.end <= start && (class || self.is_amount(label.id))
        })?;
        let between =
            self.text.get(label.end..start)?.trim_matches(['占', '支', '出', '决', '算', '数', ' ']);
        let amount = self.levels.last().and_then(|&level| self.numbers.get(level as usize));
        let later = amount.is_none_or(|amount| amount.after <= label.start);
        let of_amount = self.levels.last().and_then(|&level| self.item(level)?.labels[0]);
        (between.is_empty() && later && of_amount != Some(label.id)).then_some(label.id)
    }

    /// 甲占支出的p%；乙占q%: the whole that the share before names in this sentence.
    fn whole_of_siblings(&self) -> Option<Named> {
        let of_sentence = self.out.claims.get(self.sentences[1]..)?;
        let share = of_sentence.iter().rev().find(|claim| claim.kind == StatementKind::Share)?;
        share.whole_named.filter(|_| self.scopes.is_empty())
    }

    /// 人均, 车均: the total over the number of things, where both stand in the sentence.
    pub(super) fn average(&mut self, index: u32) {
        let counted = |unit| matches!(unit, Unit::Person | Unit::PersonTime | Unit::Vehicle);
        let pair = |from: usize| {
            let money = self.of_sentence(from, |unit| unit.money_power().is_some());
            let people = self.of_sentence(from, counted);
            match (&money[..], &people[..]) {
                (&[total], &[count]) => Some((total, count)),
                _ => None,
            }
        };
        // In the part behind the last semicolon, else in the whole sentence.
        let Some((total, count)) = pair(self.segment).or_else(|| pair(0)) else { return };
        let mut claim = self.claim(StatementKind::Average);
        claim.subject = Some(total);
        claim.base = Some(count);
        claim.change = Some(index);
        claim.rate = None;
        self.out.claims.push(claim);
    }

    fn of_sentence(&self, from: usize, of: impl Fn(Unit) -> bool) -> Vec<u32> {
        let levels = self.levels.get(from..).unwrap_or_default();
        levels.iter().copied().filter(|&level| of(self.unit_of(level))).take(3).collect()
    }

    /// 无…, 未发生…: a statement without a figure.
    pub(super) fn zero(&mut self, label: super::context::LabelAt) {
        let first = self.lexicon.label(label.id).and_then(|label| label.concepts.first());
        let rest = self.text.get(label.end..).unwrap_or_default();
        let ends = rest.is_empty() || ZERO_ENDS.iter().any(|end| rest.starts_with(end));
        let stated = |concept: &Concept| concept.is_money() || *concept == Concept::KeyEvaluationProjectCount;
        if !ends || !first.is_some_and(stated) {
            return;
        }
        let mut claim = self.claim(StatementKind::Zero);
        claim.labels.push(label.id);
        claim.and_others =
            ["和支出", "、支出", "及支出", "和使用", "与支出"].iter().any(|both| rest.starts_with(both));
        self.out.claims.push(claim);
    }

    pub(super) fn not_occurred(&mut self) {
        if self.reason.is_some() {
            return;
        }
        if let Some(&label) = self.labels.last() {
            self.zero(label);
        }
    }
}
