//! Rules about statements and orders of the narrative.

use super::*;

pub(super) fn sums_and_changes(cases: &mut Cases) {
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
        r#""general_public_budget": {"expenditure": {"value": "4.45"}, "by_function": [
           {"code": "201", "amount": {"value": "4.45", "stated": [{"of": "share", "figure": "@"}]}},
           {"code": "208", "amount": {"value": "0.00"}}]}"#,
        [&["100.1"], &["100", "100.0"], &["100.00"]],
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

pub(super) fn orders(cases: &mut Cases) {
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

pub(super) fn implied(cases: &mut Cases) {
    // Only the appropriation, and no carry-over: the total is the appropriation.
    let mut fields = vec![("overall.total", "\"@\""), ("overall.current_income", "\"105\"")];
    fields.push(("overall.fiscal_appropriation_income", "\"105.00\""));
    for none in [
        "opening_carryover",
        "use_of_nonfiscal_surplus",
        "superior_subsidy_income",
        "institution_income",
        "business_income",
        "affiliated_unit_remittance",
        "other_income",
    ] {
        fields.push((none, "\"0\""));
    }
    let fields: Vec<(String, &str)> = fields
        .iter()
        .map(|(name, value)| {
            (if name.contains('.') { (*name).into() } else { format!("overall.{name}") }, *value)
        })
        .collect();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, *value)).collect();
    cases.json("JS345", &narrative(&fields), [&["105.02", "104.98"], &["105.00", "105"], &["105.01"]]);
    let change = |figure: &str| {
        format!(
            r#"{{"value": "30.00", "prior_year": {{"change": "{figure}", "reason": {{"text": "甲{{0}}乙{{1}}",
               "complete": true, "figures": [
               {{"figure": "5", "direction": "increase", "concept": "unit_fiscal_income_delta", "basis": "prior_year", "of_unit": "甲中心"}},
               {{"figure": "2", "direction": "decrease", "concept": "unit_fiscal_income_delta", "basis": "prior_year", "of_unit": "乙中心"}}]}}}}}}"#
        )
    };
    cases.json(
        "JS346",
        &format!(
            r#""overall": {{"current_income": {}, "current_expenditure": {}}}"#,
            change("3.00"),
            change("@")
        ),
        [&["3.02", "2.98", "4.00"], &["3.00", "3"], &["3.01", "2.99"]],
    );
    let close: Values<'_> = [&["-8.02", "-7.98"], &["-8.00", "-8"], &["-8.01", "-7.99"]];
    cases.json(
        "JS347",
        r#""general_public_budget": {"income": {"value": "100.00", "initial_budget": {"change": "-8.00"}},
           "expenditure": {"value": "100.00", "initial_budget": {"change": "@"}},
           "opening_carryover": {"value": "0"}, "closing_carryover": {"value": "0"}}"#,
        close,
    );
    // Each rounded figure may be off by half a hundredth.
    let projects = |all: &str, of_all: &str| {
        format!(
            r#""general_public_budget": {{"expenditure": {{"value": "@"}}, "basic_expenditure": {{"value": "60.00"}}}},
               "overall": {{{all}, "{of_all}": {{"value": "40.00"}}}}"#
        )
    };
    let fields = projects(r#""other_income": {"value": "5.00"}"#, "project_expenditure");
    cases.json("JS357", &fields, [&["100.02", "200.00"], &["100.00", "90.00"], &["100.01"]]);
    let fields = projects(r#""current_expenditure": {"value": "105.00"}"#, "basic_expenditure")
        .replace("40.00", "65.00");
    cases.json("JS357", &fields, [&["100.03", "200.00"], &["100.00", "90.00"], &["100.02"]]);
    for basis in ["prior_year", "initial_budget", "final_budget"] {
        let above = r#""overall": {"current_income": {"value": "83.32", "basis": {"change": "@"}}}"#
            .replace("\"basis\"", &format!("\"{basis}\""));
        cases.json("JS351", &above, [&["93.32", "83.34"], &["83.32"], &["83.33"]]);
    }
    let kept = r#""overall": {"opening_carryover": {"value": "5.00"}, "current_income": {"value": "100.00"},
        "use_of_nonfiscal_surplus": {"value": "1.00"}, "current_expenditure": {"value": "98.00"},
        "surplus_distribution": {"value": "0"}, "closing_carryover": {"value": "@"}}"#;
    cases.json("JS358", kept, [&["9.00", "7.00"], &["8.00"], &["8.01", "8.02"]]);
    let kept = |change: &str, closing: &str| {
        format!(
            r#""overall": {{"closing_carryover": {{"value": "{closing}", "prior_year": {{"change": "{change}"}}}},
               "opening_carryover": {{"value": "3.00"}}}}"#
        )
    };
    cases.json("JS350", &kept("@", "5.00"), [&["1.00", "2.02", "-2.00"], &["2.00"], &["2.01"]]);
    cases.json("JS350", &kept("0", "@"), [&["5.00", "2.98"], &["3.00", "3"], &["3.01"]]);
    for basis in ["initial_budget", "final_budget"] {
        let completed = |change: &str, rate: &str| {
            format!(
                r#""overall": {{"current_expenditure": {{"value": "90.00", "{basis}": {{"change": "{change}"}},
                   "stated": [{{"of": "completion", "basis": "{basis}", "figure": "{rate}"}}]}}}}"#
            )
        };
        cases.json("JS352", &completed("-10.00", "@"), [&["91.0", "90.03"], &["90.0"], &["90.01"]]);
        cases.json("JS352", &completed("10.00", "@"), [&["112.0", "90.0"], &["112.5"], &["112.51"]]);
        let unchanged = format!(
            r#""overall": {{"current_expenditure": {{"value": "90.00", "{basis}": {{"change": "0"}},
               "stated": [{{"of": "completion", "basis": "{basis}", "figure": "@"}}]}}}}"#
        );
        cases.json("JS352", &unchanged, [&["98.0", "100.1"], &["100.0"], &["100", "100.00"]]);
        let zero = format!(
            r#""overall": {{"current_expenditure": {{"value": "83.32", "{basis}": {{"amount": "0"}},
               "stated": [{{"of": "rate", "basis": "{basis}", "figure": "@"}}]}}}}"#
        );
        cases.json("JS353", &zero, [&["200.0", "100.9"], &["100.0"], &["100", "0.0"]]);
    }
}
