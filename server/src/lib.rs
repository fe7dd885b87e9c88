//! What the process does.
//!
//! | room | what is there |
//! |---|---|
//! | [`config`] | every setting |
//! | [`http`] | router, layers, who is asking, forms |
//! | [`desks`] | the ports of `app`, bound to one person: rules and transactions |
//! | [`store`] | the database: entities, one file of queries a noun, transactions |
//! | [`reference`] | units, posts, categories, limits, rules and calendar, held in memory |
//! | [`tables`], [`calendar_file`] | files that people bring: tables, days off |
//! | [`search`] | finding words in what is sealed |
//! | [`vault`] | sealing of what people wrote; [`files`]: of what they attached |
//! | [`auth`] | passwords, one-time passwords, sessions |
//! | [`audit`] | the log of all events, its checkpoints and proofs |
//! | [`mail`], [`hooks`], [`jobs`] | messages without content, to people and to units' systems; work that is due |
//! | [`metrics`] | what whoever is on call wants to know |
//! | [`backup`], [`moving`] | saving everything, and moving it to PostgreSQL |
//! | [`demo`], [`commands`] | the demonstration and the other commands |
//!
//! One request, followed: `http::router` finds the handler, an extractor says who this is, the
//! form becomes a domain type or comes back with its problems, a desk does the work in one
//! transaction, and the answer is a redirect or a page that reads through the same desk.

pub mod audit;
pub mod auth;
pub mod backup;
pub mod calendar_file;
pub mod clock;
pub mod commands;
pub mod config;
pub mod demo;
pub mod desks;
pub mod files;
pub mod hooks;
pub mod http;
pub mod jobs;
pub mod mail;
pub mod metrics;
pub mod moving;
pub mod papers;
pub mod reference;
pub mod search;
pub mod services;
pub mod store;
pub mod tables;
#[cfg(any(test, feature = "testing"))]
#[allow(clippy::expect_used, reason = "a test that cannot start has failed")]
pub mod testing;
mod tls;
pub mod vault;

pub use http::router::build;
pub use services::Services;
