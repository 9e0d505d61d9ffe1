//! `juesuan form`, and forms that come back.

use std::io;
use std::path::Path;

use juesuan_model::{Disclosure, form};
use juesuan_reader::FormEntry;

use crate::Ending;
use crate::args::{FormArgs, Lang};
use crate::input::{self, Content};
use crate::render::profile;

pub(crate) fn run(args: &FormArgs) -> io::Result<Ending> {
    match workbook(args) {
        Ok(bytes) => {
            let sources: Vec<&Path> =
                [&args.path, &args.last].into_iter().flatten().map(AsRef::as_ref).collect();
            crate::output::write_beside(&args.output, &bytes, &sources, args.lang)?;
            Ok(Ending::Clean)
        }
        Err(message) => {
            anstream::eprintln!("juesuan: {message}");
            Ok(Ending::Failed)
        }
    }
}

fn workbook(args: &FormArgs) -> Result<Vec<u8>, String> {
    let open = |path: &Path| -> Result<Disclosure, String> {
        let input = input::open(path, args.lang)
            .map_err(|problem| format!("{}: {}", path.display(), problem.message))?;
        match input.content {
            Content::Disclosure(disclosure, _) => Ok(*disclosure),
            Content::Document(_) => Err(format!(
                "{}: {}",
                path.display(),
                args.lang.pick(
                    "不是决算数据（JSON）；文档请先用 juesuan import 导入。",
                    "this is no disclosure in JSON; import the document first.",
                )
            )),
        }
    };
    let disclosure = args.path.as_deref().map(open).transpose()?;
    let last = args.last.as_deref().map(open).transpose()?;
    let own = disclosure.as_ref().or(last.as_ref());
    let profile = profile(args.profile.as_deref(), own, args.lang)?;
    profile
        .form_to_fill(disclosure.as_ref(), last.as_ref())
        .map_err(|error| args.lang.pick(&error.zh(), &error.to_string()).to_owned())
}

/// The disclosure that a form says, with a message for each cell that cannot be taken over.
///
/// # Errors
/// Where the form does not say of which year it is.
pub(crate) fn filled(entries: &[FormEntry], lang: Lang) -> Result<(Disclosure, Vec<String>), String> {
    let mut disclosure = Disclosure::new("", 0);
    let mut messages = Vec::new();
    for entry in entries {
        let set = match &entry.reason {
            Some(reason) => form::set_reason(&mut disclosure, &entry.pointer, reason.clone()),
            None => form::set(&mut disclosure, &entry.pointer, &entry.text),
        };
        if let Err(error) = set {
            let said = (error.zh(), error.to_string());
            messages.push(format!("{}!{}: {}", entry.sheet, entry.cell, lang.pick(&said.0, &said.1)));
        }
    }
    form::finish(&mut disclosure);
    if disclosure.fiscal_year == 0 {
        return Err(lang
            .pick(
                "表单里没有填决算年度，或填得不对；应填四位年度。",
                "the form does not say of which year it is; fill in four digits.",
            )
            .to_owned());
    }
    Ok((disclosure, messages))
}
