//! XML parts of packages. There are no entities but the five of XML itself and numbers of
//! characters, and nothing outside the part is ever looked at.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{OpenError, Phrase};

/// The text of a part.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0,
        None => String::from_utf8_lossy(bytes),
    }
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| match attribute.normalized_value(XmlVersion::Implicit1_0) {
            Ok(value) => value.into_owned(),
            Err(_) => attribute.value.into_owned(),
        })
}

/// Whether something holds for an attribute, as written, however often and with whatever prefix an
/// element has it.
#[cfg(feature = "xlsx")]
pub(super) fn all(element: &BytesStart<'_>, name: &str, holds: impl Fn(&str) -> bool) -> bool {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .all(|attribute| attribute.key.local_name().as_ref() != name || holds(&attribute.value))
}

/// Whether an attribute is there and says yes.
#[cfg(feature = "xlsx")]
pub(super) fn is_on(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
}

/// What a reference stands for; nothing for entities that XML does not define.
pub(super) fn reference(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    Some(match reference.xml10_content().as_ref() {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// Calls a function with every start tag of a part; a tag that closes itself is one.
///
/// # Errors
/// [`OpenError::Damaged`].
pub(super) fn elements(part: &[u8], mut with: impl FnMut(&str, &BytesStart<'_>)) -> Result<(), OpenError> {
    let text = decode(part);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(element) | Event::Empty(element) => with(element.local_name().as_ref(), &element),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

pub(super) fn damaged(error: quick_xml::Error) -> OpenError {
    OpenError::Damaged { format: Phrase::new("XML", "XML"), detail: Phrase::told(error) }
}

/// The text of the first element of a name.
///
/// # Errors
/// [`OpenError::Damaged`].
pub(super) fn text_of(part: &[u8], name: &str) -> Result<String, OpenError> {
    let text = decode(part);
    let mut reader = Reader::from_str(&text);
    let mut out = String::new();
    let mut inside = false;
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(element) if element.local_name().as_ref() == name => inside = true,
            Event::End(element) if element.local_name().as_ref() == name => return Ok(out),
            Event::Text(words) if inside => out.push_str(&words.xml10_content()),
            Event::GeneralRef(words) if inside => out.extend(reference(&words)),
            Event::Eof => return Ok(out),
            _ => {}
        }
    }
}
