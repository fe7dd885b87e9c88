//! Whether this node lives and whether it is ready, for whoever supervises it. On an address of
//! its own: it is nobody else's business.

use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use sea_orm::{ConnectionTrait, Statement};
use tokio_util::sync::CancellationToken;

use crate::Services;

/// A database that takes longer is one that does not answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// The pages of the admin address. After `stopping` the node is not ready any more, so that no
/// new work is sent to it while it finishes the old.
pub fn router(services: Services, stopping: CancellationToken) -> Router {
    Router::new().route("/healthz", get("ok\n")).route("/readyz", get(ready)).with_state((services, stopping))
}

async fn ready(State((services, stopping)): State<(Services, CancellationToken)>) -> (StatusCode, &'static str) {
    if stopping.is_cancelled() {
        (StatusCode::SERVICE_UNAVAILABLE, "stopping\n")
    } else if services.reference.get().provinces.is_empty() {
        (StatusCode::SERVICE_UNAVAILABLE, "no reference data\n")
    } else if !database_answers(&services).await {
        (StatusCode::SERVICE_UNAVAILABLE, "no database\n")
    } else {
        (StatusCode::OK, "ready\n")
    }
}

async fn database_answers(services: &Services) -> bool {
    let question = Statement::from_string(services.db.backend(), "SELECT 1");
    let answer = tokio::time::timeout(PATIENCE, services.db.reader().query_one_raw(question)).await;
    matches!(answer, Ok(Ok(Some(_))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::Request;
    use tower::ServiceExt;

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
}
