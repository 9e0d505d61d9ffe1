//! DOCX made by hand: what is printed is read, what is not printed is told.
#![cfg(feature = "docx")]
#![allow(clippy::unwrap_used, reason = "a package that cannot be made is a failed test")]

use std::io::{Cursor, Write};

use juesuan_model::Reading;
use juesuan_reader::{OpenError, open, read, text_of};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>"
    )
}

fn docx(body: &str) -> Vec<u8> {
    package(&[("word/document.xml", &document(body))])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn marks(reading: &Reading) -> Vec<&str> {
    reading.marks.iter().map(|mark| mark.text.as_str()).collect()
}

#[test]
fn changes_are_accepted_and_told() {
    let body = "<w:p><w:r><w:t>收入合计</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>3</w:delText><w:t>3</w:t></w:r></w:del>\
                <w:ins w:id=\"2\"><w:r><w:t>4.00</w:t></w:r></w:ins><w:r><w:t>万</w:t></w:r><w:r><w:t>元。</w:t></w:r>\
                <w:r><w:rPr><w:vanish/></w:rPr><w:t>不要公开</w:t></w:r></w:p>\
                <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>支出</w:t></w:r></w:p>\
                <w:p><w:bookmarkStart w:name=\"_GoBack\"/><w:bookmarkStart w:name=\"_Toc1\"/><w:r><w:t>合计5.00万元。</w:t></w:r></w:p>";
    let bytes = docx(body);
    assert_eq!(text_of(&bytes).unwrap(), "收入合计4.00万元。\n支出合计5.00万元。\n");
    let reading = read(&bytes, "稿.docx");
    assert_eq!(reading.facts.len(), 2);
    assert_eq!(
        marks(&reading),
        ["修订：删除的内容", "修订：插入的内容", "隐藏的文字：“不要公开”", "书签“_GoBack”"]
    );
}

#[test]
fn numbers_text_boxes_and_notes() {
    let numbered = |text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", paragraph(text));
    let body = format!(
        "{}{}<w:p><w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r>\
         <w:r><w:t>正文&amp;&#20803;&outer;</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
        numbered("部门概况"),
        numbered("决算情况"),
        boxed("框内"),
        boxed("框内")
    );
    let numbering = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
                     <w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>\
                     <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let notes = format!(
        "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\">{}</w:footnote><w:footnote w:id=\"1\">{}</w:footnote></w:footnotes>",
        paragraph("线"),
        paragraph("脚注。")
    );
    let core = "<cp:coreProperties xmlns:cp=\"cp\" xmlns:dc=\"dc\"><dc:creator>张三</dc:creator></cp:coreProperties>";
    let bytes = package(&[
        ("word/document.xml", &document(&body)),
        ("word/numbering.xml", numbering),
        ("word/footnotes.xml", &notes),
        ("word/comments.xml", "<w:comments xmlns:w=\"w\"><w:comment/></w:comments>"),
        ("docProps/core.xml", core),
        ("../../outside.xml", "<x/>"),
    ]);
    assert_eq!(text_of(&bytes).unwrap(), "一、部门概况\n二、决算情况\n框内\n正文&元\n脚注。\n");
    assert_eq!(marks(&read(&bytes, "稿.docx")), ["批注：1条", "文件属性中的作者“张三”"]);
}

#[test]
fn heads_and_feet_of_pages_are_no_text_and_are_looked_through() {
    let head = format!("<w:hdr xmlns:w=\"w\">{}</w:hdr>", paragraph("XX单位2031年度决算 收入9.00万元"));
    let foot = "<w:ftr xmlns:w=\"w\"><w:p><w:ins w:id=\"1\"><w:r><w:t>第1页 13812345678</w:t></w:r></w:ins></w:p></w:ftr>";
    let bytes = package(&[
        ("word/document.xml", &document(&paragraph("收入合计3.00万元。"))),
        ("word/header1.xml", &head),
        ("word/footer2.xml", foot),
    ]);
    assert_eq!(text_of(&bytes).unwrap(), "收入合计3.00万元。\n");
    let reading = read(&bytes, "稿.docx");
    assert_eq!(reading.facts.len(), 1);
    assert_eq!(
        marks(&reading),
        ["页眉或页脚中的“XX单位”", "修订：插入的内容", "页眉或页脚中的“13812345678”"]
    );
}

#[test]
fn tables_are_tables_and_not_sentences() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text))
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let plain = |text: &str| cell("", text);
    let gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>9.00</w:t></w:r></w:p></w:tc></w:tr>";
    let table = [
        row(&[
            cell("<w:gridSpan w:val=\"2\"/>", "项目"),
            cell("<w:vMerge w:val=\"restart\"/>", "本年支出合计"),
            cell("<w:gridSpan w:val=\"2\"/>", "其中"),
        ]),
        row(&[
            plain("科目编码"),
            plain("科目名称"),
            cell("<w:vMerge/>", ""),
            plain("基本支出"),
            plain("项目支出"),
        ]),
        row(&[cell("<w:gridSpan w:val=\"2\"/>", "合计"), plain("3.00"), plain("1.00"), plain("2.00")]),
        gone.to_owned(),
        row(&[plain("205"), plain("教育支出"), plain("3.00"), plain("1.00"), plain("2.00")]),
    ]
    .concat();
    let body = format!(
        "{}{}{}<w:tbl>{table}</w:tbl>{}",
        paragraph("2031年度收入合计3.00万元。"),
        paragraph("支出决算表"),
        paragraph("单位：万元"),
        paragraph("注：四舍五入。")
    );
    let bytes = docx(&body);
    let reading = read(&bytes, "稿.docx");
    let facts: Vec<String> = reading
        .facts
        .iter()
        .map(|fact| format!("{} {}", fact.concept.id(), reading.figure(fact.figure).unwrap().text))
        .collect();
    let row = ["current_expenditure 3.00", "basic_expenditure_total 1.00", "project_expenditure_total 2.00"];
    assert_eq!(facts[0], "current_income 3.00");
    assert_eq!(facts[1..4], row);
    assert_eq!(facts[4..], row);
    let text = text_of(&bytes).unwrap();
    assert!(text.contains("205\t教育支出\t3.00\t1.00\t2.00\n"), "{text}");
    for figure in &reading.figures {
        assert_eq!(&text[figure.start as usize..figure.end as usize], figure.text);
    }
    assert_eq!(reading.tables[0].note.as_deref(), Some("注：四舍五入。"));
}

#[test]
fn bombs_and_damage_are_refused() {
    let huge = "<w:p/>".repeat(18 << 20);
    let error = open(&package(&[("word/document.xml", &document(&huge))])).unwrap_err();
    assert!(matches!(error, OpenError::Limit { limit: 100, .. }), "{error}");
    let deep = "<w:sdt>".repeat(100_000);
    assert!(matches!(open(&docx(&deep)), Err(OpenError::Limit { .. })));
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"w\"><w:p><w:r><w:t>支&a;&b;出</w:t></w:r></w:p></w:document>";
    assert_eq!(text_of(&package(&[("word/document.xml", entities)])).unwrap(), "支出\n");
    let bytes = docx(&paragraph("收入合计3.00万元。"));
    for length in 4..bytes.len() {
        assert_eq!(read(&bytes[..length], "半.docx").facts.len(), 0);
    }
    for at in 0..bytes.len() {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x15;
        let _ = read(&bytes, "坏.docx");
    }
}

#[test]
fn other_containers_say_what_to_do() {
    let other = package(&[("content.xml", "<x/>")]);
    assert!(matches!(open(&other), Err(OpenError::Unsupported { .. })));
    let old = |stream: &str| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        open(&bytes).unwrap_err()
    };
    assert!(old("WordDocument").zh().contains("另存为.docx"));
    assert!(matches!(old("EncryptedPackage"), OpenError::Encrypted));
}
