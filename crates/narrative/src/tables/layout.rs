//! How each kind of table is laid out.

use juesuan_model::TableKind;
use juesuan_model::tables::{Block, Table as Source};

use std::borrow::Cow;

use super::{Printer, basis_of, words};
use crate::document::{Cell, Table};
use crate::numerals::chinese;

/// One half of a row of a table with two sides.
type Half = Vec<Cell>;

/// How many cells there is room for in a row before all of them are known: as many as the widest
/// table with two sides has.
const WIDTH: usize = 7;

fn labelled(label: impl Into<Cow<'static, str>>, cells: impl IntoIterator<Item = Cell>) -> Half {
    let mut half = Vec::with_capacity(WIDTH);
    half.push(words(label));
    half.extend(cells);
    half
}

fn numbered(at: usize, label: &str) -> String {
    [&*chinese(at + 1), "、", label].concat()
}

/// Puts two sides beside each other; what is missing on one is empty.
fn beside(left: Vec<Half>, right: Vec<Half>, widths: (usize, usize)) -> impl Iterator<Item = Vec<Cell>> {
    let rows = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    (0..rows).map(move |_| {
        let mut row = left.next().unwrap_or_else(|| Vec::with_capacity(WIDTH));
        row.resize(widths.0, Cell::default());
        row.extend(right.next().unwrap_or_default());
        row.resize(widths.0 + widths.1, Cell::default());
        row
    })
}

fn head(labels: &[&'static str]) -> Vec<Cell> {
    labels.iter().map(|label| words(*label)).collect()
}

impl Printer<'_> {
    pub(super) fn table(&mut self, source: &dyn Source) -> Table {
        let blocks = source.blocks();
        match (self.kind, blocks.as_slice()) {
            (TableKind::IncomeExpenditureSummary, [income, classes, expenditure]) => {
                self.summary(income, classes, expenditure)
            }
            (TableKind::FiscalSummary, [income, classes, current, closing, total]) => {
                self.fiscal(income, classes, [current, closing, total])
            }
            (TableKind::GpbBasic, [rows, totals]) => self.basic(rows, totals),
            (TableKind::ThreePublic, [budget, actual]) => self.three_public(budget, actual),
            (TableKind::AgencyOperation, [budget, actual]) => self.operation(budget, actual),
            (_, [total, rows]) => self.by_code(total, rows),
            _ => Table::default(),
        }
        .of(self.kind)
    }

    /// 收入支出决算总表
    fn summary(&mut self, income: &Block<'_>, classes: &Block<'_>, expenditure: &Block<'_>) -> Table {
        let mut left: Vec<Half> = self.one_column(income, 8);
        let left_foot = left.split_off(left.len().min(8));
        let right = self.classes(classes);
        let right_foot = self.one_column(expenditure, 0);
        Table {
            head: vec![head(&["收入", "收入", "支出", "支出"]), head(&["项目", "决算数", "项目", "决算数"])],
            rows: beside(left, right, (2, 2)).chain(beside(left_foot, right_foot, (2, 2))).collect(),
            ..Table::default()
        }
    }

    /// 财政拨款收入支出决算总表
    fn fiscal(&mut self, income: &Block<'_>, classes: &Block<'_>, foot: [&Block<'_>; 3]) -> Table {
        let mut left = self.one_column(income, 3);
        let left_foot = left.split_off(left.len().min(3));
        let right = self.classes(classes);
        let mut right_foot: Vec<Half> = foot
            .into_iter()
            .map(|block| {
                let label = if let Block::Fixed { label, .. } = block { *label } else { "" };
                let cells = self.fixed(block);
                labelled(label, cells)
            })
            .collect();
        // The three sub-rows of the opening carry-over have nothing beside them.
        let total = right_foot.pop();
        right_foot.resize(left_foot.len().saturating_sub(1).max(right_foot.len()), Half::new());
        right_foot.extend(total);
        Table {
            head: vec![
                head(&["收入", "收入", "支出", "支出", "支出", "支出", "支出"]),
                head(&[
                    "项目",
                    "决算数",
                    "项目",
                    "合计",
                    "一般公共预算财政拨款",
                    "政府性基金预算财政拨款",
                    "国有资本经营预算财政拨款",
                ]),
            ],
            rows: beside(left, right, (2, 5)).chain(beside(left_foot, right_foot, (2, 5))).collect(),
            ..Table::default()
        }
    }

    /// A block of one column as rows, the first of them numbered.
    fn one_column(&mut self, block: &Block<'_>, first: usize) -> Vec<Half> {
        let Block::Fixed { cells, .. } = block else { return Vec::new() };
        let labels = cells.fields().iter().enumerate().map(|(at, field)| {
            if at < first { Cow::Owned(numbered(at, field.label)) } else { Cow::Borrowed(field.label) }
        });
        labels.zip(self.fixed(block)).map(|(label, cell)| labelled(label, [cell])).collect()
    }

    fn classes(&mut self, block: &Block<'_>) -> Vec<Half> {
        let mut at = 0;
        self.coded(block, |code, name| {
            at += 1;
            labelled(numbered(at - 1, if name.is_empty() { code } else { &name }), [])
        })
    }

    /// A table with a row for each functional code, and one for the total.
    fn by_code(&mut self, total: &Block<'_>, rows: &Block<'_>) -> Table {
        let columns = match rows {
            Block::Coded { rows, .. } => rows.columns(),
            Block::Fixed { .. } => &[],
        };
        let mut table = Table {
            head: vec![
                [words("科目编码"), words("科目名称")]
                    .into_iter()
                    .chain(columns.iter().map(|column| words(column.label)))
                    .collect(),
            ],
            ..Table::default()
        };
        let mut all = vec![words("合计"), Cell::default()];
        all.extend(self.fixed(total));
        table.rows = self.coded(rows, code_and_name);
        // The national form has the total of this one table at its foot.
        let foot = self.kind == TableKind::GpbExpenditure && !self.settings.layout.numbered;
        table.rows.insert(if foot { table.rows.len() } else { 0 }, all);
        table
    }

    /// 一般公共预算财政拨款基本支出决算表: personnel on the left, the rest on the right.
    fn basic(&mut self, rows: &Block<'_>, totals: &Block<'_>) -> Table {
        let mut personnel = Vec::new();
        let halves = self.coded(rows, |code, name| {
            personnel.push(code.starts_with("301") || code.starts_with("303"));
            code_and_name(code, name)
        });
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for (personnel, half) in personnel.into_iter().zip(halves) {
            if personnel { left.push(half) } else { right.push(half) }
        }
        let foot = self.one_column(totals, 0);
        let mut last = Vec::with_capacity(6);
        for half in foot {
            let mut half = half.into_iter();
            last.extend([half.next().unwrap_or_default(), Cell::default(), half.next().unwrap_or_default()]);
        }
        Table {
            head: vec![head(&["科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"])],
            rows: beside(left, right, (3, 3)).chain([last]).collect(),
            ..Table::default()
        }
    }

    /// 财政拨款“三公”经费支出决算表: one row, budget and actual for each item.
    fn three_public(&mut self, budget: &Block<'_>, actual: &Block<'_>) -> Table {
        let Block::Fixed { cells, .. } = actual else { return Table::default() };
        let labels: Vec<&'static str> = cells.fields().iter().map(|field| field.label).collect();
        let pairs = self.fixed(budget).into_iter().zip(self.fixed(actual));
        let bases = [juesuan_model::Basis::InitialBudget, juesuan_model::Basis::Actual].map(basis_of);
        Table {
            rows: vec![pairs.flat_map(|(budget, actual)| [budget, actual]).collect()],
            head: vec![
                labels.iter().flat_map(|label| [words(*label), words(*label)]).collect(),
                labels.iter().flat_map(|_| bases.map(words)).collect(),
            ],
            ..Table::default()
        }
    }

    /// 机构运行信息表: a row for each item; only money has a budget.
    fn operation(&mut self, budget: &Block<'_>, actual: &Block<'_>) -> Table {
        let (Block::Fixed { cells: budgets, .. }, Block::Fixed { cells: actuals, .. }) = (budget, actual)
        else {
            return Table::default();
        };
        let mut budget_cells: Vec<(&str, Cell)> =
            budgets.fields().iter().map(|field| field.name).zip(self.fixed(budget)).collect();
        let rows = actuals.fields().iter().zip(self.fixed(actual)).map(|(field, cell)| {
            let at = budget_cells.iter().position(|(name, _)| *name == field.name);
            let budget = at.map(|at| budget_cells.swap_remove(at).1);
            vec![words(field.label), budget.unwrap_or_default(), cell]
        });
        let rows = rows.collect();
        Table { head: vec![head(&["项目", "预算数", "统计数"])], rows, ..Table::default() }
    }
}

fn code_and_name(code: &str, name: Cow<'static, str>) -> Vec<Cell> {
    labelled(code.to_owned(), [words(name)])
}

impl Table {
    fn of(self, kind: TableKind) -> Self {
        Self { kind: Some(kind), ..self }
    }
}
