//! Profiles: their names, own templates, and what goes wrong.
#![allow(missing_docs, clippy::unwrap_used)]

#[allow(dead_code)]
mod common;

use common::{DRAFT, PLAIN, disclosure, render};
use juesuan_narrative::{Block, Document, Inline, Profile, ProfileError, RenderError};

const SETTINGS: &str = include_str!("../profiles/chongqing-2024/profile.json");

fn own(template: &str) -> Result<Document, RenderError> {
    own_with(SETTINGS, template)
}

fn own_with(settings: &str, template: &str) -> Result<Document, RenderError> {
    Profile::from_parts("own", settings, template).unwrap().render(&disclosure(""), PLAIN)
}

#[test]
fn a_name_without_a_year_is_the_newest_and_serves_later_years() {
    for (asked, got) in [
        ("chongqing-2024", "chongqing-2024"),
        ("chongqing", "chongqing-2024"),
        ("national", "national-2024"),
        ("national-2027", "national-2024"),
    ] {
        assert_eq!(Profile::builtin(asked).unwrap().name(), got);
    }
    for unknown in ["national-2019", "chongq", "", "-2024", "chongqing-24"] {
        let error = Profile::builtin(unknown).unwrap_err();
        assert!(matches!(&error, ProfileError::Unknown { name, .. } if name == unknown));
        assert!(error.to_string().contains("chongqing-2024, national-2024"), "{error}");
    }
    assert!(Profile::names().eq(["chongqing-2024", "national-2024"]));
}

#[test]
fn a_profile_serves_many_threads_at_once() {
    let profile = Profile::builtin("national").unwrap();
    let text = || profile.render(&disclosure(""), PLAIN).unwrap().to_text();
    let texts = std::thread::scope(|scope| {
        [scope.spawn(text), scope.spawn(text)].map(|thread| thread.join().unwrap())
    });
    assert_eq!(texts[0], texts[1]);
}

#[test]
fn an_own_template_is_a_tree_of_headings_items_tables_and_paragraphs() {
    let template = "# {{ department.name }}\n\n\
        本年收入\n{% if overall.current_income.value %}{{ overall.current_income.value }}{% endif %}\n。\n\n\
        - 甲\n- 乙\n\n\
        | 项目 | 数 |\n|---|---|\n| 收入 | {{ overall.current_income.number }} |\n\n\
        {# 说明\n\n不印 #}\n完";
    let document = own(template).unwrap();
    assert_eq!(
        document.to_text(),
        "云岭县档案馆\n本年收入520.00万元。\n甲\n乙\n项目\t数\n收入\t520.00\n完\n"
    );
    assert_eq!(
        document.to_markdown(),
        "# 云岭县档案馆\n\n本年收入520.00万元。\n\n- 甲\n- 乙\n\n| 项目 | 数 |\n|---|---|\n| 收入 | 520.00 |\n\n完\n"
    );
    assert_eq!(document.figures().count(), 2);
    assert!(
        matches!(&document.blocks[4], Block::Table(table) if table.head.len() == 1 && table.rows.len() == 1)
    );
}

#[test]
fn settings_decide_decimals_separators_and_zeros() {
    let settings = SETTINGS
        .replace("\"percent_decimals\": 1", "\"percent_decimals\": 3")
        .replace("\"thousands_separators\": false", "\"thousands_separators\": true")
        .replace("\"trailing_zeros\": true", "\"trailing_zeros\": false");
    let profile = Profile::from_parts(
        "own",
        &settings,
        "{{ overall.total.value }} {{ overall.basic_expenditure.share }}",
    )
    .unwrap();
    let disclosure = disclosure(
        r#""overall": {"total": {"value": "1234567.50"}, "current_expenditure": {"value": "3"}, "basic_expenditure": {"value": "2"}}"#,
    );
    assert_eq!(profile.render(&disclosure, PLAIN).unwrap().to_text(), "1,234,567.5万元 66.667%\n");
}

#[test]
fn faulty_parts_are_refused_with_their_place() {
    let error = Profile::from_parts("own", "{\n  \"percent_decimals\": \"1\"}", "").unwrap_err();
    assert!(error.to_string().starts_with("own/profile.json, line 2, column "), "{error}");
    let error = Profile::from_parts("own", &SETTINGS.replace("\"100.0\"", "\"1e2\""), "").unwrap_err();
    assert!(matches!(error, ProfileError::Figure { field: "zero_base_rate", .. }));
    let error =
        Profile::from_parts("own", &SETTINGS.replace("_decimals\": 2", "_decimals\": 99"), "").unwrap_err();
    assert!(error.to_string().contains("at most 8 decimals"), "{error}");
    let error = Profile::from_parts("own", SETTINGS, "一\n\n{% if %}").unwrap_err();
    assert!(error.to_string().starts_with("own/template.j2, line 3: "), "{error}");
}

#[test]
fn a_name_that_there_is_not_is_an_error_with_its_line() {
    for template in ["一\n{{ overal.total }}", "一\n{{ overall.totl.value }}", "一\n{{ overall.total.valu }}"]
    {
        let error = own(template).unwrap_err();
        assert!(matches!(error, RenderError::Template { line: 2, .. }), "{error}");
    }
    assert!(Profile::from_parts("own", SETTINGS, "{% include 'other.j2' %}").is_err());
}

#[test]
fn a_template_that_runs_for_ever_is_stopped_with_its_name_and_line() {
    for template in [
        "一\n\n{% for a in range(99999) %}{% for b in range(99999) %}{{ a }}{% endfor %}{% endfor %}",
        "一\n{% macro m(n) %}{{ m(n) }}{% endmacro %}\n{{ m(1) }}",
    ] {
        let error = own(template).unwrap_err();
        let RenderError::Endless { template, line } = error else { panic!("{error}") };
        assert_eq!(template, "own/template.j2");
        assert!((2..=3).contains(&line), "{line}");
    }
    assert!(own("{{ 'x' * 9999999999 }}").is_err());
}

#[test]
fn a_figure_that_the_template_cuts_apart_is_an_error() {
    let error = own("一\n{{ overall.total.value[1:] }}").unwrap_err();
    assert!(matches!(error, RenderError::Torn { line: 2, .. }), "{error}");
}

#[test]
fn text_of_the_disclosure_cannot_become_markup() {
    let mut disclosure = disclosure("");
    disclosure.department.name = "# 甲|乙\n丙\u{FDD0}0\u{FDD3}".into();
    let profile =
        Profile::from_parts("own", SETTINGS, "{{ department.name }}\n\n| {{ department.name }} | 丁 |")
            .unwrap();
    let document = profile.render(&disclosure, PLAIN).unwrap();
    assert_eq!(document.to_text(), "# 甲|乙\n丙\u{FFFD}0\u{FFFD}\n# 甲|乙 丙\u{FFFD}0\u{FFFD}\t丁\n");
    assert!(matches!(&document.blocks[0], Block::Paragraph(_)));
    assert_eq!(document.figures().count(), 0);
    assert!(document.to_markdown().starts_with("\\# 甲\\|乙\\\n丙"));
}

#[test]
fn what_the_form_cannot_do_without_is_named_by_its_path() {
    let profile = Profile::builtin("chongqing").unwrap();
    let bare = juesuan_model::Disclosure::new("云岭县档案馆", 2024);
    let error = profile.render(&bare, PLAIN).unwrap_err();
    let RenderError::Missing { paths, .. } = &error else { panic!("{error}") };
    assert_eq!(
        paths,
        &[
            "/overall/total/value",
            "/overall/current_income/value",
            "/overall/current_expenditure/value",
            "/general_public_budget/expenditure/value",
            "/government_fund/none",
            "/state_capital/none",
            "/three_public/total/value",
        ]
    );
}

#[test]
fn a_draft_says_so_first_and_has_its_gaps_in_the_tree() {
    for profile in ["chongqing", "national"] {
        let document = render(profile, "", DRAFT);
        let text = document.to_text();
        assert!(text.starts_with("（草稿，未经审核，不得公开）\n云岭县档案馆\n"));
        assert_eq!(text.matches("【待填】").count(), document.missing().count());
        assert!(document.missing().any(|path| path == "/operation/agency_operation/value"));
        assert!(
            document
                .blocks
                .iter()
                .flat_map(Block::inlines)
                .any(|inline| matches!(inline, Inline::Missing { .. }))
        );
        assert!(!render(profile, "", PLAIN).to_text().contains("【待填】"));
    }
}
