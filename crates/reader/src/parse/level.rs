//! The marks of the levels of the functional classification: (类), (款), (项), and with their codes
//! (208类), (05款), (01项).

/// The levels from the class down.
pub(crate) const LEVELS: [char; 3] = ['类', '款', '项'];

/// The mark of a level, with the digits of its code where they are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark<'t> {
    pub digits: &'t str,
    pub length: usize,
}

/// The mark of a level that a text begins with.
pub(crate) fn mark(text: &str, level: char) -> Option<Mark<'_>> {
    let inner = text.strip_prefix('(')?;
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = inner.get(..inner.len() - rest.len()).filter(|digits| digits.len() <= 7)?;
    let after = rest.strip_prefix(level)?.strip_prefix(')')?;
    Some(Mark { digits, length: text.len() - after.len() })
}

/// The first mark of a level in a text: the words before it, the mark, and what follows.
pub(crate) fn split(text: &str, level: char) -> Option<(&str, Mark<'_>, &str)> {
    text.match_indices('(').find_map(|(at, _)| {
        let (name, rest) = text.split_at_checked(at)?;
        let found = mark(rest, level)?;
        Some((name, found, rest.get(found.length..)?))
    })
}

/// Whether a text ends in the mark of one of some levels.
pub(crate) fn ends_in(text: &str, levels: &[char]) -> bool {
    let at = text.rfind('(').and_then(|at| text.get(at..));
    at.is_some_and(|last| {
        levels.iter().any(|level| mark(last, *level).is_some_and(|m| m.length == last.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_may_carry_its_code() {
        assert_eq!(mark("(类)教育", '类').map(|mark| (mark.digits, mark.length)), Some(("", 5)));
        assert_eq!(mark("(208类)", '类').map(|mark| mark.digits), Some("208"));
        assert_eq!(mark("(2类别)", '类'), None);
        assert_eq!(mark("(款)", '类'), None);
    }

    #[test]
    fn a_path_is_split_at_its_marks() {
        let (name, found, rest) = split("教育支出(205类)普通教育(02款)", '类').unwrap();
        assert_eq!((name, found.digits, rest), ("教育支出", "205", "普通教育(02款)"));
        assert!(ends_in("普通教育(02款)", &['款', '项']) && !ends_in("普通教育(02款)等", &['款', '项']));
    }
}
