//! Cleaned copies: what a unit gets of a file, who gets it, and what never reaches it.

use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;
use sea_orm::{EntityTrait, QueryOrder};
use server::desks::copying;
use server::store::entity::attachments;
use server::testing::samples;

use crate::support::case::SUMMARY;
use crate::support::html::tags;
use crate::support::{Answer, Case, Chosen, DONG_LAT, Feedback, World};

const MARK: &str = "MARK-7f3a-Tran-Thi-Nhai";
const NAME: &str = "nhai-tran-o-dong-lat";

/// A case in triage with these files; their ids, in their order.
async fn in_triage<'a>(world: &'a World, files: Vec<Chosen>) -> (Case<'a>, Vec<i64>) {
    let case = Case::of(world, &Feedback::default().with_files(files), DONG_LAT).await;
    case.reach(State::Triage).await;
    copying::run(&world.services).await.unwrap();
    (case, ids(world).await)
}

async fn ids(world: &World) -> Vec<i64> {
    let rows = attachments::Entity::find().order_by_asc(attachments::Column::Id);
    rows.all(world.services.db.reader()).await.unwrap().into_iter().map(|row| row.id).collect()
}

fn named(ending: &str, content: Vec<u8>) -> Chosen {
    Chosen::new(&format!("{NAME}.{ending}"), content)
}

async fn propose(case: &Case<'_>, more: &[(&str, &str)]) -> Answer {
    let mut fields = case.fields(Transition::ProposeTransfer).await;
    fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &fields).await
}

fn holds(bytes: &[u8], mark: &str) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark.as_bytes())
}

#[tokio::test]
async fn a_unit_gets_the_cleaned_copies_that_were_picked_and_nothing_else_of_a_file() {
    for world in World::everywhere().await {
        let photo = samples::jpeg(64, 48, MARK, 6);
        let files = vec![
            named("jpg", photo.clone()),
            named("png", samples::png(20, 20, MARK)),
            named("pdf", samples::pdf("Ho so cua cong dan", MARK)),
        ];
        let (case, ids) = in_triage(&world, files).await;
        let page = case.page(DONG_LAT.triage, Desk::Front).await;
        assert!(page.says("copy-legend") && page.html.contains(&paths::front_copy(&case.number, ids[0])));
        let ticked = [("copy", ids[2].to_string()), ("copy", ids[0].to_string())];
        let ticked: Vec<_> = ticked.iter().map(|(name, id)| (*name, id.as_str())).collect();
        propose(&case, &ticked).await.moved_on();
        let proposed = case.log().await.into_iter().rev().find(|event| event.code == "T07").unwrap();
        let details: serde_json::Value = serde_json::from_str(&proposed.details).unwrap();
        for file in details["files"].as_array().unwrap() {
            assert_eq!((file["original"].as_str().unwrap().len(), file["copy"].as_str().unwrap().len()), (64, 64));
        }
        let mut focal = world.officer(DONG_LAT.focal).await;
        focal.get(&paths::unit_copy(&case.number, 1)).await.expect(404);
        case.make(Transition::ApproveTransfer).await;

        let page = focal.get(&case.path(Desk::Unit)).await.expect(200);
        assert!(page.html.contains("tep-1.txt") && page.html.contains("tep-2.jpg") && !page.html.contains("tep-3"));
        assert!(!page.html.contains(NAME) && !page.html.contains("ban-sach") && !page.html.contains("/mat-tran"));
        let text = focal.get(&paths::unit_copy(&case.number, 1)).await.expect(200);
        assert_eq!(text.html, "Ho so cua cong dan");
        assert_eq!(text.headers["content-type"], "text/plain; charset=utf-8");
        let picture = focal.get(&paths::unit_copy(&case.number, 2)).await.expect(200);
        assert!(!holds(&picture.bytes, MARK) && !holds(&picture.bytes, "Exif") && picture.bytes.as_ref() != photo);
        assert_eq!(picture.headers["content-type"], "image/jpeg");
        assert_eq!(picture.headers["content-disposition"], "attachment; filename=\"tep-2.jpg\"");
        assert_eq!(picture.headers["x-content-type-options"], "nosniff");
        assert!(picture.headers["content-security-policy"].to_str().unwrap().contains("sandbox"));
        assert_eq!(case.log().await.last().unwrap().code, "COPY_READ");

        let mut leader = world.officer(DONG_LAT.leader).await;
        let preview = leader.get(&paths::front_copy(&case.number, ids[0])).await.expect(200);
        assert_eq!(preview.bytes, picture.bytes, "the Front sees exactly what the unit gets");
        for position in ["3", "0", "-1", "99999999999", "x"] {
            let path = format!("{}/tep/{position}", case.path(Desk::Unit));
            assert!((400..500).contains(&focal.get(&path).await.status.as_u16()), "{position}");
        }
        for path in [paths::front_file(&case.number, ids[0]), paths::front_copy(&case.number, ids[0])] {
            focal.get(&path).await.expect(404);
        }
        assert!(!focal.get(&case.path(Desk::Unit)).await.html.contains("COPY_READ"));
    }
}

#[tokio::test]
async fn a_copy_follows_the_case_and_the_conflict_rule() {
    let world = World::new().await;
    let (case, ids) = in_triage(&world, vec![named("png", samples::png(20, 20, MARK))]).await;
    propose(&case, &[("copy", &ids[0].to_string())]).await.moved_on();
    case.make(Transition::ApproveTransfer).await;
    let path = paths::unit_copy(&case.number, 1);
    world.officer(DONG_LAT.focal).await.get(&path).await.expect(200);
    for login in ["daumoi.ubnd.tinh", "lanhdao.benlau", DONG_LAT.leader, "quantri"] {
        world.officer(login).await.get(&path).await.expect(404);
    }
    assert_eq!(world.browser().get(&path).await.location(), paths::SIGN_IN);
    // Whoever takes the post that the case is about loses it at once.
    world.appoint(DONG_LAT.handler, DONG_LAT.unit, "THU_LY_DV", Some("CONG_CHUC")).await;
    world.officer(DONG_LAT.handler).await.get(&path).await.expect(404);
    case.make(Transition::Return).await;
    world.officer(DONG_LAT.focal).await.get(&path).await.expect(404);
}

#[tokio::test]
async fn what_has_no_copy_cannot_be_picked_and_the_front_writes_what_a_recording_shows() {
    let world = World::new().await;
    let files = vec![
        named("mp3", samples::mp3(30, MARK)),
        named("pdf", samples::pdf(" ", MARK)),
        named("jpg", crate::support::jpeg(9_000)),
        named("png", samples::empty_png(60_000, 60_000)),
    ];
    let (case, ids) = in_triage(&world, files).await;
    let page = case.page(DONG_LAT.triage, Desk::Front).await;
    for reason in ["GHI_AM_GHI_HINH", "KHONG_CO_CHU", "KHONG_DOC_DUOC", "QUA_LON"] {
        assert!(page.says(&format!("no-copy-{reason}")), "{reason}");
    }
    assert!(!page.says("copy-legend"), "there is nothing to tick");
    for id in ids.iter().map(i64::to_string).chain(["0".to_owned(), "x".to_owned(), i64::MAX.to_string()]) {
        let answer = propose(&case, &[("copy", &id)]).await.expect(422);
        assert!(answer.problem("copy").is_some() || answer.html.contains("#copy"), "{id}");
        assert!(answer.html.contains(crate::support::case::SUMMARY), "what was typed is kept");
    }
    let shown = "Nghe được hai người trao đổi về phong bì tại quầy số 3.";
    propose(&case, &[("recordings", shown)]).await.moved_on();
    case.make(Transition::ApproveTransfer).await;
    assert!(case.page(DONG_LAT.focal, Desk::Unit).await.html.contains(shown));
    let other = Case::in_state(&world, State::Triage).await;
    let answer = propose(&other, &[("copy", &ids[0].to_string())]).await.expect(422);
    assert!(answer.html.contains("error-summary"), "a file of another case");
}

#[tokio::test]
async fn a_machine_that_cannot_clean_costs_no_copy_and_a_process_that_dies_only_its_own() {
    let world = World::with(|config| config.program = "/nowhere/phanhoi".into()).await;
    let feedback = Feedback::default().with_files(vec![named("png", samples::png(9, 9, MARK))]);
    let case = Case::of(&world, &feedback, DONG_LAT).await;
    case.reach(State::Triage).await;
    assert!(copying::run(&world.services).await.is_err(), "told to the log");
    assert!(case.page(DONG_LAT.triage, Desk::Front).await.says("copy-coming"), "it will be tried again");

    let world = World::with(|config| config.program = "/bin/false".into()).await;
    let (case, _) = in_triage(&world, vec![named("png", samples::png(9, 9, MARK))]).await;
    assert!(case.page(DONG_LAT.triage, Desk::Front).await.says("no-copy-KHONG_DOC_DUOC"));
    propose(&case, &[]).await.moved_on();
    assert_eq!(world.stored_files().len(), 1, "the original and nothing else");
}

#[tokio::test]
async fn whoever_passes_words_on_is_reminded_of_what_tells_the_sender() {
    let world = World::new().await;
    let mut browser = world.browser();
    let body = "Tôi nộp hồ sơ đã hai tháng, xin gọi 0912 345 678 hoặc viết cho tôi: nhai@example.vn";
    let feedback = Feedback { body: body.to_owned(), ..Feedback::default() };
    feedback.fill_in_until(&world, &mut browser, domain::submission::Step::Check).await;
    let page = browser.get(&paths::step(app::words::Lang::Vi, domain::submission::Step::Check)).await.expect(200);
    assert!(page.says("marks-in-draft") && page.says("mark-dien-thoai") && page.says("mark-thu-dien-tu"));
    let code = Feedback::prepare(&feedback, &world, &mut browser).await;
    crate::support::feedback::send(&mut browser, &code).await.moved_on();

    let case = Case::in_state(&world, State::Triage).await;
    let page = case.page(DONG_LAT.triage, Desk::Front).await;
    assert!(page.marked("data-marks").is_none());
    let summary = format!("Hồ sơ của công dân (mã {}) nộp đã hai tháng chưa có kết quả.", case.code);
    let mut fields = case.fields(Transition::ProposeTransfer).await;
    fields.retain(|(name, _)| name != "summary");
    fields.push(("summary".to_owned(), summary));
    let before = case.snapshot().await;
    let warned = case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &fields).await.expect(422);
    assert!(warned.problem("marks_seen").is_some(), "whoever writes it is told first");
    assert_eq!(case.snapshot().await, before);
    let again = warned.form("T07").filled(&[("marks_seen", &tick(&warned))]);
    assert!(again.iter().any(|(_, value)| value.contains(&case.code)), "nothing typed is lost");
    case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &again).await.moved_on();
    let page = case.page(DONG_LAT.leader, Desk::Front).await;
    assert!(page.says("marks-in-referral") && page.says("mark-ma-tra-cuu") && !page.says("mark-dien-thoai"));
    case.make(Transition::ApproveTransfer).await;
}

const TELLS: &str = "Người gửi là bà Trần Thị Nhài, số 0912345678; hồ sơ đã được giải quyết hôm nay.";

#[tokio::test]
async fn whoever_answers_is_reminded_of_what_tells_the_sender_and_the_unit_never_of_the_name() {
    let world = World::new().await;
    let named =
        Feedback::default().with("identity", "open").with("name", "Trần Thị Nhài").with("phone", "0900 000 001");
    let case = Case::of(&world, &named, DONG_LAT).await;
    case.reach(State::Verifying).await;
    let answer = |text: &str| {
        [("answer", text), ("outcome", "DUNG"), ("remedy", "Gọi 0912 345 678 để nhận.")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec()
    };
    let propose =
        async |fields: Vec<(String, String)>| case.post_as(DONG_LAT.handler, Transition::ProposeAnswer, &fields).await;
    let warned = propose(answer(TELLS)).await.expect(422);
    assert!(warned.problem("marks_seen").is_some() && warned.says("mark-dien-thoai"));
    assert_eq!(warned.shown("answer").as_deref(), Some(TELLS), "nothing typed is lost");
    let again = warned.form("T15").filled(&[("marks_seen", &tick(&warned))]);
    propose(again).await.moved_on();
    for login in [DONG_LAT.handler, DONG_LAT.head] {
        let page = case.page(login, Desk::Unit).await.expect(200);
        assert!(page.says("marks-in-answer") && page.says("mark-dien-thoai"), "{login}");
        assert!(!page.says("mark-ho-ten"), "whose name it is is not the unit's to learn");
    }
    case.make(Transition::IssueAnswer).await;
    let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
    assert!(page.says("marks-in-answer") && page.says("mark-dien-thoai") && page.says("mark-ho-ten"));
    case.make(Transition::Resolve).await;
    assert!(!case.page(DONG_LAT.leader, Desk::Front).await.expect(200).says("marks-in-answer"), "it is out");
}

#[tokio::test]
async fn the_name_alone_stops_no_unit_and_is_told_to_the_front() {
    let world = World::new().await;
    let named =
        Feedback::default().with("identity", "open").with("name", "Trần Thị Nhài").with("phone", "0900 000 001");
    let case = Case::of(&world, &named, DONG_LAT).await;
    case.reach(State::Triage).await;
    let mut fields = case.fields(Transition::ProposeTransfer).await;
    fields.retain(|(name, _)| name != "summary");
    fields.push(("summary".to_owned(), "Bà Trần Thị Nhài nộp hồ sơ đã hai tháng chưa có kết quả.".to_owned()));
    let warned = case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &fields).await.expect(422);
    assert!(warned.problem("marks_seen").is_some());
    case.reach(State::Verifying).await;
    let text = "Bà Trần Thị Nhài đã nhận kết quả ngày hôm nay tại bộ phận một cửa.";
    let fields = [("answer", text), ("outcome", "DUNG")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    case.post_as(DONG_LAT.handler, Transition::ProposeAnswer, &fields).await.moved_on();
    case.make(Transition::IssueAnswer).await;
    assert!(case.page(DONG_LAT.leader, Desk::Front).await.expect(200).says("mark-ho-ten"));
}

#[tokio::test]
async fn what_was_picked_stays_picked_when_the_leader_gives_the_letter_back() {
    let world = World::new().await;
    let files = vec![named("png", samples::png(20, 20, MARK)), named("jpg", samples::jpeg(64, 48, MARK, 1))];
    let (case, ids) = in_triage(&world, files).await;
    propose(&case, &[("copy", &ids[1].to_string())]).await.moved_on();
    case.make(Transition::RejectTransfer).await;
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    let ticked: Vec<_> = page.form("T07").values().into_iter().filter(|(name, _)| name == "copy").collect();
    assert_eq!(ticked, [("copy".to_owned(), ids[1].to_string())]);
    assert!(page.says("front-classify-first"), "what is not kept is said before it is lost");
}

/// What the tick says that lets words with marks pass.
fn tick(page: &Answer) -> String {
    let tick = tags(&page.html).into_iter().find(|tag| tag.attribute("name").as_deref() == Some("marks_seen")).unwrap();
    tick.attribute("value").unwrap()
}

#[tokio::test]
async fn a_tick_holds_for_the_words_that_it_was_shown_with() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let mut fields = case.fields(Transition::ProposeTransfer).await;
    let mut with = |summary: &str, tick: &str| {
        fields.retain(|(name, _)| name != "summary" && name != "marks_seen");
        fields.push(("summary".to_owned(), summary.to_owned()));
        fields.push(("marks_seen".to_owned(), tick.to_owned()));
        fields.clone()
    };
    let (first, second) = (format!("{SUMMARY} Điện thoại 0912 345 678."), format!("{SUMMARY} Gọi số 0987 654 321."));
    for tick in ["yes", ""] {
        case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &with(&first, tick)).await.expect(422);
    }
    let warned = case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &with(&first, "")).await.expect(422);
    let seen = tick(&warned);
    let other = case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &with(&second, &seen)).await.expect(422);
    assert!(other.problem("marks_seen").is_some());
    assert_ne!(tick(&other), seen);
    case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &with(&first, &seen)).await.moved_on();
}
