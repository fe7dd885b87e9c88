//! In which province it happened.

use domain::submission::Step;
use leptos::prelude::*;

use super::step::StepForm;
use super::{Desk, draft};
use crate::components::form::Select;
use crate::islands::OptionFilter;
use crate::page::{lang, with_desk};
use crate::shell::Scripts;
use crate::words::t;

/// The province or centrally-run city.
#[component]
pub fn ProvincePage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move { Ok((draft(&desk, lang).await?, desk.provinces().await?)) },
        move |(view, provinces)| {
            let stored = view.draft.province.map(|id| id.to_string()).unwrap_or_default();
            view! {
                <StepForm step=Step::Province token=view.token heading=t(lang, "form-province-heading")>
                    <OptionFilter
                        list="province".to_owned()
                        label=t(lang, "form-filter")
                        found=t(lang, "form-filter-found")
                    />
                    <Select
                        name="province"
                        label=t(lang, "form-province")
                        hint=t(lang, "form-province-hint")
                        choices=provinces
                        value=stored
                        empty=t(lang, "form-choose")
                        required=true
                    />
                </StepForm>
                <Scripts/>
            }
        },
    )
}
