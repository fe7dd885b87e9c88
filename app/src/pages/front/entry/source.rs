//! How and when it came, and what it is.

use domain::date;
use domain::feedback::{Channel, Kind};
use domain::submission::EntryStep;
use leptos::prelude::*;

use super::{Desk, EntryForm};
use crate::components::form::{Choices, Field, Pick, Select};
use crate::desks::Choice;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::words::{t, word};

/// Channel, day, kind, province.
#[component]
pub fn SourcePage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move { desk.entry().await },
        move |view| {
            let draft = &view.filled.draft;
            let entry = draft.entry.as_ref();
            let begun = entry.is_some();
            let own = view.kinds.contains(&Kind::Supervision);
            let for_senders = view.kinds.iter().any(|kind| *kind != Kind::Supervision);
            let channel = entry.map(|entry| entry.channel.code()).unwrap_or_default();
            let came_on = entry.map(|entry| date::show(entry.came_on)).unwrap_or_default();
            let only = view.kinds.first().copied().filter(|_| view.kinds.len() == 1);
            let kinds = draft.kind.or(only).map(|kind| kind.code().to_owned()).into_iter().collect();
            let province = draft.province.map(|area| area.to_string()).or(view.own_province).unwrap_or_default();
            let channels = Channel::ENTERED
                .iter()
                .map(|way| Choice { value: way.code().to_owned(), label: word(lang, "channel", way.code()) })
                .collect();
            let options =
                view.kinds.iter().map(|kind| Pick::new(kind.code(), word(lang, "kind", kind.code()))).collect();
            view! {
                {begun.then(|| view! { <Begun/> })}
                <EntryForm step=EntryStep::Source>
                    {for_senders.then(|| view! {
                        <p class="lead">{t(lang, "entry-lead")}</p>
                        <div class="notice notice-info"><p>{t(lang, "entry-elsewhere")}</p></div>
                    })}
                    {own.then(|| view! { <p class="lead">{t(lang, "supervision-lead")}</p> })}
                    <p class="caption">{t(lang, "entry-at")}": "{view.front}</p>
                    <Select
                        name="channel"
                        label=t(lang, "front-channel")
                        choices=channels
                        value=channel
                        empty=t(lang, "form-choose")
                        required=true
                    />
                    <Field
                        name="came_on"
                        label=t(lang, "entry-came-on")
                        hint=t(lang, "entry-came-on-hint")
                        value=came_on
                        width="short"
                        autocomplete="off"
                        required=true
                    />
                    <Choices name="kind" legend=t(lang, "form-kind-legend") options=options values=kinds/>
                    <Select
                        name="province"
                        label=t(lang, "form-province")
                        choices=view.provinces
                        value=province
                        empty=t(lang, "form-choose")
                        required=true
                    />
                </EntryForm>
            }
        },
    )
}

/// Something is half written down already. Whoever means another matter begins anew, so that nothing
/// of one person stands in the form of the next.
#[component]
fn Begun() -> impl IntoView {
    let lang = lang();
    view! {
        <form class="notice notice-warn" method="post" action=paths::ENTRY>
            <p>{t(lang, "entry-begun")}</p>
            <button class="button button-secondary" type="submit" name="action" value="discard">
                {t(lang, "entry-discard")}
            </button>
        </form>
    }
}
