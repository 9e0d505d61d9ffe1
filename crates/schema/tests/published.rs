//! What holds for every published schema.
#![allow(missing_docs)]
// A failed assumption of a helper here is a failed test.
#![allow(clippy::unwrap_used)]

use juesuan_model::{Disclosure, FileResult, Reading, project};
use juesuan_schema::{Published, Validator, concepts_json, tables_markdown};
use serde_json::{Map, Value};

const EXAMPLE: &str = include_str!("../../../schemas/examples/qijiang-government-office-2024.json");
const MINIMAL: &str = include_str!("../../../schemas/examples/minimal.json");

/// Calls a function on every schema inside a schema, with the pointer that leads there.
fn walk(schema: &Value, at: &str, act: &mut dyn FnMut(&str, &Map<String, Value>)) {
    let Value::Object(object) = schema else { return };
    act(at, object);
    for (keyword, value) in object {
        match (keyword.as_str(), value) {
            ("properties" | "$defs", Value::Object(named)) => {
                for (name, schema) in named {
                    walk(schema, &format!("{at}/{keyword}/{name}"), act);
                }
            }
            ("anyOf" | "oneOf", Value::Array(list)) => {
                for (index, schema) in list.iter().enumerate() {
                    walk(schema, &format!("{at}/{keyword}/{index}"), act);
                }
            }
            ("items" | "additionalProperties", schema) => walk(schema, &format!("{at}/{keyword}"), act),
            _ => {}
        }
    }
}

fn bilingual(text: &str) -> bool {
    let chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let english = text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word.len() > 1);
    chinese && english
}

#[test]
fn fits_the_meta_schema() {
    for published in Published::ALL {
        let schema = published.schema();
        assert!(jsonschema::meta::validate(&schema).is_ok(), "{}", published.name());
        assert_eq!(schema["$id"], published.id());
        assert_eq!(schema["properties"]["schema"]["const"], published.label());
        assert_eq!(schema.as_object().unwrap().keys().next().unwrap(), "$comment");
    }
}

#[test]
fn every_description_is_in_both_languages() {
    for published in Published::ALL {
        let mut poor = Vec::new();
        walk(&published.schema(), "", &mut |at, schema| {
            let text = schema.get("description").and_then(Value::as_str);
            if let Some(text) = text.filter(|text| !bilingual(text)) {
                poor.push(format!("{at}: {text}"));
            }
        });
        assert!(poor.is_empty(), "{}: {poor:#?}", published.name());
    }
}

#[test]
fn every_property_is_titled_and_described_in_both_languages() {
    for published in Published::ALL {
        let mut poor = Vec::new();
        walk(&published.schema(), "", &mut |at, schema| {
            let Some(Value::Object(properties)) = schema.get("properties") else { return };
            for (name, property) in properties {
                for field in ["title", "description"] {
                    let text = property.get(field).and_then(Value::as_str).unwrap_or_default();
                    if !bilingual(text) || text.contains("[`") || text.contains("::") {
                        poor.push(format!("{at}/{name} {field}: {text}"));
                    }
                }
            }
        });
        assert!(poor.is_empty(), "{}:\n{}", published.name(), poor.join("\n"));
    }
}

#[test]
fn every_object_is_closed() {
    for published in Published::ALL {
        walk(&published.schema(), "", &mut |at, schema| {
            if schema.contains_key("properties") {
                assert_eq!(schema.get("additionalProperties"), Some(&Value::Bool(false)), "{at}");
            }
        });
    }
}

#[test]
fn nothing_is_defined_twice_and_nothing_refers_outside() {
    for published in Published::ALL {
        let text = published.text();
        let schema = published.schema();
        for name in schema["$defs"].as_object().unwrap().keys() {
            assert!(!name.ends_with(|c: char| c.is_ascii_digit()), "{name} is a second of its name");
            assert!(text.contains(&format!("\"#/$defs/{name}\"")), "nobody refers to {name}");
        }
        walk(&schema, "", &mut |at, schema| {
            if let Some(reference) = schema.get("$ref") {
                assert!(reference.as_str().unwrap().starts_with("#/$defs/"), "{at}");
            }
        });
        assert!(text.ends_with("}\n") && !text.contains('\r'));
    }
}

#[test]
fn every_example_validates() {
    for published in Published::ALL {
        let root = published.schema();
        let mut seen = 0;
        walk(&root, "", &mut |at, schema| {
            let Some(Value::Array(examples)) = schema.get("examples") else { return };
            let alone = if at.is_empty() {
                root.clone()
            } else {
                serde_json::json!({"$ref": format!("#{at}"), "$defs": root["$defs"].clone()})
            };
            for example in examples {
                seen += 1;
                assert!(jsonschema::draft202012::is_valid(&alone, example), "{at}: {example}");
            }
        });
        assert!(seen > 0);
    }
    serde_json::from_value::<Disclosure>(Published::Disclosure.example()).unwrap();
    serde_json::from_value::<Reading>(Published::Reading.example()).unwrap();
    serde_json::from_value::<FileResult>(Published::Findings.example()).unwrap();
}

#[test]
fn the_examples_and_their_readings_validate() {
    for text in [EXAMPLE, MINIMAL] {
        let disclosure: Disclosure = serde_json::from_str(text).unwrap();
        assert_eq!(Validator::disclosure().validate(&serde_json::from_str(text).unwrap()), Ok(()));
        let written = serde_json::to_value(&disclosure).unwrap();
        assert_eq!(Validator::disclosure().validate(&written), Ok(()));
        assert_eq!(serde_json::from_value::<Disclosure>(written).unwrap(), disclosure);
        let reading = serde_json::to_value(project(&disclosure)).unwrap();
        assert_eq!(Validator::reading().validate(&reading), Ok(()));
    }
}

#[test]
fn an_error_names_the_place_the_keyword_and_the_reason() {
    let disclosure = serde_json::json!({
        "schema": "disclosure/1", "department": {"name": "甲局"}, "fiscal_year": 2024, "surplus": 1,
        "overall": {"total": {"value": "2,694"}}
    });
    let errors = Validator::disclosure().validate(&disclosure).unwrap_err();
    let seen: Vec<_> = errors.iter().map(|e| (e.pointer.as_str(), e.keyword.as_str())).collect();
    assert_eq!(seen, [("/overall/total/value", "pattern"), ("", "additionalProperties")]);
    assert!(errors[0].to_string().starts_with("/overall/total/value: \"2,694\""), "{}", errors[0]);
}

#[test]
fn the_lists_name_every_concept_and_every_cell() {
    let concepts: Value = serde_json::from_str(&concepts_json()).unwrap();
    let concepts = concepts["concepts"].as_array().unwrap();
    assert_eq!(concepts.len(), juesuan_model::Concept::ALL.len());
    assert!(concepts.iter().all(|concept| !concept["paths"].as_array().unwrap().is_empty()));
    let tables = tables_markdown();
    assert!(tables.contains("| 本年支出合计 | 一般公共预算财政拨款 | `/tables/fiscal_summary/current_expenditure/general_public_budget` | `gpb_expenditure` | 本年决算数 |"));
    assert!(tables.contains("`/tables/gpb_expenditure/rows/*/cells/basic`"));
}
