//! The workbook: sheets, formulas, decimals.
#![cfg(feature = "xlsx")]
#![allow(missing_docs, clippy::unwrap_used)]

#[allow(dead_code)]
mod common;

use std::io::{Cursor, Read};

use common::{DRAFT, PLAIN, disclosure};
use juesuan_narrative::Profile;

const MORE: &str = r#""overall": {"current_income": {"value": "520.00"}, "fiscal_appropriation_income": {"value": "519.5"},
    "other_income": {"value": "0.5"}, "current_expenditure": {"value": "500.00"}},
  "three_public": {"total": {"value": "3.00", "initial_budget": {"amount": "4.00"}}, "vehicle_operation": {"value": "2"}, "reception": {"value": "1.00"}},
  "tables": {"agency_operation": {"actual": {"three_public_total": "3.00", "overseas_travel": "0", "vehicle_total": "2", "reception": "1.00", "vehicle_count": "3", "vehicle_principal": "1", "vehicle_emergency": "1"}}}"#;

fn workbook(profile: &str) -> Vec<u8> {
    let profile = Profile::builtin(profile).unwrap();
    profile.tables(&disclosure(MORE), PLAIN).to_xlsx().unwrap()
}

fn part(xlsx: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(xlsx))
        .unwrap()
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn a_form_has_its_nine_sheets_by_number_or_title() {
    let sheets = part(&workbook("chongqing"), "xl/workbook.xml");
    assert!((1..=9).all(|number| sheets.contains(&format!("name=\"公开0{number}表\""))));
    let sheets = part(&workbook("national"), "xl/workbook.xml");
    assert!(
        sheets.contains("name=\"1收入支出决算总表\"")
            && sheets.contains("name=\"7财政拨款“三公”经费支出决算表\"")
    );
}

#[test]
fn totals_that_hold_are_formulas_with_the_printed_figure() {
    let xlsx = workbook("chongqing");
    let income = part(&xlsx, "xl/worksheets/sheet2.xml");
    assert!(income.contains("<f>SUM(D5:I5)</f><v>520.00</v>"), "{income}");
    let operation = part(&xlsx, "xl/worksheets/sheet9.xml");
    // 合计 is 出国, 公务用车 and 接待, which do not stand beside each other.
    assert!(operation.contains("<f>SUM(D7:D8,D11)</f><v>3.00</v>"), "{operation}");
    // Three vehicles are not one and one: the figure stands, and no formula hides the difference.
    assert!(!operation.contains("<f>SUM(G10:G17)</f>"), "{operation}");
    assert!(operation.contains("<v>3</v>"));
}

#[test]
fn figures_keep_their_decimals_and_gaps_are_only_in_drafts() {
    let xlsx = workbook("chongqing");
    let styles = part(&xlsx, "xl/styles.xml");
    assert!(styles.contains("formatCode=\"0.0\"") && styles.contains("formatCode=\"0.00\""), "{styles}");
    assert!(!part(&xlsx, "xl/sharedStrings.xml").contains("待填"));
    let draft = Profile::builtin("chongqing").unwrap().tables(&disclosure(MORE), DRAFT).to_xlsx().unwrap();
    assert!(part(&draft, "xl/sharedStrings.xml").contains("待填"));
}

#[test]
fn the_workbook_names_nobody_and_no_time_and_is_the_same_each_time() {
    assert_eq!(workbook("national"), workbook("national"));
    let core = part(&workbook("national"), "docProps/core.xml");
    assert!(core.contains("<dc:creator></dc:creator>") && !core.contains("dcterms:W3CDTF"), "{core}");
}
