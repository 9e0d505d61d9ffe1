//! What the making of a file left in it and nobody sees in print: comments, tracked changes,
//! hidden content, names of people, links to other files.

use juesuan_model::{Mark, MarkKind};

use super::package::Package;
use super::{OpenError, xml};

/// More leftovers than this say no more than that many.
const MOST: usize = 200;
/// Bookmarks that word processors set for themselves.
#[cfg(feature = "docx")]
const OWN_BOOKMARKS: &[&str] = &["_Toc", "_Ref", "_Hlk", "_Hlt", "OLE_LINK"];

/// The leftovers of a file, each said once.
#[derive(Debug, Default)]
pub(super) struct Leftovers {
    pub marks: Vec<Mark>,
}

impl Leftovers {
    /// Adds one that stands nowhere in the text.
    pub(super) fn add(&mut self, text: String) {
        self.at(0, 0, text);
    }

    pub(super) fn at(&mut self, start: u32, end: u32, text: String) {
        if self.marks.len() < MOST && !self.marks.iter().any(|mark| mark.text == text && mark.start == start)
        {
            self.marks.push(Mark { kind: MarkKind::Leftover, start, end, text });
        }
    }

    /// Adds a cell whose formula failed.
    #[cfg(feature = "xlsx")]
    pub(super) fn formula(&mut self, sheet: &str) {
        self.add(format!("公式出错的单元格：工作表“{sheet}”"));
    }

    /// Adds those that the parts of a package beside its main one tell.
    ///
    /// # Errors
    /// [`OpenError`] where a part cannot be unpacked.
    pub(super) fn package(&mut self, package: &mut Package<'_>) -> Result<(), OpenError> {
        for name in package.names() {
            let is =
                |folder: &str, part: &str| name.starts_with(folder) && name[folder.len()..].starts_with(part);
            if name == "docProps/core.xml" {
                if let Some(part) = package.part(&name)? {
                    self.people(&part)?;
                }
            } else if is("xl/", "externalLinks/") && name.ends_with(".xml") {
                self.add("引用其他文件的链接".to_owned());
            } else if is("xl/", "comments") || is("xl/", "threadedComments/") || is("xl/", "comments/") {
                self.add("批注：单元格批注".to_owned());
            } else if name.ends_with("vbaProject.bin") {
                self.add("宏".to_owned());
            } else if is("xl/", "revisions/") {
                self.add("修订：修订记录".to_owned());
            }
        }
        Ok(())
    }

    /// The author, and who saved the file last.
    fn people(&mut self, part: &[u8]) -> Result<(), OpenError> {
        for (label, name) in [("作者", "creator"), ("最后保存者", "lastModifiedBy")] {
            self.person(label, &xml::text_of(part, name)?);
        }
        Ok(())
    }

    /// A person whom the properties of a file name.
    pub(super) fn person(&mut self, label: &str, name: &str) {
        // Programs write their own names.
        const PROGRAMS: &[&str] =
            &["openpyxl", "Microsoft", "WPS", "python-docx", "Apache", "Administrator", "juesuan", "docx4j"];
        let name = name.trim_matches(|c: char| c.is_whitespace() || c == '\0');
        if !name.is_empty() && !PROGRAMS.iter().any(|program| name.contains(program)) {
            self.add(format!("文件属性中的{label}“{name}”"));
        }
    }

    /// A bookmark, unless the word processor needs it for a table of contents or the like.
    #[cfg(feature = "docx")]
    pub(super) fn bookmark(&mut self, name: &str) {
        if !OWN_BOOKMARKS.iter().any(|own| name.starts_with(own)) {
            self.add(format!("书签“{name}”"));
        }
    }
}
