//! What officials commit themselves to: kept by their unit, judged by who leads it, referred to by cases.

mod versions;

use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;

use crate::support::told::{declare_tie, name_the_handler};
use crate::support::{Answer, Case, DONG_LAT, PROVINCE, World};

pub const WORDS: &str = "Trả hồ sơ đúng hẹn; khi chậm thì xin lỗi bằng văn bản.";

async fn fields(world: &World, of: &str, audience: &str) -> Vec<(&'static str, String)> {
    vec![
        ("action", "record".to_owned()),
        ("commitment_unit", world.unit(DONG_LAT.unit).to_string()),
        ("official", world.officer_id(of).await.to_string()),
        ("official_post", world.post(DONG_LAT.unit, "CONG_CHUC").to_string()),
        ("commitment_year", world.services.clock.today().year().to_string()),
        ("commitment_text", WORDS.to_owned()),
        ("commitment_audience", audience.to_owned()),
    ]
}

async fn record(world: &World, by: &str, fields: &[(&str, String)]) -> Answer {
    world.officer(by).await.post(paths::UNIT_COMMITMENT_NEW, fields).await
}

/// A commitment of this officer; its address.
pub async fn committed(world: &World, of: &str, audience: &str) -> String {
    record(world, DONG_LAT.focal, &fields(world, of, audience).await).await.location()
}

async fn judge(world: &World, by: &str, path: &str, kept: &str) -> Answer {
    let fields = [("action", "judge"), ("kept", kept), ("kept_note", "Đã làm đúng như cam kết, có sổ theo dõi.")];
    world.officer(by).await.post(path, &fields).await
}

async fn page(world: &World, login: &str, path: &str) -> u16 {
    world.officer(login).await.get(path).await.status.as_u16()
}

fn number(path: &str) -> String {
    path.rsplit('/').next().unwrap().to_owned()
}

async fn refer(case: &Case<'_>, login: &str, path: &str, promise: &str) -> Answer {
    let fields = [("commitment".to_owned(), number(path)), ("promise".to_owned(), promise.to_owned())];
    case.change(login, "refer-commitment", &fields).await
}

#[tokio::test]
async fn a_unit_writes_down_who_committed_themselves_and_says_whether_it_was_kept() {
    for world in World::everywhere().await {
        let path = committed(&world, DONG_LAT.handler, "DON_VI").await;
        committed(&world, DONG_LAT.focal, "DON_VI").await;
        let mut head = world.officer(DONG_LAT.head).await;
        let known = head.get(&path).await.expect(200);
        assert!(known.html.contains("Hà Công Thuần") && known.html.contains(WORDS));
        assert_eq!(judge(&world, DONG_LAT.head, &path, "THUC_HIEN_TOT").await.location(), path);
        let known = head.get(&path).await.expect(200);
        assert_eq!(known.mark("data-kept").as_deref(), Some("THUC_HIEN_TOT"));
        judge(&world, DONG_LAT.head, &path, "KHONG_THUC_HIEN").await.expect(409);
        let list = head.get(paths::UNIT_COMMITMENTS).await.expect(200);
        let figures = list.html.split("data-figures").nth(1).unwrap().split("</table>").next().unwrap();
        let counts: Vec<&str> = figures.split("<td").skip(2).map(|cell| cell.split('>').nth(1).unwrap()).collect();
        let counts: Vec<&str> = counts.into_iter().map(|cell| cell.split('<').next().unwrap()).collect();
        assert_eq!(counts, ["2", "1", "0", "1"], "all, kept, not kept, open");
        let last_year = format!("{}?nam={}", paths::UNIT_COMMITMENTS, world.services.clock.today().year() - 1);
        assert!(head.get(&last_year).await.expect(200).says("commitments-empty"));
    }
}

#[tokio::test]
async fn the_demonstration_shows_what_was_kept_and_what_was_not() {
    let world = World::new().await;
    server::demo::commitments::make(&world.services).await.unwrap();
    let list = world.browser().get(paths::COMMITMENTS).await.expect(200);
    let (unit, year) = (world.unit(DONG_LAT.unit), world.services.clock.today().year());
    assert!(list.html.contains(&format!("value=\"{unit}\"")), "the unit can be chosen");
    let mut kept = Vec::new();
    for year in [year - 1, year] {
        let page = world.browser().get(&format!("/api/v1/commitments?unit={unit}&year={year}")).await.expect(200);
        for code in ["THUC_HIEN_TOT", "KHONG_THUC_HIEN", "DANG_THUC_HIEN"] {
            kept.extend(page.html.contains(code).then_some(code));
        }
        assert!(!page.html.contains("Phùng Hữu Vĩnh Trà"), "under the post alone");
    }
    assert_eq!(kept, ["THUC_HIEN_TOT", "KHONG_THUC_HIEN", "DANG_THUC_HIEN"]);
}

#[tokio::test]
async fn what_was_written_down_by_mistake_counts_nowhere() {
    let world = World::new().await;
    let path = committed(&world, DONG_LAT.handler, "DON_VI").await;
    judge(&world, DONG_LAT.head, &path, "GHI_NHAM").await.moved_on();
    let list = world.officer(DONG_LAT.head).await.get(paths::UNIT_COMMITMENTS).await.expect(200);
    let figures = list.html.split("data-figures").nth(1).unwrap();
    assert!(figures.split("</table>").next().unwrap().contains(">0<"));
    let case = Case::in_state(&world, State::Triage).await;
    let refused = refer(&case, DONG_LAT.triage, &path, "").await.expect(422);
    assert!(refused.status == 422);
}

#[tokio::test]
async fn what_is_not_public_is_read_by_who_keeps_the_record_and_by_the_official() {
    for world in World::everywhere().await {
        let (own, others) =
            (committed(&world, DONG_LAT.handler, "KHONG").await, committed(&world, DONG_LAT.focal, "KHONG").await);
        for (login, path, status) in [
            (DONG_LAT.handler, &own, 200),
            (DONG_LAT.handler, &others, 404),
            (DONG_LAT.focal, &own, 200),
            (DONG_LAT.head, &others, 200),
            (PROVINCE.head, &own, 404),
            (DONG_LAT.leader, &own, 404),
            ("quantri", &own, 404),
        ] {
            assert_eq!(page(&world, login, path).await, status, "{login} {path}");
        }
        let list = world.officer(DONG_LAT.handler).await.get(paths::UNIT_COMMITMENTS).await.expect(200);
        assert!(list.html.contains(&own) && !list.html.contains(&others));
    }
}

#[tokio::test]
async fn only_who_keeps_the_record_writes_and_only_who_leads_judges_and_never_themselves() {
    let world = World::new().await;
    let typed = fields(&world, DONG_LAT.handler, "DON_VI").await;
    record(&world, DONG_LAT.handler, &typed).await.expect(404);
    record(&world, DONG_LAT.leader, &typed).await.expect(404);
    let path = committed(&world, DONG_LAT.handler, "DON_VI").await;
    for login in [DONG_LAT.focal, DONG_LAT.handler] {
        assert!(judge(&world, login, &path, "THUC_HIEN_TOT").await.expect(422).says("refused-wrong-actor"), "{login}");
    }
    judge(&world, PROVINCE.head, &path, "THUC_HIEN_TOT").await.expect(404);
    let own = committed(&world, DONG_LAT.head, "DON_VI").await;
    judge(&world, DONG_LAT.head, &own, "THUC_HIEN_TOT").await.expect(422);
    judge(&world, "chutich.ubnd.donglat", &own, "THUC_HIEN_TOT").await.moved_on();
    // Under a typed name it may be anybody's: who wrote it down does not judge it.
    for (by, may) in [(DONG_LAT.head, 422), (DONG_LAT.focal, 303)] {
        let mut typed = fields(&world, DONG_LAT.head, "MOI_NGUOI").await;
        typed.retain(|(name, _)| *name != "official");
        typed.push(("official_name", "Trương Văn Đủ".to_owned()));
        let path = record(&world, by, &typed).await.location();
        assert_eq!(judge(&world, DONG_LAT.head, &path, "THUC_HIEN_TOT").await.status, may, "{by}");
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_nothing_is_lost() {
    let world = World::new().await;
    for (field, typed) in [
        ("commitment_unit", world.unit(PROVINCE.unit).to_string()),
        ("official", String::new()),
        ("official", world.officer_id(PROVINCE.head).await.to_string()),
        ("official_post", "999999".to_owned()),
        ("commitment_year", "2019".to_owned()),
        ("commitment_text", "ngắn".to_owned()),
        ("commitment_audience", String::new()),
    ] {
        let mut all = fields(&world, DONG_LAT.handler, "DON_VI").await;
        all.retain(|(name, _)| *name != field);
        all.push((field, typed.clone()));
        let refused = record(&world, DONG_LAT.focal, &all).await.expect(422);
        assert!(refused.problem(field).is_some(), "{field}: {typed}");
        if field != "commitment_text" {
            assert_eq!(refused.shown("commitment_text").as_deref(), Some(WORDS));
        }
    }
    let path = committed(&world, DONG_LAT.handler, "DON_VI").await;
    assert!(judge(&world, DONG_LAT.head, &path, "").await.expect(422).problem("kept").is_some());
}

#[tokio::test]
async fn a_case_and_a_promise_refer_to_a_commitment_and_both_sides_read_it() {
    for world in World::everywhere().await {
        let path = committed(&world, DONG_LAT.handler, "DON_VI").await;
        let case = Case::in_state(&world, State::Triage).await;
        refer(&case, DONG_LAT.triage, &path, "").await.moved_on();
        let front = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
        assert!(front.html.contains(WORDS) && front.says("commitments-referred"));
        assert_eq!(
            world.officer(DONG_LAT.head).await.get(&path).await.expect(200).mark("data-cases"),
            Some("0".into())
        );
        case.come_to(State::Remedy).await;
        refer(&case, DONG_LAT.leader, &path, "1").await.moved_on();
        let unit = case.page(DONG_LAT.head, Desk::Unit).await.expect(200);
        assert!(unit.html.contains(WORDS));
        assert_eq!(
            world.officer(DONG_LAT.head).await.get(&path).await.expect(200).mark("data-cases"),
            Some("1".into())
        );
        assert_eq!(case.log().await.iter().filter(|event| event.code == "COMMITMENT").count(), 2);
    }
}

#[tokio::test]
async fn what_the_unit_keeps_to_itself_has_no_words_in_a_case_but_for_those_who_keep_it() {
    let world = World::new().await;
    let path = committed(&world, DONG_LAT.handler, "KHONG").await;
    let case = Case::in_state(&world, State::Triage).await;
    refer(&case, DONG_LAT.triage, &path, "").await.moved_on();
    let front = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
    assert!(!front.html.contains(WORDS) && front.says("commitment-not-shown"));
    case.come_to(State::Verifying).await;
    assert!(case.page(DONG_LAT.head, Desk::Unit).await.expect(200).html.contains(WORDS));
}

#[tokio::test]
async fn a_case_refers_to_no_commitment_of_others_and_to_no_promise_that_is_not_there() {
    let world = World::new().await;
    let path = committed(&world, DONG_LAT.handler, "DON_VI").await;
    let case = Case::in_state(&world, State::Triage).await;
    for (number, promise, field) in [("", "", "commitment"), ("999999", "", "commitment")] {
        let fields = [("commitment".to_owned(), number.to_owned()), ("promise".to_owned(), promise.to_owned())];
        let refused = case.change(DONG_LAT.triage, "refer-commitment", &fields).await.expect(422);
        assert!(refused.problem(field).is_some(), "{number}");
    }
    refer(&case, DONG_LAT.triage, &path, "7").await.expect(422);
    refer(&case, DONG_LAT.intake, &path, "").await.expect(422);
    refer(&case, "phanloai.tinh", &path, "").await.expect(404);
    case.make(Transition::Refuse).await;
    refer(&case, DONG_LAT.triage, &path, "").await.expect(422);
}

#[tokio::test]
async fn whoever_is_in_conflict_with_a_case_does_not_count_it() {
    let world = World::new().await;
    let path = committed(&world, DONG_LAT.handler, "DON_VI").await;
    let case = Case::in_state(&world, State::Triage).await;
    name_the_handler(&case).await;
    refer(&case, DONG_LAT.triage, &path, "").await.moved_on();
    case.reach(State::Transferred).await;
    let seen = async |login: &str| world.officer(login).await.get(&path).await.expect(200).mark("data-cases");
    assert_eq!(seen(DONG_LAT.head).await, Some("1".into()));
    assert_eq!(seen(DONG_LAT.handler).await, Some("0".into()), "the person concerned");
    declare_tie(&world, DONG_LAT.focal, DONG_LAT.handler).await;
    assert_eq!(seen(DONG_LAT.focal).await, Some("0".into()), "who is tied to them");
}
