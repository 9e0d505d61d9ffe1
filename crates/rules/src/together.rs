//! Several files of one department: the same year, successive years, units against department.

use juesuan_model::{
    Basis, Concept, ConceptKind, Dimensions, Direction, Fact, Figure, FigureId, FileResult, Finding,
    FindingFigure, FindingRelation, FindingTerm, Reading, StatementKind,
};

use crate::check::{CheckOptions, check, figure, finish};
use crate::context::{Context, is_narrative};
use crate::engine::{Engine, Verdict};
use crate::registry;
use crate::relation::{Relation, RelationKind, Term, TermRole};

/// Checks each reading alone, then those of one department against each other.
///
/// The results are in the order of the readings. What is found between files stands in the result
/// of the later of them.
pub fn check_together(readings: &[Reading], options: &CheckOptions<'_>) -> Vec<FileResult> {
    let mut results: Vec<FileResult> = readings.iter().map(|reading| check(reading, options)).collect();
    let pool = Pool::new(readings);
    let mut found: Vec<(usize, Finding)> = Vec::new();
    for later in 0..readings.len() {
        for earlier in 0..later {
            let (a, b) = (&readings[earlier], &readings[later]);
            if a.department.is_none() || a.department != b.department {
                continue;
            }
            match (a.fiscal_year, b.fiscal_year) {
                (Some(x), Some(y)) if x == y => pool.same_year(earlier, later, &mut found),
                (Some(x), Some(y)) if x + 1 == y => pool.successive(earlier, later, later, &mut found),
                (Some(x), Some(y)) if y + 1 == x => pool.successive(later, earlier, later, &mut found),
                _ => {}
            }
        }
    }
    pool.units(&mut found);
    for (index, reading) in readings.iter().enumerate() {
        if found.iter().any(|(of, _)| *of == index) {
            let mut findings = std::mem::take(&mut results[index].findings);
            findings.extend(found.iter().filter(|(of, _)| *of == index).map(|(_, finding)| finding.clone()));
            let (coverage, relations) = (results[index].coverage, results[index].relations.take());
            let problems = std::mem::take(&mut results[index].problems);
            results[index] = finish(reading, findings, coverage, relations, options);
            results[index].problems = problems;
        }
    }
    results
}

/// The figures of all readings in one row, so that a relation can span files.
struct Pool<'a> {
    readings: &'a [Reading],
    contexts: Vec<Context<'a>>,
    offsets: Vec<FigureId>,
    engine: Engine,
}

impl<'a> Pool<'a> {
    fn new(readings: &'a [Reading]) -> Self {
        let mut figures: Vec<Figure> = Vec::new();
        let mut offsets = Vec::with_capacity(readings.len());
        for reading in readings {
            offsets.push(figures.len() as FigureId);
            figures.extend(reading.figures.iter().cloned());
        }
        let contexts = readings.iter().map(Context::new).collect();
        Self { readings, contexts, offsets, engine: Engine::new(&figures) }
    }

    fn id(&self, reading: usize, figure: FigureId) -> FigureId {
        self.offsets[reading] + figure
    }

    fn of(&self, id: FigureId) -> Option<FindingFigure> {
        let reading = self.offsets.partition_point(|offset| *offset <= id).checked_sub(1)?;
        figure(self.readings.get(reading)?, id - self.offsets[reading])
    }

    fn same_year(&self, earlier: usize, later: usize, found: &mut Vec<(usize, Finding)>) {
        for fact in self.readings[later].facts.iter().filter(|fact| comparable(fact)) {
            let other =
                self.contexts[earlier].at(fact.concept, fact.basis, &fact.dimensions).find(|f| comparable(f));
            if let Some(other) = other {
                let relation = Relation::equal(self.id(later, fact.figure), self.id(earlier, other.figure));
                self.judge("JS801", &relation, later, fact.concept, found);
            }
        }
    }

    fn successive(&self, old: usize, new: usize, report: usize, found: &mut Vec<(usize, Finding)>) {
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
                self.judge("JS802", &relation, report, opening.concept, found);
            }
        }
        for fact in
            self.readings[new].facts.iter().filter(|fact| fact.basis == Basis::PriorYear && comparable(fact))
        {
            let earlier =
                self.contexts[old].at(fact.concept, Basis::Actual, &fact.dimensions).find(|f| comparable(f));
            if let Some(earlier) = earlier {
                let relation = Relation::equal(self.id(new, fact.figure), self.id(old, earlier.figure));
                self.judge("JS803", &relation, report, fact.concept, found);
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
                self.judge("JS803", &relation, report, fact.concept, found);
            }
        }
    }

    /// A reading that names units whose own readings are all here.
    fn units(&self, found: &mut Vec<(usize, Finding)>) {
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

    fn unit_sum(&self, whole: usize, parts: &[usize], concept: Concept, found: &mut Vec<(usize, Finding)>) {
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
                self.judge("JS901", &relation, whole, concept, found);
            }
            None if eliminated => self.judge("JS902", &relation, whole, concept, found),
            None => self.judge("JS901", &relation, whole, concept, found),
        }
    }

    fn judge(
        &self,
        code: &str,
        relation: &Relation,
        of: usize,
        concept: Concept,
        found: &mut Vec<(usize, Finding)>,
    ) {
        let verdict = self.engine.verdict(relation);
        if verdict != Verdict::Broken {
            return;
        }
        let Some(rule) = registry::find(code) else { return };
        let figures: Vec<FindingFigure> =
            relation.terms().iter().filter_map(|term| self.of(term.figure)).collect();
        let shown = |en: bool| {
            let list: Vec<String> =
                figures.iter().map(|figure| format!("{} {}", figure.file, figure.text)).collect();
            list.join(if en { ", " } else { "、" })
        };
        found.push((
            of,
            Finding {
                rule: rule.code.into(),
                name: rule.name.into(),
                severity: rule.severity,
                fingerprint: format!(
                    "{}-{}-{}",
                    rule.code,
                    concept.id(),
                    figures.iter().map(|f| &*f.text).collect::<Vec<_>>().join("-")
                ),
                accepted: None,
                message_zh: format!(
                    "{}：{}，各文件之间不相符；请核对后改正有误的一处。",
                    concept.zh(),
                    shown(false)
                ),
                message_en: format!(
                    "{}: {} do not agree between the files; check and correct the wrong one.",
                    concept.info().en,
                    shown(true)
                ),
                law: rule.source.law().into(),
                relation: Some(FindingRelation {
                    kind: relation.kind.id().into(),
                    terms: relation
                        .terms()
                        .iter()
                        .zip(&figures)
                        .map(|(term, figure)| FindingTerm { figure: figure.id, role: term.role.id().into() })
                        .collect(),
                }),
                printed: figures.first().map(|figure| figure.text.clone()),
                figures,
                expected: None,
                difference: None,
                suspects: Vec::new(),
                repair: None,
                slip: None,
                explains: Vec::new(),
                proof: Vec::new(),
            },
        ));
    }
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
