//! The amount that a share names as its whole.

use juesuan_model::Concept;

use super::spans::Span;
use super::{Binder, resolve};
use crate::parse::lexicon::Word;
use crate::parse::model::{Claim, ItemKind, Named};

/// How many totals around an amount are tried.
const DEEP: usize = 4;

/// Words that say that an amount is a total, and not of what.
const TOTALS: &[&str] =
    &["总量", "总额", "总数", "总计", "合计", "总和", "收入", "支出", "经费", "总规模", "规模"];

/// Whether the words before a name leave it the same: 税收返还和转移支付 is more than 转移支付, and
/// 现金捐赠收入 is less than 捐赠收入.
fn is_plain_lead(lead: &str, name: &str) -> bool {
    let lead = lead.rsplit([',', ';', ':', '。', '(', ')']).next().unwrap_or_default();
    let mut lead = lead.trim();
    let plain = [
        "全国",
        "全省",
        "全市",
        "全县",
        "全区",
        "全州",
        "全旗",
        "我国",
        "我省",
        "我市",
        "我县",
        "我区",
        "省级",
        "市级",
        "县级",
        "区级",
        "省本级",
        "市本级",
        "县本级",
        "区本级",
        "本部门",
        "本单位",
        "我局",
        "我部门",
        "我单位",
        "部门",
        "单位",
        "当年",
        "本年",
        "全年",
        "年度",
        "累计",
        "完成",
        "实现",
        "年",
        "度",
        "的",
        "其中",
        "财政",
        "预算",
    ];
    // Behind the name of a place, whoever reports it, the amount is of the whole place.
    let place = ["全国", "全省", "全市", "全县", "全区", "全州", "我国", "我省", "我市"];
    if place.iter().any(|place| lead.ends_with(place) || name.starts_with(place)) {
        return true;
    }
    loop {
        lead = lead.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | ' '));
        match plain.iter().find_map(|word| lead.strip_suffix(word)) {
            Some(rest) => lead = rest,
            None => return lead.is_empty(),
        }
    }
}

impl Binder<'_> {
    /// 一般公共预算基本支出A，其中：人员经费B，占基本支出的p%: the amount that the list stands behind, where its
    /// name ends like the one that the share names.
    pub(super) fn head_of_that_name(&self, claim: &Claim, named: Named) -> Option<u32> {
        let words = self.text.get(named.start..named.end).filter(|words| words.len() > 6)?;
        let head = self.item(claim.subject?)?.whole?;
        let end = self.item(head)?.phrase.1;
        let name = self.text.get(..end)?.trim_end_matches(['为', '共', '计', '达', ' ']);
        let lead = name.strip_suffix(words)?;
        // 税收返还和转移支付 is more than 转移支付.
        let plain = !lead.ends_with(['和', '及', '与', '、']);
        (plain && self.unit(head).money_power().is_some()).then_some(head)
    }

    /// The level of the whole that a share names.
    pub(super) fn named_whole(&self, claim: &Claim, named: Named) -> Option<u32> {
        let at = claim.rate.unwrap_or(u32::MAX);
        let words = self.text.get(named.start..named.end)?;
        if let Some(label) = named.label {
            // 总支出 in the section of a part may be of that part or of all.
            // 占基本支出预算的, in the document of a budget.
            let words = words.strip_suffix("预算").filter(|_| self.parse.parsed.of_budget).unwrap_or(words);
            let general = words.trim_end_matches("决算").trim_end_matches('数');
            let generic = matches!(general, "总支出" | "总收入" | "支出总额" | "收入总额" | "支出");
            let section = self.section_id(claim.section);
            let narrow = ["gpb", "fiscal", "three_public", "gov_fund", "soe"];
            // 占总支出决算的 beside an item of the three public expenses is of these.
            if section.starts_with("three_public") && words == "总支出决算" {
                let part = claim.subject.and_then(|subject| self.concept(subject))?;
                let part = resolve::is_part(Concept::ThreePublicTotal, part);
                return part.then(|| self.level_of(Concept::ThreePublicTotal, claim.section, at)).flatten();
            }
            if generic && narrow.iter().any(|narrow| section.starts_with(narrow)) {
                return None;
            }
            if !self.is_whole_name(words, label) {
                return None;
            }
            let near = self.named_level(label, claim.section, at);
            // In the section of one budget 本年支出合计 is what all of them came to.
            let of_all = || {
                let subject = self.concept(claim.subject?)?;
                use Concept::{FiscalExpenditure, GovFundExpenditure, GpbExpenditure, SoeExpenditure};
                let funds = [GpbExpenditure, FiscalExpenditure, GovFundExpenditure, SoeExpenditure];
                let expenditure = funds.contains(&subject)
                    && self.lexicon.label(label)?.concepts.contains(&Concept::CurrentExpenditure);
                expenditure.then(|| self.level_of(Concept::CurrentExpenditure, None, at)).flatten()
            };
            return near.filter(|&level| Some(level) != claim.subject).or_else(of_all);
        }
        // A name that the taxonomy does not have: the last amount with that name in the section.
        let end = self.item(claim.subject?).map(|item| item.number)?;
        let items = &self.parse.parsed.items;
        let last = self.parse.parsed.item_of.get(end as usize).copied().flatten()? as usize;
        items.get(..last)?.iter().rev().take(48).take_while(|item| item.section == claim.section).find_map(
            |item| {
                let phrase = self.words(item.phrase).trim_end_matches(['为', '共', '计', '达']);
                (item.kind == ItemKind::Level
                    && !item.reason
                    && self.parse.parsed.is_main(item.basis)
                    && words.len() >= 6
                    && !TOTALS.contains(&words)
                    && phrase.strip_suffix(words).is_some_and(|lead| is_plain_lead(lead, words)))
                .then_some(item.number)
            },
        )
    }

    /// 收入决算A，其中本年收入B，包括财政拨款收入C，占总收入p%: whether a share of a total does not fit the one
    /// found, and fits a total that its amount stands in, or the one of both sides.
    pub(super) fn is_of_outer_total(&self, claim: &Claim) -> bool {
        let (Some(subject), Some(whole), Some(rate)) = (claim.subject, claim.whole, claim.rate) else {
            return false;
        };
        let words = claim.whole_named.map_or("", |named| self.words((named.start, named.end)));
        if !words.contains('总') || words.contains("本年") {
            return false;
        }
        let totals = [
            Concept::CurrentIncome,
            Concept::CurrentExpenditure,
            Concept::TotalReceiptsAndExpenditure,
            Concept::FiscalTotal,
        ];
        if !self.concept(whole).is_some_and(|of| totals.contains(&of)) {
            return false;
        }
        let fits = |whole| Span::fits_share(self.span(rate)?, self.span(subject)?, self.span(whole)?);
        let around = |number: u32| self.item(number).and_then(|item| item.whole);
        let stands_in = std::iter::successors(around(subject), |&number| around(number)).take(DEEP);
        let both = self.levels.get(&Concept::TotalReceiptsAndExpenditure).into_iter().flatten();
        let mut others = stands_in.chain(both.map(|known| known.number).take(DEEP));
        fits(whole) == Some(false) && others.any(|other| fits(other) == Some(true))
    }

    /// Whether the words of a whole are the name alone: 占甲总支出 is not 占总支出.
    fn is_whole_name(&self, words: &str, label: u16) -> bool {
        // 三公经费一般公共预算财政拨款支出: the name, and behind it the funds that it is paid from.
        let known = |name: &str| {
            self.lexicon.is_name(name, label)
                || self.lexicon.find(name).nth(1).is_some_and(|second| {
                    matches!(second.word, Word::Label(_))
                        && second.end == name.len()
                        && self.lexicon.is_name(name.get(..second.start).unwrap_or_default(), label)
                })
        };
        let owners = [
            "本部门",
            "本单位",
            "我部门",
            "我单位",
            "部门",
            "单位",
            "本级",
            "全部",
            "全年",
            "当年",
            "本年度",
            "本年",
            "年度",
            "决算",
        ];
        let mut words = words;
        for _ in 0..4 {
            if known(words) {
                return true;
            }
            let digits = words.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = digits.strip_prefix('年').filter(|_| digits.len() < words.len());
            match digits.or_else(|| owners.iter().find_map(|owner| words.strip_prefix(owner))) {
                Some(rest) => words = rest,
                None => break,
            }
        }
        ["总额", "总数", "合计", "总计", "决算", "数", "决算数"]
            .iter()
            .any(|end| words.strip_suffix(end).is_some_and(known))
            || known(words)
    }
}
