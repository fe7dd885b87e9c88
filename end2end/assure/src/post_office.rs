//! A mail server that fails on demand, as far as one message at a time needs it (RFC 5321).

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use drive::Result;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// How it behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Works,
    /// It hangs up at once, as one does that nobody listens at.
    Refuses,
    /// It takes the connection and says nothing, until it hangs up at the end of this mood.
    Silent,
    /// "Try later" and "no" to each command in turn.
    Later(Step),
    Never(Step),
    /// It hangs up instead of answering; behind the message it has the message and says nothing.
    Drops(Step),
    /// It takes the message, waits until it is told to go on, and only then says so.
    Waits,
}

/// What it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Hello,
    From,
    To,
    Data,
    Message,
}

pub const STEPS: [Step; 5] = [Step::Hello, Step::From, Step::To, Step::Data, Step::Message];

pub struct PostOffice {
    pub address: SocketAddr,
    inside: Arc<Inside>,
}

struct Inside {
    mood: Mutex<Mood>,
    /// The Message-ID of every message that was taken and confirmed.
    taken: Mutex<Vec<String>>,
    in_hand: Notify,
    go_on: Notify,
}

impl PostOffice {
    pub async fn open() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let inside = Arc::new(Inside {
            mood: Mutex::new(Mood::Works),
            taken: Mutex::default(),
            in_hand: Notify::new(),
            go_on: Notify::new(),
        });
        tokio::spawn(serve(listener, Arc::clone(&inside)));
        Ok(Self { address, inside })
    }

    pub fn set(&self, mood: Mood) {
        *lock(&self.inside.mood) = mood;
    }

    pub fn taken(&self) -> Vec<String> {
        lock(&self.inside.taken).clone()
    }

    /// Waits until a message is in its hands ([`Mood::Waits`]).
    pub async fn has_one_in_hand(&self) {
        self.inside.in_hand.notified().await;
    }

    /// Confirms the message that is in its hands.
    pub fn go_on(&self) {
        self.inside.go_on.notify_one();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn serve(listener: TcpListener, inside: Arc<Inside>) {
    while let Ok((stream, _)) = listener.accept().await {
        let inside = Arc::clone(&inside);
        // A visitor who leaves in the middle is no trouble of the house.
        tokio::spawn(async move { drop(attend(stream, &inside).await) });
    }
}

/// One visitor, until one of both hangs up.
async fn attend(stream: TcpStream, inside: &Inside) -> Result<()> {
    const GLANCE: Duration = Duration::from_millis(50);
    let mood = || *lock(&inside.mood);
    if mood() == Mood::Refuses {
        return Ok(());
    }
    if mood() == Mood::Silent {
        while mood() == Mood::Silent {
            tokio::time::sleep(GLANCE).await;
        }
        return Ok(());
    }
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 drill\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let command = line.get(..4).unwrap_or(&line).to_ascii_uppercase();
        let step = match command.as_str() {
            "EHLO" | "HELO" => Step::Hello,
            "MAIL" => Step::From,
            "RCPT" => Step::To,
            "DATA" => Step::Data,
            "QUIT" => return Ok(()),
            _ => {
                write.write_all(b"250 ok\r\n").await?;
                continue;
            }
        };
        if fails(mood(), step, &mut write).await? {
            return Ok(());
        }
        if step != Step::Data {
            write.write_all(b"250 ok\r\n").await?;
            continue;
        }
        write.write_all(b"354 go on\r\n").await?;
        let mut id = String::new();
        while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
            if let Some(value) = line.strip_prefix("Message-ID:") {
                value.trim().clone_into(&mut id);
            }
        }
        if fails(mood(), Step::Message, &mut write).await? {
            return Ok(());
        }
        if mood() == Mood::Waits {
            inside.in_hand.notify_one();
            inside.go_on.notified().await;
        }
        lock(&inside.taken).push(id);
        write.write_all(b"250 taken\r\n").await?;
    }
    Ok(())
}

/// Fails at this step if it is to; `true` when the visitor is to be left.
async fn fails(mood: Mood, at: Step, write: &mut (impl AsyncWriteExt + Unpin)) -> Result<bool> {
    let answer: &[u8] = match mood {
        Mood::Later(step) if step == at => b"451 later\r\n",
        Mood::Never(step) if step == at => b"554 no\r\n",
        Mood::Drops(step) if step == at => b"",
        _ => return Ok(false),
    };
    write.write_all(answer).await?;
    Ok(true)
}
