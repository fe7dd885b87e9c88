//! Restoring a backup, and looking whether one could be restored.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::archive::Reader;
use super::{ARCHIVE, BackupError, FILES, KEYS, OfflineKey, postgres, sqlite, sums};
use crate::config::Config;
use crate::files::{self, FileStore, ObjectName};
use crate::store::Db;

/// Reads a whole backup: every hash, and with the offline key every entry down to its end.
///
/// # Errors
/// [`BackupError::Damaged`] when one byte is not what was saved.
pub fn check(folder: &Path, key: Option<&OfflineKey>) -> Result<(), BackupError> {
    match key {
        Some(key) => read(folder, key, &mut |_, _| {}),
        None => sums::check(folder),
    }
}

/// The same, and hands on what is under the seal: the name of each entry with its next bytes.
///
/// # Errors
/// [`BackupError::Damaged`] when one byte is not what was saved.
pub fn read(folder: &Path, key: &OfflineKey, each: &mut dyn FnMut(&str, &[u8])) -> Result<(), BackupError> {
    sums::check(folder)?;
    let mut input = Reader::open(&folder.join(ARCHIVE), key)?;
    while let Some(name) = input.next()? {
        while let Some(chunk) = input.chunk()? {
            each(&name, &chunk);
        }
    }
    Ok(())
}

/// Restores a backup into the empty places that the settings name. What is there is not touched;
/// a restoration that was interrupted begins again with empty places. `tell` is told how far it is.
///
/// # Errors
/// [`BackupError`].
pub async fn restore(
    config: &Config,
    folder: &Path,
    key: &OfflineKey,
    tell: &mut dyn FnMut(String),
) -> Result<(), BackupError> {
    let database = config.database_url.sqlite_path();
    for path in [Some(config.key_file.as_path()), database.as_deref()].into_iter().flatten() {
        if path.exists() {
            return Err(BackupError::NotEmpty(path.display().to_string()));
        }
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        std::fs::create_dir_all(parent).map_err(BackupError::io(parent))?;
    }
    check(folder, Some(key))?;
    tell("every byte is as it was saved".to_owned());
    let mut input = Reader::open(&folder.join(ARCHIVE), key)?;
    let store = files::open(&config.object_store)?;
    let mut tables = match &database {
        Some(_) => None,
        None => Some(postgres::Restoring::begin(&Db::open(&config.database_url).await?).await?),
    };
    let (mut restored, mut databases) = (0_u64, 0_u64);
    while let Some(name) = input.next()? {
        if name == KEYS {
            restore_keys(&mut input, &config.key_file)?;
        } else if let Some(object) = name.strip_prefix(FILES) {
            restore_file(&mut input, store.as_ref(), object).await?;
            restored += 1;
        } else if let (sqlite::ENTRY, Some(path)) = (name.as_str(), &database) {
            sqlite::load(&mut input, path)?;
            databases += 1;
        } else if let Some(tables) = &mut tables {
            tables.load(&name, &mut input).await?;
            databases += 1;
        } else {
            return Err(BackupError::OtherEngine);
        }
    }
    if databases == 0 {
        return Err(BackupError::damaged("it holds no database"));
    }
    match (tables, &database) {
        (Some(tables), _) => tables.finish().await?,
        (None, Some(path)) => sqlite::put_in_place(path)?,
        (None, None) => {}
    }
    tell(format!("the database, the keys and {restored} files are in place"));
    Ok(())
}

fn restore_keys(input: &mut Reader, path: &Path) -> Result<(), BackupError> {
    let failed = BackupError::io(path);
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(&failed)?;
    while let Some(chunk) = input.chunk()? {
        file.write_all(&chunk).map_err(&failed)?;
    }
    file.sync_all().map_err(failed)
}

async fn restore_file(input: &mut Reader, store: &dyn FileStore, object: &str) -> Result<(), BackupError> {
    let name = ObjectName::parse(object).ok_or_else(|| BackupError::damaged("a file has no name"))?;
    let failed = |error| BackupError::File(object.to_owned(), error);
    let mut writer = store.create(&name).await.map_err(failed)?;
    while let Some(chunk) = input.chunk()? {
        writer.append(chunk).await.map_err(failed)?;
    }
    writer.commit().await.map_err(failed)
}
