//! A matter that went to another procedure: what, when, where to. Nothing of what was said.

use leptos::prelude::*;

use crate::components::case_parts::{Day, Prose, StateChip, Timeline};
use crate::components::inbox::RetaliationChip;
use crate::desks::{DiversionView, DivertedCase};
use crate::page::lang;
use crate::paths;
use crate::shell::Title;
use crate::words::{t, word};
use domain::case::State;

/// The stub.
#[component]
pub fn DivertedStub(case: DivertedCase) -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=t(lang, "front-case")/>
        <p class="no-print"><a href=paths::FRONT>"← "{t(lang, "front-inbox")}</a></p>
        <div class="case-head">
            <h1><span data-case-number=case.number.clone()>{case.number.clone()}</span></h1>
            <StateChip state=State::Diverted/>
            {case.retaliation.then(|| view! { " "<RetaliationChip/> })}
            <p class="caption">
                {word(lang, "kind", case.kind.code())}" · "
                {t(lang, "front-received-on")}" "<Day on=case.received_on/>
            </p>
        </div>
        <div class="notice notice-info"><p>{t(lang, "diversion-sealed")}</p></div>
        <DiversionCard diversion=case.diversion/>
        <p class="no-print"><a href=paths::front_papers(&case.number)>{t(lang, "papers-title")}</a></p>
        <h2>{t(lang, "front-timeline")}</h2>
        <Timeline entries=case.timeline family="event"/>
        <dl class="summary"><div><dt>{t(lang, "front-front")}</dt><dd>{case.front}</dd></div></dl>
    }
}

/// Where a matter belongs: proposed, or decided.
#[component]
pub fn DiversionCard(diversion: DiversionView) -> impl IntoView {
    let lang = lang();
    view! {
        <section class="card" data-diversion=diversion.procedure.code()>
            <h2>{t(lang, "diversion-heading")}</h2>
            <dl class="summary">
                <div><dt>{t(lang, "diversion-procedure")}</dt><dd>{word(lang, "procedure", diversion.procedure.code())}</dd></div>
                <div><dt>{t(lang, "diversion-receiver")}</dt><dd class="user-text">{diversion.receiver.reveal().to_owned()}</dd></div>
                <div><dt>{t(lang, "diversion-proposed-by")}</dt><dd>{diversion.proposed_by}</dd></div>
                {diversion.document_no.map(|number| view! {
                    <div><dt>{t(lang, "diversion-document-no")}</dt><dd>{number}</dd></div>
                })}
                {diversion.decided_on.map(|day| view! {
                    <div><dt>{t(lang, "diversion-decided-on")}</dt><dd><Day on=day/></dd></div>
                })}
            </dl>
            <h3>{t(lang, "diversion-guidance")}</h3>
            <Prose text=diversion.guidance.reveal()/>
        </section>
    }
}
