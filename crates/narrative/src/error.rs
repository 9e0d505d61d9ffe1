//! What can go wrong: a profile that cannot be used, a disclosure that cannot be written.

use juesuan_model::AmountError;

/// Why a profile cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// No built-in profile has this name.
    #[error("there is no profile `{name}`; the profiles are {}; name one of them, or a folder with a template.j2 and a profile.json", known.join(", "))]
    Unknown {
        /// The name asked for.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// The settings are not what settings must be.
    #[error("{profile}/profile.json, line {line}, column {column}: {message}; repair the settings")]
    Settings {
        /// The profile.
        profile: String,
        /// The line, from 1; 0 where the fault has no place.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What was found and what was expected.
        message: String,
    },
    /// A figure in the settings is no figure.
    #[error("{profile}/profile.json: `{field}`: {source}")]
    Figure {
        /// The profile.
        profile: String,
        /// The setting.
        field: &'static str,
        /// What is wrong with it.
        source: AmountError,
    },
    /// The template does not compile.
    #[error("{profile}/template.j2, line {line}: {message}; repair the template")]
    Template {
        /// The profile.
        profile: String,
        /// The line, from 1.
        line: usize,
        /// What was found and what was expected.
        message: String,
    },
}

/// Why a disclosure cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// Contents that the form cannot do without are not in the disclosure.
    #[error("the form {profile} cannot do without what is missing at {}; fill it in, or render a draft", paths.join(", "))]
    Missing {
        /// The profile.
        profile: String,
        /// The JSON paths of what is missing, each once, in the order of the form.
        paths: Vec<String>,
    },
    /// The template did not come to its end within its limit.
    #[error(
        "{template}, line {line}: the template was stopped because it runs on and on; look for a loop without end or a macro that calls itself"
    )]
    Endless {
        /// The template.
        template: String,
        /// The line at which it was stopped, from 1; 0 where it is not known.
        line: usize,
    },
    /// The template asks for something that there is not, or does something that cannot be done.
    #[error("{template}, line {line}: {message}; repair the template")]
    Template {
        /// The template.
        template: String,
        /// The line, from 1; 0 where it is not known.
        line: usize,
        /// What was found and what was expected.
        message: String,
    },
    /// The template took a figure to pieces, so that it is no longer known what it prints.
    #[error(
        "{template}: line {line} of its output: a figure was cut apart or put together from pieces; print figures whole"
    )]
    Torn {
        /// The template.
        template: String,
        /// The line of the template's output, from 1.
        line: usize,
    },
    /// The parts of a DOCX or XLSX cannot be put together; a fault of this program or no memory.
    #[error("{part} cannot be put into the file: {message}; report it with the disclosure")]
    Package {
        /// The part.
        part: String,
        /// What the writer of the container says.
        message: String,
    },
}

/// The line and the message of an error of the template engine, on one line.
pub(crate) fn describe(error: &minijinja::Error) -> (usize, String) {
    let mut message = error.kind().to_string();
    if let Some(detail) = error.detail() {
        message = format!("{message}: {detail}");
    }
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        message = format!("{message}: {inner}");
        source = inner.source();
    }
    (error.line().unwrap_or(0), message.replace('\n', " "))
}
