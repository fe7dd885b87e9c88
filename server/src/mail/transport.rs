//! How a message leaves the house.

use std::borrow::Cow;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::net::IpAddr;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::message::header::MessageId;
use lettre::transport::smtp;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use thiserror::Error;

use crate::config::{Config, SecretUrl};

/// For reaching the mail server.
const CONNECT: Duration = Duration::from_secs(30);
/// For one message. RFC 5321 (4.5.3.2.6) asks for ten minutes after the last line: who hangs up
/// earlier sends a copy of what was taken already.
pub const PATIENCE: Duration = Duration::from_secs(10 * 60);

/// Where messages go.
pub enum Transport {
    /// Each into a file `<Message-ID>.eml` of this folder: the same message again replaces it.
    Files(PathBuf),
    /// To a mail server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    /// Kept, for tests.
    Memory(Arc<Mutex<Vec<Message>>>),
}

/// Why the settings name no way for messages. Each sentence stands alone on standard error.
#[derive(Debug, Error)]
pub enum TransportError {
    #[error("PHANHOI_SMTP_URL is not usable: it names no mail server")]
    Smtp,
    #[error("PHANHOI_MAIL_FROM is not usable: it is no e-mail address")]
    From,
}

/// Why a message did not leave. It holds neither an address nor anything that the mail server
/// said: servers repeat the address in their answers.
#[derive(Debug, Error)]
#[error("{what}")]
pub struct Failure {
    what: Cow<'static, str>,
    permanent: bool,
}

impl Failure {
    /// It may work later.
    #[must_use]
    pub fn transient(what: impl Into<Cow<'static, str>>) -> Self {
        Self { what: what.into(), permanent: false }
    }

    /// It lies with this one address: there is little hope.
    #[must_use]
    pub fn permanent(what: impl Into<Cow<'static, str>>) -> Self {
        Self { what: what.into(), permanent: true }
    }

    #[must_use]
    pub const fn is_permanent(&self) -> bool {
        self.permanent
    }
}

impl Transport {
    /// The way that the settings name: a mail server, or files in the folder `mail` of the data.
    ///
    /// # Errors
    /// [`TransportError`].
    pub fn from_config(config: &Config) -> Result<Self, TransportError> {
        config.mail_from.parse::<Mailbox>().map_err(|_| TransportError::From)?;
        match &config.smtp_url {
            Some(url) => Ok(Self::Smtp(Box::new(relay(url)?))),
            None => Ok(Self::Files(config.data_dir.join("mail"))),
        }
    }

    /// Keeps messages; what was sent is read from the second value.
    #[must_use]
    pub fn memory() -> (Self, Arc<Mutex<Vec<Message>>>) {
        let kept = Arc::new(Mutex::new(Vec::new()));
        (Self::Memory(kept.clone()), kept)
    }

    /// Sends a message. When this returns without an error, somebody else has it for good.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn send(&self, message: Message) -> Result<(), Failure> {
        match self {
            Self::Files(folder) => to_file(folder.clone(), message).await,
            Self::Smtp(relay) => match tokio::time::timeout(PATIENCE, relay.send(message)).await {
                Ok(answer) => answer.map(|_| ()).map_err(|error| judge(&error)),
                Err(_) => Err(Failure::transient("the mail server did not answer in time")),
            },
            Self::Memory(kept) => {
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(message);
                Ok(())
            }
        }
    }
}

/// `smtps://` is TLS from the first byte. `smtp://` to another machine must turn to TLS before
/// anything is said (RFC 3207), whatever the rest of the address asks for: a message tells that
/// somebody spoke up.
fn relay(url: &SecretUrl) -> Result<AsyncSmtpTransport<Tokio1Executor>, TransportError> {
    let url = url.reveal();
    let address = url.split('?').next().unwrap_or(url);
    let encrypted = format!("{address}?tls=required");
    let url = if url.starts_with("smtp://") && !is_this_machine(address) { &encrypted } else { url };
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| TransportError::Smtp)?;
    Ok(builder.timeout(Some(CONNECT)).build())
}

fn is_this_machine(address: &str) -> bool {
    let uri = address.parse::<axum::http::Uri>();
    let host = uri.as_ref().ok().and_then(|uri| uri.host()).unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Only what a server says about one mailbox (RFC 5321, 4.2.3) is taken for lasting. Everything
/// else, a refused password too, may be the server's own trouble: then no message may be lost.
fn judge(error: &smtp::Error) -> Failure {
    match error.status().map(u16::from) {
        Some(code @ (550 | 551 | 553 | 556)) => Failure::permanent(format!("the mail server answered {code}")),
        Some(code) => Failure::transient(format!("the mail server answered {code}")),
        None if error.is_tls() => Failure::transient("no encrypted connection to the mail server"),
        None if error.is_timeout() => Failure::transient("the mail server did not answer in time"),
        None if error.is_response() => Failure::transient("the mail server broke off"),
        None if error.is_client() => Failure::transient("the mail server lacks what is needed"),
        None => Failure::transient("no connection to the mail server"),
    }
}

async fn to_file(folder: PathBuf, message: Message) -> Result<(), Failure> {
    let work = tokio::task::spawn_blocking(move || write(&folder, &message));
    match work.await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(Failure::transient(format!("the folder for mail failed: {}", error.kind()))),
        Err(_) => Err(Failure::transient("the work was broken off")),
    }
}

/// First the whole file, then its name: a program that watches the folder sees no half message.
fn write(folder: &Path, message: &Message) -> io::Result<()> {
    let id = message.headers().get::<MessageId>().map(|id| id.as_ref().to_owned()).unwrap_or_default();
    let name: String = id.split('@').next().unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).collect();
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let part = folder.join(format!(".{name}.part"));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part)?;
    file.write_all(&message.formatted())?;
    file.sync_all()?;
    std::fs::rename(&part, folder.join(format!("{name}.eml")))?;
    File::open(folder)?.sync_all()
}
