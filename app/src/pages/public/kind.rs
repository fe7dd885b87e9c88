//! What somebody wants to say, and what they cannot say here.

use domain::feedback::Kind;
use domain::submission::Step;
use leptos::prelude::*;

use super::step::StepForm;
use super::{Desk, draft};
use crate::components::form::{Choices, Pick};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::words::{t, word};

/// The four kinds. Complaints, denunciations and reports of crimes have procedures of their own,
/// with rights that would be lost here: that is said before anything is typed.
#[component]
pub fn KindPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move { draft(&desk, lang).await },
        move |view| {
            let options = Kind::PUBLIC
                .iter()
                .map(|kind| {
                    Pick::new(kind.code(), word(lang, "kind", kind.code())).hint(word(lang, "form-kind", kind.code()))
                })
                .collect();
            let values = view.draft.kind.map(|kind| kind.code().to_owned()).into_iter().collect();
            view! {
                <StepForm step=Step::Kind token=view.token heading=t(lang, "form-kind-heading")>
                    <div class="notice notice-warn">
                        <h2>{t(lang, "form-kind-elsewhere-heading")}</h2>
                        <p>{t(lang, "form-kind-elsewhere-text")}</p>
                        <p><a href=format!("{}#noi-khac", lang.path(paths::HELP))>{t(lang, "form-kind-elsewhere-link")}</a></p>
                    </div>
                    <Choices
                        name="kind"
                        legend=t(lang, "form-kind-legend")
                        hint=t(lang, "form-kind-hint")
                        options=options
                        values=values
                    />
                    <p class="hint">{t(lang, "form-way-out")}</p>
                </StepForm>
            }
        },
    )
}
