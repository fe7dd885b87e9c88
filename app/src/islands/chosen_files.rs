//! The files that were chosen, before they are sent.

use domain::attachment::MAX_FILE_BYTES;
use leptos::ev;
use leptos::prelude::*;

/// Lists the chosen files and says which are too large, so that nobody waits for an upload that
/// will be refused.
#[island]
pub fn ChosenFiles(
    /// Id of the field.
    field: String,
    too_large: String,
) -> impl IntoView {
    let (files, set_files) = signal(Vec::<(String, bool)>::new());
    Effect::new(move |_| {
        let field = field.clone();
        let handle = window_event_listener(ev::change, move |event| {
            let input = event_target::<web_sys::HtmlInputElement>(&event);
            if input.id() != field {
                return;
            }
            let Some(list) = input.files() else { return };
            let chosen = (0..list.length()).filter_map(|index| list.get(index));
            set_files.set(chosen.map(|file| (file.name(), file.size() > MAX_FILE_BYTES as f64)).collect());
        });
        on_cleanup(move || handle.remove());
    });
    let rows = move || {
        files
            .get()
            .into_iter()
            .map(|(name, large)| {
                let warning = large.then(|| format!(" – {too_large}"));
                view! { <li>{name}<strong>{warning}</strong></li> }
            })
            .collect_view()
    };
    view! { <ul class="files" aria-live="polite">{rows}</ul> }
}
