//! Messages to units' own systems. One is written in the transaction of the event that it tells of, so that neither is
//! there without the other; the worker of `hooks` takes it from there.
//!
//! A row says which case it is about and what happened. Whether the system may know of it is asked before it is written
//! and again before it is sent.

use data_encoding::HEXLOWER;
use domain::interface::hook::{HookEvent, HookFailure};
use rand::Rng;
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{
    ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use time::{Date, Duration, OffsetDateTime, Time};

use crate::store::entity::{hook_messages, hooks};
use crate::store::{Tx, whole_second};

pub use crate::store::entity::hook_messages::Model as Message;

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for its time.
    Pending,
    /// A worker has it; when the lease ends without a result, the next one may take it.
    Leased,
    /// It has arrived.
    Sent,
    /// Before it left, the system was not to know of it any more.
    Withheld,
    /// It was given up.
    Dead,
}

impl State {
    pub const ALL: &'static [Self] = &[Self::Pending, Self::Leased, Self::Sent, Self::Withheld, Self::Dead];
    /// Those in which nothing more is done.
    pub(super) const OVER: [Self; 3] = [Self::Sent, Self::Withheld, Self::Dead];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Leased => "LEASED",
            Self::Sent => "SENT",
            Self::Withheld => "WITHHELD",
            Self::Dead => "DEAD",
        }
    }

    /// The state with this code, exactly as written.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.code() == code)
    }
}

/// Writes a message that is due at once. The caller has asked whether the system may know of the case.
///
/// # Errors
/// Those of the database.
pub async fn queue(
    tx: &Tx,
    token: i64,
    event: HookEvent,
    case_id: Option<i64>,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let row = hook_messages::ActiveModel {
        id: NotSet,
        token_id: Set(token),
        case_id: Set(case_id),
        event: Set(event.code().to_owned()),
        message_id: Set(random_id()),
        state: Set(State::Pending.code().to_owned()),
        attempts: Set(0),
        // A time that is past, and does not tell the hour.
        next_at: Set(now.replace_time(Time::MIDNIGHT)),
        lease_until: Set(None),
        status: Set(None),
        failure: Set(None),
        created_on: Set(domain::date::local_date(now)),
        tried_on: Set(None),
    };
    hook_messages::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Whether a message of this kind waits to be sent.
///
/// # Errors
/// Those of the database.
pub async fn waits(db: &impl ConnectionTrait, token: i64, event: HookEvent) -> Result<bool, DbErr> {
    let found = hook_messages::Entity::find()
        .filter(hook_messages::Column::TokenId.eq(token))
        .filter(hook_messages::Column::Event.eq(event.code()))
        .filter(hook_messages::Column::State.is_in([State::Pending, State::Leased].map(State::code)))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Whether a message is due: a look that takes no lock.
///
/// # Errors
/// Those of the database.
pub async fn any_due(db: &impl ConnectionTrait, now: OffsetDateTime) -> Result<bool, DbErr> {
    let found = hook_messages::Entity::find().select_only().column(hook_messages::Column::Id).filter(due(now)).limit(1);
    Ok(found.into_tuple::<i64>().one(db).await?.is_some())
}

/// Takes up to `limit` messages that are due, of each hook the oldest: a receiver that is slow keeps only its own
/// waiting. Nobody else gets them for the length of `lease`. Two workers never get the same: SQLite has one writer,
/// PostgreSQL skips rows that are locked.
///
/// # Errors
/// Those of the database.
pub async fn claim(tx: &Tx, now: OffsetDateTime, lease: Duration, limit: u64) -> Result<Vec<Message>, DbErr> {
    let oldest: Vec<i64> = hook_messages::Entity::find()
        .select_only()
        .column_as(hook_messages::Column::Id.min(), "oldest")
        .filter(due(now))
        .group_by(hook_messages::Column::TokenId)
        .limit(limit)
        .into_tuple()
        .all(tx)
        .await?;
    let mut query = hook_messages::Entity::find()
        .filter(hook_messages::Column::Id.is_in(oldest))
        .filter(due(now))
        .order_by_asc(hook_messages::Column::Id);
    if tx.get_database_backend() == DbBackend::Postgres {
        query = query.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    let mut rows = query.all(tx).await?;
    let until = whole_second(now + lease);
    let taken = hook_messages::ActiveModel {
        state: Set(State::Leased.code().to_owned()),
        lease_until: Set(Some(until)),
        ..Default::default()
    };
    let ids = rows.iter().map(|row| row.id);
    hook_messages::Entity::update_many().set(taken).filter(hook_messages::Column::Id.is_in(ids)).exec(tx).await?;
    for row in &mut rows {
        State::Leased.code().clone_into(&mut row.state);
        row.lease_until = Some(until);
    }
    Ok(rows)
}

/// A message has arrived, and its receiver works. This holds even when the lease has ended meanwhile.
///
/// # Errors
/// Those of the database.
pub async fn arrived(tx: &Tx, row: &Message, status: u16, today: Date) -> Result<(), DbErr> {
    let done = hook_messages::ActiveModel {
        attempts: Set(row.attempts + 1),
        status: Set(Some(status.into())),
        failure: Set(None),
        ..over(row, State::Sent, today)
    };
    hook_messages::Entity::update_many().set(done).filter(hook_messages::Column::Id.eq(row.id)).exec(tx).await?;
    let works = hooks::ActiveModel { failing_on: Set(None), ..Default::default() };
    hooks::Entity::update_many().set(works).filter(hooks::Column::TokenId.eq(row.token_id)).exec(tx).await?;
    Ok(())
}

/// The system is not to know of it any more.
///
/// # Errors
/// Those of the database.
pub async fn withheld(tx: &Tx, row: &Message, today: Date) -> Result<(), DbErr> {
    let done = over(row, State::Withheld, today);
    hook_messages::Entity::update_many().set(done).filter(hook_messages::Column::Id.eq(row.id)).exec(tx).await?;
    Ok(())
}

/// A message did not arrive: it is tried again at that time, or given up (`None`), and then the hook is failing. Does
/// nothing when the lease has ended and another worker has the message.
///
/// # Errors
/// Those of the database.
pub async fn failed(
    tx: &Tx,
    row: &Message,
    (failure, status): (HookFailure, Option<u16>),
    again_at: Option<OffsetDateTime>,
    today: Date,
) -> Result<(), DbErr> {
    let state = if again_at.is_some() { State::Pending } else { State::Dead };
    let back = hook_messages::ActiveModel {
        attempts: Set(row.attempts + 1),
        next_at: Set(again_at.map_or_else(|| row.next_at.replace_time(Time::MIDNIGHT), whole_second)),
        status: Set(status.map(i32::from)),
        failure: Set(Some(failure.code().to_owned())),
        ..over(row, state, today)
    };
    let done = hook_messages::Entity::update_many()
        .set(back)
        .filter(hook_messages::Column::Id.eq(row.id))
        .filter(hook_messages::Column::State.eq(State::Leased.code()))
        .filter(hook_messages::Column::LeaseUntil.eq(row.lease_until))
        .exec(tx)
        .await?;
    if state == State::Dead && done.rows_affected == 1 {
        let failing = hooks::ActiveModel { failing_on: Set(Some(today)), ..Default::default() };
        hooks::Entity::update_many()
            .set(failing)
            .filter(hooks::Column::TokenId.eq(row.token_id))
            .filter(hooks::Column::FailingOn.is_null())
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// What is set when a worker has come to an end with a message. Of what is over only the day stays.
fn over(row: &Message, state: State, today: Date) -> hook_messages::ActiveModel {
    hook_messages::ActiveModel {
        state: Set(state.code().to_owned()),
        lease_until: Set(None),
        next_at: Set(row.next_at.replace_time(Time::MIDNIGHT)),
        tried_on: Set(Some(today)),
        ..Default::default()
    }
}

/// The newest messages of a hook that were not withheld.
///
/// # Errors
/// Those of the database.
pub async fn newest(db: &impl ConnectionTrait, token: i64, most: u64) -> Result<Vec<Message>, DbErr> {
    hook_messages::Entity::find()
        .filter(hook_messages::Column::TokenId.eq(token))
        .filter(hook_messages::Column::State.ne(State::Withheld.code()))
        .order_by_desc(hook_messages::Column::Id)
        .limit(most)
        .all(db)
        .await
}

fn due(now: OffsetDateTime) -> Condition {
    let now = whole_second(now);
    let waits = Condition::all()
        .add(hook_messages::Column::State.eq(State::Pending.code()))
        .add(hook_messages::Column::NextAt.lte(now));
    // Its worker died, or the machine did.
    let left = Condition::all()
        .add(hook_messages::Column::State.eq(State::Leased.code()))
        .add(hook_messages::Column::LeaseUntil.lte(now));
    Condition::any().add(waits).add(left)
}

fn random_id() -> String {
    let mut bytes = [0; 16];
    rand::rng().fill_bytes(&mut bytes);
    format!("msg_{}", HEXLOWER.encode(&bytes))
}
