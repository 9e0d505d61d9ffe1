//! The taxonomy as data.

use std::collections::BTreeMap;

use juesuan_model::disclosure::UnitFigures;
use juesuan_model::tables::Block;
use juesuan_model::{Concept, Disclosure, TableKind};
use serde_json::{Value, json};

use crate::export::NOTICE;

/// `schemas/concepts.json`: every concept with its terms, unit, section, identity and places.
pub fn concepts_json() -> String {
    let paths = paths();
    let concepts: Vec<Value> = Concept::ALL
        .iter()
        .map(|concept| {
            let info = concept.info();
            json!({
                "id": info.id,
                "term_zh": info.zh,
                "term_en": info.en,
                "aliases": info.aliases,
                "unit": info.unit.id(),
                "kind": info.kind,
                "section": concept.section_id(),
                "printed_in": info.section,
                "identity": info.identity,
                "whole": concept.whole().map(Concept::id),
                "share": concept.share().map(Concept::id),
                "paths": paths.get(concept).map(Vec::as_slice).unwrap_or_default(),
            })
        })
        .collect();
    format!("{:#}\n", json!({"$comment": NOTICE, "schema": "concepts/1", "concepts": concepts}))
}

/// Where in a disclosure each concept stands; `*` is any entry of a list.
fn paths() -> BTreeMap<Concept, Vec<String>> {
    let mut paths: BTreeMap<Concept, Vec<String>> = BTreeMap::new();
    let mut add = |concept: Concept, path: String| paths.entry(concept).or_default().push(path);
    let empty = Disclosure::new("", 2024);
    for (path, group) in empty.groups() {
        for field in group.fields() {
            add(field.concept, format!("{path}/{}", field.name));
            if let Some(share) = field.concept.share() {
                add(share, format!("{path}/{}/stated/*/figure", field.name));
            }
        }
    }
    for field in UnitFigures::FIELDS {
        add(field.concept, format!("/department/units/*/figures/{}", field.name));
    }
    for (path, concept, _) in empty.by_function() {
        add(concept, format!("{path}/*/amount"));
        if let Some(share) = concept.share() {
            add(share, format!("{path}/*/amount/stated/*/figure"));
        }
    }
    add(Concept::InternalTransfer, "/internal_transfer".into());
    for kind in TableKind::ALL {
        for block in kind.empty().blocks() {
            let (path, fields, coded) = match block {
                Block::Fixed { path, cells, .. } => (path.to_owned(), cells.fields(), false),
                Block::Coded { path, rows, .. } => (format!("{path}/*/cells"), rows.columns(), true),
            };
            for field in fields {
                let concept = if coded { field.concept.by_function() } else { field.concept };
                add(concept, format!("/tables/{}/{path}/{}", kind.id(), field.name));
            }
        }
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_concept_has_a_place() {
        let paths = paths();
        let homeless: Vec<_> =
            Concept::ALL.iter().filter(|concept| !paths.contains_key(concept)).map(|c| c.id()).collect();
        assert!(homeless.is_empty(), "no field holds {homeless:?}");
    }
}
