//! From names, unit and section to a concept.

use juesuan_model::Concept::{self, *};
use juesuan_model::Unit;

/// Whether a figure in a unit can measure a concept.
pub(super) fn fits(concept: Concept, unit: Unit) -> bool {
    let of = concept.info().unit;
    if of.money_power().is_some() {
        return unit.money_power().is_some();
    }
    match of {
        Unit::Person | Unit::PersonTime => matches!(unit, Unit::Person | Unit::PersonTime),
        Unit::Group => matches!(unit, Unit::Group | Unit::Piece | Unit::Batch),
        Unit::Batch => matches!(unit, Unit::Batch | Unit::Group | Unit::Piece),
        Unit::Set => matches!(unit, Unit::Set | Unit::Piece),
        Unit::Project | Unit::Item => matches!(unit, Unit::Project | Unit::Item | Unit::Piece),
        Unit::Organisation => matches!(unit, Unit::Organisation | Unit::Piece),
        Unit::Office => matches!(unit, Unit::Office | Unit::Piece),
        other => other == unit,
    }
}

/// What a concept becomes in a section: 基本支出 of all sources, of one budget.
pub(super) fn in_section(concept: Concept, section: &str) -> Option<Concept> {
    let gpb = section.starts_with("gpb");
    Some(match (concept, section) {
        (BasicExpenditureTotal, _) if gpb => GpbBasicExpenditure,
        (ProjectExpenditureTotal, _) if gpb => GpbProjectExpenditure,
        (BasicExpenditureTotal, "gov_fund") => GovFundBasicExpenditure,
        (ProjectExpenditureTotal, "gov_fund") => GovFundProjectExpenditure,
        (BasicExpenditureTotal, "soe") => SoeBasicExpenditure,
        (ProjectExpenditureTotal, "soe") => SoeProjectExpenditure,
        // In the section of the three budgets together 基本支出 is of all three, which has no concept.
        (BasicExpenditureTotal | ProjectExpenditureTotal, "fiscal_overall") => return None,
        (CurrentIncome, _) if gpb => GpbIncome,
        (CurrentIncome, "gov_fund") => GovFundIncome,
        (CurrentIncome, "soe") => SoeIncome,
        (CurrentIncome, "fiscal_overall") => FiscalAppropriationIncome,
        (FiscalExpenditure, _) if gpb => GpbExpenditure,
        // 一般公共预算收入支出情况: both sides are of that budget.
        (CurrentExpenditure, "gpb") => GpbExpenditure,
        (CurrentExpenditure, "gov_fund") => GovFundExpenditure,
        (CurrentExpenditure, "soe") => SoeExpenditure,
        (CurrentExpenditure, "fiscal_overall") => FiscalExpenditure,
        (OpeningCarryover | GpbOpeningCarryover | FiscalOpeningCarryover, _) if gpb => GpbOpeningCarryover,
        (ClosingCarryover | GpbClosingCarryover | FiscalClosingCarryover, _) if gpb => GpbClosingCarryover,
        (OpeningCarryover | GpbOpeningCarryover, "gov_fund") => GovFundOpeningCarryover,
        (ClosingCarryover | GpbClosingCarryover, "gov_fund") => GovFundClosingCarryover,
        (OpeningCarryover | GpbOpeningCarryover, "soe") => SoeOpeningCarryover,
        (ClosingCarryover | GpbClosingCarryover, "soe") => SoeClosingCarryover,
        (OpeningCarryover | GpbOpeningCarryover, "fiscal_overall") => FiscalOpeningCarryover,
        (ClosingCarryover | GpbClosingCarryover, "fiscal_overall") => FiscalClosingCarryover,
        (GpbOpeningCarryover, "overall" | "income" | "expenditure" | "carryover") => FiscalOpeningCarryover,
        (GpbClosingCarryover, "overall" | "income" | "expenditure" | "carryover") => FiscalClosingCarryover,
        (SuperiorSubsidyIncome, "gov_fund" | "soe") => return None,
        // What was evaluated is some of the spending, not all of it.
        (of, "performance") if of.is_money() && !is_evaluated(of) => return None,
        (TotalReceiptsAndExpenditure, "fiscal_overall") => FiscalTotal,
        (TotalReceiptsAndExpenditure, _) if gpb => return None,
        // 公务用车 are some of the vehicles, or all: nobody can tell.
        (VehicleStockCount, "assets") => return None,
        (AssetVehicleTotal, "three_public_quantities" | "three_public_overall" | "three_public_items") => {
            VehicleStockCount
        }
        // Kinds of vehicles and of spending are told in their own sections only.
        (GpbIncome | GpbExpenditure, "three_public_overall" | "three_public_items") => return None,
        (
            PersonnelExpenditure | PublicExpenditure,
            "overall" | "expenditure" | "fiscal_overall" | "agency_operation",
        ) => {
            return None;
        }
        (concept, _) => concept,
    })
}

/// What is told of a budget as a whole.
pub(super) fn is_of_budget(concept: Concept) -> bool {
    matches!(
        concept,
        CurrentIncome
            | CurrentExpenditure
            | TotalReceiptsAndExpenditure
            | GpbIncome
            | GpbExpenditure
            | GovFundIncome
            | GovFundExpenditure
            | SoeIncome
            | SoeExpenditure
            | OpeningCarryover
            | ClosingCarryover
            | GpbOpeningCarryover
            | GpbClosingCarryover
            | FiscalOpeningCarryover
            | FiscalClosingCarryover
            | SuperiorSubsidyIncome
            | OtherIncome
    )
}

/// Whether a concept is basic or project expenditure, of all budgets or of one.
pub(super) fn is_basic_or_project(concept: Concept) -> bool {
    matches!(
        concept,
        BasicExpenditureTotal
            | ProjectExpenditureTotal
            | GpbBasicExpenditure
            | GpbProjectExpenditure
            | GovFundBasicExpenditure
            | GovFundProjectExpenditure
            | SoeBasicExpenditure
            | SoeProjectExpenditure
    )
}

/// What a government has and no department: taxes, and what governments pay each other.
pub(super) const OF_GOVERNMENTS: [&str; 19] = [
    "税收收入",
    "非税收入",
    "上解支出",
    "上解上级支出",
    "债务转贷收入",
    "税收返还",
    "调入资金",
    "调入预算稳定调节基金",
    "安排预算稳定调节基金",
    "转移性收入",
    "转移性支出",
    "土地使用权出让收入",
    "社会保险基金收入",
    "转贷收入",
    "上级转移支付收入",
    "一般转移支付收入",
    "一般性转移支付收入",
    "专项转移支付收入",
    "返还性收入",
];

/// What an evaluation of performance is told by.
pub(super) fn is_evaluated(concept: Concept) -> bool {
    matches!(
        concept,
        SelfEvaluatedProjectCount
            | SelfEvaluatedAmount
            | TargetFormProjectCount
            | TargetFormAmount
            | TargetReportProjectCount
            | TargetReportAmount
            | TargetSetProjectCount
            | TargetSetAmount
            | TrackedProjectCount
            | TrackedAmount
            | KeyEvaluationProjectCount
            | ProjectNotImplementedAmount
    )
}

/// The economic item that a name is in the section of basic expenditure.
pub(super) fn economic(concept: Concept) -> Option<&'static str> {
    Some(match concept {
        ConferenceExpense => "30215",
        TrainingExpense => "30216",
        TravelExpense => "30211",
        ReceptionExpense => "30217",
        VehicleOperationExpense => "30231",
        OverseasTravelExpense => "30212",
        _ => return None,
    })
}

/// What was there at the beginning of the year.
pub(super) fn is_opening_carryover(concept: Concept) -> bool {
    matches!(concept, OpeningCarryover | FiscalOpeningCarryover | GpbOpeningCarryover)
}

/// What the parts of a whole can be.
pub(super) fn is_part(whole: Concept, part: Concept) -> bool {
    match whole {
        CurrentIncome => matches!(
            part,
            FiscalAppropriationIncome
                | SuperiorSubsidyIncome
                | InstitutionIncome
                | BusinessIncome
                | AffiliatedUnitRemittance
                | OtherIncome
                | GpbIncome
                | GovFundIncome
                | SoeIncome
        ),
        CurrentExpenditure => matches!(
            part,
            BasicExpenditureTotal
                | ProjectExpenditureTotal
                | BusinessExpenditure
                | RemittanceToSuperior
                | SubsidyToAffiliated
        ),
        GpbExpenditure => matches!(part, GpbBasicExpenditure | GpbProjectExpenditure),
        GovFundExpenditure => matches!(part, GovFundBasicExpenditure | GovFundProjectExpenditure),
        SoeExpenditure => matches!(part, SoeBasicExpenditure | SoeProjectExpenditure),
        GpbBasicExpenditure | BasicExpenditureTotal => {
            matches!(part, PersonnelExpenditure | PublicExpenditure)
        }
        ThreePublicTotal => matches!(
            part,
            OverseasTravelExpense
                | VehicleTotalExpense
                | VehiclePurchaseExpense
                | VehicleOperationExpense
                | ReceptionExpense
        ),
        VehicleTotalExpense => matches!(part, VehiclePurchaseExpense | VehicleOperationExpense),
        ReceptionExpense => matches!(part, DomesticReceptionExpense | OverseasReceptionExpense),
        ProcurementTotal => matches!(part, ProcurementGoods | ProcurementWorks | ProcurementServices),
        FiscalAppropriationIncome => matches!(part, GpbIncome | GovFundIncome | SoeIncome),
        AssetVehicleTotal => matches!(
            part,
            AssetVehicleProvincialLeader
                | AssetVehiclePrincipal
                | AssetVehicleConfidential
                | AssetVehicleEmergency
                | AssetVehicleEnforcement
                | AssetVehicleSpecial
                | AssetVehicleRetired
                | AssetVehicleOther
        ),
        _ => false,
    }
}

/// Whether one quantity lies within another without being one of its defined parts.
pub(super) fn is_within(whole: Concept, part: Concept) -> bool {
    matches!(
        (whole, part),
        (SmeContractAmount, MicroContractAmount)
            | (DomesticReceptionExpense | ReceptionExpense, ForeignAffairsReceptionExpense)
            | (DomesticReceptionBatches, DomesticForeignAffairsBatches)
            | (DomesticReceptionPersons, DomesticForeignAffairsPersons)
            | (SelfEvaluatedProjectCount, TargetFormProjectCount | TargetReportProjectCount)
            | (SelfEvaluatedAmount, TargetFormAmount | TargetReportAmount)
            | (ReservedSmeAmount, ReservedMicroAmount)
            | (
                TotalReceiptsAndExpenditure,
                CurrentIncome
                    | CurrentExpenditure
                    | OpeningCarryover
                    | ClosingCarryover
                    | UseOfNonfiscalSurplus
                    | SurplusDistribution
            )
            | (
                FiscalTotal,
                FiscalAppropriationIncome
                    | FiscalExpenditure
                    | GpbIncome
                    | GovFundIncome
                    | SoeIncome
                    | FiscalOpeningCarryover
                    | FiscalClosingCarryover
            )
            | (CurrentExpenditure, GpbExpenditure | PersonnelExpenditure | PublicExpenditure)
            | (
                FiscalExpenditure,
                GpbExpenditure
                    | GovFundExpenditure
                    | SoeExpenditure
                    | BasicExpenditureTotal
                    | ProjectExpenditureTotal
            )
    )
}

/// Whether parts are of the income side of an account and of the expenditure side, each of which
/// comes to the whole.
pub(super) fn of_both_sides(parts: &[Concept]) -> bool {
    let income = |of: &Concept| {
        matches!(of, CurrentIncome | FiscalAppropriationIncome | OpeningCarryover | FiscalOpeningCarryover)
    };
    let expenditure = |of: &Concept| {
        matches!(of, CurrentExpenditure | FiscalExpenditure | ClosingCarryover | FiscalClosingCarryover)
    };
    parts.iter().any(income) && parts.iter().any(expenditure)
}

/// Whether parts of a known whole are all there are: the ones that are never left out are there.
pub(super) fn is_complete(whole: Concept, parts: &[Concept]) -> bool {
    let has = |concept: Concept| parts.contains(&concept);
    let unique = parts.iter().enumerate().all(|(at, part)| !parts[..at].contains(part));
    let all = |side: &[Concept]| parts.len() == side.len() && side.iter().all(|&part| has(part));
    let total = matches!(whole, TotalReceiptsAndExpenditure | FiscalTotal);
    let known = |part| is_part(whole, part) || total && is_within(whole, part);
    if parts.len() < 2 || !unique || !parts.iter().all(|&part| known(part)) {
        return false;
    }
    match whole {
        // Either the appropriation as one, or its three budgets.
        CurrentIncome => {
            has(FiscalAppropriationIncome) != (has(GpbIncome) || has(GovFundIncome) || has(SoeIncome))
        }
        CurrentExpenditure => has(BasicExpenditureTotal) && has(ProjectExpenditureTotal),
        // The parts of one side of the account, and none of the other's.
        TotalReceiptsAndExpenditure => {
            all(&[CurrentIncome, UseOfNonfiscalSurplus, OpeningCarryover])
                || all(&[CurrentExpenditure, SurplusDistribution, ClosingCarryover])
        }
        FiscalTotal => {
            all(&[FiscalAppropriationIncome, FiscalOpeningCarryover])
                || all(&[FiscalExpenditure, FiscalClosingCarryover])
        }
        ThreePublicTotal => {
            let vehicles = matches!(
                (has(VehicleTotalExpense), has(VehiclePurchaseExpense), has(VehicleOperationExpense)),
                (true, false, false) | (false, true, true)
            );
            has(OverseasTravelExpense) && has(ReceptionExpense) && vehicles
        }
        // 其他用车 is what is left.
        AssetVehicleTotal => parts.len() >= 7 || has(AssetVehicleOther) && parts.len() > 2,
        ProcurementTotal => parts.len() == 3,
        _ => true,
    }
}

/// The whole that the share of a concept is of, where the taxonomy has the share.
pub(super) fn share_whole(concept: Concept) -> Option<Concept> {
    Some(match concept {
        FiscalAppropriationIncome => CurrentIncome,
        BasicExpenditureTotal | ProjectExpenditureTotal => CurrentExpenditure,
        GpbExpenditureByClass => GpbExpenditure,
        SmeContractAmount | MicroContractAmount => ProcurementTotal,
        _ => return None,
    })
}
