//! That a case concerns a child: nothing of it is published, and those who handle it are told to be careful.

mod asked;

use app::paths;
use domain::case::State;
use domain::publication::PROPOSE;
use domain::role::Desk;
use server::store::publications;

use crate::appeal::{above, declined};
use crate::support::case::REASON;
use crate::support::publication::words;
use crate::support::{Answer, Case, DONG_LAT, Feedback, PROVINCE, World};

async fn mark(case: &Case<'_>, login: &str) -> Answer {
    case.change(login, "mark-child", &[]).await
}

async fn mark_because(case: &Case<'_>, login: &str, reason: &str) -> Answer {
    case.change(login, "mark-child", &[("reason".to_owned(), reason.to_owned())]).await
}

async fn unmark(case: &Case<'_>, login: &str, reason: &str) -> Answer {
    case.change(login, "unmark-child", &[("reason".to_owned(), reason.to_owned())]).await
}

#[tokio::test]
async fn an_officer_marks_it_and_both_sides_are_told_and_nothing_is_published() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert!(page.html.contains("id=\"mark-child\"") && !page.html.contains("data-child"));
        mark(&case, DONG_LAT.triage).await.moved_on();
        let row = case.row().await;
        assert_eq!((row.child, row.access_level.as_str()), (true, "HAN_CHE"));
        let page = case.page(DONG_LAT.intake, Desk::Front).await.expect(200);
        assert!(page.html.contains("data-child") && page.says("child-notice-front"));
        let list = world.officer(DONG_LAT.triage).await.get(paths::FRONT).await.expect(200);
        assert!(list.says("desk-urgent"));
        case.reach(State::Transferred).await;
        let unit = case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
        assert!(unit.html.contains("data-child") && unit.says("child-notice-unit"));
        assert!(!unit.html.contains("CHILD_MARKED"), "the unit's timeline is its own");
        case.reach(State::Resolved).await;
        assert_eq!(case.row().await.publication, "KHONG_CONG_KHAI", "the case itself decided");
        case.publication(DONG_LAT.triage, PROPOSE, &words()).await.expect(409);
        case.tracked().await.expect(200);
    }
}

#[tokio::test]
async fn what_waits_is_laid_aside_and_what_stands_is_taken_down() {
    for world in World::everywhere().await {
        let waits = Case::in_state(&world, State::Resolved).await;
        waits.publication(DONG_LAT.triage, PROPOSE, &words()).await.moved_on();
        mark(&waits, DONG_LAT.leader).await.moved_on();
        assert_eq!(waits.row().await.publication, "KHONG_CONG_KHAI");
        let db = world.services.db.reader();
        assert!(publications::waiting(db, waits.row().await.id).await.unwrap().is_none());

        let stands = Case::in_state(&world, State::Resolved).await;
        let slug = stands.publish().await;
        stands.come_to(State::Closed).await;
        world.browser().get(&paths::published(&slug)).await.expect(200);
        mark_because(&stands, DONG_LAT.leader, REASON).await.moved_on();
        assert_eq!((stands.state().await, stands.row().await.publication.as_str()), (State::Closed, "DA_GO"));
        let gone = world.browser().get(&paths::published(&slug)).await;
        assert!(!gone.html.contains(crate::support::publication::SHOWN));
        assert!(stands.log().await.iter().any(|event| event.code == "UNPUBLISHED"));
    }
}

#[tokio::test]
async fn what_the_front_above_finds_out_shows_on_no_page_of_the_unit() {
    let world = World::new().await;
    let case = declined(&world, &Feedback::default()).await;
    case.follow_up(&[("appeal", "Nhờ cấp trên xem lại.")]).await.moved_on();
    mark(&above(&case).await, PROVINCE.intake).await.moved_on();
    assert!(!case.page(DONG_LAT.focal, Desk::Unit).await.expect(200).html.contains("data-child"));
    mark(&case, DONG_LAT.triage).await.moved_on();
    assert!(case.page(DONG_LAT.focal, Desk::Unit).await.expect(200).html.contains("data-child"));
}

#[tokio::test]
async fn only_who_reads_it_marks_it_and_only_who_leads_takes_the_mark_away_with_a_reason() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Received).await;
    mark(&case, PROVINCE.triage).await.expect(404);
    unmark(&case, DONG_LAT.leader, REASON).await.expect(409);
    mark(&case, DONG_LAT.intake).await.moved_on();
    mark(&case, DONG_LAT.triage).await.expect(409);
    unmark(&case, DONG_LAT.triage, REASON).await.expect(422);
    let refused = unmark(&case, DONG_LAT.leader, " ").await.expect(422);
    assert!(refused.problem("reason").is_some());
    assert!(case.row().await.child);
    unmark(&case, DONG_LAT.leader, REASON).await.moved_on();
    let row = case.row().await;
    assert_eq!((row.child, row.access_level.as_str()), (false, "THUONG"));
    let codes: Vec<String> = case.log().await.into_iter().map(|event| event.code).collect();
    assert!(codes.contains(&"CHILD_MARKED".to_owned()) && codes.contains(&"CHILD_UNMARKED".to_owned()));
    let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
    assert!(page.html.contains(REASON), "why it was taken away is on record");
}

#[tokio::test]
async fn a_unit_and_its_forms_have_no_such_mark() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Verifying).await;
    let version = case.version(Desk::Unit).await;
    let fields = [("action", "mark-child"), ("version", version.as_str())];
    world.officer(DONG_LAT.handler).await.post(&case.path(Desk::Unit), &fields).await.expect(422);
    assert!(!case.row().await.child);
}
