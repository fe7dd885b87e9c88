//! The open interface for programs: what it answers when it does not do what it was asked, the [`token`]s of units' own
//! systems, and of what those are told by themselves ([`hook`]).

pub mod hook;
pub mod token;

use crate::codes::codes;

codes! {
    /// Why a request is not answered as it was asked. The codes are the last part of the `type` of a
    /// problem (RFC 9457), and stay.
    pub enum Fault {
        /// A parameter that does not exist, or has a value that it cannot have.
        BadParameter = "bad-parameter",
        /// What was sent is no JSON, or not that of this address.
        BadBody = "bad-body",
        /// What changes something needs an `Idempotency-Key`.
        KeyMissing = "idempotency-key-missing",
        /// No token, or one that does not hold. Which of the two is not told.
        Unauthorized = "unauthorized",
        /// The token is not good for this.
        MissingScope = "missing-scope",
        /// The request comes from a page of another site.
        ForeignOrigin = "foreign-origin",
        /// Not there, or not for whoever asks. The two are never told apart.
        NotFound = "not-found",
        MethodNotAllowed = "method-not-allowed",
        /// Something else than JSON is wanted.
        NotAcceptable = "not-acceptable",
        /// The state of the case, or a condition, does not allow it.
        Refused = "refused",
        /// The case has changed since it was read.
        Stale = "stale",
        TooLarge = "too-large",
        /// Something else than JSON was sent.
        UnsupportedMediaType = "unsupported-media-type",
        /// What was sent has problems of its own.
        Invalid = "invalid",
        /// The `Idempotency-Key` was that of another request.
        KeyReused = "idempotency-key-reused",
        /// What changes something needs `If-Match`.
        VersionMissing = "version-missing",
        /// To be asked again after the seconds in `Retry-After`.
        TooManyRequests = "too-many-requests",
        /// The store does not answer now.
        Unavailable = "unavailable",
    }
}

impl Fault {
    /// The status of HTTP.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::BadParameter | Self::BadBody | Self::KeyMissing => 400,
            Self::Unauthorized => 401,
            Self::ForeignOrigin | Self::MissingScope => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::NotAcceptable => 406,
            Self::Refused => 409,
            Self::Stale => 412,
            Self::TooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::Invalid | Self::KeyReused => 422,
            Self::VersionMissing => 428,
            Self::TooManyRequests => 429,
            Self::Unavailable => 503,
        }
    }
}

codes! {
    /// What is wrong with a parameter.
    pub enum WrongParameter {
        Unknown = "unknown",
        /// Given more than once.
        Repeated = "repeated",
        TooLong = "too-long",
        NoWords = "no-words",
        /// Neither a number nor in its range.
        BadNumber = "bad-number",
        /// None of the codes that it may be.
        BadCode = "bad-code",
        /// No key that an answer gave.
        BadKey = "bad-key",
    }
}
