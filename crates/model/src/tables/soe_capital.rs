//! 国有资本经营预算财政拨款（收入）支出决算表 (T8).

use super::cells::{CodedRow, cells, table};

cells! {
    /// 各栏，全国表样只有支出。The columns; the national form prints expenditure alone.
    SoeCapitalCells {
        opening_carryover "年初结转和结余" = SoeOpeningCarryover,
        income "本年收入" = SoeIncome,
        expenditure "本年支出" = SoeExpenditure,
        basic "基本支出" = SoeBasicExpenditure,
        project "项目支出" = SoeProjectExpenditure,
        closing_carryover "年末结转和结余" = SoeClosingCarryover,
    }
}

table! {
    /// 国有资本经营预算财政拨款收入支出决算表: empty, with a note, where there was none.
    SoeCapital {
        fixed total "合计": SoeCapitalCells,
        coded rows "科目": Vec<CodedRow<SoeCapitalCells>> = Functional,
    }
}
