//! The whole way of a case, form by form as they stand on the pages, on both engines.

use app::paths;
use app::words::Lang;
use domain::submission::Step;

use crate::support::case::{ANSWER, QUESTIONS, SUMMARY, verdicts};
use crate::support::{Browser, Chosen, Feedback, World, jpeg, pdf};

/// The words of the sender; nothing of them may reach the unit.
const WORDS: &str = "Anh cán bộ ở quầy số hai bảo tôi về đợi, đã ba lần như vậy, lần nào cũng hẹn.";

#[tokio::test]
async fn a_case_goes_from_a_citizens_browser_to_a_checked_and_rated_answer() {
    for world in World::everywhere().await {
        let (code, number) = send(&world).await;
        front(&world, &number).await;
        unit(&world, &number).await;
        release(&world, &number).await;
        let mut sender = follow(&world, &code, &number).await;
        rate(&mut sender).await;
        close(&world, &number).await;
        ended(&world, &code, &number).await;
    }
}

/// Fills in the pages that come, each by its own form, until the code is shown; then sends.
async fn send(world: &World) -> (String, String) {
    let feedback = Feedback { body: WORDS.to_owned(), ..Feedback::default() }
        .with("identity", "open")
        .with("name", "Trần Thị Nhài")
        .with("phone", "0900 000 001")
        .with("happened_on", "02/11/2026")
        .with("subject_name", "Nguyễn Văn Quầy");
    let mut browser = world.browser();
    let home = browser.get("/").await.expect(200);
    assert!(home.html.contains(paths::FORM) && home.html.contains(paths::TRACK));
    let mut page = browser.get(paths::FORM).await.expect(200);
    for &step in Step::ALL.iter().filter(|&&step| step < Step::Code) {
        assert_eq!(page.path, paths::step(Lang::Vi, step));
        let form = page.forms().into_iter().find(|form| form.value("draft_token").is_some()).unwrap();
        let answer = if step == Step::Files {
            assert!(form.multipart);
            let token = form.value("draft_token").unwrap();
            let files = [Chosen::new("quầy.jpg", jpeg(40_000)), Chosen::new("đơn.pdf", pdf())];
            let first = browser.upload(&form.action, &[("draft_token", token), ("action", "upload")], &files).await;
            let list = browser.follow(&first).await.expect(200);
            assert!(list.html.contains("quầy.jpg") && list.html.contains("đơn.pdf"));
            browser.upload(&form.action, &[("draft_token", token), ("action", "next")], &[]).await
        } else {
            let fields = feedback.fields(world, step);
            let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            browser.fill_in(&form, &fields).await
        };
        page = browser.follow(&answer).await.expect(200);
    }
    let shown = page.marked("data-receipt").unwrap();
    assert_eq!(world.case_count().await, 0, "the code is shown before anything is sent");
    let form = page.forms().into_iter().find(|form| form.value("code").is_some()).unwrap();
    let sent = browser.fill_in(&form, &[("receipt_saved", "yes")]).await;
    let sent = browser.follow(&sent).await.expect(200);
    assert_eq!(sent.path, paths::SENT);
    assert!(!browser.cookies.contains_key("phanhoi-draft"));
    assert!(!sent.html.contains(&shown), "the code stands on no later page");
    (shown, sent.marked("data-case-number").unwrap())
}

async fn front(world: &World, number: &str) {
    let mut intake = world.officer("tiepnhan.donglat").await;
    let inbox = intake.get(paths::FRONT).await.expect(200);
    assert!(inbox.html.contains(number));
    let page = step(&mut intake, number, "T03", &[]).await;
    assert!(page.html.contains(WORDS) && page.html.contains("Trần Thị Nhài") && page.html.contains("Nguyễn Văn Quầy"));
    let mut triage = world.officer("phanloai.donglat").await;
    step(&mut triage, number, "T04", &[]).await;
    let unit = world.unit("ubnd-dong-lat").to_string();
    let post = world.post("ubnd-dong-lat", "CONG_CHUC").to_string();
    let classified = [("subject_unit", unit.as_str()), ("subject_post", &post), ("category", "B4")];
    let page = step(&mut triage, number, "classify", &classified).await;
    assert_eq!(page.form("T07").value("recipient"), Some(unit.as_str()), "the rules propose the unit");
    step(&mut triage, number, "T07", &[("summary", SUMMARY), ("questions", QUESTIONS)]).await;
    let mut leader = world.officer("lanhdao.donglat").await;
    step(&mut leader, number, "T08", &[("document_no", "12/PC-MTTQ")]).await;
}

async fn unit(world: &World, number: &str) {
    let mut focal = world.officer("daumoi.ubnd.donglat").await;
    let inbox = focal.get(paths::UNIT).await.expect(200);
    assert!(inbox.html.contains(number));
    let page = unit_step(&mut focal, number, "T10", &[]).await;
    assert!(page.html.contains(SUMMARY) && page.html.contains(QUESTIONS));
    for kept in [WORDS, "Nhài", "0900", "quầy.jpg", "Nguyễn Văn Quầy"] {
        assert!(!page.html.contains(kept), "the unit sees {kept}");
    }
    let handler = world.officer_id("xuly.ubnd.donglat").await.to_string();
    unit_step(&mut focal, number, "T13", &[("assignee", &handler)]).await;
    let mut handler = world.officer("xuly.ubnd.donglat").await;
    unit_step(&mut handler, number, "T15", &[("answer", ANSWER), ("outcome", "DUNG")]).await;
    let mut head = world.officer("phochutich.ubnd.donglat").await;
    let signed = [("document_no", "34/UBND-VP"), ("document_on", "10/11/2026"), ("signer", "Phùng Thị Thúy Vân")];
    unit_step(&mut head, number, "T17", &signed).await;
}

async fn release(world: &World, number: &str) {
    let mut leader = world.officer("lanhdao.donglat").await;
    let page = leader.get(&paths::front_case(number)).await.expect(200);
    assert!(page.html.contains(ANSWER));
    // Files are read by the Front alone, as downloads.
    let file = page.html.split("/tep/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let download = leader.get(&format!("{}/tep/{file}", paths::front_case(number))).await.expect(200);
    assert_eq!(download.bytes.as_ref(), jpeg(40_000));
    assert!(download.headers["content-disposition"].to_str().unwrap().starts_with("attachment;"));
    step(&mut leader, number, "T21", &verdicts("DAT")).await;
}

async fn follow(world: &World, code: &str, number: &str) -> Browser {
    let mut sender = world.browser();
    let page = sender.get(paths::TRACK).await.expect(200);
    let form = page.forms().into_iter().find(|form| form.action == paths::TRACK).unwrap();
    let opened = sender.fill_in(&form, &[("code", code)]).await;
    let case = sender.follow(&opened).await.expect(200);
    assert_eq!(case.path, paths::TRACKED, "no code stands in an address");
    assert_eq!(case.marked("data-case-number").as_deref(), Some(number));
    assert_eq!(case.mark("data-state").as_deref(), Some("DA_GIAI_QUYET"));
    for shown in [ANSWER, "34/UBND-VP", "Phùng Thị Thúy Vân"] {
        assert!(case.html.contains(shown), "{shown}");
    }
    sender
}

async fn rate(sender: &mut Browser) {
    let page = sender.get(paths::TRACKED).await.expect(200);
    let form =
        page.forms().into_iter().find(|form| form.fields.iter().any(|field| field.name == "rating_time")).unwrap();
    let missing = sender.fill_in(&form, &[("rating_time", "5")]).await.expect(422);
    assert!(missing.problem("rating_result").is_some() && missing.problem("rating_time").is_none());
    let marks = [("rating_time", "5"), ("rating_manner", "4"), ("rating_answer", "4"), ("rating_result", "3")];
    let rated = sender.fill_in(&form, &marks).await;
    let page = sender.follow(&rated).await.expect(200);
    assert!(!page.html.contains("name=\"rating_time\""), "one rates once");
    sender.fill_in(&form, &marks).await.expect(409);
}

async fn close(world: &World, number: &str) {
    let mut leader = world.officer("lanhdao.donglat").await;
    let page = leader.get(&paths::front_case(number)).await.expect(200);
    assert!(page.says("front-rating") && page.says("rating-level-5"), "the Front reads what the sender thought of it");
    assert!(page.mark("data-publication").is_some_and(|code| code == "CHUA_XET"), "that is to be decided first");
    let sheet = leader.get(&paths::front_publication(number)).await.expect(200);
    let done = leader.fill_in(&sheet.form("decline-publication"), &[("reason_code", "CON_NHAN_RA")]).await;
    assert!(leader.follow(&done).await.expect(200).says("why-not-CON_NHAN_RA"));
    let page = step(&mut leader, number, "T24", &[]).await;
    let forms = page.forms();
    let left: Vec<_> = forms.iter().filter_map(|form| form.value("transition")).collect();
    assert_eq!(left, ["T26"], "nothing is left to do but to reopen it");
}

async fn ended(world: &World, code: &str, number: &str) {
    let row = server::store::cases::by_number(world.services.db.reader(), number).await.unwrap().unwrap();
    assert_eq!((row.state.as_str(), row.publication.as_str()), ("DA_DONG", "KHONG_CONG_KHAI"));
    let log = server::store::events::of_case(world.services.db.reader(), row.id).await.unwrap();
    assert!(server::store::events::chain_holds(&log));
    let moves: Vec<_> = log.iter().map(|event| event.code.as_str()).filter(|code| code.starts_with('T')).collect();
    assert_eq!(moves, ["T02", "T03", "T04", "T07", "T08", "T10", "T13", "T15", "T17", "T21", "T24"]);
    let mut sender = world.browser();
    sender.post(paths::TRACK, &[("code", code)]).await.moved_on();
    let page = sender.get(paths::TRACKED).await.expect(200);
    assert!(page.html.contains(ANSWER) && !page.html.contains("name=\"message\""));
}

/// Opens the page of a case, fills in one of its forms, and goes where that leads.
async fn step(browser: &mut Browser, number: &str, asks: &str, fields: &[(&str, &str)]) -> crate::support::Answer {
    go(browser, &paths::front_case(number), asks, fields).await
}

async fn unit_step(browser: &mut Browser, number: &str, asks: &str, fields: &[(&str, &str)]) -> crate::support::Answer {
    go(browser, &paths::unit_case(number), asks, fields).await
}

async fn go(browser: &mut Browser, path: &str, asks: &str, fields: &[(&str, &str)]) -> crate::support::Answer {
    let page = browser.get(path).await.expect(200);
    let done = browser.fill_in(&page.form(asks), fields).await;
    let after = browser.follow(&done).await.expect(200);
    assert_eq!(after.path.split('?').next(), Some(path));
    after
}
