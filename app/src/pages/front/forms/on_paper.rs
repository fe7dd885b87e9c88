//! What is done for a unit that works without an account: the referral goes on paper (T36), and what
//! the unit says on paper is written down here (T10, T11, `action=paper-answer`, T35).

use domain::case::Transition;
use domain::date;
use domain::feedback::{Outcome, ReturnReason};
use leptos::prelude::*;

use super::answer::OutcomeField;
use crate::components::desk_form::{Act, Asks, DeskForm, Offered};
use crate::components::form::{Field, LongField, Select};
use crate::components::marks::MarksSeen;
use crate::desks::{AnswerView, Choice, FrontCase, Offer};
use crate::page::lang;
use crate::paths;
use crate::words::{fill, t, word};

pub const WRITE_DOWN: Asks = Asks::Change("paper-answer");
const EVIDENCE: Asks = Asks::Change("show-evidence");

/// The answer that was written down and waits for its second reader.
pub fn written_down(case: &FrontCase) -> Option<&AnswerView> {
    case.answers.iter().rev().find(|answer| answer.status == "WRITTEN_DOWN")
}

#[component]
fn Document(
    #[prop(into)] number: String,
    #[prop(into)] on: String,
    /// Locale key of what the number belongs to.
    about: &'static str,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let lang = lang();
    view! {
        <Field name="document_no" label=t(lang, "paper-document-no") hint=t(lang, about) value=number autocomplete="off" required/>
        <Field
            name="document_on"
            label=t(lang, "paper-document-on")
            hint=t(lang, "paper-document-on-hint")
            value=on
            width="short"
            autocomplete="off"
            required
        />
    }
}

/// The leader approves, the letter is printed and sent; its number and date are recorded.
pub fn send(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let recipient = case.referrals.last().map(|referral| {
        let sentence = fill(lang, "front-goes-to", &[("unit", referral.unit.clone().into())]);
        view! { <p><strong>{sentence}</strong></p> }
    });
    let (version, print) = (case.version, paths::front_paper(&case.number, "M03"));
    view! {
        <Offered offer title=word(lang, "front-do", "T36")>
            {recipient}
            <p class="hint">{word(lang, "front-about", "T36")}</p>
            <p><a href=print>{t(lang, "paper-print")}</a></p>
            <DeskForm
                asks=Asks::Move(Transition::SendOnPaper)
                version=version
                button=word(lang, "front-button", "T36")
            >
                <Document number="" on="" about="paper-sent-hint" required=true/>
            </DeskForm>
        </Offered>
    }
    .into_any()
}

/// The unit said on paper, or by telephone, that it takes the matter up.
pub fn accept(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let version = case.version;
    view! {
        <Offered offer title=word(lang, "front-do", "T10")>
            <p class="hint">{word(lang, "front-about", "T10")}</p>
            <DeskForm asks=Asks::Move(Transition::Accept) version=version button=word(lang, "front-button", "T10")>
                <Document number="" on="" about="paper-accepted-hint"/>
            </DeskForm>
        </Offered>
    }
    .into_any()
}

/// The unit sent the letter back.
pub fn give_back(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let reasons = ReturnReason::ALL
        .iter()
        .map(|reason| Choice { value: reason.code().to_owned(), label: word(lang, "return", reason.code()) })
        .collect::<Vec<_>>();
    let units = case.recipients.clone();
    let version = case.version;
    view! {
        <Offered offer title=word(lang, "front-do", "T11") folded=true>
            <p class="hint">{word(lang, "front-about", "T11")}</p>
            <DeskForm
                asks=Asks::Move(Transition::Return)
                version=version
                button=word(lang, "front-button", "T11")
                class="button button-secondary"
            >
                <Select
                    name="reason_code"
                    label=t(lang, "paper-return-code")
                    choices=reasons
                    empty=t(lang, "front-choose-reason")
                    required=true
                />
                <LongField
                    name="reason"
                    label=t(lang, "paper-return-reason")
                    hint=t(lang, "paper-return-reason-hint")
                    rows=4
                    required=true
                />
                <Select name="recipient" label=t(lang, "paper-suggested") choices=units empty=t(lang, "paper-no-suggestion")/>
            </DeskForm>
        </Offered>
    }
    .into_any()
}

/// The answer as it stands on the paper, and the way to put its scan.
pub fn write_down(case: &FrontCase) -> AnyView {
    let lang = lang();
    let written = written_down(case);
    let there = written.is_some();
    let text = |part: Option<&domain::private::Private>| part.map(|text| text.reveal().to_owned()).unwrap_or_default();
    let answer = text(written.map(|answer| &answer.text));
    let remedy = text(written.and_then(|answer| answer.remedy.as_ref()));
    let signer = text(written.and_then(|answer| answer.signer.as_ref()));
    let outcome = written.and_then(|answer| answer.outcome).map(Outcome::code).unwrap_or_default();
    let number = written.and_then(|answer| answer.document_no.clone()).unwrap_or_default();
    let on = written.and_then(|answer| answer.document_on).map(date::show).unwrap_or_default();
    let (version, scan) = (case.version, paths::front_scan(&case.number));
    view! {
        <Act asks=WRITE_DOWN title=t(lang, "paper-do-answer") folded=there wide=true>
            <p class="hint">{t(lang, "paper-about-answer")}</p>
            <DeskForm asks=WRITE_DOWN version=version button=t(lang, "paper-button-answer")>
                <Document number=number on=on about="paper-answer-hint" required=true/>
                <Field name="signer" label=t(lang, "paper-answer-signer") value=signer autocomplete="off" required=true/>
                <LongField
                    name="answer"
                    label=t(lang, "paper-answer-text")
                    hint=t(lang, "paper-answer-text-hint")
                    value=answer
                    rows=10
                    required=true
                />
                <OutcomeField value=outcome/>
                <LongField name="remedy" label=t(lang, "desk-remedy") hint=t(lang, "paper-optional") value=remedy rows=4/>
                <MarksSeen fields=&["answer", "remedy"]/>
            </DeskForm>
        </Act>
        {there.then(|| view! {
            <div class="notice notice-info"><p><a href=scan>{t(lang, "paper-go-scan")}</a></p></div>
        })}
    }
    .into_any()
}

/// Somebody else compares what was written down with the scan.
pub fn confirm(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let drafted = written_down(case).map(|answer| {
        let sentence = fill(lang, "front-drafted-by", &[("name", answer.drafted_by.clone().into())]);
        view! { <p>{sentence}</p> }
    });
    let version = case.version;
    view! {
        <Offered offer title=word(lang, "front-do", "T35")>
            {drafted}
            <p class="hint">{word(lang, "front-about", "T35")}</p>
            <DeskForm
                asks=Asks::Move(Transition::EnterAnswer)
                version=version
                button=word(lang, "front-button", "T35")
            />
        </Offered>
    }
    .into_any()
}

/// How the unit kept a promise, as it told on paper.
pub fn evidence(case: &FrontCase) -> AnyView {
    let lang = lang();
    let promises = case
        .promises
        .iter()
        .filter(|promise| promise.state.is_pending())
        .map(|promise| Choice { value: promise.position.to_string(), label: promise.text.reveal().to_owned() })
        .collect::<Vec<_>>();
    let version = case.version;
    view! {
        <Act asks=EVIDENCE title=t(lang, "paper-do-evidence") wide=true>
            <DeskForm asks=EVIDENCE version=version button=t(lang, "paper-button-evidence")>
                <Select name="promise" label=t(lang, "paper-promise") choices=promises empty=t(lang, "form-choose") required=true/>
                <LongField
                    name="evidence"
                    label=t(lang, "paper-evidence")
                    hint=t(lang, "paper-evidence-hint")
                    rows=5
                    required=true
                />
            </DeskForm>
        </Act>
    }
    .into_any()
}
