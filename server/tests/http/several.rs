//! Several cases of a list moved at once: each by itself, and what became of them is said.

use app::paths;
use domain::case::State;

use crate::support::browser::Answer;
use crate::support::told::{declare_tie, name_the_handler};
use crate::support::{Case, DONG_LAT, World};

/// Ticks these cases in the list of somebody and presses a button.
async fn press(world: &World, login: &str, list: &str, transition: &str, more: &[(&str, &str)]) -> Answer {
    let fields: Vec<(&str, &str)> = [("transition", transition)].into_iter().chain(more.iter().copied()).collect();
    world.officer(login).await.post(list, &fields).await
}

fn ticked<'a>(cases: &'a [&'a Case<'a>]) -> Vec<(&'static str, &'a str)> {
    cases.iter().map(|case| ("case", case.number.as_str())).collect()
}

#[tokio::test]
async fn cases_are_received_together_and_those_that_cannot_be_say_why() {
    for world in World::everywhere().await {
        let (one, other) = (Case::sent(&world).await, Case::sent(&world).await);
        let further = Case::in_state(&world, State::Triage).await;
        let mut intake = world.officer(DONG_LAT.intake).await;
        let list = format!("{}?tray=cho-xu-ly", paths::FRONT);
        let page = intake.get(&list).await.expect(200);
        let form = page.forms().into_iter().find(|form| form.value("transition") == Some("T03")).unwrap();
        assert!(form.action.starts_with("/mat-tran?tray=") && page.says("bulk-hint"), "{}", form.action);
        assert!(page.html.contains(&format!("value=\"{}\"", one.number)));
        assert!(!page.html.contains("value=\"T04\""), "triage is none of intake's");
        let all = [&one, &other, &further];
        let mut fields = ticked(&all);
        fields.push(("case", one.number.as_str()));
        let done = press(&world, DONG_LAT.intake, &list, "T03", &fields).await;
        assert!(done.location().starts_with(&list), "the list stays as it was: {}", done.location());
        let page = intake.follow(&done).await.expect(200);
        assert_eq!(page.mark("data-moved").as_deref(), Some("T03.2.wrong-state.1"));
        let told = page.marked("data-moved").unwrap();
        assert!(told.contains("Đã tiếp nhận: 2 vụ việc.") && page.says("bulk-why-wrong-state"), "{told}");
        assert!(page.html.contains("role=\"status\""));
        for case in [&one, &other] {
            assert_eq!(case.state().await, State::Received);
            assert_eq!(case.log().await.last().unwrap().officer_id, Some(world.officer_id(DONG_LAT.intake).await));
        }
        assert_ne!(one.row().await.register_no, other.row().await.register_no);
        let taken = press(&world, DONG_LAT.triage, paths::FRONT, "T04", &ticked(&[&one, &other])).await;
        assert!(taken.location().ends_with("=T04.2"));
        assert_eq!((one.state().await, other.state().await), (State::Triage, State::Triage));
    }
}

#[tokio::test]
async fn a_unit_takes_cases_up_and_gives_them_to_a_handler() {
    for world in World::everywhere().await {
        let (one, other) =
            (Case::in_state(&world, State::Transferred).await, Case::in_state(&world, State::Transferred).await);
        let both = [&one, &other];
        let done = press(&world, DONG_LAT.focal, paths::UNIT, "T10", &ticked(&both)).await;
        assert!(done.location().ends_with("=T10.2"), "{}", done.location());
        let handler = world.officer_id(DONG_LAT.handler).await.to_string();
        let stranger = world.officer_id(DONG_LAT.triage).await.to_string();
        let given = |to: String| {
            let mut fields: Vec<(String, String)> =
                ticked(&both).into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            fields.extend([("transition".to_owned(), "T13".to_owned()), ("assignee".to_owned(), to)]);
            fields
        };
        let mut head = world.officer(DONG_LAT.head).await;
        let nobody = head.post(paths::UNIT, &given(String::new())).await.expect(422);
        assert!(nobody.problem("assignee").is_some());
        assert_eq!(nobody.html.matches(" checked").count(), 2, "what was ticked stays ticked");
        let wrong = head.post(paths::UNIT, &given(stranger)).await;
        assert!(wrong.location().ends_with("=T13.0.not-free.2"), "{}", wrong.location());
        let done = head.post(paths::UNIT, &given(handler.clone())).await;
        let page = head.follow(&done).await.expect(200);
        assert!(page.marked("data-moved").unwrap().contains("Đã giao: 2 vụ việc."));
        for case in both {
            assert_eq!(case.row().await.unit_officer_id.map(|id| id.to_string()), Some(handler.clone()));
        }
    }
}

#[tokio::test]
async fn what_somebody_must_not_see_is_not_moved_and_looks_as_if_it_were_not_there() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        name_the_handler(&case).await;
        declare_tie(&world, DONG_LAT.triage, DONG_LAT.handler).await;
        let before = case.snapshot().await;
        let hidden = press(&world, DONG_LAT.triage, paths::FRONT, "T04", &ticked(&[&case])).await.location();
        let absent =
            press(&world, DONG_LAT.triage, paths::FRONT, "T04", &[("case", "PA-2026-D1JPRV3F")]).await.location();
        assert_eq!((hidden.as_str(), case.snapshot().await), (absent.as_str(), before));
        assert!(hidden.ends_with("=T04.0.gone.1"));
        // Neither does a role do what is not its own.
        let sent = Case::sent(&world).await;
        let refused = press(&world, DONG_LAT.leader, paths::FRONT, "T03", &ticked(&[&sent])).await.location();
        assert!(refused.ends_with("=T03.0.wrong-actor.1"), "{refused}");
        assert_eq!(sent.state().await, State::Submitted);
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_above_the_list_that_was_open() {
    let world = World::new().await;
    Case::sent(&world).await;
    let mut intake = world.officer(DONG_LAT.intake).await;
    let list = format!("{}?tray=cho-xu-ly&state=CHO_TIEP_NHAN", paths::FRONT);
    let back = intake.post(&list, &[("transition", "T03")]).await.expect(422);
    assert!(back.says("err-case-required") && back.html.contains("href=\"#case\""));
    assert!(back.html.contains("data-case-number"), "the list stands there");
    let odd = intake.post(&list, &[("transition", "T03"), ("case", "x")]).await.expect(422);
    assert!(odd.says("err-case-bad-choice"));
    let number = Case::sent(&world).await.number;
    intake.post(&list, &[("transition", "T24"), ("case", number.as_str())]).await.expect(409);
    let many: Vec<(&str, String)> = (0..51).map(|at| ("case", format!("PA-2026-000000{:02}", at % 100))).collect();
    assert_eq!(intake.post(&list, &many).await.status, 422);
    // What stands in an address is read or passed over, never shown.
    let made_up = intake.get(&format!("{list}&{}=T03.1.%3Cb%3E.1", paths::MOVED)).await;
    assert!(made_up.mark("data-moved").is_none());
}
