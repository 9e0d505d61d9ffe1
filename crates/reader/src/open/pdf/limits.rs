//! How much of a PDF is read: no file, however made, takes more memory or time than these.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use memchr::memmem;

use crate::open::{OpenError, Phrase};

/// The largest file, in bytes.
pub(super) const MAX_FILE: usize = 100 << 20;
/// The most that one unpacked stream has, and all that are read together, in bytes.
pub(super) const MAX_UNPACKED: usize = 100 << 20;
/// The most pages.
pub(super) const MAX_PAGES: usize = 5_000;
/// The most instructions that are followed, on all pages together, forms that are used again counted again.
pub(super) const MAX_INSTRUCTIONS: usize = 5_000_000;
/// How many instructions the use of a form counts as, beside its own.
pub(super) const FORM_COST: usize = 200;
/// The most glyphs, on all pages together.
pub(super) const MAX_GLYPHS: usize = 3_000_000;
/// The most ruling lines of a page; a page with more is a drawing.
pub(super) const MAX_RULINGS: usize = 20_000;
/// How deep forms may stand in forms, and states on states.
pub(super) const MAX_DEPTH: usize = 16;
/// How much larger than its packed form a stream can be at most: 1032 in DEFLATE, more in LZW.
const MAX_RATIO: usize = 1_400;

/// What is left of the limits.
#[derive(Debug)]
pub(super) struct Budget {
    pub(super) unpacked: usize,
    pub(super) instructions: usize,
    pub(super) glyphs: usize,
    /// The limit that was met.
    pub(super) met: Option<OpenError>,
}

impl Default for Budget {
    fn default() -> Self {
        Self { unpacked: MAX_UNPACKED, instructions: MAX_INSTRUCTIONS, glyphs: MAX_GLYPHS, met: None }
    }
}

/// What the limit of [`MAX_UNPACKED`] is of.
const UNPACKED: Phrase = Phrase::new("PDF各部分解压后", "all parts of the PDF, unpacked,");

pub(super) fn limit(what: Phrase, limit: usize, unit: Phrase) -> OpenError {
    OpenError::Limit { what, limit: limit as u64, unit }
}

/// The limit of [`MAX_FILE`] and [`MAX_UNPACKED`].
pub(super) fn megabytes(what: Phrase) -> OpenError {
    limit(what, MAX_UNPACKED >> 20, Phrase::new("兆字节", "MiB"))
}

impl Budget {
    /// Whether some more instructions may be followed.
    pub(super) fn instructions(&mut self, count: usize) -> bool {
        match self.instructions.checked_sub(count) {
            Some(left) => self.instructions = left,
            None => {
                self.met = Some(limit(
                    Phrase::new("绘图指令", "what is drawn"),
                    MAX_INSTRUCTIONS,
                    Phrase::new("条", "instructions"),
                ))
            }
        }
        self.met.is_none()
    }

    /// Unpacks a stream, if it stays within the limits.
    pub(super) fn decode(&mut self, stream: &Stream<'_>) -> Option<Vec<u8>> {
        let raw = stream.raw_data();
        let filters = stream.filters();
        let is_text = |filter: &&Filter| matches!(filter, Filter::Ascii85Decode | Filter::AsciiHexDecode);
        let packings = filters.iter().filter(|filter| !is_text(filter)).count() as u32;
        let most = raw.len().saturating_mul(MAX_RATIO.saturating_pow(packings));
        let is_flate = filters.iter().all(|filter| *filter == Filter::FlateDecode);
        let data = if most <= self.unpacked || is_flate && unpacks_within(&raw, self.unpacked, 0) {
            stream.decoded_data().ok()?.into_owned()
        } else {
            Vec::new()
        };
        match self.unpacked.checked_sub(data.len()).filter(|_| !data.is_empty() || raw.is_empty()) {
            Some(left) => self.unpacked = left,
            None => {
                self.met = Some(megabytes(UNPACKED));
                return None;
            }
        }
        Some(data)
    }
}

/// Refuses a file in which a stream unpacks to more than [`MAX_UNPACKED`] bytes.
///
/// The library unpacks cross-reference streams and object streams on its own; so they are measured
/// before it sees the file.
pub(super) fn measure(bytes: &[u8]) -> Result<(), OpenError> {
    let finder = memmem::Finder::new(b"stream");
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| finder.find(rest)) {
        let place = at + found;
        at = place + b"stream".len();
        if bytes.get(..place).is_some_and(|before| before.ends_with(b"end")) {
            continue;
        }
        let body = bytes.get(at..).unwrap_or_default();
        let body = body.strip_prefix(b"\r").unwrap_or(body);
        let body = body.strip_prefix(b"\n").unwrap_or(body);
        let end = finder.find(body).unwrap_or(body.len());
        let head = &bytes[place.saturating_sub(2_000)..place];
        let head = memmem::rfind(head, b"obj").map_or(head, |start| &head[start..]);
        let names = |name: &[u8]| memmem::find(head, name).is_some();
        let is_index = names(b"ObjStm") || names(b"XRef") || names(b"#");
        // Programs of fonts and pictures are never unpacked.
        let is_unread =
            names(b"/Length1") || names(b"/Image") || names(b"/CIDFontType0C") || names(b"/Type1C");
        if is_unread && !is_index {
            continue;
        }
        if !unpacks_within(&body[..end], MAX_UNPACKED, 0) {
            return Err(megabytes(UNPACKED));
        }
    }
    Ok(())
}

/// Whether zlib data unpacks to no more than a limit, and what is packed in it neither.
fn unpacks_within(raw: &[u8], limit: usize, depth: usize) -> bool {
    let is_zlib = |data: &[u8]| {
        matches!(data, [method, flags, ..]
            if method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)).is_multiple_of(31))
    };
    if !is_zlib(raw) {
        return true;
    }
    let mut first = [0; 2];
    let nested = ZlibDecoder::new(raw).read_exact(&mut first).is_ok() && is_zlib(&first);
    if raw.len().saturating_mul(MAX_RATIO) <= limit && !nested {
        return true;
    }
    let mut reader = ZlibDecoder::new(raw).take(limit as u64 + 1);
    if !nested {
        return std::io::copy(&mut reader, &mut std::io::sink())
            .map_or(true, |length| length <= limit as u64);
    }
    let mut data = Vec::new();
    let _ = reader.read_to_end(&mut data);
    data.len() <= limit && depth < MAX_DEPTH && unpacks_within(&data, limit, depth + 1)
}
