//! The amount that a comparison is of.

use juesuan_model::Basis;

use super::grammar::Grammar;

pub(super) const MANY: &str = "several amounts stand before this comparison, and it may be of any of them";
const OTHER: &str = "the amount before this comparison is of a budget or of another year";
pub(super) const UNNAMED: &str = "the amount that this comparison is of is not printed near it";

/// The most bytes of a clause that are looked at for a name.
const LONGEST: usize = 240;

/// Words before a comparison that name nothing.
const NEUTRAL: &[&str] = &[
    "支出",
    "收入",
    "总额",
    "金额",
    "决算",
    "预算",
    "经费",
    "费用",
    "规模",
    "总量",
    "总体",
    "整体",
    "实际",
    "总数",
    "本年",
    "全年",
    "当年",
    "年度",
    "年",
    "数",
    "额",
    "同口径",
    "分别",
    "均",
    "各",
    "共",
    "也",
    "又",
    "且",
    "其中",
    "总",
    "完成",
    "执行",
    "为",
    "的",
    "了",
    "这一",
    "上述",
    "该",
    "此",
    "人数",
    "批次",
    "人次",
    "数量",
    "一般",
    "公共",
    "财政",
    "拨款",
    "本部门",
    "本单位",
    "我局",
    "我单位",
    "我部门",
    "资金",
    "情况",
    "与",
    "年初",
    "收支",
    "收、支",
    "调整",
    "总收入",
    "总支出",
    "合计",
    "总计",
];

/// Words between a name and its direction that say how, and not what.
const ADVERBS: &[&str] = &[
    "对比", "相比", "比较", "同比", "环比", "实际", "总体", "整体", "大幅", "小幅", "明显", "略有", "略",
    "有所", "相应", "累计", "合计", "共计", "一共", "共", "净", "绝对", "数额", "金额", "幅度", "比例", "较",
    "比", "上", "度", "又", "则", "再", "大", "小", "持续", "逐年", "仅", "只", "出现", "呈", "是", "为",
    "的", ",", " ", "支出", "收入", "预算", "决算", "经费", "年",
];

/// What a comparison is of.
pub(super) struct Subject {
    pub number: Option<u32>,
    pub named: Option<u16>,
    pub unsure: Option<&'static str>,
}

impl Grammar<'_> {
    /// The amount that a comparison in this clause is of.
    pub(super) fn subject(&self) -> Subject {
        let sure = |number| Subject { number: Some(number), named: None, unsure: None };
        let unsure_of = |number| Subject { number, named: None, unsure: Some(MANY) };
        // A name in the clause: the last level of that name, if one is near.
        let here = self.labels.last().map(|label| label.id);
        // 2030年比2029年增加D: of the year that the clause begins with.
        if self.is_of_year_before() {
            return Subject { number: None, named: None, unsure: Some(OTHER) };
        }
        // 甲A，乙B，前者增加C，后者减少D
        if let Some(of) = self.former_or_latter() {
            return match of {
                Some(level) => sure(level),
                None => unsure_of(None),
            };
        }
        // 决算A，预算较上年下降p%: of the budgets, which are not printed.
        if self.is_of_budgets() {
            return Subject { number: None, named: None, unsure: Some(OTHER) };
        }
        // 甲A，乙B，合计增加C: of both together.
        if self.is_of_all_together() {
            return unsure_of(None);
        }
        // 三公经费预算A，比上年预算减少B: the budgets of two years.
        if self.base.is_some_and(|base| base.budget_of_another_year)
            && let Some(budget) = self.last_other.filter(|_| self.levels.is_empty())
            && let Some(item) = self.item(budget)
            && matches!(item.basis, Some(Basis::InitialBudget | Basis::FinalBudget))
        {
            match here {
                Some(here) if item.labels[0] == Some(here) || self.alike(item.labels[0], here) => {
                    return sure(budget);
                }
                None if item.whole.is_none() && item.phrase.1 >= self.sentence_start => {
                    return sure(budget);
                }
                // Behind a list nobody can tell whether the whole is meant or the last part.
                None => return Subject { number: None, named: None, unsure: Some(MANY) },
                Some(_) => {}
            }
        }
        // 收入A，主要用于某项B，比上年…
        if here.is_none() && self.aside {
            return Subject { number: None, named: None, unsure: Some(MANY) };
        }
        // 2030年执行A，2031年预算B。2031年预算比上年执行减少C: of the year that it names.
        if here.is_none() && self.names_another_year() {
            return Subject { number: None, named: None, unsure: Some(OTHER) };
        }
        // 其中某项目压减3万元: of a part, whose amount is not printed.
        if here.is_none() && self.is_of_unnamed_part() {
            return Subject { number: None, named: None, unsure: Some(UNNAMED) };
        }
        // 绩效奖金较上年增长2万元: of what has a name of its own, whose amount is not printed.
        if here.is_none() && (self.has_other_name() || self.moves_other_name()) {
            return Subject { number: None, named: None, unsure: Some(UNNAMED) };
        }
        // 其中，某收入减少C: a clause with words of its own is not of the topic.
        let other = here.is_none() && self.clause_name().chars().count() > 1;
        let topic = || {
            self.base.filter(|base| base.paragraph == self.paragraph && !other).and_then(|base| base.topic)
        };
        if let Some(label) = here.or_else(topic).or(self.topic) {
            let near =
                self.levels.iter().rev().chain(self.earlier.iter().rev()).take(24).chain(self.above.iter());
            let near: Vec<u32> = near.copied().collect();
            // 收入总计A，支出总计B，收入总计减少C: the very name before one that can mean the same.
            let named =
                |&&level: &&u32| self.item(level).is_some_and(|item| item.labels.contains(&Some(label)));
            let alike =
                |&&level: &&u32| self.item(level).is_some_and(|item| self.alike(item.labels[0], label));
            if let Some(&level) = near.iter().find(named).or_else(|| near.iter().find(alike)) {
                let other = here.is_some() && self.names_other_side(level);
                return if other { unsure_of(Some(level)) } else { sure(level) };
            }
            if let Some(level) = self.last_level.filter(|&level| {
                self.item(level)
                    .is_some_and(|item| item.labels[0] == Some(label) || self.alike(item.labels[0], label))
            }) {
                return sure(level);
            }
            return Subject { number: None, named: Some(label), unsure: None };
        }
        let unsure = |number, why| Subject { number, named: None, unsure: Some(why) };
        let budget = |basis| matches!(basis, Some(Basis::InitialBudget | Basis::FinalBudget));
        if self.last_other.is_some() && !self.base.is_some_and(|base| budget(base.basis)) {
            return unsure(None, OTHER);
        }
        // 收入预算A，其中：…事业收入B。收入较上年增加D: of all that came in, and not of the last part.
        let of_some = |level: u32| {
            self.item(level).is_some_and(|item| {
                item.whole.is_some() || item.labels[0].is_some_and(|label| !self.is_of_all(label))
            })
        };
        if self.says_all() && self.levels.last().copied().or(self.last_level).is_some_and(of_some) {
            return unsure(None, MANY);
        }
        // 购置费A；运行维护费无支出，与上年持平: of what was named last, though it has no amount.
        if let Some(named) = self.framing
            && let Some(last) = self.levels.last().copied().or(self.last_level)
            && self.item(last).is_some_and(|item| item.labels[0].is_some_and(|label| label != named.id))
            && named.start >= self.sentence_start
            && self
                .text
                .get(named.end..self.clause)
                .is_some_and(|rest| ["无", "未", "没有"].iter().any(|none| rest.starts_with(none)))
        {
            return Subject { number: None, named: Some(named.id), unsure: None };
        }
        // 支出A。甲增加B；乙减少C。合计增加D: of all that was told, whose amount is not near.
        if self.before.total && self.levels.is_empty() {
            return unsure(None, UNNAMED);
        }
        if let Some(&level) = self.levels.last() {
            // 年末结转A，其中：甲B，乙C；比年初P增加D: of A, perhaps.
            if self.behind_list && self.item(level).is_some_and(|item| item.whole.is_some()) {
                return unsure(Some(level), MANY);
            }
            // After the last part of a list whose other parts had no comparison, it may be of the whole.
            let ambiguous = self.scopes.last().is_some_and(|scope| {
                scope.parts.len() > 1
                    && scope.parts.last() == Some(&level)
                    && !scope.compared
                    && !scope.semicolons
                    && !scope.lines
            });
            return if ambiguous { unsure(Some(level), MANY) } else { sure(level) };
        }
        // 部分支出有所下降，主要为：甲减少B，乙减少C: of what is named there.
        if self.listless && self.levels.is_empty() {
            return unsure(None, UNNAMED);
        }
        if let Some(level) = self.last_level {
            // 项目支出A。与上年相比，支出增加B: of all that was spent, perhaps.
            let end = self.before.direction.map_or(self.clause, |(_, start)| start);
            let words = self.text.get(self.clause.min(end)..end).unwrap_or_default();
            let general = matches!(words, "支出" | "收入" | "总支出" | "总收入" | "支出总额" | "收入总额");
            // 收入总计A，支出总计A。收支较上年增加D: of either, as both are printed alike.
            let printed = |level: u32| {
                let number = self.numbers.get(level as usize);
                number.and_then(|number| self.text.get(number.start..number.after))
            };
            let alike = (2..=8).contains(&self.earlier.len())
                && self.earlier.iter().all(|&of| {
                    printed(of) == printed(level) && self.item(of).is_some_and(|item| item.whole.is_none())
                });
            // 支出A。其中：甲B。乙C。较上年增加D: behind a list it may be of the whole.
            let listed = self.opened_in == Some(self.paragraph) && self.paragraph_levels > 1
                || self.ran_over == self.paragraph;
            let one = self.earlier.len() == 1 && !(general && self.paragraph_levels > 1) && !listed;
            return if one || alike { sure(level) } else { unsure(Some(level), MANY) };
        }
        match self.above {
            Some(level) => sure(level),
            None => unsure(None, UNNAMED),
        }
    }

    /// 收支总决算A。收入总决算增加D: whether the name in the clause is of one side and the amount of both.
    fn names_other_side(&self, level: u32) -> bool {
        let Some(label) = self.labels.last() else { return false };
        let name = self.text.get(label.start..label.end).unwrap_or_default();
        let Some(item) = self.item(level) else { return false };
        let before = super::ending(self.text.get(..item.phrase.1).unwrap_or_default());
        let words = before.rsplit([',', ';', '。', ':', '\n']).next().unwrap_or_default();
        let sides = |words: &str| (words.contains('收'), words.contains('支'));
        match (sides(name), sides(words)) {
            ((true, false), (_, expenditure)) => expenditure,
            ((false, true), (income, _)) => income,
            _ => false,
        }
    }

    /// Whether the comparison is said of income or expenditure as such: 支出较上年增加.
    fn says_all(&self) -> bool {
        let Some(end) = self.before.compared.filter(|end| end.saturating_sub(self.clause) <= LONGEST) else {
            return false;
        };
        let words = self.text.get(self.clause.min(end)..end).unwrap_or_default();
        let lead = ["较", "比", "与", "同"].iter().filter_map(|word| words.find(word)).min();
        let lead = lead.and_then(|at| words.get(..at)).unwrap_or_default();
        matches!(
            lead,
            "收入" | "支出" | "收入预算" | "支出预算" | "总收入" | "总支出" | "收入总额" | "支出总额"
        )
    }

    /// Whether a year that is not the one spoken of stands before the comparison.
    fn names_another_year(&self) -> bool {
        let Some(end) = self.before.compared.filter(|end| end.saturating_sub(self.clause) <= LONGEST) else {
            return false;
        };
        let words = self.text.get(self.clause.min(end)..end).unwrap_or_default();
        let Some(at) = words.find("年").filter(|at| (4..=8).contains(at)) else { return false };
        let lead = words.get(..at).unwrap_or_default().trim_start();
        let year = lead.parse::<u16>().ok().filter(|year| (1990..2100).contains(year));
        // 2031年比2030年减少C: the years of a base stand behind the word.
        let budget = words.get(at..).is_some_and(|rest| rest.starts_with("年预算"));
        // The paragraph may have begun with an amount of the year before.
        let last = self.levels.last().copied().or(self.last_level).and_then(|last| self.item(last));
        let of_prior = last.is_some_and(|last| matches!(last.basis, Some(Basis::PriorYear | Basis::Year(_))));
        budget && year.is_some() && (of_prior || year != self.of_year.or(self.out.fiscal_year))
    }

    /// 2030年比2029年增加D, 上年比前年增加D: whether a comparison is of an earlier year than the accounts'.
    fn is_of_year_before(&self) -> bool {
        let Some(end) = self.before.compared.filter(|end| end.saturating_sub(self.clause) <= LONGEST) else {
            return false;
        };
        let words = self.text.get(self.clause.min(end)..end).unwrap_or_default();
        let Some(at) = ["比", "较"].iter().filter_map(|word| words.find(word)).min() else { return false };
        let lead = words.get(..at).unwrap_or_default().trim_start_matches(['而', '且', '但', '其', '中']);
        let year = lead.trim_end_matches('度').strip_suffix('年').and_then(|year| year.parse::<u16>().ok());
        let foreign = year.is_some_and(|year| {
            (1990..2100).contains(&year) && self.out.fiscal_year.is_some_and(|fiscal| year < fiscal)
        });
        foreign || matches!(lead, "上年" | "去年" | "上年度" | "前年")
    }

    /// 人员类项目完成预算的r%: whether the clause before the word for completion names something, and no known thing.
    pub(super) fn completes_another(&self, number: &super::number::Number) -> bool {
        let clause = self.text.get(self.clause.min(number.start)..number.start).unwrap_or_default();
        let clause = clause.get(..LONGEST.min(clause.len())).unwrap_or_default();
        let end = ["完成", "执行率", "执行进度", "执行比例", "占", "为", "达", "的"]
            .iter()
            .filter_map(|word| clause.find(word));
        let mut name = end.min().and_then(|end| clause.get(..end)).unwrap_or_default();
        while let Some(rest) = NEUTRAL.iter().chain(ADVERBS).find_map(|word| name.strip_prefix(word)) {
            name = rest;
        }
        name.chars().count() > 1 && !name.contains(|c: char| c.is_ascii_digit())
    }

    /// Whether a comparison is said of the budget alone, and the amount before it is the accounts'.
    fn is_of_budgets(&self) -> bool {
        let Some(end) = self.before.compared.filter(|end| end.saturating_sub(self.clause) <= LONGEST) else {
            return false;
        };
        let words = self.text.get(self.clause.min(end)..end).unwrap_or_default();
        let budget = ["预算数", "年初预算", "预算"].iter().find_map(|budget| words.strip_prefix(budget));
        let compares =
            budget.is_some_and(|rest| ["较", "比", "同比", "与"].iter().any(|word| rest.starts_with(word)));
        compares && !self.out.of_budget && self.last_other.is_none()
    }

    /// Whether a clause begins with the word for several amounts together.
    fn is_of_all_together(&self) -> bool {
        let words = super::beginning(self.text.get(self.clause..).unwrap_or_default());
        let begins = ["合计", "共计", "两项", "两者", "二者", "三项", "三者", "以上", "上述"];
        self.levels.len() > 1 && begins.iter().any(|word| words.starts_with(word))
    }

    /// 前者, 后者: the first or the second of two amounts; nothing in it where there are not two.
    pub(super) fn former_or_latter(&self) -> Option<Option<u32>> {
        let words = super::beginning(self.text.get(self.clause..).unwrap_or_default());
        let second = match (words.starts_with("前者"), words.starts_with("后者")) {
            (true, _) => false,
            (_, true) => true,
            _ => return None,
        };
        let levels = if self.levels.is_empty() { &self.earlier } else { &self.levels };
        Some(match levels[..] {
            [first, last] => Some(if second { last } else { first }),
            _ => None,
        })
    }

    /// Whether words that name something, and no known thing, stand before the comparison.
    fn has_other_name(&self) -> bool {
        let Some(end) = self.before.compared else { return false };
        // In a clause that long nobody can tell what is named.
        if end.saturating_sub(self.clause) > LONGEST {
            return true;
        }
        let words = self.text.get(self.clause.min(end)..end).unwrap_or_default();
        let Some(at) = ["较", "比", "与", "同"].iter().filter_map(|word| words.find(word)).min() else {
            return false;
        };
        let mut name = words.get(..at).unwrap_or_default();
        if let Some((_, length)) = super::section::depth(name) {
            name = name.get(length..).unwrap_or_default();
        }
        while let Some(rest) = NEUTRAL.iter().find_map(|word| name.strip_prefix(word)) {
            name = rest;
        }
        name.chars().count() > 1 && !name.contains(|c: char| c.is_ascii_digit())
    }

    /// 较预算减少D，某项目减少C: whether a clause of its own names what moved, and no known thing.
    fn moves_other_name(&self) -> bool {
        let compared = self.out.claims.len() > self.sentences[1];
        if self.before.compared.is_some_and(|compared| compared > self.clause) || !compared {
            return false;
        }
        let mut name = self.clause_name();
        while let Some(rest) = ADVERBS.iter().find_map(|word| name.strip_prefix(word)) {
            name = rest;
        }
        name.chars().count() > 1
    }

    /// What the words between the beginning of the clause and its direction name.
    fn clause_name(&self) -> &str {
        let Some((_, end)) = self.before.direction else { return "" };
        // A name is short, and a text without commas must not be read again and again.
        if end.saturating_sub(self.clause) > LONGEST {
            return "";
        }
        let mut name = self.text.get(self.clause.min(end)..end).unwrap_or_default();
        // 本年支出比上年P增加D: the comparison is no name.
        if self.before.compared.is_some_and(|compared| compared > self.clause) {
            let cut = ["相比", "较", "比", "与", "同"].iter().filter_map(|word| name.find(word)).min();
            name = name.get(..cut.unwrap_or(name.len())).unwrap_or_default();
        }
        while let Some(rest) = NEUTRAL.iter().find_map(|word| name.strip_prefix(word)) {
            name = rest;
        }
        name
    }

    /// Whether a change stands behind 其中 and words that are no known name.
    fn is_of_unnamed_part(&self) -> bool {
        if !self.scopes.last().is_some_and(|scope| scope.parts.is_empty()) {
            return false;
        }
        let end = self.before.direction.map_or(self.phrase, |(_, start)| start);
        let lead = self.text.get(self.clause.min(end)..end).unwrap_or_default();
        !super::quantity::is_unnamed(lead) && self.before.compared.is_none()
    }

    /// Whether two names can stand for the same quantity.
    pub(super) fn alike(&self, one: Option<u16>, other: u16) -> bool {
        let (Some(one), Some(other)) =
            (one.and_then(|one| self.lexicon.label(one)), self.lexicon.label(other))
        else {
            return false;
        };
        !one.concepts.is_empty() && one.concepts.first() == other.concepts.first()
            || one.class.is_some() && one.class == other.class
    }
}
