//! Several cases of a list at once: boxes to tick, and a button for each thing that can be done with those that are
//! ticked. Without scripts; each case is decided by itself, and what became of them is said above the list.

use domain::case::{State, Transition};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{CaseTable, Place};
use crate::components::form::{ErrorSummary, FieldProblem, Select};
use crate::desks::bulk::{Bulk, Moved};
use crate::desks::{CaseRow, InboxQuery};
use crate::page::{form_state, lang};
use crate::paths;
use crate::words::{fill, t, word};

/// Whether one of the moves begins in this state.
pub(super) fn fits(moves: &[Transition], state: State) -> bool {
    moves.iter().any(|transition| transition.entry().from.contains(&state))
}

/// The move by which a case in this state is taken in hand, where nothing has to be filled in.
pub(super) fn taken_by(moves: &[Transition], state: State) -> Option<Transition> {
    moves.iter().copied().find(|transition| *transition != Transition::Assign && fits(&[*transition], state))
}

/// The list, within a form where something can be done with several of its cases.
#[component]
pub(super) fn Several(
    rows: Vec<CaseRow>,
    heading: String,
    place: Place,
    query: InboxQuery,
    bulk: Bulk,
) -> impl IntoView {
    let lang = lang();
    let begins = |transition: &Transition| rows.iter().any(|row| fits(&[*transition], row.state));
    let moves: Vec<Transition> = bulk.moves.iter().copied().filter(begins).collect();
    if moves.is_empty() {
        return view! { <CaseTable rows heading place query moves/> }.into_any();
    }
    let buttons = moves.iter().map(|transition| {
        let code = transition.code();
        view! {
            <button class="button button-secondary" type="submit" name="transition" value=code>
                {word(lang, "bulk-do", code)}
            </button>
            " "
        }
    });
    let buttons = buttons.collect_view();
    let assigns = moves.contains(&Transition::Assign);
    let chosen = assigns.then(|| {
        view! { <Select name="assignee" label=t(lang, "unit-assignee") choices=bulk.handlers empty=t(lang, "unit-choose-person")/> }
    });
    let here = place.page(&query, query.after.as_deref());
    view! {
        <ErrorSummary/>
        <form method="post" action=here data-several="">
            <CaseTable rows heading place query moves/>
            <section class="no-print" aria-labelledby="several">
                <h2 id="several">{t(lang, "bulk")}</h2>
                <p class="hint">{t(lang, "bulk-hint")}</p>
                <FieldProblem name="case"/>
                {chosen}
                <p class="actions">{buttons}</p>
            </section>
        </form>
    }
    .into_any()
}

/// The box of one case. The first has the field's name as its id, so that the link of the error summary lands on it.
#[component]
pub(super) fn Pick(number: String, first: bool) -> impl IntoView {
    let lang = lang();
    let label = fill(lang, "bulk-pick", &[("number", number.clone().into())]);
    let ticked = form_state().ticked("case", &number, false);
    view! { <input type="checkbox" id=first.then_some("case") name="case" value=number checked=ticked aria-label=label/> }
}

/// What became of the cases that were ticked.
#[component]
pub(super) fn MovedNotice() -> impl IntoView {
    let lang = lang();
    let code = use_query_map().get_untracked().get(paths::MOVED);
    let moved = code.and_then(|code| Moved::parse(&code)).filter(|_| !form_state().posted);
    moved.map(|moved| {
        let done = fill(lang, &format!("bulk-done-{}", moved.transition.code()), &[("count", moved.done.into())]);
        let not = moved.not.iter().map(|(why, count)| {
            let values = [("count", (*count).into()), ("why", word(lang, "bulk-why", why.code()).into())];
            view! { <p>{fill(lang, "bulk-not", &values)}</p> }
        });
        let not = not.collect_view();
        let class = if moved.not.is_empty() { "notice notice-ok" } else { "notice notice-warn" };
        view! { <div class=class role="status" data-moved=moved.code()><p>{done}</p>{not}</div> }
    })
}
