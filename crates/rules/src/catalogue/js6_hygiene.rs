//! JS6xx: publication hygiene, what was left in the text.

use std::borrow::Cow;

use juesuan_model::{Mark, MarkKind, Severity, Unit};

use crate::context::Context;
use crate::rule::{Check, Rule, title};
use crate::sink::Sink;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS625",
        name: "placeholder",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）第四条（形式规范）"),
        since: 2011,
        zh: "没有未填的占位符",
        en: "No placeholder is left",
        example: "“增加XX万元”。",
        blind: "只看占位符，不看内容。",
        check: Check::One(placeholder),
    },
    Rule {
        code: "JS626",
        name: "unchosen-alternative",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）第四条（形式规范）"),
        since: 2011,
        zh: "“增加（减少）”已择一",
        en: "One of two alternatives was chosen",
        example: "“增加（减少）10.00万元”。",
        blind: "择得对不对，见JS5。",
        check: Check::One(unchosen),
    },
    Rule {
        code: "JS627",
        name: "punctuation",
        severity: Severity::Note,
        source: title("GB/T 15834-2011《标点符号用法》"),
        since: 2011,
        zh: "标点成对、不重复",
        en: "Punctuation is paired and not doubled",
        example: "“，，”或只有一半的引号。",
        blind: "不看用得对不对。",
        check: Check::One(punctuation),
    },
    Rule {
        code: "JS628",
        name: "leftover",
        severity: Severity::Note,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）第四条（形式规范）"),
        since: 2011,
        zh: "没有模板说明、书签等残留",
        en: "No instruction of the template, bookmark or the like is left",
        example: "“（不涉及的不列）”。",
        blind: "只看已知的残留样式。",
        check: Check::One(leftover),
    },
    Rule {
        code: "JS629",
        name: "odd-year",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）第四条（形式规范）"),
        since: 2011,
        zh: "对比年度和截止年度与报告年度相符",
        en: "Years of comparison and closing dates fit the year of the accounts",
        example: "2031年度决算写“与2031年度相比”，或“截至2030年12月31日”。",
        blind: "说明为什么与更早年度比较的（如“疫情前”）不看。",
        check: Check::One(odd_year),
    },
    Rule {
        code: "JS630",
        name: "personal-number",
        severity: Severity::Warning,
        source: title("《中华人民共和国政府信息公开条例》第十五条（个人隐私）"),
        since: 2011,
        zh: "没有身份证号、手机号码",
        en: "No number of an identity card or a mobile telephone is printed",
        example: "“经办人：李四，13800000000”：公开联系方式应是办公电话。",
        blind: "只认校验位正确的18位身份证号和11位手机号码；本人同意公开的也会提示。",
        check: Check::One(personal),
    },
    Rule {
        code: "JS631",
        name: "unseen-content",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）第四条（形式规范）"),
        since: 2011,
        zh: "文件中没有批注、修订、隐藏内容",
        en: "The file holds no comments, tracked changes or hidden content",
        example: "工作簿里隐藏着名为“底稿”的工作表，下载的人都能看到。",
        blind: "只看文件里有没有，不看内容要紧不要紧；扫描件和纯文本没有这些。",
        check: Check::One(unseen),
    },
    Rule {
        code: "JS632",
        name: "amount-without-unit",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）第四条（形式规范）"),
        since: 2011,
        zh: "金额和百分比写明单位",
        en: "Amounts and percentages have their unit",
        example: "“支出决算为4.19。”“占76.23；”：漏了“万元”“%”。",
        blind: "几个数共用一个单位的不看；不带小数的也可能是数量，不看。",
        check: Check::One(amount_without_unit),
    },
];

fn marks(sink: &mut Sink<'_>, context: &Context<'_>, severity: Severity, kind: MarkKind, zh: &str, en: &str) {
    for mark in context.reading.marks.iter().filter(|mark| mark.kind == kind) {
        let text = in_one_line(&mark.text);
        let (zh, en) = (format!("“{text}”：{zh}"), format!("“{text}”: {en}"));
        sink.at(severity, (mark.start, mark.end), zh, en);
    }
}

/// A place that a line break runs through, as it would stand in one line.
fn in_one_line(text: &str) -> Cow<'_, str> {
    match text.contains(['\n', '\r']) {
        true => text.split(['\n', '\r']).map(str::trim).collect::<String>().into(),
        false => text.into(),
    }
}

fn placeholder(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    marks(sink, context, rule.severity, MarkKind::Placeholder, "这里还没有填写。", "this was not filled in.");
}

fn unchosen(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    marks(
        sink,
        context,
        rule.severity,
        MarkKind::Unchosen,
        "两种说法没有择一，请删去不用的。",
        "neither alternative was chosen; delete the one that does not apply.",
    );
}

fn punctuation(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    marks(
        sink,
        context,
        rule.severity,
        MarkKind::Punctuation,
        "标点重复或不成对。",
        "punctuation is doubled or unpaired.",
    );
}

/// `odd-year:⟨figure⟩`
fn odd_year(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for content in &context.reading.contents {
        let Some(figure) = content.strip_prefix("odd-year:").and_then(|figure| figure.parse().ok()) else {
            continue;
        };
        let Some(year) = context.figure(figure).map(|figure| figure.text.to_string()) else { continue };
        sink.finding(
            rule,
            rule.severity,
            Some(figure),
            format!("“{year}年”与报告年度对不上，像是笔误或上年文稿的残留；请核对。"),
            format!("The year {year} does not fit the year of the accounts; it may be a slip or left from last year's text."),
        );
    }
}

/// `no-unit:⟨figure⟩`
fn amount_without_unit(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let figures = context.reading.contents.iter().filter_map(|content| content.strip_prefix("no-unit:"));
    for figure in figures.filter_map(|figure| context.figure(figure.parse().ok()?)) {
        let text = &figure.text;
        let unit = if figure.unit == Unit::Percent { "%" } else { figure.unit.zh() };
        sink.finding(
            rule,
            rule.severity,
            Some(figure.id),
            format!("“{text}”后面漏了单位，按上下文是“{unit}”；请补上。"),
            format!("“{text}” has no unit; by its context it is {unit}. Add it."),
        );
    }
}

fn leftover(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let others = |mark: &Mark| !mark.is_unseen() && !mark.is_personal_number();
    leftovers(
        (rule.severity, sink, context),
        others,
        "这是模板、转换或制作文件时留下的，请删去。",
        "this was left by a template, a conversion or the making of the file; delete it.",
    );
}

fn leftovers(
    (severity, sink, context): (Severity, &mut Sink<'_>, &Context<'_>),
    of: impl Fn(&Mark) -> bool,
    zh: &str,
    en: &str,
) {
    let marks = context.reading.marks.iter().filter(|mark| mark.kind == MarkKind::Leftover && of(mark));
    for mark in marks {
        let text = in_one_line(&mark.text);
        let (zh, en) = (format!("“{text}”：{zh}"), format!("“{text}”: {en}"));
        sink.at(severity, (mark.start, mark.end), zh, en);
    }
}

fn personal(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for mark in context.reading.marks.iter().filter(|mark| mark.is_personal_number()) {
        // The number itself is not repeated.
        let head: String = mark.text.chars().take(3).collect();
        let (zh, en) = match mark.text.len() {
            11 => ("手机号码", "a mobile telephone's number"),
            _ => ("身份证号", "an identity card's number"),
        };
        sink.at(
            rule.severity,
            (mark.start, mark.end),
            format!("“{head}…”是{zh}；请确认是否应当公开，不应公开的请删去。"),
            format!("“{head}…” is {en}; make sure that it may be published, or delete it."),
        );
    }
}

fn unseen(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    leftovers(
        (rule.severity, sink, context),
        Mark::is_unseen,
        "印出来看不见，但下载的人能看到；请清除后再公开。",
        "it does not show in print, and whoever downloads the file can see it; remove it before publishing.",
    );
}
