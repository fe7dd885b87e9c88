//! Everything once more, then it is entered.

use domain::feedback::{Channel, Kind};
use domain::receipt::ReceiptCode;
use domain::submission::EntryStep;
use leptos::prelude::*;

use super::{Desk, EntryForm};
use crate::components::draft_rows::{SummaryRow, rows};
use crate::components::form::{Choices, Pick, Tick};
use crate::desks::DeskError;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::words::{t, word};

/// What was written down, what was said about it, and the button that enters it. The code travels
/// hidden: whoever presses twice enters one case.
#[component]
pub fn CheckPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move {
            let view = desk.entry().await?;
            let code = view.filled.draft.code.as_ref().and_then(|code| ReceiptCode::parse(code.reveal()).ok());
            let channel = view.filled.draft.entry.as_ref().map(|entry| entry.channel);
            Ok((view, code.ok_or(DeskError::NotFound)?, channel.ok_or(DeskError::NotFound)?))
        },
        move |(view, code, channel)| {
            let rows = rows(lang, &view.filled)
                .into_iter()
                .map(|row| {
                    let href = paths::entry_step(EntryStep::of(row.step));
                    view! { <SummaryRow row href/> }
                })
                .collect_view();
            let own = view.filled.draft.kind == Some(Kind::Supervision);
            let button = t(lang, if own { "supervision-button" } else { "entry-button" });
            view! {
                <EntryForm step=EntryStep::Check button=button>
                    <dl class="summary">{rows}</dl>
                    {(channel.is_oral() && !own).then(|| view! { <ReadBack channel/> })}
                    <Tick name="faithful" label=t(lang, "entry-faithful")/>
                    {(!own).then(|| view! {
                        <Tick name="told" label=t(lang, "entry-told") hint=t(lang, "entry-told-hint")/>
                        <p>
                            <a href=paths::PRIVACY target="_blank" rel="noopener">{t(lang, "entry-told-link")}</a>
                        </p>
                        <p class="hint">{t(lang, "entry-next")}</p>
                    })}
                    {own.then(|| view! { <input type="hidden" name="kind" value=Kind::Supervision.code()/> })}
                    <input type="hidden" name="code" value=code.as_str().to_owned()/>
                </EntryForm>
            }
        },
    )
}

/// What was said is read back before it is entered; whether it was is on record either way.
#[component]
fn ReadBack(channel: Channel) -> impl IntoView {
    let lang = lang();
    let options = ["yes", "no"].map(|answer| Pick::new(answer, word(lang, "entry-read-back", answer))).to_vec();
    view! {
        <Choices
            name="read_back"
            legend=t(lang, "entry-read-back")
            hint=word(lang, "entry-read-back-about", channel.code())
            options=options
        />
    }
}
