//! What stays after everybody has gone: the database, files, messages, the log.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use app::paths;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbBackend, EntityTrait, Statement};
use server::mail::{Transport, run_once};
use server::store::entity::{case_contents, cases as rows};
use tracing_subscriber::layer::SubscriberExt;

use super::Result;
use super::finder::Finder;
use super::mark::Kind;
use super::table::{Who, may_see};
use super::way::Marked;
use crate::support::{Feedback, World, opening};

/// What is logged from now on, at its most talkative.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Listens through the same filter as the program does when it is told to say everything. A
    /// process has one log; whoever listens later hears the same.
    pub fn listen() -> Self {
        static LOG: OnceLock<Log> = OnceLock::new();
        let listen = || {
            let log = Self::default();
            let writer = log.clone();
            let layer = server::commands::logging::layer("trace", move || writer.clone()).unwrap();
            tracing::subscriber::set_global_default(tracing_subscriber::registry().with(layer)).unwrap();
            log
        };
        LOG.get_or_init(listen).clone()
    }

    /// What was logged so far.
    pub fn take(&self) -> Vec<u8> {
        self.0.lock().unwrap().clone()
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Makes everything go wrong that may be told to the log: wrong passwords and codes, files that
/// are none, a sealed text that was damaged, a table that is gone.
pub async fn force_errors(world: &World, cases: &[Marked<'_>]) {
    let typed = cases[0].marks.text(Kind::Mistyped);
    let mut browser = world.browser();
    browser.post(paths::SIGN_IN, &[("login", typed), ("password", typed)]).await;
    browser.post(paths::SIGN_IN, &[("login", "tiepnhan.donglat"), ("password", typed)]).await;
    browser.post(paths::TRACK, &[("code", typed)]).await;
    browser.post(paths::FORM, &[(typed, typed)]).await;
    browser.get(&format!("/tra-cuu/{}", domain::text::fold(typed))).await;
    let mut officer = world.officer("tiepnhan.donglat").await;
    officer.get(&format!("{}?q={1}&number={1}&after={1}", paths::FRONT, domain::text::fold(typed))).await;

    let (broken, last) = (&cases[0].case, &cases[cases.len() - 1].case);
    let row = broken.row().await;
    let content = case_contents::Entity::find_by_id(row.id).one(world.services.db.reader()).await.unwrap().unwrap();
    let mut damaged = content.envelope.clone();
    damaged[60] ^= 1;
    put_content(world, row.id, damaged).await;
    officer.get(&broken.path(domain::role::Desk::Front)).await.expect(503);
    put_content(world, row.id, content.envelope).await;

    let db = world.services.db.writer_for_migrations();
    db.execute_unprepared("ALTER TABLE events RENAME TO events_away").await.unwrap();
    officer.get(&last.path(domain::role::Desk::Front)).await.expect(503);
    let mut sender = world.browser();
    let feedback = Feedback { body: format!("Tôi thấy {typed} đòi tiền."), ..Feedback::default() };
    let code = feedback.prepare(world, &mut sender).await;
    let refused = crate::support::feedback::send(&mut sender, &code).await;
    assert!(refused.status.is_server_error(), "{}", refused.status);
    db.execute_unprepared("ALTER TABLE events_away RENAME TO events").await.unwrap();
}

async fn put_content(world: &World, case_id: i64, envelope: Vec<u8>) {
    let tx = world.tx().await;
    let row = case_contents::ActiveModel { case_id: Set(case_id), envelope: Set(envelope) };
    case_contents::Entity::update(row).exec(&tx).await.unwrap();
    tx.commit().await.unwrap();
}

/// A careless programmer keeps a word where it can be read.
pub async fn write_carelessly(world: &World, word: &str) {
    let tx = world.tx().await;
    let row = rows::Entity::find().one(&tx).await.unwrap().unwrap();
    let changed = rows::ActiveModel { id: Set(row.id), channel: Set(word.to_owned()), ..Default::default() };
    rows::Entity::update(changed).exec(&tx).await.unwrap();
    tx.commit().await.unwrap();
}

/// Searches the database, every file of the data folder and every message. Returns how many
/// messages there were.
pub async fn everything(world: &World, cases: &[Marked<'_>], finder: &Finder, result: &mut Result) -> u64 {
    let transport = Transport::from_config(&world.services.config).unwrap();
    run_once(&world.services, &transport).await.unwrap();
    let mut messages = 0;
    for path in files(&world.services.config.data_dir) {
        let bytes = fs::read(&path).unwrap();
        if path.extension().is_some_and(|ending| ending == "eml") {
            messages += 1;
            result.searched += 1;
            for hit in finder.find(&bytes) {
                if !may_see(Who::Mail, hit.kind, cases[hit.case].story) {
                    result.leaks.push(format!("a message holds {:?} ({})", hit.kind, hit.form));
                }
            }
        } else {
            let name = path.strip_prefix(&world.services.config.data_dir).unwrap().display().to_string();
            let kind = name.split('/').next().unwrap().to_owned();
            searched(&bytes, finder, &kind, result);
        }
    }
    match world.services.db.backend() {
        DbBackend::Postgres => dump(world, finder, result).await,
        _ => database_files(world, finder, result),
    }
    messages
}

/// Searches a backup: its files, and everything that lies under its seal.
pub async fn backup(world: &World, finder: &Finder, result: &mut Result) {
    let backup = world.backed_up().await;
    assert!(backup.len() > 4, "a backup holds files, keys and a database");
    for (name, bytes) in backup {
        searched(&bytes, finder, &format!("{name} of a backup"), result);
    }
}

/// Searches for what holders typed to open a name.
pub fn secrets(log: &[u8], result: &mut Result) {
    let log = String::from_utf8_lossy(log);
    for login in [opening::APPROVER, opening::CUSTODIAN] {
        let secret = opening::secret(login);
        result.searched += 1;
        if [secret.replace('-', ""), secret].iter().any(|form| log.contains(form)) {
            result.leaks.push(format!("a log line holds the secret of {login}"));
        }
    }
}

/// Searches what must hold no mark at all.
pub fn searched(bytes: &[u8], finder: &Finder, what: &str, result: &mut Result) {
    result.searched += 1;
    for hit in finder.find(bytes) {
        result.leaks.push(format!("{what} holds {:?} ({})", hit.kind, hit.form));
    }
}

/// The file of the database and the log of what is to be written into it.
fn database_files(world: &World, finder: &Finder, result: &mut Result) {
    let url = world.services.config.database_url.reveal().to_owned();
    let path = url.trim_start_matches("sqlite://").split('?').next().unwrap().to_owned();
    for ending in ["", "-wal"] {
        let bytes = fs::read(format!("{path}{ending}")).unwrap();
        assert!(!bytes.is_empty(), "{path}{ending}");
        searched(&bytes, finder, &format!("the database{ending}"), result);
    }
}

/// Every row of every table as text, which writes bytes in hexadecimal.
async fn dump(world: &World, finder: &Finder, result: &mut Result) {
    let db = world.services.db.reader();
    let rows = async |sql: String| db.query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await.unwrap();
    for table in rows("SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'".to_owned()).await {
        let table: String = table.try_get("", "name").unwrap();
        for row in rows(format!("SELECT t::text AS line FROM \"{table}\" AS t")).await {
            let line: String = row.try_get("", "line").unwrap();
            searched(line.as_bytes(), finder, &format!("the table {table}"), result);
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}
