//! `juesuan render`.

use std::io::{self, Write};
use std::path::Path;

use juesuan_model::{Disclosure, Severity, project};
use juesuan_narrative::{Profile, ProfileError, RenderOptions};
use juesuan_rules::{CheckOptions, check};

use crate::Ending;
use crate::args::{Lang, RenderArgs, Target};
use crate::check::read_acceptance;
use crate::input::{self, Content};

/// The form where neither the call nor the disclosure names one.
const DEFAULT_PROFILE: &str = "national";

pub(crate) fn run(args: &RenderArgs) -> io::Result<Ending> {
    let Some(path) = args.paths.first() else { return Ok(Ending::Failed) };
    let refuse = |message: &str| {
        anstream::eprintln!("{}: {message}", path.display());
        Ok(Ending::Failed)
    };
    let input = match input::open(path, args.lang) {
        Ok(input) => input,
        Err(problem) => return refuse(&problem.message),
    };
    let Content::Disclosure(disclosure, _) = &input.content else {
        return refuse(args.lang.pick(
            "不是决算数据（JSON）；render 由数据写说明，检查文档用 juesuan check。",
            "this is no disclosure in JSON; render writes from data, juesuan check reads documents.",
        ));
    };
    let profile = match profile(args.profile.as_deref(), Some(disclosure), args.lang) {
        Ok(profile) => profile,
        Err(message) => return refuse(&message),
    };
    if !args.draft {
        match errors(disclosure, &profile, args) {
            Ok(None) => {}
            Ok(Some(errors)) => {
                refuse(&errors)?;
                return Ok(Ending::Errors);
            }
            Err(message) => return refuse(&message),
        }
    }
    let options = RenderOptions { as_stated: args.as_stated, draft: args.draft };
    let document = match args.to {
        Target::Xlsx => Ok(profile.tables(disclosure, options)),
        _ => profile.render(disclosure, options),
    };
    let bytes = document.and_then(|document| match args.to {
        Target::Text => Ok(document.to_text().into_bytes()),
        Target::Markdown => Ok(document.to_markdown().into_bytes()),
        Target::Html => Ok(document.to_html().into_bytes()),
        Target::Docx => document.to_docx(),
        Target::Xlsx => document.to_xlsx(),
    });
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return refuse(args.lang.pick(&error.zh(), &error.to_string())),
    };
    match &args.output {
        Some(output) => crate::output::write_beside(output, &bytes, &[path], args.lang)?,
        None => io::stdout().lock().write_all(&bytes)?,
    }
    Ok(Ending::Clean)
}

/// The errors that stand in the way, where there are some.
///
/// # Errors
/// Where the file of accepted findings cannot be read.
fn errors(disclosure: &Disclosure, profile: &Profile, args: &RenderArgs) -> Result<Option<String>, String> {
    let acceptance = args.accept.as_deref().map(|path| read_acceptance(path, args.lang)).transpose()?;
    let options = CheckOptions {
        acceptance: acceptance.as_ref(),
        form: Some(profile.form()),
        ..CheckOptions::default()
    };
    let result = check(&project(disclosure), &options);
    let errors: Vec<&str> = result
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error && finding.accepted.is_none())
        .map(|finding| args.lang.pick(&finding.message_zh, &finding.message_en))
        .collect();
    Ok((!errors.is_empty()).then(|| {
        let head = args.lang.pick(
            "数据有错误，不能成文；改正后再试，或加 --draft 先出草稿：",
            "the data have errors; correct them, or render a draft with --draft:",
        );
        format!("{head}\n  {}", errors.join("\n  "))
    }))
}

/// The form that is asked for, else the disclosure's own.
pub(crate) fn profile(
    asked: Option<&str>,
    disclosure: Option<&Disclosure>,
    lang: Lang,
) -> Result<Profile, String> {
    let own = disclosure.and_then(|disclosure| disclosure.profile.as_deref());
    let name = asked.or(own).unwrap_or(DEFAULT_PROFILE);
    // Only a person names a folder; a disclosure names a form.
    if asked.is_none() {
        return Profile::builtin(name).map_err(|error| said(&error, lang));
    }
    named(name, lang)
}

/// The form that a person names: one of the program's, or a folder.
pub(crate) fn named(name: &str, lang: Lang) -> Result<Profile, String> {
    let folder = Path::new(name);
    if !folder.is_dir() {
        return Profile::builtin(name).map_err(|error| said(&error, lang));
    }
    let file = |file: &str| {
        std::fs::read_to_string(folder.join(file)).map_err(|error| {
            let what = lang.pick(
                "格式文件夹里要有 template.j2 和 profile.json",
                "the folder of a profile has a template.j2 and a profile.json",
            );
            format!("{}: {error}; {what}", folder.join(file).display())
        })
    };
    Profile::from_parts(name, &file("profile.json")?, &file("template.j2")?)
        .map_err(|error| said(&error, lang))
}

fn said(error: &ProfileError, lang: Lang) -> String {
    lang.pick(&error.zh(), &error.to_string()).to_owned()
}
