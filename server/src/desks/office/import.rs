//! Accounts from a file: all of them, or none.

use std::collections::{BTreeSet, HashSet};

use app::desks::{ImportedPerson, RowProblem};
use csv::StringRecord;
use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use domain::login;
use domain::private::Private;
use domain::text;
use domain::unit::{OfficerId, UnitId};

use super::change::Change;
use super::people::{check_name, is_email};
use super::role::{Seat, Typed};
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
/// People in one file: every password is hashed while somebody waits.
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

/// A row that was read.
struct Row {
    line: u32,
    login: String,
    name: String,
    email: Option<String>,
    seat: Seat,
}

impl OfficeOfficer {
    /// Opens an account with one role for each row of a file, and makes their passwords.
    ///
    /// # Errors
    /// [`ImportError`].
    pub async fn import_people(&self, file: &[u8]) -> Result<Vec<ImportedPerson>, ImportError> {
        self.may_change(ADMINISTRATORS)?;
        let rows = read(file, &self.services.reference.get())?;
        let logins: Vec<String> = rows.iter().map(|row| row.login.clone()).collect();
        refuse_taken(&rows, &accounts::taken(self.services.db.reader(), &logins).await?)?;
        let passwords: Vec<Private> = rows.iter().map(|_| passphrase::random(&mut rand::rng())).collect();
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
                refuse_taken(&rows, &accounts::taken(change.tx(), &logins).await?)?;
                let bodies: BTreeSet<UnitId> = rows.iter().map(|row| row.seat.unit).collect();
                let mut made = Vec::with_capacity(rows.len());
                for ((row, hash), password) in rows.into_iter().zip(hashes).zip(passwords) {
                    let account = Account {
                        login: row.login.clone(),
                        name: row.name.as_str().into(),
                        email: row.email.map(Into::into),
                        password_hash: hash.into(),
                    };
                    let id = accounts::add(change.tx(), account, today).await?;
                    change.note(change.line(What::AccountOpened).account(OfficerId(id))).await?;
                    let given = change.line(What::RoleGiven).account(OfficerId(id));
                    change.note(given.body(row.seat.unit).about(row.seat.role)).await?;
                    let membership = NewMembership {
                        officer_id: id,
                        unit_id: row.seat.unit.0,
                        post_id: row.seat.post.map(|post| post.0),
                        role: row.seat.role,
                        since: today,
                    };
                    let held = membership.held();
                    accounts::add_membership(change.tx(), membership).await?;
                    in_post::counts(change.tx(), &services, OfficerId(id), &held).await?;
                    made.push(ImportedPerson { login: row.login, name: row.name, password });
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

fn refuse_taken(rows: &[Row], taken: &HashSet<String>) -> Result<(), ImportError> {
    let problems: Vec<_> = rows
        .iter()
        .filter(|row| taken.contains(&row.login))
        .map(|row| RowProblem { line: row.line, column: "login", problem: Problem::NotAllowed })
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(ImportError::Rows(problems)) }
}

/// Reads the file: the names of the columns, then a row for each account.
fn read(file: &[u8], reference: &Reference) -> Result<Vec<Row>, ImportError> {
    let whole = |problem| ImportError::from(FieldErrors::one("file", problem));
    let content = tables::text(file).ok_or_else(|| whole(Problem::FileWrongType))?;
    let mut lines = tables::rows(content);
    let head = lines.next().ok_or_else(|| whole(Problem::FileEmpty))?.map_err(|_| whole(Problem::FileDamaged))?;
    if !head.cells.iter().eq(COLUMNS) {
        return Err(whole(Problem::FileDamaged));
    }
    let (mut rows, mut problems, mut logins) = (Vec::new(), Vec::new(), HashSet::new());
    for found in lines {
        let tables::Row { line, cells } = found.map_err(|_| whole(Problem::FileDamaged))?;
        match row(line, &cells, reference, &mut logins) {
            Ok(row) => rows.push(row),
            Err((column, problem)) => problems.push(RowProblem { line, column, problem }),
        }
        if rows.len() + problems.len() > MAX_ROWS {
            let mut errors = FieldErrors::default();
            errors.add_limit("file", Problem::TooMany, MAX_ROWS as u32);
            return Err(errors.into());
        }
    }
    if !problems.is_empty() {
        return Err(ImportError::Rows(problems));
    }
    if rows.is_empty() { Err(whole(Problem::FileEmpty)) } else { Ok(rows) }
}

/// Judges a row; of its problems the first is told.
fn row(
    line: u32,
    record: &StringRecord,
    reference: &Reference,
    logins: &mut HashSet<String>,
) -> Result<Row, (&'static str, Problem)> {
    let cell = |column: usize| record.get(column).unwrap_or_default();
    let login = login::parse(cell(0)).map_err(|problem| ("login", problem))?;
    if !logins.insert(login.clone()) {
        return Err(("login", Problem::NotAllowed));
    }
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
    Ok(Row { line, login, name, email: Some(email.to_owned()).filter(|email| !email.is_empty()), seat })
}
