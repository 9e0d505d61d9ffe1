//! The lines that a finding speaks of, with its figures pointed at.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::str::Chars;

use anstyle::{AnsiColor, Style};
use juesuan_model::{Finding, FindingFigure, Origin};
use unicode_width::UnicodeWidthChar;

/// How many characters of the text are shown on each side of a figure.
const CONTEXT: usize = 18;
/// The most lines of evidence beside the suspect's own.
const EVIDENCE: usize = 3;

/// A line, and the byte of each 256th character, so that the figures of a very long one are found
/// at once.
#[derive(Debug)]
pub(crate) struct Line {
    text: String,
    steps: Vec<usize>,
}

impl Line {
    const STEP: usize = 256;

    pub(crate) fn new(text: &str) -> Self {
        let steps = text.char_indices().step_by(Self::STEP).map(|(byte, _)| byte).collect();
        Self { text: text.to_owned(), steps }
    }

    /// The characters from one on.
    fn from(&self, at: usize) -> Chars<'_> {
        let byte = self.steps.get(at / Self::STEP).copied().unwrap_or(self.text.len());
        let mut chars = self.text.get(byte..).unwrap_or_default().chars();
        for _ in 0..at % Self::STEP {
            chars.next();
        }
        chars
    }
}

/// A figure in its line, in characters.
struct Mark {
    start: usize,
    end: usize,
    suspect: bool,
}

/// Writes the suspect's line and those of the evidence, each with a line of marks below: `^` under
/// what may be wrong, `-` under what speaks against it. The lines are those of one file.
pub(super) fn show(
    out: &mut impl Write,
    file: &str,
    finding: &Finding,
    lines: &BTreeMap<u32, Line>,
) -> io::Result<()> {
    let mut own = finding.figures.iter().filter(|figure| figure.file == file);
    let Some(first) = own.next() else { return Ok(()) };
    let suspected = |figure: &FindingFigure| figure.id == first.id || finding.suspects.contains(&figure.id);
    let mut order: Vec<u32> = Vec::new();
    let by_suspicion = finding.figures.iter().filter(|figure| suspected(figure));
    for figure in by_suspicion.chain(&finding.figures) {
        if figure.file == file && !order.contains(&figure.line) {
            order.push(figure.line);
        }
        if order.len() > EVIDENCE {
            break;
        }
    }
    for number in order {
        let Some(line) = lines.get(&number) else { continue };
        let figures = finding.figures.iter().filter(|figure| figure.line == number && figure.file == file);
        let mut marks: Vec<Mark> =
            figures.filter_map(|figure| mark(&line.text, figure, suspected(figure))).collect();
        marks.sort_by_key(|mark| mark.start);
        write_line(out, number, line, &marks)?;
    }
    Ok(())
}

/// Where a figure stands in its line: in a text by its column, elsewhere where its number is.
fn mark(line: &str, figure: &FindingFigure, suspect: bool) -> Option<Mark> {
    let start = if matches!(figure.origin, Origin::Text) {
        (figure.column as usize).checked_sub(1)?
    } else {
        line[..line.find(&figure.text)?].chars().count()
    };
    Some(Mark { start, end: start + figure.text.chars().count(), suspect })
}

fn write_line(out: &mut impl Write, number: u32, line: &Line, marks: &[Mark]) -> io::Result<()> {
    let (strong, dim) = (Style::new().bold().fg_color(Some(AnsiColor::Red.into())), Style::new().dimmed());
    let (mut text, mut below) = (String::new(), String::new());
    let mut shown = 0;
    for (index, mark) in marks.iter().enumerate() {
        let from = mark.start.saturating_sub(CONTEXT);
        if from > shown {
            text.push_str("...");
            below.push_str("   ");
        }
        let from = from.max(shown);
        shown = shown.max(mark.end + CONTEXT);
        // The marks are in order, so that those of these characters follow this one.
        let near = marks.get(index..).unwrap_or_default();
        for (at, character) in (from..shown).zip(line.from(from)) {
            let width = character.width().unwrap_or(0);
            let character = if character.is_control() { ' ' } else { character };
            text.push(character);
            let of = near.iter().take_while(|mark| mark.start <= at).find(|mark| at < mark.end);
            let sign = of.map_or(' ', |mark| if mark.suspect { '^' } else { '-' });
            below.extend(std::iter::repeat_n(sign, width.max(usize::from(character == ' '))));
        }
    }
    if line.from(shown).next().is_some() {
        text.push_str("...");
    }
    writeln!(out, "     {dim}{number:>5} |{dim:#} {}", text.trim_end())?;
    writeln!(out, "     {dim}      |{dim:#} {strong}{}{strong:#}", below.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str, marks: &[Mark]) -> String {
        let mut out = Vec::new();
        write_line(&mut out, 61, &Line::new(line), marks).unwrap();
        anstream::adapter::strip_str(&String::from_utf8(out).unwrap()).to_string()
    }

    #[test]
    fn marks_stand_below_the_figures_in_a_wide_script() {
        let marks = [Mark { start: 5, end: 10, suspect: true }, Mark { start: 17, end: 21, suspect: false }];
        assert_eq!(
            shown("较上年增加26.69万元，增长率为43.6%。", &marks),
            "        61 | 较上年增加26.69万元，增长率为43.6%。\n           |           ^^^^^              ----\n"
        );
    }

    #[test]
    fn what_is_far_from_every_figure_is_left_out() {
        let line = format!("{}9.9{}1.1{}", "甲".repeat(40), "乙".repeat(60), "丙".repeat(40));
        let marks =
            [Mark { start: 40, end: 43, suspect: true }, Mark { start: 103, end: 106, suspect: false }];
        let text = shown(&line, &marks);
        assert_eq!(text.matches("...").count(), 3, "{text}");
        assert_eq!(text.matches('甲').count(), CONTEXT, "{text}");
    }

    #[test]
    fn figures_are_found_in_a_very_long_line() {
        let line = format!("{}9.9{}1.1{}", "甲".repeat(700), "乙".repeat(999), "丙".repeat(40));
        let mark = |start| Mark { start, end: start + 3, suspect: false };
        let text = shown(&line, &[mark(700), mark(1702)]);
        let dashes = |line: &str| line.matches('-').count();
        assert!(text.contains("甲9.9乙") && text.contains("乙1.1丙") && dashes(&text) == 6, "{text}");
        assert_eq!(text.matches('乙').count(), 2 * CONTEXT, "{text}");
        let both = shown("9.9.9", &[Mark { start: 0, end: 3, suspect: true }, mark(2)]);
        assert!(both.contains("| ^^^--"), "{both}");
    }
}
