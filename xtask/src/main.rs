//! `cargo xtask`: regenerates what is generated, and proves that nothing has drifted.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "its users read the terminal")]

mod diff;
mod examples;
mod generate;
mod run;
#[cfg(test)]
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask build   builds everything and regenerates schemas, data files, example outputs, catalogue
cargo xtask check   says which generated files differ from what would be generated
cargo xtask test    format, lints, all tests, generated files";

/// What went wrong, in words for whoever ran the command.
type Failure = String;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["build"] => run::build(),
        ["check"] => run::check(),
        ["test"] => run::test(),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}
