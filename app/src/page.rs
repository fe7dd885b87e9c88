//! What the server hands to a page besides its desk, and what a page hands back.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use domain::errors::{FieldErrors, Problem};
use domain::private::Private;
use leptos::prelude::*;

use crate::components::changed::CHANGE_SEEN;
use crate::components::problem::ProblemPage;
use crate::desks::{Answer, DeskError, Me};
use crate::words::Lang;

/// Key of the sentence that something changed meanwhile, where no more is said of it.
pub const STALE: &str = "err-stale";

/// The HTTP status that the page asks for. 200 unless somebody says otherwise.
#[derive(Clone, Debug)]
pub struct Status(Arc<AtomicU16>);

impl Status {
    #[must_use]
    pub fn new(code: u16) -> Self {
        Self(Arc::new(AtomicU16::new(code)))
    }

    pub fn set(&self, code: u16) {
        self.0.store(code, Ordering::Relaxed);
    }

    #[must_use]
    pub fn get(&self) -> u16 {
        self.0.load(Ordering::Relaxed)
    }
}

/// A form that came back: what was typed and what is wrong with it. Empty when the page is drawn
/// for the first time.
#[derive(Clone, Debug, Default)]
pub struct FormState {
    values: Arc<Vec<(String, String)>>,
    pub errors: FieldErrors,
    /// Key of a sentence about the form as a whole.
    pub notice: Option<&'static str>,
    /// The number that belongs into that sentence.
    pub limit: u32,
    /// The form was posted, so that what is missing in `values` was left empty on purpose.
    pub posted: bool,
}

impl FormState {
    /// A posted form with its problems.
    #[must_use]
    pub fn refused(values: Vec<(String, String)>, errors: FieldErrors) -> Self {
        Self { values: Arc::new(values), errors, notice: None, limit: 0, posted: true }
    }

    /// What is wrong with a page that was not posted.
    #[must_use]
    pub fn with_errors(mut self, errors: FieldErrors) -> Self {
        self.errors = errors;
        self
    }

    #[must_use]
    pub fn with_notice(mut self, key: &'static str) -> Self {
        self.notice = Some(key);
        self
    }

    /// The same of a form that was filled in for what is no more as it was; `there`: it can still be sent. Of one that
    /// cannot nothing is to be corrected.
    #[must_use]
    pub fn changed_meanwhile(mut self, there: bool) -> Self {
        self.notice = self.notice.filter(|key| *key != STALE);
        if there {
            self.errors.add(CHANGE_SEEN, Problem::NotTicked);
        } else {
            self.errors = FieldErrors::default();
        }
        self
    }

    #[must_use]
    pub fn with_limit(mut self, limit: u32) -> Self {
        self.limit = limit;
        self
    }

    /// What was typed into a field, or `stored` when the form was not posted.
    #[must_use]
    pub fn value(&self, field: &str, stored: &str) -> String {
        if self.posted {
            self.values.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone()).unwrap_or_default()
        } else {
            stored.to_owned()
        }
    }

    /// Everything that was typed, by the names of the fields.
    #[must_use]
    pub fn pairs(&self) -> &[(String, String)] {
        &self.values
    }

    /// Every value of a field, in order.
    pub fn all<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// Whether this choice of a field is ticked.
    #[must_use]
    pub fn ticked(&self, field: &str, choice: &str, stored: bool) -> bool {
        if self.posted { self.values.iter().any(|(name, value)| name == field && value == choice) } else { stored }
    }
}

/// What is true of the whole site.
#[derive(Clone, Debug)]
pub struct Site {
    /// Cookies travel in the clear: allowed on purpose, and said on every page.
    pub insecure: bool,
    /// Demonstration data: said on every page, so that nobody reports a real matter here.
    pub demo: bool,
    /// The address that people type, without a path.
    pub address: String,
    /// Address of the style sheet.
    pub stylesheet: String,
    pub options: LeptosOptions,
}

/// The signed-in officer, for the head of a desk page.
#[derive(Clone, Debug)]
pub struct SignedIn(pub Me);

/// Where a page is: the path in Vietnamese form, for links to the other language.
#[derive(Clone, Debug)]
pub struct Here(pub String);

/// The list from which a case was opened, as it stands in the address of the case; empty when it was opened otherwise.
#[derive(Clone, Debug, Default)]
pub struct CameFrom(pub String);

/// The language of this page.
#[must_use]
pub fn lang() -> Lang {
    use_context::<Lang>().unwrap_or_default()
}

/// The form as it was posted.
#[must_use]
pub fn form_state() -> FormState {
    use_context::<FormState>().unwrap_or_default()
}

/// Draws what a desk answers, or the page for what it does not. The desk is taken from the
/// context before anything is awaited.
pub fn with_desk<D, T, F, Fut, V>(ask: F, draw: impl FnOnce(T) -> V + Send + 'static) -> AnyView
where
    D: Clone + Send + Sync + 'static,
    T: Send + 'static,
    F: FnOnce(D) -> Fut,
    Fut: Future<Output = Answer<T>> + Send + 'static,
    V: IntoView + 'static,
{
    let Some(desk) = use_context::<D>() else {
        return view! { <ProblemPage error=DeskError::NotFound/> }.into_any();
    };
    let answer = ask(desk);
    Suspend::new(async move {
        match answer.await {
            Ok(value) => draw(value).into_any(),
            Err(error) => view! { <ProblemPage error/> }.into_any(),
        }
    })
    .into_any()
}

/// The secret of a holder's new key, shown once.
#[derive(Clone)]
pub struct NewSecret(pub domain::private::Private);

/// The secret that a new account shows to an authenticator, once.
#[derive(Clone)]
pub struct Enrolment {
    pub login: String,
    /// Base 32.
    pub secret: String,
    /// What an authenticator scans.
    pub uri: String,
}

/// What whoever asks too often has to do first: send the ticket again after these seconds, or with
/// work done (see [`domain::proof`]).
#[derive(Clone, Debug)]
pub struct Wait {
    pub ticket: String,
    pub seconds: u32,
    pub bits: u32,
}

/// New recovery codes, shown once, and where somebody goes from there.
#[derive(Clone)]
pub struct RecoveryCodes {
    pub codes: Vec<Private>,
    pub next: &'static str,
}

/// The sign-in page asks for the one-time password together with the password.
#[derive(Clone, Copy)]
pub struct BothFactors;
