//! The `juesuan` binary: files, terminal, exit codes. What is right and wrong is for the libraries.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line prints")]

mod annotate;
mod args;
mod check;
mod fault;
mod form;
mod import;
mod input;
mod locate;
mod output;
mod read;
mod render;
mod rules;
mod show;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ending {
    /// No errors.
    Clean = 0,
    /// Errors were found.
    Errors = 1,
    /// Something could not be read, or the call is wrong.
    Failed = 2,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let ending = match &cli.command {
        Command::Check(args) => check::run(args),
        Command::Read(args) => read::run(args),
        Command::Import(args) => import::run(args),
        Command::Roll(args) => import::roll(args),
        Command::Render(args) => render::run(args),
        Command::Form(args) => form::run(args),
        Command::Annotate(args) => annotate::run(args),
        Command::Schema { name } => rules::schema(*name),
        Command::Rules { format, lang } => rules::list(*format, *lang),
        Command::Explain { rule } => rules::explain(rule),
    };
    match ending {
        Ok(ending) => ExitCode::from(ending as u8),
        // Whoever reads the output closed it, such as `head`: nothing to tell, but not all was told.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::from(Ending::Failed as u8),
        Err(error) => {
            anstream::eprintln!("juesuan: {error}");
            ExitCode::from(Ending::Failed as u8)
        }
    }
}
