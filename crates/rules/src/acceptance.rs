//! Findings that somebody looked at and accepted.

use juesuan_model::{Accepted, Concept, Finding, FiscalYear, Reading};
use serde::{Deserialize, Serialize};

/// A file of accepted findings.
///
/// ```
/// use juesuan_rules::Acceptance;
/// let file = r#"{"accepted": [{"rule": "JS341", "department": "某区档案馆", "concept": "gpb_expenditure_by_class",
///   "reason": "本地区约定零基数印100%", "person": "张三", "until": 2025}]}"#;
/// let acceptance = Acceptance::from_json(file)?;
/// assert_eq!(acceptance.accepted.len(), 1);
/// # Ok::<(), juesuan_rules::AcceptanceError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The entries.
    pub accepted: Vec<Entry>,
}

/// One acceptance: by fingerprint, or by rule, department and concept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The finding's fingerprint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// The rule's code or name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The department's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The concept of one of the finding's figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concept: Option<Concept>,
    /// Why it is accepted.
    pub reason: String,
    /// Who accepted it.
    pub person: String,
    /// The last fiscal year of validity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<FiscalYear>,
}

/// Why a file of accepted findings cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AcceptanceError {
    /// It is no such JSON.
    #[error("the file of accepted findings cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// An entry says neither which finding nor which rule, department and concept.
    #[error("entry {0} needs a fingerprint, or rule, department and concept")]
    Aimless(usize),
}

impl AcceptanceError {
    /// What a clerk is told.
    pub fn zh(&self) -> String {
        match self {
            Self::Json(error) => format!("验收文件读不了：{error}"),
            Self::Aimless(entry) => {
                format!("验收文件第{entry}条要写 fingerprint，或者 rule、department 和 concept")
            }
        }
    }
}

impl Acceptance {
    /// Reads a file.
    ///
    /// # Errors
    /// Where it is no such JSON, or an entry does not say what it accepts.
    pub fn from_json(text: &str) -> Result<Self, AcceptanceError> {
        let acceptance: Self = serde_json::from_str(text)?;
        for (index, entry) in acceptance.accepted.iter().enumerate() {
            let by_meaning = entry.rule.is_some() && entry.department.is_some() && entry.concept.is_some();
            if entry.fingerprint.is_none() && !by_meaning {
                return Err(AcceptanceError::Aimless(index + 1));
            }
        }
        Ok(acceptance)
    }

    /// Marks the findings that are accepted.
    pub fn apply(&self, reading: &Reading, findings: &mut [Finding]) {
        for finding in findings {
            finding.accepted =
                self.accepted.iter().find(|entry| entry.covers(reading, finding)).map(|entry| Accepted {
                    reason: entry.reason.clone(),
                    person: entry.person.clone(),
                    until: entry.until,
                });
        }
    }
}

impl Entry {
    fn covers(&self, reading: &Reading, finding: &Finding) -> bool {
        let expired = self.until.zip(reading.fiscal_year).is_some_and(|(until, year)| year > until);
        if expired {
            return false;
        }
        if let Some(fingerprint) = &self.fingerprint {
            return *fingerprint == finding.fingerprint;
        }
        let concerns = |concept: Concept| {
            finding.figures.iter().any(|figure| {
                let direct =
                    reading.facts.iter().any(|fact| fact.figure == figure.id && fact.concept == concept);
                direct
                    || reading.statements.iter().any(|statement| {
                        statement.figures().any(|id| id == figure.id)
                            && statement.subject.is_some_and(|subject| {
                                reading
                                    .facts
                                    .iter()
                                    .any(|fact| fact.figure == subject && fact.concept == concept)
                            })
                    })
            })
        };
        self.rule.as_deref().is_some_and(|rule| rule == finding.rule || rule == finding.name)
            && self.department.as_deref() == reading.department.as_deref()
            && self.concept.is_some_and(concerns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_must_say_what_it_accepts() {
        let aimless = r#"{"accepted": [{"rule": "JS341", "reason": "甲", "person": "乙"}]}"#;
        assert!(matches!(Acceptance::from_json(aimless), Err(AcceptanceError::Aimless(1))));
        assert!(Acceptance::from_json("{").is_err());
    }

    #[test]
    fn every_error_is_said_in_both_languages() {
        let json = serde_json::from_str::<u8>("x").unwrap_err();
        for error in [AcceptanceError::Json(json), AcceptanceError::Aimless(3)] {
            assert!(error.to_string().is_ascii(), "{error}");
            assert!(error.zh().starts_with("验收文件"), "{error:?}");
        }
    }
}
