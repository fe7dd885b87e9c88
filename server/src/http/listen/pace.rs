//! How long a peer has made us wait, less what it was good for.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The slowest line that is served, in bytes per second: a quarter of what a bad 2G connection
/// gives. A file of 20 MB over 1 Mbit/s comes thirty times as fast.
const RATE: u64 = 4 * 1024;
/// What a peer may owe before it is cut off. Mobile connections stall for a while and come back.
const PATIENCE: Duration = Duration::from_secs(20);
/// What nobody wants may come for so many times as long, while there is room: a minute.
const LEFTOVER: u32 = 3;
/// How far ahead a fast upload can get, so that it may stall for longer once.
const AHEAD: Duration = Duration::from_secs(40);

/// Where a connection is in the conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// The head of the first request is awaited.
    Head,
    /// A handler works, or the body of its request is coming.
    Request { body: bool },
    /// An answer is there, and what no handler wants of the request is taken in before it is handed over.
    Leftover,
    /// The answer is handed over; what is not sent yet is being sent, and the next head is awaited.
    Answered,
}

/// The account of one connection.
///
/// While we wait for the peer to send or to take something, its debt grows by the time that passes;
/// each byte pays for the time that the slowest line that is served would need for it. A client
/// that trickles bytes in order to hold a connection falls behind, whatever it trickles them into.
/// What nobody wants pays for nothing: whoever sends it is the first to go when there is no room.
pub(super) struct Pace {
    account: Mutex<Account>,
    patience: Duration,
}

struct Account {
    phase: Phase,
    /// In microseconds; negative: the peer is ahead.
    owed: i64,
    /// Since when we wait.
    since: Option<Instant>,
}

impl Pace {
    /// Begins with waiting for the first request.
    pub(super) fn new() -> Self {
        Self::with_patience(PATIENCE)
    }

    pub(super) fn with_patience(patience: Duration) -> Self {
        Self { account: Mutex::new(Account::new(Phase::Head, Some(Instant::now()))), patience }
    }

    fn with<T>(&self, look: impl FnOnce(&mut Account) -> T) -> T {
        look(&mut self.account.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The head of a request is complete: the account starts anew.
    pub(super) fn asked(&self) {
        self.with(|account| *account = Account::new(Phase::Request { body: false }, None));
    }

    /// The answer is handed over; from here on the next request is awaited.
    pub(super) fn answered(&self) {
        self.with(|account| *account = Account::new(Phase::Answered, Some(Instant::now())));
    }

    /// The answer does not need the rest of the body; from here on its coming is no merit.
    pub(super) fn leftover(&self) {
        self.with(|account| *account = Account::new(Phase::Leftover, Some(Instant::now())));
    }

    /// The body is read, and nothing more of it is there.
    pub(super) fn wait_for_body(&self) {
        self.with(|account| {
            if account.phase != Phase::Leftover {
                account.phase = Phase::Request { body: true };
                account.wait(Instant::now());
            }
        });
    }

    /// The peer does not take what is sent.
    pub(super) fn wait(&self) {
        self.with(|account| account.wait(Instant::now()));
    }

    /// The peer has sent or taken so many bytes.
    pub(super) fn moved(&self, bytes: usize) {
        self.with(|account| account.moved(bytes as u64, Instant::now()));
    }

    /// All of the body is there.
    pub(super) fn body_ends(&self) {
        self.with(|account| {
            if account.phase == (Phase::Request { body: true }) {
                account.moved(0, Instant::now());
                account.phase = Phase::Request { body: false };
            }
        });
    }

    pub(super) fn phase(&self) -> Phase {
        self.with(|account| account.phase)
    }

    /// How far the peer has fallen behind.
    pub(super) fn owed(&self) -> Duration {
        let owed = self.with(|account| account.owed(Instant::now()));
        Duration::from_micros(u64::try_from(owed).unwrap_or_default())
    }

    /// Ready when the peer has used up all patience.
    pub(super) async fn exhausted(&self) {
        /// An account that does not grow is looked at again after this long.
        const AGAIN: Duration = Duration::from_millis(250);
        loop {
            let patience = self.patience * if self.phase() == Phase::Leftover { LEFTOVER } else { 1 };
            let left = patience.saturating_sub(self.owed());
            if left.is_zero() {
                return;
            }
            tokio::time::sleep(left.max(AGAIN)).await;
        }
    }
}

impl Account {
    fn new(phase: Phase, since: Option<Instant>) -> Self {
        Self { phase, owed: 0, since }
    }

    fn owed(&self, now: Instant) -> i64 {
        self.owed + self.since.map_or(0, |since| micros(now - since))
    }

    fn wait(&mut self, now: Instant) {
        self.since.get_or_insert(now);
    }

    fn moved(&mut self, bytes: u64, now: Instant) {
        if self.phase == Phase::Leftover {
            return;
        }
        let worth = i64::try_from(bytes.saturating_mul(1_000_000) / RATE).unwrap_or(i64::MAX);
        // What the system has taken off our hands is not yet with the peer: that buys nothing.
        let ahead = if self.phase == (Phase::Request { body: true }) { micros(AHEAD) } else { 0 };
        self.owed = self.owed(now).saturating_sub(worth).max(-ahead);
        // Behind the answer we wait for what comes next, whatever is still being sent.
        self.since = (self.phase == Phase::Answered).then_some(now);
    }
}

fn micros(time: Duration) -> i64 {
    i64::try_from(time.as_micros()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: Phase = Phase::Request { body: true };
    const SECOND: Duration = Duration::from_secs(1);

    /// What somebody owes after so many seconds who sends so much in each.
    fn owed_after(seconds: u32, bytes: u64) -> i64 {
        let mut now = Instant::now();
        let mut account = Account::new(BODY, None);
        for _ in 0..seconds {
            account.wait(now);
            now += SECOND;
            account.moved(bytes, now);
        }
        account.owed(now)
    }

    #[test]
    fn who_trickles_falls_behind_and_who_is_slow_does_not() {
        assert!(owed_after(100, 100) > micros(PATIENCE));
        assert!(owed_after(100, 5_000) < 0);
        let twenty_megabytes_at_one_megabit = owed_after(160, 125_000);
        assert_eq!(twenty_megabytes_at_one_megabit, -micros(AHEAD));
    }

    #[test]
    fn our_own_slowness_is_no_debt() {
        let now = Instant::now();
        let mut account = Account::new(BODY, None);
        assert_eq!(account.owed(now + 1000 * SECOND), 0);
        account.wait(now);
        account.moved(0, now + 5 * SECOND);
        assert_eq!(account.owed(now + 1000 * SECOND), micros(5 * SECOND));
    }

    #[test]
    fn what_nobody_wants_pays_for_nothing() {
        let now = Instant::now();
        let mut account = Account::new(Phase::Leftover, Some(now));
        account.moved(50_000_000, now + SECOND);
        account.wait(now + SECOND);
        assert_eq!(account.owed(now + 2 * SECOND), micros(2 * SECOND));
    }

    #[test]
    fn a_fast_start_buys_a_stall_but_not_an_endless_one() {
        let now = Instant::now();
        let mut account = Account::new(BODY, None);
        account.moved(50_000_000, now);
        account.wait(now);
        assert!(account.owed(now + 39 * SECOND) < 0);
        assert!(account.owed(now + 61 * SECOND) > micros(PATIENCE));
    }
}
