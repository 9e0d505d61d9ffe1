//! An amount with its name and its basis.

use juesuan_model::{Basis, Role, Unit};

use super::context::LabelAt;
use super::grammar::Grammar;
use super::lexicon::Word;
use super::model::ItemKind;
use super::number::{Class, Number};
use super::quantity::{is_filler, is_unnamed};
use super::year;

impl Grammar<'_> {
    /// A level: it becomes what comparisons attach to, and a part of the open list.
    pub(super) fn level(&mut self, index: u32, number: &Number, basis: Option<Basis>) {
        let money = number.class == Class::Money;
        self.set_role(index, if money { Role::Amount } else { Role::Count });
        // Where all is a budget's, 2030年预算 is the year before.
        let before = self.basis_of_level().filter(|_| self.out.of_budget && self.before.year.is_some());
        let basis_said = before.or(basis).or_else(|| self.basis_of_level());
        let phrase = (self.phrase.min(number.start), number.start);
        let listed = if basis_said.is_none() { self.basis_of_list(phrase) } else { None };
        let mut item = self.named_item(number, index, ItemKind::Level);
        item.basis = basis_said.or(listed).or(self.budgeted.then_some(Basis::InitialBudget));
        let of_year = self.of_year.or(self.before.year.filter(|year| self.out.fiscal_year != Some(*year)));
        let budget =
            !self.out.of_budget && matches!(item.basis, Some(Basis::InitialBudget | Basis::FinalBudget));
        // The budget of another year is no quantity of ours, nor are its parts.
        let of_another = budget
            && (of_year.is_some()
                || listed.is_some() && self.scopes.last().is_some_and(|scope| scope.foreign));
        if self.is_of_doubted_list() || self.unclear || self.is_carried_over() {
            item.labels = [None, None];
            item.path = None;
        }
        if of_another {
            item.labels = [None, None];
            item.path = None;
        }
        let foreign = self.of_year.and_then(|year| year::basis(year, self.out.fiscal_year));
        item.basis = item.basis.or(foreign);
        // 某费用本年3万元，上年5万元: the same name at another basis.
        if item.labels[0].is_none()
            && item.basis.is_some()
            && !of_another
            && self.text.get(item.phrase.0..item.phrase.1).is_some_and(is_unnamed)
            && let Some((labels, used)) = &mut self.carry
            && !used.contains(&(number.unit, item.basis))
        {
            used.push((number.unit, item.basis));
            item.labels = *labels;
            item.inherited = true;
        }
        // An amount with a name of its own, in another paragraph than the item above.
        let apart = |&(_, end): &(usize, usize)| {
            self.text.get(end..number.start).is_some_and(|between| between.contains('\n'))
        };
        if item.labels[0].is_some() && !item.inherited && self.path.as_ref().is_some_and(apart) {
            self.path = None;
        }
        if item.path.is_none() {
            // …（项）A。⏎某项目B，上年P: P is of what was named last, which the item is not.
            let other =
                self.levels.last().and_then(|&last| self.item(last)).is_some_and(|last| {
                    item.basis.is_some() && last.path.is_none() && last.labels[0].is_none()
                });
            let unnamed = || !other && self.text.get(item.phrase.0..item.phrase.1).is_some_and(is_unnamed);
            item.path = self.path.filter(|&(start, _)| {
                // …（项）2031年决算数A: the year stands between the name and its amount.
                let of_name = || self.labels.last().is_some_and(|label| label.start == start);
                item.labels[0].is_none() && unnamed() || item.inherited || self.in_path(number) || of_name()
            });
        }
        let actual = self.out.is_main(item.basis) || foreign.is_some() && item.basis == foreign;
        let of_list = self.scopes.last().and_then(|scope| scope.basis);
        let joins = actual && of_list.is_none() || of_list.is_some() && of_list == item.basis;
        if joins && !self.recounted {
            item.whole = self.join_scope(index, number);
        }
        self.push_item(item);
        if budget {
            // 预算A，2030年预算P，对比减少D: what the budget before is compared with.
            if let Some(of) = self.last_other.filter(|_| of_another) {
                self.base_of_another_year(of, index);
                return;
            }
            if let Some(basis) = basis.filter(|_| !of_another) {
                self.budgets.push((basis, index));
            }
            self.two_budgets |= self.last_other.is_some() && self.other_is_foreign != of_another;
            self.other_is_foreign = of_another;
            self.last_other = Some(index);
            return;
        }
        if !actual {
            self.last_other = self.last_other.or(self.levels.is_empty().then_some(index));
            self.compare_with(index);
            return;
        }
        self.last_other = None;
        self.sum_behind(index, number);
        self.join_plus(index, number);
        if self.last_level.is_some() && !self.same_subject_as_budget(index) {
            self.budgets.clear();
        }
        self.last_level = Some(index);
        self.behind_list = false;
        self.aside = false;
        self.topic = None;
        self.paragraph_levels += 1;
        self.levels.push(index);
        self.open = None;
    }

    /// 支出A，上年为P，减少D: what follows is compared with P.
    fn compare_with(&mut self, index: u32) {
        let (Some(level), Some(item)) = (self.last_level, self.item(index)) else { return };
        let prior = matches!(item.basis, Some(Basis::PriorYear | Basis::Year(_)));
        let unnamed = item.labels[0].is_none()
            && self.levels.last() == Some(&level)
            && self.text.get(item.phrase.0..item.phrase.1).is_some_and(is_unnamed);
        let of_level = self.item(level).map(|level| level.labels[0]);
        let same = item.inherited && of_level == Some(item.labels[0]) || unnamed;
        if prior && same && self.reason.is_none() {
            self.base = Some(super::context::Base {
                basis: item.basis,
                figure: Some(index),
                figure_of: Some(level),
                paragraph: self.paragraph,
                claims: self.out.claims.len(),
                topic: None,
                budget_of_another_year: false,
            });
            self.open = None;
        }
    }

    fn in_path(&self, number: &Number) -> bool {
        self.path.is_some_and(|(_, end)| self.phrase <= end && end <= number.start)
    }

    /// Whether a level is of the subject whose budget was stated just before.
    fn same_subject_as_budget(&self, index: u32) -> bool {
        let Some(&(_, budget)) = self.budgets.last() else { return true };
        let last = self.last_level.unwrap_or_default();
        budget > last && budget < index
    }

    /// 决算A，完成预算B的r%，…; 决算A，预算B，…: whether a budget behind a level is of it.
    pub(super) fn is_budget_of(&self, budget: u32, level: u32) -> bool {
        let (Some(item), Some(number)) = (self.item(budget), self.numbers.get(level as usize)) else {
            return false;
        };
        let between = self.text.get(number.after..item.phrase.1).unwrap_or_default();
        between.len() <= super::SENTENCE && item.inherited && !between.contains(['。', ';', '\n'])
    }

    /// The basis of a level that the words before it name: 2030年决算数, 上年收入.
    pub(super) fn basis_of_level(&self) -> Option<Basis> {
        if let Some((Word::Prior, ..)) = self.before.last {
            return (!self.is_carried_over()).then_some(Basis::PriorYear);
        }
        let year = self.before.year?;
        match self.out.fiscal_year {
            Some(fiscal) if fiscal == year => None,
            Some(_) => year::basis(year, self.out.fiscal_year),
            None => None,
        }
    }

    /// 上年滚存结余A, 上年项目结转A: whether the words behind the year say that what was left over is this year's.
    fn is_carried_over(&self) -> bool {
        let Some((Word::Prior, _, end)) = self.before.last else { return false };
        let words =
            self.text.get(end..self.here).unwrap_or_default().trim_end_matches(['为', '共', '计', ' ']);
        // What a bracket tells of is said by the way.
        self.depth == 0
            && words.chars().count() <= 16
            && ["结余", "结转", "结存", "结余资金", "结转资金", "结转收入", "结余收入"]
                .iter()
                .any(|left| words.ends_with(left))
    }

    /// An item with the names that stand before it, or that it takes from the number before.
    pub(super) fn named_item(&mut self, number: &Number, index: u32, kind: ItemKind) -> super::model::Item {
        let mut item = self.new_item(number, index, kind);
        if number.start < self.cut_off || self.recounted {
            return item;
        }
        if let Some(label) = self.respective_label() {
            item.labels[0] = Some(label);
            return item;
        }
        let mut labels = self.labels.iter().rev();
        if let Some(last) = labels.next() {
            let between = self.gap(last.end, number.start);
            // 培训费及差旅补助5万元: the amount is of more than the name.
            let more = between.strip_prefix(['及', '和', '与', '、']);
            if more.is_some_and(|more| !is_unnamed(more) && !is_filler(more)) {
                self.carry = None;
                return item;
            }
            // 所属单位出国团组2个: the groups are counted, and no units.
            if number.class == Class::Count && between.contains("团组") && !self.is_group(last.id) {
                return item;
            }
            // 收入(同口径)完成3万元, 保有量账面数5辆: what is counted in another way is another quantity.
            if ["口径)", "账面", "标准"].iter().any(|of| between.contains(of)) {
                return item;
            }
            // 公用经费列支3万元: what was paid from it.
            if between.starts_with("列支") || between.starts_with("中列支") {
                self.carry = None;
                return item;
            }
            // 基本支出结转3万元: what was left of it.
            if between.starts_with("结转") || between.starts_with("结余") {
                self.carry = None;
                return item;
            }
            // 基本支出中医疗业务支出3万元: the amount is of a part that the name of the whole is not.
            let inner = between.strip_prefix('中').filter(|_| number.class == Class::Money);
            if inner.is_some_and(|part| !is_unnamed(part) && !is_filler(part)) {
                self.carry = None;
                return item;
            }
            // 一般公共预算财政拨款运行经费3万元: the amount is of an expense that the name is only a part of.
            if self.is_of_longer_name(*last, between) {
                self.carry = None;
                return item;
            }
            // Words between a name and its number make it another thing: 公务接待对象3人.
            item.labels[0] = Some(last.id);
            if let Some(second) = labels.next() {
                item.labels[1] = Some(second.id);
                let link = self.gap(second.end, last.start);
                let joined = matches!(link, "、" | "和" | "与" | "及" | "以及" | "总额、" | "支、");
                item.joint = joined && self.each_said(between);
                // 甲、乙共3万元: an amount of both together, which has no name.
                let zero = self.gap(number.start, number.end).bytes().all(|byte| b"0.,".contains(&byte));
                if joined && !item.joint && !zero && !self.alike(Some(last.id), second.id) {
                    item.labels = [None, None];
                    self.carry = None;
                    return item;
                }
            }
            if let Some((_, used)) = &mut self.carry {
                used.push((number.unit, item.basis));
            }
            return item;
        }
        let phrase = self.text.get(item.phrase.0..item.phrase.1).unwrap_or_default();
        let joined = self.text.get(..item.phrase.0).is_some_and(|before| before.ends_with(','));
        if !is_unnamed(phrase)
            && !is_filler(phrase)
            && kind == ItemKind::Level
            && number.class == Class::Money
        {
            // 自筹收入A，上年为P: the amount has a name of its own, which the next one goes on with.
            self.carry = None;
        } else if self.carry.as_ref().is_some_and(|(labels, _)| self.is_of_other_side(labels[0], phrase)) {
            self.carry = None;
        }
        if is_unnamed(phrase) {
            let budget =
                self.budgets.last().and_then(|&(_, budget)| self.item(budget)).map(|item| item.labels);
            if let Some((labels, used)) = &mut self.carry {
                let budget_before = budget.is_some_and(|budget| budget[0] == labels[0]);
                // 各是A，B: the same name again.
                let again = self.each
                    && used.len() == 1
                    && (joined && phrase.is_empty() || matches!(phrase, "和" | "、"));
                let unused = again || !used.iter().any(|&(unit, _)| unit == number.unit);
                if unused || budget_before || kind != ItemKind::Level {
                    item.labels = *labels;
                    item.inherited = true;
                    used.push((number.unit, item.basis));
                }
            }
        }
        item
    }

    /// Whether the words behind a name of income or expenditure go on to the name of an expense:
    /// 项目支出专项业务费.
    fn is_of_longer_name(&self, label: LabelAt, between: &str) -> bool {
        let class = self.lexicon.label(label.id).is_some_and(|label| label.class.is_some());
        let named = self.text.get(label.start..label.end).unwrap_or_default();
        if class || !["拨款", "支出", "收入"].iter().any(|end| named.ends_with(end)) {
            return false;
        }
        let mut name = between;
        while let Some(rest) = ["为", "共", "计", "约", "决算", "支出", "数", "额", "是", " "]
            .iter()
            .find_map(|word| name.strip_suffix(word))
        {
            name = rest;
        }
        let name = name.rsplit([',', ':', ')', '(', '。', ';']).next().unwrap_or_default();
        name.ends_with('费') && name.chars().count() > 2 && !is_unnamed(name) && !is_filler(name)
    }

    /// 财政拨款收入A；支出B; 上年结转A，支出B: whether words are of what comes in where a name is of what
    /// goes out, or of either where the name is of what was carried over.
    fn is_of_other_side(&self, label: Option<u16>, phrase: &str) -> bool {
        let Some(label) = label else { return false };
        let first = self.lexicon.label(label).and_then(|label| label.concepts.first());
        let id = first.map_or("", |concept| concept.id());
        let (income, expenditure) = (phrase.contains("收入"), phrase.contains("支出"));
        if self.is_balance(label) {
            let words = phrase.trim_start_matches([',', ';', '、', ' ']);
            return ["支出", "收入", "决算", "预算", "年初预算", "全年预算", "执行", "实际支出"]
                .iter()
                .any(|word| words.starts_with(word));
        }
        if id.starts_with("total") || id.ends_with("total") {
            return false;
        }
        id.contains("income") && expenditure && !income
            || id.contains("expenditure") && income && !expenditure
    }

    /// Whether a name can be of groups that travel or visit.
    fn is_group(&self, label: u16) -> bool {
        let concepts = self.lexicon.label(label).map_or(&[][..], |label| &label.concepts);
        concepts.iter().any(|concept| matches!(concept.info().unit, Unit::Group | Unit::Batch))
    }

    fn each_said(&self, between: &str) -> bool {
        self.each || between.contains('均') || between.contains('各')
    }
}
