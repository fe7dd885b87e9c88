//! An installation that moves from SQLite to PostgreSQL.

use migrations::testing::{self, TestDatabase};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryOrder, Statement};
use tempfile::TempDir;

use super::*;
use crate::Services;
use crate::clock::Clock;
use crate::config::Config;
use crate::services::StartError;
use crate::store::entity::{cases, drafts, events, search_queue};
use crate::store::{public_state, search as index, sessions};
use crate::vault::{KeyFile, Vault};

/// A PostgreSQL database without a table; `None` where none is installed.
async fn empty() -> Option<TestDatabase> {
    let database = testing::postgres()?.database().await;
    let sql = "drop schema public cascade; create schema public";
    database.connection().execute_unprepared(sql).await.unwrap();
    Some(database)
}

/// A demonstration whose words can be found and whose log has been written.
async fn house(folder: &TempDir) -> Services {
    let services = crate::testing::services_in(folder, None).await;
    crate::demo::run(&services, 24, 1).await.unwrap();
    crate::search::catch_up(&services, || false).await.unwrap();
    assert_eq!(search_queue::Entity::find().count(services.db.reader()).await.unwrap(), 0);
    services
}

fn keys(config: &Config) -> Keys {
    Keys::own(&Vault::new(&KeyFile::load(&config.key_file).unwrap()).unwrap())
}

async fn moved(services: &Services, to: &TestDatabase) -> Result<Report, MoveError> {
    let to = SecretUrl::new(to.url());
    run(&services.config.database_url, &to, keys(&services.config), &mut |_| {}).await
}

/// What has a token, for every token that there is.
async fn found(db: &Db, tokens: &[i64]) -> Vec<(i64, i64)> {
    let mut found = index::each(db.reader(), tokens, 1_000).await.unwrap();
    found.sort_unstable();
    found
}

/// Tokens of the index, read from PostgreSQL, where they stand in plain.
async fn tokens(db: &Db) -> Vec<i64> {
    let ask = "select distinct unnest(tokens) from case_tokens order by 1 limit 300";
    let rows = db.reader().query_all_raw(Statement::from_string(DbBackend::Postgres, ask)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

#[tokio::test]
async fn everything_moves_and_the_old_database_confirms_nothing_more() {
    let Some(target) = empty().await else { return };
    let folder = tempfile::tempdir().unwrap();
    let services = house(&folder).await;
    // An earlier version kept instants finer than PostgreSQL does.
    let finer = services.clock.now() + time::Duration::nanoseconds(694);
    let tx = services.db.begin().await.unwrap();
    sessions::start(&tx, vec![7; 32], 1, sessions::Stage::Full, finer).await.unwrap();
    tx.commit().await.unwrap();
    let last = cases::Entity::find().order_by_desc(cases::Column::Id).one(services.db.reader()).await.unwrap().unwrap();
    let written = events::Entity::find().count(services.db.reader()).await.unwrap();

    let report = moved(&services, &target).await.unwrap();
    assert_eq!((report.cases, report.events), (24, written));

    let new = crate::testing::services_in(&folder, Some(target.url())).await;
    assert_eq!(cases::Entity::find_by_id(last.id).one(new.db.reader()).await.unwrap(), Some(last));
    let some = tokens(&new.db).await;
    assert!(some.len() > 100 && found(&new.db, &some).await == found(&services.db, &some).await);
    // What is new gets a number that none had, and what is taken out stays out.
    let count = drafts::Entity::find().count(new.db.reader()).await.unwrap();
    crate::demo::run(&new, 0, 2).await.unwrap_err();
    assert_eq!(drafts::Entity::find().count(new.db.reader()).await.unwrap(), count);
    let tx = new.db.begin().await.unwrap();
    public_state::bump(&tx).await.unwrap();
    tx.commit().await.unwrap();

    // A node that still runs on the old one can write nothing.
    let tx = services.db.begin().await.unwrap();
    let refused = public_state::bump(&tx).await.unwrap_err().to_string();
    assert!(refused.contains("this database was moved"), "{refused}");
    drop(tx);
    let again = Services::open(services.config.clone(), Clock::machine(), services.hashing.clone()).await;
    assert!(matches!(again.err(), Some(StartError::Moved)));
}

#[tokio::test]
async fn what_is_there_is_not_touched_and_what_was_cut_off_is_begun_again() {
    let Some(first) = empty().await else { return };
    let Some(second) = empty().await else { return };
    let folder = tempfile::tempdir().unwrap();
    let services = house(&folder).await;
    moved(&services, &first).await.unwrap();
    assert!(matches!(moved(&services, &first).await, Err(MoveError::NotEmpty)));
    // As after a failure between the two ends: the old one is frozen, the new one is not there.
    moved(&services, &second).await.unwrap();
    let (old, new) = (&services.config.database_url, SecretUrl::new(first.url()));
    for (from, to) in [(&new, old), (old, old), (&new, &new)] {
        let refused = run(from, to, keys(&services.config), &mut |_| {}).await;
        assert!(matches!(refused, Err(MoveError::Direction)));
    }
    let nowhere = SecretUrl::new(format!("sqlite://{}", folder.path().join("none.sqlite").display()));
    let refused = run(&nowhere, &new, keys(&services.config), &mut |_| {}).await;
    assert!(matches!(refused, Err(MoveError::Missing(_))));
    assert!(!folder.path().join("none.sqlite").exists());
}

#[tokio::test]
async fn a_record_that_does_not_hold_is_not_moved() {
    let Some(target) = empty().await else { return };
    let folder = tempfile::tempdir().unwrap();
    let services = house(&folder).await;
    let writer = services.db.writer_for_migrations();
    let triggers = "select name from sqlite_master where type = 'trigger' and tbl_name = 'events'";
    for row in writer.query_all_raw(Statement::from_string(DbBackend::Sqlite, triggers)).await.unwrap() {
        let name: String = row.try_get_by_index(0).unwrap();
        writer.execute_unprepared(&format!("drop trigger \"{name}\"")).await.unwrap();
    }
    writer.execute_unprepared("update events set to_state = 'DA_DONG' where id = 3").await.unwrap();
    let refused = moved(&services, &target).await;
    assert!(matches!(&refused, Err(MoveError::Record(_))), "{refused:?}");
    assert!(!is_frozen(&services.db).await.unwrap());
    let target = Db::open(&SecretUrl::new(target.url())).await.unwrap();
    assert!(tables(target.reader()).await.unwrap().is_empty());
}
