//! Categories to tick, in groups that open.

use leptos::prelude::*;

use super::desk_form::field_id;
use super::form::{FieldProblem, describe};
use crate::desks::{CategoryGroup, Choice};
use crate::page::{form_state, lang};
use crate::words::{Lang, t, word};

/// Categories, groups first: a group opens to show what belongs to it.
#[component]
pub fn CategoryChoices(
    mut groups: Vec<CategoryGroup>,
    #[prop(into)] legend: String,
    #[prop(optional, into)] hint: Option<String>,
    /// What is stored as ticked, the main one first.
    #[prop(optional)]
    values: Vec<String>,
    #[prop(optional)] heading: bool,
    /// Of those that are ticked one is chosen as the main one, in `main_category`.
    #[prop(optional)]
    with_main: bool,
    /// Who finds nothing that fits chooses this, outside the groups: the code and its words.
    #[prop(optional)]
    unsure: Option<(&'static str, String)>,
    /// Each group tells in examples what belongs to it.
    #[prop(optional)]
    with_examples: bool,
) -> impl IntoView {
    let lang = lang();
    let unsure = unsure.filter(|(code, _)| take_out(&mut groups, code));
    let main = values.first().cloned().unwrap_or_default();
    let described = describe("category", hint.is_some());
    let invalid = described.error.is_some();
    let state = form_state();
    let only_one = groups.len() == 1;
    let base = field_id("category");
    let hint_id = format!("{base}-hint");
    let mut first = true;
    let groups = groups
        .into_iter()
        .map(|group| {
            let ticked: Vec<bool> = group
                .categories
                .iter()
                .map(|choice| state.ticked("category", &choice.value, values.contains(&choice.value)))
                .collect();
            let open = only_one || first && invalid || ticked.iter().any(|&ticked| ticked);
            let rows = group
                .categories
                .into_iter()
                .zip(ticked)
                .map(|(choice, ticked)| {
                    let is_first = std::mem::take(&mut first);
                    let id = if is_first { base.clone() } else { format!("{base}-{}", choice.value) };
                    let is_main = with_main.then(|| main_category(lang, &choice, choice.value == main, is_first));
                    view! {
                        <div class="choice">
                            <input type="checkbox" id=id.clone() name="category" value=choice.value checked=ticked/>
                            <label for=id>{choice.label}</label>
                        </div>
                        {is_main}
                    }
                })
                .collect_view();
            view! {
                <details class="choice-group" open=open>
                    <summary>{t(lang, &format!("group-{}", group.group))}</summary>
                    {with_examples.then(|| view! { <p class="hint">{word(lang, "group-about", &group.group)}</p> })}
                    {rows}
                </details>
            }
        })
        .collect_view();
    view! {
        <fieldset
            class=if invalid { "choices form-error" } else { "choices" }
            aria-describedby=described.ids
            aria-invalid=invalid.then_some("true")
        >
            <legend>{if heading { view! { <h1>{legend}</h1> }.into_any() } else { legend.into_any() }}</legend>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <FieldProblem name="category"/>
            {with_main.then(|| view! { <FieldProblem name="main_category"/> })}
            {groups}
            {unsure.map(|(code, label)| {
                let id = if first { base } else { format!("{base}-{code}") };
                let ticked = state.ticked("category", code, values.iter().any(|value| value == code));
                view! {
                    <div class="choice">
                        <input type="checkbox" id=id.clone() name="category" value=code checked=ticked/>
                        <label for=id>{label}</label>
                    </div>
                }
            })}
        </fieldset>
    }
}

/// Takes the category out of its group; whether it was there.
fn take_out(groups: &mut Vec<CategoryGroup>, code: &str) -> bool {
    let before: usize = groups.iter().map(|group| group.categories.len()).sum();
    for group in groups.iter_mut() {
        group.categories.retain(|choice| choice.value != code);
    }
    groups.retain(|group| !group.categories.is_empty());
    groups.iter().map(|group| group.categories.len()).sum::<usize>() < before
}

/// The button that makes a category the main one. It stands behind the box of the category, and
/// only the first has the field's name as its id.
fn main_category(lang: Lang, choice: &Choice, stored: bool, first: bool) -> impl IntoView + use<> {
    let base = field_id("main_category");
    let id = if first { base } else { format!("{base}-{}", choice.value) };
    let chosen = form_state().ticked("main_category", &choice.value, stored);
    view! {
        <div class="choice choice-main">
            <input type="radio" id=id.clone() name="main_category" value=choice.value.clone() checked=chosen/>
            <label for=id>
                {t(lang, "front-category-main")}<span class="visually-hidden">": "{choice.label.clone()}</span>
            </label>
        </div>
    }
}
