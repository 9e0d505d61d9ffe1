//! Documents of budgets and of several units, and lists that end where they come to their whole.

mod common;

use common::check;

#[test]
fn the_amounts_of_a_budget_are_compared_with_one_another() {
    check(
        "2031年度部门预算\n基本支出预算80.00万元，同比减少20.00万元，下降20.00%。其中：工资福利支出预算60.00万元，占基本支出预算75.00%；商品和服务支出预算20.00万元，占基本支出预算25.00%。",
        &[
            "basic_expenditure_total=80.00@initial_budget",
            "change of 80.00 by 20.00 at 20.00 decrease prior_year",
            "share of 60.00 at 75.00 in 80.00",
            "share of 20.00 at 25.00 in 80.00",
            "sum in 80.00 (60.00+20.00) closed",
        ],
    );
}

#[test]
fn the_budgets_of_two_years_are_compared() {
    check(
        "2031年度部门决算\n公务接待费预算为6.00万元，比2030年预算数减少2.00万元，下降25.00%，与上年预算数相比无其他变化。",
        &["reception_expense=6.00@initial_budget", "change of 6.00 by 2.00 at 25.00 decrease"],
    );
    // Another year's budget is not this year's, which stands before it.
    check(
        "2031年度部门决算\n公务用车购置费预算数0万元，与上年预算数相比无变化；公务用车运行维护费1.50万元，与上年预算数相比持平。",
        &["vehicle_purchase_expense=0@initial_budget", "vehicle_operation_expense=1.50@actual"],
    );
}

#[test]
fn one_character_is_a_direction_before_its_number() {
    check(
        "2031年公务接待费3.00万元，较上年增1.00万元，增50.0%。培训费4.00万元，同比减1.00万元，负增长20.0%。会议费2.00万元，比上年减少2.00万元，减幅50.0%。",
        &[
            "reception_expense=3.00@actual",
            "training_expense=4.00@actual",
            "conference_expense=2.00@actual",
            "change of 3.00 by 1.00 at 50.0 increase prior_year",
            "change of 4.00 by 1.00 at 20.0 decrease prior_year",
            "change of 2.00 by 2.00 at 50.0 decrease prior_year",
        ],
    );
}

#[test]
fn a_list_ends_where_it_comes_to_its_whole() {
    check(
        "2031年财政收入完成90.00万元，其中：国税收入50.00万元，地税收入30.00万元，财政部门收入10.00万元，实现地方收入60.00万元。",
        &["sum in 90.00 (50.00+30.00+10.00)", "unbound 60.00"],
    );
    check(
        "2031年支出合计9.00万元。其中：按功能分类科目，甲类支出4.00万元，乙类支出5.00万元按经济分类科目，工资福利支出6.00万元，商品和服务支出3.00万元。",
        &["current_expenditure=9.00@actual", "sum in 9.00 (4.00+5.00)", "sum in 9.00 (6.00+3.00)"],
    );
}

#[test]
fn a_list_below_several_amounts_may_be_of_another() {
    check(
        "2031年度部门决算\n基本支出80.00万元，占总支出的80.0%；\n项目支出20.00万元，占总支出的20.0%。\n其中：\n（一）教育支出45.00万元。\n（二）卫生健康支出55.00万元。",
        &[
            "basic_expenditure_total=80.00@actual",
            "project_expenditure_total=20.00@actual",
            "share of 80.00 at 80.0 unsure",
            "share of 20.00 at 20.0 unsure",
            "sum in 20.00 (45.00+55.00) unsure",
        ],
    );
    // Names alone have no parts.
    check(
        "2031年度部门决算\n六、一般公共预算财政拨款基本支出决算情况说明\n基本支出90.00万元，其中：\n人员经费80.00万元，主要包括：\n基本工资、津贴补贴、奖金。\n公用经费10.00万元，主要包括：\n办公费、印刷费。",
        &[
            "gpb_basic_expenditure=90.00@actual",
            "personnel_expenditure=80.00@actual",
            "public_expenditure=10.00@actual",
            "sum in 90.00 (80.00+10.00) closed",
        ],
    );
}

#[test]
fn the_amounts_of_other_units_are_not_the_departments() {
    check(
        "某市财政局2031年度部门决算\n2031年，市财政局公务用车运行维护费支出3.00万元；市会计中心公务用车运行维护费支出1.50万元。市会计中心基本支出20.00万元，项目支出8.00万元。\n本年支出合计90.00万元。",
        &[
            "vehicle_operation_expense=3.00@actual",
            "current_expenditure=90.00@actual",
            "unbound 1.50 20.00 8.00",
        ],
    );
    check(
        "某县第一中学：本年收入合计1000.00万元。\n某县第二中学：本年收入合计500.00万元。",
        &["current_income=1000.00@actual", "unbound 500.00"],
    );
    // One unit under another name is the department.
    check(
        "某某自治县塘子街道2031年度部门决算\n某某县塘子街道办事处2031年度公务接待费支出3.00万元。",
        &["reception_expense=3.00@actual"],
    );
}

#[test]
fn a_share_of_one_of_two_names_is_not_of_both() {
    check(
        "2031年总支出90.00亿元。其中，本级支出30.00亿元；对市县税收返还和转移支付60.00亿元（包括一般性转移支付40.00亿元，占转移支付比重达82%；专项转移支付8.78亿元）。",
        &[
            "current_expenditure=90.00@actual",
            "share of 40.00 at 82 unsure",
            "sum in 60.00 (40.00)",
            "sum in 90.00 (30.00+60.00)",
            "unbound 8.78",
        ],
    );
}

#[test]
fn what_was_cut_away_before_an_amount_has_no_name() {
    check(
        "198.10元，项目支出0元。\n项目支出469.50元。",
        &["project_expenditure_total=469.50@actual", "unbound 198.10 0"],
    );
}

#[test]
fn both_sides_of_one_budget_are_its_own() {
    check(
        "某县小学2031年度部门决算\n一、2031年度决算收支增减情况说明\n2031年度支出合计95.00万元。\n二、2031年度一般公共预算收入支出决算情况\n本年支出70.00万元，年末结转和结余30.00万元。",
        &[
            "current_expenditure=95.00@actual",
            "gpb_expenditure=70.00@actual",
            "gpb_closing_carryover=30.00@actual",
        ],
    );
    // What comes in beside a budget makes a total of more than the budget.
    check(
        "1.一般公共预算执行情况\n2031年一般公共预算收入完成147.10亿元。加上转移性收入49.20亿元，收入合计196.30亿元。",
        &["gpb_income=147.10@actual", "sum in 196.30 (147.10+49.20) closed"],
    );
}

#[test]
fn a_list_behind_a_budget_is_of_the_budget_where_accounts_are_told_of() {
    check(
        "2031年三公经费支出10.00万元，预算执行比例为50.0%。2031年三公经费预算20.00万元，其中：公务用车购置及运行费12.00万元，公务接待费8.00万元。",
        &[
            "three_public_total=10.00@actual",
            "three_public_total=20.00@initial_budget",
            "vehicle_total_expense=12.00@initial_budget",
            "reception_expense=8.00@initial_budget",
            "completion of 10.00 at 50.0 initial_budget",
            "sum in 20.00 (12.00+8.00)",
        ],
    );
}

#[test]
fn vehicles_that_came_or_went_are_not_those_that_there_are() {
    check(
        "运行维护费增长的主要原因为新增5辆车，分别为局机关增加公务用车2辆，文化馆增加公务用车1辆，单位车辆保有量17辆。",
        &["vehicle_stock_count=17@actual", "unbound 5 2 1"],
    );
}

#[test]
fn the_base_of_a_total_is_not_that_of_its_parts() {
    check(
        "二、收入决算情况说明\n2031年总收入100.00万元，其中：财政拨款收入60.00万元，事业收入40.00万元。\n相比2030年的总收入120.00万元减少20.00万元。其中，事业收入增加5.00万元。",
        &[
            "current_income=100.00@actual",
            "fiscal_appropriation_income=60.00@actual",
            "institution_income=40.00@actual",
            "current_income=120.00@prior_year",
            "sum in 100.00 (60.00+40.00) closed",
            "change of 100.00 from 120.00 by 20.00 decrease prior_year",
            "change of 40.00 by 5.00 increase prior_year",
        ],
    );
}

#[test]
fn what_is_in_a_whole_is_not_the_whole() {
    check(
        "本年基本支出90.00万元。基本支出中医疗业务支出70.00万元。采购规模首次突破2万亿元。",
        &["basic_expenditure_total=90.00@actual", "unbound 70.00 2"],
    );
}

#[test]
fn a_change_behind_a_part_may_be_of_the_whole() {
    let of = |part: &str, rate: &str| {
        format!(
            "2031年本部门总收入120.00万元，其中本年收入{part}万元，较2030年决算数减少30.00万元，下降{rate}%。"
        )
    };
    check(
        &of("115.00", "20.00"),
        &[
            "total_receipts_and_expenditure=120.00@actual",
            "current_income=115.00@actual",
            "change of 115.00 by 30.00 at 20.00 decrease prior_year unsure",
            "sum in 120.00 (115.00)",
        ],
    );
    // 20.69 % fits the part, and 20.70 % neither.
    for rate in ["20.69", "20.70"] {
        check(
            &of("115.00", rate),
            &[
                "total_receipts_and_expenditure=120.00@actual",
                "current_income=115.00@actual",
                &format!("change of 115.00 by 30.00 at {rate} decrease prior_year"),
                "sum in 120.00 (115.00)",
            ],
        );
    }
}
