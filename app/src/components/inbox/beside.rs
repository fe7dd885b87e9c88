//! From a case on to its neighbours in the list from which it was opened, and back to the list.

use leptos::prelude::*;

use super::keys::KeysBeside;
use super::{Place, asked};
use crate::desks::{Beside, InboxQuery};
use crate::page::{CameFrom, lang};
use crate::words::t;

/// The list from which the case of this page was opened, if it was opened from one.
#[must_use]
pub fn opened_from() -> Option<InboxQuery> {
    use_context::<CameFrom>().filter(|list| !list.0.is_empty()).map(|_| asked())
}

/// Whether the list has a case behind the one of this page: whoever hands that one on may go on with the next.
#[derive(Clone, Copy, Debug, Default)]
pub struct GoesOn(pub bool);

impl GoesOn {
    #[must_use]
    pub fn with(beside: Option<&Beside>) -> Self {
        Self(beside.is_some_and(|beside| beside.behind.is_some()))
    }
}

/// The way to the neighbours.
#[component]
pub fn BesideLinks(beside: Beside, query: InboxQuery, place: Place) -> impl IntoView {
    let lang = lang();
    let link = |number: Option<String>, rel: &'static str, key: &str| {
        number.map(|number| view! { <a href=place.opened(&query, &number) rel=rel>{t(lang, key)}</a>" " })
    };
    let keys = beside.keys.then(|| view! { <KeysBeside place/> });
    view! {
        <nav class="pager no-print" aria-label=t(lang, "beside") data-beside="">
            {link(beside.before, "prev", "beside-before")}
            <a href=place.page(&query, None) data-list="">{t(lang, "beside-list")}</a>" "
            {link(beside.behind, "next", "beside-behind")}
        </nav>
        {keys}
    }
}
