//! Saying that the feedback, or what was promised, concerns a commitment of the official.

use leptos::prelude::*;

use crate::components::desk_form::{Act, Asks, DeskForm};
use crate::components::form::Select;
use crate::desks::{Choice, FrontCase};
use crate::page::lang;
use crate::words::{fill, t};

const REFER: Asks = Asks::Change("refer-commitment");

pub fn refer(case: &FrontCase) -> Option<AnyView> {
    let lang = lang();
    let choices = case.commitment_choices.clone();
    let promises = case.promises.iter().map(|promise| Choice {
        value: promise.position.to_string(),
        label: fill(lang, "commitment-promise", &[("number", promise.position.into())]),
    });
    let promises: Vec<Choice> = promises.collect();
    let version = case.version;
    (!choices.is_empty()).then(|| {
        view! {
            <Act asks=REFER title=t(lang, "commitment-refer") folded=true>
                <p class="hint">{t(lang, "commitment-refer-about")}</p>
                <DeskForm asks=REFER version=version button=t(lang, "commitment-refer-button") class="button button-secondary">
                    <Select name="commitment" label=t(lang, "commitment") choices empty=t(lang, "commitment-choose") required=true/>
                    {(!promises.is_empty()).then(|| view! {
                        <Select name="promise" label=t(lang, "commitment-by") choices=promises empty=t(lang, "commitment-by-feedback")/>
                    })}
                </DeskForm>
            </Act>
        }
        .into_any()
    })
}
