//! The public figures, as they were counted.

use app::desks::{Figures, FiguresOf, FiguresQuery};
use domain::figures::{NO_PLACE, Quarter};
use sea_orm::DatabaseConnection;

use super::{Visitor, read_public};
use crate::desks::ReadError;
use crate::desks::figures::Frozen;
use crate::store::figures as rows;

impl Visitor {
    pub(crate) async fn public_figures(&self, query: FiguresQuery) -> Result<Figures, ReadError> {
        read_public(&self.services, |db| self.figures_from(db, query)).await
    }

    async fn figures_from(&self, db: &DatabaseConnection, query: FiguresQuery) -> Result<Figures, ReadError> {
        let place = query.place.unwrap_or(NO_PLACE);
        let periods = rows::periods(db, place).await?;
        let awaited = Quarter::awaited(self.services.clock.today());
        let next = awaited.cut().and_then(time::Date::next_day).map(|on| (awaited, on));
        let Some(period) = query.period.or(periods.first().copied()) else {
            // Nothing was counted yet; of a place that is no place there never will be.
            let empty = Figures { shown: None, periods, next };
            return query.place.is_none().then_some(empty).ok_or(ReadError::NotFound);
        };
        let row = rows::page(db, place, period).await?.ok_or(ReadError::NotFound)?;
        let frozen = Frozen::read(&row.body)?;
        let shown = FiguresOf {
            period,
            place: frozen.place(place),
            above: frozen.above(),
            counted_on: row.counted_on,
            names: frozen.names(),
            sheets: frozen.sheets,
        };
        Ok(Figures { shown: Some(shown), periods, next })
    }
}
