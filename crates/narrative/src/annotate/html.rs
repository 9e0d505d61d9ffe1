//! The findings beside the text, as a web page.

use std::fmt::Write;
use std::ops::Range;

use juesuan_model::Severity;

use super::{Annotations, Note};
use crate::escape::escape;

const STYLE: &str = include_str!("style.css");

/// What is marked in the text.
struct Mark {
    range: Range<usize>,
    severity: Severity,
    /// The numbers of the findings that are shown here.
    notes: Vec<usize>,
}

fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "e",
        Severity::Warning => "w",
        Severity::Note => "n",
    }
}

impl Annotations<'_> {
    /// A self-contained page with the findings beside the text, what must be fixed first. A finding
    /// leads to its place, and a marked place to its finding.
    pub fn to_html(&self) -> String {
        let mut out = String::with_capacity(self.text.len() * 2 + self.notes.len() * 1024);
        let lang = self.language.pick("zh-CN", "en");
        let _ = write!(
            out,
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        );
        escape(&self.title, &mut out);
        out.push_str("</title>\n<style>\n");
        out.push_str(STYLE);
        out.push_str("</style>\n</head>\n<body>\n");
        self.findings(&mut out);
        out.push_str("<main lang=\"zh-CN\">\n");
        self.lines(&mut out);
        out.push_str("</main>\n</body>\n</html>\n");
        out
    }

    fn findings(&self, out: &mut String) {
        let _ = write!(out, "<aside aria-label=\"{}\">\n<h1>", self.language.pick("核对结果", "Findings"));
        escape(&self.title, out);
        out.push_str("</h1>\n");
        if self.notes.is_empty() {
            let _ = writeln!(out, "<p>{}</p>", self.language.pick("没有发现问题。", "Nothing was found."));
        }
        out.push_str("<ol>\n");
        for (number, note) in (1..).zip(&self.notes) {
            self.finding(number, note, out);
        }
        out.push_str("</ol>\n</aside>\n");
    }

    fn finding(&self, number: usize, note: &Note, out: &mut String) {
        let accepted = if note.accepted { " a" } else { "" };
        let _ = write!(out, "<li id=\"n{number}\" class=\"{}{accepted}\">", class(note.severity));
        for (index, line) in note.lines.iter().enumerate() {
            out.push_str(if index == 0 { "<p class=\"m\">" } else { "<p>" });
            let target = note.place.as_ref().filter(|_| index == 0);
            if let Some(place) = target {
                let _ = write!(out, "<a href=\"#t{}\">", place.start);
            }
            escape(line, out);
            out.push_str(if target.is_some() { "</a></p>" } else { "</p>" });
        }
        out.push_str("</li>\n");
    }

    /// The marked places in order; of places that overlap, the first.
    fn marks(&self) -> Vec<Mark> {
        let mut marks: Vec<Mark> = Vec::new();
        for (number, note) in (1..).zip(&self.notes) {
            let place = note.place.iter().map(|range| (range, Some(number)));
            for (range, number) in place.chain(note.also.iter().map(|range| (range, None))) {
                let notes = number.into_iter().collect();
                marks.push(Mark { range: range.clone(), severity: note.severity, notes });
            }
        }
        marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
        let mut merged: Vec<Mark> = Vec::with_capacity(marks.len());
        for mark in marks {
            match merged.last_mut().filter(|last| mark.range.start < last.range.end) {
                Some(last) => {
                    last.severity = last.severity.max(mark.severity);
                    last.notes.extend(mark.notes);
                }
                None => merged.push(mark),
            }
        }
        merged
    }

    /// A paragraph a line; two or more lines with tabs that follow each other are a table.
    fn lines(&self, out: &mut String) {
        let marks = self.marks();
        let lines: Vec<&str> = self.text.split_inclusive('\n').collect();
        let (mut start, mut next) = (0, 0);
        for run in lines.chunk_by(|left, right| left.contains('\t') && right.contains('\t')) {
            let table = run.len() > 1;
            out.push_str(if table { "<div class=\"tb\"><table>\n" } else { "" });
            for line in run {
                let words = line.trim_end_matches(['\n', '\r']);
                let end = start + words.len();
                if table {
                    out.push_str("<tr>");
                    let mut at = start;
                    for cell in words.split('\t') {
                        out.push_str("<td>");
                        self.marked(at..at + cell.len(), &marks, &mut next, out);
                        out.push_str("</td>");
                        at += cell.len() + 1;
                    }
                    out.push_str("</tr>\n");
                } else if !words.is_empty() {
                    out.push_str("<p>");
                    self.marked(start..end, &marks, &mut next, out);
                    out.push_str("</p>\n");
                }
                start += line.len();
            }
            out.push_str(if table { "</table></div>\n" } else { "" });
        }
    }

    /// Text with its marks, from the one that is next.
    fn marked(&self, range: Range<usize>, marks: &[Mark], next: &mut usize, out: &mut String) {
        let mut at = range.start;
        while let Some(mark) = marks.get(*next).filter(|mark| mark.range.start < range.end) {
            *next += 1;
            let (from, to) = (mark.range.start.max(at), mark.range.end.min(range.end));
            escape(self.text.get(at..from).unwrap_or_default(), out);
            let _ = write!(out, "<mark class=\"{}\" id=\"t{}\">", class(mark.severity), mark.range.start);
            escape(self.text.get(from..to).unwrap_or_default(), out);
            out.push_str("</mark>");
            for number in &mark.notes {
                let _ = write!(out, "<sup><a href=\"#n{number}\">{number}</a></sup>");
            }
            at = to.max(at);
        }
        escape(self.text.get(at..range.end).unwrap_or_default(), out);
    }
}
