//! Who has which case in hand, which is in nobody's, and what waits for a leader.

use std::collections::BTreeSet;

use domain::case::clock::Clock;
use domain::case::diversion::DiversionState;
use domain::case::request::REFUSAL_PROPOSED;
use domain::case::{State, Transition};
use domain::conflict::Standing;
use domain::feedback::Publication;
use domain::role::Desk;
use domain::unit::{OfficerId, UnitId};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::free_of_conflict;
use crate::store::answers::DRAFT;
use crate::store::entity::{answers, cases, diversions, events, openings, threats};

/// Open cases that this officer has in hand, at either desk, in the order of their ids.
///
/// # Errors
/// Those of the database.
pub async fn in_hand(db: &impl ConnectionTrait, officer: OfficerId) -> Result<Vec<i64>, DbErr> {
    let theirs = cases::Column::FrontOfficerId.eq(officer.0).or(cases::Column::UnitOfficerId.eq(officer.0));
    cases::Entity::find()
        .select_only()
        .column(cases::Column::Id)
        .filter(cases::Column::State.is_in(open_states()))
        .filter(theirs)
        .order_by_asc(cases::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// Open cases that one of these bodies has, as the Front or as the unit that handles them, or of which something waits
/// there: a decision that went up, a cry for help, a request for a sealed name. In the order of their ids, after this one.
///
/// # Errors
/// Those of the database.
pub async fn open_at(
    db: &impl ConnectionTrait,
    bodies: &[UnitId],
    after: i64,
    limit: u64,
) -> Result<Vec<cases::Model>, DbErr> {
    let ids = || bodies.iter().map(|body| body.0);
    let cries = threats::Entity::find()
        .select_only()
        .column(threats::Column::CaseId)
        .filter(threats::Column::CustodiansId.is_in(ids()).or(threats::Column::LeadersId.is_in(ids())))
        .into_query();
    let asked = openings::Entity::find()
        .select_only()
        .column(openings::Column::CaseId)
        .filter(openings::Column::KeeperId.is_in(ids()))
        .into_query();
    let theirs = Condition::any()
        .add(cases::Column::FrontId.is_in(ids()))
        .add(cases::Column::HandlingUnitId.is_in(ids()))
        .add(cases::Column::RaisedToId.is_in(ids()))
        .add(cases::Column::Id.in_subquery(cries))
        .add(cases::Column::Id.in_subquery(asked));
    cases::Entity::find()
        .filter(cases::Column::State.is_in(open_states()))
        .filter(theirs)
        .filter(cases::Column::Id.gt(after))
        .order_by_asc(cases::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Everybody who has an open case in hand.
///
/// # Errors
/// Those of the database.
pub async fn holders(db: &impl ConnectionTrait) -> Result<BTreeSet<OfficerId>, DbErr> {
    let mut found = BTreeSet::new();
    for column in [cases::Column::FrontOfficerId, cases::Column::UnitOfficerId] {
        let ids = cases::Entity::find()
            .select_only()
            .column(column)
            .distinct()
            .filter(cases::Column::State.is_in(open_states()))
            .filter(column.is_not_null());
        found.extend(ids.into_tuple::<i64>().all(db).await?.into_iter().map(OfficerId));
    }
    Ok(found)
}

fn open_states() -> impl Iterator<Item = &'static str> {
    State::ALL.iter().filter(|state| !state.is_terminal()).map(|state| state.code())
}

/// The states in which somebody of a desk has a case in hand: at a Front from its receipt on, in a unit from when it
/// was given to a handler.
const fn in_charge(desk: Desk) -> &'static [State] {
    match desk {
        Desk::Front => &[
            State::Received,
            State::Triage,
            State::AwaitingInfo,
            State::AwaitingTransferApproval,
            State::Transferred,
            State::ReturnedByUnit,
            State::AcceptedByUnit,
            State::Verifying,
            State::AwaitingAnswerApproval,
            State::Answered,
            State::AnswerSentBack,
            State::Remedy,
        ],
        Desk::Unit => &[State::Verifying, State::AwaitingAnswerApproval],
        Desk::Public | Desk::Office => &[],
    }
}

/// Nobody of this desk has it in hand.
pub(super) fn unowned(desk: Desk) -> Condition {
    let holder = if desk == Desk::Front { cases::Column::FrontOfficerId } else { cases::Column::UnitOfficerId };
    Condition::all()
        .add(cases::Column::State.is_in(in_charge(desk).iter().map(|state| state.code())))
        .add(holder.is_null())
}

/// How many cases nobody has in hand, by body: those of bodies after this one, without what the conflict rule keeps
/// from somebody of this standing.
///
/// # Errors
/// Those of the database.
pub async fn unowned_by_body(
    db: &impl ConnectionTrait,
    desk: Desk,
    standing: &Standing,
    after: i64,
    limit: u64,
) -> Result<Vec<(i64, i64)>, DbErr> {
    let body = if desk == Desk::Front { cases::Column::FrontId } else { cases::Column::HandlingUnitId };
    cases::Entity::find()
        .select_only()
        .column(body)
        .column_as(cases::Column::Id.count(), "cases")
        .filter(unowned(desk))
        .filter(body.gt(after))
        .filter(free_of_conflict(standing))
        .group_by(body)
        .order_by_asc(body)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// The Fronts at which feedback lies that nobody has received yet, without what the conflict rule keeps from somebody
/// of this standing.
///
/// # Errors
/// Those of the database.
pub async fn fronts_with_new(db: &impl ConnectionTrait, standing: &Standing) -> Result<Vec<UnitId>, DbErr> {
    let fronts: Vec<i64> = cases::Entity::find()
        .select_only()
        .column(cases::Column::FrontId)
        .distinct()
        .filter(cases::Column::State.eq(State::Submitted.code()))
        .filter(free_of_conflict(standing))
        .into_tuple()
        .all(db)
        .await?;
    Ok(fronts.into_iter().map(UnitId).collect())
}

/// Cases in which something may wait for a leader to decide it, in the order of their ids: a draft, an answer or what
/// was shown of a promise, what the sender asks for, what everybody is to read.
///
/// # Errors
/// Those of the database.
pub async fn awaiting_leader(db: &impl ConnectionTrait, after: i64, limit: u64) -> Result<Vec<cases::Model>, DbErr> {
    let waiting = [State::AwaitingTransferApproval, State::AwaitingAnswerApproval, State::Answered, State::Remedy];
    let diverted = diversions::Entity::find()
        .select_only()
        .column(diversions::Column::CaseId)
        .filter(diversions::Column::State.eq(DiversionState::Proposed.code()));
    let answered = answers::Entity::find()
        .select_only()
        .column(answers::Column::CaseId)
        .filter(answers::Column::ReferralId.is_null())
        .filter(answers::Column::Status.eq(DRAFT));
    let own_answer = Condition::all()
        .add(cases::Column::State.eq(State::Triage.code()))
        .add(cases::Column::Id.in_subquery(answered.into_query()));
    let asked = Condition::all()
        .add(cases::Column::State.is_in([State::Resolved, State::NotAccepted].map(State::code)))
        .add(cases::Column::DueKey.eq(Clock::Request.code()));
    let published = Condition::all()
        .add(cases::Column::State.is_in([State::Resolved, State::Closed].map(State::code)))
        .add(cases::Column::Publication.eq(Publication::AwaitingApproval.code()));
    // Of these states few cases have such an event, and the index of the record finds it.
    let proposed = events::Entity::find()
        .select_only()
        .column(events::Column::CaseId)
        .filter(Expr::col((events::Entity, events::Column::CaseId)).equals((cases::Entity, cases::Column::Id)))
        .filter(events::Column::Code.eq(REFUSAL_PROPOSED));
    let refused = Condition::all()
        .add(cases::Column::State.is_in(Transition::Refuse.entry().from.iter().map(|state| state.code())))
        .add(Expr::exists(proposed.into_query()));
    let wanted = Condition::any()
        .add(refused)
        .add(cases::Column::State.is_in(waiting.map(State::code)))
        .add(asked)
        .add(published)
        .add(cases::Column::Id.in_subquery(diverted.into_query()))
        .add(own_answer);
    cases::Entity::find()
        .filter(wanted)
        .filter(cases::Column::Id.gt(after))
        .order_by_asc(cases::Column::Id)
        .limit(limit)
        .all(db)
        .await
}
