//! The program under test: the release binary with the demonstration in a new folder.

use std::fs::{self, File};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::Result;
use crate::client::Client;
use crate::process::{Child, free_address};

/// How long the program may take to answer its first request.
const START: Duration = Duration::from_secs(30);
/// How long it may go on with what nobody waits for, such as sending messages.
const SETTLE: Duration = Duration::from_secs(120);

/// The folder of everything that was built.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from)
}

/// An account of the demonstration.
pub struct Account {
    pub role: String,
    pub login: String,
    pub password: String,
    /// Base 32.
    pub one_time_secret: String,
}

/// The running program; ends when it is dropped, and its folder goes with it.
pub struct Program {
    pub address: SocketAddr,
    pub site: PathBuf,
    pub accounts: Vec<Account>,
    pub process: Child,
    folder: TempDir,
}

impl Program {
    /// Makes the demonstration, starts the program and waits until it answers.
    pub async fn start() -> Result<Self> {
        let binary = std::env::var_os("PHANHOI").map_or_else(|| target().join("release/phanhoi"), PathBuf::from);
        if !binary.is_file() {
            return Err(format!("there is no {}: cargo build --release -p server", binary.display()).into());
        }
        // Not under /tmp, which may be memory: a commit would cost nothing there.
        let parent = target().join("bench");
        fs::create_dir_all(&parent)?;
        let folder = tempfile::Builder::new().prefix("work-").tempdir_in(&parent)?;
        let site = std::env::var_os("PHANHOI_SITE_DIR").map_or_else(|| target().join("site"), PathBuf::from);
        let address = free_address()?;
        let command = |name: &str| -> Result<Command> { prepared(&binary, name, address, folder.path(), &site) };
        finish(command("migrate")?)?;
        let accounts = accounts(&finish(command("demo")?)?);
        let log = folder.path().join("log");
        let process = Child(command("serve")?.stdout(Stdio::null()).stderr(File::create(&log)?).spawn()?);
        let mut program = Self { address, site, accounts, process, folder };
        if !program.answers().await? {
            return Err(format!("the program does not answer:\n{}", fs::read_to_string(log)?).into());
        }
        Ok(program)
    }

    /// The folder that its database is in.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Waits until it has nothing more to do, so that its work is not counted against others.
    pub async fn settle(&self) -> Result<()> {
        // Messages are looked for every two seconds; a pause must be longer than that.
        const QUIET: Duration = Duration::from_millis(2500);
        /// Processor seconds in a pause: less than this is looking whether there is something.
        const BUSY: f64 = 0.04;
        let deadline = Instant::now() + SETTLE;
        let mut before = self.process.processor_seconds()?;
        while Instant::now() < deadline {
            tokio::time::sleep(QUIET).await;
            let now = self.process.processor_seconds()?;
            if now - before < BUSY {
                return Ok(());
            }
            before = now;
        }
        Err("the program does not come to rest".into())
    }

    async fn answers(&mut self) -> Result<bool> {
        let deadline = Instant::now() + START;
        while Instant::now() < deadline && self.process.0.try_wait()?.is_none() {
            tokio::time::sleep(Duration::from_millis(100)).await;
            let Ok(mut client) = Client::connect(self.address).await else { continue };
            if client.get("/").await.is_ok_and(|page| page.status.is_success()) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// A command of the program with the settings of this run and no others.
fn prepared(binary: &Path, name: &str, address: SocketAddr, folder: &Path, site: &Path) -> Result<Command> {
    let mut command = Command::new(binary);
    for (setting, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PHANHOI_")) {
        command.env_remove(setting);
    }
    command
        .arg(name)
        .env("PHANHOI_ADDR", address.to_string())
        .env("PHANHOI_BASE_URL", format!("http://{address}"))
        .env("PHANHOI_ADMIN_ADDR", free_address()?.to_string())
        .env("PHANHOI_DATA_DIR", folder.join("data"))
        .env("PHANHOI_SITE_DIR", site);
    Ok(command)
}

/// Runs a command to its end; returns what it printed.
fn finish(mut command: Command) -> Result<String> {
    let output = command.output()?;
    if !output.status.success() {
        return Err(format!("{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Role, login, password and secret, separated by tabs.
fn accounts(printed: &str) -> Vec<Account> {
    let read = |line: &str| {
        let mut fields = line.split('\t').map(str::to_owned);
        Some(Account {
            role: fields.next()?,
            login: fields.next()?,
            password: fields.next()?,
            one_time_secret: fields.next()?,
        })
    };
    printed.lines().filter_map(read).collect()
}
