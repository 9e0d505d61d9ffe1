//! 支出决算表 (T3): expenditure by functional code and kind.

use super::cells::{CodedRow, cells, table};

cells! {
    /// 各栏。The columns.
    ExpenditureCells {
        total "本年支出合计" = CurrentExpenditure,
        basic "基本支出" = BasicExpenditureTotal,
        project "项目支出" = ProjectExpenditureTotal,
        remittance_to_superior "上缴上级支出" = RemittanceToSuperior,
        business "经营支出" = BusinessExpenditure,
        subsidy_to_affiliated "对附属单位补助支出" = SubsidyToAffiliated,
    }
}

table! {
    /// 支出决算表: a row for each functional code.
    Expenditure {
        fixed total "合计": ExpenditureCells,
        coded rows "科目": Vec<CodedRow<ExpenditureCells>> = Functional,
    }
}
