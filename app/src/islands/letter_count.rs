//! How much has been typed into a field.
//!
//! The server counts graphemes. Here the browser composes the text and its code points are counted:
//! the same number for everything that is written in Việt Nam, without the tables of Unicode, which
//! would double what an old phone has to load.

use leptos::ev;
use leptos::prelude::*;

/// Shows how many letters are left in a field. `left` and `over` are sentences with `{n}` in them.
/// Nothing is shown before somebody types, and nothing is cut off.
#[island]
pub fn LetterCount(
    /// Id of the field.
    field: String,
    max: usize,
    left: String,
    over: String,
) -> impl IntoView {
    let (count, set_count) = signal(None::<usize>);
    Effect::new(move |_| {
        let field = field.clone();
        let handle = window_event_listener(ev::input, move |event| {
            let target = event_target::<web_sys::Element>(&event);
            if target.id() == field {
                let composed = js_sys::JsString::from(event_target_value(&event)).normalize("NFC");
                set_count.set(Some(String::from(composed).chars().count()));
            }
        });
        on_cleanup(move || handle.remove());
    });
    let sentence = move || {
        count.get().map(|count| match max.checked_sub(count) {
            Some(rest) => left.replace("{n}", &rest.to_string()),
            None => over.replace("{n}", &(count - max).to_string()),
        })
    };
    view! { <p class="hint" aria-live="polite">{sentence}</p> }
}
