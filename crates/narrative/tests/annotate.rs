//! Findings in a document: as comments of a DOCX, and beside the text.
#![cfg(all(feature = "docx", feature = "html"))]
#![allow(missing_docs, clippy::unwrap_used)]

use std::io::{Cursor, Read, Write};

use juesuan_model::{FileResult, Finding, Reading};
use juesuan_narrative::annotate::{AnnotateError, Annotations, Language};
use serde_json::json;

fn finding(text: &str, figure: &str, severity: &str, message: &str) -> Finding {
    let start = text.find(figure).unwrap_or(0);
    let figures = if figure.is_empty() {
        json!([])
    } else {
        json!([{"id": 1, "file": "a.docx", "text": figure, "start": start, "end": start + figure.len(),
            "line": 1, "column": 1, "role": "amount", "origin": {"kind": "text"}}])
    };
    serde_json::from_value(json!({"rule": "JS302", "name": "growth-rate", "severity": severity, "fingerprint": "0",
        "accepted": null, "message_zh": message, "message_en": message, "law": "依据：《某法》", "figures": figures,
        "relation": null, "printed": figure, "expected": {"low": "1", "high": "2", "unit": "percent"},
        "difference": null, "suspects": [1], "repair": "43.6", "slip": null, "explains": []}))
    .unwrap()
}

fn result(findings: Vec<Finding>) -> FileResult {
    let mut result: FileResult = serde_json::from_value(json!({"schema": "findings/1", "file": "a.docx",
        "department": "<甲>局", "fiscal_year": 2024, "verdict": "fix", "findings": [], "problems": [],
        "coverage": {"figures": 0, "bound": 0, "unbound": 0, "tables": 0,
            "relations": {"kept": 0, "tight": 0, "truncated": 0, "broken": 0, "not_checkable": 0}}}))
    .unwrap();
    result.findings = findings;
    result
}

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://x/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    package(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", &document),
        ("custom/x.bin", "别动"),
    ])
}

fn part(docx: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(docx))
        .unwrap()
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn annotate(docx: &[u8], text: &str, findings: Vec<Finding>) -> Result<Vec<u8>, AnnotateError> {
    Annotations::new(text, &Reading::default(), &result(findings), Language::Chinese).to_docx(docx)
}

#[test]
fn a_run_is_cut_around_its_figure_and_keeps_its_properties() {
    let source = docx(
        r#"<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r w:rsidR="1"><w:rPr><w:i/></w:rPr><w:t>收入&amp;支出 34.6%，完</w:t></w:r></w:p>"#,
    );
    let text = "一、收入&支出 34.6%，完\n";
    let out = annotate(&source, text, vec![finding(text, "34.6", "error", "错<了>")]).unwrap();
    let run = r#"<w:r w:rsidR="1"><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">"#;
    let expected = format!(
        r#"{run}收入&amp;支出 </w:t></w:r><w:commentRangeStart w:id="0"/>{run}34.6</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>{run}%，完</w:t></w:r>"#
    );
    let document = part(&out, "word/document.xml");
    assert!(document.contains(&expected), "{document}");
    let comments = part(&out, "word/comments.xml");
    assert!(comments.contains("必须改正：错&lt;了&gt;") && comments.contains("建议改为：43.6"), "{comments}");
    assert!(part(&out, "[Content_Types].xml").contains("/word/comments.xml"));
    assert!(part(&out, "word/_rels/document.xml.rels").contains("Target=\"/word/comments.xml\""));
    assert_eq!(part(&out, "custom/x.bin"), "别动");
}

#[test]
fn a_figure_in_several_runs_is_one_range_and_whole_runs_stay_whole() {
    let source = docx(
        "<w:p><w:r><w:t>占</w:t></w:r><w:r><w:t>34</w:t></w:r><w:r><w:t>.6</w:t></w:r><w:r><w:t>%</w:t></w:r></w:p>",
    );
    let text = "占34.6%\n";
    let out = annotate(&source, text, vec![finding(text, "34.6", "error", "错")]).unwrap();
    let expected = r#"<w:r><w:t>占</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t>34</w:t></w:r><w:r><w:t>.6</w:t></w:r><w:commentRangeEnd w:id="0"/>"#;
    assert!(part(&out, "word/document.xml").contains(expected));
}

#[test]
fn what_nobody_sees_is_passed_over_and_what_has_no_place_stands_at_the_first_words() {
    let source = docx(
        r#"<w:p><w:del><w:r><w:delText>旧12</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>34.6</w:t></w:r><w:r><w:t>题名</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>合计</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>34.6</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#,
    );
    let text = "题名\n合计\t34.6\n";
    let out = annotate(
        &source,
        text,
        vec![finding(text, "", "warning", "缺一节"), finding(text, "34.6", "error", "错")],
    )
    .unwrap();
    let document = part(&out, "word/document.xml");
    assert!(
        document.contains(r#"<w:tc><w:p><w:commentRangeStart w:id="0"/><w:r><w:t>34.6"#),
        "errors first: {document}"
    );
    assert!(document.contains(r#"<w:commentRangeStart w:id="1"/><w:r><w:t>题名"#), "{document}");
}

#[test]
fn comments_that_there_are_stay_and_others_follow() {
    let relations = r#"<Relationships><Relationship Id="r" Type="http://x/relationships/comments" Target="notes.xml"/></Relationships>"#;
    let source = package(&[
        ("[Content_Types].xml", TYPES),
        (
            "word/document.xml",
            &format!("<w:document {W}><w:body><w:p><w:r><w:t>3</w:t></w:r></w:p></w:body></w:document>"),
        ),
        ("word/_rels/document.xml.rels", relations),
        (
            "word/notes.xml",
            &format!(r#"<w:comments {W}><w:comment w:id="7"><w:p/></w:comment></w:comments>"#),
        ),
    ]);
    let out = annotate(&source, "3\n", vec![finding("3\n", "3", "note", "看")]).unwrap();
    let comments = part(&out, "word/notes.xml");
    assert!(comments.contains(r#"w:id="7""#) && comments.contains(r#"w:id="8""#), "{comments}");
    assert_eq!(part(&out, "word/_rels/document.xml.rels"), relations);
}

#[test]
fn what_is_no_docx_or_has_no_text_is_refused() {
    let text = "3\n";
    let one = || vec![finding(text, "3", "error", "错")];
    assert!(matches!(annotate(b"PK", text, one()), Err(AnnotateError::Damaged { .. })));
    assert!(matches!(annotate(&docx("<w:p/>"), text, one()), Err(AnnotateError::NoText)));
    let broken = package(&[("word/document.xml", "<w:document><w:p>")]);
    assert!(annotate(&broken, text, one()).is_err());
    assert!(matches!(annotate(&package(&[("a", "b")]), text, one()), Err(AnnotateError::Damaged { .. })));
}

#[test]
fn beside_the_text_errors_come_first_and_nothing_is_markup() {
    let text = "收入<b>12</b>万元\n科目\t34.6\n合计\t\n完\n";
    let findings = vec![finding(text, "12", "note", "看"), finding(text, "34.6", "error", "<script>")];
    let page = Annotations::new(text, &Reading::default(), &result(findings), Language::English).to_html();
    assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
    assert!(page.contains("<h1>&lt;甲&gt;局 2024</h1>"));
    let places = [
        "Must be fixed: &lt;script&gt;",
        "Note: 看",
        "收入&lt;b&gt;<mark class=\"n\" id=\"t9\">12</mark><sup><a href=\"#n2\">2</a></sup>",
        "<tr><td>科目</td><td><mark class=\"e\"",
        "<tr><td>合计</td><td></td></tr>",
        "<p>完</p>",
    ];
    let mut at = 0;
    for place in places {
        at += page.get(at..).unwrap().find(place).unwrap_or_else(|| panic!("no {place} in {page}"));
    }
}
