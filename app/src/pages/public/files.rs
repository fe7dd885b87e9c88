//! Files that go with it.
//!
//! The page has several buttons named `action`: `upload` stores the chosen files and comes back,
//! `next` stores them and goes on, `remove-N` takes away the file at position N, counted from 0.

use domain::attachment::{MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES};
use domain::errors::{FieldError, Problem};
use domain::submission::{DraftFile, Step};
use leptos::prelude::*;

use super::step::StepForm;
use super::{Desk, by_kind, draft};
use crate::components::case_parts::megabytes;
use crate::components::form::{FieldProblem, problem_words};
use crate::islands::ChosenFiles;
use crate::page::{form_state, lang, with_desk};
use crate::shell::Scripts;
use crate::words::{fill, t};

/// What the file picker offers. Naming JPEG without HEIC makes an iPhone convert its photographs
/// by itself.
const ACCEPT: &str = ".jpg,.jpeg,.png,.webp,.pdf,.docx,.mp3,.m4a,.mp4,image/jpeg,image/png,image/webp,\
    application/pdf,audio/mpeg,audio/mp4,video/mp4";

const MEGABYTE: u64 = 1024 * 1024;

/// Photographs and documents, all of them optional.
#[component]
pub fn FilesPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move { draft(&desk, lang).await },
        move |view| {
            let heading = by_kind(lang, view.draft.kind, "form-files-heading");
            let files = view.draft.files;
            view! {
                <StepForm step=Step::Files token=view.token heading=heading with_files=true>
                    <p>{t(lang, "form-files-optional")}</p>
                    <p>{t(lang, "files-told-cover")}</p>
                    <FileField/>
                    <ChosenFiles field="files".to_owned() too_large=t(lang, "files-too-large")/>
                    <p>
                        <button class="button button-secondary" type="submit" name="action" value="upload">
                            {t(lang, "form-files-upload")}
                        </button>
                    </p>
                    {(!files.is_empty()).then(|| view! { <UploadedFiles files/> })}
                    <WhoSees/>
                </StepForm>
                <Scripts/>
            }
        },
    )
}

/// Who sees what of a file, for whoever wants to know it all. What to cover, which cannot be taken
/// back, is said in the open before anything is chosen.
#[component]
pub(crate) fn WhoSees() -> impl IntoView {
    let lang = lang();
    view! {
        <details class="card">
            <summary>{t(lang, "files-told-heading")}</summary>
            <ul>
                <li>{t(lang, "files-told-front")}</li>
                <li>{t(lang, "files-told-unit")}</li>
                <li>{t(lang, "files-told-recording")}</li>
                <li>{t(lang, "files-told-visible")}</li>
            </ul>
        </details>
    }
}

#[component]
pub(crate) fn FileField() -> impl IntoView {
    let lang = lang();
    let invalid = form_state().errors.of("files").is_some();
    let hint = fill(
        lang,
        "form-files-hint",
        &[
            ("one", (MAX_FILE_BYTES / MEGABYTE).into()),
            ("count", MAX_FILES.into()),
            ("all", (MAX_TOTAL_BYTES / MEGABYTE).into()),
        ],
    );
    view! {
        <div class=if invalid { "field form-error" } else { "field" }>
            <label for="files">{t(lang, "form-files")}</label>
            <p class="hint" id="files-hint">{hint}</p>
            <FieldProblem name="files"/>
            <RefusedFiles/>
            <input
                class="control"
                type="file"
                id="files"
                name="files"
                multiple=true
                accept=ACCEPT
                aria-describedby=if invalid { "files-hint files-error" } else { "files-hint" }
                aria-invalid=invalid.then_some("true")
            />
        </div>
    }
}

/// Which of the chosen files were not taken, and why; the others are in the list of those that were.
#[component]
fn RefusedFiles() -> impl IntoView {
    let lang = lang();
    let state = form_state();
    let refused: Vec<_> = state
        .all("refused")
        .zip(state.all("refused-why"))
        .zip(state.all("refused-limit"))
        .filter_map(|((name, why), limit)| {
            let problem = Problem::from_code(why)?;
            let why = problem_words(lang, &FieldError { field: "files", problem, limit: limit.parse().ok() });
            Some(view! { <li><strong>{name.to_owned()}</strong>": "{why}</li> })
        })
        .collect();
    (!refused.is_empty()).then(|| {
        view! {
            <div class="field-error">
                <p>{t(lang, "form-files-refused")}</p>
                <ul>{refused}</ul>
            </div>
        }
    })
}

#[component]
pub(crate) fn UploadedFiles(files: Vec<DraftFile>) -> impl IntoView {
    let lang = lang();
    let rows = files
        .into_iter()
        .enumerate()
        .map(|(index, file)| {
            let name = file.name.reveal().to_owned();
            view! {
                <li>
                    <span>{name.clone()}</span>
                    <span class="caption">{megabytes(file.size)}</span>
                    <button class="button button-quiet" type="submit" name="action" value=format!("remove-{index}")>
                        {t(lang, "form-files-remove")}
                        <span class="visually-hidden">" "{name}</span>
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <h2>{t(lang, "form-files-uploaded")}</h2>
        <ul class="files">{rows}</ul>
    }
}
