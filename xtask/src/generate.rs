//! Everything that is generated, as paths and contents.

use juesuan_schema::{NOTICE, Published, concepts_json, tables_markdown};
use serde_json::{Value, json};

use crate::Failure;
use crate::examples::Example;

/// A generated file: its path from the workspace's folder, and its content.
pub(crate) type Generated = (String, String);

/// Every generated file.
pub(crate) fn all() -> Result<Vec<Generated>, Failure> {
    let mut files = schemas();
    files.push(("schemas/concepts.json".into(), concepts_json()));
    files.push(("schemas/rules.json".into(), rules_json()?));
    files.push(("schemas/TABLES.md".into(), tables_markdown()));
    files.push(("crates/rules/RULES.md".into(), with_notice(&juesuan_rules::catalogue_markdown())));
    files.extend(Example::real()?.outputs()?);
    Ok(files)
}

fn schemas() -> Vec<Generated> {
    let file = |published: Published| (format!("schemas/{}", published.file_name()), published.text());
    let mut settings = juesuan_narrative::settings_schema();
    if let Some(settings) = settings.as_object_mut() {
        settings.shift_insert(0, "$comment".into(), json!(NOTICE));
    }
    let settings = ("schemas/profile-1.schema.json".to_owned(), format!("{settings:#}\n"));
    Published::ALL.into_iter().map(file).chain([settings]).collect()
}

fn rules_json() -> Result<String, Failure> {
    let rules: Value = serde_json::from_str(&juesuan_rules::catalogue_json())
        .map_err(|error| format!("the catalogue is no JSON: {error}"))?;
    Ok(format!("{:#}\n", json!({"$comment": NOTICE, "schema": "rules/1", "rules": rules})))
}

/// A Markdown text that says where it comes from.
pub(crate) fn with_notice(markdown: &str) -> String {
    if markdown.contains(NOTICE) {
        markdown.to_owned()
    } else {
        format!("<!-- {NOTICE} -->\n\n{}\n", markdown.trim_end())
    }
}
