//! Workbooks, made in the test as a clerk's program makes them.
#![cfg(feature = "xlsx")]
#![allow(clippy::unwrap_used, reason = "a workbook that cannot be made is a failed test")]

use juesuan_model::{FigureId, Origin, Reading, Unit};
use juesuan_reader::{OpenError, open, read};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

fn facts(reading: &Reading) -> Vec<String> {
    let text = |id: FigureId| reading.figure(id).map(|figure| figure.text.to_string()).unwrap_or_default();
    let fact = |fact: &juesuan_model::Fact| {
        let code = fact.dimensions.function.as_deref().map(|code| format!("[{code}]")).unwrap_or_default();
        format!("{}{code}={}", fact.concept.id(), text(fact.figure))
    };
    reading.facts.iter().map(fact).collect()
}

/// Writes 收入支出决算总表 at a place of a worksheet.
fn summary(sheet: &mut Worksheet, row: u32, column: u16) {
    let money = Format::new().set_num_format("#,##0.00");
    let title = Format::new();
    sheet.merge_range(row, column, row, column + 3, "收入支出决算总表", &title).unwrap();
    sheet.write(row + 1, column, "公开部门：某县档案馆").unwrap();
    sheet.write(row + 1, column + 3, "金额单位：万元").unwrap();
    sheet.merge_range(row + 2, column, row + 2, column + 1, "收入", &title).unwrap();
    sheet.merge_range(row + 2, column + 2, row + 2, column + 3, "支出", &title).unwrap();
    for (at, head) in ["项    目", "决算数", "项    目", "决算数"].iter().enumerate() {
        sheet.write(row + 3, column + at as u16, *head).unwrap();
    }
    let rows: [(&str, Option<f64>, &str, Option<f64>); 4] = [
        ("一、一般公共预算财政拨款收入", Some(1200.5), "一、教育支出", Some(1201.0)),
        ("八、其他收入", Some(2.0), "二、科学技术支出", None),
        ("本年收入合计", Some(1202.5), "本年支出合计", Some(1201.0)),
        ("年初结转和结余", Some(0.0), "年末结转和结余", Some(1.5)),
    ];
    for (at, (income, left, expenditure, right)) in rows.into_iter().enumerate() {
        let row = row + 4 + at as u32;
        sheet.write(row, column, income).unwrap();
        sheet.write(row, column + 2, expenditure).unwrap();
        if let Some(left) = left {
            sheet.write_with_format(row, column + 1, left, &money).unwrap();
        }
        if let Some(right) = right {
            sheet.write_with_format(row, column + 3, right, &money).unwrap();
        }
    }
    let total = Formula::new("=1+1").set_result("1202.5");
    sheet.write(row + 8, column, "总计").unwrap();
    sheet.write_formula_with_format(row + 8, column + 1, total, &money).unwrap();
    sheet.write(row + 8, column + 2, "总计").unwrap();
    sheet.write(row + 8, column + 3, "1,202.50").unwrap();
}

/// Writes 支出决算表 with its codes in three columns.
fn expenditure(sheet: &mut Worksheet, row: u32) {
    let money = Format::new().set_num_format("0.00");
    let plain = Format::new();
    sheet.write(row, 0, "支出决算表").unwrap();
    sheet.merge_range(row + 1, 0, row + 1, 3, "项目", &plain).unwrap();
    sheet.merge_range(row + 2, 0, row + 2, 2, "支出功能分类科目编码", &plain).unwrap();
    sheet.write(row + 2, 3, "科目名称").unwrap();
    for (at, head) in ["本年支出合计", "基本支出", "项目支出"].iter().enumerate() {
        sheet.merge_range(row + 1, 4 + at as u16, row + 2, 4 + at as u16, head, &plain).unwrap();
    }
    for (at, level) in ["类", "款", "项"].iter().enumerate() {
        sheet.merge_range(row + 3, at as u16, row + 4, at as u16, level, &plain).unwrap();
    }
    sheet.write(row + 3, 3, "栏次").unwrap();
    sheet.write(row + 4, 3, "合计").unwrap();
    let rows: [([&str; 3], &str); 4] = [
        (["", "", ""], "合计"),
        (["205", "", ""], "教育支出"),
        (["205", "02", ""], "普通教育"),
        (["205", "02", "01"], "学前教育"),
    ];
    for (at, (levels, name)) in rows.into_iter().enumerate() {
        let row = row + 4 + at as u32;
        for (at, level) in levels.iter().enumerate().filter(|(_, level)| !level.is_empty()) {
            sheet.write(row, at as u16, *level).unwrap();
        }
        sheet.write(row, 3, name).unwrap();
        for (at, figure) in [1201.0, 1000.0, 201.0].iter().enumerate() {
            sheet.write_with_format(row, 4 + at as u16, *figure, &money).unwrap();
        }
    }
}

const SUMMARY: [&str; 9] = [
    "gpb_income=1,200.50",
    "current_expenditure[205]=1,201.00",
    "other_income=2.00",
    "current_income=1,202.50",
    "current_expenditure=1,201.00",
    "opening_carryover=0.00",
    "closing_carryover=1.50",
    "total_receipts_and_expenditure=1,202.50",
    "total_receipts_and_expenditure=1,202.50",
];

#[test]
fn one_sheet_or_many_shifted_or_not() {
    let mut expected: Vec<String> = SUMMARY.iter().map(|fact| (*fact).to_owned()).collect();
    for code in ["", "[205]", "[20502]", "[2050201]"] {
        for (concept, figure) in [
            ("current_expenditure", "1201.00"),
            ("basic_expenditure_total", "1000.00"),
            ("project_expenditure_total", "201.00"),
        ] {
            expected.push(format!("{concept}{code}={figure}"));
        }
    }
    let mut one = Workbook::new();
    let sheet = one.add_worksheet();
    summary(sheet, 0, 0);
    expenditure(sheet, 12);
    let mut many = Workbook::new();
    let sheet = many.add_worksheet().set_name("Sheet77").unwrap();
    sheet.write(0, 0, "附件2").unwrap();
    sheet.write(2, 3, "2031年度部门决算公开报表").unwrap();
    summary(sheet, 4, 3);
    expenditure(many.add_worksheet().set_name("公开01表").unwrap(), 1);
    for mut book in [one, many] {
        let bytes = book.save_to_buffer().unwrap();
        let reading = read(&bytes, "表.xlsx");
        assert_eq!(facts(&reading), expected, "{:?}", reading.problems);
        assert!(reading.problems.is_empty(), "{:?}", reading.problems);
        assert_eq!(reading.tables.len(), 2);
        let text = juesuan_reader::text_of(&bytes).unwrap();
        for figure in &reading.figures {
            assert_eq!(&text[figure.start as usize..figure.end as usize], figure.text);
        }
        assert!(reading.unbound.is_empty());
    }
}

#[test]
fn the_number_of_a_table_is_no_row_of_it() {
    for number in ["附表1", "附件2-1", "表一", "公开01表", "（附表三）"] {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "收入支出决算总表").unwrap();
        sheet.write(1, 3, number).unwrap();
        sheet.write(2, 0, "部门：某县档案馆").unwrap();
        sheet.write(2, 3, "金额单位：万元").unwrap();
        let rows = [("项目", "决算数", "项目", "决算数"), ("本年收入合计", "2.00", "本年支出合计", "2.00")];
        for (at, (a, b, c, d)) in rows.into_iter().enumerate() {
            [a, b, c, d].iter().enumerate().for_each(|(column, text)| {
                sheet.write(3 + at as u32, column as u16, *text).unwrap();
            });
        }
        let reading = read(&book.save_to_buffer().unwrap(), "表.xlsx");
        assert_eq!(facts(&reading), ["current_income=2.00", "current_expenditure=2.00"], "{number}");
        assert!(reading.problems.is_empty(), "{number}: {:?}", reading.problems);
    }
}

#[test]
fn formulas_without_results_are_told() {
    let sheet = |cells: &str| format!("<sheetData><row r=\"1\">{cells}</row></sheetData>");
    let with = r#"<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c>"#;
    let without = r#"<c r="C1"><f>1+1</f><v></v></c><c r="D1"><f>1+1</f></c>"#;
    let problems = |cells: &str| open(&raw(&sheet(cells))).unwrap().problems;
    assert!(problems(with).is_empty());
    let problems = problems(&format!("{with}{without}"));
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].message.contains("有2个公式没有保存计算结果"), "{problems:?}");
}

#[test]
fn a_cell_knows_its_address() {
    let mut book = Workbook::new();
    summary(book.add_worksheet().set_name("总表").unwrap(), 2, 1);
    let reading = read(&book.save_to_buffer().unwrap(), "表.xlsx");
    let figure = reading.figure(reading.facts[0].figure).unwrap();
    let Origin::Cell { sheet, cell, table, .. } = &figure.origin else { panic!("{figure:?}") };
    assert_eq!((sheet.as_deref(), cell.as_deref()), (Some("总表"), Some("C7")));
    assert_eq!((table.as_str(), figure.unit), ("income_expenditure_summary", Unit::WanYuan));
}

#[test]
fn what_is_hidden_is_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    summary(sheet, 0, 0);
    sheet.set_row_hidden(5).unwrap();
    let hidden = book.add_worksheet().set_name("底稿").unwrap();
    hidden.set_hidden(true);
    expenditure(hidden, 0);
    let properties = rust_xlsxwriter::DocProperties::new().set_author("张三");
    book.set_properties(&properties);
    let reading = read(&book.save_to_buffer().unwrap(), "表.xlsx");
    assert_eq!(facts(&reading), SUMMARY);
    let marks: Vec<&str> = reading.marks.iter().map(|mark| mark.text.as_str()).collect();
    for word in ["隐藏的工作表：“底稿”", "隐藏的行：工作表“Sheet1”（1行）", "作者“张三”"]
    {
        assert!(marks.iter().any(|mark| mark.contains(word)), "{word} in {marks:?}");
    }
}

#[test]
fn empty_rows_cost_nothing_and_too_many_are_refused() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    summary(sheet, 0, 0);
    sheet.write(1_048_575, 0, "注：末行。").unwrap();
    let reading = read(&book.save_to_buffer().unwrap(), "表.xlsx");
    assert_eq!(facts(&reading), SUMMARY);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..100_001 {
        sheet.write(row, 0, 1).unwrap();
    }
    let error = open(&book.save_to_buffer().unwrap()).unwrap_err();
    assert!(matches!(error, OpenError::Limit { limit: 100_000, .. }), "{error}");
}

#[test]
fn damaged_workbooks_are_told() {
    let mut book = Workbook::new();
    summary(book.add_worksheet(), 0, 0);
    let bytes = book.save_to_buffer().unwrap();
    for length in (4..bytes.len()).step_by(977) {
        let reading = read(&bytes[..length], "半.xlsx");
        assert_eq!((reading.problems.len(), reading.facts.len()), (1, 0), "{length}");
    }
    // A byte that changes may or may not matter, and never ends the program.
    for at in (0..bytes.len()).step_by(401) {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x55;
        let _ = read(&bytes, "坏.xlsx");
    }
    assert!(matches!(
        open(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more"),
        Err(OpenError::Unsupported { .. })
    ));
}

/// A workbook of one worksheet with this content.
fn raw(sheet: &str) -> Vec<u8> {
    raw_part(format!("<worksheet>{sheet}</worksheet>").as_bytes())
}

/// A workbook whose one worksheet is these bytes.
fn raw_part(sheet: &[u8]) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"a\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let book = format!(
        "<workbook xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"
    );
    let root = relation("officeDocument", "xl/workbook.xml");
    let sheets = relation("worksheet", "worksheets/sheet1.xml");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in [
        ("[Content_Types].xml", b"<Types/>".as_slice()),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", sheets.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, part).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn addresses_that_no_cell_has_are_told() {
    let data = |cell: &str| format!("<sheetData><row r=\"1\"><c r=\"{cell}\"><v>7</v></c></row></sheetData>");
    assert_eq!(open(&raw(&data("B1"))).unwrap().text.trim(), "7");
    for range in ["B2:A9", "A9:B2", "A1:ZZZZZZZZ9", "A1:B99999999999"] {
        for element in ["dimension", "mergeCell"] {
            let sheet = format!("<{element} ref=\"{range}\"/>{}", data("B1"));
            assert!(matches!(open(&raw(&sheet)), Err(OpenError::Damaged { .. })), "{element} {range}");
        }
    }
    assert!(matches!(open(&raw(&data("ZZZZZZZZ1"))), Err(OpenError::Damaged { .. })));
    let twice = format!("<mergeCell a:ref=\"A1:B1\" ref=\"B1:A1\"/>{}", data("B1"));
    assert!(matches!(open(&raw(&twice)), Err(OpenError::Damaged { .. })));
    let marked =
        [b"\xff\xfe<worksheet><mergeCell ref=\"B2:A1\"/>", data("B1").as_bytes(), b"</worksheet>"].concat();
    assert!(matches!(open(&raw_part(&marked)), Err(OpenError::Damaged { .. })));
    // The number of a row that has none follows that of the row before.
    let _ = open(&raw("<sheetData><row r=\"4294967295\"/><row/></sheetData>"));
}
