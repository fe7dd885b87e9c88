//! Forms of which a page has several. Each knows whether it is the one that came back, so that
//! only that one shows what was typed and what is wrong with it.

use domain::case::{Transition, act};
use leptos::context::Provider;
use leptos::prelude::*;

use super::changed::{CHANGE_SEEN, Happened, LookedAt, SEEN, VERSION};
use super::form::Tick;
use super::inbox::GoesOn;
use super::marks::MarksSeen;
use super::one_time_field::ConfirmField;
use crate::desks::Offer;
use crate::page::{CameFrom, FormState, Here, form_state, lang};
use crate::words::{fill, t, word};

/// What a form asks for, posted beside its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// A move of a case, in `transition`.
    Move(Transition),
    /// Any other change, in `action`.
    Change(&'static str),
}

impl Asks {
    const fn field(self) -> &'static str {
        match self {
            Self::Move(_) => "transition",
            Self::Change(_) => "action",
        }
    }

    /// What is posted; also the id of the part of the page that asks for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Move(transition) => transition.code(),
            Self::Change(action) => action,
        }
    }

    /// Whether the page was drawn again because of a form that asked for this.
    #[must_use]
    pub fn came_back(self) -> bool {
        let state = form_state();
        state.posted && state.value(self.field(), "") == self.code()
    }
}

/// Name of a button that asks for another move than its form does.
pub const PRESSED: &str = "instead";

/// Name of the button that does what its form does and opens the next case of the list.
pub const THEN: &str = "then";
/// What that button says.
pub const NEXT: &str = "next";

/// The daily moves that end somebody's work on a case: it waits for somebody else then.
const HANDS_ON: [Transition; 5] = [
    Transition::Receive,
    Transition::ProposeTransfer,
    Transition::ApproveTransfer,
    Transition::ProposeAnswer,
    Transition::IssueAnswer,
];

/// Keeps the ids of one form apart from those of the others.
#[derive(Clone)]
struct IdPrefix(String);

/// The id of a field: its name. Forms that share a page with others add their code, except the
/// one that came back: the links of the error summary name its fields.
#[must_use]
pub fn field_id(name: &str) -> String {
    match use_context::<IdPrefix>() {
        Some(IdPrefix(prefix)) => format!("{prefix}{name}"),
        None => name.to_owned(),
    }
}

/// A form with its hidden fields and its button. It posts to the page on which it stands.
#[component]
pub fn DeskForm(
    asks: Asks,
    /// The version of the case that the reader sees. A form that came back is still for the one for which it was filled
    /// in, until whoever did says that they have seen what changed.
    #[prop(optional)]
    version: Option<i32>,
    #[prop(into)] button: String,
    #[prop(default = "button")] class: &'static str,
    /// Nothing is filled in and the form stands in the row of a table.
    #[prop(optional)]
    in_row: bool,
    /// What other buttons of it ask for, each with [`PRESSED`] as its name.
    #[prop(optional)]
    also: Vec<Asks>,
    /// What stands behind the button: the other buttons, with what they need.
    #[prop(optional)]
    behind: Option<Children>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let asked = std::iter::once(asks).chain(also).find(|asks| asks.came_back());
    let mine = asked.is_some();
    let state = if mine { form_state() } else { FormState::default() };
    let prefix = IdPrefix(if mine { String::new() } else { format!("{}-", asks.code()) });
    // Whoever came from a list is still there afterwards.
    let list = use_context::<CameFrom>().map(|list| list.0).filter(|list| !list.is_empty());
    let list = list.map(|list| format!("?{list}")).unwrap_or_default();
    let here = use_context::<Here>().map(|here| format!("{}{list}", here.0));
    let before = version.and_then(|current| LookedAt::before(&state, current));
    let seen = before.map_or_else(|| use_context::<Happened>().map(|events| events.0), |before| before.seen);
    let shown = before.map(|before| before.version).or(version);
    let ends = matches!(asks, Asks::Move(transition) if HANDS_ON.contains(&transition));
    let goes_on = ends && use_context::<GoesOn>().is_some_and(|list| list.0);
    let goes_on = goes_on.then(|| fill(lang(), "desk-do-and-next", &[("do", button.clone().into())]));
    let looked_at = match asked.unwrap_or(asks) {
        Asks::Move(transition) => act::looked_at(transition),
        Asks::Change(_) => &[],
    };
    view! {
        <Provider value=state>
            <Provider value=prefix>
                <form class="form" method="post" action=here>
                    <input type="hidden" name=asks.field() value=asks.code()/>
                    {shown.map(|version| view! { <input type="hidden" name=VERSION value=version.to_string()/> })}
                    {seen.filter(|_| shown.is_some()).map(|seen| view! { <input type="hidden" name=SEEN value=seen.to_string()/> })}
                    {children.map(|children| children())}
                    {(!looked_at.is_empty()).then(|| view! { <MarksSeen fields=looked_at/> })}
                    {version.filter(|_| before.is_some()).map(|now| view! {
                        <Tick name=CHANGE_SEEN label=t(lang(), "changed-seen") value=now.to_string()/>
                    })}
                    <ConfirmField/>
                    {if in_row {
                        view! { <button class=class type="submit">{button}</button> }.into_any()
                    } else {
                        view! {
                            <p class="actions">
                                <button class=class type="submit">{button}</button>
                                {goes_on.map(|both| view! {
                                    <button class="button button-secondary" type="submit" name=THEN value=NEXT>{both}</button>
                                })}
                            </p>
                        }
                        .into_any()
                    }}
                    {behind.map(|behind| behind())}
                </form>
            </Provider>
        </Provider>
    }
}

/// A thing that can be done, under its heading. What is done less often stands folded, unless
/// its form came back.
#[component]
pub fn Act(
    asks: Asks,
    #[prop(into)] title: String,
    #[prop(optional)] folded: bool,
    /// Stands in the wide column and not at the side.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    let class = wide.then_some("card");
    if folded {
        view! {
            <details id=asks.code() class=class open=asks.came_back()>
                <summary>{title}</summary>
                {children()}
            </details>
        }
        .into_any()
    } else if wide {
        view! { <section id=asks.code() class=class><h3>{title}</h3>{children()}</section> }.into_any()
    } else {
        view! { <section id=asks.code()><h2>{title}</h2>{children()}</section> }.into_any()
    }
}

/// A move that is offered: its form, or the sentence that says what stands in the way.
#[component]
pub fn Offered(
    offer: Offer,
    #[prop(into)] title: String,
    #[prop(optional)] folded: bool,
    #[prop(optional)] wide: bool,
    children: Children,
) -> impl IntoView {
    let lang = lang();
    let asks = Asks::Move(offer.transition);
    match offer.blocked_by {
        Some(guard) => view! {
            <Act asks title folded wide>
                <div class="notice notice-warn"><p>{word(lang, "guard", guard)}</p></div>
            </Act>
        }
        .into_any(),
        None => view! { <Act asks title folded wide>{children()}</Act> }.into_any(),
    }
}

/// Fields in which somebody may have written more than a line.
const WORDS: [&str; 24] = [
    "question",
    "summary",
    "questions",
    "recordings",
    "answer",
    "remedy",
    "reason",
    "promise_1",
    "promise_2",
    "promise_3",
    "evidence",
    "guidance",
    "promised",
    "note_trong_tam",
    "note_can_cu",
    "note_tham_quyen_ky",
    "note_thoi_han",
    "note_bien_phap",
    "note_khong_lo",
    "note_ngon_ngu",
    "note",
    "kept_note",
    "commitment_text",
    "correction_reason",
];

/// What was typed into a form that is no longer there, because the case moved on meanwhile. It
/// stands here to be copied, so that nobody writes it twice.
#[component]
pub fn OrphanedWords(
    /// What the page still offers.
    offers: Vec<Asks>,
) -> impl IntoView {
    let lang = lang();
    let state = form_state();
    if !state.posted || offers.iter().any(|asks| asks.came_back()) {
        return None;
    }
    let words: Vec<String> =
        WORDS.iter().map(|name| state.value(name, "")).filter(|text| !text.trim().is_empty()).collect();
    (!words.is_empty()).then(|| {
        let texts = words.into_iter().map(|text| view! { <p class="user-text">{text}</p> }).collect_view();
        view! { <div class="notice notice-info"><h2>{t(lang, "desk-your-words")}</h2>{texts}</div> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::form::LongField;
    use domain::errors::{FieldErrors, Problem};

    fn two_forms() -> String {
        view! {
            <DeskForm asks=Asks::Move(Transition::RejectTransfer) version=3 button="a">
                <LongField name="reason" label="first"/>
            </DeskForm>
            <DeskForm asks=Asks::Move(Transition::Refuse) version=3 button="b">
                <LongField name="reason" label="second"/>
            </DeskForm>
        }
        .to_html()
    }

    #[test]
    fn ids_of_forms_on_one_page_differ() {
        let html = Owner::new().with(two_forms);
        assert!(html.contains(r#"id="T09-reason""#) && html.contains(r#"id="T27-reason""#), "{html}");
        assert!(html.contains(r#"name="version" value="3""#), "{html}");
    }

    #[test]
    fn only_the_form_that_came_back_shows_what_was_typed_and_what_is_wrong() {
        let html = Owner::new().with(|| {
            let values = vec![("transition".to_owned(), "T27".to_owned()), ("reason".to_owned(), "typed".to_owned())];
            provide_context(FormState::refused(values, FieldErrors::one("reason", Problem::TooShort)));
            two_forms()
        });
        assert_eq!(html.matches("typed").count(), 1, "{html}");
        assert_eq!(html.matches("aria-invalid").count(), 1, "{html}");
        assert!(html.contains(r#"id="reason""#) && html.contains(r#"id="reason-error""#), "{html}");
        assert!(html.contains(r#"id="T09-reason""#), "{html}");
    }

    #[test]
    fn words_typed_into_a_form_that_is_gone_are_shown_again() {
        let shown = |offers: Vec<Asks>| {
            Owner::new().with(|| {
                let values =
                    vec![("transition".to_owned(), "T05".to_owned()), ("question".to_owned(), "typed".to_owned())];
                provide_context(FormState::refused(values, FieldErrors::default()));
                view! { <OrphanedWords offers/> }.to_html()
            })
        };
        assert!(shown(vec![Asks::Move(Transition::Refuse)]).contains("typed"));
        assert!(!shown(vec![Asks::Move(Transition::AskReporter)]).contains("typed"));
    }
}
