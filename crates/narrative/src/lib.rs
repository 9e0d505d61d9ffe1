//! Writes a disclosure as a document: the narrative (决算公开说明) and its tables.
//!
//! A profile is data: a template that a finance person can read and change, and a small file of
//! settings. Differences, rates, shares, completion rates and averages are computed exactly, never
//! typed. The result is a tree in which every figure carries the fact that it prints; text,
//! Markdown and, by feature, HTML and DOCX are printed from it, and its tables as XLSX.
//!
//! ```
//! use juesuan_narrative::{Profile, RenderOptions};
//! let json = r#"{"schema": "disclosure/1", "department": {"name": "某区档案馆"}, "fiscal_year": 2024,
//!   "overall": {"current_income": {"value": "312.40", "prior_year": {"change": "-2.40"}}}}"#;
//! let disclosure: juesuan_model::Disclosure = serde_json::from_str(json)?;
//! let profile = Profile::builtin("chongqing-2024")?;
//! let document = profile.render(&disclosure, RenderOptions { draft: true, ..Default::default() })?;
//! assert!(document.to_text().contains("2024年度收入合计312.40万元，与2023年度相比，减少2.40万元，下降0.8%"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The crate does no input or output: whoever reads a profile from a folder passes its two files
//! as text to [`Profile::from_parts`].
#![deny(missing_docs)]

#[cfg(any(feature = "docx", feature = "html"))]
pub mod annotate;
mod arithmetic;
#[cfg(feature = "html")]
mod chart;
mod context;
mod document;
#[cfg(feature = "docx")]
mod docx;
mod error;
#[cfg(any(feature = "docx", feature = "html"))]
mod escape;
#[cfg(feature = "html")]
mod explain;
#[cfg(feature = "xlsx")]
mod form;
#[cfg(feature = "html")]
mod html;
mod markdown;
mod marks;
mod markup;
mod numerals;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod package;
mod profile;
mod settings;
mod tables;
mod text;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use context::Context;
pub use document::{Block, Cell, Document, FigureIndex, FigureRef, Inline, Table, Words};
pub use error::{ProfileError, RenderError};
pub use profile::{Profile, RenderOptions};
#[cfg(feature = "schema")]
pub use settings::settings_schema;
