//! The amount that a list just opened is the parts of.

use juesuan_model::{Basis, Concept, Unit};

use super::grammar::Grammar;
use super::lexicon::Word;
use super::model::ItemKind;
use super::token::{Kind, Token};

impl Grammar<'_> {
    /// 基本支出A；项目支出B。其中基本支出中人员经费C: the name behind the opener says of which the list is.
    pub(super) fn whole_named_behind(&self, at: usize) -> Option<Vec<(Unit, u32)>> {
        let token = self.tokens.get(at + 1)?;
        let Kind::Word(Word::Label(label)) = token.kind else { return None };
        self.text.get(token.end..)?.strip_prefix('中')?;
        let mut near = self.levels.iter().chain(&self.earlier).rev().take(24).copied();
        let whole = near
            .find(|&level| self.item(level).is_some_and(|item| item.labels[0] == Some(label)))
            .or_else(|| self.named_above(label));
        Some(whole.map(|whole| (self.unit_of(whole), whole)).into_iter().collect())
    }

    /// Whether an amount of another year, or one that a reason names, stands right before a list.
    pub(super) fn is_of_foreign_amount(&self, at: usize) -> bool {
        let mut before = self.tokens.get(..at).unwrap_or_default().iter().rev();
        let token = before.find(|token| !matches!(token.kind, Kind::Comma | Kind::Colon | Kind::Open));
        let Some(Kind::Number(number)) = token.map(|token| token.kind) else { return false };
        let after = self.numbers.get(number as usize).map_or(0, |number| number.after);
        let between = self.text.get(after..self.here).unwrap_or("。");
        // A paragraph of another year tells of its own amounts.
        let foreign = self.levels.last() != Some(&number)
            && self.item(number).is_some_and(|item| {
                item.kind == ItemKind::Level
                    && (item.reason && self.is_told_of_prior_year(item)
                        || matches!(item.basis, Some(Basis::PriorYear | Basis::Year(_))))
            });
        foreign && between.trim_matches([',', ':', '(', ' ']).is_empty()
    }

    /// The budget whose amount stands right before a list.
    pub(super) fn budget_before(&self, at: usize) -> Option<(u32, Basis)> {
        let mut before = self.tokens.get(..at)?.iter().rev();
        let token = before.find(|token| !matches!(token.kind, Kind::Comma | Kind::Colon | Kind::Open))?;
        let Kind::Number(number) = token.kind else { return None };
        let after = self.numbers.get(number as usize)?.after;
        let item = self.item(number).filter(|item| item.kind == ItemKind::Level && !item.reason)?;
        let basis = item.basis.filter(|basis| matches!(basis, Basis::InitialBudget | Basis::FinalBudget))?;
        let between = self.text.get(after..self.here)?;
        (!self.out.of_budget && between.trim_matches([',', ':', '(', ' ']).is_empty())
            .then_some((number, basis))
    }

    /// …主要原因是2030年收入A: whether the clause of an amount begins with the year before, or an earlier one.
    fn is_told_of_prior_year(&self, item: &super::model::Item) -> bool {
        let before = super::ending(self.text.get(..item.phrase.1).unwrap_or_default());
        let clause = before.rsplit([',', ';', ':', '。', '(', '\n']).next().unwrap_or_default();
        let year = clause.split_once('年').and_then(|(lead, _)| lead.get(lead.len().checked_sub(4)?..));
        let year = year.and_then(|year| year.parse::<u16>().ok());
        let foreign = self.out.fiscal_year.is_some_and(|fiscal| year.is_some_and(|year| year < fiscal));
        foreign || clause.contains("上年") || clause.contains("去年")
    }

    /// Whether a list begins behind the semicolon that ends another, whose last part stands before it.
    pub(super) fn is_after_list(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let part =
            self.levels.last().and_then(|&last| self.item(last)).is_some_and(|item| item.whole.is_some());
        part && before.is_some_and(|token| token.kind == Kind::Semicolon)
    }

    /// The amounts that a list just opened can be the parts of.
    pub(super) fn wholes_before(&self) -> Vec<(Unit, u32)> {
        if let Some((budget, _)) = self.spoken_budget() {
            return vec![(self.unit_of(budget), budget)];
        }
        let named = self.labels.last().and_then(|label| {
            let near = self
                .levels
                .iter()
                .rev()
                .chain(self.earlier.iter().rev())
                .take(24)
                .chain(self.last_level.iter())
                .chain(self.above.iter());
            near.copied()
                .find(|&level| self.item(level).is_some_and(|item| item.labels[0] == Some(label.id)))
                .or_else(|| self.named_above(label.id))
        });
        // The amount of another name is not the whole.
        if named.is_none() && self.labels.last().is_some_and(|label| self.is_amount(label.id)) {
            return Vec::new();
        }
        let one = match self.earlier.split_first() {
            Some((first, rest)) => {
                let name = self.item(*first).and_then(|item| item.labels[0]);
                let same = |level: &u32| self.item(*level).and_then(|item| item.labels[0]) == name;
                let printed = |level: u32| {
                    let number = self.numbers.get(level as usize);
                    number.and_then(|number| self.text.get(number.start..number.after))
                };
                let again = |level: &u32| name.is_some() || printed(*level) == printed(*first);
                rest.len() < 64 && rest.iter().all(|level| same(level) && again(level))
            }
            None => true,
        };
        // After a sentence with several amounts nobody can tell of which the list is, nor after a list
        // that the last amount is a part of.
        // A line that is itself a part has the list all the same: （一）收入总计A。包括：
        let line = self.scopes.last().is_some_and(|scope| scope.lines && scope.fed == self.paragraph);
        let alone = |last: &u32| one && self.item(*last).is_some_and(|item| line || item.whole.is_none());
        let last = named
            .or(self.last_level.filter(|last| !self.levels.is_empty() || alone(last)))
            .or(self.above.filter(|&above| self.last_level.is_none() && self.is_split_by(above)));
        let same = |last: &u32| self.levels.binary_search(last).is_ok() || self.is_split_by(*last);
        // 年末结转A。⏎主要用于以下方面：…: what was carried over was not spent.
        let spent = self
            .text
            .get(self.here..)
            .is_some_and(|rest| rest.starts_with("主要用") || rest.starts_with("用于"));
        let carried = |last: &u32| {
            self.item(*last).and_then(|item| item.labels[0]).is_some_and(|label| self.is_balance(label))
        };
        let last = last.filter(|last| named.is_some() || !(spent && carried(last)));
        let Some(last) = last.filter(|last| named.is_some() || self.is_of_side(*last) && same(last)) else {
            return Vec::new();
        };
        let mut wholes = vec![(self.unit_of(last), last)];
        // 3批次12人: the amounts of other units beside it.
        let labels = self.item(last).map(|item| item.labels);
        for &level in self.levels.iter().rev().skip(1).take(2) {
            let unit = self.unit_of(level);
            let same = self.item(level).map(|item| item.labels) == labels;
            if same && wholes.iter().all(|&(known, _)| known != unit) {
                wholes.push((unit, level));
            } else {
                break;
            }
        }
        wholes
    }

    /// 按功能分类：…: whether what stands above is so large that it is split by kind.
    fn is_split_by(&self, above: u32) -> bool {
        let kinds = self.text.get(self.here..).is_some_and(|rest| rest.starts_with('按'));
        // 收支总计A。⏎支出按功能分类：… splits the year's expenditure, of which A may be more.
        let both = |label: u16| {
            let first = self.lexicon.label(label).and_then(|label| label.concepts.first());
            first.is_some_and(|concept| {
                matches!(concept, Concept::TotalReceiptsAndExpenditure | Concept::FiscalTotal)
            })
        };
        if kinds && self.item(above).and_then(|item| item.labels[0]).is_some_and(both) {
            return false;
        }
        // 1.甲A⏎2.乙B⏎按支出性质分，…: B is a part itself.
        if kinds && self.item(above).is_some_and(|item| item.whole.is_some()) {
            return false;
        }
        !kinds
            || self.item(above).is_some_and(|item| item.labels[0].is_some_and(|label| self.is_of_all(label)))
    }

    /// The budget that a list just opened is the parts of: 预算22万元，其中：….
    pub(super) fn spoken_budget(&self) -> Option<(u32, Basis)> {
        let budget = self.last_other.filter(|_| self.levels.is_empty())?;
        let item = self.item(budget)?;
        if self.two_budgets {
            return None;
        }
        // 决算A。上年度为P，增加D。其中：…: a list behind the comparison is not of the year before.
        let of_budget = matches!(item.basis, Some(Basis::InitialBudget | Basis::FinalBudget));
        let last = self.tokens.get(..self.token).and_then(|before| {
            before.iter().rev().take(12).find_map(|token| match token.kind {
                Kind::Number(number) => Some(number),
                _ => None,
            })
        });
        let parts = self.text.get(self.here..).is_some_and(|rest| rest.starts_with("其中"));
        if !of_budget && (last != Some(budget) || !parts && item.phrase.1 < self.sentence_start) {
            return None;
        }
        // Nobody can tell of what a list is that begins after another was over.
        if item.whole.is_some() && item.phrase.1 < self.sentence_start {
            return None;
        }
        Some((budget, item.basis?))
    }

    /// 支出包括：… is no list of an income or of what was carried over.
    pub(super) fn is_of_side(&self, whole: u32) -> bool {
        let lead = super::ending(self.text.get(self.clause.min(self.here)..self.here).unwrap_or_default());
        let side = match (lead.contains("收入"), lead.contains("支出")) {
            (true, false) => "收入",
            (false, true) => "支出",
            _ => return true,
        };
        let Some(item) = self.item(whole) else { return true };
        let phrase = self.text.get(item.phrase.0..item.phrase.1).unwrap_or_default();
        let named = ["收入", "支出"].iter().any(|side| phrase.contains(side));
        phrase.contains(side) || !named && !item.labels[0].is_some_and(|label| self.is_balance(label))
    }

    /// Whether a name is of what is carried over.
    pub(super) fn is_balance(&self, label: u16) -> bool {
        let first = self.lexicon.label(label).and_then(|label| label.concepts.first());
        first.is_some_and(|concept| concept.id().contains("carryover"))
    }

    /// Whether a name is of an amount, which a list can be the parts of.
    pub(super) fn is_amount(&self, label: u16) -> bool {
        let concepts = self.lexicon.label(label).map_or(&[][..], |label| &label.concepts);
        concepts.first().is_some_and(|concept| concept.is_money())
    }

    /// The last level of a name in this section.
    pub(super) fn named_above(&self, label: u16) -> Option<u32> {
        let here = self.out.items.iter().rev().take(64).take_while(|item| item.section == self.section);
        here.filter(|item| item.kind == ItemKind::Level && !item.reason && item.basis.is_none())
            .find(|item| item.labels[0] == Some(label) || self.alike(item.labels[0], label))
            .map(|item| item.number)
    }

    /// Whether a paragraph has told of the accounts' own year before a level of another one.
    pub(super) fn is_ours(&self, foreign: u32) -> bool {
        let ours =
            |item: &super::model::Item| item.kind == super::model::ItemKind::Level && item.basis.is_none();
        let near = self.out.items.iter().rev().take(12).filter(|item| item.number < foreign);
        let before = super::ending(self.text.get(..self.here).unwrap_or_default());
        let line = before.rsplit('\n').next().unwrap_or_default();
        let start = self.here - line.len();
        near.take_while(|item| item.phrase.0 >= start).any(ours)
            && self.item(foreign).is_some_and(|item| item.basis.is_some())
    }

    /// 2030年决算数包括：A，B；2031年预算数包括：C，D: the words before say of when the amounts are.
    pub(super) fn list_without_whole(&mut self, token: Token) {
        let foreign = |year: &u16| self.out.fiscal_year.is_some_and(|fiscal| fiscal != *year);
        self.of_year = self.before.year.filter(foreign).or(self.of_year);
        self.unclear |= self.two_budgets;
        self.listless = true;
        self.budgeted = matches!(self.before.last, Some((Word::Budget | Word::Initial | Word::Final, ..)));
        // 三公经费具体为5万元 has no parts; the name before others is not theirs.
        let rest = self.text.get(token.end..).unwrap_or_default().trim_start_matches(':');
        if !rest.starts_with(|c: char| c.is_ascii_digit()) {
            self.labels.clear();
            self.carry = None;
        }
    }
}
