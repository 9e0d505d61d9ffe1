//! What an amount is said of, where reasons, lists, titles and sentences end or go on.

mod common;

use common::check;

#[test]
fn an_item_with_a_number_ends_the_reason_before_it() {
    check(
        "1.因公出国（境）费支出1.00万元，与2030年度决算一致，原因是未安排。2.公务接待费支出21.00万元，与2030年度决算相比，减少1.92万元，下降8.4%。",
        &[
            "overseas_travel_expense=1.00@actual",
            "reception_expense=21.00@actual",
            "unchanged of 1.00 prior_year",
            "change of 21.00 by 1.92 at 8.4 decrease prior_year",
        ],
    );
}

#[test]
fn a_bracket_does_not_keep_the_two_totals_of_an_account_apart() {
    check(
        "2031年财政拨款收入总计5.00万元（含年初结转和结余1.00万元）、支出总计5.00万元（含年末结转和结余）。",
        &["fiscal_total=5.00@actual", "opening_carryover=1.00@actual", "fiscal_total=5.00@actual"],
    );
}

#[test]
fn an_item_by_codes_ends_the_reason_before_it() {
    check(
        "1、教育支出（类）普通教育（款）小学教育（项）。年初预算为3.00万元，支出决算2.00万元。决算数小于预算数的主要原因：人员经费支出减少。3、教育支出（类）普通教育（款）初中教育（项）。主要用于：所属事业单位项目支出。年初预算为20.00万元，支出决算20.00万元。",
        &["change of 2.00 from 3.00 decrease initial_budget", "unbound 20.00 20.00"],
    );
}

#[test]
fn what_each_of_several_names_is_is_not_what_stands_before_them() {
    check(
        "2031年支出合计9.00万元，其中：项目支出3.00万元，占33.33%；上缴上级支出、经营支出、对附属单位补助支出均为0万元。",
        &[
            "current_expenditure=9.00@actual",
            "project_expenditure_total=3.00@actual",
            "project_expenditure_share=33.33@actual",
            "subsidy_to_affiliated=0@actual",
            "business_expenditure=0@actual",
            "share of 3.00 at 33.33 in 9.00",
            "sum in 9.00 (3.00+0)",
        ],
    );
}

#[test]
fn the_kinds_of_the_vehicles_in_use_are_not_those_of_all_vehicles() {
    check(
        "七、“三公”经费支出决算情况说明\n2031年公务用车保有量7辆（其中：执法执勤用车3辆，特种专业技术用车4辆）。\n九、国有资产占用情况说明\n2031年共有车辆9辆，其中：执法执勤用车5辆、特种专业技术用车4辆。",
        &[
            "vehicle_stock_count=7@actual",
            "asset_vehicle_total=9@actual",
            "asset_vehicle_enforcement=5@actual",
            "asset_vehicle_special=4@actual",
            "sum in 7 (3+4)",
            "sum in 9 (5+4)",
        ],
    );
}

#[test]
fn all_parts_in_the_line_below_the_whole_are_in_the_list() {
    check(
        "2031年收入合计10.00万元，其中：\n财政拨款收入9.00万元，占收入合计的90.00%；上级补助收入0万元，占收入合计的0%；其他收入1.00万元，占收入合计的10.00%。",
        &[
            "current_income=10.00@actual",
            "fiscal_appropriation_income=9.00@actual",
            "fiscal_income_share=90.00@actual",
            "superior_subsidy_income=0@actual",
            "other_income=1.00@actual",
            "share of 9.00 at 90.00 in 10.00",
            "share of 0 at 0 in 10.00",
            "share of 1.00 at 10.00 in 10.00",
            "sum in 10.00 (9.00+0+1.00) closed",
        ],
    );
    check(
        "2031年收入合计10.00万元，其中：\n一般公共预算财政拨款收入8.00万元；\n政府性基金预算财政拨款收入1.00万元；其他收入1.00万元。",
        &[
            "current_income=10.00@actual",
            "gpb_income=8.00@actual",
            "gov_fund_income=1.00@actual",
            "other_income=1.00@actual",
            "sum in 10.00 (8.00+1.00)",
        ],
    );
}

#[test]
fn the_accounts_of_all_income_are_not_its_income() {
    check(
        "2031年度财政拨款收入总决算9.00万元，支出总决算9.00万元。与2030年度财政拨款收入总决算8.00万元相比，增加1.00万元，增长12.5%。",
        &[
            "fiscal_total=9.00@actual",
            "fiscal_total=9.00@actual",
            "fiscal_total=8.00@prior_year",
            "change of 9.00 by 1.00 at 12.5 increase prior_year",
            "balance of 9.00 from 9.00",
        ],
    );
}

#[test]
fn a_comparison_may_stand_behind_the_named_amount_of_another_year() {
    check(
        "2031年度三公经费支出9.00万元。与2030年度三公经费支出8.00万元相比，增加1.00万元，增长12.5%。",
        &[
            "three_public_total=9.00@actual",
            "three_public_total=8.00@prior_year",
            "change of 9.00 from 8.00 by 1.00 at 12.5 increase prior_year",
        ],
    );
}

#[test]
fn both_sides_as_a_whole_are_the_grand_total() {
    check(
        "一、收入支出决算总体情况说明\n2031年度收入总计9.00万元，其中：本年收入合计8.00万元，年初结转和结余1.00万元。\n收入支出总体与上年相比，增加1.00万元，增长12.5%。",
        &[
            "total_receipts_and_expenditure=9.00@actual",
            "current_income=8.00@actual",
            "opening_carryover=1.00@actual",
            "sum in 9.00 (8.00+1.00)",
            "change of 9.00 by 1.00 at 12.5 increase prior_year",
        ],
    );
}

#[test]
fn a_title_of_structure_says_what_the_shares_are_of() {
    check(
        "五、一般公共预算财政拨款支出决算情况说明\n（一）总体情况\n2031年一般公共预算财政拨款支出10.00万元。\n（二）结构情况\n1、教育支出（类）9.00万元，占90.00%，较上年决算数增加1.00万元，增长12.5%。\n2、卫生健康支出（类）1.00万元，占10.00%。",
        &[
            "gpb_expenditure=10.00@actual",
            "gpb_expenditure_by_class[205]=9.00@actual",
            "gpb_class_share[205]=90.00@actual",
            "gpb_expenditure_by_class[210]=1.00@actual",
            "gpb_class_share[210]=10.00@actual",
            "share of 9.00 at 90.00 in 10.00",
            "change of 9.00 by 1.00 at 12.5 increase prior_year",
            "share of 1.00 at 10.00 in 10.00",
        ],
    );
}

#[test]
fn a_change_since_the_beginning_of_the_year_is_from_what_is_printed() {
    check(
        "2031年末财政拨款结转和结余9.00万元，较年初7.00万元增加2.00万元。",
        &["fiscal_closing_carryover=9.00@actual", "change of 9.00 from 7.00 by 2.00 increase"],
    );
}

#[test]
fn the_name_behind_the_opener_of_a_list_says_of_what_it_is() {
    check(
        "2031年本年支出合计9.00万元。按支出性质分：基本支出5.00万元，占总支出的55.56%。项目支出4.00万元，占总支出的44.44%。其中基本支出中人员经费4.50万元，公用经费0.50万元。",
        &[
            "current_expenditure=9.00@actual",
            "basic_expenditure_total=5.00@actual",
            "basic_expenditure_share=55.56@actual",
            "project_expenditure_total=4.00@actual",
            "project_expenditure_share=44.44@actual",
            "public_expenditure=0.50@actual",
            "share of 5.00 at 55.56 in 9.00",
            "sum in 9.00 (5.00)",
            "share of 4.00 at 44.44 in 9.00",
            "sum in 5.00 (4.50+0.50) unsure",
        ],
    );
}

#[test]
fn what_follows_the_amount_that_a_reason_names_may_be_of_it() {
    check(
        "2031年三公经费支出9.00万元。公务用车运行维护费7.00万元，比上年增加1.00万元，主要原因是业务变动，公务用车购置费2.00万元，占三公经费支出的22.22%。",
        &[
            "three_public_total=9.00@actual",
            "vehicle_operation_expense=7.00@actual",
            "change of 7.00 by 1.00 increase prior_year",
            "share of 7.00 at 22.22 in 9.00 unsure",
            "sum in 1.00 (2.00) prior_year",
        ],
    );
}

#[test]
fn the_amount_between_a_comparison_and_its_verb_is_the_base() {
    check(
        "2031年度收入合计9.00万元，同比决算数6.00万元增加3.00万元，增长50%。",
        &[
            "current_income=9.00@actual",
            "current_income=6.00@prior_year",
            "change of 9.00 from 6.00 by 3.00 at 50 increase prior_year",
        ],
    );
}

#[test]
fn an_item_with_a_number_has_no_name_from_the_sentence_before_it() {
    check(
        "（二）结构情况。住房保障支出3.00万元，占4.00%。（三）具体情况。年初预算9.00万元，支出决算8.00万元，完成年初预算的88.89%。",
        &["share of 3.00 at 4.00 unsure", "completion of 8.00 from 9.00 at 88.89 initial_budget"],
    );
}

#[test]
fn the_budget_of_this_year_is_compared_with() {
    check(
        "公务接待费2031年决算数3.00万元，比本年度年初预算数4.00万元减少1.00万元。公务用车购置费2031年决算数2.00万元，与年初预算数持平。",
        &[
            "reception_expense=3.00@actual",
            "reception_expense=4.00@initial_budget",
            "vehicle_purchase_expense=2.00@actual",
            "change of 3.00 from 4.00 by 1.00 decrease initial_budget",
            "unchanged of 2.00 initial_budget",
        ],
    );
}

#[test]
fn a_sentence_that_begins_with_a_fund_goes_on_with_it() {
    check(
        "2031年度本年支出合计90.00万元。\n2031年度政府性基金预算财政拨款收入5.00万元，本年支出4.00万元，其中：基本支出1.00万元，项目支出3.00万元；年末结转和结余1.00万元。",
        &[
            "current_expenditure=90.00@actual",
            "gov_fund_income=5.00@actual",
            "gov_fund_expenditure=4.00@actual",
            "gov_fund_basic_expenditure=1.00@actual",
            "gov_fund_project_expenditure=3.00@actual",
            "gov_fund_closing_carryover=1.00@actual",
            "sum in 4.00 (1.00+3.00)",
        ],
    );
}

#[test]
fn what_an_evaluation_involves_is_some_of_the_budget() {
    check(
        "2031年一般公共预算支出90.00万元。对2个项目开展了部门评价，涉及一般公共预算支出3.00万元。",
        &["gpb_expenditure=90.00@actual", "unbound 2 3.00"],
    );
}

#[test]
fn a_title_that_names_a_fund_is_not_that_of_a_budget() {
    check(
        "二、2031年度一般公共预算财政拨款“三公”经费支出情况说明\n2031年度三公经费支出预算为9.00万元，支出决算为8.00万元，完成预算的88.89%。",
        &[
            "three_public_total=9.00@initial_budget",
            "three_public_total=8.00@actual",
            "completion of 8.00 from 9.00 at 88.89 initial_budget",
        ],
    );
}
