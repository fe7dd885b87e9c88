//! Checkpoints: what the log was at one moment, as a signed text that anybody can keep.
//!
//! The text is a C2SP tlog-checkpoint (<https://c2sp.org/tlog-checkpoint>) in a signed note
//! (<https://c2sp.org/signed-note>) with one extension line, the time. `FORMAT.md` shows one.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ring::signature::{ED25519, UnparsedPublicKey};
use sha2::{Digest, Sha256};
use thiserror::Error;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::tree::Hash;
use crate::vault::Vault;

/// The kind of a signed note's key: Ed25519.
const ED25519_NOTE: u8 = 1;
/// What a signature line starts with: an em dash and a space.
const SIGNATURE: &str = "\u{2014} ";
/// Longer texts are no checkpoints.
const MAX_BYTES: usize = 16 * 1024;

/// Why a text is no checkpoint or no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoteError {
    #[error("it is not a signed checkpoint")]
    Form,
    #[error("it is not a public key for checkpoints")]
    Key,
    #[error("it is not signed by this key")]
    Unsigned,
}

/// Which log, how many entries, the root of their tree, and when that was (whole seconds, UTC).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The name of the log.
    pub origin: String,
    pub size: u64,
    pub root: Hash,
    pub at: OffsetDateTime,
}

impl Checkpoint {
    /// What is signed.
    fn body(&self) -> Result<String, NoteError> {
        let at = self.at.format(&Rfc3339).map_err(|_| NoteError::Form)?;
        Ok(format!("{}\n{}\n{}\ntime {at}\n", self.origin, self.size, BASE64.encode(self.root)))
    }

    /// The whole text, signed with the current key of the vault.
    ///
    /// # Errors
    /// [`NoteError::Form`] when the time is after the year 9999.
    pub fn sign(&self, vault: &Vault) -> Result<String, NoteError> {
        let key = PublicKey::new(&self.origin, vault.log_public_key());
        let body = self.body()?;
        let signature = [key.id.as_slice(), &vault.sign_for_log(body.as_bytes())].concat();
        Ok(format!("{body}\n{SIGNATURE}{} {}\n", self.origin, BASE64.encode(signature)))
    }
}

/// A checkpoint that was read, with the signatures under it. It says nothing until
/// [`SignedCheckpoint::check`] has found the right one.
#[derive(Clone, Debug)]
pub struct SignedCheckpoint {
    body: String,
    claim: Checkpoint,
    /// Name, then key id and signature together.
    signatures: Vec<(String, Vec<u8>)>,
}

impl SignedCheckpoint {
    /// Reads the text of a checkpoint.
    ///
    /// # Errors
    /// [`NoteError::Form`].
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        if text.len() > MAX_BYTES {
            return Err(NoteError::Form);
        }
        let (body, signatures) = text.split_once("\n\n").ok_or(NoteError::Form)?;
        let body = format!("{body}\n");
        let claim = claim(&body).ok_or(NoteError::Form)?;
        let signatures = signatures.lines().map(signature).collect::<Option<Vec<_>>>().ok_or(NoteError::Form)?;
        Ok(Self { body, claim, signatures })
    }

    /// How many entries it speaks of, whether it is genuine or not.
    #[must_use]
    pub const fn claimed_size(&self) -> u64 {
        self.claim.size
    }

    /// Which log it speaks of, whether it is genuine or not.
    #[must_use]
    pub fn claimed_origin(&self) -> &str {
        &self.claim.origin
    }

    /// What it says, if one of these keys signed it. A key counts for the log of its own name
    /// only.
    ///
    /// # Errors
    /// [`NoteError::Unsigned`].
    pub fn check(&self, keys: &[PublicKey]) -> Result<&Checkpoint, NoteError> {
        let signed_by = |key: &PublicKey| {
            key.name == self.claim.origin
                && self.signatures.iter().any(|(name, signature)| {
                    *name == key.name
                        && signature.strip_prefix(&key.id).is_some_and(|signature| {
                            UnparsedPublicKey::new(&ED25519, key.key).verify(self.body.as_bytes(), signature).is_ok()
                        })
                })
        };
        if keys.iter().any(signed_by) { Ok(&self.claim) } else { Err(NoteError::Unsigned) }
    }
}

/// Reads the three lines and the time. The time is required: all of ours have it.
fn claim(body: &str) -> Option<Checkpoint> {
    let mut lines = body.lines();
    let (origin, size, root, time) = (lines.next()?, lines.next()?, lines.next()?, lines.next()?);
    let number: u64 = size.parse().ok()?;
    let root = BASE64.decode(root).ok()?.try_into().ok()?;
    let at = OffsetDateTime::parse(time.strip_prefix("time ")?, &Rfc3339).ok()?;
    // One number has one form: neither a sign nor zeros in front.
    let plain = number.to_string() == size && !origin.is_empty() && lines.all(|line| !line.is_empty());
    plain.then(|| Checkpoint { origin: origin.to_owned(), size: number, root, at })
}

fn signature(line: &str) -> Option<(String, Vec<u8>)> {
    let (name, signature) = line.strip_prefix(SIGNATURE)?.split_once(' ')?;
    Some((name.to_owned(), BASE64.decode(signature).ok()?))
}

/// The public half of the key that signs checkpoints, under the name of the log that it signs for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    name: String,
    id: [u8; 4],
    key: [u8; 32],
}

impl PublicKey {
    #[must_use]
    pub fn new(name: &str, key: [u8; 32]) -> Self {
        let digest: [u8; 32] =
            Sha256::new().chain_update(name).chain_update([b'\n', ED25519_NOTE]).chain_update(key).finalize().into();
        let [a, b, c, d, ..] = digest;
        Self { name: name.to_owned(), id: [a, b, c, d], key }
    }

    /// Reads the form that `Display` writes: `name+id+key`, the verifier key of a signed note.
    ///
    /// # Errors
    /// [`NoteError::Key`], also when the id does not fit the key: one of them was copied wrongly.
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        let mut parts = text.trim().splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(NoteError::Key);
        };
        let bytes = BASE64.decode(key).map_err(|_| NoteError::Key)?;
        let Some(([ED25519_NOTE], key)) = bytes.split_at_checked(1) else {
            return Err(NoteError::Key);
        };
        let key = Self::new(name, key.try_into().map_err(|_| NoteError::Key)?);
        if key.id() == id { Ok(key) } else { Err(NoteError::Key) }
    }

    /// Eight hexadecimal digits that tell keys apart.
    #[must_use]
    pub fn id(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.id)
    }
}

impl std::fmt::Display for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let key = BASE64.encode([&[ED25519_NOTE], self.key.as_slice()].concat());
        write!(f, "{}+{}+{key}", self.name, self.id())
    }
}
