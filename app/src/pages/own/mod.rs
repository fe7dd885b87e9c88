//! What every officer does for themselves: sign in, enrol, declare ties.

mod absence;
mod account;
mod codes;
mod confirm;
mod enrol;
mod recoveries;
mod sign_in;
mod ties;

pub use account::AccountPage;
pub use confirm::ConfirmPage;
pub use enrol::EnrolPage;
pub use recoveries::{RecoverPage, RecoveriesPage};
pub use sign_in::{OneTimePage, SignInPage};
pub use ties::TiesPage;
