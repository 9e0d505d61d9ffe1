//! Every rule that is not an identity fires, holds and nearly fires; and no rule is left out.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Build, disclosed};
use juesuan_model::{
    Basis, Classification, CodedName, Concept, Dimensions, Direction, FileResult, Finding, Mark, MarkKind,
    Origin, Outcome, Reading, Role, Severity, Statement, StatementKind, Unit,
};
use juesuan_rules::rule::Check;
use juesuan_rules::{CheckOptions, check, check_together, find, rules};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// What the rule states is broken.
    Fires,
    /// It holds.
    Holds,
    /// It holds, and would not hold one step further.
    Nearly,
}
use Verdict::{Fires, Holds, Nearly};

struct Case {
    code: &'static str,
    verdict: Verdict,
    /// What the case says, for the message of a failure.
    given: String,
    /// One file, or several of one department.
    files: Vec<Reading>,
}

#[derive(Default)]
struct Cases(Vec<Case>);

/// The values of one gap: those with which a rule fires, holds, and nearly fires.
type Values<'a> = [&'a [&'a str]; 3];

impl Cases {
    fn add(&mut self, code: &'static str, values: Values<'_>, files: impl Fn(&str) -> Vec<Reading>) {
        for (verdict, values) in [Fires, Holds, Nearly].into_iter().zip(values) {
            for value in values {
                let given = (*value).to_owned();
                self.0.push(Case { code, verdict, given, files: files(value) });
            }
        }
    }

    /// A disclosure with one gap, `@`.
    fn json(&mut self, code: &'static str, fields: &str, values: Values<'_>) {
        assert!(fields.contains('@'), "{code}");
        self.add(code, values, |value| vec![disclosed(&fields.replace('@', value))]);
    }

    /// A second file of the department with one gap, after a first.
    fn second(&mut self, code: &'static str, first: &str, fields: &str, values: Values<'_>) {
        self.add(code, values, |value| vec![disclosed(first), disclosed(&fields.replace('@', value))]);
    }

    /// A reading as only a document can give it.
    fn built(&mut self, code: &'static str, values: Values<'_>, build: impl Fn(&str) -> Reading) {
        self.add(code, values, |value| vec![build(value)]);
    }

    /// Two cells of two tables that must be equal.
    fn cells(&mut self, code: &'static str, one: &str, other: &str) {
        let fields = tables(&[(one, "105.00"), (other, "@")]);
        self.json(code, &fields, [&["105.10", "105.02", "104.98"], &["105.00"], &["105.01", "104.99"]]);
    }
}

/// Tables with these cells. A cell's path is `table.block.column`, or `table.rows.code.column`.
fn tables(cells: &[(&str, &str)]) -> String {
    let mut all: BTreeMap<&str, BTreeMap<&str, Vec<String>>> = BTreeMap::new();
    for (path, value) in cells {
        let steps: Vec<&str> = path.split('.').collect();
        let cell = |column: &str| format!(r#""{column}": "{value}""#);
        let text = match steps[2..] {
            [column] => cell(column),
            [code, column] => format!(r#"{{"code": "{code}", "cells": {{{}}}}}"#, cell(column)),
            _ => panic!("{path}"),
        };
        all.entry(steps[0]).or_default().entry(steps[1]).or_default().push(text);
    }
    let table = |blocks: &BTreeMap<&str, Vec<String>>| -> String {
        let block = |(name, parts): (&&str, &Vec<String>)| {
            let parts = parts.join(", ");
            let coded = parts.starts_with('{');
            if coded { format!(r#""{name}": [{parts}]"#) } else { format!(r#""{name}": {{{parts}}}"#) }
        };
        blocks.iter().map(block).collect::<Vec<_>>().join(", ")
    };
    let all: Vec<String> =
        all.iter().map(|(name, blocks)| format!(r#""{name}": {{{}}}"#, table(blocks))).collect();
    format!(r#""tables": {{{}}}"#, all.join(", "))
}

/// Fields of the narrative, `group.field`, with a value each: a text is money, a number a count.
fn narrative(fields: &[(&str, &str)]) -> String {
    let mut groups: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (path, value) in fields {
        let Some((group, field)) = path.split_once('.') else { panic!("{path}") };
        groups.entry(group).or_default().push(format!(r#""{field}": {{"value": {value}}}"#));
    }
    let groups: Vec<String> =
        groups.iter().map(|(group, fields)| format!(r#""{group}": {{{}}}"#, fields.join(", "))).collect();
    groups.join(", ")
}

/// The rules of roll-up and total, the table with its rows and its total, and the columns.
struct Columns([&'static str; 5], &'static [&'static str]);

const COLUMNS: &[Columns] = &[
    Columns(
        ["JS108", "JS109", "income", "rows", "total"],
        &[
            "total",
            "fiscal_appropriation",
            "superior_subsidy",
            "institution",
            "business",
            "affiliated_unit_remittance",
            "other",
        ],
    ),
    Columns(
        ["JS112", "JS113", "expenditure", "rows", "total"],
        &["total", "basic", "project", "remittance_to_superior", "business", "subsidy_to_affiliated"],
    ),
    Columns(["JS116", "JS117", "gpb_expenditure", "rows", "total"], &["total", "basic", "project"]),
    Columns(
        ["", "JS123", "fiscal_summary", "classes", "current_expenditure"],
        &["total", "general_public_budget", "government_fund", "state_capital"],
    ),
    Columns(["JS137", "JS138", "gov_fund", "rows", "total"], FUND),
    Columns(["JS143", "JS144", "soe_capital", "rows", "total"], FUND),
];

fn inside_tables(cases: &mut Cases) {
    // A code of three levels, and a total of two classes; the same for every column.
    for &Columns([roll_up, of_classes, table, rows, total], columns) in COLUMNS {
        for column in columns {
            let row = |code: &str| format!("{table}.{rows}.{code}.{column}");
            if !roll_up.is_empty() {
                // The class of two groups; then a group of two items, beside another class's group.
                let class = tables(&[
                    (&row("208"), "@"),
                    (&row("20805"), "60.00"),
                    (&row("2080505"), "60.00"),
                    (&row("20808"), "40.00"),
                    (&row("210"), "7.00"),
                ]);
                let group = tables(&[
                    (&row("20805"), "@"),
                    (&row("2080505"), "60.00"),
                    (&row("2080506"), "40.00"),
                    (&row("2080801"), "7.00"),
                ]);
                for fields in [class, group] {
                    cases.json(
                        roll_up,
                        &fields,
                        [&["100.02", "99.98", "107.00"], &["100.00"], &["100.01", "99.99"]],
                    );
                }
            }
            let fields = tables(&[
                (&format!("{table}.{total}.{column}"), "@"),
                (&row("201"), "60.00"),
                (&row("208"), "40.00"),
                (&row("20805"), "40.00"),
            ]);
            cases.json(
                of_classes,
                &fields,
                [&["100.02", "99.98", "140.00"], &["100.00"], &["100.01", "99.99"]],
            );
        }
    }
    let sum: Values<'_> = [&["100.02", "99.98"], &["100.00"], &["100.01", "99.99"]];
    let summary = "income_expenditure_summary";
    let fields = tables(&[
        (&format!("{summary}.expenditure.current_expenditure"), "@"),
        (&format!("{summary}.classes.201.amount"), "60.00"),
        (&format!("{summary}.classes.208.amount"), "40.00"),
    ]);
    cases.json("JS103", &fields, sum);
    cases.cells("JS105", &format!("{summary}.income.total"), &format!("{summary}.expenditure.total"));
    cases.cells("JS126", "fiscal_summary.income.total", "fiscal_summary.total.total");
    let economic = |whole: &str, parts: [&str; 2]| {
        let row = |code: &str| format!("gpb_basic.rows.{code}.amount");
        let [one, other] = parts.map(row);
        tables(&[(whole, "@"), (&one, "60.00"), (&other, "40.00"), (&row("309"), "7.00")])
    };
    cases.json("JS130", &economic("gpb_basic.rows.301.amount", ["30101", "30102"]), sum);
    cases.json("JS131", &economic("gpb_basic.totals.personnel", ["301", "303"]), sum);
    for other in ["307", "310", "312", "399"] {
        cases.json("JS132", &economic("gpb_basic.totals.public", ["302", other]), sum);
    }
}

const FUND: &[&str] =
    &["opening_carryover", "income", "expenditure", "basic", "project", "closing_carryover"];

fn between_tables(cases: &mut Cases) {
    let summary = |path: &str| format!("income_expenditure_summary.{path}");
    let fiscal = |path: &str| format!("fiscal_summary.{path}");
    cases.cells("JS201", "income.total.total", &summary("income.current_income"));
    cases.cells("JS202", "income.total.fiscal_appropriation", &fiscal("income.current_income"));
    for (column, field) in [
        ("superior_subsidy", "superior_subsidy_income"),
        ("institution", "institution_income"),
        ("business", "business_income"),
        ("affiliated_unit_remittance", "affiliated_unit_remittance"),
        ("other", "other_income"),
    ] {
        cases.cells("JS203", &format!("income.total.{column}"), &summary(&format!("income.{field}")));
    }
    cases.cells("JS204", "expenditure.total.total", &summary("expenditure.current_expenditure"));
    cases.cells("JS205", "expenditure.rows.208.total", &summary("classes.208.amount"));
    // Only classes are compared: what a table prints below them has rules of its own.
    let below = [
        ("expenditure.rows.208.total", "105.00"),
        ("expenditure.rows.20805.total", "105.00"),
        (&*summary("classes.208.amount"), "105.00"),
        (&*summary("classes.20805.amount"), "@"),
    ];
    cases.json("JS205", &tables(&below), [&[], &["105.00"], &["105.10"]]);
    for field in ["gpb_income", "gov_fund_income", "soe_income"] {
        let field = format!("income.{field}");
        cases.cells("JS206", &fiscal(&field), &summary(&field));
    }
    let gpb = "general_public_budget";
    cases.cells("JS207", "gpb_expenditure.total.total", &fiscal(&format!("current_expenditure.{gpb}")));
    cases.cells("JS208", "gpb_expenditure.rows.208.total", &fiscal(&format!("classes.208.{gpb}")));
    for (code, table, income, fund) in [
        ("JS209", "gov_fund", "gov_fund", "government_fund"),
        ("JS210", "soe_capital", "soe", "state_capital"),
    ] {
        for (column, other) in [
            ("opening_carryover", format!("income.{income}_opening_carryover")),
            ("income", format!("income.{income}_income")),
            ("expenditure", format!("current_expenditure.{fund}")),
            ("closing_carryover", format!("closing_carryover.{fund}")),
        ] {
            cases.cells(code, &format!("{table}.total.{column}"), &fiscal(&other));
        }
    }
    cases.cells("JS211", "gov_fund.rows.212.expenditure", &fiscal("classes.212.government_fund"));
    cases.cells("JS220", "soe_capital.rows.223.expenditure", &fiscal("classes.223.state_capital"));
    for block in ["budget", "actual"] {
        for column in [
            "total",
            "overseas_travel",
            "vehicle_total",
            "vehicle_purchase",
            "vehicle_operation",
            "reception",
        ] {
            let other = if column == "total" { "three_public_total" } else { column };
            cases.cells(
                "JS212",
                &format!("three_public.{block}.{column}"),
                &format!("agency_operation.{block}.{other}"),
            );
        }
    }
    let basic = [
        ("gpb_expenditure.total.basic", "@"),
        ("gpb_basic.totals.personnel", "60.00"),
        ("gpb_basic.totals.public", "20.00"),
    ];
    cases.json("JS213", &tables(&basic), [&["80.02", "79.98"], &["80.00"], &["80.01", "79.99"]]);
    let at_most: Values<'_> = [&["105.02", "200.00"], &["105.00", "3.00"], &["105.01"]];
    for block in ["total", "rows.208", "rows.2080505"] {
        for column in ["total", "basic", "project"] {
            let (part, whole) =
                (format!("gpb_expenditure.{block}.{column}"), format!("expenditure.{block}.{column}"));
            cases.json("JS214", &tables(&[(&part, "@"), (&whole, "105.00")]), at_most);
        }
    }
    for (part, whole) in [
        ("income.opening_carryover", "income.opening_carryover"),
        ("closing_carryover.total", "expenditure.closing_carryover"),
    ] {
        cases.json("JS215", &tables(&[(&fiscal(part), "@"), (&summary(whole), "105.00")]), at_most);
    }
    for (code, column) in [
        ("30217", "reception"),
        ("30231", "vehicle_operation"),
        ("31013", "vehicle_purchase"),
        ("30212", "overseas_travel"),
    ] {
        for table in ["three_public", "agency_operation"] {
            let (part, whole) = (format!("gpb_basic.rows.{code}.amount"), format!("{table}.actual.{column}"));
            cases.json("JS216", &tables(&[(&part, "@"), (&whole, "105.00")]), at_most);
        }
    }
    let agency =
        [("operation.agency_operation", "\"@\""), ("general_public_budget.public_expenditure", "\"105.00\"")];
    cases.json("JS217", &narrative(&agency), at_most);
    let codes =
        r#""tables": {"gpb_expenditure": {"rows": [{"code": "2080505", "cells": {"total": "5.00"}}]}@}"#;
    cases.json(
        "JS218",
        codes,
        [
            &[
                r#", "expenditure": {"rows": [{"code": "2080506", "cells": {"total": "5.00"}}]}"#,
                r#", "expenditure": {"rows": [{"code": "20805", "cells": {"total": "5.00"}}]}"#,
            ],
            &[r#", "expenditure": {"rows": [{"code": "2080505", "cells": {"total": "5.00"}}]}"#],
            &["", r#", "expenditure": {"rows": [{"code": "2080505", "cells": {}}]}"#],
        ],
    );
    let vehicles = [("three_public.vehicle_stock_count", "@"), ("assets.vehicle_total", "6")];
    cases.json("JS219", &narrative(&vehicles), [&["7"], &["5"], &["6"]]);
}

fn sums_and_changes(cases: &mut Cases) {
    // Three items, or four where vehicles are stated as two; at every basis.
    for level in [
        r#"{"value": "#,
        r#"{"prior_year": {"amount": "#,
        r#"{"initial_budget": {"amount": "#,
        r#"{"final_budget": {"amount": "#,
    ] {
        let close = if level.contains("amount") { "}}" } else { "}" };
        for vehicles in
            [&[("vehicle_total", "5.00")][..], &[("vehicle_purchase", "1.00"), ("vehicle_operation", "4.00")]]
        {
            let fields = [("total", "@"), ("overseas_travel", "2.00"), ("reception", "3.00")];
            let fields: Vec<String> = fields
                .iter()
                .chain(vehicles)
                .map(|(name, value)| format!(r#""{name}": {level}"{value}"{close}"#))
                .collect();
            cases.json(
                "JS312",
                &format!(r#""three_public": {{{}}}"#, fields.join(", ")),
                [&["10.03", "9.97"], &["10.00"], &["10.02", "9.98"]],
            );
        }
    }
    for basis in ["prior_year", "initial_budget", "final_budget"] {
        let of = |fields: &str| {
            format!(
                r#""overall": {{"current_income": {{{}}}}}"#,
                fields.replace("\"basis\": {", &format!("\"{basis}\": {{"))
            )
        };
        cases.json(
            "JS321",
            &of(r#""value": "110.00", "basis": {"amount": "100.00", "change": "@"}"#),
            [&["10.02", "9.98", "-10.00"], &["10.00"], &["10.01", "9.99"]],
        );
        let rate = |figure: &str| {
            format!(r#""stated": [{{"of": "rate", "basis": "{basis}", "figure": "{figure}"}}]"#)
        };
        let rates: Values<'_> = [&["104.0", "96.0"], &["100.0"], &["102.0", "98.0"]];
        let at = rate("@");
        cases.json("JS322", &of(&format!(r#""value": "1.00", "basis": {{"change": "0.50"}}, {at}"#)), rates);
        cases.json("JS322", &of(&format!(r#""value": "1.00", "basis": {{"amount": "0.50"}}, {at}"#)), rates);
        let falls = format!(r#""value": "0.50", "basis": {{"change": "-0.50"}}, {at}"#);
        cases.json("JS322", &of(&falls), [&["-53.0", "-47.0"], &["-50.0"], &["-50.2"]]);
        let sign =
            |word: &str| of(&format!(r#""value": "@", "basis": {{"amount": "100.00"}}, {}"#, rate(word)));
        cases.json("JS501", &sign("-10.0"), [&["110.00", "100.02"], &["90.00"], &["100.01"]]);
        cases.json("JS501", &sign("10.0"), [&["90.00", "99.98"], &["110.00"], &["99.99"]]);
        let unchanged = r#""value": "@", "basis": {"amount": "100.00", "change": "0"}"#;
        cases.json(
            "JS502",
            &of(unchanged),
            [&["110.00", "100.02", "99.98"], &["100.00"], &["100.01", "99.99"]],
        );
        let contradiction = format!(r#""value": "90.00", "basis": {{"change": "-10.00"}}, {at}"#);
        cases.json("JS507", &of(&contradiction), [&["5.0", "0.1"], &["-10.0"], &["0.0", "0"]]);
        let zero_base = format!(r#""value": "83.32", "basis": {{"amount": "@"}}, {}"#, rate("100.0"));
        cases.json("JS341", &of(&zero_base), [&["0", "0.00"], &["41.66"], &["0.01"]]);
        let implied = format!(r#""value": "83.32", "basis": {{"change": "@"}}, {}"#, rate("100.0"));
        cases.json("JS341", &of(&implied), [&["83.32"], &["41.66", "-83.32"], &["83.31"]]);
    }
    // The share of a whole, a completion rate: half, as far as two decimals say.
    let half: Values<'_> = [&["50.50", "49.50", "71.73"], &["50.00", "50"], &["50.30", "49.70"]];
    cases.json(
        "JS323",
        r#""overall": {"current_income": {"value": "2.00"}, "fiscal_appropriation_income":
           {"value": "1.00", "stated": [{"of": "share", "figure": "@"}]}}"#,
        half,
    );
    for basis in ["initial_budget", "final_budget"] {
        let fields = format!(
            r#""overall": {{"current_expenditure": {{"value": "1.00", "{basis}": {{"amount": "2.00"}},
               "stated": [{{"of": "completion", "basis": "{basis}", "figure": "@"}}]}}}}"#
        );
        cases.json("JS324", &fields, half);
    }
    cases.json(
        "JS509",
        r#""overall": {"other_income": {"value": "1.00", "stated": [{"of": "share", "figure": "@"}]}}"#,
        [&["110.5", "100.1"], &["71.65"], &["100.0", "100", "99.9"]],
    );
    let per = |total: &str, cost: &str, count: &str, number: &str, average: &str| {
        format!(
            r#""three_public": {{"{total}": {{"value": "{cost}"}}, "{count}": {{"value": {number}}},
               "{average}": {{"stated": [{{"of": "value", "figure": "@"}}]}}}}"#
        )
    };
    for persons in ["domestic_reception_persons", "overseas_reception_persons"] {
        let fields = per("reception", "15.21", persons, "1458", "reception_per_capita");
        cases.json("JS326", &fields, [&["104.37", "104.27"], &["104.32"], &["104.31", "104.35"]]);
    }
    let fields = per("vehicle_operation", "22.1", "vehicle_stock_count", "7", "vehicle_operation_per_unit");
    cases.json("JS327", &fields, [&["3.17", "3.12"], &["3.16"], &["3.15"]]);
    let fields = per("vehicle_purchase", "40.0", "vehicle_purchase_count", "3", "vehicle_purchase_per_unit");
    cases.json("JS328", &fields, [&["13.36", "13.29"], &["13.33"], &["13.35", "13.32"]]);
    let sum: Values<'_> = [&["100.02", "99.98"], &["100.00"], &["100.01", "99.99"]];
    cases.json(
        "JS329",
        r#""general_public_budget": {"expenditure": {"value": "@"}, "by_function": [
           {"code": "201", "amount": {"value": "60.00"}}, {"code": "208", "amount": {"value": "40.00"}}]}"#,
        sum,
    );
    cases.json(
        "JS330",
        r#""overall": {"current_income": {"value": "30.00", "prior_year": {"change": "@", "reason":
           {"text": "甲{0}乙{1}", "complete": true, "figures": [{"figure": "5.00", "direction": "increase"},
           {"figure": "2.00", "direction": "decrease"}]}}}}"#,
        [&["3.02", "2.98", "-3.00"], &["3.00"], &["3.01", "2.99"]],
    );
    cases.json(
        "JS332",
        r#""general_public_budget": {"expenditure": {"value": "1.0"}, "by_function": [
           {"code": "201", "amount": {"value": "0.6", "stated": [{"of": "share", "figure": "60.0"}]}},
           {"code": "208", "amount": {"value": "0.4", "stated": [{"of": "share", "figure": "@"}]}}]}"#,
        [&["40.2", "39.8"], &["40.0"], &["40.1", "39.9"]],
    );
    cases.json(
        "JS333",
        r#""overall": {"current_income": {"value": "1704.40", "stated": [{"of": "value", "figure": "@"}]}}"#,
        [&["1704.30", "1704.42"], &["1704.40", "1704.4", "1704"], &["1704.41", "1704.39"]],
    );
    cases.json(
        "JS333",
        r#""overall": {"current_income": {"value": "110.00", "prior_year": {"change": "10.00"},
           "stated": [{"of": "change", "basis": "prior_year", "figure": "@"}]}}"#,
        [&["10.02", "9.98"], &["10.00", "10"], &["10.01", "9.99"]],
    );
    for vehicles in [
        r#""vehicle_total": {"value": "22.10", "prior_year": {"change": "6.15"}}"#,
        r#""vehicle_operation": {"value": "22.10", "prior_year": {"change": "6.15"}},
           "vehicle_purchase": {"value": "0", "prior_year": {"change": "0"}}"#,
    ] {
        let fields = format!(
            r#""three_public": {{"total": {{"value": "37.31", "prior_year": {{"change": "@"}}}}, {vehicles},
               "overseas_travel": {{"value": "0", "prior_year": {{"change": "-2.43"}}}},
               "reception": {{"value": "15.21", "prior_year": {{"change": "4.50"}}}}}}"#
        );
        // An exact zero takes no part in the rounding, but one that is printed as a change does not.
        cases.json("JS335", &fields, [&["8.25", "8.19", "-8.22"], &["8.22"], &["8.24", "8.20"]]);
    }
}

fn orders(cases: &mut Cases) {
    let money: Values<'_> = [&["105.02", "200.00"], &["105.00", "3.00"], &["105.01"]];
    let mut order = |code, pairs: &[(&str, &str)], values: Values<'_>| {
        for (lesser, greater) in pairs {
            let counts = values[0].contains(&"7");
            let (gap, fixed) = if counts { ("@", "6") } else { ("\"@\"", "\"105.00\"") };
            cases.json(code, &narrative(&[(lesser, gap), (greater, fixed)]), values);
        }
    };
    order(
        "JS336",
        &[
            ("overall.fiscal_appropriation_income", "overall.current_income"),
            ("general_public_budget.income", "overall.fiscal_appropriation_income"),
            ("general_public_budget.expenditure", "overall.current_expenditure"),
            ("general_public_budget.basic_expenditure", "overall.basic_expenditure"),
            ("general_public_budget.project_expenditure", "overall.project_expenditure"),
            ("fiscal.total", "overall.total"),
            ("general_public_budget.opening_carryover", "overall.opening_carryover"),
            ("general_public_budget.closing_carryover", "overall.closing_carryover"),
            ("general_public_budget.expenditure", "fiscal.total"),
        ],
        money,
    );
    let counts: Values<'_> = [&["7"], &["5"], &["6"]];
    let (batches, persons) =
        ("three_public.domestic_reception_batches", "three_public.domestic_reception_persons");
    let foreign =
        ["three_public.domestic_foreign_affairs_batches", "three_public.domestic_foreign_affairs_persons"];
    order("JS337", &[(foreign[0], batches), (foreign[1], persons)], counts);
    order(
        "JS337",
        &[
            ("three_public.foreign_affairs_reception", "three_public.domestic_reception"),
            ("procurement.micro_contracts", "procurement.sme_contracts"),
            ("procurement.reserved_micro", "procurement.reserved_sme"),
        ],
        money,
    );
    order(
        "JS338",
        &[
            ("three_public.overseas_group_count", "three_public.overseas_person_count"),
            (batches, persons),
            (foreign[0], foreign[1]),
            ("three_public.overseas_reception_batches", "three_public.overseas_reception_persons"),
        ],
        counts,
    );
    order("JS339", &[("procurement.sme_contracts", "procurement.total")], money);
    // Its rule is a note itself, so what only touches would be one as well.
    let note: Values<'_> = [&["105.02", "200.00"], &["3.00"], &["105.00"]];
    order("JS340", &[("performance.self_evaluated_amount", "overall.project_expenditure")], note);
}

fn only_in_documents(cases: &mut Cases) {
    let statement = |kind, change: Fill| {
        let mut statement = Statement::new(kind);
        change(&mut statement);
        statement
    };
    let amount = |build: &mut Build, text: &str| build.figure(text, Unit::WanYuan, Role::Amount);
    cases.built("JS325", [&["202", "198"], &["200"], &["201", "199"]], |average| {
        let mut build = Build::new();
        amount(&mut build, "1.20");
        build.figure("60", Unit::PersonTime, Role::Count);
        build.figure(average, Unit::Yuan, Role::Average);
        build.0.statements.push(statement(StatementKind::Average, |s| {
            (s.subject, s.base, s.change) = (Some(0), Some(1), Some(2));
        }));
        build.0
    });
    // A rate that is printed as zero goes no way, whatever word stands beside it.
    cases.built("JS507", [&["5.0", "0.1"], &[], &["0.0"]], |rate| {
        let mut build = Build::new();
        let level = build.fact(Concept::CurrentIncome, Basis::Actual, Dimensions::NONE, "income", "90.00");
        build.figure("10.00", Unit::WanYuan, Role::Change);
        build.figure(rate, Unit::Percent, Role::Rate);
        for (change, rate, direction) in
            [(Some(1), None, Direction::Decrease), (None, Some(2), Direction::Increase)]
        {
            let mut statement = Statement::new(StatementKind::Change);
            (statement.subject, statement.change, statement.rate) = (Some(level), change, rate);
            (statement.basis, statement.direction) = (Some(Basis::PriorYear), Some(direction));
            build.0.statements.push(statement);
        }
        build.0
    });
    cases.built("JS331", [&["50.00", "40.02"], &["30.00"], &["40.01"]], |part| {
        let mut build = Build::new();
        for text in ["100.00", "60.00", part] {
            amount(&mut build, text);
        }
        build
            .0
            .statements
            .push(statement(StatementKind::Sum, |s| (s.whole, s.parts) = (Some(0), vec![1, 2])));
        build.0
    });
    for (code, kind) in [("JS334", StatementKind::Equal), ("JS344", StatementKind::Balance)] {
        cases.built(code, [&["15.31", "15.23"], &["15.21"], &["15.22", "15.20"]], |other| {
            let mut build = Build::new();
            amount(&mut build, "15.21");
            amount(&mut build, other);
            build.0.statements.push(statement(kind, |s| (s.subject, s.base) = (Some(0), Some(1))));
            build.0
        });
    }
    cases.built("JS343", [&["11/10", "11/12", "0/1"], &["11/11"], &["11.0/11"]], |numbers| {
        let Some((stated, listed)) = numbers.split_once('/') else { panic!("{numbers}") };
        let mut build = Build::new();
        build.figure("2024", Unit::Year, Role::Year);
        let none = Dimensions::default();
        let figure = build.fact(Concept::InternalOfficeCount, Basis::Actual, &none, "department", stated);
        build.0.contents.push(format!("listed:{figure}:{listed}").into());
        build.0
    });
    // 助学金 is named in the narrative and has a row.
    cases.built("JS411", [&["0.00", "—", ""], &["5.00"], &["0.01"]], |cell| {
        let rows = r#""tables": {"gpb_basic": {"rows": [
            {"code": "30308", "name": "助学金", "cells": {"amount": "@"}}]}}"#;
        let mut reading = disclosed(&rows.replace('@', cell));
        reading.names.push(CodedName {
            classification: Classification::Economic,
            code: None,
            name: "助学金".to_owned(),
            occurrence: "gpb_basic".into(),
            origin: Origin::Text,
            figure: None,
        });
        reading
    });
    let kinds = [
        ("JS625", MarkKind::Placeholder),
        ("JS626", MarkKind::Unchosen),
        ("JS627", MarkKind::Punctuation),
        ("JS628", MarkKind::Leftover),
    ];
    for (code, kind) in kinds {
        cases.built(code, [&["own"], &["none"], &["others"]], |which| {
            let mut build = Build::new();
            let mark =
                |(_, kind): &(&str, MarkKind)| Mark { kind: *kind, start: 3, end: 5, text: "XX".to_owned() };
            let wanted = |of: &&(&str, MarkKind)| match which {
                "own" => of.1 == kind,
                "others" => of.1 != kind,
                _ => false,
            };
            build.0.marks = kinds.iter().filter(wanted).map(mark).collect();
            build.0
        });
    }
}

fn against_tables_and_words(cases: &mut Cases) {
    let equal: Values<'_> = [&["105.10", "105.02", "104.98"], &["105.00"], &["105.01", "104.99"]];
    for (code, field, cell) in [
        ("JS401", "overall.current_income", "income_expenditure_summary.income.current_income"),
        ("JS401", "overall.closing_carryover", "income_expenditure_summary.expenditure.closing_carryover"),
        ("JS402", "overall.current_income", "income.total.total"),
        ("JS403", "overall.basic_expenditure", "expenditure.total.basic"),
        ("JS404", "fiscal.total", "fiscal_summary.income.total"),
        ("JS405", "general_public_budget.expenditure", "gpb_expenditure.total.total"),
        ("JS406", "general_public_budget.personnel_expenditure", "gpb_basic.totals.personnel"),
        ("JS407", "government_fund.income", "gov_fund.total.income"),
        ("JS407", "state_capital.expenditure", "soe_capital.total.expenditure"),
        ("JS408", "three_public.total", "three_public.actual.total"),
        ("JS409", "operation.conference", "agency_operation.actual.conference"),
    ] {
        let fields = format!("{}, {}", narrative(&[(field, "\"@\"")]), tables(&[(cell, "105.00")]));
        cases.json(code, &fields, equal);
    }
    let counts = r#""three_public": {"vehicle_stock_count": {"value": @}},
        "tables": {"agency_operation": {"actual": {"vehicle_stock_count": "7"}}}"#;
    cases.json("JS409", counts, [&["6", "8"], &["7"], &[]]);
    for (group, table) in [("government_fund", "gov_fund"), ("state_capital", "soe_capital")] {
        for column in ["income", "expenditure"] {
            let none = format!(r#""{group}": {{"none": true}}, "#);
            let cell = tables(&[(&format!("{table}.total.{column}"), "@")]);
            cases.json("JS410", &format!("{none}{cell}"), [&["9.00", "0.01"], &["0", "—"], &["0.00"]]);
            let fields = format!(r#""{group}": {{"none": true, "{column}": {{"value": "@"}}}}"#);
            cases.json("JS503", &fields, [&["9.00", "0.01"], &["0"], &["0.00"]]);
        }
    }
    let none = r#""government_fund": {"none": true}, "state_capital": {"none": true}, "#;
    let only = format!(
        r#"{none}"overall": {{"fiscal_appropriation_income": {{"value": "100.00"}}}},
           "general_public_budget": {{"income": {{"value": "@"}}}}"#
    );
    cases.json("JS342", &only, [&["100.02", "99.98"], &["100.00"], &["100.01", "99.99"]]);
    // The words and an exact zero say the same, in either place.
    for (zero, none) in [("government_fund", "state_capital"), ("state_capital", "government_fund")] {
        let only = format!(
            r#""{zero}": {{"income": {{"value": "0"}}}}, "{none}": {{"none": true}},
               "overall": {{"fiscal_appropriation_income": {{"value": "100.00"}}}},
               "general_public_budget": {{"income": {{"value": "@"}}}}"#
        );
        cases.json("JS342", &only, [&["100.02", "99.98"], &["100.00"], &["100.01", "99.99"]]);
        // But what that budget carried over is in the fiscal total as well.
        let carried = format!(
            r#""{zero}": {{"income": {{"value": "0"}}, "opening_carryover": {{"value": "5.00"}}}},
               "{none}": {{"none": true}}, "fiscal": {{"total": {{"value": "@"}}}},
               "overall": {{"fiscal_appropriation_income": {{"value": "100.00"}}}}, "general_public_budget":
               {{"income": {{"value": "100.00"}}, "opening_carryover": {{"value": "5.00"}}}}"#
        );
        cases.json("JS342", &carried, [&[], &["105.00"], &["110.00"]]);
    }
    for (flow, carried) in [("income", "opening_carryover"), ("expenditure", "closing_carryover")] {
        let total = format!(
            r#"{none}"fiscal": {{"total": {{"value": "@"}}}}, "general_public_budget":
               {{"{flow}": {{"value": "100.00"}}, "{carried}": {{"value": "5.00"}}}}"#
        );
        cases.json("JS342", &total, [&["105.02", "104.98"], &["105.00"], &["105.01", "104.99"]]);
    }
    for (cost, count, other) in [
        ("overseas_travel", "overseas_group_count", "overseas_person_count"),
        ("reception", "domestic_reception_batches", "overseas_reception_persons"),
    ] {
        let fields = format!(
            r#""three_public": {{"{cost}": {{"value": "15.21"}}, "{count}": {{"value": 0}}, "{other}": {{"value": @}}}}"#
        );
        cases.json("JS504", &fields, [&["0"], &["3"], &["1"]]);
    }
    for (cost, count) in [
        ("overseas_travel", "overseas_person_count"),
        ("vehicle_purchase", "vehicle_purchase_count"),
        ("reception", "domestic_reception_persons"),
    ] {
        let fields = |number: &str| {
            narrative(&[
                (&format!("three_public.{cost}"), "\"@\""),
                (&format!("three_public.{count}"), number),
            ])
        };
        cases.json("JS504", &fields("0"), [&["40.00", "0.01"], &["0"], &["0.00"]]);
        cases.json("JS505", &fields("2"), [&["0"], &["40.00"], &["0.00"]]);
    }
    for (groups, persons) in [
        ("overseas_group_count", "overseas_person_count"),
        ("domestic_reception_batches", "domestic_reception_persons"),
        ("domestic_foreign_affairs_batches", "domestic_foreign_affairs_persons"),
        ("overseas_reception_batches", "overseas_reception_persons"),
    ] {
        let fields = |count: &str| {
            narrative(&[
                (&format!("three_public.{groups}"), "@"),
                (&format!("three_public.{persons}"), count),
            ])
        };
        cases.json("JS506", &fields("3"), [&["0"], &["2"], &["1"]]);
        cases.json("JS506", &fields("0"), [&["1"], &[], &["0"]]);
    }
    cases.json(
        "JS508",
        &narrative(&[("overall.other_income", "\"@\"")]),
        [&["-3.00", "-0.01"], &["3.00"], &["0.00", "0"]],
    );
}

fn completeness(cases: &mut Cases) {
    // Every content, with one of its fields missing; a zero that is printed is a content.
    let contents: [(&str, &[&str]); 15] = [
        ("JS601", &["overall.current_income"]),
        ("JS602", &["overall.current_expenditure"]),
        ("JS603", &["overall.basic_expenditure", "overall.project_expenditure"]),
        ("JS604", &["fiscal.total"]),
        (
            "JS606",
            &["general_public_budget.personnel_expenditure", "general_public_budget.public_expenditure"],
        ),
        ("JS607", &["government_fund.expenditure"]),
        ("JS608", &["state_capital.expenditure"]),
        ("JS609", &["three_public.total", "three_public.overseas_travel", "three_public.reception"]),
        ("JS610", &["three_public.vehicle_purchase", "three_public.vehicle_operation"]),
        ("JS611", &["three_public.overseas_group_count", "three_public.overseas_person_count"]),
        ("JS612", &["three_public.vehicle_purchase_count", "three_public.vehicle_stock_count"]),
        ("JS613", &["three_public.domestic_reception_batches", "three_public.domestic_reception_persons"]),
        ("JS614", &["operation.agency_operation"]),
        ("JS615", &["procurement.total"]),
        ("JS616", &["assets.vehicle_total"]),
    ];
    let counted =
        |field: &str| field.ends_with("_count") || field.contains("_batches") || field.contains("_persons");
    for (code, fields) in
        contents.into_iter().chain([("JS617", &["performance.self_evaluated_projects"][..])])
    {
        let with = |but: Option<usize>, value: &str| {
            let fields = fields.iter().enumerate().filter(|(index, _)| Some(*index) != but);
            let fields: Vec<(&str, String)> = fields
                .map(|(_, field)| {
                    let count =
                        counted(field) || field.starts_with("assets") || field.starts_with("performance");
                    (*field, if count { value.to_owned() } else { format!("\"{value}\"") })
                })
                .collect();
            narrative(&fields.iter().map(|(field, value)| (*field, value.as_str())).collect::<Vec<_>>())
        };
        let missing: Vec<String> = (0..fields.len()).map(|index| with(Some(index), "4")).collect();
        let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
        cases.json(code, "@", [&missing, &[&with(None, "4")], &[&with(None, "0")]]);
    }
    for (code, group) in [("JS607", "government_fund"), ("JS608", "state_capital")] {
        cases.json(code, &format!(r#""{group}": {{"none": @}}"#), [&["false"], &["true"], &[]]);
    }
    let by_function = r#""general_public_budget": {"by_function": [@]}"#;
    let row = |value: &str| format!(r#"{{"code": "201", "amount": {{"value": "{value}"}}}}"#);
    cases.json("JS605", by_function, [&["", &row("")], &[&row("5.00")], &[&row("0")]]);
    let office = |fields: &str| format!(r#""department": {{"name": "甲局"{fields}}}"#);
    cases.json(
        "JS618",
        &office("@"),
        [
            &["", r#", "functions": []"#],
            &[r#", "functions": ["管档案", "查档案"]"#],
            &[r#", "functions": ["管档案"]"#],
        ],
    );
    cases.json(
        "JS619",
        &office("@"),
        [
            &["", r#", "units": []"#],
            &[r#", "units": [{"name": "甲局本级"}, {"name": "乙中心"}]"#],
            &[r#", "units": [{"name": "甲局本级"}]"#],
        ],
    );
    cases.json("JS620", r#""glossary": [@]"#, [&[""], &[
        r#"{"term": "基本支出", "meaning": "保障机构运转"}, {"term": "项目支出", "meaning": "完成任务"}"#,
    ], &[r#"{"term": "基本支出", "meaning": "保障机构运转"}"#]]);
    cases.json(
        "JS621",
        r#""contact": {@}"#,
        [&[""], &[r#""telephone": "023-12345678""#], &[r#""other": "局长信箱""#]],
    );
    for item in ["total", "overseas_travel", "vehicle_operation", "reception"] {
        for basis in ["prior_year", "initial_budget", "final_budget"] {
            let fields = format!(r#""three_public": {{"{item}": {{"value": "37.31", "{basis}": {{@}}}}}}"#);
            cases.json(
                "JS622",
                &fields,
                [
                    &[r#""change": "-26.69""#, r#""change": "0.01""#],
                    &[r#""change": "-26.69", "reason": {"text": "厉行节约"}"#],
                    &[r#""change": "0.00""#, r#""change": "0""#],
                ],
            );
        }
    }
    cases.json(
        "JS623",
        r#""three_public": {"total": {"value": "37.31"@}}"#,
        [
            &["", r#", "prior_year": {"change": "1.00"}"#, r#", "initial_budget": {"change": "1.00"}"#],
            &[r#", "prior_year": {"change": "1.00"}, "initial_budget": {"change": "1.00"}"#],
            &[
                r#", "prior_year": {"amount": "37.31"}, "final_budget": {"amount": "37.31"}"#,
                r#", "prior_year": {"change": "0"}, "final_budget": {"change": "0"}"#,
            ],
        ],
    );
    cases.json(
        "JS624",
        r#""tables": {"gov_fund": {@}}"#,
        [
            &["", r#""note": " ""#, r#""total": {"income": "—"}"#],
            &[r#""note": "无此项收支，故本表无数据""#, r#""total": {"income": "5.00"}"#],
            &[r#""total": {"income": "0"}"#],
        ],
    );
}

fn codes(cases: &mut Cases) {
    let function = r#""tables": {"gpb_expenditure": {"rows": [{"code": "@", "cells": {"total": "5.00"}}]}}"#;
    let economic = r#""tables": {"gpb_basic": {"rows": [{"code": "@", "cells": {"amount": "5.00"}}]}}"#;
    cases.json("JS701", function, [&["2080", "20l", "208050"], &["208", "20805"], &["2080505", "998"]]);
    cases.json("JS701", economic, [&["3010", "3010101"], &["301"], &["30101"]]);
    cases.json("JS702", function, [&["298"], &["201"], &["20188", "2080"]]);
    cases.json("JS703", function, [&["2010388", "20188"], &["2010301"], &["298"]]);
    let retired = r#""fiscal_year": @, "general_public_budget": {"by_function": [
        {"code": "2010307", "amount": {"value": "5.00"}}]}"#;
    cases.json("JS704", retired, [&["2024", "2019"], &["2015"], &["2018"]]);
    let named = |row: &str, code: &str| row.replace(r#""@""#, &format!(r#""{code}", "name": "@""#));
    cases.json(
        "JS705",
        &named(function, "20103"),
        [&["人大事务"], &["政府办公厅（室）及相关机构事务"], &["政府办公厅(室)及相关机构事务（款）", ""]],
    );
    cases.json("JS706", economic, [&["30188"], &["30101"], &["388"]]);
    cases.json("JS707", economic, [&["388"], &["301"], &["30188"]]);
    cases.json("JS708", &named(economic, "30201"), [&["印刷费"], &["办公费"], &["办 公 费", ""]]);
    let row = |code: &str| format!(r#"{{"code": "{code}", "cells": {{}}}}"#);
    let rows = |codes: &[&str]| codes.iter().map(|code| row(code)).collect::<Vec<_>>().join(", ");
    let table = r#""tables": {"gpb_expenditure": {"rows": [@"#;
    let elsewhere = format!(r#"{}]}}, "expenditure": {{"rows": [{}"#, row("2080505"), row("2080505"));
    cases.json(
        "JS709",
        &format!("{table}]}}}}"),
        [
            &[&rows(&["2080505", "2080505"]), &rows(&["2080505", "2080506", "2080505"])],
            &[&rows(&["2080505"])],
            &[&rows(&["2080505", "2080506"]), &elsewhere],
        ],
    );
    cases.json(
        "JS710",
        &format!("{table}]}}}}"),
        [
            &[&rows(&["208", "20801", "2080505"]), &rows(&["201", "20805"])],
            &[&rows(&["208", "20805", "2080505"])],
            &[&rows(&["2080505", "2080506"]), &rows(&["208", "2080505"])],
        ],
    );
    let row = r#""general_public_budget": {"by_function": [{"code": "201", "amount": {"value": "5.00"}}]}"#;
    let year = |year: &str| format!(r#""fiscal_year": {year}"#);
    cases.json(
        "JS711",
        "@",
        [
            &[&format!("{}, {row}", year("2026")), &format!("{}, {row}", year("2023"))],
            &[&format!("{}, {row}", year("2024"))],
            &[&year("2026")],
        ],
    );
}

fn between_files(cases: &mut Cases) {
    let value = |field: &str, value: &str| narrative(&[(field, &format!("\"{value}\""))]);
    let equal: Values<'_> = [&["105.10", "105.02", "104.98"], &["105.00", "105"], &["105.01", "104.99"]];
    let before = |fields: &str| format!(r#""fiscal_year": 2023, {fields}"#);
    cases.second("JS801", &value("overall.total", "105.00"), &value("overall.total", "@"), equal);
    for (closing, opening) in [
        ("overall.closing_carryover", "overall.opening_carryover"),
        ("fiscal.closing_carryover", "fiscal.opening_carryover"),
        ("general_public_budget.closing_carryover", "general_public_budget.opening_carryover"),
        ("government_fund.closing_carryover", "government_fund.opening_carryover"),
        ("state_capital.closing_carryover", "state_capital.opening_carryover"),
    ] {
        cases.second("JS802", &before(&value(closing, "105.00")), &value(opening, "@"), equal);
    }
    let last = before(&value("overall.current_income", "105.00"));
    let now = r#""overall": {"current_income": {"value": "115.00", "prior_year": {@}}}"#;
    let prior = |field: &str| now.replace('@', &format!(r#""{field}": "@""#));
    cases.second("JS803", &last, &prior("amount"), equal);
    cases.second("JS803", &last, &prior("change"), [&["10.02", "-10.00"], &["10.00"], &["10.01", "9.99"]]);
    // A department of two units, with and without transfers between them.
    let units = |field: &'static str, transfer: &'static str| {
        move |total: &str| {
            let unit = |name: &str, amount: &str| {
                disclosed(&format!(r#""department": {{"name": "{name}"}}, {}"#, value(field, amount)))
            };
            let mut whole = disclosed(&format!("{}{transfer}", value(field, total)));
            whole.contents.extend(["unit:乙中心".into(), "unit:丙所".into()]);
            vec![whole, unit("乙中心", "60.00"), unit("丙所", "45.00")]
        }
    };
    let transfer = r#", "internal_transfer": {"value": "5.00"}"#;
    cases.add(
        "JS901",
        [&["100.03", "105.00", "99.97"], &["100.00"], &["100.02", "99.98"]],
        units("overall.current_income", transfer),
    );
    // Only income and expenditure of the whole department can hold transfers.
    let plain: Values<'_> = [&["105.02", "100.00"], &["105.00"], &["105.01", "104.99"]];
    cases.add("JS901", plain, units("three_public.reception", ""));
    cases.add("JS901", plain, units("three_public.reception", transfer));
    for field in ["overall.total", "overall.current_income", "overall.current_expenditure"] {
        cases.add("JS902", plain, units(field, ""));
    }
}

fn cases() -> Vec<Case> {
    let mut cases = Cases::default();
    for family in [
        inside_tables,
        between_tables,
        sums_and_changes,
        orders,
        only_in_documents,
        against_tables_and_words,
        completeness,
        codes,
        between_files,
    ] {
        family(&mut cases);
    }
    cases.0
}

fn results(case: &Case) -> Vec<FileResult> {
    let options = CheckOptions { relations: true, ..CheckOptions::default() };
    match &*case.files {
        [file] => vec![check(file, &options)],
        files => check_together(files, &options),
    }
}

#[test]
fn every_rule_fires_holds_and_nearly_fires() {
    let mut failures = Vec::new();
    // The rules whose findings have a relation: what they hold must have been stated.
    let mut related = BTreeMap::new();
    for case in cases() {
        let Some(rule) = find(case.code) else { panic!("{} is no rule", case.code) };
        assert!(!matches!(rule.check, Check::Identity(_)), "{} has its own tests", rule.code);
        let results = results(&case);
        // A rule that one wrong figure breaks beside others may stand in the finding of another.
        let of_rule =
            |finding: &&Finding| finding.rule == rule.code || finding.explains.contains(&rule.code.into());
        let found: Vec<&Finding> =
            results.iter().flat_map(|result| &result.findings).filter(of_rule).collect();
        let stated: Vec<Outcome> = results
            .iter()
            .flat_map(|result| result.relations.iter().flatten())
            .filter(|seen| seen.rule == rule.code)
            .map(|seen| seen.verdict)
            .collect();
        let mut fail = |why: &str| {
            let severities: Vec<Severity> = found.iter().map(|finding| finding.severity).collect();
            failures.push(format!(
                "{} {:?} `{}`: {why}; found {severities:?}, stated {stated:?}",
                case.code, case.verdict, case.given
            ));
        };
        match case.verdict {
            Fires => {
                let weighty = |finding: &&&Finding| {
                    finding.severity == rule.severity
                        || (finding.rule != rule.code && finding.severity > rule.severity)
                };
                let Some(finding) = found.iter().find(weighty) else {
                    fail("it does not fire");
                    continue;
                };
                if let Some(relation) = &finding.relation {
                    let shown: BTreeSet<u32> = finding.figures.iter().map(|figure| figure.id).collect();
                    let terms: BTreeSet<u32> = relation.terms.iter().map(|term| term.figure).collect();
                    if terms.is_empty() || !terms.is_subset(&shown) {
                        fail("its relation has no figures, or not among its own");
                    }
                }
                related.insert(rule.code, finding.relation.is_some());
            }
            Holds | Nearly => {
                let fired = |finding: &&&Finding| {
                    finding.severity > Severity::Note || rule.severity == Severity::Note
                };
                if found.iter().any(|finding| fired(&finding)) {
                    fail("it fires");
                }
                let is_stated =
                    stated.iter().any(|outcome| matches!(outcome, Outcome::Kept | Outcome::Tight));
                let alone = case.files.len() == 1;
                if alone && related.get(rule.code) == Some(&true) && !is_stated {
                    fail("nothing was stated, so that nothing holds");
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} cases fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn no_rule_is_without_its_three_kinds_of_case() {
    let mut kinds: BTreeMap<&str, BTreeSet<Verdict>> = BTreeMap::new();
    for rule in rules() {
        // An identity has all three by construction.
        let by_construction = matches!(rule.check, Check::Identity(_));
        kinds
            .insert(rule.code, if by_construction { [Fires, Holds, Nearly].into() } else { BTreeSet::new() });
    }
    for case in cases() {
        let Some(kinds) = kinds.get_mut(case.code) else { panic!("{} is no rule", case.code) };
        kinds.insert(case.verdict);
    }
    let missing: Vec<String> = kinds
        .iter()
        .filter(|(_, kinds)| kinds.len() < 3)
        .map(|(code, kinds)| format!("{code} has only {kinds:?}"))
        .collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn codes_names_and_statements_are_told_apart() {
    let normal = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let mut seen = BTreeMap::new();
    let mut twice = Vec::new();
    for rule in rules() {
        for (kind, text) in [("code", rule.code), ("name", rule.name), ("zh", rule.zh), ("en", rule.en)] {
            assert!(!text.trim().is_empty(), "{}: {kind}", rule.code);
            if let Some(other) = seen.insert((kind, normal(text)), rule.code) {
                twice.push(format!("{other} and {} share their {kind}: {text}", rule.code));
            }
        }
    }
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

#[test]
fn what_is_missing_from_a_fragment_of_text_is_only_a_note() {
    let mut build = Build::new();
    build.fact(Concept::CurrentIncome, Basis::Actual, &Dimensions::default(), "income", "5.00");
    let result = check(&build.0, &CheckOptions::default());
    let missing: Vec<Severity> =
        result.findings.iter().filter(|f| f.rule.starts_with("JS6")).map(|f| f.severity).collect();
    assert!(missing.len() > 10 && missing.iter().all(|severity| *severity == Severity::Note), "{missing:?}");
}

type Fill = fn(&mut Statement);

#[test]
fn an_unsure_statement_is_never_judged() {
    let broken: [(&str, StatementKind, Fill); 9] = [
        ("JS321", StatementKind::Change, |s| (s.subject, s.base, s.change) = (Some(0), Some(1), Some(2))),
        ("JS322", StatementKind::Change, |s| (s.subject, s.change, s.rate) = (Some(1), Some(2), Some(3))),
        ("JS323", StatementKind::Share, |s| (s.subject, s.whole, s.rate) = (Some(0), Some(1), Some(3))),
        ("JS324", StatementKind::Completion, |s| (s.subject, s.base, s.rate) = (Some(0), Some(1), Some(3))),
        ("JS329", StatementKind::Sum, |s| (s.whole, s.parts, s.closed) = (Some(0), vec![1, 2], true)),
        ("JS331", StatementKind::Sum, |s| (s.whole, s.parts) = (Some(2), vec![0, 1])),
        ("JS334", StatementKind::Equal, |s| (s.subject, s.base) = (Some(0), Some(1))),
        ("JS344", StatementKind::Balance, |s| (s.subject, s.base) = (Some(0), Some(1))),
        ("JS502", StatementKind::Unchanged, |s| (s.subject, s.base) = (Some(0), Some(1))),
    ];
    for (code, kind, fill) in broken {
        for unsure in [None, Some("不能确定所指")] {
            let mut build = Build::new();
            for text in ["50.00", "70.00", "3.00"] {
                build.figure(text, Unit::WanYuan, Role::Amount);
            }
            build.figure("12.3", Unit::Percent, Role::Rate);
            let mut statement = Statement::new(kind);
            fill(&mut statement);
            statement.unsure = unsure.map(Into::into);
            build.0.statements.push(statement);
            let result = check(&build.0, &CheckOptions::default());
            let fired = result.findings.iter().any(|f| f.rule == code && f.severity == Severity::Error);
            assert_eq!(fired, unsure.is_none(), "{code}");
        }
    }
}

#[test]
fn files_of_other_departments_or_years_are_not_compared() {
    let file = |department: &str, year: u32, total: &str| {
        disclosed(&format!(
            r#""department": {{"name": "{department}"}}, "fiscal_year": {year}, "overall": {{"total":
               {{"value": "{total}"}}, "opening_carryover": {{"value": "{total}"}},
               "closing_carryover": {{"value": "{total}"}}}}"#
        ))
    };
    let found = |other: Reading| {
        let results = check_together(&[file("甲局", 2023, "105.00"), other], &CheckOptions::default());
        results.iter().flat_map(|r| &r.findings).filter(|f| f.rule.starts_with("JS8")).count()
    };
    assert_eq!(found(file("乙局", 2023, "200.00")), 0);
    assert_eq!(found(file("甲局", 2025, "200.00")), 0);
    assert_eq!(found(file("甲局", 2023, "200.00")), 3);
    assert_eq!(found(file("甲局", 2024, "200.00")), 1);
    assert_eq!(found(file("甲局", 2022, "200.00")), 1);
}
