//! The two layers.
//!
//! ```text
//! age to all approvers ( "phanhoi outer 1" · case id ·
//!     age to all custodians ( "phanhoi inner 1" · case id · padded text ) )
//! ```
//!
//! The case stands in both layers and is compared when each is taken off: what was moved to
//! another case's row opens for nobody.

use std::io::Write;

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{HolderKey, PublicKey};
use crate::vault::secret::Plain;
use crate::vault::{SealError, padding};

const OUTER: &[u8] = b"phanhoi outer 1";
const INNER: &[u8] = b"phanhoi inner 1";
/// A name alone and a name with a long address must not be told apart.
const BLOCK: usize = 1024;

/// All who can open: some of each group, nobody in both.
#[derive(Clone, Debug)]
pub struct Circle {
    custodians: Vec<PublicKey>,
    approvers: Vec<PublicKey>,
}

impl Circle {
    /// `None` when a group is empty or somebody is in both: one secret would open everything.
    #[must_use]
    pub fn new(custodians: Vec<PublicKey>, approvers: Vec<PublicKey>) -> Option<Self> {
        let both = custodians.iter().any(|key| approvers.contains(key));
        (!custodians.is_empty() && !approvers.is_empty() && !both).then_some(Self { custodians, approvers })
    }

    /// Tells this circle from another one: the first 64 bits of a hash of its keys, in hexadecimal.
    #[must_use]
    pub fn name(&self) -> String {
        let mut hasher = Sha256::new();
        for (mark, keys) in [(b'c', &self.custodians), (b'a', &self.approvers)] {
            let mut keys: Vec<String> = keys.iter().map(PublicKey::to_text).collect();
            keys.sort_unstable();
            for key in keys {
                hasher.update([mark]);
                hasher.update(key);
            }
        }
        data_encoding::HEXLOWER.encode(&hasher.finalize()[..8])
    }

    /// Seals the words about one case's sender.
    ///
    /// # Errors
    /// [`SealError::Unreadable`] when the value has no JSON form, [`SealError::TooLong`] from
    /// 4 GiB on.
    pub fn seal_json<T: Serialize + ?Sized>(&self, case_id: i64, value: &T) -> Result<Vec<u8>, SealError> {
        let json = Zeroizing::new(serde_json::to_vec(value).map_err(|_| SealError::Unreadable)?);
        self.seal(case_id, &json)
    }

    /// Seals what was opened before, to this circle.
    ///
    /// # Errors
    /// As [`Self::seal_json`].
    pub fn seal(&self, case_id: i64, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let padded = padding::blocks(plain.len(), BLOCK);
        let mut inside = Zeroizing::new(Vec::with_capacity(INNER.len() + size_of::<i64>() + padded));
        inside.extend_from_slice(INNER);
        inside.extend_from_slice(&case_id.to_be_bytes());
        padding::pad_to(&mut inside, plain, padded)?;
        let inner = layer(&self.custodians, &inside)?;
        let outside = [OUTER, &case_id.to_be_bytes(), &inner].concat();
        layer(&self.approvers, &outside)
    }
}

/// What is left when the outer layer is off: still sealed, to the custodians.
pub struct Inner(Vec<u8>);

impl Inner {
    /// Takes the outer layer off what was sealed for this case.
    ///
    /// # Errors
    /// [`SealError::Damaged`] when this key is none of the approvers', a bit is wrong, or it was
    /// sealed for another case.
    pub fn lift(case_id: i64, approver: &HolderKey, envelope: &[u8]) -> Result<Self, SealError> {
        let plain = approver.open(envelope)?;
        of_case(OUTER, case_id, plain.as_bytes()).map(|inner| Self(inner.to_vec()))
    }

    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }

    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Takes the inner layer off.
    ///
    /// # Errors
    /// As [`Self::lift`], for the custodians.
    pub fn open(&self, case_id: i64, custodian: &HolderKey) -> Result<Plain, SealError> {
        let plain = custodian.open(&self.0)?;
        let padded = of_case(INNER, case_id, plain.as_bytes())?;
        padding::unpad(Zeroizing::new(padded.to_vec())).map(Plain::new)
    }

    /// The same as the value that was sealed.
    ///
    /// # Errors
    /// As [`Self::open`], and [`SealError::Unreadable`] when it is another kind of value.
    pub fn open_json<T: DeserializeOwned>(&self, case_id: i64, custodian: &HolderKey) -> Result<T, SealError> {
        let plain = self.open(case_id, custodian)?;
        serde_json::from_slice(plain.as_bytes()).map_err(|_| SealError::Unreadable)
    }
}

/// What stands behind the mark and the case, if they are these.
fn of_case<'a>(mark: &[u8], case_id: i64, plain: &'a [u8]) -> Result<&'a [u8], SealError> {
    let rest = plain.strip_prefix(mark).ok_or(SealError::Damaged)?;
    rest.strip_prefix(&case_id.to_be_bytes()).ok_or(SealError::Damaged)
}

fn layer(to: &[PublicKey], plain: &[u8]) -> Result<Vec<u8>, SealError> {
    let recipients = to.iter().map(|key| key.recipient() as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| SealError::Underivable)?;
    let mut sealed = Vec::with_capacity(plain.len() + 1024);
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(|_| SealError::TooLong)?;
    writer.write_all(plain).and_then(|()| writer.finish().map(|_| ())).map_err(|_| SealError::TooLong)?;
    Ok(sealed)
}
