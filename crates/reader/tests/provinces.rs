//! Forms that differ from province to province: lists of budgets, paragraphs of another year,
//! amounts that pair by order, names that only look like a quantity's.

mod common;

use common::check;

#[test]
fn a_list_of_a_budget_is_no_list_of_the_accounts() {
    check(
        "2031年度部门决算\n2031年三公经费预算数为21.00万元，其中：公务用车购置及运行维护费15.00万元，公务接待费6.00万元；决算数为13.50万元，其中：公务用车购置及运行维护费9.00万元，公务接待费4.50万元。",
        &[
            "three_public_total=21.00@initial_budget",
            "vehicle_total_expense=15.00@initial_budget",
            "reception_expense=6.00@initial_budget",
            "three_public_total=13.50@actual",
            "vehicle_total_expense=9.00@actual",
            "reception_expense=4.50@actual",
            "sum in 21.00 (15.00+6.00)",
            "sum in 13.50 (9.00+4.50)",
        ],
    );
    check(
        "2031年度部门决算\n三公经费财政拨款预算中，公务接待费6.00万元，公务用车运行维护费9.00万元。",
        &["reception_expense=6.00@initial_budget", "vehicle_operation_expense=9.00@initial_budget"],
    );
    check(
        "2031年度部门决算\n公务接待费年初预算为6.00万元，比上年增加1.00万元。",
        &["reception_expense=6.00@initial_budget", "change by 1.00 increase prior_year unsure"],
    );
    check(
        "2031年预算总收入为317.20万元，而决算总收入达到374.50万元。",
        &["current_income=317.20@initial_budget", "current_income=374.50@actual"],
    );
}

#[test]
fn a_paragraph_of_another_year_is_not_of_the_accounts() {
    check(
        "2031年度部门决算\n2031年三公经费支出12.00万元，其中：公务接待费2.00万元。\n2032年三公经费预算较2031年度减少1.00万元，其中公务接待费较上年减少0.50万元，下降20%。",
        &[
            "three_public_total=12.00@actual",
            "reception_expense=2.00@actual",
            "sum in 12.00 (2.00)",
            "change of 12.00 by 1.00 decrease unsure",
            "change of 2.00 by 0.50 at 20 decrease year:2031 unsure",
        ],
    );
    check(
        "2031年度部门决算\n2030年三公经费支出14.00万元，其中：公务接待费4.00万元，公务用车运行维护费10.00万元。",
        &[
            "three_public_total=14.00@prior_year",
            "reception_expense=4.00@prior_year",
            "vehicle_operation_expense=10.00@prior_year",
            "sum in 14.00 (4.00+10.00)",
        ],
    );
}

#[test]
fn lists_pair_by_order() {
    check(
        "2031年采购规模为50.0亿元。其中，货物、工程、服务采购规模分别为10.0亿元、25.0亿元和15.0亿元，占采购规模的20.0%、50.0%和30.0%。",
        &[
            "share of 10.0 at 20.0 in 50.0",
            "share of 25.0 at 50.0 in 50.0",
            "share of 15.0 at 30.0 in 50.0",
            "sum in 50.0 (10.0+25.0+15.0)",
        ],
    );
}

#[test]
fn an_amount_of_two_names_is_of_neither() {
    check(
        "因公出国（境）费、公务用车购置及运行维护费和公务接待费预算数27.00万元、决算数24.00万元。",
        &["unbound 27.00 24.00"],
    );
    check(
        "公务接待费、公务用车购置费均为0万元。",
        &["vehicle_purchase_expense=0@actual", "reception_expense=0@actual"],
    );
}

#[test]
fn longer_names_are_other_names() {
    check(
        "五、一般公共预算财政拨款支出决算情况说明\n初中教育支出20.50万元，其中：基本支出20.50万元，项目支出0万元。教育支出30.00万元。",
        &["gpb_expenditure_by_class[205]=30.00@actual", "sum in 20.50 (20.50+0)"],
    );
    check(
        "商品和服务支出8.00万元，比上年增加2.00万元，增长33.33%。",
        &["change of 8.00 by 2.00 at 33.33 increase prior_year"],
    );
    check(
        "地方一般公共预算收入(同口径)完成30.00万元，同比增长14.6%，增收4.00万元。",
        &["change of 30.00 by 4.00 at 14.6 increase prior_year unsure"],
    );
}

#[test]
fn two_comparisons_of_one_name() {
    check(
        "2031年度部门决算\n三公经费支出决算5.00万元，比上年增加1.00万元，增长25%。其中，公务用车运行维护费支出决算比预算无增减变化，比去年增加0.80万元，增长40%。公务用车运行维护费2.80万元。",
        &[
            "three_public_total=5.00@actual",
            "vehicle_operation_expense=2.80@actual",
            "change of 5.00 by 1.00 at 25 increase prior_year",
            "unchanged of 2.80 initial_budget",
            "change of 2.80 by 0.80 at 40 increase prior_year",
        ],
    );
    check(
        "接待费3.00万元，接待5批次60人，比上年增加1.00万元。",
        &[
            "reception_expense=3.00@actual",
            "domestic_reception_batches=5@actual",
            "domestic_reception_persons=60@actual",
            "change of 3.00 by 1.00 increase prior_year",
        ],
    );
    check(
        "公务用车运行维护费2.90万元，比去年3.00万元少0.10万元。",
        &[
            "vehicle_operation_expense=2.90@actual",
            "vehicle_operation_expense=3.00@prior_year",
            "change of 2.90 from 3.00 by 0.10 decrease prior_year",
        ],
    );
    check(
        "公务接待费支出2.10万元，年初预算为2.90万元。",
        &["reception_expense=2.10@actual", "reception_expense=2.90@initial_budget"],
    );
    check(
        "税收收入完成90.00万元，占年初预算100.00万元的90%，占调整预算的75%。",
        &["completion of 90.00 from 100.00 at 90 initial_budget", "completion of 90.00 at 75 final_budget"],
    );
}

#[test]
fn wholes_of_the_right_side() {
    check(
        "财政拨款总收入70.00万元。收入包括：一般公共预算拨款65.00万元、上年结转5.00万元；支出包括：教育支出40.00万元、卫生健康支出30.00万元。",
        &[
            "fiscal_total=70.00@actual",
            "gpb_income=65.00@actual",
            "opening_carryover=5.00@actual",
            "sum in 70.00 (65.00+5.00) unsure",
            "unbound 40.00 30.00",
        ],
    );
    check(
        "政府性基金预算财政拨款收入支出决算情况说明\n政府性基金收入40万元，加上年结余收入9万元，上级补助收入1万元，收入合计50万元。政府性基金支出30万元，调出资金8万元，支出合计38万元。",
        &[
            "gov_fund_income=40@actual",
            "gov_fund_expenditure=30@actual",
            "sum in 50 (40+9+1) closed",
            "unbound 8 38",
        ],
    );
}

#[test]
fn lines_with_digits_are_as_wide_as_others() {
    check(
        "6.其他收入 1.00 万元，为预算单位在财政拨款之外从有关方\n面取得的各项收入。较 2030 年度决算数增加 0.25 万元，增长\n33.3%，主要原因是：项目增加，与计划相比没有太大的差别。\n8.上年结转和结余 8.02 万元，为以前年度没有用完、结转到\n本年度按有关规定继续使用的那些资金，以后还要继续使用。\n较 2030 年度决算数增加 0.78 万元，增长 10.8%，原因从略。",
        &[
            "other_income=1.00@actual",
            "opening_carryover=8.02@actual",
            "change of 1.00 by 0.25 at 33.3 increase prior_year",
            "change of 8.02 by 0.78 at 10.8 increase prior_year",
        ],
    );
}

#[test]
fn names_of_several_labels() {
    check(
        "2031年度三公经费一般公共预算财政拨款支出预算为21.00万元，支出决算为18.00万元。\n三公经费一般公共预算财政拨款支出决算中，公务接待费支出决算为4.50万元，占25.0%，与2030年度持平。",
        &[
            "three_public_total=21.00@initial_budget",
            "three_public_total=18.00@actual",
            "reception_expense=4.50@actual",
            "share of 4.50 at 25.0 in 18.00",
            "unchanged of 4.50 prior_year",
        ],
    );
    check(
        "公务用车购置费及运行维护费支出决算15.00万元，培训费及差旅补助5.00万元。",
        &["vehicle_total_expense=15.00@actual", "unbound 5.00"],
    );
    check("安排所属单位出国团组2个。处置车辆1辆。共接待国（境）外来访团组0个。", &["unbound 2 1 0"]);
}

#[test]
fn bases_behind_their_amounts() {
    check(
        "2031年度三公经费支出决算为18.00万元，比上年减少2.00万元，下降10%；与年初预算数24.00万元相比，减少6.00万元，下降25%。其中：\n公务接待费3.00万元，比上年减少1.00万元，下降25%。",
        &[
            "three_public_total=18.00@actual",
            "three_public_total=24.00@initial_budget",
            "reception_expense=3.00@actual",
            "change of 18.00 by 2.00 at 10 decrease prior_year",
            "change of 18.00 from 24.00 by 6.00 at 25 decrease initial_budget",
            "change of 3.00 by 1.00 at 25 decrease prior_year",
            "sum in 18.00 (3.00)",
        ],
    );
    check(
        "2031年度部门决算\n公务接待费2031年度决算数3.00万元，与2031年度年初预算数3.00万元持平。",
        &[
            "reception_expense=3.00@actual",
            "reception_expense=3.00@initial_budget",
            "unchanged of 3.00 from 3.00 initial_budget",
        ],
    );
    check(
        "2031年度部门决算\n2031年度三公经费决算数9.00万元，比2031年度三公经费财政拨款年初预算12.00万元减少3.00万元。",
        &[
            "three_public_total=9.00@actual",
            "three_public_total=12.00@initial_budget",
            "change of 9.00 from 12.00 by 3.00 decrease initial_budget",
        ],
    );
    check(
        "三公经费支出决算为9.00万元，完成全年预算12.00万元的75%，其中：公务接待费支出决算为3.00万元，完成预算4.00万元的75%。",
        &[
            "three_public_total=9.00@actual",
            "three_public_total=12.00@final_budget",
            "reception_expense=3.00@actual",
            "reception_expense=4.00@final_budget",
            "completion of 9.00 from 12.00 at 75 final_budget",
            "completion of 3.00 from 4.00 at 75 final_budget",
            "sum in 9.00 (3.00)",
        ],
    );
}

#[test]
fn averages_of_the_last_part() {
    check(
        "公务接待费支出3.00万元，其中：外宾接待支出0万元，来访外宾0人次；国内公务接待支出3.00万元，来宾200人次，人均150元。",
        &[
            "reception_expense=3.00@actual",
            "foreign_affairs_reception_expense=0@actual",
            "domestic_reception_expense=3.00@actual",
            "domestic_reception_persons=200@actual",
            "average of 3.00 over 200 is 150",
            "sum in 3.00 (0+3.00) unsure",
            "unbound 0",
        ],
    );
}

#[test]
fn a_date_ends_a_reason() {
    check(
        "公务用车运行维护费9.00万元，比上年减少1.00万元，主要是燃油减少，截止2031年12月31日，公务用车保有量为3辆。",
        &[
            "vehicle_operation_expense=9.00@actual",
            "vehicle_stock_count=3@actual",
            "change of 9.00 by 1.00 decrease prior_year",
        ],
    );
    check(
        "公务用车运行维护费9.00万元，主要用于维修；2031年12月31日，本级及所属单位公务用车保有量为3辆。",
        &["vehicle_operation_expense=9.00@actual", "vehicle_stock_count=3@actual"],
    );
}

#[test]
fn a_group_without_its_class_is_known_by_its_name() {
    check(
        "五、一般公共预算财政拨款支出决算情况说明\n（一）一般公共服务支出（类）\n1.审计事务（款）行政运行（项）。年初预算50万元，支出决算40万元，完成年初预算的80%。",
        &[
            "gpb_expenditure_by_class[2010801]=50@initial_budget",
            "gpb_expenditure_by_class[2010801]=40@actual",
            "completion of 40 from 50 at 80 initial_budget",
        ],
    );
    // 其他支出 is a group of several classes, and 行政运行 an item of many groups.
    check(
        "五、一般公共预算财政拨款支出决算情况说明\n1.其他支出（款）其他支出（项）。年初预算50万元，支出决算40万元，完成年初预算的80%。\n2.行政运行（项）。年初预算5万元，支出决算4万元，完成年初预算的80%。",
        &["completion of 40 from 50 at 80 initial_budget", "completion of 4 from 5 at 80 initial_budget"],
    );
}

#[test]
fn totals_with_what_is_carried_over() {
    check(
        "收入总计60万元，其中：本年收入合计50万元，使用非财政拨款结余0万元，年初结转和结余10万元。",
        &[
            "total_receipts_and_expenditure=60@actual",
            "current_income=50@actual",
            "use_of_nonfiscal_surplus=0@actual",
            "opening_carryover=10@actual",
            "sum in 60 (50+0+10) closed",
        ],
    );
    check(
        "四、财政拨款收入支出决算总体情况说明\n财政拨款支出总计60万元，其中：本年财政拨款支出50万元，年末财政拨款结转和结余10万元。",
        &[
            "fiscal_total=60@actual",
            "fiscal_expenditure=50@actual",
            "fiscal_closing_carryover=10@actual",
            "sum in 60 (50+10) closed",
        ],
    );
}

#[test]
fn a_list_of_both_sides_is_no_list_of_all_parts() {
    check(
        "四、财政拨款收入支出决算总体情况说明\n财政拨款收、支总计60万元。其中：财政拨款支出50万元；年初财政拨款结转和结余10万元；年末财政拨款结转和结余10万元。",
        &[
            "fiscal_total=60@actual",
            "fiscal_expenditure=50@actual",
            "fiscal_opening_carryover=10@actual",
            "fiscal_closing_carryover=10@actual",
            "sum in 60 (50+10+10) unsure",
        ],
    );
}

#[test]
fn lists_end_where_their_numbers_do() {
    check(
        "2.公务用车购置及运行维护费支出15.00万元。其中：\n（1）公务用车购置支出5.00万元。\n（2）公务用车运行维护费支出10.00万元。\n3.公务接待费支出3.00万元。",
        &[
            "vehicle_total_expense=15.00@actual",
            "vehicle_purchase_expense=5.00@actual",
            "vehicle_operation_expense=10.00@actual",
            "reception_expense=3.00@actual",
            "sum in 15.00 (5.00+10.00) closed",
        ],
    );
    check(
        "专业培训支出8.00万元，其中：\n基本支出8.00万元，项目支出0万元。\n住房补贴支出2.00万元，其中：基本支出2.00万元，项目支出0万元。",
        &["sum in 8.00 (8.00+0) unsure", "sum in 2.00 (2.00+0)"],
    );
    check(
        "2031年度收入、支出决算总计50万元。其中：\n（一）收入决算总计50万元。\n（二）支出决算总计50万元。",
        &[
            "total_receipts_and_expenditure=50@actual",
            "total_receipts_and_expenditure=50@actual",
            "total_receipts_and_expenditure=50@actual",
            "sum in 50 (50+50) unsure",
        ],
    );
}

#[test]
fn changes_after_each_pair_by_order() {
    // Each side has a change of its own, so that nothing says that the two are one total.
    check(
        "2031年度收、支总计各是40.00，50.00万元。与2030年相比，收、支总计各减少10.00，12.50万元，各下降20%、20%。",
        &[
            "change of 40.00 by 10.00 at 20 decrease prior_year",
            "change of 50.00 by 12.50 at 20 decrease prior_year",
            "equal of 40.00 from 50.00 unsure",
        ],
    );
    check(
        "2031年度收、支总计各是40.00，50.00万元。与2030年相比，收、支总计各减少10.00万元。",
        &[
            "total_receipts_and_expenditure=40.00@actual",
            "total_receipts_and_expenditure=50.00@actual",
            "change of 50.00 by 10.00 decrease prior_year",
            "balance of 40.00 from 50.00",
        ],
    );
    check(
        "三公经费合计31.00万元。较2030年度部门决算公开三公经费合计16.00万元增加15.00万元。",
        &[
            "three_public_total=31.00@actual",
            "three_public_total=16.00@prior_year",
            "change of 31.00 from 16.00 by 15.00 increase prior_year",
        ],
    );
}

#[test]
fn a_list_after_a_list_is_not_of_its_last_part() {
    check(
        "2031年某校三公经费支出预算为9.00万元。其中：公务接待费支出预算为9.00万元，公务用车运行维护及购置费支出预算为0万元。具体情况如下：\n（一）因公出国费用。2031年预算支出为0万元。\n（二）公务接待费。2031年预算支出9.00万元。",
        &[
            "three_public_total=9.00@initial_budget",
            "reception_expense=9.00@initial_budget",
            "overseas_travel_expense=0@initial_budget",
            "reception_expense=9.00@initial_budget",
            "sum in 9.00 (9.00+0)",
        ],
    );
}

#[test]
fn a_total_of_more_than_the_three_is_not_theirs() {
    check(
        "2031年三公经费决算数合计为21.00万元，其中：公务接待费4.00万元、公务用车运行维护费8.00万元、会议费6.00万元、培训费3.00万元。",
        &[
            "reception_expense=4.00@actual",
            "vehicle_operation_expense=8.00@actual",
            "conference_expense=6.00@actual",
            "training_expense=3.00@actual",
            "sum in 21.00 (4.00+8.00+6.00+3.00)",
        ],
    );
}

#[test]
fn the_accounts_of_others_are_not_the_document_s() {
    check(
        "2031年三公经费决算数合计为21.00万元。\n2031年区直财政拨款安排三公经费决算数为13.00万元，具体情况为：\n（1）公务接待费决算数4.00万元。",
        &["three_public_total=21.00@actual", "unbound 13.00 4.00"],
    );
    // What a document begins with is its own.
    check(
        "2031年全县三公经费支出21.00万元。公务接待费4.00万元。",
        &["three_public_total=21.00@actual", "reception_expense=4.00@actual"],
    );
}

#[test]
fn what_is_added_to_must_be_plain() {
    check(
        "一般公共预算本级收入53.00亿元，其中，税收收入29.00亿元。非税收入24.00亿元。加上上级补助30.00亿元、上年结转9.00亿元，收入总量为92.00亿元。",
        &[
            "superior_subsidy_income=30.00@actual",
            "opening_carryover=9.00@actual",
            "sum in 53.00 (29.00)",
            "sum in 92.00 (24.00+30.00+9.00) unsure",
        ],
    );
}

#[test]
fn rows_of_a_table_in_lines_are_no_headings() {
    check(
        "二、政府性基金预算财政拨款收入\n12.00\n二、外交支出\n三、国有资本经营预算财政拨款收入\n三、国防支出\n四、上级补助收入\n三、支出决算情况说明\n2031年度支出合计30.00万元，其中：基本支出20.00万元；项目支出10.00万元。",
        &[
            "current_expenditure=30.00@actual",
            "basic_expenditure_total=20.00@actual",
            "project_expenditure_total=10.00@actual",
            "sum in 30.00 (20.00+10.00) closed",
        ],
    );
}

#[test]
fn levels_may_carry_their_codes() {
    let section = "2031年度部门决算\n五、一般公共预算财政拨款支出决算情况说明\n";
    check(
        &format!(
            "{section}1.卫生健康支出（210类）行政事业单位医疗（11款）行政单位医疗（01项）8.00万元。年初预算为10.00万元，支出决算为8.00万元，完成年初预算的80%。\n\
             2.卫生健康支出（210类）行政事业单位医疗（11款）事业单位医疗（02项）5.00万元。2030年决算数为4.00万元，2031年支出决算为5.00万元，比2030年决算数增加25%。"
        ),
        &[
            "gpb_expenditure_by_class[2101101]=8.00@actual",
            "gpb_expenditure_by_class[2101101]=10.00@initial_budget",
            "gpb_expenditure_by_class[2101101]=8.00@actual",
            "gpb_expenditure_by_class[2101102]=5.00@actual",
            "gpb_expenditure_by_class[2101102]=4.00@prior_year",
            "gpb_expenditure_by_class[2101102]=5.00@actual",
            "completion of 8.00 from 10.00 at 80 initial_budget",
            "change of 5.00 at 25 increase prior_year",
        ],
    );
}

#[test]
fn a_paragraph_with_a_name_of_its_own_leaves_the_item_above() {
    check(
        "2031年度部门决算\n五、一般公共预算财政拨款支出决算情况说明\n1.卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）。年初预算为8.00万元，支出决算为8.00万元。\n2.一般公共预算财政拨款支出年初预算为90.00万元，支出决算为80.00万元。",
        &[
            "gpb_expenditure_by_class[2101101]=8.00@initial_budget",
            "gpb_expenditure_by_class[2101101]=8.00@actual",
            "gpb_expenditure=90.00@initial_budget",
            "gpb_expenditure=80.00@actual",
        ],
    );
}

#[test]
fn where_an_amount_ended_is_no_change() {
    check(
        "2031年度部门决算\n三公经费支出9.00万元，比2030年度增加1.00万元，其中：公务接待费支出减少为2.00万元，与2030年持平。",
        &[
            "three_public_total=9.00@actual",
            "reception_expense=2.00@actual",
            "change of 9.00 by 1.00 increase prior_year",
            "change of 2.00 decrease prior_year",
            "unchanged of 2.00 prior_year",
            "sum in 9.00 (2.00)",
        ],
    );
}

#[test]
fn a_change_goes_on_in_the_next_line() {
    check(
        "2031年度部门决算\n公务接待费支出决算为3.00万元，决算数比2030年度增加\n1.00万元，增长50%。",
        &["reception_expense=3.00@actual", "change of 3.00 by 1.00 at 50 increase prior_year"],
    );
}

#[test]
fn classes_in_a_numbered_list() {
    check(
        "2031年度部门决算\n五、一般公共预算财政拨款支出决算情况说明\n一般公共预算财政拨款支出30.00万元，主要用于以下方面：\n1.“一般公共服务”10.00万元，占33.33%；\n2．“公共安全支出”20.00万元，占66.67%。",
        &[
            "gpb_expenditure=30.00@actual",
            "gpb_expenditure_by_class[201]=10.00@actual",
            "gpb_class_share[201]=33.33@actual",
            "gpb_expenditure_by_class[204]=20.00@actual",
            "gpb_class_share[204]=66.67@actual",
            "share of 10.00 at 33.33 in 30.00",
            "share of 20.00 at 66.67 in 30.00",
            "sum in 30.00 (10.00+20.00) closed",
        ],
    );
}

#[test]
fn names_of_former_years_tell_their_codes() {
    check(
        "2031年度部门决算\n五、一般公共预算财政拨款支出决算情况说明\n“社会保障和就业支出（类）行政事业单位离退休（款）归口管理的行政单位离退休（项）”8.00万元。",
        &["gpb_expenditure_by_class[2080501]=8.00@actual"],
    );
    let reading = juesuan_reader::read(
        "2031年度部门决算\n五、一般公共预算财政拨款支出决算情况说明\n社会保障和就业支出（类）行政事业单位离退休（款）事业单位离退休（项）8.00万元。".as_bytes(),
        "某文",
    );
    let told: Vec<_> =
        reading.names.iter().filter_map(|name| Some((name.code.as_deref()?, &*name.name))).collect();
    assert_eq!(told, [("20805", "行政事业单位离退休")]);
}

#[test]
fn a_forgotten_unit_is_that_of_the_context() {
    check(
        "2031年度部门决算\n公务接待费支出年初预算为5.00万元，支出决算为4.19。",
        &["reception_expense=5.00@initial_budget", "reception_expense=4.19@actual"],
    );
    let contents = |text: &str| juesuan_reader::read(text.as_bytes(), "某文").contents;
    let forgotten =
        |text: &str| contents(text).iter().filter(|content| content.starts_with("no-unit:")).count();
    assert_eq!(forgotten("公务接待费年初预算为5.00万元，支出决算为4.19。占12.50；其余另计。"), 2);
    assert_eq!(forgotten("收、支总计分别为5.00、4.19万元，公务用车3辆。"), 0);
}

#[test]
fn what_money_was_used_for_is_no_name() {
    check(
        "2031年度部门决算\n五、一般公共预算财政拨款支出决算情况说明\n1.卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）。主要用于：\n所属单位项目支出。年初预算为8.00万元，支出决算7.00万元。",
        &[
            "gpb_expenditure_by_class[2101101]=8.00@initial_budget",
            "gpb_expenditure_by_class[2101101]=7.00@actual",
        ],
    );
    check(
        "2031年度部门决算\n公务接待费支出3.00万元，主要用于项目支出。年初预算为5.00万元。",
        &["reception_expense=3.00@actual", "reception_expense=5.00@initial_budget"],
    );
}

#[test]
fn a_score_may_be_followed_by_a_bracket() {
    check(
        "2031年度部门决算\n十、预算绩效管理情况\n绩效自评的项目4个，涉及预算金额12.45万元，平均得分99.38分（其中，绩效评级为“优”的项目4个）。",
        &[
            "self_evaluated_project_count=4@actual",
            "self_evaluated_amount=12.45@actual",
            "self_evaluation_score=99.38@actual",
            "graded_excellent_count=4@actual",
        ],
    );
}
