//! What the tests share: an invented department, and rendering in one call.

use juesuan_model::Disclosure;
use juesuan_narrative::{Document, Profile, RenderOptions};

pub(crate) const PLAIN: RenderOptions = RenderOptions { as_stated: false, draft: false };
pub(crate) const DRAFT: RenderOptions = RenderOptions { as_stated: false, draft: true };
pub(crate) const STATED: RenderOptions = RenderOptions { as_stated: true, draft: false };

/// The least that the Chongqing form can be published with.
pub(crate) const LEAST: &str = r#"
  "overall": {"total": {"value": "520.00"}, "current_income": {"value": "520.00"}, "current_expenditure": {"value": "500.00"}},
  "general_public_budget": {"expenditure": {"value": "500.00"}},
  "government_fund": {"none": true}, "state_capital": {"none": true},
  "three_public": {"total": {"value": "3.00"}}"#;

/// A disclosure of an invented department: `json` is laid over the least that the form needs.
pub(crate) fn disclosure(json: &str) -> Disclosure {
    let mut base = object(LEAST);
    for (key, value) in object(json) {
        match (base.get_mut(&key), value) {
            (Some(serde_json::Value::Object(under)), serde_json::Value::Object(over)) => under.extend(over),
            (_, value) => {
                base.insert(key, value);
            }
        }
    }
    for (key, value) in object(
        r#""schema": "disclosure/1", "department": {"name": "云岭县档案馆", "short_name": "档案馆"}, "fiscal_year": 2024"#,
    ) {
        base.entry(key).or_insert(value);
    }
    serde_json::from_value(serde_json::Value::Object(base)).unwrap()
}

fn object(json: &str) -> serde_json::Map<String, serde_json::Value> {
    serde_json::from_str(&format!("{{{json}}}")).unwrap()
}

/// The disclosure rendered in a built-in profile.
pub(crate) fn render(profile: &str, json: &str, options: RenderOptions) -> Document {
    let profile = Profile::builtin(profile).unwrap();
    profile.render(&disclosure(json), options).unwrap_or_else(|error| panic!("{error}"))
}

/// The line of a text that begins so.
pub(crate) fn line<'t>(text: &'t str, start: &str) -> &'t str {
    text.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("no `{start}` in\n{text}"))
}
