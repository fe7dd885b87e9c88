//! One template: its words, what they look like filled in, and its earlier versions.

use domain::case::State;
use domain::date::show;
use domain::template::{self, Blank, Occasion};
use leptos::prelude::*;

use super::{Desk, NEW, id_in_address};
use crate::components::case_parts::Day;
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::{ErrorSummary, Field, LongField, Select};
use crate::desks::{Choice, DeskError, TemplateVersion, TemplateView};
use crate::page::{form_state, lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

/// A template, new or known.
#[component]
pub fn TemplatePage() -> impl IntoView {
    let id = id_in_address();
    with_desk(
        move |desk: Desk| async move {
            match id.as_str() {
                NEW => desk.template(None).await,
                known => desk.template(Some(known.parse().map_err(|_| DeskError::NotFound)?)).await,
            }
        },
        |view| view! { <Template view/> },
    )
}

#[component]
fn Template(view: TemplateView) -> impl IntoView {
    let lang = lang();
    let TemplateView { series, mut versions, categories, today } = view;
    let newest = versions.first().cloned();
    let heading = newest.as_ref().map_or_else(|| t(lang, "template-new"), |newest| newest.row.title.clone());
    let open = newest.as_ref().is_some_and(|newest| newest.row.valid_to.is_none());
    let ended = newest.as_ref().and_then(|newest| newest.row.valid_to);
    let older = if versions.is_empty() { versions } else { versions.split_off(usize::from(open)) };
    let first_day = newest.as_ref().map_or(today, |newest| newest.row.valid_from.max(today));
    view! {
        <Title text=t(lang, "template")/>
        <p class="no-print"><a href=paths::OFFICE_TEMPLATES>"← "{t(lang, "templates")}</a></p>
        <ErrorSummary/>
        <h1>{heading}</h1>
        {ended.map(|day| view! {
            <div class="notice notice-info"><p>{t(lang, "template-ended")}" "<Day on=day/>"."</p></div>
        })}
        <Preview/>
        <Editor newest categories first_day=show(first_day)/>
        {(series.is_some() && open).then(|| view! {
            <h2>{t(lang, "template-end")}</h2>
            <p>{t(lang, "template-end-about")}</p>
            <DeskForm asks=Asks::Change("end") button=t(lang, "template-end") class="button button-danger"/>
        })}
        {(!older.is_empty()).then(|| view! { <Older versions=older/> })}
    }
}

#[component]
fn Editor(newest: Option<TemplateVersion>, categories: Vec<Choice>, first_day: String) -> impl IntoView {
    let lang = lang();
    let (title, body, occasion, category, state) = match newest {
        Some(TemplateVersion { body, category_code, row, .. }) => (
            row.title,
            body,
            row.occasion.code(),
            category_code.unwrap_or_default(),
            row.state.map(|state| state.code().to_owned()).unwrap_or_default(),
        ),
        None => Default::default(),
    };
    let occasions = Occasion::ALL.iter().map(|occasion| Choice {
        value: occasion.code().to_owned(),
        label: word(lang, "template-occasion", occasion.code()),
    });
    let occasions: Vec<Choice> = occasions.collect();
    let offered = |state: &&State| Occasion::ALL.iter().any(|occasion| occasion.states().contains(state));
    let states: Vec<Choice> = State::ALL
        .iter()
        .filter(offered)
        .map(|state| Choice { value: state.code().to_owned(), label: word(lang, "state", state.code()) })
        .collect();
    view! {
        <DeskForm asks=Asks::Change("save") button=t(lang, "template-save")>
            <Select
                name="occasion"
                label=t(lang, "template-occasion")
                choices=occasions
                value=occasion
                empty=t(lang, "template-choose")
                required=true
            />
            <Field name="template_title" label=t(lang, "template-title") hint=t(lang, "template-title-hint") value=title autocomplete="off" required=true/>
            <LongField name="template_body" label=t(lang, "template-body") hint=t(lang, "template-body-hint") value=body rows=10 required=true/>
            <Blanks/>
            <Select name="template_category" label=t(lang, "template-category") choices=categories value=category empty=t(lang, "template-all")/>
            <Select name="template_state" label=t(lang, "template-state") choices=states value=state empty=t(lang, "template-all")/>
            <Field
                name="valid_from"
                label=t(lang, "template-valid-from")
                hint=t(lang, "template-valid-from-hint")
                value=first_day
                inputmode="numeric"
                width="control-short"
                required=true
            />
            <p class="actions">
                <button class="button button-secondary" type="submit" name="preview" value="yes">{t(lang, "template-preview")}</button>
            </p>
        </DeskForm>
    }
}

/// What may stand in braces, and for which texts.
#[component]
fn Blanks() -> impl IntoView {
    let lang = lang();
    let rows = Blank::ALL
        .iter()
        .map(|blank| {
            let of = Occasion::ALL.iter().filter(|occasion| occasion.allows(*blank));
            let of: Vec<String> = of.map(|occasion| word(lang, "template-occasion", occasion.code())).collect();
            let where_to = if of.len() == Occasion::ALL.len() { t(lang, "template-all") } else { of.join("; ") };
            view! { <li><code>{format!("{{{blank}}}")}</code>" – "{word(lang, "template-blank", blank.code())}" ("{where_to}")"</li> }
        })
        .collect_view();
    view! { <details><summary>{t(lang, "template-blanks")}</summary><ul>{rows}</ul></details> }
}

/// The words as they were typed, filled in with examples.
#[component]
fn Preview() -> impl IntoView {
    let lang = lang();
    let state = form_state();
    let occasion = Occasion::from_code(&state.value("occasion", ""));
    let asked = state.posted && state.value("preview", "") == "yes" && state.errors.is_empty();
    let occasion = occasion.filter(|_| asked)?;
    let example = |blank: Blank| Some(word(lang, "template-example", blank.code()));
    let filled = template::fill(&state.value("template_body", ""), occasion, example).ok()?;
    Some(view! {
        <section class="card" aria-labelledby="template-preview" data-preview="">
            <h2 id="template-preview">{t(lang, "template-preview-heading")}</h2>
            <p class="hint">{t(lang, "template-preview-about")}</p>
            <p class="user-text">{filled}</p>
        </section>
    })
}

#[component]
fn Older(versions: Vec<TemplateVersion>) -> impl IntoView {
    let lang = lang();
    let rows = versions.into_iter().map(|version| older(lang, version)).collect_view();
    view! { <h2>{t(lang, "template-older")}</h2>{rows} }
}

fn older(lang: Lang, version: TemplateVersion) -> impl IntoView {
    let TemplateVersion { version, body, made_by, row, .. } = version;
    let head = fill(lang, "template-version", &[("version", version.into()), ("title", row.title.into())]);
    let by = made_by.unwrap_or_else(|| t(lang, "template-by-the-program"));
    view! {
        <details>
            <summary>{head}" – "<Day on=row.valid_from/>{row.valid_to.map(|day| view! { " – "<Day on=day/> })}</summary>
            <p class="hint">{by}</p>
            <p class="user-text">{body}</p>
        </details>
    }
}
