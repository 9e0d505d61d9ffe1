//! Which cells of the forms are sums of which others.

use std::ops::RangeInclusive;

use juesuan_model::TableKind;
use juesuan_model::tables::agency_operation::OperationActual;

use super::grid::{Grid, Sum};

/// The sums of a table; where a cell has several, the first that holds is the one to show.
pub(crate) fn sums(kind: TableKind, grid: &Grid<'_>) -> Vec<Sum> {
    match kind {
        TableKind::IncomeExpenditureSummary => {
            let more = ["使用非财政拨款结余（含专用结余）", "年初结转和结余"];
            let mut sums = side(grid, 0, 1..=1, "本年收入合计", &more);
            sums.extend(side(grid, 2, 3..=3, "本年支出合计", &["结余分配", "年末结转和结余"]));
            sums
        }
        TableKind::FiscalSummary => fiscal(grid),
        TableKind::Income => coded(grid, &[(2, 3..=8)]),
        TableKind::Expenditure => coded(grid, &[(2, 3..=7)]),
        TableKind::GpbExpenditure => coded(grid, &[(2, 3..=4)]),
        TableKind::GovFund | TableKind::SoeCapital => {
            let mut sums = coded(grid, &[(4, 5..=6)]);
            // What is left at the end is what was there, and came, and did not go.
            sums.extend((0..grid.rows.len()).filter(|row| grid.figure((*row, 7)).is_some()).map(|row| Sum {
                whole: (row, 7),
                parts: vec![((row, 2), false), ((row, 3), false), ((row, 4), true)],
            }));
            sums
        }
        TableKind::GpbBasic => basic(grid),
        TableKind::ThreePublic => three_public(),
        TableKind::AgencyOperation => operation(),
        _ => Vec::new(),
    }
}

/// One side of a summary: the rows above `current` are its parts, and the grand total is `current`
/// with `more`.
fn side(
    grid: &Grid<'_>,
    labels: usize,
    columns: RangeInclusive<usize>,
    current: &str,
    more: &[&str],
) -> Vec<Sum> {
    let row = |label: &str| (0..grid.rows.len()).find(|row| grid.words((*row, labels)) == label);
    let (Some(current), Some(total)) = (row(current), row("总计")) else { return Vec::new() };
    let more: Vec<usize> = more.iter().filter_map(|label| row(label)).collect();
    columns
        .filter(|column| grid.figure((total, *column)).or(grid.figure((current, *column))).is_some())
        .flat_map(|column| {
            let all = std::iter::once(current).chain(more.iter().copied());
            [
                Sum::of((current, column), (0..current).map(|row| (row, column))),
                Sum::of((total, column), all.map(|row| (row, column))),
            ]
        })
        .collect()
}

fn fiscal(grid: &Grid<'_>) -> Vec<Sum> {
    let opening = "年初财政拨款结转和结余";
    let mut sums = side(grid, 0, 1..=1, "本年收入合计", &[opening]);
    if let Some(row) = (0..grid.rows.len()).find(|row| grid.words((*row, 0)) == opening) {
        sums.push(Sum::of((row, 1), (row + 1..=row + 3).map(|row| (row, 1))));
    }
    sums.extend(side(grid, 2, 3..=6, "本年支出合计", &["年末财政拨款结转和结余"]));
    let printed = (0..grid.rows.len()).filter(|row| grid.figure((*row, 3)).is_some());
    sums.extend(printed.map(|row| Sum::of((row, 3), (4..=6).map(|column| (row, column)))));
    sums
}

/// A table by functional code: a level is the sum of the next, all is the sum of the classes, and
/// a column is the sum of others.
fn coded(grid: &Grid<'_>, columns: &[(usize, RangeInclusive<usize>)]) -> Vec<Sum> {
    let rows = 0..grid.rows.len();
    let width = grid.width();
    let mut sums = Vec::new();
    for row in rows.clone() {
        // Of a whole that is not printed there is nothing to say.
        let mut wholes = (2..width).filter(|column| grid.figure((row, *column)).is_some()).peekable();
        if wholes.peek().is_some() {
            let below: Vec<usize> = below(grid, row, 0, "合计").collect();
            sums.extend(wholes.map(|column| Sum::of((row, column), below.iter().map(|row| (*row, column)))));
        }
    }
    for row in rows {
        for (whole, parts) in columns {
            if grid.figure((row, *whole)).is_some() {
                sums.push(Sum::of((row, *whole), parts.clone().map(|column| (row, column))));
            }
        }
    }
    sums
}

/// The rows of the next level below a code, and below the total the classes.
fn below<'g>(
    grid: &'g Grid<'_>,
    row: usize,
    codes: usize,
    total: &'g str,
) -> impl Iterator<Item = usize> + 'g {
    let of = grid.words((row, codes));
    let (of, digits) = if of == total { ("", 3) } else { (of, of.len() + 2) };
    (0..grid.rows.len()).filter(move |row| {
        let code = grid.words((*row, codes));
        code.len() == digits && code.starts_with(of) && code.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Economic codes on two sides, with the totals of both at the foot.
fn basic(grid: &Grid<'_>) -> Vec<Sum> {
    let mut sums = Vec::new();
    for (codes, total) in [(0, "人员经费合计"), (3, "公用经费合计")] {
        for row in 0..grid.rows.len() {
            let code = grid.words((row, codes));
            if !code.is_empty() {
                sums.push(Sum::of(
                    (row, codes + 2),
                    below(grid, row, codes, total).map(|row| (row, codes + 2)),
                ));
            }
        }
    }
    sums
}

/// Six pairs of budget and actual: 合计, 因公出国（境）, 小计, 购置, 运行维护, 接待.
fn three_public() -> Vec<Sum> {
    [0, 1]
        .into_iter()
        .flat_map(|basis| {
            let sum = |whole: usize, parts: &[usize]| {
                Sum::of((0, 2 * whole + basis), parts.iter().map(|part| (0, 2 * part + basis)))
            };
            [sum(0, &[1, 2, 5]), sum(0, &[1, 3, 4, 5]), sum(2, &[3, 4])]
        })
        .collect()
}

/// The sums of 机构运行信息表, by the names of the cells.
const OPERATION: [(&str, &[&str]); 6] = [
    ("three_public_total", &["overseas_travel", "vehicle_total", "reception"]),
    ("vehicle_total", &["vehicle_purchase", "vehicle_operation"]),
    ("reception", &["domestic_reception", "overseas_reception"]),
    ("agency_operation", &["agency_operation_administrative", "agency_operation_participating"]),
    (
        "vehicle_count",
        &[
            "vehicle_provincial_leader",
            "vehicle_principal",
            "vehicle_confidential",
            "vehicle_emergency",
            "vehicle_enforcement",
            "vehicle_special",
            "vehicle_retired",
            "vehicle_other",
        ],
    ),
    ("procurement_total", &["procurement_goods", "procurement_works", "procurement_services"]),
];

/// A row for each cell of [`OperationActual`], with its budget before it.
fn operation() -> Vec<Sum> {
    let row = |name: &str| OperationActual::FIELDS.iter().position(|field| field.name == name);
    let sums = OPERATION.iter().flat_map(|(whole, parts)| {
        [1, 2].into_iter().filter_map(move |column| {
            let parts = parts.iter().filter_map(|part| row(part));
            Some(Sum::of((row(whole)?, column), parts.map(|row| (row, column))))
        })
    });
    sums.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::grid::Item;

    fn grid<'t>(rows: &[&[&'t str]]) -> Grid<'t> {
        let item = |text: &&'t str| match text.parse() {
            _ if text.is_empty() => Item::Empty,
            Ok(figure) if text.contains('.') => Item::Figure(figure),
            _ => Item::Text((*text).into()),
        };
        Grid { rows: rows.iter().map(|row| row.iter().map(item).collect()).collect() }
    }

    #[test]
    fn levels_add_up_to_the_level_above_and_columns_to_the_first() {
        let grid = grid(&[
            &["合计", "", "5.00", "4.00", "1.00"],
            &["201", "甲", "5.00", "4.0", "1.0"],
            &["20101", "乙", "3.00", "", ""],
            &["20103", "丙", "2.00", "", ""],
        ]);
        let sums = sums(TableKind::GpbExpenditure, &grid);
        let of = |place| sums.iter().find(|sum| sum.whole == place && grid.holds(sum)).cloned();
        assert_eq!(of((0, 2)), Some(Sum::of((0, 2), [(1, 2)])));
        assert_eq!(of((1, 2)), Some(Sum::of((1, 2), [(2, 2), (3, 2)])));
        assert_eq!(of((1, 3)), None, "its parts are empty");
        assert_eq!(of((2, 2)), None, "nothing is below it, and its columns are empty");
    }

    #[test]
    fn parts_that_are_not_all_known_are_no_sum() {
        let grid = grid(&[&["合计", "", "5.00", "4.00", ""], &["201", "甲", "5.00", "4.99", ""]]);
        let sums = sums(TableKind::GpbExpenditure, &grid);
        let cut = |place| sums.iter().any(|sum| sum.whole == place && grid.is_cut_short(sum, "涉密不公开"));
        assert!(cut((0, 2)), "the other column is not known");
        assert!(!cut((1, 2)), "0.01 may be the rounding of both");
        assert!(!cut((0, 3)), "it is out, but its only part is known");
    }

    #[test]
    fn a_part_that_is_withheld_is_not_missing() {
        let rows: &[&[&str]] = &[&["合计", "", "5.00"], &["201", "甲", "4.00"], &["204", "乙", "涉密不公开"]];
        let grid = grid(rows);
        let sums = sums(TableKind::GpbExpenditure, &grid);
        let sum = sums.iter().find(|sum| sum.whole == (0, 2)).unwrap();
        assert!(!grid.is_cut_short(sum, "涉密不公开") && grid.is_cut_short(sum, "—"));
    }

    #[test]
    fn a_sum_that_is_out_by_a_rounding_is_no_formula() {
        let grid = grid(&[&["合计", "", "5.01"], &["201", "甲", "5.00"]]);
        assert!(!sums(TableKind::GpbExpenditure, &grid).iter().any(|sum| grid.holds(sum)));
    }
}
