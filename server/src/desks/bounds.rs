//! Which bodies a case is kept from, for whoever chooses the one that receives it next.

use std::collections::BTreeSet;

use domain::conflict::{Bond, Hat, Subject, unit_conflict};
use domain::intake::{NoFront, intake_front};
use domain::policy::CaseFacts;
use domain::routing::{committees_of, judges_its_own};
use domain::unit::{AreaId, OfficerId, UnitId, UnitTree};
use sea_orm::{ConnectionTrait, DbErr};
use time::Date;

use crate::reference::Reference;
use crate::store::{deputies, holding, people, same_persons};

/// What concerns the case and every case that was merged into it: one answer serves all of them, so one
/// body must be free of all of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Bounds {
    /// Whom they are about.
    pub about: Vec<Subject>,
    /// The same, and each other body that somebody who counts as their subject leads today.
    pub led: Vec<Subject>,
    /// The Party committees in which a subject sits.
    committees: BTreeSet<UnitId>,
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
        let merged = Bond::subjects(&policy.bonds);
        let others = merged.into_iter().filter(|subject| !policy.subjects.iter().any(|own| own.is_same(subject)));
        about.extend(others);
        let mut persons: BTreeSet<_> = policy.bonds.iter().filter_map(|bond| bond.person()).collect();
        persons.extend(todays_holders(db, &policy.bonds, today).await?);
        let mut led = about.clone();
        led.extend(led_by(db, reference, &persons, today).await?);
        let hats = led.iter().map(|subject| {
            let whole = subject.post.is_none() && subject.leads;
            reference.hat(subject.unit, subject.post, whole)
        });
        let committees = hats.flat_map(|hat| committees_of(&reference.tree, &hat)).collect();
        let barred = policy.bonds.iter().filter_map(|bond| match bond {
            Bond::Barred(body) => Some(*body),
            _ => None,
        });
        Ok(Self { about, led, committees, barred: barred.collect() })
    }

    /// Whether a body may have the case: no subject leads it, here or by another post, it would not judge
    /// one of its own, and neither it nor a body above it had the matter before.
    pub fn admits(&self, tree: &UnitTree, unit: UnitId) -> bool {
        !tree.ancestors(unit).iter().any(|above| self.barred.contains(above))
            && !judges_its_own(tree, unit, &self.committees)
            && !unit_conflict(tree, unit, &self.led)
    }
}

/// Who holds today a post that these bonds name, but for those who are kept away in person alone.
async fn todays_holders(
    db: &impl ConnectionTrait,
    bonds: &BTreeSet<Bond>,
    today: Date,
) -> Result<Vec<OfficerId>, DbErr> {
    let posts = bonds.iter().filter_map(|bond| match *bond {
        Bond::Post(unit, post) => Some((unit, post)),
        _ => None,
    });
    let held = holding::holders(db, &posts.collect(), today).await?;
    Ok(held.into_iter().filter(|officer| !bonds.contains(&Bond::Declared(*officer))).collect())
}

/// What these persons lead today.
///
/// # Errors
/// Those of the database.
pub(super) async fn led_by(
    db: &impl ConnectionTrait,
    reference: &Reference,
    persons: &BTreeSet<OfficerId>,
    today: Date,
) -> Result<Vec<Subject>, DbErr> {
    let persons = &same_persons::with_others(db, persons.clone()).await?;
    let held = people::of_officers(db, persons).await?;
    let active = held.into_iter().filter(|(_, held)| held.is_active(today));
    let hats = active.map(|(officer, held)| (officer, reference.held_hat(&held)));
    let mut led: Vec<Subject> =
        hats.filter(|(_, hat)| hat.leads).map(|(officer, hat)| hat.subject(Some(officer))).collect();
    let in_place = deputies::led_by(db, persons, today).await?;
    led.extend(in_place.into_iter().map(|(officer, unit)| Subject {
        unit,
        post: None,
        officer: Some(officer),
        leads: true,
    }));
    Ok(led)
}

/// The Front that receives a case about somebody with these hats, and which of those who only may be meant, by
/// what they lead, could not be passed over: nobody but a Front that they lead is there to take it. They are kept from it in
/// person, and those who work for them are not.
///
/// # Errors
/// [`NoFront`].
pub(super) fn receiving(
    reference: &Reference,
    hats: &[Hat],
    led: &[Subject],
    province: Option<AreaId>,
    commune: Option<AreaId>,
) -> Result<(UnitId, BTreeSet<OfficerId>), NoFront> {
    let tree = &reference.tree;
    let staffed = |unit: UnitId| reference.staff.receives.contains(&unit);
    let usual = intake_front(tree, hats, &[], province, commune, &staffed)?.front;
    let strict = intake_front(tree, hats, led, province, commune, &staffed).map(|intake| intake.front);
    if let Ok(front) = strict
        && (front == usual || staffed(front))
    {
        return Ok((front, BTreeSet::new()));
    }
    let above = tree.ancestors(usual);
    let leading = led.iter().filter(|subject| above.contains(&subject.unit)).filter_map(|subject| subject.officer);
    Ok((usual, leading.collect()))
}
