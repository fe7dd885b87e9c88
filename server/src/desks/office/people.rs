//! Accounts: who has one, which roles it holds, whether it is open.

use std::collections::BTreeSet;

use domain::date::{self, DateError};
use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use domain::limits;
use domain::login;
use domain::role::Role;
use domain::submission::check::subject_name;
use domain::unit::{OfficerId, UnitId};
use time::{Date, Duration};

use super::change::Change;
use super::role::{Typed, must_stay_apart};
use super::{ADMINISTRATORS, OfficeOfficer};
use crate::auth::password::Password;
use crate::desks::new_password::new_password;
use crate::desks::{ActError, handover, in_post, namesakes};
use crate::http::fields::Fields;
use crate::store::office::accounts::{self, Account, NewMembership};
use crate::store::{detached, officer_settings, people, sessions};

/// A role that begins later than this was mistyped.
const AHEAD: Duration = Duration::days(366);
/// A role that began earlier than this was mistyped.
const LONG_AGO: Duration = Duration::days(60 * 366);

/// Who somebody is, as typed and judged.
struct Person {
    login: String,
    name: String,
    email: Option<String>,
}

impl OfficeOfficer {
    /// Opens an account without a role; returns its id.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn add_person(&self, fields: &Fields) -> Result<i64, ActError> {
        self.may_change(ADMINISTRATORS)?;
        let mut errors = FieldErrors::default();
        let person = person(fields, None, &mut errors);
        let password = new_password("password", fields, &[&person.login, &person.name], &mut errors);
        let person = errors.into_result(person)?;
        // Hashing is dear: not for a login that is taken.
        self.is_free(&person.login).await?;
        let hash = self.hash(password).await?;
        let (services, by) = (self.services.clone(), self.officer.clone());
        detached(
            async move {
                let change = Change::begin(&by).await?;
                if people::by_login(change.tx(), &person.login).await?.is_some() {
                    return Err(taken());
                }
                let account = Account {
                    login: person.login,
                    name: person.name.into(),
                    email: person.email.map(Into::into),
                    password_hash: hash.into(),
                };
                let id = accounts::add(change.tx(), account, services.clock.today()).await?;
                let line = change.line(What::AccountOpened).account(OfficerId(id));
                change.done(line).await?;
                Ok(id)
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Changes who somebody is. The password is theirs and not changed here.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn change_person(&self, id: i64, fields: &Fields) -> Result<(), ActError> {
        self.may_change(ADMINISTRATORS)?;
        let stored = people::by_id(self.services.db.reader(), id).await?.ok_or(ActError::NotFound)?;
        let mut errors = FieldErrors::default();
        let person = person(fields, Some(&stored.login), &mut errors);
        let person = errors.into_result(person)?;
        let (services, by) = (self.services.clone(), self.officer.clone());
        detached(
            async move {
                let change = Change::begin(&by).await?;
                let mut row = people::by_id(change.tx(), id).await?.ok_or(ActError::NotFound)?;
                if people::by_login(change.tx(), &person.login).await?.is_some_and(|other| other.id != id) {
                    return Err(taken());
                }
                let renamed = row.name.reveal() != person.name;
                row.login = person.login;
                row.name = person.name.into();
                row.email = person.email.map(Into::into);
                people::update(change.tx(), row).await?;
                if renamed {
                    let held = people::memberships_of(change.tx(), id).await?;
                    let bodies = held.iter().map(|row| UnitId(row.unit_id)).collect();
                    namesakes::compare_again(change.tx(), &services.vault, bodies).await?;
                }
                let line = change.line(What::AccountChanged).account(OfficerId(id));
                change.done(line).await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Gives a role in a body, perhaps in a post of it.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn add_membership(&self, id: i64, fields: &Fields) -> Result<(), ActError> {
        self.may_change(ADMINISTRATORS)?;
        let today = self.services.clock.today();
        let mut errors = FieldErrors::default();
        let typed = Typed { role: fields.one("role"), unit: fields.one("unit"), post: fields.one("post") };
        let seat = typed.find(&self.services.reference.get());
        for (field, problem) in seat.as_ref().err().into_iter().flatten() {
            errors.add(field, *problem);
        }
        let since = since(fields.one("since"), today);
        if let Err(problem) = since {
            errors.add("since", problem);
        }
        let (Ok(seat), Ok(since)) = (seat, since) else { return Err(errors.into()) };
        let (services, by) = (self.services.clone(), self.officer.clone());
        detached(
            async move {
                let change = Change::begin(&by).await?;
                if people::by_id(change.tx(), id).await?.is_none() {
                    return Err(ActError::NotFound);
                }
                let new = NewMembership {
                    officer_id: id,
                    unit_id: seat.unit.0,
                    post_id: seat.post.map(|post| post.0),
                    role: seat.role,
                    since,
                };
                let rows = people::memberships_of(change.tx(), id).await?;
                // What begins later counts as well: no day may come on which both are held.
                let held: Vec<_> = rows.iter().filter(|row| row.until.is_none_or(|until| until > since)).collect();
                let again = held
                    .iter()
                    .any(|row| row.role == new.role.code() && row.unit_id == new.unit_id && row.post_id == new.post_id);
                let roles: Vec<Role> = held.iter().filter_map(|row| Role::from_code(&row.role)).collect();
                if again || must_stay_apart(new.role, &roles) {
                    return Err(FieldErrors::one("role", Problem::NotAllowed).into());
                }
                let held = new.held();
                accounts::add_membership(change.tx(), new).await?;
                in_post::counts(change.tx(), &services, OfficerId(id), &held).await?;
                namesakes::compare_again(change.tx(), &services.vault, BTreeSet::from([seat.unit])).await?;
                let line = change.line(What::RoleGiven).account(OfficerId(id)).body(seat.unit).about(seat.role);
                change.done(line).await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Ends a role from today on.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn end_membership(&self, id: i64, membership: i64) -> Result<(), ActError> {
        self.may_change(ADMINISTRATORS)?;
        let (services, by) = (self.services.clone(), self.officer.clone());
        detached(
            async move {
                let change = Change::begin(&by).await?;
                let today = services.clock.today();
                let ended = accounts::end_membership(change.tx(), id, membership, today).await?;
                let ended = ended.ok_or(ActError::Stale)?;
                if !accounts::any_administrator(change.tx(), today).await? {
                    return Err(FieldErrors::one("membership", Problem::NotAllowed).into());
                }
                handover::give_back(change.tx(), &services, OfficerId(id), Some(by.id())).await?;
                let line =
                    change.line(What::RoleEnded).account(OfficerId(id)).body(UnitId(ended.unit_id)).about(ended.role);
                change.done(line).await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Opens or closes an account. Whoever is closed out is out with their next click. Nobody closes
    /// their own, and somebody stays who can open the others again.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn set_active(&self, id: i64, active: bool) -> Result<(), ActError> {
        self.may_change(ADMINISTRATORS)?;
        let stays = || ActError::from(FieldErrors::one("account", Problem::NotAllowed));
        if !active && id == self.officer.id().0 {
            return Err(stays());
        }
        let (services, by) = (self.services.clone(), self.officer.clone());
        detached(
            async move {
                let change = Change::begin(&by).await?;
                let mut row = people::by_id(change.tx(), id).await?.ok_or(ActError::NotFound)?;
                let status = if active { people::ACTIVE } else { people::DISABLED };
                status.clone_into(&mut row.status);
                people::update(change.tx(), row).await?;
                if !active {
                    sessions::end_all(change.tx(), id).await?;
                    // Of two administrators who close each other out one is too late.
                    if !accounts::any_administrator(change.tx(), services.clock.today()).await? {
                        return Err(stays());
                    }
                    handover::give_back(change.tx(), &services, OfficerId(id), Some(by.id())).await?;
                    officer_settings::forget(change.tx(), OfficerId(id)).await?;
                }
                let what = if active { What::AccountReopened } else { What::AccountClosed };
                let line = change.line(what).account(OfficerId(id));
                change.done(line).await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    async fn is_free(&self, login: &str) -> Result<(), ActError> {
        match people::by_login(self.services.db.reader(), login).await? {
            Some(_) => Err(taken()),
            None => Ok(()),
        }
    }

    /// Before a transaction is opened: hashing takes long, and there is one writer.
    pub(super) async fn hash(&self, password: Password) -> Result<String, ActError> {
        Ok(self.services.hashing.hash(password).await?)
    }
}

fn taken() -> ActError {
    FieldErrors::one("login", Problem::NotAllowed).into()
}

/// Judges who somebody is. A login stays as it is, even if it would not be taken today.
fn person(fields: &Fields, own_login: Option<&str>, errors: &mut FieldErrors) -> Person {
    let login = match own_login.filter(|own| *own == fields.one("login").to_lowercase()) {
        Some(own) => own.to_owned(),
        None => login::parse(fields.one("login")).unwrap_or_else(|problem| {
            match problem {
                Problem::TooShort => errors.add_limit("login", problem, limits::LOGIN_MIN as u32),
                Problem::TooLong => errors.add_limit("login", problem, limits::LOGIN_MAX as u32),
                _ => errors.add("login", problem),
            }
            String::new()
        }),
    };
    let name = match check_name(fields.one("name")) {
        Ok(name) => name,
        Err(Problem::TooLong) => {
            errors.add_limit("name", Problem::TooLong, limits::NAME_MAX as u32);
            String::new()
        }
        Err(Problem::BadName) => {
            errors.add("name", Problem::BadName);
            String::new()
        }
        Err(_) => {
            errors.add_limit("name", Problem::TooShort, limits::NAME_MIN as u32);
            String::new()
        }
    };
    let email = fields.one("email").to_owned();
    if !is_email(&email) {
        errors.add("email", Problem::BadEmail);
    }
    Person { login, name, email: Some(email).filter(|email| !email.is_empty()) }
}

/// The name as it is stored.
pub(super) fn check_name(typed: &str) -> Result<String, Problem> {
    if starts_a_formula(typed) {
        return Err(Problem::BadName);
    }
    match subject_name("name", typed) {
        Ok(Some(name)) => Ok(name.reveal().to_owned()),
        Ok(None) => Err(Problem::Required),
        Err(errors) => Err(errors.of("name").map_or(Problem::BadName, |error| error.problem)),
    }
}

/// Nothing, or an address.
pub(super) fn is_email(typed: &str) -> bool {
    typed.is_empty()
        || (typed.len() <= limits::EMAIL_MAX && !starts_a_formula(typed) && typed.parse::<lettre::Address>().is_ok())
}

/// A spreadsheet runs a cell that begins like this (OWASP, CSV injection). What is stored here may
/// be taken into one some day.
fn starts_a_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@'])
}

fn since(typed: &str, today: Date) -> Result<Date, Problem> {
    if typed.is_empty() {
        return Err(Problem::Required);
    }
    let since = date::parse(typed).map_err(|error| match error {
        DateError::Malformed => Problem::BadDate,
        DateError::NoSuchDay => Problem::NoSuchDay,
    })?;
    if since > today.saturating_add(AHEAD) {
        Err(Problem::InFuture)
    } else if since < today.saturating_sub(LONG_AGO) {
        Err(Problem::TooLongAgo)
    } else {
        Ok(since)
    }
}
