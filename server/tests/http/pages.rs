//! Every page for everybody: it answers, it has one heading and a title, and desks ask who comes.

use app::paths;
use domain::case::State;
use domain::submission::{EntryStep, Step};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use server::store::entity::deadlines;

use crate::support::html::{tags, text_until};
use crate::support::policy::guarded;
use crate::support::{Answer, Browser, Case, Feedback, World};

/// One officer of each desk, and of each role at the Front.
const OFFICERS: [&str; 9] = [
    "duyet.tinh",
    "tiepnhan.donglat",
    "phanloai.donglat",
    "lanhdao.donglat",
    "nhapho.tinh",
    "giudanhtinh.tinh",
    "phochutich.ubnd.donglat",
    "ubkt.tinhuy",
    "quantri",
];

/// Every address there is, with things that are there and things that are not.
fn addresses(case: &Case<'_>, world: &World) -> Vec<String> {
    let ids = [
        "1".to_owned(),
        world.unit("ubnd-dong-lat").to_string(),
        "moi".to_owned(),
        "999999".to_owned(),
        "x".to_owned(),
    ];
    let numbers = [case.number.clone(), "PA-2026-00000000".to_owned(), "%2e%2e%2f".to_owned(), "%ff".to_owned()];
    let mut steps: Vec<_> = Step::ALL.iter().map(|step| step.code().to_owned()).collect();
    steps.extend(EntryStep::ALL.iter().map(|step| step.code().to_owned()));
    steps.extend(["khong-co".to_owned(), "%00".to_owned()]);
    let causes = ["HET_HAN".to_owned(), "YEU_CAU".to_owned(), "khong-co".to_owned()];
    let mut all = Vec::new();
    for path in server::http::router::page_paths() {
        let path = path.replace("{paper}", "M01").replace("{slug}", "0123456789ab");
        let path = path.replace("{front}", &ids[0]).replace("{period}", "2026-11").replace("{position}", "1");
        let (mark, values): (&str, &[String]) = if path.contains("{id}") {
            ("{id}", &ids)
        } else if path.contains("{number}") {
            ("{number}", &numbers)
        } else if path.contains("{cause}") {
            ("{cause}", &causes)
        } else {
            ("{step}", &steps)
        };
        if path.contains(mark) {
            all.extend(values.iter().map(|value| path.replace(mark, value)));
        } else {
            assert!(!path.contains('{'), "{path}: what is filled in here?");
            all.push(path);
        }
    }
    all
}

fn is_desk(path: &str) -> bool {
    [paths::FRONT, paths::UNIT, paths::OFFICE, paths::TIES, paths::KEYS].iter().any(|desk| path.starts_with(desk))
}

/// A page is whole: one heading, one title, and it keeps to the policy.
#[track_caller]
fn whole(answer: &Answer) {
    assert!(answer.status.as_u16() < 500, "{}: {}", answer.path, answer.status);
    guarded(answer);
    if answer.status != 200 && answer.status != 404 {
        return;
    }
    let count = |name: &str| tags(&answer.html).iter().filter(|tag| tag.name == name).count();
    assert_eq!(count("h1"), 1, "{}: {}", answer.path, answer.status);
    assert!(count("title") >= 1 && count("main") == 1, "{}", answer.path);
}

async fn visit(browser: &mut Browser, addresses: &[String]) {
    for path in addresses {
        let answer = browser.get(path).await;
        whole(&answer);
        for query in ["?tray=x&state=x&after=x&number=x&category=x", "?after=9999-99-99.1&q=%ff%00&trang=-1", "?%"] {
            whole(&browser.get(&format!("{path}{query}")).await);
        }
    }
}

#[tokio::test]
async fn nobody_gets_every_public_page_and_the_sign_in_instead_of_a_desk() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    let all = addresses(&case, &world);
    let mut nobody = world.browser();
    visit(&mut nobody, &all).await;
    for path in all {
        let answer = nobody.get(&path).await;
        if is_desk(&path) {
            assert_eq!(answer.location(), paths::SIGN_IN, "{path}");
        } else {
            assert!(!answer.html.contains(&case.number), "{path}");
        }
    }
}

#[tokio::test]
async fn every_page_answers_every_officer() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Verifying).await;
    let all = addresses(&case, &world);
    for login in OFFICERS {
        visit(&mut world.officer(login).await, &all).await;
    }
}

#[tokio::test]
async fn an_officer_gets_the_pages_of_their_own_desk_only() {
    let world = World::new().await;
    for (login, home) in [("lanhdao.tinh", paths::FRONT), ("lanhdao.nnmt", paths::UNIT), ("quantri", paths::OFFICE)] {
        let mut officer = world.officer(login).await;
        for desk in [paths::FRONT, paths::UNIT, paths::OFFICE] {
            let expected = if desk == home { 200 } else { 404 };
            officer.get(desk).await.expect(expected);
        }
        officer.get(paths::TIES).await.expect(200);
    }
}

#[tokio::test]
async fn the_language_of_a_page_is_that_of_its_address() {
    let world = World::new().await;
    for path in ["/", paths::FORM, paths::TRACK, paths::HELP, paths::PRIVACY] {
        let mut browser = world.browser();
        let vietnamese = browser.get(path).await.expect(200);
        let english = browser.get(&app::words::Lang::En.path(path)).await.expect(200);
        assert_eq!(vietnamese.mark("lang").as_deref(), Some("vi"));
        assert_eq!(english.mark("lang").as_deref(), Some("en"));
    }
}

#[tokio::test]
async fn an_address_without_a_route_is_absent_and_never_half_a_desk() {
    let world = World::new().await;
    for mut browser in [world.browser(), world.officer("lanhdao.donglat").await] {
        for path in ["/en/mat-tran", "/en/can-bo/dang-nhap", "/en/quan-tri", "/mat-tran/khong-co", "/en/khong-co"] {
            browser.get(path).await.expect(404);
        }
    }
}

#[tokio::test]
async fn one_draft_serves_both_languages() {
    let world = World::new().await;
    let mut browser = world.browser();
    Feedback::default().fill_in_until(&world, &mut browser, Step::Sender).await;
    let page = browser.get("/en/gui-phan-anh/noi-dung").await.expect(200);
    assert_eq!(page.shown("body"), Some(Feedback::default().body));
}

#[tokio::test]
async fn a_method_that_a_page_does_not_have_is_told_so() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.post("/huong-dan", &[("x", "y")]).await.expect(405);
    browser.get(paths::SIGN_OUT).await.expect(405);
}

#[tokio::test]
async fn the_time_limits_of_the_help_are_those_in_force() {
    let world = World::new().await;
    let mut browser = world.browser();
    let days = |answer: Answer| {
        let found = [" ngày làm việc", " working days"].map(|unit| answer.html.contains(&format!("33{unit}")));
        found.contains(&true)
    };
    let pages = ["/", paths::HELP, "/en", "/en/huong-dan"];
    for path in pages {
        assert!(!days(browser.get(path).await.expect(200)), "{path}");
    }
    let tx = world.tx().await;
    deadlines::Entity::update_many()
        .set(deadlines::ActiveModel { amount: Set(33), ..Default::default() })
        .filter(deadlines::Column::Key.eq("tra_loi"))
        .exec(&tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    world.services.reference.reload(&world.services.db, world.services.clock.today()).await.unwrap();
    for path in pages {
        assert!(days(browser.get(path).await.expect(200)), "{path}");
    }
}

/// The title in a browser's history.
fn title(answer: &Answer) -> String {
    let start = answer.html.find("<title>").unwrap() + "<title>".len();
    text_until(&answer.html, start, "</title>").to_lowercase()
}

#[tokio::test]
async fn the_form_and_the_case_can_be_left_at_once_and_their_titles_tell_nothing() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    let mut browser = world.browser();
    Feedback::default().prepare(&world, &mut browser).await;
    let mut pages = Vec::new();
    for &step in Step::ALL {
        pages.push(browser.get(&paths::step(app::words::Lang::Vi, step)).await.expect(200));
    }
    let mut sender = case.sender.clone();
    for path in [paths::SENT, paths::TRACK, paths::TRACKED] {
        pages.push(sender.get(path).await.expect(200));
    }
    for page in &pages {
        let exit = tags(&page.html).into_iter().find(|tag| tag.attribute("class").as_deref() == Some("quick-exit"));
        let exit = exit.unwrap_or_else(|| panic!("{}: no way out", page.path));
        assert_eq!(exit.attribute("href").as_deref(), Some(paths::EXIT));
        assert!(exit.attribute("rel").is_some_and(|rel| rel.contains("noreferrer")), "{}", page.path);
        let title = title(page);
        for telling in ["phản ánh", "tố cáo", "khiếu nại", "cán bộ", "đảng viên", "người được"]
        {
            assert!(!title.contains(telling), "{}: {title}", page.path);
        }
    }
    for path in ["/", paths::HELP, paths::SIGN_IN] {
        assert!(!browser.get(path).await.expect(200).html.contains("quick-exit"), "{path}");
    }
}

#[tokio::test]
async fn whoever_left_at_once_has_nothing_open_when_somebody_goes_back() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    let mut sender = case.sender.clone();
    Feedback::default().prepare(&world, &mut sender).await;
    let open = sender.cookies.clone();
    assert!(open.contains_key("phanhoi-case") && open.contains_key("phanhoi-draft"), "{open:?}");

    // A link on another site makes nobody forget their draft.
    sender.says = vec![("sec-fetch-site", "cross-site".to_owned())];
    sender.get(paths::EXIT).await.moved_on();
    assert_eq!(sender.cookies, open);

    for says in [None, Some("same-origin")] {
        let mut browser = sender.clone();
        browser.says = says.map(|site| ("sec-fetch-site", site.to_owned())).into_iter().collect();
        let away = browser.get(paths::EXIT).await.moved_on();
        assert_eq!(away.location(), world.services.config.exit_url);
        // Another site than ours learns of no page of ours.
        assert_eq!(away.headers["referrer-policy"], "same-origin");
        assert!(browser.cookies.is_empty(), "{:?}", browser.cookies);
        assert_eq!(browser.get(paths::TRACKED).await.location(), paths::TRACK);
        let step = paths::step(app::words::Lang::Vi, Step::Check);
        assert_eq!(browser.get(&step).await.location(), paths::FORM);
    }
}

#[tokio::test]
async fn a_list_that_a_script_can_shorten_is_whole_without_it() {
    let world = World::new().await;
    let mut browser = world.browser();
    Feedback::default().fill_in_until(&world, &mut browser, Step::Body).await;
    for (step, list, entries) in [(Step::Province, "province", 34), (Step::Commune, "commune", 3)] {
        let page = browser.get(&paths::step(app::words::Lang::Vi, step)).await.expect(200);
        let options = tags(&page.html).iter().filter(|tag| tag.name == "option").count();
        assert!(options > entries, "{}: {options}", page.path);
        let filter = format!("{list}-filter");
        let field = tags(&page.html).into_iter().find(|tag| tag.attribute("id").as_ref() == Some(&filter)).unwrap();
        assert!(field.attribute("name").is_none(), "what is typed to find an entry is not posted");
        let shell = tags(&page.html).into_iter().filter(|tag| tag.attribute("hidden").is_some()).count();
        assert_eq!(shell, 1, "the field shows itself only when a script runs");
    }
}

#[tokio::test]
async fn no_address_makes_a_page_lead_to_another_site() {
    let world = World::new().await;
    for path in ["/en//evil.example/", "/en///evil.example/x", "//evil.example/", "/en/%2f/evil.example"] {
        let page = world.browser().get(path).await;
        assert!(page.status.as_u16() < 500, "{path}");
        assert!(!page.html.contains("href=\"//") && !page.html.contains("href=\"/\\"), "{path}");
    }
}

#[tokio::test]
async fn an_address_that_cannot_be_read_is_the_page_that_does_not_exist() {
    let world = World::new().await;
    let case = crate::support::Case::sent(&world).await;
    let file = |id: &str| format!("{}/tep/{id}", paths::front_case(&case.number));
    let mut officer = world.officer(crate::support::DONG_LAT.intake).await;
    let absent = officer.get(&file("1")).await.expect(404).without_nonce();
    for id in ["abc", "99999999999999999999", "%C4%91"] {
        assert_eq!(officer.get(&file(id)).await.expect(404).without_nonce().replace(id, "1"), absent, "{id}");
    }
    for path in ["/gui-phan-anh/%FF", "/en/gui-phan-anh/%FF", "/minh-bach/%FF"] {
        let page = world.browser().get(path).await.expect(404);
        assert!(page.html.contains("<h1"), "{path}: {}", page.html);
    }
}
