//! Backups on both engines, from one folder into another.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use migrations::testing::engines;
use rand::RngExt;
use sea_orm::{ActiveValue::NotSet, ActiveValue::Set, ConnectionTrait, DbBackend, EntityTrait, Statement};
use tempfile::TempDir;

use super::*;
use crate::Services;
use crate::config::Config;
use crate::files::{FileStore, Folder, ObjectName};
use crate::store::Db;
use crate::store::entity::{attachments, cases};
use crate::store::events;

const OBJECT: &str = "00112233445566778899aabbccddeeff";

/// A service with three cases and a file.
async fn house(folder: &TempDir, url: Option<&str>) -> Services {
    let services = crate::testing::services_in(folder, url).await;
    crate::demo::run(&services, 3, 1).await.unwrap();
    let case = cases::Entity::find().one(services.db.reader()).await.unwrap().unwrap();
    let row = attachments::ActiveModel {
        id: NotSet,
        case_id: Set(Some(case.id)),
        draft_hash: Set(None),
        message_id: Set(None),
        answer_id: Set(None),
        object: Set(OBJECT.to_owned()),
        media_type: Set("image/jpeg".to_owned()),
        size: Set(200_000),
        sha256: Set(vec![1; 32]),
        name: Set(vec![2; 40]),
        wrapped_key: Set(vec![3; 40]),
        scan: Set("KHONG_QUET".to_owned()),
        position: Set(0),
        on_date: Set(services.clock.today()),
    };
    let tx = services.db.begin().await.unwrap();
    attachments::Entity::insert(row).exec_without_returning(&tx).await.unwrap();
    tx.commit().await.unwrap();
    let store = Folder::open(services.config.object_store.folder().unwrap()).unwrap();
    let mut writer = store.create(&ObjectName::parse(OBJECT).unwrap()).await.unwrap();
    writer.append(sealed_bytes()).await.unwrap();
    writer.commit().await.unwrap();
    services
}

fn sealed_bytes() -> Vec<u8> {
    (0..200_000_u32).map(|n| (n * 31 % 251) as u8).collect()
}

fn settings(folder: &Path, url: Option<&str>) -> Config {
    let mut values = BTreeMap::from([("PHANHOI_DATA_DIR".to_owned(), folder.display().to_string())]);
    values.extend(url.map(|url| ("PHANHOI_DATABASE_URL".to_owned(), url.to_owned())));
    Config::from_values(&values).unwrap()
}

/// Rows of every table, by its name.
async fn counts(db: &Db) -> BTreeMap<String, i64> {
    let names = match db.backend() {
        DbBackend::Sqlite => "select name from sqlite_master where type = 'table' and name not like 'sqlite%'",
        _ => "select tablename::text from pg_tables where schemaname = current_schema()",
    };
    let ask = |sql: String| db.reader().query_all_raw(Statement::from_string(db.backend(), sql));
    let mut counts = BTreeMap::new();
    for row in ask(names.to_owned()).await.unwrap() {
        let name: String = row.try_get_by_index(0).unwrap();
        let rows = ask(format!("select count(*) from \"{name}\"")).await.unwrap();
        counts.insert(name, rows[0].try_get_by_index(0).unwrap());
    }
    counts
}

async fn made(services: &Services, folder: &Path) -> (PathBuf, OfflineKey) {
    let key = OfflineKey::make(&folder.join("offline")).unwrap();
    let backup = folder.join("backup");
    let now = services.clock.now();
    make(&services.config, &backup, &key.recipient(), Some(&key), now, &mut |_| {}).await.unwrap();
    (backup, key)
}

#[tokio::test]
async fn a_backup_brings_everything_back() {
    for database in engines().await {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let services = house(&folder, Some(database.url())).await;
        let (backup, key) = made(&services, elsewhere.path()).await;
        let config = match services.db.backend() {
            DbBackend::Sqlite => settings(&elsewhere.path().join("data"), None),
            _ => {
                database
                    .connection()
                    .execute_unprepared("drop schema public cascade; create schema public")
                    .await
                    .unwrap();
                settings(&elsewhere.path().join("data"), Some(database.url()))
            }
        };
        let before = match services.db.backend() {
            DbBackend::Sqlite => counts(&services.db).await,
            _ => BTreeMap::new(),
        };
        restore(&config, &backup, &key, &mut |_| {}).await.unwrap();
        let db = Db::open(&config.database_url).await.unwrap();
        let after = counts(&db).await;
        assert!(after["cases"] == 3 && after["units"] > 0, "{after:?}");
        if !before.is_empty() {
            assert_eq!(before, after);
        }
        for case in cases::Entity::find().all(db.reader()).await.unwrap() {
            let events = events::of_case(db.reader(), case.id).await.unwrap();
            assert!(!events.is_empty() && events::chain_holds(&events));
        }
        let file = config.object_store.folder().unwrap().join("00/11").join(OBJECT);
        assert_eq!(fs::read(file).unwrap(), sealed_bytes());
        assert_eq!(fs::read(&config.key_file).unwrap(), fs::read(&services.config.key_file).unwrap());
        // What was counted goes on: the next row gets a number that none has.
        crate::store::migrate(&db).await.unwrap();
        drop(services);
    }
}

#[tokio::test]
async fn one_changed_byte_anywhere_is_noticed() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let services = house(&folder, None).await;
    let (backup, key) = made(&services, elsewhere.path()).await;
    check(&backup, Some(&key)).unwrap();
    let mut random = rand::rng();
    for entry in fs::read_dir(&backup).unwrap() {
        let path = entry.unwrap().path();
        let whole = fs::read(&path).unwrap();
        let places: Vec<_> = (0..20).map(|_| random.random_range(0..whole.len())).collect();
        for place in [0, whole.len() - 1].into_iter().chain(places) {
            let mut changed = whole.clone();
            changed[place] ^= 1 << random.random_range(0..8);
            fs::write(&path, &changed).unwrap();
            for key in [None, Some(&key)] {
                let noticed = check(&backup, key);
                assert!(matches!(noticed, Err(BackupError::Damaged(_))), "byte {place} of {path:?}: {noticed:?}");
            }
        }
        fs::write(&path, &whole[..whole.len() - 1]).unwrap();
        assert!(check(&backup, None).is_err(), "{path:?} was cut off");
        fs::write(&path, &whole).unwrap();
    }
    check(&backup, Some(&key)).unwrap();
}

/// Somebody who changes the archive may write new sums beside it: then the seal shows it.
#[tokio::test]
async fn the_seal_shows_what_new_sums_hide() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let services = house(&folder, None).await;
    let (backup, key) = made(&services, elsewhere.path()).await;
    let archive = backup.join(ARCHIVE);
    let whole = fs::read(&archive).unwrap();
    for place in [40, whole.len() / 2, whole.len() - 1] {
        let mut changed = whole.clone();
        changed[place] ^= 1;
        fs::write(&archive, &changed).unwrap();
        fs::remove_file(backup.join("SHA256SUMS")).unwrap();
        let sum = |name: &str| sums::sum(&backup.join(name)).unwrap();
        sums::write(&backup, sum(ARCHIVE), sum(MANIFEST)).unwrap();
        check(&backup, None).unwrap();
        assert!(check(&backup, Some(&key)).is_err(), "byte {place}");
    }
}

#[tokio::test]
async fn nothing_is_written_over_and_no_other_key_opens_it() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let services = house(&folder, None).await;
    let (backup, key) = made(&services, elsewhere.path()).await;
    let now = services.clock.now();
    let again = make(&services.config, &backup, &key.recipient(), None, now, &mut |_| {}).await;
    assert!(matches!(again, Err(BackupError::Exists(_))), "{again:?}");
    let over = restore(&services.config, &backup, &key, &mut |_| {}).await;
    assert!(matches!(over, Err(BackupError::NotEmpty(_))), "{over:?}");
    let stranger = OfflineKey::make(&elsewhere.path().join("stranger")).unwrap();
    assert!(matches!(check(&backup, Some(&stranger)), Err(BackupError::WrongKey)));
    let read = OfflineKey::read(&elsewhere.path().join("offline")).unwrap();
    assert_eq!(read.recipient().to_string(), key.recipient().to_string());
    assert!(matches!(read_recipient("age1none"), Err(BackupError::BadRecipient)));
}

/// A file of a case that cannot be read stops the backup: it must not claim what it does not hold.
#[tokio::test]
async fn a_missing_file_stops_the_backup() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let services = house(&folder, None).await;
    fs::remove_file(services.config.object_store.folder().unwrap().join("00/11").join(OBJECT)).unwrap();
    let key = OfflineKey::make(&elsewhere.path().join("offline")).unwrap();
    let now = services.clock.now();
    let failed =
        make(&services.config, &elsewhere.path().join("backup"), &key.recipient(), None, now, &mut |_| {}).await;
    assert!(matches!(failed, Err(BackupError::File(..))), "{failed:?}");
}
