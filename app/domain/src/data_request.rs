//! What somebody may ask about their own personal data, with the receipt code of their case as the
//! only proof of who they are: to see it, to have it corrected, to have it erased (Law 91/2025/QH15
//! on the protection of personal data, the rights of the data subject).

use crate::codes::codes;
use crate::errors::{FieldErrors, Problem};
use crate::limits;
use crate::private::Private;
use crate::text;

/// Requests about one case, at most: nobody can fill the desk with one code.
pub const MOST: u64 = 20;

codes! {
    /// What is asked for.
    pub enum RequestKind {
        Access = "TRUY_CAP",
        Correction = "CHINH_SUA",
        Erasure = "XOA",
    }
}

codes! {
    /// How far a request has come.
    pub enum RequestState {
        /// Nobody has decided yet.
        Open = "CHO_XU_LY",
        /// Done: what is stored can be seen, or was corrected.
        Granted = "DA_THUC_HIEN",
        Refused = "TU_CHOI",
        /// To be erased as soon as the case has ended: while it goes on, erasing would leave the
        /// person without an answer and whoever answers without a case.
        AwaitsEnd = "CHO_KET_THUC",
        /// To be erased as soon as a second person approves.
        AwaitsApproval = "CHO_DUYET",
        Erased = "DA_XOA",
    }
}

impl RequestState {
    /// Whether something still has to happen.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::AwaitsEnd | Self::AwaitsApproval)
    }

    /// What granting a request of this kind leads to; `ended` is whether its case has ended.
    #[must_use]
    pub const fn after_grant(kind: RequestKind, ended: bool) -> Self {
        match (kind, ended) {
            (RequestKind::Access | RequestKind::Correction, _) => Self::Granted,
            (RequestKind::Erasure, true) => Self::AwaitsApproval,
            (RequestKind::Erasure, false) => Self::AwaitsEnd,
        }
    }
}

/// A request, checked.
#[derive(Clone, Debug)]
pub struct Request {
    pub kind: RequestKind,
    pub words: Option<Private>,
    /// Where notices go from now on; for a correction alone.
    pub email: Option<Private>,
}

/// A request as posted.
pub struct RequestForm<'a> {
    pub kind: &'a str,
    pub words: &'a str,
    pub email: &'a str,
    /// The consequences of an erasure were read.
    pub understood: bool,
}

impl RequestForm<'_> {
    /// `is_email` says whether something is an address that mail can go to.
    ///
    /// # Errors
    /// No kind; a correction that says nothing; words that are too long; an address that is none; an
    /// erasure whose consequences were not ticked.
    pub fn check(&self, is_email: impl Fn(&str) -> bool) -> Result<Request, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = RequestKind::from_code(self.kind);
        if kind.is_none() {
            errors.add("request_kind", Problem::Required);
        }
        let corrects = kind == Some(RequestKind::Correction);
        let words = text::block(self.words);
        match text::length(&words) {
            0 if corrects && self.email.is_empty() => errors.add("request_words", Problem::Required),
            n if n > limits::REASON_MAX => {
                errors.add_limit("request_words", Problem::TooLong, limits::REASON_MAX as u32);
            }
            _ => {}
        }
        if corrects && !self.email.is_empty() && (self.email.len() > limits::EMAIL_MAX || !is_email(self.email)) {
            errors.add("request_email", Problem::BadEmail);
        }
        if kind == Some(RequestKind::Erasure) && !self.understood {
            errors.add("request_understood", Problem::NotTicked);
        }
        let Some(kind) = kind else { return Err(errors) };
        let email = if corrects { Private::from(self.email.to_owned()).non_empty() } else { None };
        errors.into_result(Request { kind, words: Private::from(words).non_empty(), email })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(form: &RequestForm<'_>, field: &str) -> Option<Problem> {
        form.check(|typed| typed.contains('@')).err().and_then(|errors| errors.of(field).map(|error| error.problem))
    }

    const FORM: RequestForm<'static> =
        RequestForm { kind: "CHINH_SUA", words: "Tên đường sai.", email: "", understood: false };

    #[test]
    fn each_kind_asks_for_what_it_needs() {
        assert_eq!(problem(&RequestForm { kind: "", ..FORM }, "request_kind"), Some(Problem::Required));
        assert_eq!(problem(&RequestForm { words: " \n", ..FORM }, "request_words"), Some(Problem::Required));
        assert_eq!(problem(&RequestForm { email: "nowhere", ..FORM }, "request_email"), Some(Problem::BadEmail));
        assert_eq!(problem(&RequestForm { kind: "XOA", ..FORM }, "request_understood"), Some(Problem::NotTicked));
        let long = "x".repeat(limits::REASON_MAX + 1);
        assert_eq!(problem(&RequestForm { words: &long, ..FORM }, "request_words"), Some(Problem::TooLong));
        for good in [
            FORM,
            RequestForm { words: "", email: "moi@example.vn", ..FORM },
            RequestForm { kind: "TRUY_CAP", words: "", ..FORM },
            RequestForm { kind: "XOA", words: "", understood: true, ..FORM },
        ] {
            assert!(good.check(|typed| typed.contains('@')).is_ok(), "{}", good.kind);
        }
    }

    #[test]
    fn an_address_is_kept_for_a_correction_alone() {
        let access = RequestForm { kind: "TRUY_CAP", email: "moi@example.vn", ..FORM };
        assert!(access.check(|_| true).is_ok_and(|request| request.email.is_none()));
    }

    #[test]
    fn a_case_that_goes_on_is_erased_when_it_has_ended() {
        assert_eq!(RequestState::after_grant(RequestKind::Erasure, false), RequestState::AwaitsEnd);
        assert_eq!(RequestState::after_grant(RequestKind::Erasure, true), RequestState::AwaitsApproval);
        assert_eq!(RequestState::after_grant(RequestKind::Access, false), RequestState::Granted);
    }
}
