//! The accounting model of the final accounts (部门决算) that Chinese government departments publish.
#![deny(missing_docs)]

pub mod amount;
pub mod classification;
pub mod concept;
pub mod period;
pub mod reading;
pub mod unit;

pub use amount::{AmountError, Currency, Money, Printed, Value, WanYuan, YiYuan, Yuan};
pub use classification::Classification;
pub use concept::{Concept, ConceptInfo, ConceptKind, UnknownConcept};
pub use period::{Basis, FISCAL_YEARS, FiscalYear, UnknownBasis};
pub use reading::{
    CodedName, Dimensions, Direction, Fact, Figure, FigureId, Mark, MarkKind, Origin, Problem, READING_SCHEMA,
    Reading, Role, Section, Statement, StatementKind, TableSeen,
};
pub use unit::{MoneyUnit, Unit};
