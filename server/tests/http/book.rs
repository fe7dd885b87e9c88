//! The register of a Front: its numbers in their order, and never who sent what.

use std::collections::BTreeSet;

use app::paths;
use domain::case::{State, Transition};
use futures::future::join_all;
use sea_orm::{EntityTrait, QueryOrder};
use server::store::entity::cases;

use crate::support::case::{PROVINCE, SUMMARY};
use crate::support::{Answer, Case, DONG_LAT, Feedback, World};

const NAME: &str = "Lò Thị Mai";
/// A part of the name of the category.
const CATEGORY: &str = "đùn đẩy";

async fn book(world: &World, login: &str, query: &str) -> Answer {
    world.officer(login).await.get(&format!("{}?{query}", paths::BOOK)).await.expect(200)
}

/// The numbers of the cases on a page, in their order.
fn numbers(page: &Answer) -> Vec<String> {
    let parts = page.html.split("data-case-number=\"").skip(1);
    parts.map(|part| part.split('"').next().unwrap().to_owned()).collect()
}

fn named() -> Feedback {
    Feedback::default().with("identity", "open").with("name", NAME).with("phone", "0912345678")
}

#[tokio::test]
async fn what_a_front_received_stands_in_the_order_of_its_numbers_without_sender_and_words() {
    for world in World::everywhere().await {
        let mut sent = Vec::new();
        for state in [State::Received, State::Resolved, State::Transferred] {
            let case = Case::of(&world, &named(), DONG_LAT).await;
            case.reach(state).await;
            sent.push(case);
        }
        // What nobody received yet has no number.
        let waiting = Case::sent(&world).await;
        let page = book(&world, DONG_LAT.intake, "").await;
        assert_eq!(numbers(&page), sent.iter().map(|case| case.number.clone()).collect::<Vec<_>>());
        assert!(!page.html.contains(&waiting.number));
        for hidden in [NAME, "0912345678", SUMMARY, &named().body] {
            assert!(!page.html.contains(hidden), "{hidden}");
        }
        assert!(page.says("book-sender-open") && page.html.contains(CATEGORY));
        let letter = page.html.matches("12/PC-MTTQ").count();
        assert_eq!(letter, 2, "of the two that were sent to the unit");
    }
}

#[tokio::test]
async fn it_shows_nobody_what_the_conflict_rule_keeps_from_them() {
    let world = World::new().await;
    let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
    case.reach(State::Received).await;
    assert_eq!(numbers(&book(&world, PROVINCE.intake, "").await), std::slice::from_ref(&case.number));
    let post = format!("{}:{}", world.unit("ubnd-dong-lat"), world.post("ubnd-dong-lat", "CHU_TICH_UBND"));
    let fields = [("action", "add"), ("kind", "SIBLING"), ("post", post.as_str())];
    world.officer(PROVINCE.intake).await.post(paths::TIES, &fields).await.moved_on();
    assert!(numbers(&book(&world, PROVINCE.intake, "").await).is_empty());
}

#[tokio::test]
async fn of_another_front_there_is_no_register_and_its_own_is_shown_instead() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    case.reach(State::Received).await;
    let own = book(&world, "tiepnhan.tinh", "").await;
    assert!(numbers(&own).is_empty() && own.says("book-empty"));
    let asked = book(&world, "tiepnhan.tinh", &format!("front={}", world.unit("mttq-dong-lat"))).await;
    assert!(numbers(&asked).is_empty());
}

#[tokio::test]
async fn a_matter_that_went_elsewhere_stands_there_without_what_it_was_about() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    assert!(book(&world, DONG_LAT.triage, "").await.html.contains(CATEGORY));
    case.propose_diversion().await.moved_on();
    case.make(Transition::Divert).await;
    let page = book(&world, DONG_LAT.triage, "").await;
    assert_eq!(numbers(&page), std::slice::from_ref(&case.number));
    assert!(!page.html.contains(CATEGORY) && page.says("state-CHUYEN_KENH_KHAC"));
}

#[tokio::test]
async fn a_period_narrows_it_and_one_that_cannot_be_meant_is_said() {
    let world = World::new().await;
    let first = Case::sent(&world).await;
    first.reach(State::Received).await;
    let day = domain::date::show(world.services.clock.today());
    world.wait(time::Duration::days(3));
    let second = Case::sent(&world).await;
    second.reach(State::Received).await;
    let of = async |query: String| numbers(&book(&world, DONG_LAT.intake, &query).await);
    assert_eq!(of(format!("to={day}")).await, std::slice::from_ref(&first.number));
    assert_eq!(of(format!("from={day}")).await.len(), 2);
    assert_eq!(
        of(format!("from={}", domain::date::show(world.services.clock.today()))).await,
        std::slice::from_ref(&second.number)
    );
    assert_eq!(of("year=2001".to_owned()).await.len(), 0);
    for (query, says) in [
        ("from=32/13/2026".to_owned(), "book-bad-day"),
        ("to=hom-nay".to_owned(), "book-bad-day"),
        (format!("from={}&to={day}", domain::date::show(world.services.clock.today())), "book-bad-period"),
    ] {
        let page = book(&world, DONG_LAT.intake, &query).await;
        assert!(page.says(says) && numbers(&page).len() == 2, "{query}");
    }
}

#[tokio::test]
async fn it_is_read_page_by_page() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    case.reach(State::Received).await;
    let row = case.row().await;
    let tx = world.tx().await;
    for number in 2..=205_i32 {
        let one = cases::Model {
            id: i64::from(number),
            number: format!("PA-2026-{number:08}"),
            register_no: Some(number),
            ..row.clone()
        };
        server::store::cases::insert(&tx, one).await.unwrap();
    }
    tx.commit().await.unwrap();
    let mut officer = world.officer(DONG_LAT.intake).await;
    let (mut path, mut seen) = (Some(paths::BOOK.to_owned()), Vec::new());
    let mut pages = 0;
    while let Some(here) = path {
        let page = officer.get(&here).await.expect(200);
        seen.extend(numbers(&page));
        pages += 1;
        path = page.html.split("rel=\"next\"").next().filter(|_| page.html.contains("rel=\"next\"")).map(|before| {
            let link = before.rsplit("href=\"").next().unwrap();
            link.split('"').next().unwrap().replace("&amp;", "&")
        });
    }
    assert_eq!((pages, seen.len()), (3, 205));
    seen.dedup();
    assert_eq!(seen.len(), 205);
}

#[tokio::test]
async fn a_number_that_nobody_here_may_see_is_no_place_in_it() {
    let world = World::new().await;
    let hidden = Case::in_state(&world, State::Received).await;
    let shown = Case::in_state(&world, State::Received).await;
    hidden.change(DONG_LAT.triage, "declare-tie", &[]).await.moved_on();
    let at = async |number: &str| book(&world, DONG_LAT.triage, &format!("?after={number}")).await.without_nonce();
    let whole = at("PA-2026-00000000").await.replace("PA-2026-00000000", "");
    assert!(whole.contains(&shown.number));
    assert_eq!(at(&hidden.number).await.replace(&hidden.number, ""), whole, "as if there were none");
}

#[tokio::test]
async fn the_numbers_of_the_demonstration_go_on_with_the_days() {
    let world = World::with_cases(40).await;
    let rows = cases::Entity::find().order_by_asc(cases::Column::RegisterNo).all(world.services.db.reader()).await;
    let rows = rows.unwrap();
    let fronts: BTreeSet<i64> = rows.iter().map(|row| row.front_id).collect();
    let mut numbered = 0;
    for front in fronts {
        let of = rows.iter().filter(|row| row.front_id == front && row.register_no.is_some());
        let days: Vec<_> = of.map(|row| (row.register_year, row.received_on)).collect();
        assert!(days.is_sorted(), "{front}: {days:?}");
        numbered += days.len();
    }
    assert!(numbered > 20, "{numbered}");
}

#[tokio::test]
async fn numbers_that_are_taken_at_the_same_moment_are_others() {
    for world in World::everywhere().await {
        let mut cases = Vec::new();
        for _ in 0..6 {
            cases.push(Case::sent(&world).await);
        }
        let received = cases.iter().map(|case| case.post(Transition::Receive));
        for answer in join_all(received).await {
            answer.moved_on();
        }
        let mut numbers = Vec::new();
        for case in &cases {
            numbers.push(case.row().await.register_no.unwrap());
        }
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
    }
}
