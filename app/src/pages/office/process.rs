//! The way of a case: every state, every move, and what belongs to each. It is the table that runs,
//! drawn and told, so that nobody has to ask a programmer what the program allows.

use domain::case::clock::{Effect, Owner, after, owner};
use domain::case::diagram;
use domain::case::told::{Told, told, told_by_program};
use domain::case::transition::{Actor, Entry};
use domain::case::{State, Transition};
use domain::role::Role;
use leptos::prelude::*;

use super::Desk;
use crate::components::case_parts::StateChip;
use crate::components::table::{cell, columns};
use crate::desks::MoveRow;
use crate::page::{lang, with_desk};
use crate::shell::Title;
use crate::words::{Lang, t, word};

const STATES: [&str; 4] = ["process-state", "process-citizen", "process-turn", "process-unit-sees"];
const MOVES: [&str; 8] = [
    "process-move",
    "process-from",
    "process-to",
    "process-who",
    "process-refused",
    "process-fields",
    "process-clock",
    "process-told",
];

/// The drawing, the states, the moves.
#[component]
pub fn ProcessPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        |desk: Desk| async move { desk.moves().await },
        move |moves| {
            let drawn = diagram::svg(&t(lang, "process-drawing"), |state| word(lang, "state", state.code()));
            let states = State::ALL.iter().map(|&of| state(lang, of)).collect_view();
            let moves = moves.into_iter().map(|row| one_move(lang, &row)).collect_view();
            view! {
                <Title text=t(lang, "process")/>
                <h1>{t(lang, "process")}</h1>
                <p class="lead">{t(lang, "process-lead")}</p>
                <figure class="drawing">
                    <div inner_html=drawn></div>
                    <figcaption>{t(lang, "process-legend")}</figcaption>
                </figure>
                <table class="list">
                    <caption>{t(lang, "process-states")}</caption>
                    {columns(lang, &STATES)}
                    <tbody>{states}</tbody>
                </table>
                <table class="list">
                    <caption>{t(lang, "process-moves")}</caption>
                    {columns(lang, &MOVES)}
                    <tbody>{moves}</tbody>
                </table>
                <p class="hint">{t(lang, "process-conflict")}</p>
            }
        },
    )
}

fn state(lang: Lang, of: State) -> impl IntoView {
    let turn = match owner(of) {
        Some(Owner::Front) => "process-turn-front",
        Some(Owner::Unit) => "process-turn-unit",
        Some(Owner::Reporter) => "process-turn-sender",
        None => "process-turn-nobody",
    };
    let sees = if of.is_open_to_unit() { "office-yes" } else { "office-no" };
    view! {
        <tr data-row=of.code()>
            {cell(lang, "process-state", view! { <StateChip state=of/>" "<code>{of.code()}</code> })}
            {cell(lang, "process-citizen", word(lang, "state-citizen", of.code()))}
            {cell(lang, "process-turn", t(lang, turn))}
            {cell(lang, "process-unit-sees", t(lang, sees))}
        </tr>
    }
}

fn one_move(lang: Lang, row: &MoveRow) -> impl IntoView + use<> {
    let Entry { transition, from, to, actors, guards } = *row.transition.entry();
    let code = transition.code();
    let name = view! { <code>{code}</code>" "{word(lang, "event", code)} };
    let from = match transition {
        Transition::Submit => vec![t(lang, "process-from-draft")],
        Transition::Appeal => vec![t(lang, "process-from-another")],
        _ => from.iter().map(|state| word(lang, "state", state.code())).collect(),
    };
    let who = actors.iter().flat_map(|actor| match actor {
        Actor::Reporter => vec![t(lang, "process-sender")],
        Actor::System => vec![t(lang, "process-program")],
        Actor::Officer { roles, .. } => names(lang, roles),
    });
    let fields = row.required.iter().map(|field| word(lang, "process-field", field));
    let told_by = told(transition).iter().chain(told_by_program(transition));
    view! {
        <tr id=code>
            {cell(lang, "process-move", name)}
            {cell(lang, "process-from", lines(from))}
            {cell(lang, "process-to", word(lang, "state", to.code()))}
            {cell(lang, "process-who", lines(who))}
            {cell(lang, "process-refused", lines(guards.iter().map(|guard| word(lang, "guard", guard.code()))))}
            {cell(lang, "process-fields", lines(fields))}
            {cell(lang, "process-clock", clock(lang, after(transition)))}
            {cell(lang, "process-told", lines(told_by.flat_map(|to| somebody(lang, to))))}
        </tr>
    }
}

fn names(lang: Lang, roles: &[Role]) -> Vec<String> {
    roles.iter().map(|role| word(lang, "role", role.code())).collect()
}

fn somebody(lang: Lang, told: &Told) -> Vec<String> {
    match told {
        Told::Senders => vec![t(lang, "process-senders")],
        Told::AskedSender => vec![t(lang, "process-sender")],
        Told::Assignee => vec![t(lang, "process-assignee")],
        Told::Front(roles) | Told::FrontOfUnit(roles) | Told::Unit(roles) | Told::UnitOfAnswer(roles) => {
            names(lang, roles)
        }
    }
}

fn clock(lang: Lang, effect: Effect) -> String {
    match effect {
        Effect::Start(clock) => word(lang, "clock", clock.code()),
        Effect::Keep => t(lang, "process-clock-keep"),
        Effect::Stop => t(lang, "process-clock-stop"),
        Effect::ResumeClassification => t(lang, "process-clock-resume"),
    }
}

/// One below the other; a dash for nothing.
fn lines(texts: impl IntoIterator<Item = String>) -> AnyView {
    let items: Vec<String> = texts.into_iter().collect();
    if items.is_empty() {
        return "–".into_any();
    }
    let items = items.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    view! { <ul class="plain">{items}</ul> }.into_any()
}
