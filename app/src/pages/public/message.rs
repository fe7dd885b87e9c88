//! Writing to the Front, with files if there are any.

use domain::submission::DraftFile;
use leptos::prelude::*;

use super::files::{FileField, UploadedFiles, WhoSees};
use crate::components::form::LongField;
use crate::components::wait::WaitNotice;
use crate::page::{form_state, lang};
use crate::paths;
use crate::words::t;

/// The form. Files that were taken wait for the message, also when something else was wrong with it.
#[component]
pub fn MessageForm(question_open: bool, waiting: Vec<DraftFile>) -> impl IntoView {
    let lang = lang();
    let (label, button) = if question_open {
        ("track-message-answer", "track-message-answer-button")
    } else {
        ("track-message", "track-message-button")
    };
    let open = !waiting.is_empty() || form_state().errors.of("files").is_some();
    view! {
        <form class="form" method="post" action=lang.path(paths::TRACKED) enctype="multipart/form-data">
            <LongField name="message" label=t(lang, label) hint=t(lang, "track-message-hint") rows=6 required=true/>
            // Before the files: a ticket that comes after them lets none in.
            <WaitNotice scripts=true files=true/>
            <details open=open>
                <summary>{t(lang, "track-message-files")}</summary>
                <p>{t(lang, "files-told-cover")}</p>
                <FileField/>
                {(!waiting.is_empty()).then(|| view! { <UploadedFiles files=waiting/> })}
                <WhoSees/>
            </details>
            <p class="actions">
                <button class="button" type="submit" name="action" value="message">{t(lang, button)}</button>
            </p>
        </form>
    }
}
