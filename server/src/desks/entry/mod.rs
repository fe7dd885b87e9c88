//! The desk of an officer of a Front who writes down for somebody what came by letter, by telephone,
//! at a reception, in a meeting. The draft, its files, the sealing and the sending are those of the
//! public form; what is different is who writes, and that the writer gets the slip and no case.

mod read;

pub(super) use read::post_groups;

use app::desks::Slip;
use app::words::Lang;
use domain::case::Transition;
use domain::case::guard::kind_fits;
use domain::case::transition::Actor;
use domain::errors::{FieldErrors, Problem};
use domain::feedback::Kind;
use domain::policy::Official;
use domain::receipt::ReceiptCode;
use domain::role::{Desk, Role};
use domain::submission::check::MatterForm;
use domain::submission::entry::SourceForm;
use domain::submission::step::Sender;
use domain::submission::supervision::SupervisionForm;
use domain::submission::{Draft, Entry, EntryStep};
use domain::unit::UnitId;

use super::visitor::StoredDraft;
use super::visitor::form;
use super::visitor::submit::{Done, Sending};
use super::{ActError, Officer, Visitor};
use crate::Services;
use crate::http::fields::Fields;
use crate::store::detached;

/// An officer who may write down for somebody, with the draft of their browser.
#[derive(Clone)]
pub struct EntryOfficer {
    services: Services,
    officer: Officer,
    /// The Front in whose name they write, and their roles there.
    at: UnitId,
    roles: Vec<Role>,
    drafts: Visitor,
}

/// What became of pressing the button that enters.
pub enum Entered {
    /// The slip for the sender.
    Slip(Box<Slip>),
    /// Nothing was entered: this page comes first.
    Unfinished(EntryStep),
}

/// The Front in which somebody may make a case, with the roles that allow it.
fn right(official: &Official) -> Option<(UnitId, Vec<Role>)> {
    let may = |role: Role| {
        let mut actors = Transition::Submit.entry().actors.iter();
        actors.any(|actor| matches!(actor, Actor::Officer { desk: Desk::Front, roles } if roles.contains(&role)))
    };
    let held = official.memberships().iter().find(|held| may(held.role) && !official.never_reads())?;
    let mut roles = official.roles_in(held.unit);
    roles.retain(|role| may(*role));
    Some((held.unit, roles))
}

/// Whether this officer may make a case of such a kind.
pub(super) fn may_enter(officer: &Officer, kind: Kind) -> bool {
    right(officer.official()).is_some_and(|(_, roles)| roles.iter().any(|role| kind_fits(*role, kind)))
}

impl EntryOfficer {
    /// The desk, if this officer is admitted to it.
    #[must_use]
    pub fn admit(services: Services, officer: Officer, draft_cookie: Option<&str>) -> Option<Self> {
        let (at, roles) = right(officer.official())?;
        let drafts = Visitor::for_writer(services.clone(), draft_cookie, officer.id());
        Some(Self { services, officer, at, roles, drafts })
    }

    #[must_use]
    pub fn officer(&self) -> &Officer {
        &self.officer
    }

    /// The desk with a new draft, if there is none, or the one of this browser is of another officer; the
    /// second value goes into the cookie.
    ///
    /// # Errors
    /// When no key can be made, or the store does not answer.
    pub async fn with_draft(mut self) -> Result<(Self, Option<String>), ActError> {
        if self.drafts.has_draft() && !self.drafts.is_of_another().await? {
            return Ok((self, None));
        }
        let (drafts, cookie) = self.drafts.with_new_draft()?;
        self.drafts = drafts;
        Ok((self, Some(cookie)))
    }

    /// Where files are put: the same place as on the public form.
    #[must_use]
    pub fn drafts(&self) -> &Visitor {
        &self.drafts
    }

    /// What has been written down so far.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn written(&self) -> Result<Draft, super::ReadError> {
        self.drafts.filled_in().await
    }

    /// Checks and keeps one page; returns the page that comes next.
    ///
    /// # Errors
    /// [`ActError::Invalid`] with the problems of the page. Of whom it concerns the place is kept
    /// even then: the bodies to choose from depend on it.
    pub async fn save(&self, step: EntryStep, fields: &Fields) -> Result<EntryStep, ActError> {
        let StoredDraft { mut draft, mut version } = self.drafts.stored().await?;
        if !draft.admits_entry(step) {
            return Ok(draft.next_entry_step());
        }
        let reference = self.services.reference.get();
        let today = self.services.clock.today();
        match step {
            EntryStep::Source => self.source(&mut draft, fields)?,
            EntryStep::Subject => {
                let place = form::place(fields, &reference, &draft)?;
                if draft.place != Some(place) {
                    draft.set_place(place);
                    self.drafts.keep(&draft, version).await?;
                    version += 1;
                }
                if fields.one("action") == "place" {
                    return Ok(EntryStep::Subject);
                }
                draft.set_body(form::body(fields, &reference, &draft)?);
                draft.person = Some(form::person(fields, &reference, &draft)?);
            }
            EntryStep::Matter => {
                let categories = form::categories(fields, &reference, &draft);
                let matter = form::typed::<MatterForm>(fields)?.check(today);
                let (categories, matter) = both(categories, matter)?;
                let came_on = draft.entry.as_ref().map(|entry| entry.came_on);
                if matter.happened_on.zip(came_on).is_some_and(|(happened, came)| happened > came) {
                    return Err(FieldErrors::one("happened_on", Problem::AfterEntry).into());
                }
                draft.categories = categories;
                draft.matter = Some(matter);
            }
            EntryStep::Files => draft.files_done = true,
            EntryStep::Sender => {
                if draft.kind == Some(Kind::Supervision) {
                    draft.supervision = Some(form::typed::<SupervisionForm>(fields)?.check()?);
                    draft.sender = Some(Sender::nobody());
                } else {
                    draft.sender = Some(self.drafts.sender(&draft, fields).await?);
                }
                draft.code = Some(form::new_code().as_str().into());
            }
            EntryStep::Check => return Ok(EntryStep::Check),
        }
        draft.sent(step.code());
        self.drafts.keep(&draft, version).await?;
        Ok(draft.next_entry_step())
    }

    /// Keeps what was typed on a page that the officer leaves by the way back, unchecked.
    ///
    /// # Errors
    /// Those of [`Visitor::set_aside`].
    pub async fn set_aside(&self, step: EntryStep, fields: &Fields) -> Result<(), ActError> {
        let StoredDraft { mut draft, version } = self.drafts.stored().await?;
        if draft.admits_entry(step) {
            draft.set_aside(step.code(), form::typed_only(fields)?);
            self.drafts.keep(&draft, version).await?;
        }
        Ok(())
    }

    fn source(&self, draft: &mut Draft, fields: &Fields) -> Result<(), FieldErrors> {
        let source = form::typed::<SourceForm>(fields)?.check(self.services.clock.today());
        let (source, province) = both(source, form::province(fields, &self.services.reference.get()))?;
        let Some(role) = self.role_for(source.kind) else {
            return Err(FieldErrors::one("kind", Problem::BadChoice));
        };
        draft.entry = Some(Entry {
            by: self.officer.id(),
            role,
            at: self.at,
            channel: source.channel,
            came_on: source.came_on,
            read_back: None,
        });
        draft.set_kind(source.kind);
        draft.set_province(province);
        Ok(())
    }

    /// The role in which this officer makes a case of a kind.
    fn role_for(&self, kind: Kind) -> Option<Role> {
        self.roles.iter().copied().find(|role| kind_fits(*role, kind))
    }

    /// The kinds of which this officer may make a case.
    fn kinds(&self) -> Vec<Kind> {
        Kind::ALL.iter().copied().filter(|kind| self.role_for(*kind).is_some()).collect()
    }

    /// Forgets what was written down so far; its files are swept away with it.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn discard(&self) -> Result<(), ActError> {
        self.drafts.forget_draft().await
    }

    /// Enters what was written down, under the code of its draft. Asked again it enters nothing
    /// more and gives the same slip.
    ///
    /// # Errors
    /// [`ActError::Invalid`] when something is not ticked, [`ActError::Stale`] when the code belongs
    /// to other words.
    pub async fn enter(&self, fields: &Fields) -> Result<Entered, ActError> {
        let Ok(code) = ReceiptCode::parse(fields.one("code")) else {
            return Err(FieldErrors::one("code", Problem::BadChoice).into());
        };
        let mut draft = self.drafts.load().await?;
        if let Some(stored) = &mut draft {
            // A role may have ended between the first page and the last.
            let held = |entry: &Entry| entry.at == self.at && self.roles.contains(&entry.role);
            if stored.draft.entry.as_ref().is_some_and(|entry| !held(entry)) {
                return Ok(Entered::Unfinished(EntryStep::Source));
            }
            confirm(&mut stored.draft, fields)?;
        }
        let own = fields.one("kind") == Kind::Supervision.code();
        let sending = Sending {
            secret: self.drafts.secret(),
            draft,
            code: code.clone(),
            saved: true,
            lang: Lang::Vi,
            followed: false,
            own,
        };
        let services = self.services.clone();
        match detached(async move { sending.send(&services).await }, || ActError::Interrupted).await? {
            Done::Kept { case_id, .. } => Ok(Entered::Slip(Box::new(self.slip(case_id, &code).await?))),
            Done::Unfinished(step) => Ok(Entered::Unfinished(EntryStep::of(step))),
        }
    }
}

/// What the officer says about what was written down. Only a draft that is complete is asked for it.
fn confirm(draft: &mut Draft, fields: &Fields) -> Result<(), FieldErrors> {
    if draft.next_entry_step() < EntryStep::Check {
        return Ok(());
    }
    let own = draft.kind == Some(Kind::Supervision);
    let mut errors = FieldErrors::default();
    if let Some(entry) = &mut draft.entry {
        entry.read_back = match fields.one("read_back") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        entry.read_back = entry.read_back.filter(|_| entry.channel.is_oral() && !own);
        if entry.lacks_confirmation() && !own {
            errors.add("read_back", Problem::Required);
        }
    }
    // Of the Front's own matter there is nobody to be told.
    let asked: &[&'static str] = if own { &["faithful"] } else { &["faithful", "told"] };
    for &field in asked {
        if fields.one(field) != "yes" {
            errors.add(field, Problem::NotTicked);
        }
    }
    draft.declared = errors.is_empty();
    errors.into_result(())
}

/// Two parts of one page: the problems of both are told at once.
fn both<A, B>(first: Result<A, FieldErrors>, second: Result<B, FieldErrors>) -> Result<(A, B), FieldErrors> {
    match (first, second) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        (Err(mut errors), Err(more)) => {
            errors.append(more);
            Err(errors)
        }
        (Err(errors), Ok(_)) | (Ok(_), Err(errors)) => Err(errors),
    }
}
