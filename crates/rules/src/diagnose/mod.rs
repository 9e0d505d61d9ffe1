//! From contradictions to the figure that is wrong.
//!
//! A single mistyped figure breaks several relations, alone or together. A [`Case`] is the fewest
//! relations that cannot hold together: one that is broken by itself, or several. Cases that share
//! figures may have one cause: a figure with which all of them can be mended ([`suspect`]). Where
//! there is none, two figures together are looked for, and beyond that the figure that stands in
//! most of the cases is taken, until nothing is left. Each cause becomes one finding.

mod direction;
mod finding;
mod slip;
mod suspect;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use juesuan_model::{FigureId, Finding, Severity};

pub(crate) use self::direction::explain_contrary_words;
pub(crate) use self::slip::Slip;
pub(crate) use self::suspect::Suspect;
use crate::check::of_relation;
use crate::context::Context;
use crate::engine::{Engine, Judgement, Verdict};
use crate::exact::Rational;
use crate::interval::Dimension;
use crate::joint::{ImpossibleSum, Limit, Places, Translation, contradictions_among};
use crate::registry;
use crate::relation::{Relation, RelationKind};
use crate::sink::Stated;

/// The most figures that a finding suspects.
const MAX_SUSPECTS: usize = 5;
/// The most figures, or pairs of figures, that are tried for one group of contradictions.
const MAX_TRIED: usize = 60;
/// The most causes of one group of contradictions.
const MAX_CAUSES: usize = 8;
/// The most that is spent on one document's suspects: the square of the terms of a system each time
/// that it is solved, and the figures of the document. A document that contradicts itself in
/// hundreds of places is told where, and no longer why.
const MAX_EFFORT: u64 = 500_000_000;
/// How many times a system is solved until a contradiction is the smallest, about.
const MINIMISING: u64 = 100;
/// By how much the likeliest figure must outweigh all others together to stand alone: nine in ten.
const SURE: u64 = 9;
/// By how much a figure may be less likely than the likeliest and still be named.
const POSSIBLE: u64 = 10;

/// The fewest relations that cannot hold together, by their places in the [`World`].
#[derive(Debug, Clone)]
struct Case {
    relations: Vec<usize>,
    figures: Vec<FigureId>,
    severity: Severity,
    /// The sum that shows it, where it takes several relations.
    proof: Option<ImpossibleSum>,
}

impl Case {
    fn has(&self, figure: FigureId) -> bool {
        self.figures.binary_search(&figure).is_ok()
    }
}

/// What is wrong in one place: contradictions with one explanation.
#[derive(Debug)]
struct Cause {
    cases: Vec<Case>,
    /// The likeliest first; empty where nobody can say.
    suspects: Vec<Suspect>,
    mends: Mends,
}

/// What comes of changing the likeliest suspect of a cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mends {
    /// All else can hold, and no other single figure does it.
    Only,
    /// All else can hold.
    All,
    /// Something else must be changed, too.
    Some,
}

/// What a group of contradictions is mended in: the relations, and what is not in question.
struct World<'a> {
    context: &'a Context<'a>,
    engine: &'a Engine,
    stated: Vec<&'a Stated>,
    relations: Vec<&'a Relation>,
    /// The quotients that state nothing as long as what they divide by is printed as it is.
    silent: Vec<&'a Relation>,
    places: Places,
    /// Where the figures stand in the quotients that state nothing.
    silent_places: Places,
    /// The statements that each change and each rate is of.
    said: HashMap<FigureId, Vec<usize>>,
    /// The figures by the number that is printed.
    printed: HashMap<(Dimension, Rational), Vec<FigureId>>,
    /// The joint system around the group, without the contradictions of other groups.
    translation: Translation,
    /// How many terms its constraints have.
    size: u64,
    /// What was spent of [`MAX_EFFORT`].
    effort: Cell<u64>,
    /// The group's relations and figures.
    broken: BTreeSet<usize>,
    in_question: BTreeSet<FigureId>,
}

/// The findings of all contradictions, and the limit that was reached before all was decided.
pub(crate) fn diagnose<'a>(
    context: &'a Context<'a>,
    engine: &'a Engine,
    judged: &[(&'a Stated, Judgement)],
) -> (Vec<Finding>, Option<Limit>) {
    let severity = |stated: &Stated| severity_of(engine, stated);
    let (proofs, as_printed): (Vec<&Relation>, Vec<bool>) = judged
        .iter()
        .filter(|(stated, judged)| judged.verdict.holds() && severity(stated) == Severity::Error)
        .map(|(stated, judged)| (&stated.relation, judged.as_printed))
        .unzip();
    let found = contradictions_among(engine, &proofs, |index| !as_printed[index]);
    let mut findings = Vec::new();
    if found.conflicts.is_empty() && judged.iter().all(|(_, judged)| judged.verdict != Verdict::Broken) {
        return (findings, found.undecided);
    }
    let stands = |(stated, judged): &&(&Stated, Judgement)| {
        !matches!(judged.verdict, Verdict::Truncated | Verdict::NotChecked(_))
            && severity(stated) > Severity::Note
    };
    let silent: Vec<&Relation> = judged
        .iter()
        .filter(|(stated, judged)| judged.verdict.divides_by_nothing() && severity(stated) > Severity::Note)
        .map(|(stated, _)| &stated.relation)
        .collect();
    let stated: Vec<&Stated> = judged.iter().filter(stands).map(|(stated, _)| *stated).collect();
    let verdicts: Vec<Verdict> = judged.iter().filter(stands).map(|(_, judged)| judged.verdict).collect();
    // A convention that is not met explains nothing else.
    let notes = judged
        .iter()
        .filter(|(stated, judged)| judged.verdict == Verdict::Broken && severity(stated) == Severity::Note);
    findings.extend(notes.map(|(stated, _)| of_relation(context, engine, stated)));
    let relations: Vec<&Relation> = stated.iter().map(|stated| &stated.relation).collect();
    let mut cases: Vec<Case> = (0..stated.len())
        .filter(|index| verdicts[*index] == Verdict::Broken)
        .map(|index| {
            let figures = figures_of(relations[index]);
            Case { relations: vec![index], figures, severity: severity(stated[index]), proof: None }
        })
        .collect();
    for conflict in &found.conflicts {
        let place = |id: &u32| {
            let relation = proofs.get(*id as usize)?;
            relations.iter().position(|other| std::ptr::eq(*other, *relation))
        };
        cases.push(Case {
            relations: conflict.ids.iter().filter_map(place).collect(),
            figures: found.translation.figures_of(conflict),
            severity: Severity::Error,
            proof: found.translation.sum_of(engine, conflict),
        });
    }
    let mut world = World {
        context,
        engine,
        places: Places::new(&relations),
        silent_places: Places::new(&silent),
        said: said(context),
        printed: printed(engine),
        stated,
        relations,
        silent,
        translation: Translation::default(),
        size: 0,
        effort: Cell::new(0),
        broken: BTreeSet::new(),
        in_question: BTreeSet::new(),
    };
    let everything: HashSet<usize> = cases.iter().flat_map(|case| case.relations.clone()).collect();
    let mut groups: Vec<Vec<Case>> = connected(cases);
    findings.extend(world.swapped_between(&mut groups).into_iter().filter_map(|cause| world.finding(cause)));
    for group in groups {
        world.turn_to(&group, &everything, Severity::Warning);
        let mixed = group.iter().any(|case| case.severity == Severity::Error)
            && group.iter().any(|case| case.severity < Severity::Error);
        let mut causes = Vec::new();
        if let Some(turned) = world.turned_round(&group) {
            causes = turned;
        } else if mixed && world.singles(&group, &[]).is_empty() {
            // What is only very likely does not stand in the way of what is certain.
            let (errors, others): (Vec<Case>, Vec<Case>) =
                group.into_iter().partition(|case| case.severity == Severity::Error);
            world.turn_to(&errors, &everything, Severity::Error);
            world.explain(errors, &mut Vec::new(), &mut causes);
            causes.extend(others.into_iter().map(|case| Cause {
                cases: vec![case],
                suspects: Vec::new(),
                mends: Mends::All,
            }));
        } else {
            world.explain(group, &mut Vec::new(), &mut causes);
        }
        findings.extend(causes.into_iter().filter_map(|cause| world.finding(cause)));
    }
    (findings, found.undecided)
}

/// How bad it is where a relation is broken: 约 and 近 have no bounds, so that an amount which says
/// that it is not exact contradicts nothing for certain.
fn severity_of(engine: &Engine, stated: &Stated) -> Severity {
    let severity = registry::at(stated.rule).severity;
    let vague = stated.relation.terms().iter().any(|term| engine.is_vague(term.figure));
    if vague { severity.min(Severity::Warning) } else { severity }
}

/// The statements that each change and each rate is of, by their places in the reading.
fn said(context: &Context<'_>) -> HashMap<FigureId, Vec<usize>> {
    let mut said: HashMap<FigureId, Vec<usize>> = HashMap::new();
    for (at, statement) in context.reading.statements.iter().enumerate() {
        for figure in [statement.change, statement.rate].into_iter().flatten() {
            said.entry(figure).or_default().push(at);
        }
    }
    said
}

/// The figures by the number that is printed.
fn printed(engine: &Engine) -> HashMap<(Dimension, Rational), Vec<FigureId>> {
    let mut printed: HashMap<_, Vec<FigureId>> = HashMap::new();
    for (id, measure) in (0..).zip(engine.measures()) {
        if let Some(measure) = measure {
            printed.entry((measure.dimension, measure.printed())).or_default().push(id);
        }
    }
    printed
}

fn figures_of(relation: &Relation) -> Vec<FigureId> {
    let mut figures: Vec<FigureId> = relation.terms().iter().map(|term| term.figure).collect();
    figures.sort_unstable();
    figures.dedup();
    figures
}

/// Cases in groups that share no figure, over any number of steps; the last case comes first.
fn connected(cases: Vec<Case>) -> Vec<Vec<Case>> {
    let mut by_figure: BTreeMap<FigureId, Vec<usize>> = BTreeMap::new();
    for (index, case) in cases.iter().enumerate() {
        for &figure in &case.figures {
            by_figure.entry(figure).or_default().push(index);
        }
    }
    let mut left: Vec<Option<Case>> = cases.into_iter().map(Some).collect();
    let mut groups = Vec::new();
    for start in (0..left.len()).rev() {
        let mut group = Vec::new();
        let mut next = vec![start];
        while let Some(index) = next.pop() {
            let Some(case) = left.get_mut(index).and_then(Option::take) else { continue };
            // What shares a figure is taken now, so that nobody looks for it again.
            next.extend(case.figures.iter().filter_map(|figure| by_figure.remove(figure)).flatten());
            group.push(case);
        }
        if !group.is_empty() {
            group.sort_by(|a, b| a.figures.cmp(&b.figures).then(a.relations.cmp(&b.relations)));
            groups.push(group);
        }
    }
    groups
}

/// The figures that stand in every case.
fn common(cases: &[Case]) -> Vec<FigureId> {
    let Some((first, others)) = cases.split_first() else { return Vec::new() };
    let mut figures = first.figures.clone();
    figures.retain(|figure| others.iter().all(|case| case.has(*figure)));
    figures
}

impl World<'_> {
    /// Looks at one group of cases; the relations of others do not count.
    fn turn_to(&mut self, group: &[Case], everything: &HashSet<usize>, least: Severity) {
        self.broken = group.iter().flat_map(|case| case.relations.clone()).collect();
        self.in_question = group.iter().flat_map(|case| case.figures.clone()).collect();
        let around = self.places.connected(&self.relations, self.in_question.iter().copied());
        let counts = |index: &u32| {
            let at = *index as usize;
            (self.broken.contains(&at) || !everything.contains(&at))
                && severity_of(self.engine, self.stated[at]) >= least
        };
        let relations =
            around.into_iter().filter(counts).map(|index| (index, self.relations[index as usize]));
        self.translation = Translation::new(self.engine, relations.collect::<Vec<_>>());
        self.size = self.translation.size() as u64;
    }

    /// Whether the system may be solved some more times for the sake of a suspect.
    fn spends(&self, times: u64) -> bool {
        let all = self.context.reading.figures.len() as u64;
        let effort = self.effort.get().saturating_add(times * self.size * self.size + all);
        self.effort.set(effort);
        effort <= MAX_EFFORT
    }

    /// The figures that, changed alone, mend all cases.
    fn singles(&self, cases: &[Case], doubted: &[FigureId]) -> Vec<Suspect> {
        let figures = common(cases);
        if figures.len() > MAX_TRIED {
            return Vec::new();
        }
        figures.into_iter().filter_map(|figure| self.suspect(figure, doubted)).collect()
    }

    /// Divides cases by what explains them.
    fn explain(&self, cases: Vec<Case>, doubted: &mut Vec<FigureId>, causes: &mut Vec<Cause>) {
        if cases.is_empty() {
            return;
        }
        let singles = self.singles(&cases, doubted);
        if singles.iter().all(|suspect| suspect.silences)
            && let Some(suspect) = self.word_alone(&cases)
        {
            causes.push(Cause { cases, suspects: vec![suspect], mends: Mends::All });
            return;
        }
        if !singles.is_empty() {
            let (suspects, mends) = likely(singles);
            causes.push(Cause { cases, suspects, mends });
            return;
        }
        if let Some(suspects) = self.swapped(&cases) {
            causes.push(Cause { cases, suspects, mends: Mends::All });
            return;
        }
        if let Some(pair) = self.pair(&cases, doubted) {
            let [(first, one), (second, other)] = pair;
            let (mut with, mut without): (Vec<Case>, Vec<Case>) = cases.into_iter().partition(|case| {
                // A case of both goes with the one that has fewer others.
                case.has(first) && !(case.has(second) && one.len() > other.len())
            });
            // What takes both is told on its own, as what the second must be depends on the first.
            let mut other = other;
            if without.is_empty() && with.iter().any(|case| !case.has(second)) {
                (without, with) = with.into_iter().partition(|case| case.has(second));
                other.clear();
            }
            for (cases, suspects) in [(with, one), (without, other)] {
                let (suspects, _) = likely(suspects);
                if !cases.is_empty() {
                    causes.push(Cause { cases, suspects, mends: Mends::Some });
                } else if let Some(last) = causes.last_mut() {
                    last.suspects.extend(suspects.into_iter().take(1));
                }
            }
            return;
        }
        // More than two causes: the figure that explains most goes first.
        let mut explains: BTreeMap<FigureId, usize> = BTreeMap::new();
        for case in &cases {
            for &figure in case.figures.iter().filter(|figure| !doubted.contains(figure)) {
                *explains.entry(figure).or_default() += 1;
            }
        }
        let kept = |figure, explained| self.places.of(figure).len().saturating_sub(explained);
        let most = explains.iter().map(|(&figure, &explained)| (figure, explained)).max_by_key(
            |&(figure, explained)| {
                (explained, core::cmp::Reverse(kept(figure, explained)), core::cmp::Reverse(figure))
            },
        );
        match most {
            Some((figure, explained)) if explained > 1 && doubted.len() < MAX_CAUSES => {
                doubted.push(figure);
                let (with, without): (Vec<Case>, Vec<Case>) =
                    cases.into_iter().partition(|case| case.has(figure));
                let suspects = vec![Suspect::likeliest_of_many(figure)];
                causes.push(Cause { cases: with, suspects, mends: Mends::Some });
                for group in connected(without) {
                    self.explain(group, doubted, causes);
                }
            }
            // Nothing explains them, so that each is told on its own.
            _ => causes.extend(cases.into_iter().map(|case| {
                let cases = vec![case];
                let (suspects, mends) = likely(self.singles(&cases, doubted));
                Cause { cases, suspects, mends }
            })),
        }
    }

    /// Groups that share no figure, but hold once a figure of one and a figure of the other change
    /// places; they are taken out.
    fn swapped_between(&self, groups: &mut Vec<Vec<Case>>) -> Vec<Cause> {
        let mut causes = Vec::new();
        // That two places print different numbers says nothing of where else either belongs.
        let equal = |case: &Case| {
            case.relations.iter().all(|index| self.relations[*index].kind == RelationKind::Equal)
        };
        let mut at = 0;
        while at < groups.len() && groups.len() <= MAX_CAUSES {
            let found = (at + 1..groups.len()).find_map(|other| {
                let (ones, others) = (common(&groups[at]), common(&groups[other]));
                let all_equal = groups[at].iter().all(equal) || groups[other].iter().all(equal);
                if all_equal || ones.len() * others.len() > MAX_TRIED {
                    return None;
                }
                let mut pairs = ones.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
                Some((other, pairs.find_map(|(one, other)| self.exchanged(one, other))?))
            });
            match found {
                Some((other, suspects)) => {
                    let mut cases = groups.remove(other);
                    cases.extend(groups.remove(at));
                    causes.push(Cause { cases, suspects, mends: Mends::All });
                }
                None => at += 1,
            }
        }
        causes
    }

    /// Two figures that mend all cases where each is printed in the other's place.
    fn swapped(&self, cases: &[Case]) -> Option<Vec<Suspect>> {
        let smallest = cases.iter().min_by_key(|case| case.figures.len())?;
        let mut tried = 0;
        for &first in &smallest.figures {
            let others: Vec<Case> = cases.iter().filter(|case| !case.has(first)).cloned().collect();
            for second in common(&others) {
                tried += 1;
                if tried > MAX_TRIED {
                    return None;
                }
                let swapped = self.exchanged(first, second);
                if swapped.is_some() {
                    return swapped;
                }
            }
        }
        None
    }

    /// The likeliest two figures that, changed together, mend all cases; each with what could
    /// stand in its place beside the other.
    fn pair(&self, cases: &[Case], doubted: &[FigureId]) -> Option<[(FigureId, Vec<Suspect>); 2]> {
        let smallest = cases.iter().min_by_key(|case| case.figures.len())?;
        let mut found: Vec<(Suspect, Suspect)> = Vec::new();
        let mut tried = 0;
        for &first in &smallest.figures {
            let others: Vec<Case> = cases.iter().filter(|case| !case.has(first)).cloned().collect();
            // Where the first is in every case, the second is in what still contradicts itself.
            let seconds = match others.is_empty() {
                true if !self.spends(MINIMISING) => Vec::new(),
                true => self.translation.contradicted_besides(first),
                false => common(&others),
            };
            for second in seconds.into_iter().filter(|second| *second != first) {
                tried += 1;
                if tried > MAX_TRIED {
                    break;
                }
                let beside = |figure: FigureId, other: FigureId| {
                    let doubted: Vec<FigureId> = doubted.iter().copied().chain([other]).collect();
                    self.suspect(figure, &doubted)
                };
                if let (Some(one), Some(other)) = (beside(first, second), beside(second, first)) {
                    found.push((one, other));
                }
            }
        }
        let (first, second) = found.iter().max_by_key(|(one, other)| one.weight * other.weight)?;
        let (first, second) = (first.figure, second.figure);
        let beside_second =
            found.iter().filter(|(_, other)| other.figure == second).map(|(one, _)| one.clone());
        let beside_first =
            found.iter().filter(|(one, _)| one.figure == first).map(|(_, other)| other.clone());
        Some([(first, beside_second.collect()), (second, beside_first.collect())])
    }
}

/// The suspects worth naming, the likeliest first, and what comes of changing the first.
fn likely(mut suspects: Vec<Suspect>) -> (Vec<Suspect>, Mends) {
    let mends = if suspects.len() == 1 { Mends::Only } else { Mends::All };
    suspects.sort_by_key(Suspect::order);
    let all: u64 = suspects.iter().map(|suspect| suspect.weight).sum();
    let best = suspects.first().map_or(0, |suspect| suspect.weight);
    if best >= SURE * (all - best) {
        suspects.truncate(1);
    }
    suspects.retain(|suspect| suspect.weight * POSSIBLE >= best);
    suspects.truncate(MAX_SUSPECTS);
    (suspects, mends)
}
