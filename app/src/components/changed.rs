//! That something changed while somebody had it open: what happened, that what they typed is kept, and that they go on
//! all the same when they say so.

use domain::case::State;
use domain::date;
use leptos::prelude::*;

use super::case_parts::StateChip;
use crate::desks::Change;
use crate::page::{FormState, form_state, lang};
use crate::words::{Lang, fill, t, word};

/// Name of the box that is ticked to go on. Its value is the version that was looked at.
pub const CHANGE_SEEN: &str = "change_seen";
/// Name of the field that says which version a form was filled in for.
pub const VERSION: &str = "version";
/// Name of the field that says how much had happened by then.
pub const SEEN: &str = "seen";

/// How much has happened to a case: the number of its last event. For the forms of its page.
#[derive(Clone, Copy)]
pub struct Happened(pub i32);

/// What the form that came back was filled in for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LookedAt {
    pub version: i32,
    pub seen: Option<i32>,
}

impl LookedAt {
    /// `None` when no form came back, or one without a version.
    #[must_use]
    pub fn of(state: &FormState) -> Option<Self> {
        let number = |field| state.value(field, "").trim().parse().ok();
        Some(Self { version: number(CHANGE_SEEN).or_else(|| number(VERSION))?, seen: number(SEEN) })
    }

    /// The same when it is another version than the present one.
    #[must_use]
    pub fn before(state: &FormState, current: i32) -> Option<Self> {
        Self::of(state).filter(|looked_at| looked_at.version != current)
    }
}

/// What happened since the form that came back was filled in.
#[derive(Clone)]
pub struct Changes(pub Vec<Change>);

/// Lends it to the page that is drawn next.
pub fn lend(changes: Option<Changes>) {
    if let Some(changes) = changes {
        provide_context(changes);
    }
}

/// What the page says of it, above everything else. To be called before the forms of the page are drawn, because the
/// one that came back then says what is missing; `there`: it is still offered.
#[must_use]
pub fn changed_meanwhile(there: bool, now: Option<State>) -> Option<AnyView> {
    let Changes(changes) = use_context::<Changes>()?;
    provide_context(form_state().changed_meanwhile(there));
    Some(view! { <ChangedNotice changes there now/> }.into_any())
}

#[component]
fn ChangedNotice(
    changes: Vec<Change>,
    there: bool,
    /// The state in which the case is by now.
    now: Option<State>,
) -> impl IntoView {
    let lang = lang();
    let lines = changes.iter().map(|change| view! { <li>{line(lang, change)}</li> }).collect_view();
    let of_case = now.is_some() || !changes.is_empty();
    let heading = if of_case { "changed-case" } else { "changed-other" };
    // With the form the summary of what is missing is read out; without it this is all there is.
    let alone = !there;
    view! {
        <div
            class="notice notice-warn"
            id=alone.then_some("error-summary")
            data-changed=""
            role=alone.then_some("alert")
            tabindex=alone.then_some("-1")
            autofocus=alone
        >
            <h2>{t(lang, heading)}</h2>
            {(!changes.is_empty()).then(|| view! { <ul>{lines}</ul> })}
            {now.map(|state| view! { <p>{t(lang, "changed-now")}" "<StateChip state/></p> })}
            <p>{t(lang, if there { "changed-kept" } else { "changed-gone" })}</p>
        </div>
    }
}

fn line(lang: Lang, change: &Change) -> String {
    let day = date::show(change.on);
    let when = match &change.at {
        Some(time) => fill(lang, "changed-at", &[("time", time.clone().into()), ("day", day.into())]),
        None => fill(lang, "changed-on", &[("day", day.into())]),
    };
    let who = if change.own { t(lang, "changed-by-you") } else { change.who.clone() };
    let what = word(lang, "event", &change.code);
    if who.is_empty() { format!("{what}, {when}") } else { format!("{what}, {when}: {who}") }
}

#[cfg(test)]
mod tests {
    use domain::errors::FieldErrors;

    use super::*;

    fn posted(fields: &[(&str, &str)]) -> FormState {
        let values = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        FormState::refused(values, FieldErrors::default())
    }

    #[test]
    fn a_form_is_for_the_version_that_was_looked_at_last() {
        assert_eq!(LookedAt::of(&FormState::default()), None);
        assert_eq!(LookedAt::of(&posted(&[("version", "x")])), None);
        let old = posted(&[("version", "3"), ("seen", "8")]);
        assert_eq!(LookedAt::before(&old, 4), Some(LookedAt { version: 3, seen: Some(8) }));
        assert_eq!(LookedAt::before(&old, 3), None);
        let confirmed = posted(&[("version", "3"), ("seen", "8"), (CHANGE_SEEN, "4")]);
        assert_eq!(LookedAt::before(&confirmed, 4), None);
        assert_eq!(LookedAt::before(&confirmed, 5).map(|looked_at| looked_at.version), Some(4), "it changed once more");
    }

    #[test]
    fn what_happened_is_told_with_who_and_when() {
        let change = Change {
            code: "T04".to_owned(),
            on: time::macros::date!(2026 - 11 - 30),
            at: Some("14:05".to_owned()),
            who: "Trần Thị Na".to_owned(),
            own: false,
        };
        let told = line(Lang::Vi, &change);
        assert_eq!(told, "Bắt đầu phân loại, lúc 14:05 ngày 30/11/2026: Trần Thị Na");
        let own = line(Lang::Vi, &Change { own: true, at: None, ..change });
        assert!(own.contains("ngày 30/11/2026") && !own.contains("Na") && !own.contains("lúc"), "{own}");
    }
}
