//! The container of office documents: parts in a ZIP file, the same bytes for the same parts.

#[cfg(feature = "xlsx")]
use std::io::Read;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::error::RenderError;

/// Puts parts into a container, without the time or the machine.
pub(crate) fn pack(parts: &[(&str, &[u8])]) -> Result<Vec<u8>, RenderError> {
    let size = parts.iter().map(|(_, content)| content.len()).sum::<usize>();
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(size / 4)));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, content) in parts {
        let fault = |message: String| RenderError::Package { part: (*name).to_owned(), message };
        zip.start_file(*name, options).map_err(|error| fault(error.to_string()))?;
        zip.write_all(content).map_err(|error| fault(error.to_string()))?;
    }
    let whole = |error: zip::result::ZipError| RenderError::Package {
        part: "目录".to_owned(),
        message: error.to_string(),
    };
    Ok(zip.finish().map_err(whole)?.into_inner())
}

/// A workbook without the time of its making, which its writer always puts into it: any that were
/// always the same would be untrue.
#[cfg(feature = "xlsx")]
pub(crate) fn pack_workbook(workbook: &mut rust_xlsxwriter::Workbook) -> Result<Vec<u8>, RenderError> {
    let fault = |part: &str, message: String| RenderError::Package { part: part.to_owned(), message };
    let written = workbook.save_to_buffer().map_err(|error| fault("xlsx", error.to_string()))?;
    let mut archive =
        zip::ZipArchive::new(Cursor::new(written)).map_err(|error| fault("xlsx", error.to_string()))?;
    let mut parts = Vec::with_capacity(archive.len());
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).map_err(|error| fault("xlsx", error.to_string()))?;
        let name = file.name().map_err(|error| fault("xlsx", error.to_string()))?.into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).map_err(|error| fault(&name, error.to_string()))?;
        if name == "docProps/core.xml" {
            content = timeless(&String::from_utf8_lossy(&content)).into_bytes();
        }
        parts.push((name, content));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (&**name, &**content)).collect();
    pack(&parts)
}

/// The properties of a document without their times.
#[cfg(feature = "xlsx")]
fn timeless(properties: &str) -> String {
    let mut out = properties.to_owned();
    for name in ["created", "modified"] {
        let (start, end) = (format!("<dcterms:{name} "), format!("</dcterms:{name}>"));
        if let Some((before, rest)) = out.split_once(&start)
            && let Some((_, after)) = rest.split_once(&end)
        {
            out = [before, after].concat();
        }
    }
    out
}
