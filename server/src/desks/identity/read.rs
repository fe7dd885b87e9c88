//! What the pages of the identity desk show.

use app::desks::{
    Answer, DeskError, HolderRow, IdentityDesk, KeysView, Listed, OpeningRow, OpeningView, OwnKey, RequestView,
    RewrapView,
};
use async_trait::async_trait;
use domain::opening::{HolderGroup, OpeningState};
use domain::policy::Action;
use domain::unit::UnitId;
use sea_orm::ConnectionTrait;

use super::rewrap::entered;
use super::{IdentityOfficer, places};
use crate::desks::{ActError, ReadError};
use crate::reference::Reference;
use crate::store::cases::{self, CaseError};
use crate::store::entity::{cases as case_rows, holders as holder_rows, openings as rows};
use crate::store::holders::{self, ADMITTED, NEW, WAITING};
use crate::store::{events, identities, openings, people, rewraps};

/// Rows of a page.
const PAGE: usize = 50;

#[async_trait]
impl IdentityDesk for IdentityOfficer {
    async fn keys(&self) -> Answer<KeysView> {
        self.read_keys().await.map_err(DeskError::from)
    }

    async fn request(&self, number: &str) -> Answer<RequestView> {
        self.read_request(number).await.map_err(DeskError::from)
    }

    async fn openings(&self, before: Option<&str>) -> Answer<Listed<OpeningRow>> {
        self.read_openings(before).await.map_err(DeskError::from)
    }

    async fn opening(&self, id: i64) -> Answer<OpeningView> {
        self.read_opening(id).await.map_err(DeskError::from)
    }
}

impl IdentityOfficer {
    async fn read_keys(&self) -> Result<KeysView, ReadError> {
        let db = self.services.db.reader();
        let (reference, today) = (self.services.reference.get(), self.services.clock.today());
        let places = places(self.officer.official(), &reference.tree);
        let own = holders::of_officer(db, self.officer.id()).await?;
        let held = own.as_ref().map(holders::place).transpose()?.filter(|place| places.contains(place));
        let keeper = held.or_else(|| places.first().copied()).ok_or(ReadError::NotFound)?.keeper;
        let admitted = holders::in_state(db, keeper, ADMITTED, today).await?;
        let waiting = holders::in_state(db, keeper, WAITING, today).await?;
        let circle = holders::circle(db, &self.services.vault, keeper, today).await?;
        let left = match &circle {
            Some(circle) => identities::count_sealed_to_others(db, keeper, &circle.name()).await?,
            None => 0,
        };
        Ok(KeysView {
            keeper: reference.unit_name(keeper),
            groups: places.iter().filter(|place| place.keeper == keeper).map(|place| place.group).collect(),
            group: held.map(|place| place.group),
            own: held.and(own.as_ref()).map_or(OwnKey::None, own_key),
            holders: holder_rows(db, admitted.iter().chain(&waiting)).await?,
            ready: circle.is_some(),
            rewrap: self.read_rewrap(keeper, left).await?,
        })
    }

    async fn read_rewrap(&self, keeper: UnitId, left: u64) -> Result<RewrapView, ReadError> {
        let Some(row) = rewraps::newest(self.services.db.reader(), keeper).await? else {
            return Ok(RewrapView { left, ..RewrapView::default() });
        };
        let open = row.period_key.is_some() && row.ends_at > self.services.clock.now();
        let count = |stored: i32| u32::try_from(stored).unwrap_or_default();
        Ok(RewrapView {
            left,
            until: open.then_some(row.ends_at),
            approver_entered: open && entered(&row, HolderGroup::Approver),
            custodian_entered: open && entered(&row, HolderGroup::Custodian),
            done: count(row.done),
            failed: count(row.failed),
        })
    }

    async fn read_request(&self, number: &str) -> Result<RequestView, ReadError> {
        let db = self.services.db.reader();
        let row = cases::by_number(db, number).await?.ok_or(ReadError::NotFound)?;
        if !self.may(Action::RequestOpening, &cases::facts(db, &row).await?) {
            return Err(ReadError::NotFound);
        }
        let (keeper, _) = identities::sealed(db, row.id).await?.ok_or(ReadError::NotFound)?;
        Ok(RequestView {
            keeper: self.services.reference.get().unit_name(keeper),
            pending: openings::is_pending(db, row.id, self.services.clock.now()).await?,
            number: row.number,
        })
    }

    async fn read_openings(&self, before: Option<&str>) -> Result<Listed<OpeningRow>, ReadError> {
        let db = self.services.db.reader();
        let reference = self.services.reference.get();
        let places = places(self.officer.official(), &reference.tree);
        let keepers: Vec<UnitId> = places.iter().map(|place| place.keeper).collect();
        if keepers.is_empty() {
            return Err(ReadError::NotFound);
        }
        let mut before = before.and_then(|key| key.parse().ok());
        let mut list = Vec::new();
        // What somebody must not see leaves no gap: a page is filled from what comes after it.
        loop {
            let some = openings::of_keepers(db, &keepers, before, PAGE as u64).await?;
            let last = some.last().map(|row| row.id);
            for row in some {
                let case = cases::by_id(db, row.case_id).await?.ok_or(ReadError::NotFound)?;
                if self.may(Action::ViewOpening(openings::people(&row)), &cases::facts(db, &case).await?) {
                    list.push(opening_row(db, &self.services, &reference, &case, &row).await?);
                }
            }
            if last.is_none() || list.len() > PAGE {
                break;
            }
            before = last;
        }
        let more = list.len() > PAGE;
        list.truncate(PAGE);
        let next = list.last().filter(|_| more).map(|row| row.id.to_string());
        Ok(Listed { rows: list, next })
    }

    async fn read_opening(&self, id: i64) -> Result<OpeningView, ReadError> {
        let (db, services) = (self.services.db.reader(), &self.services);
        let reference = services.reference.get();
        let row = openings::by_id(db, id).await?.ok_or(ReadError::NotFound)?;
        let case = cases::by_id(db, row.case_id).await?.ok_or(ReadError::NotFound)?;
        let facts = cases::facts(db, &case).await?;
        let people = openings::people(&row);
        if !self.may(Action::ViewOpening(people), &facts) {
            return Err(ReadError::NotFound);
        }
        let sender = self.look(&row).await.map_err(|error| match error {
            ActError::Failed(cause) => ReadError::Failed(cause),
            _ => ReadError::NotFound,
        })?;
        let key = cases::key(db, &services.vault, case.id).await?.ok_or(ReadError::NotFound)?;
        let log = events::of_case(db, case.id).await?;
        let note = |seq: Option<i32>| match log.iter().find(|event| Some(event.seq) == seq) {
            Some(event) => events::note(&key, event),
            None => Ok(None),
        };
        let named: Vec<i64> = [Some(row.requested_by), row.decided_by, row.opened_by].into_iter().flatten().collect();
        let names = people::names(db, &named).await?;
        let name = |id: Option<i64>| id.and_then(|id| names.get(&id).cloned());
        let shown = opening_row(db, services, &reference, &case, &row).await?;
        let runs = row.ends_at > services.clock.now();
        let own = holders::of_officer(db, self.officer.id()).await?.filter(|row| row.state == ADMITTED);
        let own = own.as_ref().map(holders::place).transpose()?;
        let holds = |group| own.is_some_and(|place| place.group == group && place.keeper == people.keeper);
        let approves = self.may(Action::ApproveOpening(people), &facts);
        Ok(OpeningView {
            requester: name(Some(row.requested_by)).unwrap_or_default(),
            reason: note(Some(row.request_seq))?.unwrap_or_default(),
            approver: name(row.decided_by),
            ground: note(row.decision_seq)?,
            hold: row.hold,
            custodian: name(row.opened_by),
            ends_at: row.ends_at,
            may_approve: shown.state == OpeningState::Requested && approves && holds(HolderGroup::Approver),
            may_open: shown.state == OpeningState::Approved
                && runs
                && holds(HolderGroup::Custodian)
                && self.may(Action::OpenIdentity(people), &facts),
            may_lift_hold: row.hold && approves,
            sender,
            row: shown,
        })
    }
}

/// A line about a request.
pub(in crate::desks) async fn opening_row(
    db: &impl ConnectionTrait,
    services: &crate::Services,
    reference: &Reference,
    case: &case_rows::Model,
    row: &rows::Model,
) -> Result<OpeningRow, CaseError> {
    let state = openings::state(row)?;
    let over = state.is_pending() && row.ends_at <= services.clock.now();
    let asked = events::find(db, case.id, row.request_seq).await?;
    Ok(OpeningRow {
        id: row.id,
        number: case.number.clone(),
        front: reference.unit_name(UnitId(case.front_id)),
        // The job that ends what waited in vain comes by once a minute.
        state: if over { OpeningState::Ended } else { state },
        requested_on: asked.map_or(case.received_on, |event| event.on_date),
    })
}

fn own_key(row: &holder_rows::Model) -> OwnKey {
    match row.state.as_str() {
        NEW => OwnKey::Unconfirmed,
        WAITING => OwnKey::Waiting,
        _ => OwnKey::Admitted,
    }
}

async fn holder_rows(
    db: &impl ConnectionTrait,
    rows: impl Iterator<Item = &holder_rows::Model>,
) -> Result<Vec<HolderRow>, CaseError> {
    let rows: Vec<_> = rows.collect();
    let ids: Vec<i64> = rows.iter().map(|row| row.officer_id).collect();
    let names = people::names(db, &ids).await?;
    rows.into_iter()
        .map(|row| {
            Ok(HolderRow {
                name: names.get(&row.officer_id).cloned().unwrap_or_default(),
                group: holders::place(row)?.group,
                admitted: row.state == ADMITTED,
                since: row.since,
            })
        })
        .collect()
}
