//! A body stands elsewhere: two officers of the office want it, it begins with the next day at the earliest, and whoever
//! led it before is not free of it at once.

use app::paths;
use domain::case::{State, Transition};
use domain::date::show;
use domain::role::Desk;
use sea_orm::{EntityTrait, QueryOrder};
use server::desks::custody::run_custody;
use server::jobs::{Freshness, Job};
use server::store::entity::office_events;
use time::Duration;
use tokio::sync::watch;

use crate::support::{Answer, Case, DONG_LAT, Feedback, PROVINCE, World};

const KEEPER: &str = "danhmuc";
const SECOND: &str = "quantri";
const AUDITOR: &str = "kiemtra";

fn page(world: &World, body: &str) -> String {
    paths::office_unit(world.unit(body))
}

/// Fills in what stands on the page of a body and sends it.
async fn send(world: &World, login: &str, body: &str, action: &str, change: &[(&str, &str)]) -> Answer {
    let mut browser = world.officer(login).await;
    let form = browser.get(&page(world, body)).await.expect(200).form(action);
    browser.fill_in(&form, change).await
}

async fn agree(world: &World, body: &str, change: &[(&str, &str)]) {
    send(world, KEEPER, body, "move", change).await.moved_on();
    send(world, SECOND, body, "approve-move", &[]).await.moved_on();
}

/// What happens at midnight.
async fn the_next_day_begins(world: &World) {
    world.wait(Duration::days(1));
    world.services.reference.reload(&world.services.db, world.services.clock.today()).await.unwrap();
}

fn running() -> watch::Receiver<bool> {
    watch::Sender::new(false).subscribe()
}

/// The Front to which feedback from Đồng Lát goes now.
async fn receives(world: &World) -> i64 {
    Case::sent(world).await.row().await.front_id
}

/// What the journal says about bodies, the oldest first.
async fn lines(world: &World) -> Vec<(String, String)> {
    let rows = office_events::Entity::find().order_by_asc(office_events::Column::Id);
    let rows = rows.all(world.services.db.reader()).await.unwrap().into_iter();
    let of_moves = rows.filter(|row| row.code.starts_with("BODY_MOVE"));
    of_moves.map(|row| (row.code, row.about.unwrap_or_default())).collect()
}

#[tokio::test]
async fn one_keeper_sends_no_feedback_to_another_front_and_two_do_from_the_next_day() {
    for world in World::everywhere().await {
        let [dong_lat, ben_lau] = ["mttq-dong-lat", "mttq-ben-lau"].map(|body| world.unit(body));
        let exchange = send(&world, KEEPER, "mttq-ben-lau", "move", &[("area", "99001")]).await.expect(422);
        let told = app::words::t(app::words::Lang::Vi, "err-area-in-use");
        assert_eq!(exchange.problem("area"), Some(told), "an area has one Front");
        send(&world, KEEPER, "mttq-dong-lat", "move", &[("area", "")]).await.moved_on();
        // The old form of a body moves nothing either, whatever is added to it.
        let saved = send(&world, KEEPER, "mttq-dong-lat", "save", &[("area", ""), ("parent", "")]).await;
        saved.moved_on();
        assert_eq!(receives(&world).await, dong_lat);
        the_next_day_begins(&world).await;
        assert_eq!(receives(&world).await, dong_lat, "it waits");

        send(&world, SECOND, "mttq-dong-lat", "approve-move", &[]).await.moved_on();
        agree(&world, "mttq-ben-lau", &[("area", "99001")]).await;
        assert_eq!(receives(&world).await, dong_lat, "not today");
        let other = world.another_node().await;
        let midnight = Freshness::new(other.services.clone());
        the_next_day_begins(&world).await;
        assert_eq!(receives(&world).await, ben_lau);
        other.services.clock.set(world.services.clock.now());
        midnight.run(&running()).await.unwrap();
        let reference = other.services.reference.get();
        assert_eq!(reference.tree.front_of(world.area("99001").into()), Some(ben_lau.into()), "on every node");
    }
}

#[tokio::test]
async fn what_the_chairman_led_yesterday_does_not_judge_him_today() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
        case.reach(State::Triage).await;
        let school = world.unit("thcs-dong-lat");
        let offered = async || {
            let page = case.page(PROVINCE.triage, Desk::Front).await.expect(200);
            let list = page.html.split("name=\"recipient\"").nth(1).unwrap().split("</select>").next().unwrap();
            list.contains(&format!("value=\"{school}\""))
        };
        let refused = async || {
            let mut fields = case.fields(Transition::ProposeTransfer).await;
            fields[0].1 = school.to_string();
            case.post_as(PROVINCE.triage, Transition::ProposeTransfer, &fields).await.expect(422);
        };
        agree(&world, "thcs-dong-lat", &[("parent", "")]).await;
        for _ in 0..2 {
            assert!(!offered().await);
            refused().await;
            the_next_day_begins(&world).await;
        }
        let tree = &world.services.reference.get().tree;
        assert_eq!(tree.get(school.into()).unwrap().parent, None, "it did move");
        // Even who works there and came to have it in hand finds no trace.
        let held = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
        held.come_to(State::Verifying).await;
        let tx = world.tx().await;
        let mut row = held.row().await;
        row.handling_unit_id = Some(school);
        assert!(server::store::cases::update(&tx, &row).await.unwrap());
        tx.commit().await.unwrap();
        for login in ["daumoi.truong", "hieutruong.truong"] {
            held.page(login, Desk::Unit).await.expect(404);
        }
        assert_eq!(run_custody(&world.services).await.unwrap(), 1);
        assert_eq!(held.row().await.handling_unit_id, None, "it is taken back from the school");
        the_years_pass(&world).await;
        assert!(world.services.reference.get().tree.former(school.into()).is_empty());
    }
}

async fn the_years_pass(world: &World) {
    world.wait(Duration::days(732));
    world.services.reference.reload(&world.services.db, world.services.clock.today()).await.unwrap();
}

#[tokio::test]
async fn what_the_secretary_led_yesterday_does_not_judge_him_today() {
    let world = World::new().await;
    let about = Feedback { unit: Some("dang-uy-dong-lat"), post: Some("BI_THU"), ..Feedback::default() };
    let case = Case::of(&world, &about, PROVINCE).await;
    case.reach(State::Triage).await;
    agree(&world, "ubnd-dong-lat", &[("led_by", "")]).await;
    the_next_day_begins(&world).await;
    let committee = world.unit("ubnd-dong-lat");
    assert_eq!(world.services.reference.get().tree.get(committee.into()).unwrap().led_by, None);
    let mut fields = case.fields(Transition::ProposeTransfer).await;
    fields[0].1 = committee.to_string();
    let refused = case.post_as(PROVINCE.triage, Transition::ProposeTransfer, &fields).await.expect(422);
    assert!(refused.problem("recipient").is_some());
}

#[tokio::test]
async fn no_area_gets_a_second_front() {
    let world = World::new().await;
    let mut keeper = world.officer(KEEPER).await;
    let form = keeper.get(paths::OFFICE_UNIT_NEW).await.expect(200).form("save");
    let front = [("code", "mttq-moi"), ("name", "Mặt trận mới"), ("kind", "FRONT"), ("level", "XA"), ("area", "99001")];
    let back = keeper.fill_in(&form, &front).await.expect(422);
    assert_eq!(back.problem("area"), Some(app::words::t(app::words::Lang::Vi, "err-area-in-use")));
    assert_eq!(back.shown("code").as_deref(), Some("mttq-moi"), "nothing typed is lost");
    assert_eq!(receives(&world).await, world.unit("mttq-dong-lat"));
}

#[tokio::test]
async fn the_page_says_what_moves_before_anybody_approves_it() {
    let world = World::new().await;
    send(&world, KEEPER, "ubnd-dong-lat", "move", &[("parent", ""), ("area", "99004")]).await.moved_on();
    let mut second = world.officer(SECOND).await;
    let list = second.get(paths::OFFICE_UNITS).await.expect(200);
    let start = second.get(paths::OFFICE).await.expect(200);
    assert_eq!([&list, &start].map(|page| page.mark("data-moves-waiting")), [(); 2].map(|()| Some("1".to_owned())));
    let waiting = format!("{}?waiting=1", paths::OFFICE_UNITS);
    assert!(list.html.contains(&waiting));
    let found = second.get(&waiting).await.expect(200);
    assert!(found.html.contains(&page(&world, "ubnd-dong-lat")) && !found.html.contains(&page(&world, "ubnd-tinh")));
    let shown = second.get(&page(&world, "ubnd-dong-lat")).await.expect(200);
    for expected in [
        "data-move-waiting",
        "data-changed=\"area\"",
        "data-changed=\"parent\"",
        "Ủy ban nhân dân tỉnh Sông Sậy (ubnd-tinh)",
        "Xã Đồng Lát, Tỉnh Sông Sậy (99001)",
        "Phường Bến Lau, Tỉnh Sông Sậy (99004)",
        "cùng chuyển theo: 5. Số tài khoản",
    ] {
        assert!(shown.html.contains(expected), "{expected}: {}", shown.html);
    }
    assert!(!shown.html.contains("data-changed=\"led_by\"") && !shown.html.contains("vụ việc đang mở"));
    assert!(shown.forms().iter().all(|form| form.fields.iter().all(|field| field.name != "first_day")));
    // Who proposed it finds no button that approves it.
    let own = world.officer(KEEPER).await.get(&page(&world, "ubnd-dong-lat")).await.expect(200);
    own.form("withdraw-move");
    assert!(own.says("move-second") && !own.html.contains("value=\"approve-move\""));
    for login in [AUDITOR, "dulieu"] {
        let list = world.officer(login).await.get(&waiting).await.expect(200);
        assert!(list.mark("data-moves-waiting").is_none() && list.html.contains("ubnd-tinh"), "{login}");
    }
}

#[tokio::test]
async fn nobody_decides_about_what_they_proposed() {
    for world in World::everywhere().await {
        let body = "thcs-dong-lat";
        send(&world, KEEPER, body, "move", &[("parent", "")]).await.moved_on();
        let path = page(&world, body);
        let seen = world.officer(SECOND).await.get(&path).await.expect(200).form("approve-move");
        let mut keeper = world.officer(KEEPER).await;
        keeper.fill_in(&seen, &[]).await.expect(422);
        keeper.post(&path, &[("action", "approve-move")]).await.expect(409);
        // A second role makes no second person.
        world.appoint(KEEPER, "MTTQ_TW", "QUAN_TRI", None).await;
        world.officer(KEEPER).await.fill_in(&seen, &[]).await.expect(422);
        for login in [AUDITOR, DONG_LAT.leader, DONG_LAT.head] {
            world.officer(login).await.fill_in(&seen, &[]).await;
        }
        assert_eq!(lines(&world).await.len(), 1, "only that it was proposed");
        // Somebody writes while another looks: what was typed stays.
        let late = send_stale(&world, body).await;
        assert!(late.problem("move").is_some());
        assert_eq!(late.shown("led_by").as_deref(), Some("tinh-uy"));
        // Renamed meanwhile, by the one who waits.
        let renamed = [("name", "Trường THCS Đồng Lát Hạ"), ("code", "thcs-dong-lat-ha")];
        send(&world, KEEPER, body, "save", &renamed).await.moved_on();
        world.officer(SECOND).await.fill_in(&seen, &[]).await.moved_on();
        the_next_day_begins(&world).await;
        let school = world.unit("thcs-dong-lat-ha");
        let reference = world.services.reference.get();
        assert_eq!(reference.unit_name(school.into()), "Trường THCS Đồng Lát Hạ");
        assert_eq!(reference.tree.get(school.into()).unwrap().parent, None);
    }
}

/// A form that was filled in before another move waited.
async fn send_stale(world: &World, body: &str) -> Answer {
    let day = show(world.services.clock.today() + Duration::days(2));
    let fields = [("action", "move"), ("area", "99001"), ("parent", ""), ("led_by", "tinh-uy"), ("first_day", &*day)];
    world.officer(SECOND).await.post(&page(world, body), &fields).await.expect(422)
}

#[tokio::test]
async fn the_journal_says_what_was_and_what_comes() {
    for world in World::everywhere().await {
        let day = world.services.clock.today() + Duration::days(1);
        let says = |area: &str, parent: &str| {
            let day = domain::date::show_iso(day);
            format!("{day};area={area};parent={parent};led_by=dang-uy-dong-lat>dang-uy-dong-lat;front_above=>")
        };
        let change = says("99001>99001", "ubnd-dong-lat>ubnd-tinh");
        let body = "thcs-dong-lat";
        for action in ["withdraw-move", "refuse-move", "approve-move"] {
            send(&world, KEEPER, body, "move", &[("parent", "ubnd-tinh")]).await.moved_on();
            let login = if action == "withdraw-move" { KEEPER } else { SECOND };
            send(&world, login, body, action, &[]).await.moved_on();
        }
        the_next_day_begins(&world).await;
        Freshness::new(world.services.clone()).run(&running()).await.unwrap();
        let other = world.another_node().await;
        Freshness::new(other.services.clone()).run(&running()).await.unwrap();
        let told = [
            "BODY_MOVE_PROPOSED",
            "BODY_MOVE_WITHDRAWN",
            "BODY_MOVE_PROPOSED",
            "BODY_MOVE_REFUSED",
            "BODY_MOVE_PROPOSED",
            "BODY_MOVE_APPROVED",
            "BODY_MOVED",
        ];
        assert_eq!(lines(&world).await, told.map(|code| (code.to_owned(), change.clone())));
        let journal = world.officer(AUDITOR).await.get(paths::OFFICE_JOURNAL).await.expect(200).html;
        let words = format!(
            "Đơn vị cấp trên hoặc cơ quan chủ quản: Ủy ban nhân dân xã Đồng Lát (ubnd-dong-lat) → Ủy ban nhân dân tỉnh \
             Sông Sậy (ubnd-tinh); từ ngày {}",
            show(day)
        );
        assert!(journal.contains(&words), "{journal}");
        assert!(!journal.contains("Cấp ủy lãnh đạo:"), "what stays is not told");
    }
}

#[tokio::test]
async fn neither_of_the_two_was_let_in_or_given_a_role_a_moment_ago() {
    for world in World::everywhere().await {
        let keeper = paths::office_person(world.officer_id(KEEPER).await);
        let given = [("action", "add-membership"), ("role", "QUAN_TRI"), ("unit", "MTTQ_TW"), ("since", "01/11/2026")];
        world.officer(SECOND).await.post(&keeper, &given).await.moved_on();
        let body = "thcs-dong-lat";
        send(&world, KEEPER, body, "move", &[("parent", "")]).await.moved_on();
        let seen = world.officer(SECOND).await.get(&page(&world, body)).await.expect(200);
        assert!(seen.says("move-second") && !seen.html.contains("value=\"approve-move\""));
        world.wait(Duration::days(8));
        send(&world, SECOND, body, "approve-move", &[]).await.moved_on();
    }
}

#[tokio::test]
async fn a_unit_that_comes_below_whom_a_case_is_about_has_it_no_more_whoever_has_an_account_there() {
    for world in World::everywhere().await {
        // The head of the Party committee of the province is on paper: nobody with an account leads it.
        let about = Feedback { unit: Some("dang-uy-dong-lat"), post: Some("BI_THU"), ..Feedback::default() };
        let case = Case::of(&world, &about, PROVINCE).await;
        case.reach(State::Verifying).await;
        let had = case.row().await.handling_unit_id.unwrap();
        let (code, new) = ("dang-uy-dong-lat", [("led_by", "dang-uy-dong-lat")]);
        let unit = world.services.reference.get().units.iter().find(|(id, _)| id.0 == had).unwrap().1.code.clone();
        assert_ne!(unit, code);
        agree(&world, &unit, &new).await;
        the_next_day_begins(&world).await;
        Freshness::new(world.services.clone()).run(&running()).await.unwrap();
        let row = case.row().await;
        assert_eq!((row.state.as_str(), row.handling_unit_id), (State::Triage.code(), None));
    }
}
