//! The quantities of the narrative, section by section.

use serde::{Deserialize, Serialize};

use super::group::group;
use super::quantity::{Quantity, Ratio, Tally, present};

group! {
    /// 收入支出决算总体情况: income and expenditure from all sources.
    Overall {
        total: Quantity = TotalReceiptsAndExpenditure,
        current_income: Quantity = CurrentIncome,
        fiscal_appropriation_income: Quantity = FiscalAppropriationIncome,
        superior_subsidy_income: Quantity = SuperiorSubsidyIncome,
        institution_income: Quantity = InstitutionIncome,
        business_income: Quantity = BusinessIncome,
        affiliated_unit_remittance: Quantity = AffiliatedUnitRemittance,
        other_income: Quantity = OtherIncome,
        use_of_nonfiscal_surplus: Quantity = UseOfNonfiscalSurplus,
        opening_carryover: Quantity = OpeningCarryover,
        current_expenditure: Quantity = CurrentExpenditure,
        basic_expenditure: Quantity = BasicExpenditureTotal,
        project_expenditure: Quantity = ProjectExpenditureTotal,
        remittance_to_superior: Quantity = RemittanceToSuperior,
        business_expenditure: Quantity = BusinessExpenditure,
        subsidy_to_affiliated: Quantity = SubsidyToAffiliated,
        surplus_distribution: Quantity = SurplusDistribution,
        closing_carryover: Quantity = ClosingCarryover,
    }
}

group! {
    /// 财政拨款收入支出决算总体情况: the three budgets together.
    FiscalOverall {
        total: Quantity = FiscalTotal,
        expenditure: Quantity = FiscalExpenditure,
        opening_carryover: Quantity = FiscalOpeningCarryover,
        closing_carryover: Quantity = FiscalClosingCarryover,
    }
}

/// An amount of one functional class, group or item (支出功能分类).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FunctionAmount {
    /// 科目编码：类三位、款五位、项七位。The code: three digits for a class, five for a group, seven for an item.
    pub code: String,
    /// 科目名称，缺省为该年度科目表中的名称。The name, where it is not the list's own.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub name: Option<String>,
    /// 支出数及其比较。The expenditure with its comparatives.
    pub amount: Quantity,
}

group! {
    /// 一般公共预算财政拨款: the general public budget.
    GeneralPublicBudget {
        income: Quantity = GpbIncome,
        opening_carryover: Quantity = GpbOpeningCarryover,
        expenditure: Quantity = GpbExpenditure,
        closing_carryover: Quantity = GpbClosingCarryover,
        basic_expenditure: Quantity = GpbBasicExpenditure,
        project_expenditure: Quantity = GpbProjectExpenditure,
        personnel_expenditure: Quantity = PersonnelExpenditure,
        public_expenditure: Quantity = PublicExpenditure,
        projects_not_implemented: Quantity = ProjectNotImplementedAmount,
    } with {
        /// 按功能分类的支出，各类须列全。Expenditure by functional code; the classes are all there are.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        by_function: Vec<FunctionAmount>,
    }
}

group! {
    /// 政府性基金预算财政拨款: the government fund budget.
    GovernmentFund {
        opening_carryover: Quantity = GovFundOpeningCarryover,
        income: Quantity = GovFundIncome,
        expenditure: Quantity = GovFundExpenditure,
        basic_expenditure: Quantity = GovFundBasicExpenditure,
        project_expenditure: Quantity = GovFundProjectExpenditure,
        closing_carryover: Quantity = GovFundClosingCarryover,
    } with {
        /// 按功能分类的支出，各类须列全。Expenditure by functional code; the classes are all there are.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        by_function: Vec<FunctionAmount>,
        /// 明确说明本年度无此项收支。The narrative says in words that there was none.
        #[serde(default, skip_serializing_if = "core::ops::Not::not")]
        none: bool,
    }
}

group! {
    /// 国有资本经营预算财政拨款: the state capital budget.
    StateCapital {
        opening_carryover: Quantity = SoeOpeningCarryover,
        income: Quantity = SoeIncome,
        expenditure: Quantity = SoeExpenditure,
        basic_expenditure: Quantity = SoeBasicExpenditure,
        project_expenditure: Quantity = SoeProjectExpenditure,
        closing_carryover: Quantity = SoeClosingCarryover,
    } with {
        /// 按功能分类的支出，各类须列全。Expenditure by functional code; the classes are all there are.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        by_function: Vec<FunctionAmount>,
        /// 明确说明本年度无此项收支。The narrative says in words that there was none.
        #[serde(default, skip_serializing_if = "core::ops::Not::not")]
        none: bool,
    }
}

group! {
    /// 财政拨款“三公”经费: overseas travel, official vehicles, official receptions.
    ThreePublic {
        total: Quantity = ThreePublicTotal,
        overseas_travel: Quantity = OverseasTravelExpense,
        vehicle_total: Quantity = VehicleTotalExpense,
        vehicle_purchase: Quantity = VehiclePurchaseExpense,
        vehicle_operation: Quantity = VehicleOperationExpense,
        reception: Quantity = ReceptionExpense,
        domestic_reception: Quantity = DomesticReceptionExpense,
        foreign_affairs_reception: Quantity = ForeignAffairsReceptionExpense,
        overseas_reception: Quantity = OverseasReceptionExpense,
        overseas_group_count: Tally = OverseasGroupCount,
        overseas_person_count: Tally = OverseasPersonCount,
        vehicle_purchase_count: Tally = VehiclePurchaseCount,
        vehicle_stock_count: Tally = VehicleStockCount,
        domestic_reception_batches: Tally = DomesticReceptionBatches,
        domestic_reception_persons: Tally = DomesticReceptionPersons,
        domestic_foreign_affairs_batches: Tally = DomesticForeignAffairsBatches,
        domestic_foreign_affairs_persons: Tally = DomesticForeignAffairsPersons,
        overseas_reception_batches: Tally = OverseasReceptionBatches,
        overseas_reception_persons: Tally = OverseasReceptionPersons,
        reception_per_capita: Ratio = ReceptionPerCapita,
        vehicle_purchase_per_unit: Ratio = VehiclePurchasePerUnit,
        vehicle_operation_per_unit: Ratio = VehicleOperationPerUnit,
    }
}

group! {
    /// 会议费、培训费、差旅费和机关运行经费: meetings, training, travel and agency operation.
    Operation {
        conference: Quantity = ConferenceExpense,
        training: Quantity = TrainingExpense,
        travel: Quantity = TravelExpense,
        agency_operation: Quantity = AgencyOperationExpenditure,
        agency_operation_administrative: Quantity = AgencyOperationAdministrative,
        agency_operation_participating: Quantity = AgencyOperationParticipating,
    }
}

group! {
    /// 国有资产占用情况: vehicles and large equipment at the end of the year.
    Assets {
        vehicle_total: Tally = AssetVehicleTotal,
        vehicle_provincial_leader: Tally = AssetVehicleProvincialLeader,
        vehicle_principal: Tally = AssetVehiclePrincipal,
        vehicle_confidential: Tally = AssetVehicleConfidential,
        vehicle_emergency: Tally = AssetVehicleEmergency,
        vehicle_enforcement: Tally = AssetVehicleEnforcement,
        vehicle_special: Tally = AssetVehicleSpecial,
        vehicle_retired: Tally = AssetVehicleRetired,
        vehicle_other: Tally = AssetVehicleOther,
        large_equipment: Tally = LargeEquipmentCount,
    }
}

group! {
    /// 政府采购支出情况: government procurement.
    Procurement {
        total: Quantity = ProcurementTotal,
        goods: Quantity = ProcurementGoods,
        works: Quantity = ProcurementWorks,
        services: Quantity = ProcurementServices,
        sme_contracts: Quantity = SmeContractAmount,
        micro_contracts: Quantity = MicroContractAmount,
        reserved_sme: Quantity = ReservedSmeAmount,
        reserved_micro: Quantity = ReservedMicroAmount,
        awarded_reserved_sme: Quantity = AwardedReservedSmeAmount,
        awarded_reserved_micro: Quantity = AwardedReservedMicroAmount,
        awarded_other_sme: Quantity = AwardedOtherSmeAmount,
    }
}

group! {
    /// 预算绩效管理情况: performance evaluation.
    Performance {
        target_set_projects: Tally = TargetSetProjectCount,
        target_set_amount: Quantity = TargetSetAmount,
        tracked_projects: Tally = TrackedProjectCount,
        tracked_amount: Quantity = TrackedAmount,
        self_evaluated_projects: Tally = SelfEvaluatedProjectCount,
        self_evaluated_amount: Quantity = SelfEvaluatedAmount,
        target_form_projects: Tally = TargetFormProjectCount,
        target_form_amount: Quantity = TargetFormAmount,
        target_report_projects: Tally = TargetReportProjectCount,
        target_report_amount: Quantity = TargetReportAmount,
        completion_rate: Ratio = PerformanceCompletionRate,
        average_score: Ratio = SelfEvaluationScore,
        graded_excellent: Tally = GradedExcellentCount,
        graded_good: Tally = GradedGoodCount,
        graded_pass: Tally = GradedPassCount,
        graded_fail: Tally = GradedFailCount,
        problems_found: Tally = ProblemFoundCount,
        problems_solved: Tally = ProblemSolvedCount,
        problems_open: Tally = ProblemOpenCount,
        key_evaluation_projects: Tally = KeyEvaluationProjectCount,
    } with {
        /// 绩效管理制度和机制。The rules and working methods, a phrase each.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        measures: Vec<String>,
        /// 公开范围。What is published of the self-evaluation.
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
        publication_scope: Option<String>,
        /// 公开内容所在。Where it is to be found.
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
        publication_place: Option<String>,
        /// 自评报告或案例，没有则不写。The report or case; left out where there is none.
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
        report: Option<String>,
        /// 关于自评结果的说明。What there is to say of the results.
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
        result_note: Option<String>,
        /// 重点绩效评价结果，没有则不写。The results of the key evaluations; left out where there is none.
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
        key_results: Option<String>,
    }
}
