//! Lists, reasons, zeros and units that the grammar knows, in words and with figures of our own.

mod common;

use common::check;

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
    // A part that is withheld leaves the list open.
    check(
        "一般公共预算财政拨款基本支出100万元，其中：人员经费70万元，公用经费涉密不公开。",
        &["gpb_basic_expenditure=100@actual", "personnel_expenditure=70@actual", "sum in 100 (70)"],
    );
    check(
        "机关运行经费涉密不公开，与2030年度相比，涉密不公开（上年决算数4万元）。",
        &["agency_operation_expenditure=4@prior_year"],
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
            "sum in 5 (3) prior_year",
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
            "sum in 5 (3) prior_year",
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
            "sum in 10 (8.5) initial_budget",
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

#[test]
fn offices_are_what_a_list_names_and_no_words_about_them() {
    let offices = |unit: &str| {
        let text = format!(
            "某区甲局2024年度部门决算公开说明\n一、部门基本情况\n（一）职能职责\n负责甲事。\n（二）单位构成\n{unit}\n"
        );
        let reading = juesuan_reader::read_words(&juesuan_reader::open(text.as_bytes()).unwrap(), "text");
        let of_office = |passage: &juesuan_model::Passage| passage.kind == juesuan_model::PassageKind::Office;
        reading
            .passages
            .iter()
            .filter(|passage| of_office(passage))
            .map(|passage| passage.text.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        offices("1．某区甲局（本级）。内设办公室、综合科（财务科）、乙中心等3个内设机构。"),
        ["办公室", "综合科（财务科）", "乙中心"]
    );
    assert_eq!(offices("1．某区甲局（本级）。内设科室：办公室、综合科。"), ["办公室", "综合科"]);
    for words in ["内设科室经2023年调整，撤销两个科室", "内设机构于2024年重新核定", "内设部门之间分工明确"]
    {
        assert_eq!(offices(&format!("1．某区甲局（本级）。{words}。")), [""; 0], "{words}");
    }
}
