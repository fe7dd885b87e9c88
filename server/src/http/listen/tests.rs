use super::*;
use axum::routing::{get, post};
use std::net::Ipv4Addr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpSocket;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

const QUICK: Limits = Limits {
    at_once: 2,
    per_source: 2,
    header_time: Duration::from_millis(200),
    patience: Some(Duration::from_millis(400)),
    drain: Duration::from_millis(500),
    uploads: Duration::from_secs(5),
};
const LONG: Duration = Duration::from_secs(10);
/// More than the system takes off our hands at once.
const LARGE: usize = 60_000_000;

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
    let door = Door { limits, sources: Sources::new(&[]), headers: own_headers(true) };
    let task = tokio::spawn(door.listen(listener, router, shutdown));
    Running { address, stop, task }
}

fn pages() -> Router {
    Router::new()
        .route("/peer", get(async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.ip().to_string()))
        .route("/slow", get(async || tokio::time::sleep(Duration::from_millis(300)).await))
        .route("/endless", get(async || std::future::pending::<()>().await))
        .route("/large", get(async || vec![0u8; LARGE]))
        .route("/refuse", post(async || "not this one"))
        .route("/take", post(async |body: axum::body::Bytes| body.len().to_string()))
}

async fn connect_from(source: Ipv4Addr, address: SocketAddr) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind((source, 0).into()).unwrap();
    socket.connect(address).await.unwrap()
}

async fn send(address: SocketAddr, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    stream
}

async fn ask(address: SocketAddr, path: &str) -> TcpStream {
    send(address, &format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).await
}

/// What comes until the other side closes, in whatever way.
async fn everything(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = tokio::time::timeout(LONG, stream.read_to_end(&mut bytes)).await.unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn pause(milliseconds: u64) {
    tokio::time::sleep(Duration::from_millis(milliseconds)).await;
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
async fn a_kept_connection_does_not_stand_idle_for_long() {
    let server = serve(QUICK, pages()).await;
    let text = everything(send(server.address, "GET /peer HTTP/1.1\r\nHost: x\r\n\r\n").await).await;
    assert!(text.starts_with("HTTP/1.1 200 "), "{text}");
}

#[tokio::test]
async fn a_body_that_hardly_comes_is_cut_off_and_a_slow_one_is_taken() {
    let server = serve(QUICK, pages()).await;
    let head = "POST /take HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 9000\r\n\r\n";
    let mut trickle = send(server.address, head).await;
    let mut slow = send(server.address, head).await;
    for _ in 0..18 {
        // Half a kilobyte in 50 milliseconds is ten in a second.
        slow.write_all(&[b'x'; 500]).await.unwrap();
        let _ = trickle.write_all(b"x").await;
        pause(50).await;
    }
    assert!(everything(slow).await.ends_with("9000"));
    assert_eq!(everything(trickle).await, "");
}

#[tokio::test]
async fn whoever_sends_what_is_refused_can_send_it_all_and_reads_why() {
    let server = serve(Limits { patience: Some(LONG), ..QUICK }, pages()).await;
    let head = |length: usize| format!("POST /refuse HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n");
    let mut stream = send(server.address, &format!("{}\r\n", head(LARGE))).await;
    stream.write_all(&vec![b'x'; LARGE]).await.unwrap();
    // The connection is as good as before.
    stream.write_all(b"GET /peer HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    let text = everything(stream).await;
    assert!(text.contains("not this one") && text.ends_with("127.0.0.1"), "{text}");

    // Who asks first, or is about to send more than anybody may, is answered at once.
    for (length, more) in [(LARGE, "Expect: 100-continue\r\n"), (100 * LARGE, "")] {
        let text = everything(send(server.address, &format!("{}{more}\r\n", head(length))).await).await;
        assert!(text.contains("not this one") && !text.contains("100 Continue"), "{text}");
    }
}

#[tokio::test]
async fn whoever_sends_what_nobody_wants_gives_way_to_a_newcomer_and_holds_up_no_end() {
    let patient = Limits { patience: Some(LONG), drain: Duration::from_millis(100), ..QUICK };
    let server = serve(patient, pages()).await;
    let head = format!("POST /refuse HTTP/1.1\r\nHost: x\r\nContent-Length: {LARGE}\r\n\r\n");
    let (mut first, mut second) = (send(server.address, &head).await, send(server.address, &head).await);
    for _ in 0..14 {
        // Twenty times what the slowest upload has to send.
        for stream in [&mut first, &mut second] {
            stream.write_all(&[b'x'; 4000]).await.unwrap();
        }
        pause(50).await;
    }
    let mut newcomer = connect_from(Ipv4Addr::new(127, 0, 0, 2), server.address).await;
    newcomer.write_all(b"GET /peer HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    assert!(everything(newcomer).await.ends_with("127.0.0.2"));
    server.stop.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(2), server.task).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_reader_that_does_not_read_is_cut_off() {
    let server = serve(QUICK, pages()).await;
    let reader = ask(server.address, "/large").await;
    pause(1500).await;
    assert!(everything(reader).await.len() < LARGE);
    let honest = ask(server.address, "/large").await;
    assert!(everything(honest).await.len() > LARGE);
}

#[tokio::test]
async fn an_answer_that_no_handler_makes_has_the_headers_too() {
    let server = serve(QUICK, pages()).await;
    let many: String = (0..200).map(|n| format!("x-{n}: y\r\n")).collect();
    // As much as is read at all, and no end: what would be left unread might reset the connection
    // before the answer is seen.
    let start = "GET /peer HTTP/1.1\r\nx: ";
    let large = format!("{start}{}", "y".repeat(BUFFER - start.len()));
    for (request, status) in
        [("nonsense\r\n\r\n".to_owned(), "400"), (format!("GET /peer HTTP/1.1\r\n{many}\r\n"), "431"), (large, "431")]
    {
        // Not the first one of its connection.
        let mut stream = send(server.address, "GET /peer HTTP/1.1\r\nHost: x\r\n\r\n").await;
        let _ = stream.read(&mut [0; 1000]).await.unwrap();
        let _ = stream.write_all(request.as_bytes()).await;
        let own = everything(stream).await;
        assert!(own.starts_with(&format!("HTTP/1.1 {status} ")), "{own}");
        for header in [
            "x-content-type-options: nosniff",
            "content-security-policy: default-src 'none'",
            "cache-control: no-store",
            "strict-transport-security: ",
        ] {
            assert_eq!(own.matches(header).count(), 1, "{header}: {own}");
        }
        assert!(own.ends_with("\r\n\r\n") && !own.contains("server: "), "{own}");
    }
}

#[tokio::test]
async fn a_connection_beyond_the_limit_waits_for_its_turn() {
    let server = serve(QUICK, pages()).await;
    let _first = ask(server.address, "/endless").await;
    let second = ask(server.address, "/slow").await;
    // Both are being served before the third one comes, from elsewhere.
    pause(50).await;
    let mut third = connect_from(Ipv4Addr::new(127, 0, 0, 2), server.address).await;
    third.write_all(b"GET /peer HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    let mut byte = [0];
    let early = tokio::time::timeout(Duration::from_millis(100), third.read(&mut byte)).await;
    assert!(early.is_err(), "the third connection was served at once");
    assert!(everything(second).await.starts_with("HTTP/1.1 200 "));
    assert!(everything(third).await.ends_with("127.0.0.2"));
}

#[tokio::test]
async fn connections_that_are_only_held_give_way_to_a_newcomer() {
    let patient = Limits { header_time: LONG, patience: Some(LONG), ..QUICK };
    let server = serve(patient, pages()).await;
    let held = TcpStream::connect(server.address).await.unwrap();
    let _kept = connect_from(Ipv4Addr::new(127, 0, 0, 3), server.address).await;
    pause(700).await;
    assert!(everything(ask(server.address, "/peer").await).await.ends_with("127.0.0.1"));
    assert_eq!(everything(held).await, "", "the oldest has gone");
}

#[tokio::test]
async fn stopping_finishes_what_was_begun_and_takes_nothing_new() {
    let server = serve(QUICK, pages()).await;
    let begun = ask(server.address, "/slow").await;
    pause(100).await;
    server.stop.send(()).unwrap();
    assert!(everything(begun).await.starts_with("HTTP/1.1 200 "));
    tokio::time::timeout(LONG, server.task).await.unwrap().unwrap();
    assert!(TcpStream::connect(server.address).await.is_err());
}

#[tokio::test]
async fn stopping_waits_for_an_upload_and_not_for_ever_for_anything_else() {
    let server = serve(Limits { patience: None, drain: Duration::from_millis(100), ..QUICK }, pages()).await;
    let endless = ask(server.address, "/endless").await;
    let head = "POST /take HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\n";
    let mut upload = send(server.address, head).await;
    pause(100).await;
    server.stop.send(()).unwrap();
    assert_eq!(everything(endless).await, "");
    for _ in 0..8 {
        pause(50).await;
        upload.write_all(b"x").await.unwrap();
    }
    assert!(everything(upload).await.ends_with('8'));
    tokio::time::timeout(LONG, server.task).await.unwrap().unwrap();
}
