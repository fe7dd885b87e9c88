//! Leaving a case: of one's own will it ends (T28), under pressure the Front goes on; and taking up
//! what was withdrawn, by two people (T33).

mod alike;

use domain::case::{State, Transition};
use domain::role::Desk;
use sea_orm::EntityTrait;
use server::store::entity::{contacts, outbox};

use crate::support::case::REASON;
use crate::support::{Answer, Case, DONG_LAT, Feedback, PROVINCE, World};

const NAME: &str = "Trần Thị Bông";
const CUSTODIAN: &str = "giudanhtinh.tinh";

fn reason() -> Vec<(String, String)> {
    vec![("reason".to_owned(), REASON.to_owned())]
}

async fn contacts(world: &World) -> usize {
    contacts::Entity::find().all(world.services.db.reader()).await.unwrap().len()
}

#[tokio::test]
async fn t28_ends_the_case_from_each_state_before_the_draft_of_an_answer() {
    let world = World::new().await;
    for &state in Transition::Withdraw.entry().from {
        let case = Case::sent(&world).await;
        case.come_to(state).await;
        case.withdraw("no").await.moved_on();
        let row = case.row().await;
        assert_eq!((row.state.as_str(), row.due_on), ("DA_RUT", None), "{state}");
        assert_eq!(row.closed_on, Some(world.services.clock.today()));
        case.page(DONG_LAT.focal, Desk::Unit).await.expect(404);
        assert!(case.page(DONG_LAT.triage, Desk::Front).await.expect(200).html.contains("Tôi không muốn theo nữa."));
        assert!(!case.tracked().await.html.contains("name=\"withdraw_reason\""));
    }
    for state in [State::AwaitingAnswerApproval, State::Answered, State::Closed, State::NotAccepted] {
        let case = Case::sent(&world).await;
        case.come_to(state).await;
        let before = case.snapshot().await;
        case.withdraw("no").await.expect(409);
        assert_eq!(case.snapshot().await, before, "{state}");
    }
}

#[tokio::test]
async fn whoever_withdraws_is_asked_why_and_whether_somebody_made_them() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Received).await;
    for (why, pressured, field) in [("", "no", "withdraw_reason"), ("Tôi đổi ý.", "", "pressured")] {
        let answer = case.follow_up(&[("withdraw_reason", why), ("pressured", pressured)]).await.expect(422);
        assert!(answer.problem(field).is_some(), "{field}");
    }
    assert_eq!(case.state().await, State::Received);
}

#[tokio::test]
async fn under_pressure_the_case_goes_on_as_the_fronts_own_and_the_sender_is_left_in_peace() {
    for world in World::everywhere().await {
        let feedback = Feedback::default().with("email", "an@example.vn").with("notify", "yes");
        let case = Case::of(&world, &feedback, DONG_LAT).await;
        case.reach(State::Verifying).await;
        case.withdraw("yes").await.moved_on();
        let row = case.row().await;
        assert_eq!((row.state.as_str(), row.kind.as_str()), ("DANG_PHAN_LOAI", "GIAM_SAT"));
        assert!(row.withdrawn && row.retaliation && !row.notify);
        assert_eq!(contacts(&world).await, 0, "nobody writes to them any more");
        let front = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert!(front.says("request-withdrawn") && front.says("request-withdrawn-from-unit"));
        case.withdraw("no").await.expect(409);

        case.reach(State::Resolved).await;
        let page = case.tracked().await.html;
        assert!(!page.contains("name=\"objection\"") && !page.contains("name=\"rating_result\""));
        case.follow_up(&[("objection", "Tôi không đồng ý với trả lời.")]).await.expect(409);
    }
}

#[tokio::test]
async fn a_question_that_waited_for_somebody_who_left_waits_no_more() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    case.come_to(State::AwaitingInfo).await;
    case.withdraw("yes").await.moved_on();
    assert_eq!(case.state().await, State::Triage);
    let refused = case.post(Transition::AskReporter).await.expect(422);
    assert!(refused.says("guard-reporter-there"));
}

#[tokio::test]
async fn t33_takes_two_people_the_custodian_and_a_leader() {
    let world = World::new().await;
    let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
    case.come_to(State::Withdrawn).await;
    let refused = case.post(Transition::Restore).await.expect(422);
    assert!(refused.says("guard-second-person"));
    for login in [PROVINCE.leader, PROVINCE.triage, PROVINCE.intake] {
        case.change(login, "propose-restore", &reason()).await.expect(422);
    }
    case.change(CUSTODIAN, "propose-restore", &[]).await.expect(422);
    case.change(CUSTODIAN, "propose-restore", &reason()).await.moved_on();
    assert_eq!(case.state().await, State::Withdrawn, "one is not enough");
    let custodian = case.post_as(CUSTODIAN, Transition::Restore, &reason()).await.expect(422);
    assert!(custodian.says("refused-wrong-actor"));
    case.make(Transition::Restore).await;
    let row = case.row().await;
    assert_eq!((row.due_key.as_deref(), row.closed_on), (Some("phan_loai"), None));
    assert!(row.withdrawn && row.retaliation);
    let page = case.tracked().await;
    assert!(
        page.says("state-citizen-DA_RUT") && !page.html.contains("name=\"message\""),
        "whoever pressed may look at it"
    );
    assert!(case.post(Transition::AskReporter).await.expect(422).says("guard-reporter-there"));
    case.change(CUSTODIAN, "propose-restore", &reason()).await.expect(409);
    case.reach(State::Transferred).await;
}

#[tokio::test]
async fn whoever_serves_a_commune_proposes_it_where_they_read_of_the_threat() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Verifying).await;
        case.withdraw("no").await.moved_on();
        case.follow_up(&[("threat", "Có người bắt tôi rút.")]).await.moved_on();
        let entry = crate::threats::newest(&world).await;
        let page = app::paths::threat(entry);
        let propose = [("action", "propose-restore"), ("reason", REASON)];
        assert!(world.officer(CUSTODIAN).await.get(&page).await.expect(200).html.contains("id=\"propose-restore\""));
        let mut leader = world.officer("lanhdao.tinh").await;
        assert!(!leader.get(&page).await.expect(200).html.contains("id=\"propose-restore\""));
        leader.post(&page, &propose).await.expect(422);
        let mut custodian = world.officer(CUSTODIAN).await;
        let empty = custodian.post(&page, &[("action", "propose-restore"), ("reason", "")]).await.expect(422);
        assert!(empty.problem("reason").is_some());
        custodian.post(&page, &propose).await.moved_on();
        assert_eq!(case.state().await, State::Withdrawn, "one is not enough");
        case.make(Transition::Restore).await;
        assert_eq!(case.state().await, State::Triage);
        custodian.post(&page, &propose).await.expect(409);
    }
}

#[tokio::test]
async fn a_letter_after_the_withdrawal_calls_it_what_its_sender_called_it() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AwaitingTransferApproval).await;
    case.withdraw("yes").await.moved_on();
    case.reach(State::Transferred).await;
    let unit = case.page(DONG_LAT.focal, Desk::Unit).await.expect(200).html;
    let kind = |code: &str| app::words::word(app::words::Lang::Vi, "kind", code);
    assert!(unit.contains(&kind("PHAN_ANH")) && !unit.contains(&kind("GIAM_SAT")));
}

/// An open sender who lets the unit know their name.
fn known() -> Feedback {
    Feedback::default().with("identity", "open").with("name", NAME).with("share_with_unit", "yes")
}

/// What the unit of a case finds of it, with nothing in it that belongs to this case alone.
async fn found_by_the_unit(world: &World, case: &Case<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for login in [DONG_LAT.focal, DONG_LAT.handler, DONG_LAT.head] {
        found.push(case.page(login, Desk::Unit).await.without_nonce().replace(&case.number, "NUMBER"));
        for tray in app::desks::Tray::ALL {
            let list = world.officer(login).await.get(&format!("{}?tray={}", app::paths::UNIT, tray.code())).await;
            found.push(list.html.contains(&case.number).to_string());
        }
    }
    found
}

#[tokio::test]
async fn whoever_looks_at_both_pages_cannot_tell_by_the_unit_why_somebody_withdrew() {
    for world in World::everywhere().await {
        for state in [State::Transferred, State::AcceptedByUnit, State::Verifying, State::ReturnedByUnit] {
            let mut found = Vec::new();
            for (pressured, followed) in [("no", false), ("yes", false), ("no", true), ("yes", true)] {
                let case = Case::of(&world, &known(), DONG_LAT).await;
                case.reach(State::Triage).await;
                if followed {
                    let other = case.master().await;
                    other.merge_into(&case).await.moved_on();
                }
                case.come_to(state).await;
                let unit = crate::support::told::ids(&world, &[DONG_LAT.focal, DONG_LAT.handler, DONG_LAT.head]).await;
                let letters = async || {
                    let all = outbox::Entity::find().all(world.services.db.reader()).await.unwrap();
                    all.into_iter().filter(|letter| letter.officer_id.is_some_and(|to| unit.contains(&to))).count()
                };
                let before = letters().await;
                case.withdraw(pressured).await.moved_on();
                assert_eq!(letters().await, before, "nobody there is written to");
                found.push(found_by_the_unit(&world, &case).await);
            }
            assert!(found.iter().all(|seen| *seen == found[0]), "{state}");
        }
    }
}

#[tokio::test]
async fn with_a_further_letter_the_name_of_whoever_left_does_not_go() {
    let world = World::new().await;
    let case = Case::of(&world, &known(), DONG_LAT).await;
    case.reach(State::Transferred).await;
    case.withdraw("yes").await.moved_on();
    case.reach(State::Transferred).await;
    assert!(!case.page(DONG_LAT.focal, Desk::Unit).await.expect(200).html.contains(NAME));
    // Nor when what was withdrawn is taken up again because somebody was threatened.
    let feedback = Feedback { post: Some("CHU_TICH_UBND"), categories: vec!["D1"], ..known() };
    let case = Case::of(&world, &feedback, PROVINCE).await;
    case.come_to(State::Withdrawn).await;
    case.change(CUSTODIAN, "propose-restore", &reason()).await.moved_on();
    case.make(Transition::Restore).await;
    case.reach(State::Transferred).await;
    assert!(!case.page(PROVINCE.focal, Desk::Unit).await.expect(200).html.contains(NAME));
}

#[tokio::test]
async fn whoever_made_somebody_withdraw_and_looks_at_their_page_sees_a_case_that_has_ended() {
    for world in World::everywhere().await {
        let pressed = Case::sent(&world).await;
        let free = Case::sent(&world).await;
        for case in [&pressed, &free] {
            case.reach(State::Transferred).await;
        }
        pressed.withdraw("yes").await.moved_on();
        free.withdraw("no").await.moved_on();
        let page = async |case: &Case<'_>| {
            let html = case.tracked().await.without_nonce().replace(&case.number, "NUMBER");
            // Each event has a hash of its own.
            let mut parts = html.split("class=\"hash\">");
            let first = parts.next().unwrap().to_owned();
            parts.fold(first, |all, part| all + &part[64..])
        };
        assert_eq!(page(&pressed).await, page(&free).await);
        pressed.reach(State::Resolved).await;
        world.wait(time::Duration::days(1));
        assert_eq!(page(&pressed).await, page(&free).await, "whatever the Front does since");
        let all = pressed.tracked().await.html;
        for hidden in ["Tôi không muốn theo nữa.", "GIAM_SAT", "T21", "DA_GIAI_QUYET"] {
            assert!(!all.contains(hidden), "{hidden}");
        }
    }
}

#[tokio::test]
async fn whoever_has_the_code_cannot_tell_by_what_still_works() {
    for state in [State::Received, State::AwaitingInfo, State::Verifying] {
        let world = World::new().await;
        let (pressed, own) = (Case::sent(&world).await, Case::sent(&world).await);
        for (case, pressured) in [(&pressed, "yes"), (&own, "no")] {
            case.come_to(state).await;
            case.withdraw(pressured).await.moved_on();
        }
        for fields in [
            &[("message", "Tôi muốn nói thêm.")][..],
            &[("withdraw_reason", "Thôi."), ("pressured", "no")][..],
            &[("withdraw_reason", "Thôi."), ("pressured", "yes")][..],
        ] {
            let (one, other) = (pressed.follow_up(fields).await, own.follow_up(fields).await);
            assert_eq!(one.status, other.status, "{state} {fields:?}");
        }
        for case in [&pressed, &own] {
            case.follow_up(&[("action", "data-request"), ("request_kind", "TRUY_CAP")]).await.moved_on();
        }
        let sent = async |case: &Case<'_>| case.sender.clone().get(app::paths::SENT).await.without_nonce();
        let alike = |html: String, case: &Case<'_>| html.replace(&case.number, "NUMBER");
        assert_eq!(alike(sent(&pressed).await, &pressed), alike(sent(&own).await, &own), "{state}");
        let timeline = |page: &Answer| page.html.matches("<li").count();
        let (one, other) = (pressed.tracked().await, own.tracked().await);
        assert_eq!(timeline(&one), timeline(&other), "{state}");
        assert_eq!(one.html.contains("Ý kiến giám sát"), other.html.contains("Ý kiến giám sát"));
    }
}
