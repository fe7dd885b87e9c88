//! The papers of a case, and each of them as it is printed.

use domain::date;
use domain::paper::{Authority, Paper, PaperKind, Signature};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::Desk;
use crate::components::case_parts::Day;
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::{ErrorSummary, Field, Select};
use crate::components::qr::Qr;
use crate::desks::{CasePapers, Choice, PaperView};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

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
    let any = !papers.filed.is_empty();
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
                <div class="table-scroll" role="region" tabindex="0" aria-label=t(lang, "papers-filed")>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{t(lang, "papers-number")}</th>
                                <th scope="col">{t(lang, "papers-date")}</th>
                                <th scope="col">{t(lang, "papers-kind")}</th>
                            </tr>
                        </thead>
                        <tbody>{filed}</tbody>
                    </table>
                </div>
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
    with_desk(move |desk: Desk| async move { desk.paper(&number, &which).await }, |view| view! { <OnePaper view/> })
}

#[component]
pub(super) fn OnePaper(view: PaperView) -> impl IntoView {
    let lang = lang();
    let number = view.paper.case_number.clone();
    let draft = view.paper.signature.is_none();
    let (title, kind) = (word(lang, "paper", view.paper.kind.code()), view.paper.kind);
    let file = view.may_file.then(|| {
        let place = fill(lang, "paper-form-lead", &[("name", word(lang, "paper", kind.code()).into())]);
        view! {
            <section class="no-print" aria-labelledby="paper-form">
                <h2 id="paper-form">{t(lang, "paper-form")}</h2>
                <p>{place}</p>
                <SignatureForm version=view.version authority=view.authority/>
            </section>
        }
    });
    view! {
        <Title text=title/>
        <p class="no-print"><a href=paths::front_papers(&number)>"← "{t(lang, "papers-title")}</a></p>
        <ErrorSummary/>
        <p class="no-print">{t(lang, if draft { "paper-about-draft" } else { "paper-about-filed" })}</p>
        <Sheet view=view/>
        {file}
    }
}

#[component]
fn SignatureForm(version: i32, authority: Option<Authority>) -> impl IntoView {
    let lang = lang();
    let choice = |authority: &Authority| Choice {
        value: authority.code().to_owned(),
        label: word(lang, "paper-authority", authority.code()),
    };
    let authorities: Vec<_> = Authority::ALL.iter().map(choice).collect();
    let signs = authority.map(|authority| authority.code().to_owned()).unwrap_or_default();
    let known = authority.map(|_| t(lang, "paper-authority-known"));
    view! {
        <DeskForm asks=Asks::Change("file-paper") version button=t(lang, "paper-file")>
            <Field name="document_no" label=t(lang, "paper-document-no") hint=t(lang, "paper-document-no-hint") required=true/>
            <Field
                name="document_on"
                label=t(lang, "paper-document-on")
                hint=t(lang, "paper-document-on-hint")
                inputmode="numeric"
                width="control-short"
                required=true
            />
            {known.map(|known| view! { <p class="hint">{known}</p> })}
            <Select
                name="authority"
                label=t(lang, "paper-authority")
                choices=authorities
                value=signs
                empty=t(lang, "paper-authority-empty")
                required=true
            />
            <Field name="signer_post" label=t(lang, "paper-signer-post") hint=t(lang, "paper-signer-post-hint") required=true/>
            <Field name="signer" label=t(lang, "paper-signer") required=true/>
        </DeskForm>
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
            {paper.signature.is_none().then(|| view! { <p class="paper-draft">{t(lang, "paper-draft")}</p> })}
            <Letterhead paper=paper.clone() official/>
            {heading}
            <Addressees paper=paper.clone()/>
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

fn paragraph(line: &str) -> impl IntoView + use<> {
    let (class, words) = match line.strip_prefix("- ") {
        Some(item) => ("paper-item", format!("– {item}")),
        None => ("paper-paragraph", line.to_owned()),
    };
    view! { <p class=class>{words}</p> }
}

#[component]
fn Letterhead(paper: Paper, official: bool) -> impl IntoView {
    let lang = lang();
    let number = paper.signature.as_ref().map(|signature| signature.document_no.clone());
    let number = fill(lang, "paper-no", &[("number", number.unwrap_or_default().into())]);
    let day = match paper.on() {
        Some(on) => fill(
            lang,
            "paper-place-date",
            &[("place", paper.place.clone().into()), ("date", date::show_long(on).into())],
        ),
        None => fill(lang, "paper-place-no-date", &[("place", paper.place.clone().into())]),
    };
    view! {
        <header class="paper-head">
            <div>
                <p class="paper-issuer">{paper.issuer.to_uppercase()}</p>
                <p class="paper-board">{t(lang, "paper-board")}</p>
                <p class="paper-no">{number}</p>
                {(!official).then(|| view! { <p class="paper-about">{paper.subject.clone()}</p> })}
            </div>
            <div>
                <p class="paper-nation">{t(lang, "paper-nation")}</p>
                <p class="paper-motto">{t(lang, "paper-motto")}</p>
                <p class="paper-date">{day}</p>
            </div>
        </header>
    }
}

/// One addressee stands in the line, several stand below it.
#[component]
fn Addressees(paper: Paper) -> impl IntoView {
    let lang = lang();
    let names: Vec<String> = paper.to.iter().map(|name| name.reveal().to_owned()).collect();
    match names.as_slice() {
        [one] => view! { <p class="paper-to">{t(lang, "paper-to")}" "{one.clone()}"."</p> }.into_any(),
        many => {
            let last = many.len().saturating_sub(1);
            let rows = many
                .iter()
                .enumerate()
                .map(|(index, name)| view! { <li>{format!("{name}{}", if index == last { "." } else { ";" })}</li> })
                .collect_view();
            view! { <div class="paper-to"><p>{t(lang, "paper-to")}</p><ul>{rows}</ul></div> }.into_any()
        }
    }
}

#[component]
fn Copies(copies: Vec<String>) -> impl IntoView {
    let lang = lang();
    let last = copies.len().saturating_sub(1);
    let rows = copies
        .into_iter()
        .enumerate()
        .map(|(index, name)| view! { <li>{format!("- {name}{}", if index == last { "." } else { ";" })}</li> })
        .collect_view();
    view! { <div class="paper-copies"><p>{t(lang, "paper-copies")}</p><ul>{rows}</ul></div> }
}

#[component]
fn SignatureBlock(signature: Option<Signature>) -> impl IntoView {
    let lang = lang();
    match signature {
        Some(signature) => {
            let lines = signature_lines(lang, &signature)
                .into_iter()
                .map(|line| view! { <p class="paper-capacity">{line}</p> })
                .collect_view();
            view! { <div class="paper-signature">{lines}<p class="paper-signer">{signature.signer.reveal().to_owned()}</p></div> }
                .into_any()
        }
        None => view! {
            <div class="paper-signature">
                <p class="paper-capacity">{t(lang, "paper-authority-TM")}</p>
                <p class="paper-unsigned">{t(lang, "paper-unsigned")}</p>
            </div>
        }
        .into_any(),
    }
}

/// In whose name, and the post below it: "TM. …", or for a deputy "TM. …", "KT. CHỦ TỊCH", the post.
fn signature_lines(lang: Lang, signature: &Signature) -> Vec<String> {
    let post = signature.post.to_uppercase();
    let board = t(lang, "paper-authority-TM");
    match signature.authority {
        Authority::OnBehalf => vec![board, post],
        Authority::ForTheHead => vec![board, t(lang, "paper-for-the-head"), post],
        Authority::Acting => vec![board, fill(lang, "paper-acting", &[("post", post.into())])],
        Authority::ByOrder | Authority::Authorised => {
            vec![word(lang, "paper-authority", signature.authority.code()), post]
        }
    }
}
