//! Accounts from a file.

use leptos::prelude::*;

use super::Desk;
use super::person::RolesExplained;
use crate::components::form::{ErrorSummary, Field};
use crate::components::table::{cell, columns};
use crate::desks::{DeskError, ImportedPerson, PeopleImport, RowProblem};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, known, t};

/// Two people, one of whom has two roles.
const SAMPLE: &str = "login;name;email;role;unit;post
lan.tran;Trần Thị Lan;lan.tran@example.vn;TIEP_NHAN;mttq-00004;
lan.tran;Trần Thị Lan;;PHAN_LOAI;mttq-00004;
binh.ly;Lý Bình;;LANH_DAO_MTTQ;mttq-00004;CHU_TICH_MTTQ";

/// The upload; right after it, what became of the file. The passwords stand on this one page
/// and nowhere else.
#[component]
pub fn PeopleImportPage() -> impl IntoView {
    let lang = lang();
    let done = use_context::<PeopleImport>();
    with_desk(
        |desk: Desk| async move { if desk.rights().people { Ok(()) } else { Err(DeskError::NotFound) } },
        move |()| {
            view! {
                <Title text=t(lang, "office-import")/>
                <p class="no-print"><a href=paths::OFFICE_PEOPLE>"← "{t(lang, "office-people")}</a></p>
                <ErrorSummary/>
                <h1>{t(lang, "office-import")}</h1>
                {match done {
                    Some(PeopleImport::Made(people)) => made(lang, people).into_any(),
                    Some(PeopleImport::Refused(rows)) => view! { {refused(lang, rows)}<Upload/> }.into_any(),
                    None => view! { <Upload/> }.into_any(),
                }}
            }
        },
    )
}

#[component]
fn Upload() -> impl IntoView {
    let lang = lang();
    view! {
        <p class="lead">{t(lang, "office-import-lead")}</p>
        <p>{t(lang, "office-import-columns")}</p>
        <p><code>"login;name;email;role;unit;post"</code></p>
        <p class="hint">{t(lang, "office-import-rows")}</p>
        <p>{t(lang, "office-import-sample")}</p>
        <pre class="user-text">{SAMPLE}</pre>
        <RolesExplained/>
        <form class="form" method="post" enctype="multipart/form-data" action=paths::OFFICE_PEOPLE_IMPORT>
            <Field name="file" label=t(lang, "office-import-file") hint=t(lang, "office-import-file-hint") kind="file"/>
            <p class="actions"><button class="button" type="submit">{t(lang, "office-import-button")}</button></p>
        </form>
    }
}

pub(super) fn made(lang: Lang, people: Vec<ImportedPerson>) -> impl IntoView {
    let count = fill(lang, "office-import-made", &[("count", people.len().into())]);
    let rows = people
        .into_iter()
        .map(|person| {
            let password = view! { <code>{person.password.reveal().to_owned()}</code> };
            view! {
                <tr>
                    {cell(lang, "office-login", person.login)}
                    {cell(lang, "office-person-name", person.name)}
                    {cell(lang, "office-password", password)}
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="notice notice-ok"><p>{count}</p></div>
        <div class="notice notice-warn"><p>{t(lang, "office-import-once")}</p></div>
        <table class="list">
            <caption>{t(lang, "office-import-list")}</caption>
            {columns(lang, &["office-login", "office-person-name", "office-password"])}
            <tbody>{rows}</tbody>
        </table>
        <p class="actions no-print"><a class="button" href=paths::OFFICE_PEOPLE>{t(lang, "office-import-done")}</a></p>
    }
}

/// Nothing was made: a file is taken as a whole or not at all.
pub(super) fn refused(lang: Lang, rows: Vec<RowProblem>) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let own = format!("office-import-{}-{}", row.column, row.problem);
            let general = format!("err-{}", row.problem);
            let sentence = known(lang, &own).unwrap_or_else(|| t(lang, &general));
            let place = fill(lang, "office-import-line", &[("line", row.line.into()), ("column", row.column.into())]);
            view! { <li>{place}": "{sentence}</li> }
        })
        .collect_view();
    view! {
        <div class="notice notice-danger" role="alert">
            <h2>{t(lang, "office-import-refused")}</h2>
            <ul>{rows}</ul>
        </div>
    }
}
