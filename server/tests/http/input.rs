//! Bad input in the public form: one clear sentence at the field, everything else kept, nothing
//! stored.

use app::paths;
use app::words::Lang;
use axum::body::Body;
use axum::http::Method;
use domain::submission::Step;
use sea_orm::{EntityTrait, PaginatorTrait};
use server::store::entity::drafts;
use time::Duration;

use crate::support::feedback::send;
use crate::support::{Answer, Browser, Feedback, World};

const LONG: &str = "Nội dung đủ dài để gửi đi, kể rõ sự việc.";

async fn at(world: &World, step: Step) -> Browser {
    let mut browser = world.browser();
    Feedback::default().fill_in_until(world, &mut browser, step).await;
    browser
}

/// What is said at a field: a sentence, in the language of the page.
#[track_caller]
fn sentence(answer: &Answer, field: &str) -> String {
    let sentence = answer.problem(field).unwrap_or_else(|| panic!("{}: nothing at {field}", answer.path));
    assert!(sentence.contains(' ') && sentence.ends_with(['.', ')']) && !sentence.starts_with("err-"), "{sentence}");
    assert!(answer.html.contains(&format!("href=\"#{field}\"")), "the summary leads to {field}");
    sentence
}

/// Posts one page; it comes back with a sentence at one field and the typed values.
async fn refused(browser: &mut Browser, step: Step, fields: &[(&str, &str)], field: &str) -> Answer {
    let answer = browser.post(&paths::step(Lang::Vi, step), fields).await.expect(422);
    sentence(&answer, field);
    let form = answer.forms().into_iter().find(|form| form.value("draft_token").is_some()).unwrap();
    for (name, value) in fields {
        if let Some(kept) = form.fields.iter().find(|field| field.name == *name && field.value.is_some()) {
            assert_eq!(kept.value.as_deref(), Some(*value), "{name} is not kept");
        }
    }
    answer
}

#[tokio::test]
async fn a_date_must_be_a_day_of_the_past() {
    let world = World::new().await;
    let mut browser = at(&world, Step::Matter).await;
    for date in ["11/11/2026", "31/02/2026", "29/02/2025", "00/00/0000", "hôm qua", "1/1/1950", "10/11/26", "-1"] {
        let fields = [("happened_on", date), ("place", "Quầy số 2"), ("body", LONG), ("wish", "Mong trả lời.")];
        refused(&mut browser, Step::Matter, &fields, "happened_on").await;
    }
    for date in ["10/11/2026", "9/1/2026", "2026-11-09", ""] {
        let fields = [("happened_on", date), ("body", LONG)];
        browser.post(&paths::step(Lang::Vi, Step::Matter), &fields).await.moved_on();
    }
}

#[tokio::test]
async fn a_body_of_spaces_of_one_letter_and_of_a_megabyte_are_told_apart() {
    let world = World::new().await;
    let mut browser = at(&world, Step::Matter).await;
    let mut sentences = Vec::new();
    for body in ["", " \t\r\n \u{a0}\u{200b}\u{3000} ", "a", &"ộ".repeat(349_525)] {
        let fields = [("place", "Quầy số 2"), ("body", body), ("wish", "Mong trả lời.")];
        let answer = browser.post(&paths::step(Lang::Vi, Step::Matter), &fields).await.expect(422);
        sentences.push(sentence(&answer, "body"));
        assert_eq!(answer.shown("place").as_deref(), Some("Quầy số 2"));
        if !body.trim().is_empty() && !body.starts_with(' ') {
            assert_eq!(answer.shown("body").as_deref(), Some(body), "what was typed is kept");
        }
    }
    assert_eq!(sentences[0], sentences[1], "spaces are nothing");
    sentences.dedup();
    assert_eq!(sentences.len(), 3);
}

#[tokio::test]
async fn more_than_any_form_holds_is_told_as_such_and_costs_no_draft() {
    let world = World::new().await;
    let mut browser = at(&world, Step::Matter).await;
    let fields = [("body", "x".repeat(4 * 1024 * 1024))];
    let answer = browser.post(&paths::step(Lang::Vi, Step::Matter), &fields).await.expect(413);
    assert!(answer.html.contains("quá lớn"));
    browser.get(&paths::step(Lang::Vi, Step::Matter)).await.expect(200);
}

#[tokio::test]
async fn a_form_of_a_million_fields_is_not_taken_apart_and_a_code_is_no_book() {
    let world = World::new().await;
    let mut stranger = world.browser();
    let kind = Some("application/x-www-form-urlencoded");
    let mut post = async |path: &str, body: String| stranger.send(Method::POST, path, kind, Body::from(body)).await;
    for path in [paths::FORM, paths::TRACKED] {
        post(path, "a&".repeat(2_000_000)).await.expect(413);
        post(path, "kind=&".repeat(201)).await.expect(413);
    }
    for path in [paths::TRACK, paths::SIGN_IN, paths::ONE_TIME, paths::RECOVER, "/en/tra-cuu"] {
        let answer = post(path, format!("code={}", "x".repeat(20_000))).await.expect(413);
        assert!(answer.html.contains("quá lớn"), "{path}");
    }
    post(paths::TRACK, format!("code={}", "x".repeat(10_000))).await.expect(404);
    post(&paths::step(Lang::Vi, Step::Sender), format!("name={}", "x".repeat(70_000))).await.expect(413);
}

#[tokio::test]
async fn a_letter_under_a_tower_of_marks_is_not_sent_as_one_letter() {
    let world = World::new().await;
    let mut browser = at(&world, Step::Matter).await;
    let tower = format!("{LONG} a{}", "\u{316}".repeat(200_000));
    browser.post(&paths::step(Lang::Vi, Step::Matter), &[("body", tower.as_str())]).await.moved_on();
    let page = browser.get(&paths::step(Lang::Vi, Step::Matter)).await.expect(200);
    assert!(page.html.len() < 100_000 && page.html.contains(LONG));
    let endless = format!("{LONG} {}", "\u{1100}".repeat(200_000));
    let answer = browser.post(&paths::step(Lang::Vi, Step::Matter), &[("body", endless.as_str())]).await.expect(422);
    sentence(&answer, "body");
}

#[tokio::test]
async fn who_gives_a_name_gives_one_that_is_one() {
    let world = World::new().await;
    let mut browser = at(&world, Step::Sender).await;
    let name = ("name", "Trần Thị Nhài");
    for (fields, field) in [
        (vec![], "identity"),
        (vec![("identity", "secret"), name], "identity"),
        (vec![("identity", "open")], "name"),
        (vec![("identity", "sealed"), ("name", "A")], "name"),
        (vec![("identity", "open"), ("name", "12345")], "name"),
        (vec![("identity", "open"), name, ("phone", "không có")], "phone"),
        (vec![("identity", "open"), name, ("phone", "0123")], "phone"),
        (vec![("identity", "open"), name, ("phone", "+84 91234567890123")], "phone"),
        (vec![("identity", "open"), name, ("email", "a@b@c")], "email"),
        (vec![("identity", "open"), name, ("email", "a..b@x.vn")], "email"),
        (vec![("identity", "anonymous"), ("notify", "yes"), ("email", "a@[127.0.0.1]")], "email"),
        (vec![("identity", "open"), name, ("notify", "yes")], "email"),
        (vec![("identity", "anonymous"), ("notify", "yes")], "email"),
    ] {
        refused(&mut browser, Step::Sender, &fields, field).await;
    }
    browser
        .post(&paths::step(Lang::Vi, Step::Sender), &[("identity", "anonymous"), ("phone", "không")])
        .await
        .moved_on();
}

#[tokio::test]
async fn choices_that_are_not_on_the_list_are_refused() {
    let world = World::new().await;
    let school_post = world.post("thcs-dong-lat", "VIEN_CHUC").to_string();
    let elsewhere = world.unit("ubnd-ben-lau").to_string();
    let province = world.area("99").to_string();
    for (step, fields, field) in [
        (Step::Kind, vec![("kind", "TO_CAO")], "kind"),
        (Step::Kind, vec![], "kind"),
        (Step::Province, vec![("province", "999999")], "province"),
        (Step::Province, vec![("province", "9999999999999999999999")], "province"),
        (Step::Commune, vec![("commune", province.as_str())], "commune"),
        (Step::Commune, vec![("commune", "")], "commune"),
        (Step::Body, vec![("subject_unit", elsewhere.as_str())], "subject_unit"),
        (Step::Person, vec![("subject_post", school_post.as_str())], "subject_post"),
        (Step::Person, vec![("subject_post", "unknown"), ("subject_name", "A<b>")], "subject_name"),
        (Step::Category, vec![("category", "F1")], "category"),
        (Step::Category, vec![("category", "E1")], "category"),
        (Step::Category, vec![], "category"),
        (
            Step::Category,
            vec![("category", "A1"), ("category", "A2"), ("category", "B1"), ("category", "B2")],
            "category",
        ),
        (Step::Check, vec![("declare", "yes")], "privacy"),
        (Step::Check, vec![("privacy", "yes")], "declare"),
    ] {
        let mut browser = at(&world, step).await;
        let answer = browser.post(&paths::step(Lang::Vi, step), &fields).await.expect(422);
        sentence(&answer, field);
        browser.post(&paths::step(Lang::Vi, step), &Feedback::default().fields(&world, step)).await.moved_on();
    }
}

#[tokio::test]
async fn what_is_no_form_at_all_is_an_empty_one() {
    let world = World::new().await;
    let mut browser = at(&world, Step::Matter).await;
    let path = paths::step(Lang::Vi, Step::Matter);
    for (kind, body) in [(None, ""), (Some("application/json"), "{\"body\":1}"), (Some("text/plain"), "body=x")] {
        let body = axum::body::Body::from(body);
        browser.send(axum::http::Method::POST, &path, kind, body).await.expect(415);
    }
    for (kind, body) in [
        (Some("application/x-www-form-urlencoded"), "%%%=%ff&&&=="),
        (Some("application/x-www-form-urlencoded"), "body=%00%01%ed%a0%80"),
        (Some("application/x-www-form-urlencoded"), "body[]=a&body[0]=b&body=c"),
        (Some("multipart/form-data"), "no boundary"),
    ] {
        let body = axum::body::Body::from(body);
        let answer = browser.send(axum::http::Method::POST, &path, kind, body).await.expect(422);
        sentence(&answer, "body");
    }
}

#[tokio::test]
async fn pages_that_come_later_lead_back_to_the_first_that_is_missing() {
    let world = World::new().await;
    for &step in Step::ALL.iter().skip(1) {
        let mut browser = world.browser();
        assert_eq!(browser.get(&paths::step(Lang::Vi, step)).await.location(), paths::FORM);
        let answer = Feedback::default().post(&world, &mut browser, step).await;
        if step != Step::Code {
            assert_eq!(answer.location(), paths::FORM, "{step}");
        }
    }
    assert_eq!(world.case_count().await, 0);
}

#[tokio::test]
async fn a_draft_is_forgotten_after_a_day() {
    let world = World::new().await;
    let mut browser = world.browser();
    let code = Feedback::default().prepare(&world, &mut browser).await;
    world.wait(Duration::hours(24) + Duration::seconds(1));
    let page = browser.get(&paths::step(Lang::Vi, Step::Matter)).await;
    assert_eq!(page.location(), paths::FORM);
    assert_eq!(send(&mut browser, &code).await.location(), paths::FORM);
    let post = browser.post(&paths::step(Lang::Vi, Step::Matter), &[("body", LONG)]).await;
    assert_eq!(post.location(), paths::FORM);
    assert_eq!(world.case_count().await, 0);
}

#[tokio::test]
async fn a_draft_cookie_of_somebody_else_or_of_nobody_shows_nothing() {
    let world = World::new().await;
    let mut owner = at(&world, Step::Sender).await;
    let cookie = owner.cookies["phanhoi-draft"].clone();
    let last = if cookie.ends_with('A') { 'E' } else { 'A' };
    let changed = format!("{}{last}", &cookie[..cookie.len() - 1]);
    for value in [changed.as_str(), "A", "'; DROP TABLE drafts; --", &"A".repeat(43), &"-".repeat(200)] {
        let mut stranger = world.browser();
        stranger.cookies.insert("phanhoi-draft".to_owned(), value.to_owned());
        let page = stranger.get(&paths::step(Lang::Vi, Step::Matter)).await;
        assert_eq!(page.location(), paths::FORM);
        assert!(!stranger.get(paths::FORM).await.expect(200).html.contains(&Feedback::default().body));
    }
    let page = owner.get(&paths::step(Lang::Vi, Step::Matter)).await.expect(200);
    assert!(page.html.contains(&Feedback::default().body));
}

#[tokio::test]
async fn a_form_that_was_changed_after_the_code_was_shown_is_declared_anew() {
    let world = World::new().await;
    let mut browser = world.browser();
    let code = Feedback::default().prepare(&world, &mut browser).await;
    let fields = [("body", "Những lời khác, viết sau khi mã đã hiện ra.")];
    browser.post(&paths::step(Lang::Vi, Step::Matter), &fields).await.moved_on();
    let answer = send(&mut browser, &code).await;
    assert!(matches!(answer.status.as_u16(), 303 | 409 | 422), "{}", answer.status);
    assert_eq!(world.case_count().await, 0, "nobody declared these words to be true");
    let again = Feedback::default().fields(&world, Step::Check);
    browser.post(&paths::step(Lang::Vi, Step::Check), &again).await.moved_on();
    let page = browser.get(&paths::step(Lang::Vi, Step::Code)).await.expect(200);
    send(&mut browser, &page.shown("code").unwrap()).await.moved_on();
    assert_eq!(world.case_count().await, 1);
}

#[tokio::test]
async fn what_an_anonymous_sender_types_about_themselves_is_not_kept() {
    let world = World::new().await;
    let feedback =
        Feedback::default().with("name", "Trần Thị Nhài").with("phone", "0900 000 001").with("address", "Xóm 3");
    let case = crate::support::Case::of(&world, &feedback, crate::support::DONG_LAT).await;
    let identities = server::store::entity::identities::Entity::find().count(world.services.db.reader()).await.unwrap();
    assert_eq!(identities, 0);
    let page = case.page("tiepnhan.donglat", domain::role::Desk::Front).await.expect(200);
    assert!(!page.html.contains("Nhài") && !page.html.contains("Xóm 3"));
}

#[tokio::test]
async fn no_draft_is_left_when_it_was_sent() {
    let world = World::new().await;
    crate::support::Case::sent(&world).await;
    assert_eq!(drafts::Entity::find().count(world.services.db.reader()).await.unwrap(), 0);
}

#[tokio::test]
async fn an_english_form_answers_in_english() {
    let world = World::new().await;
    let mut browser = at(&world, Step::Matter).await;
    let answer = browser.post(&paths::step(Lang::En, Step::Matter), &[("body", "a")]).await.expect(422);
    assert!(sentence(&answer, "body").is_ascii());
}

#[tokio::test]
async fn a_telephone_number_is_shown_as_people_read_it() {
    let world = World::new().await;
    let mut browser = world.browser();
    let feedback =
        Feedback::default().with("identity", "open").with("name", "Trần Thị Nhài").with("phone", "+84900000001");
    feedback.fill_in_until(&world, &mut browser, Step::Check).await;
    for step in [Step::Check, Step::Sender] {
        let page = browser.get(&paths::step(Lang::Vi, step)).await.expect(200);
        assert!(page.html.contains("0900 000 001") && !page.html.contains("+84"), "{}", page.path);
    }
}
