//! Validation of instances.

use std::sync::{Arc, OnceLock};

use serde_json::Value;

use crate::export::Published;

/// Why an instance does not have the shape that its schema asks for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {message}", if pointer.is_empty() { "/" } else { pointer })]
#[non_exhaustive]
pub struct SchemaError {
    /// The JSON pointer (RFC 6901) of the value; empty for the whole instance.
    pub pointer: String,
    /// The keyword of the schema that refuses it, such as `pattern`.
    pub keyword: String,
    /// What was found and what is expected.
    pub message: String,
}

/// A schema made ready to validate against. Cloning it is cheap.
#[derive(Debug, Clone)]
pub struct Validator {
    ready: Arc<Result<jsonschema::Validator, SchemaError>>,
}

/// The most errors that one validation reports.
const MOST_ERRORS: usize = 100;
/// The most characters of a message; the engine quotes the value that it refuses.
const LONGEST_MESSAGE: usize = 240;

impl Validator {
    /// Validates disclosures.
    pub fn disclosure() -> Self {
        static READY: OnceLock<Validator> = OnceLock::new();
        READY.get_or_init(|| Self::new(&Published::Disclosure.schema())).clone()
    }

    /// Validates readings.
    pub fn reading() -> Self {
        static READY: OnceLock<Validator> = OnceLock::new();
        READY.get_or_init(|| Self::new(&Published::Reading.schema())).clone()
    }

    /// Validates the results of checks.
    pub fn findings() -> Self {
        static READY: OnceLock<Validator> = OnceLock::new();
        READY.get_or_init(|| Self::new(&Published::Findings.schema())).clone()
    }

    /// Validates instances of a published schema.
    pub fn of(published: Published) -> Self {
        match published {
            Published::Disclosure => Self::disclosure(),
            Published::Reading => Self::reading(),
            Published::Findings => Self::findings(),
        }
    }

    fn new(schema: &Value) -> Self {
        // A schema of ours that cannot be compiled is a bug here; the tests compile all of them.
        let ready = jsonschema::draft202012::new(schema).map_err(|error| typed(&error));
        Self { ready: Arc::new(ready) }
    }

    /// Whether the instance has the shape that the schema asks for.
    ///
    /// # Errors
    /// What does not fit, in the order of the instance, at most a hundred errors.
    pub fn validate(&self, instance: &Value) -> Result<(), Vec<SchemaError>> {
        let validator = match &*self.ready {
            Ok(validator) => validator,
            Err(error) => return Err(vec![error.clone()]),
        };
        if validator.is_valid(instance) {
            return Ok(());
        }
        Err(validator.iter_errors(instance).take(MOST_ERRORS).map(|error| typed(&error)).collect())
    }
}

fn typed(error: &jsonschema::ValidationError<'_>) -> SchemaError {
    let mut message = error.to_string();
    if let Some((cut, _)) = message.char_indices().nth(LONGEST_MESSAGE) {
        message.truncate(cut);
        message.push('…');
    }
    SchemaError {
        pointer: error.instance_path().as_str().to_owned(),
        keyword: error.kind().keyword().to_owned(),
        message,
    }
}
