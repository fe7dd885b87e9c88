//! Which body the person belongs to.

use domain::submission::Step;
use leptos::prelude::*;

use super::step::StepForm;
use super::{Desk, by_kind, draft};
use crate::components::form::{Choices, Pick};
use crate::desks::DeskError;
use crate::page::{lang, with_desk};
use crate::words::t;

/// What is posted by somebody who does not know.
const UNKNOWN: &str = "unknown";

/// The bodies of the chosen place. Nobody has to know the right one: the Front finds out.
#[component]
pub fn BodyPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move {
            let view = draft(&desk, lang).await?;
            let place = view.draft.place.ok_or(DeskError::NotFound)?;
            Ok((view, desk.bodies(place.province, place.commune).await?))
        },
        move |(view, bodies)| {
            let stored =
                view.draft.body.map(|body| body.unit.map_or_else(|| UNKNOWN.to_owned(), |unit| unit.to_string()));
            let unknown = Pick::new(UNKNOWN, t(lang, "form-body-unknown")).hint(t(lang, "form-body-unknown-hint"));
            let options = bodies
                .into_iter()
                .map(|body| Pick::new(body.value, body.label))
                .chain(std::iter::once(unknown))
                .collect();
            let heading = by_kind(lang, view.draft.kind, "form-body-heading");
            let place = view.commune.or(view.province);
            view! {
                <StepForm step=Step::Body token=view.token heading=heading.clone() legend_is_heading=true>
                    {place.map(|name| view! { <p class="lead">{name}</p> })}
                    <Choices
                        name="subject_unit"
                        legend=heading
                        hint=t(lang, "form-body-hint")
                        options=options
                        values=stored.into_iter().collect()
                        heading=true
                    />
                </StepForm>
            }
        },
    )
}
