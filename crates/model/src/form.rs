//! The places of a disclosure that people fill in by hand, by their JSON pointers: what the tables
//! cannot say, such as reasons, comparatives, counts and the organisation.
//!
//! A form is written from these places and read back into them; both sides share this module.

use crate::amount::{AmountError, Value};
use crate::concept::Concept;
use crate::disclosure::{
    Comparative, Count, Disclosure, FunctionAmount, Printing, Quantity, Reason, ReasonRef, Shown, SlotMut,
    Term, Unit, UnitKind,
};
use crate::period::{FISCAL_YEARS, FiscalYear};

/// The most rows of a list, such as units or functional codes.
pub const MAX_ROWS: usize = 500;

/// What is written at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// An amount of money, with its decimals; a decrease is negative.
    Amount,
    /// A number of things.
    Count,
    /// A percent or a score that is stated, not computed.
    Ratio,
    /// 是 or 否.
    YesNo,
    /// What a unit is.
    UnitKind,
    /// A functional code.
    Code,
    /// The fiscal year.
    Year,
    /// A text.
    Text,
    /// A text a line.
    Lines,
    /// A term and its meaning a line, with a colon between.
    Terms,
}

/// Why something cannot be written at a place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormError {
    /// The pointer is none of a form.
    #[error("`{pointer}` is no place of a form; put back what stood in this cell")]
    Place {
        /// The pointer.
        pointer: String,
    },
    /// It is no amount.
    #[error(
        "`{text}` is no amount ({fault}); fill in digits alone, such as 12.50, a decrease with a minus, what is secret as 涉密"
    )]
    Amount {
        /// What was found.
        text: String,
        /// What is wrong with it.
        fault: AmountError,
    },
    /// It is not what the place takes.
    #[error("`{text}` does not belong here; expected {}", expected.wanted().1)]
    Text {
        /// What was found.
        text: String,
        /// What was expected.
        expected: Kind,
    },
}

impl Kind {
    /// What is to be written at such a place, in Chinese and in English.
    const fn wanted(self) -> (&'static str, &'static str) {
        match self {
            Self::Count => ("0或正整数", "zero or a positive whole number"),
            Self::Amount | Self::Ratio => ("数字，如100", "a number such as 100"),
            Self::YesNo => ("是或否", "是 (yes) or 否 (no)"),
            Self::UnitKind => (
                "行政单位、参照公务员法管理的事业单位或其他事业单位",
                "行政单位 (administrative), 参照公务员法管理的事业单位 (participating) or 其他事业单位 (other institution)",
            ),
            Self::Code => {
                ("三、五或七位的支出功能分类编码", "a functional code of three, five or seven digits")
            }
            Self::Year => ("四位年度，如2024", "a year of four digits such as 2024"),
            Self::Terms => (
                "一行一个名词，名词和解释之间用冒号",
                "a term a line, with a colon between the term and its meaning",
            ),
            _ => ("文字", "words"),
        }
    }
}

impl FormError {
    /// What a clerk is told.
    pub fn zh(&self) -> String {
        match self {
            Self::Place { pointer } => {
                format!("“{pointer}”不是表单中的字段路径；请恢复这一格原来的内容")
            }
            Self::Amount { text, fault } => {
                format!("“{text}”不是金额（{}）；请只填数字，如12.50，减少填负数，涉密填“涉密”", fault.zh())
            }
            Self::Text { text, expected } => format!("“{text}”填得不对；应填{}", expected.wanted().0),
        }
    }
}

/// The words for what a unit is.
pub const UNIT_KINDS: [(UnitKind, &str); 3] = [
    (UnitKind::Administrative, "行政单位"),
    (UnitKind::Participating, "参照公务员法管理的事业单位"),
    (UnitKind::Institution, "其他事业单位"),
];

enum Place<'a> {
    Amount(&'a mut Option<Value>),
    Count(&'a mut Option<Count>),
    Ratio(&'a mut Vec<Printing>),
    YesNo(&'a mut bool),
    UnitKind(&'a mut Option<UnitKind>),
    Code(&'a mut String),
    Year(&'a mut FiscalYear),
    Name(&'a mut String),
    Text(&'a mut Option<String>),
    Reason(&'a mut Option<ReasonRef>),
    Lines(&'a mut Vec<String>),
    Terms(&'a mut Vec<Term>),
}

/// What is written at a pointer; nothing where it is no place of a form.
///
/// ```
/// use juesuan_model::form::{Kind, kind};
/// assert_eq!(kind("/three_public/total/prior_year/change"), Some(Kind::Amount));
/// assert_eq!(kind("/department/units/0/offices"), Some(Kind::Lines));
/// assert_eq!(kind("/three_public/total"), None);
/// ```
pub fn kind(pointer: &str) -> Option<Kind> {
    let mut blank = Disclosure::new("", *FISCAL_YEARS.start());
    Some(match place(&mut blank, pointer)? {
        Place::Amount(_) => Kind::Amount,
        Place::Count(_) => Kind::Count,
        Place::Ratio(_) => Kind::Ratio,
        Place::YesNo(_) => Kind::YesNo,
        Place::UnitKind(_) => Kind::UnitKind,
        Place::Code(_) => Kind::Code,
        Place::Year(_) => Kind::Year,
        Place::Name(_) | Place::Text(_) | Place::Reason(_) => Kind::Text,
        Place::Lines(_) => Kind::Lines,
        Place::Terms(_) => Kind::Terms,
    })
}

/// Writes a text at a place. What a clerk leaves empty is not to be written.
///
/// ```
/// use juesuan_model::{Disclosure, form};
/// let mut disclosure = Disclosure::new("某区档案馆", 2024);
/// form::set(&mut disclosure, "/three_public/total/prior_year/change", "-1.20")?;
/// form::set(&mut disclosure, "/department/functions", "收集档案\n整理档案")?;
/// assert_eq!(disclosure.department.functions.len(), 2);
/// assert!(form::set(&mut disclosure, "/assets/vehicle_total/value", "七辆").is_err());
/// # Ok::<(), form::FormError>(())
/// ```
///
/// # Errors
/// [`FormError`].
pub fn set(disclosure: &mut Disclosure, pointer: &str, text: &str) -> Result<(), FormError> {
    let text = text.trim();
    let wrong = |expected| FormError::Text { text: text.to_owned(), expected };
    let figure = |text: &str| -> Result<Value, FormError> {
        let plain: String = text.chars().filter(|c| !matches!(c, ',' | '，' | ' ')).collect();
        match plain.as_str() {
            "涉密" | "涉密不公开" => Ok(Value::Withheld),
            plain => plain.parse().map_err(|fault| FormError::Amount { text: text.to_owned(), fault }),
        }
    };
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    match place(disclosure, pointer).ok_or_else(|| FormError::Place { pointer: pointer.to_owned() })? {
        Place::Amount(value) => *value = Some(figure(text)?),
        Place::Count(value) => {
            let number = text.parse().ok().and_then(Count::new);
            *value = Some(number.ok_or_else(|| wrong(Kind::Count))?);
        }
        Place::Ratio(stated) => {
            let figure = figure(text.trim_end_matches(['%', '％']))?.figure();
            let figure = figure.ok_or_else(|| wrong(Kind::Ratio))?;
            *stated = vec![Printing { shown: Shown::Value, basis: None, figure, unit: None, section: None }];
        }
        Place::YesNo(flag) => {
            *flag = match text {
                "是" => true,
                "否" => false,
                _ => return Err(wrong(Kind::YesNo)),
            };
        }
        Place::UnitKind(kind) => {
            let found = UNIT_KINDS.iter().find(|(_, word)| *word == text);
            *kind = Some(found.ok_or_else(|| wrong(Kind::UnitKind))?.0);
        }
        Place::Code(code) => {
            let digits = matches!(text.len(), 3 | 5 | 7) && text.bytes().all(|byte| byte.is_ascii_digit());
            *code = digits.then(|| text.to_owned()).ok_or_else(|| wrong(Kind::Code))?;
        }
        Place::Year(year) => {
            let found = text.trim_end_matches("年").parse().ok().filter(|year| FISCAL_YEARS.contains(year));
            *year = found.ok_or_else(|| wrong(Kind::Year))?;
        }
        Place::Name(name) => text.clone_into(name),
        Place::Text(place) => *place = Some(text.to_owned()),
        Place::Reason(reason) => {
            *reason = Some(ReasonRef::Here(Reason { text: text.to_owned(), ..Reason::default() }));
        }
        Place::Lines(list) => *list = lines().map(str::to_owned).collect(),
        Place::Terms(terms) => {
            let term = |line: &str| {
                let (term, meaning) = line.split_once(['：', ':'])?;
                Some(Term { term: term.trim().to_owned(), meaning: meaning.trim().to_owned() })
            };
            let found: Option<Vec<Term>> = lines().map(term).collect();
            *terms = found.ok_or_else(|| wrong(Kind::Terms))?;
        }
    }
    Ok(())
}

/// Writes a reason whose figures were read at a place for one.
///
/// ```
/// use juesuan_model::{Disclosure, Reason, form};
/// let mut disclosure = Disclosure::new("某区档案馆", 2024);
/// form::set_reason(&mut disclosure, "/three_public/total/prior_year/reason", Reason::default())?;
/// assert!(form::set_reason(&mut disclosure, "/department/name", Reason::default()).is_err());
/// # Ok::<(), form::FormError>(())
/// ```
///
/// # Errors
/// [`FormError::Place`].
pub fn set_reason(disclosure: &mut Disclosure, pointer: &str, reason: Reason) -> Result<(), FormError> {
    let own = disclosure.unit.unit();
    match place(disclosure, pointer) {
        Some(Place::Reason(held)) => {
            let mut reason = reason;
            reason
                .figures
                .iter_mut()
                .for_each(|figure| figure.unit = figure.unit.filter(|&unit| unit != own));
            *held = Some(ReasonRef::Here(reason));
            Ok(())
        }
        _ => Err(FormError::Place { pointer: pointer.to_owned() }),
    }
}

/// The texts at places of a disclosure, in their order; nothing where nothing is written.
pub fn texts<'p>(
    disclosure: &Disclosure,
    pointers: impl IntoIterator<Item = &'p str>,
) -> Vec<Option<String>> {
    let mut copy = disclosure.clone();
    pointers.into_iter().map(|pointer| text(disclosure, place(&mut copy, pointer)?)).collect()
}

fn text(disclosure: &Disclosure, place: Place<'_>) -> Option<String> {
    match place {
        Place::Amount(value) => value.as_ref().map(|value| match value {
            Value::Figure(figure) => figure.text(),
            Value::Withheld => "涉密".to_owned(),
            Value::Dash => "—".to_owned(),
            Value::Blank => String::new(),
        }),
        Place::Count(count) => count.map(|count| count.get().to_string()),
        Place::Ratio(stated) => stated.first().map(|printing| printing.figure.text()),
        Place::YesNo(flag) => flag.then(|| "是".to_owned()),
        Place::UnitKind(kind) => {
            let (_, word) = UNIT_KINDS.iter().find(|(of, _)| Some(*of) == *kind)?;
            Some((*word).to_owned())
        }
        Place::Year(year) => FISCAL_YEARS.contains(year).then(|| year.to_string()),
        Place::Code(text) | Place::Name(text) => Some(text.clone()),
        Place::Text(text) => text.clone(),
        Place::Reason(reason) => {
            let reason = reason.as_ref()?.resolve(&disclosure.reasons)?;
            let unit =
                |figure: &crate::disclosure::ReasonFigure| figure.unit.unwrap_or(disclosure.unit.unit());
            let filled = reason.fill(|figure| {
                let about = if figure.approximate { "约" } else { "" };
                format!("{about}{}{}", figure.figure.text(), unit(figure).zh())
            });
            // The writer may have written the word before the slot.
            Some(filled.replace("约约", "约"))
        }
        Place::Lines(lines) => Some(lines.join("\n")),
        Place::Terms(terms) => {
            let lines: Vec<String> =
                terms.iter().map(|term| format!("{}：{}", term.term, term.meaning)).collect();
            Some(lines.join("\n"))
        }
    }
    .filter(|text| !text.is_empty())
}

/// Takes away the rows of lists that have no name or code, as a form leaves them between others.
pub fn finish(disclosure: &mut Disclosure) {
    disclosure.department.units.retain(|unit| !unit.name.is_empty());
    for rows in [
        &mut disclosure.general_public_budget.by_function,
        &mut disclosure.government_fund.by_function,
        &mut disclosure.state_capital.by_function,
    ] {
        rows.retain(|row| !row.code.is_empty());
    }
}

/// The places of a comparative, by their names in JSON.
const COMPARED: [&str; 4] = ["amount", "change", "reason", "restated"];
const BASES: [&str; 3] = ["prior_year", "initial_budget", "final_budget"];
/// The texts of the performance section.
const PERFORMANCE: [&str; 6] =
    ["measures", "publication_scope", "publication_place", "report", "result_note", "key_results"];

/// Every place that a disclosure can have with its lists as long as they are, and a number of
/// further units, in the order of the disclosure.
pub fn pointers(disclosure: &Disclosure, further_units: usize) -> Vec<String> {
    let mut out: Vec<String> = [
        "/department/name",
        "/fiscal_year",
        "/profile",
        "/department/short_name",
        "/department/region",
        "/department/functions",
        "/department/reforms",
    ]
    .map(str::to_owned)
    .into();
    let quantity = |path: &str, out: &mut Vec<String>| {
        out.extend([format!("{path}/value"), format!("{path}/purpose")]);
        for basis in BASES {
            out.extend(COMPARED.map(|what| format!("{path}/{basis}/{what}")));
        }
    };
    for unit in 0..(disclosure.department.units.len() + further_units).min(MAX_ROWS) {
        let path = format!("/department/units/{unit}");
        out.extend(["name", "short_name", "kind", "note", "offices"].map(|field| format!("{path}/{field}")));
        out.push(format!("{path}/figures/office_count/value"));
        quantity(&format!("{path}/figures/fiscal_income"), &mut out);
    }
    for (path, group) in disclosure.groups() {
        for (at, field) in group.fields().iter().enumerate() {
            match group.slot(at) {
                Some(crate::disclosure::Slot::Quantity(_)) => {
                    quantity(&format!("{path}/{}", field.name), &mut out);
                }
                _ => out.push(format!("{path}/{}/value", field.name)),
            }
        }
        match path {
            "/government_fund" | "/state_capital" => out.push(format!("{path}/none")),
            "/performance" => out.extend(PERFORMANCE.map(|field| format!("{path}/{field}"))),
            _ => {}
        }
        for (_, _, rows) in disclosure.by_function().iter().filter(|(of, ..)| of.starts_with(path)) {
            for row in 0..rows.len().min(MAX_ROWS) {
                let path = format!("{path}/by_function/{row}");
                out.extend([format!("{path}/code"), format!("{path}/name")]);
                quantity(&format!("{path}/amount"), &mut out);
            }
        }
    }
    quantity("/internal_transfer", &mut out);
    out.extend(["/glossary", "/contact/telephone", "/contact/other"].map(str::to_owned));
    out
}

/// The concept and the basis of an amount or count that is not broken down; of a change, what it
/// is against.
pub fn concept(pointer: &str) -> Option<(Concept, crate::Basis)> {
    let blank = Disclosure::new("", *FISCAL_YEARS.start());
    let (path, group) = blank
        .groups()
        .into_iter()
        .find(|(path, _)| pointer.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')))?;
    let mut steps = pointer.strip_prefix(path)?.trim_start_matches('/').split('/');
    let name = steps.next()?;
    let field = group.fields().iter().find(|field| field.name == name)?;
    match (steps.next()?, steps.next()) {
        ("value", None) => Some((field.concept, crate::Basis::Actual)),
        (basis, Some("amount" | "change")) => Some((field.concept, basis.parse().ok()?)),
        _ => None,
    }
}

fn place<'a>(disclosure: &'a mut Disclosure, pointer: &str) -> Option<Place<'a>> {
    let steps: Vec<&str> = pointer.strip_prefix('/')?.split('/').collect();
    Some(match steps.as_slice() {
        ["fiscal_year"] => Place::Year(&mut disclosure.fiscal_year),
        ["profile"] => Place::Text(&mut disclosure.profile),
        ["department", "name"] => Place::Name(&mut disclosure.department.name),
        ["department", "short_name"] => Place::Text(&mut disclosure.department.short_name),
        ["department", "region"] => Place::Text(&mut disclosure.department.region),
        ["department", "functions"] => Place::Lines(&mut disclosure.department.functions),
        ["department", "reforms"] => Place::Lines(&mut disclosure.department.reforms),
        ["department", "units", index, rest @ ..] => {
            let blank = || Unit {
                name: String::new(),
                short_name: None,
                kind: None,
                note: None,
                offices: Vec::new(),
                figures: Default::default(),
            };
            let unit = row(&mut disclosure.department.units, index, blank)?;
            match rest {
                ["name"] => Place::Name(&mut unit.name),
                ["short_name"] => Place::Text(&mut unit.short_name),
                ["kind"] => Place::UnitKind(&mut unit.kind),
                ["note"] => Place::Text(&mut unit.note),
                ["offices"] => Place::Lines(&mut unit.offices),
                ["figures", field, rest @ ..] => slot(&mut unit.figures, field, rest)?,
                _ => return None,
            }
        }
        ["government_fund", "none"] => Place::YesNo(&mut disclosure.government_fund.none),
        ["state_capital", "none"] => Place::YesNo(&mut disclosure.state_capital.none),
        [budget, "by_function", index, rest @ ..] => {
            let rows = match *budget {
                "general_public_budget" => &mut disclosure.general_public_budget.by_function,
                "government_fund" => &mut disclosure.government_fund.by_function,
                "state_capital" => &mut disclosure.state_capital.by_function,
                _ => return None,
            };
            let blank = || FunctionAmount { code: String::new(), name: None, amount: Quantity::default() };
            let row = row(rows, index, blank)?;
            match rest {
                ["code"] => Place::Code(&mut row.code),
                ["name"] => Place::Text(&mut row.name),
                ["amount", rest @ ..] => quantity(&mut row.amount, rest)?,
                _ => return None,
            }
        }
        ["performance", "measures"] => Place::Lines(&mut disclosure.performance.measures),
        ["performance", "publication_scope"] => Place::Text(&mut disclosure.performance.publication_scope),
        ["performance", "publication_place"] => Place::Text(&mut disclosure.performance.publication_place),
        ["performance", "report"] => Place::Text(&mut disclosure.performance.report),
        ["performance", "result_note"] => Place::Text(&mut disclosure.performance.result_note),
        ["performance", "key_results"] => Place::Text(&mut disclosure.performance.key_results),
        ["glossary"] => Place::Terms(&mut disclosure.glossary),
        ["contact", "telephone"] => Place::Text(&mut disclosure.contact.telephone),
        ["contact", "other"] => Place::Text(&mut disclosure.contact.other),
        ["internal_transfer", rest @ ..] => {
            quantity(disclosure.internal_transfer.get_or_insert_default(), rest)?
        }
        _ => {
            let (path, group) = disclosure
                .groups_mut()
                .into_iter()
                .find(|(path, _)| pointer.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')))?;
            let (field, rest) = steps.get(path.matches('/').count()..)?.split_first()?;
            slot(group, field, rest)?
        }
    })
}

/// A row of a list, with blank ones before it where the list is shorter.
fn row<'a, T>(rows: &'a mut Vec<T>, index: &str, blank: impl Fn() -> T) -> Option<&'a mut T> {
    let index = index.parse().ok().filter(|index| *index < MAX_ROWS)?;
    while rows.len() <= index {
        rows.push(blank());
    }
    rows.get_mut(index)
}

fn slot<'a>(group: &'a mut dyn crate::disclosure::Group, name: &str, rest: &[&str]) -> Option<Place<'a>> {
    let index = group.fields().iter().position(|field| field.name == name)?;
    match (group.slot_mut(index)?, rest) {
        (SlotMut::Quantity(place), rest) => quantity(place.get_or_insert_default(), rest),
        (SlotMut::Tally(tally), ["value"]) => Some(Place::Count(&mut tally.get_or_insert_default().value)),
        (SlotMut::Ratio(ratio), ["value"]) => Some(Place::Ratio(&mut ratio.get_or_insert_default().stated)),
        _ => None,
    }
}

fn quantity<'a>(quantity: &'a mut Quantity, rest: &[&str]) -> Option<Place<'a>> {
    match rest {
        ["value"] => Some(Place::Amount(&mut quantity.value)),
        ["purpose"] => Some(Place::Text(&mut quantity.purpose)),
        [basis, what] => {
            let comparative: &mut Comparative = match *basis {
                "prior_year" => &mut quantity.prior_year,
                "initial_budget" => &mut quantity.initial_budget,
                "final_budget" => &mut quantity.final_budget,
                _ => return None,
            }
            .get_or_insert_default();
            Some(match *what {
                "amount" => Place::Amount(&mut comparative.amount),
                "change" => Place::Amount(&mut comparative.change),
                "reason" => Place::Reason(&mut comparative.reason),
                "restated" => Place::Text(&mut comparative.restated),
                _ => return None,
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pointer_is_a_place_and_reads_back_what_was_written() {
        let mut from = Disclosure::new("甲局", 2024);
        from.general_public_budget.by_function.push(FunctionAmount {
            code: "201".into(),
            name: None,
            amount: Quantity::default(),
        });
        let pointers = pointers(&from, 1);
        let mut to = Disclosure::new("", 2000);
        for pointer in &pointers {
            let text = match kind(pointer).unwrap_or_else(|| panic!("{pointer}")) {
                Kind::Amount => "-1.20",
                Kind::Count => "3",
                Kind::Ratio => "100",
                Kind::YesNo => "是",
                Kind::UnitKind => "行政单位",
                Kind::Code => "20103",
                Kind::Year => "2024",
                Kind::Text => "文字{0}",
                Kind::Lines => "一\n二",
                Kind::Terms => "甲：乙\n丙：丁",
            };
            set(&mut to, pointer, text).unwrap();
            let read = texts(&to, [pointer.as_str()]);
            assert_eq!(read, [Some(text.to_owned())], "{pointer}");
        }
    }

    #[test]
    fn what_does_not_belong_is_refused_with_what_does() {
        let mut disclosure = Disclosure::new("甲局", 2024);
        for (pointer, text) in [
            ("/three_public/total/value", "约3万元"),
            ("/assets/vehicle_total/value", "-1"),
            ("/government_fund/none", "没有"),
            ("/fiscal_year", "二〇二四"),
            ("/glossary", "没有冒号"),
            ("/general_public_budget/by_function/0/code", "20"),
            ("/department/units/9999/name", "甲"),
            ("/three_public/total", "1"),
            ("/tables/income/total/total", "1"),
            ("", "1"),
        ] {
            assert!(set(&mut disclosure, pointer, text).is_err(), "{pointer}");
        }
        assert_eq!(
            concept("/three_public/total/initial_budget/change"),
            Some((Concept::ThreePublicTotal, crate::Basis::InitialBudget))
        );
        assert_eq!(concept("/three_public/total/purpose"), None);
    }

    #[test]
    fn rows_without_a_name_are_taken_away() {
        let mut disclosure = Disclosure::new("甲局", 2024);
        set(&mut disclosure, "/department/units/2/name", "乙中心").unwrap();
        finish(&mut disclosure);
        assert_eq!(disclosure.department.units.len(), 1);
    }

    #[test]
    fn every_error_is_said_in_both_languages() {
        let text = || "x".to_owned();
        let mut all = vec![
            FormError::Place { pointer: text() },
            FormError::Amount { text: text(), fault: AmountError::Empty },
        ];
        let kinds =
            [Kind::Amount, Kind::Count, Kind::Ratio, Kind::YesNo, Kind::UnitKind, Kind::Code, Kind::Year];
        let words = [Kind::Text, Kind::Lines, Kind::Terms];
        let wrong = |expected| FormError::Text { text: text(), expected };
        all.extend(kinds.into_iter().chain(words).map(wrong));
        for error in all {
            assert!(error.to_string().contains(" ") && error.to_string().contains("`x`"), "{error}");
            assert!(error.zh().starts_with("“x”") && !error.zh().contains(" the "), "{error:?}");
        }
    }
}
