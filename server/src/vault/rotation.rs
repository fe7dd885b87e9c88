//! Changing keys while the house is open.
//!
//! The key file gets a new key, the old ones still open what they sealed; then everything is
//! sealed anew ([`Vault::reseal`]), and when nothing uses an old key any more it is taken out.
//! Where several nodes have a copy of the file each, every one must know the new key before
//! the first seals with it: then it is first only prepared.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rand::CryptoRng;

use super::at::At;
use super::envelope::{self, SealingKey};
use super::key_file::{KeyFile, KeyFileError, at, folder_of, write_durably};
use super::secret::{KeyId, SecretKey};
use super::{Keys, Master, SealError, Vault};

/// What a sealing key is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Seals what is new.
    Current,
    /// Known everywhere before it is used.
    Next,
    /// Opens what is old.
    Older,
}

impl KeyFile {
    /// The sealing keys of the file: the current one first.
    #[must_use]
    pub fn standings(&self) -> Vec<(KeyId, Standing)> {
        let current = std::iter::once((KeyId::of(&self.current), Standing::Current));
        let next = self.next.iter().map(|key| (KeyId::of(key), Standing::Next));
        let older = self.older.iter().map(|key| (KeyId::of(key), Standing::Older));
        current.chain(next).chain(older).collect()
    }

    /// Adds a key that nothing is sealed with yet; the one that was prepared before stays. Returns
    /// its name.
    pub fn prepare(&mut self, rng: &mut impl CryptoRng) -> KeyId {
        KeyId::of(self.next.get_or_insert_with(|| SecretKey::random(rng)))
    }

    /// Makes the prepared key, or else a new one, the current one. Returns its name.
    pub fn rotate(&mut self, rng: &mut impl CryptoRng) -> KeyId {
        let new = self.next.take().unwrap_or_else(|| SecretKey::random(rng));
        let id = KeyId::of(&new);
        self.older.push(std::mem::replace(&mut self.current, new));
        id
    }

    /// Takes these older keys out. The current one and the next are never taken out.
    pub fn remove(&mut self, ids: &[KeyId]) {
        self.older.retain(|key| !ids.contains(&KeyId::of(key)));
    }

    /// Changes the file: of two who do it at the same moment one waits for the other. The new file
    /// is on the disk, readable by its owner only, before it takes the place of the old one.
    ///
    /// # Errors
    /// [`KeyFileError`]; the file is as it was then.
    pub fn change<T>(
        path: &Path,
        rng: &mut impl CryptoRng,
        work: impl FnOnce(&mut Self) -> T,
    ) -> Result<T, KeyFileError> {
        let failed = |source| at(path, source);
        // The place of the file itself, should the path be a link to it.
        let path = &fs::canonicalize(path).map_err(failed)?;
        let _lock = lock(path).map_err(failed)?;
        let mut keys = Self::load(path)?;
        let done = work(&mut keys);
        let folder = folder_of(path);
        let draft = folder.join(format!(".key-{:016x}", rng.next_u64()));
        let replaced = write_durably(&draft, &keys.to_text()).and_then(|()| fs::rename(&draft, path));
        if let Err(source) = replaced {
            // What cannot be removed is a file for its owner only, beside the one like it.
            let _ = fs::remove_file(&draft);
            return Err(failed(source));
        }
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        Ok(done)
    }
}

/// Holds the file that has this name now: while somebody waits, another file may take its place.
fn lock(path: &Path) -> io::Result<File> {
    loop {
        let file = File::open(path)?;
        file.lock()?;
        if fs::metadata(path)?.ino() == file.metadata()?.ino() {
            return Ok(file);
        }
    }
}

/// Which of the vault's own keys seals a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    CaseKey,
    Identity,
    MailAddress,
    OfficerSecret,
    UnitRecord,
    Webhook,
}

impl Vault {
    /// Uses the keys of a changed file from now on, in every clone of this vault.
    ///
    /// # Errors
    /// [`SealError::OtherHouse`] when the file has another look-up key: nothing would be found
    /// any more. The keys stay as they are then.
    pub fn replace(&self, file: &KeyFile) -> Result<(), SealError> {
        if KeyId::of(&file.lookup) != self.keys().lookup_id {
            return Err(SealError::OtherHouse);
        }
        self.set(Keys::derive(file)?);
        Ok(())
    }

    /// The names of the keys that only open what is old.
    #[must_use]
    pub fn older_keys(&self) -> Vec<KeyId> {
        self.keys().older.iter().map(|master| master.id).collect()
    }

    /// A value sealed anew with the key of today; `None` when it is already.
    ///
    /// # Errors
    /// Those of [`SealingKey::open`] and [`SealingKey::seal`].
    pub fn reseal(&self, purpose: Purpose, at: At<'_>, sealed: &[u8]) -> Result<Option<Vec<u8>>, SealError> {
        let keys = self.keys();
        if envelope::key_id(sealed)? == keys.current.id {
            return Ok(None);
        }
        let plain = keys.of(sealed)?.key(purpose).open(at, sealed)?;
        keys.current.key(purpose).seal(at, plain.as_bytes()).map(Some)
    }
}

impl Master {
    const fn key(&self, purpose: Purpose) -> &SealingKey {
        match purpose {
            Purpose::CaseKey => &self.wrapping,
            Purpose::Identity => &self.identity,
            Purpose::MailAddress => &self.mail,
            Purpose::OfficerSecret => &self.officer,
            Purpose::UnitRecord => &self.record,
            Purpose::Webhook => &self.webhook,
        }
    }
}

/// The name of the key that sealed a value, without opening it.
///
/// # Errors
/// [`SealError::Damaged`] when it is no sealed value.
pub fn sealed_by(sealed: &[u8]) -> Result<KeyId, SealError> {
    envelope::key_id(sealed)
}
