//! Where a body is put: what the form says of it, and whether the body may stand there.

use domain::errors::{FieldErrors, Problem};
use domain::unit::{AreaId, Level, Position, UnitId, UnitKind};
use time::Date;

use crate::desks::ActError;
use crate::http::fields::Fields;
use crate::reference::Reference;
use crate::store::Tx;
use crate::store::entity::units;
use crate::store::office::bodies;

/// A position as typed, as far as the form alone can be judged.
pub(super) struct Typed {
    area: Option<AreaId>,
    /// Codes of other bodies; empty for none.
    parent: String,
    led_by: String,
    front_above: String,
}

impl Typed {
    /// Reads the form; `kind` is that of the body, as far as it is known.
    pub(super) fn read(
        fields: &Fields,
        reference: &Reference,
        kind: Option<UnitKind>,
        errors: &mut FieldErrors,
    ) -> Self {
        let typed_area = fields.one("area");
        let area = reference.areas.values().find(|area| area.code == typed_area).map(|area| area.id);
        if area.is_none() && !typed_area.is_empty() {
            errors.add("area", Problem::BadChoice);
        }
        let front_above = fields.one("front_above").to_owned();
        if !front_above.is_empty() && kind.is_some_and(|kind| kind != UnitKind::Front) {
            errors.add("front_above", Problem::NotAllowed);
        }
        Self { area, parent: fields.one("parent").to_owned(), led_by: fields.one("led_by").to_owned(), front_above }
    }

    /// Finds the bodies that the form names, and judges the position from its first day on.
    ///
    /// # Errors
    /// [`ActError::Invalid`] with what was wrong before and what is now.
    pub(super) async fn find(
        self,
        tx: &Tx,
        whose: Body,
        today: Date,
        first_day: Date,
        mut errors: FieldErrors,
    ) -> Result<Position, ActError> {
        let parent = find(tx, "parent", &self.parent, &mut errors).await?;
        let led_by = find(tx, "led_by", &self.led_by, &mut errors).await?;
        let front_above = find(tx, "front_above", &self.front_above, &mut errors).await?;
        let position = Position { area: self.area, parent, led_by, front_above };
        errors.append(whose.judge(tx, position, today, first_day).await?);
        errors.into_result(())?;
        Ok(position)
    }
}

async fn find(tx: &Tx, field: &'static str, code: &str, errors: &mut FieldErrors) -> Result<Option<UnitId>, ActError> {
    if code.is_empty() {
        return Ok(None);
    }
    let row = bodies::by_code(tx, code).await?;
    if row.is_none() {
        errors.add(field, Problem::BadChoice);
    }
    Ok(row.map(|row| UnitId(row.id)))
}

/// The body that is put somewhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Body {
    /// `None` for one that is to be entered.
    pub id: Option<i64>,
    pub kind: UnitKind,
    pub level: Level,
}

impl Body {
    /// What is wrong with a position that begins on a day. Loops are looked for through everything that holds today or
    /// is agreed on for later.
    ///
    /// # Errors
    /// Those of the database.
    pub(super) async fn judge(
        self,
        tx: &Tx,
        position: Position,
        today: Date,
        first_day: Date,
    ) -> Result<FieldErrors, ActError> {
        let mut errors = FieldErrors::default();
        let leads = |row: &units::Model| {
            let kind = UnitKind::from_code(&row.kind);
            matches!(kind, Some(UnitKind::PartyCommittee | UnitKind::PartyCell))
        };
        let advises = |row: &units::Model| {
            row.kind == UnitKind::Front.code() && Level::from_code(&row.level).is_some_and(|level| level >= self.level)
        };
        let links = [("parent", position.parent), ("led_by", position.led_by), ("front_above", position.front_above)];
        for (field, link) in links {
            let Some(link) = link else { continue };
            let row = bodies::by_id(tx, link.0).await?;
            // Bodies are closed from one day to the next, so what is in force today is not closed later yet.
            let in_force =
                |row: &units::Model| row.valid_from <= first_day && row.valid_to.is_none_or(|end| end > today);
            let fits = |row: &units::Model| match field {
                "led_by" => leads(row),
                "front_above" => advises(row),
                _ => true,
            };
            if !row.is_some_and(|row| in_force(&row) && fits(&row)) {
                errors.add(field, Problem::BadChoice);
            } else if let Some(own) = self.id
                && bodies::stands_above(tx, own, link.0, today).await?
            {
                errors.add(field, Problem::NotAllowed);
            }
        }
        if position.front_above.is_some() && self.kind != UnitKind::Front {
            errors.add("front_above", Problem::NotAllowed);
        }
        if self.fits_no(tx, position).await? {
            errors.add("area", Problem::NotAllowed);
        } else if self.is_second_front(tx, std::iter::once(position), first_day).await? {
            errors.add("area", Problem::InUse);
        }
        Ok(errors)
    }

    /// Whether it would be a Front of another level than its area: the level decides which Front keeps the names of senders.
    ///
    /// # Errors
    /// Those of the database.
    pub(super) async fn fits_no(self, tx: &Tx, position: Position) -> Result<bool, ActError> {
        let is_bound = self.kind == UnitKind::Front && self.level != Level::Residential;
        let Some(area) = position.area.filter(|_| is_bound) else { return Ok(false) };
        Ok(bodies::is_commune(tx, area).await? != (self.level == Level::Commune))
    }

    /// Whether it would be the second Front of an area, from a day on. People's feedback goes to the one that there is.
    ///
    /// # Errors
    /// Those of the database.
    pub(super) async fn is_second_front(
        self,
        tx: &Tx,
        positions: impl Iterator<Item = Position> + Send,
        since: Date,
    ) -> Result<bool, ActError> {
        if self.kind != UnitKind::Front || self.level == Level::Residential {
            return Ok(false);
        }
        for area in positions.filter_map(|position| position.area).collect::<Vec<_>>() {
            if bodies::front_of(tx, area, self.id, since).await?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
