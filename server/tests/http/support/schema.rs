//! Whether an answer keeps to its schema in the OpenAPI document. It knows the words that our document uses, and
//! fails at any other: what is not looked at must not count as good. An answer may not have more than its schema
//! names.

use serde_json::{Map, Value};

/// What of a value does not keep to a schema of this document; empty when all does.
pub fn breaches(document: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    look(document, schema, value, "", &mut broken);
    broken
}

fn look(document: &Value, schema: &Value, value: &Value, at: &str, broken: &mut Vec<String>) {
    let schema = schema.as_object().unwrap_or_else(|| panic!("no schema at {at}: {schema}"));
    let mut must = |holds: bool, what: &str| {
        if !holds {
            broken.push(format!("{at}: {what}: {value}"));
        }
    };
    for (word, rule) in schema {
        match word.as_str() {
            "description" | "examples" | "properties" | "items" | "oneOf" | "$ref" => {}
            "type" => must(is_of_type(rule, value), "type"),
            "enum" => must(rule.as_array().unwrap().contains(value), "enum"),
            "minimum" => must(value.as_f64().is_none_or(|value| value >= rule.as_f64().unwrap()), "minimum"),
            "required" => {
                let there = |name: &Value| value.get(name.as_str().unwrap()).is_some();
                must(!value.is_object() || rule.as_array().unwrap().iter().all(there), "required");
            }
            "format" => must(value.is_null() || has_format(rule.as_str().unwrap(), value), "format"),
            "pattern" => must(value.as_str().is_none_or(|text| fits(rule.as_str().unwrap(), text)), "pattern"),
            other => panic!("{at}: nobody looks at {other}"),
        }
    }
    deeper(document, schema, value, at, broken);
}

fn deeper(document: &Value, schema: &Map<String, Value>, value: &Value, at: &str, broken: &mut Vec<String>) {
    if let Some(reference) = schema.get("$ref") {
        let place = reference.as_str().unwrap().trim_start_matches('#');
        look(document, document.pointer(place).unwrap_or_else(|| panic!("{place}")), value, at, broken);
    }
    if let Some(choices) = schema.get("oneOf") {
        let choices = choices.as_array().unwrap();
        let tried: Vec<_> = choices.iter().map(|choice| breaches(document, choice, value)).collect();
        let fitting = tried.iter().filter(|broken| broken.is_empty()).count();
        if fitting != 1 {
            broken.push(format!("{at}: {fitting} of oneOf, {:?}", tried.last()));
        }
    }
    if let Some(list) = value.as_array() {
        for (place, item) in list.iter().enumerate() {
            look(document, &schema["items"], item, &format!("{at}/{place}"), broken);
        }
    }
    if let (Some(fields), Some(known)) = (value.as_object(), schema.get("properties")) {
        for (name, field) in fields {
            match known.get(name) {
                Some(schema) => look(document, schema, field, &format!("{at}/{name}"), broken),
                None => broken.push(format!("{at}/{name}: not named by the schema")),
            }
        }
    }
}

fn is_of_type(rule: &Value, value: &Value) -> bool {
    if let Some(types) = rule.as_array() {
        return types.iter().any(|rule| is_of_type(rule, value));
    }
    match rule.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("type {other}"),
    }
}

fn has_format(format: &str, value: &Value) -> bool {
    use time::format_description::well_known::{Iso8601, Rfc3339};
    let text = value.as_str().unwrap_or_default();
    match format {
        "int32" => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        "int64" => value.is_i64() || value.is_u64(),
        "date" => text.len() == 10 && time::Date::parse(text, &Iso8601::DATE).is_ok(),
        "date-time" => time::OffsetDateTime::parse(text, &Rfc3339).is_ok(),
        other => panic!("format {other}"),
    }
}

fn fits(pattern: &str, text: &str) -> bool {
    match pattern {
        "^[0-9]{4}-[0-9]{2}$" => {
            let shape = |(at, byte): (usize, u8)| if at == 4 { byte == b'-' } else { byte.is_ascii_digit() };
            text.len() == 7 && text.bytes().enumerate().all(shape)
        }
        other => panic!("pattern {other}"),
    }
}
