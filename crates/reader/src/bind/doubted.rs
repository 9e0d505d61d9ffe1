//! Lists whose amount, by its name, need not be what the parts come to.

use super::Binder;
use crate::parse::model::{Claim, ItemKind, Opened};
use crate::parse::same_measure;

/// How many lines above a list say what it is of.
const NEAR: usize = 64;
/// How many amounts before a list are added up.
const BEFORE: usize = 4;

/// What is left when one amount is taken from another, and may be below zero.
const NET: &[&str] = &[
    "利润",
    "净资产",
    "权益",
    "差额",
    "盈余",
    "盈利",
    "亏损",
    "赤字",
    "缺口",
    "增加值",
    "收支结余",
    "当年结余",
    "当期结余",
    "本年结余",
    "本期结余",
];
/// Names of spending that cut across every other way to split it.
const ACROSS: &[&str] = &["民生", "三农", "中小企业", "中小微", "直达资金", "刚性"];

impl Binder<'_> {
    /// The words of the clause that an amount stands in.
    fn clause_of(&self, number: u32) -> &str {
        let end = self.parse.numbers.get(number as usize).map_or(0, |number| number.start);
        let before = crate::parse::ending(self.text.get(..end).unwrap_or_default());
        before.rsplit([',', '。', ';', ':', '、', '\n']).next().unwrap_or_default()
    }

    /// 生均教育经费情况是：⏎1.小学A，其中农村B: whether an amount is said to be for each head, by its line or by
    /// the one that announces it, or to be a standard or an average.
    pub(super) fn is_per_head(&self, claim: &Claim) -> bool {
        let Some(whole) = claim.whole else { return false };
        let start = self.parse.numbers.get(whole as usize).map_or(0, |number| number.start);
        let before = crate::parse::ending(self.text.get(..start).unwrap_or_default());
        let mut lines = before.rsplit('\n');
        let own = lines.next().unwrap_or_default();
        let announced = lines.take(NEAR).find(|line| line.ends_with(':')).unwrap_or_default();
        let listed = crate::parse::list_number(own).is_some();
        let says = |line: &str| ["生均", "人均", "户均"].iter().any(|each| line.contains(each));
        let clause = self.clause_of(whole);
        ["平均", "每人", "每户", "每个", "标准"].iter().any(|each| clause.contains(each))
            || says(own.rsplit('。').next().unwrap_or_default())
            || listed && says(announced)
    }

    /// 利润总额A，其中甲B，乙亏损C: whether an amount is what was left over, or a part is what was lacking.
    pub(super) fn is_net(&self, claim: &Claim) -> bool {
        let is_net = |number: u32| {
            let clause = self.clause_of(number);
            NET.iter().any(|net| clause.contains(net))
        };
        // 用事业基金弥补收支差额 is a part that comes in.
        let lacks = |number: u32| {
            let clause = self.clause_of(number);
            ["亏损", "赤字", "缺口"].iter().any(|net| clause.contains(net))
        };
        claim.opened != Some(Opened::Plus)
            && (claim.whole.is_some_and(is_net) || claim.parts.iter().any(|&part| lacks(part)))
    }

    /// 甲A，乙B，丙C，合计D: whether the last amounts alone come to the total, and all of them do not.
    pub(super) fn is_of_last(&self, claim: &Claim) -> bool {
        let Some(whole) = claim.whole.filter(|_| claim.opened == Some(Opened::Plus)) else { return false };
        let comes = |parts: &[u32]| self.come_to(parts, whole) == Some(true);
        !comes(&claim.parts)
            && claim.parts.len() <= NEAR
            && (1..claim.parts.len().saturating_sub(1)).any(|from| claim.parts.get(from..).is_some_and(comes))
    }

    /// 采购金额A，其中面向中小企业B，面向小微企业C: whether one of several parts is of a kind that others may be of, too.
    pub(super) fn is_cut_across(&self, claim: &Claim) -> bool {
        let across = |number: u32| {
            let clause = self.clause_of(number);
            ACROSS.iter().any(|name| clause.contains(name))
        };
        claim.parts.len() > 1
            && claim.parts.iter().any(|&part| across(part))
            && claim.whole.and_then(|whole| self.come_to(&claim.parts, whole)) == Some(false)
    }

    /// 基本支出A，项目支出B，其中：甲C，乙D: whether the parts come to more than B, and to A and B together.
    pub(super) fn is_of_several(&self, claim: &Claim) -> bool {
        let Some(whole) = claim.whole.filter(|_| claim.opened != Some(Opened::Plus)) else { return false };
        let (Some(total), Some(own)) = (self.sum_of(&claim.parts), self.span(whole)) else { return false };
        let behind = self.parse.numbers.get(whole as usize).and_then(|number| self.text.get(number.after..));
        let bracketed = behind.is_some_and(|behind| behind.starts_with('('));
        if total.low <= own.high || bracketed || self.are_parts(claim) {
            return false;
        }
        let Some(end) = self.parse.numbers.get(whole as usize).map(|number| number.start) else {
            return false;
        };
        // 其中：⏎ says nothing of whose parts follow.
        let apart = behind.is_some_and(|behind| {
            let opener = behind.lines().next().unwrap_or_default();
            matches!(opener.trim_matches([',', ':', ';', ' ']), "其中")
        });
        let mut together = own;
        for number in (0..whole).rev().take(BEFORE * 3) {
            let Some(item) = self.item(number).filter(|item| item.kind == ItemKind::Level) else { continue };
            let one = self
                .text
                .get(item.phrase.1..end)
                .is_some_and(|words| words.len() <= crate::parse::SENTENCE && !words.contains(['。', '\n']));
            if !one {
                return false;
            }
            if !same_measure(self.unit(number), self.unit(whole)) {
                continue;
            }
            let Some(span) = self.span(number) else { return false };
            together.low = together.low.saturating_add(span.low);
            together.high = together.high.saturating_add(span.high);
            // What stands beside the parts in their lines may be more of them.
            if total.low <= together.high && (apart || together.low <= total.high) {
                return true;
            }
        }
        false
    }
}
