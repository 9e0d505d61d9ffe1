//! What a name is of: all of a quantity, or some of it only.

use juesuan_model::Concept;

use super::{Binder, resolve};
use crate::parse::model::Item;

impl Binder<'_> {
    /// Whether the words before an amount end in one of some names.
    pub(super) fn names(&self, item: &Item, names: &[&str]) -> bool {
        let words = self.words(item.phrase).trim_end_matches(['为', '共', '计', ' ']);
        names.iter().any(|name| words.ends_with(name))
    }

    /// Whether the accounts are a government's own, by the names of their amounts.
    pub(super) fn tells_of_government(&self) -> bool {
        let items = &self.parse.parsed.items;
        let printed = |name: &&&str| items.iter().any(|item| self.names(item, &[**name]));
        // What one government lends or lays by for another year is no department's.
        let decisive = |item: &Item| {
            let words = self.words(item.phrase);
            ["转贷收入", "预算稳定调节基金", "上解支出"].iter().any(|of| words.contains(of))
        };
        items.iter().any(decisive)
            || resolve::OF_GOVERNMENTS.iter().filter(printed).count() > 2
            || self.reports_to_congress()
    }

    /// 关于某市2030年预算执行情况的报告: whether the document is a government's by its title, or tells of a whole
    /// place and never of a department.
    fn reports_to_congress(&self) -> bool {
        let first = crate::parse::beginning(self.text);
        let titled = first.lines().take(6).any(|line| {
            let of_budget = ["财政", "预算", "决算", "国有资产"].iter().any(|of| line.contains(of));
            of_budget && line.contains("报告") && !line.contains(['。', ',']) && !line.contains("部门")
        });
        let places = ["全国", "全省", "全市", "全县", "全区", "全州", "全旗", "全镇", "地方"];
        let budgets = ["一般公共预算", "政府性基金", "国有资本经营", "财政收入", "财政支出"];
        let of_place = |item: &Item| {
            let words = self.words(item.phrase);
            places.iter().any(|place| words.contains(place)) && budgets.iter().any(|of| words.contains(of))
        };
        let own = ["本部门", "本单位", "我部门", "我单位", "部门决算", "单位决算", "部门预算"];
        (titled || self.parse.parsed.items.iter().any(of_place))
            && !own.iter().any(|word| self.text.contains(word))
    }

    /// Whether nothing qualifies the name of an item.
    pub(super) fn is_plain(&self, item: &Item) -> bool {
        let words = self.words(item.phrase);
        !["本级", "机关", "所属", "下属"].iter().any(|word| words.starts_with(word))
            || words.starts_with("机关运行")
    }

    /// Whether other words stand directly before the name of an item.
    pub(super) fn is_qualified(&self, item: &Item) -> bool {
        let mut words = self.words(item.phrase);
        // 某类支出涉密不公开（上年决算数…: what follows the name says of when the amount is.
        let when = ["涉密", "上年", "去年"].iter().filter_map(|word| words.find(word)).min();
        if let Some(name) = when.and_then(|at| words.get(..at)).filter(|name| !name.is_empty()) {
            words = name;
        }
        let mut words = words.trim_end_matches(['为', '共', '计', ' ']);
        // The number of a list is no qualification.
        if let Some((_, length)) = crate::parse::list_number(words) {
            words = words.get(length..).unwrap_or_default();
        }
        let Some(label) = item.labels[0] else { return false };
        if item.inherited {
            // 其他普通教育支出A，上年P: P is of what A is of.
            let at = self.parse.parsed.item_of.get(item.number as usize).copied().flatten().unwrap_or(0);
            let before = self.parse.parsed.items.get(..at as usize).unwrap_or_default();
            let named = before.iter().rev().take(4).find(|of| of.labels[0] == Some(label) && !of.inherited);
            return item.basis.is_some() && named.is_some_and(|named| self.is_qualified(named));
        }
        while let Some((at, _)) = words.char_indices().next() {
            let rest = words.get(at..).unwrap_or_default();
            if self.lexicon.is_name(rest, label) {
                return false;
            }
            let plain = ["其中", "包括", "用于", "部分", "本年", "年度", "本部门", "支出", "拨款", "含"];
            match plain.iter().find_map(|word| rest.strip_prefix(word)) {
                Some(after) => words = after,
                None => {
                    let after = rest.trim_start_matches([
                        ' ', ',', '.', ':', '、', '(', ')', '。', ';', '和', '及', '的',
                    ]);
                    if after.len() == rest.len() {
                        return true;
                    }
                    words = after;
                }
            }
        }
        false
    }

    /// Whether the name of an item follows the word for a kind: 基本建设类项目支出.
    pub(super) fn is_of_a_kind(&self, item: &Item) -> bool {
        let words = self.words(item.phrase);
        let named = ["项目支出", "基本支出"].iter().find_map(|name| words.find(name));
        let before = match named {
            Some(at) => words.get(..at),
            // 其他项目支出：安排A: the name stands before the colon.
            None => item.named_at.and_then(|at| self.text.get(..at)),
        };
        let before = before.unwrap_or_default();
        ["类", "专项", "重点", "工程", "建设", "信息化", "债券", "其他", "其它"]
            .iter()
            .any(|kind| before.ends_with(kind))
    }

    /// Whether an amount is what was spent of the fiscal appropriation.
    pub(super) fn is_of_appropriation(&self, number: u32) -> bool {
        matches!(
            self.concept(number),
            Some(Concept::GpbExpenditure | Concept::FiscalExpenditure | Concept::FiscalTotal)
        )
    }

    /// Whether a part can be of all: 初中教育支出A，其中：基本支出B is not.
    pub(super) fn is_of_all(&self, concept: Concept, item: &Item) -> bool {
        use Concept::*;
        let Some(whole) = item.whole else { return true };
        let basic = |of| matches!(of, BasicExpenditureTotal | GpbBasicExpenditure);
        let total = |of: Concept| {
            matches!(
                of,
                CurrentExpenditure
                    | GpbExpenditure
                    | FiscalExpenditure
                    | FiscalTotal
                    | TotalReceiptsAndExpenditure
                    | GovFundExpenditure
                    | SoeExpenditure
            )
        };
        let people = matches!(concept, PersonnelExpenditure | PublicExpenditure);
        let kind = basic(concept)
            || people
            || matches!(
                concept,
                ProjectExpenditureTotal
                    | GpbProjectExpenditure
                    | GovFundBasicExpenditure
                    | GovFundProjectExpenditure
                    | SoeBasicExpenditure
                    | SoeProjectExpenditure
            );
        let budget = matches!(
            concept,
            GpbIncome | GovFundIncome | SoeIncome | GpbExpenditure | GovFundExpenditure | SoeExpenditure
        );
        let kind = kind || budget;
        let income = |of| matches!(of, CurrentIncome | FiscalAppropriationIncome);
        match self.concepts.get(whole as usize).and_then(Option::as_ref) {
            Some((_, of)) if !of.is_none() => false,
            Some((of, _)) => {
                !kind || total(*of) || people && basic(*of) || budget && (income(*of) || *of == concept)
            }
            None => {
                let words = self.item(whole).map_or("", |whole| self.words(whole.phrase));
                let totals = ["总支出", "支出总", "支出合计", "本年支出", "收入合计", "收入总", "本年收入"];
                let fiscal =
                    budget && ["财政拨款收入", "财政拨款支出"].iter().any(|all| words.ends_with(all));
                // （二）2031年支出A
                let end = self.item(whole).map_or(0, |whole| whole.phrase.1);
                let before = self.text.get(..end).unwrap_or_default();
                // （一）收入预算。2031年年初预算数A; 2031年收入预算A
                let line = crate::parse::ending(before).rsplit('\n').next().unwrap_or_default();
                let budget_of_all =
                    before.trim_end_matches('为').trim_end_matches('数').strip_suffix("预算").is_some_and(
                        |name| {
                            let own = name.strip_suffix("年初").unwrap_or(name);
                            let own =
                                own.strip_suffix("收入").or_else(|| own.strip_suffix("支出")).unwrap_or(own);
                            let titled = ["收入预算", "支出预算"].iter().any(|title| line.contains(title));
                            titled && own.ends_with('年')
                        },
                    );
                let named = before.strip_suffix("收入").or_else(|| before.strip_suffix("支出"));
                let year = named.map(|name| name.trim_end_matches('度'));
                let of_year = year
                    .and_then(|name| name.strip_suffix('年'))
                    .is_some_and(|name| name.ends_with(|c: char| c.is_ascii_digit()) || name.ends_with('本'));
                let fiscal = fiscal || of_year || budget_of_all;
                !kind || fiscal || totals.iter().any(|all| words.contains(all))
            }
        }
    }

    /// 国（境）外公务接待费…，接待来访团组A个: guests are of the kind that the sentence named last.
    pub(super) fn of_guests(&self, concept: Concept, item: &Item) -> Option<Concept> {
        let number = self.parse.numbers.get(item.number as usize)?;
        let before = crate::parse::ending(self.text.get(..number.start).unwrap_or_default());
        let sentence = before.rsplit(['。', '\n']).next().unwrap_or_default().replace("国(境)外", "境外");
        // What stands in a bracket that is closed is over.
        let mut open = sentence.as_str();
        let mut words = String::new();
        while let Some((outside, inside)) = open.split_once('(') {
            words.push_str(outside);
            open = inside.split_once(')').map_or(inside, |(_, rest)| rest);
        }
        words.push_str(open);
        let last = |of: &[&str]| of.iter().filter_map(|word| words.rfind(word)).max();
        let abroad = last(&["境外公务接待", "境外接待", "国外公务接待"]);
        let foreign = last(&["外宾", "外事"]);
        let domestic = last(&["国内"]);
        match (abroad.max(foreign) > domestic, abroad > foreign, concept) {
            (false, ..) => Some(concept),
            (true, true, Concept::DomesticReceptionBatches) => Some(Concept::OverseasReceptionBatches),
            (true, true, _) => Some(Concept::OverseasReceptionPersons),
            (true, false, _) => None,
        }
    }
}
