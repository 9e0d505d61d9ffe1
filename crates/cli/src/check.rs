//! `juesuan check`.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};
use juesuan_model::{FileResult, Problem, Reading, Severity, Verdict};
use juesuan_rules::{Acceptance, CheckOptions, check, check_together};
use rayon::prelude::*;

use crate::Ending;
use crate::args::{CheckArgs, Format, Lang};
use crate::input::{self, Input};
use crate::show;

/// How many files are at hand at a time for each job: few enough for constant memory, many enough
/// that no job waits long for the slowest.
const FILES_PER_JOB: usize = 32;

pub(crate) fn run(args: &CheckArgs) -> io::Result<Ending> {
    let acceptance = match &args.accept {
        None => None,
        Some(path) => match read_acceptance(path, args.lang) {
            Ok(acceptance) => Some(acceptance),
            Err(message) => {
                anstream::eprintln!("{}: {message}", path.display());
                return Ok(Ending::Failed);
            }
        },
    };
    let profile = match args.profile.as_deref().map(|name| crate::render::named(name, args.lang)).transpose()
    {
        Ok(profile) => profile,
        Err(message) => {
            anstream::eprintln!("{message}");
            return Ok(Ending::Failed);
        }
    };
    let options = CheckOptions {
        relations: args.relations,
        acceptance: acceptance.as_ref(),
        form: profile.as_ref().map(juesuan_narrative::Profile::form),
    };
    let (files, failed) = input::expand(&args.paths, args.lang);
    let mut report = Report::new(args, files.len());
    for (path, problem) in failed {
        report.add(Checked::failed(&path, problem))?;
    }
    if args.together {
        together(&files, args, &options, &mut report)?;
    } else {
        alone(&files, args, &options, &mut report)?;
    }
    report.finish()
}

pub(crate) fn read_acceptance(path: &Path, lang: Lang) -> Result<Acceptance, String> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        format!("{}{error}", lang.pick("验收文件读不了：", "the acceptance file cannot be read: "))
    })?;
    Acceptance::from_json(&text).map_err(|error| lang.pick(&error.zh(), &error.to_string()).to_owned())
}

/// A result with what is needed to show it.
pub(crate) struct Checked {
    pub(crate) result: FileResult,
    pub(crate) lines: show::Lines,
}

impl Checked {
    fn failed(path: &Path, problem: Problem) -> Self {
        Self {
            result: FileResult::unreadable(path.display().to_string(), problem),
            lines: show::Lines::default(),
        }
    }
}

fn alone(
    files: &[PathBuf],
    args: &CheckArgs,
    options: &CheckOptions<'_>,
    report: &mut Report<'_>,
) -> io::Result<()> {
    let one = |path: &PathBuf| match open(path, args) {
        Ok((input, reading)) => located(&input, check(&reading, options), args),
        Err(problem) => Checked::failed(path, problem),
    };
    let jobs = args.jobs.map_or(0, usize::from);
    if files.len() == 1 || jobs == 1 {
        return files.iter().try_for_each(|path| report.add(one(path)));
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build().map_err(io::Error::other)?;
    // What is done is printed while the next files are checked, so that no job waits for the output.
    let mut done: Vec<Checked> = Vec::new();
    for chunk in files.chunks(FILES_PER_JOB * pool.current_num_threads()) {
        let mut print = || std::mem::take(&mut done).into_iter().try_for_each(|checked| report.add(checked));
        let checked = || chunk.par_iter().map(one).collect::<Vec<Checked>>();
        let (next, printed) = pool.install(|| rayon::join(checked, &mut print));
        printed?;
        done = next;
    }
    done.into_iter().try_for_each(|checked| report.add(checked))
}

fn together(
    files: &[PathBuf],
    args: &CheckArgs,
    options: &CheckOptions<'_>,
    report: &mut Report<'_>,
) -> io::Result<()> {
    let opened: Vec<_> = files.iter().map(|path| (path, open(path, args))).collect();
    let readings: Vec<Reading> =
        opened.iter().filter_map(|(_, opened)| Some(opened.as_ref().ok()?.1.clone())).collect();
    let mut results = check_together(&readings, options);
    // A finding may name figures of other files.
    for (input, reading) in opened.iter().filter_map(|(_, opened)| opened.as_ref().ok()) {
        if let Some(locator) = input.locator() {
            results.iter_mut().for_each(|result| locator.locate(&reading.file, result));
        }
    }
    let mut results = results.into_iter();
    for (path, opened) in opened {
        match opened {
            Ok((input, _)) => {
                if let Some(result) = results.next() {
                    report.add(located(&input, result, args))?;
                }
            }
            Err(problem) => report.add(Checked::failed(path, problem))?,
        }
    }
    Ok(())
}

fn open(path: &Path, args: &CheckArgs) -> Result<(Input, Reading), Problem> {
    let input = input::open(path, args.lang)?;
    let mut reading = input.reading(args.lang)?;
    if let Some(profile) = &args.profile {
        reading.profile = Some(profile.clone());
    }
    Ok((input, reading))
}

/// Keeps what is to be printed, and finds the lines of what is left.
fn located(input: &Input, mut result: FileResult, args: &CheckArgs) -> Checked {
    let min = Severity::from(args.min_severity);
    let hidden = result.findings.iter().filter(|finding| finding.severity < min).count();
    let any_error = result.has_errors();
    let count = |of| result.findings.iter().filter(|finding| finding.severity == of).count();
    let found = [Severity::Error, Severity::Warning, Severity::Note].map(count);
    result.findings.retain(|finding| finding.severity >= min);
    let mut lines = show::Lines { hidden, any_error, found, ..show::Lines::default() };
    if result.findings.is_empty() {
        return Checked { result, lines };
    }
    if let Some(locator) = input.locator() {
        locator.locate(&result.file.clone(), &mut result);
        if args.format == Format::Text {
            lines.keep(&result, |line| locator.line_text(line));
        }
    } else if args.format == Format::Text {
        lines.keep_document(input, &result);
    }
    Checked { result, lines }
}

/// Prints results as they come, and counts them.
struct Report<'a> {
    args: &'a CheckArgs,
    out: io::BufWriter<Box<dyn Write + Send>>,
    bar: ProgressBar,
    count: u64,
    verdicts: [u64; 4],
    errors: bool,
    unreadable: bool,
}

impl<'a> Report<'a> {
    fn new(args: &'a CheckArgs, files: usize) -> Self {
        let bar = if files > 1 && io::stderr().is_terminal() {
            let template = "{bar:30} {pos}/{len}  {per_sec}  {eta}";
            ProgressBar::new(files as u64).with_style(
                ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
            )
        } else {
            ProgressBar::hidden()
        };
        let stdout: Box<dyn Write + Send> = match args.format {
            Format::Text => Box::new(anstream::AutoStream::auto(io::stdout())),
            _ => Box::new(io::stdout()),
        };
        Self {
            args,
            out: io::BufWriter::new(stdout),
            bar,
            count: 0,
            verdicts: [0; 4],
            errors: false,
            unreadable: false,
        }
    }

    fn add(&mut self, checked: Checked) -> io::Result<()> {
        let Checked { mut result, lines } = checked;
        result.problems = result.problems.into_iter().map(|problem| self.args.lang.said(problem)).collect();
        self.errors |= result.has_errors() || lines.any_error;
        self.unreadable |= result.verdict == Verdict::Unreadable;
        self.verdicts[match result.verdict {
            Verdict::Pass => 0,
            Verdict::Fix => 1,
            Verdict::Review => 2,
            Verdict::Unreadable => 3,
        }] += 1;
        match self.args.format {
            Format::Text => show::result(&mut self.out, &result, &lines, self.args.lang)?,
            Format::Ndjson => {
                serde_json::to_writer(&mut self.out, &result)?;
                self.out.write_all(b"\n")?;
                self.out.flush()?;
            }
            Format::Json => {
                self.out.write_all(if self.count == 0 { b"[\n" } else { b",\n" })?;
                serde_json::to_writer(&mut self.out, &result)?;
            }
        }
        self.count += 1;
        self.bar.inc(1);
        Ok(())
    }

    fn finish(mut self) -> io::Result<Ending> {
        self.bar.finish_and_clear();
        if self.args.format == Format::Json {
            self.out.write_all(if self.count == 0 { b"[]\n" } else { b"\n]\n" })?;
        }
        self.out.flush()?;
        if self.count == 0 {
            anstream::eprintln!(
                "{}",
                self.args.lang.pick(
                    "没有找到要核对的文件；请检查给出的文件夹。",
                    "no file was found to check; look at the folder that was given.",
                )
            );
            return Ok(Ending::Failed);
        }
        if self.count != 1 {
            let [pass, fix, review, unreadable] = self.verdicts;
            let count = self.count;
            match self.args.lang {
                Lang::Zh => anstream::eprintln!(
                    "共{count}个文件：通过{pass}，需改正{fix}，需复核{review}，无法读取{unreadable}"
                ),
                Lang::En => anstream::eprintln!(
                    "{count} files: {pass} pass, {fix} to fix, {review} to review, {unreadable} unreadable"
                ),
            }
        }
        Ok(if self.unreadable {
            Ending::Failed
        } else if self.errors {
            Ending::Errors
        } else {
            Ending::Clean
        })
    }
}
