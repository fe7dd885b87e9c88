//! The stored form of everything that is sealed.
//!
//! ```text
//! version (1) · key id (4) · nonce (24) · ciphertext of the padded text · tag (16)
//! ```
//!
//! XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha). What precedes the ciphertext and the place where
//! the envelope is kept are authenticated with it: an envelope that is moved to another row or
//! column, or whose key id is changed, does not open.

use std::fmt;

use chacha20poly1305::{AeadInOut, KeyInit, Tag, XChaCha20Poly1305, XNonce};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::at::At;
use super::padding;
use super::secret::{KeyId, Plain, SecretKey, nonce};
use super::{FileKey, SealError};

const VERSION: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;
const HEAD: usize = 1 + KeyId::LENGTH;
const BODY: usize = HEAD + NONCE;

/// A key that seals and opens. Which one it is decides who can read: a case's key, the key of a
/// draft's cookie, or one of the vault's own.
pub struct SealingKey {
    id: KeyId,
    key: SecretKey,
}

impl SealingKey {
    pub(super) const fn new(id: KeyId, key: SecretKey) -> Self {
        Self { id, key }
    }

    /// A key that is named after itself.
    pub(super) fn named_by_itself(key: SecretKey) -> Self {
        Self { id: KeyId::of(&key), key }
    }

    #[must_use]
    pub const fn id(&self) -> KeyId {
        self.id
    }

    pub(super) const fn secret(&self) -> &SecretKey {
        &self.key
    }

    /// Seals bytes for the place where they will be kept. Sealing the same twice gives different
    /// envelopes.
    ///
    /// # Errors
    /// [`SealError::TooLong`] from 4 GiB on.
    pub fn seal(&self, at: At<'_>, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        // The room for everything at once: growing would leave copies of the text behind.
        let room = BODY + padding::padded_length(plain.len()) + TAG;
        let mut envelope = Zeroizing::new(Vec::with_capacity(room));
        let nonce: [u8; NONCE] = nonce();
        envelope.push(VERSION);
        envelope.extend_from_slice(self.id.bytes());
        let bound = at.bound_to(&envelope);
        envelope.extend_from_slice(&nonce);
        padding::pad_onto(&mut envelope, plain)?;
        let tag = self
            .cipher()
            .encrypt_inout_detached(&XNonce::from(nonce), &bound, (&mut envelope[BODY..]).into())
            .map_err(|_| SealError::TooLong)?;
        envelope.extend_from_slice(&tag);
        Ok(std::mem::take(&mut *envelope))
    }

    /// Opens what was sealed for this place.
    ///
    /// # Errors
    /// [`SealError::UnknownKey`] when another key sealed it, [`SealError::Damaged`] when a bit is
    /// wrong or it was sealed for another place.
    pub fn open(&self, at: At<'_>, envelope: &[u8]) -> Result<Plain, SealError> {
        if key_id(envelope)? != self.id {
            return Err(SealError::UnknownKey);
        }
        let (head, rest) = envelope.split_at_checked(HEAD).ok_or(SealError::Damaged)?;
        let (nonce, rest) = rest.split_first_chunk::<NONCE>().ok_or(SealError::Damaged)?;
        let (sealed, tag) = rest.split_last_chunk::<TAG>().ok_or(SealError::Damaged)?;
        let mut padded = Zeroizing::new(sealed.to_vec());
        self.cipher()
            .decrypt_inout_detached(
                &XNonce::from(*nonce),
                &at.bound_to(head),
                padded.as_mut_slice().into(),
                &Tag::from(*tag),
            )
            .map_err(|_| SealError::Damaged)?;
        padding::unpad(padded).map(Plain::new)
    }

    /// Seals a value as JSON.
    ///
    /// # Errors
    /// [`SealError::Unreadable`] when the value has no JSON form, and those of [`Self::seal`].
    pub fn seal_json<T: Serialize + ?Sized>(&self, at: At<'_>, value: &T) -> Result<Vec<u8>, SealError> {
        let json = serde_json::to_vec(value).map_err(|_| SealError::Unreadable)?;
        self.seal(at, &Zeroizing::new(json))
    }

    /// Opens a value that was sealed as JSON.
    ///
    /// # Errors
    /// [`SealError::Unreadable`] when it is another kind of value; otherwise those of
    /// [`Self::open`]. What is wrong with the JSON is not told, because it would repeat the text.
    pub fn open_json<T: DeserializeOwned>(&self, at: At<'_>, envelope: &[u8]) -> Result<T, SealError> {
        let json = self.open(at, envelope)?;
        serde_json::from_slice(json.as_bytes()).map_err(|_| SealError::Unreadable)
    }

    /// Wraps a file's key: sending a draft wraps it anew under the case's key and leaves the file
    /// as it is. `object` is the name under which the file is stored.
    ///
    /// # Errors
    /// Those of [`Self::seal`].
    pub fn wrap_file_key(&self, key: &FileKey, object: &str) -> Result<Vec<u8>, SealError> {
        self.seal(At::new("attachments", "wrapped_key", object), key.secret().bytes())
    }

    /// Takes a file's key out of its wrapping.
    ///
    /// # Errors
    /// Those of [`Self::open`].
    pub fn unwrap_file_key(&self, wrapped: &[u8], object: &str) -> Result<FileKey, SealError> {
        let plain = self.open(At::new("attachments", "wrapped_key", object), wrapped)?;
        SecretKey::from_slice(plain.as_bytes()).map(FileKey::new).ok_or(SealError::Damaged)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(self.key.bytes().into())
    }
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealingKey({})", self.id)
    }
}

/// The name of the key that sealed this envelope.
///
/// # Errors
/// [`SealError::Damaged`] when it is too short or of an unknown version.
pub(super) fn key_id(envelope: &[u8]) -> Result<KeyId, SealError> {
    match envelope.split_first() {
        Some((&VERSION, rest)) => rest.first_chunk().copied().map(KeyId::from_bytes).ok_or(SealError::Damaged),
        _ => Err(SealError::Damaged),
    }
}
