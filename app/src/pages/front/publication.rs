//! Deciding whether a case is published, and with which words. One officer drafts, another decides.

use domain::feedback::Publication;
use domain::marks::{SEEN, seen_as};
use domain::private::Private;
use domain::publication::{self, Consent, TakenDown, WhyNot, Words};
use domain::redaction::{Hidden, left};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::Desk;
use crate::components::case_parts::{Day, DueDate, Prose};
use crate::components::changed::{Changes, LookedAt, changed_meanwhile, lend};
use crate::components::compare::{BesideField, SideBySide};
use crate::components::desk_form::{Act, Asks, DeskForm, OrphanedWords};
use crate::components::desk_parts::Subjects;
use crate::components::form::{ErrorSummary, LongField, Select, Tick};
use crate::desks::{Choice, PublicationSheet};
use crate::page::{form_state, lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

const PROPOSE: Asks = Asks::Change(publication::PROPOSE);
const APPROVE: Asks = Asks::Change(publication::APPROVE);
const GIVE_BACK: Asks = Asks::Change(publication::GIVE_BACK);
const DECLINE: Asks = Asks::Change(publication::DECLINE);
const TAKE_DOWN: Asks = Asks::Change(publication::TAKE_DOWN);
/// The texts that are written anew.
const TEXTS: [&str; 3] = ["summary", "answer", "promised"];

/// `/mat-tran/vu-viec/{number}/cong-khai`
#[component]
pub fn PublicationPage() -> impl IntoView {
    let number = use_params_map().get_untracked().get("number").unwrap_or_default();
    let posted = form_state();
    with_desk(
        move |desk: Desk| async move {
            let sheet = desk.publication(&number).await?;
            let changes = match LookedAt::before(&posted, sheet.version) {
                Some(before) => Some(Changes(desk.changes(&number, before.seen).await?)),
                None => None,
            };
            Ok((sheet, changes))
        },
        |(sheet, changes)| {
            lend(changes);
            view! { <Sheet sheet/> }
        },
    )
}

#[component]
pub(super) fn Sheet(sheet: PublicationSheet) -> impl IntoView {
    let lang = lang();
    let offers = [
        (sheet.may_propose, PROPOSE),
        (sheet.may_decide, APPROVE),
        (sheet.may_decide, GIVE_BACK),
        (sheet.may_decide, DECLINE),
        (sheet.may_take_down, TAKE_DOWN),
    ];
    let offers: Vec<Asks> = offers.into_iter().filter(|(may, _)| *may).map(|(_, asks)| asks).collect();
    let changed = changed_meanwhile(offers.iter().any(|asks| asks.came_back()), Some(sheet.state));
    view! {
        <Title text=t(lang, "publishing-title")/>
        <p class="no-print"><a href=paths::front_case(&sheet.number)>"← "{sheet.number.clone()}</a></p>
        <h1>{t(lang, "publishing-title")}</h1>
        <ErrorSummary/>
        {changed}
        <OrphanedWords offers/>
        <Standing sheet=sheet.clone()/>
        {sheet.remark.clone().filter(|_| sheet.may_propose).map(|remark| view! {
            <div class="notice notice-warn" data-remark="">
                <p><strong>{t(lang, "publishing-given-back")}</strong></p>
                <Prose text=remark.reveal()/>
            </div>
        })}
        {sheet.child_question.then(|| view! {
            <div class="notice notice-warn" data-child-question="">
                <p>{t(lang, "child-question-sheet")}</p>
                <p class="no-print"><a href=paths::front_case(&sheet.number)>{t(lang, "child-question-link")}</a></p>
            </div>
        })}
        {sheet.own_draft.then(|| view! { <div class="notice notice-info"><p>{word(lang, "guard", "not-the-drafter")}</p></div> })}
        <div class="stack">
            {waiting(&sheet)}
            {decide(&sheet)}
            {draft(&sheet)}
            {take_down(&sheet)}
        </div>
    }
    .into_any()
}

/// Where it stands, by when it is to be decided, and what the register would tell besides the words.
#[component]
fn Standing(sheet: PublicationSheet) -> impl IntoView {
    let lang = lang();
    let code = sheet.publication.code();
    let about = if sheet.contested { t(lang, "publishing-contested") } else { word(lang, "publishing-about", code) };
    let decided = sheet.publication.is_decided();
    view! {
        <div class="notice notice-info" data-publication=code>
            <p><strong>{word(lang, "publication", code)}</strong></p>
            {sheet.why_not.map(|why| view! { <p>{word(lang, "why-not", why.code())}</p> })}
            <p>{about}</p>
            {sheet.published_on.map(|on| view! { <p>{t(lang, "publishing-since")}" "<Day on/>"."</p> })}
            {sheet.slug.clone().map(|slug| view! {
                <p><a href=lang.path(&paths::published(&slug))>{t(lang, "publishing-link")}</a></p>
            })}
            {sheet.taken_down.map(|(on, why)| view! {
                <p>{word(lang, "taken-down", why.code())}" "<Day on=on/></p>
            })}
        </div>
        {sheet.due.filter(|_| !decided).map(|due| view! { <DueDate due/> })}
        <h2>{t(lang, if sheet.published_on.is_some() { "publishing-subject-now" } else { "publishing-subject" })}</h2>
        <p class="hint">{t(lang, "publishing-subject-hint")}</p>
        <Subjects subjects=sheet.subject.into_iter().collect()/>
    }
}

/// What waits for a decision, or stands in the register, beside what it was made of.
fn waiting(sheet: &PublicationSheet) -> Option<AnyView> {
    let lang = lang();
    let words = sheet.words.clone()?;
    let public = sheet.publication == Publication::Published;
    let by = sheet.drafted_by.clone().filter(|_| sheet.publication == Publication::AwaitingApproval);
    let texts = match sheet.originals.clone() {
        Some(originals) => pairs(originals, words)
            .into_iter()
            .map(|(heading, before, after)| {
                view! {
                    <h3>{t(lang, heading)}</h3>
                    <SideBySide before after public/>
                }
                .into_any()
            })
            .collect_view()
            .into_any(),
        None => view! { <p class="hint">{t(lang, "publishing-erased")}</p> }.into_any(),
    };
    Some(
        view! {
            <section class="card">
                <h2>{t(lang, "publishing-words")}</h2>
                {by.map(|name| view! { <p class="caption">{fill(lang, "publishing-drafted-by", &[("name", name.into())])}</p> })}
                {sheet.consent.map(|consent| view! { <p class="caption">{word(lang, "consent", consent.code())}</p> })}
                <Left left=sheet.left.clone()/>
                {texts}
            </section>
        }
        .into_any(),
    )
}

/// The three texts: their heading, as in the case, as shown.
fn pairs(originals: Words, shown: Words) -> Vec<(&'static str, String, String)> {
    let text = |text: Option<Private>| text.map(|text| text.reveal().to_owned()).unwrap_or_default();
    let promise = (text(originals.promise), text(shown.promise));
    let mut pairs = vec![
        ("published-summary", text(Some(originals.summary)), text(Some(shown.summary))),
        ("published-answer", text(Some(originals.answer)), text(Some(shown.answer))),
    ];
    if promise != Default::default() {
        pairs.push(("published-promise", promise.0, promise.1));
    }
    pairs
}

/// What still looks like something to be hidden.
#[component]
fn Left(left: Vec<Hidden>) -> impl IntoView {
    let lang = lang();
    (!left.is_empty()).then(|| {
        let rows = left.into_iter().map(|kind| view! { <li>{word(lang, "hidden", kind.code())}</li> }).collect_view();
        view! {
            <div class="notice notice-warn" data-left="">
                <p><strong>{t(lang, "publishing-left")}</strong></p>
                <ul>{rows}</ul>
            </div>
        }
    })
}

fn draft(sheet: &PublicationSheet) -> Option<AnyView> {
    let lang = lang();
    let (originals, prefill) = (sheet.originals.clone()?, sheet.prefill.clone()?);
    let (version, praise) = (sheet.version, publication::needs_consent(sheet.kind));
    let again = sheet.publication == Publication::AwaitingApproval;
    sheet.may_propose.then(|| {
        let fields = pairs(originals, prefill)
            .into_iter()
            .zip(TEXTS)
            .map(|((label, before, value), name)| {
                let shown = if PROPOSE.came_back() { form_state().value(name, &value) } else { value.clone() };
                view! {
                    <BesideField before after=shown>
                        <LongField name=name label=t(lang, label) value=value rows=10 required=name != "promised"/>
                    </BesideField>
                }
            })
            .collect_view();
        view! {
            <Act asks=PROPOSE title=t(lang, "publishing-do-propose") wide=true folded=again>
                <p class="hint">{t(lang, "publishing-about-propose")}</p>
                <DeskForm asks=PROPOSE version=version button=t(lang, "publishing-button-propose")>
                    {fields}
                    {praise.then(|| view! { <ConsentField/> })}
                    <LeftSeen/>
                </DeskForm>
            </Act>
        }
        .into_any()
    })
}

#[component]
fn ConsentField() -> impl IntoView {
    let lang = lang();
    view! {
        <Select
            name="consent"
            label=t(lang, "publishing-consent")
            hint=t(lang, "publishing-consent-hint")
            choices=choices(lang, "consent", Consent::ALL.iter().map(|consent| consent.code()))
            empty=t(lang, "publishing-consent-empty")
            required=true
        />
    }
}

/// Whoever writes ticks that what was found is to stay. It comes with the page that says so.
#[component]
fn LeftSeen() -> impl IntoView {
    let lang = lang();
    let state = form_state();
    let asked = state.errors.of(SEEN).is_some() || !state.value(SEEN, "").is_empty();
    asked.then(|| {
        let typed = TEXTS.map(|field| state.value(field, ""));
        let value = seen_as(&typed.each_ref().map(String::as_str));
        let typed = typed.join("\n");
        view! {
            <Left left=left(&typed, &[])/>
            <Tick name=SEEN label=t(lang, "publishing-seen") value/>
        }
    })
}

fn decide(sheet: &PublicationSheet) -> Option<AnyView> {
    let lang = lang();
    let version = sheet.version;
    let waits = sheet.publication == Publication::AwaitingApproval;
    let reasons = choices(lang, "why-not", WhyNot::CHOSEN.iter().map(|why| why.code()));
    // What stands above as left is what this tick is about.
    let tick = (!sheet.left.is_empty()).then(|| view! { <Tick name=SEEN label=t(lang, "publishing-seen")/> });
    sheet.may_decide.then(|| {
        view! {
            {waits.then(|| view! {
                <Act asks=APPROVE title=t(lang, "publishing-do-approve") wide=true>
                    <p class="hint">{t(lang, "publishing-about-approve")}</p>
                    <DeskForm asks=APPROVE version=version button=t(lang, "publishing-button-approve")>
                        {tick}
                    </DeskForm>
                </Act>
                <Act asks=GIVE_BACK title=t(lang, "publishing-do-return") wide=true folded=true>
                    <DeskForm asks=GIVE_BACK version=version button=t(lang, "publishing-button-return") class="button button-secondary">
                        <LongField name="reason" label=t(lang, "publishing-return-reason") rows=4 required=true/>
                    </DeskForm>
                </Act>
            })}
            <Act asks=DECLINE title=t(lang, "publishing-do-decline") wide=true folded=waits>
                <p class="hint">{t(lang, "publishing-about-decline")}</p>
                <DeskForm asks=DECLINE version=version button=t(lang, "publishing-button-decline") class="button button-secondary">
                    <Select
                        name="reason_code"
                        label=t(lang, "publishing-why-not")
                        choices=reasons
                        empty=t(lang, "publishing-why-empty")
                        required=true
                    />
                </DeskForm>
            </Act>
        }
        .into_any()
    })
}

fn take_down(sheet: &PublicationSheet) -> Option<AnyView> {
    let lang = lang();
    let version = sheet.version;
    let reasons = choices(lang, "taken-down", TakenDown::CHOSEN.iter().map(|why| why.code()));
    sheet.may_take_down.then(|| {
        view! {
            <Act asks=TAKE_DOWN title=t(lang, "publishing-do-unpublish") wide=true>
                <p class="hint">{t(lang, "publishing-about-unpublish")}</p>
                <DeskForm asks=TAKE_DOWN version=version button=t(lang, "publishing-button-unpublish") class="button button-secondary">
                    <Select
                        name="reason_code"
                        label=t(lang, "publishing-why-down")
                        choices=reasons
                        empty=t(lang, "publishing-why-empty")
                        required=true
                    />
                </DeskForm>
            </Act>
        }
        .into_any()
    })
}

fn choices(lang: Lang, family: &str, codes: impl Iterator<Item = &'static str>) -> Vec<Choice> {
    codes.map(|code| Choice { value: code.to_owned(), label: word(lang, family, code) }).collect()
}
