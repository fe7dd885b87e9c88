//! Opening the database: how each engine must be set up before anything is trusted to it.

use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::Connection;
use sea_orm::sqlx::sqlite::{SqliteConnection, SqliteSynchronous};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement};
use thiserror::Error;

use super::group::Groups;
use crate::config::SecretUrl;

/// The oldest SQLite that is trusted: earlier ones can corrupt a write-ahead log.
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);

/// Why the store does not open. Each sentence says what to do.
#[derive(Debug, Error)]
pub enum OpenError {
    #[error("the database cannot be opened: {0}")]
    Connect(String),
    #[error("SQLite {0} is too old: 3.51.3 or newer is needed")]
    OldSqlite(String),
    #[error("PostgreSQL runs with {0} = off and would lose what it confirmed; turn it on")]
    UnsafePostgres(String),
    #[error("the folder {0} cannot be made")]
    Folder(String),
}

/// The connections of one node. SQLite has one writer and a few readers; PostgreSQL one pool.
#[derive(Clone, Debug)]
pub struct Db {
    pub(super) writer: DatabaseConnection,
    pub(super) reader: DatabaseConnection,
    /// A copy that follows, from which what is public may be read ([`Db::replica`]).
    replica: Option<DatabaseConnection>,
    /// Writes batches in groups, where that is ours to do.
    pub(super) groups: Option<Groups>,
}

impl Db {
    /// Opens the database of `url` and checks that it keeps what it confirms.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open(url: &SecretUrl) -> Result<Self, OpenError> {
        if url.is_sqlite() { open_sqlite(url).await } else { open_postgres(url).await }
    }

    /// For reading. Nothing is ever written through it.
    #[must_use]
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// The same with a streaming replica beside it. Whether it is there is asked when it is used: it may come and go.
    ///
    /// # Errors
    /// [`OpenError`] when the address is none.
    pub async fn followed_by(mut self, url: &SecretUrl) -> Result<Self, OpenError> {
        let mut options = options(url.reveal());
        options.max_connections(16).acquire_timeout(Duration::from_secs(2)).connect_lazy(true);
        self.replica = Some(connect(options).await?);
        Ok(self)
    }

    /// The copy, which may be behind: whoever reads it must know that it holds what they look for
    /// (`http::public_state`).
    #[must_use]
    pub const fn replica(&self) -> Option<&DatabaseConnection> {
        self.replica.as_ref()
    }

    /// For migrations, which make their own transactions. Everything else writes through
    /// [`super::tx`].
    #[must_use]
    pub fn writer_for_migrations(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Copies one state of an SQLite database into an empty file, while others go on writing.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn copy_into(&self, file: &Path) -> Result<(), DbErr> {
        let file = file.display().to_string().replace('\'', "''");
        self.writer.execute_unprepared(&format!("VACUUM INTO '{file}'")).await?;
        Ok(())
    }

    #[must_use]
    pub fn backend(&self) -> DbBackend {
        self.writer.get_database_backend()
    }
}

fn options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url.to_owned());
    // Statements carry what people wrote: they are logged nowhere.
    options.sqlx_logging(false);
    options
}

async fn open_sqlite(url: &SecretUrl) -> Result<Db, OpenError> {
    let path = url.sqlite_path().unwrap_or_default();
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|_| OpenError::Folder(folder.display().to_string()))?;
    }
    let writer = connect(sqlite_options(url.reveal(), false)).await?;
    let version = text(&writer, "select sqlite_version()").await?;
    if parse_version(&version).is_none_or(|version| version < OLDEST_SQLITE) {
        return Err(OpenError::OldSqlite(version));
    }
    let reader = connect(sqlite_options(url.reveal(), true)).await?;
    Ok(Db { groups: Some(Groups::start(writer.clone())), writer, reader, replica: None })
}

fn sqlite_options(url: &str, read_only: bool) -> ConnectOptions {
    let address = if url.contains('?') { url.to_owned() } else { format!("{url}?mode=rwc") };
    let mut options = options(&address);
    options.max_connections(if read_only { 4 } else { 1 }).min_connections(1);
    options.acquire_timeout(Duration::from_secs(30));
    // A file does not hang up: asking before each use whether it is still there costs as much as
    // a small query.
    options.test_before_acquire(false);
    if !read_only {
        options.map_sqlx_sqlite_pool_opts(|pool| pool.before_acquire(|connection, _| Box::pin(is_at_rest(connection))));
    }
    options.map_sqlx_sqlite_opts(move |sqlite| {
        use sea_orm::sqlx::sqlite::SqliteJournalMode;
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(synchronous())
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .statement_cache_capacity(256)
            .pragma("secure_delete", "ON")
            .pragma("query_only", if read_only { "ON" } else { "OFF" })
            .pragma("temp_store", "MEMORY")
            .pragma("cache_size", "-8000")
    });
    options
}

/// Whether nothing is under way on a connection; one on which something is gets closed.
///
/// On some errors, a full disk among them, SQLite ends a transaction by itself
/// (<https://sqlite.org/lang_transaction.html>, 2.3). The driver's own ROLLBACK fails then, it goes on
/// counting an open transaction, and later ones become savepoints in one that nobody commits: they
/// would be confirmed and lost.
async fn is_at_rest(connection: &mut SqliteConnection) -> Result<bool, sea_orm::sqlx::Error> {
    // Answered behind a rollback that is still to be done.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

/// A commit returns when the disk has it.
#[cfg(not(feature = "testing"))]
fn synchronous() -> SqliteSynchronous {
    SqliteSynchronous::Full
}

/// The same in a build for tests, unless the test is whether its absence is noticed.
#[cfg(feature = "testing")]
fn synchronous() -> SqliteSynchronous {
    match std::env::var("PHANHOI_TEST_SYNCHRONOUS").as_deref() {
        Ok("NORMAL") => SqliteSynchronous::Normal,
        _ => SqliteSynchronous::Full,
    }
}

async fn open_postgres(url: &SecretUrl) -> Result<Db, OpenError> {
    let mut options = options(url.reveal());
    options.max_connections(16).min_connections(1).acquire_timeout(Duration::from_secs(10));
    let pool = connect(options).await?;
    for setting in ["fsync", "full_page_writes", "synchronous_commit"] {
        let value = text(&pool, &format!("select current_setting('{setting}')")).await?;
        // A throw-away cluster of the tests may go without: it is told apart by its name.
        if value == "off" && !is_test(&pool).await? {
            return Err(OpenError::UnsafePostgres(setting.to_owned()));
        }
    }
    // PostgreSQL groups commits by itself.
    Ok(Db { writer: pool.clone(), reader: pool, replica: None, groups: None })
}

async fn is_test(pool: &DatabaseConnection) -> Result<bool, OpenError> {
    Ok(text(pool, "select current_setting('cluster_name')").await? == "phanhoi-test")
}

async fn connect(options: ConnectOptions) -> Result<DatabaseConnection, OpenError> {
    Database::connect(options).await.map_err(|error| OpenError::Connect(plain(&error)))
}

/// The engine's words without the address, which may hold a password.
fn plain(error: &DbErr) -> String {
    match error {
        DbErr::Conn(inner) => inner.to_string(),
        other => other.to_string(),
    }
}

async fn text(connection: &DatabaseConnection, sql: &str) -> Result<String, OpenError> {
    let statement = Statement::from_string(connection.get_database_backend(), sql.to_owned());
    let row = connection.query_one_raw(statement).await.map_err(|error| OpenError::Connect(plain(&error)))?;
    row.and_then(|row| row.try_get_by_index::<String>(0).ok())
        .ok_or_else(|| OpenError::Connect("it does not answer".to_owned()))
}

fn parse_version(text: &str) -> Option<(u32, u32, u32)> {
    let mut parts = text.split('.').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??, parts.next()??))
}
