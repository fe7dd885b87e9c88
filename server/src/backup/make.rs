//! Making a backup.

use std::fs::{self, DirBuilder, File};
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use age::x25519::Recipient;
use data_encoding::HEXLOWER;
use futures::StreamExt;
use serde::Serialize;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::archive::Writer;
use super::{ARCHIVE, BackupError, FILES, KEYS, MANIFEST, OfflineKey, postgres, restore, sqlite, sums};
use crate::config::Config;
use crate::files::{self, FileError, FileStore, ObjectName};
use crate::store::{Db, attachments};

/// Rows of files that are looked at together.
const PAGE: u64 = 500;

/// What people read of a backup.
#[derive(Serialize)]
struct Manifest<'a> {
    program: &'a str,
    made_at: String,
    sealed_to: String,
    files: u64,
    sha256: String,
}

/// Makes a backup in a new folder and reads back what it wrote: every hash, and with the offline
/// `key` every entry. `tell` is told how far it is.
///
/// # Errors
/// [`BackupError`]; the folder is no backup then.
pub async fn make(
    config: &Config,
    folder: &Path,
    to: &Recipient,
    key: Option<&OfflineKey>,
    now: OffsetDateTime,
    tell: &mut dyn FnMut(String),
) -> Result<(), BackupError> {
    let exists = |_| BackupError::Exists(folder.display().to_string());
    if folder.exists() {
        fs::remove_dir(folder).map_err(exists)?;
    }
    DirBuilder::new().mode(0o700).create(folder).map_err(BackupError::io(folder))?;
    let db = Db::open(&config.database_url).await?;
    let mut out = Writer::create(&folder.join(ARCHIVE), to)?;
    out.file(KEYS, &config.key_file)?;
    // The database first: whatever it names by then is in the place of files.
    match config.database_url.sqlite_path() {
        Some(path) => sqlite::save(&db, path.parent().unwrap_or(Path::new(".")), &mut out).await?,
        None => postgres::save(&db, &mut out).await?,
    }
    tell("the database is saved".to_owned());
    let files = save_files(&db, config, &mut out, tell).await?;
    let archive = out.finish()?;
    let manifest = Manifest {
        program: env!("CARGO_PKG_VERSION"),
        made_at: now.format(&Rfc3339).unwrap_or_default(),
        sealed_to: to.to_string(),
        files,
        sha256: HEXLOWER.encode(&archive),
    };
    let manifest = write_manifest(&folder.join(MANIFEST), &manifest)?;
    sums::write(folder, archive, manifest)?;
    tell("everything is written and is read once more".to_owned());
    restore::check(folder, key)
}

/// Every file that a row names, as it is: sealed. Those of drafts come and go meanwhile; one that
/// belongs to a case must be there as long as its row is.
async fn save_files(
    db: &Db,
    config: &Config,
    out: &mut Writer,
    tell: &mut dyn FnMut(String),
) -> Result<u64, BackupError> {
    let store = files::open(&config.object_store)?;
    let (mut after, mut saved) = (0, 0);
    loop {
        let page = attachments::objects(db.reader(), after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(saved) };
        after = last.id;
        for row in &page {
            let name = ObjectName::parse(&row.object)
                .ok_or_else(|| BackupError::File(row.object.clone(), FileError::Damaged))?;
            match save_file(store.as_ref(), &name, out).await {
                Ok(()) => saved += 1,
                Err(BackupError::File(_, FileError::Missing))
                    if !row.lasting || !attachments::is_there(db.reader(), row.id).await? => {}
                Err(error) => return Err(error),
            }
        }
        tell(format!("{saved} files are saved"));
    }
}

async fn save_file(store: &dyn FileStore, name: &ObjectName, out: &mut Writer) -> Result<(), BackupError> {
    let failed = |error| BackupError::File(name.as_str().to_owned(), error);
    let mut pieces = store.read(name).await.map_err(failed)?;
    out.begin(&format!("{FILES}{}", name.as_str()))?;
    while let Some(piece) = pieces.next().await {
        out.write(&piece.map_err(failed)?)?;
    }
    out.end()
}

fn write_manifest(path: &Path, manifest: &Manifest<'_>) -> Result<[u8; 32], BackupError> {
    let text = serde_json::to_string_pretty(manifest).unwrap_or_default() + "\n";
    let mut file = File::create_new(path).map_err(BackupError::io(path))?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(BackupError::io(path))?;
    sums::sum(path)
}
