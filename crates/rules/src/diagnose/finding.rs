//! One finding for one cause.

use juesuan_model::{Expected, Finding, FindingFigure, ProofStep};

use super::{Case, Cause, Slip, Suspect, World};
use crate::check::{about, of_relation};
use crate::interval::Interval;
use crate::proof;
use crate::words::{self, Certain};

impl World<'_> {
    /// Tells a cause: the relation that says most about the likeliest suspect, and all that it
    /// explains besides.
    pub(super) fn finding(&self, cause: Cause) -> Option<Finding> {
        let Cause { cases, suspects, mends } = cause;
        let best = suspects.first();
        // The relation that asks about the suspect says most about it, the gravest first.
        let rank = |case: &Case, index: usize| {
            let relation = self.relations[index];
            let has = |index: usize| relation.terms().get(index).map(|term| term.figure);
            let asked = best.is_some() && relation.derived().and_then(has) == best.map(|best| best.figure);
            let stands = best.is_some_and(|best| relation.terms().iter().any(|t| t.figure == best.figure));
            // What is demanded of the suspect is told with the figures that demand it.
            let tells =
                best.is_some_and(|best| self.demanded_of(best, index).as_ref() == Some(&best.allowed));
            (case.severity, stands, tells, asked, case.proof.is_none(), core::cmp::Reverse(index))
        };
        let all = cases.iter().flat_map(|case| case.relations.iter().map(move |index| (case, *index)));
        let (main, index) = all.clone().max_by_key(|(case, index)| rank(case, *index))?;
        let stated = self.stated[index];
        let mut finding = match best {
            Some(best) => about(self.context, self.engine, stated, best.figure),
            None => of_relation(self.context, self.engine, stated),
        };
        finding.severity = cases.iter().map(|case| case.severity).max()?;
        let mut rules: Vec<&'static str> =
            all.clone().map(|(_, index)| crate::registry::at(self.stated[index].rule).code).collect();
        rules.sort_unstable();
        rules.dedup();
        rules.retain(|rule| *rule != finding.rule);
        finding.explains = rules.into_iter().map(Into::into).collect();
        let named = suspects.iter().map(|suspect| suspect.figure);
        let terms = all.flat_map(|(_, index)| self.relations[index].terms().iter().map(|term| term.figure));
        for figure in named.chain(terms) {
            if finding.figures.iter().all(|seen| seen.id != figure) {
                finding.figures.extend(crate::check::figure(self.context.reading, figure));
            }
        }
        finding.suspects = suspects.iter().map(|suspect| suspect.figure).collect();
        if let (Some(best), Some(shown)) = (best, best.and_then(|best| self.context.figure(best.figure))) {
            let bounds =
                |decimals| Some((best.allowed.low_text(decimals)?, best.allowed.high_text(decimals)?));
            if let Some((low, high)) = bounds(shown.decimals) {
                finding.expected = Some(Expected { low, high, unit: shown.unit });
            }
            if (finding.difference.is_none() || main.proof.is_some())
                && let Ok(measure) = self.engine.measure(best.figure)
            {
                let out = best.allowed.distance(&measure.printed());
                finding.difference = (!out.is_zero()).then(|| out.to_decimal_rounded(shown.decimals));
            }
            finding.repair.clone_from(&best.repair);
            // Of several that may be wrong, none is known to be a slip of one kind.
            finding.slip =
                best.slip.filter(|slip| suspects.len() == 1 || *slip == Slip::SwappedValues).map(Slip::id);
            let alone = matches!(&cases[..], [case] if case.relations.len() == 1);
            let joint = main.proof.as_ref().map(|_| &*main.figures);
            // The figures of one relation demand no more than that relation does.
            let own = self.demanded_of(best, index).filter(|_| joint.is_none());
            let demanded = own.unwrap_or_else(|| best.allowed.clone());
            let words =
                words::cause(self.context, stated, joint, &suspects, &demanded, Certain { mends, alone });
            finding.message_zh = words.zh;
            finding.message_en = words.en;
        }
        finding.proof = self.proof(main);
        put_first(&mut finding.figures, best.map(|best| best.figure));
        Some(finding)
    }

    /// What the other figures of one relation demand of a suspect.
    fn demanded_of(&self, suspect: &Suspect, index: usize) -> Option<Interval> {
        let relation = self.relations[index];
        let term = relation.terms().iter().position(|term| term.figure == suspect.figure)?;
        self.engine.allowed(relation, Some(term)).map(|allowed| allowed.interval)
    }

    /// The fewest relations that cannot hold together, with their arithmetic.
    fn proof(&self, case: &Case) -> Vec<ProofStep> {
        let mut steps: Vec<ProofStep> = case
            .relations
            .iter()
            .map(|index| proof::step(self.context, self.engine, self.stated[*index]))
            .collect();
        if let Some(sum) = &case.proof {
            // The ids of the sum follow the order of the relations.
            let mut ids: Vec<u32> = sum.multipliers.iter().map(|(id, _)| *id).collect();
            ids.sort_unstable();
            ids.dedup();
            steps.push(proof::sum(self.context, self.engine, sum, |id| ids.binary_search(&id).ok()));
        }
        steps
    }
}

fn put_first(figures: &mut [FindingFigure], best: Option<u32>) {
    if let Some(at) = figures.iter().position(|figure| Some(figure.id) == best) {
        figures[..=at].rotate_right(1);
    }
}
