//! How much may be typed where, in graphemes: what a reader would call a letter. The form, the
//! islands and the server all count with these numbers.

/// The account of what happened: at least this much, so that somebody can act on it.
pub const BODY_MIN: usize = 20;
/// About four printed pages.
pub const BODY_MAX: usize = 10_000;
/// Bytes of what is typed on one page and kept unchecked while somebody goes back.
pub const UNSENT_BYTES: usize = 64 * 1024;
pub const WISH_MAX: usize = 2_000;
pub const PLACE_MAX: usize = 200;
pub const NAME_MIN: usize = 2;
pub const NAME_MAX: usize = 100;
pub const ADDRESS_MAX: usize = 300;
pub const EMAIL_MAX: usize = 254;
/// Categories of one case; the first is the main one.
pub const CATEGORIES_MAX: usize = 3;
/// How far back the facts may lie, in years: older ones are asked about in person.
pub const YEARS_BACK: i32 = 30;
/// How long ago something may have come that is written down only now, in days.
pub const CAME_DAYS_BACK: i64 = 365;
/// How far ahead a promise may lie, in years: what takes longer has steps that can be promised.
pub const PROMISE_YEARS: u32 = 2;
/// People who said the same, at most: more than a commune has is a slip.
pub const PEOPLE_MAX: u32 = 100_000;
/// From so many people on somebody speaks for them ("đông người").
pub const MANY_PEOPLE: u32 = 5;
pub const MESSAGE_MIN: usize = 2;
pub const MESSAGE_MAX: usize = 5_000;
/// Messages of the sender of one case on one day: enough for a conversation, too few to bury
/// the others who write to the Front.
pub const MESSAGES_A_DAY: u32 = 10;
/// Messages of the sender of one case in all. Whoever has more to say is better heard in person.
pub const MESSAGES_MAX: u32 = 100;
/// So many cases about the same post or body, within so many days, are of public concern.
pub const CONCERN_CASES: usize = 5;
pub const CONCERN_DAYS: i64 = 90;
/// A reason, a note, a document number: what an officer types beside a decision.
pub const REASON_MIN: usize = 10;
pub const REASON_MAX: usize = 2_000;
pub const SUMMARY_MIN: usize = 20;
pub const SUMMARY_MAX: usize = 6_000;
/// A remark on one point of a check-list: a line.
pub const NOTE_MAX: usize = 300;
pub const DOCUMENT_NO_MAX: usize = 60;
/// The name under which an officer signs in.
pub const LOGIN_MIN: usize = 3;
pub const LOGIN_MAX: usize = 40;
