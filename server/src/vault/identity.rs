//! Who spoke up. This is the only file that knows how a reporter's name, phone and address are
//! sealed; it has a key of its own, which nothing else uses.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::at::At;
use super::{SealError, Vault};

impl Vault {
    /// Seals what a reporter told about themselves.
    ///
    /// # Errors
    /// Those of [`super::SealingKey::seal_json`].
    pub fn seal_identity<T: Serialize + ?Sized>(&self, case_id: i64, identity: &T) -> Result<Vec<u8>, SealError> {
        self.keys().current.identity.seal_json(place(case_id), identity)
    }

    /// Opens it. Who may ask for this is decided, and recorded, before.
    ///
    /// # Errors
    /// Those of [`super::SealingKey::open_json`].
    pub fn open_identity<T: DeserializeOwned>(&self, case_id: i64, envelope: &[u8]) -> Result<T, SealError> {
        self.keys().of(envelope)?.identity.open_json(place(case_id), envelope)
    }
}

fn place(case_id: i64) -> At<'static> {
    At::new("identities", "envelope", case_id)
}
