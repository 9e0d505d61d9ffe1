//! Exact arithmetic on printed figures: differences, and quotients rounded half up.

use juesuan_model::Printed;

/// The most decimals that a profile may ask for.
pub(crate) const MAX_DECIMALS: u32 = 8;

/// `left - right` with the decimals of the finer of the two.
pub(crate) fn difference(left: Printed, right: Printed) -> Option<Printed> {
    let scale = left.decimals().max(right.decimals());
    let of = |figure: Printed| shift(figure.mantissa(), scale - figure.decimals());
    Printed::from_digits(of(left)?.checked_sub(of(right)?)?, scale).ok()
}

/// `10^power · numerator / denominator` with a number of decimals, rounded half away from zero.
///
/// Nothing where the denominator is zero or the quotient has more digits than a figure may have.
pub(crate) fn quotient(
    numerator: Printed,
    denominator: Printed,
    power: i32,
    decimals: u32,
) -> Option<Printed> {
    let decimals = decimals.min(MAX_DECIMALS);
    let scale = numerator.decimals().max(denominator.decimals());
    let (up, down) = (power.max(0).unsigned_abs(), power.min(0).unsigned_abs());
    let above = shift(numerator.mantissa(), scale - numerator.decimals() + up + decimals)?;
    let below = shift(denominator.mantissa(), scale - denominator.decimals() + down)?;
    if below == 0 {
        return None;
    }
    let negative = (above < 0) != (below < 0);
    let (above, below) = (above.unsigned_abs(), below.unsigned_abs());
    let (above, below) = (above.checked_mul(2)?.checked_add(below)?, below.checked_mul(2)?);
    // Nearly all are small, and dividing them takes a tenth of the time.
    let rounded = match (u64::try_from(above), u64::try_from(below)) {
        (Ok(above), Ok(below)) => u128::from(above / below),
        _ => above / below,
    };
    let digits = i128::try_from(rounded).ok()?;
    let digits = if negative { -digits } else { digits };
    Printed::from_digits(digits, decimals).ok()
}

fn shift(mantissa: i128, places: u32) -> Option<i128> {
    if places == 0 { Some(mantissa) } else { mantissa.checked_mul(10i128.checked_pow(places)?) }
}

/// The same value without zeros at the end of its decimals.
pub(crate) fn without_trailing_zeros(figure: Printed) -> Printed {
    Printed::new(figure.value().normalize()).unwrap_or(figure)
}

/// The digits of a figure, with a comma before every third where the profile wants them.
pub(crate) fn print(figure: Printed, separators: bool, out: &mut String) {
    use std::fmt::Write;
    let start = out.len();
    // Writing to a string cannot fail.
    let _ = write!(out, "{figure}");
    if !separators {
        return;
    }
    let digits = out.split_off(start);
    let (integer, fraction) = match digits.split_once('.') {
        Some((integer, fraction)) => (integer, Some(fraction)),
        None => (digits.as_str(), None),
    };
    let bare = integer.strip_prefix('-').unwrap_or(integer);
    out.push_str(if bare.len() < integer.len() { "-" } else { "" });
    for (index, digit) in bare.chars().enumerate() {
        if index > 0 && (bare.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(text: &str) -> Printed {
        text.parse().unwrap()
    }

    #[test]
    fn quotients_round_half_up_on_both_sides_of_zero() {
        let of = |a: &str, b: &str, power, decimals| {
            quotient(figure(a), figure(b), power, decimals).map(|q| q.to_string())
        };
        assert_eq!(of("425.63", "2268.37", 2, 1).as_deref(), Some("18.8"));
        assert_eq!(of("1", "8", 2, 0).as_deref(), Some("13"));
        assert_eq!(of("-1", "8", 2, 0).as_deref(), Some("-13"));
        assert_eq!(of("0.5", "1000", 2, 1).as_deref(), Some("0.1"));
        assert_eq!(of("15.21", "1458", 4, 2).as_deref(), Some("104.32"));
        assert_eq!(of("152100", "1458", -4, 4).as_deref(), Some("0.0104"));
        assert_eq!(of("22.10", "7", 0, 2).as_deref(), Some("3.16"));
        assert_eq!(of("1", "0.00", 2, 1), None);
    }

    #[test]
    fn what_is_too_long_to_be_exact_is_not_computed() {
        let long = figure("9999999999999999.99999999");
        assert_eq!(quotient(long, figure("0.00000001"), 2, 8), None);
        assert_eq!(difference(long, figure("-9999999999999999")), None);
        assert_eq!(
            difference(figure("15.21"), figure("15.2")).map(|d| d.to_string()).as_deref(),
            Some("0.01")
        );
    }

    #[test]
    fn separators_stand_before_every_third_digit() {
        let of = |text: &str, separators| {
            let mut out = String::new();
            print(figure(text), separators, &mut out);
            out
        };
        assert_eq!(of("1234567.80", true), "1,234,567.80");
        assert_eq!(of("-123456", true), "-123,456");
        assert_eq!(of("-999.5", true), "-999.5");
        assert_eq!(of("1234567.80", false), "1234567.80");
    }
}
