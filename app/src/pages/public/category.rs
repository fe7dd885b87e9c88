//! What it is about.

use domain::limits;
use domain::submission::Step;
use leptos::prelude::*;

use super::step::StepForm;
use super::{Desk, by_kind, draft};
use crate::components::category_choices::CategoryChoices;
use crate::desks::DeskError;
use crate::page::{lang, with_desk};
use crate::words::{fill, t};

/// What somebody chooses who finds nothing that fits: the Front classifies it.
const UNSURE: &str = "G9";

/// The categories that fit the kind, groups first.
#[component]
pub fn CategoryPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move {
            let view = draft(&desk, lang).await?;
            let kind = view.draft.kind.ok_or(DeskError::NotFound)?;
            Ok((view, desk.categories(kind, lang).await?))
        },
        move |(view, groups)| {
            let heading = by_kind(lang, view.draft.kind, "form-category-heading");
            // A single group stands open: there is nothing to open first.
            let hint = if groups.len() == 1 { "form-category-hint-one" } else { "form-category-hint" };
            view! {
                <StepForm step=Step::Category token=view.token heading=heading.clone() legend_is_heading=true>
                    <CategoryChoices
                        groups=groups
                        legend=heading
                        hint=fill(lang, hint, &[("limit", limits::CATEGORIES_MAX.into())])
                        values=view.draft.categories
                        heading=true
                        unsure=(UNSURE, t(lang, "form-category-unsure"))
                        with_examples=true
                    />
                </StepForm>
            }
        },
    )
}
