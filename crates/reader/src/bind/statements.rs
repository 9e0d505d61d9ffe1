//! Claims become statements: named wholes and subjects are looked up, lists are closed or open.

use juesuan_model::{Basis, Concept, Dimensions, Direction, Statement, StatementKind};

use super::spans::Span;
use super::{Binder, Known, resolve};
use crate::parse::model::{Claim, Item, ItemKind};

/// How many claims away from a comparison the list of its subject is.
pub(super) const NEAR: usize = 12;

impl Binder<'_> {
    pub(super) fn claims(&mut self) {
        let parse = self.parse;
        for &(label, basis, section) in &parse.parsed.reasons {
            let concepts = self.lexicon.label(label).map_or(&[][..], |label| &label.concepts);
            let concept = concepts.iter().copied().find(|concept| concept.is_money());
            if let Some(concept) = concept.and_then(|of| resolve::in_section(of, self.section_id(section))) {
                self.contents.push(format!("reason:{}:{basis}", concept.id()).into());
            }
        }
        let adjusted = self.facts.iter().filter(|fact| fact.basis == Basis::FinalBudget);
        self.adjusted = adjusted.map(|fact| (fact.concept, fact.dimensions.clone())).collect();
        for (at, claim) in parse.parsed.claims.iter().enumerate() {
            match claim.kind {
                StatementKind::Zero => self.zero(claim),
                StatementKind::Share => self.share(claim, at),
                StatementKind::Sum => self.sum(claim, at),
                _ => self.comparison(claim, at),
            }
        }
        self.balances();
    }

    pub(super) fn statement(&self, claim: &Claim) -> Statement {
        let figure = |number: Option<u32>| number.map(|number| self.figure(number));
        Statement {
            subject: figure(claim.subject),
            base: figure(claim.base),
            change: figure(claim.change),
            rate: figure(claim.rate),
            whole: figure(claim.whole),
            parts: claim.parts.iter().map(|&part| self.figure(part)).collect(),
            subtracted: claim.subtracted.iter().map(|&part| self.figure(part)).collect(),
            closed: false,
            basis: claim.basis,
            direction: claim.direction,
            unsure: claim.unsure.map(Into::into),
            ..Statement::new(claim.kind)
        }
    }

    pub(super) fn item(&self, number: u32) -> Option<&Item> {
        let index = (*self.parse.parsed.item_of.get(number as usize)?)?;
        self.parse.parsed.items.get(index as usize)
    }

    /// The level of a concept: in the same section, else the first of the document.
    pub(super) fn level_of(&self, concept: Concept, section: Option<usize>, before: u32) -> Option<u32> {
        let known = self.levels.get(&concept)?;
        let near = known.iter().rev().find(|known| known.section == section && known.number < before);
        near.or_else(|| known.iter().find(|known| known.section == section))
            .or_else(|| known.first())
            .map(|Known { number, .. }| *number)
    }

    pub(super) fn named_level(&self, label: u16, section: Option<usize>, at: u32) -> Option<u32> {
        let concepts = &self.lexicon.label(label)?.concepts;
        let concept = concepts.iter().copied().find(|concept| concept.is_money())?;
        let concept = resolve::in_section(concept, self.section_id(section))?;
        // 总收入A，其中：本年收入B。总收入减少D: what has that very name.
        let total = self.levels.get(&Concept::TotalReceiptsAndExpenditure);
        let own = total.into_iter().flatten().rev().take(NEAR).find(|known| {
            known.number < at
                && matches!(concept, Concept::CurrentIncome | Concept::CurrentExpenditure)
                && self.item(known.number).is_some_and(|item| item.labels[0] == Some(label))
        });
        own.map(|known| known.number).or_else(|| self.level_of(concept, section, at))
    }

    /// Whether a level stands in the same section as a comparison, or in one of the same family:
    /// a name far away may be of another thing.
    pub(super) fn is_near_section(&self, level: u32, section: Option<usize>) -> bool {
        let of = self.item(level).and_then(|item| item.section);
        let family = |id: &'static str| id.split('_').next().unwrap_or_default();
        let (one, other) = (self.section_id(of), self.section_id(section));
        of == section && one != "department"
            || one != "department" && !one.is_empty() && family(one) == family(other)
    }

    /// 总收入A，其中本年收入B，较上年减少C，下降D%: whether C and D are of A, and not of the part that
    /// stands nearest.
    fn is_of_whole(&self, claim: &Claim, index: usize) -> bool {
        let (Some(subject), Some(change), Some(rate)) = (claim.subject, claim.change, claim.rate) else {
            return false;
        };
        // 较上年P增加D: the base says of what it is.
        if claim.base.is_some() {
            return false;
        }
        let claims = &self.parse.parsed.claims;
        let near = claims.get(index.saturating_sub(NEAR)..claims.len().min(index + NEAR));
        let list = near
            .into_iter()
            .flatten()
            .find(|list| list.kind == StatementKind::Sum && list.parts.contains(&subject));
        let Some(whole) = list.and_then(|list| list.whole) else { return false };
        // …公务用车购置费减少C，下降D%: what has its name again is not of the whole.
        let place = |number: u32| self.parse.numbers.get(number as usize);
        let (Some(from), Some(to)) = (place(subject), place(change)) else { return false };
        let between =
            self.text.get(from.after..to.start).filter(|words| words.len() <= crate::parse::SENTENCE);
        if between.is_none_or(|between| between.contains(['。', '\n'])) {
            return false;
        }
        let falls = claim.direction == Some(Direction::Decrease);
        let fits = |level| Span::fits_change(self.span(level)?, self.span(change)?, self.span(rate)?, falls);
        fits(subject) == Some(false) && fits(whole) == Some(true)
    }

    fn comparison(&mut self, claim: &Claim, index: usize) {
        let mut claim = claim.clone();
        if claim.subject.is_none() {
            let at = claim.change.or(claim.rate).unwrap_or(u32::MAX);
            let found = claim
                .subject_named
                .and_then(|label| self.named_level(label, claim.section, at))
                .filter(|&level| self.is_near_section(level, claim.section));
            match found {
                Some(level) => claim.subject = Some(level),
                None if claim.unsure.is_none() && claim.change.is_none() => {
                    claim.unsure = Some("the amount that this comparison is of is not printed");
                }
                None => {}
            }
        }
        self.mend_base(&mut claim);
        if claim.assumed && self.has_adjusted_budget(&claim) {
            claim.unsure =
                claim.unsure.or(Some("two budgets are printed, and the rate does not say of which it is"));
        }
        // What stands beside no amount says nothing that can be checked, and only a word.
        if claim.kind == StatementKind::Unchanged && claim.subject.is_none() {
            return;
        }
        // 减少-3万元: the word and the sign may both say the same.
        let negative = |number: Option<u32>| {
            number
                .and_then(|number| self.parse.numbers.get(number as usize))
                .is_some_and(|number| self.text.get(number.start..).is_some_and(|text| text.starts_with('-')))
        };
        if claim.direction == Some(Direction::Decrease) && (negative(claim.change) || negative(claim.rate)) {
            claim.unsure = claim.unsure.or(Some("a decrease is printed with a minus sign"));
        }
        if claim.kind == StatementKind::Change && self.is_of_whole(&claim, index) {
            claim.unsure = claim.unsure.or(Some("the change fits the whole amount and not its part"));
        }
        if self.is_of_grand_total(&claim) {
            claim.unsure =
                claim.unsure.or(Some("the change fits the total that holds what was carried over, too"));
        }
        let mut statement = self.statement(&claim);
        if claim.kind == StatementKind::Change && claim.direction.is_none() {
            statement.direction = None;
            statement.unsure = statement.unsure.or(Some("no word says in which direction it changed".into()));
        }
        if claim.reasoned
            && let (Some(subject), Some(basis)) = (claim.subject, claim.basis)
            && let Some(concept) = self.concept(subject)
        {
            self.explain(index, subject, basis);
            self.contents.push(format!("reason:{}:{basis}", concept.id()).into());
        }
        self.statements.push(statement);
    }

    /// 收入总计A，其中：本年收入B。总收入较上年减少D: whether what is called 总收入 or 总支出 changed as the total of
    /// both sides did, and not as the year's own.
    fn is_of_grand_total(&self, claim: &Claim) -> bool {
        let (Some(subject), Some(change)) = (claim.subject, claim.change.or(claim.rate)) else {
            return false;
        };
        let own = self.concept(subject);
        let of_year = matches!(own, Some(Concept::CurrentIncome | Concept::CurrentExpenditure));
        let start = self.parse.numbers.get(change as usize).map_or(0, |number| number.start);
        let before = crate::parse::ending(self.text.get(..start).unwrap_or_default());
        let sentence = before.rsplit([';', '。', '\n']).next().unwrap_or_default();
        if !of_year || !(sentence.contains("总收入") || sentence.contains("总支出")) {
            return false;
        }
        let falls = claim.direction == Some(Direction::Decrease);
        let fits = |level: u32| match (claim.rate, claim.base) {
            (Some(rate), _) => {
                Span::fits_change(self.span(level)?, self.span(change)?, self.span(rate)?, falls)
            }
            (None, Some(base)) => {
                let (level, base, change) = (self.span(level)?, self.span(base)?, self.span(change)?);
                Some(Span::differ_by(level, base, change, falls))
            }
            (None, None) => None,
        };
        let totals = self.levels.get(&Concept::TotalReceiptsAndExpenditure).into_iter().flatten();
        let mut totals = totals.take(NEAR);
        // A rate alone fits anything.
        if claim.change.is_none() && claim.base.is_none() {
            return totals.any(|known| self.span(known.number) != self.span(subject));
        }
        fits(subject) == Some(false) && totals.any(|known| fits(known.number) == Some(true))
    }

    /// Whether the budget of an amount was adjusted in the year, so that 完成预算的r% may be of either.
    fn has_adjusted_budget(&self, claim: &Claim) -> bool {
        let of = claim.subject.and_then(|subject| self.concepts.get(subject as usize)?.as_ref());
        of.is_some_and(|of| self.adjusted.contains(of))
    }

    /// 较上年P万元，增长p%: whether P is the prior level, or a change whose verb was lost.
    fn mend_base(&self, claim: &mut Claim) {
        let (Some(base), Some(subject), Some(rate), None) =
            (claim.base, claim.subject, claim.rate, claim.change)
        else {
            return;
        };
        if claim.kind != StatementKind::Change
            || self.item(base).is_some_and(|item| item.number + 1 == subject)
        {
            return;
        }
        let (Some(before), Some(now), Some(rate)) = (self.span(base), self.span(subject), self.span(rate))
        else {
            return;
        };
        let falls = claim.direction == Some(Direction::Decrease);
        let as_level = Span::fits_base(now, before, rate, falls);
        let as_change = Span::fits_change(now, before, rate, falls);
        if (as_level, as_change) == (Some(false), Some(true)) {
            claim.unsure = Some("a verb seems to be missing: the amount may be the base or the change");
        }
    }

    fn zero(&mut self, claim: &Claim) {
        let mut any = false;
        for &label in &claim.labels {
            let Some(label) = self.lexicon.label(label) else { continue };
            let concepts = &label.concepts;
            // 收支 is both; any other name is its first meaning.
            let both = concepts.iter().all(|c| {
                matches!(
                    c,
                    Concept::GovFundIncome
                        | Concept::GovFundExpenditure
                        | Concept::SoeIncome
                        | Concept::SoeExpenditure
                )
            });
            let second = match concepts.first() {
                Some(Concept::GovFundIncome) if claim.and_others => Some(Concept::GovFundExpenditure),
                Some(Concept::SoeIncome) if claim.and_others => Some(Concept::SoeExpenditure),
                _ => None,
            };
            for concept in concepts.iter().copied().take(if both { 2 } else { 1 }).chain(second) {
                let content = format!("zero:{}", concept.id());
                if !self.contents.iter().any(|known| *known == content) {
                    self.contents.push(content.into());
                }
                any = true;
            }
        }
        if any {
            self.statements.push(self.statement(claim));
        }
    }

    pub(super) fn count(&self, number: u32) -> Option<usize> {
        let number = self.parse.numbers.get(number as usize)?;
        self.text.get(number.start..number.end)?.parse().ok()
    }

    /// Changes of what the document prints no level of, and changes that a reason names.
    pub(super) fn changes_without_level(&mut self) {
        let parse = self.parse;
        let mut with_subject = vec![false; parse.numbers.len()];
        for statement in &self.statements {
            if let (Some(change), Some(_)) = (statement.change, statement.subject)
                && let Some(slot) =
                    self.figures.binary_search(&change).ok().and_then(|at| with_subject.get_mut(at))
            {
                *slot = true;
            }
        }
        for item in &parse.parsed.items {
            if item.kind != ItemKind::Change || with_subject.get(item.number as usize) == Some(&true) {
                continue;
            }
            let basis = item.basis;
            let department = self.section_id(item.section) == "department" && !item.reason;
            if department {
                let income = item.labels[0].and_then(|label| self.first_fitting(label, item));
                if income == Some(Concept::FiscalAppropriationIncome)
                    && let (Some(unit), Some(basis)) =
                        (self.head_unit(item).map(|unit| self.printed(unit)), basis)
                {
                    self.fact(
                        item.number,
                        Concept::UnitFiscalIncomeDelta,
                        basis,
                        Dimensions::unit(unit),
                        item.section,
                    );
                }
                continue;
            }
            if item.of_unit {
                let income = item.labels[0]
                    .and_then(|label| self.lexicon.label(label))
                    .is_some_and(|label| label.concepts.contains(&Concept::FiscalAppropriationIncome));
                if income {
                    let unit = self.printed(self.words(item.phrase).trim());
                    self.fact(
                        item.number,
                        Concept::UnitFiscalIncomeDelta,
                        basis.unwrap_or(Basis::PriorYear),
                        Dimensions::unit(unit),
                        item.section,
                    );
                }
                continue;
            }
            let Some(basis) = basis else { continue };
            if item.reason && !item.exact {
                continue;
            }
            let Some(concept) = item.labels[0].and_then(|label| self.of_label(label, item)) else { continue };
            // 行政运行（项）增加，原因是培训费增加C: of the item that is explained, and not of all.
            if item.reason && !self.explains_whole_of(item, concept) {
                continue;
            }
            let level = if item.reason {
                self.levels.get(&concept).and_then(|known| known.first()).copied()
            } else {
                None
            };
            match level {
                Some(level) => {
                    let mut statement = Statement::new(StatementKind::Change);
                    statement.subject = Some(self.figure(level.number));
                    statement.change = Some(self.figure(item.number));
                    statement.basis = Some(basis);
                    statement.direction = item.direction;
                    self.statements.push(statement);
                }
                None => self.fact(item.number, concept, basis, Dimensions::default(), item.section),
            }
        }
    }

    /// Whether a reason explains an amount that a concept is a part of, or the concept itself.
    fn explains_whole_of(&self, item: &Item, concept: Concept) -> bool {
        let claim = item.explains.and_then(|at| self.parse.parsed.claims.get(at));
        let subject = claim.and_then(|claim| claim.subject);
        // 收入较上年增加D，主要是其他收入增加C: of all that came in, whose amount is not near.
        let Some(subject) = subject else { return true };
        match self.concepts.get(subject as usize).and_then(Option::as_ref) {
            Some((of, dimensions)) => {
                // 收、支总计减少D，主要原因是基本支出减少C: what is spent is in both totals.
                let total = matches!(
                    of,
                    Concept::TotalReceiptsAndExpenditure
                        | Concept::FiscalTotal
                        | Concept::FiscalExpenditure
                        | Concept::CurrentIncome
                        | Concept::FiscalAppropriationIncome
                );
                dimensions.is_none()
                    && (total && resolve::is_basic_or_project(concept)
                        || *of == concept
                        || resolve::is_part(*of, concept)
                        || resolve::is_within(*of, concept))
            }
            None => false,
        }
    }

    /// Averages that the taxonomy defines, where both operands are printed.
    pub(super) fn averages(&mut self) {
        for (average, total, count, none) in [
            (
                Concept::ReceptionPerCapita,
                Concept::ReceptionExpense,
                Concept::DomesticReceptionPersons,
                Some(Concept::OverseasReceptionPersons),
            ),
            (
                Concept::VehicleOperationPerUnit,
                Concept::VehicleOperationExpense,
                Concept::VehicleStockCount,
                None,
            ),
            (
                Concept::VehiclePurchasePerUnit,
                Concept::VehiclePurchaseExpense,
                Concept::VehiclePurchaseCount,
                None,
            ),
        ] {
            let only = |concept: Concept| match self.levels.get(&concept).map(Vec::as_slice) {
                Some([known]) => Some(known.number),
                _ => None,
            };
            let averages: Vec<u32> = self
                .parse
                .parsed
                .items
                .iter()
                .filter(|item| item.kind == ItemKind::Average && self.concept(item.number) == Some(average))
                .map(|item| item.number)
                .collect();
            let (&[printed], Some(total), Some(count)) = (&averages[..], only(total), only(count)) else {
                continue;
            };
            if self.count(count) == Some(0)
                || none.and_then(only).is_some_and(|none| self.count(none) != Some(0))
            {
                continue;
            }
            let figure = self.figure(printed);
            if self
                .statements
                .iter()
                .any(|statement| statement.kind == StatementKind::Average && statement.change == Some(figure))
            {
                continue;
            }
            let mut statement = Statement::new(StatementKind::Average);
            statement.subject = Some(self.figure(total));
            statement.base = Some(self.figure(count));
            statement.change = Some(figure);
            self.statements.push(statement);
        }
    }
}
