//! 一般公共预算财政拨款支出决算表 (T5): general public budget expenditure by functional code.

use super::cells::{CodedRow, cells, table};

cells! {
    /// 各栏。The columns.
    GpbExpenditureCells {
        total "合计" = GpbExpenditure,
        basic "基本支出" = GpbBasicExpenditure,
        project "项目支出" = GpbProjectExpenditure,
    }
}

table! {
    /// 一般公共预算财政拨款支出决算表: a row for each functional code.
    GpbExpenditure {
        fixed total "合计": GpbExpenditureCells,
        coded rows "科目": Vec<CodedRow<GpbExpenditureCells>> = Functional,
    }
}
