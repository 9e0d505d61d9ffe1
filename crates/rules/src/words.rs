//! The words of findings: what a figure is called, and what is the matter with a relation.

use std::borrow::Cow;

use juesuan_model::{
    Basis, Classification, Concept, Dimensions, Direction, Fact, Figure, FigureId, FiscalYear, Origin, Role,
    Severity, StatementKind, TableKind, Unit,
};

use crate::context::Context;
use crate::diagnose::{Mends, Slip, Suspect};
use crate::engine::{Outcome, Verdict};
use crate::interval::Interval;
use crate::relation::{Relation, RelationKind, Term, TermRole};
use crate::sink::Stated;

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Words {
    pub(crate) zh: String,
    pub(crate) en: String,
}

/// What a figure is called; among several files with the name of its own.
pub(crate) fn name_of(context: &Context<'_>, figure: FigureId) -> Words {
    let mut words = Words::default();
    words.push_name(context, figure);
    words
}

/// What says in which file a figure stands: before its name in Chinese, behind it in English.
pub(crate) fn in_file(name: &str) -> Words {
    Words { zh: [name, "中的"].concat(), en: [" in ", name].concat() }
}

/// The name of a file without its folders.
pub(crate) fn file_name(path: &str) -> Option<&str> {
    path.rsplit(['/', '\\']).next().filter(|name| !name.is_empty())
}

impl Words {
    /// Adds what a figure is called.
    fn push_name(&mut self, context: &Context<'_>, figure: FigureId) {
        let file = context.file_of(figure).and_then(file_name);
        if let Some(file) = file {
            self.zh.push_str(&in_file(file).zh);
        }
        self.push_name_within(context, figure);
        if let Some(file) = file {
            self.en.push_str(&in_file(file).en);
        }
    }

    fn push_name_within(&mut self, context: &Context<'_>, figure: FigureId) {
        if let Some(fact) = context.fact_of(figure) {
            let role = context.figure(figure).map(|figure| figure.role);
            if role == Some(Role::Change) {
                return self.push_change(fact, context, Some(fact.basis), false);
            }
            let table = fact.table().and_then(|table| TableKind::ALL.iter().find(|kind| kind.id() == table));
            if let Some(kind) = table {
                self.zh.extend([kind.title(), "“"]);
            }
            self.push_concept(fact, context);
            if fact.basis != Basis::Actual {
                self.zh.push_str(&fact.basis.zh());
                self.en.extend([", ", &fact.basis.en()]);
            }
            if let Some(kind) = table {
                self.zh.push('”');
                self.en.extend([" (", kind.en(), ")"]);
            }
            return;
        }
        let statement = context.statement_of(figure);
        let subject = statement.and_then(|statement| context.fact_of(statement.subject?));
        let (Some(statement), Some(subject)) = (statement, subject) else {
            return self.push_role(context, figure);
        };
        match (statement.kind, statement.basis) {
            (StatementKind::Completion, _) => {
                self.en.push_str("completion rate of ");
                self.push_concept(subject, context);
                self.zh.push_str("完成率");
            }
            (StatementKind::Share, _) => {
                self.en.push_str("share of ");
                self.push_concept(subject, context);
                self.zh.push_str("占比");
            }
            (_, basis) => self.push_change(subject, context, basis, statement.rate == Some(figure)),
        }
    }

    fn push_change(&mut self, fact: &Fact, context: &Context<'_>, basis: Option<Basis>, is_rate: bool) {
        let (zh, en) = if is_rate { ("增减率", "rate of change") } else { ("增减额", "change") };
        let against = match basis {
            Some(Basis::PriorYear) => "较上年",
            Some(Basis::InitialBudget) => "较年初预算",
            Some(Basis::FinalBudget) => "较全年预算",
            Some(_) => "较对比年度",
            None => "",
        };
        self.en.extend([en, " of "]);
        self.push_concept(fact, context);
        self.zh.extend([against, zh]);
        if let Some(basis) = basis {
            self.en.extend([" against the ", &basis.en()]);
        }
    }

    fn push_role(&mut self, context: &Context<'_>, figure: FigureId) {
        let Some(figure) = context.figure(figure) else { return };
        let (zh, en) = match figure.role {
            Role::Change => ("增减额", "change"),
            Role::Rate => ("增减率", "rate of change"),
            Role::Share => ("占比", "share"),
            Role::Completion => ("完成率", "completion rate"),
            Role::Average => ("平均数", "average"),
            Role::Count => ("数量", "number"),
            _ => ("金额", "amount"),
        };
        self.zh.push_str(zh);
        self.en.push_str(en);
    }

    /// Adds what a fact's concept is called, with what it is broken down by.
    fn push_concept(&mut self, fact: &Fact, context: &Context<'_>) {
        let info = fact.concept.info();
        let Dimensions { function, economic, unit, .. } = &fact.dimensions;
        let year = context.reading.fiscal_year.unwrap_or(LIST_YEAR);
        let of_code =
            |classification: Classification, code| classification.name_of(code, year).unwrap_or(code);
        if let Some(unit) = unit {
            self.zh.push_str(unit);
        }
        match (function.as_deref(), economic.as_deref()) {
            (_, Some(code)) => self.zh.push_str(of_code(Classification::Economic, code)),
            (Some(code), None) => {
                let name = of_code(Classification::Functional, code);
                match fact.concept {
                    Concept::GpbExpenditureByClass => self.zh.push_str(name),
                    Concept::GpbClassShare => self.zh.extend([name, "占比"]),
                    _ => self.zh.extend([name, "（", info.zh, "）"]),
                }
            }
            (None, None) => self.zh.push_str(info.zh),
        }
        self.en.push_str(info.en);
        if let Some(code) = economic.as_deref().or(function.as_deref()) {
            self.en.extend([", code ", code]);
        }
        if let Some(unit) = unit {
            self.en.extend([" of ", unit]);
        }
    }

    /// Adds a figure with its unit, as it is printed.
    fn push_printed(&mut self, context: &Context<'_>, figure: FigureId) {
        if let Some(figure) = context.figure(figure) {
            let unit = if figure.unit == Unit::Percent { "%" } else { figure.unit.zh() };
            let text = in_one_line(&figure.text);
            self.zh.extend([&*text, unit]);
            self.en.extend([&*text, unit]);
        }
    }

    /// Adds the same in both languages, each in its own words.
    fn push(&mut self, zh: &str, en: &str) {
        self.zh.push_str(zh);
        self.en.push_str(en);
    }
}

/// The year whose list names a code where the reading names no year.
const LIST_YEAR: FiscalYear = 2024;

/// A figure with its unit, as it is printed.
pub(crate) fn printed(context: &Context<'_>, figure: FigureId) -> String {
    context.figure(figure).map_or_else(String::new, |figure| match figure.unit {
        Unit::Percent => [&*in_one_line(&figure.text), "%"].concat(),
        unit => [&*in_one_line(&figure.text), unit.zh()].concat(),
    })
}

/// A printed number without the line break that it was broken by.
pub(crate) fn in_one_line(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_whitespace) {
        Cow::Owned(text.split_whitespace().collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// What is the matter with a relation.
pub(crate) fn matter(context: &Context<'_>, stated: &Stated, outcome: &Outcome) -> Words {
    let relation = &stated.relation;
    let term = outcome.term.and_then(|index| relation.terms().get(index));
    let evidence = evidence(context, relation, term);
    let Some(term) = term else {
        return constant(&evidence, outcome);
    };
    // Room for all that follows, so that nothing is moved while it is put together.
    let mut words = Words { zh: String::with_capacity(512), en: String::with_capacity(512) };
    words.push_name(context, term.figure);
    words.push("印为", " is printed as ");
    words.push_printed(context, term.figure);
    if !evidence.zh.is_empty() {
        words.push("；按", "; from ");
        words.push(&evidence.zh, &evidence.en);
    }
    let Words { mut zh, mut en } = words;
    let decimals = context.figure(term.figure).map_or(2, |figure| figure.decimals);
    if let Some(allowed) = &outcome.allowed {
        let recomputed = allowed.recomputed.as_ref().map(|value| value.to_decimal_rounded(decimals));
        match outcome.verdict {
            Verdict::Tight => {
                if let Some(recomputed) = recomputed {
                    zh.extend(["计算为", &recomputed, "，差在四舍五入范围之内，不算错"]);
                    en.extend([" it comes to ", &recomputed, ", which is within rounding and no error"]);
                } else {
                    zh.push_str("，差在四舍五入范围之内，不算错");
                    en.push_str(" it is out by no more than rounding, which is no error");
                }
            }
            Verdict::Truncated => {
                if let Some(recomputed) = recomputed {
                    zh.extend(["应为", &recomputed, "，像是截去尾数而没有四舍五入"]);
                    en.extend([" it should be ", &recomputed, "; it seems cut off instead of rounded"]);
                }
            }
            _ => {
                if let Some(range) = demanded(&allowed.interval, decimals) {
                    zh.push_str(&format!("，{}", range.zh));
                    en.push_str(&format!(" it {}", range.en));
                }
                if let Some(fitting) = &allowed.fitting {
                    zh.push_str(&format!("，印{fitting}则相符"));
                    en.push_str(&format!("; {fitting} would fit"));
                }
            }
        }
    } else if outcome.verdict == Verdict::Broken {
        zh.push_str("，互相矛盾");
        en.push_str(" they contradict each other");
    }
    if outcome.verdict == Verdict::Broken {
        zh.push_str("。请核对这几个数，改正其中有误的一个。");
        en.push_str(". Check these figures and correct the wrong one.");
    } else {
        zh.push('。');
        en.push('.');
    }
    Words { zh, en }
}

/// What the others demand of a figure.
fn demanded(interval: &Interval, decimals: u32) -> Option<Words> {
    let (zh, en) = match (interval.low_text(decimals), interval.high_text(decimals)) {
        (Some(low), Some(high)) if low == high => (format!("应为{low}"), format!("must be {low}")),
        (Some(low), Some(high)) => {
            (format!("应在{low}至{high}之间"), format!("must lie between {low} and {high}"))
        }
        (Some(low), None) => (format!("不应小于{low}"), format!("must not be below {low}")),
        (None, Some(high)) => (format!("不应大于{high}"), format!("must not be above {high}")),
        (None, None) => return None,
    };
    Some(Words { zh, en })
}

/// A figure with its place: the line, where there is one.
fn placed(context: &Context<'_>, figure: FigureId) -> Words {
    let name = name_of(context, figure);
    let text = printed(context, figure);
    match context.figure(figure).filter(|figure| figure.line > 0 && figure.origin == Origin::Text) {
        Some(Figure { line, .. }) => Words {
            zh: format!("第{line}行{}印为{text}", name.zh),
            en: format!("Line {line}: {} is printed as {text}", name.en),
        },
        None => {
            Words { zh: format!("{}印为{text}", name.zh), en: format!("{} is printed as {text}", name.en) }
        }
    }
}

/// How sure a cause is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Certain {
    pub(crate) mends: Mends,
    /// Whether one relation is broken, and alone.
    pub(crate) alone: bool,
}

/// A cause: the likeliest suspect and its place, the evidence, and the repair. Where it takes
/// several relations to show it, the evidence is all the figures that they rest on; they demand `range`.
/// Of a relation that is broken alone, the word that states it may be what is wrong.
pub(crate) fn cause(
    context: &Context<'_>,
    stated: &Stated,
    joint: Option<&[FigureId]>,
    suspects: &[Suspect],
    range: &Interval,
    Certain { mends, alone }: Certain,
) -> Words {
    let Some((best, others)) = suspects.split_first() else { return Words::default() };
    let Words { mut zh, mut en } = placed(context, best.figure);
    let relation = &stated.relation;
    let term = relation.terms().iter().find(|term| term.figure == best.figure);
    let evidence = match joint {
        Some(figures) => {
            let others = figures.iter().filter(|figure| **figure != best.figure);
            named(context, others.map(|figure| (*figure, false)))
        }
        None => evidence(context, relation, term),
    };
    if best.slip == Some(Slip::DirectionWord) {
        // A sum of changes does not say which way each of them goes.
        let said = context.statement_of(best.figure).and_then(|statement| statement.direction);
        return Words { zh, en }.with_word(said.or(relation.direction), &evidence);
    }
    let decimals = context.figure(best.figure).map_or(2, |figure| figure.decimals);
    let range = demanded(range, decimals).filter(|_| relation.kind != RelationKind::Link);
    match (&range, evidence.zh.is_empty()) {
        (Some(range), false) => {
            zh.push_str(&format!("，按{}，{}", evidence.zh, range.zh));
            en.push_str(&format!("; from {} it {}", evidence.en, range.en));
        }
        (Some(range), true) => {
            zh.push_str(&format!("，{}", range.zh));
            en.push_str(&format!("; it {}", range.en));
        }
        (None, _) => {
            zh.push_str(&format!("，与{}矛盾", evidence.zh));
            en.push_str(&format!(", which contradicts {}", evidence.en));
        }
    }
    zh.push('。');
    en.push_str(". ");
    let unit = |suspect: &Suspect| match context.figure(suspect.figure).map(|figure| figure.unit) {
        Some(Unit::Percent) => "%",
        Some(unit) => unit.zh(),
        None => "",
    };
    if let (Some(Slip::SwappedValues), [other]) = (best.slip, others) {
        let (name, text) = (name_of(context, other.figure), printed(context, other.figure));
        zh.push_str(&format!("它与{}{text}像是互换了位置，把两数对调，其余各数就都能成立", name.zh));
        en.push_str(&format!(
            "It and {} {text} seem to have changed places: exchange them and all else can hold",
            name.en
        ));
    } else if others.is_empty() {
        match &best.repair {
            Some(repair) if mends == Mends::Some => {
                let repair = format!("{repair}{}", unit(best));
                zh.push_str(&format!("改为{repair}则这几个数相符，但另有一处也要改"));
                en.push_str(&format!(
                    "Put {repair} and these agree, but something else must be changed, too"
                ));
            }
            Some(repair) => {
                let repair = format!("{repair}{}", unit(best));
                let only = mends == Mends::Only;
                let alone = if only { "，而且只有改这一个数才行" } else { "" };
                zh.push_str(&format!("改为{repair}，其余各数就都能成立{alone}"));
                en.push_str(&format!("Put {repair} and all else can hold"));
                if only {
                    en.push_str("; no other single change does it");
                }
            }
            None => {
                zh.push_str("最可能是这个数有误，请核对");
                en.push_str("This figure is most likely the wrong one; check it");
            }
        }
        if let Some((slip_zh, slip_en)) = best.slip.map(Slip::words) {
            zh.push_str(&format!("（{slip_zh}）"));
            en.push_str(&format!(" ({slip_en})"));
        }
    } else {
        let list = |english: bool| {
            let one = |suspect: &Suspect| {
                let (name, text) = (name_of(context, suspect.figure), printed(context, suspect.figure));
                let name = if english { name.en } else { name.zh };
                let arrow = suspect.repair.as_ref().map(|repair| format!("→{repair}{}", unit(suspect)));
                format!("{name}{}{text}{}", if english { " " } else { "" }, arrow.unwrap_or_default())
            };
            let shown: Vec<String> = suspects.iter().map(one).collect();
            shown.join(if english { ", or " } else { "，或" })
        };
        zh.push_str(&format!("请核对并改正其中一个：{}", list(false)));
        en.push_str(&format!("Check and correct one of them: {}", list(true)));
    }
    if alone && matches!(relation.kind, RelationKind::Sign | RelationKind::Unchanged) {
        zh.push_str("；也可能是数字都对，而增减、持平的用词有误");
        en.push_str("; or the figures are right and the word of the comparison is wrong");
    }
    Words { zh: format!("{zh}。"), en: format!("{en}.") }
}

impl Words {
    /// That a figure is right and the word beside it wrong.
    fn with_word(self, direction: Option<Direction>, evidence: &Words) -> Self {
        let (said, meant) = match direction {
            Some(Direction::Increase) => (["增加", "an increase"], ["应为减少", "it is a decrease"]),
            Some(Direction::Decrease) => (["减少", "a decrease"], ["应为增加", "it is an increase"]),
            _ => (["持平", "unchanged"], ["并不持平", "it is not"]),
        };
        let (by_zh, by_en) = match evidence.zh.is_empty() {
            true => (String::new(), String::new()),
            false => (format!("按{}，", evidence.zh), format!("from {} ", evidence.en)),
        };
        Self {
            zh: format!("{}，表述为{}；{by_zh}{}。数字相符，请改正用词。", self.zh, said[0], meant[0]),
            en: format!(
                "{} and called {}; {by_en}{}. The figures agree; correct the word.",
                self.en, said[1], meant[1]
            ),
        }
    }
}

/// A sum that must come to a constant, such as shares to 100.
fn constant(evidence: &Words, outcome: &Outcome) -> Words {
    let (zh, en) = match outcome.verdict {
        Verdict::Tight => (
            "相加不正好，差在四舍五入范围之内，不算错",
            "do not add up exactly, which is within rounding and no error",
        ),
        _ => ("相加不成立，请核对", "cannot add up; check them"),
    };
    Words { zh: [&evidence.zh, zh, "。"].concat(), en: [&evidence.en, " ", en, "."].concat() }
}

/// How many figures of a relation a sentence names.
const NAMED: usize = 6;

/// The other figures of a relation, at most a few by name.
fn evidence(context: &Context<'_>, relation: &Relation, without: Option<&Term>) -> Words {
    let others = relation.terms().iter().filter(|term| Some(*term) != without);
    let subtracted = |term: &Term| term.negative || term.role == TermRole::Subtracted;
    let mut words = named(context, others.map(|term| (term.figure, subtracted(term))));
    if let (Some(constant), Some(_)) = (relation.constant, without) {
        // An equality with a constant is a number against the names of a list.
        let listed = relation.kind == RelationKind::Equal;
        let zh = if listed { format!("所列名称{constant}个") } else { constant.to_string() };
        let en = if listed { format!("{constant} names listed") } else { constant.to_string() };
        let (comma_zh, comma_en) = if words.zh.is_empty() { ("", "") } else { ("、", ", ") };
        words.zh = [&words.zh, comma_zh, &zh].concat();
        words.en = [&words.en, comma_en, &en].concat();
    }
    words
}

/// The first few of some figures, each with whether it is taken away.
fn named(context: &Context<'_>, figures: impl Iterator<Item = (FigureId, bool)>) -> Words {
    let (mut words, mut more) = (Words::default(), 0);
    for (index, (figure, subtracted)) in (0..).zip(figures) {
        more = (index + 1usize).saturating_sub(NAMED);
        if more > 0 {
            continue;
        }
        if index > 0 {
            words.push("、", ", ");
        }
        if subtracted {
            words.push("减", "less ");
        }
        words.push_name(context, figure);
        words.en.push(' ');
        words.push_printed(context, figure);
    }
    if more > 0 {
        words.push(&format!("、另{more}个数"), &format!(", {more} more figures"));
    }
    words
}

/// The severity of an outcome under a rule's own.
pub(crate) fn severity(rule: Severity, verdict: Verdict) -> Severity {
    match verdict {
        Verdict::Broken => rule,
        Verdict::Truncated => rule.min(Severity::Warning),
        _ => Severity::Note,
    }
}
