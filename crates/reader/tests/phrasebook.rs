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
            "total_receipts_and_expenditure=600.0@actual",
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
            "change of 8 at 20 decrease",
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
