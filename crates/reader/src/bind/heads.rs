//! Whose an amount is by what stands above it, before a colon or around its bracket.

use juesuan_model::Unit;

use super::apart::LEAD;
use super::{Binder, speakers};
use crate::parse::model::Item;

/// Words behind the name of a unit that name its amount.
const AMOUNT: &[&str] =
    &["收入", "支出", "合计", "总计", "本年", "年度", "决算", "总", "数", "额", "为", "共", " "];
/// How far above an amount the title of its paragraph is looked for.
const TITLE: usize = 1500;
/// Ends of titles that name whose the amounts are, besides those of units.
const BODIES: &[&str] = &["基金", "保险", "公司", "政府", "街道", "镇", "乡", "部"];

impl Binder<'_> {
    /// 甲单位：收入A; （一）甲中心。收入A: the body that a colon or a sentence of its own names before an amount.
    pub(super) fn spoken_of<'t>(&self, near: &'t str, sentence: &'t str, clause: &str) -> &'t str {
        let outer = sentence.rsplit_once(':').map(|(outer, _)| outer);
        let outer = outer.and_then(|outer| outer.rsplit([',', ';', ':', '(', '、']).next());
        let before = near.strip_suffix(sentence).and_then(|before| before.strip_suffix('。'));
        let before =
            before.and_then(|before| before.rsplit(['。', '\n']).next()).filter(|_| clause == sentence);
        let name = |words: &'t str| {
            let length = crate::parse::list_number(words).map_or(0, |(_, length)| length);
            words.get(length..).unwrap_or_default()
        };
        let body = |name: &&str| {
            let ends = ["单位", "本级", "机关"].iter().any(|end| name.ends_with(end));
            let own = self.department.is_some_and(|own| speakers::is_same(own, name));
            let all = ["本单位", "我单位", "各单位"].contains(name);
            (ends || crate::parse::is_unit_name(name)) && !own && !all && name.chars().count() > 1
        };
        outer.into_iter().chain(before).map(name).find(body).unwrap_or_default()
    }

    /// 局机关A（基本支出B，项目支出C），某中心D：基本支出E: the amount that another one stands in the bracket of, or behind
    /// the colon of.
    pub(super) fn head_of(&self, item: &Item) -> Option<u32> {
        let number = self.parse.numbers.get(item.number as usize)?;
        let before = crate::parse::ending(self.text.get(..number.start).unwrap_or_default());
        let sentence = before.rsplit(['。', ';', '\n']).next().unwrap_or_default();
        let from = number.start - sentence.len();
        let mut closed = 0u32;
        let opened = sentence.char_indices().rev().find_map(|(at, c)| {
            match c {
                ')' => closed += 1,
                '(' if closed > 0 => closed -= 1,
                '(' | ':' if closed == 0 => return Some(from + at),
                _ => {}
            }
            None
        });
        let opened = opened?;
        let numbers = &self.parse.numbers;
        let first = numbers.partition_point(|number| number.after < opened);
        let share = numbers.get(first).filter(|number| number.after == opened)?.unit == Unit::Percent;
        // 甲A，占p%（乙B，丙C）
        u32::try_from(first).ok()?.checked_sub(u32::from(share))
    }

    /// Whether an amount is of the office of a department, or of some of its units.
    pub(super) fn is_of_an_office(&self, number: u32) -> bool {
        let Some(item) = self.item(number) else { return false };
        let end = item.named_at.filter(|&at| at > item.phrase.0).unwrap_or(item.phrase.1);
        let before = crate::parse::ending(self.text.get(..end).unwrap_or_default());
        let clause = before.rsplit([',', ';', ':', '。', '、', '\n']).next().unwrap_or_default();
        let length = crate::parse::list_number(clause).map_or(0, |(_, length)| length);
        let mut name = clause.get(length..).unwrap_or_default().trim_start_matches("其中");
        while let Some(rest) = AMOUNT.iter().find_map(|word| name.strip_suffix(word)) {
            name = rest;
        }
        let own = ["本部门", "本单位", "我部门", "我单位", "全部门", "各单位"].contains(&name);
        let office = ["机关", "本级", "单位", "(本级)"].iter().any(|end| name.ends_with(end));
        !own && name.chars().count() > 1
            && (office || crate::parse::is_unit_name(name))
            && !self.department.is_some_and(|own| speakers::is_same(own, name) && !office)
    }

    /// 某中心收入A，其中：财政拨款收入B: whether an amount without a known name is of one unit.
    pub(super) fn is_of_a_unit(&self, number: u32) -> bool {
        let Some(own) = self.department else { return false };
        let Some(item) = self.item(number).filter(|item| item.phrase.1 > item.phrase.0) else { return false };
        let before = crate::parse::ending(self.text.get(..item.phrase.1).unwrap_or_default());
        let clause = before.rsplit([',', ';', ':', '。', '\n']).next().unwrap_or_default();
        let length = crate::parse::list_number(clause).map_or(0, |(_, length)| length);
        let mut name = clause.get(length..).unwrap_or_default().trim_start_matches(|c: char| c.is_numeric());
        while let Some(rest) = AMOUNT.iter().find_map(|word| name.strip_suffix(word)) {
            name = rest;
        }
        if name.ends_with("(本级)") {
            return !own.contains("本级");
        }
        crate::parse::is_unit_name(name) && !speakers::is_same(own, name)
    }

    /// The title of the paragraph, where it names no amount: （一）甲基金。本年收入A.
    pub(super) fn titled(&self, at: usize) -> &str {
        let mut from = at.saturating_sub(TITLE);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let near = self.text.get(from..at).unwrap_or_default();
        let whole = if from == 0 { near } else { near.split_once('\n').map_or("", |(_, rest)| rest) };
        let mut own = true;
        for line in whole.rsplit('\n').take(6) {
            let title = crate::parse::list_number(line).and_then(|(_, length)| line.get(length..));
            let title = title.and_then(|title| match title.split_once(['。', ':']) {
                Some((title, rest)) => Some(title).filter(|_| own || rest.is_empty()),
                None => Some(title).filter(|_| !own),
            });
            own = false;
            let Some(title) = title else { continue };
            let named = title.strip_suffix("情况").unwrap_or(title);
            let some =
                ["本级", "机关", "下属单位", "所属单位", "直属单位"].iter().any(|body| named.ends_with(body));
            let names =
                some || crate::parse::is_unit_name(title) || BODIES.iter().any(|body| title.ends_with(body));
            let short = title.len() <= LEAD;
            let ours = self.department.is_some_and(|own| own.contains(title) || title.contains(own));
            let plain = !title.contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | ';'));
            if short && names && plain && !ours {
                return title;
            }
        }
        ""
    }

    /// Where the name stands that an amount without one of its own has, or that stands before it.
    pub(super) fn inherited_from(&self, item: &Item) -> Option<usize> {
        let at = self.parse.parsed.item_of.get(item.number as usize).copied().flatten()? as usize;
        let mut before = self.parse.parsed.items.get(..at)?.iter().rev().take(12);
        match item.labels[0] {
            Some(_) => {
                before.filter(|before| before.labels[0] == item.labels[0]).find_map(|before| before.named_at)
            }
            None => before.next()?.named_at,
        }
    }
}
