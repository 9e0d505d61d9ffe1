//! The commands.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use crate::examples::Example;
use crate::{Failure, diff, generate, root};

/// `cargo xtask build`.
pub(crate) fn build() -> Result<(), Failure> {
    let start = Instant::now();
    let mut step = Instant::now();
    cargo(&["build", "--release", "--workspace", "--exclude", "xtask", "--locked"])?;
    told(&mut step, "built the workspace; the program is target/release/juesuan");
    generate()?;
    println!("done in {}", seconds(start.elapsed()));
    Ok(())
}

/// `cargo xtask generate`.
pub(crate) fn generate() -> Result<(), Failure> {
    let mut step = Instant::now();
    let examples = Example::all()?;
    told(&mut step, &format!("validated {} examples against the schema", examples.len()));
    for example in &examples {
        let [errors, warnings, notes] = example.counts();
        let line = format!("checked {}: {errors} errors, {warnings} warnings, {notes} notes", example.name);
        told(&mut step, &line);
        if errors > 0 {
            return Err(format!("the example {} has errors; juesuan check shows them", example.name));
        }
    }

    let files = generate::all()?;
    let mut written = 0;
    for (path, content) in &files {
        let full = root().join(path);
        if fs::read_to_string(&full).is_ok_and(|committed| committed == *content) {
            continue;
        }
        if let Some(folder) = full.parent() {
            fs::create_dir_all(folder).map_err(|error| format!("{path}: {error}"))?;
        }
        fs::write(&full, content).map_err(|error| format!("{path}: {error}"))?;
        println!("          wrote {path}");
        written += 1;
    }
    told(&mut step, &format!("regenerated {} files, of which {written} changed", files.len()));
    Ok(())
}

/// `cargo xtask check`.
pub(crate) fn check() -> Result<(), Failure> {
    let mut step = Instant::now();
    drift()?;
    told(&mut step, "every generated file is as it would be generated");
    Ok(())
}

/// Which generated files differ from what would be generated.
pub(crate) fn drift() -> Result<(), Failure> {
    let mut failure = String::new();
    for (path, content) in generate::all()? {
        let committed = fs::read_to_string(root().join(&path)).unwrap_or_default();
        if let Some(difference) = diff::between(&committed, &content) {
            failure.push_str(&format!("{path} is not as it would be generated\n{difference}"));
        }
    }
    if failure.is_empty() {
        return Ok(());
    }
    Err(format!("{failure}to regenerate: cargo xtask build"))
}

/// `cargo xtask test`.
pub(crate) fn test() -> Result<(), Failure> {
    let start = Instant::now();
    let mut step = Instant::now();
    cargo(&["fmt", "--all", "--check"])?;
    told(&mut step, "the format is right");
    cargo(&["clippy", "--workspace", "--all-targets", "--all-features", "--locked", "--", "-D", "warnings"])?;
    told(&mut step, "nothing for clippy to say");
    cargo(&["check", "--package", "juesuan-model", "--no-default-features", "--locked"])?;
    told(&mut step, "the model stands without its features");
    cargo(&["doc", "--workspace", "--no-deps", "--all-features", "--locked"])?;
    told(&mut step, "the documentation is whole");
    let (passed, failed) = tests(&["test", "--workspace", "--all-features", "--locked"])?;
    told(&mut step, &format!("{passed} tests passed, {failed} failed"));
    check()?;
    println!("done in {}", seconds(start.elapsed()));
    Ok(())
}

/// Runs the tests, shows each summary line, and everything where something failed.
fn tests(arguments: &[&str]) -> Result<(u64, u64), Failure> {
    let mut child = command(arguments)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cargo cannot be run: {error}"))?;
    let (mut passed, mut failed, mut all) = (0, 0, String::new());
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            if let Some(summary) = line.strip_prefix("test result: ") {
                println!("{line}");
                passed += counted(summary, " passed");
                failed += counted(summary, " failed");
            }
            all.push_str(&line);
            all.push('\n');
        }
    }
    let status = child.wait().map_err(|error| format!("cargo cannot be waited for: {error}"))?;
    if status.success() {
        Ok((passed, failed))
    } else {
        Err(format!("{all}{passed} tests passed, {failed} failed"))
    }
}

fn counted(summary: &str, word: &str) -> u64 {
    let number = summary.split_once(word).and_then(|(before, _)| before.rsplit(' ').next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn cargo(arguments: &[&str]) -> Result<(), Failure> {
    let status = command(arguments).status().map_err(|error| format!("cargo cannot be run: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("cargo {} failed", arguments.join(" "))) }
}

/// Cargo in the workspace's folder; the tests find the corpus of published documents where it is.
fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    let corpus = root().join("../shared/corpus");
    if env::var_os("JUESUAN_CORPUS").is_none()
        && let Ok(corpus) = corpus.canonicalize()
    {
        command.env("JUESUAN_CORPUS", corpus);
    }
    command
}

fn told(step: &mut Instant, line: &str) {
    println!("{:>9} {line}", seconds(step.elapsed()));
    *step = Instant::now();
}

fn seconds(elapsed: Duration) -> String {
    format!("{:.2} s", elapsed.as_secs_f64())
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_generated_has_drifted() {
        if let Err(failure) = super::drift() {
            panic!("{failure}");
        }
    }

    #[test]
    fn summaries_are_counted() {
        let line = "ok. 19 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!((super::counted(line, " passed"), super::counted(line, " failed")), (19, 1));
    }
}
