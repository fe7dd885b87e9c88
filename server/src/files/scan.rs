//! The virus scanner: the daemon of `ClamAV`, spoken to over its socket (`INSTREAM`, clamd(8)). It gets
//! the plain bytes and nothing else: no name, no number of a case.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use thiserror::Error;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};
use tokio::time::timeout;

use super::{Download, FileError};

/// For one file, from the first byte to the verdict.
const PATIENCE: Duration = Duration::from_secs(120);
/// Bytes of an answer; honest ones name a virus.
const ANSWER: u64 = 1024;

/// Where the daemon listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    Unix(PathBuf),
    Tcp(String),
}

impl Address {
    /// `unix:/run/clamav/clamd.ctl` or `host:port`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(path) = text.strip_prefix("unix:") {
            return path.starts_with('/').then(|| Self::Unix(PathBuf::from(path)));
        }
        let (host, port) = text.rsplit_once(':')?;
        let usable = !host.is_empty() && port.parse::<u16>().is_ok_and(|port| port > 0);
        usable.then(|| Self::Tcp(text.to_owned()))
    }
}

/// What it says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Clean,
    Infected,
}

/// Why there is no verdict. The file waits.
#[derive(Debug, Error)]
pub enum ScanError {
    #[error("the scanner does not answer: {0}")]
    Away(#[from] std::io::Error),
    #[error("the scanner took too long")]
    Slow,
    /// It answers, but not about this file: too large for its settings, for example.
    #[error("the scanner cannot judge: {0}")]
    NoVerdict(Answer),
    #[error(transparent)]
    File(#[from] FileError),
}

/// What the daemon said, fit for a log: one line of plain characters.
#[derive(Debug)]
pub struct Answer(String);

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A scanner. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Scanner {
    address: Address,
}

impl Scanner {
    #[must_use]
    pub const fn new(address: Address) -> Self {
        Self { address }
    }

    /// Has a file looked at.
    ///
    /// # Errors
    /// [`ScanError`]; it is to be tried again.
    pub async fn scan(&self, file: Download) -> Result<Verdict, ScanError> {
        let asked = async {
            match &self.address {
                Address::Unix(path) => ask(UnixStream::connect(path).await?, file).await,
                Address::Tcp(address) => ask(TcpStream::connect(address.as_str()).await?, file).await,
            }
        };
        timeout(PATIENCE, asked).await.unwrap_or(Err(ScanError::Slow))
    }
}

/// `zINSTREAM`, then pieces, each behind its length (four bytes, the highest first), then a
/// length of nothing; the answer ends with a zero byte.
async fn ask(mut daemon: impl AsyncRead + AsyncWrite + Unpin, mut file: Download) -> Result<Verdict, ScanError> {
    daemon.write_all(b"zINSTREAM\0").await?;
    while let Some(piece) = file.next().await? {
        let length = u32::try_from(piece.len()).map_err(std::io::Error::other)?;
        daemon.write_all(&length.to_be_bytes()).await?;
        daemon.write_all(&piece).await?;
    }
    daemon.write_all(&[0; 4]).await?;
    daemon.flush().await?;
    let mut answer = Vec::new();
    daemon.take(ANSWER).read_to_end(&mut answer).await?;
    judge(&answer)
}

fn judge(answer: &[u8]) -> Result<Verdict, ScanError> {
    let said = String::from_utf8_lossy(answer);
    let said = said.trim_end_matches('\0').trim();
    if said == "stream: OK" {
        Ok(Verdict::Clean)
    } else if said.starts_with("stream: ") && said.ends_with(" FOUND") {
        Ok(Verdict::Infected)
    } else {
        Err(ScanError::NoVerdict(Answer(said.chars().filter(|c| !c.is_control()).take(100).collect())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_socket_or_a_host_with_a_port() {
        assert_eq!(
            Address::parse("unix:/run/clamav/clamd.ctl"),
            Some(Address::Unix(PathBuf::from("/run/clamav/clamd.ctl")))
        );
        assert_eq!(Address::parse("localhost:3310"), Some(Address::Tcp("localhost:3310".to_owned())));
        for senseless in ["", "unix:", "unix:clamd.ctl", "localhost", ":3310", "localhost:", "localhost:0", "a:70000"] {
            assert_eq!(Address::parse(senseless), None, "{senseless}");
        }
    }

    #[test]
    fn only_a_plain_yes_is_one() {
        assert!(matches!(judge(b"stream: OK\0"), Ok(Verdict::Clean)));
        assert!(matches!(judge(b"stream: Eicar-Test-Signature FOUND\0"), Ok(Verdict::Infected)));
        for unclear in
            [&b""[..], b"\0", b"OK\0", b"stream: OK FOUND OK\0", b"INSTREAM size limit exceeded. ERROR\0", b"\xff"]
        {
            assert!(matches!(judge(unclear), Err(ScanError::NoVerdict(_))), "{unclear:?}");
        }
    }
}
