//! What is refused of a classification.

use super::*;

#[tokio::test]
async fn a_case_that_nobody_is_named_in_is_not_referred_before_it_is_classified() {
    let world = World::new().await;
    let feedback = Feedback { unit: None, post: None, categories: vec!["G9"], ..Feedback::default() };
    let case = Case::of(&world, &feedback, DONG_LAT).await;
    case.reach(State::Triage).await;
    refused(&case, Transition::ProposeTransfer, "guard-classified").await;
    case.change(DONG_LAT.triage, "classify", &classification(&world)).await.moved_on();
    case.make(Transition::ProposeTransfer).await;
}

#[tokio::test]
async fn a_classification_that_makes_no_sense_is_refused() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let good = classification(&world);
    let with = |field: &str, value: &str| {
        let mut fields = good.clone();
        fields.retain(|(name, _)| name != field);
        fields.push((field.to_owned(), value.to_owned()));
        fields
    };
    let mut too_many = good.clone();
    too_many.extend(["A1", "A2", "B1"].map(|code| ("category".to_owned(), code.to_owned())));
    let school_post = world.post("thcs-dong-lat", "VIEN_CHUC").to_string();
    for (fields, field) in [
        (with("subject_unit", ""), "subject_unit"),
        (with("subject_unit", "999999"), "subject_unit"),
        (with("subject_post", &school_post), "subject_post"),
        (with("category", "Z9"), "category"),
        (with("category", ""), "category"),
        (too_many, "category"),
    ] {
        let answer = unchanged(&case, case.change(DONG_LAT.triage, "classify", &fields)).await.expect(422);
        assert!(answer.problem(field).is_some(), "{field}");
    }
}
