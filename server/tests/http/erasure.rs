//! What stays of a case whose personal data was erased, and what does not.

use domain::case::{State, Transition};
use domain::retention::ErasureCause;
use domain::role::Desk;
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Statement};
use server::jobs::{Job, Sweep};
use server::store::entity::{attachments, case_subjects, outbox, search_queue};
use server::store::erasure::{ERASED, Erasure, erase};
use server::store::events::{Cause, chain_holds};
use tokio::sync::watch;

use super::support::case::{ANSWER, Case, DONG_LAT};
use super::support::{Chosen, Feedback, World, jpeg};
use app::paths;

/// Where rows of a case stand before, and none after.
const GONE: &[&str] = &[
    "case_keys",
    "case_contents",
    "identities",
    "contacts",
    "messages",
    "receipts",
    "receipt_sessions",
    "attachments",
    "case_tokens",
];

fn feedback() -> Feedback {
    Feedback { body: "Ông ấy đòi tiền bồi dưỡng mới nhận hồ sơ.".to_owned(), ..Feedback::default() }
        .with("subject_name", "Đặng Quốc Khánh")
        .with("identity", "open")
        .with("name", "Lò Thị Mai")
        .with("phone", "0912345678")
        .with("email", "mai@example.vn")
        .with("notify", "yes")
        .with_files(vec![Chosen::new("ảnh.jpg", jpeg(3_000))])
}

async fn erased(world: &World, case: &Case<'_>) -> bool {
    let services = &world.services;
    let tx = world.tx().await;
    let row = case.row().await;
    let erasure = Erasure {
        cause: Cause::System { at: services.clock.now() },
        why: ErasureCause::PeriodOver,
        run: None,
        on: services.clock.today(),
    };
    let done = erase(&tx, &services.vault, &row, erasure).await.unwrap();
    tx.commit().await.unwrap();
    done
}

/// Rows of a table that belong to the case.
async fn rows(world: &World, table: &str, case_id: i64) -> i64 {
    let db = world.services.db.reader();
    let column =
        if table == "case_tokens" && world.services.config.database_url.is_sqlite() { "rowid" } else { "case_id" };
    let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE {column} = {case_id}");
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}

#[tokio::test]
async fn of_an_erased_case_only_the_line_in_the_register_and_an_unbroken_record_stay() {
    for world in World::everywhere().await {
        let mut case = Case::of(&world, &feedback(), DONG_LAT).await;
        case.reach(State::Triage).await;
        case.write("Chuyện này xảy ra ở trụ sở.").await.moved_on();
        case.reach(State::Transferred).await;
        world.read_into_the_index().await;
        let id = case.row().await.id;
        let files = world.stored_files();
        assert_eq!(files.len(), 1);
        for table in GONE {
            assert!(rows(&world, table, id).await > 0, "{table} would show nothing");
        }
        let before = case.log().await;

        assert!(erased(&world, &case).await);
        for table in GONE {
            assert_eq!(rows(&world, table, id).await, 0, "{table}");
        }
        let row = case.row().await;
        assert!(row.register_no.is_some() && row.state == State::Transferred.code());
        let log = case.log().await;
        assert!(chain_holds(&log));
        assert_eq!(log[..before.len()], before[..]);
        let last = log.last().unwrap();
        assert_eq!((last.code.as_str(), last.reason_code.as_deref()), (ERASED, Some("HET_HAN")));
        let db = world.services.db.reader();
        let named =
            case_subjects::Entity::find().filter(sea_orm::ColumnTrait::is_not_null(&case_subjects::Column::NameHash));
        assert_eq!(named.count(db).await.unwrap(), 0);
        let told = outbox::Entity::find().all(db).await.unwrap();
        assert!(told.iter().all(|mail| mail.officer_id.is_some()), "nothing is left to be sent to the sender");

        let running = watch::Sender::new(false).subscribe();
        Sweep::new(world.services.clone()).run(&running).await.unwrap();
        assert!(world.stored_files().is_empty());
        assert_eq!(attachments::Entity::find().count(db).await.unwrap(), 0);
        world.read_into_the_index().await;
        assert_eq!(search_queue::Entity::find().count(db).await.unwrap(), 0);
        assert!(!erased(&world, &case).await, "once is enough");
        assert_eq!(case.log().await.len(), log.len());
    }
}

#[tokio::test]
async fn nobody_reads_finds_follows_or_moves_an_erased_case() {
    let world = World::new().await;
    let mut case = Case::of(&world, &feedback(), DONG_LAT).await;
    case.reach(State::Transferred).await;
    world.read_into_the_index().await;
    assert!(erased(&world, &case).await);
    let mut intake = world.officer(DONG_LAT.intake).await;
    assert!(!intake.get("/mat-tran?q=boi+duong").await.expect(200).html.contains(&case.number));
    for (login, desk) in [(DONG_LAT.intake, Desk::Front), (DONG_LAT.focal, Desk::Unit)] {
        let page = case.page(login, desk).await.expect(200);
        assert!(page.html.contains("data-erased=") && !page.html.contains("name=\"transition\""));
    }
    case.post(domain::case::Transition::Accept).await.expect(404);
    let mut stranger = world.browser();
    let unknown = stranger.post(paths::TRACK, &[("code", "0000-0000-0000-0000")]).await;
    let gone = stranger.post(paths::TRACK, &[("code", &case.code)]).await;
    assert_eq!(gone.status, unknown.status);
    let page = case.sender.get(paths::TRACKED).await;
    assert!(!page.html.contains(&case.number), "who followed it follows it no more");
}

#[tokio::test]
async fn the_search_job_does_not_put_back_what_was_erased() {
    let world = World::new().await;
    let case = Case::of(&world, &feedback(), DONG_LAT).await;
    let id = case.row().await.id;
    assert!(erased(&world, &case).await);
    world.read_into_the_index().await;
    assert_eq!(rows(&world, "case_tokens", id).await, 0);
}

#[tokio::test]
async fn an_erasure_that_is_rolled_back_leaves_the_case_as_it_was() {
    let world = World::new().await;
    let case = Case::of(&world, &feedback(), DONG_LAT).await;
    let before = case.snapshot().await;
    let tx = world.tx().await;
    let erasure = Erasure {
        cause: Cause::System { at: world.services.clock.now() },
        why: ErasureCause::PeriodOver,
        run: None,
        on: world.services.clock.today(),
    };
    assert!(erase(&tx, &world.services.vault, &before.0, erasure).await.unwrap());
    tx.rollback().await.unwrap();
    assert_eq!(case.snapshot().await, before);
    case.page(DONG_LAT.intake, Desk::Front).await.expect(200);
}

#[tokio::test]
async fn a_merged_case_that_was_erased_holds_the_common_one_no_more() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let master = case.master().await;
        case.merge_into(&master).await.moved_on();
        let refuse = master.post(Transition::Refuse).await.expect(422);
        assert!(refuse.says("guard-nobody-follows"));
        assert!(erased(&world, &case).await);
        let page = master.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert_ne!(page.mark("data-reporters").as_deref(), Some("2"));
        master.make(Transition::Refuse).await;
    }
}

#[tokio::test]
async fn whoever_followed_an_erased_case_keeps_the_answer_that_served_all() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let master = case.master().await;
        case.merge_into(&master).await.moved_on();
        master.reach(State::Resolved).await;
        let before = case.tracked().await;
        assert!(before.html.contains(ANSWER) && before.html.contains("Ủy ban nhân dân xã Đồng Lát"));
        let rating = [("rating_time", "4"), ("rating_manner", "4"), ("rating_answer", "4"), ("rating_result", "4")];
        case.follow_up(&rating).await.moved_on();
        master.come_to(State::Closed).await;
        assert!(erased(&world, &master).await);
        let after = case.tracked().await;
        assert!(after.html.contains(ANSWER) && after.html.contains("34/UBND-VP"));
        assert!(after.html.contains("Ủy ban nhân dân xã Đồng Lát"), "under the name of who gave it");
        assert!(!after.says("merged-about"));
        case.make(Transition::Split).await;
    }
}
