//! Objects in a folder of this machine: `ab/cd/abcd…`, so that no folder grows too large. What is
//! being written lies in `incoming/` and moves to its place only when it is complete and on disk.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use async_trait::async_trait;
use futures::stream::{self, BoxStream, StreamExt};

use super::part::{self, Part, blocking, given_up, make_folder};
use super::store::{FileError, FileStore, ObjectName, ObjectWriter};
use crate::vault::CHUNK;

/// A folder that keeps objects, readable by the owner of the process only.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Opens the folder and makes it when it is not there. Blocks; called once at the start.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn open(root: impl Into<PathBuf>) -> io::Result<Self> {
        let folder = Self { root: root.into() };
        make_folder(&folder.incoming())?;
        sync_folder(&folder.root)?;
        Ok(folder)
    }

    fn incoming(&self) -> PathBuf {
        self.root.join("incoming")
    }

    fn place(&self, object: &ObjectName) -> Place {
        let name = object.as_str();
        let outer = self.root.join(&name[..2]);
        let inner = outer.join(&name[2..4]);
        Place { root: self.root.clone(), file: inner.join(name), outer, inner }
    }
}

#[async_trait]
impl FileStore for Folder {
    async fn create(&self, object: &ObjectName) -> Result<Box<dyn ObjectWriter>, FileError> {
        let path = self.incoming().join(object.as_str());
        let part = blocking(move || Ok(Part::create(path)?)).await?;
        Ok(Box::new(Writer { part: Some(part), place: self.place(object) }))
    }

    async fn read(&self, object: &ObjectName) -> Result<BoxStream<'static, Result<Vec<u8>, FileError>>, FileError> {
        let path = self.place(object).file;
        let file = blocking(move || File::open(path).map_err(missing)).await?;
        let pieces = stream::try_unfold(file, |file| {
            blocking(move || {
                let mut piece = Vec::with_capacity(CHUNK);
                (&file).take(CHUNK as u64).read_to_end(&mut piece)?;
                Ok((!piece.is_empty()).then_some((piece, file)))
            })
        });
        Ok(pieces.boxed())
    }

    async fn delete(&self, object: &ObjectName) -> Result<(), FileError> {
        let place = self.place(object);
        blocking(move || match fs::remove_file(&place.file) {
            Ok(()) => Ok(sync_folder(&place.inner)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error.into()),
        })
        .await
    }

    async fn sweep(&self, before: SystemTime) -> Result<u64, FileError> {
        let incoming = self.incoming();
        blocking(move || Ok(part::sweep(&incoming, before)?)).await
    }

    async fn check(&self) -> Result<(), FileError> {
        let incoming = self.incoming();
        blocking(move || Ok(fs::metadata(incoming).map(drop)?)).await
    }
}

/// An object that is being written. The part travels into the blocking call and back: when the
/// caller goes away in between, it is dropped there, and the file with it.
struct Writer {
    part: Option<Part>,
    place: Place,
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
        blocking(move || Ok(self.place.take(part)?)).await
    }
}

/// Where an object is kept, and the folders on the way.
struct Place {
    root: PathBuf,
    outer: PathBuf,
    inner: PathBuf,
    file: PathBuf,
}

impl Place {
    /// The bytes first, then the name: after a power cut there is the whole file or none. The
    /// folders above are synced too, since another writer may have made them a moment ago.
    fn take(&self, mut part: Part) -> io::Result<()> {
        part.sync()?;
        make_folder(&self.inner)?;
        part.rename(&self.file)?;
        for folder in [&self.inner, &self.outer, &self.root] {
            sync_folder(folder)?;
        }
        part.keep();
        Ok(())
    }
}

fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

fn missing(error: io::Error) -> FileError {
    match error.kind() {
        io::ErrorKind::NotFound => FileError::Missing,
        _ => FileError::Storage(error),
    }
}
