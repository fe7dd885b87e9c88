//! One account: who it is, which roles it holds, whether it is open.

use domain::date;
use domain::role::Role;
use leptos::prelude::*;
use time::Date;

use super::namesakes::Namesakes;
use super::new_person::NewPerson;
use super::people::standing;
use super::{Desk, NEW, asked, choices, id_in_address};
use crate::components::case_parts::Day;
use crate::components::desk_form::{Asks, DeskForm, field_id};
use crate::components::form::{ErrorSummary, Field, FieldProblem, LongField, Select};
use crate::components::table::{cell, columns};
use crate::desks::{DeskError, MembershipRow, PersonForm, UnitQuery, UnitRow};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, t, word};

const COLUMNS: [&str; 5] = ["office-role", "office-unit", "office-post", "office-since", "office-until"];

/// Names of what is asked of the list of bodies, in the address of the page.
const FIND: &str = "unit_name";
const CHOSEN: &str = "unit_code";
/// Where the form for a further role stands.
const ADD: &str = "add-membership";

/// The bodies that were looked for by name, to take the code of one.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub typed: String,
    pub rows: Vec<UnitRow>,
    /// The code that was taken.
    pub chosen: String,
}

/// An account, new or known.
#[component]
pub fn PersonPage() -> impl IntoView {
    let id = id_in_address();
    let (typed, chosen) = (asked(FIND).unwrap_or_default(), asked(CHOSEN).unwrap_or_default());
    with_desk(
        move |desk: Desk| async move {
            if id == NEW {
                return if desk.rights().people { Ok(None) } else { Err(DeskError::NotFound) };
            }
            let person = desk.person(id.parse().map_err(|_| DeskError::NotFound)?).await?;
            let rows = if typed.is_empty() {
                Vec::new()
            } else {
                desk.units(&UnitQuery { name: typed.clone(), ..UnitQuery::default() }).await?.rows
            };
            Ok(Some((person, Found { typed, rows, chosen })))
        },
        |shown| match shown {
            Some((person, found)) => view! { <Person person found/> }.into_any(),
            None => view! { <NewPerson/> }.into_any(),
        },
    )
}

#[component]
pub(super) fn Person(person: PersonForm, #[prop(optional)] found: Found) -> impl IntoView {
    let lang = lang();
    let here = paths::office_person(person.id);
    let email = person.email.map(|email| email.reveal().to_owned()).unwrap_or_default();
    view! {
        <Title text=t(lang, "office-person")/>
        <p class="no-print"><a href=paths::OFFICE_PEOPLE>"← "{t(lang, "office-people")}</a></p>
        <ErrorSummary/>
        <div class="case-head"><h1>{person.name.clone()}</h1>{standing(lang, person.active)}</div>
        <h2>{t(lang, "office-roles")}</h2>
        <div id="membership"><FieldProblem name="membership"/></div>
        <Memberships rows=person.memberships/>
        <AddMembership here found today=person.today/>
        <Namesakes rows=person.namesakes/>
        <h2>{t(lang, "office-person-data")}</h2>
        <DeskForm asks=Asks::Change("save") button=t(lang, "office-save")>
            <Field name="login" label=t(lang, "office-login") value=person.login width="medium" autocomplete="off" required=true/>
            <Field name="name" label=t(lang, "office-person-name") value=person.name autocomplete="off" required=true/>
            <Field
                name="email"
                label=t(lang, "office-email")
                hint=t(lang, "office-email-hint")
                value=email
                kind="email"
                autocomplete="off"
            />
        </DeskForm>
        {person.active.then(|| view! { <Recovery since=person.recovery_since/> })}
        <Account active=person.active/>
    }
    .into_any()
}

#[component]
fn Memberships(rows: Vec<MembershipRow>) -> impl IntoView {
    let lang = lang();
    if rows.is_empty() {
        return view! { <div class="notice notice-info"><p>{t(lang, "office-roles-empty")}</p></div> }.into_any();
    }
    let rows = rows.into_iter().map(|row| membership(lang, row)).collect_view();
    view! {
        <table class="list">
            <caption class="visually-hidden">{t(lang, "office-roles")}</caption>
            {columns(lang, &COLUMNS)}
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn membership(lang: Lang, row: MembershipRow) -> impl IntoView {
    let until = match row.until {
        Some(day) => view! { <Day on=day/> }.into_any(),
        None => view! {
            <DeskForm
                asks=Asks::Change("end-membership")
                button=t(lang, "office-end-role")
                class="button button-secondary"
                in_row=true
            >
                <input type="hidden" name="membership" value=row.id.to_string()/>
            </DeskForm>
        }
        .into_any(),
    };
    view! {
        <tr>
            {cell(lang, "office-role", word(lang, "role", &row.role))}
            {cell(lang, "office-unit", row.unit)}
            {cell(lang, "office-post", row.post.unwrap_or_else(|| "–".to_owned()))}
            {cell(lang, "office-since", view! { <Day on=row.since/> })}
            {cell(lang, "office-until", until)}
        </tr>
    }
}

/// The way to the code of a body by its name.
#[component]
fn FindUnit(here: String, found: Found) -> impl IntoView {
    let lang = lang();
    let none = !found.typed.is_empty() && found.rows.is_empty();
    let rows = found
        .rows
        .into_iter()
        .map(|row| {
            let href = format!("{here}?{CHOSEN}={}#{ADD}", row.code);
            view! { <li><a href=href>{row.name}</a>" · "<code>{row.code}</code></li> }
        })
        .collect_view();
    view! {
        <form class="filters" method="get" action=format!("{here}#{ADD}") role="search">
            <Field
                name=FIND
                label=t(lang, "office-find-unit")
                hint=t(lang, "office-find-unit-hint")
                value=found.typed
                autocomplete="off"
            />
            <p class="actions"><button class="button button-secondary" type="submit">{t(lang, "office-search")}</button></p>
        </form>
        {none.then(|| view! { <p class="hint">{t(lang, "office-units-not-found")}</p> })}
        <ul>{rows}</ul>
    }
}

/// What each role does, in a line.
#[component]
pub(super) fn RolesExplained() -> impl IntoView {
    let lang = lang();
    let rows = Role::ALL
        .iter()
        .map(|role| {
            let code = role.code();
            view! {
                <div><dt>{word(lang, "role", code)}" "<code>{code}</code></dt><dd>{word(lang, "role-about", code)}</dd></div>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>{t(lang, "office-roles-about")}</summary>
            <dl class="summary">{rows}</dl>
        </details>
    }
}

/// A further role, in a unit and perhaps in a post of it.
#[component]
fn AddMembership(here: String, found: Found, today: Date) -> impl IntoView {
    let lang = lang();
    let asks = Asks::Change(ADD);
    let chosen = found.chosen.clone();
    let open = asks.came_back() || !found.typed.is_empty() || !chosen.is_empty();
    let roles = choices(lang, "role", Role::ALL.iter().map(|role| role.code().to_owned()));
    view! {
        <details class="card" id=ADD open=open>
            <summary>{t(lang, "office-add-role")}</summary>
            <FindUnit here found/>
            <RolesExplained/>
            <DeskForm asks button=t(lang, "office-add-role-button")>
                <Select
                    name="role"
                    label=t(lang, "office-role")
                    hint=t(lang, "office-role-hint")
                    choices=roles
                    empty=t(lang, "office-choose")
                    required=true
                />
                <Field
                    name="unit"
                    label=t(lang, "office-unit")
                    hint=t(lang, "office-code-of-unit-hint")
                    value=chosen
                    width="medium"
                    autocomplete="off"
                    required=true
                />
                <Field
                    name="post"
                    label=t(lang, "office-post")
                    hint=t(lang, "office-code-of-post-hint")
                    width="medium"
                    autocomplete="off"
                />
                <Field
                    name="since"
                    label=t(lang, "office-since")
                    hint=t(lang, "office-since-hint")
                    value=date::show(today)
                    width="short"
                    autocomplete="off"
                    required=true
                />
            </DeskForm>
        </details>
    }
}

/// Closing an account keeps everything that the person did; it only keeps them out.
#[component]
fn Account(active: bool) -> impl IntoView {
    let lang = lang();
    let (about, action, button, class) = if active {
        ("office-disable-about", "disable", "office-disable", "button button-danger")
    } else {
        ("office-enable-about", "enable", "office-enable", "button button-secondary")
    };
    view! {
        <h2>{t(lang, "office-account")}</h2>
        <p>{t(lang, about)}</p>
        <DeskForm asks=Asks::Change(action) button=t(lang, button) class=class>
            <div id=field_id("account")><FieldProblem name="account"/></div>
        </DeskForm>
    }
}

/// Asks for the recovery of the account; somebody who leads the person's body decides.
#[component]
fn Recovery(since: Option<Date>) -> impl IntoView {
    let lang = lang();
    let asks = Asks::Change("recover");
    let form = match since {
        Some(day) => view! {
            <div class="notice notice-info"><p>{t(lang, "recovery-goes-on")}" "<Day on=day/></p></div>
        }
        .into_any(),
        None => view! {
            <details class="card" open=asks.came_back()>
                <summary>{t(lang, "recovery-open")}</summary>
                <DeskForm asks button=t(lang, "recovery-open-button")>
                    <LongField
                        name="reason"
                        label=t(lang, "recovery-reason")
                        hint=t(lang, "recovery-reason-hint")
                        rows=3
                        required=true
                    />
                </DeskForm>
            </details>
        }
        .into_any(),
    };
    view! {
        <h2>{t(lang, "recovery")}</h2>
        <p>{t(lang, "recovery-about")}</p>
        {form}
    }
}
