//! What differs between two texts, briefly.

/// The most lines shown of each side.
const MOST_LINES: usize = 12;

/// The lines in which two texts differ, with the number of the first; none where they do not.
pub(crate) fn between(committed: &str, generated: &str) -> Option<String> {
    if committed == generated {
        return None;
    }
    let (old, new): (Vec<_>, Vec<_>) = (committed.split('\n').collect(), generated.split('\n').collect());
    let same = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let head = old.iter().zip(&new).take_while(same).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(same).count();
    let mut out = format!("  from line {}\n", head + 1);
    for (sign, lines) in [('-', &old[..old.len() - tail]), ('+', &new[..new.len() - tail])] {
        for line in lines.iter().take(MOST_LINES) {
            out.push_str(&format!("  {sign} {line}\n"));
        }
        if lines.len() > MOST_LINES {
            out.push_str(&format!("  {sign} … {} more lines\n", lines.len() - MOST_LINES));
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn shows_the_lines_that_differ() {
        assert_eq!(between("a\nb\n", "a\nb\n"), None);
        assert_eq!(between("a\nb\nc\n", "a\nx\nc\n").unwrap(), "  from line 2\n  - b\n  + x\n");
        assert_eq!(between("", "a\n").unwrap(), "  from line 1\n  + a\n");
    }
}
