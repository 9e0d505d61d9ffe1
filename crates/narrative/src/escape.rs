//! Text in markup languages.

/// Writes text so that HTML and XML take none of it for their own, in text and in attributes.
///
/// What XML cannot hold, such as control characters, is left out.
pub(crate) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn markup_and_control_characters_do_not_survive() {
        let mut out = String::new();
        super::escape("<a b=\"c\" d='e'>&\u{0}\u{1b}\n\t\u{FFFF}支出", &mut out);
        assert_eq!(out, "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;&#10;&#9;支出");
    }
}
