//! Names that documents use beside the official terms, and what they can stand for.
//!
//! The official terms and their aliases come from the taxonomy; here stands what needs more than
//! one meaning, which the unit and the section choose from.

use juesuan_model::Concept::{self, *};

/// Names with their meanings, likeliest first.
pub(super) const EXTRA: &[(&str, &[Concept])] = &[
    (
        "因公出国(境) 因公出国（境）经费 出国(境) 因公出国 因公出国费 因公出国费用 因公出国(境)费用支出 因公出国(境)团组及人数 因公临时出国(境)",
        &[OverseasTravelExpense, OverseasGroupCount, OverseasPersonCount],
    ),
    (
        "公务用车购置 公务车购置 购置公务用车 购置公务车 公务用车购置费 公务用车购置支出 更新公务用车 购买公务用车 公务车购置费 公车购置费 公车购置",
        &[VehiclePurchaseExpense, VehiclePurchaseCount],
    ),
    (
        "公务用车运行 公务车运行费 公务用车运行费支出 公务用车运行维护费支出 公务车运行维护支出 公务用车运行支出 务用车运行维护费 公务用车维护费 \
         车辆运行维护费 车辆运行维护费用 公车运行维护费 公车运行费 公车运行 车辆运行费 公务用车运行维护费用",
        &[VehicleOperationExpense],
    ),
    (
        "公务用车购置及运行维护 公务用车购置及运行 公务用车购置及运行支出 公务用车购置及运行维护费支出 公务用车费 公务用车支出 公务用车购置和运行费 \
         公务用车经费 公务车购置及运行维护费 公务车购置及运行费 公务用车购置及运维费 公务用车购置与运行维护费 公务用车及运行维护费 公务用车及运行维护费用 公车购置及运行费 公车购置及运行维护费 购置及运行维护费 \
         公务用车购置费及运行维护费 公务用车购置费及运行费 公务用车购置费和运行维护费 公务用车购置和运行维护费",
        &[VehicleTotalExpense],
    ),
    ("公务车保有量 公务用车保有量 车辆保有量 保有量 公务用车保有 公务用车", &[VehicleStockCount]),
    (
        "国内公务接待 国内接待 国内公务接待费 国内公务接待支出 国内接待费",
        &[DomesticReceptionExpense, DomesticReceptionBatches, DomesticReceptionPersons],
    ),
    (
        "购置车辆 车辆购置 新购车辆 新购置车辆 更新车辆 更新购置公务用车 更新公务用车 购置(更新)公务用车",
        &[VehiclePurchaseCount, VehiclePurchaseExpense],
    ),
    (
        "国内来访团组 来访团组 国内来访批次 接待国内来访团组 累计接待",
        &[DomesticReceptionBatches, DomesticReceptionPersons],
    ),
    ("来宾 来访来宾 接待来宾 国内公务接待人次 来访人员", &[DomesticReceptionPersons]),
    ("国内公务接待批次 国内接待批次 接待批次", &[DomesticReceptionBatches, DomesticReceptionPersons]),
    // What is not the appropriation has no concept of its own.
    ("非财政拨款收入 非财政拨款支出 非财政拨款", &[]),
    ("公共财政预算财政拨款收入 公共财政预算拨款收入 公共财政预算收入", &[GpbIncome]),
    ("公共财政预算财政拨款支出 公共财政预算拨款支出 公共财政预算支出", &[GpbExpenditure]),
    // With what other levels of government transfer.
    ("一般公共预算总收入", &[]),
    // What an enterprise sells is no income of a budget.
    ("营业总收入 营业总支出 营业收入 营业支出 营业总成本", &[]),
    // What comes from abroad is counted in one province and not in another.
    ("国(境)外来访团组 国外来访团组 境外来访团组 外宾来访团组 来访外宾", &[]),
    (
        "国内外事接待 外事接待 接待外宾 外宾接待 外事接待费 外宾接待支出 外事接待支出",
        &[ForeignAffairsReceptionExpense, DomesticForeignAffairsBatches, DomesticForeignAffairsPersons],
    ),
    (
        "国(境)外公务接待 国(境)外接待 国外公务接待 境外公务接待 国(境)外公务接待费 国(境)外公务接待支出 国(境)外公务接待费支出 国(境)外接待费 国(境)外接待费支出",
        &[OverseasReceptionExpense, OverseasReceptionBatches, OverseasReceptionPersons],
    ),
    (
        "公务接待 公务接待费 公务接待支出 公务接待费支出 公务接待经费 接待费",
        &[ReceptionExpense, DomesticReceptionBatches, DomesticReceptionPersons],
    ),
    (
        "三公经费合计 三公经费支出决算 三公经费决算 财政拨款三公经费 财政拨款三公经费支出 三公经费决算汇总数 三公经费总额 一般公共预算财政拨款三公经费 一般公共预算财政拨款三公经费支出",
        &[ThreePublicTotal],
    ),
    (
        "收、支总计 收支总计 收入支出总计 收入、支出总计 总收支 收入总计 支出总计 收入决算总计 支出决算总计 收入、支出决算总计 收支决算总计 收、支决算总计 收入总决算 支出总决算 收支总决算 收、支总决算 收入支出总体 收支总体",
        &[TotalReceiptsAndExpenditure],
    ),
    (
        "财政拨款收、支总计 财政拨款收支总计 财政拨款收入支出总计 财政拨款收入、支出总计 财政拨款收入总计 财政拨款支出总计 财政拨款总收入 财政拨款总支出 财政拨款收、支决算总计 财政拨款收入、支出决算总计 财政拨款收入支出决算总计 财政拨款收入总决算 财政拨款支出总决算 财政拨款收支总决算 财政拨款收、支总决算 财政拨款收入支出总体 财政拨款收支总体",
        &[FiscalTotal],
    ),
    ("本年财政拨款支出 财政拨款本年支出 财政拨款支出 财政拨款支出合计", &[FiscalExpenditure]),
    ("财政拨款收入合计 财政拨款本年收入 本年财政拨款收入", &[FiscalAppropriationIncome]),
    ("一般公共预算财政拨款 一般公共预算拨款", &[GpbIncome, GpbExpenditure]),
    ("一般公共预算拨款收入 一般公共预算财政拨款收入合计", &[GpbIncome]),
    (
        "一般公共预算拨款支出 一般公共预算财政拨款支出合计 一般公共预算财政拨款总支出 一般公共预算总支出 般公共预算财政拨款支出",
        &[GpbExpenditure],
    ),
    (
        "政府性基金预算财政拨款收支 政府性基金收支 政府性基金预算收支 政府性基金预算财政拨款 政府性基金预算财政拨款收入支出",
        &[GovFundIncome, GovFundExpenditure],
    ),
    (
        "政府性基金收入 政府性基金预算拨款收入 政府性基金财政拨款收入 政府性基金财政拨款决算收入 政府性基金预算财政拨款决算收入",
        &[GovFundIncome],
    ),
    (
        "政府性基金支出 使用政府性基金预算财政拨款安排的支出 使用政府性基金预算安排的支出 政府性基金财政拨款支出 政府性基金预算拨款支出 政府性基金财政拨款决算支出 政府性基金预算财政拨款决算支出 政府性基金预算安排支出",
        &[GovFundExpenditure],
    ),
    (
        "国有资本经营预算财政拨款收支 国有资本经营预算收支 国有资本经营预算财政拨款 国有资本经营预算财政拨款收入支出",
        &[SoeIncome, SoeExpenditure],
    ),
    ("国有资本经营收入 国有资本经营财政拨款收入 国有资本经营预算财政拨款决算收入", &[SoeIncome]),
    (
        "国有资本经营支出 国有资本经营财政拨款支出 使用国有资本经营预算财政拨款安排的支出 使用国有资本经营预算安排的支出 国有资本经营预算安排支出 国有资本经营预算财政拨款决算支出",
        &[SoeExpenditure],
    ),
    ("本年收入合计 收入合计 本年总收入 收入决算合计 本年收入决算", &[CurrentIncome]),
    ("本年支出合计 支出合计 本年总支出 支出决算合计 本年支出决算", &[CurrentExpenditure]),
    (
        "年初结转和结余 年初结转结余 上年结转和结余 上年结转 上年结转结余 年初结余 年初结转 上年结余 上年结余收入 上年结转收入",
        &[OpeningCarryover],
    ),
    ("年末结转和结余 年末结转结余 结转下年 年末结余 年终结转和结余 年末结转", &[ClosingCarryover]),
    ("年初财政拨款结转和结余 年初财政拨款结转结余", &[GpbOpeningCarryover, FiscalOpeningCarryover]),
    ("年末财政拨款结转和结余 年末财政拨款结转结余", &[GpbClosingCarryover, FiscalClosingCarryover]),
    (
        "用事业基金弥补收支差额 非财政拨款结余 使用专用结余 使用非财政拨款结余(含专用结余) 使用非财政拨款结余和专用结余",
        &[UseOfNonfiscalSurplus],
    ),
    ("上级补助 上级补助收入", &[SuperiorSubsidyIncome]),
    ("附属单位缴款收入 附属单位上缴收入 附属单位缴款", &[AffiliatedUnitRemittance]),
    ("工资福利和对个人家庭补助支出 人员支出 人员经费支出", &[PersonnelExpenditure]),
    ("公用经费支出 公用支出 日常公用经费 日常公用经费支出", &[PublicExpenditure]),
    ("日常公用经费 公用支出", &[PublicExpenditure]),
    ("会议费支出", &[ConferenceExpense]),
    ("培训费支出", &[TrainingExpense]),
    ("差旅费支出", &[TravelExpense]),
    (
        "机构运行经费 机关运行经费决算 机关运行费 一般公共预算财政拨款运行经费 一般公共预算拨款运行经费 财政拨款运行经费",
        &[AgencyOperationExpenditure],
    ),
    ("处置车辆 报废车辆 租用车辆 封存车辆 拍卖车辆 移交车辆 闲置车辆 调拨车辆 无偿划转车辆 出租车辆", &[]),
    ("车辆 公务用车总数 车辆总数 共有车辆 机动车辆 车辆共", &[AssetVehicleTotal]),
    (
        "领导干部用车 副部(省)级以上领导用车 副部(省)级及以上领导干部用车 省部级及以上领导用车 副省级及以上领导用车",
        &[AssetVehicleProvincialLeader],
    ),
    ("主要负责人用车 主要领导干部用车 主要领导用车", &[AssetVehiclePrincipal]),
    ("机要通信用车 机要通讯用车", &[AssetVehicleConfidential]),
    ("应急用车 应急保障用车", &[AssetVehicleEmergency]),
    ("执法执勤车 一般执法执勤用车 执法执勤用车", &[AssetVehicleEnforcement]),
    ("特种专业技术用车 特种技术用车", &[AssetVehicleSpecial]),
    ("离退休干部用车 离退休干部服务用车", &[AssetVehicleRetired]),
    ("其他用车 其它用车", &[AssetVehicleOther]),
    // Names of the lists, which keep shorter names from being seen in them.
    (
        "工资福利支出 商品和服务支出 其他商品和服务支出 对个人和家庭的补助 对个人和家庭的补助支出 对个人和家庭补助 对个人和家庭补助支出 资本性支出 资本性支出(基本建设) 债务利息及费用支出",
        &[],
    ),
    ("专用设备", &[LargeEquipmentCount]),
    ("政府采购支出总额 政府采购支出合计 政府采购总支出", &[ProcurementTotal]),
    ("政府采购货物支出 货物类采购支出 采购货物支出 货物采购支出", &[ProcurementGoods]),
    ("政府采购工程支出 工程类采购支出 采购工程支出 工程采购支出", &[ProcurementWorks]),
    ("政府采购服务支出 服务类采购支出 采购服务支出 服务采购支出", &[ProcurementServices]),
    (
        "授予中小企业合同金额 授予中小企业的合同金额 授予中小企业合同 授予中小企业合同总金额 授予中小企业合同总额",
        &[SmeContractAmount],
    ),
    (
        "授予小微企业合同金额 授予小微企业的合同金额 授予小型微型企业合同金额 授予小微企业合同总金额",
        &[MicroContractAmount],
    ),
    ("人均接待费 人均公务接待费 人均接待费用", &[ReceptionPerCapita]),
    ("车均购置费 车均购置费用", &[VehiclePurchasePerUnit]),
    ("车均维护费 车均运行维护费 车均运行费 车均维护费用", &[VehicleOperationPerUnit]),
    ("绩效自评 开展绩效自评 进行绩效自评 绩效自评项目", &[SelfEvaluatedProjectCount, SelfEvaluatedAmount]),
    ("目标自评表 目标自评表形式 填报目标自评表", &[TargetFormProjectCount, TargetFormAmount]),
    ("绩效自评报告形式 自评报告形式 委托第三方", &[TargetReportProjectCount, TargetReportAmount]),
    ("因公出国(境)团组 因公出国(境)团组数 出国(境)团组", &[OverseasGroupCount, OverseasPersonCount]),
    ("以上设备 以上设备(不含车辆) 以上的设备 以上的设备(不含车辆)", &[LargeEquipmentCount]),
    ("重点绩效评价 重点绩效评价项目 开展重点绩效评价", &[KeyEvaluationProjectCount]),
    ("编报绩效目标 编制绩效目标 设定绩效目标", &[TargetSetProjectCount, TargetSetAmount]),
    ("绩效跟踪评价 绩效跟踪 绩效运行监控", &[TrackedProjectCount, TrackedAmount]),
    ("平均得分 自评平均得分 绩效自评平均得分", &[SelfEvaluationScore]),
    ("绩效评级为优 评级为优 评为优", &[GradedExcellentCount]),
    ("绩效评级为良 评级为良 评为良", &[GradedGoodCount]),
    ("绩效评级为合格 评级为合格 评为合格", &[GradedPassCount]),
    ("绩效评级为不合格 评级为不合格 评为不合格", &[GradedFailCount]),
    ("发现问题 共发现问题", &[ProblemFoundCount]),
    ("已经完成整改 已完成整改", &[ProblemSolvedCount]),
    ("正在整改", &[ProblemOpenCount]),
    (
        "面向中小企业预留的政府采购项目中,由中小企业供应商中标或成交 预留项目中由中小企业中标或成交",
        &[AwardedReservedSmeAmount],
    ),
    (
        "面向小微企业预留政府采购项目中,由小微企业供应商中标或成交 面向小微企业预留的政府采购项目中,由小微企业供应商中标或成交 预留项目中由小微企业中标或成交",
        &[AwardedReservedMicroAmount],
    ),
    (
        "其他政府采购项目中,由中小企业供应商中标或成交 其他项目中由中小企业中标或成交",
        &[AwardedOtherSmeAmount],
    ),
    (
        "下属二级预算单位 二级预算单位 下属预算单位 下属单位 所属单位 预算单位 基层预算单位",
        &[SubordinateUnitCount],
    ),
    ("内设机构 内设科室 内设 职能科室 内设处室 内设股室 科室 处室", &[InternalOfficeCount]),
    ("人员增加 新增人员 增加人员", &[HeadcountIncrease]),
    ("预期绩效目标 绩效目标", &[PerformanceCompletionRate]),
];

/// The functional classes: code, and the names that it has had.
pub(super) const CLASSES: &[(&str, &str)] = &[
    ("201", "一般公共服务支出 一般公共服务"),
    ("202", "外交支出"),
    ("203", "国防支出"),
    ("204", "公共安全支出"),
    ("205", "教育支出"),
    ("206", "科学技术支出"),
    ("207", "文化旅游体育与传媒支出 文化体育与传媒支出"),
    ("208", "社会保障和就业支出 社会保障与就业支出"),
    ("209", "社会保险基金支出"),
    ("210", "卫生健康支出 医疗卫生与计划生育支出"),
    ("211", "节能环保支出"),
    ("212", "城乡社区支出"),
    ("213", "农林水支出"),
    ("214", "交通运输支出"),
    ("215", "资源勘探工业信息等支出 资源勘探信息等支出"),
    ("216", "商业服务业等支出"),
    ("217", "金融支出"),
    ("219", "援助其他地区支出"),
    ("220", "自然资源海洋气象等支出 国土海洋气象等支出"),
    ("221", "住房保障支出"),
    ("222", "粮油物资储备支出"),
    ("223", "国有资本经营预算支出"),
    ("224", "灾害防治及应急管理支出"),
    ("229", "其他支出"),
    ("231", "债务还本支出"),
    ("232", "债务付息支出"),
    ("233", "债务发行费用支出"),
    ("234", "抗疫特别国债安排的支出"),
];
