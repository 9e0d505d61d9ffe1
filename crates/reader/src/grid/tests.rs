//! Grids in, facts out. A line is a row, `|` parts cells, `<` is covered by the cell to its left,
//! `^` by the one above.

use juesuan_model::{FigureId, Reading};

use super::*;
use crate::{Document, Format, read_document};

fn grid(text: &str) -> Grid {
    let cell = |text: &str| match text.trim() {
        "<" | "^" => Cell { covered: true, ..Cell::default() },
        text => Cell { text: text.to_owned(), ..Cell::default() },
    };
    let rows = text.lines().map(|line| line.split('|').map(cell).collect()).collect();
    Grid { rows, ..Grid::default() }
}

fn read(grids: Vec<Grid>) -> Reading {
    let document =
        Document { text: "".into(), format: Format::Text, grids, marks: Vec::new(), problems: Vec::new() };
    let reading = read_document(&document, "test");
    for (at, figure) in reading.figures.iter().enumerate() {
        assert_eq!(figure.id as usize, at);
    }
    reading
}

/// Facts as `table concept[dimension]=figure`, with the basis where it is not the actual.
fn facts(reading: &Reading) -> Vec<String> {
    let text = |id: FigureId| reading.figure(id).map(|figure| figure.text.to_string()).unwrap_or_default();
    reading
        .facts
        .iter()
        .map(|fact| {
            let of = &fact.dimensions;
            let of: String = [&of.function, &of.economic, &of.fund]
                .into_iter()
                .flatten()
                .map(|of| format!("[{of}]"))
                .collect();
            let basis = match fact.basis {
                juesuan_model::Basis::Actual => String::new(),
                basis => format!("@{basis}"),
            };
            format!("{}{of}={}{basis}", fact.concept.id(), text(fact.figure))
        })
        .collect()
}

#[track_caller]
fn check(tables: &[&str], expected: &[&str]) -> Reading {
    let reading = read(tables.iter().map(|text| grid(text)).collect());
    let got = facts(&reading);
    assert_eq!(got, expected, "{got:#?}\n{:?}", reading.problems);
    reading
}

#[test]
fn the_summary_has_two_sides() {
    let reading = check(
        &["收入支出决算总表|<|<|<\n公开01表|||单位：元\n收入|<|支出|<\n项目|决算数|项目|决算数\n\
           一、一般公共预算财政拨款收入|100.50|一、一般公共服务支出|90.00\n\
           二、政府性基金预算财政拨款收入||二、社会保障和就业支出|12.50\n\
           八、其他收入|2.00|三、教育支出|\n\
           本年收入合计|102.50|本年支出合计|102.50\n\
           使用非财政拨款结余||结余分配|—\n年初结转和结余|1.00|年末结转和结余|1.00\n总计|103.50|总计|103.50"],
        &[
            "gpb_income=100.50",
            "current_expenditure[201]=90.00",
            "current_expenditure[208]=12.50",
            "other_income=2.00",
            "current_income=102.50",
            "current_expenditure=102.50",
            "opening_carryover=1.00",
            "closing_carryover=1.00",
            "total_receipts_and_expenditure=103.50",
            "total_receipts_and_expenditure=103.50",
        ],
    );
    assert!(reading.facts.iter().all(|fact| fact.occurrence == "table:income_expenditure_summary"));
    let figure = &reading.figures[1];
    assert_eq!(figure.unit, Unit::Yuan);
    assert_eq!(
        serde_json::to_string(&figure.origin).unwrap(),
        r#"{"kind":"cell","table":"income_expenditure_summary","row":5,"column":4}"#
    );
    assert_eq!(reading.names[1].name, "社会保障和就业支出");
    assert_eq!((reading.tables[0].rows, &*reading.tables[0].title), (7, "收入支出决算总表"));
    assert!(reading.problems.is_empty() && reading.unbound.is_empty());
}

#[test]
fn codes_are_joined_and_split() {
    let split = "收入决算表|||||\n|||||金额单位：万元\n项目|<|<|<|本年收入合计|财政拨款收入|其他收入\n支出功能分类科目编码|<|<|科目名称|^|^|^\n\
                 类|款|项|合计|1,202.00|1,200.00|2.00\n201|||一般公共服务支出|1,202.00|1,200.00|2.00\n\
                 201|03||政府办公厅（室）及相关机构事务|1,202.00|1,200.00|2.00\n201|03|01|行政运行|1,202.00|1,200.00|2.00";
    let expected: Vec<String> = ["", "[201]", "[20103]", "[2010301]"]
        .iter()
        .flat_map(|code| {
            [
                format!("current_income{code}=1,202.00"),
                format!("fiscal_appropriation_income{code}=1,200.00"),
                format!("other_income{code}=2.00"),
            ]
        })
        .collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    let reading = check(&[split], &expected);
    assert_eq!(reading.names[2].code.as_deref(), Some("2010301"));
    // The levels of the row above stand for a blank one, and a code may stand with its name.
    let blank = split.replace("201|03|01|行", "||01|行").replace("201|03||政", "|03||政");
    check(&[&blank], &expected);
    let joined = "收入决算表|||\n科目|本年收入合计|财政拨款收入|其他收入\n合计|1,202.00|1,200.00|2.00\n\
                  201一般公共服务支出|1,202.00|1,200.00|2.00\n20103 政府办公厅（室）及相关机构事务|1,202.00|1,200.00|2.00\n\
                  2010301行政运行|1,202.00|1,200.00|2.00";
    check(&[joined], &expected);
}

#[test]
fn the_fiscal_summary_repeats_labels() {
    check(
        &[
            "财政拨款收入支出决算总表\n收入|<|支出|<|<|<|<\n项目|决算数|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款\n\
           一、一般公共预算财政拨款|20.00|一、教育支出|21.00|21.00||\n\
           二、政府性基金预算财政拨款|5.00|二、城乡社区支出|5.00||5.00|\n\
           本年收入合计|25.00|本年支出合计|26.00|21.00|5.00|\n\
           年初财政拨款结转和结余|1.00|年末财政拨款结转和结余|0.00|||\n一、一般公共预算财政拨款|1.00|||||\n\
           总计|26.00|总计|26.00|21.00|5.00|",
        ],
        &[
            "gpb_income=20.00",
            "fiscal_expenditure[205]=21.00",
            "gpb_expenditure_by_class[205]=21.00",
            "gov_fund_income=5.00",
            "fiscal_expenditure[212]=5.00",
            "gov_fund_expenditure[212]=5.00",
            "fiscal_appropriation_income=25.00",
            "fiscal_expenditure=26.00",
            "gpb_expenditure=21.00",
            "gov_fund_expenditure=5.00",
            "fiscal_opening_carryover=1.00",
            "fiscal_closing_carryover=0.00",
            "gpb_opening_carryover=1.00",
            "fiscal_total=26.00",
            "fiscal_total=26.00",
            "fiscal_total[general_public_budget]=21.00",
            "fiscal_total[government_fund]=5.00",
        ],
    );
}

#[test]
fn basic_expenditure_stands_in_blocks() {
    let reading = check(
        &["一般公共预算财政拨款基本支出决算明细表|<|<|<|<|<|<|<|<\n人员经费|<|<|公用经费|<|<|<|<|<\n\
           科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数\n\
           301|工资福利支出|80.00|302|商品和服务支出|9.00|310|资本性支出|1.00\n\
           30101|  基本工资|80.00|30201|  办公费|9.00|31002|  办公设备购置|1.00\n\
           人员经费合计|<|80.00|公用经费合计|<|<|<|<|10.00"],
        &[
            "gpb_basic_by_economic[301]=80.00",
            "gpb_basic_by_economic[302]=9.00",
            "gpb_basic_by_economic[310]=1.00",
            "gpb_basic_by_economic[30101]=80.00",
            "gpb_basic_by_economic[30201]=9.00",
            "gpb_basic_by_economic[31002]=1.00",
            "personnel_expenditure=80.00",
            "public_expenditure=10.00",
        ],
    );
    assert_eq!(reading.names[0].classification, juesuan_model::Classification::Economic);
}

#[test]
fn three_public_in_every_form() {
    let expected = [
        "three_public_total=38.00",
        "overseas_travel_expense=2.00",
        "vehicle_total_expense=22.00",
        "vehicle_operation_expense=22.00",
        "reception_expense=14.00@initial_budget",
        "reception_expense=14.00",
    ];
    check(
        &["财政拨款“三公”经费支出决算表\n财政拨款“三公”经费|<|<|<|<|<|<|<|<|<|<|<\n\
           合计|<|因公出国（境）费|<|公务用车购置及运行费|<|<|<|<|<|公务接待费|<\n\
           ^|^|^|^|小计|<|公务用车购置费|<|公务用车运行费|<|^|^\n\
           预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数\n\
           |38.00||2.00||22.00|||—|22.00|14.00|14.00"],
        &expected,
    );
    // Without merged cells, and with the budget in front.
    check(
        &["“三公”经费支出决算表\n预算数||||||决算数|||||\n\
           合计|因公出国（境）费|公务用车购置及运行费|||公务接待费|合计|因公出国（境）费|公务用车购置及运行费|||公务接待费\n\
           ||小计|公务用车购置费|公务用车运行费||||小计|公务用车购置费|公务用车运行费|\n\
           |||||14.00|38.00|2.00|22.00||22.00|14.00"],
        &[
            "reception_expense=14.00@initial_budget",
            "three_public_total=38.00",
            "overseas_travel_expense=2.00",
            "vehicle_total_expense=22.00",
            "vehicle_operation_expense=22.00",
            "reception_expense=14.00",
        ],
    );
    check(
        &[
            "“三公”经费支出决算表\n项目|2031年度预算数|2031年度决算数\n合计||38.00\n1.因公出国（境）费||2.00\n\
           2.公务用车购置及运行维护费||22.00\n其中：公务用车购置费|—|—\n公务用车运行维护费||22.00\n3.公务接待费|14.00|14.00",
        ],
        &expected,
    );
}

#[test]
fn agency_operation_has_two_blocks_and_numbers_of_lines() {
    let reading = check(
        &["机构运行信息表|<|<|<|<|<|<\n项目|行次|预算数|统计数|项目|行次|统计数\n栏次||1|2|栏次||3\n\
           一、“三公”经费支出|1|—|—|二、机关运行经费|22|17.00\n（一）支出合计|2|40.00|38.00|（一）行政单位|23|17.00\n\
           3．公务接待费|7|15.00|14.00|（一）车辆数合计（辆）|27|6\n（1）国内接待费|8|—|14.00|5．执法执勤用车|32|6\n\
           其中：外事接待费|9|—||（二）单价100万元（含）以上专用设备（台，套）|33|2\n5．国内公务接待批次（个）|16|—|80|四、从未见过的项目|40|3.00"],
        &[
            "agency_operation_expenditure=17.00",
            "three_public_total=40.00@initial_budget",
            "three_public_total=38.00",
            "agency_operation_administrative=17.00",
            "reception_expense=15.00@initial_budget",
            "reception_expense=14.00",
            "asset_vehicle_total=6",
            "domestic_reception_expense=14.00",
            "asset_vehicle_enforcement=6",
            "large_equipment_count=2",
            "domestic_reception_batches=80",
        ],
    );
    assert!(reading.problems[0].message.contains("从未见过的项目"), "{:?}", reading.problems);
    let unbound: Vec<&str> =
        reading.unbound.iter().filter_map(|id| reading.figure(*id)).map(|figure| &*figure.text).collect();
    assert_eq!(unbound, ["3.00"]);
    // Numbers of columns, of lines and of items.
    assert_eq!(reading.figures.iter().filter(|figure| figure.role == Role::Ordinal).count(), 3 + 12 + 4);
}

#[test]
fn funds_have_income_and_carry_over() {
    let heads = "项目|<|年初结转和结余|本年收入|本年支出|<|<|年末结转和结余\n科目编码|科目名称|^|^|小计|基本支出|项目支出|^\n";
    let rows = "21208|国有土地使用权出让收入安排的支出|1.00|5.00|6.00||6.00|\n合计|<|1.00|5.00|6.00||6.00|";
    let expected = [
        "gov_fund_opening_carryover[21208]=1.00",
        "gov_fund_income[21208]=5.00",
        "gov_fund_expenditure[21208]=6.00",
        "gov_fund_project_expenditure[21208]=6.00",
        "gov_fund_opening_carryover=1.00",
        "gov_fund_income=5.00",
        "gov_fund_expenditure=6.00",
        "gov_fund_project_expenditure=6.00",
    ];
    let one = format!("政府性基金预算财政拨款收入支出决算表\n{heads}{rows}");
    check(&[&one], &expected);
    // It goes on in the next grid, with its heads again, or without.
    let (first, rest) = rows.split_once('\n').unwrap();
    let above = format!("政府性基金预算财政拨款收入支出决算表\n{heads}{first}");
    let reading = check(&[&above, rest], &expected);
    assert_eq!((reading.tables.len(), reading.tables[0].rows), (1, 2));
    check(&[&above, &format!("{heads}{rest}")], &expected);
    let empty = format!(
        "政府性基金预算财政拨款收入支出决算表\n{heads}合计|<||||||\n注：本单位没有政府性基金，故本表无数据。|<|<"
    );
    let reading = check(&[&empty], &[]);
    assert!(reading.tables[0].note.as_deref().is_some_and(|note| note.starts_with("注：")));
}

#[test]
fn columns_of_other_forms_are_not_mistaken() {
    let reading = check(
        &["一般公共预算财政拨款收入支出决算表\n项目|<|年初结转和结余|<|本年收入|<|本年支出|<|<\n\
           科目编码|科目名称|合计|基本支出结转|合计|基本支出|合计|基本支出|项目支出\n\
           合计|<|1.00|1.00|5.00|4.00|6.00|5.00|1.00"],
        &["gpb_expenditure=6.00", "gpb_basic_expenditure=5.00", "gpb_project_expenditure=1.00"],
    );
    assert_eq!(reading.unbound.len(), 4);
    assert!(reading.problems[0].message.contains("栏名"));
    let other = "财政拨款支出决算明细表\n科目编码|科目名称|合计|基本支出|项目支出\n201|一般公共服务支出|6.00|5.00|1.00";
    let reading = check(&[other], &[]);
    assert!(reading.tables.is_empty() && reading.unbound.len() == 3);
}

#[test]
fn tables_are_known_without_their_titles_and_below_each_other() {
    let reading = check(
        &[
            "单位：万元\n科目编码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出\n合计|<|3.00|2.00|1.00|||\n\
           205|教育支出|3.00|2.00|1.00|||\n\n单位：元\n科目编码|科目名称|合计|基本支出|项目支出\n205|教育支出|30000.00|20000.00|10000.00",
        ],
        &[
            "current_expenditure=3.00",
            "basic_expenditure_total=2.00",
            "project_expenditure_total=1.00",
            "current_expenditure[205]=3.00",
            "basic_expenditure_total[205]=2.00",
            "project_expenditure_total[205]=1.00",
            "gpb_expenditure_by_class[205]=30000.00",
            "gpb_basic_expenditure[205]=20000.00",
            "gpb_project_expenditure[205]=10000.00",
        ],
    );
    let units: Vec<Unit> =
        reading.facts.iter().map(|fact| reading.figures[fact.figure as usize].unit).collect();
    assert_eq!((units[0], units[8]), (Unit::WanYuan, Unit::Yuan));
}

#[test]
fn a_second_set_is_told_and_not_mixed_in() {
    let table = "支出决算表\n科目编码|科目名称|本年支出合计\n合计|<|3.00\n205|教育支出|3.00";
    let reading = check(&[table, table], &["current_expenditure=3.00", "current_expenditure[205]=3.00"]);
    assert!(reading.problems[0].message.contains("又是一张"));
    assert_eq!(reading.unbound.len(), 2);
}

#[test]
fn what_is_read_as_a_table_is_no_sentence() {
    let text = "2031年度收入合计3.00万元。\n支出决算表\n合计\t3.00\n本年支出合计7万元。";
    let at = |word: &str| {
        let start = text.find(word).unwrap() as u32;
        Some((start, start + word.len() as u32))
    };
    let mut grid = grid("科目编码|科目名称|本年支出合计\n|合计|3.00");
    grid.above = vec!["支出决算表".into()];
    grid.rows[1][1].span = at("合计\t").map(|(start, end)| (start, end - 1));
    grid.rows[1][2].span = at("\t3.00").map(|(start, end)| (start + 1, end));
    grid.rows
        .iter_mut()
        .flatten()
        .filter(|cell| cell.span.is_none())
        .for_each(|cell| cell.span = Some((0, 0)));
    let document = Document {
        text: text.into(),
        format: Format::Text,
        grids: vec![grid],
        marks: Vec::new(),
        problems: Vec::new(),
    };
    let reading = read_document(&document, "test");
    assert_eq!(facts(&reading), ["current_income=3.00", "current_expenditure=7", "current_expenditure=3.00"]);
    let figure = &reading.figures[3];
    assert_eq!(
        (&text[figure.start as usize..figure.end as usize], figure.line, figure.column),
        ("3.00", 3, 4)
    );
}

#[test]
fn a_narrower_page_goes_on_with_the_same_figures() {
    let first = "支出决算表|||||\n项目|<|<|<|本年支出合计|基本支出|项目支出\n功能分类科目编码|<|<|科目名称|决算数|决算数|决算数\n\
                 类|款|项|合计|9.00|6.00|3.00\n208|<|<|社会保障和就业支出|5.00|4.00|1.00";
    let rest = "20805|行政事业单位养老支出|5.00|4.00|1.00\n210|卫生健康支出|4.00|2.00|2.00";
    let expected = [("", "9.00", "6.00", "3.00"), ("[208]", "5.00", "4.00", "1.00")];
    let rows =
        expected.iter().chain(&[("[20805]", "5.00", "4.00", "1.00"), ("[210]", "4.00", "2.00", "2.00")]);
    let expected: Vec<String> = rows
        .flat_map(|(code, all, basic, projects)| {
            [
                format!("current_expenditure{code}={all}"),
                format!("basic_expenditure_total{code}={basic}"),
                format!("project_expenditure_total{code}={projects}"),
            ]
        })
        .collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    let reading = check(&[first, rest], &expected);
    assert_eq!(reading.tables.iter().map(|table| table.rows).collect::<Vec<_>>(), [4]);
    assert!(reading.contents.is_empty());
    // With other columns of figures it may be the rest all the same: nothing is known to be all.
    let other = read(vec![grid(first), grid("20805|行政事业单位养老支出|5.00|4.00")]);
    assert_eq!(
        other.contents,
        ["unread:expenditure:0:5", "unread:expenditure:0:6", "unread:expenditure:0:7"]
    );
}

#[test]
fn heads_may_end_in_the_word_for_the_accounts() {
    check(
        &[
            "一般公共预算财政拨款支出决算表|||\n项目|<|一般公共预算财政拨款支出决算数|<|<\n功能分类科目编码|科目名称|合计|基本支出|项目支出\n\
           208|社会保障和就业支出|5.00|4.00|1.00",
        ],
        &[
            "gpb_expenditure_by_class[208]=5.00",
            "gpb_basic_expenditure[208]=4.00",
            "gpb_project_expenditure[208]=1.00",
        ],
    );
    check(
        &[
            "财政拨款收入支出决算总表||||\n收入决算数|<|支出决算数|<|<|<|<\n项目|决算数|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款\n\
           一、一般公共预算财政拨款|5.00|一、社会保障和就业支出|5.00|5.00||",
        ],
        &["gpb_income=5.00", "fiscal_expenditure[208]=5.00", "gpb_expenditure_by_class[208]=5.00"],
    );
}
