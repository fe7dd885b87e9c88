//! Who somebody is: passwords, one-time passwords, sessions; and what slows guessing down.

mod common;
pub mod delay;
pub mod device;
pub mod one_time;
pub mod passphrase;
pub mod password;
pub mod recovery;
pub mod session;
