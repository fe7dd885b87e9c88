//! An object that is being written, as a file in a folder of this machine.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::store::FileError;

/// Such a file, readable by the owner of the process only. Dropping it removes it.
pub(super) struct Part {
    file: File,
    path: PathBuf,
    size: u64,
}

impl Part {
    pub(super) fn create(path: PathBuf) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&path)?;
        Ok(Self { file, path, size: 0 })
    }

    pub(super) fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        self.file.write_all(piece)?;
        self.size += piece.len() as u64;
        Ok(())
    }

    /// Bytes written so far.
    pub(super) const fn size(&self) -> u64 {
        self.size
    }

    /// Waits until the bytes are on the disk.
    pub(super) fn sync(&self) -> io::Result<()> {
        self.file.sync_all()
    }

    /// The next bytes from where reading stands, fewer than asked for at the end only.
    pub(super) fn read(&mut self, most: usize) -> io::Result<Vec<u8>> {
        let mut piece = Vec::with_capacity(most);
        (&self.file).take(most as u64).read_to_end(&mut piece)?;
        Ok(piece)
    }

    /// Reading begins at the first byte.
    pub(super) fn rewind(&mut self) -> io::Result<()> {
        io::Seek::rewind(&mut self.file)
    }

    /// Gives it another name; from here on giving up removes it there.
    pub(super) fn rename(&mut self, to: &Path) -> io::Result<()> {
        fs::rename(&self.path, to)?;
        to.clone_into(&mut self.path);
        Ok(())
    }

    /// Leaves it where it is.
    pub(super) fn keep(mut self) {
        self.path.clear();
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            // What cannot be removed now is removed by the sweep.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Makes a folder, and those above it, that nobody else may look into.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Removes what nobody wrote to since `before`. Says how many.
pub(super) fn sweep(incoming: &Path, before: SystemTime) -> io::Result<u64> {
    let mut removed = 0;
    for entry in fs::read_dir(incoming)? {
        let entry = entry?;
        // A writer may finish or give up while we look: what is gone is gone.
        let old = entry.metadata().and_then(|metadata| metadata.modified());
        if old.is_ok_and(|modified| modified < before) {
            removed += u64::from(fs::remove_file(entry.path()).is_ok());
        }
    }
    Ok(removed)
}

/// What is said of a writer that goes on after an error.
pub(super) fn given_up() -> FileError {
    FileError::Storage(io::Error::other("an earlier write failed"))
}

/// Disks can be slow; the threads that serve pages must not wait for them.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, FileError> + Send + 'static,
) -> Result<T, FileError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(_) => Err(FileError::Storage(io::Error::other("the work was broken off"))),
    }
}
