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

/// The other wordings of a name.
pub(super) fn other_wordings(name: &str) -> impl Iterator<Item = String> {
    NAMES
        .iter()
        .flat_map(|(old, new)| [(*old, *new), (*new, *old)])
        .filter(move |(from, _)| name.contains(from))
        .map(move |(from, to)| name.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classification::{Classification::Functional, Lookup};

    #[test]
    fn both_codes_of_a_move_are_known() {
        for code in CODES {
            let found = Functional.lookup(code, 2024);
            let Lookup::Known(entry) = found else { panic!("{code}: {found:?}") };
            assert!(Functional.accepts_name(code, entry.name, 2024), "{code}");
            assert!(Functional.by_name(entry.name, 2024).contains(&entry), "{code}");
        }
        assert!(matches!(Functional.lookup("2100601", 2024), Lookup::Known(_)));
        assert_eq!(Functional.lookup("2100688", 2024), Lookup::UnknownItem);
    }

    #[test]
    fn both_names_of_a_rename_are_accepted() {
        for (old, new) in NAMES {
            let found = |name: &str| Functional.by_name(name, 2024);
            assert!(!found(old).is_empty(), "{old}");
            assert_eq!(found(old), found(new));
            for entry in found(old) {
                assert!(Functional.accepts_name(entry.code, old, 2024), "{old} {}", entry.code);
                assert!(Functional.accepts_name(entry.code, new, 2024), "{new} {}", entry.code);
            }
        }
        assert_eq!(Functional.by_name("其他天然林保护支出（项）", 2024)[0].code, "2110599");
        assert!(Functional.accepts_name("2110599", "其他天然林保护支出", 2024));
    }
}
