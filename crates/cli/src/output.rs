//! Files out, whole or not at all.

use std::io::{self, Write};
use std::path::Path;

use crate::args::Lang;

/// Writes a file through a temporary one beside it, so that no half is ever seen.
///
/// # Errors
/// Where the folder does not exist or cannot be written to; the message names the file.
pub(crate) fn write(path: &Path, content: &[u8], lang: Lang) -> io::Result<()> {
    let cannot = lang.pick("写不了", "cannot write ");
    let named =
        |error: io::Error| io::Error::new(error.kind(), format!("{cannot}{}: {error}", path.display()));
    if path.is_dir() {
        let why = lang.pick("这是一个文件夹，请给出文件名", "this is a folder; give the name of a file");
        return Err(io::Error::other(format!("{cannot}{}: {why}", path.display())));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // A temporary file is private; what is written is not, but for what the user's mask takes away.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(named)?;
    file.write_all(content).map_err(named)?;
    file.as_file().sync_all().map_err(named)?;
    file.persist(path).map_err(|error| named(error.error))?;
    Ok(())
}

/// Writes a file that is made of others, and none of those.
///
/// # Errors
/// Where it is one of the files that it is made of, and as [`write()`].
pub(crate) fn write_beside(path: &Path, content: &[u8], sources: &[&Path], lang: Lang) -> io::Result<()> {
    let same = |source: &&&Path| match (source.canonicalize(), path.canonicalize()) {
        (Ok(source), Ok(path)) => source == path,
        _ => false,
    };
    if sources.iter().any(|source| same(&source)) {
        let why = lang.pick(
            "这正是读入的文件，写进去原来的内容就没有了；请换一个文件名",
            "this is the file that was read, whose content would be lost; give another name",
        );
        return Err(io::Error::other(format!("{}: {why}", path.display())));
    }
    write(path, content, lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write(&path, b"one", Lang::Zh).unwrap();
        write(&path, b"two", Lang::Zh).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(write_beside(&path, b"three", &[&folder.path().join("./a.txt")], Lang::Zh).is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        write_beside(&path, b"three", &[&folder.path().join("b.txt")], Lang::Zh).unwrap();
        assert!(write(folder.path(), b"x", Lang::Zh).is_err());
        assert!(write(&folder.path().join("no/such/a.txt"), b"x", Lang::En).is_err());
    }
}
