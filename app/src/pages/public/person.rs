//! Whom it concerns.

use domain::submission::Step;
use domain::submission::step::Person;
use leptos::prelude::*;

use super::step::StepForm;
use super::{Desk, by_kind, draft};
use crate::components::form::{Choices, Field, Pick};
use crate::desks::DeskError;
use crate::page::{lang, with_desk};
use crate::words::t;

/// What is posted by somebody who does not know the post.
const UNKNOWN: &str = "unknown";
/// What is posted when nobody in particular is meant.
const WHOLE_BODY: &str = "whole";

/// A post of the chosen body and a name, each only if known. Posts are offered, people never:
/// a list of named officials would invite abuse.
#[component]
pub fn PersonPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move {
            let view = draft(&desk, lang).await?;
            let body = view.draft.body.ok_or(DeskError::NotFound)?;
            let posts = match body.unit {
                Some(unit) => Some(desk.posts(unit, lang).await?),
                None => None,
            };
            Ok((view, posts))
        },
        move |(view, posts)| {
            let kind = view.draft.kind;
            let name = view.draft.person.as_ref().and_then(|person| person.name.as_ref());
            let name = name.map(|name| name.reveal().to_owned()).unwrap_or_default();
            let values = view.draft.person.as_ref().map(stored_post).into_iter().collect();
            let question = match posts {
                Some(posts) => {
                    let options = posts
                        .into_iter()
                        .map(|post| Pick::new(post.value, post.label))
                        .chain([
                            Pick::new(WHOLE_BODY, t(lang, "form-person-whole")),
                            Pick::new(UNKNOWN, t(lang, "form-person-unknown")),
                        ])
                        .collect();
                    view! {
                        <Choices
                            name="subject_post"
                            legend=t(lang, "form-person-post")
                            hint=t(lang, "form-person-post-hint")
                            options=options
                            values=values
                        />
                    }
                    .into_any()
                }
                // Which posts there are depends on the body, and that is not known.
                None => view! {
                    <p>{t(lang, "form-person-no-body")}</p>
                    <input type="hidden" name="subject_post" value=UNKNOWN/>
                }
                .into_any(),
            };
            view! {
                <StepForm step=Step::Person token=view.token heading=by_kind(lang, kind, "form-person-heading")>
                    {view.body.map(|name| view! { <p class="lead">{name}</p> })}
                    {question}
                    <Field
                        name="subject_name"
                        label=t(lang, "form-person-name")
                        hint=t(lang, "form-person-name-hint")
                        value=name
                        autocomplete="off"
                    />
                </StepForm>
            }
        },
    )
}

fn stored_post(person: &Person) -> String {
    match person.post {
        Some(post) => post.to_string(),
        None if person.whole_body => WHOLE_BODY.to_owned(),
        None => UNKNOWN.to_owned(),
    }
}
