//! A program that asks, before anybody knows for what: how often, in which language, and what stands behind the
//! question mark. Each parameter is taken by name; one that nobody takes is a mistake and is said to be one.

use std::ops::RangeInclusive;

use app::desks::DeskError;
use app::words::Lang;
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::header::ACCEPT;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use domain::interface::{Fault, WrongParameter};
use domain::text::{self, QUERY_MAX, QueryProblem};
use serde::Serialize;
use time::Date;

use super::answer::{self, Keep};
use super::problem::{Problem, Wrong};
use crate::Services;
use crate::desks::{ActError, Visitor};
use crate::http::{gate, validators};

/// What is asked for.
pub struct Asking {
    pub lang: Lang,
    services: Services,
    headers: HeaderMap,
    given: Vec<(String, String)>,
    wrong: Vec<Wrong>,
}

impl FromRequestParts<Services> for Asking {
    type Rejection = Problem;

    /// A program that takes JSON and does not ask too often.
    async fn from_request_parts(parts: &mut Parts, services: &Services) -> Result<Self, Self::Rejection> {
        let lang = lang_of(&parts.uri);
        if let Some(seconds) = gate::ask(services, parts) {
            return Err(Problem::too_often(lang, seconds));
        }
        if !takes_json(&parts.headers) {
            return Err(Problem::new(Fault::NotAcceptable, lang));
        }
        let given = given(&parts.uri);
        let (services, headers) = (services.clone(), parts.headers.clone());
        let mut asking = Self { lang, services, headers, given, wrong: Vec::new() };
        asking.code("lang", |tag| Lang::ALL.iter().copied().find(|lang| lang.tag() == tag));
        Ok(asking)
    }
}

impl Asking {
    /// The desk of anybody: without a draft and without a case.
    pub fn anybody(&self) -> Visitor {
        Visitor::new(self.services.clone(), None, None)
    }

    /// The address that people use, without a stroke at its end.
    pub fn origin(&self) -> &str {
        self.services.config.base_url.origin()
    }

    /// A parameter as it was given.
    fn take(&mut self, name: &'static str) -> Option<String> {
        let mut own = self.given.extract_if(.., |(given, _)| given == name).map(|(_, value)| value);
        let first = own.next();
        if own.count() > 0 {
            self.wrong.push((Some(name), WrongParameter::Repeated, None));
        }
        first.map(|value| value.trim().to_owned())
    }

    fn read<T>(
        &mut self,
        name: &'static str,
        wrong: WrongParameter,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.take(name)?;
        let read = read(&value);
        if read.is_none() {
            self.wrong.push((Some(name), wrong, None));
        }
        read
    }

    /// A whole number of a range.
    pub fn number(&mut self, name: &'static str, range: RangeInclusive<i64>) -> Option<i64> {
        self.read(name, WrongParameter::BadNumber, |value| value.parse().ok().filter(|number| range.contains(number)))
    }

    /// One of some codes.
    pub fn code<T>(&mut self, name: &'static str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.read(name, WrongParameter::BadCode, read)
    }

    /// The key of a page, as an answer gave it.
    pub fn key<T>(&mut self, name: &'static str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.read(name, WrongParameter::BadKey, read)
    }

    /// The same where the key is that of a row.
    pub fn row_key(&mut self, name: &'static str) -> Option<i64> {
        let read = |key: &str| key.parse().ok().filter(|number: &i64| *number > 0 && number.to_string() == key);
        self.key(name, |key| read(key).filter(|_| key.len() <= 18))
    }

    /// Words to look for.
    pub fn words(&mut self, name: &'static str) -> Option<String> {
        let words = self.take(name)?;
        let wrong = match text::query(&words) {
            Ok(_) => return Some(words),
            Err(QueryProblem::NoWords) => (WrongParameter::NoWords, None),
            Err(QueryProblem::TooLong) => (WrongParameter::TooLong, u32::try_from(QUERY_MAX).ok()),
        };
        self.wrong.push((Some(name), wrong.0, wrong.1));
        None
    }

    /// Everything was taken that there is.
    ///
    /// # Errors
    /// The parameters that are not right, or that nobody took.
    pub fn complete(&mut self) -> Result<(), Problem> {
        if !self.given.is_empty() {
            self.wrong.push((None, WrongParameter::Unknown, None));
        }
        if self.wrong.is_empty() {
            Ok(())
        } else {
            Err(Problem::parameters(self.lang, std::mem::take(&mut self.wrong)))
        }
    }

    /// A problem of no parameter.
    pub const fn problem(&self, fault: Fault) -> Problem {
        Problem::new(fault, self.lang)
    }

    /// What a desk does not do, as a problem.
    pub fn not_done(&self, error: ActError) -> Problem {
        Problem::of_act(self.lang, error)
    }

    /// The day of today.
    pub fn today(&self) -> Date {
        self.services.clock.today()
    }

    /// Tells whether what was sent is the same as before.
    pub fn content_hash(&self, content: &[u8]) -> [u8; 32] {
        self.services.vault.content_hash(content)
    }

    /// There is nothing.
    pub fn absent(&self) -> Problem {
        self.refused(DeskError::NotFound)
    }

    /// What a desk does not answer, as a problem.
    pub fn refused(&self, error: DeskError) -> Problem {
        Problem::of_desk(self.lang, error)
    }

    /// The answer, or only that nothing is new.
    pub fn answer<T: Serialize>(&self, keep: Keep, body: &T) -> Result<Response, Problem> {
        answer::json(&self.headers, keep, body).map_err(|_| self.refused(DeskError::Unavailable))
    }
}

impl Asking {
    /// The answer under a tag that tells the version of what was read. It is not for everybody.
    pub fn answer_versioned<T: Serialize>(&self, version: i32, body: &T) -> Result<Response, Problem> {
        let body = serde_json::to_vec(body).map_err(|_| self.refused(DeskError::Unavailable))?;
        let tag = validators::versioned(version, &body);
        Ok(answer::tagged(&self.headers, Keep::Never, tag, body))
    }
}

/// The variable part of an address. One that cannot be read is one that does not exist.
pub struct Place(pub String);

impl FromRequestParts<Services> for Place {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, services: &Services) -> Result<Self, Self::Rejection> {
        let read = Path::from_request_parts(parts, services).await;
        read.map(|Path(place)| Self(place)).map_err(|_| Problem::new(Fault::NotFound, lang_of(&parts.uri)))
    }
}

fn given(uri: &Uri) -> Vec<(String, String)> {
    Query::try_from_uri(uri).map(|Query(given)| given).unwrap_or_default()
}

/// The language of an address of the open interface.
pub(super) fn lang_of(uri: &Uri) -> Lang {
    let given = given(uri);
    Lang::from_tag(given.iter().find(|(name, _)| name == "lang").map_or("", |(_, value)| value.trim()))
}

/// Whether JSON is among what is wanted (RFC 9110, 12.5.1). Who says nothing takes everything.
fn takes_json(headers: &HeaderMap) -> bool {
    let mut lines = headers.get_all(ACCEPT).iter().peekable();
    let silent = lines.peek().is_none();
    let ranges = lines.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(','));
    let mut wanted = ranges.filter_map(|range| {
        let (kind, parameters) = range.split_once(';').unwrap_or((range, ""));
        let quality = parameters.split(';').find_map(|parameter| parameter.trim().strip_prefix("q="));
        let never = quality.is_some_and(|quality| quality.trim().parse::<f32>().is_ok_and(|quality| quality <= 0.0));
        (!never).then(|| kind.trim().to_ascii_lowercase())
    });
    silent || wanted.any(|kind| matches!(kind.as_str(), "*/*" | "application/*" | "application/json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_wanted_unless_somebody_says_otherwise() {
        let takes = |value: &str| takes_json(&HeaderMap::from_iter([(ACCEPT, value.parse().unwrap())]));
        assert!(takes_json(&HeaderMap::new()));
        for wanted in ["*/*", "application/json", "text/html, application/*;q=0.1", "Application/JSON; q=1"] {
            assert!(takes(wanted), "{wanted}");
        }
        for unwanted in ["text/html", "application/json;q=0", "application/xml, */*;q=0.0"] {
            assert!(!takes(unwanted), "{unwanted}");
        }
    }

    #[test]
    fn the_language_is_vietnamese_unless_english_is_asked_for() {
        let of = |uri: &str| lang_of(&uri.parse().unwrap());
        assert_eq!(of("/api/v1/units?lang=en"), Lang::En);
        assert_eq!([of("/api/v1/units"), of("/api/v1/units?lang=fr")], [Lang::Vi; 2]);
    }
}
