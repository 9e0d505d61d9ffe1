//! The arithmetic of a proof, for a reader with a pocket calculator.

use std::borrow::Cow;

use juesuan_model::{FigureId, FindingRelation, FindingTerm, ProofStep};

use crate::context::Context;
use crate::engine::Engine;
use crate::exact::Rational;
use crate::interval::{Dimension, Interval};
use crate::joint::ImpossibleSum;
use crate::registry;
use crate::relation::{Relation, RelationKind, TermRole};
use crate::sink::Stated;
use crate::words::{Words, in_one_line, printed};

/// The most figures that are written out in one sum.
const MAX_WRITTEN: usize = 12;

/// A relation as findings carry it.
pub(crate) fn of_relation(relation: &Relation) -> FindingRelation {
    let term = |term: &crate::relation::Term| FindingTerm {
        figure: term.figure,
        role: Cow::Borrowed(term.role.id()),
    };
    FindingRelation { kind: relation.kind.id().into(), terms: relation.terms().iter().map(term).collect() }
}

/// One relation: how its derived figure is computed from the others, and what is printed.
pub(crate) fn step(context: &Context<'_>, engine: &Engine, stated: &Stated) -> ProofStep {
    let relation = &stated.relation;
    let words = Writer { context, engine, relation, units: mixed(context, relation) }.written();
    ProofStep {
        rule: Some(registry::at(stated.rule).code.into()),
        relation: Some(of_relation(relation)),
        zh: words.zh,
        en: words.en,
    }
}

/// The relations of a conflict added up.
pub(crate) fn sum(
    context: &Context<'_>,
    engine: &Engine,
    sum: &ImpossibleSum,
    order: impl Fn(u32) -> Option<usize>,
) -> ProofStep {
    let one = |(at, (figure, weight)): (usize, &(FigureId, Rational))| {
        let sign = match (weight.sign().is_lt(), at) {
            (true, _) => "−",
            (false, 0) => "",
            _ => "+",
        };
        let weight = weight.abs();
        let times = if weight == Rational::ONE { String::new() } else { format!("{weight}×") };
        format!("{sign}{times}{}", printed(context, *figure))
    };
    // What is nothing adds nothing.
    let counts = |figure: FigureId| engine.measure(figure).is_ok_and(|m| m.value != 0 || !m.is_exact());
    let terms: Vec<_> = sum.terms.iter().filter(|(figure, _)| counts(*figure)).collect();
    let left: String = terms.into_iter().enumerate().map(one).collect();
    let factors: Vec<(usize, &Rational)> =
        sum.multipliers.iter().filter_map(|(id, factor)| Some((order(*id)? + 1, factor))).collect();
    let plain = factors.iter().all(|(_, factor)| factor.abs() == Rational::ONE);
    let list = |zh: bool| {
        let of = |(number, factor): &(usize, &Rational)| match zh {
            true => format!("第{number}式乘{}", factor.abs()),
            false => format!("line {number} times {}", factor.abs()),
        };
        factors.iter().map(of).collect::<Vec<_>>().join(if zh { "、" } else { ", " })
    };
    let (most, least) = (rounded(&sum.most, true), rounded(&sum.least, false));
    let (mut zh, mut en) = if plain {
        ("各式相加减".to_owned(), "Added up".to_owned())
    } else {
        (format!("{}后相加减", list(true)), format!("Added up, {}", list(false)))
    };
    zh.push_str(&format!("：应有{left}不大于{most}，而按印出的数最小也有{least}，所以不能同时成立"));
    en.push_str(&format!(
        ": {left} must not exceed {most}, but is at least {least} as printed, so they cannot all hold"
    ));
    ProofStep { rule: None, relation: None, zh, en }
}

/// A number of at most six places, rounded away from what it is compared with.
fn rounded(value: &Rational, up: bool) -> String {
    let text = if up { value.to_decimal_above(6) } else { value.to_decimal_below(6) };
    let trimmed = text.trim_end_matches('0').trim_end_matches('.');
    trimmed.to_owned()
}

/// Whether the figures of a relation are in units of which some must be named.
fn mixed(context: &Context<'_>, relation: &Relation) -> bool {
    let mut money = relation.terms().iter().filter_map(|term| {
        let unit = context.figure(term.figure)?.unit;
        (Dimension::of(unit) == Dimension::Money).then_some(unit)
    });
    let first = money.next();
    relation.kind == RelationKind::Average || money.any(|unit| Some(unit) != first)
}

struct Writer<'w> {
    context: &'w Context<'w>,
    engine: &'w Engine,
    relation: &'w Relation,
    /// Whether units are written beside the figures.
    units: bool,
}

impl Writer<'_> {
    fn figure(&self, figure: FigureId) -> String {
        if self.units {
            return printed(self.context, figure);
        }
        self.context
            .figure(figure)
            .map_or_else(String::new, |figure| in_one_line(&figure.text).replace(',', ""))
    }

    /// The terms of some roles, added up.
    fn total(&self, roles: &[TermRole]) -> Option<String> {
        let mut sum = String::new();
        let mut written = 0;
        for term in self.relation.terms().iter().filter(|term| roles.contains(&term.role)) {
            written += 1;
            if written > MAX_WRITTEN {
                continue;
            }
            let minus = (term.role == TermRole::Subtracted) != term.negative;
            sum.push_str(if minus {
                "−"
            } else if sum.is_empty() {
                ""
            } else {
                "+"
            });
            sum.push_str(&self.figure(term.figure));
        }
        if written > MAX_WRITTEN {
            sum.push_str("+…");
        }
        (written > 0).then_some(sum)
    }

    /// The figure in question, and how it comes of the others.
    fn formula(&self, asked: TermRole) -> Option<String> {
        use TermRole::*;
        let of = |role| self.total(&[role]);
        let rate = of(Rate);
        let falls = self.relation.decreases();
        let (plus, minus) = if falls { ("−", "+") } else { ("+", "−") };
        Some(match (self.relation.kind, asked) {
            (RelationKind::Sum, Whole) => of(Part).or(of(Subtracted)).and(self.total(&[Part, Subtracted]))?,
            (RelationKind::Equal, Right) => {
                of(Left).or(self.relation.constant.map(|listed| listed.to_string()))?
            }
            (RelationKind::Equal, _) => of(Right)?,
            (RelationKind::Share, _) => format!("{}÷{}×100", group(of(Part)?), group(of(Whole)?)),
            (RelationKind::Completion, _) => format!("{}÷{}×100", of(Level)?, of(Base)?),
            (RelationKind::Average, _) => format!("{}÷{}", group(of(Total)?), group(of(Count)?)),
            (RelationKind::Growth, Rate) => match (of(Level), of(Base), of(Change)) {
                (_, Some(base), Some(change)) => format!("{change}÷{base}×100"),
                (Some(level), Some(base), None) if falls => format!("({base}−{level})÷{base}×100"),
                (Some(level), Some(base), None) => format!("({level}−{base})÷{base}×100"),
                (Some(level), None, Some(change)) => format!("{change}÷({level}{minus}{change})×100"),
                _ => return None,
            },
            (RelationKind::Growth, Change) => match (of(Level), of(Base)) {
                (Some(level), Some(base)) if falls => format!("{base}−{level}"),
                (Some(level), Some(base)) => format!("{level}−{base}"),
                (Some(level), None) => format!("{level}×{0}÷(100{plus}{0})", rate?),
                (None, Some(base)) => format!("{base}×{}÷100", rate?),
                _ => return None,
            },
            (RelationKind::Growth, Level) => match (of(Base), of(Change)) {
                (Some(base), Some(change)) => format!("{base}{plus}{change}"),
                (Some(base), None) => format!("{base}×(100{plus}{})÷100", rate?),
                (None, Some(change)) => format!("{change}×(100{plus}{0})÷{0}", rate?),
                _ => return None,
            },
            _ => return None,
        })
    }

    fn written(&self) -> Words {
        let outcome = self.engine.evaluate(self.relation);
        let asked = outcome.term.or(self.relation.derived());
        let term = asked.and_then(|index| self.relation.terms().get(index));
        let allowed =
            outcome.allowed.map(|allowed| *allowed).or_else(|| self.engine.allowed(self.relation, asked));
        match (term, allowed) {
            (Some(term), Some(allowed)) if self.formula(term.role).is_some() => {
                let formula = self.formula(term.role).unwrap_or_default();
                let decimals = self.context.figure(term.figure).map_or(2, |figure| figure.decimals);
                let value = allowed.recomputed.as_ref().map_or_else(String::new, |value| {
                    let exact = rounded(value, true) == rounded(value, false);
                    let shown =
                        if exact { rounded(value, true) } else { value.to_decimal_rounded(decimals + 2) };
                    format!("{}{shown}", if exact { "=" } else { "≈" })
                });
                let measure = self.engine.measure(term.figure).map(|measure| measure.interval());
                let (zh, en) = range(&allowed.interval, decimals);
                let (own_zh, own_en) =
                    measure.map_or_else(|_| Default::default(), |own| range(&own, decimals));
                let text = printed(self.context, term.figure);
                Words {
                    zh: format!("{formula}{value}{zh}；印{text}{own_zh}"),
                    en: format!("{formula}{value}{en}; printed {text}{own_en}"),
                }
            }
            (None, Some(allowed)) if self.relation.constant.is_some() => {
                let all =
                    self.total(&[TermRole::Part, TermRole::Subtracted, TermRole::Right]).unwrap_or_default();
                let value =
                    allowed.recomputed.as_ref().map_or_else(String::new, |value| rounded(value, true));
                let (zh, en) = range(&allowed.interval, 2);
                let constant = self.relation.constant.unwrap_or_default();
                Words {
                    zh: format!("{all}={value}{zh}；应为{constant}"),
                    en: format!("{all}={value}{en}; must be {constant}"),
                }
            }
            _ => self.plain(),
        }
    }

    /// A relation without a derived figure.
    fn plain(&self) -> Words {
        use TermRole::*;
        let of = |roles: &[TermRole]| self.total(roles).unwrap_or_default();
        let (zh, en) = match self.relation.kind {
            RelationKind::Order => {
                let constant = self.relation.constant.map(|constant| constant.to_string());
                let most = self.total(&[Greater, Whole]).or(constant).unwrap_or_default();
                let less = of(&[Lesser, Part]);
                (format!("{less}不应大于{most}"), format!("{less} must not exceed {most}"))
            }
            RelationKind::Sign => {
                let (level, base) = (of(&[Level]), of(&[Base]));
                let (zh, en) = match self.relation.decreases() {
                    true => ("减少", "a decrease"),
                    false => ("增加", "an increase"),
                };
                (format!("由{base}到{level}写为{zh}"), format!("from {base} to {level} is called {en}"))
            }
            RelationKind::Link => {
                let (left, right) = (self.named(Left), self.named(Right));
                (
                    format!("{left}与{right}，应同时为零或同时不为零"),
                    format!("{left} and {right} are both zero or both not"),
                )
            }
            _ => {
                let all: Vec<String> =
                    self.relation.terms().iter().map(|term| printed(self.context, term.figure)).collect();
                (
                    format!("{}应相等或为零", all.join("、")),
                    format!("{} must be the same or zero", all.join(", ")),
                )
            }
        };
        Words { zh, en }
    }

    fn named(&self, role: TermRole) -> String {
        let terms = self.relation.terms().iter().filter(|term| term.role == role);
        terms.map(|term| printed(self.context, term.figure)).collect::<Vec<_>>().join("+")
    }
}

/// In brackets where it is more than one number.
fn group(sum: String) -> String {
    if sum.contains(['+', '−']) { format!("({sum})") } else { sum }
}

/// An interval in brackets; nothing for a point.
fn range(interval: &Interval, decimals: u32) -> (String, String) {
    if interval.low == interval.high && interval.low.is_some() {
        return Default::default();
    }
    match (interval.low_text(decimals), interval.high_text(decimals)) {
        (Some(low), Some(high)) => (format!("（{low}至{high}）"), format!(" ({low} to {high})")),
        (Some(low), None) => (format!("（不小于{low}）"), format!(" (at least {low})")),
        (None, Some(high)) => (format!("（不大于{high}）"), format!(" (at most {high})")),
        (None, None) => Default::default(),
    }
}
