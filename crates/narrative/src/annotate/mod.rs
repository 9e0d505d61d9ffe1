//! A document with its findings: as review comments of a DOCX, or beside the text as a web page.
//!
//! Nothing is judged here: the findings come from whoever checked the document, and their places
//! from whoever read it.

#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "docx")]
mod part;

use std::ops::Range;

use juesuan_model::{FileResult, Finding, FindingFigure, Reading, Severity};

#[cfg(feature = "docx")]
pub use docx::AnnotateError;

/// The language of the annotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// 中文
    #[default]
    Chinese,
    /// English
    English,
}

impl Language {
    fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Chinese => zh,
            Self::English => en,
        }
    }
}

/// The findings of one document with their places in its text, errors first.
#[cfg_attr(not(feature = "html"), allow(dead_code, reason = "comments show the place and the lines alone"))]
#[derive(Debug, Clone)]
pub struct Annotations<'a> {
    text: &'a str,
    language: Language,
    title: String,
    notes: Vec<Note>,
}

/// One finding.
#[cfg_attr(not(feature = "html"), allow(dead_code, reason = "comments show the place and the lines alone"))]
#[derive(Debug, Clone)]
struct Note {
    severity: Severity,
    accepted: bool,
    /// Where it is shown; nothing for what the document lacks as a whole.
    place: Option<Range<usize>>,
    /// The other figures concerned.
    also: Vec<Range<usize>>,
    /// What is the matter, then what to do and what it rests on.
    lines: Vec<String>,
}

impl<'a> Annotations<'a> {
    /// The findings of `result` in `text`, to which the positions of `reading` refer.
    ///
    /// ```
    /// use juesuan_model::{FileResult, Problem, Reading};
    /// use juesuan_narrative::annotate::{Annotations, Language};
    /// let result = FileResult::unreadable("a.txt", Problem::new("空文件", "an empty file", 0));
    /// let notes = Annotations::new("收入合计12.5万元。", &Reading::default(), &result, Language::Chinese);
    /// assert!(notes.to_html().contains("收入合计12.5万元。"));
    /// ```
    pub fn new(text: &'a str, reading: &Reading, result: &FileResult, language: Language) -> Self {
        let mut marks: Vec<_> = reading.marks.iter().map(Some).collect();
        let mut notes: Vec<Note> = Vec::with_capacity(result.findings.len());
        for finding in &result.findings {
            let here = |figure: &&FindingFigure| figure.file == result.file;
            let suspect = |figure: &&FindingFigure| finding.suspects.first() == Some(&figure.id);
            let mut figures = finding.figures.iter().filter(here);
            let first = figures.clone().find(suspect).or_else(|| figures.clone().next());
            let place = first.and_then(|figure| place(text, figure)).or_else(|| {
                // A finding about words has no figure; its message begins with the words.
                let quoted = |words: &str| finding.message_zh.starts_with(&format!("“{words}”"));
                let mark =
                    marks.iter_mut().find(|mark| mark.is_some_and(|mark| quoted(&mark.text)))?.take()?;
                let range = mark.start as usize..mark.end as usize;
                text.get(range.clone()).filter(|words| !words.is_empty()).map(|_| range)
            });
            let also = figures.by_ref().filter_map(|figure| self::place(text, figure));
            let also = also.filter(|other| Some(other) != place.as_ref()).collect();
            notes.push(Note {
                severity: finding.severity,
                accepted: finding.accepted.is_some(),
                place,
                also,
                lines: lines(finding, language),
            });
        }
        let rank = |note: &Note| (note.accepted, std::cmp::Reverse(note.severity));
        notes.sort_by_key(|note| (rank(note), note.place.as_ref().map_or(0, |place| place.start)));
        let year = result.fiscal_year.map_or_else(String::new, |year| match language {
            Language::Chinese => format!("{year}年度"),
            Language::English => format!(" {year}"),
        });
        let title = match &result.department {
            Some(department) => format!("{department}{year}"),
            None => result.file.clone(),
        };
        Self { text, language, title, notes }
    }
}

/// Where a figure stands in the text: by its bytes, or by its line and column.
fn place(text: &str, figure: &FindingFigure) -> Option<Range<usize>> {
    let range = figure.start as usize..figure.end as usize;
    if text.get(range.clone()).is_some_and(|words| !words.is_empty()) {
        return Some(range);
    }
    let line = text.lines().nth((figure.line as usize).checked_sub(1)?)?;
    let before = line.char_indices().nth((figure.column as usize).saturating_sub(1)).map_or(0, |(at, _)| at);
    let at = line.get(before..)?.find(figure.text.as_str()).filter(|_| !figure.text.is_empty())?;
    let start = line.as_ptr().addr() - text.as_ptr().addr() + before + at;
    Some(start..start + figure.text.len())
}

fn lines(finding: &Finding, language: Language) -> Vec<String> {
    let pick = |zh, en| language.pick(zh, en);
    let severity = match finding.severity {
        Severity::Error => pick("必须改正", "Must be fixed"),
        Severity::Warning => pick("需要复核", "To be reviewed"),
        Severity::Note => pick("提示", "Note"),
    };
    let message = pick(&finding.message_zh, &finding.message_en);
    let mut lines = vec![format!("{severity}{}{message}", pick("：", ": "))];
    if let Some(repair) = &finding.repair {
        lines.push(format!("{}{repair}", pick("建议改为：", "Suggested: ")));
    }
    if let Some(accepted) = &finding.accepted {
        let (reason, person) = (&accepted.reason, &accepted.person);
        lines.push(format!("{}{reason}（{person}）", pick("已验收：", "Accepted: ")));
    }
    let law = finding.law.trim_start_matches("依据：");
    lines.push(format!("{}{law}", pick("依据：", "Basis: ")));
    lines.push(format!("{}{} {}", pick("规则：", "Rule: "), finding.rule, finding.name));
    lines
}
