//! Every entity fits its table, on both engines.

use migrations::testing;
use sea_orm::{ConnectionTrait, DatabaseConnection, EntityTrait, Iterable, Statement};

use super::*;

/// Reads with every column of the entity, and finds no column that the entity does not know.
async fn reads<E: EntityTrait>(connection: &DatabaseConnection) {
    let entity = E::default();
    let table = entity.table_name();
    E::find().all(connection).await.unwrap_or_else(|error| panic!("{table}: {error}"));
    let backend = connection.get_database_backend();
    let columns = match backend {
        sea_orm::DbBackend::Postgres => {
            format!("SELECT COUNT(*) AS n FROM information_schema.columns WHERE table_name = '{table}'")
        }
        _ => format!("SELECT COUNT(*) AS n FROM pragma_table_info('{table}')"),
    };
    let count: i64 = connection
        .query_one_raw(Statement::from_string(backend, columns))
        .await
        .unwrap()
        .unwrap()
        .try_get("", "n")
        .unwrap();
    let known = E::Column::iter().count();
    assert_eq!(usize::try_from(count).unwrap(), known, "columns of {table}");
}

#[tokio::test]
async fn every_entity_fits_its_table() {
    for database in testing::engines().await {
        let connection = database.connection();
        reads::<answer_checks::Entity>(connection).await;
        reads::<answers::Entity>(connection).await;
        reads::<areas::Entity>(connection).await;
        reads::<attachment_copies::Entity>(connection).await;
        reads::<attachments::Entity>(connection).await;
        reads::<attempts::Entity>(connection).await;
        reads::<breach_entries::Entity>(connection).await;
        reads::<breaches::Entity>(connection).await;
        reads::<calendar_days::Entity>(connection).await;
        reads::<case_barred_units::Entity>(connection).await;
        reads::<case_bonds::Entity>(connection).await;
        reads::<case_categories::Entity>(connection).await;
        reads::<case_commitments::Entity>(connection).await;
        reads::<case_contents::Entity>(connection).await;
        reads::<case_exclusions::Entity>(connection).await;
        reads::<case_keys::Entity>(connection).await;
        reads::<case_links::Entity>(connection).await;
        reads::<case_subjects::Entity>(connection).await;
        reads::<cases::Entity>(connection).await;
        reads::<categories::Entity>(connection).await;
        reads::<checkpoints::Entity>(connection).await;
        reads::<commitment_versions::Entity>(connection).await;
        reads::<commitments::Entity>(connection).await;
        reads::<contacts::Entity>(connection).await;
        reads::<data_requests::Entity>(connection).await;
        reads::<deadlines::Entity>(connection).await;
        reads::<deputies::Entity>(connection).await;
        reads::<diversions::Entity>(connection).await;
        reads::<drafts::Entity>(connection).await;
        reads::<erasure_items::Entity>(connection).await;
        reads::<erasure_runs::Entity>(connection).await;
        reads::<events::Entity>(connection).await;
        reads::<figure_counts::Entity>(connection).await;
        reads::<figures::Entity>(connection).await;
        reads::<holders::Entity>(connection).await;
        reads::<identities::Entity>(connection).await;
        reads::<leases::Entity>(connection).await;
        reads::<legal_refs::Entity>(connection).await;
        reads::<log_entries::Entity>(connection).await;
        reads::<log_nodes::Entity>(connection).await;
        reads::<log_queue::Entity>(connection).await;
        reads::<memberships::Entity>(connection).await;
        reads::<messages::Entity>(connection).await;
        reads::<office_events::Entity>(connection).await;
        reads::<officer_sessions::Entity>(connection).await;
        reads::<officers::Entity>(connection).await;
        reads::<openings::Entity>(connection).await;
        reads::<outbox::Entity>(connection).await;
        reads::<post_versions::Entity>(connection).await;
        reads::<posts::Entity>(connection).await;
        reads::<publications::Entity>(connection).await;
        reads::<ratings::Entity>(connection).await;
        reads::<receipt_sessions::Entity>(connection).await;
        reads::<receipts::Entity>(connection).await;
        reads::<recoveries::Entity>(connection).await;
        reads::<recovery_codes::Entity>(connection).await;
        reads::<reference_state::Entity>(connection).await;
        reads::<referral_copies::Entity>(connection).await;
        reads::<referral_files::Entity>(connection).await;
        reads::<referrals::Entity>(connection).await;
        reads::<report_lines::Entity>(connection).await;
        reads::<reports::Entity>(connection).await;
        reads::<retention_rules::Entity>(connection).await;
        reads::<rewraps::Entity>(connection).await;
        reads::<routing_rules::Entity>(connection).await;
        reads::<search_queue::Entity>(connection).await;
        reads::<signed_reports::Entity>(connection).await;
        reads::<templates::Entity>(connection).await;
        reads::<threats::Entity>(connection).await;
        reads::<ties::Entity>(connection).await;
        reads::<units::Entity>(connection).await;
    }
}

#[test]
fn what_is_hidden_does_not_show_in_debug() {
    assert!(!format!("{:?}", HiddenText::from("canary")).contains("canary"));
}
