//! 机构运行信息表 as the workbook has it: two blocks side by side, with the numbers of their lines.

use juesuan_model::Printed;
use juesuan_model::tables::agency_operation::{OperationActual, OperationBudget};

use crate::tables::grid::{Grid, Item, Place, Sum};

/// A line: what is printed, and the cell that it shows; none in a line that only names a group.
type Line = (&'static str, &'static str);

const LEFT: [Line; 24] = [
    ("一、“三公”经费支出", ""),
    ("（一）支出合计", "three_public_total"),
    ("1．因公出国（境）费", "overseas_travel"),
    ("2．公务用车购置及运行维护费", "vehicle_total"),
    ("（1）公务用车购置费", "vehicle_purchase"),
    ("（2）公务用车运行维护费", "vehicle_operation"),
    ("3．公务接待费", "reception"),
    ("（1）国内接待费", "domestic_reception"),
    ("其中：外事接待费", "foreign_affairs_reception"),
    ("（2）国（境）外接待费", "overseas_reception"),
    ("（二）相关统计数", ""),
    ("1．因公出国（境）团组数（个）", "overseas_group_count"),
    ("2．因公出国（境）人次数（人）", "overseas_person_count"),
    ("3．公务用车购置数（辆）", "vehicle_purchase_count"),
    ("4．公务用车保有量（辆）", "vehicle_stock_count"),
    ("5．国内公务接待批次（个）", "domestic_reception_batches"),
    ("其中：外事接待批次（个）", "domestic_foreign_affairs_batches"),
    ("6．国内公务接待人次（人）", "domestic_reception_persons"),
    ("其中：外事接待人次（人）", "domestic_foreign_affairs_persons"),
    ("7．国（境）外公务接待批次（个）", "overseas_reception_batches"),
    ("8．国（境）外公务接待人次（人）", "overseas_reception_persons"),
    ("五、会议费", "conference"),
    ("六、培训费", "training"),
    ("七、差旅费", "travel"),
];

/// The heads of the two blocks.
pub(super) const HEAD: [&str; 7] = ["项目", "行次", "预算数", "统计数", "项目", "行次", "统计数"];

/// The lines of the left block whose numbers follow those of the right one.
const LATE: usize = 3;

const RIGHT: [Line; 21] = [
    ("二、机关运行经费", "agency_operation"),
    ("（一）行政单位", "agency_operation_administrative"),
    ("（二）参照公务员法管理事业单位", "agency_operation_participating"),
    ("三、国有资产占用情况", ""),
    ("（一）车辆数合计（辆）", "vehicle_count"),
    ("1．副部（省）级及以上领导用车", "vehicle_provincial_leader"),
    ("2．主要负责人用车", "vehicle_principal"),
    ("3．机要通信用车", "vehicle_confidential"),
    ("4．应急保障用车", "vehicle_emergency"),
    ("5．执法执勤用车", "vehicle_enforcement"),
    ("6．特种专业技术用车", "vehicle_special"),
    ("7．离退休干部服务用车", "vehicle_retired"),
    ("8．其他用车", "vehicle_other"),
    ("（二）单价100万元（含）以上专用设备（台、套）", "large_equipment"),
    ("四、政府采购支出信息", ""),
    ("（一）政府采购支出合计", "procurement_total"),
    ("1．政府采购货物支出", "procurement_goods"),
    ("2．政府采购工程支出", "procurement_works"),
    ("3．政府采购服务支出", "procurement_services"),
    ("（二）政府采购授予中小企业合同金额", "sme_contracts"),
    ("其中：授予小微企业合同金额", "micro_contracts"),
];

/// From the table of three columns that the document has, whose rows are the cells of
/// [`OperationActual`] in order.
pub(super) fn two_blocks<'t>(table: &Grid<'t>, sums: Vec<Sum>) -> (Grid<'t>, Vec<Sum>) {
    let row_of = |name: &str| OperationActual::FIELDS.iter().position(|field| field.name == name);
    let has_budget = |name: &str| OperationBudget::FIELDS.iter().any(|field| field.name == name);
    let dash = || Item::Text("—".into());
    let actual = |name: &str| row_of(name).map_or_else(dash, |row| table.item((row, 2)).clone());
    let budget = |name: &str| match row_of(name) {
        Some(row) if has_budget(name) => table.item((row, 1)).clone(),
        _ => dash(),
    };
    let line = |number: usize| Item::Figure(Printed::integer(number as u32));
    let words = |label: &'static str| Item::Text(label.into());
    let early = LEFT.len() - LATE;
    let rows = (0..LEFT.len().max(RIGHT.len())).map(|row| {
        let mut items = vec![Item::Empty; 7];
        if let (Some((label, name)), [a, b, c, d, ..]) = (LEFT.get(row), items.as_mut_slice()) {
            let number = if row < early { row + 1 } else { row + 1 + RIGHT.len() };
            (*a, *b, *c, *d) = (words(label), line(number), budget(name), actual(name));
        }
        if let (Some((label, name)), [.., a, b, c]) = (RIGHT.get(row), items.as_mut_slice()) {
            (*a, *b, *c) = (words(label), line(early + row + 1), actual(name));
        }
        items
    });
    (Grid { rows: rows.collect() }, moved(sums))
}

/// The sums of the table of three columns at their places in the two blocks.
fn moved(sums: Vec<Sum>) -> Vec<Sum> {
    let place = |(row, column): Place| -> Option<Place> {
        let name = OperationActual::FIELDS.get(row)?.name;
        let find = |lines: &[Line]| lines.iter().position(|(_, of)| *of == name);
        match (find(&LEFT), find(&RIGHT)) {
            (Some(row), _) => Some((row, column + 1)),
            (None, Some(row)) => Some((row, 6)),
            _ => None,
        }
    };
    let moved = |sum: Sum| {
        let parts = sum.parts.into_iter().filter_map(|(part, away)| Some((place(part)?, away)));
        Some(Sum { whole: place(sum.whole)?, parts: parts.collect() })
    };
    // The right block has no budgets.
    let shown = |sum: &Sum| {
        let name = OperationActual::FIELDS.get(sum.whole.0).map_or("", |field| field.name);
        sum.whole.1 == 2 || LEFT.iter().any(|(_, of)| *of == name)
    };
    sums.into_iter().filter(shown).filter_map(moved).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_of_the_table_has_its_line() {
        let lines = || LEFT.iter().chain(&RIGHT).map(|(_, name)| *name).filter(|name| !name.is_empty());
        for field in OperationActual::FIELDS {
            assert_eq!(lines().filter(|name| *name == field.name).count(), 1, "{}", field.name);
        }
        assert_eq!(lines().count(), OperationActual::FIELDS.len());
        assert!(LEFT.iter().all(|(_, name)| name.is_empty() || RIGHT.iter().all(|(_, of)| of != name)));
    }

    #[test]
    fn lines_are_numbered_on_and_statistics_have_no_budget() {
        let (grid, _) = two_blocks(&Grid::default(), Vec::new());
        for (place, number) in [((20, 1), 21), ((0, 5), 22), ((20, 5), 42), ((21, 1), 43), ((23, 1), 45)] {
            assert_eq!(grid.item(place), &Item::Figure(Printed::integer(number)));
        }
        assert_eq!((grid.words((14, 2)), grid.words((1, 2)), grid.words((0, 3))), ("—", "", "—"));
    }
}
