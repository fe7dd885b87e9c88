//! What the log holds of one's own case.

use leptos::prelude::*;

use crate::desks::{CaseRecord, EntryPlace, EntryView, WhichEntry};
use crate::page::lang;
use crate::paths;
use crate::words::{Lang, fill, t};

/// The entries of sending and of the latest event, with their proofs.
#[component]
pub fn CaseRecordPart(record: CaseRecord) -> impl IntoView {
    let lang = lang();
    view! {
        <details class="record">
            <summary>{t(lang, "record-heading")}</summary>
            <p>{t(lang, "record-text")}</p>
            <h3>{t(lang, "record-first")}</h3>
            <Entry entry=record.first which=WhichEntry::First/>
            {record.latest.map(|entry| view! {
                <h3>{t(lang, "record-latest")}</h3>
                <Entry entry which=WhichEntry::Latest/>
            })}
            <p><a href=lang.path(paths::TRANSPARENCY)>{t(lang, "record-about")}</a></p>
        </details>
    }
}

#[component]
fn Entry(entry: EntryView, which: WhichEntry) -> impl IntoView {
    let lang = lang();
    let proof = matches!(entry.place, EntryPlace::Signed { .. }).then(|| {
        let words = match which {
            WhichEntry::First => "record-proof-first",
            WhichEntry::Latest => "record-proof-latest",
        };
        view! { <p><a href=paths::proof(lang, which) download="">{t(lang, words)}</a></p> }
    });
    view! {
        <p>{t(lang, "record-hash")}": "<code class="hash" data-event-hash="">{entry.hash}</code></p>
        <p>{place(lang, entry.place)}</p>
        {proof}
    }
}

fn place(lang: Lang, place: EntryPlace) -> String {
    match place {
        EntryPlace::Waiting => t(lang, "record-waiting"),
        EntryPlace::Logged { index } => fill(lang, "record-logged", &[("index", index.to_string().into())]),
        EntryPlace::Signed { index, size } => {
            fill(lang, "record-signed", &[("index", index.to_string().into()), ("size", size.to_string().into())])
        }
    }
}
