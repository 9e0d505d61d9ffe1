//! From bytes to text: encodings, byte-order marks, and what is no text at all.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};
use juesuan_model::{Mark, Problem};

use crate::grid::Grid;

#[cfg(feature = "xlsx")]
mod decimals;
#[cfg(feature = "docx")]
mod docx;
mod error;
#[cfg(feature = "html")]
mod html;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod leftovers;
#[cfg(feature = "docx")]
mod numbering;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod package;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "xlsx")]
mod properties;
#[cfg(feature = "xlsx")]
mod sheet;
#[cfg(any(feature = "docx", feature = "html"))]
mod tables;
mod tabs;
#[cfg(feature = "xlsx")]
mod xls;
#[cfg(feature = "xlsx")]
mod xlsx;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod xml;

pub use error::{OpenError, Phrase};

/// What a document was written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Text,
    /// A web page; the text is what a browser shows, a line per paragraph.
    Html,
    /// A workbook, XLSX or XLS; a line per row, a tab between cells.
    Workbook,
    /// DOCX; a line per paragraph, a tab between the cells of a table.
    Docx,
    /// PDF; the text is what its pages show, a line per paragraph or row of a table.
    Pdf,
}

/// A document as text, with what was lost on the way.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// The text that every position refers to; for UTF-8 text the bytes of the file themselves.
    pub text: Cow<'a, str>,
    /// What it was written as.
    pub format: Format,
    /// Its tables, in order.
    pub grids: Vec<Grid>,
    /// What the making of the file left in it, and no reader of it sees.
    pub marks: Vec<Mark>,
    /// What could not be decoded.
    pub problems: Vec<Problem>,
}

/// Opens a document.
///
/// # Errors
/// [`OpenError`] where the bytes are no text.
///
/// ```
/// let utf16 = [0xff, 0xfe, 0x31, 0x00, 0x07, 0x4e];
/// assert_eq!(juesuan_reader::open(&utf16)?.text, "1万");
/// assert!(juesuan_reader::open(&[0; 64]).is_err());
/// # Ok::<(), juesuan_reader::OpenError>(())
/// ```
pub fn open(bytes: &[u8]) -> Result<Document<'_>, OpenError> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(OpenError::TooLarge { length: bytes.len() });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return package(bytes);
    }
    if bytes.starts_with(OLE2) {
        return compound(bytes);
    }
    if is_pdf(bytes) {
        #[cfg(feature = "pdf")]
        {
            let pdf::Opened { text, grids, problems } = pdf::open(bytes)?;
            return document(text, Format::Pdf, grids, Vec::new(), problems);
        }
        #[cfg(not(feature = "pdf"))]
        return Err(OpenError::NotBuilt { format: "pdf" });
    }
    if bytes.starts_with(RTF) {
        // Often named .doc.
        return Err(OpenError::Unsupported {
            found: Phrase::new("RTF格式的文档", "a document in RTF"),
            advice: Phrase::new(
                "请用Word或WPS打开，另存为.docx",
                "open it with Word or WPS, and save it as .docx",
            ),
        });
    }
    let mut problems = Vec::new();
    let text = decode(bytes, &mut problems)?;
    if let Some(offset) = text.bytes().position(is_control) {
        let controls = text.bytes().filter(|&b| is_control(b)).count();
        // A stray control character survives in pasted text; many of them are another format.
        if text.as_bytes()[offset] == 0 || controls > 8 && controls * 200 > text.len() {
            return Err(OpenError::Binary { offset, byte: text.as_bytes()[offset] });
        }
    }
    #[cfg(feature = "html")]
    if html::is_html(&text) {
        let (text, grids) = html::text(&text);
        return document(text, Format::Html, grids, Vec::new(), problems);
    }
    if u32::try_from(text.len()).is_err() {
        return Err(OpenError::TooLarge { length: text.len() });
    }
    let grids = tabs::grids(&text);
    Ok(Document { text, format: Format::Text, grids, marks: Vec::new(), problems })
}

/// Whether a file begins as PDF does: some have a mark or blank lines before it.
fn is_pdf(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    start.trim_ascii_start().starts_with(b"%PDF-")
}

/// A document whose text was made from the file.
#[cfg(any(feature = "docx", feature = "html", feature = "pdf", feature = "xlsx"))]
fn document(
    text: String,
    format: Format,
    grids: Vec<Grid>,
    marks: Vec<Mark>,
    problems: Vec<Problem>,
) -> Result<Document<'static>, OpenError> {
    if u32::try_from(text.len()).is_err() {
        return Err(OpenError::TooLarge { length: text.len() });
    }
    Ok(Document { text: Cow::Owned(text), format, grids, marks, problems })
}

/// What a document in RTF begins with.
const RTF: &[u8] = b"{\\rtf";
/// What a compound file begins with.
const OLE2: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Office documents of the open formats.
fn package(bytes: &[u8]) -> Result<Document<'_>, OpenError> {
    #[cfg(any(feature = "docx", feature = "xlsx"))]
    {
        let package = package::Package::new(bytes)?;
        if package.has("xl/workbook.xml") {
            #[cfg(feature = "xlsx")]
            {
                let mut problems = Vec::new();
                let (book, leftovers) = xlsx::open(bytes, package, &mut problems)?;
                return document(book.text, Format::Workbook, book.grids, leftovers.marks, problems);
            }
            #[cfg(not(feature = "xlsx"))]
            return Err(OpenError::NotBuilt { format: "xlsx" });
        }
        if package.has("word/document.xml") || package.names().iter().any(|name| name.starts_with("word/")) {
            #[cfg(feature = "docx")]
            {
                let (text, grids, leftovers) = docx::open(package)?;
                return document(text, Format::Docx, grids, leftovers.marks, Vec::new());
            }
            #[cfg(not(feature = "docx"))]
            return Err(OpenError::NotBuilt { format: "docx" });
        }
        if package.has("EncryptedPackage") || package.has("META-INF/documentsecurity.xml") {
            return Err(OpenError::Encrypted);
        }
    }
    #[cfg(not(any(feature = "docx", feature = "xlsx")))]
    let _ = bytes;
    Err(OpenError::Unsupported {
        found: Phrase::new("这种压缩包", "this kind of archive"),
        advice: Phrase::new(
            "请把其中的文件解压出来，文档另存为.docx，表格另存为.xlsx",
            "unpack the files in it, and save documents as .docx and tables as .xlsx",
        ),
    })
}

/// Office documents of the old formats.
fn compound(bytes: &[u8]) -> Result<Document<'_>, OpenError> {
    // The names of the streams are in UTF-16.
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        return Err(OpenError::Encrypted);
    }
    // Either may be embedded in the other, so that what stands at the root decides.
    #[cfg(feature = "xlsx")]
    if xls::is_workbook(bytes) || !has("WordDocument") && (has("Workbook") || has("Book")) {
        let mut problems = Vec::new();
        let (book, leftovers) = xls::open(bytes, &mut problems)?;
        return document(book.text, Format::Workbook, book.grids, leftovers.marks, problems);
    }
    #[cfg(not(feature = "xlsx"))]
    if !has("WordDocument") && has("Workbook") {
        return Err(OpenError::NotBuilt { format: "xlsx" });
    }
    if has("WordDocument") {
        return Err(OpenError::Unsupported {
            found: Phrase::new("旧格式的文档（.doc、.wps）", "a document of an old format (.doc, .wps)"),
            advice: Phrase::new(
                "请用Word或WPS打开，另存为.docx",
                "open it with Word or WPS, and save it as .docx",
            ),
        });
    }
    Err(OpenError::Unsupported {
        found: Phrase::new("旧格式的文件", "a file of an old format"),
        advice: Phrase::new(
            "请用Office或WPS打开，文档另存为.docx，表格另存为.xlsx",
            "open it with Office or WPS, and save documents as .docx and tables as .xlsx",
        ),
    })
}

fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

fn decode<'a>(bytes: &'a [u8], problems: &mut Vec<Problem>) -> Result<Cow<'a, str>, OpenError> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => return Ok(other(UTF_16LE, rest, problems)),
        [0xfe, 0xff, rest @ ..] => return Ok(other(UTF_16BE, rest, problems)),
        _ => {}
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(text) if !text.as_bytes().contains(&0) => return Ok(Cow::Borrowed(text)),
        Ok(_) => None,
        Err(error) => Some(error),
    };
    if let Some(encoding) = unmarked_utf16(bytes) {
        return Ok(other(encoding, bytes, problems));
    }
    let Some(error) = error else {
        let offset = bytes.iter().position(|&b| b == 0).unwrap_or_default();
        return Err(OpenError::Binary { offset, byte: 0 });
    };
    // A character cut at the end is the end of an interrupted copy, not another encoding.
    if error.error_len().is_none() {
        let whole = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        let rest = bytes.len() - whole.len();
        problems.push(Problem::new(
            format!("最后一个字只有{rest}个字节，文件的末尾缺失；请重新取得完整的文件。"),
            format!("Of the last character there are only {rest} bytes, so the end of the file is missing; get the whole file."),
            line_of(whole),
        ));
        return Ok(Cow::Owned(String::from_utf8_lossy(bytes).into_owned()));
    }
    let (gb, bad_gb) = GB18030.decode_without_bom_handling(bytes);
    if !bad_gb {
        return Ok(gb);
    }
    let utf8 = String::from_utf8_lossy(bytes);
    let lost_utf8 = count_lost(&utf8);
    let lost_gb = count_lost(&gb);
    let (text, lost, name) =
        if lost_utf8 <= lost_gb { (utf8, lost_utf8, "UTF-8") } else { (gb, lost_gb, "GB18030") };
    if lost * 50 > text.chars().count() {
        return Err(OpenError::Encoding { offset: error.valid_up_to(), invalid: lost });
    }
    let place = text.find('\u{fffd}').unwrap_or_default();
    problems.push(Problem::new(
        format!("有{lost}个字不能按{name}解码，第一个在这里；都读作\u{fffd}。"),
        format!("{lost} characters are no {name}, the first of them here; they are read as \u{fffd}."),
        line_of(&text[..place]),
    ));
    Ok(text)
}

fn other<'a>(encoding: &'static Encoding, bytes: &'a [u8], problems: &mut Vec<Problem>) -> Cow<'a, str> {
    let (text, lost) = encoding.decode_without_bom_handling(bytes);
    if lost {
        let place = text.find('\u{fffd}').unwrap_or_default();
        let name = encoding.name();
        problems.push(Problem::new(
            format!("有的字不能按{name}解码，第一个在这里。"),
            format!("Some characters are no {name}, the first of them here."),
            line_of(&text[..place]),
        ));
    }
    text
}

/// UTF-16 without a mark: line ends, digits and spaces have their zero byte on one side only.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let plausible = |encoding: &'static Encoding| {
        let (text, bad) = encoding.decode_without_bom_handling(&sample[..sample.len() & !1]);
        let usual = text.chars().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | ' '..='~' | '\n' | '\r'));
        !bad && usual.count() * 2 > text.chars().count()
    };
    match (even, odd) {
        (0, 1..) if plausible(UTF_16LE) => Some(UTF_16LE),
        (1.., 0) if plausible(UTF_16BE) => Some(UTF_16BE),
        _ => None,
    }
}

fn count_lost(text: &str) -> usize {
    text.chars().filter(|&c| c == '\u{fffd}').count()
}

fn line_of(before: &str) -> u32 {
    let lines = before.bytes().filter(|&b| b == b'\n').count();
    u32::try_from(lines).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "收入合计12.5万元。\n支出合计12.5万元。";

    fn text_of(bytes: &[u8]) -> String {
        open(bytes).unwrap().text.into_owned()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let (gb, ..) = GB18030.encode(TEXT);
        assert_eq!(text_of(&gb), TEXT);
        let le: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text_of(&le), TEXT);
        assert_eq!(text_of(&be), TEXT);
        assert_eq!(text_of(&[&[0xff, 0xfe], &le[..]].concat()), TEXT);
        assert_eq!(text_of(&[&[0xfe, 0xff], &be[..]].concat()), TEXT);
        assert_eq!(text_of(TEXT.as_bytes()), TEXT);
    }

    #[test]
    fn a_cut_character_is_a_problem_with_its_line() {
        let document = open(&TEXT.as_bytes()[..TEXT.len() - 1]).unwrap();
        assert_eq!(document.problems[0].line, 2);
    }

    #[test]
    fn binary_is_refused() {
        assert!(matches!(open(&[0; 1000]), Err(OpenError::Binary { offset: 0, byte: 0 })));
        let noise: Vec<u8> = (0..20_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert!(open(&noise).is_err());
        assert!(open(&noise.iter().map(|b| b | 1).collect::<Vec<_>>()).is_err());
    }

    #[test]
    fn rtf_is_refused() {
        let error = open(br"{\rtf1\ansi 1.00}").unwrap_err();
        assert!(matches!(error, OpenError::Unsupported { .. }));
    }

    #[test]
    fn empty_is_text() {
        assert_eq!(text_of(b""), "");
    }
}
