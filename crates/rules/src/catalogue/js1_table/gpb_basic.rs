//! 一般公共预算财政拨款基本支出决算表 (T6).

use juesuan_model::{Concept, Severity};

use crate::context::Context;
use crate::identity::UNREAD;
use crate::rule::{Check, FORM, Rule};
use crate::sink::Sink;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS130",
        name: "economic-class-sum",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "一般公共预算财政拨款基本支出决算表：类等于所属款之和",
        en: "Basic expenditure table: an economic class is the sum of its items",
        example: "30101款60.00，30102款20.00，则301类应为80.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::One(classes),
    },
    Rule {
        code: "JS131",
        name: "personnel-total",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "一般公共预算财政拨款基本支出决算表：人员经费合计等于301、303类之和",
        en: "Basic expenditure table: personnel expenditure is classes 301 and 303",
        example: "301类80.00，303类5.00，则人员经费合计应为85.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::One(|rule, context, sink| {
            side(rule, context, sink, Concept::PersonnelExpenditure, &["301", "303"])
        }),
    },
    Rule {
        code: "JS132",
        name: "public-total",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "一般公共预算财政拨款基本支出决算表：公用经费合计等于302、310等类之和",
        en: "Basic expenditure table: operating expenditure is classes 302, 310 and the others that are not personnel",
        example: "302类18.00，310类2.00，则公用经费合计应为20.00。",
        blind: "不看各数是否与账簿一致；空单元格按零计。",
        check: Check::One(|rule, context, sink| {
            side(rule, context, sink, Concept::PublicExpenditure, &["302", "307", "310", "312", "399"])
        }),
    },
];

fn rows<'a>(context: &Context<'a>) -> Vec<(&'a str, u32)> {
    context
        .facts(Concept::GpbBasicByEconomic)
        .filter(|fact| fact.table() == Some("gpb_basic"))
        .filter_map(|fact| Some((fact.dimensions.economic.as_deref()?, fact.figure)))
        .collect()
}

fn classes(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let rows = rows(context);
    for (class, whole) in rows.iter().filter(|(code, _)| code.len() == 3) {
        if context.unread_beside(*whole) {
            sink.unstated(vec![*whole], UNREAD);
            continue;
        }
        let mut sum = sink.sum(rule, *whole);
        for (_, item) in rows.iter().filter(|(code, _)| code.len() == 5 && code.starts_with(class)) {
            sum.add(*item, false);
        }
        if !sum.is_empty() {
            sum.equal();
        }
    }
}

fn side(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>, total: Concept, classes: &[&str]) {
    let Some(total) = context.facts(total).find(|fact| fact.table() == Some("gpb_basic")) else { return };
    if context.unread_beside(total.figure) {
        sink.unstated(vec![total.figure], UNREAD);
        return;
    }
    let mut sum = sink.sum(rule, total.figure);
    for (_, class) in rows(context).iter().filter(|(code, _)| classes.contains(code)) {
        sum.add(*class, false);
    }
    if !sum.is_empty() {
        sum.equal();
    }
}
