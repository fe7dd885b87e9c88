//! Leaving a case because of a tie to it (`action=declare-tie`).

use leptos::prelude::*;

use crate::components::desk_form::{Act, Asks, DeskForm};
use crate::desks::FrontCase;
use crate::page::lang;
use crate::words::t;

const DECLARE: Asks = Asks::Change("declare-tie");

/// Asked openly before this person has touched the case; afterwards it stands folded.
pub fn declare(case: &FrontCase) -> Option<AnyView> {
    let lang = lang();
    let version = case.version;
    (!case.state.is_terminal()).then(|| {
        view! {
            <Act asks=DECLARE title=t(lang, "front-do-declare-tie") folded=case.tie_asked>
                <p class="hint">{t(lang, "front-about-declare-tie")}</p>
                <DeskForm
                    asks=DECLARE
                    version=version
                    button=t(lang, "front-button-declare-tie")
                    class="button button-secondary"
                />
            </Act>
        }
        .into_any()
    })
}
