//! Whoever tries ties one after the other, to see what disappears.

use app::paths;
use domain::role::Desk;
use futures::future::join_all;
use sea_orm::EntityTrait;
use server::desks::in_post::{self, Which};
use server::store::entity::office_events;

use super::sees;
use crate::support::{Case, DONG_LAT, Feedback, World};

#[tokio::test]
async fn who_declares_ties_one_after_the_other_is_slow_and_on_record() {
    for world in World::everywhere().await {
        let mut triage = world.officer(DONG_LAT.triage).await;
        let post = format!("{}:{}", world.unit("ubnd-dong-lat"), world.post("ubnd-dong-lat", "CONG_CHUC"));
        let tie = [("action", "add"), ("kind", "OTHER"), ("post", &post)];
        for _ in 0..5 {
            triage.post(paths::TIES, &tie).await.moved_on();
            let page = triage.get(paths::TIES).await.expect(200);
            let held = page.forms().into_iter().find(|form| form.value("tie").is_some()).unwrap();
            triage.fill_in(&held, &[]).await.moved_on();
        }
        let back = triage.post(paths::TIES, &tie).await.expect(422);
        assert!(back.problem("officer").is_some());
        let lines = office_events::Entity::find().all(world.services.db.reader()).await.unwrap();
        let of = |code: &str| lines.iter().filter(|line| line.code == code).count();
        assert_eq!((of("TIE_DECLARED"), of("TIE_ENDED")), (5, 5));
        assert!(
            lines.iter().all(|line| !line.code.starts_with("TIE") || line.about.is_none() && line.unit_id.is_none())
        );
        world.wait(time::Duration::days(1));
        world.officer(DONG_LAT.triage).await.post(paths::TIES, &tie).await.moved_on();
    }
}

/// A school and a health station of the commune, each with a head.
const SCHOOL: (&str, &str) = ("thcs-dong-lat", "THU_TRUONG_DVSN");
const STATION: (&str, &str) = ("tram-y-te-dong-lat", "THU_TRUONG_DVSN");
/// Who heads the school; `phanloai2.donglat` declared to be a sibling of whoever does.
const HEADMASTER: &str = "hieutruong.truong";
const SIBLING: &str = "phanloai2.donglat";

async fn about<'a>(world: &'a World, (unit, post): (&'static str, &'static str)) -> Case<'a> {
    let feedback = Feedback { unit: Some(unit), post: Some(post), categories: vec!["C1"], ..Feedback::default() };
    Case::of(world, &feedback, DONG_LAT).await
}

#[tokio::test]
async fn a_tie_to_a_post_is_a_tie_to_the_person_in_it_and_to_their_other_posts() {
    for world in World::everywhere().await {
        let other = about(&world, STATION).await;
        assert!(sees(&world, SIBLING, Desk::Front, &other.number).await, "nobody close is there yet");
        world.appoint(HEADMASTER, STATION.0, "LANH_DAO_DV", Some(STATION.1)).await;
        assert!(!sees(&world, SIBLING, Desk::Front, &other.number).await);
        let later = about(&world, STATION).await;
        assert!(!sees(&world, SIBLING, Desk::Front, &later.number).await);
        assert!(sees(&world, DONG_LAT.triage, Desk::Front, &later.number).await);
        in_post::run(&world.services, Which::All).await.unwrap();
        // They move on: they stay the sibling, and the next head of the school is close as well.
        world.dismiss(HEADMASTER).await;
        world.wait(time::Duration::days(1));
        assert!(!sees(&world, SIBLING, Desk::Front, &later.number).await, "it is about the same person");
        assert!(!sees(&world, SIBLING, Desk::Front, &about(&world, SCHOOL).await.number).await);

        // By ending the tie nobody comes back to it.
        let mut sibling = world.officer(SIBLING).await;
        let page = sibling.get(paths::TIES).await.expect(200);
        let held = page.forms().into_iter().find(|form| form.value("tie").is_some()).unwrap();
        sibling.fill_in(&held, &[]).await.moved_on();
        assert!(!sees(&world, SIBLING, Desk::Front, &later.number).await);
    }
}

#[tokio::test]
async fn five_a_day_are_five_however_many_come_at_once() {
    for world in World::everywhere().await {
        let post = format!("{}:{}", world.unit(SCHOOL.0), world.post(SCHOOL.0, SCHOOL.1));
        let tie = [("action", "add"), ("kind", "OTHER"), ("post", &post)];
        let mut browsers = Vec::new();
        for _ in 0..12 {
            browsers.push(world.officer(DONG_LAT.triage).await);
        }
        let answers = join_all(browsers.iter_mut().map(|browser| browser.post(paths::TIES, &tie))).await;
        let of = |status: u16| answers.iter().filter(|answer| answer.status == status).count();
        assert_eq!((of(303), of(422)), (5, 7));
    }
}
