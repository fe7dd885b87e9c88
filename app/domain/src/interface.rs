//! The open interface for programs: what it answers when it does not do what it was asked.

use crate::codes::codes;

codes! {
    /// Why a request is not answered as it was asked. The codes are the last part of the `type` of a
    /// problem (RFC 9457), and stay.
    pub enum Fault {
        /// A parameter that does not exist, or has a value that it cannot have.
        BadParameter = "bad-parameter",
        /// The request comes from a page of another site.
        ForeignOrigin = "foreign-origin",
        /// Not there, or not for whoever asks. The two are never told apart.
        NotFound = "not-found",
        MethodNotAllowed = "method-not-allowed",
        /// Something else than JSON is wanted.
        NotAcceptable = "not-acceptable",
        /// Something else than JSON was sent.
        UnsupportedMediaType = "unsupported-media-type",
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
            Self::BadParameter => 400,
            Self::ForeignOrigin => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::NotAcceptable => 406,
            Self::UnsupportedMediaType => 415,
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
