//! The office desk: bodies, people and lists. It holds no case and cannot open one.

mod breaches;
pub mod calendar;
mod change;
mod import;
mod in_words;
mod journal;
pub mod lists;
mod moving;
mod namesakes;
mod people;
mod placing;
mod protection;
mod read;
mod requests;
mod retention;
mod role;
mod templates;
#[cfg(test)]
mod tests;
mod units;

pub use import::{ImportError, MAX_ROWS};
pub(crate) use role::must_stay_apart;

use app::desks::{
    Answer, CategoryRow, DeadlineRow, DeskError, HolderGap, JournalRow, Listed, MoveRow, OfficeDesk, OfficeRights,
    PersonForm, PersonRow, PostRow, RuleRow, StaffGap, TemplateRow, TemplateView, UnitChoices, UnitForm, UnitQuery,
    UnitRow, UnownedRow,
};
use async_trait::async_trait;
use domain::case::Transition;
use domain::case::act::required_fields;
use domain::case::guard::Refusal;
use domain::role::Role;

use super::{ActError, Officer, ReadError};
use crate::Services;

/// Who may change bodies and the calendar.
const KEEPERS: &[Role] = &[Role::Administrator, Role::ReferenceKeeper];
/// Who may change accounts, and see more of a person than a list shows.
const ADMINISTRATORS: &[Role] = &[Role::Administrator];

/// Who reads what the office did.
const WATCHERS: &[Role] = &[Role::Administrator, Role::Auditor];

/// An officer of the office. Everybody here may read the lists; what goes further asks for a role.
#[derive(Clone)]
pub struct OfficeOfficer {
    services: Services,
    officer: Officer,
}

impl OfficeOfficer {
    #[must_use]
    pub fn new(services: Services, officer: Officer) -> Self {
        Self { services, officer }
    }

    #[must_use]
    pub fn officer(&self) -> &Officer {
        &self.officer
    }

    fn holds(&self, roles: &[Role]) -> bool {
        self.officer.official().memberships().iter().any(|membership| roles.contains(&membership.role))
    }

    fn may_change(&self, roles: &[Role]) -> Result<(), ActError> {
        if self.holds(roles) { Ok(()) } else { Err(Refusal::WrongActor.into()) }
    }

    /// # Errors
    /// When this officer does not administer accounts.
    pub(super) fn may_change_accounts(&self) -> Result<(), ActError> {
        self.may_change(ADMINISTRATORS)
    }

    fn may_look(&self, roles: &[Role]) -> Result<(), ReadError> {
        if self.holds(roles) { Ok(()) } else { Err(ReadError::NotFound) }
    }
}

#[async_trait]
impl OfficeDesk for OfficeOfficer {
    fn rights(&self) -> OfficeRights {
        OfficeRights {
            bodies: self.holds(KEEPERS),
            lists: self.holds(KEEPERS),
            calendar: self.holds(KEEPERS),
            people: self.holds(ADMINISTRATORS),
            journal: self.holds(WATCHERS),
            protection: self.holds(retention::LOOKERS),
            requests: self.holds(retention::PROTECTORS),
            breaches: self.holds(breaches::READERS),
        }
    }

    async fn units(&self, query: &UnitQuery) -> Answer<Listed<UnitRow>> {
        self.unit_rows(query).await.map_err(DeskError::from)
    }

    async fn unit(&self, id: i64) -> Answer<UnitForm> {
        self.unit_form(id).await.map_err(DeskError::from)
    }

    async fn waiting_moves(&self) -> Answer<u64> {
        self.moves_waiting().await.map_err(DeskError::from)
    }

    async fn unit_choices(&self) -> Answer<UnitChoices> {
        self.unit_lists().map_err(DeskError::from)
    }

    async fn posts(&self) -> Answer<Vec<PostRow>> {
        Ok(self.post_rows())
    }

    async fn people(&self, after: Option<&str>) -> Answer<Listed<PersonRow>> {
        self.person_rows(after).await.map_err(DeskError::from)
    }

    async fn person(&self, id: i64) -> Answer<PersonForm> {
        self.person_form(id).await.map_err(DeskError::from)
    }

    async fn categories(&self) -> Answer<Vec<CategoryRow>> {
        Ok(self.category_rows())
    }

    async fn deadlines(&self) -> Answer<Vec<DeadlineRow>> {
        Ok(self.deadline_rows())
    }

    async fn rules(&self) -> Answer<Vec<RuleRow>> {
        self.rule_rows().await.map_err(DeskError::from)
    }

    async fn moves(&self) -> Answer<Vec<MoveRow>> {
        let row = |&transition: &Transition| MoveRow { transition, required: required_fields(transition) };
        Ok(Transition::ALL.iter().map(row).collect())
    }

    async fn journal(&self, before: Option<&str>) -> Answer<Listed<JournalRow>> {
        self.journal_rows(before).await.map_err(DeskError::from)
    }

    async fn templates(&self, after: Option<&str>) -> Answer<Listed<TemplateRow>> {
        self.template_rows(after).await.map_err(DeskError::from)
    }

    async fn template(&self, series: Option<i64>) -> Answer<TemplateView> {
        self.template_view(series).await.map_err(DeskError::from)
    }

    async fn unowned(&self, after: Option<&str>) -> Answer<Listed<UnownedRow>> {
        self.unowned_rows(after).await.map_err(DeskError::from)
    }

    async fn staff_gaps(&self) -> Answer<Vec<StaffGap>> {
        self.fronts_without().await.map_err(DeskError::from)
    }

    async fn holder_gaps(&self) -> Answer<Vec<HolderGap>> {
        self.gaps().await.map_err(DeskError::from)
    }
}
