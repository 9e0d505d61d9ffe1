//! JS4xx: narrative against tables.

use juesuan_model::{Basis, Classification, Concept, Dimensions, Fact, Severity};

use crate::context::{Context, is_narrative};
use crate::rule::{Check, FORM, Rule};
use crate::sink::Sink;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS401",
        name: "narrative-against-summary",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "正文与收入支出决算总表同一指标相等",
        en: "Narrative and summary table agree",
        example: "正文印2961.68，表中印2961.60，相差0.08，两处必有一误。",
        blind: "只看正文和表格都印出的同一指标；正文数字之间见JS3。",
        check: Check::One(|rule, context, sink| same(rule, context, sink, &["income_expenditure_summary"])),
    },
    Rule {
        code: "JS402",
        name: "narrative-against-income-table",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "正文与收入决算表同一指标相等",
        en: "Narrative and income table agree",
        example: "正文印2961.68，表中印2961.60，相差0.08，两处必有一误。",
        blind: "只看正文和表格都印出的同一指标；正文数字之间见JS3。",
        check: Check::One(|rule, context, sink| same(rule, context, sink, &["income"])),
    },
    Rule {
        code: "JS403",
        name: "narrative-against-expenditure-table",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "正文与支出决算表同一指标相等",
        en: "Narrative and expenditure table agree",
        example: "正文印2961.68，表中印2961.60，相差0.08，两处必有一误。",
        blind: "只看正文和表格都印出的同一指标；正文数字之间见JS3。",
        check: Check::One(|rule, context, sink| same(rule, context, sink, &["expenditure"])),
    },
    Rule {
        code: "JS404",
        name: "narrative-against-fiscal-summary",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "正文与财政拨款收入支出决算总表同一指标相等",
        en: "Narrative and fiscal summary agree",
        example: "正文印2961.68，表中印2961.60，相差0.08，两处必有一误。",
        blind: "只看正文和表格都印出的同一指标；正文数字之间见JS3。",
        check: Check::One(|rule, context, sink| same(rule, context, sink, &["fiscal_summary"])),
    },
    Rule {
        code: "JS405",
        name: "narrative-against-gpb-table",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "正文与一般公共预算财政拨款支出决算表同一指标相等",
        en: "Narrative and general public budget table agree",
        example: "正文印2961.68，表中印2961.60，相差0.08，两处必有一误。",
        blind: "只看正文和表格都印出的同一指标；正文数字之间见JS3。",
        check: Check::One(|rule, context, sink| same(rule, context, sink, &["gpb_expenditure"])),
    },
    Rule {
        code: "JS406",
        name: "narrative-against-basic-table",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "正文与一般公共预算财政拨款基本支出决算表同一指标相等",
        en: "Narrative and basic expenditure table agree",
        example: "正文印2961.68，表中印2961.60，相差0.08，两处必有一误。",
        blind: "只看正文和表格都印出的同一指标；正文数字之间见JS3。",
        check: Check::One(|rule, context, sink| same(rule, context, sink, &["gpb_basic"])),
    },
    Rule {
        code: "JS407",
        name: "narrative-against-fund-tables",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "正文与政府性基金、国有资本经营预算表同一指标相等",
        en: "Narrative and fund tables agree",
        example: "正文印2961.68，表中印2961.60，相差0.08，两处必有一误。",
        blind: "只看正文和表格都印出的同一指标；正文数字之间见JS3。",
        check: Check::One(|rule, context, sink| same(rule, context, sink, &["gov_fund", "soe_capital"])),
    },
    Rule {
        code: "JS408",
        name: "narrative-against-three-public-table",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "正文与“三公”经费表同一指标相等",
        en: "Narrative and three public table agree",
        example: "正文印2961.68，表中印2961.60，相差0.08，两处必有一误。",
        blind: "只看正文和表格都印出的同一指标；正文数字之间见JS3。",
        check: Check::One(|rule, context, sink| same(rule, context, sink, &["three_public"])),
    },
    Rule {
        code: "JS409",
        name: "narrative-against-operation-table",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "正文与机构运行信息表同一指标相等",
        en: "Narrative and agency operation table agree",
        example: "正文印2961.68，表中印2961.60，相差0.08，两处必有一误。",
        blind: "只看正文和表格都印出的同一指标；正文数字之间见JS3。",
        check: Check::One(|rule, context, sink| same(rule, context, sink, &["agency_operation"])),
    },
    Rule {
        code: "JS410",
        name: "zero-in-words-against-table",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "正文说明没有的收支，表中也没有",
        en: "What the narrative says there was none of is not in the tables",
        example: "正文写“无政府性基金预算财政拨款收支”，政府性基金表却有9.00。",
        blind: "只看表格；正文内部见 zero-in-words-against-figure。",
        check: Check::One(zero_in_words),
    },
    Rule {
        code: "JS411",
        name: "item-named-but-blank",
        severity: Severity::Warning,
        source: FORM,
        since: 2011,
        zh: "正文列举的经济分类科目在基本支出决算表中有数",
        en: "Economic items that the narrative names have an amount in the basic expenditure table",
        example: "正文人员经费列举了助学金，基本支出决算表助学金为空。",
        blind: "只看基本支出决算表有该行的科目；表中有数而正文没有列举的不看。",
        check: Check::One(named_but_blank),
    },
    Rule {
        code: "JS412",
        name: "items-against-class",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "正文逐项说明的支出之和等于正文同类支出和支出总额",
        en: "The items that the narrative goes through add up to its class and to its total",
        example: "正文208类印60.00，其下两项印40.00和10.00，表中208类也只有这两项：少了10.00。",
        blind: "表中该类的项正文没有说全的，不看。",
        check: Check::One(items_against_class),
    },
];

/// Every figure of the narrative equals the figure of the same meaning in a table.
fn same(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>, tables: &[&str]) {
    if !context.reading.tables.iter().any(|seen| tables.contains(&&*seen.kind)) {
        return;
    }
    for fact in context.reading.facts.iter().filter(|fact| is_narrative(fact)) {
        for table in tables {
            if let Some(cell) = context.in_table(table, fact.concept, fact.basis, &fact.dimensions, false) {
                sink.equal(rule, fact.figure, cell.figure);
            }
        }
    }
}

fn zero_in_words(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for concept in zero_contents(context) {
        // What was not spent may well have been planned.
        let cell = context
            .at(concept, Basis::Actual, Dimensions::NONE)
            .find(|fact| fact.table().is_some() && context.is_nonzero(fact.figure));
        if let Some(cell) = cell {
            contradiction(rule, context, sink, concept, cell.figure);
        }
    }
}

/// The concepts that the source says in words to be none.
pub(super) fn zero_contents<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Concept> + 'a {
    context.reading.contents.iter().filter_map(|content| content.strip_prefix("zero:")?.parse().ok())
}

/// Says that a figure contradicts the words.
pub(super) fn contradiction(
    rule: &Rule,
    context: &Context<'_>,
    sink: &mut Sink<'_>,
    concept: Concept,
    figure: u32,
) {
    let text = context.figure(figure).map(|figure| figure.text.to_string()).unwrap_or_default();
    sink.finding(
        rule,
        rule.severity,
        Some(figure),
        format!("文字说明本年度没有{}，却印有{text}；请改文字或改数字。", concept.zh()),
        format!(
            "The words say that there was no {}, and {text} is printed; correct the words or the figure.",
            concept.info().en
        ),
    );
}

fn named_but_blank(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let names =
        || context.reading.names.iter().filter(|name| name.classification == Classification::Economic);
    let rows: Vec<_> = names().filter(|name| name.occurrence == "table:gpb_basic").collect();
    // A table without any amount is not filled in, and none of its rows says anything.
    let is_filled = context
        .facts(Concept::GpbBasicByEconomic)
        .any(|fact| fact.table() == Some("gpb_basic") && context.is_nonzero(fact.figure));
    if rows.is_empty() || !is_filled {
        return;
    }
    let has_amount = |code: &str| {
        context
            .facts(Concept::GpbBasicByEconomic)
            .any(|fact| fact.dimensions.economic.as_deref() == Some(code) && context.is_nonzero(fact.figure))
    };
    for named in names().filter(|name| !name.occurrence.starts_with("table:")) {
        let row = rows.iter().find(|row| row.name == named.name);
        let Some(code) = row.and_then(|row| row.code.as_deref()) else { continue };
        if !has_amount(code) {
            sink.finding(
                rule,
                rule.severity,
                named.figure,
                format!("正文列举了“{}”，基本支出决算表{code}一行却没有数；请核对列举的科目或表中的行。", named.name),
                format!("The narrative names “{}”, and row {code} of the basic expenditure table is empty; check the list or the row.", named.name),
            );
        }
    }
}

/// The items of a class, where the narrative goes through all that the table has, are the class.
fn items_against_class(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    if context.withholds("gpb_expenditure") {
        return;
    }
    let rows: Vec<(&str, &Fact)> = context
        .facts(Concept::GpbExpenditureByClass)
        .filter(|fact| fact.table() == Some("gpb_expenditure") && fact.basis == Basis::Actual)
        .filter_map(|fact| Some((fact.dimensions.function.as_deref()?, fact)))
        .collect();
    let item = |code: &str| {
        context.narrative(
            Concept::GpbExpenditureByClass,
            Basis::Actual,
            &Dimensions::function(code.to_owned()),
        )
    };
    // The items of a code, unless the table stops above them or the narrative leaves one out.
    let items = |class: &str| -> Option<Vec<u32>> {
        let below = |code: &str| rows.iter().any(|(row, _)| row.len() > code.len() && row.starts_with(code));
        let mut figures = Vec::new();
        for (code, fact) in rows.iter().filter(|(code, _)| code.starts_with(class)) {
            if code.len() == 7 {
                match item(code) {
                    Some(item) => figures.push(item.figure),
                    None if context.is_zero(fact.figure) => {}
                    None => return None,
                }
            } else if !below(code) {
                return None;
            }
        }
        (!figures.is_empty()).then_some(figures)
    };
    let classes =
        rows.iter().filter(|(code, _)| code.len() == 3).filter_map(|(code, _)| Some((*code, item(code)?)));
    let total = context.narrative(Concept::GpbExpenditure, Basis::Actual, Dimensions::NONE);
    for (code, whole) in classes.chain(total.map(|total| ("", total))) {
        let Some(figures) = items(code) else { continue };
        let mut sum = sink.sum(rule, whole.figure);
        figures.into_iter().for_each(|figure| sum.add(figure, false));
        sum.equal();
    }
}
