//! Filing a report that was signed, and having a month counted again.

use app::desks::ReportQuery;
use domain::case::guard::Refusal;
use domain::errors::{FieldErrors, Problem};
use domain::paper::{PaperForm, Signature};
use domain::reports::{Measure, Period, ReportForm, ReportKind, Signed, Words, correction};
use domain::text;
use domain::unit::UnitId;

use crate::desks::front::FrontOfficer;
use crate::desks::reports::reading::{may_correct, may_file, may_prepare, whole};
use crate::desks::{ActError, reports as counting};
use crate::http::fields::Fields;
use crate::store::reports::{self, Filing};
use crate::store::{detached, people};

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
        if !may_prepare(&self.officer, front) {
            return Err(Refusal::WrongActor.into());
        }
        Ok(ReportForm::check(|name| fields.one(name))?)
    }

    /// Files a report that was signed; returns its position in the period. Whoever leads the Front does, and an officer
    /// of the Front signed it.
    ///
    /// # Errors
    /// [`ActError::Stale`] when its figures are not those that were shown.
    pub async fn file_report(&self, front: i64, period: Period, fields: &Fields) -> Result<i32, ActError> {
        let words = match self.check_report(front, fields) {
            Ok(_) if !may_file(&self.officer, front) => return Err(Refusal::WrongActor.into()),
            Ok(words) => Ok(words),
            Err(ActError::Invalid(errors)) => Err(errors),
            Err(error) => return Err(error),
        };
        let before = !reports::filed(self.services.db.reader(), front, period).await?.is_empty();
        let refiled = ReportForm::refiled(fields.one(ReportForm::REFILED), before);
        let contact = ReportForm::contact(|name| fields.one(name));
        let signature = self.signature(front, fields).await?;
        let (words, contact, refiled, signature) = match (words, contact, refiled, signature) {
            (Ok(words), Ok(contact), Ok(refiled), Ok(signature)) => (words, contact, refiled, signature),
            (words, contact, refiled, signature) => {
                let mut errors = words.err().unwrap_or_default();
                let further = [contact.err(), refiled.err(), signature.err()];
                further.into_iter().flatten().for_each(|more| errors.append(more));
                return Err(errors.into());
            }
        };
        let query = ReportQuery { front, period, version: None, signed: None };
        let reader = self.report_reader(front)?;
        let counted = reader.counted(&query).await?;
        let (ids, seen) = (counted.ids(), counted.mark());
        if fields.one("counted") != seen {
            return Err(ActError::Stale);
        }
        let sheet = whole(&self.services, &ids).await?;
        let (mut before_counted, mut year_before) = (Vec::new(), None);
        if let Some((before, _)) = reader.before(&query, None).await? {
            year_before = Some(whole(&self.services, &before).await?.count(Measure::Received));
            before_counted = before;
        }
        let contact = Some(contact);
        let signed = Signed { words, sheet, year_before, before_counted, signature, contact, refiled };
        let (services, by) = (self.services.clone(), self.officer.id());
        detached(
            async move {
                let today = services.clock.today();
                let tx = services.db.begin().await?;
                // Somebody else filed one since this was looked at.
                if !before && !reports::filed(&tx, front, period).await?.is_empty() {
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

    /// Number, date and signer, judged.
    async fn signature(&self, front: i64, fields: &Fields) -> Result<Result<Signature, FieldErrors>, ActError> {
        let form: PaperForm = fields.to_form().unwrap_or_default();
        let signature = match form.check(self.services.clock.today()) {
            Ok(signature) => signature,
            Err(errors) => return Ok(Err(errors)),
        };
        let (db, today) = (self.services.db.reader(), self.services.clock.today());
        let named = |name: &str| text::line(name).to_lowercase();
        let here = people::in_units(db, &[UnitId(front)], today).await?;
        if here.iter().any(|officer| named(officer.name.reveal()) == named(signature.signer.reveal())) {
            return Ok(Ok(signature));
        }
        Ok(Err(FieldErrors::one("signer", Problem::NotAllowed)))
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
