//! JS6xx: completeness and publication hygiene.

use juesuan_model::{Concept, Severity};

use super::missing::{
    empty_table, missing, missing_budget, missing_comparison, missing_content, missing_reason,
};
use crate::rule::{Check, Rule, Source, clause, title};

/// What local departments must publish, and how.
const PROCEDURE: Source = title("《地方预决算公开操作规程》（财预〔2016〕143号）");

/// A rule that looks for one mandatory content.
const fn content(
    code: &'static str,
    name: &'static str,
    source: Source,
    zh: &'static str,
    en: &'static str,
    check: Check,
) -> Rule {
    Rule {
        code,
        name,
        severity: Severity::Warning,
        source,
        since: 2011,
        zh,
        en,
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check,
    }
}

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    content(
        "JS601",
        "missing-income",
        PROCEDURE,
        "公开收入总额",
        "Income of the year is disclosed",
        Check::One(|rule, context, sink| {
            missing(rule, context, sink, &[Concept::CurrentIncome], "本年收入合计", "income of the year")
        }),
    ),
    content(
        "JS602",
        "missing-expenditure",
        PROCEDURE,
        "公开支出总额",
        "Expenditure of the year is disclosed",
        Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::CurrentExpenditure],
                "本年支出合计",
                "expenditure of the year",
            )
        }),
    ),
    content(
        "JS603",
        "missing-basic-and-project",
        clause("《中华人民共和国预算法实施条例》第六条（公开基本支出和项目支出）"),
        "公开基本支出和项目支出",
        "Basic and project expenditure are disclosed",
        Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::BasicExpenditureTotal, Concept::ProjectExpenditureTotal],
                "基本支出和项目支出",
                "basic and project expenditure",
            )
        }),
    ),
    content(
        "JS604",
        "missing-fiscal-total",
        PROCEDURE,
        "公开财政拨款收支",
        "Fiscal appropriation is disclosed",
        Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::FiscalTotal],
                "财政拨款收、支总计",
                "the fiscal grand total",
            )
        }),
    ),
    content(
        "JS605",
        "missing-functions-of-expenditure",
        clause("《中华人民共和国预算法实施条例》第六条（按功能分类公开到项）"),
        "一般公共预算支出按功能分类公开",
        "General public budget expenditure is disclosed by function",
        Check::One(|rule, context, sink| {
            // The appropriation of all budgets by function is that of this one too.
            let all =
                context.facts(Concept::FiscalExpenditure).any(|fact| fact.dimensions.function.is_some());
            if !all {
                let classes = [Concept::GpbExpenditureByClass];
                missing(rule, context, sink, &classes, "按功能分类的支出", "expenditure by function");
            }
        }),
    ),
    content(
        "JS606",
        "missing-personnel-and-public",
        clause("《中华人民共和国预算法实施条例》第五条（人员经费和公用经费）"),
        "公开人员经费和公用经费",
        "Personnel and operating expenditure are disclosed",
        Check::One(|rule, context, sink| {
            // Basic expenditure by economic item tells the same in more detail.
            if !context.has(Concept::GpbBasicByEconomic) && !context.has_content("personnel") {
                let both = [Concept::PersonnelExpenditure, Concept::PublicExpenditure];
                let en = "personnel and operating expenditure";
                missing(rule, context, sink, &both, "人员经费和公用经费", en);
            }
        }),
    ),
    content(
        "JS607",
        "missing-government-fund",
        PROCEDURE,
        "公开政府性基金收支，没有的写明没有",
        "The government fund budget is disclosed, or said to be none",
        Check::One(|rule, context, sink| {
            missing_budget(
                rule,
                context,
                sink,
                Concept::GovFundExpenditure,
                "政府性基金预算财政拨款",
                "the government fund budget",
            )
        }),
    ),
    content(
        "JS608",
        "missing-state-capital",
        PROCEDURE,
        "公开国有资本经营预算支出，没有的写明没有",
        "The state capital budget is disclosed, or said to be none",
        Check::One(|rule, context, sink| {
            missing_budget(
                rule,
                context,
                sink,
                Concept::SoeExpenditure,
                "国有资本经营预算财政拨款",
                "the state capital budget",
            )
        }),
    ),
    content(
        "JS609",
        "missing-three-public",
        clause("《机关事务管理条例》第七条（公务接待费、公务用车购置和运行费、因公出国（境）费公开）"),
        "公开“三公”经费总额和各项",
        "The three public expenses are disclosed, in all and item by item",
        Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::ThreePublicTotal, Concept::OverseasTravelExpense, Concept::ReceptionExpense],
                "“三公”经费总额及因公出国（境）、公务接待",
                "the three public expenses",
            )
        }),
    ),
    content(
        "JS610",
        "missing-vehicle-split",
        clause("《机关事务管理条例》第七条（公务用车购置和运行费公开）"),
        "公务用车购置费和运行维护费分开公开",
        "Vehicle purchase and operation are disclosed apart",
        Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::VehiclePurchaseExpense, Concept::VehicleOperationExpense],
                "公务用车购置费和运行维护费",
                "vehicle purchase and operation",
            )
        }),
    ),
    content(
        "JS611",
        "missing-overseas-counts",
        PROCEDURE,
        "公开因公出国（境）团组数和人数",
        "Overseas groups and persons are disclosed",
        Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::OverseasGroupCount, Concept::OverseasPersonCount],
                "因公出国（境）团组数和人数",
                "overseas groups and persons",
            )
        }),
    ),
    content(
        "JS612",
        "missing-vehicle-counts",
        PROCEDURE,
        "公开公务用车购置数和保有量",
        "Vehicles bought and held are disclosed",
        Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::VehiclePurchaseCount, Concept::VehicleStockCount],
                "公务用车购置数和保有量",
                "vehicles bought and held",
            )
        }),
    ),
    content(
        "JS613",
        "missing-reception-counts",
        PROCEDURE,
        "公开国内公务接待批次和人次",
        "Domestic reception batches and persons are disclosed",
        Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::DomesticReceptionBatches, Concept::DomesticReceptionPersons],
                "国内公务接待批次和人次",
                "domestic reception batches and persons",
            )
        }),
    ),
    content(
        "JS614",
        "missing-agency-operation",
        clause("《中华人民共和国预算法》第十四条（机关运行经费的说明）"),
        "说明机关运行经费",
        "Agency operation expenditure is explained",
        Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::AgencyOperationExpenditure],
                "机关运行经费",
                "agency operation expenditure",
            )
        }),
    ),
    content(
        "JS615",
        "missing-procurement",
        clause("《中华人民共和国预算法》第十四条（政府采购情况的公开）"),
        "说明政府采购支出",
        "Procurement is explained",
        Check::One(|rule, context, sink| {
            missing(rule, context, sink, &[Concept::ProcurementTotal], "政府采购支出总额", "procurement")
        }),
    ),
    content(
        "JS616",
        "missing-assets",
        clause("《行政事业性国有资产管理条例》第二十七条"),
        "说明国有资产占用",
        "Assets are explained",
        Check::One(|rule, context, sink| {
            missing(rule, context, sink, &[Concept::AssetVehicleTotal], "车辆总数", "vehicles")
        }),
    ),
    content(
        "JS617",
        "missing-performance",
        title("《项目支出绩效评价管理办法》（财预〔2020〕10号）"),
        "说明预算绩效",
        "Performance evaluation is explained",
        Check::One(|rule, context, sink| {
            // The money tells as much as the number of projects.
            if !context.has(Concept::SelfEvaluatedAmount) {
                let projects = [Concept::SelfEvaluatedProjectCount];
                missing(rule, context, sink, &projects, "绩效自评项目数", "self-evaluated projects");
            }
        }),
    ),
    content(
        "JS618",
        "missing-functions",
        PROCEDURE,
        "说明部门职责",
        "The department’s functions are explained",
        Check::One(|rule, context, sink| {
            missing_content(rule, context, sink, "functions", "部门职责", "the functions")
        }),
    ),
    content(
        "JS619",
        "missing-units",
        PROCEDURE,
        "说明部门所属单位",
        "The department’s units are listed",
        Check::One(|rule, context, sink| {
            missing_content(rule, context, sink, "units", "所属预算单位", "the units")
        }),
    ),
    content(
        "JS620",
        "missing-glossary",
        PROCEDURE,
        "有名词解释",
        "There is a glossary",
        Check::One(|rule, context, sink| {
            missing_content(rule, context, sink, "glossary", "名词解释", "the glossary")
        }),
    ),
    content(
        "JS621",
        "missing-contact",
        clause("《中华人民共和国政府信息公开条例》第六条"),
        "有联系方式",
        "There is a way to ask",
        Check::One(|rule, context, sink| {
            missing_content(rule, context, sink, "contact", "联系方式", "the contact")
        }),
    ),
    content(
        "JS622",
        "missing-reason",
        PROCEDURE,
        "“三公”经费每项增减都说明原因",
        "Every change of the three public expenses has its reason",
        Check::One(missing_reason),
    ),
    content(
        "JS623",
        "missing-comparison",
        PROCEDURE,
        "“三公”经费与上年和预算比较",
        "The three public expenses are compared with prior year and budget",
        Check::One(missing_comparison),
    ),
    Rule {
        code: "JS624",
        name: "empty-table-without-note",
        severity: Severity::Warning,
        source: PROCEDURE,
        since: 2011,
        zh: "空表保留并写明没有数据",
        en: "An empty table stays, with a note",
        example: "政府性基金表没有数字，表下应写“无此项收支，故本表无数据”。",
        blind: "只看表下说明是否存在，不看措辞。",
        check: Check::One(empty_table),
    },
];
