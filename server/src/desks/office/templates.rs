//! Keeping the words that an office writes again and again.

use app::desks::{Choice, Listed, TemplateRow, TemplateVersion, TemplateView};
use app::words::Lang;
use domain::case::State;
use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use domain::template::{NewTemplate, Occasion};

use super::change::Change;
use super::read::{PAGE, page};
use super::{KEEPERS, OfficeOfficer};
use crate::desks::{ActError, ReadError};
use crate::http::fields::Fields;
use crate::store::cases::CaseError;
use crate::store::entity::templates as rows;
use crate::store::{detached, people, templates};

impl OfficeOfficer {
    pub(super) async fn template_rows(&self, after: Option<&str>) -> Result<Listed<TemplateRow>, ReadError> {
        let after = after.and_then(|key| key.parse().ok()).unwrap_or_default();
        let found = templates::page(self.services.db.reader(), after, PAGE as u64 + 1).await?;
        let (found, next) = page(found, |row| row.series.to_string());
        let rows = found.iter().map(|row| self.template_row(row)).collect::<Result<_, _>>()?;
        Ok(Listed { rows, next })
    }

    fn template_row(&self, row: &rows::Model) -> Result<TemplateRow, CaseError> {
        let reference = self.services.reference.get();
        let state = row.state.as_deref().map(|code| State::from_code(code).ok_or(CaseError::Code("templates.state")));
        Ok(TemplateRow {
            series: row.series,
            occasion: Occasion::from_code(&row.occasion).ok_or(CaseError::Code("templates.occasion"))?,
            title: row.title.clone(),
            category: row.category.as_deref().map(|code| reference.category_name(code, Lang::Vi)),
            state: state.transpose()?,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
        })
    }

    /// A template with all its versions; without any for a new one.
    pub(super) async fn template_view(&self, series: Option<i64>) -> Result<TemplateView, ReadError> {
        self.may_look(KEEPERS)?;
        let db = self.services.db.reader();
        let found = match series {
            Some(series) => templates::versions(db, series).await?,
            None => Vec::new(),
        };
        if series.is_some() && found.is_empty() {
            return Err(ReadError::NotFound);
        }
        let ids: Vec<i64> = found.iter().filter_map(|row| row.made_by).collect();
        let names = people::names(db, &ids).await?;
        let mut versions = Vec::with_capacity(found.len());
        for row in &found {
            versions.push(TemplateVersion {
                version: row.version,
                body: row.body.clone(),
                category_code: row.category.clone(),
                made_by: row.made_by.and_then(|id| names.get(&id).cloned()),
                row: self.template_row(row)?,
            });
        }
        let reference = self.services.reference.get();
        let categories = reference
            .categories
            .iter()
            .map(|category| Choice { value: category.code.clone(), label: category.name(Lang::Vi).to_owned() });
        let categories = categories.collect();
        Ok(TemplateView { series, versions, categories, today: self.services.clock.today() })
    }

    /// What was typed, judged; nothing is kept.
    ///
    /// # Errors
    /// [`ActError`].
    pub fn check_template(&self, fields: &Fields) -> Result<NewTemplate, ActError> {
        self.may_change(KEEPERS)?;
        let reference = self.services.reference.get();
        let known = |code: &str| reference.categories.iter().any(|category| category.code == code);
        Ok(NewTemplate::check(|name| fields.one(name), known, self.services.clock.today())?)
    }

    /// Keeps a new version, of a known template or of a new one; returns its series.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn keep_template(&self, series: Option<i64>, fields: &Fields) -> Result<i64, ActError> {
        let new = self.check_template(fields)?;
        let by = self.officer.clone();
        detached(
            async move {
                let change = Change::begin(&by).await?;
                let tx = change.tx();
                let (series, before) = match series {
                    Some(series) => {
                        let newest = templates::versions(tx, series).await?.into_iter().next();
                        (series, Some(newest.ok_or(ActError::NotFound)?))
                    }
                    None => (templates::next_series(tx).await?, None),
                };
                // A version that is still to come stays before the one that replaces it.
                if before.as_ref().is_some_and(|before| new.valid_from < before.valid_from) {
                    return Err(FieldErrors::one("valid_from", Problem::NotExtended).into());
                }
                templates::keep(tx, series, before.as_ref(), new, by.id()).await?;
                let line = change.line(What::TemplateKept).about(series);
                change.done(line).await?;
                Ok(series)
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Ends a template: from today on it is offered no more.
    ///
    /// # Errors
    /// [`ActError::Stale`] when it has ended.
    pub async fn end_template(&self, series: i64) -> Result<i64, ActError> {
        self.may_change(KEEPERS)?;
        let (services, by) = (self.services.clone(), self.officer.clone());
        detached(
            async move {
                let change = Change::begin(&by).await?;
                let newest = templates::versions(change.tx(), series).await?.into_iter().next();
                let newest = newest.ok_or(ActError::NotFound)?;
                if newest.valid_to.is_some() {
                    return Err(ActError::Stale);
                }
                templates::end(change.tx(), &newest, services.clock.today()).await?;
                let line = change.line(What::TemplateEnded).about(series);
                change.done(line).await?;
                Ok(series)
            },
            || ActError::Interrupted,
        )
        .await
    }
}
