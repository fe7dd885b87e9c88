//! One commitment: what was said, whether it was kept; or the form that writes one down.

use domain::commitment::Kept;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::Desk;
use crate::components::case_parts::{Day, Prose};
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::{Choices, ErrorSummary, Field, LongField, Pick, Select};
use crate::desks::{Choice, CommitmentChoices, CommitmentPage as Shown, CommitmentView, DeskError};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{fill, t, word};

/// The word that stands in the address of a new one.
const NEW: &str = "moi";

/// A commitment by the number in the address, or a new one.
#[component]
pub fn CommitmentPage() -> impl IntoView {
    let id = use_params_map().get_untracked().get("id").unwrap_or_default();
    with_desk(
        move |desk: Desk| async move {
            match id.as_str() {
                NEW => desk.commitment(None).await,
                known => desk.commitment(Some(known.parse().map_err(|_| DeskError::NotFound)?)).await,
            }
        },
        |shown| match shown {
            Shown::Known(view) => view! { <Known view/> }.into_any(),
            Shown::New(choices) => view! { <New choices/> }.into_any(),
        },
    )
}

#[component]
fn Known(view: CommitmentView) -> impl IntoView {
    let lang = lang();
    let CommitmentView { row, words, note, judged_on, cases, may_judge } = view;
    let judgements = Kept::ALL.iter().filter(|kept| **kept != Kept::Open);
    let judgements: Vec<Pick> =
        judgements.map(|kept| Pick::new(kept.code(), word(lang, "kept", kept.code()))).collect();
    let year = fill(lang, "commitment-of", &[("year", row.year.to_string().into())]);
    view! {
        <Title text=t(lang, "commitment")/>
        <p class="no-print"><a href=format!("{}?nam={}", paths::UNIT_COMMITMENTS, row.year)>"← "{t(lang, "commitments")}</a></p>
        <ErrorSummary/>
        <h1>{row.who.reveal().to_owned()}</h1>
        <p class="caption">
            {year}" · "{row.unit}{row.post.map(|post| format!(" · {post}"))}" · "
            {t(lang, if row.public { "commitment-is-public" } else { "commitment-not-public" })}
        </p>
        <Prose text=words.reveal()/>
        <dl class="summary">
            <div><dt>{t(lang, "commitment-kept")}</dt><dd data-kept=row.kept.code()>
                {word(lang, "kept", row.kept.code())}
                {judged_on.map(|day| view! { " ("<Day on=day/>")" })}
            </dd></div>
            {note.map(|note| view! { <div><dt>{t(lang, "commitment-note")}</dt><dd class="user-text">{note.reveal().to_owned()}</dd></div> })}
            <div><dt>{t(lang, "commitment-cases")}</dt><dd data-cases=cases.to_string()>{cases}</dd></div>
        </dl>
        {may_judge.then(|| view! {
            <h2>{t(lang, "commitment-judge")}</h2>
            <DeskForm asks=Asks::Change("judge") button=t(lang, "commitment-judge-button")>
                <Choices name="kept" legend=t(lang, "commitment-kept") options=judgements/>
                <LongField name="kept_note" label=t(lang, "commitment-note") hint=t(lang, "commitment-note-hint") rows=4 required=true/>
            </DeskForm>
        })}
    }
}

#[component]
fn New(choices: CommitmentChoices) -> impl IntoView {
    let lang = lang();
    let CommitmentChoices { units, people, posts, year } = choices;
    let years: Vec<Choice> =
        [year - 1, year, year + 1].map(|year| Choice { value: year.to_string(), label: year.to_string() }).into();
    let only = units.first().filter(|_| units.len() == 1).map(|unit| unit.value.clone()).unwrap_or_default();
    let public =
        vec![Pick::new("yes", t(lang, "commitment-is-public")), Pick::new("no", t(lang, "commitment-not-public"))];
    view! {
        <Title text=t(lang, "commitment-new")/>
        <p class="no-print"><a href=paths::UNIT_COMMITMENTS>"← "{t(lang, "commitments")}</a></p>
        <ErrorSummary/>
        <h1>{t(lang, "commitment-new")}</h1>
        <DeskForm asks=Asks::Change("record") button=t(lang, "commitment-record")>
            <Select name="commitment_unit" label=t(lang, "commitment-unit") choices=units value=only empty=t(lang, "commitment-choose") required=true/>
            <Select name="official" label=t(lang, "commitment-official") hint=t(lang, "commitment-official-hint") choices=people empty=t(lang, "commitment-no-account")/>
            <Field name="official_name" label=t(lang, "commitment-name") hint=t(lang, "commitment-name-hint") autocomplete="off"/>
            <Select name="official_post" label=t(lang, "commitment-post") choices=posts empty=t(lang, "commitment-choose")/>
            <Select name="commitment_year" label=t(lang, "commitment-year") choices=years value=year.to_string() required=true/>
            <LongField name="commitment_text" label=t(lang, "commitment-text") hint=t(lang, "commitment-text-hint") rows=6 required=true/>
            <Choices name="commitment_public" legend=t(lang, "commitment-public") options=public/>
        </DeskForm>
    }
}
