//! What pages about a case share: its state, its dates, what happened, what was written.

use domain::case::State;
use domain::date;
use domain::deadline::Level;
use leptos::prelude::*;
use time::Date;

use crate::desks::{Due, Message, TimelineEntry};
use crate::page::lang;
use crate::words::{fill, t, word};

/// The state as a chip: words and a shape, never colour alone.
#[component]
pub fn StateChip(
    state: State,
    #[prop(optional)] citizen: bool,
    /// In place of the word for the state, where that would say less than is known.
    #[prop(optional_no_strip)]
    says: Option<String>,
) -> impl IntoView {
    let lang = lang();
    let family = if citizen { "state-citizen" } else { "state" };
    view! {
        <span class=format!("state-chip {}", chip_class(state)) data-state=state.code()>
            {says.unwrap_or_else(|| word(lang, family, state.code()))}
        </span>
    }
}

const fn chip_class(state: State) -> &'static str {
    match state {
        State::Submitted | State::Received | State::AwaitingInfo | State::ReturnedByUnit => "chip-wait",
        State::Triage
        | State::AwaitingTransferApproval
        | State::Transferred
        | State::AcceptedByUnit
        | State::Verifying
        | State::AwaitingAnswerApproval
        | State::Answered
        | State::AnswerSentBack
        | State::Remedy => "chip-work",
        State::Resolved | State::Closed => "chip-done",
        State::NotAccepted | State::Withdrawn | State::Merged | State::Diverted => "chip-stop",
    }
}

/// A day, for people and for machines.
#[component]
pub fn Day(on: Date) -> impl IntoView {
    view! { <time datetime=on.to_string()>{date::show(on)}</time> }
}

/// How a date stands.
#[component]
pub fn LevelChip(level: Level) -> impl IntoView {
    let lang = lang();
    let (class, key) = match level {
        Level::OnTime => ("chip-done", "level-on-time"),
        Level::DueSoon => ("chip-wait", "level-due-soon"),
        Level::Overdue => ("chip-late", "level-overdue"),
    };
    view! { <span class=format!("state-chip {class}")>{t(lang, key)}</span> }
}

/// A due date and why it is this day. Officers read how near it is. The sender reads who does what
/// by when, and is warned of nothing: a day that is near is no news to somebody who only waits.
#[component]
pub fn DueDate(
    due: Due,
    #[prop(optional)] citizen: bool,
    /// In place of the word for the clock.
    #[prop(optional_no_strip)]
    says: Option<String>,
) -> impl IntoView {
    let lang = lang();
    let family = if citizen { "clock-citizen" } else { "clock" };
    let says = says.unwrap_or_else(|| word(lang, family, &due.key));
    let level = (!citizen || due.level == Level::Overdue).then(|| view! { " "<LevelChip level=due.level/> });
    view! {
        <div class="deadline">
            <p>
                <strong>{says}</strong>": "
                <Day on=due.on/>
                {level}
            </p>
            {due.original.map(|before| view! {
                <p class="hint">{t(lang, "due-extended-from")}" "<Day on=before/></p>
            })}
            {due.held.then(|| view! { <p class="hint">{t(lang, "due-held")}</p> })}
            <Why due/>
        </div>
    }
}

/// The clocks that run beside the main one, each with its reasons.
#[component]
pub fn FurtherDates(dues: Vec<Due>, #[prop(optional)] citizen: bool) -> impl IntoView {
    let lang = lang();
    (!dues.is_empty()).then(|| {
        let rows = dues.into_iter().map(|due| view! { <DueDate due citizen/> }).collect_view();
        view! { <div data-further-dates=""><p class="caption">{t(lang, "due-further")}</p>{rows}</div> }
    })
}

/// Start, length, ground, and every day that was passed over.
#[component]
fn Why(due: Due) -> impl IntoView {
    let lang = lang();
    let skipped = due
        .skipped
        .iter()
        .map(|day| {
            let known = crate::words::known(lang, &format!("skip-{}", day.reason));
            let reason = known.unwrap_or_else(|| day.reason.clone());
            let expected =
                day.projected.then(|| view! { " "<span class="caption">"("{t(lang, "due-expected")}")"</span> });
            view! { <li>{date::show(day.on)}" – "{reason}{expected}</li> }
        })
        .collect_view();
    let length = fill(lang, &format!("limit-{}", due.unit), &[("amount", due.amount.into())]);
    let start = word(lang, "starts", &due.starts_at);
    let how = fill(
        lang,
        "due-how",
        &[("length", length.into()), ("start", start.into()), ("from", date::show(due.from).into())],
    );
    let any_skipped = !due.skipped.is_empty();
    view! {
        <details class="why">
            <summary>{t(lang, "due-why")}</summary>
            <p>{how}</p>
            {(!due.basis.is_empty()).then(|| view! { <p>{t(lang, "due-basis")}": "{due.basis}</p> })}
            {any_skipped.then(|| view! { <p>{t(lang, "due-skipped")}</p><ul>{skipped}</ul> })}
            {due.kept.then(|| view! { <p>{t(lang, "due-kept")}</p> })}
            {due.projected.then(|| view! { <p>{t(lang, "due-projected")}</p> })}
        </details>
    }
}

/// What happened, latest last. `family` is the locale family of the sentences (`event` for
/// officers, `event-citizen` for the sender).
#[component]
pub fn Timeline(entries: Vec<TimelineEntry>, family: &'static str) -> impl IntoView {
    let lang = lang();
    let rows = entries
        .into_iter()
        .map(|entry| {
            view! {
                <li>
                    <span class="when"><Day on=entry.on/></span>
                    <span class="what">
                        {word(lang, family, &entry.code)}
                        {(!entry.who.is_empty()).then(|| view! { <span class="caption">" · "{entry.who.clone()}</span> })}
                        {entry.how.map(|how| view! { <span class="caption">" · "{how}</span> })}
                        {entry.document_no.map(|number| view! { <span class="caption">" · "{t(lang, "document-no")}" "{number}</span> })}
                    </span>
                    {entry.note.map(|note| view! { <p class="note">{note.reveal().to_owned()}</p> })}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="timeline">{rows}</ol> }
}

/// Text as it was typed: its paragraphs kept, nothing in it means anything to the browser.
#[component]
pub fn Prose(#[prop(into)] text: String) -> impl IntoView {
    text.split("\n\n").map(|part| view! { <p class="user-text">{part.to_owned()}</p> }).collect_view()
}

/// What was written between the Front and the sender. `mine` tells which side is reading.
#[component]
pub fn Conversation(messages: Vec<Message>, reader_is_reporter: bool) -> impl IntoView {
    let lang = lang();
    messages
        .into_iter()
        .map(|message| {
            let own = message.from_reporter == reader_is_reporter;
            // The Front opens files from a list of their own; a sender reads which were taken.
            let names: Vec<_> = message.files.iter().map(|file| file.name.reveal().to_owned()).collect();
            let names = (reader_is_reporter && !names.is_empty()).then(|| names.join(", "));
            let from = match (message.from_reporter, reader_is_reporter) {
                (true, true) => "message-from-you",
                (true, false) => "message-from-reporter",
                (false, _) => "message-from-front",
            };
            view! {
                <article class=if own { "message message-out" } else { "message message-in" }>
                    <p class="caption">{t(lang, from)}" · "<Day on=message.on/>" · "{word(lang, "purpose", &message.purpose)}</p>
                    <Prose text=message.text.reveal()/>
                    {names.map(|names| view! { <p class="caption user-text">{t(lang, "track-message-with")}": "{names}</p> })}
                </article>
            }
        })
        .collect_view()
}

/// A size as people say it.
#[must_use]
pub fn megabytes(bytes: u64) -> String {
    if bytes < 1024 * 1024 {
        format!("{} KB", bytes.div_ceil(1024))
    } else {
        let tenths = bytes * 10 / (1024 * 1024);
        format!("{},{} MB", tenths / 10, tenths % 10)
    }
}
