//! Breaches are put on record, added to and never changed; the clock of the authority runs.

use app::paths;
use sea_orm::{ConnectionTrait, Statement};
use time::Duration;

use crate::support::World;

const PROTECTION: &str = "dulieu";
const AUDITOR: &str = "kiemtra";
const WORDS: &str = "Một máy trạm bị mất, ổ đĩa có bản in danh sách vụ việc.";

/// Found an hour ago.
fn breach(world: &World) -> Vec<(&'static str, String)> {
    let found = domain::date::show_moment(world.services.clock.now() - Duration::hours(1));
    let (time, day) = found.split_once(' ').unwrap();
    vec![
        ("action", "record".to_owned()),
        ("found_on", day.to_owned()),
        ("found_time", time.to_owned()),
        ("data_kind", "HO_TEN".to_owned()),
        ("data_kind", "NOI_DUNG".to_owned()),
        ("people", "40".to_owned()),
        ("words", WORDS.to_owned()),
    ]
}

fn entry(world: &World, kind: &str) -> Vec<(&'static str, String)> {
    let now = domain::date::show_moment(world.services.clock.now());
    let (time, day) = now.split_once(' ').unwrap();
    vec![
        ("action", "add".to_owned()),
        ("entry_kind", kind.to_owned()),
        ("done_on", day.to_owned()),
        ("done_time", time.to_owned()),
        ("words", "Đã gửi thông báo bằng văn bản.".to_owned()),
    ]
}

#[tokio::test]
async fn a_breach_is_recorded_added_to_and_read_by_those_who_answer_or_watch() {
    for world in World::everywhere().await {
        let mut protection = world.officer(PROTECTION).await;
        let page = protection.post(paths::BREACHES, &breach(&world)).await.moved_on().location();
        let shown = protection.get(&page).await.expect(200);
        assert!(shown.html.contains(WORDS) && shown.html.contains("data-breach-late=\"false\""));
        assert!(shown.says("data-kind-HO_TEN") || shown.html.contains("Họ tên"));
        protection.post(&page, &entry(&world, "BAO_CO_QUAN")).await.moved_on();
        protection.post(&page, &entry(&world, "KET_THUC")).await.moved_on();
        let shown = world.officer(AUDITOR).await.get(&page).await.expect(200);
        assert!(shown.html.contains("data-entry=\"BAO_CO_QUAN\"") && shown.says("breach-closed"));
        assert!(!shown.html.contains("name=\"entry_kind\""), "who watches adds nothing");
        world.officer(AUDITOR).await.post(&page, &entry(&world, "KET_THUC")).await.expect(422);
        world.officer(AUDITOR).await.post(paths::BREACHES, &breach(&world)).await.expect(422);
        world.officer("quantri").await.get(&page).await.expect(404);
        assert!(world.officer(AUDITOR).await.get(paths::BREACHES).await.html.contains(&page));

        for change in ["UPDATE breaches SET people = 0", "DELETE FROM breach_entries"] {
            let tx = world.tx().await;
            let statement = Statement::from_string(world.services.db.backend(), change);
            assert!(tx.execute_raw(statement).await.is_err(), "{change}");
        }
    }
}

#[tokio::test]
async fn the_authority_is_told_within_three_days_or_it_is_late() {
    let world = World::new().await;
    let page = world.officer(PROTECTION).await.post(paths::BREACHES, &breach(&world)).await.moved_on().location();
    let late = async || world.officer(PROTECTION).await.get(&page).await.html.contains("data-breach-late=\"true\"");
    world.wait(Duration::hours(70));
    assert!(!late().await);
    world.wait(Duration::hours(2));
    assert!(late().await);
    world.officer(PROTECTION).await.post(&page, &entry(&world, "BAO_CO_QUAN")).await.moved_on();
    assert!(late().await, "told too late stays too late");
}

#[tokio::test]
async fn what_is_wrong_is_said_and_nothing_is_lost() {
    let world = World::new().await;
    let mut browser = world.officer(PROTECTION).await;
    let mut fields = breach(&world);
    fields.retain(|(name, _)| !matches!(*name, "data_kind" | "people"));
    let back = browser.post(paths::BREACHES, &fields).await.expect(422);
    assert!(back.problem("data_kind").is_some() && back.problem("people").is_some() && back.html.contains(WORDS));
    assert!(!browser.get(paths::BREACHES).await.html.contains("/quan-tri/vi-pham-du-lieu/"));
}
