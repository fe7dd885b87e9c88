//! The desks: what each audience may ask and do, bound to one person. A desk that can be held is
//! a permission that was checked; every read and every move asks the policy once more, because a
//! person may be admitted to a desk and still be kept from a case.

mod absence;
mod account;
mod act;
mod appeals;
mod bounds;
mod clocks;
mod commitments;
mod conversation;
pub mod copying;
pub mod custody;
mod data_rights;
mod due;
mod entry;
pub mod erasing;
mod error;
pub mod figures;
pub mod filling;
pub mod front;
pub mod handover;
pub mod identity;
pub mod ladder;
mod list;
mod marking;
mod new_password;
mod notify;
mod offer;
pub mod office;
mod officer;
mod own;
mod publishing;
pub mod raising;
mod reading;
pub mod recount;
pub mod recovery;
mod released;
mod remedy;
mod requests;
pub mod scanning;
pub mod sign_in;
pub mod system;
mod threats;
pub mod unit;
mod view;
pub mod visitor;

use bounds::Bounds;
pub use entry::{Entered, EntryOfficer};
pub use error::{ActError, ReadError, refusal_key};
pub use front::FrontOfficer;
pub use identity::{IdentityOfficer, PeriodKeys, run_rewraps};
pub use office::OfficeOfficer;
pub use officer::Officer;
pub use unit::UnitOfficer;
pub use view::version_for_unit;
pub use visitor::{Sent, Visitor};
