//! What stands at the head of a document: the department, and the form that it follows.

use juesuan_model::Section;
use juesuan_model::tables::kind_of_title;

use crate::normalise::starts_item;

const KINDS: &[&str] =
    &["部门决算", "单位决算", "决算公开", "决算信息", "决算情况", "决算说明", "决算", "部门预算", "单位预算"];

/// What stands before the department's name above a table.
const ABOVE_TABLES: &[&str] = &[
    "公开部门:",
    "公开单位:",
    "编制部门:",
    "编制单位:",
    "填报单位:",
    "填报部门:",
    "预算主管部门:",
    "部门名称:",
    "单位名称:",
    "部门:",
];

/// The department as the title names it, or the head of a table.
pub(crate) fn department(text: &str) -> Option<String> {
    let above_tables = || {
        text.lines().find_map(|line| {
            let name = ABOVE_TABLES.iter().find_map(|words| line.trim_start().strip_prefix(words))?;
            // The unit may stand on the same line.
            let name = name.trim_start().split([' ', '\t']).next().unwrap_or_default();
            let name = without_unit(name).trim();
            is_name(name).then_some(name)
        })
    };
    match titled(text) {
        // 某市某区2031年部门预算: the place is not yet the department.
        Some(place) if is_place(&place) => Some(above_tables().map_or(place, str::to_owned)),
        Some(name) => Some(name),
        None => above_tables().map(str::to_owned),
    }
}

fn titled(text: &str) -> Option<String> {
    let mut before: Option<String> = None;
    for line in text.lines().take(12) {
        let line = line.trim();
        if line.is_empty() || matches!(line, "目录" | "目 录" | "目  录") {
            continue;
        }
        if line.chars().take(61).count() > 60 || line.contains(['。', ',', ';']) {
            before = None;
            continue;
        }
        // The title of a table names no department.
        if kind_of_title(line).is_some() {
            continue;
        }
        // A title may be broken within its year.
        let whole = match &before {
            Some(above) if line.starts_with('年') && ends_in_year(above) => [above, line].concat(),
            _ => line.to_owned(),
        };
        let Some(kind) = KINDS.iter().filter_map(|kind| whole.find(kind)).min() else {
            // 某市某区: the name of what belongs to it stands in the next line.
            before = match before.take() {
                _ if starts_item(line) => None,
                Some(place) if is_place(&place) => Some([&place, line].concat()),
                _ => Some(line.to_owned()),
            };
            continue;
        };
        let named = whole.get(..kind)?;
        let year = named
            .find("20")
            .filter(|&at| named.get(at..at + 4).is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit())));
        let (front, behind) = match year {
            Some(at) => (named.get(..at)?, named.get(at + 4..)?),
            None => (named, ""),
        };
        let behind = behind.trim_start_matches(['年', '度']).trim();
        let name = [front.trim(), behind].into_iter().find(|name| name.chars().count() > 2);
        let name = name.or(before.as_deref()).map(clean).filter(|name| is_name(name));
        if let Some(name) = name {
            return Some(name.to_owned());
        }
    }
    None
}

/// Whether a line is the name of a place alone, or of its government.
fn is_place(line: &str) -> bool {
    line.ends_with(['省', '市', '区', '县', '旗', '州', '盟', '镇', '乡']) || line.ends_with("人民政府")
}

fn ends_in_year(line: &str) -> bool {
    let year = line.len().checked_sub(4).and_then(|at| line.get(at..));
    year.is_some_and(|year| year.starts_with("20") && year.bytes().all(|byte| byte.is_ascii_digit()))
}

fn clean(name: &str) -> &str {
    let name = without_unit(name.strip_prefix("关于").unwrap_or(name));
    let name = name.rsplit("部分").next().unwrap_or(name);
    // 某市财政局一般公共预算财政拨款三公经费支出决算: what is told of stands behind who tells it.
    let told =
        ["一般公共预算", "公共预算", "政府性基金", "财政拨款", "“三公”", "三公", "收支", "收入", "支出"];
    let name = match is_unit(name) {
        true => name,
        false => told.iter().fold(name, |name, words| name.split(*words).next().unwrap_or_default()),
    };
    let name = name.rsplit('>').next().unwrap_or_default();
    let name = ["关于", "部门", "省级", "市级", "区级", "县级"]
        .iter()
        .fold(name.trim(), |name, end| name.strip_suffix(*end).unwrap_or(name));
    let open = name.contains('(') && name.ends_with(')');
    name.trim_matches(|c| matches!(c, ' ' | '《' | '》' | ':') || !open && matches!(c, '(' | ')'))
}

/// A name without the unit of money that stands behind it in the head of a table.
fn without_unit(name: &str) -> &str {
    ["金额单位", "单位:"].iter().fold(name, |name, unit| name.split(*unit).next().unwrap_or_default())
}

/// Whether a name ends as those of units do: 某市非税收入管理局.
fn is_unit(name: &str) -> bool {
    let ends =
        ["局", "厅", "委", "委员会", "办", "办公室", "中心", "院", "所", "站", "处", "馆", "校", "队", "会"];
    ends.iter().any(|end| name.trim_end().ends_with(end))
}

/// Whether words can be the name of a department: no number of a heading, and nothing that accounts
/// tell of.
fn is_name(name: &str) -> bool {
    let length = name.chars().count();
    let body = name.trim_start_matches('(');
    let numbered = body.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    let numbered = numbered.len() < body.len() && numbered.starts_with([')', '、', '.']);
    let told = [
        "三公",
        "财政拨款",
        "收入",
        "支出",
        "收支",
        "经费",
        "预算数",
        "公共预算",
        "公开",
        "政府采购",
        "|",
        "-",
    ];
    (3..=50).contains(&length)
        && !name.contains(|c: char| c.is_ascii_digit())
        && !name.starts_with('第')
        && !numbered
        && (is_unit(name) || !told.iter().any(|words| name.contains(words)))
}

/// The profile that the sections follow, where one is recognised.
pub(crate) fn profile(sections: &[Section]) -> Option<&'static str> {
    let has = |id: &str| sections.iter().any(|section| section.id == id);
    let titled = |words: &str| sections.iter().any(|section| section.title.contains(words));
    if has("three_public_quantities") && has("three_public_items") && has("meetings_training_travel") {
        return Some("chongqing-2024");
    }
    let national = [
        "收入支出决算总体情况",
        "收入决算情况",
        "支出决算情况",
        "财政拨款收入支出决算总体情况",
        "基本支出决算情况",
    ];
    (national.iter().filter(|words| titled(words)).count() >= 4).then_some("national-2024")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departments_of_titles() {
        let check = |text, name: Option<&str>| assert_eq!(department(text).as_deref(), name);
        check("某县档案馆\n2031年度决算公开说明\n一、概况", Some("某县档案馆"));
        check("某市教育局2031年度部门决算\n目录", Some("某市教育局"));
        check("2031年度某市教育局部门决算公开", Some("某市教育局"));
        check("收入合计3万元,支出决算3万元。", None);
        check("收入支出决算总表\n公开部门:某县档案馆 金额单位:万元", Some("某县档案馆"));
    }

    #[test]
    fn headings_and_units_are_no_names() {
        let check = |text, name: Option<&str>| assert_eq!(department(text).as_deref(), name);
        check("(一)一般公共预算财政拨款三公经费支出决算总体情况", None);
        check("二、收入支出决算情况", None);
        check("2031年三公经费决算情况", None);
        check("(一)收支决算总体情况", None);
        check("收入支出决算总表\n编制单位:某县档案馆单位:万元", Some("某县档案馆"));
        check("某市建设委员会2031年部门预算情况说明", Some("某市建设委员会"));
        check("某市非税收入管理局2031年度部门决算公开", Some("某市非税收入管理局"));
        check("某市政府采购中心2031年度部门决算公开", Some("某市政府采购中心"));
        check("某省财政厅一般公共预算财政拨款“三公”经费支出决算情况说明", Some("某省财政厅"));
        check("某市甲区2031年区级部门预算\n预算主管部门:某市甲区建设委员会", Some("某市甲区建设委员会"));
    }

    #[test]
    fn a_title_may_be_broken_over_lines() {
        let check = |text, name: Option<&str>| assert_eq!(department(text).as_deref(), name);
        check("某市甲区\n档案馆\n2031年度部门决算", Some("某市甲区档案馆"));
        check(
            "某市甲区人民政府\n乙路街道办事处 2031\n年度部门决算\n目 录",
            Some("某市甲区人民政府乙路街道办事处"),
        );
        check("一、主要职能\n二、部门决算单位构成", None);
    }
}
