//! The year of the document, and what a year is a basis of.

use juesuan_model::{Basis, FISCAL_YEARS};

use super::number::{Class, Number};
use juesuan_model::Unit;

pub(crate) fn value(text: &str, number: &Number) -> Option<u16> {
    if number.class != Class::Year || number.unit != Unit::Year {
        return None;
    }
    text.get(number.start..number.end)?.parse().ok().filter(|year| FISCAL_YEARS.contains(year))
}

/// What stands after a year in the name of a basis.
const TAILS: &[&str] = &[
    "年度",
    "年",
    "度",
    "部门",
    "支出",
    "收入",
    "决算数",
    "决算",
    "执行数",
    "同期",
    "实际",
    "数",
    "累计",
    "口径",
    "全年",
    "总",
];

/// The byte after the words that a basis may be named with.
pub(crate) fn tail(text: &str, mut at: usize) -> usize {
    for _ in 0..5 {
        let rest = text.get(at..).unwrap_or_default();
        match TAILS.iter().find(|word| rest.starts_with(**word)) {
            // 2031年年初预算: the second is of another word.
            Some(&"年") if rest.starts_with("年初预算") => break,
            Some(word) => at += word.len(),
            None => break,
        }
    }
    at
}

/// Whether the words around a basis compare with it: 与…相比, 较….
pub(crate) fn compared(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let before = ["本部门", "本单位", "我部门", "我单位", "本级", "我局", "本年度", "本年", "当年", "今年"]
        .iter()
        .find_map(|word| before.strip_suffix(word))
        .unwrap_or(before);
    let after = text.get(end..).unwrap_or_default();
    if ["相比", "对比", "比较", "相较", "比,"].iter().any(|word| after.starts_with(word)) {
        return true;
    }
    // 经比较2031年度三公经费A，较上年…: the year itself.
    if before.ends_with("经比较") {
        return false;
    }
    if ["较", "比", "同口径比", "相比于", "跟"].iter().any(|word| before.ends_with(word)) {
        return true;
    }
    // 与 and 同 also join two names; a direction or the word for the same must follow.
    ["与", "同", "和"].iter().any(|word| before.ends_with(word))
        && ["增", "减", "下", "上", "持平", "无", "相同", "一致", "基本", "没", "相", "不变"]
            .iter()
            .any(|word| after.starts_with(word))
}

/// Whether a year is that of a budget: 2031年年初预算, 2031年度三公经费财政拨款年初预算.
pub(super) fn budget_ahead(rest: &str) -> bool {
    let direct = rest.trim_start_matches(['年', '度', '初']);
    if direct.starts_with("预算") || direct.starts_with("全年预算") {
        return true;
    }
    let ends = |c: char| c.is_ascii_digit() || matches!(c, ',' | '。' | ';' | '、' | '(' | ':' | '\n');
    let clause = ahead(rest).split(ends).next().unwrap_or_default();
    clause.contains("年初预算") || clause.contains("全年预算")
}

/// Whether a comparison ends behind the amount of a year: 与2030年度三公经费支出21万元相比.
pub(super) fn compared_ahead(rest: &str) -> bool {
    let words = ahead(rest);
    // The commas of 3,333.71 end no clause.
    let ends = words.char_indices().find(|&(at, c)| {
        let thousands =
            || words.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        matches!(c, '。' | ';' | '\n') || c == ',' && !thousands()
    });
    let clause = words.get(..ends.map_or(words.len(), |(at, _)| at)).unwrap_or_default();
    ["相比", "比较", "相较", "对比"].iter().any(|word| clause.contains(word))
}

/// The words ahead, no further than a name and its amount are long.
fn ahead(rest: &str) -> &str {
    let mut end = rest.len().min(66);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    rest.get(..end).unwrap_or_default()
}

/// The fiscal year: of the title, else the year that is named most and never as a comparison.
pub(crate) fn fiscal(text: &str, numbers: &[Number]) -> Option<u16> {
    let mut counts: Vec<(u16, u32)> = Vec::new();
    let mut against = None;
    for (index, number) in numbers.iter().enumerate().take(4000) {
        let Some(year) = value(text, number) else { continue };
        let end = tail(text, number.end);
        let rest = text.get(number.after..).unwrap_or_default();
        let before = text.get(..number.start).unwrap_or_default();
        // 与2030年度决算数P相比
        let behind = ["与", "同", "和"].iter().any(|word| before.ends_with(word))
            && compared_ahead(rest)
            && !budget_ahead(rest);
        if behind || compared(text, number.start, end) {
            // 比2031年年初预算增加: the budget may be of the year itself.
            if !rest.starts_with('(') && !budget_ahead(rest) {
                against = against.or(Some(year));
            }
            continue;
        }
        // A title names the year before the kind of document.
        if index < 24 {
            let rest = text.get(number.end..).unwrap_or_default();
            let line = rest.split('\n').next().unwrap_or_default();
            let titled = line.contains("决算") || line.ends_with("部门预算") || line.ends_with("单位预算");
            if line.len() < 120 && titled && !line.contains(['。', ',']) {
                return Some(year);
            }
        }
        if let Some(known) = counts.iter_mut().find(|(known, _)| *known == year) {
            known.1 += 1;
        } else if counts.len() < 64 {
            counts.push((year, 1));
        }
    }
    counts
        .iter()
        .filter(|&&(year, _)| against.is_none_or(|against| year > against))
        .max_by_key(|&&(year, count)| (count, year))
        .map(|&(year, _)| year)
        .or_else(|| against.map(|year| year + 1))
}

/// The most bytes of a line that is only a title.
const TITLE: usize = 150;

/// Whether a year lacks a digit or has one too many, or a title names the accounts of the year before:
/// 第三部分 2030年度部门决算情况说明 in those of 2031.
pub(crate) fn is_misprinted(text: &str, number: &Number, fiscal: Option<u16>) -> bool {
    if number.class != Class::Year || number.unit != Unit::Year {
        return false;
    }
    let Some(year) = value(text, number) else { return number.end - number.start != 4 };
    let rest = text.get(number.end..).unwrap_or_default();
    if fiscal != Some(year + 1) || !rest.starts_with("年度") {
        return false;
    }
    let near = |at: usize| (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let before = text.get(near(number.start.saturating_sub(TITLE))..number.start).unwrap_or_default();
    let after = text.get(number.end..near(number.end + TITLE)).unwrap_or_default();
    let head = before.rsplit('\n').next().unwrap_or_default();
    let tail = after.split('\n').next().unwrap_or_default();
    let plain = |words: &str| !words.contains(['。', ',', ';', ':', '、', '较', '比', '与', '至', '(']);
    head.len() + tail.len() < TITLE
        && (tail.contains("部门决算") || tail.contains("单位决算"))
        && plain(head)
        && plain(tail)
}

/// The basis that a year stands for.
pub(crate) fn basis(year: u16, fiscal: Option<u16>) -> Option<Basis> {
    match fiscal {
        Some(fiscal) if year + 1 == fiscal => Some(Basis::PriorYear),
        // A comparison of a year with itself is a slip, and what was meant cannot be told.
        Some(fiscal) if year == fiscal => None,
        _ => Some(Basis::Year(year)),
    }
}
