//! Filing a report that was signed, and having a month counted again.

use app::desks::ReportQuery;
use domain::case::guard::Refusal;
use domain::paper::PaperForm;
use domain::reports::{Period, ReportForm, ReportKind, Signed, Words, correction};

use crate::desks::front::FrontOfficer;
use crate::desks::reports::reading::{ids_as_text, may_correct, may_file};
use crate::desks::{ActError, reports as counting};
use crate::http::fields::Fields;
use crate::store::detached;
use crate::store::reports::{self, Filing};

impl FrontOfficer {
    /// # Errors
    /// [`ActError::NotFound`] when the reports of this Front are not for this officer.
    pub fn sees_reports_of(&self, front: i64) -> Result<(), ActError> {
        Ok(self.of_front(front).map(|_| ())?)
    }

    /// The texts of a report as they were typed, judged; nothing is kept.
    ///
    /// # Errors
    /// [`ActError`].
    pub fn check_report(&self, front: i64, fields: &Fields) -> Result<Words, ActError> {
        self.of_front(front)?;
        if !may_file(&self.officer, front) {
            return Err(Refusal::WrongActor.into());
        }
        Ok(ReportForm::check(|name| fields.one(name))?)
    }

    /// Files a report that was signed; returns its position in the period.
    ///
    /// # Errors
    /// [`ActError::Stale`] when its figures are not those that were shown.
    pub async fn file_report(&self, front: i64, period: Period, fields: &Fields) -> Result<i32, ActError> {
        let words = match self.check_report(front, fields) {
            Ok(words) => Ok(words),
            Err(ActError::Invalid(errors)) => Err(errors),
            Err(error) => return Err(error),
        };
        let form: PaperForm = fields.to_form().unwrap_or_default();
        let query = ReportQuery { front, period, version: None, signed: None };
        let reader = self.report_reader(front)?;
        let counted = reader.counted(&query).await?;
        let before = !reader.readable(front, period, &counted).await?.is_empty();
        let refiled = ReportForm::refiled(fields.one(ReportForm::REFILED), before);
        let contact = ReportForm::contact(|name| fields.one(name));
        let signature = form.check(self.services.clock.today());
        let (words, contact, refiled, signature) = match (words, contact, refiled, signature) {
            (Ok(words), Ok(contact), Ok(refiled), Ok(signature)) => (words, contact, refiled, signature),
            (words, contact, refiled, signature) => {
                let mut errors = words.err().unwrap_or_default();
                let further = [contact.err(), refiled.err(), signature.err()];
                further.into_iter().flatten().for_each(|more| errors.append(more));
                return Err(errors.into());
            }
        };
        let ids = counted.ids();
        if fields.one("counted") != ids_as_text(&ids) {
            return Err(ActError::Stale);
        }
        let seen = counted.mark(&ids);
        let year_before = reader.year_before(front, period).await?;
        let sheet = counted.sheet();
        let signed = Signed { words, sheet, year_before, signature, contact: Some(contact), refiled };
        let (services, by) = (self.services.clone(), self.officer.id());
        detached(
            async move {
                let today = services.clock.today();
                let tx = services.db.begin().await?;
                // Somebody else filed one since this was looked at.
                if !before && reports::filed(&tx, front, period).await?.iter().any(|row| row.seen == seen) {
                    return Err(ActError::Stale);
                }
                let filing = Filing { front, period, counted: &ids, seen, signed: &signed, by, today };
                let position = reports::file(&tx, &services.vault, filing).await?;
                tx.commit().await?;
                Ok(position)
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Has a month counted again, and those after it.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn correct_report(&self, front: i64, period: Period, fields: &Fields) -> Result<(), ActError> {
        self.of_front(front)?;
        if !may_correct(&self.officer, front) || period.kind() != ReportKind::Monthly {
            return Err(Refusal::WrongActor.into());
        }
        let why = correction(fields.one("correction")).map_err(ActError::from)?;
        counting::correct(&self.services, front, period.last(), why, self.officer.id()).await
    }
}
