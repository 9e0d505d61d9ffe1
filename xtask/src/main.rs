//! `cargo xtask`: regenerates what is generated, and proves that nothing has drifted.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "its users read the terminal")]

mod diff;
mod examples;
mod generate;
mod mutate;
mod run;
#[cfg(test)]
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask build      builds everything and regenerates schemas, data files, example outputs, catalogue
cargo xtask generate   regenerates them without building the program
cargo xtask check      says which generated files differ from what would be generated
cargo xtask test       format, lints, all tests, generated files
cargo xtask mutate FILE...
                    changes one figure of a clean document at a time, and says how often the check
                    finds an error and names the figure; best with `cargo run --release -p xtask --`";

/// What went wrong, in words for whoever ran the command.
type Failure = String;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["build"] => run::build(),
        ["generate"] => run::generate(),
        ["check"] => run::check(),
        ["test"] => run::test(),
        ["mutate", ref files @ ..] if !files.is_empty() => mutate::mutate(files),
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
