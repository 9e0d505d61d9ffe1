//! The accounts of an invented department: amounts in which every identity holds.

use std::collections::BTreeMap;

use juesuan_model::Concept::{self, *};

use super::Tape;

/// Items that the generated departments spend on, two of each class.
const ITEMS: &[&str] = &[
    "2010101", "2011404", "2040201", "2040607", "2050101", "2050501", "2060101", "2060601", "2070101",
    "2070399", "2080501", "2080505", "2101101", "2100717", "2110101", "2110507", "2120101", "2120303",
    "2130101", "2130315", "2140101", "2140207", "2150101", "2150505", "2210103", "2210201", "2240101",
    "2240450", "2299999",
];
/// Items of the government fund budget and of the state capital budget.
const FUND_ITEMS: &[&str] = &["2120803", "2121301", "2136601", "2296002", "2296003"];
const CAPITAL_ITEMS: &[&str] = &["2230105"];

/// Which levels of the classification are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    Classes,
    Items,
    All,
}

/// Amounts in cents of 万元, by concept and functional class.
pub(crate) type Amounts = BTreeMap<(Concept, &'static str), i64>;

/// Which quantities are never zero in one year and absent in another.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    pub(crate) items: Vec<&'static str>,
    pub(crate) fund_items: Vec<&'static str>,
    pub(crate) capital_items: &'static [&'static str],
    pub(crate) nonfiscal: bool,
    pub(crate) detail: Detail,
}

impl Shape {
    pub(crate) fn draw(tape: &mut Tape) -> Self {
        let pick = |tape: &mut Tape, from: &[&'static str], most: usize| {
            let count = 1 + tape.below(most);
            let start = tape.below(from.len());
            let step = 1 + tape.below(2);
            let mut codes: Vec<_> = (0..count).map(|at| from[(start + step * at) % from.len()]).collect();
            codes.sort_unstable();
            codes.dedup();
            codes
        };
        let items = pick(tape, ITEMS, 6);
        let fund_items = if tape.chance(3) { pick(tape, FUND_ITEMS, 3) } else { Vec::new() };
        let capital_items = if tape.chance(4) { CAPITAL_ITEMS } else { &[] };
        let nonfiscal = tape.chance(2);
        let detail = [Detail::Classes, Detail::Classes, Detail::Items, Detail::All][tape.below(4)];
        Self { items, fund_items, capital_items, nonfiscal, detail }
    }

    /// Whether there is the general public budget alone, and no other income.
    pub(crate) fn is_one_budget(&self) -> bool {
        self.fund_items.is_empty() && self.capital_items.is_empty() && !self.nonfiscal
    }

    /// The codes of a list of items that are listed.
    pub(crate) fn listed(&self, items: &[&'static str]) -> Vec<&'static str> {
        let levels: &[usize] = match self.detail {
            Detail::Classes => &[3],
            Detail::Items => &[7],
            Detail::All => &[3, 5, 7],
        };
        let mut codes: Vec<_> =
            items.iter().flat_map(|item| levels.iter().map(|level| &item[..*level])).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}

/// The accounts of one year, or a budget.
pub(crate) fn amounts(tape: &mut Tape, shape: &Shape) -> Amounts {
    let mut of = Amounts::new();
    // The general public budget: what is spent by class is basic or project expenditure.
    let agency = tape.money(60_000);
    let public = agency + tape.money(90_000);
    let personnel = 1 + tape.money(900_000);
    let project = tape.money(900_000);
    let expenditure = public + personnel + project;
    set(&mut of, PublicExpenditure, public);
    set(&mut of, AgencyOperationExpenditure, agency);
    let administrative = tape.part(agency);
    set(&mut of, AgencyOperationAdministrative, administrative);
    set(&mut of, AgencyOperationParticipating, agency - administrative);
    set(&mut of, PersonnelExpenditure, personnel);
    set(&mut of, GpbBasicExpenditure, public + personnel);
    set(&mut of, GpbProjectExpenditure, project);
    split(tape, &mut of, GpbExpenditureByClass, expenditure, &shape.items);
    let gpb = budget(
        tape,
        &mut of,
        expenditure,
        [GpbOpeningCarryover, GpbIncome, GpbExpenditure, GpbClosingCarryover],
    );
    for (amount, codes) in [personnel, public].into_iter().zip(super::tables::ECONOMIC) {
        let mut rest = amount;
        for (at, code) in codes.iter().enumerate() {
            let part = if at + 1 == codes.len() { rest } else { tape.part(rest) };
            of.insert((GpbBasicByEconomic, code), part);
            rest -= part;
        }
    }
    let (mut fund, mut capital) = ([0; 4], [0; 4]);
    let mut basics = [0; 2];
    if !shape.fund_items.is_empty() {
        let spent = 1 + tape.money(200_000);
        basics[0] = tape.part(spent);
        set(&mut of, GovFundBasicExpenditure, basics[0]);
        set(&mut of, GovFundProjectExpenditure, spent - basics[0]);
        split(tape, &mut of, GovFundExpenditure, spent, &shape.fund_items);
        fund = budget(
            tape,
            &mut of,
            spent,
            [GovFundOpeningCarryover, GovFundIncome, GovFundExpenditure, GovFundClosingCarryover],
        );
    }
    if !shape.capital_items.is_empty() {
        let spent = 1 + tape.money(50_000);
        basics[1] = tape.part(spent);
        set(&mut of, SoeBasicExpenditure, basics[1]);
        set(&mut of, SoeProjectExpenditure, spent - basics[1]);
        split(tape, &mut of, SoeExpenditure, spent, shape.capital_items);
        capital = budget(
            tape,
            &mut of,
            spent,
            [SoeOpeningCarryover, SoeIncome, SoeExpenditure, SoeClosingCarryover],
        );
    }
    let all = |at: usize| gpb[at] + fund[at] + capital[at];
    set(&mut of, FiscalOpeningCarryover, all(0));
    set(&mut of, FiscalAppropriationIncome, all(1));
    set(&mut of, FiscalExpenditure, all(2));
    set(&mut of, FiscalClosingCarryover, all(3));
    set(&mut of, FiscalTotal, all(0) + all(1));
    // What is not appropriated.
    let mut income = all(1);
    for concept in
        [SuperiorSubsidyIncome, InstitutionIncome, BusinessIncome, AffiliatedUnitRemittance, OtherIncome]
    {
        let amount = if shape.nonfiscal { tape.money(80_000) } else { 0 };
        set(&mut of, concept, amount);
        income += amount;
    }
    let surplus = if shape.nonfiscal { tape.money(9_000) } else { 0 };
    let mut spent = public + personnel + basics[0] + basics[1];
    let basic = spent + if shape.nonfiscal { tape.money(30_000) } else { 0 };
    let projects = all(2) - spent + if shape.nonfiscal { tape.money(30_000) } else { 0 };
    spent = basic + projects;
    set(&mut of, BasicExpenditureTotal, basic);
    set(&mut of, ProjectExpenditureTotal, projects);
    for concept in [RemittanceToSuperior, BusinessExpenditure, SubsidyToAffiliated] {
        let amount = if shape.nonfiscal { tape.money(9_000) } else { 0 };
        set(&mut of, concept, amount);
        spent += amount;
    }
    let distributed = if shape.nonfiscal { tape.money(5_000) } else { 0 };
    let own = income + surplus - all(1) - (spent - all(2)) - distributed;
    let own_opening = (-own).max(0) + if shape.nonfiscal { tape.money(9_000) } else { 0 };
    let opening = all(0) + own_opening;
    set(&mut of, CurrentIncome, income);
    set(&mut of, UseOfNonfiscalSurplus, surplus);
    set(&mut of, OpeningCarryover, opening);
    set(&mut of, CurrentExpenditure, spent);
    set(&mut of, SurplusDistribution, distributed);
    set(&mut of, ClosingCarryover, all(3) + own + own_opening);
    set(&mut of, TotalReceiptsAndExpenditure, income + surplus + opening);
    kinds(tape, &mut of, &shape.items, GpbExpenditureByClass, [GpbBasicExpenditure, GpbProjectExpenditure]);
    kinds(
        tape,
        &mut of,
        &shape.fund_items,
        GovFundExpenditure,
        [GovFundBasicExpenditure, GovFundProjectExpenditure],
    );
    kinds(tape, &mut of, shape.capital_items, SoeExpenditure, [SoeBasicExpenditure, SoeProjectExpenditure]);
    // What comes in and goes out in one year comes in for what it goes out for.
    if gpb[0] == 0 && gpb[3] == 0 && shape.is_one_budget() {
        for concept in [CurrentIncome, FiscalAppropriationIncome] {
            same(&mut of, &shape.items, GpbExpenditureByClass, concept);
        }
    }
    if fund[0] == 0 && fund[3] == 0 {
        same(&mut of, &shape.fund_items, GovFundExpenditure, GovFundIncome);
    }
    if shape.is_one_budget() {
        for (one, all) in [
            (GpbExpenditureByClass, CurrentExpenditure),
            (GpbBasicExpenditure, BasicExpenditureTotal),
            (GpbProjectExpenditure, ProjectExpenditureTotal),
        ] {
            same(&mut of, &shape.items, one, all);
        }
    }
    three_public(tape, &mut of, public);
    procurement(tape, &mut of);
    performance(tape, &mut of, projects);
    of
}

fn set(of: &mut Amounts, concept: Concept, amount: i64) {
    of.insert((concept, ""), amount);
}

/// Splits a whole over items, and adds them up to groups and classes.
fn split(tape: &mut Tape, of: &mut Amounts, concept: Concept, whole: i64, items: &[&'static str]) {
    let mut rest = whole;
    for (at, item) in items.iter().enumerate() {
        let part = if at + 1 == items.len() { rest } else { tape.part(rest) };
        for level in [3, 5, 7] {
            *of.entry((concept, &item[..level])).or_default() += part;
        }
        rest -= part;
    }
}

/// Splits what each item costs into basic and project expenditure, which add up to the budget's.
fn kinds(
    tape: &mut Tape,
    of: &mut Amounts,
    items: &[&'static str],
    spent: Concept,
    [basic, project]: [Concept; 2],
) {
    let mut rest = of.get(&(basic, "")).copied().unwrap_or_default();
    let mut later: i64 = items.iter().filter_map(|item| of.get(&(spent, item))).sum();
    for item in items {
        let amount = of.get(&(spent, item)).copied().unwrap_or_default();
        later -= amount;
        let (least, most) = ((rest - later).max(0), rest.min(amount));
        let own = least + tape.part(most - least);
        rest -= own;
        for level in [3, 5, 7] {
            *of.entry((basic, &item[..level])).or_default() += own;
            *of.entry((project, &item[..level])).or_default() += amount - own;
        }
    }
}

/// What a concept has by function, another has too.
fn same(of: &mut Amounts, items: &[&'static str], one: Concept, other: Concept) {
    let codes: Vec<&'static str> =
        items.iter().flat_map(|item| [3, 5, 7].map(|level| &item[..level])).collect();
    for code in codes {
        if let Some(&amount) = of.get(&(one, code)) {
            of.insert((other, code), amount);
        }
    }
}

/// Opening, income, expenditure and closing of one budget.
fn budget(tape: &mut Tape, of: &mut Amounts, spent: i64, concepts: [Concept; 4]) -> [i64; 4] {
    let income = if tape.chance(2) { spent } else { 1 + tape.money(2 * spent.max(1)) };
    let opening = (spent - income).max(0) + if tape.chance(3) { tape.money(9_000) } else { 0 };
    let amounts = [opening, income, spent, opening + income - spent];
    for (concept, amount) in concepts.into_iter().zip(amounts) {
        set(of, concept, amount);
    }
    amounts
}

fn three_public(tape: &mut Tape, of: &mut Amounts, most: i64) {
    let mut rest = most;
    let mut draw = |of: &mut Amounts, tape: &mut Tape, concept| {
        let amount = if tape.chance(3) { 0 } else { tape.part(rest) };
        rest -= amount;
        set(of, concept, amount);
        amount
    };
    let overseas = draw(of, tape, OverseasTravelExpense);
    let purchase = draw(of, tape, VehiclePurchaseExpense);
    let operation = draw(of, tape, VehicleOperationExpense);
    let domestic = draw(of, tape, DomesticReceptionExpense);
    let abroad = if tape.chance(4) { tape.part(domestic) } else { 0 };
    let foreign = if tape.chance(4) { tape.part(domestic) } else { 0 };
    set(of, OverseasReceptionExpense, abroad);
    set(of, ForeignAffairsReceptionExpense, foreign);
    set(of, ReceptionExpense, domestic + abroad);
    set(of, VehicleTotalExpense, purchase + operation);
    set(of, ThreePublicTotal, overseas + purchase + operation + domestic + abroad);
    for concept in [ConferenceExpense, TrainingExpense, TravelExpense] {
        let amount = tape.part(rest);
        rest -= amount;
        set(of, concept, amount);
    }
}

fn procurement(tape: &mut Tape, of: &mut Amounts) {
    let parts = [ProcurementGoods, ProcurementWorks, ProcurementServices]
        .map(|concept| (concept, tape.money(40_000)));
    let total = parts.iter().map(|(_, amount)| amount).sum();
    for (concept, amount) in parts {
        set(of, concept, amount);
    }
    set(of, ProcurementTotal, total);
    let small = tape.part(total);
    set(of, SmeContractAmount, small);
    set(of, MicroContractAmount, tape.part(small));
    let reserved = tape.part(total);
    set(of, ReservedSmeAmount, reserved);
    set(of, ReservedMicroAmount, tape.part(reserved));
    let awarded = tape.part(small);
    set(of, AwardedReservedSmeAmount, awarded);
    set(of, AwardedReservedMicroAmount, tape.part(awarded));
    set(of, AwardedOtherSmeAmount, small - awarded);
}

fn performance(tape: &mut Tape, of: &mut Amounts, projects: i64) {
    let evaluated = tape.part(projects);
    let form = tape.part(evaluated);
    set(of, SelfEvaluatedAmount, evaluated);
    set(of, TargetFormAmount, form);
    set(of, TargetReportAmount, evaluated - form);
    set(of, TargetSetAmount, tape.part(projects));
    set(of, TrackedAmount, tape.part(projects));
}
