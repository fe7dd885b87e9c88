//! What every officer does for themselves: sign in, enrol, declare ties.

mod enrol;
mod sign_in;
mod ties;

pub use enrol::EnrolPage;
pub use sign_in::{OneTimePage, SignInPage};
pub use ties::TiesPage;
