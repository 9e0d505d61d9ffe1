//! Web pages: the text that a browser shows, a line per paragraph, a tab between cells.

use html5gum::{Token, Tokenizer};

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

/// The text of a page. A tag that never closes, or closes nothing, does no harm: only the tags
/// themselves are looked at, never their nesting.
pub(super) fn text(page: &str) -> String {
    let mut out = Writer { text: String::with_capacity(page.len() / 2), pending: Gap::None };
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
                }
            }
            Token::EndTag(tag) => {
                let name = &tag.name[..];
                if skipping.as_deref() == Some(name) {
                    skipping = None;
                } else if name != b"br" {
                    out.tag(name);
                }
            }
            Token::String(text) if skipping.is_none() => out.words(&String::from_utf8_lossy(&text.value)),
            _ => {}
        }
    }
    out.text
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
}

impl Writer {
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
                self.text.push_str(word);
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
        assert_eq!(text(page), "决算\n收入合计\u{a0}12.5 万元。\n合计\t1.5");
    }

    #[test]
    fn what_never_closes_is_read() {
        assert_eq!(text(&"<div>".repeat(1000)), "");
        assert_eq!(text("<p>支出3万元<p>收入4万元<td"), "支出3万元\n收入4万元");
        assert!(!is_html("<1万元"));
    }
}
