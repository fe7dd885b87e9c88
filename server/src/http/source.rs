//! Where requests come from, known only well enough to tell sources apart for a while.
//!
//! An address is hashed with a key that this process drew at its start and tells nobody, and is
//! then forgotten: limits are kept by the hash, in memory. What stands for a source is neither
//! logged nor stored, and means nothing to another process or after a restart.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap};

const FORWARDED_FOR: &str = "x-forwarded-for";

/// Stands for an IPv4 address, or for the /64 that an IPv6 address lies in: there one customer has
/// as many addresses as they like.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Source(u64);

/// Tells sources apart.
#[derive(Clone)]
pub struct Sources {
    key: RandomState,
    proxies: Arc<[IpAddr]>,
}

impl Sources {
    /// `proxies`: the reverse proxies whose `X-Forwarded-For` is believed.
    #[must_use]
    pub fn new(proxies: &[IpAddr]) -> Self {
        Self { key: RandomState::new(), proxies: proxies.iter().map(|ip| ip.to_canonical()).collect() }
    }

    /// Who is at the other end of a connection; `None` for a proxy, behind which everybody may be.
    #[must_use]
    pub fn of_peer(&self, peer: IpAddr) -> Option<Source> {
        let peer = peer.to_canonical();
        (!self.proxies.contains(&peer)).then(|| self.source(peer))
    }

    /// Who sent a request: the peer, or behind proxies the last address in `X-Forwarded-For` that is
    /// none of them. What stands left of it was written by whoever liked to.
    ///
    /// `None` for a request that came over no connection, as in tests, or whose proxy does not say.
    #[must_use]
    pub fn of_request(&self, extensions: &Extensions, headers: &HeaderMap) -> Option<Source> {
        let ConnectInfo(peer) = extensions.get::<ConnectInfo<SocketAddr>>()?;
        if let Some(source) = self.of_peer(peer.ip()) {
            return Some(source);
        }
        let lines: Vec<_> = headers.get_all(FORWARDED_FOR).iter().filter_map(|line| line.to_str().ok()).collect();
        let hops = lines.iter().rev().flat_map(|line| line.rsplit(','));
        // An unreadable address ends the chain: nothing left of it can be believed.
        hops.map_while(|hop| address(hop.trim())).find_map(|hop| self.of_peer(hop))
    }

    /// Stands for whoever uses a token, wherever they are.
    #[must_use]
    pub fn of_token(&self, token: i64) -> Source {
        Source(self.key.hash_one(("token", token)))
    }

    fn source(&self, address: IpAddr) -> Source {
        let network = match address {
            IpAddr::V4(v4) => IpAddr::V4(v4),
            IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
        };
        Source(self.key.hash_one(network))
    }
}

/// An address as proxies write it: with or without a port, IPv6 with or without brackets.
fn address(text: &str) -> Option<IpAddr> {
    text.parse().ok().or_else(|| text.parse().ok().map(|with_port: SocketAddr| with_port.ip())).or_else(|| {
        let inside = text.strip_prefix('[')?.strip_suffix(']')?;
        inside.parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources() -> Sources {
        Sources::new(&["10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap(), "::1".parse().unwrap()])
    }

    fn of(sources: &Sources, peer: &str, forwarded: &[&str]) -> Option<Source> {
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 4000)));
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(FORWARDED_FOR, line.parse().unwrap());
        }
        sources.of_request(&extensions, &headers)
    }

    #[test]
    fn only_a_proxy_is_believed_and_only_as_far_as_it_can_know() {
        let sources = sources();
        let direct = |ip: &str| of(&sources, ip, &[]);
        let client = direct("203.0.113.7");
        assert!(client.is_some());
        // Whoever comes by themselves is who they are, whatever they say.
        assert!(of(&sources, "203.0.113.7", &["198.51.100.1"]) == client);
        for forwarded in [
            &["203.0.113.7"][..],
            &["203.0.113.7, 10.0.0.2"],
            &["198.51.100.1, 203.0.113.7"],
            &["198.51.100.1", "203.0.113.7:52001"],
            &["203.0.113.7", "10.0.0.2"],
            &["nonsense, ::ffff:203.0.113.7"],
        ] {
            assert!(of(&sources, "10.0.0.1", forwarded) == client, "{forwarded:?}");
            assert!(of(&sources, "::ffff:10.0.0.1", forwarded) == client, "{forwarded:?}");
        }
        for silent in [&[][..], &["10.0.0.2"], &["203.0.113.7, unknown"], &[""]] {
            assert!(of(&sources, "10.0.0.1", silent).is_none(), "{silent:?}");
        }
    }

    #[test]
    fn an_ipv6_network_is_one_source() {
        let sources = sources();
        let of = |ip: &str| of(&sources, ip, &[]);
        assert!(of("2001:db8:1:2::1") == of("2001:db8:1:2:ffff::9"));
        assert!(of("2001:db8:1:2::1") != of("2001:db8:1:3::1"));
        assert!(of("203.0.113.7") != of("203.0.113.8"));
        assert!(of("2001:db8:1:2::1") == self::of(&sources, "::1", &["[2001:db8:1:2::1]:443"]));
    }

    #[test]
    fn another_process_knows_nobody() {
        let peer: IpAddr = "203.0.113.7".parse().unwrap();
        assert!(sources().of_peer(peer) != sources().of_peer(peer));
    }
}
