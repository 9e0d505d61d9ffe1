//! Exact numbers: whole numbers that say when they overflow, and rationals that never do.

use core::cmp::Ordering;
use core::fmt;
use core::ops::{Add, Mul, Neg, Sub};

use num_bigint::{BigInt, Sign};

/// A whole number did not fit; the same sum can be done again in wider numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a whole number of more than 127 bits")]
pub(crate) struct Overflow;

/// Whole numbers that a relation is judged in: `i64` first, `i128` and then [`BigInt`] where that
/// overflows.
///
/// Every operation either gives the exact result or [`Overflow`]; `BigInt` never overflows.
pub(crate) trait Int: Clone + Ord {
    fn of(value: i128) -> Result<Self, Overflow>;
    fn add(&self, other: &Self) -> Result<Self, Overflow>;
    fn sub(&self, other: &Self) -> Result<Self, Overflow>;
    fn mul(&self, other: &Self) -> Result<Self, Overflow>;
    fn neg(&self) -> Result<Self, Overflow>;
    /// Ten to a power.
    fn ten(power: u32) -> Result<Self, Overflow>;
    /// Against zero.
    fn side(&self) -> Ordering;
    /// Divided by a positive unit and rounded half away from zero, as 四舍五入 rounds a magnitude.
    fn rounded(&self, unit: &Self) -> Result<Self, Overflow>;
    /// The exact quotient; `None` over zero.
    fn over(&self, other: &Self) -> Option<Rational>;
}

/// The powers of ten that fit.
static POWERS: [i128; 39] = {
    let mut powers = [1i128; 39];
    let mut index = 1;
    while index < 39 {
        powers[index] = powers[index - 1] * 10;
        index += 1;
    }
    powers
};

impl Int for i64 {
    fn of(value: i128) -> Result<Self, Overflow> {
        Self::try_from(value).map_err(|_| Overflow)
    }
    fn add(&self, other: &Self) -> Result<Self, Overflow> {
        self.checked_add(*other).ok_or(Overflow)
    }
    fn sub(&self, other: &Self) -> Result<Self, Overflow> {
        self.checked_sub(*other).ok_or(Overflow)
    }
    fn mul(&self, other: &Self) -> Result<Self, Overflow> {
        self.checked_mul(*other).ok_or(Overflow)
    }
    fn neg(&self) -> Result<Self, Overflow> {
        self.checked_neg().ok_or(Overflow)
    }
    fn ten(power: u32) -> Result<Self, Overflow> {
        POWERS.get(power as usize).filter(|_| power < 19).map(|ten| *ten as Self).ok_or(Overflow)
    }
    fn side(&self) -> Ordering {
        self.cmp(&0)
    }
    fn rounded(&self, unit: &Self) -> Result<Self, Overflow> {
        let quotient = self.checked_div(*unit).ok_or(Overflow)?;
        let rest = (self - quotient * unit).unsigned_abs();
        if rest >= unit.unsigned_abs() - rest {
            return quotient.checked_add(self.signum()).ok_or(Overflow);
        }
        Ok(quotient)
    }
    fn over(&self, other: &Self) -> Option<Rational> {
        Rational::new((*self).into(), (*other).into())
    }
}

impl Int for i128 {
    fn of(value: i128) -> Result<Self, Overflow> {
        Ok(value)
    }
    fn add(&self, other: &Self) -> Result<Self, Overflow> {
        self.checked_add(*other).ok_or(Overflow)
    }
    fn sub(&self, other: &Self) -> Result<Self, Overflow> {
        self.checked_sub(*other).ok_or(Overflow)
    }
    fn mul(&self, other: &Self) -> Result<Self, Overflow> {
        // The product of two 64-bit numbers fits, and is far quicker than the checked one.
        if let (Ok(a), Ok(b)) = (i64::try_from(*self), i64::try_from(*other)) {
            return Ok(i128::from(a) * i128::from(b));
        }
        self.checked_mul(*other).ok_or(Overflow)
    }
    fn neg(&self) -> Result<Self, Overflow> {
        self.checked_neg().ok_or(Overflow)
    }
    fn ten(power: u32) -> Result<Self, Overflow> {
        POWERS.get(power as usize).copied().ok_or(Overflow)
    }
    fn side(&self) -> Ordering {
        self.cmp(&0)
    }
    fn rounded(&self, unit: &Self) -> Result<Self, Overflow> {
        let quotient = self.checked_div(*unit).ok_or(Overflow)?;
        let rest = (self - quotient * unit).unsigned_abs();
        if rest >= unit.unsigned_abs() - rest {
            return quotient.checked_add(self.signum()).ok_or(Overflow);
        }
        Ok(quotient)
    }
    fn over(&self, other: &Self) -> Option<Rational> {
        Rational::new(*self, *other)
    }
}

impl Int for BigInt {
    fn of(value: i128) -> Result<Self, Overflow> {
        Ok(value.into())
    }
    fn add(&self, other: &Self) -> Result<Self, Overflow> {
        Ok(self + other)
    }
    fn sub(&self, other: &Self) -> Result<Self, Overflow> {
        Ok(self - other)
    }
    fn mul(&self, other: &Self) -> Result<Self, Overflow> {
        Ok(self * other)
    }
    fn neg(&self) -> Result<Self, Overflow> {
        Ok(-self)
    }
    fn ten(power: u32) -> Result<Self, Overflow> {
        Ok(BigInt::from(10u8).pow(power))
    }
    fn side(&self) -> Ordering {
        match self.sign() {
            Sign::Minus => Ordering::Less,
            Sign::NoSign => Ordering::Equal,
            Sign::Plus => Ordering::Greater,
        }
    }
    fn rounded(&self, unit: &Self) -> Result<Self, Overflow> {
        if unit.side() != Ordering::Greater {
            return Err(Overflow);
        }
        let quotient = self / unit;
        let rest = BigInt::from((self - &quotient * unit).magnitude().clone());
        if &rest + &rest >= *unit {
            let step = if Int::side(self) == Ordering::Less { -1 } else { 1 };
            return Ok(quotient + step);
        }
        Ok(quotient)
    }
    fn over(&self, other: &Self) -> Option<Rational> {
        Rational::big(self.clone(), other.clone())
    }
}

/// An exact fraction in lowest terms, of whatever size.
///
/// Numbers that fit `i128` stay there, without an allocation; others grow. No operation rounds,
/// wraps or panics.
///
/// ```
/// use juesuan_rules::exact::Rational;
/// let rate = Rational::new(100 * 2669, 6115).expect("no zero below the line");
/// assert_eq!(rate.to_decimal_rounded(1), "43.6");
/// assert_eq!(rate.to_decimal_below(3), "43.646");
/// assert_eq!(rate.to_decimal_above(3), "43.647");
/// assert_eq!(Rational::decimal(-2669, -2).to_string(), "-26.69");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Rational(Repr);

/// Always in lowest terms with a positive denominator, and `Small` whenever both parts fit, so
/// that equal numbers are equal in their parts.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    Small(i128, i128),
    Big(Box<(BigInt, BigInt)>),
}

fn gcd(a: u128, b: u128) -> u128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        if let (Ok(x), Ok(y)) = (u64::try_from(a), u64::try_from(b)) {
            let (mut x, mut y) = (x, y);
            while y != 0 {
                (x, y) = (y, x % y);
            }
            return u128::from(x);
        }
        (a, b) = (b, a % b);
    }
    a
}

fn big_gcd(a: &BigInt, b: &BigInt) -> BigInt {
    let (mut a, mut b) = (BigInt::from(a.magnitude().clone()), BigInt::from(b.magnitude().clone()));
    while Int::side(&b) != Ordering::Equal {
        (a, b) = (b.clone(), a % b);
    }
    a
}

impl Rational {
    /// Nothing.
    pub const ZERO: Self = Self(Repr::Small(0, 1));
    /// One.
    pub const ONE: Self = Self(Repr::Small(1, 1));

    /// A fraction; `None` over zero.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        match denominator.cmp(&0) {
            Ordering::Equal => None,
            Ordering::Greater => Some(Self::lowest(numerator, denominator)),
            Ordering::Less => match (numerator.checked_neg(), denominator.checked_neg()) {
                (Some(numerator), Some(denominator)) => Some(Self::lowest(numerator, denominator)),
                _ => Self::big(numerator.into(), denominator.into()),
            },
        }
    }

    /// A whole number.
    pub const fn integer(value: i128) -> Self {
        Self(Repr::Small(value, 1))
    }

    /// `mantissa · 10^exponent`.
    pub fn decimal(mantissa: i128, exponent: i32) -> Self {
        let power = exponent.unsigned_abs();
        if let Ok(ten) = <i128 as Int>::ten(power) {
            if exponent <= 0 {
                return Self::lowest(mantissa, ten);
            }
            if let Ok(value) = Int::mul(&mantissa, &ten) {
                return Self::integer(value);
            }
        }
        let ten = BigInt::from(10u8).pow(power);
        let made = if exponent <= 0 {
            Self::big(mantissa.into(), ten)
        } else {
            Self::big(BigInt::from(mantissa) * ten, 1.into())
        };
        made.unwrap_or(Self::ZERO)
    }

    /// A fraction of large numbers; `None` over zero.
    pub(crate) fn big(numerator: BigInt, denominator: BigInt) -> Option<Self> {
        if let (Ok(numerator), Ok(denominator @ 1..)) =
            (i128::try_from(&numerator), i128::try_from(&denominator))
        {
            return Some(Self::lowest(numerator, denominator));
        }
        let divisor = big_gcd(&numerator, &denominator);
        let (numerator, denominator) = match Int::side(&denominator) {
            Ordering::Equal => return None,
            Ordering::Greater => (numerator / &divisor, denominator / &divisor),
            Ordering::Less => (-numerator / &divisor, -denominator / &divisor),
        };
        Some(Self(match (i128::try_from(&numerator), i128::try_from(&denominator)) {
            (Ok(numerator), Ok(denominator)) => Repr::Small(numerator, denominator),
            _ => Repr::Big(Box::new((numerator, denominator))),
        }))
    }

    /// With a positive denominator.
    fn lowest(numerator: i128, denominator: i128) -> Self {
        if denominator == 1 {
            return Self(Repr::Small(numerator, 1));
        }
        // The divisor is at most the denominator, so it fits.
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs()) as i128;
        if divisor == 1 {
            return Self(Repr::Small(numerator, denominator));
        }
        if let (Ok(a), Ok(b), Ok(c)) =
            (i64::try_from(numerator), i64::try_from(denominator), i64::try_from(divisor))
        {
            return Self(Repr::Small((a / c).into(), (b / c).into()));
        }
        Self(Repr::Small(numerator / divisor, denominator / divisor))
    }

    fn parts(&self) -> (BigInt, BigInt) {
        match &self.0 {
            Repr::Small(numerator, denominator) => ((*numerator).into(), (*denominator).into()),
            Repr::Big(parts) => (parts.0.clone(), parts.1.clone()),
        }
    }

    /// Against zero.
    pub fn sign(&self) -> Ordering {
        match &self.0 {
            Repr::Small(numerator, _) => numerator.cmp(&0),
            Repr::Big(parts) => Int::side(&parts.0),
        }
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Repr::Small(0, _))
    }

    /// How many bits its larger part has.
    pub(crate) fn bits(&self) -> u64 {
        match &self.0 {
            Repr::Small(..) => 128,
            Repr::Big(parts) => parts.0.bits().max(parts.1.bits()),
        }
    }

    /// Without its sign.
    pub fn abs(&self) -> Self {
        if self.sign() == Ordering::Less { -self } else { self.clone() }
    }

    /// Divided; `None` by zero.
    pub fn over(&self, other: &Self) -> Option<Self> {
        if let (Repr::Small(a, b), Repr::Small(c, d)) = (&self.0, &other.0)
            && let (Ok(numerator), Ok(denominator)) = (Int::mul(a, d), Int::mul(b, c))
        {
            return Self::new(numerator, denominator);
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Self::big(a * d, b * c)
    }

    /// The reciprocal; `None` of zero.
    pub fn reciprocal(&self) -> Option<Self> {
        Self::ONE.over(self)
    }

    /// As a decimal with so many places, rounded half away from zero (四舍五入).
    pub fn to_decimal_rounded(&self, decimals: u32) -> String {
        if let Some((scaled, denominator)) = self.small(decimals)
            && let Ok(units) = scaled.rounded(&denominator)
        {
            return print_small(units.into(), decimals);
        }
        let (numerator, denominator) = self.parts();
        let scaled = numerator * BigInt::from(10u8).pow(decimals);
        // The denominator is positive, so that rounding cannot fail.
        print(&scaled.rounded(&denominator).unwrap_or_default(), decimals)
    }

    /// As a decimal with so many places, not above the exact number.
    pub fn to_decimal_below(&self, decimals: u32) -> String {
        match self.small(decimals) {
            Some((scaled, denominator)) => print_small(scaled.div_euclid(denominator).into(), decimals),
            None => print(&self.floor(decimals), decimals),
        }
    }

    /// As a decimal with so many places, not below the exact number.
    pub fn to_decimal_above(&self, decimals: u32) -> String {
        match self.small(decimals) {
            // Neither part is the least number of 64 bits, which alone has no opposite.
            Some((scaled, denominator)) => {
                print_small(-i128::from((-scaled).div_euclid(denominator)), decimals)
            }
            None => print(&-(-self).floor(decimals), decimals),
        }
    }

    /// The numerator in units of the last place, and the denominator, where both fit 64 bits with
    /// their opposites.
    fn small(&self, decimals: u32) -> Option<(i64, i64)> {
        let Repr::Small(numerator, denominator) = &self.0 else { return None };
        let scaled = i64::try_from(*numerator).ok()?.checked_mul(<i64 as Int>::ten(decimals).ok()?)?;
        (scaled != i64::MIN).then_some((scaled, i64::try_from(*denominator).ok()?))
    }

    /// The greatest whole number of units of the last place that is not above.
    fn floor(&self, decimals: u32) -> BigInt {
        let (numerator, denominator) = self.parts();
        let scaled = numerator * BigInt::from(10u8).pow(decimals);
        let quotient = &scaled / &denominator;
        if &quotient * &denominator > scaled { quotient - 1 } else { quotient }
    }
}

/// The same without large numbers.
fn print_small(units: i128, decimals: u32) -> String {
    juesuan_model::Printed::from_digits(units, decimals)
        .map_or_else(|_| print(&units.into(), decimals), |printed| printed.text())
}

/// A whole number of units of the last place, as a decimal.
fn print(units: &BigInt, decimals: u32) -> String {
    let digits = units.magnitude().to_string();
    let decimals = decimals as usize;
    let sign = if Int::side(units) == Ordering::Less { "-" } else { "" };
    if decimals == 0 {
        return format!("{sign}{digits}");
    }
    let padded = format!("{digits:0>width$}", width = decimals + 1);
    let (integer, fraction) = padded.split_at(padded.len() - decimals);
    format!("{sign}{integer}.{fraction}")
}

impl From<i128> for Rational {
    fn from(value: i128) -> Self {
        Self::integer(value)
    }
}

impl Add for &Rational {
    type Output = Rational;
    fn add(self, other: &Rational) -> Rational {
        if let (Repr::Small(a, b), Repr::Small(c, d)) = (&self.0, &other.0) {
            if b == d {
                if let Some(sum) = a.checked_add(*c) {
                    return Rational::lowest(sum, *b);
                }
            } else if let (Ok(x), Ok(y), Ok(denominator)) = (Int::mul(a, d), Int::mul(c, b), Int::mul(b, d))
                && let Some(sum) = x.checked_add(y)
            {
                return Rational::lowest(sum, denominator);
            }
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        // Neither denominator is zero.
        Rational::big(a * &d + c * &b, b * d).unwrap_or(Rational::ZERO)
    }
}

impl Sub for &Rational {
    type Output = Rational;
    fn sub(self, other: &Rational) -> Rational {
        self + &-other
    }
}

impl Mul for &Rational {
    type Output = Rational;
    fn mul(self, other: &Rational) -> Rational {
        if let (Repr::Small(a, b), Repr::Small(c, d)) = (&self.0, &other.0)
            && let (Ok(numerator), Ok(denominator)) = (Int::mul(a, c), Int::mul(b, d))
        {
            return Rational::lowest(numerator, denominator);
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Rational::big(a * c, b * d).unwrap_or(Rational::ZERO)
    }
}

impl Neg for &Rational {
    type Output = Rational;
    fn neg(self) -> Rational {
        if let Repr::Small(numerator, denominator) = &self.0
            && let Some(numerator) = numerator.checked_neg()
        {
            return Rational(Repr::Small(numerator, *denominator));
        }
        let (numerator, denominator) = self.parts();
        Rational::big(-numerator, denominator).unwrap_or(Rational::ZERO)
    }
}

impl Neg for Rational {
    type Output = Rational;
    fn neg(self) -> Rational {
        -&self
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Repr::Small(a, b), Repr::Small(c, d)) = (&self.0, &other.0) {
            if b == d {
                return a.cmp(c);
            }
            if let (Ok(left), Ok(right)) = (Int::mul(a, d), Int::mul(c, b)) {
                return left.cmp(&right);
            }
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        (a * d).cmp(&(c * b))
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Rational {
    /// As a decimal where it is one of at most 40 places, else as a fraction.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (numerator, mut denominator) = self.parts();
        let mut decimals = 0;
        let ten = BigInt::from(10u8);
        while decimals < 40 && denominator != BigInt::from(1u8) {
            let divisor = big_gcd(&denominator, &ten);
            if divisor == BigInt::from(1u8) {
                break;
            }
            denominator /= divisor;
            decimals += 1;
        }
        if denominator == BigInt::from(1u8) {
            return f.write_str(&self.to_decimal_rounded(decimals));
        }
        let (_, denominator) = self.parts();
        write!(f, "{numerator}/{denominator}")
    }
}

impl fmt::Debug for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn prints_and_rounds() {
        let third = Rational::new(-1, 3).unwrap();
        assert_eq!(third.to_string(), "-1/3");
        assert_eq!(third.to_decimal_rounded(2), "-0.33");
        assert_eq!(third.to_decimal_below(2), "-0.34");
        assert_eq!(third.to_decimal_above(2), "-0.33");
        assert_eq!(Rational::decimal(125, -2).to_decimal_rounded(1), "1.3");
        assert_eq!(Rational::decimal(-125, -2).to_decimal_rounded(1), "-1.3");
        assert_eq!(Rational::decimal(-4, -2).to_decimal_rounded(1), "0.0");
        assert_eq!(Rational::decimal(5, 3).to_string(), "5000");
        assert_eq!(Rational::decimal(500, -2).to_string(), "5");
        assert_eq!(
            Rational::new(i128::MIN, -1).unwrap().to_string(),
            "170141183460469231731687303715884105728"
        );
        assert!(Rational::new(1, 0).is_none());
        assert!(Rational::ONE.over(&Rational::ZERO).is_none());
    }

    #[test]
    fn whole_numbers_round_half_away_from_zero() {
        for (value, rounded) in [(14, 1), (15, 2), (-14, -1), (-15, -2), (0, 0), (5, 1), (-5, -1), (4, 0)] {
            assert_eq!(Int::rounded(&i128::from(value), &10), Ok(rounded.into()), "{value}");
            assert_eq!(Int::rounded(&i64::from(value), &10), Ok(rounded.into()), "{value}");
            assert_eq!(BigInt::from(value).rounded(&10.into()), Ok(rounded.into()), "{value}");
        }
    }

    proptest! {
        #[test]
        fn agrees_with_large_numbers(a: i128, b: i128, c: i128, d: i128) {
            prop_assume!(b != 0 && d != 0);
            let (x, y) = (Rational::new(a, b).unwrap(), Rational::new(c, d).unwrap());
            let big = |n: i128| BigInt::from(n);
            prop_assert_eq!(&x + &y, Rational::big(big(a) * d + big(c) * b, big(b) * d).unwrap());
            prop_assert_eq!(&x * &y, Rational::big(big(a) * c, big(b) * d).unwrap());
            prop_assert_eq!(&(&x - &y) + &y, x.clone());
            prop_assert_eq!(x.cmp(&y), (&x - &y).sign());
            if c != 0 {
                prop_assert_eq!(&x.over(&y).unwrap() * &y, x);
            }
        }
    }
}
