//! The two sides of an account: what came in and what went out come to one total.

use juesuan_model::{Concept, Statement, StatementKind};

use super::{Binder, Known};
use crate::parse::model::{Item, ItemKind};

const SIDES: &str =
    "each side has a change of its own, and the two totals may be of the year's income and expenditure";
/// No total is compared more often.
const MOST: usize = 8;
const TOTALS: [Concept; 2] = [Concept::TotalReceiptsAndExpenditure, Concept::FiscalTotal];

impl Binder<'_> {
    /// 收入总计A，支出总计B: both sides of one account.
    pub(super) fn balances(&mut self) {
        self.sides_apart();
        self.net_assets();
        for concept in TOTALS {
            let Some(known) = self.levels.get(&concept) else { continue };
            let [first, second, ..] = known[..] else { continue };
            let apart = self.side(first) == (true, false) && self.side(second) == (false, true);
            // 收、支总计各是A，B
            let listed = self.side(first) == (true, true)
                && self.item(second.number).is_some_and(|item| item.inherited);
            if second.number == first.number + 1 && (apart || listed) {
                let mut statement = Statement::new(StatementKind::Balance);
                statement.subject = Some(self.figure(first.number));
                statement.base = Some(self.figure(second.number));
                self.statements.push(statement);
            }
        }
    }

    /// 资产总额A，负债总额B，净资产C: what is owned is what is owed and what is one's own.
    pub(super) fn net_assets(&mut self) {
        let items = &self.parse.parsed.items;
        let money = |item: &Item| {
            let plain = item.kind == ItemKind::Level && item.basis.is_none() && !item.reason;
            plain && self.unit(item.number).money_power().is_some()
        };
        let name = |item: &Item| {
            let words = self.words(item.phrase);
            let words = words.rsplit([',', ';', '。', ':', '、', '\n']).next().unwrap_or_default();
            let words = words.trim_end_matches(['为', '是', '共', '计', ' ', '约', '达']);
            ["总额", "合计", "总计"].iter().find_map(|total| words.strip_suffix(total)).unwrap_or(words)
        };
        let found = items.windows(3).filter_map(|three| {
            let [assets, debts, own] = three else { return None };
            let named = name(own).ends_with("净资产") && name(debts) == "负债";
            let of_all = named && (name(assets).ends_with("资产") && !name(assets).ends_with("净资产"));
            let from = self.parse.numbers.get(assets.number as usize)?.after;
            let between = self.text.get(from..own.phrase.1)?;
            let one = !between.contains(['。', '\n', '(']) && between.len() <= crate::parse::SENTENCE;
            // 总资产, 资产总额, but not 流动资产.
            let whole = matches!(self.words(assets.phrase).trim_start_matches([',', ';', '。']), words if {
                words.contains("资产总") || words.contains("总资产") || words.contains("资产合计")
            });
            (of_all && whole && one && three.iter().all(money)).then_some((assets, debts, own))
        });
        let sums: Vec<Statement> = found
            .map(|(assets, debts, own)| {
                let mut statement = Statement::new(StatementKind::Sum);
                statement.whole = Some(self.figure(assets.number));
                statement.parts = vec![self.figure(debts.number), self.figure(own.number)];
                statement.closed = true;
                statement
            })
            .collect();
        self.statements.extend(sums);
    }

    /// Which sides the words before a total name: income, expenditure.
    fn side(&self, known: Known) -> (bool, bool) {
        let words = self.item(known.number).map_or("", |item| {
            let before = crate::parse::ending(self.text.get(..item.phrase.1).unwrap_or_default());
            before.rsplit([',', ';', ':', '。', '\n']).next().unwrap_or_default()
        });
        (words.contains('收'), words.contains('支'))
    }

    /// 收入总计A，较上年增加C；支出总计B，较上年增加D: a text that compares each side for itself, or
    /// tells of each in a section of its own, may call the year's income and expenditure totals. Then
    /// nothing proves that they are equal.
    fn sides_apart(&mut self) {
        for concept in TOTALS {
            let Some(known) = self.levels.get(&concept).cloned() else { continue };
            let inherited = |known: Known| self.item(known.number).is_some_and(|item| item.inherited);
            let first = known.iter().find(|&&known| self.side(known).0 && !inherited(known)).copied();
            let second = known.iter().find(|&&known| self.side(known) == (false, true) || inherited(known));
            let (Some(first), Some(&second)) = (first, second) else { continue };
            if first.number == second.number || self.span(first.number) == self.span(second.number) {
                continue;
            }
            // 总收入A，总支出B need not balance.
            let loose = [first, second].iter().all(|&known| {
                let words = self.item(known.number).map_or("", |item| self.words(item.phrase));
                let words = words.trim_end_matches(['为', '是', ' ']);
                words.ends_with("总收入") || words.ends_with("总支出")
            });
            let section = |known: Known| self.section_id(known.section);
            let sections = section(first) == "income" && section(second) == "expenditure";
            if !loose && !sections && !self.change_apart(first.number, second.number) {
                continue;
            }
            let mut statement = Statement::new(StatementKind::Equal);
            statement.subject = Some(self.figure(first.number));
            statement.base = Some(self.figure(second.number));
            statement.unsure = Some(SIDES.into());
            self.statements.push(statement);
            for known in known {
                self.unbind(known.number, concept);
            }
        }
    }

    /// Whether two amounts have changes of their own.
    fn change_apart(&self, one: u32, other: u32) -> bool {
        let changes = |number: u32| {
            let figure = Some(self.figure(number));
            self.statements
                .iter()
                .filter(move |of| of.kind == StatementKind::Change && of.subject == figure)
                .filter_map(|of| Some((of.basis, of.change.or(of.rate)?)))
                .take(MOST)
                .collect::<Vec<_>>()
        };
        let others = changes(other);
        changes(one).into_iter().any(|(basis, own)| {
            others.iter().any(|&(other_basis, figure)| {
                let printed = |figure| self.number(figure).and_then(|number| self.span(number));
                basis == other_basis && printed(figure) != printed(own)
            })
        })
    }
}
