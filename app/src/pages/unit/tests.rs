//! The page of a case at the unit in each state, drawn without a server.

use std::collections::BTreeSet;

use domain::case::transition::Actor;
use domain::case::{State, Transition};
use domain::feedback::Kind;
use domain::role::Desk;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use time::macros::date;

use super::case::Case;
use crate::desks::{Choice, Offer, ReferralView, SubjectView, UnitCase};

fn choice(value: &str) -> Choice {
    Choice { value: value.to_owned(), label: format!("choice {value}") }
}

fn case(state: State) -> UnitCase {
    let at_the_unit = |actor: &Actor| matches!(actor, Actor::Officer { desk: Desk::Unit, .. });
    let offers = Transition::from_state(state)
        .filter(|entry| entry.actors.iter().any(at_the_unit))
        .map(|entry| Offer { transition: entry.transition, blocked_by: None })
        .collect();
    UnitCase {
        number: "PA-2026-8M4TQ7XD".to_owned(),
        version: 7,
        kind: Kind::Report,
        state,
        front: "a Front".to_owned(),
        unit: "a unit".to_owned(),
        received_on: date!(2026 - 11 - 06),
        due: None,
        promise_due: None,
        latest_extension: Some(date!(2026 - 12 - 28)),
        categories: vec!["a category".to_owned()],
        subjects: vec![SubjectView { unit: "a unit".to_owned(), post: None, leads: false }],
        referral: Some(ReferralView {
            round: 1,
            unit: "a unit".to_owned(),
            status: "ISSUED".to_owned(),
            summary: "a summary".into(),
            questions: "some questions".into(),
            recordings: None,
            files: Vec::new(),
            marks: Vec::new(),
            explanation: "route-superior".to_owned(),
            drafted_by: "an officer of the Front".to_owned(),
            document_no: None,
            issued_on: None,
        }),
        sender_name: None,
        answers: Vec::new(),
        commitments: Vec::new(),
        promises: Vec::new(),
        may_show_evidence: false,
        timeline: Vec::new(),
        offers,
        child: true,
        templates: Vec::new(),
        assigned_to: None,
        raised_to: None,
        handlers: vec![choice("31")],
        other_units: vec![choice("12")],
        published: None,
        sent_back: None,
    }
}

fn drawn(case: UnitCase) -> String {
    Owner::new().with(|| {
        provide_meta_context();
        view! { <Case case/> }.to_html()
    })
}

#[test]
fn every_state_in_which_a_unit_sees_a_case_has_its_words_and_no_id_twice() {
    for &state in State::ALL.iter().filter(|state| state.is_open_to_unit()) {
        let html = drawn(case(state));
        for family in ["unit-", "desk-", "state-", "return-", "outcome-"] {
            assert!(!html.contains(&format!(">{family}")), "{state}: a sentence of {family} is missing");
        }
        let ids: Vec<_> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{state}: {ids:?}");
    }
}

#[test]
fn each_move_of_a_unit_has_a_form_with_the_version_that_was_seen() {
    let moves = [
        Transition::Accept,
        Transition::Return,
        Transition::Assign,
        Transition::ProposeAnswer,
        Transition::RejectDraft,
        Transition::IssueAnswer,
        Transition::TakeBack,
    ];
    for transition in moves {
        let html = drawn(case(transition.entry().from[0]));
        let hidden = format!(
            r#"<input type="hidden" name="transition" value="{transition}"><input type="hidden" name="version" value="7">"#
        );
        assert!(html.contains(&hidden), "{transition}: {html}");
    }
}

#[test]
fn who_wrote_the_referral_at_the_front_is_not_the_units_to_know() {
    let html = drawn(case(State::Transferred));
    assert!(html.contains("a summary") && !html.contains("an officer of the Front"), "{html}");
}

#[test]
fn without_anybody_free_there_is_a_sentence_and_no_form() {
    let mut case = case(State::AcceptedByUnit);
    case.handlers.clear();
    let html = drawn(case);
    assert!(!html.contains(r#"name="transition""#), "{html}");
    assert!(html.contains("không có người xử lý"), "{html}");
}
