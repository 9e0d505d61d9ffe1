//! What the sentence around an amount says that it is of: one project, one item, one kind.

use juesuan_model::Concept;

use super::Binder;
use crate::parse::model::Item;

impl Binder<'_> {
    /// 非财政拨款基本支出A, 财政拨款支出中，基本支出B, 教育支出C（基本支出D）, 一般公共预算：收入总计E: whether a name that
    /// stands for all there is is said of some of it.
    pub(super) fn is_of_other_money(&self, item: &Item, head: Option<u32>) -> bool {
        let Some(concept) = item.labels[0].and_then(|label| self.first_fitting(label, item)) else {
            return false;
        };
        let before = crate::parse::ending(self.text.get(..item.phrase.1).unwrap_or_default());
        let sentence = before.rsplit(['。', ';', '\n']).next().unwrap_or_default();
        let total = matches!(
            concept,
            Concept::TotalReceiptsAndExpenditure | Concept::FiscalTotal | Concept::CurrentIncome
        );
        if total {
            let outer = sentence.rsplit_once(':').map_or("", |(outer, _)| outer);
            let outer = outer.rsplit([',', '(']).next().unwrap_or_default();
            return ["一般公共预算", "政府性基金", "国有资本经营"].iter().any(|fund| outer.contains(fund))
                && outer.ends_with("预算");
        }
        let arranged =
            |number: u32| self.item(number).is_some_and(|of| self.words(of.phrase).contains("收入安排的"));
        if head.or(item.whole).is_some_and(arranged) {
            return true;
        }
        let people = matches!(concept, Concept::PersonnelExpenditure | Concept::PublicExpenditure);
        if !people && !super::resolve::is_basic_or_project(concept) {
            return false;
        }
        let of_class = |number: u32| {
            let label = self.item(number).and_then(|item| item.labels[0]);
            label.and_then(|label| self.lexicon.label(label)).is_some_and(|label| label.class.is_some())
        };
        let segment = item.phrase.1 - sentence.len();
        let last = (item.number.saturating_sub(4)..item.number).rev().find(|&number| {
            let place = self.parse.numbers.get(number as usize);
            place.is_some_and(|of| of.start >= segment)
                && (self.concept(number).is_some() || of_class(number))
        });
        if item.whole.is_none() && (head.is_some_and(of_class) || last.is_some_and(of_class)) {
            return true;
        }
        let clause = sentence.rsplit([',', ':']).next().unwrap_or_default();
        let others = ["非财政拨款", "收入安排", "资金安排", "自有资金", "本级支出中"];
        let frame = sentence.strip_suffix(clause).and_then(|lead| lead.strip_suffix(','));
        let frame = frame.and_then(|lead| lead.rsplit([',', ':']).next()).unwrap_or_default();
        let framed =
            frame.ends_with("支出中") && frame.contains("财政拨款") && !frame.contains("一般公共预算");
        framed || others.iter().any(|other| clause.contains(other))
    }

    /// Whether a sentence tells of what was evaluated.
    pub(super) fn is_of_evaluation(&self, item: &Item) -> bool {
        let before = crate::parse::ending(self.text.get(..item.phrase.0).unwrap_or_default());
        let sentence = before.rsplit(['。', '\n']).next().unwrap_or_default();
        ["评价项目", "自评项目", "绩效评价", "绩效自评"].iter().any(|word| sentence.contains(word))
    }

    /// 基本支出A中，…: the amount that the sentence says its amounts are within.
    pub(super) fn stands_within(&self, item: &Item) -> Option<u32> {
        let first = item.number.saturating_sub(6);
        (first..item.number).rev().find(|&number| {
            self.parse.numbers.get(number as usize).is_some_and(|of| {
                self.text
                    .get(of.after..item.phrase.0)
                    .is_some_and(|words| words.starts_with('中') && !words.contains(['。', '\n']))
            })
        })
    }

    /// Whether a sentence tells of basic expenditure that is not known as one budget's.
    pub(super) fn is_of_all_basic(&self, item: &Item) -> bool {
        self.stands_within(item)
            .is_some_and(|number| self.concept(number) != Some(Concept::GpbBasicExpenditure))
    }

    /// 其中：一般公共预算财政拨款本年收入A；本年支出B: whether a general name stands behind one of a fund,
    /// so that it may be of that fund.
    pub(super) fn is_beside_fund(&self, concept: Concept, item: &Item) -> bool {
        if !matches!(concept, Concept::CurrentIncome | Concept::CurrentExpenditure) {
            return false;
        }
        let words = self.words(item.phrase);
        let total = ["合计", "总", "度支出", "度收入", "年支出", "年收入"];
        let section = self.section_meant(concept, item);
        if words.contains("合计")
            || words.contains('总')
            || section.starts_with("gpb")
            || section == "gov_fund"
            || section == "soe"
        {
            return false;
        }
        let before = crate::parse::ending(self.text.get(..item.phrase.0).unwrap_or_default());
        let sentence = before.rsplit(['。', '\n']).next().unwrap_or_default();
        let fund = ["财政拨款", "一般公共预算", "政府性基金", "国有资本经营"];
        let named =
            fund.iter().any(|fund| sentence.contains(fund)) && !fund.iter().any(|fund| words.contains(fund));
        named && total.iter().any(|end| words.contains(end)) && sentence.ends_with([';', ','])
    }

    /// The words of the clause before the first name of an item.
    pub(super) fn words_before_name(&self, item: &Item) -> &str {
        let before = self.text.get(..item.named_at.unwrap_or(item.phrase.0)).unwrap_or_default();
        let before = crate::parse::ending(before);
        before.rsplit([',', ';', '。', ':', '\n', '(']).next().unwrap_or_default()
    }

    /// Whether an amount stands in a paragraph that tells of one item of the classification.
    pub(super) fn is_of_item(&self, item: &Item) -> bool {
        let before = crate::parse::ending(self.text.get(..item.phrase.0).unwrap_or_default());
        let line = before.rsplit('\n').next().unwrap_or_default();
        let item = line.find("(项)").or_else(|| line.find("(款)"));
        item.is_some_and(|at| !line.get(at..).unwrap_or_default().contains('。') || line.contains("年初预算"))
    }

    /// 货物支出中授予中小企业合同金额: whether a kind of procurement stands before an award.
    pub(super) fn is_of_a_kind_of_procurement(&self, item: &Item) -> bool {
        let before = crate::parse::ending(self.text.get(..item.phrase.1).unwrap_or_default());
        let clause = before.rsplit([',', ';', '。', ':', '\n']).next().unwrap_or_default();
        let awarded = clause.find("授予").unwrap_or_default();
        let kind = clause.get(..awarded).unwrap_or_default();
        let kinds = |words: &str| ["货物", "工程", "服务"].iter().filter(|of| words.contains(**of)).count();
        // 货物支出A，授予中小企业合同金额B；服务支出C，授予…
        let segment = before.rsplit([';', ':', '。', '\n']).next().unwrap_or_default();
        kinds(kind) > 0 || kinds(segment) == 1 && !segment.contains("总额") && !segment.contains("合计")
    }

    /// 某项目上年结转A，本年支出B，年末结转C: whether a sentence tells of one project's balances.
    pub(super) fn is_of_project(&self, item: &Item) -> bool {
        let before = crate::parse::ending(self.text.get(..item.phrase.1).unwrap_or_default());
        let sentence = before.rsplit(['。', '\n']).next().unwrap_or_default();
        let first = ["上年结转", "年初结转", "上年末结转", "年末结转", "结转"];
        let at = first.iter().filter_map(|name| sentence.find(name)).min();
        at.and_then(|at| sentence.get(..at))
            .is_some_and(|lead| lead.ends_with("项目") || lead.starts_with("项目") || lead.contains("执行率"))
    }

    /// 总收入A，总支出A: whether both sides are told in one sentence and printed alike, so that they may
    /// hold what was carried over.
    pub(super) fn is_total_of_both(&self, concept: Concept, item: &Item) -> bool {
        let before = crate::parse::ending(self.text.get(..item.phrase.1).unwrap_or_default());
        let words = before.rsplit([',', ';', '。', ':', '\n']).next().unwrap_or_default();
        let total = words.contains("总收入") || words.contains("总支出");
        if !total || !matches!(concept, Concept::CurrentIncome | Concept::CurrentExpenditure) {
            return false;
        }
        let lead = before.rsplit(['。', '\n']).next().unwrap_or_default();
        let from = item.phrase.1 - lead.len();
        let sentence = crate::parse::beginning(self.text.get(from..).unwrap_or_default());
        let sentence = sentence.split(['。', '\n']).next().unwrap_or_default();
        let printed = |name: &str| {
            let rest = sentence.split_once(name)?.1.trim_start_matches(['为', '是', '共', ' ']);
            let end =
                rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(rest.len());
            rest.get(..end).filter(|number| !number.is_empty())
        };
        printed("总收入").is_some_and(|income| Some(income) == printed("总支出"))
    }
}
