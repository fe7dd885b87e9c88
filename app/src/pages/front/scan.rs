//! The scan of an answer that came on paper.

use domain::attachment::{MAX_FILE_BYTES, MAX_SCANS};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::Desk;
use super::forms::written_down;
use crate::components::file_parts::FileList;
use crate::components::form::{ErrorSummary, FieldProblem};
use crate::components::problem::ProblemPage;
use crate::desks::{CaseFile, DeskError, FrontCase, FrontFile};
use crate::page::{form_state, lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{fill, t};

const ACCEPT: &str = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png";
const MEGABYTE: u64 = 1024 * 1024;

/// One file at a time; what lies there already is listed.
#[component]
pub fn ScanPage() -> impl IntoView {
    let number = use_params_map().get_untracked().get("number").unwrap_or_default();
    with_desk(
        move |desk: Desk| async move { desk.case(&number).await },
        |file| match file {
            FrontFile::Case(CaseFile::Kept(case)) if case.may_write_down && written_down(&case).is_some() => {
                view! { <Scan case=*case/> }.into_any()
            }
            // Whoever was choosing a file when the case moved on is told so.
            FrontFile::Case(CaseFile::Kept(case)) if form_state().posted => {
                view! { <Late number=case.number/> }.into_any()
            }
            _ => view! { <ProblemPage error=DeskError::NotFound/> }.into_any(),
        },
    )
}

/// The file was not taken: what happened, and where to go on.
#[component]
fn Late(number: String) -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=t(lang, "paper-scan-title")/>
        <ErrorSummary/>
        <h1>{t(lang, "paper-scan-title")}</h1>
        <div class="notice notice-warn" role="status"><p>{t(lang, "paper-scan-late")}</p></div>
        <p class="actions"><a class="button" href=paths::front_case(&number)>{t(lang, "paper-scan-to-case")}</a></p>
    }
}

#[component]
fn Scan(case: FrontCase) -> impl IntoView {
    let lang = lang();
    let answer = written_down(&case).cloned();
    let document = answer.as_ref().and_then(|answer| answer.document_no.clone()).unwrap_or_default();
    let scans = answer.map(|answer| answer.scans).unwrap_or_default();
    let invalid = form_state().errors.of("scan").is_some();
    let hint =
        fill(lang, "paper-scan-hint", &[("count", MAX_SCANS.into()), ("one", (MAX_FILE_BYTES / MEGABYTE).into())]);
    let number = case.number.clone();
    view! {
        <Title text=t(lang, "paper-scan-title")/>
        <p class="no-print"><a href=paths::front_case(&case.number)>"← "{case.number.clone()}</a></p>
        <ErrorSummary/>
        <h1>{t(lang, "paper-scan-title")}</h1>
        <p class="lead">{fill(lang, "paper-scan-of", &[("number", document.into())])}</p>
        {(!scans.is_empty()).then(|| view! {
            <h2>{t(lang, "paper-scans")}</h2>
            <FileList files=scans number/>
        })}
        <form class="form" method="post" action=paths::front_scan(&case.number) enctype="multipart/form-data">
            <input type="hidden" name="version" value=case.version.to_string()/>
            <div class=if invalid { "field form-error" } else { "field" }>
                <label for="scan">{t(lang, "paper-scan")}</label>
                <p class="hint" id="scan-hint">{hint}</p>
                <FieldProblem name="scan"/>
                <input
                    class="control"
                    type="file"
                    id="scan"
                    name="scan"
                    accept=ACCEPT
                    aria-describedby=if invalid { "scan-hint scan-error" } else { "scan-hint" }
                    aria-invalid=invalid.then_some("true")
                />
            </div>
            <p class="actions"><button class="button" type="submit">{t(lang, "paper-scan-button")}</button></p>
        </form>
    }
}
