//! What a comparison is with: the amount of its base, or the basis that is only named.

use juesuan_model::{Basis, Role};

use super::context::Base;
use super::grammar::Grammar;
use super::lexicon::Word;
use super::model::ItemKind;
use super::number::Number;

impl Grammar<'_> {
    /// The printed amount of a basis: 较上年P万元减少…, 完成预算B万元的….
    pub(super) fn base_figure(&mut self, index: u32, number: &Number) {
        self.set_role(index, Role::Amount);
        let basis = if self.before.compared.is_some() {
            self.base.and_then(|base| base.basis)
        } else {
            self.adjacent_budget()
        };
        let mut subject = self.subject();
        // 接待4批次、20人次，比上年4批次持平: of what is counted in the same unit.
        let fits = |&level: &u32| super::scope::same_measure(self.unit_of(level), number.unit);
        if subject.number.is_some_and(|level| !fits(&level)) {
            subject.number = self.levels.iter().rev().take(24).copied().find(fits);
        }
        // 某支出涉密不公开（上年决算数P: the name that this sentence said last has no other amount.
        let fresh = self.carry.as_ref().is_some_and(|(labels, used)| {
            used.is_empty()
                && self
                    .framing
                    .is_some_and(|last| labels[0] == Some(last.id) && last.start >= self.sentence_start)
        });
        let said = !self.labels.is_empty() || fresh;
        let mut item = self.named_item(number, index, ItemKind::Level);
        item.basis = basis;
        // …人员经费减少；较上年P减少D: the base is of what the comparison is of, not of the last name.
        if !said && (subject.number.is_some() || subject.unsure.is_some()) {
            item.labels = [None, None];
        }
        if item.labels[0].is_none() {
            let sure = subject.number.filter(|_| subject.unsure.is_none());
            if let Some(of) = sure.and_then(|of| self.item(of)) {
                let (labels, path) = (of.labels, of.path);
                item.labels = labels;
                item.path = path;
                item.phrase = of.phrase;
            } else {
                item.labels[0] = subject.named;
            }
            item.inherited = true;
        }
        // A basis that cannot be told makes no fact, nor does one that was counted again.
        if basis.is_none() || self.recounted || self.before.other_count {
            item.labels = [None, None];
            item.path = None;
        }
        self.push_item(item);
        if self.before.compared.is_some() {
            self.base = Some(Base {
                basis,
                figure: Some(index),
                figure_of: subject.number,
                paragraph: self.paragraph,
                claims: self.out.claims.len(),
                // 本年支出比上年P增加D: of what is only named.
                topic: subject.named,
                budget_of_another_year: false,
            });
        } else if let Some(basis) = basis {
            self.budgets.push((basis, index));
        }
        self.open = None;
    }

    /// 较2030年三公经费合计16万元增加…: the amount between a comparison and its verb is the base.
    pub(super) fn is_named_base(&self, number: &Number, adjacent: Option<Word>) -> bool {
        let Some(compared) = self.before.compared else { return false };
        let named = matches!(adjacent, Some(Word::Label(_) | Word::Total | Word::YearOnYear))
            && self.before.direction.is_none();
        let first = self.base.is_some_and(|base| base.figure.is_none() && base.basis.is_some());
        let said = self.text.get(compared..).unwrap_or_default();
        let rest = self.text.get(number.after..).unwrap_or_default();
        let rest = rest.strip_prefix(')').unwrap_or(rest);
        named
            && first
            && !["相比", "比较", "相较", "对比", "比"].iter().any(|word| said.starts_with(word))
            && ["增加", "减少", "增长", "下降", "上升", "降低"].iter().any(|word| rest.starts_with(word))
    }

    /// 与年初预算数21万元相比: the comparison stands behind the amount of its base.
    pub(super) fn compared_behind(&mut self, number: &Number, adjacent: Option<Word>) {
        let rest = self.text.get(number.after..).unwrap_or_default();
        let behind = ["相比", "比较", "相较", "对比", "持平", "一致", "相同", "无差异"]
            .iter()
            .any(|word| rest.starts_with(word));
        if !behind || self.before.compared.is_some() {
            return;
        }
        let basis = match adjacent {
            Some(Word::Prior) => Basis::PriorYear,
            Some(Word::Final) => Basis::FinalBudget,
            Some(Word::Initial | Word::Budget) => Basis::InitialBudget,
            // 与2030年度三公经费支出21万元相比, 与2030年度21万元相比
            Some(Word::Label(_) | Word::Other) => match self.basis_of_year() {
                Some(basis) => basis,
                None => return,
            },
            None if self.is_of_year_alone(number) => match self.basis_of_year() {
                Some(basis) => basis,
                None => return,
            },
            _ => return,
        };
        self.set_base(Some(basis));
        self.before.compared = Some(number.start);
        self.before.last = self.before.last.map(|(word, start, end)| match word {
            Word::Other => (Word::Prior, start, end),
            _ => (word, start, end),
        });
    }

    fn basis_of_year(&self) -> Option<Basis> {
        self.before.year.and_then(|year| super::year::basis(year, self.out.fiscal_year))
    }

    /// 与2030年21万元相比: nothing but the year stands before the amount.
    fn is_of_year_alone(&self, number: &Number) -> bool {
        let phrase = self.text.get(self.phrase.min(number.start)..number.start).unwrap_or_default();
        let before = self.text.get(..self.phrase.min(number.start)).unwrap_or_default();
        matches!(phrase, "" | "年" | "年度" | "度" | "年的" | "度的") && before.ends_with(['年', '度'])
            || matches!(phrase, "年" | "年度")
    }

    /// 预算A，2030年预算P，对比减少D: what is behind the budget that is compared with it.
    pub(super) fn base_of_another_year(&mut self, of: u32, index: u32) {
        if of + 2 >= index && self.unit_of(of) == self.unit_of(index) {
            self.base = Some(Base {
                basis: None,
                figure: Some(index),
                figure_of: Some(of),
                paragraph: self.paragraph,
                claims: self.out.claims.len(),
                topic: None,
                budget_of_another_year: true,
            });
        }
        self.open = None;
    }

    fn adjacent_budget(&self) -> Option<Basis> {
        match self.before.last?.0 {
            Word::Initial => Some(Basis::InitialBudget),
            Word::Final => Some(Basis::FinalBudget),
            Word::Budget => {
                let known = self.budgets.last().map_or(Basis::InitialBudget, |&(basis, _)| basis);
                Some(if self.gap_before_last("全年") { Basis::FinalBudget } else { known })
            }
            _ => None,
        }
    }

    pub(super) fn gap_before_last(&self, word: &str) -> bool {
        self.before
            .last
            .and_then(|(_, start, _)| self.text.get(..start))
            .is_some_and(|before| before.ends_with(word))
    }
}
