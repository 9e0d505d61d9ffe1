//! Intervals: what a printed figure says about the true value, and what others allow for it.

use juesuan_model::{Figure, Printed, Unit};

use crate::exact::Rational;

/// How far 约, 余 or a similar word widens a figure: this many units of its last printed digit,
/// either way. It is the only allowance that does not follow from rounding, and it is made only
/// where the document itself says that it is not exact.
pub const APPROXIMATE_UNITS: i128 = 10;

/// The same for a figure with two or more decimals that do not end in zero: who writes 约428.46 has
/// copied what was computed, and the word leaves open only how it was rounded or cut off.
pub const COPIED_UNITS: i128 = 1;

/// What can be added to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// 元, 万元, 亿元: always taken in 元.
    Money,
    /// Percent and percentage points.
    Percent,
    /// Counts and numbers without a unit.
    Plain,
}

impl Dimension {
    /// The dimension of a unit.
    pub const fn of(unit: Unit) -> Self {
        match unit {
            Unit::Yuan | Unit::WanYuan | Unit::YiYuan => Self::Money,
            Unit::Percent | Unit::PercentagePoint => Self::Percent,
            _ => Self::Plain,
        }
    }
}

/// A printed figure as whole numbers of one power of ten, money in 元.
///
/// A figure `v` with `d` decimals means the closed interval from `v − ½·10⁻ᵈ` to `v + ½·10⁻ᵈ`.
/// Counts are exact, and so is a zero that is printed as an integer (or stated in words); a zero
/// with decimals keeps its interval.
///
/// ```
/// use juesuan_model::Unit;
/// use juesuan_rules::interval::Measure;
/// let of = |text: &str, unit| Measure::new(text.parse().expect("a figure"), unit, false);
/// let cost = of("15.21", Unit::WanYuan);
/// assert_eq!((cost.low, cost.value, cost.high, cost.exponent), (15_205, 15_210, 15_215, 1));
/// assert!(of("1458", Unit::PersonTime).is_exact());
/// assert!(of("0", Unit::WanYuan).is_exact());
/// assert!(!of("0.00", Unit::WanYuan).is_exact());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// The printed value.
    pub value: i128,
    /// The least true value.
    pub low: i128,
    /// The greatest true value.
    pub high: i128,
    /// The power of ten that the three are counted in.
    pub exponent: i32,
    /// The power of ten of the last printed digit.
    pub place: i32,
    /// The power of ten of 元 that the unit stands for; 0 without money.
    pub power: u32,
    /// What it can be added to.
    pub dimension: Dimension,
    /// Whether 约 or a similar word stands beside it.
    pub approximate: bool,
    /// Whether it is printed to the digits of what it was copied from, whatever stands beside it.
    pub(crate) copied: bool,
}

impl Measure {
    /// The measure of a printing.
    pub fn new(printed: Printed, unit: Unit, approximate: bool) -> Self {
        let power = unit.money_power().unwrap_or(0);
        let place = power as i32 - printed.decimals() as i32;
        let dimension = Dimension::of(unit);
        let mantissa = printed.mantissa();
        let stated = unit.is_count() || (mantissa == 0 && printed.decimals() == 0);
        let copied = printed.decimals() > 1 && mantissa % 10 != 0;
        if stated && !approximate {
            return Self {
                value: mantissa,
                low: mantissa,
                high: mantissa,
                exponent: place,
                place,
                power,
                dimension,
                approximate,
                copied,
            };
        }
        // A printing has at most 24 digits, so that one more always fits.
        let value = mantissa * 10;
        let half = match (approximate, copied) {
            (true, true) => COPIED_UNITS * 10,
            (true, false) => APPROXIMATE_UNITS * 10,
            (false, _) => 5,
        };
        Self {
            value,
            low: value - half,
            high: value + half,
            exponent: place - 1,
            place,
            power,
            dimension,
            approximate,
            copied,
        }
    }

    /// The measure of a figure; `None` where its value is too long to be kept exactly.
    pub fn of(figure: &Figure) -> Option<Self> {
        Some(Self::new(figure.value?, figure.unit, figure.approximate))
    }

    /// Whether the true value is known.
    pub fn is_exact(&self) -> bool {
        self.low == self.high
    }

    /// Whether the true value may be zero.
    pub fn may_be_zero(&self) -> bool {
        self.low <= 0 && self.high >= 0
    }

    /// The same printing as a derived figure, which is rounded even where its unit is counted:
    /// 2 人次 a head is an average, not a count.
    pub(crate) fn derived(&self) -> Self {
        if self.is_exact() && self.value != 0 {
            let value = self.value * 10;
            return Self { value, low: value - 5, high: value + 5, exponent: self.exponent - 1, ..*self };
        }
        *self
    }

    /// What the same printing says if its further digits were cut off instead of rounded.
    pub(crate) fn cut_off(&self) -> Self {
        let unit = if self.exponent < self.place { 10 } else { 1 };
        let (low, high) = match self.value.signum() {
            1 => (self.value, self.value + unit),
            -1 => (self.value - unit, self.value),
            _ => (-unit, unit),
        };
        Self { low, high, ..*self }
    }

    /// The interval in the figure's own unit, as printed.
    pub fn interval(&self) -> Interval {
        let shift = self.exponent - self.power as i32;
        Interval::new(Rational::decimal(self.low, shift), Rational::decimal(self.high, shift))
    }

    /// The printed value in the figure's own unit.
    pub fn printed(&self) -> Rational {
        Rational::decimal(self.value, self.exponent - self.power as i32)
    }

    /// The printed decimals.
    pub fn decimals(&self) -> u32 {
        (self.power as i32 - self.place).unsigned_abs()
    }
}

/// A closed interval of exact numbers, open to one side or both where a bound is absent.
///
/// ```
/// use juesuan_rules::{exact::Rational, interval::Interval};
/// let allowed = Interval::new(Rational::decimal(4345, -2), Rational::decimal(4355, -2));
/// assert_eq!(allowed.to_string(), "43.45..43.55");
/// assert!(allowed.contains(&Rational::decimal(4355, -2)));
/// assert_eq!(allowed.distance(&Rational::decimal(436, -1)).to_string(), "0.05");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Interval {
    /// The least value.
    pub low: Option<Rational>,
    /// The greatest value.
    pub high: Option<Rational>,
}

impl Interval {
    /// Between two numbers, in either order.
    pub fn new(a: Rational, b: Rational) -> Self {
        let (low, high) = if a <= b { (a, b) } else { (b, a) };
        Self { low: Some(low), high: Some(high) }
    }

    /// One number alone.
    pub fn point(value: Rational) -> Self {
        Self { low: Some(value.clone()), high: Some(value) }
    }

    /// Whether a number lies inside or on a bound.
    pub fn contains(&self, value: &Rational) -> bool {
        self.low.as_ref().is_none_or(|low| low <= value)
            && self.high.as_ref().is_none_or(|high| value <= high)
    }

    /// Whether nothing lies inside: a meeting of two intervals can be empty.
    pub fn is_empty(&self) -> bool {
        matches!((&self.low, &self.high), (Some(low), Some(high)) if low > high)
    }

    /// What lies in both.
    pub fn meet(self, other: Self) -> Self {
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self { low, high }
    }

    /// How far a number lies outside; zero inside.
    pub fn distance(&self, value: &Rational) -> Rational {
        if let Some(low) = self.low.as_ref().filter(|low| value < *low) {
            return low - value;
        }
        if let Some(high) = self.high.as_ref().filter(|high| value > *high) {
            return value - high;
        }
        Rational::ZERO
    }

    /// Multiplied by a number.
    pub(crate) fn scaled(&self, factor: &Rational) -> Self {
        let times = |bound: &Option<Rational>| bound.as_ref().map(|bound| bound * factor);
        if factor.sign().is_lt() {
            return Self { low: times(&self.high), high: times(&self.low) };
        }
        Self { low: times(&self.low), high: times(&self.high) }
    }

    /// The least value as a decimal of at most `decimals + 2` places, never above it.
    pub fn low_text(&self, decimals: u32) -> Option<String> {
        self.low.as_ref().map(|low| trimmed(low.to_decimal_below(decimals + 2), decimals))
    }

    /// The greatest value as a decimal of at most `decimals + 2` places, never below it.
    pub fn high_text(&self, decimals: u32) -> Option<String> {
        self.high.as_ref().map(|high| trimmed(high.to_decimal_above(decimals + 2), decimals))
    }
}

/// Without zeros behind the places that the figure itself has.
fn trimmed(mut text: String, decimals: u32) -> String {
    if let Some(point) = text.find('.') {
        let least = if decimals == 0 { point } else { point + 1 + decimals as usize };
        while text.len() > least && text.ends_with('0') {
            text.pop();
        }
        if text.ends_with('.') {
            text.pop();
        }
    }
    text
}

impl core::fmt::Display for Interval {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if let Some(low) = &self.low {
            write!(f, "{low}")?;
        }
        f.write_str("..")?;
        if let Some(high) = &self.high {
            write!(f, "{high}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, unit: Unit, approximate: bool) -> String {
        Measure::new(text.parse().unwrap(), unit, approximate).interval().to_string()
    }

    #[test]
    fn a_printing_means_half_a_unit_of_its_last_digit_either_way() {
        assert_eq!(of("2694.00", Unit::WanYuan, false), "2693.995..2694.005");
        assert_eq!(of("2694", Unit::WanYuan, false), "2693.5..2694.5");
        assert_eq!(of("-26.69", Unit::YiYuan, false), "-26.695..-26.685");
        assert_eq!(of("43.6", Unit::Percent, false), "43.55..43.65");
    }

    #[test]
    fn counts_and_stated_zeros_are_exact() {
        assert_eq!(of("1458", Unit::PersonTime, false), "1458..1458");
        assert_eq!(of("0", Unit::WanYuan, false), "0..0");
        assert_eq!(of("0", Unit::Percent, false), "0..0");
        assert_eq!(of("0.00", Unit::WanYuan, false), "-0.005..0.005");
        assert_eq!(of("0.0", Unit::Percent, false), "-0.05..0.05");
    }

    #[test]
    fn about_widens_by_ten_units_and_by_one_what_is_copied() {
        assert_eq!(of("12.3", Unit::WanYuan, true), "11.3..13.3");
        assert_eq!(of("12.30", Unit::WanYuan, true), "12.2..12.4");
        assert_eq!(of("100", Unit::Person, true), "90..110");
        assert_eq!(of("12.34", Unit::WanYuan, true), "12.33..12.35");
    }

    #[test]
    fn cutting_off_goes_toward_zero() {
        let cut = |text: &str, unit| {
            Measure::new(text.parse().unwrap(), unit, false).cut_off().interval().to_string()
        };
        assert_eq!(cut("43.5", Unit::Percent), "43.5..43.6");
        assert_eq!(cut("-43.5", Unit::Percent), "-43.6..-43.5");
        assert_eq!(cut("0.0", Unit::Percent), "-0.1..0.1");
        assert_eq!(cut("0", Unit::Percent), "-1..1");
    }

    #[test]
    fn texts_widen_outwards_and_keep_the_printed_places() {
        let third = Interval::new(Rational::new(1, 3).unwrap(), Rational::new(2, 3).unwrap());
        assert_eq!(third.low_text(1).as_deref(), Some("0.333"));
        assert_eq!(third.high_text(1).as_deref(), Some("0.667"));
        let whole = Interval::new(Rational::integer(3), Rational::decimal(405, -2));
        assert_eq!((whole.low_text(0).as_deref(), whole.high_text(0).as_deref()), (Some("3"), Some("4.05")));
        assert_eq!(
            (whole.low_text(2).as_deref(), whole.high_text(2).as_deref()),
            (Some("3.00"), Some("4.05"))
        );
    }
}
