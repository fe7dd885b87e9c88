//! Whether this node lives, whether it is ready, and how it does, for whoever supervises it. On an address of its
//! own: it is nobody else's business.

use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use sea_orm::{ConnectionTrait, Statement};
use tokio_util::sync::CancellationToken;

use super::measure;
use crate::Services;

/// A database that takes longer is one that does not answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// The same of the place of files. Far less than a balancer waits for: nodes without files stay in service.
const FILES_PATIENCE: Duration = Duration::from_millis(500);

/// The pages of the admin address. After `stopping` the node is not ready any more, so that no
/// new work is sent to it while it finishes the old.
pub fn router(services: Services, stopping: CancellationToken) -> Router {
    Router::new()
        .route("/healthz", get("ok\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .with_state((services, stopping))
}

async fn ready(State((services, stopping)): State<(Services, CancellationToken)>) -> (StatusCode, &'static str) {
    if stopping.is_cancelled() {
        (StatusCode::SERVICE_UNAVAILABLE, "stopping\n")
    } else if services.reference.get().provinces.is_empty() {
        (StatusCode::SERVICE_UNAVAILABLE, "no reference data\n")
    } else if !database_answers(&services).await {
        (StatusCode::SERVICE_UNAVAILABLE, "no database\n")
    } else if !files_answer(&services).await {
        // Every node would say so at once, and what people write needs no file.
        (StatusCode::OK, "ready, without files\n")
    } else {
        (StatusCode::OK, "ready\n")
    }
}

async fn metrics(State((services, _)): State<(Services, CancellationToken)>) -> Response {
    measure::figures(&services).await
}

/// Whether the place that keeps attachments answers.
pub(super) async fn files_answer(services: &Services) -> bool {
    matches!(tokio::time::timeout(FILES_PATIENCE, services.files.check()).await, Ok(Ok(())))
}

async fn database_answers(services: &Services) -> bool {
    let question = Statement::from_string(services.db.backend(), "SELECT 1");
    let answer = tokio::time::timeout(PATIENCE, services.db.reader().query_one_raw(question)).await;
    matches!(answer, Ok(Ok(Some(_))))
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;
    use axum::body::Body;
    use axum::http::Request;
    use tower::ServiceExt;

    use crate::config::{Config, Place};
    use crate::testing::s3::{self, Relay, Way};

    async fn status(router: &Router, path: &str) -> StatusCode {
        let request = Request::builder().uri(path).body(Body::empty()).unwrap();
        router.clone().oneshot(request).await.unwrap().status()
    }

    #[tokio::test]
    async fn a_node_is_ready_until_it_is_told_to_stop() {
        let (services, _folder) = crate::testing::services().await;
        let stopping = CancellationToken::new();
        let router = router(services.clone(), stopping.clone());
        assert_eq!(status(&router, "/readyz").await, StatusCode::OK);
        stopping.cancel();
        assert_eq!(status(&router, "/readyz").await, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(status(&router, "/healthz").await, StatusCode::OK);
    }

    #[tokio::test]
    async fn a_node_whose_files_are_away_is_ready_all_the_same_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let relay = Relay::before(None, Way::Closed).await;
        let bucket = s3::at(&relay.endpoint(), &folder.path().join("incoming"));
        let away = |config: &mut Config| config.object_store = Place::Bucket(Box::new(bucket));
        let services = crate::testing::services_with(&folder, None, away).await;
        let router = router(services, CancellationToken::new());
        assert_eq!(status(&router, "/readyz").await, StatusCode::OK);
        assert_eq!(text(&router, "/readyz").await, "ready, without files\n");
        relay.turn(Way::Silent);
        let began = Instant::now();
        assert_eq!(text(&router, "/readyz").await, "ready, without files\n");
        assert!(began.elapsed() < Duration::from_secs(2), "a balancer does not wait longer: {:?}", began.elapsed());
        assert!(text(&router, "/metrics").await.contains("\nphanhoi_files_reachable 0\n"));
        let (services, _folder) = crate::testing::services().await;
        let router = super::router(services, CancellationToken::new());
        assert!(text(&router, "/metrics").await.contains("\nphanhoi_files_reachable 1\n"));
    }

    async fn text(router: &Router, path: &str) -> String {
        let request = Request::builder().uri(path).body(Body::empty()).unwrap();
        let answer = router.clone().oneshot(request).await.unwrap();
        let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        String::from_utf8(body.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn figures_tell_of_routes_and_of_what_waits_and_of_nobody() {
        for database in migrations::testing::engines().await {
            let folder = tempfile::tempdir().unwrap();
            let services = crate::testing::services_in(&folder, Some(database.url())).await;
            crate::demo::run(&services, 30, 1).await.unwrap();
            let public = crate::build(services.clone());
            for path in ["/", "/en", "/tra-cuu/khong-co?ma=bi-mat", "/cong-khai/bi-mat", "/cong-khai/bi-mat-2"] {
                status(&public, path).await;
            }
            services.metrics.job("post", false, services.clock.now());
            let told = text(&router(services.clone(), CancellationToken::new()), "/metrics").await;
            for line in [
                "phanhoi_http_requests_total{route=\"/\",method=\"GET\",status=\"200\"} 1",
                "phanhoi_http_requests_total{route=\"/cong-khai/{slug}\",method=\"GET\",status=\"404\"} 2",
                "phanhoi_http_request_seconds_count{route=\"/\"} 1",
                "phanhoi_job_failures_total{job=\"post\"} 1",
                "phanhoi_outbox_dead 0",
                "# EOF",
            ] {
                assert!(told.lines().any(|known| known == line), "{line}\n{told}");
            }
            // The demonstration has cases that are late, and nobody has read them into the index yet.
            for name in ["phanhoi_cases_late ", "phanhoi_search_waiting "] {
                let told = told.lines().find_map(|line| line.strip_prefix(name)).unwrap();
                assert!(told.parse::<u64>().unwrap() > 0, "{name}");
            }
            assert!(!told.contains("bi-mat") && !told.contains("phanhoi_memory_bytes 0"), "{told}");
        }
    }
}
