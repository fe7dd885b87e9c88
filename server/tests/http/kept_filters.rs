//! Filters of an inbox that an officer keeps: links above the list, nobody else's, and gone with the account.

use app::paths;
use domain::case::State;
use domain::kept_filter::{MOST, NAME_MAX};
use sea_orm::EntityTrait;
use server::store::entity::officer_settings;

use crate::handover::office;
use crate::support::browser::{Answer, Browser};
use crate::support::html::{Tag, tags, text_until};
use crate::support::{Case, DONG_LAT, World};

const KEEP: &str = "keep-filter";
const DROP: &str = "drop-filter";
const NAME: &str = "filter_name";

/// Keeps the filter of a list under a name, by the form that stands there.
async fn keep(browser: &mut Browser, list: &str, name: &str) -> Answer {
    let form = browser.get(list).await.expect(200).form(KEEP);
    browser.fill_in(&form, &[(NAME, name)]).await
}

/// The kept filters of a page: where each leads, whether it is the one that is open, and its name.
fn kept(page: &Answer) -> Vec<(String, bool, String)> {
    let Some(inside) = page.html.split("data-kept=\"\"").nth(1) else { return Vec::new() };
    let inside = inside.split("</nav>").next().unwrap();
    let links = tags(inside).into_iter().filter(|tag| tag.name == "a");
    let address = |href: String| href.replace("%2D", "-").replace("%5F", "_");
    let link = |tag: Tag<'_>| {
        let name = text_until(inside, tag.end, "</a>");
        (address(tag.attribute("href").unwrap()), tag.has("aria-current"), name)
    };
    links.map(link).collect()
}

async fn rows(world: &World) -> Vec<officer_settings::Model> {
    officer_settings::Entity::find().all(world.services.db.reader()).await.unwrap()
}

#[tokio::test]
async fn a_filter_is_kept_under_a_name_and_opens_the_same_list() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let other = Case::sent(&world).await;
        let mut triage = world.officer(DONG_LAT.triage).await;
        let list = format!("{}?tray=cho-xu-ly&state=DANG_PHAN_LOAI", paths::FRONT);
        let page = triage.get(&list).await.expect(200);
        assert!(kept(&page).is_empty() && page.says("filters-begin") && page.says("filters-name-hint"));
        let done = keep(&mut triage, &list, "Đang làm dở").await;
        assert_eq!(done.location(), format!("{list}&done=filter-kept"));
        let page = triage.follow(&done).await.expect(200);
        assert!(page.says("desk-done-filter-kept"));
        assert_eq!(kept(&page), [(list.clone(), true, "Đang làm dở".to_owned())]);
        // From any other list it is one step away.
        let page = triage.get(paths::FRONT).await.expect(200);
        let [(href, current, _)] = &kept(&page)[..] else { panic!("one filter") };
        assert!(!current);
        let page = triage.get(href).await.expect(200);
        assert!(page.html.contains(&case.number) && !page.html.contains(&other.number));
        // It is theirs alone, at this desk, and sealed.
        assert!(kept(&world.officer("phanloai2.donglat").await.get(paths::FRONT).await.expect(200)).is_empty());
        let row = rows(&world).await.remove(0);
        let sealed = row.filters.unwrap();
        assert!(!sealed.windows(4).any(|part| part == "Đang".as_bytes()));
        // Dropped, it is gone, and the list stays open.
        let form = page.form(DROP);
        let done = triage.fill_in(&form, &[]).await;
        assert_eq!(done.location(), format!("{list}&done=filter-dropped"));
        let page = triage.follow(&done).await.expect(200);
        assert!(kept(&page).is_empty() && page.says("desk-done-filter-dropped"));
        assert!(rows(&world).await[0].filters.is_none(), "nothing of it is kept");
        let late = triage.fill_in(&form, &[]).await.expect(422);
        assert!(late.says("err-filter_name-bad-choice"));
    }
}

#[tokio::test]
async fn each_desk_has_its_own() {
    let world = World::new().await;
    let mut focal = world.officer(DONG_LAT.focal).await;
    let list = format!("{}?tray=qua-han", paths::UNIT);
    let done = keep(&mut focal, &list, "Quá hạn").await;
    assert_eq!(done.location(), format!("{list}&done=filter-kept"));
    assert_eq!(kept(&focal.get(paths::UNIT).await.expect(200)).len(), 1);
    world.appoint(DONG_LAT.focal, "mttq-dong-lat", "PHAN_LOAI", None).await;
    assert!(kept(&focal.get(paths::FRONT).await.expect(200)).is_empty());
    keep(&mut focal, paths::FRONT, "quá hạn").await.moved_on();
    assert_eq!(kept(&focal.get(paths::UNIT).await.expect(200)).len(), 1);
}

#[tokio::test]
async fn words_that_are_looked_for_are_not_kept_and_the_page_says_so() {
    let world = World::new().await;
    let mut triage = world.officer(DONG_LAT.triage).await;
    let list = format!("{}?tray=cho-xu-ly&category=A1&q=nguyen+van+mit", paths::FRONT);
    let page = triage.get(&list).await.expect(200);
    assert!(page.says("filters-name-hint-words"));
    let done = triage.fill_in(&page.form(KEEP), &[(NAME, "Một cửa"), ("q", "nguyen van mit")]).await;
    assert!(done.location().starts_with(&list), "the list stays as it is");
    let page = triage.get(paths::FRONT).await.expect(200);
    assert_eq!(kept(&page)[0].0, format!("{}?tray=cho-xu-ly&category=A1", paths::FRONT));
    let found = triage.get(&format!("{}?number={}", paths::FRONT, Case::sent(&world).await.number)).await.expect(200);
    assert!(!found.html.contains(&format!("value=\"{KEEP}\"")), "one case is no list");
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_was_typed_stays() {
    let world = World::new().await;
    // Something can be done with several cases on this page too: what is wrong here is none of that.
    Case::sent(&world).await;
    let mut intake = world.officer(DONG_LAT.intake).await;
    let list = format!("{}?tray=cho-xu-ly&state=CHO_TIEP_NHAN", paths::FRONT);
    let empty = keep(&mut intake, &list, "  ").await.expect(422);
    assert!(empty.problem(NAME).is_some() && empty.says("err-filter_name-required"));
    assert_eq!(empty.html.matches("id=\"error-summary\"").count(), 1);
    assert!(empty.html.contains("href=\"#filter_name\"") && empty.html.contains("data-case-number"));
    let long = "ế".repeat(NAME_MAX + 1);
    let back = keep(&mut intake, &list, &long).await.expect(422);
    assert!(back.problem(NAME).unwrap().contains("40") && back.shown(NAME) == Some(long));
    assert_eq!(back.form(KEEP).value("state"), Some("CHO_TIEP_NHAN"));
    keep(&mut intake, &list, "Mới").await.moved_on();
    let twice = keep(&mut intake, &list, "mới").await.expect(422);
    assert!(twice.problem(NAME).unwrap().contains("đã có"), "{:?}", twice.problem(NAME));
    for at in 1..MOST {
        keep(&mut intake, &list, &format!("Bộ lọc {at}")).await.moved_on();
    }
    let page = intake.get(&list).await.expect(200);
    assert_eq!(kept(&page).len(), MOST);
    let one_more = keep(&mut intake, &list, "Thêm một").await.expect(422);
    assert!(one_more.problem(NAME).unwrap().contains("12") && one_more.shown(NAME).as_deref() == Some("Thêm một"));
    // What somebody makes up is passed over.
    let mut leader = world.officer(DONG_LAT.leader).await;
    let fields = [("action", KEEP), (NAME, "<b>Lạ</b>"), ("tray", "x"), ("state", "x"), ("category", "x")];
    let page = leader.post(paths::FRONT, &fields).await;
    let page = leader.follow(&page).await.expect(200);
    assert!(page.html.contains("&lt;b&gt;Lạ") && !page.html.contains("<b>Lạ"));
    assert_eq!(kept(&page), [(format!("{}?tray=cho-xu-ly", paths::FRONT), true, "<b>Lạ</b>".to_owned())]);
}

#[tokio::test]
async fn two_at_the_same_moment_lose_none() {
    for world in World::everywhere().await {
        let mut triage = world.officer(DONG_LAT.triage).await;
        let form = triage.get(paths::FRONT).await.expect(200).form(KEEP);
        let (mut one, mut other) = (triage.clone(), triage.clone());
        let (one, other) = tokio::join!(one.fill_in(&form, &[(NAME, "Một")]), other.fill_in(&form, &[(NAME, "Hai")]));
        assert_eq!((one.status.as_u16(), other.status.as_u16()), (303, 303));
        assert_eq!(kept(&triage.get(paths::FRONT).await.expect(200)).len(), 2);
    }
}

#[tokio::test]
async fn they_end_with_the_account() {
    for world in World::everywhere().await {
        let mut handler = world.officer(DONG_LAT.handler).await;
        keep(&mut handler, paths::UNIT, "Của tôi").await.moved_on();
        let mut focal = world.officer(DONG_LAT.focal).await;
        keep(&mut focal, paths::UNIT, "Của tôi").await.moved_on();
        office(&world, DONG_LAT.handler, &[("action", "disable")]).await.moved_on();
        let left: Vec<i64> = rows(&world).await.into_iter().map(|row| row.officer_id).collect();
        assert_eq!(left, [world.officer_id(DONG_LAT.focal).await]);
        office(&world, DONG_LAT.handler, &[("action", "enable")]).await.moved_on();
        let mut back = world.officer(DONG_LAT.handler).await;
        assert!(kept(&back.get(paths::UNIT).await.expect(200)).is_empty());
    }
}
