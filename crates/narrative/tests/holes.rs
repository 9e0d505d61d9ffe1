//! Whatever is missing, withheld or huge: a document, or an error that names what is missing.
#![allow(missing_docs, clippy::unwrap_used)]

use juesuan_model::Disclosure;
use juesuan_narrative::{Profile, RenderError, RenderOptions};
use serde_json::Value;

/// What a value is replaced with; nothing takes it away.
const PUT: [Option<&str>; 5] =
    [None, Some("withheld"), Some("—"), Some("0"), Some("-9999999999999999.99999999")];

/// The paths of all values, those of objects and lists included.
fn paths(value: &Value, path: &str, out: &mut Vec<String>) {
    out.push(path.to_owned());
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| paths(value, &format!("{path}/{key}"), out)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| paths(value, &format!("{path}/{at}"), out));
        }
        _ => {}
    }
}

fn put(whole: &Value, path: &str, new: Option<&str>) -> Option<Value> {
    let mut whole = whole.clone();
    let (parent, key) = path.rsplit_once('/')?;
    let parent = whole.pointer_mut(parent)?;
    match (parent, new) {
        (Value::Object(map), None) => map.remove(key).map(drop),
        (Value::Array(list), None) => {
            let at: usize = key.parse().ok()?;
            (at < list.len()).then(|| list.remove(at)).map(drop)
        }
        (parent, Some(new)) => {
            let place = parent.pointer_mut(&format!("/{key}"))?;
            place.is_string().then(|| *place = Value::from(new))
        }
        _ => None,
    }?;
    Some(whole)
}

#[test]
fn any_hole_gives_a_document_or_names_what_is_missing() {
    let whole: Value = serde_json::from_str(include_str!("fixtures/yunling.json")).unwrap();
    let profiles = ["chongqing", "national"].map(|name| Profile::builtin(name).unwrap());
    let mut all = Vec::new();
    paths(&whole, "", &mut all);
    let mut rendered = 0;
    for (at, path) in all.iter().enumerate() {
        // Each place gets two of the five in turn.
        for turn in 0..2 {
            let Some(json) = put(&whole, path, PUT[(2 * at + turn) % PUT.len()]) else { continue };
            let Ok(disclosure) = serde_json::from_value::<Disclosure>(json) else { continue };
            let options = RenderOptions { draft: at % 2 == turn, as_stated: at % 3 == 0 };
            match profiles[(at / 2 + turn) % 2].render(&disclosure, options) {
                Ok(document) => {
                    rendered += 1;
                    assert!(options.draft || document.missing().next().is_none(), "{path}");
                    assert!(
                        !document.to_text().contains("，，") && !document.to_markdown().is_empty(),
                        "{path}"
                    );
                }
                Err(RenderError::Missing { .. }) if !options.draft => {}
                Err(error) => panic!("{path}: {error}"),
            }
        }
    }
    assert!(rendered > 300, "{rendered}");
}
