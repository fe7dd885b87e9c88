//! What whoever asks too often, or at a bad time, has to do before they are served.

use leptos::prelude::*;

use crate::islands::ProofOfWork;
use crate::page::{Wait, lang};
use crate::shell::Scripts;
use crate::words::{fill, t};

/// Stands within a form. Without scripts one waits and presses the button again; with scripts the
/// browser works meanwhile and one waits less. What was typed is kept by the form itself.
#[component]
pub fn WaitNotice(
    /// The page has no scripts of its own.
    #[prop(optional)]
    scripts: bool,
    /// The form holds a password, which is never sent back.
    #[prop(optional)]
    password: bool,
    /// The form takes files, which a browser does not choose by itself again.
    #[prop(optional)]
    files: bool,
) -> impl IntoView {
    let lang = lang();
    let kept = match (password, files) {
        (true, _) => "wait-password",
        (_, true) => "wait-files",
        _ => "wait-kept",
    };
    use_context::<Wait>().map(|Wait { ticket, seconds, bits }| {
        view! {
            <div class="notice notice-warn" role="alert" data-wait=seconds>
                <p><strong>{t(lang, "wait-heading")}</strong></p>
                <p>{fill(lang, "wait-text", &[("seconds", seconds.into())])}</p>
                <p>{t(lang, kept)}</p>
                <input type="hidden" name="wait_ticket" value=ticket.clone()/>
                <ProofOfWork ticket bits working=t(lang, "wait-working") done=t(lang, "wait-done")/>
            </div>
            {scripts.then(|| view! { <Scripts/> })}
        }
    })
}
