//! Every form of disclosures that the grammar knows, in words and with figures of our own.

mod common;

use common::check;

#[test]
fn totals() {
    // One figure stands for both sides.
    check("2031年度收、支总计均为812.40万元。", &["total_receipts_and_expenditure=812.40@actual"]);
    // Two totals that balance, and each changes by the same.
    check(
        "收入总计1,204.5万元，支出总计1204.5万元，与2030年度相比，各增加12.3万元，增长1.0%。",
        &[
            "total_receipts_and_expenditure=1,204.5@actual",
            "total_receipts_and_expenditure=1204.5@actual",
            "change of 1,204.5 by 12.3 at 1.0 increase prior_year",
            "change of 1204.5 by 12.3 at 1.0 increase prior_year",
            "balance of 1,204.5 from 1204.5",
        ],
    );
    // A list with its unit at the end.
    check(
        "收、支总计各是310.2，318.9万元。",
        &[
            "total_receipts_and_expenditure=310.2@actual",
            "total_receipts_and_expenditure=318.9@actual",
            "balance of 310.2 from 318.9",
        ],
    );
    // Names and numbers pair by order.
    check(
        "收入总计、支出总计分别为310.2万元和310.2万元。",
        &["total_receipts_and_expenditure=310.2@actual", "total_receipts_and_expenditure=310.2@actual"],
    );
    // A comparison attaches to the nearest amount.
    check(
        "总收入600.0万元，其中本年收入410.0万元，较2030年度决算数减少90.0万元，下降18.0%。",
        &[
            "current_income=410.0@actual",
            "change of 410.0 by 90.0 at 18.0 decrease prior_year",
            "sum in 600.0 (410.0)",
        ],
    );
    // The whole comes last.
    check(
        "本级收入90万元，加上：上级补助40万元、上年结转5万元，收入总计135万元。",
        &[
            "superior_subsidy_income=40@actual",
            "opening_carryover=5@actual",
            "total_receipts_and_expenditure=135@actual",
            "sum in 135 (90+40+5) closed",
        ],
    );
    // Addends without amounts are no sum.
    check(
        "本级收入90万元，加上级补助收入、调入资金，收入总计135万元。",
        &["total_receipts_and_expenditure=135@actual", "sum in 135 (90)"],
    );
    // A total by another word.
    check("三公经费决算汇总数为88.1万元。", &["three_public_total=88.1@actual"]);
}

#[test]
fn year_on_year() {
    // A base with its figure.
    check(
        "公务接待费2.5万元，较上年3.10万元减少0.60万元，下降19.4%。",
        &[
            "reception_expense=2.5@actual",
            "reception_expense=3.10@prior_year",
            "change of 2.5 from 3.10 by 0.60 at 19.4 decrease prior_year",
        ],
    );
    // A base without its unit.
    check(
        "公务接待费3.06万元，较上年3.10减少0.04万元。",
        &[
            "reception_expense=3.06@actual",
            "reception_expense=3.10@prior_year",
            "change of 3.06 from 3.10 by 0.04 decrease prior_year",
        ],
    );
    // A verb that was lost.
    check(
        "决算225万元，较2030年决算数210万元15万元，增长7.1%。",
        &["change of 225 from 210 by 15 at 7.1 increase prior_year"],
    );
    // From one level to another.
    check(
        "公务接待费由上年的800元增加到860元，增长7.5%。",
        &[
            "reception_expense=800@prior_year",
            "reception_expense=860@actual",
            "change of 860 from 800 at 7.5 increase prior_year",
        ],
    );
    // The unit decides what a verb takes.
    check(
        "培训费20万元，比上年下降5万元，下降20%。",
        &["training_expense=20@actual", "change of 20 by 5 at 20 decrease prior_year"],
    );
    // A verb of amounts with a percentage.
    check(
        "培训费20万元，比上年减少20%。",
        &["training_expense=20@actual", "change of 20 at 20 decrease prior_year"],
    );
    // Two bases in one clause.
    check(
        "公务接待费8万元，较上年减少2万元，下降20%；较年初预算数减少1万元，下降11.1%。",
        &[
            "reception_expense=8@actual",
            "change of 8 by 2 at 20 decrease prior_year",
            "change of 8 by 1 at 11.1 decrease initial_budget",
        ],
    );
    // The budget of another year is no basis.
    check(
        "公务接待费8万元，比上年预算下降20%，比上年决算下降10%。",
        &[
            "reception_expense=8@actual",
            "change of 8 at 20 decrease unsure",
            "change of 8 at 10 decrease prior_year",
        ],
    );
    // A base is carried to the next item.
    check(
        "会议费9亿元，比预算数减少1亿元；培训费4亿元，减少0.5亿元。",
        &[
            "conference_expense=9@actual",
            "training_expense=4@actual",
            "change of 9 by 1 decrease initial_budget",
            "change of 4 by 0.5 decrease initial_budget",
        ],
    );
    // A year with a remark is named for itself.
    check(
        "公务接待费12万元，比2027年（疫情前）决算数减少3万元。",
        &["reception_expense=12@actual", "change of 12 by 3 decrease year:2027"],
    );
    // A named year that is not the year before.
    check(
        "2031年度公务接待费12万元，比2027年决算数减少3万元。",
        &["reception_expense=12@actual", "change of 12 by 3 decrease year:2027"],
    );
    // Negative growth keeps its sign.
    check(
        "2031年度会议费8万元，与2030年度相比，增长-6.2%。",
        &["conference_expense=8@actual", "change of 8 at -6.2 increase prior_year"],
    );
    // Changes pair with names by order.
    check(
        "与2030年相比，因公出国费、公务接待费分别减少2万元和5万元，下降10%和20%。",
        &["change by 2 at 10 decrease prior_year", "change by 5 at 20 decrease prior_year"],
    );
    // Changes pair with levels by order.
    check(
        "因公出国费18万元、公务接待费20万元，与2030年相比，分别减少2万元和5万元，分别下降10%和20%。",
        &[
            "overseas_travel_expense=18@actual",
            "reception_expense=20@actual",
            "change of 18 by 2 at 10 decrease prior_year",
            "change of 20 by 5 at 20 decrease prior_year",
        ],
    );
    // The same month of last year.
    check(
        "收入合计300万元，同比增长12%，增收32万元。",
        &["current_income=300@actual", "change of 300 by 32 at 12 increase prior_year"],
    );
    // A preposition that does not fit.
    check(
        "公务接待费5万元，与上年下降1万元。",
        &["reception_expense=5@actual", "change of 5 by 1 decrease prior_year"],
    );
    // Points are no rate.
    check(
        "公务接待费5万元，占三公经费的比重比上年下降2个百分点。",
        &["reception_expense=5@actual", "unbound 2"],
    );
    // No change.
    check("公务接待费5万元，与上年持平。", &["reception_expense=5@actual", "unchanged of 5 prior_year"]);
    // Nearly no change says nothing.
    check("公务接待费5万元，与上年基本持平。", &["reception_expense=5@actual"]);
    // No change against the budget.
    check(
        "公务接待费5万元，与预算数相比无增减变化。",
        &["reception_expense=5@actual", "unchanged of 5 initial_budget"],
    );
    // A base of zero in words.
    check(
        "年末结转和结余3.25万元，较上年增加3.25万元，增长100%（基数为0）。",
        &["closing_carryover=3.25@actual", "change of 3.25 by 3.25 at 100 increase prior_year"],
    );
    // A rate that cannot be.
    check(
        "会议费5万元，较上年增加5万元，增长--（基数为0，不可比）。",
        &["conference_expense=5@actual", "change of 5 by 5 increase prior_year"],
    );
    // The name before the comparison.
    check(
        "2031年度收入合计20万元。支出合计18万元。收入合计与2030年度相比，减少2万元，下降9.1%。",
        &[
            "current_income=20@actual",
            "current_expenditure=18@actual",
            "change of 20 by 2 at 9.1 decrease prior_year",
        ],
    );
    // A change of what has no level here.
    check(
        "与上年相比，财政拨款收、支总计各减少100.5万元，下降5.6%。",
        &["fiscal_total=100.5@prior_year", "change by 100.5 at 5.6 decrease prior_year"],
    );
}

#[test]
fn budget() {
    // Budget, account, rate.
    check(
        "因公出国（境）费年初预算为5万元，支出决算为4万元，完成年初预算的80%。",
        &[
            "overseas_travel_expense=5@initial_budget",
            "overseas_travel_expense=4@actual",
            "completion of 4 from 5 at 80 initial_budget",
        ],
    );
    // The budget stands inside.
    check(
        "公务接待费支出4万元，完成全年预算5万元的80%。",
        &[
            "reception_expense=4@actual",
            "reception_expense=5@final_budget",
            "completion of 4 from 5 at 80 final_budget",
        ],
    );
    // A rate without its budget.
    check(
        "公务接待费支出4万元，完成年初预算80%，比年初预算减少1万元。",
        &[
            "reception_expense=4@actual",
            "completion of 4 at 80 initial_budget",
            "change of 4 by 1 decrease initial_budget",
        ],
    );
    // Two budgets and one rate.
    check(
        "培训费年初预算为0万元，全年预算为88万元，支出决算为80万元，完成年初预算的90.91%。",
        &[
            "training_expense=0@initial_budget",
            "training_expense=88@final_budget",
            "training_expense=80@actual",
            "completion of 80 from 0 at 90.91 initial_budget",
        ],
    );
    // Two budgets, and the rate names none.
    check(
        "培训费年初预算为60万元，全年预算为88万元，支出决算为80万元，完成预算的90.91%。",
        &[
            "training_expense=60@initial_budget",
            "training_expense=88@final_budget",
            "training_expense=80@actual",
            "completion of 80 from 88 at 90.91 final_budget unsure",
        ],
    );
    // Of the budget.
    check(
        "公务接待费支出预算为10万元，支出决算为8万元，为预算的80%。",
        &[
            "reception_expense=10@initial_budget",
            "reception_expense=8@actual",
            "completion of 8 from 10 at 80 initial_budget",
        ],
    );
    // Words against two figures.
    check(
        "公务接待费年初预算为10万元，支出决算为8万元。决算数小于预算数的主要原因：厉行节约。",
        &[
            "reception_expense=10@initial_budget",
            "reception_expense=8@actual",
            "change of 8 from 10 decrease initial_budget",
        ],
    );
    // Nobody chose.
    check(
        "公务接待费年初预算为10万元，支出决算为8万元。决算数大于（小于）预算数的主要原因：厉行节约。",
        &["reception_expense=10@initial_budget", "reception_expense=8@actual"],
    );
    // An item by class, group and item.
    check(
        "一、一般公共预算财政拨款支出决算情况说明\n1、一般公共服务支出（类）财政事务（款）行政运行（项）。主要用于：机关的基本支出。年初预算为10万元，支出决算为9万元，完成年初预算的90%。",
        &[
            "gpb_expenditure_by_class[2010601]=10@initial_budget",
            "gpb_expenditure_by_class[2010601]=9@actual",
            "completion of 9 from 10 at 90 initial_budget",
        ],
    );
}

#[test]
fn shares() {
    // Shares of the head of a list.
    check(
        "本年支出合计100万元，其中：基本支出60万元，占60%；项目支出40万元，占40%。",
        &[
            "current_expenditure=100@actual",
            "basic_expenditure_total=60@actual",
            "basic_expenditure_share=60@actual",
            "project_expenditure_total=40@actual",
            "project_expenditure_share=40@actual",
            "share of 60 at 60 in 100",
            "share of 40 at 40 in 100",
            "sum in 100 (60+40) closed",
        ],
    );
    // A stray comma.
    check(
        "本年收入合计200万元，其中：财政拨款收入180万元，占，90.0%；其他收入20万元，占比10.0%。",
        &[
            "current_income=200@actual",
            "fiscal_appropriation_income=180@actual",
            "fiscal_income_share=90.0@actual",
            "other_income=20@actual",
            "share of 180 at 90.0 in 200",
            "share of 20 at 10.0 in 200",
            "sum in 200 (180+20) closed",
        ],
    );
    // A whole named elsewhere.
    check(
        "本年收入合计200万元，本年支出合计190万元。基本支出95万元，占本年支出合计的50%。",
        &[
            "current_income=200@actual",
            "current_expenditure=190@actual",
            "basic_expenditure_total=95@actual",
            "basic_expenditure_share=50@actual",
            "share of 95 at 50 in 190",
        ],
    );
    // A whole that is not printed.
    check("公务接待费3万元，占公用经费的30%。", &["reception_expense=3@actual", "share of 3 at 30 unsure"]);
    // Two shares by order.
    check(
        "2031年度财政拨款收入200万元，其中：一般公共预算财政拨款收入150万元，政府性基金预算财政拨款收入50万元，分别占75%、25%。",
        &[
            "fiscal_appropriation_income=200@actual",
            "gpb_income=150@actual",
            "gov_fund_income=50@actual",
            "share of 150 at 75 in 200",
            "share of 50 at 25 in 200",
            "sum in 200 (150+50) closed",
        ],
    );
    // Two shares with two wholes.
    check(
        "政府采购支出总额50万元。授予中小企业合同金额40万元，占政府采购支出总额的80%，其中：授予小微企业合同金额30万元，占授予中小企业合同金额的75%。",
        &[
            "procurement_total=50@actual",
            "sme_contract_amount=40@actual",
            "sme_contract_share=80@actual",
            "micro_contract_amount=30@actual",
            "share of 40 at 80 in 50",
            "share of 30 at 75 in 40",
            "sum in 40 (30)",
        ],
    );
    // A share of nothing named.
    check("公务接待费3万元，占30%。", &["reception_expense=3@actual", "share of 3 at 30 unsure"]);
    // A percent sign forgotten.
    check(
        "本年支出合计100万元，其中：基本支出60万元，占60.0；项目支出40万元，占40.0%。",
        &[
            "current_expenditure=100@actual",
            "basic_expenditure_total=60@actual",
            "basic_expenditure_share=60.0@actual",
            "project_expenditure_total=40@actual",
            "project_expenditure_share=40.0@actual",
            "share of 60 at 60.0 in 100",
            "share of 40 at 40.0 in 100",
            "sum in 100 (60+40) closed",
        ],
    );
    // The frame of a sentence.
    check(
        "三公经费支出10万元。三公经费支出决算中，因公出国（境）费支出2万元，占20%；公务接待费支出8万元，占80%。",
        &[
            "three_public_total=10@actual",
            "overseas_travel_expense=2@actual",
            "reception_expense=8@actual",
            "share of 2 at 20 in 10",
            "share of 8 at 80 in 10",
        ],
    );
}

#[test]
fn breakdowns() {
    // A list in a list, in brackets.
    check(
        "三公经费20万元，其中：因公出国（境）费5万元，公务用车购置及运行维护费12万元（其中：公务用车购置费4万元、公务用车运行维护费8万元），公务接待费3万元。",
        &[
            "three_public_total=20@actual",
            "overseas_travel_expense=5@actual",
            "vehicle_total_expense=12@actual",
            "vehicle_purchase_expense=4@actual",
            "vehicle_operation_expense=8@actual",
            "reception_expense=3@actual",
            "sum in 12 (4+8) closed",
            "sum in 20 (5+12+3) closed",
        ],
    );
    // A list in a list, with a semicolon.
    check(
        "一般公共预算财政拨款基本支出2336万元，其中：人员经费2152万元，主要包括：基本工资262万元、津贴补贴1238万元；公用经费184万元，主要包括：办公费21万元。",
        &[
            "gpb_basic_expenditure=2336@actual",
            "personnel_expenditure=2152@actual",
            "public_expenditure=184@actual",
            "sum in 2152 (262+1238) unsure",
            "sum in 184 (21) unsure",
            "sum in 2336 (2152+184) closed",
        ],
    );
    // A list in a list that cannot be told apart.
    check(
        "甲项目10万元，其中：设备4万元，材料6万元，其中：钢材2万元，水泥4万元，人工5万元。",
        &["sum in 6 (2+4+5) unsure", "sum in 10 (4+6) unsure"],
    );
    // Some parts.
    check(
        "本年支出合计100万元，主要包括：商品采购60万元、办公支出20万元。",
        &["current_expenditure=100@actual", "sum in 100 (60+20)"],
    );
    // One part.
    check(
        "2031年公务接待费10万元，其中外事接待2万元。",
        &["reception_expense=10@actual", "foreign_affairs_reception_expense=2@actual", "sum in 10 (2)"],
    );
    // Two ways to split are not pooled.
    check(
        "本年支出合计100万元，其中：基本支出60万元，项目支出40万元，教育支出70万元，农林水支出30万元。",
        &[
            "current_expenditure=100@actual",
            "basic_expenditure_total=60@actual",
            "project_expenditure_total=40@actual",
            "current_expenditure[205]=70@actual",
            "current_expenditure[213]=30@actual",
            "sum in 100 (60+40+70+30) unsure",
        ],
    );
    // By source, by use.
    check(
        "按资金来源分，财政拨款100万元；按支出性质分，基本支出60万元，项目支出40万元。",
        &["basic_expenditure_total=60@actual", "project_expenditure_total=40@actual", "unbound 100"],
    );
    // Over the lines that follow.
    check(
        "2031年度一般公共预算财政拨款支出30万元。\n一般公共预算财政拨款支出主要用途如下：\n（1）教育支出20万元，占66.7%。\n（2）住房保障支出10万元，占33.3%。",
        &[
            "gpb_expenditure=30@actual",
            "gpb_expenditure_by_class[205]=20@actual",
            "gpb_class_share[205]=66.7@actual",
            "gpb_expenditure_by_class[221]=10@actual",
            "gpb_class_share[221]=33.3@actual",
            "share of 20 at 66.7 in 30",
            "share of 10 at 33.3 in 30",
            "sum in 30 (20+10) closed",
        ],
    );
    // A line for each part.
    check(
        "一般公共预算财政拨款支出30万元，主要用于以下方面：教育支出（类）20万元，占66.7%；\n住房保障支出（类）10万元，占33.3%。",
        &[
            "gpb_expenditure=30@actual",
            "gpb_expenditure_by_class[205]=20@actual",
            "gpb_class_share[205]=66.7@actual",
            "gpb_expenditure_by_class[221]=10@actual",
            "gpb_class_share[221]=33.3@actual",
            "share of 20 at 66.7 in 30",
            "share of 10 at 33.3 in 30",
            "sum in 30 (20+10) closed",
        ],
    );
    // A list that breaks off.
    check(
        "本年收入合计200万元，其中：财政拨款收入120万元、其他收入20万元",
        &[
            "current_income=200@actual",
            "fiscal_appropriation_income=120@actual",
            "other_income=20@actual",
            "sum in 200 (120+20)",
        ],
    );
    // And others.
    check(
        "本年收入合计200万元，其中：财政拨款收入120万元、其他收入20万元等。",
        &[
            "current_income=200@actual",
            "fiscal_appropriation_income=120@actual",
            "other_income=20@actual",
            "sum in 200 (120+20)",
        ],
    );
    // Numbers of two kinds.
    check(
        "国内公务接待12批次，96人次，其中：外事接待2批次，6人次；国（境）外公务接待0批次，0人次。",
        &[
            "domestic_reception_batches=12@actual",
            "domestic_reception_persons=96@actual",
            "domestic_foreign_affairs_batches=2@actual",
            "domestic_foreign_affairs_persons=6@actual",
            "overseas_reception_batches=0@actual",
            "overseas_reception_persons=0@actual",
            "sum in 96 (6+0) unsure",
            "sum in 12 (2+0) unsure",
        ],
    );
    // All of one thing.
    check(
        "本年收入合计200万元，全部为财政拨款收入200万元。",
        &["current_income=200@actual", "fiscal_appropriation_income=200@actual", "equal of 200 from 200"],
    );
    // Vehicles by their kinds.
    check(
        "本部门共有车辆8辆，其中：主要负责人用车2辆、机要通信用车1辆、应急保障用车3辆、执法执勤用车0辆、特种专业技术用车0辆、离退休干部用车0辆、其他用车2辆。",
        &[
            "asset_vehicle_total=8@actual",
            "asset_vehicle_principal=2@actual",
            "asset_vehicle_confidential=1@actual",
            "asset_vehicle_emergency=3@actual",
            "asset_vehicle_enforcement=0@actual",
            "asset_vehicle_special=0@actual",
            "asset_vehicle_retired=0@actual",
            "asset_vehicle_other=2@actual",
            "sum in 8 (2+1+3+0+0+0+2) closed",
        ],
    );
    // An exclusion in brackets is no part.
    check(
        "三公经费（不含因公出国费3万元）20万元，比上年增加2万元。",
        &["overseas_travel_expense=3@actual", "change of 20 by 2 increase prior_year"],
    );
}

#[test]
fn reasons() {
    // Amounts in a reason are no parts.
    check(
        "本年支出合计100万元，较上年增加5万元，增长5.3%，主要原因是新购设备3万元。其中：基本支出60万元，项目支出40万元。",
        &[
            "current_expenditure=100@actual",
            "basic_expenditure_total=60@actual",
            "project_expenditure_total=40@actual",
            "change of 100 by 5 at 5.3 increase prior_year",
            "sum in 100 (60+40) closed",
            "unbound 3",
        ],
    );
    // Units that add up.
    check(
        "下属2个预算单位：甲信息中心、乙服务中心。2031年度收入合计100万元，与2030年度相比，增加6万元，增长6.4%，主要原因是甲信息中心增加财政拨款收入9万元，乙服务中心减少财政拨款收入3万元。",
        &[
            "subordinate_unit_count=2@actual",
            "current_income=100@actual",
            "unit_fiscal_income_delta[甲信息中心]=9@prior_year",
            "unit_fiscal_income_delta[乙服务中心]=3@prior_year",
            "change of 100 by 6 at 6.4 increase prior_year",
            "sum in 6 (9) less (3) prior_year closed",
        ],
    );
    // Units that need not be all.
    check(
        "2031年度收入合计100万元，与2030年度相比，增加6万元，增长6.4%，主要原因是甲信息中心增加财政拨款收入9万元，乙服务中心减少财政拨款收入2万元。",
        &[
            "current_income=100@actual",
            "unit_fiscal_income_delta[甲信息中心]=9@prior_year",
            "unit_fiscal_income_delta[乙服务中心]=2@prior_year",
            "change of 100 by 6 at 6.4 increase prior_year",
            "sum in 6 (9) less (2) prior_year unsure",
        ],
    );
    // A part's change in the reason of the whole.
    check(
        "三公经费支出20万元，较上年增加5万元，主要原因是来访增多，公务接待费增加6万元。公务接待费支出16万元。",
        &[
            "three_public_total=20@actual",
            "reception_expense=16@actual",
            "change of 20 by 5 increase prior_year",
            "change of 16 by 6 increase prior_year",
        ],
    );
    // The reason ends at the next comparison.
    check(
        "三公经费支出20万元，较上年增加5万元，主要原因是新购设备3万元，较年初预算数减少1万元，下降4.8%。",
        &[
            "three_public_total=20@actual",
            "change of 20 by 5 increase prior_year",
            "change of 20 by 1 at 4.8 decrease initial_budget",
            "unbound 3",
        ],
    );
    // The reason ends at the next item.
    check(
        "公务接待费12万元，完成全年预算15万元的80%，主要原因是厉行节约；培训费4万元，完成全年预算4万元的100%。",
        &[
            "reception_expense=12@actual",
            "reception_expense=15@final_budget",
            "training_expense=4@actual",
            "training_expense=4@final_budget",
            "completion of 12 from 15 at 80 final_budget",
            "completion of 4 from 4 at 100 final_budget",
        ],
    );
    // A project that was not carried out.
    check(
        "2031年度一般公共预算财政拨款收入90万元，较年初预算数减少10万元，下降10%，主要原因是年初预算的档案库房扩建项目8.5万元没有实施。",
        &[
            "gpb_income=90@actual",
            "project_not_implemented_amount[档案库房扩建项目]=8.5@initial_budget",
            "change of 90 by 10 at 10 decrease initial_budget",
        ],
    );
    // A purpose is no list.
    check("公务接待费5万元，主要用于接待检查组3万元。", &["reception_expense=5@actual", "unbound 3"]);
}

#[test]
fn zero() {
    // Zero in words.
    check(
        "本部门2031年度没有政府性基金预算财政拨款收入，也没有使用政府性基金预算财政拨款安排的支出。",
        &["zero", "zero"],
    );
    // Did not occur.
    check("2031年未发生因公出国（境）费用。", &["zero"]);
    // Zero in figures.
    check(
        "公务用车购置费0万元，与上年决算数相同。",
        &["vehicle_purchase_expense=0@actual", "unchanged of 0 prior_year"],
    );
}

#[test]
fn units_and_forms() {
    // Hundred million and ten thousand.
    check(
        "本年支出合计2.3亿元，比上年减少45.60万元，下降0.2%。",
        &["current_expenditure=2.3@actual", "change of 2.3 by 45.60 at 0.2 decrease prior_year"],
    );
    // Full-width and glued.
    check("1.2031年度收入合计３，２１２．３４万元", &["current_income=３，２１２．３４@actual"]);
    // Traditional script with readings.
    check(
        "公務接待經(jīng)費１２.5萬元，較上年減少2.5萬元，下降16.7%。",
        &["reception_expense=１２.5@actual", "change of １２.5 by 2.5 at 16.7 decrease prior_year"],
    );
    // Labels glued to numbers.
    check(
        "主要领导用车3机要通信用车0应急用车10辆。",
        &[
            "asset_vehicle_principal=3@actual",
            "asset_vehicle_confidential=0@actual",
            "asset_vehicle_emergency=10@actual",
        ],
    );
    // Hard wraps.
    check("占支\n出总预\n算4.04 %", &["share at 4.04 unsure"]);
    // An average in a sentence.
    check(
        "公务接待费12万元，接待30批次，240人次，人均500元。",
        &[
            "reception_expense=12@actual",
            "domestic_reception_batches=30@actual",
            "domestic_reception_persons=240@actual",
            "average of 12 over 240 is 500",
        ],
    );
    // Equipment and its limit.
    check(
        "单价50万元以上通用设备1台（套），单价100万元以上专用设备2台（套）。",
        &["large_equipment_count=2@actual", "unbound 1"],
    );
    // Other words for the same counts.
    check(
        "2031年全年国内公务接待的批次为80批次，人次为650人。",
        &["domestic_reception_batches=80@actual", "domestic_reception_persons=650@actual"],
    );
}
