//! From relations between printed figures to linear constraints.

use juesuan_model::{Direction, FigureId};

use super::conflict::{Conflict, least, total};
use super::system::{Comparison, Decision, Range, Relaxation, System};
use crate::engine::{Engine, NotChecked, Verdict};
use crate::exact::Rational;
use crate::interval::{Dimension, Interval, Measure};
use crate::relation::{Relation, RelationKind, Term, TermRole};

/// Relations added up so that the sum of figures that remains cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImpossibleSum {
    /// The ids of the relations, with what each was multiplied by.
    pub multipliers: Vec<(u32, Rational)>,
    /// The figures that remain, with their weights, each in its own unit.
    pub terms: Vec<(FigureId, Rational)>,
    /// What their sum must not exceed.
    pub most: Rational,
    /// What it is at least, as the figures are printed.
    pub least: Rational,
}

/// A weighted sum of variables.
type Sum = Vec<(u32, Rational)>;

/// A printed rate, share, completion rate or average, whose interval is a constant of two
/// constraints.
#[derive(Debug, Clone)]
struct Rated {
    figure: FigureId,
    /// The quotient times the factor is the figure in its own unit, as printed.
    over: Sum,
    under: Sum,
    factor: Rational,
    constraints: [usize; 2],
}

/// The joint system of some relations between figures.
///
/// Sums, equalities, orders and changes become constraints as they are. A quotient is not linear,
/// but against the interval `low..high` of its printed rounding it is:
/// `low · under ≤ 100 · over ≤ high · under`, where what is below the line is above zero. What a
/// printed quotient says beyond that (where the same rate also stands in a sum) is left out, so
/// that the system has more solutions than the document allows and a conflict is always one.
#[derive(Debug, Clone, Default)]
pub struct Translation {
    system: System,
    /// The variable of each figure from the first that the relations have.
    variables: Vec<Option<u32>>,
    first: FigureId,
    figures: Vec<FigureId>,
    rated: Vec<Rated>,
    skipped: Vec<(u32, NotChecked)>,
    /// The power of ten that money, percents and plain numbers are counted in.
    scales: [i32; 3],
}

impl Translation {
    /// The system of relations, each with an id that conflicts name.
    pub fn new<'r>(
        engine: &Engine,
        relations: impl IntoIterator<Item = (u32, &'r Relation)> + Clone,
    ) -> Self {
        let mut made = Self::default();
        let figures = relations.clone().into_iter().flat_map(|(_, relation)| relation.terms());
        made.first = figures.map(|term| term.figure).min().unwrap_or_default();
        for (_, relation) in relations.clone() {
            for term in relation.terms() {
                if let Ok(measure) = engine.measure(term.figure) {
                    let scale = &mut made.scales[slot(measure.dimension)];
                    *scale = measure.exponent.min(*scale);
                }
            }
        }
        for (id, relation) in relations {
            let stated = match relation.kind {
                // Not linear: that two figures are zero or not zero together.
                RelationKind::Link => Ok(()),
                RelationKind::Share | RelationKind::Completion | RelationKind::Average => {
                    made.ratio(engine, id, relation)
                }
                RelationKind::Growth if !relation.is_linear() => made.ratio(engine, id, relation),
                RelationKind::Unchanged => made.nothing(engine, id, relation),
                RelationKind::Zero => made.nothing(engine, id, relation),
                _ => made.linear(engine, id, relation),
            };
            if let Err(reason) = stated {
                made.skipped.push((id, reason));
            }
        }
        made
    }

    /// The system; its constraints carry the ids of their relations.
    pub fn system(&self) -> &System {
        &self.system
    }

    /// The relations that take no part, with the reason.
    pub fn skipped(&self) -> &[(u32, NotChecked)] {
        &self.skipped
    }

    /// The variable of a figure, where it takes part in a sum.
    pub fn variable(&self, figure: FigureId) -> Option<u32> {
        let at = figure.checked_sub(self.first)? as usize;
        self.variables.get(at).copied().flatten()
    }

    /// The figures whose printed intervals a conflict rests on, sorted.
    pub fn figures_of(&self, conflict: &Conflict) -> Vec<FigureId> {
        let mut figures: Vec<FigureId> = conflict
            .variables(&self.system)
            .into_iter()
            .filter_map(|variable| self.figures.get(variable as usize).copied())
            .collect();
        for (index, _) in &conflict.certificate.multipliers {
            let rated = self.rated.iter().filter(|rated| rated.constraints.contains(index));
            figures.extend(rated.map(|rated| rated.figure));
        }
        figures.sort_unstable();
        figures.dedup();
        figures
    }

    /// The sum of a conflict's relations that cannot be, in units that make its first weight one.
    pub fn sum_of(&self, engine: &Engine, conflict: &Conflict) -> Option<ImpossibleSum> {
        let (sum, right) = total(&self.system, &conflict.certificate)?;
        let least = least(&self.system, &sum)?;
        let mut terms = Vec::new();
        for (variable, weight) in sum.into_iter().filter(|(_, weight)| !weight.is_zero()) {
            let figure = *self.figures.get(variable as usize)?;
            let measure = engine.measure(figure).ok()?;
            let own = measure.power as i32 - self.scales[slot(measure.dimension)];
            terms.push((figure, &weight * &Rational::decimal(1, own)));
        }
        let unit = terms.first().map(|(_, weight)| weight.abs()).and_then(|weight| weight.reciprocal())?;
        let of_relation = |(index, multiplier): &(usize, Rational)| {
            Some((self.system.constraints().get(*index)?.id, multiplier.clone()))
        };
        Some(ImpossibleSum {
            multipliers: conflict.certificate.multipliers.iter().filter_map(of_relation).collect(),
            terms: terms.into_iter().map(|(figure, weight)| (figure, &weight * &unit)).collect(),
            most: &right * &unit,
            least: &least * &unit,
        })
    }

    /// What all other figures together allow for one, in its own unit and as it is printed
    /// (unsigned beside a direction word).
    ///
    /// [`Range::Nowhere`] where the others contradict themselves, so that no change of this figure
    /// alone can help. Exact for a figure that stands only in sums, or only in one quotient as its
    /// result; else the interval contains the exact one.
    pub fn range(&self, engine: &Engine, figure: FigureId) -> Range {
        self.range_besides(engine, figure, &[], &[])
    }

    /// How many terms the constraints of the system have.
    pub(crate) fn size(&self) -> usize {
        self.system.constraints().iter().map(|constraint| constraint.sum.len()).sum()
    }

    /// The same where some figures are in doubt, and some relations do not count.
    pub(crate) fn range_besides(
        &self,
        engine: &Engine,
        figure: FigureId,
        doubted: &[FigureId],
        without: &[u32],
    ) -> Range {
        let mut relaxation = Relaxation::default();
        let freed = || doubted.iter().chain([&figure]);
        relaxation.free.extend(freed().filter_map(|figure| self.variable(*figure)));
        relaxation.without.extend(
            (0..)
                .zip(self.system.constraints())
                .filter(|(_, constraint)| without.contains(&constraint.id))
                .map(|(index, _)| index),
        );
        for rated in self.rated.iter().filter(|rated| freed().any(|figure| *figure == rated.figure)) {
            relaxation.without.extend(rated.constraints);
        }
        let rated = || {
            self.rated.iter().filter(|rated| {
                let [first, _] = rated.constraints;
                let id = self.system.constraints().get(first).map(|constraint| constraint.id);
                rated.figure == figure && !id.is_some_and(|id| without.contains(&id))
            })
        };
        let mut allowed = Interval::default();
        if let (Some(variable), Ok(measure)) = (self.variable(figure), engine.measure(figure)) {
            match self.system.range_of(&[(variable, Rational::ONE)], &relaxation) {
                Range::Within(interval) => {
                    let own = self.scales[slot(measure.dimension)] - measure.power as i32;
                    allowed = interval.scaled(&Rational::decimal(1, own));
                }
                other => return other,
            }
        }
        for rated in rated() {
            match self.system.range_of_quotient(&rated.over, &rated.under, &relaxation) {
                Range::Within(interval) => allowed = allowed.meet(interval.scaled(&rated.factor)),
                other => return other,
            }
        }
        if allowed.is_empty() { Range::Nowhere } else { Range::Within(allowed) }
    }

    /// The system with some figures held at their printed values.
    pub(super) fn held(mut self, held: impl Fn(FigureId) -> bool) -> System {
        let figures = self.figures;
        self.system.hold(|variable| figures.get(variable as usize).is_some_and(|figure| held(*figure)));
        self.system
    }

    /// The figures of a contradiction that stays where one figure may be anything.
    pub(crate) fn contradicted_besides(&self, figure: FigureId) -> Vec<FigureId> {
        let mut rest = self.clone();
        if let Some(variable) = rest.variable(figure) {
            rest.system.free(variable);
        }
        let rated = rest.rated.iter().filter(|rated| rated.figure == figure);
        let rules: Vec<usize> = rated.flat_map(|rated| rated.constraints).collect();
        rest.system.release(&rules);
        match rest.system.decide() {
            Decision::Infeasible(conflict) => rest.figures_of(&conflict),
            _ => Vec::new(),
        }
    }

    /// The variable of a figure, made where it is new.
    fn variable_of(&mut self, figure: FigureId, measure: &Measure) -> u32 {
        let at = (figure - self.first) as usize;
        if self.variables.len() <= at {
            self.variables.resize(at + 1, None);
        }
        if let Some(Some(variable)) = self.variables.get(at) {
            return *variable;
        }
        let shift = measure.exponent - self.scales[slot(measure.dimension)];
        let of = |number| Rational::decimal(number, shift);
        let bounds = Interval::new(of(measure.low), of(measure.high));
        let variable = self.system.variable_near(bounds, of(measure.value));
        self.figures.push(figure);
        self.variables[at] = Some(variable);
        variable
    }

    fn linear(&mut self, engine: &Engine, id: u32, relation: &Relation) -> Result<(), NotChecked> {
        if let Verdict::NotChecked(reason) = engine.verdict(relation) {
            return Err(reason);
        }
        self.sum(engine, id, relation)
    }

    fn sum(&mut self, engine: &Engine, id: u32, relation: &Relation) -> Result<(), NotChecked> {
        let flip = matches!(
            (relation.kind, relation.direction),
            (RelationKind::Order, _) | (RelationKind::Sign, Some(Direction::Increase))
        );
        let comparison = match (relation.kind, relation.direction) {
            (RelationKind::Order, _)
            | (RelationKind::Sign, Some(Direction::Increase | Direction::Decrease)) => Comparison::AtMost,
            _ => Comparison::Equal,
        };
        let mut sum = Sum::with_capacity(relation.terms().len());
        let mut scale = 0;
        for term in relation.terms() {
            let Some(negative) = relation.weight(term) else { continue };
            let measure = engine.measure(term.figure)?;
            scale = self.scales[slot(measure.dimension)];
            let weight = Rational::integer(if negative != flip { -1 } else { 1 });
            sum.push((self.variable_of(term.figure, measure), weight));
        }
        let constant = Rational::decimal(relation.constant.unwrap_or(0).into(), -scale);
        let right = if flip { constant } else { -constant };
        self.system.constraint(id, sum, comparison, right);
        Ok(())
    }

    /// Terms that are zero, and level = base.
    fn nothing(&mut self, engine: &Engine, id: u32, relation: &Relation) -> Result<(), NotChecked> {
        if let Verdict::NotChecked(reason) = engine.verdict(relation) {
            return Err(reason);
        }
        let unchanged = relation.kind == RelationKind::Unchanged;
        for term in relation.terms() {
            if !unchanged || matches!(term.role, TermRole::Change | TermRole::Rate) {
                let variable = self.variable_of(term.figure, engine.measure(term.figure)?);
                let sum = vec![(variable, Rational::ONE)];
                self.system.constraint(id, sum, Comparison::Equal, Rational::ZERO);
            }
        }
        if unchanged && relation.has(TermRole::Level) && relation.has(TermRole::Base) {
            self.sum(engine, id, relation)?;
        }
        Ok(())
    }

    fn ratio(&mut self, engine: &Engine, id: u32, relation: &Relation) -> Result<(), NotChecked> {
        use TermRole::{Base, Change, Level};
        let all = relation.has(Level) && relation.has(Base) && relation.has(Change);
        let verdict = engine.verdict(relation);
        if let Verdict::NotChecked(reason) = verdict {
            // The amounts of a growth on a base of nothing still add up.
            if all && matches!(reason, NotChecked::BaseMayBeZero | NotChecked::BaseNegative) {
                self.sum(engine, id, relation)?;
            }
            return Err(reason);
        }
        if all {
            self.sum(engine, id, relation)?;
        }
        let role = relation.kind.derived().ok_or(NotChecked::MissingTerm)?;
        let term = relation.terms().iter().find(|term| term.role == role).ok_or(NotChecked::MissingTerm)?;
        let derived = engine.measure(term.figure)?.derived();
        let mut over = Sum::new();
        let mut under = Sum::new();
        let (mut above, mut below) = (0, 0);
        for operand in relation.terms() {
            let Some((in_over, in_under)) = self::operand(relation, operand) else { continue };
            let measure = engine.measure(operand.figure)?;
            let variable = self.variable_of(operand.figure, measure);
            let scale = self.scales[slot(measure.dimension)];
            if in_over != 0 {
                above = scale;
                over.push((variable, Rational::integer(in_over)));
            }
            if in_under != 0 {
                below = scale;
                under.push((variable, Rational::integer(in_under)));
            }
        }
        let hundred = if relation.kind == RelationKind::Average { 1 } else { 100 };
        let negated = counts_negative(relation, term);
        let (low, high) = derived.counted(relation, term);
        // hundred · over · 10^above against derived · under · 10^(below + exponent)
        let shift = above - below - derived.exponent;
        let (factor, of_derived) = (Rational::decimal(hundred, shift.max(0)), -shift.min(0));
        let side = |bound: i128, sign: i128| {
            let bound = &Rational::decimal(bound, of_derived) * &Rational::integer(-sign);
            let factor = &factor * &Rational::integer(sign);
            let over = over.iter().map(|(variable, weight)| (*variable, weight * &factor));
            over.chain(under.iter().map(|(variable, weight)| (*variable, weight * &bound))).collect::<Sum>()
        };
        let (upper, lower) = (side(high, 1), side(low, -1));
        let first = self.system.constraints().len();
        self.system.constraint(id, upper, Comparison::AtMost, Rational::ZERO);
        self.system.constraint(id, lower, Comparison::AtMost, Rational::ZERO);
        let sign = if negated { -hundred } else { hundred };
        self.rated.push(Rated {
            figure: term.figure,
            factor: Rational::decimal(sign, above - below - derived.power as i32),
            over,
            under,
            constraints: [first, first + 1],
        });
        Ok(())
    }
}

/// How often a term counts above and below the line of its relation's quotient.
pub(super) fn operand(relation: &Relation, term: &Term) -> Option<(i128, i128)> {
    use TermRole::{Base, Change, Count, Level, Part, Total, Whole};
    let (over, under) = match (relation.kind, term.role) {
        (RelationKind::Share, Part) | (RelationKind::Completion, Level) | (RelationKind::Average, Total) => {
            (1, 0)
        }
        (RelationKind::Share, Whole) | (RelationKind::Completion, Base) | (RelationKind::Average, Count) => {
            (0, 1)
        }
        (RelationKind::Growth, Level) => match (relation.has(Base), relation.has(Change)) {
            (true, true) => return None,
            (true, false) => (1, 0),
            (false, _) => (0, 1),
        },
        (RelationKind::Growth, Base) if relation.has(Change) => (0, 1),
        (RelationKind::Growth, Base) => (-1, 1),
        (RelationKind::Growth, Change) if relation.has(Base) => (1, 0),
        (RelationKind::Growth, Change) => (1, -1),
        _ => return None,
    };
    Some(if counts_negative(relation, term) { (-over, -under) } else { (over, under) })
}

impl Measure {
    /// Its ends with the sign that a rate, share or average counts with in its relation.
    pub(super) fn counted(&self, relation: &Relation, term: &Term) -> (i128, i128) {
        if counts_negative(relation, term) { (-self.high, -self.low) } else { (self.low, self.high) }
    }
}

/// Whether a term counts with the other sign than it is printed with.
fn counts_negative(relation: &Relation, term: &Term) -> bool {
    (matches!(term.role, TermRole::Change | TermRole::Rate) && relation.decreases()) != term.negative
}

/// The place of a dimension among the scales.
pub(super) fn slot(dimension: Dimension) -> usize {
    match dimension {
        Dimension::Money => 0,
        Dimension::Percent => 1,
        Dimension::Plain => 2,
    }
}
