//! The taxonomy: every quantity that a disclosure states, as data.

mod law;

use serde::{Deserialize, Serialize};

use crate::period::Basis;
use crate::unit::Unit;

/// How a quantity behaves over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConceptKind {
    /// An amount over the year.
    Flow,
    /// An amount or number at a moment.
    Stock,
    /// A number of things, always whole.
    Count,
    /// A derived figure: share, rate, average. It is never added up.
    Ratio,
}

/// What the taxonomy knows of one concept.
#[derive(Debug, Clone, Copy, Serialize)]
#[non_exhaustive]
pub struct ConceptInfo {
    /// The published identifier.
    pub id: &'static str,
    /// The official term.
    pub zh: &'static str,
    /// The English term.
    pub en: &'static str,
    /// The unit of its figures; money in 万元 unless the disclosure uses another unit.
    pub unit: Unit,
    /// How it behaves over time.
    pub kind: ConceptKind,
    /// Where the Chongqing narrative states it, or the table that does.
    pub section: &'static str,
    /// The identity that defines it or that it takes part in.
    pub identity: &'static str,
    /// Other wordings seen in published documents.
    pub aliases: &'static [&'static str],
}

macro_rules! concepts {
    ($($variant:ident $id:literal $zh:literal $en:literal $unit:ident $kind:ident $section:literal $identity:literal [$($alias:literal),*];)*) => {
        /// 指标。A quantity that a disclosure states.
        ///
        /// ```
        /// use juesuan_model::Concept;
        /// let concept: Concept = "reception_expense".parse()?;
        /// assert_eq!(concept.info().zh, "公务接待费");
        /// # Ok::<(), juesuan_model::UnknownConcept>(())
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum Concept { $(
            #[doc = concat!($zh, ": ", $en)]
            #[serde(rename = $id)]
            $variant,
        )* }

        static INFO: &[ConceptInfo] = &[$(ConceptInfo {
            id: $id, zh: $zh, en: $en, unit: Unit::$unit, kind: ConceptKind::$kind,
            section: $section, identity: $identity, aliases: &[$($alias),*],
        }),*];

        impl Concept {
            /// Every concept, in the order of the narrative.
            pub const ALL: &'static [Concept] = &[$(Concept::$variant),*];
        }
    };
}

concepts! {
    SubordinateUnitCount "subordinate_unit_count" "下属二级预算单位数" "Second-level budget units" Organisation Count "一(二)" "equals the length of the listed units" [];
    InternalOfficeCount "internal_office_count" "内设机构数" "Internal offices" Office Count "一(二)" "equals the length of the listed offices" [];
    TotalReceiptsAndExpenditure "total_receipts_and_expenditure" "收、支总计" "Grand total (income = expenditure)" WanYuan Flow "二(一)" "total_receipts = current_income + use_of_nonfiscal_surplus + opening_carryover; = current_expenditure + surplus_distribution + closing_carryover" ["收入支出总计", "收支总计", "收入总计", "支出总计"];
    CurrentIncome "current_income" "本年收入合计" "Total income of the year" WanYuan Flow "二(一)1" "= fiscal_appropriation_income + superior_subsidy_income + institution_income + business_income + affiliated_unit_remittance + other_income" ["收入合计", "本年收入", "总收入"];
    FiscalAppropriationIncome "fiscal_appropriation_income" "财政拨款收入" "Fiscal appropriation income" WanYuan Flow "二(一)1" "= gpb_income + gov_fund_income + soe_income" [];
    SuperiorSubsidyIncome "superior_subsidy_income" "上级补助收入" "Subsidy from superior unit" WanYuan Flow "T1/T2 only" "part of current_income" [];
    InstitutionIncome "institution_income" "事业收入" "Institutional activity income" WanYuan Flow "二(一)1" "part of current_income" [];
    BusinessIncome "business_income" "经营收入" "Business income" WanYuan Flow "二(一)1" "part of current_income" [];
    AffiliatedUnitRemittance "affiliated_unit_remittance" "附属单位上缴收入" "Remittance from affiliated units" WanYuan Flow "T1/T2 only" "part of current_income" [];
    OtherIncome "other_income" "其他收入" "Other income" WanYuan Flow "二(一)1" "part of current_income" [];
    FiscalIncomeShare "fiscal_income_share" "财政拨款收入占比" "Share of fiscal appropriation" Percent Ratio "二(一)1" "= fiscal_appropriation_income / current_income * 100" [];
    UseOfNonfiscalSurplus "use_of_nonfiscal_surplus" "使用非财政拨款结余（含专用结余）" "Use of non-fiscal surplus" WanYuan Flow "二(一)1" "part of total receipts, not of current_income" ["使用非财政拨款结余", "用事业基金弥补收支差额"];
    OpeningCarryover "opening_carryover" "年初结转和结余" "Opening carry-over" WanYuan Stock "二(一)1" "= closing_carryover of the prior year, up to adjustments" [];
    CurrentExpenditure "current_expenditure" "本年支出合计" "Total expenditure of the year" WanYuan Flow "二(一)2" "= basic + project + remittance_to_superior + business_expenditure + subsidy_to_affiliated" ["支出合计", "本年支出", "总支出"];
    BasicExpenditureTotal "basic_expenditure_total" "基本支出" "Basic expenditure, all sources" WanYuan Flow "二(一)2" "part of current_expenditure" [];
    ProjectExpenditureTotal "project_expenditure_total" "项目支出" "Project expenditure, all sources" WanYuan Flow "二(一)2" "part of current_expenditure" [];
    BusinessExpenditure "business_expenditure" "经营支出" "Business expenditure" WanYuan Flow "二(一)2" "part of current_expenditure" [];
    RemittanceToSuperior "remittance_to_superior" "上缴上级支出" "Remittance to superior" WanYuan Flow "T3 only" "part of current_expenditure" [];
    SubsidyToAffiliated "subsidy_to_affiliated" "对附属单位补助支出" "Subsidy to affiliated units" WanYuan Flow "T3 only" "part of current_expenditure" [];
    BasicExpenditureShare "basic_expenditure_share" "基本支出占比" "Share of basic expenditure" Percent Ratio "二(一)2" "= basic_expenditure_total / current_expenditure * 100" [];
    ProjectExpenditureShare "project_expenditure_share" "项目支出占比" "Share of project expenditure" Percent Ratio "二(一)2" "= project_expenditure_total / current_expenditure * 100; shares sum to 100" [];
    SurplusDistribution "surplus_distribution" "结余分配" "Distribution of surplus" WanYuan Flow "二(一)2" "part of total use" [];
    ClosingCarryover "closing_carryover" "年末结转和结余" "Closing carry-over" WanYuan Stock "二(一)3" "= total_receipts - current_expenditure - surplus_distribution" [];
    UnitFiscalIncomeDelta "unit_fiscal_income_delta" "所属单位财政拨款收入增减" "Change of fiscal income by unit" WanYuan Flow "二(一)(二)(三) cause text" "sum of unit deltas = delta of total" [];
    FiscalTotal "fiscal_total" "财政拨款收、支总计" "Fiscal appropriation grand total" WanYuan Flow "二(二)" "= fiscal_appropriation_income + fiscal_opening_carryover = fiscal_expenditure + fiscal_closing_carryover" ["财政拨款收支总计", "财政拨款收入支出总计"];
    GpbIncome "gpb_income" "一般公共预算财政拨款收入" "General public budget income" WanYuan Flow "二(三)1" "part of fiscal_appropriation_income" ["一般公共预算收入", "一般公共预算财政拨款本年收入"];
    GpbOpeningCarryover "gpb_opening_carryover" "年初财政拨款结转和结余" "Opening fiscal carry-over" WanYuan Stock "二(三)1" "= prior gpb_closing_carryover" ["年初一般公共预算财政拨款结转和结余"];
    GpbExpenditure "gpb_expenditure" "一般公共预算财政拨款支出" "General public budget expenditure" WanYuan Flow "二(三)2" "= sum of function classes = gpb_basic_expenditure + gpb_project_expenditure" ["一般公共预算支出", "一般公共预算财政拨款本年支出"];
    GpbExpenditureByClass "gpb_expenditure_by_class" "一般公共预算支出（按功能类）" "GPB expenditure by function class" WanYuan Flow "二(三)2(1)-(n); detail to 项 in T5" "class = sum of 款 = sum of 项" [];
    GpbClassShare "gpb_class_share" "某类支出占比" "Share of a function class" Percent Ratio "二(三)2(1)-(n)" "= class / gpb_expenditure * 100; shares sum to 100" [];
    GpbClosingCarryover "gpb_closing_carryover" "年末一般公共预算财政拨款结转和结余" "Closing GPB carry-over" WanYuan Stock "二(三)3" "= gpb_opening_carryover + gpb_income - gpb_expenditure" ["年末财政拨款结转和结余"];
    GpbBasicExpenditure "gpb_basic_expenditure" "一般公共预算财政拨款基本支出" "GPB basic expenditure" WanYuan Flow "二(四)" "= personnel_expenditure + public_expenditure" ["一般公共财政拨款基本支出", "一般公共预算基本支出"];
    GpbProjectExpenditure "gpb_project_expenditure" "一般公共预算财政拨款项目支出" "GPB project expenditure" WanYuan Flow "T5 (not stated separately)" "= gpb_expenditure - gpb_basic_expenditure" [];
    PersonnelExpenditure "personnel_expenditure" "人员经费" "Personnel expenditure" WanYuan Flow "二(四)" "= econ 301 + econ 303" [];
    PublicExpenditure "public_expenditure" "公用经费" "Operating (public) expenditure" WanYuan Flow "二(四)" "= econ 302 + econ 310 (+307, 312, 399 where used)" [];
    GovFundIncome "gov_fund_income" "政府性基金预算财政拨款收入" "Government fund income" WanYuan Flow "二(五)" "part of fiscal_appropriation_income" ["政府性基金预算收入"];
    GovFundExpenditure "gov_fund_expenditure" "政府性基金预算财政拨款支出" "Government fund expenditure" WanYuan Flow "二(五)" "opening + income = expenditure + closing" ["政府性基金预算支出"];
    SoeIncome "soe_income" "国有资本经营预算财政拨款收入" "State capital budget income" WanYuan Flow "T1/T4" "part of fiscal_appropriation_income" ["国有资本经营预算收入"];
    SoeExpenditure "soe_expenditure" "国有资本经营预算财政拨款支出" "State capital budget expenditure" WanYuan Flow "二(六)" "= basic + project" ["国有资本经营预算支出"];
    ThreePublicTotal "three_public_total" "“三公”经费支出" "Three public expenses, total" WanYuan Flow "三(一)" "= overseas_travel_expense + vehicle_purchase_expense + vehicle_operation_expense + reception_expense" ["“三公”经费财政拨款支出", "“三公”经费", "三公经费支出", "三公经费"];
    OverseasTravelExpense "overseas_travel_expense" "因公出国（境）费用" "Official overseas travel" WanYuan Flow "三(二)" "part of three_public_total" ["因公出国（境）费", "因公出国（境）支出", "出国（境）费"];
    VehicleTotalExpense "vehicle_total_expense" "公务用车购置及运行维护费" "Official vehicles, total" WanYuan Flow "三(二)" "= vehicle_purchase_expense + vehicle_operation_expense" ["公务用车购置及运行费", "公务用车购置和运行维护费", "车辆购置及运行费", "公车购置及运行费"];
    VehiclePurchaseExpense "vehicle_purchase_expense" "公务用车购置费" "Vehicle purchase" WanYuan Flow "三(二)" "part of vehicle_total_expense" ["公务用车购置支出", "公务用车购置"];
    VehicleOperationExpense "vehicle_operation_expense" "公务用车运行维护费" "Vehicle operation" WanYuan Flow "三(二)" "part of vehicle_total_expense" ["公务用车运行费", "公务车运行维护费", "公务用车运行维护支出", "公务用车运行维护"];
    ReceptionExpense "reception_expense" "公务接待费" "Official reception" WanYuan Flow "三(二)" "= domestic + foreign reception" ["公务接待支出", "公务接待"];
    OverseasGroupCount "overseas_group_count" "因公出国（境）团组数" "Overseas groups" Group Count "三(三)" "zero iff overseas_travel_expense is zero (soft)" ["因公出国（境）团组", "出国（境）团组", "因公出国（境）"];
    OverseasPersonCount "overseas_person_count" "因公出国（境）人数" "Overseas persons" Person Count "三(三)" ">= overseas_group_count when positive" [];
    VehiclePurchaseCount "vehicle_purchase_count" "公务用车购置数" "Vehicles purchased" Vehicle Count "三(三)" "zero iff vehicle_purchase_expense is zero (soft)" ["公务用车购置", "购置公务用车"];
    VehicleStockCount "vehicle_stock_count" "公务车保有量" "Official vehicles held" Vehicle Stock "三(三)" "<= asset_vehicle_total" ["公务用车保有量", "车辆保有量"];
    DomesticReceptionBatches "domestic_reception_batches" "国内公务接待批次" "Domestic reception batches" Batch Count "三(三)" ">= domestic_foreign_affairs_batches" ["国内公务接待", "国内接待"];
    DomesticReceptionPersons "domestic_reception_persons" "国内公务接待人次" "Domestic reception persons" PersonTime Count "三(三)" ">= domestic_reception_batches" [];
    DomesticForeignAffairsBatches "domestic_foreign_affairs_batches" "国内外事接待批次" "Foreign-affairs reception batches (domestic)" Batch Count "三(三)" "其中 of domestic_reception_batches" ["国内外事接待", "外事接待"];
    DomesticForeignAffairsPersons "domestic_foreign_affairs_persons" "国内外事接待人次" "Foreign-affairs reception persons (domestic)" PersonTime Count "三(三)" "其中 of domestic_reception_persons" [];
    OverseasReceptionBatches "overseas_reception_batches" "国（境）外公务接待批次" "Overseas reception batches" Batch Count "三(三)" "independent of the domestic count" ["国（境）外公务接待", "国（境）外接待"];
    OverseasReceptionPersons "overseas_reception_persons" "国（境）外公务接待人次" "Overseas reception persons" PersonTime Count "三(三)" ">= overseas_reception_batches" [];
    ReceptionPerCapita "reception_per_capita" "人均接待费" "Reception cost per person" Yuan Ratio "三(三)" "= reception_expense * 10000 / (domestic + overseas persons); propagate rounding" ["人均公务接待费"];
    VehiclePurchasePerUnit "vehicle_purchase_per_unit" "车均购置费" "Purchase cost per vehicle" WanYuan Ratio "三(三)" "= vehicle_purchase_expense / vehicle_purchase_count; 0/0 printed as 0" [];
    VehicleOperationPerUnit "vehicle_operation_per_unit" "车均维护费" "Operation cost per vehicle" WanYuan Ratio "三(三)" "= vehicle_operation_expense / vehicle_stock_count" [];
    ConferenceExpense "conference_expense" "会议费" "Conference expense (fiscal)" WanYuan Flow "四(一)" "basic part = econ 30215 in T6; whole >= basic part" [];
    TrainingExpense "training_expense" "培训费" "Training expense (fiscal)" WanYuan Flow "四(一)" "whole >= econ 30216 in T6" [];
    TravelExpense "travel_expense" "差旅费" "Domestic travel expense (fiscal)" WanYuan Flow "四(一)" "whole >= econ 30211 in T6" [];
    AgencyOperationExpenditure "agency_operation_expenditure" "机关运行经费" "Agency operation expenditure" WanYuan Flow "四(二)" "<= public_expenditure; = public expenditure of administrative and 参公 units" ["机关运行经费支出"];
    AssetVehicleTotal "asset_vehicle_total" "车辆数" "Vehicles, total" Vehicle Stock "四(三)" "= sum of the seven kinds" ["共有车辆", "车辆合计", "车辆"];
    AssetVehicleProvincialLeader "asset_vehicle_provincial_leader" "副部（省）级及以上领导用车" "Vehicles, vice-ministerial and above" Vehicle Stock "四(三)" "part of asset_vehicle_total" ["部级领导干部用车"];
    AssetVehiclePrincipal "asset_vehicle_principal" "主要负责人用车" "Vehicles, principal officers" Vehicle Stock "四(三)" "part" ["主要领导干部用车", "主要领导用车"];
    AssetVehicleConfidential "asset_vehicle_confidential" "机要通信用车" "Vehicles, confidential communication" Vehicle Stock "四(三)" "part" [];
    AssetVehicleEmergency "asset_vehicle_emergency" "应急保障用车" "Vehicles, emergency" Vehicle Stock "四(三)" "part" [];
    AssetVehicleEnforcement "asset_vehicle_enforcement" "执法执勤用车" "Vehicles, law enforcement" Vehicle Stock "四(三)" "part" [];
    AssetVehicleSpecial "asset_vehicle_special" "特种专业技术用车" "Vehicles, special technical" Vehicle Stock "四(三)" "part" [];
    AssetVehicleRetired "asset_vehicle_retired" "离退休干部用车" "Vehicles, retired cadres" Vehicle Stock "四(三)" "part" [];
    AssetVehicleOther "asset_vehicle_other" "其他用车" "Vehicles, other" Vehicle Stock "Shanghai only" "part (8-kind variant)" [];
    LargeEquipmentCount "large_equipment_count" "单价100万元（含）以上专用设备" "Equipment of unit price 1m yuan or more" Set Stock "四(三)" "none (Shanghai: 设备（不含车辆）)" ["单价100万元（含）以上设备（不含车辆）", "单价100万元以上专用设备"];
    ProcurementTotal "procurement_total" "政府采购支出总额" "Government procurement, total" WanYuan Flow "四(四)" "= goods + works + services" ["政府采购支出", "政府采购金额", "政府采购总额"];
    ProcurementGoods "procurement_goods" "政府采购货物支出" "Procurement, goods" WanYuan Flow "四(四)" "part" ["货物采购金额", "货物支出"];
    ProcurementWorks "procurement_works" "政府采购工程支出" "Procurement, works" WanYuan Flow "四(四)" "part" ["工程采购金额", "工程支出"];
    ProcurementServices "procurement_services" "政府采购服务支出" "Procurement, services" WanYuan Flow "四(四)" "part" ["服务采购金额", "服务支出"];
    SmeContractAmount "sme_contract_amount" "授予中小企业合同金额" "Contracts to SMEs" WanYuan Flow "四(四)" "<= procurement_total (soft: contract and expenditure timing differ)" [];
    SmeContractShare "sme_contract_share" "授予中小企业合同金额占比" "SME share" Percent Ratio "四(四)" "= sme_contract_amount / procurement_total * 100" [];
    MicroContractAmount "micro_contract_amount" "授予小微企业合同金额" "Contracts to small and micro enterprises" WanYuan Flow "四(四)" "其中 of sme_contract_amount" [];
    MicroContractShare "micro_contract_share" "授予小微企业合同金额占比" "Small and micro share" Percent Ratio "四(四)" "= micro_contract_amount / procurement_total * 100 (the denominator is the total, not the SME amount)" [];
    SelfEvaluatedProjectCount "self_evaluated_project_count" "绩效自评项目数" "Self-evaluated projects" Project Count "五(一)" "= self-evaluation by form + by report" [];
    SelfEvaluatedAmount "self_evaluated_amount" "绩效自评涉及资金" "Self-evaluated amount" WanYuan Flow "五(一)" "<= or = project_expenditure_total (basis: budget or spending)" [];
    TargetFormProjectCount "target_form_project_count" "目标自评表自评项数" "Projects evaluated by target form" Item Count "五(一)" "part of self_evaluated_project_count" [];
    TargetFormAmount "target_form_amount" "目标自评表涉及资金" "Amount evaluated by target form" WanYuan Flow "五(一)" "part of self_evaluated_amount" [];
    PerformanceCompletionRate "performance_completion_rate" "绩效目标完成率" "Target completion rate" Percent Ratio "五(一)" "stated (100%)" [];
    KeyEvaluationProjectCount "key_evaluation_project_count" "重点绩效评价项目数" "Key evaluation projects" Project Count "五(三)" "none" [];
    HeadcountIncrease "headcount_increase" "人员增加数" "Increase of staff" Person Count "二(三)2(3)-(5), 二(四) cause text" "the same figure wherever it is repeated" [];
    ProjectNotImplementedAmount "project_not_implemented_amount" "未实施项目调减金额" "Budget cut for projects not carried out" WanYuan Flow "二(三) cause text" "the amounts named as causes explain part of the change against the budget" [];
    FiscalExpenditure "fiscal_expenditure" "财政拨款支出" "Fiscal appropriation expenditure" WanYuan Flow "T4" "= gpb_expenditure + gov_fund_expenditure + soe_expenditure" ["本年财政拨款支出合计"];
    FiscalOpeningCarryover "fiscal_opening_carryover" "年初财政拨款结转和结余" "Opening fiscal carry-over, three budgets" WanYuan Stock "T4" "= sum over three budgets" [];
    FiscalClosingCarryover "fiscal_closing_carryover" "年末财政拨款结转和结余" "Closing fiscal carry-over, three budgets" WanYuan Stock "T4" "= fiscal_total - fiscal_expenditure" [];
    GovFundOpeningCarryover "gov_fund_opening_carryover" "年初政府性基金预算财政拨款结转和结余" "Opening government-fund carry-over" WanYuan Stock "T7" "= prior gov_fund_closing_carryover" [];
    GovFundClosingCarryover "gov_fund_closing_carryover" "年末政府性基金预算财政拨款结转和结余" "Closing government-fund carry-over" WanYuan Stock "T7" "= gov_fund_opening_carryover + gov_fund_income - gov_fund_expenditure" [];
    GovFundBasicExpenditure "gov_fund_basic_expenditure" "政府性基金预算财政拨款基本支出" "Government-fund basic expenditure" WanYuan Flow "T7" "part of gov_fund_expenditure" [];
    GovFundProjectExpenditure "gov_fund_project_expenditure" "政府性基金预算财政拨款项目支出" "Government-fund project expenditure" WanYuan Flow "T7" "part of gov_fund_expenditure" [];
    SoeOpeningCarryover "soe_opening_carryover" "年初国有资本经营预算财政拨款结转和结余" "Opening state-capital carry-over" WanYuan Stock "T8" "= prior soe_closing_carryover" [];
    SoeClosingCarryover "soe_closing_carryover" "年末国有资本经营预算财政拨款结转和结余" "Closing state-capital carry-over" WanYuan Stock "T8" "= soe_opening_carryover + soe_income - soe_expenditure" [];
    SoeBasicExpenditure "soe_basic_expenditure" "国有资本经营预算财政拨款基本支出" "State-capital basic expenditure" WanYuan Flow "T8" "part of soe_expenditure" [];
    SoeProjectExpenditure "soe_project_expenditure" "国有资本经营预算财政拨款项目支出" "State-capital project expenditure" WanYuan Flow "T8" "part of soe_expenditure" [];
    GpbBasicByEconomic "gpb_basic_by_economic" "一般公共预算财政拨款基本支出（按经济分类）" "GPB basic expenditure by economic classification" WanYuan Flow "T6" "class = sum of its items" [];
    DomesticReceptionExpense "domestic_reception_expense" "国内接待费" "Domestic reception" WanYuan Flow "T10" "part of reception_expense" ["国内公务接待支出"];
    ForeignAffairsReceptionExpense "foreign_affairs_reception_expense" "外事接待费" "Foreign-affairs reception" WanYuan Flow "T10" "<= domestic_reception_expense" ["外宾接待支出"];
    OverseasReceptionExpense "overseas_reception_expense" "国（境）外接待费" "Reception abroad" WanYuan Flow "T10" "part of reception_expense" ["国（境）外公务接待支出"];
    AgencyOperationAdministrative "agency_operation_administrative" "行政单位机关运行经费" "Agency operation, administrative units" WanYuan Flow "T10" "part of agency_operation_expenditure" [];
    AgencyOperationParticipating "agency_operation_participating" "参照公务员法管理事业单位机关运行经费" "Agency operation, units under the civil-service law" WanYuan Flow "T10" "part of agency_operation_expenditure" [];
    TargetSetProjectCount "target_set_project_count" "编报绩效目标项目数" "Projects with performance targets" Project Count "national, ten" "independent" [];
    TargetSetAmount "target_set_amount" "编报绩效目标涉及预算金额" "Budget with performance targets" WanYuan Flow "national, ten" "independent" [];
    TrackedProjectCount "tracked_project_count" "绩效跟踪评价项目数" "Projects tracked" Project Count "national, ten" "independent" [];
    TrackedAmount "tracked_amount" "绩效跟踪评价涉及预算金额" "Budget tracked" WanYuan Flow "national, ten" "independent" [];
    SelfEvaluationScore "self_evaluation_score" "绩效自评平均得分" "Average self-evaluation score" Point Ratio "national, ten" "between 0 and 100" [];
    GradedExcellentCount "graded_excellent_count" "绩效评级为“优”的项目数" "Projects graded excellent" Project Count "national, ten" "part of self_evaluated_project_count" [];
    GradedGoodCount "graded_good_count" "绩效评级为“良”的项目数" "Projects graded good" Project Count "national, ten" "part of self_evaluated_project_count" [];
    GradedPassCount "graded_pass_count" "绩效评级为“合格”的项目数" "Projects graded pass" Project Count "national, ten" "part of self_evaluated_project_count" [];
    GradedFailCount "graded_fail_count" "绩效评级为“不合格”的项目数" "Projects graded fail" Project Count "national, ten" "part of self_evaluated_project_count" [];
    ProblemFoundCount "problem_found_count" "绩效自评发现问题数" "Problems found" Piece Count "national, ten" "= problem_solved_count + problem_open_count" [];
    ProblemSolvedCount "problem_solved_count" "已经完成整改的问题数" "Problems solved" Piece Count "national, ten" "part of problem_found_count" [];
    ProblemOpenCount "problem_open_count" "正在整改的问题数" "Problems being solved" Piece Count "national, ten" "part of problem_found_count" [];
    ReservedSmeAmount "reserved_sme_amount" "面向中小企业预留政府采购项目预算金额" "Budget reserved for SMEs" WanYuan Flow "national, eleven (2)" ">= reserved_micro_amount" [];
    ReservedMicroAmount "reserved_micro_amount" "面向小微企业预留政府采购项目预算金额" "Budget reserved for small and micro enterprises" WanYuan Flow "national, eleven (2)" "part of reserved_sme_amount" [];
    AwardedReservedSmeAmount "awarded_reserved_sme_amount" "预留项目中由中小企业中标或成交的采购金额" "Reserved projects won by SMEs" WanYuan Flow "national, eleven (2)" "independent" [];
    AwardedReservedMicroAmount "awarded_reserved_micro_amount" "预留项目中由小微企业中标或成交的采购金额" "Reserved projects won by small and micro enterprises" WanYuan Flow "national, eleven (2)" "independent" [];
    AwardedOtherSmeAmount "awarded_other_sme_amount" "其他项目中由中小企业中标或成交的采购金额" "Other projects won by SMEs" WanYuan Flow "national, eleven (2)" "independent" [];
    InternalTransfer "internal_transfer" "内部往来抵销" "Transfers between units, eliminated" WanYuan Flow "units against department" "total over units minus the department's figure" [];
    TargetReportProjectCount "target_report_project_count" "绩效自评报告项目数" "Projects evaluated by report" Item Count "五(一)" "part of self_evaluated_project_count" [];
    TargetReportAmount "target_report_amount" "绩效自评报告涉及资金" "Amount evaluated by report" WanYuan Flow "五(一)" "part of self_evaluated_amount" [];
}

/// No concept has this identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no concept; schemas/concepts.json lists them")]
pub struct UnknownConcept(pub String);

impl Concept {
    /// What the taxonomy knows of it.
    pub fn info(self) -> &'static ConceptInfo {
        &INFO[self as usize]
    }

    /// The published identifier.
    pub fn id(self) -> &'static str {
        self.info().id
    }

    /// The official term.
    pub fn zh(self) -> &'static str {
        self.info().zh
    }

    /// The concept of this concept's share of the whole that the narrative names (占…%), where
    /// the taxonomy has one. The share itself is stated with the amount.
    pub fn share(self) -> Option<Concept> {
        Some(match self {
            Self::FiscalAppropriationIncome => Self::FiscalIncomeShare,
            Self::BasicExpenditureTotal => Self::BasicExpenditureShare,
            Self::ProjectExpenditureTotal => Self::ProjectExpenditureShare,
            Self::GpbExpenditureByClass => Self::GpbClassShare,
            Self::SmeContractAmount => Self::SmeContractShare,
            Self::MicroContractAmount => Self::MicroContractShare,
            _ => return None,
        })
    }

    /// The concept where it is broken down by function: the general public budget has one of its own.
    pub fn by_function(self) -> Concept {
        if self == Self::GpbExpenditure { Self::GpbExpenditureByClass } else { self }
    }

    /// What its share is a share of, where a document does not name another whole.
    pub fn whole(self) -> Option<Concept> {
        Some(match self {
            Self::FiscalAppropriationIncome
            | Self::SuperiorSubsidyIncome
            | Self::InstitutionIncome
            | Self::BusinessIncome
            | Self::AffiliatedUnitRemittance
            | Self::OtherIncome => Self::CurrentIncome,
            Self::BasicExpenditureTotal
            | Self::ProjectExpenditureTotal
            | Self::RemittanceToSuperior
            | Self::BusinessExpenditure
            | Self::SubsidyToAffiliated
            | Self::GpbExpenditure => Self::CurrentExpenditure,
            Self::GpbExpenditureByClass => Self::GpbExpenditure,
            Self::OverseasTravelExpense
            | Self::VehicleTotalExpense
            | Self::VehiclePurchaseExpense
            | Self::VehicleOperationExpense
            | Self::ReceptionExpense => Self::ThreePublicTotal,
            Self::SmeContractAmount | Self::MicroContractAmount => Self::ProcurementTotal,
            _ => return None,
        })
    }

    /// The section of the narrative that states it.
    pub fn section_id(self) -> &'static str {
        use Concept::*;
        match self {
            SubordinateUnitCount | InternalOfficeCount | HeadcountIncrease => "department",
            TotalReceiptsAndExpenditure => "overall",
            CurrentIncome
            | FiscalAppropriationIncome
            | SuperiorSubsidyIncome
            | InstitutionIncome
            | BusinessIncome
            | AffiliatedUnitRemittance
            | OtherIncome
            | FiscalIncomeShare
            | UseOfNonfiscalSurplus
            | OpeningCarryover => "income",
            CurrentExpenditure
            | BasicExpenditureTotal
            | ProjectExpenditureTotal
            | BusinessExpenditure
            | RemittanceToSuperior
            | SubsidyToAffiliated
            | BasicExpenditureShare
            | ProjectExpenditureShare
            | SurplusDistribution => "expenditure",
            ClosingCarryover => "carryover",
            FiscalTotal
            | FiscalExpenditure
            | FiscalOpeningCarryover
            | FiscalClosingCarryover
            | UnitFiscalIncomeDelta => "fiscal_overall",
            GpbIncome | GpbOpeningCarryover | ProjectNotImplementedAmount => "gpb_income",
            GpbExpenditure | GpbExpenditureByClass | GpbClassShare | GpbProjectExpenditure => {
                "gpb_expenditure"
            }
            GpbClosingCarryover => "gpb_carryover",
            GpbBasicExpenditure | PersonnelExpenditure | PublicExpenditure | GpbBasicByEconomic => {
                "gpb_basic"
            }
            GovFundIncome
            | GovFundExpenditure
            | GovFundOpeningCarryover
            | GovFundClosingCarryover
            | GovFundBasicExpenditure
            | GovFundProjectExpenditure => "gov_fund",
            SoeIncome
            | SoeExpenditure
            | SoeOpeningCarryover
            | SoeClosingCarryover
            | SoeBasicExpenditure
            | SoeProjectExpenditure => "soe",
            ThreePublicTotal => "three_public_overall",
            OverseasTravelExpense
            | VehicleTotalExpense
            | VehiclePurchaseExpense
            | VehicleOperationExpense
            | ReceptionExpense
            | DomesticReceptionExpense
            | ForeignAffairsReceptionExpense
            | OverseasReceptionExpense => "three_public_items",
            OverseasGroupCount
            | OverseasPersonCount
            | VehiclePurchaseCount
            | VehicleStockCount
            | DomesticReceptionBatches
            | DomesticReceptionPersons
            | DomesticForeignAffairsBatches
            | DomesticForeignAffairsPersons
            | OverseasReceptionBatches
            | OverseasReceptionPersons
            | ReceptionPerCapita
            | VehiclePurchasePerUnit
            | VehicleOperationPerUnit => "three_public_quantities",
            ConferenceExpense | TrainingExpense | TravelExpense => "meetings_training_travel",
            AgencyOperationExpenditure | AgencyOperationAdministrative | AgencyOperationParticipating => {
                "agency_operation"
            }
            AssetVehicleTotal
            | AssetVehicleProvincialLeader
            | AssetVehiclePrincipal
            | AssetVehicleConfidential
            | AssetVehicleEmergency
            | AssetVehicleEnforcement
            | AssetVehicleSpecial
            | AssetVehicleRetired
            | AssetVehicleOther
            | LargeEquipmentCount => "assets",
            ProcurementTotal
            | ProcurementGoods
            | ProcurementWorks
            | ProcurementServices
            | SmeContractAmount
            | SmeContractShare
            | MicroContractAmount
            | MicroContractShare
            | ReservedSmeAmount
            | ReservedMicroAmount
            | AwardedReservedSmeAmount
            | AwardedReservedMicroAmount
            | AwardedOtherSmeAmount => "procurement",
            TargetSetProjectCount
            | TargetSetAmount
            | TrackedProjectCount
            | TrackedAmount
            | SelfEvaluatedProjectCount
            | SelfEvaluatedAmount
            | TargetFormProjectCount
            | TargetFormAmount
            | TargetReportProjectCount
            | TargetReportAmount
            | PerformanceCompletionRate
            | SelfEvaluationScore
            | GradedExcellentCount
            | GradedGoodCount
            | GradedPassCount
            | GradedFailCount
            | ProblemFoundCount
            | ProblemSolvedCount
            | ProblemOpenCount
            | KeyEvaluationProjectCount => "performance",
            InternalTransfer => "units",
        }
    }

    /// The basis of its level where nothing is said of one. A cut of the budget is of the budget.
    pub fn level_basis(self) -> Basis {
        if self == Self::ProjectNotImplementedAmount { Basis::InitialBudget } else { Basis::Actual }
    }

    /// Whether it measures money.
    pub fn is_money(self) -> bool {
        self.info().unit.money_power().is_some()
    }
}

impl core::str::FromStr for Concept {
    type Err = UnknownConcept;
    fn from_str(id: &str) -> Result<Self, UnknownConcept> {
        Self::ALL.iter().copied().find(|c| c.id() == id).ok_or_else(|| UnknownConcept(id.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn identifiers_are_unique_and_parse() {
        let ids: HashSet<_> = Concept::ALL.iter().map(|c| c.id()).collect();
        assert_eq!(ids.len(), Concept::ALL.len());
        for concept in Concept::ALL {
            assert_eq!(concept.id().parse::<Concept>().as_ref(), Ok(concept));
            assert!(!concept.zh().is_empty() && !concept.info().identity.is_empty(), "{}", concept.id());
        }
    }
}
