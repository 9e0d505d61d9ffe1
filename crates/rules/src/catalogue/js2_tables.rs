//! JS2xx: between tables.

use juesuan_model::{Basis, Concept, Dimensions, Severity};

use crate::context::Context;
use crate::rule::{Check, FORM, Rule, clause};
use crate::sink::Sink;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS201",
        name: "income-total-between-tables",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "收入决算表合计的本年收入等于收入支出决算总表的本年收入合计",
        en: "Income table and summary table print the same income of the year",
        example: "一表印105.00，另一表印105.10，相差0.10，两处必有一误。",
        blind: "只看两张表都有的数字；不看表内勾稽，见JS1。",
        check: Check::One(|rule, context, sink| {
            agree(
                rule,
                context,
                sink,
                &[Concept::CurrentIncome],
                "income",
                "income_expenditure_summary",
                Codes::Total,
            )
        }),
    },
    Rule {
        code: "JS202",
        name: "fiscal-income-between-tables",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "收入决算表合计的财政拨款收入等于财政拨款收入支出决算总表的本年收入合计",
        en: "Income table and fiscal summary print the same fiscal income",
        example: "一表印105.00，另一表印105.10，相差0.10，两处必有一误。",
        blind: "只看两张表都有的数字；不看表内勾稽，见JS1。",
        check: Check::One(|rule, context, sink| {
            agree(
                rule,
                context,
                sink,
                &[Concept::FiscalAppropriationIncome],
                "income",
                "fiscal_summary",
                Codes::Total,
            )
        }),
    },
    Rule {
        code: "JS203",
        name: "other-sources-between-tables",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "收入决算表合计的上级补助、事业、经营、附属上缴、其他收入等于收入支出决算总表同名项",
        en: "Income table and summary table print the same other sources",
        example: "一表印105.00，另一表印105.10，相差0.10，两处必有一误。",
        blind: "只看两张表都有的数字；不看表内勾稽，见JS1。",
        check: Check::One(|rule, context, sink| {
            agree(
                rule,
                context,
                sink,
                &[
                    Concept::SuperiorSubsidyIncome,
                    Concept::InstitutionIncome,
                    Concept::BusinessIncome,
                    Concept::AffiliatedUnitRemittance,
                    Concept::OtherIncome,
                ],
                "income",
                "income_expenditure_summary",
                Codes::Total,
            )
        }),
    },
    Rule {
        code: "JS204",
        name: "expenditure-total-between-tables",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "支出决算表合计的本年支出等于收入支出决算总表的本年支出合计",
        en: "Expenditure table and summary table print the same expenditure of the year",
        example: "一表印105.00，另一表印105.10，相差0.10，两处必有一误。",
        blind: "只看两张表都有的数字；不看表内勾稽，见JS1。",
        check: Check::One(|rule, context, sink| {
            agree(
                rule,
                context,
                sink,
                &[Concept::CurrentExpenditure],
                "expenditure",
                "income_expenditure_summary",
                Codes::Total,
            )
        }),
    },
    Rule {
        code: "JS205",
        name: "class-expenditure-between-tables",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "支出决算表各类支出等于收入支出决算总表同类支出",
        en: "Expenditure table and summary table print the same classes",
        example: "208类一表印326.72，另一表印326.71：区间相接，只提示尾数差异。",
        blind: "只看两张表都有的数字；不看表内勾稽，见JS1。",
        check: Check::One(|rule, context, sink| {
            agree(
                rule,
                context,
                sink,
                &[Concept::CurrentExpenditure],
                "expenditure",
                "income_expenditure_summary",
                Codes::Classes,
            )
        }),
    },
    Rule {
        code: "JS206",
        name: "appropriations-between-tables",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "财政拨款收入支出决算总表三项财政拨款收入等于收入支出决算总表同名项",
        en: "Fiscal summary and summary table print the same appropriations",
        example: "一表印105.00，另一表印105.10，相差0.10，两处必有一误。",
        blind: "只看两张表都有的数字；不看表内勾稽，见JS1。",
        check: Check::One(|rule, context, sink| {
            agree(
                rule,
                context,
                sink,
                &[Concept::GpbIncome, Concept::GovFundIncome, Concept::SoeIncome],
                "fiscal_summary",
                "income_expenditure_summary",
                Codes::Total,
            )
        }),
    },
    Rule {
        code: "JS207",
        name: "gpb-total-between-tables",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "一般公共预算支出决算表合计等于财政拨款收入支出决算总表的一般公共预算本年支出",
        en: "General public budget table and fiscal summary print the same expenditure",
        example: "一表印105.00，另一表印105.10，相差0.10，两处必有一误。",
        blind: "只看两张表都有的数字；不看表内勾稽，见JS1。",
        check: Check::One(|rule, context, sink| {
            agree(
                rule,
                context,
                sink,
                &[Concept::GpbExpenditure],
                "gpb_expenditure",
                "fiscal_summary",
                Codes::Total,
            )
        }),
    },
    Rule {
        code: "JS208",
        name: "gpb-classes-between-tables",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "一般公共预算支出决算表各类等于财政拨款收入支出决算总表同类一般公共预算支出",
        en: "General public budget table and fiscal summary print the same classes",
        example: "一表印105.00，另一表印105.10，相差0.10，两处必有一误。",
        blind: "只看两张表都有的数字；不看表内勾稽，见JS1。",
        check: Check::One(|rule, context, sink| {
            agree(
                rule,
                context,
                sink,
                &[Concept::GpbExpenditure],
                "gpb_expenditure",
                "fiscal_summary",
                Codes::Classes,
            )
        }),
    },
    Rule {
        code: "JS209",
        name: "gov-fund-between-tables",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "政府性基金表合计的年初、收入、支出、年末等于财政拨款收入支出决算总表同名项",
        en: "Government fund table and fiscal summary print the same amounts",
        example: "一表印105.00，另一表印105.10，相差0.10，两处必有一误。",
        blind: "只看两张表都有的数字；不看表内勾稽，见JS1。",
        check: Check::One(|rule, context, sink| {
            agree(
                rule,
                context,
                sink,
                &[
                    Concept::GovFundOpeningCarryover,
                    Concept::GovFundIncome,
                    Concept::GovFundExpenditure,
                    Concept::GovFundClosingCarryover,
                ],
                "gov_fund",
                "fiscal_summary",
                Codes::Total,
            )
        }),
    },
    Rule {
        code: "JS210",
        name: "soe-between-tables",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "国有资本经营预算表合计的年初、收入、支出、年末等于财政拨款收入支出决算总表同名项",
        en: "State capital table and fiscal summary print the same amounts",
        example: "一表印105.00，另一表印105.10，相差0.10，两处必有一误。",
        blind: "只看两张表都有的数字；不看表内勾稽，见JS1。",
        check: Check::One(|rule, context, sink| {
            agree(
                rule,
                context,
                sink,
                &[
                    Concept::SoeOpeningCarryover,
                    Concept::SoeIncome,
                    Concept::SoeExpenditure,
                    Concept::SoeClosingCarryover,
                ],
                "soe_capital",
                "fiscal_summary",
                Codes::Total,
            )
        }),
    },
    Rule {
        code: "JS211",
        name: "fund-classes-between-tables",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "政府性基金表和国有资本经营预算表各类支出等于财政拨款收入支出决算总表同类支出",
        en: "Fund tables and fiscal summary print the same classes",
        example: "一表印105.00，另一表印105.10，相差0.10，两处必有一误。",
        blind: "只看两张表都有的数字；不看表内勾稽，见JS1。",
        check: Check::One(|rule, context, sink| {
            agree(
                rule,
                context,
                sink,
                &[Concept::GovFundExpenditure],
                "gov_fund",
                "fiscal_summary",
                Codes::Classes,
            )
        }),
    },
    Rule {
        code: "JS212",
        name: "three-public-between-tables",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "“三公”经费表与机构运行信息表同名项相等",
        en: "Three public table and agency operation table print the same amounts",
        example: "一表印105.00，另一表印105.10，相差0.10，两处必有一误。",
        blind: "只看两张表都有的数字；不看表内勾稽，见JS1。",
        check: Check::One(|rule, context, sink| {
            agree(
                rule,
                context,
                sink,
                &[
                    Concept::ThreePublicTotal,
                    Concept::OverseasTravelExpense,
                    Concept::VehicleTotalExpense,
                    Concept::VehiclePurchaseExpense,
                    Concept::VehicleOperationExpense,
                    Concept::ReceptionExpense,
                ],
                "three_public",
                "agency_operation",
                Codes::Total,
            )
        }),
    },
    Rule {
        code: "JS213",
        name: "basic-between-tables",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "一般公共预算支出决算表的基本支出等于基本支出决算表的人员经费与公用经费之和",
        en: "Basic expenditure of the general public budget table is the sum of both totals of the basic expenditure table",
        example: "人员经费60.00，公用经费20.00，则基本支出应为80.00。",
        blind: "只看两张表都有的数字；不看表内勾稽，见JS1。",
        check: Check::One(basic),
    },
    Rule {
        code: "JS214",
        name: "gpb-within-all-sources",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "一般公共预算支出不超过全口径支出（逐科目、逐栏）",
        en: "General public budget expenditure is at most that from all sources, code by code",
        example: "2010301项一般公共预算印90.00，支出决算表印80.00，前者不应大于后者。",
        blind: "只比较两表都有的科目。",
        check: Check::One(within_all_sources),
    },
    Rule {
        code: "JS215",
        name: "fiscal-carryover-within-all",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "财政拨款结转和结余不超过全部结转和结余",
        en: "Fiscal carry-over is at most the whole carry-over",
        example: "年初财政拨款结转3.00，年初结转和结余2.00，前者不应大于后者。",
        blind: "只看两张表都有的数字；不看表内勾稽，见JS1。",
        check: Check::One(|rule, context, sink| {
            within(
                rule,
                context,
                sink,
                &[
                    (Concept::FiscalOpeningCarryover, Concept::OpeningCarryover),
                    (Concept::FiscalClosingCarryover, Concept::ClosingCarryover),
                ],
                "fiscal_summary",
                "income_expenditure_summary",
            )
        }),
    },
    Rule {
        code: "JS216",
        name: "three-public-below-basic-part",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "“三公”经费各项不小于基本支出决算表同名款",
        en: "Each of the three public expenses is at least its part inside basic expenditure",
        example: "基本支出决算表公务接待费5.00，“三公”经费表公务接待费4.00，后者不应小于前者。",
        blind: "项目支出部分不公开到款，所以只能看下限。",
        check: Check::One(at_least_basic_part),
    },
    Rule {
        code: "JS217",
        name: "agency-operation-above-public",
        severity: Severity::Error,
        source: clause("《机关事务管理条例》第九条（机关运行经费）"),
        since: 2011,
        zh: "机关运行经费不超过一般公共预算公用经费",
        en: "Agency operation expenditure is at most operating expenditure of the general public budget",
        example: "公用经费20.00，机关运行经费25.00，后者不应大于前者。",
        blind: "参公与行政单位之外的公用经费不公开，所以只能看上限。",
        check: Check::One(agency_within_public),
    },
    Rule {
        code: "JS218",
        name: "gpb-code-not-in-expenditure",
        severity: Severity::Warning,
        source: FORM,
        since: 2011,
        zh: "一般公共预算支出决算表的科目都在支出决算表中",
        en: "Every code of the general public budget table stands in the expenditure table",
        example: "一般公共预算支出决算表有2080505，支出决算表没有。",
        blind: "金额见JS214。",
        check: Check::One(codes_within),
    },
    Rule {
        code: "JS219",
        name: "stock-above-vehicles",
        severity: Severity::Error,
        source: clause("《行政事业性国有资产管理条例》第二十七条"),
        since: 2011,
        zh: "公务用车保有量不超过车辆总数",
        en: "Official vehicles held are at most all vehicles",
        example: "车辆总数6辆，公务用车保有量7辆，后者不应大于前者。",
        blind: "两数口径不同，相等不是要求。",
        check: Check::One(stock_within_vehicles),
    },
    Rule {
        code: "JS220",
        name: "soe-classes-between-tables",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "国有资本经营预算表各类支出等于财政拨款收入支出决算总表同类支出",
        en: "State capital table and fiscal summary print the same classes",
        example: "一表印105.00，另一表印105.10，相差0.10，两处必有一误。",
        blind: "只看两张表都有的数字；不看表内勾稽，见JS1。",
        check: Check::One(|rule, context, sink| {
            agree(
                rule,
                context,
                sink,
                &[Concept::SoeExpenditure],
                "soe_capital",
                "fiscal_summary",
                Codes::Classes,
            )
        }),
    },
];

/// Which rows of two tables are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Codes {
    Total,
    Classes,
}

fn agree(
    rule: &Rule,
    context: &Context<'_>,
    sink: &mut Sink<'_>,
    concepts: &[Concept],
    one: &str,
    other: &str,
    codes: Codes,
) {
    for &column in concepts {
        let concept = if codes == Codes::Classes { column.by_function() } else { column };
        for fact in context.facts(concept).filter(|fact| fact.table() == Some(one)) {
            let wanted = match codes {
                Codes::Total => fact.dimensions.is_none(),
                Codes::Classes => fact.dimensions.function.as_deref().is_some_and(|code| code.len() == 3),
            };
            if !wanted {
                continue;
            }
            if let Some(same) = context.in_table(other, concept, fact.basis, &fact.dimensions, false) {
                sink.equal(rule, fact.figure, same.figure);
            }
        }
    }
}

fn basic(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let find = |table, concept| context.in_table(table, concept, Basis::Actual, Dimensions::NONE, false);
    if let (Some(basic), Some(personnel), Some(public)) = (
        find("gpb_expenditure", Concept::GpbBasicExpenditure),
        find("gpb_basic", Concept::PersonnelExpenditure),
        find("gpb_basic", Concept::PublicExpenditure),
    ) {
        let mut sum = sink.sum(rule, basic.figure);
        sum.add(personnel.figure, false);
        sum.add(public.figure, false);
        sum.equal();
    }
}

fn within_all_sources(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    use Concept::*;
    let columns = [
        (GpbExpenditure, CurrentExpenditure),
        (GpbExpenditureByClass, CurrentExpenditure),
        (GpbBasicExpenditure, BasicExpenditureTotal),
        (GpbProjectExpenditure, ProjectExpenditureTotal),
    ];
    for (part, whole) in columns {
        for fact in context.facts(part).filter(|fact| fact.table() == Some("gpb_expenditure")) {
            if let Some(all) = context.in_table("expenditure", whole, fact.basis, &fact.dimensions, false) {
                sink.order(rule, fact.figure, all.figure);
            }
        }
    }
}

fn within(
    rule: &Rule,
    context: &Context<'_>,
    sink: &mut Sink<'_>,
    pairs: &[(Concept, Concept)],
    lesser: &str,
    greater: &str,
) {
    for &(part, whole) in pairs {
        if let (Some(part), Some(whole)) = (
            context.in_table(lesser, part, Basis::Actual, Dimensions::NONE, false),
            context.in_table(greater, whole, Basis::Actual, Dimensions::NONE, false),
        ) {
            sink.order(rule, part.figure, whole.figure);
        }
    }
}

fn at_least_basic_part(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    use Concept::*;
    let items = [
        ("30217", ReceptionExpense),
        ("30231", VehicleOperationExpense),
        ("31013", VehiclePurchaseExpense),
        ("30212", OverseasTravelExpense),
    ];
    for (code, concept) in items {
        let basic = context.in_table(
            "gpb_basic",
            GpbBasicByEconomic,
            Basis::Actual,
            &Dimensions::economic(code),
            false,
        );
        let Some(basic) = basic else { continue };
        for table in ["three_public", "agency_operation"] {
            if let Some(all) = context.in_table(table, concept, Basis::Actual, Dimensions::NONE, false) {
                sink.order(rule, basic.figure, all.figure);
            }
        }
    }
}

fn agency_within_public(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let agency = context.at(Concept::AgencyOperationExpenditure, Basis::Actual, Dimensions::NONE).next();
    let Some(agency) = agency else { return };
    // Narrative and table each print the public part.
    for public in context.at(Concept::PublicExpenditure, Basis::Actual, Dimensions::NONE) {
        sink.order(rule, agency.figure, public.figure);
    }
}

fn stock_within_vehicles(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let stock = context.at(Concept::VehicleStockCount, Basis::Actual, Dimensions::NONE).next();
    let total = context.at(Concept::AssetVehicleTotal, Basis::Actual, Dimensions::NONE).next();
    if let (Some(stock), Some(total)) = (stock, total) {
        sink.order(rule, stock.figure, total.figure);
    }
}

fn codes_within(rule: &Rule, context: &Context<'_>, sink: &mut Sink<'_>) {
    let in_table = |table: &'static str| {
        context.reading.names.iter().filter(move |name| name.occurrence.strip_prefix("table:") == Some(table))
    };
    if in_table("expenditure").next().is_none() || context.withholds("expenditure") {
        return;
    }
    for name in in_table("gpb_expenditure") {
        let Some(code) = name.code.as_deref() else { continue };
        if !in_table("expenditure").any(|other| other.code.as_deref() == Some(code)) {
            sink.finding(
                rule,
                rule.severity,
                name.figure,
                format!("科目{code}在一般公共预算支出决算表中有，在支出决算表中没有；请核对科目编码，或在支出决算表补上这一行。"),
                format!("Code {code} stands in the general public budget table and not in the expenditure table; check the code or add the row."),
            );
        }
    }
}
