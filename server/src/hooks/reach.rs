//! Where messages may go. An address is entered by people outside the house, and this machine may reach what they may
//! not: whatever it resolves to, only public addresses are called, and the networks that the operator named.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// A network, as `10.0.0.0/8` or `fd00::/8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    base: IpAddr,
    /// How many bits of an address are those of the network.
    bits: u32,
}

impl FromStr for Network {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (base, bits) = text.split_once('/').ok_or(())?;
        let base: IpAddr = base.parse().map_err(|_| ())?;
        let bits: u32 = bits.parse().map_err(|_| ())?;
        let width = if base.is_ipv4() { 32 } else { 128 };
        if bits <= width { Ok(Self { base, bits }) } else { Err(()) }
    }
}

impl Network {
    fn holds(&self, address: IpAddr) -> bool {
        let differ = |width: u32, bits: u128| bits.checked_shr(width - self.bits).unwrap_or_default() != 0;
        match (self.base, address) {
            (IpAddr::V4(base), IpAddr::V4(address)) => !differ(32, u128::from(base.to_bits() ^ address.to_bits())),
            (IpAddr::V6(base), IpAddr::V6(address)) => !differ(128, base.to_bits() ^ address.to_bits()),
            _ => false,
        }
    }
}

/// Whether a message may go to this address.
#[must_use]
pub fn may_reach(address: IpAddr, inside: &[Network]) -> bool {
    let address = address.to_canonical();
    is_public(address) || inside.iter().any(|network| network.holds(address))
}

/// Whether an address belongs to the public network (the registries of IANA for special purposes, RFC 6890).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || a == 0
        || a >= 240
        // Shared by providers (RFC 6598), for protocols (RFC 6890), former relays (RFC 7526), measurements (RFC 2544).
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (18..20).contains(&b));
    !special
}

/// Of the addresses that are given out, without those that stand for others: tunnels and translations lead to addresses
/// that were not looked at.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    let special = (first == 0x2001 && (second < 0x0200 || second == 0x0db8)) // RFC 2928, 3849
        || first == 0x2002 // RFC 3056
        || (first == 0x3fff && second < 0x1000); // RFC 9637
    (first & 0xe000) == 0x2000 && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may(address: &str, inside: &[&str]) -> bool {
        let inside: Vec<Network> = inside.iter().map(|text| text.parse().unwrap()).collect();
        may_reach(address.parse().unwrap(), &inside)
    }

    #[test]
    fn only_public_addresses_are_reached() {
        for public in ["1.1.1.1", "14.225.0.1", "203.162.4.191", "2606:4700:4700::1111", "2001:ee0:1::1"] {
            assert!(may(public, &[]), "{public}");
        }
        for other in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.8.8.8",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:169.254.169.254",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!may(other, &[]), "{other}");
        }
    }

    #[test]
    fn the_operator_names_what_else_is_reached() {
        assert!(may("10.20.1.1", &["10.20.0.0/16"]) && !may("10.21.1.1", &["10.20.0.0/16"]));
        assert!(may("::ffff:10.20.1.1", &["10.20.0.0/16"]), "the same address, written otherwise");
        assert!(may("127.0.0.1", &["10.0.0.0/8", "127.0.0.0/8"]) && !may("::1", &["127.0.0.0/8"]));
        assert!(may("fd12::7", &["fd12::/16"]) && !may("fd13::7", &["fd12::/16"]));
        assert!(may("192.168.1.1", &["0.0.0.0/0"]) && may("::1", &["::/0"]) && may("::1", &["::1/128"]));
        for wrong in ["10.0.0.0", "10.0.0.0/33", "fd00::/129", "x/8", "10.0.0.0/-1", "/8", ""] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }
}
