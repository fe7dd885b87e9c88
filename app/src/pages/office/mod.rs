//! The office desk: bodies, people and lists. Never a case.

mod calendar;
mod calendar_import;
mod entry;
mod import;
mod journal;
mod lists;
mod namesakes;
mod new_person;
mod people;
mod person;
mod posts;
mod process;
mod rules;
mod start;
mod template;
mod templates;
#[cfg(test)]
mod tests;
mod unit;
mod unit_moves;
mod units;
mod unowned;

pub use calendar::CalendarPage;
pub use calendar_import::CalendarImportPage;
pub use entry::{CategoryPage, DeadlinePage, PostPage, RulePage};
pub use import::PeopleImportPage;
pub use journal::JournalPage;
pub use lists::{CategoriesPage, DeadlinesPage};
pub use people::PeoplePage;
pub use person::PersonPage;
pub use posts::PostsPage;
pub use process::ProcessPage;
pub use rules::RulesPage;
pub use start::OfficePage;
pub use template::TemplatePage;
pub use templates::TemplatesPage;
pub use unit::UnitPage;
pub use units::UnitsPage;
pub use unowned::UnownedPage;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::desks::{Choice, OfficeDesk};
use crate::words::{Lang, word};

/// What the server lends to the pages of this folder.
type Desk = Arc<dyn OfficeDesk>;

/// The id in the address; it stands for something new when it is no number.
const NEW: &str = "moi";

fn id_in_address() -> String {
    use_params_map().get_untracked().get("id").unwrap_or_default()
}

/// A value of the address after its question mark, without blanks around it.
fn asked(key: &str) -> Option<String> {
    use_query_map().get_untracked().get(key).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// Codes with their words, for a list to choose from.
fn choices(lang: Lang, family: &str, codes: impl IntoIterator<Item = String>) -> Vec<Choice> {
    codes.into_iter().map(|code| Choice { label: word(lang, family, &code), value: code }).collect()
}

/// A name that leads to its own page, for whoever finds one there.
fn linked(to: Option<String>, name: String) -> AnyView {
    match to {
        Some(to) => view! { <a href=to>{name}</a> }.into_any(),
        None => name.into_any(),
    }
}
