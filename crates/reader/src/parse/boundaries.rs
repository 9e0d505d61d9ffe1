//! Where paragraphs, sentences and clauses begin and end, and what is forgotten there.

use juesuan_model::Basis;

use super::context::Before;
use super::grammar::Grammar;
use super::scope::same_measure;
use super::token::{Kind, Token};

impl Grammar<'_> {
    /// Looks for a heading at the start of a paragraph; the byte at which the grammar begins.
    pub(super) fn begin_paragraph(&mut self, start: usize) -> usize {
        let length = self.text.get(start..).and_then(|rest| rest.find('\n'));
        let end = length.map_or(self.text.len(), |length| start + length);
        self.paragraph += 1;
        self.paragraph_start = start;
        self.sentence_start = start;
        self.clause = start;
        self.phrase = start;
        self.numbered =
            super::section::depth(self.text.get(start..end).unwrap_or_default()).map(|(level, _)| level);
        self.count_numbered_lines();
        if let Some(level) = self.numbered {
            self.close_scopes_above(level);
            // 2.…: an item of the list has a code of its own.
            if self.path_numbered.is_some_and(|of| of >= level) {
                self.path = None;
            }
        }
        // 三公经费预算A，比上年预算增加D。⏎其中：…: the list is of the budget above.
        if self.text.get(start..end).is_some_and(|line| line.trim_start().starts_with("其中"))
            && let Some((budget, year)) = self.above_budget
        {
            (self.last_other, self.of_year, self.other_is_foreign) = (Some(budget), year, year.is_some());
        }
        let Some(heading) = self.outline.heading(self.text, start, end) else { return start };
        let resume = if heading.inline { heading.title_end } else { end };
        let known = !heading.id.is_empty();
        if !known && heading.inline {
            return start;
        }
        // 十、其他重要事项的情况说明: nobody knows what it is about, but it is not the section before.
        if known || self.numbered.is_some_and(|level| level <= 1) {
            self.close_all_scopes();
            self.above = None;
            self.base = None;
            self.path = None;
            self.section = Some(self.out.headings.len());
            self.out.headings.push(heading);
        }
        self.clause = resume;
        self.phrase = resume;
        resume
    }

    pub(super) fn end_paragraph(&mut self, at: usize) {
        self.finish_sentence();
        self.end_reason();
        self.close_scopes_of_paragraph(at);
        // Paragraphs about the department are each about another unit.
        let units =
            self.section.and_then(|at| self.out.headings.get(at)).is_some_and(|of| of.id == "department");
        self.above_numbered = self.numbered;
        self.above_budget =
            self.last_other.filter(|_| self.paragraph_levels == 0).map(|budget| (budget, self.of_year));
        self.above = if self.paragraph_levels == 1 && !units { self.last_level } else { None };
        self.last_level = None;
        self.paragraph_levels = 0;
        self.earlier.clear();
        self.open = None;
        self.carry = None;
        self.depth = 0;
        self.budgets.clear();
        self.two_budgets = false;
        self.of_year = None;
        self.last_other = None;
    }

    pub(super) fn end_sentence(&mut self, token: Token, at: usize) {
        self.finish_sentence();
        self.sentence_start = token.end;
        self.clause = token.end;
        self.phrase = token.end;
        self.close_inline_scopes();
        if self.reason.is_some() && self.reason_ends(at) {
            self.end_reason();
        }
        // …万元。（三）具体情况。年初预算A: an item with a number of its own is of something else.
        let rest = self.text.get(token.end..).unwrap_or_default().trim_start_matches(' ');
        if super::section::depth(rest).is_some() {
            self.carry = None;
            self.base = None;
            self.path = None;
            self.open = None;
            self.last_other = None;
            self.two_budgets = false;
            self.budgets.clear();
            self.earlier.clear();
            self.last_level = None;
            self.end_reason();
        } else if self.opened_in == Some(self.paragraph) {
            // Behind a list nobody can tell whether the whole is meant or the last part.
            self.carry = None;
        }
    }

    pub(super) fn finish_sentence(&mut self) {
        self.end_respectively();
        self.end_plus();
        if !self.levels.is_empty() {
            self.last_other = None;
            self.earlier = std::mem::take(&mut self.levels);
        }
        self.semicolons = 0;
        self.segment = 0;
        self.aside = false;
        self.told = None;
        self.unclear = false;
        self.listless = false;
        self.behind_list = false;
        self.recounted = false;
        self.topic = None;
        self.budgeted = false;
        self.sentences = [self.sentences[1], self.out.claims.len()];
        self.frame = None;
        self.before = Before::default();
        self.labels.clear();
        self.each = false;
        self.depth = 0;
        self.bracketed.clear();
    }

    pub(super) fn separator(&mut self, token: Token, at: usize) {
        // 占，8.1%: a stray comma.
        let stray = self.before.share.is_some_and(|share| share == token.start);
        // A list of names before one number, or before numbers that pair with them by order.
        if token.kind == Kind::Pause && self.labels.last().is_some_and(|label| token.start - label.end <= 6) {
            return;
        }
        // 包括：甲、乙、丙，分别为A、B、C: the names go on.
        let paired = token.kind == Kind::Comma
            && self.labels.len() > 1
            && self.text.get(token.end..).is_some_and(|rest| rest.starts_with("分别为"));
        if stray || paired || token.kind == Kind::Pause && self.respectively.is_some() {
            return;
        }
        if token.kind != Kind::Colon {
            let kept = self.before.year;
            self.before = Before::default();
            self.before.year = kept.filter(|_| matches!(token.kind, Kind::Comma | Kind::Pause));
            // 2030年度收入A、支出B: both are of that year.
            if token.kind == Kind::Pause && self.before.year.is_none() {
                let last = self.out.items.last().filter(|item| {
                    self.numbers.get(item.number as usize).is_some_and(|number| number.after == token.start)
                });
                self.before.year = match last.and_then(|item| item.basis) {
                    Some(Basis::Year(year)) => Some(year),
                    Some(Basis::PriorYear) => self.out.fiscal_year.and_then(|year| year.checked_sub(1)),
                    _ => None,
                };
            }
            if !self.labels.is_empty() && self.respectively.is_none() {
                self.labels.clear();
            }
        }
        // 教育支出（类）…（项）：决算为A: the codes name it.
        if token.kind == Kind::Colon && self.path.is_some_and(|(_, end)| end == token.start) {
            self.labels.clear();
        }
        // 所属单位收入如下：某局收入A: what is counted is no name of the amounts behind a colon.
        let rest = self.text.get(token.end..).unwrap_or_default();
        if token.kind == Kind::Colon && !rest.starts_with(|c: char| c.is_ascii_digit()) {
            let lexicon = self.lexicon;
            self.labels.retain(|label| {
                let first = lexicon.label(label.id).and_then(|label| label.concepts.first());
                first.is_none_or(|concept| *concept != juesuan_model::Concept::SubordinateUnitCount)
            });
        }
        // 资金来源：公用经费A: what it was paid from.
        if token.kind == Kind::Colon
            && self.text.get(..token.start).is_some_and(|before| before.ends_with("资金来源"))
        {
            self.unclear = true;
        }
        self.clause = token.end;
        self.phrase = token.end;
        if token.kind == Kind::Semicolon {
            self.open = None;
            self.segment = self.levels.len();
            self.end_respectively();
        }
        if token.kind == Kind::Comma {
            self.frame_of_sentence(token);
            self.unclear |= self.is_made_up_of(token);
        }
        if matches!(token.kind, Kind::Semicolon | Kind::Comma) {
            self.scope_separator(token.kind == Kind::Semicolon);
            if self.reason.is_some() && self.clause_ends_reason(at, token.kind == Kind::Semicolon) {
                self.end_reason();
            }
            // The semicolons of a reason separate no parts.
            if token.kind == Kind::Semicolon && self.depth == 0 && self.reason.is_none() {
                self.semicolons += 1;
            }
        }
    }

    /// 上年收入总计A，由本年收入B和年初结转C构成: B and C are of that year, too.
    fn is_made_up_of(&self, token: Token) -> bool {
        let rest = super::beginning(self.text.get(token.end..).unwrap_or_default());
        let clause = rest.split(['。', ';', '\n']).next().unwrap_or_default();
        let last = self.out.items.last().filter(|item| {
            matches!(item.basis, Some(Basis::PriorYear | Basis::Year(_)))
                && self.numbers.get(item.number as usize).is_some_and(|number| number.after == token.start)
        });
        last.is_some()
            && clause.starts_with('由')
            && ["构成", "组成"].iter().any(|word| clause.contains(word))
    }

    /// 三公经费支出中，…: what the shares of this sentence are of.
    fn frame_of_sentence(&mut self, token: Token) {
        let before = self.text.get(..token.start).unwrap_or_default();
        if self.levels.is_empty() && before.ends_with('中') {
            self.frame = self.framing.take();
            self.budgeted = before.ends_with("预算中");
        }
    }

    /// What stood before the bracket is spoken of again, where the bracket told of its parts.
    pub(super) fn leave_bracket(&mut self) {
        // An amount of another basis in brackets was said by the way: no list goes on from it.
        self.last_other = None;
        let Some(bracket) = self.bracketed.pop() else { return };
        if !bracket.in_reason && self.reason.is_some() {
            self.end_reason();
        }
        // 预算A（其中：…B；…C），决算D: the budget before the bracket is the one of its name.
        if !bracket.budgets.is_empty() {
            self.budgets = bracket.budgets;
            if bracket.level.is_none() {
                self.carry.clone_from(&bracket.names);
            }
        }
        let Some(level) = bracket.level else { return };
        self.carry = bracket.names;
        let Some(last) = self.last_level.filter(|&last| last != level) else { return };
        if !same_measure(self.unit_of(level), self.unit_of(last)) {
            return;
        }
        let unit = self.unit_of(level);
        let inner = self.levels.split_off(bracket.levels.min(self.levels.len()));
        let kept = inner.into_iter().filter(|&inner| !same_measure(unit, self.unit_of(inner)));
        let kept: Vec<u32> = kept.collect();
        self.levels.extend(kept);
        self.levels.retain(|&known| known != level);
        self.levels.push(level);
        self.last_level = Some(level);
    }
}
