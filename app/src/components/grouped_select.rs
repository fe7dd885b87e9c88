//! A list that drops down with its entries under headings.

use leptos::prelude::*;

use super::desk_form::field_id;
use super::form::{FieldProblem, describe};
use crate::desks::Choice;
use crate::page::form_state;

/// Entries under a heading.
#[derive(Clone, Debug)]
pub struct Group {
    pub label: String,
    pub choices: Vec<Choice>,
}

/// One choice of a list with headings.
#[component]
pub fn GroupedSelect(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    groups: Vec<Group>,
    /// What is stored as chosen.
    #[prop(optional, into)]
    value: String,
    /// What stands there before anything is chosen.
    #[prop(into)]
    empty: String,
) -> impl IntoView {
    let described = describe(&name, hint.is_some());
    let invalid = described.error.is_some();
    let chosen = form_state().value(&name, &value);
    let id = field_id(&name);
    let groups = groups
        .into_iter()
        .map(|group| {
            let options = group
                .choices
                .into_iter()
                .map(|choice| {
                    let selected = choice.value == chosen;
                    view! { <option value=choice.value selected=selected>{choice.label}</option> }
                })
                .collect_view();
            view! { <optgroup label=group.label>{options}</optgroup> }
        })
        .collect_view();
    view! {
        <div class=if invalid { "field form-error" } else { "field" }>
            <label for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            <FieldProblem name=name.clone()/>
            <select
                class="control"
                id=id
                name=name
                aria-describedby=described.ids
                aria-invalid=invalid.then_some("true")
            >
                <option value="">{empty}</option>
                {groups}
            </select>
        </div>
    }
}
