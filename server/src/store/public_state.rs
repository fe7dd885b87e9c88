//! A counter that moves whenever something changes that everybody reads: the register, the public figures, the
//! commitments that units make public. By it a node knows whether the pages that it keeps still hold.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::entity::reference_state::{Column, Entity};

/// Its row, beside the counter of the reference data.
const ROW: i64 = 2;

/// Moves it; called in the transaction of the change.
///
/// # Errors
/// Those of the database.
pub async fn bump(tx: &impl ConnectionTrait) -> Result<(), DbErr> {
    // Of the same types as where the other counter moves: PostgreSQL keeps one statement for both.
    let next = Expr::col(Column::Version).add(1_i64);
    Entity::update_many().col_expr(Column::Version, next).filter(Column::Id.eq(ROW)).exec(tx).await?;
    Ok(())
}

/// Where it stands.
///
/// # Errors
/// Those of the database.
pub async fn version(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    Ok(Entity::find_by_id(ROW).one(db).await?.map_or(0, |row| row.version))
}

#[cfg(test)]
mod tests {
    use migrations::testing::engines;

    use super::*;
    use crate::store::office::bump_reference;

    #[tokio::test]
    async fn both_counters_move_on_one_connection() {
        for database in engines().await {
            let db = database.connection();
            for moved in 1..3 {
                bump_reference(db).await.unwrap();
                bump(db).await.unwrap();
                assert_eq!(version(db).await.unwrap(), 1 + moved);
            }
        }
    }
}
