//! Names as documents write them.

use std::borrow::Cow;

/// A name without spaces, with full-width brackets, and without the mark of its level.
pub(super) fn normal(name: &str) -> Cow<'_, str> {
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}');
    let name: Cow<'_, str> = if name.chars().any(|c| matches!(c, '(' | ')') || blank(c)) {
        let full = |c| match c {
            '(' => '（',
            ')' => '）',
            c => c,
        };
        name.chars().filter(|c| !blank(*c)).map(full).collect()
    } else {
        name.into()
    };
    let marked = |name: &str| ["（类）", "（款）", "（项）"].iter().any(|mark| name.ends_with(mark));
    if !marked(&name) {
        return name;
    }
    let length = name.len() - "（类）".len();
    match name {
        Cow::Borrowed(name) => name[..length].into(),
        Cow::Owned(mut name) => {
            name.truncate(length);
            name.into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn marks_brackets_and_spaces_do_not_count() {
        for (written, expected) in [
            ("教育支出", "教育支出"),
            ("教育支出（类）", "教育支出"),
            ("教育支出(类)", "教育支出"),
            ("  教育\u{3000}支出 (类) ", "教育支出"),
            ("政府办公厅(室)及相关机构事务（款）", "政府办公厅（室）及相关机构事务"),
            ("行政运行\u{200b}(项)\n", "行政运行"),
            ("资本性支出（基本建设）", "资本性支出（基本建设）"),
            ("（类）", ""),
            ("", ""),
        ] {
            assert_eq!(normal(written), expected, "{written}");
        }
    }
}
