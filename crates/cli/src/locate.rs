//! Lines and columns in a disclosure's JSON text.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use juesuan_model::{FileResult, Origin};

/// The parsed text with its line starts.
pub(crate) struct Locator<'a> {
    text: &'a str,
    root: Value<'a>,
    starts: Vec<usize>,
}

impl<'a> Locator<'a> {
    /// Parses the text, which has been read as JSON before.
    pub(crate) fn new(text: &'a str) -> Option<Self> {
        let parsed = jsonc_parser::parse_to_ast(text, &Default::default(), &Default::default()).ok()?;
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Some(Self { text, root: parsed.value?, starts })
    }

    /// The line and the column, both from 1, of the value at a pointer.
    pub(crate) fn place(&self, pointer: &str) -> Option<(u32, u32)> {
        let mut value = &self.root;
        for step in pointer.split('/').skip(1) {
            let name = step.replace("~1", "/").replace("~0", "~");
            value = match value {
                Value::Object(object) => {
                    &object.properties.iter().find(|property| property.name.as_str() == name)?.value
                }
                Value::Array(array) => array.elements.get(name.parse::<usize>().ok()?)?,
                _ => return None,
            };
        }
        let at = value.start();
        let line = self.starts.partition_point(|start| *start <= at);
        let column = self.text.get(self.starts[line - 1]..at)?.chars().count();
        Some((line as u32, column as u32 + 1))
    }

    /// Sets the line and column of an origin.
    pub(crate) fn set(&self, origin: &mut Origin) {
        if let Origin::Json { pointer, line, column } = origin
            && let Some((at_line, at_column)) = self.place(pointer)
        {
            (*line, *column) = (Some(at_line), Some(at_column));
        }
    }

    /// Sets the lines and columns of a result's figures that stand in this text, which is a file's.
    pub(crate) fn locate(&self, file: &str, result: &mut FileResult) {
        for figure in result.findings.iter_mut().flat_map(|finding| &mut finding.figures) {
            if figure.file == file {
                self.set(&mut figure.origin);
                if let Origin::Json { line: Some(line), column, .. } = &figure.origin {
                    (figure.line, figure.column) = (*line, column.unwrap_or_default());
                }
            }
        }
    }

    /// The text of the line of a value, without its indentation.
    pub(crate) fn line_text(&self, line: u32) -> Option<&'a str> {
        self.text.lines().nth((line as usize).checked_sub(1)?).map(str::trim)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_leads_to_its_line_and_column() {
        let text = "{\n  \"名\": [1,\n    {\"a/b\": \"2.00\"}]\n}";
        let locator = Locator::new(text).unwrap();
        assert_eq!(locator.place("/名/1/a~1b"), Some((3, 13)));
        assert_eq!(locator.place("/名/0"), Some((2, 9)));
        assert_eq!(locator.place("/名/7"), None);
        assert_eq!(locator.line_text(3), Some("{\"a/b\": \"2.00\"}]"));
    }
}
