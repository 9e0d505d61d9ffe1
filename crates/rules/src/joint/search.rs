//! The relations of a document that contradict each other, looked for where they can be.

use std::collections::{BTreeSet, HashSet};

use juesuan_model::FigureId;

use super::conflict::Conflict;
use super::point::Point;
use super::simplex::Limit;
use super::translate::Translation;
use crate::engine::Engine;
use crate::relation::Relation;

/// How often the figures that may move are made more, before all that is connected is decided.
const RINGS: usize = 2;

/// The contradictions between relations none of which need be broken alone.
#[derive(Debug, Default)]
pub struct Found {
    /// The system that the conflicts' certificates speak of.
    pub translation: Translation,
    /// Sets of relations that cannot hold together; no two share a relation.
    pub conflicts: Vec<Conflict>,
    /// The limit that was reached before all was decided.
    pub undecided: Option<Limit>,
}

/// Which relations a figure stands in.
#[derive(Debug, Default)]
pub(crate) struct Places {
    starts: Vec<u32>,
    relations: Vec<u32>,
}

impl Places {
    pub(crate) fn new(relations: &[&Relation]) -> Self {
        let mut starts = vec![0u32];
        for term in relations.iter().flat_map(|relation| relation.terms()) {
            let end = term.figure as usize + 1;
            if end >= starts.len() {
                starts.resize(end + 1, 0);
            }
            starts[end] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut places = vec![0u32; sum as usize];
        for (index, relation) in relations.iter().enumerate() {
            for term in relation.terms() {
                let slot = &mut next[term.figure as usize];
                places[*slot as usize] = index as u32;
                *slot += 1;
            }
        }
        Self { starts, relations: places }
    }

    /// The relations of a figure, in their order.
    pub(crate) fn of(&self, figure: FigureId) -> &[u32] {
        let at = figure as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(from), Some(to)) => &self.relations[*from as usize..*to as usize],
            _ => &[],
        }
    }

    /// The relations of some figures and all that is connected with them, in their order.
    pub(crate) fn connected(
        &self,
        relations: &[&Relation],
        figures: impl IntoIterator<Item = FigureId>,
    ) -> Vec<u32> {
        let mut seen = HashSet::new();
        let mut taken = BTreeSet::new();
        let mut waiting: Vec<FigureId> = figures.into_iter().collect();
        while let Some(figure) = waiting.pop() {
            if !seen.insert(figure) {
                continue;
            }
            for &index in self.of(figure) {
                if taken.insert(index) {
                    waiting.extend(relations[index as usize].terms().iter().map(|term| term.figure));
                }
            }
        }
        taken.into_iter().collect()
    }
}

/// Finds the contradictions between relations; a conflict's ids are their indices.
///
/// The printed values are tried first, and then values near them: where all relations hold at one
/// point, there is no contradiction. Else the figures of
/// a relation that the printed values miss and their neighbours may move within their intervals, while all others
/// stay as printed; where that is not enough, the neighbours' neighbours may move too; and only
/// where that is not enough either is all that is connected decided, by [`System::conflicts`].
///
/// [`System::conflicts`]: super::System::conflicts
///
/// ```
/// # use juesuan_model::{Figure, Origin, Role, Unit};
/// use juesuan_rules::engine::Engine;
/// use juesuan_rules::joint::contradictions;
/// use juesuan_rules::relation::Relation;
/// # let figure = |text: &'static str| Figure {
/// #     id: 0, text: text.into(), start: 0, end: 0, line: 0, column: 0, origin: Origin::Text,
/// #     value: text.parse().ok(), decimals: 0, unit: Unit::WanYuan, approximate: false, role: Role::Amount,
/// # };
/// // 2.1 万元 is printed again as 2, and that again as 1.8: each pair agrees, the ends do not.
/// let engine = Engine::new(&[figure("2.1"), figure("2"), figure("1.8")]);
/// let (first, second) = (Relation::equal(0, 1), Relation::equal(1, 2));
/// assert!(engine.verdict(&first).holds() && engine.verdict(&second).holds());
/// assert!(contradictions(&engine, &[&first]).conflicts.is_empty());
/// assert_eq!(contradictions(&engine, &[&first, &second]).conflicts[0].ids, [0, 1]);
/// ```
pub fn contradictions(engine: &Engine, relations: &[&Relation]) -> Found {
    contradictions_among(engine, relations, |_| true)
}

/// The same, where some relations are known to hold between the printed values; the others `may_miss`
/// them.
pub(crate) fn contradictions_among(
    engine: &Engine,
    relations: &[&Relation],
    may_miss: impl Fn(usize) -> bool,
) -> Found {
    let mut point = Point::printed(engine, relations);
    let missed = point.missed(may_miss);
    if missed.is_empty() {
        return Found::default();
    }
    let places = Places::new(relations);
    if point.mend(&places, &missed) {
        return Found::default();
    }
    let terms = |index: &u32| relations[*index as usize].terms().iter().map(|term| term.figure);
    let translated = |list: &[u32]| {
        Translation::new(engine, list.iter().map(|index| (*index, relations[*index as usize])))
    };
    let mut movable: Vec<FigureId> = missed.iter().flat_map(terms).collect();
    // With their neighbours at once, which nearly always is enough.
    let beside: Vec<u32> = movable.iter().flat_map(|figure| places.of(*figure)).copied().collect();
    movable.extend(beside.iter().flat_map(terms));
    for _ in 0..RINGS {
        movable.sort_unstable();
        movable.dedup();
        let mut touched: Vec<u32> = movable.iter().flat_map(|figure| places.of(*figure)).copied().collect();
        touched.sort_unstable();
        touched.dedup();
        let failing = translated(&touched).held(|figure| movable.binary_search(&figure).is_err()).failing();
        if failing.is_empty() {
            return Found::default();
        }
        movable.extend(failing.iter().flat_map(terms));
    }
    let translation = translated(&places.connected(relations, movable));
    let (conflicts, undecided) = translation.system().conflicts();
    Found { translation, conflicts, undecided }
}
