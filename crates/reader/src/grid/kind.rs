//! Which kind of table it is, by what is in it.

use std::collections::HashSet;

use juesuan_model::classification::{Budget, LIST_YEAR};
use juesuan_model::tables::plain_label;
use juesuan_model::{Classification, TableKind};

use super::Grid;
use super::shape::{Column, Table};
use super::value::is_code_text;

/// Words that stand together in one kind of table alone.
const MARKS: &[(TableKind, &[&str])] = &[
    (TableKind::AgencyOperation, &["统计数", "因公出国境团组数"]),
    (TableKind::AgencyOperation, &["统计数", "机关运行经费"]),
    (TableKind::AgencyOperation, &["统计数", "公务用车保有量"]),
    (TableKind::ThreePublic, &["预算数", "决算数", "因公出国境费", "公务接待费"]),
    (TableKind::GpbBasic, &["人员经费合计", "公用经费合计"]),
    (TableKind::FiscalSummary, &["年初财政拨款结转和结余", "年末财政拨款结转和结余"]),
    (TableKind::IncomeExpenditureSummary, &["事业收入", "结余分配", "本年支出合计"]),
    (TableKind::IncomeExpenditureSummary, &["附属单位上缴收入", "年末结转和结余", "本年支出合计"]),
    (TableKind::Income, &["上级补助收入", "事业收入", "经营收入", "其他收入", "财政拨款收入"]),
    (TableKind::Expenditure, &["基本支出", "项目支出", "上缴上级支出", "经营支出"]),
];

/// The kind of a table without a title that tells it.
pub(super) fn of_content(grid: &Grid, table: &Table) -> Option<TableKind> {
    let mut words: HashSet<String> = HashSet::new();
    for cell in table.body.iter().filter_map(|&row| grid.rows.get(row)).flatten() {
        let label = plain_label(&cell.text);
        if !label.is_empty() && label.len() <= 90 {
            words.insert(label);
        }
    }
    let marked = MARKS.iter().find(|(_, marks)| marks.iter().all(|mark| words.contains(*mark)));
    if let Some(&(kind, _)) = marked {
        return Some(kind);
    }
    let codes = codes(grid, table);
    if codes.is_empty() {
        return None;
    }
    if codes.iter().all(|code| code.starts_with('3')) {
        return Some(TableKind::GpbBasic);
    }
    let fund =
        ["年初结转和结余", "本年收入", "本年支出", "年末结转和结余"].iter().all(|word| words.contains(*word));
    let plain = words.contains("基本支出") && words.contains("项目支出");
    let of = |budget: Budget| {
        codes.iter().all(|code| {
            let entry = Classification::Functional.lookup(code, LIST_YEAR).entry();
            entry.is_some_and(|entry| entry.budgets.contains(&budget))
        })
    };
    match (of(Budget::GeneralPublic), of(Budget::GovernmentFund), of(Budget::StateCapital)) {
        (true, false, false) if plain && !fund => Some(TableKind::GpbExpenditure),
        (false, true, false) if fund => Some(TableKind::GovFund),
        (false, false, true) if plain => Some(TableKind::SoeCapital),
        _ => None,
    }
}

fn codes(grid: &Grid, table: &Table) -> Vec<String> {
    let mut out = Vec::new();
    for &row in table.data() {
        let Some(cells) = grid.rows.get(row) else { continue };
        for side in &table.layout.sides {
            let of_code = |&&at: &&usize| table.layout.columns.get(at) == Some(&Column::Code);
            let code: String = side
                .labels
                .iter()
                .filter(of_code)
                .filter_map(|&at| cells.get(at))
                .filter(|cell| is_code_text(&cell.text))
                .flat_map(|cell| cell.text.chars().filter(char::is_ascii_digit))
                .collect();
            if Classification::Functional.is_code(&code) {
                out.push(code);
            }
        }
    }
    out
}
