//! The keys of the desks: the list of what they do, and the script that makes them do it. Everything that a key does can
//! be done without one, and whoever does not want them turns them off (WCAG 2.2, 2.1.4).

use leptos::prelude::*;

use super::Place;
use crate::components::desk_form::{Asks, DeskForm};
use crate::page::lang;
use crate::paths;
use crate::words::{t, word};

/// Turns the keys on or off, by the field [`STATE`].
pub const KEYS: Asks = Asks::Change("keys");
/// Says whether they are to do something: [`ON`] or [`OFF`].
pub const STATE: &str = "keys";
pub const ON: &str = "on";
pub const OFF: &str = "off";

/// Each key, and the end of the name of the sentence that says what it does.
const ALL: [(&str, &str); 6] = [("j", "j"), ("k", "k"), ("o", "o"), ("a", "a"), ("/", "search"), ("?", "help")];

/// The list, hidden until the script has woken up: without it no key does anything.
#[component]
pub(super) fn KeysOfList(
    /// They do something for this person.
    on: bool,
) -> impl IntoView {
    let lang = lang();
    let turn = move |to: &'static str, button: &str| {
        view! {
            <DeskForm asks=KEYS button=t(lang, button) class="button button-secondary">
                <input type="hidden" name=STATE value=to/>
            </DeskForm>
        }
    };
    if !on {
        return view! {
            <section class="no-print" aria-labelledby="phim-tat">
                <h2 id="phim-tat">{t(lang, "keys")}</h2>
                <p class="hint">{t(lang, "keys-are-off")}</p>
                {turn(ON, "keys-turn-on")}
            </section>
        }
        .into_any();
    }
    let off = turn(OFF, "keys-turn-off").into_any();
    view! { <Listed more=off/> }.into_any()
}

/// The same beside a case. They are turned off where the lists are.
#[component]
pub(super) fn KeysBeside(place: Place) -> impl IntoView {
    let there = format!("{}#phim-tat", place.path);
    let more = view! { <p><a href=there>{t(lang(), "keys-change")}</a></p> }.into_any();
    view! { <Listed more/> }
}

#[component]
fn Listed(more: AnyView) -> impl IntoView {
    let lang = lang();
    let rows =
        ALL.map(|(key, says)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{word(lang, "keys-do", says)}</dd></div> });
    view! {
        <details class="no-print" id="phim-tat" data-keys="" hidden=true>
            <summary>{t(lang, "keys")}</summary>
            <p class="hint">{t(lang, "keys-about")}</p>
            <dl class="summary">{rows}</dl>
            {more}
        </details>
        <script src=paths::KEYS_SCRIPT defer=true></script>
    }
}
