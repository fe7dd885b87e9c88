//! Hashes that find a row without storing what it is found by.
//!
//! They are keyed (HMAC-SHA256, RFC 2104) with keys that are not in the database: whoever copies
//! it can neither try receipt codes nor names. Each has a key of its own, so that equal values
//! in two columns do not show as equal.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::secret::SecretKey;
use super::{SealError, Vault};

/// The keys by which rows are found. They come from the one look-up key, which is never rotated:
/// with another key no receipt would be found again.
pub(super) struct LookupKeys {
    receipt: HashKey,
    content: HashKey,
    name: HashKey,
    word: HashKey,
    ticket: HashKey,
    recovery: HashKey,
    device: HashKey,
    attempt: HashKey,
    program: HashKey,
}

impl LookupKeys {
    pub(super) fn derive(lookup: &SecretKey) -> Result<Self, SealError> {
        let key = |label| lookup.derive(label).map(HashKey);
        Ok(Self {
            receipt: key("receipt hash")?,
            content: key("content hash")?,
            name: key("name and unit hash")?,
            word: key("search token")?,
            ticket: key("ticket")?,
            recovery: key("recovery code hash")?,
            device: key("device hash")?,
            attempt: key("attempt hash")?,
            program: key("program token hash")?,
        })
    }
}

impl Vault {
    /// What a receipt code is found by. `canonical` is the code as it is compared: 16 characters,
    /// no dashes.
    #[must_use]
    pub fn receipt_hash(&self, canonical: &str) -> [u8; 32] {
        self.keys().lookup.receipt.of(&[canonical.as_bytes()])
    }

    /// Tells whether a submission that is sent again says the same as before.
    #[must_use]
    pub fn content_hash(&self, content: &[u8]) -> [u8; 32] {
        self.keys().lookup.content.of(&[content])
    }

    /// Shows that feedback is about the same person of the same unit without storing the name.
    /// `folded` is the name without marks, in lower case.
    #[must_use]
    pub fn name_hash(&self, folded: &str, unit_id: i64) -> [u8; 32] {
        self.keys().lookup.name.of(&[&unit_id.to_be_bytes(), folded.as_bytes()])
    }

    /// Signs a ticket of the edge, for all nodes that have the key file.
    #[must_use]
    pub fn ticket_hash(&self, parts: &[&[u8]]) -> [u8; 32] {
        self.keys().lookup.ticket.of(parts)
    }

    /// What a recovery code of an officer is found by. `canonical` is the code as it is compared.
    #[must_use]
    pub fn recovery_code_hash(&self, canonical: &str) -> [u8; 32] {
        self.keys().lookup.recovery.of(&[canonical.as_bytes()])
    }

    /// Binds the random number in a browser's cookie to an account and its password of today.
    #[must_use]
    pub fn device_hash(&self, officer_id: i64, password_hash: &str, nonce: &[u8]) -> [u8; 32] {
        self.keys().lookup.device.of(&[&officer_id.to_be_bytes(), password_hash.as_bytes(), nonce])
    }

    /// What the token of a unit's own system is found by.
    #[must_use]
    pub fn program_hash(&self, token: &str) -> [u8; 32] {
        self.keys().lookup.program.of(&[token.as_bytes()])
    }

    /// What a count of failed tries is found by; `what` keeps the kinds of counts apart.
    #[must_use]
    pub fn attempt_hash(&self, what: &str, parts: &[&[u8]]) -> [u8; 32] {
        let all: Vec<&[u8]> = std::iter::once(what.as_bytes()).chain(parts.iter().copied()).collect();
        self.keys().lookup.attempt.of(&all)
    }

    /// What a folded word (or two adjacent ones) is found by: 40 bits, so that now and then two
    /// words share a token and a token does not prove a word. Who may find by it is part of it:
    /// the same word in a referral is another token for each unit.
    #[must_use]
    pub fn search_token(&self, reach: Reach, folded: &str) -> i64 {
        let keys = self.keys();
        let word = &keys.lookup.word;
        forty_bits(match reach {
            Reach::Front => word.of(&[b"front", folded.as_bytes()]),
            Reach::Unit(unit) => word.of(&[b"unit", &unit.to_be_bytes(), folded.as_bytes()]),
        })
    }

    /// A token of no word, to fill up the tokens of a case: the same one each time, so that two
    /// copies of the database do not show which ones are real.
    #[must_use]
    pub fn decoy_token(&self, case_id: i64, number: u64) -> i64 {
        forty_bits(self.keys().lookup.word.of(&[b"decoy", &case_id.to_be_bytes(), &number.to_be_bytes()]))
    }
}

/// Who finds by a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The Front, in everything that was written to it and by it.
    Front,
    /// This unit, in what the Front sent it.
    Unit(i64),
}

const fn forty_bits(hash: [u8; 32]) -> i64 {
    let [a, b, c, d, e, ..] = hash;
    i64::from_be_bytes([0, 0, 0, a, b, c, d, e])
}

/// What the token of a session is found by. A token has 256 random bits, so a plain SHA-256 is
/// enough: nobody can try them all.
#[must_use]
pub fn token_hash(token: &[u8]) -> [u8; 32] {
    Sha256::digest(token).into()
}

pub(super) struct HashKey(pub(super) SecretKey);

impl HashKey {
    /// Each part goes in with its length, so that moving a letter from one to the next matters.
    pub(super) fn of(&self, parts: &[&[u8]]) -> [u8; 32] {
        // A key of exactly one block is the only form that cannot be refused; HMAC itself pads
        // shorter keys with zeros in the same way.
        let mut block = Zeroizing::new([0_u8; 64]);
        block[..32].copy_from_slice(self.0.bytes());
        let mut mac = Hmac::<Sha256>::new((&*block).into());
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Debug for HashKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HashKey(…)")
    }
}
