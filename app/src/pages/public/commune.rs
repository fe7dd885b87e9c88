//! In which commune it happened, or whether it is a matter of the province itself.

use domain::submission::Step;
use leptos::prelude::*;

use super::step::StepForm;
use super::{Desk, draft};
use crate::components::form::Select;
use crate::desks::{Choice, DeskError};
use crate::islands::OptionFilter;
use crate::page::{lang, with_desk};
use crate::shell::Scripts;
use crate::words::t;

/// What is posted when no commune is meant.
const WHOLE_PROVINCE: &str = "province";

/// The commune, ward or special zone.
#[component]
pub fn CommunePage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move {
            let view = draft(&desk, lang).await?;
            let province = view.draft.province.ok_or(DeskError::NotFound)?;
            Ok((view, desk.communes(province).await?))
        },
        move |(view, communes)| {
            let stored = view.draft.place.map_or_else(String::new, |place| {
                place.commune.map_or_else(|| WHOLE_PROVINCE.to_owned(), |commune| commune.to_string())
            });
            let mut choices =
                vec![Choice { value: WHOLE_PROVINCE.to_owned(), label: t(lang, "form-commune-province-level") }];
            choices.extend(communes);
            view! {
                <StepForm step=Step::Commune token=view.token heading=t(lang, "form-commune-heading")>
                    {view.province.map(|name| view! { <p class="lead">{name}</p> })}
                    <OptionFilter
                        list="commune".to_owned()
                        label=t(lang, "form-filter")
                        found=t(lang, "form-filter-found")
                    />
                    <Select
                        name="commune"
                        label=t(lang, "form-commune")
                        hint=t(lang, "form-commune-hint")
                        choices=choices
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
