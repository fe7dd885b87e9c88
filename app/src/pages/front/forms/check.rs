//! The check of a unit's answer against seven points: it holds (T21) or it goes back (T18).

use domain::case::Transition;
use domain::case::act::ActForm;
use domain::feedback::{CheckPoint, Verdict};
use leptos::prelude::*;

use crate::components::desk_form::{Asks, DeskForm, Offered, field_id};
use crate::components::form::{FieldProblem, LongField};
use crate::desks::{FrontCase, Offer};
use crate::page::{form_state, lang};
use crate::words::{fill, t, word};

const RESOLVE: Asks = Asks::Move(Transition::Resolve);
const FOLLOW: Asks = Asks::Move(Transition::FollowRemedy);
const SEND_BACK: Asks = Asks::Move(Transition::SendBack);

pub fn resolve(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let known = known_of(case);
    let version = case.version;
    view! {
        <Offered offer title=word(lang, "front-do", "T21") wide=true>
            <p class="hint">{word(lang, "front-about", "T21")}</p>
            <DeskForm asks=RESOLVE version=version button=word(lang, "front-button", "T21")>
                <Matrix known/>
            </DeskForm>
        </Offered>
    }
    .into_any()
}

pub fn send_back(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let known = known_of(case);
    let version = case.version;
    let above = case.passes_up_to.clone();
    // Who marked a point as failed and could not release the answer goes on here.
    let folded = !RESOLVE.came_back() && !FOLLOW.came_back();
    view! {
        <Offered offer title=word(lang, "front-do", "T18") folded=folded wide=true>
            <p class="hint">{word(lang, "front-about", "T18")}</p>
            {above.map(|unit| view! {
                <div class="notice notice-warn" data-passes-up=""><p>{fill(lang, "front-passes-up", &[("unit", unit.into())])}</p></div>
            })}
            <DeskForm
                asks=SEND_BACK
                version=version
                button=word(lang, "front-button", "T18")
                class="button button-secondary"
            >
                <Matrix known/>
                <LongField
                    name="reason"
                    label=t(lang, "front-send-back-reason")
                    hint=t(lang, "front-send-back-reason-hint")
                    rows=5
                    required=true
                />
            </DeskForm>
        </Offered>
    }
    .into_any()
}

/// What stands in the check-list before anybody fills it in.
#[derive(Clone)]
pub(super) struct Known {
    point: CheckPoint,
    /// Code of the verdict.
    verdict: String,
    note: String,
}

/// The verdicts that are known before anybody ticks: those ticked in another of the three forms,
/// else whether the answer came in time, which is computed.
pub(super) fn known_of(case: &FrontCase) -> Vec<Known> {
    if [RESOLVE, FOLLOW, SEND_BACK].into_iter().any(Asks::came_back) {
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
pub(super) fn Matrix(known: Vec<Known>) -> impl IntoView {
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
