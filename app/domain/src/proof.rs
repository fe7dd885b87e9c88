//! Work that a browser does so that asking very often costs something (hashcash, A. Back 2002).

use sha2::{Digest, Sha256};

/// Zero bits that are asked for: a quarter of a million hashes, a second or two on an old phone.
pub const BITS: u32 = 18;

/// Whether SHA-256 of the ticket and this number begins with so many zero bits. It takes one hash
/// to check and about 2 to the power of `bits` to find.
#[must_use]
pub fn is_done(ticket: &str, number: u64, bits: u32) -> bool {
    let hash = Sha256::new().chain_update(ticket.as_bytes()).chain_update(number.to_be_bytes()).finalize();
    let zeros = hash.iter().take_while(|byte| **byte == 0).count();
    let rest = hash.get(zeros).map_or(0, |byte| byte.leading_zeros());
    u32::try_from(zeros * 8).unwrap_or(u32::MAX).saturating_add(rest) >= bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_found_by_trying_and_is_good_for_one_ticket() {
        let found = (0..).find(|number| is_done("ticket", *number, 10)).unwrap();
        assert!(is_done("ticket", found, 1) && !is_done("ticket", found, 200));
        let others = (0..100).filter(|n| is_done(&format!("ticket {n}"), found, 10)).count();
        assert!(others < 5, "{others}");
    }
}
