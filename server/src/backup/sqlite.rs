//! The database as one entry, on SQLite.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::BackupError;
use super::archive::{Reader, Writer};
use crate::store::Db;

pub(super) const ENTRY: &str = "database.sqlite";

/// Saves one state of the database: `VACUUM INTO` reads it in one transaction and keeps nobody
/// from writing. The copy lies beside the database, where its like is at home, and goes at the end.
pub(super) async fn save(db: &Db, beside: &Path, out: &mut Writer) -> Result<(), BackupError> {
    let copy = Copy(beside.join(format!(".backup-{}.sqlite", std::process::id())));
    copy.clear();
    // Made first, so that nobody else can read it.
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(&copy.0).map_err(BackupError::io(&copy.0))?;
    db.copy_into(&copy.0).await?;
    out.file(ENTRY, &copy.0)
}

struct Copy(PathBuf);

impl Copy {
    fn clear(&self) {
        // It is mostly not there.
        let _ = fs::remove_file(&self.0);
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Writes the entry to where the database will be, under another name until everything is there.
pub(super) fn load(input: &mut Reader, path: &Path) -> Result<(), BackupError> {
    let path = part(path);
    let failed = BackupError::io(&path);
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).map_err(&failed)?;
    while let Some(chunk) = input.chunk()? {
        file.write_all(&chunk).map_err(&failed)?;
    }
    file.sync_all().map_err(failed)
}

/// Gives the database its name: the last step.
pub(super) fn put_in_place(path: &Path) -> Result<(), BackupError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::rename(part(path), path).and_then(|()| File::open(folder)?.sync_all()).map_err(BackupError::io(path))
}

fn part(path: &Path) -> PathBuf {
    path.with_extension("restoring")
}
