//! Forms of whole disclosures: brackets, lists of names, reasons that repeat, wholes named in
//! passing.

mod common;

use common::check;

#[test]
fn brackets_are_left_as_they_were_entered() {
    // What is excluded is no whole of the list that follows.
    check(
        "三公经费18.20万元（不含外派人员经费2.60万元），其中：公务接待费18.20万元。",
        &[
            "three_public_total=18.20@actual",
            "reception_expense=18.20@actual",
            "sum in 18.20 (18.20)",
            "unbound 2.60",
        ],
    );
    // Names go on behind the bracket.
    check(
        "国内公务接待34批次（其中：外事接待0批次），接待人次271人（其中：外事接待人次0人）。",
        &[
            "domestic_reception_batches=34@actual",
            "domestic_foreign_affairs_batches=0@actual",
            "domestic_reception_persons=271@actual",
            "domestic_foreign_affairs_persons=0@actual",
            "sum in 34 (0)",
            "sum in 271 (0)",
        ],
    );
    // A base in a bracket.
    check(
        "培训费支出9.00万元，比上年（累计支出12.00万元）减少3.00万元，下降25%。",
        &[
            "training_expense=9.00@actual",
            "training_expense=12.00@prior_year",
            "change of 9.00 from 12.00 by 3.00 at 25 decrease prior_year",
        ],
    );
    // A remark with an amount of its own is no part of the list around it.
    check(
        "本年收入合计70万元，其中：财政拨款收入60万元；事业收入8万元（含教育收费1万元）；其他收入2万元。",
        &[
            "current_income=70@actual",
            "fiscal_appropriation_income=60@actual",
            "institution_income=8@actual",
            "other_income=2@actual",
            "sum in 70 (60+8+2) closed",
            "unbound 1",
        ],
    );
    // The three budgets inside of the appropriation.
    check(
        "财政拨款收入66.00万元（其中，一般公共预算60.00万元，政府性基金预算6.00万元，国有资本经营预算0.00万元）。",
        &[
            "fiscal_appropriation_income=66.00@actual",
            "gpb_income=60.00@actual",
            "gov_fund_income=6.00@actual",
            "soe_income=0.00@actual",
            "sum in 66.00 (60.00+6.00+0.00) closed",
        ],
    );
}

#[test]
fn wholes_of_shares() {
    // Siblings have the whole that the first of them names.
    check(
        "本年支出合计50.00万元。基本支出31.00万元，占本年支出合计的62%；项目支出19.00万元，占38%。",
        &[
            "current_expenditure=50.00@actual",
            "basic_expenditure_total=31.00@actual",
            "basic_expenditure_share=62@actual",
            "project_expenditure_total=19.00@actual",
            "project_expenditure_share=38@actual",
            "share of 31.00 at 62 in 50.00",
            "share of 19.00 at 38 in 50.00",
        ],
    );
    // A longer name is another whole.
    check(
        "本年支出合计50.00万元。一般公共预算财政拨款支出40.00万元。教育支出（类）10.00万元，占一般公共预算财政拨款总支出的25%。",
        &[
            "current_expenditure=50.00@actual",
            "gpb_expenditure=40.00@actual",
            "share of 10.00 at 25 in 40.00",
        ],
    );
    // A list behind a semicolon is of what stands before it.
    check(
        "三公经费9.00万元，比上年减少1.00万元，下降10%；其中：公务接待费4.00万元；公务用车运行维护费5.00万元。",
        &[
            "three_public_total=9.00@actual",
            "reception_expense=4.00@actual",
            "vehicle_operation_expense=5.00@actual",
            "change of 9.00 by 1.00 at 10 decrease prior_year",
            "sum in 9.00 (4.00+5.00)",
        ],
    );
    // Retired people stand at the end of a list of staff and are none of it.
    check(
        "年末实有人员62人，其中：行政人员20人，事业人员42人，离退休人员35人。",
        &["sum in 62 (20+42)", "unbound 35"],
    );
}

#[test]
fn names_beside_numbers() {
    let listed = |text: &str| {
        let reading = juesuan_reader::read(text.as_bytes(), "test");
        let contents = reading.contents.iter().map(|content| content.to_string());
        contents.filter(|content| content.starts_with("listed")).collect::<Vec<_>>()
    };
    assert_eq!(listed("本局内设办公室、规划科、监督科3个科室。"), ["listed:0:3"]);
    assert_eq!(listed("本局内设办公室、规划科、监督科等8个科室。"), ["listed-some:0:3"]);
    // Units that are new, before or behind the number; by short names the same units.
    let text = "新增了甲县水文监测中心、甲县河道管理站2个事业单位。\n培训费支出4万元，与上年相比，增加1万元，主要原因是增加2个下属事业单位县监测中心和县河道站，人员增加。";
    assert_eq!(listed(text), ["listed:0:2", "listed:3:2"]);
    let reading = juesuan_reader::read(text.as_bytes(), "test");
    let equal = reading.statements.iter().find(|s| s.kind == juesuan_model::StatementKind::Equal);
    assert_eq!(equal.map(|equal| (equal.subject, equal.base)), Some((Some(0), Some(3))));
}

#[test]
fn reasons_that_repeat() {
    // Spending rose by D at the end of a reason: the change that it explains.
    check(
        "公务用车运行维护费22.10万元，较上年支出数增加6.15万元，主要原因是用车增多，相应支出增加6.15万元。",
        &[
            "vehicle_operation_expense=22.10@actual",
            "vehicle_operation_expense=6.15@prior_year",
            "change of 22.10 by 6.15 increase prior_year",
            "sum in 6.15 (6.15) prior_year",
        ],
    );
    // Added vehicles are among those that are held.
    check(
        "公务用车运行维护费9.00万元，较上年增加1.00万元，主要原因是调入增加2辆公务车。公务车保有量为5辆。",
        &[
            "vehicle_operation_expense=9.00@actual",
            "vehicle_stock_count=5@actual",
            "change of 9.00 by 1.00 increase prior_year",
            "sum in 5 (2)",
        ],
    );
    // What was not spent is part of the decrease.
    check(
        "一般公共预算财政拨款支出90万元，较年初预算数减少20万元，下降18.2%，主要原因是年初预算的档案库房扩建项目8.5万元没有实施，收回馆藏修复项目资金3万元。",
        &[
            "gpb_expenditure=90@actual",
            "project_not_implemented_amount[档案库房扩建项目]=8.5@initial_budget",
            "project_not_implemented_amount[馆藏修复项目资金]=3@initial_budget",
            "change of 90 by 20 at 18.2 decrease initial_budget",
            "sum in 20 (8.5+3) initial_budget",
        ],
    );
}

#[test]
fn budgets_without_units_and_levels_of_other_years() {
    check(
        "公务用车购置费年初预算为0，全年预算为26万元，支出决算为25万元，完成全年预算的96.2%。",
        &[
            "vehicle_purchase_expense=0@initial_budget",
            "vehicle_purchase_expense=26@final_budget",
            "vehicle_purchase_expense=25@actual",
            "completion of 25 from 26 at 96.2 final_budget",
        ],
    );
    check(
        "公务接待费本年支出8.00万元，上年支出10.00万元，比上年减少2.00万元，下降20%。",
        &[
            "reception_expense=8.00@actual",
            "reception_expense=10.00@prior_year",
            "change of 8.00 by 2.00 at 20 decrease prior_year",
        ],
    );
    // Money that was used for vehicles, and a number behind it.
    check(
        "公务用车购置支出18.00万元，主要用于经批准购置的1辆公务用车；公务用车运行维护费支出6.00万元，主要用于公务出行，年末公务用车保有量3辆。",
        &[
            "vehicle_purchase_expense=18.00@actual",
            "vehicle_purchase_count=1@actual",
            "vehicle_operation_expense=6.00@actual",
            "vehicle_stock_count=3@actual",
        ],
    );
}

#[test]
fn years_and_names_that_can_hardly_be_meant() {
    let contents = |text: &str| {
        let reading = juesuan_reader::read(text.as_bytes(), "test");
        let contents = reading.contents.iter().map(|content| content.to_string());
        let odd = |content: &String| content.starts_with("odd-year") || content.starts_with("unknown-class");
        contents.filter(odd).collect::<Vec<_>>()
    };
    let title = "某区档案馆2031年度部门决算公开";
    let none: [&str; 0] = [];
    let year = |text: &str| contents(&format!("{title}\n{text}"));
    assert_eq!(year("培训费支出4.00万元，与2030年度相比，增加1.00万元，增长33.3%。"), none);
    assert_eq!(year("培训费支出4.00万元，与2031年度相比，增加1.00万元，增长33.3%。"), ["odd-year:2"]);
    assert_eq!(year("培训费支出4.00万元，与2029年度相比，增加1.00万元，增长33.3%。"), ["odd-year:2"]);
    // A year with its reason, and a budget of the year itself.
    assert_eq!(year("培训费支出4.00万元，比2029年（改革前）决算数增加1.00万元。"), none);
    assert_eq!(year("培训费支出4.00万元，较2031年年初预算数减少1.00万元。"), none);
    assert_eq!(year("截至2031年12月31日，本单位共有车辆2辆。"), none);
    assert_eq!(year("截至2030年12月31日，本单位共有车辆2辆。"), ["odd-year:1"]);
    // What is told of another year.
    assert_eq!(year("2030年6月成立某中心，下设3个科室。财政拨款收入与2030年度相比，减少5.00万元。"), none);
    // A digit that is missing or too many, and the year of last year's text.
    assert_eq!(year("第三部分 某区档案馆203年度部门决算情况说明"), ["odd-year:1"]);
    assert_eq!(year("某区档案馆20311年度决算"), ["odd-year:1"]);
    assert_eq!(year("第三部分 某区档案馆2030年度部门决算情况说明"), ["odd-year:1"]);
    assert_eq!(year("第三部分 某区档案馆2031年度部门决算情况说明"), none);
    assert_eq!(year("2030年度部门决算与2031年度部门决算的比较"), none);
    let list = |name: &str| {
        contents(&format!(
            "一般公共预算财政拨款支出9.00万元，主要用于以下方面：教育支出4.00万元，占44.4%；{name}3.00万元，占33.3%；住房保障支出2.00万元，占22.2%。"
        ))
    };
    assert_eq!(list("卫生健康支出"), none);
    assert_eq!(list("卫生保健支出"), ["unknown-class:3:卫生保健支出"]);
}

#[test]
fn without_a_report_nothing_was_evaluated_by_report() {
    let none = |report: &str| {
        let text = format!(
            "五、预算绩效管理情况说明\n本单位对4个项目开展了绩效自评。其中，以填报目标自评表形式开展自评4项。\n{report}\n"
        );
        let reading = juesuan_reader::read(text.as_bytes(), "test");
        reading.contents.iter().filter(|content| content.starts_with("none:")).count()
    };
    assert_eq!(none("本单位无绩效自评报告。"), 2);
    assert_eq!(none("自评报告已随表公开。"), 0);
    assert_eq!(none("以委托第三方形式开展绩效评估2项。\n本单位无绩效自评报告。"), 0);
}

#[test]
fn totals_and_kinds_that_are_complete() {
    // Income with what was there, against income of the year.
    check(
        "总收入30.00万元，其中本年收入28.00万元。总支出30.00万元，其中本年支出29.00万元。",
        &[
            "total_receipts_and_expenditure=30.00@actual",
            "current_income=28.00@actual",
            "total_receipts_and_expenditure=30.00@actual",
            "current_expenditure=29.00@actual",
            "sum in 30.00 (28.00)",
            "sum in 30.00 (29.00)",
        ],
    );
    // 其他用车 is what is left.
    check(
        "共有车辆9辆，其中：主要负责人用车1辆、应急保障用车6辆、其他用车2辆。",
        &[
            "asset_vehicle_total=9@actual",
            "asset_vehicle_principal=1@actual",
            "asset_vehicle_emergency=6@actual",
            "asset_vehicle_other=2@actual",
            "sum in 9 (1+6+2) closed",
        ],
    );
}
