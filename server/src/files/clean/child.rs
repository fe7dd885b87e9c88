//! The cleaning process, seen from the one that starts it.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use domain::attachment::{MAX_FILE_BYTES, MediaType, NoCopy};
use thiserror::Error;
use tokio::sync::Semaphore;

/// How many run at once on a node, each with up to a gigabyte of memory.
const AT_ONCE: usize = 2;
/// How long one may take, waiting for a busy machine included.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often is looked whether it has ended.
const PAUSE: Duration = Duration::from_millis(10);
/// Bytes of its one line of complaint.
const COMPLAINT: u64 = 1024;

/// Why cleaning brought no copy.
#[derive(Debug, Error)]
pub enum CleanError {
    /// There will be none, however often it is tried.
    #[error("there is no copy: {0}")]
    NoCopy(NoCopy),
    /// The process could not be started or spoken to; it may work later.
    #[error("the cleaning process cannot be used: {0}")]
    Process(#[from] io::Error),
}

/// Makes cleaned copies, a few at a time. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Cleaner {
    program: PathBuf,
    places: Arc<Semaphore>,
}

impl Cleaner {
    /// `program` is `phanhoi` itself.
    #[must_use]
    pub fn new(program: PathBuf) -> Self {
        Self { program, places: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// The cleaned copy of a file.
    ///
    /// # Errors
    /// [`CleanError`].
    pub async fn clean(&self, media_type: MediaType, original: Vec<u8>) -> Result<Vec<u8>, CleanError> {
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(io::Error::other)?;
        let program = self.program.clone();
        let work = tokio::task::spawn_blocking(move || {
            let _place = place;
            run(&program, media_type, &original)
        });
        work.await.map_err(io::Error::other)?
    }
}

fn run(program: &Path, media_type: MediaType, original: &[u8]) -> Result<Vec<u8>, CleanError> {
    let mut child = Command::new(program)
        .args(["clean", media_type.code()])
        // Nothing that this process knows: neither settings nor where it works.
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (Some(mut input), Some(output), Some(complaint)) = pipes else {
        return Err(CleanError::Process(io::Error::other("no pipes")));
    };
    thread::scope(|scope| {
        // It may end without reading on: that is its answer, not ours to complain about.
        scope.spawn(move || input.write_all(original));
        let copy = scope.spawn(move || read(output, MAX_FILE_BYTES + 1));
        let said = scope.spawn(move || read(complaint, COMPLAINT));
        let done = wait(&mut child);
        let (copy, said) = (copy.join().unwrap_or_default(), said.join().unwrap_or_default());
        match done? {
            true if copy.len() as u64 > MAX_FILE_BYTES => Err(CleanError::NoCopy(NoCopy::TooLarge)),
            true if !copy.is_empty() => Ok(copy),
            _ => Err(CleanError::NoCopy(reason(&said))),
        }
    })
}

/// Everything up to `limit` bytes. Closing the pipe ends a process that writes on.
fn read(pipe: impl Read, limit: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    match pipe.take(limit).read_to_end(&mut bytes) {
        Ok(_) => bytes,
        Err(_) => Vec::new(),
    }
}

/// Whether it ended well. One that takes too long is ended.
fn wait(child: &mut Child) -> io::Result<bool> {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if Instant::now() >= end {
            child.kill()?;
            return child.wait().map(|_| false);
        }
        thread::sleep(PAUSE);
    }
}

/// The last word of its complaint is the reason; a process that was ended says none.
fn reason(said: &[u8]) -> NoCopy {
    let said = String::from_utf8_lossy(said);
    said.split_whitespace().next_back().and_then(NoCopy::from_code).unwrap_or(NoCopy::Unreadable)
}
