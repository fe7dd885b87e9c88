//! The referral: what the unit gets to read, and which unit (T07).

use domain::case::Transition;
use domain::template::Occasion;
use leptos::prelude::*;

use crate::components::desk_form::{Asks, DeskForm, Offered};
use crate::components::file_parts::CopyChoices;
use crate::components::form::{LongField, Select};
use crate::components::template_picker::template_picker;
use crate::desks::{FrontCase, Offer, Proposal};
use crate::page::lang;
use crate::words::{fill, t, word};

pub fn form(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    // A referral that was not approved, or came back, is where the next one starts.
    let last = case.referrals.last();
    let summary = last.map(|last| last.summary.reveal().to_owned()).unwrap_or_default();
    let questions = last.map(|last| last.questions.reveal().to_owned()).unwrap_or_default();
    let recipient = case.recipient.clone().unwrap_or_default();
    let recipients = case.recipients.clone();
    let returned = case.returned.clone();
    // What the rules say is no help once the unit that they name has returned it.
    let again = |proposal: &Proposal| returned.as_ref().is_some_and(|by| proposal.unit.as_ref() == Some(&by.unit));
    let proposal = case.proposal.clone().filter(|proposal| !again(proposal));
    let returned = returned.map(|by| {
        let unit = ("unit", by.unit.into());
        match by.suggested {
            Some(other) => fill(lang, "front-returned-suggested", &[unit, ("other", other.into())]),
            None => fill(lang, "front-returned", &[unit]),
        }
    });
    let recordings = last.and_then(|last| last.recordings.as_ref()).map(|shown| shown.reveal().to_owned());
    let recordings = recordings.unwrap_or_default();
    let picked = last.map(|last| last.files.iter().filter_map(|file| file.file).collect()).unwrap_or_default();
    let messages = case.messages.iter().flat_map(|message| &message.files);
    let files: Vec<_> = case.files.iter().chain(messages).cloned().collect();
    let number = case.number.clone();
    let version = case.version;
    let templates = case.templates.clone();
    view! {
        <Offered offer title=word(lang, "front-do", "T07") wide=true>
            <p class="hint">{word(lang, "front-about", "T07")}</p>
            {returned.map(|sentence| view! { <div class="notice notice-warn" data-returned=""><p>{sentence}</p></div> })}
            {proposal.map(|proposal| view! { <WhyThisUnit proposal/> })}
            <DeskForm
                asks=Asks::Move(Transition::ProposeTransfer)
                version=version
                button=word(lang, "front-button", "T07")
            >
                <Select
                    name="recipient"
                    label=t(lang, "front-recipient")
                    hint=t(lang, "front-recipient-hint")
                    choices=recipients
                    value=recipient
                    empty=t(lang, "front-choose-unit")
                    required=true
                />
                <LongField
                    name="summary"
                    label=t(lang, "front-summary")
                    hint=t(lang, "front-summary-hint")
                    value=summary
                    rows=8
                    required=true
                />
                <LongField
                    name="questions"
                    label=t(lang, "front-questions")
                    hint=t(lang, "front-questions-hint")
                    value=questions
                    rows=6
                    required=true
                />
                {template_picker(&templates, Occasion::Referral)}
                {(!files.is_empty()).then(|| view! { <CopyChoices files number recordings picked/> })}
            </DeskForm>
        </Offered>
    }
    .into_any()
}

/// What the rules propose, and the sentence that says why.
#[component]
fn WhyThisUnit(proposal: Proposal) -> impl IntoView {
    let lang = lang();
    let class = if proposal.unit.is_some() { "notice notice-info" } else { "notice notice-warn" };
    let unit = match proposal.unit {
        Some(unit) => fill(lang, "front-proposed", &[("unit", unit.into())]),
        None => t(lang, "front-nobody-proposed"),
    };
    let copies = (!proposal.copies.is_empty())
        .then(|| fill(lang, "front-copies", &[("units", proposal.copies.join("; ").into())]));
    view! {
        <div class=class>
            <h3>{t(lang, "front-why-this-unit")}</h3>
            <p><strong>{unit}</strong></p>
            <p>{t(lang, &proposal.explanation)}</p>
            {proposal.raised.then(|| view! { <p>{t(lang, "route-raised")}</p> })}
            {copies.map(|copies| view! { <p class="caption">{copies}</p> })}
        </div>
    }
}
