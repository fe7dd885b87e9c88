//! Which bodies a case is kept from, for whoever chooses the one that receives it next.

use std::collections::BTreeSet;

use domain::conflict::{ExclusionReason, Subject, unit_conflict};
use domain::policy::CaseFacts;
use domain::unit::{UnitId, UnitTree};
use sea_orm::{ConnectionTrait, DbErr};
use time::Date;

use crate::reference::Reference;
use crate::store::links::{self, Link};
use crate::store::{people, subjects};

/// What concerns the case and every case that was merged into it: one answer serves all of them, so one
/// body must be free of all of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Bounds {
    /// Whom they are about.
    pub about: Vec<Subject>,
    /// The same, and each other body that somebody who counts as their subject leads today.
    pub led: Vec<Subject>,
    /// The bodies that had the matter before.
    pub barred: BTreeSet<UnitId>,
}

impl Bounds {
    /// # Errors
    /// Those of the database.
    pub async fn of(
        db: &impl ConnectionTrait,
        reference: &Reference,
        policy: &CaseFacts,
        today: Date,
    ) -> Result<Self, DbErr> {
        let mut about = policy.subjects.clone();
        let mut kept = policy.exclusions.clone();
        for follower in links::followers(db, Link::Merged, policy.case_id.0).await? {
            about.extend(subjects::of_case(db, follower).await?);
            let theirs = subjects::exclusions(db, follower).await?;
            theirs.iter().for_each(|(officer, reason)| kept.add(officer, reason));
            theirs.bodies().iter().for_each(|body| kept.bar(*body));
        }
        let excluded =
            kept.iter().filter(|(_, reason)| *reason == ExclusionReason::Subject).map(|(officer, _)| officer);
        let persons: BTreeSet<_> = excluded.chain(about.iter().filter_map(|subject| subject.officer)).collect();
        let mut led = about.clone();
        for (officer, held) in people::of_officers(db, &persons).await? {
            let hat =
                held.post.filter(|_| held.is_active(today)).map(|post| reference.hat(held.unit, Some(post), false));
            led.extend(hat.filter(|hat| hat.leads).map(|hat| hat.subject(Some(officer))));
        }
        Ok(Self { about, led, barred: kept.bodies().clone() })
    }

    /// Whether a body may have the case: no subject leads it, here or by another post, and it did not have
    /// the matter before.
    pub fn admits(&self, tree: &UnitTree, unit: UnitId) -> bool {
        !self.barred.contains(&unit) && !unit_conflict(tree, unit, &self.led)
    }
}
