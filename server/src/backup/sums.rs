//! `SHA256SUMS`: what shows a changed byte without any key.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{ARCHIVE, BackupError, MANIFEST};

const SUMS: &str = "SHA256SUMS";
/// In the order of the lines.
const NAMES: [&str; 2] = [ARCHIVE, MANIFEST];

/// The lines for a backup, as `sha256sum` writes them.
fn lines(archive: [u8; 32], manifest: [u8; 32]) -> String {
    let line = |(name, sum): (&str, [u8; 32])| format!("{}  {name}\n", HEXLOWER.encode(&sum));
    NAMES.into_iter().zip([archive, manifest]).map(line).collect()
}

/// Writes the sums and makes the folder durable.
pub(super) fn write(folder: &Path, archive: [u8; 32], manifest: [u8; 32]) -> Result<(), BackupError> {
    let path = folder.join(SUMS);
    let save = || -> io::Result<()> {
        let mut file = File::create_new(&path)?;
        file.write_all(lines(archive, manifest).as_bytes())?;
        file.sync_all()?;
        File::open(folder)?.sync_all()
    };
    save().map_err(BackupError::io(&path))
}

/// Reads every file of a backup and compares it with the sums.
///
/// # Errors
/// [`BackupError::Damaged`], naming the file that differs.
pub(super) fn check(folder: &Path) -> Result<(), BackupError> {
    let path = folder.join(SUMS);
    let told = fs::read(&path).map_err(BackupError::io(&path))?;
    let archive = sum(&folder.join(ARCHIVE))?;
    let manifest = sum(&folder.join(MANIFEST))?;
    let found = lines(archive, manifest);
    if told == found.as_bytes() {
        return Ok(());
    }
    let told = String::from_utf8_lossy(&told);
    let wrong = NAMES.into_iter().zip(found.lines()).find(|(_, line)| !told.lines().any(|told| told == *line));
    let name = wrong.map_or(SUMS, |(name, _)| name);
    Err(BackupError::damaged(format!("{name} is not what was saved, or {SUMS} was changed")))
}

pub(super) fn sum(path: &Path) -> Result<[u8; 32], BackupError> {
    let failed = BackupError::io(path);
    let mut file = File::open(path).map_err(&failed)?;
    let (mut digest, mut piece) = (Sha256::new(), vec![0; 64 * 1024]);
    loop {
        match file.read(&mut piece).map_err(&failed)? {
            0 => return Ok(digest.finalize().into()),
            length => digest.update(&piece[..length]),
        }
    }
}
