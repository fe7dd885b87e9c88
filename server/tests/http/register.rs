//! The register as anybody reads it: in order, page by page, narrowed, found by words, followed by a feed.

use app::paths;
use axum::body::Body;
use axum::http::Request;
use domain::case::State;
use domain::publication::{Slug, TAKE_DOWN};
use domain::text;
use sea_orm::{ActiveModelTrait, ActiveValue::NotSet, EntityTrait};
use server::store::entity::publications as versions;
use server::store::public_state;
use server::store::publications::{self, register};
use time::Duration;

use crate::support::publication::{SHOWN, reason};
use crate::support::{Answer, Case, DONG_LAT, World};

/// As many as fit on one page.
const PAGE: usize = 20;

async fn list(world: &World, query: &str) -> Answer {
    world.browser().get(&format!("{}{query}", paths::PUBLISHED)).await.expect(200)
}

/// The addresses of the entries, in their order.
fn entries(page: &Answer) -> Vec<String> {
    page.html.split("data-entry=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

/// More entries like the one that stands: each a day older than the one before, with a number in its words.
pub async fn more(world: &World, case: &Case<'_>, count: u8) -> Vec<String> {
    let tx = world.tx().await;
    let standing = publications::standing(&tx, case.row().await.id).await.unwrap().unwrap();
    let mut slugs = Vec::new();
    for number in 1..=count {
        let slug = Slug::new([number; 8]).as_str().to_owned();
        let summary = format!("Ý kiến số {number} về đèn đường.");
        let row = versions::Model {
            position: i32::from(number) + 1,
            slug: slug.clone(),
            decided_on: standing.decided_on.map(|day| day - Duration::days(number.into())),
            summary: Some(summary.clone()),
            ..standing.clone()
        };
        let row = versions::ActiveModel { id: NotSet, ..versions::ActiveModel::from(row).reset_all() };
        let id = versions::Entity::insert(row).exec(&tx).await.unwrap().last_insert_id;
        register::put_terms(&tx, id, &text::terms(&summary)).await.unwrap();
        slugs.push(slug);
    }
    public_state::bump(&tx).await.unwrap();
    tx.commit().await.unwrap();
    slugs
}

#[tokio::test]
async fn an_empty_register_says_what_can_be_done() {
    let world = World::new().await;
    assert!(list(&world, "").await.says("register-empty"));
    assert!(world.browser().get("/en/cong-khai").await.expect(200).html.contains("Nothing was published yet"));
    assert!(list(&world, "?q=den").await.says("register-nothing"));
    assert!(list(&world, "?q=%20-%20").await.says("register-no-words"));
    let long = format!("?q={}", "tu+".repeat(9));
    assert!(list(&world, &long).await.html.contains("tối đa"));
}

#[tokio::test]
async fn entries_come_newest_first_and_page_by_page_each_once() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Resolved).await;
        let mut wanted = vec![case.publish().await];
        wanted.extend(more(&world, &case, 22).await);
        let first = list(&world, "").await;
        assert_eq!(entries(&first), wanted[..PAGE]);
        assert!(!first.html.contains(&case.number) && first.html.contains(SHOWN));
        let second = list(&world, &format!("?after={}", wanted[PAGE - 1])).await;
        assert_eq!(entries(&second), wanted[PAGE..]);
        assert!(second.says("register-first") && !second.says("register-next"));
        assert!(entries(&list(&world, "?after=khong-co").await).len() == PAGE, "what is no address is passed over");
    }
}

#[tokio::test]
async fn words_are_found_with_marks_and_without_and_filters_narrow_the_list() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Resolved).await;
        let first = case.publish().await;
        let others = more(&world, &case, 3).await;
        for query in ["?q=den+duong", "?q=%C4%91%C3%A8n", "?q=%22den+duong%22", "?q=DEN%27+OR"] {
            let found = entries(&list(&world, query).await);
            let all = if query.contains("OR") { Vec::new() } else { others.clone() };
            assert_eq!(found, all, "{query}");
        }
        assert_eq!(entries(&list(&world, "?q=%22duong+den%22").await), Vec::<String>::new(), "not side by side");
        assert_eq!(entries(&list(&world, "?q=qua+hen").await), [first.as_str()]);
        assert_eq!(entries(&list(&world, "?q=dong+lat").await), [first.as_str()], "by the name of the body too");
        let unit = world.unit("ubnd-dong-lat");
        let elsewhere = world.unit("ubnd-tinh");
        for (query, count) in [
            (format!("?unit={unit}"), 4),
            (format!("?unit={elsewhere}"), 0),
            ("?group=B".to_owned(), 4),
            ("?group=A".to_owned(), 0),
            ("?group=E".to_owned(), 4),
            ("?outcome=DUNG".to_owned(), 4),
            ("?outcome=KHONG_DUNG".to_owned(), 0),
            ("?period=3-thang".to_owned(), 4),
            (format!("?province={}", world.area("99")), 4),
            (format!("?group=B&outcome=DUNG&q=so&unit={unit}&period=12-thang"), 4),
        ] {
            assert_eq!(entries(&list(&world, &query).await).len(), count, "{query}");
        }
        world.wait(Duration::days(200));
        assert_eq!(entries(&list(&world, "?period=6-thang").await).len(), 0);
        let page = list(&world, "?unit=1&q=x").await;
        assert!(
            page.says("register-clear") && page.shown("q").as_deref() == Some("x"),
            "what was asked for stands there"
        );
    }
}

#[tokio::test]
async fn what_is_taken_down_is_in_no_list_no_search_and_no_feed() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Resolved).await;
        let slug = case.publish().await;
        assert!(world.browser().get(paths::FEED).await.expect(200).html.contains(&slug));
        case.publication(DONG_LAT.leader, TAKE_DOWN, &reason("SAI_SOT")).await.moved_on();
        for query in ["", "?q=qua+hen"] {
            assert_eq!(entries(&list(&world, query).await), Vec::<String>::new(), "{query}");
        }
        assert!(!world.browser().get(paths::FEED).await.expect(200).html.contains(&slug));
    }
}

#[tokio::test]
async fn the_feed_is_sent_once_to_whoever_asks_again() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Resolved).await;
    let slug = case.publish().await;
    let mut reader = world.browser();
    let feed = reader.get(paths::FEED).await.expect(200);
    let address = format!("http://127.0.0.1:3000{}", paths::published(&slug));
    assert!(feed.html.contains(&format!("<id>{address}</id>")) && feed.html.contains("T00:00:00+07:00"));
    assert_eq!(feed.headers["content-type"], "application/atom+xml; charset=utf-8");
    let tag = feed.headers["etag"].to_str().unwrap().to_owned();
    let again = Request::get(paths::FEED).header("if-none-match", &tag).body(Body::empty()).unwrap();
    assert_eq!(reader.ask(again).await.status, 304);
    more(&world, &case, 1).await;
    let news = Request::get(paths::FEED).header("if-none-match", &tag).body(Body::empty()).unwrap();
    assert_eq!(reader.ask(news).await.status, 200);
    assert!(list(&world, "").await.html.contains("application/atom+xml"), "programs find it");
}
