//! Web pages: the text that a browser shows, a line per paragraph, a tab between cells, and the
//! tables in it.

use html5gum::{StartTag, Token, Tokenizer};

use super::tables::Tables;
use crate::grid::Grid;

/// Whether a text is a web page.
pub(super) fn is_html(text: &str) -> bool {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if !start.starts_with('<') {
        return false;
    }
    let bytes = start.as_bytes();
    let head = bytes[..bytes.len().min(64)].to_ascii_lowercase();
    [
        "<!doctype",
        "<html",
        "<head",
        "<body",
        "<div",
        "<p",
        "<table",
        "<span",
        "<!--",
        "<meta",
        "<h",
        "<section",
        "<article",
        "<?xml",
    ]
    .iter()
    .any(|tag| head.starts_with(tag.as_bytes()))
}

/// The text of a page and its tables. A tag that never closes, or closes nothing, does no harm:
/// of nesting, only that of tables counts, and what is left open is closed at the end.
pub(super) fn text(page: &str) -> (String, Vec<Grid>) {
    let mut out =
        Writer { text: String::with_capacity(page.len() / 2), pending: Gap::None, tables: Tables::default() };
    let mut skipping: Option<Vec<u8>> = None;
    for token in Tokenizer::new(page) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = &tag.name[..];
                if skipping.is_none()
                    && matches!(name, b"script" | b"style" | b"noscript" | b"template" | b"svg")
                {
                    if !tag.self_closing {
                        skipping = Some(name.to_vec());
                    }
                } else {
                    out.tag(name);
                    out.begin(&tag);
                }
            }
            Token::EndTag(tag) => {
                let name = &tag.name[..];
                if skipping.as_deref() == Some(name) {
                    skipping = None;
                } else if name != b"br" {
                    out.tag(name);
                    match name {
                        b"td" | b"th" => out.tables.end_cell(),
                        b"caption" => out.tables.end_caption(&out.text),
                        b"table" => out.tables.end(&out.text),
                        _ => {}
                    }
                }
            }
            Token::String(text) if skipping.is_none() => out.words(&String::from_utf8_lossy(&text.value)),
            _ => {}
        }
    }
    let grids = out.tables.finish(&out.text);
    (out.text, grids)
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Cell,
    Line,
}

struct Writer {
    text: String,
    pending: Gap,
    tables: Tables,
}

impl Writer {
    fn begin(&mut self, tag: &StartTag<()>) {
        let number = |name: &[u8]| -> u32 {
            let value = tag.attributes.get(name).and_then(|value| std::str::from_utf8(value).ok());
            value.and_then(|value| value.trim().parse().ok()).unwrap_or(1)
        };
        match &tag.name[..] {
            b"table" => self.tables.begin(&self.text),
            b"tr" => self.tables.row(),
            b"td" | b"th" => self.tables.begin_cell(number(b"rowspan"), number(b"colspan"), false),
            _ => {}
        }
    }

    fn tag(&mut self, name: &[u8]) {
        let gap = match name {
            b"td" | b"th" => Gap::Cell,
            b"p" | b"div" | b"br" | b"tr" | b"table" | b"li" | b"ul" | b"ol" | b"h1" | b"h2" | b"h3"
            | b"h4" | b"h5" | b"h6" | b"section" | b"article" | b"header" | b"footer" | b"title" | b"dt"
            | b"dd" | b"blockquote" | b"pre" | b"hr" | b"tbody" | b"thead" | b"body" | b"nav" | b"main" => {
                Gap::Line
            }
            _ => return,
        };
        self.pending = self.pending.max(gap);
    }

    fn words(&mut self, words: &str) {
        for piece in words.split_inclusive([' ', '\t', '\n', '\r']) {
            let word = piece.trim_end_matches([' ', '\t', '\n', '\r']);
            if !word.is_empty() {
                if !self.text.is_empty() {
                    match self.pending {
                        Gap::None => {}
                        Gap::Space => self.text.push(' '),
                        Gap::Cell => self.text.push('\t'),
                        Gap::Line => self.text.push('\n'),
                    }
                }
                self.pending = Gap::None;
                let start = self.text.len();
                self.text.push_str(word);
                self.tables.written(start, self.text.len());
            }
            if word.len() < piece.len() {
                self.pending = self.pending.max(Gap::Space);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_cells_and_entities() {
        let page = "<!DOCTYPE html><html><head><title>决算</title><style>p{}</style><script>1 < 2</script></head>\
            <body><p>收入<b>合计</b>&nbsp;12.5\n 万元。</p><table><tr><td>合计</td><td>1&#46;5</td></tr></table>";
        assert!(is_html(page));
        let (words, grids) = text(page);
        assert_eq!(words, "决算\n收入合计\u{a0}12.5 万元。\n合计\t1.5");
        assert_eq!(grids[0].rows[0][1].text, "1.5");
    }

    #[test]
    fn merged_cells_and_tables_in_tables() {
        let page = "<p>收入决算表</p><p>单位：万元</p><table><tr><th rowspan=2>科目<th colspan='2'>收入</tr>\
            <tr><th>合计<th>其他</tr></table><p>注：无。</p>\
            <table><tr><td>外面<table><tr><td>里面</td></tr></table></td></tr></table>";
        let (words, grids) = text(page);
        let grid = &grids[0];
        assert_eq!(grid.above, ["收入决算表", "单位：万元"]);
        assert_eq!(grid.below, ["注：无。"]);
        let covered: Vec<Vec<bool>> =
            grid.rows.iter().map(|row| row.iter().map(|cell| cell.covered).collect()).collect();
        assert_eq!(covered, [[false, false, true], [true, false, false]]);
        assert_eq!((grid.rows[0][0].merged, grid.rows[0][1].merged), (Some((2, 1)), Some((1, 2))));
        let (start, end) = grid.rows[1][2].span.unwrap();
        assert_eq!(&words[start as usize..end as usize], "其他");
        // The outer table is a frame: its words are running text.
        assert_eq!(grids.len(), 2);
        assert_eq!(grids[1].rows[0][0].text, "里面");
    }

    #[test]
    fn what_never_closes_is_read() {
        assert_eq!(text(&"<div>".repeat(1000)), (String::new(), Vec::new()));
        assert_eq!(text("<p>支出3万元<p>收入4万元<td").0, "支出3万元\n收入4万元");
        let (words, grids) = text(&format!("<table><tr><td>一<td>2{}", "<table><tr>".repeat(100_000)));
        assert_eq!((words.as_str(), grids.len(), grids[0].rows[0].len()), ("一\t2", 1, 2));
        let (_, grids) = text("<table><tr><td rowspan=99999999 colspan=99999999>一<td>2</table>");
        assert_eq!(grids[0].rows[0].len(), 512);
        assert!(!is_html("<1万元"));
    }
}
