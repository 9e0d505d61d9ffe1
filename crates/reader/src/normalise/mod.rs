//! From a document's text to the text that the grammar reads.
//!
//! Full-width forms become plain ones, traditional script becomes simplified, quotation marks and
//! invisible characters go, letter-spaced words and hard-wrapped lines are joined, marks of pages
//! are set aside. Every byte still knows where it stood.

mod fold;
mod lines;
mod radicals;

use fold::{Folded, Script, fold, is_ideograph};
use lines::{Break, Lines};
pub(crate) use lines::{is_page_mark, starts_item};
pub(crate) use radicals::unified;

/// A normalised text and the way back.
#[derive(Debug, Default)]
pub struct Normalised {
    /// The text; one line per paragraph.
    pub text: String,
    /// Where runs that were copied in step begin: byte here, byte in the original.
    runs: Vec<(u32, u32)>,
    /// Ranges of the original that were set aside as marks of pages.
    pub aside: Vec<(u32, u32)>,
}

impl Normalised {
    /// The byte of the original at which the character at `at` stood.
    pub fn origin(&self, at: usize) -> usize {
        let after = self.runs.partition_point(|&(here, _)| here as usize <= at);
        match after.checked_sub(1).and_then(|i| self.runs.get(i)) {
            Some(&(here, there)) => there as usize + (at - here as usize),
            None => at,
        }
    }

    /// The bytes of the original that a range of whole characters came from, without what was
    /// dropped after its last character.
    pub fn span(&self, original: &str, start: usize, end: usize) -> (usize, usize) {
        let first = self.origin(start);
        if end <= start {
            return (first, first);
        }
        let mut last = end - 1;
        while !self.text.is_char_boundary(last) {
            last -= 1;
        }
        let last = self.origin(last);
        let width = original.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (first, last + width)
    }
}

/// Normalises a text.
///
/// ```
/// use juesuan_reader::normalise::normalise;
/// let original = "運 行 維 護 費１，２３４．５０萬元";
/// let normal = normalise(original);
/// assert_eq!(normal.text, "运行维护费1,234.50万元");
/// let (start, end) = normal.span(original, 15, 23);
/// assert_eq!(&original[start..end], "１，２３４．５０");
/// ```
pub fn normalise(original: &str) -> Normalised {
    let mut writer = Writer {
        out: Normalised {
            text: String::with_capacity(original.len()),
            runs: Vec::with_capacity(original.len() / 24 + 8),
            aside: Vec::new(),
        },
        script: Script::get(),
        last: '\n',
        gap: Gap::None,
        expected: usize::MAX,
        unbroken: false,
        begun: 0,
    };
    for line in Lines::new(original) {
        match line.before {
            Break::Aside => {
                writer.out.aside.push((line.start as u32, line.end as u32));
                continue;
            }
            Break::Joined => writer.gap = Gap::Wrap,
            Break::Paragraph => writer.paragraph(line.start),
        }
        writer.line(original, line.start, line.end);
    }
    writer.out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    /// One space.
    Narrow,
    /// More than one, or a tab.
    Broad,
    /// A line break inside a paragraph.
    Wrap,
}

struct Writer {
    out: Normalised,
    script: &'static Script,
    last: char,
    gap: Gap,
    /// The byte of the original that the next byte of the text would come from without a new run.
    expected: usize,
    /// Whether the line is longer than any paragraph, so that its breaks were lost.
    unbroken: bool,
    /// Where the paragraph begins.
    begun: usize,
}

impl Writer {
    fn push(&mut self, c: char, from: usize, width: usize) {
        if from != self.expected {
            self.out.runs.push((self.out.text.len() as u32, from as u32));
        }
        self.out.text.push(c);
        // A character of another width breaks the step after it.
        self.expected = if c.len_utf8() == width { from + width } else { usize::MAX };
        self.last = c;
    }

    fn paragraph(&mut self, at: usize) {
        self.gap = Gap::None;
        self.begun = self.out.text.len();
        if !self.out.text.is_empty() && self.last != '\n' {
            self.push('\n', at.saturating_sub(1), 1);
        }
    }

    fn line(&mut self, original: &str, start: usize, end: usize) {
        let mut at = start;
        self.unbroken = (end - start).max(self.out.text.len() - self.begun) > LONGEST_PARAGRAPH;
        loop {
            if self.gap == Gap::None {
                at = self.run(original, at, end);
            }
            let Some(c) = original.get(at..end).and_then(|rest| rest.chars().next()) else { break };
            let width = c.len_utf8();
            let c = unified(c);
            let folded = if is_ideograph(c) { Folded::Char(self.script.simplified(c)) } else { fold(c) };
            match folded {
                Folded::Nothing => {}
                // Text without line breaks: a heading stands between spaces.
                Folded::Space
                    if matches!(self.last, '。' | '况' | '明')
                        && self.is_beside_heading(&original[at + width..end]) =>
                {
                    self.paragraph(at + width);
                }
                Folded::Space => {
                    self.gap = match self.gap {
                        Gap::None => Gap::Narrow,
                        Gap::Wrap => Gap::Wrap,
                        _ => Gap::Broad,
                    }
                }
                Folded::Wide => {
                    if self.gap != Gap::Wrap {
                        self.gap = Gap::Broad;
                    }
                }
                Folded::Char('(') if is_ideograph(self.last) && self.gap == Gap::None => {
                    match reading_after(&original[at + width..end]) {
                        Some(length) => {
                            at += width + length;
                            continue;
                        }
                        None => self.push('(', at, width),
                    }
                }
                Folded::Char(c) => {
                    if self.gap == Gap::Wrap && c.is_ascii_digit() && self.is_broken(&original[at..]) {
                        self.gap = Gap::None;
                    }
                    self.close_gap(c, at);
                    self.push(c, at, width);
                }
            }
            at += width;
        }
    }

    /// Writes what stays as it is, most of a text, in one piece, and says where it ends.
    fn run(&mut self, original: &str, start: usize, end: usize) -> usize {
        let Some(rest) = original.get(start..end) else { return start };
        let stays = |c: char| match c {
            '\u{4e00}'..='\u{9fff}' => !self.script.changes(c),
            _ => matches!(c, '0'..='9' | '.' | '%' | '、' | '。'),
        };
        let length = rest.find(|c| !stays(c)).unwrap_or(rest.len());
        let Some(last) = rest.get(..length).and_then(|run| run.chars().next_back()) else { return start };
        if start != self.expected {
            self.out.runs.push((self.out.text.len() as u32, start as u32));
        }
        self.out.text.push_str(&rest[..length]);
        self.expected = start + length;
        self.last = last;
        start + length
    }

    /// Whether a heading begins or ends at a space: `。 （二）收入决算情况说明 本年收入…`.
    fn is_beside_heading(&self, rest: &str) -> bool {
        if self.last == '。' {
            // 甲3万元。 2.乙5万元。 in a line that is longer than a paragraph: an item of its own.
            return heads(rest.trim_start()) || self.unbroken && starts_item(rest.trim_start());
        }
        let text = self.out.text.as_str();
        if !(text.ends_with("情况") || text.ends_with("说明")) {
            return false;
        }
        // No further back than a heading is long.
        let near = text.as_bytes().get(text.len().saturating_sub(LONGEST_HEADING)..).unwrap_or_default();
        let line = match near.iter().rposition(|byte| *byte == b'\n') {
            Some(at) => text.get(text.len() - near.len() + at + 1..).unwrap_or_default(),
            None if near.len() < LONGEST_HEADING => text,
            None => return false,
        };
        starts_item(line) && !rest.trim_start().starts_with("说明")
    }

    /// Writes the space that is left of white space, where any is.
    fn close_gap(&mut self, next: char, at: usize) {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        let keep = match gap {
            Gap::None => false,
            _ if self.last == '\n' => false,
            // Two numbers never become one, unless a separator or a unit says that the number goes on.
            Gap::Wrap => {
                (self.last.is_ascii_alphanumeric() && next.is_ascii_alphanumeric())
                    || (self.last == '.' && next.is_ascii_digit() && !self.ends_in_decimal_point())
            }
            Gap::Narrow => {
                let joins = |c: char| is_ideograph(c) || "%()<>《》、,;:。〔〕".contains(c);
                !(joins(self.last) && (joins(next) || next.is_ascii_digit())
                    || self.last.is_ascii_digit() && (is_ideograph(next) || next == '%'))
                    || self.last == ',' && next.is_ascii_digit()
            }
            Gap::Broad => true,
        };
        if keep {
            self.push(' ', at.saturating_sub(1), 1);
        }
    }

    /// Whether the number that the text ends in goes on in the next line: 1⏎2.5万元. In a table no
    /// unit follows, and a year is one where it has four digits.
    fn is_broken(&self, rest: &str) -> bool {
        let text = &self.out.text;
        let before = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        let number = rest.trim_start_matches(|c| digit(c) || matches!(c, ',' | '，' | '.' | '．'));
        let first = rest.chars().take_while(|c| digit(*c)).count();
        let unit = number.trim_start();
        if unit.starts_with('年') {
            return before < 4
                && before + first == 4
                && text
                    .get(text.len() - before..)
                    .is_some_and(|year| year.starts_with('2') || year.starts_with("19"));
        }
        let goes_on = first == 3 || before <= 3 || !rest[..rest.len() - number.len()].contains([',', '，']);
        before > 0 && goes_on && UNITS.iter().any(|word| unit.starts_with(word))
    }

    fn ends_in_decimal_point(&self) -> bool {
        let bytes = self.out.text.as_bytes();
        matches!(bytes, [.., digit, b'.'] if digit.is_ascii_digit())
    }
}

/// Few paragraphs have more bytes.
const LONGEST_PARAGRAPH: usize = 1200;
/// No heading has more bytes.
const LONGEST_HEADING: usize = 180;

/// Whether a text begins with a numbered heading that a space ends.
fn heads(text: &str) -> bool {
    let chinese = |c: char| "一二三四五六七八九十".contains(c);
    let inner = text.trim_start_matches(['(', '（']);
    let title = inner.trim_start_matches(chinese);
    if title.len() == inner.len() || !title.starts_with(['、', ')', '）']) {
        return false;
    }
    let end = title.char_indices().find(|&(_, c)| matches!(c, '。' | '，' | ',' | '；' | ';' | '：' | ':'));
    let title = title.get(..end.map_or(title.len(), |(at, _)| at)).unwrap_or_default();
    ["情况 ", "说明 "].iter().filter_map(|word| title.find(word)).min().is_some_and(|at| at < LONGEST_HEADING)
}

/// Units that stand behind a number in prose.
const UNITS: &[&str] = &[
    "万元",
    "亿元",
    "元",
    "%",
    "％",
    "个",
    "人",
    "辆",
    "台",
    "批",
    "次",
    "项",
    "家",
    "户",
    "平方米",
    "万",
    "萬",
    "億元",
    "個",
    "輛",
    "臺",
    "項",
    "戶",
];

/// The length of a Latin reading in brackets, as some mirrors insert after an ideograph:
/// `jīng)`, without the opening bracket.
fn reading_after(rest: &str) -> Option<usize> {
    let mut letters = 0;
    for (at, c) in rest.char_indices().take(12) {
        match c {
            'a'..='z' | 'à'..='ü' | 'ā'..='ǿ' => letters += 1,
            ' ' if letters > 0 => {}
            ')' | '）' if letters > 0 => return Some(at + c.len_utf8()),
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(original: &str, expected: &str) {
        assert_eq!(normalise(original).text, expected, "{original:?}");
    }

    #[test]
    fn forms_are_folded() {
        check("收入１２．３４％（见；：）", "收入12.34%(见;:)");
        check("“三公\"经费", "三公经费");
        check("經(jīng)費和業(yè )務(wù)", "经费和业务");
        check("收入\u{200b}合\u{feff}计", "收入合计");
        // Signs for radicals, also traditional ones.
        check("\u{2ec5}附表，\u{2ecb}\u{2f77}\u{2fb7}", "见附表,车糸食");
        check("\u{2f08}\n均，\u{2f94}", "人均,言");
    }

    #[test]
    fn spaced_words_are_joined_and_columns_are_not() {
        check("公 务 用 车 运 行 费 12 .5 万 元", "公务用车运行费12 .5万元");
        check("占 4.04 %", "占4.04%");
        check("行政运行    12.00   3.00", "行政运行 12.00 3.00");
    }

    #[test]
    fn titles_that_markdown_marks_stand_alone() {
        check("# 某局\n## 一、部门概况\n收入#1万元", "某局\n一、部门概况\n收入#1万元");
    }

    #[test]
    fn hard_wraps_are_joined() {
        check("占支\n出总预\n算4.04 %", "占支出总预算4.04%");
        check("共计12.\n5万元", "共计12.5万元");
        check("共计1,\n204.5万元", "共计1,204.5万元");
        check("合计12\n13", "合计12 13");
        let bracket = "公务接待费支出五万元（其中：一般公共预算支出四万元；\n政府性基金预算支出一万元）。";
        check(
            bracket,
            &bracket
                .replace('\n', "")
                .replace('（', "(")
                .replace('）', ")")
                .replace('：', ":")
                .replace('；', ";"),
        );
        // Paragraphs that are indented.
        check(
            "　　公务接待费支出五万元，主要原因是来访的单位增加了接待。\n区甲中心新增三万元，区乙中心新增二万元的支出，共五万元。\n　　公务用车运行维护费支出八万元，与上年一样没有什么变化。",
            "公务接待费支出五万元,主要原因是来访的单位增加了接待。区甲中心新增三万元,区乙中心新增二万元的支出,共五万元。\n公务用车运行维护费支出八万元,与上年一样没有什么变化。",
        );
        // A unit behind it makes it one number.
        check("共计1\n2,345.5万元", "共计12,345.5万元");
        check("共计12.3\n4万元，占1\n2.5%", "共计12.34万元,占12.5%");
        check("共计202\n3年", "共计2023年");
        check("共計1\n2.5萬元,減少3\n輛", "共计12.5万元,减少3辆");
        check("为全年总支出 12\n5.08 万元", "为全年总支出125.08万元");
        check("基本支出 103710\n3.63\n元", "基本支出1037103.63元");
        check("减少 261,443.\n84 元，占 1\n.5 %", "减少261,443.84元,占1.5%");
        check("见附表1\n2023年", "见附表1 2023年");
        check(
            "一、基本情况\n负责全县的档案工作。\n二、收支情况",
            "一、基本情况\n负责全县的档案工作。\n二、收支情况",
        );
    }

    #[test]
    fn headings_of_a_text_without_lines_stand_alone() {
        check(
            "二、决算情况说明 （一）总体情况说明 收入3万元。 （二）收入情况 本年收入3万元。 （三）其他",
            "二、决算情况说明\n(一)总体情况说明\n收入3万元。\n(二)收入情况\n本年收入3万元。(三)其他",
        );
        check("见情况说明 一、二。", "见情况说明一、二。");
        // Items of a line that is longer than a paragraph.
        let long = "收入3万元，用于日常工作。 ".repeat(40);
        let items = [long.as_str(), "2.乙收入5万元。 3.丙收入6万元。"].concat();
        assert!(normalise(&items).text.ends_with("。\n2.乙收入5万元。\n3.丙收入6万元。"));
        check("甲收入3万元。 2.乙收入5万元。", "甲收入3万元。2.乙收入5万元。");
    }

    #[test]
    fn marks_of_pages_are_set_aside() {
        let original = "与上年相比，收\n— 7 —\n入增加3万元。";
        let normal = normalise(original);
        assert_eq!(normal.text, "与上年相比,收入增加3万元。");
        assert_eq!(normal.aside.len(), 1);
        let (start, end) = normal.aside[0];
        assert_eq!(&original[start as usize..end as usize], "— 7 —");
    }

    proptest! {
        #[test]
        fn every_character_knows_where_it_stood(original in "[收入合计０-９0-9，,.。（）() \n\t%％萬元“”x-z]{0,60}") {
            let normal = normalise(&original);
            let mut last = 0;
            for (at, c) in normal.text.char_indices() {
                let origin = normal.origin(at);
                prop_assert!(origin >= last && origin <= original.len(), "{} {}", at, origin);
                last = origin;
                if c.is_ascii_digit() {
                    let there = original[origin..].chars().next().unwrap();
                    prop_assert!(there == c || there as u32 == c as u32 + 0xfee0);
                }
            }
        }

        #[test]
        fn nothing_panics(original in any::<String>()) {
            let normal = normalise(&original);
            for (at, c) in normal.text.char_indices() {
                normal.span(&original, at, at + c.len_utf8());
            }
        }
    }
}
