//! The hour of this machine, which is also the program's.

use time::OffsetDateTime;

/// The moment in UTC.
#[expect(clippy::disallowed_methods, reason = "the clock of the program under test is the machine's")]
#[must_use]
pub fn now() -> OffsetDateTime {
    OffsetDateTime::now_utc()
}

/// Seconds since 1970, for one-time passwords.
#[must_use]
pub fn unix_seconds() -> u64 {
    u64::try_from(now().unix_timestamp()).unwrap_or_default()
}
