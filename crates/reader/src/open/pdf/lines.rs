//! From glyphs to lines of text.

use super::content::Glyph;

/// A gap is a space from this many ems on, and columns stand apart from the second.
const SPACE: f64 = 0.3;
const BROAD_SPACE: f64 = 1.2;
/// A gap of this many ems is between two words of a table, whose cells can stand close.
const WORD_GAP: f64 = 0.2;
const FIGURE_GAP: f64 = 0.08;

/// A line of text where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    /// The base line.
    pub y: f64,
    /// The size that most of it has.
    pub size: f64,
}

/// The lines of some glyphs, from the top down.
pub(super) fn lines(glyphs: Vec<Glyph>) -> Vec<Line> {
    rows(glyphs).into_iter().filter_map(line).collect()
}

/// The words of a line: what gaps separate that no text has inside of it.
pub(super) fn words(mut row: Vec<Glyph>) -> Vec<Line> {
    row.retain(|glyph| !glyph.c.is_whitespace() && !glyph.c.is_control());
    row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    // A figure fills its cell to the right end, where that of the next label begins.
    let ends = |a: char, b: char| (a.is_ascii_digit() || "—–-%".contains(a)) && !".,%％)）".contains(b);
    let apart = |a: &Glyph, b: &Glyph| {
        let gap = (b.x0 - a.x1) / a.size.max(b.size);
        gap > WORD_GAP || gap > FIGURE_GAP && ends(a.c, b.c)
    };
    row.chunk_by(|a, b| !apart(a, b)).filter_map(|word| line(word.to_vec())).collect()
}

/// The glyphs of each line, from the top down.
pub(super) fn rows(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut out = Vec::new();
    let mut row: Vec<Glyph> = Vec::new();
    for glyph in glyphs {
        // Signs of another size in a line stand a little higher or lower than the rest of it.
        let apart = row.last().is_some_and(|last| {
            let size = row.iter().map(|other| other.size).fold(glyph.size, f64::max);
            glyph.y - last.y > size * 0.35
                || glyph.y - row.first().map_or(last.y, |first| first.y) > size * 0.6
        });
        if apart {
            out.push(std::mem::take(&mut row));
        }
        row.push(glyph);
    }
    out.push(row);
    out
}

pub(super) fn line(mut glyphs: Vec<Glyph>) -> Option<Line> {
    glyphs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut text = String::with_capacity(glyphs.len() * 3);
    let mut last: Option<Glyph> = None;
    let mut sizes: Vec<f64> = glyphs.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f64::total_cmp);
    let size = sizes.get(sizes.len() / 2).copied()?;
    let (mut x0, mut y) = (0.0, 0.0);
    let mut spaced = false;
    for glyph in glyphs {
        if glyph.c.is_whitespace() || glyph.c.is_control() {
            spaced |= glyph.x1 - glyph.x0 > glyph.size * 0.15;
            continue;
        }
        if let Some(last) = last {
            // Bold type is imitated by printing a glyph twice.
            let again = last.c == glyph.c && glyph.x0 - last.x0 < (last.x1 - last.x0) * 0.3;
            if again && (glyph.y - last.y).abs() < glyph.size * 0.2 {
                continue;
            }
            let em = last.size.max(glyph.size);
            let gap = glyph.x0 - last.x1;
            if gap > em * BROAD_SPACE {
                text.push_str("  ");
            } else if gap > em * SPACE || spaced {
                text.push(' ');
            }
        } else {
            (x0, y) = (glyph.x0, glyph.y);
        }
        spaced = false;
        text.push(glyph.c);
        last = Some(glyph);
    }
    last.map(|last| Line { text, x0, x1: last.x1, y, size })
}

/// Joins lines that are one text: a cell, or a paragraph.
pub(super) fn push_joined(text: &mut String, next: &str) {
    let between = |a: char, b: char| a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric();
    if let (Some(a), Some(b)) = (text.chars().next_back(), next.chars().next())
        && between(a, b)
    {
        text.push(' ');
    }
    text.push_str(next);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(text: &str, x: f64, y: f64, step: f64) -> Vec<Glyph> {
        let at = |index: usize| x + step * index as f64;
        text.chars()
            .enumerate()
            .map(|(index, c)| Glyph { c, x0: at(index), x1: at(index) + 10.0, y, size: 10.0 })
            .collect()
    }

    fn texts(glyphs: Vec<Glyph>) -> Vec<String> {
        lines(glyphs).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn lines_are_read_from_the_top_and_the_left() {
        let mut all = glyphs("下行", 0.0, 40.0, 10.0);
        all.extend(glyphs("右", 20.0, 20.4, 10.0));
        all.extend(glyphs("上左", 0.0, 20.0, 10.0));
        assert_eq!(texts(all), ["上左右", "下行"]);
    }

    #[test]
    fn gaps_are_spaces() {
        assert_eq!(texts(glyphs("目录", 0.0, 0.0, 15.0)), ["目 录"]);
        assert_eq!(texts(glyphs("合计", 0.0, 0.0, 40.0)), ["合  计"]);
        assert_eq!(texts(glyphs("合计", 0.0, 0.0, 11.0)), ["合计"]);
    }

    #[test]
    fn a_glyph_printed_twice_is_one() {
        let mut all = glyphs("11", 0.0, 0.0, 10.0);
        all.extend(glyphs("11", 0.4, 0.0, 10.0));
        assert_eq!(texts(all), ["11"]);
    }
}
