//! PDF files, made here: what they say, and what happens where they are damaged or hostile.
#![cfg(feature = "pdf")]
#![allow(clippy::unwrap_used, reason = "the helper functions of a test may fail")]

use std::fmt::Write as _;
use std::io::Write as _;

use juesuan_reader::{Document, Format, OpenError, open, read};
use proptest::prelude::*;

/// A PDF of numbered objects, the first of which is the catalogue.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        writeln!(out, "{} 0 obj", at + 1).unwrap();
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    writeln!(out, "xref\n0 {}\n0000000000 65535 f ", objects.len() + 1).unwrap();
    for place in places {
        writeln!(out, "{place:010} 00000 n ").unwrap();
    }
    let size = objects.len() + 1;
    writeln!(out, "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").unwrap();
    out
}

fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    let mut out = format!("<<{dict}/Length {}>>\nstream\n", data.len()).into_bytes();
    out.extend(data);
    out.extend(b"\nendstream");
    out
}

/// A font whose codes are UTF-16, digits and Latin letters half as wide as the rest.
const FONT: &str = "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/UniGB-UTF16-H/DescendantFonts[\
    <</Type/Font/Subtype/CIDFontType0/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>\
    /DW 1000/W[1 95 500]>>]>>";

/// A document with pages of these instructions.
fn document(font: &str, pages: &[String]) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 4 + page * 2)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len()).into_bytes(),
        font.as_bytes().to_vec(),
    ];
    for (at, page) in pages.iter().enumerate() {
        objects.push(
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {} 0 R/Resources<</Font<</F 3 0 R>>>>>>",
                5 + at * 2
            )
            .into_bytes(),
        );
        objects.push(stream("", page.as_bytes()));
    }
    pdf(&objects)
}

/// Text in twelve points, `y` from the bottom of the page.
fn text(x: u32, y: u32, text: &str) -> String {
    let codes = text.encode_utf16().fold(String::new(), |mut out, unit| {
        write!(out, "{unit:04X}").unwrap();
        out
    });
    format!("BT /F 12 Tf {x} {y} Td <{codes}> Tj ET\n")
}

fn rule(x0: u32, y0: u32, x1: u32, y1: u32) -> String {
    format!("{x0} {y0} m {x1} {y1} l S\n")
}

/// A ruled table whose columns begin at 50, 200, 350 and end at 500.
fn table(top: u32, rows: &[[&str; 3]]) -> String {
    let mut out = String::new();
    let bottom = top - 20 * rows.len() as u32;
    for row in 0..=rows.len() as u32 {
        out += &rule(50, top - 20 * row, 500, top - 20 * row);
    }
    for x in [50, 200, 350, 500] {
        out += &rule(x, bottom, x, top);
    }
    for (row, cells) in (1..).zip(rows) {
        for (x, cell) in [55, 205, 355].into_iter().zip(cells) {
            out += &text(x, top - 20 * row + 5, cell);
        }
    }
    out
}

fn opened(bytes: &[u8]) -> Document<'static> {
    let document = open(bytes).unwrap();
    Document { text: document.text.into_owned().into(), ..document }
}

fn rows(document: &Document<'_>) -> Vec<Vec<String>> {
    let grids = document.grids.iter().flat_map(|grid| &grid.rows);
    grids.map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect()
}

fn sample() -> Vec<u8> {
    let paragraph = text(74, 700, "本年收入合计123.45万元，与上年度相比增加了三万二千五百元")
        + &text(50, 680, "以上，其中财政拨款收入100.00万元，占全年收入的八成左右，其余")
        + &text(50, 660, "是其他收入。");
    let rows = [["项目", "决算数", "预算数"], ["合计", "12.00", "3.00"]];
    let first = text(250, 760, "收入决算表")
        + &paragraph
        + &table(600, &rows)
        + &text(50, 520, "注：本表数字为示例。")
        + &text(290, 30, "- 1 -");
    let second = text(50, 700, "第二页的第一行同前一页的满行一样长，一直写到右边的尽头为止，")
        + &text(50, 680, "这是余下的。")
        + &text(290, 30, "- 2 -");
    document(FONT, &[first, second])
}

#[test]
fn lines_are_joined_tables_rebuilt_and_page_numbers_dropped() {
    let document = opened(&sample());
    assert_eq!(document.format, Format::Pdf);
    assert_eq!(
        document.text,
        "收入决算表\n本年收入合计123.45万元，与上年度相比增加了三万二千五百元以上，其中财政拨款收入100.00万元，\
         占全年收入的八成左右，其余是其他收入。\n项目\t决算数\t预算数\n合计\t12.00\t3.00\n注：本表数字为示例。\n\
         第二页的第一行同前一页的满行一样长，一直写到右边的尽头为止，这是余下的。\n"
    );
    assert_eq!(rows(&document), [["项目", "决算数", "预算数"], ["合计", "12.00", "3.00"]]);
    let grid = &document.grids[0];
    assert_eq!((grid.page, &grid.below[0][..]), (Some(1), "注：本表数字为示例。"));
    for cell in grid.rows.iter().flatten() {
        let (start, end) = cell.span.unwrap();
        assert_eq!(&document.text[start as usize..end as usize], cell.text);
    }
    assert!(document.problems.is_empty(), "{:?}", document.problems);
}

#[test]
fn what_is_printed_in_the_margins_of_every_page_is_no_margin_of_the_text() {
    let page = |number: u32, first: &str, second: &str| {
        text(20, 810, "某区档案馆决算公开")
            + &text(110, 700, first)
            + &text(86, 680, second)
            + &text(20, 30, &format!("{number}/3"))
    };
    let line = "本年收入合计123.45万元，与上年度相比增加了三万二千五百元整数";
    let pages: Vec<String> = (1..4).map(|number| page(number, line, "以上，这是余下的。")).collect();
    let document = opened(&document(FONT, &pages));
    assert_eq!(document.text, format!("{line}以上，这是余下的。\n").repeat(3));
}

#[test]
fn a_table_goes_on_on_the_next_page_with_its_heads_said_once() {
    let heads = ["项目", "决算数", "预算数"];
    let first = text(50, 760, "收入决算表") + &table(740, &[heads, ["甲", "1.00", "2.00"]]);
    let second = table(780, &[heads, ["乙", "3.00", "4.00"]]);
    let document = opened(&document(FONT, &[first, second]));
    assert_eq!(rows(&document), [heads, ["甲", "1.00", "2.00"], ["乙", "3.00", "4.00"]]);
    assert_eq!(document.grids[0].rows[2][1].page, Some(2));
}

#[test]
fn a_row_that_two_pages_share_is_one() {
    let heads = ["科目编码", "科目名称", "决算数"];
    let first = text(50, 760, "支出决算表") + &table(740, &[heads, ["20101", "社会科学", "1.00"]]);
    let second = table(780, &[["", "普及", ""], ["20102", "技术研究", "2.00"]]);
    let document = opened(&document(FONT, &[first, second]));
    assert_eq!(rows(&document), [heads, ["20101", "社会科学普及", "1.00"], ["20102", "技术研究", "2.00"]]);
    // Without codes, only what is a label together: the second row is one of its own.
    let heads = ["项目", "决算数", "预算数"];
    let row = ["一、一般公共预算财政", "1.00", "1.00"];
    let first = text(50, 760, "收入支出决算总表") + &table(740, &[heads, row]);
    let second = |text| table(780, &[[text, "", ""], ["本年收入合计", "1.00", "1.00"]]);
    for (next, count) in [("拨款收入", 3), ("另一项", 4), ("五、事业收入", 4)] {
        let document = opened(&self::document(FONT, &[first.clone(), second(next)]));
        assert_eq!(rows(&document).len(), count, "{next}");
    }
}

#[test]
fn heads_that_two_pages_share_are_those_of_one_table() {
    let mut first = text(50, 760, "收入支出决算总表");
    for y in [740, 720] {
        first += &rule(50, y, 500, y);
    }
    for x in [50, 350, 500] {
        first += &rule(x, 720, x, 740);
    }
    first += &(text(55, 725, "收入") + &text(355, 725, "支出"));
    let second = table(780, &[["项目", "决算数", "项目"], ["一、甲", "1.00", "一、乙"]]);
    let document = opened(&document(FONT, &[first, second]));
    assert_eq!(
        rows(&document),
        [["收入", "", "支出"], ["项目", "决算数", "项目"], ["一、甲", "1.00", "一、乙"]]
    );
    let cell = &document.grids[0].rows[0];
    assert_eq!((cell[0].merged, cell[1].covered, cell[2].merged), (Some((1, 2)), true, None));
}

/// Text that ends at `x`.
fn right(x: u32, y: u32, words: &str) -> String {
    let width: u32 = words.chars().map(|c| if c.is_ascii() { 6 } else { 12 }).sum();
    text(x - width, y, words)
}

/// Rows of a table without lines: codes, names, and three columns of figures that end at the right
/// of cells of 90 points. Blank cells are empty.
fn rows_without_lines(top: u32, rows: &[[&str; 5]]) -> String {
    let mut out = String::new();
    for (at, [code, name, figures @ ..]) in (0..).zip(rows) {
        let y = top - 20 * at;
        out += &text(50, y, code);
        out += &text(110, y, name);
        for (end, figure) in [340, 430, 520].into_iter().zip(figures) {
            out += &right(end, y, figure);
        }
    }
    out
}

fn heads_without_lines(y: u32) -> String {
    let heads = [(50, "科目编码"), (150, "科目名称"), (283, "合计"), (361, "基本支出"), (451, "项目支出")];
    heads.map(|(x, head)| text(x, y, head)).concat()
}

const TITLE: &str = "一般公共预算财政拨款支出决算表";
const FIRST: &[[&str; 5]] = &[
    ["合计", "", "1,300.00", "950.00", "350.00"],
    ["201", "一般公共服务支出", "900.00", "800.00", "100.00"],
    ["208", "社会保障和就业支出", "400.00", "150.00", "250.00"],
];

fn bare_page(rows: &[[&str; 5]]) -> String {
    text(200, 760, TITLE)
        + &text(430, 740, "单位：万元")
        + &heads_without_lines(715)
        + &rows_without_lines(690, rows)
}

#[test]
fn a_table_without_lines_is_rebuilt_from_the_places_of_its_words() {
    let document = opened(&document(FONT, &[bare_page(FIRST)]));
    assert!(document.problems.is_empty(), "{:?}", document.problems);
    let mut expected = vec![["科目编码", "科目名称", "合计", "基本支出", "项目支出"]];
    expected.extend(FIRST);
    assert_eq!(rows(&document), expected);
    for cell in document.grids[0].rows.iter().flatten().filter(|cell| !cell.text.is_empty()) {
        let (start, end) = cell.span.unwrap();
        assert_eq!(&document.text[start as usize..end as usize], cell.text);
    }
}

#[test]
fn a_blank_cell_of_a_table_without_lines_stays_blank() {
    let blank = [FIRST[0], ["201", "一般公共服务支出", "900.00", "", "900.00"]];
    let document = opened(&document(FONT, &[bare_page(&blank)]));
    assert_eq!(rows(&document)[2], blank[1]);
}

#[test]
fn a_table_without_lines_goes_on_with_or_without_its_heads() {
    let more = [["210", "卫生健康支出", "80.00", "", "80.00"], ["221", "住房保障支出", "9.00", "9.00", ""]];
    let plain = rows_without_lines(760, &more);
    let headed = heads_without_lines(760) + &rows_without_lines(735, &more);
    for second in [plain, headed] {
        let document = opened(&document(FONT, &[bare_page(FIRST), second]));
        assert!(document.problems.is_empty(), "{:?}", document.problems);
        assert_eq!(document.grids.len(), 1);
        assert_eq!(rows(&document)[4..], more);
        assert_eq!(document.grids[0].rows[5][2].page, Some(2));
    }
}

#[test]
fn a_figure_that_may_stand_in_two_columns_leaves_the_lines_text() {
    let stray = bare_page(FIRST) + &right(455, 610, "1,234,567.00") + &text(50, 610, "210");
    let document = opened(&document(FONT, &[stray]));
    assert!(document.grids.is_empty(), "{:?}", document.grids);
    assert!(document.text.contains("900.00"));
    assert!(document.problems[0].message.contains(TITLE), "{:?}", document.problems);
}

/// What is printed at the top of every page.
fn running(page: &str) -> String {
    text(200, 785, "某区档案馆部门决算公开") + page
}

const NEXT: &[[&str; 5]] =
    &[["210", "卫生健康支出", "70.00", "60.00", "10.00"], ["221", "住房保障支出", "9.00", "9.00", ""]];

/// A table that fills its page.
fn full_page() -> String {
    text(200, 205, TITLE)
        + &text(430, 185, "单位：万元")
        + &heads_without_lines(160)
        + &rows_without_lines(130, FIRST)
}

#[test]
fn a_table_without_lines_goes_on_below_a_running_head() {
    let pages = [full_page(), rows_without_lines(740, NEXT), text(50, 740, "第三部分")];
    let document = opened(&document(FONT, &pages.map(|page| running(&page))));
    assert!(document.problems.is_empty(), "{:?}", document.problems);
    let read = rows(&document);
    assert_eq!(read[1..4], FIRST[..]);
    assert_eq!(read[4..], NEXT[..]);
}

#[test]
fn no_part_of_a_table_without_lines_is_read_where_another_cannot_be() {
    // The second page has a figure between two columns.
    let doubtful = rows_without_lines(740, NEXT) + &text(340, 700, "1,234,567,890.00");
    let document = opened(&document(FONT, &[full_page(), doubtful].map(|page| running(&page))));
    assert!(document.grids.is_empty(), "{:?}", rows(&document));
    assert_eq!(document.problems.len(), 2, "{:?}", document.problems);
    for row in FIRST.iter().chain(NEXT) {
        assert!(document.text.contains(row[1]), "no line is lost");
    }
}

#[test]
fn lines_below_a_ruled_table_are_no_table_of_its_title() {
    let ruled = table(720, &[["科目名称", "合计", "基本支出"], ["合计", "3.00", "3.00"]]);
    let below = text(50, 640, "附注一")
        + &right(300, 640, "12.00")
        + &text(50, 620, "附注二")
        + &right(520, 620, "3.00");
    let page = text(200, 760, TITLE) + &text(430, 740, "单位：万元") + &ruled + &below;
    let next = text(50, 760, "附注三") + &right(300, 760, "12.00");
    let document = opened(&document(FONT, &[page, next]));
    assert_eq!(document.grids.len(), 1);
    assert!(document.problems.is_empty(), "{:?}", document.problems);
}

#[test]
fn aligned_numbers_of_a_text_are_no_table() {
    let contents = [("一、收入情况", "3"), ("二、支出情况", "4"), ("三、其他情况", "12")];
    let page: String = (0..)
        .zip(contents)
        .map(|(at, (title, page))| text(50, 700 - 20 * at, title) + &right(520, 700 - 20 * at, page))
        .collect();
    let document = opened(&document(FONT, &[text(250, 740, "目录") + &page]));
    assert!(document.grids.is_empty() && document.problems.is_empty());
}

#[test]
fn lines_of_a_cell_are_one_text_and_merged_heads_know_how_far_they_go() {
    let page = [
        rule(50, 700, 500, 700),
        rule(200, 680, 500, 680),
        rule(50, 650, 500, 650),
        rule(50, 650, 50, 700),
        rule(200, 650, 200, 700),
        rule(350, 650, 350, 680),
        rule(500, 650, 500, 700),
        text(55, 682, "政府性基金预算"),
        text(55, 665, "财政拨款"),
        text(205, 685, "本年支出"),
        text(205, 660, "小计"),
        text(355, 660, "1,234.5"),
    ];
    let document = opened(&document(FONT, &[page.concat()]));
    let row = &document.grids[0].rows;
    assert_eq!((row[0][0].text.as_str(), row[0][0].merged), ("政府性基金预算财政拨款", Some((2, 1))));
    assert_eq!((row[0][1].text.as_str(), row[0][1].merged), ("本年支出", Some((1, 2))));
    assert!(row[0][2].covered && row[1][0].covered);
    assert_eq!(row[1][2].text, "1,234.5");
}

#[test]
fn fonts_say_their_characters_in_several_ways() {
    let gbk = FONT.replace("UniGB-UTF16-H", "GBK-EUC-H");
    let codes = "BT /F 12 Tf 50 700 Td <CAD5C8EB31> Tj ET".to_owned();
    assert_eq!(opened(&document(&gbk, &[codes])).text, "收入1\n");
    let simple = "<</Type/Font/Subtype/TrueType/BaseFont/T/FirstChar 49/Widths[500 500]\
        /Encoding<</Type/Encoding/Differences[50/seven/percent]>>>>";
    let codes = "BT /F 12 Tf 50 700 Td (123) Tj ET".to_owned();
    assert_eq!(opened(&document(simple, &[codes])).text, "17%\n");
}

#[test]
fn a_page_that_lies_on_its_side_is_read_upright() {
    let page = "0 1 -1 0 600 0 cm ".to_owned() + &text(100, 300, "横放的页");
    let file = String::from_utf8(document(FONT, &[page])).unwrap();
    let file = file.replace("/MediaBox[0 0 600 800]", "/Rotate 90/MediaBox[0 0 600 800]");
    assert_eq!(opened(file.as_bytes()).text, "横放的页\n");
}

#[test]
fn pictures_passwords_and_rubbish_say_what_to_do() {
    let scan = document(FONT, &["q 600 0 0 800 0 0 cm /Im Do Q".to_owned()]);
    assert_eq!(open(&scan).unwrap_err(), OpenError::NoText { pages: 1, unknown: 0 });
    let nameless = FONT.replace("UniGB-UTF16-H", "Identity-H").replace("GB1", "Identity");
    let strange = document(&nameless, &[text(50, 700, "不明")]);
    assert_eq!(open(&strange).unwrap_err(), OpenError::NoText { pages: 1, unknown: 2 });
    let mut noise = b"%PDF-1.7\n".to_vec();
    noise.extend((0..50_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8));
    assert!(matches!(open(&noise), Err(OpenError::Damaged { .. })));
    let reading = read(&scan, "scan.pdf");
    assert!(reading.problems[0].message.contains("OCR"), "{:?}", reading.problems);
    let locked = String::from_utf8(sample()).unwrap().replace(
        "/Root 1 0 R",
        "/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(00000000000000000000000000000000)\
         /U(11111111111111111111111111111111)>>",
    );
    assert_eq!(open(locked.as_bytes()).unwrap_err(), OpenError::Encrypted);
}

#[test]
fn some_pages_of_pictures_are_a_problem_of_theirs() {
    let pages = [text(50, 700, "第一页。"), "BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI".to_owned()];
    let document = opened(&document(FONT, &pages));
    assert_eq!(document.text, "第一页。\n");
    assert!(document.problems[0].message.contains("第2页是图片"), "{:?}", document.problems);
}

#[test]
fn references_and_forms_in_a_circle_end() {
    let circle = pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[2 0 R 3 0 R 4 0 R]/Parent 2 0 R/Count 1>>".to_vec(),
        b"3 0 R".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R/Resources<</XObject<</X 6 0 R>>>>>>"
            .to_vec(),
        stream("", b"/X Do /X Do"),
        stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"/X Do /X Do"),
    ]);
    assert!(open(&circle).is_err());
}

fn deflated(data: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let bomb = deflated(&vec![b' '; 101 << 20]);
    let nested = deflated(&bomb);
    for (dict, data) in [
        ("/Type/ObjStm/N 1/First 5/Filter/FlateDecode", &bomb),
        ("/Type/XRef/Filter[/FlateDecode/FlateDecode]", &nested),
        ("/Filter/FlateDecode", &bomb),
        ("/Filter[/FlateDecode/FlateDecode]", &nested),
    ] {
        let file = pdf(&[
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>".to_vec(),
            stream(dict, data),
        ]);
        assert!(matches!(open(&file), Err(OpenError::Limit { .. })), "{dict}");
    }
}

#[test]
fn a_million_objects_are_read() {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>".to_vec(),
        FONT.as_bytes().to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            .to_vec(),
        stream("", text(50, 700, "仍然可读").as_bytes()),
    ];
    objects.resize(1_000_000, b"null".to_vec());
    assert_eq!(opened(&pdf(&objects)).text, "仍然可读\n");
}

#[test]
fn a_cut_file_says_that_its_end_is_missing() {
    let whole = sample();
    let document = opened(&whole[..whole.len() - 7]);
    assert!(document.problems.iter().any(|problem| problem.message.contains("结尾缺失")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn damaged_files_never_panic(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..24),
        cut in any::<prop::sample::Index>(),
        keeps in 0..4u8,
    ) {
        let mut bytes = sample();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if keeps == 0 {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = read(&bytes, "damaged.pdf");
    }
}

/// A table without lines: where its columns begin and end, how its figures are set in them, and
/// its figures row by row, some blank.
fn bare_tables() -> impl Strategy<Value = (Vec<u32>, u32, Vec<Vec<Option<String>>>)> {
    let figure =
        prop::option::weighted(0.8, (0u32..3_000_000).prop_map(|n| format!("{}.{:02}", n / 100, n % 100)));
    (2usize..5, 0u32..3).prop_flat_map(move |(columns, set)| {
        let widths = prop::collection::vec(62u32..110, columns);
        let rows = prop::collection::vec(prop::collection::vec(figure.clone(), columns), 2..6);
        (widths, Just(set), rows)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_figure_of_a_table_without_lines_is_in_a_wrong_column((widths, set, figures) in bare_tables()) {
        let heads = ["合计", "基本支出", "项目支出", "经营支出"];
        // As a spreadsheet sets them: heads in the middle, two points from the sides of a cell.
        let place = |from: u32, width: u32, set: u32, words: &str| {
            let length: u32 = words.chars().map(|c| if c.is_ascii() { 6 } else { 12 }).sum();
            match set {
                0 => from + 2,
                1 => from + (width - length) / 2,
                _ => from + width - length - 2,
            }
        };
        let mut page = text(200, 760, TITLE) + &text(430, 740, "单位：万元") + &text(70, 715, "科目名称");
        let mut expected = Vec::new();
        for (at, row) in (0..).zip(&figures) {
            let label = ["合计", "教育支出", "卫生健康支出", "住房保障支出", "其他支出"][at as usize];
            page += &text(50, 690 - 20 * at, label);
            let mut from = 150;
            let mut cells = vec![label.to_owned()];
            for (&width, figure) in widths.iter().zip(row) {
                let figure = figure.clone().unwrap_or_default();
                page += &text(place(from, width, set, &figure), 690 - 20 * at, &figure);
                cells.push(figure);
                from += width;
            }
            expected.push(cells);
        }
        let mut from = 150;
        for (&width, head) in widths.iter().zip(heads) {
            page += &text(place(from, width, 1, head), 715, head);
            from += width;
        }
        let document = opened(&document(FONT, &[page]));
        if document.grids.is_empty() {
            prop_assert!(!document.problems.is_empty());
        } else {
            prop_assert_eq!(&rows(&document)[1..], &expected[..]);
        }
    }
}
