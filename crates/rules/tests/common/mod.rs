//! Readings built figure by figure, for the tests of the rules.
#![allow(dead_code, missing_docs)]

use std::borrow::Cow;

use juesuan_model::{
    Basis, Concept, Dimensions, Disclosure, Fact, Figure, Origin, Reading, Role, Unit, project,
};

/// A reading of one file of 甲局 for 2024 that grows figure by figure.
pub(crate) struct Build(pub(crate) Reading);

impl Build {
    pub(crate) fn new() -> Self {
        let department = Some("甲局".to_owned());
        Self(Reading { department, fiscal_year: Some(2024), ..Reading::default() })
    }

    /// A figure in text; `约` before it makes it approximate.
    pub(crate) fn figure(&mut self, text: &str, unit: Unit, role: Role) -> u32 {
        let (approximate, text) = text.strip_prefix('约').map_or((false, text), |rest| (true, rest));
        let id = self.0.figures.len() as u32;
        let value: Option<juesuan_model::Printed> = text.parse().ok();
        assert!(value.is_some(), "{text}");
        self.0.figures.push(Figure {
            id,
            text: text.to_owned().into(),
            start: id * 100,
            end: id * 100 + text.len() as u32,
            line: 1,
            column: 1,
            origin: Origin::Text,
            value,
            decimals: value.map_or(0, |value| value.decimals()),
            unit,
            approximate,
            role,
        });
        id
    }

    /// A figure with a meaning.
    pub(crate) fn fact(
        &mut self,
        concept: Concept,
        basis: Basis,
        dimensions: &Dimensions,
        occurrence: &str,
        text: &str,
    ) -> u32 {
        let role = if concept.is_money() { Role::Amount } else { Role::Count };
        let figure = self.figure(text, concept.info().unit, role);
        let (dimensions, occurrence) = (dimensions.clone(), Cow::Owned(occurrence.to_owned()));
        self.0.facts.push(Fact { figure, concept, basis, dimensions, occurrence });
        figure
    }
}

/// A disclosure with these fields, of 甲局 for 2024 where they do not say otherwise.
pub(crate) fn disclosed(fragment: &str) -> Reading {
    let mut fields = vec![r#""schema": "disclosure/1""#];
    for (key, field) in [
        ("\"department\":", r#""department": {"name": "甲局"}"#),
        ("\"fiscal_year\":", r#""fiscal_year": 2024"#),
        // This form asks for every content.
        ("\"profile\":", r#""profile": "chongqing-2024""#),
    ] {
        if !fragment.contains(key) {
            fields.push(field);
        }
    }
    fields.extend(Some(fragment).filter(|fragment| !fragment.is_empty()));
    let json = format!("{{{}}}", fields.join(", "));
    let disclosure: Disclosure = match serde_json::from_str(&json) {
        Ok(disclosure) => disclosure,
        Err(error) => panic!("{error}: {json}"),
    };
    project(&disclosure)
}
