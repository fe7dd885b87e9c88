//! What the Front of the area signed, for those who observe: read only, and as in every place nothing of a case of
//! which they must not know.

use app::desks::{Answer, DeskError, Listed, ObserverDesk, ReportQuery, ReportView, SignedReport};
use async_trait::async_trait;
use domain::case::State;
use domain::policy::{Lane, ListScope};
use domain::reports::Period;
use domain::role::{Desk, Role};
use domain::unit::UnitId;

use super::UnitOfficer;
use crate::desks::ReadError;
use crate::desks::reports::reading::Reader;
use crate::store::cases::CaseError;
use crate::store::reports;

/// Who observes.
const OBSERVERS: &[Role] = &[Role::PartyCommittee, Role::Council];
/// Rows of a page: of each it is found out whether it may be shown.
const PAGE: usize = 12;

impl UnitOfficer {
    /// The Fronts of the areas of those bodies for which this officer observes.
    fn observed(&self) -> Result<Vec<UnitId>, ReadError> {
        let (reference, official) = (self.services.reference.get(), self.officer.official());
        if official.never_reads() {
            return Err(ReadError::NotFound);
        }
        let held = official.memberships().iter().filter(|held| OBSERVERS.contains(&held.role));
        let areas = held.filter_map(|held| reference.tree.get(held.unit)?.area);
        let mut fronts: Vec<UnitId> = areas.filter_map(|area| reference.tree.front_of(area)).collect();
        fronts.sort_unstable();
        fronts.dedup();
        if fronts.is_empty() { Err(ReadError::NotFound) } else { Ok(fronts) }
    }

    fn report_reader(&self, front: UnitId) -> Reader<'_> {
        let lane = Lane { unit: front, states: State::ALL, raised: false };
        let scope = ListScope { desk: Desk::Front, lanes: vec![lane] };
        Reader { services: &self.services, officer: &self.officer, scope, inside: false }
    }

    async fn observed_reports(&self, before: Option<i64>) -> Result<Listed<SignedReport>, ReadError> {
        let fronts: Vec<i64> = self.observed()?.into_iter().map(|front| front.0).collect();
        let (db, reference) = (self.services.db.reader(), self.services.reference.get());
        let mut found = reports::signed(db, &fronts, before, PAGE as u64 + 1).await?;
        let more = found.len() > PAGE;
        found.truncate(PAGE);
        let next = found.last().filter(|_| more).map(|row| row.id.to_string());
        let mut rows = Vec::new();
        for row in found {
            let period = Period::parse(&row.period).ok_or(CaseError::Code("signed_reports.period"))?;
            let query = ReportQuery { front: row.front_id, period, version: None, signed: None };
            let reader = self.report_reader(UnitId(row.front_id));
            let counted = reader.counted(&query).await?;
            if reader.readable(row.front_id, period, &counted).await?.iter().any(|one| one.id == row.id) {
                rows.push(SignedReport {
                    front: row.front_id,
                    issuer: reference.unit_name(UnitId(row.front_id)),
                    period,
                    position: row.position,
                    document_no: row.document_no,
                    document_on: row.document_on,
                });
            }
        }
        Ok(Listed { rows, next })
    }

    async fn observed_report(&self, query: &ReportQuery) -> Result<ReportView, ReadError> {
        if !self.observed()?.contains(&UnitId(query.front)) {
            return Err(ReadError::NotFound);
        }
        self.report_reader(UnitId(query.front)).report_view(query).await
    }
}

#[async_trait]
impl ObserverDesk for UnitOfficer {
    async fn signed_reports(&self, before: Option<&str>) -> Answer<Listed<SignedReport>> {
        self.observed_reports(before.and_then(|key| key.parse().ok())).await.map_err(DeskError::from)
    }

    async fn signed_report(&self, front: i64, period: Period, position: i32) -> Answer<ReportView> {
        let query = ReportQuery { front, period, version: None, signed: Some(position) };
        self.observed_report(&query).await.map_err(DeskError::from)
    }
}
