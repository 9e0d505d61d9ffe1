//! Which line breaks end a paragraph, which only wrap it, and which lines are marks of pages.

use super::fold::is_ideograph;

/// Words that an amount follows.
const MOVES: &[&str] = &[
    "增加",
    "减少",
    "增长",
    "下降",
    "上升",
    "降低",
    "支出决算为",
    "决算数为",
    "年初预算为",
    "预算数为",
    "年初预算",
    "支出决算",
    "预算数",
    "决算数",
];

/// What separates a line from the text before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    /// It begins a paragraph.
    Paragraph,
    /// It continues the line before.
    Joined,
    /// It is the mark of a page, and no text.
    Aside,
}

/// A line, trimmed of white space at its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub start: usize,
    pub end: usize,
    pub before: Break,
}

/// Few texts are wrapped to fewer columns.
const WRAPPED: usize = 40;

/// Characters that begin a unit, or the thing that is counted.
const UNITS: &[char] = &[
    '万', '亿', '元', '个', '人', '辆', '批', '台', '套', '次', '件', '项', '家', '名', '所', '户', '天',
    '年', '月', '日', '分', '点', '平', '吨', '米', '公', '类', '款', '处', '股', '科', '部', '周', '级',
    '者', '成', '倍', '层',
];

/// No line that was wrapped is shorter.
const WRAPPED_AT_LEAST: usize = 24;

/// Words that are often broken at the end of a line.
const WORDS: &[&str] = &[
    "年度", "增加", "减少", "增长", "下降", "上升", "降低", "预算", "决算", "拨款", "支出", "收入", "结转",
    "结余", "公务", "经费", "财政", "公共", "基金", "接待", "车辆", "维护", "运行", "购置", "采购", "政府",
    "单位", "部门", "项目", "人员", "工资", "住房", "保障", "社会", "就业", "健康", "卫生", "教育", "主要",
    "原因", "用于", "完成", "年初", "年末", "上年", "本年", "其中", "分别", "合计", "总计", "保险", "养老",
    "服务", "相比", "增幅", "降幅",
];

/// Words of one character, and the first ones of longer words, that end no paragraph.
const UNFINISHED: &[char] = &[
    '增', '减', '比', '较', '与', '和', '由', '从', '至', '占', '为', '的', '于', '下', '上', '达', '共',
    '及',
];

/// Lines are as many columns wide as this where nobody wrapped them.
const UNWRAPPED: usize = 180;

/// How wide a line is: an ideograph takes two columns, a digit one.
fn columns(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).take(UNWRAPPED).sum::<usize>().min(UNWRAPPED)
}

/// The lines of a text.
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    /// The usual width of a full line in columns; nothing where the text is not wrapped.
    width: Option<usize>,
    /// The line of text before, and its indentation.
    last: Option<(&'a str, usize)>,
    /// How far the first line of the paragraph is indented.
    first_indent: usize,
    /// Whether an empty line stood before.
    gap: bool,
    /// How many brackets of the paragraph are open.
    open: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, width: usual_width(text), last: None, first_indent: 0, gap: false, open: 0 }
    }
}

/// The width of a full line, where the lines of the text are wrapped.
fn usual_width(text: &str) -> Option<usize> {
    let mut lengths = [0u32; UNWRAPPED + 1];
    let (mut lines, mut long) = (0u32, 0u32);
    for line in text.split('\n') {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        lines += 1;
        let length = columns(line);
        if length >= UNWRAPPED {
            long += 1;
        }
        lengths[length.min(UNWRAPPED)] += 1;
    }
    if lines == 0 || long * 20 > lines {
        return None;
    }
    // The longest length that one line in twenty reaches.
    let mut seen = 0;
    for (length, &count) in lengths.iter().enumerate().rev() {
        seen += count;
        if seen * 20 >= lines {
            return Some(length);
        }
    }
    None
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        loop {
            if self.at >= self.text.len() {
                return None;
            }
            let rest = &self.text[self.at..];
            let length = rest.find('\n').unwrap_or(rest.len());
            let start = self.at;
            self.at = start + length + 1;
            let raw = &rest[..length];
            let trimmed = raw.trim_end();
            let body = trimmed.trim_start();
            if body.is_empty() {
                self.gap = true;
                continue;
            }
            let end = start + trimmed.len();
            if let Some(title) = marked_title(body) {
                (self.last, self.gap, self.open, self.first_indent) = (None, false, 0, 0);
                return Some(Line { start: end - title.len(), end, before: Break::Paragraph });
            }
            let indent = indentation(&trimmed[..trimmed.len() - body.len()]);
            let splits = || {
                let below = self.text.get(self.at..).unwrap_or_default();
                self.last.is_some_and(|(last, _)| !self.gap && splits_amount(last, body, below))
            };
            if is_page_mark(body, raw.contains('\u{c}')) || splits() {
                return Some(Line { start, end, before: Break::Aside });
            }
            let joined = match self.last {
                Some((last, last_indent)) => self.continues(last, last_indent, body, indent),
                None => false,
            };
            if !joined {
                self.open = 0;
                self.first_indent = indent;
            }
            // Only lines that are wrapped end inside of a bracket.
            for c in if self.width.is_some() { body.chars() } else { "".chars() } {
                match c {
                    '（' | '(' => self.open += 1,
                    '）' | ')' => self.open = self.open.saturating_sub(1),
                    _ => {}
                }
            }
            self.last = Some((body, indent));
            self.gap = false;
            return Some(Line { start, end, before: if joined { Break::Joined } else { Break::Paragraph } });
        }
    }
}

impl Lines<'_> {
    fn continues(&self, last: &str, last_indent: usize, next: &str, indent: usize) -> bool {
        let (Some(end), Some(start)) = (last.chars().next_back(), next.chars().next()) else { return false };
        // Punctuation, a unit or a percent sign never begins a paragraph.
        if matches!(
            start,
            '，' | ',' | '、' | '；' | ';' | '：' | ':' | '。' | '）' | ')' | '”' | '％' | '%' | '》'
        ) || ["万元", "亿元", "个百分点", "（类）", "（款）", "（项）"]
            .iter()
            .any(|unit| next.starts_with(unit))
        {
            return !self.gap;
        }
        let mut following = next.chars().skip(1);
        let goes_on = match start {
            '元' => following.next().is_some_and(|c| "，,、；;。（(".contains(c)),
            '0'..='9' => ends_in_point(last),
            '.' | '．' => end.is_ascii_digit() && following.next().is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        };
        if goes_on && !self.gap {
            return true;
        }
        // （其中：⏎A3万元），接待…: a bracket that the next line closes.
        let unclosed = last.rfind(['（', '(']).is_some_and(|open| !last[open..].contains(['）', ')']));
        let closed = next.find(['）', ')']).is_some_and(|close| !next[..close].contains(['（', '(']));
        if unclosed && closed && !self.gap && matches!(end, '：' | ':' | '；' | ';' | '，' | ',') {
            return true;
        }
        // 原因：⏎一是…；⏎二是…: what is counted so goes on.
        if !self.gap
            && ["一是", "二是", "三是", "四是", "五是"].iter().any(|count| next.starts_with(count))
            && matches!(end, '：' | ':' | '；' | ';' | '，' | ',')
        {
            return true;
        }
        if starts_item(next) {
            return false;
        }
        // 五、某某支出决算情况 is a whole heading, however long it is.
        let titled = last.ends_with("情况") && !next.starts_with("说明") || last.ends_with("情况说明");
        if titled && starts_item(last) {
            return false;
        }
        // 主要用于： is no heading of what follows.
        if !self.gap && last.ends_with(['：', ':']) {
            let before = last.trim_end_matches(['：', ':']);
            return ["用于", "原因", "原因是"].iter().any(|word| before.ends_with(word));
        }
        // A line that is full ends no paragraph inside of a bracket: （其中：A3万元；⏎B2万元）.
        let full = self.width.is_some_and(|width| (last_indent + columns(last)) * 10 >= width * 8);
        if self.open > 0 && full && !self.gap && matches!(end, '；' | ';') {
            return true;
        }
        // Nor does a semicolon where the line is full and no item follows.
        let reach = last_indent + columns(last);
        let filled = self.width.is_some_and(|width| reach >= WRAPPED && reach * 10 >= width * 9);
        if matches!(end, '；' | ';') && filled && !self.gap && is_ideograph(start) && indent <= last_indent {
            return true;
        }
        // Nor does a full stop, where paragraphs are indented and the next line is not.
        if end == '。' && filled && !self.gap && indent + 2 <= self.first_indent {
            return true;
        }
        if matches!(end, '。' | '；' | ';' | '！' | '？' | '：' | ':') {
            return false;
        }
        if matches!(end, '，' | ',' | '、' | '（' | '(' | '“' | '《') {
            return true;
        }
        // A change without its amount is no end.
        let year = next.starts_with("20") && next.get(4..).is_some_and(|rest| rest.starts_with('年'));
        if !self.gap && start.is_ascii_digit() && !year && MOVES.iter().any(|word| last.ends_with(word)) {
            return true;
        }
        // 比2030⏎年3万元
        let year = last.len() >= 4 && last.as_bytes().iter().rev().take(4).all(u8::is_ascii_digit);
        if !self.gap && start == '年' && year {
            return true;
        }
        // 较上年⏎度, 年初预⏎算
        let broken = |word: &&str| {
            let mut chars = word.chars();
            chars.next() == Some(end) && chars.next() == Some(start)
        };
        if !self.gap && WORDS.iter().any(broken) {
            return true;
        }
        // A line with a comma or a stop inside is no heading.
        let sentence = last.contains(['，', ',', '；', '。']);
        // 比上年增⏎加3万元, 较上⏎年3万元
        let unfinished = UNFINISHED.contains(&end) || last.ends_with("其他");
        if !self.gap && sentence && unfinished && is_ideograph(start) {
            return true;
        }
        // 3.2⏎5万元, 收入⏎3万元: an amount alone begins no paragraph.
        let names = end.is_ascii_digit()
            || (is_ideograph(end) || sentence && matches!(end, '）' | ')'))
                && (sentence || !starts_item(last));
        if !self.gap && names && begins_with_amount(next, self.text.get(self.at..).unwrap_or_default()) {
            return true;
        }
        let joins = |c: char| {
            is_ideograph(c) || c.is_ascii_digit() || ('０'..='９').contains(&c) || "”）)》%％.".contains(c)
        };
        if !(joins(end) && (joins(start) || "（(“《".contains(start))) {
            return false;
        }
        let Some(width) = self.width else { return false };
        let short = last_indent + columns(last);
        !self.gap
            && indent < last_indent + 4
            && !(starts_item(last) && short * 10 < width * 8)
            && (short * 10 >= width * 7 || width < 24)
    }
}

/// The title in a line that Markdown marks as one: ## 一、部门概况.
fn marked_title(line: &str) -> Option<&str> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    (1..=6).contains(&level).then(|| title.strip_prefix(' ')).flatten()
}

/// Whether a line begins with an amount and its unit, or is an amount whose unit the line below
/// begins with: what is left of one after a line that ends in a digit.
fn begins_with_amount(line: &str, below: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let amount = &line[..line.len() - rest.len()];
    let rest = if rest.is_empty() { below } else { rest.trim_start() };
    amount.starts_with(|c: char| c.is_ascii_digit())
        && amount.ends_with(|c: char| c.is_ascii_digit())
        && ["万元", "萬元", "亿元", "億元", "元", "%", "％"].iter().any(|unit| rest.starts_with(unit))
}

/// 76.02⏎3⏎万元, 3万⏎4⏎元, 占⏎1⏎5.05%: whether a line is a number of a page inside of an amount: nobody
/// breaks a line on both sides of so few digits.
fn splits_amount(last: &str, line: &str, below: &str) -> bool {
    let digits = line.len() <= 3 && !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit());
    let below = below.trim_start();
    if !digits || columns(last) < WRAPPED_AT_LEAST {
        return false;
    }
    let unit = ["万元", "亿元", "元", "%", "个", "人", "辆", "批", "台", "套"];
    let number = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
    let cut = number(last) && unit.iter().any(|unit| below.starts_with(unit));
    let cut_unit = last.ends_with(['万', '亿']) && below.starts_with('元');
    // The line below is a whole amount with its unit, or the rest of a number.
    let whole = below.starts_with(|c: char| c.is_ascii_digit())
        && begins_with_amount(below.split('\n').next().unwrap_or_default(), "")
        && last
            .chars()
            .next_back()
            .is_some_and(|c| is_ideograph(c) || c.is_ascii_digit() || matches!(c, '）' | '.'));
    // Nor is it an amount where no unit stands behind it.
    let ends = |c: char| is_ideograph(c) || c.is_ascii_digit();
    let no_unit = below.chars().next().is_some_and(|c| is_ideograph(c) && !UNITS.contains(&c));
    let inside = no_unit && last.contains(['，', '。']) && last.chars().next_back().is_some_and(ends);
    cut || cut_unit || whole || inside
}

/// Whether a line ends in a number up to its decimal point.
fn ends_in_point(line: &str) -> bool {
    line.strip_suffix('.').is_some_and(|number| {
        let whole = number.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
        number.ends_with(|c: char| c.is_ascii_digit()) && !whole.is_empty()
    })
}

fn indentation(space: &str) -> usize {
    space.chars().map(|c| if c == '\u{3000}' || c == '\t' { 2 } else { 1 }).sum()
}

/// Whether a line begins with a number of a list or heading.
pub(crate) fn starts_item(line: &str) -> bool {
    let line = line.trim_start_matches(['（', '(', ' ']);
    let chinese = |c: char| "一二三四五六七八九十百零〇".contains(c);
    let mut rest = line.trim_start_matches(chinese);
    let mut numbered = rest.len() < line.len();
    if !numbered {
        rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
        let digits = line.len() - rest.len();
        numbered = digits > 0 && digits <= 6;
        if numbered && matches!(rest.chars().next(), Some('.' | '．')) {
            return !rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        }
    }
    numbered && rest.starts_with(['、', '）', ')', '．', '.', '，', '是'])
        || line.starts_with('第') && line.chars().nth(1).is_some_and(chinese) && line.contains("部分")
        || line.starts_with(|c: char| ('①'..='⑳').contains(&c))
}

/// Whether a line is nothing but the mark of a page: `— 7 —`, `第 7 页`, or a number beside a form feed.
pub(crate) fn is_page_mark(line: &str, form_feed: bool) -> bool {
    if line.len() > 40 {
        return false;
    }
    let inner = line.trim_matches([' ', '\u{3000}', '—', '–', '-', '－', '·', '―', '─']);
    let number = |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if number(inner) {
        return inner.len() < line.trim_matches([' ', '\u{3000}']).len() || form_feed;
    }
    let Some(page) = inner.strip_prefix('第').and_then(|rest| rest.split_once('页')) else { return false };
    number(page.0.trim()) && page.1.chars().all(|c| c.is_ascii_digit() || "共页，, /".contains(c))
}
