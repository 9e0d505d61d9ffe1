//! Words that offices use loosely: totals that do not balance, amounts that are of more or of less
//! than their names say, and comparisons that are of what a reason gives.

mod common;

use common::check;

#[test]
fn totals_that_each_have_a_section_need_not_balance() {
    check(
        "一、收入情况\n2031年度医院收入总计90.00万元，其中其他收入3.00万元。\n二、支出情况\n2031年度医院支出总计80.00万元。",
        &["other_income=3.00@actual", "sum in 90.00 (3.00) unsure", "equal of 90.00 from 80.00 unsure"],
    );
    check(
        "2031年度财政拨款总收入48.93万元，财政拨款总支出48.80万元。",
        &["equal of 48.93 from 48.80 unsure"],
    );
}

#[test]
fn the_name_of_an_expense_goes_on() {
    check(
        "2031年一般公共预算财政拨款运行经费16.25万元，比上年增加0.65万元。项目支出专项业务费3.00万元。",
        &[
            "agency_operation_expenditure=16.25@actual",
            "change of 16.25 by 0.65 increase prior_year",
            "unbound 3.00",
        ],
    );
}

#[test]
fn a_comparison_may_be_of_what_a_reason_gives() {
    check(
        "因公出国（境）费60万元，比2030年减少25万元，主要是因为严控29万元，比2030年减少2万元，主要是压缩。",
        &[
            "overseas_travel_expense=60@actual",
            "change of 60 by 25 decrease prior_year",
            "change of 60 by 2 decrease prior_year unsure",
            "sum in 25 (29) prior_year",
        ],
    );
    // With another basis, it is of the amount that the sentence is about.
    check(
        "公务接待费60万元，比上年减少25万元，主要原因是支付29万元，比年初预算减少2万元。",
        &[
            "reception_expense=60@actual",
            "change of 60 by 25 decrease prior_year",
            "change of 60 by 2 decrease initial_budget",
            "sum in 25 (29) prior_year",
        ],
    );
}

#[test]
fn what_the_books_show_is_no_second_count() {
    check(
        "车改前车辆保有量为9辆，公务用车保有量账面数为9辆，实际公务用车保有量为2辆。",
        &["vehicle_stock_count=2@actual", "equal of 2 from 9 unsure", "unbound 9"],
    );
}

#[test]
fn a_name_behind_the_year_before_is_of_that_year() {
    check(
        "2031年，本部门总收入49.00万元，较上年增加9.00万元（上年总收入40.00万元）。",
        &[
            "current_income=49.00@actual",
            "current_income=40.00@prior_year",
            "change of 49.00 by 9.00 increase prior_year",
        ],
    );
    // What was carried over is of this year's account.
    check(
        "2031年度收入总计49.00万元，其中上年结转9.00万元。",
        &[
            "total_receipts_and_expenditure=49.00@actual",
            "opening_carryover=9.00@actual",
            "sum in 49.00 (9.00)",
        ],
    );
}

#[test]
fn times_are_no_percentage() {
    check("甲事务584万元，较上年预算数增加526万元，增长9.1倍。", &["change of 584 by 526 increase"]);
}

#[test]
fn the_parts_of_a_budget_that_are_called_the_accounts() {
    check(
        "2031年“三公”经费预算54万元，其中：因公出国（境）费支出决算0万元；公务用车购置及运行费支出决算12万元；公务接待费支出决算42万元。\n2031年“三公”经费决算51万元，其中公务接待费27万元。",
        &[
            "three_public_total=54@initial_budget",
            "three_public_total=51@actual",
            "reception_expense=27@actual",
            "sum in 54 (0+12+42)",
            "sum in 51 (27)",
        ],
    );
}

#[test]
fn a_list_with_more_parts_than_the_name() {
    check(
        "公务用车购置及运行维护费1116万元（其中：公务用车购置费25万元，公务用车运行维护费792万元，其他交通工具购置14万元，其他交通费用285万元）。",
        &["vehicle_total_expense=1116@actual", "sum in 1116 (25+792+14+285) unsure"],
    );
    // Without them the name says what it is.
    check(
        "公务用车购置及运行维护费817万元（其中：公务用车购置费25万元，公务用车运行维护费792万元）。",
        &[
            "vehicle_total_expense=817@actual",
            "vehicle_purchase_expense=25@actual",
            "vehicle_operation_expense=792@actual",
            "sum in 817 (25+792) closed",
        ],
    );
}

#[test]
fn a_sentence_behind_a_comparison_tells_of_its_own_year() {
    check(
        "2031年“三公”经费执行数71.00万元。与2031年年初预算相比，2032年“三公”经费预算减少8.00万元，下降10%。其中，公务接待费减少3.00万元。",
        &[
            "three_public_total=71.00@actual",
            "change of 71.00 by 8.00 at 10 decrease initial_budget unsure",
            "change by 3.00 decrease initial_budget unsure",
        ],
    );
}

#[test]
fn changes_with_an_object_and_rates_in_brackets() {
    check(
        "“三公”经费公共财政拨款支出80.00万元，比上年减少支出20.00万元，下降20.0%。",
        &["three_public_total=80.00@actual", "change of 80.00 by 20.00 at 20.0 decrease prior_year"],
    );
    check(
        "公务接待费6.00万元，较上年减少1.50万元（20.0%）。",
        &["reception_expense=6.00@actual", "change of 6.00 by 1.50 at 20.0 decrease prior_year"],
    );
    check(
        "公务接待费6.00万元（占20.0%）。公务接待费较上年减少1.50万元，同比下降20.05；",
        &[
            "reception_expense=6.00@actual",
            "share of 6.00 at 20.0 unsure",
            "change of 6.00 by 1.50 decrease prior_year",
        ],
    );
}

#[test]
fn a_class_is_named_with_its_mark_inside() {
    check(
        "一般公共预算支出40.00万元。教育类支出30.00万元，占75%，比去年增加5.00万元。",
        &[
            "gpb_expenditure=40.00@actual",
            "share of 30.00 at 75 unsure",
            "change of 30.00 by 5.00 increase prior_year",
        ],
    );
}

#[test]
fn what_is_named_again_is_not_of_the_whole() {
    check(
        "三公经费支出20.00万元，其中公务接待费4.00万元。与上年相比，三公经费减少5.00万元，下降20.0%；公务接待费减少5.00万元，下降20.0%。",
        &[
            "three_public_total=20.00@actual",
            "reception_expense=4.00@actual",
            "sum in 20.00 (4.00)",
            "change of 20.00 by 5.00 at 20.0 decrease prior_year",
            "change of 4.00 by 5.00 at 20.0 decrease prior_year",
        ],
    );
}

#[test]
fn income_as_such_is_not_the_last_part_of_its_list() {
    check(
        "收入预算50.00万元，其中：财政拨款收入18.00万元；事业收入32.00万元；收入较上年增加6.00万元。",
        &[
            "fiscal_appropriation_income=18.00@actual",
            "institution_income=32.00@actual",
            "change by 6.00 increase prior_year unsure",
            "sum in 50.00 (18.00+32.00)",
        ],
    );
    check(
        "收入预算50.00万元，其中：财政拨款收入18.00万元。事业收入32.00万元。收入较上年增加6.00万元。",
        &[
            "fiscal_appropriation_income=18.00@initial_budget",
            "institution_income=32.00@actual",
            "sum in 50.00 (18.00)",
            "change by 6.00 increase prior_year unsure",
        ],
    );
    // Both sides are printed alike, so that it does not matter of which it is.
    check(
        "2031年度收入总计16.50万元，支出总计16.50万元。收支较上年决算数增加0.50万元，增长3.1%。",
        &[
            "total_receipts_and_expenditure=16.50@actual",
            "total_receipts_and_expenditure=16.50@actual",
            "change of 16.50 by 0.50 at 3.1 increase prior_year",
            "balance of 16.50 from 16.50",
        ],
    );
}

#[test]
fn what_was_adjusted_is_no_part_any_more() {
    check(
        "某市2031年预算调整方案\n基金预算由80万元调整为50万元，其中：土地收入由65万元调整为35万元，配套费10万元、专项收入5万元。",
        &["sum in 50 (35+10+5)", "unbound 80 65"],
    );
}

#[test]
fn a_list_behind_a_change_may_be_of_it() {
    check(
        "项目支出预算47.00万元，比2030年预算减少199.00万元，下降80.9%。其中：\n1.甲校项目187.00万元。\n2.乙校项目12.00万元。",
        &[
            "project_expenditure_total=47.00@initial_budget",
            "change of 47.00 by 199.00 at 80.9 decrease initial_budget",
            "sum in 47.00 (187.00+12.00) unsure",
        ],
    );
}

#[test]
fn what_stands_behind_a_semicolon_is_counted_apart() {
    check("编制人数4人，其中事业编制4人；实有在职人员3人，离退休0人。", &["sum in 4 (4)", "unbound 3 0"]);
}
