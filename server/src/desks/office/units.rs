//! Entering and changing a body.

use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use domain::text;
use domain::unit::{Level, System, UnitId, UnitKind};
use sea_orm::ActiveValue::{NotSet, Set};
use time::Date;

use super::change::Change;
use super::{KEEPERS, OfficeOfficer};
use crate::desks::ActError;
use crate::http::fields::Fields;
use crate::reference::Reference;
use crate::store::entity::units;
use crate::store::office::bodies;
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
    area: Option<i64>,
    /// Codes of other bodies; empty for none.
    parent: String,
    led_by: String,
    front_above: String,
}

/// The bodies to which the new one is linked.
struct Links {
    parent: Option<units::Model>,
    led_by: Option<i64>,
    front_above: Option<i64>,
}

impl OfficeOfficer {
    /// Enters a body, in force from today; returns its id.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn add_unit(&self, fields: &Fields) -> Result<i64, ActError> {
        self.may_change(KEEPERS)?;
        let typed = check(fields, &self.services.reference.get(), None)?;
        let (services, by) = (self.services.clone(), self.officer.id());
        detached(
            async move {
                let today = services.clock.today();
                let change = Change::begin(&services, by).await?;
                let links = links(change.tx(), &typed, None, today).await?;
                let row = units::ActiveModel {
                    id: NotSet,
                    code: Set(typed.code),
                    system: Set(system(typed.kind, links.parent.as_ref()).code().to_owned()),
                    level: Set(typed.level.code().to_owned()),
                    kind: Set(typed.kind.code().to_owned()),
                    folded: Set(text::fold(&typed.name)),
                    name: Set(typed.name),
                    area_id: Set(typed.area),
                    parent_id: Set(links.parent.map(|parent| parent.id)),
                    led_by_id: Set(links.led_by),
                    front_above_id: Set(links.front_above),
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

    /// Changes a body. It stays the same row: cases, roles and ties go on to mean it.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn change_unit(&self, id: i64, fields: &Fields) -> Result<(), ActError> {
        self.may_change(KEEPERS)?;
        let stored = bodies::by_id(self.services.db.reader(), id).await?.ok_or(ActError::NotFound)?;
        let typed = check(fields, &self.services.reference.get(), Some(&stored.code))?;
        let (services, by) = (self.services.clone(), self.officer.id());
        detached(
            async move {
                let today = services.clock.today();
                let change = Change::begin(&services, by).await?;
                let mut row = bodies::by_id(change.tx(), id).await?.ok_or(ActError::NotFound)?;
                let links = links(change.tx(), &typed, Some(id), today).await?;
                if row.kind != typed.kind.code() || row.level != typed.level.code() {
                    keep_posts(change.tx(), &row, &typed, today).await?;
                    typed.kind.code().clone_into(&mut row.kind);
                    typed.level.code().clone_into(&mut row.level);
                    system(typed.kind, links.parent.as_ref()).code().clone_into(&mut row.system);
                }
                row.code = typed.code;
                row.folded = text::fold(&typed.name);
                row.name = typed.name;
                row.area_id = typed.area;
                row.parent_id = links.parent.map(|parent| parent.id);
                row.led_by_id = links.led_by;
                row.front_above_id = links.front_above;
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
        let (services, by) = (self.services.clone(), self.officer.id());
        detached(
            async move {
                let today = services.clock.today();
                let change = Change::begin(&services, by).await?;
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
fn check(fields: &Fields, reference: &Reference, own_code: Option<&str>) -> Result<Typed, FieldErrors> {
    let mut errors = FieldErrors::default();
    let name = text::line(fields.one("name"));
    match text::length(&name) {
        0..NAME_MIN => errors.add_limit("name", Problem::TooShort, NAME_MIN as u32),
        NAME_MIN..=NAME_MAX => {}
        _ => errors.add_limit("name", Problem::TooLong, NAME_MAX as u32),
    }
    let mut code = fields.one("code").to_owned();
    if own_code != Some(code.as_str()) {
        code.make_ascii_lowercase();
        check_code(&code, &mut errors);
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
    let typed_area = fields.one("area");
    let area = reference.areas.values().find(|area| area.code == typed_area).map(|area| area.id.0);
    if area.is_none() && !typed_area.is_empty() {
        errors.add("area", Problem::BadChoice);
    }
    let front_above = fields.one("front_above").to_owned();
    if !front_above.is_empty() && kind.is_some_and(|kind| kind != UnitKind::Front) {
        errors.add("front_above", Problem::NotAllowed);
    }
    let (Some(kind), Some(level)) = (kind, level) else { return Err(errors) };
    let parent = fields.one("parent").to_owned();
    let led_by = fields.one("led_by").to_owned();
    errors.into_result(Typed { code, name, kind, level, area, parent, led_by, front_above })
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

/// Finds the bodies that the form names, and judges what they must be.
async fn links(tx: &Tx, typed: &Typed, own: Option<i64>, today: Date) -> Result<Links, ActError> {
    let mut errors = FieldErrors::default();
    if bodies::by_code(tx, &typed.code).await?.is_some_and(|row| Some(row.id) != own) {
        errors.add("code", Problem::NotAllowed);
    }
    let parent = find(tx, "parent", &typed.parent, own, today, &mut errors).await?;
    let led_by = find(tx, "led_by", &typed.led_by, own, today, &mut errors).await?;
    let leads = |row: &units::Model| {
        let kind = UnitKind::from_code(&row.kind);
        matches!(kind, Some(UnitKind::PartyCommittee | UnitKind::PartyCell))
    };
    if led_by.as_ref().is_some_and(|row| !leads(row)) {
        errors.add("led_by", Problem::BadChoice);
    }
    let front_above = find(tx, "front_above", &typed.front_above, own, today, &mut errors).await?;
    let advises = |row: &units::Model| {
        row.kind == UnitKind::Front.code() && Level::from_code(&row.level).is_some_and(|level| level >= typed.level)
    };
    if front_above.as_ref().is_some_and(|row| !advises(row)) {
        errors.add("front_above", Problem::BadChoice);
    }
    errors.into_result(())?;
    Ok(Links { parent, led_by: led_by.map(|row| row.id), front_above: front_above.map(|row| row.id) })
}

/// The body of a code, in force today, which does not stand below the one that is changed: nobody
/// is their own superior.
async fn find(
    tx: &Tx,
    field: &'static str,
    code: &str,
    own: Option<i64>,
    today: Date,
    errors: &mut FieldErrors,
) -> Result<Option<units::Model>, ActError> {
    if code.is_empty() {
        return Ok(None);
    }
    let row = bodies::by_code(tx, code).await?.filter(|row| row.valid_to.is_none_or(|end| end > today));
    let in_a_loop = match (&row, own) {
        (Some(row), Some(own)) => bodies::stands_above(tx, own, row.id).await?,
        _ => false,
    };
    if row.is_none() {
        errors.add(field, Problem::BadChoice);
    } else if in_a_loop {
        errors.add(field, Problem::NotAllowed);
    }
    Ok(row)
}

/// Kind and level decide the posts and the desk of a body: they stay while somebody has a role.
async fn keep_posts(tx: &Tx, row: &units::Model, typed: &Typed, today: Date) -> Result<(), ActError> {
    if bodies::is_held(tx, row.id, today).await? {
        let field = if row.kind == typed.kind.code() { "level" } else { "kind" };
        return Err(FieldErrors::one(field, Problem::NotAllowed).into());
    }
    Ok(())
}

/// The system to which a body of this kind belongs. An office belongs to that of its owner: a
/// Party committee has offices as a People's Committee has.
fn system(kind: UnitKind, parent: Option<&units::Model>) -> System {
    let of_owner = parent.and_then(|parent| System::from_code(&parent.system));
    match kind {
        UnitKind::Front | UnitKind::Organisation => System::Front,
        UnitKind::PartyCommittee | UnitKind::Inspection | UnitKind::PartyCell => System::Party,
        UnitKind::Council => System::Council,
        UnitKind::PeoplesCommittee => System::Government,
        UnitKind::Department => of_owner.unwrap_or(System::Government),
        UnitKind::PublicService => System::PublicService,
        UnitKind::Judiciary => System::Judiciary,
        UnitKind::ArmedForces => System::ArmedForces,
        UnitKind::Enterprise => System::StateEnterprise,
        UnitKind::Residential => System::Residential,
        UnitKind::Other => System::Other,
    }
}
