//! What one cell says: a figure, or one of the kinds of nothing.

use juesuan_model::Unit;

/// The content of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content<'a> {
    Blank,
    /// “—”: the form has nothing here.
    Dash,
    /// Withheld as a state secret.
    Withheld,
    /// A number; `plain` is it without separators, `start` where it begins in the cell.
    Number {
        printed: &'a str,
        plain: String,
        start: usize,
        unit: Option<Unit>,
    },
    /// Signs that stand for a figure which was never filled in.
    Placeholder,
    Words,
}

/// Longer texts are no numbers, whatever they are.
const LONGEST_NUMBER: usize = 64;

pub(super) fn content(text: &str) -> Content<'_> {
    let inner = text.trim();
    if inner.is_empty() {
        return Content::Blank;
    }
    if inner
        .chars()
        .all(|c| matches!(c, '—' | '-' | '－' | '–' | '―' | '─' | '一' | '/') || c.is_whitespace())
    {
        // 一 alone is how some type the dash; more of them are a number.
        return if inner.matches('一').count() > 1 { Content::Words } else { Content::Dash };
    }
    if inner.starts_with("涉密") || inner.len() > 2 && inner.chars().all(|c| matches!(c, '*' | '＊')) {
        return Content::Withheld;
    }
    if inner.chars().all(|c| matches!(c, 'X' | 'x' | '×' | 'Ｘ' | '□' | '_' | '○' | '〇' | '.')) {
        return Content::Placeholder;
    }
    number(text, inner).unwrap_or(Content::Words)
}

fn number<'a>(text: &'a str, inner: &'a str) -> Option<Content<'a>> {
    if inner.len() > LONGEST_NUMBER {
        return None;
    }
    let (body, unit) = without_unit(inner);
    let (body, bracketed) =
        match body.strip_prefix(['(', '（']).and_then(|body| body.strip_suffix([')', '）'])) {
            Some(body) => (body.trim(), true),
            None => (body, false),
        };
    let mut plain = String::with_capacity(body.len() + 1);
    let mut digits = 0;
    let mut point = false;
    for c in body.chars() {
        match c {
            '0'..='9' | '０'..='９' => {
                digits += 1;
                let digit = if c.is_ascii() { c } else { char::from_u32(c as u32 - 0xfee0)? };
                plain.push(digit);
            }
            '.' | '．' if !point && digits > 0 => {
                point = true;
                plain.push('.');
            }
            ',' | '，' if digits > 0 && !point => {}
            '-' | '－' | '−' if plain.is_empty() => plain.push('-'),
            ' ' | '\u{a0}' | '\u{3000}' => {}
            _ => return None,
        }
    }
    if digits == 0 || plain.ends_with('.') || bracketed && plain.starts_with('-') {
        return None;
    }
    if bracketed {
        plain.insert(0, '-');
    }
    let start = body.as_ptr() as usize - text.as_ptr() as usize;
    Some(Content::Number { printed: body, plain, start, unit })
}

/// A number without the unit behind it.
fn without_unit(text: &str) -> (&str, Option<Unit>) {
    let known = [
        ("%", Unit::Percent),
        ("％", Unit::Percent),
        ("万元", Unit::WanYuan),
        ("亿元", Unit::YiYuan),
        ("元", Unit::Yuan),
        ("人次", Unit::PersonTime),
        ("批次", Unit::Batch),
        ("辆", Unit::Vehicle),
        ("人", Unit::Person),
        ("个", Unit::Piece),
        ("台", Unit::Set),
    ];
    for (word, unit) in known {
        if let Some(rest) = text.strip_suffix(word) {
            return (rest.trim_end(), Some(unit));
        }
    }
    (text, None)
}

/// Whether a number is written as a code may be: digits alone.
pub(super) fn is_code_text(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit() || b == b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn figure(text: &str, printed: &str, plain: &str) {
        match content(text) {
            Content::Number { printed: found, plain: value, start, .. } => {
                assert_eq!((found, value.as_str()), (printed, plain));
                assert_eq!(&text[start..start + found.len()], found);
            }
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn figures() {
        figure(" 2,946.25 ", "2,946.25", "2946.25");
        figure("１２．５０", "１２．５０", "12.50");
        figure("-26.69", "-26.69", "-26.69");
        figure("（3.10）", "3.10", "-3.10");
        figure("7辆", "7", "7");
        figure("0.00", "0.00", "0.00");
    }

    #[test]
    fn the_kinds_of_nothing_are_kept_apart() {
        assert_eq!(content("  "), Content::Blank);
        assert_eq!(content("—"), Content::Dash);
        assert_eq!(content("--"), Content::Dash);
        assert_eq!(content("***"), Content::Withheld);
        assert_eq!(content("XX.XX"), Content::Placeholder);
        assert_eq!(content("合计"), Content::Words);
        assert_eq!(content("1.2.3"), Content::Words);
        assert_eq!(content("2031年"), Content::Words);
    }
}
