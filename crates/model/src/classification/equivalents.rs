//! Codes and names that the year 2024 accepts beside each other, since a change of the list was
//! carried out at different times in different places.

/// Codes that 2024 accepts although its list has moved them.
const CODES: &[&str] = &["2010308", "20140", "21006", "21017", "20822", "20823", "21372", "21373"];

/// Names that 2024 accepts for each other; a name may be a part of a longer one.
const NAMES: &[(&str, &str)] = &[
    ("市场主体管理", "经营主体管理"),
    ("部队供应", "军供保障"),
    ("农田建设", "耕地建设与利用"),
    ("天然林保护", "森林保护修复"),
];

/// Whether 2024 accepts a code, or the group that it is in.
pub(super) fn is_accepted(code: &str) -> bool {
    CODES.iter().any(|accepted| code.starts_with(accepted))
}

/// Whether two names are the same but for a wording that changed.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    NAMES.iter().any(|(old, new)| {
        (one.contains(old) && one.replace(old, new) == other) || (one.contains(new) && one.replace(new, old) == other)
    })
}

/// The other wording of a whole name.
pub(super) fn other_name(name: &str) -> Option<&'static str> {
    NAMES.iter().find_map(|(old, new)| {
        if name == *old {
            Some(*new)
        } else if name == *new {
            Some(*old)
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::classification::{Classification::Functional, Lookup};

    #[test]
    fn both_codes_of_a_move_are_accepted() {
        for code in super::CODES {
            let found = Functional.lookup(code, 2024);
            assert!(matches!(found, Lookup::Known(_) | Lookup::UnknownItem), "{code}: {found:?}");
        }
    }

    #[test]
    fn both_names_of_a_rename_are_accepted() {
        for (old, new) in super::NAMES {
            let entries: Vec<_> = [old, new].iter().flat_map(|name| Functional.by_name(name, 2024)).collect();
            assert!(!entries.is_empty(), "{old}");
            for entry in entries {
                assert!(Functional.accepts_name(entry.code, old, 2024), "{old} {}", entry.code);
                assert!(Functional.accepts_name(entry.code, new, 2024), "{new} {}", entry.code);
            }
        }
    }
}
