//! How calls end, and what they never do to files.
#![allow(clippy::unwrap_used, reason = "a test stops where its surroundings fail")]

use std::path::Path;
use std::process::Command;

const WRONG: &str = r#"{"schema": "disclosure/1", "department": {"name": "某区档案馆"}, "fiscal_year": 2031,
  "general_public_budget": {"basic_expenditure": {"value": "80.00"},
    "personnel_expenditure": {"value": "60.00"}, "public_expenditure": {"value": "30.00"}}}"#;

fn run(folder: &Path, arguments: &[&str]) -> (String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_juesuan"));
    let output = command.current_dir(folder).args(arguments).output().unwrap();
    (String::from_utf8([output.stdout, output.stderr].concat()).unwrap(), output.status.code())
}

#[test]
fn a_folder_without_files_is_no_success() {
    let folder = tempfile::tempdir().unwrap();
    let (said, code) = run(folder.path(), &["check", "."]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("没有找到"), "{said}");
}

#[test]
fn errors_refuse_a_narrative_until_they_are_accepted() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("data.json"), WRONG).unwrap();
    let (said, code) = run(at, &["render", "data.json", "-o", "out.txt"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("80.00") && !at.join("out.txt").exists(), "{said}");
    let (found, _) = run(at, &["check", "data.json", "--format", "json", "--min-severity", "error"]);
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    let fingerprint = found[0]["findings"][0]["fingerprint"].as_str().unwrap();
    let accepted = format!(
        r#"{{"accepted": [{{"fingerprint": "{fingerprint}", "reason": "已核实", "person": "某人", "until": 2031}}]}}"#
    );
    std::fs::write(at.join("accepted.json"), accepted).unwrap();
    // What is left to say is what the data lack.
    let (said, _) = run(at, &["render", "data.json", "--accept", "accepted.json", "-o", "out.txt"]);
    assert!(said.contains("没有填") && !said.contains("80.00"), "{said}");
}

#[test]
fn what_is_read_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("data.json"), WRONG).unwrap();
    for call in [
        ["roll", "data.json", "-o", "./data.json"],
        ["form", "data.json", "-o", "data.json"],
        ["render", "data.json", "--draft", "-odata.json"],
    ] {
        let (said, code) = run(at, &call);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("换一个文件名"), "{said}");
        assert_eq!(std::fs::read_to_string(at.join("data.json")).unwrap(), WRONG);
    }
}

#[test]
fn what_is_not_shown_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("data.json"), WRONG).unwrap();
    let last = |arguments: &[&str]| {
        let (said, _) = run(folder.path(), arguments);
        let line = said.lines().rfind(|line| line.contains("错误1")).unwrap().to_owned();
        line.split("，未显示").next().unwrap().to_owned()
    };
    let all = last(&["check", "data.json", "--min-severity", "note"]);
    assert_eq!(last(&["check", "data.json", "--min-severity", "error"]), all);
}
