//! The texts of a projection: written one after another, and given out as pieces of one.

use std::sync::Arc;

use crate::amount::Printed;
use crate::reading::{FigureId, Origin, Reading};
use crate::text::Text;

/// What the figures, names and contents of a reading say and where they stand, until it is done.
pub(super) struct Texts {
    whole: String,
    /// Of each figure, where its pointer begins, where its text begins, and where that ends.
    figures: Vec<[u32; 3]>,
    /// Of each name, where its pointer begins and ends.
    names: Vec<[u32; 2]>,
    /// Of each content, where it begins and ends.
    contents: Vec<[u32; 2]>,
}

impl Texts {
    pub(super) fn new() -> Self {
        Self {
            whole: String::with_capacity(12 * 1024),
            figures: Vec::with_capacity(256),
            names: Vec::new(),
            contents: Vec::with_capacity(64),
        }
    }

    /// A length that does not fit ends in pieces that are empty.
    fn at(&self) -> u32 {
        u32::try_from(self.whole.len()).unwrap_or(u32::MAX)
    }

    fn write(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.whole.push_str(part));
    }

    pub(super) fn figure(&mut self, path: &str, steps: &[&str], printed: Printed) {
        let start = self.at();
        self.whole.push_str(path);
        self.write(steps);
        let text = self.at();
        printed.push_to(&mut self.whole);
        self.figures.push([start, text, self.at()]);
    }

    pub(super) fn name(&mut self, path: &str, step: &str) {
        let start = self.at();
        self.write(&[path, step]);
        self.names.push([start, self.at()]);
    }

    pub(super) fn content(&mut self, parts: &[&str]) {
        let start = self.at();
        self.write(parts);
        self.contents.push([start, self.at()]);
    }

    /// 数字的位置。Where a figure stands.
    pub(super) fn pointer(&self, figure: FigureId) -> &str {
        let Some([start, end, _]) = self.figures.get(figure as usize) else { return "" };
        self.whole.get(*start as usize..*end as usize).unwrap_or_default()
    }

    /// Gives the figures, the names and the reading their texts.
    pub(super) fn give_to(&mut self, reading: &mut Reading) {
        let whole: Arc<str> = core::mem::take(&mut self.whole).into();
        let set = |origin: &mut Origin, text| {
            if let Origin::Json { pointer, .. } = origin {
                *pointer = text;
            }
        };
        for (figure, [start, text, end]) in reading.figures.iter_mut().zip(&self.figures) {
            set(&mut figure.origin, Text::piece(&whole, *start..*text));
            figure.text = Text::piece(&whole, *text..*end);
        }
        for (name, [start, end]) in reading.names.iter_mut().zip(&self.names) {
            set(&mut name.origin, Text::piece(&whole, *start..*end));
        }
        reading.contents =
            self.contents.iter().map(|[start, end]| Text::piece(&whole, *start..*end)).collect();
    }
}
