//! Files and their cleaned copies, as the desks show them.

use domain::attachment::Scan;
use leptos::prelude::*;

use super::case_parts::megabytes;
use super::form::{Choices, LongField, Pick};
use crate::desks::{CopyView, FileView, PickedFile};
use crate::page::lang;
use crate::paths;
use crate::words::{Lang, fill, t, word};

/// The originals, for the Front. What the scanner has not seen, or refused, is named and cannot
/// be opened.
#[component]
pub fn FileList(files: Vec<FileView>, #[prop(into)] number: String) -> impl IntoView {
    let lang = lang();
    let rows = files
        .into_iter()
        .map(|file| {
            let name = file.name.reveal().to_owned();
            let shown = if file.scan.may_be_opened() {
                view! { <a href=paths::front_file(&number, file.id) download="">{name}</a> }.into_any()
            } else {
                view! { <span>{name}</span> }.into_any()
            };
            let scan = matches!(file.scan, Scan::Waiting | Scan::Refused)
                .then(|| view! { " "<strong>{word(lang, "scan", file.scan.code())}</strong> });
            view! {
                <li>
                    {shown}
                    <span class="caption">" ("{megabytes(file.size)}")"</span>
                    {scan}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="files">{rows}</ul> }
}

/// The files from which an officer picks what a unit gets, one by one, each with what can be got
/// of it; and what recordings show, in the officer's words.
#[component]
pub fn CopyChoices(
    files: Vec<FileView>,
    #[prop(into)] number: String,
    #[prop(into)] recordings: String,
    /// Ids of those that were picked before.
    picked: Vec<i64>,
) -> impl IntoView {
    let lang = lang();
    let recorded = files.iter().any(|file| file.media_type.copy().is_none());
    let (ready, others): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| matches!(file.copy, CopyView::Ready { .. }));
    let options = ready.iter().map(|file| option(lang, file)).collect::<Vec<_>>();
    let values: Vec<String> = picked.iter().map(i64::to_string).collect();
    let previews = ready
        .iter()
        .map(|file| {
            let name = file.name.reveal().to_owned();
            view! { <li><a href=paths::front_copy(&number, file.id) download="">{fill(lang, "copy-preview", &[("name", name.into())])}</a></li> }
        })
        .collect_view();
    let others = others
        .iter()
        .map(|file| view! { <li>{file.name.reveal().to_owned()}": "{why_not(lang, file)}</li> })
        .collect_view();
    let any_other = !others.is_empty();
    view! {
        {(!options.is_empty()).then(|| view! {
            <Choices name="copy" legend=t(lang, "copy-legend") hint=t(lang, "copy-hint") options values many=true/>
            <ul class="files">{previews}</ul>
        })}
        {any_other.then(|| view! {
            <p>{t(lang, "copy-none-of")}</p>
            <ul class="files">{others}</ul>
        })}
        {recorded.then(|| view! {
            <LongField
                name="recordings"
                label=t(lang, "copy-recordings")
                hint=t(lang, "copy-recordings-hint")
                value=recordings
                rows=5
            />
        })}
    }
    .into_any()
}

fn option(lang: Lang, file: &FileView) -> Pick {
    let about = match file.copy {
        CopyView::Ready { copy_type, size } => {
            format!("{} ({})", word(lang, "copy", copy_type.extension()), megabytes(size))
        }
        CopyView::Coming | CopyView::None(_) => String::new(),
    };
    Pick::new(file.id.to_string(), file.name.reveal()).hint(about)
}

fn why_not(lang: Lang, file: &FileView) -> String {
    match (file.scan, file.copy) {
        (scan @ (Scan::Waiting | Scan::Refused), _) if file.media_type.copy().is_some() => {
            word(lang, "scan", scan.code())
        }
        (_, CopyView::None(reason)) => word(lang, "no-copy", reason.code()),
        _ => t(lang, "copy-coming"),
    }
}

/// The cleaned copies of a referral. The reader at a unit learns a place and a type; the Front
/// finds the same bytes under the file they were made of.
#[component]
pub fn PickedFiles(files: Vec<PickedFile>, #[prop(into)] number: String) -> impl IntoView {
    let lang = lang();
    let rows = files
        .into_iter()
        .map(|picked| {
            let place = picked.position;
            let href = match picked.file {
                Some(file) => paths::front_copy(&number, file),
                None => paths::unit_copy(&number, place),
            };
            let name = picked.copy_type.file_name(usize::try_from(place).unwrap_or_default());
            view! {
                <li>
                    <a href=href download="">{name}</a>
                    <span class="caption">
                        " ("{word(lang, "copy", picked.copy_type.extension())}", "{megabytes(picked.size)}")"
                    </span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="files">{rows}</ul> }
}
