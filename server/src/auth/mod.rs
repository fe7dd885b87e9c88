//! Who somebody is: passwords, one-time passwords, sessions.

pub mod one_time;
pub mod passphrase;
pub mod password;
pub mod session;
