//! Choosing words that were written before. The button sends the form back with them in it; nothing is made yet, and
//! what was typed stays.

use domain::template::Occasion;
use leptos::prelude::*;

use super::form::Select;
use crate::desks::{Choice, TemplateOffer};
use crate::page::lang;
use crate::words::t;

/// The choice and the button, where something is offered. It stands below the field: the first button of a form is
/// the one that a key presses.
#[must_use]
pub fn template_picker(offered: &[TemplateOffer], occasion: Occasion) -> Option<AnyView> {
    let lang = lang();
    let fitting = offered.iter().filter(|offer| offer.occasion == occasion);
    let choices: Vec<Choice> = fitting.map(|offer| offer.choice.clone()).collect();
    (!choices.is_empty()).then(|| {
        view! {
            <Select name="template" label=t(lang, "template-pick") hint=t(lang, "template-pick-hint") choices empty=t(lang, "template-choose")/>
            <p class="actions">
                <button class="button button-secondary" type="submit" name="insert" value="yes">{t(lang, "template-insert")}</button>
            </p>
        }
        .into_any()
    })
}
