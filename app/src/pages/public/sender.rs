//! Who sends it, and who may know.

use domain::feedback::IdentityMode;
use domain::phone;
use domain::private::Private;
use domain::submission::Step;
use leptos::prelude::*;

use super::step::StepForm;
use super::{Desk, draft};
use crate::components::form::{Choices, Field, Pick, Tick};
use crate::page::{form_state, lang, with_desk};
use crate::paths;
use crate::words::{t, word};

/// Open, sealed or anonymous; name and contact; notices. Without scripts the fields stand there
/// whatever is chosen, so the page says that an anonymous sender's are not kept. Where nothing but
/// anonymous is offered it is ticked, and nobody is asked for a name; what was typed before stays in sight.
#[component]
pub fn SenderPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move { Ok((draft(&desk, lang).await?, desk.identity_modes().await?)) },
        move |(view, offered)| {
            let sender = view.draft.sender.as_ref();
            let text = |part: Option<&Private>| part.map(|text| text.reveal().to_owned()).unwrap_or_default();
            let name = text(sender.and_then(|sender| sender.name.as_ref()));
            let phone = phone::shown(&text(sender.and_then(|sender| sender.phone.as_ref())));
            let address = text(sender.and_then(|sender| sender.address.as_ref()));
            let email = text(sender.and_then(|sender| sender.email.as_ref()));
            let share = sender.is_some_and(|sender| sender.share_with_unit);
            let notify = sender.is_some_and(|sender| sender.notify);
            let only_anonymous = offered == [IdentityMode::Anonymous];
            let chosen = sender.map(|sender| sender.mode).filter(|mode| offered.contains(mode));
            let chosen = chosen.or_else(|| only_anonymous.then_some(IdentityMode::Anonymous));
            let modes = chosen.map(|mode| mode.code().to_owned()).into_iter().collect();
            let typed = [("name", &name), ("phone", &phone), ("address", &address)];
            let typed = typed.iter().any(|(field, stored)| !form_state().value(field, stored.as_str()).is_empty());
            let asks_who = !only_anonymous || typed;
            let options = offered
                .iter()
                .map(|mode| {
                    Pick::new(mode.code(), word(lang, "identity", mode.code())).hint(word(
                        lang,
                        "form-sender",
                        mode.code(),
                    ))
                })
                .collect();
            view! {
                <StepForm step=Step::Sender token=view.token heading=t(lang, "form-sender-heading")>
                    <p>
                        <a href=lang.path(paths::PRIVACY) target="_blank" rel="noopener">
                            {t(lang, "form-sender-privacy-link")}
                        </a>
                    </p>
                    {only_anonymous.then(|| view! {
                        <div class="notice notice-info"><p>{t(lang, "form-sender-only-anonymous")}</p></div>
                    })}
                    <Choices name="identity" legend=t(lang, "form-sender-legend") options=options values=modes/>
                    {asks_who.then(|| view! {
                        <h2>{t(lang, "form-sender-contact")}</h2>
                        <p>{t(lang, "form-sender-contact-hint")}</p>
                        <Field name="name" label=t(lang, "form-sender-name") value=name autocomplete="name"/>
                        <Field
                            name="phone"
                            label=t(lang, "form-sender-phone")
                            hint=t(lang, "form-sender-phone-hint")
                            value=phone
                            kind="tel"
                            autocomplete="tel"
                            width="medium"
                        />
                        <Field
                            name="address"
                            label=t(lang, "form-sender-address")
                            hint=t(lang, "form-sender-address-hint")
                            value=address
                            autocomplete="street-address"
                        />
                        <Tick
                            name="share_with_unit"
                            label=t(lang, "form-sender-share")
                            hint=t(lang, "form-sender-share-hint")
                            ticked=share
                        />
                    })}
                    <h2>{t(lang, "form-sender-notices")}</h2>
                    <Tick
                        name="notify"
                        label=t(lang, "form-sender-notify")
                        hint=t(lang, "form-sender-notify-hint")
                        ticked=notify
                    />
                    <Field
                        name="email"
                        label=t(lang, "form-sender-email")
                        hint=t(lang, "form-sender-email-hint")
                        value=email
                        autocomplete="email"
                        inputmode="email"
                    />
                </StepForm>
            }
        },
    )
}
