//! Where, and whom it concerns.

use domain::submission::EntryStep;
use leptos::prelude::*;

use super::{Desk, EntryForm};
use crate::components::form::{Field, Select};
use crate::components::grouped_select::{Group, GroupedSelect};
use crate::desks::{Choice, PostGroup};
use crate::page::{lang, with_desk};
use crate::words::{Lang, t, word};

/// Commune, body, post and name. The bodies are those of the place: another place is chosen first,
/// with a button of its own, because that must work without scripts.
#[component]
pub fn SubjectPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move { desk.entry().await },
        move |view| {
            let draft = view.filled.draft;
            let choice = |value: &str, key: &str| Choice { value: value.to_owned(), label: t(lang, key) };
            let stored_place = draft
                .place
                .map(|place| place.commune.map_or_else(|| "province".to_owned(), |commune| commune.to_string()));
            let commune = stored_place.or(view.own_commune).unwrap_or_default();
            let mut communes = vec![choice("province", "form-commune-province-level")];
            communes.extend(view.communes);
            let unit = draft.body.map(|body| body.unit.map_or_else(|| "unknown".to_owned(), |unit| unit.to_string()));
            let mut units = vec![choice("unknown", "entry-unit-unknown")];
            units.extend(view.units);
            let person = draft.person.as_ref();
            let post = person.map(|person| match person.post {
                Some(post) => post.to_string(),
                None if person.whole_body => "whole".to_owned(),
                None => "unknown".to_owned(),
            });
            let name = person.and_then(|person| person.name.as_ref()).map(|name| name.reveal().to_owned());
            view! {
                <EntryForm step=EntryStep::Subject>
                    <Select
                        name="commune"
                        label=t(lang, "form-commune")
                        hint=t(lang, "entry-commune-hint")
                        choices=communes
                        value=commune
                        empty=t(lang, "form-choose")
                        required=true
                    />
                    <p>
                        <button class="button button-secondary" type="submit" name="action" value="place">
                            {t(lang, "entry-take-place")}
                        </button>
                    </p>
                    <Select
                        name="subject_unit"
                        label=t(lang, "form-body")
                        choices=units
                        value=unit.unwrap_or_default()
                        empty=t(lang, "form-choose")
                        required=true
                    />
                    <GroupedSelect
                        name="subject_post"
                        label=t(lang, "form-person-post")
                        hint=t(lang, "front-subject-post-hint")
                        groups=groups(lang, view.posts)
                        value=post.unwrap_or_default()
                        empty=t(lang, "form-choose")
                    />
                    <Field
                        name="subject_name"
                        label=t(lang, "form-person-name")
                        hint=t(lang, "entry-name-hint")
                        value=name.unwrap_or_default()
                        autocomplete="off"
                    />
                </EntryForm>
            }
        },
    )
}

fn groups(lang: Lang, posts: Vec<PostGroup>) -> Vec<Group> {
    let choice = |value: &str, key: &str| Choice { value: value.to_owned(), label: t(lang, key) };
    let nobody = Group {
        label: t(lang, "entry-no-post"),
        choices: vec![choice("unknown", "front-no-post"), choice("whole", "form-person-whole")],
    };
    let of_kind = |group: PostGroup| Group {
        label: format!("{} – {}", word(lang, "desk-unit-kind", &group.kind), word(lang, "desk-level", &group.level)),
        choices: group.posts,
    };
    std::iter::once(nobody).chain(posts.into_iter().map(of_kind)).collect()
}
