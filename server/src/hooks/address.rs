//! Where a unit's system takes messages.

use std::net::IpAddr;

use axum::http::Uri;
use domain::errors::Problem;
use domain::interface::hook::ADDRESS_MAX;

use super::reach::{Network, may_reach};

/// An address, checked. It may hold a secret, so that it is never printed: see [`Self::place`].
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    uri: Uri,
    host: String,
    secure: bool,
    port: u16,
}

impl Address {
    /// Reads what somebody typed. `inside`: networks that are not public and may be reached.
    ///
    /// # Errors
    /// [`Problem::BadAddress`] when it is no address that begins with https, [`Problem::NotAllowed`] when it names a
    /// machine that may not be reached. What a name leads to is asked when something is sent.
    pub fn check(typed: &str, inside: &[Network]) -> Result<Self, Problem> {
        let address = Self::parse(typed)?;
        match address.bare().parse::<IpAddr>() {
            Ok(ip) if !may_reach(ip, inside) => Err(Problem::NotAllowed),
            _ => Ok(address),
        }
    }

    /// Reads an address that was checked before.
    ///
    /// # Errors
    /// As [`Self::check`], without asking where it leads.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(Problem::Required);
        }
        if typed.len() > ADDRESS_MAX {
            return Err(Problem::TooLong);
        }
        let uri: Uri = typed.parse().map_err(|_| Problem::BadAddress)?;
        let authority = uri.authority().ok_or(Problem::BadAddress)?;
        let secure = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(Problem::BadAddress),
        };
        let host = authority.host().to_ascii_lowercase();
        let port = authority.port_u16().unwrap_or(if secure { 443 } else { 80 });
        // What stands behind the host is a port that there is.
        let numbered = authority.port_u16().is_some() || authority.as_str().len() == authority.host().len();
        let odd = authority.as_str().contains('@') || typed.contains('#') || port == 0 || !numbered;
        let address = Self { host, secure, port, uri };
        // In the clear nothing leaves this machine.
        if odd || address.bare().is_empty() || !(secure || address.is_here()) {
            return Err(Problem::BadAddress);
        }
        Ok(address)
    }

    fn is_here(&self) -> bool {
        self.bare() == "localhost" || self.bare().parse::<IpAddr>().is_ok_and(|ip| ip.to_canonical().is_loopback())
    }

    /// The host without the brackets of an IPv6 address.
    #[must_use]
    pub fn bare(&self) -> &str {
        self.host.trim_matches(['[', ']'])
    }

    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// Host and port as a request names them: the usual port is not named.
    #[must_use]
    pub fn named(&self) -> String {
        let usual = if self.secure { 443 } else { 80 };
        if self.port == usual { self.host.clone() } else { format!("{}:{}", self.host, self.port) }
    }

    /// What a request asks the host for.
    #[must_use]
    pub fn path(&self) -> Uri {
        self.uri.path_and_query().cloned().map_or_else(Uri::default, Uri::from)
    }

    /// As it is stored, sealed.
    #[must_use]
    pub fn reveal(&self) -> String {
        self.uri.to_string()
    }

    /// The machine alone, for people: what stands behind it may be a secret.
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}://{}", if self.secure { "https" } else { "http" }, self.named())
    }
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Address(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str) -> Result<Address, Problem> {
        Address::check(typed, &[])
    }

    #[test]
    fn an_address_begins_with_https() {
        let address = check(" https://Nhan.Example.VN/tin?khoa=abc ").unwrap();
        assert_eq!(
            (address.bare(), address.port(), address.named().as_str()),
            ("nhan.example.vn", 443, "nhan.example.vn")
        );
        assert_eq!(
            (address.path().to_string().as_str(), address.place().as_str()),
            ("/tin?khoa=abc", "https://nhan.example.vn")
        );
        assert_eq!(Address::parse(&address.reveal()).unwrap(), address);
        assert!(!format!("{address:?}").contains("abc"));
        let other = check("https://nhan.example.vn:8443").unwrap();
        assert_eq!((other.named().as_str(), other.path().to_string().as_str()), ("nhan.example.vn:8443", "/"));
        for wrong in [
            "http://nhan.example.vn/",
            "ftp://nhan.example.vn/",
            "nhan.example.vn",
            "/tin",
            "https://",
            "https://ten:mat-khau@nhan.example.vn/",
            "https://nhan.example.vn/#x",
            "https://nhan.example.vn:0/",
            "https://nhan.example.vn:99999/",
            "https://nhận.example.vn/",
            "javascript:alert(1)",
            "https://a b/",
        ] {
            assert_eq!(check(wrong), Err(Problem::BadAddress), "{wrong}");
        }
        assert_eq!(check("  "), Err(Problem::Required));
        assert_eq!(check(&format!("https://a.vn/{}", "a".repeat(500))), Err(Problem::TooLong));
    }

    #[test]
    fn a_machine_that_may_not_be_reached_is_refused_at_once() {
        for inside in ["https://127.0.0.1/", "http://127.0.0.1:9000/", "https://[::1]/", "https://10.1.2.3/"] {
            assert_eq!(check(inside), Err(Problem::NotAllowed), "{inside}");
        }
        let allowed: Vec<Network> = vec!["127.0.0.0/8".parse().unwrap()];
        assert!(Address::check("http://127.0.0.1:9000/", &allowed).is_ok(), "in the clear on this machine");
        assert_eq!(Address::check("http://10.1.2.3/", &allowed), Err(Problem::BadAddress));
        assert!(check("http://localhost:9000/").is_ok(), "where a name leads is asked when something is sent");
    }
}
