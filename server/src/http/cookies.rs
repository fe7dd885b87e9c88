//! The cookies: an officer's session, a browser that an officer knows, what a custodian has opened, a
//! followed case, a draft, what an officer writes down.
//!
//! Over https they are named `__Host-phanhoi-…` and marked `Secure`; over http on this machine
//! they go without both, because some clients never send such cookies over http.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};

use crate::config::BaseUrl;

/// Which cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    Session,
    Device,
    Opening,
    Case,
    Draft,
    /// What an officer writes down for somebody.
    Entry,
}

impl Cookie {
    const fn plain_name(self) -> &'static str {
        match self {
            Self::Session => "phanhoi-session",
            Self::Device => "phanhoi-device",
            Self::Opening => "phanhoi-opening",
            Self::Case => "phanhoi-case",
            Self::Draft => "phanhoi-draft",
            Self::Entry => "phanhoi-entry",
        }
    }

    fn name(self, base: &BaseUrl) -> String {
        let prefix = if base.secure() { "__Host-" } else { "" };
        format!("{prefix}{}", self.plain_name())
    }

    /// Officers come from nowhere else; a citizen may come back by a link in a message.
    const fn same_site(self) -> &'static str {
        match self {
            Self::Session | Self::Device | Self::Opening | Self::Entry => "Strict",
            Self::Case | Self::Draft => "Lax",
        }
    }

    /// What the browser sent under this name, if it looks like a token at all.
    #[must_use]
    pub fn read(self, base: &BaseUrl, headers: &HeaderMap) -> Option<String> {
        let name = self.name(base);
        headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, value)| *key == name && is_token(value))
            .map(|(_, value)| value.to_owned())
    }

    /// Sets the cookie for as long as the browser stays open.
    pub fn set(self, base: &BaseUrl, headers: &mut HeaderMap, value: &str) {
        self.append(base, headers, value, "");
    }

    /// Sets the cookie for half a year, whether or not the browser is closed meanwhile.
    pub fn keep(self, base: &BaseUrl, headers: &mut HeaderMap, value: &str) {
        self.append(base, headers, value, "; Max-Age=15552000");
    }

    /// Takes the cookie away.
    pub fn clear(self, base: &BaseUrl, headers: &mut HeaderMap) {
        self.append(base, headers, "", "; Max-Age=0");
    }

    fn append(self, base: &BaseUrl, headers: &mut HeaderMap, value: &str, age: &str) {
        let secure = if base.secure() { "; Secure" } else { "" };
        let line = format!("{}={value}; HttpOnly; Path=/; SameSite={}{secure}{age}", self.name(base), self.same_site());
        if let Ok(value) = HeaderValue::from_str(&line) {
            headers.append(SET_COOKIE, value);
        }
    }
}

fn is_token(value: &str) -> bool {
    (16..=200).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "0123456789abcdef0123456789abcdef";

    fn base(url: &str) -> BaseUrl {
        BaseUrl::parse(url).unwrap()
    }

    #[test]
    fn over_https_cookies_are_bound_to_the_host() {
        let base = base("https://phanhoi.example.vn");
        let mut headers = HeaderMap::new();
        Cookie::Session.set(&base, &mut headers, TOKEN);
        let line = headers[SET_COOKIE].to_str().unwrap();
        assert!(line.starts_with("__Host-phanhoi-session="), "{line}");
        for part in ["HttpOnly", "Path=/", "SameSite=Strict", "Secure"] {
            assert!(line.contains(part), "{line}");
        }
    }

    #[test]
    fn over_http_on_this_machine_they_go_without_prefix() {
        let base = base("http://127.0.0.1:3000");
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_str(&format!("a=b; phanhoi-draft={TOKEN}; c=d")).unwrap());
        assert_eq!(Cookie::Draft.read(&base, &headers).as_deref(), Some(TOKEN));
        assert_eq!(Cookie::Case.read(&base, &headers), None);
    }

    #[test]
    fn what_is_no_token_is_not_read() {
        let base = base("http://127.0.0.1:3000");
        for bad in ["", "short", "0123456789abcdef%00", "0123456789 abcdef"] {
            let mut headers = HeaderMap::new();
            headers.insert(COOKIE, HeaderValue::from_str(&format!("phanhoi-draft={bad}")).unwrap());
            assert_eq!(Cookie::Draft.read(&base, &headers), None, "{bad}");
        }
    }
}
