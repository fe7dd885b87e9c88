//! One commitment: what was said, whether it was kept; or the form that writes one down.

use domain::commitment::{Audience, Kept};
use domain::private::Private;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::Desk;
use crate::components::case_parts::{Day, Prose};
use crate::components::changed::{Changes, LookedAt, changed_meanwhile, lend};
use crate::components::desk_form::{Act, Asks, DeskForm, OrphanedWords};
use crate::components::form::{Choices, ErrorSummary, Field, LongField, Pick, Select};
use crate::desks::{Choice, CommitmentChoices, CommitmentPage as Shown, CommitmentView, DeskError, FormerCommitment};
use crate::page::{form_state, lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{fill, t, word};

/// The word that stands in the address of a new one.
const NEW: &str = "moi";
const CORRECT: Asks = Asks::Change("correct");
const JUDGE: Asks = Asks::Change("judge");

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
            Shown::Known(view) => view! { <Known view=*view/> }.into_any(),
            Shown::New(choices) => view! { <New choices/> }.into_any(),
        },
    )
}

#[component]
fn Known(view: CommitmentView) -> impl IntoView {
    let lang = lang();
    let CommitmentView { row, words, note, judged_on, cases, may_judge, may_correct, version, former, post, posts } =
        view;
    lend(LookedAt::before(&form_state(), version).map(|_| Changes(Vec::new())));
    let changed = changed_meanwhile(may_correct && CORRECT.came_back(), None);
    let offers: Vec<Asks> = [(may_judge, JUDGE), (may_correct, CORRECT)]
        .into_iter()
        .filter(|(may, _)| *may)
        .map(|(_, asks)| asks)
        .collect();
    let judgements = Kept::ALL.iter().filter(|kept| **kept != Kept::Open);
    let judgements: Vec<Pick> =
        judgements.map(|kept| Pick::new(kept.code(), word(lang, "kept", kept.code()))).collect();
    let year = fill(lang, "commitment-of", &[("year", row.year.to_string().into())]);
    view! {
        <Title text=t(lang, "commitment")/>
        <p class="no-print"><a href=format!("{}?nam={}", paths::UNIT_COMMITMENTS, row.year)>"← "{t(lang, "commitments")}</a></p>
        <ErrorSummary/>
        {changed}
        <OrphanedWords offers/>
        <h1>{row.who.reveal().to_owned()}</h1>
        <p class="caption">
            {year}" · "{row.unit}{row.post.map(|post| format!(" · {post}"))}" · "
            {word(lang, "audience", row.audience.code())}
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
            <DeskForm asks=JUDGE button=t(lang, "commitment-judge-button")>
                <Choices name="kept" legend=t(lang, "commitment-kept") options=judgements/>
                <LongField name="kept_note" label=t(lang, "commitment-note") hint=t(lang, "commitment-note-hint") rows=4 required=true/>
            </DeskForm>
        })}
        {may_correct.then(|| view! {
            <Correct words=words.clone() post=post.unwrap_or_default() posts audience=row.audience version/>
        })}
        {(!former.is_empty()).then(|| view! { <Former former/> })}
    }
}

/// The form that corrects it. What was typed before stands in it.
#[component]
fn Correct(words: Private, post: String, posts: Vec<Choice>, audience: Audience, version: i32) -> impl IntoView {
    let lang = lang();
    view! {
        <Act asks=CORRECT title=t(lang, "commitment-correct") folded=true>
            <p class="hint">{t(lang, "commitment-correct-about")}</p>
            <DeskForm asks=CORRECT version=version button=t(lang, "commitment-correct-button") class="button button-secondary">
                <Select name="official_post" label=t(lang, "commitment-post") choices=posts value=post empty=t(lang, "commitment-choose")/>
                <LongField
                    name="commitment_text"
                    label=t(lang, "commitment-text")
                    hint=t(lang, "commitment-text-hint")
                    value=words.reveal().to_owned()
                    rows=6
                    required=true
                />
                <Choices name="commitment_audience" legend=t(lang, "commitment-audience") options=audiences() values=vec![audience.code().to_owned()]/>
                <LongField
                    name="correction_reason"
                    label=t(lang, "commitment-correction-reason")
                    hint=t(lang, "commitment-correction-hint")
                    rows=3
                    required=true
                />
            </DeskForm>
        </Act>
    }
}

/// What it said before.
#[component]
fn Former(former: Vec<FormerCommitment>) -> impl IntoView {
    let lang = lang();
    let rows = former
        .into_iter()
        .map(|version| {
            view! {
                <li data-former="">
                    <p class="caption">
                        {t(lang, "commitment-corrected-on")}" "<Day on=version.on/>" · "{version.by}
                        {version.post.map(|post| format!(" · {post}"))}" · "{word(lang, "audience", version.audience.code())}
                    </p>
                    <p class="user-text">{version.words.reveal().to_owned()}</p>
                    <p class="user-text"><strong>{t(lang, "commitment-correction-reason")}": "</strong>{version.reason.reveal().to_owned()}</p>
                </li>
            }
        })
        .collect_view();
    view! { <h2>{t(lang, "commitment-former")}</h2><ul>{rows}</ul> }
}

/// For whom it may be.
fn audiences() -> Vec<Pick> {
    let lang = lang();
    Audience::ALL.iter().map(|audience| Pick::new(audience.code(), word(lang, "audience", audience.code()))).collect()
}

#[component]
fn New(choices: CommitmentChoices) -> impl IntoView {
    let lang = lang();
    let CommitmentChoices { units, people, posts, year } = choices;
    let years: Vec<Choice> =
        [year - 1, year, year + 1].map(|year| Choice { value: year.to_string(), label: year.to_string() }).into();
    let only = units.first().filter(|_| units.len() == 1).map(|unit| unit.value.clone()).unwrap_or_default();
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
            <Choices name="commitment_audience" legend=t(lang, "commitment-audience") options=audiences()/>
        </DeskForm>
    }
}
