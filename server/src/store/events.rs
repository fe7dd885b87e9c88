//! The record of what happened to a case. Events are appended, never changed; each is chained by
//! hash to the one before it in its case, so that a change or a gap shows.

use std::collections::HashMap;

use domain::case::State;
use domain::conflict::Bond;
use domain::private::Private;
use domain::role::Role;
use domain::unit::{OfficerId, UnitId};
use rand::Rng;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use sha2::{Digest, Sha256};
use time::{Date, OffsetDateTime};

use super::cases::CaseError;
use super::entity::events;
use super::{Tx, Writes, bonds, links};
use crate::vault::{At, CaseKey};

/// Who caused an event.
#[derive(Clone, Debug)]
pub enum Cause {
    /// The sender: of them not even the hour is kept.
    Reporter,
    Officer {
        id: OfficerId,
        role: String,
        unit: UnitId,
        at: OffsetDateTime,
    },
    /// An officer who writes down for the sender. As of the sender, the hour is not kept.
    Writer {
        id: OfficerId,
        role: String,
        unit: UnitId,
    },
    System {
        at: OffsetDateTime,
    },
}

impl Cause {
    /// Who worked on the case, and on which side.
    fn worked(&self) -> Option<Bond> {
        match self {
            Self::Officer { id, role, .. } | Self::Writer { id, role, .. } => {
                Bond::worked(Role::from_code(role)?.desk(), *id)
            }
            Self::Reporter | Self::System { .. } => None,
        }
    }
}

/// An event to be appended.
#[derive(Clone, Debug)]
pub struct NewEvent {
    pub case_id: i64,
    /// A move (`T03`) or a change (`CLASSIFY`).
    pub code: String,
    pub from: Option<State>,
    pub to: State,
    pub cause: Cause,
    pub on: Date,
    pub reason_code: Option<String>,
    /// Ids and hashes, never words of the sender.
    pub details: serde_json::Value,
    /// A reason in words; it is sealed with the case's key.
    pub note: Option<Private>,
    pub document_no: Option<String>,
    pub document_on: Option<Date>,
}

impl NewEvent {
    #[must_use]
    pub fn new(case_id: i64, code: &str, from: Option<State>, to: State, cause: Cause, on: Date) -> Self {
        Self {
            case_id,
            code: code.to_owned(),
            from,
            to,
            cause,
            on,
            reason_code: None,
            details: serde_json::Value::Object(serde_json::Map::new()),
            note: None,
            document_no: None,
            document_on: None,
        }
    }
}

/// Appends an event and returns its number in the case, from 1. The caller holds the case row, so
/// that two events of one case never get the same number.
///
/// # Errors
/// [`CaseError`].
pub async fn append(tx: &Tx, key: &CaseKey, event: NewEvent) -> Result<i32, CaseError> {
    let last = events::Entity::find()
        .filter(events::Column::CaseId.eq(event.case_id))
        .order_by_desc(events::Column::Seq)
        .one(tx)
        .await?;
    let seq = last.as_ref().map_or(1, |last| last.seq + 1);
    let note = match &event.note {
        Some(words) => Some(key.seal(note_at(event.case_id, seq), words.reveal().as_bytes())?),
        None => None,
    };
    if let Some(worked) = event.cause.worked()
        && !bonds::has(tx, event.case_id, worked).await?
    {
        bonds::put(tx, event.case_id, vec![worked]).await?;
        links::renew(tx, event.case_id).await?;
    }
    let row = link(event, last.map(|last| (last.seq, last.hash)), note);
    events::Entity::insert(active(row)).exec_without_returning(tx).await?;
    Ok(seq)
}

/// Begins the record of a new case: its first event, which is number 1.
///
/// # Errors
/// [`CaseError`].
pub async fn begin(to: &impl Writes, key: &CaseKey, event: NewEvent) -> Result<i32, CaseError> {
    let words = event.note.as_ref();
    let note = words.map(|words| key.seal(note_at(event.case_id, 1), words.reveal().as_bytes())).transpose()?;
    bonds::put(to, event.case_id, event.cause.worked().into_iter().collect()).await?;
    let row = link(event, None, note);
    let seq = row.seq;
    to.put(&events::Entity::insert(active(row))).await?;
    Ok(seq)
}

/// Appends one event to each of many cases, none of them with words. The caller holds their rows.
///
/// # Errors
/// Those of the database.
pub async fn append_all(tx: &Tx, new: Vec<NewEvent>) -> Result<(), DbErr> {
    let ids = new.iter().map(|event| event.case_id);
    let newest = Query::select()
        .expr(Expr::col((Alias::new("newest"), events::Column::Seq)).max())
        .from_as(events::Entity, Alias::new("newest"))
        .and_where(
            Expr::col((Alias::new("newest"), events::Column::CaseId)).equals((events::Entity, events::Column::CaseId)),
        )
        .to_owned();
    let mut last: HashMap<i64, (i32, Vec<u8>)> = events::Entity::find()
        .filter(events::Column::CaseId.is_in(ids))
        .filter(Expr::col((events::Entity, events::Column::Seq)).in_subquery(newest))
        .all(tx)
        .await?
        .into_iter()
        .map(|row| (row.case_id, (row.seq, row.hash)))
        .collect();
    let worked = new.iter().filter_map(|event| Some((event.case_id, event.cause.worked()?))).collect();
    bonds::put_all(tx, worked).await?;
    let rows: Vec<_> = new
        .into_iter()
        .map(|event| {
            let before = last.remove(&event.case_id);
            active(link(event, before, None))
        })
        .collect();
    if !rows.is_empty() {
        events::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// An event as the next link of the chain of its case.
fn link(event: NewEvent, last: Option<(i32, Vec<u8>)>, note: Option<Vec<u8>>) -> events::Model {
    let (seq, prev_hash) = last.map_or_else(|| (1, vec![0; 32]), |(seq, hash)| (seq + 1, hash));
    let (actor_kind, officer_id, role, unit_id, at) = match event.cause {
        Cause::Reporter => ("REPORTER", None, None, None, None),
        Cause::Officer { id, role, unit, at } => {
            ("OFFICER", Some(id.0), Some(role), Some(unit.0), Some(super::whole_second(at)))
        }
        Cause::Writer { id, role, unit } => ("OFFICER", Some(id.0), Some(role), Some(unit.0), None),
        Cause::System { at } => ("SYSTEM", None, None, None, Some(super::whole_second(at))),
    };
    let mut row = events::Model {
        id: 0,
        case_id: event.case_id,
        seq,
        code: event.code,
        from_state: event.from.map(|state| state.code().to_owned()),
        to_state: event.to.code().to_owned(),
        actor_kind: actor_kind.to_owned(),
        officer_id,
        role,
        unit_id,
        on_date: event.on,
        at,
        reason_code: event.reason_code,
        details: event.details.to_string(),
        note,
        document_no: event.document_no,
        document_on: event.document_on,
        nonce: nonce(),
        prev_hash,
        hash: Vec::new(),
    };
    row.hash = hash(&row);
    row
}

/// A row made of a model counts as unchanged; an insert wants every column but the id.
fn active(row: events::Model) -> events::ActiveModel {
    events::ActiveModel { id: NotSet, ..events::ActiveModel::from(row).reset_all() }
}

/// The words of an event's note.
///
/// # Errors
/// When the note was changed or belongs elsewhere.
pub fn note(key: &CaseKey, event: &events::Model) -> Result<Option<Private>, CaseError> {
    let Some(sealed) = &event.note else { return Ok(None) };
    let plain = key.open(note_at(event.case_id, event.seq), sealed)?;
    Ok(Some(Private::from(plain.as_text()?)))
}

fn note_at(case_id: i64, seq: i32) -> At<'static> {
    At::new("events", "note", (case_id, i64::from(seq)))
}

/// Most of an event could be guessed; with 256 random bits among its fields its hash tells nothing
/// and may be published.
fn nonce() -> Vec<u8> {
    let mut bytes = vec![0; 32];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

/// The hash of an event: SHA-256 over its fields, each with its length before it, so that no two
/// different events give the same bytes. `audit/FORMAT.md` says it byte by byte for those who
/// check it with a program of their own.
#[must_use]
pub fn hash(event: &events::Model) -> Vec<u8> {
    let mut hasher = Hasher(Sha256::new());
    hasher.bytes(b"phanhoi event 1");
    hasher.bytes(&event.case_id.to_be_bytes());
    hasher.bytes(&event.seq.to_be_bytes());
    hasher.text(Some(&event.code));
    hasher.text(event.from_state.as_deref());
    hasher.text(Some(&event.to_state));
    hasher.text(Some(&event.actor_kind));
    hasher.number(event.officer_id);
    hasher.text(event.role.as_deref());
    hasher.number(event.unit_id);
    hasher.text(Some(&event.on_date.to_string()));
    hasher.number(event.at.map(OffsetDateTime::unix_timestamp));
    hasher.text(event.reason_code.as_deref());
    hasher.text(Some(&event.details));
    hasher.optional(note_hash(event).as_ref().map(<[u8; 32]>::as_slice));
    hasher.text(event.document_no.as_deref());
    hasher.text(event.document_on.map(|day| day.to_string()).as_deref());
    hasher.bytes(&event.nonce);
    hasher.bytes(&event.prev_hash);
    hasher.0.finalize().to_vec()
}

/// What stands for the note in the event's hash: who checks the record needs no sealed words.
#[must_use]
pub fn note_hash(event: &events::Model) -> Option<[u8; 32]> {
    event.note.as_deref().map(|note| Sha256::digest(note).into())
}

struct Hasher(Sha256);

impl Hasher {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    /// Absent is told apart from empty.
    fn optional(&mut self, bytes: Option<&[u8]>) {
        match bytes {
            Some(bytes) => self.bytes(bytes),
            None => self.0.update(u64::MAX.to_be_bytes()),
        }
    }

    fn text(&mut self, text: Option<&str>) {
        self.optional(text.map(str::as_bytes));
    }

    fn number(&mut self, number: Option<i64>) {
        self.optional(number.map(i64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice));
    }
}

/// All events of a case in their order.
///
/// # Errors
/// Those of the database.
pub async fn of_case(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<events::Model>, DbErr> {
    events::Entity::find().filter(events::Column::CaseId.eq(case_id)).order_by_asc(events::Column::Seq).all(db).await
}

/// Up to `limit` events after this one, by case and number: the way through all of them.
///
/// # Errors
/// Those of the database.
pub async fn after(
    db: &impl ConnectionTrait,
    (case_id, seq): (i64, i32),
    limit: u64,
) -> Result<Vec<events::Model>, DbErr> {
    let place = Expr::tuple([Expr::col(events::Column::CaseId), Expr::col(events::Column::Seq)]);
    events::Entity::find()
        .filter(place.gt(Expr::tuple([Expr::val(case_id), Expr::val(seq)])))
        .order_by_asc(events::Column::CaseId)
        .order_by_asc(events::Column::Seq)
        .limit(limit)
        .all(db)
        .await
}

/// One event of a case.
///
/// # Errors
/// Those of the database.
pub async fn find(db: &impl ConnectionTrait, case_id: i64, seq: i32) -> Result<Option<events::Model>, DbErr> {
    events::Entity::find().filter(events::Column::CaseId.eq(case_id)).filter(events::Column::Seq.eq(seq)).one(db).await
}

/// Whether the events of a case, in their order, are all there and unchanged.
#[must_use]
pub fn chain_holds(events: &[events::Model]) -> bool {
    let mut prev = vec![0; 32];
    events.iter().zip(1..).all(|(event, seq)| {
        let holds = event.seq == seq && event.prev_hash == prev && event.hash == hash(event);
        prev.clone_from(&event.hash);
        holds
    })
}
