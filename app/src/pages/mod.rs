//! One file a page, one folder an audience.

pub mod front;
pub mod identity;
pub mod office;
pub mod own;
pub mod protection;
pub mod public;
pub mod unit;
