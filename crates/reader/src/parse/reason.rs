//! Reasons: their amounts are read, related among themselves, and parts of nothing else.

use juesuan_model::{Basis, Direction, Role, StatementKind};

use super::grammar::Grammar;
use super::lexicon::Word;
use super::model::{Explained, ItemKind, Opened};
use super::number::{Class, Number};
use super::token::{Kind, Token};

/// A reason that is being read.
#[derive(Debug, Default)]
pub(super) struct Reason {
    /// The comparison that it explains.
    claim: Option<usize>,
    /// Changes in it: the number, its direction, and whether a unit of the department is named.
    changes: Vec<(u32, Direction, bool)>,
    /// Amounts of this clause.
    here: Vec<u32>,
    /// Whether it only says what money is for.
    pub(super) purpose: bool,
    /// Whether something rose in it, and whether something fell.
    causes: [bool; 2],
    /// Its words, from where they begin, and what they are of.
    words: Option<Explained>,
}

impl Reason {
    /// The comparison that it explains.
    pub(super) fn claim(&self) -> Option<usize> {
        self.claim
    }
}

impl Grammar<'_> {
    pub(super) fn begin_reason(&mut self, token: Token) {
        let claim = self.open.filter(|&open| open + 1 == self.out.claims.len());
        if let Some(claim) = claim.and_then(|at| self.out.claims.get_mut(at)) {
            claim.reasoned = true;
        }
        // 某费用减少的主要原因是…: the name says of what.
        let label = self.labels.last().map(|label| label.id);
        let basis = self.base.and_then(|base| base.basis);
        if let (Some(label), Some(basis)) = (label, basis) {
            self.out.reasons.push((label, basis, self.section));
        }
        let mut claims: Vec<usize> = claim.into_iter().collect();
        // A sentence that begins with the reason gives it for all that the one before compared.
        if label.is_none() && self.clause == self.sentence_start && self.levels.is_empty() {
            let [from, to] = self.sentences;
            for claim in self.out.claims.get_mut(from..to).unwrap_or_default() {
                claim.reasoned = true;
            }
            claims = (from..to).collect();
        }
        // A sentence that begins with another name gives another reason.
        if label.is_some() && self.clause == self.sentence_start && self.reason.is_some() {
            self.here = self.sentence_start;
            self.end_reason();
        }
        let rest = self.text.get(token.end..).unwrap_or_default();
        let link = ["是", "为", "系", "有"]
            .iter()
            .find(|link| rest.starts_with(**link))
            .map_or(0, |link| link.len());
        self.clause = token.end + link;
        self.phrase = self.clause;
        if self.reason.is_none() {
            let words = self.explained(self.clause, claims, label, basis);
            self.reason = Some(Reason { claim, words: Some(words), ..Reason::default() });
        }
        self.labels.clear();
        self.before.direction = None;
        self.before.share = None;
    }

    pub(super) fn begin_purpose(&mut self, token: Token) {
        if self.reason.is_none() {
            let label = self.labels.last().map(|label| label.id);
            let mut words = self.explained(token.end, Vec::new(), label, None);
            words.purpose = true;
            words.level = self.last_level;
            words.apart = self.levels.is_empty();
            self.reason = Some(Reason { purpose: true, words: Some(words), ..Reason::default() });
        }
    }

    fn explained(
        &self,
        start: usize,
        claims: Vec<usize>,
        label: Option<u16>,
        basis: Option<Basis>,
    ) -> Explained {
        let section = self.section;
        Explained {
            start,
            end: start,
            claims,
            label,
            basis,
            level: None,
            purpose: false,
            apart: false,
            section,
        }
    }

    /// Something rose or fell in the reason.
    pub(super) fn cause(&mut self, direction: Direction) {
        if let Some(reason) = &mut self.reason {
            reason.causes[0] |= direction == Direction::Increase;
            reason.causes[1] |= direction == Direction::Decrease;
        }
    }

    pub(super) fn end_reason(&mut self) {
        let Some(mut reason) = self.reason.take() else { return };
        if let Some(mut words) = reason.words.take() {
            words.end = self.here.max(words.start);
            self.out.explained.push(words);
        }
        self.open = None;
        let Some(at) = reason.claim else { return };
        let Some(claim) = self.out.claims.get(at) else { return };
        let contrary = match claim.direction {
            Some(Direction::Decrease) => reason.causes[0],
            Some(Direction::Increase) => reason.causes[1],
            _ => true,
        };
        if !contrary {
            self.out.one_sided.push(at);
        }
        let Some(whole) = claim.change else { return };
        let units: Vec<_> = reason.changes.iter().filter(|change| change.2).collect();
        if units.len() < 2 || units.len() < reason.changes.len() {
            return;
        }
        let (up, down): (Vec<_>, Vec<_>) = units.iter().partition(|change| change.1 == Direction::Increase);
        let numbers =
            |list: Vec<&&(u32, Direction, bool)>| list.iter().map(|change| change.0).collect::<Vec<_>>();
        let (up, down) = (numbers(up), numbers(down));
        let decrease = claim.direction == Some(Direction::Decrease);
        let basis = claim.basis;
        let mut sum = self.claim(StatementKind::Sum);
        sum.whole = Some(whole);
        (sum.parts, sum.subtracted) = if decrease { (down, up) } else { (up, down) };
        sum.opened = Some(Opened::Reason);
        sum.basis = basis;
        self.out.claims.push(sum);
    }

    /// Whether the reason ends at a full stop: the next sentence compares, opens a list, or states
    /// a level.
    pub(super) fn reason_ends(&mut self, at: usize) -> bool {
        let purpose = self.reason.as_ref().is_some_and(|reason| reason.purpose);
        if let Some(reason) = &mut self.reason {
            reason.here.clear();
        }
        purpose || self.clause_states(at, true)
    }

    /// Whether the reason ends at a comma or semicolon.
    pub(super) fn clause_ends_reason(&mut self, at: usize, semicolon: bool) -> bool {
        if let Some(reason) = &mut self.reason {
            reason.here.clear();
        }
        // What money is for is no story: the next name with its number is a statement again.
        let purpose = self.reason.as_ref().is_some_and(|reason| reason.purpose);
        self.clause_states(at, semicolon || purpose)
    }

    /// Looks at the clause after a token: whether it is a statement of its own, not more of a reason.
    fn clause_states(&self, at: usize, major: bool) -> bool {
        let start = self.tokens.get(at).map_or(0, |token| token.end);
        let sentence = self.tokens.get(at).is_some_and(|token| token.kind == Kind::Stop);
        // 截至2031年12月31日，… is no cause.
        let clause = self.text.get(start..).unwrap_or_default();
        if ["截至", "截止"].iter().any(|until| clause.starts_with(until)) || is_date(clause) {
            return true;
        }
        let mut direction = false;
        // 2031年决算数A: a sentence that begins with what only accounts have is a statement.
        let head = clause.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '年' | '度' | '的'));
        let stated = ["决算数", "支出决算", "年初预算"].iter().any(|word| head.starts_with(word));
        let mut named = sentence && stated;
        let purpose = self.reason.as_ref().is_some_and(|reason| reason.purpose);
        let mut headed = false;
        let body = clause.trim_start();
        let item = super::section::depth(body).map(|(_, length)| start + clause.len() - body.len() + length);
        for token in self.tokens.iter().skip(at + 1).take(40) {
            match token.kind {
                Kind::Line => return true,
                Kind::Stop | Kind::Semicolon => return false,
                Kind::Comma if !major => return false,
                // 与上年相比，…: the comparison itself ended the reason already.
                Kind::Comma => {
                    named = false;
                    direction = false;
                }
                Kind::Word(Word::Parts | Word::SomeParts | Word::PartsBelow | Word::Besides) => {
                    // At a semicolon only what stands at the head of the clause opens a list there.
                    return major && (sentence || token.start == start);
                }
                Kind::Word(Word::Prior | Word::Initial | Word::Final | Word::Budget) => {
                    let end = super::year::tail(self.text, token.end);
                    let lead = self.text.get(start..token.start).unwrap_or_default();
                    // A comparison at the head of the clause, perhaps after a short subject.
                    if super::year::compared(self.text, token.start, end) && (lead.len() <= 6 || major) {
                        return true;
                    }
                    if major && lead.is_empty() {
                        named = true;
                    }
                }
                Kind::Word(Word::YearOnYear) if major => return true,
                Kind::Colon => {
                    let lead = self.text.get(start..token.start).unwrap_or_default();
                    headed = purpose && major && lead.len() <= 60 && lead.ends_with(['出', '费', '入']);
                }
                // 三公经费支出决算数小于预算数的主要原因: another comparison, and its reason.
                Kind::Word(Word::Against(_)) if sentence && named => return true,
                Kind::Word(Word::Direction(_)) => direction = true,
                // At a semicolon only a name at the head of the clause begins another statement.
                Kind::Word(Word::Label(_)) => {
                    let lead = self.text.get(start..token.start).unwrap_or_default();
                    let lead = lead.trim_start_matches(|c: char| c.is_ascii_digit());
                    // A name of several clauses is no cause.
                    if sentence
                        && self.text.get(token.start..token.end).is_some_and(|name| name.contains(','))
                    {
                        return true;
                    }
                    // 3、教育支出（类）…（项）: an item of a list by codes.
                    let rest = self.text.get(token.end..).unwrap_or_default();
                    if sentence && item == Some(token.start) && super::level::mark(rest, '类', None).is_some()
                    {
                        return true;
                    }
                    named |= sentence || super::quantity::is_unnamed(lead);
                }
                Kind::Word(Word::Reason) => return false,
                // 某项收入涉密不公开: a statement too.
                Kind::Word(Word::Withheld) => return major && named,
                Kind::Number(index) => {
                    let Some(number) = self.numbers.get(index as usize) else { return false };
                    match number.class {
                        // 2.公务接待费支出3万元: the number of an item.
                        _ if sentence && item.is_some_and(|end| number.end <= end) => {}
                        Class::Year => {
                            let end = super::year::tail(self.text, number.end);
                            let lead = self.text.get(start..number.start).unwrap_or_default();
                            if super::year::compared(self.text, number.start, end)
                                && (lead.len() <= 6 || sentence)
                            {
                                return true;
                            }
                        }
                        Class::Other | Class::Ordinal
                            if self
                                .text
                                .get(number.end..)
                                .is_some_and(|rest| rest.starts_with(['月', '日'])) => {}
                        // 单价100万元以上设备: what there is, not why.
                        Class::Threshold if major && self.is_of_assets() => return true,
                        // 某类支出：安排3万元，比上年…: a head of its own, and what is said of its amount.
                        Class::Money if headed && self.is_compared(number.after) => return true,
                        Class::Money | Class::Count => return major && named && !direction,
                        Class::Percent if !direction => return major && named,
                        _ => return false,
                    }
                }
                _ => {}
            }
        }
        false
    }

    /// Whether a comparison follows an amount.
    fn is_compared(&self, end: usize) -> bool {
        let rest = self.text.get(end..).unwrap_or_default().trim_start_matches(',');
        ["比上年", "较上年", "同比", "比20", "较20", "与上年", "占"].iter().any(|word| rest.starts_with(word))
    }

    fn is_of_assets(&self) -> bool {
        self.section.and_then(|at| self.out.headings.get(at)).is_some_and(|of| of.id == "assets")
    }

    /// An amount inside a reason.
    pub(super) fn reason_amount(&mut self, index: u32, number: &Number) {
        let money = number.class == Class::Money;
        let direction = self.before.direction.filter(|&(_, start)| start >= self.clause);
        let purpose = self.reason.as_ref().is_some_and(|reason| reason.purpose);
        // 主要原因是…，公务接待费3万元，占…: what follows may be of the amount that the reason names.
        self.aside |= money && (purpose || direction.is_none() && !self.labels.is_empty());
        if money && direction.is_none() {
            self.told = Some(index);
        }
        let mut item = self.named_item(
            number,
            index,
            if direction.is_some() && money { ItemKind::Change } else { ItemKind::Level },
        );
        item.inherited = false;
        item.phrase.0 = item.phrase.0.max(self.clause.min(number.start));
        if self.labels.is_empty() {
            item.labels = [None, None];
        }
        item.stopped = self.before.stopped;
        let from = item.phrase.0;
        match direction {
            Some((direction, start)) if money => {
                self.set_role(index, Role::Change);
                item.direction = Some(direction);
                item.basis = self
                    .reason
                    .as_ref()
                    .and_then(|r| r.claim)
                    .and_then(|at| self.out.claims.get(at))
                    .and_then(|claim| claim.basis);
                // 某中心增加财政拨款收入D: who, the word, what.
                let who = self.text.get(from..start).unwrap_or_default();
                let what_after = self.labels.last().is_some_and(|label| label.start > start);
                // 某中心增加D after such a change: of the same thing.
                let again = self.labels.is_empty()
                    && self
                        .reason
                        .as_ref()
                        .and_then(|reason| reason.changes.last())
                        .is_some_and(|last| last.2);
                let of_unit = (what_after || again) && is_unit_name(who);
                if of_unit && again {
                    let last =
                        self.reason.as_ref().and_then(|reason| reason.changes.last()).map(|last| last.0);
                    item.labels =
                        last.and_then(|last| self.item(last)).map_or([None, None], |last| last.labels);
                }
                if let Some(reason) = &mut self.reason {
                    reason.changes.push((index, direction, of_unit));
                }
                if of_unit {
                    item.phrase = (from, start);
                    item.of_unit = true;
                } else if let [label] = self.labels[..] {
                    item.exact = label.start == from && label.end == start;
                }
            }
            _ => {
                self.set_role(index, if money { Role::Amount } else { Role::Count });
                if let Some(reason) = &mut self.reason {
                    reason.here.push(index);
                }
            }
        }
        if !money && direction.is_some() {
            item.direction = direction.map(|(direction, _)| direction);
        }
        self.push_item(item);
    }

    /// 没有实施: the amounts of this clause are of projects that stopped.
    pub(super) fn project_stopped(&mut self) {
        self.before.stopped = true;
        let Some(reason) = &mut self.reason else { return };
        for number in std::mem::take(&mut reason.here) {
            let index = self.out.item_of.get(number as usize).copied().flatten();
            if let Some(item) = index.and_then(|index| self.out.items.get_mut(index as usize)) {
                item.stopped = true;
            }
        }
    }
}

/// Whether words name a unit of the department.
pub(crate) fn is_unit_name(words: &str) -> bool {
    let words =
        words.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')).map_or(words, |(outer, _)| outer);
    let words = words.trim_matches([' ', ':']);
    let length = words.chars().count();
    (2..=30).contains(&length)
        && [
            "中心",
            "局",
            "办公室",
            "办",
            "所",
            "站",
            "院",
            "校",
            "馆",
            "队",
            "委",
            "会",
            "处",
            "科",
            "厅",
            "园",
            "社",
            "学校",
            "医院",
            "本级",
            "大队",
            "支队",
            "总队",
            "中学",
            "小学",
            "大学",
            "机关",
            "场",
            "服务部",
            "单位",
        ]
        .iter()
        .any(|end| words.ends_with(end))
        && !words.contains("增加")
}

/// Whether words begin with a day: 2031年12月31日.
fn is_date(words: &str) -> bool {
    let mut rest = words;
    ["年", "月", "日"].iter().all(|unit| {
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = rest.len() - behind.len();
        rest = behind.strip_prefix(unit).unwrap_or_default();
        (1..=4).contains(&digits) && behind.starts_with(unit)
    })
}
