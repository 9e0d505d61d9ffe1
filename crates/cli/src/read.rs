//! `juesuan read`.

use std::io::{self, Write};

use juesuan_model::{Problem, Reading};

use crate::Ending;
use crate::args::{Format, ReadArgs};
use crate::input::{self, Content, Input};

pub(crate) fn run(args: &ReadArgs) -> io::Result<Ending> {
    let (files, failed) = input::expand(&args.paths, args.lang);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut ending = Ending::Clean;
    let mut first = true;
    if args.format == Format::Json {
        out.write_all(b"[")?;
    }
    let broken = failed.into_iter().map(|(path, problem)| (path, Some(problem)));
    for (path, problem) in broken.chain(files.into_iter().map(|path| (path, None))) {
        let opened = match problem {
            Some(problem) => Err(problem),
            None => input::open(&path, args.lang),
        };
        let read = opened.and_then(|input| reading(&input, args));
        let (reading, text) = read.unwrap_or_else(|problem| {
            ending = Ending::Failed;
            let file = path.display().to_string();
            (Reading { file, problems: vec![problem], ..Reading::default() }, String::new())
        });
        match args.format {
            Format::Text => {
                for problem in &reading.problems {
                    anstream::eprintln!("{}: {}", reading.file, problem.message);
                }
                out.write_all(text.as_bytes())?;
            }
            Format::Ndjson => {
                serde_json::to_writer(&mut out, &reading)?;
                out.write_all(b"\n")?;
                out.flush()?;
            }
            Format::Json => {
                out.write_all(if first { b"\n" } else { b",\n" })?;
                serde_json::to_writer(&mut out, &reading)?;
            }
        }
        first = false;
    }
    if args.format == Format::Json {
        out.write_all(b"\n]\n")?;
    }
    out.flush()?;
    Ok(ending)
}

/// The reading, with lines and columns, and the text that its origins refer to.
fn reading(input: &Input, args: &ReadArgs) -> Result<(Reading, String), Problem> {
    if args.format == Format::Text {
        let reading = Reading { file: input.name.clone(), ..Reading::default() };
        let text = match &input.content {
            Content::Disclosure(_, text) => text.clone(),
            Content::Document(bytes) => juesuan_reader::text_of(bytes)
                .map_err(|error| input::unreadable(&error, args.lang))?
                .into_owned(),
        };
        return Ok((reading, text));
    }
    let mut reading = input.reading(args.lang)?;
    if let Some(locator) = input.locator() {
        let figures = reading.figures.iter_mut().map(|figure| &mut figure.origin);
        figures
            .chain(reading.names.iter_mut().map(|name| &mut name.origin))
            .for_each(|origin| locator.set(origin));
    }
    Ok((reading, String::new()))
}
