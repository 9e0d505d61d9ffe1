//! What each item measures, from its names, its unit and where it stands.

use juesuan_model::{Basis, Concept, Dimensions};

use super::{Binder, resolve, units};
use crate::parse::model::{Item, ItemKind};

impl Binder<'_> {
    pub(super) fn resolve_items(&mut self) {
        let parse = self.parse;
        let mut population = units::Populations::default();
        let of_other_units = self.of_other_units();
        for (at, item) in parse.parsed.items.iter().enumerate() {
            if !matches!(item.kind, ItemKind::Level | ItemKind::Average | ItemKind::Completion) {
                continue;
            }
            let among_others = self.is_of_others(item, &mut population);
            self.carried_of_all(item);
            let Some((concept, dimensions)) = self.of_item(item) else { continue };
            // A fact of one unit says of which.
            let of_unit = dimensions.unit.is_some() || concept == Concept::InternalOfficeCount;
            if among_others || !of_unit && of_other_units.get(at) == Some(&true) {
                continue;
            }
            // “三公”经费…，其中…、会议费: a total of more than the three.
            if let Some(whole) = item.whole
                && matches!(concept, Concept::ConferenceExpense | Concept::TrainingExpense)
                && self.concept(whole) == Some(Concept::ThreePublicTotal)
            {
                self.forget(whole, Concept::ThreePublicTotal);
            }
            // 财政拨款支出A，其中一般公共预算财政拨款支出B: in the section of that budget, the first is of all.
            if let Some(whole) = item.whole
                && concept == Concept::GpbExpenditure
                && self.concept(whole) == Some(concept)
                && self.names_budget(item)
                && self.item(whole).is_some_and(|of| !self.names_budget(of))
                && self.span(whole) != self.span(item.number)
            {
                self.unbind(whole, concept);
            }
            // 总收入…，其中本年收入…: two things that one name can stand for.
            let same = item.whole.filter(|&whole| {
                self.concepts.get(whole as usize).and_then(Option::as_ref)
                    == Some(&(concept, dimensions.clone()))
            });
            // （一）收入总计A below 收入、支出总计A: the same again.
            let again = |&whole: &u32| self.span(whole) == self.span(item.number);
            if let Some(whole) = same.filter(|whole| !again(whole)) {
                if !self.is_total(whole) {
                    continue;
                }
                self.forget(whole, concept);
                self.grand_total(whole);
            }
            if self.is_grand_total(item, concept) {
                continue;
            }
            let concept = if self.is_other_side(at, concept) { Concept::FiscalTotal } else { concept };
            let basis = match item.basis {
                Some(basis) => basis,
                None if concept == Concept::ProjectNotImplementedAmount => Basis::InitialBudget,
                None => Basis::Actual,
            };
            self.fact(item.number, concept, basis, dimensions.clone(), item.section);
            if item.joint {
                let second = item.labels[1].and_then(|label| self.of_label(label, item));
                if let Some(second) = second.filter(|&second| second != concept) {
                    self.fact(item.number, second, basis, Dimensions::default(), item.section);
                    self.know(second, item);
                }
            }
            if self.parse.parsed.is_main(Some(basis)) && dimensions.is_none() {
                self.know(concept, item);
            }
            if let Some(slot) = self.concepts.get_mut(item.number as usize) {
                *slot = Some((concept, dimensions));
            }
        }
    }

    /// 年初财政拨款结转和结余A，其中：一般公共预算财政拨款B，政府性基金C: in the section of one budget, too, A is of
    /// all of them.
    fn carried_of_all(&mut self, item: &Item) {
        let carried = [Concept::GpbOpeningCarryover, Concept::GpbClosingCarryover];
        let Some(whole) = item.whole else { return };
        let of_all = self.concept(whole).filter(|of| carried.contains(of));
        let Some(concept) = of_all.filter(|_| self.names_budget(item)) else { return };
        if self.item(whole).is_some_and(|of| !self.names_budget(of)) {
            self.unbind(whole, concept);
        }
    }

    /// Whether an amount says that it is of the general public budget.
    fn names_budget(&self, item: &Item) -> bool {
        crate::parse::ending(self.words(item.phrase)).contains("一般公共预算")
    }

    /// 财政拨款收入总计A，支出总计B: the second total is of the same accounts as the first.
    fn is_other_side(&self, at: usize, concept: Concept) -> bool {
        if concept != Concept::TotalReceiptsAndExpenditure {
            return false;
        }
        let items = &self.parse.parsed.items;
        let Some(item) = items.get(at) else { return false };
        // The bracket of the first total may have an amount of its own.
        let before = items.get(at.saturating_sub(8)..at).unwrap_or_default();
        let Some(before) =
            before.iter().rev().find(|item| self.concept(item.number) == Some(Concept::FiscalTotal))
        else {
            return false;
        };
        let place = |number: u32| self.parse.numbers.get(number as usize);
        let (Some(from), Some(to)) = (place(before.number), place(item.number)) else { return false };
        let between = self.text.get(from.after..to.start).unwrap_or_default();
        // 财政拨款收入总计A。收入包括：…。支出总计A: printed alike, in one paragraph.
        if !between.contains('\n')
            && self.span(before.number) == self.span(item.number)
            && self.words(item.phrase).contains("支出")
        {
            return true;
        }
        // A（含年初结转和结余），支出总计B
        let bracket = between.strip_prefix('(').and_then(|inner| inner.split_once(')'));
        let between = bracket.map_or(between, |(_, rest)| rest);
        between.trim_start_matches([',', ';', '、']).starts_with("支出")
            && !between.contains(['。', '\n'])
            && !between.contains(|c: char| c.is_ascii_digit())
    }

    /// Whether a number's name only says that it is a total.
    fn is_total(&self, number: u32) -> bool {
        let end = self.item(number).map_or(0, |item| item.phrase.1);
        let before = self.text.get(..end).unwrap_or_default().trim_end_matches(['为', '是', ' ']);
        before.ends_with("总收入") || before.ends_with("总支出")
    }

    /// 总收入…，其中本年收入…: the first is what came in with what was there.
    fn grand_total(&mut self, number: u32) {
        let total = Concept::TotalReceiptsAndExpenditure;
        let Some(item) = self.parse.parsed.item_of.get(number as usize).copied().flatten() else { return };
        let Some(item) = self.parse.parsed.items.get(item as usize) else { return };
        if !matches!(self.section_id(item.section), "" | "overall") || item.basis.is_some() {
            return;
        }
        self.fact(number, total, Basis::Actual, Dimensions::default(), item.section);
        self.know(total, item);
        if let Some(slot) = self.concepts.get_mut(number as usize) {
            *slot = Some((total, Dimensions::default()));
        }
    }

    /// 政府性基金收入A，加上年结余B，收入合计C: in the section of one budget a total behind its own
    /// amount is of more than it.
    fn is_grand_total(&self, item: &Item, concept: Concept) -> bool {
        let first = item.labels[0].and_then(|label| self.first_fitting(label, item));
        let general = matches!(first, Some(Concept::CurrentIncome | Concept::CurrentExpenditure));
        let name = self.words(item.phrase).trim_end_matches(['为', '是', '共', ' ']);
        let named = ["合计", "总量"].iter().any(|total| name.ends_with(total));
        let fiscal = matches!(concept, Concept::FiscalAppropriationIncome | Concept::FiscalExpenditure);
        let budget = fiscal || resolve::is_of_budget(concept);
        let other = general && first != Some(concept);
        if !(other || named && budget) {
            return false;
        }
        let Some(last) = self.levels.get(&concept).and_then(|known| known.last()) else { return false };
        let place = |number: u32| self.parse.numbers.get(number as usize);
        let (Some(from), Some(to)) = (place(last.number), place(item.number)) else { return false };
        let between = self.text.get(from.after..to.start).unwrap_or_default();
        if between.len() > crate::parse::SENTENCE {
            return false;
        }
        let plus = between.contains("加上") || between.contains("另加");
        // 一般公共预算收入A，一般公共预算收入合计B: without anything between them the one contradicts the other.
        let more = other || plus || between.contains("结转") || between.contains("结余");
        more && !between.contains('\n')
            && (plus || !between.contains('。'))
            && self.span(last.number) != self.span(item.number)
    }

    /// What an item measures, and of what.
    fn of_item(&mut self, item: &Item) -> Option<(Concept, Dimensions)> {
        if item.kind == ItemKind::Completion {
            let named =
                item.labels[0].filter(|&label| self.first_fitting(label, item).is_some()).or(item.behind)?;
            let concept = self.first_fitting(named, item)?;
            return (concept == Concept::PerformanceCompletionRate).then(|| (concept, Dimensions::default()));
        }
        if let Some(concept) = self.by_words(item) {
            return Some((concept, Dimensions::default()));
        }
        // 某局（本级）三公经费A: of the office alone, unless the document is its own.
        let named_at = item.named_at.unwrap_or(item.phrase.0);
        let of_office = self.text.get(..named_at).is_some_and(|before| before.ends_with("(本级)"));
        if of_office && !self.department.is_some_and(|own| own.contains("本级")) {
            return None;
        }
        let head = self.head_of(item);
        if head.is_some_and(|head| self.is_of_an_office(head)) {
            return None;
        }
        // 基本支出A（人员经费B，公用经费C）: of all sources, and not of one budget.
        let of_all = head.and_then(|head| self.concept(head)) == Some(Concept::BasicExpenditureTotal);
        let people = |label| {
            let concept = self.first_fitting(label, item);
            matches!(concept, Some(Concept::PersonnelExpenditure | Concept::PublicExpenditure))
        };
        if of_all && item.labels[0].is_some_and(people) {
            return None;
        }
        if self.is_of_other_money(item, head) {
            return None;
        }
        // 增加2辆 is no number of vehicles.
        if item.reason || item.direction.is_some() {
            return self.in_reason(item);
        }
        if let Some(found) = self.by_class(item) {
            return Some(found);
        }
        let meant = item.labels[0].filter(|&label| self.is_meant(label));
        if meant.is_none() {
            if let Some(found) = self.by_economic(item) {
                return Some(found);
            }
            // A name of the lists that is no quantity of its own.
            if item.labels[0].is_some() {
                return None;
            }
        }
        // 12个项目均…: all that were evaluated.
        let number = self.parse.numbers.get(item.number as usize);
        let rest = number.and_then(|number| self.text.get(number.after..)).unwrap_or_default();
        if self.section_id(item.section) == "performance"
            && ["项目都", "项目均", "项目全部"].iter().any(|all| rest.starts_with(all))
        {
            return Some((Concept::SelfEvaluatedProjectCount, Dimensions::default()));
        }
        if item.kind == ItemKind::Level
            && let Some(concept) = self.of_fund(item)
        {
            return Some((concept, Dimensions::default()));
        }
        let label = item.labels[0].filter(|&label| self.first_fitting(label, item).is_some());
        let label =
            label.or(item.behind).or_else(|| item.labels[0].is_some().then_some(item.labels[1]).flatten())?;
        let concept = self.of_label(label, item)?;
        if self.section_id(item.section) == "gpb_basic"
            && let Some(code) = resolve::economic(concept)
        {
            return Some((Concept::GpbBasicByEconomic, Dimensions::economic(code)));
        }
        match concept {
            // What one unit has is not what the department has.
            Concept::FiscalAppropriationIncome if self.section_id(item.section) == "department" => {
                self.head_unit(item).map(|unit| (concept, Dimensions::unit(self.printed(unit))))
            }
            Concept::InternalOfficeCount => {
                let unit = self.office_unit(item)?;
                Some((concept, unit.map(Dimensions::unit).unwrap_or_default()))
            }
            // 财政拨款支出A，其中：基本支出B: of the appropriation, and not of all sources.
            Concept::BasicExpenditureTotal | Concept::ProjectExpenditureTotal
                if item.whole.is_some_and(|whole| self.is_of_appropriation(whole)) =>
            {
                None
            }
            // 基本建设类项目支出 is some of 项目支出.
            _ if resolve::is_basic_or_project(concept) && self.is_of_a_kind(item) => None,
            // 一般公共预算财政拨款A（含上年结转B）: more than came in this year.
            Concept::GpbIncome
            | Concept::GpbExpenditure
            | Concept::GovFundIncome
            | Concept::SoeIncome
            | Concept::FiscalAppropriationIncome
            | Concept::CurrentIncome
                if ["(含上年结转", "(含年初结转", "(含结转", "(包含上年结转", "(包括上年结转"]
                    .iter()
                    .any(|with| rest.starts_with(with)) =>
            {
                None
            }
            // 民生支出合计 is some of it.
            Concept::CurrentExpenditure if self.words_before_name(item).ends_with("民生") => None,
            // 货物支出中授予中小企业合同金额A: of one kind only.
            Concept::SmeContractAmount | Concept::MicroContractAmount
                if self.is_of_a_kind_of_procurement(item) =>
            {
                None
            }
            // 财政拨款项目支出A，其他资金项目支出B: of one source only.
            Concept::BasicExpenditureTotal | Concept::ProjectExpenditureTotal
                if ["拨款", "资金", "收入"].iter().any(|of| self.words_before_name(item).ends_with(of)) =>
            {
                None
            }
            // 一般公共预算支出A中，基本支出B: of one budget.
            Concept::BasicExpenditureTotal | Concept::ProjectExpenditureTotal
                if self
                    .stands_within(item)
                    .is_some_and(|of| self.concept(of) != Some(Concept::CurrentExpenditure)) =>
            {
                None
            }
            // 某项目上年结转A; 1.行政运行（项）。年初预算B，上年结转A: of one item only.
            Concept::OpeningCarryover
            | Concept::ClosingCarryover
            | Concept::GpbOpeningCarryover
            | Concept::GpbClosingCarryover
            | Concept::FiscalOpeningCarryover
            | Concept::FiscalClosingCarryover
                if self.is_of_project(item) || self.is_of_item(item) =>
            {
                None
            }
            // 基本支出A中，人员经费B: of the A that stands there, and not of one budget.
            Concept::PersonnelExpenditure | Concept::PublicExpenditure if self.is_of_all_basic(item) => None,
            // 公用经费A，包括：公务接待费B: an economic item, and not what the section of the three has.
            _ if resolve::economic(concept).is_some()
                && matches!(
                    item.whole.and_then(|whole| self.concept(whole)),
                    Some(
                        Concept::PublicExpenditure
                            | Concept::PersonnelExpenditure
                            | Concept::AgencyOperationExpenditure
                    )
                ) =>
            {
                None
            }
            // 事业收入（不含专户管理教育资金）A: what is left out is a source of its own.
            Concept::InstitutionIncome if self.words(item.phrase).contains("(不含") => None,
            // 公共卫生服务支出 was not procured.
            Concept::ProcurementGoods | Concept::ProcurementWorks | Concept::ProcurementServices
                if self.is_qualified(item) =>
            {
                None
            }
            // 外派人员经费 is not 人员经费.
            Concept::PersonnelExpenditure | Concept::PublicExpenditure if self.is_qualified(item) => None,
            // Equipment has other limits too: only the limit of the term is the concept.
            Concept::LargeEquipmentCount if !self.words(item.phrase).contains("100万") => None,
            // 年初，车辆A辆；年末，车辆B辆
            Concept::VehicleStockCount | Concept::AssetVehicleTotal
                if {
                    let before = crate::parse::ending(self.text.get(..item.phrase.1).unwrap_or_default());
                    let segment = before.rsplit(['。', ';', '\n']).next().unwrap_or_default();
                    segment.contains("年初") && !segment.contains("年末")
                } =>
            {
                None
            }
            // 文化馆增加公务用车1辆 is no number of vehicles that there are.
            Concept::VehicleStockCount | Concept::AssetVehicleTotal
                if ["增加", "新增", "减少", "报废", "处置", "调入", "调出"]
                    .iter()
                    .any(|word| self.words(item.phrase).contains(word)) =>
            {
                None
            }
            // What was bought in the year is not what there is.
            Concept::LargeEquipmentCount
                if ["购置", "新增", "处置", "报废"]
                    .iter()
                    .any(|word| self.words(item.phrase).contains(word)) =>
            {
                None
            }
            Concept::DomesticReceptionBatches | Concept::DomesticReceptionPersons => {
                self.of_guests(concept, item).map(|of| (of, Dimensions::default()))
            }
            _ if resolve::is_evaluated(concept) => self.of_one_budget(item).map(|of| (concept, of)),
            // The kinds of what was bought, or of what the appropriation runs, are not those of all there are.
            _ if resolve::is_part(Concept::AssetVehicleTotal, concept)
                && matches!(
                    item.whole.and_then(|whole| self.concept(whole)),
                    Some(Concept::VehiclePurchaseCount | Concept::VehicleStockCount)
                ) =>
            {
                None
            }
            // 某中心收入A，其中：财政拨款收入B: of what that unit has.
            _ if item
                .whole
                .is_some_and(|whole| self.concept(whole).is_none() && self.is_of_a_unit(whole)) =>
            {
                None
            }
            // A name with something before it may be of one unit only.
            _ if item.whole.is_some() && !self.is_plain(item) || !self.is_of_all(concept, item) => None,
            _ => Some((concept, Dimensions::default())),
        }
    }

    pub(super) fn first_fitting(&self, label: u16, item: &Item) -> Option<Concept> {
        let unit = self.unit(item.number);
        self.lexicon.label(label)?.concepts.iter().copied().find(|&concept| resolve::fits(concept, unit))
    }

    /// Whether a name stands for a quantity or a class.
    pub(super) fn is_meant(&self, label: u16) -> bool {
        self.lexicon.label(label).is_some_and(|label| !label.concepts.is_empty() || label.class.is_some())
    }

    pub(super) fn of_label(&self, label: u16, item: &Item) -> Option<Concept> {
        let concept = self.first_fitting(label, item)?;
        if self.is_beside_fund(concept, item) || self.is_total_of_both(concept, item) {
            return None;
        }
        if self.of_government && resolve::is_of_budget(concept) {
            return None;
        }
        let found = resolve::in_section(concept, self.section_meant(concept, item))?;
        // 共评价项目3个，涉及政府性基金预算支出A: some of the spending.
        if resolve::is_of_budget(found) && self.is_of_evaluation(item) {
            return None;
        }
        let all = match found {
            Concept::GpbOpeningCarryover => Concept::FiscalOpeningCarryover,
            Concept::GpbClosingCarryover => Concept::FiscalClosingCarryover,
            found => return Some(found),
        };
        // 年初财政拨款结转和结余A, in no section: of all three budgets.
        let named = crate::parse::ending(self.text.get(..item.phrase.1).unwrap_or_default());
        let named = named.rsplit([',', ';', ':', '。', '\n']).next().unwrap_or_default();
        let of_all = self.section_meant(concept, item).is_empty() && !named.contains("一般公共预算");
        Some(if of_all { all } else { found })
    }
}
