//! Everything that the keys of the key file seal directly, and sealing it anew after a rotation.
//!
//! Words of cases are not among it: each case has a key of its own, and only that is sealed anew.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use sea_orm::{ConnectionTrait, DbErr};

use super::Db;
use super::cases::CaseError;
use crate::vault::{At, KeyId, Purpose, Vault, sealed_by};

/// Rows of one go: one short transaction, so that nobody waits long.
const BATCH: u64 = 200;

/// A column of sealed values.
struct Column {
    table: &'static str,
    /// The column that numbers the rows.
    row: &'static str,
    column: &'static str,
    /// A column that repeats the name of the key.
    key_id: Option<&'static str>,
    purpose: Purpose,
}

/// Whoever seals something else with a key of the key file adds it here. What lies sealed between
/// two steps of an opening, a day at most, is not among it: with the old key gone it is asked anew.
const COLUMNS: &[Column] = &[
    Column { table: "case_keys", row: "case_id", column: "wrapped", key_id: Some("key_id"), purpose: Purpose::CaseKey },
    Column { table: "contacts", row: "case_id", column: "envelope", key_id: None, purpose: Purpose::MailAddress },
    Column { table: "officers", row: "id", column: "totp_secret", key_id: None, purpose: Purpose::OfficerSecret },
    Column {
        table: "officer_settings",
        row: "officer_id",
        column: "filters",
        key_id: None,
        purpose: Purpose::OfficerSecret,
    },
    Column { table: "hooks", row: "token_id", column: "address", key_id: None, purpose: Purpose::Webhook },
    Column { table: "hooks", row: "token_id", column: "secret", key_id: None, purpose: Purpose::Webhook },
    Column { table: "hooks", row: "token_id", column: "former_secret", key_id: None, purpose: Purpose::Webhook },
    Column { table: "holders", row: "id", column: "public_key", key_id: None, purpose: Purpose::Identity },
    Column { table: "commitments", row: "id", column: "envelope", key_id: None, purpose: Purpose::UnitRecord },
    Column { table: "commitment_versions", row: "id", column: "envelope", key_id: None, purpose: Purpose::UnitRecord },
    Column { table: "signed_reports", row: "id", column: "envelope", key_id: None, purpose: Purpose::UnitRecord },
];

/// How far it has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Values that were looked at.
    pub seen: u64,
    /// Values that were sealed anew.
    pub resealed: u64,
}

/// Seals anew whatever an older key sealed, in small steps, telling how far it has come after each.
/// It can be stopped and begun again, and several nodes may do it at once: a value that somebody
/// changed or erased meanwhile is left alone.
///
/// # Errors
/// When the store does not answer, or a value cannot be opened.
pub async fn reseal(
    db: &Db,
    vault: &Vault,
    stop: impl Fn() -> bool,
    mut tell: impl FnMut(Progress),
) -> Result<Progress, CaseError> {
    let mut progress = Progress::default();
    for column in COLUMNS {
        let mut after = i64::MIN;
        while !stop() {
            let rows = column.page(db, after).await?;
            let Some((last, _)) = rows.last() else { break };
            after = *last;
            progress.seen += rows.len() as u64;
            let mut changes = Vec::new();
            for (row, old) in rows {
                if let Some(new) = vault.reseal(column.purpose, column.at(row), &old)? {
                    changes.push((row, old, new));
                }
            }
            if !changes.is_empty() {
                progress.resealed += column.store(db, changes).await?;
            }
            tell(progress);
        }
    }
    Ok(progress)
}

/// How many values each key seals.
///
/// # Errors
/// When the store does not answer, or a value is none.
pub async fn usage(db: &Db) -> Result<BTreeMap<KeyId, u64>, CaseError> {
    let mut usage = BTreeMap::new();
    for column in COLUMNS {
        let mut after = i64::MIN;
        loop {
            let rows = column.page(db, after).await?;
            let Some((last, _)) = rows.last() else { break };
            after = *last;
            for (_, sealed) in rows {
                *usage.entry(sealed_by(&sealed)?).or_default() += 1;
            }
        }
    }
    Ok(usage)
}

impl Column {
    fn at(&self, row: i64) -> At<'static> {
        At::new(self.table, self.column, row)
    }

    async fn page(&self, db: &Db, after: i64) -> Result<Vec<(i64, Vec<u8>)>, DbErr> {
        let select = Query::select()
            .columns([self.row, self.column])
            .from(self.table)
            .and_where(Expr::col(self.row).gt(after))
            .and_where(Expr::col(self.column).is_not_null())
            .order_by(self.row, Order::Asc)
            .limit(BATCH)
            .to_owned();
        let rows = db.reader().query_all(&select).await?;
        rows.iter().map(|row| Ok((row.try_get("", self.row)?, row.try_get("", self.column)?))).collect()
    }

    async fn store(&self, db: &Db, changes: Vec<(i64, Vec<u8>, Vec<u8>)>) -> Result<u64, CaseError> {
        let tx = db.begin().await?;
        let mut stored = 0;
        for (row, old, new) in changes {
            let key_id = sealed_by(&new)?.to_string();
            let mut update = Query::update();
            update.table(self.table).value(self.column, new);
            if let Some(column) = self.key_id {
                update.value(column, key_id);
            }
            update.and_where(Expr::col(self.row).eq(row)).and_where(Expr::col(self.column).eq(old));
            stored += tx.execute(&update).await?.rows_affected();
        }
        tx.commit().await?;
        Ok(stored)
    }
}

#[cfg(test)]
mod tests {
    use domain::private::Private;
    use sea_orm::EntityTrait;

    use super::*;
    use crate::store::cases;
    use crate::store::entity::contacts;
    use crate::store::outbox::tests::a_case;
    use crate::testing;

    #[tokio::test]
    async fn what_was_forgotten_while_it_was_sealed_anew_does_not_come_back() {
        let (services, _folder) = testing::services().await;
        let tx = services.db.begin().await.unwrap();
        a_case(&tx, 1).await;
        cases::put_contact(&tx, &services.vault, 1, &Private::from("an@example.vn")).await.unwrap();
        tx.commit().await.unwrap();
        let contact = COLUMNS.iter().find(|column| column.table == "contacts").unwrap();
        let (row, old) = contact.page(&services.db, i64::MIN).await.unwrap().remove(0);
        let new = services.vault.seal_mail_address(contact.at(row), "an@example.vn").unwrap();

        let tx = services.db.begin().await.unwrap();
        contacts::Entity::delete_by_id(1).exec(&tx).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(contact.store(&services.db, vec![(row, old, new)]).await.unwrap(), 0);
        assert!(cases::contact(services.db.reader(), 1).await.unwrap().is_none());
    }
}
