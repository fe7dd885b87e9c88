//! One key for each case. Whatever a case says is sealed with it, so destroying this one key
//! erases the case's words, in every copy of the database whose keys are gone too.

use std::ops::Deref;

use rand::CryptoRng;

use super::at::At;
use super::envelope::SealingKey;
use super::secret::{KeyId, SecretKey};
use super::{SealError, Vault};

/// The key of one case; it seals and opens through [`SealingKey`].
#[derive(Debug)]
pub struct CaseKey(SealingKey);

impl Deref for CaseKey {
    type Target = SealingKey;

    fn deref(&self) -> &SealingKey {
        &self.0
    }
}

/// A case's key as it is stored: sealed with the vault's wrapping key, for this case only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrappedKey {
    /// The master key that wrapped it: tells which cases are still to be wrapped anew.
    pub key_id: KeyId,
    pub bytes: Vec<u8>,
}

impl Vault {
    /// A key for a new case, and its form to be stored. Case ids are drawn before the case is
    /// stored, so the wrapping can name the case.
    ///
    /// # Errors
    /// Those of [`SealingKey::seal`].
    pub fn new_case_key(&self, rng: &mut impl CryptoRng, case_id: i64) -> Result<(CaseKey, WrappedKey), SealError> {
        let key = CaseKey(SealingKey::named_by_itself(SecretKey::random(rng)));
        let wrapped = self.wrap_case_key(&key, case_id)?;
        Ok((key, wrapped))
    }

    /// Takes the key of a case out of its wrapping.
    ///
    /// # Errors
    /// [`SealError::UnknownKey`] when the key file does not hold the master key any more,
    /// [`SealError::Damaged`] when the wrapping was changed or belongs to another case.
    pub fn open_case_key(&self, wrapped: &WrappedKey, case_id: i64) -> Result<CaseKey, SealError> {
        let plain = self.keys().master(wrapped.key_id)?.wrapping.open(place(case_id), &wrapped.bytes)?;
        SecretKey::from_slice(plain.as_bytes())
            .map(|key| CaseKey(SealingKey::named_by_itself(key)))
            .ok_or(SealError::Damaged)
    }

    /// Wraps a case's key with the master key of today: after a rotation nothing else changes.
    ///
    /// # Errors
    /// Those of [`SealingKey::seal`].
    pub fn wrap_case_key(&self, key: &CaseKey, case_id: i64) -> Result<WrappedKey, SealError> {
        let keys = self.keys();
        let wrapping = &keys.current.wrapping;
        let bytes = wrapping.seal(place(case_id), key.secret().bytes())?;
        Ok(WrappedKey { key_id: wrapping.id(), bytes })
    }
}

fn place(case_id: i64) -> At<'static> {
    At::new("case_keys", "wrapped", case_id)
}
