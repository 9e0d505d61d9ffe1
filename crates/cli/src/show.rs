//! Results as a person wants to read them: must-fix first, then to-review, then notes.

mod excerpt;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use juesuan_model::{FileResult, Finding, FindingFigure, Origin, Severity, Verdict};

use crate::args::Lang;
use crate::input::{Content, Input};
use excerpt::Line;

/// The lines that findings point into, and what was left out.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// Findings below the severity that was asked for.
    pub(crate) hidden: usize,
    /// Whether an error was found, printed or not.
    pub(crate) any_error: bool,
    /// Errors, warnings and notes, printed or not.
    pub(crate) found: [usize; 3],
    pub(crate) lines: BTreeMap<u32, Line>,
}

impl Lines {
    /// Keeps the lines of the findings' figures.
    pub(crate) fn keep<'t>(&mut self, result: &FileResult, text: impl Fn(u32) -> Option<&'t str>) {
        for line in shown_lines(result) {
            if let Some(text) = text(line) {
                self.lines.insert(line, Line::new(text));
            }
        }
    }

    /// Keeps the lines of a document.
    pub(crate) fn keep_document(&mut self, input: &Input, result: &FileResult) {
        let Content::Document(bytes) = &input.content else { return };
        let Ok(text) = juesuan_reader::text_of(bytes) else { return };
        let wanted = shown_lines(result);
        for (line, text) in (1..).zip(text.lines()) {
            if wanted.contains(&line) {
                self.lines.insert(line, Line::new(text));
            }
        }
    }
}

fn shown_lines(result: &FileResult) -> BTreeSet<u32> {
    let figures = result.findings.iter().flat_map(|finding| &finding.figures);
    let own = figures.filter(|figure| figure.file == result.file);
    own.map(|figure| figure.line).filter(|line| *line > 0).collect()
}

pub(crate) fn result(out: &mut impl Write, result: &FileResult, lines: &Lines, lang: Lang) -> io::Result<()> {
    let (verdict, color) = match result.verdict {
        Verdict::Pass => (lang.pick("通过", "pass"), AnsiColor::Green),
        Verdict::Fix => (lang.pick("需改正", "to fix"), AnsiColor::Red),
        Verdict::Review => (lang.pick("需复核", "to review"), AnsiColor::Yellow),
        Verdict::Unreadable => (lang.pick("无法读取", "unreadable"), AnsiColor::Red),
    };
    let style = Style::new().bold().fg_color(Some(color.into()));
    let who = result.department.as_deref().unwrap_or("");
    let year = result.fiscal_year.map_or_else(String::new, |year| match lang {
        Lang::Zh => format!("{year}年度"),
        Lang::En => format!(" {year}"),
    });
    writeln!(out, "{}  {who}{year}  {style}{verdict}{style:#}", result.file)?;
    for problem in &result.problems {
        writeln!(out, "  {}", problem.message)?;
    }
    let groups = [
        (Severity::Error, lang.pick("必须改正", "Must be fixed"), AnsiColor::Red),
        (Severity::Warning, lang.pick("需要复核", "To be reviewed"), AnsiColor::Yellow),
        (Severity::Note, lang.pick("提示", "Notes"), AnsiColor::Cyan),
    ];
    let mut number = 0;
    for (severity, title, color) in groups {
        let mut of_group = result.findings.iter().filter(|finding| finding.severity == severity).peekable();
        if of_group.peek().is_none() {
            continue;
        }
        let style = Style::new().bold().fg_color(Some(color.into()));
        writeln!(out, "\n{style}{title}{style:#}")?;
        for finding in of_group {
            number += 1;
            show_finding(out, (&result.file, finding), number, lines, lang)?;
        }
    }
    if result.verdict != Verdict::Unreadable {
        last_line(out, result, lines, lang)?;
    }
    writeln!(out)
}

fn show_finding(
    out: &mut impl Write,
    (file, finding): (&str, &Finding),
    number: usize,
    lines: &Lines,
    lang: Lang,
) -> io::Result<()> {
    let dim = Style::new().dimmed();
    let message = lang.pick(&finding.message_zh, &finding.message_en);
    writeln!(out, "{number:>3}. {message}  {dim}[{} {}]{dim:#}", finding.rule, finding.name)?;
    let mut files: Vec<&str> = Vec::new();
    for figure in &finding.figures {
        let label = match &*files {
            [] => lang.pick("位置：", "At:"),
            files if files.contains(&&*figure.file) => continue,
            _ => lang.pick("对照：", "Beside:"),
        };
        writeln!(out, "     {label} {}", place(figure, lang))?;
        files.push(&figure.file);
    }
    excerpt::show(out, file, finding, &lines.lines)?;
    let (printed, expected) = (&finding.printed, &finding.expected);
    if let (Some(printed), Some(expected)) = (printed, expected) {
        let difference = finding.difference.as_deref().unwrap_or("-");
        let range = match (expected.low == expected.high, lang) {
            (true, _) => expected.low.clone(),
            (_, Lang::Zh) => format!("{} 至 {}", expected.low, expected.high),
            (_, Lang::En) => format!("{} to {}", expected.low, expected.high),
        };
        match lang {
            Lang::Zh => writeln!(out, "     印出：{printed}    按其他数：{range}    相差：{difference}")?,
            Lang::En => {
                writeln!(out, "     printed {printed}, from the others {range}, difference {difference}")?
            }
        }
    }
    for (number, step) in (1..).zip(&finding.proof) {
        let number = match (finding.proof.len(), &step.rule) {
            (1, _) | (_, None) => String::new(),
            _ => format!("({number}) "),
        };
        writeln!(out, "     {}{number}{}", lang.pick("算式：", "Sum: "), lang.pick(&step.zh, &step.en))?;
    }
    if let Some(accepted) = &finding.accepted {
        let (reason, person) = (&accepted.reason, &accepted.person);
        match lang {
            Lang::Zh => writeln!(out, "     已验收：{reason}（{person}）")?,
            Lang::En => writeln!(out, "     accepted: {reason} ({person})")?,
        }
    }
    writeln!(
        out,
        "     {dim}{}{}{dim:#}",
        lang.pick("依据：", "Basis: "),
        finding.law.trim_start_matches("依据：")
    )
}

fn place(figure: &FindingFigure, lang: Lang) -> String {
    let mut place = figure.file.clone();
    if figure.line > 0 {
        match lang {
            Lang::Zh => place.push_str(&format!(" 第{}行第{}列", figure.line, figure.column)),
            Lang::En => place.push_str(&format!(" line {}, column {}", figure.line, figure.column)),
        }
    }
    match &figure.origin {
        Origin::Json { pointer, .. } => place.push_str(&format!("  {pointer}")),
        Origin::Cell { table, row, column, .. } => match lang {
            Lang::Zh => place.push_str(&format!("  {table} 第{row}行第{column}栏")),
            Lang::En => place.push_str(&format!("  {table}, row {row}, column {column}")),
        },
        _ => {}
    }
    place
}

fn last_line(out: &mut impl Write, result: &FileResult, lines: &Lines, lang: Lang) -> io::Result<()> {
    let [errors, warnings, notes] = lines.found;
    let coverage = &result.coverage;
    let relations = &coverage.relations;
    let evaluated = relations.kept + relations.tight + relations.truncated + relations.broken;
    match lang {
        Lang::Zh => {
            writeln!(
                out,
                "\n错误{errors}，疑点{warnings}，提示{notes}，未显示{}；读到数字{}个（{}个有含义），核对关系{evaluated}条，无法核对{}条。",
                lines.hidden, coverage.figures, coverage.bound, relations.not_checkable
            )
        }
        Lang::En => {
            let counted = |count: usize, what| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
            let (errors, warnings) = (counted(errors, "error"), counted(warnings, "warning"));
            let notes = counted(notes, "note");
            writeln!(
                out,
                "\n{errors}, {warnings}, {notes}, {} not shown; {} figures read ({} with a meaning), {evaluated} relations checked, {} not checkable.",
                lines.hidden, coverage.figures, coverage.bound, relations.not_checkable
            )
        }
    }
}
