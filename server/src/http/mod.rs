//! Everything about HTTP: which address leads where, who is asking, what every answer carries.

pub mod api;
pub mod bulk;
pub mod common;
pub mod confirm;
pub mod cookies;
pub mod download;
pub mod exit;
mod feed;
pub mod fields;
mod figures;
pub mod forms;
pub mod gate;
pub mod headers;
pub mod health;
pub mod listen;
mod measure;
pub mod origin;
pub mod page;
pub mod params;
pub mod public_state;
pub mod record;
pub mod router;
pub mod source;
mod validators;
pub mod visitor;
