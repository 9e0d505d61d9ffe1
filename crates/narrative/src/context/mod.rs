//! From a disclosure to what a template sees.

mod groups;
mod index;
mod quantities;
mod views;

use std::collections::HashMap;
use std::sync::Arc;

use juesuan_model::{Basis, Printed};
use juesuan_model::{Concept, Dimensions, Disclosure, ReasonFigure, ReasonRef, Role, Slot, Value};
use minijinja::Value as Shape;
use minijinja::value::Object;

use crate::document::{FigureRef, Table};
use crate::marks;
use crate::profile::RenderOptions;
use crate::settings::Settings;
pub(crate) use groups::listed_name;
pub(crate) use index::TableIndex;
pub(crate) use views::{Missing, Record};

/// A disclosure as a template sees it, with the figures and tables that the template prints.
///
/// It belongs to the profile that made it.
#[derive(Debug)]
pub struct Context {
    pub(crate) root: Shape,
    pub(crate) figures: Vec<FigureRef>,
    pub(crate) tables: Vec<Table>,
    pub(crate) draft: bool,
}

pub(crate) struct Builder<'a> {
    disclosure: &'a Disclosure,
    settings: &'a Settings,
    options: RenderOptions,
    index: TableIndex<'a>,
    /// The value of each concept that is not broken down, by its number.
    levels: Vec<Option<Value>>,
    figures: Vec<FigureRef>,
    tables: Vec<Table>,
    named: HashMap<&'a str, Shape>,
}

/// The values of a template by name.
#[derive(Debug)]
struct Root(Record);

impl Object for Root {
    fn get_value(self: &Arc<Self>, key: &Shape) -> Option<Shape> {
        self.get_value_by_str(key.as_str()?)
    }
    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Shape> {
        self.0.0.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone())
    }
}

impl<'a> Builder<'a> {
    pub(crate) fn build(
        disclosure: &'a Disclosure,
        settings: &'a Settings,
        options: RenderOptions,
    ) -> Context {
        let mut builder = Self {
            disclosure,
            settings,
            options,
            index: TableIndex::new(disclosure),
            levels: vec![None; Concept::ALL.len()],
            figures: Vec::with_capacity(512),
            tables: Vec::new(),
            named: HashMap::new(),
        };
        builder.levels();
        let root = builder.root();
        Context {
            root: Shape::from_object(Root(Record(root))),
            figures: builder.figures,
            tables: builder.tables,
            draft: options.draft,
        }
    }

    /// What shares and averages are computed from.
    fn levels(&mut self) {
        for (_, group) in self.disclosure.groups() {
            for (at, field) in group.fields().iter().enumerate() {
                let value = match group.slot(at) {
                    Some(Slot::Quantity(Some(quantity))) => quantity.value,
                    Some(Slot::Tally(Some(tally))) => {
                        tally.value.map(|count| Value::Figure(Printed::integer(count.get())))
                    }
                    _ => None,
                };
                let value = value.or_else(|| self.index.get(field.concept, Basis::Actual, ""));
                if let Some(level) = self.levels.get_mut(field.concept as usize) {
                    *level = level.or(value);
                }
            }
        }
    }

    /// A text of the disclosure, or the mark of its absence.
    fn text(&self, text: Option<&str>, path: &str) -> Shape {
        match text {
            Some(text) => Shape::from(&*marks::clean(text)),
            None => Missing::value(path, self.options.draft),
        }
    }

    fn texts(texts: &[String]) -> Shape {
        Shape::from(texts.iter().map(|text| Shape::from(&*marks::clean(text))).collect::<Vec<_>>())
    }

    /// A reason with its figures in their slots; one with a name is written once.
    fn reason(&mut self, reason: &'a ReasonRef) -> Option<Shape> {
        match reason {
            ReasonRef::Here(reason) => Some(self.filled(reason)),
            ReasonRef::Named(name) => {
                if let Some(filled) = self.named.get(name.as_str()) {
                    return Some(filled.clone());
                }
                let disclosure = self.disclosure;
                let filled = self.filled(disclosure.reasons.get(name)?);
                self.named.insert(name, filled.clone());
                Some(filled)
            }
        }
    }

    fn filled(&mut self, reason: &'a juesuan_model::Reason) -> Shape {
        if reason.figures.is_empty() {
            return Shape::from(&*marks::clean(&reason.text));
        }
        let about = self.settings.words.about.clone();
        let filled = reason.fill(|figure| {
            let mark = self.reason_figure(figure);
            let unit = figure.unit.unwrap_or(self.disclosure.unit.unit());
            let about = if figure.approximate { about.as_str() } else { "" };
            format!("{about}{}{}{}{}", marks::FIGURE, mark, marks::END, unit.zh())
        });
        // The writer may have written the word before the slot as well.
        let filled =
            if about.is_empty() { filled } else { filled.replace(&format!("{about}{about}"), &about) };
        Shape::from(clean_between_marks(&filled))
    }

    fn reason_figure(&mut self, figure: &ReasonFigure) -> usize {
        let unit = figure.unit.unwrap_or(self.disclosure.unit.unit());
        let role = match figure.direction {
            _ if unit.is_count() => Role::Count,
            Some(_) => Role::Change,
            None => Role::Amount,
        };
        let basis = match role {
            Role::Change => figure.basis.unwrap_or(Basis::PriorYear),
            _ => figure.basis.unwrap_or(Basis::Actual),
        };
        let at = self.figures.len();
        self.figures.push(FigureRef {
            concept: figure.concept,
            basis,
            dimensions: Dimensions {
                unit: figure.of_unit.clone().map(Into::into),
                project: figure.project.clone().map(Into::into),
                ..Dimensions::default()
            },
            role,
            direction: figure.direction,
            value: figure.figure,
            unit,
            approximate: figure.approximate,
        });
        at
    }
}

/// Cleans a text that already has figures in it.
fn clean_between_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, piece) in text.split(marks::FIGURE).enumerate() {
        match piece.split_once(marks::END) {
            Some((index, rest)) if at > 0 => {
                out.extend([marks::FIGURE]);
                out.push_str(index);
                out.push(marks::END);
                out.push_str(&marks::clean_inside(rest));
            }
            _ => out.push_str(&marks::clean(piece)),
        }
    }
    out
}
