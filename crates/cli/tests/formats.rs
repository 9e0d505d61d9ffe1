//! What `render` writes in each format, `read` reads again: the same facts.
#![allow(missing_docs, clippy::unwrap_used, reason = "a test stops where something is missing")]

use std::path::Path;
use std::process::Command;

const EXAMPLE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/examples/qijiang-government-office-2024.json");

fn juesuan(args: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_juesuan")).args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// Every fact with its figure, without its place; sorted.
fn facts(path: &Path) -> Vec<String> {
    let reading: serde_json::Value =
        serde_json::from_slice(&juesuan(&["read", "--format", "json", path.to_str().unwrap()])).unwrap();
    let reading = &reading[0];
    let fact = |fact: &serde_json::Value| {
        let figure = &reading["figures"][fact["figure"].as_u64().unwrap() as usize];
        let [concept, basis, dimensions] = ["concept", "basis", "dimensions"].map(|key| &fact[key]);
        format!("{concept} {basis} {dimensions} {} {}", figure["text"], figure["unit"])
    };
    let mut facts: Vec<String> = reading["facts"].as_array().unwrap().iter().map(fact).collect();
    facts.sort_unstable();
    facts
}

/// The formats of documents beside text.
const FORMATS: &[&str] = &["html"];

#[test]
fn every_document_format_has_the_facts_of_the_text() {
    let folder = tempfile::tempdir().unwrap();
    for profile in ["chongqing", "national"] {
        let render = |format: &str| {
            let out = folder.path().join(format!("{profile}.{format}"));
            let path = out.to_str().unwrap();
            juesuan(&["render", EXAMPLE, "--profile", profile, "--to", format, "-o", path]);
            facts(&out)
        };
        let text = render("text");
        assert!(text.len() > 100);
        for format in FORMATS {
            assert_eq!(render(format), text, "{profile} as {format}");
        }
    }
}
