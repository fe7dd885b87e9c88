//! Objects in a bucket of an S3 server, which all nodes share: `prefix/ab/cd/abcd…`, the names of
//! the folder, so that objects are moved between the two by any program that copies.
//!
//! | file | idea |
//! |---|---|
//! | `wire` | HTTP to the server, every wait bounded |
//! | `unfinished` | uploads in several parts that nobody will finish |
//!
//! What is being written lies in a folder of this machine, sealed as everything is, and goes to the
//! server when it is complete: a sender on a slow line holds neither memory nor a connection for it,
//! and what was broken off never reached the server. A small object goes in one request; a larger one
//! in parts, of which a node has a few in memory at most.

#[cfg(test)]
pub(super) mod tests;
mod unfinished;
mod wire;

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use axum::body::Bytes;
use futures::stream::{self, BoxStream, StreamExt};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{BackoffConfig, Error, MultipartUpload, ObjectStoreExt, PutPayload, RetryConfig};
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout};

use self::wire::Wire;
use super::part::{self, Part, blocking, given_up, make_folder};
use super::store::{FileError, FileStore, ObjectName, ObjectWriter};
use crate::config::Bucket;
use crate::vault::CHUNK;

/// Bytes of a part: the least that S3 takes of all but the last.
pub(super) const PART: usize = 5 * 1024 * 1024;
/// Objects that go to the server at once, each with one part in memory.
const TURNS: usize = 4;
/// An object of no row, by which it is seen whether the bucket lets us write. It stays.
const MARK: &str = "phanhoi";

/// A bucket of an S3 server.
pub struct S3(Arc<Inner>);

struct Inner {
    store: AmazonS3,
    wire: Wire,
    bucket: Bucket,
    turns: Semaphore,
    /// Milliseconds since [`BEGAN`]; 0: it answers.
    away_until: AtomicU64,
}

/// Where the time of this module begins.
static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);

impl S3 {
    /// Makes the folder in which objects wait. The server is not asked for anything.
    ///
    /// # Errors
    /// In words.
    pub fn open(bucket: Bucket) -> Result<Self, String> {
        make_folder(&bucket.waiting).map_err(|error| format!("{}: {error}", bucket.waiting.display()))?;
        let wire = Wire::new(bucket.certificates.as_deref(), bucket.patience.answer)
            .map_err(|why| format!("PHANHOI_S3_CA is not usable: {why}"))?;
        let retry = RetryConfig {
            backoff: BackoffConfig {
                init_backoff: Duration::from_millis(100),
                max_backoff: Duration::from_secs(2),
                base: 3.0,
            },
            max_retries: 3,
            retry_timeout: bucket.patience.answer,
        };
        let store = AmazonS3Builder::new()
            .with_endpoint(&bucket.endpoint)
            .with_allow_http(bucket.plain_http)
            .with_bucket_name(&bucket.name)
            .with_region(&bucket.region)
            .with_access_key_id(&bucket.key_id)
            .with_secret_access_key(bucket.secret.reveal())
            .with_disable_bulk_delete(true)
            .with_retry(retry)
            .with_http_connector(wire.clone())
            .build()
            .map_err(|error| error.to_string())?;
        let turns = Semaphore::new(TURNS);
        Ok(Self(Arc::new(Inner { store, wire, bucket, turns, away_until: AtomicU64::new(0) })))
    }
}

impl Inner {
    fn path(&self, name: &str) -> Path {
        let prefix = self.bucket.prefix.as_str();
        if prefix.is_empty() { Path::from(name) } else { Path::from(format!("{prefix}/{name}")) }
    }

    fn place(&self, object: &ObjectName) -> Path {
        let name = object.as_str();
        self.path(&format!("{}/{}/{name}", &name[..2], &name[2..4]))
    }

    /// Refuses at once while it is known that the server does not answer.
    fn ready(&self) -> Result<(), FileError> {
        if self.away_until.load(Ordering::Relaxed) > millis() { Err(away()) } else { Ok(()) }
    }

    /// What the server said, in our words; remembers whether it said anything.
    fn told<T>(&self, said: object_store::Result<T>) -> Result<T, FileError> {
        let silent = said.as_ref().err().is_some_and(wire::nobody_answered);
        self.heard(!silent);
        said.map_err(|error| match error {
            _ if silent => away(),
            Error::NotFound { .. } => FileError::Missing,
            Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => {
                let said = "the S3 server refuses the key";
                FileError::Storage(io::Error::new(io::ErrorKind::PermissionDenied, said))
            }
            _ => FileError::Storage(io::Error::other("the S3 server did not do what it was asked")),
        })
    }

    fn heard(&self, something: bool) {
        let rest = u64::try_from(self.bucket.patience.rest.as_millis()).unwrap_or(u64::MAX);
        let until = if something { 0 } else { millis().saturating_add(rest) };
        self.away_until.store(until, Ordering::Relaxed);
    }

    /// Brings a complete object to the server.
    async fn send(&self, place: &Path, mut part: Part) -> Result<(), FileError> {
        let size = part.size();
        let (first, part) = blocking(move || {
            part.rewind()?;
            Ok((part.read(PART)?, part))
        })
        .await?;
        if size <= PART as u64 {
            return self.told(self.store.put(place, first.into()).await).map(drop);
        }
        let mut upload = self.told(self.store.put_multipart(place).await)?;
        let sent = self.send_parts(upload.as_mut(), first, part).await;
        if sent.is_err() && self.ready().is_ok() {
            // What cannot be taken back now is taken back by the sweep.
            let _ = upload.abort().await;
        }
        sent
    }

    async fn send_parts(&self, upload: &mut dyn MultipartUpload, first: Vec<u8>, part: Part) -> Result<(), FileError> {
        let (mut next, mut part) = (first, part);
        while !next.is_empty() {
            self.told(upload.put_part(next.into()).await)?;
            (next, part) = blocking(move || Ok((part.read(PART)?, part))).await?;
        }
        self.told(upload.complete().await).map(drop)
    }
}

fn millis() -> u64 {
    u64::try_from(BEGAN.elapsed().as_millis()).unwrap_or(u64::MAX)
}

fn away() -> FileError {
    FileError::Storage(io::Error::new(io::ErrorKind::TimedOut, "the S3 server does not answer"))
}

#[async_trait]
impl FileStore for S3 {
    async fn create(&self, object: &ObjectName) -> Result<Box<dyn ObjectWriter>, FileError> {
        // Before a long file is taken in vain.
        self.0.ready()?;
        let path = self.0.bucket.waiting.join(object.as_str());
        let part = blocking(move || Ok(Part::create(path)?)).await?;
        Ok(Box::new(Writer { part: Some(part), place: self.0.place(object), inner: Arc::clone(&self.0) }))
    }

    async fn read(&self, object: &ObjectName) -> Result<BoxStream<'static, Result<Vec<u8>, FileError>>, FileError> {
        let inner = Arc::clone(&self.0);
        inner.ready()?;
        let found = inner.told(inner.store.get(&inner.place(object)).await)?;
        let begun = (inner, found.into_stream(), Bytes::new());
        let pieces = stream::try_unfold(begun, |(inner, mut stream, mut rest)| async move {
            while rest.is_empty() {
                match timeout(inner.bucket.patience.answer, stream.next()).await {
                    Err(_) => return Err(away()),
                    Ok(None) => return Ok(None),
                    Ok(Some(bytes)) => rest = inner.told(bytes)?,
                }
            }
            let piece = rest.split_to(rest.len().min(CHUNK)).to_vec();
            Ok(Some((piece, (inner, stream, rest))))
        });
        Ok(pieces.boxed())
    }

    async fn delete(&self, object: &ObjectName) -> Result<(), FileError> {
        self.0.ready()?;
        match self.0.told(self.0.store.delete(&self.0.place(object)).await) {
            Err(FileError::Missing) => Ok(()),
            done => done,
        }
    }

    async fn sweep(&self, before: SystemTime) -> Result<u64, FileError> {
        let waiting = self.0.bucket.waiting.clone();
        let here: u64 = blocking(move || Ok(part::sweep(&waiting, before)?)).await?;
        Ok(here + unfinished::give_up(&self.0, before).await?)
    }

    async fn check(&self) -> Result<(), FileError> {
        match self.0.told(self.0.store.head(&self.0.path(MARK)).await) {
            Ok(_) | Err(FileError::Missing) => Ok(()),
            Err(error) => Err(error),
        }
    }

    async fn prove(&self) -> Result<(), FileError> {
        let inner = &self.0;
        let mark = PutPayload::from_static(b"phanhoi keeps attachments here, sealed\n");
        inner.told(inner.store.put(&inner.path(MARK), mark).await).map(drop)
    }
}

/// An object on its way: in the folder first, then to the server.
struct Writer {
    part: Option<Part>,
    place: Path,
    inner: Arc<Inner>,
}

#[async_trait]
impl ObjectWriter for Writer {
    async fn append(&mut self, piece: Vec<u8>) -> Result<(), FileError> {
        let mut part = self.part.take().ok_or_else(given_up)?;
        let part = blocking(move || {
            part.write(&piece)?;
            Ok(part)
        });
        self.part = Some(part.await?);
        Ok(())
    }

    async fn commit(mut self: Box<Self>) -> Result<(), FileError> {
        let part = self.part.take().ok_or_else(given_up)?;
        let turn = timeout(self.inner.bucket.patience.turn, self.inner.turns.acquire()).await;
        let Ok(Ok(_turn)) = turn else {
            return Err(FileError::Storage(io::Error::other("too many files wait for the S3 server")));
        };
        self.inner.ready()?;
        let sent = self.inner.send(&self.place, part).await;
        if sent.is_err() && self.inner.ready().is_ok() {
            // The answer may have been lost, and not the object. Whoever wrote down its name deletes it
            // again; this makes that the rare case.
            let _ = self.inner.store.delete(&self.place).await;
        }
        sent
    }
}
