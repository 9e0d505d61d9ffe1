//! Lists of parts: what opens them, what joins them, what ends them.

use juesuan_model::{Basis, StatementKind, Unit};

use super::grammar::Grammar;
use super::lexicon::Word;
use super::model::Opened;
use super::number::Number;
use super::token::{Kind, Token};

/// An open list.
#[derive(Debug)]
pub(super) struct Scope {
    /// The wholes, one for each unit: 3批次12人，其中：….
    pub wholes: Vec<(Unit, u32)>,
    pub parts: Vec<u32>,
    pub opened: Opened,
    /// The basis of the whole, where it is a budget.
    pub basis: Option<Basis>,
    /// How many brackets were open.
    depth: u32,
    /// Whether its parts stand at the heads of the lines that follow.
    pub lines: bool,
    /// How the paragraph of the whole is numbered: one that is numbered alike begins something else.
    numbered: Option<usize>,
    /// How the paragraph of the first part was numbered, once there is one.
    of_parts: Option<Option<usize>>,
    /// The paragraph in which it was opened, and the one that has given its part.
    begun: u32,
    pub fed: u32,
    /// Whether semicolons stand between its parts.
    pub semicolons: bool,
    /// Whether the whole itself stands in a list with semicolons, so that one ends this list.
    among: bool,
    /// Whether a part had a comparison.
    pub compared: bool,
    and_others: bool,
    /// Whether a list stands in it, or it in a list, without brackets.
    nested: bool,
    /// Whether it was opened as one way to split the whole.
    split: bool,
    /// Whether the text broke off before the list was over.
    cut: bool,
    /// Whether it was opened without a colon: A，其中甲B.
    plain: bool,
    /// Whether a line of it told of more than its part.
    spread: bool,
    /// Whether the whole is a budget of another year.
    pub foreign: bool,
    /// How many numbered lines followed, and whether the last of them has given its part.
    numbered_lines: u32,
    line_fed: bool,
    /// Whether the parts of a budget are said to be of the accounts, so that nobody can tell.
    doubted: bool,
}

/// No document nests deeper.
const DEEPEST: usize = 8;

impl Grammar<'_> {
    pub(super) fn open_scope(&mut self, word: Word, token: Token, at: usize) {
        // …原因是2030年收入A，包括：甲B: of an amount that is not the accounts', and so are its parts.
        if self.is_of_foreign_amount(at) && self.spoken_budget().is_none() {
            self.end_reason();
            self.unclear = true;
            return;
        }
        if self.reason.is_some() {
            if word == Word::SomeParts || self.before.last.is_some() && word != Word::PartsBelow {
                return;
            }
            self.end_reason();
        }
        // 包括 without amounts, as in a description, opens nothing.
        let text = self.text.get(token.start..token.end).unwrap_or_default();
        // 甲A，以及包括乙等内容的丙B: what is described is the next thing.
        let before = self.text.get(..token.start).unwrap_or_default();
        if text.starts_with('包') && ["以及", "及", "和", "与"].iter().any(|and| before.ends_with(and))
        {
            return;
        }
        if text == "其中" && self.text.get(token.end..).is_some_and(|rest| rest.starts_with("主要")) {
            return;
        }
        if self.scopes.len() >= DEEPEST || self.recounted {
            return;
        }
        // 决算A，预算B（其中甲C）: in the bracket of B; without brackets it may be of either.
        let budget = self.budget_before(at).filter(|_| !self.levels.is_empty());
        if budget.is_some() && self.depth == 0 {
            self.unclear = true;
            return;
        }
        // 支出A。上年度为P，减少D。其中：…: of this year or of the one before, nobody can tell.
        if self.of_year.is_some()
            && self.levels.is_empty()
            && self.earlier.iter().rev().take(8).any(|&of| self.is_ours(of))
        {
            self.unclear = true;
            return;
        }
        // 加上甲A，其中乙B，丙C: where the parts of A end, and the list goes on, is not said.
        if self.depth == 0
            && let Some(plus) = &mut self.plus
        {
            plus.unsure = true;
        }
        let opened = match word {
            Word::SomeParts => Opened::Some,
            Word::PartsBelow => Opened::Below,
            _ => Opened::Parts,
        };
        // 按来源分…；按用途分…: the same whole again, or none at all.
        let again = text.starts_with('按').then(|| self.scopes.last()).flatten().filter(|top| top.split);
        let wholes = match again {
            Some(top) => top.wholes.clone(),
            None if text.starts_with('按') && (self.semicolons > 0 || self.split_in == self.paragraph) => {
                return;
            }
            // 总投资A，其中甲B，乙C；其中丙D: the second list may split A again, or C.
            None if self.is_after_list(at) => Vec::new(),
            None => match budget {
                Some((budget, _)) => vec![(self.unit_of(budget), budget)],
                None => self.whole_named_behind(at).unwrap_or_else(|| self.wholes_before()),
            },
        };
        let split = text.starts_with('按');
        if split {
            self.split_in = self.paragraph;
        }
        if wholes.is_empty() {
            // 支出包括：… after 收入包括：…: the list before is over all the same.
            if self.scopes.last().is_some_and(|top| top.depth == self.depth && !top.lines) {
                self.close_scope();
            }
            self.list_without_whole(token);
            return;
        }
        let colon = self.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Colon);
        let lines = match self.tokens.get(at + 1..at + 3) {
            Some([colon, line]) if colon.kind == Kind::Colon => line.kind == Kind::Line,
            Some([line, ..]) => line.kind == Kind::Line,
            _ => false,
        };
        // A second opener of the same whole splits it another way: the first list is over.
        if let Some(top) = self.scopes.last()
            && top.wholes.first() == wholes.first()
            && top.depth == self.depth
        {
            self.close_scope();
        }
        let nested = match self.scopes.last_mut() {
            // A list within a list without brackets: where it ends is not sure.
            Some(top) if self.depth == top.depth && !top.lines => {
                top.nested = true;
                true
            }
            _ => false,
        };
        // A semicolon right before 其中 stands between the whole and its list.
        let before = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let own = u32::from(before.is_some_and(|token| token.kind == Kind::Semicolon));
        self.scopes.push(Scope {
            wholes,
            parts: Vec::new(),
            opened,
            basis: budget.or_else(|| self.spoken_budget()).map(|(_, basis)| basis),
            depth: self.depth,
            lines,
            numbered: self.numbered.or(self.above_numbered.filter(|_| self.clause == self.paragraph_start)),
            of_parts: None,
            begun: self.paragraph,
            fed: 0,
            semicolons: false,
            among: self.semicolons > own && self.depth == 0,
            compared: false,
            and_others: false,
            nested,
            split,
            cut: false,
            plain: text == "其中" && !colon,
            spread: false,
            foreign: self.other_is_foreign && self.spoken_budget().is_some(),
            numbered_lines: 0,
            line_fed: false,
            doubted: false,
        });
        self.open = None;
        self.labels.clear();
        self.phrase = token.end;
        self.carry = None;
        self.opened_in = Some(self.paragraph);
    }

    /// The basis of the list that an amount stands in; an amount that says it is of the accounts
    /// ends the list of a budget.
    pub(super) fn basis_of_list(&mut self, phrase: (usize, usize)) -> Option<Basis> {
        let basis = self.scopes.last()?.basis?;
        let words = self.text.get(phrase.0..phrase.1).unwrap_or_default();
        let budget = matches!(basis, Basis::InitialBudget | Basis::FinalBudget);
        if budget && ["决算", "实际", "执行"].iter().any(|word| words.contains(word)) {
            // 预算A，其中：甲决算B，乙决算C: the words contradict each other from the first part on.
            if let Some(scope) =
                self.scopes.last_mut().filter(|scope| scope.parts.is_empty() || scope.doubted)
            {
                scope.doubted = true;
                scope.cut = true;
                return Some(basis);
            }
            // 预算A，其中：…；决算数为B: the name before the list again.
            let whole = self.scopes.last().and_then(|scope| scope.wholes.first().copied());
            self.close_scope();
            if let Some((unit, item)) = whole.and_then(|(unit, whole)| Some((unit, self.item(whole)?))) {
                self.carry = Some((item.labels, vec![(unit, Some(basis))]));
            }
            return None;
        }
        Some(basis)
    }

    /// Whether nobody can tell if the parts of the open list are of the budget or of the accounts.
    pub(super) fn is_of_doubted_list(&self) -> bool {
        self.scopes.last().is_some_and(|scope| scope.doubted)
    }

    /// Adds a level to the list that it belongs to; the whole of that list.
    pub(super) fn join_scope(&mut self, index: u32, number: &Number) -> Option<u32> {
        let paragraph = self.paragraph;
        // （含教育收费3万元）: what a bracket names of its own is no part of the list around it.
        if self.scopes.last().is_some_and(|scope| self.depth > scope.depth) {
            let phrase = self.text.get(self.phrase.min(number.start)..number.start).unwrap_or_default();
            if !super::quantity::is_unnamed(phrase.rsplit('(').next().unwrap_or_default()) {
                return None;
            }
        }
        let words = self.text.get(self.phrase.min(number.start)..number.start).unwrap_or_default();
        let listed = !self.labels.is_empty() && words.len() <= 60;
        let apart = self.text.get(..self.clause).is_some_and(|before| before.ends_with(';'));
        let numbered = self.numbered;
        let added = self.plus.is_some();
        let scope = self.scopes.last_mut()?;
        // 其中甲A，另有乙B: what is there besides is no part.
        let name = words.trim_start_matches([',', ';', ' ']);
        if name.starts_with('另') && !scope.lines {
            self.close_scope();
            return None;
        }
        // 购置1辆，其中应急用车1辆，报废1辆: what went is no part of what came.
        if ["报废", "处置", "调出", "拍卖", "划出"].iter().any(|gone| name.starts_with(gone)) {
            return None;
        }
        // 本年收入A，其中：甲B，乙C，收入总计D: the total of more than the list ends it.
        if !scope.lines && scope.parts.len() > 1 && scope.depth == self.depth {
            let name = words.trim_end_matches(['为', '是', '共', ' ']);
            let added = added && ["合计", "总计", "总量"].iter().any(|total| name.ends_with(total));
            if added || ["收入总计", "支出总计", "收支总计"].iter().any(|total| name.ends_with(total))
            {
                self.close_scope();
                return None;
            }
        }
        // 甲A，甲中用于丙B: a part of a part.
        if !scope.parts.is_empty() && is_within_a_part(words) {
            return None;
        }
        // 计划A，实际B: what was planned is no part of what was done.
        if ["计划", "计划数", "计划金额"].iter().any(|plan| words.trim_end_matches('为').ends_with(plan))
        {
            return None;
        }
        // 1.甲A。⏎（1）乙B: what is numbered below a part is no part beside it.
        let below = |of: Option<usize>| of.zip(numbered).is_some_and(|(of, here)| here > of);
        if scope.lines && scope.of_parts.is_some_and(below) {
            return None;
        }
        // 包括：⏎1.甲A⏎2.乙B⏎本年C: behind numbered lines one without a number is of something else, unless
        // the last of them still lacks its amount.
        let names = scope.parts.is_empty() && scope.numbered_lines > 1;
        if scope.lines && numbered.is_none() && scope.numbered_lines > 0 && (scope.line_fed || names) {
            return None;
        }
        let &(_, whole) = scope.wholes.iter().find(|(unit, _)| same_measure(*unit, number.unit))?;
        if scope.lines {
            let known = scope.fed == paragraph;
            // 其中： and all parts in the one line that follows.
            if known && scope.parts.len() == 1 && listed && scope.depth == self.depth {
                scope.lines = false;
                scope.nested = true;
                scope.semicolons = apart;
            } else if known {
                // 甲A；⏎乙B；丙C: what may be one more part leaves the list open.
                scope.cut |= listed && apart && scope.depth == self.depth;
                scope.spread |= apart && scope.depth == self.depth;
                return None;
            }
            scope.fed = paragraph;
        }
        scope.of_parts.get_or_insert(self.numbered);
        scope.parts.push(index);
        scope.line_fed = true;
        let rest = self.text.get(number.after..).unwrap_or_default();
        scope.and_others |= rest.starts_with('等');
        Some(whole)
    }

    /// The head of the open list: the whole of a share that names none.
    pub(super) fn head(&self, part: u32) -> Option<u32> {
        let scope = self
            .scopes
            .iter()
            .rev()
            .find(|scope| scope.parts.iter().rev().take(8).any(|known| *known == part))?;
        scope.wholes.iter().find(|(unit, _)| same_measure(*unit, self.unit_of(part))).map(|&(_, whole)| whole)
    }

    /// 某项涉密不公开: a part without an amount leaves the list open.
    pub(super) fn withheld(&mut self, token: Token) {
        if self.labels.is_empty() {
            let bracket = self.text.get(token.end..).is_some_and(|rest| rest.starts_with('('));
            self.phrase = token.end + usize::from(bracket);
        }
        self.out.withheld.extend(self.section);
        if let Some(scope) = self.scopes.last_mut() {
            scope.and_others = true;
        }
        if let Some(plus) = &mut self.plus {
            plus.open = true;
        }
    }

    pub(super) fn scope_separator(&mut self, semicolon: bool) {
        let depth = self.depth;
        let nested = self.scopes.len() > 1;
        let Some(scope) = self.scopes.last_mut().filter(|scope| scope.depth == depth && !scope.lines) else {
            return;
        };
        if scope.parts.is_empty() {
            // What was named here had no amounts.
            if semicolon {
                self.scopes.pop();
            }
            return;
        }
        if semicolon {
            // 其中：A1，B2；…: where commas stand between parts, nobody can tell whether a semicolon ends
            // them.
            let alike = |&&part: &&u32| {
                let unit = |number: u32| self.numbers.get(number as usize).map(|number| number.unit);
                scope.parts.last().is_some_and(|&last| unit(last) == unit(part))
            };
            if scope.basis.is_none() && !scope.semicolons && scope.parts.iter().filter(alike).count() > 1 {
                scope.cut = true;
                self.close_scope();
                self.behind_list = true;
                return;
            }
            // The semicolon belongs to the outer list where the inner one used commas.
            if scope.among || nested && !scope.semicolons {
                self.close_scope();
                if let Some(outer) = self.scopes.last_mut() {
                    outer.semicolons = true;
                }
                return;
            }
            scope.semicolons = true;
        }
    }

    pub(super) fn close_bracket(&mut self, token: Token) {
        self.path_below(token);
        while self.scopes.last().is_some_and(|scope| scope.depth >= self.depth && scope.depth > 0) {
            self.close_scope();
        }
        self.depth = self.depth.saturating_sub(1);
        self.leave_bracket();
    }

    /// The end of a sentence ends the lists that stand in it.
    pub(super) fn close_inline_scopes(&mut self) {
        while let Some(scope) = self.scopes.last().filter(|scope| !scope.lines) {
            // What follows in this paragraph may be of the whole.
            if scope.begun < self.paragraph && !scope.parts.is_empty() {
                self.ran_over = self.paragraph;
            }
            self.close_scope();
        }
    }

    /// The end of a paragraph: a list whose last item ends in a separator goes on in the next one.
    pub(super) fn close_scopes_of_paragraph(&mut self, at: usize) {
        let ended = self.text.get(..at).unwrap_or_default();
        // 主要包括： and a line of names alone: nothing that follows is a part.
        let names = self.paragraph_levels == 0 && ended.ends_with('。');
        // 其中：⏎甲A；乙B。: all parts stood in that one line.
        let here = self.paragraph;
        let all = |scope: &Scope| scope.spread && scope.fed == here && scope.parts.len() == 1;
        while ended.ends_with('。') && self.scopes.last().is_some_and(all) {
            self.close_scope();
        }
        while names
            && self.scopes.last().is_some_and(|scope| scope.parts.is_empty() && scope.begun < self.paragraph)
        {
            self.close_scope();
        }
        let last = self.text.get(at..).is_none_or(|rest| rest.trim_end().is_empty());
        if ended.ends_with([';', ',', '、']) {
            for scope in &mut self.scopes {
                scope.depth = 0;
                scope.and_others |= last;
            }
            return;
        }
        // Without a full stop the list may have been broken off.
        if !ended.ends_with(['。', '!']) {
            for scope in self.scopes.iter_mut().filter(|scope| !scope.lines) {
                scope.cut = true;
                // At the end of a text more parts may be missing than anybody can know.
                scope.and_others |= last;
            }
        }
        self.close_inline_scopes();
    }

    /// Counts the numbered lines of the open lists.
    pub(super) fn count_numbered_lines(&mut self) {
        if self.numbered.is_none() {
            return;
        }
        let numbered = self.numbered;
        // 1.甲A⏎2.乙B⏎1.丙C: another list begins.
        let line = self.text.get(self.paragraph_start..).unwrap_or_default().trim_start();
        let first = ["1.", "1、", "(1)", "一、", "(一)", "①"].iter().any(|first| line.starts_with(first));
        let again =
            |scope: &Scope| scope.lines && scope.numbered_lines > 0 && scope.of_parts == Some(numbered);
        while first && self.scopes.last().is_some_and(again) {
            self.close_scope();
        }
        for scope in self.scopes.iter_mut().filter(|scope| scope.lines) {
            scope.numbered_lines += 1;
            scope.line_fed = false;
        }
    }

    /// A paragraph that is numbered as the whole's, or above it, is none of its parts, nor is one
    /// below parts without a number.
    pub(super) fn close_scopes_above(&mut self, level: usize) {
        let over = |scope: &Scope| {
            let above_parts = scope.of_parts.flatten().is_some_and(|parts| level < parts);
            scope.numbered.is_some_and(|own| level <= own)
                || scope.lines && (scope.of_parts == Some(None) || above_parts)
        };
        while self.scopes.last().is_some_and(over) {
            self.close_scope();
        }
    }

    pub(super) fn close_all_scopes(&mut self) {
        while !self.scopes.is_empty() {
            self.close_scope();
        }
    }

    fn close_scope(&mut self) {
        let Some(scope) = self.scopes.pop() else { return };
        for &(unit, whole) in &scope.wholes {
            let parts: Vec<u32> =
                scope.parts.iter().copied().filter(|&part| same_measure(unit, self.unit_of(part))).collect();
            if parts.is_empty() || parts.contains(&whole) {
                continue;
            }
            let mut claim = self.claim(StatementKind::Sum);
            claim.whole = Some(whole);
            claim.parts = parts;
            claim.opened = Some(scope.opened);
            claim.and_others = scope.and_others;
            claim.nested = scope.nested;
            claim.cut = scope.cut;
            claim.loose = scope.plain && scope.semicolons;
            self.out.claims.push(claim);
        }
    }
}

/// Whether words begin with what the amount is within: 上级专项中用于设备购置.
pub(crate) fn is_within_a_part(words: &str) -> bool {
    let name = words.rsplit([',', ';', ':', '。', '\n', '(']).next().unwrap_or_default();
    // 中 in 中小学 and 中心, 内 in 内设 are of longer words.
    let within = [("中", "心国央学小级医等班层"), ("里", "程"), ("内", "设容部")];
    within.iter().any(|(word, longer)| {
        name.split_once(word).is_some_and(|(part, rest)| {
            let next = rest.chars().next();
            part.chars().count() > 1 && next.is_some_and(|next| !longer.contains(next))
        })
    })
}

/// Whether amounts in two units can be parts of each other.
pub(crate) fn same_measure(one: Unit, other: Unit) -> bool {
    one == other
        || one.money_power().is_some() && other.money_power().is_some()
        || matches!((one, other), (Unit::Person | Unit::PersonTime, Unit::Person | Unit::PersonTime))
        // 3个项目，其中优2个
        || matches!((one, other), (Unit::Project, Unit::Piece))
}
