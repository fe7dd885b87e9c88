//! The rules on who receives, who answers and who must keep away, on a province that looks like
//! a real one and on random trees with loops and gaps in them.

mod absence;
mod conflict;
mod intake;
mod policy;
mod province;
mod random;
mod routing;
mod tree;
