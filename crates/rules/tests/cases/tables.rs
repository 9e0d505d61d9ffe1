//! Rules inside tables and between them.

use super::*;

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

pub(super) fn inside_tables(cases: &mut Cases) {
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

pub(super) fn between_tables(cases: &mut Cases) {
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

pub(super) fn shortfalls(cases: &mut Cases) {
    // Four rounded figures: what is lacking may seem larger by two hundredths.
    let values: Values<'_> = [&["60.03", "70.00"], &["60.00"], &["60.02"]];
    for column in ["total", "basic", "project"] {
        for code in ["208", "2080505"] {
            let row = |table: &str, block: &str| format!("{table}.{block}.{column}");
            let (part, whole) = (
                row("gpb_expenditure", &format!("rows.{code}")),
                row("expenditure", &format!("rows.{code}")),
            );
            let (part_total, whole_total) = (row("gpb_expenditure", "total"), row("expenditure", "total"));
            let fields =
                [(&*part, "60.00"), (&*whole, "@"), (&*part_total, "100.00"), (&*whole_total, "100.00")];
            cases.json("JS221", &tables(&fields), values);
        }
    }
    let classes = [
        ("fiscal_summary.classes.208.total", "60.00"),
        ("income_expenditure_summary.classes.208.amount", "@"),
        ("fiscal_summary.current_expenditure.total", "100.00"),
        ("income_expenditure_summary.expenditure.current_expenditure", "100.00"),
    ];
    cases.json("JS222", &tables(&classes), values);
    for (part, whole) in [
        ("income.current_income", "income.current_income"),
        ("current_expenditure.total", "expenditure.current_expenditure"),
        ("classes.208.total", "classes.208.amount"),
        ("total.total", "expenditure.total"),
        ("income.total", "income.total"),
    ] {
        let (part, whole) = (format!("fiscal_summary.{part}"), format!("income_expenditure_summary.{whole}"));
        let values: Values<'_> = [&["105.02", "200.00"], &["105.00", "3.00"], &["105.01"]];
        cases.json("JS223", &tables(&[(&part, "@"), (&whole, "105.00")]), values);
    }
}
