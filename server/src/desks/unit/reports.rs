//! What the Front of the area signed, for those who observe: read only. What was
//! there yesterday and is not today would tell of a case, so that everybody reads the same, whatever keeps them from one.
//! And since they have lists of what their own body has, nothing here stands beside such a list: no figure by body, none
//! of few cases.

use app::desks::{Answer, DeskError, Listed, ObserverDesk, ReportQuery, ReportView, SignedReport};
use async_trait::async_trait;
use domain::reports::Period;
use domain::role::Role;
use domain::unit::UnitId;

use super::UnitOfficer;
use crate::desks::ReadError;
use crate::desks::reports::reading::Reader;
use crate::store::cases::CaseError;
use crate::store::reports;

/// Who observes.
const OBSERVERS: &[Role] = &[Role::PartyCommittee, Role::Council];
/// Rows of a page.
const PAGE: usize = 24;

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
            rows.push(SignedReport {
                front: row.front_id,
                issuer: reference.unit_name(UnitId(row.front_id)),
                period,
                position: row.position,
                document_no: row.document_no,
                document_on: row.document_on,
            });
        }
        Ok(Listed { rows, next })
    }

    async fn observed_report(&self, query: &ReportQuery) -> Result<ReportView, ReadError> {
        if !self.observed()?.contains(&UnitId(query.front)) {
            return Err(ReadError::NotFound);
        }
        let reader = Reader { services: &self.services, officer: &self.officer, inside: false };
        reader.report_view(query).await
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
