//! Lists of parts: which are complete, and which cannot be checked.

use juesuan_model::{Concept, Dimensions, Unit};

use super::spans::Span;
use super::{Binder, resolve};
use crate::parse::model::{Claim, ItemKind, Opened};

/// No list with more parts is tried for parts of parts.
const MOST: usize = 16;
/// How many claims before a list the change is looked for that it may be the parts of.
const NEAR: usize = 64;

impl Binder<'_> {
    pub(super) fn sum(&mut self, claim: &Claim, at: usize) {
        let claim = &self.without_retired(claim);
        if claim.parts.is_empty() {
            return;
        }
        let mut statement = self.statement(claim);
        statement.closed = claim.unsure.is_none() && !claim.and_others && self.is_closed(claim);
        if !statement.closed && claim.opened != Some(Opened::Plus) && self.is_foreign(claim) {
            statement.unsure = statement
                .unsure
                .or(Some("what stands in this list is not known to be part of the amount before it".into()));
        }
        if let Some(why) = self.doubt(claim, at) {
            statement.closed = false;
            statement.unsure = Some(why.into());
        }
        let more = self.is_of_more(claim);
        if more && claim.whole.and_then(|whole| self.concept(whole)) == Some(Concept::CurrentIncome) {
            // 财政专户管理资金收入 is a source that the form does not have: all income is still all income.
            self.contents.push(format!("more:{}", Concept::CurrentIncome.id()).into());
        } else if more {
            // The total of the three is a wider one. The vehicles are still what that total holds, and
            // only their kinds are others than the name's.
            let vehicles =
                claim.whole.and_then(|whole| self.concept(whole)) == Some(Concept::VehicleTotalExpense);
            let wider = if vehicles { claim.parts.clone() } else { claim.whole.into_iter().collect() };
            for number in wider {
                if let Some(concept) = self.concept(number) {
                    self.unbind(number, concept);
                }
            }
        }
        if claim.nested && !self.are_parts(claim) {
            statement.closed = false;
            statement.unsure =
                Some("a list stands inside a list, and which parts belong to which cannot be told".into());
        }
        if claim.opened == Some(Opened::Reason) && !statement.closed {
            statement.unsure = Some("a reason need not name every unit".into());
        }
        if !statement.closed && statement.unsure.is_none() {
            let kept = self.up_to_whole(claim);
            statement.parts.truncate(kept);
            if self.are_too_many_people(claim, kept) {
                statement.unsure = Some("who is counted among whom cannot be told from the words".into());
            }
        }
        self.statements.push(statement);
    }

    /// Why the parts of a list may come to another amount than the one before it.
    fn doubt(&self, claim: &Claim, at: usize) -> Option<&'static str> {
        let of_change = self.is_of_change(claim, at);
        let split = !matches!(claim.opened, Some(Opened::Plus | Opened::Reason));
        let doubts = [
            (of_change, "the parts come to the change of the amount that the list stands behind"),
            (self.is_dwarfed(claim), "more than one part is above the amount that the list stands behind"),
            (
                self.is_beyond(claim),
                "which of the parts hold others, or stand beside the list, cannot be told",
            ),
            (
                self.is_of_several(claim),
                "the parts come to what several amounts before the list come to together",
            ),
            (self.is_per_head(claim), "an average or a standard is not the sum of those of its parts"),
            (self.is_net(claim), "what is left over may have parts below zero"),
            (self.is_of_last(claim), "only the last of the amounts come to the total behind them"),
            (
                split && (self.may_overlap(claim) || self.is_cut_across(claim)),
                "the list may split the amount in more than one way",
            ),
        ];
        doubts.into_iter().find_map(|(doubted, why)| doubted.then_some(why))
    }

    /// Retired people stand at the end of lists of staff and are none of it.
    fn without_retired(&self, claim: &Claim) -> Claim {
        let retired = |number: u32| {
            self.item(number).is_some_and(|item| {
                let words = self.words(item.phrase);
                ["退休", "离休", "遗属", "编外", "临聘"].iter().any(|word| words.contains(word))
            })
        };
        let people = |number: u32| matches!(self.unit(number), Unit::Person | Unit::PersonTime);
        let mut claim = claim.clone();
        if claim.whole.is_some_and(|whole| people(whole) && !retired(whole)) {
            claim.parts.retain(|&part| !retired(part));
        }
        claim
    }

    /// 其中：甲A，乙B，丙C，其他丁D: where A, B and C come to the whole exactly, D stands beside it. How
    /// many parts are in the list.
    fn up_to_whole(&self, claim: &Claim) -> usize {
        let of_list = matches!(claim.opened, Some(Opened::Parts | Opened::Below | Opened::Some));
        // Things are counted without rounding.
        let span = |number: u32| {
            let span = self.span(number)?;
            let middle = (span.low + span.high) / 2;
            let money = self.unit(number).money_power().is_some();
            Some(if money { span } else { Span { low: middle, high: middle } })
        };
        let all = claim.parts.len();
        let Some(whole) = claim.whole.and_then(span).filter(|_| of_list) else { return all };
        let (mut low, mut high) = (0i128, 0i128);
        for (at, &part) in claim.parts.iter().enumerate() {
            let Some(span) = span(part) else { return all };
            (low, high) = (low.saturating_add(span.low), high.saturating_add(span.high));
            // 编制4人，其中事业编制4人；在职3人: what stands behind a semicolon is not of it.
            let apart = || {
                let next = claim.parts.get(at + 1).and_then(|&next| self.parse.numbers.get(next as usize));
                let here = self.parse.numbers.get(part as usize);
                next.zip(here).is_some_and(|(next, here)| {
                    self.text.get(here.after..next.start).is_some_and(|words| words.starts_with(';'))
                })
            };
            if low <= whole.high && whole.low <= high && (at > 0 || apart()) {
                // What adds nothing may still be a part.
                let zero = |part: &u32| self.span(*part).is_some_and(|span| span.low + span.high == 0);
                let behind = claim.parts.get(at + 1..).unwrap_or_default();
                return at + 1 + behind.iter().take_while(|part| zero(part)).count();
            }
        }
        all
    }

    /// What several amounts come to.
    pub(super) fn sum_of(&self, parts: &[u32]) -> Option<Span> {
        parts.iter().try_fold(Span { low: 0, high: 0 }, |sum, &part| {
            let part = self.span(part)?;
            Some(Span { low: sum.low.checked_add(part.low)?, high: sum.high.checked_add(part.high)? })
        })
    }

    /// Whether several amounts come to another one.
    pub(super) fn come_to(&self, parts: &[u32], whole: u32) -> Option<bool> {
        let (sum, whole) = (self.sum_of(parts)?, self.span(whole)?);
        Some(sum.low <= whole.high && whole.low <= sum.high)
    }

    /// 编制24人，其中在职15人、退休14人: whether people are counted among others more loosely than a list says.
    fn are_too_many_people(&self, claim: &Claim, kept: usize) -> bool {
        let Some(whole) = claim
            .whole
            .filter(|&whole| matches!(self.unit(whole), Unit::Person) && self.concept(whole).is_none())
        else {
            return false;
        };
        // 编制3名，其中行政编制1名、事业编制2名: posts of one kind each.
        let posts =
            |number: u32| self.item(number).is_some_and(|item| self.words(item.phrase).contains("编制"));
        if posts(whole) && claim.parts.iter().all(|&part| posts(part)) {
            return false;
        }
        let mut counted = claim.parts.iter().take(kept);
        // More than can be counted are too many, too.
        let counted = counted.try_fold(0usize, |sum, &part| Some(sum.saturating_add(self.count(part)?)));
        counted.zip(self.count(whole)).is_some_and(|(parts, whole)| parts > whole)
    }

    /// 支出A，比上年减少D，其中：甲B、乙C: whether the parts come to D and not to A.
    fn is_of_change(&self, claim: &Claim, at: usize) -> bool {
        let Some(of) = claim.whole.and_then(|whole| self.span(whole)) else { return false };
        let total = self.sum_of(&claim.parts);
        let Some(total) = total.filter(|total| total.low > of.high) else { return false };
        let first = claim.parts.first().copied().unwrap_or_default();
        let before = self.parse.parsed.claims.get(at.saturating_sub(NEAR)..at).unwrap_or_default();
        before.iter().any(|other| {
            let change = other.change.filter(|&change| other.subject == claim.whole && change < first);
            let span = change.and_then(|change| self.span(change));
            span.is_some_and(|span| span.low <= total.high && total.low <= span.high)
        })
    }

    /// Whether parts come to more than the whole where the list may hold more than its parts: behind
    /// semicolons without a colon, or parts of parts, without which the others come to the whole exactly.
    fn is_beyond(&self, claim: &Claim) -> bool {
        if claim.opened == Some(Opened::Plus) || !claim.subtracted.is_empty() || claim.parts.len() > MOST {
            return false;
        }
        let (Some(whole), Some(total)) =
            (claim.whole.and_then(|whole| self.span(whole)), self.sum_of(&claim.parts))
        else {
            return false;
        };
        if total.low <= whole.high || self.up_to_whole(claim) < claim.parts.len() {
            return false;
        }
        // 财政拨款收入A。其中：基本支出B；项目支出C: what was spent may be of what was there before, too.
        let says = |number: u32, side: &str| {
            self.item(number).is_some_and(|item| {
                let words = self.words(item.phrase);
                words.contains(side) && !(words.contains("收入") && words.contains("支出"))
            })
        };
        let income = claim.whole.is_some_and(|whole| says(whole, "收入"));
        if income && claim.parts.iter().all(|&part| says(part, "支出")) {
            return true;
        }
        // Parts of a part stand right behind it, and come to no more than it does; one alone may stand
        // anywhere, as 占地面积 does among the areas of floors.
        let nested = |from: usize, to: usize| {
            let (before, inner) = (claim.parts.get(..from)?, claim.parts.get(from..to)?);
            // A name of the lists is no part of another.
            if inner.iter().any(|&part| self.item(part).is_some_and(|item| item.labels[0].is_some())) {
                return None;
            }
            let rest: Vec<u32> = before.iter().chain(claim.parts.get(to..)?).copied().collect();
            let (sum, inner_sum) = (self.sum_of(&rest)?, self.sum_of(inner)?);
            let below = match before.last() {
                Some(&part) if inner.len() > 1 => inner_sum.low > 0 && inner_sum.low <= self.span(part)?.high,
                _ => inner.len() == 1,
            };
            // 甲A，乙B，丙C: B and C come to A itself.
            let exact = inner.len() > 1 && self.come_to(inner, *before.last()?)?;
            Some(exact || rest.len() > 1 && below && sum.low <= whole.high && whole.low <= sum.high)
        };
        let count = claim.parts.len();
        claim.loose && self.returns_to_whole(claim)
            || (0..count).any(|from| (from + 1..=count).any(|to| nested(from, to) == Some(true)))
    }

    /// 采购货物A，其中授予甲B；采购服务C: whether what stands behind the semicolon begins like the whole, and the
    /// first part does not.
    fn returns_to_whole(&self, claim: &Claim) -> bool {
        let begins = |number: u32| {
            let words = self.item(number).map_or("", |item| self.words(item.phrase));
            let name = words.trim_start_matches([',', ';', ':', '。', ' ']);
            name.char_indices().nth(2).and_then(|(end, _)| name.get(..end))
        };
        let (Some(whole), [first, others @ ..]) = (claim.whole.and_then(begins), &claim.parts[..]) else {
            return false;
        };
        begins(*first) != Some(whole) && others.iter().any(|&other| begins(other) == Some(whole))
    }

    /// Whether two parts are each above the whole: one figure may be wrong, but hardly two, and the
    /// list is of another amount.
    fn is_dwarfed(&self, claim: &Claim) -> bool {
        let Some(whole) = claim.whole.and_then(|whole| self.span(whole)) else { return false };
        let above = |part: &&u32| self.span(**part).is_some_and(|part| part.low > whole.high);
        claim.parts.iter().filter(above).nth(1).is_some()
    }

    /// 公务用车购置及运行费A，其中：购置费B、运行费C、其他交通费用D; 基本支出A，其中人员经费B，公用经费C，专户资金D: whether
    /// the list comes to the whole only with parts that the name does not have, so that the whole is of
    /// more than its name says.
    fn is_of_more(&self, claim: &Claim) -> bool {
        let Some(whole) = claim.whole else { return false };
        let Some(of) = self.concept(whole) else { return false };
        let is_known = |part: &u32| self.concept(*part).is_some_and(|part| resolve::is_part(of, part));
        let (known, more): (Vec<u32>, Vec<u32>) = claim.parts.iter().partition(|part| is_known(part));
        let fits = |parts: &[u32]| self.come_to(parts, whole);
        let concepts: Vec<Concept> = known.iter().filter_map(|&part| self.concept(part)).collect();
        // 本年收入A，其中财政拨款收入B，年初结转C: what came in with what was there.
        let carried = of == Concept::CurrentIncome
            && more.iter().any(|&part| self.concept(part).is_some_and(resolve::is_opening_carryover));
        let complete = resolve::is_complete(of, &concepts) || carried;
        complete && !more.is_empty() && fits(&known) == Some(false) && fits(&claim.parts) == Some(true)
    }

    /// Whether parts may hold each other, as where two ways to split an amount are pooled.
    fn may_overlap(&self, claim: &Claim) -> bool {
        if claim.parts.len() < 2 {
            return false;
        }
        // 收入总计A；支出总计A: each is the whole.
        let side = |side: &str, other: &str| {
            claim.parts.iter().any(|&part| {
                let words = self.item(part).map_or("", |item| self.words(item.phrase));
                words.contains(side) && !words.contains(other)
            })
        };
        if side("收入", "支出") && side("支出", "收入") {
            return true;
        }
        // 合同金额A，其中：小微企业B；货物采购合同金额C: a part with the name of the whole splits it another way.
        let name = |number: u32| self.item(number).and_then(|item| item.labels[0]);
        let of_whole = claim.whole.and_then(name);
        let again = claim.parts.iter().filter(|&&part| of_whole.is_some() && name(part) == of_whole).count();
        let words = |number: u32| {
            let words = self.item(number).map_or("", |item| self.words(item.phrase));
            words.trim_matches([',', ':', ';', '、', ' ', '为'])
        };
        let same = |&&part: &&u32| {
            self.concept(part).is_none() && claim.whole.is_some_and(|whole| words(whole) == words(part))
        };
        let again = again.max(claim.parts.iter().filter(same).count());
        if again > 0
            && again < claim.parts.len()
            && claim.whole.and_then(|whole| self.come_to(&claim.parts, whole)) == Some(false)
        {
            return true;
        }
        // 甲（款）A⏎乙（项）A: what is told of two levels of the classification.
        let levels = |part: u32| {
            let start = self.parse.numbers.get(part as usize).map_or(0, |number| number.start);
            let line = crate::parse::ending(self.text.get(..start).unwrap_or_default());
            let line = line.rsplit(['\n', '。', ';', ',']).next().unwrap_or_default();
            ["(类)", "(款)", "(项)"].map(|level| line.contains(level))
        };
        if claim.parts.len() <= MOST {
            // The lowest level of each.
            let lowest = claim.parts.iter().map(|&part| levels(part).iter().rposition(|named| *named));
            let mut lowest: Vec<usize> = lowest.flatten().collect();
            lowest.sort_unstable();
            lowest.dedup();
            if lowest.len() > 1 {
                return true;
            }
        }
        let known: Vec<_> = claim
            .parts
            .iter()
            .map(|&part| self.concepts.get(part as usize).and_then(Option::as_ref))
            .collect();
        let code = |of: &Dimensions| of.function.clone().or_else(|| of.economic.clone());
        let classes = known.iter().flatten().filter(|(_, of)| code(of).is_some()).count();
        // What is nothing splits nothing.
        let some = |part: u32| self.span(part).is_none_or(|span| span.low + span.high != 0);
        let of_some = known.iter().zip(&claim.parts).filter(|(of, part)| of.is_some() || some(**part));
        let unknown = of_some.clone().filter(|(of, _)| of.is_none()).count();
        let counted = of_some.count();
        if classes > 0 {
            let mut codes: Vec<_> = known.iter().flatten().filter_map(|(_, of)| code(of)).collect();
            codes.sort_unstable();
            let nested =
                codes.windows(2).any(|pair| matches!(pair, [one, other] if other.starts_with(&**one)));
            return nested || classes < known.len();
        }
        if unknown > 0 {
            // Names that nobody knows are taken as one way to split, names of two kinds are not.
            return unknown < counted && !self.shares_fill(claim);
        }
        let concepts: Vec<Concept> = known.iter().flatten().map(|(concept, _)| *concept).collect();
        concepts.len() > 40
            || resolve::of_both_sides(&concepts)
            || concepts.iter().enumerate().any(|(at, &one)| {
                concepts.iter().enumerate().any(|(other_at, &other)| {
                    at != other_at
                        && (one == other || resolve::is_part(one, other) || resolve::is_within(one, other))
                })
            })
    }

    /// Whether every part is known as a part of the whole.
    pub(super) fn are_parts(&self, claim: &Claim) -> bool {
        let Some(whole) = claim.whole.and_then(|whole| self.concept(whole)) else { return false };
        claim.parts.iter().all(|&part| {
            self.concept(part)
                .is_some_and(|part| resolve::is_part(whole, part) || resolve::is_within(whole, part))
        })
    }

    /// Whether a part of a list is known, and not as a part of the whole.
    fn is_foreign(&self, claim: &Claim) -> bool {
        let Some(whole) = claim.whole.and_then(|whole| self.concept(whole)) else { return false };
        claim.parts.iter().any(|&part| match self.concepts.get(part as usize).and_then(Option::as_ref) {
            Some((part, dimensions)) => {
                *part != whole
                    && dimensions.function.is_none()
                    && !resolve::is_part(whole, *part)
                    && !resolve::is_within(whole, *part)
            }
            None => false,
        })
    }

    /// Whether the parts of a list are all there are.
    fn is_closed(&self, claim: &Claim) -> bool {
        match claim.opened {
            Some(Opened::Plus) => return claim.parts.len() > 1,
            Some(Opened::Some) | None => return false,
            Some(Opened::Reason) => {
                let units = self.levels.get(&Concept::SubordinateUnitCount).and_then(|known| known.first());
                let stated = units.and_then(|known| self.count(known.number));
                return stated == Some(claim.parts.len() + claim.subtracted.len());
            }
            _ => {}
        }
        if claim.parts.len() < 2 {
            return false;
        }
        if claim.cut {
            return self.shares_fill(claim);
        }
        if self.goes_on(claim) {
            return false;
        }
        if let Some(whole) = claim.whole.and_then(|whole| self.concept(whole)) {
            let parts: Option<Vec<Concept>> = claim.parts.iter().map(|&part| self.concept(part)).collect();
            if parts.is_some_and(|parts| resolve::is_complete(whole, &parts)) {
                return true;
            }
        }
        if claim.opened == Some(Opened::Below) && self.are_classes(claim) {
            return true;
        }
        self.shares_fill(claim)
    }

    /// 其中：基本支出A，占p%；项目支出B，占q%。经营支出C，占r%: whether another part with its share stands
    /// right behind the list, in the same paragraph.
    fn goes_on(&self, claim: &Claim) -> bool {
        let (Some(whole), Some(&last)) =
            (claim.whole.and_then(|whole| self.concept(whole)), claim.parts.last())
        else {
            return false;
        };
        let items = &self.parse.parsed.items;
        let Some(at) = self.parse.parsed.item_of.get(last as usize).copied().flatten() else { return false };
        let Some(end) = self.parse.numbers.get(last as usize).map(|number| number.after) else {
            return false;
        };
        let behind = items.iter().skip(at as usize + 1).take(4);
        let mut levels = behind.filter(|item| item.kind == ItemKind::Level && item.basis.is_none());
        levels.next().is_some_and(|next| {
            let between = self.text.get(end..next.phrase.1).unwrap_or_default();
            next.whole.is_none()
                && !between.contains('\n')
                && between.chars().count() < 40
                && self.concept(next.number).is_some_and(|part| resolve::is_part(whole, part))
                && !claim.parts.iter().any(|&part| self.concept(part) == self.concept(next.number))
        })
    }

    fn are_classes(&self, claim: &Claim) -> bool {
        claim.parts.iter().all(|&part| {
            let of = self.concepts.get(part as usize).and_then(Option::as_ref);
            of.is_some_and(|(_, dimensions)| dimensions.function.as_ref().is_some_and(|code| code.len() == 3))
        })
    }

    /// Whether every part has a share of the whole, and the shares can come to a hundred.
    fn shares_fill(&self, claim: &Claim) -> bool {
        let (mut low, mut high) = (0i128, 0i128);
        for &part in &claim.parts {
            // The share stands right behind its part.
            let share = part + 1;
            let is_share = self.item(share).is_some_and(|item| item.kind == ItemKind::Share);
            let Some(span) = self.span(share).filter(|_| is_share) else { return false };
            // What is nothing is no share at all, however it is printed.
            if self.span(part).is_some_and(|part| part.low + part.high == 0) && span.low + span.high == 0 {
                continue;
            }
            (low, high) = (low.saturating_add(span.low), high.saturating_add(span.high));
        }
        (low..=high).contains(&Span::whole(100))
    }
}
