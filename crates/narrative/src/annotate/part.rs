//! The main part of a DOCX as text: which bytes of the part print which bytes of the text.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::AnnotateError;

/// A stretch of text in one run.
pub(super) struct Piece {
    /// Where it stands in the document's text.
    pub(super) text: Range<usize>,
    /// Its bytes in the part.
    pub(super) raw: Range<usize>,
    /// The `w:t` that it stands in.
    pub(super) words: usize,
}

/// A run (`w:r`) by its bytes in the part.
pub(super) struct Run {
    pub(super) all: Range<usize>,
    pub(super) open: Range<usize>,
    pub(super) properties: Range<usize>,
    /// What it prints, of whatever kind, from the first to the last.
    content: Option<Range<usize>>,
}

/// An element `w:t` by its bytes in the part.
pub(super) struct Words {
    pub(super) open: Range<usize>,
    pub(super) content: Range<usize>,
    pub(super) close: Range<usize>,
    pub(super) run: usize,
}

/// What of a main part can be annotated.
#[derive(Default)]
pub(super) struct Part {
    /// The name of the root element with its prefix, and the namespace.
    pub(super) prefix: String,
    pub(super) namespace: String,
    pub(super) pieces: Vec<Piece>,
    pub(super) runs: Vec<Run>,
    pub(super) words: Vec<Words>,
}

/// A paragraph that is open.
#[derive(Default)]
struct Paragraph {
    text: String,
    /// As [`Piece`], with the text of the paragraph.
    pieces: Vec<Piece>,
}

struct Walk<'a> {
    text: &'a str,
    /// The end of the text that was found so far.
    found: usize,
    part: Part,
    paragraphs: Vec<Paragraph>,
    runs: Vec<usize>,
    hidden: bool,
    /// The open `w:t`.
    words: Option<usize>,
    /// Where the open `w:rPr` of the run starts.
    properties: Option<usize>,
}

/// Elements whose content is not printed.
fn is_gone(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "Fallback" | "pPr" | "txbxContent")
}

impl Part {
    /// Finds the text of a document in its main part: paragraph after paragraph, each where it is
    /// next found in the text.
    pub(super) fn read(xml: &str, text: &str) -> Result<Self, AnnotateError> {
        let mut reader = Reader::from_str(xml);
        let mut walk = Walk {
            text,
            found: 0,
            part: Self::default(),
            paragraphs: Vec::new(),
            runs: Vec::new(),
            hidden: false,
            words: None,
            properties: None,
        };
        let mut gone = 0usize;
        loop {
            let from = reader.buffer_position() as usize;
            let event = reader.read_event().map_err(|error| AnnotateError::Damaged {
                part: "document.xml".to_owned(),
                detail: error.to_string(),
            })?;
            let range = from..reader.buffer_position() as usize;
            match event {
                Event::Start(element) if gone > 0 || is_gone(element.local_name().as_ref()) => {
                    let _ = element;
                    gone += 1;
                }
                Event::End(_) if gone > 0 => gone -= 1,
                Event::Eof => return Ok(walk.part),
                _ if gone > 0 => {}
                Event::Start(element) => walk.start(&element, range),
                Event::Empty(element) => walk.empty(&element, range),
                Event::End(element) => walk.end(element.local_name().as_ref(), range),
                Event::Text(words) => walk.words(&words.xml10_content(), range),
                Event::CData(words) => walk.words(&words.xml10_content(), range),
                Event::GeneralRef(name) => {
                    let c = name.resolve_char_ref().ok().flatten().map(String::from);
                    let known = || quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned);
                    walk.words(&c.or_else(known).unwrap_or_default(), range);
                }
                _ => {}
            }
        }
    }
}

impl Walk<'_> {
    fn start(&mut self, element: &BytesStart<'_>, range: Range<usize>) {
        match element.local_name().as_ref() {
            "document" if self.part.prefix.is_empty() => {
                let name = element.name();
                let prefix = name.as_ref().strip_suffix("document").unwrap_or_default();
                self.part.prefix = prefix.to_owned();
                let key = match prefix.trim_end_matches(':') {
                    "" => "xmlns".to_owned(),
                    prefix => format!("xmlns:{prefix}"),
                };
                let value = element.try_get_attribute(key.as_str()).ok().flatten();
                let value = value.and_then(|value| {
                    value.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
                });
                self.part.namespace = value.unwrap_or_default();
            }
            "p" => self.paragraphs.push(Paragraph::default()),
            "r" => {
                self.runs.push(self.part.runs.len());
                self.hidden = false;
                let empty = range.end..range.end;
                self.part.runs.push(Run {
                    all: range.clone(),
                    open: range,
                    properties: empty,
                    content: None,
                });
            }
            "rPr" if !self.runs.is_empty() && self.words.is_none() => self.properties = Some(range.start),
            "t" => {
                if let Some(run) = self.runs.last().copied() {
                    self.words = Some(self.part.words.len());
                    let content = range.end..range.end;
                    self.part.words.push(Words { open: range, close: content.clone(), content, run });
                }
            }
            _ => {}
        }
    }

    fn empty(&mut self, element: &BytesStart<'_>, range: Range<usize>) {
        let printed = match element.local_name().as_ref() {
            "tab" => "\t",
            "br" | "cr" => "\n",
            "noBreakHyphen" => "-",
            "vanish" if self.properties.is_some() => {
                let value = element.attributes().flatten().next().map(|value| value.value.into_owned());
                let off = value.is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"));
                self.hidden = !off;
                return;
            }
            _ => return,
        };
        if self.runs.is_empty() || self.properties.is_some() {
            return;
        }
        self.content(range);
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| !self.hidden) {
            paragraph.text.push_str(printed);
        }
    }

    fn end(&mut self, name: &str, range: Range<usize>) {
        match name {
            "p" => self.end_paragraph(),
            "r" => {
                if let Some(run) = self.runs.pop().and_then(|run| self.part.runs.get_mut(run)) {
                    run.all.end = range.end;
                }
            }
            "rPr" => {
                let run = self.runs.last().and_then(|run| self.part.runs.get_mut(*run));
                if let (Some(start), Some(run)) = (self.properties.take(), run) {
                    run.properties = start..range.end;
                }
            }
            "t" => {
                if let Some(words) = self.words.take().and_then(|words| self.part.words.get_mut(words)) {
                    words.content.end = range.start;
                    words.close = range;
                    let content = words.content.clone();
                    self.content(content);
                }
            }
            _ => {}
        }
    }

    /// Says that the innermost run prints something here.
    fn content(&mut self, range: Range<usize>) {
        if let Some(run) = self.runs.last().and_then(|run| self.part.runs.get_mut(*run)) {
            let start = run.content.as_ref().map_or(range.start, |content| content.start);
            run.content = Some(start..range.end);
        }
    }

    fn words(&mut self, printed: &str, raw: Range<usize>) {
        let (Some(words), Some(paragraph)) = (self.words, self.paragraphs.last_mut()) else { return };
        if !self.hidden {
            let start = paragraph.text.len();
            paragraph.text.push_str(printed);
            paragraph.pieces.push(Piece { text: start..paragraph.text.len(), raw, words });
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let words = paragraph.text.trim_end();
        if words.is_empty() {
            return;
        }
        let rest = self.text.get(self.found..).unwrap_or_default();
        let Some(start) = rest.find(words).map(|at| self.found + at) else { return };
        self.found = start + words.len();
        self.part.pieces.extend(
            paragraph
                .pieces
                .into_iter()
                .map(|piece| Piece { text: start + piece.text.start..start + piece.text.end, ..piece }),
        );
    }
}

impl Part {
    /// The place in the part before which a byte of the text is printed, or after which the byte
    /// before is.
    pub(super) fn point(&self, at: usize, after: bool) -> Option<(usize, usize)> {
        let next = self
            .pieces
            .partition_point(|piece| if after { piece.text.end < at } else { piece.text.end <= at });
        let piece = self.pieces.get(next)?;
        let offset = at.checked_sub(piece.text.start).filter(|_| at <= piece.text.end)?;
        // What is written in another way than it is printed cannot be cut.
        let same = piece.raw.len() == piece.text.len();
        let raw = match (same, after) {
            (true, _) => piece.raw.start + offset,
            (false, false) => piece.raw.start,
            (false, true) => piece.raw.end,
        };
        Some((piece.words, raw))
    }

    /// Whether nothing of a run is printed before, or after, a place.
    pub(super) fn is_edge(&self, run: usize, raw: usize) -> (bool, bool) {
        let content = self.runs.get(run).and_then(|run| run.content.as_ref());
        content.map_or((false, false), |content| (content.start == raw, content.end == raw))
    }
}
