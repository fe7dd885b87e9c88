//! Tickets: when somebody may pass, signed, so that nothing has to be remembered until they do.
//! Any node can read those of another.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use data_encoding::BASE64URL_NOPAD;
use domain::proof;
use subtle::ConstantTimeEq;

use super::Deed;
use crate::vault::Vault;

/// How long a ticket can be used once its time has come, in seconds.
const LIFE: i64 = 15 * 60;
/// Used tickets that are remembered. Forgetting them lets each be used once more.
const REMEMBERED: usize = 100_000;

const SIGNATURE: usize = 16;

/// What a ticket is good for.
pub(super) struct Stamp<'a> {
    pub(super) vault: &'a Vault,
    pub(super) deed: Deed,
    pub(super) bound: &'a str,
}

impl Stamp<'_> {
    /// A ticket for this instant, in seconds since 1970.
    pub(super) fn issue(&self, ready: i64) -> String {
        BASE64URL_NOPAD.encode(&[&ready.to_be_bytes()[..], &self.sign(ready)].concat())
    }

    fn sign(&self, ready: i64) -> [u8; SIGNATURE] {
        let deed = [self.deed as u8];
        let [signature @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] =
            self.vault.ticket_hash(&[&deed, &ready.to_be_bytes(), self.bound.as_bytes()]);
        signature
    }

    /// The time on a ticket of ours for this purpose.
    fn read(&self, ticket: &str) -> Option<(i64, [u8; SIGNATURE])> {
        let bytes = BASE64URL_NOPAD.decode(ticket.as_bytes()).ok()?;
        let (ready, signature) = bytes.split_first_chunk::<8>()?;
        let signature = <[u8; SIGNATURE]>::try_from(signature).ok()?;
        let ready = i64::from_be_bytes(*ready);
        bool::from(self.sign(ready).ct_eq(&signature)).then_some((ready, signature))
    }
}

/// What a ticket is worth.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Its time has come, or its work is done. It is worth nothing from now on.
    Good,
    /// There are seconds left to wait.
    Early { seconds: u32 },
    /// There is none, or none of ours, or it was used.
    None,
}

/// The tickets that were used, and until when they would be good.
#[derive(Default)]
pub(super) struct Tickets(Mutex<HashMap<[u8; SIGNATURE], i64>>);

impl Tickets {
    pub(super) fn judge(&self, stamp: &Stamp<'_>, ticket: &str, work: Option<u64>, now: i64) -> Verdict {
        let Some((ready, signature)) = stamp.read(ticket).filter(|(ready, _)| now <= ready + LIFE) else {
            return Verdict::None;
        };
        let worked = work.is_some_and(|number| proof::is_done(ticket, number, proof::BITS));
        if now < ready && !worked {
            return Verdict::Early { seconds: u32::try_from(ready - now).unwrap_or_default() };
        }
        let mut used = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if used.len() >= REMEMBERED {
            used.retain(|_, until| *until >= now);
            if used.len() >= REMEMBERED {
                used.clear();
            }
        }
        if used.insert(signature, ready + LIFE).is_some() { Verdict::None } else { Verdict::Good }
    }
}
