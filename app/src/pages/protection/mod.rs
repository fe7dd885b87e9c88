//! The pages of those who answer for personal data. Numbers, days and counts; never a case.

mod breach;
mod breaches;
mod due;
mod periods;
mod request;
mod requests;
mod run;

pub use breach::BreachPage;
pub use breaches::BreachesPage;
pub use due::DueCasesPage;
pub use periods::PeriodsPage;
pub use request::RequestPage;
pub use requests::RequestsPage;
pub use run::RunPage;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::params::ParamsMap;

use crate::desks::ProtectionDesk;

/// What the server lends to the pages of this folder.
type Desk = Arc<dyn ProtectionDesk>;

/// What stands in the address in place of `name`.
fn named(name: &str) -> String {
    use_params_map().get_untracked().get(name).unwrap_or_default()
}

/// A value of the address after its question mark.
fn asked(key: &str) -> Option<String> {
    use_query_map().get_untracked().get(key).filter(|value| !value.is_empty())
}

/// The same list from this key on.
fn list_page(path: &str, key: &str, value: String) -> String {
    let mut params = ParamsMap::new();
    params.insert(key.to_owned(), value);
    format!("{path}{}", params.to_query_string())
}
