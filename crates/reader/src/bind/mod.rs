//! From names to concepts: facts, statements with their figures, and what the document has.

mod apart;
mod balances;
mod codes;
mod funds;
mod listed;
mod qualified;
mod reasons;
mod repeats;
mod resolve;
mod spans;
mod speakers;
mod statements;
mod sums;
mod units;
mod wholes;
mod words;

use std::borrow::Cow;
use std::collections::HashMap;

use juesuan_model::{
    Basis, CodedName, Concept, Dimensions, Fact, Figure, FigureId, Reading, Role, Statement, Unit,
};
use memchr::memmem;

use crate::normalise::Normalised;
use crate::parse::Parse;
use crate::parse::lexicon::Lexicon;
use crate::parse::model::{Item, ItemKind};

/// A level that has a concept.
#[derive(Debug, Clone, Copy)]
struct Known {
    number: u32,
    section: Option<usize>,
}

pub(crate) struct Binder<'a> {
    text: &'a str,
    normal: &'a Normalised,
    original: &'a str,
    parse: &'a Parse,
    /// The figure of each number.
    figures: &'a [FigureId],
    department: Option<&'a str>,
    /// Whether the accounts are a government's, whose 一般公共预算收入 is taxes and not an
    /// appropriation.
    of_government: bool,
    lexicon: &'static Lexicon,
    /// What each number measures.
    concepts: Vec<Option<(Concept, Dimensions)>>,
    /// Levels of this year without a breakdown, by concept, in the order of the text.
    levels: HashMap<Concept, Vec<Known>>,
    facts: Vec<Fact>,
    statements: Vec<Statement>,
    names: Vec<CodedName>,
    contents: Vec<Cow<'static, str>>,
    /// What the reasoned comparisons are of, by the claim.
    explains: Vec<(usize, Concept, Dimensions, Basis)>,
}

/// Fills a reading's facts, statements and contents.
pub(crate) fn bind(
    reading: &mut Reading,
    original: &str,
    normal: &Normalised,
    parse: &Parse,
    figures: &[FigureId],
    department: Option<&str>,
    words: bool,
) {
    let mut binder = Binder {
        text: &normal.text,
        normal,
        original,
        parse,
        figures,
        department,
        of_government: false,
        lexicon: Lexicon::get(),
        concepts: vec![None; parse.numbers.len()],
        levels: HashMap::new(),
        facts: Vec::with_capacity(parse.parsed.items.len()),
        statements: Vec::with_capacity(parse.parsed.claims.len()),
        names: Vec::new(),
        contents: Vec::new(),
        explains: Vec::new(),
    };
    binder.of_government = binder.tells_of_government();
    binder.resolve_items();
    binder.tell_apart();
    binder.claims();
    binder.changes_without_level();
    binder.reasons();
    binder.averages();
    binder.repeats();
    binder.listed();
    binder.sections();
    binder.economic_names();
    binder.unknown_classes();
    binder.facts.sort_by_key(|fact| fact.figure);
    // 个 says nothing; the concept says what is counted.
    for fact in &binder.facts {
        let of = fact.concept.info().unit;
        if let Some(figure) =
            reading.figures.get_mut(fact.figure as usize).filter(|figure| figure.unit == Unit::Piece)
            && matches!(of, Unit::Project | Unit::Organisation | Unit::Office | Unit::Group)
        {
            figure.unit = of;
        }
    }
    if words {
        reading.passages = binder.passages();
    }
    reading.facts = binder.facts;
    reading.statements = binder.statements;
    reading.names = binder.names;
    binder.contents.sort_unstable();
    binder.contents.dedup();
    reading.contents = binder.contents.into_iter().map(Into::into).collect();
    reading.unbound = unbound(&reading.figures, &reading.facts, &reading.statements);
}

/// The quantities that take part in nothing.
fn unbound(figures: &[Figure], facts: &[Fact], statements: &[Statement]) -> Vec<FigureId> {
    let mut used = vec![false; figures.len()];
    let stated = statements.iter().flat_map(Statement::figures);
    for id in facts.iter().map(|fact| fact.figure).chain(stated) {
        if let Some(used) = used.get_mut(id as usize) {
            *used = true;
        }
    }
    figures
        .iter()
        .zip(used)
        .filter(|(figure, used)| {
            !used
                && match figure.role {
                    Role::Year | Role::Ordinal | Role::DocumentNumber | Role::Telephone | Role::Threshold => {
                        false
                    }
                    Role::Other => figure.unit != Unit::None,
                    _ => true,
                }
        })
        .map(|(figure, _)| figure.id)
        .collect()
}

impl Binder<'_> {
    fn section_id(&self, section: Option<usize>) -> &'static str {
        section.and_then(|at| self.parse.parsed.headings.get(at)).map_or("", |heading| heading.id)
    }

    fn occurrence(&self, section: Option<usize>) -> Cow<'static, str> {
        let id = self.section_id(section);
        Cow::Borrowed(if id.is_empty() { "narrative" } else { id })
    }

    fn unit(&self, number: u32) -> Unit {
        self.parse.numbers.get(number as usize).map_or(Unit::None, |number| number.unit)
    }

    fn figure(&self, number: u32) -> FigureId {
        self.figures.get(number as usize).copied().unwrap_or_default()
    }

    fn words(&self, (start, end): (usize, usize)) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Words of the normalised text as they are printed.
    fn printed(&self, words: &str) -> String {
        let start = (words.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        if start > self.text.len() || words.is_empty() {
            return words.to_owned();
        }
        let (from, to) = self.normal.span(self.original, start, start + words.len());
        self.original.get(from..to).unwrap_or(words).replace(['\n', '\r'], "")
    }

    fn concept(&self, number: u32) -> Option<Concept> {
        self.concepts.get(number as usize)?.as_ref().map(|(concept, _)| *concept)
    }

    fn resolve_items(&mut self) {
        let parse = self.parse;
        let mut population = units::Populations::default();
        let of_other_units = self.of_other_units();
        for (at, item) in parse.parsed.items.iter().enumerate() {
            if !matches!(item.kind, ItemKind::Level | ItemKind::Average | ItemKind::Completion) {
                continue;
            }
            let among_others = self.is_of_others(item, &mut population);
            let Some((concept, dimensions)) = self.of_item(item) else { continue };
            // A fact of one unit says of which.
            let of_unit = dimensions.unit.is_some() || concept == Concept::InternalOfficeCount;
            if among_others || !of_unit && of_other_units.get(at) == Some(&true) {
                continue;
            }
            // “三公”经费…，其中…、会议费: a total of more than the three.
            if let Some(whole) = item.whole
                && matches!(concept, Concept::ConferenceExpense | Concept::TrainingExpense)
                && self.concept(whole) == Some(Concept::ThreePublicTotal)
            {
                self.forget(whole, Concept::ThreePublicTotal);
            }
            // 总收入…，其中本年收入…: two things that one name can stand for.
            let same = item.whole.filter(|&whole| {
                self.concepts.get(whole as usize).and_then(Option::as_ref)
                    == Some(&(concept, dimensions.clone()))
            });
            // （一）收入总计A below 收入、支出总计A: the same again.
            let again = |&whole: &u32| self.span(whole) == self.span(item.number);
            if let Some(whole) = same.filter(|whole| !again(whole)) {
                if !self.is_total(whole) {
                    continue;
                }
                self.forget(whole, concept);
                self.grand_total(whole);
            }
            if self.is_grand_total(item, concept) {
                continue;
            }
            let concept = if self.is_other_side(at, concept) { Concept::FiscalTotal } else { concept };
            let basis = match item.basis {
                Some(basis) => basis,
                None if concept == Concept::ProjectNotImplementedAmount => Basis::InitialBudget,
                None => Basis::Actual,
            };
            self.fact(item.number, concept, basis, dimensions.clone(), item.section);
            if item.joint {
                let second = item.labels[1].and_then(|label| self.of_label(label, item));
                if let Some(second) = second.filter(|&second| second != concept) {
                    self.fact(item.number, second, basis, Dimensions::default(), item.section);
                    self.know(second, item);
                }
            }
            if self.parse.parsed.is_main(Some(basis)) && dimensions.is_none() {
                self.know(concept, item);
            }
            if let Some(slot) = self.concepts.get_mut(item.number as usize) {
                *slot = Some((concept, dimensions));
            }
        }
    }

    /// 财政拨款收入总计A，支出总计B: the second total is of the same accounts as the first.
    fn is_other_side(&self, at: usize, concept: Concept) -> bool {
        if concept != Concept::TotalReceiptsAndExpenditure {
            return false;
        }
        let items = &self.parse.parsed.items;
        let Some(item) = items.get(at) else { return false };
        // The bracket of the first total may have an amount of its own.
        let before = items.get(at.saturating_sub(3)..at).unwrap_or_default();
        let Some(before) =
            before.iter().rev().find(|item| self.concept(item.number) == Some(Concept::FiscalTotal))
        else {
            return false;
        };
        let place = |number: u32| self.parse.numbers.get(number as usize);
        let (Some(from), Some(to)) = (place(before.number), place(item.number)) else { return false };
        let between = self.text.get(from.after..to.start).unwrap_or_default();
        // A（含年初结转和结余），支出总计B
        let bracket = between.strip_prefix('(').and_then(|inner| inner.split_once(')'));
        let between = bracket.map_or(between, |(_, rest)| rest);
        between.trim_start_matches([',', ';', '、']).starts_with("支出")
            && !between.contains(['。', '\n'])
            && !between.contains(|c: char| c.is_ascii_digit())
    }

    /// Whether a number's name only says that it is a total.
    fn is_total(&self, number: u32) -> bool {
        let end = self.item(number).map_or(0, |item| item.phrase.1);
        let before = self.text.get(..end).unwrap_or_default().trim_end_matches(['为', '是', ' ']);
        before.ends_with("总收入") || before.ends_with("总支出")
    }

    /// 总收入…，其中本年收入…: the first is what came in with what was there.
    fn grand_total(&mut self, number: u32) {
        let total = Concept::TotalReceiptsAndExpenditure;
        let Some(item) = self.parse.parsed.item_of.get(number as usize).copied().flatten() else { return };
        let Some(item) = self.parse.parsed.items.get(item as usize) else { return };
        if !matches!(self.section_id(item.section), "" | "overall") || item.basis.is_some() {
            return;
        }
        self.fact(number, total, Basis::Actual, Dimensions::default(), item.section);
        self.know(total, item);
        if let Some(slot) = self.concepts.get_mut(number as usize) {
            *slot = Some((total, Dimensions::default()));
        }
    }

    /// Takes back what a number was thought to measure.
    fn forget(&mut self, number: u32, concept: Concept) {
        let figure = self.figure(number);
        let recent = self.facts.len().saturating_sub(64);
        let found =
            self.facts.iter().skip(recent).position(|fact| fact.figure == figure && fact.concept == concept);
        if let Some(at) = found {
            self.facts.remove(recent + at);
        }
        if let Some(known) = self.levels.get_mut(&concept) {
            known.retain(|known| known.number != number);
        }
        if let Some(slot) = self.concepts.get_mut(number as usize) {
            *slot = None;
        }
    }

    /// Takes back what a number was thought to measure, wherever its fact stands.
    fn unbind(&mut self, number: u32, concept: Concept) {
        let figure = self.figure(number);
        self.facts.retain(|fact| fact.figure != figure || fact.concept != concept);
        self.forget(number, concept);
    }

    /// 政府性基金收入A，加上年结余B，收入合计C: in the section of one budget a total behind its own
    /// amount is of more than it.
    fn is_grand_total(&self, item: &Item, concept: Concept) -> bool {
        let first = item.labels[0].and_then(|label| self.first_fitting(label, item));
        let general = matches!(first, Some(Concept::CurrentIncome | Concept::CurrentExpenditure));
        if !general || first == Some(concept) {
            return false;
        }
        let Some(last) = self.levels.get(&concept).and_then(|known| known.last()) else { return false };
        let place = |number: u32| self.parse.numbers.get(number as usize);
        let (Some(from), Some(to)) = (place(last.number), place(item.number)) else { return false };
        let between = self.text.get(from.after..to.start).unwrap_or_default();
        let plus = between.contains("加上") || between.contains("另加");
        !between.contains('\n')
            && (plus || !between.contains('。'))
            && self.span(last.number) != self.span(item.number)
    }

    fn know(&mut self, concept: Concept, item: &Item) {
        if item.kind == ItemKind::Level {
            self.levels
                .entry(concept)
                .or_default()
                .push(Known { number: item.number, section: item.section });
        }
    }

    fn fact(
        &mut self,
        number: u32,
        concept: Concept,
        basis: Basis,
        dimensions: Dimensions,
        section: Option<usize>,
    ) {
        let fact = Fact {
            figure: self.figure(number),
            concept,
            basis,
            dimensions,
            occurrence: self.occurrence(section),
        };
        self.facts.push(fact);
    }

    /// What an item measures, and of what.
    fn of_item(&mut self, item: &Item) -> Option<(Concept, Dimensions)> {
        if item.kind == ItemKind::Completion {
            let named =
                item.labels[0].filter(|&label| self.first_fitting(label, item).is_some()).or(item.behind)?;
            let concept = self.first_fitting(named, item)?;
            return (concept == Concept::PerformanceCompletionRate).then(|| (concept, Dimensions::default()));
        }
        if let Some(concept) = self.by_words(item) {
            return Some((concept, Dimensions::default()));
        }
        // 增加2辆 is no number of vehicles.
        if item.reason || item.direction.is_some() {
            return self.in_reason(item);
        }
        if let Some(found) = self.by_class(item) {
            return Some(found);
        }
        let meant = item.labels[0].filter(|&label| self.is_meant(label));
        if meant.is_none() {
            if let Some(found) = self.by_economic(item) {
                return Some(found);
            }
            // A name of the lists that is no quantity of its own.
            if item.labels[0].is_some() {
                return None;
            }
        }
        // 12个项目均…: all that were evaluated.
        let number = self.parse.numbers.get(item.number as usize);
        let rest = number.and_then(|number| self.text.get(number.after..)).unwrap_or_default();
        if self.section_id(item.section) == "performance"
            && ["项目都", "项目均", "项目全部"].iter().any(|all| rest.starts_with(all))
        {
            return Some((Concept::SelfEvaluatedProjectCount, Dimensions::default()));
        }
        if item.kind == ItemKind::Level
            && let Some(concept) = self.of_fund(item)
        {
            return Some((concept, Dimensions::default()));
        }
        let label = item.labels[0].filter(|&label| self.first_fitting(label, item).is_some());
        let label =
            label.or(item.behind).or_else(|| item.labels[0].is_some().then_some(item.labels[1]).flatten())?;
        let concept = self.of_label(label, item)?;
        if self.section_id(item.section) == "gpb_basic"
            && let Some(code) = resolve::economic(concept)
        {
            return Some((Concept::GpbBasicByEconomic, Dimensions::economic(code)));
        }
        match concept {
            // What one unit has is not what the department has.
            Concept::FiscalAppropriationIncome if self.section_id(item.section) == "department" => {
                self.head_unit(item).map(|unit| (concept, Dimensions::unit(self.printed(unit))))
            }
            Concept::InternalOfficeCount => {
                let unit = self.office_unit(item)?;
                Some((concept, unit.map(Dimensions::unit).unwrap_or_default()))
            }
            // 财政拨款支出A，其中：基本支出B: of the appropriation, and not of all sources.
            Concept::BasicExpenditureTotal | Concept::ProjectExpenditureTotal
                if item.whole.is_some_and(|whole| self.is_of_appropriation(whole)) =>
            {
                None
            }
            // 基本建设类项目支出 is some of 项目支出.
            _ if resolve::is_basic_or_project(concept) && self.is_of_a_kind(item) => None,
            // 外派人员经费 is not 人员经费.
            Concept::PersonnelExpenditure | Concept::PublicExpenditure if self.is_qualified(item) => None,
            // Equipment has other limits too: only the limit of the term is the concept.
            Concept::LargeEquipmentCount if !self.words(item.phrase).contains("100万") => None,
            // 文化馆增加公务用车1辆 is no number of vehicles that there are.
            Concept::VehicleStockCount | Concept::AssetVehicleTotal
                if ["增加", "新增", "减少", "报废", "处置", "调入", "调出"]
                    .iter()
                    .any(|word| self.words(item.phrase).contains(word)) =>
            {
                None
            }
            // What was bought in the year is not what there is.
            Concept::LargeEquipmentCount
                if ["购置", "新增", "处置", "报废"]
                    .iter()
                    .any(|word| self.words(item.phrase).contains(word)) =>
            {
                None
            }
            Concept::DomesticReceptionBatches | Concept::DomesticReceptionPersons => {
                self.of_guests(concept, item).map(|of| (of, Dimensions::default()))
            }
            _ if resolve::is_evaluated(concept) => self.of_one_budget(item).map(|of| (concept, of)),
            // The kinds of what was bought, or of what the appropriation runs, are not those of all there are.
            _ if resolve::is_part(Concept::AssetVehicleTotal, concept)
                && matches!(
                    item.whole.and_then(|whole| self.concept(whole)),
                    Some(Concept::VehiclePurchaseCount | Concept::VehicleStockCount)
                ) =>
            {
                None
            }
            // A name with something before it may be of one unit only.
            _ if item.whole.is_some() && !self.is_plain(item) || !self.is_of_all(concept, item) => None,
            _ => Some((concept, Dimensions::default())),
        }
    }

    fn first_fitting(&self, label: u16, item: &Item) -> Option<Concept> {
        let unit = self.unit(item.number);
        self.lexicon.label(label)?.concepts.iter().copied().find(|&concept| resolve::fits(concept, unit))
    }

    /// Whether a name stands for a quantity or a class.
    fn is_meant(&self, label: u16) -> bool {
        self.lexicon.label(label).is_some_and(|label| !label.concepts.is_empty() || label.class.is_some())
    }

    fn of_label(&self, label: u16, item: &Item) -> Option<Concept> {
        let concept = self.first_fitting(label, item)?;
        if self.of_government && resolve::is_of_budget(concept) {
            return None;
        }
        resolve::in_section(concept, self.section_meant(concept, item))
    }

    fn sections(&mut self) {
        let has = |id: &str| self.parse.parsed.headings.iter().any(|heading| heading.id == id);
        let mut found: Vec<Cow<'static, str>> = Vec::new();
        for (id, content) in [("department", "functions"), ("glossary", "glossary"), ("contact", "contact")] {
            if has(id) {
                found.push(content.into());
            }
        }
        // 纳入…编制范围的单位包括, 公开单位构成包括, 从单位构成看，部门决算包括: a list follows.
        let lists = |words: &str| {
            memmem::find_iter(self.text.as_bytes(), words).any(|at| {
                let rest = crate::parse::beginning(self.text.get(at..).unwrap_or_default());
                let line = rest.split(['。', '\n']).next().unwrap_or_default();
                ["包括", "共", "如下", "有", ":"].iter().any(|word| line.contains(word))
            })
        };
        let listed = ["编制范围", "汇编范围", "单位构成", "部门决算包括"].iter().any(|words| lists(words));
        if listed || self.levels.contains_key(&Concept::SubordinateUnitCount) {
            found.push("units".into());
        }
        // What staff and office cost is told of all spending in some forms.
        let of_people =
            |item: &Item| item.kind == ItemKind::Level && self.names(item, &["人员经费", "人员经费支出"]);
        if self.parse.parsed.items.iter().any(of_people) {
            found.push("personnel".into());
        }
        // Where there is no report on the self-evaluation, nothing was evaluated by report.
        let reported = [Concept::TargetReportProjectCount, Concept::TargetReportAmount];
        if has("performance")
            && reported.iter().all(|concept| !self.levels.contains_key(concept))
            && ["无绩效自评报告", "没有绩效自评报告"]
                .iter()
                .any(|words| memmem::find(self.text.as_bytes(), words.as_bytes()).is_some())
        {
            found.extend(reported.iter().map(|concept| format!("none:{}", concept.id()).into()));
        }
        if self.parse.parsed.reception_purpose {
            found.push("purpose:reception".into());
        }
        for &section in &self.parse.parsed.withheld {
            found.push(format!("withheld:{}", self.section_id(Some(section))).into());
        }
        for &number in &self.parse.parsed.unitless {
            found.push(format!("no-unit:{}", self.figure(number)).into());
        }
        for &number in &self.parse.parsed.odd_years {
            found.push(format!("odd-year:{}", self.figure(number)).into());
        }
        self.contents.append(&mut found);
    }
}
