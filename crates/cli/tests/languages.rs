//! What cannot be read is said in Chinese, and in English where that is asked for.
#![allow(clippy::unwrap_used, reason = "a test stops where its surroundings fail")]

use std::path::Path;
use std::process::Command;

/// What a command prints, on either stream, and its exit code.
fn run(folder: &Path, arguments: &[&str]) -> (String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_juesuan"));
    let output = command.current_dir(folder).args(arguments).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (String::from_utf8(said).unwrap(), output.status.code())
}

#[test]
fn what_cannot_be_read_is_said_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, content: &[u8]| std::fs::write(folder.path().join(name), content).unwrap();
    file("empty.json", b"");
    file("half.json", b"{\"schema\":");
    file("latin.json", b"{\"schema\": \"\xe9\"}");
    file("binary.bin", &[0; 64]);
    file("broken.docx", b"PK\x03\x04 and no more");
    file("scan.pdf", b"%PDF-1.7\n%%EOF\n");
    file("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more");
    file("accepted.json", b"{\"accepted\": [{\"reason\": \"x\", \"person\": \"y\"}]}");
    file(
        "good.json",
        "{\"schema\":\"disclosure/1\",\"fiscal_year\":2031,\"department\":{\"name\":\"甲\"}}".as_bytes(),
    );
    let unread = [
        "empty.json",
        "half.json",
        "latin.json",
        "binary.bin",
        "broken.docx",
        "scan.pdf",
        "old.doc",
        "none.txt",
    ];
    let mut calls: Vec<Vec<&str>> = Vec::new();
    for name in unread {
        calls.push(vec!["check", name]);
        calls.push(vec!["read", name]);
        calls.push(vec!["read", "--format", "text", name]);
        calls.push(vec!["import", name, "-o", "out.json"]);
        calls.push(vec!["annotate", name, "-o", "out.html"]);
        calls.push(vec!["render", name]);
    }
    calls.push(vec!["check", "--profile", "mars", "good.json"]);
    calls.push(vec!["check", "--accept", "accepted.json", "good.json"]);
    calls.push(vec!["render", "good.json"]);
    calls.push(vec!["render", "--draft", "good.json", "-o", "no/such.txt"]);
    for call in calls {
        let chinese = |text: &str| text.contains(|c| ('一'..='龥').contains(&c));
        let (zh, code) = run(folder.path(), &call);
        assert_eq!(code, Some(2), "{call:?}: {zh}");
        assert!(chinese(&zh), "{call:?}: {zh}");
        let (en, code) = run(folder.path(), &[call.as_slice(), &["--lang", "en"]].concat());
        assert_eq!(code, Some(2), "{call:?}: {en}");
        assert!(!chinese(&en), "{call:?}: {en}");
        assert_ne!(zh, en, "{call:?}");
    }
}
