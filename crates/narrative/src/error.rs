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

impl ProfileError {
    /// What a clerk is told.
    pub fn zh(&self) -> String {
        match self {
            Self::Unknown { name, known } => format!(
                "没有“{name}”这种格式；现有{}；请写其中一个，或者写有 template.j2 和 profile.json 的文件夹",
                known.join("、")
            ),
            Self::Settings { profile, line: 0, message, .. } => {
                format!("{profile}/profile.json：{message}；请改正设置")
            }
            Self::Settings { profile, line, column, message } => {
                format!("{profile}/profile.json第{line}行第{column}列：{message}；请改正设置")
            }
            Self::Figure { profile, field, source } => {
                format!("{profile}/profile.json的“{field}”：{}", source.zh())
            }
            Self::Template { profile, line, message } => {
                format!("{profile}/template.j2第{line}行：{message}；请改正模板")
            }
        }
    }
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

impl RenderError {
    /// What a clerk is told.
    pub fn zh(&self) -> String {
        match self {
            Self::Missing { profile, paths } => format!(
                "格式{profile}不能缺少的内容没有填：{}；请补填，或者用 --draft 生成草稿",
                paths.join("、")
            ),
            Self::Endless { template, line } => format!(
                "{template}第{line}行：模板一直运行不完，已停止；请检查有没有死循环，或者调用自身的宏"
            ),
            Self::Template { template, line, message } => {
                format!("{template}第{line}行：{message}；请改正模板")
            }
            Self::Torn { template, line } => {
                format!("{template}印出的第{line}行：数字被拆开或者拼接；请把数字原样印出")
            }
            Self::Package { part, message } => {
                format!("{part}不能写进文件：{message}；请连同数据报告给本程序的维护者")
            }
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn in_both(zh: &str, en: &str) {
        assert!(en.is_ascii(), "{en}");
        assert!(zh.contains(|c| ('一'..='龥').contains(&c)) && !zh.contains(" the "), "{zh}");
    }

    #[test]
    fn every_error_is_said_in_both_languages() {
        let (name, text) = (|| "x".to_owned(), || "y".to_owned());
        let profiles = [
            ProfileError::Unknown { name: name(), known: vec![text()] },
            ProfileError::Settings { profile: name(), line: 1, column: 2, message: text() },
            ProfileError::Settings { profile: name(), line: 0, column: 0, message: text() },
            ProfileError::Figure { profile: name(), field: "z", source: AmountError::Empty },
            ProfileError::Template { profile: name(), line: 1, message: text() },
        ];
        for error in profiles {
            // Whoever adds a variant adds it to the list above.
            match error {
                ProfileError::Unknown { .. }
                | ProfileError::Settings { .. }
                | ProfileError::Figure { .. }
                | ProfileError::Template { .. } => {}
            }
            in_both(&error.zh(), &error.to_string());
        }
        let renders = [
            RenderError::Missing { profile: name(), paths: vec![text()] },
            RenderError::Endless { template: name(), line: 1 },
            RenderError::Template { template: name(), line: 1, message: text() },
            RenderError::Torn { template: name(), line: 1 },
            RenderError::Package { part: name(), message: text() },
        ];
        for error in renders {
            match error {
                RenderError::Missing { .. }
                | RenderError::Endless { .. }
                | RenderError::Template { .. }
                | RenderError::Torn { .. }
                | RenderError::Package { .. } => {}
            }
            in_both(&error.zh(), &error.to_string());
        }
    }
}
