//! Every setting, where it comes from, what it defaults to, and what is refused.
//!
//! A setting comes from the environment or from the TOML file named by `--config`, under the same
//! name; the environment wins. An unknown `PHANHOI_…` name or a senseless value stops the start
//! with a sentence that names it.

mod place;
mod values;

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::reports::Cut;
use thiserror::Error;

use crate::files::scan::Address;
use crate::hooks::Network;

pub use self::place::{Bucket, Patience, Place, Secret};
use self::values::{exit_url, flag, limits, list, node_rate, parse, public_age, report_cut};

/// The names of all settings with one line about each, in the order of the documentation.
pub const SETTINGS: &[(&str, &str)] = &[
    ("PHANHOI_ADDR", "address to listen on; default 127.0.0.1:3000"),
    ("PHANHOI_BASE_URL", "address that people use; default http://PHANHOI_ADDR; decides the cookies"),
    ("PHANHOI_DATA_DIR", "folder for the database, files and mail; default ./data"),
    ("PHANHOI_DATABASE_URL", "sqlite://… or postgres://…; default SQLite in the data folder"),
    ("PHANHOI_REPLICA_URL", "postgres://… of a streaming replica, from which what is public is read; default none"),
    ("PHANHOI_SMTP_URL", "smtps://user:password@host; default: messages as .eml files in the data folder"),
    ("PHANHOI_MAIL_FROM", "sender of the messages; default phanhoi@localhost"),
    (
        "PHANHOI_HOOK_NETWORKS",
        "networks that are not public to which messages to units' systems may go, such as 10.0.0.0/8, separated by \
         commas; default none",
    ),
    ("PHANHOI_OBJECT_STORE", "folder for attachments, or s3://bucket/prefix; default: files in the data folder"),
    ("PHANHOI_S3_ENDPOINT", "address of the S3 server, https://…; default: Amazon's in the region"),
    ("PHANHOI_S3_REGION", "region of the bucket; default us-east-1"),
    ("PHANHOI_S3_KEY_ID", "name of the key that opens the bucket"),
    ("PHANHOI_S3_SECRET", "its secret"),
    ("PHANHOI_S3_SECRET_FILE", "or a file in which the secret is the only line"),
    ("PHANHOI_S3_CA", "file of certificates (PEM) that the S3 server is trusted by; default: the public ones"),
    ("PHANHOI_KEY_FILE", "keys that seal what people wrote; default keys in the data folder, made on the first start"),
    ("PHANHOI_CLAMAV", "virus scanner: unix:/run/clamav/clamd.ctl or host:port; files wait unseen until it has looked"),
    ("PHANHOI_SITE_DIR", "folder of style sheet and scripts; default ./target/site"),
    ("PHANHOI_EXIT_URL", "where the quick exit of the form leads; default https://vi.wikipedia.org/"),
    ("PHANHOI_TRUSTED_PROXIES", "addresses whose X-Forwarded-For is believed, separated by commas; default none"),
    ("PHANHOI_ADMIN_ADDR", "address of health and metrics; default 127.0.0.1:3001"),
    ("PHANHOI_ALLOW_INSECURE_HTTP", "1: allow http beyond this machine; warned about on every page"),
    ("PHANHOI_LIMITS", "auto: limits by address, more when many ask at once; always: each submission waits; off: none"),
    (
        "PHANHOI_NODE_RATE",
        "submissions, uploads and sign-ins a second, of each, that this node does before everybody waits a little, and \
         ten times as many look-ups; default ten for each processor",
    ),
    (
        "PHANHOI_PUBLIC_AGE_MS",
        "how long a page of the register, the figures or the commitments may stand after another node changed what it \
         shows, in milliseconds up to 5000; default 250",
    ),
    ("PHANHOI_BACKUP_RECIPIENT", "offline key that backups are sealed to (age1…), see `phanhoi backup-key`"),
    ("PHANHOI_REPORT_CUT", "day with which a month of reports ends, 1 to 28, or end: that of the calendar; default 14"),
    ("PHANHOI_LOG", "what is logged, as a tracing filter; default info"),
];

/// What is wrong with a setting.
#[derive(Debug, Error)]
pub enum ConfigError {
    #[error("unknown setting {0}; see `phanhoi serve --help` for the list")]
    Unknown(String),
    #[error("{name} is not usable: {why}")]
    Senseless { name: &'static str, why: String },
    #[error("the settings file {path} cannot be read: {why}")]
    File { path: PathBuf, why: String },
}

/// An address with a secret in it: never printed.
#[derive(Clone)]
pub struct SecretUrl(String);

impl SecretUrl {
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self(url.into())
    }

    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    #[must_use]
    pub fn is_sqlite(&self) -> bool {
        self.0.starts_with("sqlite:")
    }

    /// The file of the database on SQLite.
    #[must_use]
    pub fn sqlite_path(&self) -> Option<PathBuf> {
        let path = self.0.strip_prefix("sqlite://").or_else(|| self.0.strip_prefix("sqlite:"))?;
        path.split('?').next().map(PathBuf::from)
    }
}

impl std::fmt::Debug for SecretUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scheme = self.0.split(':').next().unwrap_or_default();
        write!(f, "{scheme}:…")
    }
}

/// The settings, checked.
#[derive(Clone, Debug)]
pub struct Config {
    pub addr: SocketAddr,
    pub base_url: BaseUrl,
    pub data_dir: PathBuf,
    pub database_url: SecretUrl,
    /// A copy of the database that follows it.
    pub replica_url: Option<SecretUrl>,
    pub smtp_url: Option<SecretUrl>,
    pub mail_from: String,
    /// Where messages to units' systems may go besides the public network.
    pub hook_networks: Vec<Network>,
    pub object_store: Place,
    pub key_file: PathBuf,
    pub site_dir: PathBuf,
    /// A harmless page for whoever must not be seen with the form.
    pub exit_url: String,
    pub trusted_proxies: Vec<IpAddr>,
    pub admin_addr: SocketAddr,
    pub limits: LimitMode,
    /// Submissions a second that this node does; see [`SETTINGS`].
    pub node_rate: u32,
    /// How old a page of what is public may be, where another node changed it.
    pub public_age: Duration,
    pub backup_recipient: Option<String>,
    /// With which day a month of reports ends.
    pub report_cut: Cut,
    pub log: String,
    pub clamav: Option<Address>,
    /// The program itself: it starts itself again to clean files. No setting.
    pub program: PathBuf,
}

/// Whether whoever asks very often has to wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LimitMode {
    /// By address, and for everybody when many ask at once.
    #[default]
    Auto,
    /// Everybody who sends feedback: for the hours of an attack.
    Always,
    /// Nobody: for measurements.
    Off,
}

/// The address that people use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    /// `scheme://host[:port]`, without a slash at the end: what a browser sends as `Origin`.
    origin: String,
    secure: bool,
    loopback: bool,
}

impl BaseUrl {
    /// # Errors
    /// In words, when it is no http or https address of a host alone.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim().trim_end_matches('/');
        let uri: axum::http::Uri = text.parse().map_err(|_| "it is not an address".to_owned())?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err("it must look like https://phanhoi.example.vn".to_owned());
        };
        if !matches!(scheme, "http" | "https") {
            return Err("it must start with http:// or https://".to_owned());
        }
        if uri.path() != "/" || uri.query().is_some() || authority.as_str().contains('@') {
            return Err("it must name a host and nothing behind it".to_owned());
        }
        let host = authority.host().trim_matches(['[', ']']);
        let loopback = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
        Ok(Self {
            origin: format!("{scheme}://{}", authority.as_str().to_lowercase()),
            secure: scheme == "https",
            loopback,
        })
    }

    /// What a browser sends as `Origin`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether cookies may carry `Secure` and the `__Host-` prefix.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.secure
    }

    /// Whether only browsers on this machine can use it.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.loopback
    }

    /// Whether cookies travel in the clear over a network.
    #[must_use]
    pub fn insecure(&self) -> bool {
        !self.secure && !self.loopback
    }
}

impl Config {
    /// Reads the settings from the environment and from `file`.
    ///
    /// # Errors
    /// The first setting that is unknown or senseless.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        let mut values = match file {
            Some(path) => read_file(path)?,
            None => BTreeMap::new(),
        };
        for (name, value) in std::env::vars().filter(|(name, _)| name.starts_with("PHANHOI_")) {
            values.insert(name, value);
        }
        Self::from_values(&values)
    }

    /// Checks settings that were read from somewhere.
    ///
    /// # Errors
    /// The first setting that is unknown or senseless.
    pub fn from_values(values: &BTreeMap<String, String>) -> Result<Self, ConfigError> {
        let known = |name: &str| SETTINGS.iter().any(|(known, _)| *known == name) || name.starts_with("PHANHOI_TEST_");
        if let Some(name) = values.keys().find(|name| !known(name)) {
            return Err(ConfigError::Unknown(name.clone()));
        }
        let get = |name: &str| values.get(name).map(|value| value.trim()).filter(|value| !value.is_empty());
        let addr: SocketAddr = parse("PHANHOI_ADDR", get("PHANHOI_ADDR").unwrap_or("127.0.0.1:3000"))?;
        let base = get("PHANHOI_BASE_URL").map_or_else(|| format!("http://{addr}"), str::to_owned);
        let base_url = BaseUrl::parse(&base).map_err(|why| ConfigError::Senseless { name: "PHANHOI_BASE_URL", why })?;
        let allow_insecure = flag("PHANHOI_ALLOW_INSECURE_HTTP", get("PHANHOI_ALLOW_INSECURE_HTTP"))?;
        if base_url.insecure() && !allow_insecure {
            return Err(ConfigError::Senseless {
                name: "PHANHOI_BASE_URL",
                why: "http beyond this machine would send codes and cookies in the clear; use https, or set \
                      PHANHOI_ALLOW_INSECURE_HTTP=1 if you must"
                    .to_owned(),
            });
        }
        let data_dir = PathBuf::from(get("PHANHOI_DATA_DIR").unwrap_or("data"));
        let database_url = match get("PHANHOI_DATABASE_URL") {
            Some(url) if url.starts_with("sqlite:") || is_postgres(url) => url.to_owned(),
            Some(_) => {
                return Err(ConfigError::Senseless {
                    name: "PHANHOI_DATABASE_URL",
                    why: "it must start with sqlite:// or postgres://".to_owned(),
                });
            }
            None => format!("sqlite://{}", data_dir.join("phanhoi.sqlite").display()),
        };
        let replica_url = match get("PHANHOI_REPLICA_URL") {
            Some(url) if is_postgres(url) && is_postgres(&database_url) => Some(SecretUrl::new(url)),
            Some(_) => {
                return Err(ConfigError::Senseless {
                    name: "PHANHOI_REPLICA_URL",
                    why: "it must start with postgres://, as PHANHOI_DATABASE_URL then does".to_owned(),
                });
            }
            None => None,
        };
        let smtp_url = match get("PHANHOI_SMTP_URL") {
            Some(url) if url.starts_with("smtp://") || url.starts_with("smtps://") => Some(SecretUrl::new(url)),
            Some(_) => {
                return Err(ConfigError::Senseless {
                    name: "PHANHOI_SMTP_URL",
                    why: "it must start with smtp:// or smtps://".to_owned(),
                });
            }
            None => None,
        };
        let clamav = match get("PHANHOI_CLAMAV") {
            Some(text) => Some(Address::parse(text).ok_or_else(|| ConfigError::Senseless {
                name: "PHANHOI_CLAMAV",
                why: "it must look like unix:/run/clamav/clamd.ctl or host:port".to_owned(),
            })?),
            None => None,
        };
        Ok(Self {
            addr,
            base_url,
            database_url: SecretUrl::new(database_url),
            replica_url,
            smtp_url,
            mail_from: get("PHANHOI_MAIL_FROM").unwrap_or("phanhoi@localhost").to_owned(),
            object_store: Place::read(get, &data_dir, allow_insecure)?,
            key_file: get("PHANHOI_KEY_FILE").map_or_else(|| data_dir.join("keys"), PathBuf::from),
            exit_url: exit_url(get("PHANHOI_EXIT_URL"))?,
            site_dir: PathBuf::from(get("PHANHOI_SITE_DIR").unwrap_or("target/site")),
            trusted_proxies: list("PHANHOI_TRUSTED_PROXIES", get("PHANHOI_TRUSTED_PROXIES"))?,
            hook_networks: list("PHANHOI_HOOK_NETWORKS", get("PHANHOI_HOOK_NETWORKS"))?,
            admin_addr: parse("PHANHOI_ADMIN_ADDR", get("PHANHOI_ADMIN_ADDR").unwrap_or("127.0.0.1:3001"))?,
            limits: limits(get("PHANHOI_LIMITS"))?,
            node_rate: node_rate(get("PHANHOI_NODE_RATE"))?,
            public_age: public_age(get("PHANHOI_PUBLIC_AGE_MS"))?,
            backup_recipient: get("PHANHOI_BACKUP_RECIPIENT").map(str::to_owned),
            report_cut: report_cut(get("PHANHOI_REPORT_CUT"))?,
            log: get("PHANHOI_LOG").unwrap_or("info").to_owned(),
            clamav,
            program: std::env::current_exe().unwrap_or_else(|_| PathBuf::from("/proc/self/exe")),
            data_dir,
        })
    }
}

fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres:") || url.starts_with("postgresql:")
}

fn read_file(path: &Path) -> Result<BTreeMap<String, String>, ConfigError> {
    let wrong = |why: String| ConfigError::File { path: path.to_owned(), why };
    let text = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| wrong(error.message().to_owned()))?;
    table
        .into_iter()
        .map(|(name, value)| match value {
            toml::Value::String(text) => Ok((name, text)),
            toml::Value::Integer(number) => Ok((name, number.to_string())),
            toml::Value::Boolean(yes) => Ok((name, if yes { "1" } else { "0" }.to_owned())),
            _ => Err(wrong(format!("{name} must be a text"))),
        })
        .collect()
}

#[cfg(test)]
mod tests;
