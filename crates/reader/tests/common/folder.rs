//! Where the published documents are.
//!
//! They are not part of the project: `JUESUAN_CORPUS` names their folder, or it lies beside the
//! workspace.
// A test that does not run says so.
#![allow(clippy::print_stdout)]

use std::path::PathBuf;

pub(crate) fn corpus() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("JUESUAN_CORPUS") {
        let folder = PathBuf::from(folder);
        assert!(folder.is_dir(), "JUESUAN_CORPUS is no folder: {}", folder.display());
        return Some(folder);
    }
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no corpus");
    None
}
