//! Nothing is merged into what was answered already: whoever sent it would end with an answer in which their matter does
//! not stand, and with the time that is left to others.

use domain::case::{State, Transition};
use domain::role::Desk;
use server::desks::system::run_due;
use time::Duration;

use super::unchanged;
use crate::support::{Case, DONG_LAT, Feedback, World};

/// A case about somebody whom its sender names: others about the same person are listed beside it.
async fn named(world: &World) -> Case<'_> {
    Case::of(world, &Feedback::default().with("subject_name", "Đặng Quốc Khánh"), DONG_LAT).await
}

/// One in triage, which may be merged into another.
async fn in_triage(world: &World) -> Case<'_> {
    let case = named(world).await;
    case.reach(State::Triage).await;
    case
}

/// What the list of cases about the same person says of another: whether it can be merged into it.
async fn offered(case: &Case<'_>, other: &Case<'_>) -> Option<bool> {
    // By the name that its sender gave it is found once that was read.
    case.world.read_into_the_index().await;
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    let list = page.html.split("data-alike").nth(1)?.split("</ul>").next()?;
    let row = list.split("<li>").find(|row| row.contains(&other.number))?;
    row.split("data-joins=\"").nth(1).map(|rest| rest.starts_with("true"))
}

#[tokio::test]
async fn nothing_is_merged_into_what_its_unit_has_answered() {
    for world in World::everywhere().await {
        let case = in_triage(&world).await;
        let open =
            [State::Triage, State::AwaitingInfo, State::Transferred, State::Verifying, State::AwaitingAnswerApproval];
        for state in open {
            let master = named(&world).await;
            master.come_to(state).await;
            assert_eq!(offered(&case, &master).await, Some(true), "{state}");
        }
        for state in [State::Answered, State::AnswerSentBack, State::Remedy, State::Resolved] {
            let master = named(&world).await;
            master.come_to(state).await;
            assert_eq!(offered(&case, &master).await, Some(false), "{state}");
            let before = master.snapshot().await;
            let refused = unchanged(&case, case.merge_into(&master)).await.expect(422);
            assert!(refused.says("guard-master-unanswered"), "{state}");
            assert_eq!(master.snapshot().await, before);
        }
    }
}

#[tokio::test]
async fn nor_while_the_unit_answers_the_same_letter_once_more() {
    let world = World::new().await;
    let case = in_triage(&world).await;
    let master = named(&world).await;
    master.come_to(State::AnswerSentBack).await;
    master.make(Transition::TakeBack).await;
    assert_eq!((master.state().await, offered(&case, &master).await), (State::Verifying, Some(false)));
    assert!(unchanged(&case, case.merge_into(&master)).await.expect(422).says("guard-master-unanswered"));
    // What is opened again gets a letter of its own.
    let again = named(&world).await;
    again.come_to(State::Closed).await;
    again.make(Transition::Reopen).await;
    assert_eq!(offered(&case, &again).await, Some(true));
    case.merge_into(&again).await.moved_on();
}

#[tokio::test]
async fn what_was_refused_is_referred_on_its_own_and_the_way_that_is_named_is_there() {
    let world = World::new().await;
    let master = Case::in_state(&world, State::Resolved).await;
    let case = Case::in_state(&world, State::Triage).await;
    case.merge_into(&master).await.expect(422);
    let other = Case::in_state(&world, State::Triage).await;
    let fields =
        [("reason_code", "DA_TRA_LOI"), ("reason", "Việc này đã được trả lời ngày hôm qua, văn bản 34/UBND-VP.")];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    other.post_as(DONG_LAT.triage, Transition::Refuse, &fields).await.expect(422);
    other.post_as(DONG_LAT.leader, Transition::Refuse, &fields).await.moved_on();
    assert!(other.tracked().await.html.contains("name=\"review\""), "and another person looks at it");
    case.reach(State::Transferred).await;
}

#[tokio::test]
async fn a_page_that_offers_no_message_does_not_ask_for_one() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let master = case.master().await;
        case.merge_into(&master).await.moved_on();
        let page = case.tracked().await;
        assert!(page.says("merged-other-matter") && page.html.contains("name=\"message\""));
        master.reach(State::Resolved).await;
        assert!(case.tracked().await.says("merged-other-matter"));
        master.decide_not_to_publish().await;
        world.wait(Duration::days(20));
        run_due(&world.services).await.unwrap();
        assert_eq!(master.state().await, State::Closed);
        let page = case.tracked().await;
        assert!(
            page.says("merged-own") && !page.says("merged-other-matter") && !page.html.contains("name=\"message\"")
        );
    }
}
