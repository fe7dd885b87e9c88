//! Where units' own systems are told of news: an address and a secret for a token, both sealed.

pub mod messages;

use domain::interface::hook::KEPT;
use domain::unit::UnitId;
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    ExprTrait, QueryFilter, QuerySelect,
};
use time::{Date, Duration, OffsetDateTime};

use super::cases::CaseError;
use super::entity::{hook_messages, hooks, tokens};
use super::tokens::Token;
use super::{Tx, whole_second};
use crate::vault::{At, Plain, Vault};

pub use super::entity::hooks::Model as Hook;

/// What is sealed of a hook: where it leads, and what signs.
#[derive(Clone, Copy)]
enum Sealed {
    Address,
    Secret,
    FormerSecret,
}

impl Sealed {
    fn at(self, token: i64) -> At<'static> {
        let column = match self {
            Self::Address => "address",
            Self::Secret => "secret",
            Self::FormerSecret => "former_secret",
        };
        At::new("hooks", column, token)
    }
}

/// The hook of a token.
///
/// # Errors
/// Those of the database.
pub async fn of_token(db: &impl ConnectionTrait, token: i64) -> Result<Option<Hook>, DbErr> {
    hooks::Entity::find_by_id(token).one(db).await
}

/// Where a hook leads.
///
/// # Errors
/// When it cannot be opened.
pub fn address(vault: &Vault, hook: &Hook) -> Result<Plain, CaseError> {
    Ok(vault.open_webhook(Sealed::Address.at(hook.token_id), &hook.address)?)
}

/// What signs at this moment: the secret, and the one before it as long as it counts.
///
/// # Errors
/// When one cannot be opened.
pub fn secrets(vault: &Vault, hook: &Hook, now: OffsetDateTime) -> Result<Vec<Plain>, CaseError> {
    let mut all = vec![vault.open_webhook(Sealed::Secret.at(hook.token_id), &hook.secret)?];
    let former = hook.former_secret.as_deref().filter(|_| hook.former_until.is_some_and(|until| now < until));
    if let Some(former) = former {
        all.push(vault.open_webhook(Sealed::FormerSecret.at(hook.token_id), former)?);
    }
    Ok(all)
}

/// Stores a new hook; `false` when the token has one.
///
/// # Errors
/// [`CaseError`].
pub async fn insert(
    tx: &Tx,
    vault: &Vault,
    token: i64,
    (address, secret): (&str, &[u8]),
    on: Date,
) -> Result<bool, CaseError> {
    // Of two at the same moment one waits for the other.
    tokens::Entity::find_by_id(token).lock(LockType::NoKeyUpdate).one(tx).await?;
    if of_token(tx, token).await?.is_some() {
        return Ok(false);
    }
    let row = hooks::ActiveModel {
        token_id: Set(token),
        address: Set(vault.seal_webhook(Sealed::Address.at(token), address.as_bytes())?),
        secret: Set(vault.seal_webhook(Sealed::Secret.at(token), secret)?),
        former_secret: Set(None),
        former_until: Set(None),
        made_on: Set(on),
        failing_on: Set(None),
    };
    hooks::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(true)
}

/// Gives a hook another secret; the one that it has signs until then besides.
///
/// # Errors
/// [`CaseError`].
pub async fn turn(
    tx: &Tx,
    vault: &Vault,
    token: i64,
    secret: &[u8],
    former_until: OffsetDateTime,
) -> Result<bool, CaseError> {
    let Some(hook) = hooks::Entity::find_by_id(token).lock_exclusive().one(tx).await? else { return Ok(false) };
    let former = vault.open_webhook(Sealed::Secret.at(token), &hook.secret)?;
    let turned = hooks::ActiveModel {
        token_id: Unchanged(token),
        secret: Set(vault.seal_webhook(Sealed::Secret.at(token), secret)?),
        former_secret: Set(Some(vault.seal_webhook(Sealed::FormerSecret.at(token), former.as_bytes())?)),
        former_until: Set(Some(whole_second(former_until))),
        ..Default::default()
    };
    turned.update(tx).await?;
    Ok(true)
}

/// Holds the hook of a token until the transaction ends, so that a message to it can be written; `false` when it has
/// none.
///
/// # Errors
/// Those of the database.
pub async fn hold(tx: &Tx, token: i64) -> Result<bool, DbErr> {
    Ok(hooks::Entity::find_by_id(token).lock_exclusive().one(tx).await?.is_some())
}

/// Ends the hook of a token, with its messages; `false` when it has none.
///
/// # Errors
/// Those of the database.
pub async fn end(tx: &Tx, token: i64) -> Result<bool, DbErr> {
    // Whoever writes a message of it waits for this, or has it deleted.
    if !hold(tx, token).await? {
        return Ok(false);
    }
    hook_messages::Entity::delete_many().filter(hook_messages::Column::TokenId.eq(token)).exec(tx).await?;
    Ok(hooks::Entity::delete_by_id(token).exec(tx).await?.rows_affected == 1)
}

/// The tokens of a unit that hold on this day and have a hook, which does not end before the transaction does: a message
/// to it can be written.
///
/// # Errors
/// Those of the database.
pub async fn tokens_of(tx: &Tx, unit: UnitId, today: Date) -> Result<Vec<Token>, DbErr> {
    let mut holding = super::tokens::of_units(tx, [unit], today).await?;
    let ids = holding.iter().map(|token| token.id);
    let hooked: Vec<i64> = hooks::Entity::find()
        .select_only()
        .column(hooks::Column::TokenId)
        .filter(hooks::Column::TokenId.is_in(ids))
        .lock(LockType::KeyShare)
        .into_tuple()
        .all(tx)
        .await?;
    holding.retain(|token| hooked.contains(&token.id));
    Ok(holding)
}

/// A hook with its token, if that holds on this day.
///
/// # Errors
/// Those of the database.
pub async fn holding(db: &impl ConnectionTrait, token: i64, today: Date) -> Result<Option<(Hook, Token)>, DbErr> {
    let found = hooks::Entity::find_by_id(token).find_also_related(tokens::Entity).one(db).await?;
    Ok(found.and_then(|(hook, token)| {
        let token = token.filter(|token| token.ended_on.is_none() && token.until >= today)?;
        Some((hook, token))
    }))
}

/// Forgets what became of messages long ago, and hooks whose token holds no more.
///
/// # Errors
/// Those of the database.
pub async fn sweep(tx: &Tx, today: Date) -> Result<(), DbErr> {
    let done = messages::State::OVER.map(messages::State::code);
    hook_messages::Entity::delete_many()
        .filter(hook_messages::Column::State.is_in(done))
        .filter(hook_messages::Column::CreatedOn.lt(today - Duration::days(KEPT)))
        .exec(tx)
        .await?;
    let over = tokens::Column::EndedOn.is_not_null().or(tokens::Column::Until.lt(today));
    let left =
        hooks::Entity::find().select_only().column(hooks::Column::TokenId).inner_join(tokens::Entity).filter(over);
    for token in left.into_tuple::<i64>().all(tx).await? {
        end(tx, token).await?;
    }
    Ok(())
}
