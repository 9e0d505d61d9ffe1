//! The public tables: kinds, rows, columns, and the two layouts.
//!
//! A table is known by its kind, never by its printed number: the forms number them differently.
//! Each file of this module declares one kind.

pub mod agency_operation;
pub mod cells;
pub mod expenditure;
pub mod fiscal_summary;
pub mod gov_fund;
pub mod gpb_basic;
pub mod gpb_expenditure;
pub mod income;
pub mod income_expenditure_summary;
mod labels;
pub mod soe_capital;
pub mod three_public;

use serde::{Deserialize, Serialize};

use crate::disclosure::quantity::present;

pub use crate::project::table_occurrence;
pub use cells::{Block, BlockMut, CellField, Cells, CodedRow, CodedRows};
pub use labels::{FieldPlace, HeadBasis, head_basis, plain_label};

/// A public table, whatever its kind.
pub trait Table {
    /// Its parts in the order of the form.
    fn blocks(&self) -> Vec<Block<'_>>;
    /// Its parts, to be filled.
    fn blocks_mut(&mut self) -> Vec<BlockMut<'_>>;
    /// The note below it.
    fn note(&self) -> Option<&str>;
    /// Sets the note below it.
    fn set_note(&mut self, note: String);
}

macro_rules! kinds {
    ($($variant:ident $field:ident: $module:ident::$type:ident $title:literal $en:literal;)*) => {
        /// A kind of public table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum TableKind { $(
            #[doc = concat!($title, ": ", $en)]
            $variant,
        )* }

        impl TableKind {
            /// Every kind.
            pub const ALL: &'static [TableKind] = &[$(TableKind::$variant),*];

            /// The name in JSON and in readings.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => stringify!($field),)* }
            }

            /// The title of the national form.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }

            /// The title in English.
            pub const fn en(self) -> &'static str {
                match self { $(Self::$variant => $en,)* }
            }

            /// An empty table of this kind.
            pub fn empty(self) -> Box<dyn Table> {
                match self { $(Self::$variant => Box::new($module::$type::default()),)* }
            }
        }

        /// 公开表，手头没有的不写。The public tables of a disclosure; those that are not at hand are left out.
        #[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct Tables { $(
            #[doc = concat!($title, "。", $en, ".")]
            #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
            pub $field: Option<$module::$type>,
        )* }

        impl Tables {
            /// The table of a kind.
            pub fn get(&self, kind: TableKind) -> Option<&dyn Table> {
                match kind { $(TableKind::$variant => self.$field.as_ref().map(|table| table as &dyn Table),)* }
            }

            /// The table of a kind, made where it is missing.
            pub fn get_or_insert(&mut self, kind: TableKind) -> &mut dyn Table {
                match kind { $(TableKind::$variant => self.$field.get_or_insert_with(Default::default),)* }
            }

            /// The tables that are there.
            pub fn iter(&self) -> impl Iterator<Item = (TableKind, &dyn Table)> {
                TableKind::ALL.iter().filter_map(|kind| Some((*kind, self.get(*kind)?)))
            }
        }
    };
}

kinds! {
    IncomeExpenditureSummary income_expenditure_summary: income_expenditure_summary::IncomeExpenditureSummary "收入支出决算总表" "Summary of income and expenditure";
    Income income: income::Income "收入决算表" "Income";
    Expenditure expenditure: expenditure::Expenditure "支出决算表" "Expenditure";
    FiscalSummary fiscal_summary: fiscal_summary::FiscalSummary "财政拨款收入支出决算总表" "Summary of fiscal appropriation";
    GpbExpenditure gpb_expenditure: gpb_expenditure::GpbExpenditure "一般公共预算财政拨款支出决算表" "General public budget expenditure";
    GpbBasic gpb_basic: gpb_basic::GpbBasic "一般公共预算财政拨款基本支出决算表" "Basic expenditure of the general public budget";
    GovFund gov_fund: gov_fund::GovFund "政府性基金预算财政拨款收入支出决算表" "Government fund budget";
    SoeCapital soe_capital: soe_capital::SoeCapital "国有资本经营预算财政拨款收入支出决算表" "State capital budget";
    ThreePublic three_public: three_public::ThreePublic "财政拨款“三公”经费支出决算表" "Three public expenses";
    AgencyOperation agency_operation: agency_operation::AgencyOperation "机构运行信息表" "Agency operation";
}

/// A table's place in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The kind.
    pub kind: TableKind,
    /// The title that the form prints.
    pub title: &'static str,
}

/// Which tables a form has, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// The form.
    pub name: &'static str,
    /// Whether the form prints 公开01表 and so on in the corner.
    pub numbered: bool,
    /// The tables in order.
    pub places: &'static [Place],
}

const fn place(kind: TableKind) -> Place {
    Place { kind, title: kind.title() }
}

/// The Chongqing form: nine tables, of which 机构运行信息表 is the ninth.
pub const CHONGQING: Layout = Layout {
    name: "chongqing",
    numbered: true,
    places: &[
        place(TableKind::IncomeExpenditureSummary),
        place(TableKind::Income),
        place(TableKind::Expenditure),
        place(TableKind::FiscalSummary),
        place(TableKind::GpbExpenditure),
        place(TableKind::GpbBasic),
        place(TableKind::GovFund),
        Place { kind: TableKind::SoeCapital, title: "国有资本经营预算财政拨款支出决算表" },
        place(TableKind::AgencyOperation),
    ],
};

/// The national form, in the order that Shanghai keeps: 三公 is the seventh.
pub const NATIONAL: Layout = Layout {
    name: "national",
    numbered: false,
    places: &[
        place(TableKind::IncomeExpenditureSummary),
        place(TableKind::Income),
        place(TableKind::Expenditure),
        place(TableKind::FiscalSummary),
        place(TableKind::GpbExpenditure),
        place(TableKind::GpbBasic),
        place(TableKind::ThreePublic),
        place(TableKind::GovFund),
        place(TableKind::SoeCapital),
    ],
};

/// A table's kind by its printed title, whatever the region calls it.
///
/// ```
/// use juesuan_model::tables::{TableKind, kind_of_title};
/// assert_eq!(kind_of_title("国有资本经营预算财政拨款支出决算表"), Some(TableKind::SoeCapital));
/// assert_eq!(kind_of_title("一般公共预算财政拨款基本支出决算明细表"), Some(TableKind::GpbBasic));
/// // Tables of other contents are not those of the form, whatever words they share with them.
/// for other in ["项目支出绩效自评表", "财政拨款支出决算明细表", "政府性基金预算财政拨款基本支出决算表"] {
///     assert_eq!(kind_of_title(other), None);
/// }
/// ```
pub fn kind_of_title(title: &str) -> Option<TableKind> {
    let title: String = title.chars().filter(|c| !c.is_whitespace() && !"“”\"（）()".contains(*c)).collect();
    let has = |word: &str| title.contains(word);
    let basic = has("基本支出");
    if !has("表") || has("绩效") || has("项目支出决算") || has("明细") && !basic {
        return None;
    }
    Some(if has("机构运行信息") {
        TableKind::AgencyOperation
    } else if has("三公") {
        TableKind::ThreePublic
    } else if has("政府性基金") {
        return (!basic && has("决算")).then_some(TableKind::GovFund);
    } else if has("国有资本经营") {
        return (!basic && has("决算")).then_some(TableKind::SoeCapital);
    } else if has("基本支出决算") {
        TableKind::GpbBasic
    } else if has("一般公共预算") && has("支出决算") {
        TableKind::GpbExpenditure
    } else if has("财政拨款收入支出决算") {
        TableKind::FiscalSummary
    } else if has("收入支出决算") {
        TableKind::IncomeExpenditureSummary
    } else if has("收入决算") {
        TableKind::Income
    } else if has("支出决算") && !has("财政拨款") {
        TableKind::Expenditure
    } else {
        return None;
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layout_s_titles_are_known() {
        for layout in [CHONGQING, NATIONAL] {
            assert_eq!(layout.places.len(), 9);
            for place in layout.places {
                assert_eq!(kind_of_title(place.title), Some(place.kind), "{}", place.title);
            }
        }
    }

    #[test]
    fn names_in_json_are_the_kinds_own() {
        for kind in TableKind::ALL {
            assert_eq!(serde_json::to_string(kind).unwrap(), format!("\"{}\"", kind.id()));
            assert!(!kind.empty().blocks().is_empty());
        }
    }
}
