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
pub(crate) use index::{TableIndex, Values};
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

/// What a template asks for beyond what every form prints; what it never names is not computed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wants {
    /// The amounts compared with, where the changes are known.
    pub(crate) base: bool,
    /// Completion rates.
    pub(crate) completion: bool,
    /// Names of functional codes with those of the levels above.
    pub(crate) full_name: bool,
}

impl Wants {
    pub(crate) fn of(template: &str) -> Self {
        Self {
            base: template.contains(".base"),
            completion: template.contains("completion"),
            full_name: template.contains("full_name"),
        }
    }
}

pub(crate) struct Builder<'a> {
    disclosure: &'a Disclosure,
    settings: &'a Settings,
    wants: Wants,
    options: RenderOptions,
    index: TableIndex<'a>,
    /// The value of each concept that is not broken down, by its number.
    levels: Vec<Option<Value>>,
    figures: Vec<FigureRef>,
    /// The mark that was made last.
    mark: String,
    tables: Vec<Table>,
    named: HashMap<&'a str, Shape>,
}

/// The values of a template by name.
#[derive(Debug)]
struct Root(Vec<(&'static str, Shape)>);

impl Object for Root {
    fn get_value(self: &Arc<Self>, key: &Shape) -> Option<Shape> {
        self.get_value_by_str(key.as_str()?)
    }
    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Shape> {
        self.0.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone())
    }
}

impl<'a> Builder<'a> {
    pub(crate) fn build(
        disclosure: &'a Disclosure,
        settings: &'a Settings,
        wants: Wants,
        options: RenderOptions,
    ) -> Context {
        let mut builder = Self {
            disclosure,
            settings,
            wants,
            options,
            index: TableIndex::new(disclosure),
            levels: vec![None; Concept::ALL.len()],
            figures: Vec::with_capacity(512),
            mark: String::new(),
            tables: Vec::new(),
            named: HashMap::new(),
        };
        builder.levels();
        let root = builder.root();
        Context {
            root: Shape::from_object(Root(root)),
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
        let text = marks::clean(&reason.text);
        let mut out = String::with_capacity(text.len() + 24 * reason.figures.len());
        // The pieces between the slots; the slots are digits in braces, which cleaning leaves alone.
        let mut rest = &*text;
        while let Some(open) = rest.find('{') {
            let (before, tail) = rest.split_at(open);
            out.push_str(before);
            let slot = tail.find('}').and_then(|close| {
                let index: usize = tail.get(1..close)?.parse().ok()?;
                Some((reason.figures.get(index)?, tail.get(close + 1..)?))
            });
            match slot {
                Some((figure, after)) => {
                    self.slot(figure, &mut out);
                    rest = after;
                }
                None => {
                    out.push('{');
                    rest = tail.get(1..).unwrap_or_default();
                }
            }
        }
        out.push_str(rest);
        Shape::from(out)
    }

    /// A figure of a reason, with its unit, and 约 before it unless the writer has written it.
    fn slot(&mut self, figure: &ReasonFigure, out: &mut String) {
        let about = self.settings.words.about.as_str();
        if figure.approximate && (about.is_empty() || !out.ends_with(about)) {
            out.push_str(about);
        }
        let unit = figure.unit.unwrap_or(self.disclosure.unit.unit());
        let index = self.reason_figure(figure);
        marks::push_figure(out, index, unit.zh());
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
            dimensions: (figure.of_unit.is_some() || figure.project.is_some()).then(|| {
                Arc::new(Dimensions {
                    unit: figure.of_unit.clone().map(Into::into),
                    project: figure.project.clone().map(Into::into),
                    ..Dimensions::default()
                })
            }),
            role,
            direction: figure.direction,
            value: figure.figure,
            unit,
            approximate: figure.approximate,
        });
        at
    }
}
