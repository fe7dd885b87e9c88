//! That a case concerns a child (`action=mark-child`), that it does not although others say so (`action=leave-child`), or
//! after all (`action=unmark-child`).

use leptos::prelude::*;

use crate::components::desk_form::{Act, Asks, DeskForm};
use crate::components::form::LongField;
use crate::desks::{ChildMark, FrontCase};
use crate::page::lang;
use crate::words::t;

const MARK: Asks = Asks::Change("mark-child");
const LEAVE: Asks = Asks::Change("leave-child");
const UNMARK: Asks = Asks::Change("unmark-child");
const NOT_ONE: [&str; 5] =
    ["child-leave", "child-leave-about", "child-leave-button", "child-leave-reason", "child-leave-hint"];
const NO_MORE: [&str; 5] =
    ["child-unmark", "child-unmark-about", "child-unmark-button", "child-unmark-reason", "child-unmark-hint"];

/// The forms that fit, for whoever may.
pub fn about(case: &FrontCase) -> AnyView {
    let (may, version, asked) = (case.about_child, case.version, case.child_question.is_some());
    view! {
        {may.mark.map(|mark| says(mark, version, asked))}
        {may.may_leave.then(|| because(LEAVE, version, NOT_ONE, false))}
        {may.may_unmark.then(|| because(UNMARK, version, NO_MORE, true))}
    }
    .into_any()
}

/// `asked`: others have said it already, and this is the answer.
fn says(mark: ChildMark, version: i32, asked: bool) -> AnyView {
    let lang = lang();
    let (about, button) = match mark {
        ChildMark::AsksLeaders => ("child-ask-about", "child-ask-button"),
        ChildMark::AtOnce | ChildMark::WithReason => ("child-mark-about", "child-mark-button"),
    };
    view! {
        <Act asks=MARK title=t(lang, "child-mark") folded=!asked>
            <p class="hint">{t(lang, about)}</p>
            <DeskForm asks=MARK version=version button=t(lang, button) class="button button-secondary">
                {(mark != ChildMark::AtOnce).then(|| view! {
                    <LongField name="reason" label=t(lang, "child-mark-reason") hint=t(lang, "child-mark-hint") rows=3 required=true/>
                })}
            </DeskForm>
        </Act>
    }
    .into_any()
}

/// A form with a reason: the keys of its title, of what it is about, of its button, of the reason and of the hint.
fn because(asks: Asks, version: i32, keys: [&'static str; 5], folded: bool) -> AnyView {
    let [title, about, button, label, hint] = keys.map(|key| t(lang(), key));
    view! {
        <Act asks title folded>
            <p class="hint">{about}</p>
            <DeskForm asks version button class="button button-secondary">
                <LongField name="reason" label hint rows=3 required=true/>
            </DeskForm>
        </Act>
    }
    .into_any()
}
