//! Copying the receipt code with one touch.

use leptos::prelude::*;

/// A button that copies the code that the page shows. It is drawn only where the browser lets a
/// page copy at all.
#[island]
pub fn CopyCode(label: String, done: String) -> impl IntoView {
    let (copied, set_copied) = signal(false);
    let (possible, set_possible) = signal(false);
    Effect::new(move |_| set_possible.set(window().is_secure_context()));
    let copy = move |_| {
        let shown = document().query_selector("[data-receipt]").ok().flatten().and_then(|code| code.text_content());
        if let Some(code) = shown {
            // Whether it worked is only known later; a browser that refuses shows nothing.
            drop(window().navigator().clipboard().write_text(&code));
            set_copied.set(true);
        }
    };
    view! {
        <p class="no-print" hidden=move || !possible.get()>
            <button type="button" class="button button-secondary" on:click=copy>{label}</button>
            " "
            <span role="status">{move || copied.get().then(|| done.clone())}</span>
        </p>
    }
}
