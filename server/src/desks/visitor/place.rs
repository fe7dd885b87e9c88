//! Where a new submission goes, and from whom it is kept, decided before it is stored.

use std::collections::{BTreeMap, BTreeSet};

use domain::case::State;
use domain::conflict::{Bond, ExclusionReason, Hat, Subject, counts_as_subject};
use domain::feedback::IdentityMode;
use domain::intake::NoFront;
use domain::opening;
use domain::policy::{CaseFacts, CaseId};
use domain::submission::step::{Body, Person};
use domain::submission::{Draft, Submission};
use domain::unit::{OfficerId, UnitId};
use sea_orm::{ConnectionTrait, DbErr};
use time::Date;

use crate::desks::bounds::receiving;
use crate::desks::namesakes::{Named, received};
use crate::reference::Reference;
use crate::store::people;

/// What the rules make of a submission.
pub(super) struct Placed {
    pub front: UnitId,
    pub subjects: Vec<Subject>,
    /// Officers who count as the person concerned, and why they are kept from it.
    pub excluded: BTreeMap<OfficerId, ExclusionReason>,
}

impl Placed {
    fn bonds(&self) -> BTreeSet<Bond> {
        let kept = self.excluded.iter().map(|(officer, reason)| Bond::excluded(*officer, *reason));
        self.subjects.iter().flat_map(Bond::of_subject).chain(kept).collect()
    }

    /// What the policy will see of the case.
    pub(super) fn facts(&self, case_id: i64, identity_mode: IdentityMode) -> CaseFacts {
        CaseFacts {
            raised_to: None,
            case_id: CaseId(case_id),
            state: State::Submitted,
            front: self.front,
            handling_unit: None,
            referred: false,
            subjects: self.subjects.clone(),
            bonds: self.bonds(),
            identity_mode,
        }
    }
}

/// The hats that somebody names: none when the body is not known. Of a body without a post the head may
/// be meant: until the Front has said who it is about, the body as a whole is.
fn hats(reference: &Reference, body: Body, person: &Person) -> Vec<Hat> {
    let whole = person.whole_body || person.post.is_none();
    body.unit.map(|unit| reference.hat(unit, person.post, whole)).into_iter().collect()
}

/// The Front whose holders would keep the sender's name, as far as the draft tells who receives it.
pub(super) fn keeper(reference: &Reference, draft: &Draft) -> Option<UnitId> {
    let hats = hats(reference, draft.body?, draft.person.as_ref()?);
    let place = draft.place?;
    opening::keeper(&reference.tree, receiving(reference, &hats, &[], Some(place.province), place.commune).ok()?.0)
}

/// Applies the rules of intake and conflict.
///
/// Which Front receives it and from whom it is kept depend on the same hats: a Front that a subject may
/// lead must neither get the case nor keep it from everybody who works there.
pub(super) async fn place(
    db: &impl ConnectionTrait,
    reference: &Reference,
    submission: &Submission,
    today: Date,
) -> Result<Result<Placed, NoFront>, DbErr> {
    let hats = hats(reference, submission.body, &submission.person);
    let named = submission.person.post.is_some() || submission.person.whole_body;
    let subjects: Vec<Subject> = hats.iter().map(|hat| hat.subject(None)).collect();
    let mut count = BTreeSet::new();
    // Whom it is about without a post is said by the Front; until then nobody is kept out for good.
    for subject in subjects.iter().filter(|_| named) {
        let people = people::of_unit(db, subject.unit).await?;
        count.extend(counts_as_subject(subject, submission.matter.happened_on, today, people));
    }
    let named = Named::new(submission.person.name.clone());
    let place = (Some(submission.place.province), submission.place.commune);
    let found = received(db, reference, &hats, (&count, &named), place, today).await?;
    Ok(found.map(|found| Placed { front: found.front, subjects, excluded: found.kept.into_iter().collect() }))
}
