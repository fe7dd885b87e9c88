//! Entering and changing a body.

use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use domain::text;
use domain::unit::{Level, System, UnitId, UnitKind};
use sea_orm::ActiveValue::{NotSet, Set};

use super::change::Change;
use super::placing::{self, Body};
use super::{KEEPERS, OfficeOfficer};
use crate::desks::ActError;
use crate::http::fields::Fields;
use crate::store::entity::units;
use crate::store::office::{bodies, moves};
use crate::store::{Tx, detached};

/// Characters of a code.
const CODE_MAX: usize = 60;
/// Characters of the name of a body.
const NAME_MIN: usize = 2;
const NAME_MAX: usize = 200;

/// A body as typed, as far as the form alone can be judged.
struct Typed {
    code: String,
    name: String,
    kind: UnitKind,
    level: Level,
}

impl OfficeOfficer {
    /// Enters a body, in force from today; returns its id.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn add_unit(&self, fields: &Fields) -> Result<i64, ActError> {
        self.may_change(KEEPERS)?;
        let mut errors = FieldErrors::default();
        let (typed, place) = {
            let reference = self.services.reference.get();
            let typed = check(fields, None, &mut errors);
            let kind = UnitKind::from_code(fields.one("kind"));
            (typed, placing::Typed::read(fields, &reference, kind, &mut errors))
        };
        let Some(typed) = typed else { return Err(errors.into()) };
        errors.into_result(())?;
        let (services, by) = (self.services.clone(), self.officer.clone());
        detached(
            async move {
                let today = services.clock.today();
                let change = Change::begin(&by).await?;
                let mut errors = FieldErrors::default();
                refuse_taken(change.tx(), &typed.code, None, &mut errors).await?;
                let whose = Body { id: None, kind: typed.kind, level: typed.level };
                let position = place.find(change.tx(), whose, today, today, errors).await?;
                // Who stands above a Front decides about it, hears cries for help and keeps names: two officers say so.
                if whose.kind == UnitKind::Front && position.front_above.is_some() {
                    return Err(FieldErrors::one("front_above", Problem::Conflicted).into());
                }
                let system = system(change.tx(), typed.kind, position.parent).await?;
                let row = units::ActiveModel {
                    id: NotSet,
                    code: Set(typed.code),
                    system: Set(system.code().to_owned()),
                    level: Set(typed.level.code().to_owned()),
                    kind: Set(typed.kind.code().to_owned()),
                    folded: Set(text::fold(&typed.name)),
                    name: Set(typed.name),
                    area_id: Set(position.area.map(|id| id.0)),
                    parent_id: Set(position.parent.map(|id| id.0)),
                    led_by_id: Set(position.led_by.map(|id| id.0)),
                    front_above_id: Set(position.front_above.map(|id| id.0)),
                    valid_from: Set(today),
                    valid_to: Set(None),
                };
                let id = bodies::add(change.tx(), row).await?;
                let line = change.line(What::BodyEntered).body(UnitId(id));
                change.done(line).await?;
                Ok(id)
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Changes what a body is called, its kind and its level; where it stands stays. It stays the same row: cases,
    /// roles and ties go on to mean it.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn change_unit(&self, id: i64, fields: &Fields) -> Result<(), ActError> {
        self.may_change(KEEPERS)?;
        let stored = bodies::by_id(self.services.db.reader(), id).await?.ok_or(ActError::NotFound)?;
        let mut errors = FieldErrors::default();
        let typed = check(fields, Some(&stored.code), &mut errors);
        let Some(typed) = typed else { return Err(errors.into()) };
        errors.into_result(())?;
        let (services, by) = (self.services.clone(), self.officer.clone());
        detached(
            async move {
                let today = services.clock.today();
                let change = Change::begin(&by).await?;
                let mut row = bodies::by_id(change.tx(), id).await?.ok_or(ActError::NotFound)?;
                let mut errors = FieldErrors::default();
                refuse_taken(change.tx(), &typed.code, Some(id), &mut errors).await?;
                errors.into_result(())?;
                if row.kind != typed.kind.code() || row.level != typed.level.code() {
                    keep_posts(change.tx(), &row, &typed).await?;
                    let positions = moves::positions_of(change.tx(), &row).await?;
                    let whose = Body { id: Some(id), kind: typed.kind, level: typed.level };
                    for position in positions.from(today).collect::<Vec<_>>() {
                        if whose.fits_no(change.tx(), position).await? {
                            return Err(FieldErrors::one("level", Problem::Conflicted).into());
                        }
                    }
                    if whose.is_second_front(change.tx(), positions.from(today), today).await? {
                        return Err(FieldErrors::one("kind", Problem::InUse).into());
                    }
                    let system = system(change.tx(), typed.kind, positions.on(today).parent).await?;
                    typed.kind.code().clone_into(&mut row.kind);
                    typed.level.code().clone_into(&mut row.level);
                    system.code().clone_into(&mut row.system);
                }
                row.code = typed.code;
                row.folded = text::fold(&typed.name);
                row.name = typed.name;
                bodies::update(change.tx(), row).await?;
                let line = change.line(What::BodyChanged).body(UnitId(id));
                change.done(line).await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }
}

impl OfficeOfficer {
    /// Closes a body from today on. Its row stays: what was done in its name goes on to name it.
    ///
    /// # Errors
    /// [`ActError::Invalid`] with everything that still needs it: cases that go on, people with a
    /// role there, bodies below it.
    pub async fn close_unit(&self, id: i64) -> Result<(), ActError> {
        self.may_change(KEEPERS)?;
        let (services, by) = (self.services.clone(), self.officer.clone());
        detached(
            async move {
                let today = services.clock.today();
                let change = Change::begin(&by).await?;
                let mut row = bodies::by_id(change.tx(), id).await?.ok_or(ActError::NotFound)?;
                if row.valid_to.is_some_and(|end| end <= today) {
                    return Err(ActError::Stale);
                }
                let mut errors = FieldErrors::default();
                for (field, needed) in [
                    ("members", bodies::is_held(change.tx(), id, today).await?),
                    ("bodies_below", bodies::has_bodies_below(change.tx(), id, today).await?),
                ] {
                    if needed {
                        errors.add(field, Problem::InUse);
                    }
                }
                errors.into_result(())?;
                // Whether a case is open about a body is nobody's to ask here: only a body that nothing else keeps
                // is looked at, and who asks stands in the journal.
                if bodies::has_open_cases(change.tx(), id).await? {
                    let line = change.line(What::BodyStaysOpen).body(UnitId(id));
                    change.done(line).await?;
                    return Err(FieldErrors::one("open_cases", Problem::InUse).into());
                }
                row.valid_to = Some(today);
                bodies::update(change.tx(), row).await?;
                let line = change.line(What::BodyClosed).body(UnitId(id));
                change.done(line).await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }
}

/// Judges what needs no other row. A body keeps the code it has, even one that would not be taken
/// today.
fn check(fields: &Fields, own_code: Option<&str>, errors: &mut FieldErrors) -> Option<Typed> {
    let name = text::line(fields.one("name"));
    match text::length(&name) {
        0..NAME_MIN => errors.add_limit("name", Problem::TooShort, NAME_MIN as u32),
        NAME_MIN..=NAME_MAX => {}
        _ => errors.add_limit("name", Problem::TooLong, NAME_MAX as u32),
    }
    let mut code = fields.one("code").to_owned();
    if own_code != Some(code.as_str()) {
        code.make_ascii_lowercase();
        check_code(&code, errors);
    }
    let kind = UnitKind::from_code(fields.one("kind"));
    if kind.is_none() {
        errors.add("kind", Problem::BadChoice);
    }
    let level = Level::from_code(fields.one("level"));
    if level.is_none() {
        let problem = if fields.one("level").is_empty() { Problem::Required } else { Problem::BadChoice };
        errors.add("level", problem);
    }
    Some(Typed { code, name, kind: kind?, level: level? })
}

fn check_code(code: &str, errors: &mut FieldErrors) {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    if code.is_empty() {
        errors.add_limit("code", Problem::TooShort, 1);
    } else if code.len() > CODE_MAX {
        errors.add_limit("code", Problem::TooLong, CODE_MAX as u32);
    } else if !code.bytes().all(fits) || code.starts_with('-') {
        errors.add("code", Problem::BadName);
    }
}

async fn refuse_taken(tx: &Tx, code: &str, own: Option<i64>, errors: &mut FieldErrors) -> Result<(), ActError> {
    if bodies::by_code(tx, code).await?.is_some_and(|row| Some(row.id) != own) {
        errors.add("code", Problem::NotAllowed);
    }
    Ok(())
}

/// Kind and level decide the posts and the desk of a body, who receives what is about it, and which Front keeps the names
/// of senders: they stay once somebody had a role there. Another body is entered in its place.
async fn keep_posts(tx: &Tx, row: &units::Model, typed: &Typed) -> Result<(), ActError> {
    if bodies::was_held(tx, row.id).await? {
        let field = if row.kind == typed.kind.code() { "level" } else { "kind" };
        return Err(FieldErrors::one(field, Problem::NotAllowed).into());
    }
    Ok(())
}

/// The system to which a body of this kind belongs. An office belongs to that of its owner: a
/// Party committee has offices as a People's Committee has.
async fn system(tx: &Tx, kind: UnitKind, parent: Option<UnitId>) -> Result<System, ActError> {
    Ok(match kind {
        UnitKind::Front | UnitKind::Organisation => System::Front,
        UnitKind::PartyCommittee | UnitKind::Inspection | UnitKind::PartyCell => System::Party,
        UnitKind::Council => System::Council,
        UnitKind::PeoplesCommittee => System::Government,
        UnitKind::Department => {
            let owner = match parent {
                Some(parent) => bodies::by_id(tx, parent.0).await?,
                None => None,
            };
            owner.and_then(|owner| System::from_code(&owner.system)).unwrap_or(System::Government)
        }
        UnitKind::PublicService => System::PublicService,
        UnitKind::Judiciary => System::Judiciary,
        UnitKind::ArmedForces => System::ArmedForces,
        UnitKind::Enterprise => System::StateEnterprise,
        UnitKind::Residential => System::Residential,
        UnitKind::Other => System::Other,
    })
}
