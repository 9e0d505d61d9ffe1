//! Printed numbers as the intervals that they stand for, in whole numbers.

use juesuan_model::Printed;

use super::Binder;

/// A printed number as an interval, from half a unit of its last digit below to half above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) low: i128,
    pub(super) high: i128,
}

/// Spans count in units of ten to the power of minus this, so that amounts in 亿元 and 元 compare.
const PLACES: u32 = 10;

impl Span {
    /// `None` where the number is finer or larger than the whole numbers allow.
    fn new(printed: Printed, power: u32) -> Option<Self> {
        // The last digit is at least a ten of these units, so that half of it is whole.
        let unit = 10i128
            .checked_pow((PLACES + power).checked_sub(printed.decimals()).filter(|places| *places > 0)?)?;
        let value = printed.mantissa().checked_mul(unit)?;
        Some(Self { low: value.checked_sub(unit / 2)?, high: value.checked_add(unit / 2)? })
    }

    /// `value` of this many whole ones in the units of spans.
    pub(super) fn whole(value: i128) -> i128 {
        value * 10i128.pow(PLACES)
    }

    fn negated(self) -> Self {
        Self { low: -self.high, high: -self.low }
    }

    fn minus(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.checked_sub(other.high)?, high: self.high.checked_sub(other.low)? })
    }

    /// Whether `100·part = rate·whole` can hold, for a whole that is not below zero.
    pub(super) fn fits_share(rate: Self, part: Self, whole: Self) -> Option<bool> {
        let hundred = Self::whole(100);
        let product = |a: i128| Some([a.checked_mul(whole.low)?, a.checked_mul(whole.high)?]);
        let (least, most) = (product(rate.low)?, product(rate.high)?);
        Some(
            least[0].min(least[1]) <= part.high.checked_mul(hundred)?
                && part.low.checked_mul(hundred)? <= most[0].max(most[1]),
        )
    }

    /// Whether two amounts with their shares, none of them below zero, may be of one whole.
    pub(super) fn are_of_one_whole([part, rate]: [Self; 2], [other, other_rate]: [Self; 2]) -> Option<bool> {
        let product = |one: i128, other: i128| one.max(0).checked_mul(other.max(0));
        Some(
            product(part.low, other_rate.low)? <= product(other.high, rate.high)?
                && product(other.low, rate.low)? <= product(part.high, other_rate.high)?,
        )
    }

    /// Whether a level and the one before it may differ by a change.
    pub(super) fn differ_by(now: Self, before: Self, change: Self, falls: bool) -> bool {
        let (more, less) = if falls { (before, now) } else { (now, before) };
        more.minus(less).is_some_and(|of| of.low <= change.high && change.low <= of.high)
    }

    /// Whether a level that changed by a rate may have been `before`.
    pub(super) fn fits_base(now: Self, before: Self, rate: Self, falls: bool) -> Option<bool> {
        let rate = if falls { rate.negated() } else { rate };
        Self::fits_share(rate, now.minus(before)?, before)
    }

    /// Whether a level that changed by a rate may have changed by `change`.
    pub(super) fn fits_change(now: Self, change: Self, rate: Self, falls: bool) -> Option<bool> {
        let change = if falls { change.negated() } else { change };
        let rate = if falls { rate.negated() } else { rate };
        Self::fits_share(rate, change, now.minus(change)?)
    }
}

impl Binder<'_> {
    /// The span of a number of the text, money in 元.
    pub(super) fn span(&self, number: u32) -> Option<Span> {
        let number = self.parse.numbers.get(number as usize)?;
        let printed = self.text.get(number.start..number.end)?;
        let digits: String = printed.chars().filter(|c| *c != ',' && *c != ' ').collect();
        Span::new(digits.parse().ok()?, number.unit.money_power().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Span {
        Span::new(text.parse().unwrap(), 4).unwrap()
    }

    fn percent(text: &str) -> Span {
        Span::new(text.parse().unwrap(), 0).unwrap()
    }

    #[test]
    fn a_base_and_a_change_are_told_apart() {
        // From 80 to 100 is 25 %; a change of 20 to 100 is 25 % as well.
        let (now, rate) = (of("100.00"), percent("25.0"));
        assert_eq!(Span::fits_base(now, of("80.00"), rate, false), Some(true));
        assert_eq!(Span::fits_change(now, of("80.00"), rate, false), Some(false));
        assert_eq!(Span::fits_base(now, of("20.00"), rate, false), Some(false));
        assert_eq!(Span::fits_change(now, of("20.00"), rate, false), Some(true));
        // From 125 to 100 is −20 %.
        let rate = percent("20.0");
        assert_eq!(Span::fits_base(now, of("125.00"), rate, true), Some(true));
        assert_eq!(Span::fits_change(now, of("25.00"), rate, true), Some(true));
        assert_eq!(Span::fits_change(now, of("125.00"), rate, true), Some(false));
    }

    #[test]
    fn only_the_rounding_counts() {
        let (now, before) = (of("100.00"), of("80.00"));
        assert_eq!(Span::fits_base(now, before, percent("25.1"), false), Some(false));
        assert_eq!(Span::fits_base(of("100"), of("80"), percent("25.1"), false), Some(true));
    }

    #[test]
    fn what_does_not_fit_the_whole_numbers_is_not_decided() {
        let vast = Span::new("999999999999999".parse().unwrap(), 8).unwrap();
        assert_eq!(Span::fits_base(vast, vast, percent("25.0"), false), None);
    }
}
