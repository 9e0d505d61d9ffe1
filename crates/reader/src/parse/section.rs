//! Sections, known by the words of their titles and never by their numbers.

/// A heading that opened a section.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    /// The section's name; empty where the title says nothing that is known.
    pub id: &'static str,
    pub title_start: usize,
    pub title_end: usize,
    /// Whether text follows on the same line.
    pub inline: bool,
}

/// How deep a heading's number stands: 第一部分, 一、, （一）, 1., （1）.
pub(crate) fn depth(line: &str) -> Option<(usize, usize)> {
    let chinese = |c: char| "一二三四五六七八九十百零".contains(c);
    let arabic = |c: char| c.is_ascii_digit();
    let inner = line.strip_prefix('(').unwrap_or(line);
    let bracket = line.len() - inner.len();
    if bracket == 0 && line.starts_with('第') {
        let rest = line.get(3..)?.trim_start_matches(|c| chinese(c) || arabic(c));
        return rest.strip_prefix("部分").map(|rest| (0, line.len() - rest.len()));
    }
    let after = inner.trim_start_matches(chinese);
    let (level, after) = if after.len() < inner.len() {
        (if bracket > 0 { 2 } else { 1 }, after)
    } else {
        let after = inner.trim_start_matches(arabic);
        if after.len() == inner.len() || inner.len() - after.len() > 2 {
            return None;
        }
        (if bracket > 0 { 4 } else { 3 }, after)
    };
    let rest = match bracket {
        0 => after.strip_prefix(['、', '.', ',', ')'])?,
        _ => after.strip_prefix(')')?,
    };
    // 8.2210201住房公积金: the code of an item behind the number of the list.
    let coded = rest.len() - rest.trim_start_matches(arabic).len() == 7;
    if level == 3 && rest.starts_with(arabic) && !rest.starts_with("20") && !coded {
        return None;
    }
    Some((level, line.len() - rest.len()))
}

/// Follows the headings of a document.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// The section that each depth is in.
    stack: [&'static str; 6],
    /// Whether the general public budget has its own section of expenditure, and of basic
    /// expenditure: then the one of all budgets is another.
    apart: [bool; 2],
}

impl Outline {
    pub(crate) fn of(text: &str) -> Self {
        let mut apart = [false; 2];
        for line in text.lines() {
            let Some((_, length)) = depth(line) else { continue };
            let body = line.get(length..).unwrap_or_default();
            let title = body.split(['。', ':', ',']).next().unwrap_or_default();
            if title.contains("一般公共预算") && title.contains("支出") && !title.ends_with('表') {
                apart[usize::from(title.contains("基本支出"))] |= !title.contains("收入");
            }
        }
        Self { stack: [""; 6], apart }
    }

    /// Reads a paragraph as a heading, if it is one.
    pub(crate) fn heading(&mut self, text: &str, start: usize, end: usize) -> Option<Heading> {
        let line = text.get(start..end)?;
        let numbered = depth(line);
        let body = numbered.map_or(line, |(_, length)| line.get(length..).unwrap_or_default());
        let stop = body.char_indices().take(46).find(|&(_, c)| c == '。' || c == ':').map(|(at, _)| at);
        let title = match stop {
            Some(at) => body.get(..at)?,
            None if body.chars().take(46).count() < 46 => body,
            None => return None,
        };
        let title = title.trim();
        if title.is_empty() || title.contains([',', ';']) || has_quantity(title) {
            return None;
        }
        if ["收入", "支出", "拨款"].iter().any(|end| title.ends_with(end)) && is_row(text, end, numbered)
        {
            return None;
        }
        let inline = stop.is_some_and(|at| at + 3 < body.len());
        let titled = [
            "情况", "说明", "概况", "职能", "职责", "解释", "表", "信息", "构成", "设置", "方式", "结果",
            "部分", "渠道", "收入", "支出", "经费", "事项", "决算", "小结", "总结",
        ]
        .iter()
        .any(|word| title.ends_with(word));
        if inline && !(title.ends_with("情况") || title.ends_with("说明") || title.ends_with("解释")) {
            return None;
        }
        if !titled && numbered.is_none() {
            return None;
        }
        let level = numbered.map_or(5, |(level, _)| level);
        let parent = self.stack.get(..level)?.iter().rev().find(|id| !id.is_empty()).copied().unwrap_or("");
        let mut id = section_id(title, parent);
        let budget = ["一般公共", "公共财政预算", "政府性基金", "国有资本"]
            .iter()
            .any(|budget| title.contains(budget));
        let inside = parent.starts_with("gpb") || parent == "gov_fund" || parent == "soe";
        if title.contains("财政拨款") && !budget && !inside {
            let of_all = match id {
                "gpb_expenditure" => self.apart[0],
                "gpb_basic" => self.apart[1],
                _ => false,
            };
            id = if of_all { "fiscal_overall" } else { id };
        }
        if numbered.is_none()
            && (id.is_empty()
                || !(title.ends_with("情况")
                    || title.ends_with("说明")
                    || title.ends_with("解释")
                    || title.ends_with("概况")))
        {
            return None;
        }
        // A numbered line without a known title may be an item of a list: it opens nothing.
        let doubts = [id.is_empty(), !titled, level > 2];
        if doubts.iter().filter(|doubt| **doubt).count() > 1 {
            return None;
        }
        if level < 5 {
            if let Some(slot) = self.stack.get_mut(level) {
                *slot = if id.is_empty() { parent } else { id };
            }
            if let Some(deeper) = self.stack.get_mut(level + 1..) {
                deeper.fill("");
            }
        }
        let offset = line.len() - body.len() + (body.len() - body.trim_start().len());
        let title_start = start + offset;
        Some(Heading { id, title_start, title_end: title_start + title.len(), inline })
    }
}

/// Whether a line that ends here is a row of a table whose cells stand in lines of their own: an
/// amount or the name of the row beside it follows.
fn is_row(text: &str, end: usize, numbered: Option<(usize, usize)>) -> bool {
    let Some(next) = text.get(end..).and_then(|rest| rest.trim_start().split('\n').next()) else {
        return false;
    };
    let is_amount = !next.is_empty() && next.chars().all(|c| c.is_ascii_digit() || ",.- ".contains(c));
    let of_level = |line: Option<(usize, usize)>| line.map(|(level, _)| level);
    is_amount || numbered.is_some() && of_level(depth(next)) == of_level(numbered)
}

/// Whether a title holds a number that is no year, as a row of a table does.
fn has_quantity(title: &str) -> bool {
    let mut rest = title;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let Some(number) = rest.get(at..) else { return true };
        let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = number.len() - behind.len();
        if digits != 4 || !(behind.starts_with('年') || behind.starts_with('度')) {
            return true;
        }
        rest = behind;
    }
    false
}

/// The name of a section from its title and the section around it.
fn section_id(title: &str, parent: &'static str) -> &'static str {
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    if has(&["目录"]) {
        return "";
    }
    let three_public = parent.starts_with("three_public");
    if has(&["三公"]) || three_public && !has(&["收入"]) && has(&["总体", "分项", "实物量"]) {
        return if has(&["分项", "分类"]) {
            "three_public_items"
        } else if has(&["实物量"]) {
            "three_public_quantities"
        } else {
            "three_public_overall"
        };
    }
    let known: &[(&[&str], &'static str)] = &[
        (&["机关运行", "机构运行"], "agency_operation"),
        (&["政府采购"], "procurement"),
        (&["国有资产", "资产占", "固定资产", "车辆及设备"], "assets"),
        (&["会议费", "培训费", "差旅费"], "meetings_training_travel"),
        (&["绩效"], "performance"),
        (&["名词解释", "名词说明", "专业名词"], "glossary"),
        (&["联系方式", "信息反馈"], "contact"),
        (&["政府性基金"], "gov_fund"),
        (&["国有资本"], "soe"),
    ];
    if let Some(&(_, id)) = known.iter().find(|(words, _)| has(words)) {
        return id;
    }
    let both = has(&["收入支出", "收、支", "收支", "收入、支出"]);
    if has(&["基本支出"]) && (has(&["一般公共", "公共财政", "财政拨款"]) || parent != "expenditure")
    {
        return "gpb_basic";
    }
    if has(&["一般公共预算", "一般公共财政", "公共财政预算"]) {
        return if both {
            "gpb"
        } else if has(&["收入"]) && !has(&["支出"]) {
            "gpb_income"
        } else {
            "gpb_expenditure"
        };
    }
    if has(&["财政拨款"]) {
        return if both {
            "fiscal_overall"
        } else if has(&["支出"]) {
            "gpb_expenditure"
        } else {
            "fiscal_overall"
        };
    }
    let gpb = parent.starts_with("gpb");
    let inside = gpb || parent == "gov_fund" || parent == "soe" || parent == "fiscal_overall";
    let here = |own: &'static str, of_gpb: &'static str| {
        if gpb {
            of_gpb
        } else if inside {
            parent
        } else {
            own
        }
    };
    if has(&["结转结余", "结转和结余"]) {
        return here("carryover", "gpb_carryover");
    }
    if both || has(&["总体情况"]) && has(&["决算"]) {
        return if inside { parent } else { "overall" };
    }
    if three_public || matches!(parent, "performance" | "glossary" | "assets" | "procurement") {
        return "";
    }
    if has(&["收入情况", "收入决算", "收入说明"]) {
        return here("income", "gpb_income");
    }
    if has(&["支出情况", "支出决算", "支出说明"]) {
        return here("expenditure", "gpb_expenditure");
    }
    if has(&["职能", "职责", "概况", "单位构成", "机构设置", "基本情况", "机构改革", "部门构成", "单位情况"])
    {
        return "department";
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_by_their_words() {
        let mut outline = Outline::default();
        let mut id = |line: &str| outline.heading(line, 0, line.len()).map(|heading| heading.id);
        assert_eq!(id("一、部门基本情况"), Some("department"));
        assert_eq!(id("1.贯彻执行方针政策,草拟文件。"), None);
        assert_eq!(id("二、部门决算收支情况说明"), Some("overall"));
        assert_eq!(id("(一)收入支出决算总体情况说明"), Some("overall"));
        assert_eq!(id("1.收入情况。2031年度收入合计3万元。"), Some("income"));
        assert_eq!(id("2.支出情况。2031年度支出合计3万元。"), Some("expenditure"));
        assert_eq!(id("(二)一般公共预算财政拨款收入支出决算情况说明"), Some("gpb"));
        assert_eq!(id("1.收入情况。2031年度收入合计3万元。"), Some("gpb_income"));
        assert_eq!(id("(1)教育支出3万元,占3%。"), None);
        assert_eq!(id("七、财政拨款三公经费支出决算情况说明"), Some("three_public_overall"));
        assert_eq!(id("(二)分项支出情况"), Some("three_public_items"));
        assert_eq!(id("财政拨款收入支出决算总体情况说明"), Some("fiscal_overall"));
    }
}
