//! DOCX: what a reader of the printed document sees. Insertions are accepted and deletions gone,
//! hidden text is not read, notes at the foot follow the text. Heads and feet of pages are not part
//! of it, and only looked through for what was left in them.

use juesuan_model::MarkKind;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::leftovers::Leftovers;
use super::numbering::Numbering;
use super::package::Package;
use super::tables::Tables;
use super::{OpenError, Phrase, xml};
use crate::grid::Grid;
use crate::marks::marks;
use crate::normalise::normalise;

/// Where the main part stands, unless the package says otherwise.
const MAIN: &str = "word/document.xml";
/// The deepest nesting of elements; word processors stay below a few dozen.
const MAX_DEPTH: usize = 4096;

/// The text of a document, its tables and what was left in it.
///
/// # Errors
/// [`OpenError`] where it is damaged or larger than the limits.
pub(super) fn open(mut package: Package<'_>) -> Result<(String, Vec<Grid>, Leftovers), OpenError> {
    package.check()?;
    let main = main_part(&mut package)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut part = |name: &str| package.part(&format!("{folder}/{name}"));
    let (numbering, styles) = (part("numbering.xml")?, part("styles.xml")?);
    let (footnotes, endnotes) = (part("footnotes.xml")?, part("endnotes.xml")?);
    let mut leftovers = Leftovers::default();
    if let Some(comments) = part("comments.xml")? {
        let mut count = 0;
        xml::elements(&comments, |name, _| count += usize::from(name == "comment"))?;
        if count > 0 {
            leftovers.add(format!("批注：{count}条"));
        }
    }
    let relations = main.rsplit_once('/').map(|(folder, name)| format!("{folder}/_rels/{name}.rels"));
    if let Some(relations) = package.part(relations.as_deref().unwrap_or_default())? {
        links(&relations, &mut leftovers)?;
    }
    leftovers.package(&mut package)?;
    let Some(main) = package.part(&main)? else {
        return Err(OpenError::Damaged {
            format: Phrase::new("DOCX", "DOCX"),
            detail: Phrase::new("没有正文部件", "it has no main part"),
        });
    };
    let numbering = Numbering::new(numbering.as_deref(), styles.as_deref())?;
    let leftovers = margins(&mut package, &folder, leftovers)?;
    let mut writer = Writer::new(numbering, leftovers);
    writer.part(&main)?;
    for notes in [footnotes, endnotes].into_iter().flatten() {
        writer.part(&notes)?;
    }
    if !writer.text.is_empty() {
        writer.text.push('\n');
    }
    let grids = writer.tables.finish(&writer.text);
    Ok((writer.text, grids, writer.leftovers))
}

/// Heads and feet of pages: they belong to the page and are not read, but nothing may be left in them.
fn margins(
    package: &mut Package<'_>,
    folder: &str,
    mut leftovers: Leftovers,
) -> Result<Leftovers, OpenError> {
    for name in package.names() {
        let own = name.strip_prefix(folder).and_then(|name| name.strip_prefix('/')).unwrap_or_default();
        if !["header", "footer"].iter().any(|kind| own.starts_with(kind)) || !own.ends_with(".xml") {
            continue;
        }
        let Some(part) = package.part(&name)? else { continue };
        let mut writer = Writer::new(Numbering::default(), leftovers);
        writer.part(&part)?;
        leftovers = writer.leftovers;
        for mark in marks(&writer.text, &normalise(&writer.text), &mut Vec::new()) {
            if matches!(mark.kind, MarkKind::Placeholder | MarkKind::Leftover) {
                leftovers.add(format!("页眉或页脚中的“{}”", mark.text));
            }
        }
    }
    Ok(leftovers)
}

/// The name of the main part.
fn main_part(package: &mut Package<'_>) -> Result<String, OpenError> {
    let mut found = None;
    if let Some(part) = package.part("_rels/.rels")? {
        xml::elements(&part, |name, element| {
            let of_document =
                || xml::attribute(element, "Type").is_some_and(|of| of.ends_with("/officeDocument"));
            if name == "Relationship" && of_document() {
                found =
                    xml::attribute(element, "Target").map(|target| target.trim_start_matches('/').to_owned());
            }
        })?;
    }
    Ok(found.filter(|name| package.has(name)).unwrap_or_else(|| MAIN.to_owned()))
}

/// Links to files, which a published document must not have; those to pages are part of it.
fn links(relations: &[u8], leftovers: &mut Leftovers) -> Result<(), OpenError> {
    xml::elements(relations, |_, element| {
        let external = xml::attribute(element, "TargetMode").is_some_and(|mode| mode == "External");
        let target = xml::attribute(element, "Target").unwrap_or_default();
        let page = ["http://", "https://", "mailto:"].iter().any(|scheme| target.starts_with(scheme));
        let template = xml::attribute(element, "Type").is_some_and(|of| of.ends_with("/attachedTemplate"));
        if external && !page && !template {
            leftovers.add(format!("指向其他文件的链接“{target}”"));
        }
    })
}

/// A paragraph that is still open.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    /// Whether its mark was deleted, so that the next one goes on in it.
    joined: bool,
    started: bool,
}

struct Writer {
    text: String,
    tables: Tables,
    numbering: Numbering,
    leftovers: Leftovers,
    /// Paragraphs in each other: those of text boxes stand in others.
    paragraphs: Vec<Paragraph>,
    /// Whether the run is hidden.
    hidden: bool,
    run: bool,
    /// Whether the row of the table was deleted.
    gone: bool,
    /// How many elements deep in something that is not printed.
    skip: usize,
    /// What stands between the paragraph before and the next.
    gap: &'static str,
}

impl Writer {
    fn new(numbering: Numbering, leftovers: Leftovers) -> Self {
        Self {
            text: String::new(),
            tables: Tables::default(),
            numbering,
            leftovers,
            paragraphs: Vec::new(),
            hidden: false,
            run: false,
            gone: false,
            skip: 0,
            gap: "",
        }
    }

    fn part(&mut self, part: &[u8]) -> Result<(), OpenError> {
        let text = xml::decode(part);
        let mut reader = Reader::from_str(&text);
        let mut stack: Vec<String> = Vec::new();
        loop {
            match reader.read_event().map_err(xml::damaged)? {
                Event::Start(element) => {
                    let name = element.local_name().as_ref().to_owned();
                    if stack.len() >= MAX_DEPTH {
                        return Err(OpenError::Limit {
                            what: Phrase::new("文档结构的层数", "the nesting of the document"),
                            limit: MAX_DEPTH as u64,
                            unit: Phrase::new("层", "levels"),
                        });
                    }
                    self.start(&name, &element, stack.last().map(String::as_str), false);
                    stack.push(name);
                }
                Event::Empty(element) => {
                    let name = element.local_name().as_ref().to_owned();
                    self.start(&name, &element, stack.last().map(String::as_str), true);
                }
                Event::End(_) => {
                    if let Some(name) = stack.pop() {
                        self.end(&name);
                    }
                }
                Event::Text(words) if stack.last().is_some_and(|name| name == "t") => {
                    self.words(&words.xml10_content());
                }
                Event::CData(words) if stack.last().is_some_and(|name| name == "t") => {
                    self.words(&words.xml10_content());
                }
                Event::GeneralRef(words) if stack.last().is_some_and(|name| name == "t") => {
                    if let Some(c) = xml::reference(&words) {
                        self.words(c.encode_utf8(&mut [0; 4]));
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        if !stack.is_empty() {
            return Err(OpenError::Damaged {
                format: Phrase::new("DOCX", "DOCX"),
                detail: Phrase::new("正文没有完", "its text breaks off"),
            });
        }
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        Ok(())
    }

    fn start(&mut self, name: &str, element: &BytesStart<'_>, parent: Option<&str>, empty: bool) {
        if self.skip > 0 {
            self.skip += usize::from(!empty);
            return;
        }
        let value = || xml::attribute(element, "val");
        let is_property = matches!(parent, Some("rPr" | "trPr" | "pPr" | "tcPr" | "numPr"));
        match name {
            "del" | "moveFrom" if !is_property => {
                self.leftovers.add("修订：删除的内容".to_owned());
                self.skip = usize::from(!empty);
            }
            "ins" | "moveTo" if !is_property => self.leftovers.add("修订：插入的内容".to_owned()),
            "rPrChange" | "pPrChange" | "tblPrChange" | "sectPrChange" | "tcPrChange" | "trPrChange" => {
                self.leftovers.add("修订：格式的改动".to_owned());
                self.skip = usize::from(!empty);
            }
            // A text box stands twice, the second time for old programs.
            "Fallback" => self.skip = usize::from(!empty),
            // Separators of notes are no notes.
            "footnote" | "endnote" if xml::attribute(element, "type").is_some() => {
                self.skip = usize::from(!empty);
            }
            "del" if parent == Some("rPr") && !self.run => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.joined = true;
                }
            }
            "del" if parent == Some("trPr") => {
                self.leftovers.add("修订：删除的内容".to_owned());
                self.gone = true;
            }
            "p" if !empty => self.paragraphs.push(Paragraph::default()),
            "p" => {
                self.paragraphs.push(Paragraph::default());
                self.end_paragraph();
            }
            "r" => (self.run, self.hidden) = (!empty, false),
            "vanish"
                if self.run
                    && value().is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off")) =>
            {
                self.hidden = true;
            }
            "pStyle" | "numId" | "ilvl" => {
                let Some(paragraph) = self.paragraphs.last_mut() else { return };
                match name {
                    "pStyle" => paragraph.style = value(),
                    "numId" => paragraph.list = value(),
                    _ => paragraph.level = value().and_then(|level| level.parse().ok()),
                }
            }
            "tab" if self.run => self.words("\t"),
            "br" | "cr" if self.run => self.words("\n"),
            "noBreakHyphen" => self.words("-"),
            "bookmarkStart" => {
                if let Some(name) = xml::attribute(element, "name") {
                    self.leftovers.bookmark(&name);
                }
            }
            "tbl" if !empty => self.tables.begin(&self.text),
            "tr" => {
                self.gone = false;
                self.tables.row();
            }
            "tc" if self.gone => self.skip = usize::from(!empty),
            "tc" => {
                if self.tables.in_row() && self.gap == "\n" {
                    self.gap = "\t";
                }
                self.tables.begin_cell(1, 1, false);
            }
            "gridBefore" => {
                let count = value().and_then(|count| count.parse().ok()).unwrap_or(0u32);
                (0..count.min(64)).for_each(|_| self.tables.begin_cell(1, 1, false));
                self.tables.end_cell();
            }
            "gridSpan" => self.tables.widen(value().and_then(|columns| columns.parse().ok()).unwrap_or(1)),
            "vMerge" if value().is_none_or(|value| value != "restart") => self.tables.continue_cell(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match name {
            "p" => self.end_paragraph(),
            "r" => (self.run, self.hidden) = (false, false),
            "tc" => self.tables.end_cell(),
            "tbl" => self.tables.end(&self.text),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.skip > 0 {
            return;
        }
        if self.hidden {
            if !words.trim().is_empty() {
                self.leftovers
                    .add(format!("隐藏的文字：“{}”", words.trim().chars().take(20).collect::<String>()));
            }
            return;
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if !paragraph.started {
            paragraph.started = true;
            let of_style = paragraph.style.as_deref().and_then(|style| self.numbering.of_style(style));
            let (list, level) = match (&paragraph.list, of_style) {
                (Some(list), of_style) => {
                    (Some(list.clone()), paragraph.level.or(of_style.map(|(_, level)| level)).unwrap_or(0))
                }
                (None, Some((list, level))) => (Some(list), paragraph.level.unwrap_or(level)),
                (None, None) => (None, 0),
            };
            if let Some(list) = list {
                paragraph.text = self.numbering.next(&list, level);
            }
        }
        paragraph.text.push_str(words);
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let words = paragraph.text.trim_end();
        if words.is_empty() {
            if !self.tables.in_cell() && self.gap == "\n" {
                self.gap = "\n\n";
            }
            return;
        }
        self.text.push_str(self.gap);
        let start = self.text.len();
        self.text.push_str(words);
        self.tables.written(start, self.text.len());
        self.gap = if paragraph.joined { "" } else { "\n" };
    }
}
