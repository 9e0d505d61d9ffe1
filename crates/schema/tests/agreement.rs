//! What serde accepts the schema accepts, and what serde refuses the schema refuses.
#![allow(missing_docs)]
// A failed assumption of a helper here is a failed test.
#![allow(clippy::unwrap_used)]

use std::sync::OnceLock;

use juesuan_model::Disclosure;
use juesuan_schema::{Published, Validator};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

const EXAMPLE: &str = include_str!("../../../schemas/examples/qijiang-government-office-2024.json");

fn root() -> &'static Value {
    static ROOT: OnceLock<Value> = OnceLock::new();
    ROOT.get_or_init(|| Published::Disclosure.schema())
}

/// Choices drawn one after another from a seed (xorshift).
struct Choices(u64);

impl Choices {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    fn one_in(&mut self, chance: usize) -> bool {
        self.below(chance) == 0
    }
}

/// An instance of a schema: every property (or, when sparse, some of them), every list with entries.
fn instance(root: &Value, schema: &Value, choices: &mut Choices, sparse: bool) -> Value {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return instance(root, root.pointer(&reference[1..]).unwrap(), choices, sparse);
    }
    for keyword in ["oneOf", "anyOf"] {
        if let Some(Value::Array(options)) = schema.get(keyword) {
            return instance(root, &options[choices.below(options.len())], choices, sparse);
        }
    }
    if let Some(constant) = schema.get("const") {
        return constant.clone();
    }
    if schema.get("properties").is_none()
        && let Some(Value::Array(examples)) = schema.get("examples")
    {
        return examples[choices.below(examples.len())].clone();
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("object") => {
            let mut object = Map::new();
            let required = schema.get("required").and_then(Value::as_array);
            for (name, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten()
            {
                let needed = required.is_some_and(|names| names.iter().any(|n| n == name));
                if needed || !sparse || choices.one_in(2) {
                    object.insert(name.clone(), instance(root, property, choices, sparse));
                }
            }
            if let Some(entry @ Value::Object(_)) = schema.get("additionalProperties") {
                object.insert("一".into(), instance(root, entry, choices, sparse));
            }
            Value::Object(object)
        }
        Some("array") => {
            let count = if sparse { choices.below(3) } else { 1 };
            (0..count).map(|_| instance(root, &schema["items"], choices, sparse)).collect()
        }
        Some("integer") => json!(schema["minimum"].as_u64().unwrap_or(0)),
        Some("boolean") => json!(choices.one_in(2)),
        Some("string") => json!(
            ["", "甲", " ", "{0}"][choices.below(4)].repeat(2)
                + if schema.get("pattern").is_some() { "甲" } else { "" }
        ),
        _ => json!({"任意": [1, null]}),
    }
}

/// Values that do not belong in most places, and a few that nearly do.
fn strange(choices: &mut Choices) -> Value {
    let values = json!([
        null, true, false, 0, 7, -1, 7.0, -0.0, 0.5, 1e300, 1999, 2000, 2024.0, 2100, 2101, 999_999_999,
        1_000_000_000, 4_294_967_296u64, 18_446_744_073_709_551_615u64, "", " ", "\n", "\u{85}", "\u{feff}",
        "\u{3000}", "甲", "7", "-7", "+7", "07", "00", "-0", "-0.00", "0.", ".5", "1e3", "1,000", "1.5 ", " 1.5",
        "1.5\n", "\n1.5", "１２", "NaN", "—", "-", "withheld", "Withheld", "yuan", "Yuan", "rate", "increase",
        "actual", "year:2021", "year:21", "year:2021\n", "disclosure/1", "disclosure/2", "reception_expense",
        "1234567890123456.12345678", "12345678901234567", "0.123456789", [], {}, [[]], ["disclosure/1"],
        ["7"], [{}], [null], {"yuan": null}, {"rate": null}, {"text": "甲"}, {"text": 1}, {"value": "7"},
        {"name": "甲"}, {"figure": "7"}, {"of": "rate", "figure": "7"}, {"code": "201", "amount": {}}
    ]);
    let Value::Array(values) = values else { return Value::Null };
    values[choices.below(values.len())].clone()
}

fn pointers(value: &Value, at: String, out: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                pointers(value, format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), out);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                pointers(value, format!("{at}/{index}"), out);
            }
        }
        _ => {}
    }
    out.push(at);
}

fn mutate(instance: &mut Value, choices: &mut Choices) -> String {
    let mut all = Vec::new();
    pointers(instance, String::new(), &mut all);
    let at = all[choices.below(all.len())].clone();
    let other = all[choices.below(all.len())].clone();
    let transplant = instance.pointer(&other).cloned().unwrap_or_default();
    let kind = choices.below(6);
    let Some(target) = instance.pointer_mut(&at) else { return at };
    match (kind, target) {
        (0, Value::Object(object)) if !object.is_empty() => {
            let gone = object.keys().nth(choices.below(object.len())).cloned().unwrap();
            object.shift_remove(&gone);
            format!("{at}: without {gone}")
        }
        (1, Value::Object(object)) => {
            let name = ["figur", "value", "名称", "stated", "schema", "none"][choices.below(6)];
            object.insert(name.into(), strange(choices));
            format!("{at}: with {name}")
        }
        (2, Value::Array(list)) => {
            list.push(strange(choices));
            format!("{at}: one more")
        }
        (3, Value::Object(object)) => {
            // An object as the list of its fields, which a derived reader would take.
            let list = object.values().cloned().collect();
            *instance.pointer_mut(&at).unwrap() = Value::Array(list);
            format!("{at}: as a list")
        }
        (4, target) => {
            *target = transplant;
            format!("{at}: what stands at {other}")
        }
        (_, target) => {
            *target = strange(choices);
            format!("{at}: {target}")
        }
    }
}

/// Both judge alike; whether they accept.
fn agree(instance: &Value, what: &str) -> bool {
    let schema = Validator::disclosure().validate(instance);
    let read = serde_json::from_value::<Disclosure>(instance.clone());
    let text = serde_json::from_str::<Disclosure>(&instance.to_string());
    assert_eq!(read.is_ok(), text.is_ok(), "value and text differ: {what}: {read:?} {text:?}");
    assert_eq!(
        schema.is_ok(),
        read.is_ok(),
        "{what}\nschema: {schema:?}\nserde: {:?}",
        read.as_ref().err().map(ToString::to_string)
    );
    if let Ok(disclosure) = read {
        let again = serde_json::to_value(&disclosure).unwrap();
        assert_eq!(Validator::disclosure().validate(&again), Ok(()), "what is written again: {what}");
        return true;
    }
    false
}

#[test]
fn a_disclosure_with_every_property_is_accepted_by_both() {
    for seed in 1..40 {
        let full = instance(root(), root(), &mut Choices(seed), false);
        assert_eq!(Validator::disclosure().validate(&full), Ok(()));
        assert!(agree(&full, "full"));
    }
}

#[test]
fn every_field_of_the_example_refuses_what_the_schema_refuses() {
    let example: Value = serde_json::from_str(EXAMPLE).unwrap();
    let mut all = Vec::new();
    pointers(&example, String::new(), &mut all);
    // The first entry of a list stands for the others.
    all.retain(|at| at.split('/').all(|step| step.parse::<usize>().map_or(true, |index| index == 0)));
    for at in all {
        for strange in [json!(null), json!(7), json!([]), json!({})] {
            let mut changed = example.clone();
            *changed.pointer_mut(&at).unwrap() = strange;
            agree(&changed, &at);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, ..ProptestConfig::default() })]

    #[test]
    fn mutations_are_judged_alike(seed in 1u64.., source in 0u8..3, count in 0usize..4) {
        let mut choices = Choices(seed);
        let mut changed = match source {
            0 => serde_json::from_str(EXAMPLE).unwrap(),
            1 => instance(root(), root(), &mut choices, false),
            _ => instance(root(), root(), &mut choices, true),
        };
        let what: Vec<_> = (0..count).map(|_| mutate(&mut changed, &mut choices)).collect();
        let accepted = agree(&changed, &what.join("; "));
        prop_assert!(accepted || count > 0);
    }
}
