//! Exact checks of the final accounts (部门决算) that Chinese government departments publish.
//!
//! A rule *states* what must hold between the figures of a [`Reading`](juesuan_model::Reading);
//! one engine decides, in exact arithmetic on the intervals that the printed figures stand for.
//! An error is a proof: no true values round to the figures printed.
#![deny(missing_docs)]

pub mod acceptance;
mod catalogue;
mod check;
pub mod context;
mod diagnose;
pub mod engine;
pub mod exact;
pub mod identity;
pub mod interval;
pub mod joint;
mod proof;
pub mod registry;
pub mod relation;
pub mod rule;
pub mod sink;
mod together;
mod words;

pub use acceptance::{Acceptance, AcceptanceError};
pub use check::{CheckOptions, check, state};
pub use registry::{catalogue_json, catalogue_markdown, find, rules};
pub use rule::Rule;
pub use together::check_together;

/// The program of the README, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
pub struct Readme;
