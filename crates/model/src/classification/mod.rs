//! The classifications of government revenue and expenditure (政府收支分类科目), as data by year.

use serde::{Deserialize, Serialize};

/// Which classification a code belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Classification {
    /// 支出功能分类: what the money is for.
    Functional,
    /// 支出经济分类 (部门预算): what the money buys.
    Economic,
}
