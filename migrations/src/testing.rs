//! Migrated databases for tests, thrown away afterwards: [`sqlite`] and [`postgres`].
//!
//! A test that holds on both engines goes through [`engines`]:
//!
//! ```no_run
//! # async fn example() {
//! for database in migrations::testing::engines().await {
//!     let connection = database.connection();
//! }
//! # }
//! ```
//!
//! What is done here for a test may panic: a test that cannot have its database has failed.

mod cluster;
pub mod promise;

pub use cluster::{ThrowAwayCluster, postgres};

use std::path::Path;
use std::time::Duration;

use sea_orm_migration::sea_orm::{ConnectOptions, Database, DatabaseConnection};
use tempfile::TempDir;

/// A fresh database at the newest step, for one test. Dropping it removes it.
pub struct TestDatabase {
    url: String,
    connection: DatabaseConnection,
    // Last, so that the connection is closed first.
    _remains: Remains,
}

enum Remains {
    Folder(#[expect(dead_code, reason = "held for its drop")] TempDir),
    Postgres(#[expect(dead_code, reason = "held for its drop")] cluster::DatabaseToDrop),
}

impl TestDatabase {
    /// Where it is, in the form of `PHANHOI_DATABASE_URL`. More connections may be opened.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A pool that is open already: one connection on SQLite, up to four on PostgreSQL.
    #[must_use]
    pub fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }
}

/// A fresh database on SQLite, and one on PostgreSQL where that is installed.
///
/// # Panics
/// As [`sqlite`] and [`postgres`].
pub async fn engines() -> Vec<TestDatabase> {
    let mut databases = vec![sqlite().await];
    if let Some(cluster) = postgres() {
        databases.push(cluster.database().await);
    }
    databases
}

/// A migrated SQLite database in a file of its own.
///
/// # Panics
/// The file cannot be made or a step fails.
pub async fn sqlite() -> TestDatabase {
    let folder = tempfile::Builder::new()
        .prefix("phanhoi-sqlite.")
        .tempdir()
        .unwrap_or_else(|error| panic!("no temporary folder: {error}"));
    let url = sqlite_url(&folder.path().join("phanhoi.sqlite"));
    let connection = connect(&url, 1).await;
    migrate(&connection).await;
    TestDatabase { url, connection, _remains: Remains::Folder(folder) }
}

/// The URL of an SQLite file that is made when it is missing.
#[must_use]
pub fn sqlite_url(file: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display())
}

async fn connect(url: &str, connections: u32) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).connect_timeout(Duration::from_secs(30)).sqlx_logging(false);
    Database::connect(options).await.unwrap_or_else(|error| panic!("the test database cannot be opened: {error}"))
}

async fn migrate(connection: &DatabaseConnection) {
    crate::up(connection).await.unwrap_or_else(|error| panic!("the test database cannot be migrated: {error}"));
}
