//! What the register, a unit and other senders see of an appeal to the Front above: nothing, until what is said there is
//! published itself.

use app::desks::Tray;
use app::paths;
use domain::case::State;
use domain::publication::{DECLINE, PROPOSE};
use domain::role::Desk;
use server::desks::system::run_due;
use time::Duration;

use super::{read, told};
use crate::appeal::{above, object_in_vain};
use crate::support::program::Program;
use crate::support::publication::{SHOWN, reason, words};
use crate::support::{Answer, Case, DONG_LAT, PROVINCE, World};

const APPEAL: &str = "Nhờ cấp trên xem lại.";

/// How far its publication has come when its sender goes to the Front above.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Before {
    Published,
    Waits,
    Nothing,
}

async fn appeal<'a>(case: &Case<'a>) -> Case<'a> {
    case.follow_up(&[("appeal", APPEAL)]).await.moved_on();
    above(case).await
}

/// Body and tag of an answer.
fn bytes(answer: Answer) -> (String, Option<String>) {
    let tag = answer.headers.get("etag").map(|tag| tag.to_str().unwrap().to_owned());
    (answer.without_nonce(), tag)
}

/// Everything that the unit, everybody and whoever follows this case may read of it.
async fn seen(
    case: &Case<'_>,
    program: &Program,
    follower: &Case<'_>,
    slug: &str,
) -> Vec<(String, (String, Option<String>))> {
    let world = case.world;
    let mut seen = Vec::new();
    for login in [DONG_LAT.focal, DONG_LAT.handler, DONG_LAT.head] {
        seen.push((login.to_owned(), bytes(case.page(login, Desk::Unit).await.expect(200))));
    }
    let mut focal = world.officer(DONG_LAT.focal).await;
    for &tray in Tray::ALL {
        let list = focal.get(&format!("{}?tray={}", paths::UNIT, tray.code())).await.expect(200);
        seen.push((tray.code().to_owned(), bytes(list)));
    }
    for path in [format!("/referrals/{}", case.number), "/referrals?tray=da-xong".to_owned()] {
        seen.push((path.clone(), bytes(program.get(&path).await.expect(200))));
    }
    let everybody = [
        paths::published(slug),
        paths::PUBLISHED.to_owned(),
        format!("/api/v1/published/{slug}"),
        "/api/v1/published".to_owned(),
    ];
    for path in everybody {
        seen.push((path.clone(), bytes(world.browser().get(&path).await)));
    }
    seen.push(("a sender whose case was merged".to_owned(), bytes(follower.tracked().await)));
    seen
}

#[tokio::test]
async fn neither_the_unit_nor_the_register_nor_another_sender_sees_that_somebody_went_to_the_front_above() {
    for world in World::everywhere().await {
        let program = Program::of(&world, DONG_LAT.focal).await;
        for before in [Before::Published, Before::Waits, Before::Nothing] {
            let follower = Case::in_state(&world, State::Triage).await;
            let case = follower.master().await;
            follower.merge_into(&case).await.moved_on();
            case.reach(State::Resolved).await;
            match before {
                Before::Published => drop(case.publish().await),
                Before::Waits => drop(case.publication(DONG_LAT.triage, PROPOSE, &words()).await.moved_on()),
                Before::Nothing => {}
            }
            object_in_vain(&case).await;
            let slug = if before == Before::Nothing { "0123456789ab".to_owned() } else { case.slug().await };
            let looked = seen(&case, &program, &follower, &slug).await;
            appeal(&case).await;
            run_due(&world.services).await.unwrap();
            let now = seen(&case, &program, &follower, &slug).await;
            for ((what, then), (_, now)) in looked.into_iter().zip(now) {
                assert_eq!(now, then, "{before:?}: {what}");
            }
            let row = case.row().await;
            let stands = before == Before::Published;
            assert_eq!(row.publication, if stands { "DA_CONG_KHAI" } else { "KHONG_CONG_KHAI" }, "{before:?}");
            let unit = case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
            assert_eq!(unit.says("published-notice"), stands, "{before:?}");
        }
    }
}

#[tokio::test]
async fn the_first_answer_makes_room_when_what_is_said_above_is_published_itself() {
    for world in World::everywhere().await {
        let case = crate::appeal::declined(&world, &crate::support::Feedback::default()).await;
        let slug = case.publish().await;
        let second = appeal(&case).await;
        second.reach(State::Resolved).await;
        second.publication(PROVINCE.triage, PROPOSE, &words()).await.moved_on();
        assert!(read(&world, &slug).await.html.contains(SHOWN), "it stands until somebody decides");
        second.publication(PROVINCE.leader, domain::publication::APPROVE, &[]).await.moved_on();

        let gone = read(&world, &slug).await.expect(200);
        assert!(gone.says("tombstone-CO_NOI_DUNG_MOI") && !gone.html.contains(SHOWN));
        assert!(read(&world, &second.slug().await).await.expect(200).html.contains(SHOWN));
        assert_eq!(
            (case.row().await.publication.as_str(), second.row().await.publication.as_str()),
            ("DA_GO", "DA_CONG_KHAI")
        );
        assert_eq!(told(&case).await, ["PUBLICATION_PROPOSED", "PUBLISHED", "UNPUBLISHED"]);
        let unit = case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
        assert!(!unit.html.contains("data-published"), "as of any that was taken down");
        assert!(case.tracked().await.says("tombstone-CO_NOI_DUNG_MOI"));
        // Any entry may have this reason.
        let other = Case::in_state(&world, State::Resolved).await;
        let slug = other.publish().await;
        other.publication(DONG_LAT.leader, domain::publication::TAKE_DOWN, &reason("CO_NOI_DUNG_MOI")).await.moved_on();
        assert!(read(&world, &slug).await.expect(200).says("tombstone-CO_NOI_DUNG_MOI"));
    }
}

#[tokio::test]
async fn the_first_answer_stays_where_nothing_of_the_second_is_published() {
    let world = World::new().await;
    let case = crate::appeal::declined(&world, &crate::support::Feedback::default()).await;
    let slug = case.publish().await;
    let second = appeal(&case).await;
    second.reach(State::Resolved).await;
    second.publication(PROVINCE.leader, DECLINE, &reason("KHONG_DONG_Y")).await.moved_on();
    world.wait(Duration::days(16));
    run_due(&world.services).await.unwrap();
    assert_eq!(second.state().await, State::Closed);
    assert!(read(&world, &slug).await.expect(200).html.contains(SHOWN));
    case.publication(DONG_LAT.triage, PROPOSE, &words()).await.expect(409);
}
