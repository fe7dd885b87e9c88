//! What happened.

use domain::submission::Step;
use domain::{date, limits};
use leptos::prelude::*;

use super::step::StepForm;
use super::{Desk, by_kind, draft};
use crate::components::form::{Field, LongField};
use crate::islands::{LeaveWarning, LetterCount};
use crate::page::{lang, with_desk};
use crate::shell::Scripts;
use crate::words::{fill, t};

/// The account itself: when, where, what, and what is hoped for.
#[component]
pub fn MatterPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move { draft(&desk, lang).await },
        move |view| {
            let kind = view.draft.kind;
            let matter = view.draft.matter.as_ref();
            let happened_on = matter.and_then(|matter| matter.happened_on).map(date::show).unwrap_or_default();
            let text =
                |part: Option<&domain::private::Private>| part.map(|text| text.reveal().to_owned()).unwrap_or_default();
            let place = text(matter.and_then(|matter| matter.place.as_ref()));
            let body = text(matter.map(|matter| &matter.body));
            let wish = text(matter.and_then(|matter| matter.wish.as_ref()));
            let shortest = fill(lang, "form-matter-body-shortest", &[("limit", limits::BODY_MIN.into())]);
            let body_hint = format!("{} {shortest}", by_kind(lang, kind, "form-matter-body-hint"));
            view! {
                <StepForm step=Step::Matter token=view.token heading=by_kind(lang, kind, "form-matter-heading")>
                    <div class="notice notice-info">
                        <p>{t(lang, "form-matter-careful")}</p>
                    </div>
                    <Field
                        name="happened_on"
                        label=t(lang, "form-matter-date")
                        hint=t(lang, "form-matter-date-hint")
                        value=happened_on
                        width="short"
                        autocomplete="off"
                    />
                    <Field
                        name="place"
                        label=t(lang, "form-matter-place")
                        hint=t(lang, "form-matter-place-hint")
                        value=place
                        autocomplete="off"
                    />
                    <LongField
                        name="body"
                        label=by_kind(lang, kind, "form-matter-body")
                        hint=body_hint
                        value=body
                        rows=12
                        required=true
                    />
                    <LetterCount
                        field="body".to_owned()
                        max=limits::BODY_MAX
                        left=t(lang, "letters-left")
                        over=t(lang, "letters-over")
                    />
                    <LongField
                        name="wish"
                        label=by_kind(lang, kind, "form-matter-wish")
                        hint=by_kind(lang, kind, "form-matter-wish-hint")
                        value=wish
                        rows=4
                    />
                    <LeaveWarning/>
                </StepForm>
                <Scripts/>
            }
        },
    )
}
