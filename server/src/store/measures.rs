//! What whoever is on call wants to know of the database. Each question is answered from an index and stops counting
//! at [`MOST`], so that it costs the same however many cases there are.

use domain::case::State;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Select,
    Statement,
};
use time::Date;

use super::entity::{cases, hook_messages, hooks, log_queue, outbox, search_queue};
use super::hooks::messages::State as HookState;
use super::outbox::State as MailState;

/// So many or more.
pub const MOST: u64 = 10_000;

/// See above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// Messages that wait to be sent, and those that were given up.
    pub mail_waiting: u64,
    pub mail_dead: u64,
    /// Messages that wait for units' systems, and systems that take none.
    pub hooks_waiting: u64,
    pub hooks_failing: u64,
    /// Events that are not in the log yet, and cases that are to be read into the search index.
    pub log_waiting: u64,
    pub search_waiting: u64,
    /// Cases with a date that has passed.
    pub cases_late: u64,
    /// Bytes of the database.
    pub database_bytes: u64,
}

/// Takes all of them.
///
/// # Errors
/// Those of the database.
pub async fn take(db: &impl ConnectionTrait, today: Date) -> Result<Measures, DbErr> {
    let mail = |state: MailState| outbox::Entity::find().filter(outbox::Column::State.eq(state.code()));
    let waiting = hook_messages::Column::State.eq(HookState::Pending.code());
    let open = State::ALL.iter().filter(|state| !state.is_terminal()).map(|state| state.code());
    let late = cases::Entity::find().filter(cases::Column::State.is_in(open)).filter(cases::Column::DueOn.lt(today));
    Ok(Measures {
        mail_waiting: some(db, mail(MailState::Pending)).await?,
        mail_dead: some(db, mail(MailState::Dead)).await?,
        hooks_waiting: some(db, hook_messages::Entity::find().filter(waiting)).await?,
        hooks_failing: some(db, hooks::Entity::find().filter(hooks::Column::FailingOn.is_not_null())).await?,
        log_waiting: some(db, log_queue::Entity::find()).await?,
        search_waiting: some(db, search_queue::Entity::find()).await?,
        cases_late: some(db, late).await?,
        database_bytes: bytes(db).await?,
    })
}

/// Counts rows, [`MOST`] at most.
async fn some<E>(db: &impl ConnectionTrait, select: Select<E>) -> Result<u64, DbErr>
where
    E: EntityTrait,
    E::Model: Sync,
{
    select.limit(MOST).count(db).await
}

async fn bytes(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    let backend = db.get_database_backend();
    let ask = match backend {
        DbBackend::Postgres => "select pg_database_size(current_database())",
        _ => "select page_count * page_size from pragma_page_count, pragma_page_size",
    };
    let row = db.query_one_raw(Statement::from_string(backend, ask)).await?;
    let bytes: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
    Ok(u64::try_from(bytes).unwrap_or_default())
}
