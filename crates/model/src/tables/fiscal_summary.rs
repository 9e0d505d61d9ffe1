//! 财政拨款收入支出决算总表 (T4): the three budgets' income and expenditure.

use super::cells::{CodedRow, cells, table};

cells! {
    /// 收入方。The income side.
    FiscalIncome {
        gpb_income "一般公共预算财政拨款" = GpbIncome,
        gov_fund_income "政府性基金预算财政拨款" = GovFundIncome,
        soe_income "国有资本经营预算财政拨款" = SoeIncome,
        current_income "本年收入合计" = FiscalAppropriationIncome,
        opening_carryover "年初财政拨款结转和结余" = FiscalOpeningCarryover,
        gpb_opening_carryover "年初一般公共预算财政拨款" = GpbOpeningCarryover,
        gov_fund_opening_carryover "年初政府性基金预算财政拨款" = GovFundOpeningCarryover,
        soe_opening_carryover "年初国有资本经营预算财政拨款" = SoeOpeningCarryover,
        total "总计" = FiscalTotal,
    }
}

cells! {
    /// 支出，按功能分类或者合计。Expenditure, of a functional class or in all.
    FundExpenditure {
        total "合计" = FiscalExpenditure,
        general_public_budget "一般公共预算财政拨款" = GpbExpenditure,
        government_fund "政府性基金预算财政拨款" = GovFundExpenditure,
        state_capital "国有资本经营预算财政拨款" = SoeExpenditure,
    }
}

cells! {
    /// 年末结转和结余。Closing carry-over.
    FundCarryover {
        total "合计" = FiscalClosingCarryover,
        general_public_budget "一般公共预算财政拨款" = GpbClosingCarryover,
        government_fund "政府性基金预算财政拨款" = GovFundClosingCarryover,
        state_capital "国有资本经营预算财政拨款" = SoeClosingCarryover,
    }
}

cells! {
    /// 支出方总计。The grand total of the expenditure side.
    FundTotal {
        total "合计" = FiscalTotal,
        general_public_budget "一般公共预算财政拨款" = FiscalTotal / "general_public_budget",
        government_fund "政府性基金预算财政拨款" = FiscalTotal / "government_fund",
        state_capital "国有资本经营预算财政拨款" = FiscalTotal / "state_capital",
    }
}

table! {
    /// 财政拨款收入支出决算总表: one column of income, four of expenditure.
    FiscalSummary {
        fixed income "收入": FiscalIncome,
        coded classes "支出功能分类": Vec<CodedRow<FundExpenditure>> = Functional,
        fixed current_expenditure "本年支出合计": FundExpenditure,
        fixed closing_carryover "年末财政拨款结转和结余": FundCarryover,
        fixed total "总计": FundTotal,
    }
}
