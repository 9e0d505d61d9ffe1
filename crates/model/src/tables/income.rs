//! 收入决算表 (T2): income by functional code and source.

use super::cells::{CodedRow, cells, table};

cells! {
    /// 各栏。The columns.
    IncomeCells {
        total "本年收入合计" = CurrentIncome,
        fiscal_appropriation "财政拨款收入" = FiscalAppropriationIncome,
        superior_subsidy "上级补助收入" = SuperiorSubsidyIncome,
        institution "事业收入" = InstitutionIncome,
        business "经营收入" = BusinessIncome,
        affiliated_unit_remittance "附属单位上缴收入" = AffiliatedUnitRemittance,
        other "其他收入" = OtherIncome,
    }
}

table! {
    /// 收入决算表: a row for each functional code.
    Income {
        fixed total "合计": IncomeCells,
        coded rows "科目": Vec<CodedRow<IncomeCells>> = Functional,
    }
}
