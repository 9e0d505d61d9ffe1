//! The marks of the levels of the functional classification: (类), (款), (项), with their codes
//! (208类), (05款), (01项), or the codes alone (208), (05), (01).

/// The levels from the class down.
pub(crate) const LEVELS: [char; 3] = ['类', '款', '项'];

/// The mark of a level, with the digits of its code where they are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark<'t> {
    pub digits: &'t str,
    pub length: usize,
    /// The code stands alone: (208).
    pub bare: bool,
}

/// The mark of a level that a text begins with. A code alone is a mark below a class that has
/// one too: elsewhere (01) is the number of a list.
pub(crate) fn mark<'t>(text: &'t str, level: char, above: Option<Mark<'_>>) -> Option<Mark<'t>> {
    let inner = text.strip_prefix('(')?;
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = inner.get(..inner.len() - rest.len()).filter(|digits| digits.len() <= 7)?;
    if let Some(after) = rest.strip_prefix(level).and_then(|after| after.strip_prefix(')')) {
        return Some(Mark { digits, length: text.len() - after.len(), bare: false });
    }
    let after = rest.strip_prefix(')')?;
    let own = after.strip_prefix('(').and_then(|rest| rest.strip_prefix(level)?.strip_prefix(')'));
    let fits = match level {
        '类' => digits.len() == 3 && digits.starts_with('2'),
        '款' => matches!(digits.len(), 2 | 5),
        _ => matches!(digits.len(), 2 | 7),
    };
    let alone = level == '类' || above.is_some_and(|above| above.bare);
    (fits && (own.is_some() || alone)).then(|| {
        let after = own.unwrap_or(after);
        Mark { digits, length: text.len() - after.len(), bare: own.is_none() }
    })
}

/// The first mark of a level in a text: the words before it, the mark, and what follows.
pub(crate) fn split<'t>(
    text: &'t str,
    level: char,
    above: Option<Mark<'_>>,
) -> Option<(&'t str, Mark<'t>, &'t str)> {
    text.match_indices('(').find_map(|(at, _)| {
        let (name, rest) = text.split_at_checked(at)?;
        let found = mark(rest, level, above)?;
        Some((name, found, rest.get(found.length..)?))
    })
}

/// The levels of a path from the class down, as far as they are marked: names and marks.
pub(crate) fn levels(path: &str) -> impl Iterator<Item = (&str, Mark<'_>)> {
    let mut rest = path;
    let mut above = None;
    LEVELS.iter().map_while(move |level| {
        let (name, found, after) = split(rest, *level, above)?;
        (rest, above) = (after, Some(found));
        Some((name, found))
    })
}

/// Whether a text ends in the mark of one of some levels.
pub(crate) fn ends_in(text: &str, levels: &[char]) -> bool {
    let text = super::ending(text);
    let at = text.rfind('(').and_then(|at| text.get(at..));
    at.is_some_and(|last| {
        let whole = |found: Mark<'_>| found.length == last.len() && !found.bare;
        levels.iter().any(|level| mark(last, *level, None).is_some_and(whole))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_may_carry_its_code() {
        let found = |text, level| mark(text, level, None).map(|mark| (mark.digits, mark.length, mark.bare));
        assert_eq!(found("(类)教育", '类'), Some(("", 5, false)));
        assert_eq!(found("(208类)", '类'), Some(("208", 8, false)));
        assert_eq!(found("(208)行政", '类'), Some(("208", 5, true)));
        assert_eq!(found("(208)(类)行政", '类'), Some(("208", 10, false)));
        assert_eq!(found("(05)(款)", '款'), Some(("05", 9, false)));
        // The number of a list.
        assert_eq!(found("(05)行政", '款'), None);
        assert_eq!(found("(305)", '类'), None);
        assert_eq!(found("(2类别)", '类'), None);
        assert_eq!(found("(款)", '类'), None);
    }

    #[test]
    fn a_path_is_split_at_its_marks() {
        let of = |path| levels(path).map(|(name, found)| (name, found.digits)).collect::<Vec<_>>();
        assert_eq!(of("教育支出(205类)普通教育(02款)"), [("教育支出", "205"), ("普通教育", "02")]);
        assert_eq!(
            of("教育支出(205)普通教育(02)小学教育(02)"),
            [("教育支出", "205"), ("普通教育", "02"), ("小学教育", "02")]
        );
        assert_eq!(of("教育支出(类)普通教育(02)"), [("教育支出", "")]);
        assert!(ends_in("普通教育(02款)", &['款', '项']) && !ends_in("普通教育(02款)等", &['款', '项']));
        assert!(!ends_in("普通教育(02)", &['款', '项']));
    }
}
