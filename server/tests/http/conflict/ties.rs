//! Whoever tries ties one after the other, to see what disappears.

use app::paths;
use sea_orm::EntityTrait;
use server::store::entity::office_events;

use crate::support::{DONG_LAT, World};

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
