//! What others put before those who lead, on the page of the case.

use leptos::prelude::*;

use crate::components::case_parts::{Day, Prose};
use crate::desks::{ChildQuestion, RefusalProposal, SaidBy};
use crate::page::lang;
use crate::words::{fill, t};

/// That others say that it concerns a child: whoever leads answers.
#[component]
pub fn ChildQuestionNotice(question: ChildQuestion) -> impl IntoView {
    let lang = lang();
    let said = match question.said_by {
        SaidBy::FirstFront => "child-said-first",
        SaidBy::AnotherFront => "child-said-other",
        SaidBy::Officer => "child-said-officer",
    };
    view! {
        <div class="notice notice-warn" data-child-question="">
            <p><strong>{t(lang, said)}</strong>" "<Day on=question.on/></p>
            {question.reason.map(|reason| view! { <Prose text=reason.reveal()/> })}
            <p>{t(lang, "child-question-next")}</p>
        </div>
    }
}

/// That somebody proposes to refuse it as insult or slander.
#[component]
pub fn RefusalNotice(refusal: RefusalProposal) -> impl IntoView {
    let lang = lang();
    view! {
        <div class="notice notice-warn" data-refusal-proposed="">
            <p><strong>{fill(lang, "refusal-proposed", &[("name", refusal.by.into())])}</strong>" "<Day on=refusal.on/></p>
            {refusal.reason.map(|reason| view! { <Prose text=reason.reveal()/> })}
            <p>{t(lang, if refusal.may_decide { "refusal-proposed-decide" } else { "refusal-proposed-waits" })}</p>
        </div>
    }
}
