//! The container of office documents: parts in a ZIP file, the same bytes for the same parts.

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
