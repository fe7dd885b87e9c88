//! The public figures: counted once, the same on the page and in the files, and nothing of what is protected.

use std::collections::BTreeSet;

use domain::calendar::Calendar;
use domain::case::State;
use domain::case::clock::run::Ended;
use domain::case::clock::{Clock, Length, Run};
use domain::conflict::Hat;
use domain::deadline::Unit;
use domain::feedback::{AccessLevel, Outcome};
use domain::figures::{Period, Quarter};
use domain::unit::UnitId;
use serde_json::Value;
use server::desks::figures::run_figures;
use server::store::cases::{self, Content};
use server::store::entity::cases as rows;
use server::store::filling::{self, NewCase};
use time::macros::date;
use time::{Date, Duration};

use crate::support::World;

const CSV: &str = "/thong-ke/so-lieu.csv";
const JSON: &str = "/thong-ke/so-lieu.json";
const RECEIVED: Date = date!(2026 - 08 - 12);

fn third() -> Quarter {
    Quarter::of(RECEIVED)
}

/// A case in a commune, as it stands.
fn stored(world: &World, number: u32, change: impl FnOnce(&mut rows::Model)) -> NewCase {
    let front = UnitId(world.unit("mttq-dong-lat"));
    let name = format!("PA-2026-{number:08}");
    let mut row = rows::Model {
        state: State::Closed.code().to_owned(),
        main_category: "B2".to_owned(),
        province_id: Some(world.area("99")),
        commune_id: Some(world.area("99001")),
        handling_unit_id: Some(world.unit("ubnd-dong-lat")),
        result: Some(Outcome::True.code().to_owned()),
        closed_on: Some(RECEIVED + Duration::days(20)),
        ..cases::blank(i64::from(number) + 1, name, front, RECEIVED)
    };
    change(&mut row);
    let length = Length { version: world.services.reference.get().limits["tra_loi"].id, amount: 20, unit: Unit::Days };
    let calendar = Calendar::new(Vec::new()).unwrap();
    let mut run = Run::start(Clock::Answer, length, RECEIVED, &calendar).unwrap();
    run.end = (row.state == State::Closed.code()).then_some((RECEIVED + Duration::days(15), Ended::InTime));
    let content =
        Content {
            body: "Tôi chờ đã lâu.".into(), wish: None, place: None, happened_on: None, subject_name: None
        };
    let subject = Hat::rank_and_file(UnitId(world.unit("ubnd-dong-lat"))).subject(None);
    NewCase {
        category: row.main_category.clone(),
        row,
        runs: vec![run],
        content,
        subject,
        receipt: None,
        tokens: BTreeSet::new(),
    }
}

async fn store(world: &World, cases: Vec<NewCase>) {
    let tx = world.tx().await;
    filling::insert_all(&tx, &world.services.vault, cases).await.unwrap();
    tx.commit().await.unwrap();
}

/// Thirty that were answered in time, nine that are overdue.
async fn a_quarter(world: &World) {
    let overdue = |row: &mut rows::Model| {
        row.state = State::Verifying.code().to_owned();
        row.closed_on = None;
        row.result = None;
    };
    let answered = (0..30).map(|number| stored(world, number, |_| ()));
    let cases = answered.chain((30..39).map(|number| stored(world, number, overdue))).collect();
    store(world, cases).await;
}

async fn count(world: &World) -> Option<Vec<Period>> {
    run_figures(&world.services, "a", || false).await.unwrap()
}

async fn json(world: &World, query: &str) -> Value {
    let answer = world.browser().get(&format!("{JSON}{query}")).await.expect(200);
    assert_eq!(answer.headers["content-type"], "application/json");
    serde_json::from_str(&answer.html).unwrap()
}

/// The cells of a row: how things stood, by what.
fn row<'a>(figures: &'a Value, by: &str, measure: &str, key: &str) -> &'a Value {
    let sheets = figures["sheets"].as_array().unwrap();
    let sheet = sheets.iter().find(|sheet| sheet["by"] == by && sheet["measure"] == measure).unwrap();
    let rows = sheet["rows"].as_array().unwrap();
    rows.iter().find(|row| row["key"] == key).unwrap_or_else(|| panic!("{by} {measure} {key} in {sheet}"))
}

#[tokio::test]
async fn before_the_first_quarter_is_over_the_page_says_when_there_will_be_figures() {
    let world = World::new().await;
    assert_eq!(count(&world).await, Some(vec![]), "without a case there is no first quarter");
    a_quarter(&world).await;
    assert_eq!(count(&world).await, Some(vec![]), "the quarter is over, its cut is not");
    let page = world.browser().get("/thong-ke").await.expect(200);
    assert!(page.says("figures-empty") && page.html.contains("01/12/2026"), "{}", page.html);
    for address in [CSV, JSON, "/thong-ke?ky=2026-Q3", "/thong-ke?noi=1", "/thong-ke?ky=x"] {
        world.browser().get(address).await.expect(404);
    }
}

#[tokio::test]
async fn a_quarter_is_counted_once_and_stays_as_it_was_counted() {
    for world in World::everywhere().await {
        a_quarter(&world).await;
        world.wait(Duration::days(21));
        assert_eq!(count(&world).await, Some(vec![Period::Quarter(third())]));
        let counted = json(&world, "").await;
        assert_eq!(counted["period"], "2026-Q3");
        assert_eq!(counted["counted_on"], "2026-11-30");
        let whole = [30, 0, 0, 9, 0, 39].map(Value::from);
        for (by, key) in [("THANG", "08"), ("NHOM", "B"), ("NOI", "TONG")] {
            assert_eq!(row(&counted, by, "TINH_HINH", key)["cells"], Value::from(whole.to_vec()), "{by}");
        }
        let place = world.area("99").to_string();
        assert_eq!(row(&counted, "NOI", "TINH_HINH", &place)["share"], 100);
        assert_eq!(row(&counted, "NOI", "TINH_HINH", &place)["median_days"], 20);
        for (by, key) in [("NOI", place.as_str()), ("THANG", "08"), ("NHOM", "B")] {
            assert_eq!(row(&counted, by, "KET_QUA", key)["cells"][0], 30, "{by}");
            assert_eq!(row(&counted, by, "TRA_LOI_LAN_DAU", key)["share"], 100, "{by}");
        }
        store(&world, (40..60).map(|number| stored(&world, number, |_| ())).collect()).await;
        assert_eq!(count(&world).await, Some(vec![]));
        assert_eq!(json(&world, "?ky=2026-Q3").await, counted, "what was published does not change");
        let page = world.browser().get("/thong-ke").await.expect(200);
        assert_eq!(page.mark("data-period").as_deref(), Some("2026-Q3"));
    }
}

#[tokio::test]
async fn what_is_protected_is_not_counted() {
    let world = World::new().await;
    a_quarter(&world).await;
    let never: [fn(&mut rows::Model); 6] = [
        |row| row.urgent = true,
        |row| row.child = true,
        |row| row.retaliation = true,
        |row| row.access_level = AccessLevel::Restricted.code().to_owned(),
        |row| row.state = State::Diverted.code().to_owned(),
        |row| row.main_category = "E1".to_owned(),
    ];
    let cases = never.iter().enumerate();
    let cases = cases.flat_map(|(kind, change)| (0..7).map(move |nth| (100 + 10 * kind as u32 + nth, change)));
    store(&world, cases.map(|(number, change)| stored(&world, number, change)).collect()).await;
    world.wait(Duration::days(21));
    count(&world).await;
    assert_eq!(row(&json(&world, "").await, "NOI", "TINH_HINH", "TONG")["cells"][5], 39);
}

#[tokio::test]
async fn small_counts_are_left_out_and_the_page_says_how_many_and_why() {
    let world = World::new().await;
    a_quarter(&world).await;
    let ended = |row: &mut rows::Model| row.state = State::Withdrawn.code().to_owned();
    store(&world, (200..202).map(|number| stored(&world, number, ended)).collect()).await;
    world.wait(Duration::days(21));
    count(&world).await;
    let figures = json(&world, "").await;
    let whole = &row(&figures, "NOI", "TINH_HINH", "TONG")["cells"];
    assert_eq!(whole[4], Value::Null, "two withdrew");
    assert!(whole.as_array().unwrap().iter().filter(|cell| cell.is_null()).count() > 1, "{whole}");
    let page = world.browser().get("/thong-ke").await.expect(200);
    assert!(page.html.contains("data-left-out=") && page.html.contains("id=\"khong-hien\""));
    assert!(page.says("figures-why-beside"));
}

#[tokio::test]
async fn the_page_and_both_files_show_the_same() {
    let world = World::new().await;
    server::demo::figures::make(&world.services, 1).await.unwrap();
    let province = world.area("99");
    for query in ["?ky=2026-Q2".to_owned(), "?ky=2025".to_owned(), format!("?ky=2025&noi={province}")] {
        let figures = json(&world, &query).await;
        let csv = world.browser().get(&format!("{CSV}{query}")).await.expect(200);
        assert!(csv.headers["content-disposition"].to_str().unwrap().contains(".csv"));
        let mut table = csv::Reader::from_reader(csv.html.trim_start_matches('\u{feff}').as_bytes());
        let records: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
        let page = world.browser().get(&format!("/thong-ke{query}")).await.expect(200);
        let (mut shown, mut left_out) = (0, 0);
        for sheet in figures["sheets"].as_array().unwrap() {
            let (by, measure) = (sheet["by"].as_str().unwrap(), sheet["measure"].as_str().unwrap());
            let begin = page.html.find(&format!("data-sheet=\"{by}-{measure}\"")).expect("the table on the page");
            let table = page.html[begin..].split("</table>").next().unwrap();
            let mut rows_of_page = table.split("<tr data-line=").skip(1);
            for line in sheet["rows"].as_array().unwrap() {
                let cells: Vec<&str> = rows_of_page.next().unwrap().split("<td").skip(1).collect();
                for (at, cell) in line["cells"].as_array().unwrap().iter().enumerate() {
                    let code = sheet["columns"][at]["code"].as_str().unwrap();
                    let of_csv = records.iter().find(|record| {
                        record.iter().skip(2).take(3).eq([by, measure, line["key"].as_str().unwrap()])
                            && &record[6] == code
                    });
                    let value = cell.as_u64().map(|count| count.to_string()).unwrap_or_default();
                    assert_eq!(of_csv.unwrap().get(8), Some(value.as_str()), "{by} {measure} {line}");
                    let words = cells[at].split('>').nth(1).unwrap_or_default().split('<').next().unwrap_or_default();
                    assert_eq!(words.replace('.', ""), value, "{by} {measure} {line}: {}", cells[at]);
                    *(if cell.is_null() { &mut left_out } else { &mut shown }) += 1;
                }
            }
        }
        assert!(shown > 20, "{query}: {shown} cells, {left_out} left out");
    }
}

#[tokio::test]
async fn a_year_leads_to_its_provinces_and_communes_in_both_languages() {
    let world = World::new().await;
    server::demo::figures::make(&world.services, 1).await.unwrap();
    let (province, commune) = (world.area("99"), world.area("99001"));
    let of = |place: i64| format!("/thong-ke?ky=2025&amp;noi={place}");
    let year = world.browser().get("/thong-ke?ky=2025").await.expect(200);
    assert!(year.html.contains(&of(province)), "the province has a page");
    let page = world.browser().get(&format!("/thong-ke?noi={province}")).await.expect(200);
    assert!(page.html.contains(&of(commune)) && page.html.contains("Tỉnh Sông Sậy"));
    let units = world.browser().get(&format!("/en/thong-ke?ky=2025&noi={commune}")).await.expect(200);
    assert!(units.html.contains("data-sheet=\"DON_VI-TINH_HINH\"") && units.html.contains("by unit"));
    assert!(units.html.contains(&format!("/en/thong-ke?ky=2025&amp;noi={province}")), "the way back");
    for unknown in ["?ky=2023".to_owned(), format!("?ky=2026-Q1&noi={province}"), "?noi=abc".to_owned()] {
        world.browser().get(&format!("/thong-ke{unknown}")).await.expect(404);
    }
    assert!(world.browser().get("/").await.expect(200).html.contains("href=\"/thong-ke\""));
}

#[tokio::test]
async fn of_two_nodes_one_counts() {
    for world in World::everywhere().await {
        a_quarter(&world).await;
        world.wait(Duration::days(21));
        let other = world.another_node().await;
        let both =
            tokio::join!(run_figures(&world.services, "a", || false), run_figures(&other.services, "b", || false));
        let counted = [both.0.unwrap(), both.1.unwrap()];
        let times = counted.iter().flatten().flatten().count();
        assert_eq!(times, 1, "{counted:?}");
        assert_eq!(run_figures(&world.services, "a", || true).await.unwrap(), Some(vec![]), "nothing is left");
    }
}
