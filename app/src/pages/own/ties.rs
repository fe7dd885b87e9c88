//! Ties to people and bodies. A case about any of them never reaches the officer.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::case_parts::Day;
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::{Choices, ErrorSummary, Pick, Select};
use crate::desks::{Choice, OwnDesk, TieRow};
use crate::page::{lang, with_desk};
use crate::shell::Title;
use crate::words::{t, word};

type Desk = Arc<dyn OwnDesk>;

const ADD: Asks = Asks::Change("add");
const KINDS: [&str; 6] = ["SPOUSE", "PARENT", "CHILD", "SIBLING", "WORKED_ON", "OTHER"];

/// The ties that were declared, and a form for a further one.
#[component]
pub fn TiesPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        |desk: Desk| async move { Ok((desk.ties().await?, desk.tie_choices().await?)) },
        move |(ties, (officers, posts))| {
            view! {
                <Title text=t(lang, "own-ties")/>
                <ErrorSummary/>
                <h1>{t(lang, "own-ties")}</h1>
                <p class="lead">{t(lang, "own-ties-lead")}</p>
                <Ties ties/>
                <AddTie officers posts/>
            }
        },
    )
}

#[component]
fn Ties(ties: Vec<TieRow>) -> impl IntoView {
    let lang = lang();
    if ties.is_empty() {
        return view! { <div class="notice notice-info"><p>{t(lang, "own-ties-empty")}</p></div> }.into_any();
    }
    let rows = ties
        .into_iter()
        .map(|tie| {
            view! {
                <tr>
                    <td data-label=t(lang, "own-tie-to")>{tie.to}</td>
                    <td data-label=t(lang, "own-tie-kind")>{word(lang, "own-tie", &tie.kind)}</td>
                    <td data-label=t(lang, "own-tie-since")><Day on=tie.declared_on/></td>
                    <td>
                        <DeskForm
                            asks=Asks::Change("end")
                            button=t(lang, "own-tie-end")
                            class="button button-secondary"
                            in_row=true
                        >
                            <input type="hidden" name="tie" value=tie.id.to_string()/>
                        </DeskForm>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="list">
            <caption>{t(lang, "own-ties-declared")}</caption>
            <thead>
                <tr>
                    <th scope="col">{t(lang, "own-tie-to")}</th>
                    <th scope="col">{t(lang, "own-tie-kind")}</th>
                    <th scope="col">{t(lang, "own-tie-since")}</th>
                    <th scope="col"><span class="visually-hidden">{t(lang, "own-tie-end")}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// To a colleague with an account, or to whoever holds a post.
#[component]
fn AddTie(officers: Vec<Choice>, posts: Vec<Choice>) -> impl IntoView {
    let lang = lang();
    let kinds = KINDS.iter().map(|kind| Pick::new(*kind, word(lang, "own-tie", kind))).collect();
    view! {
        <h2>{t(lang, "own-tie-add")}</h2>
        <DeskForm asks=ADD button=t(lang, "own-tie-add-button")>
            <Choices name="kind" legend=t(lang, "own-tie-kind") options=kinds/>
            <Select
                name="post"
                label=t(lang, "own-tie-post")
                hint=t(lang, "own-tie-post-hint")
                choices=posts
                empty=t(lang, "own-tie-none")
            />
            <Select
                name="officer"
                label=t(lang, "own-tie-officer")
                hint=t(lang, "own-tie-officer-hint")
                choices=officers
                empty=t(lang, "own-tie-none")
            />
        </DeskForm>
    }
    .into_any()
}
