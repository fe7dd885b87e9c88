//! Pages for anybody, without an account: the form, following a case, help.
//!
//! The form is one question to a page ([`step`]); every page of it is drawn from the draft that
//! belongs to the browser and posts to its own address.

mod appeal;
mod body;
mod category;
mod check;
mod code;
mod commitments;
mod commune;
mod data_rights;
mod diverted;
mod entry;
pub mod figures;
pub(crate) mod files;
mod forwarded;
mod help;
mod home;
mod kind;
mod matter;
mod merged;
mod message;
mod own_data;
mod person;
mod privacy;
mod province;
mod rating;
mod record;
mod register;
mod request;
mod safety;
mod sender;
mod sent;
pub(crate) mod step;
mod track;
mod tracked;
mod transparency;

pub use commitments::CommitmentsPage;
pub use entry::EntryPage;
pub use figures::FiguresPage;
pub use help::HelpPage;
pub use home::HomePage;
pub use own_data::OwnDataPage;
pub use privacy::PrivacyPage;
pub use register::RegisterPage;
pub use sent::SentPage;
pub use step::StepPage;
pub use track::TrackPage;
pub use tracked::TrackedPage;
pub use transparency::TransparencyPage;

use std::collections::HashMap;
use std::sync::Arc;

use domain::case::clock::Clock;
use leptos::prelude::*;

use crate::desks::{Answer, DeskError, DraftView, Limit, PublicDesk};
use crate::words::{Lang, Value, by_kind, fill, t};

/// What the server lends to the pages of this folder.
type Desk = Arc<dyn PublicDesk>;

/// The draft of this browser. A page that needs one and finds none does not exist.
async fn draft(desk: &Desk, lang: Lang) -> Answer<DraftView> {
    desk.draft(lang).await?.ok_or(DeskError::NotFound)
}

/// Paragraphs, one for each key.
fn paragraphs(lang: Lang, keys: &[&str]) -> impl IntoView + use<> {
    keys.iter().map(|key| view! { <p>{t(lang, key)}</p> }).collect_view()
}

/// The points of a list, one for each key.
fn points(lang: Lang, keys: &[&str]) -> impl IntoView + use<> {
    let rows = keys.iter().map(|key| view! { <li>{t(lang, key)}</li> }).collect_view();
    view! { <ul>{rows}</ul> }
}

/// The length of a time limit in words, such as "5 working days".
fn limit(lang: Lang, limits: &HashMap<String, Limit>, clock: Clock) -> Value {
    match limits.get(clock.code()) {
        Some(limit) => fill(lang, &format!("limit-{}", limit.unit), &[("amount", limit.amount.into())]).into(),
        None => t(lang, "limit-unknown").into(),
    }
}
