//! What is stored about the sender of a case, to be read and printed by whoever has the code.

use domain::date;
use domain::feedback::IdentityMode;
use leptos::prelude::*;

use super::Desk;
use crate::components::case_parts::{Conversation, Day, Prose, megabytes};
use crate::desks::{DeskError, OwnData};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

/// The copy that was asked for.
#[component]
pub fn OwnDataPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move { desk.own_data(lang).await?.ok_or(DeskError::NotFound) },
        move |data| view! { <Copy data/> },
    )
}

#[component]
fn Copy(data: OwnData) -> impl IntoView {
    let lang = lang();
    let (has_files, has_messages) = (!data.files.is_empty(), !data.messages.is_empty());
    let files = data
        .files
        .into_iter()
        .map(|file| view! { <li>{file.name.reveal().to_owned()}" ("{megabytes(file.size)}")"</li> })
        .collect_view();
    let written = |key: &str, text: Option<domain::private::Private>| {
        let label = t(lang, key);
        text.map(|text| view! { <h3>{label}</h3><Prose text=text.reveal()/> })
    };
    view! {
        <Title text=t(lang, "own-data")/>
        <p class="no-print"><a href=lang.path(paths::TRACKED)>"← "{t(lang, "own-data-back")}</a></p>
        <h1>{t(lang, "own-data")}</h1>
        <p class="lead">{fill(lang, "own-data-lead", &[("number", data.number.clone().into())])}</p>
        <p class="hint no-print">{t(lang, "own-data-print")}</p>
        <dl class="summary">
            <div><dt>{t(lang, "form-kind-legend")}</dt><dd>{word(lang, "kind", data.kind.code())}</dd></div>
            <div><dt>{t(lang, "case-received-on")}</dt><dd><Day on=data.received_on/></dd></div>
            {(!data.categories.is_empty()).then(|| view! {
                <div><dt>{t(lang, "own-data-categories")}</dt><dd>{data.categories.join("; ")}</dd></div>
            })}
            <div><dt>{t(lang, "own-data-identity")}</dt><dd>{identity(lang, data.identity)}</dd></div>
            <div><dt>{t(lang, "own-data-address")}</dt><dd>{kept(lang, data.address_kept)}</dd></div>
        </dl>
        <h2>{t(lang, "own-data-written")}</h2>
        <Prose text=data.content.body.reveal()/>
        {written("own-data-wish", data.content.wish)}
        {written("own-data-place", data.content.place)}
        {data.content.happened_on.map(|on| view! { <h3>{t(lang, "own-data-happened")}</h3><p>{date::show(on)}</p> })}
        {written("own-data-subject", data.content.subject_name)}
        {has_files.then(|| view! { <h2>{t(lang, "own-data-files")}</h2><ul>{files}</ul> })}
        {has_messages.then(|| view! { <h2>{t(lang, "own-data-messages")}</h2> })}
        <Conversation messages=data.messages reader_is_reporter=true/>
    }
}

fn identity(lang: Lang, mode: IdentityMode) -> String {
    word(lang, "own-data-identity", mode.code())
}

fn kept(lang: Lang, kept: bool) -> String {
    t(lang, if kept { "own-data-address-kept" } else { "own-data-address-none" })
}
