//! The calendar is data that an office renews: what a file would change is seen before it is
//! changed, and open dates follow.

use app::paths;
use axum::body::Body;
use axum::http::Method;
use domain::calendar::file::{COLUMNS, MAX_KILOBYTES};
use domain::case::State;
use domain::case::clock::{Clock, Run};
use domain::conflict::ExclusionReason;
use sea_orm::{EntityTrait, QueryOrder};
use server::auth::session;
use server::desks::recount::{DATES_MOVED, run_recount};
use server::store::entity::{calendar_days, office_events};
use server::store::{clocks, subjects};
use time::macros::date;
use time::{Date, Duration};

use crate::support::{Answer, Browser, Case, DONG_LAT, World};

const KEEPER: &str = "danhmuc";
const AUDITOR: &str = "kiemtra";
const LATE: &str = "2026-11-30;holiday;Nghỉ bão số 14;official;CV 1/2026";

fn file(rows: &str) -> String {
    format!("{}\n{rows}\n", COLUMNS.join(";"))
}

/// Sends a form with a file in it, as the page does.
async fn send(browser: &mut Browser, fields: &[(&str, &str)], file: Option<&[u8]>) -> Answer {
    let mut body = Vec::new();
    let (name, content) = file.map_or(("", [].as_slice()), |content| ("lich.csv", content));
    let head = format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    body.extend(head.into_bytes());
    body.extend(content);
    for (name, value) in fields {
        body.extend(format!("\r\n--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}").into_bytes());
    }
    body.extend(b"\r\n--x--\r\n");
    browser
        .send(Method::POST, paths::OFFICE_CALENDAR_IMPORT, Some("multipart/form-data; boundary=x"), Body::from(body))
        .await
}

/// Looks at a table that was pasted.
async fn look(browser: &mut Browser, table: &str) -> Answer {
    send(browser, &[("content", table)], None).await
}

/// Looks at a table and takes it.
async fn import(browser: &mut Browser, table: &str) {
    let form = look(browser, table).await.expect(200).form("import");
    assert_eq!(browser.fill_in(&form, &[]).await.location(), paths::OFFICE_CALENDAR);
}

async fn recount(world: &World) -> u64 {
    run_recount(&world.services, "test", || false).await.unwrap().unwrap()
}

async fn stored(world: &World) -> Vec<calendar_days::Model> {
    let days = calendar_days::Entity::find().order_by_asc(calendar_days::Column::Day);
    days.all(world.services.db.reader()).await.unwrap()
}

async fn lines(world: &World) -> Vec<office_events::Model> {
    office_events::Entity::find().all(world.services.db.reader()).await.unwrap()
}

async fn main_run(case: &Case<'_>) -> Run {
    let runs = clocks::of_case(case.world.services.db.reader(), case.row().await.id).await.unwrap();
    domain::case::clock::run::main(&runs).unwrap().clone()
}

#[tokio::test]
async fn a_holiday_announced_late_is_seen_before_it_is_taken_and_open_dates_follow() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Verifying).await;
        let before = case.row().await.due_on.unwrap();
        assert_eq!(before, date!(2026 - 12 - 09));
        let mut keeper = world.officer(KEEPER).await;
        let seen = look(&mut keeper, &file(LATE)).await.expect(200);
        assert_eq!((seen.mark("data-changes"), seen.mark("data-cases")), (Some("1".into()), Some("1".into())));
        for part in ["Thêm 1 ngày", "Nghỉ bão số 14", &case.number, "09/12/2026", "10/12/2026"] {
            assert!(seen.html.contains(part), "{part}");
        }
        let days = stored(&world).await;
        assert_eq!((recount(&world).await, case.row().await.due_on), (0, Some(before)));

        let form = seen.form("import");
        keeper.fill_in(&form, &[]).await.moved_on();
        assert_eq!(stored(&world).await.len(), days.len() + 1);
        let line = lines(&world).await.pop().unwrap();
        assert_eq!((line.code.as_str(), line.about.as_deref()), ("CALENDAR_IMPORTED", Some("1")));
        assert_eq!(line.actor_id, Some(world.officer_id(KEEPER).await));
        assert_eq!(recount(&world).await, 1);
        assert_eq!(case.row().await.due_on, Some(date!(2026 - 12 - 10)));
        let event = case.whole_log().await.pop().unwrap();
        assert_eq!(event.code, DATES_MOVED);
        assert!(event.details.contains("2026-12-10"), "{}", event.details);

        // Sent again, it changes nothing.
        keeper.fill_in(&form, &[]).await.moved_on();
        let lines = lines(&world).await;
        assert_eq!(lines.iter().filter(|line| line.code == "CALENDAR_IMPORTED").count(), 1);
        assert!(look(&mut keeper, &file(LATE)).await.expect(200).says("calendar-nothing"));
    }
}

#[tokio::test]
async fn a_date_that_was_told_never_becomes_earlier_and_the_preview_says_so() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Verifying).await;
    let told = main_run(&case).await;
    assert_eq!((told.clock, told.told_due_on), (Clock::Answer, Some(date!(2026 - 12 - 09))));
    let mut keeper = world.officer(KEEPER).await;
    // A Saturday that is worked would bring everything forward by a day.
    let table = file("2026-11-28;working_saturday;Làm bù;official;CV 2/2026");
    let seen = look(&mut keeper, &table).await.expect(200);
    assert!(seen.mark("data-kept").is_some_and(|kept| kept.parse::<u32>().unwrap() >= 1), "{}", seen.html);
    import(&mut keeper, &table).await;
    recount(&world).await;
    assert_eq!(main_run(&case).await, told);
    let page = case.page(DONG_LAT.leader, domain::role::Desk::Front).await;
    assert!(page.html.contains("09/12/2026"));
}

#[tokio::test]
async fn what_is_confirmed_is_what_was_seen() {
    let world = World::new().await;
    let mut keeper = world.officer(KEEPER).await;
    let form = look(&mut keeper, &file(LATE)).await.expect(200).form("import");
    // Somebody else announces the same day under another name in between.
    import(&mut world.officer("quantri").await, &file("2026-11-30;holiday;Ngày khác;official;CV 3/2026")).await;
    let days = stored(&world).await;
    let again = keeper.fill_in(&form, &[]).await.expect(409);
    assert!(
        again.says("calendar-stale") && again.html.contains("trước đây: Nghỉ lễ, Tết, Ngày khác"),
        "{}",
        again.html
    );
    assert_eq!(stored(&world).await, days);
    let form = again.form("import");
    keeper.fill_in(&form, &[]).await.moved_on();
    // Nobody confirms what nobody has seen.
    let unseen = [("action", "import"), ("content", &file("2026-12-01;holiday;x;official;"))];
    let before = stored(&world).await;
    keeper.post(paths::OFFICE_CALENDAR_IMPORT, &unseen).await.expect(409);
    assert_eq!(stored(&world).await, before);
}

#[tokio::test]
async fn the_calendar_is_taken_with_a_fresh_one_time_password_and_nothing_typed_is_lost() {
    let world = World::new().await;
    let mut keeper = world.officer(KEEPER).await;
    let days = stored(&world).await;
    let form = look(&mut keeper, &file(LATE)).await.expect(200).form("import");
    world.wait(session::CONFIRMED + Duration::seconds(1));
    let answer = keeper.fill_in(&form, &[]).await.expect(422);
    assert!(answer.says("confirm-lapsed"));
    assert_eq!(stored(&world).await, days);
    let form = answer.form("import");
    assert_eq!(form.value("content").map(str::trim), Some(file(LATE).trim()));
    assert!(form.value("seen").is_some_and(|seen| !seen.is_empty()));
    assert!(form.value("otp").is_some(), "a field for the one-time password stands in the form");
}

#[tokio::test]
async fn each_mistake_is_told_with_its_line_and_nothing_is_done() {
    let world = World::new().await;
    let mut keeper = world.officer(KEEPER).await;
    let days = stored(&world).await;
    let large = file(&"2026-12-01;holiday;x;official;\n".repeat(MAX_KILOBYTES as usize * 40));
    for (table, sentence) in [
        (file("2026-12-01;holiday;a;official;\n2026-12-01;holiday;b;official;"), "Dòng 3: ngày này đã có"),
        (file("2062-12-01;holiday;a;official;"), "Dòng 2: ngày không thuộc năm"),
        ("date;kind;name;status\n2026-12-01;holiday;a;official\n".to_owned(), "Dòng 1: tên cột chưa đúng"),
        (file("2026-12-01;feast;a;official;"), "Dòng 2: loại ngày"),
        (file("2026-12-01;holiday;a;maybe;"), "Dòng 2: trạng thái"),
        (file("2026-12-01;working_saturday;a;official;"), "Dòng 2: ngày làm bù phải là thứ Bảy"),
        (file("2026-12-05;swapped_day_off;a;official;"), "Dòng 2: ngày nghỉ bù"),
        (file("2026-02-30;holiday;a;official;"), "Dòng 2: không có ngày này"),
        (file("mai;holiday;a;official;"), "Dòng 2: ngày không hợp lệ"),
        (file("2026-12-01;holiday;;official;"), "Dòng 2: thiếu tên ngày"),
        (file("2026-12-01;holiday;a"), "Dòng 2: phải có đúng năm ô"),
        (file(""), "Chưa có ngày nào"),
        (String::new(), "Chưa có ngày nào"),
        (large, "Tệp vượt quá 256 KB"),
    ] {
        let answer = look(&mut keeper, &table).await.expect(422);
        let told = answer.problem("content").unwrap();
        assert!(told.contains(sentence), "{told:?} lacks {sentence:?}");
        assert!(answer.mark("data-changes").is_none(), "{sentence}");
        if table.len() < 1_000 {
            assert_eq!(answer.shown("content").unwrap_or_default().trim(), table.trim(), "what was pasted stays");
        }
    }
    let answer = send(&mut keeper, &[], Some(b"date;kind;name;status;source\n\xe0")).await.expect(422);
    assert!(answer.problem("content").unwrap().contains("CSV UTF-8"));
    for (year, sentence) in [("2027", "Dòng 2: ngày không thuộc năm"), ("hai nghìn", "Năm không hợp lệ")] {
        let answer = send(&mut keeper, &[("content", &file(LATE)), ("year", year)], None).await.expect(422);
        assert!(answer.html.contains(sentence), "{sentence}");
        assert_eq!(answer.shown("year").as_deref(), Some(year));
    }
    let many = vec![("content", "x"); 201];
    assert!(send(&mut keeper, &many, None).await.expect(422).problem("file").is_some(), "no form has so many fields");
    // The same mistakes in what is confirmed.
    let fields = [("action", "import"), ("content", "date;kind;name;status;source\nx"), ("seen", "0")];
    keeper.post(paths::OFFICE_CALENDAR_IMPORT, &fields).await.expect(422);
    assert_eq!(stored(&world).await, days);
    assert!(lines(&world).await.is_empty());
}

#[tokio::test]
async fn a_file_is_read_as_excel_saves_it_and_can_be_the_whole_calendar_of_a_year() {
    let world = World::new().await;
    let mut keeper = world.officer(KEEPER).await;
    let official = "\u{FEFF}date;kind;name;status;source\r\n2027-01-01;holiday;Tết Dương lịch;official;TB 1/2026\r\n\
                    2027-02-08;holiday;\"Tết Nguyên đán; mùng ba\";official;TB 1/2026\r\n;;;;\r\n";
    let seen = send(&mut keeper, &[("content", "x"), ("year", "2027"), ("whole", "yes")], Some(official.as_bytes()));
    let seen = seen.await.expect(200);
    assert!(seen.html.contains("sửa 2 ngày, bỏ 12 ngày"), "{}", seen.html);
    let form = seen.form("import");
    keeper.fill_in(&form, &[]).await.moved_on();
    let of_2027: Vec<Date> =
        stored(&world).await.into_iter().map(|row| row.day).filter(|day| day.year() == 2027).collect();
    assert_eq!(of_2027, [date!(2027 - 01 - 01), date!(2027 - 02 - 08)]);
    let page = keeper.get(&paths::calendar_year(2027)).await.expect(200);
    assert!(page.html.contains("Tết Nguyên đán; mùng ba") && page.says("calendar-standing-official"));
}

#[tokio::test]
async fn from_december_on_the_office_is_warned_until_the_next_year_is_official() {
    let world = World::new().await;
    let mut auditor = world.officer(AUDITOR).await;
    let warned =
        async |browser: &mut Browser, path: &str| browser.get(path).await.expect(200).mark("data-missing-year");
    for path in [paths::OFFICE, paths::OFFICE_CALENDAR] {
        assert_eq!(warned(&mut auditor, path).await, None);
    }
    world.wait(date!(2026 - 12 - 01) - world.services.clock.today());
    let mut auditor = world.officer(AUDITOR).await;
    for path in [paths::OFFICE, paths::OFFICE_CALENDAR] {
        assert_eq!(warned(&mut auditor, path).await.as_deref(), Some("2027"));
    }
    let page = auditor.get(paths::OFFICE).await;
    assert!(!page.html.contains(paths::OFFICE_CALENDAR_IMPORT), "who only reads is not led to a form");
    let mut keeper = world.officer(KEEPER).await;
    assert!(keeper.get(paths::OFFICE).await.html.contains(paths::OFFICE_CALENDAR_IMPORT));
    let whole =
        [("content", file("2027-01-01;holiday;Tết Dương lịch;official;TB 1/2026")), ("whole", "yes".to_owned())];
    let whole = whole.each_ref().map(|(name, value)| (*name, value.as_str()));
    let form = send(&mut keeper, &whole, None).await.expect(200).form("import");
    keeper.fill_in(&form, &[]).await.moved_on();
    assert_eq!(warned(&mut keeper, paths::OFFICE).await, None);
}

#[tokio::test]
async fn the_page_shows_each_year_and_what_each_day_is() {
    let world = World::new().await;
    let mut auditor = world.officer(AUDITOR).await;
    let page = auditor.get(paths::OFFICE_CALENDAR).await.expect(200);
    for part in ["249", "10/01/2026", "Thứ Bảy làm bù", "CV 12729/VPCP-KGVX", "Nghỉ hoán đổi", "Nghỉ bù"]
    {
        assert!(page.html.contains(part), "{part}");
    }
    assert!(auditor.get(&paths::calendar_year(2027)).await.expect(200).html.contains("05/02/2027"));
    for year in ["1999", "x", "-5"] {
        auditor.get(&format!("{}?year={year}", paths::OFFICE_CALENDAR)).await.expect(404);
    }
    // Only keepers of reference data renew it.
    auditor.get(paths::OFFICE_CALENDAR_IMPORT).await.expect(404);
    look(&mut auditor, &file(LATE)).await.expect(404);
    auditor.post(paths::OFFICE_CALENDAR_IMPORT, &[("content", file(LATE).as_str())]).await;
    assert!(lines(&world).await.is_empty());
}

#[tokio::test]
async fn a_keeper_in_conflict_with_a_case_neither_counts_nor_reads_it_in_a_preview() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Verifying).await;
    let tx = world.tx().await;
    let keeper = domain::unit::OfficerId(world.officer_id(KEEPER).await);
    subjects::exclude(&tx, case.row().await.id, keeper, ExclusionReason::ALL[0], None).await.unwrap();
    tx.commit().await.unwrap();
    let seen = look(&mut world.officer(KEEPER).await, &file(LATE)).await.expect(200);
    assert_eq!(seen.mark("data-cases").as_deref(), Some("0"));
    assert!(!seen.html.contains(&case.number));
    let seen = look(&mut world.officer("quantri").await, &file(LATE)).await.expect(200);
    assert_eq!(seen.mark("data-cases").as_deref(), Some("1"));
}
