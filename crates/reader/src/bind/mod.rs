//! From names to concepts: facts, statements with their figures, and what the document has.

mod repeats;
mod resolve;
mod statements;

use std::borrow::Cow;
use std::collections::HashMap;

use juesuan_model::Classification::{Economic, Functional};
use juesuan_model::classification::{Entry, LIST_YEAR};
use juesuan_model::{
    Basis, CodedName, Concept, Dimensions, Fact, Figure, FigureId, Origin, Reading, Role, Statement, Unit,
};

use crate::normalise::Normalised;
use crate::parse::Parse;
use crate::parse::lexicon::Lexicon;
use crate::parse::model::{Item, ItemKind};

/// What may stand before the name of a project that was not carried out.
const STOPPED_PREFIXES: &[&str] = &[
    "一是",
    "二是",
    "三是",
    "四是",
    "年初预算安排的",
    "年初预算的",
    "年初安排的",
    "收回",
    "其中",
    "因",
    "将",
    "其余",
    "剩余",
];

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
    lexicon: &'static Lexicon,
    /// What each number measures.
    concepts: Vec<Option<(Concept, Dimensions)>>,
    /// Levels of this year without a breakdown, by concept, in the order of the text.
    levels: HashMap<Concept, Vec<Known>>,
    facts: Vec<Fact>,
    statements: Vec<Statement>,
    names: Vec<CodedName>,
    contents: Vec<Cow<'static, str>>,
}

/// Fills a reading's facts, statements and contents.
pub(crate) fn bind(
    reading: &mut Reading,
    original: &str,
    normal: &Normalised,
    parse: &Parse,
    figures: &[FigureId],
    department: Option<&str>,
) {
    let mut binder = Binder {
        text: &normal.text,
        normal,
        original,
        parse,
        figures,
        department,
        lexicon: Lexicon::get(),
        concepts: vec![None; parse.numbers.len()],
        levels: HashMap::new(),
        facts: Vec::with_capacity(parse.parsed.items.len()),
        statements: Vec::with_capacity(parse.parsed.claims.len()),
        names: Vec::new(),
        contents: Vec::new(),
    };
    binder.resolve_items();
    binder.claims();
    binder.changes_without_level();
    binder.averages();
    binder.repeats();
    binder.listed();
    binder.sections();
    binder.economic_names();
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
    reading.facts = binder.facts;
    reading.statements = binder.statements;
    reading.names = binder.names;
    reading.contents = binder.contents;
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
        for item in &parse.parsed.items {
            if !matches!(item.kind, ItemKind::Level | ItemKind::Average | ItemKind::Completion) {
                continue;
            }
            let Some((concept, dimensions)) = self.of_item(item) else { continue };
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
            if basis == Basis::Actual && dimensions.is_none() {
                self.know(concept, item);
            }
            if let Some(slot) = self.concepts.get_mut(item.number as usize) {
                *slot = Some((concept, dimensions));
            }
        }
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
        // 增加2辆 is no number of vehicles.
        if item.reason || item.direction.is_some() {
            return self.in_reason(item);
        }
        if let Some(found) = self.by_class(item) {
            return Some(found);
        }
        if item.labels[0].is_none()
            && let Some(found) = self.by_economic(item)
        {
            return Some(found);
        }
        // 12个项目均…: all that were evaluated.
        let number = self.parse.numbers.get(item.number as usize);
        let rest = number.and_then(|number| self.text.get(number.after..)).unwrap_or_default();
        if self.section_id(item.section) == "performance"
            && ["项目都", "项目均", "项目全部"].iter().any(|all| rest.starts_with(all))
        {
            return Some((Concept::SelfEvaluatedProjectCount, Dimensions::default()));
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
            // Equipment has other limits too: only the limit of the term is the concept.
            Concept::LargeEquipmentCount if !self.words(item.phrase).contains("100万") => None,
            // A name with something before it may be of one unit only.
            _ if item.whole.is_some() && !self.is_plain(item) => None,
            _ => Some((concept, Dimensions::default())),
        }
    }

    /// Whether nothing qualifies the name of an item.
    fn is_plain(&self, item: &Item) -> bool {
        let words = self.words(item.phrase);
        !["本级", "机关", "所属", "下属"].iter().any(|word| words.starts_with(word))
            || words.starts_with("机关运行")
    }

    fn first_fitting(&self, label: u16, item: &Item) -> Option<Concept> {
        let unit = self.unit(item.number);
        self.lexicon.label(label)?.concepts.iter().copied().find(|&concept| resolve::fits(concept, unit))
    }

    fn of_label(&self, label: u16, item: &Item) -> Option<Concept> {
        let concept = self.first_fitting(label, item)?;
        resolve::in_section(concept, self.section_id(item.section))
    }

    /// An amount of a functional class.
    fn by_class(&mut self, item: &Item) -> Option<(Concept, Dimensions)> {
        let class = item.labels[0].and_then(|label| self.lexicon.label(label)).and_then(|label| label.class);
        if class.is_none() && item.path.is_none() {
            return None;
        }
        self.unit(item.number).money_power()?;
        let of_whole = item.whole.and_then(|whole| self.concept(whole));
        let concept = match of_whole {
            Some(concept) => concept.by_function(),
            None => match self.section_id(item.section) {
                "gpb_expenditure" | "gpb" | "gpb_income" => Concept::GpbExpenditureByClass,
                "expenditure" => Concept::CurrentExpenditure,
                "fiscal_overall" => Concept::FiscalExpenditure,
                "gov_fund" => Concept::GovFundExpenditure,
                "soe" => Concept::SoeExpenditure,
                _ => return None,
            },
        };
        let concept = match concept {
            Concept::GpbExpenditureByClass
            | Concept::CurrentExpenditure
            | Concept::FiscalExpenditure
            | Concept::GovFundExpenditure
            | Concept::SoeExpenditure => concept,
            Concept::FiscalTotal => Concept::FiscalExpenditure,
            Concept::TotalReceiptsAndExpenditure => Concept::CurrentExpenditure,
            _ => return None,
        };
        let code = match item.path {
            Some(path) => Cow::Owned(self.code_of_path(path)?),
            None => Cow::Borrowed(class?),
        };
        self.names.push(CodedName {
            classification: Functional,
            code: None,
            name: self.class_name(item).to_owned(),
            occurrence: self.occurrence(item.section),
            origin: Origin::Text,
            figure: Some(self.figure(item.number)),
        });
        Some((concept, Dimensions::function(code)))
    }

    /// The name of a class, group or item as printed.
    fn class_name(&self, item: &Item) -> &str {
        match item.path {
            Some(path) => {
                let words = self.words(path);
                let inner = words
                    .strip_suffix(')')
                    .and_then(|words| words.rsplit_once('('))
                    .map_or(words, |(name, _)| name);
                inner.rsplit(')').next().unwrap_or(inner)
            }
            None => self.words(item.phrase).trim_matches([' ', ',', ':', ')', '。']),
        }
    }

    /// The code of 教育支出（类）…（款）…（项）, as far down as it is named.
    fn code_of_path(&self, path: (usize, usize)) -> Option<String> {
        let year = self.parse.parsed.fiscal_year.unwrap_or(LIST_YEAR);
        let mut rest = self.words(path);
        let mut code = String::new();
        for mark in ["(类)", "(款)", "(项)"] {
            let Some((name, after)) = rest.split_once(mark) else { break };
            rest = after;
            code = if code.is_empty() {
                crate::parse::class_code(name)?.to_owned()
            } else {
                let named = |entry: &&Entry| Functional.accepts_name(entry.code, name, year);
                Functional.children(&code, year).find(named)?.code.to_owned()
            };
        }
        (!code.is_empty()).then_some(code)
    }

    /// An economic item of basic expenditure by its name.
    fn by_economic(&self, item: &Item) -> Option<(Concept, Dimensions)> {
        if self.section_id(item.section) != "gpb_basic"
            || self.unit(item.number).money_power().is_none()
            || item.basis.is_some()
        {
            return None;
        }
        let name = self.words(item.phrase).trim_matches([' ', ',', ':', '、']);
        let name = name.trim_start_matches("其中:");
        let code = |name: &str| (name.len() <= 60).then(|| self.economic_code(name)).flatten();
        code(name)
            .or_else(|| code(name.strip_suffix("支出")?))
            .map(|code| (Concept::GpbBasicByEconomic, Dimensions::economic(code)))
    }

    fn economic_code(&self, name: &str) -> Option<&'static str> {
        let year = self.parse.parsed.fiscal_year.unwrap_or(LIST_YEAR);
        match Economic.by_name(name, year)[..] {
            [entry] => Some(entry.code),
            // The same name under two classes tells no code.
            _ => None,
        }
    }

    /// The economic items that the section of basic expenditure names, with or without amounts.
    fn economic_names(&mut self) {
        let headings = &self.parse.parsed.headings;
        let mut found = Vec::new();
        for (index, heading) in headings.iter().enumerate().filter(|(_, heading)| heading.id == "gpb_basic") {
            let end = headings.get(index + 1).map_or(self.text.len(), |next| next.title_start);
            let Some(body) = self.text.get(heading.title_end..end) else { continue };
            let mut at = heading.title_end;
            for piece in body.split_inclusive(['、', ',', '。', ';', ':', '\n', '(', ')']) {
                let name = piece.trim_end_matches(['、', ',', '。', ';', ':', '\n', '(', ')']);
                let name = name.strip_suffix('等').unwrap_or(name);
                let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').trim();
                let start = at;
                at += piece.len();
                // A list may begin behind 主要包括, and amounts may follow the names.
                let name = name.rsplit_once("包括").map_or(name, |(_, name)| name);
                if (6..=60).contains(&name.len()) && self.economic_code(name).is_some() {
                    found.push((start, name.to_owned()));
                }
            }
        }
        for (start, name) in found {
            let near = self.parse.numbers.partition_point(|number| number.start <= start);
            self.names.push(CodedName {
                classification: Economic,
                code: None,
                name,
                occurrence: Cow::Borrowed("gpb_basic"),
                origin: Origin::Text,
                figure: near.checked_sub(1).map(|number| self.figure(number as u32)),
            });
        }
    }

    fn in_reason(&self, item: &Item) -> Option<(Concept, Dimensions)> {
        let unit = self.unit(item.number);
        if item.kind == ItemKind::Level && unit.money_power().is_none() {
            let concept = item.labels[0].and_then(|label| self.first_fitting(label, item))?;
            return (concept == Concept::HeadcountIncrease).then(|| (concept, Dimensions::default()));
        }
        if item.stopped && item.kind == ItemKind::Level && item.direction.is_none() {
            let words = self.words(item.phrase);
            let mut project = words.trim_matches([' ', ',', ':']);
            for prefix in STOPPED_PREFIXES {
                project = project.strip_prefix(prefix).unwrap_or(project);
            }
            let project = project.trim_end_matches('约').trim_end_matches("预算");
            // An amount of no named project is of nothing that could be met again.
            if project.chars().count() < 3 {
                return None;
            }
            let general = ["指标", "资金", "经费", "项目"].iter().any(|word| project.ends_with(word))
                && project.chars().count() < 8;
            let function = general.then(|| self.function_of_reason(item)).flatten();
            let project = Some(Cow::Owned(self.printed(project)));
            let dimensions = Dimensions { project, function, ..Dimensions::default() };
            return Some((Concept::ProjectNotImplementedAmount, dimensions));
        }
        None
    }

    /// The functional code of what a reason explains: the last level before it.
    fn function_of_reason(&self, item: &Item) -> Option<Cow<'static, str>> {
        let parsed = &self.parse.parsed;
        let at = parsed.item_of.get(item.number as usize).copied().flatten()? as usize;
        let level = parsed
            .items
            .get(..at)?
            .iter()
            .rev()
            .take(24)
            .find(|item| !item.reason && item.kind == ItemKind::Level)?;
        self.concepts.get(level.number as usize)?.as_ref()?.1.function.clone()
    }

    /// The unit that a number of offices is of: nothing inside for the department itself, and
    /// nothing at all where it cannot be told.
    fn office_unit(&self, item: &Item) -> Option<Option<String>> {
        // A name stands near its number; a bound keeps long paragraphs cheap.
        let mut from = item.phrase.1.saturating_sub(1500);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let before = self.text.get(from..item.phrase.1)?;
        let paragraph = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
        let sentence = &paragraph[paragraph.rfind('。').map_or(0, |at| at + "。".len())..];
        fn clause(head: &str) -> &str {
            head.rsplit([',', ';', ':']).next().unwrap_or_default().trim()
        }
        // 某中心内设甲科、乙科等3个科室; 某局设甲科、乙科等3个内设机构
        let name = sentence.rfind("内设").or_else(|| sentence.rfind('设')).map(|at| clause(&sentence[..at]));
        let name = name.filter(|name| !name.is_empty()).or_else(|| {
            // 组建某中心。内设机构：甲科、乙科2个科室
            let founded = ["设立", "组建", "成立"]
                .iter()
                .filter_map(|word| paragraph.rfind(word).map(|at| at + word.len()))
                .max();
            founded.and_then(|at| paragraph.get(at..)?.split(['。', ',', ';', '(']).next())
        });
        // 1.某中心。内设甲科、乙科2个科室
        let name = self.head_unit(item).or(name)?;
        // 某局（本级） is one of the units; 某局（某办） is the same twice.
        if name.ends_with("(本级)") {
            return Some(Some(self.printed(name)));
        }
        let name = name.rsplit_once('(').map_or(name, |(outer, _)| outer).trim();
        let own = self.department.is_some_and(|department| {
            let department = department.trim();
            department.contains(name) || name.contains(department)
        });
        let own = own || ["本部门", "我局", "本单位", "局机关", "机关"].contains(&name);
        if own {
            Some(None)
        } else {
            (2..=40).contains(&name.chars().count()).then(|| Some(self.printed(name)))
        }
    }

    /// The unit that a paragraph begins with: `2.某中心。`
    fn head_unit(&self, item: &Item) -> Option<&str> {
        let mut from = item.phrase.1.saturating_sub(1500);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let before = self.text.get(from..item.phrase.1)?;
        let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..)?;
        let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let name = match digits.len() < line.len() {
            true => digits.strip_prefix(['.', '、'])?.split(['。', ':']).next()?,
            false => line.split(':').next().filter(|name| name.len() < line.len())?,
        };
        crate::parse::is_unit_name(name).then_some(name)
    }

    fn sections(&mut self) {
        let has = |id: &str| self.parse.parsed.headings.iter().any(|heading| heading.id == id);
        let mut found: Vec<Cow<'static, str>> = Vec::new();
        for (id, content) in [("department", "functions"), ("glossary", "glossary"), ("contact", "contact")] {
            if has(id) {
                found.push(content.into());
            }
        }
        if self.levels.contains_key(&Concept::SubordinateUnitCount) {
            found.push("units".into());
        }
        if self.parse.parsed.reception_purpose {
            found.push("purpose:reception".into());
        }
        self.contents.append(&mut found);
    }
}
