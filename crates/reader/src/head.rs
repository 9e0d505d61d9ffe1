//! What stands at the head of a document: the department, and the form that it follows.

use juesuan_model::Section;
use juesuan_model::tables::kind_of_title;

const KINDS: &[&str] = &["部门决算", "单位决算", "决算公开", "决算信息", "决算情况", "决算说明", "决算"];

/// What stands before the department's name above a table.
const ABOVE_TABLES: &[&str] = &[
    "公开部门:",
    "公开单位:",
    "编制部门:",
    "编制单位:",
    "填报单位:",
    "填报部门:",
    "部门名称:",
    "单位名称:",
    "部门:",
];

/// The department as the title names it, or the head of a table.
pub(crate) fn department(text: &str) -> Option<&str> {
    titled(text).or_else(|| {
        text.lines().find_map(|line| {
            let name = ABOVE_TABLES.iter().find_map(|words| line.trim_start().strip_prefix(words))?;
            // The unit may stand on the same line.
            let name = name.trim_start().split([' ', '\t']).next().unwrap_or_default();
            let name = name.split("金额单位").next().unwrap_or_default().trim();
            is_name(name).then_some(name)
        })
    })
}

fn titled(text: &str) -> Option<&str> {
    let mut before: Option<&str> = None;
    for line in text.lines().take(12) {
        let line = line.trim();
        if line.is_empty() || line == "目录" {
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
        let Some(kind) = KINDS.iter().filter_map(|kind| line.find(kind)).min() else {
            before = Some(line);
            continue;
        };
        let named = line.get(..kind)?;
        let year = named
            .find("20")
            .filter(|&at| named.get(at..at + 4).is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit())));
        let (front, behind) = match year {
            Some(at) => (named.get(..at)?, named.get(at + 4..)?),
            None => (named, ""),
        };
        let behind = behind.trim_start_matches(['年', '度']).trim();
        let name = [front.trim(), behind].into_iter().find(|name| name.chars().count() > 2);
        let name = name.or(before).map(clean).filter(|name| is_name(name));
        if name.is_some() {
            return name;
        }
    }
    None
}

fn clean(name: &str) -> &str {
    let name = name.strip_prefix("关于").unwrap_or(name);
    let name = name.rsplit("部分").next().unwrap_or(name);
    name.trim_matches([' ', '《', '》', ':', '(', ')'])
}

fn is_name(name: &str) -> bool {
    let length = name.chars().count();
    (3..=50).contains(&length) && !name.contains(|c: char| c.is_ascii_digit()) && !name.starts_with('第')
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
        assert_eq!(department("某县档案馆\n2031年度决算公开说明\n一、概况"), Some("某县档案馆"));
        assert_eq!(department("某市教育局2031年度部门决算\n目录"), Some("某市教育局"));
        assert_eq!(department("2031年度某市教育局部门决算公开"), Some("某市教育局"));
        assert_eq!(department("收入合计3万元,支出决算3万元。"), None);
        assert_eq!(department("收入支出决算总表\n公开部门:某县档案馆 金额单位:万元"), Some("某县档案馆"));
    }
}
