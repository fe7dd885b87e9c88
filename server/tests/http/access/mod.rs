//! Who may do what: every kind of person, at every address, in every state, against two tables
//! that people can read and review.
//!
//! `addresses.txt` says what each kind of person gets at each address; a route that is missing
//! from it fails the test. `cases.txt` says who reads a case, and who is offered which move, in
//! each state. Whatever is not in a table must be refused, and what is refused must look like
//! what does not exist.

mod addresses;
mod cases;
mod people;
mod table;
