//! Checkpoints as files in the data folder, to be mailed, printed or copied to where nobody who
//! runs this program can reach them: only such a copy shows that the whole log was replaced.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};

use super::{AuditError, public_key};
use crate::Services;
use crate::store::checkpoints;

/// The folder, in the data folder.
const FOLDER: &str = "checkpoints";
/// The public key, beside what it signed.
const KEY: &str = "key.txt";
/// Files written between two looks at the database.
const BATCH: u64 = 100;

/// The checkpoints of this node's data folder.
pub struct Folder {
    path: PathBuf,
    /// Size of the largest checkpoint that lies there; -1: none.
    last: AtomicI64,
}

impl Folder {
    /// Opens the folder and makes it if it is missing.
    ///
    /// # Errors
    /// When it cannot be made or read.
    pub fn open(services: &Services) -> Result<Self, AuditError> {
        let path = services.config.data_dir.join(FOLDER);
        fs::create_dir_all(&path)?;
        let mut last = -1;
        for file in fs::read_dir(&path)? {
            last = last.max(file?.file_name().to_str().and_then(size_of).unwrap_or(-1));
        }
        write(&path, KEY, &format!("{}\n", public_key(services)))?;
        Ok(Self { path, last: AtomicI64::new(last) })
    }

    /// Writes the checkpoints that are not there yet, whichever node made them.
    ///
    /// # Errors
    /// Those of the database and of the disk. What was written stays.
    pub async fn update(&self, services: &Services) -> Result<(), AuditError> {
        loop {
            let last = self.last.load(Ordering::Relaxed);
            let new = checkpoints::between(services.db.reader(), last, i64::MAX, BATCH).await?;
            for checkpoint in &new {
                write(&self.path, &name_of(checkpoint.size), &checkpoint.note)?;
                self.last.store(checkpoint.size, Ordering::Relaxed);
            }
            if (new.len() as u64) < BATCH {
                return Ok(());
            }
        }
    }
}

/// The name of the file of a checkpoint; sorted by name the files stand in their order.
#[must_use]
pub fn name_of(size: i64) -> String {
    format!("checkpoint-{size:012}.txt")
}

fn size_of(name: &str) -> Option<i64> {
    name.strip_prefix("checkpoint-")?.strip_suffix(".txt")?.parse().ok()
}

/// Writes a file whole or not at all.
fn write(folder: &Path, name: &str, text: &str) -> io::Result<()> {
    let draft = folder.join(format!(".draft-{name}"));
    let mut file = File::create(&draft)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&draft, folder.join(name))?;
    File::open(folder)?.sync_all()
}
