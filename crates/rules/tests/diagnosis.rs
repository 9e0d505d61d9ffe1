//! From a document with one mistake, or two, to what the findings say of it.
#![allow(clippy::unwrap_used, reason = "a test may stop where its own data are wrong")]

mod common;

use common::Build;
use juesuan_model::{
    Basis, Concept, Dimensions, Direction, FileResult, Finding, Reading, Role, Severity, Statement,
    StatementKind, Unit,
};
use juesuan_rules::{CheckOptions, check};

/// A cost with its change and rate, of which the cost is also the sum of two parts that are shares
/// of it: 120.00 = 75.00 + 45.00, up by 20.00 or 20.0 %, 62.5 % and 37.5 %.
struct Account {
    whole: &'static str,
    parts: [&'static str; 2],
    shares: [&'static str; 2],
    change: &'static str,
    rate: &'static str,
}

const CLEAN: Account = Account {
    whole: "120.00",
    parts: ["75.00", "45.00"],
    shares: ["62.5", "37.5"],
    change: "20.00",
    rate: "20.0",
};

impl Account {
    fn add(&self, build: &mut Build) {
        let money = |build: &mut Build, text: &str| build.figure(text, Unit::WanYuan, Role::Amount);
        let whole = money(build, self.whole);
        let parts = self.parts.map(|part| money(build, part));
        let change = build.figure(self.change, Unit::WanYuan, Role::Change);
        let rate = build.figure(self.rate, Unit::Percent, Role::Rate);
        let mut grown = Statement::new(StatementKind::Change);
        (grown.subject, grown.change, grown.rate) = (Some(whole), Some(change), Some(rate));
        grown.direction = Some(Direction::Increase);
        let mut sum = Statement::new(StatementKind::Sum);
        (sum.whole, sum.parts, sum.closed) = (Some(whole), parts.to_vec(), true);
        build.0.statements.extend([grown, sum]);
        for (part, share) in parts.into_iter().zip(self.shares) {
            let mut stated = Statement::new(StatementKind::Share);
            stated.subject = Some(part);
            stated.whole = Some(whole);
            stated.rate = Some(build.figure(share, Unit::Percent, Role::Share));
            build.0.statements.push(stated);
        }
    }

    fn checked(&self) -> FileResult {
        let mut build = Build::new();
        self.add(&mut build);
        checked(&build.0)
    }
}

fn checked(reading: &Reading) -> FileResult {
    check(reading, &CheckOptions::default())
}

fn errors(result: &FileResult) -> Vec<&Finding> {
    result.findings.iter().filter(|finding| finding.severity == Severity::Error).collect()
}

/// The printings of the suspects, the repair and the slip of the only error.
fn only(result: &FileResult) -> (Vec<&str>, Option<&str>, Option<&str>) {
    let errors = errors(result);
    let [error] = errors.as_slice() else { panic!("{errors:#?}") };
    let text = |id: &u32| &*error.figures.iter().find(|figure| figure.id == *id).unwrap().text;
    (error.suspects.iter().map(text).collect(), error.repair.as_deref(), error.slip.as_deref())
}

#[test]
fn a_document_that_agrees_has_no_error() {
    assert_eq!(errors(&CLEAN.checked()).len(), 0);
}

#[test]
fn one_cause_is_one_finding_with_the_figure_the_repair_and_the_slip() {
    let cases = [
        (Account { parts: ["57.00", "45.00"], ..CLEAN }, "57.00", "75.00", "transposed_digits"),
        (Account { parts: ["7.50", "45.00"], ..CLEAN }, "7.50", "75.00", "decimal_point"),
        (Account { parts: ["75.00", "48.00"], ..CLEAN }, "48.00", "45.00", "wrong_digit"),
        (Account { parts: ["750000.00", "45.00"], ..CLEAN }, "750000.00", "75.00", "yuan_for_wan_yuan"),
        (Account { whole: "130.00", ..CLEAN }, "130.00", "120.00", "wrong_digit"),
        (Account { shares: ["37.5", "37.5"], ..CLEAN }, "37.5", "62.5", "complement"),
        (Account { shares: ["62.5", "62.5"], ..CLEAN }, "62.5", "37.5", "siblings_figure"),
        (Account { rate: "16.7", ..CLEAN }, "16.7", "20.0", "current_year_as_base"),
    ];
    for (account, suspect, repair, slip) in cases {
        let result = account.checked();
        assert_eq!(only(&result), (vec![suspect], Some(repair), Some(slip)), "{:#?}", errors(&result));
    }
}

#[test]
fn a_finding_explains_every_rule_that_its_cause_breaks() {
    let result = Account { parts: ["57.00", "45.00"], ..CLEAN }.checked();
    let error = errors(&result)[0];
    let mut rules = vec![&*error.rule];
    rules.extend(error.explains.iter().map(|rule| &**rule));
    rules.sort_unstable();
    assert!(rules.contains(&"JS323") && rules.contains(&"JS329"), "{rules:?}");
}

#[test]
fn two_causes_are_two_findings() {
    let mut build = Build::new();
    Account { parts: ["57.00", "45.00"], ..CLEAN }.add(&mut build);
    Account { rate: "70.0", ..CLEAN }.add(&mut build);
    let result = checked(&build.0);
    let found: Vec<&str> = errors(&result).iter().map(|error| &*error.figures[0].text).collect();
    assert_eq!(found, ["57.00", "70.0"]);

    // In one place: a part and its own share are both wrong.
    let result = Account { parts: ["57.00", "45.00"], rate: "70.0", ..CLEAN }.checked();
    let found: Vec<&str> = errors(&result).iter().map(|error| &*error.figures[0].text).collect();
    assert_eq!(found, ["57.00", "70.0"]);
}

/// 120.00 against 150.00 and 100.00, each with its difference, its rate in percent and the word for it.
fn compared(words: [Direction; 2], level: &str, again: Option<&str>) -> FileResult {
    let mut build = Build::new();
    let mut money = |text: &str, role| build.figure(text, Unit::WanYuan, role);
    let level = money(level, Role::Amount);
    let bases = ["150.00", "100.00"].map(|base| money(base, Role::Amount));
    let changes = ["30.00", "20.00"].map(|change| money(change, Role::Change));
    let again = again.map(|again| money(again, Role::Amount));
    for (at, direction) in words.into_iter().enumerate() {
        let mut change = Statement::new(StatementKind::Change);
        (change.subject, change.base, change.change) = (Some(level), Some(bases[at]), Some(changes[at]));
        (change.rate, change.direction) =
            (Some(build.figure("20.0", Unit::Percent, Role::Rate)), Some(direction));
        change.basis = Some([Basis::PriorYear, Basis::InitialBudget][at]);
        build.0.statements.push(change);
    }
    let mut same = Statement::new(StatementKind::Equal);
    (same.subject, same.base) = (Some(level), again);
    build.0.statements.extend(again.map(|_| same));
    checked(&build.0)
}

#[test]
fn a_word_of_direction_that_is_the_wrong_way_round_is_told_from_a_figure() {
    use Direction::{Decrease, Increase};
    let found = |result: &FileResult| {
        let slip =
            |error: &&Finding| (error.figures[0].text.to_string(), error.slip.as_deref().map(str::to_owned));
        errors(result).iter().map(slip).collect::<Vec<_>>()
    };
    let word = |figure: &str| (figure.to_owned(), Some("direction_word".to_owned()));
    assert_eq!(found(&compared([Decrease, Increase], "120.00", None)), []);
    let one = compared([Increase, Increase], "120.00", None);
    assert_eq!(found(&one), [word("30.00")]);
    assert!(errors(&one)[0].message_zh.contains("表述为增加"), "{}", errors(&one)[0].message_zh);
    assert!(errors(&one)[0].message_zh.contains("应为减少"), "{}", errors(&one)[0].message_zh);
    assert_eq!(found(&compared([Increase, Decrease], "120.00", None)), [word("30.00"), word("20.00")]);
    // 180.00 would be 30.00 more than 150.00, but it is neither 20.00 more than 100.00 nor what
    // another place prints.
    let figure = compared([Decrease, Increase], "180.00", Some("120.00"));
    assert_eq!(only(&figure), (vec!["180.00"], Some("120.00"), Some("wrong_digit")));
}

#[test]
fn the_word_is_told_as_it_stands_where_a_sum_of_changes_shows_it_to_be_wrong() {
    // The total goes the way of its parts by 4.00, 3.00 and 5.00; its word says the contrary.
    let found = |right: Direction, contrary: Direction| {
        let mut build = Build::new();
        let accounts = [
            (Concept::ThreePublicTotal, "100.00", "12.00", contrary),
            (Concept::OverseasTravelExpense, "30.00", "4.00", right),
            (Concept::VehicleTotalExpense, "30.00", "3.00", right),
            (Concept::ReceptionExpense, "40.00", "5.00", right),
        ];
        for (concept, level, change, direction) in accounts {
            let level = build.fact(concept, Basis::Actual, Dimensions::NONE, concept.section_id(), level);
            let mut stated = Statement::new(StatementKind::Change);
            (stated.subject, stated.basis) = (Some(level), Some(Basis::PriorYear));
            stated.change = Some(build.figure(change, Unit::WanYuan, Role::Change));
            stated.direction = Some(direction);
            build.0.statements.push(stated);
        }
        checked(&build.0)
    };
    use Direction::{Decrease, Increase};
    for (right, contrary, said, meant) in
        [(Increase, Decrease, "表述为减少", "应为增加"), (Decrease, Increase, "表述为增加", "应为减少")]
    {
        let result = found(right, contrary);
        assert_eq!(only(&result), (vec!["12.00"], None, Some("direction_word")));
        let message = &errors(&result)[0].message_zh;
        assert!(message.contains(said) && message.contains(meant), "{message}");
    }
}

#[test]
fn contrary_words_are_explained_by_the_one_that_is_wrong() {
    let mut build = Build::new();
    let mut money = |text: &str, role| build.figure(text, Unit::WanYuan, role);
    let (level, base) = (money("120.00", Role::Amount), money("150.00", Role::Amount));
    let change = money("30.00", Role::Change);
    let rate = build.figure("20.0", Unit::Percent, Role::Rate);
    // 120.00 against 150.00: up by 30.00, down by 20.0 %.
    let mut up = Statement::new(StatementKind::Change);
    (up.subject, up.base, up.change) = (Some(level), Some(base), Some(change));
    (up.basis, up.direction) = (Some(Basis::PriorYear), Some(Direction::Increase));
    let mut down = Statement::new(StatementKind::Change);
    (down.subject, down.rate) = (Some(level), Some(rate));
    (down.basis, down.direction) = (Some(Basis::PriorYear), Some(Direction::Decrease));
    build.0.statements.extend([up, down]);
    let result = checked(&build.0);
    assert_eq!(only(&result), (vec!["30.00"], None, Some("direction_word")));
    assert!(errors(&result)[0].explains.iter().any(|rule| rule == "JS507"), "{:?}", errors(&result)[0]);
    // Without the levels nobody knows which of the two is wrong.
    build.0.statements[0].base = None;
    let result = checked(&build.0);
    let [error] = errors(&result)[..] else { panic!("{:#?}", errors(&result)) };
    assert_eq!((&*error.rule, &error.slip), ("JS507", &None));
}

#[test]
fn a_word_without_figures_of_its_own_may_be_what_is_wrong() {
    let mut build = Build::new();
    let [level, base] = ["120.00", "150.00"].map(|text| build.figure(text, Unit::WanYuan, Role::Amount));
    let mut change = Statement::new(StatementKind::Change);
    (change.subject, change.base, change.direction) = (Some(level), Some(base), Some(Direction::Increase));
    build.0.statements.push(change);
    let result = checked(&build.0);
    let error = errors(&result)[0];
    assert!(error.message_zh.contains("用词有误"), "{}", error.message_zh);
    assert!(error.message_en.contains("the word of the comparison"), "{}", error.message_en);
    // The completion of the plan says that both figures are right.
    let mut completed = Statement::new(StatementKind::Completion);
    completed.rate = Some(build.figure("80.0", Unit::Percent, Role::Completion));
    (completed.subject, completed.base) = (Some(level), Some(base));
    build.0.statements.push(completed);
    let result = checked(&build.0);
    assert_eq!(only(&result), (vec!["120.00"], None, Some("direction_word")));
    build.0.statements[0].kind = StatementKind::Unchanged;
    let result = checked(&build.0);
    assert_eq!(only(&result), (vec!["120.00"], None, Some("direction_word")));
    assert!(errors(&result)[0].message_zh.contains("并不持平"), "{}", errors(&result)[0].message_zh);
}

#[test]
fn two_figures_in_each_others_place_are_one_finding() {
    let mut build = Build::new();
    Account { shares: ["37.5", "62.5"], ..CLEAN }.add(&mut build);
    // The part is printed again, so that the shares must be what is exchanged.
    let again = build.figure("75.00", Unit::WanYuan, Role::Amount);
    let mut same = Statement::new(StatementKind::Equal);
    (same.subject, same.base) = (Some(1), Some(again));
    build.0.statements.push(same);
    let result = checked(&build.0);
    let (suspects, _, slip) = only(&result);
    assert_eq!((suspects, slip), (vec!["37.5", "62.5"], Some("swapped_values")));
}

#[test]
fn two_levels_in_each_others_place_are_one_finding_though_their_sum_holds() {
    // 100.00 = 80.00 + 20.00; the parts grew by 30.00 (60.0 %) and 5.00 (33.3 %).
    let mut build = Build::new();
    let mut money = |text: &str, role| build.figure(text, Unit::WanYuan, role);
    let whole = money("100.00", Role::Amount);
    let parts = ["20.00", "80.00"].map(|part| money(part, Role::Amount));
    let changes = ["30.00", "5.00"].map(|change| money(change, Role::Change));
    let mut sum = Statement::new(StatementKind::Sum);
    (sum.whole, sum.parts, sum.closed) = (Some(whole), parts.to_vec(), true);
    build.0.statements.push(sum);
    for ((part, change), rate) in parts.into_iter().zip(changes).zip(["60.0", "33.3"]) {
        let mut grown = Statement::new(StatementKind::Change);
        (grown.subject, grown.change) = (Some(part), Some(change));
        grown.rate = Some(build.figure(rate, Unit::Percent, Role::Rate));
        grown.direction = Some(Direction::Increase);
        build.0.statements.push(grown);
    }
    let result = checked(&build.0);
    let (suspects, _, slip) = only(&result);
    assert_eq!((suspects, slip), (vec!["20.00", "80.00"], Some("swapped_values")));
}

#[test]
fn an_exchange_that_leaves_a_rate_without_a_base_mends_nothing() {
    // 1,058.28 rose by 115.56, which is 12 % of 942.72; income and expenditure say it alike.
    let mut build = Build::new();
    for _ in 0..2 {
        let mut grown = Statement::new(StatementKind::Change);
        grown.subject = Some(build.figure("1058.28", Unit::WanYuan, Role::Amount));
        grown.change = Some(build.figure("115.56", Unit::WanYuan, Role::Change));
        grown.rate = Some(build.figure("13", Unit::Percent, Role::Rate));
        grown.direction = Some(Direction::Increase);
        build.0.statements.push(grown);
    }
    let result = checked(&build.0);
    let rates: Vec<_> = errors(&result).iter().map(|error| error.slip.as_deref()).collect();
    assert_eq!(rates.len(), 2);
    assert!(!rates.contains(&Some("swapped_values")), "{rates:?}");
}

#[test]
fn a_word_that_would_leave_a_rate_without_a_base_is_not_what_is_wrong() {
    // 104.54 fell by 158.75, which is 60.29 % of 263.29; the change is mistyped.
    let mut build = Build::new();
    let mut fallen = Statement::new(StatementKind::Change);
    fallen.subject = Some(build.figure("104.54", Unit::WanYuan, Role::Amount));
    fallen.change = Some(build.figure("105.75", Unit::WanYuan, Role::Change));
    fallen.rate = Some(build.figure("60.29", Unit::Percent, Role::Rate));
    fallen.direction = Some(Direction::Decrease);
    build.0.statements.push(fallen);
    let result = checked(&build.0);
    let error = errors(&result)[0];
    assert_ne!(error.slip.as_deref(), Some("direction_word"), "{}", error.message_en);
}

#[test]
fn what_divides_by_a_printed_zero_tells_what_belongs_there() {
    let result = checked(&common::disclosed(
        r#""three_public": {"reception": {"value": "12.00"}, "reception_per_capita":
           {"stated": [{"of": "value", "figure": "100.00", "unit": "yuan"}]}, "domestic_reception_batches": {"value": 30}, "domestic_reception_persons": {"value": 0}}"#,
    ));
    let (suspects, repair, _) = only(&result);
    assert_eq!((suspects, repair), (vec!["0"], Some("1200")));
}

#[test]
fn a_bound_on_one_side_is_no_repair() {
    let result = checked(&common::disclosed(
        r#""three_public": {"domestic_reception_batches": {"value": 47},
           "domestic_reception_persons": {"value": 12}}"#,
    ));
    assert!(errors(&result).iter().all(|error| error.repair.is_none()), "{:#?}", errors(&result));
}

#[test]
fn equally_likely_figures_are_all_named() {
    let mut build = Build::new();
    for text in ["12", "15"] {
        build.figure(text, Unit::Person, Role::Count);
    }
    let mut same = Statement::new(StatementKind::Equal);
    (same.subject, same.base) = (Some(0), Some(1));
    build.0.statements.push(same);
    let result = checked(&build.0);
    let (suspects, _, slip) = only(&result);
    assert_eq!((suspects.len(), slip), (2, None));
}

#[test]
fn what_only_several_relations_show_is_proved_by_all_of_them() {
    // 2.1 = 2 = 1.8: each pair agrees within rounding, the ends do not.
    let mut build = Build::new();
    for text in ["2.1", "2", "1.8"] {
        build.figure(text, Unit::WanYuan, Role::Amount);
    }
    for (left, right) in [(0, 1), (1, 2)] {
        let mut same = Statement::new(StatementKind::Equal);
        (same.subject, same.base) = (Some(left), Some(right));
        build.0.statements.push(same);
    }
    let result = checked(&build.0);
    let errors = errors(&result);
    let [error] = errors.as_slice() else { panic!("{errors:#?}") };
    assert_eq!(error.proof.len(), 3, "{error:#?}");
    assert!(error.proof[2].rule.is_none() && error.proof[2].zh.contains("最小也有0.2"), "{:?}", error.proof);
    assert_eq!(error.suspects.len(), 2);
}

#[test]
fn every_proof_names_its_relations() {
    for account in [Account { rate: "70.0", ..CLEAN }, Account { whole: "130.00", ..CLEAN }] {
        let result = account.checked();
        for error in errors(&result) {
            assert!(!error.proof.is_empty());
            assert!(error.proof.iter().all(|step| step.relation.is_some() && step.rule.is_some()));
        }
    }
}
