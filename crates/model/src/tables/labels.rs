//! Labels as the forms print them, and the fields that they name.
//!
//! Forms number their rows, put units in brackets and vary the wording. What stays is the plain
//! label; the fields of a kind are found by it. A form is written with the labels of the fields
//! themselves, and every wording that is written is read.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Block, CellField, TableKind};
use crate::period::{Basis, FiscalYear};

/// A field of a kind of table: the block, the place in it, and the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldPlace {
    /// The block's place among those of the table.
    pub block: usize,
    /// The field's place in the block.
    pub index: usize,
    /// The field.
    pub field: &'static CellField,
}

/// A label without what forms vary: numbering, 其中, a unit in brackets, spaces and brackets.
///
/// ```
/// use juesuan_model::tables::plain_label;
/// assert_eq!(plain_label("（三）单价100万元（含）以上专用设备（台，套）"), "单价100万元含以上专用设备");
/// assert_eq!(plain_label("  其中：1．因公出国（境） 团组数（个）"), "因公出国境团组数");
/// assert_eq!(plain_label("总　计"), "总计");
/// ```
pub fn plain_label(printed: &str) -> String {
    let mut label = String::with_capacity(printed.len());
    for c in printed.chars() {
        match c {
            c if c.is_whitespace() || c.is_control() => {}
            '“' | '”' | '"' | '‘' | '’' | '\'' | '「' | '」' | '\u{200b}' | '\u{feff}' | '*' | '#' =>
                {}
            '\u{ff01}'..='\u{ff5e}' => label.extend(char::from_u32(c as u32 - 0xfee0)),
            c => label.push(c),
        }
    }
    let mut rest = label.as_str();
    loop {
        let shorter = without_number(rest);
        let shorter = ["其中", "加", "减"]
            .iter()
            .find_map(|word| shorter.strip_prefix(word)?.strip_prefix(':'))
            .or_else(|| shorter.strip_prefix("其中"))
            .unwrap_or(shorter);
        if shorter.len() == rest.len() || shorter.is_empty() {
            break;
        }
        rest = shorter;
    }
    rest = without_unit(rest.trim_end_matches(':'));
    rest.chars().filter(|c| !matches!(c, '(' | ')' | '[' | ']' | '〔' | '〕' | '【' | '】')).collect()
}

/// Without 一、 （一） 1. （1） or ① in front.
fn without_number(label: &str) -> &str {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c);
    if let Some(inner) = label.strip_prefix('(') {
        let after = inner.trim_start_matches(numeral);
        return match after.strip_prefix(')') {
            Some(rest) if after.len() < inner.len() => rest,
            _ => label,
        };
    }
    if let Some(c) = label.chars().next().filter(|c| ('①'..='⑳').contains(c)) {
        return &label[c.len_utf8()..];
    }
    let after = label.trim_start_matches(numeral);
    match after.strip_prefix(['、', '.', ')']) {
        Some(rest) if after.len() < label.len() && !rest.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => label,
    }
}

/// Without a unit in brackets at the end.
fn without_unit(label: &str) -> &str {
    let Some(start) = label.ends_with(')').then(|| label.find('(')).flatten() else { return label };
    let mut open = None;
    let mut depth = 0;
    // The bracket that the last one closes.
    for (at, c) in label.char_indices().skip_while(|(at, _)| *at < start) {
        match c {
            '(' => {
                if depth == 0 {
                    open = Some(at);
                }
                depth += 1;
            }
            ')' => depth -= 1,
            _ => {}
        }
    }
    match open {
        Some(at) if label[at..].chars().all(|c| "()单位:个辆人次批团组台套件、,/万亿元".contains(c)) => {
            &label[..at]
        }
        _ => label,
    }
}

/// What a head says of the basis of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadBasis {
    /// The basis, as seen from the year of the document.
    pub basis: Basis,
    /// The year that the head names, where it names one.
    pub year: Option<FiscalYear>,
}

/// The basis that the plain head of a column names, where it names nothing else.
///
/// ```
/// use juesuan_model::tables::head_basis;
/// use juesuan_model::Basis;
/// assert_eq!(head_basis("决算数").map(|head| head.basis), Some(Basis::Actual));
/// assert_eq!(head_basis("2031年度预算数").map(|head| (head.basis, head.year)), Some((Basis::InitialBudget, Some(2031))));
/// assert_eq!(head_basis("其他收入"), None);
/// ```
pub fn head_basis(plain: &str) -> Option<HeadBasis> {
    let digits = plain.len() - plain.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let year = (digits == 4).then(|| plain[..4].parse().ok()).flatten();
    let words = match year {
        Some(_) => {
            let rest = plain[4..].strip_prefix('年')?;
            rest.strip_prefix('度').unwrap_or(rest)
        }
        None => plain,
    };
    let basis = match words {
        "决算数" | "统计数" | "决算" | "决算金额" | "金额" | "实际数" | "支出数" | "决算统计数"
        | "本年决算数" | "本年数" | "数量" | "数" => Basis::Actual,
        "预算数" | "年初预算数" | "年初预算" | "预算" | "预算金额" => Basis::InitialBudget,
        "全年预算数" | "调整预算数" | "预算调整数" | "全年预算" | "调整后预算数" => {
            Basis::FinalBudget
        }
        "上年决算数" | "上年数" | "上年统计数" | "上年度决算数" | "上年决算" | "上年" => {
            Basis::PriorYear
        }
        _ => return None,
    };
    Some(HeadBasis { basis, year })
}

/// Other wordings of a kind's fields and blocks: `block.field` or `block`, `*` for every block.
fn other_labels(kind: TableKind) -> &'static [(&'static str, &'static [&'static str])] {
    const INCOME: &[(&str, &[&str])] = &[
        ("total", &["总计", "本年收入合计", "收入合计", "小计"]),
        ("*.total", &["合计", "小计", "本年收入", "收入合计"]),
        ("*.fiscal_appropriation", &["财政拨款"]),
        ("*.superior_subsidy", &["上级补助"]),
        ("*.affiliated_unit_remittance", &["附属单位上缴", "附属单位缴款", "下级单位上缴收入"]),
        ("*.other", &["其他"]),
    ];
    const EXPENDITURE: &[(&str, &[&str])] = &[
        ("total", &["总计", "本年支出合计", "支出合计", "小计"]),
        ("*.total", &["合计", "小计", "本年支出", "支出合计", "本年支出合计"]),
    ];
    const BY_UNIT: &[(&str, &[&str])] = &[
        ("total", &["总计", "本年支出合计", "支出合计", "小计"]),
        ("*.total", &["合计", "小计", "本年支出", "支出合计"]),
        ("*.remittance_to_superior", &["上缴上级"]),
        ("*.subsidy_to_affiliated", &["对附属单位补助", "对下级单位补助支出"]),
    ];
    const GOVERNMENT_FUND: &[(&str, &[&str])] = &[
        ("total", &["总计", "本年支出合计", "支出合计"]),
        ("*.opening_carryover", &["年初结转结余", "上年结转和结余", "年初结转"]),
        ("*.income", &["收入合计", "本年收入合计"]),
        ("*.expenditure", &["支出合计", "本年支出合计"]),
        ("*.closing_carryover", &["年末结转结余", "结转下年", "年末结转"]),
    ];
    const STATE_CAPITAL: &[(&str, &[&str])] = &[
        ("total", &["总计", "本年支出合计", "支出合计"]),
        ("*.opening_carryover", &["年初结转结余", "上年结转和结余", "年初结转"]),
        ("*.income", &["收入合计", "本年收入合计"]),
        // The form with expenditure alone has 合计 for it.
        ("*.expenditure", &["支出合计", "本年支出合计", "合计", "小计"]),
        ("*.closing_carryover", &["年末结转结余", "结转下年", "年末结转"]),
    ];
    match kind {
        TableKind::IncomeExpenditureSummary => &[
            ("income.gpb_income", &["一般公共预算财政拨款", "一般公共预算拨款收入", "一般公共预算收入"]),
            (
                "income.gov_fund_income",
                &["政府性基金预算财政拨款", "政府性基金预算拨款收入", "政府性基金收入"],
            ),
            ("income.soe_income", &["国有资本经营预算财政拨款", "国有资本经营预算拨款收入"]),
            ("income.current_income", &["收入合计", "本年收入"]),
            ("income.use_of_nonfiscal_surplus", &["使用非财政拨款结余", "用事业基金弥补收支差额"]),
            ("income.opening_carryover", &["年初结转结余", "上年结转和结余"]),
            ("income.total", &["收入总计"]),
            ("expenditure.current_expenditure", &["支出合计", "本年支出"]),
            ("expenditure.closing_carryover", &["年末结转结余", "结转下年"]),
            ("expenditure.total", &["支出总计"]),
        ],
        TableKind::FiscalSummary => &[
            ("income.gpb_income", &["一般公共预算拨款收入"]),
            ("income.gov_fund_income", &["政府性基金财政拨款", "政府性基金预算拨款收入"]),
            ("income.current_income", &["收入合计", "本年收入"]),
            ("income.opening_carryover", &["年初财政拨款结转结余", "年初结转和结余"]),
            (
                "income.gpb_opening_carryover",
                &["一般公共预算财政拨款", "一般公共预算拨款", "一般公共预算财政拨款结转和结余"],
            ),
            (
                "income.gov_fund_opening_carryover",
                &["政府性基金预算财政拨款", "政府性基金财政拨款", "政府性基金预算财政拨款结转和结余"],
            ),
            (
                "income.soe_opening_carryover",
                &["国有资本经营预算财政拨款", "国有资本经营财政拨款", "国有资本经营预算财政拨款结转和结余"],
            ),
            ("income.total", &["收入总计"]),
            ("*.total", &["小计"]),
            ("*.general_public_budget", &["一般公共预算", "一般公共预算财政拨款支出", "一般公共预算拨款"]),
            ("*.government_fund", &["政府性基金预算", "政府性基金财政拨款", "政府性基金预算拨款"]),
            ("*.state_capital", &["国有资本经营预算", "国有资本经营财政拨款"]),
            ("current_expenditure", &["支出合计", "本年支出"]),
            ("closing_carryover", &["年末财政拨款结转结余", "年末结转和结余"]),
            ("total", &["支出总计"]),
        ],
        TableKind::GpbBasic => &[
            ("totals.personnel", &["人员经费小计", "人员支出合计"]),
            ("totals.public", &["公用经费小计", "日常公用经费合计"]),
        ],
        TableKind::ThreePublic => &[
            ("*.total", &["小计", "三公经费", "三公经费合计", "总计", "三公经费支出", "支出合计"]),
            ("*.overseas_travel", &["因公出国境费用", "因公出国境经费", "因公出国境"]),
            (
                "*.vehicle_total",
                &[
                    "公务用车购置及运行费",
                    "公务用车购置及运行费小计",
                    "公务用车购置和运行费",
                    "公务用车购置及运行维护费",
                    "公务用车购置和运行维护费",
                    "公务用车费",
                ],
            ),
            ("*.vehicle_purchase", &["公务用车购置", "公务用车购置经费"]),
            ("*.vehicle_operation", &["公务用车运行费", "公务用车运行维护", "公务用车运行维护经费"]),
            ("*.reception", &["公务接待", "公务接待经费"]),
            ("budget", &["年初预算数"]),
        ],
        TableKind::AgencyOperation => &[
            ("*.three_public_total", &["支出合计", "三公经费支出", "三公经费合计", "三公经费支出小计"]),
            ("*.vehicle_total", &["公务用车购置及运行费", "公务用车购置和运行维护费"]),
            ("*.vehicle_operation", &["公务用车运行费"]),
            ("*.domestic_reception", &["国内公务接待费"]),
            ("*.overseas_reception", &["国境外公务接待费"]),
            ("actual.overseas_person_count", &["人次数", "人数", "因公出国境人数"]),
            ("actual.overseas_group_count", &["团组数"]),
            ("actual.vehicle_purchase_count", &["公务用车购置数量"]),
            ("actual.vehicle_stock_count", &["公务用车保有数量", "公务用车保有数"]),
            ("actual.domestic_reception_batches", &["国内公务接待批数"]),
            ("actual.domestic_foreign_affairs_batches", &["外事接待批数"]),
            ("actual.domestic_reception_persons", &["国内公务接待人数"]),
            ("actual.domestic_foreign_affairs_persons", &["外事接待人数"]),
            ("actual.agency_operation_participating", &["参照公务员法管理的事业单位", "参公事业单位"]),
            ("actual.vehicle_count", &["车辆数", "车辆数量", "车辆合计"]),
            (
                "actual.vehicle_provincial_leader",
                &["副部省级以上领导用车", "副部级及以上领导用车", "部级领导干部用车"],
            ),
            ("actual.vehicle_retired", &["离退休干部用车"]),
            (
                "actual.large_equipment",
                &["单价100万元以上专用设备", "单价100万元含以上设备不含车辆", "单价100万元含以上设备"],
            ),
            ("actual.procurement_total", &["政府采购支出信息合计", "政府采购合计", "合计"]),
            ("actual.procurement_goods", &["货物", "货物支出"]),
            ("actual.procurement_works", &["工程", "工程支出"]),
            ("actual.procurement_services", &["服务", "服务支出"]),
            ("actual.sme_contracts", &["政府采购授予中小企业合同金额"]),
            ("actual.micro_contracts", &["授予小微企业合同金额", "政府采购授予小微企业合同金额"]),
        ],
        TableKind::SoeCapital => STATE_CAPITAL,
        TableKind::GovFund => GOVERNMENT_FUND,
        TableKind::Income => INCOME,
        TableKind::Expenditure => BY_UNIT,
        TableKind::GpbExpenditure => EXPENDITURE,
    }
}

#[derive(Default)]
struct Labels {
    fields: HashMap<String, Vec<FieldPlace>>,
    blocks: HashMap<String, usize>,
}

fn labels(kind: TableKind) -> &'static Labels {
    static LABELS: [OnceLock<Labels>; TableKind::ALL.len()] =
        [const { OnceLock::new() }; TableKind::ALL.len()];
    LABELS[kind as usize].get_or_init(|| {
        let mut out = Labels::default();
        let others = other_labels(kind);
        let table = kind.empty();
        for (block, part) in table.blocks().into_iter().enumerate() {
            let (path, fields) = match part {
                Block::Fixed { path, label, cells } => {
                    let other = others.iter().filter(|(name, _)| *name == path);
                    for label in
                        [label].into_iter().chain(other.flat_map(|(_, labels)| labels.iter().copied()))
                    {
                        out.blocks.entry(plain_label(label)).or_insert(block);
                    }
                    (path, cells.fields())
                }
                Block::Coded { path, rows, .. } => (path, rows.columns()),
            };
            for (index, field) in fields.iter().enumerate() {
                let info = field.concept.info();
                let others = others.iter().filter(|(name, _)| {
                    name.split_once('.')
                        .is_some_and(|(of, name)| name == field.name && (of == path || of == "*"))
                });
                let own = [field.label, info.zh].into_iter().chain(info.aliases.iter().copied());
                for label in own.chain(others.flat_map(|(_, labels)| labels.iter().copied())) {
                    let places = out.fields.entry(plain_label(label)).or_default();
                    if !places.iter().any(|place| (place.block, place.index) == (block, index)) {
                        places.push(FieldPlace { block, index, field });
                    }
                }
            }
        }
        out
    })
}

impl TableKind {
    /// The fields that a plain label names, in the order of the form.
    ///
    /// ```
    /// use juesuan_model::tables::{TableKind, plain_label};
    /// let fields = TableKind::Income.fields_labelled(&plain_label("附属单位 上缴收入"));
    /// assert_eq!(fields[0].field.name, "affiliated_unit_remittance");
    /// ```
    pub fn fields_labelled(self, plain: &str) -> &'static [FieldPlace] {
        labels(self).fields.get(plain).map_or(&[], Vec::as_slice)
    }

    /// The block that a plain row label names: one whose fields are columns.
    pub fn block_labelled(self, plain: &str) -> Option<usize> {
        labels(self).blocks.get(plain).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_wordings_name_fields_that_there_are() {
        for kind in TableKind::ALL {
            for (path, wordings) in other_labels(*kind) {
                assert!(wordings.iter().all(|label| plain_label(label) == *label), "{path}");
                let found = wordings.iter().all(|label| match path.split_once('.') {
                    Some((_, name)) => {
                        kind.fields_labelled(label).iter().any(|place| place.field.name == name)
                    }
                    None => kind.block_labelled(label).is_some(),
                });
                assert!(found, "{kind:?} {path}");
            }
        }
    }

    #[test]
    fn every_field_is_found_by_the_label_that_it_is_written_with() {
        for kind in TableKind::ALL {
            let table = kind.empty();
            for (block, part) in table.blocks().into_iter().enumerate() {
                let fields = match part {
                    Block::Fixed { cells, .. } => cells.fields(),
                    Block::Coded { rows, .. } => rows.columns(),
                };
                for (index, field) in fields.iter().enumerate() {
                    let found = kind.fields_labelled(&plain_label(field.label));
                    assert!(
                        found.iter().any(|place| (place.block, place.index) == (block, index)),
                        "{kind:?} {field:?}"
                    );
                }
            }
        }
    }
}
