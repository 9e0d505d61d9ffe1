//! Rules that documents break: words, contents, codes, and several files.

use super::*;

pub(super) fn only_in_documents(cases: &mut Cases) {
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
    cases.built("JS632", [&["no-unit:0"], &["units"], &["no-unit:7"]], |content| {
        let mut build = Build::new();
        amount(&mut build, "4.19");
        build.0.contents.push(content.to_owned().into());
        build.0
    });
    cases.built("JS511", [&["减少2.00", "减少"], &["持平"], &["减少0.00"]], |moved| {
        let mut build = Build::new();
        let level = build.fact(Concept::ReceptionExpense, Basis::Actual, Dimensions::NONE, "three", "3.00");
        let mut said = Statement::new(StatementKind::Unchanged);
        (said.subject, said.basis) = (Some(level), Some(Basis::PriorYear));
        said.direction = Some(Direction::Unchanged);
        if let Some(change) = moved.strip_prefix("减少") {
            let mut statement = Statement::new(StatementKind::Change);
            (statement.subject, statement.basis) = (Some(level), Some(Basis::PriorYear));
            statement.direction = Some(Direction::Decrease);
            statement.change =
                (!change.is_empty()).then(|| build.figure(change, Unit::WanYuan, Role::Change));
            build.0.statements.push(statement);
        }
        build.0.statements.push(said);
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
    cases.built("JS356", [&["21/11", "10/6"], &["11/11"], &["5/5"]], |numbers| {
        let Some((stated, listed)) = numbers.split_once('/') else { panic!("{numbers}") };
        let mut build = Build::new();
        let none = Dimensions::default();
        let figure = build.fact(Concept::InternalOfficeCount, Basis::Actual, &none, "department", stated);
        build.0.contents.push(format!("listed-some:{figure}:{listed}").into());
        build.0
    });
    // What only the reader can see in the words.
    for (code, content) in [("JS629", "odd-year:0"), ("JS712", "unknown-class:0:卫生保健支出")] {
        cases.built(code, [&[content], &[""], &["listed:9:3"]], |content| {
            let mut build = Build::new();
            build.figure("2023", Unit::Year, Role::Year);
            build.0.contents.extend(Some(content.to_owned().into()).filter(|_| !content.is_empty()));
            build.0
        });
    }
    cases.built("JS510", [&["200", "100.1"], &["98.5"], &["100", "100.0"]], |rate| {
        let mut build = Build::new();
        let figure = build.figure(rate, Unit::Percent, Role::Completion);
        build.0.facts.push(juesuan_model::Fact {
            figure,
            concept: Concept::PerformanceCompletionRate,
            basis: Basis::Actual,
            dimensions: Dimensions::default(),
            occurrence: "performance".into(),
        });
        build.0
    });
    for (code, more, values) in [
        ("JS354", None, [&["93.32", "83.23", "83.41"][..], &["83.32"], &["83.33"]]),
        ("JS355", Some("40.00"), [&["43.35", "90.00"][..], &["43.32", "3.00"], &["43.33"]]),
    ] {
        cases.built(code, values, |part| {
            let mut build = Build::new();
            let change = build.figure("83.32", Unit::WanYuan, Role::Change);
            let parts = [Some(part), more].into_iter().flatten();
            let parts = parts.map(|part| build.figure(part, Unit::WanYuan, Role::Amount)).collect();
            build.0.statements.push(Statement {
                whole: Some(change),
                parts,
                ..Statement::new(StatementKind::Sum)
            });
            build.0
        });
    }
    for (code, values) in [
        ("JS348", [&["-4.98", "1.00"][..], &["-5.00", "-9.00"], &["-4.99"]]),
        ("JS349", [&["-9.00", "-5.02"][..], &["-5.00"], &["-5.01"]]),
    ] {
        cases.built(code, values, |whole| {
            let mut build = Build::new();
            let levels = ["100.00", "60.00", "40.00"].map(|text| amount(&mut build, text));
            for (level, change) in levels.into_iter().zip([whole, "-4.00", "-1.00"]) {
                let (falls, change) =
                    change.strip_prefix('-').map_or((false, change), |change| (true, change));
                let change = build.figure(change, Unit::WanYuan, Role::Change);
                build.0.statements.push(Statement {
                    subject: Some(level),
                    change: Some(change),
                    basis: Some(Basis::InitialBudget),
                    direction: Some(if falls { Direction::Decrease } else { Direction::Increase }),
                    ..Statement::new(StatementKind::Change)
                });
            }
            build.0.statements.push(statement(StatementKind::Sum, |s| {
                (s.whole, s.parts, s.closed) = (Some(0), vec![1, 2], true);
            }));
            build.0
        });
    }
    // 助学金 is named in the narrative and has a row.
    cases.built("JS411", [&["0.00", "—", ""], &["5.00"], &["0.01"]], |cell| {
        let rows = r#""tables": {"gpb_basic": {"rows": [
            {"code": "30302", "name": "退休费", "cells": {"amount": "8.00"}},
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
    // The narrative goes through both items of the class that the table has.
    let items = |whole: &str, code: &str, table: &[&str]| {
        let rows: Vec<String> = table.iter().map(|row| format!("gpb_expenditure.rows.{row}.total")).collect();
        let rows: Vec<(&str, &str)> = rows.iter().map(|row| (&**row, "5.00")).collect();
        let item =
            |code: &str, value: &str| format!(r#"{{"code": "{code}", "amount": {{"value": "{value}"}}}}"#);
        let class = if code.is_empty() { String::new() } else { item(code, whole) + ", " };
        let expenditure = if code.is_empty() {
            format!(r#""expenditure": {{"value": "{whole}"}}, "#)
        } else {
            String::new()
        };
        format!(
            r#"{}, "general_public_budget": {{{expenditure}"by_function": [{class}{}, {}]}}"#,
            tables(&rows),
            item("2080505", "60.00"),
            item("2080506", "40.00")
        )
    };
    let sum: Values<'_> = [&["100.02", "99.98"], &["100.00"], &["100.01", "99.99"]];
    let all = ["208", "20805", "2080505", "2080506"];
    cases.json("JS412", &items("@", "208", &all), sum);
    cases.json("JS412", &items("@", "", &all), sum);
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
    let leftover = |text: &str, place: (u32, u32)| {
        let mut build = Build::new();
        build.0.marks =
            vec![Mark { kind: MarkKind::Leftover, start: place.0, end: place.1, text: text.to_owned() }];
        build.0
    };
    let numbers: Values<'_> = [
        &["13800000000", "11010519491231002X"],
        &["（此处填写）"],
        // A number of twelve digits, and words of the length of a number.
        &["138000000001", "XX单位"],
    ];
    cases.built("JS630", numbers, |text| leftover(text, (3, 3 + text.len() as u32)));
    let unseen: Values<'_> = [
        &["批注：2条", "修订：删除的内容", "隐藏的工作表：“底稿”"],
        &["文件属性中的作者“张三”"],
        &["隐 藏的列", "书签“_GoBack”"],
    ];
    cases.built("JS631", unseen, |text| leftover(text, (0, 0)));
}

pub(super) fn against_tables_and_words(cases: &mut Cases) {
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
        if groups == "overseas_group_count" {
            cases.json("JS506", &fields("3"), [&[], &["2"], &["1"]]);
            // Who travels with others is counted where it cost something.
            let with_cost = |cost: &str| {
                format!(
                    r#""three_public": {{"overseas_travel": {{"value": "{cost}"}}, "overseas_group_count": {{"value": 0}}, "overseas_person_count": {{"value": @}}}}"#
                )
            };
            cases.json("JS506", &with_cost("0"), [&["1"], &["0"], &[]]);
            cases.json("JS506", &fields("0"), [&["1"], &[], &[]]);
        } else {
            cases.json("JS506", &fields("3"), [&["0"], &["2"], &["1"]]);
            cases.json("JS506", &fields("0"), [&["1"], &[], &["0"]]);
        }
    }
    cases.json(
        "JS508",
        &narrative(&[("overall.other_income", "\"@\"")]),
        [&["-3.00", "-0.01"], &["3.00"], &["0.00", "0"]],
    );
}

pub(super) fn completeness(cases: &mut Cases) {
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
    // Where nothing was spent on all three, there is nothing to count.
    for code in ["JS610", "JS611", "JS612", "JS613"] {
        let values: Values<'_> = [&["5.00"], &["0"], &["0.00"]];
        cases.json(code, &narrative(&[("three_public.total", "\"@\"")]), values);
    }
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

pub(super) fn codes(cases: &mut Cases) {
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

pub(super) fn between_files(cases: &mut Cases) {
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
