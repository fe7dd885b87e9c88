//! What the Front and the sender write to each other, sealed with the case's key.

use domain::private::Private;
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{
    ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
};
use time::Date;

use super::cases::CaseError;
use super::entity::messages;
use super::{Tx, search};
use crate::vault::{At, CaseKey};

/// Why a message was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Question,
    Reply,
    Addition,
    /// What the sender wants to be read beside what they wrote before.
    Correction,
    Notice,
    Objection,
    Review,
    Withdrawal,
    Appeal,
    /// The sender is threatened: for those alone to whom it was passed on.
    Threat,
}

impl Purpose {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Question => "QUESTION",
            Self::Reply => "REPLY",
            Self::Addition => "ADDITION",
            Self::Correction => "CORRECTION",
            Self::Notice => "NOTICE",
            Self::Objection => "OBJECTION",
            Self::Review => "REVIEW",
            Self::Withdrawal => "WITHDRAWAL",
            Self::Appeal => "APPEAL",
            Self::Threat => "THREAT",
        }
    }

    #[must_use]
    pub const fn from_reporter(self) -> bool {
        matches!(
            self,
            Self::Reply
                | Self::Addition
                | Self::Correction
                | Self::Objection
                | Self::Review
                | Self::Withdrawal
                | Self::Appeal
                | Self::Threat
        )
    }
}

/// A message, opened.
#[derive(Clone, Debug)]
pub struct Opened {
    pub id: i64,
    pub from_reporter: bool,
    pub purpose: String,
    /// The event that it came with.
    pub event_seq: i32,
    pub on: Date,
    pub text: Private,
}

impl Opened {
    /// Whether these words of the sender, written today, are this message once more.
    #[must_use]
    pub fn is_again(&self, words: &Private, today: Date) -> bool {
        let same_kind = [Purpose::Reply, Purpose::Addition].iter().any(|purpose| purpose.code() == self.purpose);
        same_kind && self.on == today && self.text.reveal() == words.reveal()
    }
}

/// Seals and stores a message and returns its id. `event_seq` is the event that it came with.
///
/// # Errors
/// [`CaseError`].
pub async fn insert(
    tx: &Tx,
    key: &CaseKey,
    case_id: i64,
    purpose: Purpose,
    event_seq: i32,
    text: &Private,
    on: Date,
) -> Result<i64, CaseError> {
    let envelope = key.seal(at(case_id, event_seq), text.reveal().as_bytes())?;
    let row = messages::ActiveModel {
        id: NotSet,
        case_id: Set(case_id),
        direction: Set(if purpose.from_reporter() { "FROM_REPORTER" } else { "TO_REPORTER" }.to_owned()),
        purpose: Set(purpose.code().to_owned()),
        event_seq: Set(event_seq),
        envelope: Set(envelope),
        on_date: Set(on),
    };
    let id = messages::Entity::insert(row).exec(tx).await?.last_insert_id;
    search::note(tx, case_id).await?;
    Ok(id)
}

/// What the sender and the Front write to each other about a case, oldest first. What a sender says of a
/// threat is not among it: whoever reads or searches the case does not come upon it.
///
/// # Errors
/// [`CaseError`].
pub async fn of_case(db: &impl ConnectionTrait, key: &CaseKey, case_id: i64) -> Result<Vec<Opened>, CaseError> {
    opened(db, key, case_id, messages::Column::Purpose.ne(Purpose::Threat.code())).await
}

/// What the sender of a case said of a threat, oldest first.
///
/// # Errors
/// [`CaseError`].
pub async fn of_threats(db: &impl ConnectionTrait, key: &CaseKey, case_id: i64) -> Result<Vec<Opened>, CaseError> {
    opened(db, key, case_id, messages::Column::Purpose.eq(Purpose::Threat.code())).await
}

/// The same, and why they withdrew, if they did: for those who protect them.
///
/// # Errors
/// [`CaseError`].
pub async fn for_protectors(db: &impl ConnectionTrait, key: &CaseKey, case_id: i64) -> Result<Vec<Opened>, CaseError> {
    let purposes = [Purpose::Threat, Purpose::Withdrawal].map(Purpose::code);
    opened(db, key, case_id, messages::Column::Purpose.is_in(purposes)).await
}

async fn opened(
    db: &impl ConnectionTrait,
    key: &CaseKey,
    case_id: i64,
    which: SimpleExpr,
) -> Result<Vec<Opened>, CaseError> {
    let rows = messages::Entity::find()
        .filter(messages::Column::CaseId.eq(case_id))
        .filter(which)
        .order_by_asc(messages::Column::EventSeq)
        .all(db)
        .await?;
    rows.into_iter().map(|row| open(key, row)).collect()
}

fn open(key: &CaseKey, row: messages::Model) -> Result<Opened, CaseError> {
    let plain = key.open(at(row.case_id, row.event_seq), &row.envelope)?;
    Ok(Opened {
        id: row.id,
        from_reporter: row.direction == "FROM_REPORTER",
        purpose: row.purpose,
        event_seq: row.event_seq,
        on: row.on_date,
        text: Private::from(plain.as_text()?),
    })
}

/// The newest message of a case, what was said of a threat apart.
///
/// # Errors
/// [`CaseError`].
pub async fn newest(db: &impl ConnectionTrait, key: &CaseKey, case_id: i64) -> Result<Option<Opened>, CaseError> {
    let of_case = messages::Entity::find()
        .filter(messages::Column::CaseId.eq(case_id))
        .filter(messages::Column::Purpose.ne(Purpose::Threat.code()));
    let row = of_case.order_by_desc(messages::Column::EventSeq).one(db).await?;
    row.map(|row| open(key, row)).transpose()
}

/// How many messages of the sender a case has, in all or of one day: there are limits.
///
/// # Errors
/// Those of the database.
pub async fn count_from_reporter(db: &impl ConnectionTrait, case_id: i64, on: Option<Date>) -> Result<u64, DbErr> {
    use sea_orm::PaginatorTrait;
    let mut query = messages::Entity::find()
        .filter(messages::Column::CaseId.eq(case_id))
        .filter(messages::Column::Direction.eq("FROM_REPORTER"));
    if let Some(day) = on {
        query = query.filter(messages::Column::OnDate.eq(day));
    }
    query.count(db).await
}

fn at(case_id: i64, event_seq: i32) -> At<'static> {
    At::new("messages", "envelope", (case_id, i64::from(event_seq)))
}
