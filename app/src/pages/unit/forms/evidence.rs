//! How a promise was kept (`action=show-evidence`).

use leptos::prelude::*;

use crate::components::desk_form::{Act, Asks, DeskForm};
use crate::components::form::{LongField, Select};
use crate::desks::{Choice, UnitCase};
use crate::page::lang;
use crate::words::{fill, t};

pub const SHOW: Asks = Asks::Change("show-evidence");

pub fn form(case: &UnitCase) -> Option<AnyView> {
    let lang = lang();
    let label = |position: i32, due: time::Date| {
        let due = domain::date::show(due);
        fill(lang, "promises-choice", &[("number", position.into()), ("due", due.into())])
    };
    let pending: Vec<_> = case
        .promises
        .iter()
        .filter(|promise| promise.state.is_pending())
        .map(|promise| Choice { value: promise.position.to_string(), label: label(promise.position, promise.due_on) })
        .collect();
    let version = case.version;
    case.may_show_evidence.then(|| {
        view! {
            <Act asks=SHOW title=t(lang, "promises-do-show") wide=true>
                <p class="hint">{t(lang, "promises-about-show")}</p>
                <DeskForm asks=SHOW version=version button=t(lang, "promises-button-show")>
                    <Select name="promise" label=t(lang, "promises-which") choices=pending required=true/>
                    <LongField
                        name="evidence"
                        label=t(lang, "promises-evidence")
                        hint=t(lang, "promises-evidence-hint")
                        rows=6
                        required=true
                    />
                </DeskForm>
            </Act>
        }
        .into_any()
    })
}
