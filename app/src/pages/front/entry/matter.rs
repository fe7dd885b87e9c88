//! What it is about, and what happened.

use domain::private::Private;
use domain::submission::EntryStep;
use domain::{date, limits};
use leptos::prelude::*;

use super::{Desk, EntryForm};
use crate::components::category_choices::CategoryChoices;
use crate::components::form::{Field, LongField};
use crate::islands::{LeaveWarning, LetterCount};
use crate::page::{lang, with_desk};
use crate::shell::Scripts;
use crate::words::{fill, t};

/// Categories, day and place, the words as they were said or written.
#[component]
pub fn MatterPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move { desk.entry().await },
        move |view| {
            let draft = view.filled.draft;
            let matter = draft.matter.as_ref();
            let text = |part: Option<&Private>| part.map(|text| text.reveal().to_owned()).unwrap_or_default();
            let happened_on = matter.and_then(|matter| matter.happened_on).map(date::show).unwrap_or_default();
            let place = text(matter.and_then(|matter| matter.place.as_ref()));
            let body = text(matter.map(|matter| &matter.body));
            let wish = text(matter.and_then(|matter| matter.wish.as_ref()));
            view! {
                <EntryForm step=EntryStep::Matter>
                    <CategoryChoices
                        groups=view.categories
                        legend=t(lang, "form-category")
                        hint=fill(lang, "form-category-hint", &[("limit", limits::CATEGORIES_MAX.into())])
                        values=draft.categories
                    />
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
                        label=t(lang, "form-matter-body")
                        hint=t(lang, "entry-body-hint")
                        value=body
                        rows=14
                        required=true
                    />
                    <LetterCount
                        field="body".to_owned()
                        max=limits::BODY_MAX
                        left=t(lang, "letters-left")
                        over=t(lang, "letters-over")
                    />
                    <LongField name="wish" label=t(lang, "front-wish") value=wish rows=4/>
                    <LeaveWarning/>
                </EntryForm>
                <Scripts/>
            }
        },
    )
}
