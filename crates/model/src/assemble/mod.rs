//! Assembling: readings become a disclosure, the way back from [`project`](crate::project()).
//!
//! What a document does not state is absent, and what contradicts itself stays contradictory: the
//! first printing in a quantity's own section is its value, every other printing and every derived
//! figure is kept as `stated`, with its section. A change is never made from an amount, nor an
//! amount from a change. What has no place in a disclosure is listed, and so is every conflict
//! between sources.

mod cells;
mod convert;
mod cross;
mod merge;
mod place;
mod prior;
mod quantity;
mod words;

use crate::disclosure::{Department, Disclosure};
use crate::period::{Basis, FiscalYear};
use crate::reading::{FigureId, Reading, Role};

pub use merge::{Conflict, Side};
pub(crate) use prior::actuals;

/// Why something that was read is not in the disclosure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WhyLeft {
    /// The reader gave the figure no meaning.
    NoMeaning,
    /// The disclosure has no place for a figure of this meaning.
    NoPlace,
    /// The unit is too coarse, or the number too long, to be kept exactly.
    NotExact,
    /// The figure is kept, the word 约 or 余 beside it is not.
    About,
    /// A second printing of a table's cell.
    CellTaken,
}

impl WhyLeft {
    /// What a clerk is told.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::NoMeaning => "看不出是什么指标",
            Self::NoPlace => "数据文件没有放它的地方",
            Self::NotExact => "单位太大或数字太长，不能精确保存",
            Self::About => "数字已导入，“约”“余”等字没有保留",
            Self::CellTaken => "同一格已有数字",
        }
    }

    /// The same in English.
    pub const fn en(self) -> &'static str {
        match self {
            Self::NoMeaning => "its meaning is not known",
            Self::NoPlace => "the disclosure has no place for it",
            Self::NotExact => "its unit is too coarse, or it is too long, to be kept exactly",
            Self::About => "the figure is taken over, the word 约 beside it is not",
            Self::CellTaken => "the cell has a figure already",
        }
    }
}

/// A figure that was read and is not in the disclosure, or not as it was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The source, by its place among the sources.
    pub source: usize,
    /// The figure.
    pub figure: FigureId,
    /// Why.
    pub why: WhyLeft,
}

/// What one source says.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    /// A document, or what [`project`](crate::project()) made of a disclosure.
    Reading(&'a Reading),
    /// A disclosure.
    Disclosure(&'a Disclosure),
}

/// Which of two sources is believed: the first of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rank {
    /// Approved tables, or data that are a disclosure already.
    Tables,
    /// A form that was filled in.
    Form,
    /// A narrative.
    Narrative,
}

/// A source of a disclosure.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// What it says.
    pub content: Content<'a>,
    /// How much it is believed.
    pub rank: Rank,
}

impl<'a> Source<'a> {
    /// A reading as a source: believed as tables are where it has nothing but tables.
    pub fn reading(reading: &'a Reading) -> Self {
        let tables = !reading.facts.is_empty() && reading.facts.iter().all(|fact| fact.table().is_some());
        let rank = if tables { Rank::Tables } else { Rank::Narrative };
        Self { content: Content::Reading(reading), rank }
    }

    /// A disclosure as a source.
    pub fn disclosure(disclosure: &'a Disclosure) -> Self {
        Self { content: Content::Disclosure(disclosure), rank: Rank::Tables }
    }

    fn department(&self) -> Option<&'a str> {
        let name = match self.content {
            Content::Reading(reading) => reading.department.as_deref(),
            Content::Disclosure(disclosure) => Some(disclosure.department.name.as_str()),
        };
        name.map(str::trim).filter(|name| !name.is_empty())
    }

    fn year(&self) -> Option<FiscalYear> {
        match self.content {
            Content::Reading(reading) => reading.fiscal_year,
            Content::Disclosure(disclosure) => Some(disclosure.fiscal_year),
        }
    }
}

/// A disclosure that was put together, with what could not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assembly {
    /// The disclosure.
    pub disclosure: Disclosure,
    /// Where sources, or a source's tables and its narrative, say different things.
    pub conflicts: Vec<Conflict>,
    /// What was read and is not in the disclosure.
    pub left: Vec<Left>,
    /// The source of each value, by its JSON pointer; of several that agree, the one that is believed.
    pub sources: std::collections::BTreeMap<String, usize>,
}

/// Why sources make no disclosure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AssembleError {
    /// There is nothing to read.
    #[error("there is no source; name at least one file")]
    Nothing,
    /// No source says whose accounts these are.
    #[error("no source names the department; add a document with a title, or a form with the name filled in")]
    NoDepartment,
    /// No source says of which year these accounts are.
    #[error("no source names the fiscal year; add a document with a title that does")]
    NoYear,
    /// The sources are of two departments.
    #[error("the sources are of two departments, {first} and {second}; import those of one department")]
    Departments {
        /// The department of one.
        first: String,
        /// That of another.
        second: String,
    },
    /// A source is of a year that does not belong.
    #[error("a source is of {found}; expected {year}, or {} for the prior year's figures", year.saturating_sub(1))]
    Year {
        /// The year of the other sources.
        year: FiscalYear,
        /// The year that was found.
        found: FiscalYear,
    },
    /// The amounts cannot be brought to one unit.
    #[error(
        "the sources are in different units, and no unit holds all their figures exactly; write them in one unit"
    )]
    Units,
}

impl AssembleError {
    /// What a clerk is told.
    pub fn zh(&self) -> String {
        match self {
            Self::Nothing => "没有可导入的文件；请至少给出一个。".to_owned(),
            Self::NoDepartment => "看不出是哪个部门；请加上带标题的文件，或填了部门名称的表。".to_owned(),
            Self::NoYear => "看不出是哪个年度；请加上标题写明年度的文件。".to_owned(),
            Self::Departments { first, second } => {
                format!("文件属于两个部门：{first}和{second}；请一次导入一个部门的文件。")
            }
            Self::Year { year, found } => {
                format!(
                    "有文件是{found}年度的；应为{year}年度，或提供上年数的{}年度。",
                    year.saturating_sub(1)
                )
            }
            Self::Units => "各文件的金额单位不同，没有哪个单位能精确保存全部数字；请统一单位。".to_owned(),
        }
    }
}

/// What a place in a disclosure is called: the quantity, the table's cell, else the pointer itself.
pub fn describe(disclosure: &Disclosure, pointer: &str) -> String {
    let basis = [Basis::PriorYear, Basis::InitialBudget, Basis::FinalBudget].into_iter().find(|basis| {
        let word = basis.word().unwrap_or_default();
        pointer.split('/').any(|step| step == word)
    });
    let of = |name: &str| match basis {
        Some(basis) => format!("{name}（{}）", basis.zh()),
        None => name.to_owned(),
    };
    for (path, group) in disclosure.groups() {
        let Some(rest) = pointer.strip_prefix(path).and_then(|rest| rest.strip_prefix('/')) else { continue };
        let name = rest.split('/').next().unwrap_or_default();
        if let Some(field) = group.fields().iter().find(|field| field.name == name) {
            return of(field.concept.zh());
        }
    }
    for (path, _, rows) in disclosure.by_function() {
        let Some(rest) = pointer.strip_prefix(path).and_then(|rest| rest.strip_prefix('/')) else { continue };
        let row = rest.split('/').next().and_then(|at| at.parse().ok()).and_then(|at: usize| rows.get(at));
        if let Some(row) = row {
            let listed = crate::Classification::Functional.name_of(&row.code, disclosure.fiscal_year);
            return of(row.name.as_deref().or(listed).unwrap_or(&row.code));
        }
    }
    let kind = pointer.strip_prefix("/tables/").and_then(|rest| rest.split('/').next());
    let kind = kind.and_then(|kind| crate::TableKind::ALL.iter().find(|known| known.id() == kind));
    kind.map_or_else(|| pointer.to_owned(), |kind| kind.title().to_owned())
}

/// Puts the disclosure of one department and year together from its sources.
///
/// Of sources that differ the one of the lower [`Rank`] is believed, and of the same rank the
/// first; the other figure is listed with it. A source of the year before gives the prior year's
/// amounts of what the others state.
///
/// ```
/// use juesuan_model::assemble::{Source, assemble};
/// use juesuan_model::{Disclosure, project};
/// let json = r#"{"schema": "disclosure/1", "department": {"name": "某区档案馆"}, "fiscal_year": 2024,
///   "overall": {"current_income": {"value": "312.40", "prior_year": {"change": "-2.40"}}}}"#;
/// let disclosure: Disclosure = serde_json::from_str(json)?;
/// let reading = project(&disclosure);
/// let assembly = assemble(&[Source::reading(&reading)])?;
/// assert_eq!(assembly.disclosure, disclosure);
/// assert!(assembly.conflicts.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`AssembleError`] where the sources do not say whose accounts they are, or not the same.
pub fn assemble(sources: &[Source<'_>]) -> Result<Assembly, AssembleError> {
    if sources.is_empty() {
        return Err(AssembleError::Nothing);
    }
    let department = department(sources)?;
    let year = sources.iter().filter_map(Source::year).max().ok_or(AssembleError::NoYear)?;
    if let Some(found) =
        sources.iter().filter_map(Source::year).find(|&found| found != year && found + 1 != year)
    {
        return Err(AssembleError::Year { year, found });
    }
    let mut assembly = Assembly {
        disclosure: Disclosure::new(department, year),
        conflicts: Vec::new(),
        left: Vec::new(),
        sources: std::collections::BTreeMap::new(),
    };
    let mut order: Vec<usize> = (0..sources.len()).collect();
    order.sort_by_key(|&at| sources.get(at).map(|source| source.rank));
    let mut prior = Vec::new();
    let mut parts = Vec::new();
    for at in order {
        let Some(source) = sources.get(at) else { continue };
        let part = match source.content {
            Content::Disclosure(disclosure) => disclosure.clone(),
            Content::Reading(reading) => {
                let (part, left) = one(reading, &assembly.disclosure.department, year);
                assembly.left.extend(left.into_iter().map(|(figure, why)| Left { source: at, figure, why }));
                part
            }
        };
        if source.year().is_some_and(|of| of < year) {
            prior.push((at, part))
        } else {
            parts.push((at, part))
        }
    }
    if !convert::to_one_unit(parts.iter_mut().chain(&mut prior).map(|(_, part)| part)) {
        return Err(AssembleError::Units);
    }
    for (at, part) in parts {
        merge::merge(&mut assembly, part, at);
    }
    cross::tables_against_narrative(&mut assembly);
    for (at, part) in prior {
        prior::prior_year(&mut assembly, &part, at);
    }
    assembly.left.sort_by_key(|left| (left.source, left.figure));
    Ok(assembly)
}

/// The department that all sources are of: the longest of names that hold each other.
fn department(sources: &[Source<'_>]) -> Result<String, AssembleError> {
    let mut found: Option<&str> = None;
    for name in sources.iter().filter_map(Source::department) {
        found = Some(match found {
            Some(known) if known.contains(name) => known,
            Some(known) if !name.contains(known) => {
                return Err(AssembleError::Departments { first: known.to_owned(), second: name.to_owned() });
            }
            _ => name,
        });
    }
    found.map(str::to_owned).ok_or(AssembleError::NoDepartment)
}

/// One reading as a disclosure of its own, with the figures that found no place.
fn one(
    reading: &Reading,
    department: &Department,
    year: FiscalYear,
) -> (Disclosure, Vec<(FigureId, WhyLeft)>) {
    let mut disclosure = Disclosure::new(department.name.clone(), year);
    disclosure.profile.clone_from(&reading.profile);
    disclosure.unit = convert::unit_of(reading);
    let mut assembler = Assembler {
        reading,
        disclosure,
        used: vec![false; reading.figures.len()],
        left: Vec::new(),
        measured: place::measured(reading),
        in_passages: words::figures_in_passages(reading),
    };
    assembler.units();
    assembler.tables();
    assembler.facts();
    assembler.statements();
    assembler.zeros();
    assembler.words();
    assembler.finish()
}

/// A reading on its way to a disclosure.
struct Assembler<'r> {
    reading: &'r Reading,
    disclosure: Disclosure,
    /// Which figures have found their place.
    used: Vec<bool>,
    left: Vec<(FigureId, WhyLeft)>,
    /// What each figure measures, in the narrative.
    measured: place::Measured<'r>,
    /// Which figures stand in reasons and other passages, which keep them.
    in_passages: Vec<bool>,
}

impl Assembler<'_> {
    fn take(&mut self, figure: FigureId) {
        if let Some(used) = self.used.get_mut(figure as usize) {
            *used = true;
        }
    }

    fn leave(&mut self, figure: FigureId, why: WhyLeft) {
        self.take(figure);
        self.left.push((figure, why));
    }

    fn in_passage(&self, figure: FigureId) -> bool {
        self.in_passages.get(figure as usize).copied().unwrap_or_default()
    }

    fn finish(mut self) -> (Disclosure, Vec<(FigureId, WhyLeft)>) {
        for (figure, used) in self.reading.figures.iter().zip(&self.used) {
            let quantity = matches!(
                figure.role,
                Role::Amount
                    | Role::Change
                    | Role::Rate
                    | Role::Share
                    | Role::Completion
                    | Role::Average
                    | Role::Count
            );
            if quantity && !used {
                let known = self.measured.contains_key(&figure.id);
                let why = if known { WhyLeft::NoPlace } else { WhyLeft::NoMeaning };
                self.left.push((figure.id, why));
            }
        }
        self.left.sort_by_key(|(figure, _)| *figure);
        self.left.dedup();
        (self.disclosure, self.left)
    }
}

#[cfg(test)]
mod tests;
