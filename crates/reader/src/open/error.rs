//! Why bytes cannot be read, in both languages.

use std::borrow::Cow;
use std::fmt;

/// Words in Chinese and in English; programs print the English ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// In Chinese.
    pub zh: Cow<'static, str>,
    /// In English.
    pub en: Cow<'static, str>,
}

impl Phrase {
    pub(crate) const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh: Cow::Borrowed(zh), en: Cow::Borrowed(en) }
    }

    /// What a library says, which speaks English.
    #[cfg(any(feature = "docx", feature = "xlsx"))]
    pub(crate) fn told(message: impl fmt::Display) -> Self {
        let message = message.to_string();
        Self { zh: message.clone().into(), en: message.into() }
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

/// Why bytes cannot be read as a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// Bytes that no text has.
    #[error(
        "this is no text: byte {offset} is 0x{byte:02x}; what is read is text in UTF-8, UTF-16 or GB18030, HTML, DOCX, XLSX, XLS and PDF"
    )]
    Binary {
        /// The first byte that text does not have.
        offset: usize,
        /// That byte.
        byte: u8,
    },
    /// No encoding fits.
    #[error(
        "the encoding is not known: {invalid} places are neither UTF-8 nor GB18030, the first at byte {offset}; save the file as UTF-8"
    )]
    Encoding {
        /// The first byte that fits no encoding.
        offset: usize,
        /// How many places do not fit.
        invalid: usize,
    },
    /// A format that is not read.
    #[error("{found} cannot be read; {advice}")]
    Unsupported {
        /// What was found.
        found: Phrase,
        /// What to do.
        advice: Phrase,
    },
    /// A format that this build does not read.
    #[error(
        "this program was built without reading {format}; build the reader with its feature `{format}`, or save the file as text"
    )]
    NotBuilt {
        /// The format, which is also the name of the feature.
        format: &'static str,
    },
    /// A container that is broken.
    #[error(
        "the file is damaged and no whole {format} ({detail}); open it with the program that made it, and save it again"
    )]
    Damaged {
        /// What it was taken for.
        format: Phrase,
        /// What the container's reader says.
        detail: Phrase,
    },
    /// A file with a password.
    #[error("the file has a password; take it off and save the file again")]
    Encrypted,
    /// More than is read.
    #[error(
        "{what} would be more than the limit of {limit} {unit}; see that the file is what it should be, or split it"
    )]
    Limit {
        /// What there is too much of.
        what: Phrase,
        /// The limit.
        limit: u64,
        /// What it is counted in.
        unit: Phrase,
    },
    /// Positions would not fit.
    #[error("the file has {length} bytes, more than the limit of 4 GiB; split it")]
    TooLarge {
        /// The length in bytes.
        length: usize,
    },
    /// Pages of pictures, or of glyphs that no font explains.
    #[error(
        "none of the {pages} pages of the PDF has text that can be read ({}); export it again from Word or WPS, or have its characters recognised (OCR) first",
        if *.unknown > 0 { "its fonts do not say which characters they have" } else { "most are scans" }
    )]
    NoText {
        /// How many pages.
        pages: usize,
        /// How many glyphs have no characters.
        unknown: usize,
    },
}

impl OpenError {
    /// What a clerk is told.
    pub fn zh(&self) -> String {
        match self {
            Self::Binary { offset, byte } => format!(
                "文件不是文本：第{offset}字节是0x{byte:02x}；能读的是UTF-8、UTF-16或GB18030编码的文本、HTML、DOCX、XLSX、XLS、PDF"
            ),
            Self::Encoding { offset, invalid } => format!(
                "认不出编码：有{invalid}处既不是UTF-8也不是GB18030，第一处在第{offset}字节；请另存为UTF-8"
            ),
            Self::Unsupported { found, advice } => format!("{}读不了；{}", found.zh, advice.zh),
            Self::NotBuilt { format } => format!(
                "这个程序没有编入{format}的读取功能；请启用读取库的{format}功能后重新编译，或者把文件另存为文本"
            ),
            Self::Damaged { format, detail } => {
                format!("文件损坏，不是完整的{}（{}）；请用原来的软件打开后重新保存", format.zh, detail.zh)
            }
            Self::Encrypted => "文件加了密码；请取消密码后重新保存".to_owned(),
            Self::Limit { what, limit, unit } => {
                format!("{}超过{limit}{}的上限；请确认文件没有问题，或者拆成几个文件", what.zh, unit.zh)
            }
            Self::TooLarge { length } => {
                format!("文件有{length}字节，超过4吉字节的上限；请拆成几个文件")
            }
            Self::NoText { pages, unknown } => {
                let why = if *unknown > 0 { "字体没有写明是什么字" } else { "多是扫描件" };
                format!(
                    "PDF的{pages}页都没有可读的文字（{why}）；请用Word、WPS重新导出PDF，或者先做文字识别（OCR）"
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_is_said_in_both_languages() {
        let phrase = || Phrase::new("工作簿", "the workbook");
        let all = [
            OpenError::Binary { offset: 3, byte: 0 },
            OpenError::Encoding { offset: 3, invalid: 7 },
            OpenError::Unsupported { found: phrase(), advice: phrase() },
            OpenError::NotBuilt { format: "pdf" },
            OpenError::Damaged { format: phrase(), detail: phrase() },
            OpenError::Encrypted,
            OpenError::Limit { what: phrase(), limit: 5, unit: phrase() },
            OpenError::TooLarge { length: 9 },
            OpenError::NoText { pages: 2, unknown: 0 },
            OpenError::NoText { pages: 2, unknown: 4 },
        ];
        for error in all {
            // Whoever adds a variant adds it to the list above.
            match error {
                OpenError::Binary { .. }
                | OpenError::Encoding { .. }
                | OpenError::Unsupported { .. }
                | OpenError::NotBuilt { .. }
                | OpenError::Damaged { .. }
                | OpenError::Encrypted
                | OpenError::Limit { .. }
                | OpenError::TooLarge { .. }
                | OpenError::NoText { .. } => {}
            }
            assert!(error.to_string().is_ascii(), "{error}");
            assert!(error.zh().contains(|c| ('一'..='龥').contains(&c)), "{error:?}");
            assert!(!error.zh().contains("the "), "{error:?}");
        }
    }
}
