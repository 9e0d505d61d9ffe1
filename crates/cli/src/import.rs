//! `juesuan import` and `juesuan roll`.

use std::io;
use std::path::Path;

use juesuan_model::assemble::{Assembly, Rank, Source, WhyLeft, assemble, describe};
use juesuan_model::{Disclosure, Figure, Origin, Problem, Reading};

use crate::Ending;
use crate::args::{ImportArgs, Lang, RollArgs};
use crate::input::{self, Content};

/// A source that was read.
enum Read {
    Disclosure(Box<Disclosure>),
    Document(Box<Reading>),
    Form(Box<Disclosure>),
}

pub(crate) fn run(args: &ImportArgs) -> io::Result<Ending> {
    let (files, failed) = input::expand(&args.paths, args.lang);
    let mut ending = if failed.is_empty() { Ending::Clean } else { Ending::Failed };
    let say = |file: &Path, message: &str| anstream::eprintln!("{}: {message}", file.display());
    for (path, problem) in &failed {
        say(path, &problem.message);
    }
    let mut read = Vec::new();
    let mut wrong_cells = 0;
    for path in &files {
        let opened = input::open(path, args.lang).and_then(|input| match input.content {
            Content::Disclosure(disclosure, _) => Ok(Read::Disclosure(disclosure)),
            Content::Document(bytes) => {
                let document =
                    juesuan_reader::open(&bytes).map_err(|error| input::unreadable(&error, args.lang))?;
                if let Some(entries) = juesuan_reader::form(&document) {
                    let (disclosure, messages) = crate::form::filled(&entries, args.lang)
                        .map_err(|message| Problem::new(message, "", 0))?;
                    wrong_cells += messages.len();
                    messages.iter().for_each(|message| say(path, message));
                    return Ok(Read::Form(Box::new(disclosure)));
                }
                Ok(Read::Document(Box::new(juesuan_reader::read_words(&document, &input.name))))
            }
        });
        match opened {
            Ok(source) => {
                if let Read::Document(reading) = &source {
                    let problems = reading.problems.iter().cloned();
                    problems.for_each(|problem| say(path, &args.lang.said(problem).message));
                }
                read.push((path, source));
            }
            Err(problem) => {
                ending = Ending::Failed;
                say(path, &problem.message);
            }
        }
    }
    let sources: Vec<Source<'_>> = read
        .iter()
        .map(|(_, source)| match source {
            Read::Disclosure(disclosure) => Source::disclosure(disclosure),
            Read::Document(reading) => Source::reading(reading),
            Read::Form(disclosure) => {
                Source { content: juesuan_model::assemble::Content::Disclosure(disclosure), rank: Rank::Form }
            }
        })
        .collect();
    let assembly = match assemble(&sources) {
        Ok(assembly) => assembly,
        Err(error) => {
            anstream::eprintln!("juesuan: {}", args.lang.pick(&error.zh(), &error.to_string()));
            return Ok(Ending::Failed);
        }
    };
    crate::output::write(&args.output, json(&assembly.disclosure)?.as_bytes(), args.lang)?;
    report(&assembly, &read, args.lang);
    if wrong_cells > 0 {
        ending = Ending::Failed;
    }
    Ok(if assembly.conflicts.is_empty() { ending } else { ending.max(Ending::Errors) })
}

fn json(disclosure: &Disclosure) -> io::Result<String> {
    let mut json = serde_json::to_string_pretty(disclosure)?;
    json.push('\n');
    Ok(json)
}

/// Says what differs between the sources, and what was not taken over.
fn report(assembly: &Assembly, read: &[(&std::path::PathBuf, Read)], lang: Lang) {
    let file =
        |source: usize| read.get(source).map(|(path, _)| path.display().to_string()).unwrap_or_default();
    for conflict in &assembly.conflicts {
        let what = describe(&assembly.disclosure, &conflict.pointer);
        let (kept, other) = (&conflict.kept, &conflict.other);
        let sides = (file(kept.source), &kept.says, file(other.source), &other.says);
        match lang {
            Lang::Zh => anstream::eprintln!(
                "不一致：{what}（{}）：{}为{}，{}为{}；采用前者。",
                conflict.pointer,
                sides.0,
                sides.1,
                sides.2,
                sides.3
            ),
            Lang::En => anstream::eprintln!(
                "conflict: {what} ({}): {} in {}, {} in {}; the former is kept.",
                conflict.pointer,
                sides.1,
                sides.0,
                sides.3,
                sides.2
            ),
        }
    }
    let mut lost = 0;
    for left in &assembly.left {
        let Some((path, Read::Document(reading))) = read.get(left.source) else { continue };
        let Some(figure) = reading.figure(left.figure) else { continue };
        lost += usize::from(left.why != WhyLeft::About);
        let place = place(figure, lang);
        let why = lang.pick(left.why.zh(), left.why.en());
        let (head, number) = (lang.pick("未导入", "left out"), &figure.text);
        anstream::eprintln!("{}:{place}: {head} {number}{}: {why}", path.display(), figure.unit.zh());
    }
    let (conflicts, sources) = (assembly.conflicts.len(), assembly.sources.len());
    match lang {
        Lang::Zh => anstream::eprintln!("导入{sources}项；不一致{conflicts}处，未导入的数字{lost}个"),
        Lang::En => {
            anstream::eprintln!("{sources} values taken over, {conflicts} conflicts, {lost} figures left out")
        }
    }
}

/// Where a figure stands, as a clerk finds it.
fn place(figure: &Figure, lang: Lang) -> String {
    match &figure.origin {
        Origin::Cell { table, row, column, sheet, cell, .. } => match (sheet, cell) {
            (Some(sheet), Some(cell)) => format!("{sheet}!{cell}"),
            _ => format!("{table} {row}:{column}"),
        },
        Origin::Json { pointer, .. } => pointer.to_string(),
        _ => match lang {
            Lang::Zh => format!("{}行{}列", figure.line, figure.column),
            Lang::En => format!("{}:{}", figure.line, figure.column),
        },
    }
}

pub(crate) fn roll(args: &RollArgs) -> io::Result<Ending> {
    let refuse = |message: &str| {
        anstream::eprintln!("{}: {message}", args.path.display());
        Ok(Ending::Failed)
    };
    let input = match input::open(&args.path, args.lang) {
        Ok(input) => input,
        Err(problem) => return refuse(&problem.message),
    };
    let Content::Disclosure(disclosure, _) = &input.content else {
        return refuse(args.lang.pick(
            "不是决算数据（JSON）；文档请先用 juesuan import 导入。",
            "this is no disclosure in JSON; import the document first.",
        ));
    };
    let year = args.year.unwrap_or(disclosure.fiscal_year.saturating_add(1));
    match juesuan_model::roll::roll(disclosure, year) {
        Ok(next) => {
            crate::output::write_beside(&args.output, json(&next)?.as_bytes(), &[&args.path], args.lang)?;
            anstream::eprintln!(
                "{}",
                args.lang.pick(
                    "本年决算数已作为上年数；预算、原因、数量、表格和文字没有带入，请按下年情况填写。",
                    "this year's actuals are the prior year's amounts; budgets, reasons, numbers, tables and words are not carried over."
                )
            );
            Ok(Ending::Clean)
        }
        Err(error) => refuse(args.lang.pick(&error.zh(), &error.to_string())),
    }
}
