//! Invented disclosures in which every identity holds, so that any quantity can appear.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

pub(crate) mod accounts;
mod tables;
mod truth;

use std::collections::{BTreeMap, BTreeSet};

use accounts::{Amounts, Shape, amounts};
use juesuan_model::Concept::{self, *};
use juesuan_model::disclosure::{FunctionAmount, Term, Unit};
use juesuan_model::{
    Basis, Comparative, Count, Direction, Disclosure, MoneyUnit, Printed, Quantity, Reason, ReasonFigure,
    ReasonRef, SlotMut, Tally, Value,
};
use proptest::prelude::*;

/// Choices that are drawn one after the other; the smallest are the simplest.
#[derive(Debug, Clone)]
pub(crate) struct Tape {
    draws: Vec<u16>,
    at: usize,
}

impl Tape {
    fn next(&mut self) -> u16 {
        let draw = self.draws.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        draw
    }

    /// A number below another.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::from(self.next()) % end.max(1)
    }

    /// One time in so many.
    pub(crate) fn chance(&mut self, of: usize) -> bool {
        self.below(of) == of - 1
    }

    /// Cents of 万元 up to a bound, round ones among them.
    pub(crate) fn money(&mut self, most: i64) -> i64 {
        let draw = i64::from(self.next()) << 16 | i64::from(self.next());
        let cents = draw % (most + 1);
        match self.below(6) {
            0 => cents / 100 * 100,
            1 => cents / 10 * 10,
            _ => cents,
        }
    }

    /// A part of a whole, all of it and none of it among them.
    pub(crate) fn part(&mut self, whole: i64) -> i64 {
        match self.below(8) {
            0 => 0,
            1 => whole,
            _ => self.money(whole.max(0)),
        }
    }
}

/// A generated disclosure with what is true of its department.
#[derive(Debug, Clone)]
pub(crate) struct Generated {
    pub(crate) disclosure: Disclosure,
    pub(crate) truth: BTreeMap<&'static str, Amounts>,
    /// Numbers of things, and what is not an amount else.
    pub(crate) counts: BTreeMap<Concept, u32>,
    /// What each unit received of the income, where that is known, and how that changed.
    pub(crate) units: Vec<(String, Option<i64>, i64)>,
    /// What is not to be published, by its functional code.
    pub(crate) withheld: BTreeSet<(Concept, &'static str)>,
}

/// Any disclosure.
pub(crate) fn generated() -> impl Strategy<Value = Box<Generated>> {
    proptest::collection::vec(any::<u16>(), 2400)
        .prop_map(|draws| Box::new(build(&mut Tape { draws, at: 0 })))
}

const NAMES: &[&str] = &[
    "云岭县档案馆",
    "海棠市临江区水利局",
    "青石县人民代表大会常务委员会办公室",
    "白沙镇人民政府",
    "南溪区融媒体中心",
];
const UNITS: &[&str] =
    &["云岭县水文监测中心", "云岭县防汛抗旱服务站", "云岭县河道管理所", "云岭县水利工程质量监督站"];
const OFFICES: &[&str] = &["办公室", "综合科", "财务科", "业务科（法规科）", "信息科", "监督科"];
const PROJECTS: &[&str] =
    &["河堤加固二期工程", "智慧水务信息平台", "档案数字化加工项目", "老旧办公楼消防改造"];
const PLAIN_REASONS: &[&str] = &[
    "人员调整，正常增资",
    "落实过紧日子要求，压减一般性支出",
    "业务量变化；年中追加了专项任务",
    "项目进度与计划不同，部分款项跨年支付",
];

fn build(tape: &mut Tape) -> Generated {
    let shape = Shape::draw(tape);
    let mut truth = BTreeMap::new();
    for basis in [Basis::Actual, Basis::PriorYear, Basis::InitialBudget, Basis::FinalBudget] {
        truth.insert(basis.word().unwrap(), amounts(tape, &shape));
    }
    let name = NAMES[tape.below(NAMES.len())];
    let mut disclosure = Disclosure::new(name, 2024);
    disclosure.unit =
        [MoneyUnit::WanYuan, MoneyUnit::WanYuan, MoneyUnit::Yuan, MoneyUnit::YiYuan][tape.below(4)];
    let mut builder = Builder {
        tape,
        truth: &truth,
        fine: false,
        units: Vec::new(),
        staff: 0,
        secret: false,
        counts: BTreeMap::new(),
        withheld: BTreeSet::new(),
    };
    builder.fine = builder.tape.chance(3);
    builder.secret = builder.tape.chance(4);
    builder.staff = 1 + builder.tape.below(40) as u32;
    builder.department(&mut disclosure);
    for (path, group) in disclosure.groups_mut() {
        if path == "/government_fund" && shape.fund_items.is_empty()
            || path == "/state_capital" && shape.capital_items.is_empty()
        {
            continue;
        }
        for at in 0..group.fields().len() {
            let concept = group.fields()[at].concept;
            match group.slot_mut(at) {
                Some(SlotMut::Quantity(held)) => *held = builder.quantity(concept, ""),
                Some(SlotMut::Tally(_) | SlotMut::Ratio(_)) | None => {}
            }
        }
    }
    disclosure.government_fund.none = shape.fund_items.is_empty();
    disclosure.state_capital.none = shape.capital_items.is_empty();
    let rows = |builder: &mut Builder<'_>, concept, items: &[&'static str]| -> Vec<FunctionAmount> {
        let row = |code: &&'static str| {
            let amount = builder.full(concept, code);
            FunctionAmount { code: (*code).to_owned(), name: None, amount }
        };
        shape.listed(items).iter().map(row).collect()
    };
    disclosure.general_public_budget.by_function = rows(&mut builder, GpbExpenditureByClass, &shape.items);
    disclosure.government_fund.by_function = rows(&mut builder, GovFundExpenditure, &shape.fund_items);
    disclosure.state_capital.by_function = rows(&mut builder, SoeExpenditure, shape.capital_items);
    builder.counts(&mut disclosure);
    if !builder.secret && builder.tape.chance(3) {
        tables::tables(&mut builder, &shape, &mut disclosure);
    }
    builder.words(&mut disclosure);
    let Builder { counts, units, withheld, .. } = builder;
    Generated { disclosure, truth, counts, units, withheld }
}

/// Quantities without which a form cannot be written.
const NEEDED: &[Concept] = &[
    TotalReceiptsAndExpenditure,
    CurrentIncome,
    CurrentExpenditure,
    GpbIncome,
    GpbExpenditure,
    ThreePublicTotal,
    FiscalTotal,
    FiscalAppropriationIncome,
    BasicExpenditureTotal,
    ProjectExpenditureTotal,
    GpbBasicExpenditure,
    PersonnelExpenditure,
    PublicExpenditure,
    OverseasTravelExpense,
    VehiclePurchaseExpense,
    VehicleOperationExpense,
    ReceptionExpense,
];

struct Builder<'t> {
    tape: &'t mut Tape,
    truth: &'t BTreeMap<&'static str, Amounts>,
    /// Whether all amounts are printed with two decimals.
    fine: bool,
    /// The units with their fiscal income and its change; the changes together are that of the year's income.
    units: Vec<(String, Option<i64>, i64)>,
    staff: u32,
    /// Whether some amounts are not to be published.
    secret: bool,
    counts: BTreeMap<Concept, u32>,
    withheld: BTreeSet<(Concept, &'static str)>,
}

impl Builder<'_> {
    fn amount(&self, concept: Concept, code: &'static str, basis: Basis) -> Option<i64> {
        self.truth[basis.word()?].get(&(concept, code)).copied()
    }

    fn printed(&self, cents: i64) -> Printed {
        let (digits, decimals) = match cents {
            _ if self.fine => (cents, 2),
            cents if cents % 100 == 0 => (cents / 100, 0),
            cents if cents % 10 == 0 => (cents / 10, 1),
            cents => (cents, 2),
        };
        Printed::from_digits(i128::from(digits), decimals).unwrap()
    }

    /// A quantity, or nothing where it is zero or needs not be stated.
    fn quantity(&mut self, concept: Concept, code: &'static str) -> Option<Quantity> {
        let actual = self.amount(concept, code, Basis::Actual)?;
        if !NEEDED.contains(&concept) && actual == 0 && self.tape.chance(2) {
            return None;
        }
        Some(self.full(concept, code))
    }

    fn full(&mut self, concept: Concept, code: &'static str) -> Quantity {
        let mut quantity = Quantity::default();
        let Some(actual) = self.amount(concept, code, Basis::Actual) else { return quantity };
        if self.secret && !NEEDED.contains(&concept) && self.tape.chance(12) {
            self.withheld.insert((concept, code));
            return self.secret(concept, code);
        }
        quantity.value = Some(self.printed(actual).into());
        for basis in [Basis::PriorYear, Basis::InitialBudget, Basis::FinalBudget] {
            let one_in = if basis == Basis::FinalBudget { 6 } else { 2 };
            let Some(base) = self.amount(concept, code, basis).filter(|_| self.tape.chance(one_in)) else {
                continue;
            };
            let mut comparative = Comparative::default();
            let change = self.printed(actual - base);
            // 0.00 is a change that rounding hides; none at all is a zero without decimals.
            let change = if actual == base { Printed::integer(0) } else { change };
            match self.tape.below(3) {
                0 => comparative.change = Some(change.into()),
                1 => comparative.amount = Some(self.printed(base).into()),
                _ => {
                    comparative.change = Some(change.into());
                    comparative.amount = Some(self.printed(base).into());
                }
            }
            if self.tape.chance(2) {
                comparative.reason = Some(ReasonRef::Here(self.reason(concept, code, basis)));
            }
            let slot = match basis {
                Basis::PriorYear => &mut quantity.prior_year,
                Basis::InitialBudget => &mut quantity.initial_budget,
                _ => &mut quantity.final_budget,
            };
            *slot = Some(comparative);
        }
        if self.tape.chance(4) {
            quantity.purpose = Some("日常运转和专项任务".to_owned());
        }
        quantity
    }

    /// 涉密: neither the value nor anything from which it follows.
    fn secret(&mut self, concept: Concept, code: &'static str) -> Quantity {
        let mut quantity = Quantity { value: Some(Value::Withheld), ..Quantity::default() };
        let withheld = |amount, change| Comparative { amount, change, ..Comparative::default() };
        quantity.prior_year = match self.tape.below(4) {
            0 => Some(withheld(Some(Value::Withheld), None)),
            1 => Some(withheld(None, Some(Value::Withheld))),
            2 => self
                .amount(concept, code, Basis::PriorYear)
                .map(|base| withheld(Some(self.printed(base).into()), Some(Value::Withheld))),
            _ => None,
        };
        quantity
    }

    fn reason(&mut self, concept: Concept, code: &'static str, basis: Basis) -> Reason {
        let plain = PLAIN_REASONS[self.tape.below(PLAIN_REASONS.len())].to_owned();
        let figure = |figure: Printed| ReasonFigure {
            figure,
            unit: None,
            direction: None,
            approximate: false,
            concept: None,
            basis: None,
            of_unit: None,
            project: None,
        };
        let change = self
            .amount(concept, code, Basis::Actual)
            .zip(self.amount(concept, code, basis))
            .map_or(0, |(actual, base)| actual - base);
        match self.tape.below(5) {
            0 => {
                let staff = ReasonFigure {
                    unit: Some(juesuan_model::Unit::Person),
                    concept: Some(HeadcountIncrease),
                    ..figure(Printed::integer(self.staff))
                };
                Reason { text: format!("{plain}，人员增加{{0}}"), figures: vec![staff], complete: false }
            }
            1 if basis == Basis::PriorYear && concept == CurrentIncome && !self.units.is_empty() => {
                let (mut text, mut figures) = (String::new(), Vec::new());
                for (at, (unit, _, change)) in self.units.iter().enumerate() {
                    let direction = if *change < 0 { Direction::Decrease } else { Direction::Increase };
                    let word = if *change < 0 { "减少" } else { "增加" };
                    text += &format!("{}{unit}{word}财政拨款收入{{{at}}}", if at > 0 { "，" } else { "" });
                    figures.push(ReasonFigure {
                        direction: Some(direction),
                        concept: Some(UnitFiscalIncomeDelta),
                        of_unit: Some(unit.clone()),
                        ..figure(self.printed(change.abs()))
                    });
                }
                Reason { text, figures, complete: true }
            }
            2 if basis == Basis::InitialBudget => {
                let at = self.tape.below(PROJECTS.len());
                let cents = [1250, 730, 4600, 99][at];
                if change > -cents {
                    return Reason { text: plain, ..Reason::default() };
                }
                let amount = ReasonFigure {
                    concept: Some(ProjectNotImplementedAmount),
                    project: Some(PROJECTS[at].to_owned()),
                    ..figure(self.printed(cents))
                };
                let text = format!("{plain}，{}{{0}}没有实施，预算调减", PROJECTS[at]);
                Reason { text, figures: vec![amount], complete: false }
            }
            3 if change != 0 => {
                // The whole change, as one figure.
                let direction = if change < 0 { Direction::Decrease } else { Direction::Increase };
                let word = if change < 0 { "压减专项支出" } else { "追加专项支出" };
                let amount =
                    ReasonFigure { direction: Some(direction), ..figure(self.printed(change.abs())) };
                Reason { text: format!("{word}{{0}}"), figures: vec![amount], complete: change != 0 }
            }
            _ => Reason { text: plain, ..Reason::default() },
        }
    }

    fn department(&mut self, disclosure: &mut Disclosure) {
        let department = &mut disclosure.department;
        if self.tape.chance(2) {
            department.short_name = Some("本单位".to_owned());
        }
        department.functions = vec!["贯彻有关法律法规".to_owned(), "组织开展业务工作".to_owned()];
        let count = self.tape.below(UNITS.len() + 1);
        let of = |basis| self.amount(CurrentIncome, "", basis).unwrap_or_default();
        let income = of(Basis::Actual) - of(Basis::PriorYear);
        for (at, name) in UNITS.iter().take(count).enumerate() {
            let mut unit = Unit::new(*name);
            if self.tape.chance(2) {
                unit.note = Some("负责有关业务的事业单位".to_owned());
            }
            let offices = self.tape.below(OFFICES.len());
            if self.tape.chance(2) {
                unit.offices = OFFICES.iter().take(offices).map(|office| (*office).to_owned()).collect();
            }
            if offices > 0 {
                unit.figures.office_count =
                    Some(Tally { value: Count::new(offices as u32), stated: Vec::new() });
            }
            // The last unit has what the others leave of the change of the income.
            let rest = income - self.units.iter().map(|(.., change)| change).sum::<i64>();
            let change = match at + 1 == count {
                true => rest,
                false if self.tape.chance(2) => -self.tape.money(9_000),
                false => self.tape.money(9_000),
            };
            let mut level = None;
            if self.tape.chance(2) && change != 0 {
                let of_year = change.max(0) + self.tape.money(9_000);
                level = self.tape.chance(2).then_some(of_year);
                let value = level.map(|level| self.printed(level).into());
                let change = Some(self.printed(change).into());
                unit.figures.fiscal_income = Some(Quantity {
                    value,
                    prior_year: Some(Comparative { change, ..Comparative::default() }),
                    ..Quantity::default()
                });
            }
            self.units.push(((*name).to_owned(), level, change));
            department.units.push(unit);
        }
        let mut tally = |concept, number: u32| {
            self.counts.insert(concept, number);
            Some(Tally { value: Count::new(number), stated: Vec::new() })
        };
        if count > 0 {
            department.organisation.subordinate_units = tally(SubordinateUnitCount, count as u32);
        }
        if self.tape.chance(3) {
            let number = 1 + self.tape.below(20) as u32;
            department.organisation.internal_offices = tally(InternalOfficeCount, number);
        }
        if self.tape.chance(4) {
            department.organisation.headcount_increase = tally(HeadcountIncrease, self.staff);
        }
    }

    /// Numbers of things, none where there is no money and some where there is.
    fn counts(&mut self, disclosure: &mut Disclosure) {
        let spent = |concept| self.amount(concept, "", Basis::Actual).unwrap_or_default() > 0;
        let (travel, purchase, operation, domestic, foreign, abroad) = (
            spent(OverseasTravelExpense),
            spent(VehiclePurchaseExpense),
            spent(VehicleOperationExpense),
            spent(DomesticReceptionExpense),
            spent(ForeignAffairsReceptionExpense),
            spent(OverseasReceptionExpense),
        );
        let mut found: BTreeMap<Concept, usize> = BTreeMap::new();
        let mut pair = |tape: &mut Tape, some: bool, batches, persons, most: usize| {
            let (first, more) = if some { (1 + tape.below(most), tape.below(300)) } else { (0, 0) };
            found.insert(batches, first);
            found.insert(persons, first + more);
        };
        pair(self.tape, travel, OverseasGroupCount, OverseasPersonCount, 5);
        pair(self.tape, abroad, OverseasReceptionBatches, OverseasReceptionPersons, 5);
        let (mut batches, mut persons) = (0, 0);
        if domestic {
            batches = 2 + self.tape.below(200);
            persons = batches + 2 + self.tape.below(2000);
        }
        found.insert(DomesticReceptionBatches, batches);
        found.insert(DomesticReceptionPersons, persons);
        let some = foreign && domestic;
        found.insert(DomesticForeignAffairsBatches, usize::from(some));
        found.insert(DomesticForeignAffairsPersons, usize::from(some) * 2);
        let bought = if purchase { 1 + self.tape.below(4) } else { 0 };
        let stock = if operation { 1 + bought + self.tape.below(20) } else { bought };
        found.insert(VehiclePurchaseCount, bought);
        found.insert(VehicleStockCount, stock);
        let mut total = 0;
        for (at, concept) in [
            AssetVehicleProvincialLeader,
            AssetVehiclePrincipal,
            AssetVehicleConfidential,
            AssetVehicleEmergency,
            AssetVehicleEnforcement,
            AssetVehicleSpecial,
            AssetVehicleRetired,
            AssetVehicleOther,
        ]
        .into_iter()
        .enumerate()
        {
            let number = if at == 3 { stock } else { self.tape.below(4) };
            total += number;
            found.insert(concept, number);
        }
        found.insert(AssetVehicleTotal, total);
        found.insert(LargeEquipmentCount, self.tape.below(9));
        let (form, report) = (1 + self.tape.below(20), self.tape.below(4));
        found.insert(TargetFormProjectCount, form);
        found.insert(TargetReportProjectCount, report);
        found.insert(SelfEvaluatedProjectCount, form + report);
        let mut rest = form + report;
        for concept in [GradedExcellentCount, GradedGoodCount, GradedPassCount] {
            let number = self.tape.below(rest + 1);
            rest -= number;
            found.insert(concept, number);
        }
        found.insert(GradedFailCount, rest);
        let (solved, open) = (self.tape.below(9), self.tape.below(9));
        found.insert(ProblemSolvedCount, solved);
        found.insert(ProblemOpenCount, open);
        found.insert(ProblemFoundCount, solved + open);
        found.insert(TargetSetProjectCount, form + report + self.tape.below(9));
        found.insert(TrackedProjectCount, form + self.tape.below(9));
        found.insert(KeyEvaluationProjectCount, self.tape.below(3));
        let counted = found.iter().map(|(concept, number)| (*concept, *number as u32));
        self.counts.extend(counted);
        let skip = [self.tape.chance(3), self.tape.chance(3), self.tape.chance(3)];
        for (at, (_, group)) in disclosure.groups_mut().into_iter().enumerate() {
            if at == 0 {
                continue;
            }
            for at in 0..group.fields().len() {
                let concept = group.fields()[at].concept;
                let left_out = match concept.section_id() {
                    "assets" => skip[0],
                    "performance" => skip[1],
                    _ => false,
                };
                if let (Some(SlotMut::Tally(held)), false, Some(number)) =
                    (group.slot_mut(at), left_out, found.get(&concept))
                {
                    *held = Some(Tally { value: Count::new(*number as u32), stated: Vec::new() });
                }
            }
        }
        if skip[1] {
            disclosure.performance = Default::default();
        }
        if skip[2] {
            disclosure.procurement = Default::default();
        }
    }

    fn words(&mut self, disclosure: &mut Disclosure) {
        disclosure.glossary = vec![Term {
            term: "财政拨款收入".to_owned(),
            meaning: "同级财政安排的资金".to_owned(),
        }];
        disclosure.contact.telephone = Some("010-12345678".to_owned());
        disclosure.performance.publication_scope = Some("全部项目自评表".to_owned());
        disclosure.performance.publication_place = Some("见公开表格".to_owned());
    }
}
