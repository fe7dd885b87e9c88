//! The open interface: what everybody may read, for programs, as its document says.

mod edges;
mod units;

use app::paths;
use axum::body::Body;
use axum::http::Request;
use domain::case::State;
use domain::publication::{PROPOSE, TAKE_DOWN};
use serde_json::Value;
use server::audit::writer::{When, Writer};
use server::http::api::{ROOT, document};

use crate::commitments::{WORDS, committed};
use crate::register::more;
use crate::support::case::{ANSWER, QUESTIONS, SUMMARY};
use crate::support::publication::{SHOWN, reason, words};
use crate::support::schema::breaches;
use crate::support::{Answer, Case, DONG_LAT, Feedback, World};

fn written() -> Value {
    serde_json::to_value(document()).unwrap()
}

/// Everything that a program may know: an entry, one that was taken down, figures, commitments, a checkpoint.
struct Scene {
    world: World,
    standing: String,
    taken_down: String,
}

impl Scene {
    async fn in_world(world: World) -> Self {
        let case = Case::in_state(&world, State::Resolved).await;
        let standing = case.publish().await;
        let other = Case::in_state(&world, State::Resolved).await;
        let taken_down = other.publish().await;
        other.publication(DONG_LAT.leader, TAKE_DOWN, &reason("SAI_SOT")).await.moved_on();
        more(&world, &case, 22).await;
        committed(&world, DONG_LAT.handler, "MOI_NGUOI").await;
        server::demo::figures::make(&world.services, 1).await.unwrap();
        let log = Writer::new(world.services.clone());
        while log.take_batch().await.unwrap() > 0 {}
        log.make_checkpoint(When::Now).await.unwrap().unwrap();
        log.give_back().await.unwrap();
        Self { world, standing, taken_down }
    }

    async fn get(&self, path: &str) -> Answer {
        self.world.browser().get(&format!("{ROOT}{path}")).await
    }

    async fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.get(path).await.expect(200).html).unwrap()
    }

    /// Addresses by the path of the document that they belong to: right ones and wrong ones.
    fn asked(&self) -> Vec<(&'static str, String)> {
        let (unit, province) = (self.world.unit(DONG_LAT.unit), self.world.area("99"));
        let of = |path: &'static str, asked: &[String]| {
            let asked = asked.iter().map(move |rest| (path, rest.clone()));
            asked.collect::<Vec<_>>()
        };
        let queries = |path: &str, queries: &[&str]| {
            queries.iter().map(|query| format!("{path}{query}")).collect::<Vec<String>>()
        };
        [
            of("/openapi.json", &queries("/openapi.json", &["", "?lang=en", "?x=1"])),
            of(
                "/published",
                &[
                    queries(
                        "/published",
                        &["", "?q=den&lang=en", "?group=B&outcome=DUNG&period=12-thang", "?province=0", "?outcome=x"],
                    ),
                    vec![format!("/published?unit={unit}&province={province}&after={}", self.standing)],
                ]
                .concat(),
            ),
            of(
                "/published/{slug}",
                &[
                    queries("/published/", &[&self.standing, &self.taken_down, "khong-co", "%FF"]),
                    vec![format!("/published/{}?lang=en", self.standing)],
                ]
                .concat(),
            ),
            of(
                "/figures",
                &[
                    queries("/figures", &["", "?period=2026-Q2", "?period=2025&lang=en", "?period=x", "?period=2001"]),
                    vec![format!("/figures?period=2025&place={province}")],
                ]
                .concat(),
            ),
            of(
                "/units",
                &[
                    queries("/units", &["", "?lang=en", "?after=1", "?after=0", "?place=-1"]),
                    vec![
                        format!("/units?place={province}"),
                        format!("/units?province={province}&q=uy%20ban"),
                        format!("/units?parent={unit}&province=0"),
                    ],
                ]
                .concat(),
            ),
            of("/categories", &queries("/categories", &["", "?lang=en", "?lang=fr"])),
            of(
                "/commitments",
                &[
                    queries("/commitments", &["", "?year=1999", "?after=x"]),
                    vec![format!("/commitments?unit={unit}&year=2026"), format!("/commitments?unit={unit}&lang=en")],
                ]
                .concat(),
            ),
            of("/checkpoint", &queries("/checkpoint", &["", "?size=1"])),
            of("/problems/{code}", &queries("/problems/", &["not-found", "bad-parameter?lang=en", "x"])),
        ]
        .concat()
    }
}

#[test]
fn every_address_is_described_and_every_description_has_an_address() {
    let written = written();
    assert_eq!(written["openapi"], "3.1.0");
    let mut described: Vec<&String> = written["paths"].as_object().unwrap().keys().collect();
    let mut routed = server::http::router::all_paths();
    routed.retain(|path| path.starts_with(ROOT));
    described.sort();
    routed.sort();
    assert_eq!(described, routed.iter().collect::<Vec<_>>());
    for (path, methods) in written["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let places = path.matches('{').count();
            let named = operation["parameters"].as_array().into_iter().flatten();
            assert_eq!(named.filter(|parameter| parameter["in"] == "path").count(), places, "{method} {path}");
            assert!(operation["summary"].is_string(), "{method} {path} says what it is");
        }
    }
}

#[tokio::test]
async fn every_answer_keeps_to_its_description() {
    let written = written();
    for world in World::everywhere().await {
        let scene = Scene::in_world(world).await;
        let (mut good, mut bad) = (0, 0);
        for (path, asked) in scene.asked() {
            let answer = scene.get(&asked).await;
            let status = answer.status.as_u16();
            let kind = answer.headers["content-type"].to_str().unwrap();
            let told = &written["paths"][format!("{ROOT}{path}")]["get"]["responses"][status.to_string()];
            assert!(told.is_object(), "{asked}: {status} is not described");
            let schema = &told["content"][kind]["schema"];
            assert!(schema.is_object(), "{asked}: {status} as {kind} is not described");
            let value: Value = serde_json::from_str(&answer.html).unwrap();
            if path == "/openapi.json" && status == 200 {
                assert_eq!(value, written);
            } else {
                assert_eq!(breaches(&written, schema, &value), Vec::<String>::new(), "{asked}");
            }
            assert_eq!(kind == "application/problem+json", status >= 400, "{asked}");
            *(if status == 200 { &mut good } else { &mut bad }) += 1;
        }
        assert!(good >= 20 && bad >= 12, "{good} {bad}");
    }
}

#[tokio::test]
async fn the_register_is_read_to_its_end_each_entry_once() {
    for world in World::everywhere().await {
        let scene = Scene::in_world(world).await;
        let (mut slugs, mut after) = (Vec::new(), String::new());
        loop {
            let page = scene.json(&format!("/published?{after}")).await;
            let items = page["items"].as_array().unwrap().clone();
            assert!(!items.is_empty() && items.len() <= 20);
            slugs.extend(items.iter().map(|item| item["slug"].as_str().unwrap().to_owned()));
            match page["next"].as_str() {
                Some(key) => after = format!("after={key}"),
                None => break,
            }
        }
        assert_eq!(slugs.len(), 23);
        assert_eq!(slugs[0], scene.standing);
        let entry = scene.json(&format!("/published/{}", scene.standing)).await;
        let (entry, page) = (&entry["published"], scene.world.browser().get(&paths::published(&scene.standing)).await);
        assert_eq!((entry["summary"].as_str(), entry["outcome"].as_str()), (Some(SHOWN), Some("DUNG")));
        assert!(page.html.contains(entry["unit"].as_str().unwrap()));
        assert!(entry["url"].as_str().unwrap().ends_with(&paths::published(&scene.standing)));
        let tombstone = scene.json(&format!("/published/{}", scene.taken_down)).await;
        assert_eq!(tombstone["taken_down"]["why"], "SAI_SOT");
        assert!(tombstone.get("published").is_none() && !slugs.contains(&scene.taken_down));
    }
}

#[tokio::test]
async fn the_figures_are_those_of_the_page_and_what_is_left_out_there_is_left_out_here() {
    let world = World::new().await;
    server::demo::figures::make(&world.services, 1).await.unwrap();
    let mut browser = world.browser();
    let province = world.area("99");
    let mut left_out = 0;
    for (page, interface) in [
        ("?ky=2026-Q2".to_owned(), "?period=2026-Q2".to_owned()),
        (format!("?ky=2025&noi={province}"), format!("?period=2025&place={province}")),
    ] {
        let of_page = browser.get(&format!("/thong-ke/so-lieu.json{page}")).await.expect(200);
        let of_page: Value = serde_json::from_str(&of_page.html).unwrap();
        let figures = browser.get(&format!("{ROOT}/figures{interface}")).await.expect(200);
        let figures: Value = serde_json::from_str(&figures.html).unwrap();
        assert_eq!(figures["shown"], of_page);
        left_out +=
            figures["shown"]["sheets"].as_array().unwrap().iter().filter(|sheet| sheet["left_out"] != 0).count();
    }
    assert!(left_out > 0, "something is left out");
}

fn units_of(units: &[Value]) -> Vec<i64> {
    units.iter().map(|unit| unit["id"].as_i64().unwrap()).collect()
}

#[tokio::test]
async fn units_and_commitments_are_those_of_the_pages() {
    for world in World::everywhere().await {
        let scene = Scene::in_world(world).await;
        let (mut units, mut after) = (Vec::new(), String::new());
        loop {
            let page = scene.json(&format!("/units{after}")).await;
            units.extend(page["items"].as_array().unwrap().clone());
            let Some(key) = page["next"].as_str() else { break };
            after = format!("?after={key}");
        }
        let ids: Vec<i64> = units.iter().map(|unit| unit["id"].as_i64().unwrap()).collect();
        assert!(ids.is_sorted() && ids.windows(2).all(|pair| pair[0] != pair[1]));
        let reference = scene.world.services.reference.get();
        assert_eq!(ids.len(), reference.bodies.values().map(Vec::len).sum::<usize>());
        let unit = scene.world.unit(DONG_LAT.unit);
        let known = units.iter().find(|known| known["id"] == unit).unwrap();
        assert_eq!(known["place"]["id"], scene.world.area("99001"));
        let place = scene.json(&format!("/units?place={}", scene.world.area("99001"))).await;
        assert!(place["items"].as_array().unwrap().iter().all(|unit| unit["place"] == known["place"]));
        // Each filter gives exactly those of the whole list that it names, and they narrow together.
        let ids = |page: &Value| -> Vec<i64> {
            page["items"].as_array().unwrap().iter().map(|unit| unit["id"].as_i64().unwrap()).collect()
        };
        let those =
            |fits: &dyn Fn(i64) -> bool| units_of(&units).into_iter().filter(|id| fits(*id)).collect::<Vec<_>>();
        let province = scene.world.area("99");
        let inside = |id: i64| {
            let unit = units.iter().find(|unit| unit["id"] == id).unwrap();
            unit["place"]["id"] == province || unit["province"]["id"] == province
        };
        let above = reference.tree.get(unit.into()).unwrap().parent.unwrap();
        let below = |id: i64| reference.tree.get(id.into()).unwrap().parent == Some(above);
        let folded = |id: i64| {
            let name = domain::text::fold(&reference.unit_name(id.into()));
            ["uy", "ban", "xa"].iter().all(|word| name.split_whitespace().any(|known| known == *word))
        };
        assert_eq!(ids(&scene.json(&format!("/units?province={province}")).await), those(&inside));
        assert_eq!(ids(&scene.json(&format!("/units?parent={above}")).await), those(&below));
        assert!(those(&below).contains(&unit) && those(&folded).len() > 1);
        for typed in ["uy%20ban%20xa", "%E1%BB%A6y%20ban%20X%C3%A3"] {
            assert_eq!(ids(&scene.json(&format!("/units?q={typed}")).await), those(&folded), "{typed}");
        }
        let narrow = scene.json(&format!("/units?q=uy+ban+xa&parent={above}&province={province}")).await;
        assert_eq!(ids(&narrow), those(&|id| folded(id) && below(id) && inside(id)));
        let of_unit = scene.json(&format!("/commitments?unit={unit}")).await;
        assert_eq!(of_unit["items"][0]["words"], WORDS);
        assert!(!of_unit.to_string().contains("Hà Công Thuần"), "under the post alone");
        assert_eq!(scene.json("/commitments").await["items"], Value::Array(Vec::new()));
    }
}

#[tokio::test]
async fn nothing_of_a_case_that_is_not_published_is_there() {
    let world = World::new().await;
    let feedback = Feedback::default();
    let mut secrets = vec![SUMMARY, QUESTIONS, ANSWER, feedback.body.as_str()];
    let mut cases = Vec::new();
    for state in [State::Submitted, State::Triage, State::Verifying, State::Answered, State::Resolved] {
        cases.push(Case::of(&world, &feedback, DONG_LAT).await);
        cases.last().unwrap().reach(state).await;
    }
    let waits = Case::in_state(&world, State::Resolved).await;
    waits.publication(DONG_LAT.triage, PROPOSE, &words()).await.moved_on();
    let slug = waits.slug().await;
    let child = Case::in_state(&world, State::Resolved).await;
    child.change(DONG_LAT.triage, "mark-child", &[]).await.moved_on();
    committed(&world, DONG_LAT.handler, "DON_VI").await;
    cases.extend([waits, child]);
    secrets.extend([SHOWN, WORDS]);
    let numbers: Vec<String> = cases.iter().map(|case| case.number.clone()).collect();
    let mut everybody = vec![world.browser(), cases[0].sender.clone()];
    for login in [DONG_LAT.leader, DONG_LAT.head, "quantri"] {
        everybody.push(world.officer(login).await);
    }
    let unit = world.unit(DONG_LAT.unit);
    let mut asked: Vec<String> = server::http::router::all_paths();
    asked.retain(|path| path.starts_with(ROOT) && !path.contains('{'));
    asked.extend(
        ["?q=ho+so", "?group=B", "?period=3-thang", "?outcome=DUNG"].map(|ask| format!("{ROOT}/published{ask}")),
    );
    asked.extend([slug.clone(), cases[0].number.clone()].map(|key| format!("{ROOT}/published/{key}")));
    asked.extend([format!("{ROOT}/published?unit={unit}"), format!("{ROOT}/commitments?unit={unit}")]);
    let mut seen = Vec::new();
    for browser in &mut everybody {
        let mut answers = Vec::new();
        for path in &asked {
            let answer = browser.get(path).await;
            let told = secrets.iter().copied().chain(numbers.iter().map(String::as_str));
            for secret in told.chain([slug.as_str()]) {
                assert!(!answer.html.contains(secret), "{path}: {secret}");
            }
            answers.push((answer.status, answer.html));
        }
        seen.push(answers);
    }
    assert!(seen.windows(2).all(|pair| pair[0] == pair[1]), "whoever asks gets the same");
}

#[tokio::test]
async fn whoever_has_an_answer_is_told_that_nothing_is_new() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Resolved).await;
    let slug = case.publish().await;
    let path = format!("{ROOT}/published/{slug}");
    let again = async |tag: &str| {
        let request = Request::get(&path).header("if-none-match", tag).body(Body::empty()).unwrap();
        world.browser().ask(request).await
    };
    let first = world.browser().get(&path).await.expect(200);
    let tag = first.headers["etag"].to_str().unwrap();
    assert!(tag.starts_with('"') && first.headers["cache-control"] == "public, no-cache");
    let same = again(tag).await.expect(304);
    assert!(same.bytes.is_empty() && same.headers["etag"] == tag);
    case.publication(DONG_LAT.leader, TAKE_DOWN, &reason("SAI_SOT")).await.moved_on();
    assert!(!again(tag).await.expect(200).html.contains(SHOWN), "what is taken down is gone at once");
    let english = world.browser().get(&format!("{path}?lang=en")).await.expect(200);
    assert!(english.headers["etag"] != first.headers["etag"]);
}
