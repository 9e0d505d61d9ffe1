//! Numbers of workbooks as their number format prints them.

/// The most decimals that a figure may have.
const MAX_DECIMALS: usize = 8;
/// How many digits of a number a workbook keeps.
const SIGNIFICANT: usize = 15;

/// A number as its format prints it. A workbook keeps fifteen digits, and so does this; rounding
/// is half away from zero, on the decimal digits.
///
/// A format that shows a dash or nothing for zero gives that.
pub(super) fn print(number: f64, format: &str) -> String {
    let Some(decimal) = Decimal::new(number) else { return String::new() };
    if format.trim().is_empty() {
        return decimal.plain();
    }
    let sections = sections(format);
    let section = match sections.as_slice() {
        [first] => first,
        [first, second] => {
            if decimal.negative {
                second
            } else {
                first
            }
        }
        [first, second, third, ..] => {
            if decimal.is_zero() {
                third
            } else if decimal.negative {
                second
            } else {
                first
            }
        }
        [] => return decimal.plain(),
    };
    let shape = Shape::of(section);
    if !shape.has_digits {
        // A section without places for digits shows its words: a dash, or nothing at all.
        if shape.general {
            return decimal.plain();
        }
        return shape.literal;
    }
    let mut decimal = decimal;
    decimal.shift(if shape.percent { 2 } else { 0 } - 3 * shape.thousands - shape.hidden_point);
    let mut out = decimal.fixed(shape.decimals.min(MAX_DECIMALS), shape.grouped);
    if shape.percent {
        out.push('%');
    }
    out
}

/// The sections of a format, which semicolons part outside quotation marks.
fn sections(format: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, c) in format.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' | '!' => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => {
                out.push(&format[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    out.push(&format[start..]);
    out
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    has_digits: bool,
    general: bool,
    decimals: usize,
    percent: bool,
    grouped: bool,
    /// Commas behind the last digit, each of which divides by a thousand.
    thousands: i32,
    /// Digits behind a point that is only printed, as `0!.0000` does to show 元 as 万元.
    hidden_point: i32,
    literal: String,
}

impl Shape {
    fn of(section: &str) -> Self {
        let mut out = Self::default();
        let mut point = false;
        let mut printed_point = false;
        let mut chars = section.chars();
        while let Some(c) = chars.next() {
            match c {
                '0' | '#' | '?' => {
                    // A dash before blanks for digits is the accountant's zero.
                    if c == '?' && !out.has_digits && !out.literal.is_empty() {
                        continue;
                    }
                    out.has_digits = true;
                    out.grouped |= out.thousands > 0;
                    out.thousands = 0;
                    out.decimals += usize::from(point || printed_point);
                }
                '.' => point = true,
                ',' if out.has_digits => out.thousands += 1,
                '%' => out.percent = true,
                '[' => {
                    for c in chars.by_ref() {
                        if c == ']' {
                            break;
                        }
                    }
                }
                '"' => {
                    for c in chars.by_ref() {
                        if c == '"' {
                            break;
                        }
                        printed_point |= c == '.' && out.has_digits;
                        out.literal.push(c);
                    }
                }
                '\\' | '!' => {
                    if let Some(c) = chars.next() {
                        printed_point |= c == '.' && out.has_digits;
                        out.literal.push(c);
                    }
                }
                // A blank as wide as the next character, or that character repeated.
                '_' | '*' => {
                    chars.next();
                }
                'G' | 'g' if section.to_ascii_lowercase().contains("general") => {
                    out.general = true;
                    break;
                }
                '@' => out.general = true,
                '-' | '—' | '–' if !out.has_digits => out.literal.push(c),
                _ => {}
            }
        }
        if printed_point {
            out.hidden_point = out.decimals as i32;
        }
        out
    }
}

/// The digits of a number and the place of its point.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Decimal {
    negative: bool,
    /// Without zeros in front, but one zero for zero.
    digits: Vec<u8>,
    /// How many digits stand before the point; may be negative or more than there are.
    point: i32,
}

impl Decimal {
    fn new(number: f64) -> Option<Self> {
        if !number.is_finite() {
            return None;
        }
        let text = format!("{:.*e}", SIGNIFICANT - 1, number.abs());
        let (mantissa, exponent) = text.split_once('e')?;
        let mut digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect();
        while digits.len() > 1 && digits.last() == Some(&0) {
            digits.pop();
        }
        let point = exponent.parse::<i32>().ok()? + 1;
        Some(Self { negative: number < 0.0, digits, point })
    }

    fn is_zero(&self) -> bool {
        self.digits.iter().all(|&digit| digit == 0)
    }

    fn shift(&mut self, places: i32) {
        self.point += places;
    }

    /// The number without a format: as many decimals as it has.
    fn plain(&self) -> String {
        let decimals = (self.digits.len() as i32 - self.point).max(0) as usize;
        self.fixed(decimals.min(MAX_DECIMALS), false)
    }

    fn fixed(&self, decimals: usize, grouped: bool) -> String {
        // The last digit that is printed stands for ten to the power of minus `decimals`.
        let kept = self.point + decimals as i32;
        let mut digits: Vec<u8> = Vec::new();
        if kept >= 0 {
            digits.extend(self.digits.iter().take(kept as usize));
            // A number of a workbook has at most 309 digits.
            digits.resize((kept as usize).min(400), 0);
        }
        let next = usize::try_from(kept).ok().and_then(|kept| self.digits.get(kept));
        if next.is_some_and(|&digit| digit >= 5) {
            let mut at = digits.len();
            loop {
                match at.checked_sub(1) {
                    Some(before) if digits[before] == 9 => {
                        digits[before] = 0;
                        at = before;
                    }
                    Some(before) => {
                        digits[before] += 1;
                        break;
                    }
                    None => {
                        digits.insert(0, 1);
                        break;
                    }
                }
            }
        }
        while digits.len() <= decimals {
            digits.insert(0, 0);
        }
        let whole = digits.len() - decimals;
        let first = digits[..whole].iter().position(|&digit| digit != 0).unwrap_or(whole - 1);
        let zero = digits.iter().all(|&digit| digit == 0);
        let mut out = String::new();
        if self.negative && !zero {
            out.push('-');
        }
        for (at, digit) in digits.iter().enumerate().skip(first) {
            if at == whole {
                out.push('.');
            } else if grouped && at > first && at < whole && (whole - at).is_multiple_of(3) {
                out.push(',');
            }
            out.push(char::from(b'0' + digit));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: f64, format: &str, expected: &str) {
        assert_eq!(print(number, format), expected, "{number} {format}");
    }

    #[test]
    fn decimals_are_those_of_the_format() {
        check(12.5, "0.00", "12.50");
        check(2694.0, "General", "2694");
        check(12.5, "", "12.5");
        check(1234567.891, "#,##0.00_ ", "1,234,567.89");
        check(-1234.5, "#,##0.00_);[Red](#,##0.00)", "-1,234.50");
        check(0.436, "0.0%", "43.6%");
        check(0.005, "0.00", "0.01");
        check(99.995, "0.00", "100.00");
        check(0.0, "0.00", "0.00");
        check(-0.001, "0.00", "0.00");
        check(12345678.0, "#,##0,", "12,346");
    }

    #[test]
    fn sums_of_binary_fractions_are_cut_to_fifteen_digits() {
        check(0.1 + 0.2, "General", "0.3");
        check(1.005, "0.00", "1.01");
        check(2.675, "0.00", "2.68");
    }

    #[test]
    fn zeros_can_be_a_dash_or_nothing() {
        check(0.0, "0.00;-0.00;;@", "");
        check(0.0, "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-");
        check(5.0, "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "5.00");
        check(0.0, "0.00;-0.00;\"—\"", "—");
    }

    #[test]
    fn a_point_that_is_only_printed_moves_the_digits() {
        check(1234567.0, "0!.0000", "123.4567");
        check(1234567.0, "0\".\"0,", "123.5");
    }

    #[test]
    fn the_largest_and_the_smallest_numbers_print() {
        assert_eq!(print(f64::MAX, "0").len(), 309);
        check(f64::MIN_POSITIVE, "0.00", "0.00");
        check(f64::NAN, "0.00", "");
    }
}
