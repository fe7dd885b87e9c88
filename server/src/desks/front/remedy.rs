//! The answer holds, and what it promises is followed from now on (T20).

use domain::case::promise::Promise;
use domain::feedback::Check;
use domain::unit::UnitId;

use super::FrontOfficer;
use crate::desks::ActError;
use crate::desks::act::Opened;
use crate::store::{answers, promises};

impl FrontOfficer {
    /// Releases the answer and stores the promises.
    pub(super) async fn follow_remedy(
        &self,
        opened: &mut Opened,
        checks: &[Check],
        promised: &[Promise],
    ) -> Result<(), ActError> {
        self.judge(opened, checks, answers::RELEASED).await?;
        let rows = answers::of_case(&opened.tx, opened.row.id).await?;
        let answer = rows.iter().rev().find(|row| row.status == answers::RELEASED).ok_or(ActError::Stale)?;
        let unit = UnitId(opened.row.handling_unit_id.ok_or(ActError::Stale)?);
        promises::insert(&opened.tx, &opened.key, opened.row.id, answer.id, unit, promised).await?;
        Ok(())
    }
}
