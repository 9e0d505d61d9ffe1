//! From normalised text to quantities and claims, by a grammar that knows no document by heart.

mod around;
mod base;
mod boundaries;
mod comparison;
mod context;
mod cut;
mod grammar;
mod labels;
pub(crate) mod level;
pub(crate) mod lexicon;
mod lists;
mod missing;
pub(crate) mod model;
mod moved;
mod named;
pub(crate) mod number;
mod quantity;
mod reason;
mod scope;
pub(crate) mod section;
mod share;
mod subject;
mod token;
mod unit;
mod wholes;
mod words;
mod year;

use juesuan_model::Role;

use crate::normalise::Normalised;
use model::Parsed;
use number::{Class, Number};

/// The numbers of a document with their roles, and what the grammar made of them.
pub(crate) struct Parse {
    pub numbers: Vec<Number>,
    pub roles: Vec<Role>,
    pub parsed: Parsed,
}

pub(crate) fn parse(normal: &Normalised, original: &str) -> Parse {
    let token::Tokens { tokens, mut numbers } = token::lex(normal, original);
    let mut roles: Vec<Role> = numbers.iter().map(role).collect();
    let fiscal_year = year::fiscal(&normal.text, &numbers);
    let mut parsed = grammar::walk(&normal.text, &tokens, &mut numbers, &mut roles, fiscal_year);
    let misprinted = |(_, number): &(u32, &Number)| year::is_misprinted(&normal.text, number, fiscal_year);
    parsed.odd_years.extend((0..).zip(&numbers).filter(misprinted).map(|(index, _)| index));
    parsed.odd_years.sort_unstable();
    parsed.odd_years.dedup();
    Parse { numbers, roles, parsed }
}

/// The numbers of a text with their roles, without any grammar.
pub(crate) fn numbers(normal: &Normalised, original: &str) -> impl Iterator<Item = (Number, Role)> {
    token::lex(normal, original).numbers.into_iter().map(|number| (number, role(&number)))
}

/// The role of a number before the grammar has looked at it.
fn role(number: &Number) -> Role {
    match number.class {
        Class::Year => Role::Year,
        Class::Ordinal => Role::Ordinal,
        Class::DocumentNumber => Role::DocumentNumber,
        Class::Telephone => Role::Telephone,
        Class::Threshold => Role::Threshold,
        Class::Money => Role::Amount,
        Class::Count => Role::Count,
        Class::Percent | Class::Points | Class::Bare | Class::Other => Role::Other,
    }
}

pub(crate) use reason::is_unit_name;
pub(crate) use scope::{is_within_a_part, same_measure};
pub(crate) use section::depth as list_number;

/// No sentence that is looked back or ahead through is longer, in bytes: without a bound, a text
/// without full stops would take quadratic time.
pub(crate) const SENTENCE: usize = 2400;

/// The end of a text, at most a sentence.
pub(crate) fn ending(text: &str) -> &str {
    let from = text.len().saturating_sub(SENTENCE);
    let from = (from..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    text.get(from..).unwrap_or_default()
}

/// The beginning of a text, at most a sentence.
pub(crate) fn beginning(text: &str) -> &str {
    let to = text.len().min(SENTENCE);
    let to = (0..=to).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    text.get(..to).unwrap_or_default()
}

/// The code of a functional class by its name.
pub(crate) fn class_code(name: &str) -> Option<&'static str> {
    labels::CLASSES
        .iter()
        .find(|(_, names)| {
            let same = |known: &str| known == name || known.strip_suffix("支出") == Some(name);
            names.split_whitespace().any(same)
        })
        .map(|&(code, _)| code)
}
