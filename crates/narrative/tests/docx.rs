//! DOCX: the text of the text back end in a package that Word opens.
#![cfg(feature = "docx")]
#![allow(missing_docs, clippy::unwrap_used)]

#[allow(dead_code)]
mod common;

use std::io::{Cursor, Read};

use common::{DRAFT, PLAIN, render};
use quick_xml::Reader;
use quick_xml::events::Event;

fn part(docx: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A line a paragraph, a tab between the cells of a row; cells that are merged come once each.
fn lines(docx: &[u8]) -> Vec<String> {
    let xml = part(docx, "word/document.xml");
    let mut reader = Reader::from_str(&xml);
    let (mut lines, mut text, mut cells) = (Vec::new(), String::new(), 0);
    let (mut in_text, mut in_row, mut span) = (false, false, 1);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "w:t" => in_text = true,
            Event::End(tag) if tag.name().as_ref() == "w:t" => in_text = false,
            Event::Text(words) if in_text => text.push_str(&words),
            Event::GeneralRef(name) if in_text => {
                let known = quick_xml::escape::resolve_predefined_entity(&name);
                text.push_str(known.unwrap_or("'"));
            }
            Event::Empty(tag) if tag.name().as_ref() == "w:br" => text.push('\n'),
            Event::Start(tag) if tag.name().as_ref() == "w:tr" => (in_row, cells) = (true, 0),
            Event::Start(tag) if tag.name().as_ref() == "w:tc" => {
                text.push_str(if cells > 0 { "\t" } else { "" });
                cells += 1;
                span = 1;
            }
            Event::Empty(tag) if tag.name().as_ref() == "w:gridSpan" => {
                let value = tag.try_get_attribute("w:val").unwrap().unwrap();
                span = value.value.parse().unwrap();
            }
            Event::End(tag) if tag.name().as_ref() == "w:tc" => {
                let cell = text.rsplit('\t').next().unwrap().to_owned();
                (1..span).for_each(|_| text.push_str(&format!("\t{cell}")));
            }
            Event::End(tag) if tag.name().as_ref() == "w:p" && !in_row => {
                lines.push(std::mem::take(&mut text));
            }
            Event::End(tag) if tag.name().as_ref() == "w:tr" => {
                in_row = false;
                lines.push(std::mem::take(&mut text));
            }
            Event::Eof => return lines,
            _ => {}
        }
    }
}

#[test]
fn the_paragraphs_are_the_lines_of_the_text() {
    let more = r#""department": {"name": "云岭县<档案&馆>", "functions": ["收集\n整理'档案'"]}"#;
    for profile in ["chongqing", "national"] {
        for options in [PLAIN, DRAFT] {
            let document = render(profile, more, options);
            let mut expected: Vec<String> = document.to_text().lines().map(str::to_owned).collect();
            let docx = document.to_docx().unwrap();
            let got: Vec<String> = lines(&docx).join("\n").lines().map(str::to_owned).collect();
            // After a table stands a paragraph, so that two tables are two.
            let mut got: Vec<&str> = got.iter().map(|line| line.trim_end()).collect();
            got.retain(|line| !line.is_empty());
            expected.retain(|line| !line.trim().is_empty());
            assert!(
                got.iter().eq(expected.iter().map(|line| line.trim_end()).collect::<Vec<_>>().iter()),
                "{profile}"
            );
        }
    }
}

#[test]
fn the_package_names_nobody_and_no_time_and_is_the_same_each_time() {
    let docx = || render("national", "", PLAIN).to_docx().unwrap();
    assert_eq!(docx(), docx());
    let core = part(&docx(), "docProps/core.xml");
    for word in ["creator", "lastModifiedBy", "created", "modified"] {
        assert!(!core.contains(word), "{core}");
    }
}

#[test]
fn every_entry_of_the_contents_leads_to_what_it_names() {
    let xml = part(&render("national", "", PLAIN).to_docx().unwrap(), "word/document.xml");
    let names = |before: &str| -> Vec<String> {
        let parts = xml.split(before).skip(1);
        parts
            .map(|part| part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect())
            .collect()
    };
    let anchors = names(r#"w:anchor=""#);
    assert!(anchors.len() > 20, "{anchors:?}");
    assert_eq!(anchors, names(" PAGEREF "), "each entry has the page of what it leads to");
    let mut marks = names(r#"w:name=""#);
    marks.retain(|name| name.starts_with("_Toc"));
    assert_eq!(marks, anchors, "each is there once, in the order of the contents");
    // A field around all of them would keep LibreOffice from computing the pages, and a document
    // that asks to be updated makes Word ask the reader at every opening.
    let settings = part(&render("national", "", PLAIN).to_docx().unwrap(), "word/settings.xml");
    assert!(!settings.contains("updateFields") && !xml.contains("w:dirty") && !xml.contains(" TOC "));
}

#[test]
fn headings_contents_tables_and_page_are_what_the_standard_asks_for() {
    let docx = render("national", "", PLAIN).to_docx().unwrap();
    let xml = part(&docx, "word/document.xml");
    assert!(xml.contains(r#"<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587""#));
    assert!(
        xml.contains(r#"<w:pStyle w:val="Heading2"/></w:pPr><w:bookmarkStart "#) && xml.contains("PAGEREF")
    );
    assert!(xml.contains("<w:tblHeader/>"));
    let styles = part(&docx, "word/styles.xml");
    for (heading, font) in [("heading 2", "黑体"), ("heading 3", "楷体_GB2312")] {
        let of = styles.split("<w:style ").find(|style| style.contains(heading)).unwrap();
        assert!(of.contains(font), "{of}");
    }
    assert!(!render("chongqing", "", PLAIN).to_docx().unwrap().is_empty());
    let fields = part(&render("chongqing", "", PLAIN).to_docx().unwrap(), "word/document.xml");
    assert!(!fields.contains("TOC"), "that form has no table of contents");
}
