//! That a case concerns a child (`action=mark-child`), or does not after all (`action=unmark-child`).

use leptos::prelude::*;

use crate::components::desk_form::{Act, Asks, DeskForm};
use crate::components::form::LongField;
use crate::desks::FrontCase;
use crate::page::lang;
use crate::words::t;

const MARK: Asks = Asks::Change("mark-child");
const UNMARK: Asks = Asks::Change("unmark-child");

/// The form that fits, for whoever may.
pub fn mark(case: &FrontCase) -> Option<AnyView> {
    let lang = lang();
    let version = case.version;
    if case.may_mark_child {
        return Some(
            view! {
                <Act asks=MARK title=t(lang, "child-mark") folded=true>
                    <p class="hint">{t(lang, "child-mark-about")}</p>
                    <DeskForm asks=MARK version=version button=t(lang, "child-mark-button") class="button button-secondary"/>
                </Act>
            }
            .into_any(),
        );
    }
    case.may_unmark_child.then(|| {
        view! {
            <Act asks=UNMARK title=t(lang, "child-unmark") folded=true>
                <p class="hint">{t(lang, "child-unmark-about")}</p>
                <DeskForm asks=UNMARK version=version button=t(lang, "child-unmark-button") class="button button-secondary">
                    <LongField name="reason" label=t(lang, "child-unmark-reason") hint=t(lang, "child-unmark-hint") rows=3 required=true/>
                </DeskForm>
            </Act>
        }
        .into_any()
    })
}
