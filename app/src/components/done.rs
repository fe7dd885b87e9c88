//! What an officer has just done: the page to which they are led says that it is done.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::page::{form_state, lang};
use crate::paths;
use crate::words::word;

/// What was done, where the page itself would not show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskDone {
    /// What a case is about was kept.
    Classified,
    /// A month was counted again. Whether anything differs now is not said: it may be because of a case of which
    /// whoever asked for it must not know.
    CountedAgain,
    /// A case was handed on: this is the next one of the list.
    HandedOn,
    /// A case was handed on, and behind it the list had no other.
    LastHandedOn,
    ReportFiled,
    /// A version of an entry of a list was kept.
    VersionKept,
    RuleEnded,
    /// That a body stands elsewhere was proposed; approved; refused or taken back.
    MoveProposed,
    MoveApproved,
    MoveDropped,
    /// A filter of an inbox was kept, or dropped.
    FilterKept,
    FilterDropped,
    /// The keys do something from now on, or nothing.
    KeysOn,
    KeysOff,
}

impl DeskDone {
    pub const ALL: &'static [Self] = &[
        Self::Classified,
        Self::CountedAgain,
        Self::HandedOn,
        Self::LastHandedOn,
        Self::ReportFiled,
        Self::VersionKept,
        Self::RuleEnded,
        Self::MoveProposed,
        Self::MoveApproved,
        Self::MoveDropped,
        Self::FilterKept,
        Self::FilterDropped,
        Self::KeysOn,
        Self::KeysOff,
    ];

    /// How it stands in the address.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Classified => "classified",
            Self::CountedAgain => "counted-again",
            Self::HandedOn => "handed-on",
            Self::LastHandedOn => "last-handed-on",
            Self::ReportFiled => "report-filed",
            Self::VersionKept => "version-kept",
            Self::RuleEnded => "rule-ended",
            Self::MoveProposed => "move-proposed",
            Self::MoveApproved => "move-approved",
            Self::MoveDropped => "move-dropped",
            Self::FilterKept => "filter-kept",
            Self::FilterDropped => "filter-dropped",
            Self::KeysOn => "keys-on",
            Self::KeysOff => "keys-off",
        }
    }

    /// The address to which whoever did it is led.
    #[must_use]
    pub fn at(self, address: &str) -> String {
        let sign = if address.contains('?') { '&' } else { '?' };
        format!("{address}{sign}{}={}", paths::DONE, self.code())
    }
}

/// That it is done. Not on a page that says what is wrong with the next form.
#[component]
pub fn DoneNotice() -> impl IntoView {
    let lang = lang();
    let code = use_query_map().get_untracked().get(paths::DONE);
    let done = DeskDone::ALL.iter().find(|done| Some(done.code()) == code.as_deref());
    done.filter(|_| !form_state().posted).map(|done| {
        let sentence = word(lang, "desk-done", done.code());
        view! { <div class="notice notice-ok" role="status" data-done=done.code()><p>{sentence}</p></div> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_stands_behind_whatever_the_address_asks_for() {
        assert_eq!(DeskDone::Classified.at("/a"), "/a?done=classified");
        assert_eq!(DeskDone::ReportFiled.at("/a?b=1"), "/a?b=1&done=report-filed");
    }
}
