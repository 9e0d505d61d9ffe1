//! Packages of parts: the ZIP containers of office documents, unpacked within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{OpenError, Phrase};

/// The largest unpacked part of a package.
pub(super) const MAX_PART_BYTES: u64 = 100 << 20;
/// The most bytes that all parts of a package unpack to.
pub(super) const MAX_PACKAGE_BYTES: u64 = 256 << 20;
/// The most parts of a package.
pub(super) const MAX_PARTS: usize = 10_000;

/// A package that is open. Nothing of it is ever written anywhere.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
}

impl<'a> Package<'a> {
    /// Opens a package.
    ///
    /// # Errors
    /// [`OpenError::Damaged`] and [`OpenError::Limit`].
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > MAX_PARTS {
            return Err(OpenError::Limit {
                what: Phrase::new("文件包中的部件", "the package"),
                limit: MAX_PARTS as u64,
                unit: Phrase::new("个", "parts"),
            });
        }
        Ok(Self { archive, unpacked: 0 })
    }

    /// The names of the parts, in the order of the package.
    pub(super) fn names(&self) -> Vec<String> {
        self.archive.file_names().flatten().map(|name| name.into_owned()).collect()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of a part, nothing where there is no such part.
    ///
    /// # Errors
    /// [`OpenError::Damaged`], [`OpenError::Encrypted`] and [`OpenError::Limit`].
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, OpenError> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let mut out = Vec::new();
        self.unpack(index, &mut out)?;
        Ok(Some(out))
    }

    /// Unpacks every part that a reader may unpack, keeping nothing, so that no limit is met later.
    ///
    /// # Errors
    /// Those of [`part`](Self::part).
    pub(super) fn check(&mut self) -> Result<(), OpenError> {
        for index in 0..self.archive.len() {
            let is_text = |name: &str| name.ends_with(".xml") || name.ends_with(".rels");
            let name = self.archive.name_for_index(index);
            if name.is_some_and(|name| name.is_ok_and(|name| is_text(&name))) {
                self.unpack(index, &mut Counter)?;
            }
        }
        self.unpacked = 0;
        Ok(())
    }

    fn unpack(&mut self, index: usize, out: &mut impl std::io::Write) -> Result<(), OpenError> {
        let part = self.archive.by_index(index).map_err(damaged)?;
        // What the directory says of the size is not to be trusted; what comes out is counted.
        let limit = MAX_PART_BYTES.min(MAX_PACKAGE_BYTES.saturating_sub(self.unpacked));
        let count = std::io::copy(&mut part.take(limit + 1), out).map_err(|error| OpenError::Damaged {
            format: Phrase::new("压缩包", "archive"),
            detail: Phrase::told(error),
        })?;
        self.unpacked += count;
        if count > limit {
            return Err(if limit == MAX_PART_BYTES {
                OpenError::Limit {
                    what: Phrase::new("一个部件解压后", "a part, unpacked,"),
                    limit: MAX_PART_BYTES >> 20,
                    unit: Phrase::new("兆字节", "MiB"),
                }
            } else {
                OpenError::Limit {
                    what: Phrase::new("全部部件解压后", "all parts, unpacked,"),
                    limit: MAX_PACKAGE_BYTES >> 20,
                    unit: Phrase::new("兆字节", "MiB"),
                }
            });
        }
        Ok(())
    }
}

struct Counter;

impl std::io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn damaged(error: ZipError) -> OpenError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            OpenError::Encrypted
        }
        error => {
            OpenError::Damaged { format: Phrase::new("压缩包", "archive"), detail: Phrase::told(error) }
        }
    }
}
