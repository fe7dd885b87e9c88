//! Templates in the forms of a unit.

use domain::case::{State, Transition};
use domain::date::show;
use domain::role::Desk;

use super::{insert, kept, offered};
use crate::support::{Answer, Case, DONG_LAT, World};

/// Presses the button that puts a template into a form of the unit.
async fn insert_at_unit(case: &Case<'_>, login: &str, fields: &[(&str, &str)]) -> Answer {
    let version = case.version(Desk::Unit).await;
    let mut all = vec![("version", version.as_str()), ("insert", "yes")];
    all.extend_from_slice(fields);
    case.world.officer(login).await.post(&case.path(Desk::Unit), &all).await
}

#[tokio::test]
async fn an_answer_begins_with_words_that_were_written_before() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Verifying).await;
        let page = case.page(DONG_LAT.handler, Desk::Unit).await.expect(200);
        // The case is about delay: what is for all, and what is for that.
        assert!(offered(&page, "Kết luận, xử lý, khắc phục").is_some());
        let id = offered(&page, "Chậm giải quyết hồ sơ, công việc").unwrap();
        let before = case.snapshot().await;
        let typed = [("transition", "T15"), ("answer", "Kính gửi Mặt trận."), ("template", id.as_str())];
        let page = insert_at_unit(&case, DONG_LAT.handler, &typed).await.expect(200);
        let words = page.shown("answer").unwrap();
        assert!(words.starts_with("Kính gửi Mặt trận.") && words.contains(&case.number), "{words}");
        let unit = world.services.reference.get().unit_name(world.unit(DONG_LAT.unit).into());
        assert!(words.contains(&unit) && !words.contains('{'), "{words}");
        assert!(!words.contains(&show(case.row().await.received_on)), "when it was sent is not the unit's to know");
        assert_eq!(case.snapshot().await, before, "nothing is made");
        let fields = [("answer".to_owned(), words), ("outcome".to_owned(), "DUNG".to_owned())];
        case.post_as(DONG_LAT.handler, Transition::ProposeAnswer, &fields).await.moved_on();
    }
}

#[tokio::test]
async fn a_return_and_more_time_have_words_of_their_own() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Transferred).await;
    let page = case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
    let id = offered(&page, "Không thuộc thẩm quyền").unwrap();
    let other = world.unit("ubnd-tinh").to_string();
    let typed = [("transition", "T11"), ("template", id.as_str()), ("recipient", other.as_str())];
    let page = insert_at_unit(&case, DONG_LAT.focal, &typed).await.expect(200);
    let own = world.services.reference.get().unit_name(world.unit(DONG_LAT.unit).into());
    assert!(page.shown("reason").unwrap().starts_with(&own), "who writes, not whom they suggest");
    case.reach(State::Verifying).await;
    let page = case.page(DONG_LAT.head, Desk::Unit).await.expect(200);
    let id = offered(&page, "Cần thêm thời gian xác minh").unwrap();
    let typed = [("transition", "T14"), ("template", id.as_str()), ("until", "31/12/2026")];
    let page = insert_at_unit(&case, DONG_LAT.head, &typed).await.expect(200);
    assert!(page.shown("reason").unwrap().contains("gia hạn"));
    assert_eq!(page.form("T14").value("until"), Some("31/12/2026"), "nothing typed is lost");
}

#[tokio::test]
async fn each_desk_has_its_own_and_takes_no_other() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Verifying).await;
    let rows = kept(&world).await;
    let of = |title: &str| rows.iter().find(|row| row.title == title).unwrap().id.to_string();
    let (front, unit) = (of("Yêu cầu trả lời chung"), of("Kết luận, xử lý, khắc phục"));
    for (asks, template, problem) in [("T15", &front, 422), ("T15", &String::new(), 422), ("T07", &front, 404)] {
        let typed = [("transition", asks), ("template", template.as_str()), ("answer", "Kính gửi Mặt trận.")];
        let refused = insert_at_unit(&case, DONG_LAT.handler, &typed).await.expect(problem);
        assert!(problem == 404 || refused.problem("template").is_some(), "{asks} {template}");
    }
    insert_at_unit(&case, "xuly.ubnd.tinh", &[("transition", "T15"), ("template", &unit)]).await.expect(404);
    insert(&case, DONG_LAT.triage, &[("transition", "T15"), ("template", &unit)]).await.expect(404);
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    assert!(offered(&page, "Kết luận, xử lý, khắc phục").is_none());
}
