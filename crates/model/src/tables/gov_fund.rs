//! 政府性基金预算财政拨款收入支出决算表 (T7).

use super::cells::{CodedRow, cells, table};

cells! {
    /// 各栏。The columns.
    GovFundCells {
        opening_carryover "年初结转和结余" = GovFundOpeningCarryover,
        income "本年收入" = GovFundIncome,
        expenditure "本年支出" = GovFundExpenditure,
        basic "基本支出" = GovFundBasicExpenditure,
        project "项目支出" = GovFundProjectExpenditure,
        closing_carryover "年末结转和结余" = GovFundClosingCarryover,
    }
}

table! {
    /// 政府性基金预算财政拨款收入支出决算表: empty, with a note, where there was none.
    GovFund {
        fixed total "合计": GovFundCells,
        coded rows "科目": Vec<CodedRow<GovFundCells>> = Functional,
    }
}
