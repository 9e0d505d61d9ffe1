//! 收入支出决算总表 (T1): income and expenditure of the whole department.

use super::cells::{CodedRow, cells, table};

cells! {
    /// 收入方。The income side.
    SummaryIncome {
        gpb_income "一般公共预算财政拨款收入" = GpbIncome,
        gov_fund_income "政府性基金预算财政拨款收入" = GovFundIncome,
        soe_income "国有资本经营预算财政拨款收入" = SoeIncome,
        superior_subsidy_income "上级补助收入" = SuperiorSubsidyIncome,
        institution_income "事业收入" = InstitutionIncome,
        business_income "经营收入" = BusinessIncome,
        affiliated_unit_remittance "附属单位上缴收入" = AffiliatedUnitRemittance,
        other_income "其他收入" = OtherIncome,
        current_income "本年收入合计" = CurrentIncome,
        use_of_nonfiscal_surplus "使用非财政拨款结余（含专用结余）" = UseOfNonfiscalSurplus,
        opening_carryover "年初结转和结余" = OpeningCarryover,
        total "总计" = TotalReceiptsAndExpenditure,
    }
}

cells! {
    /// 一个支出功能分类类级科目。One functional class.
    SummaryClass {
        amount "决算数" = CurrentExpenditure,
    }
}

cells! {
    /// 支出方各类之下的行。The expenditure side below the classes.
    SummaryExpenditure {
        current_expenditure "本年支出合计" = CurrentExpenditure,
        surplus_distribution "结余分配" = SurplusDistribution,
        closing_carryover "年末结转和结余" = ClosingCarryover,
        total "总计" = TotalReceiptsAndExpenditure,
    }
}

table! {
    /// 收入支出决算总表: one column of figures on each side.
    IncomeExpenditureSummary {
        fixed income "收入": SummaryIncome,
        coded classes "支出功能分类": Vec<CodedRow<SummaryClass>> = Functional,
        fixed expenditure "支出": SummaryExpenditure,
    }
}
