//! 一般公共预算财政拨款基本支出决算表 (T6): basic expenditure by economic code.

use super::cells::{CodedRow, cells, table};

cells! {
    /// 唯一的一栏。The one column.
    EconomicCells {
        amount "决算数" = GpbBasicByEconomic,
    }
}

cells! {
    /// 表末的两个合计。The two totals at the foot.
    BasicTotals {
        personnel "人员经费合计" = PersonnelExpenditure,
        public "公用经费合计" = PublicExpenditure,
    }
}

table! {
    /// 一般公共预算财政拨款基本支出决算表: a row for each economic code.
    GpbBasic {
        coded rows "经济分类": Vec<CodedRow<EconomicCells>> = Economic,
        fixed totals "合计": BasicTotals,
    }
}
