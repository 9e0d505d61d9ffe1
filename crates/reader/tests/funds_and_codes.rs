//! Codes, budgets, guests and shares as different provinces print them: what is of one budget, what
//! stands in brackets, and what a sentence is of.

mod common;

use common::check;

#[test]
fn codes_without_marks() {
    check(
        "五、一般公共预算财政拨款支出决算情况说明\n1.节能环保支出（211）环境保护管理事务（01）行政运行（01）：支出决算为40万元。\n2.节能环保支出（211）（类）污染防治（03）（款）大气（01）（项）：支出决算为7万元。",
        &["gpb_expenditure_by_class[2110101]=40@actual", "gpb_expenditure_by_class[2110301]=7@actual"],
    );
}

#[test]
fn what_was_evaluated_of_one_budget_is_not_all() {
    check(
        "（四）预算绩效情况说明\n组织对一般公共预算项目支出开展绩效自评，共涉及资金40万元，占一般公共预算项目支出总额的100%。组织对3个政府性基金预算项目开展绩效自评，共涉及资金7万元；开展1项部门整体支出绩效自评，涉及资金90万元。涉及一般公共预算支出5万元。",
        &[
            "self_evaluated_amount[general_public_budget]=40@actual",
            "self_evaluated_project_count[government_fund]=3@actual",
            "self_evaluated_amount[government_fund]=7@actual",
            "share of 40 at 100 unsure",
            "unbound 1 90 5",
        ],
    );
}

#[test]
fn guests_are_of_the_kind_named_last() {
    check(
        "七、三公经费支出决算情况说明\n国内公务接待费支出5万元，共计接待来访团组6个、来访人员48人次。\n国（境）外公务接待费支出2万元，共计接待来访团组1个、来访人员4人次。\n外宾接待支出1万元，共接待来访团组3个。",
        &[
            "domestic_reception_expense=5@actual",
            "domestic_reception_batches=6@actual",
            "domestic_reception_persons=48@actual",
            "overseas_reception_expense=2@actual",
            "overseas_reception_batches=1@actual",
            "overseas_reception_persons=4@actual",
            "foreign_affairs_reception_expense=1@actual",
            "unbound 3",
        ],
    );
}

#[test]
fn all_appropriation_beside_the_general_public_budget() {
    check(
        "五、财政拨款支出决算情况说明\n2031年度财政拨款支出决算9万元。\n六、财政拨款基本支出决算情况说明\n2031年度财政拨款基本支出决算7万元。\n七、一般公共预算财政拨款支出决算情况说明\n2031年度一般公共预算财政拨款支出决算8万元。\n八、一般公共预算财政拨款基本支出决算情况说明\n2031年度一般公共预算财政拨款基本支出决算6万元，其中：\n（一）人员经费4万元。\n（二）公用经费2万元。",
        &[
            "fiscal_expenditure=9@actual",
            "gpb_expenditure=8@actual",
            "gpb_basic_expenditure=6@actual",
            "personnel_expenditure=4@actual",
            "public_expenditure=2@actual",
            "sum in 6 (4+2) closed",
            "unbound 7",
        ],
    );
}

#[test]
fn a_comparison_behind_a_reason() {
    check(
        "七、三公经费支出决算情况说明\n三公经费支出预算40万元，支出决算30万元，完成预算的75%，决算数小于预算数的主要原因是从严控制。决算数较2030年度减少10万元，下降25%。",
        &[
            "three_public_total=40@initial_budget",
            "three_public_total=30@actual",
            "completion of 30 from 40 at 75 initial_budget",
            "change of 30 from 40 decrease initial_budget",
            "change of 30 by 10 at 25 decrease prior_year",
        ],
    );
}

#[test]
fn lists_below_a_line_of_a_list() {
    check(
        "一、收入支出决算总体情况说明\n2031年度收入、支出决算总计60万元。其中：\n（一）收入决算总计60万元。包括：\n1．本年收入决算合计50万元。\n2．使用非财政拨款结余4万元。\n3．年初结转和结余6万元。\n（二）支出决算总计60万元。",
        &[
            "total_receipts_and_expenditure=60@actual",
            "total_receipts_and_expenditure=60@actual",
            "current_income=50@actual",
            "use_of_nonfiscal_surplus=4@actual",
            "opening_carryover=6@actual",
            "total_receipts_and_expenditure=60@actual",
            "sum in 60 (50+4+6) closed",
            "sum in 60 (60+60) unsure",
        ],
    );
}

#[test]
fn shares_of_what_is_named_and_of_what_the_sentence_begins_with() {
    check(
        "七、三公经费支出决算情况说明\n三公经费支出决算20万元。\n三公经费支出决算中，公务接待费支出决算占40%。\n公务接待费支出8万元。",
        &["three_public_total=20@actual", "reception_expense=8@actual", "share of 8 at 40 in 20"],
    );
    check(
        "七、三公经费支出决算情况说明\n三公经费支出决算20万元，公务接待费支出8万元，占40%。",
        &["three_public_total=20@actual", "reception_expense=8@actual", "share of 8 at 40 in 20"],
    );
    check(
        "五、一般公共预算财政拨款支出决算情况说明\n2031年度一般公共预算财政拨款支出50万元。\n（二）一般公共预算财政拨款支出决算结构情况\n1.教育支出（类）40万元，占80%；\n2.住房保障支出（类）10万元，占20%。",
        &[
            "gpb_expenditure=50@actual",
            "gpb_expenditure_by_class[205]=40@actual",
            "gpb_class_share[205]=80@actual",
            "gpb_expenditure_by_class[221]=10@actual",
            "gpb_class_share[221]=20@actual",
            "share of 40 at 80 in 50",
            "share of 10 at 20 in 50",
        ],
    );
}

#[test]
fn a_bracket_ends_what_it_told() {
    check(
        "七、三公经费支出决算情况说明\n公务接待费支出预算5万元（其中：一般公共预算支出5万元；政府性基金预算支出0万元），支出决算3万元（其中：一般公共预算支出3万元；政府性基金预算支出0万元），完成预算的60%。",
        &[
            "reception_expense=5@initial_budget",
            "reception_expense=3@actual",
            "sum in 5 (5+0)",
            "sum in 3 (3+0)",
            "completion of 3 from 5 at 60 initial_budget",
        ],
    );
}

#[test]
fn a_total_with_what_is_carried_over_is_no_income() {
    check(
        "八、政府性基金预算财政拨款收入支出决算情况说明\n政府性基金预算财政拨款收入总计9万元，其中：年初结转和结余2万元，本年收入7万元。",
        &["gov_fund_opening_carryover=2@actual", "gov_fund_income=7@actual", "sum in 9 (2+7)"],
    );
}

#[test]
fn classes_and_items_by_code() {
    check(
        "五、一般公共预算财政拨款支出决算情况说明\n1.“205教育支出”类支出决算40万元，完成年初预算的80%。\n（二）2210201-住房公积金7万元，较2030年决算数减少1万元，下降12.5%。\n（三）2210201-提租补贴3万元。",
        &[
            "gpb_expenditure_by_class[205]=40@actual",
            "gpb_expenditure_by_class[2210201]=7@actual",
            "completion of 40 at 80 initial_budget",
            "change of 7 by 1 at 12.5 decrease prior_year",
            "unbound 3",
        ],
    );
}

#[test]
fn what_came_in_and_went_out_in_a_year() {
    check(
        "一、收入支出决算总体情况说明\n（一）2031年支出50万元，具体情况如下：\n1.基本支出40万元。其中，人员经费支出30万元，公用经费支出10万元。\n2.项目支出10万元。\n本年度无财政拨款安排的因公出国（境）支出。",
        &[
            "basic_expenditure_total=40@actual",
            "project_expenditure_total=10@actual",
            "sum in 40 (30+10)",
            "zero",
            "sum in 50 (40+10)",
        ],
    );
}

#[test]
fn what_was_bought_is_not_what_there_is() {
    check(
        "十二、国有资产占用情况说明\n单价100万元以上的设备（不含车辆）2台（套）。当年购置单价100万元以上的设备1台（套）。",
        &["large_equipment_count=2@actual", "unbound 1"],
    );
}

#[test]
fn the_budget_of_a_government_is_no_appropriation() {
    check(
        "全县一般公共预算收入12亿元，其中：税收收入8亿元，非税收入4亿元。上年结余2亿元、债务转贷收入6亿元，一般公共预算支出20亿元。",
        &["sum in 12 (8+4)", "unbound 2 6 20"],
    );
}

#[test]
fn a_decrease_with_a_minus_sign_may_be_either() {
    check(
        "公务接待费5万元，比上年减少-1万元，下降-16.67%。会议费5万元，比上年增加-1万元，增长-16.67%。",
        &[
            "reception_expense=5@actual",
            "conference_expense=5@actual",
            "change of 5 by -1 at -16.67 decrease prior_year unsure",
            "change of 5 by -1 at -16.67 increase prior_year",
        ],
    );
}

#[test]
fn a_budget_inside_of_a_smaller_amount_is_no_total() {
    check(
        "七、三公经费支出决算情况说明\n三公经费支出决算8万元（其中：一般公共预算支出8万元；政府性基金预算支出0万元）。基本支出5万元，使用政府性基金安排基本支出2万元。",
        &[
            "three_public_total=8@actual",
            "basic_expenditure_total=5@actual",
            "gov_fund_basic_expenditure=2@actual",
            "sum in 8 (8+0)",
        ],
    );
}
