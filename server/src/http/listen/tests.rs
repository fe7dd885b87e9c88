use super::*;
use axum::routing::get;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

const QUICK: Limits = Limits { at_once: 2, header_time: Duration::from_millis(200), drain: Duration::from_millis(500) };
const LONG: Duration = Duration::from_secs(5);

struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

async fn serve(limits: Limits, router: Router) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let shutdown = async move {
        let _ = stopped.await;
    };
    let task = tokio::spawn(listen_within(limits, listener, router, shutdown));
    Running { address, stop, task }
}

fn pages() -> Router {
    Router::new()
        .route("/peer", get(async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.ip().to_string()))
        .route("/slow", get(async || tokio::time::sleep(Duration::from_millis(300)).await))
        .route("/endless", get(async || std::future::pending::<()>().await))
}

async fn send(address: SocketAddr, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    stream
}

async fn ask(address: SocketAddr, path: &str) -> TcpStream {
    send(address, &format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).await
}

async fn everything(mut stream: TcpStream) -> String {
    let mut text = String::new();
    tokio::time::timeout(LONG, stream.read_to_string(&mut text)).await.unwrap().unwrap();
    text
}

#[tokio::test]
async fn a_handler_knows_who_is_calling() {
    let server = serve(QUICK, pages()).await;
    let text = everything(ask(server.address, "/peer").await).await;
    assert!(text.starts_with("HTTP/1.1 200 ") && text.ends_with("127.0.0.1"), "{text}");
}

#[tokio::test]
async fn a_client_that_does_not_finish_its_headers_is_cut_off() {
    let server = serve(QUICK, pages()).await;
    let text = everything(send(server.address, "GET /peer HTTP/1.1\r\nHost: x\r\n").await).await;
    assert!(!text.contains("200"), "{text}");
}

#[tokio::test]
async fn a_connection_beyond_the_limit_waits_for_its_turn() {
    let server = serve(QUICK, pages()).await;
    let _first = ask(server.address, "/endless").await;
    let second = ask(server.address, "/slow").await;
    // Both are being served before the third one comes.
    tokio::time::sleep(Duration::from_millis(50)).await;
    let mut third = ask(server.address, "/peer").await;
    let mut byte = [0];
    let early = tokio::time::timeout(Duration::from_millis(100), third.read(&mut byte)).await;
    assert!(early.is_err(), "the third connection was served at once");
    assert!(everything(second).await.starts_with("HTTP/1.1 200 "));
    assert!(everything(third).await.starts_with("HTTP/1.1 200 "));
}

#[tokio::test]
async fn stopping_finishes_what_was_begun_and_takes_nothing_new() {
    let server = serve(QUICK, pages()).await;
    let begun = ask(server.address, "/slow").await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    server.stop.send(()).unwrap();
    assert!(everything(begun).await.starts_with("HTTP/1.1 200 "));
    tokio::time::timeout(LONG, server.task).await.unwrap().unwrap();
    assert!(TcpStream::connect(server.address).await.is_err());
}

#[tokio::test]
async fn stopping_does_not_wait_for_ever() {
    let server = serve(QUICK, pages()).await;
    let _begun = ask(server.address, "/endless").await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    server.stop.send(()).unwrap();
    tokio::time::timeout(LONG, server.task).await.unwrap().unwrap();
}
