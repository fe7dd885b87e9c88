use domain::unit::UnitId;
use migrations::testing::engines;
use time::macros::{date, datetime};

use super::*;
use crate::config::SecretUrl;
use crate::store::entity::{cases as case_rows, contacts, units};
use crate::store::{Db, cases};

const NOW: OffsetDateTime = datetime!(2026-03-02 03:04:05.678 UTC);
const LEASE: Duration = Duration::minutes(15);

/// Stores a case that has just come to the Central Front, which every database has.
pub(crate) async fn a_case(tx: &Tx, id: i64) -> case_rows::Model {
    let front = units::Entity::find().filter(units::Column::Code.eq("MTTQ_TW")).one(tx).await.unwrap().unwrap();
    let row = case_rows::Model {
        identity_mode: "open".to_owned(),
        notify: true,
        ..cases::blank(id, format!("PA-2026-{id:08}"), UnitId(front.id), date!(2026 - 03 - 02))
    };
    cases::insert(tx, row.clone()).await.unwrap();
    row
}

/// The one row of the outbox.
pub(crate) async fn only_row(db: &Db) -> outbox::Model {
    let mut rows = outbox::Entity::find().all(db.reader()).await.unwrap();
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

async fn with_messages(url: &str, number: usize) -> Db {
    let db = Db::open(&SecretUrl::new(url)).await.unwrap();
    let tx = db.begin().await.unwrap();
    a_case(&tx, 7).await;
    for _ in 0..number {
        queue(&tx, NewMail::to_reporter(MailKind::ReporterNews, 7, "vi"), NOW).await.unwrap();
    }
    tx.commit().await.unwrap();
    db
}

async fn take(db: &Db, now: OffsetDateTime, limit: u64) -> Vec<outbox::Model> {
    let tx = db.begin().await.unwrap();
    let rows = claim(&tx, now, LEASE, limit).await.unwrap();
    tx.commit().await.unwrap();
    rows
}

#[tokio::test]
async fn a_message_goes_with_the_transaction_of_its_event() {
    for database in engines().await {
        let db = with_messages(database.url(), 0).await;
        let tx = db.begin().await.unwrap();
        queue(&tx, NewMail::to_reporter(MailKind::ReporterNews, 7, "en"), NOW).await.unwrap();
        tx.rollback().await.unwrap();
        assert!(!any_due(db.reader(), NOW).await.unwrap());
    }
}

#[tokio::test]
async fn a_new_row_is_due_at_once_and_does_not_tell_the_hour() {
    for database in engines().await {
        let db = with_messages(database.url(), 1).await;
        assert!(any_due(db.reader(), NOW).await.unwrap());
        let row = only_row(&db).await;
        assert_eq!(row.next_at, datetime!(2026-03-02 0:00 UTC));
        assert_eq!(row.created_on, date!(2026 - 03 - 02));
        assert_eq!(row.address, None);
        assert_eq!(row.message_id.len(), 32);
    }
}

#[tokio::test]
async fn a_leased_message_is_nobody_elses_until_the_lease_ends_and_stays_the_same_message() {
    for database in engines().await {
        let db = with_messages(database.url(), 1).await;
        let first = take(&db, NOW, 10).await;
        assert_eq!(first.len(), 1);
        assert!(take(&db, NOW + Duration::minutes(14), 10).await.is_empty());
        assert!(!any_due(db.reader(), NOW + Duration::minutes(14)).await.unwrap());
        let second = take(&db, NOW + Duration::minutes(15), 10).await;
        assert_eq!(second.len(), 1);
        assert_eq!(second[0].message_id, first[0].message_id);
    }
}

#[tokio::test]
async fn two_workers_at_the_same_moment_never_get_the_same_message() {
    for database in engines().await {
        let db = with_messages(database.url(), 6).await;
        let (mine, yours) = tokio::join!(take(&db, NOW, 3), take(&db, NOW, 3));
        let mut ids: Vec<i64> = mine.iter().chain(&yours).map(|row| row.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), mine.len() + yours.len());
        assert!(take(&db, NOW, 10).await.len() + ids.len() == 6);
    }
}

#[tokio::test]
async fn a_failed_message_waits_for_its_time() {
    for database in engines().await {
        let db = with_messages(database.url(), 1).await;
        let row = take(&db, NOW, 1).await.remove(0);
        let tx = db.begin().await.unwrap();
        failed(&tx, &row, "no connection", Some(NOW + Duration::minutes(1))).await.unwrap();
        tx.commit().await.unwrap();
        assert!(take(&db, NOW + Duration::seconds(59), 1).await.is_empty());
        let again = take(&db, NOW + Duration::minutes(1), 1).await.remove(0);
        assert_eq!((again.attempts, again.last_error.as_deref()), (1, Some("no connection")));
    }
}

#[tokio::test]
async fn a_worker_that_comes_back_late_does_not_take_the_message_from_the_next_one() {
    for database in engines().await {
        let db = with_messages(database.url(), 1).await;
        let late = take(&db, NOW, 1).await.remove(0);
        let next = take(&db, NOW + LEASE, 1).await.remove(0);
        let tx = db.begin().await.unwrap();
        failed(&tx, &late, "no connection", None).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(only_row(&db).await, next);
    }
}

#[tokio::test]
async fn what_is_sent_is_done_and_keeps_only_its_day() {
    for database in engines().await {
        let db = with_messages(database.url(), 1).await;
        let row = take(&db, NOW, 1).await.remove(0);
        let tx = db.begin().await.unwrap();
        sent(&tx, &outbox::Model { next_at: NOW, ..row }, None).await.unwrap();
        tx.commit().await.unwrap();
        assert!(take(&db, NOW + Duration::days(400), 1).await.is_empty());
        let row = only_row(&db).await;
        assert_eq!((row.state.as_str(), row.next_at), ("SENT", datetime!(2026-03-02 0:00 UTC)));
    }
}

#[tokio::test]
async fn what_was_given_up_is_listed_and_can_be_tried_again_once() {
    for database in engines().await {
        let db = with_messages(database.url(), 2).await;
        let row = take(&db, NOW, 1).await.remove(0);
        let tx = db.begin().await.unwrap();
        failed(&tx, &row, "the mail server answered 550", None).await.unwrap();
        tx.commit().await.unwrap();
        assert!(take(&db, NOW + Duration::days(400), 5).await.iter().all(|other| other.id != row.id));

        let dead = list(db.reader(), State::Dead, 0).await.unwrap();
        assert_eq!(dead.iter().map(|row| row.id).collect::<Vec<_>>(), [row.id]);
        assert!(list(db.reader(), State::Dead, row.id).await.unwrap().is_empty());
        assert_eq!(counts(db.reader()).await.unwrap(), Counts { leased: 1, dead: 1, ..Counts::default() });

        let tx = db.begin().await.unwrap();
        assert!(retry(&tx, row.id, NOW).await.unwrap());
        assert!(!retry(&tx, row.id, NOW).await.unwrap(), "it is no longer dead");
        tx.commit().await.unwrap();
        let again = take(&db, NOW, 1).await.remove(0);
        assert_eq!((again.id, again.attempts), (row.id, 0));
        assert_eq!(again.message_id, row.message_id);
    }
}

/// A message to the reporter of a case that ended in the meantime, whose address is known.
async fn ended_with_a_message(url: &str) -> Db {
    let db = with_messages(url, 1).await;
    let tx = db.begin().await.unwrap();
    contacts::Entity::insert(contacts::ActiveModel { case_id: Set(7), envelope: Set(vec![1]) })
        .exec_without_returning(&tx)
        .await
        .unwrap();
    let mut case = cases::by_id(&tx, 7).await.unwrap().unwrap();
    "DA_DONG".clone_into(&mut case.state);
    assert!(cases::update(&tx, &case).await.unwrap());
    forget_contact_if_over(&tx, 7).await.unwrap();
    tx.commit().await.unwrap();
    db
}

async fn address_is_known(db: &Db) -> bool {
    cases::contact(db.reader(), 7).await.unwrap().is_some()
}

#[tokio::test]
async fn the_address_of_an_ended_case_stays_until_the_last_message_to_it_is_done() {
    for dead in [false, true] {
        for database in engines().await {
            let db = ended_with_a_message(database.url()).await;
            assert!(address_is_known(&db).await, "a message to it waits");
            let row = take(&db, NOW, 1).await.remove(0);
            let tx = db.begin().await.unwrap();
            forget_contact_if_over(&tx, 7).await.unwrap();
            tx.commit().await.unwrap();
            assert!(address_is_known(&db).await, "a worker has the message");
            let tx = db.begin().await.unwrap();
            if dead {
                failed(&tx, &row, "550", None).await.unwrap()
            } else {
                sent(&tx, &row, None).await.unwrap()
            }
            forget_contact_if_over(&tx, 7).await.unwrap();
            tx.commit().await.unwrap();
            assert!(!address_is_known(&db).await);
        }
    }
}

#[tokio::test]
async fn the_address_of_a_case_that_goes_on_stays() {
    for database in engines().await {
        let db = with_messages(database.url(), 0).await;
        let tx = db.begin().await.unwrap();
        contacts::Entity::insert(contacts::ActiveModel { case_id: Set(7), envelope: Set(vec![1]) })
            .exec_without_returning(&tx)
            .await
            .unwrap();
        forget_contact_if_over(&tx, 7).await.unwrap();
        tx.commit().await.unwrap();
        assert!(address_is_known(&db).await);
    }
}
