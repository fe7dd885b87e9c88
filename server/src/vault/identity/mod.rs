//! Who spoke up.
//!
//! An open identity is sealed with its case's key. A sealed one lies in two nested layers of age
//! (<https://age-encryption.org/v1>): inside for all custodians, outside for all approvers, so
//! that it takes one of each, and their secrets, to read it. The server itself cannot.
//!
//! | file | idea |
//! |---|---|
//! | `layers` | the two layers, and the circle of those who can open them |
//! | `holder_key` | a holder's pair of keys |
//! | `lock` | the private key under the holder's own secret |
//! | `passing` | what lies sealed between two steps: to a request, to a browser, to a period |

mod holder_key;
mod layers;
mod lock;
mod passing;
#[cfg(test)]
mod tests;

pub use holder_key::{HolderKey, PublicKey};
pub use layers::{Circle, Inner};
pub use lock::LockedKey;
pub use passing::ViewSecret;
