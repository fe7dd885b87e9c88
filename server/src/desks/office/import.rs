//! Accounts from a file: all of them, or none.

use std::collections::{BTreeSet, HashMap, HashSet};

use app::desks::{ImportedPerson, RowProblem};
use csv::StringRecord;
use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use domain::login;
use domain::private::Private;
use domain::role::Role;
use domain::text;
use domain::unit::{OfficerId, UnitId};

use super::change::Change;
use super::people::{check_name, is_email};
use super::role::{Seat, Typed, must_stay_apart};
use super::{ADMINISTRATORS, OfficeOfficer};
use crate::auth::passphrase;
use crate::auth::password::Password;
use crate::desks::{ActError, in_post, namesakes};
use crate::reference::Reference;
use crate::store::detached;
use crate::store::office::accounts::{self, Account, NewMembership};
use crate::tables;

/// The columns, in their order.
const COLUMNS: [&str; 6] = ["login", "name", "email", "role", "unit", "post"];
/// Rows in one file: every password is hashed while somebody waits.
pub const MAX_ROWS: usize = 200;

/// Why nobody was let in.
#[derive(Debug)]
pub enum ImportError {
    /// Something about the file as a whole, or about who sent it.
    Whole(ActError),
    /// Rows have problems; one is named for each.
    Rows(Vec<RowProblem>),
}

impl<E: Into<ActError>> From<E> for ImportError {
    fn from(error: E) -> Self {
        Self::Whole(error.into())
    }
}

/// Somebody of whom rows were read: the first says who it is, each gives a role.
struct Person {
    line: u32,
    login: String,
    name: String,
    email: Option<String>,
    seats: Vec<Seat>,
}

/// A row that was read.
struct Row {
    login: String,
    name: String,
    email: Option<String>,
    seat: Seat,
}

impl OfficeOfficer {
    /// Opens an account for each person in a file, with a role for each of their rows, and makes the passwords.
    ///
    /// # Errors
    /// [`ImportError`].
    pub async fn import_people(&self, file: &[u8]) -> Result<Vec<ImportedPerson>, ImportError> {
        self.may_change(ADMINISTRATORS)?;
        let people = read(file, &self.services.reference.get())?;
        let logins: Vec<String> = people.iter().map(|person| person.login.clone()).collect();
        refuse_taken(&people, &accounts::taken(self.services.db.reader(), &logins).await?)?;
        let passwords: Vec<Private> = people.iter().map(|_| passphrase::random(&mut rand::rng())).collect();
        // One after the other: a file must not fill the line in which officers wait.
        let mut hashes = Vec::with_capacity(passwords.len());
        for password in &passwords {
            hashes.push(self.hash(Password::new(password.reveal())).await?);
        }
        let (services, by) = (self.services.clone(), self.officer.clone());
        detached(
            async move {
                let today = services.clock.today();
                let change = Change::begin(&by).await?;
                refuse_taken(&people, &accounts::taken(change.tx(), &logins).await?)?;
                let bodies: BTreeSet<UnitId> =
                    people.iter().flat_map(|person| &person.seats).map(|seat| seat.unit).collect();
                let mut made = Vec::with_capacity(people.len());
                for ((person, hash), password) in people.into_iter().zip(hashes).zip(passwords) {
                    let account = Account {
                        login: person.login.clone(),
                        name: person.name.as_str().into(),
                        email: person.email.map(Into::into),
                        password_hash: hash.into(),
                    };
                    let id = accounts::add(change.tx(), account, today).await?;
                    change.note(change.line(What::AccountOpened).account(OfficerId(id))).await?;
                    for seat in person.seats {
                        let given = change.line(What::RoleGiven).account(OfficerId(id));
                        change.note(given.body(seat.unit).about(seat.role)).await?;
                        let membership = NewMembership {
                            officer_id: id,
                            unit_id: seat.unit.0,
                            post_id: seat.post.map(|post| post.0),
                            role: seat.role,
                            since: today,
                        };
                        let held = membership.held();
                        accounts::add_membership(change.tx(), membership).await?;
                        in_post::counts(change.tx(), &services, OfficerId(id), &held).await?;
                    }
                    made.push(ImportedPerson { login: person.login, name: person.name, password });
                }
                namesakes::compare_again(change.tx(), &services.vault, bodies).await?;
                let line = change.line(What::PeopleImported).about(made.len());
                change.done(line).await?;
                Ok(made)
            },
            || ImportError::Whole(ActError::Interrupted),
        )
        .await
    }
}

fn refuse_taken(people: &[Person], taken: &HashSet<String>) -> Result<(), ImportError> {
    let problems: Vec<_> = people
        .iter()
        .filter(|person| taken.contains(&person.login))
        .map(|person| RowProblem { line: person.line, column: "login", problem: Problem::NotAllowed })
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(ImportError::Rows(problems)) }
}

/// Reads the file: the names of the columns, then a row for each role of each person.
fn read(file: &[u8], reference: &Reference) -> Result<Vec<Person>, ImportError> {
    let whole = |problem| ImportError::from(FieldErrors::one("file", problem));
    let content = tables::text(file).ok_or_else(|| whole(Problem::FileWrongType))?;
    let mut lines = tables::rows(content);
    let head = lines.next().ok_or_else(|| whole(Problem::FileEmpty))?.map_err(|_| whole(Problem::FileDamaged))?;
    if !head.cells.iter().eq(COLUMNS) {
        return Err(whole(Problem::FileDamaged));
    }
    let (mut people, mut problems, mut places) = (Vec::new(), Vec::new(), HashMap::new());
    let mut count = 0;
    for found in lines {
        let tables::Row { line, cells } = found.map_err(|_| whole(Problem::FileDamaged))?;
        let read = row(&cells, reference).and_then(|row| put(line, row, &mut people, &mut places));
        if let Err((column, problem)) = read {
            problems.push(RowProblem { line, column, problem });
        }
        count += 1;
        if count > MAX_ROWS {
            let mut errors = FieldErrors::default();
            errors.add_limit("file", Problem::TooMany, MAX_ROWS as u32);
            return Err(errors.into());
        }
    }
    if !problems.is_empty() {
        return Err(ImportError::Rows(problems));
    }
    if people.is_empty() { Err(whole(Problem::FileEmpty)) } else { Ok(people) }
}

/// Gives a row to its person. Further rows of one login are further roles of the same person: they say the same name,
/// and a role that may be held beside the others.
fn put(
    line: u32,
    row: Row,
    people: &mut Vec<Person>,
    places: &mut HashMap<String, usize>,
) -> Result<(), (&'static str, Problem)> {
    let Some(known) = places.get(&row.login).and_then(|place| people.get_mut(*place)) else {
        places.insert(row.login.clone(), people.len());
        people.push(Person { line, login: row.login, name: row.name, email: row.email, seats: vec![row.seat] });
        return Ok(());
    };
    if known.name != row.name || row.email.is_some() && row.email != known.email {
        return Err(("name", Problem::NotAllowed));
    }
    let held: Vec<Role> = known.seats.iter().map(|seat| seat.role).collect();
    if known.seats.contains(&row.seat) || must_stay_apart(row.seat.role, &held) {
        return Err(("role", Problem::NotAllowed));
    }
    known.seats.push(row.seat);
    Ok(())
}

/// Judges a row; of its problems the first is told.
fn row(record: &StringRecord, reference: &Reference) -> Result<Row, (&'static str, Problem)> {
    let cell = |column: usize| record.get(column).unwrap_or_default();
    let login = login::parse(cell(0)).map_err(|problem| ("login", problem))?;
    let name = check_name(cell(1)).map_err(|problem| ("name", problem))?;
    let email = cell(2);
    if !is_email(email) {
        return Err(("email", Problem::BadEmail));
    }
    let (role, unit, post) = (text::line(cell(3)), text::line(cell(4)), text::line(cell(5)));
    let seat = Typed { role: &role, unit: &unit, post: &post }.find(reference);
    let seat = seat.map_err(|problems| problems.first().copied().unwrap_or(("role", Problem::BadChoice)))?;
    if record.iter().skip(COLUMNS.len()).any(|extra| !extra.is_empty()) {
        return Err(("post", Problem::BadChoice));
    }
    Ok(Row { login, name, email: Some(email.to_owned()).filter(|email| !email.is_empty()), seat })
}
