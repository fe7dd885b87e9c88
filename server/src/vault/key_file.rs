//! The key file: the one secret that is not in the database.
//!
//! It holds one look-up key, by which receipts are found and which therefore never changes, and
//! one or more sealing keys, of which one seals what is new and the others still open what is
//! old. A key that signs the checkpoints of the log stands beside them; a file from before there
//! was a log gets one at the next start. Keys are named after themselves, so that a key copied wrongly from paper is noticed.

use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use rand::CryptoRng;
use thiserror::Error;
use zeroize::Zeroizing;

use super::secret::{KeyId, SecretKey};

const HEADER: &str = "\
# Key file of phanhoi, version 1.
#
# What citizens wrote is sealed with these keys and nothing else. Without this file nobody can
# read it again, not even its makers; with this file and the database anybody can. Keep a copy
# offline, apart from the backups of the database. The file must be readable by its owner only.
#
# lookup NAME KEY            finds receipts; never change it
# seal NAME KEY [MARK]       seals; the one marked current is used for what is new, one marked
#                            next will be, the others open what is old and must stay until
#                            `phanhoi keys prune` takes them out
# sign NAME KEY [current]    signs the checkpoints of the log; the current one signs what is new
";
/// Far more than a hundred keys take: a larger file is some other file.
const MAX_BYTES: u64 = 64 * 1024;

/// Why the key file cannot be used. The messages name the file and never a key.
#[derive(Debug, Error)]
pub enum KeyFileError {
    #[error("cannot read or make the key file {path}: {source}")]
    Io { path: PathBuf, source: io::Error },
    #[error("the key file {path} can be read by others (mode {mode:03o}); run: chmod 600 {path}")]
    OpenToOthers { path: PathBuf, mode: u32 },
    #[error("the key file {path} is not a regular file of at most 64 KiB")]
    NotAFile { path: PathBuf },
    #[error("line {line} of the key file {path} cannot be read: {reason}")]
    BadLine { path: PathBuf, line: usize, reason: &'static str },
    #[error("the key file {path} has no key that signs the log; it gets one when it can be written")]
    NoSigningKey { path: PathBuf },
    #[error(
        "the key file {path} needs one look-up key, one current sealing key, at most one that is next and at most one \
         current signing key"
    )]
    Incomplete { path: PathBuf },
}

impl KeyFileError {
    /// Whether there is no such file.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == io::ErrorKind::NotFound)
    }
}

/// The keys of the file.
pub struct KeyFile {
    pub(super) lookup: SecretKey,
    /// Seals what is new.
    pub(super) current: SecretKey,
    /// Will seal what is new once every node knows it.
    pub(super) next: Option<SecretKey>,
    /// Open what is old.
    pub(super) older: Vec<SecretKey>,
    /// Signs new checkpoints.
    pub(super) sign: SecretKey,
    /// Signed older ones.
    pub(super) older_sign: Vec<SecretKey>,
}

impl KeyFile {
    /// New keys, not yet kept anywhere.
    #[must_use]
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        let lookup = SecretKey::random(rng);
        let current = SecretKey::random(rng);
        let sign = SecretKey::random(rng);
        Self { lookup, current, next: None, older: Vec::new(), sign, older_sign: Vec::new() }
    }

    /// Reads the file, or makes it with new keys when there is none; a file without a signing key
    /// gets one. Of two processes that start at the same time one does so and both read the same
    /// keys.
    ///
    /// # Errors
    /// [`KeyFileError`]; a key that is in the file is never replaced.
    pub fn load_or_create(path: &Path, rng: &mut impl CryptoRng) -> Result<Self, KeyFileError> {
        match Self::load(path) {
            Err(error) if error.is_missing() => {
                Self::random(rng).create(path, rng).map_err(|source| at(path, source))?;
                Self::load(path)
            }
            Err(KeyFileError::NoSigningKey { .. }) => {
                add_signing_key(path, rng)?;
                Self::load(path)
            }
            loaded => loaded,
        }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// [`KeyFileError`] when it is missing, open to others, or not understood.
    pub fn load(path: &Path) -> Result<Self, KeyFileError> {
        parse(path, &read(path)?)
    }

    /// Writes a new file beside its place, makes it durable and links it into place, which fails
    /// when there is one already: unlike a rename, that can never replace somebody's keys.
    fn create(&self, path: &Path, rng: &mut impl CryptoRng) -> io::Result<()> {
        let folder = folder_of(path);
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let draft = folder.join(format!(".key-{:016x}", rng.next_u64()));
        let made = write_durably(&draft, &self.to_text()).and_then(|()| {
            match fs::hard_link(&draft, path) {
                // Another process was first; its keys are the keys.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
                linked => linked,
            }
        });
        let removed = fs::remove_file(&draft);
        made.and(removed)?;
        File::open(folder)?.sync_all()
    }

    pub(super) fn to_text(&self) -> Zeroizing<String> {
        // Room for all of it: growing would leave copies of the keys behind.
        let keys = self.older.len() + self.older_sign.len() + 4;
        let mut text = Zeroizing::new(String::with_capacity(HEADER.len() + 128 * keys));
        text.push_str(HEADER);
        push_key(&mut text, "lookup", &self.lookup, "");
        for key in &self.older {
            push_key(&mut text, "seal", key, "");
        }
        if let Some(key) = &self.next {
            push_key(&mut text, "seal", key, " next");
        }
        push_key(&mut text, "seal", &self.current, " current");
        for key in &self.older_sign {
            push_key(&mut text, "sign", key, "");
        }
        push_key(&mut text, "sign", &self.sign, " current");
        text
    }
}

impl fmt::Debug for KeyFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let older: Vec<KeyId> = self.older.iter().map(KeyId::of).collect();
        f.debug_struct("KeyFile")
            .field("current", &KeyId::of(&self.current))
            .field("older", &older)
            .finish_non_exhaustive()
    }
}

/// The text of the file, which must be its owner's alone.
fn read(path: &Path) -> Result<Zeroizing<String>, KeyFileError> {
    let mut file = File::open(path).map_err(|source| at(path, source))?;
    let metadata = file.metadata().map_err(|source| at(path, source))?;
    if !metadata.is_file() || metadata.len() > MAX_BYTES {
        return Err(KeyFileError::NotAFile { path: path.into() });
    }
    let mode = metadata.mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(KeyFileError::OpenToOthers { path: path.into(), mode });
    }
    // Room for all of it: growing would leave copies of the keys behind.
    let room = usize::try_from(metadata.len()).unwrap_or_default() + 1;
    let mut text = Zeroizing::new(String::with_capacity(room));
    file.read_to_string(&mut text).map_err(|source| at(path, source))?;
    Ok(text)
}

/// Adds a signing key to a file that has none. The other keys stay in it to the letter: the new
/// text is made durable beside the file and takes its place in one step.
fn add_signing_key(path: &Path, rng: &mut impl CryptoRng) -> Result<(), KeyFileError> {
    let failed = |source| at(path, source);
    // The place of the file itself, should the path be a link to it.
    let place = fs::canonicalize(path).map_err(failed)?;
    let held = File::open(&place).map_err(failed)?;
    held.lock().map_err(failed)?;
    // Whoever waited for the lock finds that another process was first.
    let old = read(&place)?;
    if !matches!(parse(&place, &old), Err(KeyFileError::NoSigningKey { .. })) {
        return Ok(());
    }
    let mut text = Zeroizing::new(String::with_capacity(old.len() + 256));
    text.push_str(&old);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str("# Signs the checkpoints of the log.\n");
    push_key(&mut text, "sign", &SecretKey::random(rng), " current");
    let folder = folder_of(&place);
    let draft = folder.join(format!(".key-{:016x}", rng.next_u64()));
    let placed = write_durably(&draft, &text).and_then(|()| fs::rename(&draft, &place));
    if placed.is_err() {
        let _ = fs::remove_file(&draft);
    }
    placed.and_then(|()| File::open(folder)?.sync_all()).map_err(failed)
}

fn push_key(text: &mut String, word: &str, key: &SecretKey, mark: &str) {
    let digits = Zeroizing::new(HEXLOWER.encode(key.bytes()));
    text.push_str(word);
    text.push(' ');
    text.push_str(&KeyId::of(key).to_string());
    text.push(' ');
    text.push_str(&digits);
    text.push_str(mark);
    text.push('\n');
}

pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

pub(super) fn write_durably(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn parse(path: &Path, text: &str) -> Result<KeyFile, KeyFileError> {
    let (mut lookups, mut currents, mut next, mut older) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut signs, mut older_sign) = (Vec::new(), Vec::new());
    for (number, line) in text.lines().enumerate() {
        let bad = |reason| KeyFileError::BadLine { path: path.into(), line: number + 1, reason };
        let words: Vec<&str> = line.split_whitespace().collect();
        let (keys, name, digits) = match words[..] {
            [] => continue,
            [first, ..] if first.starts_with('#') => continue,
            ["lookup", name, digits] => (&mut lookups, name, digits),
            ["seal", name, digits] => (&mut older, name, digits),
            ["seal", name, digits, "next"] => (&mut next, name, digits),
            ["seal", name, digits, "current"] => (&mut currents, name, digits),
            ["sign", name, digits] => (&mut older_sign, name, digits),
            ["sign", name, digits, "current"] => (&mut signs, name, digits),
            _ => return Err(bad("it is neither a comment nor 'lookup', 'seal' or 'sign'")),
        };
        keys.push(parse_key(name, digits).map_err(bad)?);
    }
    let (Ok([lookup]), Ok([current])) = (<[_; 1]>::try_from(lookups), <[_; 1]>::try_from(currents)) else {
        return Err(KeyFileError::Incomplete { path: path.into() });
    };
    let prepared = next.pop();
    if !next.is_empty() {
        return Err(KeyFileError::Incomplete { path: path.into() });
    }
    match (<[_; 1]>::try_from(signs), older_sign.is_empty()) {
        (Ok([sign]), _) => Ok(KeyFile { lookup, current, next: prepared, older, sign, older_sign }),
        (Err(signs), true) if signs.is_empty() => Err(KeyFileError::NoSigningKey { path: path.into() }),
        _ => Err(KeyFileError::Incomplete { path: path.into() }),
    }
}

fn parse_key(name: &str, digits: &str) -> Result<SecretKey, &'static str> {
    let bytes = HEXLOWER.decode(digits.as_bytes()).map(Zeroizing::new);
    let key = bytes.ok().and_then(|bytes| SecretKey::from_slice(&bytes));
    let key = key.ok_or("a key is 64 hexadecimal digits in lower case")?;
    if KeyId::parse(name) == Some(KeyId::of(&key)) {
        Ok(key)
    } else {
        Err("the key does not fit its name: one of them was changed")
    }
}

pub(super) fn at(path: &Path, source: io::Error) -> KeyFileError {
    KeyFileError::Io { path: path.into(), source }
}
