//! The port of those who answer for personal data, decide about erasures or watch.

use app::desks::{
    Answer, BreachRow, BreachView, DataRequestRow, DataRequestView, DeskError, DueCases, Listed, Periods,
    ProtectionDesk, RunRow, RunView,
};
use async_trait::async_trait;
use domain::retention::ErasureCause;

use super::OfficeOfficer;
use super::retention::PROTECTORS;

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

    async fn requests(&self, before: Option<&str>) -> Answer<Listed<DataRequestRow>> {
        self.request_rows(before).await.map_err(DeskError::from)
    }

    async fn request(&self, id: i64) -> Answer<DataRequestView> {
        self.request_view(id).await.map_err(DeskError::from)
    }

    async fn breaches(&self, before: Option<&str>) -> Answer<Listed<BreachRow>> {
        self.breach_rows(before).await.map_err(DeskError::from)
    }

    async fn breach(&self, id: i64) -> Answer<BreachView> {
        self.breach_view(id).await.map_err(DeskError::from)
    }

    fn may_record(&self) -> bool {
        self.holds(PROTECTORS)
    }
}
