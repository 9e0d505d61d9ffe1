//! JS7xx: classification codes and names.

use juesuan_model::classification::{Confidence, Lookup, list_year};
use juesuan_model::{Classification, CodedName, Severity};

use crate::context::Context;
use crate::rule::{Check, FORM, Rule, title};
use crate::sink::Sink;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS701",
        name: "malformed-code",
        severity: Severity::Error,
        source: title("《2024年政府收支分类科目》"),
        since: 2011,
        zh: "科目编码为三位、五位或七位数字",
        en: "A code is three, five or seven digits",
        example: "编码2080，四位：多一位或少一位。",
        blind: "编码存在与否，见 unknown-function-class。",
        check: Check::One(malformed),
    },
    Rule {
        code: "JS702",
        name: "unknown-function-class",
        severity: Severity::Error,
        source: title("《2024年政府收支分类科目》"),
        since: 2011,
        zh: "支出功能分类的类存在",
        en: "The functional class exists",
        example: "编码298：没有这一类。",
        blind: "款、项见 unknown-function-item。",
        check: Check::One(unknown_class),
    },
    Rule {
        code: "JS703",
        name: "unknown-function-item",
        severity: Severity::Note,
        source: title("《2024年政府收支分类科目》"),
        since: 2011,
        zh: "支出功能分类的款、项在科目表中",
        en: "The functional group or item is in the list",
        example: "编码2010388不在2024年科目表中。",
        blind: "科目表每年变动，所以只作提示。",
        check: Check::One(unknown_item),
    },
    Rule {
        code: "JS704",
        name: "retired-code",
        severity: Severity::Note,
        source: title("《2024年政府收支分类科目》"),
        since: 2011,
        zh: "科目没有停用",
        en: "The code has not been retired",
        example: "2010307法制建设在2018年后停用。",
        blind: "停用的年份不确定的，只作提示。",
        check: Check::One(retired),
    },
    Rule {
        code: "JS705",
        name: "function-name-mismatch",
        severity: Severity::Warning,
        source: title("《2024年政府收支分类科目》"),
        since: 2011,
        zh: "支出功能分类的编码与名称相符",
        en: "The functional code and the name belong together",
        example: "20103写作“人大事务”：20103是政府办公厅（室）及相关机构事务。",
        blind: "名称的括号、空格和“（类）”等标记不论。",
        check: Check::One(function_name),
    },
    Rule {
        code: "JS706",
        name: "unknown-economic-code",
        severity: Severity::Note,
        source: title("《2024年政府收支分类科目》"),
        since: 2011,
        zh: "支出经济分类的编码在科目表中",
        en: "The economic code is in the list",
        example: "编码30188不在科目表中。",
        blind: "只作提示，类不存在的见 unknown-economic-class。",
        check: Check::One(unknown_economic),
    },
    Rule {
        code: "JS707",
        name: "unknown-economic-class",
        severity: Severity::Error,
        source: title("《2024年政府收支分类科目》"),
        since: 2011,
        zh: "支出经济分类的类存在",
        en: "The economic class exists",
        example: "编码388：没有这一类。",
        blind: "款见 unknown-economic-code。",
        check: Check::One(unknown_economic_class),
    },
    Rule {
        code: "JS708",
        name: "economic-name-mismatch",
        severity: Severity::Warning,
        source: title("《2024年政府收支分类科目》"),
        since: 2011,
        zh: "支出经济分类的编码与名称相符",
        en: "The economic code and the name belong together",
        example: "30201写作“印刷费”：30201是办公费。",
        blind: "名称的括号和空格不论。",
        check: Check::One(economic_name),
    },
    Rule {
        code: "JS709",
        name: "duplicate-code",
        severity: Severity::Warning,
        source: FORM,
        since: 2011,
        zh: "同一张表中一个科目只有一行",
        en: "A code has one row in a table",
        example: "2080505出现两行，合计会重复。",
        blind: "不同表之间见JS2。",
        check: Check::One(duplicate),
    },
    Rule {
        code: "JS710",
        name: "code-without-parent",
        severity: Severity::Note,
        source: FORM,
        since: 2011,
        zh: "表中有下级科目的，也有上级科目",
        en: "A table that has a code has the code above it",
        example: "有2080505而没有20805。",
        blind: "只列到项的表不看。",
        check: Check::One(orphan),
    },
    Rule {
        code: "JS711",
        name: "nearest-list",
        severity: Severity::Note,
        source: title("《2024年政府收支分类科目》"),
        since: 2011,
        zh: "所用科目表不是本年度的",
        en: "The list in use is not that of the fiscal year",
        example: "2026年度的文件用2024年科目表核对，新增科目只作提示。",
        blind: "只提示一次。",
        check: Check::One(nearest),
    },
    Rule {
        code: "JS712",
        name: "unknown-class-name",
        severity: Severity::Warning,
        source: title("《2024年政府收支分类科目》"),
        since: 2011,
        zh: "正文所列支出功能分类的名称在科目表中",
        en: "What the narrative lists among functional classes has the name of one",
        example: "“教育支出”“卫生健康支出”之间列有“卫生保健支出”：没有这一类。",
        blind: "只看与已知各类并列的名称。",
        check: Check::One(unknown_class_name),
    },
];

use Classification::{Economic, Functional};

/// The year whose list the reading's codes are looked up in.
fn year(context: &Context<'_>) -> u16 {
    context.reading.fiscal_year.unwrap_or(juesuan_model::classification::LIST_YEAR)
}

/// The codes of a classification, with what the list says of each.
fn codes<'a>(
    context: &'a Context<'_>,
    classification: Classification,
) -> impl Iterator<Item = (&'a CodedName, &'a str, Lookup)> {
    let year = year(context);
    context.reading.names.iter().filter(move |name| name.classification == classification).filter_map(
        move |name| {
            let code = name.code.as_deref()?;
            Some((name, code, classification.lookup(code, year)))
        },
    )
}

/// Without a list of the year's own, an unknown code may be a new one.
fn weight(rule: &Rule, context: &Context<'_>) -> Severity {
    if list_year(year(context)).exact { rule.severity } else { Severity::Note }
}

fn malformed(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for classification in [Functional, Economic] {
        for (name, code, _) in
            codes(context, classification).filter(|(_, _, lookup)| *lookup == Lookup::Malformed)
        {
            let digits =
                if classification == Functional { "三位、五位或七位" } else { "三位或五位" };
            sink.finding(
                rule,
                rule.severity,
                name.figure,
                format!("科目编码“{code}”不是{digits}数字；请核对。"),
                format!("“{code}” is no code of this classification; check its digits."),
            );
        }
    }
}

fn absent(
    rule: &Rule,
    context: &Context<'_>,
    sink: &mut Sink<'_>,
    classification: Classification,
    wanted: Lookup,
) {
    for (name, code, _) in codes(context, classification).filter(|(_, _, lookup)| *lookup == wanted) {
        sink.finding(
            rule,
            weight(rule, context),
            name.figure,
            format!("科目编码{code}“{}”不在科目表中；请核对编码。", name.name),
            format!("Code {code} “{}” is not in the list; check it.", name.name),
        );
    }
}

fn unknown_class(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    absent(rule, context, sink, Functional, Lookup::UnknownClass);
}

fn unknown_item(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    absent(rule, context, sink, Functional, Lookup::UnknownItem);
}

fn unknown_economic(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    absent(rule, context, sink, Economic, Lookup::UnknownItem);
}

fn unknown_economic_class(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    absent(rule, context, sink, Economic, Lookup::UnknownClass);
}

fn retired(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for (name, code, lookup) in codes(context, Functional) {
        let Lookup::Retired(entry) = lookup else { continue };
        let until = entry.until.unwrap_or_default();
        sink.finding(
            rule,
            rule.severity,
            name.figure,
            format!("科目{code}“{}”在{until}年后停用；请核对。", entry.name),
            format!("Code {code} “{}” was retired after {until}; check it.", entry.name),
        );
    }
}

fn mismatch(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>, classification: Classification) {
    let year = year(context);
    for (name, code, lookup) in codes(context, classification) {
        let Lookup::Known(entry) = lookup else { continue };
        if name.name.is_empty() || classification.accepts_name(code, &name.name, year) {
            continue;
        }
        // A name that is not certain proves nothing.
        let sure = entry.confidence == Confidence::High
            || (entry.confidence == Confidence::Medium
                && !classification.by_name(&name.name, year).is_empty());
        let severity = if sure { weight(rule, context) } else { Severity::Note };
        sink.finding(
            rule,
            severity,
            name.figure,
            format!("科目{code}写作“{}”，科目表中是“{}”；请核对编码或名称。", name.name, entry.name),
            format!(
                "Code {code} is called “{}”, in the list “{}”; check the code or the name.",
                name.name, entry.name
            ),
        );
    }
}

fn function_name(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    mismatch(rule, context, sink, Functional);
}

fn economic_name(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    mismatch(rule, context, sink, Economic);
}

fn duplicate(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let names = &context.reading.names;
    let mut seen = std::collections::HashSet::with_capacity(names.len());
    for name in names {
        let Some(code) = name.code.as_deref() else { continue };
        let place = (name.classification, &*name.occurrence, code);
        if !seen.insert(place) && in_rows(name) {
            sink.finding(
                rule,
                rule.severity,
                name.figure,
                format!("科目{code}在同一处出现两次；请合并或改正编码。"),
                format!("Code {code} stands twice in one place; join the rows or correct the code."),
            );
        }
    }
}

/// Whether a name stands in rows: a table's, or those of a disclosure.
fn in_rows(name: &CodedName) -> bool {
    name.occurrence.starts_with("table:") || matches!(name.origin, juesuan_model::Origin::Json { .. })
}

fn orphan(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let rows = || context.reading.names.iter().filter(|name| name.occurrence.starts_with("table:"));
    let present: std::collections::HashSet<(&str, &str)> =
        rows().filter_map(|name| Some((&*name.occurrence, name.code.as_deref()?))).collect();
    for name in rows() {
        let Some(code) = name.code.as_deref() else { continue };
        let Some(parent) = name.classification.parent(code) else { continue };
        let has_level =
            present.iter().any(|(table, other)| *table == name.occurrence && other.len() == parent.len());
        if has_level && !present.contains(&(&*name.occurrence, parent)) {
            sink.finding(
                rule,
                rule.severity,
                name.figure,
                format!("表中有科目{code}，没有上级科目{parent}；请补上。"),
                format!("The table has code {code} and not {parent} above it; add that row."),
            );
        }
    }
}

fn nearest(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(year) = context.reading.fiscal_year else { return };
    let list = list_year(year);
    if !list.exact && !context.reading.names.is_empty() {
        sink.finding(
            rule,
            rule.severity,
            None,
            format!("没有{year}年度的科目表，用{}年的核对；新增或改名的科目只作提示。", list.year),
            format!(
                "There is no list for {year}; that of {} was used, and codes that it lacks are notes.",
                list.year
            ),
        );
    }
}

/// `unknown-class:⟨figure⟩:⟨name⟩`
fn unknown_class_name(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for content in &context.reading.contents {
        let Some((figure, name)) =
            content.strip_prefix("unknown-class:").and_then(|rest| rest.split_once(':'))
        else {
            continue;
        };
        sink.finding(
            rule,
            rule.severity,
            figure.parse().ok(),
            format!("“{name}”与各类支出并列，科目表中没有这一类；请核对名称。"),
            format!("“{name}” stands among functional classes, and no class has that name; check it."),
        );
    }
}
