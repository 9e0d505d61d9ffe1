//! Amounts of one name that are of several bodies or times, and amounts beside which a comparison,
//! a list or a sum cannot be told.

mod common;

use common::check;

#[test]
fn amounts_of_one_name_are_told_apart_by_the_words_before_it() {
    // Of the whole country, of one level of government and of the other.
    check(
        "2031年，全国一般公共预算收入90亿元，同比增长5%。其中，中央一般公共预算收入40亿元，同比增长4%；地方一般公共预算本级收入50亿元，同比增长6%。",
        &[
            "gpb_income=90@actual",
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
        "2031年财政拨款收入总计5.00万元（含年初结转和结余）、支出总计5.00万元（含年末结转和结余）。",
        &["fiscal_total=5.00@actual", "fiscal_total=5.00@actual", "balance of 5.00 from 5.00"],
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
            "change of 9.00 by 1.00 at 12.5 increase prior_year unsure",
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
        &["gpb_closing_carryover=9.00@actual", "change of 9.00 from 7.00 by 2.00 increase"],
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
        "2031年度收入合计9.00万元，同比6.00万元增加3.00万元，增长50%。",
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
