//! Amounts of one name that are of several bodies or times, and amounts beside which a comparison,
//! a list or a sum cannot be told.

mod common;

use common::check;

#[test]
fn amounts_of_one_name_are_told_apart_by_the_words_before_it() {
    // A government's: of the whole country, of one level of government and of the other.
    check(
        "2031年，全国一般公共预算收入90亿元，同比增长5%。其中，中央一般公共预算收入40亿元，同比增长4%；地方一般公共预算本级收入50亿元，同比增长6%。",
        &[
            "change of 90 at 5 increase prior_year",
            "change of 40 at 4 increase prior_year",
            "change of 50 at 6 increase prior_year",
            "sum in 90 (40+50)",
        ],
    );
    // Of several departments: what is part of the amount of another is of that one.
    check(
        "甲局“三公”经费支出9.00万元，其中公务接待费4.00万元。\n乙委“三公”经费支出7.00万元，其中公务接待费2.00万元。",
        &[
            "three_public_total=9.00@actual",
            "reception_expense=4.00@actual",
            "equal of 9.00 from 7.00 unsure",
            "equal of 4.00 from 2.00 unsure",
            "sum in 9.00 (4.00)",
            "sum in 7.00 (2.00)",
        ],
    );
    // Of a part of the year and of the year so far.
    check(
        "7月份，一般公共预算支出20亿元；1-7月累计，一般公共预算支出90亿元。",
        &["gpb_expenditure=20@actual", "equal of 20 from 90 unsure"],
    );
}

#[test]
fn units_with_and_without_the_head_office_are_told_apart() {
    check(
        "某县建设委员会部门预算是包括建委本部以及下属4家预算单位的综合收支计划。本部门5个预算单位编报了绩效目标。",
        &["subordinate_unit_count=5@actual", "equal of 5 from 4 unsure"],
    );
}

#[test]
fn the_same_words_before_a_name_are_of_the_same_amount() {
    // Words that every document has do not tell apart, nor does its own name.
    check(
        "某县档案馆2031年度部门决算\n某县档案馆2031年“三公”经费支出9.00万元。本部门“三公”经费支出共计8.00万元，全年“三公”经费支出9.00万元。",
        &[
            "three_public_total=9.00@actual",
            "three_public_total=8.00@actual",
            "three_public_total=9.00@actual",
        ],
    );
}

#[test]
fn what_is_left_out_names_no_amount() {
    check(
        "2031年“三公”经费(不含外事接待费)支出9.00万元，比上年减少1.00万元。",
        &["three_public_total=9.00@actual", "change of 9.00 by 1.00 decrease prior_year"],
    );
}

#[test]
fn a_bound_is_no_whole() {
    check(
        "2031年政府采购支出总额6.00亿元，首次突破5亿元。其中，货物支出1.00亿元，工程支出2.00亿元，服务支出3.00亿元。",
        &[
            "procurement_total=6.00@actual",
            "procurement_goods=1.00@actual",
            "procurement_works=2.00@actual",
            "procurement_services=3.00@actual",
            "sum in 6.00 (1.00+2.00+3.00) closed",
            "unbound 5",
        ],
    );
    check("2031年教育支出首破900亿元关口，达到913亿元。", &["unbound 900 913"]);
}

#[test]
fn what_is_added_to_a_total_of_another_is_not_sure() {
    check(
        "保险基金收入50万元，支出30万元。加上调剂收入20万元，收入总量70万元；加上调剂支出10万元，支出总量40万元。",
        &["sum in 70 (30+20) unsure", "sum in 40 (70+10) unsure", "unbound 50"],
    );
    // What was spent is no part of what came in.
    check(
        "保险基金支出30.00万元。另外，加上调剂收入20.00万元，收入总量70.00万元。",
        &["sum in 70.00 (30.00+20.00) unsure"],
    );
    // What the first total is the sum of may not be read.
    check(
        "启动调剂制度，收入总量70万元；加上调剂支出10万元，支出总量40万元。",
        &["sum in 40 (70+10) unsure"],
    );
}

#[test]
fn what_is_added_behind_a_list_may_be_added_to_its_whole_or_its_last_part() {
    check(
        "甲区收入60万元，其中：本级收入40万元，同比增长4%；补助收入20万元。加上结转收入10万元，收入总量70万元。",
        &["change of 40 at 4 increase prior_year", "sum in 60 (40+20)", "sum in 70 (20+10) unsure"],
    );
}

#[test]
fn a_change_behind_a_part_that_has_no_amount_is_not_of_the_whole() {
    check(
        "2031年收、支总计均为90.00万元。收、支与2030年度相比，减少10.00万元，下降10.0%，主要原因是厉行节约；项目资金压减，其中甲培训活动项目压减7.00万元，乙帮扶项目压减3.00万元。",
        &[
            "total_receipts_and_expenditure=90.00@actual",
            "change of 90.00 by 10.00 at 10.0 decrease prior_year",
            "change by 7.00 decrease prior_year unsure",
            "change by 3.00 decrease prior_year unsure",
        ],
    );
}

#[test]
fn a_list_behind_several_things_has_no_whole() {
    check(
        "编制15人，实有在职人员14人，离休人员0人，退休人员0人。具体情况如下：专技岗8人，管理岗4人，工勤岗2人。",
        &["unbound 15 14 0 0 8 4 2"],
    );
}

#[test]
fn a_purpose_ends_where_another_amount_is_compared() {
    check(
        "甲类支出：安排45万元，比上年增加11万元，主要用于乙事业发展、丙等方面支出；丁类支出：安排31万元，比上年增加4万元。",
        &["change of 45 by 11 increase prior_year", "change of 31 by 4 increase prior_year"],
    );
    // Beside an amount that money was used for it is not sure of which the comparison is.
    check(
        "甲类支出45万元，主要用于乙事业发展30万元，比上年增加11万元。",
        &["change by 11 increase prior_year unsure", "unbound 45 30"],
    );
    check("其他项目支出：安排73万元，比上年增加8万元。", &["change of 73 by 8 increase prior_year"]);
}

#[test]
fn both_totals_of_a_sentence_are_of_the_same_accounts() {
    check(
        "2031年度收入总计90.00万元，支出总计90.00万元。2031年度财政拨款收入总计50.00万元，支出总计50.00万元，与2030年相比，增加4.00万元，增长8.7%。",
        &[
            "total_receipts_and_expenditure=90.00@actual",
            "total_receipts_and_expenditure=90.00@actual",
            "fiscal_total=50.00@actual",
            "fiscal_total=50.00@actual",
            "change of 50.00 by 4.00 at 8.7 increase prior_year",
            "balance of 90.00 from 90.00",
            "balance of 50.00 from 50.00",
        ],
    );
}

#[test]
fn a_text_that_begins_in_the_middle_of_a_sentence_is_doubted_there() {
    // Digits of the first number may be missing, and so may what the change is of.
    check(
        "9万元，增长24.0%，其中国税税收1006万元，增长12.0%。",
        &["change at 24.0 increase unsure", "change of 1006 at 12.0 increase unsure", "unbound 9"],
    );
    check(
        "元，2030年为100.00万元，较2030年增加33.00万元，增加33.0%。",
        &["change of 100.00 by 33.00 at 33.0 increase year:2029 unsure"],
    );
    // The unit of the last number may be missing.
    check("2031年项目支出40.00万元，占支出的19.62", &["project_expenditure_total=40.00@actual"]);
}

#[test]
fn vehicles_that_were_bought_are_not_those_that_there_are() {
    check(
        "2031年末共有车辆4辆，其中其他用车4辆。2031年安排购置车辆0辆，其中：应急保障用车0辆、其他用车0辆。",
        &[
            "asset_vehicle_total=4@actual",
            "asset_vehicle_other=4@actual",
            "vehicle_purchase_count=0@actual",
            "sum in 4 (4)",
            "sum in 0 (0+0)",
        ],
    );
}

#[test]
fn by_how_much_the_accounts_exceed_the_budget_is_no_budget() {
    check(
        "2031年公务接待费年初预算10.00万元，支出决算8.00万元，决算数小于预算数2.00万元，主要原因是厉行节约。",
        &[
            "reception_expense=10.00@initial_budget",
            "reception_expense=8.00@actual",
            "change of 8.00 from 10.00 by 2.00 decrease initial_budget",
        ],
    );
    check(
        "2031年一般公共预算财政拨款支出41.00万元，完成年初预算100%，决算数大于预算数5.00万元，主要原因：工资调标。其中：教育支出15.00万元，完成年初预算100%。",
        &[
            "gpb_expenditure=41.00@actual",
            "gpb_expenditure_by_class[205]=15.00@actual",
            "completion of 41.00 at 100 initial_budget",
            "change of 41.00 by 5.00 increase initial_budget unsure",
            "completion of 15.00 at 100 initial_budget",
            "sum in 41.00 (15.00)",
        ],
    );
}

#[test]
fn a_comparison_of_what_has_another_name_is_not_of_the_amount_before_it() {
    check(
        "2031年采暖费0.40万元。\n（2）绩效奖金较2030年增长12.40万元。",
        &["change by 12.40 increase prior_year unsure", "unbound 0.40"],
    );
    check(
        "2031年公务接待费支出3.00万元。\n支出较2030年增长2.00万元。",
        &["reception_expense=3.00@actual", "change of 3.00 by 2.00 increase prior_year"],
    );
}

#[test]
fn a_share_of_a_total_is_of_no_total_with_another_name() {
    check(
        "2031年捐赠以现金为主，现金捐赠总量达60.00亿元，同比增长3.0%，占捐赠总量的60.0%。物资捐赠40.00亿元，占总量的40.0%。",
        &[
            "change of 60.00 at 3.0 increase prior_year",
            "share of 60.00 at 60.0 unsure",
            "share of 40.00 at 40.0 unsure",
        ],
    );
    check(
        "2031年，透露当期全国采购规模为60.00亿元。分散采购30.00亿元，占全国采购规模的50.0%。",
        &["share of 30.00 at 50.0 in 60.00"],
    );
}

#[test]
fn a_list_of_lines_without_numbers_ends_at_a_numbered_line() {
    check(
        "1.捐赠收入\n公益收入8.00万元，占总收入的10.0%。其中：\n救助收入3.00万元，助学收入5.00万元。\n2.政府拨款收入\n政府拨款72.00万元，占总收入的90.0%。",
        &[
            "share of 8.00 at 10.0 unsure",
            "sum in 8.00 (3.00)",
            "share of 72.00 at 90.0 unsure",
            "unbound 5.00",
        ],
    );
}

#[test]
fn what_a_verb_moves_is_no_amount_of_its_name() {
    check(
        "2031年三公经费支出5.00万元，其中公务接待费2.00万元。比上年减少公务接待费3.00万元，减少公务用车运行维护费1.00万元。",
        &[
            "three_public_total=5.00@actual",
            "reception_expense=2.00@actual",
            "sum in 5.00 (2.00)",
            "unbound 3.00 1.00",
        ],
    );
    check(
        "2031年三公经费支出50.00万元。部分单位上划，减少了“三公”经费30.00万元，其中公务用车购置及运行维护费20.00万元。",
        &["three_public_total=50.00@actual", "unbound 30.00 20.00"],
    );
}

#[test]
fn what_is_counted_without_something_is_compared_with_nothing() {
    check(
        "2031年三公经费支出50.00万元，比上年减少20.00万元，下降28.57%。剔除购车因素，三公经费支出40.00万元，比上年减少30.00万元，下降42.86%。",
        &[
            "three_public_total=50.00@actual",
            "change of 50.00 by 20.00 at 28.57 decrease prior_year",
            "change of 40.00 by 30.00 at 42.86 decrease prior_year unsure",
        ],
    );
}

#[test]
fn the_budget_of_another_year_is_what_the_one_before_it_is_compared_with() {
    check(
        "2031年部门决算情况说明\n三公经费2031年预算30.00万元，2030年预算40.00万元，对比减少10.00万元，下降25%。",
        &["three_public_total=30.00@initial_budget", "change of 30.00 from 40.00 by 10.00 at 25 decrease"],
    );
    check(
        "某局2031年预算说明\n公务接待费2031年预算8.00万元，2030年预算12.00万元，与上年对比减少4.00万元，减少率33.33%。",
        &[
            "reception_expense=8.00@initial_budget",
            "reception_expense=12.00@prior_year",
            "change of 8.00 by 4.00 at 33.33 decrease prior_year",
        ],
    );
}

#[test]
fn a_paragraph_with_a_title_of_its_own_tells_of_another_body() {
    check(
        "某局2031年度部门决算\n2031年度收入合计90.00万元，支出合计80.00万元。\n（一）甲基金。本年收入30.00万元，本年支出20.00万元。\n（二）乙基金\n本年收入60.00万元。",
        &[
            "current_income=90.00@actual",
            "current_expenditure=80.00@actual",
            "equal of 90.00 from 30.00 unsure",
            "equal of 80.00 from 20.00 unsure",
            "equal of 90.00 from 60.00 unsure",
        ],
    );
    // A title that names no body leaves a contradiction what it is.
    check(
        "某局2031年度部门决算\n（一）机构设置。2031年度收入合计90.00万元。\n（二）绩效自评工作。2031年度收入合计60.00万元。",
        &["current_income=90.00@actual", "current_income=60.00@actual"],
    );
}

#[test]
fn the_words_before_a_list_without_a_whole_say_of_when_it_is() {
    check(
        "据了解，2030年某局三公经费决算数具体包括：出国（境）费1.00万元，公务接待费2.00万元；2031年三公经费预算数具体包括：用车9.00万元，公务用车购置及运行费3.00万元，公务接待费4.00万元。\n2031年决算。",
        &[
            "overseas_travel_expense=1.00@prior_year",
            "reception_expense=2.00@prior_year",
            "vehicle_total_expense=3.00@initial_budget",
            "reception_expense=4.00@initial_budget",
            "unbound 9.00",
        ],
    );
}

#[test]
fn the_name_of_a_budget_is_no_basis_of_what_was_spent() {
    check(
        "2031年市县公共预算收入90.00万元。市县公共预算支出80.00万元，完成预算的98.9%。",
        &["completion of 80.00 at 98.9 initial_budget", "unbound 90.00"],
    );
}

#[test]
fn what_is_counted_inside_of_a_name_is_not_the_name() {
    check(
        "2031年一般公共预算财政拨款支出80.00万元。一般公共预算财政拨款支出中按权责发生制核算的执行数为9.00万元。",
        &["gpb_expenditure=80.00@actual", "unbound 9.00"],
    );
}
