//! Taking up again (T25, T26, T32, T33), declining what the sender asked for (`action=decline`), and
//! proposing to take up what was withdrawn (`action=propose-restore`).

use domain::case::Transition;
use domain::template::Occasion;
use leptos::prelude::*;

use crate::components::desk_form::{Act, Asks, DeskForm, Offered};
use crate::components::form::LongField;
use crate::components::template_picker::template_picker;
use crate::desks::{FrontCase, Offer};
use crate::page::lang;
use crate::words::{t, word};

pub const DECLINE: Asks = Asks::Change("decline");
const PROPOSE: Asks = Asks::Change("propose-restore");

pub fn take_up(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let version = case.version;
    let transition = offer.transition;
    let code = transition.code();
    // Nothing was asked for: what is possible at any time stands folded.
    let folded = transition == Transition::Reopen || offer.blocked_by.is_some();
    view! {
        <Offered offer title=word(lang, "front-do", code) folded=folded>
            <p class="hint">{word(lang, "front-about", code)}</p>
            <DeskForm asks=Asks::Move(transition) version=version button=word(lang, "front-button", code)>
                <LongField
                    name="reason"
                    label=t(lang, "request-reason")
                    hint=word(lang, "request-reason-hint", code)
                    rows=4
                    required=true
                />
            </DeskForm>
        </Offered>
    }
    .into_any()
}

pub fn decline(case: &FrontCase) -> Option<AnyView> {
    let form = Reasoned {
        asks: DECLINE,
        title: "request-do-decline",
        about: "request-about-decline",
        button: "request-button-decline",
    };
    case.may_decline.then(|| form.draw_with(case.version, template_picker(&case.templates, Occasion::Notice), false))
}

pub fn propose_restore(case: &FrontCase) -> Option<AnyView> {
    let form = Reasoned {
        asks: PROPOSE,
        title: "request-do-restore",
        about: "request-about-restore",
        button: "request-button-restore",
    };
    case.may_propose_restore.then(|| form.draw(case.version))
}

/// A change that needs a reason and nothing else; its words by their keys.
pub struct Reasoned {
    pub asks: Asks,
    pub title: &'static str,
    pub about: &'static str,
    pub button: &'static str,
}

impl Reasoned {
    pub fn draw(self, version: i32) -> AnyView {
        self.draw_with(version, None, false)
    }

    /// Closed until somebody wants it.
    pub fn draw_folded(self, version: i32) -> AnyView {
        self.draw_with(version, None, true)
    }

    /// With something below the reason.
    fn draw_with(self, version: i32, below: Option<AnyView>, folded: bool) -> AnyView {
        let lang = lang();
        let Self { asks, title, about, button } = self;
        view! {
            <Act asks title=t(lang, title) folded>
                <p class="hint">{t(lang, about)}</p>
                <DeskForm asks version=version button=t(lang, button) class="button button-secondary">
                    <LongField name="reason" label=t(lang, "request-reason") rows=4 required=true/>
                    {below}
                </DeskForm>
            </Act>
        }
        .into_any()
    }
}
