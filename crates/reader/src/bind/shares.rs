//! Shares: the amount that each is of, where the words name it and where they do not.

use juesuan_model::{Basis, Concept, StatementKind};

use super::spans::Span;
use super::statements::NEAR;
use super::{Binder, resolve};
use crate::parse::model::{Claim, ItemKind};

/// How many amounts around a share, or behind its whole, are tried.
const DEEP: usize = 4;

const NO_WHOLE: &str = "the whole of this share is not printed under that name";

impl Binder<'_> {
    pub(super) fn share(&mut self, claim: &Claim, index: usize) {
        let mut claim = claim.clone();
        if claim.whole_named.is_none() && self.is_of_other_whole(&claim, index) {
            claim.unsure =
                claim.unsure.or(Some("no word says of what this share is, and it does not fit the list"));
        }
        if let (None, Some(label)) = (claim.subject, claim.subject_named) {
            let at = claim.rate.unwrap_or(u32::MAX);
            claim.subject = self
                .named_level(label, claim.section, at)
                .filter(|&level| self.is_near_section(level, claim.section));
            if claim.subject.is_none() {
                claim.unsure = claim.unsure.or(Some("the amount that this share is of is not printed"));
            }
        }
        if let Some(named) = claim.whole_named {
            claim.whole = self.head_of_that_name(&claim, named).or_else(|| self.named_whole(&claim, named));
            if claim.whole.is_none() || self.is_of_outer_total(&claim) || self.is_of_all_funds(&claim) {
                claim.unsure = claim.unsure.or(Some(NO_WHOLE));
                claim.whole = None;
            }
        }
        if claim.whole.is_none() && claim.whole_named.is_none() {
            claim.whole = self.whole_of_structure(&claim).or_else(|| self.whole_of_sentence(&claim));
            claim.unsure = claim.unsure.filter(|_| claim.whole.is_none());
        }
        if claim.whole_named.is_none() && self.is_of_outer_whole(&claim) {
            claim.unsure = claim
                .unsure
                .or(Some("no word says of what this share is, and it fits an amount farther out"));
        }
        if claim.whole.is_some() && claim.whole == claim.subject {
            claim.whole = None;
            claim.unsure = claim.unsure.or(Some(NO_WHOLE));
        }
        if let (Some(subject), Some(rate)) = (claim.subject, claim.rate) {
            let of = self.concepts.get(subject as usize).cloned().flatten();
            let whole = claim.whole.and_then(|whole| self.concept(whole));
            if let Some((concept, dimensions)) = of {
                let natural = claim.unsure.is_none() && whole.is_some();
                let natural = natural && whole == resolve::share_whole(concept);
                if let Some(share) = concept.share().filter(|_| natural) {
                    let section = self.item(subject).and_then(|item| item.section);
                    self.fact(rate, share, Basis::Actual, dimensions, section);
                }
            }
        }
        self.statements.push(self.statement(&claim));
    }

    /// 本年支出A，其中基本支出B，占p%（人员经费C，占q%）: whether a share does not fit the amount right around its
    /// own, and fits one around that, or the one that the share of that names.
    fn is_of_outer_whole(&self, claim: &Claim) -> bool {
        let (Some(subject), Some(whole), Some(rate)) = (claim.subject, claim.whole, claim.rate) else {
            return false;
        };
        let fits = |whole: u32| Span::fits_share(self.span(rate)?, self.span(subject)?, self.span(whole)?);
        let around = |number: u32| self.item(number).and_then(|item| item.whole);
        let outer = std::iter::successors(around(whole), |&number| around(number)).take(DEEP);
        let behind = (whole + 1..subject).take(DEEP).filter(|&number| {
            crate::parse::same_measure(self.unit(number), self.unit(subject))
                && self.span(number).is_some_and(|span| span.low > 0)
                && self.item(number).is_some_and(|item| {
                    let level = item.kind == ItemKind::Level;
                    level && (item.whole != Some(whole) || self.tells_of_parts_of(number, subject))
                })
        });
        fits(whole) == Some(false) && outer.chain(behind).any(|whole| fits(whole) == Some(true))
    }

    /// 一般公共预算支出A，其中教育支出B，占本年财政拨款支出的p%: whether what is named as the whole holds other funds, too,
    /// of which the section says nothing.
    fn is_of_all_funds(&self, claim: &Claim) -> bool {
        let (Some(subject), Some(whole), Some(rate)) = (claim.subject, claim.whole, claim.rate) else {
            return false;
        };
        let words = claim.whole_named.map_or("", |named| self.words((named.start, named.end)));
        let fits = || Span::fits_share(self.span(rate)?, self.span(subject)?, self.span(whole)?);
        let funds = [Concept::GovFundExpenditure, Concept::SoeExpenditure, Concept::FiscalExpenditure];
        let spent = |of: &Concept| {
            let known = self.levels.get(of).into_iter().flatten();
            known.take(DEEP).any(|known| self.span(known.number).is_some_and(|span| span.low > 0))
        };
        self.concept(whole) == Some(Concept::GpbExpenditure)
            && words.contains("财政拨款支出")
            && !words.contains("一般公共预算")
            && fits() == Some(false)
            && funds.iter().any(spent)
    }

    /// 专任教师A，占p%；专任教师中高级职称B，占q%，中级职称C: whether what stands between two amounts tells of parts of
    /// the first.
    fn tells_of_parts_of(&self, first: u32, second: u32) -> bool {
        let place = |number: u32| self.parse.numbers.get(number as usize);
        let between = place(first).zip(place(second));
        let between = between.and_then(|(from, to)| self.text.get(from.after..to.start)).unwrap_or_default();
        between.len() <= crate::parse::SENTENCE
            && between.split([',', ';', '。', '\n']).any(crate::parse::is_within_a_part)
    }

    /// 采购货物A，占采购总额的p%，其中授予甲B；采购服务C，占q%: whether a share that names no whole does
    /// not fit the amount that its list stands behind, and no other share says that it is of that.
    fn is_of_other_whole(&self, claim: &Claim, index: usize) -> bool {
        let fits = |claim: &Claim| {
            let [part, whole, rate] = [claim.subject?, claim.whole?, claim.rate?].map(|of| self.span(of));
            Span::fits_share(rate?, part?, whole?)
        };
        let claims = &self.parse.parsed.claims;
        let near = claims.get(index.saturating_sub(NEAR)..claims.len().min(index + NEAR));
        let same = |of: &&Claim| of.kind == StatementKind::Share && of.whole == claim.whole;
        // 其中：甲A，占p%: the first of a list is of its whole.
        let first = |of: &&Claim| {
            of.kind == StatementKind::Sum
                && of.whole == claim.whole
                && of.parts.first() == claim.subject.as_ref()
        };
        // 甲A，占丁的p%；其中乙B，占q%: B may be told as a share of 丁, too.
        let of_another = || {
            let (Some(subject), Some(whole), Some(rate)) = (claim.subject, claim.whole, claim.rate) else {
                return false;
            };
            (whole.saturating_sub(6)..whole).any(|other| {
                let money = self.unit(other).money_power().is_some();
                let level = self.item(other).is_some_and(|item| item.kind == ItemKind::Level);
                let fits = || Span::fits_share(self.span(rate)?, self.span(subject)?, self.span(other)?);
                let place = |number: u32| self.parse.numbers.get(number as usize);
                let between = place(other).zip(place(whole));
                let near = between.and_then(|(from, to)| self.text.get(from.after..to.start));
                let one = near.is_some_and(|words| !words.contains(['。', '\n']));
                money && level && one && fits() == Some(true)
            })
        };
        // 甲A，占总收入的p%，其中乙B，占q%: the whole of A's share is not printed, and B's may be of it.
        let of_outer = || {
            let (Some(subject), Some(whole), Some(rate)) = (claim.subject, claim.whole, claim.rate) else {
                return false;
            };
            let outer = near.into_iter().flatten().find(|of| {
                of.kind == StatementKind::Share && of.subject == Some(whole) && of.whole_named.is_some()
            });
            let fits = |outer: u32| {
                Span::are_of_one_whole(
                    [self.span(subject)?, self.span(rate)?],
                    [self.span(whole)?, self.span(outer)?],
                )
            };
            outer.and_then(|outer| outer.rate).and_then(fits) == Some(true)
        };
        if fits(claim) == Some(false) && (of_another() || of_outer()) {
            return true;
        }
        fits(claim) == Some(false)
            && !near.into_iter().flatten().any(|of| first(&of))
            && !near.into_iter().flatten().filter(same).any(|other| fits(other) == Some(true))
    }

    /// （二）一般公共预算支出结构情况 1.教育支出（类）A，占p%: what the title says is split.
    fn whole_of_structure(&self, claim: &Claim) -> Option<u32> {
        let heading = self.parse.parsed.headings.get(claim.section?)?;
        let title = self.words((heading.title_start, heading.title_end));
        let (concept, of) = self.concepts.get(claim.subject? as usize)?.as_ref()?;
        let class = of.function.as_ref().is_some_and(|code| code.len() == 3);
        if !class || *concept != Concept::GpbExpenditureByClass {
            return None;
        }
        // （二）结构情况 below the heading of the section.
        let start = self.parse.numbers.get(claim.subject? as usize)?.start;
        let within = heading.id.starts_with("gpb");
        if !(title.contains("结构") || within && self.is_of_structure(start)) {
            return None;
        }
        self.level_of(Concept::GpbExpenditure, claim.section, claim.rate?)
    }

    /// Whether the last title above says that what follows is how the spending is made up.
    fn is_of_structure(&self, at: usize) -> bool {
        let before = crate::parse::ending(self.text.get(..at).unwrap_or_default());
        before.rsplit('\n').take(12).find_map(|line| {
            let (level, length) = crate::parse::list_number(line)?;
            let title = line.get(length..)?.split(['。', ':', ',']).next()?;
            // （二） and above are titles; what stands below is an item.
            (level <= 2).then(|| title.len() <= 60 && title.contains("结构"))
        }) == Some(true)
    }

    /// 三公经费支出A，公务接待费B，占p%: the amount in the sentence that this one is a part of.
    fn whole_of_sentence(&self, claim: &Claim) -> Option<u32> {
        let subject = claim.subject?;
        let part = self.concept(subject)?;
        let end = self.parse.numbers.get(subject as usize)?.start;
        let before = crate::parse::ending(self.text.get(..end)?);
        let sentence = before.rsplit(['。', '\n']).next().unwrap_or_default();
        let start = end - sentence.len();
        let first = self.parse.numbers.partition_point(|number| number.start < start) as u32;
        let total = |number: &u32| {
            self.concept(*number).is_some_and(|whole| resolve::is_part(whole, part))
                && self
                    .item(*number)
                    .is_some_and(|item| item.kind == ItemKind::Level && self.parse.parsed.is_main(item.basis))
        };
        let mut wholes = (first..subject).filter(total);
        wholes.next().filter(|_| wholes.next().is_none())
    }
}
