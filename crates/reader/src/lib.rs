//! Reads published final accounts (部门决算公开说明).
mod open;
pub mod normalise;
pub use open::{Document, Format, OpenError, open};
