//! Places where a text was not finished: placeholders, alternatives nobody chose, what a template
//! left behind, punctuation that is doubled or alone.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};
use juesuan_model::{Mark, MarkKind, Problem};

use crate::normalise::Normalised;

/// More marks than this say no more than that many.
const MOST: usize = 500;

const PATTERNS: &[(MarkKind, &str)] = &[
    (
        MarkKind::Unchosen,
        "增加(减少) 增长(下降) 减少(增加) 下降(增长) 上升(下降) 大于(小于) 小于(大于) 大于/小于 大小于 增加/减少 增长/下降 上升/下降 减少/增加 下降/增长 \
         减增加 增减少 增(减) 增加或减少 增长或下降 大于或小于 增加(或减少) 增长(或下降) 增加(降低) 提高(降低)",
    ),
    (
        MarkKind::Leftover,
        "[bookmark (此处 [此处 (填写 (请填写 (请根据 (请说明 (说明原因 (请简要 (如无此项 (若无此项 (没有则 (可根据 请根据实际情况 可根据实际情况 (单位名称) (部门名称) \
         XX单位 (例: 填写说明 (删除本 (以上内容 错误!未找到引用源 错误!未定义书签 _GoBack",
    ),
    (
        MarkKind::Placeholder,
        "【待填】 【待补】 【待补充】 [待填] XX xx ×× *** ___ □□ ○○ 〇〇 X万元 X% X年 ×万元 ×%",
    ),
];

/// A blank before these is a figure that was never filled in.
const BLANK_BEFORE: &[&str] = &[
    "增加",
    "减少",
    "增长",
    "下降",
    "上升",
    "降低",
    "占",
    "为",
    "共计",
    "合计",
    "总计",
    "占比",
    "完成预算的",
    "预算的",
];

struct Patterns {
    automaton: Option<AhoCorasick>,
    kinds: Vec<MarkKind>,
}

fn patterns() -> &'static Patterns {
    static PATTERNS_ONCE: OnceLock<Patterns> = OnceLock::new();
    PATTERNS_ONCE.get_or_init(|| {
        let mut texts = vec!["万元", "%"];
        let mut kinds = vec![MarkKind::Placeholder, MarkKind::Placeholder];
        for &(kind, list) in PATTERNS {
            for text in list.split_whitespace() {
                texts.push(text);
                kinds.push(kind);
            }
        }
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&texts).ok();
        Patterns { automaton, kinds }
    })
}

/// The marks of a document, in the order of the text.
pub(crate) fn marks(original: &str, normal: &Normalised, problems: &mut Vec<Problem>) -> Vec<Mark> {
    let mut out = Marks { original, list: Vec::new(), more: false };
    words(&mut out, normal);
    personal(&mut out);
    punctuation(&mut out, normal);
    if out.more {
        problems.push(Problem::new(
            format!("没有写完的地方超过{MOST}处，只列出前{MOST}处。"),
            format!("More than {MOST} places are unfinished; the first {MOST} are listed."),
            0,
        ));
    }
    out.list.sort_by_key(|mark| mark.start);
    out.list.dedup_by(|later, earlier| later.start < earlier.end && later.kind == earlier.kind);
    out.list
}

struct Marks<'a> {
    original: &'a str,
    list: Vec<Mark>,
    more: bool,
}

impl Marks<'_> {
    fn push(&mut self, kind: MarkKind, start: usize, end: usize) {
        if self.list.len() >= MOST {
            self.more = true;
            return;
        }
        let Some(text) = self.original.get(start..end) else { return };
        self.list.push(Mark { kind, start: start as u32, end: end as u32, text: text.to_owned() });
    }
}

fn words(out: &mut Marks<'_>, normal: &Normalised) {
    let text = normal.text.as_str();
    let patterns = patterns();
    let Some(automaton) = &patterns.automaton else { return };
    let mut done = 0;
    for found in automaton.find_iter(text) {
        let (start, end) = (found.start(), found.end());
        if start < done {
            continue;
        }
        let index = found.pattern().as_usize();
        if index < 2 {
            blank(out, normal, start, end);
            continue;
        }
        let kind = patterns.kinds.get(index).copied().unwrap_or(MarkKind::Placeholder);
        let (mut start, mut end) = (start, end);
        match kind {
            MarkKind::Placeholder => {
                let Some(first) = text.get(start..).and_then(|rest| rest.chars().next()) else { continue };
                if first.is_ascii_alphabetic() && word_around(text, start, end) {
                    continue;
                }
                // The whole run of the same sign.
                while text.get(end..).is_some_and(|rest| rest.starts_with(first)) {
                    end += first.len_utf8();
                }
                done = end;
                for unit in ["万元", "年", "%"] {
                    if !first.is_alphanumeric() || end - start < 2 {
                        break;
                    }
                    if text.get(start..end).is_some_and(|word| word.ends_with(unit)) {
                        end -= unit.len();
                    }
                }
            }
            MarkKind::Leftover => {
                // To the bracket that closes it, if it is near.
                let bracketed = text.get(start..).is_some_and(|rest| rest.starts_with(['(', '[']));
                let closing = text.get(end..).and_then(|rest| {
                    rest.char_indices()
                        .take(60)
                        .take_while(|&(_, c)| c != '\n')
                        .find(|&(_, c)| c == ')' || c == ']')
                });
                if bracketed && !text.get(start..end).is_some_and(|word| word.ends_with(')')) {
                    end += closing.map_or(0, |(at, c)| at + c.len_utf8());
                }
                if out.list.last().is_some_and(|mark| mark.end as usize > normal.origin(start)) {
                    start = end;
                }
            }
            _ => {}
        }
        if start < end {
            let (from, to) = normal.span(out.original, start, end);
            out.push(kind, from, to);
        }
    }
}

/// Numbers of identity cards and of mobile telephones.
fn personal(out: &mut Marks<'_>) {
    let bytes = out.original.as_bytes();
    let mut at = 0;
    let digit = |rest: &[u8]| rest.iter().position(u8::is_ascii_digit);
    while let Some(first) = bytes.get(at..).and_then(digit).map(|offset| at + offset) {
        let mut end = first;
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        at = end;
        let before = first.checked_sub(1).and_then(|before| bytes.get(before)).copied().unwrap_or(b' ');
        let after = bytes.get(end).copied().unwrap_or(b' ');
        // A part of an amount or of a longer mark is none.
        if matches!(before, b'.' | b',' | b'-')
            || before.is_ascii_alphabetic()
            || matches!(after, b'.' | b',' | b'-')
        {
            continue;
        }
        let Some(digits) = bytes.get(first..end) else { continue };
        let mobile =
            matches!(digits, [b'1', b'3'..=b'9', ..]) && digits.len() == 11 && !after.is_ascii_alphabetic();
        let last = digits.len() == 17 && matches!(after, b'X' | b'x');
        let card = (digits.len() == 18 || last)
            && is_identity_card(digits, last)
            && !bytes.get(end + usize::from(last)).is_some_and(u8::is_ascii_alphanumeric);
        let money = ["元", "万元", "亿元"]
            .iter()
            .any(|unit| out.original.get(end..).is_some_and(|rest| rest.starts_with(unit)));
        if (mobile || card) && !money {
            out.push(MarkKind::Leftover, first, end + usize::from(last));
        }
    }
}

/// Whether digits are the number of an identity card (GB 11643): a date of birth, and the check
/// digit of ISO 7064 MOD 11-2.
fn is_identity_card(digits: &[u8], ends_in_x: bool) -> bool {
    let value = |range: std::ops::Range<usize>| -> u32 {
        digits.get(range).unwrap_or_default().iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
    };
    let (year, month, day) = (value(6..10), value(10..12), value(12..14));
    if !(1900..=2100).contains(&year)
        || !(1..=12).contains(&month)
        || !(1..=31).contains(&day)
        || digits.first() == Some(&b'0')
    {
        return false;
    }
    let sum = digits.iter().take(17).fold(0, |sum, digit| (sum + u32::from(digit - b'0')) * 2 % 11);
    let check = (12 - sum % 11) % 11;
    if ends_in_x { check == 10 } else { digits.get(17).is_some_and(|digit| u32::from(digit - b'0') == check) }
}

/// Whether Latin letters around make it a word.
fn word_around(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() && !matches!(c, 'X' | 'x');
    let before = text.get(..start).and_then(|before| before.chars().next_back()).is_some_and(letter);
    before || text.get(end..).and_then(|after| after.chars().next()).is_some_and(letter)
}

/// 减少 万元: a unit without its figure.
fn blank(out: &mut Marks<'_>, normal: &Normalised, start: usize, end: usize) {
    let Some(before) = normal.text.get(..start) else { return };
    let before = before.strip_suffix(' ').unwrap_or(before);
    if BLANK_BEFORE.iter().any(|word| before.ends_with(word)) {
        let after_word = normal.span(out.original, before.len() - 3, before.len()).1;
        let (_, to) = normal.span(out.original, start, end);
        out.push(MarkKind::Placeholder, after_word, to);
    }
}

/// Whether a mark opens what another one closes.
fn is_opening(c: char) -> bool {
    matches!(c, '（' | '(' | '《' | '〈' | '【' | '〔' | '[' | '“' | '‘')
}

/// Whether a mark closes what another one opened.
fn is_closing(c: char) -> bool {
    matches!(c, '）' | ')' | '》' | '〉' | '】' | '〕' | ']' | '”' | '’')
}

/// Whether an opening and a closing mark belong together; full-width and plain brackets may mix.
fn pairs(open: char, close: char) -> bool {
    matches!(
        (open, close),
        ('（' | '(', '）' | ')')
            | ('《', '》')
            | ('〈', '〉')
            | ('【', '】')
            | ('〔' | '[', '〕' | ']')
            | ('“', '”')
            | ('‘', '’')
    )
}

fn punctuation(out: &mut Marks<'_>, normal: &Normalised) {
    let original = out.original;
    let mut open: Vec<(char, usize)> = Vec::new();
    let (mut paragraph, mut lines) = (0, 0);
    let breaks = normal.text.match_indices('\n').map(|(at, _)| normal.origin(at) + 1).chain([original.len()]);
    for end in breaks {
        let Some(text) = original.get(paragraph..end) else {
            paragraph = end;
            continue;
        };
        let start = paragraph;
        paragraph = end;
        let mut last: Option<(char, usize)> = None;
        let mut begun = false;
        let mut next = 0;
        while let Some(&lead) = text.as_bytes().get(next) {
            // Ideographs, most of the text, are no punctuation.
            if (0xe4..=0xe9).contains(&lead) {
                next += 3;
                (begun, last) = (true, None);
                continue;
            }
            let Some(c) = text.get(next..).and_then(|rest| rest.chars().next()) else { break };
            let at = start + next;
            next += c.len_utf8();
            if c.is_whitespace() {
                continue;
            }
            if matches!(c, '，' | '。' | '；' | '、' | '：') {
                if let Some((_, place)) =
                    last.filter(|&(before, _)| matches!(before, '，' | '。' | '；' | '、' | '：'))
                {
                    out.push(MarkKind::Punctuation, place, at + c.len_utf8());
                }
            } else if is_opening(c) {
                open.push((c, at));
            } else if is_closing(c) {
                match open.last() {
                    Some(&(opening, _)) if pairs(opening, c) => {
                        open.pop();
                    }
                    // 1） and 一） number a list.
                    _ if matches!(c, '）' | ')') && begun && !begun_beyond_number(text, at - start) => {}
                    _ if open.len() < 64 && open.iter().any(|&(opening, _)| pairs(opening, c)) => {
                        while let Some((opening, place)) = open.pop() {
                            if pairs(opening, c) {
                                break;
                            }
                            out.push(MarkKind::Punctuation, place, place + opening.len_utf8());
                        }
                    }
                    _ => out.push(MarkKind::Punctuation, at, at + c.len_utf8()),
                }
            }
            begun = true;
            last = Some((c, at));
        }
        // A line without its full stop may be wrapped, and the other half stand on the next one.
        let wrapped = last.is_none_or(|(c, _)| !matches!(c, '。' | '；' | '！' | '？' | '：' | '.' | ';'));
        if wrapped && end < original.len() && open.len() < 64 && lines < 3 {
            lines += 1;
            continue;
        }
        lines = 0;
        for (opening, place) in open.drain(..).take(MOST) {
            out.push(MarkKind::Punctuation, place, place + opening.len_utf8());
        }
    }
}

/// Whether more than the number of a list stands before a byte.
fn begun_beyond_number(text: &str, at: usize) -> bool {
    let before = text.get(..at.min(40)).unwrap_or("x").trim_start();
    at > 40 || before.chars().any(|c| !(c.is_ascii_digit() || "一二三四五六七八九十".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dump(text: &str) -> Vec<String> {
        let normal = crate::normalise::normalise(text);
        marks(text, &normal, &mut Vec::new())
            .iter()
            .map(|mark| {
                assert_eq!(&text[mark.start as usize..mark.end as usize], mark.text);
                format!("{:?} {}", mark.kind, mark.text)
            })
            .collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(dump(text), expected, "{text}");
    }

    #[test]
    fn placeholders() {
        check("收入合计XX万元", &["Placeholder XX"]);
        check("收入合计×××万元", &["Placeholder ×××"]);
        check("较上年减少 万元，占 % 。", &["Placeholder  万元", "Placeholder  %"]);
        check("收入合计【待填】万元", &["Placeholder 【待填】"]);
        check("单位：万元。MAXX软件占3%", &[]);
    }

    #[test]
    fn alternatives_and_leftovers() {
        check("较上年增加（减少）3万元", &["Unchosen 增加（减少）"]);
        check("决算数大于（小于）预算数", &["Unchosen 大于（小于）"]);
        check(
            "[bookmark: _Name]收入3万元（此处填写原因）。",
            &["Leftover [bookmark: _Name]", "Leftover （此处填写原因）"],
        );
        check("因公出国（境）费3万元", &[]);
    }

    #[test]
    fn numbers_of_persons() {
        // The example of the standard, and one with another last digit.
        check("经办人身份证号11010519491231002X。", &["Leftover 11010519491231002X"]);
        check("身份证号440524188001010014", &[]);
        check("身份证号44052419800101001X和110105194912310021", &[]);
        check("手机：13800000000", &["Leftover 13800000000"]);
        check("收入13800000000元，编号138000000001，电话023-13800000，12345678901", &[]);
    }

    #[test]
    fn punctuation_is_paired_and_single() {
        check("收入3万元，，支出3万元。。", &["Punctuation ，，", "Punctuation 。。"]);
        check("收入（3万元，支出“三公经费3万元。", &["Punctuation （", "Punctuation “"]);
        check("1）收入情况\n（一）支出情况", &[]);
        check("公务接待费3万元）。", &["Punctuation ）"]);
    }

    #[test]
    fn a_million_brackets() {
        let text = "（".repeat(100_000);
        assert_eq!(dump(&text).len(), MOST);
    }
}
