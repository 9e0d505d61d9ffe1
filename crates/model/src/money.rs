//! Amounts of money whose unit is part of their type.

use core::marker::PhantomData;
use core::ops::{Add, Sub};

use rust_decimal::Decimal;

use crate::amount::Printed;
use crate::unit::MoneyUnit;

/// An amount of money in a unit that the type knows; amounts of different units do not add up.
///
/// ```
/// use juesuan_model::{Money, WanYuan, Yuan};
/// let total = Money::<WanYuan>::new("2694.00".parse()?);
/// assert_eq!(total.convert::<Yuan>().value().to_string(), "26940000");
/// assert_eq!((total - total).value().to_string(), "0.00");
/// # Ok::<(), juesuan_model::AmountError>(())
/// ```
///
/// ```compile_fail
/// use juesuan_model::{Money, WanYuan, Yuan};
/// let wan = Money::<WanYuan>::new("1".parse().unwrap());
/// let yuan = Money::<Yuan>::new("10000".parse().unwrap());
/// let mixed = wan + yuan; // 万元 and 元: a type error
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money<U> {
    value: Decimal,
    unit: PhantomData<U>,
}

/// A unit of money as a type; the units are [`Yuan`], [`WanYuan`] and [`YiYuan`].
pub trait Currency: sealed::Sealed + Copy {
    /// The unit as a value.
    const UNIT: MoneyUnit;
}

/// 元
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yuan;
/// 万元, 10,000 元
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WanYuan;
/// 亿元, 100,000,000 元
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YiYuan;

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Yuan {}
    impl Sealed for super::WanYuan {}
    impl Sealed for super::YiYuan {}
}

impl Currency for Yuan {
    const UNIT: MoneyUnit = MoneyUnit::Yuan;
}
impl Currency for WanYuan {
    const UNIT: MoneyUnit = MoneyUnit::WanYuan;
}
impl Currency for YiYuan {
    const UNIT: MoneyUnit = MoneyUnit::YiYuan;
}

impl<U: Currency> Money<U> {
    /// An amount from its printing.
    pub fn new(printed: Printed) -> Self {
        Self { value: printed.value(), unit: PhantomData }
    }

    /// The value in this unit.
    pub fn value(self) -> Decimal {
        self.value
    }

    /// The same amount in another unit, exactly.
    ///
    /// A figure has at most 24 digits and the units are eight powers of ten apart, so the result
    /// is rounded only where it would have more than 28 decimals, which no figure reaches.
    pub fn convert<V: Currency>(self) -> Money<V> {
        let shift = U::UNIT.power() as i32 - V::UNIT.power() as i32;
        let scale = self.value.scale() as i32 - shift;
        let mantissa = self.value.mantissa();
        let value = if scale >= 0 {
            Decimal::from_i128_with_scale(mantissa, scale as u32)
        } else {
            Decimal::from_i128_with_scale(mantissa * 10i128.pow(scale.unsigned_abs()), 0)
        };
        Money { value, unit: PhantomData }
    }
}

impl<U: Currency> Add for Money<U> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { value: self.value + other.value, unit: PhantomData }
    }
}

impl<U: Currency> Sub for Money<U> {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { value: self.value - other.value, unit: PhantomData }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_million_is_exact_both_ways() {
        let amount = Money::<YiYuan>::new("1.2".parse().unwrap());
        assert_eq!(amount.convert::<WanYuan>().value(), Decimal::from(12_000));
        assert_eq!(amount.convert::<Yuan>().convert::<YiYuan>().value(), amount.value());
    }
}
