//! From broken relations to the figure that is wrong.
//!
//! A single mistyped figure breaks several relations. A figure is suspected where freeing it alone
//! lets everything else hold; the broken relations that one such figure explains are one finding.

use juesuan_model::{FigureId, Finding, Severity};

use crate::check::about;
use crate::context::Context;
use crate::engine::Engine;
use crate::joint::{Range, Translation};
use crate::sink::Stated;

/// The most figures that a finding suspects.
const MAX_SUSPECTS: usize = 5;
/// The most figures that are tried; a document with more is wrong in more than one place.
const MAX_TRIED: usize = 60;

/// A broken relation with its finding.
pub(crate) struct Broken<'s> {
    pub(crate) stated: &'s Stated,
    pub(crate) finding: Finding,
}

/// Joins the findings that one wrong figure explains, and names the figures that may be it.
pub(crate) fn diagnose(
    context: &Context<'_>,
    engine: &Engine,
    judged: &[&Stated],
    mut broken: Vec<Broken<'_>>,
) -> Vec<Finding> {
    let translation = Translation::new(engine, (0..).zip(judged.iter().map(|stated| &stated.relation)));
    let mut joined: Vec<Finding> = Vec::new();
    while !broken.is_empty() {
        let group = connected(&mut broken);
        let mut suspects = suspects(&translation, engine, judged, &group);
        let many = group.len() > 1;
        match suspects.first().copied() {
            Some(best) => {
                suspects.truncate(MAX_SUSPECTS);
                joined.push(one_finding(context, engine, group, &suspects, best));
            }
            // No figure alone explains them, so that each is told on its own.
            None => joined.extend(group.into_iter().map(|broken| {
                let mut finding = broken.finding;
                if !many {
                    finding.suspects.clear();
                }
                finding
            })),
        }
    }
    joined
}

/// Takes a relation and all that share figures with it, over any number of steps.
fn connected<'s>(broken: &mut Vec<Broken<'s>>) -> Vec<Broken<'s>> {
    let mut group: Vec<Broken<'s>> = broken.pop().into_iter().collect();
    let mut done = 0;
    while done < group.len() {
        let terms: Vec<FigureId> =
            group[done].stated.relation.terms().iter().map(|term| term.figure).collect();
        let touches = |other: &Broken<'_>| {
            other.stated.relation.terms().iter().any(|term| terms.contains(&term.figure))
        };
        let (near, far) = std::mem::take(broken).into_iter().partition(touches);
        group.extend::<Vec<_>>(near);
        *broken = far;
        done += 1;
    }
    group.sort_by_key(|broken| broken.stated.relation.terms().first().map(|term| term.figure));
    group
}

/// The figures that, changed alone, let everything hold: those in most broken and fewest kept
/// relations first.
fn suspects(
    translation: &Translation,
    engine: &Engine,
    judged: &[&Stated],
    group: &[Broken<'_>],
) -> Vec<FigureId> {
    let mut candidates: Vec<FigureId> =
        group.iter().flat_map(|broken| broken.stated.relation.terms()).map(|term| term.figure).collect();
    candidates.sort_unstable();
    candidates.dedup();
    if candidates.len() > MAX_TRIED {
        return Vec::new();
    }
    let stands_in =
        |stated: &Stated, figure: FigureId| stated.relation.terms().iter().any(|term| term.figure == figure);
    let mut found: Vec<(usize, usize, FigureId)> = candidates
        .into_iter()
        .filter(|figure| matches!(translation.range(engine, *figure), Range::Within(_)))
        .map(|figure| {
            let broken = group.iter().filter(|broken| stands_in(broken.stated, figure)).count();
            let all = judged.iter().filter(|stated| stands_in(stated, figure)).count();
            (group.len() - broken, all.saturating_sub(broken), figure)
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, _, figure)| figure).collect()
}

fn one_finding(
    context: &Context<'_>,
    engine: &Engine,
    group: Vec<Broken<'_>>,
    suspects: &[FigureId],
    best: FigureId,
) -> Finding {
    // The relation that asks about the suspect says most about it, the gravest first.
    let rank = |broken: &Broken<'_>| {
        let asked = broken.finding.figures.first().is_some_and(|figure| figure.id == best);
        let has = broken.stated.relation.terms().iter().any(|term| term.figure == best);
        (broken.finding.severity, has, asked)
    };
    let at =
        (0..group.len()).max_by_key(|index| (rank(&group[*index]), usize::MAX - index)).unwrap_or_default();
    let mut finding = about(context, engine, group[at].stated, best);
    let mut others: Vec<Finding> = group.into_iter().map(|broken| broken.finding).collect();
    others.swap_remove(at);
    others.sort_by(|a, b| a.rule.cmp(&b.rule));
    for other in others {
        if other.rule != finding.rule && !finding.explains.contains(&other.rule) {
            finding.explains.push(other.rule.clone());
        }
        finding.severity = finding.severity.max(other.severity);
        let new: Vec<_> = other
            .figures
            .into_iter()
            .filter(|figure| finding.figures.iter().all(|f| f.id != figure.id))
            .collect();
        finding.figures.extend(new);
    }
    finding.suspects = suspects.to_vec();
    if finding.severity == Severity::Error && suspects.len() == 1 {
        finding.message_zh.insert_str(0, "只改这一个数，其余都能成立：");
        finding.message_en.insert_str(0, "Change this figure alone and all else holds: ");
    }
    finding
}
