//! The rules, a folder or file per family.

mod js1_table;
mod js2_shortfall;
mod js2_tables;
mod js3_narrative;
mod js4_narrative_against_tables;
mod js5_words;
mod js6_completeness;
mod js6_hygiene;
mod js7_classification;
mod js8_together;
mod missing;

use crate::rule::Rule;

/// The families in the order of their codes, file by file.
pub(crate) const FAMILIES: &[&[&[Rule]]] = &[
    js1_table::FAMILY,
    &[js2_tables::RULES, js2_shortfall::RULES],
    js3_narrative::FAMILY,
    &[js4_narrative_against_tables::RULES],
    &[js5_words::RULES],
    &[js6_completeness::RULES, js6_hygiene::RULES],
    &[js7_classification::RULES],
    &[js8_together::RULES],
];
