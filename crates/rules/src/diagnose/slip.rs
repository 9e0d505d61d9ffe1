//! What a hand does wrong on its way from an account to a page, and how often.

use std::borrow::Cow;

/// The kind of slip that makes one printing of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slip {
    /// 打错一位: one digit for another.
    WrongDigit,
    /// 数字颠倒: two neighbouring digits in each other's place.
    TransposedDigits,
    /// 漏打一位: a digit left out.
    MissingDigit,
    /// 多打一位: a digit too many.
    ExtraDigit,
    /// 小数点错位.
    DecimalPoint,
    /// 元与万元混淆.
    YuanForWanYuan,
    /// 写成余下部分的占比: 100 less the share.
    Complement,
    /// 抄成别处的数: the figure of a sibling.
    SiblingsFigure,
    /// 差额写成百分比.
    DifferenceAsPercent,
    /// 以本年数为分母.
    CurrentYearAsBase,
    /// 合计没有随之更新: a part was added later, and the whole was not.
    ParentNotUpdated,
    /// 两数互换.
    SwappedValues,
    /// 增减、持平用错词: a decrease is called an increase, or the other way round.
    DirectionWord,
}

impl Slip {
    /// The name in findings.
    pub(crate) fn id(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::WrongDigit => "wrong_digit",
            Self::TransposedDigits => "transposed_digits",
            Self::MissingDigit => "missing_digit",
            Self::ExtraDigit => "extra_digit",
            Self::DecimalPoint => "decimal_point",
            Self::YuanForWanYuan => "yuan_for_wan_yuan",
            Self::Complement => "complement",
            Self::SiblingsFigure => "siblings_figure",
            Self::DifferenceAsPercent => "difference_as_percent",
            Self::CurrentYearAsBase => "current_year_as_base",
            Self::ParentNotUpdated => "parent_not_updated",
            Self::SwappedValues => "swapped_values",
            Self::DirectionWord => "direction_word",
        })
    }

    /// What seems to have happened, in Chinese and in English.
    pub(crate) const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::WrongDigit => ("像是打错一位数字", "one digit seems mistyped"),
            Self::TransposedDigits => ("像是相邻两位数字颠倒", "two digits seem transposed"),
            Self::MissingDigit => ("像是漏打一位数字", "a digit seems left out"),
            Self::ExtraDigit => ("像是多打一位数字", "there seems to be a digit too many"),
            Self::DecimalPoint => ("像是小数点错位", "the decimal point seems to have slipped"),
            Self::YuanForWanYuan => ("像是元与万元混淆", "元 and 万元 seem to be confused"),
            Self::Complement => ("像是写成了余下部分的占比", "it seems to be the share of the rest"),
            Self::SiblingsFigure => ("像是抄成了另一项的数", "another item's figure seems to be copied"),
            Self::DifferenceAsPercent => {
                ("像是把差额写成了百分比", "the difference seems to be printed as a percentage")
            }
            Self::CurrentYearAsBase => {
                ("像是以本年数作了分母", "the current year seems to have been the denominator")
            }
            Self::ParentNotUpdated => {
                ("像是增加一项后合计没有更新", "the whole seems not to have been updated for a part")
            }
            Self::SwappedValues => ("像是两个数互换了位置", "two figures seem to have changed places"),
            Self::DirectionWord => {
                ("像是增减、持平的用词有误", "the word of the comparison seems to be wrong")
            }
        }
    }
}

/// How likely a wrong digit in one place is, in whatever unit; the others are relative to it.
///
/// They are orders of magnitude: of copied figures, a wrong digit is the usual slip, and any of
/// nine digits may be it. Two digits change places a third as often as one is wrong, but in one way
/// only. Leaving a digit out, moving the point and confusing units are each about as likely as one
/// particular wrong digit; a digit too many could be any of ten.
pub(crate) const WRONG_DIGIT: u64 = 111;
const TRANSPOSED: u64 = 300;
const MISSING: u64 = 100;
const EXTRA: u64 = 20;
const POINT: u64 = 100;
const UNIT: u64 = 100;
const COMPLEMENT: u64 = 100;
/// The likelihood that a number is out by one unit of its last place: an old value, or a plug. Out
/// by `k` units is `k` times less likely, as sizes of differences are spread evenly over the powers
/// of ten.
pub(crate) const NEAR: u64 = 100;
/// The most that nearness alone can make likely.
const NEAR_MOST: u64 = 150;
/// Anything at all.
pub(crate) const ANYTHING: u64 = 1;

/// The decimals that amounts and rates are usually printed with.
const USUAL_DECIMALS: u32 = 2;

/// A value that may have been meant, in units of the last printed place, or of a place finer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meant {
    pub(crate) units: i128,
    /// How many decimals more than printed the value has.
    pub(crate) finer: u32,
    pub(crate) slip: Slip,
    pub(crate) weight: u64,
}

/// The values of which a slip of the hand makes the one printed: `units` of the last of `decimals`
/// places.
pub(crate) fn meant(units: i128, decimals: u32, is_money: bool, is_percent: bool) -> Vec<Meant> {
    let sign = units.signum() | 1;
    let least = decimals as usize + 1;
    let digits = digits(units.unsigned_abs(), least);
    let whole = digits.len() - decimals as usize;
    let mut found: Vec<Meant> = Vec::new();
    let mut add = |value: Option<i128>, finer: u32, slip, weight| {
        // What moved out of sight is no zero.
        let moved = matches!(slip, Slip::DecimalPoint | Slip::YuanForWanYuan);
        let may_be = |value: &i128| value.signum() * sign >= 0 && !(moved && *value == 0);
        if let Some(value) = value.filter(|value| may_be(value) && (*value, finer) != (units, 0))
            && found.iter().all(|meant| (meant.units, meant.finer) != (value, finer))
        {
            found.push(Meant { units: value, finer, slip, weight });
        }
    };
    let number = |digits: &[u8]| {
        let leading = digits.len() > least && digits.first() == Some(&0);
        let value =
            digits.iter().try_fold(0i128, |value, digit| value.checked_mul(10)?.checked_add((*digit).into()));
        value.filter(|_| !leading).map(|value| value * sign)
    };
    for at in 0..digits.len() {
        for digit in (0..10).filter(|digit| *digit != digits[at]) {
            let mut other = digits.clone();
            other[at] = digit;
            add(number(&other), 0, Slip::WrongDigit, WRONG_DIGIT);
        }
    }
    for at in 1..digits.len() {
        let mut other = digits.clone();
        other.swap(at - 1, at);
        add(number(&other), 0, Slip::TransposedDigits, TRANSPOSED);
    }
    // A point that moves to the left uncovers places that were not printed.
    let down = |power: u32| {
        let finer = power.min(USUAL_DECIMALS.saturating_sub(decimals));
        let factor = 10i128.pow(power - finer);
        (units.checked_add(sign * factor / 2).map(|units| units / factor), finer)
    };
    for power in [1, 2] {
        if decimals > 0 {
            add(units.checked_mul(10i128.pow(power)), 0, Slip::DecimalPoint, POINT);
            let (value, finer) = down(power);
            add(value, finer, Slip::DecimalPoint, POINT);
        }
    }
    if is_money {
        add(units.checked_mul(10_000), 0, Slip::YuanForWanYuan, UNIT);
        let (value, finer) = down(4);
        add(value, finer, Slip::YuanForWanYuan, UNIT);
    }
    if is_percent {
        let hundred = 10i128.checked_pow(decimals + 2);
        add(hundred.and_then(|hundred| hundred.checked_sub(units)), 0, Slip::Complement, COMPLEMENT);
    }
    for at in 0..=whole {
        for digit in 0..10 {
            let mut other = digits.clone();
            other.insert(at, digit);
            add(number(&other), 0, Slip::MissingDigit, MISSING);
        }
    }
    for at in (0..whole).filter(|_| whole > 1) {
        let mut other = digits.clone();
        other.remove(at);
        add(number(&other), 0, Slip::ExtraDigit, EXTRA);
    }
    found
}

fn digits(mut value: u128, least: usize) -> Vec<u8> {
    let mut digits: Vec<u8> = Vec::with_capacity(24);
    while value > 0 || digits.len() < least {
        digits.push((value % 10) as u8);
        value /= 10;
    }
    digits.reverse();
    digits
}

/// How many digits of a number say something, from the first that is not zero to the last.
pub(crate) fn significant(units: i128) -> usize {
    let mut digits = digits(units.unsigned_abs(), 1);
    while digits.last() == Some(&0) {
        digits.pop();
    }
    digits.len()
}

/// How likely it is that some value from `low` to `high` units was meant, by nearness alone.
pub(crate) fn near(units: i128, low: i128, high: i128) -> u64 {
    let distance = |other: i128| other.saturating_sub(units).unsigned_abs();
    let (mut from, to) = match (units < low, units > high) {
        (true, _) => (distance(low), distance(high)),
        (_, true) => (distance(high), distance(low)),
        _ => (1, distance(low).max(distance(high))),
    };
    // The sum of NEAR / k, block by block: each block ends at twice its beginning.
    let mut sum = 0u64;
    from = from.max(1);
    while from <= to && sum < NEAR_MOST {
        let next = from.saturating_mul(2).min(to.saturating_add(1));
        let (count, middle) = (next - from, from + (next - 1 - from) / 2);
        sum = sum.saturating_add(u64::try_from(u128::from(NEAR) * count / middle).unwrap_or(NEAR_MOST));
        from = next;
    }
    sum.min(NEAR_MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(printed: i128, meant_by: i128, decimals: u32) -> Option<Slip> {
        meant(printed, decimals, true, true)
            .iter()
            .find(|meant| meant.units == meant_by)
            .map(|meant| meant.slip)
    }

    #[test]
    fn a_printing_tells_how_it_came_about() {
        assert_eq!(slip(253_374, 153_374, 2), Some(Slip::WrongDigit));
        assert_eq!(slip(2649, 2694, 0), Some(Slip::TransposedDigits));
        assert_eq!(slip(316, 3160, 2), Some(Slip::DecimalPoint));
        assert_eq!(slip(15_210_000, 1521, 2), Some(Slip::YuanForWanYuan));
        assert_eq!(slip(367, 633, 1), Some(Slip::Complement));
        assert_eq!(slip(153, 0, 2), None);
        assert_eq!(slip(264, 2694, 0), Some(Slip::MissingDigit));
        assert_eq!(slip(26_994, 2694, 0), Some(Slip::ExtraDigit));
        assert_eq!(slip(2649, 1111, 0), None);
        assert_eq!(slip(0, 7, 0), Some(Slip::WrongDigit));
        assert_eq!(slip(i128::MAX, 0, 2), None);
    }

    #[test]
    fn a_point_that_moved_brings_its_decimals_back() {
        let finer = |printed, decimals, slip| {
            let all = meant(printed, decimals, true, false);
            all.into_iter().filter(|meant| meant.slip == slip).map(|m| (m.units, m.finer)).collect::<Vec<_>>()
        };
        // 149.5 for 14.95, 44500 for 4.45
        assert!(finer(1495, 1, Slip::DecimalPoint).contains(&(1495, 1)));
        assert!(finer(44_500, 0, Slip::YuanForWanYuan).contains(&(445, 2)));
    }

    #[test]
    fn nearer_is_likelier() {
        assert_eq!(near(100, 99, 99), NEAR);
        assert_eq!(near(100, 110, 110), NEAR / 10);
        assert!(near(100, 110, 120) > near(100, 120, 121));
        assert_eq!(near(0, i128::MIN, i128::MAX), NEAR_MOST);
        assert_eq!(near(0, 1_000_000, 1_000_001), 0);
    }

    #[test]
    fn zeros_at_the_end_say_nothing() {
        assert_eq!([significant(269_400), significant(0), significant(-15)], [4, 0, 2]);
    }
}
