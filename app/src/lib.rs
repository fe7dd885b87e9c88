//! What people see and say. Pages are drawn on the server and work without scripts; the few
//! [`islands`] are all that a browser loads.
//!
//! | room | what is there |
//! |---|---|
//! | [`routes`] | the one table of routes |
//! | [`shell`] | the document around every page |
//! | [`desks`] | what pages may ask for: one trait for each audience |
//! | [`pages`] | one file a page, by audience |
//! | [`components`] | the parts that pages are made of |
//! | [`words`] | the sentences, from `locales/` |
//! | [`islands`] | comfort for those who have scripts |
//!
//! This crate knows no database, no cookie and no HTTP server.

pub mod islands;

#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod desks;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod paths;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod words;
