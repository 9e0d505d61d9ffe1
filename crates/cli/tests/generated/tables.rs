//! Public tables of an invented department, with every cell that its accounts have.

use juesuan_model::tables::{BlockMut, Cells};
use juesuan_model::{Basis, Classification, Concept, Disclosure, Printed, TableKind};

use super::Builder;
use super::accounts::Shape;

/// Economic items, with which side of basic expenditure they are on.
const PERSONNEL: &[&str] = &["30101", "30103", "30302"];
const PUBLIC: &[&str] = &["30201", "30211", "31002"];

/// Fills some of the tables.
pub(super) fn tables(builder: &mut Builder<'_>, shape: &Shape, disclosure: &mut Disclosure) {
    for &kind in TableKind::ALL {
        // What is spent on one budget is split by function; what is spent on all is not.
        let one_budget = shape.is_one_budget();
        let income = builder.amount(Concept::CurrentIncome, first(shape), Basis::Actual).is_some();
        let by_function = match kind {
            TableKind::GpbExpenditure => Some(&shape.items[..]),
            TableKind::GovFund => Some(&shape.fund_items[..]),
            TableKind::SoeCapital => Some(shape.capital_items),
            TableKind::IncomeExpenditureSummary | TableKind::FiscalSummary | TableKind::Expenditure
                if one_budget =>
            {
                Some(&shape.items[..])
            }
            TableKind::Income if income => Some(&shape.items[..]),
            TableKind::GpbBasic | TableKind::ThreePublic | TableKind::AgencyOperation => None,
            _ => continue,
        };
        if by_function.is_some_and(<[_]>::is_empty) || builder.tape.chance(2) {
            continue;
        }
        let levels: &[usize] = match kind {
            TableKind::IncomeExpenditureSummary | TableKind::FiscalSummary => &[3],
            _ => &[3, 5, 7],
        };
        let items = by_function.unwrap_or_default();
        let mut codes: Vec<&'static str> =
            items.iter().flat_map(|item| levels.iter().map(|level| &item[..*level])).collect();
        codes.sort_unstable();
        codes.dedup();
        for block in disclosure.tables.get_or_insert(kind).blocks_mut() {
            match block {
                BlockMut::Fixed { cells, .. } => fill(builder, cells, ""),
                BlockMut::Coded { classification: Classification::Functional, rows, .. } => {
                    codes.iter().for_each(|code| fill(builder, rows.add((*code).to_owned(), None), code));
                }
                BlockMut::Coded { rows, .. } => {
                    let economic = PERSONNEL.iter().chain(PUBLIC);
                    economic.for_each(|code| fill(builder, rows.add((*code).to_owned(), None), code));
                }
            }
        }
    }
}

/// The first class that something was spent on.
fn first(shape: &Shape) -> &'static str {
    shape.items.first().map_or("", |item| &item[..3])
}

fn fill(builder: &Builder<'_>, cells: &mut dyn Cells, code: &'static str) {
    for (at, field) in cells.fields().iter().enumerate() {
        if field.fund.is_some() {
            continue;
        }
        let concept = if code.is_empty() { field.concept } else { field.concept.by_function() };
        let amount = builder
            .amount(concept, code, field.basis)
            .filter(|_| !code.is_empty() || field.concept.is_money());
        let count = builder.counts.get(&concept).filter(|_| code.is_empty() && field.basis == Basis::Actual);
        if let Some(printed) =
            amount.map(|cents| builder.printed(cents)).or(count.map(|count| Printed::integer(*count)))
        {
            cells.set(at, printed.into());
        }
    }
}

/// Splits basic expenditure by economic item.
pub(super) const ECONOMIC: [&[&str]; 2] = [PERSONNEL, PUBLIC];
