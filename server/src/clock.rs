//! The one place that knows what time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use time::{Date, OffsetDateTime};

/// Tells the time: the machine's, or one that a test or the demonstration sets.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    Machine,
    /// Seconds since 1970, moved by hand.
    Set(Arc<AtomicI64>),
}

impl Clock {
    #[must_use]
    pub const fn machine() -> Self {
        Self(Source::Machine)
    }

    /// A clock that stands still until it is moved.
    #[must_use]
    pub fn standing_at(instant: OffsetDateTime) -> Self {
        Self(Source::Set(Arc::new(AtomicI64::new(instant.unix_timestamp()))))
    }

    /// Moves a standing clock; the machine's clock is not ours to move.
    pub fn set(&self, instant: OffsetDateTime) {
        if let Source::Set(seconds) = &self.0 {
            seconds.store(instant.unix_timestamp(), Ordering::Relaxed);
        }
    }

    /// This instant, in UTC, to the microsecond: no finer than each engine keeps it.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everything else asks")]
    pub fn now(&self) -> OffsetDateTime {
        match &self.0 {
            Source::Machine => to_the_microsecond(OffsetDateTime::now_utc()),
            Source::Set(seconds) => OffsetDateTime::from_unix_timestamp(seconds.load(Ordering::Relaxed))
                .unwrap_or(OffsetDateTime::UNIX_EPOCH),
        }
    }

    /// Today in Việt Nam: the day that deadlines and registers go by.
    #[must_use]
    pub fn today(&self) -> Date {
        domain::date::local_date(self.now())
    }
}

/// PostgreSQL keeps microseconds, SQLite what it is given: what moves from one to the other must be the same in both.
fn to_the_microsecond(instant: OffsetDateTime) -> OffsetDateTime {
    instant.replace_nanosecond(instant.microsecond() * 1_000).unwrap_or(instant)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn an_instant_is_one_that_each_engine_keeps() {
        let cut = to_the_microsecond(datetime!(2026-11-30 21:38:10.902080694 UTC));
        assert_eq!(cut, datetime!(2026-11-30 21:38:10.902080 UTC));
        assert_eq!(Clock::machine().now().nanosecond() % 1_000, 0);
    }
}
