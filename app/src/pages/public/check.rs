//! Everything once more, before the receipt code is made.

use domain::date;
use domain::marks;
use domain::phone;
use domain::private::Private;
use domain::submission::step::{Matter, Person, Sender};
use domain::submission::{DraftFile, Step};
use leptos::prelude::*;

use super::step::StepForm;
use super::{Desk, by_kind, draft};
use crate::components::case_parts::megabytes;
use crate::components::form::Tick;
use crate::components::marks::Marks;
use crate::desks::DraftView;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::words::{Lang, t, word};

/// What was filled in, a way back to each part, and the two declarations.
#[component]
pub fn CheckPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move { draft(&desk, lang).await },
        move |view| {
            let kind = view.draft.kind;
            let token = view.token.clone();
            let found = marks::in_draft(&view.draft);
            let changed = view.draft.code.is_some() && !view.draft.declared;
            let rows = rows(lang, &view).into_iter().map(|row| view! { <SummaryRow row/> }).collect_view();
            view! {
                <StepForm
                    step=Step::Check
                    token=token
                    heading=t(lang, "form-check-heading")
                    button=t(lang, "form-check-button")
                >
                    {(!found.is_empty()).then(|| view! {
                        <Marks marks=found heading=t(lang, "marks-in-draft") about=t(lang, "marks-in-draft-about")/>
                    })}
                    {changed.then(|| view! {
                        <div class="notice notice-warn"><p>{t(lang, "form-check-changed")}</p></div>
                    })}
                    <dl class="summary">{rows}</dl>
                    <h2>{t(lang, "form-check-declare-heading")}</h2>
                    <div class="notice notice-warn"><p>{by_kind(lang, kind, "form-check-false")}</p></div>
                    <Tick name="declare" label=t(lang, "form-check-declare")/>
                    <p>
                        <a href=lang.path(paths::PRIVACY) target="_blank" rel="noopener">
                            {t(lang, "form-check-privacy-link")}
                        </a>
                    </p>
                    <Tick name="privacy" label=t(lang, "form-check-privacy")/>
                    <p class="hint">{t(lang, "form-check-next")}</p>
                </StepForm>
            }
        },
    )
}

struct Row {
    label: String,
    value: String,
    step: Step,
}

#[component]
fn SummaryRow(row: Row) -> impl IntoView {
    let lang = lang();
    view! {
        <div>
            <dt>{row.label.clone()}</dt>
            <dd class="user-text">{row.value}</dd>
            <dd>
                <a class="change" href=paths::step(lang, row.step)>
                    {t(lang, "form-change")}
                    <span class="visually-hidden">": "{row.label}</span>
                </a>
            </dd>
        </div>
    }
}

fn rows(lang: Lang, view: &DraftView) -> Vec<Row> {
    let row = |key: &str, value: String, step: Step| Row { label: t(lang, key), value, step };
    let draft = &view.draft;
    let none = || t(lang, "form-none");
    let whole_province = || t(lang, "form-commune-province-level");
    let mut rows = vec![
        row("form-kind-legend", draft.kind.map_or_else(none, |kind| word(lang, "kind", kind.code())), Step::Kind),
        row("form-province", view.province.clone().unwrap_or_else(none), Step::Province),
        row("form-commune", view.commune.clone().unwrap_or_else(whole_province), Step::Commune),
        row("form-body", view.body.clone().unwrap_or_else(|| t(lang, "form-body-unknown")), Step::Body),
        row("form-person", person(lang, view, draft.person.as_ref()), Step::Person),
        row("form-category", view.categories.join("\n"), Step::Category),
    ];
    if let Some(matter) = &draft.matter {
        rows.extend(matter_rows(lang, view, matter));
    }
    rows.push(row("form-files", files(lang, &draft.files), Step::Files));
    if let Some(sender) = &draft.sender {
        rows.extend(sender_rows(lang, sender));
    }
    rows
}

/// The post in words, and the name under it.
fn person(lang: Lang, view: &DraftView, person: Option<&Person>) -> String {
    let whole = person.is_some_and(|person| person.whole_body);
    let unknown = if whole { "form-person-whole" } else { "form-person-unknown" };
    let post = view.post.clone().unwrap_or_else(|| t(lang, unknown));
    match person.and_then(|person| person.name.as_ref()) {
        Some(name) => format!("{post}\n{}", name.reveal()),
        None => post,
    }
}

fn matter_rows(lang: Lang, view: &DraftView, matter: &Matter) -> Vec<Row> {
    let kind = view.draft.kind;
    let row = |label: String, value: String| Row { label, value, step: Step::Matter };
    vec![
        row(t(lang, "form-matter-date"), matter.happened_on.map_or_else(|| t(lang, "form-none"), date::show)),
        row(t(lang, "form-matter-place"), optional(lang, matter.place.as_ref())),
        row(by_kind(lang, kind, "form-matter-body"), matter.body.reveal().to_owned()),
        row(by_kind(lang, kind, "form-matter-wish"), optional(lang, matter.wish.as_ref())),
    ]
}

fn files(lang: Lang, files: &[DraftFile]) -> String {
    if files.is_empty() {
        return t(lang, "form-none");
    }
    let names: Vec<_> = files.iter().map(|file| format!("{} ({})", file.name.reveal(), megabytes(file.size))).collect();
    names.join("\n")
}

fn sender_rows(lang: Lang, sender: &Sender) -> Vec<Row> {
    let row = |key: &str, value: String| Row { label: t(lang, key), value, step: Step::Sender };
    let mut rows = vec![row("form-sender-legend", word(lang, "identity", sender.mode.code()))];
    let text = |part: &Option<Private>| part.as_ref().map(|text| text.reveal().to_owned());
    for (key, part) in [
        ("form-sender-name", text(&sender.name)),
        ("form-sender-phone", text(&sender.phone).map(|stored| phone::shown(&stored))),
        ("form-sender-address", text(&sender.address)),
    ] {
        if let Some(text) = part {
            rows.push(row(key, text));
        }
    }
    if sender.share_with_unit {
        rows.push(row("form-sender-share", t(lang, "form-yes")));
    }
    rows.push(row("form-sender-notices", optional(lang, sender.email.as_ref())));
    rows
}

fn optional(lang: Lang, part: Option<&Private>) -> String {
    part.map_or_else(|| t(lang, "form-none"), |text| text.reveal().to_owned())
}
