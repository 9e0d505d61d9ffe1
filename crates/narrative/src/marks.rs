//! The marks that carry figures, gaps and tables through the template engine.
//!
//! A mark is an index between two noncharacters of Unicode (U+FDD0 to U+FDEF), which no text that
//! is interchanged contains. Text of the disclosure is cleaned of them, and of what the light
//! markup would take for its own, before the engine sees it.

use std::borrow::Cow;

use minijinja::Value;

/// Starts the index of a figure.
pub(crate) const FIGURE: char = '\u{FDD0}';
/// Starts the path of something that is missing.
pub(crate) const MISSING: char = '\u{FDD1}';
/// Starts the index of a table.
pub(crate) const TABLE: char = '\u{FDD2}';
/// Ends a mark.
pub(crate) const END: char = '\u{FDD3}';
/// A line break inside a text of the disclosure.
pub(crate) const BREAK: char = '\u{FDD4}';
/// Ends a paragraph: what a blank line of the template becomes.
pub(crate) const PARAGRAPH: char = '\u{FDD6}';
/// Says that the next character is text, whatever it looks like.
pub(crate) const GUARD: char = '\u{FDD5}';

const RESERVED: std::ops::RangeInclusive<char> = '\u{FDD0}'..='\u{FDEF}';

/// The mark of a figure, and the words after it, as a value of the template.
pub(crate) fn figure(index: usize, after: &str) -> Value {
    figure_in(&mut String::with_capacity(2 * FIGURE.len_utf8() + 20 + after.len()), index, after)
}

/// The same, made in a buffer, for whoever makes many.
pub(crate) fn figure_in(buffer: &mut String, index: usize, after: &str) -> Value {
    buffer.clear();
    push_figure(buffer, index, after);
    Value::from(buffer.as_str())
}

/// The mark of a table, as a value of the template.
pub(crate) fn table(index: usize) -> Value {
    let mut mark = String::with_capacity(16);
    mark.push(TABLE);
    push_digits(index, &mut mark);
    mark.push(END);
    Value::from(mark.as_str())
}

/// Adds the mark of a figure, and the words after it, to a text.
pub(crate) fn push_figure(out: &mut String, index: usize, after: &str) {
    out.push(FIGURE);
    push_digits(index, out);
    out.push(END);
    out.push_str(after);
}

fn push_digits(number: usize, out: &mut String) {
    if number > 9 {
        push_digits(number / 10, out);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// A text of the disclosure that is safe inside the light markup.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if !text.starts_with(['#', '-']) {
        return clean_inside(text);
    }
    let mut out = String::from(GUARD);
    out.push_str(&clean_inside(text));
    Cow::Owned(out)
}

/// Whether a text surely has nothing that must be cleaned: bytes are looked at, not characters.
fn is_plain(bytes: &[u8]) -> bool {
    // No early end, so that the compiler can take many bytes at a time. C2 starts U+0080 to U+00BF.
    let suspect = bytes.iter().fold(false, |found, byte| {
        found | (*byte < 0x20) | (*byte == 0x7F) | (*byte == b'|') | (*byte == 0xC2)
    });
    // The reserved characters are EF B7 90 to EF B7 AF.
    !suspect && !memchr::memchr_iter(0xB7, bytes).any(|at| at > 0 && bytes.get(at - 1) == Some(&0xEF))
}

/// A text that does not stand at the beginning of a line.
fn clean_inside(text: &str) -> Cow<'_, str> {
    if is_plain(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '|' => out.extend([GUARD, '|']),
            '\n' => out.push(BREAK),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c if RESERVED.contains(&c) => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_the_index_between_two_noncharacters() {
        for index in [0, 9, 10, 4_294_967_295] {
            let mark = figure(index, "万元");
            assert_eq!(mark.as_str(), Some(format!("{FIGURE}{index}{END}万元").as_str()));
        }
        let long = "很长很长很长很长很长很长很长很长的单位";
        assert_eq!(figure(7, long).as_str(), Some(format!("{FIGURE}7{END}{long}").as_str()));
    }

    #[test]
    fn text_of_the_disclosure_cannot_forge_marks_or_markup() {
        assert_eq!(clean(" 支出结构调整 "), "支出结构调整");
        assert_eq!(clean("\u{FDD0}3\u{FDD3}"), "\u{FFFD}3\u{FFFD}");
        assert_eq!(clean("# 甲|乙\r\n丙"), "\u{FDD5}# 甲\u{FDD5}|乙\u{FDD4}丙");
    }
}
