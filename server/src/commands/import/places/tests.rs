use super::*;
use serde_json::json;

/// A made-up list: two provinces, three communes.
fn sample() -> Value {
    json!([
        {"Code": "98", "FullName": "Thành phố Sông Cát", "Wards": [
            {"Code": "00004", "FullName": "Phường Bến Lau", "ProvinceCode": "98"},
        ]},
        {"Code": "99", "FullName": "Tỉnh Sông Sậy", "Wards": [
            {"Code": "99001", "FullName": "xã Bắc Lau", "ProvinceCode": "99"},
            {"Code": "99004", "FullName": "ĐẶC KHU Hòn Sáo", "ProvinceCode": "99"},
        ]},
    ])
}

/// The form in which macOS and some keyboards deliver these letters.
fn decomposed(text: &str) -> String {
    text.replace('ỉ', "i\u{309}").replace('á', "a\u{301}").replace('à', "a\u{300}")
}

fn refused(change: impl FnOnce(&mut Value)) -> String {
    let mut list = sample();
    change(&mut list);
    read(&list.to_string()).unwrap_err().to_string()
}

#[test]
fn kinds_are_read_from_the_names_in_any_case() {
    let places = read(&sample().to_string()).unwrap();
    let kinds = |places: &[Place]| places.iter().map(|place| (place.kind, place.name.clone())).collect::<Vec<_>>();
    assert_eq!(
        kinds(&places.provinces),
        [(PlaceKind::City, "Thành phố Sông Cát".to_owned()), (PlaceKind::Province, "Tỉnh Sông Sậy".to_owned())]
    );
    assert_eq!(
        kinds(&places.communes),
        [
            (PlaceKind::Ward, "Phường Bến Lau".to_owned()),
            (PlaceKind::Commune, "Xã Bắc Lau".to_owned()),
            (PlaceKind::SpecialZone, "Đặc khu Hòn Sáo".to_owned()),
        ]
    );
}

#[test]
fn codes_keep_their_leading_zeros() {
    let places = read(&sample().to_string()).unwrap();
    assert_eq!(places.communes[0].code, "00004");
    assert_eq!(places.communes[0].province.as_deref(), Some("98"));
}

#[test]
fn names_are_composed_and_otherwise_keep_their_spelling() {
    let mut list = sample();
    list[1]["FullName"] = decomposed("Tỉnh Khánh Hoà").into();
    let places = read(&list.to_string()).unwrap();
    assert_eq!(places.provinces[1].name, "Tỉnh Khánh Hoà");
}

#[test]
fn every_wrong_entry_is_named_with_what_is_wrong() {
    type Change = fn(&mut Value);
    let cases: &[(Change, &[&str])] = &[
        (|list| list[0] = json!("x"), &["province 1", "object"]),
        (|list| _ = list[0].as_object_mut().unwrap().remove("Wards"), &["province 1 (98)", "Wards", "missing"]),
        (|list| list[0]["Wards"] = json!({}), &["province 1 (98)", "Wards", "list"]),
        (|list| _ = list[1].as_object_mut().unwrap().remove("Code"), &["province 2", "Code", "missing"]),
        (|list| list[1]["Code"] = json!(99), &["province 2", "Code", "text"]),
        (|list| list[1]["Code"] = json!("9"), &["province 2 (9)", "2 digits"]),
        (|list| list[1]["Code"] = json!("98"), &["province 2 (98)", "twice"]),
        (|list| list[0]["FullName"] = json!("Quận Sông Cát"), &["province 1 (98)", "Quận Sông Cát", "Thành phố, Tỉnh"]),
        (|list| list[0]["FullName"] = json!("Tỉnhlỵ Cát"), &["province 1 (98)", "begins with none"]),
        (|list| list[0]["FullName"] = Value::Null, &["province 1 (98)", "FullName", "missing"]),
        (|list| list[1]["Wards"][1]["FullName"] = json!(" \u{200B} "), &["province 2 (99), ward 2 (99004)", "empty"]),
        (|list| list[1]["Wards"][1]["FullName"] = json!("Xã "), &["ward 2 (99004)", "nothing behind"]),
        (|list| list[1]["Wards"][1]["FullName"] = json!("Xã A ".repeat(40)), &["ward 2 (99004)", "100 characters"]),
        (|list| list[1]["Wards"][0]["FullName"] = json!("Tỉnh Lau"), &["ward 1 (99001)", "begins with none"]),
        (|list| list[1]["Wards"][0]["Code"] = json!("9900A"), &["ward 1 (9900A)", "5 digits"]),
        (|list| list[1]["Wards"][1]["Code"] = json!("00004"), &["province 2 (99), ward 2 (00004)", "twice"]),
        (|list| list[1]["Wards"][1]["ProvinceCode"] = json!("98"), &["ward 2 (99004)", "\"98\"", "\"99\""]),
        (|list| _ = list[1]["Wards"][1].as_object_mut().unwrap().remove("ProvinceCode"), &["ward 2", "ProvinceCode"]),
        (|list| *list = json!({}), &["list of provinces"]),
        (|list| *list = json!([]), &["empty"]),
    ];
    for (change, parts) in cases {
        let message = refused(*change);
        for part in *parts {
            assert!(message.contains(part), "{message:?} lacks {part:?}");
        }
        assert_eq!(message.lines().count(), 1, "{message}");
    }
}

#[test]
fn what_is_no_json_is_refused() {
    assert!(read("Code;FullName").unwrap_err().to_string().contains("not JSON"));
}
