//! How long somebody who failed waits before the next try, so that guessing is hopeless and nobody
//! can be kept out by others.
//!
//! What is counted, and what follows:
//!
//! * **A browser in which the officer signed in before** (it shows a device cookie, [`super::device`])
//!   has a count of its own. Whatever strangers do, it is never slowed down by them.
//! * **Any other browser** is counted by login and source, in memory. Whoever guesses waits; the
//!   officer comes from elsewhere.
//! * **A login that strangers try from everywhere** is not locked. From [`SUSPICIOUS`] failures on,
//!   an unknown browser must send the one-time password together with the password, which the
//!   officer can and a guesser cannot. This count is kept by groups of logins, whether or not
//!   there is such an account, so that it tells nothing and takes a bounded place.
//! * **One-time passwords after a right password** are counted by account: only somebody who knows
//!   the password can make others wait here, and never the known browser.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hash};
use std::sync::{Arc, Mutex, PoisonError};

use time::{Duration, OffsetDateTime};

/// Failures that cost nothing: people mistype.
const FREE: u32 = 5;
/// The first wait; each further failure doubles it.
const FIRST: Duration = Duration::seconds(5);
/// The longest.
const LONGEST: Duration = Duration::minutes(15);
/// A count is forgotten when nothing failed for so long.
pub const QUIET: Duration = Duration::hours(1);
/// Failures of unknown browsers after which a login asks for the one-time password first.
pub const SUSPICIOUS: u32 = 20;
/// Counts kept in memory at most.
const REMEMBERED: usize = 50_000;

/// How often something failed, and when last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failures {
    pub count: u32,
    pub last: OffsetDateTime,
}

impl Failures {
    /// One more, now.
    #[must_use]
    pub fn and_one(before: Option<Self>, now: OffsetDateTime) -> Self {
        let count = before.filter(|before| before.counts(now)).map_or(0, |before| before.count);
        Self { count: count.saturating_add(1), last: now }
    }

    /// Whether it is not yet forgotten.
    #[must_use]
    pub fn counts(self, now: OffsetDateTime) -> bool {
        now - self.last < QUIET
    }

    /// How long to wait from now on; `None` when the next try is free.
    #[must_use]
    pub fn wait(self, now: OffsetDateTime) -> Option<Duration> {
        self.wait_beyond(FREE, now)
    }

    /// The same where so many cost nothing.
    #[must_use]
    pub fn wait_beyond(self, free: u32, now: OffsetDateTime) -> Option<Duration> {
        let doublings = self.count.checked_sub(free + 1)?;
        // Fifteen minutes are reached after eight doublings.
        let wait = (FIRST * 2_i32.pow(doublings.min(8))).min(LONGEST);
        Some(wait - (now - self.last)).filter(|left| left.is_positive())
    }
}

/// The counts of unknown browsers by login and source. They are kept under a hash whose key this
/// process drew at its start: neither can be read out of them.
#[derive(Clone, Default)]
pub struct Recent(Arc<Inner>);

#[derive(Default)]
struct Inner {
    key: RandomState,
    counts: Mutex<HashMap<u64, Failures>>,
}

impl Recent {
    /// How long this login waits at this source.
    pub fn wait(&self, login: &str, source: impl Hash, now: OffsetDateTime) -> Option<Duration> {
        let counts = self.0.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.get(&self.0.key.hash_one((login, source))).and_then(|failures| failures.wait(now))
    }

    /// Notes a failure.
    pub fn failed(&self, login: &str, source: impl Hash, now: OffsetDateTime) {
        let key = self.0.key.hash_one((login, source));
        let mut counts = self.0.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= REMEMBERED {
            counts.retain(|_, failures| failures.counts(now));
        }
        // Over the limit new pairs go uncounted; the count by login still sees them.
        if counts.len() < REMEMBERED || counts.contains_key(&key) {
            let before = counts.get(&key).copied();
            counts.insert(key, Failures::and_one(before, now));
        }
    }

    /// Forgets a login that signed in from this source.
    pub fn forget(&self, login: &str, source: impl Hash) {
        let key = self.0.key.hash_one((login, source));
        self.0.counts.lock().unwrap_or_else(PoisonError::into_inner).remove(&key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2026-11-10 03:00 UTC);

    #[test]
    fn waits_grow_up_to_a_quarter_of_an_hour() {
        let wait = |count| Failures { count, last: NOW }.wait(NOW).map(Duration::whole_seconds);
        assert_eq!(
            [0, 5, 6, 7, 8, 13, 14, 1000].map(wait),
            [None, None, Some(5), Some(10), Some(20), Some(640), Some(900), Some(900)]
        );
        let seventh = Failures { count: 7, last: NOW };
        assert_eq!(seventh.wait(NOW + Duration::seconds(4)), Some(Duration::seconds(6)));
        assert_eq!(seventh.wait(NOW + Duration::seconds(10)), None);
    }

    #[test]
    fn a_count_is_forgotten_after_a_quiet_hour() {
        let ninth = Failures { count: 8, last: NOW };
        assert_eq!(Failures::and_one(Some(ninth), NOW + Duration::minutes(59)).count, 9);
        assert_eq!(Failures::and_one(Some(ninth), NOW + Duration::minutes(60)).count, 1);
    }

    #[test]
    fn one_source_does_not_make_another_wait() {
        let recent = Recent::default();
        for _ in 0..9 {
            recent.failed("lan", 1, NOW);
        }
        assert!(recent.wait("lan", 1, NOW).is_some());
        assert!(recent.wait("lan", 2, NOW).is_none() && recent.wait("hoa", 1, NOW).is_none());
        recent.forget("lan", 1);
        assert!(recent.wait("lan", 1, NOW).is_none());
    }

    #[test]
    fn memory_is_bounded() {
        let recent = Recent::default();
        for source in 0..REMEMBERED + 10 {
            recent.failed("lan", source, NOW);
        }
        let counts = || recent.0.counts.lock().unwrap().len();
        assert_eq!(counts(), REMEMBERED);
        recent.failed("lan", "later", NOW + QUIET);
        assert_eq!(counts(), 1);
    }
}
