//! The offline key: made once, kept apart from every machine that runs the program.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use age::secrecy::ExposeSecret;
use age::x25519::{Identity, Recipient};
use zeroize::Zeroizing;

use super::BackupError;

/// The secret half. It opens every backup that was sealed to it.
pub struct OfflineKey(pub(super) Identity);

impl OfflineKey {
    /// Makes a key and writes it into a new file that only its owner may read.
    ///
    /// # Errors
    /// [`BackupError::Io`], also when the file is there.
    pub fn make(path: &Path) -> Result<Self, BackupError> {
        let identity = Identity::generate();
        let failed = BackupError::io(path);
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(&failed)?;
        let lines = Zeroizing::new(format!(
            "# Opens the backups of phanhoi. Keep it offline; without it no backup can be restored.\n# {}\n{}\n",
            identity.to_public(),
            identity.to_string().expose_secret()
        ));
        file.write_all(lines.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
        Ok(Self(identity))
    }

    /// Reads a key that was made.
    ///
    /// # Errors
    /// [`BackupError::Io`] and [`BackupError::BadKey`].
    pub fn read(path: &Path) -> Result<Self, BackupError> {
        let text = Zeroizing::new(fs::read_to_string(path).map_err(BackupError::io(path))?);
        let line = text.lines().map(str::trim).find(|line| line.starts_with("AGE-SECRET-KEY-1"));
        let key = line.and_then(|line| line.parse().ok());
        key.map(Self).ok_or_else(|| BackupError::BadKey(path.display().to_string()))
    }

    /// The half that backups are sealed to; it may be known.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        self.0.to_public()
    }
}

/// Reads what a backup is to be sealed to.
///
/// # Errors
/// [`BackupError::BadRecipient`].
pub fn read_recipient(text: &str) -> Result<Recipient, BackupError> {
    text.trim().parse().map_err(|_| BackupError::BadRecipient)
}
