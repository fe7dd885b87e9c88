//! Everything once more, before the receipt code is made.

use domain::marks;
use domain::submission::Step;
use domain::submission::step::Matter;
use leptos::prelude::*;

use super::step::StepForm;
use super::{Desk, by_kind, draft};
use crate::components::draft_rows::{SummaryRow, rows};
use crate::components::form::Tick;
use crate::components::marks::Marks;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::words::t;

/// What was filled in, a way back to each part, and the two declarations.
#[component]
pub fn CheckPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move { draft(&desk, lang).await },
        move |view| {
            let kind = view.draft.kind;
            let token = view.token.clone();
            let found = marks::in_draft(&view.draft);
            let elsewhere = view.draft.matter.as_ref().is_some_and(Matter::names_another_procedure);
            let changed = view.draft.code.is_some() && !view.draft.declared;
            let rows = rows(lang, &view)
                .into_iter()
                .map(|row| {
                    let href = paths::step(lang, row.step);
                    view! { <SummaryRow row href/> }
                })
                .collect_view();
            view! {
                <StepForm
                    step=Step::Check
                    token=token
                    heading=t(lang, "form-check-heading")
                    button=t(lang, "form-check-button")
                >
                    {(!found.is_empty()).then(|| view! {
                        <Marks marks=found heading=t(lang, "marks-in-draft") about=t(lang, "marks-in-draft-about")/>
                    })}
                    {elsewhere.then(|| view! {
                        <div class="notice notice-warn">
                            <p>{t(lang, "form-check-elsewhere")}</p>
                            <p>
                                <a href=format!("{}#noi-khac", lang.path(paths::HELP)) target="_blank" rel="noopener">
                                    {t(lang, "form-check-elsewhere-link")}
                                </a>
                            </p>
                        </div>
                    })}
                    {changed.then(|| view! {
                        <div class="notice notice-warn"><p>{t(lang, "form-check-changed")}</p></div>
                    })}
                    <dl class="summary">{rows}</dl>
                    <h2>{t(lang, "form-check-declare-heading")}</h2>
                    <div class="notice notice-warn"><p>{by_kind(lang, kind, "form-check-false")}</p></div>
                    <Tick name="declare" label=t(lang, "form-check-declare")/>
                    <p>
                        <a href=lang.path(paths::PRIVACY) target="_blank" rel="noopener">
                            {t(lang, "form-check-privacy-link")}
                        </a>
                    </p>
                    <Tick name="privacy" label=t(lang, "form-check-privacy")/>
                    <p class="hint">{t(lang, "form-check-next")}</p>
                </StepForm>
            }
        },
    )
}
