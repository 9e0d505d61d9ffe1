//! The published JSON Schemas, and validation against them.
//!
//! The schemas are exported from the types of `juesuan-model`: nothing is written twice. What a
//! property means comes from the taxonomy where it holds a quantity, and from the type's own
//! documentation everywhere else. No schema refers to anything outside itself, and nothing here
//! opens a file or a connection.
//!
//! ```
//! use juesuan_schema::{Published, Validator};
//! let disclosure = serde_json::json!({
//!     "schema": "disclosure/1", "department": {"name": "某区档案馆"}, "fiscal_year": 2024,
//!     "overall": {"current_income": {"value": 312.40}}
//! });
//! let errors = Validator::disclosure().validate(&disclosure).unwrap_err();
//! assert_eq!(errors[0].pointer, "/overall/current_income/value");
//! assert_eq!(Published::Disclosure.schema()["$id"], "urn:juesuan:schema:disclosure:1");
//! ```
#![deny(missing_docs)]

mod concepts;
mod describe;
mod export;
mod forms;
mod validate;

pub use concepts::concepts_json;
pub use export::{NOTICE, Published};
pub use forms::tables_markdown;
pub use validate::{SchemaError, Validator};
