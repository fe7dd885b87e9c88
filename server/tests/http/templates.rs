//! Words that are written again and again: kept as versions, offered in forms, filled in without a script.

mod unit;

use app::paths;
use domain::case::{State, Transition};
use domain::date::show;
use domain::role::Desk;
use sea_orm::{EntityTrait, QueryOrder};
use server::store::entity::{office_events, templates};
use time::Duration;

use crate::support::{Answer, Case, DONG_LAT, World};

const NEW: [(&str, &str); 3] = [
    ("occasion", "T05"),
    ("template_title", "Hỏi giờ hẹn"),
    ("template_body", "Vụ việc {ma_ho_so}: Ông/Bà được hẹn ngày nào? Xin trả lời trước hết ngày {han}."),
];

async fn post(world: &World, login: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let today = show(world.services.clock.today());
    let mut all = vec![("action", "save"), ("valid_from", today.as_str())];
    all.retain(|(name, _)| fields.iter().all(|(field, _)| field != name));
    all.extend_from_slice(fields);
    world.officer(login).await.post(path, &all).await
}

async fn kept(world: &World) -> Vec<templates::Model> {
    let all = templates::Entity::find().order_by_asc(templates::Column::Id);
    all.all(world.services.db.reader()).await.unwrap()
}

/// The page of triage, on which the question is asked.
async fn asking(case: &Case<'_>) -> Answer {
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    let offers = page.html.matches("name=\"template\"").count();
    assert!(offers > 1 && page.html.matches("id=\"template\"").count() == 0, "each of {offers} has an id of its own");
    page
}

/// The number of the template that a form offers under this title.
fn offered(page: &Answer, title: &str) -> Option<String> {
    let before = page.html.split(&format!(">{title}<")).next().filter(|before| before.len() < page.html.len())?;
    let value = before.rsplit("value=\"").next()?;
    value.split('"').next().map(str::to_owned)
}

/// Presses the button that puts a template into a form of a case.
async fn insert(case: &Case<'_>, login: &str, fields: &[(&str, &str)]) -> Answer {
    let version = case.row().await.version.to_string();
    let mut all = vec![("version", version.as_str()), ("insert", "yes")];
    all.extend_from_slice(fields);
    case.world.officer(login).await.post(&case.path(Desk::Front), &all).await
}

#[tokio::test]
async fn a_template_is_kept_as_versions_each_with_its_first_day() {
    for world in World::everywhere().await {
        let before = kept(&world).await.len();
        assert!(before >= 12, "an installation begins with some");
        let made = post(&world, "danhmuc", paths::OFFICE_TEMPLATE_NEW, &NEW).await;
        let path = made.location();
        let tomorrow = show(world.services.clock.today() + Duration::DAY);
        let changed = [("valid_from", tomorrow.as_str()), ("template_body", "Ông/Bà được hẹn vào ngày nào, giờ nào?")];
        let next = [&NEW[..2], &changed[..]].concat();
        assert_eq!(post(&world, "danhmuc", &path, &next).await.location(), path);
        let rows = kept(&world).await;
        let [first, second] = &rows[before..] else { panic!("two versions") };
        assert_eq!((first.version, second.version, first.series), (1, 2, second.series));
        assert_eq!(first.body, NEW[2].1, "the old words stay");
        assert_eq!((first.valid_to, second.valid_to), (Some(second.valid_from), None));
        // Today the old one is offered, tomorrow the new one.
        let case = Case::in_state(&world, State::Triage).await;
        assert_eq!(offered(&asking(&case).await, NEW[1].1), Some(first.id.to_string()));
        world.wait(Duration::DAY);
        assert_eq!(offered(&asking(&case).await, NEW[1].1), Some(second.id.to_string()));
        let page = world.officer("danhmuc").await.get(&path).await.expect(200);
        assert!(page.html.contains("được hẹn ngày nào? Xin trả lời"), "earlier versions are read");
        assert_eq!(post(&world, "danhmuc", &path, &[("action", "end")]).await.location(), path);
        post(&world, "danhmuc", &path, &[("action", "end")]).await.expect(409);
        assert_eq!(offered(&asking(&case).await, NEW[1].1), None);
        let lines = office_events::Entity::find().order_by_asc(office_events::Column::Id);
        let lines = lines.all(world.services.db.reader()).await.unwrap();
        let lines: Vec<_> = lines.into_iter().map(|line| (line.code, line.about)).collect();
        let about = Some(first.series.to_string());
        let told = ["TEMPLATE_KEPT", "TEMPLATE_KEPT", "TEMPLATE_ENDED"].map(|code| (code.to_owned(), about.clone()));
        assert_eq!(lines, told);
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_nothing_is_lost_or_kept() {
    let world = World::new().await;
    let before = kept(&world).await;
    for (field, typed) in [
        ("occasion", ""),
        ("template_title", ""),
        ("template_body", "Xin hỏi {nguoi_gui} vài điều cho rõ."),
        ("template_body", "Đã chuyển tới {don_vi} để trả lời."),
        ("template_body", "Thiếu một dấu {ma_ho_so ở đây."),
        ("template_category", "Z9"),
        ("template_state", "DA_DONG"),
        ("valid_from", "01/01/2020"),
        ("valid_from", ""),
    ] {
        let mut fields = NEW.to_vec();
        fields.retain(|(name, _)| *name != field);
        fields.push((field, typed));
        let refused = post(&world, "danhmuc", paths::OFFICE_TEMPLATE_NEW, &fields).await.expect(422);
        assert!(refused.problem(field).is_some(), "{field}: {typed}");
        if field != "template_title" {
            assert_eq!(refused.form("save").value("template_title"), Some(NEW[1].1));
        }
    }
    assert_eq!(kept(&world).await, before);
}

#[tokio::test]
async fn a_preview_fills_in_examples_and_keeps_nothing() {
    let world = World::new().await;
    let before = kept(&world).await;
    let fields = [&NEW[..], &[("preview", "yes")]].concat();
    let page = post(&world, "danhmuc", paths::OFFICE_TEMPLATE_NEW, &fields).await.expect(200);
    assert!(page.html.contains("data-preview") && page.html.contains("19/11/2026"));
    assert_eq!(page.form("save").value("template_title"), Some(NEW[1].1));
    assert_eq!(kept(&world).await, before);
    let wrong = [("template_body", "Xin hỏi {nguoi_gui} vài điều cho rõ."), ("preview", "yes")];
    let page = post(&world, "danhmuc", paths::OFFICE_TEMPLATE_NEW, &[&NEW[..2], &wrong[..]].concat()).await.expect(422);
    assert!(!page.html.contains("data-preview"));
}

#[tokio::test]
async fn only_who_keeps_the_lists_changes_them() {
    let world = World::new().await;
    for login in ["kiemtra", DONG_LAT.leader, DONG_LAT.head] {
        post(&world, login, paths::OFFICE_TEMPLATE_NEW, &NEW).await.expect(404);
    }
    let mut auditor = world.officer("kiemtra").await;
    auditor.get(paths::OFFICE_TEMPLATES).await.expect(200);
    auditor.get(paths::OFFICE_TEMPLATE_NEW).await.expect(404);
}

#[tokio::test]
async fn a_template_goes_behind_what_was_typed_and_asks_nobody_yet() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let before = case.snapshot().await;
        let id = offered(&asking(&case).await, "Hỏi thời gian, địa điểm, người tiếp").unwrap();
        let fields = [("transition", "T05"), ("question", "Xin chào Ông/Bà."), ("template", id.as_str())];
        let page = insert(&case, DONG_LAT.triage, &fields).await.expect(200);
        let words = page.shown("question").unwrap();
        assert!(words.starts_with("Xin chào Ông/Bà.") && words.contains(&case.number), "{words}");
        assert!(!words.contains('{') && !words.contains('…'), "{words}");
        assert_eq!(case.snapshot().await, before, "nothing is made");
        case.post_as(DONG_LAT.triage, Transition::AskReporter, &[("question".to_owned(), words)]).await.moved_on();
    }
}

#[tokio::test]
async fn what_a_unit_is_asked_names_the_unit_that_was_chosen_and_not_when_it_was_sent() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let id = offered(&asking(&case).await, "Yêu cầu trả lời chung").unwrap();
    let unit = world.unit(DONG_LAT.unit);
    let fields = [("transition", "T07"), ("template", id.as_str()), ("summary", "Hồ sơ chậm hai tháng.")];
    let gap = insert(&case, DONG_LAT.triage, &fields).await.expect(200);
    assert!(gap.shown("questions").unwrap().contains('…'), "no unit was chosen");
    let chosen = unit.to_string();
    let page = insert(&case, DONG_LAT.triage, &[&fields[..], &[("recipient", chosen.as_str())]].concat()).await;
    let page = page.expect(200);
    let words = page.shown("questions").unwrap();
    assert!(words.contains(&world.services.reference.get().unit_name(unit.into())), "{words}");
    assert!(!words.contains(&show(case.row().await.received_on)), "{words}");
    assert_eq!(page.shown("summary").as_deref(), Some("Hồ sơ chậm hai tháng."), "nothing typed is lost");
    assert_eq!(page.form("T07").value("recipient"), Some(chosen.as_str()));
}

#[tokio::test]
async fn a_template_of_another_category_state_or_form_is_not_offered_and_not_taken() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let rows = kept(&world).await;
    let of = |title: &str| rows.iter().find(|row| row.title == title).unwrap().id.to_string();
    // The case is about delay.
    let page = asking(&case).await;
    assert!(offered(&page, "Chậm giải quyết hồ sơ, công việc").is_some());
    assert!(offered(&page, "Hách dịch, sách nhiễu").is_none());
    for (asks, template) in [
        ("T07", of("Hách dịch, sách nhiễu")),
        ("T05", of("Yêu cầu trả lời chung")),
        ("T05", "999999".to_owned()),
        ("T05", String::new()),
    ] {
        let typed = [("transition", asks), ("template", template.as_str()), ("question", "Xin chào Ông/Bà.")];
        let refused = insert(&case, DONG_LAT.triage, &typed).await.expect(422);
        assert!(refused.problem("template").is_some(), "{asks} {template}");
    }
    insert(&case, DONG_LAT.triage, &[("transition", "T24"), ("template", "1")]).await.expect(404);
    insert(&case, "lanhdao.benlau", &[("transition", "T05"), ("template", "1")]).await.expect(404);
}
