//! The examples: validated, checked, rendered.

use std::fs;

use juesuan_model::{Disclosure, FileResult, Severity, project};
use juesuan_narrative::{Profile, RenderOptions};
use juesuan_rules::{CheckOptions, check};
use juesuan_schema::Validator;

use crate::generate::{Generated, with_notice};
use crate::{Failure, root};

const FOLDER: &str = "schemas/examples";
const MINIMAL: &str = "minimal";
const REAL: &str = "qijiang-government-office-2024";

/// A disclosure that is written by hand, with what is made from it.
pub(crate) struct Example {
    /// The file's name without its ending.
    pub(crate) name: String,
    disclosure: Disclosure,
}

impl Example {
    /// Every example, validated against the schema.
    pub(crate) fn all() -> Result<Vec<Self>, Failure> {
        [MINIMAL, REAL].into_iter().map(Self::read).collect()
    }

    /// The accounts of a real department.
    pub(crate) fn real() -> Result<Self, Failure> {
        Self::read(REAL)
    }

    fn read(name: &str) -> Result<Self, Failure> {
        let path = format!("{FOLDER}/{name}.json");
        let text = fs::read_to_string(root().join(&path)).map_err(|error| format!("{path}: {error}"))?;
        let instance = serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
        Validator::disclosure().validate(&instance).map_err(|errors| {
            let lines: Vec<_> = errors.iter().map(|error| format!("{path}: {error}")).collect();
            lines.join("\n")
        })?;
        let disclosure = serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
        Ok(Self { name: name.to_owned(), disclosure })
    }

    /// What its check comes to.
    pub(crate) fn result(&self) -> FileResult {
        let mut reading = project(&self.disclosure);
        reading.file = format!("{}.json", self.name);
        check(&reading, &CheckOptions::default())
    }

    /// How many errors, warnings and notes it has.
    pub(crate) fn counts(&self) -> [usize; 3] {
        let findings = self.result().findings;
        [Severity::Error, Severity::Warning, Severity::Note]
            .map(|severity| findings.iter().filter(|finding| finding.severity == severity).count())
    }

    /// Its narrative in every profile, and its findings.
    pub(crate) fn outputs(&self) -> Result<Vec<Generated>, Failure> {
        let mut files = Vec::new();
        for name in Profile::names() {
            let of = format!("{} in {name}", self.name);
            let profile = Profile::builtin(name).map_err(|error| format!("{of}: {error}"))?;
            // What an example leaves open shows as a gap, as in any draft.
            let document = profile
                .render(&self.disclosure, RenderOptions::default())
                .or_else(|_| {
                    profile.render(&self.disclosure, RenderOptions { draft: true, ..Default::default() })
                })
                .map_err(|error| format!("{of}: {error}"))?;
            let path = format!("{FOLDER}/{}.{name}", self.name);
            files.push((format!("{path}.txt"), document.to_text()));
            files.push((format!("{path}.md"), with_notice(&document.to_markdown())));
        }
        let findings =
            serde_json::to_value(self.result()).map_err(|error| format!("{}: {error}", self.name))?;
        Validator::findings()
            .validate(&findings)
            .map_err(|errors| format!("findings of {}: {}", self.name, errors[0]))?;
        files.push((format!("{FOLDER}/{}.findings.json", self.name), format!("{findings:#}\n")));
        Ok(files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_have_no_errors() {
        for example in Example::all().unwrap() {
            let result = example.result();
            assert!(!result.has_errors(), "{}: {:?}", example.name, result.findings);
        }
    }
}
