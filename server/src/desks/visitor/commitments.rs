//! What units want everybody to read of the commitments of their people.

use std::collections::BTreeSet;

use app::desks::{Choice, CommitmentsQuery, Listed, PublicCommitment, PublicCommitments};
use app::words::Lang;
use domain::text;
use domain::unit::{PostId, UnitId};
use sea_orm::DatabaseConnection;

use super::register::PAGE;
use super::{Visitor, read_public};
use crate::desks::{ReadError, commitments as shown};
use crate::store::commitments;

impl Visitor {
    pub(super) async fn list_commitments(
        &self,
        query: &CommitmentsQuery,
        lang: Lang,
    ) -> Result<PublicCommitments, ReadError> {
        read_public(&self.services, |db| self.commitments_from(db, query, lang)).await
    }

    async fn commitments_from(
        &self,
        db: &DatabaseConnection,
        query: &CommitmentsQuery,
        lang: Lang,
    ) -> Result<PublicCommitments, ReadError> {
        let reference = self.services.reference.get();
        let places = commitments::shown_places(db).await?;
        let units: BTreeSet<i64> = places.iter().map(|(unit, _)| *unit).collect();
        let unit = query.unit.filter(|unit| units.contains(unit));
        let of_unit = places.iter().filter(|(of, _)| unit.is_none_or(|unit| unit == *of));
        let years: BTreeSet<i32> = of_unit.map(|(_, year)| *year).collect();
        let this_year = self.services.clock.today().year();
        let newest = || years.iter().rev().copied().find(|year| *year <= this_year).or(years.first().copied());
        let year = query.year.filter(|year| years.contains(year)).or_else(newest).unwrap_or(this_year);
        let after = query.after.as_deref().and_then(|key| key.parse().ok()).unwrap_or_default();
        let mut rows = match unit {
            Some(unit) => commitments::shown_of(db, (UnitId(unit), year), after, PAGE as u64 + 1).await?,
            None => Vec::new(),
        };
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
        let row = |row: &crate::store::entity::commitments::Model| {
            Ok(PublicCommitment {
                post: row.post_id.map(|post| reference.post_name(PostId(post), lang)).unwrap_or_default(),
                words: row.shown.as_ref().map(|words| words.reveal().to_owned()).unwrap_or_default(),
                kept: shown::kept(row)?,
                corrected_on: row.corrected_on,
            })
        };
        let mut choices: Vec<Choice> = units
            .iter()
            .map(|unit| Choice { value: unit.to_string(), label: reference.unit_name(UnitId(*unit)) })
            .collect();
        choices.sort_by_cached_key(|choice| text::place_sort_key(&choice.label));
        Ok(PublicCommitments {
            units: choices,
            years: years.into_iter().rev().collect(),
            year,
            unit: unit.map(|unit| reference.unit_name(UnitId(unit))),
            list: Listed { rows: rows.iter().map(row).collect::<Result<_, ReadError>>()?, next },
        })
    }
}
