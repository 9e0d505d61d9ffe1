//! Amounts of one name that the words before the name tell apart: another body, another time.

use std::collections::{BTreeMap, HashMap, HashSet};

use juesuan_model::{Basis, Concept, Fact, FigureId, Statement, StatementKind};

use super::{Binder, resolve, speakers};
use crate::parse::model::Item;

const APART: &str =
    "the words before the two names differ, and the amounts may be of different bodies or times";

/// The longest words before a name that are looked at.
pub(super) const LEAD: usize = 90;
/// How many bytes before two numbers are the same where one sentence is told twice.
const TWICE: usize = 48;
/// How many wholes the words before are looked at, too.
const DEEP: u32 = 3;

/// Words before a name that do not tell of whom, of when or of what it is.
const NEUTRAL: &[&str] = &[
    "总体",
    "整体",
    "结构",
    "收支",
    "本年度",
    "本年",
    "全年",
    "当年",
    "年度",
    "年",
    "度",
    "本部门",
    "我部门",
    "部门",
    "本单位",
    "我单位",
    "单位",
    "我局",
    "我委",
    "我院",
    "我校",
    "我中心",
    "我镇",
    "我办",
    "本局",
    "本委",
    "本院",
    "本校",
    "本中心",
    "本级及所属",
    "财政拨款",
    "财政",
    "拨款",
    "一般公共预算",
    "决算",
    "预算",
    "年初",
    "收入",
    "支出",
    "其中",
    "包括",
    "包含",
    "用于",
    "使用",
    "安排",
    "开支",
    "列支",
    "实际",
    "发生",
    "共计",
    "共",
    "为",
    "的",
    "数",
    "额",
    "按",
    "含",
    "总",
    "是",
    "和",
    "及",
    "与",
    "以",
    "中",
    "在",
    "由",
    "上年",
    "去年",
    "具体情况",
    "情况",
    "说明",
    "主要",
    "各项",
    "各类",
    "经费",
    "资金",
    "一是",
    "二是",
    "三是",
    "四是",
    "五是",
    "六是",
    "一般",
    "公共",
    "完成",
    "实现",
    "取得",
    "全部",
    "所有",
    "汇总",
    "公开",
    "占",
    "对",
    "纳入",
    "涉及",
    "较",
    "比",
    "相比",
    "增加",
    "减少",
    "编制",
    "下达",
    "批复",
    "调整",
    "最终",
    "执行",
];

/// Words for a part of a year.
const PERIODS: &[&str] = &["季度", "半年", "月份", "月累计", "个月"];

impl Binder<'_> {
    /// Takes back what an amount was thought to measure where another of the same name differs from
    /// it and the words before the two names differ too.
    ///
    /// Which of the two is the document's own cannot be proved, so that they are no contradiction.
    pub(super) fn tell_apart(&mut self) {
        let mut kept: HashMap<(Concept, Basis), Vec<usize>> = HashMap::new();
        for (at, fact) in self.facts.iter().enumerate() {
            if fact.dimensions.is_none() {
                kept.entry((fact.concept, fact.basis)).or_default().push(at);
            }
        }
        kept.retain(|_, facts| facts.len() > 1);
        if kept.is_empty() {
            return;
        }
        let number = |fact: &Fact| self.number(fact.figure);
        let printed = |fact: &Fact| {
            let number = number(fact).and_then(|number| self.parse.numbers.get(number as usize));
            number.map(|number| (self.words((number.start, number.end)), number.unit))
        };
        let lead = |at: usize| {
            let number = self.facts.get(at).and_then(number);
            number.map_or_else(String::new, |number| self.lead(number, DEEP))
        };
        let mut taken: BTreeMap<usize, Option<FigureId>> = BTreeMap::new();
        let mut foreign: HashSet<String> = HashSet::new();
        for facts in kept.values() {
            let facts: Vec<(usize, &Fact)> =
                facts.iter().filter_map(|&at| Some((at, self.facts.get(at)?))).collect();
            let Some(&(_, first)) = facts.first() else { continue };
            if facts.iter().all(|(_, fact)| printed(fact) == printed(first)) {
                continue;
            }
            let leads: Vec<String> = facts.iter().map(|&(at, _)| lead(at)).collect();
            let own = leads.iter().position(String::is_empty).unwrap_or_default();
            let (Some(&(_, own)), Some(of_own)) = (facts.get(own), leads.get(own)) else { continue };
            for (&(at, fact), of) in facts.iter().zip(&leads) {
                if of != of_own && printed(fact) != printed(own) && !self.is_told_twice(own, fact) {
                    taken.insert(at, Some(own.figure));
                    foreign.insert(of.clone());
                }
            }
        }
        // What else is told in the same words is of the same other body.
        if !foreign.is_empty() {
            for at in 0..self.facts.len() {
                if !taken.contains_key(&at) && foreign.contains(&lead(at)) {
                    taken.insert(at, None);
                }
            }
        }
        for (&at, own) in &taken {
            let Some(fact) = self.facts.get(at) else { continue };
            if let Some(own) = *own {
                let mut statement = Statement::new(StatementKind::Equal);
                statement.subject = Some(own);
                statement.base = Some(fact.figure);
                statement.unsure = Some(APART.into());
                self.statements.push(statement);
            }
            // Of which of them another sentence speaks by the name alone cannot be told either.
            self.levels.remove(&fact.concept);
            let number = self.number(fact.figure).map(|number| number as usize);
            if let Some(slot) = number.and_then(|number| self.concepts.get_mut(number)) {
                *slot = None;
            }
        }
        let mut at = 0;
        self.facts.retain(|_| {
            at += 1;
            !taken.contains_key(&(at - 1))
        });
    }

    /// Whether the same words stand before two numbers.
    fn is_told_twice(&self, one: &Fact, other: &Fact) -> bool {
        let before = |fact: &Fact| {
            let number = self.parse.numbers.get(self.number(fact.figure)? as usize)?;
            self.text.as_bytes().get(number.start.checked_sub(TWICE)?..number.start)
        };
        let words = before(one);
        words.is_some_and(|words| !words.contains(&b'\n')) && words == before(other)
    }

    /// The number that a figure was made of.
    pub(super) fn number(&self, figure: FigureId) -> Option<u32> {
        u32::try_from(self.figures.binary_search(&figure).ok()?).ok()
    }

    /// What the words before the name of an amount say, without those that say nothing of whose it is.
    fn lead(&self, number: u32, deep: u32) -> String {
        let Some(item) = self.item(number) else { return String::new() };
        let behind = || {
            let number = self.parse.numbers.get(item.number as usize)?;
            item.behind.is_some().then_some(number.start)
        };
        let named_at = item.named_at.or_else(behind).or_else(|| self.inherited_from(item));
        // 甲项目自评3分，全年预算数A；乙项目自评5分，…: what was evaluated is named where the amounts are.
        if item.inherited && self.concept(number).is_some_and(resolve::is_evaluated) {
            let before = crate::parse::ending(self.text.get(..item.phrase.1).unwrap_or_default());
            let segment = before.rsplit(['。', ';', '\n']).next().unwrap_or_default();
            return self.without_neutral(segment.split(',').next().unwrap_or_default());
        }
        let Some(named_at) = named_at else { return String::new() };
        if let Some(of) = self.explained_part(item) {
            return of;
        }
        let mut from = named_at.saturating_sub(LEAD);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let near = self.text.get(from..named_at).unwrap_or_default();
        let sentence = near.rsplit(['。', '\n']).next().unwrap_or_default();
        let clause = sentence.rsplit([',', ';', ':', '(', '、']).next().unwrap_or_default();
        let mut lead = self.without_neutral(clause);
        // 一般公共预算“三公”经费A，政府性基金“三公”经费B，财政拨款“三公”经费合计C
        let other_money = ["政府性基金", "其他资金", "自有资金", "非财政拨款"];
        let rest = crate::parse::beginning(self.text.get(named_at..).unwrap_or_default());
        let rest = rest.split(['。', '\n']).next().unwrap_or_default();
        if lead.is_empty()
            && self.text.get(..named_at).is_some_and(|before| before.ends_with("一般公共预算"))
            && other_money.iter().any(|other| sentence.contains(other) || rest.contains(other))
        {
            lead.push_str("一般公共预算");
        }
        if lead.is_empty() && deep == DEEP {
            lead.push_str(self.spoken_of(near, sentence, clause));
        }
        if lead.is_empty() && deep == DEEP && sentence.contains(';') {
            lead = self.lead_of_segment(item, sentence, named_at);
        }
        if deep == DEEP {
            lead.push_str(self.titled(named_at));
        }
        for period in PERIODS {
            if let Some(at) = sentence.rfind(period) {
                let before: Vec<char> =
                    sentence.get(..at).unwrap_or_default().chars().rev().take(3).collect();
                lead.extend(before.into_iter().rev());
                lead.push_str(period);
            }
        }
        // 下属4家预算单位: the units below the department, without itself. Those of the second level
        // count it.
        let counted = self.parse.numbers.get(number as usize);
        let behind = counted.and_then(|number| self.text.get(number.after..)).unwrap_or_default();
        if let Some(below) = ["下属", "所属", "直属", "下辖"].iter().find(|below| clause.ends_with(**below))
            && !behind.starts_with("二级")
        {
            lead.push_str(below);
        }
        // 总收入A, 本年收入合计B: A may hold what was carried over.
        let own = self.text.get(named_at..item.phrase.1.max(named_at)).unwrap_or_default();
        if deep == DEEP
            && matches!(self.concept(number), Some(Concept::CurrentIncome | Concept::CurrentExpenditure))
            && ["总收入", "总支出", "收入总计", "支出总计"].iter().any(|total| own.contains(total))
        {
            lead.push('总');
        }
        // 财政拨款年初结转A, 年初结转B: of the appropriation, or of all there is.
        if matches!(self.concept(number), Some(Concept::OpeningCarryover | Concept::ClosingCarryover)) {
            let line = crate::parse::ending(self.text.get(..named_at).unwrap_or_default());
            let line = line.rsplit('\n').next().unwrap_or_default();
            let totals = ["财政拨款收支总计", "财政拨款收入总计", "财政拨款收、支总计", "财政拨款总"];
            let first = sentence.split(',').next().unwrap_or_default();
            let begun = first.contains("财政拨款") && first.contains("结转");
            if clause.contains("财政拨款") || begun || totals.iter().any(|total| line.contains(total)) {
                lead.push_str("财政拨款");
            }
        }
        // 基本支出A（人员经费B，公用经费C）: of all sources, and not of one budget.
        if matches!(self.concept(number), Some(Concept::PersonnelExpenditure | Concept::PublicExpenditure))
            && item.whole.and_then(|whole| self.concept(whole)) == Some(Concept::BasicExpenditureTotal)
        {
            lead.push('全');
        }
        // 接待55批次，其中外宾3批次; 国内公务接待52批次: all guests, or those from the country.
        let guests = [Concept::DomesticReceptionBatches, Concept::DomesticReceptionPersons];
        if self.concept(number).is_some_and(|of| guests.contains(&of)) && !sentence.contains("国内") {
            let own = self.text.get(named_at..item.phrase.1.max(named_at)).unwrap_or_default();
            lead.push_str(if own.contains("国内") { "" } else { "接待" });
        }
        // 一般公共预算财政拨款年初结转A, 年初财政拨款结转B: of one budget, and of all three perhaps.
        let carried = [
            Concept::GpbOpeningCarryover,
            Concept::GpbClosingCarryover,
            Concept::FiscalOpeningCarryover,
            Concept::FiscalClosingCarryover,
        ];
        let own = self.text.get(named_at..item.phrase.1.max(named_at)).unwrap_or_default();
        if self.concept(number).is_some_and(|of| carried.contains(&of))
            && [clause, own].iter().any(|words| words.contains("一般公共预算"))
        {
            lead.push_str("一般公共预算");
        }
        // 改革前车辆保有量A: what there was at another time, between the two halves of a name.
        let named = self.text.get(named_at..item.phrase.1.max(named_at)).unwrap_or_default();
        if let Some(time) = ["改革前", "改革后"].iter().find(|time| named.contains(**time)) {
            lead.push_str(time);
        }
        if let (Some(whole), true) = (item.whole.filter(|&whole| whole != number), deep > 0) {
            lead.push_str(&self.lead(whole, deep - 1));
        }
        lead
    }

    /// 甲区收入A，支出B；乙区收入C，支出D: whose the first amount is behind the semicolon, or in the sentence.
    fn lead_of_segment(&self, item: &Item, sentence: &str, named_at: usize) -> String {
        let segment = sentence.rsplit(';').next().unwrap_or_default();
        let start = named_at - segment.len();
        let Some(at) = self.parse.parsed.item_of.get(item.number as usize).copied().flatten() else {
            return String::new();
        };
        let before = self.parse.parsed.items.get(..at as usize).unwrap_or_default();
        let named = before.iter().rev().take(12).filter_map(|of| of.named_at);
        let first = named.take_while(|&at| at >= start).last();
        let words = first.and_then(|first| self.text.get(start..first)).unwrap_or_default();
        self.without_neutral(words.split([',', ':', '(', '、']).next().unwrap_or_default())
    }

    /// 住房保障支出增加，原因是人员增加3人: what a reason's number is of, where it explains no total.
    fn explained_part(&self, item: &Item) -> Option<String> {
        let claim = self.parse.parsed.claims.get(item.explains?)?;
        let (concept, of) = self.concepts.get(claim.subject? as usize)?.as_ref()?;
        let total = matches!(
            concept,
            Concept::TotalReceiptsAndExpenditure
                | Concept::FiscalTotal
                | Concept::CurrentIncome
                | Concept::CurrentExpenditure
                | Concept::FiscalAppropriationIncome
                | Concept::FiscalExpenditure
                | Concept::GpbIncome
                | Concept::GpbExpenditure
                | Concept::BasicExpenditureTotal
                | Concept::GpbBasicExpenditure
        );
        let code = of.function.as_deref().unwrap_or_default();
        (!total || !code.is_empty()).then(|| [concept.id(), code].concat())
    }

    fn without_neutral(&self, clause: &str) -> String {
        let mut rest = clause;
        if let Some((_, length)) = crate::parse::list_number(rest) {
            rest = rest.get(length..).unwrap_or_default();
        }
        let mut kept = String::new();
        while let Some(next) = rest.chars().next() {
            if let Some(after) = NEUTRAL.iter().find_map(|word| rest.strip_prefix(word)) {
                rest = after;
                continue;
            }
            if !next.is_ascii() && !matches!(next, '“' | '”' | '《' | '》') {
                kept.push(next);
            }
            rest = rest.get(next.len_utf8()..).unwrap_or_default();
        }
        if self.department.is_some_and(|own| kept.chars().count() > 1 && speakers::is_same(own, &kept)) {
            kept.clear();
        }
        kept
    }
}
