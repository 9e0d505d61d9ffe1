//! From names to concepts: facts, statements with their figures, and what the document has.

mod apart;
mod around;
mod balances;
mod codes;
mod contents;
mod doubted;
mod funds;
mod heads;
mod listed;
mod measured;
mod qualified;
mod reasons;
mod repeats;
mod resolve;
mod shares;
mod spans;
mod speakers;
mod statements;
mod sums;
mod units;
mod wholes;
mod words;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use juesuan_model::{
    Basis, CodedName, Concept, Dimensions, Fact, Figure, FigureId, Reading, Role, Statement, Unit,
};

use crate::normalise::Normalised;
use crate::parse::Parse;
use crate::parse::lexicon::Lexicon;
use crate::parse::model::{Item, ItemKind};

/// A level that has a concept.
#[derive(Debug, Clone, Copy)]
struct Known {
    number: u32,
    section: Option<usize>,
}

pub(crate) struct Binder<'a> {
    text: &'a str,
    normal: &'a Normalised,
    original: &'a str,
    parse: &'a Parse,
    /// The figure of each number.
    figures: &'a [FigureId],
    department: Option<&'a str>,
    /// Whether the accounts are a government's, whose 一般公共预算收入 is taxes and not an
    /// appropriation.
    of_government: bool,
    lexicon: &'static Lexicon,
    /// What each number measures.
    concepts: Vec<Option<(Concept, Dimensions)>>,
    /// Levels of this year without a breakdown, by concept, in the order of the text.
    levels: HashMap<Concept, Vec<Known>>,
    facts: Vec<Fact>,
    statements: Vec<Statement>,
    /// What was bound and taken back.
    unbound: HashSet<(FigureId, Concept)>,
    /// What has a budget that was adjusted in the year.
    adjusted: HashSet<(Concept, Dimensions)>,
    names: Vec<CodedName>,
    contents: Vec<Cow<'static, str>>,
    /// What the reasoned comparisons are of, by the claim.
    explains: Vec<(usize, Concept, Dimensions, Basis)>,
}

/// Fills a reading's facts, statements and contents.
pub(crate) fn bind(
    reading: &mut Reading,
    original: &str,
    normal: &Normalised,
    parse: &Parse,
    figures: &[FigureId],
    department: Option<&str>,
    words: bool,
) {
    let mut binder = Binder {
        text: &normal.text,
        normal,
        original,
        parse,
        figures,
        department,
        of_government: false,
        lexicon: Lexicon::get(),
        concepts: vec![None; parse.numbers.len()],
        levels: HashMap::new(),
        facts: Vec::with_capacity(parse.parsed.items.len()),
        statements: Vec::with_capacity(parse.parsed.claims.len()),
        unbound: HashSet::new(),
        adjusted: HashSet::new(),
        names: Vec::new(),
        contents: Vec::new(),
        explains: Vec::new(),
    };
    binder.of_government = binder.tells_of_government();
    binder.resolve_items();
    binder.drop_unbound();
    binder.tell_apart();
    binder.claims();
    binder.drop_unbound();
    binder.changes_without_level();
    binder.reasons();
    binder.averages();
    binder.repeats();
    binder.listed();
    binder.sections();
    binder.economic_names();
    binder.unknown_classes();
    binder.facts.sort_by_key(|fact| fact.figure);
    // 个 says nothing; the concept says what is counted.
    for fact in &binder.facts {
        let of = fact.concept.info().unit;
        if let Some(figure) =
            reading.figures.get_mut(fact.figure as usize).filter(|figure| figure.unit == Unit::Piece)
            && matches!(of, Unit::Project | Unit::Organisation | Unit::Office | Unit::Group)
        {
            figure.unit = of;
        }
    }
    if words {
        reading.passages = binder.passages();
    }
    reading.facts = binder.facts;
    reading.statements = binder.statements;
    reading.names = binder.names;
    binder.contents.sort_unstable();
    binder.contents.dedup();
    reading.contents = binder.contents.into_iter().map(Into::into).collect();
    reading.unbound = unbound(&reading.figures, &reading.facts, &reading.statements);
}

/// The quantities that take part in nothing.
fn unbound(figures: &[Figure], facts: &[Fact], statements: &[Statement]) -> Vec<FigureId> {
    let mut used = vec![false; figures.len()];
    let stated = statements.iter().flat_map(Statement::figures);
    for id in facts.iter().map(|fact| fact.figure).chain(stated) {
        if let Some(used) = used.get_mut(id as usize) {
            *used = true;
        }
    }
    figures
        .iter()
        .zip(used)
        .filter(|(figure, used)| {
            !used
                && match figure.role {
                    Role::Year | Role::Ordinal | Role::DocumentNumber | Role::Telephone | Role::Threshold => {
                        false
                    }
                    Role::Other => figure.unit != Unit::None,
                    _ => true,
                }
        })
        .map(|(figure, _)| figure.id)
        .collect()
}

impl Binder<'_> {
    fn section_id(&self, section: Option<usize>) -> &'static str {
        section.and_then(|at| self.parse.parsed.headings.get(at)).map_or("", |heading| heading.id)
    }

    fn occurrence(&self, section: Option<usize>) -> Cow<'static, str> {
        let id = self.section_id(section);
        Cow::Borrowed(if id.is_empty() { "narrative" } else { id })
    }

    fn unit(&self, number: u32) -> Unit {
        self.parse.numbers.get(number as usize).map_or(Unit::None, |number| number.unit)
    }

    fn figure(&self, number: u32) -> FigureId {
        self.figures.get(number as usize).copied().unwrap_or_default()
    }

    fn words(&self, (start, end): (usize, usize)) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Words of the normalised text as they are printed.
    fn printed(&self, words: &str) -> String {
        let start = (words.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        if start > self.text.len() || words.is_empty() {
            return words.to_owned();
        }
        let (from, to) = self.normal.span(self.original, start, start + words.len());
        self.original.get(from..to).unwrap_or(words).replace(['\n', '\r'], "")
    }

    fn concept(&self, number: u32) -> Option<Concept> {
        self.concepts.get(number as usize)?.as_ref().map(|(concept, _)| *concept)
    }

    /// Takes back what a number was just thought to measure: one of the last facts.
    fn forget(&mut self, number: u32, concept: Concept) {
        let figure = self.figure(number);
        let recent = self.facts.len().saturating_sub(64);
        let found =
            self.facts.iter().skip(recent).position(|fact| fact.figure == figure && fact.concept == concept);
        if let Some(at) = found {
            self.facts.remove(recent + at);
        }
        if let Some(known) = self.levels.get_mut(&concept) {
            known.retain(|known| known.number != number);
        }
        if let Some(slot) = self.concepts.get_mut(number as usize) {
            *slot = None;
        }
    }

    /// Takes back what a number was thought to measure; its fact goes with [`drop_unbound`](Self::drop_unbound).
    fn unbind(&mut self, number: u32, concept: Concept) {
        self.unbound.insert((self.figure(number), concept));
        if let Some(known) = self.levels.get_mut(&concept)
            && let Ok(at) = known.binary_search_by_key(&number, |known| known.number)
        {
            known.remove(at);
        }
        if let Some(slot) = self.concepts.get_mut(number as usize) {
            *slot = None;
        }
    }

    /// Drops the facts of what was taken back, all at once.
    fn drop_unbound(&mut self) {
        let unbound = std::mem::take(&mut self.unbound);
        if !unbound.is_empty() {
            self.facts.retain(|fact| !unbound.contains(&(fact.figure, fact.concept)));
        }
    }

    fn know(&mut self, concept: Concept, item: &Item) {
        if item.kind == ItemKind::Level {
            self.levels
                .entry(concept)
                .or_default()
                .push(Known { number: item.number, section: item.section });
        }
    }

    fn fact(
        &mut self,
        number: u32,
        concept: Concept,
        basis: Basis,
        dimensions: Dimensions,
        section: Option<usize>,
    ) {
        let fact = Fact {
            figure: self.figure(number),
            concept,
            basis,
            dimensions,
            occurrence: self.occurrence(section),
        };
        self.facts.push(fact);
    }
}
