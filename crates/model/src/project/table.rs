//! Public tables: cells with fixed places, and rows with codes.

use std::borrow::Cow;

use crate::amount::Value;
use crate::classification::Classification;
use crate::reading::{Dimensions, FigureId, Role, TableSeen};
use crate::tables::{Block, Cells, TableKind};

use super::{Projector, number};

impl Projector<'_> {
    pub(super) fn table(&mut self, kind: TableKind, blocks: Vec<Block<'_>>, note: Option<&str>) {
        let rows = self.within(&["/tables/", kind.id()], |projector| {
            blocks.into_iter().map(|block| projector.block(table_occurrence(kind), block)).sum()
        });
        self.reading.tables.push(TableSeen {
            kind: kind.id().into(),
            title: kind.title().to_owned(),
            rows,
            page: None,
            note: note.map(str::to_owned),
        });
    }

    /// Projects a block and counts its rows.
    fn block(&mut self, occurrence: &'static str, block: Block<'_>) -> u32 {
        let mut rows = 0;
        match block {
            Block::Fixed { path, cells, .. } => {
                rows += 1;
                self.within(&["/", path], |projector| projector.cells(cells, Dimensions::NONE, occurrence));
            }
            Block::Coded { path, classification, rows: coded } => {
                for index in 0..coded.len() {
                    let Some((code, name, cells)) = coded.row(index) else { continue };
                    rows += 1;
                    let dimensions = match classification {
                        Classification::Functional => Dimensions::function(code.to_owned()),
                        Classification::Economic => Dimensions::economic(code.to_owned()),
                    };
                    self.within(&["/", path, "/", &number(index)], |projector| {
                        let first = projector.reading.figures.len() as FigureId;
                        projector.within(&["/cells"], |projector| {
                            projector.cells(cells, &dimensions, occurrence);
                        });
                        let figure = (projector.reading.figures.len() as FigureId > first).then_some(first);
                        projector.name(classification, code, name, occurrence, figure);
                    });
                }
            }
        }
        rows
    }

    fn cells(&mut self, cells: &dyn Cells, dimensions: &Dimensions, occurrence: &'static str) {
        for (index, field) in cells.fields().iter().enumerate() {
            let printed = match cells.get(index) {
                Some(Value::Figure(printed)) => printed,
                Some(Value::Withheld) => {
                    self.texts.content(&["withheld:", &self.path, "/", field.name]);
                    continue;
                }
                _ => continue,
            };
            let role = if field.concept.is_money() { Role::Amount } else { Role::Count };
            let id = self.figure(&["/", field.name], printed, self.unit_of(field.concept), role);
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
