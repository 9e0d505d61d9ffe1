//! What words mean by the budget that they stand in: the general public budget, the government
//! funds, the state capital.

use std::borrow::Cow;

use juesuan_model::{Concept, Dimensions, Unit};

use super::Binder;
use crate::parse::model::{Item, ItemKind};

/// What a paragraph in the section of one budget tells of where it has left that budget.
const OTHER_TOPICS: &[&str] =
    &["接待", "出国", "用车", "会议", "培训", "机关运行", "政府采购", "非财政拨款", "国有资产"];

impl Binder<'_> {
    /// What words mean only where they stand: a budget inside of the appropriation, vehicles that
    /// money was used for.
    pub(super) fn by_words(&self, item: &Item) -> Option<Concept> {
        if item.kind != ItemKind::Level || item.direction.is_some() || item.basis.is_some() {
            return None;
        }
        let unit = self.unit(item.number);
        let words = self.words(item.phrase).trim_end_matches(['为', '了', ' ']);
        let bought = ["购置的", "更新的", "购买的", "购置(更新)"];
        if unit == Unit::Vehicle && bought.iter().any(|end| words.ends_with(end)) {
            return Some(Concept::VehiclePurchaseCount);
        }
        let whole = self.concept(item.whole?)?;
        let words = words.trim_start_matches(['(', ',', ':', '、']).trim_start_matches("其中");
        let words = words.trim_start_matches([',', ':']);
        match (whole, words.strip_suffix("预算").unwrap_or(words)) {
            (Concept::FiscalAppropriationIncome, "一般公共") => Some(Concept::GpbIncome),
            (Concept::FiscalAppropriationIncome, "政府性基金") => Some(Concept::GovFundIncome),
            (Concept::FiscalAppropriationIncome, "国有资本经营") => Some(Concept::SoeIncome),
            _ => None,
        }
    }

    /// 对一般公共预算项目开展绩效自评: what one budget's projects come to, of which the total is
    /// another. None where a sentence names several budgets.
    pub(super) fn of_one_budget(&self, item: &Item) -> Option<Dimensions> {
        let number = self.parse.numbers.get(item.number as usize)?;
        let before = crate::parse::ending(self.text.get(..number.start).unwrap_or_default());
        let sentence = before.rsplit(['。', ';', '\n']).next().unwrap_or_default();
        // 部门整体支出绩效自评 is of no project.
        let after = crate::parse::beginning(self.text.get(number.after..).unwrap_or_default());
        let after = after.split([',', '。', ';', '\n']).next().unwrap_or_default();
        let clause = [sentence, after].concat();
        if clause.contains("整体") {
            return None;
        }
        let fund = match budgets(&clause)[..] {
            [] => None,
            ["gpb"] => Some(Cow::Borrowed("general_public_budget")),
            ["gov_fund"] => Some(Cow::Borrowed("government_fund")),
            ["soe"] => Some(Cow::Borrowed("state_capital")),
            _ => return None,
        };
        Some(Dimensions { fund, ..Dimensions::default() })
    }

    /// The section that a general name belongs to: 政府性基金安排的基本支出 is of that budget,
    /// whatever the section is about.
    pub(super) fn section_meant(&self, concept: Concept, item: &Item) -> &'static str {
        use Concept::*;
        let section = self.section_id(item.section);
        let general = matches!(
            concept,
            BasicExpenditureTotal
                | ProjectExpenditureTotal
                | CurrentIncome
                | CurrentExpenditure
                | OpeningCarryover
                | ClosingCarryover
        );
        let vehicles = matches!(concept, VehicleStockCount | AssetVehicleTotal);
        if !general && !vehicles {
            return section;
        }
        let words = self.words(item.phrase);
        // 年末结转和结余A，其中财政拨款B，非财政拨款C: of all budgets, whatever the section is about.
        if matches!(concept, OpeningCarryover | ClosingCarryover) && self.sentence_names_others(item) {
            return "";
        }
        // 国有资产占用情况中车辆A辆 is of the assets, wherever it stands.
        if vehicles && words.contains("资产") {
            return "assets";
        }
        match budgets(words)[..] {
            [budget] if general && !section.starts_with(budget) => budget,
            [] if general => self.fund_of_sentence(item).unwrap_or(section),
            _ => section,
        }
    }

    /// Whether a sentence tells of what is no appropriation, too.
    fn sentence_names_others(&self, item: &Item) -> bool {
        let before = crate::parse::ending(self.text.get(..item.phrase.1).unwrap_or_default());
        let lead = before.rsplit(['。', '\n']).next().unwrap_or_default();
        let start = item.phrase.1 - lead.len();
        let rest = crate::parse::beginning(self.text.get(start..).unwrap_or_default());
        rest.split(['。', '\n']).next().is_some_and(|sentence| sentence.contains("非财政拨款"))
    }

    /// 政府性基金预算财政拨款收入A，本年支出B: the fund that the sentence begins with, and no other.
    fn fund_of_sentence(&self, item: &Item) -> Option<&'static str> {
        let before = crate::parse::ending(self.text.get(..item.phrase.0)?);
        let sentence = before.rsplit(['。', '\n']).next()?;
        let first = sentence.find(',').unwrap_or(sentence.len());
        match (&budgets(sentence.get(..first)?)[..], &budgets(sentence)[..]) {
            (&[fund @ ("gov_fund" | "soe")], [_]) => Some(fund),
            // 本年一般公共预算财政拨款年初结转A，本年收入B，本年支出C
            (["gpb"], [_])
                if self.section_id(item.section).starts_with("gpb")
                    || sentence.get(..first).is_some_and(|lead| lead.contains("结转")) =>
            {
                Some("gpb")
            }
            _ => None,
        }
    }

    /// 收入A，支出B in the section of one budget: both are of that budget.
    pub(super) fn of_fund(&self, item: &Item) -> Option<Concept> {
        let words = self.words(item.phrase).trim_matches([' ', ',', '、', ';']);
        let income = matches!(words, "收入" | "本年收入");
        // 支出收入 is a slip of the form that many have copied.
        if !income && !matches!(words, "支出" | "本年支出" | "支出收入")
            || self.unit(item.number).money_power().is_none()
        {
            return None;
        }
        let before = crate::parse::ending(self.text.get(..item.phrase.1)?);
        let line = before.rsplit('\n').next().unwrap_or_default();
        if OTHER_TOPICS.iter().any(|topic| line.contains(topic)) {
            return None;
        }
        // 国有资本经营预算财政拨款年初结转A，本年收入B: of the budget that the sentence names.
        let section = self.fund_of_sentence(item).unwrap_or_else(|| self.section_id(item.section));
        match (section, income) {
            ("gov_fund", true) => Some(Concept::GovFundIncome),
            ("gov_fund", false) => Some(Concept::GovFundExpenditure),
            ("soe", true) => Some(Concept::SoeIncome),
            ("soe", false) => Some(Concept::SoeExpenditure),
            _ => None,
        }
    }
}

/// The sections of the budgets that words name.
fn budgets(words: &str) -> Vec<&'static str> {
    let all = [("一般公共预算", "gpb"), ("政府性基金", "gov_fund"), ("国有资本经营", "soe")];
    all.into_iter().filter(|(name, _)| words.contains(name)).map(|(_, section)| section).collect()
}
