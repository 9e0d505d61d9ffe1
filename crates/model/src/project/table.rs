//! Public tables: cells with fixed places, and rows with codes.

use std::borrow::Cow;

use crate::amount::Value;
use crate::classification::Classification;
use crate::reading::{Dimensions, FigureId, Role, TableSeen};
use crate::tables::{Block, Cells, TableKind};

use super::{Projector, join, number};

impl Projector<'_> {
    pub(super) fn table(&mut self, kind: TableKind, blocks: Vec<Block<'_>>, note: Option<&str>) {
        let occurrence = table_occurrence(kind);
        let base = join(["/tables/", kind.id()]);
        let mut rows = 0;
        for block in blocks {
            match block {
                Block::Fixed { path, cells, .. } => {
                    rows += 1;
                    self.cells(&join([&base, "/", path]), cells, Dimensions::NONE, occurrence);
                }
                Block::Coded { path, classification, rows: coded } => {
                    for index in 0..coded.len() {
                        let Some((code, name, cells)) = coded.row(index) else { continue };
                        rows += 1;
                        let dimensions = match classification {
                            Classification::Functional => Dimensions::function(code.to_owned()),
                            Classification::Economic => Dimensions::economic(code.to_owned()),
                        };
                        let row = join([&base, "/", path, "/", &number(index)]);
                        let first = self.reading.figures.len() as FigureId;
                        self.cells(&join([&row, "/cells"]), cells, &dimensions, occurrence);
                        let figure = (self.reading.figures.len() as FigureId > first).then_some(first);
                        self.name(classification, code, name, occurrence, join([&row, "/code"]), figure);
                    }
                }
            }
        }
        self.reading.tables.push(TableSeen {
            kind: kind.id().into(),
            title: kind.title().to_owned(),
            rows,
            page: None,
            note: note.map(str::to_owned),
        });
    }

    fn cells(&mut self, path: &str, cells: &dyn Cells, dimensions: &Dimensions, occurrence: &'static str) {
        for (index, field) in cells.fields().iter().enumerate() {
            let Some(Value::Figure(printed)) = cells.get(index) else { continue };
            let role = if field.concept.is_money() { Role::Amount } else { Role::Count };
            let id = self.figure(join([path, "/", field.name]), printed, self.unit_of(field.concept), role);
            let concept =
                if dimensions.function.is_some() { field.concept.by_function() } else { field.concept };
            let mut dimensions = dimensions.clone();
            dimensions.fund = field.fund.map(Cow::Borrowed);
            self.fact(id, concept, field.basis, &dimensions, occurrence.into());
        }
    }
}

macro_rules! occurrences {
    ($($variant:ident $id:literal)*) => {
        /// The occurrence of facts of a table.
        pub fn table_occurrence(kind: TableKind) -> &'static str {
            match kind { $(TableKind::$variant => concat!("table:", $id),)* }
        }
    };
}

occurrences! {
    IncomeExpenditureSummary "income_expenditure_summary"
    Income "income"
    Expenditure "expenditure"
    FiscalSummary "fiscal_summary"
    GpbExpenditure "gpb_expenditure"
    GpbBasic "gpb_basic"
    GovFund "gov_fund"
    SoeCapital "soe_capital"
    ThreePublic "three_public"
    AgencyOperation "agency_operation"
}
