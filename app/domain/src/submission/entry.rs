//! What an officer of a Front writes down for somebody: what came by letter, by telephone, at a
//! reception, in a meeting. The parts are those of the public form, on fewer pages.

use serde::{Deserialize, Serialize};
use time::Date;

use super::draft::{Draft, Step};
use crate::codes::codes;
use crate::feedback::Channel;
use crate::role::Role;
use crate::unit::{OfficerId, UnitId};

codes! {
    /// The pages in their order. The codes are the last part of the page's address.
    pub enum EntryStep {
        /// How and when it came, what kind it is, which province.
        Source = "nguon",
        /// Where, and whom it concerns.
        Subject = "doi-tuong",
        /// What happened.
        Matter = "noi-dung",
        Files = "tep",
        Sender = "nguoi-gui",
        Check = "kiem-tra",
    }
}

impl EntryStep {
    /// The page that takes what the public form asks on this one.
    #[must_use]
    pub const fn of(step: Step) -> Self {
        match step {
            Step::Kind | Step::Province => Self::Source,
            Step::Commune | Step::Body | Step::Person => Self::Subject,
            Step::Category | Step::Matter => Self::Matter,
            Step::Files => Self::Files,
            Step::Sender => Self::Sender,
            Step::Check | Step::Code => Self::Check,
        }
    }

    /// The position on the way, from 1.
    #[must_use]
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|&step| step == self).map_or(1, |index| index + 1)
    }

    /// The page before this one.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.number().checked_sub(2).and_then(|index| Self::ALL.get(index)).copied()
    }
}

/// How something came to the Front, as the officer who writes it down records it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub by: OfficerId,
    /// The role in which they do it.
    pub role: Role,
    /// The Front at which the officer writes it down; which one receives it is decided by the rules.
    pub at: UnitId,
    pub channel: Channel,
    /// The day on which it came: time limits count from it.
    pub came_on: Date,
    /// Of what was said: whether it was read back and the speaker confirmed it.
    pub read_back: Option<bool>,
}

impl Entry {
    /// It was said, and nobody has recorded whether it was read back.
    #[must_use]
    pub const fn lacks_confirmation(&self) -> bool {
        self.channel.is_oral() && self.read_back.is_none()
    }
}

impl Draft {
    /// The first page that the officer has still to fill in.
    #[must_use]
    pub fn next_entry_step(&self) -> EntryStep {
        let next = if self.entry.is_none() { EntryStep::Source } else { EntryStep::of(self.next_step()) };
        let left = EntryStep::ALL.iter().copied().find(|step| self.unsent.contains_key(step.code()));
        left.map_or(next, |left| left.min(next))
    }

    /// Whether this page may be shown to the officer now.
    #[must_use]
    pub fn admits_entry(&self, step: EntryStep) -> bool {
        step <= self.next_entry_step()
    }
}

#[cfg(feature = "validate")]
pub use form::{Source, SourceForm};

#[cfg(feature = "validate")]
mod form {
    use serde::Deserialize;
    use time::{Date, Duration};

    use crate::errors::{FieldErrors, Problem};
    use crate::feedback::{Channel, Kind};
    use crate::limits;
    use crate::submission::check::past_date;
    use crate::text;

    /// The page "how it came", without the province, which is checked against the list of places.
    #[derive(Deserialize, Default)]
    #[serde(default)]
    pub struct SourceForm {
        pub channel: String,
        pub came_on: String,
        pub kind: String,
    }

    /// The same, checked.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Source {
        pub channel: Channel,
        pub came_on: Date,
        pub kind: Kind,
    }

    impl SourceForm {
        /// # Errors
        /// The problems of the page. What came more than a year ago is more likely a slip.
        pub fn check(&self, today: Date) -> Result<Source, FieldErrors> {
            let mut errors = FieldErrors::default();
            let channel = Channel::from_code(self.channel.trim()).filter(|way| Channel::ENTERED.contains(way));
            let kind = Kind::from_code(self.kind.trim());
            if channel.is_none() {
                errors.add("channel", Problem::Required);
            }
            let came_on = match past_date(&text::line(&self.came_on), today) {
                Ok(Some(day)) if day < today - Duration::days(limits::CAME_DAYS_BACK) => Err(Problem::TooLongAgo),
                Ok(Some(day)) => Ok(day),
                Ok(None) => Err(Problem::Required),
                Err(problem) => Err(problem),
            };
            if let Err(problem) = came_on {
                errors.add("came_on", problem);
            }
            if kind.is_none() {
                errors.add("kind", Problem::Required);
            }
            match (channel, came_on, kind) {
                (Some(channel), Ok(came_on), Some(kind)) => errors.into_result(Source { channel, came_on, kind }),
                _ => Err(errors),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_the_public_form_has_its_place_and_the_order_is_kept() {
        let pages: Vec<_> = Step::ALL.iter().map(|step| EntryStep::of(*step)).collect();
        assert!(pages.is_sorted() && EntryStep::ALL.iter().all(|page| pages.contains(page)), "{pages:?}");
    }

    #[cfg(feature = "validate")]
    #[test]
    fn what_came_is_dated_and_came_another_way_than_through_the_form() {
        use crate::errors::Problem;
        use time::macros::date;

        let today = date!(2026 - 11 - 24);
        let form = |channel: &str, came_on: &str| SourceForm {
            channel: channel.to_owned(),
            came_on: came_on.to_owned(),
            kind: "PHAN_ANH".to_owned(),
        };
        let problem = |form: SourceForm, field| form.check(today).err().and_then(|e| e.of(field).map(|e| e.problem));
        assert_eq!(form("DON_THU", "20/11/2026").check(today).unwrap().came_on, date!(2026 - 11 - 20));
        assert_eq!(problem(form("TRUC_TUYEN", "20/11/2026"), "channel"), Some(Problem::Required));
        assert_eq!(problem(form("DON_THU", ""), "came_on"), Some(Problem::Required));
        assert_eq!(problem(form("DON_THU", "25/11/2026"), "came_on"), Some(Problem::InFuture));
        assert_eq!(problem(form("DON_THU", "20/11/2024"), "came_on"), Some(Problem::TooLongAgo));
    }

    #[test]
    fn a_page_that_was_left_by_the_way_back_comes_again_before_the_last() {
        let mut draft = Draft { kind: Some(crate::feedback::Kind::Report), ..Draft::default() };
        assert_eq!(draft.next_step(), Step::Province);
        draft.set_aside(Step::Kind.code(), Vec::new());
        assert_eq!(draft.next_step(), Step::Kind);
        draft.sent(Step::Kind.code());
        assert_eq!(draft.next_step(), Step::Province);
        draft.set_aside(EntryStep::Source.code(), Vec::new());
        assert_eq!(draft.next_entry_step(), EntryStep::Source);
    }

    #[test]
    fn only_what_was_said_is_read_back() {
        let entry = |channel| Entry {
            by: OfficerId(1),
            role: Role::Intake,
            at: UnitId(1),
            channel,
            came_on: time::macros::date!(2026 - 11 - 24),
            read_back: None,
        };
        for channel in Channel::ENTERED {
            let asked = entry(*channel).lacks_confirmation();
            assert_eq!(
                asked,
                matches!(channel, Channel::InPerson | Channel::Telephone | Channel::Meeting),
                "{channel}"
            );
        }
    }
}
