//! JS6xx: completeness and publication hygiene.

use juesuan_model::{Basis, Concept, Dimensions, Severity};

use crate::context::Context;
use crate::rule::{Check, Rule, clause, title};
use crate::sink::Sink;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS601",
        name: "missing-income",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）"),
        since: 2011,
        zh: "公开收入总额",
        en: "Income of the year is disclosed",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing(rule, context, sink, &[Concept::CurrentIncome], "本年收入合计", "income of the year")
        }),
    },
    Rule {
        code: "JS602",
        name: "missing-expenditure",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）"),
        since: 2011,
        zh: "公开支出总额",
        en: "Expenditure of the year is disclosed",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::CurrentExpenditure],
                "本年支出合计",
                "expenditure of the year",
            )
        }),
    },
    Rule {
        code: "JS603",
        name: "missing-basic-and-project",
        severity: Severity::Warning,
        source: clause("《中华人民共和国预算法实施条例》第六条（公开基本支出和项目支出）"),
        since: 2011,
        zh: "公开基本支出和项目支出",
        en: "Basic and project expenditure are disclosed",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::BasicExpenditureTotal, Concept::ProjectExpenditureTotal],
                "基本支出和项目支出",
                "basic and project expenditure",
            )
        }),
    },
    Rule {
        code: "JS604",
        name: "missing-fiscal-total",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）"),
        since: 2011,
        zh: "公开财政拨款收支",
        en: "Fiscal appropriation is disclosed",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::FiscalTotal],
                "财政拨款收、支总计",
                "the fiscal grand total",
            )
        }),
    },
    Rule {
        code: "JS605",
        name: "missing-functions-of-expenditure",
        severity: Severity::Warning,
        source: clause("《中华人民共和国预算法实施条例》第六条（按功能分类公开到项）"),
        since: 2011,
        zh: "一般公共预算支出按功能分类公开",
        en: "General public budget expenditure is disclosed by function",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::GpbExpenditureByClass],
                "按功能分类的支出",
                "expenditure by function",
            )
        }),
    },
    Rule {
        code: "JS606",
        name: "missing-personnel-and-public",
        severity: Severity::Warning,
        source: clause("《中华人民共和国预算法实施条例》第五条（人员经费和公用经费）"),
        since: 2011,
        zh: "公开人员经费和公用经费",
        en: "Personnel and operating expenditure are disclosed",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::PersonnelExpenditure, Concept::PublicExpenditure],
                "人员经费和公用经费",
                "personnel and operating expenditure",
            )
        }),
    },
    Rule {
        code: "JS607",
        name: "missing-government-fund",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）"),
        since: 2011,
        zh: "公开政府性基金收支，没有的写明没有",
        en: "The government fund budget is disclosed, or said to be none",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing_budget(
                rule,
                context,
                sink,
                Concept::GovFundExpenditure,
                "政府性基金预算财政拨款",
                "the government fund budget",
            )
        }),
    },
    Rule {
        code: "JS608",
        name: "missing-state-capital",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）"),
        since: 2011,
        zh: "公开国有资本经营预算支出，没有的写明没有",
        en: "The state capital budget is disclosed, or said to be none",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing_budget(
                rule,
                context,
                sink,
                Concept::SoeExpenditure,
                "国有资本经营预算财政拨款",
                "the state capital budget",
            )
        }),
    },
    Rule {
        code: "JS609",
        name: "missing-three-public",
        severity: Severity::Warning,
        source: clause(
            "《机关事务管理条例》第七条（公务接待费、公务用车购置和运行费、因公出国（境）费公开）",
        ),
        since: 2011,
        zh: "公开“三公”经费总额和各项",
        en: "The three public expenses are disclosed, in all and item by item",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::ThreePublicTotal, Concept::OverseasTravelExpense, Concept::ReceptionExpense],
                "“三公”经费总额及因公出国（境）、公务接待",
                "the three public expenses",
            )
        }),
    },
    Rule {
        code: "JS610",
        name: "missing-vehicle-split",
        severity: Severity::Warning,
        source: clause("《机关事务管理条例》第七条（公务用车购置和运行费公开）"),
        since: 2011,
        zh: "公务用车购置费和运行维护费分开公开",
        en: "Vehicle purchase and operation are disclosed apart",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::VehiclePurchaseExpense, Concept::VehicleOperationExpense],
                "公务用车购置费和运行维护费",
                "vehicle purchase and operation",
            )
        }),
    },
    Rule {
        code: "JS611",
        name: "missing-overseas-counts",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）"),
        since: 2011,
        zh: "公开因公出国（境）团组数和人数",
        en: "Overseas groups and persons are disclosed",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::OverseasGroupCount, Concept::OverseasPersonCount],
                "因公出国（境）团组数和人数",
                "overseas groups and persons",
            )
        }),
    },
    Rule {
        code: "JS612",
        name: "missing-vehicle-counts",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）"),
        since: 2011,
        zh: "公开公务用车购置数和保有量",
        en: "Vehicles bought and held are disclosed",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::VehiclePurchaseCount, Concept::VehicleStockCount],
                "公务用车购置数和保有量",
                "vehicles bought and held",
            )
        }),
    },
    Rule {
        code: "JS613",
        name: "missing-reception-counts",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）"),
        since: 2011,
        zh: "公开国内公务接待批次和人次",
        en: "Domestic reception batches and persons are disclosed",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::DomesticReceptionBatches, Concept::DomesticReceptionPersons],
                "国内公务接待批次和人次",
                "domestic reception batches and persons",
            )
        }),
    },
    Rule {
        code: "JS614",
        name: "missing-agency-operation",
        severity: Severity::Warning,
        source: clause("《中华人民共和国预算法》第十四条（机关运行经费的说明）"),
        since: 2011,
        zh: "说明机关运行经费",
        en: "Agency operation expenditure is explained",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::AgencyOperationExpenditure],
                "机关运行经费",
                "agency operation expenditure",
            )
        }),
    },
    Rule {
        code: "JS615",
        name: "missing-procurement",
        severity: Severity::Warning,
        source: clause("《中华人民共和国预算法》第十四条（政府采购情况的公开）"),
        since: 2011,
        zh: "说明政府采购支出",
        en: "Procurement is explained",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing(rule, context, sink, &[Concept::ProcurementTotal], "政府采购支出总额", "procurement")
        }),
    },
    Rule {
        code: "JS616",
        name: "missing-assets",
        severity: Severity::Warning,
        source: clause("《行政事业性国有资产管理条例》第二十七条"),
        since: 2011,
        zh: "说明国有资产占用",
        en: "Assets are explained",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing(rule, context, sink, &[Concept::AssetVehicleTotal], "车辆总数", "vehicles")
        }),
    },
    Rule {
        code: "JS617",
        name: "missing-performance",
        severity: Severity::Warning,
        source: title("《项目支出绩效评价管理办法》（财预〔2020〕10号）"),
        since: 2011,
        zh: "说明预算绩效",
        en: "Performance evaluation is explained",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing(
                rule,
                context,
                sink,
                &[Concept::SelfEvaluatedProjectCount],
                "绩效自评项目数",
                "self-evaluated projects",
            )
        }),
    },
    Rule {
        code: "JS618",
        name: "missing-functions",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）"),
        since: 2011,
        zh: "说明部门职责",
        en: "The department’s functions are explained",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing_content(rule, context, sink, "functions", "部门职责", "the functions")
        }),
    },
    Rule {
        code: "JS619",
        name: "missing-units",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）"),
        since: 2011,
        zh: "说明部门所属单位",
        en: "The department’s units are listed",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing_content(rule, context, sink, "units", "所属预算单位", "the units")
        }),
    },
    Rule {
        code: "JS620",
        name: "missing-glossary",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）"),
        since: 2011,
        zh: "有名词解释",
        en: "There is a glossary",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing_content(rule, context, sink, "glossary", "名词解释", "the glossary")
        }),
    },
    Rule {
        code: "JS621",
        name: "missing-contact",
        severity: Severity::Warning,
        source: clause("《中华人民共和国政府信息公开条例》第六条"),
        since: 2011,
        zh: "有联系方式",
        en: "There is a way to ask",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(|rule, context, sink| {
            missing_content(rule, context, sink, "contact", "联系方式", "the contact")
        }),
    },
    Rule {
        code: "JS622",
        name: "missing-reason",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）"),
        since: 2011,
        zh: "“三公”经费每项增减都说明原因",
        en: "Every change of the three public expenses has its reason",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(missing_reason),
    },
    Rule {
        code: "JS623",
        name: "missing-comparison",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）"),
        since: 2011,
        zh: "“三公”经费与上年和预算比较",
        en: "The three public expenses are compared with prior year and budget",
        example: "缺少这一项的，应补上；确实没有的，应写明“无”。",
        blind: "零碎的文本（没有标题或不到一半的部分）只作提示；内容写得够不够，不看。",
        check: Check::One(missing_comparison),
    },
    Rule {
        code: "JS624",
        name: "empty-table-without-note",
        severity: Severity::Warning,
        source: title("《地方预决算公开操作规程》（财预〔2016〕143号）"),
        since: 2011,
        zh: "空表保留并写明没有数据",
        en: "An empty table stays, with a note",
        example: "政府性基金表没有数字，表下应写“无此项收支，故本表无数据”。",
        blind: "只看表下说明是否存在，不看措辞。",
        check: Check::One(empty_table),
    },
];

/// What a missing content weighs: in a fragment it says nothing.
fn weight(rule: &Rule, context: &Context<'_>) -> Severity {
    if context.fragment { Severity::Note } else { rule.severity }
}

fn say_missing(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>, zh: &str, en: &str) {
    sink.finding(
        rule,
        weight(rule, context),
        None,
        format!("没有读到{zh}；请补上，确实没有的写明“无”或0。"),
        format!("{en} is not disclosed; add it, or say that there was none."),
    );
}

fn missing(
    rule: &Rule,
    context: &Context<'_>,
    sink: &mut Sink<'_>,
    concepts: &[Concept],
    zh: &str,
    en: &str,
) {
    let said = |concept: &Concept| context.has(*concept) || context.says_none(*concept);
    // The vehicles' total tells nothing of its two parts, but none at all tells of both.
    let covered = || concepts.iter().all(is_three_public) && context.has_content("zero:three_public_total");
    if !concepts.iter().all(said) && !covered() {
        say_missing(rule, context, sink, zh, en);
    }
}

fn is_three_public(concept: &Concept) -> bool {
    use Concept::*;
    matches!(
        concept,
        ThreePublicTotal
            | OverseasTravelExpense
            | ReceptionExpense
            | VehiclePurchaseExpense
            | VehicleOperationExpense
            | OverseasGroupCount
            | OverseasPersonCount
            | VehiclePurchaseCount
            | VehicleStockCount
            | DomesticReceptionBatches
            | DomesticReceptionPersons
    )
}

fn missing_budget(
    rule: &Rule,
    context: &Context<'_>,
    sink: &mut Sink<'_>,
    concept: Concept,
    zh: &str,
    en: &str,
) {
    if !context.has(concept) && !context.says_none(concept) {
        say_missing(rule, context, sink, zh, en);
    }
}

fn missing_content(
    rule: &Rule,
    context: &Context<'_>,
    sink: &mut Sink<'_>,
    content: &str,
    zh: &str,
    en: &str,
) {
    if !context.has_content(content) {
        say_missing(rule, context, sink, zh, en);
    }
}

const ITEMS: [Concept; 4] = [
    Concept::ThreePublicTotal,
    Concept::OverseasTravelExpense,
    Concept::VehicleOperationExpense,
    Concept::ReceptionExpense,
];

fn missing_reason(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for concept in ITEMS {
        let Some(level) = context.narrative(concept, Basis::Actual, Dimensions::NONE) else { continue };
        for statement in context.reading.statements.iter().filter(|s| s.subject == Some(level.figure)) {
            let (Some(change), Some(basis)) = (statement.change, statement.basis) else { continue };
            if context.is_nonzero(change) && !context.has_reason(concept, basis) {
                sink.finding(
                    rule,
                    weight(rule, context),
                    Some(change),
                    format!("{}与{}相比有增减，没有读到原因；请补上。", concept.zh(), basis.zh()),
                    format!(
                        "{} changed against the {} and no reason is given; add it.",
                        concept.info().en,
                        basis.en()
                    ),
                );
            }
        }
    }
}

fn missing_comparison(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let concept = Concept::ThreePublicTotal;
    let Some(level) = context.narrative(concept, Basis::Actual, Dimensions::NONE) else { return };
    let compared = |wanted: &[Basis]| {
        context
            .reading
            .statements
            .iter()
            .any(|s| s.subject == Some(level.figure) && s.basis.is_some_and(|b| wanted.contains(&b)))
            || context.facts(concept).any(|fact| wanted.contains(&fact.basis))
    };
    if !compared(&[Basis::PriorYear]) {
        say_missing(
            rule,
            context,
            sink,
            "“三公”经费与上年的比较",
            "the comparison of the three public expenses with the prior year",
        );
    }
    if !compared(&[Basis::InitialBudget, Basis::FinalBudget]) {
        say_missing(
            rule,
            context,
            sink,
            "“三公”经费与预算的比较",
            "the comparison of the three public expenses with the budget",
        );
    }
}

fn empty_table(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    for table in &context.reading.tables {
        let filled = context.reading.facts.iter().any(|fact| fact.table() == Some(&*table.kind));
        if !filled && table.note.as_deref().is_none_or(|note| note.trim().is_empty()) {
            sink.finding(
                rule,
                weight(rule, context),
                None,
                format!("“{}”没有数字，也没有说明；请在表下写明没有数据。", table.title),
                format!(
                    "Table “{}” has no figures and no note; say below it that there are none.",
                    table.title
                ),
            );
        }
    }
}
