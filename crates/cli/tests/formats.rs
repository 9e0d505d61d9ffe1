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

/// Whether every fact of the first is among those of the second, as often.
fn has_all(facts: &[String], of: &[String]) -> bool {
    let mut rest = of.iter();
    facts.iter().all(|fact| rest.any(|other| other == fact))
}

fn render(folder: &Path, profile: &str, format: &str) -> Vec<String> {
    let out = folder.join(format!("{profile}.{format}"));
    juesuan(&["render", EXAMPLE, "--profile", profile, "--to", format, "-o", out.to_str().unwrap()]);
    facts(&out)
}

#[test]
fn every_document_format_has_the_facts_of_the_text() {
    let folder = tempfile::tempdir().unwrap();
    for profile in ["chongqing", "national"] {
        let render = |format| render(folder.path(), profile, format);
        let (text, html, docx) = (render("text"), render("html"), render("docx"));
        assert!(text.len() > 100);
        // Tables are tables in these two alone.
        assert!(has_all(&text, &html), "{profile}");
        assert_eq!(html, docx, "{profile}");
    }
}

#[test]
fn accounts_without_errors_are_written_without_errors() {
    let folder = tempfile::tempdir().unwrap();
    for profile in ["chongqing", "national"] {
        for format in ["text", "docx"] {
            render(folder.path(), profile, format);
            // The exit code says that there is no error.
            let out = folder.path().join(format!("{profile}.{format}"));
            juesuan(&["check", out.to_str().unwrap()]);
        }
    }
}

#[test]
fn the_workbook_has_the_facts_of_the_tables_and_no_errors() {
    let folder = tempfile::tempdir().unwrap();
    for profile in ["chongqing", "national"] {
        let cells = render(folder.path(), profile, "xlsx");
        assert!(cells.len() > 60, "{profile}: {}", cells.len());
        let path = |name: String| folder.path().join(name).to_str().unwrap().to_owned();
        let (xlsx, json) = (path(format!("{profile}.xlsx")), path(format!("{profile}.json")));
        let again = path(format!("{profile}-again.xlsx"));
        juesuan(&["check", &xlsx]);
        juesuan(&["import", &xlsx, "-o", &json]);
        juesuan(&["render", &json, "--profile", profile, "--to", "xlsx", "-o", &again]);
        assert_eq!(facts(Path::new(&again)), cells, "{profile}");
    }
}

#[test]
fn an_annotated_document_has_its_comment_and_is_otherwise_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (json, docx, noted, page) = (path("a.json"), path("a.docx"), path("b.docx"), path("b.html"));
    let wrong =
        std::fs::read_to_string(EXAMPLE).unwrap().replace("\"figure\": \"-43.6\"", "\"figure\": \"-34.6\"");
    std::fs::write(&json, wrong).unwrap();
    let wrong =
        ["render", &json, "--profile", "chongqing", "--as-stated", "--draft", "--to", "docx", "-o", &docx];
    juesuan(&wrong);
    for out in [&noted, &page] {
        let run = Command::new(env!("CARGO_BIN_EXE_juesuan"))
            .args(["annotate", &docx, "-o", out])
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(1), "{}", String::from_utf8_lossy(&run.stderr));
    }
    assert_eq!(facts(Path::new(&docx)), facts(Path::new(&noted)));
    assert_eq!(std::fs::read_to_string(&page).unwrap().matches("<li id=\"n1\" class=\"e\">").count(), 1);
}

#[test]
fn a_workbook_and_a_filled_form_give_the_narrative_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (tables, form, json, docx) = (path("tables.xlsx"), path("form.xlsx"), path("a.json"), path("a.docx"));
    juesuan(&["render", EXAMPLE, "--to", "xlsx", "-o", &tables]);
    juesuan(&["form", EXAMPLE, "-o", &form]);
    juesuan(&["import", &tables, &form, "-o", &json]);
    juesuan(&["check", &json]);
    juesuan(&["render", &json, "--to", "docx", "-o", &docx]);
    let text = |of: &str| String::from_utf8(juesuan(&["render", of])).unwrap();
    // The tables come as an annex, and what they alone state at the end of its paragraph.
    let (got, expected) = (text(&json), text(EXAMPLE));
    for (got, expected) in got.lines().zip(expected.lines()) {
        assert!(got.starts_with(expected), "{got}\n{expected}");
    }
    assert!(got.lines().count() > expected.lines().count());
    assert!(got.contains("附件："));
}

#[test]
fn a_form_says_which_cell_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (empty, json) = (path("form.xlsx"), path("a.json"));
    juesuan(&["form", "-o", &empty, "--profile", "national"]);
    let output =
        Command::new(env!("CARGO_BIN_EXE_juesuan")).args(["import", &empty, "-o", &json]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("决算年度"));
}
