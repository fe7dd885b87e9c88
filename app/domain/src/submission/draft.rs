//! A submission on its way: what has been filled in so far, and which page comes next.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::entry::Entry;
use super::step::{Body, Matter, Person, Place, Sender};
use super::supervision::Supervision;
use crate::attachment::MediaType;
use crate::codes::codes;
use crate::errors::{FieldErrors, Problem};
use crate::feedback::{Channel, Kind};
use crate::private::Private;

codes! {
    /// The pages of the form in their order. The codes are the last part of the page's address.
    pub enum Step {
        Kind = "loai",
        Province = "tinh",
        Commune = "xa",
        Body = "don-vi",
        Person = "nguoi",
        Category = "linh-vuc",
        Matter = "noi-dung",
        Files = "tep",
        Sender = "danh-tinh",
        Check = "kiem-tra",
        Code = "ma",
    }
}

impl Step {
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

    /// The page after this one.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }
}

/// A file that was uploaded for this draft. Its bytes lie sealed in the file store under
/// `object`; its name is the sender's and therefore private.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftFile {
    pub object: String,
    pub name: Private,
    pub media_type: MediaType,
    /// Bytes of the plain file.
    pub size: u64,
    /// SHA-256 of the plain file, hexadecimal.
    pub sha256: String,
    /// The file's key, wrapped by the draft's key, hexadecimal.
    pub wrapped_key: String,
}

/// What has been filled in. Lives sealed on the server under a key that only the browser's
/// cookie holds, for at most 24 hours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// How it came, when an officer writes it down; `None`: the sender fills in the public form.
    pub entry: Option<Entry>,
    pub kind: Option<Kind>,
    pub province: Option<crate::unit::AreaId>,
    pub place: Option<Place>,
    pub body: Option<Body>,
    pub person: Option<Person>,
    /// Codes; the first is the main one.
    pub categories: Vec<String>,
    pub matter: Option<Matter>,
    pub files: Vec<DraftFile>,
    /// The page of files was passed, with or without files.
    pub files_done: bool,
    pub sender: Option<Sender>,
    /// What stands in the place of a sender in the Front's own supervision.
    pub supervision: Option<Supervision>,
    /// Declared true, warned about false reports, privacy notice read.
    pub declared: bool,
    /// The receipt code, once it was made. It stays: somebody may have written it down by then.
    pub code: Option<Private>,
    /// What was typed on pages that were left by the way back, as it was typed: nobody has checked
    /// it. By the code of the page; fields in the order of the page.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub unsent: BTreeMap<String, Vec<(String, Private)>>,
}

impl Draft {
    /// The first page that is still to be filled in. Pages behind it may be visited at any time,
    /// pages after it not yet.
    #[must_use]
    pub fn next_step(&self) -> Step {
        Step::ALL.iter().copied().find(|&step| !self.is_filled_in(step)).unwrap_or(Step::Code)
    }

    /// Whether nothing is left to do on a page. One that was left by the way back comes again: what
    /// was typed there is newer than what is kept.
    fn is_filled_in(&self, step: Step) -> bool {
        let kept = match step {
            Step::Kind => self.kind.is_some(),
            Step::Province => self.province.is_some(),
            Step::Commune => self.place.is_some(),
            Step::Body => self.body.is_some(),
            Step::Person => self.person.is_some(),
            Step::Category => !self.categories.is_empty(),
            Step::Matter => self.matter.is_some(),
            Step::Files => self.files_done,
            Step::Sender => self.sender.is_some(),
            Step::Check => self.declared && self.code.is_some(),
            Step::Code => false,
        };
        kept && !self.unsent.contains_key(step.code())
    }

    /// Whether this page may be shown now.
    #[must_use]
    pub fn admits(&self, step: Step) -> bool {
        step <= self.next_step()
    }

    /// Changes the kind; categories of another kind no longer fit.
    pub fn set_kind(&mut self, kind: Kind) {
        if self.kind != Some(kind) {
            // The Front's own matter has no sender, and no other matter is without one.
            if kind == Kind::Supervision || self.kind == Some(Kind::Supervision) {
                self.sender = None;
                self.supervision = None;
            }
            self.kind = Some(kind);
            self.categories.clear();
        }
        self.changed();
    }

    /// Changes the province; what hangs on it falls away.
    pub fn set_province(&mut self, province: crate::unit::AreaId) {
        if self.province != Some(province) {
            self.province = Some(province);
            self.place = None;
            self.body = None;
            self.person = None;
        }
        self.changed();
    }

    /// Changes the place; the body and the person depend on it.
    pub fn set_place(&mut self, place: Place) {
        if self.place != Some(place) {
            self.place = Some(place);
            self.body = None;
            self.person = None;
        }
        self.changed();
    }

    /// Changes the body; the post depends on it.
    pub fn set_body(&mut self, body: Body) {
        if self.body != Some(body) {
            self.body = Some(body);
            self.person = None;
        }
        self.changed();
    }

    /// Keeps what was typed on a page, named by its code, that somebody leaves by the way back.
    pub fn set_aside(&mut self, page: &str, typed: Vec<(String, Private)>) {
        self.unsent.insert(page.to_owned(), typed);
        self.changed();
    }

    /// To be called when a page was checked and kept, before [`next_step`](Self::next_step).
    pub fn sent(&mut self, page: &str) {
        self.unsent.remove(page);
        self.changed();
    }

    /// To be called after any change: what was declared was declared for other words.
    pub fn changed(&mut self) {
        self.declared = false;
    }

    /// Bytes of all files.
    #[must_use]
    pub fn total_bytes(&self) -> u64 {
        self.files.iter().map(|file| file.size).sum()
    }
}

/// A complete and declared draft. There is no other way to make one, and nothing else can become
/// a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Submission {
    /// `None`: sent by its sender through the public form.
    pub entry: Option<Entry>,
    pub kind: Kind,
    pub place: Place,
    pub body: Body,
    pub person: Person,
    pub categories: Vec<String>,
    pub matter: Matter,
    pub files: Vec<DraftFile>,
    pub sender: Sender,
    /// The Front's own supervision has this, and nobody who follows it. What somebody sent is the same
    /// words with and without it: by them a repetition is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supervision: Option<Supervision>,
}

impl Submission {
    /// The way by which it reached the Front.
    #[must_use]
    pub fn channel(&self) -> Channel {
        self.entry.as_ref().map_or(Channel::Web, |entry| entry.channel)
    }
}

impl TryFrom<Draft> for Submission {
    type Error = FieldErrors;

    fn try_from(draft: Draft) -> Result<Self, FieldErrors> {
        let missing = |field| FieldErrors::one(field, Problem::Required);
        if !draft.declared {
            return Err(FieldErrors::one("declare", Problem::NotTicked));
        }
        if draft.categories.is_empty() {
            return Err(missing("category"));
        }
        let own = draft.kind == Some(Kind::Supervision);
        if own && (draft.entry.is_none() || draft.supervision.is_none()) {
            return Err(missing("source"));
        }
        if !own && draft.entry.as_ref().is_some_and(Entry::lacks_confirmation) {
            return Err(missing("read_back"));
        }
        Ok(Self {
            entry: draft.entry,
            kind: draft.kind.ok_or_else(|| missing("kind"))?,
            place: draft.place.ok_or_else(|| missing("province"))?,
            body: draft.body.ok_or_else(|| missing("subject_unit"))?,
            person: draft.person.ok_or_else(|| missing("subject_post"))?,
            categories: draft.categories,
            matter: draft.matter.ok_or_else(|| missing("body"))?,
            files: draft.files,
            sender: draft.sender.ok_or_else(|| missing("identity"))?,
            supervision: draft.supervision.filter(|_| own),
        })
    }
}
