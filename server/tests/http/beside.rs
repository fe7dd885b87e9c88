//! From a case to its neighbours in the list from which it was opened.

use app::paths;
use domain::case::{State, Transition};

use crate::support::browser::{Answer, Browser};
use crate::support::html::tags;
use crate::support::told::{declare_tie, name_the_handler};
use crate::support::{Case, DONG_LAT, World};

/// Where a link with this relation leads.
fn link(page: &Answer, rel: &str) -> Option<String> {
    tags(&page.html).into_iter().find(|tag| tag.attribute("rel").as_deref() == Some(rel))?.attribute("href")
}

/// The addresses of the cases of a list, as they stand in it.
async fn opened_from(officer: &mut Browser, list: &str) -> Vec<String> {
    let page = officer.get(list).await.expect(200);
    let links = tags(&page.html).into_iter().filter_map(|tag| tag.attribute("href"));
    links.filter(|href| href.contains("/vu-viec/")).collect()
}

#[tokio::test]
async fn one_case_leads_to_the_next_and_back_to_its_list() {
    for world in World::everywhere().await {
        for _ in 0..3 {
            Case::in_state(&world, State::Triage).await;
        }
        Case::in_state(&world, State::Received).await;
        let mut triage = world.officer(DONG_LAT.triage).await;
        let list = format!("{}?tray=cho-xu-ly&state=DANG_PHAN_LOAI", paths::FRONT);
        let cases = opened_from(&mut triage, &list).await;
        assert_eq!(cases.len(), 3);
        let mut page = triage.get(&cases[0]).await.expect(200);
        assert_eq!(link(&page, "prev"), None);
        for case in &cases[1..] {
            assert_eq!(link(&page, "next").as_ref(), Some(case));
            let before = page.path.clone();
            page = triage.get(case).await.expect(200);
            assert_eq!(link(&page, "prev"), Some(before));
        }
        assert_eq!(link(&page, "next"), None, "the last of this list, whatever else there is");
        let back = tags(&page.html).into_iter().find(|tag| tag.has("data-list")).unwrap().attribute("href").unwrap();
        assert_eq!(opened_from(&mut triage, &back).await, cases);
        let alone = triage.get(cases[0].split('?').next().unwrap()).await.expect(200);
        assert!(!alone.says("beside-list"), "it was opened from no list");
    }
}

#[tokio::test]
async fn whoever_does_something_is_still_in_the_list() {
    let world = World::new().await;
    let (first, second) = (Case::sent(&world).await, Case::sent(&world).await);
    let mut intake = world.officer(DONG_LAT.intake).await;
    let list = format!("{}?tray=cho-xu-ly&state=CHO_TIEP_NHAN", paths::FRONT);
    let cases = opened_from(&mut intake, &list).await;
    assert_eq!(cases.len(), 2);
    let page = intake.get(&cases[0]).await.expect(200);
    let form = page.form(Transition::Receive.code());
    let done = intake.fill_in(&form, &[]).await;
    assert_eq!(done.location(), cases[0]);
    let page = intake.follow(&done).await.expect(200);
    assert_eq!(link(&page, "next").as_ref(), Some(&cases[1]), "what left the list keeps its place in it");
    assert_ne!(first.state().await, second.state().await);
}

#[tokio::test]
async fn what_somebody_must_not_know_of_is_nobodys_neighbour() {
    for world in World::everywhere().await {
        for _ in 0..2 {
            Case::in_state(&world, State::Triage).await;
        }
        let hidden = Case::in_state(&world, State::Triage).await;
        name_the_handler(&hidden).await;
        declare_tie(&world, DONG_LAT.intake, DONG_LAT.handler).await;
        let list = format!("{}?tray=cho-xu-ly", paths::FRONT);
        let mut intake = world.officer(DONG_LAT.intake).await;
        let cases = opened_from(&mut intake, &list).await;
        assert_eq!(cases.len(), 2);
        for case in &cases {
            let page = intake.get(case).await.expect(200);
            assert!(!page.html.contains(&hidden.number));
        }
        let query = cases[0].split('?').nth(1).unwrap();
        intake.get(&format!("{}?{query}", paths::front_case(&hidden.number))).await.expect(404);
    }
}
