//! Accounts of one name: one person's, or two.

use std::collections::HashMap;

use app::desks::NamesakeRow;
use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use domain::unit::OfficerId;
use sea_orm::ConnectionTrait;

use super::change::Change;
use super::{ADMINISTRATORS, OfficeOfficer};
use crate::desks::{ActError, ReadError};
use crate::http::fields::Fields;
use crate::store::office::accounts;
use crate::store::{detached, people, same_persons};

impl OfficeOfficer {
    /// Says whether another account, which bears the same name or was said to be the same person's, is the same person.
    /// Nobody says it of themselves.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn say_same_person(&self, id: i64, fields: &Fields, same: bool) -> Result<(), ActError> {
        self.may_change(ADMINISTRATORS)?;
        let other: i64 = fields.one("other").parse().map_err(|_| ActError::Stale)?;
        let (this, by) = (self.clone(), self.officer.id());
        detached(
            async move {
                let (services, pair) = (&this.services, (OfficerId(id), OfficerId(other)));
                let change = Change::begin(&this.officer).await?;
                let known = same_persons::of(change.tx(), id).await?;
                let answered = same_persons::answers(change.tx(), id).await?;
                let asked = known.perhaps.contains(&pair.1) || answered.iter().any(|answer| answer.other_id == other);
                if !asked {
                    return Err(ActError::Stale);
                }
                if [pair.0, pair.1].iter().any(|account| this.officer.official().is(*account)) {
                    return Err(FieldErrors::one("other", Problem::NotAllowed).into());
                }
                same_persons::say(change.tx(), pair, same, by, services.clock.today()).await?;
                let what = if same { What::AccountsOfOne } else { What::AccountsOfTwo };
                change.note(change.line(what).account(pair.1).about(id)).await?;
                let line = change.line(what).account(pair.0).about(other);
                change.done(line).await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// The accounts of which it is asked, or was, whether they are the same person's as this one.
    pub(super) async fn namesakes_of(&self, db: &impl ConnectionTrait, id: i64) -> Result<Vec<NamesakeRow>, ReadError> {
        let said = same_persons::answers(db, id).await?;
        let perhaps = same_persons::of(db, id).await?.perhaps;
        let said = said.into_iter().map(|answer| (answer.other_id, Some(answer.same)));
        let others: Vec<(i64, Option<bool>)> =
            perhaps.into_iter().map(|officer| (officer.0, None)).chain(said).collect();
        let ids: Vec<i64> = others.iter().map(|(id, _)| *id).collect();
        let mut roles: HashMap<i64, Vec<(String, String)>> = HashMap::new();
        for (membership, unit, _) in accounts::places_of(db, &ids).await? {
            let unit = unit.map(|unit| unit.name).unwrap_or_default();
            roles.entry(membership.officer_id).or_default().push((membership.role, unit));
        }
        let mut accounts: HashMap<i64, _> =
            people::by_ids(db, &ids).await?.into_iter().map(|row| (row.id, row)).collect();
        let rows = others.into_iter().filter_map(|(id, same)| {
            let row = accounts.remove(&id)?;
            Some(NamesakeRow {
                id,
                name: row.name.reveal().to_owned(),
                active: row.status == people::ACTIVE,
                roles: roles.remove(&id).unwrap_or_default(),
                login: row.login,
                same,
            })
        });
        Ok(rows.collect())
    }
}
