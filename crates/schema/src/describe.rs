//! Titles and descriptions in Chinese and English.
//!
//! A field's documentation has the form `中文。English.`; both halves stay in the description, and
//! the head of each makes the title. Fields that hold a quantity take theirs from the taxonomy.

use juesuan_model::disclosure::{Field, UnitFigures};
use juesuan_model::tables::{Block, CellField};
use juesuan_model::{Basis, Disclosure, TableKind};
use serde_json::{Value, json};

use crate::export::each_schema;

/// Makes titles from the types' documentation, and takes the Rust out of it.
pub(crate) fn properties(schema: &mut Value) {
    each_schema(schema, &mut |object| {
        if let Some(Value::String(text)) = object.get_mut("description") {
            *text = first_paragraph(text);
        }
        let Some(Value::Object(properties)) = object.get_mut("properties") else { return };
        for (_, property) in properties.iter_mut() {
            let Value::Object(property) = property else { continue };
            let text = match property.get("description").and_then(Value::as_str) {
                Some(text) => first_paragraph(text),
                // The tag of a tagged enumeration has no documentation of its own.
                None => match property.get("const").and_then(Value::as_str) {
                    Some(word) => format!("种类，固定为 {word}。The kind, always `{word}`."),
                    None => continue,
                },
            };
            property.shift_insert(0, "title".into(), json!(title(&text)));
            property.shift_insert(1, "description".into(), json!(text));
        }
    });
}

/// Describes the fields of the disclosure's groups, and the cells of its tables.
pub(crate) fn quantities(schema: &mut Value) {
    let empty = Disclosure::new("", 2024);
    for (path, group) in empty.groups() {
        for field in group.fields() {
            describe(schema, path, field.name, of_field(field));
        }
    }
    for field in UnitFigures::FIELDS {
        describe(schema, "/department/units/items/figures", field.name, of_field(field));
    }
    for kind in TableKind::ALL {
        for block in kind.empty().blocks() {
            let (path, cells) = match block {
                Block::Fixed { path, cells, .. } => (path.to_owned(), cells.fields()),
                Block::Coded { path, rows, .. } => (format!("{path}/items/cells"), rows.columns()),
            };
            let path = format!("/tables/{}/{path}", kind.id());
            for cell in cells {
                describe(schema, &path, cell.name, of_cell(cell));
            }
        }
    }
}

fn describe(schema: &mut Value, path: &str, field: &str, (title, description): (String, String)) {
    let Some(at) = locate(schema, path) else { return };
    let property = schema.pointer_mut(&format!("{at}/properties/{field}")).and_then(Value::as_object_mut);
    if let Some(property) = property {
        property.shift_insert(0, "title".into(), json!(title));
        property.shift_insert(1, "description".into(), json!(description));
    }
}

/// The pointer into the schema of what stands at a path of an instance; `items` is a list's entry.
fn locate(schema: &Value, path: &str) -> Option<String> {
    let mut at = String::new();
    for step in path.split('/').filter(|step| !step.is_empty()) {
        at.push_str(if step == "items" { "/" } else { "/properties/" });
        at.push_str(step);
        if let Some(reference) = schema.pointer(&at)?.get("$ref").and_then(Value::as_str) {
            at = reference.strip_prefix('#')?.to_owned();
        }
    }
    Some(at)
}

fn of_field(field: &Field) -> (String, String) {
    let info = field.concept.info();
    let (unit_zh, unit_en) = if field.concept.is_money() {
        ("金额".to_owned(), "money".to_owned())
    } else {
        (format!("单位“{}”", info.unit.zh()), format!("in {}", info.unit.en()))
    };
    (
        format!("{} / {}", info.zh, info.en),
        format!(
            "{}，指标 {}，{unit_zh}，正文部分 {}。{}: concept `{}`, {unit_en}; {}.",
            info.zh,
            info.id,
            field.concept.section_id(),
            info.en,
            info.id,
            info.identity
        ),
    )
}

fn of_cell(cell: &CellField) -> (String, String) {
    let info = cell.concept.info();
    let (basis_zh, basis_en) = if cell.basis == Basis::Actual {
        (String::new(), String::new())
    } else {
        (format!("，{}", cell.basis.zh()), format!(", {}", cell.basis.en()))
    };
    let (fund_zh, fund_en) = match cell.fund {
        Some(fund) => (format!("，{}", cell.label), format!(", {}", fund.replace('_', " "))),
        None => (String::new(), String::new()),
    };
    (
        format!("{} / {}{basis_en}{fund_en}", cell.label, info.en),
        format!(
            "表内“{}”一栏：{}，指标 {}{basis_zh}{fund_zh}。The cell of {}: concept `{}`{basis_en}{fund_en}.",
            cell.label, info.zh, info.id, info.en, info.id
        ),
    )
}

/// The documentation's first paragraph as one line, without links into Rust.
fn first_paragraph(text: &str) -> String {
    let line = text.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    let mut out = String::with_capacity(line.len());
    let mut rest = line.as_str();
    while let Some(open) = rest.find("[`") {
        let (before, tail) = rest.split_at(open);
        out.push_str(before);
        let Some(close) = tail.find("`]") else {
            rest = tail;
            break;
        };
        out.push_str(&tail[1..=close]);
        rest = &tail[close + 2..];
        if rest.starts_with('(') {
            rest = rest.find(')').map_or(rest, |end| &rest[end + 1..]);
        }
    }
    out.push_str(rest);
    out
}

/// `中文 / English`, each up to its first comma where both have one.
fn title(text: &str) -> String {
    let Some((zh, en)) = text.split_once('。') else { return text.to_owned() };
    let en = en.strip_suffix('.').unwrap_or(en);
    match (zh.split_once(['，', '；', '：']), en.split_once([',', ';', ':', '.'])) {
        (Some((zh, _)), Some((en, _))) => format!("{zh} / {en}"),
        (Some((zh, _)), None) => format!("{zh} / {en}"),
        (None, _) => format!("{zh} / {en}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_has_the_head_of_both_halves() {
        assert_eq!(title("行号，从 1 起。The line, from 1."), "行号 / The line");
        assert_eq!(
            title("部门全称。The full name, as on the cover."),
            "部门全称 / The full name, as on the cover"
        );
    }

    #[test]
    fn links_into_rust_are_taken_out() {
        assert_eq!(first_paragraph("See [`A`](crate::A) and [`B`].\n\n```\ncode"), "See `A` and `B`.");
    }
}
