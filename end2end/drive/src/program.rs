//! The program under test: the release binary with the demonstration in a new folder. It can be killed
//! and started again where it was.

use std::ffi::{OsStr, OsString};
use std::fs::{self, OpenOptions};
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

/// What is different from an ordinary run.
#[derive(Clone, Default)]
pub struct Setup {
    /// Another build of the program.
    pub binary: Option<PathBuf>,
    /// Another place for database, files and mail.
    pub data: Option<PathBuf>,
    /// Further settings, by name.
    pub settings: Vec<(String, String)>,
    /// What the serving process is started through, such as a tracer: a command that takes the
    /// program as its last arguments and becomes it.
    pub through: Vec<OsString>,
}

impl Setup {
    #[must_use]
    pub fn setting(mut self, name: &str, value: impl Into<String>) -> Self {
        self.settings.push((name.to_owned(), value.into()));
        self
    }
}

/// An account of the demonstration.
#[derive(Clone)]
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
    binary: PathBuf,
    admin: SocketAddr,
    setup: Setup,
    folder: TempDir,
}

impl Program {
    /// Makes the demonstration, starts the program and waits until it answers.
    pub async fn start() -> Result<Self> {
        Self::start_with(Setup::default()).await
    }

    /// The same with something different.
    pub async fn start_with(setup: Setup) -> Result<Self> {
        let mut program = Self::empty(setup)?;
        program.run(&["migrate"])?;
        program.accounts = accounts(&program.run(&["demo"])?);
        program.restart().await?;
        Ok(program)
    }

    /// A place without anything, not started: for what is restored from `other`, whose accounts it
    /// will have.
    pub fn elsewhere(setup: Setup, other: &Self) -> Result<Self> {
        Ok(Self { accounts: other.accounts.clone(), ..Self::empty(setup)? })
    }

    /// A place without anything, not started.
    pub fn empty(setup: Setup) -> Result<Self> {
        let named = || std::env::var_os("PHANHOI").map(PathBuf::from);
        let binary = setup.binary.clone().or_else(named).unwrap_or_else(|| target().join("release/phanhoi"));
        if !binary.is_file() {
            return Err(format!("there is no {}: cargo build --release -p server", binary.display()).into());
        }
        // Not under /tmp, which may be memory: a commit would cost nothing there.
        let parent = target().join("bench");
        fs::create_dir_all(&parent)?;
        let folder = tempfile::Builder::new().prefix("work-").tempdir_in(&parent)?;
        let site = std::env::var_os("PHANHOI_SITE_DIR").map_or_else(|| target().join("site"), PathBuf::from);
        let (address, admin) = (free_address()?, free_address()?);
        let process = Child(Command::new("true").spawn()?);
        Ok(Self { address, site, accounts: Vec::new(), process, binary, admin, setup, folder })
    }

    /// The folder of this run, on the disk of the build.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The folder of database, files and mail.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.setup.data.clone().unwrap_or_else(|| self.folder.path().join("data"))
    }

    /// Where whoever supervises it asks.
    #[must_use]
    pub fn admin(&self) -> SocketAddr {
        self.admin
    }

    /// What the program has logged so far.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// Runs a command of the program to its end; returns what it printed.
    ///
    /// # Errors
    /// With what it said when it failed.
    pub fn run(&self, arguments: &[&str]) -> Result<String> {
        let output = self.command().args(arguments).output()?;
        if !output.status.success() {
            return Err(format!("{arguments:?} failed:\n{}", String::from_utf8_lossy(&output.stderr)).into());
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// A command of the program with the settings of this run and no others.
    #[must_use]
    pub fn command(&self) -> Command {
        self.prepared(Command::new(&self.binary))
    }

    /// The same, started through another command that takes the program behind its own arguments.
    #[must_use]
    pub fn command_through(&self, through: impl AsRef<OsStr>, arguments: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(through);
        command.args(arguments).arg(&self.binary);
        self.prepared(command)
    }

    fn prepared(&self, mut command: Command) -> Command {
        for (setting, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PHANHOI_")) {
            command.env_remove(setting);
        }
        command
            .env("PHANHOI_ADDR", self.address.to_string())
            .env("PHANHOI_BASE_URL", format!("http://{}", self.address))
            .env("PHANHOI_ADMIN_ADDR", self.admin.to_string())
            // What is measured or broken here is not the waiting of a node that is asked too much.
            .env("PHANHOI_LIMITS", "off")
            .env("PHANHOI_DATA_DIR", self.data())
            .env("PHANHOI_SITE_DIR", &self.site)
            // Every client here says where it comes from, as if it came through a proxy. Limits by
            // address are not what is measured or broken here; a drill of theirs turns them on.
            .env("PHANHOI_TRUSTED_PROXIES", "127.0.0.1")
            .env("PHANHOI_LIMITS", "off");
        for (name, value) in &self.setup.settings {
            command.env(name, value);
        }
        command
    }

    /// Ends it without a warning.
    pub fn kill(&mut self) -> Result<()> {
        // It may have ended by itself.
        let _ = self.process.0.kill();
        self.process.0.wait()?;
        Ok(())
    }

    /// Starts it where it was and waits until it answers; says how long that took.
    pub async fn restart(&mut self) -> Result<Duration> {
        let log = OpenOptions::new().create(true).append(true).open(self.folder.path().join("log"))?;
        let mut command = match self.setup.through.split_first() {
            Some((first, arguments)) => self.command_through(first, arguments),
            None => self.command(),
        };
        let began = Instant::now();
        self.process = Child(command.arg("serve").stdout(Stdio::null()).stderr(log).spawn()?);
        if !self.answers().await? {
            return Err(format!("the program does not answer:\n{}", self.log()).into());
        }
        Ok(began.elapsed())
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
            tokio::time::sleep(Duration::from_millis(20)).await;
            let Ok(mut client) = Client::connect(self.address).await else { continue };
            if client.get("/").await.is_ok_and(|page| page.status.is_success()) {
                return Ok(true);
            }
        }
        Ok(false)
    }
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
