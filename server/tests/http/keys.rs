//! The keys of the desks: where they are, what they take, and that they can be turned off.

use app::paths;
use domain::case::State;
use domain::role::Desk;

use crate::support::browser::{Answer, Browser};
use crate::support::html::tags;
use crate::support::{Case, DONG_LAT, World};

const SCRIPT: &str = "<script src=\"/keys.js\"";

fn has_keys(page: &Answer) -> bool {
    assert_eq!(page.html.contains(SCRIPT), page.html.contains("data-keys"), "{}", page.path);
    page.html.contains(SCRIPT)
}

/// The rows of a list: the number, and by which move a key takes it.
fn rows(page: &Answer) -> Vec<(String, Option<String>)> {
    let links = tags(&page.html).into_iter().filter(|tag| tag.has("data-row"));
    links.map(|tag| (tag.attribute("data-row").unwrap(), tag.attribute("data-take"))).collect()
}

async fn turn(browser: &mut Browser, list: &str) -> Answer {
    let form = browser.get(list).await.expect(200).form("keys");
    browser.fill_in(&form, &[]).await
}

#[tokio::test]
async fn a_key_takes_what_needs_one_press_and_nothing_else() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    let triage = Case::in_state(&world, State::Triage).await;
    let page = world.officer(DONG_LAT.intake).await.get(paths::FRONT).await.expect(200);
    assert!(has_keys(&page));
    let all = rows(&page);
    assert!(all.contains(&(case.number.clone(), Some("T03".to_owned()))), "{all:?}");
    assert!(all.contains(&(triage.number.clone(), None)), "somebody has it, or it is another's: {all:?}");
    let page = world.officer(DONG_LAT.triage).await.get(paths::FRONT).await.expect(200);
    assert!(rows(&page).contains(&(case.number.clone(), None)), "to receive is not theirs");
    let unit = Case::in_state(&world, State::Transferred).await;
    let accepted = Case::in_state(&world, State::AcceptedByUnit).await;
    let page = world.officer(DONG_LAT.focal).await.get(paths::UNIT).await.expect(200);
    let all = rows(&page);
    assert!(all.contains(&(unit.number.clone(), Some("T10".to_owned()))), "{all:?}");
    assert!(all.contains(&(accepted.number.clone(), None)), "to whom it is given has to be chosen: {all:?}");
}

#[tokio::test]
async fn keys_are_beside_lists_and_what_was_opened_from_one() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let mut triage = world.officer(DONG_LAT.triage).await;
    let alone = triage.get(&case.path(Desk::Front)).await.expect(200);
    assert!(!has_keys(&alone) && alone.html.contains("id=\"viec-tiep-theo\""));
    let opened = triage.get(&format!("{}?tray=cho-xu-ly", case.path(Desk::Front))).await.expect(200);
    assert!(has_keys(&opened) && opened.says("keys-change"));
    for path in [paths::ACCOUNT, paths::FRONT_NUMBERS, paths::HOME, paths::FORM, paths::TRACK, paths::PUBLISHED] {
        assert!(!triage.get(path).await.html.contains("keys.js"), "{path}");
    }
}

#[tokio::test]
async fn who_does_not_want_them_turns_them_off_for_good() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let mut triage = world.officer(DONG_LAT.triage).await;
        let list = format!("{}?tray=cho-xu-ly&state=DANG_PHAN_LOAI", paths::FRONT);
        let form = triage.get(&list).await.expect(200).form("keep-filter");
        triage.fill_in(&form, &[("filter_name", "Của tôi")]).await.moved_on();
        let done = turn(&mut triage, &list).await;
        assert_eq!(done.location(), format!("{list}&done=keys-off"));
        let page = triage.follow(&done).await.expect(200);
        assert!(!has_keys(&page) && page.says("keys-are-off") && page.says("desk-done-keys-off"));
        // In every browser, at every list, beside every case; nobody else is asked.
        let mut elsewhere = world.officer(DONG_LAT.triage).await;
        let opened = elsewhere.get(&format!("{}?tray=cho-xu-ly", case.path(Desk::Front))).await.expect(200);
        assert!(!has_keys(&opened));
        assert!(has_keys(&world.officer(DONG_LAT.leader).await.get(paths::FRONT).await.expect(200)));
        let done = turn(&mut triage, &list).await;
        let page = triage.follow(&done).await.expect(200);
        assert!(has_keys(&page) && page.says("desk-done-keys-on"));
        assert!(page.html.contains("Của tôi"), "what else they have set stays");
    }
}
