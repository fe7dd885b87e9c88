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

/// So many at once, then one in so much time. Times are in milliseconds.
struct Quota {
    at_once: i64,
    every: i64,
    /// The longest wait, however often it is tried.
    most: i64,
}

/// For how long a node may be asked for more than its rate before it asks everybody to wait.
const SURGE_SECONDS: i64 = 30;
/// A look-up costs the node about a tenth of what a submission or a password costs it.
const LOOK_UPS_FOR_ONE: i64 = 10;
/// Of those who begin to fill in the form many look first and come back, or do not send it.
const DRAFTS_FOR_ONE: i64 = 3;

/// A draft has seven pages, and some are stored twice.
const SAVES_FOR_ONE: i64 = 10 * DRAFTS_FOR_ONE;

impl Deed {
    /// For one source.
    const fn of_source(self) -> Quota {
        match self {
            Self::LookUp => Quota { at_once: 30, every: 2_000, most: 120_000 },
            // A village that was told of a meeting, or a hall of people with their telephones.
            // The first page and files come before it, in one request or a few.
            Self::Draft | Self::Submit | Self::Upload => Quota { at_once: 60, every: 5_000, most: 120_000 },
            // Each draft has a handful of pages.
            Self::Save => Quota { at_once: 480, every: 600, most: 10_000 },
            // The offices of a province begin their day behind one address.
            Self::SignIn => Quota { at_once: 60, every: 1_000, most: 120_000 },
            // A program that reads a list to its end, and others behind the same address.
            Self::Ask => Quota { at_once: 240, every: 250, most: 60_000 },
            // A system that looks for news and reads what is new.
            Self::AskWithToken => Quota { at_once: 120, every: 500, most: 60_000 },
        }
    }

    /// For a node that does so many a second: beyond it everybody is asked to wait a little or to let
    /// the browser work.
    fn of_node(self, rate: u32) -> Quota {
        let rate = i64::from(rate.max(1));
        let rate = match self {
            Self::LookUp | Self::Ask | Self::AskWithToken => rate * LOOK_UPS_FOR_ONE,
            Self::Draft => rate * DRAFTS_FOR_ONE,
            Self::Save => rate * SAVES_FOR_ONE,
            Self::Submit | Self::Upload | Self::SignIn => rate,
        };
        Quota { at_once: rate * SURGE_SECONDS, every: (1000 / rate).max(1), most: 20_000 }
    }
}

/// When each key would be back to nothing, in milliseconds since 1970. `None`: the node itself.
#[derive(Default)]
pub(super) struct Table(Mutex<HashMap<(Option<Source>, Deed), i64>>);

impl Table {
    /// Counts one; the seconds to wait when it is one too many. `rate` is what this node does in a
    /// second, `now` is in milliseconds.
    pub(super) fn take(&self, source: Option<Source>, deed: Deed, rate: u32, now: i64) -> Option<u32> {
        let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if table.len() >= REMEMBERED {
            table.retain(|_, back_at| *back_at > now);
            if table.len() >= REMEMBERED {
                table.clear();
            }
        }
        let own = source.and_then(|source| count(&mut table, Some(source), deed, &deed.of_source(), now));
        // What its own source holds back does not count against everybody.
        own.or_else(|| count(&mut table, None, deed, &deed.of_node(rate), now))
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
    let full = quota.at_once * quota.every;
    let next = (*back_at).max(now) + quota.every;
    *back_at = next.min(now + full + quota.most);
    let over = *back_at - now - full;
    (over > 0).then(|| u32::try_from(over.div_euclid(1000)).unwrap_or(LEAST).max(LEAST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::source::Sources;

    #[test]
    fn thirty_pass_then_the_wait_grows_to_its_end_and_goes_away_again() {
        let (table, sources) = (Table::default(), Sources::new(&[]));
        let source = sources.of_peer("192.0.2.1".parse().unwrap());
        let take = |now: i64| table.take(source, Deed::LookUp, 20, now * 1000);
        assert!((0..30).all(|_| take(1000).is_none()));
        let waits: Vec<_> = (0..100).map(|_| take(1000).unwrap()).collect();
        assert!(waits.is_sorted() && waits[0] == LEAST && waits[99] == 120, "{waits:?}");
        assert!(take(1000 + 60).is_some());
        assert!(take(1000 + 300).is_none());
        let other = sources.of_peer("192.0.2.2".parse().unwrap());
        assert!(table.take(other, Deed::LookUp, 20, 1_300_000).is_none(), "nobody else waits");
        assert!(table.take(source, Deed::SignIn, 20, 1_300_000).is_none(), "nothing else waits");
    }

    #[test]
    fn a_node_takes_what_it_can_do_and_a_surge_of_half_a_minute() {
        for rate in [1, 20, 500] {
            let table = Table::default();
            let take = |now: i64| table.take(None, Deed::Submit, rate, now);
            assert!((0..i64::from(rate) * SURGE_SECONDS).all(|_| take(0).is_none()), "{rate}");
            // From then on as many a second as the rate says.
            assert!((0..rate).all(|_| take(1000).is_none()), "{rate}");
            assert_eq!(take(1000), Some(LEAST), "{rate}");
        }
    }

    #[test]
    fn the_table_does_not_grow_without_end() {
        let (table, sources) = (Table::default(), Sources::new(&[]));
        for n in 0..250_000_u32 {
            let source = sources.of_peer(std::net::Ipv4Addr::from_bits(n).into());
            table.take(source, Deed::Submit, 20, i64::from(n / 100_000));
        }
        assert!(table.0.lock().unwrap().len() <= REMEMBERED);
    }
}
