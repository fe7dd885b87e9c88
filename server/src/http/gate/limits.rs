//! Counts by source and by node: the generic cell rate algorithm (ITU-T I.371).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::Deed;
use crate::http::source::Source;

/// The shortest wait that is asked for, in seconds.
pub(super) const LEAST: u32 = 5;
/// Sources that are remembered. When more of them are over their limits, all is forgotten: it is
/// better to forget whom to slow down than to refuse people, and the limit of the node still holds.
const REMEMBERED: usize = 100_000;

/// So many at once, then one in so much time.
struct Quota {
    at_once: i64,
    every_seconds: i64,
    /// The longest wait, however often it is tried, in seconds.
    most: i64,
}

impl Deed {
    /// For one source.
    const fn of_source(self) -> Quota {
        match self {
            Self::LookUp => Quota { at_once: 30, every_seconds: 2, most: 120 },
            // A village that was told of a meeting, or a hall of people with their telephones.
            Self::Submit => Quota { at_once: 60, every_seconds: 5, most: 120 },
            // The offices of a province begin their day behind one address.
            Self::SignIn => Quota { at_once: 60, every_seconds: 1, most: 120 },
        }
    }

    /// For this node: beyond it everybody is asked to wait a little or to let the browser work.
    const fn of_node(self) -> Quota {
        match self {
            Self::LookUp => Quota { at_once: 3000, every_seconds: 1, most: 20 },
            Self::Submit | Self::SignIn => Quota { at_once: 300, every_seconds: 1, most: 20 },
        }
    }
}

/// When each key would be back to nothing, in seconds since 1970. `None`: the node itself.
#[derive(Default)]
pub(super) struct Table(Mutex<HashMap<(Option<Source>, Deed), i64>>);

impl Table {
    /// Counts one; the seconds to wait when it is one too many.
    pub(super) fn take(&self, source: Option<Source>, deed: Deed, now: i64) -> Option<u32> {
        let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if table.len() >= REMEMBERED {
            table.retain(|_, back_at| *back_at > now);
            if table.len() >= REMEMBERED {
                table.clear();
            }
        }
        let own = source.and_then(|source| count(&mut table, Some(source), deed, &deed.of_source(), now));
        // What its own source holds back does not count against everybody.
        own.or_else(|| count(&mut table, None, deed, &deed.of_node(), now))
    }
}

fn count(
    table: &mut HashMap<(Option<Source>, Deed), i64>,
    source: Option<Source>,
    deed: Deed,
    quota: &Quota,
    now: i64,
) -> Option<u32> {
    let back_at = table.entry((source, deed)).or_insert(now);
    let full = quota.at_once * quota.every_seconds;
    let next = (*back_at).max(now) + quota.every_seconds;
    *back_at = next.min(now + full + quota.most);
    let over = *back_at - now - full;
    (over > 0).then(|| u32::try_from(over).unwrap_or(LEAST).max(LEAST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::source::Sources;

    #[test]
    fn thirty_pass_then_the_wait_grows_to_its_end_and_goes_away_again() {
        let (table, sources) = (Table::default(), Sources::new(&[]));
        let source = sources.of_peer("192.0.2.1".parse().unwrap());
        let take = |now| table.take(source, Deed::LookUp, now);
        assert!((0..30).all(|_| take(1000).is_none()));
        let waits: Vec<_> = (0..100).map(|_| take(1000).unwrap()).collect();
        assert!(waits.is_sorted() && waits[0] == LEAST && waits[99] == 120, "{waits:?}");
        assert!(take(1000 + 60).is_some());
        assert!(take(1000 + 300).is_none());
        let other = sources.of_peer("192.0.2.2".parse().unwrap());
        assert!(table.take(other, Deed::LookUp, 1000).is_none(), "nobody else waits");
        assert!(table.take(source, Deed::SignIn, 1000).is_none(), "nothing else waits");
    }

    #[test]
    fn the_table_does_not_grow_without_end() {
        let (table, sources) = (Table::default(), Sources::new(&[]));
        for n in 0..250_000_u32 {
            let source = sources.of_peer(std::net::Ipv4Addr::from_bits(n).into());
            table.take(source, Deed::Submit, i64::from(n / 100_000));
        }
        assert!(table.0.lock().unwrap().len() <= REMEMBERED);
    }
}
