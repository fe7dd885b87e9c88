//! Telling units' own systems that there is something to read (webhooks). A message holds no content: what happened,
//! the number of the case, and where the system reads it with its token.
//!
//! | file | idea |
//! |---|---|
//! | `address` | where a system takes messages, as somebody typed it |
//! | `reach` | what of that may be called at all |
//! | `message` | what it is told, and the signature |
//! | `call` | one message on its way |
//! | `worker` | takes one after the other, and what follows from a failure |

mod address;
mod call;
mod message;
mod reach;
mod worker;

pub use address::Address;
pub use call::{Caller, NotArrived, Outgoing};
pub use message::{MessageView, PREFIX, fresh_secret, signature};
pub use reach::{Network, may_reach};
pub use worker::{EVERY, Told, run_once, run_until};
