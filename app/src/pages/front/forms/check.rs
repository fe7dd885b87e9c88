//! The check of a unit's answer against seven points: it holds (T21), it holds and promises something (T20), or it goes
//! back (T18).

use domain::case::Transition;
use domain::case::act::ActForm;
use domain::feedback::{CheckPoint, Verdict};
use leptos::prelude::*;

use super::remedy::{self, PromiseFields};
use crate::components::desk_form::{Act, Asks, DeskForm, Offered, PRESSED, field_id};
use crate::components::form::{FieldProblem, LongField};
use crate::desks::{FrontCase, Offer};
use crate::page::{form_state, lang};
use crate::words::{fill, t, word};

const RESOLVE: Asks = Asks::Move(Transition::Resolve);
const FOLLOW: Asks = Asks::Move(Transition::FollowRemedy);
const SEND_BACK: Asks = Asks::Move(Transition::SendBack);

/// What can follow from the check-list, in the order in which it is offered.
const VERDICTS: [Asks; 3] = [RESOLVE, FOLLOW, SEND_BACK];

/// The check-list, once, with a button for each thing that can follow from it: the answer holds, it holds and promises
/// something, it goes back.
pub fn form(case: &FrontCase) -> Option<AnyView> {
    let lang = lang();
    let offered: Vec<Offer> = VERDICTS
        .iter()
        .filter_map(|asks| case.offers.iter().find(|offer| Asks::Move(offer.transition) == *asks).cloned())
        .collect();
    let (free, blocked): (Vec<Offer>, Vec<Offer>) = offered.into_iter().partition(|offer| offer.blocked_by.is_none());
    let stopped = blocked.into_iter().map(|offer| {
        let title = word(lang, "front-do", offer.transition.code());
        view! { <Offered offer title folded=true wide=true>""</Offered> }
    });
    let stopped: Vec<_> = stopped.collect();
    let mut moves = free.into_iter().map(|offer| offer.transition);
    let Some(first) = moves.next() else {
        return (!stopped.is_empty()).then(|| stopped.into_iter().collect_view().into_any());
    };
    let others: Vec<Transition> = moves.collect();
    let (code, asks, version, known) = (first.code(), Asks::Move(first), case.version, known_of(case));
    let needs = needs(case, first);
    let also: Vec<Asks> = others.iter().map(|other| Asks::Move(*other)).collect();
    let behind: Vec<_> = others.into_iter().map(|other| (other, self::needs(case, other))).collect();
    let behind = move || behind.into_iter().map(|(other, needs)| other_end(other, needs)).collect_view().into_any();
    let sections = view! {
        <Act asks title=word(lang, "front-do", code) wide=true>
            <p class="hint">{word(lang, "front-about", code)}</p>
            <DeskForm asks version=version button=word(lang, "front-button", code) also behind=Box::new(behind)>
                <Matrix known/>
                {needs()}
            </DeskForm>
        </Act>
        {stopped.into_iter().collect_view()}
    };
    Some(sections.into_any())
}

/// Another end of the check: what it needs besides the check-list, and its button.
fn other_end(transition: Transition, needs: Needs) -> impl IntoView {
    let lang = lang();
    let code = transition.code();
    view! {
        <Act asks=Asks::Move(transition) title=word(lang, "front-do", code) folded=true>
            <p class="hint">{word(lang, "front-about", code)}</p>
            {needs()}
            <p class="actions">
                <button class="button button-secondary" type="submit" name=PRESSED value=code>
                    {word(lang, "front-button", code)}
                </button>
            </p>
        </Act>
    }
}

/// Draws what a move needs besides the check-list. Only inside its form is known what was typed.
type Needs = Box<dyn FnOnce() -> AnyView + Send>;

fn needs(case: &FrontCase, transition: Transition) -> Needs {
    let (above, promised) = (case.passes_up_to.clone(), remedy::promised(case));
    Box::new(move || match transition {
        Transition::FollowRemedy => view! { <PromiseFields promised/> }.into_any(),
        Transition::SendBack => view! { <BackFields above/> }.into_any(),
        _ => ().into_any(),
    })
}

/// Why the answer goes back.
#[component]
fn BackFields(
    /// Who takes the case over when it goes back once more.
    above: Option<String>,
) -> impl IntoView {
    let lang = lang();
    view! {
        {above.map(|unit| view! {
            <div class="notice notice-warn" data-passes-up=""><p>{fill(lang, "front-passes-up", &[("unit", unit.into())])}</p></div>
        })}
        <LongField
            name="reason"
            label=t(lang, "front-send-back-reason")
            hint=t(lang, "front-send-back-reason-hint")
            rows=5
            required=true
        />
    }
}

/// What stands in the check-list before anybody fills it in.
#[derive(Clone)]
struct Known {
    point: CheckPoint,
    /// Code of the verdict.
    verdict: String,
    note: String,
}

/// The verdicts that are known before anybody ticks: those that were ticked, else whether the answer came in time, which is computed.
fn known_of(case: &FrontCase) -> Vec<Known> {
    if VERDICTS.into_iter().any(Asks::came_back) {
        let state = form_state();
        let typed = |point: CheckPoint| Known {
            point,
            verdict: state.value(ActForm::point_field(point), ""),
            note: state.value(ActForm::note_field(point), ""),
        };
        return CheckPoint::ALL.iter().map(|&point| typed(point)).collect();
    }
    let in_time = case.answered_in_time.map(|in_time| if in_time { Verdict::Pass } else { Verdict::Fail });
    let known =
        |verdict: Verdict| Known { point: CheckPoint::OnTime, verdict: verdict.code().to_owned(), note: String::new() };
    in_time.map(known).into_iter().collect()
}

/// One row a point, one column a verdict. What cannot be waved through has no third choice.
#[component]
fn Matrix(known: Vec<Known>) -> impl IntoView {
    let lang = lang();
    let verdicts =
        Verdict::ALL.iter().map(|verdict| view! { <th scope="col">{word(lang, "verdict", verdict.code())}</th> });
    let rows = CheckPoint::ALL
        .iter()
        .map(|&point| {
            let nothing = Known { point, verdict: String::new(), note: String::new() };
            view! { <Row known=known.iter().find(|known| known.point == point).cloned().unwrap_or(nothing)/> }
        })
        .collect_view();
    view! {
        <table class="matrix">
            <caption class="visually-hidden">{t(lang, "front-check-list")}</caption>
            <thead>
                <tr>
                    <th scope="col">{t(lang, "front-check-point")}</th>
                    {verdicts.collect_view()}
                    <th scope="col">{t(lang, "front-check-note")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Row(known: Known) -> impl IntoView {
    let lang = lang();
    let Known { point, verdict: stored, note } = known;
    let field = ActForm::point_field(point);
    let state = form_state();
    let invalid = state.errors.of(field).is_some();
    let id = field_id(field);
    let error_id = invalid.then(|| format!("{id}-error"));
    let title = word(lang, "point", point.code());
    let cells = Verdict::ALL
        .iter()
        .enumerate()
        .map(|(index, &verdict)| {
            if verdict == Verdict::NotApplicable && !point.may_not_apply() {
                return view! { <td></td> }.into_any();
            }
            let code = verdict.code();
            let name = word(lang, "verdict", code);
            view! {
                <td>
                    <label data-label=name.clone()>
                        <input
                            type="radio"
                            id=if index == 0 { id.clone() } else { format!("{id}-{code}") }
                            name=field
                            value=code
                            checked=state.ticked(field, code, stored == code)
                            aria-label=format!("{title}: {name}")
                            aria-describedby=error_id.clone()
                            aria-invalid=invalid.then_some("true")
                        />
                    </label>
                </td>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row">
                {title.clone()}
                {(point == CheckPoint::OnTime).then(|| view! { <span class="caption">" "{t(lang, "front-check-on-time")}</span> })}
                <FieldProblem name=field/>
            </th>
            {cells}
            <td><Note point title note/></td>
        </tr>
    }
}

/// A remark on a point, in a line.
#[component]
fn Note(point: CheckPoint, title: String, note: String) -> impl IntoView {
    let lang = lang();
    let field = ActForm::note_field(point);
    let state = form_state();
    let invalid = state.errors.of(field).is_some();
    let id = field_id(field);
    view! {
        <FieldProblem name=field/>
        <input
            class="control"
            type="text"
            id=id.clone()
            name=field
            value=state.value(field, &note)
            autocomplete="off"
            placeholder=t(lang, "front-check-note")
            aria-label=format!("{title}: {}", t(lang, "front-check-note"))
            aria-describedby=invalid.then(|| format!("{id}-error"))
            aria-invalid=invalid.then_some("true")
        />
    }
}
