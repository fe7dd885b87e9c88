//! Copies of a referral: who learns that one exists, and nothing of what it says.

use app::paths;
use domain::case::{State, Transition};
use domain::conflict::Subject;
use domain::role::Desk;
use domain::unit::UnitId;
use sea_orm::EntityTrait;
use server::store::entity::referral_copies as rows;
use server::store::subjects::{self, Source};
use server::store::{referral_copies, referrals};

use crate::support::case::{Cast, QUESTIONS, SUMMARY};
use crate::support::{Case, DONG_LAT, Feedback, World};

/// A case of the school, answered by the school; its owner is the People's Committee.
const SCHOOL: Cast = Cast {
    unit: "thcs-dong-lat",
    focal: "daumoi.truong",
    handler: "xuly.truong",
    head: "hieutruong.truong",
    ..DONG_LAT
};
const OWNER: &str = "daumoi.ubnd.donglat";
/// The number of the referral.
const NUMBER: &str = "12/PC-MTTQ";

fn about_a_teacher() -> Feedback {
    Feedback { unit: Some("thcs-dong-lat"), post: Some("VIEN_CHUC"), ..Feedback::default() }
}

async fn lists(world: &World, login: &str) -> bool {
    world.officer(login).await.get(paths::UNIT_COPIES).await.expect(200).html.contains(NUMBER)
}

#[tokio::test]
async fn the_owner_of_a_school_learns_that_there_is_a_referral_and_nothing_of_what_it_says() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &about_a_teacher(), SCHOOL).await;
        case.reach(State::AwaitingTransferApproval).await;
        assert!(!lists(&world, OWNER).await, "nothing was issued yet");
        case.make(Transition::ApproveTransfer).await;
        let page = world.officer(OWNER).await.get(paths::UNIT_COPIES).await.expect(200);
        assert!(page.html.contains(NUMBER) && page.html.contains("Trường Trung học cơ sở Đồng Lát"), "{}", page.html);
        assert!(page.says("group-B"));
        for hidden in [case.number.as_str(), SUMMARY, QUESTIONS, &about_a_teacher().body] {
            assert!(!page.html.contains(hidden), "{hidden}");
        }
        case.page(OWNER, Desk::Unit).await.expect(404);
        // Who handles what is given to them, the recipient itself, and everybody else.
        for login in [DONG_LAT.handler, SCHOOL.focal, "daumoi.ubnd.benlau"] {
            assert!(!lists(&world, login).await, "{login}");
        }
        case.make(Transition::Return).await;
        assert!(!lists(&world, OWNER).await, "the referral is not in force any more");
    }
}

#[tokio::test]
async fn a_copy_is_kept_from_whoever_has_a_tie_to_the_subject() {
    let world = World::new().await;
    let case = Case::of(&world, &about_a_teacher(), SCHOOL).await;
    case.reach(State::Transferred).await;
    assert!(lists(&world, OWNER).await);
    let post = format!("{}:{}", world.unit("thcs-dong-lat"), world.post("thcs-dong-lat", "VIEN_CHUC"));
    let tie = [("action", "add"), ("kind", "SIBLING"), ("post", post.as_str())];
    world.officer(OWNER).await.post(paths::TIES, &tie).await.moved_on();
    assert!(!lists(&world, OWNER).await);
}

#[tokio::test]
async fn a_unit_that_has_come_into_conflict_gets_no_copy() {
    let world = World::new().await;
    let case = Case::of(&world, &about_a_teacher(), SCHOOL).await;
    case.reach(State::AwaitingTransferApproval).await;
    let (owner, station) = (UnitId(world.unit("ubnd-dong-lat")), UnitId(world.unit("tram-y-te-dong-lat")));
    let id = case.row().await.id;
    let db = world.services.db.reader();
    let referral = referrals::of_case(db, id).await.unwrap().remove(0);
    assert_eq!(referral_copies::of_referral(db, referral.id).await.unwrap(), [owner]);
    // Whoever leads the health station turns out to be concerned as well.
    let leader = Subject { unit: station, post: None, officer: None, leads: true };
    let mut concerned = subjects::of_case(db, id).await.unwrap();
    concerned.push(leader);
    let tx = world.tx().await;
    let copy = rows::Model { referral_id: referral.id, unit_id: station.0 };
    rows::Entity::insert(rows::ActiveModel::from(copy)).exec_without_returning(&tx).await.unwrap();
    subjects::set(&tx, id, &concerned, Source::Triage).await.unwrap();
    tx.commit().await.unwrap();
    case.make(Transition::ApproveTransfer).await;
    assert_eq!(referral_copies::of_referral(db, referral.id).await.unwrap(), [owner]);
}
