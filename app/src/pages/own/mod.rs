//! What every officer does for themselves: sign in, enrol, declare ties.

mod confirm;
mod enrol;
mod sign_in;
mod ties;

pub use confirm::ConfirmPage;
pub use enrol::EnrolPage;
pub use sign_in::{OneTimePage, SignInPage};
pub use ties::TiesPage;
