//! The port of those who answer for personal data, decide about erasures or watch.

use app::desks::{Answer, DeskError, DueCases, Listed, Periods, ProtectionDesk, RunRow, RunView};
use async_trait::async_trait;
use domain::retention::ErasureCause;

use super::OfficeOfficer;

#[async_trait]
impl ProtectionDesk for OfficeOfficer {
    async fn periods(&self) -> Answer<Periods> {
        self.period_rows().await.map_err(DeskError::from)
    }

    async fn due_cases(&self, cause: ErasureCause, after: Option<&str>) -> Answer<DueCases> {
        self.due_rows(cause, after).await.map_err(DeskError::from)
    }

    async fn runs(&self, before: Option<&str>) -> Answer<Listed<RunRow>> {
        self.run_rows(before).await.map_err(DeskError::from)
    }

    async fn run(&self, id: i64, after: Option<&str>) -> Answer<RunView> {
        self.run_view(id, after).await.map_err(DeskError::from)
    }
}
