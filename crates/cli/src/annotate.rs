//! `juesuan annotate`.

use std::io;

use juesuan_model::{Reading, Severity, project};
use juesuan_narrative::annotate::{Annotations, Language};
use juesuan_rules::{CheckOptions, check};

use crate::Ending;
use crate::args::{AnnotateArgs, Lang};
use crate::check::read_acceptance;
use crate::input::{self, Content};

pub(crate) fn run(args: &AnnotateArgs) -> io::Result<Ending> {
    match annotated(args) {
        Ok((bytes, ending)) => {
            crate::output::write_beside(&args.output, &bytes, &[&args.path], args.lang)?;
            Ok(ending)
        }
        Err(message) => {
            anstream::eprintln!("{}: {message}", args.path.display());
            Ok(Ending::Failed)
        }
    }
}

fn annotated(args: &AnnotateArgs) -> Result<(Vec<u8>, Ending), String> {
    let extension = args.output.extension().and_then(|extension| extension.to_str()).unwrap_or("");
    let as_docx = match extension.to_ascii_lowercase().as_str() {
        "docx" => true,
        "html" | "htm" => false,
        _ => {
            return Err(args
                .lang
                .pick("输出文件名要以.docx或.html结尾。", "the output must end in .docx or .html.")
                .to_owned());
        }
    };
    let acceptance = args.accept.as_deref().map(|path| read_acceptance(path, args.lang)).transpose()?;
    let input = input::open(&args.path, args.lang).map_err(|problem| problem.message)?;
    let document;
    let (mut reading, text): (Reading, &str) = match &input.content {
        Content::Disclosure(disclosure, text) => (project(disclosure), text),
        Content::Document(bytes) => {
            document =
                juesuan_reader::open(bytes).map_err(|error| input::unreadable(&error, args.lang).message)?;
            (juesuan_reader::read_document(&document, &input.name), &document.text)
        }
    };
    reading.file.clone_from(&input.name);
    if args.profile.is_some() {
        reading.profile.clone_from(&args.profile);
    }
    let profile = args.profile.as_deref().map(|name| crate::render::named(name, args.lang)).transpose()?;
    let options = CheckOptions {
        acceptance: acceptance.as_ref(),
        form: profile.as_ref().map(juesuan_narrative::Profile::form),
        ..CheckOptions::default()
    };
    let mut result = check(&reading, &options);
    let ending = if result.has_errors() { Ending::Errors } else { Ending::Clean };
    let min = Severity::from(args.min_severity);
    result.findings.retain(|finding| finding.severity >= min);
    if let Some(locator) = input.locator() {
        locator.locate(&result.file.clone(), &mut result);
    }
    let language = match args.lang {
        Lang::Zh => Language::Chinese,
        Lang::En => Language::English,
    };
    let annotations = Annotations::new(text, &reading, &result, language);
    let bytes = match (&input.content, as_docx) {
        (_, false) => annotations.to_html().into_bytes(),
        (Content::Document(bytes), true) if bytes.starts_with(b"PK") => annotations
            .to_docx(bytes)
            .map_err(|error| args.lang.pick(&error.zh(), &error.to_string()).to_owned())?,
        (_, true) => {
            return Err(args
                .lang
                .pick(
                    "只有DOCX能加批注；这个文件请输出网页：-o 文件名.html。",
                    "only a DOCX can have comments; write a web page for this file: -o NAME.html.",
                )
                .to_owned());
        }
    };
    Ok((bytes, ending))
}
