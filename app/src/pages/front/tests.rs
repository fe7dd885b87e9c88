//! The page of a case in each state, drawn without a server.

use std::collections::BTreeSet;

use domain::case::promise::PromiseState;
use domain::case::request::Request;
use domain::case::transition::Actor;
use domain::case::{State, Transition};
use domain::errors::{FieldErrors, Problem};
use domain::feedback::{IdentityMode, Kind, Publication};
use domain::role::Desk;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use time::macros::date;

use super::case::Case;
use crate::desks::{
    AboutChild, Alike, AlikeRow, AnswerView, CategoryGroup, ChildMark, Choice, ClassificationView, Content, Count,
    FrontCase, Offer, PostGroup, PromiseView, Proposal, ReferralView, RefusalProposal, SenderView, SubjectView,
};
use crate::page::FormState;

fn choice(value: &str) -> Choice {
    Choice { value: value.to_owned(), label: format!("choice {value}") }
}

fn case(state: State) -> FrontCase {
    let at_the_front = |actor: &Actor| matches!(actor, Actor::Officer { desk: Desk::Front, .. });
    let offers = Transition::from_state(state)
        .filter(|entry| entry.actors.iter().any(at_the_front))
        .map(|entry| Offer { transition: entry.transition, blocked_by: None })
        .collect();
    let triage = state == State::Triage;
    FrontCase {
        number: "PA-2026-8M4TQ7XD".to_owned(),
        version: 7,
        events: 9,
        in_hand: None,
        templates: Vec::new(),
        commitments: Vec::new(),
        commitment_choices: Vec::new(),
        kind: Kind::Report,
        state,
        channel: "TRUC_TUYEN".to_owned(),
        front: "a Front".to_owned(),
        handling_unit: Some("a unit".to_owned()),
        received_on: date!(2026 - 11 - 06),
        retaliation: false,
        due: None,
        promise_due: None,
        further_dues: Vec::new(),
        place: "a commune".to_owned(),
        content: Content {
            body: "what happened".into(),
            wish: None,
            place: None,
            happened_on: Some(date!(2026 - 11 - 05)),
            subject_name: None,
        },
        categories: vec!["a category".to_owned()],
        identity: IdentityMode::Anonymous,
        questions: 0,
        may_request_opening: false,
        openings: Vec::new(),
        sender: None,
        subjects: vec![SubjectView { unit: "a unit".to_owned(), post: Some("a post".to_owned()), leads: true }],
        files: Vec::new(),
        messages: Vec::new(),
        referrals: vec![ReferralView {
            round: 1,
            unit: "a unit".to_owned(),
            status: "PROPOSED".to_owned(),
            summary: "a summary".into(),
            questions: "some questions".into(),
            recordings: None,
            files: Vec::new(),
            marks: Vec::new(),
            explanation: "route-superior".to_owned(),
            drafted_by: "an officer".to_owned(),
            document_no: None,
            issued_on: None,
        }],
        answers: vec![AnswerView {
            round: 1,
            unit: "a unit".to_owned(),
            status: "ISSUED".to_owned(),
            text: "an answer".into(),
            remedy: None,
            outcome: None,
            document_no: None,
            document_on: None,
            signer: None,
            drafted_by: "somebody".to_owned(),
            scans: Vec::new(),
            checks: Vec::new(),
            marks: Vec::new(),
        }],
        promises: vec![PromiseView {
            position: 1,
            unit: "a unit".to_owned(),
            text: "a promise".into(),
            due_on: date!(2026 - 12 - 06),
            state: PromiseState::Shown,
            evidence: Some("how it was kept".into()),
        }],
        withdrawn: false,
        asked: (state == State::Resolved).then_some(Request::Objection),
        may_decline: state == State::Resolved,
        may_propose_restore: state == State::Withdrawn,
        followers: Vec::new(),
        reporters: 1,
        master: None,
        passes_up_to: None,
        child: true,
        about_child: AboutChild {
            mark: (state == State::Triage).then_some(ChildMark::AtOnce),
            may_leave: state == State::Closed,
            may_unmark: state == State::Resolved,
        },
        child_question: None,
        raised_to: None,
        appealed_to: None,
        origin: None,
        diversion: None,
        may_propose_diversion: triage,
        may_reject_diversion: triage,
        refusal: triage.then(|| RefusalProposal {
            by: "an officer".to_owned(),
            on: date!(2026 - 11 - 07),
            reason: Some("a reason".into()),
            may_decide: true,
            may_reject: true,
        }),
        may_propose_refusal: state == State::Received,
        rating: None,
        outcome: None,
        publication: Publication::NotConsidered,
        published: None,
        timeline: Vec::new(),
        readings: Vec::new(),
        offers,
        may_classify: triage,
        supervision: None,
        on_paper: false,
        may_write_down: false,
        may_write_evidence: false,
        may_draft_answer: triage,
        proposal: triage.then(|| Proposal {
            unit: Some("a unit".to_owned()),
            copies: Vec::new(),
            explanation: "route-superior".to_owned(),
            raised: false,
        }),
        units: vec![choice("11")],
        posts: vec![PostGroup { kind: "FRONT".to_owned(), level: "XA".to_owned(), posts: vec![choice("21")] }],
        officers: vec![choice("31")],
        category_choices: vec![CategoryGroup { group: "A".to_owned(), categories: vec![choice("A1")] }],
        classification: ClassificationView::default(),
        recipients: vec![choice("11"), choice("12")],
        recipient: Some("11".to_owned()),
        returned: None,
        news: None,
        answered_in_time: Some(false),
        same_words: Vec::new(),
        concern: false,
        alike: Alike {
            count: Count(1),
            rows: vec![AlikeRow {
                number: "PA-2026-7H2K9QWE".to_owned(),
                state: State::Closed,
                received_on: date!(2026 - 05 - 04),
                joins: Some(false),
            }],
        },
        tie_asked: true,
    }
}

fn drawn(case: FrontCase, form: Option<FormState>) -> String {
    Owner::new().with(|| {
        provide_meta_context();
        if let Some(form) = form {
            provide_context(form);
        }
        view! { <Case case/> }.to_html()
    })
}

/// The values of an attribute, in the order of the page.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let mark = format!(" {attribute}=\"");
    html.split(&mark).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_state_has_its_words_and_no_id_twice() {
    for &state in State::ALL {
        let html = drawn(case(state), None);
        for family in ["front-", "desk-", "state-", "guard-", "point-", "verdict-", "refusal-", "identity-"] {
            assert!(!html.contains(&format!(">{family}")), "{state}: a sentence of {family} is missing");
        }
        let ids = values(&html, "id");
        let unique: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{state}: {ids:?}");
        for label in values(&html, "for") {
            assert!(unique.contains(&label), "{state}: nothing is labelled by {label}");
        }
    }
}

#[test]
fn each_move_that_is_offered_has_a_form_with_the_version_that_was_seen() {
    let front = [
        Transition::Receive,
        Transition::StartTriage,
        Transition::AskReporter,
        Transition::ProposeTransfer,
        Transition::ApproveTransfer,
        Transition::RejectTransfer,
        Transition::Retriage,
        Transition::SendBack,
        Transition::Resolve,
        Transition::Close,
        Transition::Refuse,
        Transition::Acknowledge,
        Transition::EnterAnswer,
        Transition::SendOnPaper,
        Transition::Accept,
        Transition::Return,
        Transition::Divert,
        Transition::Forward,
        Transition::Merge,
        Transition::Split,
    ];
    for transition in front {
        let mut case = case(transition.entry().from[0]);
        case.offers = vec![Offer { transition, blocked_by: None }];
        let html = drawn(case, None);
        let hidden = format!(
            r#"<input type="hidden" name="transition" value="{transition}"><input type="hidden" name="version" value="7">"#
        );
        assert!(html.contains(&hidden), "{transition}: {html}");
    }
}

#[test]
fn what_is_not_offered_has_no_form() {
    let mut case = case(State::Answered);
    case.offers = Vec::new();
    let html = drawn(case, None);
    assert!(!html.contains(r#"name="transition""#), "{html}");
}

#[test]
fn a_condition_that_does_not_hold_is_told_in_the_place_of_the_button() {
    let mut case = case(State::AwaitingTransferApproval);
    case.offers = vec![Offer { transition: Transition::ApproveTransfer, blocked_by: Some("not-the-proposer") }];
    let html = drawn(case, None);
    assert!(!html.contains(r#"value="T08""#), "{html}");
    assert!(html.contains("không được tự duyệt"), "{html}");
}

#[test]
fn whether_the_answer_came_in_time_is_ticked_already() {
    let html = drawn(case(State::Answered), None);
    let ticked = html.split("<input").filter(|input| input.contains("checked")).collect::<Vec<_>>();
    assert_eq!(ticked.len(), 1, "there is one check-list, whatever follows from it");
    assert_eq!(html.matches("<table class=\"matrix\"").count(), 1, "{html}");
    assert!(ticked.iter().all(|input| input.contains("point_thoi_han") && input.contains("KHONG_DAT")), "{ticked:?}");
}

#[test]
fn verdicts_that_keep_an_answer_from_its_reader_are_at_hand_for_sending_it_back() {
    let typed = [("transition", "T21"), ("version", "7"), ("point_can_cu", "KHONG_DAT")];
    let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    let form = FormState::refused(typed, FieldErrors::one("point_trong_tam", Problem::Required));
    let html = drawn(case(State::Answered), Some(form));
    let ticked = html.split("<input").filter(|input| input.contains("checked")).count();
    assert_eq!(ticked, 1, "{html}");
    assert!(html.contains(r#"id="point_trong_tam-error""#), "{html}");
    assert!(html.contains(r#"name="instead" value="T18""#), "{html}");
}

#[test]
fn the_first_link_leads_to_what_comes_next() {
    let link = |case: FrontCase| {
        drawn(case, None).split("href=\"#").nth(1).and_then(|rest| rest.split('"').next().map(str::to_owned))
    };
    assert_eq!(link(case(State::Triage)).as_deref(), Some("classify"));
    let mut classified = case(State::Triage);
    classified.classification.unit = Some("11".to_owned());
    classified.classification.categories = vec!["A1".to_owned()];
    assert_eq!(link(classified).as_deref(), Some("T07"));
    assert_eq!(link(case(State::Answered)).as_deref(), Some("T21"));
    assert_eq!(link(case(State::Closed)).as_deref(), Some("T26"), "nothing is left to do but to reopen it");
}

#[test]
fn a_telephone_number_is_shown_as_people_read_it() {
    let mut case = case(State::Received);
    let phone = Some("+84900000001".into());
    case.sender = Some(SenderView { name: None, phone, address: None, share_with_unit: false });
    let html = drawn(case, None);
    assert!(html.contains("0900 000 001") && !html.contains("+84"), "{html}");
}

#[test]
fn where_it_happened_stands_beside_the_area_and_not_in_it() {
    let mut case = case(State::Received);
    case.place = "Xã A, Tỉnh B".to_owned();
    case.content.place = Some("Thôn 2, xã A".into());
    let html = drawn(case, None);
    assert!(html.contains("<dd>Xã A, Tỉnh B<") && html.contains(">Thôn 2, xã A<"), "{html}");
}
