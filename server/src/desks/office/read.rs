//! What the office reads.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use app::desks::{
    CategoryRow, Choice, DeadlineRow, HolderGap, Listed, MembershipRow, Missing, PersonForm, PersonRow, PostRow,
    RuleRow, StaffGap, UnitChoices, UnitForm, UnitQuery, UnitRow, UnownedRow,
};
use app::words::Lang;
use domain::opening::{self, HOLDERS_PER_GROUP, HolderGroup};
use domain::private::Private;
use domain::role::{Desk, Role};
use domain::text::{self, fold};
use domain::unit::{AreaId, Level, PostId, UnitId, UnitKind};
use time::Date;

use super::{ADMINISTRATORS, KEEPERS, OfficeOfficer};
use crate::desks::ReadError;
use crate::reference::Reference;
use crate::store::entity::units;
use crate::store::office::{self, accounts, bodies, moves};
use crate::store::{holders, identities, inbox, people, recoveries};

/// Rows of a page.
pub(super) const PAGE: usize = 50;
/// Bodies that a warning names.
const NAMED: usize = 10;

/// Cuts what was read down to a page: one row more was asked for, to know whether there are more.
pub(super) fn page<R>(mut rows: Vec<R>, key: impl Fn(&R) -> String) -> (Vec<R>, Option<String>) {
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(key);
    (rows, next)
}

fn unit_row(reference: &Reference, row: units::Model) -> UnitRow {
    // One that is closed stands nowhere any more; its row says where it once stood.
    let area = reference.tree.get(UnitId(row.id)).map_or(row.area_id.map(AreaId), |unit| unit.area);
    UnitRow {
        id: row.id,
        superior: reference.tree.superior(UnitId(row.id)).map(|unit| reference.unit_name(unit)),
        area: area.map(|area| reference.place_name(area)).filter(|name| !name.is_empty()),
        code: row.code,
        name: row.name,
        system: row.system,
        level: row.level,
        valid_to: row.valid_to.map(last_day),
    }
}

/// Stored is the first day on which something no longer holds; people read the last one.
fn last_day(first_day_after: Date) -> Date {
    first_day_after.previous_day().unwrap_or(first_day_after)
}

impl OfficeOfficer {
    /// The Fronts that would keep the names of senders and cannot, with fewer than two of a group, and those that keep
    /// some from when they did.
    pub(super) async fn gaps(&self) -> Result<Vec<HolderGap>, ReadError> {
        let services = &self.services;
        let (db, reference, today) = (services.db.reader(), services.reference.get(), services.clock.today());
        let fronts = reference
            .staff
            .working
            .iter()
            .filter(|unit| reference.tree.get(**unit).is_some_and(|unit| unit.kind == UnitKind::Front));
        let keepers: BTreeSet<UnitId> = fronts.filter_map(|front| opening::keeper(&reference.tree, *front)).collect();
        let before = holders::keepers(db).await?.into_iter().filter(|keeper| !keepers.contains(keeper));
        let (mut gaps, mut all) = (Vec::new(), Vec::from_iter(keepers.iter().map(|keeper| (*keeper, false))));
        for keeper in before {
            if identities::is_needed(db, keeper).await? {
                all.push((keeper, true));
            }
        }
        for (keeper, no_more) in all {
            let admitted = holders::in_state(db, keeper, holders::ADMITTED, today).await?;
            let of = |group: HolderGroup| admitted.iter().filter(|row| row.side == group.code()).count();
            let (custodians, approvers) = (of(HolderGroup::Custodian), of(HolderGroup::Approver));
            if custodians.min(approvers) < HOLDERS_PER_GROUP {
                gaps.push(HolderGap { keeper: reference.unit_name(keeper), custodians, approvers, no_more });
            }
        }
        Ok(gaps)
    }

    /// Fronts at which feedback waits that nobody receives, and Fronts in which somebody works, but nobody does what a
    /// Front needs somebody for.
    pub(super) async fn fronts_without(&self) -> Result<Vec<StaffGap>, ReadError> {
        let (db, reference, today) =
            (self.services.db.reader(), self.services.reference.get(), self.services.clock.today());
        let is_front = |unit: &UnitId| reference.tree.get(*unit).is_some_and(|unit| unit.kind == UnitKind::Front);
        let gap = |missing: Missing, fronts: Vec<UnitId>| {
            let mut fronts: Vec<String> = fronts.into_iter().map(|front| reference.unit_name(front)).collect();
            fronts.sort_by_cached_key(|name| text::sort_key(name));
            let more = fronts.len().saturating_sub(NAMED);
            fronts.truncate(NAMED);
            (!fronts.is_empty()).then_some(StaffGap { missing, fronts, more })
        };
        let mut waiting = inbox::fronts_with_new(db, self.officer.official().standing()).await?;
        waiting.retain(|front| !reference.staff.receives.contains(front));
        let mut gaps = Vec::from_iter(gap(Missing::Receiver, waiting));
        for role in [Role::Intake, Role::Triage, Role::FrontLeader, Role::AssistedEntry] {
            let held = accounts::bodies_with(db, role, today).await?;
            let without =
                reference.staff.working.iter().copied().filter(is_front).filter(|front| !held.contains(front));
            gaps.extend(gap(Missing::Role(role), without.collect()));
        }
        Ok(gaps)
    }

    /// Counts alone, and none of what this officer may not know of.
    pub(super) async fn unowned_rows(&self, after: Option<&str>) -> Result<Listed<UnownedRow>, ReadError> {
        self.may_look(ADMINISTRATORS)?;
        let (db, reference) = (self.services.db.reader(), self.services.reference.get());
        let after = after.and_then(|key| key.parse().ok()).unwrap_or_default();
        let standing = self.officer.official().standing();
        let mut bodies: BTreeMap<i64, (u64, u64)> = BTreeMap::new();
        for desk in [Desk::Front, Desk::Unit] {
            for (body, count) in inbox::unowned_by_body(db, desk, standing, after, PAGE as u64 + 1).await? {
                let counts = bodies.entry(body).or_default();
                let count = u64::try_from(count).unwrap_or_default();
                *(if desk == Desk::Front { &mut counts.0 } else { &mut counts.1 }) = count;
            }
        }
        let (rows, next) = page(bodies.into_iter().take(PAGE + 1).collect(), |(body, _)| body.to_string());
        let row =
            |(body, (at_front, at_unit))| UnownedRow { body: reference.unit_name(UnitId(body)), at_front, at_unit };
        Ok(Listed { rows: rows.into_iter().map(row).collect(), next })
    }

    pub(super) async fn unit_rows(&self, query: &UnitQuery) -> Result<Listed<UnitRow>, ReadError> {
        let folded = fold(&query.name);
        if folded.is_empty() && !query.name.trim().is_empty() {
            // No name consists of what folding drops.
            return Ok(Listed { rows: Vec::new(), next: None });
        }
        let wanted = Some(folded.as_str()).filter(|part| !part.is_empty());
        let after = query.after.as_deref().and_then(|key| key.parse().ok());
        let rows = bodies::page(
            self.services.db.reader(),
            wanted,
            query.waiting && self.holds(KEEPERS),
            after,
            PAGE as u64 + 1,
        )
        .await?;
        let (rows, next) = page(rows, |row| row.id.to_string());
        let reference = self.services.reference.get();
        Ok(Listed { rows: rows.into_iter().map(|row| unit_row(&reference, row)).collect(), next })
    }

    pub(super) async fn unit_form(&self, id: i64) -> Result<UnitForm, ReadError> {
        self.may_look(KEEPERS)?;
        let db = self.services.db.reader();
        let row = bodies::by_id(db, id).await?.ok_or(ReadError::NotFound)?;
        let (_, newest) = moves::positions_of(db, &row).await?.newest();
        let links: Vec<i64> = newest.links().map(|link| link.0).collect();
        let codes = bodies::codes(db, &links).await?;
        let code = |link: Option<UnitId>| link.and_then(|id| codes.get(&id.0).cloned()).unwrap_or_default();
        let reference = self.services.reference.get();
        let area = newest.area.and_then(|area| reference.areas.get(&area));
        Ok(UnitForm {
            id: Some(row.id),
            area: area.map(|area| area.code.clone()).unwrap_or_default(),
            parent: code(newest.parent),
            led_by: code(newest.led_by),
            front_above: code(newest.front_above),
            closed_on: row.valid_to.map(last_day),
            moves: self.moves_of(db, &row).await?,
            code: row.code,
            name: row.name,
            kind: row.kind,
            level: row.level,
        })
    }

    /// Of how many bodies a move waits for the second officer.
    pub(super) async fn moves_waiting(&self) -> Result<u64, ReadError> {
        self.may_look(KEEPERS)?;
        Ok(moves::count_waiting(self.services.db.reader()).await?)
    }

    /// Each province is followed by its communes.
    pub(super) fn unit_lists(&self) -> Result<UnitChoices, ReadError> {
        self.may_look(KEEPERS)?;
        let reference = self.services.reference.get();
        let communes = |province: &AreaId| reference.communes.get(province).into_iter().flatten().copied();
        let areas =
            reference.provinces.iter().flat_map(|province| std::iter::once(*province).chain(communes(province)));
        Ok(UnitChoices {
            areas: areas
                .filter_map(|area| reference.areas.get(&area))
                .map(|area| Choice { value: area.code.clone(), label: reference.place_name(area.id) })
                .collect(),
            kinds: UnitKind::ALL.iter().map(|kind| kind.code().to_owned()).collect(),
            levels: Level::ALL.iter().map(|level| level.code().to_owned()).collect(),
        })
    }

    pub(super) fn post_rows(&self) -> Vec<PostRow> {
        let reference = self.services.reference.get();
        let places = UnitKind::ALL.iter().flat_map(|kind| Level::ALL.iter().rev().map(move |level| (*kind, *level)));
        places
            .flat_map(|place| reference.posts_of.get(&place).into_iter().flatten())
            .filter_map(|id| reference.posts.get(id))
            .map(|name| PostRow {
                id: name.post.id.0,
                code: name.post.code.clone(),
                unit_kind: name.post.kind.code().to_owned(),
                level: name.post.level.code().to_owned(),
                name: name.name_vi.clone(),
                head: name.post.head,
                deputy: name.post.deputy,
                key_cadre: name.post.key_cadre,
                committee_member: name.post.committee_member,
                managed_by: name.post.managed_by.code().to_owned(),
            })
            .collect()
    }

    /// With the roles of today.
    pub(super) async fn person_rows(&self, after: Option<&str>) -> Result<Listed<PersonRow>, ReadError> {
        let db = self.services.db.reader();
        let today = self.services.clock.today();
        let (rows, next) = page(accounts::page(db, after, PAGE as u64 + 1).await?, |row| row.login.clone());
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let mut roles: HashMap<i64, Vec<(String, String)>> = HashMap::new();
        for (membership, unit, _) in accounts::places_of(db, &ids).await? {
            if membership.since <= today && membership.until.is_none_or(|until| until > today) {
                let unit = unit.map(|unit| unit.name).unwrap_or_default();
                roles.entry(membership.officer_id).or_default().push((membership.role, unit));
            }
        }
        let rows = rows
            .into_iter()
            .map(|row| PersonRow {
                id: row.id,
                name: row.name.reveal().to_owned(),
                active: row.status == people::ACTIVE,
                roles: roles.remove(&row.id).unwrap_or_default(),
                login: row.login,
            })
            .collect();
        Ok(Listed { rows, next })
    }

    pub(super) async fn person_form(&self, id: i64) -> Result<PersonForm, ReadError> {
        self.may_look(ADMINISTRATORS)?;
        let db = self.services.db.reader();
        let row = people::by_id(db, id).await?.ok_or(ReadError::NotFound)?;
        let memberships = accounts::places_of(db, &[id]).await?;
        let namesakes = self.namesakes_of(db, id).await?;
        let recovery = recoveries::of_account(db, id, self.services.clock.now()).await?;
        let reference = self.services.reference.get();
        Ok(PersonForm {
            id: row.id,
            login: row.login,
            name: row.name.reveal().to_owned(),
            email: row.email.map(|email| Private::from(email.reveal())),
            active: row.status == people::ACTIVE,
            namesakes,
            today: self.services.clock.today(),
            recovery_since: recovery.map(|row| row.opened_on),
            memberships: memberships
                .into_iter()
                .map(|(membership, unit, post)| MembershipRow {
                    id: membership.id,
                    unit: unit.map(|unit| unit.name).unwrap_or_default(),
                    post: post.map(|post| {
                        reference.posts.get(&PostId(post.id)).map_or(post.name_vi, |name| name.name_vi.clone())
                    }),
                    role: membership.role,
                    since: membership.since,
                    until: membership.until,
                })
                .collect(),
        })
    }

    pub(super) fn category_rows(&self) -> Vec<CategoryRow> {
        let reference = self.services.reference.get();
        let rows = reference.categories.iter().cloned().map(|row| CategoryRow {
            code: row.code,
            group: row.group,
            name_vi: row.name_vi,
            name_en: row.name_en,
            source: row.source,
            citizens: row.citizens,
            enabled: row.enabled,
        });
        rows.collect()
    }

    pub(super) fn deadline_rows(&self) -> Vec<DeadlineRow> {
        let reference = self.services.reference.get();
        let mut limits: Vec<_> = reference.limits.values().cloned().collect();
        limits.sort_by(|a, b| a.key.cmp(&b.key));
        let rows = limits.into_iter().map(|row| DeadlineRow {
            key: row.key,
            amount: row.amount,
            unit: row.unit.code().to_owned(),
            starts_at: row.starts_at,
            basis: row.basis,
            mark: row.mark,
        });
        rows.collect()
    }

    pub(super) async fn rule_rows(&self) -> Result<Vec<RuleRow>, ReadError> {
        let reference = self.services.reference.get();
        let rows = office::rules(self.services.db.reader(), self.services.clock.today()).await?;
        let rows = rows.into_iter().map(|row| RuleRow {
            series: row.series.unwrap_or(row.id),
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            position: row.position,
            system: row.system,
            level: row.level,
            rank: row.rank,
            post: row.post_code.map(|code| post_title(&reference, &code)),
            category: row.category_code.map(|code| reference.category_name(&code, Lang::Vi)),
            managed_by: row.managed_by,
            target: row.target,
            copy: row.copy_target,
            explanation: row.explanation,
        });
        Ok(rows.collect())
    }
}

/// The title of a post. A rule names it by its code, which is the same wherever there is such a
/// post, and so is the title.
fn post_title(reference: &Reference, code: &str) -> String {
    let post = reference.posts.values().find(|name| name.post.code == code);
    post.map_or_else(|| code.to_owned(), |name| name.name_vi.clone())
}
