//! The findings as review comments of the DOCX that was checked.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write as _};
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::read::ZipArchive;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::part::Part;
use super::{Annotations, Note};
use crate::escape::escape;

/// The largest part that is unpacked.
const MAX_PART_BYTES: u64 = 100 << 20;

const RELATIONS: &str = "_rels/.rels";
const CONTENT_TYPES: &str = "[Content_Types].xml";
const COMMENTS_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments";

/// Why a DOCX cannot be annotated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AnnotateError {
    /// It is no DOCX, or broken.
    #[error("{part} in the DOCX cannot be read ({detail}); open it with Word or WPS, and save it again")]
    Damaged {
        /// The part.
        part: String,
        /// What was found.
        detail: String,
    },
    /// A part is larger than is unpacked.
    #[error(
        "{part} in the DOCX unpacks to more than the limit of {limit} bytes; see that the file is what it should be"
    )]
    TooLarge {
        /// The part.
        part: String,
        /// The limit.
        limit: u64,
    },
    /// There is no text that a comment could stand at.
    #[error("the DOCX has no text that a comment could stand at; see that it is no scan")]
    NoText,
    /// The new file cannot be put together.
    #[error("the DOCX cannot be put together: {detail}")]
    Write {
        /// What the writer of the container says.
        detail: String,
    },
}

impl AnnotateError {
    /// What a clerk is told.
    pub fn zh(&self) -> String {
        match self {
            Self::Damaged { part, detail } => {
                format!("DOCX中的{part}读不了（{detail}）；请用Word或WPS打开后重新保存")
            }
            Self::TooLarge { part, limit } => {
                format!("DOCX中的{part}解压后超过{limit}字节的上限；请确认文件没有问题")
            }
            Self::NoText => "DOCX中没有可以加批注的文字；请确认文件不是扫描件".to_owned(),
            Self::Write { detail } => format!("写不成DOCX：{detail}"),
        }
    }
}

fn write_fault(error: impl std::fmt::Display) -> AnnotateError {
    AnnotateError::Write { detail: error.to_string() }
}

fn damaged(part: &str, error: impl std::fmt::Display) -> AnnotateError {
    AnnotateError::Damaged { part: part.to_owned(), detail: error.to_string() }
}

impl Annotations<'_> {
    /// The document `docx` with a review comment at each finding; what the document lacks as a
    /// whole is said at its first words. All other parts stay as they are, byte for byte.
    ///
    /// The text that was checked must be that of this document.
    ///
    /// # Errors
    /// [`AnnotateError`].
    pub fn to_docx(&self, docx: &[u8]) -> Result<Vec<u8>, AnnotateError> {
        let mut package = ZipArchive::new(Cursor::new(docx)).map_err(|error| damaged("目录", error))?;
        let relations = part(&mut package, RELATIONS)?.unwrap_or_default();
        let main = target(&relations, "/officeDocument").unwrap_or_else(|| "word/document.xml".to_owned());
        let main = main.trim_start_matches('/').to_owned();
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let document = part(&mut package, &main)?.ok_or_else(|| damaged(&main, "没有这个部件"))?;
        let seen = Part::read(&document, self.text)?;
        let own_relations = format!("{folder}_rels/{file}.rels");
        let relations = part(&mut package, &own_relations)?;
        let comments = relations.as_deref().and_then(|relations| target(relations, "/comments"));
        let comments_name = match &comments {
            Some(target) if target.starts_with('/') => target.trim_start_matches('/').to_owned(),
            Some(target) => format!("{folder}{target}"),
            None => free_name(&package, &folder),
        };
        let old = if comments.is_some() { part(&mut package, &comments_name)? } else { None };
        let first = old.as_deref().map_or(0, next_id);

        let mut changed: BTreeMap<String, String> = BTreeMap::new();
        changed.insert(main.clone(), self.commented(&document, &seen, first)?);
        changed.insert(comments_name.clone(), self.comments(old.as_deref(), &seen.namespace, first)?);
        if comments.is_none() {
            let kind = if seen.namespace.contains("purl.oclc.org") { STRICT } else { TRANSITIONAL };
            let relations = relations.unwrap_or_else(|| {
                r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>"#.to_owned()
            });
            let id =
                (1..).map(|number| format!("rIdNotes{number}")).find(|id| !relations.contains(id.as_str()));
            let id = id.unwrap_or_default();
            let entry = |prefix: &str| {
                format!(r#"<{prefix}Relationship Id="{id}" Type="{kind}" Target="/{comments_name}"/>"#)
            };
            changed.insert(own_relations.clone(), append(&relations, &own_relations, entry)?);
        }
        let types =
            part(&mut package, CONTENT_TYPES)?.ok_or_else(|| damaged(CONTENT_TYPES, "没有这个部件"))?;
        if !types.contains(&format!("\"/{comments_name}\"")) {
            let entry = |prefix: &str| {
                format!(r#"<{prefix}Override PartName="/{comments_name}" ContentType="{COMMENTS_TYPE}"/>"#)
            };
            changed.insert(CONTENT_TYPES.to_owned(), append(&types, CONTENT_TYPES, entry)?);
        }
        repack(&mut package, changed)
    }

    /// The main part with the ranges of the comments.
    fn commented(&self, document: &str, part: &Part, first: usize) -> Result<String, AnnotateError> {
        let start = part.pieces.first().ok_or(AnnotateError::NoText)?;
        let whole = start.text.clone();
        let mut edits = Edits { document, part, insertions: BTreeMap::new(), preserved: BTreeMap::new() };
        for (id, note) in (first..).zip(&self.notes) {
            let known = note.place.clone().filter(|place| {
                part.point(place.start, false).is_some() && part.point(place.end, true).is_some()
            });
            let place = known.unwrap_or_else(|| whole.clone());
            let p = &part.prefix;
            edits.insert(place.start, false, &format!(r#"<{p}commentRangeStart {p}id="{id}"/>"#));
            edits.insert(
                place.end,
                true,
                &format!(
                    r#"<{p}commentRangeEnd {p}id="{id}"/><{p}r><{p}commentReference {p}id="{id}"/></{p}r>"#
                ),
            );
        }
        Ok(edits.apply())
    }

    /// The part with the comments, after those that there are.
    fn comments(&self, old: Option<&str>, namespace: &str, first: usize) -> Result<String, AnnotateError> {
        let empty = format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="{namespace}"></w:comments>"#
        );
        append(old.unwrap_or(&empty), "comments.xml", |prefix| {
            let mut out = String::new();
            for (id, note) in (first..).zip(&self.notes) {
                comment(id, note, prefix, self.language.pick("决算核对", "juesuan"), &mut out);
            }
            out
        })
    }
}

fn comment(id: usize, note: &Note, p: &str, author: &str, out: &mut String) {
    let _ = write!(out, r#"<{p}comment {p}id="{id}" {p}author="{author}" {p}initials="JS">"#);
    for (index, line) in note.lines.iter().enumerate() {
        let bold = if index == 0 { format!("<{p}rPr><{p}b/></{p}rPr>") } else { String::new() };
        let _ = write!(out, r#"<{p}p><{p}r>{bold}<{p}t xml:space="preserve">"#);
        escape(line, out);
        let _ = write!(out, "</{p}t></{p}r></{p}p>");
    }
    let _ = write!(out, "</{p}comment>");
}

/// Changes of the main part.
struct Edits<'a> {
    document: &'a str,
    part: &'a Part,
    /// What is inserted, by place; what ends a range comes before what begins one.
    insertions: BTreeMap<(usize, bool), Insertion>,
    /// The start tags of texts that are cut and must keep their spaces.
    preserved: BTreeMap<usize, Range<usize>>,
}

#[derive(Default)]
struct Insertion {
    before: String,
    markup: String,
    after: String,
}

impl Edits<'_> {
    /// Inserts markup between runs before, or after, a byte of the text; a run that the place is in
    /// the middle of is cut in two of the same properties.
    fn insert(&mut self, at: usize, after: bool, markup: &str) {
        let Some((words, raw)) = self.part.point(at, after) else { return };
        let Some(words) = self.part.words.get(words) else { return };
        let Some(run) = self.part.runs.get(words.run) else { return };
        let (first, last) = self.part.is_edge(words.run, raw);
        let place = match (first, last) {
            (true, _) if !after => run.all.start,
            (_, true) if after => run.all.end,
            _ => raw,
        };
        let insertion = self.insertions.entry((place, !after)).or_default();
        insertion.markup.push_str(markup);
        if place == raw && insertion.before.is_empty() {
            let get = |range: &Range<usize>| self.document.get(range.clone()).unwrap_or_default();
            let closing = closing(get(&run.open));
            insertion.before = format!("{}{closing}", get(&words.close));
            let open = preserving(get(&words.open));
            insertion.after = format!("{}{}{open}", get(&run.open), get(&run.properties));
            self.preserved.insert(words.open.start, words.open.clone());
        }
    }

    fn apply(self) -> String {
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        for ((place, _), insertion) in self.insertions {
            let Insertion { before, markup, after } = insertion;
            edits.push((place..place, format!("{before}{markup}{after}")));
        }
        for (_, range) in self.preserved {
            let tag = self.document.get(range.clone()).unwrap_or_default();
            edits.push((range, preserving(tag)));
        }
        edits.sort_by_key(|(range, _)| range.start);
        let mut out = String::with_capacity(self.document.len() + edits.len() * 256);
        let mut at = 0;
        for (range, with) in edits {
            out.push_str(self.document.get(at..range.start).unwrap_or_default());
            out.push_str(&with);
            at = range.end;
        }
        out.push_str(self.document.get(at..).unwrap_or_default());
        out
    }
}

/// The end tag of a start tag.
fn closing(open: &str) -> String {
    let name = open.trim_start_matches('<').split(|c: char| c.is_whitespace() || c == '>').next();
    format!("</{}>", name.unwrap_or_default())
}

/// A start tag that keeps spaces at the ends.
fn preserving(open: &str) -> String {
    match open.strip_suffix('>') {
        Some(start) if !open.contains("xml:space") => format!("{start} xml:space=\"preserve\">"),
        _ => open.to_owned(),
    }
}

/// Puts an element at the end of a part's root.
fn append(xml: &str, name: &str, element: impl Fn(&str) -> String) -> Result<String, AnnotateError> {
    let mut reader = Reader::from_str(xml);
    loop {
        let from = reader.buffer_position() as usize;
        match reader.read_event().map_err(|error| damaged(name, error))? {
            Event::Start(root) => {
                let root = root.name().as_ref().to_owned();
                let end = xml.rfind(&format!("</{root}")).ok_or_else(|| damaged(name, "没有结尾"))?;
                let prefix = root.rsplit_once(':').map_or(String::new(), |(prefix, _)| format!("{prefix}:"));
                let (before, after) = xml.split_at(end);
                return Ok(format!("{before}{}{after}", element(&prefix)));
            }
            Event::Empty(root) => {
                let root = root.name().as_ref().to_owned();
                let to = reader.buffer_position() as usize;
                let tag = xml.get(from..to).unwrap_or_default();
                let open = tag.strip_suffix("/>").unwrap_or(tag);
                let whole = format!("{}{open}></{root}>", xml.get(..from).unwrap_or_default());
                return append(&whole, name, element);
            }
            Event::Eof => return Err(damaged(name, "是空的")),
            _ => {}
        }
    }
}

/// A part as text; nothing where there is no such part.
fn part(package: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, AnnotateError> {
    let Some(index) = package.index_for_name(name) else { return Ok(None) };
    let file = package.by_index(index).map_err(|error| damaged(name, error))?;
    let mut bytes = Vec::new();
    file.take(MAX_PART_BYTES + 1).read_to_end(&mut bytes).map_err(|error| damaged(name, error))?;
    if bytes.len() as u64 > MAX_PART_BYTES {
        return Err(AnnotateError::TooLarge { part: name.to_owned(), limit: MAX_PART_BYTES });
    }
    let text = String::from_utf8(bytes).map_err(|_| damaged(name, "不是UTF-8编码"))?;
    Ok(Some(text))
}

/// The target of the relationship whose type ends so.
fn target(relations: &str, kind: &str) -> Option<String> {
    let mut reader = Reader::from_str(relations);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) => {
                let get = |key: &str| {
                    let attribute = element.try_get_attribute(key).ok().flatten()?;
                    Some(attribute.value.into_owned())
                };
                if get("Type").is_some_and(|of| of.ends_with(kind)) {
                    return get("Target");
                }
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// A name for the comments that no part has.
fn free_name(package: &ZipArchive<Cursor<&[u8]>>, folder: &str) -> String {
    let numbered = (1..).map(|number| format!("{folder}comments{number}.xml"));
    let mut names = std::iter::once(format!("{folder}comments.xml")).chain(numbered);
    names.find(|name| package.index_for_name(name).is_none()).unwrap_or_default()
}

/// The number after the greatest of the comments that there are.
fn next_id(comments: &str) -> usize {
    let mut reader = Reader::from_str(comments);
    let mut next = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element))
                if element.local_name().as_ref() == "comment" =>
            {
                let ids = element.attributes().flatten().filter(|at| at.key.local_name().as_ref() == "id");
                for id in ids.filter_map(|id| id.value.parse::<u32>().ok()) {
                    next = next.max(id as usize + 1);
                }
            }
            Ok(Event::Eof) | Err(_) => return next,
            _ => {}
        }
    }
}

/// The package with its changed parts; all others are copied as they are packed.
fn repack(
    package: &mut ZipArchive<Cursor<&[u8]>>,
    mut changed: BTreeMap<String, String>,
) -> Result<Vec<u8>, AnnotateError> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let write = |out: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, content: &str| {
        out.start_file(name, options).map_err(write_fault)?;
        out.write_all(content.as_bytes()).map_err(write_fault)
    };
    for index in 0..package.len() {
        let file = package.by_index_raw(index).map_err(|error| damaged("目录", error))?;
        let name = file.name().map_err(|error| damaged("目录", error))?.into_owned();
        match changed.remove(&name) {
            Some(content) => write(&mut out, &name, &content)?,
            None => out.raw_copy_file(file).map_err(write_fault)?,
        }
    }
    for (name, content) in changed {
        write(&mut out, &name, &content)?;
    }
    Ok(out.finish().map_err(write_fault)?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_is_said_in_both_languages() {
        for error in [
            AnnotateError::Damaged { part: "x".into(), detail: "y".into() },
            AnnotateError::TooLarge { part: "x".into(), limit: 1 },
            AnnotateError::NoText,
            AnnotateError::Write { detail: "y".into() },
        ] {
            assert!(error.to_string().is_ascii(), "{error}");
            assert!(error.zh().contains("DOCX"), "{error:?}");
            assert!(error.zh().contains(|c| ('一'..='龥').contains(&c)), "{error:?}");
        }
    }
}
