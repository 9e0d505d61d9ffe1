//! Chinese numerals, as lists and rows are numbered with.

use std::borrow::Cow;

const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// 一, 二 … 十, 十一 … 九十九; a larger number keeps its digits.
pub(crate) fn chinese(number: usize) -> Cow<'static, str> {
    let digit = |at: usize| DIGITS.get(at).copied().unwrap_or_default();
    let text = match number {
        1..=9 => return Cow::Borrowed(digit(number)),
        10..=19 => format!("十{}", digit(number - 10)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number % 10)),
        _ => number.to_string(),
    };
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::chinese;

    #[test]
    fn numbers_below_a_hundred_are_written_out() {
        assert_eq!(
            [1, 9, 10, 11, 20, 26, 99].map(chinese),
            ["一", "九", "十", "十一", "二十", "二十六", "九十九"]
        );
        assert_eq!(chinese(100), "100");
    }
}
