//! H5: clients that hold connections and hardly use them, by the thousand; honest ones get their
//! pages all the same, and a slow but honest upload succeeds.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use drive::Result;
use drive::client::{self, Client};
use drive::draft::{self, Choices, Matter};
use drive::program::Program;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::JoinSet;

use crate::turn::{Tally, Turn};

/// The page of files.
const FILES: &str = "/gui-phan-anh/tep";
/// A line of 1 Mbit/s, in bytes per second.
const LINE: usize = 125_000;
/// Honest clients side by side.
const HONEST: usize = 8;
/// Below this a page is fast, whatever it was before: the noise of a busy machine.
const FAST: Duration = Duration::from_millis(50);
/// The comparison is made anew up to so often: what else the machine does passes, a server that lets
/// itself be slowed down is slow each time.
const TRIES: usize = 3;
/// Each address holds this many of the slow connections.
const PER_SOURCE: usize = 20;

pub async fn run(turn: Turn) -> Result<Tally> {
    let (slow, time, upload) = turn.of((100, 5, 500_000), (2_000, 120, 20_000_000));
    let time = Duration::from_secs(time);
    let program = Program::start().await?;
    let address = program.address;
    let held = Arc::new(AtomicU64::new(0));
    let mut tally = Tally::default();
    for tries_left in (0..TRIES).rev() {
        let alone = slowest_hundredth(address, time / 4).await?;
        let mut crowd = crowd(address, slow, &held);
        tokio::time::sleep(Duration::from_secs(1)).await;
        let beside = slowest_hundredth(address, time).await?;
        crowd.shutdown().await;
        eprintln!("H5: {slow} slow clients; slowest hundredth {beside:?}, alone {alone:?}");
        let holds = beside <= (2 * alone).max(FAST);
        if holds || tries_left == 0 {
            tally.check(holds, || format!("the slowest hundredth took {beside:?}, alone {alone:?}"));
            break;
        }
    }
    let mut crowd = crowd(address, slow, &held);
    let uploaded = slow_upload(address, upload).await;
    crowd.shutdown().await;
    uploaded.map(|()| tally.check(true, String::new)).unwrap_or_else(|error| tally.check(false, || error.to_string()));
    let held = held.load(Ordering::Relaxed);
    tally.check(held >= slow as u64, || format!("only {held} slow connections were made"));
    eprintln!("H5: {held} slow connections in all");
    Ok(tally)
}

/// So many slow clients at once.
fn crowd(address: SocketAddr, slow: usize, held: &Arc<AtomicU64>) -> JoinSet<()> {
    let mut crowd = JoinSet::new();
    for n in 0..slow {
        crowd.spawn(hold(address, n, Arc::clone(held)));
    }
    crowd
}

/// How long the slowest hundredth of pages takes at least, from opening a connection to the last
/// byte. An answer that does not come is an error.
async fn slowest_hundredth(address: SocketAddr, time: Duration) -> Result<Duration> {
    let mut clients = JoinSet::new();
    for _ in 0..HONEST {
        clients.spawn(async move {
            let end = Instant::now() + time;
            let mut times = Vec::new();
            while Instant::now() < end {
                let began = Instant::now();
                Client::connect(address).await?.get("/").await?.shown()?;
                times.push(began.elapsed());
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            Result::Ok(times)
        });
    }
    let mut times = Vec::new();
    while let Some(of_client) = clients.join_next().await {
        times.extend(of_client??);
    }
    times.sort();
    times.get(times.len() * 99 / 100).copied().ok_or_else(|| "nobody was answered".into())
}

/// One slow client, of three kinds by its number; connects again whenever it is cut off.
async fn hold(address: SocketAddr, number: usize, held: Arc<AtomicU64>) {
    let [_, _, high, low] = u32::try_from(number / PER_SOURCE).unwrap_or_default().to_be_bytes();
    let source = Ipv4Addr::new(127, 9, high, low.max(1));
    loop {
        // Cut off is what it should be.
        let _ = hold_once(address, source, number, &held).await;
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

async fn hold_once(address: SocketAddr, source: Ipv4Addr, number: usize, held: &AtomicU64) -> std::io::Result<()> {
    let socket = TcpSocket::new_v4()?;
    socket.bind((source, 0).into())?;
    socket.set_recv_buffer_size(4096)?;
    let mut stream = socket.connect(address).await?;
    held.fetch_add(1, Ordering::Relaxed);
    let (start, drop): (String, &[u8]) = match number % 3 {
        0 => ("GET / HTTP/1.1\r\nHost: x\r\n".to_owned(), b"x-slow: y\r\n"),
        1 => (
            format!(
                "POST {FILES} HTTP/1.1\r\nHost: x\r\nOrigin: http://{address}\r\nContent-Length: 1000000\r\nContent-Type: multipart/form-data; boundary=x\r\n\r\n"
            ),
            b"x",
        ),
        // Asks for a few pages and reads none: more of them would be a flood and not slowness.
        _ => ("GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(3), b""),
    };
    stream.write_all(start.as_bytes()).await?;
    loop {
        tokio::time::sleep(Duration::from_secs(2)).await;
        stream.write_all(drop).await?;
        if number % 3 != 2 {
            // What has been closed is noticed by reading.
            let mut byte = [0];
            match tokio::time::timeout(Duration::from_millis(1), stream.read(&mut byte)).await {
                Ok(Ok(0)) => return Ok(()),
                Ok(Err(error)) => return Err(error),
                Ok(Ok(_)) | Err(_) => {}
            }
        }
    }
}

/// Sends a file of so many bytes over a slow line.
async fn slow_upload(address: SocketAddr, bytes: usize) -> Result<()> {
    const STEPS: usize = 10;
    let choices = Choices::read(address).await?;
    let mut client = Client::connect(address).await?;
    let draft = draft::fill_in(&mut client, &choices, &Matter::default()).await?;
    let part = |head: &str| format!("--slow\r\nContent-Disposition: form-data; {head}\r\n\r\n");
    let mut body = part("name=\"action\"").into_bytes();
    body.extend(b"upload\r\n");
    body.extend(part("name=\"files\"; filename=\"anh.jpg\"").into_bytes());
    body.extend(b"\xff\xd8\xff\xe0\0\x10JFIF\0");
    body.resize(body.len() + bytes.saturating_sub(1000), b'x');
    body.extend(b"\r\n--slow--\r\n");
    let head = format!(
        "POST {FILES} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {}\r\nConnection: close\r\nContent-Length: {}\r\nContent-Type: multipart/form-data; boundary=slow\r\n\r\n",
        client::header(&draft.cookies),
        body.len()
    );
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(head.as_bytes()).await?;
    for piece in body.chunks(LINE / STEPS) {
        stream.write_all(piece).await?;
        tokio::time::sleep(Duration::from_secs(1) / u32::try_from(STEPS)?).await;
    }
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let first = answer.lines().next().unwrap_or_default();
    if first.contains(" 303 ") { Ok(()) } else { Err(format!("the slow upload was answered {first:?}").into()) }
}
