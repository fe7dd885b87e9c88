//! The register of published answers, as anybody reads it.

use app::desks::{Choice, Register, RegisterQuery, SearchNote};
use app::words::Lang;
use domain::publication::Slug;
use domain::text::{self, QueryProblem};
use domain::unit::{AreaId, UnitId};
use sea_orm::DatabaseConnection;
use time::Duration;

use super::published::entry;
use super::{Visitor, read_public};
use crate::desks::ReadError;
use crate::store::publications::register::{self, Wanted};

/// Entries on one page.
pub(crate) const PAGE: usize = 20;

impl Visitor {
    pub(crate) async fn list_published(&self, query: &RegisterQuery, lang: Lang) -> Result<Register, ReadError> {
        read_public(&self.services, |db| self.list_from(db, query, lang)).await
    }

    async fn list_from(
        &self,
        db: &DatabaseConnection,
        query: &RegisterQuery,
        lang: Lang,
    ) -> Result<Register, ReadError> {
        let reference = self.services.reference.get();
        let (terms, note) = match query.words.as_deref().map(text::query) {
            None => (Vec::new(), None),
            Some(Ok(terms)) => (terms, None),
            Some(Err(QueryProblem::NoWords)) => (Vec::new(), Some(SearchNote::NoWords)),
            Some(Err(QueryProblem::TooLong)) => (Vec::new(), Some(SearchNote::TooLong)),
        };
        let of_group = |group: &String| {
            let categories = reference.categories.iter().filter(|category| category.group == *group);
            categories.map(|category| category.code.clone()).collect()
        };
        let today = self.services.clock.today();
        let wanted = Wanted {
            terms,
            province: query.province,
            unit: query.unit,
            categories: query.group.as_ref().map(of_group),
            result: query.outcome.map(|outcome| outcome.code().to_owned()),
            since: query.period.map(|period| today.saturating_sub(Duration::days(period.days()))),
            after: query.after.as_deref().and_then(Slug::parse),
        };
        let overview = self.services.overview.get(&self.services, db).await?;
        let mut rows = match note {
            Some(_) => Vec::new(),
            None => register::list(db, &wanted, overview.entries, PAGE as u64 + 1).await?,
        };
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(|row| row.slug.clone());
        Ok(Register {
            entries: rows.into_iter().map(|row| entry(&reference, row, lang)).collect::<Result<_, _>>()?,
            next,
            note,
            provinces: sorted(overview.provinces.iter().map(|id| (*id, reference.area_name(AreaId(*id))))),
            units: sorted(overview.units.iter().map(|id| (*id, reference.unit_name(UnitId(*id))))),
        })
    }
}

/// In the order of the Vietnamese alphabet.
fn sorted(named: impl Iterator<Item = (i64, String)>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = named.map(|(id, label)| Choice { value: id.to_string(), label }).collect();
    choices.sort_by_key(|choice| text::place_sort_key(&choice.label));
    choices
}
