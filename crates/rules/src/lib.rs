//! Exact checks of final accounts.

pub mod engine;
pub mod exact;
pub mod interval;
pub mod joint;
pub mod relation;
