//! What came with it: the letter itself, photographs, documents.
//!
//! The buttons are those of the public form: `upload` stores the chosen files and comes back,
//! `next` stores them and goes on, `remove-N` takes away the file at position N, counted from 0.

use domain::submission::EntryStep;
use leptos::prelude::*;

use super::{Desk, EntryForm};
use crate::islands::ChosenFiles;
use crate::page::{lang, with_desk};
use crate::pages::public::files::{FileField, UploadedFiles};
use crate::shell::Scripts;
use crate::words::t;

/// Scans and photographs, all of them optional.
#[component]
pub fn FilesPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move { desk.entry().await },
        move |view| {
            let files = view.filled.draft.files;
            view! {
                <EntryForm step=EntryStep::Files with_files=true>
                    <p>{t(lang, "entry-files-optional")}</p>
                    <div class="notice notice-warn"><p>{t(lang, "entry-files-handwriting")}</p></div>
                    <FileField/>
                    <ChosenFiles field="files".to_owned() too_large=t(lang, "files-too-large")/>
                    <p>
                        <button class="button button-secondary" type="submit" name="action" value="upload">
                            {t(lang, "form-files-upload")}
                        </button>
                    </p>
                    {(!files.is_empty()).then(|| view! { <UploadedFiles files/> })}
                </EntryForm>
                <Scripts/>
            }
        },
    )
}
