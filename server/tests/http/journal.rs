//! Every change of the office is on record, content-free, for those who watch.

use app::paths;
use sea_orm::{EntityTrait, QueryOrder};
use server::store::entity::office_events;
use server::store::office_events::{Entry, append};

use crate::support::{Browser, World};
use domain::journal::What;

const ADMINISTRATOR: &str = "quantri";
const AUDITOR: &str = "kiemtra";

async fn rows(world: &World) -> Vec<office_events::Model> {
    let query = office_events::Entity::find().order_by_asc(office_events::Column::Id);
    query.all(world.services.db.reader()).await.unwrap()
}

/// An account with a role that is ended again, closed and opened, changed; returns its id.
async fn account(browser: &mut Browser) -> i64 {
    let made = [("login", "hoa.le"), ("name", "Lê Thị Hoa"), ("password", "con trâu đi trước cái cày")];
    let made = browser.post(paths::OFFICE_PERSON_NEW, &made).await;
    let page = made.location().to_owned();
    let id = page.rsplit('/').next().unwrap().parse().unwrap();
    let given = [("action", "add-membership"), ("role", "TIEP_NHAN"), ("unit", "MTTQ_TW"), ("since", "01/11/2026")];
    browser.post(&page, &given).await.moved_on();
    let ends = browser.get(&page).await.form("end-membership");
    browser.fill_in(&ends, &[]).await.moved_on();
    browser.post(&page, &[("action", "disable")]).await.moved_on();
    browser.post(&page, &[("action", "enable")]).await.moved_on();
    browser.post(&page, &[("action", "save"), ("login", "hoa.le"), ("name", "Lê Thị Hoa Mai")]).await.moved_on();
    id
}

#[tokio::test]
async fn every_change_of_the_office_leaves_a_line_without_names() {
    for world in World::everywhere().await {
        let mut browser = world.officer(ADMINISTRATOR).await;
        let person = account(&mut browser).await;
        let body =
            [("code", "ubnd-x"), ("name", "Ủy ban nhân dân xã X"), ("kind", "PEOPLES_COMMITTEE"), ("level", "XA")];
        let page = browser.post(paths::OFFICE_UNIT_NEW, &body).await.location().to_owned();
        let unit = page.rsplit('/').next().unwrap().parse().unwrap();
        browser.post(&page, &body).await.moved_on();
        browser.post(&page, &[("action", "close")]).await.moved_on();
        let by = Some(world.officer_id(ADMINISTRATOR).await);
        let central = Some(world.unit("MTTQ_TW"));
        let role = Some("TIEP_NHAN".to_owned());
        let told: Vec<_> = rows(&world)
            .await
            .into_iter()
            .map(|row| {
                assert_eq!(row.actor_id, by);
                (row.code, row.officer_id, row.unit_id, row.about)
            })
            .collect();
        let line = |code: &str, officer, unit, about: &Option<String>| (code.to_owned(), officer, unit, about.clone());
        assert_eq!(
            told,
            [
                line("ACCOUNT_OPENED", Some(person), None, &None),
                line("ROLE_GIVEN", Some(person), central, &role),
                line("ROLE_ENDED", Some(person), central, &role),
                line("ACCOUNT_CLOSED", Some(person), None, &None),
                line("ACCOUNT_REOPENED", Some(person), None, &None),
                line("ACCOUNT_CHANGED", Some(person), None, &None),
                line("BODY_ENTERED", None, Some(unit), &None),
                line("BODY_CHANGED", None, Some(unit), &None),
                line("BODY_CLOSED", None, Some(unit), &None),
            ]
        );
        // A closed body still has its name there.
        let page = world.officer(AUDITOR).await.get(paths::OFFICE_JOURNAL).await.expect(200);
        for shown in ["Lê Thị Hoa Mai", "Ủy ban nhân dân xã X", "data-journal=\"BODY_CLOSED\""] {
            assert!(page.html.contains(shown), "{shown}");
        }
    }
}

#[tokio::test]
async fn what_is_refused_leaves_no_line() {
    let world = World::new().await;
    let mut browser = world.officer(ADMINISTRATOR).await;
    let own = paths::office_person(world.officer_id(ADMINISTRATOR).await);
    browser.post(&own, &[("action", "disable")]).await.expect(422);
    browser.post(paths::OFFICE_UNIT_NEW, &[("code", "x")]).await.expect(422);
    assert_eq!(rows(&world).await, []);
}

#[tokio::test]
async fn the_journal_is_read_page_by_page_the_newest_first() {
    for world in World::everywhere().await {
        let tx = world.tx().await;
        for number in 0..120 {
            let entry = Entry::new(What::PlacesImported, None).about(format!("so-{number}."));
            append(&tx, entry, world.services.clock.now()).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut browser = world.officer(AUDITOR).await;
        let (mut page, mut seen) = (paths::OFFICE_JOURNAL.to_owned(), Vec::new());
        loop {
            let answer = browser.get(&page).await.expect(200);
            let on_it: Vec<_> =
                (0..120).rev().filter(|number| answer.html.contains(&format!("so-{number}."))).collect();
            assert!(on_it.len() <= 50);
            seen.extend(on_it);
            match answer.html.split("href=\"/quan-tri/nhat-ky?before=").nth(1) {
                Some(rest) => page = format!("/quan-tri/nhat-ky?before={}", rest.split('"').next().unwrap()),
                None => break,
            }
        }
        assert_eq!(seen, (0..120).rev().collect::<Vec<_>>());
    }
}
