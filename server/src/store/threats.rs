//! Senders who said that they are threatened. The row says who was told and whether somebody has taken it
//! up; what was said is a message, and what was done the note of an event.

use domain::threat::PassedOn;
use domain::unit::UnitId;
use rand::RngExt;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use time::Date;

use super::Tx;
use super::entity::threats;

/// Entries that are looked at in one go.
const MOST_WAITING: u64 = 1_000;

/// Whose queue somebody looks at: the Fronts for which they keep identities, and those that they lead.
#[derive(Clone, Debug, Default)]
pub struct Queues {
    pub custodians: Vec<UnitId>,
    pub leaders: Vec<UnitId>,
}

impl Queues {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.custodians.is_empty() && self.leaders.is_empty()
    }

    fn condition(&self) -> Condition {
        let ids = |units: &[UnitId]| units.iter().map(|unit| unit.0).collect::<Vec<_>>();
        Condition::any()
            .add(threats::Column::CustodiansId.is_in(ids(&self.custodians)))
            .add(threats::Column::LeadersId.is_in(ids(&self.leaders)))
    }
}

/// To whom an entry was passed on.
#[must_use]
pub fn passed_on(row: &threats::Model) -> PassedOn {
    PassedOn { custodians: row.custodians_id.map(UnitId), leaders: row.leaders_id.map(UnitId) }
}

/// Stores an entry that waits for an answer. Its number is drawn: whoever is kept from one must not see a gap.
///
/// # Errors
/// Those of the database; of two for one case the second.
pub async fn insert(tx: &Tx, case_id: i64, event_seq: i32, passed: PassedOn, on: Date) -> Result<(), DbErr> {
    let row = threats::ActiveModel {
        id: Set(rand::rng().random_range(1..=i64::MAX)),
        case_id: Set(case_id),
        event_seq: Set(event_seq),
        custodians_id: Set(passed.custodians.map(|unit| unit.0)),
        leaders_id: Set(passed.leaders.map(|unit| unit.0)),
        on_date: Set(on),
        answer_seq: Set(None),
    };
    threats::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Passes an entry on to others.
///
/// # Errors
/// Those of the database.
pub async fn pass_on(tx: &Tx, id: i64, passed: PassedOn) -> Result<(), DbErr> {
    let others = threats::ActiveModel {
        custodians_id: Set(passed.custodians.map(|unit| unit.0)),
        leaders_id: Set(passed.leaders.map(|unit| unit.0)),
        ..Default::default()
    };
    threats::Entity::update_many().set(others).filter(threats::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// Entries that nobody has answered, with whomever they wait.
///
/// # Errors
/// Those of the database.
pub async fn every_waiting(db: &impl ConnectionTrait) -> Result<Vec<threats::Model>, DbErr> {
    threats::Entity::find()
        .filter(threats::Column::AnswerSeq.is_null())
        .order_by_asc(threats::Column::OnDate)
        .order_by_asc(threats::Column::Id)
        .limit(MOST_WAITING)
        .all(db)
        .await
}

/// An entry.
///
/// # Errors
/// Those of the database.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<threats::Model>, DbErr> {
    threats::Entity::find_by_id(id).one(db).await
}

/// The entries of a case, the oldest first.
///
/// # Errors
/// Those of the database.
pub async fn of_case(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<threats::Model>, DbErr> {
    threats::Entity::find()
        .filter(threats::Column::CaseId.eq(case_id))
        .order_by_asc(threats::Column::EventSeq)
        .all(db)
        .await
}

/// The entry of a case that nobody has answered.
///
/// # Errors
/// Those of the database.
pub async fn waiting(db: &impl ConnectionTrait, case_id: i64) -> Result<Option<threats::Model>, DbErr> {
    threats::Entity::find()
        .filter(threats::Column::CaseId.eq(case_id))
        .filter(threats::Column::AnswerSeq.is_null())
        .one(db)
        .await
}

/// Entries of these queues before this one (its day and number), the newest day first.
///
/// # Errors
/// Those of the database.
pub async fn page(
    db: &impl ConnectionTrait,
    queues: &Queues,
    before: Option<(Date, i64)>,
    limit: u64,
) -> Result<Vec<threats::Model>, DbErr> {
    let mut query = threats::Entity::find().filter(queues.condition());
    if let Some((day, id)) = before {
        let same_day = Condition::all().add(threats::Column::OnDate.eq(day)).add(threats::Column::Id.lt(id));
        query = query.filter(Condition::any().add(threats::Column::OnDate.lt(day)).add(same_day));
    }
    query.order_by_desc(threats::Column::OnDate).order_by_desc(threats::Column::Id).limit(limit).all(db).await
}

/// Entries of these queues that nobody has answered.
///
/// # Errors
/// Those of the database.
pub async fn all_waiting(db: &impl ConnectionTrait, queues: &Queues, limit: u64) -> Result<Vec<threats::Model>, DbErr> {
    threats::Entity::find()
        .filter(queues.condition())
        .filter(threats::Column::AnswerSeq.is_null())
        .order_by_asc(threats::Column::OnDate)
        .order_by_asc(threats::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Ends an entry with the event that says what was done; `false` when somebody else was quicker.
///
/// # Errors
/// Those of the database.
pub async fn answer(tx: &Tx, id: i64, answer_seq: i32) -> Result<bool, DbErr> {
    let answered = threats::ActiveModel { answer_seq: Set(Some(answer_seq)), ..Default::default() };
    let done = threats::Entity::update_many()
        .set(answered)
        .filter(threats::Column::Id.eq(id))
        .filter(threats::Column::AnswerSeq.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Forgets the entries of a case that is erased.
///
/// # Errors
/// Those of the database.
pub async fn forget(tx: &Tx, case_id: i64) -> Result<(), DbErr> {
    threats::Entity::delete_many().filter(threats::Column::CaseId.eq(case_id)).exec(tx).await?;
    Ok(())
}
