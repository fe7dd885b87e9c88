//! Drafts. The server keeps them, but only the browser's cookie can open them: from the secret in
//! it come the name under which the draft is found, the key that seals it, and the token that its
//! forms carry. Losing the cookie loses the draft; copying the database wins nothing.

use std::ops::Deref;

use data_encoding::BASE64URL_NOPAD;
use rand::CryptoRng;
use serde::Serialize;
use serde::de::DeserializeOwned;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::SealError;
use super::at::At;
use super::envelope::SealingKey;
use super::keyed_hash::HashKey;
use super::secret::SecretKey;

/// The secret of one draft; it seals and opens through [`SealingKey`].
#[derive(Debug)]
pub struct DraftSecret {
    secret: SecretKey,
    id_hash: [u8; 32],
    key: SealingKey,
    form: HashKey,
}

impl DraftSecret {
    /// A new draft.
    ///
    /// # Errors
    /// None that can happen, see [`SealError::Underivable`].
    pub fn new(rng: &mut impl CryptoRng) -> Result<Self, SealError> {
        Self::from_secret(SecretKey::random(rng))
    }

    /// The draft of a cookie; `None` when the value is not one of ours.
    #[must_use]
    pub fn from_cookie(value: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(value.as_bytes()).ok()?);
        Self::from_secret(SecretKey::from_slice(&bytes)?).ok()
    }

    fn from_secret(secret: SecretKey) -> Result<Self, SealError> {
        Ok(Self {
            id_hash: *secret.derive("draft look-up")?.bytes(),
            key: SealingKey::named_by_itself(secret.derive("draft sealing")?),
            form: HashKey(secret.derive("draft form token")?),
            secret,
        })
    }

    /// The value of the cookie: 43 characters that need no quoting.
    #[must_use]
    pub fn to_cookie(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE64URL_NOPAD.encode(self.secret.bytes()))
    }

    /// What the stored draft is found by. The secret cannot be told from it.
    #[must_use]
    pub const fn id_hash(&self) -> &[u8; 32] {
        &self.id_hash
    }

    /// Seals the whole draft.
    ///
    /// # Errors
    /// Those of [`SealingKey::seal_json`].
    pub fn seal_draft<T: Serialize + ?Sized>(&self, draft: &T) -> Result<Vec<u8>, SealError> {
        self.key.seal_json(self.place(), draft)
    }

    /// Opens the whole draft.
    ///
    /// # Errors
    /// Those of [`SealingKey::open_json`].
    pub fn open_draft<T: DeserializeOwned>(&self, envelope: &[u8]) -> Result<T, SealError> {
        self.key.open_json(self.place(), envelope)
    }

    /// The hidden field that shows that a form came from the page that this draft's owner was
    /// given, and not from another site.
    #[must_use]
    pub fn form_token(&self) -> String {
        BASE64URL_NOPAD.encode(&self.form.of(&[b"form"]))
    }

    /// Whether this is the token of the draft's forms. It takes the same time wherever a wrong
    /// one differs.
    #[must_use]
    pub fn is_form_token(&self, given: &str) -> bool {
        self.form_token().as_bytes().ct_eq(given.as_bytes()).into()
    }

    fn place(&self) -> At<'_> {
        At::new("drafts", "envelope", &self.id_hash)
    }
}

impl Deref for DraftSecret {
    type Target = SealingKey;

    fn deref(&self) -> &SealingKey {
        &self.key
    }
}
