//! Messages to be sent. A row is written in the transaction of the event that it tells of, so
//! that neither is there without the other; the mail worker takes it from there.
//!
//! A row holds no address: the reporter's is read from `contacts` and an officer's from their
//! account at the moment of sending, so that whatever was forgotten or changed meanwhile counts.

#[cfg(test)]
pub(crate) mod tests;

use app::words::Lang;
use data_encoding::HEXLOWER;
use domain::case::State as CaseState;
use rand::Rng;
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{
    ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use time::{Duration, OffsetDateTime, Time};

use super::entity::{cases, contacts, outbox};
use super::links::{self, Link};
use super::{Tx, Writes, whole_second};
use crate::mail::MailKind;

/// Rows that [`list`] returns at most.
pub const PAGE: u64 = 100;

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for its time.
    Pending,
    /// A worker has it; when the lease ends without a result, the next one may take it.
    Leased,
    /// It is done: sent, or there was nobody to send it to.
    Sent,
    /// It was given up. A person may look into it and have it tried again.
    Dead,
}

impl State {
    pub const ALL: &'static [Self] = &[Self::Pending, Self::Leased, Self::Sent, Self::Dead];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Leased => "LEASED",
            Self::Sent => "SENT",
            Self::Dead => "DEAD",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.code() == code)
    }
}

/// A message to be sent.
#[derive(Clone, Copy, Debug)]
pub struct NewMail {
    pub kind: MailKind,
    pub case_id: i64,
    /// `None`: to the reporter.
    pub officer_id: Option<i64>,
    pub language: Lang,
}

impl NewMail {
    /// To the reporter, in the language of their case. Nothing is sent when they left no address.
    #[must_use]
    pub fn to_reporter(kind: MailKind, case_id: i64, language: &str) -> Self {
        Self { kind, case_id, officer_id: None, language: Lang::from_tag(language) }
    }

    /// To an officer. The caller has asked the conflict rule; it is asked again before sending.
    #[must_use]
    pub const fn to_officer(kind: MailKind, case_id: i64, officer_id: i64) -> Self {
        Self { kind, case_id, officer_id: Some(officer_id), language: Lang::Vi }
    }
}

/// Writes a message that is due at once.
///
/// # Errors
/// Those of the database.
pub async fn queue(to: &impl Writes, new: NewMail, now: OffsetDateTime) -> Result<(), DbErr> {
    let row = outbox::ActiveModel {
        id: NotSet,
        kind: Set(new.kind.code().to_owned()),
        case_id: Set(Some(new.case_id)),
        officer_id: Set(new.officer_id),
        address: Set(None),
        language: Set(new.language.tag().to_owned()),
        state: Set(State::Pending.code().to_owned()),
        attempts: Set(0),
        next_at: Set(day(now)),
        lease_until: Set(None),
        message_id: Set(random_id()),
        last_error: Set(None),
        created_on: Set(domain::date::local_date(now)),
    };
    to.put(&outbox::Entity::insert(row)).await
}

/// Whether a message is due: a look that takes no lock.
///
/// # Errors
/// Those of the database.
pub async fn any_due(db: &impl ConnectionTrait, now: OffsetDateTime) -> Result<bool, DbErr> {
    let found = outbox::Entity::find().select_only().column(outbox::Column::Id).filter(due(now)).limit(1);
    Ok(found.into_tuple::<i64>().one(db).await?.is_some())
}

/// Takes up to `limit` messages that are due; nobody else gets them for the length of `lease`.
/// Two workers never get the same: SQLite has one writer, PostgreSQL skips rows that are locked.
///
/// # Errors
/// Those of the database.
pub async fn claim(tx: &Tx, now: OffsetDateTime, lease: Duration, limit: u64) -> Result<Vec<outbox::Model>, DbErr> {
    let mut query = outbox::Entity::find()
        .filter(due(now))
        .order_by_asc(outbox::Column::NextAt)
        .order_by_asc(outbox::Column::Id)
        .limit(limit);
    if tx.get_database_backend() == DbBackend::Postgres {
        query = query.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    let mut rows = query.all(tx).await?;
    let until = whole_second(now + lease);
    let taken = outbox::ActiveModel {
        state: Set(State::Leased.code().to_owned()),
        lease_until: Set(Some(until)),
        ..Default::default()
    };
    let ids = rows.iter().map(|row| row.id);
    outbox::Entity::update_many().set(taken).filter(outbox::Column::Id.is_in(ids)).exec(tx).await?;
    for row in &mut rows {
        State::Leased.code().clone_into(&mut row.state);
        row.lease_until = Some(until);
    }
    Ok(rows)
}

/// A message is done. `why_not` tells why it was not sent to anybody, if it was not. This holds
/// even when the lease has ended meanwhile: what was sent is not to be sent again.
///
/// # Errors
/// Those of the database.
pub async fn sent(tx: &Tx, row: &outbox::Model, why_not: Option<&str>) -> Result<(), DbErr> {
    let done = outbox::ActiveModel {
        state: Set(State::Sent.code().to_owned()),
        lease_until: Set(None),
        // Of what is over only the day stays.
        next_at: Set(day(row.next_at)),
        last_error: Set(why_not.map(str::to_owned)),
        ..Default::default()
    };
    outbox::Entity::update_many().set(done).filter(outbox::Column::Id.eq(row.id)).exec(tx).await?;
    Ok(())
}

/// A message could not be sent: it is tried again at that time, or given up (`None`). `error`
/// holds no address. Does nothing when the lease has ended and another worker has the message.
///
/// # Errors
/// Those of the database.
pub async fn failed(tx: &Tx, row: &outbox::Model, error: &str, again_at: Option<OffsetDateTime>) -> Result<(), DbErr> {
    let state = if again_at.is_some() { State::Pending } else { State::Dead };
    let back = outbox::ActiveModel {
        state: Set(state.code().to_owned()),
        attempts: Set(row.attempts + 1),
        next_at: Set(again_at.map_or(row.next_at, whole_second)),
        lease_until: Set(None),
        last_error: Set(Some(error.to_owned())),
        ..Default::default()
    };
    outbox::Entity::update_many()
        .set(back)
        .filter(outbox::Column::Id.eq(row.id))
        .filter(outbox::Column::State.eq(State::Leased.code()))
        .filter(outbox::Column::LeaseUntil.eq(row.lease_until))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets where notices to the reporter of a case go, if the case has ended and no message to them
/// is left to be sent. This is asked when a case ends and when a message is done: whichever comes
/// last finds nothing left. Cases that were merged into another end with it, and so does what is
/// known of their reporters; the row of that one is locked, so that of the two at the same moment one
/// sees the other.
///
/// # Errors
/// Those of the database.
pub async fn forget_contact_if_over(tx: &Tx, case_id: i64) -> Result<(), DbErr> {
    let master = links::target(tx, Link::Merged, case_id).await?.unwrap_or(case_id);
    let case = cases::Entity::find_by_id(master).lock(LockType::NoKeyUpdate).one(tx).await?;
    if !case.and_then(|case| CaseState::from_code(&case.state)).is_some_and(CaseState::is_terminal) {
        return Ok(());
    }
    forget_contact_if_told(tx, master).await?;
    for follower in links::followers(tx, Link::Merged, master).await? {
        forget_contact_if_told(tx, follower).await?;
    }
    Ok(())
}

async fn forget_contact_if_told(tx: &Tx, case_id: i64) -> Result<(), DbErr> {
    let left = outbox::Entity::find()
        .filter(outbox::Column::CaseId.eq(case_id))
        .filter(outbox::Column::OfficerId.is_null())
        .filter(outbox::Column::State.is_in([State::Pending.code(), State::Leased.code()]))
        .one(tx)
        .await?;
    if left.is_none() {
        contacts::Entity::delete_by_id(case_id).exec(tx).await?;
    }
    Ok(())
}

/// Drops what waits to be sent to the sender, who wants to hear nothing more.
///
/// # Errors
/// Those of the database.
pub async fn drop_for_reporter(tx: &Tx, case_id: i64) -> Result<(), DbErr> {
    outbox::Entity::delete_many()
        .filter(outbox::Column::CaseId.eq(case_id))
        .filter(outbox::Column::OfficerId.is_null())
        .filter(outbox::Column::State.eq(State::Pending.code()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Messages in a state, oldest first, [`PAGE`] at most; `after` is the last id that was seen.
///
/// # Errors
/// Those of the database.
pub async fn list(db: &impl ConnectionTrait, state: State, after: i64) -> Result<Vec<outbox::Model>, DbErr> {
    outbox::Entity::find()
        .filter(outbox::Column::State.eq(state.code()))
        .filter(outbox::Column::Id.gt(after))
        .order_by_asc(outbox::Column::Id)
        .limit(PAGE)
        .all(db)
        .await
}

/// Has a message that was given up tried again, from the beginning. Says whether there was one.
///
/// # Errors
/// Those of the database.
pub async fn retry(tx: &Tx, id: i64, now: OffsetDateTime) -> Result<bool, DbErr> {
    let again = outbox::ActiveModel {
        state: Set(State::Pending.code().to_owned()),
        attempts: Set(0),
        next_at: Set(day(now)),
        ..Default::default()
    };
    let done = outbox::Entity::update_many()
        .set(again)
        .filter(outbox::Column::Id.eq(id))
        .filter(outbox::Column::State.eq(State::Dead.code()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// How many messages are in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub pending: u64,
    pub leased: u64,
    pub sent: u64,
    pub dead: u64,
}

/// Counts the messages by their state.
///
/// # Errors
/// Those of the database.
pub async fn counts(db: &impl ConnectionTrait) -> Result<Counts, DbErr> {
    let rows = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::State)
        .column_as(outbox::Column::Id.count(), "number")
        .group_by(outbox::Column::State)
        .into_tuple::<(String, i64)>()
        .all(db)
        .await?;
    let mut counts = Counts::default();
    for (code, number) in rows {
        let number = u64::try_from(number).unwrap_or_default();
        match State::from_code(&code) {
            Some(State::Pending) => counts.pending = number,
            Some(State::Leased) => counts.leased = number,
            Some(State::Sent) => counts.sent = number,
            Some(State::Dead) => counts.dead = number,
            None => {}
        }
    }
    Ok(counts)
}

fn due(now: OffsetDateTime) -> Condition {
    let now = whole_second(now);
    let waits =
        Condition::all().add(outbox::Column::State.eq(State::Pending.code())).add(outbox::Column::NextAt.lte(now));
    // Its worker died, or the machine did.
    let left =
        Condition::all().add(outbox::Column::State.eq(State::Leased.code())).add(outbox::Column::LeaseUntil.lte(now));
    Condition::any().add(waits).add(left)
}

/// The left part of the `Message-ID`: however often it is tried, it is one message.
fn random_id() -> String {
    let mut bytes = [0; 16];
    rand::rng().fill_bytes(&mut bytes);
    HEXLOWER.encode(&bytes)
}

/// The beginning of the day (UTC): a time that is past, and does not tell at which hour somebody
/// sent what the message is about.
fn day(instant: OffsetDateTime) -> OffsetDateTime {
    instant.replace_time(Time::MIDNIGHT)
}
