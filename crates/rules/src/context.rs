//! What a rule looks at: a reading with its facts found by concept.

use core::cell::OnceCell;
use core::cmp::Ordering;

use juesuan_model::profile::{Content, Form};
use juesuan_model::{
    Basis, Concept, Dimensions, Direction, Fact, Figure, FigureId, Origin, Reading, Role, Statement,
    StatementKind,
};

use crate::rule::Rule;

/// A reading, indexed.
#[derive(Debug)]
pub struct Context<'a> {
    /// The reading.
    pub reading: &'a Reading,
    /// The facts, by concept, then dimensions, basis and place.
    order: Vec<Entry>,
    /// Where each concept's facts begin in `order`.
    starts: Vec<u32>,
    /// Of each figure, the first fact that it states.
    facts_of: Vec<u32>,
    /// The statements by the figures that they speak of, in their order.
    about: Vec<(FigureId, u32)>,
    /// The statements by the figures that are their change or rate, in their order.
    stating: Vec<(FigureId, u32)>,
    /// Whether a fact stands in a table.
    has_tables: bool,
    /// Whether the reader was not sure of a statement.
    has_unsure: bool,
    /// Whether the text is only a fragment of a disclosure.
    pub fragment: bool,
    /// Cells with amounts that nobody knows, not read or withheld: the table, the row and the column.
    unread: Vec<(&'a str, u32, u32)>,
    /// The tables that have withheld cells, and the sections of the narrative that withhold something.
    withheld: Vec<&'a str>,
    /// The contents that its form can do without.
    optional: Vec<Content>,
    /// What the words say there was none of (`zero:`), and what follows from them (`none:`).
    zeros: Vec<&'a str>,
    implied: Vec<&'a str>,
    /// What holds more than the parts that the form has for it.
    more: Vec<&'a str>,
    /// The concept and the basis of each reason (`reason:`).
    reasons: Vec<&'a str>,
    /// The rates on a base of zero, once they are asked for.
    rates_on_zero: OnceCell<Vec<(StatementKind, FigureId)>>,
    /// Of several files, the first figure and the name of each.
    files: Vec<(FigureId, &'a str)>,
}

/// What finds a fact: looked at far oftener than the fact itself.
#[derive(Debug, Clone, Copy)]
struct Entry {
    fact: u32,
    key: Key,
    basis: Basis,
    /// Whether it is a level of the running narrative.
    level: bool,
}

/// What nearly always says how dimensions stand to others, so that they need not be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    /// The functional code's first eight bytes, in the order of the codes; 0 without one.
    code: u64,
    /// Whether nothing else is in the dimensions.
    whole: bool,
}

impl Key {
    const NONE: Self = Self { code: 0, whole: true };

    fn of(dimensions: &Dimensions) -> Self {
        let Dimensions { function, economic, fund, unit, project } = dimensions;
        let alone = economic.is_none() && fund.is_none() && unit.is_none() && project.is_none();
        let Some(code) = function.as_deref() else { return Self { code: 0, whole: alone } };
        let mut bytes = [0; 8];
        bytes.iter_mut().zip(code.as_bytes()).for_each(|(byte, digit)| *byte = *digit);
        // What ends in the byte that stands for nothing is not told from what is shorter.
        let whole = alone && (1..=8).contains(&code.len()) && !code.ends_with('\0');
        Self { code: u64::from_be_bytes(bytes), whole }
    }

    /// How dimensions stand to others, as [`Dimensions`] does.
    fn order<'d>(
        self,
        other: Self,
        dimensions: impl FnOnce() -> (&'d Dimensions, &'d Dimensions),
    ) -> Ordering {
        self.code.cmp(&other.code).then_with(|| match self.whole && other.whole {
            true => Ordering::Equal,
            false => {
                let (one, other) = dimensions();
                one.cmp(other)
            }
        })
    }
}

/// A figure that states no fact.
const NONE: u32 = u32::MAX;

impl<'a> Context<'a> {
    /// Indexes a reading, which is held to the form that it follows.
    pub fn new(reading: &'a Reading) -> Self {
        Self::of_form(reading, Form::of(reading.profile.as_deref().unwrap_or_default()))
    }

    /// Indexes a reading that is held to a form.
    pub fn of_form(reading: &'a Reading, form: &Form) -> Self {
        let facts = &reading.facts;
        // One place beyond the last concept ends it; a new concept need not be in the list of all.
        let most = facts.iter().map(|fact| fact.concept as usize).max().unwrap_or_default();
        let mut starts = vec![0u32; most.max(Concept::ALL.len()) + 2];
        let mut facts_of = vec![NONE; reading.figures.len()];
        let mut has_tables = false;
        for (index, fact) in facts.iter().enumerate().rev() {
            starts[fact.concept as usize + 1] += 1;
            has_tables |= fact.table().is_some();
            if let Some(first) = facts_of.get_mut(fact.figure as usize) {
                *first = index as u32;
            }
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts.clone();
        let unused = Entry { fact: 0, key: Key::NONE, basis: Basis::Actual, level: false };
        let mut order = vec![unused; facts.len()];
        for (index, fact) in facts.iter().enumerate() {
            let slot = &mut next[fact.concept as usize];
            order[*slot as usize] = Entry {
                fact: index as u32,
                key: Key::of(&fact.dimensions),
                basis: fact.basis,
                level: is_level(reading, fact),
            };
            *slot += 1;
        }
        for window in starts.windows(2) {
            let bucket = &mut order[window[0] as usize..window[1] as usize];
            if bucket.len() > 1 {
                let dimensions = |entry: &Entry| &facts[entry.fact as usize].dimensions;
                bucket.sort_unstable_by(|a, b| {
                    let order = a.key.order(b.key, || (dimensions(a), dimensions(b)));
                    order.then(a.basis.cmp(&b.basis)).then(a.fact.cmp(&b.fact))
                });
            }
        }
        let has_unsure = reading.statements.iter().any(|statement| statement.unsure.is_some());
        let from_document = !reading.figures.is_empty()
            && !reading.figures.iter().any(|figure| matches!(figure.origin, Origin::Json { .. }));
        let unread = reading.unbound.iter().filter_map(|id| reading.figure(*id)).filter_map(|figure| {
            match &figure.origin {
                Origin::Cell { table, row, column, .. }
                    if figure.value.is_none_or(|value| !value.is_zero()) =>
                {
                    Some((table.as_str(), *row, *column))
                }
                _ => None,
            }
        });
        let [mut zeros, mut implied, mut more, mut reasons, mut withheld] = [const { Vec::new() }; 5];
        for content in &reading.contents {
            match content.split_once(':') {
                Some(("reason", said)) => reasons.push(said),
                Some(("zero", said)) => zeros.push(said),
                Some(("none", said)) => implied.push(said),
                Some(("more", said)) => more.push(said),
                Some(("withheld" | "unread", said)) => withheld.push(said),
                _ => {}
            }
        }
        // withheld:TABLE:ROW:COLUMN of a document, withheld:/tables/TABLE/… of a disclosure,
        // withheld:SECTION of a narrative; unread:TABLE:0:COLUMN where rows were not read.
        let cells = withheld.iter().filter_map(|place| {
            let mut parts = place.split(':');
            let (table, row, column) = (parts.next()?, parts.next()?, parts.next()?);
            Some((table, row.parse().ok()?, column.parse().ok()?))
        });
        let names = withheld.iter().filter_map(|place| match place.strip_prefix("/tables/") {
            Some(rest) => rest.split('/').next(),
            None => place.split(':').next(),
        });
        let fragment = from_document && form.is_fragment(reading.sections.iter().map(|section| &*section.id));
        let optional = Content::ALL.iter().copied().filter(|content| !form.requires(*content)).collect();
        let room = 2 * reading.statements.len();
        let (mut about, mut stating) = (Vec::with_capacity(room), Vec::with_capacity(room));
        for (index, statement) in (0u32..).zip(&reading.statements) {
            about.extend(statement.subject.map(|subject| (subject, index)));
            stating.extend(statement.change.into_iter().chain(statement.rate).map(|figure| (figure, index)));
        }
        about.sort_unstable();
        stating.sort_unstable();
        Self {
            reading,
            order,
            starts,
            facts_of,
            about,
            stating,
            has_tables,
            has_unsure,
            fragment,
            optional,
            unread: unread.chain(cells).collect(),
            withheld: names.collect(),
            zeros,
            implied,
            more,
            reasons,
            rates_on_zero: OnceCell::new(),
            files: Vec::new(),
        }
    }

    /// The figures of several files: the first of each, with the file's name.
    pub(crate) fn named(mut self, files: Vec<(FigureId, &'a str)>) -> Self {
        self.files = files;
        self
    }

    /// A figure's file, where there are several.
    pub(crate) fn file_of(&self, figure: FigureId) -> Option<&'a str> {
        let at = self.files.partition_point(|(first, _)| *first <= figure).checked_sub(1)?;
        self.files.get(at).map(|(_, file)| *file)
    }

    fn bucket(&self, concept: Concept) -> &[Entry] {
        let start = |index: usize| self.starts.get(index).map_or(self.order.len(), |start| *start as usize);
        self.order.get(start(concept as usize)..start(concept as usize + 1)).unwrap_or_default()
    }

    /// The facts of a concept, by dimensions, basis and place.
    pub fn facts(&self, concept: Concept) -> impl DoubleEndedIterator<Item = &'a Fact> + Clone + '_ {
        self.bucket(concept).iter().map(|entry| &self.reading.facts[entry.fact as usize])
    }

    /// The facts of a concept at a basis, with these dimensions, wherever they are printed.
    pub fn at(
        &self,
        concept: Concept,
        basis: Basis,
        dimensions: &Dimensions,
    ) -> impl Iterator<Item = &'a Fact> + '_ {
        let bucket = self.broken_down(concept, dimensions).iter();
        bucket.filter(move |entry| entry.basis == basis).map(|entry| &self.reading.facts[entry.fact as usize])
    }

    /// The entries of a concept with these dimensions.
    fn broken_down(&self, concept: Concept, dimensions: &Dimensions) -> &[Entry] {
        let bucket = self.bucket(concept);
        // What is not broken down stands first, and is asked for nearly always.
        if bucket.is_empty() || std::ptr::eq(dimensions, Dimensions::NONE) {
            return &bucket[..bucket.partition_point(|entry| entry.key == Key::NONE)];
        }
        let key = Key::of(dimensions);
        let of = |entry: &Entry| {
            entry.key.order(key, || (&self.reading.facts[entry.fact as usize].dimensions, dimensions))
        };
        let bucket = match key {
            Key::NONE => bucket,
            _ => &bucket[bucket.partition_point(|entry| of(entry).is_lt())..],
        };
        &bucket[..bucket.partition_point(|entry| !of(entry).is_gt())]
    }

    /// The statements of a kind whose scope the reader was sure of.
    pub fn statements(&self, kind: StatementKind) -> impl Iterator<Item = &'a Statement> + use<'a> {
        let statements = self.reading.statements.iter();
        statements.filter(move |statement| statement.kind == kind && statement.unsure.is_none())
    }

    /// The statements whose scope the reader was not sure of.
    pub fn unsure(&self) -> impl Iterator<Item = &'a Statement> + use<'a> {
        let statements = if self.has_unsure { &*self.reading.statements } else { &[] };
        statements.iter().filter(|statement| statement.unsure.is_some())
    }

    /// The level that the narrative states first, reasons aside.
    pub fn narrative(&self, concept: Concept, basis: Basis, dimensions: &Dimensions) -> Option<&'a Fact> {
        let entries = self.broken_down(concept, dimensions);
        let of_basis = entries.get(entries.partition_point(|entry| entry.basis < basis)..)?;
        let mut of_basis = of_basis.iter().take_while(|entry| entry.basis == basis);
        let found = of_basis.find(|entry| entry.level)?;
        self.reading.facts.get(found.fact as usize)
    }

    /// The fact in a table; `last` takes the last of several, such as the total of the expenditure side.
    pub fn in_table(
        &self,
        table: &str,
        concept: Concept,
        basis: Basis,
        dimensions: &Dimensions,
        last: bool,
    ) -> Option<&'a Fact> {
        if !self.has_tables {
            return None;
        }
        let mut found = self.at(concept, basis, dimensions).filter(|fact| fact.table() == Some(table));
        if last { found.last() } else { found.next() }
    }

    /// A figure.
    pub fn figure(&self, id: FigureId) -> Option<&'a Figure> {
        self.reading.figure(id)
    }

    /// The fact that a figure states.
    pub fn fact_of(&self, figure: FigureId) -> Option<&'a Fact> {
        self.reading.facts.get(*self.facts_of.get(figure as usize)? as usize)
    }

    /// Whether a cell that nobody knows stands in the row or column of a figure (in a disclosure,
    /// in its table): it may be a part of whatever the figure is the sum of.
    pub fn unread_beside(&self, figure: FigureId) -> bool {
        match self.figure(figure).map(|figure| &figure.origin) {
            Some(Origin::Cell { table, row, column, .. }) => {
                self.unread.iter().any(|(of, r, c)| of == table && (r == row || c == column))
            }
            Some(Origin::Json { pointer, .. }) if !self.withheld.is_empty() => {
                let table = pointer.strip_prefix("/tables/").and_then(|rest| rest.split('/').next());
                table.is_some_and(|table| self.withholds(table))
            }
            _ => false,
        }
    }

    /// Whether a table or a section of the narrative withholds something, so that what is absent
    /// there need not be zero.
    pub fn withholds(&self, table_or_section: &str) -> bool {
        self.withheld.contains(&table_or_section)
    }

    /// What a statement compares with: the figure that it names, or the level at its basis.
    pub fn base_of(&self, statement: &Statement) -> Option<FigureId> {
        statement.base.or_else(|| {
            let subject = self.fact_of(statement.subject?)?;
            let basis = statement.basis?;
            (subject.basis == Basis::Actual && basis != Basis::Actual)
                .then(|| self.narrative(subject.concept, basis, &subject.dimensions))
                .flatten()
                .map(|fact| fact.figure)
        })
    }

    /// Rates of change and of completion on a base that is printed as zero, or is zero because the
    /// change is the level, with the kind of statement that they stand in.
    pub(crate) fn rates_on_zero(&self) -> impl Iterator<Item = (StatementKind, &'a Figure)> {
        let rates = self.rates_on_zero.get_or_init(|| {
            let statements = self.reading.statements.iter();
            statements.filter_map(|statement| Some((statement.kind, self.rate_on_zero(statement)?))).collect()
        });
        rates.iter().filter_map(|(kind, rate)| Some((*kind, self.figure(*rate)?)))
    }

    fn rate_on_zero(&self, statement: &Statement) -> Option<FigureId> {
        let completes = match statement.kind {
            StatementKind::Change => false,
            StatementKind::Completion => true,
            _ => return None,
        };
        let rate = statement.rate?;
        let value = |figure: Option<FigureId>| self.figure(figure?)?.value;
        let on_zero = match value(self.base_of(statement)) {
            // Of nothing, nothing is all or none of it.
            Some(base) if completes => {
                base.is_zero() && self.is_nonzero(rate) && !value(statement.subject)?.is_zero()
            }
            Some(base) => base.is_zero(),
            None => {
                let (level, change) = (value(statement.subject)?, value(statement.change)?);
                statement.direction != Some(Direction::Decrease)
                    && level.same_value(&change)
                    && !level.is_zero()
            }
        };
        on_zero.then_some(rate)
    }

    /// Whether a figure is zero in words or as a whole number, which is exact.
    pub fn is_exact_zero(&self, figure: FigureId) -> bool {
        let value = self.figure(figure).and_then(|figure| figure.value);
        value.is_some_and(|value| value.is_zero() && value.decimals() == 0)
    }

    /// The first statement that names a figure as its change or rate.
    pub fn statement_of(&self, figure: FigureId) -> Option<&'a Statement> {
        self.indexed(&self.stating, figure).next()
    }

    /// The statements that speak of a figure, in their order.
    pub fn statements_about(&self, figure: FigureId) -> impl Iterator<Item = &'a Statement> + Clone + '_ {
        self.indexed(&self.about, figure)
    }

    fn indexed<'s>(
        &'s self,
        index: &'s [(FigureId, u32)],
        figure: FigureId,
    ) -> impl Iterator<Item = &'a Statement> + Clone + 's {
        let first = index.partition_point(|(of, _)| *of < figure);
        let of = index[first..].iter().take_while(move |(of, _)| *of == figure);
        of.map(|(_, at)| &self.reading.statements[*at as usize])
    }

    /// Whether the value of a figure is zero.
    pub fn is_zero(&self, figure: FigureId) -> bool {
        self.figure(figure).and_then(|figure| figure.value).is_some_and(|value| value.is_zero())
    }

    /// Whether the value of a figure is below zero.
    pub fn is_below_zero(&self, figure: FigureId) -> bool {
        self.figure(figure).and_then(|figure| figure.value).is_some_and(|value| value.is_negative())
    }

    /// Whether the value of a figure is there and not zero.
    pub fn is_nonzero(&self, figure: FigureId) -> bool {
        self.figure(figure).and_then(|figure| figure.value).is_some_and(|value| !value.is_zero())
    }

    /// Whether the source has a content that a profile may demand.
    pub fn has_content(&self, content: &str) -> bool {
        self.reading.contents.iter().any(|have| have == content)
    }

    /// Whether a list gives a concept parts that the form does not have.
    pub fn has_more(&self, concept: Concept) -> bool {
        self.more.contains(&concept.id())
    }

    /// Whether it is said in words that there was none of a concept.
    pub fn says_none(&self, concept: Concept) -> bool {
        self.zeros.contains(&concept.id())
    }

    /// Whether it follows from words that there was none of a concept: what is not there (`zero:`), or
    /// what something else that is not there would have had (`none:`).
    pub fn implies_none(&self, concept: Concept) -> bool {
        self.says_none(concept) || self.implied.contains(&concept.id())
    }

    /// Whether a reason is given why a concept changed against a basis.
    pub fn has_reason(&self, concept: Concept, basis: Basis) -> bool {
        let of = |reason: &&str| {
            let rest = reason.strip_prefix(concept.id())?.strip_prefix(':')?;
            Some(basis.word().map_or_else(|| rest.parse() == Ok(basis), |word| word == rest))
        };
        self.reasons.iter().any(|reason| of(reason) == Some(true))
    }

    /// Whether anything of a concept is stated, wherever.
    pub fn has(&self, concept: Concept) -> bool {
        !self.bucket(concept).is_empty()
    }

    /// Whether the form can do without what a rule of completeness looks for.
    pub fn is_optional(&self, rule: &Rule) -> bool {
        let of = |content: &Content| rule.name.strip_prefix("missing-") == Some(content.id());
        self.optional.iter().any(of)
    }

    /// Whether a fact stands in a table.
    pub fn has_tables(&self) -> bool {
        self.has_tables
    }
}

/// Whether a fact is a level that the running narrative states, and not a change.
fn is_level(reading: &Reading, fact: &Fact) -> bool {
    is_narrative(fact) && reading.figure(fact.figure).is_none_or(|figure| figure.role != Role::Change)
}

/// Whether a fact stands in the running narrative: neither in a table nor inside a reason.
pub fn is_narrative(fact: &Fact) -> bool {
    !fact.occurrence.starts_with("table:") && !fact.occurrence.starts_with("reason")
}
