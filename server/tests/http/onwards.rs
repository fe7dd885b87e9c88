//! From a case that was handed on to the next one of the list, with one button.

use app::components::desk_form::{NEXT, THEN};
use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;

use crate::support::browser::{Answer, Browser};
use crate::support::{Case, DONG_LAT, World};

/// Presses the button that goes on, on the page of a case that was opened from a list.
async fn hand_on(officer: &mut Browser, case: &Case<'_>, desk: Desk, list: &str, made: Transition) -> Answer {
    let mut fields = case.fields(made).await;
    let version = case.version(desk).await;
    let own: [(&str, &str); 3] = [("transition", made.code()), ("version", &version), (THEN, NEXT)];
    fields.extend(own.map(|(name, value)| (name.to_owned(), value.to_owned())));
    officer.post(&format!("{}{list}", case.path(desk)), &fields).await
}

/// Two cases of one day as a list shows them: the first, and the one behind it.
async fn in_order<'a>(officer: &mut Browser, inbox: &str, two: [Case<'a>; 2]) -> [Case<'a>; 2] {
    let page = officer.get(inbox).await.expect(200);
    let [one, other] = two;
    let place = |case: &Case<'_>| page.html.find(&case.number).unwrap();
    if place(&one) < place(&other) { [one, other] } else { [other, one] }
}

fn button() -> String {
    format!("name=\"{THEN}\"")
}

#[tokio::test]
async fn whoever_hands_a_case_on_has_the_next_of_the_list_before_them() {
    for world in World::everywhere().await {
        let two = [Case::in_state(&world, State::Triage).await, Case::in_state(&world, State::Triage).await];
        let elsewhere = Case::in_state(&world, State::Received).await;
        let list = "?tray=cho-xu-ly&state=DANG_PHAN_LOAI";
        let mut triage = world.officer(DONG_LAT.triage).await;
        let [first, last] = in_order(&mut triage, &format!("{}{list}", paths::FRONT), two).await;
        let page = triage.get(&format!("{}{list}", first.path(Desk::Front))).await.expect(200);
        assert!(page.form("T07").value("transition").is_some() && page.html.contains(&button()));
        assert_eq!(page.html.matches(&button()).count(), 1, "only what ends the work on the case goes on");

        let done = hand_on(&mut triage, &first, Desk::Front, list, Transition::ProposeTransfer).await.moved_on();
        assert_eq!(first.state().await, State::AwaitingTransferApproval);
        assert!(done.location().starts_with(&format!("{}{list}", last.path(Desk::Front))), "{}", done.location());
        let page = triage.follow(&done).await.expect(200);
        assert!(page.says("desk-done-handed-on") && page.html.contains("role=\"status\""));
        assert!(!page.html.contains(&button()), "behind it the list has no other");

        let done = hand_on(&mut triage, &last, Desk::Front, list, Transition::ProposeTransfer).await.moved_on();
        assert!(done.location().starts_with(&format!("{}{list}", paths::FRONT)), "{}", done.location());
        let page = triage.follow(&done).await.expect(200);
        assert!(page.says("desk-done-last-handed-on") && !page.html.contains(&elsewhere.number));
    }
}

#[tokio::test]
async fn a_unit_goes_on_in_its_own_list() {
    let world = World::new().await;
    let waits = State::AwaitingAnswerApproval;
    let two = [Case::in_state(&world, waits).await, Case::in_state(&world, waits).await];
    let list = "?tray=cho-xu-ly";
    let mut head = world.officer(DONG_LAT.head).await;
    let [first, last] = in_order(&mut head, &format!("{}{list}", paths::UNIT), two).await;
    let page = head.get(&format!("{}{list}", first.path(Desk::Unit))).await.expect(200);
    assert!(page.html.contains(&button()));
    let done = hand_on(&mut head, &first, Desk::Unit, list, Transition::IssueAnswer).await.moved_on();
    assert!(done.location().starts_with(&last.path(Desk::Unit)), "{}", done.location());
    assert!(head.follow(&done).await.expect(200).says("desk-done-handed-on"));
}

#[tokio::test]
async fn what_is_wrong_keeps_the_case_and_without_a_list_nothing_goes_on() {
    let world = World::new().await;
    let two = [Case::in_state(&world, State::Triage).await, Case::in_state(&world, State::Triage).await];
    let list = "?tray=cho-xu-ly";
    let mut triage = world.officer(DONG_LAT.triage).await;
    let [first, last] = in_order(&mut triage, &format!("{}{list}", paths::FRONT), two).await;
    let version = first.version(Desk::Front).await;
    let fields: [(&str, &str); 4] = [("transition", "T07"), ("version", &version), (THEN, NEXT), ("summary", "Ngắn")];
    let back = triage.post(&format!("{}{list}", first.path(Desk::Front)), &fields).await.expect(422);
    assert_eq!(back.marked("data-case-number").as_ref(), Some(&first.number));
    assert!(back.html.contains("Ngắn") && back.html.contains(&button()), "it can be pressed again");

    let alone = triage.get(&first.path(Desk::Front)).await.expect(200);
    assert!(!alone.html.contains(&button()));
    let done = hand_on(&mut triage, &first, Desk::Front, "", Transition::ProposeTransfer).await.moved_on();
    assert_eq!(done.location(), first.path(Desk::Front));
    // What stands in an address and is no list is no list here either.
    let done = hand_on(&mut triage, &last, Desk::Front, "?state=x", Transition::ProposeTransfer).await.moved_on();
    assert_eq!(done.location(), last.path(Desk::Front));
}
