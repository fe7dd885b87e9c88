//! Where the office starts.

use leptos::prelude::*;

use super::Desk;
use super::calendar::MissingYear;
use super::units::MovesWaiting;
use crate::desks::{HolderGap, StaffGap};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{fill, t, word};

/// What can be kept here: address, heading, what it is.
const CARDS: [(&str, &str, &str); 9] = [
    (paths::OFFICE_PEOPLE, "office-people", "office-people-about"),
    (paths::OFFICE_UNITS, "office-units", "office-units-about"),
    (paths::OFFICE_POSTS, "office-posts", "office-posts-about"),
    (paths::OFFICE_CATEGORIES, "office-categories", "office-categories-about"),
    (paths::OFFICE_DEADLINES, "office-deadlines", "office-deadlines-about"),
    (paths::OFFICE_CALENDAR, "calendar", "calendar-about"),
    (paths::OFFICE_RULES, "office-rules", "office-rules-about"),
    (paths::OFFICE_TEMPLATES, "templates", "templates-about"),
    (paths::OFFICE_PROCESS, "process", "process-about"),
];

/// For those who give out accounts and roles.
const UNOWNED: (&str, &str, &str) = (paths::OFFICE_UNOWNED, "unowned", "unowned-about");

/// For those who watch.
const JOURNAL: (&str, &str, &str) = (paths::OFFICE_JOURNAL, "journal", "journal-about-page");

/// For those who answer for personal data, decide about erasures or watch.
const PROTECTION: (&str, &str, &str) = (paths::RETENTION, "retention", "retention-about");
/// For those who answer for personal data.
const REQUESTS: (&str, &str, &str) = (paths::DATA_REQUESTS, "requests", "requests-about");

/// For those who answer for personal data, and the auditor.
const BREACHES: (&str, &str, &str) = (paths::BREACHES, "breaches", "breaches-about");

/// A card for each list.
#[component]
pub fn OfficePage() -> impl IntoView {
    let lang = lang();
    with_desk(
        |desk: Desk| async move {
            let rights = desk.rights();
            let waiting = if rights.bodies { desk.waiting_moves().await? } else { 0 };
            Ok((desk.holder_gaps().await?, desk.staff_gaps().await?, desk.missing_year(), waiting, rights))
        },
        move |(gaps, unstaffed, missing, waiting, rights)| {
            let cards = CARDS
                .iter()
                .chain(rights.people.then_some(&UNOWNED))
                .chain(rights.protection.then_some(&PROTECTION))
                .chain(rights.requests.then_some(&REQUESTS))
                .chain(rights.breaches.then_some(&BREACHES))
                .chain(rights.journal.then_some(&JOURNAL))
                .map(|(path, heading, about)| {
                    view! {
                        <div class="card">
                            <h2><a href=*path>{t(lang, heading)}</a></h2>
                            <p>{t(lang, about)}</p>
                        </div>
                    }
                })
                .collect_view();
            view! {
                <Title text=t(lang, "office-title")/>
                <h1>{t(lang, "office-title")}</h1>
                <p class="lead">{t(lang, "office-lead")}</p>
                <MovesWaiting count=waiting/>
                {missing.map(|year| view! { <MissingYear year may_import=rights.calendar/> })}
                {unstaffed.into_iter().map(|gap| view! { <Unstaffed gap/> }).collect_view()}
                {gaps.into_iter().map(|gap| view! { <Gap gap/> }).collect_view()}
                <div class="grid-2">{cards}</div>
            }
        },
    )
}

/// Where nobody does what a Front needs somebody for.
#[component]
fn Unstaffed(gap: StaffGap) -> impl IntoView {
    let lang = lang();
    let role = gap.missing.code();
    let fronts = gap.fronts.into_iter().map(|front| view! { <li>{front}</li> }).collect_view();
    let more = (gap.more > 0).then(|| view! { <li>{fill(lang, "staff-gap-more", &[("count", gap.more.into())])}</li> });
    view! {
        <div class="notice notice-warn" data-staff-gap=role>
            <p>{word(lang, "staff-gap", role)}</p>
            <ul>{fronts}{more}</ul>
        </div>
    }
}

/// Why the form takes no names there, and what to do about it.
#[component]
fn Gap(gap: HolderGap) -> impl IntoView {
    let lang = lang();
    let values =
        [("keeper", gap.keeper.into()), ("custodians", gap.custodians.into()), ("approvers", gap.approvers.into())];
    if gap.no_more {
        return view! {
            <div class="notice notice-warn" data-holder-gap="no-more">
                <h2>{t(lang, "holder-gap-kept-title")}</h2>
                <p>{fill(lang, "holder-gap-kept", &values)}</p>
            </div>
        }
        .into_any();
    }
    view! {
        <div class="notice notice-warn" data-holder-gap="">
            <h2>{t(lang, "holder-gap-title")}</h2>
            <p>{fill(lang, "holder-gap", &values)}</p>
            <ol>
                <li>{t(lang, "holder-gap-accounts")}</li>
                <li>{t(lang, "holder-gap-keys")}</li>
                <li>{t(lang, "holder-gap-then")}</li>
            </ol>
        </div>
    }
    .into_any()
}
