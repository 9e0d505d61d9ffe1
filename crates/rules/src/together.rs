//! Several files of one department: the same year, successive years, units against department.

use juesuan_model::{
    Basis, Concept, ConceptKind, Dimensions, Direction, Fact, FigureId, FileResult, Finding, Reading,
    Statement, StatementKind,
};

use crate::check::{CheckOptions, Judged, check, context_of, state};
use crate::context::{Context, is_narrative};
use crate::diagnose::diagnose;
use crate::engine::{Engine, Judgement, Verdict};
use crate::joint::Limit;
use crate::registry;
use crate::relation::{Relation, RelationKind, Term, TermRole};
use crate::sink::{Sink, Stated};
use crate::words::{file_name, in_file};

/// Checks the files of one department together: each by itself, those of one year against each
/// other, each year against the one before, and the units against the department.
///
/// The results are in the order of the readings. All relations, within files and between them, are
/// decided as one system, so that one cause in one file is one finding, whichever relations it
/// breaks. It stands in the result of the file whose figure is suspected, or in that of the last
/// file concerned where it could be the figure of more than one.
///
/// ```
/// use juesuan_model::{Disclosure, project};
/// use juesuan_rules::{CheckOptions, check_together};
/// let file = |year: u32, field: &str, value: &str| -> Result<_, serde_json::Error> {
///     let json = format!(r#"{{"schema": "disclosure/1", "department": {{"name": "某区档案馆"}},
///       "fiscal_year": {year}, "overall": {{"{field}": {{"value": "{value}"}}}}}}"#);
///     Ok(project(&serde_json::from_str::<Disclosure>(&json)?))
/// };
/// let files = [file(2023, "closing_carryover", "2.00")?, file(2024, "opening_carryover", "3.00")?];
/// let results = check_together(&files, &CheckOptions::default());
/// assert!(results[1].findings.iter().any(|finding| finding.rule == "JS802"));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn check_together(readings: &[Reading], options: &CheckOptions<'_>) -> Vec<FileResult> {
    let pool = Pool::new(readings, options);
    let between = pool.between();
    // A file that shares nothing with another is checked as if it were alone.
    let shares = |reading: usize| {
        let has = |stated: &Stated| stated.relation.terms().iter().any(|t| pool.place(t.figure).0 == reading);
        between.iter().any(has)
    };
    let shared: Vec<bool> = (0..readings.len()).map(shares).collect();
    let (found, undecided) = pool.decided(&between, &shared);
    let mut results = Vec::with_capacity(readings.len());
    for (index, reading) in readings.iter().enumerate() {
        if !shared[index] {
            results.push(check(reading, options));
            continue;
        }
        let engine = Engine::new(&reading.figures);
        let mut judged = Judged::new(&pool.contexts[index], &engine, &pool.sinks[index], options);
        judged.findings.extend(found.iter().filter(|(of, _)| *of == index).map(|(_, found)| found.clone()));
        results.push(judged.result(reading, undecided, options));
    }
    results
}

/// The figures of all readings in one row, so that a relation can span files.
struct Pool<'a> {
    readings: &'a [Reading],
    contexts: Vec<Context<'a>>,
    sinks: Vec<Sink<'a>>,
    offsets: Vec<FigureId>,
    /// All figures with what is known of them, under their numbers in the row.
    all: Reading,
}

impl<'a> Pool<'a> {
    fn new(readings: &'a [Reading], options: &CheckOptions<'_>) -> Self {
        let mut all =
            Reading { fiscal_year: readings.iter().find_map(|r| r.fiscal_year), ..Reading::default() };
        let mut offsets = Vec::with_capacity(readings.len());
        for reading in readings {
            let offset = all.figures.len() as FigureId;
            offsets.push(offset);
            all.figures.extend(reading.figures.iter().map(|figure| {
                let mut figure = figure.clone();
                figure.id += offset;
                figure
            }));
            all.facts.extend(
                reading.facts.iter().map(|fact| Fact { figure: fact.figure + offset, ..fact.clone() }),
            );
            all.statements.extend(reading.statements.iter().map(|statement| moved(statement, offset)));
        }
        let contexts: Vec<_> = readings.iter().map(|reading| context_of(reading, options)).collect();
        let sinks = contexts.iter().map(state).collect();
        Self { readings, contexts, sinks, offsets, all }
    }

    fn id(&self, reading: usize, figure: FigureId) -> FigureId {
        self.offsets[reading] + figure
    }

    /// The reading of a figure in the row, and its number there.
    fn place(&self, id: FigureId) -> (usize, FigureId) {
        let reading = self.offsets.partition_point(|offset| *offset <= id).saturating_sub(1);
        (reading, id - self.offsets[reading])
    }

    /// Every relation between files.
    fn between(&self) -> Vec<Stated> {
        let mut found = Vec::new();
        for later in 0..self.readings.len() {
            for earlier in 0..later {
                let (a, b) = (&self.readings[earlier], &self.readings[later]);
                if a.department.is_none() || a.department != b.department {
                    continue;
                }
                match (a.fiscal_year, b.fiscal_year) {
                    (Some(x), Some(y)) if x == y => self.same_year(earlier, later, &mut found),
                    (Some(x), Some(y)) if x + 1 == y => self.successive(earlier, later, &mut found),
                    (Some(x), Some(y)) if y + 1 == x => self.successive(later, earlier, &mut found),
                    _ => {}
                }
            }
        }
        self.units(&mut found);
        found
    }

    /// What is wrong in and between the files that share something, each with the file in whose
    /// result it stands.
    fn decided(&self, between: &[Stated], shared: &[bool]) -> (Vec<(usize, Finding)>, Option<Limit>) {
        if between.is_empty() {
            return (Vec::new(), None);
        }
        let names: Vec<(FigureId, &str)> =
            self.offsets.iter().zip(self.readings).map(|(start, reading)| (*start, &*reading.file)).collect();
        let context = Context::new(&self.all).named(names);
        let engine = Engine::new(&self.all.figures);
        let mut stated: Vec<Stated> = Vec::new();
        for (index, sink) in self.sinks.iter().enumerate().filter(|(index, _)| shared[*index]) {
            stated.extend(sink.stated.iter().map(|stated| Stated {
                relation: stated.relation.moved(self.offsets[index]),
                ..stated.clone()
            }));
        }
        let within = stated.len();
        stated.extend(between.iter().cloned());
        let judged: Vec<(&Stated, Judgement)> = stated
            .iter()
            .enumerate()
            .map(|(index, stated)| (index, stated, engine.judged(&stated.relation)))
            .filter(|(index, _, judged)| match judged.verdict {
                // Two files may print to different places.
                Verdict::Tight | Verdict::Truncated => *index < within,
                _ => true,
            })
            .map(|(_, stated, judged)| (stated, judged))
            .collect();
        let (findings, undecided) = diagnose(&context, &engine, &judged);
        (findings.into_iter().map(|finding| self.placed(finding)).collect(), undecided)
    }

    /// A finding with its figures under their numbers in their files, and the file where it stands.
    fn placed(&self, mut finding: Finding) -> (usize, Finding) {
        let mut of = match &*finding.suspects {
            [only] => self.place(*only).0,
            _ => finding.figures.iter().map(|figure| self.place(figure.id).0).max().unwrap_or_default(),
        };
        // What does not add up is the department's to explain.
        let whole = finding.relation.iter().flat_map(|relation| &relation.terms).find(|t| t.role == "whole");
        if let (true, Some(whole)) = (finding.rule.starts_with("JS9"), whole)
            && finding.suspects.len() != 1
        {
            of = self.place(whole.figure).0;
        }
        // Where the finding stands, a figure's own file needs no name.
        if let Some(name) = file_name(&self.readings[of].file) {
            finding.message_zh = finding.message_zh.replace(&in_file(name).zh, "");
            finding.message_en = finding.message_en.replace(&in_file(name).en, "");
        }
        // Suspects come first, so that numbers which two files share cannot be mistaken.
        let suspects = finding.suspects.clone();
        let rank = |id: FigureId| suspects.iter().position(|s| *s == id).unwrap_or(suspects.len());
        finding.figures.sort_by_key(|figure| rank(figure.id));
        for figure in &mut finding.figures {
            let (reading, id) = self.place(figure.id);
            (figure.id, figure.file) = (id, self.readings[reading].file.clone());
        }
        let steps = finding.proof.iter_mut().filter_map(|step| step.relation.as_mut());
        for term in finding.relation.iter_mut().chain(steps).flat_map(|relation| &mut relation.terms) {
            term.figure = self.place(term.figure).1;
        }
        for suspect in &mut finding.suspects {
            *suspect = self.place(*suspect).1;
        }
        (of, finding)
    }

    fn same_year(&self, earlier: usize, later: usize, found: &mut Vec<Stated>) {
        for fact in self.readings[later].facts.iter().filter(|fact| comparable(fact)) {
            let other =
                self.contexts[earlier].at(fact.concept, fact.basis, &fact.dimensions).find(|f| comparable(f));
            if let Some(other) = other {
                let relation = Relation::equal(self.id(later, fact.figure), self.id(earlier, other.figure));
                between("JS801", relation, None, found);
            }
        }
    }

    fn successive(&self, old: usize, new: usize, found: &mut Vec<Stated>) {
        use Concept::*;
        let carried = [
            (OpeningCarryover, ClosingCarryover),
            (FiscalOpeningCarryover, FiscalClosingCarryover),
            (GpbOpeningCarryover, GpbClosingCarryover),
            (GovFundOpeningCarryover, GovFundClosingCarryover),
            (SoeOpeningCarryover, SoeClosingCarryover),
        ];
        let actual =
            |context: &Context<'a>, concept| context.at(concept, Basis::Actual, Dimensions::NONE).next();
        for (opening, closing) in carried {
            if let (Some(opening), Some(closing)) =
                (actual(&self.contexts[new], opening), actual(&self.contexts[old], closing))
            {
                let relation = Relation::equal(self.id(new, opening.figure), self.id(old, closing.figure));
                between("JS802", relation, None, found);
            }
        }
        for fact in
            self.readings[new].facts.iter().filter(|fact| fact.basis == Basis::PriorYear && comparable(fact))
        {
            let earlier =
                self.contexts[old].at(fact.concept, Basis::Actual, &fact.dimensions).find(|f| comparable(f));
            if let Some(earlier) = earlier {
                let relation = Relation::equal(self.id(new, fact.figure), self.id(old, earlier.figure));
                between("JS803", relation, Some(Basis::PriorYear), found);
            }
        }
        for statement in self.readings[new].statements.iter().filter(|s| {
            s.kind == StatementKind::Change && s.basis == Some(Basis::PriorYear) && s.unsure.is_none()
        }) {
            let (Some(level), Some(change)) = (statement.subject, statement.change) else { continue };
            let Some(fact) = self.contexts[new].fact_of(level).filter(|fact| fact.basis == Basis::Actual)
            else {
                continue;
            };
            let earlier = self.contexts[old].at(fact.concept, Basis::Actual, &fact.dimensions).next();
            if let Some(earlier) = earlier {
                let relation = Relation::new(RelationKind::Growth)
                    .with(TermRole::Level, self.id(new, level))
                    .with(TermRole::Base, self.id(old, earlier.figure))
                    .with(TermRole::Change, self.id(new, change))
                    .directed(statement.direction.unwrap_or(Direction::Increase));
                between("JS803", relation, Some(Basis::PriorYear), found);
            }
        }
    }

    /// A reading that names units whose own readings are all here.
    fn units(&self, found: &mut Vec<Stated>) {
        for (index, reading) in self.readings.iter().enumerate() {
            let names: Vec<&str> =
                reading.contents.iter().filter_map(|content| content.strip_prefix("unit:")).collect();
            let same_year = |other: &Reading| other.fiscal_year == reading.fiscal_year;
            let parts: Option<Vec<usize>> = names
                .iter()
                .map(|name| {
                    self.readings.iter().position(|other| {
                        same_year(other)
                            && other.department.as_deref() == Some(*name)
                            && !std::ptr::eq(other, reading)
                    })
                })
                .collect();
            let Some(parts) = parts.filter(|parts| !parts.is_empty()) else { continue };
            for &concept in Concept::ALL.iter().filter(|concept| adds_up(**concept)) {
                self.unit_sum(index, &parts, concept, found);
            }
        }
    }

    fn unit_sum(&self, whole: usize, parts: &[usize], concept: Concept, found: &mut Vec<Stated>) {
        let level = |index: usize| self.contexts[index].at(concept, Basis::Actual, Dimensions::NONE).next();
        let Some(total) = level(whole) else { return };
        let mut relation =
            Relation::new(RelationKind::Sum).with(TermRole::Whole, self.id(whole, total.figure));
        for &part in parts {
            let Some(fact) = level(part) else { return };
            relation.push(Term { figure: self.id(part, fact.figure), role: TermRole::Part, negative: false });
        }
        let transfer =
            self.contexts[whole].at(Concept::InternalTransfer, Basis::Actual, Dimensions::NONE).next();
        let eliminated = matches!(
            concept,
            Concept::TotalReceiptsAndExpenditure | Concept::CurrentIncome | Concept::CurrentExpenditure
        );
        match transfer.filter(|_| eliminated) {
            Some(transfer) => {
                let figure = self.id(whole, transfer.figure);
                relation.push(Term { figure, role: TermRole::Subtracted, negative: false });
                between("JS901", relation, None, found);
            }
            None if eliminated => between("JS902", relation, None, found),
            None => between("JS901", relation, None, found),
        }
    }
}

/// States a relation between files.
fn between(code: &str, relation: Relation, basis: Option<Basis>, found: &mut Vec<Stated>) {
    if let Some(rule) = registry::place(code) {
        found.push(Stated { rule, relation, basis });
    }
}

/// A statement whose figures stand further down a row.
fn moved(statement: &Statement, offset: FigureId) -> Statement {
    let mut moved = statement.clone();
    let single = [&mut moved.subject, &mut moved.base, &mut moved.change, &mut moved.rate, &mut moved.whole];
    for figure in single.into_iter().flatten() {
        *figure += offset;
    }
    for figure in moved.parts.iter_mut().chain(&mut moved.subtracted) {
        *figure += offset;
    }
    moved
}

/// Facts that two files can share: not those inside reasons, not numbers of offices that belong to
/// a unit.
fn comparable(fact: &Fact) -> bool {
    (is_narrative(fact) || fact.table().is_some()) && fact.concept != Concept::InternalOfficeCount
}

/// Whether a concept's figures of the units add up to the department's.
fn adds_up(concept: Concept) -> bool {
    let organisation = [
        Concept::SubordinateUnitCount,
        Concept::InternalOfficeCount,
        Concept::HeadcountIncrease,
        Concept::UnitFiscalIncomeDelta,
        Concept::InternalTransfer,
        Concept::ProjectNotImplementedAmount,
    ];
    concept.info().kind != ConceptKind::Ratio && !organisation.contains(&concept)
}
