//! Short texts that do not cost an allocation each.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::{Deref, Range};
use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text that never changes and is cheap to copy: one that the program knows, or a piece of a
/// longer text that many share. The figures and places of a projected disclosure are thousands of
/// such pieces of one text.
///
/// It is used, compared, printed and written to JSON as the `str` that it stands for.
///
/// ```
/// use std::sync::Arc;
/// use juesuan_model::Text;
/// let whole: Arc<str> = "/overall/current_income/value".into();
/// let field = Text::piece(&whole, 9..23);
/// assert_eq!(field, "current_income");
/// assert_eq!(Text::from(String::from("本年收入")).len(), "本年收入".len());
/// assert_eq!(Text::piece(&whole, 20..99), "");
/// ```
#[derive(Clone)]
pub struct Text(Repr);

#[derive(Clone)]
enum Repr {
    Known(&'static str),
    Piece { whole: Arc<str>, start: u32, end: u32 },
}

impl Text {
    /// A piece of a text; empty where the text has no such piece.
    pub fn piece(whole: &Arc<str>, range: Range<u32>) -> Self {
        let (start, end) = (range.start, range.end);
        if whole.get(start as usize..end as usize).is_none() {
            return Self::default();
        }
        Self(Repr::Piece { whole: Arc::clone(whole), start, end })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Repr::Known(text) => text,
            Repr::Piece { whole, start, end } => {
                whole.get(*start as usize..*end as usize).unwrap_or_default()
            }
        }
    }
}

impl Default for Text {
    fn default() -> Self {
        Self(Repr::Known(""))
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl From<&'static str> for Text {
    fn from(text: &'static str) -> Self {
        Self(Repr::Known(text))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        match u32::try_from(text.len()) {
            Ok(end) => Self(Repr::Piece { whole: text.into(), start: 0, end }),
            // No text of four gigabytes is one figure, code or place.
            Err(_) => Self::default(),
        }
    }
}

impl From<Cow<'static, str>> for Text {
    fn from(text: Cow<'static, str>) -> Self {
        match text {
            Cow::Borrowed(text) => text.into(),
            Cow::Owned(text) => text.into(),
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<Text> for &str {
    fn eq(&self, other: &Text) -> bool {
        *self == other.as_str()
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}
