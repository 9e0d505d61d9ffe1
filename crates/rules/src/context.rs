//! What a rule looks at: a reading with its facts found by concept.

use juesuan_model::{Basis, Concept, Dimensions, Fact, Figure, FigureId, Origin, Reading, Role, Statement};

/// A reading, indexed.
#[derive(Debug)]
pub struct Context<'a> {
    /// The reading.
    pub reading: &'a Reading,
    /// Indices of facts, by concept, then dimensions, basis and place.
    order: Vec<u32>,
    /// Where each concept's facts begin in `order`.
    starts: Vec<u32>,
    /// Whether the text is only a fragment of a disclosure.
    pub fragment: bool,
    /// Cells with amounts that nobody knows: the table, the row and the column.
    unread: Vec<(&'a str, u32, u32)>,
}

/// How many concepts there can be.
const CONCEPTS: usize = 256;

impl<'a> Context<'a> {
    /// Indexes a reading.
    pub fn new(reading: &'a Reading) -> Self {
        let facts = &reading.facts;
        let mut starts = vec![0u32; CONCEPTS + 1];
        for fact in facts {
            starts[fact.concept as usize + 1] += 1;
        }
        for index in 0..CONCEPTS {
            starts[index + 1] += starts[index];
        }
        let mut next = starts.clone();
        let mut order = vec![0u32; facts.len()];
        for (index, fact) in facts.iter().enumerate() {
            let slot = &mut next[fact.concept as usize];
            order[*slot as usize] = index as u32;
            *slot += 1;
        }
        for window in starts.windows(2) {
            let bucket = &mut order[window[0] as usize..window[1] as usize];
            if bucket.len() > 1 {
                bucket.sort_unstable_by(|a, b| {
                    let (x, y) = (&facts[*a as usize], &facts[*b as usize]);
                    x.dimensions.cmp(&y.dimensions).then(x.basis.cmp(&y.basis)).then(a.cmp(b))
                });
            }
        }
        let recognised = reading.sections.len();
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
        Self {
            reading,
            order,
            starts,
            fragment: from_document && recognised < HALF_OF_THE_SECTIONS,
            unread: unread.collect(),
        }
    }

    /// The facts of a concept, by dimensions, basis and place.
    pub fn facts(&self, concept: Concept) -> impl DoubleEndedIterator<Item = &'a Fact> + Clone + '_ {
        let range = self.starts[concept as usize] as usize..self.starts[concept as usize + 1] as usize;
        self.order[range].iter().map(|index| &self.reading.facts[*index as usize])
    }

    /// The facts of a concept at a basis, with these dimensions, wherever they are printed.
    pub fn at(
        &self,
        concept: Concept,
        basis: Basis,
        dimensions: &Dimensions,
    ) -> impl Iterator<Item = &'a Fact> + '_ {
        let bucket =
            &self.order[self.starts[concept as usize] as usize..self.starts[concept as usize + 1] as usize];
        let facts = &self.reading.facts;
        let key = |index: &u32| {
            let fact = &facts[*index as usize];
            fact.dimensions.cmp(dimensions).then(fact.basis.cmp(&basis))
        };
        let first = bucket.partition_point(|index| key(index).is_lt());
        let last = bucket.partition_point(|index| key(index).is_le());
        bucket[first..last].iter().map(|index| &facts[*index as usize])
    }

    /// The level that the narrative states first, reasons aside.
    pub fn narrative(&self, concept: Concept, basis: Basis, dimensions: &Dimensions) -> Option<&'a Fact> {
        let is_change =
            |fact: &Fact| self.figure(fact.figure).is_some_and(|figure| figure.role == Role::Change);
        self.at(concept, basis, dimensions).find(|fact| is_narrative(fact) && !is_change(fact))
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
        let mut found = self.at(concept, basis, dimensions).filter(|fact| fact.table() == Some(table));
        if last { found.last() } else { found.next() }
    }

    /// A figure.
    pub fn figure(&self, id: FigureId) -> Option<&'a Figure> {
        self.reading.figure(id)
    }

    /// The fact that a figure states.
    pub fn fact_of(&self, figure: FigureId) -> Option<&'a Fact> {
        self.reading.facts.iter().find(|fact| fact.figure == figure)
    }

    /// Whether a cell that nobody knows stands in the row or column of a figure: it may be a part of
    /// whatever the figure is the sum of.
    pub fn unread_beside(&self, figure: FigureId) -> bool {
        match self.figure(figure).map(|figure| &figure.origin) {
            Some(Origin::Cell { table, row, column, .. }) => {
                self.unread.iter().any(|(of, r, c)| of == table && (r == row || c == column))
            }
            _ => false,
        }
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

    /// Whether a figure is zero in words or as a whole number, which is exact.
    pub fn is_exact_zero(&self, figure: FigureId) -> bool {
        let value = self.figure(figure).and_then(|figure| figure.value);
        value.is_some_and(|value| value.is_zero() && value.decimals() == 0)
    }

    /// The first statement that names a figure as its change or rate.
    pub fn statement_of(&self, figure: FigureId) -> Option<&'a Statement> {
        self.reading
            .statements
            .iter()
            .find(|statement| statement.change == Some(figure) || statement.rate == Some(figure))
    }

    /// Whether the value of a figure is zero.
    pub fn is_zero(&self, figure: FigureId) -> bool {
        self.figure(figure).and_then(|figure| figure.value).is_some_and(|value| value.is_zero())
    }

    /// Whether the value of a figure is there and not zero.
    pub fn is_nonzero(&self, figure: FigureId) -> bool {
        self.figure(figure).and_then(|figure| figure.value).is_some_and(|value| !value.is_zero())
    }

    /// Whether the source has a content that a profile may demand.
    pub fn has_content(&self, content: &str) -> bool {
        self.reading.contents.iter().any(|have| have == content)
    }

    /// Whether anything of a concept is stated, wherever.
    pub fn has(&self, concept: Concept) -> bool {
        self.facts(concept).next().is_some()
    }
}

/// Fewer recognised sections than this make a text a fragment: half of the narrative's.
const HALF_OF_THE_SECTIONS: usize = 8;

/// Whether a fact stands in the running narrative: neither in a table nor inside a reason.
pub fn is_narrative(fact: &Fact) -> bool {
    !fact.occurrence.starts_with("table:") && !fact.occurrence.starts_with("reason")
}
