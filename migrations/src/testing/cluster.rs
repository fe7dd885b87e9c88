//! PostgreSQL for tests: the cluster named by `PHANHOI_TEST_POSTGRES_URL`, or one of our own that
//! ends with the process. `end2end/postgres.sh` is the one place that knows how to make one.

use std::env;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use super::{Remains, TestDatabase, connect, migrate};

/// A PostgreSQL server whose contents nobody will miss.
#[derive(Clone)]
pub struct ThrowAwayCluster {
    /// Without the name of a database.
    base: &'static str,
}

/// The script that exits with this code has not found the programs of PostgreSQL.
const MISSING: i32 = 3;

/// Any number: held while a template is made.
const TEMPLATE_LOCK: i64 = 0x7068_616e_7465_7374;

/// The cluster for tests, or `None` (and a line on standard error) where PostgreSQL is missing.
///
/// # Panics
/// PostgreSQL is missing although `CI=true` or `PHANHOI_REQUIRE_POSTGRES=1` asks for it, or a
/// cluster does not start.
pub fn postgres() -> Option<ThrowAwayCluster> {
    static URL: OnceLock<Option<String>> = OnceLock::new();
    let url = URL.get_or_init(|| env::var("PHANHOI_TEST_POSTGRES_URL").ok().or_else(own_cluster));
    let Some(url) = url else {
        let required = env::var("CI").is_ok_and(|value| value == "true")
            || env::var("PHANHOI_REQUIRE_POSTGRES").is_ok_and(|value| value == "1");
        assert!(!required, "PostgreSQL is missing: install the Debian package postgresql (15 or later)");
        eprintln!("skipped on PostgreSQL: the Debian package postgresql is missing");
        return None;
    };
    let (base, _database) =
        url.rsplit_once('/').unwrap_or_else(|| panic!("PHANHOI_TEST_POSTGRES_URL names no database"));
    Some(ThrowAwayCluster { base })
}

/// Starts a cluster that lives as long as this process: the script stops it when its standard
/// input closes, and the kernel closes that whichever way the process ends.
fn own_cluster() -> Option<String> {
    static SERVER: OnceLock<Child> = OnceLock::new();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../end2end/postgres.sh");
    let mut server = Command::new("sh")
        .args([script, "serve"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        // A child that holds the test's own output open would look like a leak to the runner.
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{script} cannot be started: {error}"));
    let mut url = String::new();
    if let Some(output) = server.stdout.take() {
        BufReader::new(output).read_line(&mut url).unwrap_or_else(|error| panic!("{script} says nothing: {error}"));
    }
    if url.is_empty() {
        let status = server.wait().unwrap_or_else(|error| panic!("{script} does not end: {error}"));
        assert_eq!(status.code(), Some(MISSING), "no PostgreSQL cluster; run `{script} start` to see why");
        return None;
    }
    SERVER.get_or_init(|| server);
    Some(url.trim_end().to_owned())
}

impl ThrowAwayCluster {
    /// A fresh database at the newest step: a copy of a template that was migrated once.
    ///
    /// # Panics
    /// The server refuses, or a step fails.
    pub async fn database(&self) -> TestDatabase {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{}_{count}", std::process::id());
        let admin = self.open("postgres", 1).await;
        let template = self.template(&admin).await;
        // A process with this number may have been killed before it could clean up.
        run(&admin, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        run(&admin, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        close(admin).await;
        let connection = self.open(&name, 4).await;
        TestDatabase {
            url: self.url(&name),
            connection,
            _remains: Remains::Postgres(DatabaseToDrop { admin: self.url("postgres"), name }),
        }
    }

    /// A database with nothing in it, for tests of the steps themselves.
    ///
    /// # Panics
    /// The server refuses.
    pub async fn empty_database(&self) -> TestDatabase {
        let database = self.database().await;
        run(&database.connection, "DROP SCHEMA public CASCADE").await;
        run(&database.connection, "CREATE SCHEMA public").await;
        database
    }

    /// The template of this test binary. Another binary may hold other steps, so each has its own.
    async fn template(&self, admin: &DatabaseConnection) -> String {
        let name = format!("template_{:016x}", fingerprint());
        if exists(admin, &name).await {
            return name;
        }
        // Many tests start at the same moment; one makes the template, the others wait for it.
        run(admin, &format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).await;
        if !exists(admin, &name).await {
            // Under another name until it is complete: its maker may be stopped half-way.
            let draft = format!("{name}_draft");
            run(admin, &format!("DROP DATABASE IF EXISTS {draft} WITH (FORCE)")).await;
            run(admin, &format!("CREATE DATABASE {draft} TEMPLATE template0")).await;
            let connection = self.open(&draft, 1).await;
            migrate(&connection).await;
            close(connection).await;
            run(admin, &format!("ALTER DATABASE {draft} RENAME TO {name}")).await;
        }
        run(admin, &format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})")).await;
        name
    }

    fn url(&self, database: &str) -> String {
        format!("{}/{database}", self.base)
    }

    async fn open(&self, database: &str, connections: u32) -> DatabaseConnection {
        connect(&self.url(database), connections).await
    }
}

fn fingerprint() -> u64 {
    let mut hasher = DefaultHasher::new();
    let program = env::current_exe().ok();
    let built = program.as_deref().and_then(|path| path.metadata().ok()).and_then(|metadata| metadata.modified().ok());
    (program, built).hash(&mut hasher);
    hasher.finish()
}

async fn exists(admin: &DatabaseConnection, name: &str) -> bool {
    admin
        .query_one_raw(Statement::from_sql_and_values(
            admin.get_database_backend(),
            "SELECT 1 FROM pg_database WHERE datname = $1",
            [name.into()],
        ))
        .await
        .unwrap_or_else(|error| panic!("the databases cannot be listed: {error}"))
        .is_some()
}

async fn run(connection: &DatabaseConnection, statement: &str) {
    connection.execute_unprepared(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
}

async fn close(connection: DatabaseConnection) {
    connection.close().await.unwrap_or_else(|error| panic!("a connection to PostgreSQL cannot be closed: {error}"));
}

/// Drops a database when the test that used it is over.
pub struct DatabaseToDrop {
    admin: String,
    name: String,
}

impl Drop for DatabaseToDrop {
    fn drop(&mut self) {
        let statement = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        let admin = self.admin.clone();
        // A drop cannot wait for the test's own runtime, so it brings one. What is left behind
        // when this fails goes with the cluster.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            if let Ok(runtime) = runtime {
                runtime.block_on(async {
                    run(&connect(&admin, 1).await, &statement).await;
                });
            }
        });
        if dropping.join().is_err() {
            eprintln!("the database {} is left behind", self.name);
        }
    }
}
