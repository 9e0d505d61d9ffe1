//! Files in: from paths to readings.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use juesuan_model::{Disclosure, Problem, Reading, project};
use juesuan_reader::OpenError;

use crate::args::Lang;
use crate::fault;
use crate::locate::Locator;

/// The largest disclosure that is read; a real one is a thousandth of it.
pub(crate) const MAX_DISCLOSURE_BYTES: u64 = 64 << 20;
/// The largest document that is read.
pub(crate) const MAX_DOCUMENT_BYTES: u64 = 512 << 20;

/// What a file turned out to be.
pub(crate) enum Content {
    /// A disclosure with its text.
    Disclosure(Box<Disclosure>, String),
    /// Any other document.
    Document(Vec<u8>),
}

/// A file that was opened.
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) content: Content,
}

/// The files of paths: folders are walked in the order of names, other paths taken as they are.
pub(crate) fn expand(paths: &[PathBuf], lang: Lang) -> (Vec<PathBuf>, Vec<(PathBuf, Problem)>) {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_file() => files.push(entry.into_path()),
                Ok(_) => {}
                Err(error) => {
                    let at = error.path().unwrap_or(path).to_path_buf();
                    let problem = Problem::new(
                        format!("文件夹读不了：{error}；请检查权限。"),
                        format!("The folder cannot be read: {error}; see to its permissions."),
                        0,
                    );
                    problems.push((at, lang.said(problem)));
                }
            }
        }
    }
    (files, problems)
}

/// Opens a file.
///
/// # Errors
/// A problem that says what was found and what to do.
pub(crate) fn open(path: &Path, lang: Lang) -> Result<Input, Problem> {
    opened(path).map_err(|problem| lang.said(problem))
}

fn opened(path: &Path) -> Result<Input, Problem> {
    let name = if is_stdin(path) { "-".to_owned() } else { path.display().to_string() };
    let extension =
        path.extension().and_then(|extension| extension.to_str()).unwrap_or("").to_ascii_lowercase();
    let named_json = extension == "json";
    let limit = if named_json { MAX_DISCLOSURE_BYTES } else { MAX_DOCUMENT_BYTES };
    let bytes = bytes_of(path, limit)?;
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let first = start.iter().find(|byte| !byte.is_ascii_whitespace());
    if !named_json && (first != Some(&b'{') || bytes.starts_with(b"{\\rtf")) {
        return Ok(Input { name, content: Content::Document(bytes) });
    }
    if first.is_none() {
        return Err(Problem::new(
            "文件是空的；数据文件应是一个JSON对象，最少写部门名称和年度。",
            "The file is empty; data are a JSON object with at least the department's name and the year.",
            0,
        ));
    }
    if bytes.len() as u64 > MAX_DISCLOSURE_BYTES {
        return Err(too_large(MAX_DISCLOSURE_BYTES));
    }
    let text = std::str::from_utf8(start).map_err(|error| {
        let line = start[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() as u32 + 1;
        Problem::new(
            "JSON文件不是UTF-8编码；请另存为UTF-8。",
            "The JSON file is not in UTF-8; save it as UTF-8.",
            line,
        )
    })?;
    match serde_json::from_str::<Disclosure>(text) {
        Ok(disclosure) => {
            Ok(Input { name, content: Content::Disclosure(Box::new(disclosure), text.to_owned()) })
        }
        Err(error) => {
            let (line, column, said) = (error.line(), error.column(), error.to_string());
            Err(Problem::new(
                format!(
                    "不是有效的决算数据（第{line}行第{column}列）：{}；格式见 juesuan schema disclosure。",
                    fault::zh(&said)
                ),
                format!(
                    "These are no valid data (line {line}, column {column}): {}; juesuan schema disclosure prints their form.",
                    fault::sentence(&said)
                ),
                line as u32,
            ))
        }
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn bytes_of(path: &Path, limit: u64) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let read = if is_stdin(path) {
        io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| {
            let size = file.metadata()?.len();
            if size > limit {
                return Ok(usize::MAX);
            }
            bytes.reserve(size as usize);
            file.take(limit + 1).read_to_end(&mut bytes)
        })
    };
    match read {
        Ok(count) if count as u64 > limit => Err(too_large(limit)),
        Ok(_) => Ok(bytes),
        Err(error) => {
            let (zh, en) = match error.kind() {
                io::ErrorKind::NotFound => (
                    "没有这个文件；请检查路径。".to_owned(),
                    "There is no such file; see to the path.".to_owned(),
                ),
                io::ErrorKind::PermissionDenied => (
                    "没有读取权限；请检查文件的权限。".to_owned(),
                    "Reading it is not permitted; see to the file's permissions.".to_owned(),
                ),
                _ => (format!("读取失败：{error}。"), format!("Reading failed: {error}.")),
            };
            Err(Problem::new(zh, en, 0))
        }
    }
}

fn too_large(limit: u64) -> Problem {
    let limit = limit >> 20;
    Problem::new(
        format!("文件超过{limit}兆字节的上限；请确认是不是一个部门的文件。"),
        format!(
            "The file is larger than the limit of {limit} MiB; see whether it is that of one department."
        ),
        0,
    )
}

/// Why a document cannot be read.
pub(crate) fn unreadable(error: &OpenError, lang: Lang) -> Problem {
    lang.said(Problem::new(error.zh(), error.to_string(), 0))
}

impl Input {
    /// What it says. Origins in a disclosure have no line yet; see [`locator`](Self::locator).
    ///
    /// # Errors
    /// A problem where the document cannot be read.
    pub(crate) fn reading(&self, lang: Lang) -> Result<Reading, Problem> {
        match &self.content {
            Content::Disclosure(disclosure, _) => {
                let mut reading = project(disclosure);
                reading.file.clone_from(&self.name);
                Ok(reading)
            }
            Content::Document(bytes) => {
                let document = juesuan_reader::open(bytes).map_err(|error| unreadable(&error, lang))?;
                let mut reading = juesuan_reader::read_document(&document, &self.name);
                reading.problems = reading.problems.into_iter().map(|problem| lang.said(problem)).collect();
                Ok(reading)
            }
        }
    }

    /// Finds lines and columns of places in a disclosure's text.
    pub(crate) fn locator(&self) -> Option<Locator<'_>> {
        match &self.content {
            Content::Disclosure(_, text) => Locator::new(text),
            Content::Document(_) => None,
        }
    }
}
