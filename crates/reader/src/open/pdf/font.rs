//! Fonts as far as text needs them: from codes to characters and widths.

use std::collections::HashMap;
use std::ops::Deref;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use hayro_cmap::{BfString, CMap, CMapName, CidFamily, WritingMode, load_embedded};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};

use super::limits::Budget;

/// The most codes for which a font states a width of its own.
const MAX_WIDTHS: usize = 70_000;
/// The width of a glyph, in ems, where nothing states it.
const USUAL_WIDTH: f64 = 0.5;

/// A font of a page.
pub(super) struct Font {
    kind: Kind,
    to_unicode: Option<CMap>,
    widths: HashMap<u32, f64>,
    default_width: f64,
}

enum Kind {
    /// One byte a code.
    Simple { chars: Vec<Option<char>> },
    /// Codes of several bytes.
    Composite(Box<Composite>),
}

struct Composite {
    encoding: CMap,
    /// From the numbers of glyphs of a known collection to characters.
    collection: Option<CMap>,
}

impl Composite {
    fn cid(&self, code: u32, length: usize) -> u32 {
        self.encoding.lookup_cid_code(code, length as u8).unwrap_or_default()
    }
}

impl Font {
    pub(super) fn new(dict: &Dict<'_>, budget: &mut Budget) -> Option<Self> {
        let to_unicode = dict
            .get::<Stream<'_>>("ToUnicode")
            .and_then(|stream| budget.decode(&stream))
            .and_then(|data| CMap::parse(&data, load_embedded));
        let subtype = dict.get::<Name<'_>>("Subtype")?;
        if subtype.deref() == b"Type0" {
            Self::composite(dict, to_unicode, budget)
        } else {
            Some(Self::simple(dict, to_unicode, subtype.deref() == b"Type3"))
        }
    }

    fn composite(dict: &Dict<'_>, to_unicode: Option<CMap>, budget: &mut Budget) -> Option<Self> {
        let descendant = dict.get::<Array<'_>>("DescendantFonts")?.iter::<Dict<'_>>().next()?;
        let encoding = match dict.get::<Object<'_>>("Encoding")? {
            Object::Name(name) => match CMapName::from_bytes(name.deref()) {
                CMapName::IdentityH => CMap::identity_h(),
                CMapName::IdentityV => CMap::identity_v(),
                name => CMap::parse(load_embedded(name)?, load_embedded)?,
            },
            Object::Stream(stream) => CMap::parse(&budget.decode(&stream)?, load_embedded)?,
            _ => return None,
        };
        let of_map = encoding.metadata().character_collection.as_ref().map(|known| known.family.clone());
        let family = of_map.filter(|family| *family != CidFamily::AdobeIdentity).or_else(|| {
            let info = descendant.get::<Dict<'_>>("CIDSystemInfo")?;
            let registry = info.get::<PdfString<'_>>("Registry")?;
            let ordering = info.get::<PdfString<'_>>("Ordering")?;
            Some(CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes()))
        });
        let collection = match (&to_unicode, family) {
            (None, Some(family)) => {
                family.ucs2_cmap().and_then(load_embedded).and_then(|data| CMap::parse(data, load_embedded))
            }
            _ => None,
        };
        Some(Self {
            kind: Kind::Composite(Box::new(Composite { encoding, collection })),
            to_unicode,
            widths: descendant.get::<Array<'_>>("W").map(|widths| cid_widths(&widths)).unwrap_or_default(),
            default_width: descendant.get::<f32>("DW").map_or(1.0, |width| f64::from(width) / 1000.0),
        })
    }

    fn simple(dict: &Dict<'_>, to_unicode: Option<CMap>, is_type3: bool) -> Self {
        let scale = match dict.get::<[f32; 6]>("FontMatrix").filter(|_| is_type3) {
            Some(matrix) => f64::from(matrix[0]).abs(),
            None => 0.001,
        };
        let first = dict.get::<u32>("FirstChar").unwrap_or(0).min(255);
        let widths = dict.get::<Array<'_>>("Widths").map(|widths| {
            let widths = widths.iter::<f32>().take(256).map(|width| f64::from(width) * scale);
            (first..).zip(widths).collect::<HashMap<_, _>>()
        });
        let missing = dict
            .get::<Dict<'_>>("FontDescriptor")
            .and_then(|descriptor| descriptor.get::<f32>("MissingWidth"))
            .map(|width| f64::from(width) * scale)
            .filter(|&width| width > 0.0);
        Self {
            kind: Kind::Simple { chars: simple_chars(dict) },
            to_unicode,
            widths: widths.unwrap_or_default(),
            default_width: missing.unwrap_or(USUAL_WIDTH),
        }
    }

    /// Whether lines run downwards.
    pub(super) fn is_vertical(&self) -> bool {
        match &self.kind {
            Kind::Simple { .. } => false,
            Kind::Composite(font) => font.encoding.metadata().writing_mode == Some(WritingMode::Vertical),
        }
    }

    /// The next code of a string, and its length in bytes, which is at least one.
    pub(super) fn next_code(&self, bytes: &[u8]) -> (u32, usize) {
        let Kind::Composite(font) = &self.kind else {
            return (bytes.first().copied().unwrap_or_default().into(), 1);
        };
        let mut code = 0u32;
        for (at, &byte) in bytes.iter().take(4).enumerate() {
            code = code << 8 | u32::from(byte);
            if font.encoding.lookup_cid_code(code, at as u8 + 1).is_some() {
                return (code, at + 1);
            }
        }
        (0, 1)
    }

    /// The width of a code in ems.
    pub(super) fn width(&self, code: u32, length: usize) -> f64 {
        let key = match &self.kind {
            Kind::Simple { .. } => code,
            Kind::Composite(font) => font.cid(code, length),
        };
        self.widths.get(&key).copied().unwrap_or(self.default_width)
    }

    /// The characters of a code; none where the font does not say.
    pub(super) fn text(&self, code: u32, length: usize) -> Option<BfString> {
        let known = self.to_unicode.as_ref().and_then(|map| map.lookup_bf_string(code));
        known.or_else(|| match &self.kind {
            Kind::Simple { chars } => chars.get(code as usize).copied().flatten().map(BfString::Char),
            Kind::Composite(font) => {
                let (map, cid) = (font.collection.as_ref()?, font.cid(code, length));
                map.lookup_bf_string(cid).or_else(|| {
                    let mut codes = (1..=4).filter_map(|length| map.lookup_cid_code(cid, length));
                    codes.next().and_then(char::from_u32).map(BfString::Char)
                })
            }
        })
    }
}

fn cid_widths(widths: &Array<'_>) -> HashMap<u32, f64> {
    let mut out = HashMap::new();
    let mut rest = widths.flex_iter();
    while out.len() < MAX_WIDTHS {
        if let Some((first, run)) = rest.next::<(u32, Array<'_>)>() {
            let run = run.iter::<f32>().take(MAX_WIDTHS).map(|width| f64::from(width) / 1000.0);
            out.extend((first..=u32::MAX).zip(run));
        } else if let Some((first, last, width)) = rest.next::<(u32, u32, f32)>() {
            out.extend((first..=last).take(MAX_WIDTHS).map(|cid| (cid, f64::from(width) / 1000.0)));
        } else {
            break;
        }
    }
    out
}

/// The characters of the 256 codes of a simple font.
fn simple_chars(dict: &Dict<'_>) -> Vec<Option<char>> {
    let encoding = dict.get::<Dict<'_>>("Encoding");
    let base = match &encoding {
        Some(encoding) => encoding.get::<Name<'_>>("BaseEncoding"),
        None => dict.get::<Name<'_>>("Encoding"),
    };
    let table: &Encoding = match base.as_deref() {
        Some(b"MacRomanEncoding") => MACINTOSH,
        _ => WINDOWS_1252,
    };
    let mut chars: Vec<Option<char>> = (0..=255u8)
        .map(|byte| {
            let (text, _) = table.decode_without_bom_handling(std::slice::from_ref(&byte));
            text.chars().next().filter(|c| !c.is_control())
        })
        .collect();
    let differences = encoding.and_then(|encoding| encoding.get::<Array<'_>>("Differences"));
    let mut at = 0usize;
    for item in differences.iter().flat_map(|list| list.iter::<Object<'_>>().take(1024)) {
        match item {
            Object::Number(number) => at = usize::try_from(number.as_i64()).unwrap_or(usize::MAX),
            Object::Name(name) => {
                if let Some(place) = chars.get_mut(at) {
                    *place = glyph_char(name.as_str());
                }
                at = at.saturating_add(1);
            }
            _ => {}
        }
    }
    chars
}

/// The character of a glyph's name, for the names that figures and their signs have.
fn glyph_char(name: &str) -> Option<char> {
    let hex = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    let mut chars = name.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return Some(only);
    }
    if let Some(c) = name.strip_prefix("uni").and_then(|digits| hex(digits.get(..4)?)) {
        return Some(c);
    }
    if let Some(c) = name.strip_prefix('u').and_then(hex) {
        return Some(c);
    }
    let known = [
        ("zero", '0'),
        ("one", '1'),
        ("two", '2'),
        ("three", '3'),
        ("four", '4'),
        ("five", '5'),
        ("six", '6'),
        ("seven", '7'),
        ("eight", '8'),
        ("nine", '9'),
        ("space", ' '),
        ("nbspace", ' '),
        ("period", '.'),
        ("comma", ','),
        ("hyphen", '-'),
        ("minus", '-'),
        ("percent", '%'),
        ("parenleft", '('),
        ("parenright", ')'),
        ("slash", '/'),
        ("colon", ':'),
        ("semicolon", ';'),
        ("plus", '+'),
        ("equal", '='),
        ("asterisk", '*'),
        ("quotedbl", '"'),
        ("quotesingle", '\''),
        ("quoteleft", '‘'),
        ("quoteright", '’'),
        ("quotedblleft", '“'),
        ("quotedblright", '”'),
        ("endash", '–'),
        ("emdash", '—'),
        ("periodcentered", '·'),
        ("bullet", '•'),
        ("ellipsis", '…'),
        ("multiply", '×'),
        ("underscore", '_'),
        ("bracketleft", '['),
        ("bracketright", ']'),
    ];
    known.iter().find(|(known, _)| *known == name).map(|&(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_glyphs_are_characters() {
        assert_eq!(glyph_char("seven"), Some('7'));
        assert_eq!(glyph_char("A"), Some('A'));
        assert_eq!(glyph_char("uni4E07"), Some('万'));
        assert_eq!(glyph_char("u4E07"), Some('万'));
        assert_eq!(glyph_char("g12"), None);
    }
}
