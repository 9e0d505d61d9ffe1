//! The unit beside a number, and the words that make it a limit or an estimate.

use juesuan_model::Unit;

use super::number::{Class, Number, part};

/// Units, longest first where one begins another.
const UNITS: &[(&str, Unit, Class)] = &[
    ("%", Unit::Percent, Class::Percent),
    ("万元", Unit::WanYuan, Class::Money),
    // No account of a department is that large.
    ("万亿元", Unit::None, Class::Count),
    ("亿元", Unit::YiYuan, Class::Money),
    ("元", Unit::Yuan, Class::Money),
    ("个百分点", Unit::PercentagePoint, Class::Points),
    ("百分点", Unit::PercentagePoint, Class::Points),
    ("人次", Unit::PersonTime, Class::Count),
    ("人员", Unit::Person, Class::Count),
    ("人", Unit::Person, Class::Count),
    ("名", Unit::Person, Class::Count),
    ("批次", Unit::Batch, Class::Count),
    ("批", Unit::Batch, Class::Count),
    ("辆", Unit::Vehicle, Class::Count),
    ("台(套)", Unit::Set, Class::Count),
    ("台/套", Unit::Set, Class::Count),
    ("台", Unit::Set, Class::Count),
    ("套", Unit::Set, Class::Count),
    ("个", Unit::Piece, Class::Count),
    ("项", Unit::Item, Class::Count),
    ("家", Unit::Organisation, Class::Count),
    ("年", Unit::Year, Class::Count),
    ("天", Unit::Day, Class::Count),
    ("次", Unit::Piece, Class::Count),
    ("件", Unit::Piece, Class::Count),
    ("条", Unit::Piece, Class::Count),
    ("份", Unit::Piece, Class::Count),
    ("篇", Unit::Piece, Class::Count),
    ("起", Unit::Piece, Class::Count),
    // 增长9.1倍 is a rate in another measure.
    ("倍", Unit::None, Class::Other),
    ("户", Unit::None, Class::Count),
    ("平方米", Unit::None, Class::Count),
    ("公里", Unit::None, Class::Count),
    ("亩", Unit::None, Class::Count),
    ("吨", Unit::None, Class::Count),
    ("期", Unit::None, Class::Count),
    ("场", Unit::None, Class::Count),
    ("所", Unit::None, Class::Count),
    ("间", Unit::None, Class::Count),
    ("栋", Unit::None, Class::Count),
    ("艘", Unit::None, Class::Count),
];

pub(super) fn unit(text: &str, number: &mut Number) {
    // 3万4993.1亿元: one number in two.
    let before = text.get(..number.start).unwrap_or_default();
    let scaled = before.strip_suffix('万').or_else(|| before.strip_suffix('亿'));
    if scaled.is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit())) {
        number.class = Class::Other;
        return;
    }
    let mut at = number.end;
    if text.as_bytes().get(at) == Some(&b' ') {
        at += 1;
    }
    let mut rest = part(text, at, text.len());
    if let Some(more) = ["余", "多"].iter().find_map(|word| rest.strip_prefix(word))
        && more.starts_with(['万', '元', '亿', '人', '个', '%', '批', '辆', '台', '家', '项', '件'])
    {
        number.approximate = true;
        at = text.len() - more.len();
        rest = more;
    }
    if let Some(&(word, unit, class)) = UNITS.iter().find(|(word, ..)| rest.starts_with(word)) {
        let after = at + word.len();
        let next = part(text, after, text.len());
        if word == "分" && !next.starts_with([',', '。', ';', '(', ')', '、']) {
            return;
        }
        number.unit = if word == "个" { counted(next).unwrap_or(unit) } else { unit };
        number.class = class;
        number.after = after;
        // 10人以下陪餐3人: a limit.
        let limit = unit == Unit::Person && ["以下", "以内"].iter().any(|word| next.starts_with(word));
        if class == Class::Money && is_limit(text, number) || limit {
            number.class = Class::Threshold;
        }
        return;
    }
    if let Some(next) = rest.strip_prefix('分') {
        if next.is_empty() || next.starts_with([',', '。', ';', '(', ')', '、', '\n']) {
            (number.unit, number.class, number.after) = (Unit::Point, Class::Count, at + 3);
        }
        return;
    }
    for (word, unit) in [("万", Unit::WanYuan), ("亿", Unit::YiYuan)] {
        let Some(next) = rest.strip_prefix(word) else { continue };
        number.after = at + 3;
        if let Some(more) = next.strip_prefix('余').or_else(|| next.strip_prefix('多')) {
            number.approximate = true;
            if more.starts_with('元') {
                (number.unit, number.class) = (unit, Class::Money);
                number.after = at + 9;
                return;
            }
        }
        if next.starts_with(|c: char| c.is_ascii_digit()) {
            number.class = Class::Other;
            return;
        }
        // 万 before a counted thing is a scale, and the number no amount of money.
        if next.starts_with([
            '人', '次', '户', '亩', '吨', '辆', '台', '平', '美', '公', '家', '件', '株', '头', '只', '个',
            '千', '立', '欧', '港', '条', '份',
        ]) {
            number.class = Class::Other;
        } else {
            (number.unit, number.class) = (unit, Class::Money);
            if is_limit(text, number) {
                number.class = Class::Threshold;
            }
        }
        return;
    }
}

/// What 个 counts.
fn counted(next: &str) -> Option<Unit> {
    let mut end = next.len().min(36);
    while !next.is_char_boundary(end) {
        end -= 1;
    }
    let noun = next.get(..end)?.split([',', '。', ';', '、', '(', ':']).next()?;
    [
        ("团", Unit::Group),
        ("项目", Unit::Project),
        ("内设", Unit::Office),
        ("科室", Unit::Office),
        ("处室", Unit::Office),
        ("股室", Unit::Office),
        ("单位", Unit::Organisation),
        ("机构", Unit::Office),
        ("部门", Unit::Organisation),
        ("月", Unit::Month),
    ]
    .iter()
    .filter_map(|&(word, unit)| noun.find(word).map(|at| (at, unit)))
    .min_by_key(|&(at, _)| at)
    .map(|(_, unit)| unit)
}

fn is_limit(text: &str, number: &Number) -> bool {
    let rest = part(text, number.after, text.len());
    let rest = rest.strip_prefix("(含)").or_else(|| rest.strip_prefix('含')).unwrap_or(rest);
    let rest = rest.strip_prefix('及').unwrap_or(rest);
    ["以上", "以下", "以内"].iter().any(|word| rest.starts_with(word))
        || part(text, 0, number.start).ends_with("单价")
}

pub(super) fn approximate(text: &str, number: &mut Number) {
    let before = part(text, 0, number.start);
    let word =
        ["约为", "约", "将近", "近", "逾", "超过", "大约"].iter().find(|word| before.ends_with(**word));
    if let Some(word) = word {
        let previous = part(text, 0, number.start - word.len()).chars().next_back();
        // 节约3万元 is a saving, 附近3个 a place.
        let inside = match word.chars().next() {
            Some('约') => "节集简契公合制条",
            Some('近') => "附最邻",
            _ => "",
        };
        if !previous.is_some_and(|c| inside.contains(c)) {
            number.approximate = true;
        }
    }
    let rest = part(text, number.after, text.len());
    if number.after > number.end && ["左右", "上下"].iter().any(|word| rest.starts_with(word)) {
        number.approximate = true;
    }
}
