//! The papers of a case, and each of them as it is printed.

use domain::paper::PaperKind;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::Desk;
use crate::components::case_parts::Day;
use crate::components::changed::{Changes, LookedAt, changed_meanwhile, lend};
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::ErrorSummary;
use crate::components::paper_sheet::{Addressees, Copies, Letterhead, SignatureBlock, SignatureFields, paragraph};
use crate::components::qr::Qr;
use crate::desks::{CasePapers, PaperView};
use crate::page::{form_state, lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{fill, t, word};

/// What can be written now, and what was signed.
#[component]
pub fn PapersPage() -> impl IntoView {
    let number = use_params_map().get_untracked().get("number").unwrap_or_default();
    with_desk(move |desk: Desk| async move { desk.papers(&number).await }, |papers| view! { <Papers papers/> })
}

#[component]
pub(super) fn Papers(papers: CasePapers) -> impl IntoView {
    let lang = lang();
    let number = papers.number;
    let drafts = papers
        .drafts
        .into_iter()
        .map(|kind| {
            let href = paths::front_paper(&number, kind.code());
            view! { <li><a href=href>{word(lang, "paper", kind.code())}</a></li> }
        })
        .collect_view();
    let filed = papers
        .filed
        .iter()
        .map(|paper| {
            let href = paths::front_paper(&number, &paper.position.to_string());
            view! {
                <tr>
                    <td>{paper.document_no.clone()}</td>
                    <td><Day on=paper.document_on/></td>
                    <td><a href=href>{word(lang, "paper", paper.kind.code())}</a></td>
                </tr>
            }
        })
        .collect_view();
    let any = !papers.filed.is_empty() || !papers.sent.is_empty();
    let about_sent = (!papers.sent.is_empty()).then(|| view! { <p class="hint">{t(lang, "papers-sent-about")}</p> });
    let sent = papers
        .sent
        .into_iter()
        .map(|letter| {
            view! {
                <tr data-sent="">
                    <td>{letter.document_no}</td>
                    <td><Day on=letter.document_on/></td>
                    <td>{fill(lang, "papers-sent", &[("unit", letter.unit.into())])}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Title text=t(lang, "papers-title")/>
        <p class="no-print"><a href=paths::front_case(&number)>"← "{number.clone()}</a></p>
        <h1>{t(lang, "papers-title")}</h1>
        <p class="lead">{t(lang, "papers-lead")}</p>
        <h2>{t(lang, "papers-drafts")}</h2>
        <ul>{drafts}</ul>
        <h2>{t(lang, "papers-filed")}</h2>
        {if any {
            view! {
                <div class="wide" role="region" tabindex="0" aria-label=t(lang, "papers-filed")>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{t(lang, "papers-number")}</th>
                                <th scope="col">{t(lang, "papers-date")}</th>
                                <th scope="col">{t(lang, "papers-kind")}</th>
                            </tr>
                        </thead>
                        <tbody>{sent}{filed}</tbody>
                    </table>
                </div>
                {about_sent}
            }.into_any()
        } else {
            view! { <p class="hint">{t(lang, "papers-none")}</p> }.into_any()
        }}
    }
}

/// One paper by the code or the position in the address.
#[component]
pub fn PaperPage() -> impl IntoView {
    let params = use_params_map().get_untracked();
    let number = params.get("number").unwrap_or_default();
    let which = params.get("paper").unwrap_or_default();
    let posted = form_state();
    with_desk(
        move |desk: Desk| async move {
            let view = desk.paper(&number, &which).await?;
            let changes = match LookedAt::before(&posted, view.version) {
                Some(before) => Some(Changes(desk.changes(&number, before.seen).await?)),
                None => None,
            };
            Ok((view, changes))
        },
        |(view, changes)| {
            lend(changes);
            view! { <OnePaper view/> }
        },
    )
}

#[component]
pub(super) fn OnePaper(view: PaperView) -> impl IntoView {
    let lang = lang();
    let changed = changed_meanwhile(view.may_file, None);
    let number = view.paper.case_number.clone();
    let draft = view.paper.signature.is_none();
    let (title, kind) = (word(lang, "paper", view.paper.kind.code()), view.paper.kind);
    let file = view.may_file.then(|| {
        let place = fill(lang, "paper-form-lead", &[("name", word(lang, "paper", kind.code()).into())]);
        view! {
            <section class="no-print" aria-labelledby="paper-form">
                <h2 id="paper-form">{t(lang, "paper-form")}</h2>
                <p>{place}</p>
                <DeskForm asks=Asks::Change("file-paper") version=view.version button=t(lang, "paper-file")>
                    <SignatureFields authority=view.authority/>
                </DeskForm>
            </section>
        }
    });
    view! {
        <Title text=title/>
        <p class="no-print"><a href=paths::front_papers(&number)>"← "{t(lang, "papers-title")}</a></p>
        <ErrorSummary/>
        {changed}
        <p class="no-print">{t(lang, if draft { "paper-about-draft" } else { "paper-about-filed" })}</p>
        <Sheet view=view/>
        {file}
    }
}

/// The sheet itself, laid out as an administrative document.
#[component]
fn Sheet(view: PaperView) -> impl IntoView {
    let lang = lang();
    let PaperView { paper, tracking, printed_at, printed_by, .. } = view;
    let values =
        [("number", paper.case_number.clone().into()), ("time", printed_at.into()), ("login", printed_by.into())];
    let foot = fill(lang, "paper-foot", &values);
    // An official letter has no heading: what it is about stands under its number.
    let official = paper.kind != PaperKind::Reminder;
    let heading = if official {
        view! { <h1 class="paper-title">{paper.title.clone()}</h1><p class="paper-subject">{paper.subject.clone()}</p> }
            .into_any()
    } else {
        ().into_any()
    };
    view! {
        <article class="paper" lang="vi" data-paper=paper.kind.code() data-draft=paper.signature.is_none().then_some("")>
            {paper.signature.is_none().then(|| view! { <p class="paper-draft no-print">{t(lang, "paper-draft")}</p> })}
            <Letterhead
                issuer=paper.issuer.clone()
                place=paper.place.clone()
                signature=paper.signature.clone()
                about=(!official).then(|| paper.subject.clone())
            />
            {heading}
            <Addressees names=paper.to.iter().map(|name| name.reveal().to_owned()).collect()/>
            <div class="paper-body">
                {paper.paragraphs().map(paragraph).collect_view()}
            </div>
            <div class="paper-end">
                <Copies copies=paper.copies.clone()/>
                <SignatureBlock signature=paper.signature.clone()/>
            </div>
            <footer class="paper-foot">
                <Qr text=tracking.clone() label=t(lang, "paper-qr")/>
                <p>{foot}<br/>{fill(lang, "paper-tracking", &[("address", tracking.into())])}</p>
            </footer>
        </article>
    }
}
