//! What holds for every file of the workspace.

use std::fs;
use std::path::{Path, PathBuf};

use crate::root;

const MOST_LINES: usize = 600;

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "target" || name == ".git" {
            continue;
        }
        if path.is_dir() {
            files(&path, out);
        } else {
            out.push(path);
        }
    }
}

/// Every text file with its path from the workspace's folder.
fn texts() -> Vec<(String, String)> {
    let mut all = Vec::new();
    files(&root(), &mut all);
    let named = |path: PathBuf| {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        Some((name, fs::read_to_string(path).ok()?))
    };
    all.into_iter().filter_map(named).collect()
}

#[test]
fn rust_files_are_short() {
    let long: Vec<_> = texts()
        .into_iter()
        .filter(|(name, text)| name.ends_with(".rs") && text.lines().count() > MOST_LINES)
        .map(|(name, text)| format!("{name}: {} lines", text.lines().count()))
        .collect();
    assert!(long.is_empty(), "split what has more than {MOST_LINES} lines: {long:?}");
}

#[test]
fn no_file_names_a_place_on_somebody_s_machine() {
    let places = [["/ho", "me/"], ["/Us", "ers/"], ["/wo", "rk/"], ["/ro", "ot/"], ["C:", "\\\\Users"]]
        .map(|p| p.concat());
    for (name, text) in texts() {
        for place in &places {
            // A path begins a word; what stands inside an address or another path is none.
            let found = text
                .match_indices(place.as_str())
                .find(|(at, _)| !text[..*at].ends_with(|c: char| c.is_alphanumeric() || "_./-*".contains(c)));
            assert!(found.is_none(), "{name} names {place}");
        }
    }
}

#[test]
fn texts_end_their_lines_alike() {
    for (name, text) in texts() {
        let generated_or_source = [".rs", ".json", ".md", ".toml"].iter().any(|end| name.ends_with(end));
        if generated_or_source && !name.contains("fixtures/") && !text.is_empty() {
            assert!(!text.contains('\r'), "{name} has carriage returns");
            assert!(text.ends_with('\n'), "{name} does not end with a line feed");
        }
    }
}

#[test]
fn paths_that_the_documents_name_exist() {
    let rooms = ["crates/", "schemas/", "benches/", "xtask/", ".ci/", ".cargo/"];
    for (name, text) in texts() {
        if !(name.starts_with("README") || name.starts_with("benches/README") || name.starts_with("schemas/"))
            || !name.ends_with(".md")
        {
            continue;
        }
        for quoted in text.split('`').skip(1).step_by(2) {
            let path = quoted.split([' ', '#']).next().unwrap_or_default();
            let pattern = path.contains(['*', '<', '{', '…']);
            if rooms.iter().any(|room| path.starts_with(room)) && !pattern {
                assert!(root().join(path).exists(), "{name} names {path}, which does not exist");
            }
        }
    }
}
