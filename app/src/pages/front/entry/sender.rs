//! Who sends it, and who may know.

use domain::feedback::{IdentityMode, Kind};
use domain::phone;
use domain::private::Private;
use domain::submission::EntryStep;
use leptos::prelude::*;

use super::{Desk, EntryForm, SupervisionFields};
use crate::components::form::{Choices, Field, Pick, Tick};
use crate::page::{form_state, lang, with_desk};
use crate::words::{t, word};

/// Open, sealed or anonymous, with the rules of the public form. What is sealed here nobody reads
/// again without an opening, and whoever typed it does not either.
#[component]
pub fn SenderPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move { desk.entry().await },
        move |view| {
            if view.filled.draft.kind == Some(Kind::Supervision) {
                let stored = view.filled.draft.supervision;
                return view! { <SupervisionFields stored=stored/> }.into_any();
            }
            let stored = view.filled.draft.sender;
            let text = |part: Option<&Private>| part.map(|text| text.reveal().to_owned()).unwrap_or_default();
            let sender = stored.as_ref();
            let name = text(sender.and_then(|sender| sender.name.as_ref()));
            let phone = phone::shown(&text(sender.and_then(|sender| sender.phone.as_ref())));
            let address = text(sender.and_then(|sender| sender.address.as_ref()));
            let email = text(sender.and_then(|sender| sender.email.as_ref()));
            let (shared, notified) = sender.map_or((false, false), |sender| (sender.share_with_unit, sender.notify));
            let only_anonymous = view.modes == [IdentityMode::Anonymous];
            let chosen = sender.map(|sender| sender.mode).filter(|mode| view.modes.contains(mode));
            let chosen = chosen.or_else(|| only_anonymous.then_some(IdentityMode::Anonymous));
            let modes = chosen.map(|mode| mode.code().to_owned()).into_iter().collect();
            let typed = [("name", &name), ("phone", &phone), ("address", &address)];
            let typed = typed.iter().any(|(field, stored)| !form_state().value(field, stored.as_str()).is_empty());
            let asks_who = !only_anonymous || typed;
            let options = view
                .modes
                .iter()
                .map(|mode| {
                    Pick::new(mode.code(), word(lang, "front-identity", mode.code())).hint(word(
                        lang,
                        "entry-sender",
                        mode.code(),
                    ))
                })
                .collect();
            view! {
                <EntryForm step=EntryStep::Sender>
                    <p>{t(lang, "entry-sender-ask")}</p>
                    {only_anonymous.then(|| view! {
                        <div class="notice notice-info"><p>{t(lang, "form-sender-only-anonymous")}</p></div>
                    })}
                    <Choices name="identity" legend=t(lang, "form-sender-legend") options=options values=modes/>
                    {asks_who.then(|| view! {
                        <h2>{t(lang, "form-sender-contact")}</h2>
                        <p>{t(lang, "entry-sender-contact-hint")}</p>
                        <Field name="name" label=t(lang, "form-sender-name") value=name autocomplete="off"/>
                        <Field
                            name="phone"
                            label=t(lang, "form-sender-phone")
                            hint=t(lang, "form-sender-phone-hint")
                            value=phone
                            kind="tel"
                            autocomplete="off"
                            width="medium"
                        />
                        <Field name="address" label=t(lang, "form-sender-address") value=address autocomplete="off"/>
                        <Tick
                            name="share_with_unit"
                            label=t(lang, "entry-share")
                            hint=t(lang, "entry-share-hint")
                            ticked=shared
                        />
                    })}
                    <h2>{t(lang, "form-sender-notices")}</h2>
                    <Tick
                        name="notify"
                        label=t(lang, "entry-notify")
                        hint=t(lang, "entry-notify-hint")
                        ticked=notified
                    />
                    <Field
                        name="email"
                        label=t(lang, "form-sender-email")
                        value=email
                        autocomplete="off"
                        inputmode="email"
                    />
                </EntryForm>
            }
            .into_any()
        },
    )
}
