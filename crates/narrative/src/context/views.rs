//! What a template sees: quantities, comparisons, groups and records, by the names of the JSON file.

use std::fmt;
use std::sync::Arc;

use juesuan_model::disclosure::Field;
use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr};

use crate::marks;

/// The JSON path of a quantity.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Path {
    pub(crate) base: &'static str,
    pub(crate) index: Option<usize>,
    pub(crate) name: &'static str,
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.index {
            Some(index) => write!(f, "{}/{index}/{}", self.base, self.name),
            None if self.name.is_empty() => f.write_str(self.base),
            None => write!(f, "{}/{}", self.base, self.name),
        }
    }
}

/// Something that the disclosure does not have. A condition takes it for false, but in drafts for
/// true; printing it leaves a mark.
#[derive(Debug)]
pub(crate) struct Missing {
    path: String,
    draft: bool,
}

impl Missing {
    pub(crate) fn value(path: impl fmt::Display, draft: bool) -> Value {
        Value::from_object(Self { path: path.to_string(), draft })
    }
}

impl Object for Missing {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }
    fn is_true(self: &Arc<Self>) -> bool {
        self.draft
    }
    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", marks::MISSING, marks::clean(&self.path), marks::END)
    }
}

/// A value that does not apply: false, and printed as nothing.
pub(crate) fn nothing() -> Value {
    Value::from("")
}

/// A quantity, a number of things or a derived figure.
#[derive(Debug)]
pub(crate) struct View {
    pub(crate) path: Path,
    pub(crate) draft: bool,
    /// Whether the narrative groups have it; a table alone does not count.
    pub(crate) given: bool,
    pub(crate) zero: bool,
    pub(crate) value: Option<Value>,
    /// The index of the figure, where the value is one.
    pub(crate) figure: Option<usize>,
    pub(crate) share: Option<Value>,
    pub(crate) purpose: Option<Value>,
    pub(crate) against: [Option<Value>; 3],
}

impl View {
    pub(crate) fn missing(path: Path, draft: bool) -> Self {
        Self {
            path,
            draft,
            given: false,
            zero: false,
            value: None,
            figure: None,
            share: None,
            purpose: None,
            against: [None, None, None],
        }
    }

    fn comparison(&self, at: usize, name: &'static str) -> Value {
        match self.against.get(at) {
            Some(Some(comparison)) => comparison.clone(),
            _ => Value::from_object(Comparison {
                path: self.path,
                name,
                draft: self.draft,
                ..Comparison::default()
            }),
        }
    }
}

impl Object for View {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }
    fn is_true(self: &Arc<Self>) -> bool {
        self.draft || self.given || self.value.is_some()
    }
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }
    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let part = |held: &Option<Value>, name: &str| match held {
            Some(value) => value.clone(),
            None => Missing::value(format_args!("{}/{name}", self.path), self.draft),
        };
        Some(match key {
            "value" => part(&self.value, "value"),
            "number" => match self.figure {
                Some(figure) => marks::figure(figure, ""),
                None => part(&self.value, "value"),
            },
            "share" if self.value.is_none() => part(&None, "value"),
            "share" => part(&self.share, "stated"),
            "purpose" => part(&self.purpose, "purpose"),
            "prior_year" => self.comparison(0, "prior_year"),
            "initial_budget" => self.comparison(1, "initial_budget"),
            "final_budget" => self.comparison(2, "final_budget"),
            "given" => Value::from(self.given),
            "known" => Value::from(self.value.is_some()),
            "has_purpose" => Value::from(self.purpose.is_some()),
            "zero" => Value::from(self.zero),
            "listed" => Value::from(self.given || (self.value.is_some() && !self.zero)),
            _ => return None,
        })
    }
    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            Some(value) => write!(f, "{value}"),
            None => write!(f, "{}", Missing::value(format_args!("{}/value", self.path), self.draft)),
        }
    }
}

/// What a quantity is compared with.
#[derive(Debug)]
pub(crate) struct Comparison {
    pub(crate) path: Path,
    pub(crate) name: &'static str,
    pub(crate) draft: bool,
    pub(crate) unchanged: bool,
    pub(crate) base: Option<Value>,
    pub(crate) change: Option<Value>,
    pub(crate) rate: Option<Value>,
    pub(crate) completion: Option<Value>,
    pub(crate) word: Option<Value>,
    pub(crate) rate_word: Option<Value>,
    pub(crate) order: Option<Value>,
    pub(crate) reason: Option<Value>,
    pub(crate) restated: Option<Value>,
}

impl Default for Comparison {
    fn default() -> Self {
        Self {
            path: Path { base: "", index: None, name: "" },
            name: "",
            draft: false,
            unchanged: false,
            base: None,
            change: None,
            rate: None,
            completion: None,
            word: None,
            rate_word: None,
            order: None,
            reason: None,
            restated: None,
        }
    }
}

impl Comparison {
    /// Whether there is a change or a rate to print; without either there is nothing to compare.
    fn says_something(&self) -> bool {
        self.change.is_some() || self.rate.as_ref().is_some_and(Value::is_true)
    }
}

impl Object for Comparison {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }
    fn is_true(self: &Arc<Self>) -> bool {
        self.says_something() || self.draft
    }
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }
    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let part = |held: &Option<Value>, name: &str| match held {
            Some(value) => value.clone(),
            None => Missing::value(format_args!("{}/{}/{name}", self.path, self.name), self.draft),
        };
        Some(match key {
            "base" => part(&self.base, "amount"),
            "change" => part(&self.change, "change"),
            "rate" => part(&self.rate, "change"),
            "completion" => part(&self.completion, "amount"),
            "word" => part(&self.word, "change"),
            "rate_word" => part(&self.rate_word, "change"),
            "order" => part(&self.order, "amount"),
            "reason" => part(&self.reason, "reason"),
            "restated" => self.restated.clone().unwrap_or_else(nothing),
            "given" => Value::from(self.says_something()),
            "known" => Value::from(self.change.is_some()),
            "explained" => Value::from(self.reason.is_some()),
            "unchanged" => Value::from(self.unchanged),
            _ => return None,
        })
    }
}

/// A group of quantities: its fields, and what else stands in it.
#[derive(Debug)]
pub(crate) struct GroupView {
    pub(crate) base: &'static str,
    pub(crate) draft: bool,
    pub(crate) fields: &'static [Field],
    pub(crate) values: Vec<Option<Value>>,
    pub(crate) more: Vec<(&'static str, Value)>,
}

impl Object for GroupView {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }
    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        if let Some(at) = self.fields.iter().position(|field| field.name == key) {
            return Some(match self.values.get(at) {
                Some(Some(value)) => value.clone(),
                _ => {
                    let name = self.fields.get(at).map_or("", |field| field.name);
                    let path = Path { base: self.base, index: None, name };
                    Value::from_object(View::missing(path, self.draft))
                }
            });
        }
        self.more.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone())
    }
    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.fields.iter().map(|field| Value::from(field.name)).collect())
    }
}

/// A record of values with names.
#[derive(Debug)]
pub(crate) struct Record<const N: usize>(pub(crate) [(&'static str, Value); N]);

impl<const N: usize> Object for Record<N> {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }
    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        self.0.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone())
    }
    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.iter().map(|(name, _)| Value::from(*name)).collect())
    }
}
