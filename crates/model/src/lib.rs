//! The accounting model of the final accounts (部门决算) that Chinese government departments publish.
#![deny(missing_docs)]

pub mod amount;
pub mod assemble;
pub mod classification;
pub mod concept;
pub mod disclosure;
pub mod finding;
pub mod form;
pub mod money;
pub mod passage;
pub mod period;
pub mod profile;
pub mod project;
pub mod reading;
pub mod roll;
mod strict;
pub mod tables;
pub mod text;
pub mod unit;

pub use amount::{AmountError, Printed, Value};
pub use classification::Classification;
pub use concept::{Concept, ConceptInfo, ConceptKind, UnknownConcept};
pub use disclosure::{
    Comparative, Count, DISCLOSURE_SCHEMA, Department, Disclosure, Group, Printing, Quantity, Ratio, Reason,
    ReasonFigure, ReasonRef, Shown, Slot, SlotMut, Tally,
};
pub use finding::{
    Accepted, Coverage, Expected, FINDINGS_SCHEMA, FileResult, Finding, FindingFigure, FindingRelation,
    FindingTerm, Outcome, ProofStep, RelationCounts, RelationSeen, Severity, Verdict,
};
pub use money::{Currency, Money, WanYuan, YiYuan, Yuan};
pub use passage::{Passage, PassageFigure, PassageKind};
pub use period::{Basis, FISCAL_YEARS, FiscalYear, UnknownBasis};
pub use project::project;
pub use reading::{
    CodedName, Dimensions, Direction, Fact, Figure, FigureId, Mark, MarkKind, Origin, Problem,
    READING_SCHEMA, Reading, Role, Section, Statement, StatementKind, TableSeen,
};
pub use tables::{TableKind, Tables};
pub use text::Text;
pub use unit::{MoneyUnit, Unit};
