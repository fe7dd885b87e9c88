//! What of an event enters the log: which event it is and its hash.

use super::tree::{Hash, leaf_hash};
use crate::store::entity::events;

/// What an entry starts with.
const LABEL: &[u8] = b"phanhoi entry 1";

/// The bytes of an entry, always 67: the label, id, case and number of the event (big endian), and
/// the event's hash.
#[must_use]
pub fn bytes(event: &events::Model) -> Vec<u8> {
    let [id, case_id] = [event.id, event.case_id].map(i64::to_be_bytes);
    [LABEL, &id, &case_id, &event.seq.to_be_bytes(), &event.hash].concat()
}

/// The hash of the entry, a leaf of the tree.
#[must_use]
pub fn hash(event: &events::Model) -> Hash {
    leaf_hash(&bytes(event))
}
