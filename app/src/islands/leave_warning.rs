//! A question before typed words are lost.

use leptos::ev;
use leptos::prelude::*;

/// Lets the browser ask before a page with unsent words is left. Sending is no leaving.
#[island]
pub fn LeaveWarning() -> impl IntoView {
    let dirty = StoredValue::new(false);
    Effect::new(move |_| {
        let typed = window_event_listener(ev::input, move |_| dirty.set_value(true));
        let sent = window_event_listener(ev::submit, move |_| dirty.set_value(false));
        let leaving = window_event_listener(ev::beforeunload, move |event| {
            if dirty.get_value() {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            typed.remove();
            sent.remove();
            leaving.remove();
        });
    });
}
