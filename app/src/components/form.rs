//! Form fields that show their label, hint and error the same way everywhere.
//!
//! A field in error has `aria-invalid`, its message in `#NAME-error`, and a link in
//! `#error-summary` at the top of the page.

use domain::errors::FieldError;
use leptos::prelude::*;

use super::desk_form::field_id;
use super::text_area::TextArea;
use crate::desks::Choice;
use crate::page::{form_state, lang};
use crate::words::{Lang, fill, known, t};

/// The sentence for a problem: the field's own (`err-body-required`) before the general one.
#[must_use]
pub fn problem_words(lang: Lang, error: &FieldError) -> String {
    let own = format!("err-{}-{}", error.field, error.problem);
    let general = format!("err-{}", error.problem);
    let key = if known(lang, &own).is_some() || has_key(lang, &own) { own } else { general };
    fill(lang, &key, &[("limit", error.limit.unwrap_or_default().into())])
}

/// Messages with a value in them are not found by a look-up without one.
fn has_key(lang: Lang, key: &str) -> bool {
    fill(lang, key, &[("limit", 0u32.into())]) != key
}

/// What is wrong, at the top of the page, with a link to each field.
#[component]
pub fn ErrorSummary() -> impl IntoView {
    let lang = lang();
    let state = form_state();
    let notice = state.notice.map(|key| view! { <p>{fill(lang, key, &[("limit", state.limit.into())])}</p> });
    let shown = state.notice.is_some() || !state.errors.is_empty();
    let links = state
        .errors
        .iter()
        .map(|error| {
            view! { <li><a href=format!("#{}", error.field)>{problem_words(lang, error)}</a></li> }
        })
        .collect_view();
    shown.then(|| {
        view! {
            <div id="error-summary" class="error-summary" role="alert" tabindex="-1" autofocus=true>
                <h2>{t(lang, "form-error-heading")}</h2>
                {notice}
                <ul>{links}</ul>
            </div>
        }
    })
}

/// The error and the ids that describe a field.
pub(super) struct Described {
    pub error: Option<String>,
    pub ids: Option<String>,
}

pub(super) fn describe(name: &str, hint: bool) -> Described {
    let lang = lang();
    let error = form_state().errors.of(name).map(|error| problem_words(lang, error));
    let id = field_id(name);
    let mut ids = Vec::new();
    if hint {
        ids.push(format!("{id}-hint"));
    }
    if error.is_some() {
        ids.push(format!("{id}-error"));
    }
    Described { error, ids: (!ids.is_empty()).then(|| ids.join(" ")) }
}

/// The message under a field.
#[component]
pub fn FieldProblem(#[prop(into)] name: String) -> impl IntoView {
    let lang = lang();
    form_state().errors.of(&name).map(|error| {
        view! { <p class="field-error" id=format!("{}-error", field_id(&name))>{problem_words(lang, error)}</p> }
    })
}

/// One line of text.
#[component]
pub fn Field(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    /// What is stored; what was typed comes first.
    #[prop(optional, into)]
    value: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional)] inputmode: Option<&'static str>,
    #[prop(optional)] width: Option<&'static str>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let described = describe(&name, hint.is_some());
    let invalid = described.error.is_some();
    let id = field_id(&name);
    // A password is never sent back, not even to the person who typed it.
    let value = if kind == "password" { String::new() } else { form_state().value(&name, &value) };
    view! {
        <div class=if invalid { "field form-error" } else { "field" }>
            <label for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            <FieldProblem name=name.clone()/>
            <input
                class=format!("control {}", width.unwrap_or_default())
                type=kind
                id=id
                name=name
                value=value
                autocomplete=autocomplete
                inputmode=inputmode
                aria-describedby=described.ids
                aria-invalid=invalid.then_some("true")
                aria-required=required.then_some("true")
            />
        </div>
    }
}

/// Several lines of text.
#[component]
pub fn LongField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] value: String,
    #[prop(default = 8)] rows: u32,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let described = describe(&name, hint.is_some());
    let invalid = described.error.is_some();
    let value = form_state().value(&name, &value);
    let id = field_id(&name);
    view! {
        <div class=if invalid { "field form-error" } else { "field" }>
            <label for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            <FieldProblem name=name.clone()/>
            {match described.ids {
                Some(ids) => {
                    view! { <TextArea id=id.clone() name=name value=value rows=rows invalid=invalid required=required described_by=ids/> }
                        .into_any()
                }
                None => view! { <TextArea id=id.clone() name=name value=value rows=rows required=required/> }.into_any(),
            }}
        </div>
    }
}

/// One choice of a list that drops down.
#[component]
pub fn Select(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    choices: Vec<Choice>,
    /// What is stored as chosen.
    #[prop(optional, into)]
    value: String,
    /// What stands there before anything is chosen.
    #[prop(optional, into)]
    empty: Option<String>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let described = describe(&name, hint.is_some());
    let invalid = described.error.is_some();
    let chosen = form_state().value(&name, &value);
    let id = field_id(&name);
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == chosen;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
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
                aria-required=required.then_some("true")
            >
                {empty.map(|empty| view! { <option value="">{empty}</option> })}
                {options}
            </select>
        </div>
    }
}

/// One thing to tick, with a word of explanation.
#[derive(Clone, Debug)]
pub struct Pick {
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
}

impl Pick {
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Radio buttons, or boxes when several may be ticked. The first has the field's name as its id,
/// so that the link of the error summary lands on it.
#[component]
pub fn Choices(
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    #[prop(optional, into)] hint: Option<String>,
    options: Vec<Pick>,
    /// What is stored as ticked.
    #[prop(optional)]
    values: Vec<String>,
    #[prop(optional)] many: bool,
    /// The legend is the page's heading.
    #[prop(optional)]
    heading: bool,
) -> impl IntoView {
    let described = describe(&name, hint.is_some());
    let invalid = described.error.is_some();
    let state = form_state();
    let field = name.clone();
    let base = field_id(&name);
    let hint_id = format!("{base}-hint");
    let rows = options
        .into_iter()
        .enumerate()
        .map(|(index, option)| {
            let id = if index == 0 { base.clone() } else { format!("{base}-{}", option.value) };
            let ticked = state.ticked(&field, &option.value, values.contains(&option.value));
            let hint_id = option.hint.as_ref().map(|_| format!("{id}-about"));
            view! {
                <div class="choice">
                    <input
                        type=if many { "checkbox" } else { "radio" }
                        id=id.clone()
                        name=field.clone()
                        value=option.value
                        checked=ticked
                        aria-describedby=hint_id.clone()
                    />
                    <label for=id>{option.label}</label>
                    {option.hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
                </div>
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
            <FieldProblem name=name/>
            {rows}
        </fieldset>
    }
}

/// One box to tick, standing alone.
#[component]
pub fn Tick(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(default = "yes".into(), into)] value: String,
    #[prop(optional)] ticked: bool,
    #[prop(optional, into)] hint: Option<String>,
) -> impl IntoView {
    let described = describe(&name, hint.is_some());
    let invalid = described.error.is_some();
    let ticked = form_state().ticked(&name, &value, ticked);
    let id = field_id(&name);
    view! {
        <div class=if invalid { "field form-error" } else { "field" }>
            <FieldProblem name=name.clone()/>
            <div class="choice">
                <input
                    type="checkbox"
                    id=id.clone()
                    name=name
                    value=value
                    checked=ticked
                    aria-describedby=described.ids
                    aria-invalid=invalid.then_some("true")
                />
                <label for=id.clone()>{label}</label>
                {hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            </div>
        </div>
    }
}
