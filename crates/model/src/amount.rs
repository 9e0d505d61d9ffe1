//! Figures as they are printed: the value, its decimals, and the kinds of nothing.

use core::fmt;
use core::ops::Neg;
use core::str::FromStr;

use rust_decimal::Decimal;
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The most digits before the decimal point that a figure may have.
pub const MAX_INTEGER_DIGITS: usize = 16;
/// The most digits after the decimal point that a figure may have.
pub const MAX_DECIMALS: usize = 8;
/// The longest figure: all digits, the sign and the point, and room for what arithmetic leaves.
const MAX_TEXT: usize = 64;

/// A plain decimal as printed: `2694`, `2694.00`, `-26.69`, `0.00`.
///
/// The number of decimals is part of the figure, since it says how exact the figure is. Two
/// figures can agree in value and differ in printing; there is a method for each question, and
/// `==` asks for the same printing. There are no exponents, no thousands separators, no leading
/// zeros, at most [`MAX_INTEGER_DIGITS`] digits before the point and [`MAX_DECIMALS`] after it.
///
/// ```
/// use juesuan_model::Printed;
/// let short: Printed = "2694".parse()?;
/// let long: Printed = "2694.00".parse()?;
/// assert!(short.same_value(&long));
/// assert!(!short.same_printing(&long));
/// assert_eq!(long.decimals(), 2);
/// assert!("2,694".parse::<Printed>().is_err());
/// assert!("2.694e3".parse::<Printed>().is_err());
/// # Ok::<(), juesuan_model::AmountError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Printed(Decimal);

/// Why a text is not a figure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AmountError {
    /// Nothing stands where digits belong.
    #[error(
        "a figure was expected, found nothing; write a plain decimal such as \"2694.00\", or leave the field out"
    )]
    Empty,
    /// A character that a plain decimal does not have.
    #[error(
        "`{text}` is not a plain decimal: unexpected `{found}`; write digits and at most one point, without separators, exponent or unit"
    )]
    Character {
        /// The text, cut after 40 characters.
        text: String,
        /// The character that does not belong.
        found: char,
    },
    /// A point without digits on both sides, or a sign alone.
    #[error("`{text}` is not a plain decimal: digits are missing beside the point or the sign")]
    Digits {
        /// The text.
        text: String,
    },
    /// A zero before other digits.
    #[error("`{text}` has a leading zero; write it without")]
    LeadingZero {
        /// The text.
        text: String,
    },
    /// More digits than any account has.
    #[error(
        "a figure of {integer} digits before and {decimals} after the point; at most {MAX_INTEGER_DIGITS} and {MAX_DECIMALS} can be kept exactly"
    )]
    TooLong {
        /// Digits before the point.
        integer: usize,
        /// Digits after the point.
        decimals: usize,
    },
}

impl AmountError {
    /// What a clerk is told.
    pub fn zh(&self) -> String {
        match self {
            Self::Empty => "此处应有数字；写成小数如 \"2694.00\"，没有就不写这一项".to_owned(),
            Self::Character { text, found } => {
                format!("“{text}”不是小数：不能有“{found}”；只写数字和一个小数点，不写千分位、指数和单位")
            }
            Self::Digits { text } => format!("“{text}”不是小数：小数点或者负号旁边缺数字"),
            Self::LeadingZero { text } => format!("“{text}”前面多了零"),
            Self::TooLong { integer, decimals } => {
                format!("数字太长：整数{integer}位、小数{decimals}位，超过了能准确保存的位数")
            }
        }
    }
}

impl Printed {
    /// A figure from a decimal that keeps its scale as the printed decimals.
    ///
    /// # Errors
    /// [`AmountError::TooLong`] where the decimal has more digits than a figure may have.
    pub fn new(value: Decimal) -> Result<Self, AmountError> {
        Self::from_digits(value.mantissa(), value.scale())
    }

    /// A figure from its digits without the point and the number of decimals: 2669 and 2 are 26.69.
    ///
    /// # Errors
    /// [`AmountError::TooLong`] where there are more digits than a figure may have.
    pub fn from_digits(digits: i128, decimals: u32) -> Result<Self, AmountError> {
        // Few digits are few before the point, wherever it stands.
        const FEW: u128 = 10u128.pow(MAX_INTEGER_DIGITS as u32);
        if digits.unsigned_abs() >= FEW || decimals as usize > MAX_DECIMALS {
            let integer = match 10u128.checked_pow(decimals) {
                Some(unit) => {
                    (digits.unsigned_abs() / unit).checked_ilog10().map_or(1, |log| log as usize + 1)
                }
                None => 1,
            };
            if integer > MAX_INTEGER_DIGITS || decimals as usize > MAX_DECIMALS {
                return Err(AmountError::TooLong { integer, decimals: decimals as usize });
            }
        }
        // At most 24 digits, which a decimal holds.
        Ok(Self(Decimal::from_i128_with_scale(digits, decimals)))
    }

    /// A whole number.
    pub fn integer(value: u32) -> Self {
        Self(Decimal::from(value))
    }

    /// The value; its scale is [`decimals`](Self::decimals).
    pub fn value(&self) -> Decimal {
        self.0
    }

    /// The digits without the point, signed: 26.69 is 2669.
    pub fn mantissa(&self) -> i128 {
        self.0.mantissa()
    }

    /// How many decimals are printed.
    pub fn decimals(&self) -> u32 {
        self.0.scale()
    }

    /// The figure as it is printed.
    pub fn text(&self) -> String {
        self.digits(&mut [0; MAX_TEXT]).to_owned()
    }

    /// Adds the figure to a text, as it is printed.
    pub(crate) fn push_to(&self, text: &mut String) {
        text.push_str(self.digits(&mut [0; MAX_TEXT]));
    }

    /// Writes the figure from the end of a buffer.
    fn digits<'a>(&self, buffer: &'a mut [u8; MAX_TEXT]) -> &'a str {
        let decimals = self.decimals() as usize;
        let mantissa = self.mantissa().unsigned_abs();
        let mut at = MAX_TEXT;
        let mut written = 0;
        let mut write = |digit: u8| {
            if written == decimals && decimals > 0 {
                at -= 1;
                buffer[at] = b'.';
            }
            at -= 1;
            buffer[at] = b'0' + digit;
            written += 1;
            written <= decimals
        };
        // Nearly all figures fit into 64 bits, in which a division is cheap.
        if let Ok(mut rest) = u64::try_from(mantissa) {
            while write((rest % 10) as u8) || rest > 9 {
                rest /= 10;
            }
        } else {
            let mut rest = mantissa;
            while write((rest % 10) as u8) || rest > 9 {
                rest /= 10;
            }
        }
        if self.is_negative() {
            at -= 1;
            buffer[at] = b'-';
        }
        core::str::from_utf8(&buffer[at..]).unwrap_or_default()
    }

    /// Whether the value is zero, whatever the decimals.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether the value is below zero.
    pub fn is_negative(&self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// The same figure without its sign.
    pub fn abs(&self) -> Self {
        Self(self.0.abs())
    }

    /// Whether both have the same value: `2694` and `2694.00` do.
    pub fn same_value(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// Whether both are printed alike: `2694` and `2694.00` are not.
    pub fn same_printing(&self, other: &Self) -> bool {
        self.0 == other.0 && self.0.scale() == other.0.scale()
    }
}

impl PartialEq for Printed {
    fn eq(&self, other: &Self) -> bool {
        self.same_printing(other)
    }
}

impl Eq for Printed {}

impl core::hash::Hash for Printed {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.mantissa().hash(state);
        self.decimals().hash(state);
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.digits(&mut [0; MAX_TEXT]))
    }
}

impl fmt::Debug for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Neg for Printed {
    type Output = Self;
    fn neg(self) -> Self {
        if self.is_zero() { self } else { Self(-self.0) }
    }
}

fn excerpt(text: &str) -> String {
    text.chars().take(40).collect()
}

impl FromStr for Printed {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        if text.is_empty() {
            return Err(AmountError::Empty);
        }
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (integer, decimals) = match digits.split_once('.') {
            Some((integer, decimals)) => (integer, Some(decimals)),
            None => (digits, None),
        };
        let fraction = decimals.unwrap_or("");
        if let Some(found) = integer.chars().chain(fraction.chars()).find(|c| !c.is_ascii_digit()) {
            return Err(AmountError::Character { text: excerpt(text), found });
        }
        if integer.is_empty() || decimals == Some("") {
            return Err(AmountError::Digits { text: excerpt(text) });
        }
        if integer.len() > 1 && integer.starts_with('0') {
            return Err(AmountError::LeadingZero { text: excerpt(text) });
        }
        if integer.len() > MAX_INTEGER_DIGITS || fraction.len() > MAX_DECIMALS {
            return Err(AmountError::TooLong { integer: integer.len(), decimals: fraction.len() });
        }
        // At most 24 digits, so that neither the sum below nor the decimal can overflow.
        let mut mantissa = 0i128;
        for digit in integer.bytes().chain(fraction.bytes()) {
            mantissa = mantissa * 10 + i128::from(digit - b'0');
        }
        if text.starts_with('-') {
            mantissa = -mantissa;
        }
        Ok(Self(Decimal::from_i128_with_scale(mantissa, fraction.len() as u32)))
    }
}

impl Serialize for Printed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

const NUMBER_REFUSED: &str = "is a JSON number; figures are decimal strings, because a number loses the printed decimals: write \"2694.00\"";

impl<'de> Deserialize<'de> for Printed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Figure(figure) => Ok(figure),
            other => Err(de::Error::custom(format_args!("a figure belongs here, found {other:?}"))),
        }
    }
}

/// What a cell or a field says: a figure, or one of the kinds of nothing that are printed.
///
/// | meaning | JSON | not |
/// |---|---|---|
/// | absent: nobody stated anything | the field is left out | `null` |
/// | zero | `"0"` or `"0.00"` | `0` |
/// | blank: the cell is there and empty | `""` | `" "` |
/// | dash: the form prints “—” | `"—"` | `"-"` |
/// | withheld: not published, state secret (涉密) | `"withheld"` | `"***"` |
///
/// ```
/// use juesuan_model::Value;
/// let of = |json: &str| serde_json::from_str::<Value>(json);
/// assert!(of("\"0.00\"")?.figure().is_some_and(|zero| zero.is_zero() && zero.decimals() == 2));
/// assert_eq!(of("\"\"")?, Value::Blank);
/// assert_eq!(of("\"—\"")?, Value::Dash);
/// assert_eq!(of("\"withheld\"")?, Value::Withheld);
/// for bad in ["null", "0", "\" \"", "\"-\"", "\"***\""] {
///     assert!(of(bad).is_err(), "{bad}");
/// }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Value {
    /// A figure, zero included.
    Figure(Printed),
    /// An empty cell.
    Blank,
    /// A cell in which the form prints “—”.
    Dash,
    /// Withheld as a state secret (涉密, 预算法第十四条).
    Withheld,
}

impl Value {
    /// The figure, where one is printed.
    pub fn figure(&self) -> Option<Printed> {
        match self {
            Self::Figure(figure) => Some(*figure),
            _ => None,
        }
    }
}

impl From<Printed> for Value {
    fn from(figure: Printed) -> Self {
        Self::Figure(figure)
    }
}

impl FromStr for Value {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        Ok(match text {
            "" => Self::Blank,
            "—" => Self::Dash,
            "withheld" => Self::Withheld,
            figure => Self::Figure(figure.parse()?),
        })
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Figure(figure) => figure.serialize(serializer),
            Self::Blank => serializer.serialize_str(""),
            Self::Dash => serializer.serialize_str("—"),
            Self::Withheld => serializer.serialize_str("withheld"),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Value;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a figure as a decimal string such as \"2694.00\", or \"\", \"—\", \"withheld\"")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
                text.parse().map_err(E::custom)
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Value, E> {
                Err(E::custom(format_args!("{number} {NUMBER_REFUSED}")))
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Value, E> {
                Err(E::custom(format_args!("{number} {NUMBER_REFUSED}")))
            }
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Value, E> {
                Err(E::custom(format_args!("{number} {NUMBER_REFUSED}")))
            }
        }
        deserializer.deserialize_any(Text)
    }
}

/// The pattern of a figure in the published schemas.
pub const FIGURE_PATTERN: &str = r"^-?(0|[1-9][0-9]{0,15})(\.[0-9]{1,8})?$";
/// The pattern of a [`Value`] in the published schemas.
pub const VALUE_PATTERN: &str = r"^(-?(0|[1-9][0-9]{0,15})(\.[0-9]{1,8})?|—|withheld|)$";

#[cfg(feature = "schema")]
mod schema {
    use super::{FIGURE_PATTERN, Printed, VALUE_PATTERN, Value};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    impl JsonSchema for Printed {
        fn schema_name() -> Cow<'static, str> {
            "PrintedFigure".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "type": "string", "pattern": FIGURE_PATTERN,
                "title": "数字 / Figure",
                "description": "按公布样式书写的十进制数，小数位数即公布的精度；不用千分位、指数和单位。A plain decimal as printed; its decimals say how exact it is; no separators, exponent or unit.",
                "examples": ["2694", "2694.00", "-26.69"]
            })
        }
    }

    impl JsonSchema for Value {
        fn schema_name() -> Cow<'static, str> {
            "Value".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "type": "string", "pattern": VALUE_PATTERN,
                "title": "数值 / Value",
                "description": "数字，或空白（\"\"）、“—”、涉密不公开（\"withheld\"）；未披露则不写此项。A figure, or blank (\"\"), a dash (\"—\"), withheld (\"withheld\"); leave the field out where nothing was stated.",
                "examples": ["2694.00", "0", "", "—", "withheld"]
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn digits_and_decimals_make_the_figure_that_is_printed_so() {
        for (digits, decimals, text) in
            [(2669, 2, "26.69"), (-5, 1, "-0.5"), (0, 2, "0.00"), (2694, 0, "2694")]
        {
            assert_eq!(Printed::from_digits(digits, decimals), text.parse());
        }
        assert!(Printed::from_digits(10i128.pow(16), 0).is_err());
        assert!(Printed::from_digits(i128::MIN, 8).is_err());
        assert!(Printed::from_digits(1, 9).is_err());
        assert!(Printed::from_digits(1, u32::MAX).is_err());
    }

    #[test]
    fn refuses_what_is_not_a_plain_decimal() {
        for bad in ["", "-", ".5", "5.", "1e3", "NaN", "+1", "1,000", "00", "01.5", "１２", "--1", "1.2.3"]
        {
            assert!(bad.parse::<Printed>().is_err(), "{bad}");
        }
        assert!("1".repeat(40).parse::<Printed>().is_err());
    }

    #[test]
    fn a_json_number_is_refused_and_told_why() {
        let error = serde_json::from_str::<Printed>("2694").unwrap_err().to_string();
        assert!(error.contains("decimal strings"), "{error}");
    }

    #[test]
    fn minus_zero_is_zero() {
        let zero: Printed = "-0.00".parse().unwrap();
        assert!(zero.is_zero() && !zero.is_negative());
        assert_eq!(zero.to_string(), "0.00");
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_again(text in r"-?(0|[1-9][0-9]{0,15})(\.[0-9]{1,8})?") {
            let printed: Printed = text.parse().unwrap();
            let again: Printed = printed.to_string().parse().unwrap();
            prop_assert!(printed.same_printing(&again));
            if !printed.is_zero() { prop_assert_eq!(printed.to_string(), text); }
        }
    }

    #[test]
    fn every_error_is_said_in_both_languages() {
        let text = || "x".to_owned();
        for error in [
            AmountError::Empty,
            AmountError::Character { text: text(), found: ',' },
            AmountError::Digits { text: text() },
            AmountError::LeadingZero { text: text() },
            AmountError::TooLong { integer: 17, decimals: 9 },
        ] {
            assert!(error.to_string().is_ascii(), "{error}");
            assert!(error.zh().contains(|c| ('一'..='龥').contains(&c)), "{error:?}");
        }
    }
}
