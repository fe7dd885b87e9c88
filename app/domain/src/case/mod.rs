//! A case and its life: the states, the one table of moves, what must hold before a move, and
//! which clock runs in which state.

#[cfg(feature = "validate")]
pub mod act;
pub mod clock;
pub mod diagram;
pub mod diversion;
pub mod guard;
pub mod next;
pub mod promise;
pub mod request;
mod state;
pub mod told;
pub mod transition;

pub use state::State;
pub use transition::Transition;
