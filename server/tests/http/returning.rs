//! A referral that a unit returned: the Front reads why and who should have it, and begins there.

use domain::case::{State, Transition};
use domain::role::Desk;
use domain::unit::UnitId;

use crate::support::case::REASON;
use crate::support::{Answer, Case, DONG_LAT, World};

/// Returns the referral, naming another body or none.
async fn returned<'a>(world: &'a World, suggested: Option<&str>) -> Case<'a> {
    let case = Case::in_state(world, State::Transferred).await;
    let mut fields = case.fields(Transition::Return).await;
    fields.extend(suggested.map(|unit| ("recipient".to_owned(), world.unit(unit).to_string())));
    case.post_as(DONG_LAT.focal, Transition::Return, &fields).await.moved_on();
    case
}

async fn triage(case: &Case<'_>) -> Answer {
    case.page(DONG_LAT.triage, Desk::Front).await.expect(200)
}

#[tokio::test]
async fn the_front_reads_the_reason_and_the_suggestion_and_the_referral_begins_with_it() {
    for world in World::everywhere().await {
        let case = returned(&world, Some("dang-uy-dong-lat")).await;
        let page = triage(&case).await;
        let news = page.marked("data-news").unwrap();
        let reference = world.services.reference.get();
        let name = reference.unit_name(UnitId(world.unit("dang-uy-dong-lat")));
        for told in ["Chuyển nhầm đơn vị", REASON, &name] {
            assert!(news.contains(told), "{told}: {news}");
        }
        case.make(Transition::Retriage).await;
        let page = triage(&case).await;
        assert!(page.marked("data-news").is_some(), "why it came back is still to be read");
        let suggested = world.unit("dang-uy-dong-lat").to_string();
        assert_eq!(page.form("T07").value("recipient"), Some(suggested.as_str()));
        assert!(page.marked("data-returned").is_some_and(|text| text.contains(&name)));

        let fields = page.form("T07").filled(&[]);
        case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &fields).await.moved_on();
        let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
        assert!(page.says("route-suggested"), "the leader reads why this body");
        // The Party committee of the commune works on paper.
        case.make(Transition::SendOnPaper).await;
        assert!(triage(&case).await.marked("data-news").is_none(), "it is news no more");
    }
}

#[tokio::test]
async fn whoever_returned_it_is_not_chosen_again_by_itself() {
    let world = World::new().await;
    let case = returned(&world, None).await;
    case.make(Transition::Retriage).await;
    let page = triage(&case).await;
    assert_eq!(page.form("T07").value("recipient"), Some(""));
    assert!(page.marked("data-returned").is_some(), "and the page says why");
    // The Front may still decide so.
    case.make(Transition::ProposeTransfer).await;
    case.make(Transition::RejectTransfer).await;
    let page = triage(&case).await;
    assert!(page.marked("data-news").is_some_and(|news| news.contains(REASON)), "why it was not approved");
    let unit = world.unit(DONG_LAT.unit).to_string();
    assert_eq!(page.form("T07").value("recipient"), Some(unit.as_str()), "the letter goes on where it was");
}

#[tokio::test]
async fn what_the_sender_answered_is_told_first_and_the_leader_is_not_led_to_a_refusal() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    assert!(triage(&case).await.marked("data-news").is_none());
    let leader = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
    assert!(leader.says("desk-nothing-for-you") && !leader.html.contains("href=\"#T27\""));
    case.make(Transition::AskReporter).await;
    case.follow_up(&[("message", "Tôi nộp ngày 02/11/2026, có giấy hẹn.")]).await.moved_on();
    assert_eq!(triage(&case).await.mark("data-news").as_deref(), Some("T06"));
    case.make(Transition::AskReporter).await;
    world.wait(time::Duration::days(30));
    server::desks::system::run_due(&world.services).await.unwrap();
    assert_eq!(triage(&case).await.mark("data-news").as_deref(), Some("UNANSWERED"));
}

#[tokio::test]
async fn whoever_returns_a_case_is_told_that_it_was_returned() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Transferred).await;
    let done = case.post(Transition::Return).await;
    let mut focal = world.officer(DONG_LAT.focal).await;
    let inbox = focal.get(&done.location()).await.expect(200);
    assert!(inbox.says("unit-returned") && !inbox.html.contains(&case.number));
    assert!(!focal.get(app::paths::UNIT).await.expect(200).says("unit-returned"), "once");
}
