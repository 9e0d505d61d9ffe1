//! The form: a workbook in which people fill in what the tables cannot say.

use std::collections::HashSet;

use juesuan_model::assemble::describe;
use juesuan_model::form::{self, Kind};
use juesuan_model::{Basis, Concept, Disclosure, FISCAL_YEARS, TableKind};
use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, DataValidationRule, Format, FormatAlign, FormatBorder,
    Formula, Workbook, Worksheet, XlsxError,
};

use crate::error::RenderError;
use crate::package::pack_workbook;
use crate::profile::{Profile, RenderOptions};

/// The heads of the columns; a form is known by the fourth and the last.
const HEAD: [(&str, f64); 10] = [
    ("序号", 6.0),
    ("类别", 18.0),
    ("内容", 44.0),
    ("填写", 52.0),
    ("单位或写法", 22.0),
    ("必填", 6.0),
    ("状态", 8.0),
    ("提示", 40.0),
    ("通常由谁提供", 16.0),
    ("字段路径", 44.0),
];
/// The row of the heads, from 0.
const TOP: u32 = 2;
/// The columns of what is filled in, of whether it must be, and of the state.
const FILL: u16 = 3;
/// The units that a form without units has room for; one with units has room for another.
const UNITS: usize = 4;

/// A row of the form.
struct Row {
    pointer: String,
    kind: Kind,
    value: Option<String>,
    must: bool,
    hint: String,
}

impl Profile {
    /// A workbook to fill in: a row for each thing that the form of disclosure asks for and its
    /// tables cannot say, filled with what the disclosure says already. What must be there, who
    /// usually knows it and what `last` year's disclosure said stand beside it.
    ///
    /// ```
    /// let profile = juesuan_narrative::Profile::builtin("chongqing")?;
    /// let form = profile.form_to_fill(None, None)?;
    /// assert!(form.starts_with(b"PK"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`RenderError`] where the template fails or the workbook cannot be written.
    pub fn form_to_fill(
        &self,
        disclosure: Option<&Disclosure>,
        last: Option<&Disclosure>,
    ) -> Result<Vec<u8>, RenderError> {
        let rows = self.form_rows(disclosure, last)?;
        let blank = Disclosure::new("", 0);
        let fault =
            |error: XlsxError| RenderError::Package { part: "xlsx".to_owned(), message: error.to_string() };
        pack_workbook(&mut workbook(&rows, disclosure.unwrap_or(&blank)).map_err(fault)?)
    }

    fn form_rows(
        &self,
        disclosure: Option<&Disclosure>,
        last: Option<&Disclosure>,
    ) -> Result<Vec<Row>, RenderError> {
        let draft = RenderOptions { draft: true, ..RenderOptions::default() };
        let empty = Disclosure::new(
            "某部门",
            disclosure.map_or(*FISCAL_YEARS.start(), |disclosure| disclosure.fiscal_year),
        );
        let mut asked: HashSet<String> = HashSet::new();
        for of in std::iter::once(&empty).chain(disclosure) {
            asked.extend(self.render(of, draft)?.missing().map(str::to_owned));
        }
        asked.extend(["/department/name", "/fiscal_year"].map(str::to_owned));
        let must: HashSet<String> = match self.render(&empty, RenderOptions::default()) {
            Err(RenderError::Missing { paths, .. }) => paths.into_iter().collect(),
            Ok(_) => HashSet::new(),
            Err(error) => return Err(error),
        };
        let units = asked.contains("/department/units")
            || asked.contains("/department/organisation/subordinate_units/value");
        let blank = Disclosure::new("", 0);
        let source = disclosure.unwrap_or(&blank);
        let further = match source.department.units.len() {
            _ if !units => 0,
            0 => UNITS,
            _ => 1,
        };
        let pointers = form::pointers(source, further);
        let values = form::texts(source, pointers.iter().map(String::as_str));
        let filled: HashSet<&str> = pointers
            .iter()
            .zip(&values)
            .filter_map(|(pointer, value)| value.as_ref().map(|_| pointer.as_str()))
            .collect();
        let hints = hints(source, last, &pointers);
        let shown: Vec<bool> = pointers
            .iter()
            .map(|pointer| {
                let wanted = asked.contains(pointer)
                    || filled.contains(pointer.as_str())
                    || (units && is_of_unit(pointer))
                    || pointer.ends_with("/code");
                wanted && !self.in_tables(pointer) && !is_computed(pointer) && !has_sibling(pointer, &filled)
            })
            .collect();
        let rows = pointers.iter().zip(values).zip(hints).zip(shown);
        let rows = rows.filter(|(_, shown)| *shown).filter_map(|(((pointer, value), hint), _)| {
            let always = matches!(pointer.as_str(), "/department/name" | "/fiscal_year");
            Some(Row {
                kind: form::kind(pointer)?,
                must: always || must.contains(pointer),
                pointer: pointer.clone(),
                value,
                hint: hint.unwrap_or_default(),
            })
        });
        Ok(rows.collect())
    }

    /// Whether a table of the form of disclosure says it.
    fn in_tables(&self, pointer: &str) -> bool {
        let of_code = pointer.contains("/by_function/") && pointer.ends_with("/amount/value");
        let concept = form::concept(pointer);
        self.layout().places.iter().any(|place| {
            if of_code {
                return place.kind == TableKind::GpbExpenditure;
            }
            let table = place.kind.empty();
            concept.is_some_and(|(concept, basis)| has_cell(table.as_ref(), concept, basis))
        })
    }
}

fn has_cell(table: &dyn juesuan_model::tables::Table, concept: Concept, basis: Basis) -> bool {
    table.blocks().iter().any(|block| match block {
        juesuan_model::tables::Block::Fixed { cells, .. } => {
            let mut fields = cells.fields().iter();
            fields.any(|field| field.concept == concept && field.basis == basis && field.fund.is_none())
        }
        juesuan_model::tables::Block::Coded { .. } => false,
    })
}

/// The first things to say of each unit.
fn is_of_unit(pointer: &str) -> bool {
    pointer.strip_prefix("/department/units/").and_then(|rest| rest.split_once('/')).is_some_and(
        |(_, field)| {
            matches!(
                field,
                "name" | "short_name" | "kind" | "note" | "offices" | "figures/office_count/value"
            )
        },
    )
}

/// Averages follow from their totals and numbers.
fn is_computed(pointer: &str) -> bool {
    ["reception_per_capita", "vehicle_purchase_per_unit", "vehicle_operation_per_unit"]
        .iter()
        .any(|name| pointer.contains(name))
}

/// Whether the amount is given where the change is asked for, or the other way round.
fn has_sibling(pointer: &str, filled: &HashSet<&str>) -> bool {
    let other = match (pointer.strip_suffix("/change"), pointer.strip_suffix("/amount")) {
        (Some(path), _) => format!("{path}/amount"),
        (_, Some(path)) => format!("{path}/change"),
        _ => return false,
    };
    !filled.contains(pointer) && filled.contains(other.as_str())
}

/// What was said last year: in last year's disclosure, else as the prior year's amount in this.
fn hints(source: &Disclosure, last: Option<&Disclosure>, pointers: &[String]) -> Vec<Option<String>> {
    let before: Vec<String> = pointers
        .iter()
        .map(|pointer| match last {
            Some(_) => pointer.replace("/prior_year/amount", "/value"),
            None => pointer
                .strip_suffix("/value")
                .map_or(String::new(), |path| format!("{path}/prior_year/amount")),
        })
        .collect();
    let said = form::texts(last.unwrap_or(source), before.iter().map(String::as_str));
    said.into_iter().map(|said| said.map(|said| format!("上年：{said}"))).collect()
}

/// The class of a row and who usually knows it.
fn class(pointer: &str) -> (&'static str, &'static str) {
    match pointer.trim_start_matches('/').split('/').next().unwrap_or_default() {
        _ if pointer.starts_with("/department/units") => ("所属单位", "办公室、人事"),
        "department" | "fiscal_year" | "profile" => ("部门概况", "办公室、人事"),
        "overall" => ("收入支出总体情况", "财务"),
        "fiscal" => ("财政拨款总体情况", "财务"),
        "general_public_budget" => ("一般公共预算", "财务"),
        "government_fund" => ("政府性基金预算", "财务"),
        "state_capital" => ("国有资本经营预算", "财务"),
        "three_public" => ("“三公”经费", "财务、办公室"),
        "operation" => ("会议培训差旅和机关运行经费", "财务、办公室"),
        "assets" => ("国有资产占用", "资产管理"),
        "procurement" => ("政府采购", "采购"),
        "performance" => ("预算绩效管理", "绩效、业务科室"),
        "internal_transfer" => ("内部往来", "财务"),
        _ => ("名词解释和联系方式", "办公室"),
    }
}

/// What a row asks for, in words.
fn label(pointer: &str, disclosure: &Disclosure) -> String {
    let steps: Vec<&str> = pointer.trim_start_matches('/').split('/').collect();
    let last = steps.last().copied().unwrap_or_default();
    let index = |at: usize| steps.get(at).and_then(|step| step.parse::<usize>().ok()).unwrap_or_default();
    if pointer.starts_with("/department/units/") {
        let unit = disclosure.department.units.get(index(2)).map(|unit| unit.name.as_str());
        let unit = unit.filter(|name| !name.is_empty());
        let unit = unit.map_or_else(|| format!("第{}个单位", index(2) + 1), str::to_owned);
        let what = match last {
            "name" => "全称",
            "short_name" => "正文中的简称",
            "kind" => "单位性质",
            "note" => "设置说明（句末不加标点）",
            "offices" => "内设机构名称，一行一个",
            "change" => "财政拨款收入比上年增减",
            "amount" => "上年财政拨款收入",
            "reason" => "财政拨款收入增减的原因",
            _ if pointer.contains("office_count") => "内设机构数",
            _ => "财政拨款收入",
        };
        return format!("{unit}：{what}");
    }
    let fixed = match pointer {
        "/department/name" => "部门全称",
        "/fiscal_year" => "决算年度",
        "/profile" => "公开格式",
        "/department/short_name" => "正文中的简称，不填则为“本部门”",
        "/department/region" => "行政区划",
        "/department/functions" => "职能职责，一行一条，句末不加标点",
        "/department/reforms" => "机构改革情况，一行一段，句末不加标点",
        "/government_fund/none" => "本年度没有政府性基金预算财政拨款收支",
        "/state_capital/none" => "本年度没有国有资本经营预算财政拨款收支",
        "/performance/measures" => "绩效管理制度和机制，一行一条",
        "/performance/publication_scope" => "绩效自评公开范围",
        "/performance/publication_place" => "绩效自评公开内容所在",
        "/performance/report" => "绩效自评报告或案例",
        "/performance/result_note" => "关于自评结果的说明",
        "/performance/key_results" => "重点绩效评价结果",
        "/glossary" => "名词解释，一行一个，写作“名词：解释”",
        "/contact/telephone" => "联系电话",
        "/contact/other" => "其他联系方式",
        _ => "",
    };
    if !fixed.is_empty() {
        return fixed.to_owned();
    }
    let name = match steps.as_slice() {
        [.., "by_function", row, "code"] => {
            format!("第{}个支出功能分类科目的编码", row.parse::<usize>().unwrap_or_default() + 1)
        }
        [.., "by_function", row, "name"] => {
            format!("第{}个支出功能分类科目的名称", row.parse::<usize>().unwrap_or_default() + 1)
        }
        ["internal_transfer", ..] => Concept::InternalTransfer.zh().to_owned(),
        _ => describe(disclosure, pointer),
    };
    let what = match last {
        "change" => "：增减额",
        "amount" => "：对比数",
        "reason" => "：增减原因（句末不加标点）",
        "restated" => "：上年数重述的原因",
        "purpose" => "：用途（句末不加标点）",
        _ => "",
    };
    format!("{name}{what}")
}

fn how(row: &Row, disclosure: &Disclosure) -> String {
    match row.kind {
        Kind::Amount if row.pointer.ends_with("/change") => {
            format!("{}，减少填负数", disclosure.unit.unit().zh())
        }
        Kind::Amount => disclosure.unit.unit().zh().to_owned(),
        Kind::Count => form::concept(&row.pointer)
            .map_or_else(|| "个".to_owned(), |(concept, _)| concept.info().unit.zh().to_owned()),
        Kind::Ratio => "%或分".to_owned(),
        Kind::YesNo => "是/否".to_owned(),
        Kind::UnitKind => "从列表中选".to_owned(),
        Kind::Code => "三、五或七位".to_owned(),
        Kind::Year => "年".to_owned(),
        Kind::Lines | Kind::Terms => "一行一条，Alt+Enter换行".to_owned(),
        _ => "文字".to_owned(),
    }
}

fn workbook(rows: &[Row], disclosure: &Disclosure) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("填报表")?;
    let plain = Format::new().set_font_name("宋体").set_font_size(11).set_align(FormatAlign::VerticalCenter);
    let boxed = plain.clone().set_border(FormatBorder::Thin).set_text_wrap();
    let head =
        boxed.clone().set_bold().set_align(FormatAlign::Center).set_background_color(Color::RGB(0xE7_ED_F3));
    let quiet = boxed.clone().set_font_color(Color::RGB(0x80_80_80)).set_font_size(9);
    let fill = boxed.clone().set_background_color(Color::RGB(0xFF_FB_E6));
    sheet.write_with_format(0, 0, "部门决算公开填报表", &plain.clone().set_bold().set_font_size(16))?;
    sheet.write_with_format(
        1,
        0,
        "只填“填写”一栏；公开表格里有的数不用填。填完后与公开表格一起导入：juesuan import 表格.xlsx 本表.xlsx -o 数据.json",
        &plain,
    )?;
    for (column, (title, width)) in (0..).zip(HEAD) {
        sheet.write_with_format(TOP, column, title, &head)?;
        sheet.set_column_width(column, width)?;
    }
    for (number, (at, row)) in (1u32..).zip((TOP + 1..).zip(rows)) {
        let (class, who) = class(&row.pointer);
        sheet.write_with_format(at, 0, number, &boxed)?;
        sheet.write_with_format(at, 1, class, &boxed)?;
        let label = label(&row.pointer, disclosure);
        sheet.set_row_height(at, height([&label, row.value.as_deref().unwrap_or_default(), &row.hint]))?;
        sheet.write_with_format(at, 2, label, &boxed)?;
        value(sheet, at, row, &fill)?;
        sheet.write_with_format(at, 4, how(row, disclosure), &boxed)?;
        sheet.write_with_format(at, 5, if row.must { "必填" } else { "" }, &boxed)?;
        let state = if row.value.is_some() { "已填" } else { "未填" };
        let formula = Formula::new(format!("=IF(D{0}=\"\",\"未填\",\"已填\")", at + 1)).set_result(state);
        sheet.write_formula_with_format(at, 6, formula, &boxed)?;
        sheet.write_with_format(at, 7, &row.hint, &boxed)?;
        sheet.write_with_format(at, 8, who, &boxed)?;
        sheet.write_with_format(at, 9, &row.pointer, &quiet)?;
        validation(sheet, at, row)?;
    }
    let end = TOP + rows.len() as u32;
    if end > TOP {
        // What must be filled in and is not is seen at once.
        let missing = ConditionalFormatFormula::new()
            .set_rule(format!("=AND($F{0}=\"必填\",$D{0}=\"\")", TOP + 2).as_str())
            .set_format(Format::new().set_background_color(Color::RGB(0xFF_D1_CC)));
        sheet.add_conditional_format(TOP + 1, FILL, end, FILL, &missing)?;
        sheet.autofilter(TOP, 0, end, HEAD.len() as u16 - 1)?;
    }
    sheet.set_freeze_panes(TOP + 1, FILL)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(TOP, TOP)?;
    Ok(workbook)
}

/// How high a row is for its label, what is filled in and its hint, as wide as their columns are.
fn height(texts: [&str; 3]) -> u32 {
    let widths = [44, 52, 40];
    let places = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let lines = texts
        .iter()
        .zip(widths)
        .map(|(text, width)| text.lines().map(|line| places(line).div_ceil(width - 2).max(1)).sum::<usize>());
    // Excel shows no row higher than this.
    (16 * lines.max().unwrap_or(1).max(1) as u32 + 2).min(400)
}

fn value(sheet: &mut Worksheet, at: u32, row: &Row, fill: &Format) -> Result<(), XlsxError> {
    let number = |decimals: usize| match decimals {
        0 => "0".to_owned(),
        decimals => format!("0.{}", "0".repeat(decimals)),
    };
    let code = match (row.kind, &row.value) {
        (Kind::Amount | Kind::Ratio, Some(text)) => {
            number(text.split_once('.').map_or(0, |(_, decimals)| decimals.len()))
        }
        (Kind::Amount, None) => number(2),
        (Kind::Count | Kind::Year, _) => number(0),
        (Kind::Ratio, None) => "General".to_owned(),
        _ => "@".to_owned(),
    };
    let format = fill.clone().set_num_format(code);
    let is_number = matches!(row.kind, Kind::Amount | Kind::Ratio | Kind::Count | Kind::Year);
    match &row.value {
        None => sheet.write_blank(at, FILL, &format)?,
        Some(text) => match text.parse::<f64>() {
            // A workbook has no other numbers; the format keeps the decimals.
            Ok(figure) if is_number => sheet.write_number_with_format(at, FILL, figure, &format)?,
            _ => sheet.write_with_format(at, FILL, text, &format)?,
        },
    };
    Ok(())
}

fn validation(sheet: &mut Worksheet, at: u32, row: &Row) -> Result<(), XlsxError> {
    let money = DataValidationRule::Between(-9_999_999_999_999.0, 9_999_999_999_999.0);
    let validation = match row.kind {
        // A withheld amount is a word, so that what is no number is asked about and not refused.
        Kind::Amount => DataValidation::new()
            .allow_decimal_number(money)
            .set_error_style(rust_xlsxwriter::DataValidationErrorStyle::Warning)
            .set_error_message("这里填金额，只写数字；减少填负数，涉密填“涉密”。")?,
        Kind::Ratio => DataValidation::new()
            .allow_decimal_number(DataValidationRule::Between(0.0, 1000.0))
            .set_error_message("这里填百分比或得分，只写数字。")?,
        Kind::Count => DataValidation::new()
            .allow_whole_number(DataValidationRule::Between(0, 999_999_999))
            .set_error_message("这里填数量，0或正整数。")?,
        Kind::Year => DataValidation::new()
            .allow_whole_number(DataValidationRule::Between(2000, 2100))
            .set_error_message("这里填四位年度。")?,
        Kind::YesNo => DataValidation::new().allow_list_strings(&["是", "否"])?,
        Kind::UnitKind => {
            DataValidation::new().allow_list_strings(&form::UNIT_KINDS.map(|(_, word)| word))?
        }
        _ => return Ok(()),
    };
    sheet.add_data_validation(at, FILL, at, FILL, &validation)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_for_what_the_tables_cannot_say_with_what_is_known() {
        let disclosure: Disclosure = serde_json::from_str(
            r#"{"schema": "disclosure/1", "department": {"name": "甲局"}, "fiscal_year": 2024,
            "overall": {"total": {"value": "5.00", "prior_year": {"amount": "4.00"}}},
            "general_public_budget": {"by_function": [{"code": "201", "amount": {"value": "5.00", "initial_budget": {"change": "1.0"}}}]},
            "performance": {"self_evaluated_projects": {"value": 3}}}"#,
        )
        .unwrap();
        let rows = Profile::builtin("chongqing").unwrap().form_rows(Some(&disclosure), None).unwrap();
        let find = |pointer: &str| rows.iter().find(|row| row.pointer == pointer);
        assert!(find("/overall/total/value").is_none(), "the first table has it");
        assert_eq!(find("/overall/total/prior_year/amount").unwrap().value.as_deref(), Some("4.00"));
        assert!(find("/overall/total/prior_year/change").is_none(), "the amount says it");
        assert!(find("/overall/total/prior_year/reason").unwrap().value.is_none());
        assert_eq!(find("/general_public_budget/by_function/0/code").unwrap().value.as_deref(), Some("201"));
        assert!(find("/general_public_budget/by_function/0/amount/value").is_none());
        assert_eq!(find("/performance/self_evaluated_projects/value").unwrap().value.as_deref(), Some("3"));
        assert!(find("/three_public/reception_per_capita/value").is_none(), "it is computed");
        assert!(find("/department/units/0/name").is_some());
        assert!(find("/government_fund/none").unwrap().must && find("/fiscal_year").unwrap().must);
        let labels: Vec<String> = rows.iter().map(|row| label(&row.pointer, &disclosure)).collect();
        assert!(labels.iter().all(|label| !label.contains('/')), "{labels:?}");
    }

    #[test]
    fn last_year_is_a_hint() {
        let last: Disclosure = serde_json::from_str(
            r#"{"schema": "disclosure/1", "department": {"name": "甲局"}, "fiscal_year": 2023,
            "overall": {"total": {"value": "4.00", "prior_year": {"change": "1.00", "reason": {"text": "新设一个单位"}}}}}"#,
        )
        .unwrap();
        let rows = Profile::builtin("chongqing").unwrap().form_rows(None, Some(&last)).unwrap();
        let hint = |pointer: &str| rows.iter().find(|row| row.pointer == pointer).unwrap().hint.clone();
        assert_eq!(hint("/overall/total/prior_year/reason"), "上年：新设一个单位");
        assert_eq!(hint("/department/name"), "上年：甲局");
    }
}
