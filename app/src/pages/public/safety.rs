//! "I am being threatened": whom to call first, then one press. It works without a script and without a
//! word, in every state of a case.

use leptos::prelude::*;

use crate::components::case_parts::{Day, Prose};
use crate::components::form::LongField;
use crate::desks::{SafetyView, ThreatTold};
use crate::page::lang;
use crate::paths;
use crate::words::{fill, t};

/// Whom to call, what was passed on so far, and the form.
#[component]
pub fn SafetyPart(safety: SafetyView) -> impl IntoView {
    let lang = lang();
    let again = !safety.told.is_empty();
    let told = safety.told.into_iter().map(|told| view! { <Told told/> }).collect_view();
    view! {
        <section id=paths::SAFETY class="card" aria-labelledby="safety-heading">
            <h2 id="safety-heading">{t(lang, "safety-heading")}</h2>
            <p>{t(lang, "safety-call")}</p>
            <p class="actions">
                <a class="button" href="tel:113">{t(lang, "safety-113")}</a>
                <a class="button button-secondary" href="tel:111">{t(lang, "safety-111")}</a>
            </p>
            {told}
            {safety.may_tell.then(|| view! {
                <p>{t(lang, if again { "safety-again" } else { "safety-about" })}</p>
                <form class="form" method="post" action=lang.path(paths::TRACKED)>
                    <LongField name="threat" label=t(lang, "safety-words") hint=t(lang, "safety-words-hint") rows=4/>
                    <p class="actions">
                        <button class="button button-danger" type="submit">{t(lang, "safety-button")}</button>
                    </p>
                </form>
            })}
        </section>
    }
}

/// One time that it was said: on which day, to whom it was passed on, whether somebody has seen it.
#[component]
fn Told(told: ThreatTold) -> impl IntoView {
    let lang = lang();
    let to: Vec<String> = [("safety-custodians", told.custodians), ("safety-leaders", told.leaders)]
        .into_iter()
        .filter_map(|(key, front)| Some(fill(lang, key, &[("front", front?.into())])))
        .collect();
    let reached = !to.is_empty();
    let to = to.into_iter().map(|who| view! { <li>{who}</li> }).collect_view();
    let words = told.words.into_iter().map(|words| view! { <Prose text=words.reveal()/> }).collect_view();
    view! {
        <div class="notice notice-info" data-threat=if told.answered_on.is_some() { "answered" } else { "waiting" }>
            <p><strong>{t(lang, "safety-told-on")}" "<Day on=told.on/></strong></p>
            {if reached {
                view! { <p>{t(lang, "safety-passed-on")}</p><ul>{to}</ul> }.into_any()
            } else if told.passed_on {
                view! { <p>{t(lang, "safety-passed-on-protectors")}</p> }.into_any()
            } else {
                view! { <p>{t(lang, "safety-nobody")}</p> }.into_any()
            }}
            {words}
            {match told.answered_on {
                Some(day) => view! { <p>{t(lang, "safety-seen")}" "<Day on=day/></p> }.into_any(),
                None => view! { <p>{t(lang, "safety-waits")}</p> }.into_any(),
            }}
        </div>
    }
}
