//! Words that were written before, in the forms of the Front.

use domain::policy::{Action, decide};
use domain::role::Desk;

use super::FrontOfficer;
use crate::desks::{ActError, templates, view};
use crate::http::fields::Fields;
use crate::store::cases;

impl FrontOfficer {
    /// A form of a case with the chosen words in it, behind what was typed. Nothing is made.
    ///
    /// # Errors
    /// [`ActError::NotFound`] when the case is not there or not for them; [`ActError::Invalid`] when nothing was
    /// chosen, or something that is not offered.
    pub async fn with_template(&self, number: &str, fields: &Fields) -> Result<Fields, ActError> {
        let db = self.services.db.reader();
        let row = cases::by_number(db, number).await?.ok_or(ActError::NotFound)?;
        let facts = cases::facts(db, &row).await?;
        let me = self.officer.principal();
        if [Action::ViewAsFront, Action::ViewContent].iter().any(|view| !decide(&me, *view, &facts).is_allowed()) {
            return Err(ActError::NotFound);
        }
        templates::filled(&self.services, &row, view::state(&row.state)?, Desk::Front, fields).await
    }
}
